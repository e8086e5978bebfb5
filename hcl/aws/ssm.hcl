# AWS Systems Manager.

rule "aws_ssm_parameter" {
  type = "AWS::SSM::Parameter"

  properties = {
    Name           = self.name
    Type           = self.type == "SecureString" ? fail("CloudFormation creates no SecureString parameters: create it outside, or use aws_secretsmanager_secret") : self.type
    Value          = self.value != null ? self.value : self.insecure_value != null ? self.insecure_value : self.value_wo
    AllowedPattern = self.allowed_pattern
    DataType       = self.data_type
    Description    = self.description
    Tags           = tags_map(self.tags)
    Tier           = self.tier
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("ssm", region(), account(), startswith(self.name, "/") ? "parameter${ref()}" : "parameter/${ref()}")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("ssm", region(), account(), startswith(self.name, "/") ? "parameter${self.name}" : "parameter/${self.name}")
  }

  no_effect = ["arn", "value_wo_version"]

  differs = {
    overwrite = { unless = [false], reason = "CloudFormation does not take over parameters that exist already: delete it first, or import it into the stack" }
  }

  unsupported = {
    key_id = "Only SecureString parameters are encrypted with a key, and CloudFormation creates none: use aws_secretsmanager_secret"
  }
}

# Parameters that AWS publishes cannot be read by dynamic references, but by template parameters ("Systems Manager parameter
# types" and "Get a plaintext value from Systems Manager Parameter Store" in CloudFormation's user guide).
data "aws_ssm_parameter" {
  when = can(regex("^/aws/service/(?:ami-(?:amazon-linux|windows)-latest/|(?:ecs|eks|bottlerocket)/.*/image_id$|canonical/.*/ami-id$|debian/)", known_text(self.name)))

  attributes = {
    id             = self.name
    value          = parameter("value")
    insecure_value = parameter("value")
    type           = "String"
  }

  parameter "value" {
    type        = "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"
    description = "Public parameter with the ID of an image"
    default     = self.name
  }
}

data "aws_ssm_parameter" {
  when = startswith(known_text(self.name), "/aws/")

  attributes = {
    id             = self.name
    value          = parameter("value")
    insecure_value = parameter("value")
    type           = "String"
  }

  parameter "value" {
    type        = "AWS::SSM::Parameter::Value<String>"
    description = "Public parameter"
    default     = self.name
  }
}

# A dynamic reference, which CloudFormation resolves while it deploys: the value is in no template. Where the parameter is a
# resource of the configuration, its value is known.
data "aws_ssm_parameter" {
  attributes = {
    id   = self.name
    arn  = arn("ssm", region(), account(), startswith(self.name, "/") ? "parameter${self.name}" : "parameter/${self.name}")
    type = sibling(self.name, "type")
    value = (refers(self.name, "aws_ssm_parameter") ? config(self.name, "value")
      : self.with_decryption == true ? dynamic_reference("{{resolve:ssm-secure:${self.name}}}")
      : self.with_decryption == false ? dynamic_reference("{{resolve:ssm:${self.name}}}")
    : dynamic_reference("{{resolve:ssm:${self.name}}}", "{{resolve:ssm-secure:${self.name}}}"))
    insecure_value = (refers(self.name, "aws_ssm_parameter") ? coalesce(config(self.name, "value"), config(self.name, "insecure_value"))
    : dynamic_reference("{{resolve:ssm:${self.name}}}"))
  }
}

rule "aws_ssm_document" {
  type = "AWS::SSM::Document"

  properties = {
    Content        = choose(self.document_format == "YAML", yamldecode(self.content), choose(self.document_format == "TEXT", self.content, json(self.content)))
    DocumentFormat = self.document_format
    DocumentType   = self.document_type
    Name           = self.name
    Tags           = tags(self.tags)
    TargetType     = self.target_type
    VersionName    = self.version_name
    Attachments    = [for a in self.attachments_source : { Key = a.key, Name = a.name, Values = a.values }]
    # Terraform makes a new version where it can, CloudFormation a new document by default.
    UpdateMethod = "NewVersion"
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("ssm", region(), account(), "document/${ref()}")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("ssm", region(), account(), "document/${self.name}")
  }

  unsupported = {
    permissions = "CloudFormation does not share documents: share it with `aws ssm modify-document-permission`"
  }
}

