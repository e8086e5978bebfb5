/* Resources -> stacks.
 *
 * A stack lives in one region of one account, so resources are partitioned by their provider instance. References between
 * partitions order their stacks, and two regions that need each other would make a circle: so a partition is split into the
 * fewest layers such that references only go from earlier stacks to later ones.
 *
 *   1. The layer of a group is the largest number of partition borders on a way to it. A resource graph has no cycles, so
 *      this always exists, and stacks (partition, layer) are acyclic.
 *   2. That splits too much: layers of one partition are merged again as long as the graph of stacks stays acyclic. */
#include "lower/internal.h"

#include <stdlib.h>

/* --- partitions ---------------------------------------------------------------------------------------------------- */

static Str partition_name(Lowering *l, const ProviderInstance *p) {
  Str base = p->region.n ? p->region : STR("default");
  if (p->account.n) {
    Str who = p->alias.p ? p->alias : p->name;
    base = str_fmt(l->a, "%.*s-%.*s", STR_ARG(base), STR_ARG(who));
  }
  Str name = base;
  for (size_t n = 2, i = 0; i < l->partitions.n; i++)
    if (str_eq(l->partitions.v[i]->name, name)) {
      name = str_fmt(l->a, "%.*s-account%zu", STR_ARG(base), n++);
      i = (size_t)-1;
    }
  return name;
}

const Partition *partition_of(Lowering *l, const ProviderInstance *p) {
  for (size_t i = 0; i < l->partitions.n; i++)
    if (str_eq(l->partitions.v[i]->region, p->region) && str_eq(l->partitions.v[i]->account, p->account))
      return l->partitions.v[i];
  Partition *new = NEW(l->a, Partition);
  *new = (Partition){.region = p->region, .account = p->account, .name = partition_name(l, p), .provider = p};
  vec_push(l->a, &l->partitions, new);
  return new;
}

/* --- groups -------------------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  Group *g;
} Connect;

static void add_dependency(void *ctx, Lowered *low) {
  Connect *c = ctx;
  Group *dep = low->group;
  if (dep && dep != c->g && (!c->g->deps.n || c->g->deps.v[c->g->deps.n - 1] != dep)) vec_push(c->l->a, &c->g->deps, dep);
}

static void make_groups(Lowering *l) {
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *low = l->out->lowered.v[i];
    if (!low->resources.n) continue;
    Group *g = NEW(l->a, Group);
    *g = (Group){.host = low, .partition = partition_of(l, low->instance->provider)};
    low->group = g;
    vec_push(l->a, &l->groups, g);
  }
}

static void connect(Lowering *l, Group *g) {
  Connect ctx = {l, g};
  const Lowered *low = g->host;
  for (size_t i = 0; i < low->resources.n; i++) value_dependencies(l, low->resources.v[i]->properties, add_dependency, &ctx);
  explicit_dependencies(l, low->instance, add_dependency, &ctx);
  for (size_t i = 0; i < low->merged.n; i++) explicit_dependencies(l, low->merged.v[i]->from->instance, add_dependency, &ctx);
}

/* --- layers -------------------------------------------------------------------------------------------------------- */

/* Folding can close a circle that Terraform does not have: a bucket's notification names a queue whose policy names the bucket.
 * Tarjan's algorithm finds such groups and hands the others over in dependency order; it is written without recursion, so that
 * long chains do not exhaust the stack. References within a circle are made from names where that is possible (resolve.c). */
typedef struct {
  Group *group;
  size_t next;
} Frame;

typedef struct {
  Lowering *l;
  VEC(Frame) path;
  VEC(Group *) open;
  size_t numbers, cycles;
} Search;

static void set_layer(Group *g) {
  for (size_t i = 0; i < g->deps.n; i++) {
    const Group *dep = g->deps.v[i];
    size_t layer = dep->layer + (dep->partition != g->partition);
    if (!dep->open && layer > g->layer) g->layer = layer;
  }
}

