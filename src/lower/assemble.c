/* Areas and layers -> stacks.
 *
 * The nodes of the graph are the layers of areas; an edge says that something in one needs something in the other. Neighbouring
 * layers of an area become one stack again where that closes no circle. What remains is put in the order of deployment. */
#include "lower/internal.h"

#include <stdlib.h>

typedef struct {
  Area *area;
  size_t layer;
  size_t merged_into; /* itself while it stands */
} Node;

typedef struct {
  VEC(Node) nodes; /* by area, then by layer */
  bool *edge;      /* edge[from * n + to]: `to` must be deployed after `from` */
} StackGraph;

static size_t node_of(const Group *g) { return g->area->nodes.v[g->layer] - 1; }

static size_t root_of(const StackGraph *g, size_t i) {
  while (g->nodes.v[i].merged_into != i) i = g->nodes.v[i].merged_into;
  return i;
}

/* --- the graph ----------------------------------------------------------------------------------------------------- */

static void mark_layer(Lowering *l, const Group *g) {
  while (g->area->nodes.n <= g->layer) vec_push(l->a, &g->area->nodes, 0);
  g->area->nodes.v[g->layer] = 1;
}

static void number_layers(Lowering *l, StackGraph *g, Area *area) {
  for (size_t i = 0; i < area->nodes.n; i++) {
    if (!area->nodes.v[i]) continue;
    size_t node = g->nodes.n;
    vec_push(l->a, &g->nodes, (Node){area, i, node});
    area->nodes.v[i] = node + 1;
  }
}

static StackGraph build_graph(Lowering *l) {
  StackGraph g = {0};
  for (size_t i = 0; i < l->groups.n; i++) mark_layer(l, l->groups.v[i]);
  for (size_t i = 0; i < l->areas.n; i++) number_layers(l, &g, l->areas.v[i]);
  g.edge = NEW_N(l->a, bool, g.nodes.n *g.nodes.n);
  for (size_t i = 0; i < l->groups.n; i++) {
    const Group *to = l->groups.v[i];
    for (size_t k = 0; k < to->deps.n; k++) {
      const Group *dep = to->deps.v[k];
      if (dep->cycle && dep->cycle == to->cycle) continue;
      if (node_of(dep) != node_of(to)) g.edge[node_of(dep) * g.nodes.n + node_of(to)] = true;
    }
  }
  return g;
}

/* Kahn's algorithm over the merged graph; `order` (may be NULL) receives the roots, those that come first by area and layer
 * first among equals. Returns how many could be ordered. */
static size_t order_nodes(Lowering *l, const StackGraph *g, size_t *order) {
  size_t n = g->nodes.n, done = 0;
  size_t *waiting = NEW_N(l->a, size_t, n);
  bool *taken = NEW_N(l->a, bool, n);
  for (size_t from = 0; from < n; from++)
    for (size_t to = 0; to < n; to++)
      if (g->edge[from * n + to] && root_of(g, from) != root_of(g, to)) waiting[root_of(g, to)]++;
  for (;;) {
    size_t pick = n;
    for (size_t i = 0; i < n && pick == n; i++)
      if (g->nodes.v[i].merged_into == i && !taken[i] && !waiting[i]) pick = i;
    if (pick == n) return done;
    taken[pick] = true;
    if (order) order[done] = pick;
    done++;
    for (size_t from = 0; from < n; from++)
      for (size_t to = 0; root_of(g, from) == pick && to < n; to++)
        if (g->edge[from * n + to] && root_of(g, to) != pick) waiting[root_of(g, to)]--;
  }
}

/* --- merging ------------------------------------------------------------------------------------------------------- */

static size_t count_roots(const StackGraph *g) {
  size_t roots = 0;
  for (size_t i = 0; i < g->nodes.n; i++) roots += g->nodes.v[i].merged_into == i;
  return roots;
}

static void try_merge(Lowering *l, StackGraph *g, size_t a, size_t b) {
  a = root_of(g, a), b = root_of(g, b);
  if (a == b) return;
  g->nodes.v[b].merged_into = a;
  if (order_nodes(l, g, NULL) != count_roots(g)) g->nodes.v[b].merged_into = b;
}

static void merge_nodes(Lowering *l, StackGraph *g) {
  for (size_t i = 0; i + 1 < g->nodes.n; i++)
    if (g->nodes.v[i].area == g->nodes.v[i + 1].area) try_merge(l, g, i, i + 1);
}

/* The layer among what remains of its area after merging, from 1. */
static size_t layer_number(const StackGraph *g, size_t node) {
  size_t number = 0;
  for (size_t i = 0; i <= node; i++) number += g->nodes.v[i].area == g->nodes.v[node].area && g->nodes.v[i].merged_into == i;
  return number;
}

