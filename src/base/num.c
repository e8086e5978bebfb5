/* Arithmetic with the rounding and the precisions of Go's math/big.Float as cty uses it; `terraform console` is the oracle.
 * Every operation tries 64-bit integers first and falls back to MPFR. Limbs live in the arena, so numbers are freed with
 * everything else of their lifetime. */
#include "base/num.h"

#include "base/num_big.h"

#include <limits.h>

/* GNU C checks overflow with one flag; elsewhere the operands decide. */
#ifdef __GNUC__
#define ADD_OVERFLOWS(x, y, r) __builtin_add_overflow((x), (y), (r))
#define SUB_OVERFLOWS(x, y, r) __builtin_sub_overflow((x), (y), (r))
#define MUL_OVERFLOWS(x, y, r) __builtin_mul_overflow((x), (y), (r))
#else
static bool ADD_OVERFLOWS(int64_t x, int64_t y, int64_t *r) {
  if (y > 0 ? x > INT64_MAX - y : x < INT64_MIN - y) return true;
  *r = x + y;
  return false;
}

static bool SUB_OVERFLOWS(int64_t x, int64_t y, int64_t *r) {
  if (y < 0 ? x > INT64_MAX + y : x < INT64_MIN + y) return true;
  *r = x - y;
  return false;
}

static bool MUL_OVERFLOWS(int64_t x, int64_t y, int64_t *r) {
  if (x > INT32_MAX || x < INT32_MIN || y > INT32_MAX || y < INT32_MIN) return true; /* MPFR decides */
  *r = x * y;
  return false;
}
#endif

/* Marks a small number of PREC_NATIVE bits; a small number without a mark has PREC_LITERAL. */
static const BigNum NATIVE;

bool num_is_small(Num n) { return !n.big || n.big == &NATIVE; }

mpfr_prec_t num_prec(Num n) {
  if (!n.big) return PREC_LITERAL;
  return n.big == &NATIVE ? PREC_NATIVE : mpfr_get_prec(n.big->x);
}

static Num small_num(int64_t i, mpfr_prec_t prec) { return (Num){prec == PREC_NATIVE ? &NATIVE : NULL, i}; }

mpfr_srcptr num_load(NumOperand *room, Num n) {
  if (!num_is_small(n)) return n.big->x;
  mpfr_custom_init(room->limbs, PREC_NATIVE);
  mpfr_custom_init_set(room->x, MPFR_ZERO_KIND, 0, PREC_NATIVE, room->limbs);
  mpfr_set_sj(room->x, n.small, MPFR_RNDN);
  return room->x;
}

static BigNum *big_new(Arena *a, mpfr_prec_t prec) {
  BigNum *b = arena_alloc(a, sizeof *b + mpfr_custom_get_size(prec));
  mpfr_custom_init(b->limbs, prec);
  mpfr_custom_init_set(b->x, MPFR_ZERO_KIND, 0, prec, b->limbs);
  return b;
}

/* big.Float has 32-bit exponents: beyond them lie infinity and zero. */
static void clamp_exponent(BigNum *b) {
  if (!mpfr_regular_p(b->x)) return;
  int sign = mpfr_sgn(b->x);
  if (mpfr_get_exp(b->x) > INT32_MAX)
    mpfr_set_inf(b->x, sign);
  else if (mpfr_get_exp(b->x) < INT32_MIN)
    mpfr_set_zero(b->x, sign);
}

/* Returns a computed number in its canonical form: small when it can be. */
static Num finish(BigNum *b) {
  clamp_exponent(b);
  mpfr_prec_t prec = mpfr_get_prec(b->x);
  bool small_prec = prec == PREC_LITERAL || prec == PREC_NATIVE, negative_zero = mpfr_zero_p(b->x) && mpfr_signbit(b->x);
  if (small_prec && !negative_zero && mpfr_integer_p(b->x) && mpfr_fits_intmax_p(b->x, MPFR_RNDN))
    return small_num((int64_t)mpfr_get_sj(b->x, MPFR_RNDN), prec);
  return (Num){.big = b};
}

