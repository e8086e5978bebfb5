#!/usr/bin/env python3
"""moto_server, with a CloudFormation that does what the deployer relies on: server.py PORT.

moto's own forgets the outputs of a stack that a change set makes, fails without a trace, and lacks some functions. Here a change set is
executed as a whole: the parameters and outputs become the stack's; a resource that cannot be made gives its event, and the stack is rolled
back. Fn::GetStackOutput, Fn::Cidr and Fn::GetAZs are answered; Fn::Sub reads attributes with dots. Types that moto does not know are made by
resources.py, or are there in name only."""

import copy
import ipaddress
import json
import os
import re
import sys
import threading

sys.path[:0] = [__file__.rpartition("/")[0]]
sys.dont_write_bytecode = True

from moto.cloudformation import models, parsing, responses
from moto.server import main

import asked, mended, mended_apis, mended_compute, mended_databases, mended_learning  # noqa: F401 -- they mend moto where Terraform asks for what moto gets wrong, and keep what was asked
import resources

# --- functions ----------------------------------------------------------------------------------------------------------

moto_clean_json = parsing.clean_json


def get_stack_output(argument, resource_map):
    argument = clean_json(argument, resource_map)
    account = argument.get("AccountId", resource_map._account_id)
    backend = models.cloudformation_backends[account][argument.get("Region", resource_map._region_name)]
    for output in backend.get_stack(argument["StackName"]).outputs or []:
        if output["OutputKey"] == argument["OutputName"]:
            return output["OutputValue"]
    raise models.ValidationError(message=f"stack {argument['StackName']} has no output {argument['OutputName']}")


def cidr(argument, resource_map):
    block, count, bits = clean_json(argument, resource_map)
    nets = ipaddress.ip_network(block).subnets(new_prefix=(32 if "." in block else 128) - int(bits))
    return [str(next(nets)) for _ in range(int(count))]


def sub(argument, resource_map):
    text, variables = (argument, {}) if isinstance(argument, str) else argument

    def value(match):
        name = match[1]
        if name.startswith("!"):
            return "${" + name[1:] + "}"
        if name in variables:
            found = clean_json(variables[name], resource_map)
        elif "." in name:
            found = clean_json({"Fn::GetAtt": name.split(".", 1)}, resource_map)
        else:
            found = clean_json({"Ref": name}, resource_map)
        return str(found)

    return re.sub(r"\$\{([^}]+)\}", value, text)


def get_azs(argument, resource_map):
    region = clean_json(argument, resource_map) or resource_map._region_name
    return [region + zone for zone in "abc"]


FUNCTIONS = {"Fn::GetStackOutput": get_stack_output, "Fn::Cidr": cidr, "Fn::Sub": sub, "Fn::GetAZs": get_azs}


def clean_json(node, resource_map):
    if isinstance(node, dict) and len(node) == 1:
        (name, argument), = node.items()
        if name in FUNCTIONS:
            return FUNCTIONS[name](argument, resource_map)
    if isinstance(node, list):
        return [v for v in (moto_clean_json(x, resource_map) if not isinstance(x, dict) else clean_json(x, resource_map) for x in node) if v is not None]
    return moto_clean_json(node, resource_map)


def parse_condition(node, resource_map, conditions):
    """As text: a parameter's number equals the same digits."""
    if isinstance(node, bool):
        return node
    (name, argument), = node.items()
    if name == "Condition":
        return conditions[argument]
    if name == "Fn::Equals":
        left, right = (clean_json(copy.deepcopy(v), resource_map) for v in argument)
        return str(left) == str(right)
    parts = [parse_condition(v, resource_map, conditions) for v in argument]
    return {"Fn::Not": lambda: not parts[0], "Fn::And": lambda: all(parts), "Fn::Or": lambda: any(parts)}[name]()


# --- resources ----------------------------------------------------------------------------------------------------------

class ResourceFailure(Exception):
    def __init__(self, logical_id, kind, reason, physical_id=""):
        super().__init__(reason)
        self.logical_id, self.kind, self.physical_id = logical_id, kind, physical_id


def naming_the_resource(function):
    def wrapped(logical_id, resource_json, *rest, **options):
        try:
            return function(logical_id, copy.deepcopy(resource_json), *rest, **options)
        except ResourceFailure:
            raise
        except Exception as e:
            raise ResourceFailure(logical_id, resource_json["Type"], f"{type(e).__name__}: {e}", getattr(e, "physical_id", "")) from e

    return wrapped


def after_others(function):
    """moto makes what a resource refers to before it, but not what that depends on."""
    def wrapped(logical_id, resource_json, resource_map, *rest, **options):
        others = resource_json.get("DependsOn", [])
        for other in [others] if isinstance(others, str) else others:
            resource_map[other]
        return function(logical_id, resource_json, resource_map, *rest, **options)

    return wrapped


# --- change sets --------------------------------------------------------------------------------------------------------

def add_event(stack, failure, status):
    stack.events.append(models.Event(stack.stack_id, stack.name, failure.logical_id, failure.physical_id, failure.kind, status, str(failure), None))


