"""What is in an account of the simulator, as data: every thing of every kind, in every region, with all its settings.

A kind is a function that yields things: what it is, the strings that name it and that AWS made up (`ids`), and its settings as the API
returns them. Settings that another call returns are added under a name of their own. Times, and what says how far something has come, are
left out: they say when a thing was made, not what it is."""

import datetime
import json
import re
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from steps import in_one

KINDS = []

# Members that never say what a thing is: they differ from one moment, or one request, to the next.
PASSING = {"ResponseMetadata", "RequestId", "ETag", "CallerReference", "RevisionId", "State", "Status", "CreateDate", "CreatedTime", "creationTime", "createdAt",
           "LastModified", "LastModifiedTime", "LastUpdated", "ConfigurationId", "RequesterId", "ReservationId", "ClientRequestToken", "UserId", "Version", "LastStatus"}
KEPT = {("s3", "Status"), ("s3", "Version"), ("iam", "Version"), ("kms", "Status"), ("dynamodb", "Status"), ("s3", "State"), ("events", "State")}

# Names that Terraform makes of a prefix, and CloudFormation of those of the stack and the resource; none ends in the number of an account.
MADE_UP_NAME = re.compile(r"[0-9]{18}[0-9a-f]{8}$|-(?!123456789012$|1{10}[0-9]{2}$|2{12}$)([0-9A-Z]{12}|[0-9a-f]{12})$|-[a-z]+-[0-9]-[a-z0-9]+-[a-z0-9]{12}$|^default_elb_")

# Launch templates of what CloudFormation takes of a single server only there.
OWN_TEMPLATE = re.compile(r"-InstanceSettings[A-Za-z0-9]*-[0-9A-Z]{12}$")


class Thing:
    def __init__(self, kind, region, ids, settings):
        self.kind, self.region, self.settings = kind, region, settings
        self.ids = [x for x in ids if x]


class Account:
    """Clients of one account of one simulator."""

    def __init__(self, url, number, regions):
        self.url, self.number, self.regions, self.clients = url, number, regions, {}

    def client(self, service, region):
        key = service, region
        if key not in self.clients:
            client = boto3.client(service, region_name=region, endpoint_url=self.url, aws_access_key_id="testing", aws_secret_access_key="testing",
                                  config=Config(read_timeout=300))
            client.meta.events.register("before-sign", lambda request, **_: request.headers.add_header("x-moto-account-id", self.number))
            self.clients[key] = client
        return self.clients[key]

    def things(self):
        found = [t for service, kind, is_global, function in KINDS for region in (["us-east-1"] if is_global else self.regions)
                 for t in self.of_kind(service, kind, region, function)] + list(self.asked())
        known = {i for t in found for i in t.ids}
        for t in found:
            t.ids += [t.settings.pop(k) for k, v in list(t.settings.items()) if is_made_up(k, v) and v not in known]
        return found

    def of_kind(self, service, kind, region, function):
        for ids, settings in function(self.client(service, region), self):
            yield self.thing(service, kind, region, ids, settings)

    def thing(self, service, kind, region, ids, settings):
        settings = json.loads(json.dumps(settings, default=without_time).replace(self.url, "http://aws"))
        return Thing(kind, region, [i.replace(self.url, "http://aws") for i in ids if i], cleaned(service, settings))

    def asked(self):
        """The requests of which moto keeps only some members (moto/asked.py): a kind of thing for each call."""
        with urllib.request.urlopen(f"{self.url}/moto-api/asked/{self.number}") as answer:
            for r in in_one(json.load(answer)):
                if OWN_TEMPLATE.search(r["members"].get("LaunchTemplateName", "")):
                    continue
                if r["call"] == "RunInstances":
                    self.add_template(r["members"], r["region"])
                if r["call"] == "PutScalingPolicy":
                    r["members"].pop("PolicyName")  # which CloudFormation makes up
                if r["call"] == "AddPermission":
                    r["members"].pop("StatementId")  # so does it here
                if "VPCZoneIdentifier" in r["members"]:
                    r["members"]["VPCZoneIdentifier"] = r["members"]["VPCZoneIdentifier"].split(",")
                yield self.thing(r["service"], "request " + r["call"], r["region"], [], r["members"])


    def add_template(self, members, region):
        """What CloudFormation says of a server in a launch template of its own, said by the request."""
        key = members.get("LaunchTemplate", {}).get("LaunchTemplateId")
        found = self.client("ec2", region).describe_launch_templates(LaunchTemplateIds=[key])["LaunchTemplates"][0] if key else {}
        if OWN_TEMPLATE.search(found.get("LaunchTemplateName", "")):
            members.pop("LaunchTemplate")
            data = self.client("ec2", region).describe_launch_template_versions(LaunchTemplateId=key)["LaunchTemplateVersions"][0]["LaunchTemplateData"]
            for k, v in json.loads(json.dumps(data, default=lambda time: time.strftime("%Y-%m-%d %H:%M:%S"))).items():
                own = members.get(k)
                members[k] = own | v if isinstance(own, dict) else own + v if isinstance(own, list) else v


