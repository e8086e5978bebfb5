# Amazon Virtual Private Cloud: networks, subnets, gateways, routes, peering, endpoints, network ACLs and flow logs. Security groups are
# in security_group.hcl, transit gateways in transit_gateway.hcl, VPNs in vpn.hcl.
#
# What AWS creates together with a VPC (main route table, default network ACL, default security group) Terraform can adopt and
# CloudFormation cannot: the rules for those types say so and name the way out.

# --- networks -----------------------------------------------------------------------------------------------------------

rule "aws_vpc" {
  type = "AWS::EC2::VPC"

  properties = {
    CidrBlock          = self.cidr_block
    EnableDnsHostnames = self.enable_dns_hostnames
    EnableDnsSupport   = self.enable_dns_support
    InstanceTenancy    = self.instance_tenancy
    Ipv4IpamPoolId     = self.ipv4_ipam_pool_id
    Ipv4NetmaskLength  = self.ipv4_netmask_length
    Tags               = tags(self.tags)
  }

  # IPv6 addresses are a resource of their own.
  also "vpc_ipv6_cidr_block" {
    type = "AWS::EC2::VPCCidrBlock"
    when = self.assign_generated_ipv6_cidr_block == true || self.ipv6_ipam_pool_id != null

    properties = {
      VpcId                           = ref()
      AmazonProvidedIpv6CidrBlock     = self.assign_generated_ipv6_cidr_block
      Ipv6CidrBlock                   = self.ipv6_cidr_block
      Ipv6CidrBlockNetworkBorderGroup = self.ipv6_cidr_block_network_border_group
      Ipv6IpamPoolId                  = self.ipv6_ipam_pool_id
      Ipv6NetmaskLength               = self.ipv6_netmask_length
    }
  }

  attributes = {
    id                        = ref()
    arn                       = arn("ec2", region(), account(), "vpc/${ref()}")
    cidr_block                = self.cidr_block != null ? self.cidr_block : getatt("CidrBlock")
    default_network_acl_id    = getatt("DefaultNetworkAcl")
    default_security_group_id = getatt("DefaultSecurityGroup")
    ipv6_association_id       = self.assign_generated_ipv6_cidr_block == true || self.ipv6_ipam_pool_id != null ? getatt("Id", "vpc_ipv6_cidr_block") : null
    ipv6_cidr_block           = self.ipv6_cidr_block != null ? self.ipv6_cidr_block : getatt("Ipv6CidrBlocks")[0]
    owner_id                  = account()
  }

  unsupported = {
    enable_network_address_usage_metrics = { unless = [false], reason = "CloudFormation does not turn on network address usage metrics: use `aws ec2 modify-vpc-attribute`" }
  }
}

rule "aws_vpc_ipv4_cidr_block_association" {
  type = "AWS::EC2::VPCCidrBlock"

  properties = {
    VpcId             = self.vpc_id
    CidrBlock         = self.cidr_block
    Ipv4IpamPoolId    = self.ipv4_ipam_pool_id
    Ipv4NetmaskLength = self.ipv4_netmask_length
  }

  attributes = {
    id = getatt("Id")
  }
}

rule "aws_vpc_ipv6_cidr_block_association" {
  type = "AWS::EC2::VPCCidrBlock"

  properties = {
    VpcId                       = self.vpc_id
    AmazonProvidedIpv6CidrBlock = self.assign_generated_ipv6_cidr_block
    Ipv6CidrBlock               = self.ipv6_cidr_block
    Ipv6IpamPoolId              = self.ipv6_ipam_pool_id
    Ipv6NetmaskLength           = self.ipv6_netmask_length
    Ipv6Pool                    = self.ipv6_pool
  }

  attributes = {
    id                     = getatt("Id")
    ip_source              = getatt("IpSource")
    ipv6_address_attribute = getatt("Ipv6AddressAttribute")
  }
}

rule "aws_subnet" {
  type = "AWS::EC2::Subnet"

  properties = {
    AssignIpv6AddressOnCreation = self.assign_ipv6_address_on_creation
    AvailabilityZone            = self.availability_zone
    AvailabilityZoneId          = self.availability_zone_id
    CidrBlock                   = self.cidr_block
    EnableDns64                 = self.enable_dns64
    EnableLniAtDeviceIndex      = self.enable_lni_at_device_index
    Ipv6CidrBlock               = self.ipv6_cidr_block
    Ipv6Native                  = self.ipv6_native
    MapPublicIpOnLaunch         = self.map_public_ip_on_launch
    OutpostArn                  = self.outpost_arn
    Tags                        = tags(self.tags)
    VpcId                       = self.vpc_id

    PrivateDnsNameOptionsOnLaunch = {
      EnableResourceNameDnsAAAARecord = self.enable_resource_name_dns_aaaa_record_on_launch
      EnableResourceNameDnsARecord    = self.enable_resource_name_dns_a_record_on_launch
      HostnameType                    = self.private_dns_hostname_type_on_launch
    }
  }

  attributes = {
    id                   = ref()
    arn                  = arn("ec2", region(), account(), "subnet/${ref()}")
    availability_zone    = self.availability_zone != null ? self.availability_zone : getatt("AvailabilityZone")
    availability_zone_id = self.availability_zone_id != null ? self.availability_zone_id : getatt("AvailabilityZoneId")
    owner_id             = account()
  }

  unsupported = {
    customer_owned_ipv4_pool        = "CloudFormation gives no customer-owned addresses to subnets: use `aws ec2 modify-subnet-attribute`"
    map_customer_owned_ip_on_launch = { unless = [false], reason = "CloudFormation gives no customer-owned addresses to subnets: use `aws ec2 modify-subnet-attribute`" }
  }
}

rule "aws_vpc_dhcp_options" {
  type = "AWS::EC2::DHCPOptions"

  properties = {
    DomainName                    = self.domain_name
    DomainNameServers             = self.domain_name_servers
    Ipv6AddressPreferredLeaseTime = self.ipv6_address_preferred_lease_time
    NetbiosNameServers            = self.netbios_name_servers
    NetbiosNodeType               = self.netbios_node_type
    NtpServers                    = self.ntp_servers
    Tags                          = tags(self.tags)
  }

  attributes = {
    id       = ref()
    arn      = arn("ec2", region(), account(), "dhcp-options/${ref()}")
    owner_id = account()
  }
}

