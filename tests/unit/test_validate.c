/* Templates against CloudFormation's schemas: for each kind of finding a template that has it and one that has not. */
#include "schema/embedded.h"
#include "schema/pattern.h"
#include "sync/template_file.h"
#include "unit.h"

/* The faults of a template as "CODE SUBJECT", with the start of what is underlined. */
static Str faults_of(Arena *a, Str text) {
  Diags *d = diags_new(a, sources_new(a));
  TemplateFile t;
  if (template_read(a, d, source_add(d->sources, STR("t"), text), &t)) {
    TemplateOrigin origin = template_origin(&t);
    validate_template(validator_new(a, d, schemas_new(a)), t.document, &origin);
  }
  diags_sort(d);
  Buf out = buf_new(a);
  for (size_t i = 0; i < d->list.n; i++) {
    const Diag *f = &d->list.v[i];
    Str at = source_text(d->sources, f->subject);
    buf_addf(&out, "%s%d %.*s", i ? ", " : "", f->code, STR_ARG(str_sub(at, 0, 24)));
  }
  return out.n ? buf_str(&out) : STR("");
}

/* One resource R of a type, its properties as flow YAML, in line 1; further sections may follow. */
static void expect(const char *type, const char *properties, const char *rest, const char *faults) {
  Arena *a = arena_new();
  Str text = str_fmt(a, "Resources: {R: {Type: 'AWS::%s', Properties: %s}}\n%s", type, properties, rest);
  Str found = faults_of(a, text);
  if (!str_is(found, faults)) fail_msg("%.*s\nfound:    %.*s\nexpected: %s", STR_ARG(text), STR_ARG(found), faults);
  arena_free(a);
}

static void good(const char *type, const char *properties) { expect(type, properties, "", ""); }

#define PARAMETERS "Parameters: {P: {Type: String}, L: {Type: CommaDelimitedList}}\n"
#define CONDITIONS PARAMETERS "Conditions: {C: !Equals [!Ref P, a], D: !Not [!Condition C]}\n"
#define USED       "Outputs: {P: {Value: !Ref P}, L: {Value: !Join ['', !Ref L]}, C: {Condition: D, Value: a}}\n"

static void finds_types(void **state) {
  (void)state;
  good("SNS::Topic", "{}");
  expect("SNS::Topics", "{}", "", "5201 Type");
  expect("EC2::VPC::MODULE", "{Any: thing}", "", "");
}

static void finds_unknown_properties(void **state) {
  (void)state;
  good("SNS::Topic", "{DisplayName: x}");
  expect("SNS::Topic", "{DisplayNam: x}", "", "5202 DisplayNam");
  expect("S3::Bucket", "{VersioningConfiguration: {State: Enabled}}", "", "5203 VersioningConfiguration, 5202 State");
  good("CloudFormation::CustomResource", "{ServiceToken: x, Anything: 1}");
  expect("CloudFormation::CustomResource", "{Anything: 1}", "", "5203 Properties");
}

static void finds_missing_properties(void **state) {
  (void)state;
  good("EC2::Subnet", "{VpcId: vpc-0123456a, CidrBlock: 10.0.0.0/24}");
  expect("EC2::Subnet", "{CidrBlock: 10.0.0.0/24}", "", "5203 Properties");
  expect("EC2::Subnet", "{CidrBlock: 10.0.0.0/24, VpcId: !Ref AWS::NoValue}", "", "5203 Properties");
  expect("EC2::Subnet", "{CidrBlock: 10.0.0.0/24, VpcId: !If [C, vpc-0123456a, vpc-0123456b]}", CONDITIONS USED, "");
  expect("EC2::Subnet", "{CidrBlock: 10.0.0.0/24, VpcId: !If [C, vpc-0123456a, !Ref AWS::NoValue]}", CONDITIONS USED,
         "5203 VpcId");
}

