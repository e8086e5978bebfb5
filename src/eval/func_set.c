/* Functions over sets, and the product of collections. */
#include "eval/func_util.h"

/* Elements of an open type (a null) go together with their like alone. */
static bool go_together(const Type *common, const Type *const *types, size_t n) {
  if (type_is_known(common)) return true;
  for (size_t i = 1; i < n; i++)
    if (!type_eq(types[0], types[i])) return false;
  return true;
}

/* The common element type of the arguments (empty ones of no particular type do not take part), or NULL. */
static const Type *common_element(const Call *c) {
  const Type **types = NEW_N(c->a, const Type *, c->n);
  size_t n = 0;
  for (size_t i = 0; i < c->n; i++) {
    const Type *elem = func_elem_type(value_type(c->a, c->args[i]));
    if (elem->kind != TYPE_DYNAMIC || c->args[i]->kind != VAL_SET || c->args[i]->seq.n) types[n++] = elem;
  }
  if (!n) return &type_dynamic;
  const Type *common = unify(c->a, types, n);
  return common && go_together(common, types, n) ? common : NULL;
}

/* 1: in the set, 0: not, -1: not known. */
static int member(const Call *c, const Value *set, const Value *v) {
  int r = 0;
  for (size_t i = 0; i < set->seq.n && r <= 0; i++) {
    int same = func_equal(c->a, set->seq.items[i], v, NULL);
    if (same) r = same;
  }
  return r;
}

typedef enum { UNION, INTERSECTION, SUBTRACTION } SetOp;

/* acc op next, or NULL when membership of an element is not known. */
static const Value *combine(const Call *c, SetOp op, const Value *acc, const Value *next, const Type *elem) {
  Values out = {0};
  for (size_t i = 0; i < acc->seq.n; i++) {
    int in = op == UNION ? 0 : member(c, next, acc->seq.items[i]);
    if (in < 0) return NULL;
    if (op == UNION || (in > 0) == (op == INTERSECTION)) vec_push(c->a, &out, acc->seq.items[i]);
  }
  for (size_t i = 0; op == UNION && i < next->seq.n; i++) vec_push(c->a, &out, next->seq.items[i]);
  return value_set(c->a, elem, out.v, out.n);
}

static const Value *set_operation(const Call *c, SetOp op) {
  const Type *elem = common_element(c);
  if (!elem) return func_error(c, -1, "given sets must all have compatible element types");
  const Type *set = type_set(c->a, elem);
  const Value *acc = NULL;
  bool sym = false;
  for (size_t i = 0; i < c->n; i++) sym = sym || func_has_sym(c->args[i]);
  for (size_t i = 0; i < c->n; i++) {
    const Value *next = func_convert(c, (int)i, c->args[i], set);
    if (!next) return &value_unknown;
    if (op != UNION && !sym && !value_is_wholly_known(next)) return value_unknown_of(c->a, set);
    if (func_is_open(next)) return sym ? NULL : value_unknown_of(c->a, set);
    acc = acc ? combine(c, op, acc, next, elem) : next;
    if (!acc) return sym ? NULL : value_unknown_of(c->a, set);
  }
  return acc;
}

static const Value *fn_setunion(const Call *c) { return set_operation(c, UNION); }

static const Value *fn_setintersection(const Call *c) { return set_operation(c, INTERSECTION); }

static const Value *fn_setsubtract(const Call *c) { return set_operation(c, SUBTRACTION); }

/* The element type that setproduct gives argument i, or NULL after reporting. */
static const Type *factor_type(const Call *c, size_t i) {
  const Type *t = value_type(c->a, c->args[i]), *elem = &type_dynamic;
  if (t->kind == TYPE_LIST || t->kind == TYPE_SET) return t->elem;
  if (t->kind == TYPE_TUPLE) {
    if (t->n) elem = unify(c->a, t->elems, t->n);
    if (!elem) func_error(c, (int)i, "all elements must be of the same type");
    return elem;
  }
  if (t->kind == TYPE_DYNAMIC) return elem;
  func_error(c, (int)i, "a set or a list is required");
  return NULL;
}

/* All combinations; the last factor varies fastest. `lists` are the factors as lists, n of them. */
static void product(const Call *c, Values *out, const Value *const *lists, size_t n) {
  size_t *at = NEW_N(c->a, size_t, n);
  for (;;) {
    const Value **row = NEW_N(c->a, const Value *, n);
    for (size_t i = 0; i < n; i++) row[i] = lists[i]->seq.items[at[i]];
    vec_push(c->a, out, value_tuple(c->a, row, n));
    size_t k = n;
    while (k && ++at[k - 1] == lists[k - 1]->seq.n) at[--k] = 0;
    if (!k) return;
  }
}

static const Value *fn_setproduct(const Call *c) {
  if (c->n < 2) return func_error(c, -1, "at least two arguments are required");
  const Type **elems = NEW_N(c->a, const Type *, c->n);
  const Value **lists = NEW_N(c->a, const Value *, c->n);
  const Value *open = NULL;
  bool set = false;
  size_t total = 1;
  bool none = false; /* nothing to combine: then the elements of the others are not converted */
  for (size_t i = 0; i < c->n; i++) none = none || (func_is_seq(c->args[i]) && !c->args[i]->seq.n);
  for (size_t i = 0; i < c->n; i++) {
    if (!(elems[i] = factor_type(c, i))) return &value_unknown;
    const Value *v = c->args[i];
    set = set || value_type(c->a, v)->kind == TYPE_SET;
    bool hidden = func_is_open(v) || (v->kind == VAL_SET && v->seq.n > 1 && !value_is_wholly_known(v));
    if (hidden && (!open || !func_has_sym(v))) open = v;
    lists[i] = hidden || none ? v : func_convert(c, (int)i, v, type_list(c->a, elems[i]));
    if (!lists[i]) return &value_unknown;
    if (!hidden) {
      size_t n = lists[i]->seq.n;
      total = n && total > SIZE_MAX / n ? SIZE_MAX : total * n;
    }
  }
  const Type *row = type_tuple(c->a, elems, c->n);
  if (open) return func_marked(c, func_undecided(c, open, set ? type_set(c->a, row) : type_list(c->a, row)));
  if (total > SIZE_MAX / c->n || func_too_many(c, total * c->n)) return &value_unknown;
  Values out = {0};
  if (total) product(c, &out, lists, c->n);
  return func_marked(c, set ? value_set(c->a, row, out.v, out.n) : value_list(c->a, row, out.v, out.n));
}

static const char decided[] = "works where membership of every element is known";

// clang-format off
const Function func_set[] = {
  {"setintersection", {{"first_set", &func_set_any, PARAM_SHAPE}}, .variadic = {"other_sets", &func_set_any, PARAM_SHAPE},
   .returns = &func_set_any, .fn = fn_setintersection, .lowering = decided},
  {"setproduct", .variadic = {"sets", NULL, PARAM_SHAPE | PARAM_MARKED}, .fn = fn_setproduct,
   .lowering = "works on the shape: elements of lists may be deploy-time values"},
  {"setsubtract", {{"a", &func_set_any, PARAM_SHAPE}, {"b", &func_set_any, PARAM_SHAPE}}, .returns = &func_set_any,
   .fn = fn_setsubtract, .lowering = decided},
  {"setunion", {{"first_set", &func_set_any, PARAM_SHAPE}}, .variadic = {"other_sets", &func_set_any, PARAM_SHAPE},
   .returns = &func_set_any, .fn = fn_setunion, .lowering = "works on the shape: elements may be deploy-time values"},
  {0},
};
// clang-format on
