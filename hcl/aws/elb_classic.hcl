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

data "aws_elb_hosted_zone_id" {
  attributes = {
    id = one([for known in [lookup({
      "af-south-1"     = "Z268VQBMOI5EKX"
      "ap-east-1"      = "Z3DQVH9N71FHZ0"
      "ap-northeast-1" = "Z14GRHDCWA56QT"
      "ap-northeast-2" = "ZWKZPGTI48KDX"
      "ap-northeast-3" = "Z5LXEXXYW11ES"
      "ap-south-1"     = "ZP97RAFLXTNZK"
      "ap-south-2"     = "Z0173938T07WNTVAEPZN"
      "ap-southeast-1" = "Z1LMS91P8CMLE5"
      "ap-southeast-2" = "Z1GM3OXH4ZPM65"
      "ap-southeast-3" = "Z08888821HLRG5A9ZRTER"
      "ca-central-1"   = "ZQSVJUPU6J1EY"
      "cn-north-1"     = "Z1GDH35T77C1KE"
      "cn-northwest-1" = "ZM7IZAIOVVDZF"
      "eu-central-1"   = "Z215JYRZR1TBD5"
      "eu-central-2"   = "Z06391101F2ZOEP8P5EB3"
      "eu-north-1"     = "Z23TAZ6LKFMNIO"
      "eu-south-1"     = "Z3ULH7SSC9OV64"
      "eu-south-2"     = "Z0956581394HF5D5LXGAP"
      "eu-west-1"      = "Z32O12XQLNTSW2"
      "eu-west-2"      = "ZHURV8PSTC4K8"
      "eu-west-3"      = "Z3Q77PNBQS71R4"
      "me-central-1"   = "Z08230872XQRWHG2XF6I"
      "me-south-1"     = "ZS929ML54UICD"
      "sa-east-1"      = "Z2P70J7HTTTPLU"
      "us-east-1"      = "Z35SXDOTRQ7X7K"
      "us-east-2"      = "Z3AADJGX6KTTL2"
      "us-gov-east-1"  = "Z166TLBEWOO7G0"
      "us-gov-west-1"  = "Z33AYJ8TM3BH4J"
      "us-west-1"      = "Z368ELLRRE2KJ0"
      "us-west-2"      = "Z1H1FL5HABSF5"
    }, known_text(self.region == null ? region() : self.region), null)] : known != null ? known : known_text(self.region == null ? region() : self.region) != "*" ? fail("the hosted zone of classic load balancers in this region is not known: refer to the attribute zone_id of the load balancer") : parameter("id")])
  }

  parameter "id" {
    type        = "String"
    description = "Hosted zone of the classic load balancers of this region"
  }
}
