/* Lowering: logical IDs, stacks and their layers, parameters. What values become is compared as a whole in tests/golden. */
#include "lower/lower.h"
#include "lower/rule.h"
#include "project.h"

static Program *lower_project(Project *p, const char *source) {
  project_file(p, "main.tf", source);
  Config *c = project_load_good(p);
  Bindings none = {0};
  LowerOptions options = {.name = STR("test"), .rules = rules_new(p->a, p->d, STR(""))};
  Expansion *x = expand(p->ev, p->schemas, c, &none);
  Program *program = lower(p->ev, p->schemas, x, &options);
  for (size_t i = 0; i < p->d->list.n; i++) print_error("TC%d: %.*s\n", p->d->list.v[i].code, STR_ARG(p->d->list.v[i].summary));
  assert_int_equal(p->d->errors, 0);
  return program;
}

static const Resource *resource_at(const Program *program, const char *address) {
  for (size_t i = 0; i < program->lowered.n; i++)
    if (str_is(program->lowered.v[i]->instance->address, address)) return program->lowered.v[i]->main;
  fail_msg("nothing at %s", address);
  return NULL;
}

static void assert_id(const Program *program, const char *address, const char *id) {
  Str got = resource_at(program, address)->logical_id;
  if (!str_is(got, id)) fail_msg("%s is %.*s, not %s", address, STR_ARG(got), id);
}

/* --- logical IDs --------------------------------------------------------------------------------------------------- */

#define PROVIDER "provider \"aws\" {\n  region = \"us-east-1\"\n}\n"

static void test_plain_ids(void **state) {
  Project *p = *state;
  project_file(p, "net/main.tf", "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n");
  Program *program = lower_project(p, PROVIDER "resource \"aws_sqs_queue\" \"jobs\" {}\n"
                                               "resource \"aws_sqs_queue\" \"many\" {\n  count = 2\n}\n"
                                               "resource \"aws_sqs_queue\" \"named\" {\n  for_each = toset([\"dev\"])\n}\n"
                                               "module \"net\" {\n  source   = \"./net\"\n  for_each = toset([\"eu\"])\n}\n");
  assert_id(program, "aws_sqs_queue.jobs", "SqsQueueJobs");
  assert_id(program, "aws_sqs_queue.many[1]", "SqsQueueManyAt1");
  assert_id(program, "aws_sqs_queue.named[\"dev\"]", "SqsQueueNamedForDev");
  assert_id(program, "module.net[\"eu\"].aws_vpc.main", "VpcMainInNetForEu");
}

/* Addresses whose words would read alike. */
static const char *const look_alikes =
    PROVIDER "resource \"aws_sqs_queue\" \"a_b\" {}\n"
             "resource \"aws_sqs_queue\" \"a-b\" {}\n"
             "resource \"aws_sqs_queue\" \"a__b\" {}\n"
             "resource \"aws_sqs_queue\" \"a_B\" {}\n"
             "resource \"aws_sqs_queue\" \"aB\" {}\n"
             "resource \"aws_sqs_queue\" \"AB\" {}\n"
             "resource \"aws_sqs_queue\" \"ab\" {}\n"
             "resource \"aws_sqs_queue\" \"x\" {\n  count = 2\n}\n"
             "resource \"aws_sqs_queue\" \"x_at0\" {}\n"
             "resource \"aws_sqs_queue\" \"x_at\" {\n  count = 2\n}\n"
             "resource \"aws_sqs_queue\" \"k\" {\n  for_each = toset([\"a\", \"A\", \"a.b\", \"a_b\", \"a b\", \"\", \"é\", "
             "\"for_a\"])\n}\n"
             "resource \"aws_sqs_queue\" \"k_for_a\" {}\n"
             "resource \"aws_sqs_queue\" \"k_for\" {\n  for_each = toset([\"a\"])\n}\n"
             "resource \"aws_sqs_queue\" \"y\" {}\n"
             "resource \"aws_sqs_queue\" \"y_in_m\" {}\n"
             "module \"m\" {\n  source = \"./m\"\n}\n"
             "module \"m_in_m\" {\n  source = \"./m\"\n}\n"
             "resource \"aws_sns_topic\" \"policy_main\" {}\n"
             "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n"
             "resource \"aws_vpc\" \"gateway_attachment_main\" {\n  cidr_block = \"10.0.0.0/16\"\n}\n"
             "resource \"aws_internet_gateway\" \"main\" {\n  vpc_id = aws_vpc.main.id\n}\n";

static const char *const inner_module = "resource \"aws_sqs_queue\" \"y\" {}\nresource \"aws_sqs_queue\" \"y_in_m\" {}\n";

static bool is_alphanumeric(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) return false;
  }
  return s.n > 0 && s.n <= 255;
}

static void test_ids_never_collide(void **state) {
  Project *p = *state;
  project_file(p, "m/main.tf", inner_module);
  Program *program = lower_project(p, look_alikes);
  Map seen = {0};
  assert_int_equal(program->stacks.n, 1);
  const Stack *s = program->stacks.v[0];
  assert_true(s->resources.n >= 32);
  for (size_t i = 0; i < s->resources.n; i++) {
    Str id = s->resources.v[i]->logical_id;
    if (!is_alphanumeric(id)) fail_msg("%.*s is no logical ID", STR_ARG(id));
    if (map_has(&seen, id)) fail_msg("two resources are called %.*s", STR_ARG(id));
    map_put(p->a, &seen, id, s->resources.v[i]);
  }
}

