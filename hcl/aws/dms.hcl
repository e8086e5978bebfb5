# AWS Database Migration Service. `Ref` gives the ARN of an endpoint, an instance, a task and a certificate.

rule "aws_dms_certificate" {
  type = "AWS::DMS::Certificate"

  properties = {
    CertificatePem        = self.certificate_pem
    CertificateWallet     = self.certificate_wallet
    CertificateIdentifier = self.certificate_id
  }

  attributes = {
    id              = self.certificate_id
    certificate_arn = ref()
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag certificates of this service: tag it with `aws dms add-tags-to-resource`" }
  }
}

shape "dms_s3" {
  value = {
    AddColumnName                        = item.add_column_name
    BucketFolder                         = item.bucket_folder
    BucketName                           = item.bucket_name
    CannedAclForObjects                  = item.canned_acl_for_objects
    CdcInsertsAndUpdates                 = item.cdc_inserts_and_updates
    CdcInsertsOnly                       = item.cdc_inserts_only
    CdcMaxBatchInterval                  = item.cdc_max_batch_interval
    CdcMinFileSize                       = item.cdc_min_file_size
    CdcPath                              = item.cdc_path
    CompressionType                      = item.compression_type
    CsvDelimiter                         = item.csv_delimiter
    CsvNoSupValue                        = item.csv_no_sup_value
    CsvNullValue                         = item.csv_null_value
    CsvRowDelimiter                      = item.csv_row_delimiter
    DataFormat                           = item.data_format
    DataPageSize                         = item.data_page_size
    DatePartitionDelimiter               = item.date_partition_delimiter
    DatePartitionEnabled                 = item.date_partition_enabled
    DatePartitionSequence                = item.date_partition_sequence
    DictPageSizeLimit                    = item.dict_page_size_limit
    EnableStatistics                     = item.enable_statistics
    EncodingType                         = item.encoding_type
    EncryptionMode                       = item.encryption_mode
    ExternalTableDefinition              = item.external_table_definition
    GlueCatalogGeneration                = item.glue_catalog_generation == true
    IgnoreHeaderRows                     = item.ignore_header_rows
    IncludeOpForFullLoad                 = item.include_op_for_full_load
    MaxFileSize                          = item.max_file_size
    ParquetTimestampInMillisecond        = item.parquet_timestamp_in_millisecond
    ParquetVersion                       = item.parquet_version
    PreserveTransactions                 = item.preserve_transactions
    Rfc4180                              = item.rfc_4180
    RowGroupLength                       = item.row_group_length
    ServerSideEncryptionKmsKeyId         = item.server_side_encryption_kms_key_id
    ServiceAccessRoleArn                 = item.service_access_role_arn
    TimestampColumnName                  = item.timestamp_column_name
    UseCsvNoSupValue                     = item.use_csv_no_sup_value
    UseTaskStartTimeForFullLoadTimestamp = item.use_task_start_time_for_full_load_timestamp == true
  }
}

# How changes are written as messages, to Kafka and Kinesis.
shape "dms_messages" {
  value = {
    IncludeControlDetails       = item.include_control_details
    IncludeNullAndEmpty         = item.include_null_and_empty
    IncludePartitionValue       = item.include_partition_value
    IncludeTableAlterOperations = item.include_table_alter_operations
    IncludeTransactionDetails   = item.include_transaction_details
    MessageFormat               = item.message_format
    PartitionIncludeSchemaTable = item.partition_include_schema_table
  }
}

shape "dms_secret" {
  value = item.secrets_manager_arn == null ? null : { SecretsManagerAccessRoleArn = item.secrets_manager_access_role_arn, SecretsManagerSecretId = item.secrets_manager_arn }
}

