# Queues, topics, rules and what they are passed on to, schedules.
resource "aws_sqs_queue" "dead" {
  name_prefix = "targets-dead-"

  redrive_allow_policy = jsonencode({
    redrivePermission = "allowAll"
  })
}

resource "aws_sqs_queue" "work" {
  name = "targets-work"

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Principal = { Service = "events.amazonaws.com" }, Resource = "*" }]
  })
}

resource "aws_sqs_queue" "ordered" {
  name       = "targets-ordered.fifo"
  fifo_queue = true
}

resource "aws_sns_topic" "full" {
  name                                     = "targets-full"
  signature_version                        = 2
  tracing_config                           = "Active"
  application_failure_feedback_role_arn    = aws_iam_role.main.arn
  application_success_feedback_role_arn    = aws_iam_role.main.arn
  application_success_feedback_sample_rate = 10
  firehose_failure_feedback_role_arn       = aws_iam_role.main.arn
  firehose_success_feedback_role_arn       = aws_iam_role.main.arn
  firehose_success_feedback_sample_rate    = 20
  http_failure_feedback_role_arn           = aws_iam_role.main.arn
  http_success_feedback_role_arn           = aws_iam_role.main.arn
  http_success_feedback_sample_rate        = 30
  lambda_failure_feedback_role_arn         = aws_iam_role.main.arn
  lambda_success_feedback_role_arn         = aws_iam_role.main.arn
  lambda_success_feedback_sample_rate      = 40
  sqs_failure_feedback_role_arn            = aws_iam_role.main.arn
  sqs_success_feedback_role_arn            = aws_iam_role.main.arn
  sqs_success_feedback_sample_rate         = 50

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Sid = "Events", Effect = "Allow", Action = "sns:Publish", Principal = { Service = "events.amazonaws.com" }, Resource = "*" }]
  })
}

resource "aws_sns_topic" "prefixed" {
  name_prefix = "targets-"
}

resource "aws_sns_topic" "prefixed_in_order" {
  name_prefix = "targets-"
  fifo_topic  = true
}

resource "aws_sns_topic" "ordered" {
  name                        = "targets-ordered.fifo"
  fifo_topic                  = true
  content_based_deduplication = true
  fifo_throughput_scope       = "MessageGroup"
  archive_policy              = jsonencode({ MessageRetentionPeriod = 30 })
}

resource "aws_sns_topic_subscription" "http" {
  topic_arn              = aws_sns_topic.full.arn
  protocol               = "https"
  endpoint               = "https://hooks.example.com/in"
  endpoint_auto_confirms = true
  redrive_policy         = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn })

  delivery_policy = jsonencode({
    healthyRetryPolicy = { minDelayTarget = 20, maxDelayTarget = 20, numRetries = 3, backoffFunction = "linear" }
  })
}

resource "aws_sns_topic_subscription" "delivery" {
  topic_arn             = aws_sns_topic.full.arn
  protocol              = "firehose"
  endpoint              = "arn:aws:firehose:us-east-1:123456789012:deliverystream/targets"
  subscription_role_arn = aws_iam_role.main.arn
}

resource "aws_cloudwatch_log_group" "functions" {
  name            = "/targets/functions"
  log_group_class = "STANDARD"
  skip_destroy    = false
}

resource "aws_cloudwatch_log_group" "seldom" {
  name_prefix     = "/targets/seldom-"
  log_group_class = "INFREQUENT_ACCESS"
  skip_destroy    = true
}

resource "aws_cloudwatch_log_metric_filter" "main" {
  name           = "targets"
  log_group_name = aws_cloudwatch_log_group.functions.name
  pattern        = "{ $.level = \"ERROR\" }"

  metric_transformation {
    name       = "Errors"
    namespace  = "Targets"
    value      = "1"
    dimensions = { service = "$.service" }
  }
}

# --- rules --------------------------------------------------------------------------------------------------------------

resource "aws_cloudwatch_event_rule" "main" {
  name          = "targets"
  role_arn      = aws_iam_role.main.arn
  event_pattern = jsonencode({ source = ["targets"] })
}

resource "aws_cloudwatch_event_rule" "off" {
  name_prefix         = "targets-"
  is_enabled          = false
  schedule_expression = "rate(1 day)"
}

resource "aws_cloudwatch_event_target" "graph" {
  rule      = aws_cloudwatch_event_rule.main.name
  target_id = "graph"
  arn       = "arn:aws:appsync:us-east-1:123456789012:endpoints/graphql-api/targets"
  role_arn  = aws_iam_role.main.arn

  appsync_target {
    graphql_operation = "mutation { order }"
  }
}

resource "aws_cloudwatch_event_target" "job" {
  rule     = aws_cloudwatch_event_rule.main.name
  arn      = "arn:aws:batch:us-east-1:123456789012:job-queue/targets"
  role_arn = aws_iam_role.main.arn

  batch_target {
    array_size     = 4
    job_attempts   = 2
    job_definition = "arn:aws:batch:us-east-1:123456789012:job-definition/targets:1"
    job_name       = "targets"
  }
}

resource "aws_cloudwatch_event_target" "task" {
  rule     = aws_cloudwatch_event_rule.main.name
  arn      = "arn:aws:ecs:us-east-1:123456789012:cluster/targets"
  role_arn = aws_iam_role.main.arn

  ecs_target {
    enable_ecs_managed_tags = true
    enable_execute_command  = true
    group                   = "nightly"
    platform_version        = "1.4.0"
    propagate_tags          = "TASK_DEFINITION"
    tags                    = { Name = "task" }
    task_count              = 2
    task_definition_arn     = "arn:aws:ecs:us-east-1:123456789012:task-definition/targets:1"

    capacity_provider_strategy {
      base              = 1
      capacity_provider = "FARGATE_SPOT"
      weight            = 3
    }

    network_configuration {
      assign_public_ip = true
      security_groups  = [aws_security_group.main.id]
      subnets          = [aws_subnet.main.id]
    }

    ordered_placement_strategy {
      field = "memory"
      type  = "binpack"
    }

    placement_constraint {
      expression = "attribute:zone == a"
      type       = "memberOf"
    }
  }
}

