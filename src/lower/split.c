/* Stacks that are too large -> parts, whose names and contents stay when something is added.
 *
 * What belongs to a part follows from the resource's own address, from what it refers to, and from which limits are passed;
 * never from a running number, from an even distribution, or from how full another part is. So a new resource moves others only
 * when its own part, or the whole, passes a limit by it.
 *
 *   1. By module. A module that does not fit gives each of its module calls a part of its own, and keeps its own resources. A
 *      call with several instances that does not fit is divided by their keys (3). And so on, down the tree of modules.
 *   2. By connected parts. Resources of one module that do not fit fall into components that no reference joins. A component
 * that does not fit is held together by its hubs, to which many refer (a network, a key): these, and what they need, stay, and
 * the components are those of the rest. So parts refer to what stayed, but not to each other.
 *   3. By key. Things of one kind (components, instances of a module) are told apart by names. A set that does not fit is
 * halved at the first bit in which its names differ: queue-0 holds what comes before queue-4. Which side something is on
 * depends on its own name alone, and the first half keeps its name when it is halved again.
 *
 * A component that does not fit even so is divided by key, resource by resource; layers then keep its stacks in an order. A
 * module instance that does not fit is named by the whole of its key. */
#include "lower/internal.h"

#include <stdlib.h>

/* What goes into one part as a whole. */
typedef struct {
  Str key; /* ranks of characters: see add_key() */
  Groups groups;
  size_t depth; /* of a module instance in the tree of modules */
} Item;

typedef VEC(Item) Items;

/* A connected part. */
typedef struct Component {
  struct Component *parent; /* of the union-find; itself: the representative */
  Groups members;
  Str key;
  bool is_first; /* the one that gave the key needs nothing of the component */
} Component;

/* A name can come to stand for less and less: for all of a module, for its own resources, for their hubs. Each time that a
 * stack of this name turned out too large, its next meaning is tried. */
typedef enum { MEANS_ALL, MEANS_OWN, MEANS_HUBS, MEANINGS } Meaning;

typedef struct {
  Lowering *l;
  const Area *home;
  Area *const *homes; /* all of them: their names are taken */
  size_t nhomes;
} Split;

/* --- keys ---------------------------------------------------------------------------------------------------------- */

/* A character's rank in the alphabet of stack names. What is no part of it counts as '-', and so does the end of a key. The
 * gaps put the borders of halves on round places: 0, 4, 8, a, i, q. */
enum { RANK_DIGIT = 4, RANK_LETTER = 16 };

static char rank_of(char c) {
  if (c >= '0' && c <= '9') return (char)(c - '0' + RANK_DIGIT);
  if (c >= 'a' && c <= 'z') return (char)(c - 'a' + RANK_LETTER);
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + RANK_LETTER) : 0;
}

static char char_of(char rank) {
  if (rank >= RANK_LETTER) return (char)(rank - RANK_LETTER + 'a');
  return rank >= RANK_DIGIT ? (char)(rank - RANK_DIGIT + '0') : '-';
}

static void add_key(Buf *out, Str s) {
  for (size_t i = 0; i < s.n; i++) buf_addc(out, rank_of(s.p[i]));
}

/* Indices have as many digits each, so that neighbours stay together: 00017. */
static void add_instance_key(Lowering *l, Buf *out, InstanceKey key) {
  if (key.kind != KEY_NONE) buf_addc(out, 0);
  if (key.kind == KEY_INT) add_key(out, str_fmt(l->a, "%05lld", (long long)key.index));
  if (key.kind == KEY_STRING) add_key(out, key.name);
}

/* The name before the type: what is named alike mostly belongs together. */
static Str group_key(Lowering *l, const Group *g) {
  const Instance *i = g->host->instance;
  Buf b = buf_new(l->a);
  add_key(&b, i->decl->name);
  add_instance_key(l, &b, i->key);
  buf_addc(&b, 0);
  add_key(&b, i->decl->type);
  return buf_str(&b);
}

static char rank_at(Str key, size_t i) { return i < key.n ? key.p[i] : 0; }

