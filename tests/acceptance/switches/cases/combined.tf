# Switches nested in each other in every way, and what refers to resources that only some of them create.
provider "aws" {
  region = "us-east-1"
}

variable "enabled" {
  type    = bool
  default = true
}

variable "logging" {
  type    = bool
  default = false
}

variable "alerts" {
  type    = bool
  default = true
}

variable "stage" {
  type    = string
  default = "dev"
  validation {
    condition     = contains(["dev", "test", "staging", "prod"], var.stage)
    error_message = "One of dev, test, staging, prod."
  }
}

locals {
  live     = contains(["staging", "prod"], var.stage)
  watched  = var.enabled && (var.logging || !(var.stage == "dev"))
  quiet    = !(local.watched && var.alerts)
  replicas = local.live ? (var.enabled && var.alerts ? 3 : 2) : var.logging ? 1 : 0
  either   = anytrue([var.logging, local.live])
  both     = alltrue([var.enabled, local.live, !var.logging])
}

resource "aws_sqs_queue" "replica" {
  count                      = local.replicas
  name                       = "replica-${count.index}"
  visibility_timeout_seconds = local.live && count.index == 0 ? 60 : 30
}

resource "aws_sns_topic" "alerts" {
  count = local.watched && var.alerts ? 1 : 0
  name  = "alerts"
}

resource "aws_sns_topic" "quiet" {
  count = local.quiet ? 1 : 0
  name  = local.live ? "quiet-live" : var.logging ? "quiet-logged" : "quiet"
}

resource "aws_sns_topic_subscription" "replica" {
  count     = local.watched && var.alerts && local.live ? 1 : 0
  topic_arn = one(aws_sns_topic.alerts[*].arn)
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.replica[0].arn
}

resource "aws_cloudwatch_log_group" "logs" {
  count             = local.either ? 1 : 0
  name              = "/logs"
  retention_in_days = var.stage == "prod" ? 365 : local.live ? 30 : 7
}

resource "aws_cloudwatch_log_group" "audit" {
  count = local.both ? 1 : 0
  name  = "/audit"
}

resource "aws_ssm_parameter" "state" {
  name = "/state"
  type = "String"
  value = jsonencode({
    topic    = try(aws_sns_topic.alerts[0].arn, one(aws_sns_topic.quiet[*].arn))
    replicas = [for q in aws_sqs_queue.replica : q.url]
    logs     = local.either ? aws_cloudwatch_log_group.logs[0].name : null
    live     = local.live ? "yes" : "no"
  })
  depends_on = [aws_cloudwatch_log_group.audit, aws_sqs_queue.replica]
}

resource "aws_ssm_parameter" "chain" {
  count = local.either && var.enabled ? 1 : 0
  name  = "/chain"
  type  = "String"
  value = "${aws_cloudwatch_log_group.logs[0].name}${local.both ? aws_cloudwatch_log_group.audit[0].name : ""}"
}

output "topic" {
  value = local.quiet ? aws_sns_topic.quiet[0].arn : aws_sns_topic.alerts[0].arn
}

output "replicas" {
  value = aws_sqs_queue.replica[*].arn
}

output "audit" {
  value = local.both ? aws_cloudwatch_log_group.audit[0].arn : null
}

output "chain" {
  value = { for p in aws_ssm_parameter.chain : p.name => p.type }
}

resource "aws_ssm_parameter" "lists" {
  name = "/lists"
  type = "String"
  value = jsonencode({
    always  = concat(["a"], var.logging ? ["b"] : [], local.live ? ["c", "d"] : ["e"])
    objects = concat([{ name = "x" }], var.alerts ? [{ name = "say \"y\"" }] : [])
    merged  = merge({ a = 1 }, var.logging ? { b = true } : {})
    text    = var.alerts ? "quote \" and \\" : "plain"
    joined  = var.alerts ? "\"${aws_ssm_parameter.state.name}\"" : "none"
    number  = var.alerts ? 1 : 2
  })
}
