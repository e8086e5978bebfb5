# AWS Glue.

rule "aws_glue_job" {
  type = "AWS::Glue::Job"

  properties = {
    Connections             = self.connections == null ? null : { Connections = self.connections }
    DefaultArguments        = self.default_arguments
    Description             = self.description
    ExecutionClass          = self.execution_class
    GlueVersion             = self.glue_version
    JobRunQueuingEnabled    = self.job_run_queuing_enabled
    MaintenanceWindow       = self.maintenance_window
    MaxCapacity             = self.max_capacity
    MaxRetries              = self.max_retries
    Name                    = self.name
    NonOverridableArguments = self.non_overridable_arguments
    NumberOfWorkers         = self.number_of_workers
    SecurityConfiguration   = self.security_configuration
    Tags                    = tags_map(self.tags)
    Timeout                 = self.timeout
    WorkerType              = self.worker_type
    Role                    = self.role_arn
    Command = one([for x in self.command : {
      Name           = x.name == null ? "glueetl" : x.name
      PythonVersion  = x.python_version
      Runtime        = x.runtime
      ScriptLocation = x.script_location
    }])
    ExecutionProperty    = one([for x in self.execution_property : { MaxConcurrentRuns = x.max_concurrent_runs }])
    NotificationProperty = one([for x in self.notification_property : { NotifyDelayAfter = x.notify_delay_after }])
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("glue", region(), account(), "job/${ref()}")
  }

  unsupported = {
    source_control_details = "CloudFormation does not connect jobs with a repository: deploy the script from it instead"
  }
}

rule "aws_glue_trigger" {
  type = "AWS::Glue::Trigger"

  properties = {
    Description     = self.description
    Name            = self.name
    Schedule        = self.schedule
    StartOnCreation = self.start_on_creation
    Tags            = tags_map(self.tags)
    Type            = self.type
    WorkflowName    = self.workflow_name
    Actions = [for x in self.actions : {
      Arguments             = x.arguments
      CrawlerName           = x.crawler_name
      JobName               = x.job_name
      SecurityConfiguration = x.security_configuration
      Timeout               = x.timeout
      NotificationProperty  = one([for y in x.notification_property : { NotifyDelayAfter = y.notify_delay_after }])
    }]
    EventBatchingCondition = one([for x in self.event_batching_condition : { BatchSize = x.batch_size, BatchWindow = x.batch_window != null ? x.batch_window : 900 }])
    Predicate = one([for x in self.predicate : {
      Logical = x.logical == null ? "AND" : x.logical
      Conditions = [for y in x.conditions : {
        CrawlState      = y.crawl_state
        CrawlerName     = y.crawler_name
        JobName         = y.job_name
        LogicalOperator = y.logical_operator == null ? "EQUALS" : y.logical_operator
        State           = y.state
      }]
    }])
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("glue", region(), account(), "trigger/${ref()}")
  }

  unsupported = {
    enabled = { unless = [true], reason = "CloudFormation cannot disable a trigger: leave it out until it is wanted" }
  }
}

shape "glue_lake_target" {
  value = { ConnectionName = item.connection_name, Exclusions = item.exclusions, MaximumTraversalDepth = item.maximum_traversal_depth, Paths = item.paths }
}

