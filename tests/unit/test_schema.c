/* The schema tables and their readers: known facts, and a walk that parses every type.
 *
 * With TF2CFN_PROVIDER_SCHEMA set to the output of `terraform providers schema -json`, the parsed provider table is compared
 * with it in full (scripts/check-schemas does that). */
#include "base/num.h"
#include "schema/format.h"
#include "schema/schema.h"
#include "schema/table.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

typedef struct {
  Arena *arena;
  Schemas *schemas;
} Fixture;

static int setup(void **state) {
  Fixture *f = malloc(sizeof *f);
  f->arena = arena_new();
  f->schemas = schemas_new(f->arena);
  *state = f;
  return 0;
}

static int teardown(void **state) {
  Fixture *f = *state;
  arena_free(f->arena);
  free(f);
  return 0;
}

static void assert_text(Str s, const char *expected) {
  if (!str_is(s, expected)) fail_msg("'%.*s' is not '%s'", STR_ARG(s), expected);
}

static void assert_type(Fixture *f, const Type *t, const char *expected) {
  Buf b = buf_new(f->arena);
  type_print(&b, t);
  assert_text(buf_str(&b), expected);
}

/* --- tables -------------------------------------------------------------------------------------------------------- */

static void finds_records(void **state) {
  (void)state;
  Str table = STR("# comment\n#\tanother\na\tx\ty\n one\n  deeper\n two\t\tz\nab\nb c\n last\n");
  TableLine line;
  TableCursor c;
  assert_true(table_find(table, STR("a"), &line, &c));
  assert_int_equal(table_fields(line), 2);
  assert_text(table_field(&line), "x");
  assert_text(table_field(&line), "y");
  assert_null(table_field(&line).p);
  assert_int_equal(table_count(c, 1), 2);
  assert_true(table_next(&c, 1, &line));
  assert_text(table_field(&line), "one");
  assert_true(table_next(&c, 2, &line));
  assert_text(table_field(&line), "deeper");
  assert_false(table_next(&c, 2, &line));
  assert_true(table_next(&c, 1, &line));
  assert_int_equal(table_peek(&line), 't');
  table_field(&line);
  assert_text(table_field(&line), "");
  assert_text(table_field(&line), "z");
  assert_false(table_next(&c, 1, &line));
  assert_true(table_find(table, STR("ab"), &line, &c));
  assert_int_equal(table_count(c, 1), 0);
  assert_true(table_find(table, STR("b c"), &line, &c));
  assert_int_equal(table_count(c, 1), 1);
  const char *absent[] = {"", "A", "aa", "b", "b cc", "last", " one", "zz"};
  for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) assert_false(table_find(table, str_from(absent[i]), &line, &c));
}

/* --- the provider -------------------------------------------------------------------------------------------------- */

static unsigned flags(const BlockSchema *b, const char *name) {
  const AttrSchema *attr = schema_attr(b, str_from(name));
  if (!attr) fail_msg("no attribute %s", name);
  return attr->flags;
}

static const NestedBlock *nested(const BlockSchema *b, const char *name) {
  const NestedBlock *n = schema_block(b, str_from(name));
  if (!n) fail_msg("no block %s", name);
  return n;
}

static void reads_attributes(void **state) {
  Fixture *f = *state;
  const BlockSchema *vpc = schema_resource(f->schemas, STR("aws_vpc"));
  assert_non_null(vpc);
  assert_int_equal(flags(vpc, "cidr_block"), ATTR_OPTIONAL | ATTR_COMPUTED);
  assert_int_equal(flags(vpc, "arn"), ATTR_COMPUTED);
  assert_int_equal(flags(vpc, "enable_dns_support"), ATTR_OPTIONAL);
  assert_int_equal(vpc->nblocks, 0);
  assert_type(f, schema_attr(vpc, STR("enable_dns_support"))->type, "bool");
  assert_type(f, schema_attr(vpc, STR("ipv6_netmask_length"))->type, "number");
  assert_type(f, schema_attr(vpc, STR("tags"))->type, "map(string)");
  assert_null(schema_attr(vpc, STR("cidr")));
  assert_ptr_equal(vpc, schema_resource(f->schemas, STR("aws_vpc")));

  const BlockSchema *instance = schema_resource(f->schemas, STR("aws_instance"));
  assert_int_equal(flags(instance, "cpu_core_count"), ATTR_OPTIONAL | ATTR_COMPUTED | ATTR_DEPRECATED);
  assert_int_equal(flags(instance, "instance_state"), ATTR_COMPUTED);
  assert_type(f, schema_attr(instance, STR("vpc_security_group_ids"))->type, "set(string)");
  const BlockSchema *db = schema_resource(f->schemas, STR("aws_db_instance"));
  assert_int_equal(flags(db, "password"), ATTR_OPTIONAL | ATTR_SENSITIVE);
  assert_int_equal(flags(db, "password_wo"), ATTR_OPTIONAL | ATTR_SENSITIVE | ATTR_WRITE_ONLY);
  assert_int_equal(flags(schema_resource(f->schemas, STR("aws_subnet")), "vpc_id"), ATTR_REQUIRED);
}

