# Amazon CloudWatch, CloudWatch Logs and EventBridge (which Terraform still calls CloudWatch Events).

rule "aws_cloudwatch_metric_alarm" {
  type = "AWS::CloudWatch::Alarm"

  properties = {
    AlarmName                        = self.alarm_name
    AlarmDescription                 = self.alarm_description
    ActionsEnabled                   = self.actions_enabled
    AlarmActions                     = self.alarm_actions
    ComparisonOperator               = self.comparison_operator
    DatapointsToAlarm                = self.datapoints_to_alarm
    Dimensions                       = [for k, v in coalesce(self.dimensions, {}) : { Name = k, Value = v }]
    EvaluateLowSampleCountPercentile = self.evaluate_low_sample_count_percentiles
    EvaluationPeriods                = self.evaluation_periods
    ExtendedStatistic                = self.extended_statistic
    InsufficientDataActions          = self.insufficient_data_actions
    MetricName                       = self.metric_name
    Namespace                        = self.namespace
    OKActions                        = self.ok_actions
    Period                           = self.period
    Statistic                        = self.statistic
    Tags                             = tags(self.tags)
    Threshold                        = self.threshold
    ThresholdMetricId                = self.threshold_metric_id
    TreatMissingData                 = self.treat_missing_data
    Unit                             = self.unit

    Metrics = [for q in self.metric_query : {
      Id         = q.id
      AccountId  = q.account_id
      Expression = q.expression
      Label      = q.label
      Period     = q.period
      # Terraform returns what is asked for and nothing else.
      ReturnData = q.return_data == true
      MetricStat = one([for m in q.metric : {
        Metric = {
          Dimensions = [for k, v in coalesce(m.dimensions, {}) : { Name = k, Value = v }]
          MetricName = m.metric_name
          Namespace  = m.namespace
        }
        Period = m.period
        Stat   = m.stat
        Unit   = m.unit
      }])
    }]
  }

  attributes = {
    id         = ref()
    alarm_name = ref()
    arn        = getatt("Arn")
  }

  synthesis = {
    id         = self.alarm_name
    alarm_name = self.alarm_name
    arn        = arn("cloudwatch", region(), account(), "alarm:${self.alarm_name}")
  }
}

rule "aws_cloudwatch_composite_alarm" {
  type = "AWS::CloudWatch::CompositeAlarm"

  properties = {
    AlarmName                        = self.alarm_name
    AlarmDescription                 = self.alarm_description
    AlarmRule                        = self.alarm_rule
    ActionsEnabled                   = self.actions_enabled
    ActionsSuppressor                = one([for s in self.actions_suppressor : s.alarm])
    ActionsSuppressorExtensionPeriod = one([for s in self.actions_suppressor : s.extension_period])
    ActionsSuppressorWaitPeriod      = one([for s in self.actions_suppressor : s.wait_period])
    AlarmActions                     = self.alarm_actions
    InsufficientDataActions          = self.insufficient_data_actions
    OKActions                        = self.ok_actions
    Tags                             = tags(self.tags)
  }

  attributes = {
    id         = ref()
    alarm_name = ref()
    arn        = getatt("Arn")
  }

  synthesis = {
    id         = self.alarm_name
    alarm_name = self.alarm_name
    arn        = arn("cloudwatch", region(), account(), "alarm:${self.alarm_name}")
  }
}

rule "aws_cloudwatch_dashboard" {
  type = "AWS::CloudWatch::Dashboard"

  properties = {
    DashboardName = self.dashboard_name
    DashboardBody = self.dashboard_body
  }

  attributes = {
    id             = ref()
    dashboard_name = ref()
    dashboard_arn  = arn("cloudwatch", "", account(), "dashboard/${ref()}")
  }
}

