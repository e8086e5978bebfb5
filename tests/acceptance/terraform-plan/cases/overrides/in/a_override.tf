terraform {
  required_version = ">= 1.1"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "v" {
  default = "a"
}

locals {
  a = "a"
}

resource "terraform_data" "r" {
  input = "a ${local.a}${local.b}"
  provisioner "local-exec" {
    command = "echo a"
  }
  lifecycle {
    ignore_changes = []
  }
}

resource "aws_security_group" "sg" {
  egress {
    from_port = 5
    to_port   = 5
    protocol  = "tcp"
  }
}

provider "aws" {
  default_tags {
    tags = { from = "a" }
  }
}
