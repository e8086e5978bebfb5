/* The tables themselves. Read top-down: SPEC_FILE at the end lists what a file may hold. */
#include "config/spec.h"

#define ARGS  static const ArgSpec
#define NESTS static const NestSpec
#define END                                                                                                                    \
  { 0 }

/* clang-format off */

/* --- shared ------------------------------------------------------------------------------------------------------- */

ARGS check_rule_args[] = {{"condition", ARG_VALUE, true}, {"error_message", ARG_VALUE, true}, END};
const BlockSpec SPEC_CHECK_RULE = {"A condition block", check_rule_args, NULL, REST_NONE, ARG_VALUE};

const BlockSpec SPEC_SCHEMA = {"The block", NULL, NULL, REST_SCHEMA, ARG_VALUE};

ARGS dynamic_args[] = {{"for_each", ARG_VALUE, true}, {"iterator", ARG_SYNTAX, false}, {"labels", ARG_VALUE, false}, END};
NESTS dynamic_blocks[] = {{"content", 0, true, &SPEC_SCHEMA}, END};
const BlockSpec SPEC_DYNAMIC = {"A dynamic block", dynamic_args, dynamic_blocks, REST_NONE, ARG_VALUE};

/* Settings that Terraform reads before there is a scope: a backend's, Terraform Cloud's. */
const BlockSpec SPEC_SETTINGS = {"The block", NULL, NULL, REST_SCHEMA, ARG_CONSTANT};

/* --- terraform ---------------------------------------------------------------------------------------------------- */

const BlockSpec SPEC_REQUIRED_PROVIDERS = {"A required_providers block", NULL, NULL, REST_ARGUMENTS, ARG_CONSTANT};

NESTS cloud_blocks[] = {{"workspaces", 0, true, &SPEC_SETTINGS}, END};
static const BlockSpec SPEC_CLOUD = {"A cloud block", NULL, cloud_blocks, REST_ARGUMENTS, ARG_CONSTANT};

ARGS terraform_args[] = {
  {"required_version", ARG_CONSTANT, false}, {"experiments", ARG_SYNTAX, false}, {"language", ARG_SYNTAX, false}, END};
NESTS terraform_blocks[] = {
  {"required_providers", 0, false, &SPEC_REQUIRED_PROVIDERS},
  {"backend", 1, false, &SPEC_SETTINGS},
  {"cloud", 0, false, &SPEC_CLOUD},
  {"provider_meta", 1, false, &SPEC_SCHEMA},
  END};
const BlockSpec SPEC_TERRAFORM = {"A terraform block", terraform_args, terraform_blocks, REST_NONE, ARG_VALUE};

/* --- provider, variable, locals, output, module ------------------------------------------------------------------- */

ARGS provider_args[] = {{"alias", ARG_CONSTANT, false}, {"version", ARG_CONSTANT, false}, END};
const BlockSpec SPEC_PROVIDER = {"A provider block", provider_args, NULL, REST_SCHEMA, ARG_VALUE};

ARGS variable_args[] = {
  {"type", ARG_SYNTAX, false}, {"default", ARG_CONSTANT, false}, {"description", ARG_CONSTANT, false},
  {"sensitive", ARG_CONSTANT, false}, {"ephemeral", ARG_CONSTANT, false}, {"nullable", ARG_CONSTANT, false}, END};
NESTS variable_blocks[] = {{"validation", 0, false, &SPEC_CHECK_RULE}, END};
const BlockSpec SPEC_VARIABLE = {"A variable", variable_args, variable_blocks, REST_NONE, ARG_VALUE};

const BlockSpec SPEC_LOCALS = {"A locals block", NULL, NULL, REST_ARGUMENTS, ARG_VALUE};

ARGS output_args[] = {
  {"value", ARG_VALUE, true}, {"description", ARG_CONSTANT, false}, {"sensitive", ARG_CONSTANT, false},
  {"ephemeral", ARG_CONSTANT, false}, {"depends_on", ARG_SYNTAX, false}, END};
NESTS output_blocks[] = {{"precondition", 0, false, &SPEC_CHECK_RULE}, END};
const BlockSpec SPEC_OUTPUT = {"An output", output_args, output_blocks, REST_NONE, ARG_VALUE};

ARGS module_args[] = {
  {"source", ARG_CONSTANT, true}, {"version", ARG_CONSTANT, false}, {"count", ARG_VALUE, false}, {"for_each", ARG_VALUE, false},
  {"providers", ARG_SYNTAX, false}, {"depends_on", ARG_SYNTAX, false}, END};
const BlockSpec SPEC_MODULE = {"A module call", module_args, NULL, REST_ARGUMENTS, ARG_VALUE};

/* --- resource, data, ephemeral ------------------------------------------------------------------------------------ */

NESTS rule_blocks[] = {{"precondition", 0, false, &SPEC_CHECK_RULE}, {"postcondition", 0, false, &SPEC_CHECK_RULE}, END};
ARGS lifecycle_args[] = {
  {"create_before_destroy", ARG_CONSTANT, false}, {"prevent_destroy", ARG_CONSTANT, false},
  {"ignore_changes", ARG_SYNTAX, false}, {"replace_triggered_by", ARG_SYNTAX, false}, END};
const BlockSpec SPEC_LIFECYCLE = {"A lifecycle block", lifecycle_args, rule_blocks, REST_NONE, ARG_VALUE};
const BlockSpec SPEC_DATA_LIFECYCLE = {"The lifecycle block of something that is only read", NULL, rule_blocks, REST_NONE, ARG_VALUE};

