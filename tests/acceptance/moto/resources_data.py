"""Storage, databases, keys, messages, logs and alarms."""

import json
import re

from resources import Resource, call, flag, given, handles, lower_first, number, plain, tag_map, text

# --- S3 -----------------------------------------------------------------------------------------------------------------


def lifecycle_rule(rule):
    """The flat members of CloudFormation's rules, grouped as the API has them."""
    made = {"ID": rule["Id"], "Status": rule["Status"]} if "Id" in rule else {"Status": rule["Status"]}
    tests = given(Prefix=rule.get("Prefix"), ObjectSizeGreaterThan=number(rule.get("ObjectSizeGreaterThan")), ObjectSizeLessThan=number(rule.get("ObjectSizeLessThan")))
    tags = rule.get("TagFilters", [])
    if len(tests) + len(tags) > 1:
        made["Filter"] = {"And": tests | ({"Tags": tags} if tags else {})}
    elif tags:
        made["Filter"] = {"Tag": tags[0]}
    else:
        made["Filter"] = tests or {"Prefix": ""}
    expiration = given(Days=number(rule.get("ExpirationInDays")), Date=rule.get("ExpirationDate"),
                       ExpiredObjectDeleteMarker=flag(rule["ExpiredObjectDeleteMarker"]) if "ExpiredObjectDeleteMarker" in rule else None)
    if expiration:
        made["Expiration"] = expiration
    moves = rule.get("Transitions", []) + ([rule["Transition"]] if "Transition" in rule else [])
    if moves:
        made["Transitions"] = [given(Days=number(t.get("TransitionInDays")), Date=t.get("TransitionDate"), StorageClass=t["StorageClass"]) for t in moves]
    old = [given(NoncurrentDays=number(t["TransitionInDays"]), StorageClass=t["StorageClass"], NewerNoncurrentVersions=number(t.get("NewerNoncurrentVersions")))
           for t in rule.get("NoncurrentVersionTransitions", [])]
    if old:
        made["NoncurrentVersionTransitions"] = old
    ends = rule.get("NoncurrentVersionExpiration")
    if ends or "NoncurrentVersionExpirationInDays" in rule:
        made["NoncurrentVersionExpiration"] = given(NoncurrentDays=number((ends or {}).get("NoncurrentDays", rule.get("NoncurrentVersionExpirationInDays"))),
                                                    NewerNoncurrentVersions=number((ends or {}).get("NewerNoncurrentVersions")))
    if "AbortIncompleteMultipartUpload" in rule:
        made["AbortIncompleteMultipartUpload"] = {"DaysAfterInitiation": number(rule["AbortIncompleteMultipartUpload"]["DaysAfterInitiation"])}
    return made


def encryption(setting):
    rules = []
    for rule in setting["ServerSideEncryptionConfiguration"]:
        made = {"ApplyServerSideEncryptionByDefault": rule["ServerSideEncryptionByDefault"]} if "ServerSideEncryptionByDefault" in rule else {}
        rules.append(made | ({"BucketKeyEnabled": flag(rule["BucketKeyEnabled"])} if "BucketKeyEnabled" in rule else {}))
    return {"Rules": rules}


def notifications(setting):
    names = {"LambdaConfigurations": ("LambdaFunctionConfigurations", "Function", "LambdaFunctionArn"),
             "QueueConfigurations": ("QueueConfigurations", "Queue", "QueueArn"), "TopicConfigurations": ("TopicConfigurations", "Topic", "TopicArn")}
    made = {}
    for key, entries in setting.items():
        if key == "EventBridgeConfiguration":
            if flag(entries.get("EventBridgeEnabled", True)):
                made["EventBridgeConfiguration"] = {}
            continue
        there, here, target = names[key]
        made[there] = []
        for e in entries:
            one = {target: e[here], "Events": [e["Event"]]}
            if "Filter" in e:
                one["Filter"] = {"Key": {"FilterRules": e["Filter"]["S3Key"]["Rules"]}}
            made[there].append(one)
    return made


