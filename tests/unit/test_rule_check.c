/* The check of lowering rules: each fault is found, at its line, and a right rule has none. */
#include "base/num.h"
#include "lower/rule_check.h"
#include "syntax/parse.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const char VPC[] = "rule \"aws_vpc\" {\n"
                          "  type = \"AWS::EC2::VPC\"\n"
                          "  properties = {\n"
                          "    CidrBlock          = self.cidr_block\n"
                          "    EnableDnsHostnames = self.enable_dns_hostnames\n"
                          "    EnableDnsSupport   = self.enable_dns_support\n"
                          "    InstanceTenancy    = self.instance_tenancy\n"
                          "    Ipv4IpamPoolId     = self.ipv4_ipam_pool_id\n"
                          "    Ipv4NetmaskLength  = self.ipv4_netmask_length\n"
                          "    Tags               = tags(self.tags)\n"
                          "  }\n"
                          "  attributes = {\n"
                          "    id  = ref()\n"
                          "    arn = arn(\"ec2\", region(), account(), \"vpc/${ref()}\")\n"
                          "    default_security_group_id = getatt(\"DefaultSecurityGroup\")\n"
                          "  }\n"
                          "  no_effect = [\"enable_network_address_usage_metrics\"]\n"
                          "  unsupported = {\n"
                          "    assign_generated_ipv6_cidr_block     = { unless = [false], reason = \"a reason\" }\n"
                          "    ipv6_cidr_block                      = \"a reason\"\n"
                          "    ipv6_cidr_block_network_border_group = \"a reason\"\n"
                          "    ipv6_ipam_pool_id                    = \"a reason\"\n"
                          "    ipv6_netmask_length                  = \"a reason\"\n"
                          "  }\n"
                          "}\n";

/* Checks rules and returns the faults, one a line: "LINE CODE SUMMARY". */
static Str faults_of(Arena *a, Str text) {
  Diags *d = diags_new(a, sources_new(a));
  RuleCheck *c = rule_check_new(a, d, schemas_new(a));
  rule_check_add(c, parse_native(a, d, source_add(d->sources, STR("rules.hcl"), text)), true);
  rule_check_run(c);
  diags_sort(d);
  Buf out = buf_new(a);
  for (size_t i = 0; i < d->list.n; i++) {
    const Diag *f = &d->list.v[i];
    Position at = source_position(d->sources, f->subject.file, f->subject.start);
    buf_addf(&out, "%u %d %.*s\n", at.line, f->code, STR_ARG(f->summary));
  }
  return buf_str(&out);
}

static void expect(Str text, const char *faults) {
  Arena *a = arena_new();
  Str found = faults_of(a, text);
  if (!str_is(found, faults)) fail_msg("found:\n%.*sexpected:\n%s", STR_ARG(found), faults);
  arena_free(a);
}

/* The rule for aws_vpc with one part replaced. */
static void expect_changed(const char *part, const char *by, const char *faults) {
  Arena *a = arena_new();
  Str text = str_from(VPC);
  size_t at = str_find(text, str_from(part), 0);
  if (at == text.n) fail_msg("the rule has no part '%s'", part);
  Str tail = str_sub(text, at + str_from(part).n, text.n);
  expect(str_cat(a, str_cat(a, str_sub(text, 0, at), str_from(by)), tail), faults);
  arena_free(a);
}

static void accepts_a_right_rule(void **state) {
  (void)state;
  expect(str_from(VPC), "");
}

