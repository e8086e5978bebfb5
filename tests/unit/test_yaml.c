/* YAML templates. Everything written is read back with libyaml and compared with the value that it came from; a string must
 * come back as a string under YAML 1.1's rules for plain scalars, which this file states on its own. */
#include "emit/template.h"
#include "unit.h"

#include <regex.h>
#include <yaml.h>

static const Value *text(Arena *a, const char *z) { return value_string(a, str_from(z)); }

/* { key = v }, with its members in the order given. */
static const Value *object1(Arena *a, const char *key, const Value *v) {
  Field *f = NEW(a, Field);
  *f = (Field){str_from(key), v};
  return ordered_object(a, f, 1);
}

static const Value *tuple2(Arena *a, const Value *x, const Value *y) {
  const Value **items = NEW_N(a, const Value *, 2);
  items[0] = x;
  items[1] = y;
  return value_tuple(a, items, 2);
}

static Str written(Arena *a, const Value *v) {
  Buf out = buf_new(a);
  write_yaml(&out, v);
  return buf_str(&out);
}

/* --- reading back -------------------------------------------------------------------------------------------------- */

/* What YAML 1.1 ("Language-Independent Types") takes for no string: null, bool, int, float, timestamp, merge, value. */
static const char no_string[] =
    "^(~|null|Null|NULL|y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF|<<|=|"
    "[-+]?0b[0-1_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_,]*|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+|"
    "[-+]?([0-9][0-9_]*)?\\.?[0-9_]*([eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*|"
    "[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)|"
    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?)$";

static bool reads_as_string(const yaml_node_t *node, Str s) {
  if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE) return true;
  regex_t re;
  assert_int_equal(regcomp(&re, no_string, REG_EXTENDED | REG_NOSUB), 0);
  Arena *a = arena_new();
  int status = regexec(&re, str_z(a, s), 0, NULL, 0);
  arena_free(a);
  regfree(&re);
  return status == REG_NOMATCH;
}

static bool same(yaml_document_t *doc, const yaml_node_t *node, const Value *v);

static Str node_text(const yaml_node_t *node) { return (Str){(const char *)node->data.scalar.value, node->data.scalar.length}; }

static bool same_scalar(const yaml_node_t *node, const Value *v) {
  if (node->type != YAML_SCALAR_NODE) return false;
  Str s = node_text(node);
  bool plain = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
  if (v->kind == VAL_STRING) return str_eq(s, v->string) && reads_as_string(node, s);
  if (v->kind == VAL_BOOL) return plain && str_is(s, v->boolean ? "true" : "false");
  if (v->kind != VAL_NUMBER) return plain && str_is(s, "null");
  Arena *a = arena_new();
  bool equal = plain && str_eq(s, num_to_str(a, v->number));
  arena_free(a);
  return equal;
}

static bool same_sequence(yaml_document_t *doc, const yaml_node_t *node, const Value *v) {
  if (node->type != YAML_SEQUENCE_NODE) return false;
  const yaml_node_item_t *item = node->data.sequence.items.start;
  if ((size_t)(node->data.sequence.items.top - item) != v->seq.n) return false;
  for (size_t i = 0; i < v->seq.n; i++)
    if (!same(doc, yaml_document_get_node(doc, item[i]), v->seq.items[i])) return false;
  return true;
}

static bool same_mapping(yaml_document_t *doc, const yaml_node_t *node, const Value *v) {
  if (node->type != YAML_MAPPING_NODE) return false;
  const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
  if ((size_t)(node->data.mapping.pairs.top - pair) != v->map.n) return false;
  for (size_t i = 0; i < v->map.n; i++) {
    const yaml_node_t *key = yaml_document_get_node(doc, pair[i].key);
    Value name = {.kind = VAL_STRING, .string = v->map.fields[i].key};
    if (!same_scalar(key, &name) || !same(doc, yaml_document_get_node(doc, pair[i].value), v->map.fields[i].value))
      return false;
  }
  return true;
}

