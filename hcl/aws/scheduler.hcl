# Amazon EventBridge Scheduler.

rule "aws_scheduler_schedule" {
  type = "AWS::Scheduler::Schedule"

  properties = {
    Description                = self.description
    EndDate                    = self.end_date
    GroupName                  = self.group_name
    KmsKeyArn                  = self.kms_key_arn
    Name                       = physical_name(self.name, self.name_prefix)
    ScheduleExpression         = self.schedule_expression
    ScheduleExpressionTimezone = self.schedule_expression_timezone == null ? "UTC" : self.schedule_expression_timezone
    StartDate                  = self.start_date
    State                      = self.state == null ? "ENABLED" : self.state
    FlexibleTimeWindow         = one([for f in self.flexible_time_window : { MaximumWindowInMinutes = f.maximum_window_in_minutes, Mode = f.mode }])

    Target = one([for t in self.target : {
      Arn              = t.arn
      Input            = t.input
      RoleArn          = t.role_arn
      DeadLetterConfig = one([for d in t.dead_letter_config : { Arn = d.arn }])
      EcsParameters = one([for e in t.ecs_parameters : merge(one(ecs_task_target([e])), {
        ReferenceId          = e.reference_id
        Tags                 = [for k, v in coalesce(e.tags, {}) : { Key = k, Value = v }]
        NetworkConfiguration = one([for n in e.network_configuration : { AwsvpcConfiguration = one(ecs_awsvpc([n])) }])
        PlacementConstraints = [for p in e.placement_constraints : { Expression = p.expression, Type = p.type }]
        PlacementStrategy    = [for p in e.placement_strategy : { Field = p.field, Type = p.type }]
      })])
      EventBridgeParameters = one([for e in t.eventbridge_parameters : { DetailType = e.detail_type, Source = e.source }])
      KinesisParameters     = one([for k in t.kinesis_parameters : { PartitionKey = k.partition_key }])
      RetryPolicy = one([for r in t.retry_policy : {
        MaximumEventAgeInSeconds = r.maximum_event_age_in_seconds == null ? 86400 : r.maximum_event_age_in_seconds
        MaximumRetryAttempts     = r.maximum_retry_attempts == null ? 185 : r.maximum_retry_attempts
      }])
      SageMakerPipelineParameters = one([for s in t.sagemaker_pipeline_parameters : {
        PipelineParameterList = [for p in s.pipeline_parameter : { Name = p.name, Value = p.value }]
      }])
      SqsParameters = one([for s in t.sqs_parameters : { MessageGroupId = s.message_group_id }])
    }])
  }

  attributes = {
    id   = "${self.group_name == null ? "default" : self.group_name}/${ref()}"
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    arn = self.name == null ? null : arn("scheduler", region(), account(), "schedule/${self.group_name == null ? "default" : self.group_name}/${self.name}")
  }
}

rule "aws_scheduler_schedule_group" {
  type = "AWS::Scheduler::ScheduleGroup"

  properties = {
    Name = physical_name(self.name, self.name_prefix)
    Tags = tags(self.tags)
  }

  attributes = {
    creation_date          = getatt("CreationDate")
    last_modification_date = getatt("LastModificationDate")
    state                  = getatt("State")
    id                     = ref()
    name                   = ref()
    arn                    = getatt("Arn")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("scheduler", region(), account(), "schedule-group/${self.name}")
  }
}
