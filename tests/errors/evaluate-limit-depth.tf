# run: expand --max-depth 20
locals {
  nested = [[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]] # expect: TC1008 error "nested too deeply"
}
