# AWS X-Ray.

rule "aws_xray_group" {
  type = "AWS::XRay::Group"

  properties = {
    FilterExpression      = self.filter_expression
    GroupName             = self.group_name
    Tags                  = tags(self.tags)
    InsightsConfiguration = one([for x in self.insights_configuration : { InsightsEnabled = x.insights_enabled, NotificationsEnabled = x.notifications_enabled }])
  }

  attributes = {
    id  = getatt("GroupARN")
    arn = getatt("GroupARN")
  }
}

rule "aws_xray_sampling_rule" {
  type = "AWS::XRay::SamplingRule"

  properties = {
    SamplingRule = {
      Attributes    = self.attributes
      FixedRate     = self.fixed_rate
      HTTPMethod    = self.http_method
      Host          = self.host
      Priority      = self.priority
      ReservoirSize = self.reservoir_size
      ResourceARN   = self.resource_arn
      RuleName      = self.rule_name
      ServiceName   = self.service_name
      ServiceType   = self.service_type
      URLPath       = self.url_path
      Version       = self.version
    }
    Tags = tags(self.tags)
  }

  attributes = {
    id  = self.rule_name
    arn = getatt("RuleARN")
  }
}

rule "aws_xray_resource_policy" {
  type = "AWS::XRay::ResourcePolicy"

  properties = {
    BypassPolicyLockoutCheck = self.bypass_policy_lockout_check
    PolicyDocument           = self.policy_document
    PolicyName               = self.policy_name
  }

  attributes = {
    policy_name = ref()
  }

  unsupported = {
    policy_revision_id = "CloudFormation does not ask for the revision that it replaces: leave it out"
  }
}

rule "aws_xray_encryption_config" {
  no_peer = "It is a setting of the account and region, which no stack has: set it with `aws xray put-encryption-config`"
}
