/* Functions over lists and tuples: order and position.
 *
 * They look at the shape alone wherever they can, so that a list of resources whose IDs are not known yet can be sliced, joined
 * with others and taken apart like any other. What a list that is one symbol would give, only deployment can tell; then `fn`
 * answers NULL. */
#include "eval/func_util.h"
#include "eval/ops.h"

#include <stdlib.h>

/* Elements that unify to a list type where the arguments are lists, a tuple otherwise (cty's rule for concat). */
static const Type *common_list(const Call *c) {
  const Type **types = NEW_N(c->a, const Type *, c->n);
  for (size_t i = 0; i < c->n; i++) {
    types[i] = value_type(c->a, c->args[i]);
    if (types[i]->kind != TYPE_LIST) return NULL;
  }
  return unify(c->a, types, c->n);
}

/* What tolist([null]) and tolist([[1]]) have in common leaves the element type open, and the elements settle it: they must
 * agree, and a null of any type becomes one of theirs. */
static const Value *settled(const Call *c, const Type *open, Values *items) {
  const Type *elem = &type_dynamic;
  for (size_t i = 0; i < items->n; i++) {
    if (!value_is_wholly_known(items->v[i])) return value_list(c->a, open, items->v, items->n);
    const Type *t = value_type(c->a, items->v[i]);
    if (elem->kind == TYPE_DYNAMIC) elem = t;
    if (t->kind != TYPE_DYNAMIC && !type_eq(t, elem)) return func_error(c, -1, "all list elements must have the same type");
  }
  for (size_t i = 0; i < items->n && elem->kind != TYPE_DYNAMIC; i++) {
    const Value *v = items->v[i];
    if (value_is_null(v) && v->type->kind == TYPE_DYNAMIC) items->v[i] = value_mark(c->a, value_null_of(c->a, elem), v->marks);
  }
  return value_list(c->a, elem, items->v, items->n);
}

static const Value *concat_parts(const Call *c, const Type *list) {
  Values out = {0};
  for (size_t i = 0; i < c->n; i++) {
    const Value *v = list ? func_convert(c, (int)i, c->args[i], list) : c->args[i];
    if (!v || func_too_many(c, out.n + v->seq.n)) return &value_unknown;
    for (size_t k = 0; k < v->seq.n; k++) vec_push(c->a, &out, v->seq.items[k]);
  }
  if (list && !type_is_known(list->elem)) return settled(c, list->elem, &out);
  return list ? value_list(c->a, list->elem, out.v, out.n) : value_tuple(c->a, out.v, out.n);
}

static const Value *fn_concat(const Call *c) {
  if (!c->n) return func_error(c, -1, "at least one argument is required");
  const Value *open = NULL;
  for (size_t i = 0; i < c->n; i++) {
    const Type *t = value_type(c->a, c->args[i]);
    if (t->kind != TYPE_LIST && t->kind != TYPE_TUPLE && t->kind != TYPE_DYNAMIC) {
      Str name = func_type_name(c, c->args[i]);
      return func_error(c, (int)i, "all arguments must be lists or tuples; got %.*s", STR_ARG(name));
    }
    if (func_is_open(c->args[i]) && (!open || c->args[i]->kind == VAL_UNKNOWN)) open = c->args[i];
    if (open && open->kind == VAL_UNKNOWN) break; /* what comes after it does not count */
  }
  const Type *list = common_list(c);
  if (open) return func_marked(c, func_open(c, open, list ? list : &type_dynamic));
  return func_marked(c, concat_parts(c, list));
}