static int compare_keys(Str x, Str y) {
  for (size_t i = 0; i < x.n || i < y.n; i++)
    if (rank_at(x, i) != rank_at(y, i)) return rank_at(x, i) < rank_at(y, i) ? -1 : 1;
  return 0;
}

/* --- names --------------------------------------------------------------------------------------------------------- */

static bool is_listed(Area *const *v, size_t n, Str name) {
  for (size_t i = 0; i < n; i++)
    if (str_eq(v[i]->name, name)) return true;
  return false;
}

static bool is_taken(const Split *x, Str name) {
  if (is_listed(x->l->areas.v, x->l->areas.n, name)) return true;
  return !str_eq(name, x->home->name) && is_listed(x->homes, x->nhomes, name);
}

/* The name of a part of `name`; `part` may hold anything. */
static Str part_name(Split *x, Str name, Str part) {
  Buf b = buf_new(x->l->a);
  buf_add(&b, name);
  buf_addc(&b, '-');
  for (size_t i = 0; i < part.n; i++)
    if (rank_of(part.p[i]) || b.p[b.n - 1] != '-') buf_addc(&b, char_of(rank_of(part.p[i])));
  while (b.n && b.p[b.n - 1] == '-') b.n--;
  return buf_str(&b);
}

/* --- parts --------------------------------------------------------------------------------------------------------- */

static size_t weight(const Groups *set) {
  size_t n = 0;
  for (size_t i = 0; i < set->n; i++) n += set->v[i]->host->resources.n;
  return n;
}

static bool fits(const Split *x, const Groups *set, Str name, Meaning meaning) {
  const TooLarge *t = map_get(x->l->options->too_large, name);
  return weight(set) <= x->l->options->max_resources && (!t || t->times <= (size_t)meaning);
}

static void make_part(Split *x, const Groups *set, Str name) {
  if (!set->n) return;
  while (is_taken(x, name)) name = str_cat(x->l->a, name, STR("-x"));
  Area part = *x->home;
  if (part.open && !str_eq(name, part.name)) part.open = false, part.module = x->l->x->root;
  part.name = name;
  Area *area = add_area(x->l, part);
  for (size_t i = 0; i < set->n; i++) set->v[i]->area = area;
}

static void append(Lowering *l, Groups *to, const Groups *from) {
  for (size_t i = 0; i < from->n; i++) vec_push(l->a, to, from->v[i]);
}

/* --- by key -------------------------------------------------------------------------------------------------------- */

static int by_key(const void *x, const void *y) { return compare_keys(((const Item *)x)->key, ((const Item *)y)->key); }

static Groups groups_of(Lowering *l, const Item *items, size_t n) {
  Groups all = {0};
  for (size_t i = 0; i < n; i++) append(l, &all, &items[i].groups);
  return all;
}

/* What is done with a single item that does not fit. */
typedef void (*Rest)(Split *x, const Item *item, Str name);

typedef struct {
  Split *x;
  Str base; /* the name that the parts' names begin with */
  Rest rest;
} Halving;

/* The first character and the bit of its rank in which sorted keys differ; false when they are equal. */
static bool first_difference(const Item *items, size_t n, size_t *at, int *bit) {
  Str x = items[0].key, y = items[n - 1].key;
  for (*at = 0; *at < x.n || *at < y.n; ++*at) {
    int differ = rank_at(x, *at) ^ rank_at(y, *at);
    for (*bit = 5; differ && *bit >= 0; --*bit)
      if (differ & (1 << *bit)) return true;
  }
  return false;
}

/* The least key on the side of `key`: it names the half. */
static Str half_name(Halving *h, Str key, size_t at, int bit) {
  Buf b = buf_new(h->x->l->a);
  char least = (char)((rank_at(key, at) >> bit) << bit);
  for (size_t i = 0; i < at; i++) buf_addc(&b, char_of(rank_at(key, i)));
  if (least || at)
    buf_addc(&b, char_of(least));
  else
    buf_addc(&b, 1 << bit >= RANK_LETTER ? 'a' : '0');
  return part_name(h->x, h->base, buf_str(&b));
}

