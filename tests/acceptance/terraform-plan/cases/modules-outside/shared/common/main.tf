variable "value" {}
output "text" {
  value = "<${var.value}>"
}
