/* for expressions, the %{for} directive, and splats.
 *
 * All are one loop over pairs of key and value. Where a deploy-time switch decides which elements are in, the result is a tree
 * of `if` over what each choice gives. What is iterated must have a known shape: its elements may be symbols, their number may
 * not. A symbol with a configured equivalent lends its shape; a symbolic `if` is looped over in both branches; over anything
 * else the result is a SYM_CALL that whoever needs it must find constant. */
#include "eval/convert.h"
#include "eval/ops.h"

/* --- Pairs ------------------------------------------------------------------------------------------------------------- */

static Pair *seq_pairs(Arena *a, const Value *v) {
  Pair *pairs = NEW_N(a, Pair, v->seq.n);
  for (size_t i = 0; i < v->seq.n; i++) {
    const Value *item = v->seq.items[i];
    pairs[i] = (Pair){v->kind == VAL_SET ? item : value_int(a, (int64_t)i), item};
  }
  return pairs;
}

static Pair *map_pairs(Arena *a, const Value *v) {
  Pair *pairs = NEW_N(a, Pair, v->map.n);
  for (size_t i = 0; i < v->map.n; i++) pairs[i] = (Pair){value_string(a, v->map.fields[i].key), v->map.fields[i].value};
  if (v->map.track && v->map.n) memset(v->map.track->read, 1, v->map.n);
  return pairs;
}

static Pair *open_pairs(Arena *a, const Sym *s) {
  Pair *pairs = NEW_N(a, Pair, s->nargs / 2);
  for (size_t i = 0; i < s->nargs; i += 2) pairs[i / 2] = (Pair){s->args[i], s->args[i + 1]};
  return pairs;
}

bool value_pairs(Arena *a, const Value *v, Pair **out, size_t *n) {
  if (sym_is(v, SYM_OBJECT)) {
    *n = v->sym->nargs / 2;
    *out = open_pairs(a, v->sym);
    return true;
  }
  if (!value_is_collection(v)) return false;
  bool seq = v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE;
  *n = seq ? v->seq.n : v->map.n;
  *out = seq ? seq_pairs(a, v) : map_pairs(a, v);
  return true;
}

/* --- The loop ---------------------------------------------------------------------------------------------------------- */

typedef struct Iteration Iteration;
typedef const Value *(*LoopFn)(Eval *ev, const Iteration *it, const Value *collection);

struct Iteration {
  const Scope *scope;
  const Expr *e;
  LoopFn fn;
  const Type *type; /* of the result over a collection without shape */
  const char *name;
};

typedef struct {
  Eval *ev;
  const Iteration *it;
  const Scope *scope;
  const Expr *e;
  const ForClause *clause;
  Marks marks;  /* of the collection, conditions and keys: they go to the whole result */
  bool unknown; /* something that shapes the result is unknown */
  VEC(Pair) fields;
  VEC(const Value *) items;
  size_t length;                 /* %{for}: known bytes of the items */
  bool full;                     /* a limit was passed, and reported */
  VEC(const Value *) deployed;   /* conditions that deployment alone tells, and no template can ask */
  VEC(const Value *) conditions; /* of each field or item: true, or a deploy-time switch */
  const Value *condition;        /* of the element at hand */
} Loop;

typedef void (*LoopBody)(Loop *l, const Scope *s);

static bool count_element(Loop *l) {
  if (++l->ev->made <= l->ev->limits.max_elements) return true;
  if (l->ev->made == l->ev->limits.max_elements + 1) {
    diag_error(l->ev->diags, TC3016, l->e->span, "The expression makes more than %zu elements", l->ev->limits.max_elements);
    diag_detail(l->ev->diags,
                "The limit keeps a conversion within bounds. Iterate over less, or raise it with --max-elements.");
  }
  return false;
}

