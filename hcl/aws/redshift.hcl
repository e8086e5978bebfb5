# Amazon Redshift.

rule "aws_redshift_cluster" {
  type = "AWS::Redshift::Cluster"

  deletion_policy = self.skip_final_snapshot == true ? "Delete" : "Snapshot"

  properties = {
    AllowVersionUpgrade              = self.allow_version_upgrade
    AutomatedSnapshotRetentionPeriod = self.automated_snapshot_retention_period == null ? 1 : self.automated_snapshot_retention_period
    AvailabilityZone                 = self.availability_zone
    ClusterIdentifier                = self.cluster_identifier
    ClusterParameterGroupName        = self.cluster_parameter_group_name
    ClusterSubnetGroupName           = self.cluster_subnet_group_name
    ClusterType                      = self.cluster_type != null ? self.cluster_type : coalesce(self.number_of_nodes, 1) > 1 ? "multi-node" : "single-node"
    ClusterVersion                   = self.cluster_version
    ElasticIp                        = self.elastic_ip
    Encrypted                        = self.encrypted
    EnhancedVpcRouting               = self.enhanced_vpc_routing
    IamRoles                         = self.iam_roles
    KmsKeyId                         = self.kms_key_id
    # A restored cluster has the track of the snapshot where nothing is said; Terraform says the current one.
    MaintenanceTrackName             = self.maintenance_track_name == null && self.snapshot_identifier != null ? "current" : self.maintenance_track_name
    ManageMasterPassword             = self.manage_master_password
    ManualSnapshotRetentionPeriod    = self.manual_snapshot_retention_period == null ? -1 : self.manual_snapshot_retention_period
    MasterPasswordSecretKmsKeyId     = self.master_password_secret_kms_key_id
    MasterUsername                   = self.master_username
    MultiAZ                          = self.multi_az
    NodeType                         = self.node_type
    NumberOfNodes                    = coalesce(self.number_of_nodes, 1) > 1 ? self.number_of_nodes : null
    OwnerAccount                     = self.owner_account
    Port                             = self.port == null ? 5439 : self.port
    PreferredMaintenanceWindow       = self.preferred_maintenance_window
    # Terraform asks for a public cluster, AWS for a private one where nothing is said.
    PubliclyAccessible         = self.publicly_accessible == null ? true : self.publicly_accessible
    SnapshotClusterIdentifier  = self.snapshot_cluster_identifier
    SnapshotIdentifier         = self.snapshot_identifier
    Tags                       = tags(self.tags)
    VpcSecurityGroupIds        = self.vpc_security_group_ids
    AvailabilityZoneRelocation = self.availability_zone_relocation_enabled
    DBName                     = self.database_name == null ? "dev" : self.database_name
    LoggingProperties = one([for x in self.logging : {
      BucketName         = x.bucket_name
      LogDestinationType = x.log_destination_type
      LogExports         = x.log_exports
      S3KeyPrefix        = x.s3_key_prefix
    } if x.enable])
    MasterUserPassword          = self.master_password
    DestinationRegion           = one([for c in self.snapshot_copy : c.destination_region])
    SnapshotCopyGrantName       = one([for c in self.snapshot_copy : c.grant_name])
    SnapshotCopyRetentionPeriod = one([for c in self.snapshot_copy : c.retention_period])
  }

  attributes = {
    id                         = ref()
    cluster_identifier         = ref()
    arn                        = arn("redshift", region(), account(), "cluster:${ref()}")
    dns_name                   = getatt("Endpoint.Address")
    port                       = getatt("Endpoint.Port")
    endpoint                   = "${getatt("Endpoint.Address")}:${getatt("Endpoint.Port")}"
    cluster_namespace_arn      = getatt("ClusterNamespaceArn")
    master_password_secret_arn = getatt("MasterPasswordSecretArn")
  }

  synthesis = {
    id                 = self.cluster_identifier
    cluster_identifier = self.cluster_identifier
    arn                = arn("redshift", region(), account(), "cluster:${self.cluster_identifier}")
  }

  # The service decides about AQUA itself, and the provider does not send what is said.
  no_effect = ["apply_immediately", "aqua_configuration_status", "skip_final_snapshot", "final_snapshot_identifier", "master_password_wo_version"]

  unsupported = {
    cluster_public_key      = "the service gives the key: remove the argument"
    cluster_revision_number = "the service counts revisions: remove the argument"
    endpoint                = "the service gives the endpoint: remove the argument"
    default_iam_role_arn    = "CloudFormation sets no default role: name the role where it is used"
    master_password_wo      = "A write-only value is not known to a template: use manage_master_password"
    snapshot_arn            = "CloudFormation restores by name: use snapshot_identifier"
  }
}