/* What cannot be halved is named by the whole of its key, which no neighbour changes. */
static Str whole_name(Halving *h, const Item *item, Str name) {
  Buf b = buf_new(h->x->l->a);
  for (size_t i = 0; i < item->key.n; i++) buf_addc(&b, char_of(item->key.p[i]));
  return b.n ? part_name(h->x, h->base, buf_str(&b)) : name;
}

static void halve(Halving *h, const Item *items, size_t n, Str name) {
  Groups all = groups_of(h->x->l, items, n);
  size_t at, middle = 1;
  int bit;
  if (fits(h->x, &all, name, MEANS_ALL)) {
    make_part(h->x, &all, name);
  } else if (n == 1 && h->rest) {
    h->rest(h->x, items, whole_name(h, items, name));
  } else if (n == 1 || !first_difference(items, n, &at, &bit)) {
    make_part(h->x, &all, name);
  } else {
    while (!((rank_at(items[middle].key, at) >> bit) & 1)) middle++;
    halve(h, items, middle, half_name(h, items[0].key, at, bit));
    halve(h, items + middle, n - middle, half_name(h, items[middle].key, at, bit));
  }
}

static void split_by_key(Split *x, Items *items, Str name, Rest rest) {
  Halving h = {x, name, rest};
  if (!items->n) return;
  qsort(items->v, items->n, sizeof *items->v, by_key);
  halve(&h, items->v, items->n, name);
}

/* --- by connected parts -------------------------------------------------------------------------------------------- */

static Component *component_of(Component *c) {
  while (c->parent != c) c = c->parent = c->parent->parent;
  return c;
}

static void join(Component *x, Component *y) {
  x = component_of(x), y = component_of(y);
  if (x != y) y->parent = x;
}

/* Whether the group itself needs nothing of its component: a new resource that refers to it does not change that. */
static bool is_first(const Group *g) {
  for (size_t i = 0; i < g->deps.n; i++)
    if (g->deps.v[i]->component) return false;
  return true;
}

/* A component is called after the first by key of those that need nothing. */
static void add_member(Lowering *l, Component *c, Group *g) {
  bool first = is_first(g);
  Str key = group_key(l, g);
  if (!c->members.n || (first && !c->is_first) || (first == c->is_first && compare_keys(key, c->key) < 0)) c->key = key;
  c->is_first |= first;
  vec_push(l->a, &c->members, g);
}

static void find_components(Lowering *l, const Groups *set) {
  for (size_t i = 0; i < set->n; i++) {
    Component *c = NEW(l->a, Component);
    c->parent = c;
    set->v[i]->component = c;
  }
  for (size_t i = 0; i < set->n; i++)
    for (size_t k = 0; k < set->v[i]->deps.n; k++)
      if (set->v[i]->deps.v[k]->component) join(set->v[i]->component, set->v[i]->deps.v[k]->component);
}

/* The connected parts of a set. */
static Items components(Lowering *l, const Groups *set) {
  Items items = {0};
  find_components(l, set);
  for (size_t i = 0; i < set->n; i++) add_member(l, component_of(set->v[i]->component), set->v[i]);
  for (size_t i = 0; i < set->n; i++) {
    const Component *c = set->v[i]->component;
    if (c->parent == c) vec_push(l->a, &items, (Item){.key = c->key, .groups = c->members});
  }
  for (size_t i = 0; i < set->n; i++) set->v[i]->component = NULL;
  return items;
}

/* --- hubs ---------------------------------------------------------------------------------------------------------- */

/* Counts, for each group of the set, how many others of the set refer to it. */
static void count_users(const Groups *set) {
  for (size_t i = 0; i < set->n; i++) {
    set->v[i]->users = 0;
    set->v[i]->last_user = NULL;
    set->v[i]->counted = true;
  }
  for (size_t i = 0; i < set->n; i++)
    for (size_t k = 0; k < set->v[i]->deps.n; k++) {
      Group *dep = set->v[i]->deps.v[k];
      if (!dep->counted || dep->last_user == set->v[i]) continue;
      dep->last_user = set->v[i];
      dep->users++;
    }
}