/* A condition that shapes the result: known, a switch, or the whole result is unknown. */
static bool included(Loop *l, const Scope *s) {
  const Expr *e = l->clause->condition;
  l->condition = &value_true;
  if (!e) return true;
  const Value *c = ops_condition(l->ev, eval_expr(l->ev, s, e), e->span);
  l->marks |= c->marks;
  if (c->kind == VAL_SYM && sym_is_switch(c)) {
    l->condition = value_unmark(l->ev->run, c, c->marks);
    return true;
  }
  if (c->kind == VAL_SYM && !sym_concrete(l->ev->run, c, NULL) && !sym_has_parameter(c))
    vec_push(l->ev->run, &l->deployed, c);
  else if (c->kind == VAL_SYM)
    c = eval_demand(l->ev, c, e->span, "the condition of a for expression");
  if (c->kind == VAL_BOOL) return c->boolean;
  l->unknown = true;
  return false;
}

static void run_element(Loop *l, const Pair *p, LoopBody body) {
  Field vars[2];
  size_t n = 0;
  if (l->clause->key_var.p) vars[n++] = (Field){l->clause->key_var, p->key};
  vars[n++] = (Field){l->clause->value_var, p->value};
  LocalScope scope;
  scope_local(&scope, l->scope, vars, n);
  if (!included(l, &scope.scope)) return;
  body(l, &scope.scope);
  vec_push(l->ev->run, &l->conditions, l->condition);
}

/* The result of the elements that are included, by `make`; where deployment decides that, of each choice. */
static const Value *result(Loop *l, SymMakeFn make) {
  if (l->deployed.n)
    return sym_call(l->ev->run, str_from(l->it->name), l->deployed.v, l->deployed.n, l->it->type, NULL,
                    l->clause->condition->span);
  if (l->unknown) return &value_unknown;
  const Value *out = sym_choose(l->ev->run, l->conditions.v, l->conditions.n, make, l);
  if (out) return out;
  for (size_t i = 0; i < l->conditions.n; i++)
    eval_demand(l->ev, l->conditions.v[i], l->clause->condition->span, "the condition of a for expression");
  return &value_unknown;
}

/* Over an empty collection the condition must still be one: it is evaluated for an element of which nothing is known. */
static void probe_condition(Loop *l) {
  Field vars[2] = {{l->clause->value_var, &value_unknown}, {l->clause->key_var, &value_unknown}};
  LocalScope scope;
  scope_local(&scope, l->scope, vars, l->clause->key_var.p ? 2 : 1);
  const Expr *e = l->clause->condition;
  size_t errors = l->ev->diags->errors;
  ops_condition(l->ev, eval_expr(l->ev, &scope.scope, e), e->span);
  if (l->ev->diags->errors > errors) l->unknown = true;
}

static void run(Loop *l, const Value *collection, LoopBody body) {
  Pair *pairs;
  size_t n;
  if (!value_pairs(l->ev->run, collection, &pairs, &n)) BUG("loop over no collection");
  if (!n && l->clause->condition) probe_condition(l);
  if (l->ev->loops++ == 0) l->ev->made = 0;
  for (size_t i = 0; i < n; i++) {
    if (!count_element(l)) {
      l->unknown = true;
      break;
    }
    run_element(l, &pairs[i], body);
    if (l->full) break;
  }
  l->ev->loops--;
}

static const Value *not_iterable(Eval *ev, const Value *v, Span where) {
  if (v->kind == VAL_NULL) {
    diag_error(ev->diags, TC3004, where, "A null value cannot be iterated");
    diag_detail(ev->diags, "Give an empty list instead, for example with coalesce(…, []) or a conditional.");
    return &value_unknown;
  }
  Buf t = buf_new(ev->run);
  type_friendly(&t, value_type(ev->run, v));
  diag_error(ev->diags, TC3009, where, "A %.*s cannot be iterated", STR_ARG(buf_str(&t)));
  diag_detail(ev->diags, "Only lists, sets, tuples, maps and objects can. Put a single value into brackets: [value].");
  return &value_unknown;
}

static const Value *iterate(Eval *ev, Iteration *it, const Value *v);
static const Value *over_tuple(Eval *ev, const Iteration *it, const Value *collection);

static const Value *apply_loop(Eval *ev, void *ctx, const Value *const *args, size_t n) {
  (void)n;
  return iterate(ev, ctx, args[0]);
}

