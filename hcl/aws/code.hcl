# AWS CodeCommit, CodeConnections and CodeDeploy.

rule "aws_codeconnections_connection" {
  type = "AWS::CodeConnections::Connection"

  properties = {
    HostArn        = self.host_arn
    ConnectionName = self.name
    ProviderType   = self.provider_type
    Tags           = tags(self.tags)
  }

  attributes = {
    connection_status = getatt("ConnectionStatus")
    owner_account_id  = getatt("OwnerAccountId")
    id                = ref()
    arn               = ref()
  }
}

rule "aws_codedeploy_app" {
  type = "AWS::CodeDeploy::Application"

  properties = {
    ComputePlatform = self.compute_platform != null ? self.compute_platform : "Server"
    ApplicationName = self.name
    Tags            = tags(self.tags)
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("codedeploy", region(), account(), "application:${ref()}")
  }
}

rule "aws_codecommit_repository" {
  type = "AWS::CodeCommit::Repository"

  properties = {
    RepositoryDescription = self.description
    KmsKeyId              = self.kms_key_id
    RepositoryName        = self.repository_name
    Tags                  = tags(self.tags)
  }

  attributes = {
    clone_url_http = getatt("CloneUrlHttp")
    clone_url_ssh  = getatt("CloneUrlSsh")
    id             = getatt("Name")
    arn            = getatt("Arn")
    repository_id  = ref()
  }

  unsupported = {
    default_branch = "CloudFormation does not set the default branch: set it outside of the stack"
  }
}

shape "codebuild_artifacts" {
  value = {
    ArtifactIdentifier   = item.artifact_identifier
    EncryptionDisabled   = item.encryption_disabled
    Location             = item.location
    Name                 = item.name
    NamespaceType        = item.namespace_type
    OverrideArtifactName = item.override_artifact_name
    Packaging            = item.packaging
    Path                 = item.path
    Type                 = item.type
  }
}

shape "codebuild_source" {
  value = {
    BuildSpec           = item.buildspec
    GitCloneDepth       = item.git_clone_depth
    InsecureSsl         = item.insecure_ssl
    Location            = item.location
    ReportBuildStatus   = item.report_build_status
    Type                = item.type
    Auth                = one([for a in item.auth : { Resource = a.resource, Type = a.type }])
    BuildStatusConfig   = one([for c in item.build_status_config : { Context = c.context, TargetUrl = c.target_url }])
    GitSubmodulesConfig = one([for g in item.git_submodules_config : { FetchSubmodules = g.fetch_submodules }])
  }
}

