/* The patterns of CloudFormation's schemas: ECMA-262 regular expressions, matched by PCRE2. */
#ifndef TF2CFN_SCHEMA_PATTERN_H
#define TF2CFN_SCHEMA_PATTERN_H

#include "base/map.h"

/* Compiled patterns, in memory of the arena. */
typedef struct {
  Arena *a;
  Map compiled;       /* pattern -> what is compiled */
  void *memory;       /* PCRE2's general context over the arena */
  void *limits, *now; /* match context and match data */
} Patterns;

typedef enum { PATTERN_MATCHES, PATTERN_DIFFERS, PATTERN_UNDECIDED } PatternResult;

Patterns patterns_new(Arena *a);
/* Whether some part of `text` (valid UTF-8) matches. Undecided when the pattern cannot be compiled or takes too many steps. */
PatternResult pattern_match(Patterns *p, Str pattern, Str text);

#endif
