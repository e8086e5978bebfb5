# Amazon EC2 Auto Scaling, and launch templates.

# What instances have to offer, for EC2 to choose their types by.
shape "instance_requirements" {
  value = {
    AcceleratorCount                               = one([for x in item.accelerator_count : { Max = x.max, Min = x.min }])
    AcceleratorManufacturers                       = item.accelerator_manufacturers
    AcceleratorNames                               = item.accelerator_names
    AcceleratorTotalMemoryMiB                      = one([for x in item.accelerator_total_memory_mib : { Max = x.max, Min = x.min }])
    AcceleratorTypes                               = item.accelerator_types
    AllowedInstanceTypes                           = item.allowed_instance_types
    BareMetal                                      = item.bare_metal
    BaselineEbsBandwidthMbps                       = one([for x in item.baseline_ebs_bandwidth_mbps : { Max = x.max, Min = x.min }])
    BurstablePerformance                           = item.burstable_performance
    CpuManufacturers                               = item.cpu_manufacturers
    ExcludedInstanceTypes                          = item.excluded_instance_types
    InstanceGenerations                            = item.instance_generations
    LocalStorage                                   = item.local_storage
    LocalStorageTypes                              = item.local_storage_types
    MaxSpotPriceAsPercentageOfOptimalOnDemandPrice = item.max_spot_price_as_percentage_of_optimal_on_demand_price
    MemoryGiBPerVCpu                               = one([for x in item.memory_gib_per_vcpu : { Max = x.max, Min = x.min }])
    MemoryMiB                                      = one([for x in item.memory_mib : { Max = x.max, Min = x.min }])
    NetworkBandwidthGbps                           = one([for x in item.network_bandwidth_gbps : { Max = x.max, Min = x.min }])
    NetworkInterfaceCount                          = one([for x in item.network_interface_count : { Max = x.max, Min = x.min }])
    OnDemandMaxPricePercentageOverLowestPrice      = item.on_demand_max_price_percentage_over_lowest_price
    RequireHibernateSupport                        = item.require_hibernate_support
    SpotMaxPricePercentageOverLowestPrice          = item.spot_max_price_percentage_over_lowest_price
    TotalLocalStorageGB                            = one([for x in item.total_local_storage_gb : { Max = x.max, Min = x.min }])
    VCpuCount                                      = one([for x in item.vcpu_count : { Max = x.max, Min = x.min }])
  }
}

shape "autoscaling_launch_template" {
  value = {
    LaunchTemplateId   = item.launch_template_id
    LaunchTemplateName = item.launch_template_name
    Version = (refers(item.version) ? item.version : item.version == null || item.version == "$Default" ? (sibling(item.launch_template_id, "default_version") == null ? "$Default" : sibling(item.launch_template_id, "default_version"))
      : item.version == "$Latest" && sibling(item.launch_template_id, "latest_version") != null ? sibling(item.launch_template_id, "latest_version")
    : item.version)
  }
}

shape "lifecycle_hook" {
  value = {
    DefaultResult         = item.default_result
    HeartbeatTimeout      = item.heartbeat_timeout
    LifecycleHookName     = item.name
    LifecycleTransition   = item.lifecycle_transition
    NotificationMetadata  = item.notification_metadata
    NotificationTargetARN = item.notification_target_arn
    RoleARN               = item.role_arn
  }
}

