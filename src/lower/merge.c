/* Values of twins -> one value that holds in each of their regions.
 *
 * Twins are resources of different regions that one template is to describe. Where their values agree, the value stays.
 * References to twins become references to what these are merged into, and the name of the own region becomes AWS::Region. What
 * differs otherwise is looked up in a mapping of the regions, or becomes a choice by conditions: as deep within the values as
 * possible, so that a reader sees what differs.
 *
 * Values of different shape (other properties, lists of another length, references to what has no twin) have no such value. */
#include "lower/internal.h"

static const Value *region_of(Regions *m) { return sym_pseudo(m->l->a, STR("Region"), m->at[0]->provider); }

const Value *merge_in_region(Regions *m, size_t i) {
  return sym_eq(m->l->a, region_of(m), value_string(m->l->a, m->at[i]->region));
}

/* --- one region's value in the common template --------------------------------------------------------------------- */

typedef struct {
  Regions *m;
  size_t region;
  bool fits;
} Transfer;

static const Resource *merged(const Shared *s) { return s->merged ? s->merged : s->of[0]; }

static const Value *transfer_leaf(void *ctx, const Value *leaf) {
  Transfer *t = ctx;
  const Sym *s = leaf->sym;
  Arena *a = t->m->l->a;
  if (s->op == SYM_PSEUDO) return sym_pseudo(a, s->name, t->m->at[0]->provider);
  if (s->op == SYM_WIRE || s->op == SYM_CALL || s->op == SYM_ATTR) t->fits = false;
  if (s->op != SYM_RES_REF && s->op != SYM_RES_ATT) return leaf;
  const Shared *twins = s->resource->shared;
  if (!twins || twins->of[t->region] != s->resource) {
    t->fits = false;
    return leaf;
  }
  return s->op == SYM_RES_REF ? sym_res_ref(a, merged(twins), s->type) : sym_res_att(a, merged(twins), s->name, s->type);
}

const Value *merge_transfer(Regions *m, size_t region, const Value *v) {
  Transfer t = {m, region, true};
  v = sym_map(m->l->a, v, transfer_leaf, &t);
  return t.fits ? v : NULL;
}

/* --- choices ------------------------------------------------------------------------------------------------------- */

/* Text with AWS::Region in place of the region's name; NULL when that does not make all alike. */
static const Value *by_name(Regions *m, const Value *const *v) {
  Arena *a = m->l->a;
  VEC(const Value *) parts = {0};
  Str rest = v[0]->string;
  for (size_t at; (at = str_find(rest, m->at[0]->region, 0)) < rest.n; rest = str_sub(rest, at + m->at[0]->region.n, rest.n)) {
    vec_push(a, &parts, value_string(a, str_sub(rest, 0, at)));
    vec_push(a, &parts, region_of(m));
  }
  if (!parts.n) return NULL;
  vec_push(a, &parts, value_string(a, rest));
  for (size_t i = 1; i < m->n; i++) {
    Buf b = buf_new(a);
    for (size_t k = 0; k < parts.n; k++) buf_add(&b, parts.v[k]->kind == VAL_STRING ? parts.v[k]->string : m->at[i]->region);
    if (!str_eq(buf_str(&b), v[i]->string)) return NULL;
  }
  return sym_concat(a, parts.v, parts.n);
}

static bool is_literal(const Value *v) { return v->kind == VAL_STRING || v->kind == VAL_NUMBER || v->kind == VAL_BOOL; }

static bool is_text_list(const Value *v) {
  if (v->kind != VAL_LIST && v->kind != VAL_SET && v->kind != VAL_TUPLE) return false;
  for (size_t i = 0; i < v->seq.n; i++)
    if (v->seq.items[i]->kind != VAL_STRING) return false;
  return v->seq.n > 0;
}

/* Literals, which a mapping holds under the names of the regions; NULL for other values. The attribute is named after the
 * place: SqsQueueJobs-DelaySeconds. */
static const Value *looked_up(Regions *m, const Value *const *v) {
  Arena *a = m->l->a;
  Field *regions = NEW_N(a, Field, m->n);
  for (size_t i = 0; i < m->n; i++) {
    bool alike = v[i]->kind == v[0]->kind && (is_literal(v[i]) || is_text_list(v[i]));
    if (!alike || !m->at[i]->region.n) return NULL;
    Field *one = NEW(a, Field);
    *one = (Field){m->place, v[i]};
    regions[i] = (Field){m->at[i]->region, value_object(a, one, 1)};
  }
  const Value *found = sym_lookup(a, STR(MAPPING_OF_REGIONS), value_object(a, regions, m->n), region_of(m));
  return found && found->kind == VAL_OBJECT ? found->map.fields[0].value : NULL;
}

