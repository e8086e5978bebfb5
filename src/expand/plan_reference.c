/* What an expression of a plan refers to.
 *
 * Of an expression that is no constant, a plan holds the names in it, in the order of the source, each followed by what
 * contains it: "aws_subnet.a[0].id", "aws_subnet.a[0]", "aws_subnet.a". Operators, functions, texts and computed indexes are
 * not in it, nor are local values. Variables and outputs of modules lead on to the names in their own expressions. */
#include "expand/plan_reference.h"

enum { MAX_CHAIN = 1000 }; /* variables and outputs that lead on; more is a circle */

typedef struct {
  Planner *p;
  References *out;
  size_t depth;
} Gather;

/* Where names are looked up: in a module instance, for one instance of a resource or module call. */
typedef struct {
  ModuleInstance *module;
  const Expr *for_each; /* what each.value stems from, or NULL */
  InstanceKey key;      /* each.key */
} Site;

static void gather(Gather *g, Site site, const Expr *expression);

static const PlanModule *plan_module(const ModuleInstance *m) { return (const PlanModule *)(const void *)m->module; }

static Str attribute_name(const Step *s) { return s->kind == STEP_ATTR ? s->name : STR_NONE; }

static bool is_key(const Step *s, InstanceKey key) {
  int64_t i;
  if (s->kind == STEP_INDEX_NUM) return key.kind == KEY_INT && num_to_int64(s->index, &i) && i == key.index;
  return s->kind == STEP_INDEX_STR && key.kind == KEY_STRING && str_eq(s->name, key.name);
}

/* --- variables and modules ----------------------------------------------------------------------------------------- */

static void gather_root_variable(Gather *g, Str name, const Expr *whole) {
  const Variable *v = map_get(&g->p->plan->config.root->variables, name);
  const Value *value = map_get(&g->p->x.out->root->variables, name);
  if (!v || !value || !v->sensitive) return;
  g->out->secret = true;
  if (value->kind != VAL_SYM) return;
  const Value *actual = json_value(g->p->x.a, json_get(json_get_str(g->p->plan->variables, name), "value"));
  vec_push(g->p->x.a, &g->out->list, (Reference){.parameter = value, .known = actual, .span = whole->span});
}

static void gather_variable(Gather *g, Site site, const Expr *e) {
  Str name = e->traversal.n ? attribute_name(&e->traversal.steps[0]) : STR("");
  const ModuleInstance *m = site.module;
  if (!m->call) {
    gather_root_variable(g, name, e);
    return;
  }
  const Expr *passed = json_get_str(json_get(plan_module(m)->call, "expressions"), name);
  if (e->traversal.n > 1) g->out->partial = true;
  if (passed) gather(g, (Site){m->parent, json_get(plan_module(m)->call, "for_each_expression"), m->key}, passed);
}

static void gather_output(Gather *g, ModuleInstance *m, Str name) {
  const Output *o = map_get(&m->module->outputs, name);
  if (o) gather(g, (Site){.module = m}, json_get(o->value, "expression"));
}

/* module.m.out, module.m[0].out; where a computed index is lost, the output of every instance. */
static void gather_module(Gather *g, Site site, const Expr *e) {
  const Step *steps = e->traversal.steps;
  size_t n = e->traversal.n;
  const ModuleSet *set = n ? map_get(&site.module->children, attribute_name(&steps[0])) : NULL;
  if (!set) return;
  size_t at = 1;
  const Step *key = n > 1 && steps[1].kind != STEP_ATTR ? &steps[at++] : NULL;
  Str output = at < n ? attribute_name(&steps[at]) : STR_NONE;
  if (at + 1 < n || !output.p) g->out->partial = true;
  for (size_t i = 0; i < set->n; i++) {
    if (key && !is_key(key, set->v[i]->key)) continue;
    const Map *outputs = &set->v[i]->module->outputs;
    for (size_t k = 0; !output.p && k < outputs->n; k++) gather_output(g, set->v[i], outputs->entries[k].key);
    if (output.p) gather_output(g, set->v[i], output);
  }
}

/* --- resources ----------------------------------------------------------------------------------------------------- */

static void gather_resource(Gather *g, Site site, const Expr *e, Str key, size_t used) {
  const InstanceSet *set = map_get(&site.module->sets, key);
  const Step *steps = e->traversal.steps;
  size_t n = e->traversal.n;
  if (!set || set->failed) {
    g->out->opaque |= !set;
    return;
  }
  Reference r = {.set = set, .span = e->span};
  if (set->mode == EXPAND_ONE && set->n) r.instance = set->v[0];
  if (set->mode != EXPAND_ONE && used < n && steps[used].kind != STEP_ATTR) {
    for (size_t i = 0; i < set->n && !r.instance; i++)
      if (is_key(&steps[used], set->v[i]->key)) r.instance = set->v[i];
    used++;
  }
  r.steps = steps + used;
  r.nsteps = n - used;
  if (r.instance || set->n) vec_push(g->p->x.a, &g->out->list, r);
}