/* The first layer has the plain name, so that a stack keeps it when a further layer comes into being. */
static Str layer_name(Lowering *l, const StackGraph *g, size_t node, size_t *number) {
  const Area *area = g->nodes.v[node].area;
  *number = layer_number(g, node);
  return *number > 1 ? str_fmt(l->a, "%.*s-%zu", STR_ARG(area->name), *number) : area->name;
}

void merge_layers(Lowering *l) {
  StackGraph g = build_graph(l);
  merge_nodes(l, &g);
  Area **of = NEW_N(l->a, Area *, g.nodes.n);
  l->areas.n = 0;
  for (size_t i = 0; i < g.nodes.n; i++) {
    if (g.nodes.v[i].merged_into != i) continue;
    Area area = {.partition = g.nodes.v[i].area->partition, .home = i};
    area.name = layer_name(l, &g, i, &area.layer);
    of[i] = add_area(l, area);
  }
  for (size_t i = 0; i < l->groups.n; i++) l->groups.v[i]->area = of[root_of(&g, node_of(l->groups.v[i]))];
}

/* --- stacks -------------------------------------------------------------------------------------------------------- */

/* "A stack name … can't be longer than 128 characters" (CreateStack in CloudFormation's API reference). */
static Str fit_stack_name(Lowering *l, Str name) {
  enum { MAX_STACK_NAME = 128, HASH = 9 };
  if (name.n <= MAX_STACK_NAME) return name;
  uint64_t hash = str_hash(name);
  return str_fmt(l->a, "%.*s-%08x", (int)(MAX_STACK_NAME - HASH), name.p, (unsigned)(hash ^ (hash >> 32)));
}

static Stack *make_stack(Lowering *l, const StackGraph *g, size_t node) {
  Stack *s = NEW(l->a, Stack);
  const Area *area = g->nodes.v[node].area;
  size_t number;
  *s = (Stack){.partition = area->partition, .layer = area->layer, .position = l->out->stacks.n, .area = area->name};
  s->name = layer_name(l, g, node, &number);
  s->stack_name = fit_stack_name(l, str_fmt(l->a, "%.*s-%.*s", STR_ARG(l->options->name), STR_ARG(s->name)));
  vec_push(l->a, &l->out->stacks, s);
  return s;
}

static void connect_stacks(Lowering *l, const StackGraph *g, Stack **of) {
  size_t n = g->nodes.n;
  bool *known = NEW_N(l->a, bool, n *n);
  for (size_t from = 0; from < n; from++)
    for (size_t to = 0; to < n; to++) {
      size_t a = root_of(g, from), b = root_of(g, to);
      if (!g->edge[from * n + to] || a == b || known[a * n + b]) continue;
      known[a * n + b] = true;
      vec_push(l->a, &of[b]->after, of[a]);
    }
}

/* Source order: by position of the declaration, then as expansion made the instances. */
static int by_source(const void *a, const void *b) {
  const Resource *x = *(Resource *const *)a, *y = *(Resource *const *)b;
  Span sx = x->owner->instance->span, sy = y->owner->instance->span;
  if (sx.file != sy.file) return sx.file < sy.file ? -1 : 1;
  if (sx.start != sy.start) return sx.start < sy.start ? -1 : 1;
  return (x->ordinal > y->ordinal) - (x->ordinal < y->ordinal);
}

static void sort_stacks(Lowering *l) {
  for (size_t i = 0; i < l->out->stacks.n; i++) {
    Stack *s = l->out->stacks.v[i];
    for (size_t k = 0; k < s->resources.n; k++) s->resources.v[k]->ordinal = k;
    if (s->resources.n) qsort(s->resources.v, s->resources.n, sizeof *s->resources.v, by_source);
  }
}

static void place(Lowering *l, Group *group, Stack *s) {
  group->stack = s;
  for (size_t k = 0; k < group->host->resources.n; k++) {
    group->host->resources.v[k]->stack = s;
    vec_push(l->a, &s->resources, group->host->resources.v[k]);
  }
}

void assemble_stacks(Lowering *l) {
  StackGraph g = build_graph(l);
  merge_nodes(l, &g);
  size_t n = g.nodes.n, *order = NEW_N(l->a, size_t, n), ordered = order_nodes(l, &g, order);
  Stack **of = NEW_N(l->a, Stack *, n);
  for (size_t i = 0; i < ordered; i++) of[order[i]] = make_stack(l, &g, order[i]);
  for (size_t i = 0; i < n; i++)
    if (!of[root_of(&g, i)]) of[root_of(&g, i)] = make_stack(l, &g, root_of(&g, i));
  connect_stacks(l, &g, of);
  for (size_t i = 0; i < l->groups.n; i++) place(l, l->groups.v[i], of[root_of(&g, node_of(l->groups.v[i]))]);
  sort_stacks(l);
}
