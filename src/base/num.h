/* Numbers as Terraform has them: binary floating point of arbitrary precision (cty's big.Float).
 *
 * A number carries its precision, because it shows: a literal or a converted string has 512 bits of mantissa, an integer
 * that a function returns (a length, an index) has 64, the result of a function on doubles (pow, log) has 53, and an
 * operation takes the larger of its operands'. So 1 / 3 has 154 digits, and length(a) / length(b) has 20.
 *
 * Small integers of 512 or 64 bits take a fast path without allocation; everything else is an MPFR number in the arena.
 * A Num is immutable; its fields belong to num.c. An operation that has no result (infinity minus infinity) gives a NaN,
 * which the caller turns into a diagnostic; no other function takes one. */
#ifndef TF2CFN_BASE_NUM_H
#define TF2CFN_BASE_NUM_H

#include "base/str.h"

typedef struct BigNum BigNum; /* an mpfr_t whose limbs live in the arena */

typedef struct {
  const BigNum *big; /* NULL, or a mark that num.c knows: the value is `small` */
  int64_t small;
} Num;

/* An integer that the program counted (length, index): 64 bits of precision. */
Num num_int(int64_t i);
/* An integer that the source wrote: 512 bits of precision. */
Num num_literal(int64_t i);
/* Parses HCL's number literal and whatever else Terraform's string-to-number conversion accepts: an optional sign, decimal
 * digits with an optional point on either side, an optional exponent of ten (e, E) or two (p, P), or "Inf" or "inf".
 * False if `s` is anything else. 512 bits of precision. */
bool num_parse(Arena *a, Str s, Num *out);
/* Parses an integer in base 2 to 62 (digits, then a-z, then A-Z; case does not matter up to base 36) with an optional
 * sign; all its bits are kept. */
bool num_parse_int(Arena *a, Str s, int base, Num *out);
/* 53 bits of precision. */
Num num_from_double(Arena *a, double d);
/* The nearest double. */
double num_to_double(Num n);
/* True and *out if the number is a whole number that fits. */
bool num_to_int64(Num n, int64_t *out);
bool num_is_integer(Num n);
bool num_is_inf(Num n);
bool num_is_nan(Num n);
/* The exact order: what <, > mean. */
int num_cmp(Num a, Num b);
/* What == means: both print the same digits, at whatever precision; 0 equals -0. */
bool num_equal(Num a, Num b);
/* -1, 0 or 1; 0 for -0. */
int num_sign(Num n);
Num num_add(Arena *a, Num x, Num y);
Num num_sub(Arena *a, Num x, Num y);
Num num_mul(Arena *a, Num x, Num y);
/* Division by zero gives an infinity, 0 / 0 a NaN. */
Num num_div(Arena *a, Num x, Num y);
/* Truncated division's remainder, the sign follows x, as HCL's %. x % 0 is x. */
Num num_mod(Arena *a, Num x, Num y);
Num num_neg(Arena *a, Num x);
Num num_abs(Arena *a, Num x);
Num num_floor(Arena *a, Num x);
Num num_ceil(Arena *a, Num x);
/* Terraform's string form: plain decimal, no exponent, the shortest digits that identify the number at its precision;
 * "-0" for negative zero, "+Inf" and "-Inf". */
Str num_to_str(Arena *a, Num n);
/* At least as many bytes as num_to_str would give, cheaply: 1e99999999 is a literal of ten bytes. */
size_t num_str_bound(Num n);

#endif
