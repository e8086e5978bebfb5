# AWS Batch.

rule "aws_batch_compute_environment" {
  type = "AWS::Batch::ComputeEnvironment"

  properties = {
    ServiceRole = self.service_role
    State       = self.state != null ? self.state : "ENABLED"
    Tags        = tags_map(self.tags)
    Type        = self.type
    ComputeResources = one([for x in self.compute_resources : {
      AllocationStrategy = x.allocation_strategy
      BidPercentage      = x.bid_percentage
      DesiredvCpus       = x.desired_vcpus
      Ec2KeyPair         = x.ec2_key_pair
      ImageId            = x.image_id
      InstanceRole       = x.instance_role
      InstanceTypes      = x.instance_type
      MaxvCpus           = x.max_vcpus
      MinvCpus           = x.min_vcpus
      PlacementGroup     = x.placement_group
      SecurityGroupIds   = x.security_group_ids
      SpotIamFleetRole   = x.spot_iam_fleet_role
      Subnets            = x.subnets
      Tags               = x.tags
      Type               = x.type
      Ec2Configuration   = [for y in x.ec2_configuration : { ImageIdOverride = y.image_id_override, ImageType = y.image_type }]
      LaunchTemplate = one([for y in x.launch_template : {
        LaunchTemplateId   = y.launch_template_id
        LaunchTemplateName = y.launch_template_name
        Version            = y.version
      }])
    }])
    EksConfiguration       = one([for x in self.eks_configuration : { EksClusterArn = x.eks_cluster_arn, KubernetesNamespace = x.kubernetes_namespace }])
    UpdatePolicy           = one([for x in self.update_policy : { JobExecutionTimeoutMinutes = x.job_execution_timeout_minutes, TerminateJobsOnUpdate = x.terminate_jobs_on_update }])
    ComputeEnvironmentName = physical_name(self.compute_environment_name, self.compute_environment_name_prefix)
  }

  attributes = {
    id  = getatt("ComputeEnvironmentArn")
    arn = ref()
  }
}

rule "aws_batch_job_queue" {
  type = "AWS::Batch::JobQueue"

  properties = {
    Priority                = self.priority
    SchedulingPolicyArn     = self.scheduling_policy_arn
    State                   = self.state
    Tags                    = tags_map(self.tags)
    JobQueueName            = self.name
    ComputeEnvironmentOrder = [for x in self.compute_environment_order : { ComputeEnvironment = x.compute_environment, Order = x.order }]
    JobStateTimeLimitActions = [for x in self.job_state_time_limit_action : {
      Action         = x.action
      MaxTimeSeconds = x.max_time_seconds
      Reason         = x.reason
      State          = x.state
    }]
  }

  attributes = {
    id  = ref()
    arn = ref()
  }

  unsupported = {
    compute_environments = "Write `compute_environment_order` blocks instead, which say the same"
  }
}

rule "aws_batch_scheduling_policy" {
  type = "AWS::Batch::SchedulingPolicy"

  properties = {
    Name = self.name
    Tags = tags_map(self.tags)
    FairsharePolicy = one([for x in self.fair_share_policy : {
      ComputeReservation = x.compute_reservation
      ShareDecaySeconds  = x.share_decay_seconds
      ShareDistribution  = [for y in x.share_distribution : { ShareIdentifier = y.share_identifier, WeightFactor = y.weight_factor }]
    }])
  }

  attributes = {
    id  = ref()
    arn = ref()
  }
}

shape "batch_container" {
  value = {
    Args            = item.args
    Command         = item.command
    Env             = [for e in item.env : { Name = e.name, Value = e.value }]
    Image           = item.image
    ImagePullPolicy = item.image_pull_policy
    Name            = item.name
    Resources       = one([for r in item.resources : { Limits = r.limits, Requests = r.requests }])
    SecurityContext = one([for s in item.security_context : {
      Privileged             = s.privileged
      ReadOnlyRootFilesystem = s.read_only_root_file_system
      RunAsGroup             = s.run_as_group
      RunAsNonRoot           = s.run_as_non_root
      RunAsUser              = s.run_as_user
    }])
    VolumeMounts = [for m in item.volume_mounts : { MountPath = m.mount_path, Name = m.name, ReadOnly = m.read_only }]
  }
}

rule "aws_batch_job_definition" {
  type = "AWS::Batch::JobDefinition"

  properties = {
    Parameters           = self.parameters
    PlatformCapabilities = self.platform_capabilities
    PropagateTags        = self.propagate_tags
    SchedulingPriority   = self.scheduling_priority
    Tags                 = tags_map(self.tags)
    Type                 = self.type
    JobDefinitionName    = self.name
    RetryStrategy = one([for x in self.retry_strategy : {
      Attempts = x.attempts
      EvaluateOnExit = [for y in x.evaluate_on_exit : {
        Action         = y.action
        OnExitCode     = y.on_exit_code
        OnReason       = y.on_reason
        OnStatusReason = y.on_status_reason
      }]
    }])
    Timeout             = one([for x in self.timeout : { AttemptDurationSeconds = x.attempt_duration_seconds }])
    ContainerProperties = json(self.container_properties)
    EcsProperties       = json(self.ecs_properties)
    NodeProperties      = json(self.node_properties)
    EksProperties = one([for e in self.eks_properties : {
      PodProperties = one([for p in e.pod_properties : {
        Containers            = batch_container(p.containers)
        DnsPolicy             = p.dns_policy
        HostNetwork           = p.host_network
        ImagePullSecrets      = [for s in p.image_pull_secret : { Name = s.name }]
        InitContainers        = batch_container(p.init_containers)
        Metadata              = one([for m in p.metadata : { Labels = m.labels }])
        ServiceAccountName    = p.service_account_name
        ShareProcessNamespace = p.share_process_namespace
        Volumes = [for v in p.volumes : {
          Name     = v.name == null ? "Default" : v.name
          EmptyDir = one([for d in v.empty_dir : { Medium = d.medium, SizeLimit = d.size_limit }])
          HostPath = one([for h in v.host_path : { Path = h.path }])
          Secret   = one([for s in v.secret : { Optional = s.optional, SecretName = s.secret_name }])
        }]
      }])
    }])
  }

  attributes = {
    id   = ref()
    arn  = ref()
    name = self.name
  }

  no_effect = ["deregister_on_new_revision"]
}
