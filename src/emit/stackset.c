/* The template that deploys a stack set: one AWS::CloudFormation::StackSet, which puts the common template into each of its
 * regions.
 *
 * `aws cloudformation package` does not upload the template of a stack set (its documentation lists what it does), so the URL
 * is a parameter. Without further parameters the set goes to the account that deploys it, with the permissions that its
 * administrator gave it ("self-managed"). Accounts can be named instead, or organizational units ("service-managed"): then
 * accounts that join a unit get their stacks by themselves, and accounts that are named as well say to which of the unit's it
 * goes. Such a set is deployed from the organization's management account, or by an administrator that it delegates that to. */
#include "emit/stack_tags.h"
#include "emit/template.h"

typedef VEC(Field) Fields;
typedef VEC(const Value *) Values;

typedef struct {
  Arena *a;
  Program *p;
  Stack *s;
  StackSetNames names;
} Doc;

static const Value *text(Doc *x, const char *z) { return value_string(x->a, str_from(z)); }
static void put(Doc *x, Fields *f, Str key, const Value *v) { vec_push(x->a, f, (Field){key, v}); }
static const Value *object(Doc *x, const Fields *f) { return ordered_object(x->a, f->v, f->n); }

static const Value *object1(Doc *x, const char *key, const Value *v) {
  Field *f = NEW(x->a, Field);
  *f = (Field){str_from(key), v};
  return ordered_object(x->a, f, 1);
}

static const Value *list(Doc *x, size_t n, const Value *const *v) {
  const Value **items = NEW_N(x->a, const Value *, n);
  memcpy(items, v, n * sizeof *v);
  return value_tuple(x->a, items, n);
}

static const Value *ref(Doc *x, Str id) { return object1(x, "Ref", value_string(x->a, id)); }

static const Value *choose(Doc *x, const char *condition, const Value *then, const Value *otherwise) {
  return object1(x, "Fn::If", list(x, 3, (const Value *[]){text(x, condition), then, otherwise}));
}

static const Value *joined(Doc *x, const char *separator, const Value *v) {
  return object1(x, "Fn::Join", list(x, 2, (const Value *[]){text(x, separator), v}));
}

/* --- parameters ---------------------------------------------------------------------------------------------------- */

static bool is_parameter(const Stack *s, Str id) {
  for (size_t i = 0; i < s->parameters.n; i++)
    if (str_eq(s->parameters.v[i]->logical_id, id)) return true;
  return false;
}

static Str unused(Arena *a, const Stack *s, const char *name) {
  Str id = str_from(name);
  while (is_parameter(s, id)) id = str_cat(a, id, STR("X"));
  return id;
}

StackSetNames stack_set_names(Arena *a, const Stack *s) {
  return (StackSetNames){unused(a, s, "StackSetTemplateURL"), unused(a, s, "StackSetAccounts"),
                         unused(a, s, "StackSetOrganizationalUnits"), unused(a, s, "StackSetCallAs")};
}

static const Value *parameter(Doc *x, const char *type, const char *description, bool optional) {
  Fields f = {0};
  put(x, &f, STR("Type"), text(x, type));
  put(x, &f, STR("Description"), text(x, description));
  if (optional) put(x, &f, STR("Default"), text(x, ""));
  return object(x, &f);
}

/* By whom the organization's units are administered. */
static const Value *caller(Doc *x) {
  Fields f = {0};
  put(x, &f, STR("Type"), text(x, "String"));
  put(x, &f, STR("Description"), text(x, "DELEGATED_ADMIN, where a delegated administrator deploys to organizational units"));
  put(x, &f, STR("Default"), text(x, "SELF"));
  put(x, &f, STR("AllowedValues"), list(x, 2, (const Value *[]){text(x, "SELF"), text(x, "DELEGATED_ADMIN")}));
  return object(x, &f);
}

