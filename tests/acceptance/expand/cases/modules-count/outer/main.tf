variable "prefix" {}

module "inner" {
  source = "../inner"
  count  = 2
  name   = format("%s-%02d", var.prefix, count.index)
}

resource "terraform_data" "marker" {
  input = module.inner[*].name
}

output "names" {
  value = [for m in module.inner : m.name]
}
