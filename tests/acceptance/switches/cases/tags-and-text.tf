# Text, tags and numbers that switches decide, in nested expressions.
provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = {
      Stage = var.stage
      Owner = var.team == "" ? "nobody" : var.team
    }
  }
}

data "aws_region" "here" {}
data "aws_caller_identity" "me" {}

variable "stage" {
  type    = string
  default = "dev"
}

variable "team" {
  type    = string
  default = ""
}

variable "backup" {
  type    = bool
  default = true
}

locals {
  prod   = var.stage == "prod"
  prefix = var.team == "" ? var.stage : "${var.team}-${var.stage}"
  tags   = merge(local.prod ? { Critical = "yes" } : { Critical = "no" }, var.backup ? { Backup = "daily" } : {})
}

resource "aws_dynamodb_table" "t" {
  name                        = "${local.prefix}-table"
  billing_mode                = local.prod ? "PROVISIONED" : "PAY_PER_REQUEST"
  read_capacity               = local.prod ? 5 : null
  write_capacity              = local.prod ? 5 : null
  hash_key                    = "id"
  deletion_protection_enabled = local.prod && var.backup

  attribute {
    name = "id"
    type = "S"
  }

  point_in_time_recovery {
    enabled = var.backup
  }

  tags = local.tags
}

resource "aws_ssm_parameter" "text" {
  for_each = {
    upper = local.prod ? upper("live") : "test"
    where = "${data.aws_region.here.name}/${data.aws_caller_identity.me.account_id}/${local.prefix}"
    tags  = jsonencode(local.tags)
    list  = join(",", [for s in ["a", "b"] : "${s}-${local.prod ? "x" : "y"}"])
    fmt   = format("%s-%03d", local.prefix, local.prod ? 7 : 8)
    open  = format("${local.prefix}-%s-${local.prod ? "live" : "test"}", var.stage)
    named = length(var.team) > 0 ? "by ${var.team}" : "nameless"
    trim  = trimsuffix(local.prod ? "live." : "test.", ".")
    deep  = { prod = "P", dev = "D" }[local.prod ? "prod" : "dev"]
  }
  name  = "/${each.key}"
  type  = "String"
  value = each.value
  tags  = { Extra = local.prod == var.backup ? "same" : "other" }
}

output "prefix" {
  value = local.prefix
}

output "arn" {
  value = local.prod ? aws_dynamodb_table.t.arn : null
}

output "map" {
  value = local.tags
}
