# run: convert --target terraform
# Type constraints, and values that do not fit where they are used.
variable "quoted" {
  type = "string" # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "misspelled" {
  type = strng # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "bare" {
  type = object # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "path" {
  type = string.list # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "form" {
  type = array(string) # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "number" {
  type = 7 # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "optional" {
  type = list(optional(string)) # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "many" {
  type = map(string, number) # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "tuple" {
  type = tuple(string) # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "attributes" {
  type = object(string) # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "key" {
  type = object({ "name" = string }) # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "attribute" {
  type = object({ name = optional() }) # expect: TC3017 error "Invalid type constraint"
  default = null
}

variable "default" {
  type = object({ size = optional(number, "big") }) # expect: TC3018 error "Unsuitable value for the default of an optional attribute"
  default = {}
}
