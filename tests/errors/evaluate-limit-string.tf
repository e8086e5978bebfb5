# run: expand --max-string 100
# What --max-string bounds. Each of these would be built in memory before it could be measured.

locals {
  text     = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  template = "${local.text}${local.text}"                              # expect: TC3022 error "longer than 100 bytes"
  repeated = "%{for i in range(1000)}${local.text}${i}%{endfor}"       # expect: TC3022 error "longer than 100 bytes"
  joined   = join("", [for i in range(3) : local.text])                # expect: TC3506 error "join"
  format   = format("%[1]s%[1]s", local.text)                          # expect: TC3506 error "format"
  padded   = format("%101d", 1)                                        # expect: TC3506 error "format"
  list     = formatlist("%s%s", [local.text], local.text)              # expect: TC3506 error "formatlist"
  replaced = replace(local.text, "0", local.text)                      # expect: TC3506 error "replace"
  pattern  = replace(local.text, "/[0-9]/", local.text)                # expect: TC3506 error "replace"
  indented = indent(100, "a\nb")                                       # expect: TC3506 error "indent"
  json     = jsonencode([for i in range(1000) : local.text])           # expect: TC3506 error "jsonencode"
  yaml     = yamlencode([for i in range(1000) : local.text])           # expect: TC3506 error "yamlencode"
  quoted   = format("%q", jsonencode([for i in range(16) : "\""]))     # expect: TC3506 error "format"
}