Num num_int(int64_t i) { return small_num(i, PREC_NATIVE); }
Num num_literal(int64_t i) { return small_num(i, PREC_LITERAL); }

/* --- parsing ------------------------------------------------------------------------------------------------------- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static size_t skip_digits(Str s, size_t i) {
  while (i < s.n && is_digit(s.p[i])) i++;
  return i;
}

/* The parts of `sign digits . digits e exponent`. */
typedef struct {
  Str mantissa; /* sign, digits and point */
  size_t digits, fraction;
  bool plain; /* neither point nor exponent */
  bool binary;
  int64_t exponent;
} Literal;

static bool scan_exponent(Str s, size_t i, Literal *out) {
  out->binary = s.p[i] == 'p' || s.p[i] == 'P';
  bool negative = ++i < s.n && s.p[i] == '-';
  if (i < s.n && (s.p[i] == '-' || s.p[i] == '+')) i++;
  size_t from = i;
  for (; i < s.n && is_digit(s.p[i]); i++)
    if (MUL_OVERFLOWS(out->exponent, 10, &out->exponent) ||
        ADD_OVERFLOWS(out->exponent, (int64_t)(s.p[i] - '0'), &out->exponent))
      return false;
  if (negative) out->exponent = -out->exponent;
  return i > from && i == s.n;
}

static bool scan_literal(Str s, Literal *out) {
  *out = (Literal){0};
  size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+'), from = i;
  i = skip_digits(s, i);
  out->digits = i - from;
  out->plain = i == s.n;
  if (i < s.n && s.p[i] == '.') {
    from = ++i;
    i = skip_digits(s, i);
    out->fraction = i - from;
  }
  if (out->digits + out->fraction == 0) return false;
  out->mantissa = str_sub(s, 0, i);
  return i == s.n || (strchr("eEpP", s.p[i]) && s.p[i] && scan_exponent(s, i, out));
}

static Num plain_integer(Str s, size_t digits) {
  int64_t v = 0;
  for (size_t i = s.n - digits; i < s.n; i++) v = v * 10 + (s.p[i] - '0');
  return small_num(s.p[0] == '-' ? -v : v, PREC_LITERAL);
}

static bool is_infinity(Str s) {
  if (s.n == 4 && (s.p[0] == '-' || s.p[0] == '+')) s = str_sub(s, 1, s.n);
  return str_is(s, "Inf") || str_is(s, "inf");
}

static bool only_zeros(Str mantissa) {
  for (size_t i = 0; i < mantissa.n; i++)
    if (mantissa.p[i] >= '1' && mantissa.p[i] <= '9') return false;
  return true;
}

/* Go gives up when the binary exponent, before the power of five is applied, leaves 32 bits. */
static bool exponent_in_range(const Literal *lit) {
  int64_t e;
  if (SUB_OVERFLOWS(lit->exponent, (int64_t)lit->fraction, &e)) return false;
  if (ADD_OVERFLOWS(e, (int64_t)((lit->digits + lit->fraction) * 10 / 3), &e)) return false;
  return e >= INT32_MIN && e <= INT32_MAX;
}

bool num_parse(Arena *a, Str s, Num *out) {
  if (is_infinity(s)) {
    BigNum *b = big_new(a, PREC_LITERAL);
    mpfr_set_inf(b->x, s.p[0] == '-' ? -1 : 1);
    *out = (Num){.big = b};
    return true;
  }
  Literal lit;
  if (!scan_literal(s, &lit)) return false;
  if (lit.plain && lit.digits <= 18 && !(s.p[0] == '-' && only_zeros(s))) {
    *out = plain_integer(s, lit.digits);
    return true;
  }
  if (only_zeros(lit.mantissa)) lit.exponent = 0;
  if (!exponent_in_range(&lit)) return false;
  BigNum *b = big_new(a, PREC_LITERAL);
  Str text = lit.binary ? lit.mantissa : str_fmt(a, "%.*se%" PRId64, STR_ARG(lit.mantissa), lit.exponent);
  if (mpfr_set_str(b->x, str_z(a, text), 10, MPFR_RNDN) != 0) BUG("a number that MPFR does not read");
  if (lit.binary) mpfr_mul_2si(b->x, b->x, (long)lit.exponent, MPFR_RNDN);
  *out = finish(b);
  return true;
}

