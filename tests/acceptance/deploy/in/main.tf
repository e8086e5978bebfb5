# Two regions that need each other, so three stacks; and a second account, for which a role is assumed.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "bucket" {
  description = "Name of the bucket"
  type        = string
  default     = "deploy-atlas"
}

variable "note" {
  type    = string
  default = "first"
}

variable "labels" {
  type    = list(string)
  default = ["none"]
}

variable "settings" {
  type    = object({ size = optional(number, 1), tiers = optional(list(string), ["one"]) })
  default = {}
}

variable "token" {
  type      = string
  sensitive = true
}

provider "aws" {
  region = "us-east-1"

  default_tags {
    tags = {
      Team  = "it's ours"
      Atlas = var.bucket
    }
  }
}

provider "aws" {
  alias  = "west"
  region = "eu-west-1"
}

provider "aws" {
  alias  = "audit"
  region = "us-east-1"
  assume_role {
    role_arn = "arn:aws:iam::222222222222:role/deploy"
  }
}

resource "aws_vpc" "east" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc" "west" {
  provider   = aws.west
  cidr_block = "10.1.0.0/16"
}

resource "aws_ssm_parameter" "east_in_west" {
  provider = aws.west
  name     = "/deploy/east"
  type     = "String"
  value    = aws_vpc.east.id
}

resource "aws_ssm_parameter" "west_in_east" {
  name  = "/deploy/west"
  type  = "String"
  value = aws_vpc.west.id
}

resource "aws_ssm_parameter" "note" {
  name  = "/deploy/note"
  type  = "String"
  value = var.note
}

resource "aws_ssm_parameter" "labels" {
  name  = "/deploy/labels"
  type  = "StringList"
  value = join(";", var.labels)
}

resource "aws_ssm_parameter" "settings" {
  name  = "/deploy/settings"
  type  = "String"
  value = "${var.settings.size} ${join(";", var.settings.tiers)}"
}

resource "aws_ssm_parameter" "token" {
  provider = aws.audit
  name     = "/deploy/token"
  type     = "String"
  value    = "${aws_vpc.east.id} ${var.token}"
}

resource "aws_s3_bucket" "data" {
  bucket = var.bucket
}

output "network" {
  value = aws_vpc.east.id
}