rule "aws_vpc_dhcp_options_association" {
  type = "AWS::EC2::VPCDHCPOptionsAssociation"

  properties = {
    DhcpOptionsId = self.dhcp_options_id
    VpcId         = self.vpc_id
  }

  attributes = {
    id = "${self.dhcp_options_id}-${self.vpc_id}"
  }
}

# --- gateways -----------------------------------------------------------------------------------------------------------

rule "aws_internet_gateway" {
  type = "AWS::EC2::InternetGateway"

  properties = {
    Tags = tags(self.tags)
  }

  also "vpc_gateway_attachment" {
    type = "AWS::EC2::VPCGatewayAttachment"
    when = self.vpc_id != null

    properties = {
      InternetGatewayId = ref()
      VpcId             = self.vpc_id
    }
  }

  attributes = {
    id       = ref()
    arn      = arn("ec2", region(), account(), "internet-gateway/${ref()}")
    owner_id = account()
  }
}

rule "aws_internet_gateway_attachment" {
  type = "AWS::EC2::VPCGatewayAttachment"

  properties = {
    InternetGatewayId = self.internet_gateway_id
    VpcId             = self.vpc_id
  }

  attributes = {
    id = "${self.internet_gateway_id}:${self.vpc_id}"
  }
}

rule "aws_egress_only_internet_gateway" {
  type = "AWS::EC2::EgressOnlyInternetGateway"

  properties = {
    Tags  = tags(self.tags)
    VpcId = self.vpc_id
  }

  attributes = {
    id = ref()
  }
}

rule "aws_nat_gateway" {
  type = "AWS::EC2::NatGateway"

  properties = {
    AllocationId                   = self.allocation_id
    ConnectivityType               = self.connectivity_type
    PrivateIpAddress               = self.private_ip
    SecondaryAllocationIds         = self.secondary_allocation_ids
    SecondaryPrivateIpAddressCount = self.secondary_private_ip_address_count
    SecondaryPrivateIpAddresses    = self.secondary_private_ip_addresses
    SubnetId                       = self.subnet_id
    Tags                           = tags(self.tags)
  }

  attributes = {
    id                   = ref()
    network_interface_id = getatt("EniId")
    public_ip            = sibling(self.allocation_id, "public_ip")
  }
}

# --- addresses ----------------------------------------------------------------------------------------------------------

# Ref is the address itself; Terraform's id is that of its allocation.
rule "aws_eip" {
  type = "AWS::EC2::EIP"

  properties = {
    Address            = self.address
    Domain             = self.domain == null && self.vpc == true ? "vpc" : self.domain
    IpamPoolId         = self.ipam_pool_id
    NetworkBorderGroup = self.network_border_group
    PublicIpv4Pool     = self.public_ipv4_pool
    Tags               = tags(self.tags)
  }

  also "eip_address_association" {
    type = "AWS::EC2::EIPAssociation"
    when = self.instance != null || self.network_interface != null

    properties = {
      AllocationId       = getatt("AllocationId")
      InstanceId         = self.instance
      NetworkInterfaceId = self.network_interface
      PrivateIpAddress   = self.associate_with_private_ip
    }
  }

  attributes = {
    id             = getatt("AllocationId")
    allocation_id  = getatt("AllocationId")
    arn            = arn("ec2", region(), account(), "elastic-ip/${getatt("AllocationId")}")
    association_id = self.instance != null || self.network_interface != null ? getatt("Id", "eip_address_association") : null
    public_dns     = "ec2-${join("-", split(".", getatt("PublicIp")))}.${region() == "us-east-1" ? "compute-1" : "${region()}.compute"}.${url_suffix()}"
    public_ip      = getatt("PublicIp")
  }

  unsupported = {
    customer_owned_ipv4_pool = "CloudFormation allocates no customer-owned addresses: allocate the address with the AWS CLI"
  }
}

rule "aws_eip_association" {
  type = "AWS::EC2::EIPAssociation"

  properties = {
    AllocationId       = self.allocation_id
    EIP                = self.public_ip
    InstanceId         = self.instance_id
    NetworkInterfaceId = self.network_interface_id
    PrivateIpAddress   = self.private_ip_address
  }

  attributes = {
    id = getatt("Id")
  }

  # EC2 moves an address in a VPC unless it is told not to, and the provider never tells it.
  no_effect = ["allow_reassociation"]
}

rule "aws_network_interface" {
  type = "AWS::EC2::NetworkInterface"

  properties = {
    Description                    = self.description
    EnablePrimaryIpv6              = self.enable_primary_ipv6
    GroupSet                       = self.security_groups
    InterfaceType                  = self.interface_type
    Ipv4PrefixCount                = self.ipv4_prefix_count
    Ipv4Prefixes                   = [for p in self.ipv4_prefixes != null ? self.ipv4_prefixes : [] : { Ipv4Prefix = p }]
    Ipv6AddressCount               = self.ipv6_address_count
    Ipv6PrefixCount                = self.ipv6_prefix_count
    Ipv6Prefixes                   = [for p in self.ipv6_prefixes != null ? self.ipv6_prefixes : [] : { Ipv6Prefix = p }]
    SecondaryPrivateIpAddressCount = self.private_ips_count
    SourceDestCheck                = self.source_dest_check
    SubnetId                       = self.subnet_id
    Tags                           = tags(self.tags)

    Ipv6Addresses = [for a in concat(
      [for a in self.ipv6_addresses != null ? self.ipv6_addresses : [] : a],
      [for a in self.ipv6_address_list_enabled == true && self.ipv6_address_list != null ? self.ipv6_address_list : [] : a],
    ) : { Ipv6Address = a }]

    # The first address is the primary one, in Terraform by its position alone.
    PrivateIpAddresses = [for i, a in concat(
      [for a in self.private_ips != null ? self.private_ips : [] : a],
      [for a in self.private_ip_list_enabled == true && self.private_ip_list != null ? self.private_ip_list : [] : a],
    ) : { PrivateIpAddress = a, Primary = i == 0 }]
  }

  # Terraform leaves an attached interface alone when its instance terminates; CloudFormation would delete it.
  also "network_interface_instance" {
    type     = "AWS::EC2::NetworkInterfaceAttachment"
    for_each = self.attachment

    properties = {
      DeleteOnTermination = false
      DeviceIndex         = each.value.device_index
      InstanceId          = each.value.instance
      NetworkInterfaceId  = ref()
    }
  }

  attributes = {
    id         = ref()
    arn        = arn("ec2", region(), account(), "network-interface/${ref()}")
    owner_id   = account()
    private_ip = getatt("PrimaryPrivateIpAddress")
  }

  # The provider takes it, and never sends it.
  no_effect = ["private_ip"]
}

