"""Servers and their disks, containers, jobs, file systems, warehouses and clusters of them: what computes."""

import base64

from resources import Resource, call, flag, given, handles, plain, text

# --- servers ------------------------------------------------------------------------------------------------------------


def tags_of(request, kind):
    tags = request.take("Tags")
    return given(TagSpecifications=[{"ResourceType": kind, "Tags": tags}] if tags else None)


@handles("AWS::EC2::Instance")
def instance(r):
    """The properties are those of RunInstances, but for some that are grouped there, and one that an instance is given afterwards."""
    ec2, check = r.client("ec2"), r.take("SourceDestCheck")
    zone, tenancy, group = [r.take(k) for k in ("AvailabilityZone", "Tenancy", "PlacementGroupName")]
    placement = given(AvailabilityZone=zone, Tenancy=tenancy, GroupName=group) | r.some("HostId", "HostResourceGroupArn")
    profile, watched = r.take("IamInstanceProfile"), r.take("Monitoring")
    more = given(Placement=placement or None, IamInstanceProfile=profile and {"Name": profile}, Monitoring=watched if watched is None else {"Enabled": watched})
    for interface in r.p.get("NetworkInterfaces", []):
        if "GroupSet" in interface:
            interface["Groups"] = interface.pop("GroupSet")
    if "UserData" in r.p:
        r.p["UserData"] = base64.b64decode(r.p["UserData"]).decode()  # boto3 encodes it
    tags = tags_of(r, "instance")
    if flag(r.take("PropagateTagsToVolumeOnCreation", False)):
        tags["TagSpecifications"] = [{**spec, "ResourceType": kind} for spec in tags.get("TagSpecifications", []) for kind in ("instance", "volume")]
    made = call(ec2, "run_instances", tags | more | {"MinCount": 1, "MaxCount": 1} | r.rest(), CPUCredits="CpuCredits")["Instances"][0]
    if check is not None:
        ec2.modify_instance_attribute(InstanceId=made["InstanceId"], SourceDestCheck={"Value": flag(check)})
    found = {"PrivateDnsName": made.get("PrivateDnsName"), "PrivateIp": made.get("PrivateIpAddress"), "PublicDnsName": made.get("PublicDnsName"),
             "PublicIp": made.get("PublicIpAddress"), "InstanceId": made["InstanceId"]}
    return Resource(made["InstanceId"], found, lambda: ec2.terminate_instances(InstanceIds=[made["InstanceId"]]))


@handles("AWS::EC2::NetworkInterface")
def interface(r):
    ec2, check = r.client("ec2"), r.take("SourceDestCheck")
    made = call(ec2, "create_network_interface", tags_of(r, "network-interface") | r.rest(), GroupSet="Groups")["NetworkInterface"]
    key = made["NetworkInterfaceId"]
    if check is not None:
        ec2.modify_network_interface_attribute(NetworkInterfaceId=key, SourceDestCheck={"Value": flag(check)})
    return Resource(key, {"Id": key, "PrimaryPrivateIpAddress": made["PrivateIpAddress"]}, lambda: ec2.delete_network_interface(NetworkInterfaceId=key))


@handles("AWS::EC2::NetworkInterfaceAttachment")
def interface_attachment(r):
    ec2, ends = r.client("ec2"), flag(r.take("DeleteOnTermination", True))
    made = call(ec2, "attach_network_interface", r.p)["AttachmentId"]
    ec2.modify_network_interface_attribute(NetworkInterfaceId=r.rest()["NetworkInterfaceId"], Attachment={"AttachmentId": made, "DeleteOnTermination": ends})
    return Resource(made, {"AttachmentId": made})


@handles("AWS::EC2::Volume")
def volume(r):
    ec2 = r.client("ec2")
    key = call(ec2, "create_volume", tags_of(r, "volume") | r.rest())["VolumeId"]
    return Resource(key, {"VolumeId": key}, lambda: ec2.delete_volume(VolumeId=key))


@handles("AWS::EC2::VolumeAttachment")
def volume_attachment(r):
    ec2, key = r.client("ec2"), dict(r.p)
    call(ec2, "attach_volume", r.rest())
    return Resource("|".join((key["VolumeId"], key["InstanceId"])), {}, lambda: ec2.detach_volume(VolumeId=key["VolumeId"]))


