/* Lowering: resource instances + rules -> stacks. */
#ifndef TF2CFN_LOWER_LOWER_H
#define TF2CFN_LOWER_LOWER_H

#include "lower/stack.h"

/* What the template of a stack set holds: decided by one lowering, for the next. */
typedef struct {
  bool decided;
  size_t attempts;   /* decisions that another variable, fixed since, made wrong */
  Map keys;          /* address of an instance -> Str *: its twins have the same */
  VEC(Remark) apart; /* the instances that stay in their region's stack, and why */
} Share;

typedef struct {
  Str name; /* of the configuration, prefix of stack names */
  Wiring wiring;
  Layout layout;
  bool allow_unsupported;   /* what cannot be expressed is a warning, not an error */
  bool language_extensions; /* the transform AWS::LanguageExtensions may be used where it keeps a parameter */
  size_t max_resources;     /* of a stack; more are split. 0: MAX_RESOURCES */
  /* Stack.area -> TooLarge *; lower() and emit_templates() add to it (stack_too_large()). NULL: a new one. */
  Map *too_large;
  Share *share;             /* with LAYOUT_STACKSET; zeroed. NULL: a new one */
  Str template_dir;         /* where the templates will be: paths in them start there. Empty: in the root module */
  struct Rules *rules;      /* rules_new(); shared by the rounds of a conversion */
  const Bindings *bindings; /* which variables the user wants as parameters; NULL: none */
} LowerOptions;

enum { MAX_RESOURCES = 500 }; /* of a stack: "CloudFormation quotas" in its user guide */

/* Lowers everything in `x`. Faults go to ev->diags, demands for fixed variables to ev->demands (then the result is not
 * to be used: fix them, expand and lower again). With Program.again, a stack passes a limit of CloudFormation: lower again with
 * the same options, which know by then. Never NULL. */
Program *lower(Eval *ev, Schemas *schemas, Expansion *x, const LowerOptions *options);

#endif
