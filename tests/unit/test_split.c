/* Stacks that are too large: into which parts they fall, what these are called, and what stays when something is added. */
#include "lower/lower.h"
#include "lower/rule.h"
#include "project.h"

#define PROVIDER "provider \"aws\" {\n  region = \"us-east-1\"\n}\n"

typedef struct {
  Project *p;
  LowerOptions options;
} Split;

static Split split_into(Project *p, size_t max_resources) {
  LowerOptions options = {.name = STR("test"), .rules = rules_new(p->a, p->d, STR("")), .max_resources = max_resources};
  options.too_large = NEW(p->a, Map);
  return (Split){p, options};
}

static Program *lower_source(Split *s, Str source) {
  Project *p = s->p;
  Bindings none = {0};
  project_file(p, "main.tf", str_z(p->a, source));
  Config *c = project_load_good(p);
  Program *program = lower(p->ev, p->schemas, expand(p->ev, p->schemas, c, &none), &s->options);
  for (size_t i = 0; i < p->d->list.n; i++) print_error("TC%d: %.*s\n", p->d->list.v[i].code, STR_ARG(p->d->list.v[i].summary));
  assert_int_equal(p->d->errors, 0);
  return program;
}

/* "NAME:RESOURCES …" of the stacks in the order of deployment. */
static void assert_stacks(Project *p, const Program *program, const char *want) {
  Buf b = buf_new(p->a);
  for (size_t i = 0; i < program->stacks.n; i++)
    buf_addf(&b, "%s%.*s:%zu", i ? " " : "", STR_ARG(program->stacks.v[i]->name), program->stacks.v[i]->resources.n);
  assert_string_equal(str_z(p->a, buf_str(&b)), want);
}

/* No part is larger than allowed, and none needs something of a later one. */
static void assert_sound(const Program *program, size_t max_resources) {
  for (size_t i = 0; i < program->stacks.n; i++) {
    const Stack *s = program->stacks.v[i];
    assert_int_equal(s->position, i);
    assert_in_range(s->resources.n, 1, max_resources);
    for (size_t k = 0; k < s->after.n; k++) assert_true(s->after.v[k]->position < i);
    for (size_t k = 0; k < s->inputs.n; k++) assert_true(s->inputs.v[k]->from->position < i);
  }
}

static Str stack_of(const Program *program, Str address) {
  for (size_t i = 0; i < program->lowered.n; i++)
    if (str_eq(program->lowered.v[i]->instance->address, address)) return program->lowered.v[i]->main->stack->name;
  return STR_NONE;
}

/* How many resources of `before` are elsewhere in `after`. */
static size_t moved(const Program *before, const Program *after) {
  size_t n = 0;
  for (size_t i = 0; i < before->lowered.n; i++) {
    const Lowered *low = before->lowered.v[i];
    n += !str_eq(low->main->stack->name, stack_of(after, low->instance->address));
  }
  return n;
}

static void add_queues(Buf *b, const char *prefix, size_t n) {
  for (size_t i = 0; i < n; i++)
    buf_addf(b, "resource \"aws_sqs_queue\" \"%s%c%zu\" {}\n", prefix, (char)('a' + i % 26), i / 26);
}

/* Queues, each with a policy that refers to it. */
static void add_pairs(Buf *b, const char *prefix, size_t n) {
  add_queues(b, prefix, n);
  for (size_t i = 0; i < n; i++)
    buf_addf(b,
             "resource \"aws_sns_topic_subscription\" \"%s%c%zu\" {\n  topic_arn = \"arn:aws:sns:us-east-1:123456789012:t\"\n"
             "  protocol  = \"sqs\"\n  endpoint  = aws_sqs_queue.%s%c%zu.arn\n}\n",
             prefix, (char)('a' + i % 26), i / 26, prefix, (char)('a' + i % 26), i / 26);
}

static Buf source_of(Project *p) {
  Buf b = buf_new(p->a);
  buf_addz(&b, PROVIDER);
  return b;
}

/* --- which parts --------------------------------------------------------------------------------------------------- */

static void test_what_fits_stays(void **state) {
  Split s = split_into(*state, 6);
  Buf b = source_of(s.p);
  add_queues(&b, "", 6);
  assert_stacks(s.p, lower_source(&s, buf_str(&b)), "us-east-1:6");
}

static void test_by_module(void **state) {
  Split s = split_into(*state, 3);
  Buf b = source_of(s.p);
  add_queues(&b, "", 2);
  project_file(s.p, "q/main.tf", "resource \"aws_sqs_queue\" \"a\" {}\nresource \"aws_sqs_queue\" \"b\" {}\n");
  buf_addz(&b, "module \"one\" {\n  source = \"./q\"\n}\nmodule \"two\" {\n  source = \"./q\"\n}\n");
  assert_stacks(s.p, lower_source(&s, buf_str(&b)), "us-east-1:2 us-east-1-one:2 us-east-1-two:2");
}

static void test_by_instances_of_a_module(void **state) {
  Split s = split_into(*state, 2);
  Buf b = source_of(s.p);
  project_file(s.p, "q/main.tf", "resource \"aws_sqs_queue\" \"a\" {}\n");
  buf_addz(&b, "module \"m\" {\n  source   = \"./q\"\n  for_each = toset([\"blue\", \"green\", \"red\"])\n}\n");
  assert_stacks(s.p, lower_source(&s, buf_str(&b)), "us-east-1-m:2 us-east-1-m-q:1");
}