rule "aws_dms_endpoint" {
  type = "AWS::DMS::Endpoint"

  properties = {
    CertificateArn            = self.certificate_arn
    DatabaseName              = self.database_name
    EndpointType              = self.endpoint_type
    EngineName                = self.engine_name
    ExtraConnectionAttributes = self.extra_connection_attributes
    Password                  = self.password
    Port                      = self.port
    ServerName                = self.server_name
    SslMode                   = self.ssl_mode
    Tags                      = tags(self.tags)
    KmsKeyId                  = self.kms_key_arn
    Username                  = self.username
    EndpointIdentifier        = self.endpoint_id
    ElasticsearchSettings = one([for x in self.elasticsearch_settings : {
      EndpointUri             = x.endpoint_uri
      ErrorRetryDuration      = x.error_retry_duration != null ? x.error_retry_duration : 300
      FullLoadErrorPercentage = x.full_load_error_percentage != null ? x.full_load_error_percentage : 10
      ServiceAccessRoleArn    = x.service_access_role_arn
    }])
    KafkaSettings = one([for x in self.kafka_settings : merge(one(dms_messages([x])), {
      Broker                  = x.broker
      MessageMaxBytes         = x.message_max_bytes
      NoHexPrefix             = x.no_hex_prefix
      SaslPassword            = x.sasl_password
      SaslUserName            = x.sasl_username
      SecurityProtocol        = x.security_protocol
      SslCaCertificateArn     = x.ssl_ca_certificate_arn
      SslClientCertificateArn = x.ssl_client_certificate_arn
      SslClientKeyArn         = x.ssl_client_key_arn
      SslClientKeyPassword    = x.ssl_client_key_password
      Topic                   = x.topic
    })])
    KinesisSettings = one([for x in self.kinesis_settings : merge(one(dms_messages([x])), {
      ServiceAccessRoleArn = x.service_access_role_arn
      StreamArn            = x.stream_arn
    })])
    RedisSettings = one([for x in self.redis_settings : {
      AuthPassword        = x.auth_password
      AuthType            = x.auth_type
      AuthUserName        = x.auth_user_name
      Port                = x.port
      ServerName          = x.server_name
      SslCaCertificateArn = x.ssl_ca_certificate_arn
      SslSecurityProtocol = x.ssl_security_protocol
    }])
    S3Settings                 = one(dms_s3(self.s3_settings))
    DynamoDbSettings           = self.service_access_role != null ? { ServiceAccessRoleArn = self.service_access_role } : null
    DocDbSettings              = self.engine_name == "docdb" ? one(dms_secret([self])) : null
    IbmDb2Settings             = contains(["db2", "db2-zos"], self.engine_name) ? one(dms_secret([self])) : null
    MicrosoftSqlServerSettings = contains(["babelfish", "sqlserver"], self.engine_name) ? one(dms_secret([self])) : null
    MySqlSettings              = contains(["aurora", "aurora-serverless", "mariadb", "mysql"], self.engine_name) ? one(dms_secret([self])) : null
    OracleSettings             = self.engine_name == "oracle" ? one(dms_secret([self])) : null
    SybaseSettings             = self.engine_name == "sybase" ? one(dms_secret([self])) : null
    MongoDbSettings = merge(self.engine_name == "mongodb" ? one(dms_secret([self])) : null, one([for x in self.mongodb_settings : {
      AuthMechanism     = x.auth_mechanism
      AuthSource        = x.auth_source
      AuthType          = x.auth_type != null ? x.auth_type : "password"
      DocsToInvestigate = x.docs_to_investigate
      ExtractDocId      = x.extract_doc_id
      NestingLevel      = x.nesting_level
    }]))
    # Of these settings the provider sends every switch and number, those that the source leaves out as false and 0.
    PostgreSqlSettings = merge(contains(["aurora-postgresql", "aurora-postgresql-serverless", "postgres"], self.engine_name) ? one(dms_secret([self])) : null, one([for x in self.postgres_settings : {
      AfterConnectScript       = x.after_connect_script
      BabelfishDatabaseName    = x.babelfish_database_name
      CaptureDdls              = x.capture_ddls == null ? false : x.capture_ddls
      DatabaseMode             = x.database_mode
      DdlArtifactsSchema       = x.ddl_artifacts_schema
      ExecuteTimeout           = x.execute_timeout == null ? 0 : x.execute_timeout
      FailTasksOnLobTruncation = x.fail_tasks_on_lob_truncation
      HeartbeatEnable          = x.heartbeat_enable
      HeartbeatFrequency       = x.heartbeat_frequency == null ? 0 : x.heartbeat_frequency
      HeartbeatSchema          = x.heartbeat_schema
      MapBooleanAsBoolean      = x.map_boolean_as_boolean
      MaxFileSize              = x.max_file_size == null ? 0 : x.max_file_size
      PluginName               = x.plugin_name
      SlotName                 = x.slot_name
    }]))
    RedshiftSettings = merge(self.engine_name == "redshift" ? one(dms_secret([self])) : null, one([for x in self.redshift_settings : {
      BucketFolder                 = x.bucket_folder
      BucketName                   = x.bucket_name
      EncryptionMode               = x.encryption_mode
      ServerSideEncryptionKmsKeyId = x.server_side_encryption_kms_key_id
      ServiceAccessRoleArn         = x.service_access_role_arn
    }]))
  }

  attributes = {
    id           = self.endpoint_id
    endpoint_arn = ref()
  }

  unsupported = {
    "elasticsearch_settings.use_new_mapping_type" = { unless = [false], reason = "CloudFormation does not choose the mapping type: leave it out, or set it with `aws dms modify-endpoint`" }
    "kafka_settings.sasl_mechanism"               = "CloudFormation does not choose the mechanism: leave it out (SCRAM-SHA-512), or set it with `aws dms modify-endpoint`"
    "kinesis_settings.use_large_integer_value"    = { unless = [false], reason = "CloudFormation does not choose how large integers are written: leave it out, or set it with `aws dms modify-endpoint`" }
    pause_replication_tasks                       = { unless = [false], reason = "CloudFormation pauses no tasks when it changes an endpoint: stop them with `aws dms stop-replication-task` before" }
    "postgres_settings.map_jsonb_as_clob"         = { unless = [false], reason = "CloudFormation does not choose how JSONB is read: leave it out, or set it with `aws dms modify-endpoint`" }
    "postgres_settings.map_long_varchar_as"       = "CloudFormation does not choose how LONG VARCHAR is read: leave it out, or set it with `aws dms modify-endpoint`"
  }
}