static const Value *fn_chunklist(const Call *c) {
  const Value *list = c->args[0];
  int64_t size;
  const Type *t = value_type(c->a, list);
  if (list->kind == VAL_UNKNOWN) return func_marked(c, value_unknown_of(c->a, type_list(c->a, t)));
  if (!func_int(c, 1, &size)) return &value_unknown;
  if (size < 0) return func_error(c, -1, "the size argument must be positive");
  if (func_is_open(list)) return func_marked(c, func_open(c, list, type_list(c->a, t)));
  Values chunks = {0};
  size_t n = list->seq.n, step = size && (uint64_t)size < n ? (size_t)size : n;
  for (size_t i = 0; i < n; i += step)
    vec_push(c->a, &chunks, value_list(c->a, t->elem, list->seq.items + i, n - i < step ? n - i : step));
  return func_marked(c, value_list(c->a, t, chunks.v, chunks.n));
}

static const Value *fn_coalescelist(const Call *c) {
  if (!c->n) return func_error(c, -1, "at least one argument is required");
  for (size_t i = 0; i < c->n && c->args[i]->kind != VAL_UNKNOWN; i++) {
    const Type *t = value_type(c->a, c->args[i]);
    if (t->kind != TYPE_LIST && t->kind != TYPE_TUPLE && (t->kind != TYPE_DYNAMIC || value_is_null(c->args[i])))
      return func_error(c, -1, "coalescelist arguments must be lists or tuples");
  }
  for (size_t i = 0; i < c->n; i++) {
    if (func_is_open(c->args[i])) return func_open(c, c->args[i], &type_dynamic);
    if (!value_is_null(c->args[i]) && c->args[i]->seq.n) return c->args[i];
  }
  return func_error(c, -1, "no non-null arguments");
}

/* Whether an element of compact() stays: a bool, or the condition for it; NULL where that is not known. */
static const Value *stays(Arena *a, const Value *v) {
  if (v->kind != VAL_SYM) return value_bool(func_never_empty(v));
  if (func_never_empty(v)) return &value_true;
  const Value *const *x = v->sym->args;
  if (!sym_is(v, SYM_IF)) return func_fits_condition(v) ? sym_not(a, sym_eq(a, v, value_string(a, STR("")))) : NULL;
  const Value *then = stays(a, x[1]), *otherwise = stays(a, x[2]);
  return then && otherwise && func_fits_condition(x[0]) ? sym_if(a, x[0], then, otherwise) : NULL;
}

/* The elements whose conditions hold. ctx: the call, with the list as first argument. */
static const Value *kept(void *ctx, const Value *const *conditions) {
  const Call *c = ctx;
  const Value *list = c->args[0];
  Values out = {0};
  for (size_t i = 0; i < list->seq.n; i++)
    if (conditions[i]->boolean) vec_push(c->a, &out, list->seq.items[i]);
  return value_list(c->a, value_type(c->a, list)->elem, out.v, out.n);
}

static const Value *fn_compact(const Call *c) {
  const Value *list = c->args[0];
  if (func_is_open(list)) return func_open(c, list, &func_list_string);
  const Value **conditions = NEW_N(c->a, const Value *, list->seq.n);
  for (size_t i = 0; i < list->seq.n; i++)
    if (list->seq.items[i]->kind == VAL_UNKNOWN || !(conditions[i] = stays(c->a, list->seq.items[i])))
      return func_undecided(c, list, &func_list_string);
  const Value *out = sym_choose(c->a, conditions, list->seq.n, kept, (void *)(uintptr_t)c);
  return out ? out : func_undecided(c, list, &func_list_string);
}

/* The condition under which `v` is none of the `n` elements before it: a bool or a switch; NULL where that is not known. */
static const Value *differs(const Call *c, const Value *v, const Value *const *before, size_t n) {
  const Value *all = &value_true;
  for (size_t i = 0; i < n; i++) {
    int same = func_equal(c->a, v, before[i], NULL);
    const Value *eq = same >= 0 ? value_bool(same) : ops_equal(c->ev, v, before[i], c->span);
    if (eq->kind == VAL_BOOL && eq->boolean) return &value_false;
    if (eq->kind != VAL_BOOL && !func_fits_condition(eq)) all = NULL; /* another one may be the same for certain */
    if (all) all = sym_and(c->a, all, sym_not(c->a, eq));
  }
  return all;
}