static const Value *parameters(Doc *x) {
  Fields f = {0};
  put(x, &f, x->names.url, parameter(x, "String", "Where the template of the stack set was uploaded to", false));
  put(x, &f, x->names.accounts,
      parameter(x, "CommaDelimitedList",
                "Accounts to deploy to (none: the account of this stack, or all of the organizational units)", true));
  put(x, &f, x->names.units,
      parameter(x, "CommaDelimitedList", "Organizational units to deploy to, with service-managed permissions", true));
  put(x, &f, x->names.caller, caller(x));
  const Value *own = template_parameters(x->a, x->p, x->s);
  for (size_t i = 0; i < own->map.n; i++) vec_push(x->a, &f, own->map.fields[i]);
  return object(x, &f);
}

static bool is_list_type(const Value *parameter) {
  Str type = parameter->map.fields[0].value->string; /* "Type" stands first */
  return str_is(type, "CommaDelimitedList") || str_starts(type, STR("List<"));
}

/* The same parameters, handed on. */
static const Value *handed_on(Doc *x) {
  Values items = {0};
  const Value *own = template_parameters(x->a, x->p, x->s);
  for (size_t i = 0; i < own->map.n; i++) {
    Fields f = {0};
    const Value *value = ref(x, own->map.fields[i].key);
    put(x, &f, STR("ParameterKey"), value_string(x->a, own->map.fields[i].key));
    put(x, &f, STR("ParameterValue"), is_list_type(own->map.fields[i].value) ? joined(x, ",", value) : value);
    vec_push(x->a, &items, object(x, &f));
  }
  return value_tuple(x->a, items.v, items.n);
}

/* --- the stack set ------------------------------------------------------------------------------------------------- */

static const Value *is_given(Doc *x, Str id) {
  const Value *empty = object1(x, "Fn::Equals", list(x, 2, (const Value *[]){joined(x, "", ref(x, id)), text(x, "")}));
  return object1(x, "Fn::Not", list(x, 1, &empty));
}

static const Value *conditions(Doc *x) {
  Fields f = {0};
  put(x, &f, STR("AccountsAreGiven"), is_given(x, x->names.accounts));
  put(x, &f, STR("OrganizationalUnitsAreGiven"), is_given(x, x->names.units));
  return object(x, &f);
}

static const Value *auto_deployment(Doc *x) {
  Fields f = {0};
  put(x, &f, STR("Enabled"), &value_true);
  put(x, &f, STR("RetainStacksOnAccountRemoval"), &value_false);
  return object(x, &f);
}

static const Value *nothing(Doc *x) { return ref(x, STR("AWS::NoValue")); }

static const Value *with_units(Doc *x, const Value *then, const Value *otherwise) {
  return choose(x, "OrganizationalUnitsAreGiven", then, otherwise);
}

/* Accounts beside units are those of the units that it goes to. */
static const Value *targets(Doc *x) {
  Fields f = {0};
  const Value *self = ref(x, STR("AWS::AccountId"));
  const Value *both = choose(x, "AccountsAreGiven", text(x, "INTERSECTION"), nothing(x));
  const Value *own = with_units(x, nothing(x), list(x, 1, &self));
  put(x, &f, STR("AccountFilterType"), with_units(x, both, nothing(x)));
  put(x, &f, STR("Accounts"), choose(x, "AccountsAreGiven", ref(x, x->names.accounts), own));
  put(x, &f, STR("OrganizationalUnitIds"), with_units(x, ref(x, x->names.units), nothing(x)));
  return object(x, &f);
}

static const Value *instances(Doc *x) {
  Fields f = {0};
  Values regions = {0};
  for (size_t i = 0; i < x->s->instances.n; i++)
    vec_push(x->a, &regions, value_string(x->a, x->s->instances.v[i]->partition->region));
  put(x, &f, STR("DeploymentTargets"), targets(x));
  put(x, &f, STR("Regions"), value_tuple(x->a, regions.v, regions.n));
  const Value *group = object(x, &f);
  return list(x, 1, &group);
}