rule "aws_network_interface_attachment" {
  type = "AWS::EC2::NetworkInterfaceAttachment"

  properties = {
    DeleteOnTermination = false
    DeviceIndex         = self.device_index
    InstanceId          = self.instance_id
    NetworkInterfaceId  = self.network_interface_id
  }

  attributes = {
    id            = getatt("AttachmentId")
    attachment_id = getatt("AttachmentId")
  }
}

# --- routes -------------------------------------------------------------------------------------------------------------

rule "aws_route_table" {
  type = "AWS::EC2::RouteTable"

  properties = {
    Tags  = tags(self.tags)
    VpcId = self.vpc_id
  }

  also "route_table_route" {
    type     = "AWS::EC2::Route"
    for_each = [for r in self.route : r]

    properties = {
      CarrierGatewayId            = each.value.carrier_gateway_id
      CoreNetworkArn              = each.value.core_network_arn
      DestinationCidrBlock        = each.value.cidr_block
      DestinationIpv6CidrBlock    = each.value.ipv6_cidr_block
      DestinationPrefixListId     = each.value.destination_prefix_list_id
      EgressOnlyInternetGatewayId = each.value.egress_only_gateway_id
      GatewayId                   = each.value.gateway_id
      LocalGatewayId              = each.value.local_gateway_id
      NatGatewayId                = each.value.nat_gateway_id
      NetworkInterfaceId          = each.value.network_interface_id
      RouteTableId                = ref()
      TransitGatewayId            = each.value.transit_gateway_id
      VpcEndpointId               = each.value.vpc_endpoint_id
      VpcPeeringConnectionId      = each.value.vpc_peering_connection_id
    }
  }

  also "route_table_propagation" {
    type     = "AWS::EC2::VPNGatewayRoutePropagation"
    for_each = [for g in self.propagating_vgws != null ? self.propagating_vgws : [] : g]

    properties = {
      RouteTableIds = [ref()]
      VpnGatewayId  = each.value
    }
  }

  attributes = {
    id       = ref()
    arn      = arn("ec2", region(), account(), "route-table/${ref()}")
    owner_id = account()
  }
}

rule "aws_route" {
  type = "AWS::EC2::Route"

  properties = {
    CarrierGatewayId            = self.carrier_gateway_id
    CoreNetworkArn              = self.core_network_arn
    DestinationCidrBlock        = self.destination_cidr_block
    DestinationIpv6CidrBlock    = self.destination_ipv6_cidr_block
    DestinationPrefixListId     = self.destination_prefix_list_id
    EgressOnlyInternetGatewayId = self.egress_only_gateway_id
    GatewayId                   = self.gateway_id
    LocalGatewayId              = self.local_gateway_id
    NatGatewayId                = self.nat_gateway_id
    NetworkInterfaceId          = self.network_interface_id
    RouteTableId                = self.route_table_id
    TransitGatewayId            = self.transit_gateway_id
    VpcEndpointId               = self.vpc_endpoint_id
    VpcPeeringConnectionId      = self.vpc_peering_connection_id
  }

  attributes = {
    origin = "CreateRoute"
    state  = "active"
  }
}

rule "aws_route_table_association" {
  when = self.gateway_id != null
  type = "AWS::EC2::GatewayRouteTableAssociation"

  properties = {
    GatewayId    = self.gateway_id
    RouteTableId = self.route_table_id
  }

  attributes = {
    id = getatt("AssociationId")
  }

  unsupported = {
    subnet_id = "A route table is associated with a subnet or with a gateway, not with both"
  }
}

rule "aws_route_table_association" {
  type = "AWS::EC2::SubnetRouteTableAssociation"

  properties = {
    RouteTableId = self.route_table_id
    SubnetId     = self.subnet_id
  }

  attributes = {
    id = getatt("Id")
  }

  unsupported = {
    gateway_id = "A route table is associated with a subnet or with a gateway, not with both"
  }
}

rule "aws_main_route_table_association" {
  absorbed = "CloudFormation leaves the main route table of a VPC as it is"

  unsupported = {
    route_table_id = "CloudFormation cannot choose the main route table of a VPC: associate the table with each subnet (aws_route_table_association)"
    vpc_id         = "CloudFormation cannot choose the main route table of a VPC"
  }
}

rule "aws_default_route_table" {
  absorbed = "CloudFormation leaves the main route table of a VPC as it is"

  unsupported = {
    default_route_table_id = "CloudFormation cannot manage the main route table, which AWS creates with the VPC: use an aws_route_table, and associate it with each subnet"
    propagating_vgws       = "CloudFormation cannot manage the main route table of a VPC"
    route                  = "CloudFormation cannot manage the main route table of a VPC"
    tags                   = "CloudFormation cannot manage the main route table of a VPC"
  }
}

# --- peering ------------------------------------------------------------------------------------------------------------

