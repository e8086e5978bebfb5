# Types, defaults and the files that give values.

variable "typed" {
  type = object({
    name = string
    port = optional(number, 60 * 60)
    tags = optional(map(string), { "key" = "$${literal}" })
    list = optional(list(object({ a = optional(string, "x"), b = optional(any) })), [])
  })
  default = { name = "$${n}" }
}

variable "computed_default" {
  type    = number
  default = (2 + 3) * 4 - -1
}

variable "conditional_default" {
  default = 1 < 2 ? ["yes", { a = -1.5 }] : null
}

variable "template_default" {
  type    = string
  default = "a${"b"}c"
}

variable "nullable" {
  type     = string
  default  = null
  nullable = true
}

variable "not_nullable" {
  type      = set(string)
  default   = ["b", "a"]
  nullable  = false
  ephemeral = false
}

variable "any" {
  type    = any
  default = { a = [1, "2", true, null] }
}

variable "tuple" {
  type    = tuple([string, number, bool])
  default = ["1", 2, true]
}

variable "from_tfvars" {
  type = map(list(string))
}

variable "from_json" {}

variable "from_auto" {
  type = object({ a = number, b = string })
}

variable "overridden" {
  default = "default"
}

variable "from_environment" {
  type = list(number)
}

variable "hidden" {
  type      = string
  sensitive = true
}

variable "checked" {
  type    = string
  default = "abc"

  validation {
    condition     = length(var.checked) > 2
    error_message = "Longer than ${length("ab")} $${characters}."
  }
  validation {
    condition     = var.checked != var.overridden
    error_message = <<-EOT
      Differs from the other.
    EOT
  }
}

resource "terraform_data" "all" {
  input = [
    var.typed, var.computed_default, var.conditional_default, var.template_default, var.nullable, var.not_nullable,
    var.any, var.tuple, var.from_tfvars, var.from_json, var.from_auto, var.overridden, var.from_environment, var.checked,
  ]
}

output "hidden" {
  value     = var.hidden
  sensitive = true
}
