# AWS Cloud Map.

rule "aws_service_discovery_service" {
  type = "AWS::ServiceDiscovery::Service"

  properties = {
    Description             = self.description
    Name                    = self.name
    NamespaceId             = self.namespace_id
    Tags                    = tags(self.tags)
    Type                    = self.type
    HealthCheckCustomConfig = one([for h in self.health_check_custom_config : { FailureThreshold = h.failure_threshold }])

    DnsConfig = one([for d in self.dns_config : {
      NamespaceId   = d.namespace_id
      RoutingPolicy = d.routing_policy == null ? "MULTIVALUE" : d.routing_policy
      DnsRecords    = [for r in d.dns_records : { TTL = r.ttl, Type = r.type }]
    }])

    HealthCheckConfig = one([for h in self.health_check_config : {
      FailureThreshold = h.failure_threshold
      ResourcePath     = h.resource_path
      Type             = h.type
    }])
  }

  attributes = {
    id  = ref()
    arn = getatt("Arn")
  }

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation deletes a service only when its instances are gone: deregister them" }
  }
}

rule "aws_service_discovery_http_namespace" {
  type = "AWS::ServiceDiscovery::HttpNamespace"

  properties = {
    Description = self.description
    Name        = self.name
    Tags        = tags(self.tags)
  }

  attributes = {
    arn       = getatt("Arn")
    id        = ref()
    http_name = self.name
  }
}

rule "aws_service_discovery_private_dns_namespace" {
  type = "AWS::ServiceDiscovery::PrivateDnsNamespace"

  properties = {
    Description = self.description
    Name        = self.name
    Tags        = tags(self.tags)
    Vpc         = self.vpc
  }

  attributes = {
    arn         = getatt("Arn")
    id          = ref()
    hosted_zone = getatt("HostedZoneId")
  }
}

rule "aws_service_discovery_public_dns_namespace" {
  type = "AWS::ServiceDiscovery::PublicDnsNamespace"

  properties = {
    Description = self.description
    Name        = self.name
    Tags        = tags(self.tags)
  }

  attributes = {
    arn         = getatt("Arn")
    id          = ref()
    hosted_zone = getatt("HostedZoneId")
  }
}
