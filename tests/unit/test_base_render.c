/* json_write and the three renderers of diagnostics: exact texts, because people and programs read them. */
#include "base/diag_render.h"
#include "base/json_write.h"
#include "unit.h"

#include <jansson.h>

/* --- JSON ---------------------------------------------------------------------------------------------------------- */

static void json_strings_are_escaped(void **state) {
  static const struct {
    Str in;
    const char *out;
  } CASES[] = {
      {{"", 0}, "\"\""},
      {{"plain", 5}, "\"plain\""},
      {{"a\"b\\c/", 6}, "\"a\\\"b\\\\c/\""},
      {{"\b\t\n\f\r\0\x1f\x7f", 8}, "\"\\b\\t\\n\\f\\r\\u0000\\u001f\x7f\""},
      {{"\xc3\xa9<&>\xe2\x80\xa8", 8}, "\"\xc3\xa9<&>\xe2\x80\xa8\""},
      {{"a\xff"
        "b\xc3",
        4},
       "\"a\xef\xbf\xbd"
       "b\xef\xbf\xbd\""},
      {{"\xed\xa0\x80x", 4}, NULL}, /* a surrogate: U+FFFD, however many */
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Buf b = buf_new(*state);
    jw_string(&b, CASES[i].in);
    if (CASES[i].out) assert_str(buf_str(&b), CASES[i].out);
    json_error_t e;
    json_t *parsed = json_loadb(b.p, b.n, JSON_DECODE_ANY | JSON_ALLOW_NUL, &e);
    assert_non_null(parsed);
    json_decref(parsed);
  }
}

static void write_sample(JsonWriter *w) {
  jw_object(w);
  jw_key(w, STR("empty")), jw_object(w), jw_end(w);
  jw_key(w, STR("list"));
  jw_array(w);
  jw_int(w, -5), jw_number(w, STR("0.10")), jw_bool(w, true), jw_null(w), jw_str(w, STR("x"));
  jw_array(w), jw_end(w);
  jw_object(w), jw_key_str(w, STR("k"), STR("v")), jw_end(w);
  jw_end(w);
  jw_key_int(w, STR("n"), INT64_MIN);
  jw_key_bool(w, STR("b"), false);
  jw_end(w);
  jw_finish(w);
}

static void json_is_laid_out(void **state) {
  Buf b = buf_new(*state);
  JsonWriter w = jw_writer(&b);
  write_sample(&w);
  assert_str(buf_str(&b), "{\n"
                          "  \"empty\": {},\n"
                          "  \"list\": [\n"
                          "    -5,\n"
                          "    0.10,\n"
                          "    true,\n"
                          "    null,\n"
                          "    \"x\",\n"
                          "    [],\n"
                          "    {\n"
                          "      \"k\": \"v\"\n"
                          "    }\n"
                          "  ],\n"
                          "  \"n\": -9223372036854775808,\n"
                          "  \"b\": false\n"
                          "}\n");
}

static void compact_json_has_no_space(void **state) {
  Buf b = buf_new(*state);
  JsonWriter w = jw_writer_compact(&b);
  write_sample(&w);
  assert_str(buf_str(&b),
             "{\"empty\":{},\"list\":[-5,0.10,true,null,\"x\",[],{\"k\":\"v\"}],\"n\":-9223372036854775808,\"b\":false}");
}

/* --- text ---------------------------------------------------------------------------------------------------------- */

static const char SOURCE[] = "\xef\xbb\xbfresource \"aws_vpc\" \"main\" {\n"
                             "\tcidr_blok = \"10.0.0.0/16\" # \x1b[31m \xe2\x80\xae \xe6\xbc\xa2\xe5\xad\x97 end\n"
                             "  tags = {\r\n"
                             "    a = 1\n"
                             "    b = 2\n"
                             "    c = 3\n"
                             "  }\n"
                             "}\n";

static Diags *new_diags(Arena *a) {
  Sources *s = sources_new(a);
  source_add(s, STR("main.tf"), str_from(SOURCE));
  return diags_new(a, s);
}