rule "aws_codebuild_project" {
  type = "AWS::CodeBuild::Project"

  properties = {
    BadgeEnabled           = self.badge_enabled
    ConcurrentBuildLimit   = self.concurrent_build_limit
    Description            = self.description
    EncryptionKey          = self.encryption_key
    Name                   = self.name
    ResourceAccessRole     = self.resource_access_role
    ServiceRole            = self.service_role
    SourceVersion          = self.source_version
    Tags                   = tags(self.tags)
    Visibility             = self.project_visibility
    QueuedTimeoutInMinutes = self.queued_timeout != null ? self.queued_timeout : 480
    BuildBatchConfig = one([for x in self.build_batch_config : {
      CombineArtifacts = x.combine_artifacts
      ServiceRole      = x.service_role
      TimeoutInMins    = x.timeout_in_mins
      Restrictions     = one([for y in x.restrictions : { ComputeTypesAllowed = y.compute_types_allowed, MaximumBuildsAllowed = y.maximum_builds_allowed }])
    }])
    Cache = one([for x in self.cache : {
      Location = x.location
      Modes    = x.modes
      Type     = x.type != null ? x.type : "NO_CACHE"
    }])
    Environment = one([for x in self.environment : {
      Certificate              = x.certificate
      ComputeType              = x.compute_type
      Image                    = x.image
      ImagePullCredentialsType = x.image_pull_credentials_type != null ? x.image_pull_credentials_type : "CODEBUILD"
      PrivilegedMode           = x.privileged_mode
      Type                     = x.type
      EnvironmentVariables = [for y in x.environment_variable : {
        Name  = y.name
        Type  = y.type
        Value = y.value
      }]
      Fleet              = one([for y in x.fleet : { FleetArn = y.fleet_arn }])
      RegistryCredential = one([for y in x.registry_credential : { Credential = y.credential, CredentialProvider = y.credential_provider }])
    }])
    FileSystemLocations = [for x in self.file_system_locations : {
      Identifier   = x.identifier
      Location     = x.location
      MountOptions = x.mount_options
      MountPoint   = x.mount_point
      Type         = x.type == null ? "EFS" : x.type
    }]
    LogsConfig = one([for x in self.logs_config : {
      CloudWatchLogs = one([for y in x.cloudwatch_logs : {
        GroupName  = y.group_name
        Status     = y.status != null ? y.status : "ENABLED"
        StreamName = y.stream_name
      }])
      S3Logs = one([for y in x.s3_logs : {
        EncryptionDisabled = y.encryption_disabled
        Location           = y.location
        Status             = y.status == null ? "DISABLED" : y.status
      }])
    }])
    SecondarySourceVersions = [for x in self.secondary_source_version : { SourceIdentifier = x.source_identifier, SourceVersion = x.source_version }]
    VpcConfig = one([for x in self.vpc_config : {
      SecurityGroupIds = x.security_group_ids
      Subnets          = x.subnets
      VpcId            = x.vpc_id
    }])
    TimeoutInMinutes   = self.build_timeout
    Artifacts          = one(codebuild_artifacts(self.artifacts))
    SecondaryArtifacts = codebuild_artifacts(self.secondary_artifacts)
    Source             = one(codebuild_source(self.source))
    SecondarySources   = [for s in self.secondary_sources : merge(one(codebuild_source([s])), { SourceIdentifier = s.source_identifier })]
  }

  attributes = {
    id   = arn("codebuild", region(), account(), "project/${ref()}")
    name = ref()
    arn  = getatt("Arn")
  }

  synthesis = {
    id   = arn("codebuild", region(), account(), "project/${self.name}")
    name = self.name
    arn  = arn("codebuild", region(), account(), "project/${self.name}")
  }

  unsupported = {
    "artifacts.bucket_owner_access"           = "CloudFormation does not set the access of the bucket's owner: set object ownership on the bucket"
    "secondary_artifacts.bucket_owner_access" = "CloudFormation does not set the access of the bucket's owner: set object ownership on the bucket"
    "logs_config.s3_logs.bucket_owner_access" = "CloudFormation does not set the access of the bucket's owner: set object ownership on the bucket"
  }
}

shape "codepipeline_key" {
  value = { Id = item.id, Type = item.type }
}

shape "codepipeline_filter" {
  value = { Excludes = item.excludes, Includes = item.includes }
}

shape "codepipeline_condition" {
  value = {
    Result = item.result
    Rules = [for r in item.rule : {
      Commands       = r.commands
      Configuration  = r.configuration
      InputArtifacts = [for name in coalesce(r.input_artifacts, []) : { Name = name }]
      Name           = r.name
      Region         = r.region
      RoleArn        = r.role_arn
      RuleTypeId     = one([for t in r.rule_type_id : { Category = t.category, Owner = t.owner, Provider = t.provider, Version = t.version }])
    }]
  }
}

