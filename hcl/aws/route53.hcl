# Amazon Route 53.

rule "aws_route53_zone" {
  type = "AWS::Route53::HostedZone"

  properties = {
    Name             = self.name
    HostedZoneConfig = { Comment = self.comment == null ? "Managed by Terraform" : self.comment }
    HostedZoneTags   = tags(self.tags)
    VPCs             = [for v in self.vpc : { VPCId = v.vpc_id, VPCRegion = v.vpc_region == null ? region() : v.vpc_region }]
  }

  attributes = {
    id                  = ref()
    zone_id             = ref()
    arn                 = arn("route53", "", "", "hostedzone/${ref()}")
    # CloudFormation tells them of public zones only.
    name_servers        = length(self.vpc) == 0 ? getatt("NameServers") : null
    primary_name_server = length(self.vpc) == 0 ? getatt("NameServers")[0] : null
  }

  differs = {
    force_destroy = { unless = [false], reason = "CloudFormation deletes only the records of its stacks: delete others before the stack" }
  }

  unsupported = {
    delegation_set_id = "CloudFormation knows no reusable delegation sets: create the zone outside and pass its ID in"
  }
}

rule "aws_route53_zone_association" {
  fold {
    into   = self.zone_id
    host   = "aws_route53_zone"
    append = { VPCs = [{ VPCId = self.vpc_id, VPCRegion = self.vpc_region == null ? region() : self.vpc_region }] }
  }

  attributes = {
    id = "${self.zone_id}:${self.vpc_id}"
  }
}

# A record that validates a certificate: CloudFormation writes it itself where it knows the zone, and waits until the certificate is
# issued. The zone has to be the account's own ("DomainValidationOption" of AWS::CertificateManager::Certificate).
rule "aws_route53_record" {
  when = refers(self.name, "aws_acm_certificate")

  fold {
    into = self.name
    host = "aws_acm_certificate"
    append = {
      DomainValidationOptions = (other_account(self.name) == null ? [{ DomainName = sibling(self.name, "domain_name"), HostedZoneId = self.zone_id }]
      : fail("CloudFormation validates a certificate by a zone of the certificate's own account, and this record is written in another account: leave it to Terraform, or write it by hand; the stack waits for it"))
    }
  }

  attributes = {
    fqdn = self.name
  }

  # What the record says is what the certificate asks for.
  no_effect = ["allow_overwrite", "records", "ttl", "type"]

  unsupported = {
    alias                            = "CloudFormation writes a plain record: leave it out"
    cidr_routing_policy              = "CloudFormation writes a plain record: leave it out"
    failover_routing_policy          = "CloudFormation writes a plain record: leave it out"
    geolocation_routing_policy       = "CloudFormation writes a plain record: leave it out"
    geoproximity_routing_policy      = "CloudFormation writes a plain record: leave it out"
    health_check_id                  = "CloudFormation writes a plain record: leave it out"
    latency_routing_policy           = "CloudFormation writes a plain record: leave it out"
    multivalue_answer_routing_policy = "CloudFormation writes a plain record: leave it out"
    set_identifier                   = "CloudFormation writes a plain record: leave it out"
    weighted_routing_policy          = "CloudFormation writes a plain record: leave it out"
  }
}

rule "aws_route53_record" {
  type = "AWS::Route53::RecordSet"

  properties = {
    HostedZoneId     = self.zone_id
    Type             = self.type
    TTL              = self.ttl
    HealthCheckId    = self.health_check_id
    MultiValueAnswer = self.multivalue_answer_routing_policy
    SetIdentifier    = self.set_identifier

    # Terraform completes names that do not end in the zone's name; an attribute of a resource is a full name already.
    Name = [for zone in [config(self.zone_id, "name")] :
      choose(refers(self.name) || zone == null || endswith(self.name, "."), self.name,
        choose(endswith(".${self.name}", ".${zone}"), self.name,
          choose(endswith(".${self.name}.", ".${zone}"), self.name,
      self.name == "" || self.name == "@" ? zone : "${self.name}.${zone}")))
    ][0]

    # Terraform puts the quotation marks around texts.
    ResourceRecords = contains(["TXT", "SPF"], self.type) ? [for r in coalesce(self.records, []) : "\"${r}\""] : self.records

    AliasTarget = one([for a in self.alias : {
      DNSName              = a.name
      HostedZoneId         = a.zone_id
      EvaluateTargetHealth = a.evaluate_target_health
    }])

    CidrRoutingConfig = one([for c in self.cidr_routing_policy : { CollectionId = c.collection_id, LocationName = c.location_name }])
    Failover          = one([for f in self.failover_routing_policy : f.type])

    GeoLocation = one([for g in self.geolocation_routing_policy : {
      ContinentCode   = g.continent
      CountryCode     = g.country
      SubdivisionCode = g.subdivision
    }])

    GeoProximityLocation = one([for g in self.geoproximity_routing_policy : {
      AWSRegion      = g.aws_region
      Bias           = g.bias
      LocalZoneGroup = g.local_zone_group
      Coordinates    = one([for c in g.coordinates : { Latitude = c.latitude, Longitude = c.longitude }])
    }])

    Region = one([for l in self.latency_routing_policy : l.region])
    Weight = one([for w in self.weighted_routing_policy : w.weight])
  }

  attributes = {
    id   = join("_", [for s in [self.zone_id, self.name, self.type, self.set_identifier] : s if s != null])
    fqdn = ref()
  }

  differs = {
    allow_overwrite = { unless = [false], reason = "CloudFormation does not take over records that exist already: delete the record first, or import it into the stack" }
  }
}