/* Takes the circle that starts with `first` off the list of open groups; its members share the largest of their layers. */
static void close_circle(Search *s, Group *first) {
  size_t start = s->open.n, layer = 0;
  while (s->open.v[start - 1] != first) start--;
  start--;
  bool cyclic = s->open.n - start > 1;
  if (cyclic) s->cycles++;
  for (size_t i = start; i < s->open.n; i++) {
    set_layer(s->open.v[i]);
    if (s->open.v[i]->layer > layer) layer = s->open.v[i]->layer;
  }
  for (size_t i = start; i < s->open.n; i++) {
    s->open.v[i]->layer = layer;
    s->open.v[i]->open = false;
    s->open.v[i]->cycle = cyclic ? s->cycles : 0;
  }
  s->open.n = start;
}

static void enter(Search *s, Group *g) {
  g->number = g->lowest = ++s->numbers;
  g->open = true;
  vec_push(s->l->a, &s->open, g);
  vec_push(s->l->a, &s->path, (Frame){g, 0});
}

static void reach(Group *from, size_t number) {
  if (number < from->lowest) from->lowest = number;
}

static void search(Search *s, Group *start) {
  enter(s, start);
  while (s->path.n) {
    Frame *top = &s->path.v[s->path.n - 1];
    Group *g = top->group;
    if (top->next < g->deps.n) {
      Group *dep = g->deps.v[top->next++];
      if (!dep->number)
        enter(s, dep);
      else if (dep->open)
        reach(g, dep->number);
      continue;
    }
    if (g->lowest == g->number) close_circle(s, g);
    s->path.n--;
    if (s->path.n) reach(s->path.v[s->path.n - 1].group, g->lowest);
  }
}

static void find_layers(Lowering *l) {
  Search s = {.l = l};
  for (size_t i = 0; i < l->groups.n; i++)
    if (!l->groups.v[i]->number) search(&s, l->groups.v[i]);
}

/* The order within a circle over two partitions cannot be kept. */
static void report_order(Lowering *l, const Group *to, const Group *from) {
  diag_warning(l->d, TC5020, to->host->instance->span, "%.*s and %.*s need each other across regions or accounts",
               STR_ARG(to->host->instance->address), STR_ARG(from->host->instance->address));
  diag_detail(
      l->d, "The references are properties of the two resources in CloudFormation, so neither stack can be complete before the "
            "other one. Deploy them once without these properties, then again with them.");
}

/* --- stacks -------------------------------------------------------------------------------------------------------- */

typedef struct {
  const Partition *partition;
  size_t layer;
  size_t merged_into; /* itself while it stands */
} Node;

typedef struct {
  VEC(Node) nodes;
  bool *edge; /* edge[from * n + to]: `to` must be deployed after `from` */
} StackGraph;

static size_t node_of(Lowering *l, StackGraph *g, const Group *group) {
  for (size_t i = 0; i < g->nodes.n; i++)
    if (g->nodes.v[i].partition == group->partition && g->nodes.v[i].layer == group->layer) return i;
  vec_push(l->a, &g->nodes, (Node){group->partition, group->layer, g->nodes.n});
  return g->nodes.n - 1;
}

static size_t root_of(const StackGraph *g, size_t i) {
  while (g->nodes.v[i].merged_into != i) i = g->nodes.v[i].merged_into;
  return i;
}

/* Kahn's algorithm over the merged graph; `order` (may be NULL) receives the roots, those that come first by partition and
 * layer first among equals. Returns how many could be ordered. */
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

/* Layers of a partition are neighbours in `nodes` once these are sorted by (partition, layer). */
static void merge_layers(Lowering *l, StackGraph *g) {
  for (size_t i = 0; i + 1 < g->nodes.n; i++)
    if (g->nodes.v[i].partition == g->nodes.v[i + 1].partition) try_merge(l, g, i, i + 1);
}