rule "aws_autoscaling_group" {
  type = "AWS::AutoScaling::AutoScalingGroup"

  # Terraform replaces instances after a change only when asked for a refresh, CloudFormation only with this policy. Unless the refresh
  # says another value, nine tenths of the instances stay, and a new one has the time to warm up that the group gives it. Sizes that
  # Terraform leaves to others would be set back by every other change of the group.
  update_policy = length(self.instance_refresh) == 0 && !ignored("desired_capacity") && !ignored("min_size") && !ignored("max_size") ? null : {
    AutoScalingRollingUpdate = length(self.instance_refresh) == 0 ? null : {
      MinActiveInstancesPercent = coalesce(one(flatten([for r in self.instance_refresh : [for p in r.preferences : p.min_healthy_percentage]])), 90)
      PauseTime                 = "PT${coalesce(one(flatten([for r in self.instance_refresh : [for p in r.preferences : p.instance_warmup]])), self.default_instance_warmup, self.health_check_grace_period, 300)}S"
    }
    AutoScalingScheduledAction = ignored("desired_capacity") || ignored("min_size") || ignored("max_size") ? { IgnoreUnmodifiedGroupSizeProperties = true } : null
  }

  properties = {
    AutoScalingGroupName  = physical_name(self.name, self.name_prefix)
    AvailabilityZones     = self.availability_zones
    CapacityRebalance     = self.capacity_rebalance
    Context               = self.context
    Cooldown              = self.default_cooldown
    DefaultInstanceWarmup = self.default_instance_warmup
    DesiredCapacity       = self.desired_capacity
    DesiredCapacityType   = self.desired_capacity_type
    # Five minutes by default, where CloudFormation gives none.
    HealthCheckGracePeriod           = self.health_check_grace_period == null ? 300 : self.health_check_grace_period
    HealthCheckType                  = self.health_check_type
    LaunchConfigurationName          = self.launch_configuration
    LoadBalancerNames                = self.load_balancers
    MaxInstanceLifetime              = self.max_instance_lifetime
    MaxSize                          = self.max_size
    MinSize                          = self.min_size
    NewInstancesProtectedFromScaleIn = self.protect_from_scale_in
    PlacementGroup                   = self.placement_group
    ServiceLinkedRoleARN             = self.service_linked_role_arn
    TargetGroupARNs                  = self.target_group_arns
    TerminationPolicies              = self.termination_policies
    VPCZoneIdentifier                = self.vpc_zone_identifier

    # Default tags of the provider do not reach these.
    Tags = [for t in self.tag : { Key = t.key, Value = t.value, PropagateAtLaunch = t.propagate_at_launch }]

    AvailabilityZoneDistribution = one([for d in self.availability_zone_distribution : { CapacityDistributionStrategy = d.capacity_distribution_strategy }])
    CapacityReservationSpecification = one([for c in self.capacity_reservation_specification : {
      CapacityReservationPreference = c.capacity_reservation_preference == null ? "default" : c.capacity_reservation_preference
      CapacityReservationTarget = one([for t in c.capacity_reservation_target : {
        CapacityReservationIds               = t.capacity_reservation_ids
        CapacityReservationResourceGroupArns = t.capacity_reservation_resource_group_arns
      }])
    }])
    InstanceMaintenancePolicy = one([for p in self.instance_maintenance_policy : {
      MaxHealthyPercentage = p.max_healthy_percentage
      MinHealthyPercentage = p.min_healthy_percentage
    }])

    # CloudFormation takes numbers of versions only, so "$Latest" and "$Default" are asked of the template.
    LaunchTemplate = one([for t in self.launch_template : {
      LaunchTemplateId   = t.id
      LaunchTemplateName = t.name
      Version = (refers(t.version) ? t.version : t.version == null || t.version == "$Default" ? (sibling(t.id, "default_version") == null ? "$Default" : sibling(t.id, "default_version"))
        : t.version == "$Latest" && sibling(t.id, "latest_version") != null ? sibling(t.id, "latest_version")
      : t.version)
    }])

    LifecycleHookSpecificationList = lifecycle_hook(self.initial_lifecycle_hook)

    MetricsCollection = length(coalesce(self.enabled_metrics, [])) == 0 ? null : [{
      Granularity = self.metrics_granularity == null ? "1Minute" : self.metrics_granularity
      Metrics     = self.enabled_metrics
    }]

    MixedInstancesPolicy = one([for p in self.mixed_instances_policy : {
      InstancesDistribution = one([for d in p.instances_distribution : {
        OnDemandAllocationStrategy = d.on_demand_allocation_strategy
        OnDemandBaseCapacity       = d.on_demand_base_capacity
        # Terraform sends 0 for silence: spot instances alone. AWS would make it 100.
        OnDemandPercentageAboveBaseCapacity = d.on_demand_percentage_above_base_capacity == null ? 0 : d.on_demand_percentage_above_base_capacity
        SpotAllocationStrategy              = d.spot_allocation_strategy
        SpotInstancePools                   = d.spot_instance_pools
        SpotMaxPrice                        = d.spot_max_price
      }])
      LaunchTemplate = one([for l in p.launch_template : {
        LaunchTemplateSpecification = one(autoscaling_launch_template(l.launch_template_specification))
        Overrides = [for o in l.override : {
          InstanceType                = o.instance_type
          WeightedCapacity            = o.weighted_capacity
          InstanceRequirements        = one(instance_requirements(o.instance_requirements))
          LaunchTemplateSpecification = one(autoscaling_launch_template(o.launch_template_specification))
        }]
      }])
    }])

    TrafficSources = [for s in self.traffic_source : { Identifier = s.identifier, Type = s.type == null ? "elbv2" : s.type }]
  }

  also "warm_pool" {
    when = length(self.warm_pool) > 0
    type = "AWS::AutoScaling::WarmPool"
    properties = {
      AutoScalingGroupName     = ref()
      InstanceReusePolicy      = one(flatten([for w in self.warm_pool : [for p in w.instance_reuse_policy : { ReuseOnScaleIn = p.reuse_on_scale_in == true }]]))
      MaxGroupPreparedCapacity = one([for w in self.warm_pool : w.max_group_prepared_capacity])
      MinSize                  = one([for w in self.warm_pool : w.min_size])
      PoolState                = one([for w in self.warm_pool : w.pool_state])
    }
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("AutoScalingGroupARN")
  }

  synthesis = {
    id   = self.name
    name = self.name
  }

  # How Terraform waits and deletes; CloudFormation rolls back by itself and replaces only what changed.
  no_effect = [
    "force_delete", "force_delete_warm_pool", "ignore_failed_scaling_activities", "metrics_granularity", "min_elb_capacity",
    "wait_for_capacity_timeout", "wait_for_elb_capacity", "instance_refresh.strategy", "instance_refresh.preferences.auto_rollback",
    "instance_refresh.preferences.skip_matching",
  ]

  unsupported = {
    suspended_processes                                         = "CloudFormation suspends no processes: use `aws autoscaling suspend-processes`"
    "instance_refresh.preferences.scale_in_protected_instances" = { unless = ["Ignore"], reason = "CloudFormation's rolling updates do not treat protected instances specially" }
    "instance_refresh.preferences.standby_instances"            = { unless = ["Ignore"], reason = "CloudFormation's rolling updates do not treat instances in standby specially" }
  }

  # How instances are replaced, not which there are.
  differs = {
    "instance_refresh.triggers" = {
      unless = [["launch_template"], ["launch_configuration"], ["mixed_instances_policy"]]
      reason = "CloudFormation replaces instances when the launch template, its overrides or the subnets change, and for nothing else"
    }
    "instance_refresh.preferences.alarm_specification"    = "CloudFormation watches alarms with the rollback triggers of the stack: give them at deployment"
    "instance_refresh.preferences.checkpoint_delay"       = "CloudFormation's rolling updates have no checkpoints"
    "instance_refresh.preferences.checkpoint_percentages" = "CloudFormation's rolling updates have no checkpoints"
    "instance_refresh.preferences.max_healthy_percentage" = { unless = [100], reason = "CloudFormation's rolling updates replace instances within the size of the group" }
  }
}

