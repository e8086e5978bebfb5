# Amazon SageMaker AI: models and their endpoints, notebooks, features, pipelines, monitoring, labeling and the edge. Studio is in
# sagemaker_studio.hcl. Names have stood in ARNs as they are written since 2022; before, in lower case.

# A container says either where its model is or which package it comes from. Terraform reads the first source of a model.
shape "sagemaker_container" {
  value = {
    ContainerHostname          = item.container_hostname
    Environment                = item.environment
    Image                      = item.image
    InferenceSpecificationName = item.inference_specification_name
    Mode                       = item.mode == null ? "SingleModel" : item.mode
    ModelDataUrl               = item.model_data_url
    ModelPackageName           = item.model_package_name
    ImageConfig = one([for c in item.image_config : {
      RepositoryAccessMode = c.repository_access_mode
      RepositoryAuthConfig = one([for a in c.repository_auth_config : { RepositoryCredentialsProviderArn = a.repository_credentials_provider_arn }])
    }])
    ModelDataSource = one([for d in item.model_data_source : {
      S3DataSource = [for s in d.s3_data_source : {
        CompressionType   = s.compression_type
        ModelAccessConfig = one([for c in s.model_access_config : { AcceptEula = c.accept_eula }])
        S3DataType        = s.s3_data_type
        S3Uri             = s.s3_uri
      }][0]
    }])
    MultiModelConfig = one([for c in item.multi_model_config : { ModelCacheSetting = c.model_cache_setting }])
  }
}

shape "sagemaker_vpc" {
  value = { SecurityGroupIds = item.security_group_ids, Subnets = item.subnets }
}

rule "aws_sagemaker_model" {
  type = "AWS::SageMaker::Model"

  # The role must be allowed to read image and data by then. Terraform tries again until it is.
  follows = {
    "aws_iam_role_policy.role"            = self.execution_role_arn
    "aws_iam_role_policy_attachment.role" = self.execution_role_arn
  }

  properties = {
    Containers               = sagemaker_container(self.container)
    EnableNetworkIsolation   = self.enable_network_isolation
    ExecutionRoleArn         = self.execution_role_arn
    InferenceExecutionConfig = one([for c in self.inference_execution_config : { Mode = c.mode }])
    ModelName                = self.name
    PrimaryContainer         = one(sagemaker_container(self.primary_container))
    Tags                     = tags(self.tags)
    VpcConfig                = one(sagemaker_vpc(self.vpc_config))
  }

  attributes = {
    id   = getatt("ModelName")
    name = getatt("ModelName")
    arn  = ref()
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("sagemaker", region(), account(), "model/${self.name}")
  }
}

shape "sagemaker_variant" {
  value = {
    ContainerStartupHealthCheckTimeoutInSeconds = item.container_startup_health_check_timeout_in_seconds
    EnableSSMAccess                             = item.enable_ssm_access == null ? false : item.enable_ssm_access
    InferenceAmiVersion                         = item.inference_ami_version
    InitialInstanceCount                        = item.initial_instance_count
    InitialVariantWeight                        = item.initial_variant_weight == null ? 1 : item.initial_variant_weight
    InstanceType                                = item.instance_type
    ModelDataDownloadTimeoutInSeconds           = item.model_data_download_timeout_in_seconds
    ModelName                                   = item.model_name
    VolumeSizeInGB                              = item.volume_size_in_gb
    ManagedInstanceScaling = one([for s in item.managed_instance_scaling : {
      MaxInstanceCount = s.max_instance_count
      MinInstanceCount = s.min_instance_count
      Status           = s.status
    }])
    RoutingConfig = one([for r in item.routing_config : { RoutingStrategy = r.routing_strategy }])
    ServerlessConfig = one([for s in item.serverless_config : {
      MaxConcurrency         = s.max_concurrency
      MemorySizeInMB         = s.memory_size_in_mb
      ProvisionedConcurrency = s.provisioned_concurrency
    }])
  }
}

