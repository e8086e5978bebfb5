/* What a template can say about a parameter's value; shared by the files that read validations. */
#ifndef TF2CFN_LOWER_VALIDATION_H
#define TF2CFN_LOWER_VALIDATION_H

#include "lower/internal.h"

/* Patterns of Java, each for whole values and without anchors: a value fits if it matches one of them. */
typedef VEC(Str) Alternatives;

/* Adds what a regular expression of RE2 matches some part of; false when Java's dialect does not say exactly that. */
bool alternatives_of_regex(Arena *a, Str pattern, Alternatives *out);
/* Adds literal text with a pattern in front of and behind it. */
void alternative_of_literal(Arena *a, const char *before, Str literal, const char *behind, Alternatives *out);
/* Adds address blocks as cidrnetmask() takes them: of IPv4. */
void alternative_of_ipv4_block(Arena *a, Alternatives *out);
/* Adds at least the address blocks of IPv6, by their characters only. */
void alternative_of_ipv6_block(Arena *a, Alternatives *out);
/* All as one AllowedPattern. */
Str alternatives_pattern(Arena *a, const Alternatives *v);

/* Whether a bound can be one of range_pattern(). */
bool range_is_plain(const Value *bound);
/* An AllowedPattern for numbers, with or without a fraction, from `min` to `max` (NULL: no such bound). */
Str range_pattern(Arena *a, const Value *min, const Value *max);

#endif
