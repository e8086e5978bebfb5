# Two resources of which exactly one exists.
provider "aws" {
  region = "us-east-1"
}

variable "blue" {
  type    = bool
  default = true
}

variable "mode" {
  type    = string
  default = "simple"
  validation {
    condition     = contains(["simple", "fifo", "none"], var.mode)
    error_message = "One of simple, fifo, none."
  }
}

locals {
  fifo  = var.mode == "fifo"
  topic = var.blue ? aws_sns_topic.blue[0].arn : aws_sns_topic.green[0].arn
  queue = coalesce(one(aws_sqs_queue.simple[*].arn), one(aws_sqs_queue.fifo[*].arn), "arn:aws:sqs:us-east-1:123456789012:none")
}

resource "aws_sns_topic" "blue" {
  count = var.blue ? 1 : 0
  name  = "blue"
}

resource "aws_sns_topic" "green" {
  count = var.blue ? 0 : 1
  name  = "green"
}

resource "aws_sqs_queue" "simple" {
  count = var.mode == "simple" ? 1 : 0
  name  = "simple"
}

resource "aws_sqs_queue" "fifo" {
  count      = local.fifo ? 1 : 0
  name       = "jobs.fifo"
  fifo_queue = true
}

resource "aws_sns_topic_subscription" "jobs" {
  count     = var.mode == "none" ? 0 : 1
  topic_arn = local.topic
  protocol  = "sqs"
  endpoint  = local.fifo ? aws_sqs_queue.fifo[0].arn : aws_sqs_queue.simple[0].arn
}

resource "aws_ssm_parameter" "topic" {
  name       = "/topic"
  type       = "String"
  value      = local.topic
  depends_on = [aws_sqs_queue.simple, aws_sqs_queue.fifo]
}

resource "aws_ssm_parameter" "queue" {
  name  = "/queue"
  type  = "String"
  value = local.queue
}

resource "aws_ssm_parameter" "nested" {
  name  = "/nested"
  type  = "String"
  value = var.blue ? (var.mode == "fifo" ? "blue-fifo" : "blue") : (var.mode == "fifo" ? "green-fifo" : var.mode == "none" ? "none" : "green")
}

output "topic" {
  value = element(concat(aws_sns_topic.blue[*].arn, aws_sns_topic.green[*].arn), 0)
}

output "queue" {
  value = local.queue
}