# CloudFormation makes a connection and accepts it in one step, across regions too, as long as both VPCs are in the same account.
rule "aws_vpc_peering_connection" {
  type = "AWS::EC2::VPCPeeringConnection"

  properties = {
    PeerOwnerId = self.peer_owner_id
    PeerRegion  = self.peer_region
    PeerVpcId   = self.peer_vpc_id
    Tags        = tags(self.tags)
    VpcId       = self.vpc_id
  }

  attributes = {
    id            = ref()
    accept_status = "active"
    peer_owner_id = self.peer_owner_id != null ? self.peer_owner_id : account()
    peer_region   = self.peer_region != null ? self.peer_region : region()
  }

  no_effect = ["auto_accept"]

  unsupported = {
    accepter  = { unless = [[{ allow_remote_vpc_dns_resolution = false }], [{ allow_remote_vpc_dns_resolution = null }]], reason = "CloudFormation does not set options of peering connections: use `aws ec2 modify-vpc-peering-connection-options`" }
    requester = { unless = [[{ allow_remote_vpc_dns_resolution = false }], [{ allow_remote_vpc_dns_resolution = null }]], reason = "CloudFormation does not set options of peering connections: use `aws ec2 modify-vpc-peering-connection-options`" }
  }
}

rule "aws_vpc_peering_connection_accepter" {
  absorbed = "CloudFormation accepts a peering connection within one account when it makes it"

  attributes = {
    id            = self.vpc_peering_connection_id
    accept_status = "active"
    peer_owner_id = account()
    peer_vpc_id   = sibling(self.vpc_peering_connection_id, "vpc_id")
    vpc_id        = sibling(self.vpc_peering_connection_id, "peer_vpc_id")
  }

  no_effect = ["auto_accept", "vpc_peering_connection_id"]

  unsupported = {
    accepter  = { unless = [[{ allow_remote_vpc_dns_resolution = false }], [{ allow_remote_vpc_dns_resolution = null }]], reason = "CloudFormation does not set options of peering connections: use `aws ec2 modify-vpc-peering-connection-options`" }
    requester = { unless = [[{ allow_remote_vpc_dns_resolution = false }], [{ allow_remote_vpc_dns_resolution = null }]], reason = "CloudFormation does not set options of peering connections: use `aws ec2 modify-vpc-peering-connection-options`" }
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation tags a peering connection on the requester's side only: set the tags there" }
  }
}

rule "aws_vpc_peering_connection_options" {
  absorbed = "A peering connection has these options without being told"

  attributes = {
    id = self.vpc_peering_connection_id
  }

  no_effect = ["vpc_peering_connection_id"]

  unsupported = {
    accepter  = { unless = [[{ allow_remote_vpc_dns_resolution = false }], [{ allow_remote_vpc_dns_resolution = null }]], reason = "CloudFormation does not set options of peering connections: use `aws ec2 modify-vpc-peering-connection-options`" }
    requester = { unless = [[{ allow_remote_vpc_dns_resolution = false }], [{ allow_remote_vpc_dns_resolution = null }]], reason = "CloudFormation does not set options of peering connections: use `aws ec2 modify-vpc-peering-connection-options`" }
  }
}

# --- endpoints ----------------------------------------------------------------------------------------------------------

rule "aws_vpc_endpoint" {
  type = "AWS::EC2::VPCEndpoint"

  properties = {
    IpAddressType            = self.ip_address_type
    PolicyDocument           = self.policy
    PrivateDnsEnabled        = self.vpc_endpoint_type == "Interface" && self.private_dns_enabled == null ? false : self.private_dns_enabled
    ResourceConfigurationArn = self.resource_configuration_arn
    RouteTableIds            = self.route_table_ids
    SecurityGroupIds         = self.security_group_ids
    ServiceName              = self.service_name
    ServiceNetworkArn        = self.service_network_arn
    ServiceRegion            = self.service_region
    SubnetIds                = self.subnet_ids
    Tags                     = tags(self.tags)
    VpcEndpointType          = self.vpc_endpoint_type
    VpcId                    = self.vpc_id

    DnsOptions = one([for o in self.dns_options : {
      DnsRecordIpType                          = o.dns_record_ip_type
      PrivateDnsOnlyForInboundResolverEndpoint = o.private_dns_only_for_inbound_resolver_endpoint == null ? null : o.private_dns_only_for_inbound_resolver_endpoint ? "OnlyInboundResolver" : "AllResolvers"
    }])
  }

  # An entry is the ID of a hosted zone, a colon and a name in it. The first entry is the name that serves all zones.
  attributes = {
    id                    = ref()
    arn                   = arn("ec2", region(), account(), "vpc-endpoint/${ref()}")
    dns_entry             = [{ hosted_zone_id = split(":", getatt("DnsEntries")[0])[0], dns_name = split(":", getatt("DnsEntries")[0])[1] }]
    network_interface_ids = getatt("NetworkInterfaceIds")
    owner_id              = account()
  }

  unsupported = {
    auto_accept          = { unless = [false], reason = "CloudFormation does not accept endpoint connections: turn off the service's acceptance_required, or accept the connection with `aws ec2 accept-vpc-endpoint-connections`" }
    subnet_configuration = "CloudFormation chooses the addresses of an endpoint itself: name the subnets in `subnet_ids` alone"
  }
}

rule "aws_vpc_endpoint_route_table_association" {
  fold {
    into   = self.vpc_endpoint_id
    host   = "aws_vpc_endpoint"
    append = { RouteTableIds = [self.route_table_id] }
  }
}

rule "aws_vpc_endpoint_subnet_association" {
  fold {
    into   = self.vpc_endpoint_id
    host   = "aws_vpc_endpoint"
    append = { SubnetIds = [self.subnet_id] }
  }
}

rule "aws_vpc_endpoint_security_group_association" {
  fold {
    into   = self.vpc_endpoint_id
    host   = "aws_vpc_endpoint"
    append = { SecurityGroupIds = [self.security_group_id] }
  }

  # An endpoint whose groups are given has only those, so the default group is replaced in any case.
  no_effect = ["replace_default_association"]
}

rule "aws_vpc_endpoint_policy" {
  fold {
    into       = self.vpc_endpoint_id
    host       = "aws_vpc_endpoint"
    properties = { PolicyDocument = self.policy }
  }

  attributes = {
    id = self.vpc_endpoint_id
  }
}

# --- network ACLs -------------------------------------------------------------------------------------------------------

