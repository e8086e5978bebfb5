/* libunistring's u8_grapheme_next looks at pairs of characters and so cuts emoji sequences and flags; u8_grapheme_breaks
 * knows the whole rules but wants a range. A range that starts at a cluster needs no context, so the text is looked at
 * through a window that grows only for a cluster longer than it. */
#include "base/grapheme.h"

#include <stdlib.h>
#include <unigbrk.h>

enum { WINDOW = 64 };

static bool is_continuation(char c) { return ((unsigned char)c & 0xc0) == 0x80; }

/* The first `want` bytes of s[from..], less a character that would be cut. */
static Str window_at(Str s, size_t from, size_t want) {
  if (want >= s.n - from) return str_sub(s, from, s.n);
  size_t end = from + want;
  while (end > from + 1 && is_continuation(s.p[end])) end--;
  return str_sub(s, from, end);
}

/* Index of the second cluster in w, or w.n. `breaks` has room for w.n marks. */
static size_t second_cluster(Str w, char *breaks) {
  u8_grapheme_breaks((const uint8_t *)w.p, w.n, breaks);
  size_t i = 1;
  while (i < w.n && !breaks[i]) i++;
  return i;
}

static size_t next_in_long(Str s, size_t from) {
  for (size_t want = 2 * WINDOW;; want *= 2) {
    Str w = window_at(s, from, want);
    char *breaks = malloc(w.n);
    if (!breaks) die_oom(w.n);
    size_t i = second_cluster(w, breaks);
    free(breaks);
    if (i < w.n || from + w.n == s.n) return from + i;
  }
}

size_t grapheme_next(Str s, size_t from) {
  bool ascii = (unsigned char)s.p[from] < 0x80;
  if (from + 1 == s.n) return s.n;
  if (ascii && (unsigned char)s.p[from + 1] < 0x80) return from + (s.p[from] == '\r' && s.p[from + 1] == '\n' ? 2 : 1);
  char breaks[WINDOW];
  Str w = window_at(s, from, WINDOW);
  size_t i = second_cluster(w, breaks);
  return i < w.n || from + w.n == s.n ? from + i : next_in_long(s, from);
}

size_t grapheme_count(Str s) {
  size_t count = 0;
  for (size_t i = 0; i < s.n; i = grapheme_next(s, i)) count++;
  return count;
}
