# run: convert
# No word is in small letters and in capitals.
provider "aws" {
  region = "eu-west-1"
}

variable "code" { # expect: TC4018 error "No value for variable \"code\""
  type = string
}

resource "aws_sqs_queue" "jobs" {
  name = lower(var.code)
  tags = { Code = upper(var.code) }
}
