/* Expansion: repetition (also where a deploy-time switch decides), dynamic blocks, module instances, arguments against the
 * provider's schema. */
#include "expand/expand.h"
#include "project.h"

static Expansion *expand_project(Project *p, const char *source) {
  project_file(p, "main.tf", source);
  Bindings none = {0};
  return expand(p->ev, p->schemas, project_load_good(p), &none);
}

static Expansion *expand_good(Project *p, const char *source) {
  Expansion *x = expand_project(p, source);
  for (size_t i = 0; i < p->d->list.n; i++) print_error("TC%d: %.*s\n", p->d->list.v[i].code, STR_ARG(p->d->list.v[i].summary));
  assert_int_equal(p->d->list.n, 0);
  assert_int_equal(p->ev->demands.n, 0);
  return x;
}

static const Instance *at(const Expansion *x, const char *address) {
  const Instance *i = map_get(&x->by_address, str_from(address));
  if (!i) fail_msg("nothing at %s", address);
  return i;
}

static void assert_value(Project *p, const Value *v, const char *expected) {
  Buf b = buf_new(p->a);
  sym_print(&b, v);
  assert_str(buf_str(&b), expected);
}

/* An argument of an instance, as text. */
static void assert_argument(Project *p, const Expansion *x, const char *address, const char *name, const char *expected) {
  const Value *v = value_field(at(x, address)->config, str_from(name));
  assert_non_null(v);
  assert_value(p, v, expected);
}

static void assert_condition(Project *p, const Expansion *x, const char *address, const char *expected) {
  const Value *c = at(x, address)->condition;
  if (!expected)
    assert_null(c);
  else if (!c)
    fail_msg("%s exists always", address);
  else
    assert_value(p, c, expected);
}

#define QUEUE(body) "resource \"aws_sqs_queue\" \"q\" {\n" body "}\n"
#define SWITCH      "variable \"on\" {\n  type    = bool\n  default = true\n}\n"
#define ENV         "variable \"env\" {\n  type    = string\n  default = \"dev\"\n}\n"

/* --- count and for_each -------------------------------------------------------------------------------------------- */

static void test_count(void **state) {
  Expansion *x = expand_good(*state, QUEUE("  count = 3\n  name  = \"q-${count.index}\"\n"));
  assert_int_equal(x->instances.n, 3);
  assert_argument(*state, x, "aws_sqs_queue.q[0]", "name", "\"q-0\"");
  assert_argument(*state, x, "aws_sqs_queue.q[2]", "name", "\"q-2\"");
  assert_condition(*state, x, "aws_sqs_queue.q[2]", NULL);
  assert_null(map_get(&x->by_address, STR("aws_sqs_queue.q[3]")));
}

static void test_count_of_none(void **state) {
  Expansion *x = expand_good(*state, QUEUE("  count = 0\n") "output \"n\" {\n  value = length(aws_sqs_queue.q)\n}\n");
  assert_int_equal(x->instances.n, 0);
  assert_value(*state, map_get(&x->root->outputs, STR("n")), "0");
}

static void test_for_each(void **state) {
  Expansion *x =
      expand_good(*state, QUEUE("  for_each = { b = \"B\", \"a.x\" = \"A\" }\n  name     = \"${each.key}-${each.value}\"\n"));
  assert_int_equal(x->instances.n, 2);
  assert_argument(*state, x, "aws_sqs_queue.q[\"b\"]", "name", "\"b-B\"");
  assert_argument(*state, x, "aws_sqs_queue.q[\"a.x\"]", "name", "\"a.x-A\"");
}

static void test_for_each_of_a_set(void **state) {
  Expansion *x = expand_good(*state, QUEUE("  for_each = toset([\"b\", \"a\", \"b\"])\n  name     = each.value\n"));
  assert_int_equal(x->instances.n, 2);
  assert_argument(*state, x, "aws_sqs_queue.q[\"a\"]", "name", "\"a\"");
}

/* --- switches ------------------------------------------------------------------------------------------------------ */

