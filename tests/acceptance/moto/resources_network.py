"""Networks, balancers and names."""

import uuid

from resources import Resource, call, flag, given, handles, lower_first, number, plain, tag_map, text


def tagged(request, kind):
    tags = request.take("Tags")
    return {"TagSpecifications": [{"ResourceType": kind, "Tags": tags}]} if tags else {}


@handles("AWS::EC2::VPC")
def vpc(r):
    ec2 = r.client("ec2")
    dns = {k: flag(r.take(k, default)) for k, default in (("EnableDnsSupport", True), ("EnableDnsHostnames", False))}
    made = ec2.create_vpc(**tagged(r, "vpc"), **r.rest())["Vpc"]
    for name, value in dns.items():
        ec2.modify_vpc_attribute(VpcId=made["VpcId"], **{name: {"Value": value}})
    inside = [{"Name": "vpc-id", "Values": [made["VpcId"]]}]
    group = [g["GroupId"] for g in ec2.describe_security_groups(Filters=inside)["SecurityGroups"] if g["GroupName"] == "default"]
    acl = [a["NetworkAclId"] for a in ec2.describe_network_acls(Filters=inside)["NetworkAcls"] if a["IsDefault"]]
    blocks = [b["Ipv6CidrBlock"] for b in made.get("Ipv6CidrBlockAssociationSet", [])]
    return Resource(made["VpcId"], {"VpcId": made["VpcId"], "CidrBlock": made["CidrBlock"], "DefaultSecurityGroup": group[0], "DefaultNetworkAcl": acl[0],
                                    "Ipv6CidrBlocks": blocks}, lambda: ec2.delete_vpc(VpcId=made["VpcId"]))


@handles("AWS::EC2::VPCCidrBlock")
def more_addresses(r):
    made = call(r.client("ec2"), "associate_vpc_cidr_block", r.rest())
    found = made.get("Ipv6CidrBlockAssociation") or made["CidrBlockAssociation"]
    return Resource(found["AssociationId"], {"Id": found["AssociationId"], "Ipv6CidrBlock": found.get("Ipv6CidrBlock")})


@handles("AWS::EC2::Subnet")
def subnet(r):
    ec2 = r.client("ec2")
    names = {"HostnameType": "PrivateDnsHostnameTypeOnLaunch", "EnableResourceNameDnsARecord": "EnableResourceNameDnsARecordOnLaunch",
             "EnableResourceNameDnsAAAARecord": "EnableResourceNameDnsAAAARecordOnLaunch"}
    dns = {names[k]: v for k, v in r.take("PrivateDnsNameOptionsOnLaunch", {}).items()}
    later = dns | r.some("MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation", "EnableDns64", "EnableLniAtDeviceIndex")
    made = ec2.create_subnet(**tagged(r, "subnet"), **r.rest())["Subnet"]
    for name, value in later.items():
        value = value if name == "PrivateDnsHostnameTypeOnLaunch" else number(value) if name == "EnableLniAtDeviceIndex" else {"Value": flag(value)}
        ec2.modify_subnet_attribute(SubnetId=made["SubnetId"], **{name: value})
    return Resource(made["SubnetId"], {"AvailabilityZone": made["AvailabilityZone"], "VpcId": made["VpcId"], "SubnetId": made["SubnetId"], "CidrBlock": made.get("CidrBlock")},
                    lambda: ec2.delete_subnet(SubnetId=made["SubnetId"]))


@handles("AWS::EC2::InternetGateway")
def internet_gateway(r):
    ec2 = r.client("ec2")
    key = ec2.create_internet_gateway(**tagged(r, "internet-gateway"))["InternetGateway"]["InternetGatewayId"]
    return Resource(key, {"InternetGatewayId": key}, lambda: ec2.delete_internet_gateway(InternetGatewayId=key))


