/* The functions of the AWS provider: provider::aws::arn_parse, arn_build and trim_iam_role_path. */
#include "eval/func_util.h"

/* arn:partition:service:region:account-id:resource; only the resource may hold more colons. */
enum { ARN_SECTIONS = 6 };

static bool split_arn(Str arn, Str out[ARN_SECTIONS]) {
  size_t from = 0;
  for (size_t i = 0; i < ARN_SECTIONS; i++) {
    size_t to = i < ARN_SECTIONS - 1 ? str_find_char(arn, ':', from) : arn.n;
    if (i < ARN_SECTIONS - 1 && to >= arn.n) return false;
    out[i] = str_sub(arn, from, to);
    from = to + 1;
  }
  return str_is(out[0], "arn");
}

static const Value *arn_object(const Call *c, const Value *const parts[ARN_SECTIONS - 1]) {
  static const char *const names[] = {"partition", "service", "region", "account_id", "resource"};
  Field *fields = NEW_N(c->a, Field, ARN_SECTIONS - 1);
  for (size_t i = 0; i < ARN_SECTIONS - 1; i++) fields[i] = (Field){str_from(names[i]), parts[i]};
  return value_object(c->a, fields, ARN_SECTIONS - 1);
}

static const Value *fn_arn_parse(const Call *c) {
  Str sections[ARN_SECTIONS];
  const Value *parts[ARN_SECTIONS - 1];
  Str arn = func_str(c, 0);
  if (!split_arn(arn, sections))
    return func_error(c, 0, "\"%.*s\" is not an ARN: arn:partition:service:region:account:resource", STR_ARG(arn));
  for (size_t i = 1; i < ARN_SECTIONS; i++) parts[i - 1] = func_text(c, sections[i]);
  return arn_object(c, parts);
}

static const Value *fn_arn_build(const Call *c) {
  if (c->n != ARN_SECTIONS - 1) return func_error(c, -1, "arn_build() takes 5 arguments, got %zu", c->n);
  Values parts = {0};
  vec_push(c->a, &parts, func_text(c, STR("arn")));
  for (size_t i = 0; i < c->n; i++) {
    vec_push(c->a, &parts, func_text(c, STR(":")));
    vec_push(c->a, &parts, c->args[i]);
  }
  return sym_concat(c->a, parts.v, parts.n);
}

/* role/path/name becomes role/name; anything but an IAM role is refused. */
static const Value *fn_trim_iam_role_path(const Call *c) {
  Str sections[ARN_SECTIONS], arn = func_str(c, 0);
  bool ok = split_arn(arn, sections) && str_is(sections[2], "iam") && !sections[3].n && str_starts(sections[5], STR("role/"));
  if (!ok) return func_error(c, 0, "\"%.*s\" is not the ARN of an IAM role", STR_ARG(arn));
  size_t name = sections[5].n;
  while (sections[5].p[name - 1] != '/') name--;
  Buf b = buf_new(c->a);
  buf_add(&b, str_sub(arn, 0, (size_t)(sections[5].p - arn.p)));
  buf_addz(&b, "role/");
  buf_add(&b, str_sub(sections[5], name, sections[5].n));
  return func_result(c, &b);
}

// clang-format off
const Function func_aws[] = {
  {"provider::aws::arn_build", {P_STR("partition"), P_STR("service"), P_STR("region"), P_STR("account_id")},
   .variadic = P_STR("resource"), .min_args = 5, .returns = &type_string, .fn = fn_arn_build, .symbolic = fn_arn_build,
   .lowering = "`Fn::Sub`"},
  {"provider::aws::arn_parse", {P_STR("arn")}, .fn = fn_arn_parse, .lowering = "needs a value known at conversion"},
  {"provider::aws::trim_iam_role_path", {P_STR("arn")}, .returns = &type_string, .fn = fn_trim_iam_role_path,
   .lowering = "needs a value known at conversion"},
  {0},
};
// clang-format on
