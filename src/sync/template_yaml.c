/* YAML templates: libyaml's events -> values with positions. A tag such as !Sub or !GetAtt is an object with one member, Ref or
 * Fn::NAME.
 *
 * Plain scalars are read as CloudFormation reads them, YAML 1.1's booleans and decimal numbers; a number with a leading zero
 * (an account ID) or a date stays text. */
#include "sync/template_internal.h"

#include <yaml.h>

enum { MAX_DEPTH = 200, MAX_NODES = 2000000 };

typedef struct {
  Arena *a;
  Diags *d;
  uint32_t file;
  Str text;
  yaml_parser_t parser;
  yaml_event_t event;
  struct {
    size_t character, byte; /* of the last position that was asked for */
  } cursor;
  Map anchors; /* name -> Part* */
  size_t depth, nodes;
  bool failed;
} Yaml;

static Part read_node(Yaml *y);

/* --- positions ----------------------------------------------------------------------------------------------------- */

static bool is_continuation(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* libyaml counts characters, without a byte order mark; a Span has bytes. */
static uint32_t byte_of(Yaml *y, yaml_mark_t mark) {
  size_t start = str_starts(y->text, STR("\xEF\xBB\xBF")) ? 3 : 0, byte = y->cursor.byte, at = y->cursor.character;
  if (mark.index < at || byte < start) {
    at = 0;
    byte = start;
  }
  for (; at < mark.index && byte < y->text.n; at++) do
      byte++;
    while (byte < y->text.n && is_continuation(y->text.p[byte]));
  y->cursor.character = at;
  y->cursor.byte = byte;
  return (uint32_t)byte;
}

static Span span_of(Yaml *y, yaml_mark_t from, yaml_mark_t to) {
  uint32_t start = byte_of(y, from), end = byte_of(y, to);
  return (Span){y->file, start, end > start ? end : start};
}

static Span here(Yaml *y) { return span_of(y, y->event.start_mark, y->event.end_mark); }

static void fault(Yaml *y, Span at, const char *summary, const char *detail) {
  if (y->failed) return;
  y->failed = true;
  diag_error(y->d, TC5218, at, "%s", summary);
  diag_detail(y->d, "%s", detail);
}

/* --- events -------------------------------------------------------------------------------------------------------- */

static bool advance(Yaml *y) {
  yaml_event_delete(&y->event);
  memset(&y->event, 0, sizeof y->event);
  if (y->failed) return false;
  if (yaml_parser_parse(&y->parser, &y->event)) return true;
  yaml_mark_t mark = y->parser.problem_mark;
  Str problem = str_from(y->parser.problem ? y->parser.problem : "the text cannot be read");
  fault(y, span_of(y, mark, mark), str_z(y->a, str_fmt(y->a, "No valid YAML: %.*s", STR_ARG(problem))),
        "Correct the syntax. Mind the indentation, and quote text that begins with a special character.");
  return false;
}

/* --- tags ---------------------------------------------------------------------------------------------------------- */

/* "!Sub" -> "Fn::Sub"; STR_NONE for no tag and for YAML's own. */
static Str function_of(Yaml *y, const yaml_char_t *tag) {
  Str t = str_from((const char *)tag);
  if (!t.p || t.n < 2 || t.p[0] != '!') return STR_NONE;
  if (str_is(t, "!Ref")) return STR("Ref");
  if (str_is(t, "!Condition")) return STR("Condition");
  return str_fmt(y->a, "Fn::%.*s", STR_ARG(str_sub(t, 1, t.n)));
}

/* !GetAtt Resource.Attribute stays text: Fn::GetAtt takes it, too. */
static Part as_call(Yaml *y, Str function, Part argument, Span tag) {
  if (!function.p) return argument;
  Parts call = {0};
  parts_add(y->a, y->d, &call, function, tag, argument);
  return parts_object(y->a, &call, span_join(tag, argument.node.value));
}

/* --- scalars ------------------------------------------------------------------------------------------------------- */

static bool one_of(Str s, const char *words) {
  Str list = str_from(words);
  for (size_t from = 0, to; from < list.n; from = to + 1) {
    to = str_find_char(list, ' ', from);
    if (str_eq(s, str_sub(list, from, to))) return true;
  }
  return false;
}

static size_t digits(Str s, size_t at) {
  size_t n = 0;
  while (at + n < s.n && s.p[at + n] >= '0' && s.p[at + n] <= '9') n++;
  return n;
}

/* [-] digits [. digits], without leading zeros */
static bool is_decimal(Str s) {
  size_t at = s.n && s.p[0] == '-', whole = digits(s, at);
  if (!whole || (whole > 1 && s.p[at] == '0')) return false;
  at += whole;
  if (at == s.n) return true;
  return s.p[at] == '.' && digits(s, at + 1) && at + 1 + digits(s, at + 1) == s.n;
}

static const Value *resolve(Yaml *y, Str s) {
  Num n;
  if (!s.n || one_of(s, "~ null Null NULL")) return &value_null;
  if (one_of(s, "true True TRUE yes Yes YES on On ON")) return &value_true;
  if (one_of(s, "false False FALSE no No NO off Off OFF")) return &value_false;
  return is_decimal(s) && num_parse(y->a, s, &n) ? value_number(y->a, n) : value_string(y->a, s);
}

static Part read_scalar(Yaml *y) {
  Str s = str_dup(y->a, (Str){(char *)y->event.data.scalar.value, y->event.data.scalar.length});
  Str function = function_of(y, y->event.data.scalar.tag);
  bool tagged = y->event.data.scalar.tag != NULL;
  bool plain = y->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && !tagged;
  Part p = {plain ? resolve(y, s) : value_string(y->a, s), {.value = here(y)}};
  return as_call(y, function, p, here(y));
}

/* --- collections --------------------------------------------------------------------------------------------------- */

static Part read_sequence(Yaml *y) {
  Parts items = {0};
  yaml_mark_t start = y->event.start_mark;
  Span first = here(y);
  Str function = function_of(y, y->event.data.sequence_start.tag);
  while (advance(y) && y->event.type != YAML_SEQUENCE_END_EVENT) parts_add_item(y->a, &items, read_node(y));
  return as_call(y, function, parts_list(y->a, &items, span_of(y, start, y->event.end_mark)), first);
}

static Str read_key(Yaml *y) {
  if (y->event.type != YAML_SCALAR_EVENT) {
    fault(y, here(y), "A member's name is text", "Write a name before the colon.");
    return STR("");
  }
  Str key = str_dup(y->a, (Str){(char *)y->event.data.scalar.value, y->event.data.scalar.length});
  if (str_is(key, "<<")) fault(y, here(y), "CloudFormation does not merge mappings", "Write the members out.");
  return key;
}

static Part read_mapping(Yaml *y) {
  Parts members = {0};
  yaml_mark_t start = y->event.start_mark;
  Span first = here(y);
  Str function = function_of(y, y->event.data.mapping_start.tag);
  while (advance(y) && y->event.type != YAML_MAPPING_END_EVENT) {
    Span at = here(y);
    Str key = read_key(y);
    if (!advance(y)) break;
    parts_add(y->a, y->d, &members, key, at, read_node(y));
  }
  return as_call(y, function, parts_object(y->a, &members, span_of(y, start, y->event.end_mark)), first);
}

static Part read_alias(Yaml *y) {
  Str name = str_dup(y->a, str_from((char *)y->event.data.alias.anchor));
  const Part *p = map_get(&y->anchors, name);
  if (p) return *p;
  fault(y, here(y), "An alias without its anchor", "Declare the anchor before it is used, outside of itself.");
  return (Part){&value_unknown, {.value = here(y)}};
}

static size_t count_nodes(const TemplateNode *n) {
  size_t sum = 1;
  for (size_t i = 0; i < n->n && sum < MAX_NODES; i++) sum += count_nodes(&n->children[i]);
  return sum;
}

static Part read_content(Yaml *y) {
  switch (y->event.type) {
  case YAML_SCALAR_EVENT: return read_scalar(y);
  case YAML_SEQUENCE_START_EVENT: return read_sequence(y);
  case YAML_MAPPING_START_EVENT: return read_mapping(y);
  case YAML_ALIAS_EVENT: return read_alias(y);
  default: fault(y, here(y), "Nothing can be read here", "Write a value."); return (Part){&value_unknown, {.value = here(y)}};
  }
}

static const yaml_char_t *anchor_of(const yaml_event_t *e) {
  switch (e->type) {
  case YAML_SCALAR_EVENT: return e->data.scalar.anchor;
  case YAML_SEQUENCE_START_EVENT: return e->data.sequence_start.anchor;
  case YAML_MAPPING_START_EVENT: return e->data.mapping_start.anchor;
  default: return NULL;
  }
}

/* Aliases of aliases make huge values of small texts: what they repeat counts. */
static Part read_node(Yaml *y) {
  Part none = {&value_unknown, {.value = here(y)}};
  const yaml_char_t *anchor = anchor_of(&y->event);
  Str name = anchor ? str_dup(y->a, str_from((const char *)anchor)) : STR_NONE;
  bool alias = y->event.type == YAML_ALIAS_EVENT;
  if (++y->depth > MAX_DEPTH) fault(y, here(y), "Nested too deeply", "Flatten the template.");
  Part p = y->failed ? none : read_content(y);
  y->depth--;
  y->nodes += alias ? count_nodes(&p.node) : 1;
  if (y->nodes > MAX_NODES) fault(y, none.node.value, "The template has too many parts", "Write fewer aliases of aliases.");
  if (name.p && !y->failed) {
    Part *kept = NEW(y->a, Part);
    *kept = p;
    map_put(y->a, &y->anchors, name, kept);
  }
  return y->failed ? none : p;
}

static Part read_document(Yaml *y) {
  Part none = {&value_unknown, {.value = SPAN_NONE}};
  if (!advance(y) || !advance(y)) return none; /* the start of the stream */
  if (y->event.type != YAML_DOCUMENT_START_EVENT) {
    fault(y, (Span){y->file, 0, 0}, "The template is empty", "Declare at least one resource.");
    return none;
  }
  if (!advance(y)) return none;
  Part p = read_node(y);
  if (!advance(y) || !advance(y)) return none; /* the end of the document */
  if (y->event.type != YAML_STREAM_END_EVENT)
    fault(y, here(y), "A second document in one file", "A template is one document. Remove what follows it.");
  return p;
}

bool template_read_yaml(Arena *a, Diags *d, uint32_t file, Part *out) {
  Yaml y = {.a = a, .d = d, .file = file, .text = source_file(d->sources, file)->bytes};
  if (!yaml_parser_initialize(&y.parser)) die_oom(sizeof y.parser);
  yaml_parser_set_encoding(&y.parser, YAML_UTF8_ENCODING);
  yaml_parser_set_input_string(&y.parser, (const unsigned char *)(y.text.p ? y.text.p : ""), y.text.n);
  *out = read_document(&y);
  yaml_event_delete(&y.event);
  yaml_parser_delete(&y.parser);
  return !y.failed;
}
