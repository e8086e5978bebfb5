# Published versions: each is of certain code, and may have instances that wait. What a fold says of them merges into the
# resource beside the function. The policy is for several targets that may be the same, and names parts of an ARN.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

variable "spare_queue_arn" {
  type    = string
  default = "arn:aws:sqs:eu-west-1:123456789012:spare"
}

variable "fallback_queue_arn" {
  type    = string
  default = "arn:aws:sqs:eu-west-1:123456789012:fallback"
}

resource "aws_iam_role" "resize" {
  name = "resize"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "lambda.amazonaws.com" } }]
  })
}

resource "aws_lambda_function" "resize" {
  function_name    = "resize"
  role             = aws_iam_role.resize.arn
  handler          = "index.handler"
  runtime          = "nodejs22.x"
  filename         = "${path.module}/resize.zip"
  source_code_hash = filebase64sha256("${path.module}/resize.zip")
  publish          = true
}

resource "aws_lambda_provisioned_concurrency_config" "warm" {
  function_name                     = aws_lambda_function.resize.function_name
  qualifier                         = aws_lambda_function.resize.version
  provisioned_concurrent_executions = 3
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.resize.function_name
  function_version = aws_lambda_function.resize.version
}

resource "aws_lambda_provisioned_concurrency_config" "live" {
  function_name                     = aws_lambda_alias.live.function_name
  qualifier                         = aws_lambda_alias.live.name
  provisioned_concurrent_executions = 1
}

resource "aws_sqs_queue" "failed" {
  name = "resize-failed"
}

resource "aws_cloudwatch_log_group" "resize" {
  name = "/aws/lambda/resize"
}

data "aws_arn" "log_group" {
  arn = aws_cloudwatch_log_group.resize.arn
}

data "aws_iam_policy_document" "resize" {
  statement {
    actions   = ["sqs:SendMessage"]
    resources = compact(distinct([aws_sqs_queue.failed.arn, null, aws_sqs_queue.failed.arn]))
  }

  statement {
    actions   = ["sqs:GetQueueAttributes"]
    resources = distinct([var.spare_queue_arn, var.fallback_queue_arn])
  }

  statement {
    actions = ["logs:PutLogEvents"]
    resources = [format("arn:%s:%s:*:%s:%s:*", data.aws_arn.log_group.partition, data.aws_arn.log_group.service,
    data.aws_arn.log_group.account, data.aws_arn.log_group.resource)]
  }
}

resource "aws_iam_role_policy" "resize" {
  name   = "resize"
  role   = aws_iam_role.resize.name
  policy = data.aws_iam_policy_document.resize.json
}
