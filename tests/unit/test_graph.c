/* The dependency graph: what depends on what, the order, cycles, providers through module calls. */
#include "expand/graph.h"
#include "project.h"

static Graph *graph_of(Project *p, const char *source) {
  project_file(p, "main.tf", source);
  return graph_build(p->a, p->d, project_load_good(p));
}

/* "module.a.module.b" and a key of ModulePath.nodes, or "open" and "close". */
static Node *node_at(const Graph *g, const char *module, const char *key) {
  for (size_t i = 0; i < g->nodes.n; i++) {
    ModulePath *path = g->nodes.v[i]->path;
    if (!str_is(path->name, module)) continue;
    Node *n = strcmp(key, "open") == 0    ? path->open
              : strcmp(key, "close") == 0 ? path->close
                                          : map_get(&path->nodes, str_from(key));
    if (n) return n;
  }
  fail_msg("no node %s in \"%s\"", key, module);
  return NULL;
}

static bool depends(const Node *from, const Node *to) {
  for (size_t i = 0; i < from->deps.n; i++)
    if (from->deps.v[i] == to) return true;
  return false;
}

static void assert_edge(const Graph *g, const char *from, const char *to) {
  if (!depends(node_at(g, "", from), node_at(g, "", to))) fail_msg("%s does not depend on %s", from, to);
}

static size_t place(const Graph *g, const Node *n) {
  for (size_t i = 0; i < g->order.n; i++)
    if (g->order.v[i] == n) return i;
  fail_msg("%.*s is not in the order", STR_ARG(n->name));
  return 0;
}

/* Each node once, behind all that it depends on. */
static void assert_ordered(const Graph *g) {
  assert_int_equal(g->order.n, g->nodes.n);
  for (size_t i = 0; i < g->nodes.n; i++) {
    const Node *n = g->nodes.v[i];
    size_t at = place(g, n);
    for (size_t k = at + 1; k < g->order.n; k++) assert_ptr_not_equal(g->order.v[k], n);
    for (size_t k = 0; k < n->deps.n; k++)
      if (place(g, n->deps.v[k]) >= at) fail_msg("%.*s stands before %.*s", STR_ARG(n->name), STR_ARG(n->deps.v[k]->name));
  }
}

/* --- nodes and edges ----------------------------------------------------------------------------------------------- */

#define QUEUE(name, body) "resource \"aws_sqs_queue\" \"" name "\" {\n" body "}\n"

static void test_edges_of_references(void **state) {
  Graph *g = graph_of(*state, "output \"o\" {\n  value = aws_sqs_queue.b.arn\n}\n" QUEUE(
                                  "b", "  name = local.n\n  tags = { A = \"x-${aws_sqs_queue.a[0].id}\" }\n")
                                  QUEUE("a", "  count = var.n\n") "locals {\n  n = \"${data.aws_region.r.name}-q\"\n}\n"
                                                                  "data \"aws_region\" \"r\" {}\n"
                                                                  "variable \"n\" {\n  default = 1\n}\n"
                                                                  "provider \"aws\" {\n  region = var.region\n}\n"
                                                                  "variable \"region\" {\n  default = \"eu-west-1\"\n}\n");
  assert_edge(g, "output.o", "aws_sqs_queue.b");
  assert_edge(g, "aws_sqs_queue.b", "local.n");
  assert_edge(g, "aws_sqs_queue.b", "aws_sqs_queue.a");
  assert_edge(g, "aws_sqs_queue.a", "var.n");
  assert_edge(g, "local.n", "data.aws_region.r");
  assert_edge(g, "aws_sqs_queue.a", "provider.aws");
  assert_edge(g, "data.aws_region.r", "provider.aws");
  assert_edge(g, "provider.aws", "var.region");
  assert_false(depends(node_at(g, "", "aws_sqs_queue.a"), node_at(g, "", "local.n")));
  assert_ordered(g);
}

static void test_edges_of_checks_and_depends_on(void **state) {
  Graph *g = graph_of(*state, QUEUE("a", "  depends_on = [aws_sqs_queue.b]\n  lifecycle {\n    precondition {\n"
                                         "      condition     = var.x == \"x\"\n      error_message = local.m\n    }\n  }\n")
                                  QUEUE("b", "") "variable \"x\" {\n  default = \"x\"\n  validation {\n"
                                                 "    condition     = var.x != var.y\n    error_message = \"Same.\"\n  }\n}\n"
                                                 "variable \"y\" {\n  default = \"y\"\n}\nlocals {\n  m = \"No.\"\n}\n");
  assert_edge(g, "aws_sqs_queue.a", "aws_sqs_queue.b");
  assert_edge(g, "aws_sqs_queue.a", "var.x");
  assert_edge(g, "aws_sqs_queue.a", "local.m");
  assert_edge(g, "var.x", "var.y");
  assert_false(depends(node_at(g, "", "var.x"), node_at(g, "", "var.x")));
  assert_ordered(g);
}