static bool same_untagged(yaml_document_t *doc, const yaml_node_t *node, const Value *v) {
  switch (v->kind) {
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: return same_sequence(doc, node, v);
  case VAL_MAP:
  case VAL_OBJECT: return same_mapping(doc, node, v);
  default: return same_scalar(node, v);
  }
}

/* `!Name argument` is { Name = argument }, with or without "Fn::"; !GetAtt a.b is { "Fn::GetAtt" = ["a", "b"] }. */
static bool same_short(yaml_document_t *doc, const yaml_node_t *node, const Value *v) {
  const char *name = (const char *)node->tag + 1;
  if (v->kind != VAL_OBJECT || v->map.n != 1) return false;
  Str key = v->map.fields[0].key;
  const Value *argument = v->map.fields[0].value;
  if (!str_is(key, name) && !(key.n > 4 && str_is(str_sub(key, 4, key.n), name))) return false;
  if (strcmp(name, "GetAtt") != 0 || node->type != YAML_SCALAR_NODE) return same_untagged(doc, node, argument);
  Str s = node_text(node), resource = argument->seq.items[0]->string, attribute = argument->seq.items[1]->string;
  return s.n == resource.n + 1 + attribute.n && s.p[resource.n] == '.' && str_eq(str_sub(s, 0, resource.n), resource) &&
         str_eq(str_sub(s, resource.n + 1, s.n), attribute);
}

static bool same(yaml_document_t *doc, const yaml_node_t *node, const Value *v) {
  bool tagged = node->tag && node->tag[0] == '!' && node->tag[1];
  return tagged ? same_short(doc, node, v) : same_untagged(doc, node, v);
}

static void assert_round_trip(Arena *a, const Value *v) {
  Str yaml = written(a, v);
  yaml_parser_t parser;
  yaml_document_t doc;
  assert_true(yaml_parser_initialize(&parser));
  yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.p, yaml.n);
  if (!yaml_parser_load(&parser, &doc)) fail_msg("%s in\n%.*s", parser.problem, STR_ARG(yaml));
  const yaml_node_t *root = yaml_document_get_root_node(&doc);
  if (!root || !same(&doc, root, v)) fail_msg("this reads back as something else:\n%.*s", STR_ARG(yaml));
  yaml_document_delete(&doc);
  yaml_parser_delete(&parser);
}

/* --- scalars ------------------------------------------------------------------------------------------------------- */

static void test_special_words_are_quoted(void **state) {
  static const char *const words[] = {
      "yes",        "no",   "on", "off",  "y",   "N",    "true",  "False",
      "NULL",       "null", "~",  "08",   "010", "1e3",  "1_000", "12:30:45",
      "0x1F",       "-1",   "+1", "3.14", ".5",  ".inf", "-.INF", ".NaN",
      "2012-10-17", "=",    "<<", "",     " ",   "0",    "-",     "2001-12-14t21:59:43.10-05:00"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const Value *v = object1(*state, "K", text(*state, words[i]));
    assert_str(written(*state, v), str_z(*state, str_fmt(*state, "K: '%s'\n", words[i])));
    assert_round_trip(*state, v);
  }
}

static void test_plain_words_stay_plain(void **state) {
  static const char *const words[] = {
      "t3.micro", "arn:aws:iam::aws:policy/ReadOnlyAccess", "/var/log", "AWS::EC2::VPC", "a b c", "nope", "yesterday",
      "Null-ish"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    const Value *v = object1(*state, "K", text(*state, words[i]));
    assert_str(written(*state, v), str_z(*state, str_fmt(*state, "K: %s\n", words[i])));
    assert_round_trip(*state, v);
  }
}