static void reads_nested_blocks(void **state) {
  Fixture *f = *state;
  const BlockSchema *bucket = schema_resource(f->schemas, STR("aws_s3_bucket"));
  const NestedBlock *rule = nested(bucket, "lifecycle_rule");
  assert_int_equal(rule->mode, NEST_LIST);
  assert_int_equal(rule->min, 0);
  assert_int_equal(rule->max, 0);
  const NestedBlock *versions = nested(rule->block, "noncurrent_version_expiration");
  assert_int_equal(versions->max, 1);
  assert_type(f, schema_attr(versions->block, STR("days"))->type, "number");
  assert_int_equal(nested(rule->block, "transition")->mode, NEST_SET);
  assert_int_equal(flags(nested(rule->block, "transition")->block, "storage_class"), ATTR_REQUIRED);
  assert_int_equal(nested(bucket, "timeouts")->mode, NEST_SINGLE);
  assert_null(schema_block(bucket, STR("bucket")));

  const NestedBlock *replication = nested(schema_resource(f->schemas, STR("aws_s3_bucket_replication_configuration")), "rule");
  assert_int_equal(replication->min, 1);
  const BlockSchema *workspace = schema_provider(f->schemas, STR("aws"));
  assert_int_equal(nested(workspace, "assume_role")->mode, NEST_LIST);
  assert_type(f, schema_attr(workspace, STR("region"))->type, "string");
}

static void shares_repeated_blocks(void **state) {
  Fixture *f = *state;
  const BlockSchema *acl = schema_resource(f->schemas, STR("aws_wafv2_web_acl"));
  const BlockSchema *statement = nested(nested(acl, "rule")->block, "statement")->block;
  const BlockSchema *and_ = nested(statement, "and_statement")->block;
  const BlockSchema *or_ = nested(statement, "or_statement")->block;
  const BlockSchema *deeper = nested(and_, "statement")->block;
  assert_ptr_equal(deeper, nested(or_, "statement")->block);
  assert_non_null(schema_block(deeper, STR("not_statement")));
  const BlockSchema *third = nested(nested(deeper, "or_statement")->block, "statement")->block;
  const BlockSchema *deepest = nested(nested(third, "and_statement")->block, "statement")->block;
  assert_null(schema_block(deepest, STR("and_statement")));
  const BlockSchema *match = nested(deepest, "byte_match_statement")->block;
  assert_int_equal(flags(match, "search_string"), ATTR_REQUIRED);
  assert_int_equal(nested(nested(match, "field_to_match")->block, "single_header")->max, 1);
}

static void reads_data_sources(void **state) {
  Fixture *f = *state;
  const BlockSchema *zones = schema_data(f->schemas, STR("aws_availability_zones"));
  assert_type(f, schema_attr(zones, STR("names"))->type, "list(string)");
  assert_int_equal(nested(zones, "filter")->mode, NEST_SET);
  assert_null(schema_resource(f->schemas, STR("aws_availability_zones")));
  assert_null(schema_data(f->schemas, STR("aws_no_such_thing")));
  assert_null(schema_resource(f->schemas, STR("")));
  assert_null(schema_provider(f->schemas, STR("google")));
  /* A long object type has a record of its own. */
  const BlockSchema *analysis = schema_data(f->schemas, STR("aws_quicksight_analysis"));
  const Type *definition = schema_attr(analysis, STR("definition"))->type;
  assert_int_equal(definition->kind, TYPE_LIST);
  assert_non_null(type_field(definition->elem, STR("sheets")));
}

