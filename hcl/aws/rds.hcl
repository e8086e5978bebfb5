# Amazon Relational Database Service.
#
# CloudFormation takes a final snapshot of every database by default, under a name of its own; `skip_final_snapshot` decides here. A
# replica has none to take, and inherits encryption, engine and credentials from its source.
#
# What is restored, from a snapshot or to a time, has the user, the encryption and the character sets of what it is restored from. Terraform
# does not send them then, and the page of AWS::RDS::DBInstance (DBSnapshotIdentifier) asks to leave them out.

# What an instance and a cluster have in common.
shape "rds_database" {
  value = {
    AllocatedStorage                   = item.allocated_storage
    CopyTagsToSnapshot                 = item.copy_tags_to_snapshot
    DatabaseInsightsMode               = item.database_insights_mode
    DBSubnetGroupName                  = item.db_subnet_group_name
    DeleteAutomatedBackups             = item.delete_automated_backups
    DeletionProtection                 = item.deletion_protection
    Domain                             = item.domain
    DomainIAMRoleName                  = item.domain_iam_role_name
    EnableCloudwatchLogsExports        = item.enabled_cloudwatch_logs_exports
    EnableIAMDatabaseAuthentication    = item.iam_database_authentication_enabled
    Engine                             = item.engine
    EngineLifecycleSupport             = item.engine_lifecycle_support
    EngineVersion                      = item.engine_version
    Iops                               = item.iops
    KmsKeyId                           = item.kms_key_id
    ManageMasterUserPassword           = item.manage_master_user_password
    MasterUserSecret                   = item.master_user_secret_kms_key_id == null ? null : { KmsKeyId = item.master_user_secret_kms_key_id }
    MonitoringInterval                 = item.monitoring_interval
    MonitoringRoleArn                  = item.monitoring_role_arn
    NetworkType                        = item.network_type
    PerformanceInsightsRetentionPeriod = item.performance_insights_retention_period
    Port                               = item.port
    StorageType                        = item.storage_type
    Tags                               = tags(item.tags)
  }
}