/* Whatever the style, the text comes back. */
static void test_hostile_text_comes_back(void **state) {
  static const char *const texts[] = {" leading",
                                      "trailing ",
                                      "a: b",
                                      "a:",
                                      "a #b",
                                      "#a",
                                      "it's",
                                      "\"quoted\"",
                                      "a\tb",
                                      "\ta",
                                      "- item",
                                      "? key",
                                      "key: - x",
                                      "[a]",
                                      "{a}",
                                      "*alias",
                                      "&anchor",
                                      "!tag",
                                      "%directive",
                                      "@at",
                                      "`tick",
                                      "|",
                                      ">",
                                      "---",
                                      "...",
                                      "a, b",
                                      "a\\nb",
                                      "a  b",
                                      "é",
                                      "\xf0\x9f\x98\x80",
                                      "\xc2\xa0",
                                      "\xe2\x80\xa8",
                                      "\xef\xbb\xbf",
                                      "\x01",
                                      "\x7f",
                                      "a\r",
                                      "a\r\nb",
                                      "one\ntwo",
                                      "one\ntwo\n",
                                      "one\n\n\n",
                                      "\n",
                                      "\n\n",
                                      "\nfirst",
                                      " a\nb",
                                      "  a\n b\n",
                                      "a \nb",
                                      "a\n b\n  c",
                                      "a\n\tb",
                                      "---\na",
                                      "a\n---\nb",
                                      "a\n...\n",
                                      "#!/bin/sh\nset -e\n",
                                      "a\n#b\n",
                                      "\t\n",
                                      " \n",
                                      "a\n\x01\n",
                                      "a\xe2\x80\xa8z\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    assert_round_trip(*state, object1(*state, "K", text(*state, texts[i])));
    assert_round_trip(*state, object1(*state, "K", tuple2(*state, text(*state, texts[i]), text(*state, "after"))));
    assert_round_trip(*state, object1(*state, "Fn::Sub", text(*state, texts[i])));
  }
}

static void test_multi_line_text_is_literal(void **state) {
  const Value *v = object1(*state, "K", text(*state, "#!/bin/sh\nset -e\n"));
  assert_str(written(*state, v), "K: |\n  #!/bin/sh\n  set -e\n");
  assert_str(written(*state, object1(*state, "K", text(*state, "a\nb"))), "K: |-\n  a\n  b\n");
}

/* Long lines are not folded: a line break within a plain scalar would be read as a space. */
static void test_long_text_stays_on_one_line(void **state) {
  Buf b = buf_new(*state);
  for (size_t i = 0; i < 100; i++) buf_addz(&b, "words and ");
  buf_addz(&b, "end");
  const Value *v = object1(*state, "K", value_string(*state, buf_str(&b)));
  Str yaml = written(*state, v);
  assert_int_equal(str_find_char(yaml, '\n', 0), yaml.n - 1);
  assert_round_trip(*state, v);
}

static void test_other_scalars(void **state) {
  assert_str(written(*state, object1(*state, "K", &value_true)), "K: true\n");
  assert_str(written(*state, object1(*state, "K", &value_null)), "K: null\n");
  assert_str(written(*state, object1(*state, "K", value_int(*state, -12))), "K: -12\n");
  assert_round_trip(*state, object1(*state, "K", tuple2(*state, &value_false, value_int(*state, 9007199254740993))));
}

/* --- structures ---------------------------------------------------------------------------------------------------- */

static void test_keys_are_scalars_too(void **state) {
  assert_str(written(*state, object1(*state, "on", text(*state, "x"))), "'on': x\n");
  assert_str(written(*state, object1(*state, "", text(*state, "x"))), "'': x\n");
  assert_str(written(*state, object1(*state, "Fn::Transform", text(*state, "x"))), "Fn::Transform: x\n");
  assert_round_trip(*state, object1(*state, "a\nb", text(*state, "x")));
}

static void test_members_keep_their_order(void **state) {
  Field *f = NEW_N(*state, Field, 3);
  f[0] = (Field){STR("Z"), text(*state, "1st")};
  f[1] = (Field){STR("A"), value_tuple(*state, NULL, 0)};
  f[2] = (Field){STR("M"), ordered_object(*state, NULL, 0)};
  const Value *v = ordered_object(*state, f, 3);
  assert_str(written(*state, v), "Z: '1st'\nA: []\nM: {}\n");
  assert_round_trip(*state, v);
}

