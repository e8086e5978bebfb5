/* Reading configurations: which files, which declarations, which values. */
#include "project.h"

#include "syntax/print.h"

static Str text_of(Project *p, const Expr *e) {
  Buf b = buf_new(p->a);
  print_expr(&b, e);
  return buf_str(&b);
}

static Str local_text(Project *p, const Config *c, const char *name) {
  const Local *l = map_get(&c->root->locals, str_from(name));
  assert_non_null(l);
  return text_of(p, l->value);
}

static const ResourceDecl *resource(const Config *c, const char *key) {
  const ResourceDecl *r = map_get(&c->root->resources, str_from(key));
  assert_non_null(r);
  return r;
}

static Str attribute_text(Project *p, const ResourceDecl *r, const char *name) {
  for (size_t i = 0; i < r->content.nattributes; i++)
    if (str_is(r->content.attributes[i]->name, name)) return text_of(p, r->content.attributes[i]->value);
  return STR_NONE;
}

/* --- files --------------------------------------------------------------------------------------------------------- */

static void test_which_files(void **state) {
  Project *p = *state;
  project_file(p, "b.tf", "locals {\n  b = 1\n}\n");
  project_file(p, "a.tf.json", "{\"locals\": {\"a\": 1}}");
  project_file(p, "a_override.tf", "locals {\n  b = 2\n}\n");
  const char *const ignored[] = {".hidden.tf", "backup.tf~", "#lock.tf#", "readme.md", "x.tf.bak", "sub/c.tf"};
  for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) project_file(p, ignored[i], "not valid {{{");
  Config *c = project_load_good(p);
  assert_int_equal(c->root->nfiles, 3);
  static const char *const order[] = {"a.tf.json", "b.tf", "a_override.tf"};
  for (size_t i = 0; i < 3; i++) {
    assert_str(path_base(source_file(p->sources, c->root->files[i].file)->path), order[i]);
    assert_int_equal(c->root->files[i].is_override, i == 2);
  }
  assert_str(local_text(p, c, "b"), "2");
}

static void test_no_directory(void **state) {
  Project *p = *state;
  assert_null(project_load(p, "missing", NULL, 0));
  project_expect(p, TC2001, SEV_ERROR);
}

static void test_file_instead_of_directory(void **state) {
  Project *p = *state;
  project_file(p, "main.tf", "");
  assert_null(project_load(p, "main.tf", NULL, 0));
  project_expect(p, TC2001, SEV_ERROR);
}

static void test_is_module_dir(void **state) {
  Project *p = *state;
  project_file(p, "with/main.tf", "");
  project_file(p, "without/readme", "");
  assert_true(config_is_module_dir(p->a, path_join(p->a, p->dir, STR("with"))));
  assert_false(config_is_module_dir(p->a, path_join(p->a, p->dir, STR("without"))));
  assert_false(config_is_module_dir(p->a, path_join(p->a, p->dir, STR("missing"))));
}

static void test_unreadable_file(void **state) {
  Project *p = *state;
  project_file(p, "a.tf", "locals {\n  a = 1\n}\n");
  assert_int_equal(symlink("nowhere", str_z(p->a, path_join(p->a, p->dir, STR("b.tf")))), 0);
  Config *c = project_load(p, "", NULL, 0);
  assert_int_equal(p->d->errors, 1);
  assert_str(local_text(p, c, "a"), "1");
}

/* --- declarations -------------------------------------------------------------------------------------------------- */

