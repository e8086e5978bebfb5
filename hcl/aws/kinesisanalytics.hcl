# Amazon Managed Service for Apache Flink (formerly Kinesis Data Analytics).

# How records become rows, of a stream and of reference data.
shape "kinesisanalytics_schema" {
  value = {
    RecordEncoding = item.record_encoding
    RecordColumns = [for v in item.record_column : {
      Mapping = v.mapping
      Name    = v.name
      SqlType = v.sql_type
    }]
    RecordFormat = one([for v in item.record_format : {
      RecordFormatType = v.record_format_type
      MappingParameters = one([for w in v.mapping_parameters : {
        CSVMappingParameters  = one([for c in w.csv_mapping_parameters : { RecordColumnDelimiter = c.record_column_delimiter, RecordRowDelimiter = c.record_row_delimiter }])
        JSONMappingParameters = one([for j in w.json_mapping_parameters : { RecordRowPath = j.record_row_path }])
      }])
    }])
  }
}

rule "aws_kinesisanalyticsv2_application" {
  type = "AWS::KinesisAnalyticsV2::Application"

  properties = {
    RunConfiguration = one(flatten([for x in self.application_configuration : [for y in x.run_configuration : {
      ApplicationRestoreConfiguration = one([for z in y.application_restore_configuration : { ApplicationRestoreType = z.application_restore_type, SnapshotName = z.snapshot_name }])
      FlinkRunConfiguration           = one([for z in y.flink_run_configuration : { AllowNonRestoredState = z.allow_non_restored_state }])
    }]]))
    ApplicationMode        = self.application_mode
    RuntimeEnvironment     = self.runtime_environment
    ServiceExecutionRole   = self.service_execution_role
    Tags                   = tags(self.tags)
    ApplicationDescription = self.description
    ApplicationName        = self.name
    ApplicationConfiguration = one([for x in self.application_configuration : {
      ApplicationCodeConfiguration = one([for y in x.application_code_configuration : {
        CodeContentType = y.code_content_type
        CodeContent = one([for z in y.code_content : {
          TextContent = z.text_content
          S3ContentLocation = one([for u in z.s3_content_location : {
            BucketARN     = u.bucket_arn
            FileKey       = u.file_key
            ObjectVersion = u.object_version
          }])
        }])
      }])
      ApplicationSnapshotConfiguration = one([for y in x.application_snapshot_configuration : { SnapshotsEnabled = y.snapshots_enabled }])
      EnvironmentProperties = one([for y in x.environment_properties : {
        PropertyGroups = [for z in y.property_group : { PropertyGroupId = z.property_group_id, PropertyMap = z.property_map }]
      }])
      FlinkApplicationConfiguration = one([for y in x.flink_application_configuration : {
        CheckpointConfiguration = one([for z in y.checkpoint_configuration : {
          CheckpointInterval         = z.checkpoint_interval
          CheckpointingEnabled       = z.checkpointing_enabled
          ConfigurationType          = z.configuration_type
          MinPauseBetweenCheckpoints = z.min_pause_between_checkpoints
        }])
        MonitoringConfiguration = one([for z in y.monitoring_configuration : {
          ConfigurationType = z.configuration_type
          LogLevel          = z.log_level
          MetricsLevel      = z.metrics_level
        }])
        ParallelismConfiguration = one([for z in y.parallelism_configuration : {
          AutoScalingEnabled = z.auto_scaling_enabled
          ConfigurationType  = z.configuration_type
          Parallelism        = z.parallelism
          ParallelismPerKPU  = z.parallelism_per_kpu
        }])
      }])
      SqlApplicationConfiguration = one([for y in x.sql_application_configuration : {
        Inputs = [for z in y.input : {
          NamePrefix       = z.name_prefix
          InputParallelism = one([for u in z.input_parallelism : { Count = u.count }])
          InputProcessingConfiguration = one([for u in z.input_processing_configuration : {
            InputLambdaProcessor = one([for v in u.input_lambda_processor : { ResourceARN = v.resource_arn }])
          }])
          InputSchema          = one(kinesisanalytics_schema(z.input_schema))
          KinesisFirehoseInput = one([for u in z.kinesis_firehose_input : { ResourceARN = u.resource_arn }])
          KinesisStreamsInput  = one([for u in z.kinesis_streams_input : { ResourceARN = u.resource_arn }])
        }]
      }])
      VpcConfigurations = [for y in x.vpc_configuration : { SecurityGroupIds = y.security_group_ids, SubnetIds = y.subnet_ids }]
    }])
  }

  attributes = {
    id   = attribute("arn")
    arn  = arn("kinesisanalytics", region(), account(), "application/${ref()}")
    name = ref()
  }

  no_effect = ["force_stop"]

  unsupported = {
    start_application                                                                                     = { unless = [false], reason = "CloudFormation starts no applications: start it with `aws kinesisanalyticsv2 start-application` when the stack is complete" }
    "application_configuration.sql_application_configuration.input.input_starting_position_configuration" = "It says where reading starts when the application is started, which CloudFormation does not do: give it to `aws kinesisanalyticsv2 start-application`"
  }

  also "logging_option" {
    when = length(self.cloudwatch_logging_options) > 0
    type = "AWS::KinesisAnalyticsV2::ApplicationCloudWatchLoggingOption"

    properties = {
      ApplicationName         = ref()
      CloudWatchLoggingOption = one([for x in self.cloudwatch_logging_options : { LogStreamARN = x.log_stream_arn }])
    }
  }

  also "application_output" {
    for_each = { for x in flatten([for a in self.application_configuration : [for q in a.sql_application_configuration : q.output]]) : x.name => x }
    type     = "AWS::KinesisAnalyticsV2::ApplicationOutput"

    properties = {
      ApplicationName = ref()
      Output = {
        DestinationSchema     = one([for y in each.value.destination_schema : { RecordFormatType = y.record_format_type }])
        KinesisFirehoseOutput = one([for y in each.value.kinesis_firehose_output : { ResourceARN = y.resource_arn }])
        KinesisStreamsOutput  = one([for y in each.value.kinesis_streams_output : { ResourceARN = y.resource_arn }])
        LambdaOutput          = one([for y in each.value.lambda_output : { ResourceARN = y.resource_arn }])
        Name                  = each.value.name
      }
    }
  }

  also "reference_data_source" {
    for_each = { for x in flatten([for a in self.application_configuration : [for q in a.sql_application_configuration : q.reference_data_source]]) : x.table_name => x }
    type     = "AWS::KinesisAnalyticsV2::ApplicationReferenceDataSource"

    properties = {
      ApplicationName = ref()
      ReferenceDataSource = {
        ReferenceSchema       = one(kinesisanalytics_schema(each.value.reference_schema))
        S3ReferenceDataSource = one([for y in each.value.s3_reference_data_source : { BucketARN = y.bucket_arn, FileKey = y.file_key }])
        TableName             = each.value.table_name
      }
    }
  }
}
