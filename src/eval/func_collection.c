/* Functions over any collection: how many, whether one is in it, the first that counts.
 *
 * A question about a deploy-time value that a template's condition can ask (contains over parameters, alltrue) becomes that
 * condition; attributes of resources may not stand in a condition, so there the answer stays open. */
#include "base/grapheme.h"
#include "eval/func_util.h"

/* A set's size is not known while two of its elements may turn out to be equal. */
static bool size_is_open(const Value *v) { return v->kind == VAL_SET && v->seq.n > 1 && !value_is_wholly_known(v); }

static const Value *fn_length(const Call *c) {
  const Value *v = c->args[0];
  const Type *t = value_type(c->a, v);
  if (v->kind == VAL_STRING) return func_marked(c, value_int(c->a, (int64_t)grapheme_count(v->string)));
  if (t->kind == TYPE_BOOL || t->kind == TYPE_NUMBER)
    return func_error(c, -1, "argument must be a string, a collection type, or a structural type");
  if (t->kind == TYPE_TUPLE || t->kind == TYPE_OBJECT) return func_marked(c, value_int(c->a, (int64_t)t->n));
  if (func_is_open(v)) return func_marked(c, func_open(c, v, &type_number));
  if (size_is_open(v)) return func_marked(c, func_undecided(c, v, &type_number));
  return func_marked(c, value_int(c->a, (int64_t)(func_is_seq(v) ? v->seq.n : v->map.n)));
}

static const Type *coalesced_type(const Call *c) {
  const Type **types = NEW_N(c->a, const Type *, c->n);
  size_t n = 0;
  for (size_t i = 0; i < c->n; i++) {
    const Type *t = value_type(c->a, c->args[i]);
    if (t->kind != TYPE_DYNAMIC || !value_is_null(c->args[i])) types[n++] = t;
  }
  if (!n && c->n) return &type_dynamic;
  return n ? unify(c->a, types, n) : NULL;
}

static const Value *coalesce_from(const Call *c, size_t i, const Type *t);

/* A parameter or pseudo parameter may be empty text; null it is never. */
static const Value *unless_empty(const Call *c, size_t i, const Type *t) {
  const Value *v = func_convert(c, (int)i, c->args[i], t);
  if (!v || value_type(c->a, c->args[i])->kind != TYPE_STRING) return v ? v : &value_unknown;
  size_t rest = i + 1;
  while (rest < c->n && value_is_null(c->args[rest])) rest++;
  if (rest == c->n) return v;
  const Value *otherwise = coalesce_from(c, rest, t);
  if (!otherwise || otherwise->kind == VAL_UNKNOWN) return otherwise;
  return sym_if(c->a, sym_eq(c->a, c->args[i], value_string(c->a, STR(""))), otherwise, v);
}

static const Value *coalesce_from(const Call *c, size_t i, const Type *t) {
  for (; i < c->n; i++) {
    const Value *v = c->args[i];
    if (value_is_null(v)) continue;
    if (func_never_empty(v)) return func_convert(c, (int)i, v, t);
    if (v->kind == VAL_SYM && type_is_primitive(v->type) && func_fits_condition(v)) return unless_empty(c, i, t);
    if (func_is_open(v)) return func_open(c, v, t);
    const Value *r = func_convert(c, (int)i, v, t);
    if (!r) return &value_unknown;
    if (r->kind != VAL_STRING || r->string.n) return r;
  }
  return func_error(c, -1, "no non-null, non-empty-string arguments");
}

static const Value *fn_coalesce(const Call *c) {
  const Type *t = coalesced_type(c);
  return t ? coalesce_from(c, 0, t) : func_error(c, -1, "all arguments must have the same type");
}

/* The disjunction "value equals one of the elements", where a condition can say it. */
static const Value *any_equal(const Call *c, const Value *list, const Value *value) {
  if (!func_fits_condition(list) || !func_fits_condition(value)) return NULL;
  const Type *t = value_type(c->a, value);
  const Value *any = &value_false;
  for (size_t i = 0; i < list->seq.n; i++) {
    const Value *x = list->seq.items[i];
    if (func_equal(c->a, x, value, NULL) == 0) continue;
    if ((t->kind != TYPE_STRING && t->kind != TYPE_BOOL) || !type_eq(t, value_type(c->a, x)) || value_is_null(x)) return NULL;
    any = sym_or(c->a, any, sym_eq(c->a, value, x));
  }
  return any;
}

