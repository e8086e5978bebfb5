# expect: TC1017 error "Unclosed block"
locals {
  a = 1
