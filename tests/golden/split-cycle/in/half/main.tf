variable "name" {
  type = string
}

variable "peer" {
  type = string
}

resource "aws_sns_topic" "out" {
  display_name = var.name
}

resource "aws_sqs_queue" "in" {}

resource "aws_sns_topic_subscription" "in" {
  topic_arn = var.peer
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.in.arn
}

output "topic" {
  value = aws_sns_topic.out.arn
}
