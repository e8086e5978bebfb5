# What validations of variables become: constraints of a parameter, assertions in Rules, or a note that nobody checks later values.
provider "aws" {
  region = "us-east-1"
}

variable "stage" {
  type    = string
  default = "dev"

  validation {
    condition     = contains(["dev", "test", "prod"], var.stage) && var.stage != "test"
    error_message = "Dev or prod."
  }
}

variable "tier" {
  type    = string
  default = "small"

  validation {
    condition     = var.tier == "small" || var.tier == "large"
    error_message = "Small or large."
  }
}

variable "name" {
  type    = string
  default = "jobs"

  validation {
    condition     = can(regex("^[a-z]([a-z0-9-]|_)*$", var.name)) && length(var.name) <= 20
    error_message = "Lowercase letters, digits, hyphens."
  }

  validation {
    condition     = length(var.name) > 2
    error_message = "At least three characters."
  }
}

variable "suffix" {
  type    = string
  default = ""

  validation {
    condition     = var.suffix == "" || can(regex("^-\\w+", var.suffix))
    error_message = "Empty, or a hyphen with a word."
  }
}

variable "image" {
  type    = string
  default = "ami-0123456789abcdef0"

  validation {
    condition     = length(var.image) > 4 && substr(var.image, 0, 4) == "ami-"
    error_message = "The ID of an image."
  }
}

variable "delay" {
  type    = number
  default = 5

  validation {
    condition     = var.delay >= 0 && 900 >= var.delay
    error_message = "0 to 900 seconds."
  }
}

# Whole numbers are more than a template can ask for; among them, more than 59 is at least 60.
variable "retention" {
  type    = number
  default = 3600

  validation {
    condition     = var.retention > 59 && floor(var.retention) == var.retention
    error_message = "A whole number of seconds."
  }
}

variable "address" {
  type    = string
  default = "10.0.0.0/8"

  validation {
    condition     = can(cidrnetmask(var.address))
    error_message = "A block of IPv4 addresses."
  }
}

variable "either_address" {
  type    = string
  default = "10.0.0.0/8"

  validation {
    condition     = can(cidrhost(var.either_address, 0))
    error_message = "A block of addresses."
  }
}

variable "owners" {
  type    = list(string)
  default = ["core", "web"]

  validation {
    condition     = alltrue([for o in var.owners : contains(["core", "web", "data"], o)])
    error_message = "Known teams only."
  }

  validation {
    condition     = length(var.owners) > 0
    error_message = "Somebody."
  }
}

variable "fifo" {
  type    = bool
  default = false
}

variable "deduplicate" {
  type    = bool
  default = false

  validation {
    condition     = !var.deduplicate || var.fifo
    error_message = "Only queues in order deduplicate."
  }

  validation {
    condition     = var.stage != "prod" || (var.tier == "large" && var.fifo) || contains(["web", "api"], var.name)
    error_message = "Production takes large queues in order."
  }
}

variable "upper" {
  type    = string
  default = "A"

  validation {
    condition     = upper(var.upper) == var.upper
    error_message = "Capital letters."
  }
}

variable "posix" {
  type    = string
  default = "abc"

  validation {
    condition     = can(regex("^[[:alpha:]]+$", var.posix))
    error_message = "Letters."
  }
}

variable "chosen" {
  type    = string
  default = "x"
}

# Text that is no number would have to take the fallback, which no template can tell.
variable "wait" {
  type    = string
  default = "20"
}

resource "aws_sqs_queue" "main" {
  name                        = "${var.name}${var.suffix}.fifo"
  delay_seconds               = var.delay
  message_retention_seconds   = var.retention
  fifo_queue                  = var.fifo
  content_based_deduplication = var.deduplicate
  receive_wait_time_seconds   = try(tonumber(var.wait), 0)

  tags = {
    Stage  = var.stage
    Tier   = var.tier
    Image  = var.image
    Source = "${var.address} ${var.either_address}"
    Owners = join(" ", var.owners)
    Upper  = var.upper
    Posix  = var.posix
    Plain  = can(regex("^[a-z]+$", var.chosen)) ? "plain" : "mixed"
  }
}
