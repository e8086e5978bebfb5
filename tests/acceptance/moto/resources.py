"""CloudFormation's resource types, made through the API of the simulator.

moto makes few types from templates, and of those only some properties. Here each type says which API calls CloudFormation makes of its
properties, which is mostly the same names; what Ref and Fn::GetAtt return is what the type's page in the CloudFormation reference
says ("Return values"). A property that no handler takes is a failure of the resource: nothing may be ignored by accident. Types without a
handler are moto's own, or exist in name only."""

import functools
import json
import re

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.cloudformation import parsing
from moto.core.common_models import CloudFormationModel

ENDPOINT = ""
HANDLERS = {}


class Resource(CloudFormationModel):
    """One resource: its physical ID (Ref), its attributes (Fn::GetAtt), and the calls that delete it."""

    __module__ = "moto.cloudformation"  # where moto looks for the service of a model

    def __init__(self, physical_id, attributes=(), delete=None):
        self.physical_resource_id, self.attributes, self.delete_call = physical_id, dict(attributes), delete

    @staticmethod
    def cloudformation_name_type():
        return ""

    @staticmethod
    def cloudformation_type():
        return "?"

    @classmethod
    def has_cfn_attr(cls, attr):
        return True

    def get_cfn_attribute(self, name):
        if name in self.attributes:
            return self.attributes[name]
        raise KeyError(f"no attribute {name} of {self.physical_resource_id}")

    def is_created(self):
        return True

    def delete(self, account_id, region_name):
        """moto deletes in any order, so a thing may have gone with another one."""
        try:
            if self.delete_call:
                self.delete_call()
        except ClientError as e:
            if not re.search("NotFound|NoSuch", e.response["Error"]["Code"]):
                raise


class InNameOnly(Resource):
    """A resource that nothing makes: its ID is its logical ID, its attributes are named after it."""

    __module__ = Resource.__module__

    def get_cfn_attribute(self, name):
        return f"{self.physical_resource_id}.{name}"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        return cls(kwargs["LogicalId"])

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        return original_resource


@functools.cache
def client(service, region, account):
    made = boto3.client(service, region_name=region, endpoint_url=ENDPOINT, aws_access_key_id="testing", aws_secret_access_key="testing",
                        config=Config(read_timeout=300, retries={"total_max_attempts": 1}))  # a second attempt would find the first one's work
    made.meta.events.register("before-sign", lambda request, **_: request.headers.add_header("x-moto-account-id", account))
    return made


class Request:
    """What a handler gets: the properties still to be taken, clients of the account and region, a generated name, and what is updated."""

    def __init__(self, properties, account, region, generated, before=None):
        self.before, self.account, self.region, self.generated = before, account, region, generated
        self.p = self.resolved(dict(properties))

    def client(self, service, region=None):
        return client(service, region or self.region, self.account)

    def resolved(self, value):
        """With the values of dynamic references to parameters of Systems Manager."""
        if isinstance(value, dict):
            return {k: self.resolved(v) for k, v in value.items()}
        if isinstance(value, list):
            return [self.resolved(v) for v in value]
        if not isinstance(value, str):
            return value
        return re.sub(r"\{\{resolve:ssm(?:-secure)?:([^:}]+)\}\}", lambda m: self.client("ssm").get_parameter(Name=m[1], WithDecryption=True)["Parameter"]["Value"], value)

    def take(self, name, default=None):
        return self.p.pop(name, default)

    def name(self, key):
        return self.p.pop(key, None) or self.generated

    def some(self, *names):
        """These properties under their own names, those that are there."""
        return {n: self.p.pop(n) for n in names if n in self.p}

    def rest(self):
        rest, self.p = self.p, {}
        return rest

    def arn(self, service, resource, region=None):
        return f"arn:aws:{service}:{self.region if region is None else region}:{self.account}:{resource}"


