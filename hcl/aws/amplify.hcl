# AWS Amplify hosting.

shape "amplify_basic_auth" {
  value = item.basic_auth_credentials != null || item.enable_basic_auth == true ? {
    EnableBasicAuth = item.enable_basic_auth
    Password        = item.basic_auth_credentials != null ? join(":", slice(split(":", base64decode(item.basic_auth_credentials)), 1, length(split(":", base64decode(item.basic_auth_credentials))))) : null
    Username        = item.basic_auth_credentials != null ? split(":", base64decode(item.basic_auth_credentials))[0] : null
  } : null
}

# What a branch has, also one that the app makes by itself.
shape "amplify_branch" {
  value = {
    BasicAuthConfig            = one(amplify_basic_auth([item]))
    EnablePerformanceMode      = item.enable_performance_mode
    EnablePullRequestPreview   = item.enable_pull_request_preview
    EnvironmentVariables       = [for name, value in coalesce(item.environment_variables, {}) : { Name = name, Value = value }]
    Framework                  = item.framework
    PullRequestEnvironmentName = item.pull_request_environment_name
    Stage                      = item.stage
  }
}

rule "aws_amplify_app" {
  type = "AWS::Amplify::App"

  properties = {
    AccessToken              = self.access_token
    BuildSpec                = self.build_spec
    ComputeRoleArn           = self.compute_role_arn
    CustomHeaders            = self.custom_headers
    Description              = self.description
    EnableBranchAutoDeletion = self.enable_branch_auto_deletion
    EnvironmentVariables     = [for name, value in coalesce(self.environment_variables, {}) : { Name = name, Value = value }]
    Name                     = self.name
    OauthToken               = self.oauth_token
    Platform                 = self.platform != null ? self.platform : "WEB"
    Repository               = self.repository
    Tags                     = tags(self.tags)
    IAMServiceRole           = self.iam_service_role_arn
    AutoBranchCreationConfig = merge(self.enable_auto_branch_creation != null || self.auto_branch_creation_patterns != null ? { AutoBranchCreationPatterns = self.auto_branch_creation_patterns, EnableAutoBranchCreation = self.enable_auto_branch_creation } : null, one([for x in self.auto_branch_creation_config : merge(one(amplify_branch([x])), {
      BuildSpec       = x.build_spec
      EnableAutoBuild = x.enable_auto_build
    })]))
    CacheConfig = one([for x in self.cache_config : { Type = x.type }])
    CustomRules = [for x in self.custom_rule : {
      Condition = x.condition
      Source    = x.source
      Status    = x.status
      Target    = x.target
    }]
    BasicAuthConfig = one(amplify_basic_auth([self]))
  }

  attributes = {
    id             = getatt("AppId")
    arn            = getatt("Arn")
    name           = getatt("AppName")
    default_domain = getatt("DefaultDomain")
  }

  unsupported = {
    enable_branch_auto_build = { unless = [false], reason = "CloudFormation switches builds on for each branch: set `enable_auto_build` of the branches instead" }
  }
}

rule "aws_amplify_branch" {
  type = "AWS::Amplify::Branch"

  properties = merge(one(amplify_branch([self])), {
    AppId           = self.app_id
    BranchName      = self.branch_name
    Description     = self.description
    EnableAutoBuild = self.enable_auto_build != false
    Tags            = tags(self.tags)
  })

  attributes = {
    id           = "${self.app_id}/${self.branch_name}"
    arn          = getatt("Arn")
    display_name = self.branch_name
  }

  unsupported = {
    backend_environment_arn = "CloudFormation connects no backend environments: leave it out, or connect it with `aws amplify update-branch`"
    display_name            = "CloudFormation shows branches under their names: leave it out"
    enable_notification     = { unless = [false], reason = "CloudFormation does not switch notifications on: do it with `aws amplify update-branch`" }
    ttl                     = { unless = ["5"], reason = "CloudFormation keeps the time to live of five seconds: set another with `aws amplify update-branch`" }
  }
}

rule "aws_amplify_domain_association" {
  type = "AWS::Amplify::Domain"

  properties = {
    AppId               = self.app_id
    DomainName          = self.domain_name
    EnableAutoSubDomain = self.enable_auto_sub_domain == true
    CertificateSettings = one([for x in self.certificate_settings : { CustomCertificateArn = x.custom_certificate_arn, CertificateType = x.type }])
    SubDomainSettings   = [for x in self.sub_domain : { BranchName = x.branch_name, Prefix = x.prefix }]
  }

  attributes = {
    id                                  = "${self.app_id}/${self.domain_name}"
    arn                                 = getatt("Arn")
    certificate_verification_dns_record = getatt("CertificateRecord")
  }

  no_effect = ["wait_for_verification"]
}

rule "aws_amplify_webhook" {
  no_peer = "CloudFormation makes no webhooks of apps: make it with `aws amplify create-webhook` when the stack is complete"
}

rule "aws_amplify_backend_environment" {
  no_peer = "CloudFormation makes no backend environments: make it with `aws amplify create-backend-environment`"
}
