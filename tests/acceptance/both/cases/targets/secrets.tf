# Secrets, parameters, keys, alarms, and identities of names that are made up.
resource "aws_secretsmanager_secret" "main" {
  name_prefix = "targets-"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Deny", Action = "secretsmanager:DeleteSecret", Principal = "*", Resource = "*" }]
  })

  replica {
    region     = "us-west-2"
    kms_key_id = "alias/replicas"
  }
}

resource "aws_secretsmanager_secret" "passing" {
  name = "targets-passing"
}

resource "aws_secretsmanager_secret_version" "passing" {
  secret_id                = aws_secretsmanager_secret.passing.id
  secret_string_wo         = "in no state"
  secret_string_wo_version = 1
}

resource "aws_ssm_parameter" "passing" {
  name             = "/targets/passing"
  type             = "String"
  value_wo         = "in no state"
  value_wo_version = 1
}

resource "aws_ssm_parameter" "open" {
  name           = "/targets/open"
  type           = "String"
  insecure_value = "seen by all"
  data_type      = "text"
}

resource "aws_kms_key" "signing" {
  description                        = "What signs"
  customer_master_key_spec           = "RSA_2048"
  key_usage                          = "SIGN_VERIFY"
  is_enabled                         = false
  bypass_policy_lockout_safety_check = true
}

resource "aws_kms_alias" "main" {
  name_prefix   = "alias/targets-"
  target_key_id = aws_kms_key.main.id
}

resource "aws_cloudwatch_metric_alarm" "slow" {
  alarm_name                            = "targets-slow"
  namespace                             = "AWS/Lambda"
  metric_name                           = "Duration"
  extended_statistic                    = "p95"
  comparison_operator                   = "GreaterThanThreshold"
  threshold                             = 1000
  period                                = 300
  evaluation_periods                    = 2
  evaluate_low_sample_count_percentiles = "ignore"
  insufficient_data_actions             = [aws_sns_topic.full.arn]
}

resource "aws_cloudwatch_metric_alarm" "strange" {
  alarm_name          = "targets-strange"
  comparison_operator = "GreaterThanUpperThreshold"
  evaluation_periods  = 3
  threshold_metric_id = "band"

  metric_query {
    id          = "band"
    expression  = "ANOMALY_DETECTION_BAND(calls, 2)"
    label       = "What is usual"
    return_data = true
  }

  metric_query {
    id          = "calls"
    account_id  = "123456789012"
    return_data = true

    metric {
      namespace   = "AWS/Lambda"
      metric_name = "Invocations"
      period      = 120
      stat        = "Sum"
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "inquiry" {
  alarm_name          = "targets-inquiry"
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 1
  threshold           = 5

  metric_query {
    id          = "busy"
    expression  = "SELECT MAX(Duration) FROM \"AWS/Lambda\""
    period      = 60
    return_data = true
  }
}

resource "aws_iam_role" "inline" {
  name_prefix         = "targets-"
  managed_policy_arns = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]

  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "states.amazonaws.com" } }]
  })

  inline_policy {
    name = "reads"

    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }]
    })
  }
}

resource "aws_iam_role_policy" "prefixed" {
  name_prefix = "targets-"
  role        = aws_iam_role.main.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*" }]
  })
}

resource "aws_iam_policy" "prefixed" {
  name_prefix = "targets-"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sns:*", Resource = "*" }]
  })
}

resource "aws_iam_instance_profile" "prefixed" {
  name_prefix = "targets-"
  role        = aws_iam_role.main.name
}

resource "aws_iam_user" "bound" {
  name                 = "targets-bound"
  permissions_boundary = aws_iam_policy.prefixed.arn
}

resource "aws_iam_user_policy" "prefixed" {
  name_prefix = "targets-"
  user        = aws_iam_user.bound.name

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:GetUser", Resource = "*" }]
  })
}

resource "aws_sfn_state_machine" "prefixed" {
  name_prefix = "targets-"
  role_arn    = aws_iam_role.inline.arn

  definition = jsonencode({
    StartAt = "Done"
    States  = { Done = { Type = "Succeed" } }
  })
}
