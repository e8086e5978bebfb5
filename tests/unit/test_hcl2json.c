/* hcl2json: the shape of bodies, blocks and expressions. */
#include "unit.h"

#include "syntax/hcl2json.h"
#include "syntax/parse.h"

static Str converted(void **state, const char *path, const char *text, size_t errors) {
  Arena *a = *state;
  Diags *d = diags_new(a, sources_new(a));
  Buf out = buf_new(a), flat = buf_new(a);
  hcl2json(&out, d, parse_file(a, d, source_add(d->sources, str_from(path), str_from(text))));
  assert_int_equal(d->errors, errors);
  for (size_t i = 0; i < d->list.n; i++) assert_int_equal(d->list.v[i].code, TC1060);
  for (size_t i = 0; i < out.n; i++) {
    bool indent = out.p[i] == '\n';
    while (indent && i + 1 < out.n && out.p[i + 1] == ' ') i++;
    if (!indent) buf_addc(&flat, out.p[i]);
  }
  return buf_str(&flat);
}

static void test_blocks(void **state) {
  assert_str(converted(state, "a.tf",
                       "resource \"t\" \"b\" {\n  x {}\n  x {\n    y = 1\n  }\n}\nresource \"t\" \"a\" {}\nlocals {\n  z = 1\n "
                       " a = 2\n}\nlocals {\n}\n",
                       0),
             "{\"locals\": [{\"a\": 2,\"z\": 1},{}],\"resource\": {\"t\": {\"a\": [{}],\"b\": [{\"x\": [{},{\"y\": 1}]}]}}}");
}

static void test_literals(void **state) {
  assert_str(converted(state, "a.tf", "a = [1, -2.50, 1e3, true, !true, null, \"s\", {}]\nb = 12345678901234567890\n", 0),
             "{\"a\": [1,-2.5,1000,true,false,null,\"s\",{}],\"b\": 12345678901234567890}");
}

static void test_expressions_keep_their_source(void **state) {
  assert_str(
      converted(state, "a.tf", "a = f( x,\n  1 )\nb = (c)\nd = -e\ng = [for x in y: x * 2]\nh = \"${i}\"\nj = \"${5}\"\n", 0),
      "{\"a\": \"${f( x,\\n  1 )}\",\"b\": \"${(c)}\",\"d\": \"${-e}\",\"g\": \"${[for x in y: x * 2]}\",\"h\": "
      "\"${i}\",\"j\": 5}");
}

static void test_templates(void **state) {
  assert_str(converted(state, "a.tf",
                       "a = \"x${ b.c }${\"y\"}${7}z\"\nd = \"$${e}\"\nf = \"%{ if g }h%{ else }${i}%{ endif }\"\nj = \"k${l ? "
                       "\"m\" : n}\"\n",
                       0),
             "{\"a\": \"x${b.c}y7z\",\"d\": \"$${e}\",\"f\": \"%{if g}h%{else}${i}%{endif}\",\"j\": \"k%{if "
             "l}m%{else}${n}%{endif}\"}");
  assert_str(converted(state, "a.tf", "a = <<-EOT\n  %{ for k, v in m }${k}%{ endfor }\nEOT\n", 0),
             "{\"a\": \"%{for k, v in m}${k}%{endfor}\\n\"}");
}

static void test_keys(void **state) {
  assert_str(
      converted(state, "a.tf", "a = {\n  b = 1\n  \"c d\" = 2\n  (e) = 3\n  \"${f}\" = 4\n  3 = 5\n  g.h = 6\n  b = 7\n}\n", 0),
      "{\"a\": {\"${(e)}\": 3,\"${f}\": 4,\"3\": 5,\"b\": 7,\"c d\": 2,\"g.h\": 6}}");
}

static void test_types(void **state) {
  assert_str(converted(state, "a.tf", "a = string\nb = list(object({ c = any }))\nd = map.e\n", 0),
             "{\"a\": \"string\",\"b\": \"list(object({ c = any }))\",\"d\": \"${map.e}\"}");
}

static void test_clashes(void **state) {
  assert_str(converted(state, "a.tf", "a = 1\na {}\nb \"c\" {}\nb {}\nd {}\nd \"e\" {}\n", 2),
             "{\"a\": 1,\"b\": {\"c\": [{}]},\"d\": [{}]}");
}

static void test_json_input(void **state) {
  assert_str(converted(state, "a.tf.json", "{\"b\": [{\"c\": \"${d}\\n$${e}\"}], \"a\": 1.50}", 0),
             "{\"a\": 1.5,\"b\": [{\"c\": \"${d}\\n$${e}\"}]}");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_blocks),    ARENA_TEST(test_literals),   ARENA_TEST(test_expressions_keep_their_source),
      ARENA_TEST(test_templates), ARENA_TEST(test_keys),       ARENA_TEST(test_types),
      ARENA_TEST(test_clashes),   ARENA_TEST(test_json_input),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
