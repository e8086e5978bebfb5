variable "topic" {
  type = string
}

variable "address" {
  type = string
}

resource "aws_sns_topic_subscription" "this" {
  topic_arn = var.topic
  protocol  = "email"
  endpoint  = "${var.address}@example.org"
}

output "arn" {
  value = aws_sns_topic_subscription.this.arn
}
