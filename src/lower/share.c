/* --layout=stackset: what is the same in several regions up to values -> one template for all of them.
 *
 * Resources of two regions are twins when their addresses are alike after all words are left out that occur in one region only
 * (primary and secondary, us-east-1 and eu-west-1, the name of a module call), when they are made of the same resources with
 * values of the same shape, and when all that they need has twins. What needs something of another region is deployed after
 * that region, so it cannot be in a template that is deployed to both at once.
 *
 * That is known only when everything has been lowered. So the first lowering decides what is shared, and asks for another one;
 * there the twins go into areas of their own, one in each region, which need nothing of others. Their stacks, which hold the
 * same resources, are merged into one stack that stands for a stack set (share_merge.c). */
#include "lower/internal.h"

enum { ANY = 0 }; /* weight: every name counts */

typedef struct Class {
  Str key;
  Group **of; /* by partition; NULL: not there */
  bool twice; /* two resources of one region have the key */
  Str reason; /* why it is not shared; p == NULL: it is */
} Class;

typedef struct {
  Lowering *l;
  const Partition **at;
  size_t n;
  Map *words;    /* by partition: word -> size_t *, in how many names it stands */
  size_t weight; /* of its own names against those of others: see is_common() */
  Map by_key;
  VEC(Class *) classes;
} Account;

/* --- addresses ----------------------------------------------------------------------------------------------------- */

static bool is_word_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/* Calls fn for each word of a name. */
typedef void (*WordFn)(void *ctx, Str word);

static void each_word(Str name, WordFn fn, void *ctx) {
  for (size_t start = 0, i = 0; i <= name.n; i++) {
    if (i < name.n && is_word_char(name.p[i])) continue;
    if (i > start) fn(ctx, str_sub(name, start, i));
    start = i + 1;
  }
}

static Str key_text(Arena *a, InstanceKey key) {
  return key.kind == KEY_INT ? str_fmt(a, "%lld", (long long)key.index) : key.kind == KEY_STRING ? key.name : STR("");
}

/* The names in an address, from the outermost module on; `end` is called behind each. */
static void each_name(Arena *a, const Instance *i, WordFn fn, WordFn end, void *ctx) {
  VEC(const ModuleInstance *) path = {0};
  for (const ModuleInstance *m = i->module; m->call; m = m->parent) vec_push(a, &path, m);
  for (size_t k = path.n + 1; k > 0; k--) {
    const ModuleInstance *m = k > 1 ? path.v[k - 2] : NULL;
    each_word(m ? m->call->name : i->decl->name, fn, ctx);
    end(ctx, STR("."));
    each_word(key_text(a, m ? m->key : i->key), fn, ctx);
    end(ctx, STR("/"));
  }
}

typedef struct {
  Account *x;
  size_t partition;
  Buf key;
} Words;

static void collect_word(void *ctx, Str word) {
  const Words *w = ctx;
  Map *counts = &w->x->words[w->partition];
  size_t *count = map_get(counts, word);
  if (!count) {
    count = NEW(w->x->l->a, size_t);
    map_put(w->x->l->a, counts, word, count);
  }
  ++*count;
}

static void ignore_end(void *ctx, Str separator) { (void)ctx, (void)separator; }

/* Whether a word does not tell the region. It does when no other region has it. But a global resource may be named after a
 * region in which it is not (the health check of the secondary site), so a weight lets a region have its words in spite of few
 * such names. */
static bool is_common(const Words *w, Str word) {
  const size_t *own = map_get(&w->x->words[w->partition], word);
  for (size_t i = 0; i < w->x->n; i++) {
    const size_t *count = i != w->partition ? map_get(&w->x->words[i], word) : NULL;
    if (count && (w->x->weight == ANY || *count * w->x->weight >= *own)) return true;
  }
  return false;
}

static void add_common(void *ctx, Str word) {
  Words *w = ctx;
  if (!is_common(w, word)) return;
  if (w->key.n && is_word_char(w->key.p[w->key.n - 1])) buf_addc(&w->key, '_');
  buf_add(&w->key, word);
}

static void add_end(void *ctx, Str separator) { buf_add(&((Words *)ctx)->key, separator); }

