/* Look-ups: what Terraform asks AWS (or something else) for at planning time, and a template cannot ask.
 *
 * What follows from a data source's arguments its rule composes. What does not, such as the ID of the VPC that has some tag,
 * becomes a template parameter, which is described and never guessed. Rules name such values, with the type that lets
 * CloudFormation check them; an attribute that no rule mentions is text or a list of text. The manifest carries the arguments
 * of the data source, so whoever deploys can find the value. */
#include "lower/internal.h"

#include <inttypes.h>

const Rule lookup_rule = {
    .label = {"", 0}, .data = true, .same_as = {"", 0}, .type = {"", 0}, .absorbed = {"", 0}, .no_peer = {"", 0}};

/* --- types of parameters ------------------------------------------------------------------------------------------- */

static bool is_list_type(Str cfn_type) {
  return str_is(cfn_type, "CommaDelimitedList") || str_find(cfn_type, STR("List<"), 0) < cfn_type.n ||
         str_is(cfn_type, "AWS::SSM::Parameter::Value<CommaDelimitedList>");
}

static const Type *value_type_of(Arena *a, Str cfn_type) {
  if (str_is(cfn_type, "Number")) return &type_number;
  return is_list_type(cfn_type) ? type_list(a, &type_string) : &type_string;
}

static bool is_primitive_list(const Type *t) {
  return (t->kind == TYPE_LIST || t->kind == TYPE_SET) && type_is_primitive(t->elem);
}

/* The parameter's type for an attribute of type `t`; absent when no parameter can hold it. */
static Str cfn_type_for(const Type *t) {
  if (t->kind == TYPE_NUMBER) return STR("Number");
  if (type_is_primitive(t) || t->kind == TYPE_DYNAMIC) return STR("String");
  return is_primitive_list(t) ? STR("CommaDelimitedList") : STR_NONE;
}

/* --- making them --------------------------------------------------------------------------------------------------- */

/* The name of a stored parameter and the ID of a resource are no secrets. */
static bool is_secret(const Instance *i, const Step *steps, size_t n, Str cfn_type) {
  const AttrSchema *attr = i->schema && n ? schema_attr(i->schema, steps[0].name) : NULL;
  if (str_find(cfn_type, STR("AWS::"), 0) < cfn_type.n) return false;
  return attr && attr->flags & ATTR_SENSITIVE;
}

/* DataVpcMainId, DataEksClusterMainVpcConfigAt0VpcId: no resource's ID begins so. */
static Str parameter_id(Lowering *l, const Instance *i, const Step *steps, size_t n) {
  Str id = logical_id(l, i, STR_NONE, (InstanceKey){0});
  if (i->decl->mode == RESOURCE_DATA) id = str_cat(l->a, STR("Data"), id);
  for (size_t k = 0; k < n; k++) {
    InstanceKey key = {.kind = steps[k].kind == STEP_INDEX_NUM ? KEY_INT : KEY_STRING, .name = steps[k].name};
    if (key.kind == KEY_INT) num_to_int64(steps[k].index, &key.index);
    id = str_cat(l->a, id, steps[k].kind == STEP_ATTR ? camel_name(l->a, steps[k].name) : camel_key(l->a, key));
  }
  return parameter_id_like(l, id);
}

static Parameter *make(Lowering *l, Lowered *low, Str key, const Step *steps, size_t n, Str cfn_type, const char *what) {
  const Instance *i = low->instance;
  Parameter *p = NEW(l->a, Parameter);
  Str attribute = reference_path(l->a, steps, n);
  *p = (Parameter){.logical_id = parameter_id(l, i, steps, n),
                   .lookup = low,
                   .attribute = attribute,
                   .cfn_type = cfn_type,
                   .span = i->span,
                   .type = value_type_of(l->a, cfn_type),
                   .no_echo = is_secret(i, steps, n, cfn_type),
                   .allowed_pattern = STR(""),
                   .constraint_description = STR("")};
  p->description = str_fmt(l->a, "%s %.*s.%.*s", what, STR_ARG(i->address), STR_ARG(attribute));
  map_put(l->a, &l->out->parameter_of, key, p);
  return p;
}

/* Whoever looks the value up reads the arguments in the manifest: of what makes no resource, all of them are mapped. */
static const Value *symbol_of(Lowering *l, Lowered *low, Str key, const Parameter *p, Span at) {
  if (!low->rule->type.n) value_read_all(low->self);
  return sym_param(l->a, key, p->type, at);
}

