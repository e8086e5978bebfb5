/* What a reference to an attribute of an instance means: in the instance's own stack (attribute_value), and without any
 * reference for readers in other stacks (attribute_synthesis). */
#include "lower/internal.h"

enum { MAX_CHAIN = 64 }; /* attributes that lead to attributes; more is a cycle in rules */

static Str first_name(const Sym *ref) { return ref->npath && ref->path[0].kind == STEP_ATTR ? ref->path[0].name : STR(""); }

static const Value *evaluate_entry(Lowering *l, Lowered *low, Map *memo, const Map *entries, Str name) {
  const Value *v = map_get(memo, name);
  const Expr *e = v ? NULL : map_get(entries, name);
  if (!e) return v;
  /* What has no properties maps its arguments by its attributes. */
  bool maps = low->rule->data || low->rule->absorbed.n;
  RuleScope s = rule_scope(l, low, maps ? low->self : low->instance->config);
  bool was = l->ev->in_rule;
  size_t before = l->d->list.n;
  l->ev->in_rule = true;
  v = eval_expr(l->ev, &s.scope, e);
  l->ev->in_rule = was;
  low->faulty |= l->d->list.n > before;
  if (value_is_null(v) && l->d->list.n > before) v = &value_unknown; /* fail() said why */
  map_put(l->a, memo, name, (void *)v);
  return v;
}

const Value *rule_attribute(Lowering *l, Lowered *low, Str name) {
  return evaluate_entry(l, low, &low->attributes, &low->rule->attributes, name);
}

static const Value *with_steps(Lowering *l, const Value *v, const Sym *ref) {
  return ref->npath > 1 ? eval_steps(l->ev, v, ref->path + 1, ref->npath - 1, ref->span) : v;
}

const Value *attribute_value(Lowering *l, Lowered *low, const Sym *ref, bool *configured) {
  *configured = false;
  const Value *v = evaluate_entry(l, low, &low->attributes, &low->rule->attributes, first_name(ref));
  if (v && !value_is_null(v)) v = with_steps(l, v, ref);
  if (v && !value_is_null(v)) return v;
  *configured = true;
  bool answered = low->instance->answers && value_field(low->instance->answers, first_name(ref)); /* for counts only */
  if ((ref->equiv && !answered) || !low->rule->data) return ref->equiv;
  *configured = false;
  return lookup_attribute(l, low, ref);
}

/* --- synthesis ----------------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  size_t depth;
  bool failed;
} Synthesis;

static const Value *synthesize(Synthesis *x, const Sym *ref);

static const Value *synthesize_leaf(void *ctx, const Value *leaf) {
  Synthesis *x = ctx;
  bool own = leaf->sym->op == SYM_PSEUDO && str_is(leaf->sym->name, "StackId"); /* each stack has another one */
  if (!own && (leaf->sym->op == SYM_PARAM || leaf->sym->op == SYM_PSEUDO || leaf->sym->op == SYM_FIND)) return leaf;
  const Value *v = leaf->sym->op == SYM_ATTR ? synthesize(x, leaf->sym) : leaf->sym->op == SYM_CALL ? leaf->sym->equiv : NULL;
  if (v) return v;
  x->failed = true;
  return leaf;
}

static const Value *synthesize(Synthesis *x, const Sym *ref) {
  Lowered *low = ref->instance->lowered;
  if (!low || !low->rule || x->depth == MAX_CHAIN) return NULL;
  bool configured;
  const Value *v = low->rule->data ? attribute_value(x->l, low, ref, &configured)
                                   : evaluate_entry(x->l, low, &low->synthesis, &low->rule->synthesis, first_name(ref));
  if (v && !low->rule->data) v = value_is_null(v) ? NULL : with_steps(x->l, v, ref);
  if (!v) v = ref->equiv;
  if (!v || v->kind == VAL_UNKNOWN || value_is_null(v)) return NULL;
  x->depth++;
  v = sym_map(x->l->a, v, synthesize_leaf, x);
  x->depth--;
  return x->failed ? NULL : v;
}

const Value *attribute_synthesis(Lowering *l, Lowered *low, const Sym *ref) {
  (void)low;
  Synthesis x = {.l = l};
  return synthesize(&x, ref);
}

const Value *attribute_pattern(Lowering *l, Lowered *low, const Sym *ref) {
  const Value *v = evaluate_entry(l, low, &low->patterns, &low->rule->patterns, first_name(ref));
  Synthesis x = {.l = l};
  if (!v || value_is_null(v) || v->kind == VAL_UNKNOWN) return NULL;
  v = sym_map(l->a, v, synthesize_leaf, &x);
  return x.failed ? NULL : v;
}

/* --- names --------------------------------------------------------------------------------------------------------- */

/* References as their rules say them, so that two attributes that are the same thing compare equal. */
static const Value *in_own_terms(void *ctx, const Value *leaf) {
  Synthesis *x = ctx;
  Lowered *low = leaf->sym->op == SYM_ATTR ? leaf->sym->instance->lowered : NULL;
  bool configured;
  if (!low || !low->rule || low->rule->data || !leaf->sym->npath || x->depth == MAX_CHAIN) return leaf;
  const Value *v = attribute_value(x->l, low, leaf->sym, &configured);
  if (!v || v->kind == VAL_UNKNOWN) return leaf;
  x->depth++;
  v = sym_map(x->l->a, v, in_own_terms, x);
  x->depth--;
  return v;
}

