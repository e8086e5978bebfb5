# run: expand
variable "size" {
  type    = number
  default = 3
}

variable "secret" {
  default   = "s3cret"
  sensitive = true
}

variable "maybe" {
  type    = string
  default = null
}

resource "terraform_data" "sized" {
  count = 2
  input = var.size + count.index

  lifecycle {
    precondition {
      condition     = var.size > count.index + 2 # expect: TC4031 error "A precondition of terraform_data.sized[1] failed"
      error_message = "Too small for ${count.index}."
    }

    postcondition {
      condition     = self.input < 4 # expect: TC4032 error "A postcondition of terraform_data.sized[1] failed"
      error_message = "Input ${self.input} is too large."
    }

    postcondition {
      condition     = self.id != ""
      error_message = "Silent: only deployment knows."
    }
  }
}

resource "terraform_data" "never" {
  count = 0

  lifecycle {
    precondition {
      condition     = var.size > 100
      error_message = "Silent: there is no instance."
    }
  }
}

resource "terraform_data" "null" {
  lifecycle {
    precondition {
      condition     = var.maybe == null ? null : true # expect: TC4030 error "The condition is null"
      error_message = "Null."
    }
  }
}

check "sizes" {
  data "aws_region" "here" {}

  assert {
    condition     = var.size == 4 # expect: TC4033 warning "An assertion of check \"sizes\" failed"
    error_message = "The size is ${var.size}."
  }

  assert {
    condition     = data.aws_region.here.name == "us-east-1"
    error_message = "Silent: read after apply."
  }
}

output "size" {
  value = var.size

  precondition {
    condition     = var.secret == "" # expect: TC4031 error "A precondition of output.size failed"
    error_message = "The secret is ${var.secret}."
  }
}

locals {
  self = self.id # expect: TC4004 error "\"self\" is used where there is no instance"
}
