# run: convert --target terraform
# Small expressions that would make large values.

locals {
  rows  = [for i in range(1024) : [for j in range(1024) : j]] # expect: TC3016 error "The expression makes more than 1048576 elements"
  line  = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  page  = "%{for i in range(1024)}${local.line}%{endfor}"
  book  = "%{for i in range(1000)}${local.page}%{endfor}"
  shelf = "${local.book}${local.book}" # expect: TC3022 error "The string is longer than 67108864 bytes"
}
