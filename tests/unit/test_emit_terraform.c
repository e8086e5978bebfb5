/* Terraform JSON: the exact text for what the JSON syntax makes difficult. Plans are compared by
 * tests/acceptance/terraform-plan. */
#include "project.h"

#include "emit/terraform.h"

static OutFiles emit(Project *p, const char *folder) {
  OutFiles out = {0};
  Config *c = project_load(p, folder, NULL, 0);
  assert_non_null(c);
  assert_int_equal(p->d->errors, 0);
  emit_terraform(p->a, p->ev, p->schemas, c, &out);
  return out;
}

static Str file(const OutFiles *out, const char *path) {
  for (size_t i = 0; i < out->n; i++)
    if (str_is(out->v[i].path, path)) return out->v[i].bytes;
  return STR_NONE;
}

/* The JSON of a root module that is one native file. */
static Str emitted(Project *p, const char *source) {
  project_file(p, "main.tf", source);
  OutFiles out = emit(p, "");
  assert_int_equal(out.n, 1);
  return file(&out, "main.tf.json");
}

static void test_values(void **state) {
  assert_str(emitted(*state, "locals {\n"
                             "  a = \"$${x} %%{y} ${var.z}\"\n"
                             "  b = 007\n"
                             "  c = -12345678901234567890.10\n"
                             "  d = [null, true, (1), {}]\n"
                             "  e = { \"$${k}\" = 1, 2 = \"//\", \"//\" = 3 }\n"
                             "  f = { (var.k) = 1 }\n"
                             "  g = { a = 1, \"a\" = 2 }\n"
                             "  h = var.z ? [\"x\"] : []\n"
                             "}\n"),
             "{\n"
             "  \"locals\": {\n"
             "    \"a\": \"$${x} %%{y} ${var.z}\",\n"
             "    \"b\": 7,\n"
             "    \"c\": -12345678901234567890.10,\n"
             "    \"d\": [\n"
             "      null,\n"
             "      true,\n"
             "      1,\n"
             "      {}\n"
             "    ],\n"
             "    \"e\": {\n"
             "      \"$${k}\": 1,\n"
             "      \"2\": \"//\",\n"
             "      \"//\": 3\n"
             "    },\n"
             "    \"f\": \"${{ (var.k) = 1 }}\",\n"
             "    \"g\": \"${{ a = 1, \\\"a\\\" = 2 }}\",\n"
             "    \"h\": \"${var.z ? [\\\"x\\\"] : []}\"\n"
             "  }\n"
             "}\n");
}

/* Read without a scope: strings are not escaped, operators are computed. */
static void test_constants(void **state) {
  assert_str(emitted(*state, "variable \"v\" {\n"
                             "  type = object({ a = optional(string, \"$${x}\") })\n"
                             "  description = \"see $${x}\"\n"
                             "  default = { a = \"$${y}\", n = 60 * 60 }\n"
                             "  sensitive = !true\n"
                             "}\n"),
             "{\n"
             "  \"variable\": {\n"
             "    \"v\": {\n"
             "      \"type\": \"object({ a = optional(string, \\\"$${x}\\\") })\",\n"
             "      \"description\": \"see ${x}\",\n"
             "      \"default\": {\n"
             "        \"a\": \"${y}\",\n"
             "        \"n\": 3600\n"
             "      },\n"
             "      \"sensitive\": false\n"
             "    }\n"
             "  }\n"
             "}\n");
}

static void test_references(void **state) {
  assert_str(
      emitted(*state,
              "resource \"terraform_data\" \"r\" {\n"
              "  provider = terraform\n"
              "  input = null\n"
              "  depends_on = [terraform_data.s, module.m]\n"
              "  provisioner \"local-exec\" {\n    when = destroy\n    command = \"$${x}\"\n  }\n"
              "  provisioner \"file\" {\n    destination = self.id\n  }\n"
              "  lifecycle {\n    ignore_changes = [input[\"a\"]]\n    replace_triggered_by = [terraform_data.s[0]]\n  }\n"
              "}\n"
              "resource \"terraform_data\" \"s\" {\n  lifecycle {\n    ignore_changes = all\n  }\n}\n"
              "moved {\n  from = a.b\n  to = a.c[\"k\"]\n}\n"
              "moved {\n  from = a.d\n  to = a.e\n}\n"
              "import {\n  for_each = local.x\n  to = a.f[each.key]\n  id = \"i-${each.value}\"\n}\n"),
      "{\n"
      "  \"resource\": {\n"
      "    \"terraform_data\": {\n"
      "      \"r\": {\n"
      "        \"provider\": \"terraform\",\n"
      "        \"input\": null,\n"
      "        \"depends_on\": [\n"
      "          \"terraform_data.s\",\n"
      "          \"module.m\"\n"
      "        ],\n"
      "        \"provisioner\": [\n"
      "          {\n"
      "            \"local-exec\": {\n"
      "              \"when\": \"destroy\",\n"
      "              \"command\": \"$${x}\"\n"
      "            }\n"
      "          },\n"
      "          {\n"
      "            \"file\": {\n"
      "              \"destination\": \"${self.id}\"\n"
      "            }\n"
      "          }\n"
      "        ],\n"
      "        \"lifecycle\": {\n"
      "          \"ignore_changes\": [\n"
      "            \"input[\\\"a\\\"]\"\n"
      "          ],\n"
      "          \"replace_triggered_by\": [\n"
      "            \"terraform_data.s[0]\"\n"
      "          ]\n"
      "        }\n"
      "      },\n"
      "      \"s\": {\n"
      "        \"lifecycle\": {\n"
      "          \"ignore_changes\": \"all\"\n"
      "        }\n"
      "      }\n"
      "    }\n"
      "  },\n"
      "  \"moved\": [\n"
      "    {\n"
      "      \"from\": \"a.b\",\n"
      "      \"to\": \"a.c[\\\"k\\\"]\"\n"
      "    },\n"
      "    {\n"
      "      \"from\": \"a.d\",\n"
      "      \"to\": \"a.e\"\n"
      "    }\n"
      "  ],\n"
      "  \"import\": {\n"
      "    \"for_each\": \"${local.x}\",\n"
      "    \"to\": \"a.f[each.key]\",\n"
      "    \"id\": \"i-${each.value}\"\n"
      "  }\n"
      "}\n");
}

