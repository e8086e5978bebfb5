# run: convert --target terraform
variable "secret" {
  sensitive = true
}

locals {
  folder = "${path.module}/folder"     # expect: TC6003 warning "is not copied"
  beside = "${path.module}/../outside" # expect: TC6002 warning "lies outside of the configuration"
}