static const Value *fn_distinct(const Call *c) {
  const Value *list = c->args[0];
  const Type *t = value_type(c->a, list);
  if (func_is_open(list)) return func_open(c, list, t);
  Values out = {0}, conditions = {0};
  for (size_t i = 0; i < list->seq.n; i++) {
    const Value *stays = differs(c, list->seq.items[i], out.v, out.n);
    if (!stays) return func_undecided(c, list, t);
    if (stays->kind == VAL_BOOL && !stays->boolean) continue;
    vec_push(c->a, &out, list->seq.items[i]);
    vec_push(c->a, &conditions, stays);
  }
  const Value *items = value_list(c->a, t->elem, out.v, out.n);
  Call left = *c;
  left.args = &items;
  const Value *chosen = sym_choose(c->a, conditions.v, conditions.n, kept, &left);
  return chosen ? chosen : func_undecided(c, list, t);
}

static const Value *fn_element(const Call *c) {
  const Value *list = c->args[0], *index = c->args[1];
  const Type *t = value_type(c->a, list);
  int64_t i;
  if (t->kind != TYPE_LIST && t->kind != TYPE_TUPLE && t->kind != TYPE_DYNAMIC) {
    Str name = func_type_name(c, list);
    return func_error(c, -1, "cannot read elements from %.*s", STR_ARG(name));
  }
  if (list->kind == VAL_UNKNOWN) return func_marked(c, value_unknown_of(c->a, func_elem_type(t)));
  if (index->kind != VAL_NUMBER) return func_marked(c, func_open(c, index, func_elem_type(t)));
  if (!func_int(c, 1, &i)) return &value_unknown;
  if (i < 0 && t->kind != TYPE_LIST) return func_error(c, 1, "the index must not be negative");
  bool attribute = sym_is(list, SYM_ATTR); /* of which only its uses tell that it is a list */
  if (list->kind == VAL_SYM && (t->kind == TYPE_LIST || attribute) && i >= 0)
    return func_marked(c, eval_index(c->ev, list, index, c->span));
  if (func_is_open(list)) return func_marked(c, func_open(c, list, func_elem_type(t)));
  if (!list->seq.n) return func_error(c, -1, "cannot use element function with an empty list");
  int64_t n = (int64_t)list->seq.n;
  return func_marked(c, list->seq.items[(i % n + n) % n]); /* a negative index counts from the end, of a list alone */
}

/* Appends what flattening `v` gives; the first open value that may hide more elements ends up in *hidden. False (and reported)
 * when there are too many. */
static bool flatten_into(const Call *c, Values *out, const Value *v, const Value **hidden, Marks *marks) {
  *marks |= v->marks;
  for (size_t i = 0; i < v->seq.n; i++) {
    const Value *x = v->seq.items[i];
    if (func_is_seq(x)) {
      if (!flatten_into(c, out, x, hidden, marks)) return false;
      continue;
    }
    if (func_too_many(c, out->n + 1)) return false;
    TypeKind k = value_type(c->a, x)->kind;
    bool may_hold = k == TYPE_LIST || k == TYPE_SET || k == TYPE_TUPLE || k == TYPE_DYNAMIC;
    if (func_is_open(x) && may_hold && (!*hidden || x->kind == VAL_UNKNOWN)) *hidden = x;
    vec_push(c->a, out, x);
  }
  return true;
}

static const Value *flatten(const Call *c, const Value *list, size_t level);

enum { MAX_CHOICES = 5 }; /* one after another: as many levels of the tree */

/* A conditional that gives lists: each choice is flattened on its own. */
static const Value *flatten_choices(const Call *c, const Value *list, const Value *cond, size_t level) {
  const Value *then = flatten(c, sym_assume(c->a, list, cond, true), level + 1);
  const Value *otherwise = then ? flatten(c, sym_assume(c->a, list, cond, false), level + 1) : NULL;
  return otherwise ? sym_if(c->a, cond, then, otherwise) : NULL;
}

