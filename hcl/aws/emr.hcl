# Amazon EMR: clusters with their instances and steps, studios, virtual clusters.

# The volumes of a block of EBS settings.
shape "emr_volume" {
  value = {
    VolumeSpecification = {
      Iops       = item.iops
      SizeInGB   = item.size
      VolumeType = item.type
    }
    VolumesPerInstance = item.volumes_per_instance != null ? item.volumes_per_instance : 1
  }
}

shape "emr_configuration" {
  value = {
    Classification          = item.classification
    ConfigurationProperties = item.properties
  }
}

shape "emr_fleet" {
  value = {
    InstanceTypeConfigs = [for y in item.instance_type_configs : {
      BidPrice                            = y.bid_price
      BidPriceAsPercentageOfOnDemandPrice = y.bid_price_as_percentage_of_on_demand_price
      Configurations                      = emr_configuration(y.configurations)
      EbsConfiguration                    = length(y.ebs_config) == 0 ? null : { EbsBlockDeviceConfigs = emr_volume(y.ebs_config) }
      InstanceType                        = y.instance_type
      WeightedCapacity                    = y.weighted_capacity
    }]
    LaunchSpecifications = one([for y in item.launch_specifications : {
      OnDemandSpecification = one([for z in y.on_demand_specification : { AllocationStrategy = z.allocation_strategy }])
      SpotSpecification = one([for z in y.spot_specification : {
        AllocationStrategy     = z.allocation_strategy
        BlockDurationMinutes   = z.block_duration_minutes
        TimeoutAction          = z.timeout_action
        TimeoutDurationMinutes = z.timeout_duration_minutes
      }])
    }])
    Name                   = item.name
    TargetOnDemandCapacity = item.target_on_demand_capacity
    TargetSpotCapacity     = item.target_spot_capacity
  }
}

shape "emr_instance_group" {
  value = {
    BidPrice = item.bid_price
    EbsConfiguration = length(item.ebs_config) == 0 ? null : {
      EbsBlockDeviceConfigs = [for y in item.ebs_config : {
        VolumeSpecification = {
          Iops       = y.iops
          SizeInGB   = y.size
          Throughput = y.throughput
          VolumeType = y.type
        }
        VolumesPerInstance = y.volumes_per_instance != null ? y.volumes_per_instance : 1
      }]
    }
    InstanceCount = item.instance_count != null ? item.instance_count : 1
    InstanceType  = item.instance_type
    Market        = item.bid_price != null ? "SPOT" : "ON_DEMAND"
    Name          = item.name
  }
}

# What the API of EMR reads as configurations: classifications with properties, and others within them.
shape "emr_configuration_json" {
  value = {
    Classification          = try(item.Classification, null)
    ConfigurationProperties = try(item.Properties, null)
    Configurations = [for y in try(item.Configurations, []) : {
      Classification          = try(y.Classification, null)
      ConfigurationProperties = try(y.Properties, null)
    }]
  }
}

rule "aws_emr_cluster" {
  type = "AWS::EMR::Cluster"

  properties = {
    AdditionalInfo        = self.additional_info
    Applications          = [for x in coalesce(self.applications, []) : { Name = x }]
    AutoScalingRole       = self.autoscaling_role
    AutoTerminationPolicy = one([for x in self.auto_termination_policy : { IdleTimeout = x.idle_timeout }])
    BootstrapActions = [for x in self.bootstrap_action : {
      Name                  = x.name
      ScriptBootstrapAction = { Args = x.args, Path = x.path }
    }]
    Configurations    = emr_configuration_json(jsondecode(self.configurations_json != null ? self.configurations_json : "[]"))
    CustomAmiId       = self.custom_ami_id
    EbsRootVolumeSize = self.ebs_root_volume_size
    Instances = merge(
      one([for x in self.ec2_attributes : {
        AdditionalMasterSecurityGroups = x.additional_master_security_groups != null ? split(",", x.additional_master_security_groups) : null
        AdditionalSlaveSecurityGroups  = x.additional_slave_security_groups != null ? split(",", x.additional_slave_security_groups) : null
        Ec2KeyName                     = x.key_name
        Ec2SubnetId                    = x.subnet_id
        Ec2SubnetIds                   = x.subnet_ids
        EmrManagedMasterSecurityGroup  = x.emr_managed_master_security_group
        EmrManagedSlaveSecurityGroup   = x.emr_managed_slave_security_group
        ServiceAccessSecurityGroup     = x.service_access_security_group
      }]),
      {
        CoreInstanceFleet = one(emr_fleet(self.core_instance_fleet))
        CoreInstanceGroup = one([for x in self.core_instance_group : merge(one(emr_instance_group([x])), {
          AutoScalingPolicy = x.autoscaling_policy != null ? json(x.autoscaling_policy) : null
        })])
        KeepJobFlowAliveWhenNoSteps = self.keep_job_flow_alive_when_no_steps != false
        MasterInstanceFleet         = one(emr_fleet(self.master_instance_fleet))
        MasterInstanceGroup         = one(emr_instance_group(self.master_instance_group))
        TerminationProtected        = self.termination_protection == true
        UnhealthyNodeReplacement    = self.unhealthy_node_replacement == true
      }
    )
    JobFlowRole = one([for x in self.ec2_attributes : x.instance_profile])
    KerberosAttributes = one([for x in self.kerberos_attributes : {
      ADDomainJoinPassword             = x.ad_domain_join_password
      ADDomainJoinUser                 = x.ad_domain_join_user
      CrossRealmTrustPrincipalPassword = x.cross_realm_trust_principal_password
      KdcAdminPassword                 = x.kdc_admin_password
      Realm                            = x.realm
    }])
    LogEncryptionKmsKeyId = self.log_encryption_kms_key_id
    LogUri                = self.log_uri
    Name                  = self.name
    PlacementGroupConfigs = [for x in self.placement_group_config : { InstanceRole = x.instance_role, PlacementStrategy = x.placement_strategy }]
    ReleaseLabel          = self.release_label
    ScaleDownBehavior     = self.scale_down_behavior
    SecurityConfiguration = self.security_configuration
    ServiceRole           = self.service_role
    StepConcurrencyLevel  = self.step_concurrency_level
    Steps = [for x in self.step : {
      ActionOnFailure = x.action_on_failure
      HadoopJarStep = one([for y in x.hadoop_jar_step : {
        Args           = y.args
        Jar            = y.jar
        MainClass      = y.main_class
        StepProperties = [for name, value in coalesce(y.properties, {}) : { Key = name, Value = value }]
      }])
      Name = x.name
    }]
    Tags              = tags(self.tags)
    VisibleToAllUsers = self.visible_to_all_users != false
  }

  attributes = {
    id                = ref()
    arn               = arn("elasticmapreduce", region(), account(), "cluster/${ref()}")
    master_public_dns = getatt("MasterPublicDNS")
  }

  no_effect = ["list_steps_states"]

  unsupported = {
    configurations = "CloudFormation fetches no list of configurations: give it as `configurations_json`"
  }
}

