# Streams, buses and their archives, logs and who may write them.
resource "aws_kinesis_stream" "main" {
  name                = "integration-main"
  shard_count         = 2
  retention_period    = 48
  shard_level_metrics = ["IncomingBytes", "OutgoingBytes"]
  encryption_type     = "KMS"
  kms_key_id          = aws_kms_key.main.arn
  tags                = { Name = "main" }

  stream_mode_details {
    stream_mode = "PROVISIONED"
  }
}

resource "aws_kinesis_stream" "on_demand" {
  name = "integration-on-demand"

  stream_mode_details {
    stream_mode = "ON_DEMAND"
  }
}

resource "aws_kinesis_stream_consumer" "main" {
  name       = "reader"
  stream_arn = aws_kinesis_stream.main.arn
}

resource "aws_sqs_queue" "dead" {
  name = "integration-dead"
}

resource "aws_cloudwatch_event_bus" "main" {
  name               = "integration-main"
  description        = "Orders"
  kms_key_identifier = aws_kms_key.main.arn
  tags               = { Name = "main" }

  dead_letter_config {
    arn = aws_sqs_queue.dead.arn
  }
}

resource "aws_cloudwatch_event_archive" "main" {
  name             = "integration-main"
  description      = "What happened"
  event_source_arn = aws_cloudwatch_event_bus.main.arn
  event_pattern    = jsonencode({ source = ["orders"] })
  retention_days   = 30
}

resource "aws_cloudwatch_event_rule" "main" {
  name           = "integration-main"
  event_bus_name = aws_cloudwatch_event_bus.main.name
  event_pattern  = jsonencode({ source = ["orders"] })
}

resource "aws_cloudwatch_event_target" "main" {
  rule           = aws_cloudwatch_event_rule.main.name
  event_bus_name = aws_cloudwatch_event_bus.main.name
  arn            = aws_kinesis_stream.main.arn
  role_arn       = aws_iam_role.main.arn
  input_path     = "$.detail"

  kinesis_target {
    partition_key_path = "$.detail.id"
  }
}

resource "aws_cloudwatch_log_group" "main" {
  name = "/integration/main"
}

resource "aws_cloudwatch_log_stream" "main" {
  name           = "events"
  log_group_name = aws_cloudwatch_log_group.main.name
}

resource "aws_cloudwatch_log_subscription_filter" "main" {
  name            = "to-the-stream"
  log_group_name  = aws_cloudwatch_log_group.main.name
  filter_pattern  = "ERROR"
  destination_arn = aws_kinesis_stream.main.arn
  role_arn        = aws_iam_role.main.arn
  distribution    = "Random"
}

resource "aws_cloudwatch_log_resource_policy" "main" {
  policy_name = "integration-main"

  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "events.amazonaws.com" }
      Action    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource  = "arn:aws:logs:us-east-1:${data.aws_caller_identity.current.account_id}:log-group:/integration/*"
    }]
  })
}

resource "aws_ssm_document" "main" {
  name            = "integration-main"
  document_type   = "Command"
  document_format = "JSON"
  target_type     = "/AWS::EC2::Instance"
  version_name    = "first"
  tags            = { Name = "main" }

  attachments_source {
    key    = "S3FileUrl"
    name   = "hello.zip"
    values = ["s3://integration-code/hello.zip"]
  }

  attachments_source {
    key    = "SourceUrl"
    values = ["s3://integration-code/scripts"]
  }

  content = jsonencode({
    schemaVersion = "2.2"
    description   = "Says hello"
    parameters    = { name = { type = "String", default = "world", description = "Whom to greet" } }
    mainSteps     = [{ action = "aws:runShellScript", name = "hello", inputs = { runCommand = ["echo hello {{ name }}"] } }]
  })
}

resource "aws_ssm_document" "yaml" {
  name            = "integration-yaml"
  document_type   = "Command"
  document_format = "YAML"

  content = <<-EOT
    schemaVersion: "2.2"
    description: Says goodbye
    mainSteps:
      - action: aws:runShellScript
        name: goodbye
        inputs:
          runCommand:
            - echo goodbye
  EOT
}
