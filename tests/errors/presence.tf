# run: convert --parameters all
# Variables that are null by default and that the configuration cannot do without: terraform says the same.
provider "aws" {
  region = "us-east-1"
}

variable "name" {
  type    = string
  default = null
}

variable "label" {
  type    = string
  default = null
}

variable "zones" {
  type    = list(string)
  default = []
}

locals {
  # expect: TC4070 error "Variable \"zones\" cannot be a parameter"
  # expect: TC3003 error "Index out of range"
  first = var.zones[0]
}

resource "aws_vpc" "main" { # expect: TC4070 error "Variable \"label\" cannot be a parameter"
  cidr_block = "10.0.0.0/16"
  tags = {
    Name = "main-${var.label}" # expect: TC3004 error "Null cannot be part of a string"
  }
}

resource "aws_sns_topic" "guarded" {
  count = var.name == null ? 0 : 1
  name  = "topic-${var.name}"
}
