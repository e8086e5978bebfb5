# AWS Backup.

rule "aws_backup_vault" {
  type = "AWS::Backup::BackupVault"

  properties = {
    BackupVaultName  = self.name
    BackupVaultTags  = tags_map(self.tags)
    EncryptionKeyArn = self.kms_key_arn
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = getatt("BackupVaultArn")
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = arn("backup", region(), account(), "backup-vault:${self.name}")
  }

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation deletes no recovery points: delete them before the stack" }
  }
}

rule "aws_backup_vault_policy" {
  fold {
    into       = self.backup_vault_name
    host       = "aws_backup_vault"
    properties = { AccessPolicy = self.policy }
  }

  attributes = {
    id               = self.backup_vault_name
    backup_vault_arn = sibling(self.backup_vault_name, "arn")
  }
}

rule "aws_backup_plan" {
  type = "AWS::Backup::BackupPlan"

  properties = {
    BackupPlanTags = tags_map(self.tags)
    BackupPlan = {
      BackupPlanName         = self.name
      AdvancedBackupSettings = [for s in self.advanced_backup_setting : { BackupOptions = s.backup_options, ResourceType = s.resource_type }]
      BackupPlanRule = [for r in self.rule : {
        RuleName = r.rule_name
        # Terraform's windows of one and three hours; those of the service are eight hours and a week.
        StartWindowMinutes         = r.start_window == null ? 60 : r.start_window
        CompletionWindowMinutes    = r.completion_window == null ? 180 : r.completion_window
        EnableContinuousBackup     = r.enable_continuous_backup
        RecoveryPointTags          = r.recovery_point_tags
        ScheduleExpression         = r.schedule
        ScheduleExpressionTimezone = r.schedule_expression_timezone
        TargetBackupVault          = r.target_vault_name
        CopyActions = [for c in r.copy_action : {
          DestinationBackupVaultArn = c.destination_vault_arn
          Lifecycle = one([for l in c.lifecycle : {
            DeleteAfterDays                     = l.delete_after
            MoveToColdStorageAfterDays          = l.cold_storage_after
            OptInToArchiveForSupportedResources = l.opt_in_to_archive_for_supported_resources
          }])
        }]
        Lifecycle = one([for l in r.lifecycle : {
          DeleteAfterDays                     = l.delete_after
          MoveToColdStorageAfterDays          = l.cold_storage_after
          OptInToArchiveForSupportedResources = l.opt_in_to_archive_for_supported_resources
        }])
      }]
    }
  }

  attributes = {
    id      = getatt("BackupPlanId")
    arn     = getatt("BackupPlanArn")
    version = getatt("VersionId")
  }
}

rule "aws_backup_selection" {
  type = "AWS::Backup::BackupSelection"

  properties = {
    BackupPlanId = self.plan_id
    BackupSelection = {
      SelectionName = self.name
      IamRoleArn    = self.iam_role_arn
      NotResources  = self.not_resources
      Resources     = self.resources
      ListOfTags    = [for t in self.selection_tag : { ConditionKey = t.key, ConditionType = t.type, ConditionValue = t.value }]
      Conditions = length(self.condition) == 0 ? null : {
        StringEquals    = flatten([for c in self.condition : [for x in c.string_equals : { ConditionKey = x.key, ConditionValue = x.value }]])
        StringLike      = flatten([for c in self.condition : [for x in c.string_like : { ConditionKey = x.key, ConditionValue = x.value }]])
        StringNotEquals = flatten([for c in self.condition : [for x in c.string_not_equals : { ConditionKey = x.key, ConditionValue = x.value }]])
        StringNotLike   = flatten([for c in self.condition : [for x in c.string_not_like : { ConditionKey = x.key, ConditionValue = x.value }]])
      }
    }
  }

  attributes = {
    id = getatt("SelectionId")
  }
}

rule "aws_backup_vault_lock_configuration" {
  fold {
    into = self.backup_vault_name
    host = "aws_backup_vault"
    properties = {
      LockConfiguration = {
        ChangeableForDays = self.changeable_for_days
        MaxRetentionDays  = self.max_retention_days
        MinRetentionDays  = self.min_retention_days
      }
    }
  }

  attributes = {
    backup_vault_arn = sibling(self.backup_vault_name, "arn")
  }
}