static void test_providers(void **state) {
  assert_str(emitted(*state, "terraform {\n"
                             "  backend \"s3\" {\n    bucket = \"$${b}\"\n  }\n"
                             "  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n"
                             "      configuration_aliases = [aws.a]\n    }\n  }\n}\n"
                             "provider \"aws\" {\n  region = \"$${r}\"\n}\n"
                             "provider \"aws\" {\n  alias = \"b\"\n}\n"),
             "{\n"
             "  \"terraform\": {\n"
             "    \"backend\": {\n"
             "      \"s3\": {\n"
             "        \"bucket\": \"${b}\"\n"
             "      }\n"
             "    },\n"
             "    \"required_providers\": {\n"
             "      \"aws\": {\n"
             "        \"source\": \"hashicorp/aws\",\n"
             "        \"configuration_aliases\": [\n"
             "          \"aws.a\"\n"
             "        ]\n"
             "      }\n"
             "    }\n"
             "  },\n"
             "  \"provider\": {\n"
             "    \"aws\": [\n"
             "      {\n"
             "        \"region\": \"$${r}\"\n"
             "      },\n"
             "      {\n"
             "        \"alias\": \"b\"\n"
             "      }\n"
             "    ]\n"
             "  }\n"
             "}\n");
}

/* ingress is an argument that may be written as blocks; its objects must be complete. */
static void test_block_arguments(void **state) {
  assert_str(emitted(*state, "resource \"aws_security_group\" \"s\" {\n"
                             "  ingress {\n    from_port = 1\n    to_port = 2\n    protocol = \"tcp\"\n  }\n}\n"),
             "{\n"
             "  \"resource\": {\n"
             "    \"aws_security_group\": {\n"
             "      \"s\": {\n"
             "        \"ingress\": [\n"
             "          {\n"
             "            \"from_port\": 1,\n"
             "            \"to_port\": 2,\n"
             "            \"protocol\": \"tcp\",\n"
             "            \"cidr_blocks\": null,\n"
             "            \"description\": null,\n"
             "            \"ipv6_cidr_blocks\": null,\n"
             "            \"prefix_list_ids\": null,\n"
             "            \"security_groups\": null,\n"
             "            \"self\": null\n"
             "          }\n"
             "        ]\n"
             "      }\n"
             "    }\n"
             "  }\n"
             "}\n");
}

/* A plain block behind a dynamic one of its type must stay behind it. */
static void test_block_order(void **state) {
  assert_str(
      emitted(
          *state,
          "resource \"aws_lb_listener\" \"l\" {\n"
          "  dynamic \"default_action\" {\n    for_each = var.x\n    content {\n      type = default_action.value\n    }\n  }\n"
          "  default_action {\n    type = \"forward\"\n  }\n}\n"),
      "{\n"
      "  \"resource\": {\n"
      "    \"aws_lb_listener\": {\n"
      "      \"l\": {\n"
      "        \"dynamic\": [\n"
      "          {\n"
      "            \"default_action\": {\n"
      "              \"for_each\": \"${var.x}\",\n"
      "              \"content\": {\n"
      "                \"type\": \"${default_action.value}\"\n"
      "              }\n"
      "            }\n"
      "          },\n"
      "          {\n"
      "            \"default_action\": {\n"
      "              \"for_each\": [\n"
      "                true\n"
      "              ],\n"
      "              \"iterator\": \"static_block\",\n"
      "              \"content\": {\n"
      "                \"type\": \"forward\"\n"
      "              }\n"
      "            }\n"
      "          }\n"
      "        ]\n"
      "      }\n"
      "    }\n"
      "  }\n"
      "}\n");
}

