/* The stacks of a stack set -> one stack, whose template all regions share.
 *
 * What share.c found to be twins stands in one stack of each region, in areas of its own. Here each set of twins becomes one
 * resource, with values that hold in all regions (merge.c), and each set of outputs one output. Stacks that read an output do
 * that through a parameter: CloudFormation names the stacks of a set itself, so no template can name them. */
#include "lower/internal.h"

typedef struct {
  Lowering *l;
  Regions m;
  Stack **instances; /* one for each region */
  Stack *set;
  Map ids;
  bool fits;
} Set;

Str twin_address(const Resource *r, size_t i) { return r->shared->of[i]->owner->instance->address; }

/* --- twins --------------------------------------------------------------------------------------------------------- */

static Str key_of(const Lowering *l, const Resource *r) {
  const Str *key = map_get(&l->options->share->keys, r->owner->group->host->instance->address);
  return key ? *key : STR_NONE;
}

/* Which resource of its group it is; with the key of the group that tells twins. */
static Str twin_key(const Lowering *l, const Resource *r) {
  size_t k = 0;
  while (r->owner->group->host->resources.v[k] != r) k++;
  return str_fmt(l->a, "%.*s %zu", STR_ARG(key_of(l, r)), k);
}

static void find_twins(Set *x) {
  Map twins = {0};
  for (size_t i = 0; i < x->m.n; i++)
    for (size_t k = 0; k < x->instances[i]->resources.n; k++) {
      Resource *r = x->instances[i]->resources.v[k];
      Str key = twin_key(x->l, r);
      Shared *s = map_get(&twins, key);
      if (!s) {
        s = NEW(x->l->a, Shared);
        s->of = NEW_N(x->l->a, Resource *, x->m.n);
        map_put(x->l->a, &twins, key, s);
      }
      s->of[i] = r;
      r->shared = s;
    }
  for (size_t k = 0; k < twins.n; k++)
    for (size_t i = 0; i < x->m.n; i++) x->fits &= ((const Shared *)twins.entries[k].value)->of[i] != NULL;
}

/* --- logical IDs --------------------------------------------------------------------------------------------------- */

static void add_words(Buf *b, Str s) {
  bool start = true;
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool lower = c >= 'a' && c <= 'z', keep = lower || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (keep) buf_addc(b, start && lower ? (char)(c - 'a' + 'A') : c);
    start = !keep;
  }
}

/* A name and the key of an instance, "private.0". */
static void add_part(Buf *b, Str part) {
  size_t dot = str_find_char(part, '.', 0);
  Str key = str_sub(part, dot + 1, part.n);
  add_words(b, str_sub(part, 0, dot));
  if (key.n) buf_addz(b, key.p[0] >= '0' && key.p[0] <= '9' ? "At" : "For");
  add_words(b, key);
}

/* What the twins' addresses have in common, as a logical ID has it: SubnetPrivateAt0InNet of aws_subnet/net./private.0/ */
static Str common_id(const Set *x, const Resource *r) {
  Buf b = buf_new(x->l->a);
  Str key = key_of(x->l, r), type = r->owner->instance->decl->type;
  VEC(Str) parts = {0};
  for (size_t start = 0, end; start < key.n; start = end + 1) {
    end = str_find_char(key, '/', start);
    vec_push(x->l->a, &parts, str_sub(key, start, end));
  }
  if (str_starts(type, STR("aws_"))) type = str_sub(type, 4, type.n);
  add_words(&b, r->label.p ? r->label : type);
  add_part(&b, parts.v[parts.n - 1]);
  if (r->key.kind == KEY_INT) buf_addf(&b, "At%lld", (long long)r->key.index);
  if (r->key.kind == KEY_STRING) add_words(&b, r->key.name);
  for (size_t i = 1; i + 1 < parts.n; i++) {
    if (str_is(parts.v[i], ".")) continue; /* nothing in common */
    buf_addz(&b, "In");
    add_part(&b, parts.v[i]);
  }
  return buf_str(&b);
}

static Str logical_id_of(Set *x, const Shared *s) {
  bool same = true;
  for (size_t i = 1; i < x->m.n; i++) same &= str_eq(s->of[i]->logical_id, s->of[0]->logical_id);
  Str id = same ? s->of[0]->logical_id : common_id(x, s->of[0]);
  if (map_has(&x->ids, id)) id = s->of[0]->logical_id;
  while (map_has(&x->ids, id)) id = str_cat(x->l->a, id, STR("X"));
  map_put(x->l->a, &x->ids, id, x->set);
  return id;
}

/* --- resources ----------------------------------------------------------------------------------------------------- */

typedef VEC(const Resource *) Resources;

static bool has(const Resources *v, const Resource *r) {
  for (size_t i = 0; i < v->n; i++)
    if (v->v[i] == r) return true;
  return false;
}