def handles(kind, in_place=False):
    """The decorated function makes a resource of a type: of a request, a Resource. One in place is called with what it is to update as well."""
    def register(function):
        def made(cls, name, cloudformation_json, account_id, region_name, before=None):
            request = Request(cloudformation_json.get("Properties", {}), account_id, region_name, name, before)
            found = function(request)
            if request.p:
                raise ValueError(f"properties that the test does not know: {sorted(request.p)}")
            found.__class__ = cls
            return found

        def create(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
            return made(cls, resource_name, cloudformation_json, account_id, region_name)

        def update(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
            """By replacement, unless in place. What fails is gone: rolling it back is not simulated."""
            if not in_place:
                original_resource.delete(account_id, region_name)
                original_resource.delete_call = None
            return made(cls, new_resource_name, cloudformation_json, account_id, region_name, original_resource if in_place else None)

        HANDLERS[kind] = type(kind.replace("::", ""), (Resource,), {
            "__module__": "moto.cloudformation", "create_from_cloudformation_json": classmethod(create), "update_from_cloudformation_json": classmethod(update),
            "cloudformation_type": staticmethod(lambda: kind)})
        return function

    return register


def register():
    import resources_apis, resources_compute, resources_data, resources_databases, resources_hosts, resources_learning, resources_network, resources_stacks  # noqa: F401 -- they register their handlers

    known = parsing.resource_class_from_type
    parsing.resource_class_from_type = lambda kind: HANDLERS.get(kind) or known(kind) or InNameOnly


# --- members of requests ------------------------------------------------------------------------------------------------

def lower_first(value):
    """Members in camel case, as the newer services write them; the keys of tags and other maps stay."""
    if isinstance(value, dict):
        return {k[0].lower() + k[1:]: lower_first(v) for k, v in value.items()}
    return [lower_first(v) for v in value] if isinstance(value, list) else value


def tag_map(tags):
    return {t["Key"]: t["Value"] for t in tags} if isinstance(tags, list) else tags or {}


def text(document):
    if isinstance(document, bool):
        return str(document).lower()
    return json.dumps(document) if isinstance(document, (dict, list)) else str(document)


def number(value):
    return None if value is None else int(value)


def flag(value):
    """true, "true", "True": as CloudFormation takes them."""
    return value if isinstance(value, bool) else str(value).lower() == "true"


def given(**members):
    return {k: v for k, v in members.items() if v is not None}


# --- calls described by their service -----------------------------------------------------------------------------------

def shaped(shape, value, names):
    """A property in the form that a member of a request has: names in its spelling, text and numbers of its type, tags as the map or list it asks for."""
    kind = shape.type_name
    if kind == "structure":
        members = {m.lower(): m for m in shape.members}
        strange = [k for k in value if names.get(k, k).lower() not in members]
        if strange:
            raise ValueError(f"properties that no member takes: {strange}")
        spelt = {members[names.get(k, k).lower()]: v for k, v in value.items()}
        return {k: shaped(shape.members[k], v, names) for k, v in spelt.items()}
    if kind == "list":
        if isinstance(value, dict):
            value = [{"Key": k, "Value": v} for k, v in value.items()]
        return [shaped(shape.member, v, names) for v in value]
    if kind == "map":
        return {k: shaped(shape.value, v, names) for k, v in tag_map(value).items()}
    make = {"integer": int, "long": int, "float": float, "double": float, "boolean": flag, "string": text, "blob": str.encode}
    return make[kind](value) if kind in make else value


def call(client, operation, properties, **names):
    """Calls an operation with properties whose names are those of its members in any case, or that `names` renames."""
    shape = client.meta.service_model.operation_model(client.meta.method_to_api_mapping[operation]).input_shape
    return getattr(client, operation)(**shaped(shape, properties, names))


def at(answer, path):
    """A member of an answer: "repository.arn", "KeyMetadata.0.Arn"."""
    for name in path.split("."):
        answer = answer[int(name)] if name.isdigit() else answer.get(name)
    return answer


def plain(kind, service, operation, ref, attributes=(), delete=None, name=None, names=(), **more):
    """A type that one call makes of its properties; `ref` and `attributes` are where its answer has what Ref and Fn::GetAtt return, or
    "." with the name of a property; `delete` is a call and its one argument, the Ref; `name` is the property that CloudFormation makes up."""
    @handles(kind)
    def made(r):
        own = r.client(service, **more)
        if name and name not in r.p:
            r.p[name] = r.generated
        properties = r.rest()
        answer = call(own, operation, properties, **dict(names))
        find = lambda path: properties.get(path[1:]) if path.startswith(".") else at(answer, path)
        key = str(find(ref))
        gone = (lambda: getattr(own, delete[0])(**{delete[1]: key})) if delete else None
        return Resource(key, {k: find(path) for k, path in dict(attributes).items()}, gone)

    return made