rule "aws_cloudwatch_log_group" {
  type = "AWS::Logs::LogGroup"

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  properties = {
    LogGroupName    = physical_name(self.name, self.name_prefix)
    KmsKeyId        = self.kms_key_id
    LogGroupClass   = self.log_group_class
    RetentionInDays = self.retention_in_days == 0 ? null : self.retention_in_days
    Tags            = tags(self.tags)
  }

  # The Arn of CloudFormation ends in ":*", Terraform's does not.
  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("logs", region(), account(), "log-group:${ref()}")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("logs", region(), account(), "log-group:${self.name}")
  }
}

rule "aws_cloudwatch_log_metric_filter" {
  type = "AWS::Logs::MetricFilter"

  properties = {
    FilterName    = self.name
    FilterPattern = self.pattern
    LogGroupName  = self.log_group_name

    MetricTransformations = [for t in self.metric_transformation : {
      DefaultValue    = t.default_value
      Dimensions      = [for k, v in coalesce(t.dimensions, {}) : { Key = k, Value = v }]
      MetricName      = t.name
      MetricNamespace = t.namespace
      MetricValue     = t.value
      Unit            = t.unit
    }]
  }

  attributes = {
    id = self.name
  }
}

rule "aws_cloudwatch_log_subscription_filter" {
  type = "AWS::Logs::SubscriptionFilter"

  properties = {
    FilterName     = self.name
    DestinationArn = self.destination_arn
    Distribution   = self.distribution
    FilterPattern  = self.filter_pattern
    LogGroupName   = self.log_group_name
    RoleArn        = self.role_arn
  }
}

rule "aws_cloudwatch_log_stream" {
  type = "AWS::Logs::LogStream"

  properties = {
    LogGroupName  = self.log_group_name
    LogStreamName = self.name
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("logs", region(), account(), "log-group:${self.log_group_name}:log-stream:${ref()}")
  }
}

rule "aws_cloudwatch_log_resource_policy" {
  type = "AWS::Logs::ResourcePolicy"

  properties = {
    PolicyName     = self.policy_name
    PolicyDocument = self.policy_document
  }

  attributes = {
    id = self.policy_name
  }
}

rule "aws_cloudwatch_event_bus" {
  type = "AWS::Events::EventBus"

  properties = {
    Name             = self.name
    DeadLetterConfig = one([for d in self.dead_letter_config : { Arn = d.arn }])
    Description      = self.description
    EventSourceName  = self.event_source_name
    KmsKeyIdentifier = self.kms_key_identifier
    Tags             = tags(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("events", region(), account(), "event-bus/${self.name}")
  }
}

rule "aws_cloudwatch_event_permission" {
  type = "AWS::Events::EventBusPolicy"

  properties = {
    Action       = self.action == null ? "events:PutEvents" : self.action
    EventBusName = self.event_bus_name == null ? "default" : self.event_bus_name
    Principal    = self.principal
    StatementId  = self.statement_id
    Condition    = one([for c in self.condition : { Key = c.key, Type = c.type, Value = c.value }])
  }

  attributes = {
    id = (self.event_bus_name == null ? self.statement_id
      : refers(self.event_bus_name) ? "${self.event_bus_name}/${self.statement_id}"
      : self.event_bus_name == "default" ? self.statement_id
    : "${self.event_bus_name}/${self.statement_id}")
  }
}

rule "aws_cloudwatch_event_rule" {
  type = "AWS::Events::Rule"

  properties = {
    Name               = physical_name(self.name, self.name_prefix)
    Description        = self.description
    EventBusName       = self.event_bus_name
    EventPattern       = self.event_pattern
    RoleArn            = self.role_arn
    ScheduleExpression = self.schedule_expression
    State              = self.state != null ? self.state : self.is_enabled == false ? "DISABLED" : "ENABLED"
    Tags               = tags(self.tags)
  }

  # Ref is the name of a rule on the default bus only. The ARN of others ends in "rule/bus/name".
  attributes = {
    id = (self.event_bus_name == null ? ref()
      : refers(self.event_bus_name) ? "${self.event_bus_name}/${split("/", getatt("Arn"))[2]}"
      : self.event_bus_name == "default" ? ref()
    : "${self.event_bus_name}/${split("/", getatt("Arn"))[2]}")
    name = (self.event_bus_name == null ? ref()
      : refers(self.event_bus_name) ? split("/", getatt("Arn"))[2]
      : self.event_bus_name == "default" ? ref()
    : split("/", getatt("Arn"))[2])
    arn = getatt("Arn")
  }

  synthesis = {
    id = (self.name == null ? null : self.event_bus_name == null ? self.name
      : refers(self.event_bus_name) ? "${self.event_bus_name}/${self.name}"
      : self.event_bus_name == "default" ? self.name
    : "${self.event_bus_name}/${self.name}")
    name = self.name
    arn  = self.name == null ? null : arn("events", region(), account(), "rule/${self.event_bus_name == null ? self.name : "${self.event_bus_name}/${self.name}"}")
  }

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation does not delete rules that other services manage: delete them outside of the stack" }
  }
}