static void test_long_ids_are_cut(void **state) {
  Project *p = *state;
  Buf source = buf_new(p->a);
  buf_addz(&source, PROVIDER);
  for (size_t k = 0; k < 2; k++) {
    buf_addz(&source, "resource \"aws_sqs_queue\" \"");
    for (size_t i = 0; i < 300; i++) buf_addc(&source, 'a');
    buf_addf(&source, "%zu\" {}\n", k);
  }
  Program *program = lower_project(p, str_z(p->a, buf_str(&source)));
  const Stack *s = program->stacks.v[0];
  assert_int_equal(s->resources.n, 2);
  for (size_t i = 0; i < 2; i++) assert_true(is_alphanumeric(s->resources.v[i]->logical_id));
  assert_false(str_eq(s->resources.v[0]->logical_id, s->resources.v[1]->logical_id));
}

/* --- stacks -------------------------------------------------------------------------------------------------------- */

static void assert_stacks(const Program *program, const char *const *names, size_t n) {
  assert_int_equal(program->stacks.n, n);
  for (size_t i = 0; i < n; i++) {
    const Stack *s = program->stacks.v[i];
    if (!str_is(s->name, names[i])) fail_msg("stack %zu is %.*s, not %s", i, STR_ARG(s->name), names[i]);
    for (size_t k = 0; k < s->after.n; k++) assert_true(s->after.v[k]->position < s->position);
    for (size_t k = 0; k < s->inputs.n; k++) assert_true(s->inputs.v[k]->from->position < s->position);
  }
}

#define TWO_REGIONS          PROVIDER "provider \"aws\" {\n  alias  = \"west\"\n  region = \"us-west-2\"\n}\n"
#define EAST(name, upstream) "resource \"aws_kms_key\" \"" name "\" {\n  tags = { Up = " upstream " }\n}\n"
#define WEST(name, upstream)                                                                                                   \
  "resource \"aws_kms_key\" \"" name "\" {\n  provider = aws.west\n  tags = { Up = " upstream " }\n}\n"
#define KEY(name) "aws_kms_key." name ".key_id"

static void test_one_stack_a_region(void **state) {
  Program *program =
      lower_project(*state, TWO_REGIONS EAST("a", "\"x\"") WEST("b", KEY("a")) EAST("c", KEY("a")) WEST("d", KEY("c")));
  assert_stacks(program, (const char *const[]){"us-east-1", "us-west-2"}, 2);
  assert_int_equal(program->stacks.v[1]->inputs.n, 2);
}

/* East, west, east: two layers in the east are enough, whatever else is there. */
static void test_fewest_layers(void **state) {
  Program *program = lower_project(*state, TWO_REGIONS EAST("a", "\"x\"") WEST("b", KEY("a")) EAST("c", KEY("b"))
                                               EAST("free", "\"x\"") WEST("free_west", "\"x\""));
  assert_stacks(program, (const char *const[]){"us-east-1", "us-west-2", "us-east-1-2"}, 3);
  assert_int_equal(program->stacks.v[2]->resources.n, 1);
}

static void test_long_chains(void **state) {
  Program *program = lower_project(*state, TWO_REGIONS EAST("a", "\"x\"") WEST("b", KEY("a")) EAST("c", KEY("b"))
                                               WEST("d", KEY("c")) EAST("e", KEY("d")) WEST("f", KEY("e")));
  assert_stacks(program,
                (const char *const[]){"us-east-1", "us-west-2", "us-east-1-2", "us-west-2-2", "us-east-1-3", "us-west-2-3"}, 6);
}

/* Accounts are partitions too, also in one region. */
static void test_accounts(void **state) {
  Program *program =
      lower_project(*state, PROVIDER "provider \"aws\" {\n  alias  = \"audit\"\n  region = \"us-east-1\"\n"
                                     "  assume_role {\n    role_arn = \"arn:aws:iam::111122223333:role/x\"\n  }\n}\n"
                                     "resource \"aws_sqs_queue\" \"a\" {}\n"
                                     "resource \"aws_sqs_queue\" \"b\" {\n  provider = aws.audit\n}\n");
  assert_stacks(program, (const char *const[]){"us-east-1", "us-east-1-audit"}, 2);
}

/* --- parameters ---------------------------------------------------------------------------------------------------- */

static void test_parameters_in_order_of_declaration(void **state) {
  Program *program = lower_project(
      *state, PROVIDER "variable \"z\" {}\nvariable \"a\" {\n  type = string\n  sensitive = true\n  default = \"x\"\n}\n"
                       "variable \"idle\" {\n  default = \"x\"\n}\n"
                       "resource \"aws_sqs_queue\" \"a\" {\n  name = \"${var.a}${var.z}\"\n}\n");
  const Stack *s = program->stacks.v[0];
  assert_int_equal(s->parameters.n, 2);
  assert_true(str_is(s->parameters.v[0]->logical_id, "Z"));
  assert_null(s->parameters.v[0]->default_value);
  assert_false(s->parameters.v[0]->no_echo);
  assert_true(str_is(s->parameters.v[1]->logical_id, "A"));
  assert_null(s->parameters.v[1]->default_value); /* a secret */
  assert_true(s->parameters.v[1]->no_echo);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      PROJECT_TEST(test_plain_ids),        PROJECT_TEST(test_ids_never_collide),
      PROJECT_TEST(test_long_ids_are_cut), PROJECT_TEST(test_one_stack_a_region),
      PROJECT_TEST(test_fewest_layers),    PROJECT_TEST(test_long_chains),
      PROJECT_TEST(test_accounts),         PROJECT_TEST(test_parameters_in_order_of_declaration),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
