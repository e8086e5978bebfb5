# EC2 Image Builder.

rule "aws_imagebuilder_component" {
  type = "AWS::ImageBuilder::Component"

  properties = {
    ChangeDescription   = self.change_description
    Data                = self.data
    Description         = self.description
    KmsKeyId            = self.kms_key_id
    Name                = self.name
    Platform            = self.platform
    SupportedOsVersions = self.supported_os_versions
    Tags                = tags_map(self.tags)
    Uri                 = self.uri
    Version             = self.version
  }

  attributes = {
    id        = getatt("Arn")
    encrypted = getatt("Encrypted")
    type      = getatt("Type")
    arn       = getatt("Arn")
  }

  deletion_policy = self.skip_destroy == true ? "Retain" : "Delete"
}

shape "imagebuilder_block_device" {
  value = {
    DeviceName  = item.device_name
    NoDevice    = item.no_device == true ? "" : null
    VirtualName = item.virtual_name
    Ebs         = one(ebs_volume(item.ebs))
  }
}

shape "imagebuilder_component" {
  value = {
    ComponentArn = item.component_arn
    Parameters   = [for y in item.parameter : { Name = y.name, Value = [y.value] }]
  }
}

rule "aws_imagebuilder_image_recipe" {
  type = "AWS::ImageBuilder::ImageRecipe"

  properties = {
    Description         = self.description
    Name                = self.name
    ParentImage         = self.parent_image
    Tags                = tags_map(self.tags)
    Version             = self.version
    WorkingDirectory    = self.working_directory
    BlockDeviceMappings = imagebuilder_block_device(self.block_device_mapping)
    Components          = imagebuilder_component(self.component)
    AdditionalInstanceConfiguration = length(self.systems_manager_agent) == 0 && self.user_data_base64 == null ? null : {
      SystemsManagerAgent = one([for x in self.systems_manager_agent : { UninstallAfterBuild = x.uninstall_after_build }])
      UserDataOverride    = self.user_data_base64
    }
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_imagebuilder_container_recipe" {
  type = "AWS::ImageBuilder::ContainerRecipe"

  properties = {
    ContainerType          = self.container_type
    Description            = self.description
    DockerfileTemplateData = self.dockerfile_template_data
    DockerfileTemplateUri  = self.dockerfile_template_uri
    KmsKeyId               = self.kms_key_id
    Name                   = self.name
    ParentImage            = self.parent_image
    PlatformOverride       = self.platform_override
    Tags                   = tags_map(self.tags)
    Version                = self.version
    WorkingDirectory       = self.working_directory
    Components             = imagebuilder_component(self.component)
    InstanceConfiguration = one([for x in self.instance_configuration : {
      Image               = x.image
      BlockDeviceMappings = imagebuilder_block_device(x.block_device_mapping)
    }])
    TargetRepository = one([for x in self.target_repository : { RepositoryName = x.repository_name, Service = x.service }])
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_imagebuilder_infrastructure_configuration" {
  type = "AWS::ImageBuilder::InfrastructureConfiguration"

  properties = {
    Description                = self.description
    InstanceProfileName        = self.instance_profile_name
    InstanceTypes              = self.instance_types
    KeyPair                    = self.key_pair
    Name                       = self.name
    ResourceTags               = self.resource_tags
    SecurityGroupIds           = self.security_group_ids
    SnsTopicArn                = self.sns_topic_arn
    SubnetId                   = self.subnet_id
    Tags                       = tags_map(self.tags)
    TerminateInstanceOnFailure = self.terminate_instance_on_failure == null ? false : self.terminate_instance_on_failure
    InstanceMetadataOptions    = one([for x in self.instance_metadata_options : { HttpPutResponseHopLimit = x.http_put_response_hop_limit, HttpTokens = x.http_tokens }])
    Logging = one([for x in self.logging : {
      S3Logs = one([for y in x.s3_logs : { S3BucketName = y.s3_bucket_name, S3KeyPrefix = y.s3_key_prefix == null ? "/" : y.s3_key_prefix }])
    }])
    Placement = one([for x in self.placement : {
      AvailabilityZone     = x.availability_zone
      HostId               = x.host_id
      HostResourceGroupArn = x.host_resource_group_arn
      Tenancy              = x.tenancy
    }])
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_imagebuilder_distribution_configuration" {
  type = "AWS::ImageBuilder::DistributionConfiguration"

  properties = {
    Description = self.description
    Name        = self.name
    Tags        = tags_map(self.tags)
    Distributions = [for x in self.distribution : {
      LicenseConfigurationArns = x.license_configuration_arns
      Region                   = x.region
      AmiDistributionConfiguration = one([for y in x.ami_distribution_configuration : {
        AmiTags          = y.ami_tags
        Description      = y.description
        KmsKeyId         = y.kms_key_id
        Name             = y.name
        TargetAccountIds = y.target_account_ids
        LaunchPermissionConfiguration = one([for z in y.launch_permission : {
          OrganizationArns       = z.organization_arns
          OrganizationalUnitArns = z.organizational_unit_arns
          UserGroups             = z.user_groups
          UserIds                = z.user_ids
        }])
      }])
      ContainerDistributionConfiguration = one([for y in x.container_distribution_configuration : {
        ContainerTags    = y.container_tags
        Description      = y.description
        TargetRepository = one([for z in y.target_repository : { RepositoryName = z.repository_name, Service = z.service }])
      }])
      FastLaunchConfigurations = [for y in x.fast_launch_configuration : {
        AccountId           = y.account_id
        Enabled             = y.enabled
        MaxParallelLaunches = y.max_parallel_launches
        LaunchTemplate = one([for z in y.launch_template : {
          LaunchTemplateId      = z.launch_template_id
          LaunchTemplateName    = z.launch_template_name
          LaunchTemplateVersion = z.launch_template_version
        }])
        SnapshotConfiguration = one([for z in y.snapshot_configuration : { TargetResourceCount = z.target_resource_count }])
      }]
      LaunchTemplateConfigurations = [for y in x.launch_template_configuration : { AccountId = y.account_id, LaunchTemplateId = y.launch_template_id, SetDefaultVersion = y.default == null ? true : y.default }]
      SsmParameterConfigurations = [for y in x.ssm_parameter_configuration : {
        AmiAccountId  = y.ami_account_id
        DataType      = y.data_type
        ParameterName = y.parameter_name
      }]
    }]
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }

  unsupported = {
    "distribution.s3_export_configuration" = "CloudFormation exports no images to S3: export it with `aws ec2 export-image`"
  }
}

# What makes an image, once or whenever the pipeline runs.
shape "imagebuilder_image" {
  value = {
    ContainerRecipeArn             = item.container_recipe_arn
    DistributionConfigurationArn   = item.distribution_configuration_arn
    EnhancedImageMetadataEnabled   = item.enhanced_image_metadata_enabled
    ExecutionRole                  = item.execution_role
    ImageRecipeArn                 = item.image_recipe_arn
    InfrastructureConfigurationArn = item.infrastructure_configuration_arn
    Tags                           = tags_map(item.tags)
    ImageScanningConfiguration = one([for x in item.image_scanning_configuration : {
      ImageScanningEnabled = x.image_scanning_enabled == null ? false : x.image_scanning_enabled
      EcrConfiguration     = one([for y in x.ecr_configuration : { ContainerTags = y.container_tags, RepositoryName = y.repository_name }])
    }])
    ImageTestsConfiguration = one([for x in item.image_tests_configuration : { ImageTestsEnabled = x.image_tests_enabled, TimeoutMinutes = x.timeout_minutes }])
    Workflows = [for x in item.workflow : {
      OnFailure     = x.on_failure
      ParallelGroup = x.parallel_group
      WorkflowArn   = x.workflow_arn
      Parameters    = [for y in x.parameter : { Name = y.name, Value = [y.value] }]
    }]
  }
}

rule "aws_imagebuilder_image_pipeline" {
  type = "AWS::ImageBuilder::ImagePipeline"

  properties = merge(one(imagebuilder_image([self])), {
    Description = self.description
    Name        = self.name
    Status      = self.status == null ? "ENABLED" : self.status
    Schedule    = one([for x in self.schedule : { PipelineExecutionStartCondition = x.pipeline_execution_start_condition, ScheduleExpression = x.schedule_expression }])
  })

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }

  unsupported = {
    "schedule.timezone" = "CloudFormation reads schedules in UTC: write the expression in UTC, and leave it out"
  }
}

rule "aws_imagebuilder_image" {
  type = "AWS::ImageBuilder::Image"

  properties = one(imagebuilder_image([self]))

  attributes = {
    id   = getatt("Arn")
    name = getatt("Name")
    arn  = getatt("Arn")
  }
}

rule "aws_imagebuilder_workflow" {
  type = "AWS::ImageBuilder::Workflow"

  properties = {
    ChangeDescription = self.change_description
    Data              = self.data
    Description       = self.description
    KmsKeyId          = self.kms_key_id
    Name              = self.name
    Tags              = tags_map(self.tags)
    Type              = self.type
    Uri               = self.uri
    Version           = self.version
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}

rule "aws_imagebuilder_lifecycle_policy" {
  type = "AWS::ImageBuilder::LifecyclePolicy"

  properties = {
    Description   = self.description
    ExecutionRole = self.execution_role
    Name          = self.name
    ResourceType  = self.resource_type
    Status        = self.status == null ? "ENABLED" : self.status
    Tags          = tags_map(self.tags)
    PolicyDetails = [for x in self.policy_detail : {
      Action = one([for y in x.action : {
        Type = y.type
        IncludeResources = one([for z in y.include_resources : {
          Amis       = z.amis
          Containers = z.containers
          Snapshots  = z.snapshots
        }])
      }])
      ExclusionRules = one([for y in x.exclusion_rules : {
        TagMap = y.tag_map
        Amis = one([for z in y.amis : {
          IsPublic       = z.is_public
          Regions        = z.regions
          SharedAccounts = z.shared_accounts
          TagMap         = z.tag_map
          LastLaunched   = one([for u in z.last_launched : { Unit = u.unit, Value = u.value }])
        }])
      }])
      Filter = one([for y in x.filter : {
        RetainAtLeast = y.retain_at_least
        Type          = y.type
        Unit          = y.unit
        Value         = y.value
      }])
    }]
    ResourceSelection = one([for x in self.resource_selection : {
      TagMap  = x.tag_map
      Recipes = [for y in x.recipe : { Name = y.name, SemanticVersion = y.semantic_version }]
    }])
  }

  attributes = {
    id  = getatt("Arn")
    arn = getatt("Arn")
  }
}
