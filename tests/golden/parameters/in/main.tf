provider "aws" {
  region = "us-east-1"
}

variable "name" {
  description = "Name of the queue"
  type        = string
  default     = "jobs"

  validation {
    condition     = can(regex("^[a-z-]{1,20}$", var.name))
    error_message = "Lowercase letters and hyphens."
  }
}

variable "retention" {
  type    = number
  default = 86400

  validation {
    condition     = contains([3600, 86400], var.retention)
    error_message = "An hour or a day."
  }
}

variable "fifo" {
  type    = bool
  default = false
}

variable "untyped" {
  default = "plain"
}

variable "required" {
  type = string
}

variable "password" {
  type      = string
  sensitive = true
  default   = "never-in-a-template"
}

# ^a|b$ anchors neither alternative as a whole, so anything may stand beside it.
variable "loose" {
  type    = string
  default = "ab"

  validation {
    condition     = can(regex("^a|b$", var.loose))
    error_message = "Starts with a or ends with b."
  }
}

variable "unused" {
  type    = string
  default = "nobody reads it"
}

resource "aws_sqs_queue" "jobs" {
  name                      = "${var.name}-${var.required}"
  message_retention_seconds = var.retention
  sqs_managed_sse_enabled   = var.fifo

  tags = {
    Untyped = var.untyped
    Loose   = var.loose
  }
}

resource "aws_db_instance" "main" {
  allocated_storage   = 20
  engine              = "mysql"
  instance_class      = "db.t4g.micro"
  username            = "root"
  password            = var.password
  skip_final_snapshot = true
}
