/* The built-in functions where Terraform is no oracle: deploy-time arguments, marks, limits, the clock and the files that were
 * read. (Their values and types are compared with Terraform's in tests/conformance/run-functions.)
 *
 * The scope of these tests has p, q: string parameters; on: a bool parameter; n: a number parameter; id: a string that only
 * deployment knows; ids: a list of strings of unknown length. */
#include "unit.h"

#include "eval/eval.h"
#include "eval/func.h"
#include "eval/re2.h"
#include "eval/sym.h"
#include "syntax/parse.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct {
  Arena *a;
  Diags *d;
  Eval *ev;
  LocalScope scope;
  Field fields[6];
} Bench;

static const Step id_path[] = {{.kind = STEP_ATTR, .name = {"id", 2}}};
static const Step ids_path[] = {{.kind = STEP_ATTR, .name = {"ids", 3}}};

static Bench *bench_new(Arena *a) {
  Bench *b = NEW(a, Bench);
  b->a = a;
  b->d = diags_new(a, sources_new(a));
  b->ev = eval_new(a, b->d);
  const Field all[] = {
      {STR("p"), sym_param(a, STR("p"), &type_string, SPAN_NONE)},
      {STR("q"), sym_param(a, STR("q"), &type_string, SPAN_NONE)},
      {STR("on"), sym_param(a, STR("on"), &type_bool, SPAN_NONE)},
      {STR("n"), sym_param(a, STR("n"), &type_number, SPAN_NONE)},
      {STR("id"), sym_attr(a, NULL, id_path, 1, &type_string, NULL, SPAN_NONE)},
      {STR("ids"), sym_attr(a, NULL, ids_path, 1, type_list(a, &type_string), NULL, SPAN_NONE)},
  };
  memcpy(b->fields, all, sizeof all);
  scope_local(&b->scope, NULL, b->fields, sizeof all / sizeof *all);
  return b;
}

static const Value *eval(Bench *b, const char *text) {
  const Expr *e = parse_expression(b->a, b->d, source_add(b->d->sources, STR("test"), str_from(text)));
  return eval_expr(b->ev, &b->scope.scope, e);
}

/* The result as text; of a fault its code. */
static Str result(Bench *b, const char *text) {
  Buf out = buf_new(b->a);
  const Value *v = eval(b, text);
  if (b->d->errors)
    buf_addf(&out, "error %d", (int)b->d->list.v[0].code);
  else
    sym_print(&out, v);
  return buf_str(&out);
}

typedef struct {
  const char *text, *expected;
} Case;

static void check(Arena *a, const Case *cases, size_t n) {
  size_t failed = 0;
  for (size_t i = 0; i < n; i++) {
    Str got = result(bench_new(a), cases[i].text);
    if (str_is(got, cases[i].expected)) continue;
    print_error("%s\n  expected %s\n  actual   %.*s\n", cases[i].text, cases[i].expected, STR_ARG(got));
    failed++;
  }
  assert_int_equal(failed, 0);
}

#define CHECK(cases) check(*state, (cases), sizeof(cases) / sizeof *(cases))

static void test_shapes(void **state) {
  static const Case cases[] = {
      {"length([p, id])", "2"},
      {"length({a = p})", "1"},
      {"concat([p], [\"x\"], [id])", "[param.p, \"x\", attr.id]"},
      {"merge({a = p}, {b = id})", "{a=param.p, b=attr.id}"},
      {"keys({a = p, b = q})", "[\"a\", \"b\"]"},
      {"values({a = p, b = q})", "[param.p, param.q]"},
      {"lookup({a = p}, \"a\", \"z\")", "param.p"},
      {"lookup({a = 1}, p, 2)", "if(eq(param.p, \"a\"), 1, 2)"},
      {"lookup({a = \"x\", b = \"y\"}, p, \"z\")",
       "if(or(eq(param.p, \"a\"), eq(param.p, \"b\")), find({a=\"x\", b=\"y\"}, param.p), \"z\")"},
      {"element([p, q], 3)", "param.q"},
      {"slice([p, q, id], 1, 3)", "[param.q, attr.id]"},
      {"flatten([[p], [[q]]])", "[param.p, param.q]"},
      {"reverse([p, q])", "[param.q, param.p]"},
      {"one([id])", "attr.id"},
      {"zipmap([\"a\"], [p])", "{a=param.p}"},
      {"coalesce(\"x\", p)", "\"x\""},
      {"coalesce(null, \"a-${p}\")", "concat(\"a-\", param.p)"},
      {"coalesce(p, \"x\")", "if(eq(param.p, \"\"), \"x\", param.p)"},
      {"coalesce(null, n, 1)", "param.n"},
      {"compact([p, \"x\"])", "if(eq(param.p, \"\"), [\"x\"], [param.p, \"x\"])"},
      {"compact([on ? \"a\" : \"\", \"b\"])", "if(param.on, [\"a\", \"b\"], [\"b\"])"},
      {"flatten([[\"a\"], on ? [\"b\"] : []])", "if(param.on, [\"a\", \"b\"], [\"a\"])"},
      {"coalescelist([], [p])", "[param.p]"},
      {"contains([p, \"x\"], \"x\")", "true"},
      {"contains([\"a\", \"b\"], p)", "or(eq(param.p, \"a\"), eq(param.p, \"b\"))"},
      {"alltrue([on, false])", "false"},
      {"anytrue([on, false])", "param.on"},
      {"index([\"a\", p], \"a\")", "0"},
      {"setproduct([p], [\"a\", \"b\"])", "[[param.p, \"a\"], [param.p, \"b\"]]"},
      {"distinct([p, p])", "[param.p]"},
      {"max(parseint(q, 10), parseint(q, 10))", "parseint(param.q, 10)"},
      {"distinct([p, null, p, null])", "[param.p, tostring(null)]"},
      {"distinct([p, \"a\"])", "if(eq(param.p, \"a\"), [param.p], [param.p, \"a\"])"},
      {"distinct([p, q])", "if(eq(param.q, param.p), [param.p], [param.p, param.q])"},
      {"tostring(p)", "param.p"},
  };
  CHECK(cases);
}

