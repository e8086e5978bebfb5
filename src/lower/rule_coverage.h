/* What becomes of every argument of a Terraform type, as its rules say. */
#ifndef TF2CFN_LOWER_RULE_COVERAGE_H
#define TF2CFN_LOWER_RULE_COVERAGE_H

#include "lower/rule_map.h"

/* Ordered: where the variants of a rule differ, the greatest counts. */
/* FATE_OPEN: no rule mentions it. */
typedef enum { FATE_OPEN, FATE_NO_EFFECT, FATE_UNSUPPORTED, FATE_MAPPED } ArgumentFate;

typedef struct {
  Str path; /* "block.argument" */
  ArgumentFate fate;
  Str reason; /* of what is unsupported */
  bool block; /* holds others: not counted */
} ArgumentState;

typedef VEC(ArgumentState) ArgumentStates;

/* All arguments and nested blocks that the provider's schema lists and a configuration can set, in the order of the schema,
 * blocks before what is in them. Those that are handled for every type (id, region, tags_all, timeouts) are left out. */
void rule_arguments(Arena *a, const BlockSchema *schema, RuleList rules, ArgumentStates *out);
/* The state of one of them, or NULL. */
const ArgumentState *argument_state(const ArgumentStates *states, Str path);

#endif
