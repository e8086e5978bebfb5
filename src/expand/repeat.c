/* count and for_each: how often a thing exists, under which keys and, if a deploy-time switch decides, on which condition.
 *
 * `count = var.enabled ? 1 : 0` is a symbolic `if` over known numbers. Its instances are the most that any branch asks for,
 * each with the condition under which a branch asks for it; references see the same `if` over what then exists (set values in
 * scope.c). What cannot be decided that way demands that the variables in it be fixed. */
#include "expand/internal.h"

#include <stdlib.h>

/* --- conditions ---------------------------------------------------------------------------------------------------- */

const Value *both_conditions(Arena *a, const Value *x, const Value *y) {
  if (!x || !y) return x ? x : y;
  return sym_and(a, x, y);
}

bool is_switch(const Value *v, bool (*is_leaf)(const Value *)) {
  if (!sym_is(v, SYM_IF)) return is_leaf(v);
  return sym_is_switch(v->sym->args[0]) && is_switch(v->sym->args[1], is_leaf) && is_switch(v->sym->args[2], is_leaf);
}

const Value *map_switch(Arena *a, const Value *v, SwitchFn fn, void *ctx) {
  if (!sym_is(v, SYM_IF)) return fn(ctx, v);
  const Value *cond = v->sym->args[0];
  return sym_if(a, cond, map_switch(a, v->sym->args[1], fn, ctx), map_switch(a, v->sym->args[2], fn, ctx));
}

const Value *by_cases(Expander *x, const Value *v, bool (*is_leaf)(const Value *)) {
  const Value *cases = v->kind == VAL_SYM && !is_switch(v, is_leaf) ? eval_cases(x->ev, v) : NULL;
  return cases && is_switch(cases, is_leaf) ? cases : v;
}

static bool is_literal(const Value *v, bool b) { return v->kind == VAL_BOOL && v->boolean == b; }

/* cond ? then : otherwise over truth values, as and/or/not, which is how a condition reads. */
static const Value *truth_if(Arena *a, const Value *cond, const Value *then, const Value *otherwise) {
  if (is_literal(then, true)) return sym_or(a, cond, otherwise);
  if (is_literal(then, false)) return sym_and(a, sym_not(a, cond), otherwise);
  if (is_literal(otherwise, true)) return sym_or(a, sym_not(a, cond), then);
  if (is_literal(otherwise, false)) return sym_and(a, cond, then);
  return sym_or(a, sym_and(a, cond, then), sym_and(a, sym_not(a, cond), otherwise));
}

static const Value *truth_of(Arena *a, const Value *v, bool (*holds)(const Value *leaf, const void *ctx), const void *ctx) {
  if (!sym_is(v, SYM_IF)) return value_bool(holds(v, ctx));
  return truth_if(a, v->sym->args[0], truth_of(a, v->sym->args[1], holds, ctx), truth_of(a, v->sym->args[2], holds, ctx));
}

/* --- count --------------------------------------------------------------------------------------------------------- */

static bool is_count(const Value *v) {
  int64_t n;
  return v->kind == VAL_NUMBER && num_to_int64(v->number, &n) && n >= 0;
}

size_t count_of(const Value *v) {
  int64_t n = 0;
  if (v->kind == VAL_NUMBER) num_to_int64(v->number, &n);
  return (size_t)n;
}

static size_t largest_count(const Value *v) {
  if (!sym_is(v, SYM_IF)) return count_of(v);
  size_t then = largest_count(v->sym->args[1]), otherwise = largest_count(v->sym->args[2]);
  return then > otherwise ? then : otherwise;
}

/* Counts `n` more instances; reports once that the limit is passed. */
static bool within_limit(Expander *x, const Expr *e, size_t n) {
  size_t max = x->ev->limits.max_instances, room = max > x->instances ? max - x->instances : 0;
  x->instances = n > room ? max : x->instances + n;
  if (n <= room) return true;
  diag_error(x->d, TC4034, e->span, "More than %zu instances", max);
  diag_detail(x->d, "This asks for %zu more than the limit leaves. Raise it with --max-instances if that many are wanted.",
              n - room);
  return false;
}