static void finds_unknown_names(void **state) {
  (void)state;
  expect_changed("\"aws_vpc\"", "\"aws_vpcs\"", "1 5040 aws_vpcs: The provider has no such resource type\n");
  expect_changed("AWS::EC2::VPC", "AWS::EC2::VPCs",
                 "2 5040 aws_vpc: CloudFormation has no type \"AWS::EC2::VPCs\"\n"
                 "13 5001 aws_vpc: The rule makes no main resource: name an `also` resource\n"
                 "14 5001 aws_vpc: The rule makes no main resource: name an `also` resource\n"
                 "15 5001 aws_vpc: The rule makes no main resource: name an `also` resource\n");
  expect_changed("Tags  ", "Tag  ", "10 5040 aws_vpc: No property \"Tag\"\n");
  expect_changed("self.tags", "self.tag",
                 "1 5041 aws_vpc: Argument \"tags\" is neither read nor listed\n10 5040 aws_vpc: No argument \"tag\"\n");
  expect_changed("\"DefaultSecurityGroup\"", "\"SecurityGroup\"",
                 "15 5040 aws_vpc: AWS::EC2::VPC has no attribute \"SecurityGroup\"\n");
  expect_changed("    default_security_group_id", "    default_security_group",
                 "15 5040 aws_vpc: The provider's type has no attribute of this name\n");
  expect_changed("usage_metrics\"", "usage_metric\"",
                 "1 5041 aws_vpc: Argument \"enable_network_address_usage_metrics\" is neither read nor listed\n"
                 "17 5040 aws_vpc: No argument \"enable_network_address_usage_metric\"\n");
  expect_changed("tags(self", "tag(self", "10 5001 aws_vpc: No function is called \"tag\"\n");
  expect_changed("account()", "account(1)", "14 5001 aws_vpc: Wrong number of arguments for account()\n");
  expect_changed("account()", "acct", "14 5001 aws_vpc: No value is called \"acct\" here\n");
  expect_changed("ref()", "ref(\"other\")", "13 5001 aws_vpc: The rule makes no resource \"other\"\n");
  expect_changed("  no_effect", "  noeffect",
                 "1 5041 aws_vpc: Argument \"enable_network_address_usage_metrics\" is neither read nor listed\n"
                 "17 5001 aws_vpc: A rule has no item \"noeffect\" here\n");
}

static void accounts_for_arguments(void **state) {
  (void)state;
  expect_changed("    InstanceTenancy    = self.instance_tenancy\n", "",
                 "1 5041 aws_vpc: Argument \"instance_tenancy\" is neither read nor listed\n");
  expect_changed("\"enable_network", "\"tags_all\", \"enable_network",
                 "17 5041 aws_vpc: \"tags_all\" is handled for all types: no rule lists it\n");
  /* What only attributes read is not mapped. */
  expect_changed("    InstanceTenancy    = self.instance_tenancy\n  ", "  ",
                 "1 5041 aws_vpc: Argument \"instance_tenancy\" is neither read nor listed\n");
  expect_changed("    id  = ref()\n", "    instance_tenancy = self.instance_tenancy\n    arn = self.arn\n", "");
}

static void accounts_for_nested_blocks(void **state) {
  (void)state;
  Str rule = STR("rule \"aws_eks_access_policy_association\" {\n"
                 "  absorbed = \"for the test\"\n"
                 "  when = length([for s in self.access_scope : s if s.type == \"a\"]) > 0\n"
                 "  no_effect = [\"cluster_name\", \"policy_arn\", \"principal_arn\"]\n"
                 "}\n");
  expect(rule, "1 5041 aws_eks_access_policy_association: Argument \"access_scope.namespaces\" is neither read nor listed\n");
  Str absent = STR("rule \"aws_eks_access_policy_association\" {\n"
                   "  absorbed = \"for the test\"\n"
                   "  when = self.policy_arn != null && length(self.access_scope) == 0\n"
                   "  no_effect = [\"cluster_name\", \"principal_arn\"]\n"
                   "}\n");
  expect(absent, "");
  Str whole = STR("rule \"aws_eks_access_policy_association\" {\n"
                  "  absorbed = \"for the test\"\n"
                  "  when = self.access_scope.type == \"a\"\n"
                  "  no_effect = [\"cluster_name\", \"policy_arn\", \"principal_arn\"]\n"
                  "}\n");
  expect(whole, "1 5041 aws_eks_access_policy_association: Argument \"access_scope.namespaces\" is neither read nor listed\n"
                "1 5041 aws_eks_access_policy_association: Argument \"access_scope.type\" is neither read nor listed\n"
                "3 5040 aws_eks_access_policy_association: \"access_scope\" is a list of blocks: use one(…), an index or a for "
                "expression\n");
}