def is_made_up(member, value):
    """A name that is made up says no more than an ID."""
    return member.lower().endswith("name") and isinstance(value, str) and MADE_UP_NAME.search(value)


def made_up(name):
    """A name that is made up is an ID, by which other things are told too."""
    return [name] if MADE_UP_NAME.search(name) else []


def without_time(value):
    if isinstance(value, (datetime.datetime, datetime.date)):
        return None
    if isinstance(value, (bytes, bytearray)):
        return value.decode("latin-1")
    if hasattr(value, "read"):
        return value.read().decode("latin-1")
    raise TypeError(type(value))


def cleaned(service, value, name=""):
    """Without what passes; documents in text as data; lists of tags as maps; what is empty is absent."""
    if isinstance(value, dict):
        made = {k: cleaned(service, v, k) for k, v in value.items() if k not in PASSING or (service, k) in KEPT}
        return {k: v for k, v in made.items() if v not in (None, {}, [], "", {"Quantity": 0}, {"Enabled": False, "Quantity": 0})}
    if isinstance(value, list):
        if value and all(isinstance(v, dict) and sorted(k.lower() for k in v) in (["key", "value"], ["tagkey", "tagvalue"]) for v in value):
            return {str(next(v[k] for k in v if k.lower().endswith("key"))): next(v[k] for k in v if k.lower().endswith("value")) for v in value}
        return [cleaned(service, v) for v in value]
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return cleaned("iam", json.loads(value))
        except ValueError:
            return value
    return value


def kind(service, name, is_global=False):
    def register(function):
        KINDS.append((service, name, is_global, function))
        return function

    return register


def every(client, call, key, **arguments):
    """The members of all pages."""
    if client.can_paginate(call):
        return [x for page in client.get_paginator(call).paginate(**arguments) for x in (page.get(key) or [])]
    return getattr(client, call)(**arguments).get(key) or []


def ask(client, call, key=None, **arguments):
    """What a call returns; None where there is nothing of the sort."""
    try:
        answer = getattr(client, call)(**arguments)
    except ClientError as e:
        if re.search("NotFound|NoSuch|DoesNotExist|NotConfigured|InvalidParameter|NotImplemented|Unsupported|InvalidRequest|ValidationException", e.response["Error"]["Code"]):
            return None
        raise
    answer.pop("ResponseMetadata", None)
    return answer.get(key) if key else answer


def simple(service, name, call, key, *ids, is_global=False):
    """A kind that one call describes in full."""
    @kind(service, name, is_global)
    def listed(client, account):
        for x in every(client, call, key):
            yield [x.pop(i) for i in ids if i in x], x


# --- networks -----------------------------------------------------------------------------------------------------------

@kind("ec2", "VPC")
def vpcs(ec2, account):
    for x in every(ec2, "describe_vpcs", "Vpcs"):
        key = x.pop("VpcId")
        for attribute in ("enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics"):
            x[attribute] = ec2.describe_vpc_attribute(VpcId=key, Attribute=attribute)[attribute[0].upper() + attribute[1:]]["Value"]
        given = [b.pop("Ipv6CidrBlock") for b in x.get("Ipv6CidrBlockAssociationSet", []) if b.get("Ipv6Pool") == "Amazon"]
        yield [key, *given] + [b.pop("AssociationId") for k in ("CidrBlockAssociationSet", "Ipv6CidrBlockAssociationSet") for b in x.get(k, [])], x


@kind("ec2", "route table")
def route_tables(ec2, account):
    for x in every(ec2, "describe_route_tables", "RouteTables"):
        yield [x.pop("RouteTableId")] + [a.pop("RouteTableAssociationId") for a in x["Associations"]], x


@kind("ec2", "security group")
def security_groups(ec2, account):
    rules = {}
    for x in every(ec2, "describe_security_group_rules", "SecurityGroupRules"):
        rules.setdefault(x["GroupId"], []).append(x)
    for x in every(ec2, "describe_security_groups", "SecurityGroups"):
        key = x.pop("GroupId")
        own = rules.get(key, [])
        x["Rules"] = [{k: v for k, v in rule.items() if k not in ("SecurityGroupRuleId", "SecurityGroupRuleArn", "GroupId")} for rule in own]
        dropped(x, "IpPermissions", "IpPermissionsEgress", *(["GroupName"] if MADE_UP_NAME.search(x["GroupName"]) else []))
        yield [key, x.pop("SecurityGroupArn", None)] + [rule["SecurityGroupRuleId"] for rule in own], x


