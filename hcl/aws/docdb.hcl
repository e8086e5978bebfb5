# Amazon DocumentDB.

rule "aws_docdb_cluster" {
  type = "AWS::DocDB::DBCluster"

  deletion_policy = self.skip_final_snapshot == true ? "Delete" : "Snapshot"

  properties = {
    AvailabilityZones           = self.availability_zones
    BackupRetentionPeriod       = self.backup_retention_period
    DBClusterParameterGroupName = self.db_cluster_parameter_group_name
    DBSubnetGroupName           = self.db_subnet_group_name
    DeletionProtection          = self.deletion_protection
    EngineVersion               = self.engine_version
    GlobalClusterIdentifier     = self.global_cluster_identifier
    KmsKeyId                    = self.kms_key_id
    ManageMasterUserPassword    = self.manage_master_user_password
    MasterUsername              = self.master_username
    Port                        = self.port != null ? self.port : 27017
    PreferredBackupWindow       = self.preferred_backup_window
    PreferredMaintenanceWindow  = self.preferred_maintenance_window
    SnapshotIdentifier          = self.snapshot_identifier
    StorageEncrypted            = self.storage_encrypted
    StorageType                 = self.storage_type
    Tags                        = tags(self.tags)
    VpcSecurityGroupIds         = self.vpc_security_group_ids
    DBClusterIdentifier         = physical_name(self.cluster_identifier, self.cluster_identifier_prefix)
    EnableCloudwatchLogsExports = self.enabled_cloudwatch_logs_exports
    MasterUserPassword          = self.master_password
    RestoreToTime               = one([for r in self.restore_to_point_in_time : r.restore_to_time])
    RestoreType                 = one([for r in self.restore_to_point_in_time : r.restore_type])
    SourceDBClusterIdentifier   = one([for r in self.restore_to_point_in_time : r.source_cluster_identifier])
    UseLatestRestorableTime     = one([for r in self.restore_to_point_in_time : r.use_latest_restorable_time])
  }

  attributes = {
    id                  = ref()
    cluster_identifier  = ref()
    arn                 = arn("rds", region(), account(), "cluster:${ref()}")
    endpoint            = getatt("Endpoint")
    reader_endpoint     = getatt("ReadEndpoint")
    cluster_resource_id = getatt("ClusterResourceId")
  }

  no_effect = ["allow_major_version_upgrade", "apply_immediately", "engine", "final_snapshot_identifier", "skip_final_snapshot", "master_password_wo_version", "cluster_members"]

  unsupported = {
    master_password_wo = "A write-only value is not known to a template: use manage_master_user_password"
  }
}

rule "aws_docdb_cluster_instance" {
  type = "AWS::DocDB::DBInstance"

  deletion_policy = "Delete"

  properties = {
    AutoMinorVersionUpgrade    = self.auto_minor_version_upgrade
    AvailabilityZone           = self.availability_zone
    EnablePerformanceInsights  = self.enable_performance_insights
    PreferredMaintenanceWindow = self.preferred_maintenance_window
    Tags                       = tags(self.tags)
    DBClusterIdentifier        = self.cluster_identifier
    DBInstanceClass            = self.instance_class
    CACertificateIdentifier    = self.ca_cert_identifier
    DBInstanceIdentifier       = physical_name(self.identifier, self.identifier_prefix)
  }

  attributes = {
    id         = ref()
    identifier = ref()
    arn        = arn("rds", region(), account(), "db:${ref()}")
    endpoint   = getatt("Endpoint")
    port       = getatt("Port")
  }

  no_effect = ["apply_immediately", "engine"]

  unsupported = {
    copy_tags_to_snapshot           = { unless = [false], reason = "CloudFormation sets it on the cluster only: leave it out" }
    performance_insights_kms_key_id = "CloudFormation encrypts with the default key: leave it out"
    promotion_tier                  = { unless = [0], reason = "CloudFormation sets no promotion tier of these instances: leave it out" }
  }
}

rule "aws_docdb_subnet_group" {
  type = "AWS::DocDB::DBSubnetGroup"

  properties = one(db_subnet_group([self]))

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "subgrp:${ref()}")
  }
}

rule "aws_docdb_cluster_parameter_group" {
  type = "AWS::DocDB::DBClusterParameterGroup"

  properties = merge(one(db_parameter_group([self])), { Name = physical_name(self.name, self.name_prefix) })

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "cluster-pg:${ref()}")
  }

  no_effect = ["parameter.apply_method"]
}

rule "aws_docdb_event_subscription" {
  type = "AWS::DocDB::EventSubscription"

  properties = {
    Enabled          = self.enabled != false
    EventCategories  = self.event_categories
    SnsTopicArn      = self.sns_topic_arn
    SourceIds        = self.source_ids
    SourceType       = self.source_type
    SubscriptionName = physical_name(self.name, self.name_prefix)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "es:${ref()}")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag these subscriptions: tag it with `aws docdb add-tags-to-resource`" }
  }
}

rule "aws_docdb_global_cluster" {
  type = "AWS::DocDB::GlobalCluster"

  properties = {
    DeletionProtection        = self.deletion_protection == true
    Engine                    = self.engine
    EngineVersion             = self.engine_version
    GlobalClusterIdentifier   = self.global_cluster_identifier
    SourceDBClusterIdentifier = self.source_db_cluster_identifier
    StorageEncrypted          = self.storage_encrypted
  }

  attributes = {
    id                         = ref()
    arn                        = getatt("GlobalClusterArn")
    global_cluster_resource_id = getatt("GlobalClusterResourceId")
    global_cluster_identifier  = ref()
  }

  unsupported = {
    database_name = "CloudFormation names no database here: leave it out"
  }
}

rule "aws_docdbelastic_cluster" {
  type = "AWS::DocDBElastic::Cluster"

  properties = {
    AdminUserName              = self.admin_user_name
    AdminUserPassword          = self.admin_user_password
    AuthType                   = self.auth_type
    BackupRetentionPeriod      = self.backup_retention_period
    KmsKeyId                   = self.kms_key_id
    PreferredBackupWindow      = self.preferred_backup_window
    PreferredMaintenanceWindow = self.preferred_maintenance_window
    ShardCapacity              = self.shard_capacity
    ShardCount                 = self.shard_count
    SubnetIds                  = self.subnet_ids
    Tags                       = tags(self.tags)
    VpcSecurityGroupIds        = self.vpc_security_group_ids
    ClusterName                = self.name
  }

  attributes = {
    id       = getatt("ClusterArn")
    arn      = getatt("ClusterArn")
    endpoint = getatt("ClusterEndpoint")
  }
}