/* What the body makes of an element of which nothing is known, or NULL where it fails or needs more. */
static const Value *body_of(Eval *ev, const Iteration *it, const Value *element) {
  Field var = {it->e->for_->value_var, element};
  LocalScope scope;
  size_t keep = ev->diags->list.n, demands = ev->demands.n;
  scope_local(&scope, it->scope, &var, 1);
  const Value *v = eval_expr(ev, &scope.scope, it->e->for_->value);
  bool ok = ev->diags->list.n == keep && ev->demands.n == demands;
  diags_truncate(ev->diags, keep);
  ev->demands.n = demands;
  return ok ? v : NULL;
}

static bool is_other(void *ctx, const Value *node) { return !value_same(node, ctx); }

/* [for x in list : "a-${x}"], over a list whose length only deployment knows, is formatlist("a-%s", list): NULL for what puts
 * more than text around the elements. */
static const Value *as_formatlist(Eval *ev, const Iteration *it, const Value *list) {
  const ForClause *clause = it->e->for_;
  if (it->fn != over_tuple || clause->condition || clause->key_var.p || list->type->kind != TYPE_LIST) return NULL;
  if (!type_is_primitive(list->type->elem)) return NULL;
  Arena *a = ev->run;
  const Value *element = sym_call(a, STR("each"), &list, 1, list->type->elem, NULL, it->e->span),
              *text = body_of(ev, it, element);
  if (!text || !sym_is(text, SYM_CONCAT)) return text && value_same(text, element) ? list : NULL;
  size_t n = text->sym->nargs, found = 0;
  const Value **args = NEW_N(a, const Value *, n + 1);
  Buf format = buf_new(a);
  for (size_t i = 0; i < n; i++) {
    const Value *part = text->sym->args[i];
    bool is_element = value_same(part, element);
    found += is_element;
    if (!is_element && !sym_each_node(part, is_other, (void *)(uintptr_t)element)) return NULL;
    args[i + 1] = is_element ? list : part;
    buf_addz(&format, "%s");
  }
  args[0] = value_string(a, buf_str(&format));
  return found == 1 ? eval_call(ev, STR("formatlist"), args, n + 1, it->e->span) : NULL;
}

/* What to loop over, or the result when there is nothing. */
static const Value *iterate(Eval *ev, Iteration *it, const Value *v) {
  if (v->kind == VAL_UNKNOWN) return value_mark(ev->run, &value_unknown, v->marks);
  v = ops_expose(ev, v, it->e->for_->collection->span);
  bool open = sym_is(v, SYM_OBJECT) && it->e->kind == EXPR_FOR_OBJECT; /* elsewhere the order of its keys shows */
  if (v->kind == VAL_SYM && !open) {
    if (type_is_primitive(v->type)) return not_iterable(ev, v, it->e->for_->collection->span);
    const Value *out = ops_distribute(ev, &v, 1, apply_loop, it);
    if (!out) out = as_formatlist(ev, it, v);
    const Value *cases = out ? NULL : eval_cases(ev, v);
    if (cases) return iterate(ev, it, cases);
    return out ? out : sym_call(ev->run, str_from(it->name), &v, 1, it->type, NULL, it->e->span);
  }
  if (!open && !value_is_collection(v)) return not_iterable(ev, v, it->e->for_->collection->span);
  return it->fn(ev, it, v);
}

static const Value *loop(Eval *ev, const Scope *s, const Expr *e, LoopFn fn, const Type *t, const char *name) {
  Iteration it = {s, e, fn, t, name};
  const Value *over = eval_expr(ev, s, e->for_->collection);
  return iterate(ev, &it, e->kind == EXPR_FOR_OBJECT ? over : ops_ordered(ev, over, e->for_->collection->span));
}

static Loop new_loop(Eval *ev, const Iteration *it, const Value *collection) {
  return (Loop){.ev = ev, .it = it, .scope = it->scope, .e = it->e, .clause = it->e->for_, .marks = collection->marks};
}

/* --- [for …] ----------------------------------------------------------------------------------------------------------- */

