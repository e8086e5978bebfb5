/* num: arithmetic with Terraform's precisions. Every expectation below is what `terraform console` (1.11.4) prints. */
#include "base/num.h"
#include "unit.h"

#include <stdlib.h>

typedef struct {
  char kind; /* 'l' literal (512 bits), 'n' native (64), 'd' double (53) */
  const char *text;
} Operand;

static Num make(Arena *a, Operand o) {
  Num n = num_int(0);
  if (o.kind == 'd') return num_from_double(a, strtod(o.text, NULL));
  if (!num_parse(a, str_from(o.text), &n)) {
    print_error("%s is no number\n", o.text);
    fail();
  }
  if (o.kind == 'l') return n;
  int64_t i = 0;
  assert_true(num_to_int64(n, &i));
  return num_int(i);
}

static Num literal(Arena *a, const char *text) { return make(a, (Operand){'l', text}); }

static void parses_what_terraform_parses(void **state) {
  static const struct {
    const char *text, *value; /* NULL: refused */
  } CASES[] = {
      {"0x10", NULL},
      {"1e5", "100000"},
      {"1.", "1"},
      {".5", "0.5"},
      {" 1", NULL},
      {"1 ", NULL},
      {"+1", "1"},
      {"-1", "-1"},
      {"", NULL},
      {"-", NULL},
      {"1e", NULL},
      {"1e+5", "100000"},
      {"1_000", NULL},
      {"0b11", NULL},
      {"017", "17"},
      {"Inf", "+Inf"},
      {"inf", "+Inf"},
      {"-Inf", "-Inf"},
      {"+inf", "+Inf"},
      {"INF", NULL},
      {"NaN", NULL},
      {"1p3", "8"},
      {"1P-3", "0.125"},
      {"0x1p3", NULL},
      {"--1", NULL},
      {"-0", "-0"},
      {"-0.0", "-0"},
      {"0e99999999", "0"},
      {".", NULL},
      {".e5", NULL},
      {"1.5e", NULL},
      {"00.5", "0.5"},
      {"-.5", "-0.5"},
      {"1e5.0", NULL},
      {"1e-", NULL},
      {"1e-05", "0.00001"},
      {"1e5 ", NULL},
      {"1.2.3", NULL},
      {"infinity", NULL},
      {"\xd9\xa3", NULL},
      {"-00", "-0"},
      {"1e1000000000", "+Inf"},
      {"1e-1000000000", "0"},
      {"1e99999999999999999999", NULL},
      {"9223372036854775807", "9223372036854775807"},
      {"9223372036854775808", "9223372036854775808"},
      {"-9223372036854775808", "-9223372036854775808"},
      {"-9223372036854775809", "-9223372036854775809"},
      {"123456789012345678901234567890", "123456789012345678901234567890"},
      {"123456789.123456789", "123456789.123456789"},
      {"1e30", "1000000000000000000000000000000"},
      {"1e-7", "0.0000001"},
      {"0000000000000000000000000000001", "1"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Num n;
    bool ok = num_parse(*state, str_from(CASES[i].text), &n);
    if (ok != (CASES[i].value != NULL)) print_error("case \"%s\"\n", CASES[i].text);
    assert_int_equal(ok, CASES[i].value != NULL);
    if (ok) assert_str(num_to_str(*state, n), CASES[i].value);
  }
  Num n;
  assert_false(num_parse(*state, STR("1\0"), &n));
}

static void integers_of_any_base(void **state) {
  static const struct {
    const char *text;
    int base;
    const char *value;
  } CASES[] = {
      {"ff", 16, "255"},
      {"FF", 16, "255"},
      {"-101", 2, "-5"},
      {"+7", 8, "7"},
      {"8", 8, NULL},
      {"", 10, NULL},
      {"-", 10, NULL},
      {"z", 62, "35"},
      {"Z", 62, "61"},
      {"Z", 36, "35"},
      {"1_0", 10, NULL},
      {"-0", 10, "0"},
      {" 1", 10, NULL},
      {"10", 62, "62"},
      {"A", 37, "36"},
      {"B", 37, NULL},
      {"ffffffffffffffffffff", 16, "1208925819614629174706175"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Num n;
    bool ok = num_parse_int(*state, str_from(CASES[i].text), CASES[i].base, &n);
    if (ok != (CASES[i].value != NULL)) print_error("case \"%s\" base %d\n", CASES[i].text, CASES[i].base);
    assert_int_equal(ok, CASES[i].value != NULL);
    if (ok) assert_str(num_to_str(*state, n), CASES[i].value);
  }
}

static void arithmetic_as_terraform(void **state) {
  static const struct {
    Operand x;
    char op;
    Operand y;
    const char *value; /* NULL: no result */
  } CASES[] = {
      {{'l', "0.1"}, '+', {'l', "0.2"}, "0.3"},
      {{'l', "1"},
       '/',
       {'l', "3"},
       "0."
       "33333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333"
       "3"
       "33333333333333333333333333333333335"},
      {{'n', "1"}, '/', {'n', "3"}, "0.33333333333333333334"},
      {{'n', "1"}, '/', {'l', "4"}, "0.25"},
      {{'l', "10"}, '/', {'l', "4"}, "2.5"},
      {{'l', "100"}, '/', {'l', "10"}, "10"},
      {{'l', "0.3"},
       '-',
       {'l', "0.1"},
       "0."
       "20000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
       "0"
       "00000000000000000000000000000000002"},
      {{'l', "1.1"},
       '*',
       {'l', "1.1"},
       "1."
       "21000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
       "0"
       "0000000000000000000000000000000001"},
      {{'l', "9223372036854775807"}, '+', {'l', "1"}, "9223372036854775808"},
      {{'l', "-9223372036854775808"}, '-', {'l', "1"}, "-9223372036854775809"},
      {{'l', "-9223372036854775808"}, '/', {'l', "-1"}, "9223372036854775808"},
      {{'l', "-9223372036854775808"}, '%', {'l', "-1"}, "0"},
      {{'l', "4611686018427387904"}, '*', {'l', "2"}, "9223372036854775808"},
      {{'d', "4611686018427387904"}, '+', {'l', "1"}, "4611686018427387905"},
      {{'d', "4611686018427387904"}, '*', {'n', "3"}, "13835058055282163712"},
      {{'d', "1.4142135623730951"}, '*', {'n', "3"}, "4.2426406871192854364"},
      {{'d', "1.4142135623730951"}, '%', {'l', "0.1"}, "0.014213562373095234"},
      {{'l', "1"},
       '%',
       {'l', "0.3"},
       "0."
       "09999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999"
       "9"
       "999999999999999999999999999999999955"},
      {{'l', "7"}, '%', {'l', "-3"}, "1"},
      {{'l', "-7"}, '%', {'l', "3"}, "-1"},
      {{'l', "-4"}, '%', {'l', "2"}, "0"},
      {{'l', "-0"}, '%', {'l', "5"}, "-0"},
      {{'l', "5"}, '%', {'l', "-0"}, "5"},
      {{'l', "5.5"}, '%', {'l', "2"}, "1.5"},
      {{'l', "1e30"}, '%', {'l', "7"}, "1"},
      {{'l', "3"}, '%', {'l', "Inf"}, NULL},
      {{'l', "Inf"}, '%', {'l', "3"}, NULL},
      {{'l', "0"}, '*', {'l', "-1"}, "-0"},
      {{'l', "0"}, '/', {'l', "-5"}, "-0"},
      {{'l', "-0"}, '+', {'l', "0"}, "0"},
      {{'l', "1"}, '/', {'l', "0"}, "+Inf"},
      {{'l', "-1"}, '/', {'l', "0"}, "-Inf"},
      {{'l', "0"}, '/', {'l', "0"}, NULL},
      {{'l', "Inf"}, '-', {'l', "Inf"}, NULL},
      {{'l', "Inf"}, '*', {'l', "0"}, NULL},
      {{'l', "1"}, '/', {'l', "Inf"}, "0"},
  };
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    Num x = make(*state, CASES[i].x), y = make(*state, CASES[i].y), r = x;
    switch (CASES[i].op) {
    case '+': r = num_add(*state, x, y); break;
    case '-': r = num_sub(*state, x, y); break;
    case '*': r = num_mul(*state, x, y); break;
    case '/': r = num_div(*state, x, y); break;
    case '%': r = num_mod(*state, x, y); break;
    }
    if (num_is_nan(r) != !CASES[i].value) print_error("%s %c %s\n", CASES[i].x.text, CASES[i].op, CASES[i].y.text);
    assert_int_equal(num_is_nan(r), !CASES[i].value);
    if (CASES[i].value) assert_str(num_to_str(*state, r), CASES[i].value);
  }
}

static void unary_as_terraform(void **state) {
  Arena *a = *state;
  assert_str(num_to_str(a, num_neg(a, num_int(0))), "-0");
  assert_str(num_to_str(a, num_neg(a, literal(a, "-0"))), "0");
  assert_str(num_to_str(a, num_neg(a, num_int(INT64_MIN))), "9223372036854775808");
  assert_str(num_to_str(a, num_abs(a, literal(a, "-0"))), "0");
  assert_str(num_to_str(a, num_abs(a, literal(a, "-1.5"))), "1.5");
  assert_str(num_to_str(a, num_abs(a, num_int(INT64_MIN))), "9223372036854775808");
  assert_str(num_to_str(a, num_floor(a, literal(a, "-0.5"))), "-1");
  assert_str(num_to_str(a, num_ceil(a, literal(a, "-0.5"))), "0");
  assert_str(num_to_str(a, num_ceil(a, literal(a, "1e-100"))), "1");
  assert_str(num_to_str(a, num_floor(a, literal(a, "Inf"))), "+Inf");
  assert_str(num_to_str(a, num_floor(a, num_int(7))), "7");
}

static void doubles_print_their_own_digits(void **state) {
  Arena *a = *state;
  assert_str(num_to_str(a, num_from_double(a, 1.4142135623730951)), "1.4142135623730951");
  assert_str(num_to_str(a, num_from_double(a, 4611686018427387904.0)), "4611686018427388000");
  assert_str(num_to_str(a, num_from_double(a, 8)), "8");
  assert_str(num_to_str(a, num_from_double(a, 1e23)), "100000000000000000000000");
  assert_true(num_to_double(literal(a, "0.1")) == 0.1);
  assert_true(num_to_double(num_int(-3)) == -3.0);
}

static void comparison_is_exact_and_equality_by_digits(void **state) {
  Arena *a = *state;
  Num third = num_div(a, literal(a, "1"), literal(a, "3"));
  assert_int_equal(num_cmp(num_mul(a, third, literal(a, "3")), num_int(1)), 0);
  assert_int_equal(num_cmp(literal(a, "1.5"), num_int(1)), 1);
  assert_int_equal(num_cmp(num_int(-3), num_int(2)), -1);
  assert_true(num_equal(literal(a, "-0"), num_int(0)));
  assert_true(num_equal(num_from_double(a, 0.5), literal(a, "0.5")));
  /* At 53 bits 0.1 is another number than at 512, but prints the same. */
  assert_int_equal(num_cmp(num_from_double(a, 0.1), literal(a, "0.1")), 1);
  assert_true(num_equal(num_from_double(a, 0.1), literal(a, "0.1")));
  assert_false(num_equal(num_from_double(a, 0.1), literal(a, "0.2")));
  assert_true(num_equal(literal(a, "Inf"), num_div(a, num_from_double(a, 1), num_int(0))));
  assert_false(num_equal(literal(a, "1e1000"), literal(a, "2e1000")));
  /* One more than 1e1000 needs more than 512 bits. */
  assert_true(num_equal(literal(a, "1e1000"), num_add(a, literal(a, "1e1000"), num_int(1))));
}

static void conversion_to_integers(void **state) {
  Arena *a = *state;
  int64_t i = 0;
  assert_true(num_to_int64(literal(a, "-9223372036854775808"), &i) && i == INT64_MIN);
  assert_false(num_to_int64(literal(a, "9223372036854775808"), &i));
  assert_false(num_to_int64(literal(a, "1.5"), &i));
  assert_false(num_to_int64(literal(a, "Inf"), &i));
  assert_true(num_to_int64(literal(a, "-0"), &i) && i == 0);
  assert_true(num_to_int64(num_from_double(a, 1e15), &i) && i == 1000000000000000);
  assert_true(num_is_integer(literal(a, "1e100")) && !num_is_integer(literal(a, "0.5")) && !num_is_integer(literal(a, "Inf")));
  assert_true(num_is_inf(literal(a, "-inf")) && !num_is_inf(num_int(1)));
  assert_int_equal(num_sign(literal(a, "-0")), 0);
  assert_int_equal(num_sign(literal(a, "-1e-99")), -1);
}

static void text_is_bounded_before_it_is_made(void **state) {
  Arena *a = *state;
  static const char *const TEXTS[] = {"0",   "-9223372036854775808", "1e100", "-1e-100", "1e1000",
                                      "0.1", "-123456789.123456789", "Inf"};
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
    Num n = literal(a, TEXTS[i]);
    assert_true(num_to_str(a, n).n <= num_str_bound(n));
  }
  assert_in_range(num_str_bound(literal(a, "1e99999999")), 100000000, 110000000);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(parses_what_terraform_parses),   ARENA_TEST(integers_of_any_base),
      ARENA_TEST(arithmetic_as_terraform),        ARENA_TEST(unary_as_terraform),
      ARENA_TEST(doubles_print_their_own_digits), ARENA_TEST(comparison_is_exact_and_equality_by_digits),
      ARENA_TEST(conversion_to_integers),         ARENA_TEST(text_is_bounded_before_it_is_made),
  };
  return cmocka_run_group_tests_name("base_num", tests, NULL, NULL);
}