/* All regions at once; a failure anywhere stops the operation. */
static const Value *preferences(Doc *x) {
  Fields f = {0};
  put(x, &f, STR("FailureTolerancePercentage"), value_int(x->a, 0));
  put(x, &f, STR("MaxConcurrentPercentage"), value_int(x->a, 100));
  put(x, &f, STR("RegionConcurrencyType"), text(x, "PARALLEL"));
  return object(x, &f);
}

/* What the set gives its stacks, and they to whatever they create: the stack's own tags. A tag that may be empty is none. */
static const Value *tags(Doc *x) {
  StackTags all = {0};
  Values items = {0};
  stack_tags(x->a, x->p, x->s, &all);
  for (size_t i = 0; i < all.n; i++) {
    const Parameter *p = all.v[i].parameter;
    if (!all.v[i].text.n && (!p || p->default_value)) continue;
    Fields f = {0};
    put(x, &f, STR("Key"), value_string(x->a, all.v[i].key));
    put(x, &f, STR("Value"), p ? ref(x, p->logical_id) : value_string(x->a, all.v[i].text));
    vec_push(x->a, &items, object(x, &f));
  }
  return value_tuple(x->a, items.v, items.n);
}

static const Value *stack_set(Doc *x) {
  Fields f = {0}, r = {0};
  Values capabilities = {0};
  const char *need = stack_capability(x->s);
  const Value *passed = handed_on(x), *tagged = tags(x);
  if (need) vec_push(x->a, &capabilities, text(x, need));
  if (stack_is_extended(x->s)) vec_push(x->a, &capabilities, text(x, "CAPABILITY_AUTO_EXPAND"));
  put(x, &f, STR("StackSetName"), value_string(x->a, x->s->stack_name));
  put(x, &f, STR("Description"),
      value_string(x->a, str_fmt(x->a, "%.*s, what its regions have in common", STR_ARG(x->p->name))));
  put(x, &f, STR("PermissionModel"), with_units(x, text(x, "SERVICE_MANAGED"), text(x, "SELF_MANAGED")));
  put(x, &f, STR("AutoDeployment"), with_units(x, auto_deployment(x), nothing(x)));
  put(x, &f, STR("CallAs"), ref(x, x->names.caller));
  if (capabilities.n) put(x, &f, STR("Capabilities"), value_tuple(x->a, capabilities.v, capabilities.n));
  if (passed->seq.n) put(x, &f, STR("Parameters"), passed);
  put(x, &f, STR("OperationPreferences"), preferences(x));
  put(x, &f, STR("StackInstancesGroup"), instances(x));
  put(x, &f, STR("TemplateURL"), ref(x, x->names.url));
  if (tagged->seq.n) put(x, &f, STR("Tags"), tagged);
  put(x, &r, STR("Type"), text(x, "AWS::CloudFormation::StackSet"));
  put(x, &r, STR("Properties"), object(x, &f));
  return object(x, &r);
}

Str stack_set_file(Arena *a, const Stack *s, TemplateFormat format) {
  return str_fmt(a, "%.*s.stackset.template.%s", STR_ARG(s->name), format == FORMAT_YAML ? "yaml" : "json");
}

const Value *stack_set_document(Arena *a, Program *p, Stack *s) {
  Doc d = {a, p, s, stack_set_names(a, s)}, *x = &d;
  Fields f = {0};
  put(x, &f, STR("AWSTemplateFormatVersion"), text(x, "2010-09-09"));
  put(x, &f, STR("Description"),
      value_string(a, str_fmt(a, "%.*s, the stack set %.*s (made by tf2cfn from the Terraform configuration)", STR_ARG(p->name),
                              STR_ARG(s->stack_name))));
  put(x, &f, STR("Parameters"), parameters(x));
  put(x, &f, STR("Conditions"), conditions(x));
  put(x, &f, STR("Resources"), object1(x, "StackSet", stack_set(x)));
  put(x, &f, STR("Outputs"), object1(x, "StackSetId", object1(x, "Value", ref(x, STR("StackSet")))));
  return object(x, &f);
}