@handles("AWS::EC2::EgressOnlyInternetGateway")
def egress_gateway(r):
    ec2 = r.client("ec2")
    key = ec2.create_egress_only_internet_gateway(**tagged(r, "egress-only-internet-gateway"), **r.rest())["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
    return Resource(key, {"Id": key})


@handles("AWS::EC2::VPCGatewayAttachment")
def gateway_attachment(r):
    ec2, network, gateway = r.client("ec2"), r.take("VpcId"), r.take("InternetGatewayId")
    if gateway:
        ec2.attach_internet_gateway(VpcId=network, InternetGatewayId=gateway)
        return Resource(f"IGW|{network}", {}, lambda: ec2.detach_internet_gateway(VpcId=network, InternetGatewayId=gateway))
    gateway = r.take("VpnGatewayId")
    ec2.attach_vpn_gateway(VpcId=network, VpnGatewayId=gateway)
    return Resource(f"VGW|{network}")


@handles("AWS::EC2::EIP")
def address(r):
    ec2 = r.client("ec2")
    made = ec2.allocate_address(**tagged(r, "elastic-ip"), **r.rest())
    return Resource(made["PublicIp"], {"AllocationId": made["AllocationId"], "PublicIp": made["PublicIp"]}, lambda: ec2.release_address(AllocationId=made["AllocationId"]))


@handles("AWS::EC2::EIPAssociation")
def address_association(r):
    ec2 = r.client("ec2")
    key = call(ec2, "associate_address", r.rest(), EIP="PublicIp")["AssociationId"]
    return Resource(key, {"Id": key}, lambda: ec2.disassociate_address(AssociationId=key))


@handles("AWS::EC2::CarrierGateway")
def carrier_gateway(r):
    ec2 = r.client("ec2")
    made = ec2.create_carrier_gateway(**tagged(r, "carrier-gateway"), **r.rest())["CarrierGateway"]
    key = made["CarrierGatewayId"]
    return Resource(key, {"CarrierGatewayId": key, "OwnerId": made["OwnerId"]}, lambda: ec2.delete_carrier_gateway(CarrierGatewayId=key))


@handles("AWS::EC2::NatGateway")
def nat_gateway(r):
    ec2 = r.client("ec2")
    key = ec2.create_nat_gateway(**tagged(r, "natgateway"), **r.rest())["NatGateway"]["NatGatewayId"]
    return Resource(key, {"NatGatewayId": key}, lambda: ec2.delete_nat_gateway(NatGatewayId=key))


@handles("AWS::EC2::RouteTable")
def route_table(r):
    ec2 = r.client("ec2")
    key = ec2.create_route_table(**tagged(r, "route-table"), **r.rest())["RouteTable"]["RouteTableId"]
    return Resource(key, {"RouteTableId": key}, lambda: ec2.delete_route_table(RouteTableId=key))


@handles("AWS::EC2::Route")
def route(r):
    ec2 = r.client("ec2")
    key = r.some("RouteTableId", "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId")
    ec2.create_route(**key, **r.rest())
    return Resource("|".join(key.values()), {}, lambda: ec2.delete_route(**key))


@handles("AWS::EC2::SubnetRouteTableAssociation")
def route_table_association(r):
    ec2 = r.client("ec2")
    key = ec2.associate_route_table(**r.rest())["AssociationId"]
    return Resource(key, {"Id": key}, lambda: ec2.disassociate_route_table(AssociationId=key))


def permission(rule):
    """One rule of a security group in the form of the API."""
    about = given(Description=rule.get("Description"))
    made = {"IpProtocol": str(rule["IpProtocol"])} | given(FromPort=number(rule.get("FromPort")), ToPort=number(rule.get("ToPort")))
    if "CidrIp" in rule:
        made["IpRanges"] = [{"CidrIp": rule["CidrIp"]} | about]
    if "CidrIpv6" in rule:
        made["Ipv6Ranges"] = [{"CidrIpv6": rule["CidrIpv6"]} | about]
    for name in ("SourceSecurityGroupId", "DestinationSecurityGroupId"):
        if name in rule:
            made["UserIdGroupPairs"] = [{"GroupId": rule[name]} | about]
    for name in ("SourcePrefixListId", "DestinationPrefixListId"):
        if name in rule:
            made["PrefixListIds"] = [{"PrefixListId": rule[name]} | about]
    strange = set(rule) - {"Description", "IpProtocol", "FromPort", "ToPort", "CidrIp", "CidrIpv6", "SourceSecurityGroupId", "DestinationSecurityGroupId",
                           "SourcePrefixListId", "DestinationPrefixListId", "SourceSecurityGroupOwnerId"}
    if strange:
        raise ValueError(f"members of a rule that the test does not know: {sorted(strange)}")
    return made


@handles("AWS::EC2::SecurityGroup")
def security_group(r):
    """A group without rules of its own for what goes out keeps the one that every group begins with."""
    ec2, inward, outward = r.client("ec2"), r.take("SecurityGroupIngress", []), r.take("SecurityGroupEgress")
    made = ec2.create_security_group(Description=r.take("GroupDescription"), GroupName=r.name("GroupName"), **tagged(r, "security-group"), **r.some("VpcId"))
    key = made["GroupId"]
    for rule in inward:
        ec2.authorize_security_group_ingress(GroupId=key, IpPermissions=[permission(rule)])
    if outward:
        ec2.revoke_security_group_egress(GroupId=key, IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
        for rule in outward:
            ec2.authorize_security_group_egress(GroupId=key, IpPermissions=[permission(rule)])
    return Resource(key, {"GroupId": key, "Id": key, "VpcId": None}, lambda: ec2.delete_security_group(GroupId=key))


@handles("AWS::EC2::SecurityGroupIngress")
def ingress(r):
    ec2, key = r.client("ec2"), r.take("GroupId")
    made = ec2.authorize_security_group_ingress(GroupId=key, IpPermissions=[permission(r.rest())])["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    return Resource(made, {"Id": made}, lambda: ec2.revoke_security_group_ingress(GroupId=key, SecurityGroupRuleIds=[made]))


@handles("AWS::EC2::SecurityGroupEgress")
def egress(r):
    ec2, key = r.client("ec2"), r.take("GroupId")
    made = ec2.authorize_security_group_egress(GroupId=key, IpPermissions=[permission(r.rest())])["SecurityGroupRules"][0]["SecurityGroupRuleId"]
    return Resource(made, {"Id": made}, lambda: ec2.revoke_security_group_egress(GroupId=key, SecurityGroupRuleIds=[made]))


@handles("AWS::EC2::VPCPeeringConnection")
def peering(r):
    """CloudFormation accepts the connection too, where it may."""
    ec2, region = r.client("ec2"), r.p.get("PeerRegion")
    made = ec2.create_vpc_peering_connection(**tagged(r, "vpc-peering-connection"), **r.rest())["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    r.client("ec2", region).accept_vpc_peering_connection(VpcPeeringConnectionId=made)
    return Resource(made, {"Id": made}, lambda: ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=made))


@handles("AWS::EC2::VPCEndpoint")
def endpoint(r):
    import json

    ec2, policy, dns = r.client("ec2"), r.take("PolicyDocument"), r.p.get("DnsOptions", {})
    if "PrivateDnsOnlyForInboundResolverEndpoint" in dns:
        dns["PrivateDnsOnlyForInboundResolverEndpoint"] = dns["PrivateDnsOnlyForInboundResolverEndpoint"] == "OnlyInboundResolver"
    if policy:
        policy = {"PolicyDocument": json.dumps(policy)}
    made = ec2.create_vpc_endpoint(**tagged(r, "vpc-endpoint"), **(policy or {}), **r.rest())["VpcEndpoint"]["VpcEndpointId"]
    return Resource(made, {"Id": made, "DnsEntries": [], "NetworkInterfaceIds": []}, lambda: ec2.delete_vpc_endpoints(VpcEndpointIds=[made]))


@handles("AWS::EC2::DHCPOptions")
def dhcp(r):
    names = {"DomainName": "domain-name", "DomainNameServers": "domain-name-servers", "NtpServers": "ntp-servers", "NetbiosNameServers": "netbios-name-servers",
             "NetbiosNodeType": "netbios-node-type", "Ipv6AddressPreferredLeaseTime": "ipv6-address-preferred-lease-time"}
    ec2, tags = r.client("ec2"), tagged(r, "dhcp-options")
    values = [{"Key": names[k], "Values": v if isinstance(v, list) else [str(v)]} for k, v in r.rest().items()]
    made = ec2.create_dhcp_options(DhcpConfigurations=values, **tags)["DhcpOptions"]["DhcpOptionsId"]
    return Resource(made, {"DhcpOptionsId": made}, lambda: ec2.delete_dhcp_options(DhcpOptionsId=made))


@handles("AWS::EC2::VPCDHCPOptionsAssociation")
def dhcp_association(r):
    r.client("ec2").associate_dhcp_options(VpcId=r.p["VpcId"], DhcpOptionsId=r.p["DhcpOptionsId"])
    return Resource("|".join(r.rest().values()))


@handles("AWS::EC2::NetworkAcl")
def network_acl(r):
    ec2 = r.client("ec2")
    made = ec2.create_network_acl(**tagged(r, "network-acl"), **r.rest())["NetworkAcl"]["NetworkAclId"]
    return Resource(made, {"Id": made}, lambda: ec2.delete_network_acl(NetworkAclId=made))


@handles("AWS::EC2::NetworkAclEntry")
def network_acl_entry(r):
    key = given(NetworkAclId=r.take("NetworkAclId"), RuleNumber=number(r.take("RuleNumber")), Egress=flag(r.take("Egress", False)))
    icmp = r.take("Icmp")
    r.client("ec2").create_network_acl_entry(**key, Protocol=str(r.take("Protocol")), **given(IcmpTypeCode=icmp), **r.rest())
    return Resource("|".join(map(str, key.values())))


@handles("AWS::EC2::SubnetNetworkAclAssociation")
def network_acl_association(r):
    ec2, network, acl = r.client("ec2"), r.take("SubnetId"), r.take("NetworkAclId")
    for found in ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [network]}])["NetworkAcls"]:
        for a in found["Associations"]:
            if a["SubnetId"] == network:
                made = ec2.replace_network_acl_association(AssociationId=a["NetworkAclAssociationId"], NetworkAclId=acl)["NewAssociationId"]
    return Resource(made, {"AssociationId": made})


