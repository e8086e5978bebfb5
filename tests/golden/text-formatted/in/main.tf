# format() with values of deployment in its text: they stand as they are, so their parameters may hold no verb.
provider "aws" {
  region = "us-east-1"
}

variable "name" {
  type    = string
  default = "shop"
}

# Its allowed values have no verb.
variable "stage" {
  type    = string
  default = "dev"

  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "Dev or prod."
  }
}

# Its pattern has none.
variable "team" {
  type    = string
  default = null

  validation {
    condition     = var.team == null ? true : can(regex("^[a-z-]+$", var.team))
    error_message = "Lowercase letters and hyphens."
  }
}

# Its pattern has one.
variable "owner" {
  type    = string
  default = "core"

  validation {
    condition     = can(regex("^c", var.owner))
    error_message = "Starts with c."
  }
}

# Its value is a format.
variable "pattern" {
  type    = string
  default = "%s-of-%s"
}

# It is within a verb.
variable "width" {
  type    = number
  default = 4
}

# A list, of which no element has a verb.
variable "zones" {
  type    = list(string)
  default = ["a", "b"]
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_sqs_queue" "jobs" {
  name = format("${var.name}-${var.stage}-%s", "jobs")

  tags = {
    Team    = format("${coalesce(var.team, "nobody")}-%s", var.stage)
    Owner   = format("${var.owner}/%d", 5)
    Network = format("${aws_vpc.main.id}-%s", var.name)
    Rate    = format("%d%% in ${var.stage == "prod" ? "production" : "development"}", 5)
    Pattern = format(var.pattern, "queue", var.name)
    Number  = format("%0${var.width}d", 7)
    Zones   = format("${join("+", var.zones)} of %s", "all")
    Each    = join(" ", formatlist("${var.name}-%s", ["a", "b"]))
  }
}
