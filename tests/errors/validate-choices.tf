# run: convert
# What deployment chooses from: a value that does not fit need never be chosen.
provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  type    = string
  default = "dev"
}

variable "days" {
  type    = number
  default = 8
}

variable "mode" {
  type    = string
  default = "MUTABLE"
  validation {
    condition     = contains(["MUTABLE", "SOMETIMES"], var.mode)
    error_message = "Whether tags may move."
  }
}

locals {
  class = {
    dev  = "STANDARD"
    prod = "STANDARDS"
  }
}

resource "aws_cloudwatch_log_group" "jobs" {
  name              = "jobs"
  retention_in_days = var.days                      # expect: TC5205 warning "\"8\" is not one of the allowed values"
  log_group_class   = local.class[var.environment] # expect: TC5205 warning "\"STANDARDS\" is not one of the allowed values"
}

resource "aws_ecr_repository" "jobs" {
  name                 = "jobs"
  image_tag_mutability = var.mode # expect: TC5205 warning "is not one of the allowed values"
}
