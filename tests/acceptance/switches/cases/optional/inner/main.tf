variable "name" {
  type     = string
  default  = "inner"
  nullable = false
}

variable "limits" {
  type = object({
    days = optional(number, 5)
  })
}

resource "aws_cloudwatch_log_group" "this" {
  name              = var.name
  retention_in_days = var.limits.days
}