rule "aws_ssm_association" {
  type = "AWS::SSM::Association"

  properties = {
    ApplyOnlyAtCronInterval       = self.apply_only_at_cron_interval
    AssociationName               = self.association_name
    AutomationTargetParameterName = self.automation_target_parameter_name
    ComplianceSeverity            = self.compliance_severity
    DocumentVersion               = self.document_version
    InstanceId                    = self.instance_id
    MaxConcurrency                = self.max_concurrency
    MaxErrors                     = self.max_errors
    Name                          = self.name
    Parameters                    = self.parameters == null ? null : { for k, v in self.parameters : k => [v] }
    ScheduleExpression            = self.schedule_expression
    SyncCompliance                = self.sync_compliance
    WaitForSuccessTimeoutSeconds  = self.wait_for_success_timeout_seconds
    Targets                       = [for x in self.targets : { Key = x.key, Values = x.values }]
    OutputLocation = one([for o in self.output_location : {
      S3Location = { OutputS3BucketName = o.s3_bucket_name, OutputS3KeyPrefix = o.s3_key_prefix, OutputS3Region = o.s3_region }
    }])
  }

  attributes = {
    id             = ref()
    association_id = ref()
    arn            = arn("ssm", region(), account(), "association/${ref()}")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation sets no tags on associations: tag it outside of the stack" }
  }
}

rule "aws_ssm_maintenance_window" {
  type = "AWS::SSM::MaintenanceWindow"

  properties = {
    AllowUnassociatedTargets = self.allow_unassociated_targets == true
    Cutoff                   = self.cutoff
    Description              = self.description
    Duration                 = self.duration
    EndDate                  = self.end_date
    Name                     = self.name
    Schedule                 = self.schedule
    ScheduleOffset           = self.schedule_offset
    ScheduleTimezone         = self.schedule_timezone
    StartDate                = self.start_date
    Tags                     = tags(self.tags)
  }

  attributes = {
    id = ref()
  }

  unsupported = {
    enabled = { unless = [true], reason = "CloudFormation makes enabled windows only: leave it out until it is wanted" }
  }
}

rule "aws_ssm_maintenance_window_target" {
  type = "AWS::SSM::MaintenanceWindowTarget"

  properties = {
    Description      = self.description
    Name             = self.name
    OwnerInformation = self.owner_information
    ResourceType     = self.resource_type
    WindowId         = self.window_id
    Targets          = [for x in self.targets : { Key = x.key, Values = x.values }]
  }

  attributes = {
    id = ref()
  }
}

data "aws_ssm_parameters_by_path" {
  attributes = {
    id     = self.path
    names  = parameter("names")
    values = parameter("values")
    arns   = parameter("arns")
    types  = parameter("types")
  }

  parameter "names" {
    type        = "CommaDelimitedList"
    description = "Names of the parameters under the path"
  }

  parameter "values" {
    type        = "CommaDelimitedList"
    description = "Their values"
  }

  parameter "arns" {
    type        = "CommaDelimitedList"
    description = "Their ARNs"
  }

  parameter "types" {
    type        = "CommaDelimitedList"
    description = "Their types"
  }
}

