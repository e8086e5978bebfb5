# A configuration as teams write it: one variable says which environment it is, switches add to that, a module gets its settings passed
# through. Everything stays open to the deployment, in the simplest form that CloudFormation has for it.
provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = { Environment = var.environment, ManagedBy = "terraform" }
  }
}

variable "environment" {
  description = "Which environment this is"
  type        = string
  default     = "dev"

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment is dev, staging or prod."
  }
}

variable "project" {
  type    = string
  default = "shop"
}

variable "create_alarms" {
  type    = bool
  default = true
}

variable "alarm_email" {
  type    = string
  default = null
}

variable "kms_key_arn" {
  type    = string
  default = ""
}

variable "retention" {
  type = map(object({ days = number, archive = bool }))

  default = {
    dev     = { days = 7, archive = false }
    staging = { days = 14, archive = false }
    prod    = { days = 365, archive = true }
  }
}

variable "readers" {
  description = "Accounts that may read the logs"
  type        = list(string)
  default     = ["123456789012"]
}

variable "service" {
  type = object({
    instance_type = optional(string)
    min_size      = optional(number, 1)
    spot          = optional(bool, false)
  })
  default = {}
}

locals {
  prefix       = "${var.project}-${var.environment}"
  is_prod      = var.environment == "prod"
  is_live      = contains(["staging", "prod"], var.environment)
  create_topic = var.create_alarms && var.alarm_email != null
  use_key      = var.kms_key_arn != ""
}

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

module "service" {
  source        = "./service"
  name          = local.prefix
  create        = var.create_alarms || local.is_live
  alarm_actions = element(concat(aws_sns_topic.alarms[*].arn, [""]), 0)
  settings      = merge(var.service, { instance_type = coalesce(var.service.instance_type, local.is_prod ? "m5.large" : "t3.micro") })
}

resource "aws_s3_bucket" "logs" {
  bucket = join("-", [local.prefix, "logs", data.aws_caller_identity.current.account_id, data.aws_region.current.name])
  tags   = merge({ Project = var.project }, local.is_prod ? { Tier = "gold" } : {})
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  bucket = aws_s3_bucket.logs.id

  rule {
    bucket_key_enabled = local.use_key

    apply_server_side_encryption_by_default {
      sse_algorithm     = local.use_key ? "aws:kms" : "AES256"
      kms_master_key_id = local.use_key ? var.kms_key_arn : null
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  count  = local.is_live ? 1 : 0
  bucket = aws_s3_bucket.logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = var.retention[var.environment].days
    }

    dynamic "transition" {
      for_each = local.is_prod ? [30] : []

      content {
        days          = transition.value
        storage_class = "GLACIER"
      }
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "Encrypted"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.logs.arn, "${aws_s3_bucket.logs.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      local.is_prod ? [{
        Sid       = "Read"
        Effect    = "Allow"
        Principal = { AWS = formatlist("arn:aws:iam::%s:root", var.readers) }
        Action    = "s3:GetObject"
        Resource  = "${aws_s3_bucket.logs.arn}/*"
      }] : [],
    )
  })
}

resource "aws_sns_topic" "alarms" {
  count             = local.create_topic ? 1 : 0
  name              = format("${local.prefix}-%s", "alarms")
  kms_master_key_id = local.use_key ? var.kms_key_arn : "alias/aws/sns"
}

resource "aws_sns_topic_subscription" "email" {
  count     = local.create_topic && !local.is_prod ? 1 : 0
  topic_arn = aws_sns_topic.alarms[0].arn
  protocol  = "email"
  endpoint  = var.alarm_email
}

output "logs" {
  value = aws_s3_bucket.logs.arn
}

output "alarms" {
  value = try(aws_sns_topic.alarms[0].arn, null)
}

output "group" {
  value = module.service.group
}
