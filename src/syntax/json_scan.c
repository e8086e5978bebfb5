/* The JSON syntax: text to tree.
 *
 * A scanner of its own, because a JSON library keeps no byte ranges, merges repeated properties (which mean repeated blocks
 * here) and rounds numbers. The grammar is RFC 8259 without extensions; the tree is the one of the native syntax, with strings
 * not yet interpreted (HCL JSON Syntax Specification). After a fault the scanner goes on behind the next comma of the same
 * object or array. */
#include "syntax/parser.h"

#include "base/buf.h"

typedef struct {
  const unsigned char *src;
  uint32_t n, pos;
  bool panic;
  unsigned depth;
  Parser lists; /* only its stack and arenas are used */
  Arena *arena;
  Diags *diags;
  uint32_t file;
  size_t faults;
} Json;

static const Expr *value(Json *j);

static Span span_to(const Json *j, uint32_t start) { return (Span){j->file, start, j->pos}; }

/* Reports and panics. The subject is the character at `start` up to `end`. */
static void json_fault(Json *j, DiagCode code, uint32_t start, uint32_t end, const char *summary, const char *detail) {
  if (end > j->n) end = j->n;
  if (!j->panic && ++j->faults <= PARSE_MAX_FAULTS) {
    diag_error(j->diags, code, ((Span){j->file, start, end}), "%s", summary);
    diag_detail(j->diags, "%s", detail);
  }
  if (!j->panic && j->faults == PARSE_MAX_FAULTS + 1) {
    diag_error(j->diags, TC1009, ((Span){j->file, start, end}), "Too many syntax errors");
    diag_detail(j->diags, "The rest of this file is not read. Correct the errors above, then try again.");
    j->pos = j->n;
  }
  j->panic = true;
}

/* The next byte that is not white space, 0 at the end. */
static unsigned next_byte(Json *j) {
  while (j->pos < j->n && strchr(" \t\r\n", j->src[j->pos]) && j->src[j->pos]) j->pos++;
  return j->pos < j->n ? j->src[j->pos] : 0U;
}

static Expr *json_expr(Json *j, ExprKind kind, uint32_t start) {
  Expr *e = NEW(j->arena, Expr);
  e->kind = kind;
  e->height = 1;
  e->json = 1;
  e->span = span_to(j, start);
  return e;
}

/* --- strings --- */

static uint32_t hex4(const Json *j, uint32_t at) {
  uint32_t v = 0;
  for (uint32_t i = at; i < at + 4; i++) {
    unsigned c = i < j->n ? j->src[i] : 0U;
    unsigned d = c - '0' < 10 ? c - '0' : (c | 32) - 'a' < 6 ? (c | 32) - 'a' + 10 : 16;
    if (d == 16) return UINT32_MAX;
    v = v << 4 | d;
  }
  return v;
}

/* \uXXXX at j->pos, or a surrogate pair of them. A half of a pair becomes U+FFFD, as in Go's decoder. */
static void unicode(Json *j, Buf *out) {
  uint32_t cp = hex4(j, j->pos + 2);
  if (cp == UINT32_MAX) {
    json_fault(j, TC1054, j->pos, j->pos + 2, "Invalid escape sequence", "\\u takes four hexadecimal digits.");
    return;
  }
  j->pos += 6;
  if (cp < 0xD800 || cp > 0xDFFF) {
    buf_add_utf8(out, cp);
    return;
  }
  bool pair = cp < 0xDC00 && j->pos + 1 < j->n && j->src[j->pos] == '\\' && j->src[j->pos + 1] == 'u';
  uint32_t low = pair ? hex4(j, j->pos + 2) : 0;
  if (low < 0xDC00 || low > 0xDFFF) {
    buf_add_utf8(out, 0xFFFD);
    return;
  }
  j->pos += 6;
  buf_add_utf8(out, 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00));
}

static void escape(Json *j, Buf *out) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  unsigned c = j->pos + 1 < j->n ? j->src[j->pos + 1] : 0U;
  const char *hit = c ? strchr(from, (int)c) : NULL;
  if (hit) {
    buf_addc(out, to[hit - from]);
    j->pos += 2;
  } else if (c == 'u') {
    unicode(j, out);
  } else {
    json_fault(j, TC1054, j->pos, j->pos + 1, "Invalid escape sequence",
               "The escapes of JSON are \\\", \\\\, \\/, \\b, \\f, \\n, \\r, \\t and \\uXXXX. For a backslash write \\\\.");
  }
}

/* Text up to a quote or backslash; false (and a fault) if a byte in it is not allowed. */
static bool plain(Json *j) {
  while (j->pos < j->n) {
    unsigned c = j->src[j->pos];
    uint32_t cp = 0;
    if (c == '"' || c == '\\') return true;
    size_t len = utf8_decode(j->src, j->n, j->pos, &cp);
    if (!len) {
      json_fault(j, TC1002, j->pos, j->pos + 1, "Invalid UTF-8", "These bytes are not UTF-8. Save the file in UTF-8 encoding.");
      return false;
    }
    if (c < 0x20) {
      json_fault(j, TC1054, j->pos, j->pos + 1, "Invalid character in a string",
                 "JSON strings hold no line breaks and control characters. Write them as \\n, \\t or \\uXXXX; or the closing "
                 "quote is missing.");
      return false;
    }
    j->pos += (uint32_t)len;
  }
  return true;
}