static void test_variable(void **state) {
  Project *p = *state;
  project_file(
      p, "main.tf",
      "variable \"v\" {\n  type = number\n  default = 1\n  description = \"d $${x}\"\n  sensitive = true\n  nullable = false\n"
      "  validation {\n    condition = var.v > 0\n    error_message = \"m\"\n  }\n}\nvariable \"w\" {}\n");
  Config *c = project_load_good(p);
  const Variable *v = map_get(&c->root->variables, STR("v")), *w = map_get(&c->root->variables, STR("w"));
  assert_int_equal(v->type->kind, TYPE_NUMBER);
  assert_str(v->description, "d ${x}");
  assert_true(v->sensitive);
  assert_false(v->nullable);
  assert_int_equal(v->nvalidations, 1);
  assert_str(text_of(p, v->validations[0].condition), "var.v > 0");
  assert_int_equal(w->type->kind, TYPE_DYNAMIC);
  assert_null(w->default_value);
  assert_true(w->nullable);
}

static void test_resource(void **state) {
  Project *p = *state;
  project_file(
      p, "main.tf",
      "resource \"aws_vpc\" \"v\" {\n  count = 2\n  provider = aws.west\n  cidr_block = \"10.0.0.0/16\"\n"
      "  depends_on = [aws_vpc.w, module.m]\n  timeouts {}\n  provisioner \"local-exec\" {\n    command = \"true\"\n  }\n"
      "  lifecycle {\n    create_before_destroy = true\n    ignore_changes = [tags[\"a\"]]\n"
      "    precondition {\n      condition = true\n      error_message = \"m\"\n    }\n  }\n}\n"
      "resource \"aws_vpc\" \"w\" {\n  lifecycle {\n    ignore_changes = all\n  }\n}\n"
      "data \"aws_region\" \"r\" {}\n");
  Config *c = project_load_good(p);
  const ResourceDecl *v = resource(c, "aws_vpc.v");
  assert_str(text_of(p, v->count), "2");
  assert_str(v->provider_ref.alias, "west");
  assert_int_equal(v->ndepends_on, 2);
  assert_int_equal(v->content.nattributes, 1);
  assert_str(v->content.attributes[0]->name, "cidr_block");
  assert_int_equal(v->content.nblocks, 1);
  assert_str(v->content.blocks[0]->type, "timeouts");
  assert_int_equal(v->nprovisioners, 1);
  assert_true(v->lifecycle.create_before_destroy && v->lifecycle.has_create_before_destroy);
  assert_int_equal(v->lifecycle.nignore_changes, 1);
  assert_int_equal(v->lifecycle.npreconditions, 1);
  assert_true(resource(c, "aws_vpc.w")->lifecycle.ignore_all);
  assert_false(resource(c, "aws_vpc.w")->lifecycle.has_create_before_destroy);
  assert_int_equal(resource(c, "data.aws_region.r")->mode, RESOURCE_DATA);
  assert_str(resource(c, "data.aws_region.r")->provider_ref.name, "aws");
}

static void test_required_providers(void **state) {
  Project *p = *state;
  project_file(
      p, "main.tf",
      "terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n      version = \">= 5.0, != 5.3\"\n"
      "      configuration_aliases = [aws.a, aws.b]\n    }\n    other = \"~> 1.0\"\n"
      "    full = {\n      source = \"registry.terraform.io/x/full\"\n    }\n  }\n}\n");
  Config *c = project_load_good(p);
  const RequiredProvider *aws = map_get(&c->root->required_providers, STR("aws"));
  assert_int_equal(aws->naliases, 2);
  assert_str(aws->configuration_aliases[1].alias, "b");
  assert_str(aws->version, ">= 5.0, != 5.3");
  assert_str(((const RequiredProvider *)map_get(&c->root->required_providers, STR("other")))->source, "hashicorp/other");
  assert_str(((const RequiredProvider *)map_get(&c->root->required_providers, STR("full")))->source, "x/full");
}