static void test_count_by_a_switch(void **state) {
  Expansion *x = expand_good(*state, SWITCH QUEUE("  count = var.on ? 1 : 0\n"));
  assert_int_equal(x->instances.n, 1);
  assert_condition(*state, x, "aws_sqs_queue.q[0]", "param.on");
}

static void test_count_off_by_a_switch(void **state) {
  Expansion *x = expand_good(*state, SWITCH QUEUE("  count = var.on ? 0 : 1\n"));
  assert_condition(*state, x, "aws_sqs_queue.q[0]", "not(param.on)");
}

/* One instance in both branches, the others in one only. */
static void test_count_by_a_switch_of_two_sizes(void **state) {
  Expansion *x = expand_good(*state, ENV QUEUE("  count = var.env == \"prod\" ? 3 : 1\n"));
  assert_int_equal(x->instances.n, 3);
  assert_condition(*state, x, "aws_sqs_queue.q[0]", NULL);
  assert_condition(*state, x, "aws_sqs_queue.q[1]", "eq(param.env, \"prod\")");
  assert_condition(*state, x, "aws_sqs_queue.q[2]", "eq(param.env, \"prod\")");
}

static void test_for_each_by_a_switch(void **state) {
  Expansion *x = expand_good(*state, SWITCH QUEUE("  for_each = var.on ? { a = \"1\", b = \"2\" } : { b = \"3\" }\n"
                                                  "  name     = each.value\n"));
  assert_int_equal(x->instances.n, 2);
  assert_condition(*state, x, "aws_sqs_queue.q[\"a\"]", "param.on");
  assert_condition(*state, x, "aws_sqs_queue.q[\"b\"]", NULL);
  assert_argument(*state, x, "aws_sqs_queue.q[\"a\"]", "name", "\"1\"");
  assert_argument(*state, x, "aws_sqs_queue.q[\"b\"]", "name", "if(param.on, \"2\", \"3\")");
}

/* A number that is a parameter is no switch: the variable must be fixed, and why is said. */
static void test_count_demands(void **state) {
  Project *p = *state;
  expand_project(p, "variable \"n\" {\n  type    = number\n  default = 2\n}\n" QUEUE("  count = var.n\n"));
  assert_int_equal(p->d->list.n, 0);
  assert_int_equal(p->ev->demands.n, 1);
  assert_str(p->ev->demands.v[0].variable, "n");
  assert_str(p->ev->demands.v[0].what, "count");
}

static void test_keys_demand(void **state) {
  Project *p = *state;
  expand_project(p, ENV QUEUE("  for_each = toset([var.env])\n"));
  assert_int_equal(p->ev->demands.n, 1);
  assert_str(p->ev->demands.v[0].variable, "env");
  assert_str(p->ev->demands.v[0].what, "the keys of for_each");
}

/* --- faults of repetition ------------------------------------------------------------------------------------------ */

static void assert_fault(Project *p, const char *source, DiagCode code) {
  diags_truncate(p->d, 0);
  expand_project(p, source);
  if (p->d->list.n != 1 || p->d->list.v[0].code != code)
    fail_msg("%zu diagnostics, first TC%d, for %s", p->d->list.n, p->d->list.n ? (int)p->d->list.v[0].code : 0, source);
  diags_truncate(p->d, 0);
}

static void test_invalid_repetition(void **state) {
  Project *p = *state;
  assert_fault(p, QUEUE("  count = -1\n"), TC4015);
  assert_fault(p, QUEUE("  count = 1.5\n"), TC4015);
  assert_fault(p, QUEUE("  for_each = [\"a\"]\n"), TC4015);
  assert_fault(p, QUEUE("  for_each = \"a\"\n"), TC4015);
  assert_fault(p, QUEUE("  for_each = toset([1 == 1 ? null : \"a\"])\n"), TC4015);
  assert_fault(p, QUEUE("  for_each = sensitive(toset([\"a\"]))\n"), TC4015);
  assert_fault(p, QUEUE("  count = 1\n  name  = each.key\n"), TC4004);
  assert_fault(p, QUEUE("  name = \"q${count.index}\"\n"), TC4004);
}

