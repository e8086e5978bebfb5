# S3 Tables: table buckets, namespaces, tables and their policies.

rule "aws_s3tables_table_bucket" {
  type = "AWS::S3Tables::TableBucket"

  properties = {
    EncryptionConfiguration = self.encryption_configuration == null ? null : { SSEAlgorithm = self.encryption_configuration.sse_algorithm, KMSKeyArn = self.encryption_configuration.kms_key_arn }
    TableBucketName         = self.name
    UnreferencedFileRemoval = self.maintenance_configuration == null ? null : {
      Status           = title(self.maintenance_configuration.iceberg_unreferenced_file_removal.status)
      NoncurrentDays   = self.maintenance_configuration.iceberg_unreferenced_file_removal.settings.non_current_days
      UnreferencedDays = self.maintenance_configuration.iceberg_unreferenced_file_removal.settings.unreferenced_days
    }
  }

  attributes = {
    arn = getatt("TableBucketARN")
  }
}

rule "aws_s3tables_table_bucket_policy" {
  type = "AWS::S3Tables::TableBucketPolicy"

  properties = {
    ResourcePolicy = self.resource_policy
    TableBucketARN = self.table_bucket_arn
  }
}

rule "aws_s3tables_namespace" {
  type = "AWS::S3Tables::Namespace"

  properties = {
    Namespace      = self.namespace
    TableBucketARN = self.table_bucket_arn
  }
}

rule "aws_s3tables_table" {
  type = "AWS::S3Tables::Table"

  properties = {
    Namespace       = self.namespace
    TableBucketARN  = self.table_bucket_arn
    OpenTableFormat = self.format
    TableName       = self.name
    Compaction = self.maintenance_configuration == null ? null : {
      Status           = self.maintenance_configuration.iceberg_compaction.status
      TargetFileSizeMB = self.maintenance_configuration.iceberg_compaction.settings.target_file_size_mb
    }
    SnapshotManagement = self.maintenance_configuration == null ? null : {
      Status              = self.maintenance_configuration.iceberg_snapshot_management.status
      MaxSnapshotAgeHours = self.maintenance_configuration.iceberg_snapshot_management.settings.max_snapshot_age_hours
      MinSnapshotsToKeep  = self.maintenance_configuration.iceberg_snapshot_management.settings.min_snapshots_to_keep
    }
  }

  attributes = {
    arn                = getatt("TableARN")
    version_token      = getatt("VersionToken")
    warehouse_location = getatt("WarehouseLocation")
  }

  unsupported = {
    encryption_configuration = "CloudFormation encrypts tables as their bucket says: set `encryption_configuration` of the aws_s3tables_table_bucket"
  }
}

rule "aws_s3tables_table_policy" {
  type = "AWS::S3Tables::TablePolicy"

  properties = {
    ResourcePolicy = self.resource_policy
    TableARN       = refers(self.name, "aws_s3tables_table") ? sibling(self.name, "arn") : fail("the ARN of a table holds an identifier that AWS gives it: let `name` refer to an aws_s3tables_table of this configuration")
  }

  # The table's ARN says them.
  no_effect = ["namespace", "table_bucket_arn"]
}
