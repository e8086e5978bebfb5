variable "settings" {
  type = object({
    tier     = string
    max_size = optional(number)
    name     = optional(string, "app")
  })
}

resource "aws_ssm_parameter" "settings" {
  name  = "/${var.settings.name}/settings"
  type  = "String"
  value = jsonencode(var.settings)
}
