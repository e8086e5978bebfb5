# App Runner: services, how they reach a VPC and how they scale.

rule "aws_apprunner_service" {
  type = "AWS::AppRunner::Service"

  properties = {
    AutoScalingConfigurationArn = self.auto_scaling_configuration_arn
    ServiceName                 = self.service_name
    Tags                        = tags(self.tags)
    EncryptionConfiguration     = one([for x in self.encryption_configuration : { KmsKey = x.kms_key }])
    HealthCheckConfiguration = one([for x in self.health_check_configuration : {
      HealthyThreshold   = x.healthy_threshold
      Interval           = x.interval
      Path               = x.path
      Protocol           = x.protocol
      Timeout            = x.timeout
      UnhealthyThreshold = x.unhealthy_threshold
    }])
    InstanceConfiguration = one([for x in self.instance_configuration : {
      Cpu             = x.cpu
      InstanceRoleArn = x.instance_role_arn
      Memory          = x.memory
    }])
    NetworkConfiguration = one([for x in self.network_configuration : {
      IpAddressType        = x.ip_address_type
      EgressConfiguration  = one([for y in x.egress_configuration : { EgressType = y.egress_type, VpcConnectorArn = y.vpc_connector_arn }])
      IngressConfiguration = one([for y in x.ingress_configuration : { IsPubliclyAccessible = y.is_publicly_accessible }])
    }])
    ObservabilityConfiguration = one([for x in self.observability_configuration : { ObservabilityConfigurationArn = x.observability_configuration_arn, ObservabilityEnabled = x.observability_enabled }])
    SourceConfiguration = one([for x in self.source_configuration : {
      AutoDeploymentsEnabled      = x.auto_deployments_enabled == null ? true : x.auto_deployments_enabled
      AuthenticationConfiguration = one([for y in x.authentication_configuration : { AccessRoleArn = y.access_role_arn, ConnectionArn = y.connection_arn }])
      CodeRepository = one([for y in x.code_repository : {
        RepositoryUrl   = y.repository_url
        SourceDirectory = y.source_directory
        CodeConfiguration = one([for z in y.code_configuration : {
          ConfigurationSource = z.configuration_source
          CodeConfigurationValues = one([for u in z.code_configuration_values : {
            BuildCommand                = u.build_command
            Port                        = u.port
            Runtime                     = u.runtime
            RuntimeEnvironmentSecrets   = [for name, value in coalesce(u.runtime_environment_secrets, {}) : { Name = name, Value = value }]
            RuntimeEnvironmentVariables = [for name, value in coalesce(u.runtime_environment_variables, {}) : { Name = name, Value = value }]
            StartCommand                = u.start_command
          }])
        }])
        SourceCodeVersion = one([for z in y.source_code_version : { Type = z.type, Value = z.value }])
      }])
      ImageRepository = one([for y in x.image_repository : {
        ImageIdentifier     = y.image_identifier
        ImageRepositoryType = y.image_repository_type
        ImageConfiguration = one([for z in y.image_configuration : {
          Port                        = z.port
          RuntimeEnvironmentSecrets   = [for name, value in coalesce(z.runtime_environment_secrets, {}) : { Name = name, Value = value }]
          RuntimeEnvironmentVariables = [for name, value in coalesce(z.runtime_environment_variables, {}) : { Name = name, Value = value }]
          StartCommand                = z.start_command
        }])
      }])
    }])
  }

  attributes = {
    id          = getatt("ServiceArn")
    arn         = getatt("ServiceArn")
    service_id  = getatt("ServiceId")
    service_url = getatt("ServiceUrl")
    status      = getatt("Status")
  }
}

rule "aws_apprunner_vpc_connector" {
  type = "AWS::AppRunner::VpcConnector"

  properties = {
    SecurityGroups   = self.security_groups
    Subnets          = self.subnets
    Tags             = tags(self.tags)
    VpcConnectorName = self.vpc_connector_name
  }

  attributes = {
    id                     = getatt("VpcConnectorArn")
    arn                    = getatt("VpcConnectorArn")
    vpc_connector_revision = getatt("VpcConnectorRevision")
  }
}

rule "aws_apprunner_auto_scaling_configuration_version" {
  type = "AWS::AppRunner::AutoScalingConfiguration"

  properties = {
    AutoScalingConfigurationName = self.auto_scaling_configuration_name
    MaxConcurrency               = self.max_concurrency
    MaxSize                      = self.max_size
    MinSize                      = self.min_size
    Tags                         = tags(self.tags)
  }

  attributes = {
    id                                  = getatt("AutoScalingConfigurationArn")
    arn                                 = getatt("AutoScalingConfigurationArn")
    auto_scaling_configuration_revision = getatt("AutoScalingConfigurationRevision")
    latest                              = getatt("Latest")
  }
}

rule "aws_apprunner_observability_configuration" {
  type = "AWS::AppRunner::ObservabilityConfiguration"

  properties = {
    ObservabilityConfigurationName = self.observability_configuration_name
    Tags                           = tags(self.tags)
    TraceConfiguration             = one([for x in self.trace_configuration : { Vendor = x.vendor }])
  }

  attributes = {
    id                                   = getatt("ObservabilityConfigurationArn")
    latest                               = getatt("Latest")
    observability_configuration_revision = getatt("ObservabilityConfigurationRevision")
    arn                                  = getatt("ObservabilityConfigurationArn")
  }
}

rule "aws_apprunner_vpc_ingress_connection" {
  type = "AWS::AppRunner::VpcIngressConnection"

  properties = {
    ServiceArn               = self.service_arn
    Tags                     = tags(self.tags)
    IngressVpcConfiguration  = one([for x in self.ingress_vpc_configuration : { VpcEndpointId = x.vpc_endpoint_id, VpcId = x.vpc_id }])
    VpcIngressConnectionName = self.name
  }

  attributes = {
    id          = getatt("VpcIngressConnectionArn")
    arn         = getatt("VpcIngressConnectionArn")
    domain_name = getatt("DomainName")
    status      = getatt("Status")
  }
}

rule "aws_apprunner_connection" {
  no_peer = "CloudFormation makes no connections to source repositories: make it with `aws apprunner create-connection`, complete it in the console, and give its ARN in a variable"
}

rule "aws_apprunner_custom_domain_association" {
  no_peer = "CloudFormation associates no domains: do it with `aws apprunner associate-custom-domain` when the stack is complete"
}
