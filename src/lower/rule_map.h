/* Which argument of a Terraform type feeds which property, read off a rule's expressions without evaluating them. */
#ifndef TF2CFN_LOWER_RULE_MAP_H
#define TF2CFN_LOWER_RULE_MAP_H

#include "base/vec.h"
#include "lower/rule.h"

/* What chooses among variants, and a whole that is taken apart, feeds the property "". A data source's property is the name of
 * the attribute. The argument "*" stands for all of them. */
typedef struct {
  Str type;  /* of the CloudFormation resource; of a fold, the Terraform type that it folds into */
  Str label; /* of the `also`; p == NULL: the main resource */
  bool fold;
  Str property; /* "A.B", without indices; "" for the whole */
  Str argument; /* "block.argument" */
} RuleUse;

typedef VEC(RuleUse) RuleUses;

/* Appends every use, in the order of the rule. What chooses a value (a condition, a key) counts as feeding it. */
void rule_uses(Arena *a, const Rule *r, RuleUses *out);
/* The argument that feeds the property best: the same one, one above it, one below it; STR_NONE when there is none. `fold` and
 * `label` (p == NULL: the main resource) say whose property it is. */
Str rule_source(const RuleUses *uses, bool fold, Str label, Str property);

#endif