static bool is_counted(const Value *leaf, const void *index) { return count_of(leaf) > *(const size_t *)index; }

static bool repeat_count(Expander *x, const Scope *s, const Expr *e, Repetition *out) {
  const Value *v = value_unmark(x->a, eval_as(x->ev, s, e, &type_number, "count"), MARK_SENSITIVE);
  v = by_cases(x, v, is_count);
  if (!is_switch(v, is_count)) v = eval_demand(x->ev, v, e->span, "count");
  if (v->kind == VAL_UNKNOWN) return false;
  if (!is_switch(v, is_count)) {
    diag_error(x->d, TC4015, e->span, "Invalid count");
    diag_detail(x->d, "count must be a whole number that is not negative; it is %.*s.", STR_ARG(value_brief(x->a, v)));
    return false;
  }
  out->mode = EXPAND_COUNT;
  out->n = largest_count(v);
  if (!within_limit(x, e, out->n)) return false;
  out->keys = NEW_N(x->a, InstanceKey, out->n);
  for (size_t i = 0; i < out->n; i++) out->keys[i] = (InstanceKey){.kind = KEY_INT, .index = (int64_t)i};
  if (v->kind != VAL_SYM) return true;
  out->shape = v;
  out->conditions = NEW_N(x->a, const Value *, out->n);
  for (size_t i = 0; i < out->n; i++) {
    const Value *c = truth_of(x->a, v, is_counted, &i);
    out->conditions[i] = c->kind == VAL_SYM ? c : NULL;
  }
  return true;
}

/* --- for_each ------------------------------------------------------------------------------------------------------ */

static bool is_keyed(const Value *v) { return v->kind == VAL_MAP || v->kind == VAL_OBJECT || v->kind == VAL_SET; }

static bool invalid_for_each(Expander *x, const Expr *e, const Value *v) {
  diag_error(x->d, TC4015, e->span, "Invalid for_each");
  diag_detail(x->d, "for_each takes a map, an object or a set of strings; it is %.*s. For a list write toset(…).",
              STR_ARG(value_brief(x->a, v)));
  return false;
}

/* Elements of a set are the keys, so they must be concrete; the values of a map may be anything. */
static bool repeat_pairs(Expander *x, const Expr *e, const Value *v, Repetition *out) {
  Pair *pairs;
  size_t n;
  if (!value_pairs(x->a, v, &pairs, &n)) return invalid_for_each(x, e, v);
  out->keys = NEW_N(x->a, InstanceKey, n);
  out->items = NEW_N(x->a, const Value *, n);
  for (size_t i = 0; i < n; i++) {
    const Value *key = v->kind == VAL_SET ? pairs[i].value : pairs[i].key;
    key = value_unmark(x->a, eval_demand(x->ev, key, e->span, "the keys of for_each"), MARK_SENSITIVE);
    if (key->kind == VAL_UNKNOWN) return false;
    if (key->kind != VAL_STRING) return invalid_for_each(x, e, v);
    out->keys[i] = (InstanceKey){.kind = KEY_STRING, .name = key->string};
    out->items[i] = v->kind == VAL_SET ? key : pairs[i].value;
  }
  out->n = n;
  return true;
}

/* The value under a key in one branch; NULL when the branch has no such key. */
static const Value *item_in(Expander *x, const Value *leaf, Str key) {
  if (leaf->kind != VAL_SET) return value_field(leaf, key);
  for (size_t i = 0; i < leaf->seq.n; i++) {
    const Value *concrete = sym_concrete(x->a, leaf->seq.items[i], NULL);
    if (concrete && concrete->kind == VAL_STRING && str_eq(concrete->string, key)) return concrete;
  }
  return NULL;
}

