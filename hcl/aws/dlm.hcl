# Amazon Data Lifecycle Manager.

rule "aws_dlm_lifecycle_policy" {
  type = "AWS::DLM::LifecyclePolicy"

  properties = {
    Description      = self.description
    ExecutionRoleArn = self.execution_role_arn
    State            = self.state != null ? self.state : "ENABLED"
    Tags             = tags(self.tags)
    PolicyDetails = one([for x in self.policy_details : {
      PolicyType        = x.policy_type
      ResourceLocations = x.resource_locations
      ResourceTypes     = x.resource_types
      TargetTags        = [for name, value in coalesce(x.target_tags, {}) : { Key = name, Value = value }]
      Actions = [for y in x.action : {
        Name = y.name
        CrossRegionCopy = [for z in y.cross_region_copy : {
          Target                  = z.target
          EncryptionConfiguration = one([for u in z.encryption_configuration : { CmkArn = u.cmk_arn, Encrypted = u.encrypted == true }])
          RetainRule              = one([for u in z.retain_rule : { Interval = u.interval, IntervalUnit = u.interval_unit }])
        }]
      }]
      EventSource = one([for y in x.event_source : {
        Type = y.type
        Parameters = one([for z in y.parameters : {
          DescriptionRegex = z.description_regex
          EventType        = z.event_type
          SnapshotOwner    = z.snapshot_owner
        }])
      }])
      Parameters = one([for y in x.parameters : { ExcludeBootVolume = y.exclude_boot_volume, NoReboot = y.no_reboot }])
      Schedules = [for y in x.schedule : {
        CopyTags     = y.copy_tags
        Name         = y.name
        TagsToAdd    = [for name, value in coalesce(y.tags_to_add, {}) : { Key = name, Value = value }]
        VariableTags = [for name, value in coalesce(y.variable_tags, {}) : { Key = name, Value = value }]
        CreateRule = one([for z in y.create_rule : {
          CronExpression = z.cron_expression
          Interval       = z.interval
          IntervalUnit   = z.interval_unit
          Location       = z.location
          Times          = z.times
        }])
        CrossRegionCopyRules = [for z in y.cross_region_copy_rule : {
          CmkArn        = z.cmk_arn
          CopyTags      = z.copy_tags
          Encrypted     = z.encrypted
          Target        = z.target
          DeprecateRule = one([for u in z.deprecate_rule : { Interval = u.interval, IntervalUnit = u.interval_unit }])
          RetainRule    = one([for u in z.retain_rule : { Interval = u.interval, IntervalUnit = u.interval_unit }])
        }]
        DeprecateRule = one([for z in y.deprecate_rule : {
          Count        = z.count
          Interval     = z.interval
          IntervalUnit = z.interval_unit
        }])
        FastRestoreRule = one([for z in y.fast_restore_rule : {
          AvailabilityZones = z.availability_zones
          Count             = z.count
          Interval          = z.interval
          IntervalUnit      = z.interval_unit
        }])
        RetainRule = one([for z in y.retain_rule : {
          Count        = z.count
          Interval     = z.interval
          IntervalUnit = z.interval_unit
        }])
        ShareRules = [for z in y.share_rule : {
          TargetAccounts      = z.target_accounts
          UnshareInterval     = z.unshare_interval
          UnshareIntervalUnit = z.unshare_interval_unit
        }]
      }]
    }])
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }
}
