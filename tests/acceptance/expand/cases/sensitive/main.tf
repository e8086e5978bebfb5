# Sensitive values through locals, modules and outputs; ephemeral variables where they are allowed.
variable "password" {
  type      = string
  sensitive = true
  default   = "hunter2"
}

variable "token" {
  type      = string
  ephemeral = true
  default   = "t"
}

locals {
  url   = "https://user:${var.password}@example.com"
  plain = nonsensitive(length(var.password))
}

module "inner" {
  source = "./inner"
  secret = var.password
}

resource "terraform_data" "user" {
  input = { url = local.url, length = local.plain }
}

output "url" {
  value     = local.url
  sensitive = true
}

output "length" {
  value = local.plain
}

output "flags" {
  value = [issensitive(local.url), issensitive(local.plain), issensitive(module.inner.echo), can(var.token)]
}

output "from_module" {
  value     = module.inner.echo
  sensitive = true
}

output "marked" {
  value     = { a = sensitive("x"), b = 2 }
  sensitive = true
}