/* A branch that cannot be taken where it stands is not looked at. */
static void knows_what_holds(void **state) {
  (void)state;
  expect("S3::Bucket", "{VersioningConfiguration: !If [C, {Status: !If [C, Enabled, !Ref AWS::NoValue]}, !Ref AWS::NoValue]}",
         CONDITIONS USED, "");
  expect("S3::Bucket", "{VersioningConfiguration: !If [C, {Status: !If [C, !Ref AWS::NoValue, Enabled]}, !Ref AWS::NoValue]}",
         CONDITIONS USED, "5203 {Status: !If [C, !Ref AW");
}

static void finds_wrong_kinds(void **state) {
  (void)state;
  good("SQS::Queue", "{FifoQueue: 'true', DelaySeconds: '5'}");
  good("SQS::Queue", "{QueueName: 12}");
  good("SQS::Queue", "{DelaySeconds: '{{resolve:ssm:delay}}'}");
  expect("SQS::Queue", "{FifoQueue: 3}", "", "5204 3");
  expect("SQS::Queue", "{DelaySeconds: 1.5}", "", "5204 1.5");
  expect("SQS::Queue", "{QueueName: [a]}", "", "5204 QueueName");
  expect("SQS::Queue", "{Tags: {a: b}}", "", "5204 Tags");
  expect("SQS::Queue", "{QueueName: !Ref L, Tags: !Ref P}", CONDITIONS USED, "5204 QueueName, 5204 Tags");
  expect("SQS::Queue", "{QueueName: !Ref P, Tags: !If [C, [], a]}", CONDITIONS USED, "5204 a");
  expect("EC2::Instance", "{SecurityGroupIds: !Split [',', a], SubnetId: !Select [0, !Ref L]}", CONDITIONS USED, "");
}

static void finds_disallowed_values(void **state) {
  (void)state;
  good("EC2::VPC", "{CidrBlock: 10.0.0.0/16, InstanceTenancy: dedicated}");
  expect("EC2::VPC", "{CidrBlock: 10.0.0.0/16, InstanceTenancy: shared}", "", "5205 shared");
  expect("EC2::VPC", "{CidrBlock: 10.0.0.0/16, InstanceTenancy: !If [C, default, shared]}", CONDITIONS USED, "5205 shared");
}

static void finds_malformed_text(void **state) {
  (void)state;
  good("S3::Bucket", "{BucketName: my-bucket}");
  expect("S3::Bucket", "{BucketName: My_Bucket}", "", "5206 My_Bucket");
  good("S3::Bucket", "{BucketName: !Sub '${AWS::Region}_X'}");
}

static void finds_other_formats(void **state) {
  (void)state;
  good("EC2::VPC", "{CidrBlock: 10.0.0.0/16}");
  good("EC2::VPC", "{CidrBlock: !Sub '${AWS::Region}'}");
  expect("EC2::VPC", "{CidrBlock: 10.0.0.1/16}", "", "5248 10.0.0.1/16");
  expect("EC2::VPC", "{CidrBlock: 10.0.0.0}", "", "5248 10.0.0.0");
  expect("EC2::VPC", "{CidrBlock: 10.0.0.0/33}", "", "5248 10.0.0.0/33");
  expect("EC2::VPC", "{CidrBlock: 10.0.0.0/08}", "", "5248 10.0.0.0/08");
  expect("EC2::VPC", "{CidrBlock: 10.0.0/8}", "", "5248 10.0.0/8");
  expect("EC2::VPC", "{CidrBlock: '::/0'}", "", "5248 '::/0'");
  good("EC2::SecurityGroupEgress", "{GroupId: sg-0123456a, IpProtocol: '-1', CidrIp: 0.0.0.0/0}");
  good("EC2::SecurityGroupEgress", "{GroupId: sg-0123456a, IpProtocol: '-1', CidrIpv6: '2001:db8::/33'}");
  expect("EC2::SecurityGroupEgress", "{GroupId: sg-0123456a, IpProtocol: '-1', CidrIpv6: '2001:db8:8000::/33'}", "", "");
  expect("EC2::SecurityGroupEgress", "{GroupId: sg-0123456a, IpProtocol: '-1', CidrIpv6: '2001:db8:4000::/32'}", "",
         "5248 '2001:db8:4000::/32'");
  expect("EC2::SecurityGroupEgress", "{GroupId: sg-1, IpProtocol: '-1', CidrIp: 0.0.0.0/0}", "", "5248 sg-1");
  good("EC2::LaunchTemplate", "{LaunchTemplateData: {SecurityGroups: [web]}}");
  good("SNS::Topic", "{KmsMasterKeyId: alias/web}");
}

