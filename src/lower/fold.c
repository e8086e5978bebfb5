/* Folds: an instance that merges into another one's resource.
 *
 * The host is found through the reference that the rule names (`into`), or by its name. Properties of the fold are set on the
 * host, objects merging deeply; a property that is already set is an error that names both. Lists under `append`, also within
 * objects, are concatenated in source order. A fold may name an `also` resource of the host instead of its main one. */
#include "lower/internal.h"

/* The resource of a host that a fold merges into; NULL when the host makes none. */
static Resource *part_of(const Lowered *host, const FoldRule *rule) {
  if (!rule->also.n) return host->main;
  for (size_t i = 0; i < host->resources.n; i++)
    if (host->resources.v[i]->label.p && str_eq(host->resources.v[i]->label, rule->also)) return host->resources.v[i];
  return NULL;
}

static bool is_host_type(const FoldRule *rule, Str type) {
  for (size_t i = 0; i < rule->nhosts; i++)
    if (str_eq(rule->hosts[i], type)) return true;
  return false;
}

static Lowered *host_of(Lowering *l, const Value *v, const FoldRule *rule, size_t depth);

/* Through instances that are folded, absorbed or live beside the host, to one that has a resource: a policy for a bucket is
 * often attached to the ID of its public access block, or ownership controls to that of the policy. */
static Lowered *host_at(Lowering *l, const Sym *ref, const FoldRule *rule, size_t depth) {
  Lowered *low = ref->instance->lowered;
  if (!low || !low->rule) return NULL;
  if (low->main && is_host_type(rule, low->rule->label) && part_of(low, rule)) return low;
  for (size_t i = 0; i < low->folds.n; i++) {
    Lowered *host = host_of(l, low->folds.v[i].into, rule, depth + 1);
    if (host) return host;
  }
  bool configured;
  const Value *v = low->main ? attribute_value(l, low, ref, &configured) : NULL;
  return v ? host_of(l, v, rule, depth + 1) : NULL;
}

/* A choice has a host when both its branches have that one. */
static Lowered *host_of(Lowering *l, const Value *v, const FoldRule *rule, size_t depth) {
  if (depth > 16) return NULL;
  if (sym_is(v, SYM_ATTR)) return host_at(l, v->sym, rule, depth);
  if (!sym_is(v, SYM_IF)) return NULL;
  Lowered *then = host_of(l, v->sym->args[1], rule, depth + 1), *otherwise = host_of(l, v->sym->args[2], rule, depth + 1);
  return then == otherwise ? then : NULL;
}

/* By the name that it is given and that `into` repeats. Of several in one region that might be meant, none is. */
static Lowered *host_named(Lowering *l, const Fold *f) {
  Lowered *found = NULL;
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *low = l->out->lowered.v[i];
    if (!low->main || !is_host_type(f->rule, low->rule->label)) continue;
    if (low->instance->provider != f->from->instance->provider) continue;
    if (!attribute_is(l, low, STR("id"), f->id ? f->id : f->into) && (f->id || !attribute_is(l, low, STR("name"), f->into)))
      continue;
    if (found) return NULL;
    found = low;
  }
  return found;
}

static void report_no_host(Lowering *l, const Fold *f) {
  const Instance *i = f->from->instance;
  unsupported(l, TC5005, i->span, "%.*s has no resource to be part of", STR_ARG(i->address));
  diag_detail(l->d,
              "In CloudFormation it is a property of %.*s, so it must belong to a resource of that type in the same "
              "configuration. Refer to that, or name it as it is named there. Here it is %.*s.",
              STR_ARG(f->rule->hosts[0]), STR_ARG(value_brief(l->a, f->into)));
}

static void find_host(Lowering *l, Fold *f) {
  const Instance *i = value_instance(f->into);
  if (f->id) f->host = host_named(l, f);
  if (!f->host) f->host = host_of(l, f->into, f->rule, 0);
  if (!f->host && !f->id && f->into->kind != VAL_UNKNOWN) f->host = host_named(l, f);
  if (f->host) {
    f->part = part_of(f->host, f->rule);
    vec_push(l->a, &f->host->merged, f);
  } else if (f->into->kind != VAL_UNKNOWN && !(i && i->lowered && !i->lowered->rule))
    report_no_host(l, f);
}

/* --- merging ------------------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  const Fold *fold;
  const Map *owners; /* property -> Instance* that set it: for the message */
} Merge;

static bool is_object(const Value *v) { return v->kind == VAL_OBJECT || v->kind == VAL_MAP; }
static bool is_list(const Value *v) { return v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET; }

static void report_twice(Merge *m, Str property) {
  const Instance *i = m->fold->from->instance, *host = m->fold->host->instance;
  const Instance *first = map_get(m->owners, property);
  diag_error(m->l->d, TC5006, i->span, "%.*s sets property %.*s of %.*s a second time", STR_ARG(i->address), STR_ARG(property),
             STR_ARG(host->address));
  diag_detail(m->l->d, "%.*s sets it too. Keep one of the two.", STR_ARG((first ? first : host)->address));
}

static const Value *merge_objects(Merge *m, const Value *base, const Value *add, Str property);

/* What two resources say of a property together: of objects the fields of both. Where conditions decide what they say, in each
 * case for itself, so that of two that exclude each other each may say what it likes. */
