# Provider configurations: aliases, default tags, and how modules get them.

terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = ">= 5.0, < 6.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = { Owner = "$${literal}", Stage = local.stage }
  }
}

provider "aws" {
  alias  = "west"
  region = local.region

  ignore_tags {
    keys = ["a", "b"]
  }
}

provider "aws" {
  alias               = "third"
  region              = "eu-${"west"}-1"
  skip_region_validation = true
}

locals {
  stage  = "test"
  region = "us-west-2"
}

data "aws_region" "west" {
  provider = aws.west
}

resource "aws_sqs_queue" "default" {
  name = "default-${data.aws_region.west.name}"
}

resource "aws_sqs_queue" "third" {
  provider   = aws.third
  name       = "third"
  depends_on = [aws_sqs_queue.default, data.aws_region.west, module.pair]
}

module "pair" {
  source = "./modules/pair"
  providers = {
    aws           = aws.west
    aws.secondary = aws.third
    aws.main      = aws
  }
  name = "pair"
}
