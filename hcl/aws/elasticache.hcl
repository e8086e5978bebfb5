# Amazon ElastiCache.

shape "elasticache_log_delivery" {
  value = {
    DestinationDetails = {
      CloudWatchLogsDetails  = item.destination_type == "cloudwatch-logs" ? { LogGroup = item.destination } : null
      KinesisFirehoseDetails = item.destination_type == "kinesis-firehose" ? { DeliveryStream = item.destination } : null
    }
    DestinationType = item.destination_type
    LogFormat       = item.log_format
    LogType         = item.log_type
  }
}

# What a cluster and the clusters of a replication group have in common.
shape "elasticache_nodes" {
  value = {
    CacheNodeType              = item.node_type
    CacheParameterGroupName    = item.parameter_group_name
    CacheSubnetGroupName       = item.subnet_group_name
    EngineVersion              = item.engine_version
    IpDiscovery                = item.ip_discovery
    LogDeliveryConfigurations  = elasticache_log_delivery(item.log_delivery_configuration)
    NetworkType                = item.network_type
    NotificationTopicArn       = item.notification_topic_arn
    Port                       = item.port
    PreferredMaintenanceWindow = item.maintenance_window
    SnapshotArns               = item.snapshot_arns
    SnapshotName               = item.snapshot_name
    SnapshotRetentionLimit     = item.snapshot_retention_limit
    SnapshotWindow             = item.snapshot_window
    Tags                       = tags(item.tags)
    TransitEncryptionEnabled   = item.transit_encryption_enabled
  }
}

rule "aws_elasticache_cluster" {
  type = "AWS::ElastiCache::CacheCluster"

  deletion_policy = self.final_snapshot_identifier == null ? "Delete" : "Snapshot"

  properties = merge(one(elasticache_nodes([self])), {
    ClusterName                = self.cluster_id
    AutoMinorVersionUpgrade    = self.auto_minor_version_upgrade == null ? true : self.auto_minor_version_upgrade
    AZMode                     = self.az_mode
    Engine                     = self.engine
    NumCacheNodes              = self.num_cache_nodes
    PreferredAvailabilityZone  = self.availability_zone
    PreferredAvailabilityZones = self.preferred_availability_zones
    VpcSecurityGroupIds        = self.security_group_ids
  })

  attributes = {
    id                     = ref()
    cluster_id             = ref()
    arn                    = arn("elasticache", region(), account(), "cluster:${ref()}")
    cluster_address        = getatt("ConfigurationEndpoint.Address")
    configuration_endpoint = "${getatt("ConfigurationEndpoint.Address")}:${getatt("ConfigurationEndpoint.Port")}"
    # The one node of a Redis cluster; CloudFormation does not know the nodes of a Memcached cluster.
    cache_nodes = self.engine == "memcached" ? null : [{ address = getatt("RedisEndpoint.Address"), port = getatt("RedisEndpoint.Port"), id = "0001" }]
  }

  synthesis = {
    id         = lower(self.cluster_id)
    cluster_id = lower(self.cluster_id)
    arn        = arn("elasticache", region(), account(), "cluster:${lower(self.cluster_id)}")
  }

  # CloudFormation applies changes at once, and names final snapshots itself.
  no_effect = ["apply_immediately", "final_snapshot_identifier"]

  unsupported = {
    outpost_mode          = "CloudFormation puts no clusters on Outposts"
    preferred_outpost_arn = "CloudFormation puts no clusters on Outposts"
    replication_group_id  = "CloudFormation adds no clusters to a replication group: raise its `num_cache_clusters` or `replicas_per_node_group`"
  }
}

rule "aws_elasticache_replication_group" {
  type = "AWS::ElastiCache::ReplicationGroup"

  deletion_policy = self.final_snapshot_identifier == null ? "Delete" : "Snapshot"

  properties = merge(one(elasticache_nodes([self])), {
    ReplicationGroupId          = self.replication_group_id
    ReplicationGroupDescription = self.description
    AtRestEncryptionEnabled     = self.at_rest_encryption_enabled
    AuthToken                   = self.auth_token
    AutoMinorVersionUpgrade     = self.auto_minor_version_upgrade
    # On by default in CloudFormation, off in Terraform.
    AutomaticFailoverEnabled = self.automatic_failover_enabled == true
    CacheSecurityGroupNames  = self.security_group_names
    ClusterMode              = self.cluster_mode
    DataTieringEnabled       = self.data_tiering_enabled
    Engine                   = self.engine != null ? self.engine : self.global_replication_group_id == null ? "redis" : null
    GlobalReplicationGroupId = self.global_replication_group_id
    KmsKeyId                 = self.kms_key_id
    MultiAZEnabled           = self.multi_az_enabled
    NumCacheClusters         = self.num_cache_clusters
    NumNodeGroups            = self.num_node_groups
    PreferredCacheClusterAZs = self.preferred_cache_cluster_azs
    ReplicasPerNodeGroup     = self.replicas_per_node_group
    SecurityGroupIds         = self.security_group_ids
    TransitEncryptionMode    = self.transit_encryption_mode
    UserGroupIds             = self.user_group_ids
  })

  attributes = {
    id                             = ref()
    replication_group_id           = ref()
    arn                            = arn("elasticache", region(), account(), "replicationgroup:${ref()}")
    configuration_endpoint_address = getatt("ConfigurationEndPoint.Address")
    primary_endpoint_address       = getatt("PrimaryEndPoint.Address")
    reader_endpoint_address        = getatt("ReaderEndPoint.Address")
  }

  synthesis = {
    id                   = lower(self.replication_group_id)
    replication_group_id = lower(self.replication_group_id)
    arn                  = arn("elasticache", region(), account(), "replicationgroup:${lower(self.replication_group_id)}")
  }

  # CloudFormation applies changes at once, rotates tokens in its own way and names final snapshots itself.
  no_effect = ["apply_immediately", "auth_token_update_strategy", "final_snapshot_identifier"]
}