/* An output of a module is an edge to that output alone; the module as a whole to all of them. */
static void test_edges_through_modules(void **state) {
  Project *p = *state;
  project_file(
      p, "m/main.tf",
      "variable \"in\" {}\nvariable \"idle\" {\n  default = 1\n}\n" QUEUE(
          "q", "  name = var.in\n") "output \"one\" {\n  value = aws_sqs_queue.q.arn\n}\noutput \"two\" {\n  value = 2\n}\n");
  Graph *g = graph_of(p, "module \"m\" {\n  source   = \"./m\"\n  for_each = local.keys\n  in       = local.name\n}\n"
                         "locals {\n  keys  = toset([\"a\"])\n  name  = \"n\"\n  one   = module.m[\"a\"].one\n"
                         "  whole = module.m\n}\n" QUEUE("after", "  depends_on = [module.m]\n"));
  const Node *one = node_at(g, "module.m", "output.one"), *two = node_at(g, "module.m", "output.two");
  assert_true(depends(node_at(g, "", "local.one"), one));
  assert_false(depends(node_at(g, "", "local.one"), two));
  assert_true(depends(node_at(g, "", "local.whole"), one));
  assert_true(depends(node_at(g, "", "local.whole"), two));
  assert_true(depends(node_at(g, "module.m", "var.in"), node_at(g, "", "local.name")));
  assert_false(depends(node_at(g, "module.m", "var.idle"), node_at(g, "", "local.name")));
  assert_true(depends(node_at(g, "module.m", "open"), node_at(g, "", "local.keys")));
  assert_true(depends(node_at(g, "", "aws_sqs_queue.after"), node_at(g, "module.m", "close")));
  assert_true(depends(node_at(g, "module.m", "close"), node_at(g, "module.m", "aws_sqs_queue.q")));
  assert_ordered(g);
}

/* Two calls of one module are two paths with nodes of their own. */
static void test_paths_of_modules(void **state) {
  Project *p = *state;
  project_file(p, "a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n");
  project_file(p, "b/main.tf", QUEUE("q", ""));
  Graph *g = graph_of(p, "module \"x\" {\n  source = \"./a\"\n}\nmodule \"y\" {\n  source = \"./a\"\n}\n");
  Node *x = node_at(g, "module.x.module.b", "aws_sqs_queue.q"), *y = node_at(g, "module.y.module.b", "aws_sqs_queue.q");
  assert_ptr_not_equal(x, y);
  assert_ptr_equal(x->decl, y->decl);
  assert_true(depends(node_at(g, "module.x", "close"), node_at(g, "module.x.module.b", "close")));
  assert_ordered(g);
}

/* The order takes no stack space: a chain that no recursion would survive. */
static void test_long_chain(void **state) {
  enum { LINKS = 20000 };
  Project *p = *state;
  Buf source = buf_new(p->a);
  buf_addz(&source, "locals {\n");
  for (size_t i = 0; i < LINKS; i++) buf_addf(&source, "  l%zu = local.l%zu\n", i, i + 1);
  buf_addf(&source, "  l%d = 1\n}\n", LINKS);
  Graph *g = graph_of(p, str_z(p->a, buf_str(&source)));
  assert_int_equal(p->d->list.n, 0);
  assert_int_equal(g->order.n, LINKS + 3); /* the root's beginning and end */
  assert_int_equal(place(g, node_at(g, "", "local.l0")), place(g, node_at(g, "", "local.l20000")) + LINKS);
}

/* --- cycles -------------------------------------------------------------------------------------------------------- */

static void assert_cycle(Project *p, const char *path) {
  project_expect(p, TC4001, SEV_ERROR);
  Str detail = p->d->list.v[0].detail;
  if (str_find(detail, str_fmt(p->a, ": %s. ", path), 0) == detail.n) fail_msg("not %s: %.*s", path, STR_ARG(detail));
}

static void test_cycle_of_one(void **state) {
  graph_of(*state, "locals {\n  a = local.a\n}\n");
  assert_cycle(*state, "local.a -> local.a");
}

static void test_cycle_of_resources(void **state) {
  Graph *g = graph_of(*state, QUEUE("a", "  name = aws_sqs_queue.b.name\n") QUEUE("b", "  name = local.c\n")
                                  QUEUE("out", "  name = aws_sqs_queue.a.name\n") "locals {\n  c = aws_sqs_queue.a.arn\n}\n");
  assert_int_equal(g->order.n, g->nodes.n);
  Str detail = ((Project *)*state)->d->list.v[0].detail;
  assert_true(str_find(detail, STR("aws_sqs_queue.out"), 0) == detail.n); /* it hangs on the cycle but is no part of it */
  assert_cycle(*state, "local.c -> aws_sqs_queue.a -> aws_sqs_queue.b -> local.c");
}

static void test_cycle_across_modules(void **state) {
  Project *p = *state;
  project_file(p, "m/main.tf",
               "variable \"in\" {}\nmodule \"n\" {\n  source = \"../n\"\n  in     = var.in\n}\n"
               "output \"out\" {\n  value = module.n.out\n}\n");
  project_file(p, "n/main.tf", "variable \"in\" {}\noutput \"out\" {\n  value = var.in\n}\n");
  graph_of(p, "module \"m\" {\n  source = \"./m\"\n  in     = local.l\n}\nlocals {\n  l = module.m.out\n}\n");
  assert_cycle(p, "local.l -> module.m.output.out -> module.m.module.n.output.out -> module.m.module.n.var.in -> "
                  "module.m.var.in -> local.l");
}