rule "aws_backup_framework" {
  type = "AWS::Backup::Framework"

  properties = {
    FrameworkDescription = self.description
    FrameworkName        = self.name
    FrameworkControls = [for x in self.control : {
      ControlInputParameters = [for y in x.input_parameter : { ParameterName = y.name, ParameterValue = y.value }]
      ControlName            = x.name
      ControlScope = one([for y in x.scope : prune({
        ComplianceResourceIds   = y.compliance_resource_ids
        ComplianceResourceTypes = y.compliance_resource_types
        Tags                    = [for name, value in coalesce(y.tags, {}) : { Key = name, Value = value }]
      })])
    }]
    FrameworkTags = tags(self.tags)
  }

  attributes = {
    id                = self.name
    arn               = getatt("FrameworkArn")
    creation_time     = getatt("CreationTime")
    deployment_status = getatt("DeploymentStatus")
  }
}

rule "aws_backup_report_plan" {
  type = "AWS::Backup::ReportPlan"

  properties = {
    ReportPlanDescription = self.description
    ReportPlanName        = self.name
    ReportDeliveryChannel = one([for x in self.report_delivery_channel : {
      Formats      = x.formats
      S3BucketName = x.s3_bucket_name
      S3KeyPrefix  = x.s3_key_prefix
    }])
    ReportSetting = one([for x in self.report_setting : {
      Accounts          = x.accounts
      FrameworkArns     = x.framework_arns
      OrganizationUnits = x.organization_units
      Regions           = x.regions
      ReportTemplate    = x.report_template
    }])
    ReportPlanTags = tags(self.tags)
  }

  attributes = {
    id  = self.name
    arn = getatt("ReportPlanArn")
  }

  unsupported = {
    "report_setting.number_of_frameworks" = "AWS counts the frameworks itself: leave it out"
  }
}

rule "aws_backup_logically_air_gapped_vault" {
  type = "AWS::Backup::LogicallyAirGappedBackupVault"

  properties = {
    MaxRetentionDays = self.max_retention_days
    MinRetentionDays = self.min_retention_days
    BackupVaultName  = self.name
    BackupVaultTags  = tags_map(self.tags)
  }

  attributes = {
    id  = self.name
    arn = getatt("BackupVaultArn")
  }
}

rule "aws_backup_restore_testing_plan" {
  type = "AWS::Backup::RestoreTestingPlan"

  properties = {
    ScheduleExpression         = self.schedule_expression
    ScheduleExpressionTimezone = self.schedule_expression_timezone
    StartWindowHours           = self.start_window_hours
    Tags                       = tags(self.tags)
    RestoreTestingPlanName     = self.name
    RecoveryPointSelection = one([for x in self.recovery_point_selection : {
      Algorithm           = x.algorithm
      ExcludeVaults       = x.exclude_vaults
      IncludeVaults       = x.include_vaults
      RecoveryPointTypes  = x.recovery_point_types
      SelectionWindowDays = x.selection_window_days
    }])
  }

  attributes = {
    arn = getatt("RestoreTestingPlanArn")
  }
}

rule "aws_backup_restore_testing_selection" {
  type = "AWS::Backup::RestoreTestingSelection"

  properties = {
    IamRoleArn                  = self.iam_role_arn
    ProtectedResourceArns       = self.protected_resource_arns
    ProtectedResourceType       = self.protected_resource_type
    RestoreMetadataOverrides    = self.restore_metadata_overrides
    RestoreTestingPlanName      = self.restore_testing_plan_name
    ValidationWindowHours       = self.validation_window_hours
    RestoreTestingSelectionName = self.name
    ProtectedResourceConditions = one([for x in self.protected_resource_conditions : {
      StringEquals    = [for y in x.string_equals : { Key = y.key, Value = y.value }]
      StringNotEquals = [for y in x.string_not_equals : { Key = y.key, Value = y.value }]
    }])
  }
}

rule "aws_backup_global_settings" {
  no_peer = "It is a setting of the organization, which no stack has: set it with `aws backup update-global-settings`"
}

rule "aws_backup_region_settings" {
  no_peer = "It is a setting of the account and region, which no stack has: set it with `aws backup update-region-settings`"
}

data "aws_backup_vault" {
  attributes = {
    id  = self.name
    arn = arn("backup", region(), account(), "backup-vault:${self.name}")
  }

  no_effect = ["tags"]
}
