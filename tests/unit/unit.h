/* What every unit test includes: cmocka and its prerequisites, and comparisons for the project's types. */
#ifndef TF2CFN_TESTS_UNIT_H
#define TF2CFN_TESTS_UNIT_H

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

/* Compares with a NUL-terminated text and shows both when they differ. */
#define assert_str(actual, expected) assert_str_at((actual), (expected), __FILE__, __LINE__)

static inline void assert_str_at(Str actual, const char *expected, const char *file, int line) {
  if (actual.p && str_is(actual, expected)) return;
  print_error("expected: %s\nactual:   %.*s%s\n", expected, STR_ARG(actual), actual.p ? "" : "(absent)");
  _fail(file, line);
}

/* Each test gets a fresh arena as *state. */
static inline int arena_setup(void **state) {
  *state = arena_new();
  return 0;
}

static inline int arena_teardown(void **state) {
  arena_free(*state);
  return 0;
}

#define ARENA_TEST(f) cmocka_unit_test_setup_teardown(f, arena_setup, arena_teardown)

#endif
