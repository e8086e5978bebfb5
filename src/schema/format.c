/* Formats are patterns, except for ranges of addresses: there the prefix says which bits must be zero. */
#include "schema/format.h"

#include <arpa/inet.h>

/* --- ranges of addresses ------------------------------------------------------------------------------------------- */

/* The number behind the slash, -1 when it is none or more than `max`. */
static int prefix_length(Str s, int max) {
  int n = 0;
  if (!s.n || s.n > 3 || (s.n > 1 && s.p[0] == '0')) return -1;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9') return -1;
    n = 10 * n + (s.p[i] - '0');
  }
  return n <= max ? n : -1;
}

/* Whether all bits behind the first `n` are zero. */
static bool is_network(const uint8_t *bytes, size_t size, int n) {
  for (size_t i = 0; i < size; i++) {
    int kept = n - 8 * (int)i;
    unsigned host = kept >= 8 ? 0U : kept <= 0 ? 0xffU : 0xffU >> kept;
    if (bytes[i] & host) return false;
  }
  return true;
}

static bool is_range(int family, Str s, size_t size) {
  enum { LONGEST = INET6_ADDRSTRLEN };
  char address[LONGEST];
  uint8_t bytes[16];
  size_t slash = str_find_char(s, '/', 0);
  if (slash >= s.n || slash >= LONGEST || memchr(s.p, 0, slash)) return false;
  memcpy(address, s.p, slash);
  address[slash] = 0;
  int n = prefix_length(str_sub(s, slash + 1, s.n), (int)size * 8);
  return n >= 0 && inet_pton(family, address, bytes) == 1 && is_network(bytes, size, n);
}

static bool is_ipv4_range(Str s) { return is_range(AF_INET, s, 4); }
static bool is_ipv6_range(Str s) { return is_range(AF_INET6, s, 16); }

/* --- all ----------------------------------------------------------------------------------------------------------- */

#define ID       "([0-9a-f]{8}|[0-9a-f]{17})$"
#define ARN_BARE "arn:aws[a-z-]*:"
#define ARN      "^" ARN_BARE
#define PLACE    ":[a-z0-9-]+:\\d{12}:"
#define UUID     "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
/* The account of a policy's resource may hold wildcards and variables, but not fewer digits. */
#define RESOURCE "arn:[^:]+:[^:]+:[^:]*:(\\d{12}|aws|[^:]*[*?$][^:]*)?:.+"
#define SETS     "(ForAllValues:|ForAnyValue:)?"
#define OPERATORS                                                                                                              \
  "String(Not)?Equals(IgnoreCase)?|String(Not)?Like|(Numeric|Date)((Not)?Equals|(Less|Greater)Than(Equals)?)|"                 \
  "Bool|BinaryEquals|(Not)?IpAddress|Arn(Not)?(Equals|Like)"
#define KEY_ARN ARN "kms" PLACE "(key|alias)/.+$"

/* "Identify AWS resources with Amazon Resource Names" in the IAM user guide, "Resource IDs" in the EC2 user guide, "Bucket
 * naming rules" in the S3 user guide, "Key identifiers" in the KMS developer guide, "Condition operators" in the IAM user
 * guide, RFC 3339; a load balancer's certificate may be one of IAM's. */
// clang-format off
static const Format FORMATS[] = {
  {"AWS::ACM::Certificate.Arn", "the ARN of a certificate", "arn:aws:acm:us-east-1:123456789012:certificate/ID", ARN "(acm" PLACE "certificate|iam::\\d{12}:server-certificate)/.+$", NULL},
  {"AWS::EC2::Image.Id", "the ID of an image", "ami-0123456789abcdef0", "^ami-" ID, NULL},
  {"AWS::EC2::SecurityGroup.Id", "the ID of a security group", "sg-0123456789abcdef0", "^sg-" ID, NULL},
  {"AWS::EC2::SecurityGroup.Name", "the name of a security group", "web", "^[a-zA-Z0-9 ._:/()#,@\\[\\]+=&;{}!$*-]{1,255}$", NULL},
  {"AWS::EC2::Subnet.Id", "the ID of a subnet", "subnet-0123456789abcdef0", "^subnet-" ID, NULL},
  {"AWS::EC2::VPC.Id", "the ID of a VPC", "vpc-0123456789abcdef0", "^vpc-" ID, NULL},
  {"AWS::IAM::Role.Arn", "the ARN of a role", "arn:aws:iam::123456789012:role/NAME", ARN "iam::\\d{12}:role/.+$", NULL},
  {"AWS::KMS::Alias.AliasName", "the alias of a key", "alias/NAME", "^alias/[a-zA-Z0-9:/_-]+$", NULL},
  {"AWS::KMS::Key.Arn", "the ARN of a key", "arn:aws:kms:us-east-1:123456789012:key/ID", KEY_ARN, NULL},
  {"AWS::KMS::Key.Id", "the ID of a key", "1234abcd-12ab-34cd-56ef-1234567890ab", "^(" UUID "|mrk-[0-9a-f]{32}|alias/[a-zA-Z0-9:/_-]+)$", NULL},
  {"AWS::Lambda::Function.Arn", "the ARN of a function", "arn:aws:lambda:us-east-1:123456789012:function:NAME", ARN "lambda" PLACE "function:.+$", NULL},
  {"AWS::Lambda::Function.Name", "the name of a function", "web", "^[a-zA-Z0-9_-]{1,140}$", NULL},
  {"AWS::Logs::LogGroup.Name", "the name of a log group", "/aws/lambda/web", "^[A-Za-z0-9._/#-]{1,512}$", NULL},
  {"AWS::S3::Bucket.Name", "the name of a bucket", "example-bucket", "^(?!.*([.]{2}|[.]-|-[.]))[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", NULL},
  {"AWS::SNS::Topic.Arn", "the ARN of a topic", "arn:aws:sns:us-east-1:123456789012:NAME", ARN "sns" PLACE ".+$", NULL},
  {"policy-account", "an account, a principal's ARN or *", "arn:aws:iam::123456789012:root", "^([*]|\\d{12}|" ARN_BARE "(iam|sts)::(\\d{12}|cloudfront):.+)$", NULL},
  {"policy-arn", "an ARN", "arn:aws:s3:::example-bucket/*", "^" RESOURCE "$", NULL},
  {"policy-operator", "an operator of conditions", "StringEquals", "^(" SETS "(" OPERATORS ")(IfExists)?|" SETS "Null)$", NULL},
  {"policy-resource", "an ARN or *", "arn:aws:s3:::example-bucket/*", "^([*]|" RESOURCE ")$", NULL},
  {"date-time", "a time", "2030-01-01T00:00:00Z", "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d([.]\\d+)?(Z|[+-]\\d\\d:\\d\\d)$", NULL},
  {"ipv4-network", "a range of IPv4 addresses, from its first one", "10.0.0.0/16", NULL, is_ipv4_range},
  {"ipv6-network", "a range of IPv6 addresses, from its first one", "2001:db8::/32", NULL, is_ipv6_range},
  {"schedule", "a schedule", "rate(5 minutes)", "^(rate|cron)[(].+[)]$", NULL},
};
// clang-format on

const Format *format_find(Str name) {
  for (size_t i = 0; i < sizeof FORMATS / sizeof *FORMATS; i++)
    if (str_is(name, FORMATS[i].name)) return &FORMATS[i];
  return NULL;
}

bool format_fits(Patterns *p, const Format *f, Str text) {
  return f->fits ? f->fits(text) : pattern_match(p, str_from(f->pattern), text) != PATTERN_DIFFERS;
}
