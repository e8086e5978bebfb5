/* A plan as input: `terraform show -json PLANFILE` where the configuration itself is not at hand.
 *
 * The second way to make an Expansion. A plan holds every instance with its planned values, but of expressions only constants
 * and the names that they refer to: what a template or a function makes of a reference is not in it. plan_reference.c says what
 * can be recovered and what is refused. All root variables have their planned values; only sensitive ones stay deploy-time,
 * because their values must not reach a template. */
#ifndef TF2CFN_EXPAND_PLAN_H
#define TF2CFN_EXPAND_PLAN_H

#include "expand/expand.h"

typedef struct Plan Plan;

typedef struct {
  bool assume; /* take an unknown value to be the one thing that its expression refers to, where nothing speaks against it */
  /* Whether data sources of a type stay references, because a rule lowers them; of others the values that were read are taken.
   */
  bool (*is_symbolic)(void *ctx, Str data_type);
  void *ctx;
} PlanOptions;

/* Reads a plan from a file ("-": standard input). NULL after a reported fault. */
Plan *plan_read(Arena *a, Diags *d, Str path);
/* The same from a registered source. */
Plan *plan_parse(Arena *a, Diags *d, uint32_t file);

/* The instances of the plan; faults go to ev->diags. Never NULL. */
Expansion *plan_expand(Eval *ev, Schemas *schemas, const Plan *plan, const Bindings *bindings, const PlanOptions *options);

#endif
