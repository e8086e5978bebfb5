# AWS Config.

rule "aws_config_configuration_recorder" {
  type = "AWS::Config::ConfigurationRecorder"

  properties = {
    Name    = self.name == null ? "default" : self.name
    RoleARN = self.role_arn

    RecordingGroup = one([for r in self.recording_group : {
      AllSupported               = r.all_supported == null ? true : r.all_supported
      IncludeGlobalResourceTypes = r.include_global_resource_types
      ResourceTypes              = r.resource_types
      ExclusionByResourceTypes   = one([for e in r.exclusion_by_resource_types : { ResourceTypes = e.resource_types }])
      RecordingStrategy          = one([for s in r.recording_strategy : { UseOnly = s.use_only }])
    }])

    RecordingMode = one([for r in self.recording_mode : {
      RecordingFrequency = r.recording_frequency == null ? "CONTINUOUS" : r.recording_frequency
      RecordingModeOverrides = [for m in r.recording_mode_override : {
        Description        = m.description
        RecordingFrequency = m.recording_frequency
        ResourceTypes      = m.resource_types
      }]
    }])
  }

  attributes = {
    id = ref()
  }
}

rule "aws_config_delivery_channel" {
  type = "AWS::Config::DeliveryChannel"

  properties = {
    Name                             = self.name == null ? "default" : self.name
    S3BucketName                     = self.s3_bucket_name
    S3KeyPrefix                      = self.s3_key_prefix
    S3KmsKeyArn                      = self.s3_kms_key_arn
    SnsTopicARN                      = self.sns_topic_arn
    ConfigSnapshotDeliveryProperties = one([for s in self.snapshot_delivery_properties : { DeliveryFrequency = s.delivery_frequency }])
  }

  attributes = {
    id = ref()
  }
}

rule "aws_config_configuration_recorder_status" {
  absorbed = "CloudFormation starts the recorder when the stack has a delivery channel"

  no_effect = ["name"]

  unsupported = {
    is_enabled = { unless = [true], reason = "CloudFormation starts every recorder: stop it outside of the stack" }
  }
}

rule "aws_config_config_rule" {
  type = "AWS::Config::ConfigRule"

  properties = {
    Description               = self.description
    InputParameters           = self.input_parameters
    MaximumExecutionFrequency = self.maximum_execution_frequency
    ConfigRuleName            = self.name
    EvaluationModes           = [for e in self.evaluation_mode : { Mode = e.mode }]

    Scope = one([for s in self.scope : {
      ComplianceResourceId    = s.compliance_resource_id
      ComplianceResourceTypes = s.compliance_resource_types
      TagKey                  = s.tag_key
      TagValue                = s.tag_value
    }])

    Source = one([for s in self.source : {
      Owner            = s.owner
      SourceIdentifier = s.source_identifier
      CustomPolicyDetails = one([for c in s.custom_policy_details : {
        EnableDebugLogDelivery = c.enable_debug_log_delivery
        PolicyRuntime          = c.policy_runtime
        PolicyText             = c.policy_text
      }])
      SourceDetails = [for d in s.source_detail : {
        EventSource               = d.event_source == null ? "aws.config" : d.event_source
        MaximumExecutionFrequency = d.maximum_execution_frequency
        MessageType               = d.message_type
      }]
    }])
  }

  attributes = {
    id      = ref()
    name    = ref()
    arn     = getatt("Arn")
    rule_id = getatt("ConfigRuleId")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag rules: remove the tags" }
  }
}

rule "aws_config_configuration_aggregator" {
  type = "AWS::Config::ConfigurationAggregator"

  properties = {
    Tags                        = tags(self.tags)
    ConfigurationAggregatorName = self.name
    AccountAggregationSources = [for x in self.account_aggregation_source : {
      AccountIds    = x.account_ids
      AllAwsRegions = x.all_regions
      AwsRegions    = x.regions
    }]
    OrganizationAggregationSource = one([for x in self.organization_aggregation_source : {
      RoleArn       = x.role_arn
      AllAwsRegions = x.all_regions
      AwsRegions    = x.regions
    }])
  }

  attributes = {
    id  = ref()
    arn = getatt("ConfigurationAggregatorArn")
  }
}

rule "aws_config_aggregate_authorization" {
  type = "AWS::Config::AggregationAuthorization"

  properties = {
    Tags                = tags(self.tags)
    AuthorizedAccountId = self.account_id
    AuthorizedAwsRegion = self.region
  }

  attributes = {
    id  = "${self.account_id}:${self.region}"
    arn = getatt("AggregationAuthorizationArn")
  }
}

