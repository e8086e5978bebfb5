variable "subscribers" {
  type = list(string)
}

variable "queues" {
  type = list(string)
}

variable "key_id" {
  type = string
}

resource "aws_sns_topic" "audit" {
  name              = "audit"
  display_name      = join(" ", var.subscribers)
  kms_master_key_id = var.key_id
}

resource "aws_sns_topic_subscription" "queue" {
  count     = length(var.queues)
  topic_arn = aws_sns_topic.audit.arn
  protocol  = "sqs"
  endpoint  = var.queues[count.index]
}

output "topic_arn" {
  value = aws_sns_topic.audit.arn
}
