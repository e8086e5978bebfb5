/* Evaluates the nodes of the graph in order. Each node belongs to a module path; it is evaluated once in every instance of that
 * path, and its results land in the maps of the ModuleInstance, where lookups (scope.c) find them. */
#include "expand/internal.h"

/* From now on `address` is what is evaluated. */
static void enter(Expander *x, Str address) { x->ev->place = (EvalPlace){.address = address}; }

/* --- modules ------------------------------------------------------------------------------------------------------- */

static ModuleInstance *add_module(Expander *x, ModulePath *path, ModuleInstance *parent, InstanceKey key, const Value *item) {
  ModuleInstance *m = NEW(x->a, ModuleInstance);
  *m = (ModuleInstance){
      .module = path->module, .call = path->call, .parent = parent, .key = key, .each_value = item, .address = STR("")};
  if (path->call) {
    Buf b = buf_new(x->a);
    buf_addf(&b, "%.*s%smodule.%.*s", STR_ARG(parent->address), parent->address.n ? "." : "", STR_ARG(path->call->name));
    key_print(&b, key);
    m->address = buf_str(&b);
  }
  vec_push(x->a, &path->instances, m);
  return m;
}

static void expand_call(Expander *x, ModulePath *path, ModuleInstance *parent) {
  ModuleSet *set = NEW(x->a, ModuleSet);
  Repetition r;
  enter(x, str_fmt(x->a, "%.*s call %.*s", STR_ARG(parent->address), STR_ARG(path->call->name)));
  set->call = path->call;
  map_put(x->a, &parent->children, path->call->name, set);
  set->failed = !repetition_eval(x, parent, path->call->count, path->call->for_each, &r);
  if (set->failed) return;
  set->mode = r.mode;
  set->shape = r.shape;
  set->n = r.n;
  set->v = NEW_N(x->a, ModuleInstance *, r.n);
  for (size_t i = 0; i < r.n; i++) {
    set->v[i] = add_module(x, path, parent, r.keys[i], r.items ? r.items[i] : NULL);
    set->v[i]->condition = both_conditions(x->a, parent->condition, r.conditions ? r.conditions[i] : NULL);
  }
}

static void eval_module(Expander *x, ModulePath *path) {
  if (!path->parent) {
    x->out->root = add_module(x, path, NULL, (InstanceKey){0}, NULL);
    return;
  }
  for (size_t i = 0; i < path->parent->instances.n; i++) expand_call(x, path, path->parent->instances.v[i]);
}

/* --- resources ----------------------------------------------------------------------------------------------------- */

static bool is_aws(Str type) { return str_starts(type, STR("aws_")); }

const BlockSchema *resource_schema(Expander *x, const ResourceDecl *r) {
  const BlockSchema *s = r->mode == RESOURCE_DATA ? schema_data(x->schemas, r->type) : schema_resource(x->schemas, r->type);
  if (s || !is_aws(r->type) || r->mode == RESOURCE_EPHEMERAL) return s;
  size_t n;
  const Str *names = r->mode == RESOURCE_DATA ? schema_data_names(x->schemas, &n) : schema_resource_names(x->schemas, &n);
  Str near = str_nearest(r->type, names, n);
  const char *what = r->mode == RESOURCE_DATA ? "data source" : "resource";
  diag_error(x->d, TC4021, r->span, "Unknown %s type \"%.*s\"", what, STR_ARG(r->type));
  if (near.p)
    diag_detail(x->d, "hashicorp/aws 5.100.0 has no such type. Did you mean \"%.*s\"?", STR_ARG(near));
  else
    diag_detail(x->d, "hashicorp/aws 5.100.0 has no such type.");
  return NULL;
}

static Instance *add_instance(Expander *x, ModuleInstance *m, const ResourceDecl *r, InstanceKey key,
                              const BlockSchema *schema) {
  Instance *i = NEW(x->a, Instance);
  Buf b = buf_new(x->a);
  buf_addf(&b, "%.*s%s%.*s", STR_ARG(m->address), m->address.n ? "." : "", STR_ARG(r->key));
  key_print(&b, key);
  *i = (Instance){.decl = r, .module = m, .key = key, .address = buf_str(&b), .schema = schema, .span = r->span};
  vec_push(x->a, &x->out->instances, i);
  map_put(x->a, &x->out->by_address, i->address, i);
  return i;
}

