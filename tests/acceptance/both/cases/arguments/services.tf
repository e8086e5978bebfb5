# Identities, messages, functions, logs and alarms: all that the simulator keeps of them.
resource "aws_iam_role" "main" {
  name                 = "arguments-main"
  path                 = "/service/"
  description          = "For the functions"
  max_session_duration = 7200
  permissions_boundary = aws_iam_policy.main.arn
  assume_role_policy   = data.aws_iam_policy_document.assume.json
  tags                 = { Name = "main" }
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com", "events.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "main" {
  name = "inline"
  role = aws_iam_role.main.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["sqs:ReceiveMessage", "sqs:DeleteMessage"], Resource = aws_sqs_queue.main.arn }]
  })
}

resource "aws_iam_policy" "main" {
  name        = "arguments-main"
  path        = "/service/"
  description = "What may be done at most"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "main" {
  role       = aws_iam_role.main.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "own" {
  role       = aws_iam_role.main.name
  policy_arn = aws_iam_policy.main.arn
}

resource "aws_iam_instance_profile" "main" {
  name = "arguments-main"
  path = "/service/"
  role = aws_iam_role.main.name
}

resource "aws_iam_user" "main" {
  name = "arguments-main"
  path = "/people/"
  tags = { Name = "main" }
}

resource "aws_iam_group" "main" {
  name = "arguments-main"
  path = "/people/"
}

resource "aws_iam_user_group_membership" "main" {
  user   = aws_iam_user.main.name
  groups = [aws_iam_group.main.name]
}

resource "aws_iam_group_policy_attachment" "main" {
  group      = aws_iam_group.main.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_user_policy" "main" {
  name = "own-keys"
  user = aws_iam_user.main.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:ListAccessKeys", Resource = "*" }]
  })
}

# --- messages ----------------------------------------------------------------------------------------------------------

resource "aws_sqs_queue" "main" {
  name                       = "arguments-main"
  delay_seconds              = 15
  max_message_size           = 65536
  message_retention_seconds  = 86400
  receive_wait_time_seconds  = 10
  visibility_timeout_seconds = 90
  sqs_managed_sse_enabled    = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead.arn
    maxReceiveCount     = 4
  })
  tags = { Name = "main" }
}

resource "aws_sqs_queue" "dead" {
  name                              = "arguments-dead"
  kms_master_key_id                 = "alias/arguments"
  kms_data_key_reuse_period_seconds = 600
}

resource "aws_sqs_queue" "ordered" {
  name                        = "arguments-ordered.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  deduplication_scope         = "messageGroup"
  fifo_throughput_limit       = "perMessageGroupId"
}

resource "aws_sqs_queue_policy" "main" {
  queue_url = aws_sqs_queue.main.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Bucket"
      Effect    = "Allow"
      Principal = { Service = "s3.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.main.arn
    }]
  })
}

resource "aws_sns_topic" "main" {
  name              = "arguments-main"
  display_name      = "Arguments"
  kms_master_key_id = aws_kms_key.main.id
  tags              = { Name = "main" }
}

resource "aws_sns_topic" "ordered" {
  name                        = "arguments-ordered.fifo"
  fifo_topic                  = true
  content_based_deduplication = true
}

resource "aws_sns_topic_policy" "main" {
  arn = aws_sns_topic.main.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Alarms"
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "SNS:Publish"
      Resource  = aws_sns_topic.main.arn
    }]
  })
}

resource "aws_sns_topic_subscription" "main" {
  topic_arn            = aws_sns_topic.main.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.main.arn
  raw_message_delivery = true
  filter_policy        = jsonencode({ kind = ["order", "refund"] })
  filter_policy_scope  = "MessageAttributes"
}

resource "aws_cloudwatch_event_rule" "every_hour" {
  name                = "arguments-every-hour"
  description         = "Every hour"
  schedule_expression = "rate(1 hour)"
  state               = "DISABLED"
  tags                = { Name = "every hour" }
}

resource "aws_cloudwatch_event_rule" "pattern" {
  name          = "arguments-pattern"
  event_pattern = jsonencode({ source = ["aws.ec2"], "detail-type" = ["EC2 Instance State-change Notification"] })
}

resource "aws_cloudwatch_event_target" "queue" {
  rule  = aws_cloudwatch_event_rule.pattern.name
  arn   = aws_sqs_queue.main.arn
  input = jsonencode({ fixed = true })

  retry_policy {
    maximum_event_age_in_seconds = 600
    maximum_retry_attempts       = 5
  }

  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }
}

resource "aws_cloudwatch_event_target" "topic" {
  rule = aws_cloudwatch_event_rule.every_hour.name
  arn  = aws_sns_topic.main.arn

  input_transformer {
    input_paths    = { at = "$.time" }
    input_template = "{\"at\": <at>}"
  }
}

# --- logs and alarms ---------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_log_group" "main" {
  name              = "/arguments/main"
  retention_in_days = 14
  kms_key_id        = aws_kms_key.main.arn
  tags              = { Name = "main" }
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "errors"
  log_group_name = aws_cloudwatch_log_group.main.name
  pattern        = "ERROR"

  metric_transformation {
    name          = "Errors"
    namespace     = "Arguments"
    value         = "1"
    default_value = "0"
    unit          = "Count"
  }
}

resource "aws_cloudwatch_metric_alarm" "main" {
  alarm_name                = "arguments-main"
  alarm_description         = "Too many errors"
  comparison_operator       = "GreaterThanOrEqualToThreshold"
  evaluation_periods        = 3
  datapoints_to_alarm       = 2
  metric_name               = "Errors"
  namespace                 = "Arguments"
  period                    = 120
  statistic                 = "Sum"
  threshold                 = 5.5
  unit                      = "Count"
  treat_missing_data        = "breaching"
  actions_enabled           = true
  alarm_actions             = [aws_sns_topic.main.arn]
  ok_actions                = [aws_sns_topic.main.arn]
  insufficient_data_actions = []
  dimensions                = { Service = "api", Stage = "prod" }
  tags                      = { Name = "main" }
}

resource "aws_cloudwatch_metric_alarm" "rate" {
  alarm_name          = "arguments-rate"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 10

  metric_query {
    id          = "rate"
    expression  = "errors / requests * 100"
    label       = "Error rate"
    return_data = true
  }

  metric_query {
    id = "errors"
    metric {
      metric_name = "Errors"
      namespace   = "Arguments"
      period      = 60
      stat        = "Sum"
      unit        = "Count"
      dimensions  = { Service = "api" }
    }
  }

  metric_query {
    id = "requests"
    metric {
      metric_name = "Requests"
      namespace   = "Arguments"
      period      = 60
      stat        = "Sum"
    }
  }
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "arguments"
  dashboard_body = jsonencode({
    widgets = [{
      type       = "metric", x = 0, y = 0, width = 12, height = 6
      properties = { region = data.aws_region.current.name, metrics = [["Arguments", "Errors"]], title = "Errors" }
    }]
  })
}
