variable "size" {
  default = 4
}

locals {
  a = "first override"
}
