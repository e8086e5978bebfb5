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

rule "aws_vpclattice_listener" {
  type = "AWS::VpcLattice::Listener"

  properties = {
    Name     = self.name
    Port     = self.port
    Protocol = self.protocol
    Tags     = tags(self.tags)
    DefaultAction = one([for x in self.default_action : {
      FixedResponse = one([for y in x.fixed_response : { StatusCode = y.status_code }])
      Forward = one([for y in x.forward : {
        TargetGroups = [for z in y.target_groups : { TargetGroupIdentifier = z.target_group_identifier, Weight = z.weight }]
      }])
    }])
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
