variable "stage" { # expect: TC4019 error "Invalid value for variable \"stage\""
  type = string

  validation {
    condition     = can(regex("^[xy]-(dev|prod)$", var.stage)) # expect: TC5050 note "A validation of variable \"stage\" of module.first"
    error_message = "Dev or prod."
  }
}

resource "aws_sqs_queue" "main" {
  name = "jobs-${var.stage}"
}
