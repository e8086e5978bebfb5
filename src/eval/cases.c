/* Operations that deployment lacks, over a parameter that has few values.
 *
 * `upper(var.environment)` has no intrinsic. But where a validation says that the variable is one of "dev", "stage" and "prod",
 * it is one of three texts, all known now: a mapping by the parameter, and a truth value is a condition. So the operation is
 * done for each value, and what comes out decides the form. Arguments that other parameters or resources stand in will do where
 * the operation does not ask for them (which element of a list of resources, say). */
#include "eval/convert.h"
#include "eval/eval.h"
#include "eval/ops.h"

enum {
  MAX_BRANCHES = 8, /* in a tree of Fn::If */
  MAX_ROWS = 64,    /* in a mapping */
  MAX_WORD = 255,   /* bytes of text in a mapping */
};

/* --- The parameter ----------------------------------------------------------------------------------------------------- */

void eval_know_domain(Eval *ev, Str variable, const Value *values, bool optional) {
  Domain *d = NEW(ev->run, Domain);
  *d = (Domain){values, optional};
  map_put(ev->run, &ev->domains, variable, d);
}

const Domain *eval_domain(const Eval *ev, Str variable) { return map_get(&ev->domains, variable); }

typedef struct {
  const Eval *ev;
  const Value *param;
  bool several;
} Search;

static bool find_param(void *ctx, const Value *leaf) {
  Search *s = ctx;
  if (leaf->sym->op != SYM_PARAM || !map_has(&s->ev->domains, leaf->sym->name)) return true;
  s->several |= s->param && !str_eq(s->param->sym->name, leaf->sym->name);
  s->param = leaf;
  return !s->several;
}

/* The only parameter in them that has a domain, or NULL. */
static const Value *only_param(const Eval *ev, const Value *const *args, size_t n) {
  Search s = {.ev = ev};
  for (size_t i = 0; i < n; i++) sym_each(args[i], find_param, &s);
  return s.several ? NULL : s.param;
}

/* The condition that a parameter is one of its values. Where it is text, so are they. */
static const Value *is_value(Arena *a, const Value *param, const Value *value) {
  Str why;
  const Value *same = convert(a, value, param->type, &why);
  return same ? sym_eq(a, param, same) : &value_false;
}

typedef struct {
  Eval *ev;
  const Value *fact;
} Known;

static bool add_known(void *ctx, const Value *leaf) {
  Known *k = ctx;
  Arena *a = k->ev->run;
  const Domain *d = leaf->sym->op == SYM_PARAM ? eval_domain(k->ev, leaf->sym->name) : NULL;
  if (!d || d->values->seq.n > MAX_BRANCHES) return true;
  const Value *one = d->optional ? sym_not(a, sym_present(a, leaf)) : &value_false;
  for (size_t i = 0; i < d->values->seq.n; i++) one = sym_or(a, one, is_value(a, leaf, d->values->seq.items[i]));
  k->fact = k->fact ? sym_and(a, k->fact, one) : one;
  return true;
}

const Value *eval_known(Eval *ev, const Value *condition, const Value *fact) {
  Known k = {ev, fact};
  if (ev->domains.n) sym_each(condition, add_known, &k);
  return k.fact;
}

typedef struct {
  Arena *a;
  Str name;
  const Value *value;
} Given;

static const Value *give(void *ctx, const Value *leaf) {
  const Given *g = ctx;
  if (leaf->sym->op != SYM_PARAM || !str_eq(leaf->sym->name, g->name)) return leaf;
  Str why;
  const Value *v = convert(g->a, g->value, leaf->sym->type, &why);
  return v ? value_mark(g->a, v, leaf->marks) : leaf;
}

/* --- The results ------------------------------------------------------------------------------------------------------- */

typedef struct {
  Eval *ev;
  const Value *param;
  const Domain *domain;
  const Value **results;
} Cases;

static size_t count(const Cases *c) { return c->domain->values->seq.n; }

static const Value *allowed(const Cases *c, size_t i) { return c->domain->values->seq.items[i]; }

static const Value *is_case(const Cases *c, size_t i) { return is_value(c->ev->run, c->param, allowed(c, i)); }

static bool is_scalar(const Value *v) { return v->kind == VAL_STRING || v->kind == VAL_NUMBER || v->kind == VAL_BOOL; }

/* What a mapping holds well: a word, no text of many lines and no document, which is an object where it is used. */
static bool is_word(const Value *v) {
  if (v->kind != VAL_STRING) return is_scalar(v);
  Str s = v->string;
  bool document = s.n && (s.p[0] == '{' || s.p[0] == '[');
  return s.n <= MAX_WORD && !document && str_find_char(s, '\n', 0) == s.n;
}

static bool all_are(const Cases *c, bool (*fits)(const Value *)) {
  for (size_t i = 0; i < count(c); i++)
    if (!fits(c->results[i])) return false;
  return true;
}

static bool is_bool(const Value *v) { return v->kind == VAL_BOOL; }

static bool is_no_call(void *ctx, const Value *node) {
  (void)ctx;
  return node->sym->op != SYM_CALL || node->sym->equiv;
}

static bool is_done(const Value *v) { return !(value_parts(v) & PART_UNKNOWN) && sym_each_node(v, is_no_call, NULL); }

static bool all_same(const Cases *c) {
  for (size_t i = 1; i < count(c); i++)
    if (!value_same(c->results[i], c->results[0])) return false;
  return true;
}

