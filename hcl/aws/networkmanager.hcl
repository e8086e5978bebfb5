# AWS Network Manager and Cloud WAN.

rule "aws_networkmanager_global_network" {
  type = "AWS::NetworkManager::GlobalNetwork"

  properties = {
    Description = self.description
    Tags        = tags(self.tags)
  }

  attributes = {
    id  = getatt("Id")
    arn = getatt("Arn")
  }
}

rule "aws_networkmanager_core_network" {
  type = "AWS::NetworkManager::CoreNetwork"

  properties = {
    Description     = self.description
    GlobalNetworkId = self.global_network_id
    PolicyDocument  = self.base_policy_document
    Tags            = tags(self.tags)
  }

  attributes = {
    id         = getatt("CoreNetworkId")
    arn        = getatt("CoreNetworkArn")
    created_at = getatt("CreatedAt")
    state      = getatt("State")
  }

  differs = {
    base_policy_region  = "Terraform lets a base policy bridge the time until aws_networkmanager_core_network_policy_attachment gives another; CloudFormation makes the network with that one"
    base_policy_regions = "Terraform lets a base policy bridge the time until aws_networkmanager_core_network_policy_attachment gives another; CloudFormation makes the network with that one"
    create_base_policy  = { unless = [false], reason = "Terraform lets a base policy bridge the time until aws_networkmanager_core_network_policy_attachment gives another; CloudFormation makes the network with that one" }
  }
}

rule "aws_networkmanager_core_network_policy_attachment" {
  fold {
    into       = self.core_network_id
    host       = "aws_networkmanager_core_network"
    properties = { PolicyDocument = self.policy_document }
  }

  attributes = {
    id    = self.core_network_id
    state = sibling(self.core_network_id, "state")
  }
}

rule "aws_networkmanager_vpc_attachment" {
  type = "AWS::NetworkManager::VpcAttachment"

  properties = {
    CoreNetworkId = self.core_network_id
    SubnetArns    = self.subnet_arns
    Tags          = tags(self.tags)
    VpcArn        = self.vpc_arn
    Options       = one([for x in self.options : { ApplianceModeSupport = x.appliance_mode_support, Ipv6Support = x.ipv6_support }])
  }

  attributes = {
    id                            = getatt("AttachmentId")
    arn                           = arn("networkmanager", "", getatt("OwnerAccountId"), "attachment/${getatt("AttachmentId")}")
    attachment_policy_rule_number = getatt("AttachmentPolicyRuleNumber")
    attachment_type               = getatt("AttachmentType")
    core_network_arn              = getatt("CoreNetworkArn")
    edge_location                 = getatt("EdgeLocation")
    owner_account_id              = getatt("OwnerAccountId")
    resource_arn                  = getatt("ResourceArn")
    segment_name                  = getatt("SegmentName")
    state                         = getatt("State")
  }
}

rule "aws_networkmanager_connect_attachment" {
  type = "AWS::NetworkManager::ConnectAttachment"

  properties = {
    CoreNetworkId         = self.core_network_id
    EdgeLocation          = self.edge_location
    Tags                  = tags(self.tags)
    TransportAttachmentId = self.transport_attachment_id
    Options               = one([for x in self.options : { Protocol = x.protocol }])
  }

  attributes = {
    id                            = getatt("AttachmentId")
    arn                           = arn("networkmanager", "", getatt("OwnerAccountId"), "attachment/${getatt("AttachmentId")}")
    attachment_policy_rule_number = getatt("AttachmentPolicyRuleNumber")
    attachment_type               = getatt("AttachmentType")
    core_network_arn              = getatt("CoreNetworkArn")
    owner_account_id              = getatt("OwnerAccountId")
    resource_arn                  = getatt("ResourceArn")
    segment_name                  = getatt("SegmentName")
    state                         = getatt("State")
  }
}

