/* jsonencode and jsondecode.
 *
 * The writer follows Go's encoding/json, whose output ends up in policies and user data: keys in byte order, no white space,
 * and
 * "<", ">", "&", U+2028 and U+2029 as \u escapes. The reader is its own, because numbers must keep all their digits; arrays
 * become tuples and objects objects, as cty's implied types say. */
#include "eval/func_util.h"

/* ---------------------------------------------------------------------------------------------------------- writing */

static bool write_escape(Buf *b, unsigned char ch) {
  static const char shorts[] = "\"\"\\\\\bb\ff\nn\rr\tt";
  for (const char *p = shorts; *p; p += 2)
    if ((unsigned char)*p == ch) {
      buf_addc(b, '\\');
      buf_addc(b, p[1]);
      return true;
    }
  if (ch >= 0x20 && ch != '<' && ch != '>' && ch != '&') return false;
  buf_addf(b, "\\u%04x", ch);
  return true;
}

static void write_string(Buf *b, Str s) {
  buf_addc(b, '"');
  for (size_t i = 0; i < s.n; i++) {
    Str rest = str_sub(s, i, s.n);
    if (str_starts(rest, STR("\xE2\x80\xA8")) || str_starts(rest, STR("\xE2\x80\xA9"))) {
      buf_addf(b, "\\u202%c", s.p[i + 2] == '\xA8' ? '8' : '9');
      i += 2;
    } else if (!write_escape(b, (unsigned char)s.p[i])) {
      buf_addc(b, s.p[i]);
    }
  }
  buf_addc(b, '"');
}

void func_write_json(Buf *b, const Value *v, size_t limit) {
  if (b->n > limit) return;
  switch (v->kind) {
  case VAL_BOOL: buf_addz(b, v->boolean ? "true" : "false"); break;
  case VAL_NUMBER: buf_add(b, num_to_str(b->arena, v->number)); break;
  case VAL_STRING: write_string(b, v->string); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE:
    buf_addc(b, '[');
    for (size_t i = 0; i < v->seq.n; i++) {
      if (i) buf_addc(b, ',');
      func_write_json(b, v->seq.items[i], limit);
    }
    buf_addc(b, ']');
    break;
  case VAL_MAP:
  case VAL_OBJECT:
    buf_addc(b, '{');
    for (size_t i = 0; i < v->map.n; i++) {
      if (i) buf_addc(b, ',');
      write_string(b, v->map.fields[i].key);
      buf_addc(b, ':');
      func_write_json(b, value_field(v, v->map.fields[i].key), limit);
    }
    buf_addc(b, '}');
    break;
  case VAL_NULL:
  case VAL_UNKNOWN:
  case VAL_SYM: buf_addz(b, "null"); break; /* only null gets here: the caller sorts the others out */
  }
}

bool func_has_infinity(const Value *v) {
  if (v->kind == VAL_NUMBER) return num_is_inf(v->number);
  for (size_t i = 0; func_is_seq(v) && i < v->seq.n; i++)
    if (func_has_infinity(v->seq.items[i])) return true;
  for (size_t i = 0; func_is_map(v) && i < v->map.n; i++)
    if (func_has_infinity(v->map.fields[i].value)) return true;
  return false;
}

static const Value *fn_jsonencode(const Call *c) {
  if (func_has_infinity(c->args[0])) return func_error(c, -1, "cannot serialize infinity as JSON");
  Buf b = buf_new(c->a);
  func_write_json(&b, c->args[0], c->ev->limits.max_string);
  return func_too_long(c, b.n) ? &value_unknown : func_result(c, &b);
}

static const Value *sym_of_jsonencode(const Call *c) { return sym_to_json(c->a, c->args[0]); }

/* ---------------------------------------------------------------------------------------------------------- reading */

typedef struct {
  Arena *a;
  Str s;
  size_t i, depth, max_depth;
  const char *fault; /* the first one; then everything unwinds */
} Reader;

static const Value *read_value(Reader *r);

static const Value *fault(Reader *r, const char *what) {
  if (!r->fault) r->fault = what;
  return &value_unknown;
}

static int peek(Reader *r) {
  while (r->i < r->s.n && strchr(" \t\r\n", r->s.p[r->i]) && r->s.p[r->i]) r->i++;
  return r->i < r->s.n ? (unsigned char)r->s.p[r->i] : -1;
}

