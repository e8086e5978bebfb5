# Amazon EventBridge Pipes.

shape "pipes_stream" {
  value = {
    BatchSize                      = item.batch_size
    MaximumBatchingWindowInSeconds = item.maximum_batching_window_in_seconds
    MaximumRecordAgeInSeconds      = item.maximum_record_age_in_seconds
    MaximumRetryAttempts           = item.maximum_retry_attempts
    OnPartialBatchItemFailure      = item.on_partial_batch_item_failure
    ParallelizationFactor          = item.parallelization_factor
    StartingPosition               = item.starting_position
    DeadLetterConfig               = one([for d in item.dead_letter_config : { Arn = d.arn }])
  }
}

rule "aws_pipes_pipe" {
  type = "AWS::Pipes::Pipe"

  properties = {
    Description      = self.description == null ? "Managed by Terraform" : self.description
    DesiredState     = self.desired_state == null ? "RUNNING" : self.desired_state
    Enrichment       = self.enrichment
    KmsKeyIdentifier = self.kms_key_identifier
    RoleArn          = self.role_arn
    Source           = self.source
    Tags             = tags_map(self.tags)
    Target           = self.target
    EnrichmentParameters = one([for x in self.enrichment_parameters : {
      InputTemplate  = x.input_template
      HttpParameters = one(event_http_parameters(x.http_parameters))
    }])
    LogConfiguration = one([for x in self.log_configuration : {
      IncludeExecutionData         = x.include_execution_data
      Level                        = x.level
      CloudwatchLogsLogDestination = one([for y in x.cloudwatch_logs_log_destination : { LogGroupArn = y.log_group_arn }])
      FirehoseLogDestination       = one([for y in x.firehose_log_destination : { DeliveryStreamArn = y.delivery_stream_arn }])
      S3LogDestination = one([for y in x.s3_log_destination : {
        BucketName   = y.bucket_name
        BucketOwner  = y.bucket_owner
        OutputFormat = y.output_format
        Prefix       = y.prefix
      }])
    }])
    SourceParameters = one([for x in self.source_parameters : {
      ActiveMQBrokerParameters = one([for y in x.activemq_broker_parameters : {
        BatchSize                      = y.batch_size
        MaximumBatchingWindowInSeconds = y.maximum_batching_window_in_seconds
        QueueName                      = y.queue_name
        Credentials                    = one([for z in y.credentials : { BasicAuth = z.basic_auth }])
      }])
      DynamoDBStreamParameters = one(pipes_stream(x.dynamodb_stream_parameters))
      FilterCriteria = one([for y in x.filter_criteria : {
        Filters = [for z in y.filter : { Pattern = z.pattern }]
      }])
      KinesisStreamParameters = one([for y in x.kinesis_stream_parameters : merge(one(pipes_stream([y])), { StartingPositionTimestamp = y.starting_position_timestamp })])
      ManagedStreamingKafkaParameters = one([for y in x.managed_streaming_kafka_parameters : {
        BatchSize                      = y.batch_size
        ConsumerGroupID                = y.consumer_group_id
        MaximumBatchingWindowInSeconds = y.maximum_batching_window_in_seconds
        StartingPosition               = y.starting_position
        TopicName                      = y.topic_name
        Credentials                    = one([for z in y.credentials : { ClientCertificateTlsAuth = z.client_certificate_tls_auth, SaslScram512Auth = z.sasl_scram_512_auth }])
      }])
      RabbitMQBrokerParameters = one([for y in x.rabbitmq_broker_parameters : {
        BatchSize                      = y.batch_size
        MaximumBatchingWindowInSeconds = y.maximum_batching_window_in_seconds
        QueueName                      = y.queue_name
        VirtualHost                    = y.virtual_host
        Credentials                    = one([for z in y.credentials : { BasicAuth = z.basic_auth }])
      }])
      SelfManagedKafkaParameters = one([for y in x.self_managed_kafka_parameters : {
        AdditionalBootstrapServers     = y.additional_bootstrap_servers
        BatchSize                      = y.batch_size
        ConsumerGroupID                = y.consumer_group_id
        MaximumBatchingWindowInSeconds = y.maximum_batching_window_in_seconds
        ServerRootCaCertificate        = y.server_root_ca_certificate
        StartingPosition               = y.starting_position
        TopicName                      = y.topic_name
        Credentials = one([for z in y.credentials : {
          BasicAuth                = z.basic_auth
          ClientCertificateTlsAuth = z.client_certificate_tls_auth
          SaslScram256Auth         = z.sasl_scram_256_auth
          SaslScram512Auth         = z.sasl_scram_512_auth
        }])
        Vpc = one([for z in y.vpc : { Subnets = z.subnets, SecurityGroup = z.security_groups }])
      }])
      SqsQueueParameters = one([for y in x.sqs_queue_parameters : { BatchSize = y.batch_size, MaximumBatchingWindowInSeconds = y.maximum_batching_window_in_seconds }])
    }])
    TargetParameters = one([for x in self.target_parameters : {
      InputTemplate = x.input_template
      BatchJobParameters = one([for y in x.batch_job_parameters : {
        JobDefinition   = y.job_definition
        JobName         = y.job_name
        Parameters      = y.parameters
        ArrayProperties = one([for z in y.array_properties : { Size = z.size }])
        ContainerOverrides = one([for z in y.container_overrides : {
          Command              = z.command
          InstanceType         = z.instance_type
          Environment          = [for u in z.environment : { Name = u.name, Value = u.value }]
          ResourceRequirements = [for u in z.resource_requirement : { Type = u.type, Value = u.value }]
        }])
        DependsOn     = [for z in y.depends_on : { JobId = z.job_id, Type = z.type }]
        RetryStrategy = one([for z in y.retry_strategy : { Attempts = z.attempts }])
      }])
      CloudWatchLogsParameters = one([for y in x.cloudwatch_logs_parameters : { LogStreamName = y.log_stream_name, Timestamp = y.timestamp }])
      EcsTaskParameters = one([for y in x.ecs_task_parameters : merge(one(ecs_task_target([y])), {
        ReferenceId = y.reference_id
        Tags        = [for k, v in coalesce(y.tags, {}) : { Key = k, Value = v }]
        NetworkConfiguration = one([for z in y.network_configuration : {
          AwsvpcConfiguration = one([for u in z.aws_vpc_configuration : {
            AssignPublicIp = u.assign_public_ip
            SecurityGroups = u.security_groups
            Subnets        = u.subnets
          }])
        }])
        Overrides = one([for z in y.overrides : {
          Cpu              = z.cpu
          ExecutionRoleArn = z.execution_role_arn
          Memory           = z.memory
          TaskRoleArn      = z.task_role_arn
          ContainerOverrides = [for u in z.container_override : {
            Command              = u.command
            Cpu                  = u.cpu
            Memory               = u.memory
            MemoryReservation    = u.memory_reservation
            Name                 = u.name
            Environment          = [for v in u.environment : { Name = v.name, Value = v.value }]
            EnvironmentFiles     = [for v in u.environment_file : { Type = v.type, Value = v.value }]
            ResourceRequirements = [for v in u.resource_requirement : { Type = v.type, Value = v.value }]
          }]
          EphemeralStorage              = one([for u in z.ephemeral_storage : { SizeInGiB = u.size_in_gib }])
          InferenceAcceleratorOverrides = [for u in z.inference_accelerator_override : { DeviceName = u.device_name, DeviceType = u.device_type }]
        }])
        PlacementConstraints = [for z in y.placement_constraint : { Expression = z.expression, Type = z.type }]
        PlacementStrategy    = [for z in y.placement_strategy : { Field = z.field, Type = z.type }]
      })])
      EventBridgeEventBusParameters = one([for y in x.eventbridge_event_bus_parameters : {
        DetailType = y.detail_type
        EndpointId = y.endpoint_id
        Resources  = y.resources
        Source     = y.source
        Time       = y.time
      }])
      HttpParameters           = one(event_http_parameters(x.http_parameters))
      KinesisStreamParameters  = one([for y in x.kinesis_stream_parameters : { PartitionKey = y.partition_key }])
      LambdaFunctionParameters = one([for y in x.lambda_function_parameters : { InvocationType = y.invocation_type }])
      RedshiftDataParameters = one([for y in x.redshift_data_parameters : {
        Database         = y.database
        DbUser           = y.db_user
        SecretManagerArn = y.secret_manager_arn
        Sqls             = y.sqls
        StatementName    = y.statement_name
        WithEvent        = y.with_event
      }])
      SageMakerPipelineParameters = one([for y in x.sagemaker_pipeline_parameters : {
        PipelineParameterList = [for z in y.pipeline_parameter : { Name = z.name, Value = z.value }]
      }])
      SqsQueueParameters                 = one([for y in x.sqs_queue_parameters : { MessageDeduplicationId = y.message_deduplication_id, MessageGroupId = y.message_group_id }])
      StepFunctionStateMachineParameters = one([for y in x.step_function_state_machine_parameters : { InvocationType = y.invocation_type }])
    }])
    Name = physical_name(self.name, self.name_prefix)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    arn = self.name == null ? null : arn("pipes", region(), account(), "pipe/${self.name}")
  }
}