rule "aws_db_instance" {
  type = "AWS::RDS::DBInstance"

  deletion_policy = self.skip_final_snapshot == true || self.replicate_source_db != null ? "Delete" : "Snapshot"

  properties = merge(one(rds_database([self])), {
    DBInstanceIdentifier        = physical_name(self.identifier, self.identifier_prefix)
    DBInstanceClass             = self.instance_class
    AllowMajorVersionUpgrade    = self.allow_major_version_upgrade
    ApplyImmediately            = self.apply_immediately == null ? false : self.apply_immediately
    # A copy inherits it where nothing is said; Terraform says true.
    AutoMinorVersionUpgrade     = self.auto_minor_version_upgrade == null && !attribute("_is_new") ? true : self.auto_minor_version_upgrade
    AvailabilityZone            = self.availability_zone
    BackupTarget                = self.backup_target
    CACertificateIdentifier     = self.ca_cert_identifier
    CharacterSetName            = attribute("_is_new") ? self.character_set_name : null
    CustomIAMInstanceProfile    = self.custom_iam_instance_profile
    # Of these engines a snapshot says the name.
    DBName                      = self.snapshot_identifier != null && contains(["", "mariadb", "mysql", "postgres"], known_text(self.engine)) ? null : self.db_name
    DBParameterGroupName        = self.parameter_group_name
    DBSnapshotIdentifier        = self.snapshot_identifier
    DedicatedLogVolume          = self.dedicated_log_volume
    DomainAuthSecretArn         = self.domain_auth_secret_arn
    DomainDnsIps                = self.domain_dns_ips
    DomainFqdn                  = self.domain_fqdn
    DomainOu                    = self.domain_ou
    EnablePerformanceInsights   = self.performance_insights_enabled
    KmsKeyId                    = self.snapshot_identifier == null && length(self.restore_to_point_in_time) == 0 ? self.kms_key_id : null
    LicenseModel                = self.license_model
    MasterUsername              = attribute("_is_new") ? self.username : null
    MasterUserPassword          = self.password_wo == null ? self.password : self.password_wo
    MaxAllocatedStorage         = self.max_allocated_storage
    MultiAZ                     = self.multi_az
    NcharCharacterSetName       = attribute("_is_new") ? self.nchar_character_set_name : null
    OptionGroupName             = self.option_group_name
    PerformanceInsightsKMSKeyId = self.performance_insights_kms_key_id
    PreferredBackupWindow       = self.backup_window
    PreferredMaintenanceWindow  = self.maintenance_window
    # Without it, CloudFormation makes instances in a default VPC public.
    PubliclyAccessible = self.publicly_accessible == null ? false : self.publicly_accessible
    ReplicaMode        = self.replica_mode
    # CloudFormation keeps backups for a day when nothing is said, Terraform keeps none.
    BackupRetentionPeriod = (self.backup_retention_period != null ? self.backup_retention_period
      : attribute("_is_new") ? 0
    : null)
    StorageEncrypted  = attribute("_is_new") ? self.storage_encrypted : null
    StorageThroughput = self.storage_throughput
    Timezone          = attribute("_is_new") ? self.timezone : null
    VPCSecurityGroups = self.vpc_security_group_ids

    # Across regions this is the ARN of the source: Terraform asks for it in the same place.
    SourceRegion               = other_region(self.replicate_source_db)
    SourceDBInstanceIdentifier = self.replicate_source_db != null ? self.replicate_source_db : one([for r in self.restore_to_point_in_time : r.source_db_instance_identifier])

    SourceDBInstanceAutomatedBackupsArn = one([for r in self.restore_to_point_in_time : r.source_db_instance_automated_backups_arn])
    SourceDbiResourceId                 = one([for r in self.restore_to_point_in_time : r.source_dbi_resource_id])
    RestoreTime                         = one([for r in self.restore_to_point_in_time : r.restore_time])
    UseLatestRestorableTime             = one([for r in self.restore_to_point_in_time : r.use_latest_restorable_time])
  })

  attributes = {
    # Neither a copy nor restored.
    _is_new = self.replicate_source_db == null && self.snapshot_identifier == null && length(self.restore_to_point_in_time) == 0

    id                 = getatt("DbiResourceId")
    resource_id        = getatt("DbiResourceId")
    identifier         = ref()
    arn                = getatt("DBInstanceArn")
    address            = getatt("Endpoint.Address")
    port               = getatt("Endpoint.Port")
    endpoint           = "${getatt("Endpoint.Address")}:${getatt("Endpoint.Port")}"
    hosted_zone_id     = getatt("Endpoint.HostedZoneId")
    listener_endpoint  = [{ address = getatt("ListenerEndpoint.Address"), port = getatt("ListenerEndpoint.Port"), hosted_zone_id = getatt("ListenerEndpoint.HostedZoneId") }]
    master_user_secret = [{ secret_arn = getatt("MasterUserSecret.SecretArn"), kms_key_id = self.master_user_secret_kms_key_id }]
  }

  synthesis = {
    identifier = self.identifier == null ? null : lower(self.identifier)
    arn        = self.identifier == null ? null : arn("rds", region(), account(), "db:${lower(self.identifier)}")
  }

  # A replica and a restored instance inherit `storage_encrypted`. CloudFormation names final snapshots itself.
  no_effect = ["storage_encrypted", "final_snapshot_identifier", "skip_final_snapshot", "password_wo_version"]

  unsupported = {
    blue_green_update = {
      unless = [[], [{ enabled = false }], [{ enabled = null }]]
      reason = "CloudFormation updates the instance in place: make blue/green deployments with AWS::RDS's own switchover"
    }
    customer_owned_ip_enabled = { unless = [false], reason = "CloudFormation gives no customer-owned addresses to instances on Outposts" }
    upgrade_storage_config    = { unless = [false], reason = "CloudFormation does not upgrade the file system of a replica: upgrade the source first" }
    s3_import                 = "CloudFormation cannot import a backup from S3: restore it first and use `snapshot_identifier`"
  }
}

# Also of DocumentDB and Neptune.
shape "db_subnet_group" {
  value = {
    DBSubnetGroupName        = physical_name(item.name, item.name_prefix)
    DBSubnetGroupDescription = item.description == null ? "Managed by Terraform" : item.description
    SubnetIds                = item.subnet_ids
    Tags                     = tags(item.tags)
  }
}

# Terraform makes it in the region of the copies, CloudFormation with the instance whose backups are copied.
rule "aws_db_instance_automated_backups_replication" {
  fold {
    into = self.source_db_instance_arn
    host = "aws_db_instance"
    properties = {
      AutomaticBackupReplicationKmsKeyId        = self.kms_key_id
      AutomaticBackupReplicationRegion          = region()
      AutomaticBackupReplicationRetentionPeriod = self.retention_period == null ? 7 : self.retention_period
    }
  }

  # CloudFormation signs the request itself.
  no_effect = ["pre_signed_url"]
}