/* JSON says the same as native syntax, and strings are read as each argument asks. */
static void test_json(void **state) {
  Project *p = *state;
  project_file(
      p, "main.tf.json",
      "{\"variable\": {\"v\": {\"type\": \"list(string)\", \"default\": [\"${literal}\"]}},"
      " \"resource\": {\"aws_security_group\": {\"s\": {\"provider\": \"aws.b\", \"name\": \"${var.v[0]}-x\","
      " \"depends_on\": [\"aws_vpc.x\"], \"lifecycle\": {\"ignore_changes\": \"all\"}, \"timeouts\": {\"create\": \"1m\"},"
      " \"dynamic\": {\"ingress\": {\"for_each\": \"${var.v}\", \"content\": {\"protocol\": \"${ingress.value}\"}}}}}}}");
  Config *c = project_load_good(p);
  const Variable *v = map_get(&c->root->variables, STR("v"));
  assert_int_equal(v->type->kind, TYPE_LIST);
  assert_str(v->default_value->tuple.items[0]->string.value, "${literal}");
  const ResourceDecl *r = resource(c, "aws_security_group.s");
  assert_str(r->provider_ref.alias, "b");
  assert_true(r->lifecycle.ignore_all);
  assert_int_equal(r->ndepends_on, 1);
  assert_str(attribute_text(p, r, "name"), "\"${var.v[0]}-x\"");
  assert_int_equal(r->content.nblocks, 2);
  const Block *dynamic = r->content.blocks[1];
  assert_str(dynamic->labels[0], "ingress");
  const Block *content = dynamic->body->items[1].block;
  assert_str(content->type, "content");
  assert_str(text_of(p, content->body->items[0].attribute->value), "\"${ingress.value}\"");
}

static void test_nested_data_of_checks(void **state) {
  Project *p = *state;
  project_file(
      p, "main.tf",
      "check \"c\" {\n  data \"aws_region\" \"r\" {}\n  assert {\n    condition = true\n    error_message = \"m\"\n  }\n}\n");
  Config *c = project_load_good(p);
  assert_int_equal(c->root->resources.n, 0);
  assert_int_equal(c->root->nested_data.n, 1);
  assert_int_equal(c->root->nchecks, 1);
}

/* --- override files ------------------------------------------------------------------------------------------------ */

static void test_override_resource(void **state) {
  Project *p = *state;
  project_file(p, "main.tf",
               "resource \"aws_instance\" \"i\" {\n  ami = \"base\"\n  instance_type = \"t3.micro\"\n"
               "  ebs_block_device {\n    device_name = \"a\"\n  }\n  ebs_block_device {\n    device_name = \"b\"\n  }\n"
               "  dynamic \"network_interface\" {\n    for_each = []\n    content {}\n  }\n"
               "  lifecycle {\n    prevent_destroy = true\n    create_before_destroy = true\n  }\n}\n");
  project_file(p, "override.tf",
               "resource \"aws_instance\" \"i\" {\n  ami = \"over\"\n  monitoring = true\n"
               "  ebs_block_device {\n    device_name = \"c\"\n  }\n  network_interface {\n    device_index = 0\n  }\n"
               "  lifecycle {\n    prevent_destroy = false\n  }\n}\n");
  const ResourceDecl *r = resource(project_load_good(p), "aws_instance.i");
  assert_str(attribute_text(p, r, "ami"), "\"over\"");
  assert_str(attribute_text(p, r, "instance_type"), "\"t3.micro\"");
  assert_str(attribute_text(p, r, "monitoring"), "true");
  assert_int_equal(r->content.nblocks, 2);
  assert_str(r->content.blocks[0]->type, "ebs_block_device");
  assert_str(r->content.blocks[1]->type, "network_interface");
  assert_false(r->lifecycle.prevent_destroy);
  assert_true(r->lifecycle.create_before_destroy);
}

