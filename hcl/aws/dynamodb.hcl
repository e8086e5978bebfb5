# Amazon DynamoDB.
#
# A table with replicas is a global table: there the region of the table itself is a replica as well, and what may differ between regions is
# said for each of them.

shape "dynamodb_recovery" {
  value = {
    PointInTimeRecoveryEnabled = item.enabled
    RecoveryPeriodInDays       = item.recovery_period_in_days
  }
}

shape "dynamodb_global_index" {
  value = {
    IndexName = item.name
    KeySchema = concat(
      [{ AttributeName = item.hash_key, KeyType = "HASH" }],
      [for k in item.range_key[*] : { AttributeName = k, KeyType = "RANGE" }]
    )
    Projection = { ProjectionType = item.projection_type, NonKeyAttributes = item.non_key_attributes }
  }
}

shape "dynamodb_table" {
  value = {
    TableName            = item.name
    AttributeDefinitions = [for a in item.attribute : { AttributeName = a.name, AttributeType = a.type }]
    KeySchema = concat(
      [{ AttributeName = item.hash_key, KeyType = "HASH" }],
      [for k in item.range_key[*] : { AttributeName = k, KeyType = "RANGE" }]
    )
    LocalSecondaryIndexes = [for i in item.local_secondary_index : {
      IndexName  = i.name
      KeySchema  = [{ AttributeName = item.hash_key, KeyType = "HASH" }, { AttributeName = i.range_key, KeyType = "RANGE" }]
      Projection = { ProjectionType = i.projection_type, NonKeyAttributes = i.non_key_attributes }
    }]
    TimeToLiveSpecification = one([for t in item.ttl : t.enabled != true && (t.attribute_name == null || t.attribute_name == "") ? null : { AttributeName = t.attribute_name, Enabled = t.enabled == true }])
  }
}

rule "aws_dynamodb_table" {
  when = length(self.replica) == 0 && !joined_by("aws_dynamodb_table_replica", "global_table_arn")
  type = "AWS::DynamoDB::Table"

  properties = merge(one(dynamodb_table([self])), {
    BillingMode               = self.billing_mode
    DeletionProtectionEnabled = self.deletion_protection_enabled
    TableClass                = self.table_class
    Tags                      = tags(self.tags)

    GlobalSecondaryIndexes = [for i in self.global_secondary_index : merge(one(dynamodb_global_index([i])), {
      OnDemandThroughput    = one([for t in i.on_demand_throughput : { MaxReadRequestUnits = t.max_read_request_units, MaxWriteRequestUnits = t.max_write_request_units }])
      ProvisionedThroughput = self.billing_mode == "PAY_PER_REQUEST" ? null : { ReadCapacityUnits = i.read_capacity, WriteCapacityUnits = i.write_capacity }
    })]

    ImportSourceSpecification = one([for i in self.import_table : {
      InputCompressionType = i.input_compression_type
      InputFormat          = i.input_format
      InputFormatOptions   = one([for o in i.input_format_options : { Csv = one([for c in o.csv : { Delimiter = c.delimiter, HeaderList = c.header_list }]) }])
      S3BucketSource       = one([for s in i.s3_bucket_source : { S3Bucket = s.bucket, S3BucketOwner = s.bucket_owner, S3KeyPrefix = s.key_prefix }])
    }])

    OnDemandThroughput    = one([for t in self.on_demand_throughput : { MaxReadRequestUnits = t.max_read_request_units, MaxWriteRequestUnits = t.max_write_request_units }])
    ProvisionedThroughput = self.billing_mode == "PAY_PER_REQUEST" ? null : { ReadCapacityUnits = self.read_capacity, WriteCapacityUnits = self.write_capacity }

    PointInTimeRecoverySpecification = one(dynamodb_recovery(self.point_in_time_recovery))

    # Without it, the key is one of the service.
    SSESpecification = one([for s in self.server_side_encryption : {
      SSEEnabled     = s.enabled
      SSEType        = s.enabled ? "KMS" : null
      KMSMasterKeyId = s.enabled ? s.kms_key_arn : null
    }])

    StreamSpecification = self.stream_enabled == true ? { StreamViewType = self.stream_view_type } : null
  })

  attributes = {
    id           = ref()
    name         = ref()
    arn          = getatt("Arn")
    stream_arn   = getatt("StreamArn")
    stream_label = split("/", getatt("StreamArn"))[3]
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("dynamodb", region(), account(), "table/${self.name}")
  }

  # Terraform ignores them with PAY_PER_REQUEST, and the view type without a stream.
  no_effect = ["global_secondary_index.read_capacity", "global_secondary_index.write_capacity", "read_capacity", "write_capacity", "stream_view_type", "server_side_encryption.kms_key_arn"]

  unsupported = {
    restore_date_time        = "CloudFormation makes no table from a backup: restore it outside and import it into the stack"
    restore_source_name      = "CloudFormation makes no table from a backup: restore it outside and import it into the stack"
    restore_source_table_arn = "CloudFormation makes no table from a backup: restore it outside and import it into the stack"
    restore_to_latest_time   = { unless = [false], reason = "CloudFormation makes no table from a backup: restore it outside and import it into the stack" }
  }
}