/* A key is named by its ID, its alias or its ARN. */
static void takes_one_of_several_formats(void **state) {
  (void)state;
#define SECRET(key) "{KmsKeyId: '" key "'}"
  good("SecretsManager::Secret", SECRET("alias/web"));
  good("SecretsManager::Secret", SECRET("1234abcd-12ab-34cd-56ef-1234567890ab"));
  good("SecretsManager::Secret", SECRET("arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"));
  expect("SecretsManager::Secret", SECRET("web"), "", "5248 'web'");
}

static void finds_malformed_policies(void **state) {
  (void)state;
#define POLICY(statement) "{PolicyName: p, UserName: u, PolicyDocument: {Version: 2012-10-17, Statement: " statement "}}"
  good("IAM::UserPolicy", POLICY("{Effect: Allow, Action: '*', Resource: '*'}"));
  good("IAM::UserPolicy", POLICY("[{Sid: A, Effect: Deny, NotAction: [a:b], NotResource: ['arn:aws:s3:::a/*']}]"));
  good("IAM::UserPolicy", POLICY("{Effect: Allow, Action: !Split [',', a], Resource: !Sub 'arn:${AWS::Region}'}"));
  expect("IAM::UserPolicy", POLICY("{Effect: Allow, Action: !If [C, a, [b]], Resource: '*'}"), CONDITIONS USED, "");
  good(
      "IAM::UserPolicy",
      POLICY(
          "{Effect: Allow, Action: a, Resource: '*', Condition: {ForAnyValue:StringLikeIfExists: {k: [v]}, Bool: {k: true}}}"));
  expect("IAM::UserPolicy", POLICY("{Effect: allow, Action: a, Resource: '*'}"), "", "5205 allow");
  expect("IAM::UserPolicy", POLICY("{Action: a, Resource: '*'}"), "", "5203 Statement");
  expect("IAM::UserPolicy", POLICY("{Effect: Allow, Action: a, NotAction: b, Resource: '*'}"), "", "5210 NotAction");
  expect("IAM::UserPolicy", POLICY("{Effect: Allow, Action: [], Resource: '*'}"), "", "5207 []");
  expect("IAM::UserPolicy", POLICY("{Effect: Allow, Actions: a, Action: a, Resource: '*'}"), "", "5202 Actions");
  expect("IAM::UserPolicy", POLICY("{Effect: Allow, Action: a, Resource: bucket}"), "", "5248 bucket");
  expect("IAM::UserPolicy", POLICY("{Effect: Allow, Action: a, Resource: '*', Principal: '*'}"), "", "5202 Principal");
  expect("IAM::UserPolicy", POLICY("{Effect: Allow, Action: a, Resource: '*', Condition: {StringEqual: {k: v}}}"), "",
         "5248 StringEqual");
  expect("IAM::UserPolicy",
         POLICY("[{Sid: A, Effect: Allow, Action: a, Resource: '*'}, {Sid: A, Effect: Deny, Action: a, Resource: '*'}]"), "",
         "5209 {Sid: A, Effect: Deny, A");
  expect("IAM::UserPolicy", "{PolicyName: p, UserName: u, PolicyDocument: {Version: 2012-10-18, Statement: []}}", "",
         "5205 2012-10-18");
#define TRUST(principal)                                                                                                       \
  "{AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Action: 'sts:AssumeRole', Principal: " principal "}]}}"
  good("IAM::Role", TRUST("{Service: [a, b], AWS: 'arn:aws:iam::123456789012:root'}"));
  good("IAM::Role", TRUST("'*'"));
  expect("IAM::Role", TRUST("everyone"), "", "5205 everyone");
  expect("IAM::Role", TRUST("{Services: a}"), "", "5202 Services");
  expect("IAM::Role", TRUST("{AWS: root}"), "", "5248 root");
#define BUCKET(resource)                                                                                                       \
  "{Bucket: b, PolicyDocument: {Statement: {Effect: Allow, Action: 's3:*', Principal: '*', Resource: '" resource "'}}}"
  good("S3::BucketPolicy", BUCKET("arn:aws:s3:::b/*"));
  expect("S3::BucketPolicy", BUCKET("*"), "", "5248 '*'");
}

