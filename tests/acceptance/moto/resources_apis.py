"""REST APIs, versions of functions, state machines, schedules, streams, buses, documents and things: what calls and is called."""

import json

import yaml
from resources import Resource, call, flag, given, handles, plain, text

# --- REST APIs ----------------------------------------------------------------------------------------------------------


@handles("AWS::ApiGateway::RestApi")
def rest_api(r):
    """An API, and the document that describes it."""
    api, body = r.client("apigateway"), r.take("Body")
    described = r.some("FailOnWarnings", "Mode", "Parameters")
    made = call(api, "create_rest_api", r.rest(), ApiKeySourceType="apiKeySource")
    key = made["id"]
    if body:
        call(api, "put_rest_api", {"restApiId": key, "body": text(body)} | described)
    return Resource(key, {"RestApiId": key, "RootResourceId": made["rootResourceId"]}, lambda: api.delete_rest_api(restApiId=key))


@handles("AWS::ApiGateway::Method")
def method(r):
    """The method, its integration, and what each of them answers, are calls of their own."""
    api, integration, answers = r.client("apigateway"), r.take("Integration"), r.take("MethodResponses", [])
    key = {k: r.p[k] for k in ("RestApiId", "ResourceId", "HttpMethod")}
    call(api, "put_method", r.rest())
    for answer in answers:
        call(api, "put_method_response", key | answer)
    if integration:
        replies = integration.pop("IntegrationResponses", [])
        call(api, "put_integration", key | integration, IntegrationHttpMethod="integrationHttpMethod", TimeoutInMillis="timeoutInMillis")
        for reply in replies:
            call(api, "put_integration_response", key | reply)
    return Resource("-".join(key.values()))


@handles("AWS::ApiGateway::Deployment")
def deployment(r):
    stage = r.take("StageDescription") or {}
    more = given(StageDescription=stage.get("Description"), Variables=stage.get("Variables"))
    key = call(r.client("apigateway"), "create_deployment", r.rest() | more, DeploymentCanarySettings="canarySettings")["id"]
    return Resource(key, {"DeploymentId": key})


@handles("AWS::ApiGateway::Stage")
def stage(r):
    """What is logged of a stage is said once it is there, as a change of it."""
    api, logs = r.client("apigateway"), r.take("AccessLogSetting")
    certificate = r.take("ClientCertificateId")
    key = {"restApiId": r.p["RestApiId"], "stageName": r.p["StageName"]}
    call(api, "create_stage", r.rest(), CanarySetting="canarySettings")
    changes = [{"op": "replace", "path": "/accessLogSettings/" + k[0].lower() + k[1:], "value": v} for k, v in (logs or {}).items()]
    if certificate:
        changes.append({"op": "replace", "path": "/clientCertificateId", "value": certificate})
    if changes:
        api.update_stage(**key, patchOperations=changes)
    return Resource(key["stageName"])


plain("AWS::ApiGateway::Resource", "apigateway", "create_resource", "id", {"ResourceId": "id"})
plain("AWS::ApiGateway::RequestValidator", "apigateway", "create_request_validator", "id", {"RequestValidatorId": "id"})
plain("AWS::ApiGateway::Model", "apigateway", "create_model", "name", name="Name")
plain("AWS::ApiGateway::Authorizer", "apigateway", "create_authorizer", "id", {"AuthorizerId": "id"})
plain("AWS::ApiGateway::ApiKey", "apigateway", "create_api_key", "id", {"APIKeyId": "id"}, name="Name")
plain("AWS::ApiGateway::UsagePlan", "apigateway", "create_usage_plan", "id", {"Id": "id"}, name="UsagePlanName", names={"UsagePlanName": "name"})
plain("AWS::ApiGateway::UsagePlanKey", "apigateway", "create_usage_plan_key", "id", {"Id": "id"})

# --- functions ----------------------------------------------------------------------------------------------------------

plain("AWS::Lambda::LayerVersion", "lambda", "publish_layer_version", "LayerVersionArn", {"LayerVersionArn": "LayerVersionArn"}, name="LayerName")


@handles("AWS::Lambda::Alias")
def alias(r):
    """What goes to other versions is a list here, and a map there."""
    weights = r.p.get("RoutingConfig", {})
    weights.update({k: {w["FunctionVersion"]: w["FunctionWeight"] for w in v} for k, v in weights.items()})
    made = call(r.client("lambda"), "create_alias", r.rest())["AliasArn"]
    return Resource(made, {"AliasArn": made})


@handles("AWS::Lambda::Version")
def version(r):
    made = call(r.client("lambda"), "publish_version", r.rest())
    return Resource(made["FunctionArn"], {"Version": made["Version"], "FunctionArn": made["FunctionArn"]})


@handles("AWS::Lambda::Url")
def url(r):
    made = call(r.client("lambda"), "create_function_url_config", r.rest(), TargetFunctionArn="FunctionName")
    return Resource(made["FunctionArn"], {"FunctionUrl": made["FunctionUrl"], "FunctionArn": made["FunctionArn"]})