/* The first occurrence of `text` in SOURCE. */
static Span at(const char *text) {
  size_t i = str_find(str_from(SOURCE), str_from(text), 0);
  return (Span){1, (uint32_t)i, (uint32_t)(i + strlen(text))};
}

static Str text_of(Diags *d, bool color, size_t cap) {
  Buf b = buf_new(d->arena);
  diag_render_text(&b, d, color, cap);
  return buf_str(&b);
}

static void text_shows_place_snippet_detail_trace(void **state) {
  Diags *d = new_diags(*state);
  Trace outer = {NULL, STR("in module.network"), {1, 3, 7}}, inner = {&outer, STR("by rule aws_vpc"), SPAN_NONE};
  d->trace = &inner;
  diag_error(d, TC9001, at("cidr_blok"), "Unsupported argument");
  diag_detail(d, "%s",
              "An argument named \"cidr_blok\" is not expected here, where only those of a network stand. Did you mean "
              "\"cidr_block\"?\n  - kept   as it is\nSecond paragraph.");
  diag_context(d, at("resource"));
  assert_str(text_of(d, false, 0),
             "Error: Unsupported argument [TC9001]\n"
             "\n"
             "  main.tf:2:2, in resource \"aws_vpc\" \"main\":\n"
             "    2 |     cidr_blok = \"10.0.0.0/16\" # \xef\xbf\xbd[31m \xef\xbf\xbd \xe6\xbc\xa2\xe5\xad\x97 end\n"
             "      |     ^^^^^^^^^\n"
             "\n"
             "  An argument named \"cidr_blok\" is not expected here, where only those of a\n"
             "  network stand. Did you mean \"cidr_block\"?\n"
             "    - kept   as it is\n"
             "  Second paragraph.\n"
             "\n"
             "  by rule aws_vpc\n"
             "  in module.network (main.tf:1:1)\n"
             "\n");
}

static void text_marks_wide_characters_and_lines(void **state) {
  Diags *d = new_diags(*state);
  diag_warning(d, TC9001, at("\xe5\xad\x97"), "Wide");
  assert_str(text_of(d, false, 0),
             "Warning: Wide [TC9001]\n"
             "\n"
             "  main.tf:2:39:\n"
             "    2 |     cidr_blok = \"10.0.0.0/16\" # \xef\xbf\xbd[31m \xef\xbf\xbd \xe6\xbc\xa2\xe5\xad\x97 end\n"
             "      |                                           ^^\n"
             "\n");
  d = new_diags(*state);
  diag_note(d, TC9001, span_join(at("tags"), at("  }\n}")), "Lines");
  assert_str(text_of(d, false, 0), "Note: Lines [TC9001]\n"
                                   "\n"
                                   "  main.tf:3:3:\n"
                                   "    3 |   tags = {\n"
                                   "      |   ^^^^^^^^\n"
                                   "    4 |     a = 1\n"
                                   "      |     ^^^^^\n"
                                   "      | \xe2\x80\xa6\n"
                                   "    8 | }\n"
                                   "      | ^\n"
                                   "\n");
}

static void text_of_empty_subjects(void **state) {
  Diags *d = new_diags(*state);
  uint32_t end = (uint32_t)strlen(SOURCE), empty = source_add(d->sources, STR("empty.tf"), STR(""));
  diag_error(d, TC9001, ((Span){1, end, end}), "At the end");
  diag_error(d, TC9001, ((Span){empty, 0, 0}), "In an empty file");
  diag_error(d, TC9001, SPAN_NONE, "Nowhere\x1b[2J");
  assert_str(text_of(d, false, 0), "Error: At the end [TC9001]\n"
                                   "\n"
                                   "  main.tf:9:1:\n"
                                   "    9 | \n"
                                   "      | ^\n"
                                   "\n"
                                   "Error: In an empty file [TC9001]\n"
                                   "\n"
                                   "  empty.tf:1:1:\n"
                                   "\n"
                                   "Error: Nowhere\xef\xbf\xbd[2J [TC9001]\n"
                                   "\n");
}

