/* Characters: the little of Unicode that the syntax needs.
 *
 * Identifiers follow UAX #31 (ID_Start, then ID_Continue or "-"), white space is the property White_Space. ASCII never gets
 * as far as the tables of libunistring. */
#include "base/grapheme.h"
#include "syntax/lex.h"

#include <unictype.h>

size_t utf8_decode(const unsigned char *s, size_t n, size_t i, uint32_t *code_point) {
  static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
  unsigned c = s[i];
  if (c < 0x80) {
    *code_point = c;
    return 1;
  }
  size_t len = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
  if (c < 0xC2 || c > 0xF4 || n - i < len) return 0;
  uint32_t cp = c & (0xFFU >> (len + 1));
  for (size_t k = 1; k < len; k++) {
    if ((s[i + k] & 0xC0) != 0x80) return 0;
    cp = cp << 6 | (s[i + k] & 0x3FU);
  }
  if (cp < least[len] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) return 0;
  *code_point = cp;
  return len;
}

static bool ascii_ident_start(unsigned c) { return (c | 32) - 'a' < 26 || c == '_'; }

static bool ident_char(uint32_t c, bool first) {
  if (c < 0x80) return ascii_ident_start(c) || (!first && (c - '0' < 10 || c == '-'));
  return first ? uc_is_property_id_start(c) : uc_is_property_id_continue(c);
}

size_t ident_length(const unsigned char *s, size_t n, size_t i) {
  size_t at = i;
  while (at < n) {
    uint32_t c = 0;
    size_t len = utf8_decode(s, n, at, &c);
    if (!len || !ident_char(c, at == i)) break;
    at += len;
  }
  return at - i;
}

static bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

Str trim_space_left(Str s) {
  size_t i = 0;
  while (i < s.n && is_ascii_space(s.p[i])) i++;
  if (i < s.n && (unsigned char)s.p[i] < 0x80) return str_sub(s, i, s.n);
  while (i < s.n) {
    uint32_t c = 0;
    size_t len = utf8_decode((const unsigned char *)s.p, s.n, i, &c);
    if (!len || !uc_is_property_white_space(c)) break;
    i += len;
  }
  return str_sub(s, i, s.n);
}

Str trim_space_right(Str s) {
  size_t n = s.n;
  while (n > 0 && is_ascii_space(s.p[n - 1])) n--;
  if (n > 0 && (unsigned char)s.p[n - 1] < 0x80) return str_sub(s, 0, n);
  while (n > 0) {
    size_t i = n - 1;
    while (i > 0 && n - i < 4 && ((unsigned char)s.p[i] & 0xC0) == 0x80) i--;
    uint32_t c = 0;
    size_t len = utf8_decode((const unsigned char *)s.p, n, i, &c);
    if (len != n - i || !uc_is_property_white_space(c)) break;
    n = i;
  }
  return str_sub(s, 0, n);
}

size_t cluster_bytes(Str s, size_t count) {
  size_t i = 0;
  while (count-- > 0 && i < s.n) i = grapheme_next(s, i);
  return i;
}

size_t cluster_count(Str s) { return grapheme_count(s); }
