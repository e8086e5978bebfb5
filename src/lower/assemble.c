/* Areas and layers -> stacks.
 *
 * The nodes of the graph are the layers of areas; an edge says that something in one needs something in the other. Neighbouring
 * layers of an area become one stack again where that closes no circle. What remains is put in the order of deployment. */
#include "lower/internal.h"

#include <stdlib.h>

typedef VEC(size_t) Indices;

typedef struct {
  Area *area;
  size_t layer;
  size_t merged_into; /* itself while it stands */
  Indices members;    /* nodes merged into it, itself first */
  Indices next;       /* nodes to be deployed after it; one may occur several times */
  size_t reached;     /* by which search */
} Node;

typedef struct {
  VEC(Node) nodes; /* by area, then by layer */
  size_t searches;
} StackGraph;

static size_t node_of(const Group *g) { return g->area->open ? g->node : g->area->nodes.v[g->layer] - 1; }

static size_t root_of(const StackGraph *g, size_t i) {
  while (g->nodes.v[i].merged_into != i) i = g->nodes.v[i].merged_into;
  return i;
}

/* --- the graph ----------------------------------------------------------------------------------------------------- */

static void add_node(Lowering *l, StackGraph *g, Area *area, size_t layer) {
  Node n = {.area = area, .layer = layer, .merged_into = g->nodes.n};
  vec_push(l->a, &n.members, g->nodes.n);
  vec_push(l->a, &g->nodes, n);
}

static void mark_layer(Lowering *l, const Group *g) {
  if (g->area->open) return;
  while (g->area->nodes.n <= g->layer) vec_push(l->a, &g->area->nodes, 0);
  g->area->nodes.v[g->layer] = 1;
}

static void number_layers(Lowering *l, StackGraph *g, Area *area) {
  for (size_t i = 0; i < area->nodes.n; i++) {
    if (!area->nodes.v[i]) continue;
    add_node(l, g, area, i);
    area->nodes.v[i] = g->nodes.n;
  }
}

static void add_edge(Lowering *l, StackGraph *g, size_t from, size_t to) {
  Indices *next = &g->nodes.v[from].next;
  if (from != to && (!next->n || next->v[next->n - 1] != to)) vec_push(l->a, next, to);
}

static StackGraph build_graph(Lowering *l) {
  StackGraph g = {0};
  for (size_t i = 0; i < l->groups.n; i++) mark_layer(l, l->groups.v[i]);
  for (size_t i = 0; i < l->areas.n; i++) number_layers(l, &g, l->areas.v[i]);
  for (size_t i = 0; i < l->groups.n; i++) {
    if (!l->groups.v[i]->area->open) continue;
    l->groups.v[i]->node = g.nodes.n;
    add_node(l, &g, l->groups.v[i]->area, 0);
  }
  for (size_t i = 0; i < l->groups.n; i++) {
    const Group *to = l->groups.v[i];
    for (size_t k = 0; k < to->deps.n; k++) {
      const Group *dep = to->deps.v[k];
      if (!dep->cycle || dep->cycle != to->cycle) add_edge(l, &g, node_of(dep), node_of(to));
    }
  }
  return g;
}

/* Calls fn for every edge that leaves the merged node `from`. */
typedef void (*EdgeFn)(void *ctx, size_t to);

static void each_edge(const StackGraph *g, size_t from, EdgeFn fn, void *ctx) {
  const Indices *members = &g->nodes.v[from].members;
  for (size_t i = 0; i < members->n; i++) {
    const Indices *next = &g->nodes.v[members->v[i]].next;
    for (size_t k = 0; k < next->n; k++) {
      size_t to = root_of(g, next->v[k]);
      if (to != from) fn(ctx, to);
    }
  }
}

/* --- order --------------------------------------------------------------------------------------------------------- */

/* Kahn's algorithm over the merged graph. What is ready waits in a heap, so that among equals those come first that are first
 * by area and layer. */
typedef struct {
  Lowering *l;
  Indices ready; /* the least one on top */
  size_t *waiting;
} Order;

static void swap(size_t *x, size_t *y) {
  size_t z = *x;
  *x = *y;
  *y = z;
}