static void text_clips_long_lines(void **state) {
  Diags *d = new_diags(*state);
  Buf line = buf_new(*state);
  for (int i = 0; i < 1000; i++) buf_addf(&line, "%03d ", i);
  uint32_t f = source_add(d->sources, STR("long.tf"), buf_str(&line));
  diag_error(d, TC9001, ((Span){f, 2000, 2003}), "Long");
  diag_error(d, TC9001, ((Span){f, 0, 4000}), "All");
  Str text = text_of(d, false, 0);
  Str expected =
      STR("    1 | \xe2\x80\xa6"
          "2 493 494 495 496 497 498 499 500 501 502 503 504 505 506 507 508 509 510 511 512 513 514 515 516 51\xe2\x80\xa6\n"
          "      |                                ^^^\n");
  if (str_find(text, expected, 0) == text.n) fail_msg("%.*s", STR_ARG(text));
  assert_true(text.n < 700);
}

static void text_is_capped_by_code(void **state) {
  Diags *d = new_diags(*state);
  for (int i = 0; i < 5; i++) diag_error(d, TC9001, SPAN_NONE, "number %d", i);
  diag_error(d, TC9002, SPAN_NONE, "other");
  assert_str(text_of(d, false, 2), "Error: number 0 [TC9001]\n\nError: number 1 [TC9001]\n\nError: other [TC9002]\n\n"
                                   "Not shown: 3 more of TC9001.\n");
}

static void text_has_color_only_when_asked(void **state) {
  Diags *d = new_diags(*state);
  diag_error(d, TC9001, at("cidr_blok"), "Red");
  Str plain = text_of(d, false, 0), color = text_of(d, true, 0);
  assert_int_equal(str_find_char(plain, '\x1b', 0), plain.n);
  assert_true(str_starts(color, STR("\x1b[1;31mError: \x1b[0m")));
}

/* --- JSON and SARIF ------------------------------------------------------------------------------------------------ */

static json_t *load(Str s) {
  json_error_t e;
  json_t *doc = json_loadb(s.p, s.n, 0, &e);
  if (!doc) print_error("%s at %d\n%.*s\n", e.text, e.line, STR_ARG(s));
  assert_non_null(doc);
  return doc;
}

static void json_has_the_documented_shape(void **state) {
  Diags *d = new_diags(*state);
  Trace t = {NULL, STR("in module.network"), {1, 3, 7}};
  diag_error(d, TC9001, SPAN_NONE, "Nowhere");
  d->trace = &t;
  diag_warning(d, TC9002, at("10.0.0.0"), "Address");
  diag_context(d, at("resource"));
  Buf b = buf_new(*state);
  diag_render_json(&b, d);
  json_decref(load(buf_str(&b)));
  assert_str(buf_str(&b), "{\n"
                          "  \"format_version\": \"1.0\",\n"
                          "  \"valid\": false,\n"
                          "  \"error_count\": 1,\n"
                          "  \"warning_count\": 1,\n"
                          "  \"diagnostics\": [\n"
                          "    {\n"
                          "      \"severity\": \"error\",\n"
                          "      \"code\": \"TC9001\",\n"
                          "      \"summary\": \"Nowhere\",\n"
                          "      \"detail\": \"\",\n"
                          "      \"range\": null,\n"
                          "      \"snippet\": null,\n"
                          "      \"trace\": []\n"
                          "    },\n"
                          "    {\n"
                          "      \"severity\": \"warning\",\n"
                          "      \"code\": \"TC9002\",\n"
                          "      \"summary\": \"Address\",\n"
                          "      \"detail\": \"\",\n"
                          "      \"range\": {\n"
                          "        \"filename\": \"main.tf\",\n"
                          "        \"start\": {\n"
                          "          \"line\": 2,\n"
                          "          \"column\": 15,\n"
                          "          \"byte\": 45\n"
                          "        },\n"
                          "        \"end\": {\n"
                          "          \"line\": 2,\n"
                          "          \"column\": 23,\n"
                          "          \"byte\": 53\n"
                          "        }\n"
                          "      },\n"
                          "      \"snippet\": {\n"
                          "        \"context\": \"resource \\\"aws_vpc\\\" \\\"main\\\"\",\n"
                          "        \"code\": \"\\tcidr_blok = \\\"10.0.0.0/16\\\" # \\u001b[31m \xe2\x80\xae "
                          "\xe6\xbc\xa2\xe5\xad\x97 end\",\n"
                          "        \"start_line\": 2,\n"
                          "        \"highlight_start_offset\": 14,\n"
                          "        \"highlight_end_offset\": 22\n"
                          "      },\n"
                          "      \"trace\": [\n"
                          "        {\n"
                          "          \"what\": \"in module.network\",\n"
                          "          \"range\": {\n"
                          "            \"filename\": \"main.tf\",\n"
                          "            \"start\": {\n"
                          "              \"line\": 1,\n"
                          "              \"column\": 1,\n"
                          "              \"byte\": 3\n"
                          "            },\n"
                          "            \"end\": {\n"
                          "              \"line\": 1,\n"
                          "              \"column\": 5,\n"
                          "              \"byte\": 7\n"
                          "            }\n"
                          "          }\n"
                          "        }\n"
                          "      ]\n"
                          "    }\n"
                          "  ]\n"
                          "}\n");
}

