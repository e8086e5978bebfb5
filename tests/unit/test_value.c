/* Values: construction, order, marks, parts, tracking. */
#include "unit.h"

#include "eval/sym.h"
#include "eval/value.h"

static const Value *text(Arena *a, const char *z) { return value_string(a, str_from(z)); }

static const Value *list_of(Arena *a, const Value *const *items, size_t n) {
  const Value **copy = NEW_N(a, const Value *, n);
  memcpy(copy, items, n * sizeof *copy);
  return value_tuple(a, copy, n);
}

static void test_no_allocation(void **state) {
  Arena *a = *state;
  size_t before = arena_used(a);
  value_bool(true);
  value_number(a, num_literal(17));
  value_string(a, STR(""));
  value_null_of(a, &type_string);
  value_unknown_of(a, &type_number);
  assert_int_equal(arena_used(a), before);
}

static void test_normalisation(void **state) {
  assert_str(text(*state, "e\xCC\x81")->string, "\xC3\xA9");
  assert_str(text(*state, "\xFF\xCC")->string, "\xFF\xCC"); /* no UTF-8: kept */
  const char *ascii = "plain";
  assert_ptr_equal(value_string(*state, str_from(ascii))->string.p, ascii);
}

static void test_objects(void **state) {
  Arena *a = *state;
  Field fields[] = {{STR("b"), text(a, "1")}, {STR("a"), text(a, "2")}, {STR("b"), text(a, "3")}};
  const Value *v = value_object(a, fields, 3);
  assert_int_equal(v->map.n, 2);
  assert_str(v->map.fields[0].key, "a");
  assert_str(value_field(v, STR("b"))->string, "3");
  assert_null(value_field(v, STR("c")));
}

static void test_sets(void **state) {
  Arena *a = *state;
  const Value *param = sym_param(a, STR("p"), &type_string, SPAN_NONE);
  const Value *items[] = {param,
                          text(a, "b"),
                          value_null_of(a, &type_string),
                          text(a, "a"),
                          param,
                          text(a, "b"),
                          value_mark(a, text(a, "c"), MARK_SENSITIVE)};
  const Value *s = value_set(a, &type_string, items, 7);
  assert_int_equal(s->seq.n, 5);
  assert_str(s->seq.items[0]->string, "a");
  assert_str(s->seq.items[2]->string, "c");
  assert_int_equal(s->seq.items[2]->marks, 0);
  assert_int_equal(s->marks, MARK_SENSITIVE);
  assert_true(value_is_null(s->seq.items[3]));
  assert_true(sym_is(s->seq.items[4], SYM_PARAM));
}

static void test_order(void **state) {
  Arena *a = *state;
  assert_true(value_order(value_int(a, 9), value_int(a, 10)) < 0);
  assert_true(value_order(text(a, "10"), text(a, "9")) < 0);
  assert_true(value_order(&value_false, &value_true) < 0);
  assert_true(value_order(text(a, "z"), &value_null) < 0);
  const Value *ten = value_int(a, 10), *two = value_int(a, 2);
  assert_true(value_order(list_of(a, &ten, 1), list_of(a, &two, 1)) < 0); /* by digest, as Terraform does */
}

static void test_same(void **state) {
  Arena *a = *state;
  const Value *x[] = {text(a, "a"), value_int(a, 1)}, *y[] = {text(a, "a"), value_number(a, num_literal(1))};
  const Value *vx = list_of(a, x, 2), *vy = list_of(a, y, 2);
  assert_true(value_same(vx, vy));
  assert_true(value_hash(vx) == value_hash(vy));
  assert_false(value_same(value_null_of(a, &type_string), &value_null));
  assert_false(value_same(value_mark(a, x[0], MARK_SENSITIVE), x[0]));
  const Value *p = sym_param(a, STR("p"), &type_string, SPAN_NONE), *q = sym_param(a, STR("p"), &type_string, SPAN_NONE);
  assert_true(value_same(p, q));
  assert_true(value_hash(p) == value_hash(q));
  assert_false(value_same(p, sym_param(a, STR("q"), &type_string, SPAN_NONE)));
}

static void test_parts(void **state) {
  Arena *a = *state;
  const Value *secret = value_mark(a, text(a, "s"), MARK_SENSITIVE);
  const Value *items[] = {secret, value_unknown_of(a, &type_string), sym_param(a, STR("p"), &type_string, SPAN_NONE)};
  const Value *v = list_of(a, items, 3), *outer = list_of(a, &v, 1);
  assert_int_equal(value_parts(outer), MARK_SENSITIVE | PART_UNKNOWN | PART_SYM);
  assert_int_equal(outer->marks, 0);
  assert_false(value_is_wholly_known(outer));
  assert_true(value_is_known(outer));
  Marks marks = 0;
  const Value *plain = value_unmark_deep(a, outer, &marks);
  assert_int_equal(marks, MARK_SENSITIVE);
  assert_int_equal(value_deep_marks(plain), 0);
  assert_int_equal(value_deep_marks(outer), MARK_SENSITIVE);
  assert_ptr_equal(value_unmark(a, secret, MARK_EPHEMERAL), secret);
}

static void test_tracking(void **state) {
  Arena *a = *state;
  Field inner[] = {{STR("x"), text(a, "1")}}, outer[] = {{STR("in"), value_object(a, inner, 1)}, {STR("other"), text(a, "2")}};
  const Value *v = value_tracked(a, value_object(a, outer, 2));
  const Value *in = value_field(v, STR("in"));
  assert_int_equal(v->map.track->read[0], 1);
  assert_int_equal(v->map.track->read[1], 0);
  assert_int_equal(in->map.track->read[0], 0);
  value_read_all(v);
  assert_int_equal(v->map.track->read[1], 1);
  assert_int_equal(in->map.track->read[0], 1);
}

static void test_brief(void **state) {
  Arena *a = *state;
  const Value *item = value_int(a, 3);
  assert_str(value_brief(a, item), "3");
  assert_str(value_brief(a, text(a, "a\n")), "\"a\\n\"");
  assert_str(value_brief(a, list_of(a, &item, 1)), "tuple of 1");
  assert_str(value_brief(a, value_mark(a, item, MARK_SENSITIVE)), "(sensitive value)");
  assert_str(value_brief(a, &value_unknown), "(known after apply)");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_no_allocation), ARENA_TEST(test_normalisation), ARENA_TEST(test_objects),
      ARENA_TEST(test_sets),          ARENA_TEST(test_order),         ARENA_TEST(test_same),
      ARENA_TEST(test_parts),         ARENA_TEST(test_tracking),      ARENA_TEST(test_brief),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
