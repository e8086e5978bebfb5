# Amazon SageMaker Studio: domains with their users and spaces, the apps in them and the images that these run.

shape "sagemaker_resource_spec" {
  value = {
    InstanceType             = item.instance_type
    LifecycleConfigArn       = item.lifecycle_config_arn
    SageMakerImageArn        = item.sagemaker_image_arn
    SageMakerImageVersionArn = item.sagemaker_image_version_arn
  }
}

shape "sagemaker_custom_image" {
  value = {
    AppImageConfigName = item.app_image_config_name
    ImageName          = item.image_name
    ImageVersionNumber = item.image_version_number
  }
}

# When idle apps stop; only domains say it in CloudFormation.
shape "sagemaker_app_lifecycle" {
  value = {
    IdleSettings = one([for s in item.idle_settings : {
      IdleTimeoutInMinutes    = s.idle_timeout_in_minutes
      LifecycleManagement     = s.lifecycle_management
      MaxIdleTimeoutInMinutes = s.max_idle_timeout_in_minutes
      MinIdleTimeoutInMinutes = s.min_idle_timeout_in_minutes
    }])
  }
}

shape "sagemaker_jupyter_lab" {
  value = {
    BuiltInLifecycleConfigArn = item.built_in_lifecycle_config_arn
    CodeRepositories          = [for r in item.code_repository : { RepositoryUrl = r.repository_url }]
    CustomImages              = sagemaker_custom_image(item.custom_image)
    DefaultResourceSpec       = one(sagemaker_resource_spec(item.default_resource_spec))
    LifecycleConfigArns       = item.lifecycle_config_arns
  }
}

shape "sagemaker_code_editor" {
  value = {
    BuiltInLifecycleConfigArn = item.built_in_lifecycle_config_arn
    CustomImages              = sagemaker_custom_image(item.custom_image)
    DefaultResourceSpec       = one(sagemaker_resource_spec(item.default_resource_spec))
    LifecycleConfigArns       = item.lifecycle_config_arns
  }
}

# The server for notebooks and the kernels beside it, alike in domains, users and spaces.
shape "sagemaker_notebook_apps" {
  value = {
    JupyterServerAppSettings = one([for s in item.jupyter_server_app_settings : {
      DefaultResourceSpec = one(sagemaker_resource_spec(s.default_resource_spec))
      LifecycleConfigArns = s.lifecycle_config_arns
    }])
    KernelGatewayAppSettings = one([for s in item.kernel_gateway_app_settings : {
      CustomImages        = sagemaker_custom_image(s.custom_image)
      DefaultResourceSpec = one(sagemaker_resource_spec(s.default_resource_spec))
      LifecycleConfigArns = s.lifecycle_config_arns
    }])
  }
}

# What users and shared spaces of a domain have in common.
shape "sagemaker_workplace" {
  value = merge(one(sagemaker_notebook_apps([item])), {
    CustomFileSystemConfigs = [for c in item.custom_file_system_config : {
      EFSFileSystemConfig = one([for f in c.efs_file_system_config : { FileSystemId = f.file_system_id, FileSystemPath = f.file_system_path }])
    }]
    CustomPosixUserConfig = one([for u in item.custom_posix_user_config : { Gid = u.gid, Uid = u.uid }])
    ExecutionRole         = item.execution_role
    SecurityGroups        = item.security_groups
    SpaceStorageSettings = one([for s in item.space_storage_settings : {
      DefaultEbsStorageSettings = one([for e in s.default_ebs_storage_settings : {
        DefaultEbsVolumeSizeInGb = e.default_ebs_volume_size_in_gb
        MaximumEbsVolumeSizeInGb = e.maximum_ebs_volume_size_in_gb
      }])
    }])
  })
}

# What a user has, by default in a domain or by itself.
shape "sagemaker_user_settings" {
  value = merge(one(sagemaker_workplace([item])), {
    AutoMountHomeEFS  = item.auto_mount_home_efs
    DefaultLandingUri = item.default_landing_uri
    RStudioServerProAppSettings = one([for s in item.r_studio_server_pro_app_settings : {
      AccessStatus = s.access_status
      UserGroup    = s.user_group == null ? "R_STUDIO_USER" : s.user_group
    }])
    SharingSettings = one([for s in item.sharing_settings : {
      NotebookOutputOption = s.notebook_output_option == null ? "Disabled" : s.notebook_output_option
      S3KmsKeyId           = s.s3_kms_key_id
      S3OutputPath         = s.s3_output_path
    }])
    StudioWebPortal = item.studio_web_portal
    StudioWebPortalSettings = one([for s in item.studio_web_portal_settings : {
      HiddenAppTypes      = s.hidden_app_types
      HiddenInstanceTypes = s.hidden_instance_types
      HiddenMlTools       = s.hidden_ml_tools
    }])
  })
}