/* aws_subnet/net./private.0/ of module.net["eu-west-1"].aws_subnet.private_west[0] */
static Str class_key(Account *x, size_t partition, const Group *g) {
  const Instance *i = g->host->instance;
  Words w = {x, partition, buf_new(x->l->a)};
  buf_addf(&w.key, "%.*s/", STR_ARG(i->decl->type));
  each_name(x->l->a, i, add_common, add_end, &w);
  return buf_str(&w.key);
}

/* --- classes ------------------------------------------------------------------------------------------------------- */

static size_t partition_index(const Account *x, const Group *g) {
  for (size_t i = 0; i < x->n; i++)
    if (x->at[i] == g->area->partition) return i;
  return x->n;
}

/* Whether the group needs nothing of other regions, however indirectly; groups come in the order of their needs. */
static void mark_local(Lowering *l) {
  for (size_t i = 0; i < l->ordered.n; i++) {
    Group *g = l->ordered.v[i];
    g->local = !g->cycle;
    for (size_t k = 0; k < g->deps.n; k++)
      g->local &= g->deps.v[k]->local && g->deps.v[k]->area->partition == g->area->partition;
  }
}

static void add_to_class(Account *x, size_t partition, Group *g) {
  Str key = class_key(x, partition, g);
  Class *c = map_get(&x->by_key, key);
  if (!c) {
    c = NEW(x->l->a, Class);
    *c = (Class){.key = key, .of = NEW_N(x->l->a, Group *, x->n)};
    map_put(x->l->a, &x->by_key, key, c);
    vec_push(x->l->a, &x->classes, c);
  }
  c->twice |= c->of[partition] != NULL;
  c->of[partition] = g;
}

static void find_classes(Account *x) {
  for (size_t i = 0; i < x->l->groups.n; i++) {
    Words w = {.x = x, .partition = partition_index(x, x->l->groups.v[i])};
    if (w.partition < x->n) each_name(x->l->a, x->l->groups.v[i]->host->instance, collect_word, ignore_end, &w);
  }
  for (size_t i = 0; i < x->l->groups.n; i++) {
    Group *g = x->l->groups.v[i];
    size_t partition = partition_index(x, g);
    if (partition < x->n && g->local) add_to_class(x, partition, g);
  }
}

/* --- regions ------------------------------------------------------------------------------------------------------- */

static bool is_in(const Class *c, const bool *regions, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (regions[i] && !c->of[i]) return false;
  return !c->twice;
}

/* How many resources need not be stated again when the template is shared by these regions. */
static size_t saved(const Account *x, const bool *regions) {
  size_t total = 0, count = 0;
  for (size_t i = 0; i < x->n; i++) count += regions[i];
  for (size_t i = 0; count > 1 && i < x->classes.n; i++)
    if (is_in(x->classes.v[i], regions, x->n)) total += count - 1;
  return total;
}

/* The regions of that class for which sharing saves most; those that have one resource more or less than others need not be
 * among them. False: there are none. */
static bool choose_regions(Account *x, bool *best) {
  size_t most = 0;
  for (size_t i = 0; i < x->classes.n; i++) {
    bool *regions = NEW_N(x->l->a, bool, x->n);
    for (size_t k = 0; k < x->n; k++) regions[k] = x->classes.v[i]->of[k] != NULL;
    size_t saves = saved(x, regions);
    if (saves <= most) continue;
    most = saves;
    memcpy(best, regions, x->n * sizeof *best);
  }
  return most > 0;
}

/* Leaves these regions only. */
static void keep_regions(Account *x, const bool *regions) {
  size_t n = 0;
  for (size_t i = 0; i < x->classes.n; i++) {
    Class *c = x->classes.v[i];
    if (!is_in(c, regions, x->n))
      c->reason = c->twice ? STR("others of its region have a like address") : STR("it has no twin in another region");
    for (size_t k = n = 0; k < x->n; k++)
      if (regions[k]) c->of[n++] = c->of[k];
  }
  for (size_t k = n = 0; k < x->n; k++)
    if (regions[k]) x->at[n++] = x->at[k];
  x->n = n;
}

/* --- likeness ------------------------------------------------------------------------------------------------------ */

static bool same_key(InstanceKey x, InstanceKey y) {
  return x.kind == y.kind && x.index == y.index &&
         str_eq(x.kind == KEY_STRING ? x.name : STR(""), y.kind == KEY_STRING ? y.name : STR(""));
}

