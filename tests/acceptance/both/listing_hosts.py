"""What computes, in an account of the simulator: see listing.py."""

from listing import ask, dropped, every, kind, simple

# --- servers ------------------------------------------------------------------------------------------------------------

@kind("ec2", "network interface")
def interfaces(ec2, account):
    """Those that somebody asked for; what other things bring with them are told by these."""
    for x in every(ec2, "describe_network_interfaces", "NetworkInterfaces"):
        if x.get("TagSet") and not x.get("RequesterManaged"):
            a, x["Groups"] = x.get("Attachment") or {}, [g["GroupId"] for g in x.get("Groups", [])]
            made_up = [x.pop("NetworkInterfaceId"), x.pop("MacAddress", None), a.pop("AttachmentId", None)]
            yield made_up, dropped(x, "PrivateIpAddress", "PrivateIpAddresses", "PrivateDnsName", "Ipv6Addresses")  # what was asked for is in the request


@kind("autoscaling", "launch configuration")
def launch_configurations(scaling, account):
    for x in every(scaling, "describe_launch_configurations", "LaunchConfigurations"):
        yield [x.pop("LaunchConfigurationARN")], x


@kind("autoscaling", "scheduled action")
def scheduled_actions(scaling, account):
    for x in every(scaling, "describe_scheduled_actions", "ScheduledUpdateGroupActions"):
        times = {k: x[k].isoformat() for k in ("StartTime", "EndTime") if x.get(k)}  # what is planned, not what has been
        yield [x.pop("ScheduledActionName"), x.pop("ScheduledActionARN", None)], dropped(x, "Time") | times


@kind("elb", "classic load balancer")
def classic_balancers(elb, account):
    for x in every(elb, "describe_load_balancers", "LoadBalancerDescriptions"):
        name = {"LoadBalancerName": x["LoadBalancerName"]}
        x["Attributes"] = elb.describe_load_balancer_attributes(**name)["LoadBalancerAttributes"]
        x["Tags"] = elb.describe_tags(LoadBalancerNames=[x["LoadBalancerName"]])["TagDescriptions"][0]["Tags"]
        yield [x.pop("DNSName"), x.pop("CanonicalHostedZoneName", None)], x


# --- containers and jobs ------------------------------------------------------------------------------------------------

@kind("ecr", "repository")
def repositories(ecr, account):
    for x in every(ecr, "describe_repositories", "repositories"):
        name = {"repositoryName": x["repositoryName"]}
        x["Lifecycle"] = ask(ecr, "get_lifecycle_policy", "lifecyclePolicyText", **name)
        x["Policy"] = ask(ecr, "get_repository_policy", "policyText", **name)
        x["Tags"] = ecr.list_tags_for_resource(resourceArn=x["repositoryArn"])["tags"]
        yield [], x


@kind("ecs", "container cluster")
def container_clusters(ecs, account):
    arns = every(ecs, "list_clusters", "clusterArns")
    for x in ecs.describe_clusters(clusters=arns, include=["ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS"])["clusters"]:
        services = every(ecs, "list_services", "serviceArns", cluster=x["clusterArn"])
        x["Services"] = [service_settings(s) for arn in services for s in ecs.describe_services(cluster=x["clusterArn"], services=[arn], include=["TAGS"])["services"]]
        yield [], x


def service_settings(x):
    deployments = [dropped(d, "id", "createdAt", "updatedAt", "rolloutStateReason") for d in x.pop("deployments", [])]
    return dropped(x, "createdAt", "events") | {"Deployments": deployments}


@kind("ecs", "task definition")
def task_definitions(ecs, account):
    for arn in every(ecs, "list_task_definitions", "taskDefinitionArns"):
        x = ecs.describe_task_definition(taskDefinition=arn, include=["TAGS"])
        yield [], x["taskDefinition"] | {"Tags": x.get("tags")}


@kind("batch", "compute environment")
def compute_environments(batch, account):
    for x in every(batch, "describe_compute_environments", "computeEnvironments"):
        cluster = x.pop("ecsClusterArn", None)
        yield [cluster, cluster and cluster.rpartition("/")[2]], x


simple("batch", "job queue", "describe_job_queues", "jobQueues")
simple("batch", "job definition", "describe_job_definitions", "jobDefinitions")


# --- file systems -------------------------------------------------------------------------------------------------------

@kind("efs", "file system")
def file_systems(efs, account):
    for x in every(efs, "describe_file_systems", "FileSystems"):
        key = {"FileSystemId": x["FileSystemId"]}
        x["Lifecycle"] = ask(efs, "describe_lifecycle_configuration", "LifecyclePolicies", **key)
        x["Backup"] = ask(efs, "describe_backup_policy", "BackupPolicy", **key)
        x["Policy"] = ask(efs, "describe_file_system_policy", "Policy", **key)
        yield [x.pop("FileSystemId"), x.pop("FileSystemArn")], dropped(x, "CreationToken", "SizeInBytes")


@kind("efs", "mount target")
def mount_targets(efs, account):
    for system in every(efs, "describe_file_systems", "FileSystems"):
        for x in every(efs, "describe_mount_targets", "MountTargets", FileSystemId=system["FileSystemId"]):
            x["SecurityGroups"] = efs.describe_mount_target_security_groups(MountTargetId=x["MountTargetId"]).get("SecurityGroups")
            yield [x.pop("MountTargetId"), x.pop("NetworkInterfaceId", None)], x


@kind("efs", "access point")
def access_points(efs, account):
    for x in every(efs, "describe_access_points", "AccessPoints"):
        yield [x.pop("AccessPointId"), x.pop("AccessPointArn")], dropped(x, "ClientToken")


# --- warehouses and EMR -------------------------------------------------------------------------------------------------

@kind("redshift", "warehouse")
def warehouses(redshift, account):
    for x in every(redshift, "describe_clusters", "Clusters"):
        x["Logging"] = ask(redshift, "describe_logging_status", ClusterIdentifier=x["ClusterIdentifier"])
        yield [x.get("ClusterNamespaceArn"), x.get("Endpoint", {}).get("Address")], x


@kind("redshift", "warehouse subnet group")
def warehouse_subnet_groups(redshift, account):
    """Its name is none of CloudFormation's properties."""
    for x in every(redshift, "describe_cluster_subnet_groups", "ClusterSubnetGroups"):
        yield [x.pop("ClusterSubnetGroupName")], x


@kind("redshift", "warehouse parameter group")
def warehouse_parameter_groups(redshift, account):
    for x in every(redshift, "describe_cluster_parameter_groups", "ParameterGroups"):
        x["Parameters"] = redshift.describe_cluster_parameters(ParameterGroupName=x["ParameterGroupName"])["Parameters"]
        yield [], x


@kind("emr", "EMR cluster")
def map_reduce_clusters(emr, account):
    for found in every(emr, "list_clusters", "Clusters"):
        key = {"ClusterId": found["Id"]}
        x = emr.describe_cluster(**key)["Cluster"]
        groups = every(emr, "list_instance_groups", "InstanceGroups", **key)
        made_up = [x.pop("Id"), x.pop("ClusterArn"), x.pop("MasterPublicDnsName", None)] + [g.pop("Id") for g in groups]
        x["Groups"] = groups
        x["Steps"] = [dropped(s, "Id") for s in every(emr, "list_steps", "Steps", **key)]
        x["Bootstrap"] = every(emr, "list_bootstrap_actions", "BootstrapActions", **key)
        yield made_up, x