static void gives_block_types(void **state) {
  Fixture *f = *state;
  const Type *t = schema_block_type(f->schemas, schema_resource(f->schemas, STR("aws_eks_cluster")));
  assert_type(f, type_field(t, STR("name"))->type, "string");
  const Type *timeouts = type_field(t, STR("timeouts"))->type;
  assert_type(f, timeouts, "object({create=string,delete=string,update=string})");
  const Type *vpc_config = type_field(t, STR("vpc_config"))->type;
  assert_int_equal(vpc_config->kind, TYPE_LIST);
  assert_type(f, type_field(vpc_config->elem, STR("subnet_ids"))->type, "set(string)");
  assert_ptr_equal(t, schema_block_type(f->schemas, schema_resource(f->schemas, STR("aws_eks_cluster"))));
}

/* --- regions ---------------------------------------------------------------------------------------------------------- */

static unsigned region_flags(const BlockSchema *b) {
  const AttrSchema *attr = schema_attr(b, STR("region"));
  return attr ? attr->flags : 0;
}

/* Version 6 lets what is in a region say it; an older argument of that name keeps its meaning. */
static void adds_regions(void **state) {
  Fixture *f = *state;
  assert_int_equal(region_flags(schema_resource(f->schemas, STR("aws_vpc"))), ATTR_OPTIONAL | ATTR_COMPUTED | ATTR_PLACE);
  assert_int_equal(region_flags(schema_resource(f->schemas, STR("aws_s3_bucket"))), ATTR_OPTIONAL | ATTR_COMPUTED | ATTR_PLACE);
  assert_int_equal(region_flags(schema_data(f->schemas, STR("aws_subnets"))), ATTR_OPTIONAL | ATTR_COMPUTED | ATTR_PLACE);
  assert_int_equal(region_flags(schema_resource(f->schemas, STR("aws_route53_resolver_rule"))),
                   ATTR_OPTIONAL | ATTR_COMPUTED | ATTR_PLACE);
  assert_int_equal(region_flags(schema_resource(f->schemas, STR("aws_config_aggregate_authorization"))), ATTR_REQUIRED);
  assert_int_equal(region_flags(schema_resource(f->schemas, STR("aws_iam_role"))), 0);
  assert_int_equal(region_flags(schema_resource(f->schemas, STR("aws_route53_record"))), 0);
  assert_int_equal(region_flags(schema_data(f->schemas, STR("aws_caller_identity"))), 0);
}

/* --- every provider type ------------------------------------------------------------------------------------------- */

static void check_sorted(const Str *names, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (str_cmp(names[i - 1], names[i]) >= 0) fail_msg("%.*s is out of order", STR_ARG(names[i]));
}

static size_t check_block(const BlockSchema *b) {
  size_t attrs = b->nattrs;
  for (size_t i = 0; i < b->nattrs; i++) {
    assert_true((b->attrs[i].flags & ATTR_PLACE) == 0 || str_is(b->attrs[i].name, "region"));
    assert_true(b->attrs[i].flags & (ATTR_REQUIRED | ATTR_OPTIONAL | ATTR_COMPUTED));
    assert_ptr_equal(schema_attr(b, b->attrs[i].name), &b->attrs[i]);
  }
  for (size_t i = 0; i < b->nblocks; i++) {
    assert_ptr_equal(schema_block(b, b->blocks[i].name), &b->blocks[i]);
    assert_true(b->blocks[i].max == 0 || b->blocks[i].min <= b->blocks[i].max);
    attrs += check_block(b->blocks[i].block);
  }
  return attrs;
}

/* Every listed type parses, and the counts over all nesting levels are the provider's, with the region that its version 6 adds.
 */