static bool same_policy(const Value *x, const Value *y) { return x == y || (x && y && value_same(x, y)); }

static bool same_kind(const Resource *x, const Resource *y) {
  return str_eq(x->type, y->type) && str_eq(x->label, y->label) && same_key(x->key, y->key) &&
         same_policy(x->deletion_policy, y->deletion_policy) && !x->condition == !y->condition &&
         !x->creation_policy == !y->creation_policy && !x->update_policy == !y->update_policy;
}

/* Makes the resources of a class twins; false if they are not of the same kind. */
static bool join_twins(Account *x, Class *c) {
  const Lowered *first = c->of[0]->host;
  for (size_t i = 1; i < x->n; i++)
    if (c->of[i]->host->resources.n != first->resources.n) return false;
  for (size_t k = 0; k < first->resources.n; k++)
    for (size_t i = 1; i < x->n; i++)
      if (!same_kind(first->resources.v[k], c->of[i]->host->resources.v[k])) return false;
  for (size_t k = 0; k < first->resources.n; k++) {
    Shared *s = NEW(x->l->a, Shared);
    s->of = NEW_N(x->l->a, Resource *, x->n);
    for (size_t i = 0; i < x->n; i++) {
      s->of[i] = c->of[i]->host->resources.v[k];
      s->of[i]->shared = s;
    }
  }
  return true;
}

static void part_twins(const Account *x, const Class *c) {
  for (size_t i = 0; i < x->n; i++)
    for (size_t k = 0; k < c->of[i]->host->resources.n; k++) c->of[i]->host->resources.v[k]->shared = NULL;
}

static bool merge_field(Regions *m, const Shared *s, const Value *(*field)(const Resource *r), const Value **out) {
  const Value **v = NEW_N(m->l->a, const Value *, m->n);
  *out = NULL;
  for (size_t i = 0; i < m->n; i++)
    if (!(v[i] = field(s->of[i]))) return true;
  *out = merge_values(m, v);
  return *out != NULL;
}

static const Value *condition_field(const Resource *r) { return r->condition; }
static const Value *properties_field(const Resource *r) { return r->properties; }
static const Value *creation_field(const Resource *r) { return r->creation_policy; }
static const Value *update_field(const Resource *r) { return r->update_policy; }

bool merge_resource(Regions *m, const Shared *s, Resource *out) {
  m->place = (s->merged ? s->merged : s->of[0])->logical_id;
  m->strict = true;
  bool same = merge_field(m, s, condition_field, &out->condition);
  m->strict = false;
  return same && merge_field(m, s, properties_field, &out->properties) &&
         merge_field(m, s, creation_field, &out->creation_policy) && merge_field(m, s, update_field, &out->update_policy);
}

/* Whether a property is the path of what is to be uploaded: a function's code has to be in a bucket of its region, and the
 * common template can name but one. */
static bool is_uploaded(const Resource *r) {
  for (size_t i = 0; i < r->properties->map.n; i++) {
    Field f = r->properties->map.fields[i];
    if (f.value->kind == VAL_STRING && schema_is_packaged(r->type, f.key)) return true;
  }
  return false;
}

/* What keeps a class out of the common template; p == NULL: nothing. */
static Str obstacle(Account *x, const Class *c) {
  Regions m = {.l = x->l, .at = x->at, .n = x->n};
  Resource scratch;
  for (size_t k = 0; k < c->of[0]->host->resources.n; k++)
    if (is_uploaded(c->of[0]->host->resources.v[k])) return STR("what it uploads has to be in its own region");
  for (size_t i = 0; i < x->n; i++)
    for (size_t k = 0; k < c->of[i]->deps.n; k++) {
      const Lowered *dep = c->of[i]->deps.v[k]->host;
      if (!dep->resources.v[0]->shared)
        return str_fmt(x->l->a, "it or its twin needs %.*s, which is not shared", STR_ARG(dep->instance->address));
    }
  for (size_t k = 0; k < c->of[0]->host->resources.n; k++)
    if (!merge_resource(&m, c->of[0]->host->resources.v[k]->shared, &scratch))
      return STR("it differs from its twins by more than values");
  return STR_NONE;
}

