# Functions with versions, aliases and layers; state machines; schedules; who may use them.
resource "aws_iam_role" "main" {
  name = "integration-main"

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["lambda.amazonaws.com", "states.amazonaws.com", "iot.amazonaws.com"] } }]
  })
}

resource "aws_iam_user" "main" {
  name = "integration-main"
}

resource "aws_iam_access_key" "main" {
  user   = aws_iam_user.main.name
  status = "Inactive"
}

resource "aws_kms_key" "main" {
  description = "What is integrated"
}

resource "aws_lambda_layer_version" "main" {
  layer_name               = "integration-main"
  description              = "What functions share"
  license_info             = "MIT"
  compatible_runtimes      = ["python3.12", "python3.13"]
  compatible_architectures = ["arm64", "x86_64"]
  s3_bucket                = "integration-code"
  s3_key                   = "layer.zip"
}

resource "aws_lambda_function" "main" {
  function_name = "integration-main"
  role          = aws_iam_role.main.arn
  runtime       = "python3.12"
  handler       = "index.handler"
  s3_bucket     = "integration-code"
  s3_key        = "function.zip"
  publish       = true
  layers        = [aws_lambda_layer_version.main.arn]
}

resource "aws_lambda_alias" "main" {
  name             = "live"
  description      = "What callers use"
  function_name    = aws_lambda_function.main.function_name
  function_version = aws_lambda_function.main.version
}

resource "aws_lambda_function_url" "main" {
  function_name      = aws_lambda_function.main.function_name
  authorization_type = "AWS_IAM"
  invoke_mode        = "BUFFERED"

  cors {
    allow_credentials = true
    allow_headers     = ["content-type"]
    allow_methods     = ["GET"]
    allow_origins     = ["https://example.com"]
    expose_headers    = ["date"]
    max_age           = 3600
  }
}

resource "aws_sfn_state_machine" "main" {
  name     = "integration-main"
  role_arn = aws_iam_role.main.arn
  type     = "STANDARD"
  tags     = { Name = "main" }

  definition = jsonencode({
    StartAt = "Call"
    States  = { Call = { Type = "Task", Resource = aws_lambda_function.main.arn, End = true } }
  })

  tracing_configuration {
    enabled = true
  }

  encryption_configuration {
    type                              = "CUSTOMER_MANAGED_KMS_KEY"
    kms_key_id                        = aws_kms_key.main.arn
    kms_data_key_reuse_period_seconds = 600
  }

  logging_configuration {
    level                  = "ERROR"
    include_execution_data = true
    log_destination        = "${aws_cloudwatch_log_group.main.arn}:*"
  }
}

resource "aws_sfn_state_machine" "plain" {
  name     = "integration-plain"
  role_arn = aws_iam_role.main.arn

  definition = jsonencode({
    StartAt = "Done"
    States  = { Done = { Type = "Succeed" } }
  })
}

resource "aws_scheduler_schedule_group" "main" {
  name = "integration"
  tags = { Name = "main" }
}

resource "aws_scheduler_schedule" "main" {
  name                         = "integration-main"
  group_name                   = aws_scheduler_schedule_group.main.name
  description                  = "Every weekday"
  schedule_expression          = "cron(0 8 ? * MON-FRI *)"
  schedule_expression_timezone = "Europe/Berlin"
  start_date                   = "2050-01-01T00:00:00Z"
  end_date                     = "2051-01-01T00:00:00Z"
  state                        = "DISABLED"
  kms_key_arn                  = aws_kms_key.main.arn

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = aws_lambda_function.main.arn
    role_arn = aws_iam_role.main.arn
    input    = jsonencode({ fixed = true })

    dead_letter_config {
      arn = aws_sqs_queue.dead.arn
    }

    retry_policy {
      maximum_event_age_in_seconds = 600
      maximum_retry_attempts       = 3
    }
  }
}