static void accounts_for_parts(void **state) {
  (void)state;
  expect(STR("rule \"aws_eks_access_policy_association\" {\n"
             "  absorbed = \"for the test\"\n"
             "  no_effect = [\"cluster_name\", \"policy_arn\", \"principal_arn\", \"access_scope.type\"]\n"
             "}\n"),
         "1 5041 aws_eks_access_policy_association: Argument \"access_scope.namespaces\" is neither read nor listed\n");
  expect(STR("rule \"aws_eks_access_policy_association\" {\n"
             "  absorbed = \"for the test\"\n"
             "  when = flatten(self.access_scope[*].namespaces)[0] == one(concat(self.access_scope, [])).type\n"
             "  no_effect = [\"cluster_name\", \"policy_arn\", \"principal_arn\"]\n"
             "}\n"),
         "");
}

static void follows_computed_objects(void **state) {
  (void)state;
  expect_changed("tags(self.tags)",
                 "[for k, v in self.tags : merge({ Key = k }, choose(v == null, { Val = v }, { Value = v }))]",
                 "10 5040 aws_vpc: No property \"Val\"\n");
  expect_changed("tags(self.tags)", "[for k, v in self.tags : merge({ Key = k }, jsondecode(v))]", "");
  expect_changed("tags(self.tags)", "[for k, v in self.tags : merge({ Key = k }, concat([{ Value = v }], [{ V = k }])[0])]",
                 "10 5040 aws_vpc: No property \"V\"\n");
}

static void checks_shapes(void **state) {
  (void)state;
  expect_changed("tags(self.tags)", "self.tags", "10 5043 aws_vpc: The property takes a list, and \"tags\" is map(string)\n");
  expect_changed("tags(self.tags)", "tags_map(self.tags)", "10 5043 aws_vpc: The property takes a list, not a map\n");
  expect_changed("tags(self.tags)", "[for k, v in self.tags : { Key = k }]",
                 "10 5042 aws_vpc: Required property \"Value\" is missing\n");
  expect_changed("tags(self.tags)", "[for k, v in self.tags : { Key = k, Value = v, Other = v }]",
                 "10 5040 aws_vpc: No property \"Other\"\n");
  expect_changed("tags(self.tags)", "self.tags == null ? null : concat([{ Key = \"a\", Value = \"b\" }], tags(self.tags))", "");
  expect_changed("self.instance_tenancy", "self.instance_tenancy == \"x\" ? \"dedicated\" : \"shared\"",
                 "7 5043 aws_vpc: The property does not allow \"shared\"\n");
  expect_changed("self.instance_tenancy", "{ x = \"default\", y = \"hosts\" }[self.instance_tenancy]",
                 "7 5043 aws_vpc: The property does not allow \"hosts\"\n");
  expect_changed("self.enable_dns_support", "[self.enable_dns_support]",
                 "6 5043 aws_vpc: The property takes a boolean, not a list\n");
  expect_changed("    Tags ", "    VpcId = \"x\"\n    Tags ", "10 5044 aws_vpc: Property \"VpcId\" is read-only\n");
  expect_changed("    CidrBlock          = self.cidr_block\n    ", "    X = self.cidr_block\n    ",
                 "4 5040 aws_vpc: No property \"X\"\n");
}

static void demands_required_properties(void **state) {
  (void)state;
  Str rule = STR("rule \"aws_iam_role_policy\" {\n"
                 "  type = \"AWS::IAM::RolePolicy\"\n"
                 "  properties = { PolicyName = physical_name(self.name, self.name_prefix), PolicyDocument = self.policy }\n"
                 "  no_effect = [\"role\"]\n"
                 "}\n");
  expect(rule, "3 5042 aws_iam_role_policy: Required property \"RoleName\" is missing\n");
  Str none = STR("rule \"aws_iam_role_policy\" {\n"
                 "  type = \"AWS::IAM::RolePolicy\"\n"
                 "  no_effect = [\"role\", \"name\", \"name_prefix\", \"policy\"]\n"
                 "}\n");
  expect(none, "1 5042 aws_iam_role_policy: Required property \"PolicyName\" is missing\n"
               "1 5042 aws_iam_role_policy: Required property \"RoleName\" is missing\n");
}