rule "aws_codepipeline" {
  type = "AWS::CodePipeline::Pipeline"

  properties = {
    ExecutionMode = self.execution_mode
    Name          = self.name
    PipelineType  = self.pipeline_type == null ? "V1" : self.pipeline_type
    RoleArn       = self.role_arn
    Tags          = tags(self.tags)
    Variables = [for x in self.variable : {
      DefaultValue = x.default_value
      Description  = x.description
      Name         = x.name
    }]
    ArtifactStore = one([for s in self.artifact_store : {
      Location      = s.location
      Type          = s.type
      EncryptionKey = one(codepipeline_key(s.encryption_key))
    } if s.region == null])
    ArtifactStores = [for s in self.artifact_store : {
      Region        = s.region
      ArtifactStore = { Location = s.location, Type = s.type, EncryptionKey = one(codepipeline_key(s.encryption_key)) }
    } if s.region != null]
    Stages = [for s in self.stage : {
      Name = s.name
      Actions = [for a in s.action : {
        ActionTypeId     = { Category = a.category, Owner = a.owner, Provider = a.provider, Version = a.version }
        Configuration    = a.configuration
        InputArtifacts   = [for name in coalesce(a.input_artifacts, []) : { Name = name }]
        Name             = a.name
        Namespace        = a.namespace
        OutputArtifacts  = [for name in coalesce(a.output_artifacts, []) : { Name = name }]
        Region           = a.region
        RoleArn          = a.role_arn
        RunOrder         = a.run_order
        TimeoutInMinutes = a.timeout_in_minutes
      }]
      BeforeEntry = one([for b in s.before_entry : { Conditions = codepipeline_condition(b.condition) }])
      OnFailure = one([for f in s.on_failure : {
        Result             = f.result
        Conditions         = codepipeline_condition(f.condition)
        RetryConfiguration = one([for r in f.retry_configuration : { RetryMode = r.retry_mode }])
      }])
      OnSuccess = one([for f in s.on_success : { Conditions = codepipeline_condition(f.condition) }])
    }]
    Triggers = [for t in self.trigger : {
      ProviderType = t.provider_type
      GitConfiguration = one([for g in t.git_configuration : {
        SourceActionName = g.source_action_name
        PullRequest = [for p in g.pull_request : {
          Events    = p.events
          Branches  = one(codepipeline_filter(p.branches))
          FilePaths = one(codepipeline_filter(p.file_paths))
        }]
        Push = [for p in g.push : {
          Branches  = one(codepipeline_filter(p.branches))
          FilePaths = one(codepipeline_filter(p.file_paths))
          Tags      = one(codepipeline_filter(p.tags))
        }]
      }])
    }]
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("codepipeline", region(), account(), ref())
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("codepipeline", region(), account(), self.name)
  }

  unsupported = {
    "stage.before_entry.condition.rule.timeout_in_minutes" = "CloudFormation sets no time limit on the rules of conditions: leave it out"
    "stage.on_failure.condition.rule.timeout_in_minutes"   = "CloudFormation sets no time limit on the rules of conditions: leave it out"
    "stage.on_success.condition.rule.timeout_in_minutes"   = "CloudFormation sets no time limit on the rules of conditions: leave it out"
  }
}