# Of targets of EventBridge: its rules, pipes and schedules.
shape "ecs_task_target" {
  value = {
    CapacityProviderStrategy = [for s in item.capacity_provider_strategy : { Base = s.base, CapacityProvider = s.capacity_provider, Weight = s.weight }]
    EnableECSManagedTags     = item.enable_ecs_managed_tags == true
    EnableExecuteCommand     = item.enable_execute_command
    Group                    = item.group
    LaunchType               = item.launch_type
    PlatformVersion          = item.platform_version
    PropagateTags            = item.propagate_tags
    TaskCount                = item.task_count
    TaskDefinitionArn        = item.task_definition_arn
  }
}

shape "event_http_parameters" {
  value = {
    HeaderParameters      = item.header_parameters
    PathParameterValues   = item.path_parameter_values
    QueryStringParameters = item.query_string_parameters
  }
}

rule "aws_cloudwatch_event_target" {
  fold {
    into = self.rule
    id = (self.event_bus_name == null ? self.rule
      : refers(self.event_bus_name) ? "${self.event_bus_name}/${self.rule}"
      : self.event_bus_name == "default" ? self.rule
    : "${self.event_bus_name}/${self.rule}")
    host = "aws_cloudwatch_event_rule"
    append = {
      Targets = [{
        Id        = self.target_id == null ? unique_name() : self.target_id
        Arn       = self.arn
        Input     = self.input
        InputPath = self.input_path
        RoleArn   = self.role_arn

        AppSyncParameters = one([for t in self.appsync_target : { GraphQLOperation = t.graphql_operation }])
        BatchParameters = one([for t in self.batch_target : {
          ArrayProperties = t.array_size == null ? null : { Size = t.array_size }
          JobDefinition   = t.job_definition
          JobName         = t.job_name
          RetryStrategy   = t.job_attempts == null ? null : { Attempts = t.job_attempts }
        }])
        DeadLetterConfig = one([for d in self.dead_letter_config : { Arn = d.arn }])
        EcsParameters = one([for t in self.ecs_target : merge(one(ecs_task_target([t])), {
          NetworkConfiguration = one([for n in t.network_configuration : { AwsVpcConfiguration = one(ecs_awsvpc([n])) }])
          PlacementConstraints = [for c in t.placement_constraint : { Expression = c.expression, Type = c.type }]
          PlacementStrategies  = [for s in t.ordered_placement_strategy : { Field = s.field, Type = s.type }]
          TagList              = [for k, v in coalesce(t.tags, {}) : { Key = k, Value = v }]
        })])
        HttpParameters    = one(event_http_parameters(self.http_target))
        InputTransformer  = one([for t in self.input_transformer : { InputPathsMap = t.input_paths, InputTemplate = t.input_template }])
        KinesisParameters = one([for t in self.kinesis_target : { PartitionKeyPath = t.partition_key_path }])
        RedshiftDataParameters = one([for t in self.redshift_target : {
          Database         = t.database
          DbUser           = t.db_user
          SecretManagerArn = t.secrets_manager_arn
          Sql              = t.sql
          StatementName    = t.statement_name
          WithEvent        = t.with_event
        }])
        RetryPolicy = one([for p in self.retry_policy : {
          MaximumEventAgeInSeconds = p.maximum_event_age_in_seconds
          MaximumRetryAttempts     = p.maximum_retry_attempts
        }])
        RunCommandParameters = length(self.run_command_targets) == 0 ? null : {
          RunCommandTargets = [for t in self.run_command_targets : { Key = t.key, Values = t.values }]
        }
        SageMakerPipelineParameters = one([for t in self.sagemaker_pipeline_target : {
          PipelineParameterList = [for p in t.pipeline_parameter_list : { Name = p.name, Value = p.value }]
        }])
        SqsParameters = one([for t in self.sqs_target : { MessageGroupId = t.message_group_id }])
      }]
    }
  }

  # The rule knows its bus.
  no_effect = ["event_bus_name"]

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation does not delete targets that other services manage: delete them outside of the stack" }
  }
}

