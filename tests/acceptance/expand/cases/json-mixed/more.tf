locals {
  native = "native ${var.size}"
}

output "upper" {
  value = local.upper
}

output "splat" {
  value = terraform_data.one[*].input
}