rule "aws_sagemaker_domain" {
  type = "AWS::SageMaker::Domain"

  properties = {
    AppNetworkAccessType       = self.app_network_access_type
    AppSecurityGroupManagement = self.app_security_group_management
    AuthMode                   = self.auth_mode
    DomainName                 = self.domain_name
    KmsKeyId                   = self.kms_key_id
    SubnetIds                  = self.subnet_ids
    TagPropagation             = self.tag_propagation
    Tags                       = tags(self.tags)
    VpcId                      = self.vpc_id
    DefaultSpaceSettings = one([for d in self.default_space_settings : merge(one(sagemaker_workplace([d])), {
      JupyterLabAppSettings = one([for s in d.jupyter_lab_app_settings : merge(one(sagemaker_jupyter_lab([s])), {
        AppLifecycleManagement = one(sagemaker_app_lifecycle(s.app_lifecycle_management))
      })])
    })])
    DefaultUserSettings = one([for d in self.default_user_settings : merge(one(sagemaker_user_settings([d])), {
      CodeEditorAppSettings = one([for s in d.code_editor_app_settings : merge(one(sagemaker_code_editor([s])), {
        AppLifecycleManagement = one(sagemaker_app_lifecycle(s.app_lifecycle_management))
      })])
      JupyterLabAppSettings = one([for s in d.jupyter_lab_app_settings : merge(one(sagemaker_jupyter_lab([s])), {
        AppLifecycleManagement = one(sagemaker_app_lifecycle(s.app_lifecycle_management))
      })])
      RSessionAppSettings = one([for s in d.r_session_app_settings : {
        CustomImages        = sagemaker_custom_image(s.custom_image)
        DefaultResourceSpec = one(sagemaker_resource_spec(s.default_resource_spec))
      }])
    })])
    DomainSettings = one([for d in self.domain_settings : {
      DockerSettings = one([for s in d.docker_settings : {
        EnableDockerAccess     = s.enable_docker_access
        VpcOnlyTrustedAccounts = s.vpc_only_trusted_accounts
      }])
      ExecutionRoleIdentityConfig = d.execution_role_identity_config
      RStudioServerProDomainSettings = one([for s in d.r_studio_server_pro_domain_settings : {
        DefaultResourceSpec      = one(sagemaker_resource_spec(s.default_resource_spec))
        DomainExecutionRoleArn   = s.domain_execution_role_arn
        RStudioConnectUrl        = s.r_studio_connect_url
        RStudioPackageManagerUrl = s.r_studio_package_manager_url
      }])
      SecurityGroupIds = d.security_group_ids
    }])
  }

  attributes = {
    id                                             = ref()
    arn                                            = getatt("DomainArn")
    home_efs_file_system_id                        = getatt("HomeEfsFileSystemId")
    security_group_id_for_domain_boundary          = getatt("SecurityGroupIdForDomainBoundary")
    single_sign_on_application_arn                 = getatt("SingleSignOnApplicationArn")
    single_sign_on_managed_application_instance_id = getatt("SingleSignOnManagedApplicationInstanceId")
    url                                            = getatt("Url")
  }

  unsupported = {
    "default_user_settings.canvas_app_settings"                                                               = "CloudFormation does not set up Canvas: set it with `aws sagemaker update-domain`"
    "default_user_settings.tensor_board_app_settings"                                                         = "CloudFormation does not set up TensorBoard: set it with `aws sagemaker update-domain`"
    "default_user_settings.jupyter_lab_app_settings.emr_settings"                                             = "CloudFormation sets no roles for EMR: set them with `aws sagemaker update-domain`"
    "default_user_settings.jupyter_server_app_settings.code_repository"                                       = "CloudFormation knows repositories of JupyterLab only: name them in `jupyter_lab_app_settings`"
    "default_user_settings.code_editor_app_settings.default_resource_spec.sagemaker_image_version_alias"      = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "default_user_settings.jupyter_lab_app_settings.default_resource_spec.sagemaker_image_version_alias"      = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "default_user_settings.jupyter_server_app_settings.default_resource_spec.sagemaker_image_version_alias"   = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "default_user_settings.kernel_gateway_app_settings.default_resource_spec.sagemaker_image_version_alias"   = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "default_user_settings.r_session_app_settings.default_resource_spec.sagemaker_image_version_alias"        = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "default_space_settings.jupyter_lab_app_settings.emr_settings"                                            = "CloudFormation sets no roles for EMR: set them with `aws sagemaker update-domain`"
    "default_space_settings.jupyter_server_app_settings.code_repository"                                      = "CloudFormation knows repositories of JupyterLab only: name them in `jupyter_lab_app_settings`"
    "default_space_settings.jupyter_lab_app_settings.default_resource_spec.sagemaker_image_version_alias"     = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "default_space_settings.jupyter_server_app_settings.default_resource_spec.sagemaker_image_version_alias"  = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "default_space_settings.kernel_gateway_app_settings.default_resource_spec.sagemaker_image_version_alias"  = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "domain_settings.r_studio_server_pro_domain_settings.default_resource_spec.sagemaker_image_version_alias" = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "retention_policy.home_efs_file_system"                                                                   = { unless = ["Retain"], reason = "CloudFormation keeps the file system of a domain that it deletes: delete it with `aws efs delete-file-system`" }
  }
}

