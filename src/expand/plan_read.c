/* Reading a plan file: the parts of it that matter, and its configuration as a tree of modules.
 *
 * The format is described in "JSON Output Format" of Terraform's documentation. Its major version is 1. Of the configuration
 * only what later phases ask a Module for is made: resources, outputs, calls and the root's variables; expressions stay in the
 * JSON tree. */
#include "base/file.h"
#include "expand/plan_internal.h"

/* --- the tree ------------------------------------------------------------------------------------------------------ */

const Expr *json_get_str(const Expr *object, Str name) {
  if (!object || object->kind != EXPR_OBJECT) return NULL;
  for (size_t i = 0; i < object->object.n; i++)
    if (str_eq(object->object.items[i].key->string.value, name)) return object->object.items[i].value;
  return NULL;
}

const Expr *json_get(const Expr *object, const char *name) { return json_get_str(object, str_from(name)); }

size_t json_length(const Expr *array) { return array && array->kind == EXPR_TUPLE ? array->tuple.n : 0; }

const Expr *json_at(const Expr *array, size_t i) { return i < json_length(array) ? array->tuple.items[i] : NULL; }

Str json_text(const Expr *e) { return e && e->kind == EXPR_STRING ? e->string.value : STR_NONE; }

bool json_is_true(const Expr *e) { return e && e->kind == EXPR_BOOL && e->boolean; }

/* --- modules ------------------------------------------------------------------------------------------------------- */

typedef struct {
  Arena *a;
  Diags *d;
} Reader;

/* "aws", "aws.west", "module.m:aws.west": the last part is what the configuration is called. */
static ProviderRef provider_ref(Str key, Span at) {
  for (size_t i = key.n; i > 0; i--)
    if (key.p[i - 1] == ':') {
      key = str_sub(key, i, key.n);
      break;
    }
  size_t dot = str_find_char(key, '.', 0);
  ProviderRef ref = {.name = str_sub(key, 0, dot), .span = at};
  if (dot < key.n) ref.alias = str_sub(key, dot + 1, key.n);
  return ref;
}

/* Names like depends_on, as the traversals that the source has. */
static const Expr *const *traversals(Reader *r, const Expr *names, size_t *n) {
  const Expr **out = NEW_N(r->a, const Expr *, json_length(names));
  *n = json_length(names);
  for (size_t i = 0; i < *n; i++) out[i] = json_as_traversal(r->a, r->d, names->tuple.items[i]);
  return out;
}

/* The body that positions of arguments are looked up in. */
static const Body *body_of(Reader *r, const Expr *expressions, Span at) {
  Body *b = NEW(r->a, Body);
  size_t n = expressions && expressions->kind == EXPR_OBJECT ? expressions->object.n : 0;
  BodyItem *items = NEW_N(r->a, BodyItem, n);
  for (size_t i = 0; i < n; i++) {
    const ObjectItem *item = &expressions->object.items[i];
    Attribute *attribute = NEW(r->a, Attribute);
    *attribute = (Attribute){item->key->string.value, item->value, item->span, item->key->span};
    items[i].attribute = attribute;
  }
  *b = (Body){.items = items, .n = n, .span = at, .end_span = at, .json = true};
  return b;
}

static const Block *block_of(Reader *r, const char *type, const Expr *expressions, Span at) {
  Block *b = NEW(r->a, Block);
  *b = (Block){.type = str_from(type), .body = body_of(r, expressions, at), .span = at, .header_span = at, .type_span = at};
  return b;
}

static void read_provisioners(Reader *r, ResourceDecl *d, const Expr *list) {
  const Block **blocks = NEW_N(r->a, const Block *, json_length(list));
  for (size_t i = 0; i < json_length(list); i++) blocks[i] = block_of(r, "provisioner", NULL, list->tuple.items[i]->span);
  d->provisioners = blocks;
  d->nprovisioners = json_length(list);
}

