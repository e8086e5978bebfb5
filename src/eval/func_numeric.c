/* Functions over numbers.
 *
 * abs, ceil, floor, max, min and sum work on the exact numbers; log and pow are IEEE double arithmetic, as Terraform computes
 * them (cty's stdlib converts to float64 and back). */
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

/* The natural logarithm by the classic reduction x = 2^k (1 + f) and a polynomial in s = f / (2 + f), which Go uses: its last
 * bit must be Terraform's, not the C library's. */
static double go_log(double x) {
  static const double L[] = {6.666666666666735130e-01, 3.999999999940941908e-01, 2.857142874366239149e-01,
                             2.222219843214978396e-01, 1.818357216161805012e-01, 1.531383769920937332e-01,
                             1.479819860511658591e-01};
  static const double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
  if (!(x > 0) || isinf(x)) return log(x);
  int exponent;
  double m = frexp(x, &exponent);
  if (m < sqrt(2) / 2) {
    m *= 2;
    exponent--;
  }
  double f = m - 1, k = exponent, s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
  double odd = s2 * (L[0] + s4 * (L[2] + s4 * (L[4] + s4 * L[6]))), even = s4 * (L[1] + s4 * (L[3] + s4 * L[5]));
  double half = 0.5 * f * f;
  return k * ln2_high - ((half - (s * (half + odd + even) + k * ln2_low)) - f);
}

/* x^y as Go computes it: exp for the fraction of y, repeated squaring of the mantissa for the rest. (The last bit of Go's exp
 * depends on the processor, so for fractions of y Terraform itself does not give the same everywhere.) */
static double go_pow(double x, double y) {
  enum { FAR = 1 << 12 };
  if (y == 0 || x == 1 || y == 1 || x == 0 || !isfinite(x) || !isfinite(y) || fabs(y) >= 0x1p63) return pow(x, y);
  if (fabs(y) == 0.5) return y > 0 ? sqrt(x) : 1 / sqrt(x);
  double whole, fraction = modf(fabs(y), &whole), r = 1;
  if (fraction != 0 && x < 0) return NAN;
  if (fraction > 0.5) {
    fraction--;
    whole++;
  }
  if (fraction != 0) r = exp(fraction * go_log(x));
  int exponent = 0, e;
  double m = frexp(x, &e);
  for (int64_t i = (int64_t)whole; i; i >>= 1) {
    if (e < -FAR || e > FAR) {
      exponent += e;
      break;
    }
    if (i & 1) {
      r *= m;
      exponent += e;
    }
    m *= m;
    e *= 2;
    if (m < 0.5) {
      m += m;
      e--;
    }
  }
  return y < 0 ? ldexp(1 / r, -exponent) : ldexp(r, exponent);
}

static const Value *fn_log(const Call *c) {
  return from_double(c, go_log(num_to_double(c->args[0]->number)) / go_log(num_to_double(c->args[1]->number)));
}

static const Value *fn_pow(const Call *c) {
  return from_double(c, go_pow(num_to_double(c->args[0]->number), num_to_double(c->args[1]->number)));
}

static const Value *extreme(const Call *c, int sign) {
  if (!c->n) return func_error(c, -1, "must pass at least one number");
  const Value *best = c->args[0];
  for (size_t i = 1; i < c->n; i++)
    if (num_cmp(c->args[i]->number, best->number) * sign > 0) best = c->args[i];
  return best;
}

/* Of what is the same all over, it is that, whatever deployment makes of it. */
static const Value *all_the_same(const Call *c) {
  for (size_t i = 1; i < c->n; i++)
    if (!value_same(c->args[i], c->args[0])) return NULL;
  return c->n ? c->args[0] : NULL;
}

static const Value *fn_max(const Call *c) { return extreme(c, 1); }

static const Value *fn_min(const Call *c) { return extreme(c, -1); }

static const Value *fn_parseint(const Call *c) {
  const Value *v = c->args[0];
  int64_t base;
  if (value_type(c->a, v)->kind != TYPE_STRING) {
    Str t = func_type_name(c, v);
    return func_error(c, 0, "first argument must be a string, not %.*s", STR_ARG(t));
  }
  if (v->kind == VAL_UNKNOWN || c->args[1]->kind == VAL_UNKNOWN) return value_unknown_of(c->a, &type_number);
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
  {"max", .variadic = P_NUM("numbers"), .returns = &type_number, .fn = fn_max, .symbolic = all_the_same, .lowering = needs_number},
  {"min", .variadic = P_NUM("numbers"), .returns = &type_number, .fn = fn_min, .symbolic = all_the_same, .lowering = needs_number},
  {"parseint", {P_ANY("number", PARAM_UNKNOWN), {"base", &type_number, PARAM_UNKNOWN}}, .returns = &type_number, .fn = fn_parseint, .lowering = needs_number},
  {"pow", {P_NUM("num"), P_NUM("power")}, .returns = &type_number, .fn = fn_pow, .lowering = needs_number},
  {"signum", {P_NUM("num")}, .returns = &type_number, .fn = fn_signum, .lowering = needs_number},
  {"sum", {P_ANY("list", PARAM_SHAPE)}, .returns = &type_number, .fn = fn_sum, .lowering = needs_number},
  {0},
};
// clang-format on