static void test_modules_in_modules(void **state) {
  Split s = split_into(*state, 2);
  Buf b = source_of(s.p);
  project_file(s.p, "q/main.tf", "resource \"aws_sqs_queue\" \"a\" {}\nresource \"aws_sqs_queue\" \"b\" {}\n");
  project_file(s.p, "outer/main.tf", "resource \"aws_sqs_queue\" \"a\" {}\nmodule \"in\" {\n  source = \"../q\"\n}\n");
  buf_addz(&b, "module \"out\" {\n  source = \"./outer\"\n}\n");
  assert_stacks(s.p, lower_source(&s, buf_str(&b)), "us-east-1-out:1 us-east-1-out-in:2");
}

static void test_connected_parts_stay_together(void **state) {
  Split s = split_into(*state, 4);
  Buf b = source_of(s.p);
  add_pairs(&b, "", 4);
  Program *program = lower_source(&s, buf_str(&b));
  assert_sound(program, 4);
  for (char c = 'a'; c < 'e'; c++) {
    Str queue = str_fmt(s.p->a, "aws_sqs_queue.%c0", c), policy = str_fmt(s.p->a, "aws_sns_topic_subscription.%c0", c);
    assert_true(str_eq(stack_of(program, queue), stack_of(program, policy)));
  }
}

static void test_hubs_stay(void **state) {
  Split s = split_into(*state, 4);
  Buf b = source_of(s.p);
  buf_addz(&b, "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n");
  for (size_t i = 0; i < 8; i++)
    buf_addf(&b, "resource \"aws_subnet\" \"s%c\" {\n  vpc_id     = aws_vpc.main.id\n  cidr_block = \"10.0.%zu.0/24\"\n}\n",
             (char)('a' + 3 * i), i);
  Program *program = lower_source(&s, buf_str(&b));
  assert_sound(program, 4);
  assert_string_equal(str_z(s.p->a, stack_of(program, STR("aws_vpc.main"))), "us-east-1");
  assert_int_equal(program->stacks.v[0]->resources.n, 1);
}

/* --- what stays ---------------------------------------------------------------------------------------------------- */

/* One queue more, whatever its name, moves at most those of the one part that it makes too large. */
static void test_an_addition_moves_nothing_else(void **state) {
  Split s = split_into(*state, 10);
  Buf b = source_of(s.p);
  add_pairs(&b, "", 30);
  Str source = str_dup(s.p->a, buf_str(&b));
  Program *before = lower_source(&s, source);
  assert_sound(before, 10);
  static const char *const names[] = {"a", "a00", "m", "zz", "n7_long_name"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    Program *after = lower_source(&s, str_fmt(s.p->a, "%.*sresource \"aws_sqs_queue\" \"%s\" {}\n", STR_ARG(source), names[i]));
    assert_sound(after, 10);
    assert_true(moved(before, after) <= 10);
    assert_true(stack_of(after, str_fmt(s.p->a, "aws_sqs_queue.%s", names[i])).p);
  }
}

static void test_the_order_of_the_source_does_not_matter(void **state) {
  Split s = split_into(*state, 5);
  Buf b = source_of(s.p), c = source_of(s.p);
  add_queues(&b, "x", 20);
  add_queues(&b, "y", 20);
  add_queues(&c, "y", 20);
  add_queues(&c, "x", 20);
  Program *before = lower_source(&s, buf_str(&b)), *after = lower_source(&s, buf_str(&c));
  assert_int_equal(moved(before, after), 0);
  assert_true(before->stacks.n >= 8);
}

/* --- limits that are known late ------------------------------------------------------------------------------------ */

/* A stack that proved too large gives its name a smaller meaning, as long as it has one. */
static void test_too_large_is_split_further(void **state) {
  Split s = split_into(*state, 0);
  Buf b = source_of(s.p);
  add_queues(&b, "", 4);
  size_t rounds = 0;
  Program *program = lower_source(&s, buf_str(&b));
  assert_stacks(s.p, program, "us-east-1:4");
  while (rounds < 10 && program->stacks.n == 1 && stack_too_large(s.p->a, program, program->stacks.v[0])) {
    assert_true(program->again);
    program = lower_source(&s, buf_str(&b));
    rounds++;
  }
  assert_in_range(rounds, 1, 3);
  assert_true(program->stacks.n > 1);
  assert_false(program->again);
}

/* Two limits that one stack passes in one lowering count once. */
static void test_too_large_counts_once(void **state) {
  Split s = split_into(*state, 0);
  Buf b = source_of(s.p);
  add_queues(&b, "", 4);
  Program *program = lower_source(&s, buf_str(&b));
  assert_true(stack_too_large(s.p->a, program, program->stacks.v[0]));
  assert_true(stack_too_large(s.p->a, program, program->stacks.v[0]));
  assert_int_equal(((const TooLarge *)map_get(s.options.too_large, STR("us-east-1")))->times, 1);
}

static void test_one_resource_cannot_be_split(void **state) {
  Split s = split_into(*state, 0);
  Program *program = lower_source(&s, STR(PROVIDER "resource \"aws_sqs_queue\" \"a\" {}\n"));
  assert_false(stack_too_large(s.p->a, program, program->stacks.v[0]));
  assert_false(program->again);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      PROJECT_TEST(test_what_fits_stays),
      PROJECT_TEST(test_by_module),
      PROJECT_TEST(test_by_instances_of_a_module),
      PROJECT_TEST(test_modules_in_modules),
      PROJECT_TEST(test_connected_parts_stay_together),
      PROJECT_TEST(test_hubs_stay),
      PROJECT_TEST(test_an_addition_moves_nothing_else),
      PROJECT_TEST(test_the_order_of_the_source_does_not_matter),
      PROJECT_TEST(test_too_large_is_split_further),
      PROJECT_TEST(test_too_large_counts_once),
      PROJECT_TEST(test_one_resource_cannot_be_split),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
