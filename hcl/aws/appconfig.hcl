# AWS AppConfig.

rule "aws_appconfig_application" {
  type = "AWS::AppConfig::Application"

  properties = {
    Description = self.description
    Name        = self.name
    Tags        = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = arn("appconfig", region(), account(), "application/${ref()}")
  }
}

rule "aws_appconfig_environment" {
  type = "AWS::AppConfig::Environment"

  properties = {
    ApplicationId = self.application_id
    Description   = self.description
    Name          = self.name
    Tags          = tags(self.tags)
    Monitors      = [for x in self.monitor : { AlarmArn = x.alarm_arn, AlarmRoleArn = x.alarm_role_arn }]
  }

  attributes = {
    id             = "${getatt("EnvironmentId")}:${self.application_id}"
    environment_id = getatt("EnvironmentId")
    arn            = arn("appconfig", region(), account(), "application/${self.application_id}/environment/${getatt("EnvironmentId")}")
  }
}

rule "aws_appconfig_configuration_profile" {
  type = "AWS::AppConfig::ConfigurationProfile"

  properties = {
    ApplicationId    = self.application_id
    Description      = self.description
    KmsKeyIdentifier = self.kms_key_identifier
    LocationUri      = self.location_uri
    Name             = self.name
    RetrievalRoleArn = self.retrieval_role_arn
    Tags             = tags(self.tags)
    Type             = self.type != null ? self.type : "AWS.Freeform"
    Validators       = [for x in self.validator : { Content = x.content, Type = x.type }]
  }

  attributes = {
    id                       = "${getatt("ConfigurationProfileId")}:${self.application_id}"
    configuration_profile_id = getatt("ConfigurationProfileId")
    arn                      = arn("appconfig", region(), account(), "application/${self.application_id}/configurationprofile/${getatt("ConfigurationProfileId")}")
  }
}

rule "aws_appconfig_hosted_configuration_version" {
  type = "AWS::AppConfig::HostedConfigurationVersion"

  properties = {
    ApplicationId          = self.application_id
    ConfigurationProfileId = self.configuration_profile_id
    Content                = self.content
    ContentType            = self.content_type
    Description            = self.description
  }

  attributes = {
    id             = "${self.application_id}/${self.configuration_profile_id}/${getatt("VersionNumber")}"
    version_number = getatt("VersionNumber")
    arn            = arn("appconfig", region(), account(), "application/${self.application_id}/configurationprofile/${self.configuration_profile_id}/hostedconfigurationversion/${getatt("VersionNumber")}")
  }
}

rule "aws_appconfig_deployment_strategy" {
  type = "AWS::AppConfig::DeploymentStrategy"

  properties = {
    DeploymentDurationInMinutes = self.deployment_duration_in_minutes
    Description                 = self.description
    FinalBakeTimeInMinutes      = self.final_bake_time_in_minutes
    GrowthFactor                = self.growth_factor
    GrowthType                  = self.growth_type != null ? self.growth_type : "LINEAR"
    Name                        = self.name
    ReplicateTo                 = self.replicate_to
    Tags                        = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = arn("appconfig", region(), account(), "deploymentstrategy/${ref()}")
  }
}

rule "aws_appconfig_deployment" {
  type = "AWS::AppConfig::Deployment"

  properties = {
    ApplicationId          = self.application_id
    ConfigurationProfileId = self.configuration_profile_id
    ConfigurationVersion   = self.configuration_version
    DeploymentStrategyId   = self.deployment_strategy_id
    Description            = self.description
    EnvironmentId          = self.environment_id
    KmsKeyIdentifier       = self.kms_key_identifier
    Tags                   = tags(self.tags)
  }

  attributes = {
    id                = "${self.application_id}/${self.environment_id}/${getatt("DeploymentNumber")}"
    deployment_number = getatt("DeploymentNumber")
    state             = getatt("State")
    arn               = arn("appconfig", region(), account(), "application/${self.application_id}/environment/${self.environment_id}/deployment/${getatt("DeploymentNumber")}")
  }
}

rule "aws_appconfig_extension" {
  type = "AWS::AppConfig::Extension"

  properties = {
    Actions = { for x in self.action_point : x.point => [for y in x.action : {
      Description = y.description
      Name        = y.name
      RoleArn     = y.role_arn
      Uri         = y.uri
    }] }
    Description = self.description
    Name        = self.name
    Parameters  = { for x in self.parameter : x.name => { Description = x.description, Required = x.required == true } }
    Tags        = tags(self.tags)
  }

  attributes = {
    id      = getatt("Id")
    arn     = getatt("Arn")
    version = getatt("VersionNumber")
  }
}

rule "aws_appconfig_extension_association" {
  type = "AWS::AppConfig::ExtensionAssociation"

  properties = {
    ExtensionIdentifier = self.extension_arn
    Parameters   = self.parameters
    ResourceIdentifier  = self.resource_arn
  }

  attributes = {
    id                = getatt("Id")
    arn               = getatt("Arn")
  }
}
