# Amazon Elastic Container Service.

rule "aws_ecs_cluster" {
  type = "AWS::ECS::Cluster"

  properties = {
    ClusterName     = self.name
    ClusterSettings = [for s in self.setting : { Name = s.name, Value = s.value }]
    Tags            = tags(self.tags)
    Configuration = one([for c in self.configuration : {
      ExecuteCommandConfiguration = one([for e in c.execute_command_configuration : {
        KmsKeyId = e.kms_key_id
        Logging  = e.logging
        LogConfiguration = one([for l in e.log_configuration : {
          CloudWatchEncryptionEnabled = l.cloud_watch_encryption_enabled
          CloudWatchLogGroupName      = l.cloud_watch_log_group_name
          S3BucketName                = l.s3_bucket_name
          S3EncryptionEnabled         = l.s3_bucket_encryption_enabled
          S3KeyPrefix                 = l.s3_key_prefix
        }])
      }])
      ManagedStorageConfiguration = one([for m in c.managed_storage_configuration : {
        FargateEphemeralStorageKmsKeyId = m.fargate_ephemeral_storage_kms_key_id
        KmsKeyId                        = m.kms_key_id
      }])
    }])
    ServiceConnectDefaults = one([for d in self.service_connect_defaults : { Namespace = d.namespace }])
  }

  attributes = {
    id   = getatt("Arn")
    arn  = getatt("Arn")
    name = ref()
  }

  synthesis = {
    id   = arn("ecs", region(), account(), "cluster/${self.name}")
    arn  = arn("ecs", region(), account(), "cluster/${self.name}")
    name = self.name
  }
}

rule "aws_ecs_cluster_capacity_providers" {
  type = "AWS::ECS::ClusterCapacityProviderAssociations"

  properties = {
    Cluster                         = self.cluster_name
    CapacityProviders               = self.capacity_providers
    DefaultCapacityProviderStrategy = [for s in self.default_capacity_provider_strategy : { Base = s.base, CapacityProvider = s.capacity_provider, Weight = s.weight }]
  }

  attributes = {
    id = self.cluster_name
  }
}

rule "aws_ecs_capacity_provider" {
  type = "AWS::ECS::CapacityProvider"

  properties = {
    Name = self.name
    Tags = tags(self.tags)
    AutoScalingGroupProvider = one([for p in self.auto_scaling_group_provider : {
      AutoScalingGroupArn          = p.auto_scaling_group_arn
      ManagedDraining              = p.managed_draining
      ManagedTerminationProtection = p.managed_termination_protection
      ManagedScaling = one([for s in p.managed_scaling : {
        InstanceWarmupPeriod   = s.instance_warmup_period
        MaximumScalingStepSize = s.maximum_scaling_step_size
        MinimumScalingStepSize = s.minimum_scaling_step_size
        Status                 = s.status
        TargetCapacity         = s.target_capacity
      }])
    }])
  }

  attributes = {
    id   = arn("ecs", region(), account(), "capacity-provider/${ref()}")
    arn  = arn("ecs", region(), account(), "capacity-provider/${ref()}")
    name = ref()
  }
}

# Also of tasks that EventBridge starts.
shape "ecs_awsvpc" {
  value = {
    AssignPublicIp = item.assign_public_ip == true ? "ENABLED" : "DISABLED"
    SecurityGroups = item.security_groups
    Subnets        = item.subnets
  }
}

