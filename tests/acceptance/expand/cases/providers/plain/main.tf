resource "aws_sqs_queue" "plain" {
  name       = "plain"
  fifo_queue = "false"
}
