/* Symbolic values: constructors fold, walks terminate on shared graphs. What expressions make of symbols is in test_eval.c. */
#include "unit.h"

#include "eval/eval.h"
#include "eval/sym.h"

static const Value *text(Arena *a, const char *z) { return value_string(a, str_from(z)); }
static const Value *param(Arena *a, const char *name) { return sym_param(a, str_from(name), &type_string, SPAN_NONE); }
static const Value *flag(Arena *a, const char *name) { return sym_param(a, str_from(name), &type_bool, SPAN_NONE); }

#define assert_sym(v, expected) assert_sym_at(*state, (v), (expected), __FILE__, __LINE__)

static void assert_sym_at(Arena *a, const Value *v, const char *expected, const char *file, int line) {
  Buf b = buf_new(a);
  sym_print(&b, v);
  assert_str_at(buf_str(&b), expected, file, line);
}

static void test_concat(void **state) {
  Arena *a = *state;
  const Value *inner[] = {text(a, "b"), param(a, "p"), text(a, "c")};
  const Value *parts[] = {text(a, "a"), sym_concat(a, inner, 3), text(a, "d")};
  assert_sym(sym_concat(a, parts, 3), "concat(\"ab\", param.p, \"cd\")");
  assert_sym(sym_concat(a, parts, 1), "\"a\"");
  assert_sym(sym_concat(a, parts, 0), "\"\"");
  const Value *open[] = {text(a, "a"), value_unknown_of(a, &type_string)};
  assert_int_equal(sym_concat(a, open, 2)->kind, VAL_UNKNOWN);
}

static void test_logic(void **state) {
  Arena *a = *state;
  const Value *x = flag(a, "x"), *y = flag(a, "y");
  assert_sym(sym_and(a, x, &value_true), "param.x");
  assert_sym(sym_and(a, x, &value_false), "false");
  assert_sym(sym_or(a, x, &value_true), "true");
  assert_sym(sym_or(a, sym_not(a, x), x), "true");
  assert_sym(sym_and(a, x, x), "param.x");
  assert_sym(sym_not(a, sym_not(a, x)), "param.x");
  assert_sym(sym_and(a, x, sym_not(a, y)), "and(param.x, not(param.y))");
}

static void test_if(void **state) {
  Arena *a = *state;
  const Value *c = flag(a, "c"), *d = flag(a, "d"), *p = param(a, "p"), *q = param(a, "q");
  const Value *nested = sym_if(a, c, p, q);
  assert_sym(sym_if(a, c, nested, q), "if(param.c, param.p, param.q)");
  assert_sym(sym_if(a, sym_not(a, c), nested, p), "if(param.c, param.p, param.q)");
  assert_sym(sym_if(a, sym_and(a, c, d), nested, q), "if(and(param.c, param.d), param.p, param.q)");
  assert_sym(sym_assume(a, nested, c, false), "param.q");
  assert_sym(sym_eq(a, sym_if(a, c, text(a, "x"), text(a, "y")), text(a, "y")), "not(param.c)");
  assert_int_equal(sym_if(a, &value_unknown, p, q)->kind, VAL_UNKNOWN);
  bool truth;
  assert_ptr_equal(sym_fault(sym_if(a, c, p, &value_unknown), &truth), c);
  assert_false(truth);
  assert_null(sym_fault(nested, &truth));
}

static void test_lists(void **state) {
  Arena *a = *state;
  const Value *p = param(a, "p"), *comma = text(a, ",");
  const Value *items[] = {p, text(a, "x")};
  const Value *list = value_list(a, &type_string, items, 2);
  assert_sym(sym_join(a, comma, list), "concat(param.p, \",x\")");
  const Value *split = sym_split(a, comma, p);
  assert_sym(split, "split(\",\", param.p)");
  assert_sym(sym_join(a, comma, split), "param.p");
  assert_sym(sym_select(a, value_int(a, 1), list), "\"x\"");
  assert_sym(sym_select(a, value_int(a, 1), split), "select(1, split(\",\", param.p))");
  assert_sym(sym_split(a, comma, text(a, "a,b")), "[\"a\", \"b\"]");
  assert_int_equal(sym_select(a, value_int(a, 2), list)->kind, VAL_UNKNOWN);
}

