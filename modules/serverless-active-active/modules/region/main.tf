# What one region needs to serve: names that are unique within the account carry the region, because IAM knows none.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  name         = "${var.service}-${var.stage}"
  regional     = "${local.name}-${data.aws_region.current.name}"
  account_root = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root"
  table_arn    = "arn:${data.aws_partition.current.partition}:dynamodb:${data.aws_region.current.name}:${data.aws_caller_identity.current.account_id}:table/${var.table_name}"

  # handler: entry point in the archive; memory in MiB, timeout in seconds
  functions = {
    api = {
      handler = "api.handler"
      memory  = 256
      timeout = 10
    }
    worker = {
      handler = "worker.handler"
      memory  = 512
      timeout = 60
    }
  }

  routes = ["GET /orders", "GET /orders/{id}", "POST /orders"]
}

data "aws_iam_policy_document" "key" {
  statement {
    sid       = "AccountAdministersKey"
    actions   = ["kms:*"]
    resources = ["*"]

    principals {
      type        = "AWS"
      identifiers = [local.account_root]
    }
  }

  statement {
    sid       = "ServicesUseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey*"]
    resources = ["*"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com", "sns.amazonaws.com"]
    }
  }
}

resource "aws_kms_key" "this" {
  description         = "${local.name}: messages and parameters"
  enable_key_rotation = true
  policy              = data.aws_iam_policy_document.key.json
}

resource "aws_kms_alias" "this" {
  name          = "alias/${local.name}"
  target_key_id = aws_kms_key.this.key_id
}

resource "aws_ssm_parameter" "log_level" {
  name        = "/${var.service}/${var.stage}/log-level"
  description = "How much the functions log"
  type        = "String"
  value       = var.log_level
}

resource "aws_secretsmanager_secret" "payment_api_key" {
  name        = "${var.service}/${var.stage}/payment-api-key"
  description = "Key of the payment provider's API"
  kms_key_id  = aws_kms_key.this.arn
}

resource "aws_secretsmanager_secret_version" "payment_api_key" {
  secret_id     = aws_secretsmanager_secret.payment_api_key.id
  secret_string = var.payment_api_key
}
