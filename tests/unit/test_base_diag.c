/* source and diag: positions, and the list of what the user is told. */
#include "base/diag.h"
#include "unit.h"

static void assert_position(Sources *s, uint32_t file, uint32_t offset, unsigned line, unsigned column) {
  Position p = source_position(s, file, offset);
  if (p.line == line && p.column == column) return;
  print_error("offset %u: expected %u:%u, got %u:%u\n", offset, line, column, p.line, p.column);
  fail();
}

static void positions_of_ascii(void **state) {
  Sources *s = sources_new(*state);
  uint32_t f = source_add(s, STR("a.tf"), STR("ab\n\ncd\r\nef"));
  assert_int_equal(f, 1);
  assert_position(s, f, 0, 1, 1);
  assert_position(s, f, 2, 1, 3);
  assert_position(s, f, 3, 2, 1);
  assert_position(s, f, 4, 3, 1);
  assert_position(s, f, 6, 3, 3);
  assert_position(s, f, 8, 4, 1);
  assert_position(s, f, 10, 4, 3);
  assert_position(s, f, 999, 4, 3);
}

static void columns_count_grapheme_clusters(void **state) {
  Sources *s = sources_new(*state);
  /* e + combining acute, a family emoji joined by ZWJ, a flag of two regional indicators, then "x" */
  Str text = STR("e\xcc\x81\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9\xf0\x9f\x87\xa9\xf0\x9f\x87\xaax");
  uint32_t f = source_add(s, STR("a.tf"), text);
  assert_position(s, f, 0, 1, 1);
  assert_position(s, f, 1, 1, 1); /* inside the first cluster */
  assert_position(s, f, 3, 1, 2);
  assert_position(s, f, 14, 1, 3);
  assert_position(s, f, (uint32_t)text.n - 1, 1, 4);
  assert_position(s, f, (uint32_t)text.n, 1, 5);
}

static void byte_order_mark_takes_no_column(void **state) {
  Sources *s = sources_new(*state);
  uint32_t f = source_add(s, STR("a.tf"),
                          STR("\xef\xbb\xbf"
                              "ab\nc")),
           start;
  assert_position(s, f, 0, 1, 1);
  assert_position(s, f, 3, 1, 1);
  assert_position(s, f, 4, 1, 2);
  assert_position(s, f, 6, 2, 1);
  assert_str(source_line(s, f, 4, &start), "ab");
  assert_int_equal(start, 3);
}

static void lines_and_texts(void **state) {
  Sources *s = sources_new(*state);
  uint32_t f = source_add(s, STR("a.tf"), STR("one\r\ntwo\n")), start;
  uint32_t empty = source_add(s, STR("empty"), STR(""));
  assert_str(source_line(s, f, 1, &start), "one");
  assert_int_equal(start, 0);
  assert_str(source_line(s, f, 8, &start), "two");
  assert_int_equal(start, 5);
  assert_str(source_line(s, f, 9, &start), "");
  assert_int_equal(start, 9);
  assert_str(source_text(s, (Span){f, 5, 8}), "two");
  assert_position(s, empty, 0, 1, 1);
  assert_str(source_line(s, empty, 0, NULL), "");
  assert_str(source_file(s, empty)->path, "empty");
}

static void spans_join(void **state) {
  (void)state;
  Span j = span_join((Span){2, 5, 7}, (Span){2, 9, 12});
  assert_true(j.file == 2 && j.start == 5 && j.end == 12);
  assert_int_equal(span_join(SPAN_NONE, (Span){2, 9, 12}).start, 9);
  assert_int_equal(span_join((Span){2, 5, 7}, SPAN_NONE).end, 7);
}

static Diags *diags_with_file(Arena *a) {
  Sources *s = sources_new(a);
  source_add(s, STR("one.tf"), STR("aaaa\nbbbb\n"));
  source_add(s, STR("two.tf"), STR("cccc\ndddd\n"));
  return diags_new(a, s);
}