/* What is behind a separator, and one piece of a text: as far as what only deployment knows leaves no doubt. */
static void test_pieces(void **state) {
  Arena *a = *state;
  const Value *p = sym_param(a, STR("p"), &type_string, SPAN_NONE), *account = sym_pseudo(a, STR("AccountId"), NULL);
  const Value *parts[] = {text(a, "arn:"), account, text(a, ":log:"), p, text(a, ":x")}, *arn = sym_concat(a, parts, 5);
  assert_sym(sym_after(a, arn, STR(":"), 1), "concat(pseudo.AccountId, \":log:\", param.p, \":x\")");
  assert_sym(sym_after(a, arn, STR(":"), 3), "concat(param.p, \":x\")");
  assert_null(sym_after(a, arn, STR(":"), 4));
  assert_null(sym_after(a, arn, STR("-"), 1));
  assert_null(sym_after(a, p, STR(":"), 1));
  const Value *split = sym_split(a, text(a, ":"), arn);
  assert_sym(sym_select(a, value_int(a, 0), split), "\"arn\"");
  assert_sym(sym_select(a, value_int(a, 1), split), "pseudo.AccountId");
  assert_sym(sym_select(a, value_int(a, 2), split), "\"log\"");
  assert_sym(((const Value *)sym_select(a, value_int(a, 3), split))->sym->args[0], "3");
  const Value *cond = sym_eq(a, p, text(a, "x")), *choice = sym_if(a, cond, arn, text(a, "a:b"));
  assert_sym(sym_after(a, choice, STR(":"), 1),
             "if(eq(param.p, \"x\"), concat(pseudo.AccountId, \":log:\", param.p, \":x\"), \"b\")");
}

static void test_folding_calls(void **state) {
  Arena *a = *state;
  assert_sym(sym_base64(a, text(a, "hi")), "\"aGk=\"");
  assert_sym(sym_cidr(a, text(a, "10.0.0.0/16"), value_int(a, 2), value_int(a, 8)), "[\"10.0.0.0/24\", \"10.0.1.0/24\"]");
  assert_sym(sym_cidr(a, param(a, "p"), value_int(a, 2), value_int(a, 8)), "cidr(param.p, 2, 8)");
  const Value *p = param(a, "p");
  assert_sym(sym_to_json(a, p), "to_json(param.p)");
}

static void test_marks(void **state) {
  Arena *a = *state;
  const Value *secret = value_mark(a, param(a, "p"), MARK_SENSITIVE);
  const Value *parts[] = {text(a, "a"), secret};
  assert_int_equal(sym_concat(a, parts, 2)->marks, MARK_SENSITIVE);
  assert_int_equal(sym_eq(a, secret, text(a, "x"))->marks, MARK_SENSITIVE);
  assert_int_equal(sym_base64(a, secret)->marks, MARK_SENSITIVE);
}

static const Value *bind(void *ctx, const Value *leaf) { return sym_is(leaf, SYM_PARAM) ? value_string(ctx, STR("v")) : leaf; }

static bool count_leaf(void *ctx, const Value *leaf) {
  (void)leaf;
  return ++*(size_t *)ctx < 100000;
}

static const Value *is(Arena *a, const Value *v, const char *z) { return sym_eq(a, v, text(a, z)); }

/* A parameter that may be left empty. */
static void test_presence(void **state) {
  Arena *a = *state;
  const Value *p = param(a, "p"), *here = sym_present(a, p), *none = value_null_of(a, &type_string);
  const Value *v = sym_if(a, here, p, none);
  assert_sym(v, "if(present(param.p), param.p, tostring(null))");
  assert_sym(sym_present(a, none), "false");
  assert_sym(sym_present(a, text(a, "")), "true");
  assert_sym(sym_present(a, value_list(a, &type_string, NULL, 0)), "false");
  assert_sym(sym_present(a, &value_unknown), "?");
  assert_sym(sym_eq(a, v, text(a, "x")), "eq(param.p, \"x\")");
  assert_sym(sym_eq(a, v, text(a, "")), "false");
  assert_sym(sym_if(a, here, &value_false, &value_true), "not(present(param.p))");
  assert_int_equal(sym_decided(a, here, is(a, p, "x")), 1);
  assert_int_equal(sym_decided(a, is(a, p, "x"), sym_not(a, here)), 0);
  assert_sym(sym_non_null(a, v, text(a, "y")), "if(present(param.p), param.p, \"y\")");
  assert_sym(sym_non_null(a, p, text(a, "y")), "param.p");
  assert_sym(sym_non_null(a, none, text(a, "y")), "\"y\"");
}

