# Variables start as parameters; those whose value shapes the templates are fixed, and the summary says why. Whether there is one instance or
# none is a condition.
variable "region" {
  default = "us-east-1"
}

variable "zones" {
  type    = number
  default = 2
}

variable "enabled" {
  type    = bool
  default = true
}

variable "name" {
  type    = string
  default = "jobs"
}

variable "stage" {
  type    = string
  default = "dev"
}

provider "aws" {
  region = var.region
}

resource "aws_sqs_queue" "each" {
  count = var.zones
  name  = "${var.stage}-${count.index}"
}

resource "aws_sqs_queue" "optional" {
  count = var.enabled ? 1 : 0
  name  = upper(var.name)

  tags = {
    Stage = var.stage
  }
}

output "optional" {
  value = one(aws_sqs_queue.optional[*].arn)
}
