resource "aws_cloudwatch_log_group" "this" {
  name_prefix = "app-"
}


moved {
  from = aws_kms_key.this
  to   = aws_kms_key.main
}
resource "aws_kms_key" "main" {
}