rule "aws_sagemaker_user_profile" {
  type = "AWS::SageMaker::UserProfile"

  properties = {
    DomainId                   = self.domain_id
    SingleSignOnUserIdentifier = self.single_sign_on_user_identifier
    SingleSignOnUserValue      = self.single_sign_on_user_value
    Tags                       = tags(self.tags)
    UserProfileName            = self.user_profile_name
    UserSettings = one([for u in self.user_settings : merge(one(sagemaker_user_settings([u])), {
      CodeEditorAppSettings = one(sagemaker_code_editor(u.code_editor_app_settings))
      JupyterLabAppSettings = one(sagemaker_jupyter_lab(u.jupyter_lab_app_settings))
    })])
  }

  attributes = {
    id  = getatt("UserProfileArn")
    arn = getatt("UserProfileArn")
  }

  unsupported = {
    "user_settings.canvas_app_settings"                                                             = "CloudFormation does not set up Canvas: set it with `aws sagemaker update-user-profile`"
    "user_settings.tensor_board_app_settings"                                                       = "CloudFormation does not set up TensorBoard: set it with `aws sagemaker update-user-profile`"
    "user_settings.jupyter_lab_app_settings.emr_settings"                                           = "CloudFormation sets no roles for EMR: set them with `aws sagemaker update-user-profile`"
    "user_settings.jupyter_server_app_settings.code_repository"                                     = "CloudFormation knows repositories of JupyterLab only: name them in `jupyter_lab_app_settings`"
    "user_settings.code_editor_app_settings.default_resource_spec.sagemaker_image_version_alias"    = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "user_settings.jupyter_lab_app_settings.default_resource_spec.sagemaker_image_version_alias"    = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "user_settings.jupyter_server_app_settings.default_resource_spec.sagemaker_image_version_alias" = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "user_settings.kernel_gateway_app_settings.default_resource_spec.sagemaker_image_version_alias" = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "user_settings.r_session_app_settings"                                                          = "CloudFormation sets up the sessions of RStudio for the whole domain: set `r_session_app_settings` in its `default_user_settings`"
    "user_settings.code_editor_app_settings.app_lifecycle_management"                               = "CloudFormation says when idle apps stop for the whole domain: set it in its `default_user_settings`"
    "user_settings.jupyter_lab_app_settings.app_lifecycle_management"                               = "CloudFormation says when idle apps stop for the whole domain: set it in its `default_user_settings`"
  }
}

