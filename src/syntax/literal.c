/* The meaning of literal text: escapes resolved. Text without escapes stays a slice of the source. */
#include "syntax/parser.h"

#include "base/buf.h"

/* The hexadecimal digits of \uXXXX and \UXXXXXXXX as a code point; -1 when they are none. */
static int64_t code_point(Str s, size_t at, size_t digits) {
  int64_t v = 0;
  if (s.n - at < digits) return -1;
  for (size_t i = 0; i < digits; i++) {
    unsigned c = (unsigned char)s.p[at + i];
    unsigned d = c - '0' < 10 ? c - '0' : (c | 32) - 'a' < 6 ? (c | 32) - 'a' + 10 : 16;
    if (d == 16) return -1;
    v = v << 4 | (int64_t)d;
  }
  return v <= 0x10FFFF && (v < 0xD800 || v > 0xDFFF) ? v : -1;
}

static void invalid_escape(Parser *p, Token t, size_t at, size_t len, const char *detail) {
  uint32_t start = t.start + (uint32_t)at;
  fault(p, TC1006, span_at(p, start, start + (uint32_t)len), token_span(p, t), "Invalid escape sequence", "%s", detail);
}

/* \u and \U at s[i]; returns how many bytes it takes. */
static size_t unicode_escape(Parser *p, Token t, Str s, size_t i, Buf *out) {
  size_t digits = s.p[i + 1] == 'u' ? 4 : 8;
  int64_t cp = code_point(s, i + 2, digits);
  if (cp >= 0) {
    buf_add_utf8(out, (uint32_t)cp);
    return 2 + digits;
  }
  size_t len = 2;
  while (len < 2 + digits && i + len < s.n && code_point(s, i + len, 1) >= 0) len++;
  invalid_escape(p, t, i, len,
                 digits == 4 ? "\\u takes four hexadecimal digits that name a Unicode character, as in \\u00e9."
                             : "\\U takes eight hexadecimal digits that name a Unicode character, as in \\U0001f600.");
  buf_add(out, str_sub(s, i, i + len));
  return len;
}

/* A backslash at s[i]; returns how many bytes it takes. */
static size_t backslash(Parser *p, Token t, Str s, size_t i, Buf *out) {
  static const char from[] = "nrt\"\\", to[] = "\n\r\t\"\\";
  char c = i + 1 < s.n ? s.p[i + 1] : '\0';
  const char *hit = c ? strchr(from, c) : NULL;
  if (hit) {
    buf_addc(out, to[hit - from]);
    return 2;
  }
  if (c == 'u' || c == 'U') return unicode_escape(p, t, s, i, out);
  uint32_t cp = 0;
  size_t len = c ? utf8_decode((const unsigned char *)s.p, s.n, i + 1, &cp) : 0;
  const char *detail = c == '$' ? "To write \"${\" itself, double the dollar sign: $${."
                       : c == '%'
                           ? "To write \"%{\" itself, double the percent sign: %%{."
                           : "The escapes are \\n, \\r, \\t, \\\", \\\\, \\uXXXX and \\UXXXXXXXX. For a backslash write \\\\.";
  invalid_escape(p, t, i, 1 + len, detail);
  buf_add(out, str_sub(s, i, i + 1 + len));
  return 1 + len;
}

Str literal_value(Parser *p, Token t, bool quoted) {
  Str s = slice(p, t.start, t.end);
  if (t.flags & LEX_DIRTY) fault_dirty(p, t);
  if (!(t.flags & LEX_ESCAPES)) return s;
  Buf out = buf_new(p->arena);
  for (size_t i = 0; i < s.n;) {
    char c = s.p[i];
    size_t run = i;
    while (run < s.n && s.p[run] != '$' && s.p[run] != '%' && s.p[run] != '\\') run++;
    if (run > i) {
      buf_add(&out, str_sub(s, i, run));
      i = run;
    } else if (c == '\\' && quoted) {
      i += backslash(p, t, s, i, &out);
    } else {
      bool doubled = c != '\\' && i + 2 < s.n && s.p[i + 1] == c && s.p[i + 2] == '{';
      buf_addc(&out, c);
      if (doubled) buf_addc(&out, '{');
      i += doubled ? 3 : 1;
    }
  }
  return buf_str(&out);
}