static int node_order(const Lowering *l, const Node *x, const Node *y) {
  size_t px = 0, py = 0;
  while (l->partitions.v[px] != x->partition) px++;
  while (l->partitions.v[py] != y->partition) py++;
  if (px != py) return px < py ? -1 : 1;
  return (x->layer > y->layer) - (x->layer < y->layer);
}

static void sort_nodes(const Lowering *l, StackGraph *g) {
  for (size_t i = 1; i < g->nodes.n; i++) /* a handful of nodes */
    for (size_t k = i; k > 0 && node_order(l, &g->nodes.v[k - 1], &g->nodes.v[k]) > 0; k--) {
      Node swap = g->nodes.v[k];
      g->nodes.v[k] = g->nodes.v[k - 1];
      g->nodes.v[k - 1] = swap;
    }
  for (size_t i = 0; i < g->nodes.n; i++) g->nodes.v[i].merged_into = i;
}

static void build_graph(Lowering *l, StackGraph *g) {
  for (size_t i = 0; i < l->groups.n; i++) node_of(l, g, l->groups.v[i]);
  sort_nodes(l, g);
  g->edge = NEW_N(l->a, bool, g->nodes.n * g->nodes.n);
  for (size_t i = 0; i < l->groups.n; i++) {
    const Group *to = l->groups.v[i];
    size_t to_node = node_of(l, g, to);
    for (size_t k = 0; k < to->deps.n; k++) {
      const Group *dep = to->deps.v[k];
      if (dep->cycle && dep->cycle == to->cycle) {
        if (dep->partition != to->partition) report_order(l, to, dep);
        continue;
      }
      size_t from = node_of(l, g, dep);
      if (from != to_node) g->edge[from * g->nodes.n + to_node] = true;
    }
  }
}

/* The layer among what remains of its partition after merging, from 1; *total is their number. */
static size_t layer_number(const StackGraph *g, size_t node, size_t *total) {
  size_t number = 0;
  *total = 0;
  for (size_t i = 0; i < g->nodes.n; i++) {
    if (g->nodes.v[i].partition != g->nodes.v[node].partition || g->nodes.v[i].merged_into != i) continue;
    ++*total;
    if (i <= node) number = *total;
  }
  return number;
}

static Stack *make_stack(Lowering *l, const StackGraph *g, size_t node) {
  Stack *s = NEW(l->a, Stack);
  size_t total, number = layer_number(g, node, &total);
  *s = (Stack){.partition = g->nodes.v[node].partition, .layer = number, .position = l->out->stacks.n};
  s->name = total > 1 ? str_fmt(l->a, "%.*s-%zu", STR_ARG(s->partition->name), number) : s->partition->name;
  s->stack_name = str_fmt(l->a, "%.*s-%.*s", STR_ARG(l->options->name), STR_ARG(s->name));
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

static void make_stacks(Lowering *l, StackGraph *g) {
  size_t n = g->nodes.n, *order = NEW_N(l->a, size_t, n), ordered = order_nodes(l, g, order);
  Stack **of = NEW_N(l->a, Stack *, n);
  for (size_t i = 0; i < ordered; i++) of[order[i]] = make_stack(l, g, order[i]);
  for (size_t i = 0; i < n; i++)
    if (!of[root_of(g, i)]) of[root_of(g, i)] = make_stack(l, g, root_of(g, i));
  connect_stacks(l, g, of);
  for (size_t i = 0; i < l->groups.n; i++) {
    Group *group = l->groups.v[i];
    group->stack = of[root_of(g, node_of(l, g, group))];
    for (size_t k = 0; k < group->host->resources.n; k++) {
      group->host->resources.v[k]->stack = group->stack;
      vec_push(l->a, &group->stack->resources, group->host->resources.v[k]);
    }
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

void layer_all(Lowering *l) {
  StackGraph graph = {0};
  make_groups(l);
  for (size_t i = 0; i < l->groups.n; i++) connect(l, l->groups.v[i]);
  find_layers(l);
  build_graph(l, &graph);
  merge_layers(l, &graph);
  make_stacks(l, &graph);
  sort_stacks(l);
}
