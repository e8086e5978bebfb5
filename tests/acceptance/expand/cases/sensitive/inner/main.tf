variable "secret" {
  type = string
}

output "echo" {
  value     = "${var.secret}!"
  sensitive = true
}
