"""Nested stacks, and stack sets with the stacks in their regions.

Both are made as the stack that asks for them is: by change sets, so a failure has its events and is rolled back, and an update changes what
is there."""

import time
import uuid

from botocore.exceptions import ClientError
from mended import replaces
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import StackInstance, StackSet, cloudformation_backends
from resources import Resource, client, handles


class EmbeddedFailure(Exception):
    def __init__(self, stack):
        super().__init__(f"Embedded stack {stack['StackId']} was not successfully made: {stack['StackStatus']}")
        self.physical_id = stack["StackId"]


def settled(cfn, stack):
    """The stack, when nothing goes on in it any more."""
    while True:
        found = cfn.describe_stacks(StackName=stack)["Stacks"][0]
        if not found["StackStatus"].endswith("_IN_PROGRESS"):
            return found
        time.sleep(0.05)


def bring(cfn, stack, kind, template, parameters):
    """Makes a stack what the template (TemplateURL or TemplateBody) says; the stack as it then is."""
    values = [{"ParameterKey": k, "ParameterValue": ",".join(v) if isinstance(v, list) else str(v)} for k, v in parameters.items()]
    made = cfn.create_change_set(StackName=stack, ChangeSetName="c" + uuid.uuid4().hex, ChangeSetType=kind, Parameters=values,
                                 Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"], **template)
    if cfn.describe_change_set(ChangeSetName=made["Id"], StackName=stack)["Status"] == "FAILED":  # it changes nothing
        return settled(cfn, stack)
    cfn.execute_change_set(ChangeSetName=made["Id"], StackName=stack)
    found = settled(cfn, made["StackId"])
    if found["StackStatus"] not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        if kind == "CREATE":
            cfn.delete_stack(StackName=found["StackId"])
        raise EmbeddedFailure(found)
    return found


@handles("AWS::CloudFormation::Stack", in_place=True)
def nested_stack(r):
    cfn, template, parameters = r.client("cloudformation"), r.some("TemplateURL"), r.take("Parameters", {})
    if r.before:
        found = bring(cfn, r.before.physical_resource_id.split("/")[1], "UPDATE", template, parameters)
    else:
        found = bring(cfn, r.generated, "CREATE", template, parameters)
    outputs = {"Outputs." + o["OutputKey"]: o["OutputValue"] for o in found.get("Outputs", [])}
    return Resource(found["StackId"], outputs, lambda: cfn.delete_stack(StackName=found["StackId"]))


# --- stack sets ---------------------------------------------------------------------------------------------------------

def by_key(parameters):
    """moto has parameters in two forms."""
    return {p["ParameterKey"]: p["ParameterValue"] for p in parameters} if isinstance(parameters, list) else parameters or {}


@replaces(StackInstance, "__init__")
def instance(before, self, account_id, region_name, stackset_id, stack_name, name, template, parameters, permission_model):
    """moto's own knows its stack by an ID that is not the stack's."""
    self.account_id, self.region_name, self.stackset_id, self.name, self.stack_name = account_id, region_name, stackset_id, name, f"StackSet-{name}-{uuid.uuid4()}"
    self.parameters, self.permission_model = parameters or [], permission_model
    try:
        found = bring(client("cloudformation", region_name, account_id), self.stack_name, "CREATE", {"TemplateBody": template}, by_key(parameters))
    except EmbeddedFailure as e:
        raise ValidationError(message=str(e)) from e
    self.stack = cloudformation_backends[account_id][region_name].stacks[found["StackId"]]


@replaces(StackInstance, "to_dict")
def described(before, self):
    return before(self) | {"StackId": self.stack.stack_id}


@replaces(StackSet, "update")
def update(before, self, **settings):
    operation = before(self, **settings)
    for x in self.stack_instances:
        bring(client("cloudformation", x.region_name, x.account_id), x.stack.name, "UPDATE", {"TemplateBody": self.template}, by_key(self.parameters))
    return operation


def accounts_of(r, targets):
    """Those that are named, those of organizational units, or those named that are in the units."""
    named, units = targets.get("Accounts"), targets.get("OrganizationalUnitIds")
    if not units:
        return named
    organization = r.client("organizations")
    inside = [account["Id"] for unit in units for account in organization.list_accounts_for_parent(ParentId=unit)["Accounts"]]
    assert targets.get("AccountFilterType") == ("INTERSECTION" if named else None)
    return [account for account in inside if not named or account in named]


@handles("AWS::CloudFormation::StackSet", in_place=True)
def stack_set(r):
    cfn, name, groups = r.client("cloudformation"), r.name("StackSetName"), r.take("StackInstancesGroup")
    r.take("OperationPreferences")
    settings = r.some("TemplateURL", "Parameters", "Capabilities", "Description", "Tags")
    model, automatic, caller = r.take("PermissionModel"), r.take("AutoDeployment"), r.take("CallAs")
    units = any("OrganizationalUnitIds" in group["DeploymentTargets"] for group in groups)
    # "AWS::CloudFormation::StackSet" in the CloudFormation reference: units ask for service-managed permissions, and only these for the rest.
    assert (model == "SERVICE_MANAGED") == units == bool(automatic) and (caller == "SELF" or units), (model, automatic, caller)

    def delete():
        for x in cfn.list_stack_instances(StackSetName=name)["Summaries"]:
            cfn.delete_stack_instances(StackSetName=name, Accounts=[x["Account"]], Regions=[x["Region"]], RetainStacks=False)
        cfn.delete_stack_set(StackSetName=name)

    if r.before:
        cfn.update_stack_set(StackSetName=name, **settings)
        return Resource(r.before.physical_resource_id, {}, delete)
    found = cfn.create_stack_set(StackSetName=name, PermissionModel="SELF_MANAGED", **settings)["StackSetId"]  # moto's other model makes none
    try:
        for group in groups:
            for region in group["Regions"]:
                cfn.create_stack_instances(StackSetName=name, Accounts=accounts_of(r, group["DeploymentTargets"]), Regions=[region])
    except ClientError:
        delete()
        raise
    return Resource(found, {}, delete)
