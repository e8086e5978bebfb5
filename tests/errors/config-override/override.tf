variable "v" {
  validation { # expect: TC2016 error "cannot set \"validation\""
    condition     = var.v != ""
    error_message = "x"
  }
}

variable "w" {} # expect: TC2015 error "no variable \"w\" to override"

locals {
  l = 1 # expect: TC2015 error "no local value \"l\" to override"
}

moved { # expect: TC2016 error "cannot set \"moved\""
  from = terraform_data.a
  to   = terraform_data.b
}
