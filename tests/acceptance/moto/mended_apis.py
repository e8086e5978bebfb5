"""What moto gets wrong, or does not do, of REST APIs, state machines and things; see mended.py."""

import json

from mended import replaces
from moto.apigateway.models import RestAPI
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
