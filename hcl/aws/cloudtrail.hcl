# AWS CloudTrail.

shape "cloudtrail_event_selector" {
  value = {
    Name = item.name
    FieldSelectors = [for f in item.field_selector : {
      EndsWith      = f.ends_with
      Equals        = f.equals
      Field         = f.field
      NotEndsWith   = f.not_ends_with
      NotEquals     = f.not_equals
      NotStartsWith = f.not_starts_with
      StartsWith    = f.starts_with
    }]
  }
}

rule "aws_cloudtrail" {
  type = "AWS::CloudTrail::Trail"

  properties = {
    CloudWatchLogsLogGroupArn  = self.cloud_watch_logs_group_arn
    CloudWatchLogsRoleArn      = self.cloud_watch_logs_role_arn
    EnableLogFileValidation    = self.enable_log_file_validation
    IncludeGlobalServiceEvents = self.include_global_service_events == null ? true : self.include_global_service_events
    IsMultiRegionTrail         = self.is_multi_region_trail
    IsOrganizationTrail        = self.is_organization_trail
    KMSKeyId                   = self.kms_key_id
    TrailName                  = self.name
    S3BucketName               = self.s3_bucket_name
    S3KeyPrefix                = self.s3_key_prefix
    SnsTopicName               = self.sns_topic_name
    Tags                       = tags(self.tags)
    InsightSelectors           = [for i in self.insight_selector : { InsightType = i.insight_type }]
    IsLogging                  = self.enable_logging != false

    AdvancedEventSelectors = cloudtrail_event_selector(self.advanced_event_selector)

    EventSelectors = [for e in self.event_selector : {
      ExcludeManagementEventSources = e.exclude_management_event_sources
      IncludeManagementEvents       = e.include_management_events
      ReadWriteType                 = e.read_write_type
      DataResources                 = [for d in e.data_resource : { Type = d.type, Values = d.values }]
    }]
  }

  attributes = {
    id            = getatt("Arn")
    arn           = getatt("Arn")
    name          = ref()
    home_region   = region()
    sns_topic_arn = getatt("SnsTopicArn")
  }

  synthesis = {
    arn = arn("cloudtrail", region(), account(), "trail/${self.name}")
    id  = arn("cloudtrail", region(), account(), "trail/${self.name}")
  }
}

rule "aws_cloudtrail_event_data_store" {
  type = "AWS::CloudTrail::EventDataStore"

  properties = {
    BillingMode                  = self.billing_mode
    KmsKeyId                     = self.kms_key_id
    MultiRegionEnabled           = self.multi_region_enabled != false
    Name                         = self.name
    OrganizationEnabled          = self.organization_enabled == true
    RetentionPeriod              = self.retention_period != null ? self.retention_period : 2555
    Tags                         = tags(self.tags)
    TerminationProtectionEnabled = self.termination_protection_enabled != false
    AdvancedEventSelectors       = cloudtrail_event_selector(self.advanced_event_selector)
    IngestionEnabled             = self.suspend == null ? null : self.suspend != "true"
  }

  attributes = {
    id  = getatt("EventDataStoreArn")
    arn = getatt("EventDataStoreArn")
  }
}
