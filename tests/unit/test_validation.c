/* AllowedPattern: what the pattern lets through is what the condition holds for. PCRE2 stands in for Java, whose dialect is the
 * same for what these patterns consist of. */
#include "unit.h"

#include "lower/validation.h"
#include "schema/pattern.h"

typedef struct {
  Arena *a;
  Eval *ev;
  Patterns patterns;
} Bench;

static Bench bench_new(void) {
  Arena *a = arena_new();
  return (Bench){a, eval_new(a, diags_new(a, sources_new(a))), patterns_new(a)};
}

/* Whether f(args) succeeds. */
static bool succeeds(Bench *b, const char *f, const Value *const *args, size_t n) {
  const Value *v = eval_call(b->ev, str_from(f), args, n, SPAN_NONE);
  bool ok = b->ev->diags->list.n == 0 && v->kind != VAL_UNKNOWN;
  diags_truncate(b->ev->diags, 0);
  return ok;
}

static bool lets_through(Bench *b, const Alternatives *all, const char *text) {
  PatternResult r = pattern_match(&b->patterns, alternatives_pattern(b->a, all), str_from(text));
  assert_int_not_equal(r, PATTERN_UNDECIDED);
  return r == PATTERN_MATCHES;
}

static const char *const texts[] = {
    "",          "a",       "b",      "ab",  "ba",    "abc",  "cab",        "a-b", "A",  "aa",   "1",         "12",
    "123",       "a1",      "a b",    " a",  "a ",    "a\tb", "a\nb",       "\n",  ".",  "a.b",  "arn:aws:x", "prod",
    "dev",       "x-dev-y", "devops", "a|b", "[a]",   "a{2}", "\\",         "$",   "^",  "a$",   "(a)",       "\xc3\xa9",
    "a\xc3\xa9", "_",       "-",      "a_b", "foo-1", "FOO",  "10.0.0.0/8", "a,b", "a]", "\x0b", "a\x0b",
};
enum { NTEXTS = sizeof texts / sizeof *texts };

static void test_said_exactly(void **state) {
  static const char *const patterns[] = {
      "a",        "^a",          "a$",       "^a$",           "^a|b$",     "^(a|b)$",    "^(?:dev|prod)$",
      "dev",      "^$",          "",         "^[a-z-]{1,3}$", "^[^a-z]+$", "^a{2}$",     "^a{2,}$",
      "^.+$",     "^a.b$",       "^\\w+$",   "^\\s",          "\\S$",      "^[\\s]*$",   "^\\$$",
      "\\.",      "a|",          "^a|^b|c$", "^[a\\]]+$",     "^[$^.]$",   "^\\d{1,3}$", "^a\\|b$",
      "^[a|b]+$", "(a|b)-(a|b)", "^a+?b$",   "^[\\w.-]+$",    "^\\\\$",    "^\\^$",
  };
  Bench b = bench_new();
  (void)state;
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
    Alternatives all = {0};
    if (!alternatives_of_regex(b.a, str_from(patterns[i]), &all)) fail_msg("%s is refused", patterns[i]);
    for (size_t k = 0; k < NTEXTS; k++) {
      const Value *args[] = {value_string(b.a, str_from(patterns[i])), value_string(b.a, str_from(texts[k]))};
      if (succeeds(&b, "regex", args, 2) != lets_through(&b, &all, texts[k]))
        fail_msg("%s and \"%s\": %s", patterns[i], texts[k], str_z(b.a, alternatives_pattern(b.a, &all)));
    }
  }
  arena_free(b.a);
}

static void test_refused(void **state) {
  static const char *const patterns[] = {"[[:alpha:]]", "(?i)a", "(?P<x>a)", "\\bword", "\\pL",  "[a&&b]", "(^a)",
                                         "a$b",         "a{",    "[]a]",     "\\x41",   "[\\S]", "a^b",    "\\Qa\\E"};
  Bench b = bench_new();
  (void)state;
  for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
    Alternatives all = {0};
    if (alternatives_of_regex(b.a, str_from(patterns[i]), &all)) fail_msg("%s is not refused", patterns[i]);
  }
  arena_free(b.a);
}

static void test_literals(void **state) {
  Bench b = bench_new();
  (void)state;
  for (size_t i = 0; i < NTEXTS; i++) {
    Alternatives whole = {0}, front = {0};
    alternative_of_literal(b.a, "", str_from(texts[i]), "", &whole);
    alternative_of_literal(b.a, "", str_from(texts[i]), "[\\s\\S]*", &front);
    for (size_t k = 0; k < NTEXTS; k++) {
      assert_int_equal(lets_through(&b, &whole, texts[k]), strcmp(texts[i], texts[k]) == 0);
      assert_int_equal(lets_through(&b, &front, texts[k]), strncmp(texts[k], texts[i], strlen(texts[i])) == 0);
    }
  }
  arena_free(b.a);
}

