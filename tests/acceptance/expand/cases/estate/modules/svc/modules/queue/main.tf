variable "name" { type = string }
variable "options" {
  type = object({ delay = number, fifo = optional(bool, false), kms = optional(object({ id = optional(string, "alias/aws/sqs") }), {}) })
}

resource "aws_sqs_queue" "this" {
  name              = var.options.fifo ? "${var.name}.fifo" : var.name
  delay_seconds     = var.options.delay
  fifo_queue        = var.options.fifo
  kms_master_key_id = var.options.kms.id
  redrive_policy    = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = max(var.options.delay, 3) })
}

resource "aws_sqs_queue" "dead" {
  name = "${var.name}-dead"
}

output "url_of" {
  value = "${var.name}/${var.options.delay}"
}