/* GMP's digits above base 36 are A-Z, then a-z; Go's are a-z, then A-Z. */
static char gmp_digit(char c, int base) {
  if (base <= 36) return c;
  return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool is_gmp_digit(char c, int base) {
  int v = is_digit(c)            ? c - '0'
          : c >= 'A' && c <= 'Z' ? c - 'A' + 10
          : c >= 'a' && c <= 'z' ? c - 'a' + (base > 36 ? 36 : 10)
                                 : 99;
  return v < base;
}

bool num_parse_int(Arena *a, Str s, int base, Num *out) {
  bool negative = s.n && s.p[0] == '-';
  if (s.n && (s.p[0] == '-' || s.p[0] == '+')) s = str_sub(s, 1, s.n);
  if (s.n == 0 || s.n > INT_MAX / 8) return false;
  char *digits = arena_alloc(a, s.n + 1);
  for (size_t i = 0; i < s.n; i++) {
    digits[i] = gmp_digit(s.p[i], base);
    if (!is_gmp_digit(digits[i], base)) return false;
  }
  mpz_t z;
  mpz_init(z);
  mpz_set_str(z, digits, base);
  if (negative) mpz_neg(z, z);
  size_t bits = mpz_sizeinbase(z, 2);
  BigNum *b = big_new(a, bits > PREC_NATIVE ? (mpfr_prec_t)bits : PREC_NATIVE);
  mpfr_set_z(b->x, z, MPFR_RNDN);
  mpz_clear(z);
  *out = finish(b);
  return true;
}

Num num_from_double(Arena *a, double d) {
  BigNum *b = big_new(a, PREC_DOUBLE);
  mpfr_set_d(b->x, d, MPFR_RNDN);
  return finish(b);
}

/* --- questions ----------------------------------------------------------------------------------------------------- */

double num_to_double(Num n) { return num_is_small(n) ? (double)n.small : mpfr_get_d(n.big->x, MPFR_RNDN); }

bool num_to_int64(Num n, int64_t *out) {
  if (num_is_small(n)) return *out = n.small, true;
  if (!mpfr_integer_p(n.big->x) || !mpfr_fits_intmax_p(n.big->x, MPFR_RNDN)) return false;
  *out = (int64_t)mpfr_get_sj(n.big->x, MPFR_RNDN);
  return true;
}

bool num_is_integer(Num n) { return num_is_small(n) || mpfr_integer_p(n.big->x); }

bool num_is_inf(Num n) { return !num_is_small(n) && mpfr_inf_p(n.big->x); }

bool num_is_nan(Num n) { return !num_is_small(n) && mpfr_nan_p(n.big->x); }

int num_cmp(Num a, Num b) {
  if (num_is_small(a) && num_is_small(b)) return (a.small > b.small) - (a.small < b.small);
  NumOperand ra, rb;
  int c = mpfr_cmp(num_load(&ra, a), num_load(&rb, b));
  return (c > 0) - (c < 0);
}

int num_sign(Num n) {
  if (num_is_small(n)) return (n.small > 0) - (n.small < 0);
  int s = mpfr_sgn(n.big->x);
  return (s > 0) - (s < 0);
}

/* --- arithmetic ---------------------------------------------------------------------------------------------------- */

static mpfr_prec_t wider(Num x, Num y) {
  mpfr_prec_t px = num_prec(x), py = num_prec(y);
  return px > py ? px : py;
}

typedef int MpfrBinary(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);

static BigNum *apply(Arena *a, MpfrBinary *op, Num x, Num y, mpfr_prec_t prec) {
  NumOperand rx, ry;
  BigNum *b = big_new(a, prec);
  op(b->x, num_load(&rx, x), num_load(&ry, y), MPFR_RNDN);
  return b;
}

Num num_add(Arena *a, Num x, Num y) {
  int64_t r;
  if (num_is_small(x) && num_is_small(y) && !ADD_OVERFLOWS(x.small, y.small, &r)) return small_num(r, wider(x, y));
  return finish(apply(a, mpfr_add, x, y, wider(x, y)));
}

Num num_sub(Arena *a, Num x, Num y) {
  int64_t r;
  if (num_is_small(x) && num_is_small(y) && !SUB_OVERFLOWS(x.small, y.small, &r)) return small_num(r, wider(x, y));
  return finish(apply(a, mpfr_sub, x, y, wider(x, y)));
}

/* A product keeps the bits it needs, up to 512, even where both operands have fewer. */
Num num_mul(Arena *a, Num x, Num y) {
  int64_t r;
  mpfr_prec_t prec = wider(x, y);
  if (num_is_small(x) && num_is_small(y) && !MUL_OVERFLOWS(x.small, y.small, &r) && r != 0) return small_num(r, prec);
  BigNum *b = apply(a, mpfr_mul, x, y, PREC_LITERAL);
  clamp_exponent(b);
  mpfr_prec_t needed = mpfr_regular_p(b->x) ? mpfr_min_prec(b->x) : 1;
  if (needed > prec) prec = needed;
  if (prec == PREC_LITERAL) return finish(b);
  BigNum *rounded = big_new(a, prec);
  mpfr_set(rounded->x, b->x, MPFR_RNDN);
  return finish(rounded);
}

Num num_div(Arena *a, Num x, Num y) {
  if (num_is_small(x) && num_is_small(y) && x.small != 0 && y.small != 0 && y.small != -1 && x.small % y.small == 0)
    return small_num(x.small / y.small, wider(x, y));
  return finish(apply(a, mpfr_div, x, y, wider(x, y)));
}

/* x - y * trunc(x / y), every step rounded to the precision of x except the quotient: cty's sequence, whose rounding shows. */
Num num_mod(Arena *a, Num x, Num y) {
  if (num_sign(y) == 0) return x;
  if (num_is_small(x) && num_is_small(y)) return small_num(y.small == -1 ? 0 : x.small % y.small, num_prec(x));
  BigNum *quotient = apply(a, mpfr_div, x, y, wider(x, y));
  clamp_exponent(quotient);
  mpfr_trunc(quotient->x, quotient->x);
  /* An integer has no sign of its own when it is zero. */
  if (mpfr_zero_p(quotient->x)) mpfr_set_zero(quotient->x, 1);
  BigNum *work = big_new(a, num_prec(x));
  NumOperand rx, ry;
  mpfr_set(work->x, quotient->x, MPFR_RNDN);
  mpfr_mul(work->x, num_load(&ry, y), work->x, MPFR_RNDN);
  clamp_exponent(work);
  mpfr_sub(work->x, num_load(&rx, x), work->x, MPFR_RNDN);
  return finish(work);
}

typedef int MpfrUnary(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);

static Num unary(Arena *a, MpfrUnary *op, Num x) {
  NumOperand rx;
  BigNum *b = big_new(a, num_prec(x));
  op(b->x, num_load(&rx, x), MPFR_RNDN);
  return finish(b);
}

Num num_neg(Arena *a, Num x) {
  if (num_is_small(x) && x.small != 0 && x.small != INT64_MIN) return small_num(-x.small, num_prec(x));
  return unary(a, mpfr_neg, x);
}

Num num_abs(Arena *a, Num x) { return num_sign(x) < 0 || !num_is_small(x) ? unary(a, mpfr_abs, x) : x; }

/* Rounding to an integer loses the sign of a zero. */
static Num round_to_integer(Arena *a, MpfrUnary *op, Num x) {
  if (num_is_small(x)) return x;
  NumOperand rx;
  BigNum *b = big_new(a, num_prec(x));
  op(b->x, num_load(&rx, x), MPFR_RNDN);
  if (mpfr_zero_p(b->x)) mpfr_set_zero(b->x, 1);
  return finish(b);
}

Num num_floor(Arena *a, Num x) { return round_to_integer(a, mpfr_rint_floor, x); }

Num num_ceil(Arena *a, Num x) { return round_to_integer(a, mpfr_rint_ceil, x); }
