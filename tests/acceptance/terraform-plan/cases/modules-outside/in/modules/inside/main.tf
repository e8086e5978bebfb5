variable "prefix" {
  type = string
}

module "deeper" {
  source = "../../../shared/beside"
  name   = var.prefix
  size   = 0
}

output "text" {
  value = "${templatefile("${path.module}/greeting.tpl", { name = var.prefix })}|${module.deeper.text}|${fileexists("${path.root}/root.txt")}"
}