data "aws_cloudwatch_log_group" {
  attributes = {
    id  = self.name
    arn = arn("logs", region(), account(), "log-group:${self.name}")
  }

  no_effect = ["tags"]
}

rule "aws_cloudwatch_event_api_destination" {
  type = "AWS::Events::ApiDestination"

  properties = {
    ConnectionArn                = self.connection_arn
    Description                  = self.description
    HttpMethod                   = self.http_method
    InvocationEndpoint           = self.invocation_endpoint
    InvocationRateLimitPerSecond = self.invocation_rate_limit_per_second != null ? self.invocation_rate_limit_per_second : 300
    Name                         = self.name
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }
}

rule "aws_cloudwatch_event_archive" {
  type = "AWS::Events::Archive"

  properties = {
    Description   = self.description
    EventPattern  = self.event_pattern
    SourceArn     = self.event_source_arn
    ArchiveName   = self.name
    RetentionDays = self.retention_days
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }
}

rule "aws_cloudwatch_query_definition" {
  type = "AWS::Logs::QueryDefinition"

  properties = {
    LogGroupNames = self.log_group_names
    Name          = self.name
    QueryString   = self.query_string
  }

  attributes = {
    id                  = ref()
    query_definition_id = ref()
  }
}

rule "aws_cloudwatch_metric_stream" {
  type = "AWS::CloudWatch::MetricStream"

  properties = {
    FirehoseArn                  = self.firehose_arn
    IncludeLinkedAccountsMetrics = self.include_linked_accounts_metrics
    Name                         = physical_name(self.name, self.name_prefix)
    OutputFormat                 = self.output_format
    RoleArn                      = self.role_arn
    Tags                         = tags(self.tags)
    ExcludeFilters               = [for e in self.exclude_filter : { MetricNames = e.metric_names, Namespace = e.namespace }]
    IncludeFilters               = [for i in self.include_filter : { MetricNames = i.metric_names, Namespace = i.namespace }]

    StatisticsConfigurations = [for s in self.statistics_configuration : {
      AdditionalStatistics = s.additional_statistics
      IncludeMetrics       = [for i in s.include_metric : { MetricName = i.metric_name, Namespace = i.namespace }]
    }]
  }

  attributes = {
    creation_date    = getatt("CreationDate")
    last_update_date = getatt("LastUpdateDate")
    state            = getatt("State")
    id               = ref()
    name             = ref()
    arn              = getatt("Arn")
  }
}

data "aws_cloudwatch_event_bus" {
  attributes = {
    id  = self.name
    arn = arn("events", region(), account(), "event-bus/${self.name}")
  }
}

