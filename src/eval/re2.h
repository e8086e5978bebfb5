/* Regular expressions in RE2's syntax, matched by PCRE2.
 *
 * Terraform's functions use Go's regexp package. re2_translate() parses its syntax in full, rejects what it rejects
 * (backreferences, look-around, possessive and nested repetition, most letters behind a backslash), and writes the same
 * expression in PCRE2's syntax. */
#ifndef TF2CFN_EVAL_RE2_H
#define TF2CFN_EVAL_RE2_H

#include "base/buf.h"
#include "base/vec.h"

typedef struct {
  Str pattern;      /* for PCRE2, with PCRE2_UTF; groups are numbered, never named */
  const Str *names; /* one per group; p == NULL: unnamed */
  size_t groups;
  bool named; /* some group has a name */
} Re2;

/* False with the reason in *why when `s` is not a valid expression. */
bool re2_translate(Arena *a, Str s, Re2 *out, Str *why);

#endif