static void test_two_cycles(void **state) {
  Project *p = *state;
  graph_of(p, "locals {\n  a = local.b\n  b = local.a\n  x = local.y\n  y = local.x\n}\n");
  assert_int_equal(p->d->list.n, 2);
  for (size_t i = 0; i < 2; i++) assert_int_equal(p->d->list.v[i].code, TC4001);
}

/* A module that passes one value in and takes another one out is no cycle. */
static void test_no_cycle_through_a_module(void **state) {
  Project *p = *state;
  project_file(p, "m/main.tf",
               "variable \"in\" {}\noutput \"echo\" {\n  value = var.in\n}\noutput \"free\" {\n  value = 1\n}\n");
  Graph *g = graph_of(p, "module \"m\" {\n  source = \"./m\"\n  in     = module.m.free\n}\n");
  assert_int_equal(p->d->list.n, 0);
  assert_ordered(g);
}

/* --- providers ----------------------------------------------------------------------------------------------------- */

#define PROVIDERS                                                                                                              \
  "provider \"aws\" {\n  region = \"us-east-1\"\n}\nprovider \"aws\" {\n  alias  = \"west\"\n  region = \"us-west-2\"\n}\n"
#define ALIASES(name)                                                                                                          \
  "terraform {\n  required_providers {\n    aws = {\n      source                = \"hashicorp/aws\"\n"                        \
  "      configuration_aliases = [aws." name "]\n    }\n  }\n}\n"

static ProviderRef aws(const char *alias) {
  return (ProviderRef){.name = STR("aws"), .alias = alias ? str_from(alias) : STR_NONE};
}

static void test_provider_keys(void **state) {
  Project *p = *state;
  assert_str(provider_key(p->a, aws(NULL)), "aws");
  assert_str(provider_key(p->a, aws("west")), "aws.west");
}

/* Default configurations are inherited, also over two calls; others are not. */
static void test_provider_inheritance(void **state) {
  Project *p = *state;
  project_file(p, "a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n");
  project_file(p, "b/main.tf", QUEUE("q", ""));
  Graph *g = graph_of(p, PROVIDERS "module \"a\" {\n  source = \"./a\"\n}\n");
  Node *q = node_at(g, "module.a.module.b", "aws_sqs_queue.q");
  assert_true(depends(q, node_at(g, "", "provider.aws")));
  assert_ptr_equal(graph_provider(p->a, q->path, aws(NULL)), node_at(g, "", "provider.aws"));
  assert_null(graph_provider(p->a, q->path, aws("west")));
  assert_ptr_equal(graph_provider(p->a, g->root, aws("west")), node_at(g, "", "provider.aws.west"));
}

/* Renamed at each call: aws.west -> aws.inner -> aws. */
static void test_provider_pass(void **state) {
  Project *p = *state;
  project_file(p, "a/main.tf",
               ALIASES("inner") "module \"b\" {\n  source    = \"../b\"\n  providers = { aws = aws.inner }\n}\n" QUEUE(
                   "own", "") QUEUE("given", "  provider = aws.inner\n"));
  project_file(p, "b/main.tf", QUEUE("q", ""));
  Graph *g = graph_of(p, PROVIDERS "module \"a\" {\n  source    = \"./a\"\n  providers = { aws.inner = aws.west }\n}\n");
  const Node *east = node_at(g, "", "provider.aws"), *west = node_at(g, "", "provider.aws.west");
  const Node *q = node_at(g, "module.a.module.b", "aws_sqs_queue.q");
  assert_true(depends(q, west));
  assert_false(depends(q, east));
  assert_true(depends(node_at(g, "module.a", "aws_sqs_queue.given"), west));
  assert_false(depends(node_at(g, "module.a", "aws_sqs_queue.given"), east));
  const ModuleCall *call = q->path->parent->call;
  ProviderRef ref = aws("inner");
  assert_true(provider_pass(call, &ref));
  assert_str(provider_key(p->a, ref), "aws.west");
  ref = aws("other");
  assert_false(provider_pass(call, &ref));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      PROJECT_TEST(test_edges_of_references),
      PROJECT_TEST(test_edges_of_checks_and_depends_on),
      PROJECT_TEST(test_edges_through_modules),
      PROJECT_TEST(test_paths_of_modules),
      PROJECT_TEST(test_long_chain),
      PROJECT_TEST(test_cycle_of_one),
      PROJECT_TEST(test_cycle_of_resources),
      PROJECT_TEST(test_cycle_across_modules),
      PROJECT_TEST(test_two_cycles),
      PROJECT_TEST(test_no_cycle_through_a_module),
      PROJECT_TEST(test_provider_keys),
      PROJECT_TEST(test_provider_inheritance),
      PROJECT_TEST(test_provider_pass),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