static void diagnostics_are_counted_and_truncated(void **state) {
  Diags *d = diags_with_file(*state);
  diag_error(d, TC9001, SPAN_NONE, "first %d", 1);
  diag_detail(d, "because of %s", "x");
  diag_warning(d, TC9001, ((Span){1, 0, 2}), "second");
  diag_context(d, (Span){1, 0, 9});
  diag_note(d, TC9001, SPAN_NONE, "third");
  assert_int_equal(d->errors, 1);
  assert_int_equal(d->warnings, 1);
  assert_str(d->list.v[0].summary, "first 1");
  assert_str(d->list.v[0].detail, "because of x");
  assert_int_equal(d->list.v[1].context.end, 9);
  diags_truncate(d, 1);
  assert_int_equal(d->list.n, 1);
  assert_int_equal(d->warnings, 0);
  diags_truncate(d, 5);
  assert_int_equal(d->list.n, 1);
  diags_truncate(d, 0);
  assert_int_equal(d->errors, 0);
}

static void diagnostics_are_sorted_without_repeats(void **state) {
  Diags *d = diags_with_file(*state);
  Trace t = {NULL, STR("in module.a"), {1, 0, 1}};
  diag_error(d, TC9001, ((Span){2, 0, 2}), "e");
  diag_error(d, TC9001, ((Span){1, 5, 7}), "d");
  diag_error(d, TC9001, ((Span){1, 5, 6}), "c");
  diag_error(d, TC9001, ((Span){1, 0, 2}), "same");
  diag_error(d, TC9001, ((Span){1, 0, 2}), "other");
  d->trace = &t;
  diag_error(d, TC9001, ((Span){1, 0, 2}), "same");
  diag_warning(d, TC9001, ((Span){1, 0, 2}), "same");
  diag_error(d, TC9001, SPAN_NONE, "a");
  diags_sort(d);
  static const char *const ORDER[] = {"a", "same", "other", "same", "c", "d", "e"};
  assert_int_equal(d->list.n, 7);
  for (size_t i = 0; i < 7; i++) assert_str(d->list.v[i].summary, ORDER[i]);
  assert_null(d->list.v[1].trace);
  assert_int_equal(d->list.v[3].severity, SEV_WARNING);
  assert_int_equal(d->errors, 6);
  assert_int_equal(d->warnings, 1);
  diags_sort(diags_with_file(*state));
}

static bool ends_sentence(const char *text) { return str_ends(str_from(text), STR(".")); }

static void code_table_is_in_order_and_complete(void **state) {
  (void)state;
  assert_true(code_at(0) > 1000);
  for (size_t i = 0; code_at(i); i++) {
    assert_true(code_at(i) < 10000);
    if (i && code_at(i) <= code_at(i - 1)) {
      print_error("TC%d stands behind TC%d\n", code_at(i), code_at(i - 1));
      fail();
    }
    if (ends_sentence(code_title(code_at(i))) || !ends_sentence(code_explanation(code_at(i)))) {
      print_error("TC%d: a title has no full stop, an explanation ends with one\n", code_at(i));
      fail();
    }
  }
  assert_string_equal(code_title(9001), "File cannot be read");
  assert_null(code_title(1));
  assert_null(code_explanation(9999));
  assert_string_equal(severity_name(SEV_NOTE), "note");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(positions_of_ascii),
      ARENA_TEST(columns_count_grapheme_clusters),
      ARENA_TEST(byte_order_mark_takes_no_column),
      ARENA_TEST(lines_and_texts),
      cmocka_unit_test(spans_join),
      ARENA_TEST(diagnostics_are_counted_and_truncated),
      ARENA_TEST(diagnostics_are_sorted_without_repeats),
      cmocka_unit_test(code_table_is_in_order_and_complete),
  };
  return cmocka_run_group_tests_name("base_diag", tests, NULL, NULL);
}
