/* yamlencode and yamldecode, on libyaml.
 *
 * Writing: every string is double-quoted, or a literal block when it has line breaks; the rest are plain scalars, as Terraform
 * does. Reading: the value types follow Terraform's YAML package: plain scalars resolve to null, bools, numbers (decimal, 0x,
 * 0o), and timestamps (which become RFC 3339 strings); sequences are tuples, mappings objects; anchors, aliases and "<<" work,
 * other tags fail. */
#include "eval/func_util.h"

#include "base/map.h"

#include <yaml.h>

/* ------------------------------------------------------------------------------------------------------------- writing */

/* What the emitter writes to; it stops past the limit. */
typedef struct {
  Buf text;
  size_t limit;
} Output;

static int write_bytes(void *to, unsigned char *p, size_t n) {
  Output *out = to;
  buf_add(&out->text, (Str){(char *)p, n});
  return out->text.n <= out->limit;
}

static bool emit_value(yaml_emitter_t *e, const Value *v, Arena *a);

static bool emit_scalar(yaml_emitter_t *e, Str s, yaml_scalar_style_t style) {
  yaml_event_t ev;
  int plain = style == YAML_PLAIN_SCALAR_STYLE;
  return yaml_scalar_event_initialize(&ev, NULL, NULL, (const yaml_char_t *)(s.p ? s.p : ""), (int)s.n, plain, !plain, style) &&
         yaml_emitter_emit(e, &ev);
}

static bool emit_string(yaml_emitter_t *e, Str s) {
  bool lines = memchr(s.p ? s.p : "", '\n', s.n) != NULL;
  return emit_scalar(e, s, lines ? YAML_LITERAL_SCALAR_STYLE : YAML_DOUBLE_QUOTED_SCALAR_STYLE);
}

static bool emit_sequence(yaml_emitter_t *e, const Value *v, Arena *a) {
  yaml_event_t ev;
  if (!yaml_sequence_start_event_initialize(&ev, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE) || !yaml_emitter_emit(e, &ev))
    return false;
  for (size_t i = 0; i < v->seq.n; i++)
    if (!emit_value(e, v->seq.items[i], a)) return false;
  return yaml_sequence_end_event_initialize(&ev) && yaml_emitter_emit(e, &ev);
}

static bool emit_mapping(yaml_emitter_t *e, const Value *v, Arena *a) {
  yaml_event_t ev;
  if (!yaml_mapping_start_event_initialize(&ev, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE) || !yaml_emitter_emit(e, &ev))
    return false;
  for (size_t i = 0; i < v->map.n; i++)
    if (!emit_string(e, v->map.fields[i].key) || !emit_value(e, value_field(v, v->map.fields[i].key), a)) return false;
  return yaml_mapping_end_event_initialize(&ev) && yaml_emitter_emit(e, &ev);
}

static bool emit_value(yaml_emitter_t *e, const Value *v, Arena *a) {
  if (func_is_seq(v)) return emit_sequence(e, v, a);
  if (func_is_map(v)) return emit_mapping(e, v, a);
  if (v->kind == VAL_STRING) return emit_string(e, v->string);
  Str s = v->kind == VAL_BOOL     ? (v->boolean ? STR("true") : STR("false"))
          : v->kind == VAL_NUMBER ? num_to_str(a, v->number)
                                  : STR("null");
  return emit_scalar(e, s, YAML_PLAIN_SCALAR_STYLE);
}

static bool emit_document(yaml_emitter_t *e, const Value *v, Arena *a) {
  yaml_event_t ev;
  return yaml_stream_start_event_initialize(&ev, YAML_UTF8_ENCODING) && yaml_emitter_emit(e, &ev) &&
         yaml_document_start_event_initialize(&ev, NULL, NULL, NULL, 1) && yaml_emitter_emit(e, &ev) && emit_value(e, v, a) &&
         yaml_document_end_event_initialize(&ev, 1) && yaml_emitter_emit(e, &ev) && yaml_stream_end_event_initialize(&ev) &&
         yaml_emitter_emit(e, &ev);
}

/* Terraform's emitter ends a document that is one plain scalar with "...", and no other; libyaml's versions differ in that. */
static Str set_end_marker(Arena *a, Str text, const Value *v) {
  static const Str marker = {"...\n", 4};
  bool wanted = value_is_null(v) || v->kind == VAL_BOOL || v->kind == VAL_NUMBER, there = str_ends(text, STR("\n...\n"));
  if (wanted && !there) return str_cat(a, text, marker);
  return there && !wanted ? str_sub(text, 0, text.n - marker.n) : text;
}

