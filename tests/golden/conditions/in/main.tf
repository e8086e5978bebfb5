provider "aws" {
  region = "us-east-1"
}

variable "environment" {
  type    = string
  default = "dev"
}

variable "public" {
  type    = bool
  default = false
}

variable "suffix" {
  type    = string
  default = ""
}

locals {
  is_production = var.environment == "prod"
}

resource "aws_sqs_queue" "jobs" {
  name                      = var.suffix == "" ? "jobs" : "jobs-${var.suffix}"
  message_retention_seconds = local.is_production ? 1209600 : 3600
  delay_seconds             = local.is_production && !var.public ? 5 : null
  sqs_managed_sse_enabled   = local.is_production

  tags = {
    Stage = { prod = "live", dev = "test" }[local.is_production ? "prod" : "dev"]
    Open  = var.public || var.environment != "prod" ? "yes" : "no"
  }
}

output "stage" {
  value = local.is_production ? aws_sqs_queue.jobs.arn : "none"
}

# A map that is put together from choices, in a nested block: its values are text, as the argument's type has it.
resource "aws_lambda_function" "settings" {
  function_name = "settings"
  role          = "arn:aws:iam::123456789012:role/example"
  runtime       = "python3.13"
  handler       = "index.handler"
  s3_bucket     = "example"
  s3_key        = "settings.zip"
  environment {
    variables = merge({ LIMIT = 5 }, var.public ? { FEATURE = true } : {})
  }
}

# Text is not empty when its length is not 0; where the resource exists, a truth value is decided.
resource "aws_sqs_queue" "suffixed" {
  count                   = length(var.suffix) > 0 && local.is_production ? 1 : 0
  name                    = var.suffix
  sqs_managed_sse_enabled = local.is_production
  tags                    = length(var.suffix) == 0 ? {} : { Suffix = var.suffix }
}