rule "aws_ecs_service" {
  type = "AWS::ECS::Service"

  # ECS refuses a target group to which no load balancer sends yet. Terraform tries again until one does.
  follows = {
    aws_lb_listener      = [for b in self.load_balancer : b.target_group_arn]
    aws_lb_listener_rule = [for b in self.load_balancer : b.target_group_arn]
  }

  properties = {
    ServiceName                 = self.name
    AvailabilityZoneRebalancing = self.availability_zone_rebalancing == null ? "DISABLED" : self.availability_zone_rebalancing
    Cluster                     = self.cluster
    # Terraform starts no task by itself, CloudFormation one. A number in the template is set with every update, which would undo
    # what scales the service: one that is to be left alone, and is what CloudFormation starts with, stays out.
    DesiredCount = (ignored("desired_count") && known_text(tostring(self.desired_count)) == "1" ? null
    : self.desired_count != null ? self.desired_count : self.scheduling_strategy == "DAEMON" ? null : 0)
    EnableECSManagedTags          = self.enable_ecs_managed_tags == true
    EnableExecuteCommand          = self.enable_execute_command
    HealthCheckGracePeriodSeconds = self.health_check_grace_period_seconds
    LaunchType                    = self.launch_type
    PlatformVersion               = self.platform_version
    PropagateTags                 = self.propagate_tags == "NONE" ? null : self.propagate_tags
    Role                          = self.iam_role
    SchedulingStrategy            = self.scheduling_strategy != null ? self.scheduling_strategy : "REPLICA"
    Tags                          = tags(self.tags)
    TaskDefinition                = self.task_definition

    CapacityProviderStrategy = [for s in self.capacity_provider_strategy : { Base = s.base, CapacityProvider = s.capacity_provider, Weight = s.weight }]
    DeploymentConfiguration = {
      Alarms                   = one([for a in self.alarms : { AlarmNames = a.alarm_names, Enable = a.enable, Rollback = a.rollback }])
      DeploymentCircuitBreaker = one([for b in self.deployment_circuit_breaker : { Enable = b.enable, Rollback = b.rollback }])
      MaximumPercent           = self.deployment_maximum_percent
      MinimumHealthyPercent    = self.deployment_minimum_healthy_percent
    }
    DeploymentController = one([for c in self.deployment_controller : { Type = c.type == null ? "ECS" : c.type }])
    LoadBalancers = [for l in self.load_balancer : {
      ContainerName    = l.container_name
      ContainerPort    = l.container_port
      LoadBalancerName = l.elb_name
      TargetGroupArn   = l.target_group_arn
    }]
    NetworkConfiguration = one([for n in self.network_configuration : { AwsvpcConfiguration = one(ecs_awsvpc([n])) }])
    PlacementConstraints = [for c in self.placement_constraints : { Expression = c.expression, Type = c.type }]
    PlacementStrategies  = [for s in self.ordered_placement_strategy : { Field = s.field, Type = s.type }]
    ServiceConnectConfiguration = one([for c in self.service_connect_configuration : {
      Enabled   = c.enabled
      Namespace = c.namespace
      LogConfiguration = one([for l in c.log_configuration : {
        LogDriver     = l.log_driver
        Options       = l.options
        SecretOptions = [for o in l.secret_option : { Name = o.name, ValueFrom = o.value_from }]
      }])
      Services = [for s in c.service : {
        ClientAliases       = [for a in s.client_alias : { DnsName = a.dns_name, Port = a.port }]
        DiscoveryName       = s.discovery_name
        IngressPortOverride = s.ingress_port_override
        PortName            = s.port_name
        Timeout             = one([for t in s.timeout : { IdleTimeoutSeconds = t.idle_timeout_seconds, PerRequestTimeoutSeconds = t.per_request_timeout_seconds }])
        Tls = one([for t in s.tls : {
          IssuerCertificateAuthority = one([for i in t.issuer_cert_authority : { AwsPcaAuthorityArn = i.aws_pca_authority_arn }])
          KmsKey                     = t.kms_key
          RoleArn                    = t.role_arn
        }])
      }]
    }])
    ServiceRegistries = [for r in self.service_registries : {
      ContainerName = r.container_name
      ContainerPort = r.container_port
      Port          = r.port
      RegistryArn   = r.registry_arn
    }]
    VolumeConfigurations = [for v in self.volume_configuration : {
      Name = v.name
      ManagedEBSVolume = one([for e in v.managed_ebs_volume : {
        Encrypted                = e.encrypted != false
        FilesystemType           = e.file_system_type
        Iops                     = e.iops
        KmsKeyId                 = e.kms_key_id
        RoleArn                  = e.role_arn
        SizeInGiB                = e.size_in_gb
        SnapshotId               = e.snapshot_id
        Throughput               = e.throughput
        VolumeInitializationRate = e.volume_initialization_rate
        VolumeType               = e.volume_type
        TagSpecifications = [for s in e.tag_specifications : {
          PropagateTags = s.propagate_tags == "NONE" ? null : s.propagate_tags
          ResourceType  = s.resource_type
          Tags          = [for k, t in coalesce(s.tags, {}) : { Key = k, Value = t }]
        }]
      }])
    }]
    VpcLatticeConfigurations = [for v in self.vpc_lattice_configurations : {
      PortName       = v.port_name
      RoleArn        = v.role_arn
      TargetGroupArn = v.target_group_arn
    }]
  }

  attributes = {
    id   = ref()
    name = getatt("Name")
  }

  # When Terraform deploys again, and how it waits and deletes.
  no_effect = ["force_delete", "force_new_deployment", "triggers", "wait_for_steady_state"]
}