static void test_override_terraform(void **state) {
  Project *p = *state;
  project_file(
      p, "main.tf",
      "terraform {\n  required_version = \">= 1.0\"\n  backend \"s3\" {}\n  required_providers {\n    aws = \"~> 4.0\"\n"
      "    random = \"~> 3.0\"\n  }\n}\n");
  project_file(
      p, "a_override.tf.json",
      "{\"terraform\": {\"cloud\": {\"organization\": \"o\"}, \"required_providers\": {\"aws\": {\"version\": \"~> 5.0\"}}}}");
  Config *c = project_load_good(p);
  assert_str(((const RequiredProvider *)map_get(&c->root->required_providers, STR("aws")))->version, "~> 5.0");
  assert_str(((const RequiredProvider *)map_get(&c->root->required_providers, STR("random")))->version, "~> 3.0");
  size_t backends = 0, clouds = 0;
  for (size_t i = 0; i < c->root->nterraform_blocks; i++)
    for (size_t j = 0; j < c->root->terraform_blocks[i]->body->n; j++) {
      const Block *b = c->root->terraform_blocks[i]->body->items[j].block;
      backends += b && str_is(b->type, "backend");
      clouds += b && str_is(b->type, "cloud");
    }
  assert_int_equal(backends, 0);
  assert_int_equal(clouds, 1);
}

/* --- modules ------------------------------------------------------------------------------------------------------- */

static const Module *called(const Module *m, const char *name) {
  const ModuleCall *call = map_get(&m->calls, str_from(name));
  assert_non_null(call);
  assert_non_null(call->module);
  return call->module;
}

static void test_module_tree(void **state) {
  Project *p = *state;
  project_file(p, "root/main.tf",
               "module \"a\" {\n  source = \"./m/../m/a\"\n}\nmodule \"again\" {\n  source = \"./m/a\"\n}\n"
               "module \"beside\" {\n  source = \"../beside\"\n  providers = {\n    aws = aws.x\n    aws.y = aws\n  }\n}\n");
  project_file(p, "root/m/a/main.tf", "module \"inner\" {\n  source = \"../../../beside\"\n}\n");
  project_file(p, "beside/main.tf", "");
  Config *c = project_load(p, "root", NULL, 0);
  assert_int_equal(p->d->list.n, 0);
  assert_int_equal(c->modules.n, 3);
  assert_ptr_equal(called(c->root, "a"), called(c->root, "again"));
  assert_str(called(c->root, "a")->source_id, "m/a");
  assert_str(called(c->root, "beside")->source_id, "../beside");
  assert_ptr_equal(called(called(c->root, "a"), "inner"), called(c->root, "beside"));
  const ModuleCall *beside = map_get(&c->root->calls, STR("beside"));
  assert_int_equal(beside->nproviders, 2);
  assert_str(beside->providers[0].outer.alias, "x");
  assert_str(beside->providers[1].inner.alias, "y");
}

static void test_module_cycle_by_link(void **state) {
  Project *p = *state;
  project_file(p, "main.tf", "module \"m\" {\n  source = \"./m\"\n}\n");
  project_file(p, "m/main.tf", "module \"self\" {\n  source = \"./link\"\n}\n");
  assert_int_equal(symlink(".", str_z(p->a, path_join(p->a, p->dir, STR("m/link")))), 0);
  assert_non_null(project_load(p, "", NULL, 0));
  project_expect(p, TC2017, SEV_ERROR);
}

static void test_root_called_by_child(void **state) {
  Project *p = *state;
  project_file(p, "main.tf", "module \"m\" {\n  source = \"./m\"\n}\n");
  project_file(p, "m/main.tf", "module \"root\" {\n  source = \"../\"\n}\n");
  assert_non_null(project_load(p, "", NULL, 0));
  project_expect(p, TC2017, SEV_ERROR);
}

