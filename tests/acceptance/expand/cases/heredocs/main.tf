# Heredocs, directives, escapes and trimming.
locals {
  names = ["x", "y"]
  plain = <<EOT
  two spaces
tab	here "quoted" \n stays
EOT
  flush = <<-EOT
    first
      second ${local.names[0]}
    $${escaped} %%{also}
  EOT
  loop = <<-EOT
    %{for i, n in local.names~}
    ${i}=${n}
    %{endfor~}
    %{if length(local.names) > 1~}
    many
    %{else~}
    few
    %{endif~}
    end
  EOT
}

resource "terraform_data" "texts" {
  input = {
    plain  = local.plain
    flush  = local.flush
    loop   = local.loop
    inline = "%{for n in local.names}<${n}>%{endfor}"
    trim   = "a ${~ "b" ~} c"
    escape = "\t\"\\ \u00e9 \U0001F600 $${a} %%{b}"
    number = "${1.50} ${1e3} ${true} ${1 / 3}"
  }
}

output "arguments" {
  value = join("|", [<<X
text
X
  , "b"])
}

output "lines" {
  value = split("\n", trimspace(local.loop))
}
