locals {
  b = "second override"
}

resource "terraform_data" "x" {
  input = "override ${var.size}"
}

resource "terraform_data" "y" {
  count = 2
}
