# Site-to-site VPN: the office's gateway, the VPC's gateway, and the connection between them.

rule "aws_customer_gateway" {
  type = "AWS::EC2::CustomerGateway"

  properties = {
    BgpAsn         = self.bgp_asn
    BgpAsnExtended = self.bgp_asn_extended
    CertificateArn = self.certificate_arn
    DeviceName     = self.device_name
    IpAddress      = self.ip_address != null ? self.ip_address : fail("CloudFormation makes no customer gateway without an address: set `ip_address`")
    Tags           = tags(self.tags)
    Type           = self.type
  }

  attributes = {
    id  = ref()
    arn = arn("ec2", region(), account(), "customer-gateway/${ref()}")
  }
}

rule "aws_vpn_gateway" {
  type = "AWS::EC2::VPNGateway"

  properties = {
    AmazonSideAsn = self.amazon_side_asn
    Tags          = tags(self.tags)
    Type          = "ipsec.1"
  }

  also "vpn_gateway_vpc" {
    type = "AWS::EC2::VPCGatewayAttachment"
    when = self.vpc_id != null

    properties = {
      VpcId        = self.vpc_id
      VpnGatewayId = ref()
    }
  }

  attributes = {
    id  = ref()
    arn = arn("ec2", region(), account(), "vpn-gateway/${ref()}")
  }

  unsupported = {
    availability_zone = "CloudFormation chooses the zone of a VPN gateway itself: remove the argument"
  }
}

rule "aws_vpn_gateway_attachment" {
  type = "AWS::EC2::VPCGatewayAttachment"

  properties = {
    VpcId        = self.vpc_id
    VpnGatewayId = self.vpn_gateway_id
  }
}

rule "aws_vpn_gateway_route_propagation" {
  type = "AWS::EC2::VPNGatewayRoutePropagation"

  properties = {
    RouteTableIds = [self.route_table_id]
    VpnGatewayId  = self.vpn_gateway_id
  }

  attributes = {
    id = "${self.vpn_gateway_id}_${self.route_table_id}"
  }
}

