/* Grapheme clusters: what people call characters, and what Terraform counts in columns, length, substr and the like
 * (extended grapheme clusters of Unicode Standard Annex 29). */
#ifndef TF2CFN_BASE_GRAPHEME_H
#define TF2CFN_BASE_GRAPHEME_H

#include "base/str.h"

/* The index behind the cluster that starts at s[from]; `from` is less than s.n and at the start of a cluster. */
size_t grapheme_next(Str s, size_t from);
size_t grapheme_count(Str s);

#endif