@handles("AWS::IAM::AccessKey")
def access_key(r):
    """A key begins active."""
    iam, user, status = r.client("iam"), r.take("UserName"), r.take("Status", "Active")
    made = iam.create_access_key(UserName=user)["AccessKey"]
    iam.update_access_key(UserName=user, AccessKeyId=made["AccessKeyId"], Status=status)
    return Resource(made["AccessKeyId"], {"SecretAccessKey": made["SecretAccessKey"]}, lambda: iam.delete_access_key(UserName=user, AccessKeyId=made["AccessKeyId"]))


@handles("AWS::StepFunctions::StateMachine")
def state_machine(r):
    states, name = r.client("stepfunctions"), r.name("StateMachineName")
    made = call(states, "create_state_machine", {"name": name} | r.rest(), DefinitionString="definition", StateMachineType="type")
    arn = made["stateMachineArn"]
    return Resource(arn, {"Arn": arn, "Name": name}, lambda: states.delete_state_machine(stateMachineArn=arn))


plain("AWS::Scheduler::ScheduleGroup", "scheduler", "create_schedule_group", ".Name", {"Arn": "ScheduleGroupArn"}, ("delete_schedule_group", "Name"), name="Name")
plain("AWS::Scheduler::Schedule", "scheduler", "create_schedule", ".Name", {"Arn": "ScheduleArn"}, name="Name")

# --- streams, buses and logs --------------------------------------------------------------------------------------------


@handles("AWS::Kinesis::Stream")
def stream(r):
    """A stream, and what it is told when it is there."""
    kinesis, name = r.client("kinesis"), r.name("Name")
    hours, key, measures = r.take("RetentionPeriodHours"), r.take("StreamEncryption"), r.take("DesiredShardLevelMetrics")
    call(kinesis, "create_stream", {"StreamName": name} | r.rest())
    if hours and int(hours) > 24:
        kinesis.increase_stream_retention_period(StreamName=name, RetentionPeriodHours=int(hours))
    if key:
        kinesis.start_stream_encryption(StreamName=name, **key)
    if measures:
        kinesis.enable_enhanced_monitoring(StreamName=name, ShardLevelMetrics=measures)
    return Resource(name, {"Arn": r.arn("kinesis", f"stream/{name}")}, lambda: kinesis.delete_stream(StreamName=name))


plain("AWS::Kinesis::StreamConsumer", "kinesis", "register_stream_consumer", "Consumer.ConsumerARN",
      {"ConsumerARN": "Consumer.ConsumerARN", "ConsumerName": "Consumer.ConsumerName", "ConsumerStatus": "Consumer.ConsumerStatus", "StreamARN": ".StreamARN"})
plain("AWS::Events::EventBus", "events", "create_event_bus", ".Name", {"Arn": "EventBusArn", "Name": ".Name"}, ("delete_event_bus", "Name"), name="Name")
plain("AWS::Events::Archive", "events", "create_archive", ".ArchiveName", {"Arn": "ArchiveArn", "ArchiveName": ".ArchiveName"}, ("delete_archive", "ArchiveName"),
      name="ArchiveName", names={"SourceArn": "EventSourceArn"})
plain("AWS::Logs::ResourcePolicy", "logs", "put_resource_policy", ".PolicyName", delete=("delete_resource_policy", "policyName"))
plain("AWS::Logs::LogStream", "logs", "create_log_stream", ".LogStreamName", name="LogStreamName")
plain("AWS::Logs::SubscriptionFilter", "logs", "put_subscription_filter", ".FilterName", name="FilterName")


@handles("AWS::SSM::Document")
def document(r):
    """A document in its own format."""
    ssm, name, content, method = r.client("ssm"), r.name("Name"), r.take("Content"), r.take("UpdateMethod")
    assert method in (None, "NewVersion", "Replace"), method
    if not isinstance(content, str):
        content = yaml.safe_dump(content, sort_keys=False) if r.p.get("DocumentFormat") == "YAML" else json.dumps(content)
    call(ssm, "create_document", {"Name": name, "Content": content} | r.rest())
    return Resource(name, {}, lambda: ssm.delete_document(Name=name))


# --- things -------------------------------------------------------------------------------------------------------------

plain("AWS::IoT::Thing", "iot", "create_thing", "thingName", {"Arn": "thingArn", "Id": "thingId"}, ("delete_thing", "thingName"), name="ThingName")
plain("AWS::IoT::BillingGroup", "iot", "create_billing_group", "billingGroupName", {"Arn": "billingGroupArn", "Id": "billingGroupId"}, name="BillingGroupName")
plain("AWS::IoT::Policy", "iot", "create_policy", "policyName", {"Arn": "policyArn", "Id": "policyName"}, ("delete_policy", "policyName"), name="PolicyName")
plain("AWS::IoT::RoleAlias", "iot", "create_role_alias", "roleAlias", {"RoleAliasArn": "roleAliasArn"}, ("delete_role_alias", "roleAlias"), name="RoleAlias")


@handles("AWS::IoT::ThingType")
def thing_type(r):
    iot, old = r.client("iot"), flag(r.take("DeprecateThingType", False))
    made = call(iot, "create_thing_type", {"thingTypeName": r.name("ThingTypeName")} | r.rest())
    if old:
        iot.deprecate_thing_type(thingTypeName=made["thingTypeName"])
    return Resource(made["thingTypeName"], {"Arn": made["thingTypeArn"], "Id": made.get("thingTypeId")})
