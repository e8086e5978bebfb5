"""What the simulator was asked for: the requests that make things of many settings, of which moto keeps only some.

Terraform's provider and the handlers of resources*.py make these things by the same calls, so their members can be compared, whether moto
knows what to do with them or not. They are listed at /moto-api/asked/ACCOUNT."""

import json
import threading

from mended import replaces
from moto.core.responses import BaseResponse
from moto.moto_api._internal import urls

CALLS = {
    "apigateway": ["CreateApiKey", "CreateAuthorizer", "CreateDeployment", "CreateModel", "CreateRestApi", "CreateStage", "CreateUsagePlan", "PutIntegration",
                   "PutIntegrationResponse", "PutMethod", "PutMethodResponse", "PutRestApi"],
    "apigatewayv2": ["CreateApi", "CreateAuthorizer", "CreateIntegration", "CreateRoute", "CreateStage", "CreateVpcLink", "ReimportApi"],
    "autoscaling": ["CreateAutoScalingGroup", "CreateLaunchConfiguration", "EnableMetricsCollection", "PutLifecycleHook", "PutScalingPolicy", "PutScheduledUpdateGroupAction", "PutWarmPool"],
    "backup": ["CreateBackupPlan", "CreateBackupSelection", "CreateBackupVault"],
    "batch": ["CreateComputeEnvironment", "CreateJobQueue", "CreateSchedulingPolicy", "RegisterJobDefinition"],
    "cloudfront": ["CreateDistribution", "CreateDistributionWithTags"],
    "ec2": ["AllocateAddress", "AssociateAddress", "AttachVolume", "CreateFlowLogs", "CreateLaunchTemplate", "CreateNatGateway", "CreateNetworkInterface", "CreateRoute",
            "CreateSubnet", "CreateTransitGatewayVpcAttachment", "CreateVolume", "CreateVpcEndpoint", "CreateVpcPeeringConnection", "CreateVpnGateway", "RunInstances"],
    "cloudwatch": ["PutMetricAlarm"],
    "dynamodb": ["CreateTable", "ImportTable", "UpdateContinuousBackups"],
    "ecr": ["CreateRepository"],
    "ecs": ["CreateCluster", "CreateService", "PutClusterCapacityProviders", "RegisterTaskDefinition"],
    "efs": ["CreateAccessPoint", "CreateFileSystem", "CreateMountTarget", "PutFileSystemPolicy", "UpdateFileSystemProtection"],
    "eks": ["CreateAddon", "CreateCluster", "CreateNodegroup"],
    "elbv2": ["CreateListener", "CreateLoadBalancer", "CreateRule", "CreateTargetGroup", "ModifyCapacityReservation", "ModifyListenerAttributes"],
    "emr": ["AddInstanceGroups", "CreateSecurityConfiguration", "RunJobFlow"],
    "events": ["CreateArchive", "CreateEventBus"],
    "iam": ["UploadServerCertificate"],
    "iot": ["CreateBillingGroup", "CreatePolicy", "CreateRoleAlias", "CreateThing", "CreateThingType"],
    "kinesis": ["CreateStream", "EnableEnhancedMonitoring", "RegisterStreamConsumer", "StartStreamEncryption"],
    "lambda": ["AddPermission", "CreateAlias", "CreateEventSourceMapping", "CreateFunction", "CreateFunctionUrlConfig", "PublishLayerVersion"],
    "logs": ["PutSubscriptionFilter"],
    "rds": ["AddRoleToDBCluster", "CreateDBCluster", "CreateDBInstance", "CreateDBInstanceReadReplica", "CreateGlobalCluster", "CreateOptionGroup", "ModifyDBCluster",
            "ModifyDBInstance", "ModifyOptionGroup", "RestoreDBClusterFromSnapshot", "RestoreDBClusterToPointInTime", "RestoreDBInstanceFromDBSnapshot",
            "RestoreDBInstanceToPointInTime"],
    "redshift": ["CreateCluster", "CreateClusterParameterGroup", "CreateClusterSubnetGroup", "EnableLogging", "EnableSnapshotCopy",
                 "ModifyCluster", "RestoreFromClusterSnapshot"],
    "sagemaker": ["CreateEndpoint", "CreateEndpointConfig", "CreateModel", "CreateNotebookInstance", "CreateNotebookInstanceLifecycleConfig"],
    "scheduler": ["CreateSchedule", "CreateScheduleGroup"],
    "ssm": ["CreateDocument"],
    "stepfunctions": ["CreateStateMachine"],
}
# Members that make a request repeatable, or that name what both sides make up.
PASSING = ("ClientToken", "clientToken", "clientRequestToken", "CreationToken", "CreatorRequestId", "DryRun")

made, lock = {}, threading.Lock()


def call_of(response):
    """The name of the call, where it is one of these; moto has names of its own for those of some services."""
    calls = CALLS.get(response.boto3_service_name, ())
    return next((a for a in (response._get_action(), BaseResponse._get_action(response)) if a in calls), None) if calls else None


@replaces(BaseResponse, "_dispatch")
def dispatch(before, self, request, full_url, headers):
    answer = before(self, request, full_url, headers)
    action = call_of(self)
    if answer[0] < 300 and action:
        self._get_action = lambda: action
        self.PROTOCOL_PARSER_MAP_TYPE = dict  # some services rename members
        self.parse_parameters(request)
        members = {k: v for k, v in self.params.items() if k not in PASSING}
        with lock:
            made.setdefault(self.current_account, []).append({"region": self.region, "call": action, "service": self.boto3_service_name, "members": members})
    return answer


def asked(request, full_url, headers):
    with lock:
        return 200, {"Content-Type": "application/json"}, json.dumps(made.get(full_url.rpartition("/")[2], []), default=str)


urls.url_paths["{0}/moto-api/asked/(?P<account>[0-9]+)$"] = asked