static const char *string_at(json_t *doc, const char *key) {
  const char *s = json_string_value(json_object_get(doc, key));
  assert_non_null(s);
  return s;
}

static void sarif_names_rules_and_places(void **state) {
  Diags *d = new_diags(*state);
  source_add(d->sources, STR("my files/a#b.tf"), STR("e\xcc\x81 x\n"));
  diag_note(d, TC9002, SPAN_NONE, "Nowhere");
  diag_error(d, TC9001, ((Span){2, 4, 5}), "Here");
  diag_detail(d, "Because.");
  Buf b = buf_new(*state);
  diag_render_sarif(&b, d, STR("1.2.3"));
  json_t *doc = load(buf_str(&b)), *run = json_array_get(json_object_get(doc, "runs"), 0);
  assert_string_equal(string_at(doc, "version"), "2.1.0");
  json_t *driver = json_object_get(json_object_get(run, "tool"), "driver"), *rules = json_object_get(driver, "rules");
  assert_string_equal(string_at(driver, "version"), "1.2.3");
  assert_int_equal(json_array_size(rules), 2);
  json_t *nowhere = json_array_get(json_object_get(run, "results"), 0),
         *here = json_array_get(json_object_get(run, "results"), 1);
  assert_string_equal(string_at(nowhere, "level"), "note");
  assert_int_equal(json_array_size(json_object_get(nowhere, "locations")), 0);
  assert_int_equal(json_integer_value(json_object_get(here, "ruleIndex")), 1);
  assert_string_equal(string_at(json_array_get(rules, 1), "id"), string_at(here, "ruleId"));
  assert_string_equal(string_at(json_object_get(here, "message"), "text"), "Here. Because.");
  json_t *place = json_object_get(json_array_get(json_object_get(here, "locations"), 0), "physicalLocation");
  assert_string_equal(string_at(json_object_get(place, "artifactLocation"), "uri"), "my%20files/a%23b.tf");
  json_t *region = json_object_get(place, "region");
  assert_int_equal(json_integer_value(json_object_get(region, "startColumn")), 4); /* code points: e, accent, space, x */
  assert_int_equal(json_integer_value(json_object_get(region, "endColumn")), 5);
  json_decref(doc);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(json_strings_are_escaped),
      ARENA_TEST(json_is_laid_out),
      ARENA_TEST(compact_json_has_no_space),
      ARENA_TEST(text_shows_place_snippet_detail_trace),
      ARENA_TEST(text_marks_wide_characters_and_lines),
      ARENA_TEST(text_of_empty_subjects),
      ARENA_TEST(text_clips_long_lines),
      ARENA_TEST(text_is_capped_by_code),
      ARENA_TEST(text_has_color_only_when_asked),
      ARENA_TEST(json_has_the_documented_shape),
      ARENA_TEST(sarif_names_rules_and_places),
  };
  return cmocka_run_group_tests_name("base_render", tests, NULL, NULL);
}
