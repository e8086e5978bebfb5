# Amazon OpenSearch Service, also under its older name.

shape "opensearch_master_user" {
  value = {
    MasterUserARN      = item.master_user_arn
    MasterUserName     = item.master_user_name
    MasterUserPassword = item.master_user_password
  }
}

shape "opensearch_nodes" {
  value = {
    ColdStorageOptions     = one([for y in item.cold_storage_options : { Enabled = y.enabled }])
    DedicatedMasterCount   = item.dedicated_master_count
    DedicatedMasterEnabled = item.dedicated_master_enabled == null ? false : item.dedicated_master_enabled
    DedicatedMasterType    = item.dedicated_master_type
    InstanceCount          = item.instance_count == null ? 1 : item.instance_count
    WarmCount              = item.warm_count
    WarmEnabled            = item.warm_enabled
    WarmType               = item.warm_type
    ZoneAwarenessConfig    = one([for y in item.zone_awareness_config : { AvailabilityZoneCount = y.availability_zone_count == null ? 2 : y.availability_zone_count }])
    ZoneAwarenessEnabled   = item.zone_awareness_enabled
  }
}

shape "opensearch_domain" {
  value = {
    AccessPolicies  = item.access_policies
    AdvancedOptions = item.advanced_options
    CognitoOptions = one([for o in item.cognito_options : {
      Enabled        = o.enabled == null ? false : o.enabled
      IdentityPoolId = o.identity_pool_id
      RoleArn        = o.role_arn
      UserPoolId     = o.user_pool_id
    }])
    DomainEndpointOptions = one([for e in item.domain_endpoint_options : {
      CustomEndpoint               = e.custom_endpoint
      CustomEndpointCertificateArn = e.custom_endpoint_certificate_arn
      CustomEndpointEnabled        = e.custom_endpoint_enabled == null ? false : e.custom_endpoint_enabled
      EnforceHTTPS                 = e.enforce_https == null ? true : e.enforce_https
      TLSSecurityPolicy            = e.tls_security_policy
    }])
    DomainName                  = item.domain_name
    EncryptionAtRestOptions     = one([for e in item.encrypt_at_rest : { Enabled = e.enabled, KmsKeyId = e.kms_key_id }])
    LogPublishingOptions        = { for l in item.log_publishing_options : l.log_type => { CloudWatchLogsLogGroupArn = l.cloudwatch_log_group_arn, Enabled = l.enabled == null ? true : l.enabled } }
    NodeToNodeEncryptionOptions = one([for x in item.node_to_node_encryption : { Enabled = x.enabled }])
    SnapshotOptions             = one([for x in item.snapshot_options : { AutomatedSnapshotStartHour = x.automated_snapshot_start_hour }])
    Tags                        = tags(item.tags)
    VPCOptions                  = one([for x in item.vpc_options : { SecurityGroupIds = x.security_group_ids, SubnetIds = x.subnet_ids }])
  }
}

rule "aws_opensearch_domain" {
  type = "AWS::OpenSearchService::Domain"

  # CloudFormation would replace the domain for a new version, Terraform upgrades it.
  update_policy = { EnableVersionUpgrade = true }

  properties = merge(one(opensearch_domain([self])), {
    EngineVersion = self.engine_version
    IPAddressType = self.ip_address_type
    AdvancedSecurityOptions = one([for x in self.advanced_security_options : {
      AnonymousAuthEnabled        = x.anonymous_auth_enabled
      Enabled                     = x.enabled
      InternalUserDatabaseEnabled = x.internal_user_database_enabled == null ? false : x.internal_user_database_enabled
      MasterUserOptions           = one(opensearch_master_user(x.master_user_options))
    }])
    ClusterConfig = one([for x in self.cluster_config : merge(one(opensearch_nodes([x])), {
      InstanceType              = x.instance_type == null ? "m3.medium.search" : x.instance_type
      MultiAZWithStandbyEnabled = x.multi_az_with_standby_enabled
      NodeOptions = [for y in x.node_options : {
        NodeType = y.node_type
        NodeConfig = one([for z in y.node_config : {
          Count   = z.count
          Enabled = z.enabled
          Type    = z.type
        }])
      }]
    })])
    EBSOptions = one([for x in self.ebs_options : {
      EBSEnabled = x.ebs_enabled
      Iops       = x.iops
      Throughput = x.throughput
      VolumeSize = x.volume_size
      VolumeType = x.volume_type
    }])
    OffPeakWindowOptions = one([for x in self.off_peak_window_options : {
      Enabled = x.enabled
      OffPeakWindow = one([for y in x.off_peak_window : {
        WindowStartTime = one([for z in y.window_start_time : { Hours = z.hours, Minutes = z.minutes }])
      }])
    }])
    SoftwareUpdateOptions = one([for x in self.software_update_options : { AutoSoftwareUpdateEnabled = x.auto_software_update_enabled }])
  })

  attributes = {
    id                 = getatt("Arn")
    arn                = getatt("Arn")
    domain_name        = ref()
    domain_id          = getatt("Id")
    endpoint           = getatt("DomainEndpoint")
    endpoint_v2        = getatt("DomainEndpointV2")
    dashboard_endpoint = "${getatt("DomainEndpoint")}/_dashboards"
  }

  synthesis = {
    id          = arn("es", region(), account(), "domain/${self.domain_name}")
    arn         = arn("es", region(), account(), "domain/${self.domain_name}")
    domain_name = self.domain_name
  }

  unsupported = {
    auto_tune_options = "CloudFormation does not set Auto-Tune: set it with `aws opensearch update-domain-config`"
  }
}

