# Two policies are resources of their own in Terraform, and in CloudFormation properties of queues, which then refer to each other.
provider "aws" {
  region = "us-east-1"
}

# expect: TC5013 error "aws_sqs_queue.main would depend on itself in its template"
resource "aws_sqs_queue" "main" {}

resource "aws_sqs_queue" "dead" {}

resource "aws_sqs_queue_redrive_policy" "main" {
  queue_url = aws_sqs_queue.main.id
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue_redrive_allow_policy" "main" {
  queue_url = aws_sqs_queue.dead.id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.main.arn]
  })
}
