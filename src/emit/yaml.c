/* A template document as YAML: block style, short-form intrinsics, plain scalars where YAML 1.1 reads them back as the same
 * string. libyaml writes; this file decides tags and styles. */
#include "emit/template.h"

#include <yaml.h>

typedef struct {
  yaml_emitter_t emitter;
  Arena *a;
} Yaml;

static int append(void *ctx, unsigned char *bytes, size_t n) {
  buf_add(ctx, (Str){(const char *)bytes, n});
  return 1;
}

static void emit(Yaml *y, yaml_event_t *event) {
  if (!yaml_emitter_emit(&y->emitter, event)) BUG("libyaml refuses an event");
}

/* --- scalars ------------------------------------------------------------------------------------------------------- */

static bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("_./-", c) != NULL;
}

/* Words that YAML 1.1 reads as something else ("Language-Independent Types for YAML Version 1.1": bool, null, float). */
static bool is_special_word(Str s) {
  static const char *const words[] = {"y", "n", "yes", "no", "true", "false", "on", "off", "null", ".inf", ".nan", NULL};
  for (size_t i = 0; words[i]; i++) {
    size_t k = 0;
    while (k < s.n && words[i][k] && (s.p[k] | 0x20) == words[i][k]) k++;
    if (k == s.n && !words[i][k]) return true;
  }
  return false;
}

/* Plain if it starts with a letter or slash and has nothing that YAML or a number or date could be made of. */
static bool is_plain(Str s) {
  if (!s.n || is_special_word(s)) return false;
  bool letter = (s.p[0] >= 'a' && s.p[0] <= 'z') || (s.p[0] >= 'A' && s.p[0] <= 'Z') || s.p[0] == '/';
  for (size_t i = 0; i < s.n; i++) {
    bool colon = s.p[i] == ':' && i + 1 < s.n && s.p[i + 1] != ' ';
    bool space = i > 0 && s.p[i] == ' ' && i + 1 < s.n && is_word_char(s.p[i + 1]) && s.p[i - 1] != ':';
    letter &= is_word_char(s.p[i]) || colon || space;
  }
  return letter;
}

static yaml_scalar_style_t style_of(Str s) {
  if (str_find_char(s, '\n', 0) < s.n) return YAML_LITERAL_SCALAR_STYLE;
  return is_plain(s) ? YAML_PLAIN_SCALAR_STYLE : YAML_SINGLE_QUOTED_SCALAR_STYLE;
}

static void scalar(Yaml *y, const char *tag, Str s, yaml_scalar_style_t style) {
  yaml_event_t e;
  if (!yaml_scalar_event_initialize(&e, NULL, (const yaml_char_t *)tag, (const yaml_char_t *)s.p, (int)s.n, !tag, !tag, style))
    die_oom(s.n);
  emit(y, &e);
}

/* --- intrinsics ---------------------------------------------------------------------------------------------------- */

static const struct {
  const char *key, *tag;
} short_forms[] = {
    {"Ref", "!Ref"},           {"Fn::GetAtt", "!GetAtt"}, {"Fn::Sub", "!Sub"},
    {"Fn::Join", "!Join"},     {"Fn::Split", "!Split"},   {"Fn::Select", "!Select"},
    {"Fn::If", "!If"},         {"Fn::Cidr", "!Cidr"},     {"Fn::FindInMap", "!FindInMap"},
    {"Fn::Base64", "!Base64"}, {"Fn::GetAZs", "!GetAZs"}, {"Fn::Equals", "!Equals"},
    {"Fn::Not", "!Not"},       {"Fn::And", "!And"},       {"Fn::Or", "!Or"},
};

/* The tag of an object that is an intrinsic function with a short form, else NULL. */
static const char *tag_of(const Value *v) {
  if ((v->kind != VAL_OBJECT && v->kind != VAL_MAP) || v->map.n != 1) return NULL;
  for (size_t i = 0; i < sizeof short_forms / sizeof *short_forms; i++)
    if (str_is(v->map.fields[0].key, short_forms[i].key)) return short_forms[i].tag;
  return NULL;
}