typedef struct {
  Expander *x;
  Str key;
} KeyIn;

static bool has_key(const Value *leaf, const void *ctx) {
  const KeyIn *k = ctx;
  return item_in(k->x, leaf, k->key) != NULL;
}

/* each.value over the branches; where a branch has no such key, the instance does not exist and any value will do. */
static const Value *item_of(Expander *x, const Value *v, Str key) {
  if (!sym_is(v, SYM_IF)) return item_in(x, v, key);
  const Value *then = item_of(x, v->sym->args[1], key), *otherwise = item_of(x, v->sym->args[2], key);
  if (!then || !otherwise) return then ? then : otherwise;
  return sym_if(x->a, v->sym->args[0], then, otherwise);
}

typedef VEC(InstanceKey) Keys;

static bool collect_keys(Expander *x, const Expr *e, const Value *v, Keys *out) {
  if (sym_is(v, SYM_IF)) return collect_keys(x, e, v->sym->args[1], out) && collect_keys(x, e, v->sym->args[2], out);
  Repetition leaf = {0};
  if (!repeat_pairs(x, e, v, &leaf)) return false;
  for (size_t i = 0; i < leaf.n; i++) {
    bool known = false;
    for (size_t k = 0; k < out->n && !known; k++) known = str_eq(out->v[k].name, leaf.keys[i].name);
    if (!known) vec_push(x->a, out, leaf.keys[i]);
  }
  return true;
}

static int by_name(const void *x, const void *y) {
  return str_cmp(((const InstanceKey *)x)->name, ((const InstanceKey *)y)->name);
}

static bool repeat_switch(Expander *x, const Expr *e, const Value *v, Repetition *out) {
  Keys keys = {0};
  if (!collect_keys(x, e, v, &keys)) return false;
  if (keys.n) qsort(keys.v, keys.n, sizeof *keys.v, by_name);
  out->shape = v;
  out->n = keys.n;
  out->keys = keys.v;
  out->items = NEW_N(x->a, const Value *, keys.n);
  out->conditions = NEW_N(x->a, const Value *, keys.n);
  for (size_t i = 0; i < keys.n; i++) {
    KeyIn k = {x, keys.v[i].name};
    const Value *c = truth_of(x->a, v, has_key, &k);
    out->conditions[i] = c->kind == VAL_SYM ? c : NULL;
    out->items[i] = item_of(x, v, keys.v[i].name);
  }
  return true;
}

static bool repeat_for_each(Expander *x, const Scope *s, const Expr *e, Repetition *out) {
  const Value *v = eval_expr(x->ev, s, e);
  out->mode = EXPAND_FOR_EACH;
  if (v->marks & MARK_SENSITIVE) {
    diag_error(x->d, TC4015, e->span, "Sensitive value in for_each");
    diag_detail(x->d, "The keys become part of addresses, which are shown. Use nonsensitive() on what is no secret.");
    return false;
  }
  v = by_cases(x, v, is_keyed);
  if (sym_is(v, SYM_IF) && is_switch(v, is_keyed)) return repeat_switch(x, e, v, out);
  if (v->kind == VAL_SYM) v = eval_demand(x->ev, v, e->span, "for_each");
  if (v->kind == VAL_UNKNOWN) return false;
  return is_keyed(v) ? repeat_pairs(x, e, v, out) : invalid_for_each(x, e, v);
}

bool repetition_eval(Expander *x, ModuleInstance *m, const Expr *count, const Expr *for_each, Repetition *out) {
  ModuleScope s = module_scope(x, m);
  *out = (Repetition){.mode = EXPAND_ONE, .n = 1};
  if (count) return repeat_count(x, &s.scope, count, out);
  if (for_each) return repeat_for_each(x, &s.scope, for_each, out) && within_limit(x, for_each, out->n);
  out->keys = NEW(x->a, InstanceKey);
  return true;
}
