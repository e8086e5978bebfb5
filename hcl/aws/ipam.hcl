# Amazon VPC IP Address Manager.

rule "aws_vpc_ipam" {
  type = "AWS::EC2::IPAM"

  properties = {
    Description      = self.description
    EnablePrivateGua = self.enable_private_gua
    Tags             = tags(self.tags)
    Tier             = self.tier == null ? "advanced" : self.tier
    OperatingRegions = [for o in self.operating_regions : { RegionName = o.region_name }]
  }

  attributes = {
    id                                        = ref()
    arn                                       = getatt("Arn")
    default_resource_discovery_association_id = getatt("DefaultResourceDiscoveryAssociationId")
    default_resource_discovery_id             = getatt("DefaultResourceDiscoveryId")
    private_default_scope_id                  = getatt("PrivateDefaultScopeId")
    public_default_scope_id                   = getatt("PublicDefaultScopeId")
    scope_count                               = getatt("ScopeCount")
  }

  differs = {
    cascade = { unless = [false], reason = "CloudFormation deletes an IPAM only when its pools are gone: remove the argument" }
  }
}

rule "aws_vpc_ipam_scope" {
  type = "AWS::EC2::IPAMScope"

  properties = {
    Description = self.description
    IpamId      = self.ipam_id
    Tags        = tags(self.tags)
  }

  attributes = {
    id              = ref()
    arn             = getatt("Arn")
    ipam_arn        = getatt("IpamArn")
    ipam_scope_type = getatt("IpamScopeType")
    is_default      = getatt("IsDefault")
    pool_count      = getatt("PoolCount")
  }
}

rule "aws_vpc_ipam_pool" {
  type = "AWS::EC2::IPAMPool"

  properties = {
    AddressFamily                  = self.address_family
    AllocationDefaultNetmaskLength = self.allocation_default_netmask_length
    AllocationMaxNetmaskLength     = self.allocation_max_netmask_length
    AllocationMinNetmaskLength     = self.allocation_min_netmask_length
    AllocationResourceTags         = [for k, v in coalesce(self.allocation_resource_tags, {}) : { Key = k, Value = v }]
    AutoImport                     = self.auto_import
    AwsService                     = self.aws_service
    Description                    = self.description
    IpamScopeId                    = self.ipam_scope_id
    Locale                         = self.locale
    PublicIpSource                 = self.public_ip_source
    PubliclyAdvertisable           = self.publicly_advertisable
    SourceIpamPoolId               = self.source_ipam_pool_id
    Tags                           = tags(self.tags)
  }

  attributes = {
    id              = ref()
    arn             = getatt("Arn")
    ipam_scope_type = getatt("IpamScopeType")
    pool_depth      = getatt("PoolDepth")
    state           = getatt("State")
  }

  differs = {
    cascade = { unless = [false], reason = "CloudFormation deletes a pool only when its allocations are gone: remove the argument" }
  }
}

rule "aws_vpc_ipam_pool_cidr" {
  type = "AWS::EC2::IPAMPoolCidr"

  properties = {
    Cidr          = self.cidr
    IpamPoolId    = self.ipam_pool_id
    NetmaskLength = self.netmask_length
  }

  attributes = {
    ipam_pool_cidr_id = getatt("IpamPoolCidrId")
    id                = "${self.cidr}_${self.ipam_pool_id}"
  }

  unsupported = {
    cidr_authorization_context = "CloudFormation does not bring own address ranges: provision the range outside of the stack"
  }
}