/* The first data source that asks the same: modules that are called several times look the same things up. */
static Lowered *first_alike(Lowering *l, Lowered *low) {
  const Instance *i = low->instance;
  if (i->decl->mode != RESOURCE_DATA || i->answers) return low;
  Str key =
      str_fmt(l->a, "%.*s %.*s %016" PRIx64, STR_ARG(i->decl->type), STR_ARG(i->provider->address), value_hash(i->config));
  Lowered *first = map_get(&l->asking, key);
  if (!first) map_put(l->a, &l->asking, key, first = low);
  const Value *condition = first->instance->condition;
  bool alike = i->condition == condition || (i->condition && condition && value_same(i->condition, condition));
  return alike && i->provider == first->instance->provider && value_same(i->config, first->instance->config) ? first : low;
}

/* A name with a dot is no variable's. */
static Str key_of(Lowering *l, const Lowered *low, Str attribute) {
  return str_fmt(l->a, "%.*s.%.*s", STR_ARG(low->instance->address), STR_ARG(attribute));
}

static const Value *known_default(Lowering *l, Lowered *low, const Expr *e) {
  if (!e) return NULL;
  RuleScope s = rule_scope(l, low, low->self);
  const Value *v = sym_concrete(l->a, eval_expr(l->ev, &s.scope, e), NULL);
  return v && !value_is_null(v) && v->kind != VAL_UNKNOWN ? v : NULL;
}

/* --- what the configuration makes itself --------------------------------------------------------------------------- */

static Str ruled_type(Lowering *l, const Instance *i) {
  RuleList rules = rules_find(l->rules, i->decl->type, false);
  return rules.n ? rules.v[0]->label : i->decl->type;
}

/* Whether an argument of a data source names the very resource that it looks up. */
static const Instance *named_resource(Lowering *l, const Lowered *low, const Field *argument) {
  const Value *v = argument->value;
  const Instance *i = value_instance(v);
  if (!i || i->decl->mode != RESOURCE_MANAGED || !i->value || !i->schema || v->sym->npath != 1) return NULL;
  Str name = v->sym->path[0].name;
  bool identity = str_is(name, "id") || str_is(name, "arn") || str_is(name, "name") || str_eq(name, argument->key);
  return identity && str_eq(ruled_type(l, i), ruled_type(l, low->instance)) ? i : NULL;
}

/* The attribute of a resource of this configuration that the data source looks up by reference; NULL for any other. */
static const Value *own_attribute(Lowering *l, Lowered *low, const Step *steps, size_t n, Span at) {
  const Value *config = low->instance->config;
  for (size_t k = 0; low->instance->decl->mode == RESOURCE_DATA && k < config->map.n; k++) {
    const Instance *i = named_resource(l, low, &config->map.fields[k]);
    if (!i || (!schema_attr(i->schema, steps[0].name) && !schema_block(i->schema, steps[0].name))) continue;
    value_read_all(low->self);
    return eval_steps(l->ev, i->value, steps, n, at);
  }
  return NULL;
}

const Value *lookup_named(Lowering *l, Lowered *low, const ParameterRule *rule) {
  Step *step = NEW(l->a, Step);
  *step = (Step){.kind = STEP_ATTR, .name = rule->name, .span = rule->span};
  const Value *own = own_attribute(l, low, step, 1, rule->span);
  if (own) return own;
  Lowered *asks = first_alike(l, low);
  Str key = key_of(l, asks, rule->name);
  Parameter *p = map_get(&l->out->parameter_of, key);
  if (!p) {
    p = make(l, asks, key, step, 1, rule->type, str_z(l->a, str_cat(l->a, rule->description, STR(":"))));
    p->default_value = known_default(l, low, rule->default_value);
  }
  return symbol_of(l, low, key, p, low->instance->span);
}

static const Type *step_type(const Type *t, const Step *s) {
  if (s->kind == STEP_ATTR && t->kind == TYPE_OBJECT) return type_field(t, s->name) ? type_field(t, s->name)->type : NULL;
  return t->kind == TYPE_LIST || t->kind == TYPE_SET || t->kind == TYPE_MAP ? t->elem : NULL;
}

/* Outputs of another configuration: nothing is known but what is asked for, of which `least` steps are no output yet. What ends
 * in a number is an element of a list, and the parameter is the list. */
