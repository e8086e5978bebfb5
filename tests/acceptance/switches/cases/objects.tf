# Attributes of an object that switch things.
provider "aws" {
  region = "us-east-1"
}

variable "settings" {
  type = object({
    enabled  = optional(bool, true)
    tier     = optional(string, "small")
    key      = optional(string)
    topics   = optional(list(string), [])
    database = optional(object({ class = optional(string, "db.t4g.micro"), multi_az = optional(bool, false) }), {})
  })
  default = {}
  validation {
    condition     = contains(["small", "large"], var.settings.tier)
    error_message = "Small or large."
  }
}

locals {
  live = var.settings.enabled && var.settings.tier == "large"
}

resource "aws_sqs_queue" "jobs" {
  count                   = var.settings.enabled ? 1 : 0
  name                    = format("${var.settings.tier}-%s", "jobs")
  kms_master_key_id       = try(var.settings.key == null ? null : "alias/${var.settings.key}", null)
  sqs_managed_sse_enabled = var.settings.key == null ? true : null
}

resource "aws_db_instance" "main" {
  count                       = local.live ? 1 : 0
  engine                      = "mysql"
  allocated_storage           = 20
  instance_class              = lookup({ small = "db.t4g.small", large = "db.r6g.large" }, var.settings.tier, var.settings.database.class)
  multi_az                    = var.settings.database.multi_az
  username                    = "root"
  manage_master_user_password = true
  skip_final_snapshot         = true
}

resource "aws_cloudwatch_metric_alarm" "depth" {
  for_each            = var.settings.enabled ? { warning = 10, critical = 100 } : {}
  alarm_name          = "${var.settings.tier}-${each.key}"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = var.settings.database.multi_az ? 2 : 1
  metric_name         = "ApproximateNumberOfMessagesVisible"
  namespace           = "AWS/SQS"
  period              = 60
  statistic           = "Sum"
  threshold           = each.value
  alarm_actions       = [for t in var.settings.topics : "arn:aws:sns:us-east-1:123456789012:${t}"]
}

output "queue" {
  value = try(aws_sqs_queue.jobs[0].arn, "")
}

output "database" {
  value = one(aws_db_instance.main[*].endpoint)
}
