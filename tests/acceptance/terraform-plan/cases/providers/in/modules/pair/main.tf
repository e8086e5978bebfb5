terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.secondary, aws.main]
    }
  }
}

variable "name" {}

resource "aws_sqs_queue" "inherited" {
  name = var.name
}

resource "aws_sqs_queue" "secondary" {
  provider = aws.secondary
  name     = var.name
}

resource "aws_sqs_queue" "main" {
  provider = aws.main
  name     = "${var.name}-main"
}