rule "aws_db_subnet_group" {
  type = "AWS::RDS::DBSubnetGroup"

  properties = one(db_subnet_group([self]))

  attributes = {
    id     = ref()
    name   = ref()
    arn    = arn("rds", region(), account(), "subgrp:${ref()}")
    vpc_id = sibling(tolist(self.subnet_ids)[0], "vpc_id")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("rds", region(), account(), "subgrp:${self.name}")
  }
}

# Also of DocumentDB and Neptune.
shape "db_parameter_group" {
  value = {
    Description = item.description == null ? "Managed by Terraform" : item.description
    Family      = item.family
    Parameters  = { for p in item.parameter : p.name => p.value }
    Tags        = tags(item.tags)
  }
}

rule "aws_db_parameter_group" {
  type = "AWS::RDS::DBParameterGroup"

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  properties = merge(one(db_parameter_group([self])), { DBParameterGroupName = physical_name(self.name, self.name_prefix) })

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "pg:${ref()}")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("rds", region(), account(), "pg:${self.name}")
  }

  # CloudFormation applies dynamic parameters at once and static ones at the next restart.
  no_effect = ["parameter.apply_method"]
}

rule "aws_db_option_group" {
  type = "AWS::RDS::OptionGroup"

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  properties = {
    OptionGroupName        = physical_name(self.name, self.name_prefix)
    OptionGroupDescription = self.option_group_description == null ? "Managed by Terraform" : self.option_group_description
    EngineName             = self.engine_name
    MajorEngineVersion     = self.major_engine_version
    Tags                   = tags(self.tags)

    OptionConfigurations = [for o in self.option : {
      OptionName                  = o.option_name
      OptionVersion               = o.version
      Port                        = o.port
      DBSecurityGroupMemberships  = o.db_security_group_memberships
      VpcSecurityGroupMemberships = o.vpc_security_group_memberships
      OptionSettings              = [for s in o.option_settings : { Name = s.name, Value = s.value }]
    }]
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "og:${ref()}")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("rds", region(), account(), "og:${self.name}")
  }
}

