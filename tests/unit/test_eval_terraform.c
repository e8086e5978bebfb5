/* Known values against Terraform: evaluates each expression of tests/conformance/expressions.txt and compares what is printed
 * with what Terraform's console printed. Runs from the top of the source tree, as `make unit` does. */
#include "unit.h"

#include "eval/eval.h"
#include "syntax/parse.h"

#include <stdlib.h>

static Str evaluate(Arena *a, Str text) {
  Diags *d = diags_new(a, sources_new(a));
  const Expr *e = parse_expression(a, d, source_add(d->sources, STR("case"), text));
  Eval *ev = eval_new(a, d);
  const Value *v = d->errors ? &value_unknown : eval_expr(ev, NULL, e);
  Buf out = buf_new(a);
  if (d->errors)
    buf_addz(&out, "error");
  else
    value_print(&out, v);
  return buf_str(&out);
}

static Str read_all(Arena *a, FILE *f) {
  Buf b = buf_new(a);
  for (int c; (c = getc(f)) != EOF;) buf_addc(&b, (char)c);
  return buf_str(&b);
}

/* The end of the results of a case: the start of the next line that begins with "> ". */
static size_t case_end(Str text, size_t from) {
  size_t next = str_find(text, STR("\n> "), from);
  return next == text.n ? text.n : next;
}

static void test_expressions(void **state) {
  FILE *f = fopen("tests/conformance/expressions.txt", "rb");
  assert_non_null(f);
  Str text = read_all(*state, f);
  fclose(f);
  size_t cases = 0, failed = 0;
  for (size_t at = str_find(text, STR("\n> "), 0); at < text.n;) {
    size_t line = at + 3, eol = str_find_char(text, '\n', line), end = case_end(text, eol);
    Arena *a = arena_new();
    Str want = str_trim(str_sub(text, eol + 1, end)), got = evaluate(a, str_sub(text, line, eol));
    if (!str_eq(want, str_trim(got))) {
      print_error("%.*s\n  Terraform: %.*s\n  here: %.*s\n", STR_ARG(str_sub(text, line, eol)), STR_ARG(want), STR_ARG(got));
      failed++;
    }
    cases++;
    arena_free(a);
    at = end;
  }
  assert_int_equal(failed, 0);
  assert_true(cases > 400);
}

int main(void) {
  const struct CMUnitTest tests[] = {ARENA_TEST(test_expressions)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
