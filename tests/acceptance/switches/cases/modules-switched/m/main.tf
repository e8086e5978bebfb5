variable "name" {}
variable "inner" { type = bool }
variable "stage" {}

locals {
  suffix = var.stage == "prod" ? "" : "-${var.stage}"
}

resource "aws_sns_topic" "t" {
  name = "${var.name}${local.suffix}"
}

module "inner" {
  source = "./inner"
  count  = var.inner ? 1 : 0
  name   = "${var.name}${local.suffix}-dead"
  fifo   = var.stage == "prod"
}

resource "aws_sns_topic_subscription" "s" {
  count     = var.inner ? 1 : 0
  topic_arn = aws_sns_topic.t.arn
  protocol  = "sqs"
  endpoint  = module.inner[0].arn
}

output "topic" {
  value = aws_sns_topic.t.arn
}

output "dead" {
  value = one(module.inner[*].arn)
}