@kind("ec2", "network ACL")
def network_acls(ec2, account):
    for x in every(ec2, "describe_network_acls", "NetworkAcls"):
        yield [x.pop("NetworkAclId")] + [a.pop("NetworkAclAssociationId") for a in x["Associations"]], x


@kind("ec2", "address")
def addresses(ec2, account):
    for x in every(ec2, "describe_addresses", "Addresses"):
        yield [x.pop(k, None) for k in ("AllocationId", "PublicIp", "AssociationId", "PrivateIpAddress", "NetworkInterfaceId")], x


@kind("ec2", "NAT gateway")
def nat_gateways(ec2, account):
    for x in every(ec2, "describe_nat_gateways", "NatGateways"):
        for a in x.get("NatGatewayAddresses", []):
            for k in ("NetworkInterfaceId", "PrivateIp", "AssociationId"):
                a.pop(k, None)
        yield [x.pop("NatGatewayId")], x


@kind("ec2", "launch template")
def launch_templates(ec2, account):
    for x in every(ec2, "describe_launch_templates", "LaunchTemplates"):
        if OWN_TEMPLATE.search(x["LaunchTemplateName"]):
            continue
        versions = every(ec2, "describe_launch_template_versions", "LaunchTemplateVersions", LaunchTemplateId=x["LaunchTemplateId"])
        x["Data"] = [v["LaunchTemplateData"] for v in versions if v["VersionNumber"] == x["DefaultVersionNumber"]]
        x.pop("CreatedBy", None)
        yield [x.pop("LaunchTemplateId")], x


@kind("ec2", "transit gateway route table")
def transit_route_tables(ec2, account):
    for x in every(ec2, "describe_transit_gateway_route_tables", "TransitGatewayRouteTables"):
        key = x.pop("TransitGatewayRouteTableId")
        active = [{"Name": "state", "Values": ["active", "blackhole"]}]
        x["Routes"] = ask(ec2, "search_transit_gateway_routes", "Routes", TransitGatewayRouteTableId=key, Filters=active)
        x["Associations"] = ask(ec2, "get_transit_gateway_route_table_associations", "Associations", TransitGatewayRouteTableId=key)
        x["Propagations"] = ask(ec2, "get_transit_gateway_route_table_propagations", "TransitGatewayRouteTablePropagations", TransitGatewayRouteTableId=key)
        yield [key], x


@kind("ec2", "prefix list")
def prefix_lists(ec2, account):
    for x in every(ec2, "describe_managed_prefix_lists", "PrefixLists"):
        key = x.pop("PrefixListId")
        x["Entries"] = ask(ec2, "get_managed_prefix_list_entries", "Entries", PrefixListId=key)
        yield [key, x.pop("PrefixListArn")], x


for name, call, key, *ids in (
        ("internet gateway", "describe_internet_gateways", "InternetGateways", "InternetGatewayId"),
        ("carrier gateway", "describe_carrier_gateways", "CarrierGateways", "CarrierGatewayId"),
        ("egress-only gateway", "describe_egress_only_internet_gateways", "EgressOnlyInternetGateways", "EgressOnlyInternetGatewayId"),
        ("peering", "describe_vpc_peering_connections", "VpcPeeringConnections", "VpcPeeringConnectionId"),
        ("DHCP options", "describe_dhcp_options", "DhcpOptions", "DhcpOptionsId"),
        ("flow log", "describe_flow_logs", "FlowLogs", "FlowLogId"),
        ("transit gateway", "describe_transit_gateways", "TransitGateways", "TransitGatewayId", "TransitGatewayArn"),
        ("transit gateway attachment", "describe_transit_gateway_vpc_attachments", "TransitGatewayVpcAttachments", "TransitGatewayAttachmentId"),
        ("customer gateway", "describe_customer_gateways", "CustomerGateways", "CustomerGatewayId"),
        ("VPN gateway", "describe_vpn_gateways", "VpnGateways", "VpnGatewayId"),
        ("VPN connection", "describe_vpn_connections", "VpnConnections", "VpnConnectionId", "CustomerGatewayConfiguration"),
        ("key pair", "describe_key_pairs", "KeyPairs", "KeyPairId")):
    simple("ec2", name, call, key, *ids)


def by_a_group(instance):
    """What an autoscaling group or a cluster starts, and where, is its own doing."""
    tags = [t["Key"] for t in instance.get("Tags", [])]
    return not tags or "aws:autoscaling:groupName" in tags


@kind("ec2", "subnet")
def subnets(ec2, account):
    for x in every(ec2, "describe_subnets", "Subnets"):
        made_up = [x.pop("SubnetId"), x.pop("SubnetArn")] + [a.pop("AssociationId") for a in x.get("Ipv6CidrBlockAssociationSet", [])]
        yield made_up, dropped(x, "AvailableIpAddressCount")