static const Value *flatten(const Call *c, const Value *list, size_t level) {
  Values out = {0};
  const Value *hidden = NULL;
  Marks marks = 0;
  if (!flatten_into(c, &out, list, &hidden, &marks)) return &value_unknown;
  const Value *r = value_tuple(c->a, out.v, out.n);
  if (hidden && sym_is(hidden, SYM_IF) && level < MAX_CHOICES)
    r = flatten_choices(c, list, hidden->sym->args[0], level);
  else if (hidden)
    r = func_open(c, hidden, &type_dynamic);
  return r ? value_mark(c->a, r, marks) : NULL;
}

static const Value *fn_flatten(const Call *c) {
  const Value *list = c->args[0];
  TypeKind k = value_type(c->a, list)->kind;
  if (k != TYPE_LIST && k != TYPE_SET && k != TYPE_TUPLE && k != TYPE_DYNAMIC) {
    if (value_parts(list) & PART_UNKNOWN) return &value_unknown;
    return func_error(c, -1, "can only flatten lists, sets and tuples");
  }
  if (func_is_open(list)) return func_marked(c, func_open(c, list, &type_dynamic));
  return flatten(c, list, 0);
}

static const Value *fn_index(const Call *c) {
  const Value *list = c->args[0];
  if (list->kind == VAL_UNKNOWN || c->args[1]->kind == VAL_UNKNOWN) return value_unknown_of(c->a, &type_number);
  TypeKind k = value_type(c->a, list)->kind;
  if (k != TYPE_LIST && k != TYPE_TUPLE && k != TYPE_DYNAMIC) return func_error(c, -1, "argument must be a list or tuple");
  if (func_is_open(list)) return func_open(c, list, &type_number);
  if (!list->seq.n) return func_error(c, -1, "cannot search an empty list");
  for (size_t i = 0; i < list->seq.n; i++) {
    bool sym = false;
    int same = func_equal(c->a, list->seq.items[i], c->args[1], &sym);
    if (same < 0) return sym ? NULL : value_unknown_of(c->a, &type_number);
    if (same) return value_int(c->a, (int64_t)i);
  }
  return func_error(c, -1, "item not found");
}

static const Value *fn_matchkeys(const Call *c) {
  const Value *values = c->args[0];
  const Type *t = value_type(c->a, values);
  const Type *keyed[2] = {value_type(c->a, c->args[1]), value_type(c->a, c->args[2])};
  for (size_t i = 0; i < 3; i++)
    if (func_is_open(c->args[i])) return func_open(c, c->args[i], t);
  const Type *common = unify(c->a, keyed, 2);
  const Value *keys = common ? convert(c->a, c->args[1], common, &(Str){0}) : NULL;
  const Value *wanted = common ? convert(c->a, c->args[2], common, &(Str){0}) : NULL;
  if (!keys || !wanted) return func_error(c, -1, "keys and searchset must be of the same type");
  if (keys->seq.n != values->seq.n) return func_error(c, -1, "length of keys and values should be equal");
  Values out = {0};
  for (size_t i = 0; i < keys->seq.n; i++)
    for (size_t k = 0; k < wanted->seq.n; k++) {
      bool sym = false;
      int same = func_equal(c->a, keys->seq.items[i], wanted->seq.items[k], &sym);
      if (same < 0) return sym ? NULL : value_unknown_of(c->a, t);
      if (!same) continue;
      vec_push(c->a, &out, values->seq.items[i]);
      break;
    }
  return value_list(c->a, t->elem, out.v, out.n);
}

enum { RANGE_MAX = 1024 }; /* Terraform's own limit */