static void test_limit_of_instances(void **state) {
  Project *p = *state;
  p->ev->limits.max_instances = 4;
  assert_fault(p, QUEUE("  count = 5\n"), TC4034);
  assert_fault(p, QUEUE("  for_each = toset([\"a\", \"b\", \"c\", \"d\", \"e\"])\n"), TC4034);
  assert_int_equal(expand_good(p, QUEUE("  count = 4\n"))->instances.n, 4);
}

/* --- dynamic blocks ------------------------------------------------------------------------------------------------ */

static const Value *blocks(const Expansion *x, const char *address, const char *name) {
  const Value *v = value_field(at(x, address)->config, str_from(name));
  assert_non_null(v);
  return v;
}

#define GROUP(body) "resource \"aws_lb_target_group\" \"g\" {\n  port = 80\n" body "}\n"

static void test_dynamic_block(void **state) {
  Expansion *x = expand_good(*state, GROUP("  dynamic \"health_check\" {\n    for_each = [\"/a\"]\n    iterator = hc\n"
                                           "    content {\n      path = hc.value\n      port = \"${hc.key}\"\n    }\n  }\n"));
  const Value *v = blocks(x, "aws_lb_target_group.g", "health_check");
  assert_int_equal(v->seq.n, 1);
  assert_value(*state, value_field(v->seq.items[0], STR("path")), "\"/a\"");
  assert_value(*state, value_field(v->seq.items[0], STR("port")), "\"0\"");
  assert_true(value_is_null(value_field(v->seq.items[0], STR("matcher"))));
}

static void test_dynamic_block_of_none(void **state) {
  Expansion *x = expand_good(*state, GROUP("  dynamic \"health_check\" {\n    for_each = {}\n    content {}\n  }\n"));
  assert_int_equal(blocks(x, "aws_lb_target_group.g", "health_check")->seq.n, 0);
}

static void test_dynamic_block_by_a_switch(void **state) {
  Expansion *x = expand_good(*state, SWITCH GROUP("  dynamic \"health_check\" {\n    for_each = var.on ? [1] : []\n"
                                                  "    content {\n      path = \"/\"\n    }\n  }\n"));
  const Value *v = blocks(x, "aws_lb_target_group.g", "health_check");
  assert_true(sym_is(v, SYM_IF));
  assert_value(*state, v->sym->args[0], "param.on");
  assert_int_equal(v->sym->args[1]->seq.n, 1);
  assert_int_equal(v->sym->args[2]->seq.n, 0);
}

static void test_dynamic_block_over_text(void **state) {
  assert_fault(*state, GROUP("  dynamic \"health_check\" {\n    for_each = \"a\"\n    content {}\n  }\n"), TC4015);
}

/* --- modules ------------------------------------------------------------------------------------------------------- */

static void test_module_instances(void **state) {
  Project *p = *state;
  project_file(p, "m/main.tf", "variable \"name\" {}\n" QUEUE("  name = var.name\n") "output \"o\" {\n  value = var.name\n}\n");
  Expansion *x = expand_good(p, "module \"m\" {\n  source   = \"./m\"\n  for_each = { a = \"x\", b = \"y\" }\n"
                                "  name     = \"${each.key}${each.value}\"\n}\n"
                                "module \"n\" {\n  source = \"./m\"\n  count  = 2\n  name   = \"n${count.index}\"\n}\n"
                                "output \"all\" {\n  value = join(\",\", concat(values(module.m)[*].o, module.n[*].o))\n}\n");
  assert_int_equal(x->instances.n, 4);
  assert_argument(p, x, "module.m[\"a\"].aws_sqs_queue.q", "name", "\"ax\"");
  assert_argument(p, x, "module.m[\"b\"].aws_sqs_queue.q", "name", "\"by\"");
  assert_argument(p, x, "module.n[1].aws_sqs_queue.q", "name", "\"n1\"");
  assert_value(p, map_get(&x->root->outputs, STR("all")), "\"ax,by,n0,n1\"");
}