def website(setting):
    names = {"IndexDocument": ("IndexDocument", "Suffix"), "ErrorDocument": ("ErrorDocument", "Key")}
    made = {names[k][0]: {names[k][1]: v} for k, v in setting.items() if k in names}
    rules = [{("Redirect" if k == "RedirectRule" else "Condition"): v for k, v in rule.items()} for rule in setting.get("RoutingRules", [])]
    return made | given(RedirectAllRequestsTo=setting.get("RedirectAllRequestsTo"), RoutingRules=rules or None)


def cors(setting):
    names = {"AllowedHeaders": "AllowedHeaders", "AllowedMethods": "AllowedMethods", "AllowedOrigins": "AllowedOrigins", "ExposedHeaders": "ExposeHeaders",
             "MaxAge": "MaxAgeSeconds", "Id": "ID"}
    return {"CORSRules": [{names[k]: number(v) if k == "MaxAge" else v for k, v in rule.items()} for rule in setting["CorsRules"]]}


def replication(setting):
    made = []
    for rule in setting["Rules"]:
        one = {("ID" if k == "Id" else k): v for k, v in rule.items()}
        if "Filter" in one:
            f = one["Filter"]
            both = f.get("And")
            one["Filter"] = {"And": given(Prefix=both.get("Prefix"), Tags=both.get("TagFilters"))} if both else \
                {"Tag": f["TagFilter"]} if "TagFilter" in f else f
        if "Priority" in one:
            one["Priority"] = int(one["Priority"])
        made.append(one)
    return {"Role": setting["Role"], "Rules": made}


def members(value, *names):
    return {n: value[n] for n in names if n in value}


@handles("AWS::S3::Bucket")
def bucket(r):
    s3, name = r.client("s3"), r.name("BucketName")
    location = {} if r.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": r.region}}
    s3.create_bucket(Bucket=name, **given(ObjectLockEnabledForBucket=flag(r.take("ObjectLockEnabled", False)) or None), **location)
    put = lambda call, **members: getattr(s3, "put_" + call)(Bucket=name, **members)
    settings = {
        "VersioningConfiguration": lambda v: put("bucket_versioning", VersioningConfiguration=v),
        "BucketEncryption": lambda v: put("bucket_encryption", ServerSideEncryptionConfiguration=encryption(v)),
        "PublicAccessBlockConfiguration": lambda v: put("public_access_block", PublicAccessBlockConfiguration={k: flag(x) for k, x in v.items()}),
        "OwnershipControls": lambda v: put("bucket_ownership_controls", OwnershipControls=v),
        "LifecycleConfiguration": lambda v: put("bucket_lifecycle_configuration", LifecycleConfiguration={"Rules": [lifecycle_rule(x) for x in v["Rules"]]},
                                               **members(v, "TransitionDefaultMinimumObjectSize")),
        "CorsConfiguration": lambda v: put("bucket_cors", CORSConfiguration=cors(v)),
        "LoggingConfiguration": lambda v: put("bucket_logging", BucketLoggingStatus={"LoggingEnabled": {"TargetBucket": v["DestinationBucketName"], "TargetPrefix": v.get("LogFilePrefix", "")}}),
        "WebsiteConfiguration": lambda v: put("bucket_website", WebsiteConfiguration=website(v)),
        "NotificationConfiguration": lambda v: put("bucket_notification_configuration", NotificationConfiguration=notifications(v)),
        "ReplicationConfiguration": lambda v: put("bucket_replication", ReplicationConfiguration=replication(v)),
        "AccelerateConfiguration": lambda v: put("bucket_accelerate_configuration", AccelerateConfiguration={"Status": v["AccelerationStatus"]}),
        "ObjectLockConfiguration": lambda v: put("object_lock_configuration", ObjectLockConfiguration=v),
        "AccessControl": lambda v: put("bucket_acl", ACL=re.sub("(?<!^)([A-Z])", r"-\1", v).lower()),
        "Tags": lambda v: put("bucket_tagging", Tagging={"TagSet": v}),
    }
    for key, setting in settings.items():
        if key in r.p:
            setting(r.take(key))
    domain = f"{name}.s3.{r.region}.amazonaws.com"
    return Resource(name, {"Arn": f"arn:aws:s3:::{name}", "DomainName": f"{name}.s3.amazonaws.com", "RegionalDomainName": domain,
                           "WebsiteURL": f"http://{name}.s3-website-{r.region}.amazonaws.com"}, lambda: s3.delete_bucket(Bucket=name))


