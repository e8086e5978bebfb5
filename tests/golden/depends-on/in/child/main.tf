resource "aws_sqs_queue" "inner" {
  count = 2
  name  = "inner-${count.index}"
}