static void test_address_blocks(void **state) {
  static const char *const blocks[] = {
      "10.0.0.0/8",
      "0.0.0.0/0",
      "255.255.255.255/32",
      "256.0.0.0/8",
      "10.0.0.0/33",
      "010.001.0.0/08",
      "10.0.0/8",
      "10.0.0.0",
      "10.0.0.0/",
      "/8",
      "10.0.0.0.0/8",
      "10.0.0.0/8/8",
      "1.2.3.4/00032",
      "1.2.3.4/0",
      "1.2.3.4/-1",
      "1.2.3.4 /8",
      "0000.0.0.0000/0",
      "199.249.25.99/29",
      "2001:db8::/32",
      "::/0",
      "::1/128",
      "fe80::1.2.3.4/64",
      "::/129",
      "1:2:3:4:5:6:7:8/64",
      "1::2::3/64",
      "g::/8",
      "a",
      "",
      "1:2:3:4:5:6:7::/64",
      "00001::/16",
  };
  Bench b = bench_new();
  Alternatives v4 = {0}, both = {0};
  (void)state;
  alternative_of_ipv4_block(b.a, &v4);
  alternative_of_ipv4_block(b.a, &both);
  alternative_of_ipv6_block(b.a, &both);
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
    const Value *args[] = {value_string(b.a, str_from(blocks[i])), value_int(b.a, 0)};
    if (succeeds(&b, "cidrnetmask", args, 1) != lets_through(&b, &v4, blocks[i])) fail_msg("cidrnetmask of \"%s\"", blocks[i]);
    if (succeeds(&b, "cidrhost", args, 2) && !lets_through(&b, &both, blocks[i])) fail_msg("cidrhost of \"%s\"", blocks[i]);
  }
  assert_false(lets_through(&b, &both, "10.0.0.0/33"));
  assert_false(lets_through(&b, &both, "anything"));
  arena_free(b.a);
}

/* Every whole number around the bounds, with and without fractions, is let through exactly if it lies between them. */
static void test_ranges(void **state) {
  static const int64_t bounds[] = {-1234, -100, -99, -12, -10, -5,  -1,  0,   1,    5,   9,
                                   10,    12,   35,  99,  100, 101, 365, 999, 1024, 1100};
  static const struct {
    const char *text;
    int hundredths;
  } fractions[] = {{"", 0}, {".0", 0}, {".00", 0}, {".5", 50}, {".05", 5}};
  enum { NBOUNDS = sizeof bounds / sizeof *bounds, NONE = NBOUNDS, AROUND = 1300 };
  Bench b = bench_new();
  (void)state;
  for (size_t i = 0; i <= NBOUNDS; i++)
    for (size_t k = 0; k <= NBOUNDS; k++) {
      const Value *min = i == NONE ? NULL : value_int(b.a, bounds[i]), *max = k == NONE ? NULL : value_int(b.a, bounds[k]);
      Str pattern = range_pattern(b.a, min, max);
      for (int n = -AROUND; n <= AROUND; n++) {
        size_t f = (size_t)(n + AROUND) % 5;
        int64_t x = n * INT64_C(100) + (n < 0 ? -fractions[f].hundredths : fractions[f].hundredths);
        bool inside = (i == NONE || x >= bounds[i] * 100) && (k == NONE || x <= bounds[k] * 100);
        Str text = str_fmt(b.a, "%d%s", n, fractions[f].text);
        if ((pattern_match(&b.patterns, pattern, text) == PATTERN_MATCHES) != inside)
          fail_msg("%.*s and %.*s", STR_ARG(pattern), STR_ARG(text));
      }
    }
  assert_int_equal(pattern_match(&b.patterns, range_pattern(b.a, value_int(b.a, 1), NULL), STR("")), PATTERN_DIFFERS);
  assert_int_equal(pattern_match(&b.patterns, range_pattern(b.a, value_int(b.a, 1), NULL), STR("1e3")), PATTERN_DIFFERS);
  arena_free(b.a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_said_exactly),   cmocka_unit_test(test_refused), cmocka_unit_test(test_literals),
      cmocka_unit_test(test_address_blocks), cmocka_unit_test(test_ranges),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