/* Whichever of `x` and not `x` names fewer values. */
static const Value *condition(const Cases *c) {
  Arena *a = c->ev->run;
  size_t hold = 0;
  for (size_t i = 0; i < count(c); i++) hold += c->results[i]->boolean;
  bool positive = 2 * hold <= count(c);
  const Value *any = &value_false;
  for (size_t i = 0; i < count(c); i++)
    if (c->results[i]->boolean == positive) any = sym_or(a, any, is_case(c, i));
  return positive ? any : sym_not(a, any);
}

static const Value *tree(const Cases *c) {
  size_t i = count(c);
  const Value *out = c->results[--i];
  while (i--) out = sym_if(c->ev->run, is_case(c, i), c->results[i], out);
  return out;
}

/* NULL where a mapping cannot hold it: an empty parameter has no row. */
static const Value *row_of(const Cases *c, Str label) {
  Arena *a = c->ev->run;
  if (c->domain->optional) return NULL;
  Field *rows = NEW_N(a, Field, count(c));
  Str why;
  for (size_t i = 0; i < count(c); i++) {
    const Value *key = convert(a, allowed(c, i), &type_string, &why);
    if (!key) return NULL;
    rows[i] = (Field){key->string, c->results[i]};
  }
  const Value *key = sym_retype(a, c->param, &type_string, NULL);
  return sym_lookup(a, label, value_object(a, rows, count(c)), key);
}

static const Value *combined(const Cases *c, Str label) {
  if (!count(c)) return NULL;
  if (all_same(c)) return c->results[0];
  bool few = count(c) <= MAX_BRANCHES;
  if (all_are(c, is_bool)) return few ? condition(c) : NULL;
  const Value *row = all_are(c, is_word) ? row_of(c, label) : NULL;
  return row ? row : few ? tree(c) : NULL;
}

/* --- Operations -------------------------------------------------------------------------------------------------------- */

typedef struct {
  Str name;
  const Value *const *args;
  size_t n;
  Span where;
} Operation;

/* The result for one value; value_unknown where it fails. */
static const Value *result_for(const Cases *c, const Operation *o, const Value **args, size_t i) {
  Arena *a = c->ev->run;
  Given g = {a, c->param->sym->name, allowed(c, i)};
  size_t diags = c->ev->diags->list.n, demands = c->ev->demands.n;
  for (size_t k = 0; k < o->n; k++) args[k] = sym_map(a, o->args[k], give, &g);
  const Value *out = ops_apply(c->ev, o->name, args, o->n, o->where);
  if (c->ev->diags->list.n > diags || c->ev->demands.n > demands) out = &value_unknown;
  diags_truncate(c->ev->diags, diags);
  c->ev->demands.n = demands;
  return out;
}

/* An argument that the operation leaves as it is in every case, such as text that is short enough for substr(). */
static const Value *kept_argument(const Cases *c, const Operation *o, const bool *kept) {
  for (size_t k = 0; k < o->n; k++)
    if (kept[k] && o->args[k]->kind == VAL_SYM && c->results[0]->kind == VAL_STRING) return o->args[k];
  return NULL;
}

static const Value *enumerated(Cases *c, const Operation *o) {
  Arena *a = c->ev->run;
  const Value **args = NEW_N(a, const Value *, o->n + 1);
  bool *kept = NEW_N(a, bool, o->n + 1);
  memset(kept, true, o->n);
  c->results = NEW_N(a, const Value *, count(c));
  for (size_t i = 0; i < count(c); i++) {
    const Value *out = c->results[i] = result_for(c, o, args, i);
    bool failed = out->kind == VAL_UNKNOWN;
    if (failed ? !c->ev->trying : !is_done(out)) return NULL;
    for (size_t k = 0; k < o->n; k++) kept[k] &= value_same(args[k], out);
  }
  const Value *same = kept_argument(c, o, kept);
  if (same) return same;
  Str label = str_fmt(a, "%.*s %.*s", STR_ARG(o->name), STR_ARG(c->param->sym->name));
  return combined(c, label);
}

const Value *ops_enumerate(Eval *ev, Str name, const Value *const *args, size_t n, Span where) {
  const Value *param = ev->domains.n && !ev->enumerating ? only_param(ev, args, n) : NULL;
  const Domain *d = param ? eval_domain(ev, param->sym->name) : NULL;
  if (!d || d->values->seq.n > MAX_ROWS) return NULL;
  Cases c = {.ev = ev, .param = value_unmark(ev->run, param, param->marks), .domain = d};
  ev->enumerating = true;
  const Value *out = enumerated(&c, &(Operation){name, args, n, where});
  ev->enumerating = false;
  return out;
}

const Value *eval_cases(Eval *ev, const Value *v) {
  const Value *param = only_param(ev, &v, 1);
  const Domain *d = param ? eval_domain(ev, param->sym->name) : NULL;
  if (!d || d->values->seq.n > MAX_BRANCHES) return NULL;
  Cases c = {.ev = ev, .param = value_unmark(ev->run, param, param->marks), .domain = d};
  c.results = NEW_N(ev->run, const Value *, count(&c));
  for (size_t i = 0; i < count(&c); i++) {
    Given g = {ev->run, param->sym->name, allowed(&c, i)};
    c.results[i] = sym_map(ev->run, v, give, &g);
  }
  return all_are(&c, is_done) && count(&c) ? tree(&c) : NULL;
}