static Str get_att(Yaml *y, const Value *list) {
  return str_fmt(y->a, "%.*s.%.*s", STR_ARG(list->seq.items[0]->string), STR_ARG(list->seq.items[1]->string));
}

/* --- nodes --------------------------------------------------------------------------------------------------------- */

static void node(Yaml *y, const Value *v, const char *tag);

static void sequence(Yaml *y, const Value *v, const char *tag) {
  yaml_event_t e;
  yaml_sequence_style_t style = v->seq.n ? YAML_BLOCK_SEQUENCE_STYLE : YAML_FLOW_SEQUENCE_STYLE;
  yaml_sequence_start_event_initialize(&e, NULL, (const yaml_char_t *)tag, !tag, style);
  emit(y, &e);
  for (size_t i = 0; i < v->seq.n; i++) node(y, v->seq.items[i], NULL);
  yaml_sequence_end_event_initialize(&e);
  emit(y, &e);
}

static void mapping(Yaml *y, const Value *v) {
  yaml_event_t e;
  yaml_mapping_style_t style = v->map.n ? YAML_BLOCK_MAPPING_STYLE : YAML_FLOW_MAPPING_STYLE;
  yaml_mapping_start_event_initialize(&e, NULL, NULL, 1, style);
  emit(y, &e);
  for (size_t i = 0; i < v->map.n; i++) {
    scalar(y, NULL, v->map.fields[i].key, style_of(v->map.fields[i].key));
    node(y, v->map.fields[i].value, NULL);
  }
  yaml_mapping_end_event_initialize(&e);
  emit(y, &e);
}

/* A node has one tag, so a function of a function keeps its long form outside: Fn::Base64: !Sub … */
static void object(Yaml *y, const Value *v) {
  const char *tag = tag_of(v);
  const Value *argument = v->map.n ? v->map.fields[0].value : NULL;
  if (tag && str_is(v->map.fields[0].key, "Fn::GetAtt") && argument->kind == VAL_TUPLE)
    scalar(y, tag, get_att(y, argument), YAML_PLAIN_SCALAR_STYLE);
  else if (tag && argument->kind != VAL_OBJECT && argument->kind != VAL_MAP)
    node(y, argument, tag);
  else
    mapping(y, v);
}

static void node(Yaml *y, const Value *v, const char *tag) {
  switch (v->kind) {
  case VAL_BOOL: scalar(y, tag, v->boolean ? STR("true") : STR("false"), YAML_PLAIN_SCALAR_STYLE); break;
  case VAL_NUMBER: scalar(y, tag, num_to_str(y->a, v->number), YAML_PLAIN_SCALAR_STYLE); break;
  case VAL_STRING: scalar(y, tag, v->string, style_of(v->string)); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: sequence(y, v, tag); break;
  case VAL_MAP:
  case VAL_OBJECT: object(y, v); break;
  case VAL_NULL:
  case VAL_UNKNOWN: scalar(y, tag, STR("null"), YAML_PLAIN_SCALAR_STYLE); break;
  case VAL_SYM: BUG("a symbol in a finished document");
  }
}

void write_yaml(Buf *out, const Value *v) {
  Yaml y = {.a = out->arena};
  yaml_event_t e;
  if (!yaml_emitter_initialize(&y.emitter)) die_oom(sizeof y.emitter);
  yaml_emitter_set_output(&y.emitter, append, out);
  yaml_emitter_set_width(&y.emitter, -1);
  yaml_emitter_set_unicode(&y.emitter, 1);
  yaml_stream_start_event_initialize(&e, YAML_UTF8_ENCODING);
  emit(&y, &e);
  yaml_document_start_event_initialize(&e, NULL, NULL, NULL, 1);
  emit(&y, &e);
  node(&y, v, NULL);
  yaml_document_end_event_initialize(&e, 1);
  emit(&y, &e);
  yaml_stream_end_event_initialize(&e);
  emit(&y, &e);
  yaml_emitter_delete(&y.emitter);
}