rule "aws_dms_s3_endpoint" {
  type = "AWS::DMS::Endpoint"

  properties = {
    EngineName                = "s3"
    EndpointIdentifier        = self.endpoint_id
    EndpointType              = self.endpoint_type
    ExtraConnectionAttributes = self.detach_target_on_lob_lookup_failure_parquet == true ? "detachTargetOnLobLookupFailureParquet=true" : null
    CertificateArn            = self.certificate_arn
    KmsKeyId                  = self.kms_key_arn
    SslMode                   = self.ssl_mode
    Tags                      = tags(self.tags)
    S3Settings = merge(one(dms_s3([self])), {
      AddTrailingPaddingCharacter = self.add_trailing_padding_character
      DatePartitionTimezone       = self.date_partition_timezone
      ExpectedBucketOwner         = self.expected_bucket_owner
    })
  }

  attributes = {
    id                  = self.endpoint_id
    endpoint_arn        = ref()
    external_id         = getatt("ExternalId")
    engine_display_name = "Amazon S3"
  }
}

rule "aws_dms_event_subscription" {
  type = "AWS::DMS::EventSubscription"

  properties = {
    Enabled          = self.enabled
    EventCategories  = self.event_categories
    SnsTopicArn      = self.sns_topic_arn
    SourceIds        = self.source_ids
    SourceType       = self.source_type
    Tags             = tags(self.tags)
    SubscriptionName = self.name
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("dms", region(), account(), "es:${ref()}")
  }
}