rule "aws_config_organization_conformance_pack" {
  type = "AWS::Config::OrganizationConformancePack"

  properties = {
    DeliveryS3Bucket                = self.delivery_s3_bucket
    DeliveryS3KeyPrefix             = self.delivery_s3_key_prefix
    ExcludedAccounts                = self.excluded_accounts
    TemplateBody                    = self.template_body
    TemplateS3Uri                   = self.template_s3_uri
    OrganizationConformancePackName = self.name
    ConformancePackInputParameters  = [for p in self.input_parameter : { ParameterName = p.parameter_name, ParameterValue = p.parameter_value }]
  }

  attributes = {
    id = ref()
  }
}

rule "aws_config_conformance_pack" {
  type = "AWS::Config::ConformancePack"

  properties = {
    DeliveryS3Bucket               = self.delivery_s3_bucket
    DeliveryS3KeyPrefix            = self.delivery_s3_key_prefix
    TemplateBody                   = self.template_body
    TemplateS3Uri                  = self.template_s3_uri
    ConformancePackName            = self.name
    ConformancePackInputParameters = [for x in self.input_parameter : { ParameterName = x.parameter_name, ParameterValue = x.parameter_value }]
  }

  attributes = {
    id   = ref()
    name = ref()
  }
}

rule "aws_config_remediation_configuration" {
  type = "AWS::Config::RemediationConfiguration"

  properties = {
    Automatic                = self.automatic
    ConfigRuleName           = self.config_rule_name
    MaximumAutomaticAttempts = self.maximum_automatic_attempts
    ResourceType             = self.resource_type
    RetryAttemptSeconds      = self.retry_attempt_seconds
    TargetId                 = self.target_id
    TargetType               = self.target_type
    TargetVersion            = self.target_version
    ExecutionControls = one([for x in self.execution_controls : {
      SsmControls = one([for y in x.ssm_controls : { ConcurrentExecutionRatePercentage = y.concurrent_execution_rate_percentage, ErrorPercentage = y.error_percentage }])
    }])
    Parameters = length(self.parameter) == 0 ? null : { for x in self.parameter : x.name => prune({
      ResourceValue = x.resource_value != null ? { Value = x.resource_value } : null
      StaticValue   = x.static_value != null ? { Values = [x.static_value] } : x.static_values != null ? { Values = x.static_values } : null
    }) }
  }

  attributes = {
    id = self.config_rule_name
  }
}

shape "config_organization_rule" {
  value = {
    Description               = item.description
    InputParameters           = item.input_parameters
    MaximumExecutionFrequency = item.maximum_execution_frequency
    ResourceIdScope           = item.resource_id_scope
    ResourceTypesScope        = item.resource_types_scope
    TagKeyScope               = item.tag_key_scope
    TagValueScope             = item.tag_value_scope
  }
}

rule "aws_config_organization_managed_rule" {
  type = "AWS::Config::OrganizationConfigRule"

  properties = {
    ExcludedAccounts                = self.excluded_accounts
    OrganizationManagedRuleMetadata = merge(one(config_organization_rule([self])), { RuleIdentifier = self.rule_identifier })
    OrganizationConfigRuleName      = self.name
  }

  attributes = {
    id = self.name
  }
}

rule "aws_config_organization_custom_rule" {
  type = "AWS::Config::OrganizationConfigRule"

  properties = {
    ExcludedAccounts = self.excluded_accounts
    OrganizationCustomRuleMetadata = merge(one(config_organization_rule([self])), {
      LambdaFunctionArn                  = self.lambda_function_arn
      OrganizationConfigRuleTriggerTypes = self.trigger_types
    })
    OrganizationConfigRuleName = self.name
  }

  attributes = {
    id = self.name
  }
}

rule "aws_config_organization_custom_policy_rule" {
  type = "AWS::Config::OrganizationConfigRule"

  properties = {
    ExcludedAccounts = self.excluded_accounts
    OrganizationCustomPolicyRuleMetadata = merge(one(config_organization_rule([self])), {
      DebugLogDeliveryAccounts           = self.debug_log_delivery_accounts
      OrganizationConfigRuleTriggerTypes = self.trigger_types
      PolicyText                         = self.policy_text
      Runtime                            = self.policy_runtime
    })
    OrganizationConfigRuleName = self.name
  }

  attributes = {
    id = self.name
  }
}

rule "aws_config_retention_configuration" {
  no_peer = "It is a setting of the account and region, which no stack has: set it with `aws configservice put-retention-configuration`"
}
