/* Numbers as decimal text: the shortest digits that lie within half a unit in the last binary place of the number.
 *
 * The number and both borders of its rounding interval are dyadic rationals and so have finite decimal expansions. Their
 * digits are compared from the left until the interval leaves a choice; this is what Go's big.Float.Text('f', -1) does
 * and therefore what Terraform prints. */
#include "base/num.h"

#include "base/num_big.h"

#include <stdlib.h>

/* 0.DIGITS times ten to `exp`; no trailing zeros; zero has no digits. */
typedef struct {
  char *digits;
  size_t n;
  int64_t exp;
} Decimal;

static void trim_zeros(Decimal *d) {
  while (d->n && d->digits[d->n - 1] == '0') d->n--;
}

/* From this binary exponent on an expansion is not made in full: its length is the exponent's, and `shorten` looks only at as
 * many digits as the precision has, until the borders differ. */
enum { LONG_EXPANSION = 20000, GUARD_DIGITS = 80 };

/* The first digits of m times two to `exp`, more than `shorten` can need. */
static Decimal decimal_leading(const mpz_t m, int64_t exp) {
  mpfr_t x;
  mpfr_init2(x, (mpfr_prec_t)mpz_sizeinbase(m, 2) + 1);
  mpfr_set_z_2exp(x, m, (mpfr_exp_t)exp, MPFR_RNDZ);
  mpfr_exp_t point;
  size_t n = mpz_sizeinbase(m, 10) + GUARD_DIGITS;
  Decimal d = {malloc(n + 2), n, 0};
  if (!d.digits) die_oom(n + 2);
  mpfr_get_str(d.digits, &point, 10, n, x, MPFR_RNDZ);
  mpfr_clear(x);
  d.exp = point;
  trim_zeros(&d);
  return d;
}

/* The expansion of m times two to `exp`. */
static Decimal decimal_new(const mpz_t m, int64_t exp) {
  if (exp > LONG_EXPANSION || exp < -LONG_EXPANSION) return decimal_leading(m, exp);
  mpz_t scaled;
  mpz_init(scaled);
  if (exp >= 0) {
    mpz_mul_2exp(scaled, m, (mp_bitcnt_t)exp);
  } else {
    mpz_ui_pow_ui(scaled, 5, (unsigned long)-exp);
    mpz_mul(scaled, scaled, m);
  }
  Decimal d = {malloc(mpz_sizeinbase(scaled, 10) + 2), 0, 0};
  if (!d.digits) die_oom(mpz_sizeinbase(scaled, 10) + 2);
  mpz_get_str(d.digits, 10, scaled);
  mpz_clear(scaled);
  d.n = strlen(d.digits);
  d.exp = (int64_t)d.n + (exp < 0 ? exp : 0);
  trim_zeros(&d);
  return d;
}

static char digit_at(const Decimal *d, size_t i) { return i < d->n ? d->digits[i] : '0'; }

static void round_down(Decimal *d, size_t n) {
  d->n = n;
  trim_zeros(d);
}

static void round_up(Decimal *d, size_t n) {
  while (n && d->digits[n - 1] == '9') n--;
  d->n = n ? n : 1;
  if (n) {
    d->digits[n - 1]++;
  } else {
    d->digits[0] = '1';
    d->exp++;
  }
}

static bool nearer_up(const Decimal *d, size_t n) {
  if (d->digits[n] == '5' && n + 1 == d->n) return n > 0 && (d->digits[n - 1] & 1); /* a tie goes to the even digit */
  return d->digits[n] >= '5';
}

/* Cuts `d` at the first digit where the interval allows it. `inclusive`: its borders round to the number too. */
static void shorten(Decimal *d, const Decimal *lower, const Decimal *upper, bool inclusive) {
  for (size_t i = 0; i < d->n; i++) {
    char m = d->digits[i], l = digit_at(lower, i), u = digit_at(upper, i);
    bool down = l != m || (inclusive && i + 1 == lower->n);
    bool up = m != u && (inclusive || m + 1 < u || i + 1 < upper->n);
    if (!down && !up) continue;
    if (i + 1 == d->n) return;
    if (up && (!down || nearer_up(d, i + 1)))
      round_up(d, i + 1);
    else
      round_down(d, i + 1);
    return;
  }
}

