/* Resources -> partitions, groups and layers.
 *
 * A stack lives in one region of one account, so resources are partitioned by their provider instance. References between
 * partitions order their stacks, and two regions that need each other would make a circle: so a partition is split into the
 * fewest layers such that references only go from earlier stacks to later ones.
 *
 *   1. The layer of a group is the largest number of borders between areas on a way to it. A resource graph has no cycles, so
 *      this always exists, and stacks (area, layer) are acyclic.
 *   2. That splits too much: layers of one area are merged again as long as the graph of stacks stays acyclic (assemble.c).
 *
 * It is done twice: first the areas are partitions; then what is too large for one template is divided into smaller areas
 * (split.c), and only references between the parts of one stack count as borders. */
#include "lower/internal.h"

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

Area *add_area(Lowering *l, Area area) {
  Area *new = NEW(l->a, Area);
  *new = area;
  vec_push(l->a, &l->areas, new);
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

static Area *area_of(Lowering *l, const Partition *p, bool shared) {
  for (size_t i = 0; i < l->areas.n; i++)
    if (l->areas.v[i]->partition == p && l->areas.v[i]->shared == shared) return l->areas.v[i];
  return add_area(l,
                  (Area){.partition = p, .shared = shared, .name = shared ? str_cat(l->a, p->name, STR("-shared")) : p->name});
}

static void make_groups(Lowering *l) {
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *low = l->out->lowered.v[i];
    if (!low->resources.n) continue;
    Group *g = NEW(l->a, Group);
    bool shared = map_has(&l->options->share->keys, low->instance->address);
    *g = (Group){.host = low, .area = area_of(l, partition_of(l, low->instance->provider), shared)};
    low->group = g;
    vec_push(l->a, &l->groups, g);
  }
}

static void connect(Lowering *l, Group *g) {
  Connect ctx = {l, g};
  const Lowered *low = g->host;
  for (size_t i = 0; i < low->resources.n; i++) value_dependencies(l, low->resources.v[i]->properties, add_dependency, &ctx);
  explicit_dependencies(l, low->instance, add_dependency, &ctx);
}

/* --- what folds wait for ------------------------------------------------------------------------------------------- */

/* Terraform can make a part of a bucket after the bucket's policy (`depends_on` in its ownership controls). CloudFormation
 * makes the bucket with all its parts at once, and a policy lives in a bucket that exists: what has the host in its identity
 * comes after the host, and after all that is folded into it. */
typedef struct {
  const Lowered *host;
  bool found;
} Home;

static void is_home(void *ctx, Lowered *low) {
  Home *h = ctx;
  h->found |= low == h->host;
}

static bool lives_in(Lowering *l, const Resource *r, const Lowered *host) {
  const CfnResourceType *type = schema_cfn(l->schemas, r->type);
  Home h = {host, false};
  for (size_t i = 0; type && i < type->nprimary && r->properties->kind == VAL_OBJECT; i++) {
    const Value *v = value_field(r->properties, type->primary[i]);
    if (v) value_dependencies(l, v, is_home, &h);
  }
  return h.found;
}

static bool comes_after(Lowering *l, Group *first, const Lowered *host) {
  Groups todo = {0};
  vec_push(l->a, &todo, first);
  l->visits++;
  for (size_t i = 0; i < todo.n; i++) {
    const Group *g = todo.v[i];
    if (g->host->visit == l->visits || g->host == host) continue;
    g->host->visit = l->visits;
    for (size_t k = 0; k < g->host->resources.n; k++)
      if (lives_in(l, g->host->resources.v[k], host)) return true;
    for (size_t k = 0; k < g->deps.n; k++) vec_push(l->a, &todo, g->deps.v[k]);
  }
  return false;
}

typedef struct {
  Lowering *l;
  Fold *fold;
} Waits;

static void add_wait(void *ctx, Lowered *low) {
  Waits *w = ctx;
  if (low != w->fold->host) vec_push(w->l->a, &w->fold->waits, low);
}

static void keep_waits(Lowering *l, Fold *f) {
  Waits w = {l, f};
  explicit_dependencies(l, f->from->instance, add_wait, &w);
  size_t n = 0;
  for (size_t i = 0; i < f->waits.n; i++)
    if (!comes_after(l, f->waits.v[i]->group, f->host)) f->waits.v[n++] = f->waits.v[i];
  f->waits.n = n;
}

/* Whether what is folded into `from` waits for `to`, over hosts of other folds. */
static bool waits_for(Lowering *l, Lowered *from, const Lowered *to) {
  VEC(Lowered *) todo = {0};
  vec_push(l->a, &todo, from);
  l->visits++;
  for (size_t i = 0; i < todo.n; i++) {
    Lowered *low = todo.v[i];
    if (low->visit == l->visits) continue;
    low->visit = l->visits;
    for (size_t k = 0; k < low->merged.n; k++)
      for (size_t n = 0; n < low->merged.v[k]->waits.n; n++) {
        if (low->merged.v[k]->waits.v[n] == to) return true;
        vec_push(l->a, &todo, low->merged.v[k]->waits.v[n]);
      }
  }
  return false;
}

/* Targets that all wait for all rules, each merged into its own, would have the rules wait for each other. What waits in such a
 * circle of `depends_on` has its own host before it, and none of the circle before the others. */
