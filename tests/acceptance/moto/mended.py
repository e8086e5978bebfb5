"""What moto gets wrong, or does not do, when Terraform uses its API: mended() makes it do what AWS does.

Both sides of a comparison need the same AWS. What is here is the least that lets the AWS provider come to an end; what cannot be had so
easily is in the table of differences, tests/acceptance/both/differences."""

import copy
import json
import uuid

from moto.backup.responses import BackupResponse
from moto.cloudfront.models import DistributionConfig
from moto.core.responses import ActionResult
from moto.dynamodb.models import Table, dynamodb_backends
from moto.dynamodb.responses import DynamoHandler
from moto.ec2.models import ec2_backends
from moto.ec2.models.subnets import Subnet
from moto.ec2.models.transit_gateway_route_tables import TransitGatewayRelations, TransitGatewayRouteTableBackend
from moto.ec2.responses.subnets import Subnets
from moto.ec2.responses.vpcs import VPCs
from moto.eks import urls as eks_urls
from moto.eks.models import EKSBackend
from moto.eks.responses import EKSResponse
from moto.rds.models import RDSBackend
from moto.route53.responses import Route53
from moto.s3.models import FakeBucket
from moto.s3.responses import S3Response


def replaces(owner, name):
    """The decorated function takes the place of a method; its first argument is the method that was there."""
    def register(function):
        before = getattr(owner, name)
        setattr(owner, name, lambda *args, **kwargs: function(before, *args, **kwargs))
        return function

    return register


# --- CloudFront: a behaviour may name a group of origins -----------------------------------------------------------------

@replaces(DistributionConfig, "__init__")
def distribution_config(before, self, config):
    behaviour = config["DefaultCacheBehavior"]
    target = behaviour["TargetOriginId"]
    if target in [g["Id"] for g in config.get("OriginGroups", {}).get("Items") or []]:
        behaviour["TargetOriginId"] = config["Origins"]["Items"][0]["Id"]
    before(self, config)
    self.DefaultCacheBehavior.target_origin_id = target


# --- RDS: the subnets of a replica are those of its own region ----------------------------------------------------------

@replaces(RDSBackend, "create_db_instance_read_replica")
def read_replica(before, self, settings):
    return before(self, {"backend": self, **settings})


# --- EKS: every cluster has a security group ----------------------------------------------------------------------------

@replaces(EKSBackend, "create_cluster")
def create_cluster(before, self, name, role_arn, resources_vpc_config, **settings):
    ec2 = ec2_backends[self.account_id][self.region_name]
    network = ec2.get_subnet(resources_vpc_config["subnetIds"][0]).vpc_id
    about = "EKS created security group applied to ENI that is attached to EKS Control Plane master nodes, as well as any managed workloads."
    group = ec2.create_security_group(f"eks-cluster-sg-{name}", about, vpc_id=network)
    own = {"clusterSecurityGroupId": group.id, "vpcId": network}
    return before(self, name=name, role_arn=role_arn, resources_vpc_config=resources_vpc_config | own, **settings)


# --- EKS: add-ons -------------------------------------------------------------------------------------------------------

def addons(self):
    """The add-ons of the cluster that the path names."""
    return self.eks_backend.describe_cluster(self.path.split("/")[2]).__dict__.setdefault("addons", {})


def create_addon(self):
    asked = json.loads(self.body)
    cluster, name = self.path.split("/")[2], asked["addonName"]
    kept = {k: v for k, v in asked.items() if k not in ("clientRequestToken", "resolveConflicts", "podIdentityAssociations")}
    made = {"addonVersion": "v1.0.0-eksbuild.1", "tags": {}} | kept | {
        "clusterName": cluster, "status": "ACTIVE", "health": {"issues": []},
        "addonArn": f"arn:aws:eks:{self.region}:{self.current_account}:addon/{cluster}/{name}/{uuid.uuid4()}"}
    addons(self)[name] = made
    return json.dumps({"addon": made})


def describe_addon(self):
    return json.dumps({"addon": addons(self)[self.path.rstrip("/").split("/")[-1]]})


def list_addons(self):
    return json.dumps({"addons": sorted(addons(self))})


for function in (create_addon, describe_addon, list_addons):
    setattr(EKSResponse, function.__name__, function)
for path in ("addons$", "addons/(?P<addonName>[^/]+)$"):
    eks_urls.url_paths["{0}/clusters/(?P<name>[^/]+)/" + path] = eks_urls.response.dispatch


