"""Identities, servers, clusters and functions."""

import base64
import io
import uuid
import zipfile

from resources import Resource, call, flag, given, handles, lower_first, number, tag_map, text

# --- identities ---------------------------------------------------------------------------------------------------------


@handles("AWS::IAM::Role")
def role(r):
    iam, name = r.client("iam"), r.name("RoleName")
    inline, attached, boundary = r.take("Policies", []), r.take("ManagedPolicyArns", []), r.take("PermissionsBoundary")
    duration = number(r.take("MaxSessionDuration"))
    made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=text(r.take("AssumeRolePolicyDocument")),
                           **given(PermissionsBoundary=boundary, MaxSessionDuration=duration), **r.rest())["Role"]
    for p in inline:
        iam.put_role_policy(RoleName=name, PolicyName=p["PolicyName"], PolicyDocument=text(p["PolicyDocument"]))
    for arn in attached:
        iam.attach_role_policy(RoleName=name, PolicyArn=arn)

    def delete():
        for p in iam.list_role_policies(RoleName=name)["PolicyNames"]:
            iam.delete_role_policy(RoleName=name, PolicyName=p)
        for p in iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]:
            iam.detach_role_policy(RoleName=name, PolicyArn=p["PolicyArn"])
        iam.delete_role(RoleName=name)

    return Resource(name, {"Arn": made["Arn"], "RoleId": made["RoleId"]}, delete)


def inline_policy(kind, owner):
    @handles("AWS::IAM::" + kind)
    def made(r):
        name = r.take("PolicyName")
        call = getattr(r.client("iam"), f"put_{owner}_policy")
        call(**{owner.capitalize() + "Name": r.take(owner.capitalize() + "Name"), "PolicyName": name, "PolicyDocument": text(r.take("PolicyDocument"))})
        return Resource(name)

    return made


inline_policy("RolePolicy", "role")
inline_policy("UserPolicy", "user")
inline_policy("GroupPolicy", "group")


def person(kind, joins):
    """A user or a group: inline and attached policies, and the groups that a user belongs to."""
    key = kind + "Name"

    @handles("AWS::IAM::" + kind)
    def made(r):
        iam, name, lower = r.client("iam"), r.name(key), kind.lower()
        inline, attached, groups = r.take("Policies", []), r.take("ManagedPolicyArns", []), r.take("Groups", []) if joins else []
        found = getattr(iam, "create_" + lower)(**{key: name}, **r.rest())[kind]
        for p in inline:
            getattr(iam, f"put_{lower}_policy")(**{key: name}, PolicyName=p["PolicyName"], PolicyDocument=text(p["PolicyDocument"]))
        for arn in attached:
            getattr(iam, f"attach_{lower}_policy")(**{key: name}, PolicyArn=arn)
        for group in groups:
            iam.add_user_to_group(UserName=name, GroupName=group)
        return Resource(name, {"Arn": found["Arn"]})

    return made


person("User", True)
person("Group", False)


@handles("AWS::IAM::UserToGroupAddition")
def membership(r):
    group = r.take("GroupName")
    for user in r.take("Users"):
        r.client("iam").add_user_to_group(UserName=user, GroupName=group)
    return Resource(r.generated)


@handles("AWS::IAM::ManagedPolicy")
def managed_policy(r):
    iam, document = r.client("iam"), text(r.take("PolicyDocument"))
    owners = {kind: r.take(kind + "s", []) for kind in ("Role", "User", "Group")}
    arn = iam.create_policy(PolicyName=r.name("ManagedPolicyName"), PolicyDocument=document, **r.rest())["Policy"]["Arn"]
    for kind, names in owners.items():
        for name in names:
            getattr(iam, f"attach_{kind.lower()}_policy")(**{kind + "Name": name, "PolicyArn": arn})
    return Resource(arn, {"PolicyArn": arn}, lambda: iam.delete_policy(PolicyArn=arn))


@handles("AWS::IAM::InstanceProfile")
def instance_profile(r):
    iam, name, roles = r.client("iam"), r.name("InstanceProfileName"), r.take("Roles", [])
    arn = iam.create_instance_profile(InstanceProfileName=name, **r.rest())["InstanceProfile"]["Arn"]
    for owner in roles:
        iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName=owner)
    return Resource(name, {"Arn": arn})