/* Branches with properties of their own: one has to be there, and only one. */
static void finds_missing_branches(void **state) {
  (void)state;
  const char *action = "RolesAnywhere::TrustAnchor";
  good(action, "{Name: a, Source: {SourceType: AWS_ACM_PCA, SourceData: {AcmPcaArn: a}}}");
  expect(action, "{Name: a, Source: {SourceType: AWS_ACM_PCA, SourceData: {AcmPcaArn: a, X509CertificateData: b}}}", "",
         "5210 X509CertificateData");
  expect(action, "{Name: a, Source: {SourceType: AWS_ACM_PCA, SourceData: {}}}", "", "5203 {}");
}

static void finds_malformed_names(void **state) {
  (void)state;
  good("Lambda::Function", "{Role: 'arn:aws:iam::123456789012:role/r', Code: {ZipFile: x}, Handler: a.b, Runtime: python3.13, "
                           "Environment: {Variables: {A_1: x}}}");
  expect("Lambda::Function",
         "{Role: 'arn:aws:iam::123456789012:role/r', Code: {ZipFile: x}, Handler: a.b, Runtime: python3.13, Environment: "
         "{Variables: {A-1: x}}}",
         "", "5206 A-1");
}

static void ignores_case(void **state) {
  (void)state;
  good("EC2::NetworkAclEntry", "{NetworkAclId: a, Protocol: -1, RuleNumber: 1, RuleAction: Allow, CidrBlock: 0.0.0.0/0}");
  expect("EC2::NetworkAclEntry", "{NetworkAclId: a, Protocol: -1, RuleNumber: 1, RuleAction: Permit, CidrBlock: 0.0.0.0/0}", "",
         "5205 Permit");
}

static void finds_lengths_and_bounds(void **state) {
  (void)state;
  good("S3::Bucket", "{BucketName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}");
  expect("S3::Bucket", "{BucketName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa}", "",
         "5207 aaaaaaaaaaaaaaaaaaaaaaaa");
  good("SQS::Queue", "{VisibilityTimeout: 43200}");
  expect("SQS::Queue", "{VisibilityTimeout: 43201}", "", "5208 43201");
  expect("SQS::Queue", "{VisibilityTimeout: -1}", "", "5208 -1");
}

static void finds_repeated_items(void **state) {
  (void)state;
  good("S3::Bucket", "{CorsConfiguration: {CorsRules: [{AllowedMethods: [GET, PUT], AllowedOrigins: ['*']}]}}");
  expect("S3::Bucket", "{CorsConfiguration: {CorsRules: [{AllowedMethods: [GET, GET], AllowedOrigins: ['*']}]}}", "",
         "5209 GET");
}

static void finds_repeated_tags(void **state) {
  (void)state;
  good("SNS::Topic", "{Tags: [{Key: a, Value: x}, {Key: b, Value: x}]}");
  expect("SNS::Topic", "{Tags: [{Key: a, Value: x}, {Key: b, Value: x}, {Key: a, Value: y}]}", "", "5209 {Key: a, Value: y}");
}

static void finds_malformed_tags(void **state) {
  (void)state;
  expect("SNS::Topic", "{Tags: [{Key: 'aws:name', Value: x}]}", "", "5206 {Key: 'aws:name', Value:");
  expect("SNS::Topic", "{Tags: [{Key: '', Value: x}]}", "", "5207 {Key: '', Value: x}, 5207 ''");
  expect("ApiGatewayV2::Api", "{Name: a, ProtocolType: HTTP, Tags: {'aws:a': b}}", "", "5206 b");
}

