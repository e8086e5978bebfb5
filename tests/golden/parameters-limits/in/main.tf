# A template holds 200 parameters, and a parameter 4,096 bytes. The last declared variables are fixed, and the one whose value is longer.
# The command adds many.tf: v001 to v200, each with a value, and the list of all.
provider "aws" {
  region = "us-east-1"
}

variable "first" {
  type    = string
  default = "declared before the others, as files are read in the order of their names"
}

variable "long" {
  type = string
}

variable "longest_that_fits" {
  type = string
}

resource "aws_ssm_parameter" "many" {
  name  = "many"
  type  = "String"
  tier  = "Intelligent-Tiering"
  value = join(" ", concat([var.first, var.longest_that_fits], local.many))
}

resource "aws_ssm_parameter" "long" {
  name  = "long"
  type  = "String"
  tier  = "Advanced"
  value = var.long
}
