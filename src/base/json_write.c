/* Strings are copied in runs between the few bytes that need an escape; a run's end is found with a table. Output can reach
 * 100 MB in one run, so nothing here looks at a byte twice, except that text beyond ASCII is checked to be UTF-8. */
#include "base/json_write.h"

#include <inttypes.h>
#include <unistr.h>

/* What a byte becomes: 0 itself, 'u' \u00XX, any other letter its short escape; 1 part of a character beyond ASCII. */
static const unsigned char ESCAPE[256] = {
    // clang-format off
    'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'b', 't', 'n', 'u', 'f', 'r', 'u', 'u',
    'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u', 'u',
    ['"'] = '"', ['\\'] = '\\',
#define FOUR(n) [n] = 1, [(n) + 1] = 1, [(n) + 2] = 1, [(n) + 3] = 1
#define SIXTEEN(n) FOUR(n), FOUR((n) + 4), FOUR((n) + 8), FOUR((n) + 12)
    SIXTEEN(0x80), SIXTEEN(0x90), SIXTEEN(0xa0), SIXTEEN(0xb0), SIXTEEN(0xc0), SIXTEEN(0xd0), SIXTEEN(0xe0), SIXTEEN(0xf0),
    // clang-format on
};

static void add_escape(Buf *b, unsigned char c) {
  if (ESCAPE[c] == 'u') {
    buf_addf(b, "\\u%04x", c);
  } else {
    buf_addc(b, '\\');
    buf_addc(b, (char)ESCAPE[c]);
  }
}

/* Characters beyond ASCII from s[i] on; returns the index behind them. */
static size_t add_characters(Buf *b, Str s, size_t i) {
  size_t end = i;
  while (end < s.n && ESCAPE[(unsigned char)s.p[end]] == 1) end++;
  while (i < end) {
    const uint8_t *from = (const uint8_t *)s.p + i, *bad = u8_check(from, end - i);
    size_t good = bad ? (size_t)(bad - from) : end - i;
    buf_add(b, str_sub(s, i, i + good));
    i += good;
    if (bad) {
      ucs4_t c;
      int n = u8_mbtouc(&c, bad, end - i);
      i += n > 0 ? (size_t)n : 1;
      buf_add_utf8(b, 0xfffd);
    }
  }
  return end;
}

void jw_string(Buf *b, Str s) {
  buf_addc(b, '"');
  for (size_t i = 0; i < s.n;) {
    size_t from = i;
    while (i < s.n && ESCAPE[(unsigned char)s.p[i]] == 0) i++;
    buf_add(b, (Str){s.p + from, i - from});
    if (i == s.n) break;
    if (ESCAPE[(unsigned char)s.p[i]] == 1)
      i = add_characters(b, s, i);
    else
      add_escape(b, (unsigned char)s.p[i++]);
  }
  buf_addc(b, '"');
}

JsonWriter jw_writer(Buf *out) { return (JsonWriter){.out = out, .first = true}; }

JsonWriter jw_writer_compact(Buf *out) { return (JsonWriter){.out = out, .first = true, .compact = true}; }

static void new_line(JsonWriter *w) {
  if (w->compact) return;
  buf_addc(w->out, '\n');
  buf_fill(w->out, ' ', 2 * w->open.n);
}

/* What stands before a key, or before a value that has none. */
static void separate(JsonWriter *w) {
  if (w->after_key) {
    w->after_key = false;
    return;
  }
  if (!w->first) buf_addc(w->out, ',');
  if (w->open.n) new_line(w);
  w->first = false;
}

static void open(JsonWriter *w, char opening, char closing) {
  separate(w);
  buf_addc(w->out, opening);
  vec_push(w->out->arena, &w->open, closing);
  w->first = true;
}

void jw_object(JsonWriter *w) { open(w, '{', '}'); }

void jw_array(JsonWriter *w) { open(w, '[', ']'); }

void jw_end(JsonWriter *w) {
  if (!w->open.n || w->after_key) BUG("JSON is closed where nothing is open or a value is due");
  char closing = w->open.v[--w->open.n];
  if (!w->first) new_line(w);
  buf_addc(w->out, closing);
  w->first = false;
}

void jw_key(JsonWriter *w, Str key) {
  separate(w);
  jw_string(w->out, key);
  buf_add(w->out, w->compact ? STR(":") : STR(": "));
  w->after_key = true;
}

void jw_str(JsonWriter *w, Str s) {
  separate(w);
  jw_string(w->out, s);
}

void jw_number(JsonWriter *w, Str text) {
  separate(w);
  buf_add(w->out, text);
}

void jw_int(JsonWriter *w, int64_t i) {
  separate(w);
  buf_addf(w->out, "%" PRId64, i);
}

void jw_bool(JsonWriter *w, bool b) { jw_number(w, b ? STR("true") : STR("false")); }

void jw_null(JsonWriter *w) { jw_number(w, STR("null")); }

void jw_finish(JsonWriter *w) {
  if (w->open.n || w->after_key) BUG("JSON is finished while something is open");
  if (!w->compact) buf_addc(w->out, '\n');
}

void jw_key_str(JsonWriter *w, Str key, Str value) {
  jw_key(w, key);
  jw_str(w, value);
}

void jw_key_int(JsonWriter *w, Str key, int64_t value) {
  jw_key(w, key);
  jw_int(w, value);
}

void jw_key_bool(JsonWriter *w, Str key, bool value) {
  jw_key(w, key);
  jw_bool(w, value);
}
