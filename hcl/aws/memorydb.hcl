# Amazon MemoryDB. CloudFormation wants everything named: without a name the resource's address makes one.

rule "aws_memorydb_cluster" {
  type = "AWS::MemoryDB::Cluster"

  properties = {
    ACLName                 = self.acl_name
    AutoMinorVersionUpgrade = self.auto_minor_version_upgrade == null ? true : self.auto_minor_version_upgrade
    DataTiering             = self.data_tiering
    Description             = self.description == null ? "Managed by Terraform" : self.description
    Engine                  = self.engine
    EngineVersion           = self.engine_version
    FinalSnapshotName       = self.final_snapshot_name
    MaintenanceWindow       = self.maintenance_window
    MultiRegionClusterName  = self.multi_region_cluster_name
    NodeType                = self.node_type
    NumReplicasPerShard     = self.num_replicas_per_shard
    NumShards               = self.num_shards
    ParameterGroupName      = self.parameter_group_name
    Port                    = self.port
    SecurityGroupIds        = self.security_group_ids
    SnapshotArns            = self.snapshot_arns
    SnapshotName            = self.snapshot_name
    SnapshotRetentionLimit  = self.snapshot_retention_limit
    SnapshotWindow          = self.snapshot_window
    SnsTopicArn             = self.sns_topic_arn
    SubnetGroupName         = self.subnet_group_name
    Tags                    = tags(self.tags)
    TLSEnabled              = self.tls_enabled == null ? true : self.tls_enabled
    ClusterName             = self.name != null ? self.name : unique_name()
    KmsKeyId                = self.kms_key_arn
  }

  attributes = {
    id               = ref()
    name             = ref()
    arn              = getatt("ARN")
    cluster_endpoint = [{ address = getatt("ClusterEndpoint.Address"), port = getatt("ClusterEndpoint.Port") }]
  }

  no_effect = ["name_prefix"]
}

rule "aws_memorydb_acl" {
  type = "AWS::MemoryDB::ACL"

  properties = {
    Tags      = tags(self.tags)
    UserNames = self.user_names
    ACLName   = self.name != null ? self.name : unique_name()
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("Arn")
  }

  no_effect = ["name_prefix"]
}

rule "aws_memorydb_parameter_group" {
  type = "AWS::MemoryDB::ParameterGroup"

  properties = {
    Description        = self.description == null ? "Managed by Terraform" : self.description
    Family             = self.family
    Tags               = tags(self.tags)
    ParameterGroupName = self.name != null ? self.name : unique_name()
    Parameters         = length(self.parameter) == 0 ? null : { for x in self.parameter : x.name => x.value }
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("ARN")
  }

  no_effect = ["name_prefix"]
}

rule "aws_memorydb_subnet_group" {
  type = "AWS::MemoryDB::SubnetGroup"

  properties = {
    Description     = self.description == null ? "Managed by Terraform" : self.description
    SubnetIds       = self.subnet_ids
    Tags            = tags(self.tags)
    SubnetGroupName = self.name != null ? self.name : unique_name()
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("ARN")
  }

  no_effect = ["name_prefix"]
}

rule "aws_memorydb_user" {
  type = "AWS::MemoryDB::User"

  properties = {
    AccessString       = self.access_string
    Tags               = tags(self.tags)
    UserName           = self.user_name
    AuthenticationMode = one([for x in self.authentication_mode : { Passwords = x.passwords, Type = x.type }])
  }

  attributes = {
    id        = ref()
    user_name = ref()
    arn       = getatt("Arn")
  }
}

rule "aws_memorydb_snapshot" {
  no_peer = "CloudFormation takes no snapshots of clusters: take it with `aws memorydb create-snapshot`, or let the cluster keep some (`snapshot_retention_limit`)"
}

rule "aws_memorydb_multi_region_cluster" {
  type = "AWS::MemoryDB::MultiRegionCluster"

  properties = {
    Description                   = self.description
    Engine                        = self.engine
    EngineVersion                 = self.engine_version
    MultiRegionClusterNameSuffix  = self.multi_region_cluster_name_suffix
    MultiRegionParameterGroupName = self.multi_region_parameter_group_name
    NodeType                      = self.node_type
    NumShards                     = self.num_shards
    Tags                          = tags(self.tags)
    TLSEnabled                    = self.tls_enabled
    UpdateStrategy                = self.update_strategy != null ? upper(self.update_strategy) : null
  }

  attributes = {
    arn                       = getatt("ARN")
    multi_region_cluster_name = getatt("MultiRegionClusterName")
    status                    = getatt("Status")
  }
}