rule "aws_ssm_maintenance_window_task" {
  type = "AWS::SSM::MaintenanceWindowTask"

  properties = {
    CutoffBehavior = self.cutoff_behavior
    Description    = self.description
    MaxConcurrency = self.max_concurrency
    MaxErrors      = self.max_errors
    Name           = self.name
    Priority       = self.priority != null ? self.priority : 1
    ServiceRoleArn = self.service_role_arn
    TaskArn        = self.task_arn
    TaskType       = self.task_type
    WindowId       = self.window_id
    Targets        = [for x in self.targets : { Key = x.key, Values = x.values }]
    TaskInvocationParameters = one([for x in self.task_invocation_parameters : {
      MaintenanceWindowAutomationParameters = one([for y in x.automation_parameters : {
        DocumentVersion = y.document_version
        Parameters      = length(y.parameter) == 0 ? null : { for z in y.parameter : z.name => z.values }
      }])
      MaintenanceWindowLambdaParameters = one([for y in x.lambda_parameters : {
        ClientContext = y.client_context
        Payload       = y.payload != null ? base64encode(y.payload) : null
        Qualifier     = y.qualifier
      }])
      MaintenanceWindowRunCommandParameters = one([for y in x.run_command_parameters : {
        CloudWatchOutputConfig = one([for z in y.cloudwatch_config : { CloudWatchLogGroupName = z.cloudwatch_log_group_name, CloudWatchOutputEnabled = z.cloudwatch_output_enabled }])
        Comment                = y.comment
        DocumentHash           = y.document_hash
        DocumentHashType       = y.document_hash_type
        DocumentVersion        = y.document_version
        OutputS3KeyPrefix      = y.output_s3_key_prefix
        ServiceRoleArn         = y.service_role_arn
        TimeoutSeconds         = y.timeout_seconds
        OutputS3BucketName     = y.output_s3_bucket
        NotificationConfig = one([for z in y.notification_config : {
          NotificationArn    = z.notification_arn
          NotificationEvents = z.notification_events
          NotificationType   = z.notification_type
        }])
        Parameters = length(y.parameter) == 0 ? null : { for z in y.parameter : z.name => z.values }
      }])
      MaintenanceWindowStepFunctionsParameters = one([for y in x.step_functions_parameters : { Input = y.input, Name = y.name }])
    }])
  }

  attributes = {
    id             = getatt("WindowTaskId")
    window_task_id = getatt("WindowTaskId")
    arn            = arn("ssm", region(), account(), "windowtask/${getatt("WindowTaskId")}")
  }
}

rule "aws_ssm_patch_baseline" {
  type = "AWS::SSM::PatchBaseline"

  properties = {
    ApprovedPatches                  = self.approved_patches
    ApprovedPatchesComplianceLevel   = self.approved_patches_compliance_level
    ApprovedPatchesEnableNonSecurity = self.approved_patches_enable_non_security
    Description                      = self.description
    Name                             = self.name
    OperatingSystem                  = self.operating_system
    RejectedPatches                  = self.rejected_patches
    RejectedPatchesAction            = self.rejected_patches_action
    Tags                             = tags(self.tags)
    Sources = [for x in self.source : {
      Configuration = x.configuration
      Name          = x.name
      Products      = x.products
    }]
    ApprovalRules = length(self.approval_rule) == 0 ? null : {
      PatchRules = [for x in self.approval_rule : {
        ApproveAfterDays  = x.approve_after_days == null && x.approve_until_date == null ? 0 : x.approve_after_days
        ApproveUntilDate  = x.approve_until_date
        ComplianceLevel   = x.compliance_level == null ? "UNSPECIFIED" : x.compliance_level
        EnableNonSecurity = x.enable_non_security
        PatchFilterGroup  = { PatchFilters = [for y in x.patch_filter : { Key = y.key, Values = y.values }] }
      }]
    }
    GlobalFilters = length(self.global_filter) == 0 ? null : { PatchFilters = [for x in self.global_filter : { Key = x.key, Values = x.values }] }
  }

  attributes = {
    id  = ref()
    arn = arn("ssm", region(), account(), "patchbaseline/${ref()}")
  }
}

rule "aws_ssm_patch_group" {
  fold {
    into   = self.baseline_id
    host   = "aws_ssm_patch_baseline"
    append = { PatchGroups = [self.patch_group] }
  }

  attributes = {
    id = "${self.patch_group},${self.baseline_id}"
  }
}

rule "aws_ssm_default_patch_baseline" {
  fold {
    into       = self.baseline_id
    host       = "aws_ssm_patch_baseline"
    properties = { DefaultBaseline = true }
  }

  attributes = {
    id = self.operating_system
  }

  # The baseline says for which system it is.
  no_effect = ["operating_system"]
}

rule "aws_ssm_resource_data_sync" {
  type = "AWS::SSM::ResourceDataSync"

  properties = {
    S3Destination = one([for x in self.s3_destination : {
      BucketName   = x.bucket_name
      KMSKeyArn    = x.kms_key_arn
      SyncFormat   = x.sync_format != null ? x.sync_format : "JsonSerDe"
      BucketPrefix = x.prefix
      BucketRegion = x.region
    }])
    SyncName = self.name
  }

  attributes = {
    id   = ref()
    name = ref()
  }
}

rule "aws_ssm_service_setting" {
  no_peer = "It is a setting of the account and region, which no stack has: set it with `aws ssm update-service-setting`"
}
