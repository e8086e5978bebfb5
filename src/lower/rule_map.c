/* Follows the literal structure of a rule's objects down to the places of `self` in them. A variable of a `for` stands for the
 * places that its collection may come from, so `[for r in self.rule : { Id = r.id }]` feeds Rules.Id from rule.id. */
#include "lower/rule_map.h"

#include "lower/rule_check_internal.h"

typedef VEC(Str) Strs;

typedef struct Bound {
  const struct Bound *next;
  Str name;
  Strs places;
} Bound;

typedef struct {
  Arena *a;
  const Bound *names;
  const Strs *item; /* of a splat */
  RuleUse use;      /* what every use of the expression has in common */
  Map *seen;        /* the uses in `out`, for shapes that unfold to thousands */
  RuleUses *out;
} Tracer;

static Str dotted(Arena *a, Str prefix, Str name) {
  return prefix.n ? str_fmt(a, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(name)) : name;
}

/* --- places -------------------------------------------------------------------------------------------------------- */

static Strs places(const Tracer *t, const Expr *x);

static Strs follow(const Tracer *t, Strs from, const Step *steps, size_t n) {
  Strs out = {0};
  for (size_t i = 0; i < from.n; i++) {
    Str path = from.v[i];
    for (size_t k = 0; k < n; k++)
      if (steps[k].kind == STEP_ATTR) path = dotted(t->a, path, steps[k].name);
    vec_push(t->a, &out, path);
  }
  return out;
}

static Strs traversal_places(const Tracer *t, const Expr *x) {
  Str root = x->traversal.root;
  const Step *steps = x->traversal.steps;
  size_t n = x->traversal.n;
  if (str_is(root, "self")) {
    Strs self = {0};
    vec_push(t->a, &self, STR(""));
    return follow(t, self, steps, n);
  }
  bool each = str_is(root, "each");
  if (each && (!n || steps[0].kind != STEP_ATTR || !str_is(steps[0].name, "value"))) return (Strs){0};
  for (const Bound *b = t->names; b; b = b->next)
    if (str_eq(b->name, root)) return each ? follow(t, b->places, steps + 1, n - 1) : follow(t, b->places, steps, n);
  return (Strs){0};
}

static void add_places(const Tracer *t, Strs *out, Strs more) {
  for (size_t i = 0; i < more.n; i++) vec_push(t->a, out, more.v[i]);
}

static Strs splat_places(const Tracer *t, const Expr *x) {
  Strs source = places(t, x->splat.source);
  Tracer inner = *t;
  inner.item = &source;
  return places(&inner, x->splat.each);
}

/* What of `self` an expression may yield, whole or as elements. */
static Strs places(const Tracer *t, const Expr *x) {
  Strs out = {0};
  switch (x->kind) {
  case EXPR_TRAVERSAL: return traversal_places(t, x);
  case EXPR_RELATIVE: return follow(t, places(t, x->relative.source), x->relative.steps, x->relative.n);
  case EXPR_INDEX: return places(t, x->index.collection);
  case EXPR_SPLAT: return splat_places(t, x);
  case EXPR_SPLAT_ITEM: return t->item ? *t->item : out;
  case EXPR_PAREN:
  case EXPR_WRAP: return places(t, x->inner);
  case EXPR_CONDITIONAL:
    add_places(t, &out, places(t, x->conditional.then));
    add_places(t, &out, places(t, x->conditional.otherwise));
    return out;
  case EXPR_TUPLE:
    for (size_t i = 0; i < x->tuple.n; i++) add_places(t, &out, places(t, x->tuple.items[i]));
    return out;
  case EXPR_CALL:
    for (size_t i = 0; call_passes_through(x->call.name) && i < x->call.n; i++) add_places(t, &out, places(t, x->call.args[i]));
    return out;
  case EXPR_FOR_TUPLE: {
    Bound value = {t->names, x->for_->value_var, places(t, x->for_->collection)};
    Tracer inner = *t;
    inner.names = &value;
    return places(&inner, x->for_->value);
  }
  default: return out;
  }
}

/* --- uses ---------------------------------------------------------------------------------------------------------- */

static void record(const Tracer *t, Str argument) {
  if (!argument.n) return;
  RuleUse use = t->use;
  use.argument = argument;
  Str key =
      str_fmt(t->a, "%.*s %.*s %.*s %.*s", STR_ARG(use.type), STR_ARG(use.label), STR_ARG(use.property), STR_ARG(argument));
  if (map_has(t->seen, key)) return;
  map_put(t->a, t->seen, key, t->out);
  vec_push(t->a, t->out, use);
}

static void visit(const Tracer *t, const Expr *x);

static void visit_each(const Tracer *t, const Expr *const *v, size_t n) {
  for (size_t i = 0; i < n; i++) visit(t, v[i]);
}

static void visit_object(const Tracer *t, const Expr *x) {
  for (size_t i = 0; i < x->object.n; i++) {
    const Expr *key = x->object.items[i].key;
    Tracer inner = *t;
    if (key->kind == EXPR_STRING)
      inner.use.property = dotted(t->a, t->use.property, key->string.value);
    else
      visit(t, key);
    visit(&inner, x->object.items[i].value);
  }
}

/* The elements of a list that is made in place, as in `shape([self])`, are used where the variable is. */
static void visit_collection(const Tracer *t, const Expr *x) {
  bool made = x->kind == EXPR_TUPLE;
  for (size_t i = 0; made && i < x->tuple.n; i++)
    if (x->tuple.items[i]->kind != EXPR_TRAVERSAL) visit(t, x->tuple.items[i]);
  if (!made) visit(t, x);
}