static void push_ready(Order *o, size_t node) {
  vec_push(o->l->a, &o->ready, node);
  size_t *v = o->ready.v;
  for (size_t i = o->ready.n - 1; i && v[i] < v[(i - 1) / 2]; i = (i - 1) / 2) swap(&v[i], &v[(i - 1) / 2]);
}

static size_t pop_ready(Order *o) {
  size_t *v = o->ready.v, top = v[0], n = --o->ready.n;
  v[0] = v[n];
  for (size_t i = 0, least;; i = least) {
    least = i;
    for (size_t k = 2 * i + 1; k <= 2 * i + 2 && k < n; k++)
      if (v[k] < v[least]) least = k;
    if (least == i) return top;
    swap(&v[i], &v[least]);
  }
}

static void count_edge(void *ctx, size_t to) { ((Order *)ctx)->waiting[to]++; }

static void release_edge(void *ctx, size_t to) {
  Order *o = ctx;
  if (!--o->waiting[to]) push_ready(o, to);
}

/* Writes the merged nodes in the order of deployment; a graph of layers has no cycles. Returns how many these are. */
static size_t order_nodes(Lowering *l, const StackGraph *g, size_t *order) {
  size_t n = g->nodes.n, done = 0;
  Order o = {.l = l, .waiting = NEW_N(l->a, size_t, n)};
  for (size_t i = 0; i < n; i++)
    if (g->nodes.v[i].merged_into == i) each_edge(g, i, count_edge, &o);
  for (size_t i = 0; i < n; i++)
    if (g->nodes.v[i].merged_into == i && !o.waiting[i]) push_ready(&o, i);
  while (o.ready.n) {
    order[done] = pop_ready(&o);
    each_edge(g, order[done++], release_edge, &o);
  }
  return done;
}

/* --- merging ------------------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  StackGraph *g;
  Indices open;
  size_t not ; /* a node that is not visited from the start */
} Search;

static void visit(void *ctx, size_t to) {
  Search *s = ctx;
  if (to == s->not || s->g->nodes.v[to].reached == s->g->searches) return;
  s->g->nodes.v[to].reached = s->g->searches;
  vec_push(s->l->a, &s->open, to);
}

/* Whether a way leads from one node to another over a third one: then merging them would close a circle. */
static bool is_reached_over(Lowering *l, StackGraph *g, size_t from, size_t to) {
  Search s = {.l = l, .g = g, .not = to};
  g->searches++;
  each_edge(g, from, visit, &s);
  s.not = from;
  while (s.open.n) each_edge(g, s.open.v[--s.open.n], visit, &s);
  return g->nodes.v[to].reached == g->searches;
}

static size_t count_roots(const StackGraph *g) {
  size_t roots = 0;
  for (size_t i = 0; i < g->nodes.n; i++) roots += g->nodes.v[i].merged_into == i;
  return roots;
}

static void try_merge(Lowering *l, StackGraph *g, size_t a, size_t b) {
  a = root_of(g, a), b = root_of(g, b);
  if (a == b || is_reached_over(l, g, a, b) || is_reached_over(l, g, b, a)) return;
  g->nodes.v[b].merged_into = a;
  for (size_t i = 0; i < g->nodes.v[b].members.n; i++) vec_push(l->a, &g->nodes.v[a].members, g->nodes.v[b].members.v[i]);
}

static void merge_nodes(Lowering *l, StackGraph *g) {
  for (size_t i = 0; i + 1 < g->nodes.n; i++)
    if (g->nodes.v[i].area == g->nodes.v[i + 1].area && !g->nodes.v[i].area->open) try_merge(l, g, i, i + 1);
}

