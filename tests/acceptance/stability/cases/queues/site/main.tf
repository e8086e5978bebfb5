variable "name" {
  type = string
}

variable "key" {
  type = string
}

resource "aws_sqs_queue" "intake" {
  name              = "${var.name}-intake"
  kms_master_key_id = var.key
}

resource "aws_sqs_queue" "dead" {
  name = "${var.name}-dead"
}

resource "aws_sqs_queue_policy" "intake" {
  queue_url = aws_sqs_queue.intake.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Principal = { AWS = "123456789012" }, Resource = aws_sqs_queue.intake.arn }]
  })
}

resource "aws_dynamodb_table" "jobs" {
  name         = "${var.name}-jobs"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }
}