static void tuple_body(Loop *l, const Scope *s) { vec_push(l->ev->run, &l->items, eval_expr(l->ev, s, l->clause->value)); }

static const Value *chosen_tuple(void *ctx, const Value *const *conditions) {
  const Loop *l = ctx;
  const Value **items = NEW_N(l->ev->run, const Value *, l->items.n);
  size_t n = 0;
  for (size_t i = 0; i < l->items.n; i++)
    if (conditions[i]->boolean) items[n++] = l->items.v[i];
  return value_tuple(l->ev->run, items, n);
}

static const Value *over_tuple(Eval *ev, const Iteration *it, const Value *collection) {
  Loop l = new_loop(ev, it, collection);
  run(&l, collection, tuple_body);
  return value_mark(ev->run, result(&l, chosen_tuple), l.marks);
}

const Value *loop_tuple(Eval *ev, const Scope *s, const Expr *e) { return loop(ev, s, e, over_tuple, &type_dynamic, "[for]"); }

/* --- {for …} ----------------------------------------------------------------------------------------------------------- */

/* NULL when the key is unknown, or none (which is reported). */
static const Value *loop_key(Loop *l, const Scope *s) {
  Span where = l->clause->key->span;
  const Value *key = eval_key(l->ev, eval_expr(l->ev, s, l->clause->key), where, "the key of a for expression");
  l->marks |= key->marks;
  if (key->kind != VAL_UNKNOWN) return key;
  l->unknown = true;
  return NULL;
}

static void object_body(Loop *l, const Scope *s) {
  const Value *key = loop_key(l, s);
  const Value *value = eval_expr(l->ev, s, l->clause->value);
  vec_push(l->ev->run, &l->fields, (Pair){key, value}); /* without a key the result is unknown */
}

/* Groups equal keys; the order of appearance within a key stays. */
static const Value *grouped(Loop *l) {
  Arena *a = l->ev->run;
  typedef VEC(const Value *) Group;
  Map groups = {0};
  for (size_t i = 0; i < l->fields.n; i++) {
    Str key = l->fields.v[i].key->string;
    Group *g = map_get(&groups, key);
    if (!g) map_put(a, &groups, key, g = NEW(a, Group));
    vec_push(a, g, l->fields.v[i].value);
  }
  Field *fields = NEW_N(a, Field, groups.n);
  for (size_t i = 0; i < groups.n; i++) {
    const Group *g = groups.entries[i].value;
    fields[i] = (Field){groups.entries[i].key, value_tuple(a, g->v, g->n)};
  }
  return value_object(a, fields, groups.n);
}

static const Value *duplicate_key(Loop *l, Str key) {
  diag_error(l->ev->diags, TC3010, l->clause->key->span, "Duplicate key \"%.*s\"", STR_ARG(key));
  diag_detail(l->ev->diags, "Two elements gave this key. To group the values by key, write ... after the value.");
  return &value_unknown;
}

static const Value *ungrouped(Loop *l) {
  size_t n = l->fields.n;
  Field *fields = NEW_N(l->ev->run, Field, n);
  for (size_t i = 0; i < n; i++) fields[i] = (Field){l->fields.v[i].key->string, l->fields.v[i].value};
  const Value *out = value_object(l->ev->run, fields, n);
  if (out->map.n == n) return out;
  Map seen = {0};
  for (size_t i = 0; i < n; i++) {
    Str key = l->fields.v[i].key->string;
    if (map_has(&seen, key)) return duplicate_key(l, key);
    map_put(l->ev->run, &seen, key, l);
  }
  BUG("no duplicate found");
}

/* With keys of deployment: whether two of them are one it alone tells, so that groups are not known. */
static const Value *open_object(Loop *l) {
  size_t n = l->fields.n;
  const Value **pairs = NEW_N(l->ev->run, const Value *, 2 * n);
  for (size_t i = 0; i < n; i++) {
    pairs[2 * i] = l->fields.v[i].key;
    pairs[2 * i + 1] = l->fields.v[i].value;
  }
  if (l->clause->group) return sym_call(l->ev->run, STR("{for}"), pairs, 2 * n, &type_dynamic, NULL, l->e->span);
  const Value *out = sym_object(l->ev->run, pairs, n, l->e->span);
  if (!sym_is(out, SYM_OBJECT) || out->sym->nargs == 2 * n) return out;
  return duplicate_key(l, source_text(l->ev->sources, l->clause->key->span));
}