rule "aws_ecs_task_definition" {
  type = "AWS::ECS::TaskDefinition"

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"

  properties = {
    Family                  = self.family
    Cpu                     = self.cpu
    EnableFaultInjection    = self.enable_fault_injection
    EphemeralStorage        = one([for s in self.ephemeral_storage : { SizeInGiB = s.size_in_gib }])
    ExecutionRoleArn        = self.execution_role_arn
    InferenceAccelerators   = [for a in self.inference_accelerator : { DeviceName = a.device_name, DeviceType = a.device_type }]
    IpcMode                 = self.ipc_mode
    Memory                  = self.memory
    NetworkMode             = self.network_mode
    PidMode                 = self.pid_mode
    PlacementConstraints    = [for c in self.placement_constraints : { Expression = c.expression, Type = c.type }]
    RequiresCompatibilities = self.requires_compatibilities
    Tags                    = tags(self.tags)
    TaskRoleArn             = self.task_role_arn

    ProxyConfiguration = one([for p in self.proxy_configuration : {
      ContainerName                = p.container_name
      ProxyConfigurationProperties = [for k, v in coalesce(p.properties, {}) : { Name = k, Value = v }]
      Type                         = p.type == null ? "APPMESH" : p.type
    }])
    RuntimePlatform = one([for p in self.runtime_platform : { CpuArchitecture = p.cpu_architecture, OperatingSystemFamily = p.operating_system_family }])

    Volumes = [for v in self.volume : {
      Name               = v.name
      ConfiguredAtLaunch = v.configure_at_launch
      Host               = v.host_path == null ? null : { SourcePath = v.host_path }
      DockerVolumeConfiguration = one([for d in v.docker_volume_configuration : {
        Autoprovision = d.autoprovision
        Driver        = d.driver
        DriverOpts    = d.driver_opts
        Labels        = d.labels
        Scope         = d.scope
      }])
      EFSVolumeConfiguration = one([for e in v.efs_volume_configuration : {
        FilesystemId          = e.file_system_id
        RootDirectory         = e.root_directory
        TransitEncryption     = e.transit_encryption
        TransitEncryptionPort = e.transit_encryption_port
        AuthorizationConfig   = one([for a in e.authorization_config : { AccessPointId = a.access_point_id, IAM = a.iam }])
      }])
      FSxWindowsFileServerVolumeConfiguration = one([for f in v.fsx_windows_file_server_volume_configuration : {
        FileSystemId        = f.file_system_id
        RootDirectory       = f.root_directory
        AuthorizationConfig = one([for a in f.authorization_config : { CredentialsParameter = a.credentials_parameter, Domain = a.domain }])
      }])
    }]

    ContainerDefinitions = json(self.container_definitions)
  }

  attributes = {
    id                   = self.family
    arn                  = ref()
    arn_without_revision = arn("ecs", region(), account(), "task-definition/${self.family}")
    revision             = split(":", ref())[6]
  }

  no_effect = ["track_latest"]
}