rule "aws_rds_cluster" {
  type = "AWS::RDS::DBCluster"

  deletion_policy = self.skip_final_snapshot == true ? "Delete" : "Snapshot"

  properties = merge(one(rds_database([self])), {
    DBClusterIdentifier          = physical_name(self.cluster_identifier, self.cluster_identifier_prefix)
    AvailabilityZones            = self.availability_zones
    BacktrackWindow              = self.backtrack_window == 0 ? null : self.backtrack_window
    BackupRetentionPeriod        = self.backup_retention_period
    ClusterScalabilityType       = self.cluster_scalability_type
    DatabaseName                 = self.database_name
    DBClusterInstanceClass       = self.db_cluster_instance_class
    DBClusterParameterGroupName  = self.db_cluster_parameter_group_name
    DBInstanceParameterGroupName = self.db_instance_parameter_group_name
    DBSystemId                   = self.db_system_id
    EnableGlobalWriteForwarding  = self.enable_global_write_forwarding
    EnableHttpEndpoint           = self.enable_http_endpoint
    EnableLocalWriteForwarding   = self.enable_local_write_forwarding
    EngineMode                   = self.engine_mode
    GlobalClusterIdentifier      = self.global_cluster_identifier
    MasterUsername               = self.snapshot_identifier == null && length(self.restore_to_point_in_time) == 0 ? self.master_username : null
    MasterUserPassword           = self.master_password_wo == null ? self.master_password : self.master_password_wo
    PerformanceInsightsEnabled   = self.performance_insights_enabled
    PerformanceInsightsKmsKeyId  = self.performance_insights_kms_key_id
    PreferredBackupWindow        = self.preferred_backup_window
    PreferredMaintenanceWindow   = self.preferred_maintenance_window
    ReplicationSourceIdentifier  = self.replication_source_identifier
    SnapshotIdentifier           = self.snapshot_identifier
    SourceRegion                 = self.source_region
    StorageEncrypted             = self.snapshot_identifier == null && length(self.restore_to_point_in_time) == 0 ? self.storage_encrypted : null
    VpcSecurityGroupIds          = self.vpc_security_group_ids

    AssociatedRoles = [for r in coalesce(self.iam_roles, []) : { RoleArn = r }]

    RestoreToTime             = one([for r in self.restore_to_point_in_time : r.restore_to_time])
    RestoreType               = one([for r in self.restore_to_point_in_time : r.restore_type])
    SourceDBClusterIdentifier = one([for r in self.restore_to_point_in_time : r.source_cluster_identifier])
    SourceDbClusterResourceId = one([for r in self.restore_to_point_in_time : r.source_cluster_resource_id])
    UseLatestRestorableTime   = one([for r in self.restore_to_point_in_time : r.use_latest_restorable_time])

    ScalingConfiguration = one([for s in self.scaling_configuration : {
      AutoPause             = s.auto_pause
      MaxCapacity           = s.max_capacity
      MinCapacity           = s.min_capacity
      SecondsBeforeTimeout  = s.seconds_before_timeout
      SecondsUntilAutoPause = s.seconds_until_auto_pause
      TimeoutAction         = s.timeout_action
    }])

    ServerlessV2ScalingConfiguration = one([for s in self.serverlessv2_scaling_configuration : {
      MaxCapacity           = s.max_capacity
      MinCapacity           = s.min_capacity
      SecondsUntilAutoPause = s.seconds_until_auto_pause
    }])
  })

  attributes = {
    id                  = ref()
    cluster_identifier  = ref()
    arn                 = getatt("DBClusterArn")
    cluster_resource_id = getatt("DBClusterResourceId")
    endpoint            = getatt("Endpoint.Address")
    reader_endpoint     = getatt("ReadEndpoint.Address")
    port                = getatt("Endpoint.Port")
    master_user_secret  = [{ secret_arn = getatt("MasterUserSecret.SecretArn"), kms_key_id = self.master_user_secret_kms_key_id }]
  }

  synthesis = {
    id                 = self.cluster_identifier == null ? null : lower(self.cluster_identifier)
    cluster_identifier = self.cluster_identifier == null ? null : lower(self.cluster_identifier)
    arn                = self.cluster_identifier == null ? null : arn("rds", region(), account(), "cluster:${lower(self.cluster_identifier)}")
  }

  # CloudFormation applies changes at once and asks for no permission to upgrade; it names final snapshots itself.
  no_effect = [
    "allow_major_version_upgrade", "apply_immediately", "cluster_members", "final_snapshot_identifier",
    "master_password_wo_version", "storage_encrypted",
  ]

  unsupported = {
    ca_certificate_identifier = "CloudFormation sets the certificate authority on instances only: set `ca_cert_identifier` on aws_rds_cluster_instance"
    s3_import                 = "CloudFormation cannot import a backup from S3: restore it first and use `snapshot_identifier`"
  }
}

rule "aws_rds_cluster_instance" {
  type = "AWS::RDS::DBInstance"

  deletion_policy = "Delete"

  properties = {
    DBClusterIdentifier     = self.cluster_identifier
    DBInstanceIdentifier    = physical_name(self.identifier, self.identifier_prefix)
    DBInstanceClass         = self.instance_class
    ApplyImmediately        = self.apply_immediately == null ? false : self.apply_immediately
    AutoMinorVersionUpgrade = self.auto_minor_version_upgrade
    AvailabilityZone        = self.availability_zone
    CACertificateIdentifier = self.ca_cert_identifier
    # Where the engine is Aurora, the cluster decides it.
    CopyTagsToSnapshot                 = startswith(known_text(self.engine), "aurora") ? null : self.copy_tags_to_snapshot
    CustomIAMInstanceProfile           = self.custom_iam_instance_profile
    DBParameterGroupName               = self.db_parameter_group_name
    DBSubnetGroupName                  = self.db_subnet_group_name
    EnablePerformanceInsights          = self.performance_insights_enabled
    Engine                             = self.engine
    EngineVersion                      = self.engine_version
    MonitoringInterval                 = self.monitoring_interval
    MonitoringRoleArn                  = self.monitoring_role_arn
    PerformanceInsightsKMSKeyId        = self.performance_insights_kms_key_id
    PerformanceInsightsRetentionPeriod = self.performance_insights_retention_period
    PreferredBackupWindow              = self.preferred_backup_window
    PreferredMaintenanceWindow         = self.preferred_maintenance_window
    # Tier 1 is the default of CloudFormation, tier 0 that of Terraform.
    PromotionTier      = self.promotion_tier == null ? 0 : self.promotion_tier
    PubliclyAccessible = self.publicly_accessible == null ? false : self.publicly_accessible
    Tags               = tags(self.tags)
  }

  attributes = {
    id              = ref()
    identifier      = ref()
    arn             = getatt("DBInstanceArn")
    dbi_resource_id = getatt("DbiResourceId")
    endpoint        = getatt("Endpoint.Address")
    port            = getatt("Endpoint.Port")
  }

  synthesis = {
    id         = self.identifier == null ? null : lower(self.identifier)
    identifier = self.identifier == null ? null : lower(self.identifier)
    arn        = self.identifier == null ? null : arn("rds", region(), account(), "db:${lower(self.identifier)}")
  }

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation does not detach the last instance of a global cluster: remove the cluster from it first" }
  }
}