/* What any of the twins waits for. */
static void add_merged(Set *x, Resources *to, const Resource *const *v, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (v[i]->shared && !has(to, v[i]->shared->merged)) vec_push(x->l->a, to, v[i]->shared->merged);
}

static void make_resource(Set *x, Shared *s) {
  Resource *r = NEW(x->l->a, Resource);
  *r = (Resource){.type = s->of[0]->type, .schema = s->of[0]->schema, .owner = s->of[0]->owner, .label = s->of[0]->label};
  r->key = s->of[0]->key;
  r->deletion_policy = s->of[0]->deletion_policy;
  r->logical_id = logical_id_of(x, s);
  r->stack = x->set;
  r->shared = s;
  s->merged = r;
  vec_push(x->l->a, &x->set->resources, r);
}

static void fill_resource(Set *x, Resource *r) {
  const Shared *s = r->shared;
  Resources refs = {0}, depends = {0}, maybe = {0};
  x->fits &= merge_resource(&x->m, s, r);
  for (size_t i = 0; i < x->m.n; i++) {
    add_merged(x, &refs, s->of[i]->refs.v, s->of[i]->refs.n);
    add_merged(x, &depends, s->of[i]->depends.v, s->of[i]->depends.n);
    add_merged(x, &maybe, s->of[i]->maybe.v, s->of[i]->maybe.n);
  }
  for (size_t i = 0; i < refs.n; i++) vec_push(x->l->a, &r->refs, refs.v[i]);
  for (size_t i = 0; i < depends.n; i++) vec_push(x->l->a, &r->depends, depends.v[i]);
  for (size_t i = 0; i < maybe.n; i++) vec_push(x->l->a, &r->maybe, maybe.v[i]);
}

/* --- outputs ------------------------------------------------------------------------------------------------------- */

/* The name of an output for other stacks begins with that of its resource. */
static Str output_id(const Lowering *l, const Resource *r, Str id) {
  return str_cat(l->a, r->shared->merged->logical_id, str_sub(id, r->logical_id.n, id.n));
}

typedef struct {
  Str id;
  const StackOutput **of; /* NULL: that region has no such output */
} TwinOutput;

/* A root output may combine what stands in several regions; an output for other stacks is that of a twin. */
static void leave_out(Set *x, const StackOutput *o) {
  if (!o->output) {
    x->fits = false;
    return;
  }
  diag_warning(x->l->d, TC5018, o->output->span, "Output \"%.*s\" combines values of several stacks", STR_ARG(o->output->name));
  diag_detail(x->l->d, "The stacks of a stack set cannot read each other's outputs, so this part is left out of the template. "
                       "Output the values one by one.");
}

static void merge_output(Set *x, const TwinOutput *t) {
  Arena *a = x->l->a;
  const StackOutput *first = NULL;
  const Value *value = NULL, *when = &value_false, *same = NULL;
  const Value **values = NEW_N(a, const Value *, x->m.n);
  size_t n = 0;
  for (size_t i = x->m.n; i > 0; i--) {
    const StackOutput *o = t->of[i - 1];
    if (!o) continue;
    const Value *own = merge_transfer(&x->m, i - 1, o->value), *in = merge_in_region(&x->m, i - 1);
    const Value *condition = o->condition ? merge_transfer(&x->m, i - 1, o->condition) : &value_true;
    if (!own || !condition) {
      leave_out(x, o);
      return;
    }
    values[i - 1] = o->value;
    value = value ? sym_if(a, in, own, value) : own;
    when = sym_or(a, sym_and(a, in, condition), when);
    same = !n || (same && value_same(same, condition)) ? condition : NULL;
    first = o;
    n++;
  }
  x->m.place = t->id;
  const Value *one = n == x->m.n ? merge_values(&x->m, values) : NULL;
  StackOutput out = *first;
  out.logical_id = t->id;
  out.value = one ? one : value;
  out.condition = n == x->m.n && same ? (same == &value_true ? NULL : same) : when;
  out.resource = first->resource ? first->resource->shared->merged : NULL;
  vec_push(a, &x->set->outputs, out);
}

static void merge_outputs(Set *x) {
  Map by_id = {0};
  for (size_t i = 0; i < x->m.n; i++)
    for (size_t k = 0; k < x->instances[i]->outputs.n; k++) {
      const StackOutput *o = &x->instances[i]->outputs.v[k];
      Str id = o->resource ? output_id(x->l, o->resource, o->logical_id) : o->logical_id;
      TwinOutput *t = map_get(&by_id, id);
      if (!t) {
        t = NEW(x->l->a, TwinOutput);
        *t = (TwinOutput){id, NEW_N(x->l->a, const StackOutput *, x->m.n)};
        map_put(x->l->a, &by_id, id, t);
      }
      t->of[i] = o;
    }
  for (size_t i = 0; i < by_id.n; i++) merge_output(x, by_id.entries[i].value);
}