static const Value *fn_contains(const Call *c) {
  const Value *list = c->args[0], *value = c->args[1];
  if (list->kind == VAL_UNKNOWN || value->kind == VAL_UNKNOWN) return value_unknown_of(c->a, &type_bool);
  TypeKind k = value_type(c->a, list)->kind;
  if (k != TYPE_LIST && k != TYPE_TUPLE && k != TYPE_SET && k != TYPE_DYNAMIC)
    return func_error(c, -1, "argument must be list, tuple, or set");
  if (func_is_open(list)) return func_open(c, list, &type_bool);
  bool sym = false, open = false;
  for (size_t i = 0; i < list->seq.n; i++) {
    int same = func_equal(c->a, list->seq.items[i], value, &sym);
    if (same > 0) return &value_true;
    open = open || same < 0;
  }
  if (!open) return &value_false;
  return sym ? any_equal(c, list, value) : value_unknown_of(c->a, &type_bool);
}

/* The element of a collection with at most one. */
static const Value *fn_one(const Call *c) {
  static const char wrong[] = "must be a list, set, or tuple value with either zero or one elements";
  const Value *v = c->args[0];
  const Type *t = value_type(c->a, v);
  if (t->kind != TYPE_LIST && t->kind != TYPE_SET && t->kind != TYPE_TUPLE && t->kind != TYPE_DYNAMIC)
    return func_error(c, 0, wrong);
  if (func_is_open(v)) return t->kind == TYPE_TUPLE && t->n > 1 ? func_error(c, 0, wrong) : func_open(c, v, func_elem_type(t));
  if (size_is_open(v)) return func_undecided(c, v, t->elem);
  if (v->seq.n > 1) return func_error(c, 0, wrong);
  return v->seq.n ? v->seq.items[0] : value_null_of(c->a, func_elem_type(t));
}

/* All (or any) of a list of bools: one element may decide, whatever the others hide. Null counts as false. */
static const Value *quantify(const Call *c, bool all) {
  const Value *list = c->args[0];
  if (func_is_open(list)) return func_open(c, list, &type_bool);
  bool open = false;
  for (size_t i = 0; i < list->seq.n; i++) {
    const Value *v = list->seq.items[i];
    if (func_is_open(v))
      open = true;
    else if ((v->kind == VAL_BOOL && v->boolean) != all)
      return value_bool(!all);
  }
  if (!open) return value_bool(all);
  if (!func_has_sym(list)) return value_unknown_of(c->a, &type_bool);
  if (!func_fits_condition(list)) return NULL;
  const Value *r = value_bool(all);
  for (size_t i = 0; i < list->seq.n; i++) {
    const Value *v = list->seq.items[i];
    if (v->kind == VAL_UNKNOWN) return value_unknown_of(c->a, &type_bool);
    if (v->kind == VAL_SYM) r = all ? sym_and(c->a, r, v) : sym_or(c->a, r, v);
  }
  return r;
}

static const Value *fn_alltrue(const Call *c) { return quantify(c, true); }

static const Value *fn_anytrue(const Call *c) { return quantify(c, false); }

static const char condition[] = "decided by known elements; otherwise a condition over parameters (`Fn::And`, `Fn::Or`)";

// clang-format off
const Function func_collection[] = {
  {"alltrue", {{"list", &func_list_bool, PARAM_SHAPE}}, .returns = &type_bool, .fn = fn_alltrue, .lowering = condition},
  {"anytrue", {{"list", &func_list_bool, PARAM_SHAPE}}, .returns = &type_bool, .fn = fn_anytrue, .lowering = condition},
  {"coalesce", .variadic = {"vals", NULL, PARAM_SHAPE | PARAM_NULL | PARAM_UNTYPED}, .fn = fn_coalesce,
   .lowering = "works where the first argument that is not null is known, an ID, an ARN or text with a literal part; a parameter that may "
               "be empty becomes a condition"},
  {"contains", {P_ANY("list", PARAM_SHAPE), P_ANY("value", PARAM_SHAPE)}, .returns = &type_bool, .fn = fn_contains,
   .lowering = "decided by known elements; otherwise a condition over parameters (`Fn::Or` of `Fn::Equals`)"},
  {"length", {P_ANY("value", PARAM_SHAPE | PARAM_MARKED | PARAM_COUNTED)}, .returns = &type_number, .fn = fn_length,
   .lowering = "known where the number of elements is; a deploy-time string or list needs a value known at conversion"},
  {"one", {P_ANY("list", PARAM_SHAPE)}, .fn = fn_one, .lowering = "works on the shape: the element may be a deploy-time value"},
  {0},
};
// clang-format on