/* The shortest decimal of a finite number other than zero; the sign is left out. */
static Decimal shortest(mpfr_srcptr x) {
  mpz_t m;
  mpz_init(m);
  int64_t exp = mpfr_get_z_2exp(m, x);
  mpz_abs(m, m);
  bool inclusive = mpz_even_p(m);
  Decimal d = decimal_new(m, exp);
  mpz_mul_2exp(m, m, 1);
  mpz_sub_ui(m, m, 1);
  Decimal lower = decimal_new(m, exp - 1);
  mpz_add_ui(m, m, 2);
  Decimal upper = decimal_new(m, exp - 1);
  mpz_clear(m);
  shorten(&d, &lower, &upper, inclusive);
  free(lower.digits);
  free(upper.digits);
  return d;
}

static Str decimal_text(Arena *a, const Decimal *d, bool negative) {
  size_t whole = d->exp > 0 ? (size_t)d->exp : 0, gap = d->exp < 0 ? (size_t)-d->exp : 0;
  size_t head = d->n < whole ? d->n : whole, tail = d->n - head;
  size_t size = negative + (whole ? whole : 1) + (tail ? 1 + gap + tail : 0), at = 0;
  char *p = arena_alloc(a, size + 1);
  if (negative) p[at++] = '-';
  memcpy(p + at, d->digits, head);
  memset(p + at + head, '0', whole ? whole - head : 1);
  at += whole ? whole : 1;
  if (tail) {
    p[at++] = '.';
    memset(p + at, '0', gap);
    memcpy(p + at + gap, d->digits + head, tail);
  }
  return (Str){p, size};
}

Str num_to_str(Arena *a, Num n) {
  if (num_is_small(n)) return str_fmt(a, "%" PRId64, n.small);
  mpfr_srcptr x = n.big->x;
  if (mpfr_nan_p(x)) BUG("a NaN was printed");
  if (mpfr_inf_p(x)) return mpfr_signbit(x) ? STR("-Inf") : STR("+Inf");
  if (mpfr_zero_p(x)) return mpfr_signbit(x) ? STR("-0") : STR("0");
  Decimal d = shortest(x);
  Str s = decimal_text(a, &d, mpfr_signbit(x));
  free(d.digits);
  return s;
}

size_t num_str_bound(Num n) {
  if (num_is_small(n) || !mpfr_regular_p(n.big->x)) return 20;
  /* log10(2) is less than 31/100. */
  int64_t exp = mpfr_get_exp(n.big->x), digits = (exp < 0 ? -exp : exp) * 31 / 100;
  return (size_t)digits + (size_t)mpfr_get_prec(n.big->x) + 4;
}

static bool same_digits(mpfr_srcptr x, mpfr_srcptr y) {
  Decimal dx = shortest(x), dy = shortest(y);
  bool same = dx.exp == dy.exp && dx.n == dy.n && memcmp(dx.digits, dy.digits, dx.n) == 0;
  free(dx.digits);
  free(dy.digits);
  return same;
}

bool num_equal(Num a, Num b) {
  if (num_is_small(a) && num_is_small(b)) return a.small == b.small;
  if (num_prec(a) == num_prec(b)) return num_cmp(a, b) == 0;
  if (num_sign(a) != num_sign(b)) return false;
  NumOperand ra, rb;
  mpfr_srcptr x = num_load(&ra, a), y = num_load(&rb, b);
  if (!mpfr_regular_p(x) || !mpfr_regular_p(y)) return mpfr_cmp(x, y) == 0;
  return same_digits(x, y);
}