static void drop_mutual_waits(Lowering *l) {
  typedef struct {
    Fold *fold;
    Lowered *wait;
  } Mutual;
  VEC(Mutual) mutual = {0};
  for (size_t i = 0; i < l->groups.n; i++) {
    const Lowered *host = l->groups.v[i]->host;
    for (size_t k = 0; k < host->merged.n; k++)
      for (size_t n = 0; n < host->merged.v[k]->waits.n; n++) {
        Lowered *wait = host->merged.v[k]->waits.v[n];
        if (wait->merged.n && waits_for(l, wait, host)) vec_push(l->a, &mutual, (Mutual){host->merged.v[k], wait});
      }
  }
  for (size_t i = 0; i < mutual.n; i++) {
    Fold *f = mutual.v[i].fold;
    size_t n = 0;
    for (size_t k = 0; k < f->waits.n; k++)
      if (f->waits.v[k] != mutual.v[i].wait) f->waits.v[n++] = f->waits.v[k];
    f->waits.n = n;
  }
}

static void connect_folds(Lowering *l, Group *g) {
  Connect ctx = {l, g};
  for (size_t i = 0; i < g->host->merged.n; i++) {
    const Fold *f = g->host->merged.v[i];
    for (size_t k = 0; k < f->waits.n; k++) add_dependency(&ctx, f->waits.v[k]);
  }
}

/* --- order --------------------------------------------------------------------------------------------------------- */

/* Folding can close a circle that Terraform does not have: a bucket's notification names a queue whose policy names the bucket.
 * Tarjan's algorithm finds such groups and hands the others over in dependency order; it is written without recursion, so that
 * long chains do not exhaust the stack. Some references within a circle are made from names (circle.c). */
typedef struct {
  Group *group;
  size_t next;
} Frame;

typedef struct {
  Lowering *l;
  VEC(Frame) path;
  Groups open;
  size_t numbers, cycles;
} Search;

/* Takes the circle that starts with `first` off the list of open groups. */
static void close_circle(Search *s, Group *first) {
  size_t start = s->open.n;
  while (s->open.v[start - 1] != first) start--;
  start--;
  bool cyclic = s->open.n - start > 1;
  if (cyclic) s->cycles++;
  for (size_t i = start; i < s->open.n; i++) {
    s->open.v[i]->open = false;
    s->open.v[i]->cycle = cyclic ? s->cycles : 0;
    vec_push(s->l->a, &s->l->ordered, s->open.v[i]);
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

static void order_groups(Lowering *l) {
  Search s = {.l = l};
  for (size_t i = 0; i < l->groups.n; i++)
    if (!l->groups.v[i]->number) search(&s, l->groups.v[i]);
}

/* Whether its place in a circle needs something of another partition's stack. */
static bool crosses(const Group *g) {
  for (size_t i = 0; i < g->deps.n; i++)
    if (g->deps.v[i]->cycle == g->cycle && g->deps.v[i]->area != g->area) return true;
  return false;
}

/* The order within a circle over several partitions cannot be kept: once for the whole circle. */
static void report_order(Lowering *l, const Group *first, size_t from) {
  Buf names = buf_new(l->a);
  buf_addf(&names, "%.*s", STR_ARG(first->host->instance->address));
  const Group *last = NULL;
  for (size_t i = from; i < l->groups.n; i++) {
    const Group *g = l->groups.v[i];
    if (g->cycle != first->cycle || !crosses(g)) continue;
    if (last) buf_addf(&names, ", %.*s", STR_ARG(last->host->instance->address));
    last = g;
  }
  if (!last) BUG("a circle of one resource over two partitions");
  diag_warning(l->d, TC5020, first->host->instance->span, "%.*s and %.*s need each other across regions or accounts",
               STR_ARG(buf_str(&names)), STR_ARG(last->host->instance->address));
  diag_detail(
      l->d,
      "The references are properties of these resources in CloudFormation, so none of their stacks can be complete before "
      "the others. Deploy them once without these properties, then again with them.");
}

static void check_circles(Lowering *l) {
  VEC(size_t) told = {0};
  for (size_t i = 0; i < l->groups.n; i++) {
    const Group *g = l->groups.v[i];
    bool known = !g->cycle || !crosses(g);
    for (size_t k = 0; k < told.n && !known; k++) known = told.v[k] == g->cycle;
    if (known) continue;
    vec_push(l->a, &told, g->cycle);
    report_order(l, g, i + 1);
  }
}

/* --- layers -------------------------------------------------------------------------------------------------------- */

static size_t layer_of(const Group *g) {
  size_t layer = 0;
  for (size_t i = 0; i < g->deps.n; i++) {
    const Group *dep = g->deps.v[i];
    if (dep->area->home != g->area->home || (dep->cycle && dep->cycle == g->cycle)) continue;
    size_t least = dep->layer + (dep->area != g->area);
    if (least > layer) layer = least;
  }
  return layer;
}

/* Groups in a circle share the largest of their layers. */
static void find_layers(Lowering *l) {
  Groups *v = &l->ordered;
  for (size_t i = 0, end; i < v->n; i = end) {
    size_t layer = 0;
    for (end = i; end < v->n && (end == i || (v->v[i]->cycle && v->v[end]->cycle == v->v[i]->cycle)); end++) {
      size_t own = layer_of(v->v[end]);
      if (own > layer) layer = own;
    }
    for (size_t k = i; k < end; k++) v->v[k]->layer = layer;
  }
}

void layer_all(Lowering *l) {
  make_groups(l);
  for (size_t i = 0; i < l->groups.n; i++) connect(l, l->groups.v[i]);
  for (size_t i = 0; i < l->groups.n; i++)
    for (size_t k = 0; k < l->groups.v[i]->host->merged.n; k++) keep_waits(l, l->groups.v[i]->host->merged.v[k]);
  drop_mutual_waits(l);
  for (size_t i = 0; i < l->groups.n; i++) connect_folds(l, l->groups.v[i]);
  order_groups(l);
  cut_circles(l);
  check_circles(l);
  find_layers(l);
  merge_layers(l);
  if (l->options->layout == LAYOUT_NESTED) nest_modules(l);
  split_areas(l);
  find_layers(l);
  assemble_stacks(l);
}
