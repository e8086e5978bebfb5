"""Plausible values: from the schema of the CloudFormation property that an argument feeds, and from an argument's name."""

import functools
import json
import re

REGION = "us-east-1"
ACCOUNT = "123456789012"
HEX = "0123456789abcdef0"


@functools.lru_cache(maxsize=None)
def cfn_schema(kind):
    from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER as manager

    try:
        return manager.get_resource_schema(REGION, kind).schema
    except Exception:  # cfn-lint has an exception of its own for unknown types
        return {}


class Known:
    """What schemas say about one value."""

    def __init__(self, schemas):
        self.enum = next((s["enum"] for s in schemas if s.get("enum")), None)
        self.const = next((s["const"] for s in schemas if "const" in s), None)
        self.examples = next((s["examples"] for s in schemas if s.get("examples")), None)
        self.pattern = next((s["pattern"] for s in schemas if s.get("pattern")), None)
        self.minimum = max((s["minimum"] for s in schemas if "minimum" in s), default=None)
        self.maximum = min((s["maximum"] for s in schemas if "maximum" in s), default=None)
        self.min_length = max((s["minLength"] for s in schemas if "minLength" in s), default=0)
        self.max_length = min((s["maxLength"] for s in schemas if "maxLength" in s), default=None)
        self.format = next((s["format"] for s in schemas if s.get("format")), None)
        self.json = any("object" in ([t] if isinstance(t := s.get("type", []), str) else t) for s in schemas)

    def choice(self):
        if self.enum:
            return json.dumps(str(self.enum[0]))
        return json.dumps(self.const) if isinstance(self.const, str) else None

    def number(self):
        if self.enum:
            return str(self.enum[0])
        low, high = self.minimum, self.maximum
        return str(max(low or 0, min(1, high) if high is not None else 1) if low is None or low <= 1 else low)


def flatten(root, schema, depth=0):
    """The schema with references followed: it, and what is in its allOf, anyOf, oneOf and items."""
    if depth > 12 or not isinstance(schema, dict):
        return []
    if "$ref" in schema:
        at = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            at = at.get(step, {}) if isinstance(at, dict) else {}
        return flatten(root, {k: v for k, v in schema.items() if k != "$ref"}, depth + 1) + flatten(root, at, depth + 1)
    found = [schema]
    for key in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(key, []):
            found += flatten(root, part, depth + 1)
    if isinstance(schema.get("items"), dict):
        found += flatten(root, schema["items"], depth + 1)
    return found


def by_property(targets):
    """What is known of the properties [(type, path)]."""
    for kind, path in targets:
        root = cfn_schema(kind)
        level = [root] if root else []
        for step in path.split("."):
            level = [x for s in level if step in s.get("properties", {}) for x in flatten(root, s["properties"][step])]
        if level:
            return Known(level)
    return Known([])


def arn(service, resource, region=REGION, account=ACCOUNT):
    return json.dumps(f"arn:aws:{service}:{region}:{account}:{resource}")


KEY = arn("kms", "key/1234abcd-12ab-34cd-56ef-1234567890ab")
IDENTITY_POLICY = 'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })'
RESOURCE_POLICY = (
    'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "%s:*", Resource = "*", '
    'Principal = { AWS = "arn:aws:iam::123456789012:root" } }] })'
)


def policy(kind):
    """A policy for a principal, or one for a resource of the type."""
    service = kind.split("_")[1]
    return IDENTITY_POLICY if service in ("iam", "ssoadmin", "organizations") else RESOURCE_POLICY % service



ARNS = [
    (r"certificate_authority", arn("acm-pca", "certificate-authority/1234abcd-12ab-34cd-56ef-1234567890ab")),
    (r"certificate", arn("acm", "certificate/1234abcd-12ab-34cd-56ef-1234567890ab")),
    (r"kms|key_arn|encryption_key", KEY),
    (r"secret", arn("secretsmanager", "secret:example-AbCdEf")),
    (r"lambda|function|authorizer", arn("lambda", "function:example")),
    (r"topic|sns", arn("sns", "example")),
    (r"queue|sqs|dead_letter", arn("sqs", "example")),
    (r"bucket|s3", arn("s3", "example-bucket", "", "")),
    (r"log_group|logs|log_dest", arn("logs", "log-group:example")),
    (r"target_group", arn("elasticloadbalancing", "targetgroup/example/0123456789abcdef")),
    (r"load_balancer|\blb_", arn("elasticloadbalancing", "loadbalancer/app/example/0123456789abcdef")),
    (r"listener", arn("elasticloadbalancing", "listener/app/example/0123456789abcdef/0123456789abcdef")),
    (r"firehose|delivery_stream", arn("firehose", "deliverystream/example")),
    (r"stream", arn("kinesis", "stream/example")),
    (r"table", arn("dynamodb", "table/example")),
    (r"event_bus", arn("events", "event-bus/example")),
    (r"state_machine", arn("states", "stateMachine:example")),
    (r"policy|permissions_boundary", arn("iam", "policy/example", "")),
    (r"instance_profile", arn("iam", "instance-profile/example", "")),
    (r"user_pool", arn("cognito-idp", "userpool/us-east-1_abcdefghi")),
    (r"web_acl", arn("wafv2", "regional/webacl/example/1234abcd-12ab-34cd-56ef-1234567890ab")),
    (r"cluster", arn("ecs", "cluster/example")),
    (r"function", arn("lambda", "function:example")),
]

