# Replicas of tables as resources of their own, in another region, one of them on a condition: parts of global tables.
provider "aws" {
  region = "us-east-1"
}

provider "aws" {
  alias  = "dr"
  region = "us-west-2"
}

variable "with_replica" {
  type    = bool
  default = true
}

resource "aws_kms_key" "dr" {
  provider = aws.dr
}

resource "aws_kms_key" "main" {}

resource "aws_dynamodb_table" "sales" {
  name             = "sales"
  billing_mode     = "PAY_PER_REQUEST"
  hash_key         = "id"
  stream_enabled   = true
  stream_view_type = "NEW_AND_OLD_IMAGES"

  attribute {
    name = "id"
    type = "S"
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.main.arn
  }

  lifecycle {
    ignore_changes = [replica]
  }
}

resource "aws_dynamodb_table_replica" "dr" {
  provider               = aws.dr
  global_table_arn       = aws_dynamodb_table.sales.arn
  kms_key_arn            = aws_kms_key.dr.arn
  point_in_time_recovery = true
  tags                   = { Role = "replica" }
}

resource "aws_dynamodb_table" "plain" {
  name         = "plain"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}

resource "aws_dynamodb_table_replica" "plain" {
  count            = var.with_replica ? 1 : 0
  provider         = aws.dr
  global_table_arn = aws_dynamodb_table.plain.arn
}

resource "aws_ssm_parameter" "p" {
  provider = aws.dr
  name     = "replica"
  type     = "String"
  value    = aws_dynamodb_table_replica.dr.arn
}
