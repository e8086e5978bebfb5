# Provider maps, configuration_aliases and implied inheritance.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      owner = "platform"
    }
  }
}

provider "aws" {
  alias  = "west"
  region = "us-west-2"
}

module "pair" {
  source = "./pair"
  name   = "orders"

  providers = {
    aws.near = aws
    aws.far  = aws.west
  }
}

module "plain" {
  source     = "./plain"
  depends_on = [module.pair]
}

resource "aws_sqs_queue" "far" {
  provider = aws.west
  name     = "far"
  tags     = { from = "root" }
}
