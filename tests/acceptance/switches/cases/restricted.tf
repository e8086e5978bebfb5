# Operations that leave parameters as they are, or decide, once the parameters are kept from some values.

provider "aws" {
  region = "eu-west-1"
}

data "aws_caller_identity" "current" {}
data "aws_region" "current" {}

variable "project" {
  type    = string
  default = "acme"
}

variable "environment" {
  type    = string
  default = "Dev"
  validation {
    condition     = contains(["Dev", "Prod"], var.environment)
    error_message = "Dev or Prod."
  }
}

variable "team" {
  type    = string
  default = "CORE"
}

variable "component" {
  type    = string
  default = null
}

variable "domain" {
  type    = string
  default = "example.com"
}

variable "path" {
  type    = string
  default = "jobs"
}

variable "owner" {
  type    = string
  default = "a team"
}

variable "retention" {
  type    = number
  default = 7
}

variable "alarms" {
  type    = number
  default = 0
}

variable "label" {
  type    = string
  default = "label"
}

variable "mixed" { # fixed
  type    = string
  default = "Mixed"
}

variable "long" { # fixed
  type    = string
  default = "a name that is longer than its place"
}

resource "random_id" "suffix" {
  byte_length = 4
}

locals {
  name = lower("${var.project}-${var.environment}")
}

resource "aws_s3_bucket" "logs" {
  bucket = lower("${var.project}-Logs-${data.aws_caller_identity.current.account_id}-${data.aws_region.current.name}")
}

resource "aws_s3_bucket" "data" {
  bucket = lower("${var.project}-DATA-${random_id.suffix.hex}")
  tags = {
    Team      = upper("${var.team}-team")
    Owner     = trimspace(var.owner)
    Component = var.component == null ? "none" : lower(var.component)
    Mixed     = lower(var.mixed)
    Long      = substr(var.long, 0, 20)
    Label     = length(var.label) > 10 ? substr(var.label, 0, 10) : var.label
    Some      = length("${var.label}-label") >= 30 ? "long" : "short"
  }
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_lb_target_group" "web" {
  name     = substr("${local.name}-web-target-group", 0, 32)
  port     = 80
  protocol = "HTTP"
  vpc_id   = aws_vpc.main.id
}

resource "aws_cloudwatch_log_group" "jobs" {
  count             = var.retention > 0 ? 1 : 0
  name              = "/${trimprefix(trimsuffix(var.path, "/"), "/")}"
  retention_in_days = var.retention
}

resource "aws_sns_topic" "alarms" {
  name = var.alarms <= 0 ? "no-alarms" : "alarms"
}

resource "aws_route53_zone" "main" {
  name = var.domain
}

resource "aws_route53_record" "app" {
  zone_id = aws_route53_zone.main.zone_id
  name    = "app"
  type    = "A"
  ttl     = 60
  records = ["192.0.2.1"]
}
