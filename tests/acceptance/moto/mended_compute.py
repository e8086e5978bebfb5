"""What moto gets wrong, or does not do, of servers, containers, file systems and warehouses; see mended.py."""

import json

from mended import replaces
from moto.autoscaling.models import FakeLaunchConfiguration
from moto.core.responses import ActionResult
from moto.ec2.models.elastic_block_store import EBSBackend
from moto.ec2.responses.monitoring import Monitoring
from moto.ecs.models import Service
from moto.efs import urls as efs_urls
from moto.efs.models import FileSystem
from moto.efs.responses import EFSResponse
from moto.elbv2.responses import ELBV2Response
from moto.emr.exceptions import InvalidRequestException
from moto.emr.models import InstanceGroup
from moto.emr.responses import ElasticMapReduceResponse
from moto.redshift.models import Cluster
from moto.redshift.responses import RedshiftResponse


# --- EC2: a disk that an instance begins with has the throughput that was asked for ---------------------------------------

@replaces(EBSBackend, "create_volume")
def create_volume(before, self, **settings):
    if settings.get("volume_type") in ("io1", "io2") and not settings.get("iops"):
        settings["iops"] = 100  # instances do not pass it on
    return before(self, **settings)


def monitor_instances(self):
    """Terraform switches monitoring on once more when it has made an instance."""
    return ActionResult({"InstanceMonitorings": []})


Monitoring.monitor_instances = monitor_instances


# --- launch configurations: a disk of the host has no settings of EBS ------------------------------------------------------

all_members = FakeLaunchConfiguration.block_device_mappings.fget


def members_of(mapping):
    return {k: v for k, v in mapping.items() if v and not (k == "Ebs" and mapping["VirtualName"])}


FakeLaunchConfiguration.block_device_mappings = property(lambda self: [members_of(m) for m in all_members(self)])


# --- ECS: no network is no network --------------------------------------------------------------------------------------

@replaces(Service, "__init__")
def service(before, self, **settings):
    before(self, **settings)
    self.network_configuration = self.network_configuration or None


# --- EFS: what protects a file system -----------------------------------------------------------------------------------

def update_file_system_protection(self):
    system = self.efs_backend.file_systems_by_id[self.path.split("/")[3]]
    system.__dict__["protection"] = json.loads(self.body)
    return json.dumps(system.protection)


@replaces(FileSystem, "info_json")
def info_json(before, self):
    return before(self) | {"FileSystemProtection": self.__dict__.get("protection", {"ReplicationOverwriteProtection": "ENABLED"})}


EFSResponse.update_file_system_protection = update_file_system_protection
efs_urls.url_paths["/2015-02-01/file-systems/<file_system_id>/protection"] = efs_urls.response.dispatch


def put_backup_policy(self):
    policy = json.loads(self.body)["BackupPolicy"]
    self.efs_backend.file_systems_by_id[self.path.split("/")[3]]._backup = policy["Status"] == "ENABLED"
    return json.dumps({"BackupPolicy": policy})


EFSResponse.put_backup_policy = put_backup_policy


# --- EMR: the groups that were added are named ----------------------------------------------------------------------------

@replaces(ElasticMapReduceResponse, "add_instance_groups")
def add_instance_groups(before, self):
    key = self._get_param("JobFlowId")
    known = set(self.backend.clusters[key].instance_group_ids)
    before(self)
    made = [i for i in self.backend.clusters[key].instance_group_ids if i not in known]
    return ActionResult({"JobFlowId": key, "InstanceGroupIds": made})


# --- EMR: a cluster has groups or fleets ---------------------------------------------------------------------------------

def list_instance_fleets(self):
    raise InvalidRequestException(message="Instance fleets and instance groups are mutually exclusive", code="ValidationException")


def get_auto_termination_policy(self):
    return ActionResult({})


for function in (list_instance_fleets, get_auto_termination_policy):
    setattr(ElasticMapReduceResponse, function.__name__, function)


@replaces(InstanceGroup, "__init__")
def instance_group(before, self, configurations=None, ebs_configuration=None, **settings):
    """What moto's groups do not know is in the request (asked.py); those that Terraform asks for once more say it too."""
    before(self, ebs_configuration=ebs_configuration, **{k: v for k, v in settings.items() if k not in ("ebs_optimized", "custom_ami_id")})
    self.configurations, self.ebs_optimized = configurations or [], (ebs_configuration or {}).get("ebs_optimized")


# --- Redshift: clusters say that they are there ---------------------------------------------------------------------------

Cluster.cluster_availability_status = "Available"
Cluster.availability_zone_relocation_status = "disabled"
Cluster.multi_az = "Disabled"


# --- Redshift: the values of parameters ---------------------------------------------------------------------------------

def modify_cluster_parameter_group(self):
    """The group keeps what it is given."""
    name = self._get_param("ParameterGroupName")
    group = self.redshift_backend.describe_cluster_parameter_groups(name)[0]
    values = group.__dict__.setdefault("values", {})
    for p in self._get_param("Parameters", []):
        values[p["ParameterName"]] = p["ParameterValue"]
    return ActionResult({"ParameterGroupName": name, "ParameterGroupStatus": "Your parameter group has been updated"})


def describe_cluster_parameters(self):
    group = self.redshift_backend.describe_cluster_parameter_groups(self._get_param("ParameterGroupName"))[0]
    values = group.__dict__.get("values", {})
    return ActionResult({"Parameters": [{"ParameterName": k, "ParameterValue": v, "Source": "user"} for k, v in sorted(values.items())]})


for function in (modify_cluster_parameter_group, describe_cluster_parameters):
    setattr(RedshiftResponse, function.__name__, function)


# --- balancers: the capacity that is kept ready -----------------------------------------------------------------------------

def capacity_of(self):
    """What was asked for is there."""
    kept = self.elbv2_backend.__dict__.setdefault("capacities", {}).get(self._get_param("LoadBalancerArn"))
    return ActionResult({"MinimumLoadBalancerCapacity": kept, "CapacityReservationState": [{"AvailabilityZone": self.region + "a", "State": {"Code": "provisioned"}}]} if kept else {})


def modify_capacity_reservation(self):
    self.elbv2_backend.__dict__.setdefault("capacities", {})[self._get_param("LoadBalancerArn")] = self._get_param("MinimumLoadBalancerCapacity")
    return capacity_of(self)


ELBV2Response.modify_capacity_reservation, ELBV2Response.describe_capacity_reservation = modify_capacity_reservation, capacity_of