rule "aws_sagemaker_endpoint_configuration" {
  type = "AWS::SageMaker::EndpointConfig"

  properties = {
    EndpointConfigName = physical_name(self.name, self.name_prefix)
    KmsKeyId           = self.kms_key_arn
    Tags               = tags(self.tags)

    # CloudFormation wants names of variants, which Terraform draws by lot; they are unique within the configuration.
    ProductionVariants = [for i, v in self.production_variants : merge(one(sagemaker_variant([v])), {
      VariantName = v.variant_name == null || v.variant_name == "" ? "variant-${i}" : v.variant_name
    })]
    ShadowProductionVariants = [for i, v in self.shadow_production_variants : merge(one(sagemaker_variant([v])), {
      VariantName = v.variant_name == null || v.variant_name == "" ? "shadow-${i}" : v.variant_name
    })]

    AsyncInferenceConfig = one([for c in self.async_inference_config : {
      ClientConfig = one([for k in c.client_config : { MaxConcurrentInvocationsPerInstance = k.max_concurrent_invocations_per_instance }])
      OutputConfig = one([for o in c.output_config : {
        KmsKeyId = o.kms_key_id
        NotificationConfig = one([for n in o.notification_config : {
          ErrorTopic                 = n.error_topic
          IncludeInferenceResponseIn = n.include_inference_response_in
          SuccessTopic               = n.success_topic
        }])
        S3FailurePath = o.s3_failure_path
        S3OutputPath  = o.s3_output_path
      }])
    }])

    # Terraform captures only when it is told to, SageMaker unless it is told not to.
    DataCaptureConfig = one([for c in self.data_capture_config : {
      CaptureContentTypeHeader  = one([for h in c.capture_content_type_header : { CsvContentTypes = h.csv_content_types, JsonContentTypes = h.json_content_types }])
      CaptureOptions            = [for o in c.capture_options : { CaptureMode = o.capture_mode }]
      DestinationS3Uri          = c.destination_s3_uri
      EnableCapture             = c.enable_capture == null ? false : c.enable_capture
      InitialSamplingPercentage = c.initial_sampling_percentage
      KmsKeyId                  = c.kms_key_id
    }])
  }

  attributes = {
    id   = getatt("EndpointConfigName")
    name = getatt("EndpointConfigName")
    arn  = ref()
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("sagemaker", region(), account(), "endpoint-config/${self.name}")
  }

  unsupported = {
    "production_variants.accelerator_type"        = "CloudFormation attaches no accelerators, and AWS offers no new ones: choose an instance type with one"
    "production_variants.core_dump_config"        = "CloudFormation sets no core dumps: leave it out, or make the configuration with `aws sagemaker create-endpoint-config`"
    "shadow_production_variants.accelerator_type" = "CloudFormation attaches no accelerators, and AWS offers no new ones: choose an instance type with one"
    "shadow_production_variants.core_dump_config" = "CloudFormation sets no core dumps: leave it out, or make the configuration with `aws sagemaker create-endpoint-config`"
  }
}

shape "sagemaker_capacity" {
  value = { Type = item.type, Value = item.value }
}

rule "aws_sagemaker_endpoint" {
  type = "AWS::SageMaker::Endpoint"

  properties = {
    EndpointConfigName = self.endpoint_config_name
    EndpointName       = self.name
    Tags               = tags(self.tags)

    DeploymentConfig = one([for c in self.deployment_config : {
      AutoRollbackConfiguration = one([for a in c.auto_rollback_configuration : { Alarms = [for x in a.alarms : { AlarmName = x.alarm_name }] }])
      BlueGreenUpdatePolicy = one([for p in c.blue_green_update_policy : {
        MaximumExecutionTimeoutInSeconds = p.maximum_execution_timeout_in_seconds
        TerminationWaitInSeconds         = p.termination_wait_in_seconds
        TrafficRoutingConfiguration = one([for t in p.traffic_routing_configuration : {
          CanarySize            = one(sagemaker_capacity(t.canary_size))
          LinearStepSize        = one(sagemaker_capacity(t.linear_step_size))
          Type                  = t.type
          WaitIntervalInSeconds = t.wait_interval_in_seconds
        }])
      }])
      RollingUpdatePolicy = one([for p in c.rolling_update_policy : {
        MaximumBatchSize                 = one(sagemaker_capacity(p.maximum_batch_size))
        MaximumExecutionTimeoutInSeconds = p.maximum_execution_timeout_in_seconds
        RollbackMaximumBatchSize         = one(sagemaker_capacity(p.rollback_maximum_batch_size))
        WaitIntervalInSeconds            = p.wait_interval_in_seconds
      }])
    }])
  }

  attributes = {
    id   = getatt("EndpointName")
    name = getatt("EndpointName")
    arn  = ref()
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("sagemaker", region(), account(), "endpoint/${self.name}")
  }
}