@handles("AWS::EC2::FlowLog")
def flow_log(r):
    ec2 = r.client("ec2")
    made = ec2.create_flow_logs(ResourceIds=[r.take("ResourceId")], **tagged(r, "vpc-flow-log"), **r.rest())["FlowLogIds"][0]
    return Resource(made, {"Id": made}, lambda: ec2.delete_flow_logs(FlowLogIds=[made]))


@handles("AWS::EC2::TransitGateway")
def transit_gateway(r):
    """The properties are flat here and in a member Options there."""
    ec2, tags, about = r.client("ec2"), tagged(r, "transit-gateway"), r.some("Description")
    made = ec2.create_transit_gateway(Options=r.rest(), **about, **tags)["TransitGateway"]["TransitGatewayId"]
    return Resource(made, {"Id": made, "TransitGatewayArn": r.arn("ec2", f"transit-gateway/{made}")}, lambda: ec2.delete_transit_gateway(TransitGatewayId=made))


@handles("AWS::EC2::TransitGatewayAttachment")
def transit_gateway_attachment(r):
    ec2 = r.client("ec2")
    made = ec2.create_transit_gateway_vpc_attachment(**tagged(r, "transit-gateway-attachment"), **r.rest())["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
    return Resource(made, {"Id": made}, lambda: ec2.delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=made))