def places(instance):
    """The addresses and the like that an instance is given; what was asked for is in the request (moto/asked.py)."""
    made_up = [instance.pop(k, None) for k in ("PublicIpAddress", "PublicDnsName", "PrivateDnsName")]
    dropped(instance, "PrivateIpAddress")
    for n in instance["NetworkInterfaces"]:
        made_up += [n.pop(k, None) for k in ("MacAddress", "NetworkInterfaceId", "PrivateDnsName")]
        dropped(n, "Association", "PrivateIpAddress", "PrivateIpAddresses", "Ipv6Addresses")
    return made_up


@kind("ec2", "instance")
def instances(ec2, account):
    for reservation in every(ec2, "describe_instances", "Reservations"):
        for x in reservation["Instances"]:
            if not by_a_group(x):
                yield [x.pop("InstanceId"), *places(x)], dropped(x, "ClientToken")


@kind("ec2", "volume")
def volumes(ec2, account):
    started = {x["InstanceId"] for r in every(ec2, "describe_instances", "Reservations") for x in r["Instances"] if by_a_group(x)}
    for x in every(ec2, "describe_volumes", "Volumes"):
        if not started & {a["InstanceId"] for a in x["Attachments"]}:
            yield [x.pop("VolumeId")], x


@kind("ec2", "VPC endpoint")
def endpoints(ec2, account):
    for x in every(ec2, "describe_vpc_endpoints", "VpcEndpoints"):
        x["Groups"] = [g["GroupId"] for g in x.get("Groups", [])]
        made_up = [x.pop("VpcEndpointId"), *x.pop("NetworkInterfaceIds", [])] + [d[k] for d in x.pop("DnsEntries", []) for k in d]
        yield made_up, x


# --- balancers and names ------------------------------------------------------------------------------------------------

def described_tags(client, arn):
    return client.describe_tags(ResourceArns=[arn])["TagDescriptions"][0]["Tags"]


@kind("elbv2", "load balancer")
def load_balancers(elb, account):
    for x in every(elb, "describe_load_balancers", "LoadBalancers"):
        arn = x.pop("LoadBalancerArn")
        x["Tags"] = described_tags(elb, arn)
        x["Attributes"] = elb.describe_load_balancer_attributes(LoadBalancerArn=arn)["Attributes"]
        yield [arn, arn.split("/", 1)[1], x.pop("DNSName")], x


