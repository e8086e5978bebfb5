# Elastic Load Balancing, the first generation.

rule "aws_elb" {
  type = "AWS::ElasticLoadBalancing::LoadBalancer"

  properties = {
    AvailabilityZones        = self.availability_zones
    CrossZone                = self.cross_zone_load_balancing != false
    Instances                = self.instances
    LoadBalancerName         = physical_name(self.name, self.name_prefix)
    SecurityGroups           = self.security_groups
    Subnets                  = self.subnets
    Tags                     = tags(self.tags)
    Scheme                   = self.internal == true ? "internal" : "internet-facing"
    ConnectionDrainingPolicy = self.connection_draining == true ? { Enabled = true, Timeout = self.connection_draining_timeout == null ? 300 : self.connection_draining_timeout } : null
    ConnectionSettings       = { IdleTimeout = self.idle_timeout == null ? 60 : self.idle_timeout }

    HealthCheck = one([for h in self.health_check : {
      HealthyThreshold   = h.healthy_threshold
      Interval           = h.interval
      Target             = h.target
      Timeout            = h.timeout
      UnhealthyThreshold = h.unhealthy_threshold
    }])

    Listeners = [for l in self.listener : {
      InstancePort     = l.instance_port
      InstanceProtocol = upper(l.instance_protocol)
      LoadBalancerPort = l.lb_port
      Protocol         = upper(l.lb_protocol)
      SSLCertificateId = l.ssl_certificate_id
    }]

    AccessLoggingPolicy = one([for l in self.access_logs : {
      Enabled        = l.enabled != false
      EmitInterval   = l.interval
      S3BucketName   = l.bucket
      S3BucketPrefix = l.bucket_prefix
    }])
  }

  attributes = {
    id                    = ref()
    name                  = ref()
    arn                   = arn("elasticloadbalancing", region(), account(), "loadbalancer/${ref()}")
    dns_name              = getatt("DNSName")
    zone_id               = getatt("CanonicalHostedZoneNameID")
    source_security_group = "${getatt("SourceSecurityGroup.OwnerAlias")}/${getatt("SourceSecurityGroup.GroupName")}"
  }

  synthesis = {
    id   = self.name
    name = self.name
    arn  = self.name == null ? null : arn("elasticloadbalancing", region(), account(), "loadbalancer/${self.name}")
  }

  no_effect = ["connection_draining_timeout"]

  unsupported = {
    desync_mitigation_mode = { unless = ["defensive"], reason = "CloudFormation does not set the mode of a classic load balancer: use aws_lb" }
    source_security_group  = "the service gives the group: remove the argument"
  }
}

rule "aws_elb_attachment" {
  fold {
    into   = self.elb
    host   = "aws_elb"
    append = { Instances = [self.instance] }
  }
}

# Terraform makes a policy and sets it at a port; CloudFormation does both with one entry.
rule "aws_lb_cookie_stickiness_policy" {
  fold {
    into = self.load_balancer
    host = "aws_elb"
    append = {
      Policies = [{
        Attributes        = [for s in [self.cookie_expiration_period] : { Name = "CookieExpirationPeriod", Value = tostring(s) } if s != null]
        LoadBalancerPorts = [self.lb_port]
        PolicyName        = self.name
        PolicyType        = "LBCookieStickinessPolicyType"
      }]
    }
  }
}

rule "aws_app_cookie_stickiness_policy" {
  fold {
    into = self.load_balancer
    host = "aws_elb"
    append = {
      Policies = [{
        Attributes        = [{ Name = "CookieName", Value = self.cookie_name }]
        LoadBalancerPorts = [self.lb_port]
        PolicyName        = self.name
        PolicyType        = "AppCookieStickinessPolicyType"
      }]
    }
  }
}

rule "aws_lb_ssl_negotiation_policy" {
  fold {
    into = self.load_balancer
    host = "aws_elb"
    append = {
      Policies = [{
        Attributes        = [for x in self.attribute : { Name = x.name, Value = x.value }]
        LoadBalancerPorts = [self.lb_port]
        PolicyName        = self.name
        PolicyType        = "SSLNegotiationPolicyType"
      }]
    }
  }

  no_effect = ["triggers"]
}

# Terraform names the policy itself.
rule "aws_proxy_protocol_policy" {
  fold {
    into = self.load_balancer
    host = "aws_elb"
    append = {
      Policies = [{
        Attributes    = [{ Name = "ProxyProtocol", Value = "true" }]
        InstancePorts = self.instance_ports
        PolicyName    = "TFEnableProxyProtocol"
        PolicyType    = "ProxyProtocolPolicyType"
      }]
    }
  }
}

data "aws_elb_hosted_zone_id" {
  attributes = {
    id = one([for known in elb_hosted_zone([self]) : known != null ? known : known_text(self.region == null ? region() : self.region) != "*" ? fail("the hosted zone of classic load balancers in this region is not known: refer to the attribute zone_id of the load balancer") : parameter("id")])
  }

  parameter "id" {
    type        = "String"
    description = "Hosted zone of the classic load balancers of this region"
  }
}
