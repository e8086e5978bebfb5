terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.here, aws.there]
    }
  }
}

variable "name" {
  type = string
}

resource "aws_sns_topic" "main" {
  provider = aws.here
  name     = var.name
}

resource "aws_sqs_queue" "copy" {
  provider = aws.there
  name     = "${var.name}-copy"
}

output "topic" {
  value = aws_sns_topic.main.arn
}