static void eval_resource(Expander *x, ModuleInstance *m, const ResourceDecl *r) {
  InstanceSet *set = NEW(x->a, InstanceSet);
  Repetition rep;
  set->decl = r;
  map_put(x->a, &m->sets, r->key, set);
  set->failed = !repetition_eval(x, m, r->count, r->for_each, &rep);
  if (set->failed) return;
  const BlockSchema *schema = resource_schema(x, r);
  if (!schema && is_aws(r->type) && r->mode != RESOURCE_EPHEMERAL) {
    set->failed = true;
    return;
  }
  const ProviderInstance *provider = provider_resolve(x, m, r->provider_ref);
  set->mode = rep.mode;
  set->shape = rep.shape;
  set->n = rep.n;
  set->v = NEW_N(x->a, Instance *, rep.n);
  for (size_t i = 0; i < rep.n; i++) {
    Instance *inst = set->v[i] = add_instance(x, m, r, rep.keys[i], schema);
    enter(x, inst->address);
    ModuleScope s = instance_scope(x, m, rep.keys[i], rep.items ? rep.items[i] : NULL);
    CheckReport before = {SEV_ERROR, TC4031, "A precondition", inst->address, NULL};
    CheckReport after = {SEV_ERROR, TC4032, "A postcondition", inst->address, NULL};
    inst->provider = provider;
    inst->condition = both_conditions(x->a, m->condition, rep.conditions ? rep.conditions[i] : NULL);
    before.assumed = after.assumed = inst->condition;
    check_rules(x, &s, r->lifecycle.preconditions, r->lifecycle.npreconditions, &before);
    inst->config = conform_body(x, &s.scope, schema, r->block->body, meta_of_resource);
    if (inst->condition) inst->config = sym_assume(x->a, inst->config, inst->condition, true);
    inst->provider = provider_of_instance(x, provider, inst);
    presence_check(x, inst->config, NULL, inst->span);
    presence_check_required(x, schema, inst->config, inst->span);
    s.self = inst;
    check_rules(x, &s, r->lifecycle.postconditions, r->lifecycle.npostconditions, &after);
  }
}

/* --- the rest ------------------------------------------------------------------------------------------------------ */

static void eval_output(Expander *x, ModuleInstance *m, const Output *o) {
  ModuleScope s = module_scope(x, m);
  Str where = str_fmt(x->a, "%.*s%soutput.%.*s", STR_ARG(m->address), m->address.n ? "." : "", STR_ARG(o->name));
  CheckReport before = {SEV_ERROR, TC4031, "A precondition", where, m->condition};
  check_rules(x, &s, o->preconditions, o->npreconditions, &before);
  const Value *v = eval_expr(x->ev, &s.scope, o->value);
  presence_check(x, v, m->condition, o->value->span);
  map_put(x->a, &m->outputs, o->name, (void *)(o->sensitive ? value_mark(x->a, v, MARK_SENSITIVE) : v));
}

static void eval_local(Expander *x, ModuleInstance *m, const Local *local) {
  ModuleScope s = module_scope(x, m);
  const Value *v = eval_expr(x->ev, &s.scope, local->value);
  presence_check(x, v, m->condition, local->value->span);
  map_put(x->a, &m->locals, local->name, (void *)v);
}

static void eval_in(Expander *x, ModuleInstance *m, const Node *n) {
  enter(x, str_fmt(x->a, "%.*s %d %.*s", STR_ARG(m->address), (int)n->kind, STR_ARG(n->name)));
  switch (n->kind) {
  case NODE_VARIABLE: map_put(x->a, &m->variables, n->name, (void *)variable_eval(x, m, n->decl)); break;
  case NODE_LOCAL: eval_local(x, m, n->decl); break;
  case NODE_PROVIDER: provider_eval(x, m, n->decl); break;
  case NODE_RESOURCE: eval_resource(x, m, n->decl); break;
  case NODE_OUTPUT: eval_output(x, m, n->decl); break;
  case NODE_CALL:
  case NODE_CLOSE: break;
  }
}

