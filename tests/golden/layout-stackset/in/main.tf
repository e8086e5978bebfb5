# Two regions hold the same site, with values of their own; a third one holds something else. What needs another region, and what differs by
# more than values, stays in the stack of its region.

terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Project = "shared"
    }
  }
}

provider "aws" {
  alias  = "ireland"
  region = "eu-west-1"

  default_tags {
    tags = {
      Project = "shared"
    }
  }
}

provider "aws" {
  alias  = "tokyo"
  region = "ap-northeast-1"
}

variable "environment" {
  type    = string
  default = "production"
}

variable "administrators" {
  type    = list(string)
  default = ["ops@example.com", "oncall@example.com"]
}

module "virginia" {
  source      = "./site"
  region      = "us-east-1"
  cidr        = "10.0.0.0/16"
  retention   = 30
  environment = var.environment
}

module "ireland" {
  source      = "./site"
  region      = "eu-west-1"
  cidr        = "10.1.0.0/16"
  retention   = 7
  environment = var.environment
  providers   = { aws = aws.ireland }
}

resource "aws_sns_topic" "alarms_virginia" {
  name         = "alarms"
  display_name = join(" ", var.administrators)
}

resource "aws_sns_topic" "alarms_ireland" {
  provider     = aws.ireland
  name         = "alarms"
  display_name = join(" ", var.administrators)
}

# One has a queue for what could not be delivered: more than another value.
resource "aws_sqs_queue" "dead" {
  name = "dead"
}

resource "aws_sqs_queue" "jobs_virginia" {
  name           = "jobs"
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 3 })
}

resource "aws_sqs_queue" "jobs_ireland" {
  provider = aws.ireland
  name     = "jobs"
}

# What is uploaded has to be in the region of who uses it.
resource "aws_lambda_layer_version" "report_virginia" {
  layer_name = "report"
  filename   = "report.zip"
}

resource "aws_lambda_layer_version" "report_ireland" {
  provider   = aws.ireland
  layer_name = "report"
  filename   = "report.zip"
}

# It needs the networks of both regions.
resource "aws_vpc_peering_connection" "this" {
  provider    = aws.ireland
  vpc_id      = module.ireland.vpc_id
  peer_vpc_id = module.virginia.vpc_id
  peer_region = "us-east-1"
}

resource "aws_sqs_queue" "audit" {
  provider = aws.tokyo
  name     = "audit"
}

output "vpc_virginia" {
  value = module.virginia.vpc_id
}

output "vpc_ireland" {
  value = module.ireland.vpc_id
}
