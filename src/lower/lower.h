/* Lowering: resource instances + rules -> stacks. */
#ifndef TF2CFN_LOWER_LOWER_H
#define TF2CFN_LOWER_LOWER_H

#include "lower/stack.h"

typedef struct {
  Str name; /* of the configuration, prefix of stack names */
  Wiring wiring;
  bool allow_unsupported; /* what cannot be expressed is a warning, not an error */
  struct Rules *rules;    /* rules_new(); shared by the rounds of a conversion */
} LowerOptions;

/* Lowers everything in `x`. Faults go to ev->diags, demands for fixed variables to ev->demands (then the result is not
 * to be used: fix them, expand and lower again). Never NULL. */
Program *lower(Eval *ev, Schemas *schemas, Expansion *x, const LowerOptions *options);

#endif