/* Diagnostics within a module carry the chain of calls that led there. */
static const Trace *trace_of(Expander *x, const ModuleInstance *m) {
  if (!m->call) return NULL;
  Trace *t = NEW(x->a, Trace);
  *t = (Trace){.next = trace_of(x, m->parent), .what = str_fmt(x->a, "in %.*s", STR_ARG(m->address)), .where = m->call->span};
  return t;
}

static void eval_node(Expander *x, const Node *n) {
  if (n->kind == NODE_CALL) {
    eval_module(x, n->path);
    return;
  }
  for (size_t i = 0; i < n->path->instances.n; i++) {
    ModuleInstance *m = n->path->instances.v[i];
    x->d->trace = trace_of(x, m);
    eval_in(x, m, n);
  }
  x->d->trace = NULL;
}

static void check_tree(Expander *x, ModuleInstance *m) {
  x->d->trace = trace_of(x, m);
  enter(x, str_fmt(x->a, "%.*s checks", STR_ARG(m->address)));
  check_blocks(x, m);
  x->d->trace = NULL;
  for (size_t i = 0; i < m->children.n; i++) {
    const ModuleSet *set = m->children.entries[i].value;
    for (size_t k = 0; k < set->n; k++) check_tree(x, set->v[k]);
  }
}

static Str looked_up(const Instance *i) { return i->decl->mode == RESOURCE_DATA ? i->address : STR_NONE; }

Expansion *expand(Eval *ev, Schemas *schemas, const Config *config, const Bindings *bindings) {
  Expansion *out = NEW(ev->run, Expansion);
  Expander x = {.ev = ev, .a = ev->run, .d = ev->diags, .schemas = schemas, .config = config, .bindings = bindings, .out = out};
  out->config = config;
  ev->looked_up = looked_up;
  x.graph = graph_build(x.a, x.d, config);
  for (size_t i = 0; i < x.graph->order.n; i++) eval_node(&x, x.graph->order.v[i]);
  if (out->root) check_tree(&x, out->root);
  answers_check(&x);
  return out;
}

static ModuleScope *scope_of(Eval *ev, Schemas *schemas, const Expansion *x, const ModuleInstance *m) {
  Expander *e = NEW(ev->run, Expander);
  ModuleScope *s = NEW(ev->run, ModuleScope);
  *e = (Expander){.ev = ev, .a = ev->run, .d = ev->diags, .schemas = schemas, .config = x->config};
  *s = module_scope(e, (ModuleInstance *)m);
  return s;
}

const Scope *expansion_module_scope(Eval *ev, Schemas *schemas, const Expansion *x, const ModuleInstance *m) {
  return &scope_of(ev, schemas, x, m)->scope;
}

const Scope *expansion_scope_assuming(Eval *ev, Schemas *schemas, const Expansion *x, const ModuleInstance *m, Str variable,
                                      const Value *value) {
  ModuleScope *s = scope_of(ev, schemas, x, m);
  s->only_variable = variable;
  s->only_value = value;
  return &s->scope;
}

const Scope *expansion_scope(Eval *ev, Schemas *schemas, const Expansion *x) {
  return expansion_module_scope(ev, schemas, x, x->root);
}

/* --- positions ----------------------------------------------------------------------------------------------------- */

static Span span_in(const Body *b, const Str *path, size_t n, Span otherwise) {
  for (size_t i = 0; i < b->n; i++) {
    const Attribute *a = b->items[i].attribute;
    const Block *k = b->items[i].block;
    if (a && str_eq(a->name, path[0])) return a->span;
    if (!k) continue;
    bool dynamic = str_is(k->type, "dynamic") && k->nlabels && str_eq(k->labels[0], path[0]);
    if (!dynamic && !str_eq(k->type, path[0])) continue;
    if (n == 1) return k->header_span;
    const Body *inner = k->body;
    for (size_t c = 0; dynamic && c < k->body->n; c++)
      if (k->body->items[c].block && str_is(k->body->items[c].block->type, "content")) inner = k->body->items[c].block->body;
    Span hit = span_in(inner, path + 1, n - 1, SPAN_NONE);
    if (hit.file) return hit;
    otherwise = k->header_span;
  }
  return otherwise;
}

Span instance_argument_span(const Instance *i, const Str *path, size_t n) {
  return n ? span_in(i->decl->block->body, path, n, i->span) : i->span;
}
