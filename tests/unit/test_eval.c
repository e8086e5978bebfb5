/* The evaluator: expressions against what Terraform prints for them, and partial evaluation.
 *
 * Symbolic results are compared in the text form of sym_print(). The scope of these tests has
 *   p, q: string parameters; on: a bool parameter; n: a number parameter;
 *   id: an attribute that only deployment knows; name: an attribute configured as "web"; tags, zones: configured structures;
 *   items: one element if `on`, else none (a resource with count = var.on ? 1 : 0); self: a tracked object. */
#include "unit.h"

#include "eval/eval.h"
#include "eval/sym.h"
#include "syntax/parse.h"

#include <stdlib.h>

typedef struct {
  Arena *a;
  Diags *d;
  Eval *ev;
  LocalScope scope;
  Field fields[12];
} Bench;

static const Step id_path[] = {{.kind = STEP_ATTR, .name = {"id", 2}}};
static const Step name_path[] = {{.kind = STEP_ATTR, .name = {"name", 4}}};
static const Step tags_path[] = {{.kind = STEP_ATTR, .name = {"tags", 4}}};
static const Step zones_path[] = {{.kind = STEP_ATTR, .name = {"zones", 5}}};

static const Expr *parse(Bench *b, const char *text) {
  return parse_expression(b->a, b->d, source_add(b->d->sources, STR("test"), str_from(text)));
}

static const Value *known(Bench *b, const char *text) { return eval_expr(b->ev, NULL, parse(b, text)); }

static Bench *bench_new(Arena *a) {
  Bench *b = NEW(a, Bench);
  b->a = a;
  b->d = diags_new(a, sources_new(a));
  b->ev = eval_new(a, b->d);
  const Value *on = sym_param(a, STR("on"), &type_bool, SPAN_NONE);
  const Value *id = sym_attr(a, NULL, id_path, 1, &type_string, NULL, SPAN_NONE);
  const Value *object = known(b, "{name = \"web\", size = 3}");
  const Value *tags = known(b, "tomap({env = \"dev\"})"), *zones = known(b, "tolist([\"a\", \"b\"])");
  const Value **one = NEW(a, const Value *);
  Field *fields = NEW_N(a, Field, 1);
  fields[0] = (Field){STR("id"), id};
  one[0] = value_object(a, fields, 1);
  const Field all[] = {
      {STR("p"), sym_param(a, STR("p"), &type_string, SPAN_NONE)},
      {STR("q"), sym_param(a, STR("q"), &type_string, SPAN_NONE)},
      {STR("on"), on},
      {STR("n"), sym_param(a, STR("n"), &type_number, SPAN_NONE)},
      {STR("id"), id},
      {STR("name"), sym_attr(a, NULL, name_path, 1, &type_string, value_string(a, STR("web")), SPAN_NONE)},
      {STR("tags"), sym_attr(a, NULL, tags_path, 1, type_map(a, &type_string), tags, SPAN_NONE)},
      {STR("zones"), sym_attr(a, NULL, zones_path, 1, type_list(a, &type_string), zones, SPAN_NONE)},
      {STR("items"), sym_if(a, on, value_tuple(a, one, 1), value_tuple(a, NULL, 0))},
      {STR("self"), value_tracked(a, object)},
      {STR("azs"), sym_azs(a, sym_pseudo(a, STR("Region"), NULL))},
      {STR("any"), sym_attr(a, NULL, id_path, 1, &type_dynamic, NULL, SPAN_NONE)},
  };
  memcpy(b->fields, all, sizeof all);
  scope_local(&b->scope, NULL, b->fields, sizeof all / sizeof *all);
  return b;
}

static const Value *eval(Bench *b, const char *text) { return eval_expr(b->ev, &b->scope.scope, parse(b, text)); }

static Str symbolic(Bench *b, const char *text) {
  Buf out = buf_new(b->a);
  sym_print(&out, eval(b, text));
  if (b->d->errors) buf_addf(&out, " with error %d", (int)b->d->list.v[0].code);
  diags_truncate(b->d, 0);
  return buf_str(&out);
}