rule "aws_autoscaling_attachment" {
  fold {
    into = self.autoscaling_group_name
    host = "aws_autoscaling_group"
    append = {
      LoadBalancerNames = self.elb == null ? [] : [self.elb]
      TargetGroupARNs   = self.lb_target_group_arn == null ? [] : [self.lb_target_group_arn]
    }
  }
}

rule "aws_autoscaling_lifecycle_hook" {
  type = "AWS::AutoScaling::LifecycleHook"

  properties = merge(one(lifecycle_hook([self])), { AutoScalingGroupName = self.autoscaling_group_name })

  attributes = {
    id = self.name
  }
}

rule "aws_autoscaling_schedule" {
  type = "AWS::AutoScaling::ScheduledAction"

  # -1 is Terraform's word for leaving a size as it is.
  properties = {
    AutoScalingGroupName = self.autoscaling_group_name
    DesiredCapacity      = self.desired_capacity == -1 ? null : self.desired_capacity
    EndTime              = self.end_time
    MaxSize              = self.max_size == -1 ? null : self.max_size
    MinSize              = self.min_size == -1 ? null : self.min_size
    Recurrence           = self.recurrence
    StartTime            = self.start_time
    TimeZone             = self.time_zone
  }

  attributes = {
    id = getatt("ScheduledActionName")
  }

  # CloudFormation names the action itself.
  no_effect = ["scheduled_action_name"]
}

# Of scaling policies, also those of Application Auto Scaling.
shape "step_adjustment" {
  value = {
    MetricIntervalLowerBound = item.metric_interval_lower_bound
    MetricIntervalUpperBound = item.metric_interval_upper_bound
    ScalingAdjustment        = item.scaling_adjustment
  }
}