static void parses_every_provider_type(void **state) {
  Fixture *f = *state;
  size_t n, attrs = 0;
  const Str *names = schema_resource_names(f->schemas, &n);
  assert_int_equal(n, 1526);
  check_sorted(names, n);
  for (size_t i = 0; i < n; i++) {
    const BlockSchema *b = schema_resource(f->schemas, names[i]);
    if (!b) fail_msg("%.*s has no record", STR_ARG(names[i]));
    attrs += check_block(b);
    assert_int_equal(schema_block_type(f->schemas, b)->n, b->nattrs + b->nblocks);
  }
  names = schema_data_names(f->schemas, &n);
  assert_int_equal(n, 608);
  check_sorted(names, n);
  for (size_t i = 0; i < n; i++) {
    const BlockSchema *b = schema_data(f->schemas, names[i]);
    if (!b) fail_msg("%.*s has no record", STR_ARG(names[i]));
    attrs += check_block(b);
  }
  attrs += check_block(schema_provider(f->schemas, STR("aws")));
  assert_int_equal(attrs, 87055 + 1904);
}

/* --- the provider's own schema, when it is at hand ----------------------------------------------------------------- */

static const Type *type_of_json(Arena *a, json_t *j);

static const Type *object_of_json(Arena *a, json_t *fields) {
  size_t n = json_object_size(fields), i = 0;
  TypeField *v = NEW_N(a, TypeField, n);
  const char *name;
  json_t *type;
  json_object_foreach(fields, name, type) {
    size_t at = i++;
    while (at > 0 && str_cmp(v[at - 1].name, str_from(name)) > 0) v[at] = v[at - 1], at--;
    v[at] = (TypeField){.name = str_dup(a, str_from(name)), .type = type_of_json(a, type)};
  }
  return type_object(a, v, n);
}

static const Type *type_of_json(Arena *a, json_t *j) {
  Str word = str_from(json_string_value(json_is_array(j) ? json_array_get(j, 0) : j));
  json_t *arg = json_array_get(j, 1);
  if (str_is(word, "string")) return &type_string;
  if (str_is(word, "number")) return &type_number;
  if (str_is(word, "bool")) return &type_bool;
  if (str_is(word, "dynamic")) return &type_dynamic;
  if (str_is(word, "list")) return type_list(a, type_of_json(a, arg));
  if (str_is(word, "set")) return type_set(a, type_of_json(a, arg));
  if (str_is(word, "map")) return type_map(a, type_of_json(a, arg));
  assert_text(word, "object");
  return object_of_json(a, arg);
}

static unsigned flag_of_json(json_t *attr, const char *key, unsigned flag) {
  return json_is_true(json_object_get(attr, key)) ? flag : 0;
}

static void compare_block(Arena *a, const char *path, const BlockSchema *b, json_t *block) {
  static const char *const modes[] = {"single", "group", "list", "set", "map"};
  json_t *attrs = json_object_get(block, "attributes"), *blocks = json_object_get(block, "block_types"), *j;
  const char *name;
  const AttrSchema *region = schema_attr(b, STR("region"));
  bool added = region && region->flags & ATTR_PLACE && !json_object_get(attrs, "region");
  assert_int_equal(b->nattrs, json_object_size(attrs) + added);
  assert_int_equal(b->nblocks, json_object_size(blocks));
  json_object_foreach(attrs, name, j) {
    const AttrSchema *attr = schema_attr(b, str_from(name));
    if (!attr || !type_eq(attr->type, type_of_json(a, json_object_get(j, "type")))) fail_msg("%s.%s: type", path, name);
    unsigned expected = flag_of_json(j, "required", ATTR_REQUIRED) | flag_of_json(j, "optional", ATTR_OPTIONAL) |
                        flag_of_json(j, "computed", ATTR_COMPUTED) | flag_of_json(j, "sensitive", ATTR_SENSITIVE) |
                        flag_of_json(j, "write_only", ATTR_WRITE_ONLY) | flag_of_json(j, "deprecated", ATTR_DEPRECATED);
    if (attr->flags & ATTR_PLACE) expected |= ATTR_PLACE | ATTR_OPTIONAL;
    if (attr->flags != expected) fail_msg("%s.%s: flags %x, not %x", path, name, attr->flags, expected);
  }
  json_object_foreach(blocks, name, j) {
    const NestedBlock *n = schema_block(b, str_from(name));
    if (!n) fail_msg("%s.%s is missing", path, name);
    assert_string_equal(modes[n->mode], json_string_value(json_object_get(j, "nesting_mode")));
    assert_int_equal(n->min, json_integer_value(json_object_get(j, "min_items")));
    assert_int_equal(n->max, json_integer_value(json_object_get(j, "max_items")));
    json_t *inner = json_object_get(j, "block");
    assert_int_equal(n->deprecated, json_is_true(json_object_get(inner, "deprecated")));
    compare_block(a, name, n->block, inner);
  }
}

