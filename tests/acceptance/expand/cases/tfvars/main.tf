# Where values of variables come from, and which wins.
variable "from_default" { default = "default" }
variable "from_env" { default = "default" }
variable "from_tfvars" { default = "default" }
variable "from_tfvars_json" { default = "default" }
variable "from_auto" { default = "default" }
variable "from_auto_later" { default = "default" }
variable "from_file" { default = "default" }
variable "from_option" { default = "default" }

variable "complex" {
  type = map(list(number))
}

variable "typed" {
  type = number
}

variable "list_in_env" {
  type = list(string)
}

output "all" {
  value = [var.from_default, var.from_env, var.from_tfvars, var.from_tfvars_json, var.from_auto, var.from_auto_later, var.from_file, var.from_option]
}

output "complex" {
  value = var.complex
}

output "typed" {
  value = [var.typed, var.list_in_env]
}