rule "aws_vpn_connection" {
  type = "AWS::EC2::VPNConnection"

  properties = {
    CustomerGatewayId                   = self.customer_gateway_id
    EnableAcceleration                  = self.enable_acceleration
    LocalIpv4NetworkCidr                = self.local_ipv4_network_cidr
    LocalIpv6NetworkCidr                = self.local_ipv6_network_cidr
    OutsideIpAddressType                = self.outside_ip_address_type
    PreSharedKeyStorage                 = self.preshared_key_storage
    RemoteIpv4NetworkCidr               = self.remote_ipv4_network_cidr
    RemoteIpv6NetworkCidr               = self.remote_ipv6_network_cidr
    StaticRoutesOnly                    = self.static_routes_only
    Tags                                = tags(self.tags)
    TransitGatewayId                    = self.transit_gateway_id
    TransportTransitGatewayAttachmentId = self.transport_transit_gateway_attachment_id
    TunnelInsideIpVersion               = self.tunnel_inside_ip_version
    Type                                = self.type
    VpnGatewayId                        = self.vpn_gateway_id

    # The position says which tunnel is meant, so the first entry may never be empty: it spells a default out.
    VpnTunnelOptionsSpecifications = [
      {
        DPDTimeoutAction             = self.tunnel1_dpd_timeout_action
        DPDTimeoutSeconds            = self.tunnel1_dpd_timeout_seconds
        EnableTunnelLifecycleControl = self.tunnel1_enable_tunnel_lifecycle_control
        IKEVersions                  = [for v in self.tunnel1_ike_versions != null ? self.tunnel1_ike_versions : [] : { Value = v }]
        Phase1DHGroupNumbers         = [for v in self.tunnel1_phase1_dh_group_numbers != null ? self.tunnel1_phase1_dh_group_numbers : [] : { Value = v }]
        Phase1EncryptionAlgorithms   = [for v in self.tunnel1_phase1_encryption_algorithms != null ? self.tunnel1_phase1_encryption_algorithms : [] : { Value = v }]
        Phase1IntegrityAlgorithms    = [for v in self.tunnel1_phase1_integrity_algorithms != null ? self.tunnel1_phase1_integrity_algorithms : [] : { Value = v }]
        Phase1LifetimeSeconds        = self.tunnel1_phase1_lifetime_seconds
        Phase2DHGroupNumbers         = [for v in self.tunnel1_phase2_dh_group_numbers != null ? self.tunnel1_phase2_dh_group_numbers : [] : { Value = v }]
        Phase2EncryptionAlgorithms   = [for v in self.tunnel1_phase2_encryption_algorithms != null ? self.tunnel1_phase2_encryption_algorithms : [] : { Value = v }]
        Phase2IntegrityAlgorithms    = [for v in self.tunnel1_phase2_integrity_algorithms != null ? self.tunnel1_phase2_integrity_algorithms : [] : { Value = v }]
        Phase2LifetimeSeconds        = self.tunnel1_phase2_lifetime_seconds
        PreSharedKey                 = self.tunnel1_preshared_key
        RekeyFuzzPercentage          = self.tunnel1_rekey_fuzz_percentage
        RekeyMarginTimeSeconds       = self.tunnel1_rekey_margin_time_seconds
        ReplayWindowSize             = self.tunnel1_replay_window_size
        StartupAction                = self.tunnel1_startup_action != null ? self.tunnel1_startup_action : "add"
        TunnelInsideCidr             = self.tunnel1_inside_cidr
        TunnelInsideIpv6Cidr         = self.tunnel1_inside_ipv6_cidr

        LogOptions = one([for o in self.tunnel1_log_options : {
          CloudwatchLogOptions = one([for c in o.cloudwatch_log_options : {
            LogEnabled      = c.log_enabled
            LogGroupArn     = c.log_group_arn
            LogOutputFormat = c.log_output_format
          }])
        }])
      },
      {
        DPDTimeoutAction             = self.tunnel2_dpd_timeout_action
        DPDTimeoutSeconds            = self.tunnel2_dpd_timeout_seconds
        EnableTunnelLifecycleControl = self.tunnel2_enable_tunnel_lifecycle_control
        IKEVersions                  = [for v in self.tunnel2_ike_versions != null ? self.tunnel2_ike_versions : [] : { Value = v }]
        Phase1DHGroupNumbers         = [for v in self.tunnel2_phase1_dh_group_numbers != null ? self.tunnel2_phase1_dh_group_numbers : [] : { Value = v }]
        Phase1EncryptionAlgorithms   = [for v in self.tunnel2_phase1_encryption_algorithms != null ? self.tunnel2_phase1_encryption_algorithms : [] : { Value = v }]
        Phase1IntegrityAlgorithms    = [for v in self.tunnel2_phase1_integrity_algorithms != null ? self.tunnel2_phase1_integrity_algorithms : [] : { Value = v }]
        Phase1LifetimeSeconds        = self.tunnel2_phase1_lifetime_seconds
        Phase2DHGroupNumbers         = [for v in self.tunnel2_phase2_dh_group_numbers != null ? self.tunnel2_phase2_dh_group_numbers : [] : { Value = v }]
        Phase2EncryptionAlgorithms   = [for v in self.tunnel2_phase2_encryption_algorithms != null ? self.tunnel2_phase2_encryption_algorithms : [] : { Value = v }]
        Phase2IntegrityAlgorithms    = [for v in self.tunnel2_phase2_integrity_algorithms != null ? self.tunnel2_phase2_integrity_algorithms : [] : { Value = v }]
        Phase2LifetimeSeconds        = self.tunnel2_phase2_lifetime_seconds
        PreSharedKey                 = self.tunnel2_preshared_key
        RekeyFuzzPercentage          = self.tunnel2_rekey_fuzz_percentage
        RekeyMarginTimeSeconds       = self.tunnel2_rekey_margin_time_seconds
        ReplayWindowSize             = self.tunnel2_replay_window_size
        StartupAction                = self.tunnel2_startup_action
        TunnelInsideCidr             = self.tunnel2_inside_cidr
        TunnelInsideIpv6Cidr         = self.tunnel2_inside_ipv6_cidr

        LogOptions = one([for o in self.tunnel2_log_options : {
          CloudwatchLogOptions = one([for c in o.cloudwatch_log_options : {
            LogEnabled      = c.log_enabled
            LogGroupArn     = c.log_group_arn
            LogOutputFormat = c.log_output_format
          }])
        }])
      },
    ]
  }

  attributes = {
    id  = ref()
    arn = arn("ec2", region(), account(), "vpn-connection/${ref()}")
  }
}

