# Resources that a switch creates, and every way to refer to them.
provider "aws" {
  region = "us-east-1"
}

variable "on" {
  type    = bool
  default = true
}

variable "environment" {
  type    = string
  default = "dev"
}

variable "name" {
  type    = string
  default = "app"
}

resource "aws_sqs_queue" "dead" {
  count = var.on ? 1 : 0
  name  = "${var.name}-dead"
}

resource "aws_sqs_queue" "many" {
  count = var.environment == "prod" ? 3 : 1
  name  = "${var.name}-${count.index}"
}

resource "aws_sns_topic" "alarms" {
  count = contains(["prod", "staging"], var.environment) && var.on ? 1 : 0
  name  = "${var.name}-alarms"
}

resource "aws_sns_topic" "either" {
  count = var.environment != "dev" || !var.on ? 1 : 0
  name  = "${var.name}-either"
}

resource "aws_sns_topic_subscription" "dead" {
  count     = var.on && var.environment == "prod" ? 1 : 0
  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.dead[0].arn
}

resource "aws_ssm_parameter" "refs" {
  for_each = {
    one    = coalesce(one(aws_sqs_queue.dead[*].arn), "none")
    try    = try(aws_sqs_queue.dead[0].arn, "none")
    choice = var.on ? aws_sqs_queue.dead[0].id : "none"
    joined = "a,${join(",", aws_sqs_queue.dead[*].arn)}"
    list   = coalescelist(aws_sqs_queue.dead[*].id, ["none"])[0]
    concat = concat(aws_sqs_queue.dead[*].id, aws_sqs_queue.many[*].id)[0]
    length = length(aws_sqs_queue.dead)
    some   = length(aws_sqs_queue.dead) > 0 ? "yes" : "no"
    many   = join(",", aws_sqs_queue.many[*].arn)
    last   = element(aws_sqs_queue.many[*].arn, length(aws_sqs_queue.many) - 1)
    count  = length(aws_sqs_queue.many)
  }
  name  = "/${var.name}/${each.key}"
  type  = "String"
  value = each.value
}

output "dead" {
  value = one(aws_sqs_queue.dead[*].arn)
}

output "dead_or_empty" {
  value = try(aws_sqs_queue.dead[0].url, "")
}

output "topics" {
  value = concat(aws_sns_topic.alarms[*].arn, aws_sns_topic.either[*].arn)
}

output "many" {
  value = aws_sqs_queue.many[*].name
}

output "table" {
  value = { dead = one(aws_sqs_queue.dead[*].name), first = aws_sqs_queue.many[0].name }
}