# CloudFormation wants protocols as numbers. Ports count for TCP and UDP alone, ICMP types for the two ICMPs; Terraform wants the ports for
# every protocol, and ignores them like AWS does.
# What a rule of a network ACL says of its protocol, with the names that Terraform takes for the numbers.
shape "network_acl_protocol" {
  value = {
    Icmp      = contains(["1", "58", "icmp", "icmpv6", "ipv6-icmp"], lower(item.protocol)) ? { Code = item.icmp_code != null ? item.icmp_code : 0, Type = item.icmp_type != null ? item.icmp_type : 0 } : null
    PortRange = contains(["6", "17", "tcp", "udp"], lower(item.protocol)) ? { From = item.from_port, To = item.to_port } : null
    Protocol  = lookup({ ah = "51", all = "-1", esp = "50", gre = "47", icmp = "1", icmpv6 = "58", igmp = "2", ipv6-icmp = "58", sctp = "132", tcp = "6", udp = "17" }, lower(item.protocol), item.protocol)
  }
}

shape "network_acl_entry" {
  value = merge(one(network_acl_protocol([item])), {
    CidrBlock     = item.cidr_block
    Ipv6CidrBlock = item.ipv6_cidr_block
    RuleAction    = lower(item.action)
    RuleNumber    = item.rule_no
  })
}

rule "aws_network_acl" {
  type = "AWS::EC2::NetworkAcl"

  properties = {
    Tags  = tags(self.tags)
    VpcId = self.vpc_id
  }

  also "network_acl_ingress" {
    type     = "AWS::EC2::NetworkAclEntry"
    for_each = { for e in self.ingress : tostring(e.rule_no) => e }

    properties = merge(one(network_acl_entry([each.value])), { Egress = false, NetworkAclId = ref() })
  }

  also "network_acl_egress" {
    type     = "AWS::EC2::NetworkAclEntry"
    for_each = { for e in self.egress : tostring(e.rule_no) => e }

    properties = merge(one(network_acl_entry([each.value])), { Egress = true, NetworkAclId = ref() })
  }

  also "network_acl_subnet" {
    type     = "AWS::EC2::SubnetNetworkAclAssociation"
    for_each = [for s in self.subnet_ids != null ? self.subnet_ids : [] : s]

    properties = {
      NetworkAclId = ref()
      SubnetId     = each.value
    }
  }

  attributes = {
    id       = ref()
    arn      = arn("ec2", region(), account(), "network-acl/${ref()}")
    owner_id = account()
  }
}

rule "aws_network_acl_rule" {
  type = "AWS::EC2::NetworkAclEntry"

  properties = merge(one(network_acl_protocol([self])), {
    CidrBlock     = self.cidr_block
    Egress        = self.egress
    Ipv6CidrBlock = self.ipv6_cidr_block
    NetworkAclId  = self.network_acl_id
    RuleAction    = lower(self.rule_action)
    RuleNumber    = self.rule_number
  })

  # Without an effect for the protocols that have no ports, or no ICMP types.
  no_effect = ["from_port", "to_port", "icmp_code", "icmp_type"]
}

rule "aws_network_acl_association" {
  type = "AWS::EC2::SubnetNetworkAclAssociation"

  properties = {
    NetworkAclId = self.network_acl_id
    SubnetId     = self.subnet_id
  }

  attributes = {
    id = getatt("AssociationId")
  }
}

rule "aws_default_network_acl" {
  absorbed = "CloudFormation leaves the default network ACL of a VPC as it is"

  unsupported = {
    default_network_acl_id = "CloudFormation cannot manage the default network ACL, which AWS creates with the VPC: use an aws_network_acl, and associate it with each subnet"
    egress                 = "CloudFormation cannot manage the default network ACL of a VPC"
    ingress                = "CloudFormation cannot manage the default network ACL of a VPC"
    subnet_ids             = "CloudFormation cannot manage the default network ACL of a VPC"
    tags                   = "CloudFormation cannot manage the default network ACL of a VPC"
  }
}

# --- flow logs ----------------------------------------------------------------------------------------------------------

rule "aws_flow_log" {
  type = "AWS::EC2::FlowLog"

  properties = {
    DeliverCrossAccountRole  = self.deliver_cross_account_role
    DeliverLogsPermissionArn = self.iam_role_arn
    LogDestination           = self.log_destination
    LogDestinationType       = self.log_destination_type
    LogFormat                = self.log_format
    LogGroupName             = self.log_group_name
    MaxAggregationInterval   = self.max_aggregation_interval
    Tags                     = tags(self.tags)
    TrafficType              = self.traffic_type

    ResourceId = (self.vpc_id != null ? self.vpc_id
      : self.subnet_id != null ? self.subnet_id
      : self.eni_id != null ? self.eni_id
      : self.transit_gateway_id != null ? self.transit_gateway_id
    : self.transit_gateway_attachment_id)

    ResourceType = (self.vpc_id != null ? "VPC"
      : self.subnet_id != null ? "Subnet"
      : self.eni_id != null ? "NetworkInterface"
      : self.transit_gateway_id != null ? "TransitGateway"
    : "TransitGatewayAttachment")

    # CloudFormation wants all three when it gets one.
    DestinationOptions = one([for o in self.destination_options : {
      FileFormat               = o.file_format != null ? o.file_format : "plain-text"
      HiveCompatiblePartitions = o.hive_compatible_partitions == true
      PerHourPartition         = o.per_hour_partition == true
    }])
  }

  attributes = {
    id  = ref()
    arn = arn("ec2", region(), account(), "vpc-flow-log/${ref()}")
  }
}

rule "aws_ec2_managed_prefix_list" {
  type = "AWS::EC2::PrefixList"

  properties = {
    AddressFamily  = self.address_family
    MaxEntries     = self.max_entries
    PrefixListName = self.name
    Tags           = tags(self.tags)
    Entries        = [for e in self.entry : { Cidr = e.cidr, Description = e.description }]
  }

  attributes = {
    owner_id = getatt("OwnerId")
    version  = getatt("Version")
    id       = getatt("PrefixListId")
    arn      = getatt("Arn")
  }
}