shape "predefined_scaling_metric" {
  value = {
    PredefinedMetricType = item.predefined_metric_type
    ResourceLabel        = item.resource_label
  }
}

shape "scaling_metric_stat" {
  value = {
    Metric = one([for m in item.metric : {
      Dimensions = [for d in m.dimensions : { Name = d.name, Value = d.value }]
      MetricName = m.metric_name
      Namespace  = m.namespace
    }])
    Stat = item.stat
    Unit = item.unit
  }
}

shape "scaling_metric_query" {
  value = {
    Id         = item.id
    Expression = item.expression
    Label      = item.label
    ReturnData = item.return_data == null ? true : item.return_data
    MetricStat = one(scaling_metric_stat(item.metric_stat))
  }
}

rule "aws_autoscaling_policy" {
  type = "AWS::AutoScaling::ScalingPolicy"

  properties = {
    AutoScalingGroupName    = self.autoscaling_group_name
    AdjustmentType          = self.adjustment_type
    Cooldown                = self.cooldown
    EstimatedInstanceWarmup = self.estimated_instance_warmup
    MetricAggregationType   = self.metric_aggregation_type
    MinAdjustmentMagnitude  = self.min_adjustment_magnitude
    PolicyType              = self.policy_type
    ScalingAdjustment       = self.scaling_adjustment

    StepAdjustments = step_adjustment(self.step_adjustment)

    TargetTrackingConfiguration = one([for t in self.target_tracking_configuration : {
      DisableScaleIn = t.disable_scale_in
      TargetValue    = t.target_value
      CustomizedMetricSpecification = one([for c in t.customized_metric_specification : {
        Dimensions = [for d in c.metric_dimension : { Name = d.name, Value = d.value }]
        MetricName = c.metric_name
        Namespace  = c.namespace
        Period     = c.period
        Statistic  = c.statistic
        Unit       = c.unit
        Metrics = [for q in c.metrics : merge(one(scaling_metric_query([q])), {
          MetricStat = one([for m in q.metric_stat : merge(one(scaling_metric_stat([m])), { Period = m.period })])
        })]
      }])
      PredefinedMetricSpecification = one(predefined_scaling_metric(t.predefined_metric_specification))
    }])

    PredictiveScalingConfiguration = one([for p in self.predictive_scaling_configuration : {
      MaxCapacityBreachBehavior = p.max_capacity_breach_behavior
      MaxCapacityBuffer         = p.max_capacity_buffer
      Mode                      = p.mode
      SchedulingBufferTime      = p.scheduling_buffer_time
      MetricSpecifications = [for s in p.metric_specification : {
        TargetValue                           = s.target_value
        CustomizedCapacityMetricSpecification = one([for c in s.customized_capacity_metric_specification : { MetricDataQueries = scaling_metric_query(c.metric_data_queries) }])
        CustomizedLoadMetricSpecification     = one([for c in s.customized_load_metric_specification : { MetricDataQueries = scaling_metric_query(c.metric_data_queries) }])
        CustomizedScalingMetricSpecification  = one([for c in s.customized_scaling_metric_specification : { MetricDataQueries = scaling_metric_query(c.metric_data_queries) }])
        PredefinedLoadMetricSpecification     = one(predefined_scaling_metric(s.predefined_load_metric_specification))
        PredefinedMetricPairSpecification     = one(predefined_scaling_metric(s.predefined_metric_pair_specification))
        PredefinedScalingMetricSpecification  = one(predefined_scaling_metric(s.predefined_scaling_metric_specification))
      }]
    }])
  }

  attributes = {
    id   = getatt("PolicyName")
    name = getatt("PolicyName")
    arn  = getatt("Arn")
  }

  # CloudFormation names the policy itself.
  no_effect = ["name"]

  unsupported = {
    enabled = { unless = [true], reason = "CloudFormation makes only enabled policies: leave the policy out" }
  }
}