data "aws_ecs_cluster" {
  attributes = {
    id  = arn("ecs", region(), account(), "cluster/${self.cluster_name}")
    arn = arn("ecs", region(), account(), "cluster/${self.cluster_name}")
  }

  no_effect = ["tags"]
}

# What the configuration registers is the latest revision of its family.
data "aws_ecs_task_definition" {
  when = refers(self.task_definition, "aws_ecs_task_definition")

  attributes = {
    id                   = sibling(self.task_definition, "arn")
    arn                  = sibling(self.task_definition, "arn")
    arn_without_revision = sibling(self.task_definition, "arn_without_revision")
    family               = sibling(self.task_definition, "family")
    revision             = sibling(self.task_definition, "revision")
    network_mode         = sibling(self.task_definition, "network_mode")
    task_role_arn        = sibling(self.task_definition, "task_role_arn")
    execution_role_arn   = sibling(self.task_definition, "execution_role_arn")
    status               = "ACTIVE"
  }
}

# A family, perhaps with a revision, or an ARN.
data "aws_ecs_task_definition" {
  attributes = {
    id       = parameter("arn")
    arn      = parameter("arn")
    family   = can(regex("^arn:", known_text(self.task_definition))) || strcontains(known_text(self.task_definition), "*") ? parameter("family") : element(split(":", self.task_definition), 0)
    revision = parameter("revision")
  }

  parameter "arn" {
    type        = "String"
    description = "ARN of the task definition, with its revision"
  }

  parameter "family" {
    type        = "String"
    description = "Family of the task definition"
  }

  parameter "revision" {
    type        = "Number"
    description = "Revision of the task definition"
  }
}

rule "aws_ecs_task_set" {
  type = "AWS::ECS::TaskSet"

  follows = {
    aws_lb_listener      = [for b in self.load_balancer : b.target_group_arn]
    aws_lb_listener_rule = [for b in self.load_balancer : b.target_group_arn]
  }

  properties = {
    Cluster         = self.cluster
    ExternalId      = self.external_id
    LaunchType      = self.launch_type
    PlatformVersion = self.platform_version
    Service         = self.service
    Tags            = tags(self.tags)
    TaskDefinition  = self.task_definition
    CapacityProviderStrategy = [for x in self.capacity_provider_strategy : {
      Base             = x.base
      CapacityProvider = x.capacity_provider
      Weight           = x.weight
    }]
    LoadBalancers = [for x in self.load_balancer : {
      ContainerName  = x.container_name
      ContainerPort  = x.container_port
      TargetGroupArn = x.target_group_arn
    }]
    Scale = one([for x in self.scale : { Unit = x.unit != null ? x.unit : "PERCENT", Value = x.value }])
    ServiceRegistries = [for x in self.service_registries : {
      ContainerName = x.container_name
      ContainerPort = x.container_port
      Port          = x.port
      RegistryArn   = x.registry_arn
    }]
    NetworkConfiguration = one([for x in self.network_configuration : { AwsVpcConfiguration = one(ecs_awsvpc([x])) }])
  }

  attributes = {
    id          = "${getatt("Id")},${self.service},${self.cluster}"
    task_set_id = getatt("Id")
  }

  no_effect = ["force_delete", "wait_until_stable", "wait_until_stable_timeout"]

  unsupported = {
    "load_balancer.load_balancer_name" = "Task sets in CloudFormation know target groups only: use `target_group_arn`, with a load balancer of the current generation (aws_lb)"
  }
}