rule "aws_cloudwatch_event_connection" {
  type = "AWS::Events::Connection"

  properties = {
    AuthorizationType = self.authorization_type
    Description       = self.description
    KmsKeyIdentifier  = self.kms_key_identifier
    Name              = self.name
    AuthParameters = one([for x in self.auth_parameters : {
      ApiKeyAuthParameters = one([for y in x.api_key : { ApiKeyName = y.key, ApiKeyValue = y.value }])
      BasicAuthParameters  = one([for y in x.basic : { Password = y.password, Username = y.username }])
      InvocationHttpParameters = one([for y in x.invocation_http_parameters : {
        BodyParameters = [for z in y.body : {
          IsValueSecret = z.is_value_secret == true
          Key           = z.key
          Value         = z.value
        }]
        HeaderParameters = [for z in y.header : {
          IsValueSecret = z.is_value_secret == true
          Key           = z.key
          Value         = z.value
        }]
        QueryStringParameters = [for z in y.query_string : {
          IsValueSecret = z.is_value_secret == true
          Key           = z.key
          Value         = z.value
        }]
      }])
      OAuthParameters = one([for y in x.oauth : {
        AuthorizationEndpoint = y.authorization_endpoint
        HttpMethod            = y.http_method
        ClientParameters      = one([for z in y.client_parameters : { ClientID = z.client_id, ClientSecret = z.client_secret }])
        OAuthHttpParameters = one([for z in y.oauth_http_parameters : {
          BodyParameters = [for u in z.body : {
            IsValueSecret = u.is_value_secret == true
            Key           = u.key
            Value         = u.value
          }]
          HeaderParameters = [for u in z.header : {
            IsValueSecret = u.is_value_secret == true
            Key           = u.key
            Value         = u.value
          }]
          QueryStringParameters = [for u in z.query_string : {
            IsValueSecret = u.is_value_secret == true
            Key           = u.key
            Value         = u.value
          }]
        }])
      }])
    }])
    InvocationConnectivityParameters = one([for x in self.invocation_connectivity_parameters : {
      ResourceParameters = one([for y in x.resource_parameters : { ResourceConfigurationArn = y.resource_configuration_arn }])
    }])
  }

  attributes = {
    id         = ref()
    name       = ref()
    arn        = getatt("Arn")
    secret_arn = getatt("SecretArn")
  }
}

rule "aws_cloudwatch_event_bus_policy" {
  # CloudFormation has a resource for each statement.
  also "event_bus_statement" {
    type     = "AWS::Events::EventBusPolicy"
    for_each = { for i, s in flatten([json(self.policy).Statement]) : tostring(i) => s }
    properties = {
      EventBusName = self.event_bus_name
      Statement    = each.value
      StatementId  = try(each.value.Sid, "Statement${each.key}")
    }
  }

  attributes = {
    id = self.event_bus_name == null ? "default" : self.event_bus_name
  }
}

rule "aws_cloudwatch_log_account_policy" {
  type = "AWS::Logs::AccountPolicy"

  properties = {
    PolicyDocument    = self.policy_document
    PolicyName        = self.policy_name
    PolicyType        = self.policy_type
    Scope             = self.scope
    SelectionCriteria = self.selection_criteria
  }
}

rule "aws_cloudwatch_log_anomaly_detector" {
  type = "AWS::Logs::LogAnomalyDetector"

  properties = {
    AnomalyVisibilityTime = self.anomaly_visibility_time
    DetectorName          = self.detector_name
    EvaluationFrequency   = self.evaluation_frequency
    FilterPattern         = self.filter_pattern
    KmsKeyId              = self.kms_key_id
    LogGroupArnList       = self.log_group_arn_list
  }

  attributes = {
    arn = getatt("AnomalyDetectorArn")
  }

  unsupported = {
    enabled = { unless = [true], reason = "CloudFormation creates detectors that run: leave the resource out to have none" }
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag anomaly detectors" }
  }
}

rule "aws_cloudwatch_log_data_protection_policy" {
  fold {
    into = self.log_group_name
    host = "aws_cloudwatch_log_group"
    properties = {
      DataProtectionPolicy = self.policy_document
    }
  }
}

