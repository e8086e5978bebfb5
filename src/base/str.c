#include "base/str.h"

#include <stdio.h>

Str str_from(const char *z) { return z ? (Str){z, strlen(z)} : STR_NONE; }

bool str_eq(Str a, Str b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }

bool str_is(Str a, const char *z) { return str_eq(a, str_from(z)); }

int str_cmp(Str a, Str b) {
  size_t n = a.n < b.n ? a.n : b.n;
  int c = n ? memcmp(a.p, b.p, n) : 0;
  return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(Str s, Str prefix) { return s.n >= prefix.n && str_eq(str_sub(s, 0, prefix.n), prefix); }

bool str_ends(Str s, Str suffix) { return s.n >= suffix.n && str_eq(str_sub(s, s.n - suffix.n, s.n), suffix); }

Str str_sub(Str s, size_t from, size_t to) {
  if (to > s.n) to = s.n;
  if (from > to) from = to;
  return (Str){s.p ? s.p + from : "", to - from};
}

Str str_head(Str s, size_t max) {
  if (s.n <= max) return s;
  while (max && ((unsigned char)s.p[max] & 0xC0) == 0x80) max--;
  return str_sub(s, 0, max);
}

size_t str_find_char(Str s, char c, size_t from) {
  if (from >= s.n) return s.n;
  const char *hit = memchr(s.p + from, c, s.n - from);
  return hit ? (size_t)(hit - s.p) : s.n;
}

size_t str_find(Str s, Str needle, size_t from) {
  if (needle.n == 0) return from < s.n ? from : s.n;
  for (size_t i = str_find_char(s, needle.p[0], from); i < s.n; i = str_find_char(s, needle.p[0], i + 1))
    if (s.n - i >= needle.n && memcmp(s.p + i, needle.p, needle.n) == 0) return i;
  return s.n;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

Str str_trim(Str s) {
  while (s.n && is_space(s.p[0])) s = str_sub(s, 1, s.n);
  while (s.n && is_space(s.p[s.n - 1])) s.n--;
  return s;
}

uint64_t str_hash(Str s) {
  uint64_t h = UINT64_C(0xcbf29ce484222325);
  for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * UINT64_C(0x100000001b3);
  return h;
}

Str str_dup(Arena *a, Str s) { return (Str){str_z(a, s), s.n}; }

const char *str_z(Arena *a, Str s) {
  char *p = arena_alloc(a, s.n + 1);
  if (s.n) memcpy(p, s.p, s.n);
  return p;
}

Str str_vfmt(Arena *a, const char *fmt, va_list ap) {
  va_list again;
  va_copy(again, ap);
  int n = vsnprintf(NULL, 0, fmt, ap);
  if (n < 0) BUG("a format string that vsnprintf rejects");
  char *p = arena_alloc(a, (size_t)n + 1);
  vsnprintf(p, (size_t)n + 1, fmt, again);
  va_end(again);
  return (Str){p, (size_t)n};
}

Str str_fmt(Arena *a, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str s = str_vfmt(a, fmt, ap);
  va_end(ap);
  return s;
}

Str str_cat(Arena *a, Str x, Str y) {
  char *p = arena_alloc(a, x.n + y.n + 1);
  if (x.n) memcpy(p, x.p, x.n);
  if (y.n) memcpy(p + x.n, y.p, y.n);
  return (Str){p, x.n + y.n};
}

enum { NEAREST_MAX_LEN = 63 };

/* Levenshtein distance, or NEAREST_MAX_LEN + 1 when a word is too long to be worth comparing. */
static size_t edit_distance(Str a, Str b) {
  if (a.n > NEAREST_MAX_LEN || b.n > NEAREST_MAX_LEN) return NEAREST_MAX_LEN + 1;
  size_t row[NEAREST_MAX_LEN + 1];
  for (size_t j = 0; j <= b.n; j++) row[j] = j;
  for (size_t i = 1; i <= a.n; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.n; j++) {
      size_t above = row[j], cost = diagonal + (a.p[i - 1] != b.p[j - 1]);
      if (above + 1 < cost) cost = above + 1;
      if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
      diagonal = above;
      row[j] = cost;
    }
  }
  return row[b.n];
}

Str str_nearest(Str word, const Str *candidates, size_t n) {
  Str best = STR_NONE;
  size_t limit = word.n < 4 ? 1 : word.n < 8 ? 2 : 3, best_distance = limit + 1;
  for (size_t i = 0; i < n; i++) {
    size_t d = edit_distance(word, candidates[i]);
    if (d < best_distance) best = candidates[i], best_distance = d;
  }
  return best;
}