static void compare_types(Fixture *f, json_t *types, const BlockSchema *(*lookup)(Schemas *, Str)) {
  const char *name;
  json_t *j;
  assert_true(json_object_size(types) > 0);
  json_object_foreach(types, name, j) {
    const BlockSchema *b = lookup(f->schemas, str_from(name));
    if (!b) fail_msg("%s has no record", name);
    Arena *scratch = arena_new();
    compare_block(scratch, name, b, json_object_get(j, "block"));
    arena_free(scratch);
  }
}

static void equals_the_provider(void **state) {
  Fixture *f = *state;
  const char *path = getenv("TF2CFN_PROVIDER_SCHEMA");
  json_error_t error;
  json_t *dump = json_load_file(path, 0, &error);
  if (!dump) fail_msg("%s: %s", path, error.text);
  json_t *aws = json_object_get(json_object_get(dump, "provider_schemas"), "registry.terraform.io/hashicorp/aws");
  compare_types(f, json_object_get(aws, "resource_schemas"), schema_resource);
  compare_types(f, json_object_get(aws, "data_source_schemas"), schema_data);
  compare_block(f->arena, "provider", schema_provider(f->schemas, STR("aws")),
                json_object_get(json_object_get(aws, "provider"), "block"));
  json_decref(dump);
}

/* --- CloudFormation ------------------------------------------------------------------------------------------------ */

static const CfnProperty *property(const CfnType *object, const char *name) {
  const CfnProperty *p = schema_property(object, str_from(name));
  if (!p) fail_msg("no property %s", name);
  return p;
}

static void reads_properties(void **state) {
  Fixture *f = *state;
  const CfnResourceType *vpc = schema_cfn(f->schemas, STR("AWS::EC2::VPC"));
  assert_non_null(vpc);
  assert_text(vpc->name, "AWS::EC2::VPC");
  assert_int_equal(vpc->nprimary, 1);
  assert_text(vpc->primary[0], "VpcId");
  assert_int_equal(property(vpc->root, "CidrBlock")->flags, CFN_CREATE_ONLY);
  assert_int_equal(property(vpc->root, "VpcId")->flags, CFN_READ_ONLY);
  assert_int_equal(property(vpc->root, "Ipv4NetmaskLength")->flags, CFN_CREATE_ONLY | CFN_WRITE_ONLY);
  assert_int_equal(property(vpc->root, "EnableDnsSupport")->type->kind, CFN_BOOLEAN);
  const CfnType *tenancy = property(vpc->root, "InstanceTenancy")->type;
  assert_int_equal(tenancy->nenums, 3);
  assert_text(tenancy->enums[0], "dedicated");
  const CfnType *tags = property(vpc->root, "Tags")->type;
  assert_int_equal(tags->kind, CFN_LIST);
  assert_int_equal(property(tags->elem, "Key")->flags, CFN_REQUIRED);
  assert_int_equal(schema_cfn(f->schemas, STR("AWS::EC2::Subnet"))->root->kind, CFN_OBJECT);
  assert_int_equal(property(schema_cfn(f->schemas, STR("AWS::EC2::Subnet"))->root, "VpcId")->flags,
                   CFN_REQUIRED | CFN_CREATE_ONLY);
  assert_int_equal(vpc->root->ngroups, 3);
  assert_int_equal(vpc->root->groups[2].kind, CFN_EXACTLY_ONE);
  assert_text(vpc->root->groups[2].names[1], "Ipv4IpamPoolId");
  assert_null(schema_cfn(f->schemas, STR("AWS::EC2::NoSuchThing")));
  assert_null(schema_cfn(f->schemas, STR("names")));
  assert_null(schema_cfn(f->schemas, STR("AWS::WAFv2::WebACL Statement")));
  assert_null(schema_property(vpc->root, STR("cidrBlock")));
}