rule "aws_vpn_connection_route" {
  type = "AWS::EC2::VPNConnectionRoute"

  properties = {
    DestinationCidrBlock = self.destination_cidr_block
    VpnConnectionId      = self.vpn_connection_id
  }

  attributes = {
    id = "${self.destination_cidr_block}:${self.vpn_connection_id}"
  }
}

# --- client VPN -------------------------------------------------------------------------------------------------------

rule "aws_ec2_client_vpn_endpoint" {
  type = "AWS::EC2::ClientVpnEndpoint"

  properties = {
    AuthenticationOptions = [for x in self.authentication_options : {
      ActiveDirectory         = x.active_directory_id != null ? { DirectoryId = x.active_directory_id } : null
      FederatedAuthentication = x.saml_provider_arn != null ? { SAMLProviderArn = x.saml_provider_arn, SelfServiceSAMLProviderArn = x.self_service_saml_provider_arn } : null
      MutualAuthentication    = x.root_certificate_chain_arn != null ? { ClientRootCertificateChainArn = x.root_certificate_chain_arn } : null
      Type                    = x.type
    }]
    ClientCidrBlock               = self.client_cidr_block
    ClientConnectOptions          = one([for x in self.client_connect_options : { Enabled = x.enabled == true, LambdaFunctionArn = x.lambda_function_arn }])
    ClientLoginBannerOptions      = one([for x in self.client_login_banner_options : { BannerText = x.banner_text, Enabled = x.enabled == true }])
    ClientRouteEnforcementOptions = one([for x in self.client_route_enforcement_options : { Enforced = x.enforced }])
    ConnectionLogOptions = one([for x in self.connection_log_options : {
      CloudwatchLogGroup  = x.cloudwatch_log_group
      CloudwatchLogStream = x.cloudwatch_log_stream
      Enabled             = x.enabled
    }])
    Description                = self.description
    DisconnectOnSessionTimeout = self.disconnect_on_session_timeout
    DnsServers                 = self.dns_servers
    SecurityGroupIds           = self.security_group_ids
    SelfServicePortal          = self.self_service_portal != null ? self.self_service_portal : "disabled"
    ServerCertificateArn       = self.server_certificate_arn
    SessionTimeoutHours        = self.session_timeout_hours
    SplitTunnel                = self.split_tunnel
    TagSpecifications          = [for t in [tags(self.tags)] : { ResourceType = "client-vpn-endpoint", Tags = t } if t != null]
    TransportProtocol          = self.transport_protocol
    VpcId                      = self.vpc_id
    VpnPort                    = self.vpn_port
  }

  attributes = {
    id                      = ref()
    arn                     = arn("ec2", region(), account(), "client-vpn-endpoint/${ref()}")
    dns_name                = "*.${ref()}.prod.clientvpn.${region()}.amazonaws.com"
    self_service_portal_url = "https://self-service.clientvpn.amazonaws.com/endpoints/${ref()}"
  }
}

rule "aws_ec2_client_vpn_network_association" {
  type = "AWS::EC2::ClientVpnTargetNetworkAssociation"

  properties = {
    ClientVpnEndpointId = self.client_vpn_endpoint_id
    SubnetId            = self.subnet_id
  }

  attributes = {
    id             = ref()
    association_id = ref()
    vpc_id         = sibling(self.subnet_id, "vpc_id")
  }
}

rule "aws_ec2_client_vpn_authorization_rule" {
  type = "AWS::EC2::ClientVpnAuthorizationRule"

  properties = {
    AccessGroupId       = self.access_group_id
    AuthorizeAllGroups  = self.authorize_all_groups
    ClientVpnEndpointId = self.client_vpn_endpoint_id
    Description         = self.description
    TargetNetworkCidr   = self.target_network_cidr
  }

  attributes = {
    id = join(",", compact([self.client_vpn_endpoint_id, self.target_network_cidr, self.access_group_id]))
  }
}

rule "aws_ec2_client_vpn_route" {
  type = "AWS::EC2::ClientVpnRoute"

  properties = {
    ClientVpnEndpointId  = self.client_vpn_endpoint_id
    Description          = self.description
    DestinationCidrBlock = self.destination_cidr_block
    TargetVpcSubnetId    = self.target_vpc_subnet_id
  }

  attributes = {
    id     = "${self.client_vpn_endpoint_id},${self.target_vpc_subnet_id},${self.destination_cidr_block}"
    origin = "add-route"
    type   = "Nat"
  }
}
