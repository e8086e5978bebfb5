variable "name" {
  type = string
}

variable "key" {
  type = string
}

module "intake" {
  source = "./queue"
  name   = "${var.name}-intake"
  key    = var.key
}

resource "aws_sns_topic" "events" {
  name = "${var.name}-events"
}

resource "aws_sns_topic_subscription" "intake" {
  topic_arn = aws_sns_topic.events.arn
  protocol  = "sqs"
  endpoint  = module.intake.arn
}

output "intake" {
  value = module.intake.arn
}