resource "aws_cloudwatch_event_target" "own_task" {
  rule     = aws_cloudwatch_event_rule.main.name
  arn      = "arn:aws:ecs:us-east-1:123456789012:cluster/own"
  role_arn = aws_iam_role.main.arn

  ecs_target {
    launch_type         = "EC2"
    task_definition_arn = "arn:aws:ecs:us-east-1:123456789012:task-definition/targets:1"
  }
}

resource "aws_cloudwatch_event_target" "http" {
  rule     = aws_cloudwatch_event_rule.main.name
  arn      = "arn:aws:execute-api:us-east-1:123456789012:abcdefghij/v1/GET/orders/*"
  role_arn = aws_iam_role.main.arn

  http_target {
    header_parameters       = { X-From = "targets" }
    path_parameter_values   = ["first"]
    query_string_parameters = { full = "yes" }
  }
}

resource "aws_cloudwatch_event_target" "warehouse" {
  rule     = aws_cloudwatch_event_rule.off.name
  arn      = "arn:aws:redshift:us-east-1:123456789012:cluster:targets"
  role_arn = aws_iam_role.main.arn

  redshift_target {
    database            = "main"
    db_user             = "loader"
    secrets_manager_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:targets-AbCdEf"
    sql                 = "call load()"
    statement_name      = "load"
    with_event          = true
  }
}

resource "aws_cloudwatch_event_target" "commands" {
  rule     = aws_cloudwatch_event_rule.off.name
  arn      = "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"
  role_arn = aws_iam_role.main.arn
  input    = jsonencode({ commands = ["uptime"] })

  run_command_targets {
    key    = "tag:Name"
    values = ["worker"]
  }
}

resource "aws_cloudwatch_event_target" "pipeline" {
  rule     = aws_cloudwatch_event_rule.off.name
  arn      = "arn:aws:sagemaker:us-east-1:123456789012:pipeline/targets"
  role_arn = aws_iam_role.main.arn

  sagemaker_pipeline_target {
    pipeline_parameter_list {
      name  = "data"
      value = "s3://targets/data"
    }
  }
}

resource "aws_cloudwatch_event_target" "queue" {
  rule = aws_cloudwatch_event_rule.off.name
  arn  = aws_sqs_queue.ordered.arn

  sqs_target {
    message_group_id = "events"
  }
}

# --- schedules ----------------------------------------------------------------------------------------------------------

resource "aws_scheduler_schedule_group" "main" {
  name_prefix = "targets-"
}

resource "aws_scheduler_schedule" "task" {
  name_prefix         = "targets-task-"
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:ecs:us-east-1:123456789012:cluster/targets"
    role_arn = aws_iam_role.main.arn

    ecs_parameters {
      enable_ecs_managed_tags = true
      enable_execute_command  = true
      group                   = "hourly"
      platform_version        = "1.4.0"
      propagate_tags          = "TASK_DEFINITION"
      reference_id            = "ours"
      tags                    = { Name = "task" }
      task_count              = 2
      task_definition_arn     = "arn:aws:ecs:us-east-1:123456789012:task-definition/targets:1"

      capacity_provider_strategy {
        base              = 1
        capacity_provider = "FARGATE_SPOT"
        weight            = 3
      }

      network_configuration {
        assign_public_ip = true
        security_groups  = [aws_security_group.main.id]
        subnets          = [aws_subnet.main.id]
      }

      placement_constraints {
        expression = "attribute:zone == a"
        type       = "memberOf"
      }

      placement_strategy {
        field = "memory"
        type  = "binpack"
      }
    }
  }
}

resource "aws_scheduler_schedule" "own_task" {
  name                = "targets-own-task"
  schedule_expression = "rate(2 hours)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:ecs:us-east-1:123456789012:cluster/own"
    role_arn = aws_iam_role.main.arn

    ecs_parameters {
      launch_type         = "FARGATE"
      task_definition_arn = "arn:aws:ecs:us-east-1:123456789012:task-definition/targets:1"
    }
  }
}

resource "aws_scheduler_schedule" "bus" {
  name                = "targets-bus"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:events:us-east-1:123456789012:event-bus/default"
    role_arn = aws_iam_role.main.arn
    input    = "{}"

    eventbridge_parameters {
      detail_type = "Daily"
      source      = "targets"
    }
  }
}

resource "aws_scheduler_schedule" "stream" {
  name                = "targets-stream"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_kinesis_stream.main.arn
    role_arn = aws_iam_role.main.arn

    kinesis_parameters {
      partition_key = "daily"
    }
  }
}

resource "aws_scheduler_schedule" "pipeline" {
  name                = "targets-pipeline"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:aws:sagemaker:us-east-1:123456789012:pipeline/targets"
    role_arn = aws_iam_role.main.arn

    sagemaker_pipeline_parameters {
      pipeline_parameter {
        name  = "data"
        value = "s3://targets/data"
      }
    }
  }
}

resource "aws_scheduler_schedule" "queue" {
  name                = "targets-queue"
  schedule_expression = "rate(1 day)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.ordered.arn
    role_arn = aws_iam_role.main.arn

    sqs_parameters {
      message_group_id = "daily"
    }
  }
}
