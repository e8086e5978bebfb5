# Variables that may be left out: null becomes an empty parameter and a condition that tells whether it has a value.
provider "aws" {
  region = "eu-west-1"
}

variable "kms_key_arn" {
  description = "Key that encrypts the queue and the topics."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:aws:kms:", var.kms_key_arn))
    error_message = "An ARN of a key is wanted."
  }
}

variable "retention_days" {
  type    = number
  default = null

  validation {
    condition     = var.retention_days == null ? true : contains([1, 7, 30, 365], var.retention_days)
    error_message = "1, 7, 30 or 365 days."
  }
}

# MinValue and MaxValue are for numbers, and what may be empty is text.
variable "timeout" {
  type    = number
  default = null

  validation {
    condition     = var.timeout == null ? true : var.timeout >= 1 && var.timeout <= 900
    error_message = "1 to 900 seconds."
  }
}

variable "deduplicate" {
  type    = bool
  default = null
}

variable "alarm_actions" {
  type    = list(string)
  default = []
}

variable "security_groups" {
  type    = list(string)
  default = null
}

variable "password" {
  type      = string
  default   = null
  sensitive = true
}

variable "owner" {
  type    = string
  default = null

  validation {
    condition     = var.owner == null ? true : length(var.owner) > 2 && length(var.owner) < 20
    error_message = "Between 3 and 19 characters."
  }
}

# Empty text is no null: where CloudFormation takes no empty text, it is left out all the same.
variable "key_name" {
  type    = string
  default = ""
}

# Needed: it is null by default, but the configuration does not work without it. terraform.tfvars has it.
variable "cidr" {
  type    = string
  default = null
}

variable "prefix" {
  type    = string
  default = null
}

# Its value is empty, which its parameter would take for null.
variable "suffix" {
  type    = string
  default = null
}

module "network" {
  source = "./network"
  cidr   = var.cidr
  owner  = var.owner
}

resource "aws_cloudwatch_log_group" "app" {
  name              = "${var.prefix}-app${var.suffix}"
  retention_in_days = var.retention_days
}

resource "aws_sns_topic" "encrypted" {
  count             = var.kms_key_arn != null ? 1 : 0
  name              = "encrypted"
  kms_master_key_id = var.kms_key_arn
}

resource "aws_sqs_queue" "jobs" {
  name                        = coalesce(var.deduplicate, false) ? "jobs.fifo" : "jobs"
  fifo_queue                  = var.deduplicate
  content_based_deduplication = var.deduplicate
  visibility_timeout_seconds  = coalesce(var.timeout, 30)
  kms_master_key_id           = try(aws_sns_topic.encrypted[0].kms_master_key_id, "alias/aws/sqs")
  tags                        = merge({ Name = "jobs" }, var.owner == null ? {} : { Owner = var.owner })
}

resource "aws_cloudwatch_metric_alarm" "depth" {
  alarm_name          = "depth"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "ApproximateNumberOfMessagesVisible"
  namespace           = "AWS/SQS"
  period              = 60
  statistic           = "Sum"
  threshold           = 100
  alarm_actions       = var.alarm_actions
  actions_enabled     = length(var.alarm_actions) > 0
}

resource "aws_instance" "host" {
  ami                    = "ami-12345678"
  instance_type          = "t3.micro"
  key_name               = var.key_name
  vpc_security_group_ids = var.security_groups
  subnet_id              = module.network.subnet_id
}

resource "aws_db_instance" "main" {
  allocated_storage           = 20
  engine                      = "postgres"
  instance_class              = "db.t3.micro"
  username                    = "app"
  password                    = var.password
  manage_master_user_password = var.password == null ? true : null
  skip_final_snapshot         = true
}

output "topic" {
  value = one(aws_sns_topic.encrypted[*].arn)
}
