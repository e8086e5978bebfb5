/* Look-up: by type name in the tables (each type parsed once), by member name in what was parsed. */
#include "schema/embedded.h"
#include "schema/internal.h"

static Str table(Str path) {
  Str bytes = embedded_file(path);
  if (!bytes.p) BUG("schema table is not embedded");
  return bytes;
}

Schemas *schemas_new(Arena *a) {
  Schemas *s = NEW(a, Schemas);
  s->arena = a;
  s->provider = table(STR("hcl/schema/aws-provider.tbl"));
  s->utility = table(STR("hcl/schema/utility-providers.tbl"));
  s->cfn = table(STR("hcl/schema/cloudformation.tbl"));
  s->policies = table(STR("hcl/schema/policies.tbl"));
  s->services = table(STR("hcl/schema/services.tbl"));
  return s;
}

const BlockSchema *schema_resource(Schemas *s, Str type) { return provider_block(s, &s->resources, "resource", type); }
const BlockSchema *schema_data(Schemas *s, Str type) { return provider_block(s, &s->data, "data", type); }

const BlockSchema *schema_provider(Schemas *s, Str name) { return provider_block(s, &s->providers, "provider", name); }

/* --- lists of names ------------------------------------------------------------------------------------------------ */

static const Str *names(Schemas *s, NameList *list, Str from, Str key, size_t *n) {
  if (!list->n) {
    TableLine line;
    TableCursor c;
    if (!table_find(from, key, &line, &c)) BUG("schema table lacks its list of names");
    size_t count = table_count(c, 1);
    Str *v = NEW_N(s->arena, Str, count);
    for (size_t i = 0; table_next(&c, 1, &line); i++) v[i] = table_field(&line);
    *list = (NameList){v, count};
  }
  *n = list->n;
  return list->v;
}

const Str *schema_resource_names(Schemas *s, size_t *n) {
  return names(s, &s->resource_names, s->provider, STR("names resource"), n);
}

const Str *schema_data_names(Schemas *s, size_t *n) { return names(s, &s->data_names, s->provider, STR("names data"), n); }
const Str *schema_cfn_names(Schemas *s, size_t *n) { return names(s, &s->cfn_names, s->cfn, STR("names"), n); }

/* --- members by name ----------------------------------------------------------------------------------------------- */

/* Index of `name` in a sorted array of structures of `size` bytes that begin with their name, or n. */
static size_t find_sorted(const void *array, size_t n, size_t size, Str name) {
  size_t low = 0, high = n;
  while (low < high) {
    size_t mid = low + (high - low) / 2;
    int order = str_cmp(*(const Str *)(const void *)((const char *)array + mid * size), name);
    if (order == 0) return mid;
    if (order < 0)
      low = mid + 1;
    else
      high = mid;
  }
  return n;
}

bool schema_is_parameter_type(Str t) {
  static const char *const plain[] = {"String", "Number", "List<Number>", "CommaDelimitedList", "AWS::SSM::Parameter::Name"};
  static const char *const aws[] = {"AWS::EC2::AvailabilityZone::Name",
                                    "AWS::EC2::Image::Id",
                                    "AWS::EC2::Instance::Id",
                                    "AWS::EC2::KeyPair::KeyName",
                                    "AWS::EC2::SecurityGroup::GroupName",
                                    "AWS::EC2::SecurityGroup::Id",
                                    "AWS::EC2::Subnet::Id",
                                    "AWS::EC2::VPC::Id",
                                    "AWS::EC2::Volume::Id",
                                    "AWS::Route53::HostedZone::Id"};
  for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
    if (str_is(t, plain[i])) return true;
  static const Str stored = {"AWS::SSM::Parameter::Value<", 27}, list = {"List<", 5};
  bool of_store = str_starts(t, stored) && str_ends(t, STR(">"));
  if (of_store) t = str_sub(t, stored.n, t.n - 1);
  bool is_list = str_starts(t, list) && str_ends(t, STR(">"));
  if (is_list) t = str_sub(t, list.n, t.n - 1);
  if (of_store && (str_is(t, "String") || (!is_list && str_is(t, "CommaDelimitedList")))) return true;
  for (size_t i = 0; i < sizeof aws / sizeof *aws; i++)
    if (str_is(t, aws[i])) return true;
  return false;
}

/* "package" in the AWS CLI's reference. */
bool schema_is_packaged(Str type, Str property) {
  static const char *const known[][2] = {
      {"AWS::Lambda::Function", "Code"},
      {"AWS::Lambda::LayerVersion", "Content"},
      {"AWS::ApiGateway::RestApi", "BodyS3Location"},
      {"AWS::ElasticBeanstalk::ApplicationVersion", "SourceBundle"},
      {"AWS::StepFunctions::StateMachine", "DefinitionS3Location"},
  };
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (str_is(type, known[i][0]) && str_is(property, known[i][1])) return true;
  return false;
}

const AttrSchema *schema_attr(const BlockSchema *b, Str name) {
  size_t i = find_sorted(b->attrs, b->nattrs, sizeof *b->attrs, name);
  return i < b->nattrs ? &b->attrs[i] : NULL;
}

const NestedBlock *schema_block(const BlockSchema *b, Str name) {
  size_t i = find_sorted(b->blocks, b->nblocks, sizeof *b->blocks, name);
  return i < b->nblocks ? &b->blocks[i] : NULL;
}

const CfnProperty *schema_property(const CfnType *object, Str name) {
  size_t i = find_sorted(object->props, object->nprops, sizeof *object->props, name);
  return i < object->nprops ? &object->props[i] : NULL;
}

static bool same_word(Str x, Str y, bool fold) {
  if (x.n != y.n) return false;
  for (size_t i = 0; i < x.n; i++) {
    bool letter = (x.p[i] | 0x20) >= 'a' && (x.p[i] | 0x20) <= 'z';
    if (x.p[i] != y.p[i] && !(fold && letter && (x.p[i] | 0x20) == (y.p[i] | 0x20))) return false;
  }
  return true;
}

bool schema_is_truth(Str s) { return same_word(s, STR("true"), true) || same_word(s, STR("false"), true); }

bool schema_allows(const CfnType *t, Str text) {
  bool fold = t->fold || schema_is_truth(text);
  for (size_t i = 0; i < t->nenums; i++)
    if (same_word(t->enums[i], text, fold)) return true;
  return t->nenums == 0;
}

static bool has_name(const CfnResourceType *t, Str name) {
  return find_sorted(t->attributes, t->nattributes, sizeof *t->attributes, name) < t->nattributes;
}

bool schema_has_attribute(const CfnResourceType *t, Str name) {
  if (has_name(t, name) || has_name(t, STR("*"))) return true;
  size_t dot = str_find_char(name, '.', 0);
  /* The only open set below a name is that of a stack's or provisioned product's outputs. */
  return dot < name.n && str_eq(str_sub(name, 0, dot), STR("Outputs")) && has_name(t, STR("Outputs.*"));
}
