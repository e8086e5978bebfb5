/* Checking lowering rules against both schemas, without evaluating anything.
 *
 * Strict on purpose: every argument of the Terraform type is read by an expression of the rule, or listed; every property
 * exists, may be set and gets a value of a fitting shape; every required property is given; every name is one. */
#ifndef TF2CFN_LOWER_RULE_CHECK_H
#define TF2CFN_LOWER_RULE_CHECK_H

#include "base/diag.h"
#include "schema/schema.h"
#include "syntax/ast.h"

typedef struct RuleCheck RuleCheck;

RuleCheck *rule_check_new(Arena *a, Diags *d, Schemas *s);
/* Adds the rules of a parsed file. `report` is false for files that only others refer to (the built-in rules, when a
 * user's are checked). */
void rule_check_add(RuleCheck *c, const Body *file, bool report);
/* Checks the rules that were added to be reported; faults go to the diagnostics. Returns how many rules that were. */
size_t rule_check_run(RuleCheck *c);

#endif