static const BlockSpec SPEC_CONNECTION = {"A connection block", NULL, NULL, REST_SCHEMA, ARG_VALUE};
ARGS provisioner_args[] = {{"when", ARG_SYNTAX, false}, {"on_failure", ARG_SYNTAX, false}, END};
NESTS provisioner_blocks[] = {{"connection", 0, true, &SPEC_CONNECTION}, END};
const BlockSpec SPEC_PROVISIONER = {"A provisioner", provisioner_args, provisioner_blocks, REST_SCHEMA, ARG_VALUE};

ARGS resource_args[] = {
  {"count", ARG_VALUE, false}, {"for_each", ARG_VALUE, false}, {"provider", ARG_SYNTAX, false},
  {"depends_on", ARG_SYNTAX, false}, END};
NESTS resource_blocks[] = {
  {"lifecycle", 0, true, &SPEC_LIFECYCLE}, {"connection", 0, true, &SPEC_CONNECTION},
  {"provisioner", 1, false, &SPEC_PROVISIONER}, END};
const BlockSpec SPEC_RESOURCE = {"A resource", resource_args, resource_blocks, REST_SCHEMA, ARG_VALUE};

NESTS data_blocks[] = {{"lifecycle", 0, true, &SPEC_DATA_LIFECYCLE}, END};
const BlockSpec SPEC_DATA = {"A data source", resource_args, data_blocks, REST_SCHEMA, ARG_VALUE};
const BlockSpec SPEC_EPHEMERAL = {"An ephemeral resource", resource_args, data_blocks, REST_SCHEMA, ARG_VALUE};

/* --- moved, removed, import, check -------------------------------------------------------------------------------- */

ARGS moved_args[] = {{"from", ARG_SYNTAX, true}, {"to", ARG_SYNTAX, true}, END};
const BlockSpec SPEC_MOVED = {"A moved block", moved_args, NULL, REST_NONE, ARG_VALUE};

ARGS removed_lifecycle_args[] = {{"destroy", ARG_CONSTANT, false}, END};
const BlockSpec SPEC_REMOVED_LIFECYCLE = {"The lifecycle block of a removed block", removed_lifecycle_args, NULL, REST_NONE, ARG_VALUE};
ARGS removed_args[] = {{"from", ARG_SYNTAX, true}, END};
NESTS removed_blocks[] = {
  {"lifecycle", 0, true, &SPEC_REMOVED_LIFECYCLE}, {"connection", 0, true, &SPEC_CONNECTION},
  {"provisioner", 1, false, &SPEC_PROVISIONER}, END};
const BlockSpec SPEC_REMOVED = {"A removed block", removed_args, removed_blocks, REST_NONE, ARG_VALUE};

ARGS import_args[] = {
  {"to", ARG_SYNTAX, true}, {"id", ARG_VALUE, true}, {"for_each", ARG_VALUE, false}, {"provider", ARG_SYNTAX, false}, END};
const BlockSpec SPEC_IMPORT = {"An import block", import_args, NULL, REST_NONE, ARG_VALUE};

ARGS nested_data_args[] = {{"provider", ARG_SYNTAX, false}, {"depends_on", ARG_SYNTAX, false}, END};
const BlockSpec SPEC_NESTED_DATA = {"The data source of a check", nested_data_args, NULL, REST_SCHEMA, ARG_VALUE};
NESTS check_blocks[] = {{"data", 2, true, &SPEC_NESTED_DATA}, {"assert", 0, false, &SPEC_CHECK_RULE}, END};
const BlockSpec SPEC_CHECK = {"A check", NULL, check_blocks, REST_NONE, ARG_VALUE};

/* --- the file ----------------------------------------------------------------------------------------------------- */

NESTS file_blocks[] = {
  {"terraform", 0, false, &SPEC_TERRAFORM},
  {"provider", 1, false, &SPEC_PROVIDER},
  {"variable", 1, false, &SPEC_VARIABLE},
  {"locals", 0, false, &SPEC_LOCALS},
  {"data", 2, false, &SPEC_DATA},
  {"ephemeral", 2, false, &SPEC_EPHEMERAL},
  {"resource", 2, false, &SPEC_RESOURCE},
  {"module", 1, false, &SPEC_MODULE},
  {"output", 1, false, &SPEC_OUTPUT},
  {"moved", 0, false, &SPEC_MOVED},
  {"removed", 0, false, &SPEC_REMOVED},
  {"import", 0, false, &SPEC_IMPORT},
  {"check", 1, false, &SPEC_CHECK},
  END};
const BlockSpec SPEC_FILE = {"A configuration file", NULL, file_blocks, REST_NONE, ARG_VALUE};

/* clang-format on */

const ArgSpec *spec_arg(const BlockSpec *s, Str name) {
  for (const ArgSpec *arg = s->args; arg && arg->name; arg++)
    if (str_is(name, arg->name)) return arg;
  return NULL;
}

const NestSpec *spec_nest(const BlockSpec *s, Str type) {
  for (const NestSpec *nest = s->blocks; nest && nest->type; nest++)
    if (str_is(type, nest->type)) return nest;
  return NULL;
}

ArgKind spec_kind(const BlockSpec *s, Str name) {
  const ArgSpec *arg = spec_arg(s, name);
  return arg ? arg->kind : s->rest_kind;
}

const BlockSpec *spec_inner(const BlockSpec *s, Str type) {
  const NestSpec *nest = spec_nest(s, type);
  if (nest) return nest->spec;
  if (s->rest == REST_SCHEMA && str_is(type, "dynamic")) return &SPEC_DYNAMIC;
  return s->rest_kind == ARG_CONSTANT ? &SPEC_SETTINGS : &SPEC_SCHEMA;
}