# --- EC2: an attachment is associated with the default table ------------------------------------------------------------

@replaces(TransitGatewayRouteTableBackend, "disassociate_transit_gateway_route_table")
def disassociate(before, self, attachment, table):
    self.transit_gateway_associations.setdefault(attachment, TransitGatewayRelations(self, attachment, table, state="associated"))
    return before(self, attachment, table)


# --- EC2: networks of pools, and where their addresses are announced --------------------------------------------------------

def of_pool(self, block, length):
    """The block that was asked for, or the first of the length that was."""
    return self._get_param(block) or {"CidrBlock": "10.128.0.0/", "Ipv6CidrBlock": "2600:1f99::/"}[block] + str(self._get_param(length))


def add_ipv6(self, network):
    """An association that knows its pool, or its border group."""
    pool = self._get_param("Ipv6IpamPoolId")
    made = network.associate_vpc_cidr_block(None, True, self._get_param("Ipv6CidrBlockNetworkBorderGroup") or self.region)
    if pool:
        made |= {"ipv6_pool": pool, "cidr_block": of_pool(self, "Ipv6CidrBlock", "Ipv6NetmaskLength")}
    for table in [t for t in self.ec2_backend.route_tables.values() if t.vpc_id == network.id]:
        self.ec2_backend.create_route(table.id, None, destination_ipv6_cidr_block=made["cidr_block"], local=True)
    return made


@replaces(VPCs, "create_vpc")
def create_vpc(before, self):
    if self._get_param("Ipv4IpamPoolId"):
        self.params["CidrBlock"] = of_pool(self, "CidrBlock", "Ipv4NetmaskLength")
    answer = before(self)
    if self._get_param("Ipv6IpamPoolId"):
        add_ipv6(self, answer.result["Vpc"])
    return answer


@replaces(VPCs, "associate_vpc_cidr_block")
def associate_vpc_cidr_block(before, self):
    key = self._get_param("VpcId")
    if not self._get_param("Ipv6IpamPoolId") and not self._get_param("Ipv6CidrBlockNetworkBorderGroup"):
        return before(self)
    made = add_ipv6(self, self.ec2_backend.get_vpc(key))
    return ActionResult({"VpcId": key, "Ipv6CidrBlockAssociation": {
        "AssociationId": made["association_id"], "Ipv6CidrBlock": made["cidr_block"], "Ipv6CidrBlockState": {"State": "associating"},
        "NetworkBorderGroup": made["ipv6_cidr_block_network_border_group"], "Ipv6Pool": made["ipv6_pool"]}})


# --- EC2: how servers of a subnet are named -----------------------------------------------------------------------------

@replaces(Subnets, "modify_subnet_attribute")
def modify_subnet_attribute(before, self):
    subnet = self.ec2_backend.get_subnet(self._get_param("SubnetId"))
    names = subnet.private_dns_name_options_on_launch
    for asked, keep in (("EnableDns64.Value", lambda v: setattr(subnet, "enable_dns64", v)),
                        ("EnableLniAtDeviceIndex", lambda v: setattr(subnet, "enable_lni_at_device_index", v)),
                        ("PrivateDnsHostnameTypeOnLaunch", lambda v: names.update(HostnameType=v)),
                        ("EnableResourceNameDnsAAAARecordOnLaunch.Value", lambda v: names.update(EnableResourceNameDnsAAAARecord=v))):
        if self._get_param(asked) is not None:
            keep(self._get_param(asked))
    return before(self)


def ipv6_associations(self):
    return [a | {"ipv6CidrBlockState": {"state": a["ipv6CidrBlockState"]["State"]}} for a in self.ipv6_cidr_block_associations.values() if
            a["ipv6CidrBlockState"]["State"] == "associated"]


Subnet.ipv6_cidr_block_association_set = property(ipv6_associations)

all_addresses = Subnet.available_ip_address_count.fget
Subnet.available_ip_address_count = property(lambda subnet: all_addresses(subnet) if subnet.cidr_block else 0)  # it counts those of IPv4


# --- DynamoDB: replicas in other regions --------------------------------------------------------------------------------