@handles("AWS::S3::BucketPolicy")
def bucket_policy(r):
    s3, name = r.client("s3"), r.take("Bucket")
    s3.put_bucket_policy(Bucket=name, Policy=text(r.take("PolicyDocument")))
    return Resource(name, {}, lambda: s3.delete_bucket_policy(Bucket=name))


# --- keys and secrets ---------------------------------------------------------------------------------------------------

@handles("AWS::KMS::Key")
def key(r):
    kms = r.client("kms")
    tags, rotated, enabled, days = [r.take(k) for k in ("Tags", "EnableKeyRotation", "Enabled", "RotationPeriodInDays")]
    r.take("PendingWindowInDays")  # counts when the key is deleted
    policy = r.take("KeyPolicy")
    made = r.client("kms").create_key(**given(Policy=text(policy) if policy else None, Tags=[{"TagKey": t["Key"], "TagValue": t["Value"]} for t in tags] if tags else None),
                                      **r.rest())["KeyMetadata"]
    if rotated is not None and flag(rotated):
        kms.enable_key_rotation(KeyId=made["KeyId"], **given(RotationPeriodInDays=number(days)))
    if enabled is not None and not flag(enabled):
        kms.disable_key(KeyId=made["KeyId"])
    return Resource(made["KeyId"], {"Arn": made["Arn"], "KeyId": made["KeyId"]}, lambda: kms.schedule_key_deletion(KeyId=made["KeyId"]))


@handles("AWS::KMS::ReplicaKey")
def replica_key(r):
    kms, tags, policy, primary = r.client("kms"), r.take("Tags"), r.take("KeyPolicy"), r.take("PrimaryKeyArn")
    r.take("PendingWindowInDays"), r.take("Enabled")
    made = r.client("kms", primary.split(":")[3]).replicate_key(KeyId=primary, ReplicaRegion=r.region, **given(Policy=text(policy) if policy else None), **r.rest())["ReplicaKeyMetadata"]
    if tags:
        kms.tag_resource(KeyId=made["KeyId"], Tags=[{"TagKey": t["Key"], "TagValue": t["Value"]} for t in tags])
    return Resource(made["KeyId"], {"Arn": made["Arn"], "KeyId": made["KeyId"]})


@handles("AWS::KMS::Alias")
def alias(r):
    kms, name = r.client("kms"), r.p["AliasName"]
    kms.create_alias(**r.rest())
    return Resource(name, {}, lambda: kms.delete_alias(AliasName=name))


@handles("AWS::SecretsManager::Secret")
def secret(r):
    sm = r.client("secretsmanager")
    generated = r.take("GenerateSecretString")
    replicas = r.take("ReplicaRegions")
    extra = {"SecretString": json.dumps(generated, sort_keys=True)} if generated else {}
    made = sm.create_secret(Name=r.name("Name"), **extra, **given(AddReplicaRegions=replicas), **r.rest())
    return Resource(made["ARN"], {"Id": made["ARN"]}, lambda: sm.delete_secret(SecretId=made["ARN"], ForceDeleteWithoutRecovery=True))


plain("AWS::SecretsManager::ResourcePolicy", "secretsmanager", "put_resource_policy", "ARN")