rule "aws_glue_crawler" {
  type = "AWS::Glue::Crawler"

  properties = {
    Classifiers                  = self.classifiers
    Configuration                = self.configuration
    DatabaseName                 = self.database_name
    Description                  = self.description
    Name                         = self.name
    Role                         = self.role
    Schedule                     = self.schedule == null ? null : { ScheduleExpression = self.schedule }
    TablePrefix                  = self.table_prefix
    Tags                         = tags_map(self.tags)
    CrawlerSecurityConfiguration = self.security_configuration
    LakeFormationConfiguration   = one([for x in self.lake_formation_configuration : { AccountId = x.account_id, UseLakeFormationCredentials = x.use_lake_formation_credentials }])
    RecrawlPolicy                = one([for x in self.recrawl_policy : { RecrawlBehavior = x.recrawl_behavior != null ? x.recrawl_behavior : "CRAWL_EVERYTHING" }])
    SchemaChangePolicy           = one([for x in self.schema_change_policy : { DeleteBehavior = x.delete_behavior != null ? x.delete_behavior : "DEPRECATE_IN_DATABASE", UpdateBehavior = x.update_behavior != null ? x.update_behavior : "UPDATE_IN_DATABASE" }])
    Targets = {
      CatalogTargets = [for t in self.catalog_target : {
        ConnectionName   = t.connection_name
        DatabaseName     = t.database_name
        DlqEventQueueArn = t.dlq_event_queue_arn
        EventQueueArn    = t.event_queue_arn
        Tables           = t.tables
      }]
      DeltaTargets = [for t in self.delta_target : {
        ConnectionName         = t.connection_name
        CreateNativeDeltaTable = t.create_native_delta_table
        DeltaTables            = t.delta_tables
        WriteManifest          = t.write_manifest
      }]
      DynamoDBTargets = [for t in self.dynamodb_target : { Path = t.path, ScanAll = t.scan_all, ScanRate = t.scan_rate }]
      HudiTargets     = glue_lake_target(self.hudi_target)
      IcebergTargets  = glue_lake_target(self.iceberg_target)
      JdbcTargets = [for t in self.jdbc_target : {
        ConnectionName           = t.connection_name
        EnableAdditionalMetadata = t.enable_additional_metadata
        Exclusions               = t.exclusions
        Path                     = t.path
      }]
      MongoDBTargets = [for t in self.mongodb_target : { ConnectionName = t.connection_name, Path = t.path }]
      S3Targets = [for t in self.s3_target : {
        ConnectionName   = t.connection_name
        DlqEventQueueArn = t.dlq_event_queue_arn
        EventQueueArn    = t.event_queue_arn
        Exclusions       = t.exclusions
        Path             = t.path
        SampleSize       = t.sample_size
      }]
    }
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("glue", region(), account(), "crawler/${ref()}")
  }

  unsupported = {
    lineage_configuration     = "CloudFormation does not set the lineage of crawlers: leave the block out"
    "mongodb_target.scan_all" = { unless = [true], reason = "CloudFormation always scans all records: leave the argument out" }
  }
}

rule "aws_glue_catalog_database" {
  type = "AWS::Glue::Database"

  properties = {
    CatalogId = self.catalog_id == null ? account() : self.catalog_id
    DatabaseInput = {
      Name        = self.name
      Description = self.description
      LocationUri = self.location_uri
      Parameters  = self.parameters
      CreateTableDefaultPermissions = [for p in self.create_table_default_permission : {
        Permissions = p.permissions
        Principal   = one([for x in p.principal : { DataLakePrincipalIdentifier = x.data_lake_principal_identifier }])
      }]
      FederatedDatabase = one([for f in self.federated_database : { ConnectionName = f.connection_name, Identifier = f.identifier }])
      TargetDatabase    = one([for t in self.target_database : { CatalogId = t.catalog_id, DatabaseName = t.database_name, Region = t.region }])
    }
  }

  attributes = {
    id         = "${self.catalog_id == null ? account() : self.catalog_id}:${ref()}"
    name       = ref()
    arn        = arn("glue", region(), account(), "database/${ref()}")
    catalog_id = self.catalog_id == null ? account() : self.catalog_id
  }

  synthesis = {
    name = self.name
    arn  = arn("glue", region(), account(), "database/${self.name}")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation sets no tags on databases: leave them out" }
  }
}

shape "glue_column" {
  value = { Comment = item.comment, Name = item.name, Type = item.type }
}

# How a table or a partition of it is stored.
shape "glue_storage" {
  value = {
    BucketColumns   = item.bucket_columns
    Columns         = glue_column(item.columns)
    Compressed      = item.compressed
    InputFormat     = item.input_format
    Location        = item.location
    NumberOfBuckets = item.number_of_buckets
    OutputFormat    = item.output_format
    Parameters      = item.parameters
    SerdeInfo       = one([for i in item.ser_de_info : { Name = i.name, Parameters = i.parameters, SerializationLibrary = i.serialization_library }])
    SkewedInfo = one([for i in item.skewed_info : {
      SkewedColumnNames             = i.skewed_column_names
      SkewedColumnValueLocationMaps = i.skewed_column_value_location_maps
      SkewedColumnValues            = i.skewed_column_values
    }])
    SortColumns            = [for c in item.sort_columns : { Column = c.column, SortOrder = c.sort_order }]
    StoredAsSubDirectories = item.stored_as_sub_directories
  }
}

