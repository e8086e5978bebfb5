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
