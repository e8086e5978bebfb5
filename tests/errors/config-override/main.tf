# run: convert --target terraform
variable "v" {}
