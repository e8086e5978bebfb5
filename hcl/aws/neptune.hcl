# Amazon Neptune.

rule "aws_neptune_cluster" {
  type = "AWS::Neptune::DBCluster"

  deletion_policy = self.skip_final_snapshot == true ? "Delete" : "Snapshot"

  properties = {
    AvailabilityZones              = self.availability_zones
    BackupRetentionPeriod          = self.backup_retention_period == null ? 1 : self.backup_retention_period
    CopyTagsToSnapshot             = self.copy_tags_to_snapshot
    DeletionProtection             = self.deletion_protection
    EnableCloudwatchLogsExports    = self.enable_cloudwatch_logs_exports
    EngineVersion                  = self.engine_version
    PreferredBackupWindow          = self.preferred_backup_window
    PreferredMaintenanceWindow     = self.preferred_maintenance_window
    SnapshotIdentifier             = self.snapshot_identifier
    StorageEncrypted               = self.storage_encrypted == null && self.snapshot_identifier == null ? false : self.storage_encrypted
    Tags                           = tags(self.tags)
    VpcSecurityGroupIds            = self.vpc_security_group_ids
    AssociatedRoles                = [for arn in coalesce(self.iam_roles, []) : { RoleArn = arn }]
    DBClusterIdentifier            = physical_name(self.cluster_identifier, self.cluster_identifier_prefix)
    DBClusterParameterGroupName    = self.neptune_cluster_parameter_group_name
    DBInstanceParameterGroupName   = self.neptune_instance_parameter_group_name
    DBPort                         = self.port == null ? 8182 : self.port
    DBSubnetGroupName              = self.neptune_subnet_group_name
    IamAuthEnabled                 = self.iam_database_authentication_enabled
    KmsKeyId                       = self.kms_key_arn
    ServerlessScalingConfiguration = one([for s in self.serverless_v2_scaling_configuration : { MaxCapacity = s.max_capacity == null ? 128 : s.max_capacity, MinCapacity = s.min_capacity == null ? 2.5 : s.min_capacity }])
  }

  attributes = {
    id                  = ref()
    cluster_identifier  = ref()
    arn                 = arn("rds", region(), account(), "cluster:${ref()}")
    endpoint            = getatt("Endpoint")
    reader_endpoint     = getatt("ReadEndpoint")
    cluster_resource_id = getatt("ClusterResourceId")
    port                = getatt("Port")
  }

  no_effect = ["apply_immediately", "allow_major_version_upgrade", "skip_final_snapshot", "final_snapshot_identifier", "engine"]

  unsupported = {
    global_cluster_identifier     = "CloudFormation makes no global Neptune databases: attach the cluster outside of the stack"
    replication_source_identifier = "CloudFormation makes no cross-region replicas of Neptune: use a global database outside of the stack"
    storage_type                  = { unless = ["standard"], reason = "CloudFormation sets no storage type of Neptune: leave it out" }
  }
}

rule "aws_neptune_cluster_instance" {
  type = "AWS::Neptune::DBInstance"

  deletion_policy = "Delete"

  properties = {
    AutoMinorVersionUpgrade    = self.auto_minor_version_upgrade
    AvailabilityZone           = self.availability_zone
    PreferredMaintenanceWindow = self.preferred_maintenance_window
    PubliclyAccessible         = self.publicly_accessible == null ? false : self.publicly_accessible
    Tags                       = tags(self.tags)
    DBClusterIdentifier        = self.cluster_identifier
    DBInstanceClass            = self.instance_class
    DBInstanceIdentifier       = physical_name(self.identifier, self.identifier_prefix)
    DBParameterGroupName       = self.neptune_parameter_group_name
    DBSubnetGroupName          = self.neptune_subnet_group_name
  }

  attributes = {
    id         = ref()
    identifier = ref()
    arn        = arn("rds", region(), account(), "db:${ref()}")
    address    = getatt("Endpoint")
    port       = getatt("Port")
    endpoint   = "${getatt("Endpoint")}:${getatt("Port")}"
  }

  no_effect = ["apply_immediately", "engine", "engine_version", "preferred_backup_window", "skip_final_snapshot"]

  unsupported = {
    port           = { unless = [8182], reason = "The port is that of the cluster: set it there" }
    promotion_tier = { unless = [0], reason = "CloudFormation sets no promotion tier of Neptune instances: leave it out" }
  }
}

rule "aws_neptune_subnet_group" {
  type = "AWS::Neptune::DBSubnetGroup"

  properties = one(db_subnet_group([self]))

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "subgrp:${ref()}")
  }
}

# CloudFormation decides when a parameter is applied by its kind.
rule "aws_neptune_parameter_group" {
  type = "AWS::Neptune::DBParameterGroup"

  properties = merge(one(db_parameter_group([self])), { Name = physical_name(self.name, self.name_prefix) })

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "pg:${ref()}")
  }

  no_effect = ["parameter.apply_method"]
}

# CloudFormation decides when a parameter is applied by its kind.
rule "aws_neptune_cluster_parameter_group" {
  type = "AWS::Neptune::DBClusterParameterGroup"

  properties = merge(one(db_parameter_group([self])), { Name = physical_name(self.name, self.name_prefix) })

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "cluster-pg:${ref()}")
  }

  no_effect = ["parameter.apply_method"]
}

rule "aws_neptune_event_subscription" {
  type = "AWS::Neptune::EventSubscription"

  properties = {
    Enabled          = self.enabled == null ? true : self.enabled
    EventCategories  = self.event_categories
    SnsTopicArn      = self.sns_topic_arn
    SourceIds        = self.source_ids
    SourceType       = self.source_type
    Tags             = tags(self.tags)
    SubscriptionName = physical_name(self.name, self.name_prefix)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "es:${ref()}")
  }
}

rule "aws_neptunegraph_graph" {
  type = "AWS::NeptuneGraph::Graph"

  properties = {
    DeletionProtection        = self.deletion_protection
    GraphName                 = physical_name(self.graph_name, self.graph_name_prefix)
    KmsKeyIdentifier          = self.kms_key_identifier
    ProvisionedMemory         = self.provisioned_memory
    PublicConnectivity        = self.public_connectivity
    ReplicaCount              = self.replica_count
    Tags                      = tags(self.tags)
    VectorSearchConfiguration = one([for x in self.vector_search_configuration : { VectorSearchDimension = x.vector_search_dimension }])
  }

  attributes = {
    id       = getatt("GraphId")
    endpoint = getatt("Endpoint")
    arn      = getatt("GraphArn")
  }
}