static const Value *chosen_object(void *ctx, const Value *const *conditions) {
  const Loop *all = ctx;
  Loop l = *all;
  memset(&l.fields, 0, sizeof l.fields);
  for (size_t i = 0; i < all->fields.n; i++)
    if (conditions[i]->boolean) vec_push(l.ev->run, &l.fields, all->fields.v[i]);
  bool open = false;
  for (size_t i = 0; i < l.fields.n; i++) open |= l.fields.v[i].key->kind == VAL_SYM;
  return open ? open_object(&l) : l.clause->group ? grouped(&l) : ungrouped(&l);
}

static const Value *over_object(Eval *ev, const Iteration *it, const Value *collection) {
  Loop l = new_loop(ev, it, collection);
  run(&l, collection, object_body);
  return value_mark(ev->run, result(&l, chosen_object), l.marks);
}

const Value *loop_object(Eval *ev, const Scope *s, const Expr *e) {
  return loop(ev, s, e, over_object, &type_dynamic, "{for}");
}

/* --- %{for} ------------------------------------------------------------------------------------------------------------ */

static void template_body(Loop *l, const Scope *s) {
  const Expr *body = l->clause->value;
  const Value *part = template_part(l->ev, eval_expr(l->ev, s, body), body->span);
  vec_push(l->ev->run, &l->items, part);
  l->length += template_known_length(part);
  if (l->length <= l->ev->limits.max_string) return;
  l->unknown = l->full = true;
  template_too_long(l->ev, l->e->span);
}

static const Value *chosen_template(void *ctx, const Value *const *conditions) {
  const Loop *l = ctx;
  const Value *items = chosen_tuple(ctx, conditions);
  return template_concat(l->ev, items->seq.items, items->seq.n, l->e->span);
}

static const Value *over_template(Eval *ev, const Iteration *it, const Value *collection) {
  Loop l = new_loop(ev, it, collection);
  run(&l, collection, template_body);
  const Value *out = l.unknown ? value_unknown_of(ev->run, &type_string) : result(&l, chosen_template);
  return value_mark(ev->run, out, l.marks);
}

const Value *loop_template(Eval *ev, const Scope *s, const Expr *e) {
  const Value *v = loop(ev, s, e, over_template, &type_string, "%{for}");
  return v->kind == VAL_UNKNOWN ? value_mark(ev->run, value_unknown_of(ev->run, &type_string), v->marks) : v;
}

/* --- Splats ------------------------------------------------------------------------------------------------------------ */

static const Value *each_of(Eval *ev, const Scope *s, const Expr *e, const Value *item) {
  const Value *outer = ev->splat_item;
  ev->splat_item = item;
  const Value *out = eval_expr(ev, s, e->splat.each);
  ev->splat_item = outer;
  return out;
}

/* Over an empty list: what the elements would be, or are not. */
static const Value *splat_nothing(Eval *ev, const Scope *s, const Expr *e, const Type *elem) {
  size_t errors = ev->diags->errors;
  const Value *probe = each_of(ev, s, e, value_unknown_of(ev->run, elem));
  const Type *t = value_type(ev->run, probe);
  return ev->diags->errors > errors ? value_unknown_of(ev->run, type_list(ev->run, t)) : value_list(ev->run, t, NULL, 0);
}

static bool one_type(Eval *ev, const Value *const *items, size_t n, const Type **t) {
  *t = value_type(ev->run, items[0]);
  for (size_t i = 1; i < n; i++)
    if (!type_eq(*t, value_type(ev->run, items[i]))) return false;
  return true;
}

static const Type *each_type(Eval *ev, const Scope *s, const Expr *e, const Type *item) {
  size_t keep = ev->diags->list.n;
  const Type *t = value_type(ev->run, each_of(ev, s, e, value_unknown_of(ev->run, item)));
  diags_truncate(ev->diags, keep);
  return t;
}