rule "aws_emr_instance_group" {
  type = "AWS::EMR::InstanceGroupConfig"

  properties = {
    AutoScalingPolicy = self.autoscaling_policy != null ? json(self.autoscaling_policy) : null
    BidPrice          = self.bid_price
    Configurations    = emr_configuration_json(jsondecode(self.configurations_json != null ? self.configurations_json : "[]"))
    EbsConfiguration = length(self.ebs_config) == 0 && self.ebs_optimized == null ? null : {
      EbsBlockDeviceConfigs = emr_volume(self.ebs_config)
      EbsOptimized          = self.ebs_optimized
    }
    InstanceCount = self.instance_count != null ? self.instance_count : 1
    InstanceRole  = "TASK"
    InstanceType  = self.instance_type
    JobFlowId     = self.cluster_id
    Market        = self.bid_price != null ? "SPOT" : "ON_DEMAND"
    Name          = self.name
  }

  attributes = {
    id = ref()
  }
}

rule "aws_emr_instance_fleet" {
  type = "AWS::EMR::InstanceFleetConfig"

  properties = merge(one(emr_fleet([self])), { ClusterId = self.cluster_id, InstanceFleetType = "TASK" })

  attributes = {
    id = ref()
  }
}

rule "aws_emr_managed_scaling_policy" {
  fold {
    into = self.cluster_id
    host = "aws_emr_cluster"
    properties = {
      ManagedScalingPolicy = {
        ComputeLimits = one([for x in self.compute_limits : {
          MaximumCapacityUnits         = x.maximum_capacity_units
          MaximumCoreCapacityUnits     = x.maximum_core_capacity_units
          MaximumOnDemandCapacityUnits = x.maximum_ondemand_capacity_units
          MinimumCapacityUnits         = x.minimum_capacity_units
          UnitType                     = x.unit_type
        }])
      }
    }
  }

  attributes = {
    id = self.cluster_id
  }
}

rule "aws_emr_security_configuration" {
  type = "AWS::EMR::SecurityConfiguration"

  properties = {
    Name                  = physical_name(self.name, self.name_prefix)
    SecurityConfiguration = self.configuration
  }

  attributes = {
    id   = ref()
    name = ref()
  }
}

rule "aws_emr_block_public_access_configuration" {
  no_peer = "It is a setting of the account and region, which no stack has: set it with `aws emr put-block-public-access-configuration`"
}

rule "aws_emr_studio_session_mapping" {
  type = "AWS::EMR::StudioSessionMapping"

  properties = {
    IdentityName     = self.identity_name != null ? self.identity_name : fail("CloudFormation maps identities by name: give `identity_name` instead of `identity_id`")
    IdentityType     = self.identity_type
    SessionPolicyArn = self.session_policy_arn
    StudioId         = self.studio_id
  }

  attributes = {
    id = "${self.studio_id}:${self.identity_type}:${self.identity_name}"
  }

  unsupported = {
    identity_id = "CloudFormation maps identities by name: give `identity_name`"
  }
}

rule "aws_emr_studio" {
  type = "AWS::EMR::Studio"

  properties = {
    AuthMode                   = self.auth_mode
    DefaultS3Location          = self.default_s3_location
    Description                = self.description
    EncryptionKeyArn           = self.encryption_key_arn
    EngineSecurityGroupId      = self.engine_security_group_id
    IdpAuthUrl                 = self.idp_auth_url
    IdpRelayStateParameterName = self.idp_relay_state_parameter_name
    Name                       = self.name
    ServiceRole                = self.service_role
    SubnetIds                  = self.subnet_ids
    Tags                       = tags(self.tags)
    UserRole                   = self.user_role
    VpcId                      = self.vpc_id
    WorkspaceSecurityGroupId   = self.workspace_security_group_id
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
    url = getatt("Url")
  }
}

rule "aws_emrcontainers_virtual_cluster" {
  type = "AWS::EMRContainers::VirtualCluster"

  properties = {
    ContainerProvider = one([for x in self.container_provider : {
      Id   = x.id
      Info = one([for y in x.info : { EksInfo = one([for z in y.eks_info : { Namespace = z.namespace }]) }])
      Type = x.type
    }])
    Name = self.name
    Tags = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}
