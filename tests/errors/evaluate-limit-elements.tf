# run: expand --max-elements 10
# What --max-elements bounds: loops, results of functions, and values that hold others over and over.

locals {
  loop    = [for i in range(11) : i]         # expect: TC3016 error "more than 10 elements"
  product = setproduct(range(5), range(5))   # expect: TC3506 error "setproduct"
  joined  = concat(range(6), range(6))       # expect: TC3506 error "concat"
  flat    = flatten([range(6), [range(6)]])  # expect: TC3506 error "flatten"
  merged  = merge({ for i in range(6) : "a${i}" => i }, { for i in range(6) : "b${i}" => i }) # expect: TC3506 error "merge"

  laughs = yamldecode("a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]") # expect: TC3501 error "yamldecode"

  one   = ["a", "b"]
  two   = [local.one, local.one]
  four  = [local.two, local.two]
  eight = [local.four, local.four]
  more  = [local.eight, local.eight]
  most  = [local.more, local.more]
  all   = [local.most, local.most] # expect: TC3016 error "The value holds more than 160 values"
}