rule "aws_elasticsearch_domain" {
  type = "AWS::Elasticsearch::Domain"

  # CloudFormation would replace the domain for a new version, Terraform upgrades it.
  update_policy = { EnableVersionUpgrade = true }

  properties = merge(one(opensearch_domain([self])), {
    ElasticsearchVersion = self.elasticsearch_version == null ? "1.5" : self.elasticsearch_version
    AdvancedSecurityOptions = one([for x in self.advanced_security_options : {
      Enabled                     = x.enabled
      InternalUserDatabaseEnabled = x.internal_user_database_enabled == null ? false : x.internal_user_database_enabled
      MasterUserOptions           = one(opensearch_master_user(x.master_user_options))
    }])
    ElasticsearchClusterConfig = one([for x in self.cluster_config : merge(one(opensearch_nodes([x])), {
      InstanceType = x.instance_type == null ? "m3.medium.elasticsearch" : x.instance_type
    })])
    EBSOptions = one([for x in self.ebs_options : {
      EBSEnabled = x.ebs_enabled
      Iops       = x.iops
      VolumeSize = x.volume_size
      VolumeType = x.volume_type
    }])
  })

  attributes = {
    id              = getatt("Arn")
    arn             = getatt("Arn")
    domain_name     = ref()
    endpoint        = getatt("DomainEndpoint")
    kibana_endpoint = "${getatt("DomainEndpoint")}/_plugin/kibana/"
  }

  synthesis = {
    id          = arn("es", region(), account(), "domain/${self.domain_name}")
    arn         = arn("es", region(), account(), "domain/${self.domain_name}")
    domain_name = self.domain_name
  }

  unsupported = {
    auto_tune_options        = "CloudFormation does not set Auto-Tune: set it with `aws es update-elasticsearch-domain-config`"
    "ebs_options.throughput" = "CloudFormation sets no throughput for these domains: use aws_opensearch_domain"
  }
}

rule "aws_opensearch_domain_policy" {
  fold {
    into = self.domain_name
    host = "aws_opensearch_domain"
    properties = {
      AccessPolicies = self.access_policies
    }
  }
}

rule "aws_elasticsearch_domain_policy" {
  fold {
    into = self.domain_name
    host = "aws_elasticsearch_domain"
    properties = {
      AccessPolicies = self.access_policies
    }
  }
}

rule "aws_opensearch_domain_saml_options" {
  fold {
    into = self.domain_name
    host = "aws_opensearch_domain"
    properties = {
      AdvancedSecurityOptions = {
        SAMLOptions = one([for s in self.saml_options : {
          Enabled               = s.enabled == null ? true : s.enabled
          Idp                   = one([for i in s.idp : { EntityId = i.entity_id, MetadataContent = i.metadata_content }])
          MasterBackendRole     = s.master_backend_role
          MasterUserName        = s.master_user_name
          RolesKey              = s.roles_key
          SessionTimeoutMinutes = s.session_timeout_minutes == null ? 60 : s.session_timeout_minutes
          SubjectKey            = s.subject_key
        }])
      }
    }
  }
}

rule "aws_elasticsearch_domain_saml_options" {
  no_peer = "CloudFormation sets no SAML options of domains of Elasticsearch: use aws_opensearch_domain with aws_opensearch_domain_saml_options, or set them with `aws es update-elasticsearch-domain-config`"
}

rule "aws_opensearch_outbound_connection" {
  no_peer = "CloudFormation connects no domains: connect them with `aws opensearch create-outbound-connection` when the stacks are complete"
}

rule "aws_opensearch_inbound_connection_accepter" {
  no_peer = "A stack accepts no connections: accept it with `aws opensearch accept-inbound-connection`"
}

rule "aws_opensearch_package" {
  no_peer = "CloudFormation makes no packages: make it with `aws opensearch create-package`, and attach it to domains with `aws opensearch associate-package`"
}

rule "aws_opensearch_package_association" {
  no_peer = "CloudFormation attaches no packages to domains: attach it with `aws opensearch associate-package` when the stack is complete"
}

rule "aws_opensearch_vpc_endpoint" {
  no_peer = "CloudFormation makes no endpoints of domains: put the domain into the VPC (`vpc_options`), or make one with `aws opensearch create-vpc-endpoint` when the stack is complete"
}

rule "aws_opensearch_authorize_vpc_endpoint_access" {
  no_peer = "CloudFormation authorizes no endpoints of domains: do it with `aws opensearch authorize-vpc-endpoint-access`"
}

rule "aws_osis_pipeline" {
  type = "AWS::OSIS::Pipeline"

  properties = {
    MaxUnits                  = self.max_units
    MinUnits                  = self.min_units
    PipelineConfigurationBody = self.pipeline_configuration_body
    PipelineName              = self.pipeline_name
    Tags                      = tags(self.tags)
    BufferOptions             = one([for x in self.buffer_options : { PersistentBufferEnabled = x.persistent_buffer_enabled }])
    EncryptionAtRestOptions   = one([for x in self.encryption_at_rest_options : { KmsKeyArn = x.kms_key_arn }])
    LogPublishingOptions = one([for x in self.log_publishing_options : {
      IsLoggingEnabled         = x.is_logging_enabled
      CloudWatchLogDestination = one([for y in x.cloudwatch_log_destination : { LogGroup = y.log_group }])
    }])
    VpcOptions = one([for x in self.vpc_options : {
      SecurityGroupIds      = x.security_group_ids
      SubnetIds             = x.subnet_ids
      VpcEndpointManagement = x.vpc_endpoint_management
    }])
  }

  attributes = {
    id                   = self.pipeline_name
    ingest_endpoint_urls = getatt("IngestEndpointUrls")
    pipeline_arn         = getatt("PipelineArn")
  }
}
