/* Which variables the limits of templates leave as parameters. */
#include "lower/lower.h"
#include "lower/rule.h"
#include "project.h"

enum { MOST = 200 };

typedef struct {
  Program *program;
  Bindings bindings;
} Result;

/* Variables v001 ... with these defaults (NULL: none), each a tag of one of two queues. */
static Str source_of(Project *p, size_t n, const char *default_value) {
  Buf b = buf_new(p->a);
  buf_addz(&b, "provider \"aws\" {\n  region = \"us-east-1\"\n}\n");
  for (size_t i = 1; i <= n; i++) {
    buf_addf(&b, "variable \"v%03zu\" {\n  type = string\n", i);
    if (default_value) buf_addf(&b, "  default = \"%s\"\n", default_value);
    buf_addz(&b, "}\n");
  }
  for (size_t queue = 0; queue < 2; queue++) {
    buf_addf(&b, "resource \"aws_sqs_queue\" \"q%zu\" {\n  tags = {\n", queue);
    for (size_t i = 1 + queue; i <= n; i += 2) buf_addf(&b, "    v%03zu = var.v%03zu\n", i, i);
    buf_addz(&b, "  }\n}\n");
  }
  return buf_str(&b);
}

/* Rounds until nothing is fixed or split any more, as a conversion makes them. */
static Result convert_with(Project *p, Str source, const BindingOptions *wish) {
  Result r = {0};
  Diags *faults = diags_new(p->a, p->d->sources);
  LowerOptions options = {.name = STR("test"), .rules = rules_new(p->a, p->d, STR("")), .bindings = &r.bindings};
  options.too_large = NEW(p->a, Map);
  project_file(p, "main.tf", str_z(p->a, source));
  Config *c = project_load_good(p);
  bindings_begin(p->ev, c, wish, &r.bindings, faults);
  do {
    p->ev->demands.n = 0;
    r.program = lower(p->ev, p->schemas, expand(p->ev, p->schemas, c, &r.bindings), &options);
  } while (bindings_fix_demanded(p->ev, c, &r.bindings, faults) || r.program->again);
  assert_int_equal(p->d->errors + faults->errors, 0);
  return r;
}

static void test_as_many_as_fit(void **state) {
  Project *p = *state;
  Result r = convert_with(p, source_of(p, MOST, "x"), &(BindingOptions){0});
  assert_int_equal(r.program->stacks.n, 1);
  assert_int_equal(r.program->stacks.v[0]->parameters.n, MOST);
  assert_int_equal(r.bindings.fixed.n, 0);
}

static void test_the_last_ones_are_fixed(void **state) {
  Project *p = *state;
  Result r = convert_with(p, source_of(p, MOST + 3, "x"), &(BindingOptions){0});
  assert_int_equal(r.program->stacks.n, 1);
  assert_int_equal(r.program->stacks.v[0]->parameters.n, MOST);
  assert_int_equal(r.bindings.fixed.n, 3);
  static const char *const fixed[] = {"v201", "v202", "v203"};
  for (size_t i = 0; i < 3; i++) {
    const Demand *d = map_get(&r.bindings.fixed, str_from(fixed[i]));
    assert_non_null(d);
    assert_true(d->where.file);
    assert_string_equal(str_z(p->a, d->reason), "stack us-east-1 would have 203 parameters, and CloudFormation allows 200");
  }
}

static void test_what_is_asked_for_stays(void **state) {
  Project *p = *state;
  Str wanted = STR("v202");
  Result r = convert_with(p, source_of(p, MOST + 2, "x"), &(BindingOptions){.param = &wanted, .nparam = 1});
  assert_int_equal(r.bindings.fixed.n, 2);
  assert_false(map_has(&r.bindings.fixed, STR("v202")));
  assert_true(map_has(&r.bindings.fixed, STR("v201")));
  assert_true(map_has(&r.bindings.fixed, STR("v200")));
}

/* Without values there is nothing to fold in: the queues part. */
static void test_without_values_the_stack_is_split(void **state) {
  Project *p = *state;
  Result r = convert_with(p, source_of(p, MOST + 2, NULL), &(BindingOptions){0});
  assert_int_equal(r.bindings.fixed.n, 0);
  assert_int_equal(r.program->stacks.n, 2);
}

static Str text_of(Project *p, size_t n) {
  Buf b = buf_new(p->a);
  for (size_t i = 0; i < n; i++) buf_addc(&b, 'x');
  return buf_str(&b);
}

static void test_values_of_4096_bytes(void **state) {
  Project *p = *state;
  static const struct { size_t bytes, fixed; } cases[] = {{4096, 0}, {4097, 1}};
  for (size_t i = 0; i < 2; i++) {
    Buf b = buf_new(p->a);
    Str text = text_of(p, cases[i].bytes);
    buf_addf(&b,
             "provider \"aws\" {\n  region = \"us-east-1\"\n}\nvariable \"v\" {\n  default = \"%.*s\"\n}\n"
             "resource \"aws_ssm_parameter\" \"q\" {\n  name = \"q\"\n  type = \"String\"\n  value = var.v\n}\n",
             STR_ARG(text));
    assert_int_equal(convert_with(p, buf_str(&b), &(BindingOptions){0}).bindings.fixed.n, cases[i].fixed);
  }
}

/* A list is the text of its elements with a comma between each two. */
static void test_lists_of_4096_bytes(void **state) {
  Project *p = *state;
  static const struct { size_t numbers, fixed; } cases[] = {{241, 0}, {242, 1}}; /* 17 bytes each, without the last comma */
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Buf b = buf_new(p->a);
    buf_addz(&b, "provider \"aws\" {\n  region = \"us-east-1\"\n}\nvariable \"v\" {\n  type = list(number)\n  default = [");
    for (size_t k = 0; k < cases[i].numbers; k++) {
      if (k) buf_addz(&b, ", ");
      buf_addz(&b, "1234567890123456");
    }
    buf_addz(&b, "]\n}\nresource \"aws_sqs_queue\" \"q\" {\n  tags = { ports = join(\" \", var.v) }\n}\n");
    assert_int_equal(convert_with(p, buf_str(&b), &(BindingOptions){0}).bindings.fixed.n, cases[i].fixed);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      PROJECT_TEST(test_as_many_as_fit),          PROJECT_TEST(test_the_last_ones_are_fixed),
      PROJECT_TEST(test_what_is_asked_for_stays), PROJECT_TEST(test_without_values_the_stack_is_split),
      PROJECT_TEST(test_values_of_4096_bytes),    PROJECT_TEST(test_lists_of_4096_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
