#include "base/buf.h"

#include <stdio.h>

Buf buf_new(Arena *a) { return (Buf){.arena = a}; }

static void reserve(Buf *b, size_t more) {
  if (b->cap - b->n > more) return;
  size_t cap = b->cap ? b->cap * 2 : 32;
  while (cap - b->n <= more) cap *= 2;
  b->p = arena_grow(b->arena, b->p, b->cap, cap);
  b->cap = cap;
}

void buf_add(Buf *b, Str s) {
  reserve(b, s.n);
  if (s.n) memcpy(b->p + b->n, s.p, s.n);
  b->n += s.n;
  b->p[b->n] = '\0';
}

void buf_addz(Buf *b, const char *z) { buf_add(b, str_from(z)); }

void buf_addc(Buf *b, char c) { buf_fill(b, c, 1); }

void buf_fill(Buf *b, char c, size_t n) {
  reserve(b, n);
  memset(b->p + b->n, c, n);
  b->n += n;
  b->p[b->n] = '\0';
}

void buf_addf(Buf *b, const char *fmt, ...) {
  va_list ap, again;
  va_start(ap, fmt);
  va_copy(again, ap);
  int n = vsnprintf(NULL, 0, fmt, ap);
  va_end(ap);
  if (n < 0) BUG("a format string that vsnprintf rejects");
  reserve(b, (size_t)n);
  vsnprintf(b->p + b->n, (size_t)n + 1, fmt, again);
  va_end(again);
  b->n += (size_t)n;
}

void buf_add_utf8(Buf *b, uint32_t c) {
  char u[4];
  size_t n = 0;
  if (c < 0x80) {
    u[n++] = (char)c;
  } else if (c < 0x800) {
    u[n++] = (char)(0xc0 | (c >> 6));
    u[n++] = (char)(0x80 | (c & 0x3f));
  } else if (c < 0x10000) {
    u[n++] = (char)(0xe0 | (c >> 12));
    u[n++] = (char)(0x80 | ((c >> 6) & 0x3f));
    u[n++] = (char)(0x80 | (c & 0x3f));
  } else {
    u[n++] = (char)(0xf0 | (c >> 18));
    u[n++] = (char)(0x80 | ((c >> 12) & 0x3f));
    u[n++] = (char)(0x80 | ((c >> 6) & 0x3f));
    u[n++] = (char)(0x80 | (c & 0x3f));
  }
  buf_add(b, (Str){u, n});
}

Str buf_str(const Buf *b) { return (Str){b->p ? b->p : "", b->n}; }
