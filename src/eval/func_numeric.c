/* Functions over numbers.
 *
 * abs, ceil, floor, max, min and sum work on the exact numbers; log and pow are IEEE double arithmetic, as Terraform computes
 * them (cty's stdlib converts to float64 and back). An infinite result, which Terraform can hold but not write to any file, is
 * refused. */
#include "eval/func_util.h"

#include <math.h>

static const Value *fn_abs(const Call *c) { return value_number(c->a, num_abs(c->a, c->args[0]->number)); }

static const Value *fn_ceil(const Call *c) { return value_number(c->a, num_ceil(c->a, c->args[0]->number)); }

static const Value *fn_floor(const Call *c) { return value_number(c->a, num_floor(c->a, c->args[0]->number)); }

static const Value *fn_signum(const Call *c) {
  int64_t n;
  if (!func_int(c, 0, &n)) return &value_unknown;
  return value_int(c->a, (n > 0) - (n < 0));
}

static const Value *from_double(const Call *c, double d) {
  if (isnan(d)) return func_error(c, -1, "the result is not a number");
  return value_number(c->a, num_from_double(c->a, d));
}

static const Value *fn_log(const Call *c) {
  return from_double(c, log(num_to_double(c->args[0]->number)) / log(num_to_double(c->args[1]->number)));
}

static const Value *fn_pow(const Call *c) {
  return from_double(c, pow(num_to_double(c->args[0]->number), num_to_double(c->args[1]->number)));
}

static const Value *extreme(const Call *c, int sign) {
  if (!c->n) return func_error(c, -1, "must pass at least one number");
  const Value *best = c->args[0];
  for (size_t i = 1; i < c->n; i++)
    if (num_cmp(c->args[i]->number, best->number) * sign > 0) best = c->args[i];
  return best;
}

static const Value *fn_max(const Call *c) { return extreme(c, 1); }

static const Value *fn_min(const Call *c) { return extreme(c, -1); }

static const Value *fn_parseint(const Call *c) {
  const Value *v = c->args[0];
  int64_t base;
  if (v->kind != VAL_STRING) {
    Str t = func_type_name(c, v);
    return func_error(c, 0, "first argument must be a string, not %.*s", STR_ARG(t));
  }
  if (!func_int(c, 1, &base)) return &value_unknown;
  if (base < 2 || base > 62) return func_error(c, 1, "base must be a whole number between 2 and 62 inclusive");
  Str s = v->string;
  Num n;
  if (!num_parse_int(c->a, s, (int)base, &n))
    return func_error(c, 0, "cannot parse \"%.*s\" as a base %lld integer", STR_ARG(s), (long long)base);
  return value_number(c->a, n);
}

static const Value *fn_sum(const Call *c) {
  const Value *list = c->args[0];
  if (func_is_open(list)) return func_open(c, list, &type_number);
  if (!value_is_collection(list)) return func_error(c, 0, "cannot sum noniterable");
  size_t n = func_is_seq(list) ? list->seq.n : list->map.n;
  if (!n) return func_error(c, 0, "cannot sum an empty list");
  if (!func_is_seq(list)) {
    Str t = func_type_name(c, list);
    return func_error(c, 0, "argument must be list, set, or tuple. Received %.*s", STR_ARG(t));
  }
  if (!value_is_wholly_known(list)) return func_undecided(c, list, &type_number);
  Num total = num_int(0);
  for (size_t i = 0; i < n; i++) {
    Str why;
    const Value *x = value_is_null(list->seq.items[i]) ? NULL : convert(c->a, list->seq.items[i], &type_number, &why);
    if (!x) return func_error(c, 0, "argument must be list, set, or tuple of number values");
    total = i ? num_add(c->a, total, x->number) : x->number;
  }
  if (num_is_nan(total)) return func_error(c, -1, "the sum has no value");
  return value_number(c->a, total);
}

static const char needs_number[] = "needs a value known at conversion";

// clang-format off
const Function func_numeric[] = {
  {"abs", {P_NUM("num")}, .returns = &type_number, .fn = fn_abs, .lowering = needs_number},
  {"ceil", {P_NUM("num")}, .returns = &type_number, .fn = fn_ceil, .lowering = needs_number},
  {"floor", {P_NUM("num")}, .returns = &type_number, .fn = fn_floor, .lowering = needs_number},
  {"log", {P_NUM("num"), P_NUM("base")}, .returns = &type_number, .fn = fn_log, .lowering = needs_number},
  {"max", .variadic = P_NUM("numbers"), .returns = &type_number, .fn = fn_max, .lowering = needs_number},
  {"min", .variadic = P_NUM("numbers"), .returns = &type_number, .fn = fn_min, .lowering = needs_number},
  {"parseint", {P_ANY("number", 0), P_NUM("base")}, .returns = &type_number, .fn = fn_parseint, .lowering = needs_number},
  {"pow", {P_NUM("num"), P_NUM("power")}, .returns = &type_number, .fn = fn_pow, .lowering = needs_number},
  {"signum", {P_NUM("num")}, .returns = &type_number, .fn = fn_signum, .lowering = needs_number},
  {"sum", {P_ANY("list", PARAM_SHAPE)}, .returns = &type_number, .fn = fn_sum, .lowering = needs_number},
  {0},
};
// clang-format on