rule "aws_cloudwatch_event_endpoint" {
  type = "AWS::Events::Endpoint"

  properties = {
    Description       = self.description
    Name              = self.name
    RoleArn           = self.role_arn
    EventBuses        = [for x in self.event_bus : { EventBusArn = x.event_bus_arn }]
    ReplicationConfig = one([for x in self.replication_config : { State = x.state != null ? x.state : "ENABLED" }])
    RoutingConfig = one([for x in self.routing_config : {
      FailoverConfig = one([for y in x.failover_config : {
        Primary   = one([for z in y.primary : { HealthCheck = z.health_check }])
        Secondary = one([for z in y.secondary : { Route = z.route }])
      }])
    }])
  }

  attributes = {
    id           = ref()
    arn          = getatt("Arn")
    endpoint_url = getatt("EndpointUrl")
    name         = ref()
  }
}

rule "aws_cloudwatch_log_destination" {
  type = "AWS::Logs::Destination"

  properties = {
    RoleArn         = self.role_arn
    Tags            = tags(self.tags)
    TargetArn       = self.target_arn
    DestinationName = self.name
  }

  attributes = {
    id   = ref()
    arn  = getatt("Arn")
    name = ref()
  }
}

rule "aws_cloudwatch_log_destination_policy" {
  fold {
    into       = self.destination_name
    host       = "aws_cloudwatch_log_destination"
    properties = { DestinationPolicy = self.access_policy }
  }

  attributes = {
    id = self.destination_name
  }

  unsupported = {
    force_update = { unless = [false], reason = "CloudFormation does not force subscriptions over: leave it out, or do it with `aws logs put-destination-policy --force-update`" }
  }
}

rule "aws_cloudwatch_log_delivery_source" {
  type = "AWS::Logs::DeliverySource"

  properties = {
    LogType     = self.log_type
    Name        = self.name
    ResourceArn = self.resource_arn
    Tags        = tags(self.tags)
  }

  attributes = {
    arn     = getatt("Arn")
    service = getatt("Service")
    name    = ref()
  }
}

rule "aws_cloudwatch_log_delivery_destination" {
  type = "AWS::Logs::DeliveryDestination"

  properties = {
    Name                   = self.name
    OutputFormat           = self.output_format
    Tags                   = tags(self.tags)
    DestinationResourceArn = one([for x in self.delivery_destination_configuration : x.destination_resource_arn])
  }

  attributes = {
    arn  = getatt("Arn")
    name = ref()
  }
}

rule "aws_cloudwatch_log_delivery_destination_policy" {
  fold {
    into       = self.delivery_destination_name
    host       = "aws_cloudwatch_log_delivery_destination"
    properties = { DeliveryDestinationPolicy = { DeliveryDestinationName = config(self.delivery_destination_name, "name"), DeliveryDestinationPolicy = self.delivery_destination_policy } }
  }
}

rule "aws_cloudwatch_log_delivery" {
  type = "AWS::Logs::Delivery"

  properties = {
    DeliveryDestinationArn     = self.delivery_destination_arn
    DeliverySourceName         = self.delivery_source_name
    FieldDelimiter             = self.field_delimiter
    RecordFields               = self.record_fields
    Tags                       = tags(self.tags)
    S3EnableHiveCompatiblePath = one([for x in self.s3_delivery_configuration : x.enable_hive_compatible_path])
    S3SuffixPath               = one([for x in self.s3_delivery_configuration : x.suffix_path])
  }

  attributes = {
    id  = getatt("DeliveryId")
    arn = getatt("Arn")
  }
}

rule "aws_internetmonitor_monitor" {
  type = "AWS::InternetMonitor::Monitor"

  properties = {
    MaxCityNetworksToMonitor   = self.max_city_networks_to_monitor
    MonitorName                = self.monitor_name
    Resources                  = self.resources
    Status                     = self.status
    Tags                       = tags(self.tags)
    TrafficPercentageToMonitor = self.traffic_percentage_to_monitor
    HealthEventsConfig         = one([for x in self.health_events_config : { AvailabilityScoreThreshold = x.availability_score_threshold, PerformanceScoreThreshold = x.performance_score_threshold }])
    InternetMeasurementsLogDelivery = one([for x in self.internet_measurements_log_delivery : {
      S3Config = one([for y in x.s3_config : {
        BucketName        = y.bucket_name
        BucketPrefix      = y.bucket_prefix
        LogDeliveryStatus = y.log_delivery_status == null ? "ENABLED" : y.log_delivery_status
      }])
    }])
  }

  attributes = {
    id           = ref()
    arn          = getatt("MonitorArn")
    monitor_name = ref()
  }
}