rule "aws_elasticache_global_replication_group" {
  type = "AWS::ElastiCache::GlobalReplicationGroup"

  properties = {
    GlobalReplicationGroupIdSuffix    = self.global_replication_group_id_suffix
    GlobalReplicationGroupDescription = self.global_replication_group_description
    AutomaticFailoverEnabled          = self.automatic_failover_enabled
    CacheNodeType                     = self.cache_node_type
    CacheParameterGroupName           = self.parameter_group_name
    EngineVersion                     = self.engine_version
    GlobalNodeGroupCount              = self.num_node_groups
    # The others join by their own `global_replication_group_id`.
    Members = [{ ReplicationGroupId = self.primary_replication_group_id, ReplicationGroupRegion = region(), Role = "PRIMARY" }]
  }

  attributes = {
    id                          = ref()
    global_replication_group_id = getatt("GlobalReplicationGroupId")
    arn                         = arn("elasticache", "", account(), "globalreplicationgroup:${ref()}")
  }
}

rule "aws_elasticache_subnet_group" {
  type = "AWS::ElastiCache::SubnetGroup"

  properties = {
    CacheSubnetGroupName = self.name
    Description          = self.description == null ? "Managed by Terraform" : self.description
    SubnetIds            = self.subnet_ids
    Tags                 = tags(self.tags)
  }

  attributes = {
    id     = ref()
    name   = ref()
    arn    = arn("elasticache", region(), account(), "subnetgroup:${ref()}")
    vpc_id = sibling(tolist(self.subnet_ids)[0], "vpc_id")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("elasticache", region(), account(), "subnetgroup:${self.name}")
  }
}

# CloudFormation chooses the name of a parameter group.
rule "aws_elasticache_parameter_group" {
  type = "AWS::ElastiCache::ParameterGroup"

  properties = {
    CacheParameterGroupFamily = self.family
    Description               = self.description == null ? "Managed by Terraform" : self.description
    Properties                = { for p in self.parameter : p.name => p.value }
    Tags                      = tags(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("elasticache", region(), account(), "parametergroup:${ref()}")
  }

  no_effect = ["name"]
}

rule "aws_elasticache_serverless_cache" {
  type = "AWS::ElastiCache::ServerlessCache"

  properties = {
    DailySnapshotTime      = self.daily_snapshot_time
    Description            = self.description
    Engine                 = self.engine
    KmsKeyId               = self.kms_key_id
    MajorEngineVersion     = self.major_engine_version
    SecurityGroupIds       = self.security_group_ids
    SnapshotArnsToRestore  = self.snapshot_arns_to_restore
    SnapshotRetentionLimit = self.snapshot_retention_limit
    SubnetIds              = self.subnet_ids
    Tags                   = tags(self.tags)
    UserGroupId            = self.user_group_id
    CacheUsageLimits = one([for x in self.cache_usage_limits : {
      DataStorage = one([for y in x.data_storage : {
        Maximum = y.maximum
        Minimum = y.minimum
        Unit    = y.unit
      }])
      ECPUPerSecond = one([for y in x.ecpu_per_second : { Maximum = y.maximum, Minimum = y.minimum }])
    }])
    ServerlessCacheName = self.name
  }

  attributes = {
    id                  = ref()
    name                = ref()
    arn                 = getatt("ARN")
    create_time         = getatt("CreateTime")
    endpoint            = [{ address = getatt("Endpoint.Address"), port = getatt("Endpoint.Port") }]
    full_engine_version = getatt("FullEngineVersion")
    reader_endpoint     = [{ address = getatt("ReaderEndpoint.Address"), port = getatt("ReaderEndpoint.Port") }]
    status              = getatt("Status")
  }
}

rule "aws_elasticache_user" {
  type = "AWS::ElastiCache::User"

  properties = {
    AccessString       = self.access_string
    Engine             = self.engine
    NoPasswordRequired = self.no_password_required == true
    Passwords          = self.passwords
    Tags               = tags(self.tags)
    UserId             = self.user_id
    UserName           = self.user_name
    AuthenticationMode = one([for x in self.authentication_mode : { Passwords = x.passwords, Type = x.type }])
  }

  attributes = {
    id      = ref()
    user_id = ref()
    arn     = getatt("Arn")
  }
}

rule "aws_elasticache_user_group" {
  type = "AWS::ElastiCache::UserGroup"

  properties = {
    Engine      = self.engine
    Tags        = tags(self.tags)
    UserGroupId = self.user_group_id
    UserIds     = self.user_ids
  }

  attributes = {
    id            = ref()
    user_group_id = ref()
    arn           = getatt("Arn")
  }
}

rule "aws_elasticache_user_group_association" {
  fold {
    into = self.user_group_id
    host = "aws_elasticache_user_group"
    append = {
      UserIds = [self.user_id]
    }
  }
}
