# run: convert --target terraform
# Variables without a value, or with one that does not fit.
variable "labels" { # expect: TC4018 error "No value for variable \"labels\""
  type = map(string)
}

# expect: TC4018 error "No value for variable \"counted\""
variable "counted" {
  type = number
}

variable "mistyped" {
  type    = list(string)
  default = "text" # expect: TC4019 error "Invalid value for variable \"mistyped\""
}

# expect: TC4019 error "Invalid value for variable \"refused\""
variable "refused" {
  type    = string
  default = "x"

  validation {
    condition     = length(var.refused) > 3
    error_message = "At least four characters."
  }
}

variable "given" {
  type    = number
  default = 1
}

resource "aws_sqs_queue" "main" {
  count = var.counted
}

module "child" { # expect: TC2006 error "Module \"child\" needs the argument \"name\""
  source = "./child"
  size   = "large" # expect: TC4019 error "Invalid value for variable \"size\""
}

module "refused" {
  source = "./child"
  name   = "x"
}
