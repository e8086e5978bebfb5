/* Folds into a host's resource, and values in the shape that CloudFormation asks for. */
#include "lower/lower.h"
#include "lower/rule.h"
#include "project.h"

static Program *lower_project(Project *p, const char *source) {
  project_file(p, "main.tf", source);
  Config *c = project_load_good(p);
  Bindings none = {0};
  LowerOptions options = {.name = STR("test"), .rules = rules_new(p->a, p->d, STR(""))};
  return lower(p->ev, p->schemas, expand(p->ev, p->schemas, c, &none), &options);
}

/* A property of the stack's first resource, as text. */
static void assert_property(Project *p, const Program *program, const char *name, const char *expected) {
  assert_int_equal(p->d->list.n, 0);
  const Value *v = value_field(program->stacks.v[0]->resources.v[0]->properties, str_from(name));
  if (!v) fail_msg("no property %s", name);
  Buf b = buf_new(p->a);
  sym_print(&b, v);
  assert_str(buf_str(&b), expected);
}

#define AWS    "provider \"aws\" {\n  region = \"us-east-1\"\n}\n"
#define BUCKET "resource \"aws_s3_bucket\" \"b\" {}\n"
#define VERSIONING(name, meta, status)                                                                                         \
  "resource \"aws_s3_bucket_versioning\" \"" name "\" {\n" meta "  bucket = aws_s3_bucket.b.id\n"                              \
  "  versioning_configuration {\n    status = \"" status "\"\n  }\n}\n"
#define METRIC(name)                                                                                                           \
  "resource \"aws_s3_bucket_metric\" \"" name "\" {\n  bucket = aws_s3_bucket.b.id\n  name   = \"" name "\"\n}\n"

static void test_fold(void **state) {
  Program *program = lower_project(*state, AWS BUCKET VERSIONING("v", "", "Enabled"));
  assert_int_equal(program->stacks.v[0]->resources.n, 1);
  assert_property(*state, program, "VersioningConfiguration", "{Status=\"Enabled\"}");
}

static void test_fold_append(void **state) {
  Program *program = lower_project(*state, AWS BUCKET METRIC("z") METRIC("a"));
  assert_property(*state, program, "MetricsConfigurations", "[{Id=\"z\"}, {Id=\"a\"}]");
}

static void test_fold_twice(void **state) {
  Project *p = *state;
  lower_project(p, AWS BUCKET VERSIONING("v", "", "Enabled") VERSIONING("w", "", "Suspended"));
  project_expect(p, TC5006, SEV_ERROR);
  Str detail = p->d->list.v[0].detail;
  assert_true(str_find(detail, STR("aws_s3_bucket_versioning.v"), 0) < detail.n);
}

static void test_fold_on_a_condition(void **state) {
  Program *program = lower_project(*state, AWS "variable \"on\" {\n  type    = bool\n  default = true\n}\n" BUCKET VERSIONING(
                                               "v", "  count  = var.on ? 1 : 0\n", "Enabled"));
  assert_property(*state, program, "VersioningConfiguration", "if(param.on, {Status=\"Enabled\"}, null)");
}

static void test_fold_without_host(void **state) {
  lower_project(*state, AWS "resource \"aws_s3_bucket_metric\" \"m\" {\n  bucket = \"elsewhere\"\n  name   = \"m\"\n}\n");
  project_expect(*state, TC5005, SEV_ERROR);
}

/* Terraform's text where CloudFormation asks for a document; references stay in place. */
static void test_documents(void **state) {
  Program *program = lower_project(
      *state, AWS "variable \"who\" {\n  type    = string\n  default = \"x\"\n}\n"
                  "resource \"aws_iam_role\" \"r\" {\n"
                  "  assume_role_policy = \"{\\\"Statement\\\": [{\\\"Sid\\\": \\\"a-${var.who}\\\", \\\"N\\\": 1}]}\"\n}\n");
  assert_property(*state, program, "AssumeRolePolicyDocument", "{Statement=[{N=1, Sid=concat(\"a-\", param.who)}]}");
}

static void test_scalars(void **state) {
  Program *program = lower_project(*state, AWS "resource \"aws_sqs_queue\" \"q\" {\n  delay_seconds = \"90\"\n"
                                               "  fifo_queue = \"true\"\n  name = \"q.fifo\"\n}\n");
  assert_property(*state, program, "DelaySeconds", "90");
  assert_property(*state, program, "FifoQueue", "true");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      PROJECT_TEST(test_fold),
      PROJECT_TEST(test_fold_append),
      PROJECT_TEST(test_fold_twice),
      PROJECT_TEST(test_fold_on_a_condition),
      PROJECT_TEST(test_fold_without_host),
      PROJECT_TEST(test_documents),
      PROJECT_TEST(test_scalars),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
