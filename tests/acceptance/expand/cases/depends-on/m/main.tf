variable "value" {}

resource "terraform_data" "inner" {
  input = var.value
}

output "result" {
  value = "${terraform_data.inner.input}, ${length(var.value)}"
}
