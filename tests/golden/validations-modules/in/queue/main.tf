variable "name" {
  type = string

  validation {
    condition     = can(regex("^[a-z0-9]+$", var.name)) && length(var.name) < 20
    error_message = "Lowercase letters and digits."
  }
}

variable "stage" {
  type = string

  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "Dev or prod."
  }
}

variable "delay" {
  type = number

  validation {
    condition     = var.delay <= 900
    error_message = "At most 900 seconds."
  }
}

variable "team" {
  type = string

  validation {
    condition     = can(regex("^team [a-z]+$", var.team))
    error_message = "A team."
  }
}

variable "tier" {
  type    = string
  default = "small"

  validation {
    condition     = contains(["small", "large"], var.tier)
    error_message = "Small or large."
  }
}

resource "aws_sqs_queue" "main" {
  name          = "${var.name}-${var.stage}"
  delay_seconds = var.delay

  tags = {
    Team = var.team
    Tier = var.tier
  }
}
