"""What moto gets wrong, or does not do, of REST APIs, state machines and things; see mended.py."""

import json

from mended import replaces
from moto.apigateway.models import RestAPI
from moto.awslambda.models import EventSourceMapping, LambdaBackend
from moto.core.responses import ActionResult
from moto.iot.responses import IoTResponse
from moto.sqs.models import Queue
from moto.stepfunctions.responses import StepFunctionResponse


# --- API Gateway: policies are text within text ---------------------------------------------------------------------------

@replaces(RestAPI, "to_dict")
def to_dict(before, self):
    made = before(self)
    return made | ({"policy": json.dumps(made["policy"])[1:-1]} if made.get("policy") else {})


# --- Step Functions: Terraform has definitions checked while it plans, and asks for versions --------------------------------

def validate_state_machine_definition(self):
    return json.dumps({"result": "OK", "diagnostics": [], "truncated": False})


def list_state_machine_versions(self):
    return json.dumps({"stateMachineVersions": []})


for function in (validate_state_machine_definition, list_state_machine_versions):
    setattr(StepFunctionResponse, function.__name__, function)


# --- Lambda: what functions read is not only streams and queues of AWS -----------------------------------------------------

class OtherSource(EventSourceMapping):
    """A broker, a cluster of Kafka or a database of documents, of which moto knows none; a cluster of one's own has no ARN."""

    __module__ = EventSourceMapping.__module__  # where moto looks for the service of a model
    event_source_arn = batch_size = None

    def _get_service_source_from_arn(self, event_source_arn=None):
        return ""


@replaces(LambdaBackend, "create_event_source_mapping")
def create_event_source_mapping(before, self, spec):
    source = spec.get("EventSourceArn")
    if source and source.split(":")[2] in ("dynamodb", "kinesis", "sqs"):
        return before(self, spec)
    function = self._lambdas.get_function_by_name_or_arn_with_qualifier(spec["FunctionName"])
    made = OtherSource({"EventSourceArn": source} | spec | {"RegionName": self.region_name, "AccountId": self.account_id, "FunctionArn": function.function_arn})
    self._event_source_mappings[made.uuid] = made
    return made


# --- IoT: tags ------------------------------------------------------------------------------------------------------------

def keep_tags(call):
    """What is tagged when it is made has these tags."""
    @replaces(IoTResponse, call)
    def made(before, self):
        answer = before(self)
        arn = next(v for k, v in answer.result.items() if k.endswith("Arn"))
        self.iot_backend.__dict__.setdefault("tags", {})[arn] = self._get_param("tags") or []
        return answer


for name in ("create_thing_type", "create_policy", "create_role_alias", "create_billing_group"):
    keep_tags(name)


def list_tags_for_resource(self):
    return ActionResult({"tags": self.iot_backend.__dict__.get("tags", {}).get(self._get_param("resourceArn"), [])})


IoTResponse.list_tags_for_resource = list_tags_for_resource


# --- SQS: whose dead letters a queue takes ----------------------------------------------------------------------------------

Queue.BASE_ATTRIBUTES = [*Queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]
Queue.redrive_allow_policy = None