# --- notebooks ----------------------------------------------------------------------------------------------------------

rule "aws_sagemaker_notebook_instance" {
  type = "AWS::SageMaker::NotebookInstance"

  properties = {
    AcceleratorTypes                     = self.accelerator_types
    AdditionalCodeRepositories           = self.additional_code_repositories
    DefaultCodeRepository                = self.default_code_repository
    DirectInternetAccess                 = self.direct_internet_access
    InstanceMetadataServiceConfiguration = one([for c in self.instance_metadata_service_configuration : { MinimumInstanceMetadataServiceVersion = c.minimum_instance_metadata_service_version }])
    InstanceType                         = self.instance_type
    KmsKeyId                             = self.kms_key_id
    LifecycleConfigName                  = self.lifecycle_config_name
    NotebookInstanceName                 = self.name
    PlatformIdentifier                   = self.platform_identifier
    RoleArn                              = self.role_arn
    RootAccess                           = self.root_access
    SecurityGroupIds                     = self.security_groups
    SubnetId                             = self.subnet_id
    Tags                                 = tags(self.tags)
    VolumeSizeInGB                       = self.volume_size
  }

  attributes = {
    id   = getatt("NotebookInstanceName")
    name = getatt("NotebookInstanceName")
    arn  = ref()
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("sagemaker", region(), account(), "notebook-instance/${self.name}")
  }
}

rule "aws_sagemaker_notebook_instance_lifecycle_configuration" {
  type = "AWS::SageMaker::NotebookInstanceLifecycleConfig"

  properties = {
    NotebookInstanceLifecycleConfigName = self.name
    OnCreate                            = [for s in [self.on_create] : { Content = s } if s != null]
    OnStart                             = [for s in [self.on_start] : { Content = s } if s != null]
  }

  attributes = {
    id   = getatt("NotebookInstanceLifecycleConfigName")
    name = getatt("NotebookInstanceLifecycleConfigName")
    arn  = ref()
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("sagemaker", region(), account(), "notebook-instance-lifecycle-config/${self.name}")
  }

  unsupported = {
    tags = { unless = [{}], reason = "CloudFormation does not tag lifecycle configurations: tag it with `aws sagemaker add-tags`" }
  }
}

rule "aws_sagemaker_code_repository" {
  type = "AWS::SageMaker::CodeRepository"

  properties = {
    CodeRepositoryName = self.code_repository_name
    Tags               = tags(self.tags)
    GitConfig = one([for g in self.git_config : {
      Branch        = g.branch
      RepositoryUrl = g.repository_url
      SecretArn     = g.secret_arn
    }])
  }

  attributes = {
    id  = self.code_repository_name
    arn = arn("sagemaker", region(), account(), "code-repository/${self.code_repository_name}")
  }
}

# --- features, packages and pipelines -------------------------------------------------------------------------------------

rule "aws_sagemaker_feature_group" {
  type = "AWS::SageMaker::FeatureGroup"

  # The role must be allowed to write to the store by then. Terraform tries again until it is.
  follows = {
    "aws_iam_role_policy.role"            = self.role_arn
    "aws_iam_role_policy_attachment.role" = self.role_arn
  }

  properties = {
    Description                 = self.description
    EventTimeFeatureName        = self.event_time_feature_name
    FeatureDefinitions          = [for f in self.feature_definition : { FeatureName = f.feature_name, FeatureType = f.feature_type }]
    FeatureGroupName            = self.feature_group_name
    RecordIdentifierFeatureName = self.record_identifier_feature_name
    RoleArn                     = self.role_arn
    Tags                        = tags(self.tags)
    OfflineStoreConfig = one([for c in self.offline_store_config : {
      DataCatalogConfig        = one([for d in c.data_catalog_config : { Catalog = d.catalog, Database = d.database, TableName = d.table_name }])
      DisableGlueTableCreation = c.disable_glue_table_creation
      S3StorageConfig          = one([for s in c.s3_storage_config : { KmsKeyId = s.kms_key_id, S3Uri = s.s3_uri }])
      TableFormat              = c.table_format == null ? "Glue" : c.table_format
    }])
    OnlineStoreConfig = one([for c in self.online_store_config : {
      EnableOnlineStore = c.enable_online_store == null ? false : c.enable_online_store
      SecurityConfig    = one([for s in c.security_config : { KmsKeyId = s.kms_key_id }])
      StorageType       = c.storage_type
      TtlDuration       = one([for t in c.ttl_duration : { Unit = t.unit, Value = t.value }])
    }])
    ThroughputConfig = one([for c in self.throughput_config : {
      ProvisionedReadCapacityUnits  = c.provisioned_read_capacity_units
      ProvisionedWriteCapacityUnits = c.provisioned_write_capacity_units
      ThroughputMode                = c.throughput_mode
    }])
  }

  attributes = {
    id                 = ref()
    feature_group_name = ref()
    arn                = arn("sagemaker", region(), account(), "feature-group/${ref()}")
  }

  synthesis = {
    id                 = self.feature_group_name
    feature_group_name = self.feature_group_name
    arn                = arn("sagemaker", region(), account(), "feature-group/${self.feature_group_name}")
  }

  unsupported = {
    "feature_definition.collection_type"                            = "CloudFormation makes no features that are collections: store each element as a feature, or add it with `aws sagemaker update-feature-group`"
    "feature_definition.collection_config"                          = "CloudFormation makes no features that are collections: store each element as a feature, or add it with `aws sagemaker update-feature-group`"
    "offline_store_config.s3_storage_config.resolved_output_s3_uri" = "the service says where the data are: remove the argument"
  }
}

