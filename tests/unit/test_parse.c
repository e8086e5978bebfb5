/* The parser's interface: ranges of nodes, messages and their detail, JSON read in its three ways, bodies split. Grammar and
 * recovery are tested by tests/conformance. */
#include "unit.h"

#include "syntax/parse.h"
#include "syntax/print.h"

typedef struct {
  Arena *a;
  Diags *d;
  uint32_t file;
} Input;

static Input input(void **state, const char *path, const char *text) {
  Arena *a = *state;
  Diags *d = diags_new(a, sources_new(a));
  return (Input){a, d, source_add(d->sources, str_from(path), str_from(text))};
}

static Str text_of(const Input *in, Span at) { return source_text(in->d->sources, at); }

static Str printed(const Input *in, const Expr *e) {
  Buf out = buf_new(in->a);
  print_expr(&out, e);
  return buf_str(&out);
}

/* --- ranges --- */

static void test_ranges_of_a_block(void **state) {
  Input in = input(state, "a.tf", "x = 1\nblock \"l1\" l2 {\n  y = [1]\n}\n");
  const Body *b = parse_native(in.a, in.d, in.file);
  assert_int_equal(b->n, 2);
  const Attribute *x = b->items[0].attribute;
  assert_str(text_of(&in, x->span), "x = 1");
  assert_str(text_of(&in, x->name_span), "x");
  const Block *k = b->items[1].block;
  assert_str(text_of(&in, k->span), "block \"l1\" l2 {\n  y = [1]\n}");
  assert_str(text_of(&in, k->header_span), "block \"l1\" l2");
  assert_str(text_of(&in, k->type_span), "block");
  assert_str(text_of(&in, k->label_spans[0]), "\"l1\"");
  assert_str(text_of(&in, k->label_spans[1]), "l2");
  assert_str(text_of(&in, k->body->end_span), "}");
  assert_str(text_of(&in, k->body->items[0].attribute->value->span), "[1]");
  assert_ptr_equal(body_attribute(k->body, STR("y")), k->body->items[0].attribute);
  assert_null(body_attribute(k->body, STR("x")));
}

static void test_ranges_of_steps(void **state) {
  Input in = input(state, "x", "a.b[0][\"c\"][d].e");
  const Expr *e = parse_expression(in.a, in.d, in.file);
  assert_int_equal(e->kind, EXPR_RELATIVE);
  assert_str(text_of(&in, e->relative.steps[0].span), ".e");
  const Expr *index = e->relative.source;
  assert_int_equal(index->kind, EXPR_INDEX);
  assert_str(text_of(&in, index->span), "a.b[0][\"c\"][d]");
  assert_str(text_of(&in, index->index.key->span), "d");
  const Expr *root = index->index.collection;
  assert_str(text_of(&in, root->span), "a.b[0][\"c\"]");
  assert_str(text_of(&in, root->traversal.root_span), "a");
  assert_str(text_of(&in, root->traversal.steps[2].span), "[\"c\"]");
}

static void test_ranges_of_a_splat(void **state) {
  Input in = input(state, "x", "a.b.*.c + d[*].e");
  const Expr *e = parse_expression(in.a, in.d, in.file);
  assert_str(text_of(&in, e->binary.left->splat.source->span), "a.b");
  assert_str(text_of(&in, e->binary.left->span), "a.b.*.c");
  assert_str(text_of(&in, e->binary.right->splat.source->span), "d");
  assert_str(text_of(&in, e->binary.right->span), "d[*].e");
}

static void test_ranges_in_a_template(void **state) {
  Input in = input(state, "x", "\"a ${b} %{if c}d%{else}e%{endif}\"");
  const Expr *e = parse_expression(in.a, in.d, in.file);
  assert_str(text_of(&in, e->span), "\"a ${b} %{if c}d%{else}e%{endif}\"");
  assert_str(text_of(&in, e->template_.parts[0]->span), "a ");
  assert_str(text_of(&in, e->template_.parts[1]->span), "b");
  assert_str(text_of(&in, e->template_.parts[3]->span), "%{if c}d%{else}e%{endif}");
}

