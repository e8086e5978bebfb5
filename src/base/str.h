/* A string slice: pointer and length, passed by value. Never owns, need not end in NUL, may hold any byte.
 * A Str with p == NULL means "absent" where a function says so; STR("") is the empty string. */
#ifndef TF2CFN_BASE_STR_H
#define TF2CFN_BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
  const char *p;
  size_t n;
} Str;

#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})
#define STR_NONE     ((Str){NULL, 0})
/* For printf: "%.*s", STR_ARG(s) */
#define STR_ARG(s) (int)(s).n, ((s).p ? (s).p : "")

/* Lets the compiler check a format; GNU C only. */
#ifdef __GNUC__
#define PRINTF_LIKE(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define PRINTF_LIKE(fmt, first)
#endif

/* The slice over a NUL-terminated string (NULL gives STR_NONE). */
Str str_from(const char *z);
bool str_eq(Str a, Str b);
bool str_is(Str a, const char *z);
/* Byte order, as strcmp; the shorter of two with a common prefix comes first. */
int str_cmp(Str a, Str b);
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
/* s[from, to) with both ends clamped to s. */
Str str_sub(Str s, size_t from, size_t to);
/* At most `max` bytes from the start; of UTF-8, whole characters. */
Str str_head(Str s, size_t max);
/* Index of the first byte `c` at or after `from`, or s.n. */
size_t str_find_char(Str s, char c, size_t from);
/* Index of the first `needle` at or after `from`, or s.n. */
size_t str_find(Str s, Str needle, size_t from);
/* Without ASCII white space at both ends. */
Str str_trim(Str s);
/* FNV-1a, 64 bits: stable across runs and machines (logical IDs rely on it). */
uint64_t str_hash(Str s);
/* Copies into the arena, NUL-terminated behind the last byte. */
Str str_dup(Arena *a, Str s);
/* A NUL-terminated copy. */
const char *str_z(Arena *a, Str s);
Str str_fmt(Arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
Str str_vfmt(Arena *a, const char *fmt, va_list ap);
Str str_cat(Arena *a, Str x, Str y);
/* The candidate nearest to `word` by edit distance, if near enough to be a likely typo, else STR_NONE. */
Str str_nearest(Str word, const Str *candidates, size_t n);

#endif
