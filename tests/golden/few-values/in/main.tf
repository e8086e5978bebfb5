# A variable that is one of a few values stays a parameter whatever is computed with it: words come from a mapping, truth values are
# conditions, files and maps of different shape are chosen by conditions, and text that does not change stays as it is.
provider "aws" {
  region = "eu-west-1"
}

variable "environment" {
  type    = string
  default = "dev"

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "One of dev, staging and prod."
  }
}

locals {
  settings = {
    dev     = { queues = 1 }
    staging = { queues = 2 }
    prod    = { queues = 3, alarm = true }
  }
}

resource "aws_sns_topic" "words" {
  name         = substr("orders-${var.environment}", 0, 32)
  display_name = upper(var.environment)
}

resource "aws_sqs_queue" "counted" {
  count = local.settings[var.environment].queues
  name  = "jobs-${count.index}"
}

resource "aws_sns_topic" "alarms" {
  count = startswith(var.environment, "p") ? 1 : 0
}

resource "aws_iam_policy" "reader" {
  policy = file("${path.module}/reader-${var.environment}.json")
}