rule "aws_sagemaker_model_package_group" {
  type = "AWS::SageMaker::ModelPackageGroup"

  properties = {
    ModelPackageGroupDescription = self.model_package_group_description
    ModelPackageGroupName        = self.model_package_group_name
    Tags                         = tags(self.tags)
  }

  attributes = {
    id  = self.model_package_group_name
    arn = getatt("ModelPackageGroupArn")
  }

  synthesis = {
    id  = self.model_package_group_name
    arn = arn("sagemaker", region(), account(), "model-package-group/${self.model_package_group_name}")
  }
}

rule "aws_sagemaker_model_package_group_policy" {
  fold {
    into       = self.model_package_group_name
    host       = "aws_sagemaker_model_package_group"
    properties = { ModelPackageGroupPolicy = self.resource_policy }
  }
}

rule "aws_sagemaker_pipeline" {
  type = "AWS::SageMaker::Pipeline"

  properties = {
    ParallelismConfiguration = one([for c in self.parallelism_configuration : { MaxParallelExecutionSteps = c.max_parallel_execution_steps }])
    PipelineDefinition = {
      PipelineDefinitionBody       = self.pipeline_definition
      PipelineDefinitionS3Location = one([for l in self.pipeline_definition_s3_location : { Bucket = l.bucket, Key = l.object_key, Version = l.version_id }])
    }
    PipelineDescription = self.pipeline_description
    PipelineDisplayName = self.pipeline_display_name
    PipelineName        = self.pipeline_name
    RoleArn             = self.role_arn == null ? fail("CloudFormation makes pipelines with a role only: set `role_arn`") : self.role_arn
    Tags                = tags(self.tags)
  }

  attributes = {
    id            = ref()
    pipeline_name = ref()
    arn           = arn("sagemaker", region(), account(), "pipeline/${ref()}")
  }

  synthesis = {
    id            = self.pipeline_name
    pipeline_name = self.pipeline_name
    arn           = arn("sagemaker", region(), account(), "pipeline/${self.pipeline_name}")
  }
}

rule "aws_sagemaker_project" {
  type = "AWS::SageMaker::Project"

  properties = {
    ProjectDescription = self.project_description
    ProjectName        = self.project_name
    Tags               = tags(self.tags)
    ServiceCatalogProvisioningDetails = one([for d in self.service_catalog_provisioning_details : {
      PathId                 = d.path_id
      ProductId              = d.product_id
      ProvisioningArtifactId = d.provisioning_artifact_id
      ProvisioningParameters = [for p in d.provisioning_parameter : { Key = p.key, Value = p.value == null ? "" : p.value }]
    }])
  }

  attributes = {
    id         = self.project_name
    arn        = getatt("ProjectArn")
    project_id = getatt("ProjectId")
  }

  synthesis = {
    id  = self.project_name
    arn = arn("sagemaker", region(), account(), "project/${self.project_name}")
  }
}

