# Strings that look like something else: templates, comments of JSON, numbers, escapes.

variable "described" {
  description = "costs $${amount} or 100%%{x}, see \"docs\""
  default     = "$${not.a.template} and %%{ neither } \\ \t \u00e9 \U0001F600"
}

variable "plain" {
  type    = list(string)
  default = ["$${a}", "%%{b}", "true", "01", "null"]
}

locals {
  escaped    = "$${literal} %%{literal} $$ %% $ % $$$ {"
  quotes     = "\"a\" \\b\\ \r\n\t</script>"
  wrapped    = "${local.number}"
  number     = 12345678901234567890.000000000000000001
  small      = 0.1e-7
  zeros      = 007
  negative   = -0.5
  nothing    = null
  comment    = { "//" = "kept", "/*" = "too" }
  dollars    = "cost: $${var.described}"
  mixed      = "a${local.number}b$${c}${"d"}%%{e}"
  only_parts = "${"x"}${"y"}"
  nested     = "${"inner ${upper("deep ${local.wrapped}")}"}"
  heredoc    = <<-EOT
    first "line" with $${escape}
      indented ${local.number}
    %{if local.negative < 0~}
    negative
    %{else~}
    positive
    %{endif~}
    %{for s in var.plain~}
    - ${s}
    %{endfor~}
    \n is no escape here
  EOT
  raw = <<EOT
	tab and $ and %
EOT
  empty_heredoc = <<EOT
EOT
  keys = {
    "$${k}"   = 1
    "a b"     = 2
    (upper("c")) = 3
    "t${1}"   = 4
    5         = 6
    true      = 7
    "q\"uote" = 8
  }
}

resource "terraform_data" "all" {
  input = {
    "$${template}" = "$${template}"
    locals = {
      escaped = local.escaped, quotes = local.quotes, wrapped = local.wrapped, number = local.number, small = local.small
      zeros = local.zeros, negative = local.negative, nothing = local.nothing, comment = local.comment
      dollars = local.dollars, mixed = local.mixed, only = local.only_parts, nested = local.nested
      heredoc = local.heredoc, raw = local.raw, empty = local.empty_heredoc, keys = local.keys
    }
  }
}

output "variables" {
  description = "literal $${x} and %%{y}"
  value       = [var.described, var.plain, "$${z}"]
}

output "null_string" {
  value = tostring(null)
}
