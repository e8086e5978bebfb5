# Amazon Data Firehose.

shape "firehose_logging" {
  value = { Enabled = item.enabled == null ? false : item.enabled, LogGroupName = item.log_group_name, LogStreamName = item.log_stream_name }
}

# Who gives one of the two must give the other ("BufferingHints", API reference); these are the defaults of both sides.
shape "firehose_buffering" {
  value = (item.buffering_interval == null && item.buffering_size == null ? null
  : { IntervalInSeconds = coalesce(item.buffering_interval, 300), SizeInMBs = coalesce(item.buffering_size, 5) })
}

shape "firehose_processing" {
  value = {
    Enabled = item.enabled
    Processors = [for p in item.processors : {
      Type       = p.type
      Parameters = [for v in p.parameters : { ParameterName = v.parameter_name, ParameterValue = v.parameter_value }]
    }]
  }
}

# Where records go besides, or before they are copied on.
shape "firehose_bucket" {
  value = {
    BucketARN                = item.bucket_arn
    BufferingHints           = one(firehose_buffering([item]))
    CloudWatchLoggingOptions = one(firehose_logging(item.cloudwatch_logging_options))
    CompressionFormat        = item.compression_format
    EncryptionConfiguration  = item.kms_key_arn == null ? null : { KMSEncryptionConfig = { AWSKMSKeyARN = item.kms_key_arn } }
    ErrorOutputPrefix        = item.error_output_prefix
    Prefix                   = item.prefix
    RoleARN                  = item.role_arn
  }
}

# What all destinations but S3 have, and those that search.
shape "firehose_destination" {
  value = {
    CloudWatchLoggingOptions = one(firehose_logging(item.cloudwatch_logging_options))
    ProcessingConfiguration  = one(firehose_processing(item.processing_configuration))
    S3Configuration          = one(firehose_bucket(item.s3_configuration))
  }
}

shape "firehose_search" {
  value = merge(one(firehose_destination([item])), {
    BufferingHints   = one(firehose_buffering([item]))
    IndexName        = item.index_name
    RetryOptions     = { DurationInSeconds = item.retry_duration }
    RoleARN          = item.role_arn
    S3BackupMode     = item.s3_backup_mode == null ? "FailedDocumentsOnly" : item.s3_backup_mode
    VpcConfiguration = one([for v in item.vpc_config : { RoleARN = v.role_arn, SecurityGroupIds = v.security_group_ids, SubnetIds = v.subnet_ids }])
  })
}

shape "firehose_secret" {
  value = { Enabled = item.enabled == true, RoleARN = item.role_arn, SecretARN = item.secret_arn }
}

