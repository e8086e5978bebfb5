terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
variable "x" {}
resource "aws_sqs_queue" "q" {
  name = var.x.a
}
output "y" {
  value = var.x
}
