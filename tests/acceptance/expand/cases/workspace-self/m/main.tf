variable "parent" {}
output "paths" { value = "${var.parent}|${path.module}|${path.root}" }
