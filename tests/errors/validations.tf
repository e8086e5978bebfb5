# A validation that no template can say is a note, because nothing checks values given at deployment.
provider "aws" {
  region = "us-east-1"
}

variable "upper" {
  type    = string
  default = "A"

  validation {
    condition     = upper(var.upper) == var.upper # expect: TC5050 note "A validation of variable \"upper\" is checked at conversion only"
    error_message = "Capital letters."
  }
}

variable "count_of" {
  type = number

  validation {
    condition     = var.count_of > 0 && var.count_of < 1000 # expect: TC5050 note "A part of a validation of variable \"count_of\""
    error_message = "Some."
  }
}

resource "aws_sqs_queue" "main" {
  name          = var.upper
  delay_seconds = var.count_of
}
