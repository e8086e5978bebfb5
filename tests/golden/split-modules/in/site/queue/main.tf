variable "name" {
  type = string
}

variable "key" {
  type = string
}

resource "aws_sqs_queue" "this" {
  name              = var.name
  kms_master_key_id = var.key
}

resource "aws_cloudwatch_log_group" "this" {
  name       = "/queues/${var.name}"
  kms_key_id = var.key
}

output "arn" {
  value = aws_sqs_queue.this.arn
}