static void finds_malformed_redrive_policies(void **state) {
  (void)state;
  good("SQS::Queue",
       "{RedrivePolicy: {deadLetterTargetArn: a, maxReceiveCount: '4'}, RedriveAllowPolicy: {redrivePermission: denyAll}}");
  expect("SQS::Queue", "{RedrivePolicy: {deadLetterTargetArn: a, maxReceiveCoun: 4}}", "", "5202 maxReceiveCoun");
}

static void finds_twins(void **state) {
  Arena *a = *state;
#define GROUP(name, group, rest) name ": {Type: 'AWS::Logs::LogGroup', " rest " Properties: {LogGroupName: " group "}}\n  "
#define SWITCH                   "\nConditions: {X: !Equals [!Ref AWS::Region, x], Y: !Not [!Condition X]}\n"
  assert_str(faults_of(a, STR("Resources:\n  " GROUP("A", "a", "") GROUP("B", "b", ""))), "");
  assert_str(faults_of(a, STR("Resources:\n  " GROUP("A", "a", "") GROUP("B", "a", ""))), "5250 Properties");
  assert_str(faults_of(a, STR("Resources:\n  " GROUP("A", "!Ref AWS::Region", "") GROUP("B", "!Ref AWS::Region", ""))),
             "5250 Properties");
  assert_str(faults_of(a, STR("Resources:\n  " GROUP("A", "a", "Condition: X,") GROUP("B", "a", "Condition: Y,") SWITCH)), "");
  assert_str(faults_of(a, STR("Resources:\n  " GROUP("A", "a", "Condition: X,")
                                  GROUP("B", "a", "Condition: X,") "C: {Type: 'AWS::SNS::Topic', Condition: Y}" SWITCH)),
             "5250 Properties");
  assert_str(faults_of(a, STR("Resources: {A: {Type: 'AWS::SNS::Topic'}, B: {Type: 'AWS::SNS::Topic'}}")), "");
}

static void finds_excluding_properties(void **state) {
  (void)state;
  good("CloudFormation::StackSet", "{StackSetName: a, PermissionModel: SELF_MANAGED, TemplateURL: https://a.b/c}");
  expect("CloudFormation::StackSet", "{StackSetName: a, PermissionModel: SELF_MANAGED}", "", "5203 Properties");
  expect("CloudFormation::StackSet",
         "{StackSetName: a, PermissionModel: SELF_MANAGED, TemplateBody: b, TemplateURL: https://a.b/c}", "",
         "5210 TemplateURL");
}

static void finds_read_only_properties(void **state) {
  (void)state;
  expect("SQS::Queue", "{Arn: a}", "", "5211 Arn");
}

static void finds_dangling_references(void **state) {
  (void)state;
  expect("SQS::Queue", "{QueueName: !Ref Nothing}", "", "5212 !Ref Nothing");
  expect("SQS::Queue", "{QueueName: !Sub 'a-${P}-${!P}-${Q}'}", CONDITIONS USED, "5212 !Sub 'a-${P}-${!P}-${Q}'");
  expect("SQS::Queue", "{QueueName: !Sub ['${A}', {A: !Ref P}]}", CONDITIONS USED, "");
  expect("SQS::Queue", "{QueueName: !If [E, a, b]}", CONDITIONS USED, "5212 !If [");
  expect("SQS::Queue", "{}", "Outputs: {A: {Value: !GetAtt R.Arn}, B: {Value: !GetAtt R.Name}}", "5213 !GetAtt R.Name");
  expect("SQS::Queue", "{}", "Outputs: {A: {Value: !Sub '${R.QueueName}'}, B: {Value: !Sub '${S.Arn}'}}",
         "5212 !Sub '${S.Arn}'");
  expect("SQS::Queue", "{QueueName: !Ref Anything}", "Transform: Macro", "");
}