/* The string at j->pos; a faulty one is no string: its text and its range would not match (shift_map). */
static Expr *string(Json *j) {
  uint32_t start = j->pos++, run = j->pos;
  Buf out = {0};
  while (plain(j) && j->pos < j->n && j->src[j->pos] == '\\') {
    if (!out.arena) out = buf_new(j->arena);
    buf_add(&out, (Str){(const char *)j->src + run, j->pos - run});
    escape(j, &out);
    run = j->pos;
    if (j->panic) break;
  }
  if (!j->panic && j->pos >= j->n)
    json_fault(j, TC1054, start, start + 1, "Unterminated string", "The file ends before the closing quote of this string.");
  Str tail = {(const char *)j->src + run, j->pos - run};
  if (!j->panic) j->pos++;
  Expr *e = json_expr(j, j->panic ? EXPR_ERROR : EXPR_STRING, start);
  if (j->panic) return e;
  e->string.quote = QUOTE_JSON;
  e->string.value = tail;
  if (out.arena) {
    buf_add(&out, tail);
    e->string.value = buf_str(&out);
  }
  return e;
}

/* --- numbers and words --- */

static uint32_t digits(const Json *j, uint32_t at) {
  while (at < j->n && j->src[at] - (unsigned)'0' < 10) at++;
  return at;
}

/* number = "-"? int frac? exp?; the position behind it, or `at` if there is none. */
static uint32_t number_end(const Json *j, uint32_t at) {
  uint32_t i = at;
  if (i < j->n && j->src[i] == '-') i++;
  uint32_t whole = digits(j, i);
  if (whole == i || (j->src[i] == '0' && whole > i + 1)) return at;
  i = whole;
  if (i < j->n && j->src[i] == '.') {
    if (digits(j, i + 1) == i + 1) return at;
    i = digits(j, i + 1);
  }
  if (i < j->n && (j->src[i] | 32) == 'e') {
    uint32_t e = i + 1;
    if (e < j->n && (j->src[e] == '+' || j->src[e] == '-')) e++;
    if (digits(j, e) == e) return at;
    i = digits(j, e);
  }
  return i;
}

static bool word_char(unsigned c) { return (c | 32) - 'a' < 26 || c - '0' < 10 || (c && strchr("+-._", (int)c)); }

static Expr *number(Json *j) {
  uint32_t start = j->pos, end = number_end(j, start);
  while (j->pos < j->n && word_char(j->src[j->pos])) j->pos++;
  Expr *e = json_expr(j, EXPR_NUMBER, start);
  e->number.text = (Str){(const char *)j->src + start, j->pos - start};
  if (end != j->pos || !num_parse(j->arena, e->number.text, &e->number.value)) {
    e->kind = EXPR_ERROR;
    json_fault(j, TC1055, start, j->pos, "Invalid number",
               "A JSON number is digits without leading zeros, with at most one decimal point and an exponent.");
  }
  return e;
}

static Expr *word(Json *j) {
  uint32_t start = j->pos;
  while (j->pos < j->n && word_char(j->src[j->pos])) j->pos++;
  Str s = {(const char *)j->src + start, j->pos - start};
  Expr *e = json_expr(j, EXPR_ERROR, start);
  if (str_is(s, "null")) {
    e->kind = EXPR_NULL;
  } else if (str_is(s, "true") || str_is(s, "false")) {
    e->kind = EXPR_BOOL;
    e->boolean = s.n == 4;
  } else {
    json_fault(j, TC1051, start, j->pos, "Unknown word",
               "The only words of JSON are true, false and null, in small letters. Anything else is quoted.");
  }
  return e;
}

/* --- objects and arrays --- */

/* Ends a panic at the next comma or closing bracket of the list around; at the end of the file it stays. */
static void skip_item(Json *j) {
  unsigned nest = 0;
  j->panic = false;
  for (; j->pos < j->n; j->pos++) {
    unsigned c = j->src[j->pos];
    if (c == '"') {
      uint32_t i = j->pos + 1;
      while (i < j->n && j->src[i] != '"' && j->src[i] != '\n') i += j->src[i] == '\\' ? 2 : 1;
      if (i < j->n && j->src[i] == '"') j->pos = i;
    } else if (c == '{' || c == '[') {
      nest++;
    } else if ((c == '}' || c == ']') && nest-- == 0) {
      return;
    } else if (c == ',' && nest == 0) {
      return;
    }
  }
  j->panic = true;
}