@kind("elbv2", "target group")
def target_groups(elb, account):
    for x in every(elb, "describe_target_groups", "TargetGroups"):
        arn = x.pop("TargetGroupArn")
        x["Tags"] = described_tags(elb, arn)
        x["Attributes"] = elb.describe_target_group_attributes(TargetGroupArn=arn)["Attributes"]
        x["Targets"] = [t["Target"] for t in elb.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"]]
        yield [arn, arn.rsplit(":", 1)[1]], x


@kind("elbv2", "listener")
def listeners(elb, account):
    for balancer in every(elb, "describe_load_balancers", "LoadBalancers"):
        for x in every(elb, "describe_listeners", "Listeners", LoadBalancerArn=balancer["LoadBalancerArn"]):
            arn = x.pop("ListenerArn")
            x["Tags"] = described_tags(elb, arn)
            rules = every(elb, "describe_rules", "Rules", ListenerArn=arn)
            x["Rules"] = [{k: v for k, v in rule.items() if k != "RuleArn"} | {"Tags": described_tags(elb, rule["RuleArn"])} for rule in rules]
            yield [arn, *[rule["RuleArn"] for rule in rules]], x


@kind("route53", "hosted zone", True)
def zones(dns, account):
    for x in every(dns, "list_hosted_zones", "HostedZones"):
        key = x.pop("Id").rpartition("/")[2]
        x["Tags"] = dns.list_tags_for_resource(ResourceType="hostedzone", ResourceId=key)["ResourceTagSet"]["Tags"]
        x["VPCs"] = dns.get_hosted_zone(Id=key).get("VPCs")
        x["Records"] = every(dns, "list_resource_record_sets", "ResourceRecordSets", HostedZoneId=key)
        yield [key], x


@kind("route53", "health check", True)
def health_checks(dns, account):
    for x in every(dns, "list_health_checks", "HealthChecks"):
        key = x.pop("Id")
        x["Tags"] = dns.list_tags_for_resource(ResourceType="healthcheck", ResourceId=key)["ResourceTagSet"]["Tags"]
        x.pop("HealthCheckVersion", None)
        yield [key], x


@kind("cloudfront", "distribution", True)
def distributions(cdn, account):
    answer = cdn.list_distributions()["DistributionList"]
    for key in [x["Id"] for x in answer.get("Items", [])]:
        x = cdn.get_distribution(Id=key)["Distribution"]
        x["Tags"] = cdn.list_tags_for_resource(Resource=x["ARN"])["Tags"].get("Items")
        yield [x.pop("Id"), x.pop("ARN"), x.pop("DomainName")], x


@kind("cloudfront", "origin access control", True)
def access_controls(cdn, account):
    for x in ask(cdn, "list_origin_access_controls", "OriginAccessControlList").get("Items", []):
        yield [x.pop("Id")], x


# --- HTTP APIs ----------------------------------------------------------------------------------------------------------

@kind("apigatewayv2", "HTTP API")
def http_apis(api, account):
    for x in every(api, "get_apis", "Items"):
        key, made_up = x.pop("ApiId"), []
        for part, call, own in (("Integrations", "get_integrations", "IntegrationId"), ("Routes", "get_routes", "RouteId"), ("Stages", "get_stages", None)):
            x[part] = every(api, call, "Items", ApiId=key)
            if own:
                made_up += [i.pop(own) for i in x[part]]
            for i in x[part]:
                i.pop("DeploymentId", None)
                made_up.append(i.get("AuthorizerId"))  # moto lists no authorizers
        yield [key, x.pop("ApiEndpoint", None), *made_up], x


# --- storage ------------------------------------------------------------------------------------------------------------

BUCKET = {"versioning": None, "encryption": "ServerSideEncryptionConfiguration", "ownership_controls": "OwnershipControls", "lifecycle_configuration": None,
          "cors": "CORSRules", "logging": "LoggingEnabled", "website": None, "notification_configuration": None, "replication": "ReplicationConfiguration",
          "accelerate_configuration": "Status", "tagging": "TagSet", "policy": "Policy", "acl": "Grants", "location": "LocationConstraint",
          "request_payment": "Payer"}


LOGGED = re.compile(r"[0-9]{4}(-[0-9]{2}){5}-[0-9A-F]{16}$")  # what moto logs of requests


@kind("s3", "bucket", True)
def buckets(s3, account):
    for b in s3.list_buckets()["Buckets"]:
        x = {"Name": b["Name"]}
        for call, key in BUCKET.items():
            x[call] = ask(s3, "get_bucket_" + call, key, Bucket=b["Name"])
        x["public_access_block"] = ask(s3, "get_public_access_block", "PublicAccessBlockConfiguration", Bucket=b["Name"])
        x["object_lock"] = ask(s3, "get_object_lock_configuration", "ObjectLockConfiguration", Bucket=b["Name"])
        x["objects"] = [{"Key": o["Key"], "Size": o["Size"]} for o in every(s3, "list_objects_v2", "Contents", Bucket=b["Name"])
                        if not LOGGED.search(o["Key"])]
        yield [], x


@kind("dynamodb", "table")
def tables(db, account):
    for name in every(db, "list_tables", "TableNames"):
        x = db.describe_table(TableName=name)["Table"]
        arn = x["TableArn"]
        x["TimeToLive"] = db.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
        x["Backups"] = db.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"]
        x["Tags"] = db.list_tags_of_resource(ResourceArn=arn)["Tags"]
        for volatile in ("TableStatus", "CreationDateTime", "TableSizeBytes", "ItemCount"):
            x.pop(volatile, None)
        yield [x.pop("LatestStreamArn", None), x.pop("LatestStreamLabel", None), x.pop("TableId", None)], x


@kind("kms", "key")
def keys(kms, account):
    for k in every(kms, "list_keys", "Keys"):
        x = kms.describe_key(KeyId=k["KeyId"])["KeyMetadata"]
        if x["KeyManager"] != "CUSTOMER" or x["Description"] == "Default key":  # which moto makes for its own use
            continue
        x["Policy"] = kms.get_key_policy(KeyId=k["KeyId"], PolicyName="default")["Policy"]
        x["Rotation"] = {n: v for n, v in (ask(kms, "get_key_rotation_status", KeyId=k["KeyId"]) or {}).items() if n in ("KeyRotationEnabled", "RotationPeriodInDays")}
        x["Tags"] = every(kms, "list_resource_tags", "Tags", KeyId=k["KeyId"])
        aliases = [a["AliasName"] for a in every(kms, "list_aliases", "Aliases", KeyId=k["KeyId"])]
        x["Aliases"] = [a for a in aliases if not MADE_UP_NAME.search(a)]
        yield [x.pop("Arn"), x.pop("KeyId")], x


@kind("secretsmanager", "secret")
def secrets(sm, account):
    for s in every(sm, "list_secrets", "SecretList"):
        x = sm.describe_secret(SecretId=s["ARN"])
        x["Value"] = ask(sm, "get_secret_value", "SecretString", SecretId=s["ARN"])
        x["Policy"] = ask(sm, "get_resource_policy", "ResourcePolicy", SecretId=s["ARN"])
        x.pop("VersionIdsToStages", None)
        yield [x.pop("ARN")], x


@kind("ssm", "parameter")
def parameters(ssm, account):
    for x in every(ssm, "describe_parameters", "Parameters"):
        if x["Name"].startswith("/aws/"):
            continue
        x["Value"] = ssm.get_parameter(Name=x["Name"], WithDecryption=True)["Parameter"]["Value"]
        x["Tags"] = ssm.list_tags_for_resource(ResourceType="Parameter", ResourceId=x["Name"])["TagList"]
        x.pop("LastModifiedUser", None)
        yield [], x


# --- databases ----------------------------------------------------------------------------------------------------------

def user_settings(rds, call, **name):
    return {p["ParameterName"]: {k: p.get(k) for k in ("ParameterValue", "ApplyMethod")} for p in every(rds, call, "Parameters", Source="user", **name)
            if p.get("ParameterValue") is not None}


def dropped(x, *names):
    for name in names:
        x.pop(name, None)
    return x


PROGRESS = ("DBInstanceStatus", "ActivityStreamStatus", "InstanceCreateTime", "EarliestRestorableTime", "LatestRestorableTime", "DBClusterStatus", "StatusInfos")


@kind("rds", "database")
def databases(rds, account):
    for x in every(rds, "describe_db_instances", "DBInstances"):
        dropped(x, *PROGRESS)
        for g in x.get("VpcSecurityGroups", []):
            g.pop("Status", None)
        yield [x.pop("DbiResourceId", None), x.get("Endpoint", {}).get("Address"), *made_up(x["DBInstanceIdentifier"])], x


@kind("rds", "database cluster")
def database_clusters(rds, account):
    for x in every(rds, "describe_db_clusters", "DBClusters"):
        dropped(x, *PROGRESS, "ClusterCreateTime")
        for member in x.get("DBClusterMembers", []):
            dropped(member, "IsClusterWriter")  # whichever is made first
        yield [x.pop("DbClusterResourceId", None), x.get("Endpoint"), x.get("ReaderEndpoint"), x.get("HostedZoneId"), *made_up(x["DBClusterIdentifier"])], x


@kind("rds", "global database cluster", True)
def global_clusters(rds, account):
    for x in every(rds, "describe_global_clusters", "GlobalClusters"):
        yield [x.pop("GlobalClusterResourceId", None), x.get("Endpoint")], dropped(x, "GlobalClusterArn", "Status")


def rds_tags(rds, x, arn):
    x["Tags"] = ask(rds, "list_tags_for_resource", "TagList", ResourceName=x[arn])
    return x


@kind("rds", "database subnet group")
def subnet_groups(rds, account):
    for x in every(rds, "describe_db_subnet_groups", "DBSubnetGroups"):
        yield made_up(x["DBSubnetGroupName"]), rds_tags(rds, x, "DBSubnetGroupArn")


@kind("rds", "database parameter group")
def parameter_groups(rds, account):
    for x in every(rds, "describe_db_parameter_groups", "DBParameterGroups"):
        x["Parameters"] = user_settings(rds, "describe_db_parameters", DBParameterGroupName=x["DBParameterGroupName"])
        yield made_up(x["DBParameterGroupName"]), rds_tags(rds, x, "DBParameterGroupArn")


@kind("rds", "cluster parameter group")
def cluster_parameter_groups(rds, account):
    for x in every(rds, "describe_db_cluster_parameter_groups", "DBClusterParameterGroups"):
        x["Parameters"] = user_settings(rds, "describe_db_cluster_parameters", DBClusterParameterGroupName=x["DBClusterParameterGroupName"])
        yield made_up(x["DBClusterParameterGroupName"]), rds_tags(rds, x, "DBClusterParameterGroupArn")


@kind("rds", "option group")
def option_groups(rds, account):
    for x in every(rds, "describe_option_groups", "OptionGroupsList"):
        yield made_up(x["OptionGroupName"]), rds_tags(rds, x, "OptionGroupArn")


# --- identities ---------------------------------------------------------------------------------------------------------

def policies_of(iam, owner, name):
    key = {owner.capitalize() + "Name": name}
    inline = every(iam, f"list_{owner}_policies", "PolicyNames", **key)
    return {"Inline": {p: getattr(iam, f"get_{owner}_policy")(PolicyName=p, **key)["PolicyDocument"] for p in inline},
            "Attached": [p["PolicyArn"] for p in every(iam, f"list_attached_{owner}_policies", "AttachedPolicies", **key)]}


@kind("iam", "role", True)
def roles(iam, account):
    for found in every(iam, "list_roles", "Roles"):
        x = iam.get_role(RoleName=found["RoleName"])["Role"] | policies_of(iam, "role", found["RoleName"])
        yield [x.pop("RoleId")], dropped(x, "RoleLastUsed")


@kind("iam", "user", True)
def users(iam, account):
    for x in every(iam, "list_users", "Users"):
        x["Tags"] = every(iam, "list_user_tags", "Tags", UserName=x["UserName"])
        x["Groups"] = [g["GroupName"] for g in every(iam, "list_groups_for_user", "Groups", UserName=x["UserName"])]
        x["AccessKeys"] = ["is " + k["Status"] for k in every(iam, "list_access_keys", "AccessKeyMetadata", UserName=x["UserName"])]
        yield [x.pop("UserId")], x | policies_of(iam, "user", x["UserName"])


@kind("iam", "group", True)
def groups(iam, account):
    for x in every(iam, "list_groups", "Groups"):
        yield [x.pop("GroupId")], x | policies_of(iam, "group", x["GroupName"])


@kind("iam", "managed policy", True)
def managed_policies(iam, account):
    for found in every(iam, "list_policies", "Policies", Scope="Local"):
        x = iam.get_policy(PolicyArn=found["Arn"])["Policy"]
        x["Document"] = iam.get_policy_version(PolicyArn=x["Arn"], VersionId=x["DefaultVersionId"])["PolicyVersion"]["Document"]
        yield [x.pop("PolicyId")], dropped(x, "UpdateDate")


@kind("iam", "instance profile", True)
def instance_profiles(iam, account):
    for x in every(iam, "list_instance_profiles", "InstanceProfiles"):
        x["Roles"] = [r["RoleName"] for r in x["Roles"]]
        yield [x.pop("InstanceProfileId")], x


@kind("iam", "OpenID provider", True)
def openid_providers(iam, account):
    for p in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]:
        yield [], {"Arn": p["Arn"]} | ask(iam, "get_open_id_connect_provider", OpenIDConnectProviderArn=p["Arn"])