/* --- intrinsic functions ------------------------------------------------------------------------------------------- */

static const Value *ref(Arena *a, const char *id) { return object1(a, "Ref", text(a, id)); }

static void test_short_forms(void **state) {
  Arena *a = *state;
  assert_str(written(a, object1(a, "K", ref(a, "Vpc"))), "K: !Ref Vpc\n");
  assert_str(written(a, object1(a, "K", object1(a, "Fn::GetAtt", tuple2(a, text(a, "Db"), text(a, "Endpoint.Port"))))),
             "K: !GetAtt Db.Endpoint.Port\n");
  assert_str(written(a, object1(a, "K", object1(a, "Fn::Sub", text(a, "a-${B}")))), "K: !Sub 'a-${B}'\n");
  assert_str(written(a, object1(a, "K", object1(a, "Fn::Select", tuple2(a, value_int(a, 0), ref(a, "L"))))),
             "K: !Select\n- 0\n- !Ref L\n");
}

/* These have no short form or take none: the stack output of another region, a member that merely looks like one. */
static void test_long_forms(void **state) {
  Arena *a = *state;
  const Value *output = object1(a, "Fn::GetStackOutput", object1(a, "StackName", text(a, "s")));
  assert_str(written(a, object1(a, "K", output)), "K:\n  Fn::GetStackOutput:\n    StackName: s\n");
  Field *f = NEW_N(a, Field, 2);
  f[0] = (Field){STR("Ref"), text(a, "x")};
  f[1] = (Field){STR("Other"), text(a, "z")};
  const Value *two = ordered_object(a, f, 2);
  assert_str(written(a, two), "Ref: x\nOther: z\n");
}

/* A node has one tag: of two functions around each other the outer one is long. */
static void test_nested_functions(void **state) {
  Arena *a = *state;
  const Value *v = object1(a, "K", object1(a, "Fn::Base64", object1(a, "Fn::Sub", text(a, "echo ${X}\n"))));
  assert_str(written(a, v), "K:\n  Fn::Base64: !Sub |\n    echo ${X}\n");
  assert_round_trip(a, v);
  assert_round_trip(a, object1(a, "K", object1(a, "Fn::Join", tuple2(a, text(a, ""), tuple2(a, ref(a, "A"), text(a, "no"))))));
  assert_round_trip(a, object1(a, "Fn::Not",
                               tuple2(a, object1(a, "Fn::Equals", tuple2(a, ref(a, "A"), text(a, "true"))),
                                      object1(a, "Fn::And", tuple2(a, ref(a, "B"), ref(a, "C"))))));
  assert_round_trip(a, object1(a, "K", object1(a, "Fn::GetAZs", ref(a, "AWS::Region"))));
}

/* A short form makes no string of what is one: !Sub of "yes" and of an empty text. */
static void test_tagged_text(void **state) {
  assert_round_trip(*state, object1(*state, "Fn::Sub", text(*state, "")));
  assert_round_trip(*state, object1(*state, "K", object1(*state, "Fn::Base64", text(*state, "yes"))));
  assert_round_trip(*state, object1(*state, "K", object1(*state, "Fn::GetAZs", text(*state, ""))));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_special_words_are_quoted),
      ARENA_TEST(test_plain_words_stay_plain),
      ARENA_TEST(test_hostile_text_comes_back),
      ARENA_TEST(test_multi_line_text_is_literal),
      ARENA_TEST(test_long_text_stays_on_one_line),
      ARENA_TEST(test_other_scalars),
      ARENA_TEST(test_keys_are_scalars_too),
      ARENA_TEST(test_members_keep_their_order),
      ARENA_TEST(test_short_forms),
      ARENA_TEST(test_long_forms),
      ARENA_TEST(test_nested_functions),
      ARENA_TEST(test_tagged_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
