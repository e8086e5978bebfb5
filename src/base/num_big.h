/* The inside of Num, shared by num.c (arithmetic), num_text.c (decimal text) and format() in eval/func_format.c. */
#ifndef TF2CFN_BASE_NUM_BIG_H
#define TF2CFN_BASE_NUM_BIG_H

#include "base/num.h"

#include <inttypes.h>

#define MPFR_USE_INTMAX_T
#include <mpfr.h>

struct BigNum {
  mpfr_t x;
  mp_limb_t limbs[];
};

enum { PREC_LITERAL = 512, PREC_NATIVE = 64, PREC_DOUBLE = 53 };

/* A number as MPFR's functions want it, with room for a small one. Not to be moved once loaded. */
typedef struct {
  mpfr_t x;
  mp_limb_t limbs[PREC_NATIVE / 8 / sizeof(mp_limb_t)];
} NumOperand;

bool num_is_small(Num n);
mpfr_prec_t num_prec(Num n);
mpfr_srcptr num_load(NumOperand *room, Num n);

#endif