static void test_installed_modules(void **state) {
  Project *p = *state;
  project_file(p, "main.tf", "module \"vpc\" {\n  source = \"a/vpc/aws\"\n  version = \"~> 5.0\"\n}\n");
  project_file(p, ".terraform/modules/modules.json",
               "{\"Modules\": [{\"Key\": \"\", \"Source\": \"\", \"Dir\": \".\"},"
               " {\"Key\": \"vpc\", \"Source\": \"a\", \"Version\": \"5.1.0\", \"Dir\": \".terraform/modules/vpc\"},"
               " {\"Key\": \"vpc.sub\", \"Source\": \"b\", \"Dir\": \".terraform/modules/vpc.sub\"}]}");
  project_file(p, ".terraform/modules/vpc/main.tf", "module \"sub\" {\n  source = \"b/sub/aws\"\n}\n");
  project_file(p, ".terraform/modules/vpc.sub/main.tf", "output \"o\" {\n  value = 1\n}\n");
  Config *c = project_load_good(p);
  assert_str(called(c->root, "vpc")->source_id, ".terraform/modules/vpc");
  assert_int_equal(called(called(c->root, "vpc"), "sub")->outputs.n, 1);
}

/* --- values -------------------------------------------------------------------------------------------------------- */

static Str variable_text(Project *p, const Config *c, const char *name) {
  const VariableValue *v = map_get(&c->values, str_from(name));
  if (!v) return STR_NONE;
  return v->expr ? text_of(p, v->expr) : v->literal;
}

static void test_precedence(void **state) {
  Project *p = *state;
  static const char *const names[] = {"a", "b", "c", "d", "e", "f"};
  Buf declarations = buf_new(p->a);
  for (size_t i = 0; i < 6; i++) buf_addf(&declarations, "variable \"%s\" {}\n", names[i]);
  project_file(p, "main.tf", str_z(p->a, buf_str(&declarations)));
  project_file(p, "terraform.tfvars", "a = 1\nb = 1\nc = 1\nd = 1\ne = 1\nf = 1\n");
  project_file(p, "terraform.tfvars.json", "{\"b\": 2, \"c\": 2, \"d\": 2, \"e\": 2, \"f\": 2}");
  project_file(p, "y.auto.tfvars.json", "{\"c\": 3, \"d\": 3, \"e\": 3, \"f\": 3}");
  project_file(p, "z.auto.tfvars", "d = 4\ne = 4\nf = 4\n");
  project_file(p, "more.tfvars", "e = 5\nf = 5\n");
  Str vars[] = {STR("e=0"), str_cat(p->a, STR("@"), path_join(p->a, p->dir, STR("more.tfvars"))), STR("f=6")};
  Config *c = project_load(p, "", vars, 3);
  assert_int_equal(p->d->list.n, 0);
  static const char *const expected[] = {"1", "2", "3", "4", "5", "6"};
  for (size_t i = 0; i < 6; i++) assert_str(variable_text(p, c, names[i]), expected[i]);
  assert_int_equal(c->nvalue_files, 4);
}

static void test_text_and_expressions(void **state) {
  Project *p = *state;
  project_file(p, "main.tf",
               "variable \"s\" {\n  type = string\n}\nvariable \"n\" {}\nvariable \"l\" {\n  type = list(string)\n}\n"
               "variable \"x\" {\n  type = any\n}\n");
  Str vars[] = {STR("s=[\"a\"]"), STR("n=1=2"), STR("l=[\"a\"]"), STR("x=true")};
  Config *c = project_load(p, "", vars, 4);
  assert_int_equal(p->d->list.n, 0);
  assert_str(variable_text(p, c, "s"), "[\"a\"]");
  assert_null(((const VariableValue *)map_get(&c->values, STR("s")))->expr);
  assert_str(variable_text(p, c, "n"), "1=2");
  assert_int_equal(((const VariableValue *)map_get(&c->values, STR("l")))->expr->kind, EXPR_TUPLE);
  assert_int_equal(((const VariableValue *)map_get(&c->values, STR("x")))->expr->kind, EXPR_BOOL);
}

static void test_environment(void **state) {
  Project *p = *state;
  project_file(p, "main.tf", "variable \"tf2cfn_test\" {}\n");
  setenv("TF_VAR_tf2cfn_test", "from environment", 1);
  setenv("TF_VAR_tf2cfn_undeclared", "ignored", 1);
  VariableInputs inputs = {0};
  Config *c = config_load(p->a, p->ev, p->schemas, p->dir, &inputs);
  unsetenv("TF_VAR_tf2cfn_test");
  unsetenv("TF_VAR_tf2cfn_undeclared");
  assert_int_equal(p->d->list.n, 0);
  assert_str(variable_text(p, c, "tf2cfn_test"), "from environment");
  assert_int_equal(c->values.n, 1);
}