static void rename_wires(const Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++)
    for (size_t k = 0; k < l->out->all.v[i]->inputs.n; k++) {
      Wire *w = l->out->all.v[i]->inputs.v[k];
      if (w->from->set) w->output = output_id(l, w->resource, w->output);
    }
}

/* --- stacks -------------------------------------------------------------------------------------------------------- */

static Stack *make_set(Lowering *l, const Partition *home) {
  Stack *s = NEW(l->a, Stack);
  Str who = home->provider->alias.p ? home->provider->alias : home->provider->name;
  *s = (Stack){.partition = home, .layer = 1, .name = STR("shared")};
  if (home->account.n) s->name = str_fmt(l->a, "shared-%.*s", STR_ARG(who));
  s->stack_name = str_fmt(l->a, "%.*s-%.*s", STR_ARG(l->options->name), STR_ARG(s->name));
  s->area = s->name;
  s->root = s;
  return s;
}

static bool merge_account(Lowering *l, Str account) {
  Set x = {.l = l, .instances = NEW_N(l->a, Stack *, l->partitions.n), .fits = true};
  const Partition **at = NEW_N(l->a, const Partition *, l->partitions.n);
  for (size_t i = 0; i < l->partitions.n; i++)
    for (size_t k = 0; k < l->out->stacks.n; k++) {
      Stack *s = l->out->stacks.v[k];
      if (!s->shared || s->partition != l->partitions.v[i] || !str_eq(s->partition->account, account)) continue;
      at[x.m.n] = s->partition;
      x.instances[x.m.n++] = s;
    }
  if (!x.m.n) return true;
  x.m.l = l;
  x.m.at = at;
  x.set = make_set(l, at[0]);
  find_twins(&x);
  if (!x.fits) return false;
  for (size_t i = 0; i < x.m.n; i++) {
    x.instances[i]->set = x.set;
    x.set->extended |= x.instances[i]->extended;
    vec_push(l->a, &x.set->instances, x.instances[i]);
  }
  for (size_t k = 0; k < x.instances[0]->resources.n; k++) make_resource(&x, x.instances[0]->resources.v[k]->shared);
  for (size_t k = 0; k < x.set->resources.n; k++) fill_resource(&x, x.set->resources.v[k]);
  merge_outputs(&x);
  return x.fits;
}

typedef VEC(Stack *) Stacks;

static void add_once(Lowering *l, Stacks *to, Stack *s) {
  for (size_t i = 0; i < to->n; i++)
    if (to->v[i] == s) return;
  vec_push(l->a, to, s);
}

/* The stack set stands where the first of its stacks stood; these need nothing of others. */
static void replace_stacks(Lowering *l) {
  Stacks all = {0};
  for (size_t i = 0; i < l->out->stacks.n; i++)
    add_once(l, &all, l->out->stacks.v[i]->set ? l->out->stacks.v[i]->set : l->out->stacks.v[i]);
  l->out->stacks.n = l->out->all.n = 0;
  for (size_t i = 0; i < all.n; i++) {
    Stacks after = {0};
    Stack *s = all.v[i];
    for (size_t k = 0; k < s->after.n; k++) add_once(l, &after, s->after.v[k]->set ? s->after.v[k]->set : s->after.v[k]);
    s->after.n = 0;
    for (size_t k = 0; k < after.n; k++) vec_push(l->a, &s->after, after.v[k]);
    s->position = i;
    vec_push(l->a, &l->out->stacks, s);
    vec_push(l->a, &l->out->all, s);
  }
}

/* A variable that was fixed since the decision can make twins differ. */
static void decide_again(Lowering *l, Share *share) {
  if (share->attempts++ > l->x->config->root->variables.n) BUG("twins that were alike differ");
  share->decided = false;
  share->keys = (Map){0};
  share->apart.n = 0;
  l->out->again = true;
}

void share_merge(Lowering *l) {
  Share *share = l->options->share;
  if (!share->keys.n || l->out->again || l->ev->demands.n || l->d->errors) return;
  bool fits = true;
  for (size_t i = 0; i < l->partitions.n; i++) {
    bool first = true;
    for (size_t k = 0; k < i; k++) first &= !str_eq(l->partitions.v[k]->account, l->partitions.v[i]->account);
    if (first) fits &= merge_account(l, l->partitions.v[i]->account);
  }
  if (!fits) {
    decide_again(l, share);
    return;
  }
  rename_wires(l);
  replace_stacks(l);
  l->out->apart = share->apart.v;
  l->out->napart = share->apart.n;
}