/* Where a thing is declared: its address, or at least the object that describes it. */
static Span header_span(const Expr *e) {
  const Expr *address = json_get(e, "address");
  return address ? address->span : e->span;
}

static void read_resource(Reader *r, PlanModule *m, const Expr *e) {
  Str mode = json_text(json_get(e, "mode")), type = json_text(json_get(e, "type")), name = json_text(json_get(e, "name"));
  const Expr *provider = json_get(e, "provider_config_key");
  if (!type.p || !name.p) return;
  ResourceDecl *d = NEW(r->a, ResourceDecl);
  *d = (ResourceDecl){.mode = str_is(mode, "data") ? RESOURCE_DATA : RESOURCE_MANAGED,
                      .type = type,
                      .name = name,
                      .span = header_span(e),
                      .provider_ref = provider_ref(json_text(provider), header_span(e))};
  d->key = str_fmt(r->a, "%s%.*s.%.*s", d->mode == RESOURCE_DATA ? "data." : "", STR_ARG(type), STR_ARG(name));
  d->block = block_of(r, d->mode == RESOURCE_DATA ? "data" : "resource", json_get(e, "expressions"), d->span);
  d->count = json_get(e, "count_expression");
  d->for_each = json_get(e, "for_each_expression");
  d->depends_on = traversals(r, json_get(e, "depends_on"), &d->ndepends_on);
  read_provisioners(r, d, json_get(e, "provisioners"));
  map_put(r->a, &m->module.resources, d->key, d);
  map_put(r->a, &m->resources, d->key, (void *)e);
}

static void read_outputs(Reader *r, PlanModule *m) {
  const Expr *outputs = json_get(m->config, "outputs");
  for (size_t i = 0; outputs && outputs->kind == EXPR_OBJECT && i < outputs->object.n; i++) {
    const ObjectItem *item = &outputs->object.items[i];
    Output *o = NEW(r->a, Output);
    *o = (Output){.name = item->key->string.value,
                  .value = item->value,
                  .description = json_text(json_get(item->value, "description")),
                  .sensitive = json_is_true(json_get(item->value, "sensitive")),
                  .span = item->key->span};
    map_put(r->a, &m->module.outputs, o->name, o);
  }
}

static const Type *type_of_json(const Expr *e) {
  if (e->kind == EXPR_BOOL) return &type_bool;
  if (e->kind == EXPR_NUMBER) return &type_number;
  return e->kind == EXPR_STRING ? &type_string : &type_dynamic;
}

/* Their types are not in a plan: a value's own type stands for it. */
static void read_variables(Reader *r, PlanModule *m, const Expr *values) {
  const Expr *variables = json_get(m->config, "variables");
  for (size_t i = 0; variables && variables->kind == EXPR_OBJECT && i < variables->object.n; i++) {
    const ObjectItem *item = &variables->object.items[i];
    const Expr *value = json_get(json_get_str(values, item->key->string.value), "value");
    Variable *v = NEW(r->a, Variable);
    *v = (Variable){.name = item->key->string.value,
                    .type = value ? type_of_json(value) : &type_dynamic,
                    .description = json_text(json_get(item->value, "description")),
                    .sensitive = json_is_true(json_get(item->value, "sensitive")),
                    .nullable = true,
                    .span = item->key->span};
    map_put(r->a, &m->module.variables, v->name, v);
  }
}

static PlanModule *read_module(Reader *r, const Expr *config, const Expr *call, const PlanModule *parent);

static void read_call(Reader *r, PlanModule *m, const ObjectItem *item) {
  ModuleCall *c = NEW(r->a, ModuleCall);
  Str name = item->key->string.value;
  *c = (ModuleCall){.name = name, .source = json_text(json_get(item->value, "source")), .span = item->key->span};
  c->count = json_get(item->value, "count_expression");
  c->for_each = json_get(item->value, "for_each_expression");
  c->depends_on = traversals(r, json_get(item->value, "depends_on"), &c->ndepends_on);
  c->block = block_of(r, "module", json_get(item->value, "expressions"), c->span);
  c->module = &read_module(r, json_get(item->value, "module"), item->value, m)->module;
  map_put(r->a, &m->module.calls, name, c);
}