/* --- paths and versions -------------------------------------------------------------------------------------------- */

static void test_paths(void **state) {
  Project *p = *state;
  static const char *const clean[][2] = {
      {"a/./b//c/..", "a/b"}, {"./", "."}, {"../x/../..", "../.."}, {"/../a", "/a"}, {"", "."}};
  for (size_t i = 0; i < sizeof clean / sizeof *clean; i++) assert_str(path_clean(p->a, str_from(clean[i][0])), clean[i][1]);
  static const char *const relative[][3] = {{"/a/b", "/a/b", "."},       {"/a/b", "/a/b/c/d", "c/d"},   {"/a/b", "/a", ".."},
                                            {"/a/bc", "/a/bd", "../bd"}, {"/a/b", "/c/d", "../../c/d"}, {"/", "/a", "a"},
                                            {"/a", "/", ".."},           {"/a/b", "/a/bc", "../bc"}};
  for (size_t i = 0; i < sizeof relative / sizeof *relative; i++)
    assert_str(path_relative(p->a, str_from(relative[i][0]), str_from(relative[i][1])), relative[i][2]);
}

static void load_with_version(Project *p, const char *constraint) {
  Str text = str_fmt(p->a, "terraform {\n  required_version = \"%s\"\n}\n", constraint);
  diags_truncate(p->d, 0);
  project_file(p, "main.tf", str_z(p->a, text));
  project_load(p, "", NULL, 0);
}

static void test_versions(void **state) {
  Project *p = *state;
  static const char *const good[] = {">= 1.0",    "~> 1.11",   "~> 1.11.0", "1.11.4",    "= 1.11.4",
                                     ">1.0,<2.0", "!= 1.11.3", "~> 1",      "<= v1.11.4"};
  static const char *const other[] = {"~> 1.10.0", "< 1.11.4", "!= 1.11.4", "> 1.11.4",
                                      "1.11",      ">= 2.0.0", "~> 1.12",   ">= 1.12.0-beta1"};
  static const char *const bad[] = {"", "1.x", ">= ", "~> 1.0,", "=> 1.0", "1.2.3.4"};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    load_with_version(p, good[i]);
    assert_int_equal(p->d->list.n, 0);
  }
  for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
    load_with_version(p, other[i]);
    project_expect(p, TC2023, SEV_ERROR);
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    load_with_version(p, bad[i]);
    project_expect(p, TC2022, SEV_ERROR);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {PROJECT_TEST(test_which_files),
                                     PROJECT_TEST(test_no_directory),
                                     PROJECT_TEST(test_file_instead_of_directory),
                                     PROJECT_TEST(test_is_module_dir),
                                     PROJECT_TEST(test_unreadable_file),
                                     PROJECT_TEST(test_variable),
                                     PROJECT_TEST(test_resource),
                                     PROJECT_TEST(test_required_providers),
                                     PROJECT_TEST(test_json),
                                     PROJECT_TEST(test_nested_data_of_checks),
                                     PROJECT_TEST(test_override_resource),
                                     PROJECT_TEST(test_override_terraform),
                                     PROJECT_TEST(test_module_tree),
                                     PROJECT_TEST(test_module_cycle_by_link),
                                     PROJECT_TEST(test_root_called_by_child),
                                     PROJECT_TEST(test_installed_modules),
                                     PROJECT_TEST(test_precedence),
                                     PROJECT_TEST(test_text_and_expressions),
                                     PROJECT_TEST(test_environment),
                                     PROJECT_TEST(test_paths),
                                     PROJECT_TEST(test_versions)};
  return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
