/* What must be there first although nothing refers to it: `follows` of rules.
 *
 * A service of ECS names a target group, and ECS takes it only once a listener sends to that. Terraform tries again for
 * minutes, CloudFormation fails. So a rule may say of which types those come first that refer to the same resource. Who comes
 * after the follower anyway (the policy of a role that names the function) does not precede it. */
#include "lower/internal.h"

typedef struct {
  Lowering *l;
  VEC(Lowered *) found;
} Found;

static void add_found(void *ctx, Lowered *low) {
  Found *f = ctx;
  for (size_t i = 0; i < f->found.n; i++)
    if (f->found.v[i] == low) return;
  vec_push(f->l->a, &f->found, low);
}

static void add_all(Found *f, const Lowered *low) {
  if (low->instance->config) value_dependencies(f->l, low->instance->config, add_found, f);
  explicit_dependencies(f->l, low->instance, add_found, f);
}

/* Whether `low` needs `other`, over whatever lies between. */
static bool comes_after(Lowering *l, Lowered *low, const Lowered *other) {
  Found needs = {.l = l};
  add_found(&needs, low);
  for (size_t i = 0; i < needs.found.n; i++) {
    Lowered *next = needs.found.v[i];
    if (next == other) return true;
    add_all(&needs, next);
    for (size_t k = 0; k < next->merged.n; k++) add_all(&needs, next->merged.v[k]->from);
  }
  return false;
}

/* --- who refers to what -------------------------------------------------------------------------------------------- */

typedef struct {
  VEC(Lowered *) v;
} Readers;

static Str key_of(Lowering *l, const Lowered *low) { return str_fmt(l->a, "%p", (const void *)low); }

/* Those of a type that refer to an instance, by that: `who` is the type, or one argument of it, "aws_iam_role_policy.role". */
static Map *readers_of(Lowering *l, Map *indices, Str who) {
  Map *index = map_get(indices, who);
  if (index) return index;
  map_put(l->a, indices, who, index = NEW(l->a, Map));
  size_t dot = str_find_char(who, '.', 0);
  Str type = str_sub(who, 0, dot), argument = dot < who.n ? str_sub(who, dot + 1, who.n) : STR_NONE;
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *low = l->out->lowered.v[i];
    const Value *config = low->instance->config;
    if (!low->rule || !config || !str_eq(low->rule->label, type)) continue;
    Found refers = {.l = l};
    const Value *v = argument.p ? value_field(config, argument) : config;
    if (v) value_dependencies(l, v, add_found, &refers);
    for (size_t k = 0; k < refers.found.n; k++) {
      Str key = key_of(l, refers.found.v[k]);
      Readers *readers = map_get(index, key);
      if (!readers) map_put(l->a, index, key, readers = NEW(l->a, Readers));
      vec_push(l->a, &readers->v, low);
    }
  }
  return index;
}

/* --- order --------------------------------------------------------------------------------------------------------- */

static bool is_followed(const Lowered *low, const Instance *first) {
  for (size_t i = 0; i < low->follows.n; i++)
    if (low->follows.v[i] == first) return true;
  return false;
}

static void follow(Lowering *l, Lowered *low, const Map *readers, const Found *same) {
  for (size_t i = 0; i < same->found.n; i++) {
    const Readers *first = map_get(readers, key_of(l, same->found.v[i]));
    for (size_t k = 0; first && k < first->v.n; k++) {
      Lowered *other = first->v.v[k];
      if (other == low || is_followed(low, other->instance) || comes_after(l, other, low)) continue;
      vec_push(l->a, &low->follows, other->instance);
    }
  }
}

void follow_all(Lowering *l) {
  Map indices = {0};
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *low = l->out->lowered.v[i];
    for (size_t k = 0; low->following && k < low->following->map.n; k++) {
      Found same = {.l = l};
      Field f = low->following->map.fields[k];
      value_dependencies(l, f.value, add_found, &same);
      if (same.found.n) follow(l, low, readers_of(l, &indices, f.key), &same);
    }
  }
}