/* Behind an item: true when another one follows. */
static bool more(Json *j, uint32_t open, unsigned close) {
  if (j->panic) skip_item(j);
  unsigned c = next_byte(j);
  uint32_t at = j->pos;
  if (c == ',') {
    j->pos++;
    if (next_byte(j) != close) return true;
    json_fault(j, TC1052, at, at + 1, "Trailing comma", "JSON has no comma behind the last item. Remove it.");
    j->panic = false;
    return false;
  }
  if (c == close) return false;
  if (at >= j->n) {
    json_fault(j, TC1053, open, open + 1, close == '}' ? "Unclosed object" : "Unclosed array",
               "The file ends before the closing bracket.");
    return false;
  }
  if (c == '}' || c == ']') {
    json_fault(j, TC1053, at, at + 1, "Wrong closing bracket",
               close == '}' ? "An object is closed by a brace (})." : "An array is closed by a bracket (]).");
    j->panic = false;
    return false;
  }
  json_fault(j, TC1052, at, at + 1, "Missing comma", "A comma separates the items of an object or array.");
  if (c == '"' || close == ']')
    j->panic = false;
  else
    skip_item(j);
  return j->pos < j->n;
}

static void raise_to(Expr *e, const Expr *child) {
  if (child->height >= e->height) e->height = (child->height + 1U) & 0xFFFF;
}

static void array_item(Json *j, Expr *e) {
  const Expr *v = value(j);
  raise_to(e, v);
  stack_push(&j->lists, &v, sizeof v);
}

static void property(Json *j, Expr *e) {
  ObjectItem item = {0};
  if (next_byte(j) != '"') {
    json_fault(j, TC1051, j->pos, j->pos + 1, "Property name expected", "The name of a property is a string in double quotes.");
    return;
  }
  uint32_t start = j->pos;
  item.key = string(j);
  if (j->panic) return;
  if (next_byte(j) != ':') {
    json_fault(j, TC1052, j->pos, j->pos + 1, "Missing colon", "A colon stands between the name of a property and its value.");
    return;
  }
  j->pos++;
  item.value = value(j);
  item.span = span_to(j, start);
  raise_to(e, item.value);
  e->height = e->height < 2 ? 2 : e->height;
  stack_push(&j->lists, &item, sizeof item);
}

/* The list at j->pos. */
static Expr *list(Json *j, bool object) {
  uint32_t start = j->pos++;
  unsigned close = object ? '}' : ']';
  Expr *e = json_expr(j, object ? EXPR_OBJECT : EXPR_TUPLE, start);
  size_t base = stack_base(&j->lists);
  bool any = next_byte(j) != close;
  while (any) {
    if (object)
      property(j, e);
    else
      array_item(j, e);
    any = more(j, start, close);
  }
  if (j->pos < j->n && !j->panic) j->pos++;
  if (object) {
    e->object.n = STACK_COUNT(&j->lists, base, ObjectItem);
    e->object.items = stack_take(&j->lists, base);
  } else {
    e->tuple.n = STACK_COUNT(&j->lists, base, const Expr *);
    e->tuple.items = stack_take(&j->lists, base);
  }
  e->span = span_to(j, start);
  return e;
}

static const Expr *nested(Json *j, bool object) {
  if (j->depth + 1 >= j->diags->sources->max_depth) {
    json_fault(j, TC1008, j->pos, j->pos + 1, "Nested too deeply",
               "Objects and arrays go deeper than the limit. Flatten the data, or raise the limit with --max-depth.");
    return json_expr(j, EXPR_ERROR, j->pos);
  }
  j->depth++;
  const Expr *e = list(j, object);
  j->depth--;
  return e;
}

static const Expr *value(Json *j) {
  unsigned c = next_byte(j);
  uint32_t at = j->pos;
  if (c == '{' || c == '[') return nested(j, c == '{');
  if (c == '"') return string(j);
  if (c == '-' || c - '0' < 10) return number(j);
  if ((c | 32) - 'a' < 26) return word(j);
  uint32_t cp = 0, len = at < j->n ? (uint32_t)utf8_decode(j->src, j->n, at, &cp) : 0;
  if (at >= j->n)
    json_fault(j, TC1051, at, at, "Value expected", "The file ends where a value is expected.");
  else if (cp == 0xFEFF)
    json_fault(j, TC1051, at, at + len, "Byte order mark",
               "JSON text begins without a byte order mark. Save the file as UTF-8 without BOM.");
  else if (c == 0 || !len)
    json_fault(j, TC1002, at, at + 1, c ? "Invalid UTF-8" : "NUL byte",
               "The file is not UTF-8 text. Save it in UTF-8 encoding.");
  else
    json_fault(j, TC1051, at, at + len, "Value expected",
               "A value is a string in double quotes, a number, an object, an array, true, false or null.");
  return json_expr(j, EXPR_ERROR, at);
}

/* --- the file --- */

const Expr *json_tree(Arena *a, Diags *d, uint32_t file) {
  Str text = source_file(d->sources, file)->bytes;
  Arena *scratch = arena_new();
  Json j = {.src = (const unsigned char *)text.p, .n = (uint32_t)text.n, .arena = a, .diags = d, .file = file};
  j.lists.arena = a;
  j.lists.scratch = scratch;
  const Expr *e = value(&j);
  next_byte(&j);
  if (!j.panic && j.pos < j.n)
    json_fault(&j, TC1053, j.pos, j.pos + 1, "Extra characters behind the value",
               "A JSON file holds one value. Remove what follows it.");
  arena_free(scratch);
  return e;
}
