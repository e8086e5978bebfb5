# Amazon Route 53 Resolver.

rule "aws_route53_resolver_endpoint" {
  type = "AWS::Route53Resolver::ResolverEndpoint"

  properties = {
    Direction            = self.direction
    Name                 = self.name
    Protocols            = self.protocols
    ResolverEndpointType = self.resolver_endpoint_type
    SecurityGroupIds     = self.security_group_ids
    Tags                 = tags(self.tags)

    IpAddresses = [for i in self.ip_address : {
      Ip       = i.ip
      Ipv6     = i.ipv6
      SubnetId = i.subnet_id
    }]
  }

  attributes = {
    id          = ref()
    arn         = getatt("Arn")
    host_vpc_id = getatt("HostVPCId")
  }
}

rule "aws_route53_resolver_rule" {
  type = "AWS::Route53Resolver::ResolverRule"

  properties = {
    DomainName         = self.domain_name
    Name               = self.name
    ResolverEndpointId = self.resolver_endpoint_id
    RuleType           = self.rule_type
    Tags               = tags(self.tags)

    TargetIps = [for t in self.target_ip : {
      Ip       = t.ip
      Ipv6     = t.ipv6
      Port     = t.port
      Protocol = t.protocol
    }]
  }

  attributes = {
    arn          = getatt("Arn")
    id           = ref()
    owner_id     = account()
    share_status = "NOT_SHARED"
  }
}

rule "aws_route53_resolver_rule_association" {
  type = "AWS::Route53Resolver::ResolverRuleAssociation"

  properties = {
    Name           = self.name
    ResolverRuleId = self.resolver_rule_id
    VPCId          = self.vpc_id
  }

  attributes = {
    id = ref()
  }
}

rule "aws_route53_resolver_query_log_config" {
  type = "AWS::Route53Resolver::ResolverQueryLoggingConfig"

  properties = {
    DestinationArn = self.destination_arn
    Name           = self.name
    Tags           = tags(self.tags)
  }

  attributes = {
    arn          = getatt("Arn")
    id           = ref()
    owner_id     = account()
    share_status = "NOT_SHARED"
  }
}

rule "aws_route53_resolver_query_log_config_association" {
  type = "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation"

  properties = {
    ResolverQueryLogConfigId = self.resolver_query_log_config_id
    ResourceId               = self.resource_id
  }

  attributes = {
    id = ref()
  }
}
