/* What the names in an expression of a plan stand for; between plan_reference.c and plan_resolve.c. */
#ifndef TF2CFN_EXPAND_PLAN_REFERENCE_H
#define TF2CFN_EXPAND_PLAN_REFERENCE_H

#include "expand/plan_internal.h"

/* One of: a part of an instance; a repeated resource of which index and attribute are lost (`instance` is NULL); a parameter.
 */
typedef struct {
  Instance *instance;
  const InstanceSet *set;
  const Step *steps; /* behind the instance */
  size_t nsteps;
  const Value *parameter; /* a sensitive root variable */
  const Value *known;     /* what the plan knows of it; NULL: not asked yet */
  Span span;
  bool used;
} Reference;

typedef struct {
  VEC(Reference) list; /* in the order of the source */
  bool opaque;         /* something of which a plan does not say what it is: a local value */
  bool by_key;         /* count.index or each.key is in it */
  bool partial;        /* a part of some variable or output was named, and the reference may be in another part */
  bool secret;         /* a sensitive variable is in it */
} References;

References references_of(Planner *p, const PlanPlace *at, const Expr *expression);

#endif
