# A module's validation holds for the value at hand of a variable that stays a parameter.
provider "aws" {
  region = "us-east-1"
}

variable "stage" {
  type    = string
  default = "test"
}

variable "second" {
  type    = bool
  default = false
}

module "first" {
  source = "./queue"
  stage  = "x-${var.stage}"
}

# Where the module does not exist, nothing is held against it.
module "second" {
  source = "./queue"
  count  = var.second ? 1 : 0
  stage  = "y-${var.stage}"
}
