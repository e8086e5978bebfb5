variable "a" {}
variable "b" {}
output "ab" {
  value = "${var.a}${var.b}"
}