@replaces(DynamoHandler, "update_table")
def update_table(before, self):
    """A replica is a copy of the table in another region that knows the same replicas."""
    own = self.dynamodb_backend.get_table(self.body["TableName"])
    replicas = own.__dict__.setdefault("replicas", {own.region_name: {}})
    for change in self.body.get("ReplicaUpdates") or []:
        (verb, settings), = change.items()
        region = settings["RegionName"]
        tables = dynamodb_backends[own.account_id][region].tables
        if verb == "Delete":
            replicas.pop(region), tables.pop(own.name)
            continue
        replicas[region] = {k: v for k, v in settings.items() if k != "RegionName"}
        if verb == "Create":
            made = copy.copy(own)
            made.region_name, made.tags, made.ttl = region, [], copy.deepcopy(own.ttl)
            made.continuous_backups = copy.deepcopy(own.continuous_backups)
            made.table_arn = own.table_arn.replace(f":{own.region_name}:", f":{region}:")
            tables[own.name] = made
    return before(self)


@replaces(Table, "describe")
def describe(before, self, base_key="TableDescription"):
    made = before(self, base_key)
    replicas = getattr(self, "replicas", {})
    if len(replicas) > 1:
        made[base_key] |= {"GlobalTableVersion": "2019.11.21", "Replicas": [
            {"RegionName": region, "ReplicaStatus": "ACTIVE"} | settings for region, settings in sorted(replicas.items()) if region != self.region_name]}
    return made


# --- Route 53: a zone with a network is private -------------------------------------------------------------------------

@replaces(Route53, "create_hosted_zone")
def create_hosted_zone(before, self):
    asked = self._get_bool_param

    def flag(name, default=None):
        return self._get_param("VPC.VPCId") is not None if name == "HostedZoneConfig.PrivateZone" else asked(name, default)

    self._get_bool_param = flag
    return before(self)


# --- S3: all that rules of a lifecycle say, sizes of objects and numbers of versions too --------------------------------

@replaces(FakeBucket, "set_lifecycle")
def set_lifecycle(before, self, rules):
    before(self, rules)
    self.asked_rules = rules


@replaces(S3Response, "_bucket_response_put")
def bucket_response_put(before, self, request, *rest, **named):
    answer = before(self, request, *rest, **named)
    size = request.headers.get("x-amz-transition-default-minimum-object-size")
    if size:
        self.backend.head_bucket(self.bucket_name).least_size = size
    return answer


def several(value):
    return value if isinstance(value, list) else [value]


def lifecycle_filter(asked):
    """What is empty in XML is there all the same."""
    if "And" in asked:
        return {"And": {("Tags" if k == "Tag" else k): several(v) if k == "Tag" else v or "" for k, v in asked["And"].items()}}
    return {k: v or "" for k, v in asked.items()}


@replaces(S3Response, "get_bucket_lifecycle")
def get_bucket_lifecycle(before, self):
    bucket = self.backend.head_bucket(self.bucket_name)
    if not bucket.rules:
        return before(self)
    self.data["Action"] = "GetBucketLifecycleConfiguration"
    rules = []
    for asked in bucket.asked_rules:
        rule = {(k + "s" if k.endswith("Transition") else k): several(v) if k.endswith("Transition") else v for k, v in asked.items()}
        if "Filter" in rule:
            rule["Filter"] = lifecycle_filter(rule["Filter"] or {})
        rules.append(rule)
    return self.serialized(ActionResult({"Rules": rules, "TransitionDefaultMinimumObjectSize": getattr(bucket, "least_size", "all_storage_classes_128K")}))


# --- Backup: selections -------------------------------------------------------------------------------------------------

def selections(self):
    return self.backup_backend.__dict__.setdefault("selections", {})


def create_backup_selection(self):
    plan, key = self.path.split("/")[3], str(uuid.uuid4())
    selections(self)[key] = {"SelectionId": key, "BackupPlanId": plan, "BackupSelection": json.loads(self.body)["BackupSelection"]}
    return json.dumps({"SelectionId": key, "BackupPlanId": plan})


def get_backup_selection(self):
    return json.dumps(selections(self)[self.path.rstrip("/").split("/")[-1]])


def list_backup_selections(self):
    plan = self.path.split("/")[3]
    found = [{"SelectionId": k, "BackupPlanId": plan, "SelectionName": s["BackupSelection"]["SelectionName"]} for k, s in selections(self).items()
             if s["BackupPlanId"] == plan]
    return json.dumps({"BackupSelectionsList": found})


for function in (create_backup_selection, get_backup_selection, list_backup_selections):
    setattr(BackupResponse, function.__name__, function)