static void reads_constraints(void **state) {
  Fixture *f = *state;
  const CfnType *queue = schema_cfn(f->schemas, STR("AWS::SQS::Queue"))->root;
  const CfnType *delay = property(queue, "DelaySeconds")->type;
  assert_int_equal(delay->kind, CFN_INTEGER);
  assert_true(delay->has_minimum && delay->has_maximum);
  assert_true(delay->minimum == 0.0 && delay->maximum == 900.0);
  assert_int_equal(property(queue, "RedrivePolicy")->type->kind, CFN_JSON);
  const CfnType *key = schema_cfn(f->schemas, STR("AWS::KMS::Key"))->root;
  const CfnType *tag_key = property(property(key, "Tags")->type->elem, "Key")->type;
  assert_int_equal(tag_key->min_length, 1);
  assert_int_equal(tag_key->max_length, 128);
  assert_int_equal(property(key, "KeyPolicy")->type->kind, CFN_JSON);
  const CfnType *storage = property(schema_cfn(f->schemas, STR("AWS::RDS::DBInstance"))->root, "AllocatedStorage")->type;
  assert_text(storage->pattern, "^[0-9]*$");
  assert_int_equal(storage->min_length, -1);
  const CfnType *lambda = schema_cfn(f->schemas, STR("AWS::Lambda::Function"))->root;
  const CfnType *variables = property(property(lambda, "Environment")->type, "Variables")->type;
  assert_int_equal(variables->kind, CFN_MAP);
  assert_int_equal(variables->elem->kind, CFN_STRING);
  assert_int_equal(property(lambda, "Code")->flags, CFN_REQUIRED);
}

static Str parameter_of(Fixture *f, const char *type, const char *name) {
  const CfnType *t = property(schema_cfn(f->schemas, str_from(type))->root, name)->type;
  return t->kind == CFN_LIST ? t->elem->parameter : t->parameter;
}

static void knows_what_values_name(void **state) {
  Fixture *f = *state;
  assert_text(parameter_of(f, "AWS::EC2::SecurityGroup", "VpcId"), "AWS::EC2::VPC::Id");
  assert_text(parameter_of(f, "AWS::RDS::DBSubnetGroup", "SubnetIds"), "AWS::EC2::Subnet::Id");
  assert_text(parameter_of(f, "AWS::AutoScaling::AutoScalingGroup", "VPCZoneIdentifier"), "AWS::EC2::Subnet::Id");
  assert_text(parameter_of(f, "AWS::EC2::Instance", "SecurityGroupIds"), "AWS::EC2::SecurityGroup::Id");
  assert_text(parameter_of(f, "AWS::EC2::Instance", "KeyName"), "AWS::EC2::KeyPair::KeyName");
  assert_text(parameter_of(f, "AWS::Route53::RecordSet", "HostedZoneId"), "AWS::Route53::HostedZone::Id");
  const CfnType *record = schema_cfn(f->schemas, STR("AWS::Route53::RecordSet"))->root;
  assert_int_equal(property(property(record, "AliasTarget")->type, "HostedZoneId")->type->parameter.n, 0);
  assert_int_equal(parameter_of(f, "AWS::EC2::KeyPair", "KeyName").n, 0);
  assert_int_equal(parameter_of(f, "AWS::EC2::VPCPeeringConnection", "PeerVpcId").n, 0);
}

static void knows_attributes(void **state) {
  Fixture *f = *state;
  const CfnResourceType *db = schema_cfn(f->schemas, STR("AWS::RDS::DBInstance"));
  assert_true(schema_has_attribute(db, STR("Endpoint.Address")));
  assert_true(schema_has_attribute(db, STR("DBInstanceArn")));
  assert_false(schema_has_attribute(db, STR("Endpoint")));
  assert_false(schema_has_attribute(db, STR("endpoint.Address")));
  const CfnResourceType *role = schema_cfn(f->schemas, STR("AWS::IAM::Role"));
  assert_true(schema_has_attribute(role, STR("Arn")));
  assert_false(schema_has_attribute(role, STR("RoleName")));
  const CfnResourceType *stack = schema_cfn(f->schemas, STR("AWS::CloudFormation::Stack"));
  assert_true(schema_has_attribute(stack, STR("Outputs.Anything")));
  assert_false(schema_has_attribute(stack, STR("Anything")));
  assert_false(schema_has_attribute(stack, STR("Inputs.Anything")));
  assert_true(schema_has_attribute(schema_cfn(f->schemas, STR("AWS::CloudFormation::CustomResource")), STR("Anything")));
}

