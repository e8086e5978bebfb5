variable "required" {
  type = string
}

variable "with_default" {
  type    = string
  default = "the default"
}

variable "strict" {
  type     = list(number)
  default  = [1, 2]
  nullable = false
}

output "all" {
  value = { required = var.required, with_default = var.with_default, strict = var.strict }
}