@handles("AWS::SSM::Parameter")
def parameter(r):
    ssm, tags, name = r.client("ssm"), r.take("Tags"), r.name("Name")
    ssm.put_parameter(Name=name, **given(Tags=[{"Key": k, "Value": v} for k, v in tag_map(tags).items()] if tags else None), **r.p)
    return Resource(name, {"Type": r.p.get("Type"), "Value": r.rest().get("Value")}, lambda: ssm.delete_parameter(Name=name))


# --- databases ----------------------------------------------------------------------------------------------------------

def table_members(p):
    """Numbers and flags of a table in the types of the API."""
    if "ProvisionedThroughput" in p:
        p["ProvisionedThroughput"] = {k: int(v) for k, v in p["ProvisionedThroughput"].items()}
    for index in p.get("GlobalSecondaryIndexes", []):
        table_members(index)
    return p


def table_after(db, name, ttl, recovery):
    if ttl and flag(ttl.get("Enabled", False)):
        db.update_time_to_live(TableName=name, TimeToLiveSpecification={"AttributeName": ttl["AttributeName"], "Enabled": True})
    if recovery and flag(recovery.get("PointInTimeRecoveryEnabled", False)):
        db.update_continuous_backups(TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True} |
                                     given(RecoveryPeriodInDays=number(recovery.get("RecoveryPeriodInDays"))))


def encrypted(setting):
    return {("Enabled" if k == "SSEEnabled" else k): flag(v) if k == "SSEEnabled" else v for k, v in setting.items()}


@handles("AWS::DynamoDB::Table")
def table(r):
    db, name = r.client("dynamodb"), r.name("TableName")
    ttl, recovery, sse, stream = [r.take(k) for k in ("TimeToLiveSpecification", "PointInTimeRecoverySpecification", "SSESpecification", "StreamSpecification")]
    if "DeletionProtectionEnabled" in r.p:
        r.p["DeletionProtectionEnabled"] = flag(r.p["DeletionProtectionEnabled"])
    more = given(SSESpecification=encrypted(sse) if sse else None, StreamSpecification={"StreamEnabled": True} | stream if stream else None)
    source = r.take("ImportSourceSpecification")
    if source:
        tags = r.take("Tags", [])
        made = call(db, "import_table", source | {"TableCreationParameters": {"TableName": name} | more | table_members(r.rest())})["ImportTableDescription"]
        db.tag_resource(ResourceArn=made["TableArn"], Tags=tags)
    else:
        made = db.create_table(TableName=name, **more, **table_members(r.rest()))["TableDescription"]
    table_after(db, name, ttl, recovery)
    return Resource(name, {"Arn": made["TableArn"], "StreamArn": made.get("LatestStreamArn")}, lambda: db.delete_table(TableName=name))


@handles("AWS::DynamoDB::GlobalTable")
def global_table(r):
    """The table in the stack's region, then a replica for each other region; settings of replicas are those of their members."""
    db, name, replicas = r.client("dynamodb"), r.name("TableName"), r.take("Replicas")
    ttl, sse, stream = [r.take(k) for k in ("TimeToLiveSpecification", "SSESpecification", "StreamSpecification")]
    own = next(x for x in replicas if x["Region"] == r.region)
    tags, recovery = own.get("Tags"), own.get("PointInTimeRecoverySpecification")
    sse = encrypted(sse) if sse else None
    if sse and "SSESpecification" in own:
        sse |= own["SSESpecification"]
    protected = own.get("DeletionProtectionEnabled")
    more = given(SSESpecification=sse, StreamSpecification={"StreamEnabled": True} | (stream or {"StreamViewType": "NEW_AND_OLD_IMAGES"}), Tags=tags,
                 DeletionProtectionEnabled=None if protected is None else flag(protected))
    made = db.create_table(TableName=name, **more, **table_members(r.rest()))["TableDescription"]
    table_after(db, name, ttl, recovery)
    for replica in replicas:
        if replica["Region"] != r.region:
            db.update_table(TableName=name, ReplicaUpdates=[{"Create": {"RegionName": replica["Region"]} |
                                                             given(KMSMasterKeyId=replica.get("SSESpecification", {}).get("KMSMasterKeyId"))}])
            there = r.client("dynamodb", replica["Region"])
            if replica.get("Tags"):
                there.tag_resource(ResourceArn=r.arn("dynamodb", f"table/{name}", replica["Region"]), Tags=replica["Tags"])
            table_after(there, name, None, replica.get("PointInTimeRecoverySpecification"))
    return Resource(name, {"Arn": made["TableArn"], "StreamArn": made.get("LatestStreamArn"), "TableId": made.get("TableId")}, lambda: db.delete_table(TableName=name))