static void test_reasoning(void **state) {
  Arena *a = *state;
  const Value *x = flag(a, "x"), *y = flag(a, "y"), *p = param(a, "p"), *prod = is(a, p, "prod"), *dev = is(a, p, "dev");
  assert_sym(sym_and(a, prod, dev), "false");
  assert_sym(sym_and(a, prod, sym_not(a, dev)), "eq(param.p, \"prod\")");
  assert_sym(sym_or(a, sym_not(a, prod), sym_not(a, dev)), "true");
  assert_sym(sym_or(a, x, sym_and(a, x, y)), "param.x");
  assert_sym(sym_and(a, sym_or(a, x, y), x), "param.x");
  assert_int_equal(sym_decided(a, x, NULL), -1);
  assert_int_equal(sym_decided(a, x, sym_and(a, y, x)), 1);
  assert_int_equal(sym_decided(a, x, sym_not(a, sym_or(a, x, y))), 0);
  assert_int_equal(sym_decided(a, dev, prod), 0);
  assert_int_equal(sym_decided(a, sym_not(a, dev), prod), 1);
  assert_int_equal(sym_decided(a, y, prod), -1);
  assert_sym(sym_given(a, sym_and(a, x, prod), x), "eq(param.p, \"prod\")");
  assert_sym(sym_given(a, sym_or(a, sym_and(a, x, prod), y), sym_not(a, prod)), "param.y");
  const Value *nested = sym_if(a, sym_and(a, x, prod), text(a, "a"), text(a, "b"));
  assert_sym(sym_assume(a, nested, x, true), "if(eq(param.p, \"prod\"), \"a\", \"b\")");
  assert_sym(sym_assume(a, nested, dev, true), "\"b\"");
  assert_sym(sym_if(a, x, text(a, "a"), sym_if(a, sym_or(a, x, y), text(a, "a"), p)),
             "if(param.x, \"a\", if(param.y, \"a\", param.p))");
}

/* A formula with very many cases is left alone. */
static void test_reasoning_gives_up(void **state) {
  Arena *a = *state;
  const Value *all = &value_true;
  for (int i = 0; i < 40; i++) all = sym_and(a, all, flag(a, str_z(a, str_fmt(a, "f%d", i))));
  assert_int_equal(sym_decided(a, flag(a, "f3"), all), -1);
  assert_int_equal(sym_decided(a, all, all), 1);
  assert_true(sym_is(sym_given(a, all, flag(a, "f0")), SYM_AND));
}

static void test_comparing_truth(void **state) {
  Arena *a = *state;
  assert_sym(sym_eq(a, flag(a, "x"), flag(a, "y")), "or(and(param.x, param.y), and(not(param.x), not(param.y)))");
  assert_true(sym_is_switch(is(a, param(a, "p"), "v")));
  assert_false(sym_is_switch(sym_call(a, STR("f"), NULL, 0, &type_bool, NULL, SPAN_NONE)));
}

static const Value *object1(Arena *a, const char *key, const Value *v) {
  Field *f = NEW(a, Field);
  *f = (Field){str_from(key), v};
  return value_object(a, f, 1);
}

static void test_spread(void **state) {
  Arena *a = *state;
  const Value *x = flag(a, "x"), *one = object1(a, "k", text(a, "1")), *two = object1(a, "l", text(a, "2"));
  assert_sym(sym_spread(a, sym_if(a, x, one, two)), "{k=if(param.x, \"1\", null), l=if(param.x, null, \"2\")}");
  assert_sym(sym_spread(a, sym_if(a, x, one, &value_null)), "{k=if(param.x, \"1\", null)}");
  const Value *other = sym_if(a, x, one, text(a, "t"));
  assert_ptr_equal(sym_spread(a, other), other);
}

static void test_merge(void **state) {
  Arena *a = *state;
  const Value *x = flag(a, "x"), *p = text(a, "p"), *q = text(a, "q"), *r = text(a, "r");
  const Value *pqr[] = {p, q, r}, *pr[] = {p, r};
  const Value *three = value_tuple(a, pqr, 3), *two = value_tuple(a, pr, 2);
  assert_sym(sym_merge(a, x, three, two), "[\"p\", if(param.x, \"q\", null), \"r\"]");
  assert_sym(sym_merge(a, x, two, three), "[\"p\", if(param.x, null, \"q\"), \"r\"]");
  assert_sym(sym_merge(a, x, two, value_tuple(a, pqr, 2)), "[\"p\", if(param.x, \"r\", \"q\")]");
  assert_sym(sym_merge(a, x, three, value_tuple(a, NULL, 0)), "if(param.x, [\"p\", \"q\", \"r\"], [])");
  assert_sym(sym_merge(a, x, object1(a, "k", p), object1(a, "k", q)), "{k=if(param.x, \"p\", \"q\")}");
  assert_sym(sym_merge(a, x, object1(a, "k", p), object1(a, "l", q)), "if(param.x, {k=\"p\"}, {l=\"q\"})");
}

static const Value *pair(Arena *a, const char *k1, const Value *v1, const char *k2, const Value *v2) {
  Field *f = NEW_N(a, Field, 2);
  f[0] = (Field){str_from(k1), v1};
  f[1] = (Field){str_from(k2), v2};
  return value_object(a, f, 2);
}

