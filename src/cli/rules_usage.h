/* How often configurations use each argument, and what becomes of it: coverage by weight. */
#ifndef TF2CFN_CLI_RULES_USAGE_H
#define TF2CFN_CLI_RULES_USAGE_H

#include "cli/rules_report.h"

/* Uses by fate. */
typedef struct {
  size_t fate[FATE_MAPPED + 1];
  size_t unknown;      /* of names that the provider's schema does not list: those of other versions */
  size_t without_rule; /* of types that have no rule */
} Usage;

typedef struct {
  Map types; /* -> the uses of its arguments */
} UsageTable;

/* Reads lines `TYPE<TAB>ARGUMENT<TAB>REPOSITORIES<TAB>COUNT`; other types than the provider's and the arguments that all types
 * have (meta-arguments, timeouts, id, region, tags_all) are left out. False after a diagnostic if the file cannot be read. */
bool usage_read(RuleBook *b, Str path, UsageTable *out);
/* The uses of a type by the fates of its arguments. NULL states: the type has no rule. */
Usage usage_of(const UsageTable *t, Str type, const ArgumentStates *states);
void usage_add(Usage *sum, const Usage *more);
/* Uses of types with a rule. */
size_t usage_covered(const Usage *u);

#endif
