# run: convert --target cloudformation
# What was moved keeps its logical ID, unless another object has the old address.
provider "aws" {
  region = "eu-west-1"
}

resource "aws_sqs_queue" "old" {
}

resource "aws_sqs_queue" "new" {
}

moved { # expect: TC5076 error "aws_sqs_queue.new was aws_sqs_queue.old, which is still there"
  from = aws_sqs_queue.old
  to   = aws_sqs_queue.new
}

# A circle, as of names that were exchanged step by step, leads nowhere: an address that exists is its own.
resource "aws_sns_topic" "a" {
}

moved {
  from = aws_sns_topic.a
  to   = aws_sns_topic.b
}

moved {
  from = aws_sns_topic.b
  to   = aws_sns_topic.a
}