rule "aws_dms_replication_instance" {
  type = "AWS::DMS::ReplicationInstance"

  properties = {
    AllocatedStorage                 = self.allocated_storage
    AllowMajorVersionUpgrade         = self.allow_major_version_upgrade
    AutoMinorVersionUpgrade          = self.auto_minor_version_upgrade
    AvailabilityZone                 = self.availability_zone
    EngineVersion                    = self.engine_version
    MultiAZ                          = self.multi_az
    NetworkType                      = self.network_type
    PreferredMaintenanceWindow       = self.preferred_maintenance_window
    PubliclyAccessible               = self.publicly_accessible
    ReplicationInstanceClass         = self.replication_instance_class
    Tags                             = tags(self.tags)
    VpcSecurityGroupIds              = self.vpc_security_group_ids
    ReplicationInstanceIdentifier    = self.replication_instance_id
    ReplicationSubnetGroupIdentifier = self.replication_subnet_group_id
    KmsKeyId                         = self.kms_key_arn
  }

  attributes = {
    id                               = self.replication_instance_id
    replication_instance_arn         = ref()
    replication_instance_private_ips = split(",", getatt("ReplicationInstancePrivateIpAddresses"))
    replication_instance_public_ips  = split(",", getatt("ReplicationInstancePublicIpAddresses"))
  }

  no_effect = ["apply_immediately"]
}

rule "aws_dms_replication_subnet_group" {
  type = "AWS::DMS::ReplicationSubnetGroup"

  properties = {
    ReplicationSubnetGroupDescription = self.replication_subnet_group_description
    SubnetIds                         = self.subnet_ids
    Tags                              = tags(self.tags)
    ReplicationSubnetGroupIdentifier  = self.replication_subnet_group_id
  }

  attributes = {
    id                           = ref()
    replication_subnet_group_id  = ref()
    replication_subnet_group_arn = arn("dms", region(), account(), "subgrp:${ref()}")
  }
}

rule "aws_dms_replication_task" {
  type = "AWS::DMS::ReplicationTask"

  properties = {
    CdcStartPosition          = self.cdc_start_position
    CdcStartTime              = self.cdc_start_time == null ? null : can(tonumber(self.cdc_start_time)) ? tonumber(self.cdc_start_time) : one(utc_seconds([self.cdc_start_time]))
    MigrationType             = self.migration_type
    ReplicationInstanceArn    = self.replication_instance_arn
    ReplicationTaskSettings   = self.replication_task_settings
    ResourceIdentifier        = self.resource_identifier
    SourceEndpointArn         = self.source_endpoint_arn
    TableMappings             = self.table_mappings
    Tags                      = tags(self.tags)
    TargetEndpointArn         = self.target_endpoint_arn
    ReplicationTaskIdentifier = self.replication_task_id
  }

  attributes = {
    id                   = self.replication_task_id
    replication_task_arn = ref()
  }

  unsupported = {
    start_replication_task = { unless = [false], reason = "CloudFormation starts no tasks: start it with `aws dms start-replication-task` when the stack is complete" }
  }
}

rule "aws_dms_replication_config" {
  type = "AWS::DMS::ReplicationConfig"

  properties = {
    ReplicationConfigIdentifier = self.replication_config_identifier
    ReplicationSettings         = self.replication_settings
    ReplicationType             = self.replication_type
    ResourceIdentifier          = self.resource_identifier
    SourceEndpointArn           = self.source_endpoint_arn
    SupplementalSettings        = self.supplemental_settings
    TableMappings               = self.table_mappings
    Tags                        = tags(self.tags)
    TargetEndpointArn           = self.target_endpoint_arn
    ComputeConfig = one([for x in self.compute_config : {
      AvailabilityZone           = x.availability_zone
      DnsNameServers             = x.dns_name_servers
      KmsKeyId                   = x.kms_key_id
      MaxCapacityUnits           = x.max_capacity_units
      MinCapacityUnits           = x.min_capacity_units
      MultiAZ                    = x.multi_az
      PreferredMaintenanceWindow = x.preferred_maintenance_window
      ReplicationSubnetGroupId   = x.replication_subnet_group_id
      VpcSecurityGroupIds        = x.vpc_security_group_ids
    }])
  }

  attributes = {
    id  = getatt("ReplicationConfigArn")
    arn = getatt("ReplicationConfigArn")
  }

  unsupported = {
    start_replication = { unless = [false], reason = "CloudFormation starts no replications: start it with `aws dms start-replication` when the stack is complete" }
  }
}
