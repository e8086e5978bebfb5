resource "aws_sqs_queue" "native" {
  name          = "native-${local.ports[1]}"
  delay_seconds = var.size
}
