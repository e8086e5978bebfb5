resource "aws_sqs_queue" "main" {
  delay_seconds = 10
}

variable "name" {
  default = "from-override"
}
