/* Values as text: the form of `terraform console`, and a compact one for messages.
 *
 * The console's form reads back as an expression where that is possible: collections are wrapped in the call that makes
 * them, strings of several lines become heredocs whose delimiter occurs in none of the lines. */
#include "eval/value.h"

#include "base/buf.h"

#include <unictype.h>
#include <unistr.h>

static void print(Buf *out, const Value *v, size_t indent);

/* --- Strings ----------------------------------------------------------------------------------------------------------- */

// clang-format off
static const char *const short_escapes[128] = {
  ['\a'] = "\\a", ['\b'] = "\\b", ['\f'] = "\\f", ['\n'] = "\\n", ['\r'] = "\\r", ['\t'] = "\\t", ['\v'] = "\\v",
  ['"'] = "\\\"", ['\\'] = "\\\\",
};
// clang-format on

static bool printable(ucs4_t c) {
  if (c == ' ') return true;
  return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_P |
                                                 UC_CATEGORY_MASK_S);
}

static void print_char(Buf *out, ucs4_t c, Str bytes) {
  if (c < 128 && short_escapes[c])
    buf_addz(out, short_escapes[c]);
  else if (printable(c))
    buf_add(out, bytes);
  else if (c < 0x80)
    buf_addf(out, "\\x%02x", (unsigned)c);
  else if (c < 0x10000)
    buf_addf(out, "\\u%04x", (unsigned)c);
  else
    buf_addf(out, "\\U%08x", (unsigned)c);
}

static void print_quoted(Buf *out, Str s) {
  buf_addc(out, '"');
  for (size_t i = 0; i < s.n;) {
    ucs4_t c;
    int len = u8_mbtoucr(&c, (const uint8_t *)s.p + i, s.n - i);
    if (len <= 0) {
      buf_addf(out, "\\x%02x", (unsigned)(unsigned char)s.p[i++]);
      continue;
    }
    print_char(out, c, str_sub(s, i, i + (size_t)len));
    i += (size_t)len;
  }
  buf_addc(out, '"');
}

/* A line that is the delimiter, give or take white space, forces a longer delimiter. */
static size_t delimiter_marks(Str s) {
  size_t marks = 0;
  for (size_t from = 0; from <= s.n;) {
    size_t end = str_find_char(s, '\n', from);
    Str line = str_trim(str_sub(s, from, end));
    size_t tail = line.n >= 3 && str_starts(line, STR("EOT")) ? line.n - 3 : SIZE_MAX;
    bool underscores = tail != SIZE_MAX;
    for (size_t i = 3; underscores && i < line.n; i++) underscores = line.p[i] == '_';
    if (underscores && tail == marks) {
      marks++;
      from = 0; /* an earlier line may be the longer delimiter */
      continue;
    }
    from = end + 1;
  }
  return marks;
}

static void print_heredoc(Buf *out, Str s, size_t indent) {
  size_t marks = delimiter_marks(s);
  buf_addz(out, indent ? "<<-EOT" : "<<EOT");
  buf_fill(out, '_', marks);
  for (size_t from = 0; from <= s.n;) {
    size_t end = str_find_char(s, '\n', from);
    buf_addc(out, '\n');
    buf_fill(out, ' ', indent);
    buf_add(out, str_sub(s, from, end));
    from = end + 1;
  }
  buf_addc(out, '\n');
  buf_fill(out, ' ', indent);
  buf_addz(out, "EOT");
  buf_fill(out, '_', marks);
}

static void print_string(Buf *out, Str s, size_t indent) {
  if (str_find_char(s, '\n', 0) < s.n)
    print_heredoc(out, s, indent);
  else
    print_quoted(out, s);
}

/* --- Collections ------------------------------------------------------------------------------------------------------- */

static void new_line(Buf *out, size_t indent) {
  buf_addc(out, '\n');
  buf_fill(out, ' ', indent);
}

static void print_seq(Buf *out, const Value *v, size_t indent) {
  buf_addc(out, '[');
  for (size_t i = 0; i < v->seq.n; i++) {
    new_line(out, indent + 2);
    print(out, v->seq.items[i], indent + 2);
    buf_addc(out, ',');
  }
  if (v->seq.n) new_line(out, indent);
  buf_addc(out, ']');
}

static void print_map(Buf *out, const Value *v, size_t indent) {
  buf_addc(out, '{');
  for (size_t i = 0; i < v->map.n; i++) {
    new_line(out, indent + 2);
    print_string(out, v->map.fields[i].key, indent + 2);
    buf_addz(out, " = ");
    print(out, v->map.fields[i].value, indent + 2);
  }
  if (v->map.n) new_line(out, indent);
  buf_addc(out, '}');
}

