variable "name" { # expect: TC4019 error "Invalid value for variable \"name\""
  type = string

  validation {
    condition     = var.name != "x"
    error_message = "Any name but x."
  }
}

variable "size" {
  type    = number
  default = 1
}
