# Operations that deployment lacks, over variables that are one of a few values.

provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  type    = string
  default = "dev"
  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "One of dev, staging and prod."
  }
}

variable "owner" {
  type    = string
  default = "platform"
}

variable "days" {
  type    = number
  default = 7
  validation {
    condition     = contains([1, 7, 14], var.days)
    error_message = "One of 1, 7 and 14."
  }
}

variable "tier" {
  type    = string
  default = null
  validation {
    condition     = var.tier == null ? true : contains(["gold", "silver"], var.tier)
    error_message = "Gold or silver, if any."
  }
}

variable "queue" {
  type    = object({ size = optional(string, "small"), fifo = optional(bool, false) })
  default = {}
  validation {
    condition     = var.queue.size == "small" || var.queue.size == "large"
    error_message = "Small or large."
  }
}

locals {
  # The elements have different attributes, so no mapping holds them.
  settings = {
    dev     = { queues = 1, zones = ["a"], extra = { delay = 5 } }
    staging = { queues = 2, zones = ["a", "b"] }
    prod    = { queues = 3, zones = ["a", "b", "c"], alarm = true }
  }
  chosen = local.settings[var.environment]
  live   = endswith(var.environment, "g") || can(regex("^prod", var.environment))
}

# A word is looked up in a mapping; what does not change stays text around the parameter.
resource "aws_sns_topic" "words" {
  name         = substr("orders-${var.environment}", 0, 32)
  display_name = upper(var.environment)
  tags = {
    Hash  = md5("orders-${var.environment}")
    Short = join("", regexall("[^aeiou]", var.environment))
    Cut   = substr("orders-${var.environment}", 0, 10)
    Block = cidrsubnet("10.0.0.0/8", length(var.environment), 1)
    Size  = title(var.queue.size)
    Tier  = var.tier == null ? "none" : upper(var.tier)
    Owner = var.owner
  }
}

resource "aws_sqs_queue" "counted" {
  count                     = local.chosen.queues
  name                      = "jobs-${count.index}-${var.environment}"
  delay_seconds             = try(local.chosen.extra.delay, 0) * 2
  message_retention_seconds = var.days * 86400
  fifo_queue                = false
}

resource "aws_cloudwatch_log_group" "zone" {
  for_each          = toset(local.chosen.zones)
  name              = "zone-${each.key}"
  retention_in_days = var.days
}

resource "aws_cloudwatch_metric_alarm" "depth" {
  count               = local.live ? 1 : 0
  alarm_name          = "depth"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  period              = 60
  statistic           = "Sum"
  threshold           = upper(var.environment) == "PROD" ? 100 : 10
  actions_enabled     = lookup(local.chosen, "alarm", false)
  dimensions          = { QueueName = aws_sqs_queue.counted[0].name }
}

# Files by name: a document is an object in each case.
resource "aws_iam_policy" "reader" {
  name   = "reader"
  policy = file("${path.module}/reader-${var.environment}.json")
}

resource "aws_ssm_parameter" "greeting" {
  name  = "greeting"
  type  = "String"
  value = templatefile("${path.module}/greeting-${var.environment}.tpl", { owner = var.owner })
}

resource "aws_security_group" "zones" {
  name   = "zones"
  vpc_id = "vpc-0123456789abcdef0"

  dynamic "ingress" {
    for_each = local.chosen.zones
    content {
      description = "Zone ${ingress.value}"
      from_port   = 8080 + ingress.key
      to_port     = 8080 + ingress.key
      protocol    = "tcp"
      cidr_blocks = [cidrsubnet("10.0.0.0/16", 8, ingress.key)]
    }
  }
}

output "queues" {
  value = aws_sqs_queue.counted[*].arn
}

output "zones" {
  value = [for g in aws_cloudwatch_log_group.zone : g.arn]
}

output "name" {
  value = "${aws_sns_topic.words.name}-${lower(local.live ? "LIVE" : "TEST")}"
}
