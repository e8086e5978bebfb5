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

# Words and texts that YAML could read as something else.
resource "aws_ssm_parameter" "texts" {
  for_each = {
    number = "0123"
    date   = "2026-01-01"
    truth  = "yes"
    null   = "~"
    colon  = "a: b"
    hash   = "a #b"
    lines  = "one\ntwo\n"
    indent = "  two\n spaces"
    arrow  = "=> !Ref"
    quote  = "it's"
    tab    = "a\tb"
    accent = "café"
  }

  name  = "/texts/${each.key}"
  type  = "String"
  value = each.value
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = <<-SH
    #!/bin/sh
    echo "${var.environment} $${HOME}"
  SH
}