static void finds_circles(void **state) {
  Arena *a = *state;
#define QUEUE(name, needs) name ": {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Sub '" needs "'}}\n  "
  assert_str(faults_of(a, STR("Resources:\n  " QUEUE("A", "${B}") QUEUE("B", "${C.Arn}") QUEUE("C", "x"))), "");
  assert_str(faults_of(a, STR("Resources:\n  " QUEUE("A", "${B}") QUEUE("B", "${C.Arn}") QUEUE("C", "${A}"))), "5249 A");
  assert_str(faults_of(a, STR("Resources:\n  " QUEUE("A", "${A}"))), "5249 A");
  /* Two circles over one resource are one fault, two apart are two. */
  assert_str(
      faults_of(a, STR("Resources:\n  " QUEUE("A", "${B}${C}") QUEUE("B", "${A}") QUEUE("C", "${D}") QUEUE("D", "${C}"))),
      "5249 A, 5249 C");
  assert_str(faults_of(a, STR("Resources:\n"
                              "  A: {Type: 'AWS::SNS::Topic', DependsOn: [B]}\n"
                              "  B: {Type: 'AWS::SNS::Topic', Properties: {TopicName: !If [X, !GetAtt A.TopicName, y]}}\n"
                              "Conditions: {X: !Equals [!Ref AWS::Region, x]}\n")),
             "5249 A");
}

static void finds_malformed_functions(void **state) {
  (void)state;
  expect("SQS::Queue", "{QueueName: !Join ['', [a, b]]}", "", "");
  expect("SQS::Queue", "{QueueName: !GetStackOutput {StackName: a, OutputName: b}}", "", "");
  expect("SQS::Queue", "{QueueName: !GetStackOutput {StackName: a}}", "", "5216 !GetStackOutput {");
  expect("SQS::Queue", "{QueueName: !Join [a]}", "", "5216 !Join [");
  expect("SQS::Queue", "{QueueName: !Joined [a]}", "", "5216 !Joined [");
  expect("SQS::Queue", "{QueueName: !Equals [a, b]}", "", "5216 !Equals [");
  expect("SQS::Queue", "{}", "Conditions: {C: !Ref AWS::Region}", "5216 C, 5217 C");
}

static void finds_quotas(void **state) {
  Arena *a = *state;
  Buf text = buf_new(a);
  buf_addz(&text, "Resources:\n");
  for (int i = 0; i < 500; i++) buf_addf(&text, "  T%d: {Type: 'AWS::SNS::Topic'}\n", i);
  assert_str(faults_of(a, buf_str(&text)), "");
  buf_addz(&text, "  Last: {Type: 'AWS::SNS::Topic'}\n");
  assert_str(faults_of(a, buf_str(&text)), "5214 Resources");
}

/* The same text in both notations has the same faults at the same places. */
static void reads_json(void **state) {
  Arena *a = *state;
  Str text = STR("{\"Resources\": {\"R\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\n"
                 "  \"DelaySeconds\": 901,\n"
                 "  \"QueueName\": {\"Ref\": \"Nothing\"}}}}}");
  assert_str(faults_of(a, text), "5208 901, 5212 \"Nothing\"");
  assert_str(faults_of(a, STR("\n{\"Resources\": }")), "1051 }");
}

static void reads_yaml(void **state) {
  Arena *a = *state;
  assert_str(faults_of(a, STR("Resources:\n  R: &a {Type: AWS::SNS::Topic}\n  S: *a\n")), "");
  assert_str(faults_of(a, STR("# \xC3\xA4\xC3\xB6\nResources:\n  R: {Type: AWS::SNS::Topic, Properties: {\xC3\xA4: 1}}\n")),
             "5202 \xC3\xA4");
  assert_str(faults_of(a, STR("Resources: [")), "5218 ");
  assert_str(faults_of(a, STR("Resources: {R: {Type: AWS::SNS::Topic}}\n---\na: b\n")), "5218 ---");
  assert_str(faults_of(a, STR("Resources:\n  R: &a [*a]\n")), "5218 *a");
  assert_str(faults_of(a, STR("")), "5218 ");
}

/* An account ID with a leading zero stays text, a date too. */
static void reads_scalars(void **state) {
  (void)state;
  good("SQS::Queue", "{QueueName: 012345678901}");
  expect("SQS::Queue", "{DelaySeconds: 0x10}", "", "5204 0x10");
  expect("SQS::Queue", "{QueueName: ~}", "", "5215 ~");
}