rule "aws_sagemaker_space" {
  type = "AWS::SageMaker::Space"

  properties = {
    DomainId          = self.domain_id
    OwnershipSettings = one([for o in self.ownership_settings : { OwnerUserProfileName = o.owner_user_profile_name }])
    SpaceDisplayName  = self.space_display_name
    SpaceName         = self.space_name
    SpaceSettings = one([for s in self.space_settings : merge(one(sagemaker_notebook_apps([s])), {
      AppType               = s.app_type
      CodeEditorAppSettings = one([for c in s.code_editor_app_settings : { DefaultResourceSpec = one(sagemaker_resource_spec(c.default_resource_spec)) }])
      CustomFileSystems     = [for c in s.custom_file_system : { EFSFileSystem = one([for f in c.efs_file_system : { FileSystemId = f.file_system_id }]) }]
      JupyterLabAppSettings = one([for j in s.jupyter_lab_app_settings : {
        CodeRepositories    = [for r in j.code_repository : { RepositoryUrl = r.repository_url }]
        DefaultResourceSpec = one(sagemaker_resource_spec(j.default_resource_spec))
      }])
      SpaceStorageSettings = one([for e in s.space_storage_settings : {
        EbsStorageSettings = one([for v in e.ebs_storage_settings : { EbsVolumeSizeInGb = v.ebs_volume_size_in_gb }])
      }])
    })])
    SpaceSharingSettings = one([for s in self.space_sharing_settings : { SharingType = s.sharing_type }])
    Tags                 = tags(self.tags)
  }

  attributes = {
    id  = getatt("SpaceArn")
    arn = getatt("SpaceArn")
    url = getatt("Url")
  }

  unsupported = {
    "space_settings.code_editor_app_settings.app_lifecycle_management"                               = "CloudFormation says when idle apps stop for the whole domain: set it in its `default_user_settings`"
    "space_settings.jupyter_lab_app_settings.app_lifecycle_management"                               = "CloudFormation says when idle apps stop for the whole domain: set it in its `default_user_settings`"
    "space_settings.jupyter_server_app_settings.code_repository"                                     = "CloudFormation knows repositories of JupyterLab only: name them in `jupyter_lab_app_settings`"
    "space_settings.code_editor_app_settings.default_resource_spec.sagemaker_image_version_alias"    = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "space_settings.jupyter_lab_app_settings.default_resource_spec.sagemaker_image_version_alias"    = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "space_settings.jupyter_server_app_settings.default_resource_spec.sagemaker_image_version_alias" = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    "space_settings.kernel_gateway_app_settings.default_resource_spec.sagemaker_image_version_alias" = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
  }
}

rule "aws_sagemaker_app" {
  type = "AWS::SageMaker::App"

  properties = {
    AppName         = self.app_name
    AppType         = self.app_type
    DomainId        = self.domain_id
    ResourceSpec    = one(sagemaker_resource_spec(self.resource_spec))
    Tags            = tags(self.tags)
    UserProfileName = self.user_profile_name
  }

  attributes = {
    id  = getatt("AppArn")
    arn = getatt("AppArn")
  }

  unsupported = {
    "resource_spec.sagemaker_image_version_alias" = "CloudFormation knows no aliases of versions: name the version in `sagemaker_image_version_arn`"
    space_name                                    = "CloudFormation starts apps of users only: start it with `aws sagemaker create-app`, or let it start when someone opens the space"
  }
}

rule "aws_sagemaker_studio_lifecycle_config" {
  type = "AWS::SageMaker::StudioLifecycleConfig"

  properties = {
    StudioLifecycleConfigAppType = self.studio_lifecycle_config_app_type
    StudioLifecycleConfigContent = self.studio_lifecycle_config_content
    StudioLifecycleConfigName    = self.studio_lifecycle_config_name
    Tags                         = tags(self.tags)
  }

  attributes = {
    id                           = ref()
    studio_lifecycle_config_name = ref()
    arn                          = getatt("StudioLifecycleConfigArn")
  }

  synthesis = {
    id                           = self.studio_lifecycle_config_name
    studio_lifecycle_config_name = self.studio_lifecycle_config_name
    arn                          = arn("sagemaker", region(), account(), "studio-lifecycle-config/${self.studio_lifecycle_config_name}")
  }
}

# --- images ---------------------------------------------------------------------------------------------------------------