rule "aws_vpc_endpoint_service" {
  type = "AWS::EC2::VPCEndpointService"

  properties = {
    AcceptanceRequired      = self.acceptance_required
    GatewayLoadBalancerArns = self.gateway_load_balancer_arns
    NetworkLoadBalancerArns = self.network_load_balancer_arns
    SupportedIpAddressTypes = self.supported_ip_address_types
    SupportedRegions        = self.supported_regions
    Tags                    = tags(self.tags)
  }

  attributes = {
    id           = ref()
    arn          = arn("ec2", region(), account(), "vpc-endpoint-service/${ref()}")
    service_name = "com.amazonaws.vpce.${region()}.${ref()}"
  }

  unsupported = {
    private_dns_name = "CloudFormation does not set private names of endpoint services: set the name outside of the stack"
  }

  also "endpoint_service_permissions" {
    when = length(coalesce(self.allowed_principals, [])) > 0
    type = "AWS::EC2::VPCEndpointServicePermissions"
    properties = {
      AllowedPrincipals = self.allowed_principals
      ServiceId         = ref()
    }
  }
}

data "aws_vpc" {
  attributes = {
    id = self.id != null ? self.id : parameter("id")
  }

  parameter "id" {
    type        = "AWS::EC2::VPC::Id"
    description = "ID of the VPC"
  }
}

data "aws_vpcs" {
  attributes = {
    ids = parameter("ids")
  }

  parameter "ids" {
    type        = "List<AWS::EC2::VPC::Id>"
    description = "IDs of the VPCs"
  }
}

data "aws_subnet" {
  attributes = {
    id                = self.id != null ? self.id : parameter("id")
    vpc_id            = self.vpc_id != null ? self.vpc_id : parameter("vpc_id")
    availability_zone = self.availability_zone != null ? self.availability_zone : parameter("availability_zone")
  }

  parameter "id" {
    type        = "AWS::EC2::Subnet::Id"
    description = "ID of the subnet"
  }

  parameter "vpc_id" {
    type        = "AWS::EC2::VPC::Id"
    description = "ID of the subnet's VPC"
  }

  parameter "availability_zone" {
    type        = "AWS::EC2::AvailabilityZone::Name"
    description = "Availability zone of the subnet"
  }
}

data "aws_subnets" {
  attributes = {
    ids = parameter("ids")
  }

  parameter "ids" {
    type        = "List<AWS::EC2::Subnet::Id>"
    description = "IDs of the subnets"
  }
}

data "aws_route_table" {
  attributes = {
    id             = self.route_table_id != null ? self.route_table_id : parameter("route_table_id")
    route_table_id = self.route_table_id != null ? self.route_table_id : parameter("route_table_id")
  }

  parameter "route_table_id" {
    type        = "String"
    description = "ID of the route table"
  }
}

data "aws_internet_gateway" {
  attributes = {
    id                  = self.internet_gateway_id != null ? self.internet_gateway_id : parameter("internet_gateway_id")
    internet_gateway_id = self.internet_gateway_id != null ? self.internet_gateway_id : parameter("internet_gateway_id")
  }

  parameter "internet_gateway_id" {
    type        = "String"
    description = "ID of the internet gateway"
  }
}

# The service of AWS itself is named after the region; that of others is looked up.
data "aws_vpc_endpoint_service" {
  attributes = {
    service_name = (self.service_name != null ? self.service_name
      : self.service != null ? "com.amazonaws.${region()}.${self.service}"
    : parameter("service_name"))
  }

  parameter "service_name" {
    type        = "String"
    description = "Name of the endpoint service"
  }
}

data "aws_availability_zone" {
  attributes = {
    id          = self.name != null ? self.name : parameter("name")
    name        = self.name != null ? self.name : parameter("name")
    name_suffix = trimprefix(self.name, region())
    region      = region()
  }

  parameter "name" {
    type        = "AWS::EC2::AvailabilityZone::Name"
    description = "Name of the availability zone"
  }
}

rule "aws_vpc_block_public_access_options" {
  type = "AWS::EC2::VPCBlockPublicAccessOptions"

  properties = {
    InternetGatewayBlockMode = self.internet_gateway_block_mode
  }

  attributes = {
    aws_account_id = account()
    aws_region     = region()
  }
}

rule "aws_vpc_block_public_access_exclusion" {
  type = "AWS::EC2::VPCBlockPublicAccessExclusion"

  properties = {
    InternetGatewayExclusionMode = self.internet_gateway_exclusion_mode
    SubnetId                     = self.subnet_id
    Tags                         = tags(self.tags)
    VpcId                        = self.vpc_id
  }

  attributes = {
    id = getatt("ExclusionId")
  }
}

data "aws_subnet_ids" {
  attributes = {
    id  = self.vpc_id
    ids = parameter("ids")
  }

  parameter "ids" {
    type        = "List<AWS::EC2::Subnet::Id>"
    description = "IDs of the subnets"
  }
}

data "aws_route_tables" {
  attributes = {
    ids = parameter("ids")
  }

  parameter "ids" {
    type        = "CommaDelimitedList"
    description = "IDs of the route tables"
  }
}

data "aws_eip" {
  attributes = {
    id        = self.id != null ? self.id : parameter("id")
    arn       = arn("ec2", region(), account(), "elastic-ip/${self.id != null ? self.id : parameter("id")}")
    public_ip = self.public_ip != null ? self.public_ip : parameter("public_ip")
  }

  parameter "id" {
    type        = "String"
    description = "Allocation ID of the Elastic IP address"
  }

  parameter "public_ip" {
    type        = "String"
    description = "The Elastic IP address"
  }
}

data "aws_prefix_list" {
  attributes = {
    id   = self.prefix_list_id != null ? self.prefix_list_id : parameter("id")
    name = self.name != null ? self.name : parameter("name")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the prefix list"
  }

  parameter "name" {
    type        = "String"
    description = "Name of the prefix list"
  }
}