typedef struct {
  const char *text, *expected;
} Case;

static void check(Arena *a, const Case *cases, size_t n) {
  size_t failed = 0;
  for (size_t i = 0; i < n; i++) {
    Str got = symbolic(bench_new(a), cases[i].text);
    if (str_is(got, cases[i].expected)) continue;
    print_error("%s\n  expected %s\n  actual   %.*s\n", cases[i].text, cases[i].expected, STR_ARG(got));
    failed++;
  }
  assert_int_equal(failed, 0);
}

#define CHECK(cases) check(*state, (cases), sizeof(cases) / sizeof *(cases))

static void test_templates(void **state) {
  static const Case cases[] = {
      {"\"${p}\"", "param.p"},
      {"\"a-${p}-${\"b\"}-c\"", "concat(\"a-\", param.p, \"-b-c\")"},
      {"\"${\"x${p}\"}y${q}\"", "concat(\"x\", param.p, \"y\", param.q)"},
      {"\"${n}:${on}\"", "concat(param.n, \":\", param.on)"},
      {"\"%{if on}a%{else}b%{endif}\"", "if(param.on, \"a\", \"b\")"},
      {"[for x in [1, 2] : x if on || x == 2]", "if(param.on, [1, 2], [2])"},
      {"{for k, v in {a = p, b = q} : k => v if on}", "if(param.on, {a=param.p, b=param.q}, {})"},
      {"\"%{for x in [p, \"z\"]}<${x}>%{endfor}\"", "concat(\"<\", param.p, \"><z>\")"},
      {"\"${id}\"", "attr.id"},
      {"\"${[p]}\"", "[param.p]"},
      {"\"x${[p]}\"", "? with error 3012"},
  };
  CHECK(cases);
}

static void test_conditions(void **state) {
  static const Case cases[] = {
      {"on ? \"a\" : \"b\"", "if(param.on, \"a\", \"b\")"},
      {"on ? 1 : \"b\"", "if(param.on, \"1\", \"b\")"},
      {"on ? true : false", "param.on"},
      {"on ? false : true", "not(param.on)"},
      {"on ? \"a\" : \"a\"", "\"a\""},
      {"!on ? 1 : 2", "if(param.on, 2, 1)"},
      {"on ? (on ? 1 : 2) : 3", "if(param.on, 1, 3)"},
      {"p == \"x\" ? id : null", "if(eq(param.p, \"x\"), attr.id, tostring(null))"},
      {"p != \"x\"", "not(eq(param.p, \"x\"))"},
      {"p == p", "true"},
      {"p == 1", "false"},
      {"p == null", "false"},
      {"p != null ? p : \"x\"", "param.p"},
      {"on == true", "param.on"},
      {"on == false", "not(param.on)"},
      {"on && true", "param.on"},
      {"on && false", "false"},
      {"on || !on", "true"},
      {"on && p == \"x\"", "and(param.on, eq(param.p, \"x\"))"},
      {"(on ? \"a\" : \"b\") == \"a\"", "param.on"},
      {"name == \"web\" ? 1 : 2", "1"},
      {"name == null ? 1 : 2", "2"},
      {"[p, 1] == [p, 1]", "true"},
      {"[p, 1] == [p, 2]", "false"},
      {"[p] == [\"x\"]", "eq(param.p, \"x\")"},
  };
  CHECK(cases);
}