rule "aws_sagemaker_mlflow_tracking_server" {
  type = "AWS::SageMaker::MlflowTrackingServer"

  properties = {
    ArtifactStoreUri             = self.artifact_store_uri
    AutomaticModelRegistration   = self.automatic_model_registration
    MlflowVersion                = self.mlflow_version
    RoleArn                      = self.role_arn
    Tags                         = tags(self.tags)
    TrackingServerName           = self.tracking_server_name
    TrackingServerSize           = self.tracking_server_size
    WeeklyMaintenanceWindowStart = self.weekly_maintenance_window_start
  }

  attributes = {
    id                   = ref()
    tracking_server_name = ref()
    arn                  = getatt("TrackingServerArn")
  }

  synthesis = {
    id                   = self.tracking_server_name
    tracking_server_name = self.tracking_server_name
    arn                  = arn("sagemaker", region(), account(), "mlflow-tracking-server/${self.tracking_server_name}")
  }
}

# --- monitoring -----------------------------------------------------------------------------------------------------------

rule "aws_sagemaker_data_quality_job_definition" {
  type = "AWS::SageMaker::DataQualityJobDefinition"

  properties = {
    JobDefinitionName = self.name
    RoleArn           = self.role_arn
    Tags              = tags(self.tags)
    DataQualityAppSpecification = one([for s in self.data_quality_app_specification : {
      Environment                     = s.environment
      ImageUri                        = s.image_uri
      PostAnalyticsProcessorSourceUri = s.post_analytics_processor_source_uri
      RecordPreprocessorSourceUri     = s.record_preprocessor_source_uri
    }])
    DataQualityBaselineConfig = one([for c in self.data_quality_baseline_config : {
      ConstraintsResource = one([for r in c.constraints_resource : { S3Uri = r.s3_uri }])
      StatisticsResource  = one([for r in c.statistics_resource : { S3Uri = r.s3_uri }])
    }])
    DataQualityJobInput = one([for i in self.data_quality_job_input : {
      BatchTransformInput = one([for b in i.batch_transform_input : {
        DataCapturedDestinationS3Uri = b.data_captured_destination_s3_uri
        DatasetFormat = one([for f in b.dataset_format : {
          Csv  = one([for c in f.csv : choose(c.header == null, {}, { Header = c.header })])
          Json = one([for j in f.json : choose(j.line == null, {}, { Line = j.line })])
        }])
        LocalPath              = b.local_path == null ? "/opt/ml/processing/input" : b.local_path
        S3DataDistributionType = b.s3_data_distribution_type
        S3InputMode            = b.s3_input_mode
      }])
      EndpointInput = one([for e in i.endpoint_input : {
        EndpointName           = e.endpoint_name
        LocalPath              = e.local_path == null ? "/opt/ml/processing/input" : e.local_path
        S3DataDistributionType = e.s3_data_distribution_type
        S3InputMode            = e.s3_input_mode
      }])
    }])
    DataQualityJobOutputConfig = one([for c in self.data_quality_job_output_config : {
      KmsKeyId = c.kms_key_id
      MonitoringOutputs = [for m in c.monitoring_outputs : {
        S3Output = one([for s in m.s3_output : {
          LocalPath    = s.local_path == null ? "/opt/ml/processing/output" : s.local_path
          S3UploadMode = s.s3_upload_mode
          S3Uri        = s.s3_uri
        }])
      }]
    }])
    JobResources = one([for r in self.job_resources : {
      ClusterConfig = one([for c in r.cluster_config : {
        InstanceCount  = c.instance_count
        InstanceType   = c.instance_type
        VolumeKmsKeyId = c.volume_kms_key_id
        VolumeSizeInGB = c.volume_size_in_gb
      }])
    }])
    NetworkConfig = one([for c in self.network_config : {
      EnableInterContainerTrafficEncryption = c.enable_inter_container_traffic_encryption
      EnableNetworkIsolation                = c.enable_network_isolation
      VpcConfig                             = one(sagemaker_vpc(c.vpc_config))
    }])
    StoppingCondition = one([for c in self.stopping_condition : { MaxRuntimeInSeconds = c.max_runtime_in_seconds }])
  }

  attributes = {
    id   = split("/", getatt("JobDefinitionArn"))[1]
    name = split("/", getatt("JobDefinitionArn"))[1]
    arn  = getatt("JobDefinitionArn")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("sagemaker", region(), account(), "data-quality-job-definition/${self.name}")
  }
}

