# Version 6 of the provider: resources and data sources say their region themselves, which decides the stack.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "dr_region" {
  type    = string
  default = "us-west-2"
}

provider "aws" {
  region = "eu-west-1"

  default_tags {
    tags = {
      Project = "regions"
    }
  }
}

data "aws_region" "dr" {
  region = var.dr_region
}

data "aws_availability_zones" "dr" {
  region = var.dr_region
}

data "aws_vpc" "dr" {
  region  = var.dr_region
  default = true
}

resource "aws_sns_topic" "alarms" {
  for_each = toset(["eu-west-1", "us-west-2"])

  region = each.key
  name   = "alarms"
}

resource "aws_subnet" "dr" {
  count = 2

  region            = var.dr_region
  vpc_id            = data.aws_vpc.dr.id
  cidr_block        = "172.31.${96 + count.index * 16}.0/20"
  availability_zone = data.aws_availability_zones.dr.names[count.index]
}

resource "aws_s3_bucket" "dr" {
  region = data.aws_region.dr.region
  bucket = "regions-copy"
}

resource "aws_s3_bucket_versioning" "dr" {
  region = aws_s3_bucket.dr.region
  bucket = aws_s3_bucket.dr.id

  versioning_configuration {
    status = "Enabled"
  }
}

# It tells its own region, and where the copy is.
resource "aws_ssm_parameter" "regions" {
  name  = "/regions"
  type  = "String"
  value = "${aws_sns_topic.alarms["eu-west-1"].region},${aws_s3_bucket.dr.region}"
}

resource "aws_cloudwatch_metric_alarm" "dr" {
  region              = var.dr_region
  alarm_name          = "errors"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  metric_name         = "Errors"
  namespace           = "AWS/Lambda"
  period              = 60
  statistic           = "Sum"
  threshold           = 1
  alarm_actions       = [aws_sns_topic.alarms["us-west-2"].arn]
}