static void gather_named(Gather *g, Site site, const Expr *e) {
  Str root = e->traversal.root;
  const Step *s = e->traversal.steps;
  Arena *a = g->p->x.a;
  if (!e->traversal.n || !attribute_name(&s[0]).p) return;
  if (!str_is(root, "data"))
    gather_resource(g, site, e, str_fmt(a, "%.*s.%.*s", STR_ARG(root), STR_ARG(s[0].name)), 1);
  else if (e->traversal.n > 1 && attribute_name(&s[1]).p)
    gather_resource(g, site, e, str_fmt(a, "data.%.*s.%.*s", STR_ARG(s[0].name), STR_ARG(s[1].name)), 2);
}

/* --- names --------------------------------------------------------------------------------------------------------- */

static bool same_key(InstanceKey x, InstanceKey y) { return x.kind == y.kind && x.index == y.index && str_eq(x.name, y.name); }

/* With `for_each = aws_vpc.all`, each.value.id is that of the instance under the same key. */
static bool is_element(const Reference *x, Site site, const Expr *e, Reference *out) {
  for (size_t i = 0; x->set && !x->instance && e->traversal.n > 1 && i < x->set->n; i++) {
    if (!same_key(x->set->v[i]->key, site.key)) continue;
    *out = (Reference){.set = x->set, .instance = x->set->v[i], .span = e->span};
    out->steps = e->traversal.steps + 1;
    out->nsteps = e->traversal.n - 1;
    return true;
  }
  return false;
}

static void gather_each(Gather *g, Site site, const Expr *e) {
  if (e->traversal.n && str_is(attribute_name(&e->traversal.steps[0]), "key")) {
    g->out->by_key = true;
    return;
  }
  size_t before = g->out->list.n;
  if (site.for_each) gather(g, (Site){.module = site.module}, site.for_each);
  Reference element;
  if (g->out->list.n == before + 1 && is_element(&g->out->list.v[before], site, e, &element))
    g->out->list.v[before] = element;
  else
    g->out->partial = true;
}

static void gather_name(Gather *g, Site site, const Expr *e) {
  Str root = e->traversal.root;
  if (str_is(root, "var"))
    gather_variable(g, site, e);
  else if (str_is(root, "module"))
    gather_module(g, site, e);
  else if (str_is(root, "each"))
    gather_each(g, site, e);
  else if (str_is(root, "count"))
    g->out->by_key = true;
  else if (str_is(root, "local"))
    g->out->opaque = true;
  else if (!str_is(root, "path") && !str_is(root, "terraform") && !str_is(root, "self"))
    gather_named(g, site, e);
}

/* "a.b" is part of "a.b.c" and of "a.b[0]". */
static bool contains(Str whole, Str part) {
  return str_starts(whole, part) && whole.n > part.n && (whole.p[part.n] == '.' || whole.p[part.n] == '[');
}

static void gather(Gather *g, Site site, const Expr *expression) {
  const Expr *names = json_get(expression, "references");
  Str last = STR("");
  if (g->depth == MAX_CHAIN) return;
  g->depth++;
  for (size_t i = 0; i < json_length(names); i++) {
    Str name = json_text(names->tuple.items[i]);
    if (!name.p || contains(last, name)) continue;
    last = name;
    const Expr *e = json_as_traversal(g->p->x.a, g->p->x.d, names->tuple.items[i]);
    if (e->kind == EXPR_TRAVERSAL) gather_name(g, site, e);
  }
  g->depth--;
}

References references_of(Planner *p, const PlanPlace *at, const Expr *expression) {
  References out = {0};
  Gather g = {p, &out, 0};
  Site site = {.module = at->module};
  if (at->self) site.for_each = at->self->instance->decl->for_each, site.key = at->self->instance->key;
  gather(&g, site, expression);
  return out;
}

void plan_each_target(Planner *p, const PlanPlace *at, const Expr *expression, void (*fn)(void *ctx, Instance *target),
                      void *ctx) {
  References r = references_of(p, at, expression);
  for (size_t i = 0; i < r.list.n; i++) {
    const Reference *x = &r.list.v[i];
    if (x->instance) fn(ctx, x->instance);
    for (size_t k = 0; !x->instance && x->set && k < x->set->n; k++) fn(ctx, x->set->v[k]);
  }
}

bool plan_may_be_secret(Planner *p, const PlanPlace *at, const Expr *expression) {
  if (json_get(expression, "constant_value")) return false;
  References r = references_of(p, at, expression);
  return r.opaque || r.secret || r.list.n;
}

/* --- constants ----------------------------------------------------------------------------------------------------- */

const Value *plan_constant(Planner *p, const PlanModule *m, const Expr *expression) {
  for (size_t depth = 0; expression && depth < MAX_CHAIN; depth++) {
    const Expr *constant = json_get(expression, "constant_value"), *names = json_get(expression, "references");
    if (constant) return json_value(p->x.a, constant);
    Str name = json_text(json_at(names, 0));
    if (json_length(names) != 1 || !str_starts(name, STR("var."))) return NULL;
    name = str_sub(name, 4, name.n);
    if (!m->parent) {
      const Expr *value = json_get(json_get_str(p->plan->variables, name), "value");
      return value ? json_value(p->x.a, value) : NULL;
    }
    const Expr *passed = json_get_str(json_get(m->call, "expressions"), name);
    const Expr *standard = json_get(json_get_str(json_get(m->config, "variables"), name), "default");
    if (!passed && standard) return json_value(p->x.a, standard);
    expression = passed;
    m = m->parent;
  }
  return NULL;
}
