# Functions of both kinds of code, what they read, and who may call them.
resource "aws_lambda_function" "full" {
  function_name                  = "targets-full"
  description                    = "Everything that a function may be told"
  role                           = aws_iam_role.main.arn
  runtime                        = "python3.13"
  handler                        = "app.handler"
  architectures                  = ["arm64"]
  code_signing_config_arn        = "arn:aws:lambda:us-east-1:123456789012:code-signing-config:csc-0123456789abcdef0"
  kms_key_arn                    = aws_kms_key.main.arn
  memory_size                    = 512
  package_type                   = "Zip"
  publish                        = true
  reserved_concurrent_executions = 7
  s3_bucket                      = "targets-code"
  s3_key                         = "function.zip"
  s3_object_version              = "null"
  timeout                        = 45
  tags                           = { Name = "full" }

  dead_letter_config {
    target_arn = aws_sqs_queue.dead.arn
  }

  environment {
    variables = { STAGE = "test" }
  }

  ephemeral_storage {
    size = 1024
  }

  file_system_config {
    arn              = aws_efs_access_point.main.arn
    local_mount_path = "/mnt/files"
  }

  logging_config {
    application_log_level = "DEBUG"
    system_log_level      = "WARN"
    log_format            = "JSON"
    log_group             = aws_cloudwatch_log_group.functions.name
  }

  snap_start {
    apply_on = "PublishedVersions"
  }

  tracing_config {
    mode = "Active"
  }

  vpc_config {
    ipv6_allowed_for_dual_stack = true
    security_group_ids          = [aws_security_group.main.id]
    subnet_ids                  = [aws_subnet.main.id]
  }

  depends_on = [aws_efs_mount_target.main]
}

resource "aws_efs_file_system" "main" {}

resource "aws_efs_mount_target" "main" {
  file_system_id = aws_efs_file_system.main.id
  subnet_id      = aws_subnet.main.id
}

resource "aws_efs_access_point" "main" {
  file_system_id = aws_efs_file_system.main.id
}

resource "aws_lambda_function" "image" {
  function_name = "targets-image"
  role          = aws_iam_role.main.arn
  package_type  = "Image"
  image_uri     = "${data.aws_caller_identity.current.account_id}.dkr.ecr.us-east-1.amazonaws.com/targets:latest"
  skip_destroy  = true

  image_config {
    command           = ["serve"]
    entry_point       = ["/bin/app"]
    working_directory = "/srv"
  }
}

resource "aws_lambda_function" "plain" {
  function_name = "targets-plain"
  role          = aws_iam_role.main.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  s3_bucket     = "targets-code"
  s3_key        = "function.zip"
  publish       = true
}

resource "aws_lambda_layer_version" "main" {
  layer_name        = "targets"
  s3_bucket         = "targets-code"
  s3_key            = "layer.zip"
  s3_object_version = "null"
  skip_destroy      = true
}

resource "aws_lambda_alias" "main" {
  name             = "canary"
  function_name    = aws_lambda_function.plain.function_name
  function_version = "1"

  routing_config {
    additional_version_weights = { "2" = 0.1 }
  }
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.plain.function_name
  function_version = aws_lambda_function.plain.version
}

resource "aws_lambda_function_url" "alias" {
  function_name      = aws_lambda_function.plain.function_name
  qualifier          = aws_lambda_alias.live.name
  authorization_type = "NONE"
}

resource "aws_lambda_permission" "alias" {
  statement_id       = "skill"
  action             = "lambda:InvokeFunction"
  function_name      = aws_lambda_function.plain.function_name
  qualifier          = aws_lambda_alias.live.name
  principal          = "alexa-appkit.amazon.com"
  event_source_token = "amzn1.ask.skill.0123456789"
}

resource "aws_lambda_permission" "organisation" {
  statement_id           = "organisation"
  action                 = "lambda:InvokeFunctionUrl"
  function_name          = aws_lambda_function.plain.function_name
  principal              = "*"
  principal_org_id       = "o-0123456789"
  function_url_auth_type = "AWS_IAM"
}

resource "aws_lambda_permission" "bucket" {
  statement_id   = "bucket"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.plain.function_name
  principal      = "s3.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
  source_arn     = "arn:aws:s3:::targets-uploads"
}

# --- what functions read -----------------------------------------------------------------------------------------------

resource "aws_kinesis_stream" "main" {
  name        = "targets"
  shard_count = 1
}

resource "aws_lambda_event_source_mapping" "stream" {
  function_name                      = aws_lambda_function.plain.arn
  event_source_arn                   = aws_kinesis_stream.main.arn
  batch_size                         = 50
  bisect_batch_on_function_error     = true
  enabled                            = true
  function_response_types            = ["ReportBatchItemFailures"]
  kms_key_arn                        = aws_kms_key.main.arn
  maximum_batching_window_in_seconds = 5
  maximum_record_age_in_seconds      = 3600
  maximum_retry_attempts             = 4
  parallelization_factor             = 3
  starting_position                  = "AT_TIMESTAMP"
  starting_position_timestamp        = "2030-01-01T00:00:00Z"
  tumbling_window_in_seconds         = 30
  tags                               = { Name = "stream" }

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.dead.arn
    }
  }

  filter_criteria {
    filter {
      pattern = jsonencode({ data = { kind = ["order"] } })
    }
  }
}

resource "aws_lambda_event_source_mapping" "queue" {
  function_name    = aws_lambda_function.plain.arn
  event_source_arn = aws_sqs_queue.work.arn

  metrics_config {
    metrics = ["EventCount"]
  }

  scaling_config {
    maximum_concurrency = 5
  }
}