static void test_numbers_keep_their_text(void **state) {
  Input in = input(state, "x", "[1.50, 12345678901234567890, 007]");
  const Expr *e = parse_expression(in.a, in.d, in.file);
  assert_str(e->tuple.items[0]->number.text, "1.50");
  assert_str(num_to_str(in.a, e->tuple.items[0]->number.value), "1.5");
  assert_str(num_to_str(in.a, e->tuple.items[1]->number.value), "12345678901234567890");
  assert_str(num_to_str(in.a, e->tuple.items[2]->number.value), "7");
}

/* --- messages --- */

static void test_message_parts(void **state) {
  Input in = input(state, "a.tf", "a = f(1 2)\n");
  parse_native(in.a, in.d, in.file);
  assert_int_equal(in.d->list.n, 1);
  const Diag *g = &in.d->list.v[0];
  assert_int_equal(g->severity, SEV_ERROR);
  assert_int_equal(g->code, TC1023);
  assert_str(g->summary, "Missing comma between arguments");
  assert_str(g->detail, "A comma or the closing parenthesis is expected here, not a number.");
  assert_str(text_of(&in, g->subject), "2");
  assert_str(text_of(&in, g->context), "f(1 2");
}

static void test_repeated_argument_names_the_first(void **state) {
  Input in = input(state, "a.tf", "a = 1\n\na = 2\n");
  parse_native(in.a, in.d, in.file);
  assert_int_equal(in.d->list.n, 1);
  assert_true(str_find(in.d->list.v[0].detail, STR("on line 1"), 0) < in.d->list.v[0].detail.n);
}

static void test_repeated_argument_in_a_long_body(void **state) {
  Arena *a = *state;
  Buf text = buf_new(a);
  for (int i = 0; i < 100; i++) buf_addf(&text, "a%d = %d\n", i, i);
  buf_addz(&text, "a7 = 1\na99 = 2\nb = 3\n");
  Input in = input(state, "a.tf", text.p);
  parse_native(in.a, in.d, in.file);
  assert_int_equal(in.d->list.n, 2);
  assert_str(text_of(&in, in.d->list.v[0].subject), "a7");
  assert_str(text_of(&in, in.d->list.v[1].subject), "a99");
}

static void test_many_faults_end(void **state) {
  Arena *a = *state;
  Buf text = buf_new(a);
  for (int i = 0; i < 5000; i++) buf_addz(&text, "a = 1 2\n");
  Input in = input(state, "a.tf", text.p);
  parse_native(in.a, in.d, in.file);
  assert_int_equal(in.d->list.n, 1001);
  assert_int_equal(in.d->list.v[1000].code, TC1009);
}

static Str repeated(Arena *a, const char *one, int n, const char *end) {
  Buf out = buf_new(a);
  for (int i = 0; i < n; i++) buf_addz(&out, one);
  buf_addz(&out, end);
  return buf_str(&out);
}

static void test_depth_is_limited(void **state) {
  static const char *const openings[] = {"a = [", "a = (", "a = f(", "a {\n", "a = \"${", "a = !", "a = [for x in ", "a = {b="};
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
    Arena *a = *state;
    Str head = str_from(openings[i]);
    Str again = str_starts(head, STR("a = ")) ? str_sub(head, 4, head.n) : head;
    Str text = str_cat(a, STR("a = "), repeated(a, str_z(a, again), 10000, ""));
    if (again.n == head.n) text = repeated(a, openings[i], 10000, "");
    Input in = input(state, "a.tf", str_z(a, text));
    parse_native(in.a, in.d, in.file);
    assert_int_equal(in.d->list.n, 1);
    assert_int_equal(in.d->list.v[0].code, TC1008);
  }
}

static void test_chains_are_limited_too(void **state) {
  static const char *const links[] = {" + 1", "[x]", "[*]", ".*[0]", " ? 1 : 1"};
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    Input in = input(state, "x", str_z(*state, str_cat(*state, STR("a"), repeated(*state, links[i], 5000, ""))));
    parse_expression(in.a, in.d, in.file);
    assert_int_equal(in.d->list.n, 1);
    assert_int_equal(in.d->list.v[0].code, TC1008);
    in = input(state, "x", str_z(*state, str_cat(*state, STR("a"), repeated(*state, links[i], 300, ""))));
    const Expr *e = parse_expression(in.a, in.d, in.file);
    assert_int_equal(in.d->list.n, 0);
    assert_true(e->height >= 300 && e->height <= PARSE_MAX_DEPTH);
  }
}