# --- clusters, servers and functions ------------------------------------------------------------------------------------

@kind("eks", "EKS cluster")
def eks_clusters(eks, account):
    for name in every(eks, "list_clusters", "clusters"):
        x = eks.describe_cluster(name=name)["cluster"]
        made_up = [x.pop("arn"), x.pop("endpoint", None), x.get("identity", {}).get("oidc", {}).get("issuer")]
        x["certificateAuthority"] = None
        x["nodegroups"], x["addons"] = [], []
        for group in every(eks, "list_nodegroups", "nodegroups", clusterName=name):
            g = eks.describe_nodegroup(clusterName=name, nodegroupName=group)["nodegroup"]
            made_up += [g.pop("nodegroupArn")] + [a["name"] for a in g.get("resources", {}).get("autoScalingGroups", [])] + [g.get("resources", {}).get("remoteAccessSecurityGroup")]
            x["nodegroups"].append(dropped(g, "modifiedAt", "createdAt", "status", "health"))
        for addon in every(eks, "list_addons", "addons", clusterName=name):
            a = eks.describe_addon(clusterName=name, addonName=addon)["addon"]
            made_up.append(a.pop("addonArn"))
            x["addons"].append(dropped(a, "status", "createdAt", "modifiedAt"))
        yield made_up, dropped(x, "status", "createdAt", "clientRequestToken")