rule "aws_launch_configuration" {
  type = "AWS::AutoScaling::LaunchConfiguration"

  properties = {
    LaunchConfigurationName  = physical_name(self.name, self.name_prefix)
    AssociatePublicIpAddress = self.associate_public_ip_address
    EbsOptimized             = self.ebs_optimized
    IamInstanceProfile       = self.iam_instance_profile
    ImageId                  = self.image_id
    InstanceMonitoring       = self.enable_monitoring
    InstanceType             = self.instance_type
    KeyName                  = self.key_name
    PlacementTenancy         = self.placement_tenancy
    SecurityGroups           = self.security_groups
    SpotPrice                = self.spot_price
    UserData                 = self.user_data != null ? base64encode(self.user_data) : self.user_data_base64

    BlockDeviceMappings = concat(
      [for d in self.root_block_device : {
        DeviceName = refers(self.image_id, "data.aws_ami") ? sibling(self.image_id, "root_device_name") : parameter("root_device_name")
        Ebs = {
          DeleteOnTermination = d.delete_on_termination == null ? true : d.delete_on_termination
          Encrypted           = d.encrypted
          Iops                = d.iops
          Throughput          = d.throughput
          VolumeSize          = d.volume_size
          VolumeType          = d.volume_type
        }
      }],
      [for d in self.ebs_block_device : {
        DeviceName = d.device_name
        NoDevice   = d.no_device == true ? true : null
        Ebs = d.no_device == true ? null : {
          DeleteOnTermination = d.delete_on_termination == null ? true : d.delete_on_termination
          Encrypted           = d.encrypted
          Iops                = d.iops
          SnapshotId          = d.snapshot_id
          Throughput          = d.throughput
          VolumeSize          = d.volume_size
          VolumeType          = d.volume_type
        }
      }],
      [for d in self.ephemeral_block_device : { DeviceName = d.device_name, NoDevice = d.no_device, VirtualName = d.virtual_name }]
    )

    MetadataOptions = one([for m in self.metadata_options : {
      HttpEndpoint            = m.http_endpoint
      HttpPutResponseHopLimit = m.http_put_response_hop_limit
      HttpTokens              = m.http_tokens
    }])
  }

  attributes = {
    id   = ref()
    name = ref()
  }

  synthesis = {
    id   = self.name
    name = self.name
  }

  # It depends on the image ("Device names for volumes", EC2 user guide).
  parameter "root_device_name" {
    type        = "String"
    description = "Name of the root device of the image of"
    default     = can(regex("^/aws/service/ami-amazon-linux-latest/", config(self.image_id, "name"))) ? "/dev/xvda" : null
  }
}

