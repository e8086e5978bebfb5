variable "name" {
  type = string
}

resource "terraform_data" "thing" {
  input = "thing ${var.name}"
}

output "name" {
  value = upper(var.name)
}
