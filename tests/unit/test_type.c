/* Types, unification and type constraints. */
#include "unit.h"

#include "eval/convert.h"
#include "eval/eval.h"
#include "syntax/parse.h"

static const Type *constraint(Arena *a, const char *text, size_t *errors) {
  Diags *d = diags_new(a, sources_new(a));
  const Expr *e = parse_expression(a, d, source_add(d->sources, STR("type"), str_from(text)));
  const Type *t = eval_type_constraint(eval_new(a, d), e);
  if (errors)
    *errors = d->errors;
  else
    assert_int_equal(d->errors, 0);
  return t;
}

static Str printed(Arena *a, const Type *t) {
  Buf b = buf_new(a);
  type_print(&b, t);
  return buf_str(&b);
}

static void test_constraints(void **state) {
  static const char *const cases[][2] = {
      {"string", "string"},
      {"any", "any"},
      {"list", "list(any)"},
      {"list(number)", "list(number)"},
      {"map(set(bool))", "map(set(bool))"},
      {"tuple([string, number])", "tuple([string,number])"},
      {"object({b = string, a = number})", "object({a=number,b=string})"},
      {"object({a = optional(string, \"x\"), a-b = list(any)})", "object({a=optional(string),a-b=list(any)})"},
      {"object({})", "object({})"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_str(printed(*state, constraint(*state, cases[i][0], NULL)), cases[i][1]);
}

static void test_bad_constraints(void **state) {
  static const char *const cases[] = {"strng",
                                      "\"string\"",
                                      "list(string, string)",
                                      "object(string)",
                                      "tuple(string)",
                                      "optional(string)",
                                      "set",
                                      "list(optional(string))",
                                      "1 + 1",
                                      "foo(string)",
                                      "object({\"a\" = string})",
                                      "object({a = optional(number, \"x\")})",
                                      "string.x"};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t errors;
    constraint(*state, cases[i], &errors);
    assert_int_equal(errors, 1);
  }
}

static void test_equality(void **state) {
  const Type *x = constraint(*state, "object({a = list(string), b = tuple([bool])})", NULL);
  const Type *y = constraint(*state, "object({b = tuple([bool]), a = list(string)})", NULL);
  assert_true(type_eq(x, y));
  assert_false(type_eq(x, constraint(*state, "object({a = list(string)})", NULL)));
  assert_false(type_eq(type_list(*state, &type_string), type_set(*state, &type_string)));
  assert_true(type_is_known(x));
  assert_false(type_is_known(constraint(*state, "map(object({a = any}))", NULL)));
  assert_null(type_field(x, STR("c")));
  assert_int_equal(type_field(x, STR("b"))->type->kind, TYPE_TUPLE);
}

static void test_plain(void **state) {
  const Type *t = constraint(*state, "list(object({a = optional(number), b = tuple([object({c = optional(bool)})])}))", NULL);
  assert_str(printed(*state, type_plain(*state, t)), "list(object({a=number,b=tuple([object({c=bool})])}))");
  const Type *plain = type_plain(*state, t);
  assert_ptr_equal(type_plain(*state, plain), plain);
}

static void test_friendly(void **state) {
  Buf b = buf_new(*state);
  type_friendly(&b, constraint(*state, "list(map(object({})))", NULL));
  assert_str(buf_str(&b), "list of map of object");
}

static void test_unify(void **state) {
  static const char *const cases[][3] = {
      {"string", "number", "string"},
      {"bool", "number", NULL},
      {"list(number)", "list(string)", "list(string)"},
      {"list(number)", "set(string)", "list(number)"},
      {"tuple([number])", "tuple([string])", "tuple([string])"},
      {"tuple([number])", "tuple([])", "list(number)"},
      {"object({a = number})", "object({a = string})", "object({a=string})"},
      {"object({a = number})", "object({b = string})", "map(string)"},
      {"object({a = number})", "tuple([number])", NULL},
      {"map(number)", "object({a = string})", "map(string)"},
      {"any", "string", "string"},
      {"any", "list(string)", "any"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const Type *pair[] = {constraint(*state, cases[i][0], NULL), constraint(*state, cases[i][1], NULL)};
    const Type *t = unify(*state, pair, 2);
    if (!cases[i][2])
      assert_null(t);
    else
      assert_str(printed(*state, t), cases[i][2]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_constraints), ARENA_TEST(test_bad_constraints), ARENA_TEST(test_equality),
      ARENA_TEST(test_plain),       ARENA_TEST(test_friendly),        ARENA_TEST(test_unify),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