rule "aws_launch_template" {
  type = "AWS::EC2::LaunchTemplate"

  properties = {
    LaunchTemplateName = physical_name(self.name, self.name_prefix)
    VersionDescription = self.description
    TagSpecifications  = tags(self.tags) == null ? null : [{ ResourceType = "launch-template", Tags = tags(self.tags) }]

    LaunchTemplateData = merge(one(ec2_instance([self])), {
      DisableApiStop   = self.disable_api_stop
      ImageId          = self.image_id
      KernelId         = self.kernel_id
      RamDiskId        = self.ram_disk_id
      SecurityGroupIds = self.vpc_security_group_ids
      SecurityGroups   = self.security_group_names
      UserData         = self.user_data

      BlockDeviceMappings = [for d in self.block_device_mappings : {
        DeviceName  = d.device_name
        NoDevice    = d.no_device
        VirtualName = d.virtual_name
        Ebs         = one([for e in d.ebs : merge(one(ebs_volume([e])), { VolumeInitializationRate = e.volume_initialization_rate })])
      }]
      CapacityReservationSpecification = one(capacity_reservation(self.capacity_reservation_specification))
      CpuOptions = one([for c in self.cpu_options : {
        AmdSevSnp      = c.amd_sev_snp
        CoreCount      = c.core_count
        ThreadsPerCore = c.threads_per_core
      }])
      # Terraform gives credits to burstable instances alone; EC2 refuses them for others.
      CreditSpecification = one([for c in self.credit_specification : { CpuCredits = [null, c.cpu_credits][can(regex("^(t[2-9]|[*])", known_text(self.instance_type))) ? 1 : 0] }])
      HibernationOptions  = one([for h in self.hibernation_options : { Configured = h.configured }])
      IamInstanceProfile  = one([for p in self.iam_instance_profile : { Arn = p.arn, Name = p.name }])
      InstanceMarketOptions = one([for m in self.instance_market_options : {
        MarketType  = m.market_type
        SpotOptions = one([for s in m.spot_options : merge(one(spot_options([s])), { BlockDurationMinutes = s.block_duration_minutes })])
      }])
      InstanceRequirements  = one(instance_requirements(self.instance_requirements))
      LicenseSpecifications = [for l in self.license_specification : { LicenseConfigurationArn = l.license_configuration_arn }]
      MaintenanceOptions    = one([for m in self.maintenance_options : { AutoRecovery = m.auto_recovery }])
      Monitoring            = one([for m in self.monitoring : { Enabled = m.enabled }])
      NetworkInterfaces = [for n in self.network_interfaces : {
        AssociateCarrierIpAddress = n.associate_carrier_ip_address
        AssociatePublicIpAddress  = n.associate_public_ip_address
        DeleteOnTermination       = n.delete_on_termination
        Description               = n.description
        DeviceIndex               = n.device_index == null ? 0 : n.device_index
        Groups                    = n.security_groups
        InterfaceType             = n.interface_type
        Ipv4PrefixCount           = n.ipv4_prefix_count
        Ipv4Prefixes              = [for p in coalesce(n.ipv4_prefixes, []) : { Ipv4Prefix = p }]
        Ipv6AddressCount          = n.ipv6_address_count
        Ipv6Addresses             = [for a in coalesce(n.ipv6_addresses, []) : { Ipv6Address = a }]
        Ipv6PrefixCount           = n.ipv6_prefix_count
        Ipv6Prefixes              = [for p in coalesce(n.ipv6_prefixes, []) : { Ipv6Prefix = p }]
        NetworkCardIndex          = n.network_card_index
        NetworkInterfaceId        = n.network_interface_id
        PrimaryIpv6               = n.primary_ipv6
        # With a list of addresses, the private address is the one that is primary.
        PrivateIpAddress               = length(coalesce(n.ipv4_addresses, [])) > 0 ? null : n.private_ip_address
        PrivateIpAddresses             = [for a in coalesce(n.ipv4_addresses, []) : { PrivateIpAddress = a, Primary = a == n.private_ip_address }]
        SecondaryPrivateIpAddressCount = n.ipv4_address_count
        SubnetId                       = n.subnet_id
        ConnectionTrackingSpecification = one([for c in n.connection_tracking_specification : {
          TcpEstablishedTimeout = c.tcp_established_timeout
          UdpStreamTimeout      = c.udp_stream_timeout
          UdpTimeout            = c.udp_timeout
        }])
        EnaSrdSpecification = one([for s in n.ena_srd_specification : {
          EnaSrdEnabled          = s.ena_srd_enabled
          EnaSrdUdpSpecification = one([for u in s.ena_srd_udp_specification : { EnaSrdUdpEnabled = u.ena_srd_udp_enabled }])
        }])
      }]
      Placement = one([for p in self.placement : {
        Affinity             = p.affinity
        AvailabilityZone     = p.availability_zone
        GroupName            = p.group_name
        HostId               = p.host_id
        HostResourceGroupArn = p.host_resource_group_arn
        PartitionNumber      = p.partition_number
        SpreadDomain         = p.spread_domain
        Tenancy              = p.tenancy
      }])
      TagSpecifications = [for s in self.tag_specifications : {
        ResourceType = s.resource_type
        Tags         = [for k, v in coalesce(s.tags, {}) : { Key = k, Value = v }]
      }]
    })
  }

  attributes = {
    id              = ref()
    arn             = arn("ec2", region(), account(), "launch-template/${ref()}")
    default_version = getatt("DefaultVersionNumber")
    latest_version  = getatt("LatestVersionNumber")
  }

  # Groups of the same stack name the version that they want.
  no_effect = ["update_default_version"]

  unsupported = {
    default_version               = "CloudFormation does not choose the default version: name the version where the template is used"
    elastic_gpu_specifications    = "CloudFormation no longer attaches Elastic GPUs, which AWS has retired"
    elastic_inference_accelerator = "CloudFormation no longer attaches Elastic Inference accelerators, which AWS has retired"
  }
}

data "aws_autoscaling_group" {
  attributes = {
    id   = self.name
    name = self.name
  }
}

data "aws_launch_template" {
  attributes = {
    id = self.id != null ? self.id : parameter("id")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the launch template"
  }
}

rule "aws_autoscaling_traffic_source_attachment" {
  fold {
    into = self.autoscaling_group_name
    host = "aws_autoscaling_group"
    append = {
      TrafficSources = [for x in self.traffic_source : { Identifier = x.identifier, Type = x.type }]
    }
  }
}

data "aws_launch_configuration" {
  attributes = {
    id   = self.name
    name = self.name
  }
}