/* Moves the hubs, to which more than a tenth of what a stack may hold refers, and all that they need. Nothing that stays is
 * needed by a hub, so the rest falls apart. */
static void take_hubs(Lowering *l, const Groups *set, Groups *hubs, Groups *rest) {
  size_t many = l->options->max_resources / 10;
  count_users(set);
  for (size_t i = 0; i < set->n; i++)
    if (set->v[i]->users > (many ? many : 1)) {
      set->v[i]->counted = false;
      vec_push(l->a, hubs, set->v[i]);
    }
  for (size_t i = 0; i < hubs->n; i++)
    for (size_t k = 0; k < hubs->v[i]->deps.n; k++) {
      Group *dep = hubs->v[i]->deps.v[k];
      if (!dep->counted) continue;
      dep->counted = false;
      vec_push(l->a, hubs, dep);
    }
  for (size_t i = 0; i < set->n; i++) {
    if (set->v[i]->counted) vec_push(l->a, rest, set->v[i]);
    set->v[i]->counted = false;
  }
}

static void add_single(Lowering *l, Items *items, Group *g) {
  Item one = {.key = group_key(l, g)};
  vec_push(l->a, &one.groups, g);
  vec_push(l->a, items, one);
}

static void split_single(Split *x, const Groups *set, Str name) {
  Items items = {0};
  for (size_t i = 0; i < set->n; i++) add_single(x->l, &items, set->v[i]);
  split_by_key(x, &items, name, NULL);
}

static bool is_small(const Split *x, const Item *item) { return weight(&item->groups) <= x->l->options->max_resources; }

/* Takes the hubs out of a component. What it falls into then are items; what is too large even so is one resource by resource.
 */
static void add_pieces(Split *x, const Item *component, Groups *hubs, Items *items) {
  Groups rest = {0};
  take_hubs(x->l, &component->groups, hubs, &rest);
  Items pieces = components(x->l, &rest);
  for (size_t i = 0; i < pieces.n; i++) {
    const Groups *piece = &pieces.v[i].groups;
    if (is_small(x, &pieces.v[i]))
      vec_push(x->l->a, items, pieces.v[i]);
    else
      for (size_t k = 0; k < piece->n; k++) add_single(x->l, items, piece->v[k]);
  }
}

static void split_hubs(Split *x, const Groups *hubs, Str name) {
  if (fits(x, hubs, name, MEANS_HUBS))
    make_part(x, hubs, name);
  else
    split_single(x, hubs, name);
}

/* A component that has few enough resources and is too large nevertheless. */
static void split_component(Split *x, const Item *item, Str name) {
  Groups hubs = {0};
  Items items = {0};
  add_pieces(x, item, &hubs, &items);
  if (!hubs.n || !items.n) {
    split_single(x, &item->groups, name);
    return;
  }
  split_hubs(x, &hubs, name);
  split_by_key(x, &items, name, split_component);
}

/* The resources of a module itself. All components that have too many resources are taken apart together, so that what they
 * fall into is told apart by its own names and by nothing else. */
static void split_own(Split *x, const Groups *own, Str name) {
  if (fits(x, own, name, MEANS_OWN)) {
    make_part(x, own, name);
    return;
  }
  Items all = components(x->l, own), items = {0};
  Groups hubs = {0};
  for (size_t i = 0; i < all.n; i++)
    if (is_small(x, &all.v[i]))
      vec_push(x->l->a, &items, all.v[i]);
    else
      add_pieces(x, &all.v[i], &hubs, &items);
  split_hubs(x, &hubs, name);
  split_by_key(x, &items, name, split_component);
}

/* --- by module ----------------------------------------------------------------------------------------------------- */

static size_t depth_of(const ModuleInstance *m) {
  size_t depth = 0;
  for (; m->parent; m = m->parent) depth++;
  return depth;
}