static const Value *fn_range(const Call *c) {
  if (c->n < 1 || c->n > 3) return func_error(c, -1, "must have one, two, or three arguments");
  Num start = c->n == 1 ? num_int(0) : c->args[0]->number, end = c->args[c->n == 1 ? 0 : 1]->number;
  Num step = c->n == 3 ? c->args[2]->number : num_int(num_cmp(end, start) < 0 ? -1 : 1);
  bool down = num_sign(step) < 0;
  int order = num_cmp(end, start);
  if (down && order > 0) return func_error(c, 1, "end must be less than start when step is negative");
  if (!down && order < 0) return func_error(c, 1, "end must be greater than start when step is positive");
  Values out = {0};
  for (Num x = start; down ? num_cmp(x, end) > 0 : num_cmp(x, end) < 0; x = num_add(c->a, x, step)) {
    if (out.n >= RANGE_MAX)
      return func_error(c, -1,
                        "more than %d values were generated; either decrease the difference between start and end or use a "
                        "smaller step",
                        RANGE_MAX);
    vec_push(c->a, &out, value_number(c->a, x));
  }
  return value_list(c->a, &type_number, out.v, out.n);
}

static const Value *fn_reverse(const Call *c) {
  const Value *v = c->args[0];
  const Type *t = value_type(c->a, v);
  if (t->kind != TYPE_LIST && t->kind != TYPE_SET && t->kind != TYPE_TUPLE && t->kind != TYPE_DYNAMIC) {
    Str name = func_type_name(c, v);
    return func_error(c, 0, "can only reverse list or tuple values, not %.*s", STR_ARG(name));
  }
  if (func_is_open(v)) return func_marked(c, func_open(c, v, t->kind == TYPE_SET ? type_list(c->a, t->elem) : &type_dynamic));
  if (v->kind == VAL_SET && v->seq.n > 1 && !value_is_wholly_known(v))
    return func_marked(c, func_undecided(c, v, type_list(c->a, t->elem))); /* the order is not known */
  Values out = {0};
  for (size_t i = v->seq.n; i-- > 0;) vec_push(c->a, &out, v->seq.items[i]);
  return func_marked(c, v->kind == VAL_TUPLE ? value_tuple(c->a, out.v, out.n) : value_list(c->a, t->elem, out.v, out.n));
}

/* A list known only at deployment: its elements one by one, because the bounds are known. That it is long enough is then for
 * the deployment to find out. */
static const Value *slice_of_symbol(const Call *c, const Type *list, int64_t from, int64_t to) {
  if (from < 0 || to < from || to - from > RANGE_MAX) return func_error(c, 1, "the bounds must be in order and not negative");
  Values out = {0};
  for (int64_t i = from; i < to; i++) vec_push(c->a, &out, eval_index(c->ev, c->args[0], value_int(c->a, i), c->span));
  return value_list(c->a, list->elem, out.v, out.n);
}

static const Value *fn_slice(const Call *c) {
  const Value *v = c->args[0];
  const Type *t = value_type(c->a, v);
  int64_t from, to;
  if (t->kind == TYPE_SET)
    return func_error(c, 0,
                      "cannot slice a set, because its elements do not have indices; explicitly convert to a list if the "
                      "ordering of the result is not important");
  if (t->kind != TYPE_LIST && t->kind != TYPE_TUPLE && t->kind != TYPE_DYNAMIC)
    return func_error(c, 0, "must be a list or tuple value");
  if (v->kind == VAL_SYM && t->kind == TYPE_LIST && func_int(c, 1, &from) && func_int(c, 2, &to))
    return func_marked(c, slice_of_symbol(c, t, from, to));
  if (func_is_open(v)) return func_marked(c, func_open(c, v, t->kind == TYPE_LIST ? t : &type_dynamic));
  if (!func_int(c, 1, &from) || !func_int(c, 2, &to)) return &value_unknown;
  if (from < 0) return func_error(c, 1, "start index must not be less than zero");
  if (from > (int64_t)v->seq.n) return func_error(c, 1, "start index must not be greater than the length of the list");
  if (to > (int64_t)v->seq.n) return func_error(c, 2, "end index must not be greater than the length of the list");
  if (from > to) return func_error(c, 1, "start index must not be greater than end index");
  const Value *const *items = v->seq.items + from;
  size_t n = (size_t)(to - from);
  return func_marked(c, v->kind == VAL_TUPLE ? value_tuple(c->a, items, n) : value_list(c->a, t->elem, items, n));
}