static const Value *fn_yamlencode(const Call *c) {
  Output out = {buf_new(c->a), c->ev->limits.max_string};
  yaml_emitter_t e;
  if (!yaml_emitter_initialize(&e)) die_oom(sizeof e);
  yaml_emitter_set_output(&e, write_bytes, &out);
  yaml_emitter_set_unicode(&e, 1);
  bool ok = emit_document(&e, c->args[0], c->a);
  Str problem = e.problem ? str_dup(c->a, str_from(e.problem)) : STR("out of memory");
  yaml_emitter_delete(&e);
  if (func_too_long(c, out.text.n)) return &value_unknown;
  if (!ok) return func_error(c, 0, "%.*s", STR_ARG(problem));
  return func_text(c, set_end_marker(c->a, buf_str(&out.text), c->args[0]));
}

/* ------------------------------------------------------------------------------------------------------------- reading */

typedef struct {
  const Call *c;
  Arena *a;
  yaml_parser_t parser;
  yaml_event_t event;
  Map anchors; /* name -> const Value; NULL value: being defined */
  size_t depth;
  size_t nodes; /* made so far, counting what aliases repeat */
  Str fault;
} Reader;

static const Value *read_node(Reader *r);

static const Value *fault(Reader *r, const char *fmt, ...) PRINTF_LIKE(2, 3);
static const Value *fault(Reader *r, const char *fmt, ...) {
  if (!r->fault.p) {
    va_list ap;
    va_start(ap, fmt);
    Str what = str_vfmt(r->a, fmt, ap);
    va_end(ap);
    r->fault = str_fmt(r->a, "on line %zu, column %zu: %.*s", r->event.start_mark.line + 1, r->event.start_mark.column + 1,
                       STR_ARG(what));
  }
  return &value_unknown;
}

/* Moves to the next event. */
static bool advance(Reader *r) {
  yaml_event_delete(&r->event);
  memset(&r->event, 0, sizeof r->event);
  if (r->fault.p) return false;
  if (yaml_parser_parse(&r->parser, &r->event)) return true;
  const char *problem = r->parser.problem ? r->parser.problem : "the text cannot be read";
  r->event.start_mark = r->parser.problem_mark;
  fault(r, "%s", problem);
  return false;
}

static bool one_of(Str s, const char *words) {
  Str list = str_from(words);
  for (size_t from = 0, to; from < list.n; from = to + 1) {
    to = str_find_char(list, ' ', from);
    if (str_eq(s, str_sub(list, from, to))) return true;
  }
  return false;
}

static size_t count_digits(Str s, size_t i, const char *set) {
  size_t n = 0;
  while (i + n < s.n && s.p[i + n] && strchr(set, s.p[i + n])) n++;
  return n;
}

static const char DECIMAL[] = "0123456789";

/* [-+]? ( . digits | digits [ . digits* ] ) [ e [-+]? digits ] */
static bool is_decimal(Str s) {
  size_t i = s.n && (s.p[0] == '-' || s.p[0] == '+');
  size_t whole = count_digits(s, i, DECIMAL), fraction = 0;
  i += whole;
  if (i < s.n && s.p[i] == '.') fraction = count_digits(s, ++i, DECIMAL);
  i += fraction;
  if (!whole && !fraction) return false;
  if (i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
    i++;
    i += i < s.n && (s.p[i] == '-' || s.p[i] == '+');
    size_t exponent = count_digits(s, i, DECIMAL);
    if (!exponent) return false;
    i += exponent;
  }
  return i == s.n;
}

/* 0x1F and 0o17, without a sign. */
static bool based_number(Reader *r, Str s, Num *out) {
  bool hex = str_starts(s, STR("0x")), octal = str_starts(s, STR("0o"));
  Str digits = str_sub(s, 2, s.n);
  const char *set = hex ? "0123456789abcdefABCDEF" : "01234567";
  if ((!hex && !octal) || !digits.n || count_digits(digits, 0, set) != digits.n) return false;
  return num_parse_int(r->a, digits, hex ? 16 : 8, out);
}

static bool plain_number(Reader *r, Str s, Num *out) {
  if (based_number(r, s, out)) return true;
  if (one_of(s, ".inf .Inf .INF +.inf +.Inf +.INF")) return num_parse(r->a, STR("Inf"), out);
  if (one_of(s, "-.inf -.Inf -.INF")) {
    if (!num_parse(r->a, STR("Inf"), out)) return false;
    *out = num_neg(r->a, *out);
    return true;
  }
  return is_decimal(s) && num_parse(r->a, s, out);
}

static bool is_null_text(Str s) { return !s.n || one_of(s, "~ null Null NULL"); }

