"""Databases of RDS.

A database is made, copied, or restored from a snapshot or to a time; each is a call of its own that takes some of the settings. The others
the database is given when it is there, as CloudFormation does and Terraform does too."""

from resources import Resource, call, given, handles

# Members of the API that have other names than the properties; and those that only a change of a database names otherwise.
NAMES = {"VPCSecurityGroups": "VpcSecurityGroupIds", "PerformanceInsightsEnabled": "EnablePerformanceInsights"}
CHANGED = {"Port": "DBPortNumber", "EnableCloudwatchLogsExports": "CloudwatchLogsExportConfiguration"}


def members_of(rds, operation):
    return {m.lower() for m in rds.meta.service_model.operation_model(rds.meta.method_to_api_mapping[operation]).input_shape.members}


def made_and_changed(r, make, change, key, identifier):
    """What the first call does not take, the second one does."""
    rds, names = r.client("rds"), dict(NAMES)
    secret = r.take("MasterUserSecret", {}).get("KmsKeyId")
    r.p |= given(MasterUserSecretKmsKeyId=secret)
    taken = members_of(rds, make)
    first = {k: r.take(k) for k in list(r.p) if names.get(k, k).lower() in taken}
    call(rds, make, key | first, **names)
    later = r.rest()
    if "EnableCloudwatchLogsExports" in later:
        later["EnableCloudwatchLogsExports"] = {"EnableLogTypes": later["EnableCloudwatchLogsExports"]}
    if later:
        call(rds, change, identifier | {"ApplyImmediately": True} | later, **names, **CHANGED)
    return rds


# --- instances ----------------------------------------------------------------------------------------------------------

TO_A_TIME = {"SourceDBInstanceAutomatedBackupsArn", "SourceDbiResourceId", "RestoreTime", "UseLatestRestorableTime"}


def how_an_instance_is_made(r, name):
    """The call, and its members that name the instance."""
    if "DBSnapshotIdentifier" in r.p:
        return "restore_db_instance_from_db_snapshot", {"DBInstanceIdentifier": name}
    if TO_A_TIME & r.p.keys():
        return "restore_db_instance_to_point_in_time", {"TargetDBInstanceIdentifier": name}
    if "SourceDBInstanceIdentifier" in r.p:
        r.take("Engine")  # that of the source
        return "create_db_instance_read_replica", {"DBInstanceIdentifier": name}
    return "create_db_instance", {"DBInstanceIdentifier": name}


@handles("AWS::RDS::DBInstance")
def database(r):
    name = r.name("DBInstanceIdentifier").lower()
    r.take("DeleteAutomatedBackups"), r.take("AllowMajorVersionUpgrade"), r.take("ApplyImmediately")  # count when it is changed or deleted
    make, key = how_an_instance_is_made(r, name)
    rds = made_and_changed(r, make, "modify_db_instance", key, {"DBInstanceIdentifier": name})
    found = rds.describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0]
    return Resource(name, {"Endpoint.Address": found["Endpoint"]["Address"], "Endpoint.Port": str(found["Endpoint"]["Port"]), "DBInstanceArn": found["DBInstanceArn"],
                           "DbiResourceId": found.get("DbiResourceId"), "Endpoint.HostedZoneId": "Z1", "MasterUserSecret.SecretArn": found.get("MasterUserSecret", {}).get("SecretArn")},
                    lambda: rds.delete_db_instance(DBInstanceIdentifier=name, SkipFinalSnapshot=True))


# --- clusters -----------------------------------------------------------------------------------------------------------

def how_a_cluster_is_made(r):
    if "SnapshotIdentifier" in r.p:
        return "restore_db_cluster_from_snapshot"
    if {"SourceDBClusterIdentifier", "SourceDbClusterResourceId"} & r.p.keys():
        r.take("Engine")  # that of the source
        return "restore_db_cluster_to_point_in_time"
    return "create_db_cluster"


@handles("AWS::RDS::DBCluster")
def database_cluster(r):
    name, roles = r.name("DBClusterIdentifier").lower(), r.take("AssociatedRoles", [])
    r.take("DeleteAutomatedBackups"), r.take("DBInstanceParameterGroupName")  # count when it is deleted or upgraded
    key = {"DBClusterIdentifier": name}
    rds = made_and_changed(r, how_a_cluster_is_made(r), "modify_db_cluster", key, key)
    for role in roles:
        call(rds, "add_role_to_db_cluster", key | role)
    made = rds.describe_db_clusters(**key)["DBClusters"][0]
    return Resource(name, {"Endpoint.Address": made["Endpoint"], "Endpoint.Port": str(made.get("Port")), "ReadEndpoint.Address": made.get("ReaderEndpoint"),
                           "DBClusterArn": made["DBClusterArn"], "DBClusterResourceId": made.get("DbClusterResourceId"),
                           "MasterUserSecret.SecretArn": made.get("MasterUserSecret", {}).get("SecretArn")},
                    lambda: rds.delete_db_cluster(SkipFinalSnapshot=True, **key))


@handles("AWS::RDS::GlobalCluster")
def global_cluster(r):
    rds, name = r.client("rds"), r.name("GlobalClusterIdentifier")
    made = call(rds, "create_global_cluster", {"GlobalClusterIdentifier": name} | r.rest())["GlobalCluster"]
    return Resource(name, {"GlobalEndpoint.Address": made.get("Endpoint")})


# --- groups -------------------------------------------------------------------------------------------------------------

@handles("AWS::RDS::DBSubnetGroup")
def subnet_group(r):
    rds, name = r.client("rds"), r.name("DBSubnetGroupName").lower()
    rds.create_db_subnet_group(DBSubnetGroupName=name, **r.rest())
    return Resource(name, {}, lambda: rds.delete_db_subnet_group(DBSubnetGroupName=name))


def parameter_group(kind, prefix):
    @handles("AWS::RDS::" + kind)
    def made(r):
        rds, name, values = r.client("rds"), r.name(kind + "Name").lower(), r.take("Parameters", {})
        getattr(rds, f"create_{prefix}_parameter_group")(**{kind + "Name": name, kind + "Family" if kind != "DBClusterParameterGroup" else "DBParameterGroupFamily": r.take("Family")}, **r.rest())
        if values:
            listed = [{"ParameterName": k, "ParameterValue": str(v), "ApplyMethod": "immediate"} for k, v in values.items()]
            getattr(rds, f"modify_{prefix}_parameter_group")(**{kind + "Name": name, "Parameters": listed})
        return Resource(name, {kind + "Name": name})

    return made


parameter_group("DBParameterGroup", "db")
parameter_group("DBClusterParameterGroup", "db_cluster")


@handles("AWS::RDS::OptionGroup")
def option_group(r):
    rds, name, options = r.client("rds"), r.name("OptionGroupName").lower(), r.take("OptionConfigurations", [])
    call(rds, "create_option_group", {"OptionGroupName": name} | r.rest())
    if options:
        call(rds, "modify_option_group", {"OptionGroupName": name, "OptionsToInclude": options, "ApplyImmediately": True})
    return Resource(name, {}, lambda: rds.delete_option_group(OptionGroupName=name))
