# Override files: what they replace, merge and leave.

terraform {
  required_version = ">= 1.0"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 4.0"
    }
  }
  backend "s3" {
    bucket = "none"
  }
}

variable "v" {
  type        = string
  default     = "base"
  description = "base"
}

locals {
  a = "base"
  b = "base"
}

provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { from = "base" }
  }
}

resource "terraform_data" "r" {
  input            = "base"
  triggers_replace = ["base"]
  provisioner "local-exec" {
    command = "echo base"
  }
  lifecycle {
    create_before_destroy = true
    ignore_changes        = [input]
  }
}

resource "aws_security_group" "sg" {
  name = "base"
  ingress {
    from_port = 1
    to_port   = 1
    protocol  = "tcp"
  }
  dynamic "egress" {
    for_each = [1, 2]
    content {
      from_port = egress.value
      to_port   = egress.value
      protocol  = "tcp"
    }
  }
}

data "aws_iam_policy_document" "d" {
  dynamic "statement" {
    for_each = ["base"]
    content {
      sid       = statement.value
      actions   = ["s3:*"]
      resources = ["*"]
    }
  }
}

module "m" {
  source = "./m"
  a      = "base"
  b      = "base"
}

output "o" {
  value       = "base"
  description = "base"
}
