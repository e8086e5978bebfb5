/* Printing: trees that the program composes get the parentheses they need, and text the escapes of its place. (That what the
 * parser made survives printing is tested by tests/conformance and tests/fuzz.) */
#include "unit.h"

#include "syntax/parse.h"
#include "syntax/print.h"

static const Expr *parsed(void **state, const char *text) {
  Arena *a = *state;
  Diags *d = diags_new(a, sources_new(a));
  const Expr *e = parse_expression(a, d, source_add(d->sources, STR("x"), str_from(text)));
  assert_int_equal(d->errors, 0);
  return e;
}

static Str print(void **state, const Expr *e) {
  Buf out = buf_new(*state);
  print_expr(&out, e);
  return buf_str(&out);
}

static Str template(void **state, const Expr *e) {
  Buf out = buf_new(*state);
  print_template(&out, e);
  return buf_str(&out);
}

static Expr binary(Operator op, const Expr *l, const Expr *r) {
  Expr e = {.kind = EXPR_BINARY};
  e.binary.op = op;
  e.binary.left = l;
  e.binary.right = r;
  return e;
}

static void test_parentheses_by_precedence(void **state) {
  const Expr *a = parsed(state, "a"), *b = parsed(state, "b");
  Expr sum = binary(OP_ADD, a, b);
  Expr left = binary(OP_SUB, &sum, a), right = binary(OP_SUB, a, &sum), product = binary(OP_MUL, &sum, &sum);
  assert_str(print(state, &left), "a + b - a");
  assert_str(print(state, &right), "a - (a + b)");
  assert_str(print(state, &product), "(a + b) * (a + b)");
}

static void test_parentheses_of_unary_and_conditional(void **state) {
  const Expr *c = parsed(state, "a ? b : c"), *s = parsed(state, "a + b");
  Expr minus = {.kind = EXPR_UNARY};
  minus.unary.op = OP_NEG;
  minus.unary.operand = s;
  assert_str(print(state, &minus), "-(a + b)");
  minus.unary.operand = c;
  assert_str(print(state, &minus), "-(a ? b : c)");
  Expr sum = binary(OP_ADD, c, s);
  assert_str(print(state, &sum), "(a ? b : c) + (a + b)");
}

static void test_parentheses_before_steps(void **state) {
  static const struct {
    const char *source, *printed;
  } cases[] = {{"a + b", "(a + b).x"}, {"-a", "(-a).x"},   {"a[*].b", "(a[*].b).x"}, {"a.*.b", "(a.*.b).x"},
               {"1", "1 .x"},          {"f(a)", "f(a).x"}, {"[a]", "[a].x"}};
  Step x = {.kind = STEP_ATTR, .name = STR("x")};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Expr r = {.kind = EXPR_RELATIVE};
    r.relative.source = parsed(state, cases[i].source);
    r.relative.steps = &x;
    r.relative.n = 1;
    assert_str(print(state, &r), cases[i].printed);
  }
}

static void test_computed_index_with_a_literal(void **state) {
  Expr i = {.kind = EXPR_INDEX};
  i.index.collection = parsed(state, "a");
  i.index.key = parsed(state, "1");
  assert_str(print(state, &i), "a[(1)]");
}

static void test_keys(void **state) {
  Expr object = {.kind = EXPR_OBJECT};
  ObjectItem items[] = {{.key = parsed(state, "\"for\""), .value = parsed(state, "1"), .bare_key = true},
                        {.key = parsed(state, "\"for\""), .value = parsed(state, "2"), .bare_key = true},
                        {.key = parsed(state, "\"a b\""), .value = parsed(state, "3"), .bare_key = true},
                        {.key = parsed(state, "x"), .value = parsed(state, "4")}};
  object.object.items = items;
  object.object.n = 4;
  assert_str(print(state, &object), "{ \"for\" = 1, for = 2, \"a b\" = 3, (x) = 4 }");
}

static void test_text_in_quotes(void **state) {
  Expr s = {.kind = EXPR_STRING};
  s.string.value = STR("a\n\t\"\\${b}%{c}$${\x01\x7f\xC3\xA9$%");
  assert_str(print(state, &s), "\"a\\n\\t\\\"\\\\$${b}%%{c}$$${\\u0001\\u007f\xC3\xA9$%\"");
}

static void test_text_in_templates(void **state) {
  Expr s = {.kind = EXPR_STRING};
  s.string.value = STR("a\n\"\\${b}");
  assert_str(template(state, &s), "a\n\"\\$${b}");
  assert_str(template(state, parsed(state, "\"a${b}\"")), "a${b}");
  assert_str(template(state, parsed(state, "\"${b}\"")), "${b}");
  assert_str(template(state, parsed(state, "b.c + 1")), "${b.c + 1}");
  assert_str(template(state, parsed(state, "[\"x\"]")), "${[\"x\"]}");
  assert_str(template(state, parsed(state, "\"$\\u0024${b}\"")), "$${\"$\"}${b}");
}

static void test_heredocs_become_strings(void **state) {
  assert_str(print(state, parsed(state, "<<-EOT\n  a\n   ${b}\n  EOT\n")), "\"a\\n ${b}\\n\"");
}

static void test_negative_number_before_steps(void **state) {
  Expr n = {.kind = EXPR_NUMBER}, r = {.kind = EXPR_RELATIVE};
  Step x = {.kind = STEP_INDEX_NUM, .index = num_int(0)};
  n.number.value = num_int(-1);
  r.relative.source = &n;
  r.relative.steps = &x;
  r.relative.n = 1;
  assert_str(print(state, &n), "-1");
  assert_str(print(state, &r), "(-1)[0]");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_parentheses_by_precedence),
      ARENA_TEST(test_parentheses_of_unary_and_conditional),
      ARENA_TEST(test_parentheses_before_steps),
      ARENA_TEST(test_computed_index_with_a_literal),
      ARENA_TEST(test_keys),
      ARENA_TEST(test_text_in_quotes),
      ARENA_TEST(test_text_in_templates),
      ARENA_TEST(test_heredocs_become_strings),
      ARENA_TEST(test_negative_number_before_steps),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