static bool bool_text(Str s, bool *out) {
  *out = one_of(s, "true True TRUE yes Yes YES on On ON y Y");
  return *out || one_of(s, "false False FALSE no No NO off Off OFF n N");
}

/* What a plain scalar without a tag means. */
static const Value *resolve(Reader *r, Str s) {
  bool b;
  Num n;
  Str t;
  if (is_null_text(s)) return &value_null;
  if (bool_text(s, &b)) return value_bool(b);
  if (one_of(s, ".nan .NaN .NAN")) return fault(r, "floating point NaN is not supported");
  if (plain_number(r, s, &n)) return value_number(r->a, n);
  if (func_yaml_timestamp(r->a, s, &t)) return value_string(r->a, t);
  return value_string(r->a, s);
}

#define TAG(name) "tag:yaml.org,2002:" name

/* A plain scalar with a tag. The numeric and bool tags only ask that it is no string: "!!int 1.5" is 1.5. */
static const Value *resolve_tagged(Reader *r, Str tag, Str s) {
  if (str_is(tag, TAG("str")) || str_is(tag, TAG("binary"))) return value_string(r->a, s);
  if (str_is(tag, TAG("null"))) return &value_null;
  const Value *v = resolve(r, s);
  bool fits = str_is(tag, TAG("timestamp")) ? func_yaml_timestamp(r->a, s, &(Str){0}) : v->kind != VAL_STRING;
  return fits || r->fault.p ? v : fault(r, "cannot parse \"%.*s\" as %.*s", STR_ARG(s), STR_ARG(tag));
}

static bool known_tag(Str tag) {
  return str_starts(tag, STR(TAG(""))) &&
         one_of(str_sub(tag, sizeof TAG("") - 1, tag.n), "str int float bool null binary timestamp");
}

static const Value *read_scalar(Reader *r) {
  Str s = str_dup(r->a, (Str){(char *)r->event.data.scalar.value, r->event.data.scalar.length});
  Str tag = str_dup(r->a, str_from((char *)r->event.data.scalar.tag));
  bool plain = r->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (tag.n && !known_tag(tag)) return fault(r, "unsupported tag \"%.*s\"", STR_ARG(tag));
  if (str_is(tag, TAG("binary"))) {
    Str ignored;
    if (!func_unbase64(r->a, s, &ignored)) return fault(r, "cannot parse \"%.*s\" as !!binary: not valid base64", STR_ARG(s));
  }
  if (!plain) return value_string(r->a, s);
  return tag.n ? resolve_tagged(r, tag, s) : resolve(r, s);
}

static const Value *read_alias(Reader *r) {
  Str name = str_dup(r->a, str_from((char *)r->event.data.alias.anchor));
  if (!map_has(&r->anchors, name)) return fault(r, "reference to undefined anchor \"%.*s\"", STR_ARG(name));
  const Value *v = map_get(&r->anchors, name);
  return v ? v : fault(r, "cannot refer to anchor \"%.*s\" from inside its own definition", STR_ARG(name));
}

static bool tag_is(const yaml_char_t *tag, const char *want) { return !tag || str_is(str_from((const char *)tag), want); }

static const Value *read_sequence(Reader *r) {
  Values items = {0};
  if (!tag_is(r->event.data.sequence_start.tag, TAG("seq")))
    return fault(r, "can't interpret sequence as %s", r->event.data.sequence_start.tag);
  while (advance(r) && r->event.type != YAML_SEQUENCE_END_EVENT) vec_push(r->a, &items, read_node(r));
  return r->fault.p ? &value_unknown : value_tuple(r->a, items.v, items.n);
}

typedef VEC(Field) Fields;

/* The value under "<<": its attributes replace earlier ones and yield to later ones. */
static void merge(Reader *r, Fields *fields, const Value *v) {
  if (!func_is_map(v)) {
    fault(r, "cannot merge something that is no mapping into a mapping");
    return;
  }
  for (size_t i = 0; i < v->map.n; i++) vec_push(r->a, fields, v->map.fields[i]);
}

/* The key as text; *merged for "<<". */
static Str read_key(Reader *r, bool *merged) {
  *merged = false;
  if (r->event.type == YAML_SCALAR_EVENT) {
    Str raw = {(char *)r->event.data.scalar.value, r->event.data.scalar.length};
    *merged = str_is(raw, "<<"); /* quoted or not */
    if (*merged) return STR("<<");
  }
  const Value *v = read_node(r);
  Str why;
  if (r->fault.p) return STR("");
  if (value_is_null(v)) fault(r, "mapping key cannot be null");
  const Value *key = r->fault.p ? NULL : convert(r->a, v, &type_string, &why);
  if (!key) fault(r, "only strings are allowed as mapping keys");
  return key ? key->string : STR("");
}