static const Value *parse_stage(void *ctx, const Value *leaf) {
  return sym_is(leaf, SYM_PARAM) ? value_string(ctx, STR("dev")) : leaf;
}

static void test_look_ups(void **state) {
  Arena *a = *state;
  const Value *p = param(a, "p"), *one = value_int(a, 1), *two = value_int(a, 2);
  const Value *found = sym_lookup(a, STR("sizes"), pair(a, "dev", one, "prod", two), p);
  assert_true(sym_is(found, SYM_FIND));
  assert_int_equal(value_type(a, found)->kind, TYPE_NUMBER);
  assert_sym(sym_map(a, found, parse_stage, a), "1");
  assert_true(sym_is_switch(found));
  const Value *objects = pair(a, "dev", object1(a, "n", one), "prod", object1(a, "n", text(a, "x")));
  const Value *chosen = sym_lookup(a, STR(""), objects, p);
  assert_int_equal(chosen->kind, VAL_OBJECT);
  assert_int_equal(value_type(a, value_field(chosen, STR("n")))->kind, TYPE_STRING);
  assert_sym(sym_map(a, chosen, parse_stage, a), "{n=\"1\"}");
  assert_sym(sym_has_key(a, objects, p), "or(eq(param.p, \"dev\"), eq(param.p, \"prod\"))");
}

/* What a mapping cannot hold, or may not. */
static void test_unfit_for_look_ups(void **state) {
  Arena *a = *state;
  const Value *p = param(a, "p"), *one = value_int(a, 1), *none = value_tuple(a, NULL, 0);
  assert_null(sym_lookup(a, STR(""), pair(a, "dev", one, "a_b", one), p));
  assert_null(sym_lookup(a, STR(""), pair(a, "dev", one, "prod", none), p));
  assert_null(sym_lookup(a, STR(""), pair(a, "dev", one, "prod", &value_null), p));
  assert_null(sym_lookup(a, STR(""), pair(a, "dev", one, "prod", p), p));
  assert_null(sym_lookup(a, STR(""), pair(a, "dev", one, "prod", value_mark(a, one, MARK_SENSITIVE)), p));
  assert_null(sym_lookup(a, STR(""), pair(a, "dev", object1(a, "k", one), "prod", object1(a, "l", one)), p));
  assert_null(sym_lookup(a, STR(""), value_object(a, NULL, 0), p));
}

static const Value *count_true(void *ctx, const Value *const *conditions) {
  int64_t n = 0;
  for (size_t i = 0; i < 3; i++) n += conditions[i]->boolean;
  return value_int(ctx, n);
}

static void test_choose(void **state) {
  Arena *a = *state;
  const Value *x = flag(a, "x"), *p = param(a, "p");
  const Value *conditions[] = {x, &value_true, sym_not(a, x)};
  assert_sym(sym_choose(a, conditions, 3, count_true, a), "2");
  const Value *kinds[] = {is(a, p, "a"), &value_false, is(a, p, "b")};
  assert_sym(sym_choose(a, kinds, 3, count_true, a), "if(eq(param.p, \"a\"), 1, if(eq(param.p, \"b\"), 1, 0))");
}

/* 2^60 paths, 60 nodes. */
static void test_shared_graph(void **state) {
  Arena *a = *state;
  const Value *v = param(a, "p");
  for (int i = 0; i < 60; i++) v = sym_call(a, STR("f"), (const Value *const[]){v, v}, 2, &type_string, NULL, SPAN_NONE);
  assert_int_equal(v->sym->weight, UINT32_MAX);
  size_t leaves = 0;
  assert_true(sym_each(v, count_leaf, &leaves));
  assert_null(sym_concrete(a, v, NULL));
  const Value *bound = sym_map(a, v, bind, a);
  assert_true(sym_is(bound, SYM_CALL));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_concat),
      ARENA_TEST(test_logic),
      ARENA_TEST(test_if),
      ARENA_TEST(test_lists),
      ARENA_TEST(test_pieces),
      ARENA_TEST(test_folding_calls),
      ARENA_TEST(test_marks),
      ARENA_TEST(test_shared_graph),
      ARENA_TEST(test_reasoning),
      ARENA_TEST(test_presence),
      ARENA_TEST(test_reasoning_gives_up),
      ARENA_TEST(test_comparing_truth),
      ARENA_TEST(test_spread),
      ARENA_TEST(test_merge),
      ARENA_TEST(test_choose),
      ARENA_TEST(test_look_ups),
      ARENA_TEST(test_unfit_for_look_ups),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
