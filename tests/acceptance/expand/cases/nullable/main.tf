# nullable, null arguments to modules, defaults that stand in for null.
module "given" {
  source       = "./values"
  required     = null
  with_default = null
  strict       = null
}

module "left_out" {
  source   = "./values"
  required = "x"
}

variable "maybe" {
  type    = string
  default = null
}

resource "terraform_data" "nothing" {
  input = var.maybe
}

resource "terraform_data" "some" {
  count = var.maybe == null ? 1 : 2
  input = { a = var.maybe, b = [null, var.maybe], c = coalesce(var.maybe, "fallback") }
}

output "given" {
  value = module.given.all
}

output "left_out" {
  value = module.left_out.all
}

output "null" {
  value = var.maybe
}

output "typed_null" {
  value = [tostring(null), tolist(null), { a = tonumber(null) }]
}
