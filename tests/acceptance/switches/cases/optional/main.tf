# Variables that may be null, and lists that may be empty.
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region = "us-east-1"
}

variable "kms_key" {
  type    = string
  default = null
}

variable "retention" {
  type    = number
  default = null
}

variable "fifo" {
  type    = bool
  default = null
}

variable "actions" {
  type    = list(string)
  default = []
}

variable "groups" {
  type    = set(string)
  default = null
}

variable "untyped" {
  default = null
}

module "inner" {
  source = "./inner"
  name   = var.untyped
  limits = { days = var.retention }
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "app"
  retention_in_days = var.retention
}

resource "aws_sns_topic" "encrypted" {
  count        = var.kms_key != null ? 1 : 0
  name         = "encrypted"
  tags         = { Key = var.kms_key }
  display_name = "with ${var.kms_key}"
}

resource "aws_sns_topic" "each" {
  for_each = var.kms_key[*] == [] ? {} : { one = coalesce(var.untyped, "x") }
  name     = each.value
}

resource "aws_sqs_queue" "jobs" {
  name                       = "jobs${coalesce(var.fifo, false) ? ".fifo" : ""}"
  fifo_queue                 = var.fifo
  tags                       = { Key = var.kms_key == null ? "alias/aws/sqs" : var.kms_key }
  visibility_timeout_seconds = 30
}

resource "aws_cloudwatch_metric_alarm" "depth" {
  alarm_name          = "depth"
  alarm_description   = "fifo ${var.fifo == true}, ${var.fifo == false}"
  actions_enabled     = var.fifo == true
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "ApproximateNumberOfMessagesVisible"
  namespace           = "AWS/SQS"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
  alarm_actions       = length(var.actions) > 0 ? var.actions : null
  ok_actions          = concat(["arn:aws:sns:us-east-1:123456789012:ops"], var.actions)
}

resource "aws_sns_topic" "no_actions" {
  count = length(var.actions) == 0 ? 1 : 0
  name  = "no-actions"
}

resource "aws_lambda_function" "f" {
  function_name = "f"
  role          = "arn:aws:iam::123456789012:role/x"
  image_uri     = "123456789012.dkr.ecr.us-east-1.amazonaws.com/x:1"
  package_type  = "Image"

  dynamic "vpc_config" {
    for_each = var.groups == null ? [] : [1]
    content {
      security_group_ids = var.groups
      subnet_ids         = ["subnet-12345678"]
    }
  }

  dynamic "image_config" {
    for_each = var.kms_key[*]
    content {
      working_directory = image_config.value
    }
  }
}

resource "aws_ssm_parameter" "actions" {
  name  = "/actions"
  type  = "String"
  value = join(" ", concat(["all"], [for a in var.actions : "do:${a}/now"]))
}

output "key" {
  value = [aws_sqs_queue.jobs.arn, var.kms_key]
}