/* The module instance at `depth` on the way from the root to the group; NULL: its own module is further up. */
static const ModuleInstance *module_at(const Group *g, size_t depth) {
  const ModuleInstance *m = g->host->instance->module;
  size_t own = depth_of(m);
  if (own < depth) return NULL;
  for (; own > depth; own--) m = m->parent;
  return m;
}

static void split_module(Split *x, const Groups *set, size_t depth, Str name);

static void split_instance(Split *x, const Item *item, Str name) { split_module(x, &item->groups, item->depth, name); }

/* All instances of one module call, which stand at `depth`. */
static void split_call(Split *x, const Groups *set, size_t depth, Str name) {
  Map seen = {0};
  VEC(Item *) instances = {0};
  Items items = {0};
  for (size_t i = 0; i < set->n; i++) {
    const ModuleInstance *m = module_at(set->v[i], depth);
    Item *item = map_get(&seen, m->address);
    if (!item) {
      Buf key = buf_new(x->l->a);
      add_instance_key(x->l, &key, m->key);
      item = NEW(x->l->a, Item);
      *item = (Item){.key = buf_str(&key), .depth = depth};
      map_put(x->l->a, &seen, m->address, item);
      vec_push(x->l->a, &instances, item);
    }
    vec_push(x->l->a, &item->groups, set->v[i]);
  }
  for (size_t i = 0; i < instances.n; i++) vec_push(x->l->a, &items, *instances.v[i]);
  split_by_key(x, &items, name, split_instance);
}

static void split_module(Split *x, const Groups *set, size_t depth, Str name) {
  Groups own = {0};
  Map calls = {0};
  if (fits(x, set, name, MEANS_ALL)) {
    make_part(x, set, name);
    return;
  }
  for (size_t i = 0; i < set->n; i++) {
    const ModuleInstance *m = module_at(set->v[i], depth + 1);
    Groups *of = m ? map_get(&calls, m->call->name) : &own;
    if (!of) {
      of = NEW(x->l->a, Groups);
      map_put(x->l->a, &calls, m->call->name, of);
    }
    vec_push(x->l->a, of, set->v[i]);
  }
  if (own.n) split_own(x, &own, name);
  for (size_t i = 0; i < calls.n; i++)
    split_call(x, calls.entries[i].value, depth + 1, part_name(x, name, calls.entries[i].key));
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

static Groups groups_in(const Lowering *l, const Area *home) {
  Groups set = {0};
  for (size_t i = 0; i < l->groups.n; i++)
    if (l->groups.v[i]->area == home) vec_push(l->a, &set, l->groups.v[i]);
  return set;
}

/* What needs each other in a circle cannot be in two stacks. */
static void keep_circles(const Lowering *l) {
  for (size_t i = 1; i < l->ordered.n; i++) {
    Group *g = l->ordered.v[i], *before = l->ordered.v[i - 1];
    if (g->cycle && g->cycle == before->cycle && g->area->home == before->area->home) g->area = before->area;
  }
}

void split_areas(Lowering *l) {
  Area **homes = NEW_N(l->a, Area *, l->areas.n);
  size_t n = l->areas.n;
  for (size_t i = 0; i < n; i++) homes[i] = l->areas.v[i];
  l->areas.n = 0;
  for (size_t i = 0; i < n; i++) {
    Split x = {l, homes[i], homes, n};
    Groups set = groups_in(l, homes[i]);
    if (l->options->layout == LAYOUT_NESTED)
      split_own(&x, &set, homes[i]->name); /* nested stacks are those of the modules */
    else
      split_module(&x, &set, 0, homes[i]->name);
  }
  keep_circles(l);
}

bool stack_too_large(Arena *a, Program *p, const Stack *s) {
  TooLarge *t = map_get(p->too_large, s->area);
  if (s->resources.n < 2 || (t && t->times == MEANINGS && t->last != p)) return false;
  if (!t) {
    t = NEW(a, TooLarge);
    map_put(a, p->too_large, s->area, t);
  }
  t->times += t->last != p;
  t->last = p;
  return p->again = true;
}