/* Generated JSON, read again, generates itself. */
static void test_fixed_point(void **state) {
  Project *p = *state;
  project_file(
      p, "main.tf",
      "variable \"v\" {\n  type = list(string)\n  default = [\"$${a}\"]\n}\n"
      "resource \"aws_security_group\" \"s\" {\n  name = \"$${x}${var.v[0]}\"\n  ingress = []\n  lifecycle {\n"
      "    ignore_changes = [tags]\n  }\n  dynamic \"egress\" {\n    for_each = { for k, v in var.v : k => v }\n"
      "    content {\n      description = egress.value\n    }\n  }\n}\n"
      "data \"aws_iam_policy_document\" \"d\" {\n  statement {\n    actions = [\"a\"]\n    condition {\n      test = \"t\"\n"
      "      variable = \"$${aws:x}\"\n      values = []\n    }\n  }\n  statement {}\n}\n"
      "output \"o\" {\n  value = [for x in var.v : \"${x}\"]\n  description = \"$${d}\"\n}\n");
  OutFiles first = emit(p, "");
  Str text = file(&first, "main.tf.json");
  project_file(p, "again/main.tf.json", str_z(p->a, text));
  OutFiles second = emit(p, "again");
  assert_str(file(&second, "main.tf.json"), str_z(p->a, text));
}

static void test_module_places(void **state) {
  Project *p = *state;
  project_file(p, "env/root/main.tf",
               "module \"in\" {\n  source = \"./m/in\"\n}\nmodule \"up\" {\n  source = \"../../lib/up\"\n}\n");
  project_file(p, "env/root/m/in/main.tf", "module \"up\" {\n  source = \"../../../../lib/up\"\n}\n");
  project_file(p, "lib/up/main.tf", "module \"next\" {\n  source = \"../next\"\n}\n");
  project_file(p, "lib/next/main.tf", "");
  OutFiles out = emit(p, "env/root");
  assert_int_equal(out.n, 4);
  assert_true(str_find(file(&out, "main.tf.json"), STR("\"./m/in\""), 0) < file(&out, "main.tf.json").n);
  assert_true(str_find(file(&out, "main.tf.json"), STR("\"./_parent/_parent/lib/up\""), 0) < file(&out, "main.tf.json").n);
  assert_str(file(&out, "m/in/main.tf.json"),
             "{\n  \"module\": {\n    \"up\": {\n      \"source\": \"../../_parent/_parent/lib/up\"\n    }\n  }\n}\n");
  assert_str(file(&out, "_parent/_parent/lib/up/main.tf.json"),
             "{\n  \"module\": {\n    \"next\": {\n      \"source\": \"../next\"\n    }\n  }\n}\n");
  assert_str(file(&out, "_parent/_parent/lib/next/main.tf.json"), "{}\n");
}

static void test_values_of_variables(void **state) {
  Project *p = *state;
  project_file(p, "main.tf", "variable \"a\" {}\nvariable \"s\" {\n  sensitive = true\n}\n");
  project_file(p, "terraform.tfvars", "a = \"$${x}\"\ns = \"secret\"\n");
  project_file(p, "terraform.tfvars.json", "{\"a\": \"${y}\"}");
  project_file(p, "z.auto.tfvars", "a = 1 + 1\n");
  OutFiles out = emit(p, "");
  assert_int_equal(out.n, 3);
  assert_str(file(&out, "terraform.tfvars.json"), "{\n  \"a\": \"${y}\"\n}\n");
  assert_str(file(&out, "z.auto.tfvars.json"), "{\n  \"a\": 2\n}\n");
  project_expect(p, TC6001, SEV_WARNING);
}

static void test_files(void **state) {
  Project *p = *state;
  project_file(p, "main.tf", "locals {\n  code = \"${path.module}/code.zip\"\n  made = \"${path.module}/made-later.zip\"\n}\n");
  project_file(p, "code.zip", "bytes");
  project_file(p, "sub/read.txt", "read");
  vec_push(p->a, &p->ev->reads, (FileRead){path_join(p->a, p->dir, STR("sub/read.txt"))});
  OutFiles out = emit(p, "");
  assert_int_equal(out.n, 3);
  assert_str(file(&out, "code.zip"), "bytes");
  assert_str(file(&out, "sub/read.txt"), "read");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      PROJECT_TEST(test_values),      PROJECT_TEST(test_constants),       PROJECT_TEST(test_references),
      PROJECT_TEST(test_providers),   PROJECT_TEST(test_block_arguments), PROJECT_TEST(test_block_order),
      PROJECT_TEST(test_fixed_point), PROJECT_TEST(test_module_places),   PROJECT_TEST(test_values_of_variables),
      PROJECT_TEST(test_files)};
  return cmocka_run_group_tests_name("emit_terraform", tests, NULL, NULL);
}