@kind("autoscaling", "autoscaling group")
def scaling_groups(scaling, account):
    policies = every(scaling, "describe_policies", "ScalingPolicies")
    for x in every(scaling, "describe_auto_scaling_groups", "AutoScalingGroups"):
        own = [p for p in policies if p["AutoScalingGroupName"] == x["AutoScalingGroupName"]]
        for p in own:
            dropped(p, "PolicyARN", "PolicyName", "Alarms")
        x["Policies"], x["Instances"] = own, len(x.get("Instances", []))
        x["VPCZoneIdentifier"] = x.get("VPCZoneIdentifier", "").split(",")
        for t in x.get("Tags", []):
            t.pop("ResourceId", None)
        yield [x.pop("AutoScalingGroupARN")], dropped(x, "ServiceLinkedRoleARN")


@kind("lambda", "function")
def functions(client, account):
    for x in every(client, "list_functions", "Functions"):
        name = x["FunctionName"]
        x["Tags"] = client.list_tags(Resource=x["FunctionArn"])["Tags"]
        x["Concurrency"] = ask(client, "get_function_concurrency", "ReservedConcurrentExecutions", FunctionName=name)
        x["Url"] = dropped(ask(client, "get_function_url_config", FunctionName=name) or {}, "FunctionUrl", "CreationTime", "LastModifiedTime")
        x["Invocation"] = dropped(ask(client, "get_function_event_invoke_config", FunctionName=name) or {}, "LastModified")
        policy = json.loads(ask(client, "get_policy", "Policy", FunctionName=name) or "{}")
        x["Policy"] = [dropped(s, "Sid") for s in policy.get("Statement", [])]
        x["EventSources"] = [dropped(e, "UUID", "EventSourceMappingArn", "StateTransitionReason", "LastProcessingResult") for e in
                             every(client, "list_event_source_mappings", "EventSourceMappings", FunctionName=name)]
        yield [], dropped(x, "LastUpdateStatus", "StateReasonCode", "StateReason")