static const Value *choice(Regions *m, const Value *const *v) {
  if (m->strict) return NULL;
  const Value *found = looked_up(m, v);
  if (found) return found;
  const Value *chosen = NULL;
  for (size_t i = m->n; i > 0; i--) {
    const Value *own = merge_transfer(m, i - 1, v[i - 1]);
    if (!own) return NULL;
    chosen = chosen ? sym_if(m->l->a, merge_in_region(m, i - 1), own, chosen) : own;
  }
  return chosen;
}

/* --- shapes -------------------------------------------------------------------------------------------------------- */

static bool is_list(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE; }
static bool is_object(const Value *v) { return v->kind == VAL_MAP || v->kind == VAL_OBJECT; }
static bool is_scalar(const Value *v) {
  return v->kind == VAL_STRING || v->kind == VAL_NUMBER || v->kind == VAL_BOOL || v->kind == VAL_SYM;
}

static bool all_are(Regions *m, const Value *const *v, bool (*test)(const Value *v)) {
  for (size_t i = 0; i < m->n; i++)
    if (!test(v[i])) return false;
  return true;
}

static const Value *merge_lists(Regions *m, const Value *const *v) {
  Arena *a = m->l->a;
  const Value **items = NEW_N(a, const Value *, v[0]->seq.n), **twins = NEW_N(a, const Value *, m->n);
  for (size_t i = 1; i < m->n; i++)
    if (v[i]->seq.n != v[0]->seq.n) return all_are(m, v, is_text_list) ? choice(m, v) : NULL;
  for (size_t k = 0; k < v[0]->seq.n; k++) {
    for (size_t i = 0; i < m->n; i++) twins[i] = v[i]->seq.items[k];
    if (!(items[k] = merge_values(m, twins))) return NULL;
  }
  return value_tuple(a, items, v[0]->seq.n);
}

static const Value *merge_objects(Regions *m, const Value *const *v) {
  Arena *a = m->l->a;
  Field *fields = NEW_N(a, Field, v[0]->map.n);
  const Value **twins = NEW_N(a, const Value *, m->n);
  for (size_t k = 0; k < v[0]->map.n; k++) {
    Str key = v[0]->map.fields[k].key;
    for (size_t i = 0; i < m->n; i++) {
      if (v[i]->map.n != v[0]->map.n || !str_eq(v[i]->map.fields[k].key, key)) return NULL;
      twins[i] = v[i]->map.fields[k].value;
    }
    Str place = m->place;
    m->place = str_fmt(a, "%.*s-%.*s", STR_ARG(place), STR_ARG(key));
    const Value *one = merge_values(m, twins);
    m->place = place;
    if (!one) return NULL;
    fields[k] = (Field){key, one};
  }
  for (size_t i = 1; i < m->n; i++)
    if (v[i]->map.n != v[0]->map.n) return NULL;
  return value_object(a, fields, v[0]->map.n);
}

/* The same operation on arguments that have a common value. A condition must be the same: functions that choose by region do
 * not stand in it. */
static const Value *merge_operation(Regions *m, const Value *const *v) {
  const Sym *first = v[0]->sym;
  const Value **args = NEW_N(m->l->a, const Value *, first->nargs), **twins = NEW_N(m->l->a, const Value *, m->n);
  for (size_t i = 1; i < m->n; i++)
    if (v[i]->sym->op != first->op || v[i]->sym->nargs != first->nargs || !first->nargs || first->op == SYM_CALL) return NULL;
  for (size_t k = 0; k < first->nargs; k++) {
    for (size_t i = 0; i < m->n; i++) twins[i] = v[i]->sym->args[k];
    bool strict = m->strict;
    m->strict |= (first->op == SYM_IF && k == 0) || first->op == SYM_EQ;
    args[k] = merge_values(m, twins);
    m->strict = strict;
    if (!args[k]) return NULL;
  }
  return sym_rebuild(m->l->a, v[0], args);
}

static bool is_symbol(const Value *v) { return v->kind == VAL_SYM; }
static bool is_text(const Value *v) { return v->kind == VAL_STRING; }

static const Value *merge_scalars(Regions *m, const Value *const *v) {
  const Value *one = all_are(m, v, is_symbol) ? merge_operation(m, v) : NULL;
  if (!one && all_are(m, v, is_text) && !m->strict) one = by_name(m, v);
  return one ? one : choice(m, v);
}

static bool same_after_transfer(Regions *m, const Value *const *v) {
  const Value *first = merge_transfer(m, 0, v[0]);
  for (size_t i = 1; first && i < m->n; i++) {
    const Value *other = merge_transfer(m, i, v[i]);
    if (!other || !value_same(first, other)) return false;
  }
  return first != NULL;
}

const Value *merge_values(Regions *m, const Value *const *v) {
  if (same_after_transfer(m, v)) return merge_transfer(m, 0, v[0]);
  if (all_are(m, v, is_list)) return merge_lists(m, v);
  if (all_are(m, v, is_object)) return merge_objects(m, v);
  return all_are(m, v, is_scalar) ? merge_scalars(m, v) : NULL;
}
