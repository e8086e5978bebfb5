variable "name" {}
variable "fifo" { type = bool }

resource "aws_sqs_queue" "q" {
  name                       = var.name
  visibility_timeout_seconds = var.fifo ? 60 : null
}

output "arn" {
  value = aws_sqs_queue.q.arn
}
