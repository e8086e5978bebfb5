# Amazon VPC Lattice.

rule "aws_vpclattice_service_network" {
  type = "AWS::VpcLattice::ServiceNetwork"

  properties = {
    AuthType = self.auth_type
    Name     = self.name
    Tags     = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = ref()
  }
}

rule "aws_vpclattice_service_network_vpc_association" {
  type = "AWS::VpcLattice::ServiceNetworkVpcAssociation"

  properties = {
    SecurityGroupIds         = self.security_group_ids
    ServiceNetworkIdentifier = self.service_network_identifier
    Tags                     = tags(self.tags)
    VpcIdentifier            = self.vpc_identifier
  }

  attributes = {
    status = getatt("Status")
    id     = getatt("Id")
    arn    = ref()
  }
}

rule "aws_vpclattice_service" {
  type = "AWS::VpcLattice::Service"

  properties = {
    AuthType         = self.auth_type
    CertificateArn   = self.certificate_arn
    CustomDomainName = self.custom_domain_name
    Name             = self.name
    Tags             = tags(self.tags)
  }

  attributes = {
    status = getatt("Status")
    id     = getatt("Id")
    arn    = ref()
  }
}

rule "aws_vpclattice_service_network_service_association" {
  type = "AWS::VpcLattice::ServiceNetworkServiceAssociation"

  properties = {
    ServiceIdentifier        = self.service_identifier
    ServiceNetworkIdentifier = self.service_network_identifier
    Tags                     = tags(self.tags)
  }

  attributes = {
    status = getatt("Status")
    id     = getatt("Id")
    arn    = ref()
  }
}

rule "aws_vpclattice_target_group" {
  type = "AWS::VpcLattice::TargetGroup"

  properties = {
    Name = self.name
    Tags = tags(self.tags)
    Type = self.type
    Config = one([for x in self.config : {
      IpAddressType               = x.ip_address_type
      LambdaEventStructureVersion = x.lambda_event_structure_version
      Port                        = x.port
      Protocol                    = x.protocol
      ProtocolVersion             = x.protocol_version
      VpcIdentifier               = x.vpc_identifier
      HealthCheck = one([for y in x.health_check : {
        Enabled                    = y.enabled
        HealthCheckIntervalSeconds = y.health_check_interval_seconds
        HealthCheckTimeoutSeconds  = y.health_check_timeout_seconds
        HealthyThresholdCount      = y.healthy_threshold_count
        Path                       = y.path
        Port                       = y.port
        Protocol                   = y.protocol
        ProtocolVersion            = y.protocol_version
        UnhealthyThresholdCount    = y.unhealthy_threshold_count
        Matcher                    = one([for z in y.matcher : { HttpCode = z.value }])
      }])
    }])
  }

  attributes = {
    id     = getatt("Id")
    arn    = getatt("Arn")
    status = getatt("Status")
  }
}

rule "aws_vpclattice_target_group_attachment" {
  fold {
    into = self.target_group_identifier
    host = "aws_vpclattice_target_group"
    append = {
      Targets = [for x in self.target : { Id = x.id, Port = x.port }]
    }
  }
}

shape "vpclattice_action" {
  value = {
    FixedResponse = one([for y in item.fixed_response : { StatusCode = y.status_code }])
    Forward = one([for y in item.forward : {
      TargetGroups = [for z in y.target_groups : { TargetGroupIdentifier = z.target_group_identifier, Weight = z.weight == null ? 100 : z.weight }]
    }])
  }
}

rule "aws_vpclattice_listener" {
  type = "AWS::VpcLattice::Listener"

  properties = {
    Name              = self.name
    Port              = self.port
    Protocol          = self.protocol
    Tags              = tags(self.tags)
    DefaultAction     = one(vpclattice_action(self.default_action))
    ServiceIdentifier = self.service_identifier != null ? self.service_identifier : self.service_arn
  }

  attributes = {
    listener_id        = getatt("Id")
    arn                = getatt("Arn")
    service_arn        = getatt("ServiceArn")
    service_identifier = getatt("ServiceId")
  }
}

