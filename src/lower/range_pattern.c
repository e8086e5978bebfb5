/* Bounds of numbers -> AllowedPattern.
 *
 * A parameter that may be left empty is text, and MinValue is for numbers only. But whole numbers between two bounds are a
 * regular language: those with fewer digits than the upper and more than the lower bound, and for the bounds' own lengths what
 * follows digit by digit. A number of the range may have a fraction, except behind its greatest whole number. */
#include "lower/validation.h"

#define FRACTION "(?:[.][0-9]+)?"
#define NOTHING  "(?:[.]0+)?" /* a fraction of zeros */

static const int64_t most = 1000000000000000; /* whole numbers up to here; also: no upper bound */

/* [0-9], as often as `least` to `most_often` times; SIZE_MAX: without an end. */
static void more_digits(Buf *b, size_t least, size_t most_often) {
  if (!most_often) return;
  buf_addz(b, "[0-9]");
  if (most_often == SIZE_MAX && !least)
    buf_addc(b, '*');
  else if (most_often == SIZE_MAX)
    buf_addf(b, "{%zu,}", least);
  else if (least < most_often && most_often == 1)
    buf_addc(b, '?');
  else if (least < most_often)
    buf_addf(b, "{%zu,%zu}", least, most_often);
  else if (least > 1)
    buf_addf(b, "{%zu}", least);
}

/* [3-7] or 3, and `more` digits. */
static Str digits(Arena *a, Str prefix, int64_t low, int64_t high, size_t more) {
  Buf b = buf_new(a);
  buf_add(&b, prefix);
  if (low == high)
    buf_addf(&b, "%lld", (long long)low);
  else
    buf_addf(&b, low + 1 == high ? "[%lld%lld]" : "[%lld-%lld]", (long long)low, (long long)high);
  more_digits(&b, more, more);
  return buf_str(&b);
}

/* Numbers of n digits from `low` to `high`, behind `prefix`. */
static void same_length(Arena *a, Alternatives *out, Str prefix, int64_t low, int64_t high, size_t n) {
  int64_t unit = 1;
  for (size_t i = 1; i < n; i++) unit *= 10;
  int64_t first = low / unit, last = high / unit;
  bool from_middle = low % unit != 0, to_middle = high % unit != unit - 1;
  if (first == last && (from_middle || to_middle)) {
    same_length(a, out, digits(a, prefix, first, first, 0), low % unit, high % unit, n - 1);
    return;
  }
  if (from_middle) same_length(a, out, digits(a, prefix, first, first, 0), low % unit, unit - 1, n - 1);
  int64_t from = first + from_middle, to = last - to_middle;
  if (from <= to) vec_push(a, out, digits(a, prefix, from, to, n - 1));
  if (to_middle) same_length(a, out, digits(a, prefix, last, last, 0), 0, high % unit, n - 1);
}

/* Whole numbers from `low` (0 at least) to `high`: lengths of which all numbers are in the range stand in one alternative. */
static void whole_numbers(Arena *a, Alternatives *out, int64_t low, int64_t high) {
  if (low == 0) vec_push(a, out, digits(a, STR(""), 0, high < 9 ? high : 0, 0));
  if (low == 0 && high < 9) return;
  size_t full_from = 0, full_to = 0, n = 1;
  for (int64_t least = 1; least <= high && least < most; least *= 10, n++) {
    int64_t from = low > least ? low : least, to = high < least * 10 - 1 ? high : least * 10 - 1;
    bool full = from == least && to == least * 10 - 1;
    if (full && !full_from) full_from = n;
    if (full) full_to = n;
    if (!full && from <= to) same_length(a, out, STR(""), from, to, n);
  }
  if (!full_from) return;
  Buf b = buf_new(a);
  buf_addz(&b, "[1-9]");
  more_digits(&b, full_from - 1, high >= most ? SIZE_MAX : full_to - 1);
  vec_push(a, out, buf_str(&b));
}

static Str either(Arena *a, const Alternatives *v) {
  Buf b = buf_new(a);
  if (v->n > 1) buf_addz(&b, "(?:");
  for (size_t i = 0; i < v->n; i++) {
    if (i) buf_addc(&b, '|');
    buf_add(&b, v->v[i]);
  }
  if (v->n > 1) buf_addc(&b, ')');
  return buf_str(&b);
}

/* Numbers from `low` to `high`, both at least 0, with `sign` in front. */
static void numbers(Arena *a, Alternatives *out, const char *sign, int64_t low, int64_t high) {
  Alternatives whole = {0};
  bool open = high >= most;
  if (low < high || open) {
    whole_numbers(a, &whole, low, open ? most : high - 1);
    vec_push(a, out, str_fmt(a, "%s%.*s" FRACTION, sign, STR_ARG(either(a, &whole))));
  }
  if (!open) vec_push(a, out, str_fmt(a, "%s%lld" NOTHING, sign, (long long)high));
}

bool range_is_plain(const Value *bound) {
  int64_t n;
  return num_to_int64(bound->number, &n) && n > -most && n < most;
}

Str range_pattern(Arena *a, const Value *min, const Value *max) {
  Alternatives all = {0};
  int64_t low = -most, high = most;
  if (min) num_to_int64(min->number, &low);
  if (max) num_to_int64(max->number, &high);
  if (low > high) return STR("[^\\s\\S]"); /* nothing */
  if (high >= 0) numbers(a, &all, "", low > 0 ? low : 0, high);
  if (low < 0) numbers(a, &all, "-", high < 0 ? -high : 0, -low);
  return alternatives_pattern(a, &all);
}