rule "aws_rds_cluster_parameter_group" {
  type = "AWS::RDS::DBClusterParameterGroup"

  properties = merge(one(db_parameter_group([self])), { DBClusterParameterGroupName = physical_name(self.name, self.name_prefix) })

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "cluster-pg:${ref()}")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("rds", region(), account(), "cluster-pg:${self.name}")
  }

  no_effect = ["parameter.apply_method"]
}

rule "aws_rds_global_cluster" {
  type = "AWS::RDS::GlobalCluster"

  properties = {
    GlobalClusterIdentifier   = self.global_cluster_identifier
    DeletionProtection        = self.deletion_protection == null ? false : self.deletion_protection
    Engine                    = self.source_db_cluster_identifier == null && self.engine == null ? "aurora" : self.engine
    EngineLifecycleSupport    = self.engine_lifecycle_support
    EngineVersion             = self.engine_version
    SourceDBClusterIdentifier = self.source_db_cluster_identifier
    StorageEncrypted          = self.storage_encrypted
    Tags                      = tags(self.tags)
  }

  attributes = {
    id                        = ref()
    global_cluster_identifier = ref()
    arn                       = arn("rds", "", account(), "global-cluster:${ref()}")
  }

  synthesis = {
    id                        = self.global_cluster_identifier
    global_cluster_identifier = self.global_cluster_identifier
    arn                       = arn("rds", "", account(), "global-cluster:${self.global_cluster_identifier}")
  }

  differs = {
    database_name = "CloudFormation creates no database with a global cluster: the primary aws_rds_cluster has to set `database_name` as well"
    force_destroy = { unless = [false], reason = "CloudFormation does not detach the members of a global cluster: remove them first" }
  }
}

