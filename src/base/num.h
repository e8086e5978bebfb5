/* Numbers as Terraform has them: arbitrary-precision decimals that carry 512 bits of mantissa (cty's big.Float).
 * Small integers take a fast path without allocation; everything else is an MPFR number in the arena.
 * A Num is immutable. Infinity cannot be made by parsing; division by zero is the caller's error. */
#ifndef TF2CFN_BASE_NUM_H
#define TF2CFN_BASE_NUM_H

#include "base/str.h"

typedef struct BigNum BigNum; /* an mpfr_t with 512 bits of precision whose limbs live in the arena */

typedef struct {
  const BigNum *big; /* NULL: the value is `small` */
  int64_t small;
} Num;

Num num_int(int64_t i);
/* Parses HCL's number literal (also what Terraform's string-to-number conversion accepts). False if it is none. */
bool num_parse(Arena *a, Str s, Num *out);
Num num_from_double(Arena *a, double d);
double num_to_double(Num n);
/* True and *out if the number is a whole number that fits. */
bool num_to_int64(Num n, int64_t *out);
bool num_is_integer(Num n);
int num_cmp(Num a, Num b);
int num_sign(Num n);
Num num_add(Arena *a, Num x, Num y);
Num num_sub(Arena *a, Num x, Num y);
Num num_mul(Arena *a, Num x, Num y);
/* y is not zero. */
Num num_div(Arena *a, Num x, Num y);
/* Truncated division's remainder, the sign follows x, as HCL's %. y is not zero. */
Num num_mod(Arena *a, Num x, Num y);
Num num_neg(Arena *a, Num x);
Num num_abs(Arena *a, Num x);
Num num_floor(Arena *a, Num x);
Num num_ceil(Arena *a, Num x);
/* Terraform's string form: plain decimal, no exponent, shortest digits that cty prints. */
Str num_to_str(Arena *a, Num n);

#endif
