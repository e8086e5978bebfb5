# What depends_on says and a reference or another resource implies already is left out.
provider "aws" {
  region = "us-east-1"
}

variable "audited" {
  type    = bool
  default = true
}

resource "aws_sns_topic" "first" {}

resource "aws_sqs_queue" "second" {
  depends_on = [aws_sns_topic.first]
}

# Refers to the second queue: the topic comes before that one.
resource "aws_ssm_parameter" "third" {
  name  = "/third"
  type  = "String"
  value = aws_sqs_queue.second.arn

  depends_on = [aws_sns_topic.first]
}

# Of three, only the last one is left.
resource "aws_cloudwatch_log_group" "fourth" {
  depends_on = [aws_sns_topic.first, aws_sqs_queue.second, aws_ssm_parameter.third]
}

resource "aws_sqs_queue" "audit" {
  count      = var.audited ? 1 : 0
  depends_on = [aws_sns_topic.first]
}

# The audit queue may not exist, so it is no way to the topic.
resource "aws_cloudwatch_log_group" "fifth" {
  depends_on = [aws_sns_topic.first, aws_sqs_queue.audit]
}

# Here it exists whenever the reader does.
resource "aws_cloudwatch_log_group" "sixth" {
  count      = var.audited ? 1 : 0
  depends_on = [aws_sns_topic.first, aws_sqs_queue.audit]
}