rule "aws_db_event_subscription" {
  type = "AWS::RDS::EventSubscription"

  properties = {
    SubscriptionName = physical_name(self.name, self.name_prefix)
    Enabled          = self.enabled
    EventCategories  = self.event_categories
    SnsTopicArn      = self.sns_topic
    SourceIds        = self.source_ids
    SourceType       = self.source_type
    Tags             = tags(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("rds", region(), account(), "es:${ref()}")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("rds", region(), account(), "es:${self.name}")
  }
}

rule "aws_db_proxy" {
  type = "AWS::RDS::DBProxy"

  properties = {
    DebugLogging        = self.debug_logging
    EngineFamily        = self.engine_family
    IdleClientTimeout   = self.idle_client_timeout
    RequireTLS          = self.require_tls
    RoleArn             = self.role_arn
    Tags                = tags(self.tags)
    VpcSecurityGroupIds = self.vpc_security_group_ids
    VpcSubnetIds        = self.vpc_subnet_ids
    DBProxyName         = self.name
    Auth = [for a in self.auth : {
      AuthScheme             = a.auth_scheme
      ClientPasswordAuthType = a.client_password_auth_type
      Description            = a.description
      IAMAuth                = a.iam_auth
      SecretArn              = a.secret_arn
    }]
  }

  attributes = {
    id       = ref()
    name     = ref()
    arn      = getatt("DBProxyArn")
    endpoint = getatt("Endpoint")
  }

  unsupported = {
    "auth.username" = "The user comes with the secret: leave the argument out"
  }
}

rule "aws_db_proxy_endpoint" {
  type = "AWS::RDS::DBProxyEndpoint"

  properties = {
    DBProxyEndpointName = self.db_proxy_endpoint_name
    DBProxyName         = self.db_proxy_name
    Tags                = tags(self.tags)
    TargetRole          = self.target_role
    VpcSecurityGroupIds = self.vpc_security_group_ids
    VpcSubnetIds        = self.vpc_subnet_ids
  }

  attributes = {
    id         = "${self.db_proxy_name}/${ref()}"
    arn        = getatt("DBProxyEndpointArn")
    endpoint   = getatt("Endpoint")
    vpc_id     = getatt("VpcId")
    is_default = getatt("IsDefault")
  }
}

rule "aws_db_proxy_default_target_group" {
  type = "AWS::RDS::DBProxyTargetGroup"

  properties = {
    DBProxyName = self.db_proxy_name
    ConnectionPoolConfigurationInfo = one([for x in self.connection_pool_config : {
      ConnectionBorrowTimeout = x.connection_borrow_timeout
      InitQuery               = x.init_query
      # What AWS makes of silence depends on the engine, and on the other value.
      MaxConnectionsPercent     = x.max_connections_percent == null ? 100 : x.max_connections_percent
      MaxIdleConnectionsPercent = x.max_idle_connections_percent == null ? 50 : x.max_idle_connections_percent
      SessionPinningFilters     = x.session_pinning_filters
    }])
    TargetGroupName = "default"
  }

  attributes = {
    id   = self.db_proxy_name
    name = "default"
    arn  = ref()
  }
}

# Targets are properties of the target group.
rule "aws_db_proxy_target" {
  fold {
    when = refers(self.target_group_name, "aws_db_proxy_default_target_group")
    into = self.target_group_name
    host = "aws_db_proxy_default_target_group"
    append = {
      DBClusterIdentifiers  = self.db_cluster_identifier == null ? [] : [self.db_cluster_identifier]
      DBInstanceIdentifiers = self.db_instance_identifier == null ? [] : [self.db_instance_identifier]
    }
  }

  also "db_proxy_target_group" {
    when = !refers(self.target_group_name, "aws_db_proxy_default_target_group")
    type = "AWS::RDS::DBProxyTargetGroup"
    properties = {
      DBProxyName           = self.db_proxy_name
      TargetGroupName       = self.target_group_name
      DBClusterIdentifiers  = self.db_cluster_identifier == null ? null : [self.db_cluster_identifier]
      DBInstanceIdentifiers = self.db_instance_identifier == null ? null : [self.db_instance_identifier]
    }
  }

  no_effect = ["db_proxy_name", "target_group_name"]
}

rule "aws_db_instance_role_association" {
  fold {
    into = self.db_instance_identifier
    host = "aws_db_instance"
    append = {
      AssociatedRoles = [{ FeatureName = self.feature_name, RoleArn = self.role_arn }]
    }
  }
}

rule "aws_rds_cluster_role_association" {
  fold {
    into = self.db_cluster_identifier
    host = "aws_rds_cluster"
    append = {
      AssociatedRoles = [{ FeatureName = self.feature_name, RoleArn = self.role_arn }]
    }
  }
}

rule "aws_rds_shard_group" {
  type = "AWS::RDS::DBShardGroup"

  properties = {
    ComputeRedundancy      = self.compute_redundancy
    DBClusterIdentifier    = self.db_cluster_identifier
    DBShardGroupIdentifier = self.db_shard_group_identifier
    MaxACU                 = self.max_acu
    MinACU                 = self.min_acu
    PubliclyAccessible     = self.publicly_accessible
    Tags                   = tags(self.tags)
  }

  attributes = {
    db_shard_group_identifier  = ref()
    arn                        = arn("rds", region(), account(), "shard-group:${getatt("DBShardGroupResourceId")}")
    db_shard_group_resource_id = getatt("DBShardGroupResourceId")
    endpoint                   = getatt("Endpoint")
  }
}

rule "aws_rds_integration" {
  type = "AWS::RDS::Integration"

  properties = {
    AdditionalEncryptionContext = self.additional_encryption_context
    DataFilter                  = self.data_filter
    IntegrationName             = self.integration_name
    KMSKeyId                    = self.kms_key_id
    SourceArn                   = self.source_arn
    Tags                        = tags(self.tags)
    TargetArn                   = self.target_arn
  }

  attributes = {
    id  = getatt("IntegrationArn")
    arn = getatt("IntegrationArn")
  }
}

data "aws_rds_engine_version" {
  attributes = {
    id                     = attribute("version")
    version                = parameter("version")
    version_actual         = parameter("version")
    parameter_group_family = self.parameter_group_family != null ? self.parameter_group_family : parameter("parameter_group_family")
  }

  parameter "version" {
    type        = "String"
    description = "Version of the database engine"
  }

  parameter "parameter_group_family" {
    type        = "String"
    description = "Family of parameter groups for the version of the database engine"
  }
}

data "aws_rds_reserved_instance_offering" {
  attributes = {
    offering_id = fail("CloudFormation buys no reservations: buy it with `aws rds purchase-reserved-db-instances-offering`")
  }

  no_effect = ["db_instance_class", "duration", "multi_az", "offering_type", "product_description"]
}