@handles("AWS::IAM::ServerCertificate")
def server_certificate(r):
    iam, name = r.client("iam"), r.name("ServerCertificateName")
    made = call(iam, "upload_server_certificate", {"ServerCertificateName": name} | r.rest())["ServerCertificateMetadata"]
    return Resource(name, {"Arn": made["Arn"]}, lambda: iam.delete_server_certificate(ServerCertificateName=name))


# --- servers ------------------------------------------------------------------------------------------------------------

def whole(value, *numbers):
    """The members with these names as numbers, at any depth."""
    if isinstance(value, dict):
        return {k: int(v) if k in numbers and isinstance(v, str) else whole(v, *numbers) for k, v in value.items()}
    return [whole(v, *numbers) for v in value] if isinstance(value, list) else value


@handles("AWS::EC2::LaunchTemplate")
def launch_template(r):
    ec2, name, tags = r.client("ec2"), r.name("LaunchTemplateName"), r.take("TagSpecifications")
    data = whole(r.take("LaunchTemplateData"), "VolumeSize", "Iops", "Throughput", "DeviceIndex", "HttpPutResponseHopLimit")
    made = ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData=data, **given(TagSpecifications=tags), **r.rest())["LaunchTemplate"]
    return Resource(made["LaunchTemplateId"], {"LaunchTemplateId": made["LaunchTemplateId"], "LatestVersionNumber": str(made["LatestVersionNumber"]),
                                               "DefaultVersionNumber": str(made["DefaultVersionNumber"])},
                    lambda: ec2.delete_launch_template(LaunchTemplateId=made["LaunchTemplateId"]))


@handles("AWS::AutoScaling::AutoScalingGroup")
def scaling_group(r):
    scaling, name = r.client("autoscaling"), r.name("AutoScalingGroupName")
    tags = [t | {"ResourceId": name, "ResourceType": "auto-scaling-group", "PropagateAtLaunch": flag(t["PropagateAtLaunch"])} for t in r.take("Tags", [])]
    networks, metrics = r.take("VPCZoneIdentifier"), r.take("MetricsCollection", [])
    for key in ("MinSize", "MaxSize", "DesiredCapacity", "HealthCheckGracePeriod", "DefaultCooldown", "DefaultInstanceWarmup", "MaxInstanceLifetime"):
        if key in r.p:
            r.p[key] = int(r.p[key])
    cooldown, hooks = r.take("Cooldown"), r.take("LifecycleHookSpecificationList", [])
    scaling.create_auto_scaling_group(AutoScalingGroupName=name, Tags=tags, **given(VPCZoneIdentifier=",".join(networks) if networks else None, DefaultCooldown=number(cooldown)), **r.rest())
    for hook in hooks:
        call(scaling, "put_lifecycle_hook", {"AutoScalingGroupName": name} | hook)
    for m in metrics:
        scaling.enable_metrics_collection(AutoScalingGroupName=name, **m)
    return Resource(name, {"AutoScalingGroupARN": None}, lambda: scaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True))


@handles("AWS::AutoScaling::WarmPool")
def warm_pool(r):
    name = r.p["AutoScalingGroupName"]
    call(r.client("autoscaling"), "put_warm_pool", r.rest())
    return Resource(name)


@handles("AWS::AutoScaling::ScalingPolicy")
def scaling_policy(r):
    group, name = r.p["AutoScalingGroupName"], r.generated
    r.p = whole(r.p, "ScalingAdjustment", "Cooldown", "EstimatedInstanceWarmup", "MinAdjustmentMagnitude")
    tracking = r.take("TargetTrackingConfiguration")
    if tracking:
        tracking["TargetValue"] = float(tracking["TargetValue"])
    scaling = r.client("autoscaling")
    scaling.put_scaling_policy(PolicyName=name, **given(TargetTrackingConfiguration=tracking), **r.rest())  # moto forgets to return the ARN
    arn = scaling.describe_policies(AutoScalingGroupName=group, PolicyNames=[name])["ScalingPolicies"][0]["PolicyARN"]
    return Resource(arn, {"Arn": arn, "PolicyName": name})


# --- clusters -----------------------------------------------------------------------------------------------------------