static const Value *merge_both(Merge *m, const Value *old, const Value *add, Str property) {
  Arena *a = m->l->a;
  if (!old || value_is_null(old)) return add;
  if (value_is_null(add) || value_same(old, add)) return old;
  if (sym_is(add, SYM_IF) || sym_is(old, SYM_IF)) {
    const Value *c = (sym_is(old, SYM_IF) ? old : add)->sym->args[0];
    const Value *then = merge_both(m, sym_assume(a, old, c, true), sym_assume(a, add, c, true), property);
    const Value *otherwise = merge_both(m, sym_assume(a, old, c, false), sym_assume(a, add, c, false), property);
    return sym_if(a, c, then, otherwise);
  }
  if (is_object(old) && is_object(add)) return merge_objects(m, old, add, property);
  report_twice(m, property);
  return old;
}

static const Value *merge_objects(Merge *m, const Value *base, const Value *add, Str property) {
  Field *f = NEW_N(m->l->a, Field, base->map.n + add->map.n);
  size_t n = base->map.n;
  memcpy(f, base->map.fields, n * sizeof *f);
  for (size_t i = 0; i < add->map.n; i++) {
    Field x = add->map.fields[i];
    if (value_is_null(x.value)) continue;
    f[n++] = (Field){x.key, merge_both(m, value_field(base, x.key), x.value, property.n ? property : x.key)};
  }
  return value_object(m->l->a, f, n); /* of equal keys the last wins */
}

/* The items of both. What two folds say alike, they say once. */
static const Value *joined(Arena *a, const Value *base, const Value *add) {
  const Value **items = NEW_N(a, const Value *, base->seq.n + add->seq.n);
  size_t n = base->seq.n;
  memcpy(items, base->seq.items, n * sizeof *items);
  for (size_t i = 0; i < add->seq.n; i++) {
    bool said = false;
    for (size_t k = 0; k < base->seq.n && !said; k++) said = value_same(base->seq.items[k], add->seq.items[i]);
    if (!said) items[n++] = add->seq.items[i];
  }
  return value_tuple(a, items, n);
}

static const Value *append_lists(Merge *m, const Value *base, const Value *add) {
  Field *f = NEW_N(m->l->a, Field, base->map.n + add->map.n);
  size_t n = base->map.n;
  memcpy(f, base->map.fields, n * sizeof *f);
  for (size_t i = 0; i < add->map.n; i++) {
    Field x = add->map.fields[i];
    const Value *old = value_field(base, x.key);
    if (is_object(x.value)) {
      const Value *none = value_object(m->l->a, NULL, 0);
      f[n++] = (Field){x.key, append_lists(m, old && is_object(old) ? old : none, x.value)};
      continue;
    }
    if (!is_list(x.value)) continue;
    if (old && is_list(old)) x.value = joined(m->l->a, old, x.value);
    f[n++] = x;
  }
  return value_object(m->l->a, f, n);
}

static void note_owners(Lowering *l, Map *owners, const Value *properties, Instance *i) {
  for (size_t k = 0; properties && k < properties->map.n; k++) {
    Field f = properties->map.fields[k];
    if (!value_is_null(f.value) && !map_has(owners, f.key)) map_put(l->a, owners, f.key, i); /* null sets nothing */
  }
}

/* What a fold that exists on a condition sets: each property on that condition. */
static const Value *conditional(Lowering *l, const Value *condition, const Value *properties) {
  if (!condition || !properties || !is_object(properties)) return properties;
  Field *f = NEW_N(l->a, Field, properties->map.n);
  for (size_t i = 0; i < properties->map.n; i++) {
    const Value *v = properties->map.fields[i].value;
    f[i] = (Field){properties->map.fields[i].key, value_is_null(v) ? v : sym_if(l->a, condition, v, &value_null)};
  }
  return value_object(l->a, f, properties->map.n);
}

static const Value *conditional_items(Lowering *l, const Value *condition, const Value *append) {
  if (!condition || !append || !is_object(append)) return append;
  Field *f = NEW_N(l->a, Field, append->map.n);
  for (size_t i = 0; i < append->map.n; i++) {
    f[i] = append->map.fields[i];
    if (!is_list(f[i].value)) continue;
    const Value **items = NEW_N(l->a, const Value *, f[i].value->seq.n);
    for (size_t k = 0; k < f[i].value->seq.n; k++) items[k] = sym_if(l->a, condition, f[i].value->seq.items[k], &value_null);
    f[i].value = value_tuple(l->a, items, f[i].value->seq.n);
  }
  return value_object(l->a, f, append->map.n);
}

/* The condition that remains when the host exists. */
static const Value *condition_in(const Fold *f) {
  const Value *host = f->host->instance->condition;
  if (!f->condition || !host) return f->condition;
  if (value_same(f->condition, host)) return NULL;
  return f->condition;
}

/* What folds say of one resource of the host. */
static void merge_into(Lowering *l, Lowered *host, Resource *part) {
  Map owners = {0};
  note_owners(l, &owners, part->properties, host->instance);
  for (size_t i = 0; i < host->merged.n; i++) {
    const Fold *f = host->merged.v[i];
    if (f->part != part) continue;
    Merge m = {l, f, &owners};
    const Value *condition = condition_in(f), *properties = conditional(l, condition, f->properties);
    const Value *append = conditional_items(l, condition, f->append);
    if (properties && is_object(properties)) {
      part->properties = merge_objects(&m, part->properties, properties, STR(""));
      note_owners(l, &owners, f->properties, f->from->instance);
    }
    if (append && is_object(append)) part->properties = append_lists(&m, part->properties, append);
  }
}

void fold_all(Lowering *l) {
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *low = l->out->lowered.v[i];
    for (size_t k = 0; k < low->folds.n; k++) find_host(l, &low->folds.v[k]);
  }
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *host = l->out->lowered.v[i];
    for (size_t k = 0; host->merged.n && k < host->resources.n; k++) merge_into(l, host, host->resources.v[k]);
  }
}