rule "aws_glue_catalog_table" {
  type = "AWS::Glue::Table"

  properties = {
    CatalogId    = self.catalog_id == null ? account() : self.catalog_id
    DatabaseName = self.database_name
    OpenTableFormatInput = one([for o in self.open_table_format_input : {
      IcebergInput = one([for i in o.iceberg_input : { MetadataOperation = i.metadata_operation, Version = i.version }])
    }])
    TableInput = {
      Name             = self.name
      Description      = self.description
      Owner            = self.owner
      Parameters       = self.parameters
      Retention        = self.retention
      TableType        = self.table_type
      ViewExpandedText = self.view_expanded_text
      ViewOriginalText = self.view_original_text
      PartitionKeys    = glue_column(self.partition_keys)
      TargetTable      = one([for t in self.target_table : { CatalogId = t.catalog_id, DatabaseName = t.database_name, Name = t.name, Region = t.region }])
      StorageDescriptor = one([for s in self.storage_descriptor : merge(one(glue_storage([s])), {
        SchemaReference = one([for r in s.schema_reference : {
          SchemaVersionId     = r.schema_version_id
          SchemaVersionNumber = r.schema_version_number
          SchemaId            = one([for i in r.schema_id : { RegistryName = i.registry_name, SchemaArn = i.schema_arn, SchemaName = i.schema_name }])
        }])
      })])
    }
  }

  attributes = {
    name = self.name
    arn  = arn("glue", region(), account(), "table/${self.database_name}/${self.name}")
  }

  unsupported = {
    partition_index                           = "CloudFormation makes no partition indexes: add them with `aws glue create-partition-index`"
    "storage_descriptor.additional_locations" = "CloudFormation sets one location only: leave the others out"
    "storage_descriptor.columns.parameters"   = "CloudFormation sets no parameters of columns: leave them out"
  }
}

rule "aws_glue_connection" {
  type = "AWS::Glue::Connection"

  properties = {
    CatalogId = self.catalog_id == null ? account() : self.catalog_id
    ConnectionInput = {
      Name                 = self.name
      AthenaProperties     = self.athena_properties
      ConnectionProperties = self.connection_properties
      ConnectionType       = self.connection_type == null ? "JDBC" : self.connection_type
      Description          = self.description
      MatchCriteria        = self.match_criteria
      PhysicalConnectionRequirements = one([for r in self.physical_connection_requirements : {
        AvailabilityZone    = r.availability_zone
        SecurityGroupIdList = r.security_group_id_list
        SubnetId            = r.subnet_id
      }])
    }
  }

  attributes = {
    name = self.name
    arn  = arn("glue", region(), account(), "connection/${self.name}")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation sets no tags on connections: leave them out" }
  }
}