static void test_distribution(void **state) {
  static const Case cases[] = {
      {"items[0].id", "if(param.on, attr.id, ?)"},
      {"on ? items[0].id : \"\"", "if(param.on, attr.id, \"\")"},
      {"length(items)", "if(param.on, 1, 0)"},
      {"length(items) > 0", "param.on"},
      {"length(items) > 0 ? items[0].id : \"none\"", "if(param.on, attr.id, \"none\")"},
      {"items[*].id", "if(param.on, [attr.id], [])"},
      {"one(items[*].id)", "if(param.on, attr.id, null)"},
      {"try(items[0].id, \"none\")", "if(param.on, attr.id, \"none\")"},
      {"try(\"${items[0].id}-x\", \"none\")", "if(param.on, concat(attr.id, \"-x\"), \"none\")"},
      {"can(items[0])", "param.on"},
      {"[for i in items : i.id]", "if(param.on, [attr.id], [])"},
      {"(on ? 1 : 0) + 1", "if(param.on, 2, 1)"},
      {"-(on ? 1 : 2)", "if(param.on, -1, -2)"},
      {"upper(on ? \"a\" : \"b\")", "if(param.on, \"A\", \"B\")"},
      {"[\"x\", \"y\"][on ? 1 : 0]", "if(param.on, \"y\", \"x\")"},
      {"(on ? [1] : [])[3]", "? with error 3003"},
      {"concat([\"a\"], items[*].id)", "if(param.on, [\"a\", attr.id], [\"a\"])"},
      {"max(items[*].id...)", "if(param.on, attr.id, ?)"},
  };
  CHECK(cases);
}

static void test_references(void **state) {
  static const Case cases[] = {
      {"zones[0]", "attr.zones[0]"},
      {"length(zones)", "2"},
      {"[for z in zones : z]", "[attr.zones[0], attr.zones[1]]"},
      {"{for k, v in tags : upper(k) => v}", "{ENV=attr.tags[\"env\"]}"},
      {"zones[*]", "[attr.zones[0], attr.zones[1]]"},
      {"zones[5]", "attr.zones[5]"},
      {"tags.env", "attr.tags.env"},
      {"tags[\"env\"] == \"dev\" ? 1 : 2", "1"},
      {"any.a.b[0][\"k\"]", "attr.id.a.b[0][\"k\"]"},
      {"id.x", "? with error 3002"},
      {"name + 1", "? with error 3005"},
      {"upper(name)", "upper(attr.name)"},
      {"upper(id)", "upper(attr.id)"},
      {"n + 1", "+(param.n, 1)"},
      {"n < 3", "<(param.n, 3)"},
      {"azs[1]", "select(1, azs(pseudo.Region))"},
      {"[\"a\", \"b\"][n]", "select(param.n, [\"a\", \"b\"])"},
      {"{a = 1}[p]", "find({a=1}, param.p)"},
      {"{web = 7}[name]", "[]({web=7}, attr.name)"},
      {"{web = 7}[name] == 7 ? 1 : 0", "1"},
      {"[for z in azs : z]", "azs(pseudo.Region)"},
      {"azs[*]", "azs(pseudo.Region)"},
      {"tolist([p, id])", "[param.p, attr.id]"},
      {"tostring(n)", "param.n"},
      {"toset([p, \"a\", \"a\"])", "[\"a\", param.p]"},
  };
  CHECK(cases);
}

static void test_equivalents(void **state) {
  Bench *b = bench_new(*state);
  const Value *v = eval(b, "upper(\"${name}-${tags.env}\")");
  assert_true(v->kind == VAL_SYM);
  const Value *concrete = sym_concrete(b->a, v, NULL);
  assert_non_null(concrete);
  assert_str(concrete->string, "WEB-DEV");
  const Value *leaf;
  assert_null(sym_concrete(b->a, eval(b, "\"${name}-${p}\""), &leaf));
  assert_non_null(leaf);
  assert_str(leaf->sym->name, "p");
  assert_int_equal(b->d->errors, 0);
}

static void test_demands(void **state) {
  Bench *b = bench_new(*state);
  assert_str(eval_demand(b->ev, eval(b, "lower(name)"), SPAN_NONE, "count")->string, "web");
  assert_int_equal(b->ev->demands.n, 0);
  assert_int_equal(eval_demand(b->ev, eval(b, "{a = upper(p), b = [id, q]}"), SPAN_NONE, "count")->kind, VAL_UNKNOWN);
  assert_int_equal(b->ev->demands.n, 2);
  assert_str(b->ev->demands.v[0].variable, "p");
  assert_str(b->ev->demands.v[1].variable, "q");
  assert_str(b->ev->demands.v[1].what, "count");
  assert_int_equal(b->d->errors, 0);
  assert_int_equal(eval_demand(b->ev, eval(b, "id"), SPAN_NONE, "count")->kind, VAL_UNKNOWN);
  assert_int_equal(b->d->errors, 1);
  assert_int_equal(b->d->list.v[0].code, TC3019);
}