data "aws_ec2_managed_prefix_list" {
  attributes = {
    id   = self.id != null ? self.id : parameter("id")
    name = self.name != null ? self.name : parameter("name")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the prefix list"
  }

  parameter "name" {
    type        = "String"
    description = "Name of the prefix list"
  }
}

data "aws_vpc_endpoint" {
  attributes = {
    id           = self.id != null ? self.id : parameter("id")
    arn          = arn("ec2", region(), account(), "vpc-endpoint/${self.id != null ? self.id : parameter("id")}")
    vpc_id       = self.vpc_id != null ? self.vpc_id : parameter("vpc_id")
    service_name = self.service_name != null ? self.service_name : parameter("service_name")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the endpoint"
  }

  parameter "vpc_id" {
    type        = "AWS::EC2::VPC::Id"
    description = "ID of the endpoint's VPC"
  }

  parameter "service_name" {
    type        = "String"
    description = "Name of the endpoint's service"
  }
}

# --- the default VPC ----------------------------------------------------------------------------------------------------

# Terraform adopts what every region has; a stack cannot. What refers to it gets its IDs as parameters.
rule "aws_default_vpc" {
  absorbed = "CloudFormation leaves the default VPC as it is: what refers to it gets its ID as a parameter"

  attributes = {
    id                        = parameter("id")
    arn                       = arn("ec2", region(), account(), "vpc/${parameter("id")}")
    cidr_block                = parameter("cidr_block")
    default_network_acl_id    = parameter("default_network_acl_id")
    default_route_table_id    = parameter("main_route_table_id")
    default_security_group_id = parameter("default_security_group_id")
    dhcp_options_id           = parameter("dhcp_options_id")
    existing_default_vpc      = true
    instance_tenancy          = "default"
    ipv6_cidr_block           = parameter("ipv6_cidr_block")
    main_route_table_id       = parameter("main_route_table_id")
    owner_id                  = account()
  }

  parameter "id" {
    type        = "AWS::EC2::VPC::Id"
    description = "ID of the default VPC"
  }

  parameter "cidr_block" {
    type        = "String"
    description = "Address range of the default VPC"
  }

  parameter "ipv6_cidr_block" {
    type        = "String"
    description = "IPv6 address range of the default VPC"
  }

  parameter "default_security_group_id" {
    type        = "AWS::EC2::SecurityGroup::Id"
    description = "ID of the default VPC's default security group"
  }

  parameter "default_network_acl_id" {
    type        = "String"
    description = "ID of the default VPC's default network ACL"
  }

  parameter "main_route_table_id" {
    type        = "String"
    description = "ID of the default VPC's main route table"
  }

  parameter "dhcp_options_id" {
    type        = "String"
    description = "ID of the default VPC's DHCP options"
  }

  no_effect = ["force_destroy"]

  unsupported = {
    assign_generated_ipv6_cidr_block     = { unless = [false], reason = "CloudFormation does not change the default VPC: give it a range with `aws ec2 associate-vpc-cidr-block`, or make a VPC of your own (aws_vpc)" }
    enable_dns_hostnames                 = { unless = [true], reason = "CloudFormation does not change the default VPC: set it with `aws ec2 modify-vpc-attribute`, or make a VPC of your own (aws_vpc)" }
    enable_dns_support                   = { unless = [true], reason = "CloudFormation does not change the default VPC: set it with `aws ec2 modify-vpc-attribute`, or make a VPC of your own (aws_vpc)" }
    enable_network_address_usage_metrics = { unless = [false], reason = "CloudFormation does not change the default VPC: set it with `aws ec2 modify-vpc-attribute`, or make a VPC of your own (aws_vpc)" }
    ipv6_cidr_block                      = "CloudFormation does not change the default VPC: make a VPC of your own (aws_vpc)"
    ipv6_cidr_block_network_border_group = "CloudFormation does not change the default VPC: make a VPC of your own (aws_vpc)"
    ipv6_ipam_pool_id                    = "CloudFormation does not change the default VPC: make a VPC of your own (aws_vpc)"
    ipv6_netmask_length                  = "CloudFormation does not change the default VPC: make a VPC of your own (aws_vpc)"
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag the default VPC: tag it with `aws ec2 create-tags` and remove the tags here, or make a VPC of your own (aws_vpc)" }
  }
}

rule "aws_default_subnet" {
  absorbed = "CloudFormation leaves default subnets as they are: what refers to one gets its ID as a parameter"

  attributes = {
    id                      = parameter("id")
    arn                     = arn("ec2", region(), account(), "subnet/${parameter("id")}")
    availability_zone       = self.availability_zone
    availability_zone_id    = parameter("availability_zone_id")
    cidr_block              = parameter("cidr_block")
    existing_default_subnet = true
    ipv6_cidr_block         = parameter("ipv6_cidr_block")
    owner_id                = account()
    vpc_id                  = parameter("vpc_id")
  }

  parameter "id" {
    type        = "AWS::EC2::Subnet::Id"
    description = "ID of the default subnet"
  }

  parameter "availability_zone_id" {
    type        = "String"
    description = "ID of the default subnet's availability zone"
  }

  parameter "cidr_block" {
    type        = "String"
    description = "Address range of the default subnet"
  }

  parameter "ipv6_cidr_block" {
    type        = "String"
    description = "IPv6 address range of the default subnet"
  }

  parameter "vpc_id" {
    type        = "AWS::EC2::VPC::Id"
    description = "ID of the default VPC"
  }

  # Terraform takes the last two only with an Outpost, which it does not take.
  no_effect = ["force_destroy", "customer_owned_ipv4_pool", "map_customer_owned_ip_on_launch"]

  unsupported = {
    assign_ipv6_address_on_creation                = { unless = [false], reason = "CloudFormation does not change default subnets: set it with `aws ec2 modify-subnet-attribute`, or make a subnet of your own (aws_subnet)" }
    enable_dns64                                   = { unless = [false], reason = "CloudFormation does not change default subnets: set it with `aws ec2 modify-subnet-attribute`, or make a subnet of your own (aws_subnet)" }
    enable_resource_name_dns_a_record_on_launch    = { unless = [false], reason = "CloudFormation does not change default subnets: set it with `aws ec2 modify-subnet-attribute`, or make a subnet of your own (aws_subnet)" }
    enable_resource_name_dns_aaaa_record_on_launch = { unless = [false], reason = "CloudFormation does not change default subnets: set it with `aws ec2 modify-subnet-attribute`, or make a subnet of your own (aws_subnet)" }
    ipv6_cidr_block                                = "CloudFormation does not change default subnets: make a subnet of your own (aws_subnet)"
    ipv6_native                                    = { unless = [false], reason = "CloudFormation does not change default subnets: make a subnet of your own (aws_subnet)" }
    map_public_ip_on_launch                        = { unless = [true], reason = "CloudFormation does not change default subnets: set it with `aws ec2 modify-subnet-attribute`, or make a subnet of your own (aws_subnet)" }
    private_dns_hostname_type_on_launch            = { unless = ["ip-name"], reason = "CloudFormation does not change default subnets: set it with `aws ec2 modify-subnet-attribute`, or make a subnet of your own (aws_subnet)" }
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag default subnets: tag it with `aws ec2 create-tags` and remove the tags here, or make a subnet of your own (aws_subnet)" }
  }
}