@handles("AWS::EC2::VPNGateway")
def vpn_gateway(r):
    ec2 = r.client("ec2")
    key = call(ec2, "create_vpn_gateway", tags_of(r, "vpn-gateway") | r.rest())["VpnGateway"]["VpnGatewayId"]
    return Resource(key, {"VPNGatewayId": key}, lambda: ec2.delete_vpn_gateway(VpnGatewayId=key))


@handles("AWS::EC2::KeyPair")
def key_pair(r):
    ec2, name, public = r.client("ec2"), r.take("KeyName"), r.take("PublicKeyMaterial")
    made = ec2.import_key_pair(KeyName=name, PublicKeyMaterial=public.encode(), **tags_of(r, "key-pair"))
    return Resource(name, {"KeyPairId": made["KeyPairId"], "KeyFingerprint": made["KeyFingerprint"]}, lambda: ec2.delete_key_pair(KeyName=name))


@handles("AWS::AutoScaling::LaunchConfiguration")
def launch_configuration(r):
    scaling, name, watched = r.client("autoscaling"), r.name("LaunchConfigurationName"), r.take("InstanceMonitoring")
    more = given(InstanceMonitoring=None if watched is None else {"Enabled": watched})
    if "UserData" in r.p:
        r.p["UserData"] = base64.b64decode(r.p["UserData"]).decode()  # boto3 encodes it
    call(scaling, "create_launch_configuration", {"LaunchConfigurationName": name} | more | r.rest())
    return Resource(name, {}, lambda: scaling.delete_launch_configuration(LaunchConfigurationName=name))


@handles("AWS::AutoScaling::ScheduledAction")
def scheduled_action(r):
    name = r.generated
    call(r.client("autoscaling"), "put_scheduled_update_group_action", {"ScheduledActionName": name} | r.rest())
    return Resource(name, {"ScheduledActionName": name})


@handles("AWS::ElasticLoadBalancing::LoadBalancer")
def classic_balancer(r):
    """A balancer, then its attributes, its health check and its instances."""
    elb, name = r.client("elb"), r.name("LoadBalancerName")
    members = {"CrossZone": ("CrossZoneLoadBalancing", lambda v: {"Enabled": v}), "ConnectionSettings": ("ConnectionSettings", dict),
               "ConnectionDrainingPolicy": ("ConnectionDraining", dict), "AccessLoggingPolicy": ("AccessLog", dict)}
    wanted = {there: make(r.p.pop(here)) for here, (there, make) in members.items() if here in r.p}
    check, instances = r.take("HealthCheck"), r.take("Instances", [])
    made = call(elb, "create_load_balancer", {"LoadBalancerName": name} | r.rest())
    if wanted:
        call(elb, "modify_load_balancer_attributes", {"LoadBalancerName": name, "LoadBalancerAttributes": wanted})
    if check:
        call(elb, "configure_health_check", {"LoadBalancerName": name, "HealthCheck": check})
    if instances:
        elb.register_instances_with_load_balancer(LoadBalancerName=name, Instances=[{"InstanceId": i} for i in instances])
    return Resource(name, {"DNSName": made["DNSName"], "CanonicalHostedZoneNameID": "Z35SXDOTRQ7X7K", "SourceSecurityGroup.OwnerAlias": r.account,
                           "SourceSecurityGroup.GroupName": "default"}, lambda: elb.delete_load_balancer(LoadBalancerName=name))


# --- containers and jobs ------------------------------------------------------------------------------------------------

@handles("AWS::ECR::Repository")
def repository(r):
    """What EmptyOnDelete says counts when it is deleted."""
    ecr, name, lifecycle, policy = r.client("ecr"), r.name("RepositoryName"), r.take("LifecyclePolicy"), r.take("RepositoryPolicyText")
    force = flag(r.take("EmptyOnDelete", False))
    made = call(ecr, "create_repository", {"RepositoryName": name} | r.rest())["repository"]
    if lifecycle:
        call(ecr, "put_lifecycle_policy", {"RepositoryName": name} | lifecycle)
    if policy:
        ecr.set_repository_policy(repositoryName=name, policyText=text(policy))
    return Resource(name, {"Arn": made["repositoryArn"], "RepositoryUri": made["repositoryUri"]}, lambda: ecr.delete_repository(repositoryName=name, force=force))