# CloudFormation names it.
rule "aws_redshift_subnet_group" {
  type = "AWS::Redshift::ClusterSubnetGroup"

  properties = {
    Description = self.description == null ? "Managed by Terraform" : self.description
    SubnetIds   = self.subnet_ids
    Tags        = tags(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("redshift", region(), account(), "subnetgroup:${ref()}")
  }

  no_effect = ["name"]
}

rule "aws_redshift_parameter_group" {
  type = "AWS::Redshift::ClusterParameterGroup"

  properties = {
    Description          = self.description == null ? "Managed by Terraform" : self.description
    Tags                 = tags(self.tags)
    ParameterGroupFamily = self.family
    ParameterGroupName   = self.name
    Parameters           = [for x in self.parameter : { ParameterName = x.name, ParameterValue = x.value }]
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("redshift", region(), account(), "parametergroup:${ref()}")
  }
}

rule "aws_redshiftserverless_namespace" {
  type = "AWS::RedshiftServerless::Namespace"

  properties = {
    AdminPasswordSecretKmsKeyId = self.admin_password_secret_kms_key_id
    AdminUserPassword           = self.admin_user_password
    AdminUsername               = self.admin_username
    DbName                      = self.db_name
    DefaultIamRoleArn           = self.default_iam_role_arn
    IamRoles                    = self.iam_roles
    KmsKeyId                    = self.kms_key_id
    LogExports                  = self.log_exports
    ManageAdminPassword         = self.manage_admin_password
    NamespaceName               = self.namespace_name
    Tags                        = tags(self.tags)
  }

  attributes = {
    id             = ref()
    namespace_name = ref()
    arn            = getatt("Namespace.NamespaceArn")
    namespace_id   = getatt("Namespace.NamespaceId")
  }

  no_effect = ["admin_user_password_wo_version"]

  unsupported = {
    admin_user_password_wo = "A write-only value is not known to a template: use manage_admin_password"
  }
}

rule "aws_redshiftserverless_workgroup" {
  type = "AWS::RedshiftServerless::Workgroup"

  properties = {
    BaseCapacity       = self.base_capacity
    EnhancedVpcRouting = self.enhanced_vpc_routing
    MaxCapacity        = self.max_capacity
    NamespaceName      = self.namespace_name
    Port               = self.port
    PubliclyAccessible = self.publicly_accessible
    SecurityGroupIds   = self.security_group_ids
    SubnetIds          = self.subnet_ids
    Tags               = tags(self.tags)
    TrackName          = self.track_name
    WorkgroupName      = self.workgroup_name
    ConfigParameters   = [for x in self.config_parameter : { ParameterKey = x.parameter_key, ParameterValue = x.parameter_value }]
    PricePerformanceTarget = one([for x in self.price_performance_target : {
      Level  = x.level
      Status = x.enabled ? "ENABLED" : "DISABLED"
    }])
  }

  attributes = {
    id             = ref()
    workgroup_name = ref()
    arn            = getatt("Workgroup.WorkgroupArn")
    workgroup_id   = getatt("Workgroup.WorkgroupId")
    endpoint       = [{ address = getatt("Workgroup.Endpoint.Address"), port = getatt("Workgroup.Endpoint.Port") }]
  }
}

rule "aws_redshift_logging" {
  fold {
    into = self.cluster_identifier
    host = "aws_redshift_cluster"
    properties = {
      LoggingProperties = {
        BucketName         = self.bucket_name
        LogDestinationType = self.log_destination_type
        LogExports         = self.log_exports
        S3KeyPrefix        = self.s3_key_prefix
      }
    }
  }
}

rule "aws_redshift_snapshot_copy" {
  fold {
    into = self.cluster_identifier
    host = "aws_redshift_cluster"
    properties = {
      DestinationRegion           = self.destination_region
      SnapshotCopyGrantName       = self.snapshot_copy_grant_name
      SnapshotCopyRetentionPeriod = self.retention_period
    }
  }

  unsupported = {
    manual_snapshot_retention_period = { unless = [-1], reason = "CloudFormation keeps copies of manual snapshots until someone deletes them: set it with `aws redshift modify-snapshot-copy-retention-period --manual`" }
  }
}

rule "aws_redshift_snapshot_copy_grant" {
  no_peer = "CloudFormation makes no grants for copies of snapshots: make it with `aws redshift create-snapshot-copy-grant` in the region of the copies, and give its name in a variable"
}

rule "aws_redshift_cluster_iam_roles" {
  fold {
    into = self.cluster_identifier
    host = "aws_redshift_cluster"
    append = {
      IamRoles = self.iam_role_arns
    }
  }

  unsupported = {
    default_iam_role_arn = "CloudFormation sets no default role: use `aws redshift modify-cluster-iam-roles`"
  }
}

rule "aws_redshift_endpoint_access" {
  type = "AWS::Redshift::EndpointAccess"

  properties = {
    ClusterIdentifier   = self.cluster_identifier
    EndpointName        = self.endpoint_name
    ResourceOwner       = self.resource_owner
    SubnetGroupName     = self.subnet_group_name
    VpcSecurityGroupIds = self.vpc_security_group_ids
  }

  attributes = {
    id      = ref()
    address = getatt("Address")
    port    = getatt("Port")
  }
}

rule "aws_redshift_scheduled_action" {
  type = "AWS::Redshift::ScheduledAction"

  properties = {
    Enable                     = self.enable == null ? true : self.enable
    EndTime                    = self.end_time
    IamRole                    = self.iam_role
    Schedule                   = self.schedule
    StartTime                  = self.start_time
    ScheduledActionDescription = self.description
    ScheduledActionName        = self.name
    TargetAction = one([for x in self.target_action : {
      PauseCluster = one([for y in x.pause_cluster : { ClusterIdentifier = y.cluster_identifier }])
      ResizeCluster = one([for y in x.resize_cluster : {
        Classic           = y.classic
        ClusterIdentifier = y.cluster_identifier
        ClusterType       = y.cluster_type
        NodeType          = y.node_type
        NumberOfNodes     = y.number_of_nodes
      }])
      ResumeCluster = one([for y in x.resume_cluster : { ClusterIdentifier = y.cluster_identifier }])
    }])
  }

  attributes = {
    id = ref()
  }
}

rule "aws_redshift_event_subscription" {
  type = "AWS::Redshift::EventSubscription"

  properties = {
    Enabled          = self.enabled == null ? true : self.enabled
    EventCategories  = self.event_categories
    Severity         = self.severity == null ? "INFO" : self.severity
    SnsTopicArn      = self.sns_topic_arn
    SourceIds        = self.source_ids
    SourceType       = self.source_type
    Tags             = tags(self.tags)
    SubscriptionName = self.name
  }

  attributes = {
    id              = ref()
    customer_aws_id = getatt("CustomerAwsId")
    status          = getatt("Status")
    name            = ref()
    arn             = arn("redshift", region(), account(), "eventsubscription:${ref()}")
  }
}

rule "aws_redshift_endpoint_authorization" {
  type = "AWS::Redshift::EndpointAuthorization"

  properties = {
    Account           = self.account
    ClusterIdentifier = self.cluster_identifier
    VpcIds            = self.vpc_ids
    Force             = self.force_delete
  }

  attributes = {
    id               = "${self.account}:${self.cluster_identifier}"
    allowed_all_vpcs = getatt("AllowedAllVPCs")
    endpoint_count   = getatt("EndpointCount")
    grantee          = getatt("Grantee")
    grantor          = getatt("Grantor")
  }
}

rule "aws_redshift_integration" {
  type = "AWS::Redshift::Integration"

  properties = {
    AdditionalEncryptionContext = self.additional_encryption_context
    IntegrationName             = self.integration_name
    KMSKeyId                    = self.kms_key_id
    SourceArn                   = self.source_arn
    Tags                        = tags(self.tags)
    TargetArn                   = self.target_arn
  }

  attributes = {
    arn = getatt("IntegrationArn")
  }

  unsupported = {
    description = "CloudFormation describes no integrations: leave it out"
  }
}

rule "aws_redshiftserverless_endpoint_access" {
  no_peer = "CloudFormation makes no further endpoints of workgroups: make it with `aws redshift-serverless create-endpoint-access` when the stack is complete"
}
