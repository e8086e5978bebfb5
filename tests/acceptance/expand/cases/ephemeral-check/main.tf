# Ephemeral variables and values, check blocks, pre- and postconditions, cross-variable validation.
variable "low" {
  type    = number
  default = 1
}
variable "high" {
  type    = number
  default = 5
  validation {
    condition     = var.high > var.low && can(regex("^[0-9]+$", tostring(var.high)))
    error_message = "high must be above ${var.low}."
  }
}
variable "token" {
  type      = string
  ephemeral = true
  default   = "secret-token"
}
variable "nullable" {
  type     = string
  default  = "given"
  nullable = false
}
locals {
  token_length = ephemeralasnull(length(var.token))
}
resource "aws_sqs_queue" "main" {
  name                       = "q-${var.low}-${var.high}-${var.nullable}"
  visibility_timeout_seconds = coalesce(local.token_length, 33)
  lifecycle {
    precondition {
      condition     = var.low < var.high
      error_message = "Order."
    }
    postcondition {
      condition     = self.name == "q-1-5-given"
      error_message = "Name is ${self.name}."
    }
  }
}
check "sanity" {
  assert {
    condition     = aws_sqs_queue.main.visibility_timeout_seconds == 33
    error_message = "Not 33."
  }
  assert {
    condition     = var.low == 2
    error_message = "low is ${var.low}."
  }
}
output "guarded" {
  value = var.high - var.low
  precondition {
    condition     = var.high > 0
    error_message = "Positive."
  }
}
