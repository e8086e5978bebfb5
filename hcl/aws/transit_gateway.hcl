# AWS Transit Gateway.
#
# The default route tables of a transit gateway are a matter of the gateway alone in CloudFormation: it associates every attachment and
# takes its routes, or none. Terraform can make an exception for an attachment; that is possible here only where the gateway's defaults
# are off, and then nothing is to be done.

rule "aws_ec2_transit_gateway" {
  type = "AWS::EC2::TransitGateway"

  properties = {
    AmazonSideAsn                   = self.amazon_side_asn
    AutoAcceptSharedAttachments     = self.auto_accept_shared_attachments
    DefaultRouteTableAssociation    = self.default_route_table_association
    DefaultRouteTablePropagation    = self.default_route_table_propagation
    Description                     = self.description
    DnsSupport                      = self.dns_support
    MulticastSupport                = self.multicast_support != null ? self.multicast_support : "disable"
    SecurityGroupReferencingSupport = self.security_group_referencing_support
    Tags                            = tags(self.tags)
    TransitGatewayCidrBlocks        = self.transit_gateway_cidr_blocks
    VpnEcmpSupport                  = self.vpn_ecmp_support
  }

  attributes = {
    id       = ref()
    arn      = getatt("TransitGatewayArn")
    owner_id = account()
  }
}

rule "aws_ec2_transit_gateway_vpc_attachment" {
  type = "AWS::EC2::TransitGatewayAttachment"

  properties = {
    SubnetIds = self.subnet_ids
    Tags      = tags(self.tags)
    VpcId     = self.vpc_id

    TransitGatewayId = (
      self.transit_gateway_default_route_table_association == false && config(self.transit_gateway_id, "default_route_table_association") != "disable" ? fail("CloudFormation associates every attachment with the default route table of a transit gateway that has one: set `default_route_table_association = \"disable\"` there, and associate the other attachments by aws_ec2_transit_gateway_route_table_association")
      : self.transit_gateway_default_route_table_propagation == false && config(self.transit_gateway_id, "default_route_table_propagation") != "disable" ? fail("CloudFormation propagates the routes of every attachment to the default route table of a transit gateway that has one: set `default_route_table_propagation = \"disable\"` there, and propagate the routes of the others by aws_ec2_transit_gateway_route_table_propagation")
      : self.transit_gateway_id
    )

    Options = {
      ApplianceModeSupport            = self.appliance_mode_support
      DnsSupport                      = self.dns_support != null ? self.dns_support : "enable"
      Ipv6Support                     = self.ipv6_support
      SecurityGroupReferencingSupport = self.security_group_referencing_support
    }
  }

  attributes = {
    id           = ref()
    arn          = arn("ec2", region(), account(), "transit-gateway-attachment/${ref()}")
    vpc_owner_id = account()
  }

  # True is what the gateway does by itself.
  no_effect = ["transit_gateway_default_route_table_association", "transit_gateway_default_route_table_propagation"]
}

rule "aws_ec2_transit_gateway_vpc_attachment_accepter" {
  absorbed = "CloudFormation does not accept attachments"

  unsupported = {
    transit_gateway_attachment_id                   = "CloudFormation does not accept attachments from other accounts: set `auto_accept_shared_attachments = \"enable\"` on the transit gateway"
    transit_gateway_default_route_table_association = { unless = [true], reason = "CloudFormation associates every attachment with the default route table of a transit gateway that has one" }
    transit_gateway_default_route_table_propagation = { unless = [true], reason = "CloudFormation propagates the routes of every attachment to the default route table of a transit gateway that has one" }
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation tags an attachment on the side that makes it" }
  }
}

# --- route tables -------------------------------------------------------------------------------------------------------

rule "aws_ec2_transit_gateway_route_table" {
  type = "AWS::EC2::TransitGatewayRouteTable"

  properties = {
    Tags             = tags(self.tags)
    TransitGatewayId = self.transit_gateway_id
  }

  attributes = {
    id                              = ref()
    arn                             = arn("ec2", region(), account(), "transit-gateway-route-table/${ref()}")
    default_association_route_table = false
    default_propagation_route_table = false
  }
}

rule "aws_ec2_transit_gateway_route" {
  type = "AWS::EC2::TransitGatewayRoute"

  properties = {
    Blackhole                  = self.blackhole == true
    DestinationCidrBlock       = self.destination_cidr_block
    TransitGatewayAttachmentId = self.transit_gateway_attachment_id
    TransitGatewayRouteTableId = self.transit_gateway_route_table_id
  }

  attributes = {
    id = "${self.transit_gateway_route_table_id}_${self.destination_cidr_block}"
  }
}

