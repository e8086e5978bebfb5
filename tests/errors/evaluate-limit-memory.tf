# run: expand --max-memory 20000000
locals {
  line = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  page = "%{for i in range(1000)}${local.line}%{endfor}"
  book = [for i in range(1000) : "${local.page}${i}"] # expect: TC3023 error "Evaluation takes more than 20000000 bytes"
}