rule "aws_oam_sink" {
  type = "AWS::Oam::Sink"

  properties = {
    Name = self.name
    Tags = tags_map(self.tags)
  }

  attributes = {
    id      = getatt("Arn")
    arn     = getatt("Arn")
    sink_id = split("/", getatt("Arn"))[1]
  }
}

rule "aws_oam_link" {
  type = "AWS::Oam::Link"

  properties = {
    LabelTemplate  = self.label_template
    ResourceTypes  = self.resource_types
    SinkIdentifier = self.sink_identifier
    Tags           = tags_map(self.tags)
    LinkConfiguration = one([for x in self.link_configuration : {
      LogGroupConfiguration = one([for y in x.log_group_configuration : { Filter = y.filter }])
      MetricConfiguration   = one([for y in x.metric_configuration : { Filter = y.filter }])
    }])
  }

  attributes = {
    id       = getatt("Arn")
    arn      = getatt("Arn")
    label    = getatt("Label")
    link_id  = split("/", getatt("Arn"))[1]
    sink_arn = self.sink_identifier
  }
}

rule "aws_oam_sink_policy" {
  fold {
    into       = self.sink_identifier
    host       = "aws_oam_sink"
    properties = { Policy = self.policy }
  }

  attributes = {
    id      = self.sink_identifier
    arn     = sibling(self.sink_identifier, "arn")
    sink_id = sibling(self.sink_identifier, "sink_id")
  }
}

rule "aws_rum_app_monitor" {
  type = "AWS::RUM::AppMonitor"

  properties = {
    CwLogEnabled = self.cw_log_enabled
    Domain       = self.domain
    DomainList   = self.domain_list
    Name         = self.name
    Tags         = tags(self.tags)
    AppMonitorConfiguration = one([for x in self.app_monitor_configuration : {
      AllowCookies      = x.allow_cookies
      EnableXRay        = x.enable_xray
      ExcludedPages     = x.excluded_pages
      FavoritePages     = x.favorite_pages
      GuestRoleArn      = x.guest_role_arn
      IdentityPoolId    = x.identity_pool_id
      IncludedPages     = x.included_pages
      SessionSampleRate = x.session_sample_rate
      Telemetries       = x.telemetries
    }])
    CustomEvents = one([for x in self.custom_events : { Status = x.status }])
  }

  attributes = {
    id             = ref()
    name           = ref()
    app_monitor_id = getatt("Id")
    arn            = arn("rum", region(), account(), "appmonitor/${ref()}")
  }
}

data "aws_cloudwatch_log_data_protection_policy_document" {
  attributes = {
    id = self.name
    json = jsonencode({ for k, v in {
      Name          = self.name
      Description   = self.description
      Version       = self.version == null ? "2021-06-01" : self.version
      Configuration = one([for c in self.configuration : { CustomDataIdentifier = [for d in c.custom_data_identifier : { Name = d.name, Regex = d.regex }] }])
      Statement = [for s in self.statement : { for k, v in {
        Sid            = s.sid
        DataIdentifier = s.data_identifiers
        Operation = one([for o in s.operation : { for k, v in {
          Audit = one(flatten([for a in o.audit : [for d in a.findings_destination : { FindingsDestination = { for k, v in {
            CloudWatchLogs = one([for x in d.cloudwatch_logs : { LogGroup = x.log_group }])
            Firehose       = one([for x in d.firehose : { DeliveryStream = x.delivery_stream }])
            S3             = one([for x in d.s3 : { Bucket = x.bucket }])
          } : k => v if v != null } }]]))
          Deidentify = one(flatten([for d in o.deidentify : [for m in d.mask_config : { MaskConfig = {} }]]))
        } : k => v if v != null }])
      } : k => v if v != null }]
    } : k => v if v != null })
  }
}