rule "aws_kinesis_firehose_delivery_stream" {
  type = "AWS::KinesisFirehose::DeliveryStream"

  properties = {
    Tags = tags(self.tags)
    MSKSourceConfiguration = one([for x in self.msk_source_configuration : {
      MSKClusterARN               = x.msk_cluster_arn
      ReadFromTimestamp           = x.read_from_timestamp
      TopicName                   = x.topic_name
      AuthenticationConfiguration = one([for y in x.authentication_configuration : { Connectivity = y.connectivity, RoleARN = y.role_arn }])
    }])
    DeliveryStreamName                         = self.name
    DeliveryStreamType                         = length(self.kinesis_source_configuration) > 0 ? "KinesisStreamAsSource" : length(self.msk_source_configuration) > 0 ? "MSKAsSource" : "DirectPut"
    DeliveryStreamEncryptionConfigurationInput = one([for e in self.server_side_encryption : { KeyARN = e.key_arn, KeyType = e.key_type == null ? "AWS_OWNED_CMK" : e.key_type } if e.enabled == true])
    KinesisStreamSourceConfiguration           = one([for k in self.kinesis_source_configuration : { KinesisStreamARN = k.kinesis_stream_arn, RoleARN = k.role_arn }])
    AmazonopensearchserviceDestinationConfiguration = one([for x in self.opensearch_configuration : merge(one(firehose_search([x])), {
      ClusterEndpoint     = x.cluster_endpoint
      DomainARN           = x.domain_arn
      TypeName            = x.type_name
      DocumentIdOptions   = one([for d in x.document_id_options : { DefaultDocumentIdFormat = d.default_document_id_format }])
      IndexRotationPeriod = x.index_rotation_period == null ? "OneDay" : x.index_rotation_period
    })])
    AmazonOpenSearchServerlessDestinationConfiguration = one([for x in self.opensearchserverless_configuration : merge(one(firehose_search([x])), {
      CollectionEndpoint = x.collection_endpoint
    })])
    ElasticsearchDestinationConfiguration = one([for x in self.elasticsearch_configuration : merge(one(firehose_search([x])), {
      ClusterEndpoint     = x.cluster_endpoint
      DomainARN           = x.domain_arn
      TypeName            = x.type_name
      IndexRotationPeriod = x.index_rotation_period == null ? "OneDay" : x.index_rotation_period
    })])
    ExtendedS3DestinationConfiguration = one([for x in self.extended_s3_configuration : {
      BufferingHints          = one(firehose_buffering([x]))
      BucketARN               = x.bucket_arn
      CompressionFormat       = x.compression_format
      CustomTimeZone          = x.custom_time_zone
      EncryptionConfiguration = x.kms_key_arn == null ? null : { KMSEncryptionConfig = { AWSKMSKeyARN = x.kms_key_arn } }
      ErrorOutputPrefix       = x.error_output_prefix
      FileExtension           = x.file_extension
      Prefix                  = x.prefix
      RoleARN                 = x.role_arn
      S3BackupMode            = x.s3_backup_mode == null ? "Disabled" : x.s3_backup_mode
      S3BackupConfiguration   = one(firehose_bucket(x.s3_backup_configuration))
      DynamicPartitioningConfiguration = one([for d in x.dynamic_partitioning_configuration : {
        Enabled      = d.enabled == null ? false : d.enabled
        RetryOptions = { DurationInSeconds = d.retry_duration == null ? 300 : d.retry_duration }
      }])
      DataFormatConversionConfiguration = one([for d in x.data_format_conversion_configuration : {
        Enabled = d.enabled
        InputFormatConfiguration = one([for i in d.input_format_configuration : {
          Deserializer = one([for s in i.deserializer : {
            HiveJsonSerDe = one([for j in s.hive_json_ser_de : choose(j.timestamp_formats == null, {}, { TimestampFormats = j.timestamp_formats })])
            OpenXJsonSerDe = one([for j in s.open_x_json_ser_de : {
              CaseInsensitive                    = j.case_insensitive == null ? true : j.case_insensitive
              ColumnToJsonKeyMappings            = j.column_to_json_key_mappings
              ConvertDotsInJsonKeysToUnderscores = j.convert_dots_in_json_keys_to_underscores
            }])
          }])
        }])
        OutputFormatConfiguration = one([for o in d.output_format_configuration : {
          Serializer = one([for s in o.serializer : {
            OrcSerDe = one([for j in s.orc_ser_de : {
              BlockSizeBytes                      = j.block_size_bytes
              BloomFilterColumns                  = j.bloom_filter_columns
              BloomFilterFalsePositiveProbability = j.bloom_filter_false_positive_probability
              Compression                         = j.compression == null ? "SNAPPY" : j.compression
              DictionaryKeyThreshold              = j.dictionary_key_threshold == null ? 0 : j.dictionary_key_threshold
              EnablePadding                       = j.enable_padding
              FormatVersion                       = j.format_version
              PaddingTolerance                    = j.padding_tolerance
              StripeSizeBytes                     = j.stripe_size_bytes
              RowIndexStride                      = j.row_index_stride
            }])
            ParquetSerDe = one([for j in s.parquet_ser_de : {
              BlockSizeBytes              = j.block_size_bytes
              Compression                 = j.compression == null ? "SNAPPY" : j.compression
              EnableDictionaryCompression = j.enable_dictionary_compression == null ? false : j.enable_dictionary_compression
              MaxPaddingBytes             = j.max_padding_bytes
              PageSizeBytes               = j.page_size_bytes
              WriterVersion               = j.writer_version
            }])
          }])
        }])
        SchemaConfiguration = one([for s in d.schema_configuration : {
          CatalogId    = s.catalog_id
          DatabaseName = s.database_name
          Region       = s.region
          RoleARN      = s.role_arn
          TableName    = s.table_name
          VersionId    = s.version_id
        }])
      }])
      CloudWatchLoggingOptions = one(firehose_logging(x.cloudwatch_logging_options))
      ProcessingConfiguration  = one(firehose_processing(x.processing_configuration))
    }])
    HttpEndpointDestinationConfiguration = one([for x in self.http_endpoint_configuration : merge(one(firehose_destination([x])), {
      BufferingHints        = one(firehose_buffering([x]))
      EndpointConfiguration = { AccessKey = x.access_key, Name = x.name, Url = x.url }
      RequestConfiguration = one([for r in x.request_configuration : {
        CommonAttributes = [for a in r.common_attributes : { AttributeName = a.name, AttributeValue = a.value }]
        ContentEncoding  = r.content_encoding == null ? "NONE" : r.content_encoding
      }])
      RetryOptions                = { DurationInSeconds = x.retry_duration == null ? 300 : x.retry_duration }
      RoleARN                     = x.role_arn
      S3BackupMode                = x.s3_backup_mode == null ? "FailedDataOnly" : x.s3_backup_mode
      SecretsManagerConfiguration = one(firehose_secret(x.secrets_manager_configuration))
    })])
    IcebergDestinationConfiguration = one([for x in self.iceberg_configuration : {
      BufferingHints       = one(firehose_buffering([x]))
      CatalogConfiguration = { CatalogArn = x.catalog_arn }
      DestinationTableConfigurationList = [for t in x.destination_table_configuration : {
        DestinationDatabaseName = t.database_name
        DestinationTableName    = t.table_name
        S3ErrorOutputPrefix     = t.s3_error_output_prefix
        UniqueKeys              = t.unique_keys
      }]
      RetryOptions             = { DurationInSeconds = x.retry_duration == null ? 300 : x.retry_duration }
      RoleARN                  = x.role_arn
      s3BackupMode             = x.s3_backup_mode == null ? "FailedDataOnly" : x.s3_backup_mode
      S3Configuration          = one(firehose_bucket(x.s3_configuration))
      CloudWatchLoggingOptions = one(firehose_logging(x.cloudwatch_logging_options))
      ProcessingConfiguration  = one(firehose_processing(x.processing_configuration))
    }])
    RedshiftDestinationConfiguration = one([for x in self.redshift_configuration : merge(one(firehose_destination([x])), {
      ClusterJDBCURL              = x.cluster_jdbcurl
      CopyCommand                 = { CopyOptions = x.copy_options, DataTableColumns = x.data_table_columns, DataTableName = x.data_table_name }
      Password                    = x.password
      RetryOptions                = { DurationInSeconds = x.retry_duration }
      RoleARN                     = x.role_arn
      S3BackupConfiguration       = one(firehose_bucket(x.s3_backup_configuration))
      Username                    = x.username
      S3BackupMode                = x.s3_backup_mode == null ? "Disabled" : x.s3_backup_mode
      SecretsManagerConfiguration = one(firehose_secret(x.secrets_manager_configuration))
    })])
    SnowflakeDestinationConfiguration = one([for x in self.snowflake_configuration : merge(one(firehose_destination([x])), {
      # AWS would wait for 128 MB.
      BufferingHints              = { IntervalInSeconds = coalesce(x.buffering_interval, 0), SizeInMBs = coalesce(x.buffering_size, 1) }
      AccountUrl                  = x.account_url
      ContentColumnName           = x.content_column_name
      DataLoadingOption           = x.data_loading_option == null ? "JSON_MAPPING" : x.data_loading_option
      Database                    = x.database
      KeyPassphrase               = x.key_passphrase
      MetaDataColumnName          = x.metadata_column_name
      PrivateKey                  = x.private_key
      RetryOptions                = { DurationInSeconds = x.retry_duration == null ? 60 : x.retry_duration }
      RoleARN                     = x.role_arn
      Schema                      = x.schema
      SnowflakeRoleConfiguration  = one([for r in x.snowflake_role_configuration : { Enabled = r.enabled == null ? false : r.enabled, SnowflakeRole = r.snowflake_role }])
      SnowflakeVpcConfiguration   = one([for v in x.snowflake_vpc_configuration : { PrivateLinkVpceId = v.private_link_vpce_id }])
      Table                       = x.table
      User                        = x.user
      S3BackupMode                = x.s3_backup_mode == null ? "FailedDataOnly" : x.s3_backup_mode
      SecretsManagerConfiguration = one(firehose_secret(x.secrets_manager_configuration))
    })])
    SplunkDestinationConfiguration = one([for x in self.splunk_configuration : merge(one(firehose_destination([x])), {
      BufferingHints                    = x.buffering_interval == null && x.buffering_size == null ? null : { IntervalInSeconds = coalesce(x.buffering_interval, 60), SizeInMBs = coalesce(x.buffering_size, 5) }
      HECAcknowledgmentTimeoutInSeconds = x.hec_acknowledgment_timeout == null ? 180 : x.hec_acknowledgment_timeout
      HECEndpoint                       = x.hec_endpoint
      HECEndpointType                   = x.hec_endpoint_type == null ? "Raw" : x.hec_endpoint_type
      HECToken                          = x.hec_token
      RetryOptions                      = { DurationInSeconds = x.retry_duration == null ? 3600 : x.retry_duration }
      S3BackupMode                      = x.s3_backup_mode
      SecretsManagerConfiguration       = one(firehose_secret(x.secrets_manager_configuration))
    })])
  }

  attributes = {
    id   = getatt("Arn")
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    id   = arn("firehose", region(), account(), "deliverystream/${self.name}")
    name = self.name
    arn  = arn("firehose", region(), account(), "deliverystream/${self.name}")
  }

  no_effect = ["destination"]

  unsupported = {
    arn            = "the service gives the ARN: remove the argument"
    destination_id = "the service gives the ID: remove the argument"
    version_id     = "the service counts versions: remove the argument"
  }
}
