# Many resources of one kind, in a stack that is split by names, connected parts and modules.
provider "aws" {
  region = "us-east-1"
}

variable "stage" {
  type    = string
  default = "dev"
}

variable "alarms" {
  type    = bool
  default = true
}

resource "aws_kms_key" "shared" {
  description = "For every queue"
}

resource "aws_sqs_queue" "team" {
  # extend: "ops" => "ops", "research"
  for_each          = toset(["billing", "catalog", "orders", "search", "users", "ops"])
  name              = "${var.stage}-${each.key}"
  kms_master_key_id = aws_kms_key.shared.id
}

resource "aws_sns_topic" "numbered" {
  # extend: 5 => 6
  count = 5
  name  = "${var.stage}-${count.index}"
}

resource "aws_sns_topic_subscription" "numbered" {
  count     = 5
  topic_arn = aws_sns_topic.numbered[count.index].arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.team["billing"].arn
}

resource "aws_cloudwatch_log_group" "billing" {
  name = "/app/billing"
}

resource "aws_cloudwatch_log_group" "orders" {
  count = var.alarms ? 1 : 0
  name  = "/app/orders"
}

resource "aws_ssm_parameter" "billing" {
  name  = "/${var.stage}/billing"
  type  = "String"
  value = aws_sqs_queue.team["billing"].url
}

resource "aws_s3_bucket" "archive" {
  bucket = "archive-${var.stage}"
}

resource "aws_s3_bucket_versioning" "archive" {
  bucket = aws_s3_bucket.archive.id
  versioning_configuration {
    status = "Enabled"
  }
}

module "site" {
  source   = "./site"
  for_each = toset(["amsterdam", "berlin", "lisbon"])
  name     = each.key
  key      = aws_kms_key.shared.arn
}