static bool hex4(Reader *r, uint32_t *out) {
  uint32_t u = 0;
  if (r->s.n - r->i < 4) return false;
  for (int k = 0; k < 4; k++) {
    char ch = r->s.p[r->i + (size_t)k];
    int d = ch >= '0' && ch <= '9'   ? ch - '0'
            : ch >= 'a' && ch <= 'f' ? ch - 'a' + 10
            : ch >= 'A' && ch <= 'F' ? ch - 'A' + 10
                                     : -1;
    if (d < 0) return false;
    u = u << 4 | (uint32_t)d;
  }
  r->i += 4;
  *out = u;
  return true;
}

/* \uXXXX, with its other half when it is the first of a surrogate pair; a lone half becomes U+FFFD. */
static bool read_unicode(Reader *r, Buf *b) {
  uint32_t u, low;
  if (!hex4(r, &u)) return false;
  if (u >= 0xD800 && u < 0xDC00 && str_starts(str_sub(r->s, r->i, r->s.n), STR("\\u"))) {
    size_t back = r->i;
    r->i += 2;
    if (!hex4(r, &low)) return false;
    if (low >= 0xDC00 && low < 0xE000)
      u = 0x10000 + ((u - 0xD800) << 10) + (low - 0xDC00);
    else
      r->i = back;
  }
  buf_add_utf8(b, u >= 0xD800 && u < 0xE000 ? 0xFFFD : u);
  return true;
}

static bool read_escape(Reader *r, Buf *b) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  char ch = r->i < r->s.n ? r->s.p[r->i++] : '\0';
  if (ch == 'u') return read_unicode(r, b);
  const char *at = ch ? strchr(from, ch) : NULL;
  if (at) buf_addc(b, to[at - from]);
  return at != NULL;
}

static Str read_string(Reader *r) {
  Buf b = buf_new(r->a);
  r->i++;
  while (r->i < r->s.n && r->s.p[r->i] != '"') {
    unsigned char ch = (unsigned char)r->s.p[r->i++];
    if (ch < 0x20) fault(r, "invalid control character in string literal");
    if (ch != '\\')
      buf_addc(&b, (char)ch);
    else if (!read_escape(r, &b))
      fault(r, "invalid escape sequence in string literal");
    if (r->fault) return STR("");
  }
  if (r->i >= r->s.n) fault(r, "unexpected end of JSON input");
  r->i++;
  return value_string(r->a, buf_str(&b))->string; /* normalised, also as a key */
}

static size_t digits(Reader *r) {
  size_t from = r->i;
  while (r->i < r->s.n && r->s.p[r->i] >= '0' && r->s.p[r->i] <= '9') r->i++;
  return r->i - from;
}

static bool accept(Reader *r, const char *any) {
  bool yes = r->i < r->s.n && r->s.p[r->i] && strchr(any, r->s.p[r->i]);
  r->i += yes;
  return yes;
}

static const Value *read_number(Reader *r) {
  size_t from = r->i;
  accept(r, "-");
  bool zero = r->i < r->s.n && r->s.p[r->i] == '0';
  size_t whole = digits(r);
  bool ok = whole && !(zero && whole > 1);
  if (accept(r, ".")) ok = digits(r) && ok;
  if (accept(r, "eE")) {
    accept(r, "+-");
    ok = digits(r) && ok;
  }
  Num n;
  if (!ok || !num_parse(r->a, str_sub(r->s, from, r->i), &n)) return fault(r, "invalid number literal");
  return value_number(r->a, n);
}

static const Value *read_array(Reader *r) {
  Values items = {0};
  r->i++;
  if (peek(r) == ']') {
    r->i++;
    return value_tuple(r->a, NULL, 0);
  }
  for (;;) {
    vec_push(r->a, &items, read_value(r));
    int ch = peek(r);
    r->i++;
    if (r->fault) return &value_unknown;
    if (ch == ']') return value_tuple(r->a, items.v, items.n);
    if (ch != ',') return fault(r, "invalid character after array element");
  }
}

static const Value *read_object(Reader *r) {
  VEC(Field) fields = {0};
  r->i++;
  if (peek(r) == '}') {
    r->i++;
    return value_object(r->a, NULL, 0);
  }
  for (;;) {
    if (peek(r) != '"') return fault(r, "invalid character looking for beginning of object key string");
    Str key = read_string(r);
    if (r->fault || peek(r) != ':') return fault(r, "invalid character after object key");
    r->i++;
    vec_push(r->a, &fields, (Field){key, read_value(r)});
    int ch = peek(r);
    r->i++;
    if (r->fault) return &value_unknown;
    if (ch == '}') return value_object(r->a, fields.v, fields.n);
    if (ch != ',') return fault(r, "invalid character after object key:value pair");
  }
}