rule "aws_networkmanager_connect_peer" {
  type = "AWS::NetworkManager::ConnectPeer"

  properties = {
    ConnectAttachmentId = self.connect_attachment_id
    CoreNetworkAddress  = self.core_network_address
    InsideCidrBlocks    = self.inside_cidr_blocks
    PeerAddress         = self.peer_address
    SubnetArn           = self.subnet_arn
    Tags                = tags(self.tags)
    BgpOptions          = one([for x in self.bgp_options : { PeerAsn = x.peer_asn }])
  }

  attributes = {
    id              = getatt("ConnectPeerId")
    arn             = arn("networkmanager", "", account(), "connect-peer/${getatt("ConnectPeerId")}")
    connect_peer_id = getatt("ConnectPeerId")
    core_network_id = getatt("CoreNetworkId")
    created_at      = getatt("CreatedAt")
    edge_location   = getatt("EdgeLocation")
    state           = getatt("State")
  }
}

rule "aws_networkmanager_site_to_site_vpn_attachment" {
  type = "AWS::NetworkManager::SiteToSiteVpnAttachment"

  properties = {
    CoreNetworkId    = self.core_network_id
    Tags             = tags(self.tags)
    VpnConnectionArn = self.vpn_connection_arn
  }

  attributes = {
    id                            = getatt("AttachmentId")
    arn                           = arn("networkmanager", "", getatt("OwnerAccountId"), "attachment/${getatt("AttachmentId")}")
    attachment_policy_rule_number = getatt("AttachmentPolicyRuleNumber")
    attachment_type               = getatt("AttachmentType")
    core_network_arn              = getatt("CoreNetworkArn")
    edge_location                 = getatt("EdgeLocation")
    owner_account_id              = getatt("OwnerAccountId")
    resource_arn                  = getatt("ResourceArn")
    segment_name                  = getatt("SegmentName")
    state                         = getatt("State")
  }
}

rule "aws_networkmanager_dx_gateway_attachment" {
  type = "AWS::NetworkManager::DirectConnectGatewayAttachment"

  properties = {
    CoreNetworkId           = self.core_network_id
    DirectConnectGatewayArn = self.direct_connect_gateway_arn
    EdgeLocations           = self.edge_locations
    Tags                    = tags(self.tags)
  }

  attributes = {
    id                            = getatt("AttachmentId")
    arn                           = arn("networkmanager", "", getatt("OwnerAccountId"), "attachment/${getatt("AttachmentId")}")
    attachment_policy_rule_number = getatt("AttachmentPolicyRuleNumber")
    attachment_type               = getatt("AttachmentType")
    core_network_arn              = getatt("CoreNetworkArn")
    owner_account_id              = getatt("OwnerAccountId")
    segment_name                  = getatt("SegmentName")
    state                         = getatt("State")
  }
}

rule "aws_networkmanager_transit_gateway_peering" {
  type = "AWS::NetworkManager::TransitGatewayPeering"

  properties = {
    CoreNetworkId     = self.core_network_id
    Tags              = tags(self.tags)
    TransitGatewayArn = self.transit_gateway_arn
  }

  attributes = {
    id                                    = getatt("PeeringId")
    arn                                   = arn("networkmanager", "", getatt("OwnerAccountId"), "peering/${getatt("PeeringId")}")
    core_network_arn                      = getatt("CoreNetworkArn")
    edge_location                         = getatt("EdgeLocation")
    owner_account_id                      = getatt("OwnerAccountId")
    peering_type                          = getatt("PeeringType")
    resource_arn                          = getatt("ResourceArn")
    transit_gateway_peering_attachment_id = getatt("TransitGatewayPeeringAttachmentId")
  }
}