static void drop_unlike(Account *x) {
  for (size_t i = 0; i < x->classes.n; i++) {
    Class *c = x->classes.v[i];
    if (!c->reason.p && !join_twins(x, c)) c->reason = STR("it differs from its twins by more than values");
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (size_t i = 0; i < x->classes.n; i++) {
      Class *c = x->classes.v[i];
      if (c->reason.p || !(c->reason = obstacle(x, c)).p) continue;
      part_twins(x, c);
      changed = true;
    }
  }
}

/* --- the decision -------------------------------------------------------------------------------------------------- */

static bool too_many(const Account *x) {
  size_t n = 0;
  for (size_t i = 0; i < x->classes.n; i++)
    if (!x->classes.v[i]->reason.p) n += x->classes.v[i]->of[0]->host->resources.n;
  return n > x->l->options->max_resources;
}

static void remember(Account *x, Share *share) {
  for (size_t i = 0; i < x->classes.n; i++) {
    const Class *c = x->classes.v[i];
    for (size_t k = 0; !c->reason.p && k < x->n; k++) {
      map_put(x->l->a, &share->keys, c->of[k]->host->instance->address, (void *)&c->key);
      c->of[k]->kept = true;
    }
    for (size_t k = 0; c->reason.p && k < x->n; k++)
      if (c->of[k]) c->of[k]->reason = c->reason;
  }
  for (size_t i = 0; i < x->l->groups.n; i++) {
    const Group *g = x->l->groups.v[i];
    if (g->kept || partition_index(x, g) == x->n) continue;
    const Instance *of = g->host->instance;
    Str reason = g->reason.p ? g->reason
                 : g->cycle  ? STR("it and others need each other")
                             : STR("it needs something of another region");
    vec_push(x->l->a, &share->apart, (Remark){.instance = of, .argument = STR(""), .reason = reason, .span = of->span});
  }
}

static Account account_of(Lowering *l, Str account, size_t weight) {
  Account x = {.l = l, .weight = weight, .at = NEW_N(l->a, const Partition *, l->partitions.n)};
  for (size_t i = 0; i < l->partitions.n; i++)
    if (str_eq(l->partitions.v[i]->account, account) && l->partitions.v[i]->region.n) x.at[x.n++] = l->partitions.v[i];
  x.words = NEW_N(l->a, Map, x.n);
  find_classes(&x);
  return x;
}

/* False after a reported fault. */
static bool decide_account(Lowering *l, Str account, Share *share) {
  static const size_t weights[] = {ANY, 4};
  Account best = {0};
  bool *regions = NULL;
  size_t most = 0;
  for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
    Account x = account_of(l, account, weights[i]);
    bool *chosen = NEW_N(l->a, bool, x.n);
    if (!choose_regions(&x, chosen) || saved(&x, chosen) <= most) continue;
    most = saved(&x, chosen);
    best = x;
    regions = chosen;
  }
  if (!most) return true;
  keep_regions(&best, regions);
  drop_unlike(&best);
  if (too_many(&best)) {
    diag_warning(l->d, TC5090, SPAN_NONE, "What the regions share is more than one template may hold");
    diag_detail(l->d,
                "The stacks stay apart, as with --layout=per-region. Divide the configuration, or raise --max-resources.");
    return false;
  }
  remember(&best, share);
  return true;
}

static bool is_first_of_account(const Lowering *l, size_t at) {
  for (size_t i = 0; i < at; i++)
    if (str_eq(l->partitions.v[i]->account, l->partitions.v[at]->account)) return false;
  return true;
}

void share_decide(Lowering *l) {
  Share *share = l->options->share;
  if (l->options->layout != LAYOUT_STACKSET || share->decided || l->ev->demands.n || l->d->errors) return;
  share->decided = true;
  bool fit = true;
  mark_local(l);
  for (size_t i = 0; i < l->partitions.n; i++)
    if (is_first_of_account(l, i)) fit &= decide_account(l, l->partitions.v[i]->account, share);
  l->out->again |= share->keys.n > 0;
  l->out->apart = share->apart.v;
  l->out->napart = share->apart.n;
  if (share->keys.n || !fit) return;
  diag_warning(l->d, TC5091, SPAN_NONE, "No two regions hold the same up to values");
  diag_detail(l->d,
              "There is no stack set then, and every region keeps its stack. What is to be shared has addresses that differ by "
              "the names of regions, and needs nothing of other regions.");
}