rule "aws_sagemaker_monitoring_schedule" {
  type = "AWS::SageMaker::MonitoringSchedule"

  properties = {
    # CloudFormation wants a name of at most 63 characters, which Terraform draws by lot.
    MonitoringScheduleName = self.name != null ? self.name : substr(unique_name(), length(unique_name()) > 63 ? 1 : 0, 63)
    Tags                   = tags(self.tags)
    MonitoringScheduleConfig = one([for c in self.monitoring_schedule_config : {
      MonitoringJobDefinitionName = c.monitoring_job_definition_name
      MonitoringType              = c.monitoring_type
      ScheduleConfig              = one([for s in c.schedule_config : { ScheduleExpression = s.schedule_expression }])
    }])
  }

  attributes = {
    id   = split("/", getatt("MonitoringScheduleArn"))[1]
    name = split("/", getatt("MonitoringScheduleArn"))[1]
    arn  = getatt("MonitoringScheduleArn")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("sagemaker", region(), account(), "monitoring-schedule/${self.name}")
  }
}

# --- labeling -------------------------------------------------------------------------------------------------------------

rule "aws_sagemaker_workteam" {
  type = "AWS::SageMaker::Workteam"

  properties = {
    Description = self.description
    MemberDefinitions = [for m in self.member_definition : {
      CognitoMemberDefinition = one([for c in m.cognito_member_definition : {
        CognitoClientId  = c.client_id
        CognitoUserGroup = c.user_group
        CognitoUserPool  = c.user_pool
      }])
      OidcMemberDefinition = one([for o in m.oidc_member_definition : { OidcGroups = o.groups }])
    }]
    NotificationConfiguration = one([for n in self.notification_configuration : { NotificationTopicArn = n.notification_topic_arn }])
    Tags                      = tags(self.tags)
    WorkforceName             = self.workforce_name
    WorkteamName              = self.workteam_name
  }

  attributes = {
    id  = self.workteam_name
    arn = arn("sagemaker", region(), account(), "workteam/private-crowd/${self.workteam_name}")
  }

  unsupported = {
    worker_access_configuration = "CloudFormation does not restrict the addresses of workers: set it with `aws sagemaker update-workteam` when the stack is complete"
  }
}

rule "aws_sagemaker_workforce" {
  no_peer = "CloudFormation makes no workforces, and an account has one in a region: make it with `aws sagemaker create-workforce`, and give its name in a variable"
}

rule "aws_sagemaker_human_task_ui" {
  no_peer = "CloudFormation makes no templates for workers: make it with `aws sagemaker create-human-task-ui`, and give its ARN in a variable"
}

rule "aws_sagemaker_flow_definition" {
  no_peer = "CloudFormation makes no flows of human review: make it with `aws sagemaker create-flow-definition` when the stack is complete"
}

# --- the edge and the rest ---------------------------------------------------------------------------------------------------

rule "aws_sagemaker_device_fleet" {
  type = "AWS::SageMaker::DeviceFleet"

  properties = {
    Description     = self.description
    DeviceFleetName = self.device_fleet_name
    OutputConfig    = one([for c in self.output_config : { KmsKeyId = c.kms_key_id, S3OutputLocation = c.s3_output_location }])
    RoleArn         = self.role_arn
    Tags            = tags(self.tags)
  }

  attributes = {
    id  = self.device_fleet_name
    arn = arn("sagemaker", region(), account(), "device-fleet/${self.device_fleet_name}")
  }

  unsupported = {
    enable_iot_role_alias = { unless = [false], reason = "CloudFormation makes no role alias with a fleet: make it with aws_iot_role_alias" }
  }
}

rule "aws_sagemaker_device" {
  type = "AWS::SageMaker::Device"

  properties = {
    DeviceFleetName = self.device_fleet_name
    Device = one([for d in self.device : {
      Description  = d.description
      DeviceName   = d.device_name
      IotThingName = d.iot_thing_name
    }])
  }

  attributes = {
    id  = one([for d in self.device : "${self.device_fleet_name}/${d.device_name}"])
    arn = one([for d in self.device : arn("sagemaker", region(), account(), "device-fleet/${self.device_fleet_name}/device/${d.device_name}")])
  }
}

rule "aws_sagemaker_hub" {
  no_peer = "CloudFormation makes no hubs: make it with `aws sagemaker create-hub`"
}

rule "aws_sagemaker_servicecatalog_portfolio_status" {
  no_peer = "It is a setting of the account and region, which no stack has: set it with `aws sagemaker enable-sagemaker-servicecatalog-portfolio`"
}