# --- messages -----------------------------------------------------------------------------------------------------------

# The protocols whose deliveries are logged, as the attributes of a topic name them.
LOGGED = {"application": "Application", "firehose": "Firehose", "http/s": "HTTP", "lambda": "Lambda", "sqs": "SQS"}


@handles("AWS::SNS::Topic")
def topic(r):
    sns, tags, subscriptions = r.client("sns"), r.take("Tags"), r.take("Subscription", [])
    name = r.name("TopicName")
    for logged in r.take("DeliveryStatusLogging", []):
        protocol = LOGGED[logged.pop("Protocol")]
        r.p |= {protocol + k: v for k, v in logged.items()}
    values = {k: text(v) if isinstance(v, (dict, list)) else str(v).lower() if isinstance(v, bool) else str(v) for k, v in r.rest().items()}
    arn = sns.create_topic(Name=name, Attributes=values, **given(Tags=tags))["TopicArn"]
    for s in subscriptions:
        sns.subscribe(TopicArn=arn, Protocol=s["Protocol"], Endpoint=s["Endpoint"])
    return Resource(arn, {"TopicArn": arn, "TopicName": name}, lambda: sns.delete_topic(TopicArn=arn))


@handles("AWS::SNS::TopicPolicy")
def topic_policy(r):
    document = text(r.take("PolicyDocument"))
    for arn in r.take("Topics"):
        r.client("sns").set_topic_attributes(TopicArn=arn, AttributeName="Policy", AttributeValue=document)
    return Resource(r.generated)


@handles("AWS::SNS::Subscription")
def subscription(r):
    sns, main = r.client("sns", r.take("Region")), r.some("TopicArn", "Protocol", "Endpoint")
    values = {k: text(v) if isinstance(v, (dict, list)) else str(v).lower() if isinstance(v, bool) else str(v) for k, v in r.rest().items()}
    arn = sns.subscribe(**main, Attributes=values, ReturnSubscriptionArn=True)["SubscriptionArn"]
    return Resource(arn, {"Arn": arn}, lambda: sns.unsubscribe(SubscriptionArn=arn))


@handles("AWS::SQS::Queue")
def queue(r):
    sqs, tags, name = r.client("sqs"), r.take("Tags"), r.name("QueueName")
    values = {k: text(v) if isinstance(v, (dict, list)) else str(v).lower() if isinstance(v, bool) else str(v) for k, v in r.rest().items()}
    url = sqs.create_queue(QueueName=name, Attributes=values, tags=tag_map(tags))["QueueUrl"]
    return Resource(url, {"Arn": r.arn("sqs", name), "QueueName": name, "QueueUrl": url}, lambda: sqs.delete_queue(QueueUrl=url))


@handles("AWS::SQS::QueuePolicy")
def queue_policy(r):
    document = text(r.take("PolicyDocument"))
    for url in r.take("Queues"):
        r.client("sqs").set_queue_attributes(QueueUrl=url, Attributes={"Policy": document})
    return Resource(r.generated)


@handles("AWS::Events::Rule")
def event_rule(r):
    events, name, targets, tags = r.client("events"), r.name("Name"), r.take("Targets", []), r.take("Tags")
    pattern = r.take("EventPattern")
    bus = r.p.get("EventBusName")
    arn = events.put_rule(Name=name, **given(EventPattern=text(pattern) if pattern else None, Tags=tags), **r.rest())["RuleArn"]
    if targets:
        call(events, "put_targets", {"Rule": name, "Targets": targets} | given(EventBusName=bus), TagList="Tags", PlacementStrategies="PlacementStrategy")
    return Resource(name, {"Arn": arn}, lambda: events.delete_rule(Name=name, Force=True))


