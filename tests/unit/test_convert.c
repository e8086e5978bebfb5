/* Conversion of values to type constraints, with optional attributes, symbols and unknowns. Conversions that expressions can
 * write are compared with Terraform in test_eval_terraform.c. */
#include "unit.h"

#include "eval/convert.h"
#include "eval/eval.h"
#include "eval/sym.h"
#include "syntax/parse.h"

typedef struct {
  Arena *a;
  Eval *ev;
} Bench;

static Bench bench(Arena *a) { return (Bench){a, eval_new(a, diags_new(a, sources_new(a)))}; }

static const Expr *parse(Bench *b, const char *text) {
  return parse_expression(b->a, b->ev->diags, source_add(b->ev->sources, STR("test"), str_from(text)));
}

static Str converted(Bench *b, const Value *v, const char *type) {
  Str why = STR_NONE;
  Buf out = buf_new(b->a);
  const Value *x = convert(b->a, v, eval_type_constraint(b->ev, parse(b, type)), &why);
  if (!x) return why;
  sym_print(&out, x);
  return buf_str(&out);
}

static void test_constraints(void **state) {
  static const char *const cases[][3] = {
      {"{a = 1, b = 2}", "object({a = string})", "{a=\"1\"}"},
      {"{}", "object({a = optional(string, \"x\"), b = optional(number)})", "{a=\"x\", b=tonumber(null)}"},
      {"{a = null}", "object({a = optional(string, \"x\")})", "{a=\"x\"}"},
      {"{a = null}", "object({a = string})", "{a=tostring(null)}"},
      {"{}", "object({a = optional(object({b = optional(number, 3)}), {})})", "{a={b=3}}"},
      {"[{}, {a = 2}]", "list(object({a = optional(number, 1)}))", "[{a=1}, {a=2}]"},
      {"tomap({a = \"1\", z = \"q\"})", "object({a = number})", "{a=1}"},
      {"[1, \"a\"]", "list(any)", "[\"1\", \"a\"]"},
      {"{a = [1], b = [\"x\"]}", "map(any)", "{a=[\"1\"], b=[\"x\"]}"},
      {"[\"b\", \"a\", \"b\"]", "set(string)", "[\"a\", \"b\"]"},
      {"[1, 2]", "tuple([string, number])", "[\"1\", 2]"},
      {"{a = 1}", "any", "{a=1}"},
      {"null", "object({a = string})", "null /* object */"},
      {"{}", "object({a = string})", "attribute \"a\" is required"},
      {"{a = []}", "object({a = number})", "attribute \"a\": a number is required, but this is tuple"},
      {"[1, \"x\"]", "list(number)", "element 1: a number is required"},
      {"\"x\"", "list(string)", "list of string is required, but this is string"},
      {"[1]", "tuple([number, number])", "tuple is required, but this is a tuple of another length"},
      {"\"True\"", "bool", "a bool is required; as a string it is written in lower case"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench b = bench(*state);
    assert_str(converted(&b, eval_expr(b.ev, NULL, parse(&b, cases[i][0])), cases[i][1]), cases[i][2]);
    assert_int_equal(b.ev->diags->errors, 0);
  }
}

static void test_symbols(void **state) {
  Bench b = bench(*state);
  const Value *n = sym_param(b.a, STR("n"), &type_number, SPAN_NONE), *on = sym_param(b.a, STR("on"), &type_bool, SPAN_NONE);
  assert_str(converted(&b, n, "string"), "param.n");
  assert_int_equal(convert(b.a, n, &type_string, NULL)->type->kind, TYPE_STRING);
  assert_ptr_equal(convert(b.a, n, &type_number, NULL), n);
  assert_str(converted(&b, n, "list(string)"), "list of string is required, but this is number");
  const Value *choice = sym_if(b.a, on, value_int(b.a, 1), value_int(b.a, 2));
  assert_str(converted(&b, choice, "string"), "if(param.on, \"1\", \"2\")");
  const Value *attr = sym_attr(b.a, NULL, NULL, 0, &type_dynamic, value_string(b.a, STR("7")), SPAN_NONE);
  const Value *number = convert(b.a, attr, &type_number, NULL);
  assert_int_equal(number->type->kind, TYPE_NUMBER);
  assert_int_equal(number->sym->equiv->kind, VAL_NUMBER);
}

static void test_unknowns(void **state) {
  Bench b = bench(*state);
  const Value *v = convert(b.a, &value_unknown, type_list(b.a, &type_string), NULL);
  assert_int_equal(v->kind, VAL_UNKNOWN);
  assert_int_equal(v->type->kind, TYPE_LIST);
  assert_null(convert(b.a, value_unknown_of(b.a, &type_string), type_list(b.a, &type_string), NULL));
  const Value *secret = value_mark(b.a, value_int(b.a, 1), MARK_SENSITIVE);
  assert_int_equal(convert(b.a, secret, &type_string, NULL)->marks, MARK_SENSITIVE);
}

static void test_identity(void **state) {
  Bench b = bench(*state);
  const Value *v = eval_expr(b.ev, NULL, parse(&b, "{a = tolist([\"x\"]), b = [1]}"));
  assert_ptr_equal(
      convert(b.a, v, eval_type_constraint(b.ev, parse(&b, "object({a = list(string), b = tuple([number])})")), NULL), v);
}

int main(void) {
  const struct CMUnitTest tests[] = {ARENA_TEST(test_constraints), ARENA_TEST(test_symbols), ARENA_TEST(test_unknowns),
                                     ARENA_TEST(test_identity)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
