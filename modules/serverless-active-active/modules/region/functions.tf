resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${local.name}-${each.key}"
  retention_in_days = 14
}

resource "aws_iam_role" "function" {
  name = "${local.regional}-function"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

data "aws_iam_policy_document" "function" {
  statement {
    sid       = "WriteLogs"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [for group in aws_cloudwatch_log_group.function : "${group.arn}:*"]
  }

  statement {
    sid       = "UseTable"
    actions   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]
    resources = [local.table_arn, "${local.table_arn}/index/*"]
  }

  statement {
    sid       = "UseQueue"
    actions   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
    resources = [aws_sqs_queue.orders.arn]
  }

  statement {
    sid       = "Publish"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.orders.arn]
  }

  statement {
    sid       = "ReadSettings"
    actions   = ["secretsmanager:GetSecretValue", "ssm:GetParameter"]
    resources = [aws_secretsmanager_secret.payment_api_key.arn, aws_ssm_parameter.log_level.arn]
  }

  statement {
    sid       = "UseKey"
    actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
    resources = [aws_kms_key.this.arn]
  }
}

resource "aws_iam_policy" "function" {
  name        = "${local.regional}-function"
  description = "What the functions of ${local.name} may do"
  policy      = data.aws_iam_policy_document.function.json
}

resource "aws_iam_role_policy_attachment" "function" {
  role       = aws_iam_role.function.name
  policy_arn = aws_iam_policy.function.arn
}

resource "aws_lambda_function" "this" {
  for_each = local.functions

  function_name = "${local.name}-${each.key}"
  description   = "${local.name}: ${each.key}"
  role          = aws_iam_role.function.arn
  s3_bucket     = var.code_bucket
  s3_key        = var.code_key
  handler       = each.value.handler
  runtime       = "python3.13"
  architectures = ["arm64"]
  memory_size   = each.value.memory
  timeout       = each.value.timeout

  environment {
    variables = {
      LOG_LEVEL         = aws_ssm_parameter.log_level.name
      PAYMENT_SECRET_ID = aws_secretsmanager_secret.payment_api_key.id
      TABLE_NAME        = var.table_name
      TOPIC_ARN         = aws_sns_topic.orders.arn
    }
  }

  tracing_config {
    mode = "Active"
  }

  depends_on = [
    aws_cloudwatch_log_group.function,
    aws_iam_role_policy_attachment.function,
  ]
}

resource "aws_lambda_event_source_mapping" "worker" {
  event_source_arn                   = aws_sqs_queue.orders.arn
  function_name                      = aws_lambda_function.this["worker"].arn
  batch_size                         = 10
  maximum_batching_window_in_seconds = 5
  function_response_types            = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = 20
  }
}