static int by_bytes(const void *x, const void *y) {
  return str_cmp((*(const Value *const *)x)->string, (*(const Value *const *)y)->string);
}

static const Value *fn_sort(const Call *c) {
  const Value *list = c->args[0];
  size_t n = list->seq.n;
  const Value **items = NEW_N(c->a, const Value *, n);
  for (size_t i = 0; i < n; i++) {
    items[i] = list->seq.items[i];
    if (value_is_null(items[i])) return func_error(c, -1, "given list element %zu is null; a null string cannot be sorted", i);
  }
  if (n) qsort(items, n, sizeof *items, by_bytes);
  return value_list(c->a, &type_string, items, n);
}

static const char shape[] = "works on the shape: a list of known length may have deploy-time elements";

// clang-format off
const Function func_sequence[] = {
  {"chunklist", {{"list", &func_list_any, PARAM_SHAPE | PARAM_MARKED}, P_NUM("size")}, .returns = &func_list_list_any,
   .fn = fn_chunklist, .lowering = shape},
  {"coalescelist", .variadic = {"vals", NULL, PARAM_SHAPE | PARAM_NULL | PARAM_UNTYPED}, .fn = fn_coalescelist, .lowering = shape},
  {"compact", {{"list", &func_list_string, PARAM_SHAPE}}, .returns = &func_list_string, .fn = fn_compact,
   .lowering = "works where no deploy-time element can be empty; elements that a parameter decides make the list conditional"},
  {"concat", .variadic = {"seqs", NULL, PARAM_SHAPE | PARAM_MARKED}, .fn = fn_concat, .lowering = shape},
  {"distinct", {{"list", &func_list_any, PARAM_SHAPE}}, .returns = &func_list_any, .fn = fn_distinct,
   .lowering = "works where every pair of elements is known to be equal or different"},
  {"element", {P_ANY("list", PARAM_SHAPE | PARAM_MARKED), {"index", &type_number, PARAM_SHAPE}}, .fn = fn_element,
   .lowering = "works on the shape; `Fn::Select` on a deploy-time list, where an index beyond its end does not wrap around"},
  {"flatten", {P_ANY("list", PARAM_SHAPE | PARAM_MARKED)}, .fn = fn_flatten, .lowering = shape},
  {"index", {P_ANY("list", PARAM_SHAPE), P_ANY("value", PARAM_SHAPE)}, .returns = &type_number, .fn = fn_index,
   .lowering = "works where the elements before the match are known to be different"},
  {"matchkeys", {{"values", &func_list_any, PARAM_SHAPE}, {"keys", &func_list_any, PARAM_SHAPE},
   {"searchset", &func_list_any, PARAM_SHAPE}}, .returns = &func_list_any, .fn = fn_matchkeys,
   .lowering = "works on deploy-time values under known keys"},
  {"range", .variadic = P_NUM("params"), .returns = &func_list_number, .fn = fn_range,
   .lowering = "needs a value known at conversion"},
  {"reverse", {P_ANY("list", PARAM_SHAPE | PARAM_MARKED)}, .fn = fn_reverse, .lowering = shape},
  {"slice", {P_ANY("list", PARAM_SHAPE | PARAM_MARKED), P_NUM("start_index"), P_NUM("end_index")}, .fn = fn_slice,
   .lowering = "works on the shape; `Fn::Select` for each element of a deploy-time list"},
  {"sort", {{"list", &func_list_string, 0}}, .returns = &func_list_string, .fn = fn_sort,
   .lowering = "needs values known at conversion"},
  {0},
};
// clang-format on