rule "aws_glue_workflow" {
  type = "AWS::Glue::Workflow"

  properties = {
    DefaultRunProperties = self.default_run_properties
    Description          = self.description
    MaxConcurrentRuns    = self.max_concurrent_runs
    Name                 = self.name
    Tags                 = tags_map(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("glue", region(), account(), "workflow/${ref()}")
  }
}

rule "aws_glue_security_configuration" {
  type = "AWS::Glue::SecurityConfiguration"

  properties = {
    Name = self.name
    EncryptionConfiguration = one([for x in self.encryption_configuration : {
      CloudWatchEncryption   = one([for y in x.cloudwatch_encryption : { CloudWatchEncryptionMode = y.cloudwatch_encryption_mode != null ? y.cloudwatch_encryption_mode : "DISABLED", KmsKeyArn = y.kms_key_arn }])
      JobBookmarksEncryption = one([for y in x.job_bookmarks_encryption : { JobBookmarksEncryptionMode = y.job_bookmarks_encryption_mode != null ? y.job_bookmarks_encryption_mode : "DISABLED", KmsKeyArn = y.kms_key_arn }])
      S3Encryptions          = [for y in x.s3_encryption : { KmsKeyArn = y.kms_key_arn, S3EncryptionMode = y.s3_encryption_mode != null ? y.s3_encryption_mode : "DISABLED" }]
    }])
  }

  attributes = {
    id   = ref()
    name = ref()
  }
}

rule "aws_athena_named_query" {
  type = "AWS::Athena::NamedQuery"

  properties = {
    Database    = self.database
    Description = self.description
    Name        = self.name
    WorkGroup   = self.workgroup != null ? self.workgroup : "primary"
    QueryString = self.query
  }

  attributes = {
    id = getatt("NamedQueryId")
  }
}

rule "aws_athena_prepared_statement" {
  type = "AWS::Athena::PreparedStatement"

  properties = {
    Description    = self.description
    QueryStatement = self.query_statement
    WorkGroup      = self.workgroup
    StatementName  = self.name
  }
}

rule "aws_athena_data_catalog" {
  type = "AWS::Athena::DataCatalog"

  properties = {
    Description = self.description
    Name        = self.name
    Parameters  = self.parameters
    Tags        = tags(self.tags)
    Type        = self.type
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("athena", region(), account(), "datacatalog/${self.name}")
  }

  synthesis = {
    arn = arn("athena", region(), account(), "datacatalog/${self.name}")
  }
}

# --- Athena -----------------------------------------------------------------------------------------------------------

rule "aws_athena_workgroup" {
  type = "AWS::Athena::WorkGroup"

  properties = {
    Description = self.description
    Name        = self.name
    State       = self.state
    Tags        = tags(self.tags)
    WorkGroupConfiguration = one([for x in self.configuration : {
      BytesScannedCutoffPerQuery      = x.bytes_scanned_cutoff_per_query
      EnforceWorkGroupConfiguration   = x.enforce_workgroup_configuration != false
      ExecutionRole                   = x.execution_role
      PublishCloudWatchMetricsEnabled = x.publish_cloudwatch_metrics_enabled != false
      RequesterPaysEnabled            = x.requester_pays_enabled
      EngineVersion                   = one([for y in x.engine_version : { SelectedEngineVersion = y.selected_engine_version }])
      ResultConfiguration = one([for y in x.result_configuration : {
        ExpectedBucketOwner     = y.expected_bucket_owner
        OutputLocation          = y.output_location
        AclConfiguration        = one([for z in y.acl_configuration : { S3AclOption = z.s3_acl_option }])
        EncryptionConfiguration = one([for z in y.encryption_configuration : { EncryptionOption = z.encryption_option, KmsKey = z.kms_key_arn }])
      }])
    }])
    RecursiveDeleteOption = self.force_destroy
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("athena", region(), account(), "workgroup/${ref()}")
  }

  synthesis = {
    arn = arn("athena", region(), account(), "workgroup/${self.name}")
  }
}

rule "aws_athena_capacity_reservation" {
  type = "AWS::Athena::CapacityReservation"

  properties = {
    Name       = self.name
    Tags       = tags(self.tags)
    TargetDpus = self.target_dpus
  }

  attributes = {
    arn            = getatt("Arn")
    allocated_dpus = getatt("AllocatedDpus")
    status         = getatt("Status")
  }
}

# --- more of the catalog ----------------------------------------------------------------------------------------------

rule "aws_glue_catalog_table_optimizer" {
  type = "AWS::Glue::TableOptimizer"

  properties = {
    CatalogId    = self.catalog_id
    DatabaseName = self.database_name
    TableName    = self.table_name
    Type         = self.type
    TableOptimizerConfiguration = one([for x in self.configuration : {
      Enabled = x.enabled
      RoleArn = x.role_arn
      OrphanFileDeletionConfiguration = one([for y in x.orphan_file_deletion_configuration : {
        IcebergConfiguration = one([for z in y.iceberg_configuration : { Location = z.location, OrphanFileRetentionPeriodInDays = z.orphan_file_retention_period_in_days }])
      }])
      RetentionConfiguration = one([for y in x.retention_configuration : {
        IcebergConfiguration = one([for z in y.iceberg_configuration : {
          CleanExpiredFiles             = z.clean_expired_files
          NumberOfSnapshotsToRetain     = z.number_of_snapshots_to_retain
          SnapshotRetentionPeriodInDays = z.snapshot_retention_period_in_days
        }])
      }])
    }])
  }
}

rule "aws_glue_data_catalog_encryption_settings" {
  type = "AWS::Glue::DataCatalogEncryptionSettings"

  properties = {
    CatalogId = self.catalog_id != null ? self.catalog_id : account()
    DataCatalogEncryptionSettings = one([for x in self.data_catalog_encryption_settings : {
      ConnectionPasswordEncryption = one([for y in x.connection_password_encryption : { ReturnConnectionPasswordEncrypted = y.return_connection_password_encrypted, KmsKeyId = y.aws_kms_key_id }])
      EncryptionAtRest = one([for y in x.encryption_at_rest : {
        CatalogEncryptionMode        = y.catalog_encryption_mode
        CatalogEncryptionServiceRole = y.catalog_encryption_service_role
        SseAwsKmsKeyId               = y.sse_aws_kms_key_id
      }])
    }])
  }

  attributes = {
    id = self.catalog_id != null ? self.catalog_id : account()
  }
}

rule "aws_glue_classifier" {
  type = "AWS::Glue::Classifier"

  properties = {
    CsvClassifier = one([for x in self.csv_classifier : {
      ContainsCustomDatatype   = x.custom_datatypes
      Name                     = self.name
      AllowSingleColumn        = x.allow_single_column
      ContainsHeader           = x.contains_header
      CustomDatatypeConfigured = x.custom_datatype_configured
      Delimiter                = x.delimiter
      DisableValueTrimming     = x.disable_value_trimming
      Header                   = x.header
      QuoteSymbol              = x.quote_symbol
    }])
    GrokClassifier = one([for x in self.grok_classifier : {
      Name           = self.name
      Classification = x.classification
      CustomPatterns = x.custom_patterns
      GrokPattern    = x.grok_pattern
    }])
    JsonClassifier = one([for x in self.json_classifier : { Name = self.name, JsonPath = x.json_path }])
    XMLClassifier = one([for x in self.xml_classifier : {
      Name           = self.name
      Classification = x.classification
      RowTag         = x.row_tag
    }])
  }

  attributes = {
    id   = ref()
    name = ref()
  }

  unsupported = {
    "csv_classifier.serde" = "CloudFormation does not choose the SerDe: leave it out"
  }
}

rule "aws_glue_registry" {
  type = "AWS::Glue::Registry"

  properties = {
    Description = self.description
    Tags        = tags(self.tags)
    Name        = self.registry_name
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_glue_schema" {
  type = "AWS::Glue::Schema"

  properties = {
    Compatibility    = self.compatibility
    DataFormat       = self.data_format
    Description      = self.description
    SchemaDefinition = self.schema_definition
    Tags             = tags(self.tags)
    Registry         = self.registry_arn != null ? { Arn = self.registry_arn } : null
    Name             = self.schema_name
  }

  attributes = {
    id            = getatt("Arn")
    arn           = getatt("Arn")
    registry_name = sibling(self.registry_arn, "registry_name")
  }
}

rule "aws_glue_data_quality_ruleset" {
  type = "AWS::Glue::DataQualityRuleset"

  properties = {
    Description = self.description
    Name        = self.name
    Ruleset     = self.ruleset
    Tags        = tags_map(self.tags)
    TargetTable = one([for x in self.target_table : { DatabaseName = x.database_name, TableName = x.table_name }])
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("glue", region(), account(), "dataQualityRuleset/${ref()}")
  }

  unsupported = {
    "target_table.catalog_id" = "CloudFormation looks for the table in the stack's own account: leave it out"
  }
}

rule "aws_glue_partition" {
  type = "AWS::Glue::Partition"

  properties = {
    CatalogId    = self.catalog_id != null ? self.catalog_id : account()
    DatabaseName = self.database_name
    PartitionInput = {
      Parameters        = self.parameters
      StorageDescriptor = one(glue_storage(self.storage_descriptor))
      Values            = self.partition_values
    }
    TableName = self.table_name
  }

  unsupported = {
    "storage_descriptor.additional_locations" = "CloudFormation names one location of a partition: leave the others out"
  }
}
