variable "size" {
  type    = number
  default = 1
}

locals {
  a = "main"
  b = "main"
}

resource "terraform_data" "x" {
  input = "main ${var.size}"

  lifecycle {
    precondition {
      condition     = var.size > 0
      error_message = "Never."
    }
  }
}

resource "terraform_data" "y" {
  count = 1
  input = local.a
}

output "all" {
  value = [local.a, local.b, var.size]
}
