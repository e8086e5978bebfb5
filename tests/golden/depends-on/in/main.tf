provider "aws" {
  region = "us-east-1"
}

resource "aws_sqs_queue" "first" {
  name = "first"
}

resource "aws_sqs_queue" "second" {
  name       = "second"
  depends_on = [aws_sqs_queue.first]
}

# A reference says it already.
resource "aws_sqs_queue" "third" {
  name       = "third"
  depends_on = [aws_sqs_queue.second]

  tags = {
    After = aws_sqs_queue.second.arn
  }
}

module "child" {
  source     = "./child"
  depends_on = [aws_sqs_queue.third]
}

resource "aws_sqs_queue" "last" {
  name       = "last"
  depends_on = [module.child, aws_sqs_queue.first]
}