static const Value *read_mapping(Reader *r) {
  Fields fields = {0};
  if (!tag_is(r->event.data.mapping_start.tag, TAG("map")))
    return fault(r, "can't interpret mapping as %s", r->event.data.mapping_start.tag);
  while (advance(r) && r->event.type != YAML_MAPPING_END_EVENT) {
    bool merged;
    Str key = read_key(r, &merged);
    if (!advance(r)) break;
    const Value *v = read_node(r);
    if (r->fault.p) break;
    if (merged)
      merge(r, &fields, v);
    else
      vec_push(r->a, &fields, (Field){key, v});
  }
  return r->fault.p ? &value_unknown : value_object(r->a, fields.v, fields.n);
}

static size_t count_nodes(const Value *v) {
  size_t n = 1;
  if (func_is_seq(v))
    for (size_t i = 0; i < v->seq.n; i++) n += count_nodes(v->seq.items[i]);
  if (func_is_map(v))
    for (size_t i = 0; i < v->map.n; i++) n += count_nodes(v->map.fields[i].value);
  return n;
}

/* The node at the current event. An anchor is open while its node is read, so it cannot contain itself. Aliases of aliases can
 * make a small text into a huge value: what they repeat counts. */
static const Value *read_node(Reader *r) {
  const yaml_char_t *anchor = r->event.type == YAML_SCALAR_EVENT           ? r->event.data.scalar.anchor
                              : r->event.type == YAML_SEQUENCE_START_EVENT ? r->event.data.sequence_start.anchor
                              : r->event.type == YAML_MAPPING_START_EVENT  ? r->event.data.mapping_start.anchor
                                                                           : NULL;
  Str name = anchor ? str_dup(r->a, str_from((const char *)anchor)) : STR_NONE;
  const Value *v;
  if (r->depth >= r->c->ev->limits.max_depth)
    return fault(r, "nested deeper than %zu levels; raise the limit with --max-depth", r->c->ev->limits.max_depth);
  if (name.p) map_put(r->a, &r->anchors, name, NULL);
  r->depth++;
  switch (r->event.type) {
  case YAML_SCALAR_EVENT: v = read_scalar(r); break;
  case YAML_ALIAS_EVENT: v = read_alias(r); break;
  case YAML_SEQUENCE_START_EVENT: v = read_sequence(r); break;
  case YAML_MAPPING_START_EVENT: v = read_mapping(r); break;
  default: v = fault(r, "unexpected content");
  }
  r->depth--;
  r->nodes += r->event.type == YAML_ALIAS_EVENT ? count_nodes(v) : 1;
  if (!r->fault.p && r->nodes > r->c->ev->limits.max_elements)
    fault(r, "the value has more than %zu elements; raise the limit with --max-elements", r->c->ev->limits.max_elements);
  if (name.p) map_put(r->a, &r->anchors, name, (void *)(uintptr_t)v);
  return v;
}

static const Value *read_document(Reader *r) {
  if (!advance(r) || !advance(r)) return &value_unknown; /* the start of the stream */
  if (r->event.type != YAML_DOCUMENT_START_EVENT) return fault(r, "missing start of document");
  const yaml_version_directive_t *version = r->event.data.document_start.version_directive;
  if (version && (version->major != 1 || version->minor != 1)) return fault(r, "found incompatible YAML document");
  if (!advance(r)) return &value_unknown;
  const Value *v = read_node(r);
  if (!advance(r) || !advance(r)) return &value_unknown; /* the end of the document */
  return r->event.type == YAML_STREAM_END_EVENT ? v : fault(r, "unexpected extra content after value");
}

static const Value *fn_yamldecode(const Call *c) {
  Reader r = {.c = c, .a = c->a};
  Str s = func_str(c, 0);
  if (!yaml_parser_initialize(&r.parser)) die_oom(sizeof r.parser);
  yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&r.parser, (const unsigned char *)(s.p ? s.p : ""), s.n);
  const Value *v = read_document(&r);
  yaml_event_delete(&r.event);
  yaml_parser_delete(&r.parser);
  return r.fault.p ? func_error(c, 0, "%.*s", STR_ARG(r.fault)) : v;
}

// clang-format off
const Function func_yaml[] = {
  {"yamldecode", {P_STR("src")}, .fn = fn_yamldecode, .lowering = "needs a value known at conversion"},
  {"yamlencode", {P_ANY("value", PARAM_NULL | PARAM_UNTYPED)}, .returns = &type_string, .fn = fn_yamlencode,
   .lowering = "needs values known at conversion: no intrinsic writes YAML"},
  {0},
};
// clang-format on
