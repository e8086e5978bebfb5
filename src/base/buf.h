/* A growing byte buffer in an arena, for building strings and files. Always NUL-terminated once something was added. */
#ifndef TF2CFN_BASE_BUF_H
#define TF2CFN_BASE_BUF_H

#include "base/str.h"

typedef struct {
  Arena *arena;
  char *p;
  size_t n, cap;
} Buf;

Buf buf_new(Arena *a);
void buf_add(Buf *b, Str s);
void buf_addz(Buf *b, const char *z);
void buf_addc(Buf *b, char c);
/* `n` times the byte `c`. */
void buf_fill(Buf *b, char c, size_t n);
void buf_addf(Buf *b, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* The code point as UTF-8. */
void buf_add_utf8(Buf *b, uint32_t code_point);
/* What was built; valid as long as the arena and until the next addition. */
Str buf_str(const Buf *b);

#endif