rule "aws_dynamodb_table" {
  type = "AWS::DynamoDB::GlobalTable"

  properties = merge(one(dynamodb_table([self])), {
    BillingMode = self.billing_mode == "PAY_PER_REQUEST" ? self.billing_mode : fail("CloudFormation gives provisioned global tables only auto-scaled capacity: set `billing_mode` to \"PAY_PER_REQUEST\"")

    GlobalSecondaryIndexes = [for i in self.global_secondary_index : merge(one(dynamodb_global_index([i])), {
      ReadOnDemandThroughputSettings  = one([for t in i.on_demand_throughput : { MaxReadRequestUnits = t.max_read_request_units }])
      WriteOnDemandThroughputSettings = one([for t in i.on_demand_throughput : { MaxWriteRequestUnits = t.max_write_request_units }])
    })]

    ReadOnDemandThroughputSettings  = one([for t in self.on_demand_throughput : { MaxReadRequestUnits = t.max_read_request_units }])
    WriteOnDemandThroughputSettings = one([for t in self.on_demand_throughput : { MaxWriteRequestUnits = t.max_write_request_units }])

    Replicas = concat(
      [{
        Region                           = region()
        DeletionProtectionEnabled        = self.deletion_protection_enabled
        TableClass                       = self.table_class
        Tags                             = tags(self.tags)
        PointInTimeRecoverySpecification = one(dynamodb_recovery(self.point_in_time_recovery))
        SSESpecification                 = one([for s in self.server_side_encryption : { KMSMasterKeyId = s.kms_key_arn } if s.enabled && s.kms_key_arn != null])
      }],
      [for r in self.replica : {
        Region                           = r.region_name
        DeletionProtectionEnabled        = self.deletion_protection_enabled
        TableClass                       = self.table_class
        Tags                             = r.propagate_tags == true ? tags(self.tags) : null
        PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled = r.point_in_time_recovery == true }
        SSESpecification                 = r.kms_key_arn == null ? null : { KMSMasterKeyId = r.kms_key_arn }
      }]
    )

    SSESpecification = one([for s in self.server_side_encryption : {
      SSEEnabled = s.enabled
      SSEType    = s.enabled ? "KMS" : null
    }])

    StreamSpecification = { StreamViewType = self.stream_view_type == null ? "NEW_AND_OLD_IMAGES" : self.stream_view_type }
  })

  attributes = {
    id           = ref()
    name         = ref()
    arn          = getatt("Arn")
    stream_arn   = getatt("StreamArn")
    stream_label = split("/", getatt("StreamArn"))[3]
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("dynamodb", region(), account(), "table/${self.name}")
  }

  # Global tables have a stream always.
  no_effect = ["global_secondary_index.read_capacity", "global_secondary_index.write_capacity", "read_capacity", "write_capacity", "stream_enabled", "server_side_encryption.kms_key_arn"]

  unsupported = {
    import_table             = "CloudFormation imports no data into global tables: import it into a table first"
    restore_date_time        = "CloudFormation makes no table from a backup: restore it outside and import it into the stack"
    restore_source_name      = "CloudFormation makes no table from a backup: restore it outside and import it into the stack"
    restore_source_table_arn = "CloudFormation makes no table from a backup: restore it outside and import it into the stack"
    restore_to_latest_time   = { unless = [false], reason = "CloudFormation makes no table from a backup: restore it outside and import it into the stack" }
  }
}

rule "aws_dynamodb_table_replica" {
  fold {
    into = self.global_table_arn
    host = "aws_dynamodb_table"
    append = {
      Replicas = [{
        Region                           = region()
        DeletionProtectionEnabled        = self.deletion_protection_enabled
        TableClass                       = self.table_class_override
        Tags                             = tags(self.tags)
        PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled = self.point_in_time_recovery == true }
        SSESpecification                 = self.kms_key_arn == null ? null : { KMSMasterKeyId = self.kms_key_arn }
      }]
    }
  }

  attributes = {
    arn = arn("dynamodb", region(), account(), "table/${config(self.global_table_arn, "name")}")
    id  = "${config(self.global_table_arn, "name")}:${region()}"
  }
}

rule "aws_dynamodb_resource_policy" {
  fold {
    into = self.resource_arn
    host = "aws_dynamodb_table"
    properties = {
      ResourcePolicy = (length(config(self.resource_arn, "replica") == null ? [] : config(self.resource_arn, "replica")) > 0
        ? fail("CloudFormation gives each replica of a global table a policy of its own: use a table without `replica` blocks")
        : is_attribute(self.resource_arn, "stream_arn")
        ? fail("a policy of the table's stream has no rule: give the table one, or write a rule")
      : { PolicyDocument = self.policy })
    }
  }

  attributes = {
    id = self.resource_arn
  }

  # It guards Terraform's own access while it replaces the policy.
  no_effect = ["confirm_remove_self_resource_access"]
}

data "aws_dynamodb_table" {
  attributes = {
    id   = self.name
    arn  = arn("dynamodb", region(), account(), "table/${self.name}")
    name = self.name
  }

  no_effect = ["server_side_encryption", "tags"]
}

rule "aws_dynamodb_global_table" {
  no_peer = "It joins tables into a global table of the version of 2017, which CloudFormation never made: give one aws_dynamodb_table `replica` blocks, which make it a global table of the current version"
}
