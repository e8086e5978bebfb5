# At most four resources a stack. The key is a hub: it stays, and what only it joined falls apart.
provider "aws" {
  region = "us-east-1"
}

resource "aws_kms_key" "shared" {
  description = "For everything"
}

resource "aws_sqs_queue" "orders" {
  count             = 6
  name              = "orders-${count.index}"
  kms_master_key_id = aws_kms_key.shared.id
}

resource "aws_sns_topic" "mail" {
  name              = "mail"
  kms_master_key_id = aws_kms_key.shared.id
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.mail.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.mail.arn
}

resource "aws_sqs_queue" "mail" {
  name              = "mail"
  kms_master_key_id = aws_kms_key.shared.id
}