static size_t steps_of_use(const Sym *ref, size_t least, Str *cfn_type) {
  size_t n = ref->npath;
  *cfn_type = n > least ? cfn_type_for(ref->type) : STR_NONE;
  if (!cfn_type->p) return 0;
  if (n <= least + 1 || ref->path[n - 1].kind != STEP_INDEX_NUM) return n;
  *cfn_type = STR("CommaDelimitedList");
  return n - 1;
}

/* How many steps of a reference lead to something that a parameter can hold: the elements of a list are read off the list.
 * 0 when there is no such place. */
static size_t steps_to_lookup(Lowering *l, const Instance *i, const Sym *ref, Str *cfn_type) {
  const Type *t = schema_block_type(l->schemas, i->schema);
  for (size_t k = 0; k < ref->npath && t; k++) {
    t = step_type(t, &ref->path[k]);
    if (t && t->kind == TYPE_DYNAMIC) return steps_of_use(ref, k + 1, cfn_type);
    *cfn_type = t ? cfn_type_for(t) : STR_NONE;
    if (cfn_type->p) return k + 1;
  }
  return 0;
}

const Value *lookup_attribute(Lowering *l, Lowered *low, const Sym *ref) {
  const Value *own = ref->npath ? own_attribute(l, low, ref->path, ref->npath, ref->span) : NULL;
  if (own) return own;
  Str cfn_type = STR_NONE;
  size_t n = low->instance->schema ? steps_to_lookup(l, low->instance, ref, &cfn_type) : 0;
  if (!n) return NULL;
  Lowered *asks = first_alike(l, low);
  Str key = key_of(l, asks, reference_path(l->a, ref->path, n));
  Parameter *p = map_get(&l->out->parameter_of, key);
  if (!p) p = make(l, asks, key, ref->path, n, cfn_type, "The value of");
  const Value *v = symbol_of(l, low, key, p, ref->span);
  return n < ref->npath ? eval_steps(l->ev, v, ref->path + n, ref->npath - n, ref->span) : v;
}

/* --- in a stack ---------------------------------------------------------------------------------------------------- */

/* Whether CloudFormation would not find the value in the stack's region and account. Hosted zones are in no region, and what
 * another provider gives (terraform_remote_state) is in none either: where it is used says where it is. */
static bool is_elsewhere(const Parameter *p, const Stack *s) {
  const ProviderInstance *its = p->lookup->instance->provider;
  if (!str_is(its->name, "aws")) return false;
  bool global = str_is(p->cfn_type, "AWS::Route53::HostedZone::Id");
  return (!global && !str_eq(its->region, s->partition->region)) || !str_eq(its->account, s->partition->account);
}

static bool is_optional(const Parameter *p) { return p->lookup->instance->condition && !p->default_value; }

bool lookup_is_here(const Parameter *p, const Stack *s) { return !is_elsewhere(p, s) && !is_optional(p); }

static const Str of_store = {"AWS::SSM::Parameter::Value<", 27};

/* Without the name of a stored parameter the value itself is asked for. */
static Str unstored(const Parameter *p) {
  if (p->default_value || !str_starts(p->cfn_type, of_store)) return p->cfn_type;
  return str_sub(p->cfn_type, of_store.n, p->cfn_type.n - 1);
}

Str lookup_type(const Parameter *p, const Stack *s) {
  if (s->as && str_starts(p->cfn_type, of_store)) /* the root template has the name, and passes the value on */
    return is_list_type(p->cfn_type) ? STR("CommaDelimitedList") : STR("String");
  if (s->instances.n) return is_list_type(p->cfn_type) ? STR("CommaDelimitedList") : STR("String"); /* of one of its regions */
  bool own_type = str_find(p->cfn_type, STR("AWS::"), 0) < p->cfn_type.n;
  if (!is_optional(p) && !(own_type && is_elsewhere(p, s))) return unstored(p);
  return is_list_type(p->cfn_type) ? STR("CommaDelimitedList") : STR("String");
}

const Value *lookup_default(Arena *a, const Parameter *p, const Stack *s) {
  if ((s->as || s->instances.n) && str_starts(p->cfn_type, of_store)) return NULL;
  if (is_optional(p)) return value_string(a, STR(""));
  return is_elsewhere(p, s) && str_starts(p->cfn_type, STR("AWS::SSM::")) ? NULL : p->default_value;
}