/* --- JSON --- */

static const Expr *json_value(const Input *in) {
  const Body *b = parse_json(in->a, in->d, in->file);
  assert_true(b->json);
  assert_int_equal(b->n, 1);
  return b->items[0].attribute->value;
}

static void test_json_string_as_it_is(void **state) {
  Input in = input(state, "a.tf.json", "{\"a\": \"x${b}\"}");
  const Expr *e = json_value(&in);
  assert_int_equal(e->kind, EXPR_STRING);
  assert_int_equal(e->string.quote, QUOTE_JSON);
  assert_str(e->string.value, "x${b}");
  assert_str(text_of(&in, e->span), "\"x${b}\"");
}

static void test_json_string_as_template(void **state) {
  Input in = input(state, "a.tf.json", "{\"a\": \"\\u00e9\\n${ b.c }\\ud83d\\ude00${d}\"}");
  const Expr *e = json_template(in.a, in.d, json_value(&in));
  assert_int_equal(e->kind, EXPR_TEMPLATE);
  assert_int_equal(e->template_.quote, QUOTE_JSON);
  assert_str(text_of(&in, e->template_.parts[1]->span), "b.c");
  assert_str(text_of(&in, e->template_.parts[1]->traversal.steps[0].span), ".c");
  assert_str(text_of(&in, e->template_.parts[3]->span), "d");
}

static void test_json_lone_interpolation(void **state) {
  Input in = input(state, "a.tf.json", "{\"a\": \"${b}\"}");
  const Expr *e = json_template(in.a, in.d, json_value(&in));
  assert_int_equal(e->kind, EXPR_WRAP);
  assert_str(text_of(&in, e->span), "\"${b}\"");
}

static void test_json_as_traversal(void **state) {
  Input in = input(state, "a.tf.json", "{\"a\": [\"aws_vpc.main\", {\"p\": \"aws.east\"}]}");
  const Expr *e = json_as_traversal(in.a, in.d, json_value(&in));
  assert_int_equal(e->kind, EXPR_TUPLE);
  const Expr *vpc = e->tuple.items[0];
  assert_int_equal(vpc->kind, EXPR_TRAVERSAL);
  assert_str(text_of(&in, vpc->span), "aws_vpc.main");
  assert_str(text_of(&in, vpc->traversal.root_span), "aws_vpc");
  assert_str(printed(&in, e->tuple.items[1]->object.items[0].value), "aws.east");
}

static void test_native_expressions_pass_through(void **state) {
  Input in = input(state, "x", "[\"a.b\"]");
  const Expr *e = parse_expression(in.a, in.d, in.file);
  assert_ptr_equal(json_template(in.a, in.d, e), e);
  assert_ptr_equal(json_as_traversal(in.a, in.d, e), e);
}

static void test_fault_in_a_json_template(void **state) {
  Input in = input(state, "a.tf.json", "{\"a\": \"\\t\\\"${b c}\"}");
  json_template(in.a, in.d, json_value(&in));
  assert_int_equal(in.d->list.n, 1);
  assert_str(text_of(&in, in.d->list.v[0].subject), "c");
}

/* --- bodies --- */

static const BlockType TYPES[] = {{"resource", 2}, {"locals", 0}, {NULL, 0}};

static void test_content_of_a_native_body(void **state) {
  Input in = input(state, "a.tf", "x = 1\nresource \"a\" \"b\" {\n}\ny = 2\n");
  Content c = body_content(in.a, in.d, parse_native(in.a, in.d, in.file), TYPES);
  assert_int_equal(c.nattributes, 2);
  assert_int_equal(c.nblocks, 1);
  assert_str(c.attributes[1]->name, "y");
  assert_str(c.blocks[0]->labels[1], "b");
}