/* The layer among what remains of its area after merging, from 1. */
static size_t layer_number(const StackGraph *g, size_t node) {
  size_t number = 0;
  for (size_t i = node + 1; i > 0 && g->nodes.v[i - 1].area == g->nodes.v[node].area; i--)
    number += g->nodes.v[i - 1].merged_into == i - 1;
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
  size_t *order = NEW_N(l->a, size_t, g.nodes.n), n = order_nodes(l, &g, order);
  Area **of = NEW_N(l->a, Area *, g.nodes.n);
  l->areas.n = 0;
  for (size_t i = 0; i < g.nodes.n; i++) {
    if (g.nodes.v[i].merged_into != i) continue;
    Area area = {.partition = g.nodes.v[i].area->partition, .shared = g.nodes.v[i].area->shared, .home = i};
    area.name = layer_name(l, &g, i, &area.layer);
    of[i] = add_area(l, area);
  }
  for (size_t i = 0; i < n; i++) vec_push(l->a, &l->homes, of[order[i]]);
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

static Stack *add_stack(Lowering *l, const Area *area, Str name) {
  Stack *s = NEW(l->a, Stack);
  *s = (Stack){.partition = area->partition, .layer = area->layer, .position = l->out->stacks.n, .area = area->name};
  s->root = s;
  s->shared = area->shared;
  s->name = name;
  s->stack_name = fit_stack_name(l, str_fmt(l->a, "%.*s-%.*s", STR_ARG(l->options->name), STR_ARG(name)));
  vec_push(l->a, &l->out->stacks, s);
  vec_push(l->a, &l->out->all, s);
  return s;
}

static Stack *make_stack(Lowering *l, const StackGraph *g, size_t node) {
  size_t number;
  const Area *area = g->nodes.v[node].area;
  return add_stack(l, area, layer_name(l, g, node, &number));
}

/* Homes are numbered with gaps. */
static size_t most_homes(const Lowering *l) {
  size_t most = 0;
  for (size_t i = 0; i < l->homes.n; i++)
    if (l->homes.v[i]->home >= most) most = l->homes.v[i]->home + 1;
  return most;
}

/* A root for each home, and behind it what is nested in it. */
static void make_nested(Lowering *l, const StackGraph *g, const size_t *order, size_t n, Stack **of) {
  Indices *inside = NEW_N(l->a, Indices, most_homes(l));
  const Group **first = NEW_N(l->a, const Group *, g->nodes.n);
  for (size_t i = 0; i < n; i++) vec_push(l->a, &inside[g->nodes.v[order[i]].area->home], order[i]);
  for (size_t i = l->groups.n; i > 0; i--) first[root_of(g, node_of(l->groups.v[i - 1]))] = l->groups.v[i - 1];
  for (size_t h = 0; h < l->homes.n; h++) {
    Stack *root = add_stack(l, l->homes.v[h], l->homes.v[h]->name);
    const Indices *nodes = &inside[l->homes.v[h]->home];
    for (size_t i = 0; i < nodes->n; i++) {
      size_t node = nodes->v[i], number;
      const Area *area = g->nodes.v[node].area;
      of[node] = area->module ? nested_stack(l, root, area, layer_name(l, g, node, &number), first[node]) : root;
    }
  }
}

typedef struct {
  Lowering *l;
  Stack **of, *from;
} Connect;

static void connect(void *ctx, size_t to) {
  const Connect *c = ctx;
  Stack *s = c->of[to]->root;
  if (s == c->from) return;
  for (size_t i = s->after.n; i > 0; i--)
    if (s->after.v[i - 1] == c->from) return;
  vec_push(c->l->a, &s->after, c->from);
}

static void connect_stacks(Lowering *l, const StackGraph *g, Stack **of) {
  for (size_t i = 0; i < g->nodes.n; i++) {
    Connect c = {l, of, of[i] ? of[i]->root : NULL};
    if (of[i]) each_edge(g, i, connect, &c);
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
  for (size_t i = 0; i < l->out->all.n; i++) {
    Stack *s = l->out->all.v[i];
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
  if (ordered < count_roots(&g)) BUG("stacks that need each other");
  Stack **of = NEW_N(l->a, Stack *, n);
  if (l->options->layout == LAYOUT_NESTED)
    make_nested(l, &g, order, ordered, of);
  else
    for (size_t i = 0; i < ordered; i++) of[order[i]] = make_stack(l, &g, order[i]);
  connect_stacks(l, &g, of);
  for (size_t i = 0; i < l->groups.n; i++) place(l, l->groups.v[i], of[root_of(&g, node_of(l->groups.v[i]))]);
  sort_stacks(l);
}
