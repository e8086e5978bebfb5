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
      Port     = t.port == null ? 53 : t.port
      Protocol = t.protocol == null ? "Do53" : t.protocol
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

# --- DNS firewall ---------------------------------------------------------------------------------------------------

rule "aws_route53_resolver_config" {
  type = "AWS::Route53Resolver::ResolverConfig"

  properties = {
    AutodefinedReverseFlag = self.autodefined_reverse_flag
    ResourceId             = self.resource_id
  }

  attributes = {
    id       = getatt("Id")
    owner_id = getatt("OwnerId")
  }
}

rule "aws_route53_resolver_dnssec_config" {
  type = "AWS::Route53Resolver::ResolverDNSSECConfig"

  properties = {
    ResourceId = self.resource_id
  }

  attributes = {
    id                = getatt("Id")
    arn               = arn("route53resolver", region(), account(), "resolver-dnssec-config/${getatt("Id")}")
    owner_id          = getatt("OwnerId")
    validation_status = getatt("ValidationStatus")
  }
}

rule "aws_route53_resolver_firewall_domain_list" {
  type = "AWS::Route53Resolver::FirewallDomainList"

  properties = {
    Domains = self.domains
    Name    = self.name
    Tags    = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_route53_resolver_firewall_rule_group" {
  type = "AWS::Route53Resolver::FirewallRuleGroup"

  properties = {
    Name = self.name
    Tags = tags(self.tags)
  }

  attributes = {
    id           = getatt("Id")
    arn          = getatt("Arn")
    owner_id     = getatt("OwnerId")
    share_status = getatt("ShareStatus")
  }
}

rule "aws_route53_resolver_firewall_rule" {
  fold {
    into = self.firewall_rule_group_id
    host = "aws_route53_resolver_firewall_rule_group"
    append = {
      FirewallRules = [{
        Action                          = self.action
        BlockOverrideDnsType            = self.block_override_dns_type
        BlockOverrideDomain             = self.block_override_domain
        BlockOverrideTtl                = self.block_override_ttl
        BlockResponse                   = self.block_response
        FirewallDomainListId            = self.firewall_domain_list_id
        FirewallDomainRedirectionAction = self.firewall_domain_redirection_action
        Priority                        = self.priority
        Qtype                           = self.q_type
      }]
    }
  }

  attributes = {
    id = "${self.firewall_rule_group_id}:${self.firewall_domain_list_id}"
  }

  differs = {
    name = "Rules have no names in CloudFormation, which tells them apart by their domain lists"
  }
}

rule "aws_route53_resolver_firewall_rule_group_association" {
  type = "AWS::Route53Resolver::FirewallRuleGroupAssociation"

  properties = {
    FirewallRuleGroupId = self.firewall_rule_group_id
    MutationProtection  = self.mutation_protection
    Name                = self.name
    Priority            = self.priority
    Tags                = tags(self.tags)
    VpcId               = self.vpc_id
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_route53_resolver_firewall_config" {
  no_peer = "It is a setting of the VPC that no type of CloudFormation has: set it with `aws route53resolver update-firewall-config`"
}

data "aws_route53_resolver_rule" {
  attributes = {
    id               = attribute("resolver_rule_id")
    resolver_rule_id = self.resolver_rule_id != null ? self.resolver_rule_id : parameter("resolver_rule_id")
    arn              = parameter("arn")
  }

  parameter "resolver_rule_id" {
    type        = "String"
    description = "ID of the resolver rule"
  }

  # It may be shared by another account.
  parameter "arn" {
    type        = "String"
    description = "ARN of the resolver rule"
  }
}