static void visit_for(const Tracer *t, const Expr *x) {
  const ForClause *f = x->for_;
  Bound value = {t->names, f->value_var, places(t, f->collection)};
  Tracer inner = *t;
  inner.names = &value;
  visit(&inner, f->value);
  if (f->key) visit(&inner, f->key);
  if (f->condition) visit(&inner, f->condition);
  visit_collection(t, f->collection);
}

static void visit_places(const Tracer *t, const Expr *x) {
  Strs found = places(t, x);
  for (size_t i = 0; i < found.n; i++) record(t, found.v[i]);
}

/* A choice from a literal table: its keys are no properties. */
static void visit_index(const Tracer *t, const Expr *x) {
  const Expr *table = x->index.collection;
  for (size_t i = 0; table->kind == EXPR_OBJECT && i < table->object.n; i++) visit(t, table->object.items[i].value);
  if (table->kind != EXPR_OBJECT) visit(t, table);
  visit(t, x->index.key);
}

static void visit(const Tracer *t, const Expr *x) {
  switch (x->kind) {
  case EXPR_TRAVERSAL:
  case EXPR_SPLAT:
  case EXPR_SPLAT_ITEM: visit_places(t, x); return;
  case EXPR_RELATIVE:
    visit_places(t, x);
    if (x->relative.source->kind != EXPR_TRAVERSAL) visit(t, x->relative.source);
    return;
  case EXPR_INDEX: visit_index(t, x); return;
  case EXPR_OBJECT: visit_object(t, x); return;
  case EXPR_TUPLE: visit_each(t, x->tuple.items, x->tuple.n); return;
  case EXPR_CALL:
    if (str_is(x->call.name, "policy_document") || str_is(x->call.name, "parameter")) record(t, RULE_READS_ALL);
    visit_each(t, x->call.args, x->call.n);
    return;
  case EXPR_TEMPLATE: visit_each(t, x->template_.parts, x->template_.n); return;
  case EXPR_PAREN:
  case EXPR_WRAP: visit(t, x->inner); return;
  case EXPR_CONDITIONAL:
  case EXPR_TEMPLATE_IF:
    visit(t, x->conditional.then);
    if (x->conditional.otherwise) visit(t, x->conditional.otherwise);
    visit(t, x->conditional.condition);
    return;
  case EXPR_FOR_TUPLE:
  case EXPR_FOR_OBJECT:
  case EXPR_TEMPLATE_FOR: visit_for(t, x); return;
  case EXPR_BINARY:
    visit(t, x->binary.left);
    visit(t, x->binary.right);
    return;
  case EXPR_UNARY: visit(t, x->unary.operand); return;
  default: return;
  }
}

static void visit_optional(const Tracer *t, const Expr *x) {
  if (x) visit(t, x);
}

static void visit_also(const Tracer *of_rule, const AlsoRule *also) {
  Tracer t = *of_rule;
  t.use = (RuleUse){.type = also->type, .label = also->label, .property = STR("")};
  Bound each = {.name = STR("each")};
  if (also->for_each) each.places = places(&t, also->for_each);
  visit_optional(&t, also->for_each);
  t.names = &each;
  visit_optional(&t, also->properties);
  visit_optional(&t, also->when);
}

void rule_uses(Arena *a, const Rule *r, RuleUses *out) {
  Map seen = {0};
  Tracer t = {.a = a, .use = {.type = r->type, .label = STR_NONE, .property = STR("")}, .seen = &seen, .out = out};
  for (size_t i = 0; (r->data || r->absorbed.n) && i < r->attributes.n; i++) {
    t.use.property = r->attributes.entries[i].key;
    visit(&t, r->attributes.entries[i].value);
  }
  t.use.property = STR("");
  visit_optional(&t, r->properties);
  visit_optional(&t, r->creation_policy);
  visit_optional(&t, r->update_policy);
  visit_optional(&t, r->follows);
  visit_optional(&t, r->deletion_policy);
  visit_optional(&t, r->when);
  for (size_t i = 0; i < r->nalso; i++) visit_also(&t, &r->also[i]);
  for (size_t i = 0; i < r->nfolds; i++) {
    const FoldRule *f = &r->folds[i];
    t.use.type = f->nhosts ? f->hosts[0] : STR("");
    t.use.fold = true;
    visit_optional(&t, f->properties);
    visit_optional(&t, f->append);
    visit_optional(&t, f->into);
    visit_optional(&t, f->id);
    visit_optional(&t, f->when);
  }
}

/* --- the way back -------------------------------------------------------------------------------------------------- */

static bool is_within(Str path, Str outer) {
  return str_starts(path, outer) && (path.n == outer.n || !outer.n || path.p[outer.n] == '.');
}

Str rule_source(const RuleUses *uses, bool fold, Str label, Str property) {
  Str best = STR_NONE;
  size_t score = 0;
  for (size_t i = 0; i < uses->n; i++) {
    const RuleUse *u = &uses->v[i];
    if (u->fold != fold || !str_eq(u->label, label) || !u->property.n) continue;
    size_t common = is_within(property, u->property)   ? u->property.n * 2 + 1
                    : is_within(u->property, property) ? property.n * 2
                                                       : 0;
    if (common > score) {
      score = common;
      best = u->argument;
    }
  }
  return best;
}
