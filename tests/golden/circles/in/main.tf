# Folding closes circles. What a service looks up keeps its reference, and with it the order; what is only named is a name.

provider "aws" {
  region = "eu-west-1"
}

variable "keep_failures" {
  type    = bool
  default = true
}

resource "aws_s3_bucket" "uploads" {
  bucket = "acme-uploads"
}

# S3 asks for the queue when it is told of it.
resource "aws_s3_bucket_notification" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  queue {
    queue_arn = aws_sqs_queue.uploads.arn
    events    = ["s3:ObjectCreated:*"]
  }
}

resource "aws_sqs_queue" "uploads" {
  name = "uploads"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = "*"
      Condition = { ArnEquals = { "aws:SourceArn" = aws_s3_bucket.uploads.arn } }
    }]
  })
}

resource "aws_sqs_queue" "failures" {
  name = "failures"
}

resource "aws_sqs_queue" "spare" {
  name = "spare"
}

# Of two that exclude each other each may say what it likes of the queue.
resource "aws_sqs_queue_redrive_policy" "failures" {
  count          = var.keep_failures ? 1 : 0
  queue_url      = aws_sqs_queue.uploads.id
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.failures.arn, maxReceiveCount = 4 })
}

resource "aws_sqs_queue_redrive_policy" "spare" {
  count          = var.keep_failures ? 0 : 1
  queue_url      = aws_sqs_queue.uploads.id
  redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.spare.arn, maxReceiveCount = 9 })
}

# SQS takes the names of queues that do not exist.
resource "aws_sqs_queue_redrive_allow_policy" "failures" {
  queue_url            = aws_sqs_queue.failures.id
  redrive_allow_policy = jsonencode({ redrivePermission = "byQueue", sourceQueueArns = [aws_sqs_queue.uploads.arn] })
}

# The policy of a table is part of the table, which it names.
resource "aws_dynamodb_table" "orders" {
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  attribute {
    name = "id"
    type = "S"
  }

  ttl {
    enabled        = false
    attribute_name = ""
  }
}

resource "aws_dynamodb_resource_policy" "orders" {
  resource_arn = aws_dynamodb_table.orders.arn
  policy = replace(jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { AWS = aws_iam_role.reader.arn }, Action = "dynamodb:GetItem", Resource = "_TABLE_" }]
  }), "_TABLE_", aws_dynamodb_table.orders.arn)
}

data "aws_iam_policy_document" "reader" {
  statement {
    actions   = ["dynamodb:GetItem"]
    resources = ["_TABLE_", "_TABLE_/index/*"]
  }
}

resource "aws_iam_role" "reader" {
  name = "reader"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

# Placeholders in a document.
resource "aws_iam_role_policy" "reader" {
  name   = "read"
  role   = aws_iam_role.reader.id
  policy = replace(data.aws_iam_policy_document.reader.json, "_TABLE_", aws_dynamodb_table.orders.arn)
}

# What CloudFormation does not tell is missing in an output, with a warning.
output "table" {
  value = {
    arn  = aws_dynamodb_table.orders.arn
    tags = aws_dynamodb_table.orders.server_side_encryption
  }
}

# A target group is made with its targets, which must permit it before. Its ARN has a part that AWS generates, and the permission
# takes a pattern.
resource "aws_lb_target_group" "function" {
  name        = "hello"
  target_type = "lambda"
}

resource "aws_lambda_permission" "balancer" {
  action        = "lambda:InvokeFunction"
  function_name = "hello"
  principal     = "elasticloadbalancing.amazonaws.com"
  source_arn    = aws_lb_target_group.function.arn
}

resource "aws_lb_target_group_attachment" "function" {
  target_group_arn = aws_lb_target_group.function.arn
  target_id        = "arn:aws:lambda:eu-west-1:111122223333:function:hello"
  depends_on       = [aws_lambda_permission.balancer]
}