static void matches_patterns(void **state) {
  Patterns p = patterns_new(*state);
  assert_int_equal(pattern_match(&p, STR("^a$"), STR("a")), PATTERN_MATCHES);
  assert_int_equal(pattern_match(&p, STR("^a$"), STR("a\n")), PATTERN_DIFFERS);
  assert_int_equal(pattern_match(&p, STR("^[\\u0020-\\uD7FF]+$"), STR("\xC3\xA4")), PATTERN_MATCHES);
  assert_int_equal(pattern_match(&p, STR("^[\\uD800-\\uDFFF]$"), STR("\xF0\x9F\x98\x80")), PATTERN_UNDECIDED);
  assert_int_equal(pattern_match(&p, STR("^[\\w-.]+$"), STR("a-b.c")), PATTERN_MATCHES);
  assert_int_equal(pattern_match(&p, STR("^[\\w-.]+$"), STR("a,b")), PATTERN_DIFFERS);
  assert_int_equal(pattern_match(&p, STR("b"), STR("abc")), PATTERN_MATCHES);
  assert_int_equal(pattern_match(&p, STR("("), STR("a")), PATTERN_UNDECIDED);
  assert_int_equal(pattern_match(&p, STR("^(a+)+$"), STR("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")),
                   PATTERN_UNDECIDED);
}

/* Classes that only Java knows, and a repetition that is too large for PCRE2. */
static bool is_foreign(Str pattern) {
  static const char *const parts[] = {"\\p{Graph}", "\\p{Print}", "satellite_id"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
    if (str_find(pattern, str_from(parts[i]), 0) < pattern.n) return true;
  return false;
}

/* Every other pattern of the table can be compiled. */
static void compiles_all_patterns(void **state) {
  Patterns p = patterns_new(*state);
  Str table = embedded_file(STR("hcl/schema/cloudformation.tbl"));
  size_t patterns = 0, refused = 0;
  for (size_t at = 0, end; at < table.n; at = end + 1) {
    end = at;
    while (end < table.n && table.p[end] != '\t' && table.p[end] != '\n') end++;
    Str field = str_sub(table, at, end);
    if (!at || table.p[at - 1] != '\t' || !str_starts(field, STR("/")) || is_foreign(field)) continue;
    patterns++;
    if (pattern_match(&p, str_sub(field, 1, field.n), STR("x")) != PATTERN_UNDECIDED) continue;
    print_error("%.*s\n", STR_ARG(field));
    refused++;
  }
  assert_true(patterns > 1000);
  assert_int_equal(refused, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(finds_types),
      cmocka_unit_test(finds_unknown_properties),
      cmocka_unit_test(finds_missing_properties),
      cmocka_unit_test(knows_what_holds),
      cmocka_unit_test(finds_wrong_kinds),
      cmocka_unit_test(finds_disallowed_values),
      cmocka_unit_test(finds_malformed_text),
      cmocka_unit_test(finds_other_formats),
      cmocka_unit_test(takes_one_of_several_formats),
      cmocka_unit_test(finds_malformed_policies),
      cmocka_unit_test(finds_missing_branches),
      cmocka_unit_test(finds_malformed_names),
      cmocka_unit_test(ignores_case),
      cmocka_unit_test(finds_lengths_and_bounds),
      cmocka_unit_test(finds_repeated_items),
      cmocka_unit_test(finds_repeated_tags),
      cmocka_unit_test(finds_malformed_tags),
      cmocka_unit_test(finds_malformed_redrive_policies),
      ARENA_TEST(finds_twins),
      cmocka_unit_test(finds_excluding_properties),
      cmocka_unit_test(finds_read_only_properties),
      cmocka_unit_test(finds_dangling_references),
      ARENA_TEST(finds_circles),
      cmocka_unit_test(finds_malformed_functions),
      ARENA_TEST(finds_quotas),
      ARENA_TEST(reads_json),
      ARENA_TEST(reads_yaml),
      cmocka_unit_test(reads_scalars),
      ARENA_TEST(matches_patterns),
      ARENA_TEST(compiles_all_patterns),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
