# Everything depends on the switch.
provider "aws" {
  region = "us-east-1"
}

variable "create" {
  type    = bool
  default = true
}

resource "aws_sqs_queue" "q" {
  count = var.create ? 1 : 0
  name  = "q"
}

resource "aws_sns_topic" "t" {
  count = var.create ? 1 : 0
  name  = "t"
}

resource "aws_sns_topic_subscription" "s" {
  count      = var.create ? 1 : 0
  topic_arn  = aws_sns_topic.t[0].arn
  protocol   = "sqs"
  endpoint   = aws_sqs_queue.q[0].arn
  depends_on = [aws_sqs_queue.q]
}

output "topic" {
  value = try(aws_sns_topic.t[0].arn, null)
}