# --- logs and alarms ----------------------------------------------------------------------------------------------------

@handles("AWS::Logs::LogGroup")
def log_group(r):
    logs, name, days, tags = r.client("logs"), r.name("LogGroupName"), number(r.take("RetentionInDays")), r.take("Tags")
    logs.create_log_group(logGroupName=name, **lower_first(r.rest()), **({"tags": tag_map(tags)} if tags else {}))
    if days:
        logs.put_retention_policy(logGroupName=name, retentionInDays=days)
    return Resource(name, {"Arn": r.arn("logs", f"log-group:{name}:*")}, lambda: logs.delete_log_group(logGroupName=name))


@handles("AWS::Logs::MetricFilter")
def metric_filter(r):
    name, group, measures = r.name("FilterName"), r.take("LogGroupName"), r.take("MetricTransformations")
    measures = [lower_first({k: v for k, v in m.items() if k not in ("DefaultValue", "Dimensions")}) | given(
        defaultValue=float(m["DefaultValue"]) if "DefaultValue" in m else None,
        dimensions={d["Key"]: d["Value"] for d in m["Dimensions"]} if "Dimensions" in m else None) for m in measures]
    r.client("logs").put_metric_filter(filterName=name, logGroupName=group, metricTransformations=measures, **lower_first(r.rest()))
    return Resource(name)


@handles("AWS::CloudWatch::Alarm")
def alarm(r):
    metrics, name = r.client("cloudwatch"), r.name("AlarmName")
    call(metrics, "put_metric_alarm", {"AlarmName": name} | r.rest())
    return Resource(name, {"Arn": r.arn("cloudwatch", f"alarm:{name}")}, lambda: metrics.delete_alarms(AlarmNames=[name]))


@handles("AWS::CloudWatch::Dashboard")
def dashboard(r):
    name = r.name("DashboardName")
    r.client("cloudwatch").put_dashboard(DashboardName=name, DashboardBody=text(r.take("DashboardBody")))
    return Resource(name)


# --- backup -------------------------------------------------------------------------------------------------------------

@handles("AWS::Backup::BackupVault")
def vault(r):
    name, tags = r.take("BackupVaultName"), r.take("BackupVaultTags")
    made = r.client("backup").create_backup_vault(BackupVaultName=name, **given(BackupVaultTags=tags), **r.rest())
    return Resource(name, {"BackupVaultArn": made["BackupVaultArn"], "BackupVaultName": name})


@handles("AWS::Backup::BackupPlan")
def backup_plan(r):
    plan, tags = r.take("BackupPlan"), r.take("BackupPlanTags")
    names = {"BackupPlanRule": "Rules", "BackupPlanName": "BackupPlanName", "AdvancedBackupSettings": "AdvancedBackupSettings"}
    rule_names = {"TargetBackupVault": "TargetBackupVaultName"}
    plan = {names[k]: v for k, v in plan.items()}
    plan["Rules"] = [{rule_names.get(k, k): v for k, v in rule.items()} for rule in plan["Rules"]]
    made = r.client("backup").create_backup_plan(BackupPlan=plan, **given(BackupPlanTags=tags))
    return Resource(made["BackupPlanId"], {"BackupPlanId": made["BackupPlanId"], "BackupPlanArn": made["BackupPlanArn"], "VersionId": made.get("VersionId")})


@handles("AWS::Backup::BackupSelection")
def backup_selection(r):
    plan, asked = r.take("BackupPlanId"), r.take("BackupSelection")
    key = r.client("backup").create_backup_selection(BackupPlanId=plan, BackupSelection=asked)["SelectionId"]
    return Resource(f"{key}_{plan}", {"Id": f"{key}_{plan}", "SelectionId": key, "BackupPlanId": plan})
