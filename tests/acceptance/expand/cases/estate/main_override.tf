resource "aws_ssm_parameter" "doc" {
  type        = "SecureString"
  description = "overridden"
}

variable "size" {
  default = "overridden"
}
