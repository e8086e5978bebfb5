provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "numbered" {
  count = 2
  name  = "queue-${count.index}"
}

resource "aws_sqs_queue" "named" {
  for_each = toset(["a", "b-c", "b_c"])
  name     = "queue-${each.key}"
}

resource "aws_sqs_queue" "none" {
  count = 0
  name  = "none"
}

# Names that would read alike.
resource "aws_sqs_queue" "at0" {
  name = "x-at0"
}

resource "aws_sqs_queue" "MixedCase" {
  name = "x-mixed"
}

resource "aws_sqs_queue" "mixed_case" {
  name = "x-mixed-case"
}

# aws_sns_topic.policy_main would read like aws_sns_topic_policy.main.
resource "aws_sns_topic" "policy_main" {
  name = "x"
}

resource "aws_sns_topic" "main" {
  name = "y"
}

resource "aws_sns_topic_policy" "main" {
  arn = aws_sns_topic.main.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.main.arn
      Principal = { Service = "events.amazonaws.com" }
    }]
  })
}

output "urls" {
  value = aws_sqs_queue.numbered[*].url
}

output "arns" {
  value = { for name, queue in aws_sqs_queue.named : name => queue.arn }
}

output "first" {
  value = one(aws_sqs_queue.none[*].arn)
}