rule "aws_route53_health_check" {
  type = "AWS::Route53::HealthCheck"

  properties = {
    HealthCheckConfig = {
      Type                         = self.type
      ChildHealthChecks            = self.child_healthchecks
      EnableSNI                    = self.enable_sni
      FailureThreshold             = self.failure_threshold
      FullyQualifiedDomainName     = self.fqdn
      HealthThreshold              = self.child_health_threshold
      InsufficientDataHealthStatus = self.insufficient_data_health_status
      Inverted                     = self.invert_healthcheck
      IPAddress                    = self.ip_address
      MeasureLatency               = self.measure_latency
      Port                         = self.port
      Regions                      = self.regions
      RequestInterval              = self.request_interval
      ResourcePath                 = self.resource_path
      RoutingControlArn            = self.routing_control_arn
      SearchString                 = self.search_string
      AlarmIdentifier = self.cloudwatch_alarm_name == null ? null : {
        Name   = self.cloudwatch_alarm_name
        Region = self.cloudwatch_alarm_region
      }
    }
    HealthCheckTags = tags(self.tags)
  }

  attributes = {
    id  = ref()
    arn = arn("route53", "", "", "healthcheck/${ref()}")
  }

  no_effect = ["reference_name", "triggers"]

  unsupported = {
    disabled = { unless = [false], reason = "CloudFormation makes only enabled health checks: leave the check out, or invert it" }
  }
}

data "aws_route53_zone" {
  attributes = {
    id      = self.zone_id != null ? self.zone_id : parameter("zone_id")
    zone_id = self.zone_id != null ? self.zone_id : parameter("zone_id")
    arn     = arn("route53", "", "", "hostedzone/${self.zone_id != null ? self.zone_id : parameter("zone_id")}")
    name    = self.name != null ? trimsuffix(self.name, ".") : sibling(self.zone_id, "name")
  }

  parameter "zone_id" {
    type        = "AWS::Route53::HostedZone::Id"
    description = "ID of the hosted zone"
  }
}

rule "aws_route53_cidr_collection" {
  type = "AWS::Route53::CidrCollection"

  properties = {
    Name = self.name
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

# --- DNSSEC and ranges of addresses -------------------------------------------------------------------------------------

rule "aws_route53_hosted_zone_dnssec" {
  type = "AWS::Route53::DNSSEC"

  properties = {
    HostedZoneId = self.hosted_zone_id
  }

  attributes = {
    id = self.hosted_zone_id
  }

  unsupported = {
    signing_status = { unless = ["SIGNING"], reason = "CloudFormation signs as long as the resource is there: remove it to stop" }
  }
}

rule "aws_route53_key_signing_key" {
  type = "AWS::Route53::KeySigningKey"

  properties = {
    HostedZoneId            = self.hosted_zone_id
    KeyManagementServiceArn = self.key_management_service_arn
    Name                    = self.name
    Status                  = self.status != null ? self.status : "ACTIVE"
  }

  attributes = {
    id = "${self.hosted_zone_id},${self.name}"
  }
}

rule "aws_route53_cidr_location" {
  fold {
    into   = self.cidr_collection_id
    host   = "aws_route53_cidr_collection"
    append = { Locations = [{ CidrList = self.cidr_blocks, LocationName = self.name }] }
  }

  attributes = {
    id = "${self.cidr_collection_id},${self.name}"
  }
}

# --- profiles ------------------------------------------------------------------------------------------------------

rule "aws_route53profiles_profile" {
  type = "AWS::Route53Profiles::Profile"

  properties = {
    Name = self.name
    Tags = tags(self.tags)
  }

  attributes = {
    id           = getatt("Id")
    arn          = getatt("Arn")
    share_status = getatt("ShareStatus")
    owner_id     = account()
  }
}

rule "aws_route53profiles_association" {
  type = "AWS::Route53Profiles::ProfileAssociation"

  properties = {
    Name       = self.name
    ProfileId  = self.profile_id
    ResourceId = self.resource_id
    Tags       = tags(self.tags)
  }

  attributes = {
    id       = getatt("Id")
    owner_id = account()
  }
}

rule "aws_route53profiles_resource_association" {
  type = "AWS::Route53Profiles::ProfileResourceAssociation"

  properties = {
    Name               = self.name
    ProfileId          = self.profile_id
    ResourceArn        = self.resource_arn
    ResourceProperties = self.resource_properties
  }

  attributes = {
    id            = getatt("Id")
    resource_type = getatt("ResourceType")
    owner_id      = account()
  }
}