static PlanModule *read_module(Reader *r, const Expr *config, const Expr *call, const PlanModule *parent) {
  PlanModule *m = NEW(r->a, PlanModule);
  *m = (PlanModule){.module = {.dir = STR("."), .source_id = STR(".")}, .config = config, .call = call, .parent = parent};
  const Expr *resources = json_get(config, "resources"), *calls = json_get(config, "module_calls");
  for (size_t i = 0; i < json_length(resources); i++) read_resource(r, m, resources->tuple.items[i]);
  for (size_t i = 0; calls && calls->kind == EXPR_OBJECT && i < calls->object.n; i++) read_call(r, m, &calls->object.items[i]);
  read_outputs(r, m);
  return m;
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

static void read_changes(Reader *r, Plan *p, const Expr *changes) {
  for (size_t i = 0; i < json_length(changes); i++) {
    const Expr *e = changes->tuple.items[i], *change = json_get(e, "change");
    Str address = json_text(json_get(e, "address"));
    /* an object that Terraform has lost sight of has the address of its successor */
    if (address.p && change && !json_get(e, "deposed")) map_put(r->a, &p->changes, address, (void *)change);
    const Expr *previous = json_get(e, "previous_address");
    if (address.p && json_text(previous).p) map_put(r->a, &p->moved, address, (void *)previous);
  }
}

static const Expr *property(const Body *b, const char *name) {
  const Attribute *a = body_attribute(b, str_from(name));
  return a ? a->value : NULL;
}

/* Why a JSON file is no plan that can be converted; NULL when it is one. */
static const char *flaw_of(const Body *b) {
  Str version = json_text(property(b, "format_version"));
  if (!version.p) return "It has no format_version.";
  if (!str_starts(version, STR("1."))) return "Its format_version is not 1.x.";
  if (!json_get(property(b, "planned_values"), "root_module"))
    return "It has no planned_values: it describes a state, or nothing at all.";
  if (!json_get(property(b, "configuration"), "root_module")) return "It has no configuration.";
  if (json_is_true(property(b, "errored"))) return "Planning ended with an error, so it is incomplete.";
  return NULL;
}

static void not_a_plan(Diags *d, Span at, const char *why) {
  diag_error(d, TC4050, at, "This is not a plan in JSON");
  diag_detail(d, "%s Make it with: terraform plan -out FILE && terraform show -json FILE.", why);
}

Plan *plan_read(Arena *a, Diags *d, Str path) {
  Str bytes;
  if (!file_read(a, d, path, SPAN_NONE, &bytes)) return NULL;
  return plan_parse(a, d, source_add(d->sources, str_is(path, "-") ? STR("<stdin>") : path, bytes));
}

Plan *plan_parse(Arena *a, Diags *d, uint32_t file) {
  size_t errors = d->errors;
  const Body *b = parse_json(a, d, file);
  if (d->errors != errors) return NULL;
  Span at = {file, 0, 0};
  const char *flaw = flaw_of(b);
  if (flaw) {
    not_a_plan(d, at, flaw);
    return NULL;
  }
  Reader r = {a, d};
  Plan *p = NEW(a, Plan);
  *p = (Plan){.configuration = property(b, "configuration"),
              .planned = property(b, "planned_values"),
              .prior = json_get(property(b, "prior_state"), "values"),
              .variables = property(b, "variables"),
              .outputs = property(b, "output_changes"),
              .span = at};
  read_changes(&r, p, property(b, "resource_changes"));
  PlanModule *root = read_module(&r, json_get(p->configuration, "root_module"), NULL, NULL);
  read_variables(&r, root, p->variables);
  p->config.root = &root->module;
  return d->errors == errors ? p : NULL;
}
