# AWS Elastic Beanstalk.

rule "aws_elastic_beanstalk_application" {
  type = "AWS::ElasticBeanstalk::Application"

  properties = {
    Description     = self.description
    ApplicationName = self.name
    ResourceLifecycleConfig = one([for x in self.appversion_lifecycle : {
      ServiceRole = x.service_role
      VersionLifecycleConfig = {
        MaxAgeRule   = x.max_age_in_days != null ? { DeleteSourceFromS3 = x.delete_source_from_s3, Enabled = true, MaxAgeInDays = x.max_age_in_days } : null
        MaxCountRule = x.max_count != null ? { DeleteSourceFromS3 = x.delete_source_from_s3, Enabled = true, MaxCount = x.max_count } : null
      }
    }])
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("elasticbeanstalk", region(), account(), "application/${ref()}")
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag applications: tag the environments, or the application with `aws elasticbeanstalk update-tags-for-resource`" }
  }
}

# CloudFormation makes up the labels of versions.
rule "aws_elastic_beanstalk_application_version" {
  type = "AWS::ElasticBeanstalk::ApplicationVersion"

  properties = {
    ApplicationName = self.application
    Description     = self.description
    SourceBundle    = { S3Bucket = self.bucket, S3Key = self.key }
  }

  attributes = {
    id   = ref()
    name = ref()
    arn  = arn("elasticbeanstalk", region(), account(), "applicationversion/${self.application}/${ref()}")
  }

  no_effect = ["force_delete"]

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag versions: tag the environments, or the version with `aws elasticbeanstalk update-tags-for-resource`" }
    name = "CloudFormation makes up the label of a version: what refers to it here gets that one"
  }

  unsupported = {
    process = { unless = [false], reason = "CloudFormation does not validate versions before they are deployed: leave it out" }
  }
}

rule "aws_elastic_beanstalk_environment" {
  type = "AWS::ElasticBeanstalk::Environment"

  properties = {
    CNAMEPrefix       = self.cname_prefix
    Description       = self.description
    PlatformArn       = self.platform_arn
    SolutionStackName = self.solution_stack_name
    Tags              = tags(self.tags)
    TemplateName      = self.template_name
    Tier              = self.tier == "Worker" ? { Name = "Worker", Type = "SQS/HTTP" } : { Name = "WebServer", Type = "Standard" }
    VersionLabel      = self.version_label
    ApplicationName   = self.application
    EnvironmentName   = self.name
    OptionSettings    = [for x in self.setting : { Namespace = x.namespace, OptionName = x.name, ResourceName = x.resource, Value = x.value }]
  }

  attributes = {
    name         = ref()
    arn          = arn("elasticbeanstalk", region(), account(), "environment/${self.application}/${ref()}")
    endpoint_url = getatt("EndpointURL")
  }

  no_effect = ["poll_interval", "wait_for_ready_timeout"]
}

rule "aws_elastic_beanstalk_configuration_template" {
  type = "AWS::ElasticBeanstalk::ConfigurationTemplate"

  properties = {
    Description       = self.description
    EnvironmentId     = self.environment_id
    SolutionStackName = self.solution_stack_name
    ApplicationName   = self.application
    OptionSettings    = [for x in self.setting : { Namespace = x.namespace, OptionName = x.name, ResourceName = x.resource, Value = x.value }]
  }

  attributes = {
    id   = ref()
    name = ref()
  }

  differs = {
    name = "CloudFormation makes up the name of a template: what refers to it here gets that one"
  }
}