/* --- Null -------------------------------------------------------------------------------------------------------------- */

static void friendly_element(Buf *out, const Type *t) {
  if (t->kind == TYPE_DYNAMIC)
    buf_addz(out, "dynamic");
  else
    type_friendly(out, t);
}

// clang-format off
static const char *const conversions[] = {
  [TYPE_BOOL] = "tobool", [TYPE_NUMBER] = "tonumber", [TYPE_STRING] = "tostring",
  [TYPE_LIST] = "tolist", [TYPE_SET] = "toset",       [TYPE_MAP] = "tomap",       [TYPE_OBJECT] = NULL,
};
// clang-format on

static void print_null(Buf *out, const Type *t) {
  const char *call = conversions[t->kind];
  if (t->kind == TYPE_DYNAMIC)
    buf_addz(out, "null");
  else if (!call)
    buf_addz(out, t->kind == TYPE_TUPLE ? "null /* tuple */" : "null /* object */");
  else
    buf_addf(out, "%s(null)", call);
  if (!t->elem) return;
  buf_addz(out, " /* of ");
  friendly_element(out, t->elem);
  buf_addz(out, " */");
}

/* --- Dispatch ---------------------------------------------------------------------------------------------------------- */

static void print_number(Buf *out, Num n) {
  Arena *a = arena_new();
  buf_add(out, num_to_str(a, n));
  arena_free(a);
}

static void print_known(Buf *out, const Value *v, size_t indent) {
  switch (v->kind) {
  case VAL_BOOL: buf_addz(out, v->boolean ? "true" : "false"); break;
  case VAL_NUMBER: print_number(out, v->number); break;
  case VAL_STRING: print_string(out, v->string, indent); break;
  case VAL_NULL: print_null(out, v->type); break;
  case VAL_TUPLE: print_seq(out, v, indent); break;
  case VAL_OBJECT: print_map(out, v, indent); break;
  default:
    buf_addf(out, "%s(", v->kind == VAL_LIST ? "tolist" : v->kind == VAL_SET ? "toset" : "tomap");
    if (v->kind == VAL_MAP)
      print_map(out, v, indent);
    else
      print_seq(out, v, indent);
    buf_addc(out, ')');
  }
}

static void print(Buf *out, const Value *v, size_t indent) {
  if (!value_is_known(v))
    buf_addz(out, "(known after apply)");
  else if (v->marks & MARK_SENSITIVE)
    buf_addz(out, "(sensitive value)");
  else if (v->marks & MARK_EPHEMERAL)
    buf_addz(out, "(ephemeral value)");
  else
    print_known(out, v, indent);
}

void value_print(Buf *out, const Value *v) { print(out, v, 0); }

/* --- For messages ------------------------------------------------------------------------------------------------------ */

enum { BRIEF_STRING = 60 };

static Str brief_string(Arena *a, Str s) {
  Buf b = buf_new(a);
  size_t cut = s.n;
  if (cut > BRIEF_STRING)
    for (cut = BRIEF_STRING; cut > 0 && ((unsigned char)s.p[cut] & 0xC0) == 0x80;) cut--;
  print_quoted(&b, str_sub(s, 0, cut));
  if (cut < s.n) buf_addz(&b, "…");
  return buf_str(&b);
}

Str value_text(Arena *a, const Value *v) {
  if (v->kind == VAL_BOOL) return v->boolean ? STR("true") : STR("false");
  if (v->kind == VAL_NUMBER) return num_to_str(a, v->number);
  return v->kind != VAL_STRING ? STR_NONE : v->string.p ? v->string : STR("");
}

Str value_brief(Arena *a, const Value *v) {
  if (!value_is_known(v)) return STR("(known after apply)");
  if (v->marks & MARK_SENSITIVE) return STR("(sensitive value)");
  if (v->marks & MARK_EPHEMERAL) return STR("(ephemeral value)");
  switch (v->kind) {
  case VAL_NULL: return STR("null");
  case VAL_BOOL:
  case VAL_NUMBER: return value_text(a, v);
  case VAL_STRING: return brief_string(a, v->string);
  case VAL_LIST: return str_fmt(a, "list of %zu", v->seq.n);
  case VAL_SET: return str_fmt(a, "set of %zu", v->seq.n);
  case VAL_TUPLE: return str_fmt(a, "tuple of %zu", v->seq.n);
  case VAL_MAP: return str_fmt(a, "map of %u", v->map.n);
  default: return str_fmt(a, "object with %u attribute%s", v->map.n, v->map.n == 1 ? "" : "s");
  }
}