# --- messages, logs and alarms ------------------------------------------------------------------------------------------

@kind("sqs", "queue")
def queues(sqs, account):
    for url in every(sqs, "list_queues", "QueueUrls"):
        x = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]
        x["Tags"], x["QueueName"] = sqs.list_queue_tags(QueueUrl=url).get("Tags"), url.rpartition("/")[2]
        yield [], dropped(x, "CreatedTimestamp", "LastModifiedTimestamp")


@kind("sns", "topic")
def topics(sns, account):
    for t in every(sns, "list_topics", "Topics"):
        x = sns.get_topic_attributes(TopicArn=t["TopicArn"])["Attributes"]
        x["Tags"] = sns.list_tags_for_resource(ResourceArn=t["TopicArn"])["Tags"]
        made_up = MADE_UP_NAME.search(t["TopicArn"].removesuffix(".fifo"))
        yield [x.pop("TopicArn")] if made_up else [], x


@kind("sns", "subscription")
def subscriptions(sns, account):
    for s in every(sns, "list_subscriptions", "Subscriptions"):
        x = sns.get_subscription_attributes(SubscriptionArn=s["SubscriptionArn"])["Attributes"]
        yield [x.pop("SubscriptionArn")], x


@kind("events", "event rule")
def event_rules(events, account):
    for bus in every(events, "list_event_buses", "EventBuses"):
        for x in every(events, "list_rules", "Rules", EventBusName=bus["Name"]):
            if x["Name"].startswith("Events-Archive-"):  # which an archive makes for itself
                continue
            targets = every(events, "list_targets_by_rule", "Targets", Rule=x["Name"], EventBusName=bus["Name"])
            x["Targets"] = [dropped(t, "Id") for t in targets]
            x["Tags"] = ask(events, "list_tags_for_resource", "Tags", ResourceARN=x["Arn"])
            yield [], x


@kind("logs", "log group")
def log_groups(logs, account):
    for x in every(logs, "describe_log_groups", "logGroups"):
        x["Tags"] = logs.list_tags_log_group(logGroupName=x["logGroupName"])["tags"]
        x["MetricFilters"] = every(logs, "describe_metric_filters", "metricFilters", logGroupName=x["logGroupName"])
        x["SubscriptionFilters"] = every(logs, "describe_subscription_filters", "subscriptionFilters", logGroupName=x["logGroupName"])
        yield [], dropped(x, "creationTime", "storedBytes")


@kind("cloudwatch", "alarm")
def alarms(metrics, account):
    for x in every(metrics, "describe_alarms", "MetricAlarms"):
        x["Tags"] = metrics.list_tags_for_resource(ResourceARN=x["AlarmArn"])["Tags"]
        yield [], dropped(x, "StateValue", "StateReason", "StateReasonData", "AlarmConfigurationUpdatedTimestamp", "StateUpdatedTimestamp")


@kind("cloudwatch", "dashboard")
def dashboards(metrics, account):
    for x in every(metrics, "list_dashboards", "DashboardEntries"):
        yield [], {"Name": x["DashboardName"], "Body": metrics.get_dashboard(DashboardName=x["DashboardName"])["DashboardBody"]}


# --- backup -------------------------------------------------------------------------------------------------------------

@kind("backup", "backup vault")
def vaults(backup, account):
    for x in every(backup, "list_backup_vaults", "BackupVaultList"):
        x["Tags"] = ask(backup, "list_tags", "Tags", ResourceArn=x["BackupVaultArn"])
        yield [], dropped(x, "CreatorRequestId")


@kind("backup", "backup plan")
def plans(backup, account):
    for p in every(backup, "list_backup_plans", "BackupPlansList"):
        x = backup.get_backup_plan(BackupPlanId=p["BackupPlanId"])["BackupPlan"]
        for rule in x.get("Rules", []):
            rule.pop("RuleId", None)
        selections = [backup.get_backup_selection(BackupPlanId=p["BackupPlanId"], SelectionId=s["SelectionId"])["BackupSelection"]
                      for s in every(backup, "list_backup_selections", "BackupSelectionsList", BackupPlanId=p["BackupPlanId"])]
        yield [p["BackupPlanId"], p["BackupPlanArn"]], {"Plan": x, "Selections": selections, "Tags": ask(backup, "list_tags", "Tags", ResourceArn=p["BackupPlanArn"])}
