# Faults of single lines: each is reported, and the next line is read again.
locals {
  single_quotes = 'a'        # expect: TC1001 error "Invalid character"
  bitwise       = 1 & 2      # expect: TC1010 error "Unsupported operator"
  escape        = "a\qb"     # expect: TC1006 error "Invalid escape sequence"
  number        = 1.2.3      # expect: TC1007 error "Invalid number"
  # expect: TC1004 error "Unterminated string"
  string = "a
  two = 1 b = 2              # expect: TC1013 error "Missing newline"
  # expect: TC1021 error "Missing expression"
  nothing =
  tuple   = [1 2]            # expect: TC1023 error "Missing comma"
  object  = { a = 1 b = 2 }  # expect: TC1023 error "Missing separator"
  key     = { a }            # expect: TC1024 error "Missing value"
  dot     = local.           # expect: TC1025 error "Missing attribute name"
  legacy  = local.two.0.1    # expect: TC1026 error "Invalid legacy index"
  splat   = local.two.*.a.*  # expect: TC1027 error "Nested splat"
  choice  = true ? 1         # expect: TC1028 error "Incomplete conditional"
  scoped  = provider::aws    # expect: TC1029 error "Function without arguments"
  for     = [for x y : x]    # expect: TC1030 error "Invalid \"for\" expression"
  paren   = (1]              # expect: TC1022 error "Unbalanced parentheses"
  # expect: TC1022 error "Unclosed function call"
  call   = max(1, 2
  interp = "${1 2}"          # expect: TC1041 error "Extra characters in a template sequence"
  colon  = "${a:b}"          # expect: TC1041 error "Extra characters in a template sequence"
  # expect: TC1040 error "Unclosed interpolation"
  open    = "${1
  while   = "%{while a}"     # expect: TC1042 error "Invalid template directive"
  no_end  = "%{if true}a"    # expect: TC1043 error "Unclosed template directive"
  two     = 3                # expect: TC1019 error "Argument set twice"
  # expect: TC1044 error "Invalid heredoc"
  heredoc = << EOT
    text
  EOT
  "quoted" = 1               # expect: TC1012 error "Invalid argument name"
  12                         # expect: TC1011 error "Argument or block expected"
}

variable "a" { default = 1, type = number } # expect: TC1016 error "Invalid one-line block"
variable "b" {} variable "c" {}             # expect: TC1014 error "Missing newline"
variable "d" = 1                            # expect: TC1015 error "Invalid block header"
# expect: TC2007 error "A variable block has 1 label"
variable "${"e"}" {}                        # expect: TC1020 error "Invalid block label"

}                                           # expect: TC1018 error "Unexpected closing brace"
