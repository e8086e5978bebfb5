variable "value" {}

output "result" {
  value = join("+", var.value)
}
