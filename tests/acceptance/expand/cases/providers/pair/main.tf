terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.near, aws.far]
    }
  }
}

variable "name" {
  type = string
}

resource "aws_sqs_queue" "near" {
  provider = aws.near
  name     = "${var.name}-near"
}

resource "aws_sqs_queue" "far" {
  provider                  = aws.far
  name                      = "${var.name}-far"
  message_retention_seconds = "86400"
}

module "nested" {
  source    = "../plain"
  providers = { aws = aws.far }
}