rule "aws_codedeploy_deployment_group" {
  type = "AWS::CodeDeploy::DeploymentGroup"

  properties = {
    AutoScalingGroups         = self.autoscaling_groups
    DeploymentConfigName      = self.deployment_config_name
    DeploymentGroupName       = self.deployment_group_name
    OutdatedInstancesStrategy = self.outdated_instances_strategy
    ServiceRoleArn            = self.service_role_arn
    Tags                      = tags(self.tags)
    TerminationHookEnabled    = self.termination_hook_enabled
    AlarmConfiguration = one([for x in self.alarm_configuration : {
      Alarms                 = [for name in coalesce(x.alarms, []) : { Name = name }]
      Enabled                = x.enabled
      IgnorePollAlarmFailure = x.ignore_poll_alarm_failure
    }])
    AutoRollbackConfiguration = one([for x in self.auto_rollback_configuration : { Enabled = x.enabled, Events = x.events }])
    BlueGreenDeploymentConfiguration = one([for x in self.blue_green_deployment_config : {
      DeploymentReadyOption                     = one([for y in x.deployment_ready_option : { ActionOnTimeout = y.action_on_timeout, WaitTimeInMinutes = y.wait_time_in_minutes }])
      GreenFleetProvisioningOption              = one([for y in x.green_fleet_provisioning_option : { Action = y.action }])
      TerminateBlueInstancesOnDeploymentSuccess = one([for y in x.terminate_blue_instances_on_deployment_success : { Action = y.action, TerminationWaitTimeInMinutes = y.termination_wait_time_in_minutes }])
    }])
    DeploymentStyle = one([for x in self.deployment_style : { DeploymentOption = x.deployment_option != null ? x.deployment_option : "WITHOUT_TRAFFIC_CONTROL", DeploymentType = x.deployment_type != null ? x.deployment_type : "IN_PLACE" }])
    Ec2TagFilters = [for x in self.ec2_tag_filter : {
      Key   = x.key
      Type  = x.type
      Value = x.value
    }]
    ECSServices = [for x in self.ecs_service : { ClusterName = x.cluster_name, ServiceName = x.service_name }]
    LoadBalancerInfo = one([for x in self.load_balancer_info : {
      ElbInfoList         = [for y in x.elb_info : { Name = y.name }]
      TargetGroupInfoList = [for y in x.target_group_info : { Name = y.name }]
      TargetGroupPairInfoList = [for y in x.target_group_pair_info : {
        ProdTrafficRoute = one([for z in y.prod_traffic_route : { ListenerArns = z.listener_arns }])
        TargetGroups     = [for z in y.target_group : { Name = z.name }]
        TestTrafficRoute = one([for z in y.test_traffic_route : { ListenerArns = z.listener_arns }])
      }]
    }])
    OnPremisesInstanceTagFilters = [for x in self.on_premises_instance_tag_filter : {
      Key   = x.key
      Type  = x.type
      Value = x.value
    }]
    TriggerConfigurations = [for x in self.trigger_configuration : {
      TriggerEvents    = x.trigger_events
      TriggerName      = x.trigger_name
      TriggerTargetArn = x.trigger_target_arn
    }]
    ApplicationName = self.app_name
    # Several sets must all match; each is a list of which one must.
    Ec2TagSet = length(self.ec2_tag_set) == 0 ? null : {
      Ec2TagSetList = [for s in self.ec2_tag_set : { Ec2TagGroup = [for f in s.ec2_tag_filter : { Key = f.key, Type = f.type, Value = f.value }] }]
    }
  }

  attributes = {
    deployment_group_name = ref()
    arn                   = arn("codedeploy", region(), account(), "deploymentgroup:${self.app_name}/${ref()}")
  }
}

rule "aws_codedeploy_deployment_config" {
  type = "AWS::CodeDeploy::DeploymentConfig"

  properties = {
    ComputePlatform      = self.compute_platform != null ? self.compute_platform : "Server"
    DeploymentConfigName = self.deployment_config_name
    MinimumHealthyHosts  = one([for x in self.minimum_healthy_hosts : { Type = x.type, Value = x.value }])
    TrafficRoutingConfig = one([for x in self.traffic_routing_config : {
      Type            = x.type == null ? "AllAtOnce" : x.type
      TimeBasedCanary = one([for y in x.time_based_canary : { CanaryInterval = y.interval, CanaryPercentage = y.percentage }])
      TimeBasedLinear = one([for y in x.time_based_linear : { LinearInterval = y.interval, LinearPercentage = y.percentage }])
    }])
    ZonalConfig = one([for x in self.zonal_config : {
      FirstZoneMonitorDurationInSeconds = x.first_zone_monitor_duration_in_seconds
      MonitorDurationInSeconds          = x.monitor_duration_in_seconds
      MinimumHealthyHostsPerZone        = one([for y in x.minimum_healthy_hosts_per_zone : { Type = y.type, Value = y.value }])
    }])
  }

  attributes = {
    id                     = ref()
    deployment_config_name = ref()
  }
}