/* Keys that can stand in a template stay, and are demanded alone where the object must have them. */
static void test_open_objects(void **state) {
  static const struct {
    const char *text, *want;
  } cases[] = {
      {"{(p) = 1, a = q}", "object(param.p, 1, \"a\", param.q)"},
      {"{for x in [1] : p => x}", "object(param.p, 1)"},
      {"{(p) = 1, (p) = 2}", "object(param.p, 2)"},
      {"{\"a-${p}\" = 1, b = 2}.b", "2"},
      {"lookup({\"a-${p}\" = 1, b = 2}, \"c\", 3)", "3"},
      {"lookup({\"${p}-a\" = 1}, \"x-b\", 3)", "3"},
      {"merge({a = 1}, {(p) = 2})", "object(\"a\", 1, param.p, 2)"},
      {"{for k, v in {(p) = 1, a = 2} : k => v + 1}", "object(param.p, 2, \"a\", 3)"},
      {"jsonencode({(p) = 1})", "to_json(object(param.p, 1))"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench *b = bench_new(*state);
    Buf out = buf_new(b->a);
    sym_print(&out, eval(b, cases[i].text));
    assert_str(buf_str(&out), cases[i].want);
    assert_int_equal(b->ev->demands.n + b->d->errors, 0);
  }
  Bench *b = bench_new(*state);
  assert_int_equal(eval_demand(b->ev, eval(b, "{(p) = q}"), SPAN_NONE, "for_each")->kind, VAL_UNKNOWN);
  assert_int_equal(b->ev->demands.n, 1);
  assert_str(b->ev->demands.v[0].variable, "p");
  assert_int_equal(eval(b, "{\"a-${p}\" = 1}.b")->kind, VAL_UNKNOWN);
  assert_int_equal(b->d->list.v[0].code, TC3003);
  assert_int_equal(eval(b, "{for x in [1, 2] : p => x}")->kind, VAL_UNKNOWN);
  assert_int_equal(b->d->list.v[1].code, TC3010);
}

/* Keys and conditions that shape a value are demanded; so is a condition with a branch that cannot be evaluated. */
static void test_shape_demands(void **state) {
  static const char *const texts[] = {"{(upper(p)) = 1}", "{for x in [1] : upper(p) => x}", "{(on ? p : q) = 1}",
                                      "[for x in [1, 2, 3, 4, 5, 6] : x if p == tostring(x)]", "on ? [1][4] : 2"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    Bench *b = bench_new(*state);
    assert_int_equal(eval(b, texts[i])->kind, VAL_UNKNOWN);
    assert_true(b->ev->demands.n > 0);
    assert_int_equal(b->d->errors, 0);
  }
}

/* One fault, one diagnostic; all faults in one run. */
static void test_poison(void **state) {
  Bench *b = bench_new(*state);
  assert_int_equal(eval(b, "\"${upper({}.x)}-${1 + [for i in nope : i.j][0]}\"")->kind, VAL_UNKNOWN);
  assert_int_equal(b->d->list.n, 2);
  assert_int_equal(b->d->list.v[0].code, TC3002);
  assert_int_equal(b->d->list.v[1].code, TC3001);
}

static void test_messages(void **state) {
  static const struct {
    const char *text, *summary, *detail;
  } cases[] = {
      {"[1, 2][2]", "Index out of range: the tuple has 2 elements", "Indexes go from 0 to 1."},
      {"tolist([1])[1]", "Index out of range: the list has 1 element", "Indexes go from 0 to 0."},
      {"{port = 1}.prot", "The object has no attribute \"prot\"", "Did you mean \"port\"?"},
      {"uper(\"a\")", "There is no function \"uper\"", "Did you mean \"upper\"?"},
      {"zonse[0]", "There is no \"zonse\" here", "Did you mean \"zones\"?"},
      {"1 + []", "Unsuitable operand for +", "It works on a number, and this is tuple of 0."},
      {"upper(1, 2)", "Too many arguments for upper", "It takes exactly 1, and 2 are given here."},
      {"{for x in [1, 1] : x => x}", "Duplicate key \"1\"",
       "Two elements gave this key. To group the values by key, write ... after the value."},
      {"true ? {a = 1, b = []} : {}", "The branches of the conditional have different types",
       "The result is an object with attribute \"a\" when the condition is true and one without it when it is false, and no "
       "type fits both. Make them alike."},
      {"true ? [{a = {b = []}}] : [{a = {b = 1}}]", "The branches of the conditional have different types",
       "The result is a tuple whose element 0 is an object whose attribute \"a\" is an object whose attribute \"b\" is tuple "
       "when "
       "the condition is true and number when it is false, and no type fits both. Make them alike."},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench *b = bench_new(*state);
    eval(b, cases[i].text);
    assert_int_equal(b->d->list.n, 1);
    assert_str(b->d->list.v[0].summary, cases[i].summary);
    assert_str(b->d->list.v[0].detail, cases[i].detail);
  }
}

static void test_tracking(void **state) {
  static const struct {
    const char *text;
    int name, size;
  } cases[] = {
      {"self.name", 1, 0},    {"self[\"size\"]", 0, 1}, {"[self][*].size", 0, 1}, {"[for k, v in self : k]", 1, 1},
      {"length(self)", 0, 0}, {"self == null", 1, 1},   {"true", 0, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench *b = bench_new(*state);
    eval(b, cases[i].text);
    assert_int_equal(b->d->errors, 0);
    const ReadTrack *track = b->fields[9].value->map.track;
    assert_int_equal(track->read[0], cases[i].name);
    assert_int_equal(track->read[1], cases[i].size);
  }
}

static void test_marks(void **state) {
  static const Case cases[] = {
      {"\"${sensitive(p)}x\"", "sensitive"},     {"[sensitive(\"a\")][0]", "sensitive"},
      {"{a = sensitive(1)}.a + 1", "sensitive"}, {"sensitive(true) ? 1 : 2", "sensitive"},
      {"sensitive(on) ? 1 : 2", "sensitive"},    {"upper(sensitive(\"a\"))", "sensitive"},
      {"nonsensitive(sensitive(1))", "plain"},   {"{a = sensitive(1), b = 2}.b", "plain"},
      {"sensitive(p) == \"x\"", "sensitive"},    {"[for x in sensitive([1]) : x]", "sensitive"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench *b = bench_new(*state);
    const Value *v = eval(b, cases[i].text);
    assert_int_equal(b->d->errors, 0);
    assert_string_equal(v->marks & MARK_SENSITIVE ? "sensitive" : "plain", cases[i].expected);
  }
}

/* Templates in values: their names are the given variables alone, and they do not nest. */
static void test_rendering(void **state) {
  static const Case cases[] = {
      {"templatestring(text, {who = p})", "concat(\"hello \", param.p, \"!\")"},
      {"templatestring(text, {})", "? with error 3001"},
      {"templatestring(text, {who = 1, \"a b\" = 2})", "? with error 3501"},
      {"templatestring(\"x\", {})", "? with error 3501"},
      {"templatestring(nested, {text = \"x\"})", "? with error 3501"},
      {"templatefile(\"build/unit/none.tmpl\", {})", "? with error 3504"},
      {"templatefile(\"tests/unit/hello.tmpl\", {who = on ? \"a\" : \"b\"})",
       "concat(\"hello \", if(param.on, \"a\", \"b\"), \"!\")"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench *b = bench_new(*state);
    b->ev->cwd = STR(".");
    b->fields[10] = (Field){STR("text"), value_string(b->a, STR("hello ${who}!"))};
    b->fields[11] = (Field){STR("nested"), value_string(b->a, STR("${templatestring(text, {})}"))};
    assert_str(symbolic(b, cases[i].text), cases[i].expected);
    assert_null(b->d->trace);
  }
}

static char *repeat(Arena *a, const char *piece, size_t n) {
  size_t len = strlen(piece);
  char *out = arena_alloc(a, len * n + 1);
  for (size_t i = 0; i < n; i++) memcpy(out + i * len, piece, len);
  return out;
}

typedef struct {
  Scope scope;
  Bench *bench;
  const Expr *body;
} Chain;

/* Every name is defined by an expression over another name, without end. */
static const Value *lookup_chain(const Scope *s, Eval *ev, const Expr *traversal, size_t *used) {
  (void)traversal;
  const Chain *c = (const Chain *)(const void *)s;
  *used = 0;
  return eval_expr(ev, s, c->body);
}

static void test_limits(void **state) {
  Bench *b = bench_new(*state);
  Chain chain = {.scope = {.lookup = lookup_chain}, .bench = b, .body = parse(b, "[x]")};
  eval_expr(b->ev, &chain.scope, chain.body);
  assert_int_equal(b->d->list.n, 1);
  assert_int_equal(b->d->list.v[0].code, TC3015);
  assert_int_equal(b->ev->depth, 0);

  b = bench_new(*state);
  b->ev->limits.max_elements = 100;
  eval(b, "[for i in range(20) : [for j in range(20) : 1]]");
  assert_int_equal(b->d->list.n, 1);
  assert_int_equal(b->d->list.v[0].code, TC3016);

  b = bench_new(*state);
  b->ev->limits.max_string = 10;
  eval(b, "\"0123456789${1}\"");
  assert_int_equal(b->d->list.n, 1);
  assert_int_equal(b->d->list.v[0].code, TC3022);
}

static void test_long_chains(void **state) {
  Bench *b = bench_new(*state);
  char *sum = repeat(b->a, "1+", 900);
  sum[strlen(sum) - 1] = ' ';
  const Value *v = eval(b, sum);
  assert_int_equal(b->d->errors, 0);
  assert_int_equal(v->number.small, 900);
}

static const Value *bind(void *ctx, const Value *leaf) {
  Arena *a = ctx;
  if (leaf->sym->op != SYM_PARAM) return leaf;
  if (str_is(leaf->sym->name, "on")) return &value_true;
  if (str_is(leaf->sym->name, "n")) return value_int(a, 4);
  return value_string(a, STR("v"));
}

static void test_binding(void **state) {
  static const Case cases[] = {
      {"on ? upper(\"${p}-x\") : \"${n + 1}\"", "\"V-X\""},
      {"n < 5 && on", "true"},
      {"{a = 1, v = 2}[p]", "2"},
      {"[p, \"${id}-${q}\"]", "[\"v\", concat(attr.id, \"-v\")]"},
      {"-n", "-4"},
      {"[\"a\", p][n - 3]", "\"v\""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Bench *b = bench_new(*state);
    Buf out = buf_new(b->a);
    sym_print(&out, sym_map(b->a, eval(b, cases[i].text), bind, b->a));
    assert_str(buf_str(&out), cases[i].expected);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_templates),   ARENA_TEST(test_conditions),  ARENA_TEST(test_distribution),  ARENA_TEST(test_references),
      ARENA_TEST(test_equivalents), ARENA_TEST(test_demands),     ARENA_TEST(test_shape_demands), ARENA_TEST(test_open_objects),
      ARENA_TEST(test_poison),      ARENA_TEST(test_messages),    ARENA_TEST(test_tracking),      ARENA_TEST(test_marks),
      ARENA_TEST(test_limits),      ARENA_TEST(test_long_chains), ARENA_TEST(test_rendering),     ARENA_TEST(test_binding),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