rule "aws_default_vpc_dhcp_options" {
  absorbed = "CloudFormation leaves the default DHCP options as they are: what refers to them gets their ID as a parameter"

  attributes = {
    id                  = parameter("id")
    arn                 = arn("ec2", region(), account(), "dhcp-options/${parameter("id")}")
    domain_name         = region() == "us-east-1" ? "ec2.internal" : "${region()}.compute.internal"
    domain_name_servers = "AmazonProvidedDNS"
  }

  parameter "id" {
    type        = "String"
    description = "ID of the default DHCP options"
  }

  no_effect = ["owner_id"]

  differs = {
    tags = { unless = [{}], reason = "CloudFormation does not tag the default DHCP options: tag them with `aws ec2 create-tags` and remove the tags here" }
  }
}

data "aws_nat_gateways" {
  attributes = {
    id  = region()
    ids = parameter("ids")
  }

  parameter "ids" {
    type        = "CommaDelimitedList"
    description = "IDs of the NAT gateways"
  }
}

data "aws_network_interface" {
  attributes = {
    id                = self.id != null ? self.id : parameter("id")
    arn               = arn("ec2", region(), account(), "network-interface/${self.id != null ? self.id : parameter("id")}")
    subnet_id         = parameter("subnet_id")
    vpc_id            = parameter("vpc_id")
    security_groups   = parameter("security_groups")
    availability_zone = parameter("availability_zone")
    association       = fail("a template does not ask for the address that is associated with a network interface: give it in a variable")
    attachment        = fail("a template does not ask for what a network interface is attached to: give it in a variable")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the network interface"
  }

  parameter "subnet_id" {
    type        = "AWS::EC2::Subnet::Id"
    description = "ID of the network interface's subnet"
  }

  parameter "vpc_id" {
    type        = "AWS::EC2::VPC::Id"
    description = "ID of the network interface's VPC"
  }

  parameter "security_groups" {
    type        = "List<AWS::EC2::SecurityGroup::Id>"
    description = "IDs of the network interface's security groups"
  }

  parameter "availability_zone" {
    type        = "AWS::EC2::AvailabilityZone::Name"
    description = "Availability zone of the network interface"
  }
}

# "Core network policy version parameters" in the Cloud WAN guide. What is null or empty is left out.
data "aws_networkmanager_core_network_policy_document" {
  attributes = {
    json = jsonencode(prune({
      version = self.version == null ? "2021.12" : self.version
      core-network-configuration = one([for c in self.core_network_configuration : {
        asn-ranges         = c.asn_ranges
        inside-cidr-blocks = c.inside_cidr_blocks
        vpn-ecmp-support   = c.vpn_ecmp_support == null ? true : c.vpn_ecmp_support
        edge-locations     = [for l in c.edge_locations : { location = l.location, asn = l.asn == null ? null : tonumber(l.asn), inside-cidr-blocks = l.inside_cidr_blocks }]
      }])
      segments = [for s in self.segments : {
        name                          = s.name
        description                   = s.description
        allow-filter                  = s.allow_filter
        deny-filter                   = s.deny_filter
        edge-locations                = s.edge_locations
        isolate-attachments           = s.isolate_attachments == null ? false : s.isolate_attachments
        require-attachment-acceptance = s.require_attachment_acceptance == null ? true : s.require_attachment_acceptance
      }]
      network-function-groups = [for g in self.network_function_groups : {
        name                          = g.name
        description                   = g.description
        require-attachment-acceptance = g.require_attachment_acceptance
      }]
      attachment-policies = [for p in self.attachment_policies : {
        rule-number     = p.rule_number
        description     = p.description
        condition-logic = p.condition_logic
        conditions      = [for c in p.conditions : { type = c.type, operator = c.operator, key = c.key, value = c.value }]
        action = one([for a in p.action : {
          add-to-network-function-group = a.add_to_network_function_group
          association-method            = a.association_method
          require-acceptance            = a.require_acceptance == true ? true : null
          segment                       = a.segment
          tag-value-of-key              = a.tag_value_of_key
        }])
      }]
      segment-actions = [for a in self.segment_actions : {
        action                  = a.action
        description             = a.description
        destination-cidr-blocks = a.destination_cidr_blocks
        destinations            = a.destinations
        mode                    = a.mode
        segment                 = a.segment
        share-with              = choose(length(coalesce(a.share_with_except, [])) > 0, { except = a.share_with_except }, choose(contains(coalesce(a.share_with, []), "*"), "*", a.share_with))
        via = one([for v in a.via : {
          network-function-groups = v.network_function_groups
          with-edge-overrides     = [for o in v.with_edge_override : { edge-sets = o.edge_sets, use-edge = o.use_edge, use-edge-location = o.use_edge_location }]
        }])
        when-sent-to = one([for w in a.when_sent_to : { segments = choose(contains(coalesce(w.segments, []), "*"), "*", w.segments) }])
      }]
    }))
  }
}