static void test_intrinsics(void **state) {
  static const Case cases[] = {
      {"join(\",\", [p, \"x\", q])", "concat(param.p, \",x,\", param.q)"},
      {"join(\",\", ids)", "join(\",\", attr.ids)"},
      {"split(\",\", p)", "split(\",\", param.p)"},
      {"split(\",\", p)[1]", "select(1, split(\",\", param.p))"},
      {"format(\"a-%s-%d-%v\", p, n, q)", "concat(\"a-\", param.p, \"-\", param.n, \"-\", param.q)"},
      {"format(\"%s/%s\", p, 1)", "concat(param.p, \"/1\")"},
      {"formatlist(\"%s-%s\", [\"a\", \"b\"], p)", "[concat(\"a-\", param.p), concat(\"b-\", param.p)]"},
      {"base64encode(p)", "base64(param.p)"},
      {"base64decode(base64encode(p))", "param.p"},
      {"jsondecode(jsonencode({a = p}))", "{a=param.p}"},
      {"startswith(\"arn:${p}\", \"arn:\")", "true"},
      {"endswith(\"${p}.local\", \".com\")", "false"},
      {"endswith(\"www.${p}\", \".${p}\")", "true"},
      {"endswith(\"x${q}.${p}\", \"${q}.${p}\")", "true"},
      {"\"a${p}\" == \"b\"", "false"},
      {"\"${p}._x\" == \"\"", "false"},
      {"element(ids, 2)", "attr.ids[2]"},
      {"replace(p, \"a\", \"b\")", "join(\"b\", split(\"a\", param.p))"},
      {"replace(p, \"https://\", \"\")", "join(\"\", split(\"https://\", param.p))"},
      {"replace(p, \"a\", \"a\")", "param.p"},
      {"replace(\"a-b\", \"a\", p)", "concat(param.p, \"-b\")"},
      {"trimprefix(\"https://${p}\", \"https://\")", "param.p"},
      {"trimprefix(\"s3://${p}\", \"https://\")", "concat(\"s3://\", param.p)"},
      {"trimsuffix(\"${p}.org.\", \".\")", "concat(param.p, \".org\")"},
  };
  CHECK(cases);
}

/* Nothing can be said at conversion, so the call stays a call. */
static void test_open_calls(void **state) {
  static const char *const calls[] = {"upper(p)",
                                      "length(ids)",
                                      "length(p)",
                                      "compact([id, ids[0]])",
                                      "format(\"%5s\", p)",
                                      "coalesce(ids[0], \"x\")",
                                      "distinct([p, id])",
                                      "contains([\"a\"], id)",
                                      "concat(ids, [p])",
                                      "split(\"\", p)",
                                      "one(ids)",
                                      "cidrsubnet(p, 8, 1)",
                                      "join(p, ids)",
                                      "sort([p])",
                                      "replace(p, \"/a+/\", \"b\")",
                                      "replace(p, \"\", \"b\")",
                                      "replace(p, \"a\", q)",
                                      "trimprefix(\"ht${p}\", \"https://\")",
                                      "trimsuffix(p, \".\")"};
  for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
    Bench *b = bench_new(*state);
    const Value *v = eval(b, calls[i]);
    if (b->d->errors || v->kind != VAL_SYM || v->sym->op != SYM_CALL) fail_msg("%s is not left open", calls[i]);
  }
}