/* An element failed, which was reported: the type is what the elements' types make it. */
static const Value *splat_failed(Eval *ev, const Scope *s, const Expr *e, const Value *v) {
  if (v->kind != VAL_TUPLE) return value_unknown_of(ev->run, type_list(ev->run, each_type(ev, s, e, v->type)));
  const Type **types = NEW_N(ev->run, const Type *, v->seq.n);
  for (size_t i = 0; i < v->seq.n; i++) types[i] = each_type(ev, s, e, value_type(ev->run, v->seq.items[i]));
  return value_unknown_of(ev->run, type_tuple(ev->run, types, v->seq.n));
}

static const Value *splat_seq(Eval *ev, const Scope *s, const Expr *e, const Value *v) {
  size_t n = v->seq.n, errors = ev->diags->errors;
  const Value **items = NEW_N(ev->run, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = each_of(ev, s, e, v->seq.items[i]);
  if (ev->diags->errors > errors) return splat_failed(ev, s, e, v);
  const Type *t;
  if (v->kind == VAL_TUPLE) return value_tuple(ev->run, items, n);
  if (!n) return splat_nothing(ev, s, e, v->type);
  return one_type(ev, items, n, &t) ? value_list(ev->run, t, items, n) : value_tuple(ev->run, items, n);
}

static const Value *splat(Eval *ev, const Scope *s, const Expr *e, const Value *v);

typedef struct {
  const Scope *scope;
  const Expr *e;
} Splat;

static const Value *apply_splat(Eval *ev, void *ctx, const Value *const *args, size_t n) {
  (void)n;
  const Splat *x = ctx;
  return splat(ev, x->scope, x->e, args[0]);
}

static bool is_sequence_type(const Type *t) { return t->kind == TYPE_LIST || t->kind == TYPE_SET || t->kind == TYPE_TUPLE; }

static const Value *single(Eval *ev, const Scope *s, const Expr *e, const Value *v) {
  const Value **items = NEW(ev->run, const Value *);
  items[0] = v;
  return splat_seq(ev, s, e, value_tuple(ev->run, items, 1));
}

static const Value *splat_sym(Eval *ev, const Scope *s, const Expr *e, const Value *v) {
  Splat x = {s, e};
  const Value *exposed = ops_expose(ev, v, e->span);
  if (exposed != v) return splat(ev, s, e, exposed);
  const Value *out = ops_distribute(ev, &v, 1, apply_splat, &x);
  if (out) return out;
  if (v->type->kind != TYPE_DYNAMIC && !is_sequence_type(v->type)) return single(ev, s, e, v);
  if (e->splat.each->kind == EXPR_SPLAT_ITEM && v->type->kind == TYPE_LIST) return v;
  return sym_call(ev->run, STR("[*]"), &v, 1, &type_dynamic, NULL, e->span);
}

static const Value *splat_null(Eval *ev, const Expr *e, const Value *v) {
  if (!is_sequence_type(v->type)) return value_tuple(ev->run, NULL, 0);
  diag_error(ev->diags, TC3004, e->splat.source->span, "A splat cannot be applied to a null list");
  diag_detail(ev->diags, "Give an empty list instead, for example with coalesce(…, []) or a conditional.");
  return &value_unknown;
}

static const Value *splat(Eval *ev, const Scope *s, const Expr *e, const Value *v) {
  const Value *out;
  switch (v->kind) {
  case VAL_NULL: out = splat_null(ev, e, v); break;
  case VAL_UNKNOWN: out = &value_unknown; break;
  case VAL_SYM: out = splat_sym(ev, s, e, v); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: out = splat_seq(ev, s, e, v); break;
  default: out = single(ev, s, e, v); break;
  }
  return value_mark(ev->run, out, v->marks);
}

const Value *loop_splat(Eval *ev, const Scope *s, const Expr *e) {
  size_t errors = ev->diags->errors;
  const Value *source = eval_expr(ev, s, e->splat.source);
  return ev->diags->errors > errors ? &value_unknown : splat(ev, s, e, source);
}