static void test_content_of_a_json_body(void **state) {
  Input in = input(state, "a.tf.json",
                   "{\"//\": \"c\", \"resource\": {\"a\": {\"b\": {\"x\": 1}, \"c\": [{}, {}]}}, \"locals\": [{\"l\": 1}, "
                   "{\"m\": 2}], \"locals\": {}, "
                   "\"z\": 3}");
  Content c = body_content(in.a, in.d, parse_json(in.a, in.d, in.file), TYPES);
  assert_int_equal(in.d->errors, 0);
  assert_int_equal(c.nattributes, 1);
  assert_str(c.attributes[0]->name, "z");
  assert_int_equal(c.nblocks, 6);
  assert_str(c.blocks[0]->type, "resource");
  assert_str(c.blocks[0]->labels[0], "a");
  assert_str(c.blocks[0]->labels[1], "b");
  assert_str(text_of(&in, c.blocks[0]->label_spans[1]), "\"b\"");
  assert_str(text_of(&in, c.blocks[0]->body->end_span), "}");
  assert_str(c.blocks[0]->body->items[0].attribute->name, "x");
  assert_str(c.blocks[2]->labels[1], "c");
  assert_str(c.blocks[4]->body->items[0].attribute->name, "m");
}

static bool is_tag(void *ctx, Str name) {
  (void)ctx;
  return str_is(name, "tag");
}

static void test_content_by_question(void **state) {
  Input in = input(state, "a.tf.json",
                   "{\"tag\": [{\"k\": 1}, {\"k\": 2}], \"dynamic\": {\"tag\": {\"for_each\": []}}, \"name\": \"n\"}");
  Content c = body_content_by(in.a, in.d, parse_json(in.a, in.d, in.file), is_tag, NULL);
  assert_int_equal(c.nattributes, 1);
  assert_int_equal(c.nblocks, 3);
  assert_str(c.blocks[2]->type, "dynamic");
  assert_str(c.blocks[2]->labels[0], "tag");
}

static void test_faults_of_json_bodies(void **state) {
  Input in = input(state, "a.tf.json", "{\"locals\": 1, \"resource\": {\"a\": \"b\"}, \"resource\": {}, \"x\": 1, \"x\": 2}");
  body_content(in.a, in.d, parse_json(in.a, in.d, in.file), TYPES);
  static const struct {
    DiagCode code;
    const char *subject;
  } expected[] = {{TC1056, "1"}, {TC1056, "\"b\""}, {TC1056, "{}"}, {TC1019, "\"x\""}};
  assert_int_equal(in.d->list.n, 4);
  for (size_t i = 0; i < 4; i++) {
    assert_int_equal(in.d->list.v[i].code, expected[i].code);
    assert_str(text_of(&in, in.d->list.v[i].subject), expected[i].subject);
  }
}

static void test_parse_file_chooses_by_name(void **state) {
  Input in = input(state, "a.tf.json", "{\"a\": 1}");
  assert_true(parse_file(in.a, in.d, in.file)->json);
  in = input(state, "a.tf", "a = 1\n");
  assert_false(parse_file(in.a, in.d, in.file)->json);
  assert_int_equal(in.d->errors, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      ARENA_TEST(test_ranges_of_a_block),
      ARENA_TEST(test_ranges_of_steps),
      ARENA_TEST(test_ranges_of_a_splat),
      ARENA_TEST(test_ranges_in_a_template),
      ARENA_TEST(test_numbers_keep_their_text),
      ARENA_TEST(test_message_parts),
      ARENA_TEST(test_repeated_argument_names_the_first),
      ARENA_TEST(test_repeated_argument_in_a_long_body),
      ARENA_TEST(test_many_faults_end),
      ARENA_TEST(test_depth_is_limited),
      ARENA_TEST(test_chains_are_limited_too),
      ARENA_TEST(test_json_string_as_it_is),
      ARENA_TEST(test_json_string_as_template),
      ARENA_TEST(test_json_lone_interpolation),
      ARENA_TEST(test_json_as_traversal),
      ARENA_TEST(test_native_expressions_pass_through),
      ARENA_TEST(test_fault_in_a_json_template),
      ARENA_TEST(test_content_of_a_native_body),
      ARENA_TEST(test_content_of_a_json_body),
      ARENA_TEST(test_content_by_question),
      ARENA_TEST(test_faults_of_json_bodies),
      ARENA_TEST(test_parse_file_chooses_by_name),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
