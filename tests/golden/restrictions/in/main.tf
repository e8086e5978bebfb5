# Functions without an intrinsic leave text as it is, once parameters are kept from other text.
provider "aws" {
  region = "eu-west-1"
}

data "aws_caller_identity" "current" {}

# What 28 characters leave is shared: 6 and 3 characters stand there now.
variable "project" {
  type    = string
  default = "ledger"
}

variable "stage" {
  type    = string
  default = "dev"
}

# Required: in small letters, and not longer than what is cut off.
variable "component" {
  type = string
}

# In capitals.
variable "code" {
  type    = string
  default = "LDG"
}

# A validation says it already.
variable "team" {
  type    = string
  default = "core"

  validation {
    condition     = contains(["core", "edge"], var.team)
    error_message = "One of the teams."
  }
}

# A validation that looks at the small letters says all, once there are no others.
variable "tier" {
  type    = string
  default = "gold"

  validation {
    condition     = contains(["gold", "silver"], lower(var.tier))
    error_message = "Gold or silver."
  }
}

# May be left empty.
variable "folder" {
  type    = string
  default = null
}

variable "retention" {
  type    = number
  default = 30

  validation {
    condition     = var.retention <= 365
    error_message = "A year at most."
  }
}

# Its pattern says it already.
variable "label" {
  type    = string
  default = "blue"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.label))
    error_message = "Small letters, digits and hyphens."
  }
}

variable "title" {
  type    = string
  default = "Ledger"
}

resource "aws_s3_bucket" "store" {
  bucket = lower("${var.project}-${var.component}-${data.aws_caller_identity.current.account_id}")

  tags = {
    Name   = substr("${var.project}-${var.stage}-store", 0, 28)
    Code   = upper(var.code)
    Team   = lower("Team-${var.team}")
    Folder = trimsuffix(trimprefix(coalesce(var.folder, "root"), "/"), "/")
    Short  = substr(var.component, 0, 12)
    Whole  = substr(var.project, 0, -1)
    Title  = lower(var.title)
    Label  = lower(var.label)
    Tier   = lower(var.tier) == "gold" ? "first" : "second"
    Long   = length("${var.project}-${var.stage}") > 20 ? "long" : "short"
  }
}

resource "aws_cloudwatch_log_group" "store" {
  count = var.retention > 0 ? 1 : 0
  name  = "/${var.project}"
  # 0 would keep the events for ever.
  retention_in_days = var.retention
}
