variable "name" {}

resource "aws_kms_key" "k" {
  description = var.name
}

resource "aws_kms_alias" "k" {
  name          = "alias/${var.name}"
  target_key_id = aws_kms_key.k.id
}

output "arn" {
  value = aws_kms_key.k.arn
}