plain("AWS::ECS::Cluster", "ecs", "create_cluster", "cluster.clusterName", {"Arn": "cluster.clusterArn"}, ("delete_cluster", "cluster"), name="ClusterName",
      names={"ClusterSettings": "settings"})
plain("AWS::ECS::TaskDefinition", "ecs", "register_task_definition", "taskDefinition.taskDefinitionArn", {"TaskDefinitionArn": "taskDefinition.taskDefinitionArn"},
      ("deregister_task_definition", "taskDefinition"), name="Family", names={"ProxyConfigurationProperties": "properties", "EFSVolumeConfiguration": "efsVolumeConfiguration"})


@handles("AWS::ECS::Service")
def service(r):
    ecs, cluster = r.client("ecs"), r.p.get("Cluster")
    made = call(ecs, "create_service", {"ServiceName": r.name("ServiceName")} | r.rest(), PlacementStrategies="placementStrategy")["service"]
    return Resource(made["serviceArn"], {"Name": made["serviceName"], "ServiceArn": made["serviceArn"]},
                    lambda: ecs.delete_service(service=made["serviceName"], force=True, **given(cluster=cluster)))


@handles("AWS::ECS::ClusterCapacityProviderAssociations")
def capacity_providers(r):
    name = r.p["Cluster"]
    call(r.client("ecs"), "put_cluster_capacity_providers", r.rest())
    return Resource(name)


@handles("AWS::Batch::ComputeEnvironment")
def compute_environment(r):
    """What UpdatePolicy says counts when it is updated."""
    r.take("UpdatePolicy")
    arn = call(r.client("batch"), "create_compute_environment", {"ComputeEnvironmentName": r.name("ComputeEnvironmentName")} | r.rest())["computeEnvironmentArn"]
    return Resource(arn, {"ComputeEnvironmentArn": arn})


plain("AWS::Batch::SchedulingPolicy", "batch", "create_scheduling_policy", "arn", {"Arn": "arn"}, name="Name")
plain("AWS::Batch::JobQueue", "batch", "create_job_queue", "jobQueueArn", {"JobQueueArn": "jobQueueArn"}, name="JobQueueName")
plain("AWS::Batch::JobDefinition", "batch", "register_job_definition", "jobDefinitionArn", {"JobDefinitionArn": "jobDefinitionArn"}, name="JobDefinitionName")

# --- file systems -------------------------------------------------------------------------------------------------------


@handles("AWS::EFS::FileSystem")
def file_system(r):
    """A file system, then what protects it, who may use it, when files move, and whether it is backed up."""
    efs, check = r.client("efs"), r.take("BypassPolicyLockoutSafetyCheck")
    later = {"BackupPolicy": "put_backup_policy", "LifecyclePolicies": "put_lifecycle_configuration", "FileSystemProtection": "update_file_system_protection",
             "FileSystemPolicy": "put_file_system_policy"}
    wanted = r.some(*later)
    made = call(efs, "create_file_system", {"CreationToken": r.generated} | r.rest(), FileSystemTags="Tags")
    key = {"FileSystemId": made["FileSystemId"]}
    for name, value in wanted.items():
        if name == "FileSystemProtection":
            efs.update_file_system_protection(**key, **value)
        else:
            call(efs, later[name], key | {name: value} | (given(BypassPolicyLockoutSafetyCheck=check) if name == "FileSystemPolicy" else {}), FileSystemPolicy="Policy")
    return Resource(made["FileSystemId"], {"Arn": made["FileSystemArn"], "FileSystemId": made["FileSystemId"]}, lambda: efs.delete_file_system(**key))


plain("AWS::EFS::MountTarget", "efs", "create_mount_target", "MountTargetId", {"Id": "MountTargetId", "IpAddress": "IpAddress"}, ("delete_mount_target", "MountTargetId"))


@handles("AWS::EFS::AccessPoint")
def access_point(r):
    efs = r.client("efs")
    made = call(efs, "create_access_point", {"ClientToken": r.generated} | r.rest(), AccessPointTags="Tags")
    return Resource(made["AccessPointId"], {"Arn": made["AccessPointArn"], "AccessPointId": made["AccessPointId"]},
                    lambda: efs.delete_access_point(AccessPointId=made["AccessPointId"]))


# --- warehouses ---------------------------------------------------------------------------------------------------------