rule "aws_vpclattice_resource_gateway" {
  type = "AWS::VpcLattice::ResourceGateway"

  properties = {
    IpAddressType    = self.ip_address_type
    Name             = self.name
    SecurityGroupIds = self.security_group_ids
    SubnetIds        = self.subnet_ids
    Tags             = tags(self.tags)
    VpcIdentifier    = self.vpc_id
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_vpclattice_resource_configuration" {
  type = "AWS::VpcLattice::ResourceConfiguration"

  properties = {
    AllowAssociationToSharableServiceNetwork = self.allow_association_to_shareable_service_network
    Name                                     = self.name
    PortRanges                               = self.port_ranges
    ProtocolType                             = self.protocol
    ResourceConfigurationDefinition = one([for x in self.resource_configuration_definition : {
      ArnResource = one([for y in x.arn_resource : y.arn])
      DnsResource = one([for y in x.dns_resource : { DomainName = y.domain_name, IpAddressType = y.ip_address_type }])
      IpResource  = one([for y in x.ip_resource : y.ip_address])
    }])
    ResourceConfigurationGroupId = self.resource_configuration_group_id
    ResourceConfigurationType    = self.type != null ? self.type : "SINGLE"
    ResourceGatewayId            = self.resource_gateway_identifier
    Tags                         = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_vpclattice_access_log_subscription" {
  type = "AWS::VpcLattice::AccessLogSubscription"

  properties = {
    DestinationArn        = self.destination_arn
    ResourceIdentifier    = self.resource_identifier
    ServiceNetworkLogType = self.service_network_log_type
    Tags                  = tags(self.tags)
  }

  attributes = {
    id           = getatt("Id")
    arn          = getatt("Arn")
    resource_arn = getatt("ResourceArn")
  }
}

rule "aws_vpclattice_auth_policy" {
  type = "AWS::VpcLattice::AuthPolicy"

  properties = {
    Policy             = self.policy
    ResourceIdentifier = self.resource_identifier
  }

  attributes = {
    id    = self.resource_identifier
    state = getatt("State")
  }

  unsupported = {
    state = "CloudFormation makes a policy active with the service's or network's `auth_type`: leave it out"
  }
}

rule "aws_vpclattice_resource_policy" {
  type = "AWS::VpcLattice::ResourcePolicy"

  properties = {
    Policy      = self.policy
    ResourceArn = self.resource_arn
  }

  attributes = {
    id = self.resource_arn
  }
}

rule "aws_vpclattice_service_network_resource_association" {
  type = "AWS::VpcLattice::ServiceNetworkResourceAssociation"

  properties = {
    ResourceConfigurationId = self.resource_configuration_identifier
    ServiceNetworkId        = self.service_network_identifier
    Tags                    = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_vpclattice_listener_rule" {
  type = "AWS::VpcLattice::Rule"

  properties = {
    ListenerIdentifier = self.listener_identifier
    Name               = self.name
    Priority           = self.priority
    ServiceIdentifier  = self.service_identifier
    Tags               = tags(self.tags)
    Action             = one(vpclattice_action(self.action))
    Match = one([for x in self.match : {
      HttpMatch = one([for y in x.http_match : {
        Method = y.method
        HeaderMatches = [for z in y.header_matches : {
          CaseSensitive = z.case_sensitive
          Name          = z.name
          Match = one([for u in z.match : {
            Contains = u.contains
            Exact    = u.exact
            Prefix   = u.prefix
          }])
        }]
        PathMatch = one([for z in y.path_match : {
          CaseSensitive = z.case_sensitive
          Match         = one([for u in z.match : { Exact = u.exact, Prefix = u.prefix }])
        }])
      }])
    }])
  }

  attributes = {
    id      = getatt("Id")
    rule_id = getatt("Id")
    arn     = getatt("Arn")
  }
}