static void checks_folds(void **state) {
  (void)state;
  Str rules = STR("rule \"aws_s3_bucket_versioning\" {\n"
                  "  fold {\n"
                  "    into = self.bucket\n"
                  "    host = [\"aws_s3_bucket\"]\n"
                  "    properties = { Versioning = [for v in self.versioning_configuration : [v.status, v.mfa_delete]] }\n"
                  "  }\n"
                  "  no_effect = [\"expected_bucket_owner\", \"mfa\"]\n"
                  "}\n");
  expect(rules, "4 5040 aws_s3_bucket_versioning: No rule makes a resource of \"aws_s3_bucket\"\n");
  Arena *a = arena_new();
  Str host = STR("rule \"aws_s3_bucket\" {\n  type = \"AWS::S3::Bucket\"\n  properties = {}\n}\n");
  Str found = faults_of(a, str_cat(a, rules, host));
  assert_true(str_starts(found, STR("5 5040 aws_s3_bucket_versioning: No property \"Versioning\"\n")));
  assert_true(str_find(found, STR("aws_s3_bucket: Argument \"bucket\" is neither"), 0) < found.n);
  arena_free(a);
}

/* A fold into what the host makes besides its main resource. */
static void checks_folds_beside(void **state) {
  (void)state;
  Arena *a = arena_new();
  Str rules = STR("rule \"aws_s3_bucket_versioning\" {\n"
                  "  fold {\n"
                  "    into = self.bucket\n"
                  "    host = \"aws_s3_bucket\"\n"
                  "    also = \"policy\"\n"
                  "    properties = { Versioning = null, PolicyDocument = {} }\n"
                  "  }\n"
                  "}\n");
  Str host = STR("rule \"aws_s3_bucket\" {\n  type = \"AWS::S3::Bucket\"\n  properties = {}\n}\n");
  Str found = faults_of(a, str_cat(a, rules, host)),
      none = STR("4 5040 aws_s3_bucket_versioning: No rule makes a resource with the label policy of \"aws_s3_bucket\"\n");
  assert_true(str_find(found, none, 0) < found.n);
  host = STR("rule \"aws_s3_bucket\" {\n  type = \"AWS::S3::Bucket\"\n  properties = {}\n"
             "  also \"policy\" {\n    type = \"AWS::S3::BucketPolicy\"\n    properties = { Bucket = ref() }\n  }\n}\n");
  found = faults_of(a, str_cat(a, rules, host));
  assert_false(str_find(found, none, 0) < found.n);
  assert_true(str_find(found, STR("6 5040 aws_s3_bucket_versioning: No property \"Versioning\"\n"), 0) < found.n);
  assert_false(str_find(found, STR("No property \"PolicyDocument\""), 0) < found.n);
  arena_free(a);
}

static void checks_data_sources(void **state) {
  (void)state;
  expect(STR("data \"aws_region\" {\n"
             "  attributes = { name = region(), id = region() }\n"
             "  no_effect = [\"endpoint\", \"name\"]\n"
             "}\n"),
         "");
  expect(STR("data \"aws_region\" {\n"
             "  type = \"AWS::EC2::VPC\"\n"
             "  attributes = { name = ref(), nam = region() }\n"
             "  no_effect = [\"endpoint\"]\n"
             "}\n"),
         "1 5041 aws_region: Argument \"name\" is neither read nor listed\n"
         "2 5001 aws_region: A rule has no item \"type\" here\n"
         "3 5001 aws_region: ref() in a rule for a data source, which makes no resource\n"
         "3 5040 aws_region: The provider's type has no attribute of this name\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(accepts_a_right_rule),   cmocka_unit_test(finds_unknown_names),
      cmocka_unit_test(accounts_for_arguments), cmocka_unit_test(accounts_for_nested_blocks),
      cmocka_unit_test(accounts_for_parts),     cmocka_unit_test(follows_computed_objects),
      cmocka_unit_test(checks_shapes),          cmocka_unit_test(demands_required_properties),
      cmocka_unit_test(checks_folds),           cmocka_unit_test(checks_folds_beside),
      cmocka_unit_test(checks_data_sources),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