IDS = [
    (r"vpc_peering", "pcx"), (r"vpc_endpoint", "vpce"), (r"vpn_gateway", "vgw"), (r"nat_gateway", "nat"),
    (r"egress_only_gateway", "eigw"), (r"local_gateway", "lgw"), (r"carrier_gateway", "cagw"), (r"transit_gateway_route_table", "tgw-rtb"),
    (r"transit_gateway_attachment", "tgw-attach"), (r"transit_gateway", "tgw"), (r"customer_gateway", "cgw"), (r"gateway", "igw"),
    (r"security_group", "sg"), (r"subnet", "subnet"), (r"vpc", "vpc"), (r"network_interface", "eni"), (r"route_table", "rtb"),
    (r"allocation", "eipalloc"), (r"ami|image", "ami"), (r"instance", "i"), (r"prefix_list", "pl"), (r"snapshot", "snap"),
    (r"volume", "vol"), (r"launch_template", "lt"), (r"network_acl", "acl"), (r"ipam_pool", "ipam-pool"), (r"ipam_scope", "ipam-scope"),
    (r"ipam", "ipam"), (r"dhcp", "dopt"), (r"host", "h"), (r"placement_group", "pg"), (r"capacity_reservation", "cr"),
    (r"file_system", "fs"), (r"access_point", "fsap"),
]  # fmt: skip

# Patterns over the argument's name, the first that fits.
NAMES = [
    (r"^(.*_)?role(_arn)?$", arn("iam", "role/example", "")),
    (r"^(iam_role_arn|execution_role|task_role.*)$", arn("iam", "role/example", "")),
    (r"(kms|cmk|master)_?(master_)?key(_id|_arn|s)?(_id)?$", KEY),
    (r"user_pool_id", '"us-east-1_abcdefghi"'),
    (r"ipv6_cidr|ipv6_prefixes|cidr_ipv6", '"2001:db8:1234:1a00::/64"'),
    (r"ipv6_addresses", '"2001:db8:1234:1a00::10"'),
    (r"cidr|ipv4_prefixes", '"10.0.0.0/16"'),
    (r"private_ips?$|ip_address|^ip$", '"10.0.1.10"'),
    (r"availability_zone_id", '"use1-az1"'),
    (r"availability_zone", '"us-east-1a"'),
    (r"region", '"us-east-1"'),
    (r"policy_text|_document$|^policy$|inline_policy|access_policies", policy),
    (r"account|^owner_id$|registry_id|catalog_id|bucket_owner", f'"{ACCOUNT}"'),
    (r"email", '"admin@example.com"'),
    (r"schedule_expression$", '"rate(5 minutes)"'),
    (r"zone_id", '"Z0123456789ABCDEFGHIJ"'),
    (r"(^|_)ur[li](s|$)|redirect_ur", '"https://www.example.com/"'),
    (r"domain|hostname|fqdn|dns_name", '"www.example.com"'),
    (r"maintenance_window", '"sun:05:00-sun:06:00"'),
    (r"backup_window|snapshot_window", '"03:00-04:00"'),
    (r"password|secret_key", '"Example-password-1"'),
    (r"username", '"administrator"'),
    (r"path$", '"/example"'),
    (r"port$", '"80"'),
    (r"cron", '"cron(0 5 * * ? *)"'),
    (r"timestamp|_date$|start_time|end_time", '"2030-01-01T00:00:00Z"'),
]


def with_length(text, known):
    """Padded or cut to what the property takes."""
    if known.max_length is not None and len(text) > known.max_length:
        text = text[: known.max_length].rstrip("-")
    return text + "x" * (known.min_length - len(text))


def arn_of(path):
    """The ARN that a path suggests: its last part first."""
    for text in (path.rsplit(".", 1)[-1], path):
        for pattern, value in [(r"role", arn("iam", "role/example", ""))] + ARNS:
            if re.search(pattern, text):
                return value
    return arn("iam", "role/example", "")


def by_name(kind, path, known):
    """HCL text for a string, from the argument's name, or None."""
    name = path.rsplit(".", 1)[-1]
    if name == "id" and "." in path:
        name = path.split(".")[-2] + "_id"
    if re.search(r"arns?$", name):
        return arn_of(path)
    if known.examples and isinstance(known.examples[0], str):
        return json.dumps(known.examples[0])
    if re.search(r"name_prefix$|bucket_prefix$", name):
        return json.dumps("example-")
    if re.search(r"(^|_)(name|identifier)$", name) and "." not in path and not re.search(r"role|policy|domain", name):
        return '"NAME"'
    for pattern, value in NAMES:
        if re.search(pattern, name):
            return value(kind) if callable(value) else value
    if re.search(r"ids?$|groups$|subnets$", name):
        for pattern, prefix in IDS:
            if re.search(pattern, name):
                return f'"{prefix}-{HEX}"'
    return json.dumps(with_length("example", known))