static void test_marks(void **state) {
  static const Case cases[] = {
      {"issensitive(merge({a = sensitive(1)}, {b = 2}).b)", "false"},
      {"issensitive(merge(sensitive({a = 1}), {b = 2}).b)", "true"},
      {"issensitive(keys({a = sensitive(1)}))", "false"},
      {"issensitive(length([sensitive(1)]))", "false"},
      {"issensitive(length(sensitive([1])))", "true"},
      {"issensitive(join(\",\", [sensitive(\"a\")]))", "true"},
      {"issensitive(jsonencode({a = sensitive(1)}))", "true"},
      {"issensitive(coalesce(\"a\", sensitive(\"b\")))", "true"},
      {"issensitive(element([sensitive(1), 2], 1))", "false"},
      {"issensitive(lookup({a = 1}, sensitive(\"a\")))", "true"},
      {"issensitive(zipmap([sensitive(\"a\")], [1]))", "true"},
      {"issensitive(nonsensitive(sensitive(1)))", "false"},
  };
  CHECK(cases);
}

static void test_clock(void **state) {
  static const Case refused[] = {{"timestamp()", "timestamp()"},
                                 {"timeadd(plantimestamp(), \"1h\")", "timeadd(plantimestamp(), \"1h\")"},
                                 {"uuid()", "error 3503"},
                                 {"bcrypt(\"x\")", "error 3503"},
                                 {"try(uuid(), 1)", "1"}};
  check(*state, refused, sizeof refused / sizeof *refused);
  Bench *b = bench_new(*state);
  assert_false(eval_report_clock(b->ev, eval(b, "[1, \"timestamp\"]")));
  assert_int_equal(b->d->errors, 0);
  assert_true(eval_report_clock(b->ev, eval(b, "[1, formatdate(\"YYYY\", timestamp())]")));
  assert_int_equal(b->d->list.v[0].code, TC3503);
  b = bench_new(*state);
  b->ev->pins = (EvalPins){IMPURE_FREE, STR("2024-05-06T09:08:09.5+02:00"), STR("")};
  assert_str(result(b, "timestamp()"), "\"2024-05-06T07:08:09Z\"");
  assert_str(result(b, "timeadd(plantimestamp(), \"1h\")"), "\"2024-05-06T08:08:09Z\"");
  assert_int_equal(eval(b, "uuid()")->string.n, 36);
  const Value *hash = eval(b, "bcrypt(\"secret\", 4)");
  assert_true(str_starts(hash->string, STR("$2a$04$")));
  assert_int_equal(hash->string.n, 60);
  assert_false(str_eq(hash->string, eval(b, "bcrypt(\"secret\", 4)")->string));
  b->ev->pins = (EvalPins){.otherwise = IMPURE_UNKNOWN};
  assert_int_equal(eval(b, "timestamp()")->kind, VAL_UNKNOWN);
  assert_int_equal(b->d->list.n, 0);
}

/* What `text` gives as the `calls`-th call within `address`. */
static Str pinned(Arena *a, const char *seed, const char *address, uint64_t calls, const char *text) {
  Bench *b = bench_new(a);
  b->ev->pins.seed = str_from(seed);
  b->ev->place = (EvalPlace){str_from(address), calls};
  return eval(b, text)->string;
}

static void test_pinned_chance(void **state) {
  static const char call[] = "uuid()", hash[] = "bcrypt(\"secret\", 4)";
  Str id = pinned(*state, "s", "a.b", 0, call), word = pinned(*state, "s", "a.b", 0, hash);
  assert_str(id, "6f0decf6-cf4a-4ec2-9eff-b7a739b183da");
  assert_str(word, "$2a$04$.2Fge2YxawoIP4USiCxY2OhEokEydEE08ylYtWS7q7xZaTrdMDoSS");
  assert_true(str_eq(id, pinned(*state, "s", "a.b", 0, call)));
  assert_false(str_eq(id, pinned(*state, "t", "a.b", 0, call)));
  assert_false(str_eq(id, pinned(*state, "s", "a.c", 0, call)));
  assert_false(str_eq(id, pinned(*state, "s", "a.b", 1, call)));
  assert_false(str_eq(word, pinned(*state, "s", "a.b", 1, hash)));
  Bench *b = bench_new(*state);
  b->ev->pins.seed = STR("s");
  assert_str(result(b, "uuid() == uuid()"), "false");
  assert_str(result(b, "timestamp()"), "timestamp()");
}

static void test_limits(void **state) {
  Bench *b = bench_new(*state);
  b->ev->limits.max_string = 1000;
  assert_str(result(b, "join(\"\", [for i in range(1000) : \"abc\"])"), "error 3506");
  b = bench_new(*state);
  b->ev->limits.max_elements = 500;
  assert_str(result(b, "setproduct(range(100), range(100))"), "error 3506");
  b = bench_new(*state);
  assert_str(result(b, "regex(\"^(([a-z])+.)+[A-Z]([a-z])+$\", \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\")"), "error 3505");
  b = bench_new(*state);
  assert_str(result(b, "yamldecode(join(\"\", [for i in range(1000) : \"[\"]))"), "error 3501");
  b = bench_new(*state);
  assert_str(result(b, "jsondecode(join(\"\", [for i in range(1000) : \"[[\"]))"), "error 3501");
}