def apply(stack, change_set):
    if change_set.change_set_type == "CREATE":
        stack.resource_map = stack._create_resource_map()
        stack.resource_map.create(stack.template_dict)
    else:
        stack.resource_map.update(stack.template_dict, stack.parameters)
    stack.output_map = stack._create_output_map()
    len(stack.outputs or [])


def rolled_back(stack):
    """Deletes what was made of a stack; its status afterwards."""
    try:
        stack.resource_map.delete()
    except Exception as e:
        add_event(stack, ResourceFailure(stack.name, "AWS::CloudFormation::Stack", f"{type(e).__name__}: {e}"), "DELETE_FAILED")
        return "ROLLBACK_FAILED"
    return "ROLLBACK_COMPLETE"


def execute(stack, change_set):
    """Makes a stack what its change set says; the status that it comes to."""
    kind = change_set.change_set_type
    before = stack.template, stack.parameters
    stack.template, stack.tags = change_set.template, change_set.tags or {}
    stack._parse_template()
    stack.parameters = resolved(stack.template_dict, change_set.parameters)
    try:
        apply(stack, change_set)
    except Exception as e:
        failure = e if isinstance(e, ResourceFailure) else ResourceFailure(stack.name, "AWS::CloudFormation::Stack", f"{type(e).__name__}: {e}")
        add_event(stack, failure, f"{kind}_FAILED")
        if kind == "CREATE":
            return rolled_back(stack)
        stack.template, stack.parameters = before
        return "UPDATE_ROLLBACK_COMPLETE"
    return f"{kind}_COMPLETE"


def execute_change_set(self, change_set_name, stack_name=None):
    """Begins it, as CloudFormation does; the stack's status says when it is done."""
    change_set = self.describe_change_set(change_set_name)
    stack, asked = self.stacks[change_set.stack_id], token.value
    known = len(stack.events)
    stack.status = f"{change_set.change_set_type}_IN_PROGRESS"
    stack._add_stack_event(stack.status, resource_status_reason="User Initiated")

    def work():
        status = execute(stack, change_set)
        for event in stack.events[known:]:
            event.client_request_token = asked
        change_set.execution_status = "EXECUTE_COMPLETE"
        stack._add_stack_event(status)
        stack.events[-1].client_request_token = asked
        stack.status = status

    threading.Thread(target=work, daemon=True).start()


def resolved(template, parameters):
    return {k: parameters.get(k, p.get("Default")) for k, p in template.get("Parameters", {}).items()}


def has_parameters(self, others):
    return resolved(self.template_dict, self.parameters) == resolved(self.template_dict, others)


moto_template = responses.get_stack_from_s3_url


def template_from(template_url, account_id, partition):
    """The aws command names what it uploaded by the endpoint that it used."""
    return moto_template(template_url.replace(resources.ENDPOINT, "https://s3.amazonaws.com"), account_id, partition)


token = threading.local()
respond_to_execute = responses.CloudFormationResponse.execute_change_set


def remember_token(self):
    token.value = self._get_param("ClientRequestToken")
    return respond_to_execute(self)


respond_to_create = responses.CloudFormationResponse.create_change_set


def with_nested(self):
    """Change sets of nested stacks, where they are asked for: each is named by the change of its stack."""
    answer = respond_to_create(self)
    if str(self._get_param("IncludeNestedStacks")).lower() == "true":
        backend = self.cloudformation_backend
        add_nested(backend, backend.describe_change_set(self._get_param("ChangeSetName")))
    return answer


def add_nested(backend, change_set):
    for change in change_set.changes:
        if change.resource_type != "AWS::CloudFormation::Stack" or change.action == "Remove":
            continue
        template = template_from(change_set.template_dict["Resources"][change.logical_resource_id]["Properties"]["TemplateURL"], backend.account_id, backend.partition)
        there = getattr(change_set.stack.resource_map._parsed_resources.get(change.logical_resource_id), "physical_resource_id", None)
        name = f"{change_set.stack.name}-{change.logical_resource_id}"
        stack = backend.stacks.get(there) or models.Stack(models.generate_stack_id(name, backend.region_name, backend.account_id), name, {}, {}, backend.account_id, backend.region_name)
        change.change_set_id = models.generate_changeset_id(name, backend.region_name, backend.account_id)
        nested = models.ChangeSet(change_set.change_set_type, change.change_set_id, name, stack, template, {}, "")
        nested.status, nested.execution_status = "CREATE_COMPLETE", "AVAILABLE"
        backend.change_sets[change.change_set_id] = nested
        add_nested(backend, nested)


def run(port):
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"
    resources.ENDPOINT = f"http://127.0.0.1:{port}"
    resources.register()
    parsing.clean_json = clean_json
    parsing.parse_condition = parse_condition
    parsing.parse_and_create_resource = after_others(parsing.parse_and_create_resource)
    for name in ("parse_and_create_resource", "parse_and_update_resource"):
        setattr(parsing, name, naming_the_resource(getattr(parsing, name)))
    responses.get_stack_from_s3_url = template_from
    models.Stack.has_parameters = has_parameters
    models.CloudFormationBackend.execute_change_set = execute_change_set
    responses.CloudFormationResponse.execute_change_set = remember_token
    responses.CloudFormationResponse.create_change_set = with_nested
    main(["-H", "127.0.0.1", "-p", port])


if __name__ == "__main__":
    run(sys.argv[1])
