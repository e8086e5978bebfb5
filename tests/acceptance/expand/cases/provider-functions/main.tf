# Functions of the provider, core:: and what they give in place.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
locals {
  parsed = provider::aws::arn_parse("arn:aws:iam::123456789012:role/path/to/app")
  built  = provider::aws::arn_build("aws", "sqs", "eu-west-1", "123456789012", "queue")
  short  = provider::aws::trim_iam_role_path("arn:aws:iam::123456789012:role/path/to/app")
}
resource "aws_sqs_queue" "q" {
  name = core::lower("Q-${local.parsed.account_id}")
  tags = { for k, v in local.parsed : k => v if v != "" }
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Principal = { AWS = local.short }, Action = "sqs:*", Resource = local.built }] })
}
output "all" { value = [local.parsed, local.built, local.short] }