@handles("AWS::EKS::Cluster")
def cluster(r):
    eks, name, tags = r.client("eks"), r.name("Name"), tag_map(r.take("Tags"))
    logging, network = r.take("Logging"), r.take("ResourcesVpcConfig")
    r.take("Force")  # counts when the version is updated
    if logging:
        logging = {"clusterLogging": [{"types": [t["Type"] for t in logging["ClusterLogging"]["EnabledTypes"]], "enabled": True}]}
    made = eks.create_cluster(name=name, resourcesVpcConfig={k: flag(v) if k.startswith("endpointP") else v for k, v in lower_first(network).items()},
                              **given(logging=logging, tags=tags or None), **lower_first(r.rest()))["cluster"]
    group = made.get("resourcesVpcConfig", {}).get("clusterSecurityGroupId")
    return Resource(name, {"Arn": made["arn"], "Endpoint": made.get("endpoint"), "CertificateAuthorityData": made["certificateAuthority"]["data"],
                           "ClusterSecurityGroupId": group, "OpenIdConnectIssuerUrl": made["identity"]["oidc"]["issuer"]}, lambda: eks.delete_cluster(name=name))


@handles("AWS::EKS::Nodegroup")
def node_group(r):
    eks, tags, owner = r.client("eks"), tag_map(r.take("Tags")), r.take("ClusterName")
    name, sizes, labels = r.name("NodegroupName"), r.take("ScalingConfig"), r.take("Labels")
    if sizes:
        sizes = {k: int(v) for k, v in lower_first(sizes).items()}
    if "DiskSize" in r.p:
        r.p["DiskSize"] = int(r.p["DiskSize"])
    r.take("ForceUpdateEnabled")
    made = eks.create_nodegroup(clusterName=owner, nodegroupName=name, **given(scalingConfig=sizes, tags=tags or None, labels=labels), **lower_first(r.rest()))["nodegroup"]
    return Resource(f"{owner}/{name}", {"Arn": made["nodegroupArn"], "ClusterName": owner, "NodegroupName": name},
                    lambda: eks.delete_nodegroup(clusterName=owner, nodegroupName=name))


@handles("AWS::EKS::Addon")
def addon(r):
    eks, tags, owner = r.client("eks"), tag_map(r.take("Tags")), r.take("ClusterName")
    name = r.p["AddonName"]
    r.take("PreserveOnDelete")  # counts when the add-on is deleted
    made = eks.create_addon(clusterName=owner, **given(tags=tags or None), **lower_first(r.rest()))["addon"]
    return Resource(f"{owner}|{name}", {"Arn": made["addonArn"]})


# --- functions ----------------------------------------------------------------------------------------------------------

def archive(source):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as z:
        z.writestr(zipfile.ZipInfo("index.py"), source)
    return data.getvalue()


@handles("AWS::Lambda::Function")
def function(r):
    functions, name, tags, code = r.client("lambda"), r.name("FunctionName"), tag_map(r.take("Tags")), r.take("Code")
    if "ZipFile" in code:
        code = {"ZipFile": archive(code["ZipFile"])}
    reserved, key = number(r.take("ReservedConcurrentExecutions")), r.take("KmsKeyArn")
    r.p = whole(r.p, "MemorySize", "Timeout", "Size")
    made = functions.create_function(FunctionName=name, Code=code, **given(Tags=tags or None, KMSKeyArn=key), **r.rest())
    if reserved is not None:
        functions.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=reserved)
    return Resource(name, {"Arn": made["FunctionArn"]}, lambda: functions.delete_function(FunctionName=name))


@handles("AWS::Lambda::Permission")
def function_permission(r):
    name, (function, _, qualifier) = "s" + uuid.uuid4().hex, r.take("FunctionName").partition(":")
    if qualifier and function == "arn":
        function, _, qualifier = qualifier.removeprefix(f"aws:lambda:{r.region}:{r.account}:function:").partition(":")
    r.client("lambda").add_permission(StatementId=name, FunctionName=function, **given(Qualifier=qualifier or None), **r.rest())
    return Resource(name, {"Id": name})


@handles("AWS::Lambda::EventSourceMapping")
def event_source(r):
    functions = r.client("lambda")
    if "StartingPositionTimestamp" in r.p:
        r.p["StartingPositionTimestamp"] = float(r.p["StartingPositionTimestamp"])
    key = call(functions, "create_event_source_mapping", r.rest(), KmsKeyArn="KMSKeyArn")["UUID"]
    return Resource(key, {"Id": key}, lambda: functions.delete_event_source_mapping(UUID=key))