/* Each file is read once and named once. */
static void test_reads(void **state) {
  char path[] = "/tmp/tf2cfn-func-XXXXXX";
  int fd = mkstemp(path);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, "hi\n", 3), 3);
  close(fd);
  Bench *b = bench_new(*state);
  b->ev->cwd = STR("/tmp");
  const char *name = path + sizeof "/tmp/" - 1;
  Str text = str_fmt(*state, "\"${file(\"%s\")}${filemd5(\"./%s\")}${fileexists(\"%s\")}\"", name, name, name);
  const Value *v = eval(b, text.p);
  unlink(path);
  assert_int_equal(b->d->errors, 0);
  assert_str(v->string, "hi\n764efa883dda1e11db47671c4a3bbd9etrue");
  assert_int_equal(b->ev->reads.n, 1);
  assert_str(b->ev->reads.v[0].path, path);
  assert_str(result(b, "file(\"tf2cfn-nothing-here\")"), "error 3504");
}

static void test_arns(void **state) {
  static const Case cases[] = {
      {"provider::aws::arn_parse(\"arn:aws:iam::444455556666:role/a:b\").resource", "\"role/a:b\""},
      {"provider::aws::arn_parse(\"arn:aws:iam::444455556666:role/a\").account_id", "\"444455556666\""},
      {"provider::aws::arn_build(\"aws\", \"iam\", \"\", p, \"role/x\")", "concat(\"arn:aws:iam::\", param.p, \":role/x\")"},
      {"provider::aws::trim_iam_role_path(\"arn:aws:iam::444455556666:role/a/b/c\")", "\"arn:aws:iam::444455556666:role/c\""},
      {"provider::aws::trim_iam_role_path(\"arn:aws:s3:::bucket\")", "error 3501"},
      {"provider::aws::arn_parse(\"arn:aws\")", "error 3501"},
  };
  CHECK(cases);
}

static void test_base64gzip(void **state) {
  Bench *b = bench_new(*state);
  assert_true(str_starts(eval(b, "base64gzip(\"hello\")")->string, STR("H4sIAAAAAAAA")));
  assert_int_equal(b->d->list.n, 1);
  assert_int_equal(b->d->list.v[0].code, TC3507);
  assert_int_equal(b->d->list.v[0].severity, SEV_NOTE);
}

static void test_re2(void **state) {
  static const char *const wrong[] = {"(?=a)",
                                      "a++",
                                      "\\1",
                                      "(?<!a)",
                                      "(?>a)",
                                      "a**",
                                      "[z-a]",
                                      "(",
                                      ")",
                                      "\\Z",
                                      "(?P>n)",
                                      "x{1001}",
                                      "((a{100}){100}){2}",
                                      "\\p{Nope}",
                                      "[[:nope:]]",
                                      "\\",
                                      "[\\",
                                      "(?",
                                      "a|*",
                                      "(?i-)"};
  Re2 re;
  Str why;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    if (re2_translate(*state, str_from(wrong[i]), &re, &why)) fail_msg("%s is accepted", wrong[i]);
  assert_true(re2_translate(*state, STR("(?P<a>x)(y)"), &re, &why));
  assert_int_equal(re.groups, 2);
  assert_true(re.named);
  assert_str(re.names[0], "a");
  assert_null(re.names[1].p);
}

/* docs/functions.md is made by walking the table: alphabetical, complete, each with its words. */
static void test_table(void **state) {
  (void)state;
  size_t n = 0;
  for (; func_at(n); n++) {
    assert_non_null(func_at(n)->lowering);
    assert_non_null(func_at(n)->fn);
    assert_ptr_equal(func_find(str_from(func_at(n)->name)), func_at(n));
    if (n) assert_true(strcmp(func_at(n - 1)->name, func_at(n)->name) < 0);
  }
  assert_true(n > 110);
  assert_null(func_find(STR("nothing")));
}

int main(void) {
  const struct CMUnitTest tests[] = {ARENA_TEST(test_shapes),     ARENA_TEST(test_intrinsics), ARENA_TEST(test_open_calls),
                                     ARENA_TEST(test_marks),      ARENA_TEST(test_clock),      ARENA_TEST(test_pinned_chance),
                                     ARENA_TEST(test_limits),     ARENA_TEST(test_reads),      ARENA_TEST(test_arns),
                                     ARENA_TEST(test_base64gzip), ARENA_TEST(test_re2),        ARENA_TEST(test_table)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