rule "aws_codebuild_fleet" {
  type = "AWS::CodeBuild::Fleet"

  properties = {
    BaseCapacity     = self.base_capacity
    ComputeType      = self.compute_type
    EnvironmentType  = self.environment_type
    FleetServiceRole = self.fleet_service_role
    ImageId          = self.image_id
    Name             = self.name
    OverflowBehavior = self.overflow_behavior
    Tags             = tags(self.tags)
    ComputeConfiguration = one([for x in self.compute_configuration : {
      disk        = x.disk
      machineType = x.machine_type
      memory      = x.memory
      vCpu        = x.vcpu
    }])
    ScalingConfiguration = one([for x in self.scaling_configuration : {
      MaxCapacity                  = x.max_capacity
      ScalingType                  = x.scaling_type
      TargetTrackingScalingConfigs = [for y in x.target_tracking_scaling_configs : { MetricType = y.metric_type, TargetValue = y.target_value }]
    }])
    FleetVpcConfig = one([for x in self.vpc_config : {
      SecurityGroupIds = x.security_group_ids
      Subnets          = x.subnets
      VpcId            = x.vpc_id
    }])
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_codebuild_report_group" {
  type = "AWS::CodeBuild::ReportGroup"

  properties = {
    DeleteReports = self.delete_reports
    Name          = self.name
    Tags          = tags(self.tags)
    Type          = self.type
    ExportConfig = one([for x in self.export_config : {
      ExportConfigType = x.type
      S3Destination = one([for y in x.s3_destination : {
        Bucket             = y.bucket
        EncryptionDisabled = y.encryption_disabled
        EncryptionKey      = y.encryption_key
        Packaging          = y.packaging
        Path               = y.path
      }])
    }])
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_codebuild_source_credential" {
  type = "AWS::CodeBuild::SourceCredential"

  properties = {
    AuthType   = self.auth_type
    ServerType = self.server_type
    Token      = self.token
    Username   = self.user_name
  }

  attributes = {
    id  = ref()
    arn = ref()
  }
}

rule "aws_codepipeline_custom_action_type" {
  type = "AWS::CodePipeline::CustomActionType"

  properties = {
    Category = self.category
    Tags     = tags(self.tags)
    Version  = self.version
    ConfigurationProperties = [for x in self.configuration_property : {
      Description = x.description
      Key         = x.key
      Name        = x.name
      Queryable   = x.queryable
      Required    = x.required
      Secret      = x.secret
      Type        = x.type
    }]
    InputArtifactDetails  = one([for x in self.input_artifact_details : { MaximumCount = x.maximum_count, MinimumCount = x.minimum_count }])
    OutputArtifactDetails = one([for x in self.output_artifact_details : { MaximumCount = x.maximum_count, MinimumCount = x.minimum_count }])
    Settings = one([for x in self.settings : {
      EntityUrlTemplate          = x.entity_url_template
      ExecutionUrlTemplate       = x.execution_url_template
      RevisionUrlTemplate        = x.revision_url_template
      ThirdPartyConfigurationUrl = x.third_party_configuration_url
    }])
    Provider = self.provider_name
  }

  attributes = {
    id    = "${self.category}/${self.provider_name}/${self.version}"
    arn   = arn("codepipeline", region(), account(), "actiontype:Custom/${self.category}/${self.provider_name}/${self.version}")
    owner = "Custom"
  }
}

rule "aws_codepipeline_webhook" {
  type = "AWS::CodePipeline::Webhook"

  properties = {
    Authentication              = self.authentication
    Name                        = self.name
    TargetAction                = self.target_action
    TargetPipeline              = self.target_pipeline
    AuthenticationConfiguration = length(self.authentication_configuration) == 0 ? {} : one([for x in self.authentication_configuration : { AllowedIPRange = x.allowed_ip_range, SecretToken = x.secret_token }])
    Filters                     = [for x in self.filter : { JsonPath = x.json_path, MatchEquals = x.match_equals }]
  }

  attributes = {
    id  = attribute("arn")
    url = getatt("Url")
    arn = arn("codepipeline", region(), account(), "webhook:${ref()}")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag webhooks: tag it with `aws codepipeline tag-resource`" }
  }
}
