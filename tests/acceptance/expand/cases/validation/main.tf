# Validations that pass, over other variables and locals; preconditions, postconditions and checks that hold.
variable "minimum" {
  type    = number
  default = 2

  validation {
    condition     = var.minimum > 0
    error_message = "The minimum must be positive."
  }
}

variable "maximum" {
  type    = number
  default = 5

  validation {
    condition     = var.maximum >= var.minimum
    error_message = "The maximum (${var.maximum}) is below the minimum (${var.minimum})."
  }

  validation {
    condition     = contains(local.allowed, var.maximum)
    error_message = "Choose one of ${join(", ", local.allowed)}."
  }
}

variable "name" {
  type    = string
  default = "web-1"

  validation {
    condition     = can(regex("^[a-z]+-[0-9]+$", var.name))
    error_message = "Must be WORD-NUMBER."
  }
}

locals {
  allowed = [3, 5, 8]
}

resource "terraform_data" "pool" {
  input = { min = var.minimum, max = var.maximum }

  lifecycle {
    precondition {
      condition     = var.maximum - var.minimum < 10
      error_message = "The range is too wide."
    }

    postcondition {
      condition     = self.input.max > self.input.min
      error_message = "Empty range."
    }
  }
}

check "sane" {
  assert {
    condition     = terraform_data.pool.input.max == 5
    error_message = "Unusual maximum."
  }

  assert {
    condition     = length(terraform_data.pool.id) > 0
    error_message = "Only the provider knows this."
  }
}

output "range" {
  value = "${var.minimum}..${var.maximum}"

  precondition {
    condition     = var.name != ""
    error_message = "A name is needed."
  }
}