@handles("AWS::Redshift::ClusterParameterGroup")
def warehouse_parameters(r):
    redshift, name, values = r.client("redshift"), r.name("ParameterGroupName").lower(), r.take("Parameters", [])
    call(redshift, "create_cluster_parameter_group", {"ParameterGroupName": name} | r.rest())
    if values:
        call(redshift, "modify_cluster_parameter_group", {"ParameterGroupName": name, "Parameters": values})
    return Resource(name, {}, lambda: redshift.delete_cluster_parameter_group(ParameterGroupName=name))


@handles("AWS::Redshift::ClusterSubnetGroup")
def warehouse_subnets(r):
    redshift, name = r.client("redshift"), r.generated.lower()
    call(redshift, "create_cluster_subnet_group", {"ClusterSubnetGroupName": name} | r.rest())
    return Resource(name, {"ClusterSubnetGroupName": name}, lambda: redshift.delete_cluster_subnet_group(ClusterSubnetGroupName=name))


@handles("AWS::Redshift::Cluster")
def warehouse(r):
    """A warehouse that is restored has what its snapshot says, where the call does not take it. Then where it logs, and where snapshots are copied to."""
    redshift, key, logs = r.client("redshift"), {"ClusterIdentifier": r.name("ClusterIdentifier")}, r.take("LoggingProperties")
    copies = {made: r.take(name) for name, made in (("DestinationRegion", "DestinationRegion"), ("SnapshotCopyGrantName", "SnapshotCopyGrantName"),
                                                    ("SnapshotCopyRetentionPeriod", "RetentionPeriod")) if name in r.p}
    if "SnapshotIdentifier" in r.p:
        for inherited in ("ClusterType", "ClusterVersion", "DBName", "MasterUsername", "MasterUserPassword"):
            r.take(inherited)
        tags = r.take("Tags")
        made = call(redshift, "restore_from_cluster_snapshot", key | r.rest())["Cluster"]
        redshift.create_tags(ResourceName=r.arn("redshift", "cluster:" + made["ClusterIdentifier"]), Tags=tags)
    else:
        made = call(redshift, "create_cluster", key | r.rest())["Cluster"]
    if logs:
        call(redshift, "enable_logging", key | logs)
    if copies:
        call(redshift, "enable_snapshot_copy", key | copies)
    name = made["ClusterIdentifier"]
    return Resource(name, {"Endpoint.Address": made["Endpoint"]["Address"], "Endpoint.Port": str(made["Endpoint"]["Port"]), "Id": name},
                    lambda: redshift.delete_cluster(ClusterIdentifier=name, SkipFinalClusterSnapshot=True))


# --- EMR ----------------------------------------------------------------------------------------------------------------

plain("AWS::EMR::SecurityConfiguration", "emr", "create_security_configuration", "Name", delete=("delete_security_configuration", "Name"), name="Name")


def instance_group(role, group):
    return {"InstanceRole": role, "Market": "ON_DEMAND"} | group


@handles("AWS::EMR::Cluster")
def map_reduce(r):
    """The groups, or fleets, of instances are a list in the API, each with its role; steps have lists of properties there."""
    emr, instances = r.client("emr"), r.take("Instances")
    groups = [instance_group(role, instances.pop(key)) for role, key in (("MASTER", "MasterInstanceGroup"), ("CORE", "CoreInstanceGroup")) if key in instances]
    fleets = [{"InstanceFleetType": role} | instances.pop(key) for role, key in (("MASTER", "MasterInstanceFleet"), ("CORE", "CoreInstanceFleet")) if key in instances]
    made = call(emr, "run_job_flow", {"Instances": instances | given(InstanceGroups=groups or None, InstanceFleets=fleets or None)} | r.rest(),
                StepProperties="Properties", ConfigurationProperties="Properties")
    key = made["JobFlowId"]
    return Resource(key, {"MasterPublicDNS": f"{key}.example.com"}, lambda: emr.terminate_job_flows(JobFlowIds=[key]))


@handles("AWS::EMR::InstanceGroupConfig")
def more_instances(r):
    emr, cluster = r.client("emr"), r.take("JobFlowId")
    made = call(emr, "add_instance_groups", {"JobFlowId": cluster, "InstanceGroups": [r.rest()]}, ConfigurationProperties="Properties")
    return Resource(made["InstanceGroupIds"][0])