rule "aws_sagemaker_image" {
  type = "AWS::SageMaker::Image"

  properties = {
    ImageDescription = self.description
    ImageDisplayName = self.display_name
    ImageName        = self.image_name
    ImageRoleArn     = self.role_arn
    Tags             = tags(self.tags)
  }

  attributes = {
    id  = self.image_name
    arn = getatt("ImageArn")
  }

  synthesis = {
    id  = self.image_name
    arn = arn("sagemaker", region(), account(), "image/${self.image_name}")
  }
}

rule "aws_sagemaker_image_version" {
  type = "AWS::SageMaker::ImageVersion"

  properties = {
    BaseImage       = self.base_image
    Horovod         = self.horovod
    ImageName       = self.image_name
    JobType         = self.job_type
    MLFramework     = self.ml_framework
    Processor       = self.processor
    ProgrammingLang = self.programming_lang
    ReleaseNotes    = self.release_notes
    VendorGuidance  = self.vendor_guidance
  }

  attributes = {
    id              = self.image_name
    arn             = getatt("ImageVersionArn")
    container_image = getatt("ContainerImage")
    image_arn       = getatt("ImageArn")
    version         = getatt("Version")
  }
}

# Terraform sets up an app with an empty block, too.
shape "sagemaker_container_config" {
  value = choose(length(item.container_config) == 0, {}, {
    ContainerConfig = one([for c in item.container_config : {
      ContainerArguments            = c.container_arguments
      ContainerEntrypoint           = c.container_entrypoint
      ContainerEnvironmentVariables = [for k, v in coalesce(c.container_environment_variables, {}) : { Key = k, Value = v }]
    }])
  })
}

rule "aws_sagemaker_app_image_config" {
  type = "AWS::SageMaker::AppImageConfig"

  properties = {
    AppImageConfigName       = self.app_image_config_name
    CodeEditorAppImageConfig = one(sagemaker_container_config(self.code_editor_app_image_config))
    JupyterLabAppImageConfig = one(sagemaker_container_config(self.jupyter_lab_image_config))
    KernelGatewayImageConfig = one([for c in self.kernel_gateway_image_config : {
      FileSystemConfig = one([for f in c.file_system_config : {
        DefaultGid = f.default_gid == null ? 100 : f.default_gid
        DefaultUid = f.default_uid == null ? 1000 : f.default_uid
        MountPath  = f.mount_path == null ? "/home/sagemaker-user" : f.mount_path
      }])
      KernelSpecs = length(c.kernel_spec) > 1 ? fail("CloudFormation takes one kernel: keep one `kernel_spec` block, or make a configuration for each") : [for k in c.kernel_spec : { DisplayName = k.display_name, Name = k.name }]
    }])
    Tags = tags(self.tags)
  }

  attributes = {
    id                    = ref()
    app_image_config_name = ref()
    arn                   = getatt("AppImageConfigArn")
  }

  synthesis = {
    id                    = self.app_image_config_name
    app_image_config_name = self.app_image_config_name
    arn                   = arn("sagemaker", region(), account(), "app-image-config/${self.app_image_config_name}")
  }

  unsupported = {
    "code_editor_app_image_config.file_system_config.default_gid" = { unless = [100], reason = "CloudFormation says for kernels only how the file system is mounted: leave it out, or set it with `aws sagemaker update-app-image-config`" }
    "code_editor_app_image_config.file_system_config.default_uid" = { unless = [1000], reason = "CloudFormation says for kernels only how the file system is mounted: leave it out, or set it with `aws sagemaker update-app-image-config`" }
    "code_editor_app_image_config.file_system_config.mount_path"  = { unless = ["/home/sagemaker-user"], reason = "CloudFormation says for kernels only how the file system is mounted: leave it out, or set it with `aws sagemaker update-app-image-config`" }
    "jupyter_lab_image_config.file_system_config.default_gid"     = { unless = [100], reason = "CloudFormation says for kernels only how the file system is mounted: leave it out, or set it with `aws sagemaker update-app-image-config`" }
    "jupyter_lab_image_config.file_system_config.default_uid"     = { unless = [1000], reason = "CloudFormation says for kernels only how the file system is mounted: leave it out, or set it with `aws sagemaker update-app-image-config`" }
    "jupyter_lab_image_config.file_system_config.mount_path"      = { unless = ["/home/sagemaker-user"], reason = "CloudFormation says for kernels only how the file system is mounted: leave it out, or set it with `aws sagemaker update-app-image-config`" }
  }
}