rule "aws_networkmanager_transit_gateway_route_table_attachment" {
  type = "AWS::NetworkManager::TransitGatewayRouteTableAttachment"

  properties = {
    PeeringId                   = self.peering_id
    Tags                        = tags(self.tags)
    TransitGatewayRouteTableArn = self.transit_gateway_route_table_arn
  }

  attributes = {
    id                            = getatt("AttachmentId")
    arn                           = arn("networkmanager", "", getatt("OwnerAccountId"), "attachment/${getatt("AttachmentId")}")
    attachment_policy_rule_number = getatt("AttachmentPolicyRuleNumber")
    attachment_type               = getatt("AttachmentType")
    core_network_arn              = getatt("CoreNetworkArn")
    edge_location                 = getatt("EdgeLocation")
    owner_account_id              = getatt("OwnerAccountId")
    resource_arn                  = getatt("ResourceArn")
    segment_name                  = getatt("SegmentName")
    state                         = getatt("State")
    core_network_id               = getatt("CoreNetworkId")
  }
}

shape "networkmanager_location" {
  value = {
    Address   = item.address
    Latitude  = item.latitude
    Longitude = item.longitude
  }
}

rule "aws_networkmanager_site" {
  type = "AWS::NetworkManager::Site"

  properties = {
    Description     = self.description
    GlobalNetworkId = self.global_network_id
    Tags            = tags(self.tags)
    Location        = one(networkmanager_location(self.location))
  }

  attributes = {
    id  = getatt("SiteId")
    arn = getatt("SiteArn")
  }
}

rule "aws_networkmanager_device" {
  type = "AWS::NetworkManager::Device"

  properties = {
    Description     = self.description
    GlobalNetworkId = self.global_network_id
    Model           = self.model
    SerialNumber    = self.serial_number
    SiteId          = self.site_id
    Tags            = tags(self.tags)
    Type            = self.type
    Vendor          = self.vendor
    AWSLocation     = one([for x in self.aws_location : { SubnetArn = x.subnet_arn, Zone = x.zone }])
    Location        = one(networkmanager_location(self.location))
  }

  attributes = {
    id  = getatt("DeviceId")
    arn = getatt("DeviceArn")
  }
}

rule "aws_networkmanager_link" {
  type = "AWS::NetworkManager::Link"

  properties = {
    Description     = self.description
    GlobalNetworkId = self.global_network_id
    SiteId          = self.site_id
    Tags            = tags(self.tags)
    Type            = self.type
    Bandwidth       = one([for x in self.bandwidth : { DownloadSpeed = x.download_speed, UploadSpeed = x.upload_speed }])
    Provider        = self.provider_name
  }

  attributes = {
    id  = getatt("LinkId")
    arn = getatt("LinkArn")
  }
}

rule "aws_networkmanager_link_association" {
  type = "AWS::NetworkManager::LinkAssociation"

  properties = {
    DeviceId        = self.device_id
    GlobalNetworkId = self.global_network_id
    LinkId          = self.link_id
  }

  attributes = {
    id = "${self.global_network_id},${self.link_id},${self.device_id}"
  }
}

rule "aws_networkmanager_customer_gateway_association" {
  type = "AWS::NetworkManager::CustomerGatewayAssociation"

  properties = {
    CustomerGatewayArn = self.customer_gateway_arn
    DeviceId           = self.device_id
    GlobalNetworkId    = self.global_network_id
    LinkId             = self.link_id
  }

  attributes = {
    id = "${self.global_network_id},${self.customer_gateway_arn}"
  }
}

rule "aws_networkmanager_transit_gateway_registration" {
  type = "AWS::NetworkManager::TransitGatewayRegistration"

  properties = {
    GlobalNetworkId   = self.global_network_id
    TransitGatewayArn = self.transit_gateway_arn
  }

  attributes = {
    id = "${self.global_network_id},${self.transit_gateway_arn}"
  }
}

rule "aws_networkmanager_connection" {
  no_peer = "CloudFormation makes no connections between devices: make it with `aws networkmanager create-connection`"
}

rule "aws_networkmanager_transit_gateway_connect_peer_association" {
  no_peer = "CloudFormation associates no Connect peers with devices: do it with `aws networkmanager associate-transit-gateway-connect-peer`"
}
