# The region is a pseudo parameter where it is only named. Where something must be known of it, it is what the provider says.

provider "aws" {
  region = "eu-west-1"
}

variable "urgent" {
  type    = bool
  default = true
}

data "aws_region" "here" {}
data "aws_partition" "here" {}

locals {
  delays  = { eu-west-1 = 4, us-east-1 = 5 }
  owners  = { eu-west-1 = "111122223333", us-east-1 = "444455556666" }
  queues  = { eu-west-1 = ["orders", "mails"], us-east-1 = ["orders"] }
  options = tomap({ urgent = tostring(var.urgent) })
}

resource "aws_vpc" "main" {
  cidr_block = "10.7.0.0/16"
}

resource "aws_security_group" "web" {
  name        = "web"
  description = "Web"
  vpc_id      = aws_vpc.main.id

  # Pieces of a text whose separators are all in its literal parts.
  dynamic "ingress" {
    for_each = split(",", join(",", [aws_vpc.main.cidr_block, "10.8.0.0/16"]))
    content {
      protocol    = "tcp"
      from_port   = 443
      to_port     = 443
      cidr_blocks = [ingress.value]
    }
  }
}

resource "aws_sqs_queue" "all" {
  for_each      = toset(local.queues[data.aws_region.here.name])
  name          = each.key
  delay_seconds = local.delays[data.aws_region.here.name]

  tags = {
    Here     = data.aws_region.here.name == "eu-west-1" ? "yes" : "no"
    Owners   = join(" ", [for region, owner in local.owners : "arn:${data.aws_partition.here.partition}:iam::${owner}:root" if region == data.aws_region.here.name])
    Priority = try(tobool(local.options["urgent"]) ? "high" : "low", "none")
    Public   = data.aws_partition.here.partition == "aws" ? "yes" : "no"
    Spare    = try(local.queues["spare"][data.aws_region.here.name], "none")
  }
}