/* What is in a module exists only if the module does. */
static void test_module_by_a_switch(void **state) {
  Project *p = *state;
  project_file(p, "m/main.tf",
               "variable \"more\" {}\n" QUEUE("  count = var.more ? 1 : 0\n") "resource \"aws_sns_topic\" \"t\" {}\n");
  Expansion *x =
      expand_good(p, SWITCH "variable \"more\" {\n  type    = bool\n  default = true\n}\n"
                            "module \"m\" {\n  source = \"./m\"\n  count  = var.on ? 1 : 0\n  more   = var.more\n}\n");
  assert_condition(p, x, "module.m[0].aws_sns_topic.t", "param.on");
  assert_condition(p, x, "module.m[0].aws_sqs_queue.q[0]", "and(param.on, param.more)");
}

/* --- arguments against the schema ---------------------------------------------------------------------------------- */

static void test_unset_arguments(void **state) {
  Expansion *x = expand_good(*state, QUEUE("  name = \"q\"\n  delay_seconds = \"90\"\n"));
  assert_argument(*state, x, "aws_sqs_queue.q", "delay_seconds", "90");
  assert_true(value_is_null(value_field(at(x, "aws_sqs_queue.q")->config, STR("fifo_queue"))));
  assert_null(value_field(at(x, "aws_sqs_queue.q")->config, STR("count")));
}

static void test_unfit_arguments(void **state) {
  Project *p = *state;
  assert_fault(p, QUEUE("  nmae = \"q\"\n"), TC4010);
  assert_fault(p, QUEUE("  redrive {}\n"), TC4010);
  assert_fault(p, QUEUE("  arn = \"a\"\n"), TC4012);
  assert_fault(p, QUEUE("  delay_seconds = \"soon\"\n"), TC3018);
  assert_fault(p, GROUP("  health_check = []\n"), TC4011);
  assert_fault(p, GROUP("  health_check {}\n  health_check {}\n"), TC4017);
  assert_fault(p, "resource \"aws_iam_role\" \"r\" {}\n", TC4016);
  assert_fault(p, "resource \"aws_iam_role\" \"r\" {\n  assume_role_policy = null\n}\n", TC4013);
  assert_fault(p, "resource \"aws_sqs_quue\" \"r\" {}\n", TC4021);
}

static void test_nearest_argument(void **state) {
  Project *p = *state;
  expand_project(p, QUEUE("  delay_second = 1\n"));
  project_expect(p, TC4010, SEV_ERROR);
  Str detail = p->d->list.v[0].detail;
  assert_true(str_find(detail, STR("\"delay_seconds\""), 0) < detail.n);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      PROJECT_TEST(test_count),
      PROJECT_TEST(test_count_of_none),
      PROJECT_TEST(test_for_each),
      PROJECT_TEST(test_for_each_of_a_set),
      PROJECT_TEST(test_count_by_a_switch),
      PROJECT_TEST(test_count_off_by_a_switch),
      PROJECT_TEST(test_count_by_a_switch_of_two_sizes),
      PROJECT_TEST(test_for_each_by_a_switch),
      PROJECT_TEST(test_count_demands),
      PROJECT_TEST(test_keys_demand),
      PROJECT_TEST(test_invalid_repetition),
      PROJECT_TEST(test_limit_of_instances),
      PROJECT_TEST(test_dynamic_block),
      PROJECT_TEST(test_dynamic_block_of_none),
      PROJECT_TEST(test_dynamic_block_by_a_switch),
      PROJECT_TEST(test_dynamic_block_over_text),
      PROJECT_TEST(test_module_instances),
      PROJECT_TEST(test_module_by_a_switch),
      PROJECT_TEST(test_unset_arguments),
      PROJECT_TEST(test_unfit_arguments),
      PROJECT_TEST(test_nearest_argument),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