rule "aws_ec2_transit_gateway_route_table_association" {
  type = "AWS::EC2::TransitGatewayRouteTableAssociation"

  properties = {
    TransitGatewayAttachmentId = self.transit_gateway_attachment_id
    TransitGatewayRouteTableId = self.transit_gateway_route_table_id
  }

  attributes = {
    id            = "${self.transit_gateway_route_table_id}_${self.transit_gateway_attachment_id}"
    resource_id   = sibling(self.transit_gateway_attachment_id, "vpc_id")
    resource_type = refers(self.transit_gateway_attachment_id, "aws_ec2_transit_gateway_vpc_attachment") ? "vpc" : null
  }

  unsupported = {
    replace_existing_association = { unless = [false], reason = "CloudFormation does not replace an association that exists: set `default_route_table_association = \"disable\"` on the transit gateway, so that there is none" }
  }
}

rule "aws_ec2_transit_gateway_route_table_propagation" {
  type = "AWS::EC2::TransitGatewayRouteTablePropagation"

  properties = {
    TransitGatewayAttachmentId = self.transit_gateway_attachment_id
    TransitGatewayRouteTableId = self.transit_gateway_route_table_id
  }

  attributes = {
    id            = "${self.transit_gateway_route_table_id}_${self.transit_gateway_attachment_id}"
    resource_id   = sibling(self.transit_gateway_attachment_id, "vpc_id")
    resource_type = refers(self.transit_gateway_attachment_id, "aws_ec2_transit_gateway_vpc_attachment") ? "vpc" : null
  }
}

rule "aws_ec2_transit_gateway_default_route_table_association" {
  absorbed = "CloudFormation leaves the default route tables of a transit gateway as they are"

  unsupported = {
    transit_gateway_id             = "CloudFormation chooses no other default route table for a transit gateway: associate the attachments by aws_ec2_transit_gateway_route_table_association"
    transit_gateway_route_table_id = "CloudFormation chooses no other default route table for a transit gateway"
  }
}

rule "aws_ec2_transit_gateway_default_route_table_propagation" {
  absorbed = "CloudFormation leaves the default route tables of a transit gateway as they are"

  unsupported = {
    transit_gateway_id             = "CloudFormation chooses no other default route table for a transit gateway: propagate the routes of the attachments by aws_ec2_transit_gateway_route_table_propagation"
    transit_gateway_route_table_id = "CloudFormation chooses no other default route table for a transit gateway"
  }
}

rule "aws_ec2_transit_gateway_prefix_list_reference" {
  absorbed = "CloudFormation has no type for references to prefix lists"

  unsupported = {
    blackhole                      = { unless = [false], reason = "CloudFormation has no type for references to prefix lists" }
    prefix_list_id                 = "CloudFormation has no type for references to prefix lists: write one aws_ec2_transit_gateway_route for each entry"
    transit_gateway_attachment_id  = "CloudFormation has no type for references to prefix lists"
    transit_gateway_route_table_id = "CloudFormation has no type for references to prefix lists"
  }
}

rule "aws_ec2_transit_gateway_policy_table" {
  absorbed = "CloudFormation has no type for the policy tables of transit gateways"

  unsupported = {
    tags               = "CloudFormation has no type for the policy tables of transit gateways"
    transit_gateway_id = "CloudFormation has no type for the policy tables of transit gateways: make the table with `aws ec2 create-transit-gateway-policy-table`"
  }
}

rule "aws_ec2_transit_gateway_policy_table_association" {
  absorbed = "CloudFormation has no type for the policy tables of transit gateways"

  unsupported = {
    transit_gateway_attachment_id   = "CloudFormation has no type for the policy tables of transit gateways"
    transit_gateway_policy_table_id = "CloudFormation has no type for the policy tables of transit gateways: associate the table with `aws ec2 associate-transit-gateway-policy-table`"
  }
}

# --- peering ------------------------------------------------------------------------------------------------------------

rule "aws_ec2_transit_gateway_peering_attachment" {
  type = "AWS::EC2::TransitGatewayPeeringAttachment"

  properties = {
    PeerAccountId        = self.peer_account_id != null ? self.peer_account_id : account()
    PeerRegion           = self.peer_region
    PeerTransitGatewayId = self.peer_transit_gateway_id
    Tags                 = tags(self.tags)
    TransitGatewayId     = self.transit_gateway_id
  }

  attributes = {
    id              = ref()
    arn             = arn("ec2", region(), account(), "transit-gateway-attachment/${ref()}")
    peer_account_id = self.peer_account_id != null ? self.peer_account_id : account()
    state           = getatt("State")
  }

  unsupported = {
    options = { unless = [[{ dynamic_routing = "disable" }], [{ dynamic_routing = null }]], reason = "CloudFormation makes peering attachments without dynamic routing: remove the options" }
  }
}

rule "aws_ec2_transit_gateway_peering_attachment_accepter" {
  absorbed = "CloudFormation does not accept peering attachments"

  attributes = {
    id = self.transit_gateway_attachment_id
  }

  unsupported = {
    transit_gateway_attachment_id = "CloudFormation does not accept peering attachments: use `aws ec2 accept-transit-gateway-peering-attachment`"
  }

  differs = {
    tags = { unless = [{}], reason = "CloudFormation tags a peering attachment on the side that makes it" }
  }
}