static const Value *read_word(Reader *r) {
  static const struct {
    const char *text;
    const Value *value;
  } words[] = {{"true", &value_true}, {"false", &value_false}, {"null", &value_null}};
  for (size_t i = 0; i < 3; i++)
    if (str_starts(str_sub(r->s, r->i, r->s.n), str_from(words[i].text))) {
      r->i += strlen(words[i].text);
      return words[i].value;
    }
  return fault(r, "invalid character looking for beginning of value");
}

static const Value *read_value(Reader *r) {
  int ch = peek(r);
  if (r->fault) return &value_unknown;
  if (ch < 0) return fault(r, "unexpected end of JSON input");
  if (r->depth >= r->max_depth) return fault(r, "nested too deeply; raise the limit with --max-depth");
  r->depth++;
  const Value *v;
  switch (ch) {
  case '{': v = read_object(r); break;
  case '[': v = read_array(r); break;
  case '"': v = value_string(r->a, read_string(r)); break;
  default: v = ch == '-' || (ch >= '0' && ch <= '9') ? read_number(r) : read_word(r);
  }
  r->depth--;
  return v;
}

const Value *value_from_json(Arena *a, Str text, size_t max_depth, const char **why, size_t *at) {
  Reader r = {.a = a, .s = text, .max_depth = max_depth};
  const Value *v = read_value(&r);
  if (!r.fault && peek(&r) >= 0) fault(&r, "extraneous data after JSON object");
  *why = r.fault;
  *at = r.i;
  return r.fault ? NULL : v;
}

static const Value *fn_jsondecode(const Call *c) {
  const char *why;
  size_t at;
  const Value *v = value_from_json(c->a, func_str(c, 0), c->ev->limits.max_depth, &why, &at);
  return v ? v : func_error(c, 0, "%s, at byte %zu", why, at);
}

/* What decoding the JSON of `v` gives: lists and sets become tuples, maps objects. NULL when a symbol may hold some. */
static const Value *decoded(const Call *c, const Value *v) {
  TypeKind k = value_type(c->a, v)->kind;
  if (func_is_open(v)) return k == TYPE_STRING || k == TYPE_NUMBER || k == TYPE_BOOL ? v : NULL;
  if (value_is_null(v)) return &value_null;
  if (func_is_seq(v)) {
    const Value **items = NEW_N(c->a, const Value *, v->seq.n);
    for (size_t i = 0; i < v->seq.n; i++)
      if (!(items[i] = decoded(c, v->seq.items[i]))) return NULL;
    return value_tuple(c->a, items, v->seq.n);
  }
  if (!func_is_map(v)) return v;
  Field *fields = NEW_N(c->a, Field, v->map.n);
  for (size_t i = 0; i < v->map.n; i++) {
    fields[i] = (Field){v->map.fields[i].key, decoded(c, v->map.fields[i].value)};
    if (!fields[i].value) return NULL;
  }
  return value_object(c->a, fields, v->map.n);
}

/* Decoding what is encoded at deployment gives the original, as far as JSON keeps its types. */
static const Value *sym_of_jsondecode(const Call *c) {
  const Value *v = c->args[0];
  return v->kind == VAL_SYM && v->sym->op == SYM_TO_JSON ? decoded(c, v->sym->args[0]) : NULL;
}

// clang-format off
const Function func_json[] = {
  {"jsondecode", {P_STR("str")}, .fn = fn_jsondecode, .symbolic = sym_of_jsondecode,
   .lowering = "undoes jsonencode() of deploy-time values; otherwise needs a value known at conversion"},
  {"jsonencode", {P_ANY("val", PARAM_NULL | PARAM_UNTYPED | PARAM_ORDERED)}, .returns = &type_string, .fn = fn_jsonencode,
   .symbolic = sym_of_jsonencode,
   .lowering = "the JSON text as `Fn::Sub` (also with deploy-time keys of an object written there), or `Fn::ToJsonString` where text "
               "cannot say it; the order of a set needs the values of parameters in it"},
  {0},
};
// clang-format on