HANDLED_ALIKE = {"AWS::EC2::TransitGatewayVpcAttachment": transit_gateway_attachment}
for kind, function in HANDLED_ALIKE.items():
    handles(kind)(function)


@handles("AWS::EC2::TransitGatewayRouteTable")
def transit_route_table(r):
    ec2, tags = r.client("ec2"), r.take("Tags")
    made = ec2.create_transit_gateway_route_table(**given(TagSpecifications=[{"ResourceType": "transit-gateway-route-table", "Tags": tags}] if tags else None),
                                                  **r.rest())["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
    return Resource(made, {"TransitGatewayRouteTableId": made})


@handles("AWS::EC2::TransitGatewayRoute")
def transit_route(r):
    r.client("ec2").create_transit_gateway_route(**{k: flag(v) if k == "Blackhole" else v for k, v in r.p.items()})
    return Resource("|".join(map(str, r.rest().values())))


@handles("AWS::EC2::TransitGatewayRouteTableAssociation")
def transit_association(r):
    r.client("ec2").associate_transit_gateway_route_table(**r.p)
    return Resource("|".join(r.rest().values()))


@handles("AWS::EC2::TransitGatewayRouteTablePropagation")
def transit_propagation(r):
    r.client("ec2").enable_transit_gateway_route_table_propagation(**r.p)
    return Resource("|".join(r.rest().values()))


@handles("AWS::EC2::CustomerGateway")
def customer_gateway(r):
    ec2 = r.client("ec2")
    made = ec2.create_customer_gateway(PublicIp=r.take("IpAddress"), **tagged(r, "customer-gateway"), BgpAsn=number(r.take("BgpAsn")),
                                       **r.rest())["CustomerGateway"]["CustomerGatewayId"]
    return Resource(made, {"CustomerGatewayId": made})


@handles("AWS::EC2::VPNConnection")
def vpn_connection(r):
    ec2, tags = r.client("ec2"), tagged(r, "vpn-connection")
    main = r.some("CustomerGatewayId", "TransitGatewayId", "VpnGatewayId", "Type")
    made = ec2.create_vpn_connection(Options=r.rest(), **main, **tags)["VpnConnection"]["VpnConnectionId"]
    return Resource(made, {"VpnConnectionId": made})


@handles("AWS::EC2::GatewayRouteTableAssociation")
def gateway_route_table_association(r):
    key = r.client("ec2").associate_route_table(**r.rest())["AssociationId"]
    return Resource(key, {"AssociationId": key})


@handles("AWS::EC2::PlacementGroup")
def placement_group(r):
    """Its name is none of CloudFormation's properties."""
    ec2, name = r.client("ec2"), r.generated
    call(ec2, "create_placement_group", {"GroupName": name} | tagged(r, "placement-group") | r.rest(), SpreadLevel="SpreadLevel")
    return Resource(name, {"GroupName": name}, lambda: ec2.delete_placement_group(GroupName=name))


@handles("AWS::EC2::PrefixList")
def prefix_list(r):
    ec2 = r.client("ec2")
    made = call(ec2, "create_managed_prefix_list", tagged(r, "prefix-list") | r.rest())["PrefixList"]
    return Resource(made["PrefixListId"], {"PrefixListId": made["PrefixListId"], "Arn": made["PrefixListArn"]}, lambda: ec2.delete_managed_prefix_list(PrefixListId=made["PrefixListId"]))


# --- balancers ----------------------------------------------------------------------------------------------------------

def attributes(pairs):
    return [{"Key": p["Key"], "Value": str(p["Value"])} for p in pairs or []]


@handles("AWS::ElasticLoadBalancingV2::LoadBalancer")
def load_balancer(r):
    elb, settings = r.client("elbv2"), attributes(r.take("LoadBalancerAttributes"))
    pool, least = r.take("Ipv4IpamPoolId"), r.take("MinimumLoadBalancerCapacity")
    inward = r.take("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
    made = call(elb, "create_load_balancer", {"Name": r.name("Name")[:32].strip("-")} | given(IpamPools=pool and {"Ipv4IpamPoolId": pool}) | r.rest())["LoadBalancers"][0]
    arn = made["LoadBalancerArn"]
    if inward:
        call(elb, "set_security_groups", {"LoadBalancerArn": arn, "SecurityGroups": made["SecurityGroups"],
                                          "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic": inward})
    if least:
        call(elb, "modify_capacity_reservation", {"LoadBalancerArn": arn, "MinimumLoadBalancerCapacity": least})
    if settings:
        elb.modify_load_balancer_attributes(LoadBalancerArn=arn, Attributes=settings)
    return Resource(arn, {"DNSName": made["DNSName"], "CanonicalHostedZoneID": made["CanonicalHostedZoneId"], "LoadBalancerFullName": arn.split("/", 1)[1],
                          "LoadBalancerName": made["LoadBalancerName"], "LoadBalancerArn": arn, "SecurityGroups": made.get("SecurityGroups", [])},
                    lambda: elb.delete_load_balancer(LoadBalancerArn=arn))


@handles("AWS::ElasticLoadBalancingV2::TargetGroup")
def target_group(r):
    elb, settings, targets = r.client("elbv2"), attributes(r.take("TargetGroupAttributes")), r.take("Targets")
    made = elb.create_target_group(Name=r.name("Name")[:32].strip("-"), **r.rest())["TargetGroups"][0]
    arn = made["TargetGroupArn"]
    if settings:
        elb.modify_target_group_attributes(TargetGroupArn=arn, Attributes=settings)
    if targets:
        elb.register_targets(TargetGroupArn=arn, Targets=targets)
    return Resource(arn, {"TargetGroupArn": arn, "TargetGroupFullName": arn.rsplit(":", 1)[1], "TargetGroupName": made["TargetGroupName"]}, lambda: elb.delete_target_group(TargetGroupArn=arn))


@handles("AWS::ElasticLoadBalancingV2::Listener")
def listener(r):
    elb, settings = r.client("elbv2"), attributes(r.take("ListenerAttributes"))
    arn = call(elb, "create_listener", r.rest())["Listeners"][0]["ListenerArn"]
    if settings:
        elb.modify_listener_attributes(ListenerArn=arn, Attributes=settings)
    return Resource(arn, {"ListenerArn": arn}, lambda: elb.delete_listener(ListenerArn=arn))


@handles("AWS::ElasticLoadBalancingV2::ListenerRule")
def listener_rule(r):
    elb = r.client("elbv2")
    arn = call(elb, "create_rule", r.rest())["Rules"][0]["RuleArn"]
    return Resource(arn, {"RuleArn": arn}, lambda: elb.delete_rule(RuleArn=arn))


# --- names --------------------------------------------------------------------------------------------------------------

@handles("AWS::Route53::HostedZone")
def zone(r):
    dns, tags = r.client("route53"), r.take("HostedZoneTags")
    networks, settings = r.take("VPCs", []), r.take("HostedZoneConfig")
    if networks:
        settings = (settings or {}) | {"PrivateZone": True}
    made = dns.create_hosted_zone(Name=r.take("Name"), CallerReference=str(uuid.uuid4()), **given(HostedZoneConfig=settings, VPC=networks[0] if networks else None))
    key = made["HostedZone"]["Id"].rpartition("/")[2]
    for network in networks[1:]:
        dns.associate_vpc_with_hosted_zone(HostedZoneId=key, VPC=network)
    if tags:
        dns.change_tags_for_resource(ResourceType="hostedzone", ResourceId=key, AddTags=tags)
    return Resource(key, {"Id": key, "NameServers": made.get("DelegationSet", {}).get("NameServers", [])}, lambda: dns.delete_hosted_zone(Id=key))


@handles("AWS::Route53::HealthCheck")
def health_check(r):
    dns, tags = r.client("route53"), r.take("HealthCheckTags")
    key = dns.create_health_check(CallerReference=str(uuid.uuid4()), **r.rest())["HealthCheck"]["Id"]
    if tags:
        dns.change_tags_for_resource(ResourceType="healthcheck", ResourceId=key, AddTags=tags)
    return Resource(key, {"HealthCheckId": key}, lambda: dns.delete_health_check(HealthCheckId=key))


@handles("AWS::Route53::RecordSet")
def record(r):
    dns, zone = r.client("route53"), r.take("HostedZoneId")
    r.take("Comment")
    values = r.take("ResourceRecords")
    made = r.some("AliasTarget", "Failover", "GeoLocation", "GeoProximityLocation", "HealthCheckId", "MultiValueAnswer", "Name", "Region", "SetIdentifier", "Type",
                  "CidrRoutingConfig")
    if "AliasTarget" in made:
        made["AliasTarget"] = {"EvaluateTargetHealth": False} | made["AliasTarget"]
    made |= given(TTL=number(r.take("TTL")), Weight=number(r.take("Weight")), ResourceRecords=[{"Value": v} for v in values] if values else None)
    change = lambda action: dns.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": [{"Action": action, "ResourceRecordSet": made}]})
    change("CREATE")
    return Resource(made["Name"], {}, lambda: change("DELETE"))


# Members that the API names otherwise.
CDN_NAMES = {"IPV6Enabled": "IsIPV6Enabled", "OriginCustomHeaders": "CustomHeaders"}


@handles("AWS::CloudFront::Distribution")
def distribution(r):
    """Lists carry their length in the API, and what is left out here has to be said there."""
    tags, config = r.take("Tags", []), counted(r.take("DistributionConfig"))
    if "Logging" in config:
        config["Logging"] = {"Enabled": True, "IncludeCookies": False, "Prefix": ""} | config["Logging"]
    config |= {"CallerReference": str(uuid.uuid4()), "Comment": config.get("Comment", "")}
    made = call(r.client("cloudfront"), "create_distribution_with_tags", {"DistributionConfigWithTags": {"Tags": {"Items": tags}, "DistributionConfig": config}},
                **CDN_NAMES)["Distribution"]
    return Resource(made["Id"], {"Id": made["Id"], "DomainName": made["DomainName"]})


plain("AWS::CloudFront::OriginAccessControl", "cloudfront", "create_origin_access_control", "OriginAccessControl.Id", {"Id": "OriginAccessControl.Id"},
      ("delete_origin_access_control", "Id"))


def counted(value):
    if isinstance(value, list):
        return {"Quantity": len(value), "Items": [counted(v) for v in value]}
    if not isinstance(value, dict):
        return value
    if value.keys() == {"Quantity", "Items"}:  # counted already
        return counted(value["Items"])
    made = {k: counted(v) for k, v in value.items()}
    for trusted in made.keys() & {"TrustedSigners", "TrustedKeyGroups"}:
        made[trusted]["Enabled"] = True
    if "AllowedMethods" in made:
        made["AllowedMethods"]["CachedMethods"] = made.pop("CachedMethods", counted(["GET", "HEAD"]))
    if "RestrictionType" in made:
        made |= made.pop("Locations", counted([]))
    return made


# --- HTTP APIs ----------------------------------------------------------------------------------------------------------

@handles("AWS::ApiGatewayV2::Api")
def http_api(r):
    """An API, and the document that describes it."""
    api, body, strict = r.client("apigatewayv2"), r.take("Body"), r.take("FailOnWarnings")
    made = api.create_api(**r.rest())
    if body:
        api.reimport_api(ApiId=made["ApiId"], Body=text(body), **given(FailOnWarnings=strict))
    return Resource(made["ApiId"], {"ApiId": made["ApiId"], "ApiEndpoint": made["ApiEndpoint"]}, lambda: api.delete_api(ApiId=made["ApiId"]))


def part_of_api(kind, create, key):
    @handles("AWS::ApiGatewayV2::" + kind)
    def made(r):
        api, answers = r.client("apigatewayv2"), r.p.get("ResponseParameters", {})
        for status, changed in answers.items():  # a list here, a map there
            answers[status] = {c["Destination"]: c["Source"] for c in changed["ResponseParameters"]}
        found = getattr(api, create)(**r.rest())[key]
        return Resource(found, {key: found})

    return made


part_of_api("Integration", "create_integration", "IntegrationId")
part_of_api("Route", "create_route", "RouteId")
part_of_api("Authorizer", "create_authorizer", "AuthorizerId")


@handles("AWS::ApiGatewayV2::VpcLink")
def vpc_link(r):
    key = call(r.client("apigatewayv2"), "create_vpc_link", r.rest())["VpcLinkId"]
    return Resource(key, {"VpcLinkId": key})


@handles("AWS::ApiGatewayV2::Stage")
def http_stage(r):
    r.client("apigatewayv2").create_stage(**r.p)
    return Resource(r.rest()["StageName"])