static void closes_cycles(void **state) {
  Fixture *f = *state;
  const CfnType *rule = property(schema_cfn(f->schemas, STR("AWS::WAFv2::WebACL"))->root, "Rules")->type->elem;
  const CfnType *statement = property(rule, "Statement")->type;
  const CfnType *not_ = property(statement, "NotStatement")->type;
  assert_ptr_equal(property(not_, "Statement")->type, statement);
  const CfnType *and_ = property(statement, "AndStatement")->type;
  assert_ptr_equal(property(and_, "Statements")->type->elem, statement);
}

/* Each type object once: types are cyclic. */
static void check_cfn(Arena *a, Map *seen, const CfnType *t) {
  Str id = str_fmt(a, "%p", (const void *)t);
  if (map_has(seen, id)) return;
  map_put(a, seen, id, (void *)t);
  if (t->kind != CFN_JSON) assert_int_equal(t->elem != NULL, t->kind == CFN_LIST || t->kind == CFN_MAP);
  assert_true(t->max_length < 0 || t->min_length <= t->max_length);
  assert_true(!t->has_minimum || !t->has_maximum || t->minimum <= t->maximum);
  for (size_t i = 0; i < t->nformats; i++) assert_non_null(format_find(t->formats[i]));
  assert_true(t->nprops == 0 || t->kind == CFN_OBJECT);
  for (size_t i = 0; i < t->nprops; i++) {
    assert_ptr_equal(schema_property(t, t->props[i].name), &t->props[i]);
    check_cfn(a, seen, t->props[i].type);
  }
  for (size_t i = 0; i < t->ngroups; i++)
    for (size_t k = 0; k < t->groups[i].n; k++) assert_non_null(schema_property(t, t->groups[i].names[k]));
  if (t->elem) check_cfn(a, seen, t->elem);
}

static void parses_every_cfn_type(void **state) {
  Fixture *f = *state;
  size_t n;
  const Str *names = schema_cfn_names(f->schemas, &n);
  assert_true(n > 1500);
  check_sorted(names, n);
  for (size_t i = 0; i < n; i++) {
    const CfnResourceType *t = schema_cfn(f->schemas, names[i]);
    if (!t) fail_msg("%.*s has no record", STR_ARG(names[i]));
    check_sorted(t->attributes, t->nattributes);
    Arena *scratch = arena_new();
    Map seen = {0};
    check_cfn(scratch, &seen, t->root);
    arena_free(scratch);
    for (size_t k = 0; k < t->nattributes; k++) assert_true(schema_has_attribute(t, t->attributes[k]));
  }
}

int main(void) {
  const struct CMUnitTest comparison[] = {cmocka_unit_test_setup_teardown(equals_the_provider, setup, teardown)};
  if (getenv("TF2CFN_PROVIDER_SCHEMA")) return cmocka_run_group_tests(comparison, NULL, NULL);
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_records),
      cmocka_unit_test_setup_teardown(reads_attributes, setup, teardown),
      cmocka_unit_test_setup_teardown(reads_nested_blocks, setup, teardown),
      cmocka_unit_test_setup_teardown(shares_repeated_blocks, setup, teardown),
      cmocka_unit_test_setup_teardown(reads_data_sources, setup, teardown),
      cmocka_unit_test_setup_teardown(gives_block_types, setup, teardown),
      cmocka_unit_test_setup_teardown(adds_regions, setup, teardown),
      cmocka_unit_test_setup_teardown(parses_every_provider_type, setup, teardown),
      cmocka_unit_test_setup_teardown(reads_properties, setup, teardown),
      cmocka_unit_test_setup_teardown(reads_constraints, setup, teardown),
      cmocka_unit_test_setup_teardown(knows_what_values_name, setup, teardown),
      cmocka_unit_test_setup_teardown(knows_attributes, setup, teardown),
      cmocka_unit_test_setup_teardown(closes_cycles, setup, teardown),
      cmocka_unit_test_setup_teardown(parses_every_cfn_type, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