bool attribute_is(Lowering *l, Lowered *low, Str name, const Value *v) {
  const Value *said[] = {rule_attribute(l, low, name), evaluate_entry(l, low, &low->synthesis, &low->rule->synthesis, name)};
  Synthesis x = {.l = l};
  v = sym_map(l->a, v, in_own_terms, &x);
  for (size_t i = 0; i < 2; i++) {
    if (!said[i] || value_is_null(said[i]) || said[i]->kind == VAL_UNKNOWN) continue;
    if (value_same(sym_map(l->a, said[i], in_own_terms, &x), v)) return true;
  }
  return false;
}

/* --- dependencies -------------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  void (*fn)(void *ctx, Lowered *low);
  void *ctx;
  size_t depth;
} Walk;

static bool visit_leaf(void *ctx, const Value *leaf) {
  Walk *w = ctx;
  if (leaf->sym->op != SYM_ATTR) return true;
  Lowered *low = leaf->sym->instance->lowered;
  if (!low || !low->rule || w->depth == MAX_CHAIN) return true;
  if (low->resources.n) w->fn(w->ctx, low);
  for (size_t i = 0; i < low->folds.n; i++)
    if (low->folds.v[i].host) w->fn(w->ctx, low->folds.v[i].host);
  if (low->resources.n || low->folds.n) return true;
  bool configured;
  const Value *v = attribute_value(w->l, low, leaf->sym, &configured);
  w->depth++;
  if (v) sym_each(v, visit_leaf, w);
  w->depth--;
  return true;
}

void value_dependencies(Lowering *l, const Value *v, void (*fn)(void *ctx, Lowered *low), void *ctx) {
  Walk w = {.l = l, .fn = fn, .ctx = ctx};
  if (v) sym_each(v, visit_leaf, &w);
}

/* --- depends_on ---------------------------------------------------------------------------------------------------- */

static void each_explicit(Lowering *l, const Instance *i, void (*fn)(void *ctx, Lowered *low), void *ctx);

/* What nothing is made for (time_sleep) hands on what it waits for itself. */
static void each_behind(Lowering *l, const Instance *i, void (*fn)(void *ctx, Lowered *low), void *ctx) {
  if (i->lowered->visit == l->visits) return;
  i->lowered->visit = l->visits;
  if (i->config) value_dependencies(l, i->config, fn, ctx);
  each_explicit(l, i, fn, ctx);
}

static void each_of(Lowering *l, const Instance *i, void (*fn)(void *ctx, Lowered *low), void *ctx) {
  Lowered *low = i->lowered;
  if (!low) return;
  if (low->resources.n) fn(ctx, low);
  for (size_t k = 0; k < low->folds.n; k++)
    if (low->folds.v[k].host) fn(ctx, low->folds.v[k].host);
  if (!low->resources.n && !low->folds.n) each_behind(l, i, fn, ctx);
}

static void each_in_set(Lowering *l, const InstanceSet *set, void (*fn)(void *ctx, Lowered *low), void *ctx) {
  for (size_t i = 0; set && i < set->n; i++) each_of(l, set->v[i], fn, ctx);
}

static void each_in_module(Lowering *l, const ModuleInstance *m, void (*fn)(void *ctx, Lowered *low), void *ctx) {
  for (size_t i = 0; i < m->sets.n; i++) each_in_set(l, m->sets.entries[i].value, fn, ctx);
  for (size_t i = 0; i < m->children.n; i++) {
    const ModuleSet *set = m->children.entries[i].value;
    for (size_t k = 0; k < set->n; k++) each_in_module(l, set->v[k], fn, ctx);
  }
}

static void each_named(Lowering *l, const ModuleInstance *m, const Expr *e, void (*fn)(void *ctx, Lowered *low), void *ctx) {
  if (e->kind != EXPR_TRAVERSAL || !e->traversal.n || e->traversal.steps[0].kind != STEP_ATTR) return;
  Str root = e->traversal.root, name = e->traversal.steps[0].name;
  if (str_is(root, "module")) {
    const ModuleSet *set = map_get(&m->children, name);
    for (size_t k = 0; set && k < set->n; k++) each_in_module(l, set->v[k], fn, ctx);
  } else if (!str_is(root, "data")) {
    each_in_set(l, map_get(&m->sets, str_fmt(l->a, "%.*s.%.*s", STR_ARG(root), STR_ARG(name))), fn, ctx);
  }
}

static void each_explicit(Lowering *l, const Instance *i, void (*fn)(void *ctx, Lowered *low), void *ctx) {
  for (size_t k = 0; k < i->after.n; k++) each_of(l, i->after.v[k], fn, ctx);
  for (size_t k = 0; i->lowered && k < i->lowered->follows.n; k++) each_of(l, i->lowered->follows.v[k], fn, ctx);
  for (size_t k = 0; k < i->decl->ndepends_on; k++) each_named(l, i->module, i->decl->depends_on[k], fn, ctx);
  for (const ModuleInstance *m = i->module; m->call; m = m->parent)
    for (size_t k = 0; k < m->call->ndepends_on; k++) each_named(l, m->parent, m->call->depends_on[k], fn, ctx);
}

void explicit_dependencies(Lowering *l, const Instance *i, void (*fn)(void *ctx, Lowered *low), void *ctx) {
  l->visits++;
  each_explicit(l, i, fn, ctx);
}
