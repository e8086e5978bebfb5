"""What calls and is called, in an account of the simulator: see listing.py."""

import json

from listing import ask, dropped, every, kind

# --- REST APIs ----------------------------------------------------------------------------------------------------------


@kind("apigateway", "REST API")
def rest_apis(api, account):
    for x in every(api, "get_rest_apis", "items"):
        own, made_up = {"restApiId": x.pop("id")}, [x.pop("rootResourceId", None)]
        for part, call in (("Resources", "get_resources"), ("Authorizers", "get_authorizers"), ("Validators", "get_request_validators"), ("Models", "get_models"),
                           ("Deployments", "get_deployments")):
            x[part] = every(api, call, "items", **own)
            made_up += [p.pop("id", None) for p in x[part]]
        for r in x["Resources"]:
            made_up.append(r.pop("parentId", None) if r.get("path") == "/" else None)
        x["Stages"] = api.get_stages(**own)["item"]
        if "policy" in x:
            x["policy"] = json.loads(f'"{x["policy"]}"')
        yield [own["restApiId"], *made_up], dropped(x, "createdDate")


@kind("apigateway", "API key")
def api_keys(api, account):
    for x in every(api, "get_api_keys", "items", includeValues=True):
        yield [x.pop("id")], dropped(x, "createdDate", "lastUpdatedDate")


@kind("apigateway", "usage plan")
def usage_plans(api, account):
    for x in every(api, "get_usage_plans", "items"):
        x["Keys"] = every(api, "get_usage_plan_keys", "items", usagePlanId=x["id"])
        yield [x.pop("id")], x


@kind("apigatewayv2", "VPC link")
def vpc_links(api, account):
    for x in every(api, "get_vpc_links", "Items"):
        yield [x.pop("VpcLinkId")], x


# --- functions ----------------------------------------------------------------------------------------------------------

@kind("lambda", "layer")
def layers(client, account):
    for name in [x["LayerName"] for x in every(client, "list_layers", "Layers")]:
        numbers = [v["Version"] for v in every(client, "list_layer_versions", "LayerVersions", LayerName=name)]
        found = [client.get_layer_version(LayerName=name, VersionNumber=n) for n in numbers]
        for v in found:
            dropped(v["Content"], "Location")
        yield [], {"Name": name, "Versions": [dropped(v, "CreatedDate") for v in found]}


@kind("lambda", "versions")
def versions(client, account):
    for f in every(client, "list_functions", "Functions"):
        name = {"FunctionName": f["FunctionName"]}
        found = [dropped(v, "RevisionId", "LastUpdateStatus", "StateReasonCode", "StateReason") for v in every(client, "list_versions_by_function", "Versions", **name)]
        yield [], name | {"Versions": found, "Aliases": every(client, "list_aliases", "Aliases", **name)}


@kind("stepfunctions", "state machine")
def state_machines(states, account):
    for found in every(states, "list_state_machines", "stateMachines"):
        x = states.describe_state_machine(stateMachineArn=found["stateMachineArn"])
        x["Tags"] = states.list_tags_for_resource(resourceArn=found["stateMachineArn"])["tags"]
        yield [], dropped(x, "creationDate", "revisionId")


@kind("scheduler", "schedule")
def schedules(scheduler, account):
    for found in every(scheduler, "list_schedules", "Schedules"):
        x = scheduler.get_schedule(Name=found["Name"], GroupName=found["GroupName"])
        yield [], dropped(x, "CreationDate", "LastModificationDate") | {k: x[k].isoformat() for k in ("StartDate", "EndDate") if x.get(k)}


@kind("scheduler", "schedule group")
def schedule_groups(scheduler, account):
    for found in every(scheduler, "list_schedule_groups", "ScheduleGroups"):
        yield [], found | {"Tags": scheduler.list_tags_for_resource(ResourceArn=found["Arn"])["Tags"]}


# --- streams, buses and logs --------------------------------------------------------------------------------------------

@kind("kinesis", "stream")
def streams(kinesis, account):
    for name in every(kinesis, "list_streams", "StreamNames"):
        x = kinesis.describe_stream_summary(StreamName=name)["StreamDescriptionSummary"]
        x["Tags"] = kinesis.list_tags_for_stream(StreamName=name)["Tags"]
        x["Consumers"] = every(kinesis, "list_stream_consumers", "Consumers", StreamARN=x["StreamARN"])
        yield [c.pop("ConsumerARN") for c in x["Consumers"]], dropped(x, "StreamStatus", "StreamCreationTimestamp", "ConsumerCount")


@kind("events", "event bus")
def event_buses(events, account):
    for found in every(events, "list_event_buses", "EventBuses"):
        x = events.describe_event_bus(Name=found["Name"])
        yield [], x | {"Tags": ask(events, "list_tags_for_resource", "Tags", ResourceARN=x["Arn"])}


@kind("events", "archive")
def archives(events, account):
    for found in every(events, "list_archives", "Archives"):
        yield [], dropped(events.describe_archive(ArchiveName=found["ArchiveName"]), "CreationTime")


@kind("logs", "policy of logs")
def log_policies(logs, account):
    for x in every(logs, "describe_resource_policies", "resourcePolicies"):
        yield [], dropped(x, "lastUpdatedTime")


@kind("logs", "log streams")
def log_streams(logs, account):
    for group in every(logs, "describe_log_groups", "logGroups"):
        found = every(logs, "describe_log_streams", "logStreams", logGroupName=group["logGroupName"])
        yield [], {"Group": group["logGroupName"], "Names": [s["logStreamName"] for s in found]}


@kind("ssm", "document")
def documents(ssm, account):
    for found in every(ssm, "list_documents", "DocumentIdentifiers", Filters=[{"Key": "Owner", "Values": ["Self"]}]):
        x = ssm.describe_document(Name=found["Name"])["Document"]
        x["Content"] = ssm.get_document(Name=found["Name"])["Content"]
        yield [], dropped(x, "CreatedDate", "Hash", "Sha1")


# --- things -------------------------------------------------------------------------------------------------------------

def things_of(name, listed, members, described, argument):
    """A kind of IoT whose members are described one by one."""
    @kind("iot", name)
    def made(iot, account):
        for found in every(iot, listed, members):
            key = found if isinstance(found, str) else found.get(argument) or found["groupName"]
            x = ask(iot, described, **{argument: key})
            arn = next((v for k, v in x.items() if k.lower().endswith("arn")), None) or found.get("thingArn")
            x["Tags"] = ask(iot, "list_tags_for_resource", "tags", resourceArn=arn)
            made_up = [x.pop(k, None) for k in ("thingId", "thingTypeId", "billingGroupId", "generationId")]
            yield made_up, dropped(x, "creationDate", "lastModifiedDate", "thingTypeMetadata", "billingGroupMetadata", "version")


things_of("thing", "list_things", "things", "describe_thing", "thingName")
things_of("thing type", "list_thing_types", "thingTypes", "describe_thing_type", "thingTypeName")
things_of("policy of things", "list_policies", "policies", "get_policy", "policyName")
things_of("billing group", "list_billing_groups", "billingGroups", "describe_billing_group", "billingGroupName")


@kind("iot", "role alias")
def role_aliases(iot, account):
    for name in every(iot, "list_role_aliases", "roleAliases"):
        x = iot.describe_role_alias(roleAlias=name)["roleAliasDescription"]
        yield [], dropped(x, "creationDate", "lastModifiedDate") | {"Tags": ask(iot, "list_tags_for_resource", "tags", resourceArn=x["roleAliasArn"])}