# --- Connect ------------------------------------------------------------------------------------------------------------

rule "aws_ec2_transit_gateway_connect" {
  type = "AWS::EC2::TransitGatewayConnect"

  properties = {
    Tags = tags(self.tags)

    TransportTransitGatewayAttachmentId = (
      self.transit_gateway_default_route_table_association == false && config(self.transit_gateway_id, "default_route_table_association") != "disable" ? fail("CloudFormation associates every attachment with the default route table of a transit gateway that has one: set `default_route_table_association = \"disable\"` there, and associate the other attachments by aws_ec2_transit_gateway_route_table_association")
      : self.transit_gateway_default_route_table_propagation == false && config(self.transit_gateway_id, "default_route_table_propagation") != "disable" ? fail("CloudFormation propagates the routes of every attachment to the default route table of a transit gateway that has one: set `default_route_table_propagation = \"disable\"` there, and propagate the routes of the others by aws_ec2_transit_gateway_route_table_propagation")
      : self.transport_attachment_id
    )

    Options = {
      Protocol = self.protocol != null ? self.protocol : "gre"
    }
  }

  attributes = {
    id = ref()
  }

  # The transport attachment belongs to the gateway already, and true is what the gateway does by itself.
  no_effect = ["transit_gateway_default_route_table_association", "transit_gateway_default_route_table_propagation", "transit_gateway_id"]
}

rule "aws_ec2_transit_gateway_connect_peer" {
  type = "AWS::EC2::TransitGatewayConnectPeer"

  properties = {
    Tags                       = tags(self.tags)
    TransitGatewayAttachmentId = self.transit_gateway_attachment_id

    ConnectPeerConfiguration = {
      InsideCidrBlocks      = self.inside_cidr_blocks
      PeerAddress           = self.peer_address
      TransitGatewayAddress = self.transit_gateway_address
    }
  }

  attributes = {
    id  = ref()
    arn = arn("ec2", region(), account(), "transit-gateway-connect-peer/${ref()}")
  }

  unsupported = {
    bgp_asn = "CloudFormation takes no BGP number for a Connect peer: make the peer with `aws ec2 create-transit-gateway-connect-peer`"
  }
}

# --- multicast ----------------------------------------------------------------------------------------------------------

rule "aws_ec2_transit_gateway_multicast_domain" {
  type = "AWS::EC2::TransitGatewayMulticastDomain"

  properties = {
    Tags             = tags(self.tags)
    TransitGatewayId = self.transit_gateway_id

    Options = {
      AutoAcceptSharedAssociations = self.auto_accept_shared_associations != null ? self.auto_accept_shared_associations : "disable"
      Igmpv2Support                = self.igmpv2_support != null ? self.igmpv2_support : "disable"
      StaticSourcesSupport         = self.static_sources_support != null ? self.static_sources_support : "disable"
    }
  }

  attributes = {
    id       = ref()
    arn      = getatt("TransitGatewayMulticastDomainArn")
    owner_id = account()
  }
}

rule "aws_ec2_transit_gateway_multicast_domain_association" {
  type = "AWS::EC2::TransitGatewayMulticastDomainAssociation"

  properties = {
    SubnetId                        = self.subnet_id
    TransitGatewayAttachmentId      = self.transit_gateway_attachment_id
    TransitGatewayMulticastDomainId = self.transit_gateway_multicast_domain_id
  }

  attributes = {
    id = "${self.transit_gateway_multicast_domain_id}/${self.transit_gateway_attachment_id}/${self.subnet_id}"
  }
}

rule "aws_ec2_transit_gateway_multicast_group_member" {
  type = "AWS::EC2::TransitGatewayMulticastGroupMember"

  properties = {
    GroupIpAddress                  = self.group_ip_address
    NetworkInterfaceId              = self.network_interface_id
    TransitGatewayMulticastDomainId = self.transit_gateway_multicast_domain_id
  }
}

rule "aws_ec2_transit_gateway_multicast_group_source" {
  type = "AWS::EC2::TransitGatewayMulticastGroupSource"

  properties = {
    GroupIpAddress                  = self.group_ip_address
    NetworkInterfaceId              = self.network_interface_id
    TransitGatewayMulticastDomainId = self.transit_gateway_multicast_domain_id
  }
}

data "aws_ec2_transit_gateway" {
  attributes = {
    id  = self.id != null ? self.id : parameter("id")
    arn = self.id != null ? arn("ec2", region(), account(), "transit-gateway/${self.id}") : parameter("arn")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the transit gateway"
  }

  # It may be shared by another account.
  parameter "arn" {
    type        = "String"
    description = "ARN of the transit gateway"
  }
}

data "aws_ec2_transit_gateway_route_table" {
  attributes = {
    id = self.id != null ? self.id : parameter("id")
  }

  parameter "id" {
    type        = "String"
    description = "ID of the transit gateway's route table"
  }
}
