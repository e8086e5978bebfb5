/* Twins: two resources of a type that would be one thing in the account, because all that identifies them is the same.
 *
 * A schema says which properties identify a resource. Where CloudFormation gives one of them, or a condition decides which of
 * two resources there is, nothing is certain. */
#include "schema/validate_internal.h"

static const Value *member(const Entry *e, const char *name) {
  return is_object(e->value) ? template_member(e->value, str_from(name)) : NULL;
}

/* The value of a primary identifier; NULL where it is not certain. */
static const Value *identifier(const Entry *e, Str path) {
  const Value *ignored, *at = member(e, "Properties");
  for (size_t from = 0; at && from <= path.n;) {
    size_t dot = str_find_char(path, '.', from);
    if (!is_object(at) || intrinsic_name(at, &ignored).p) return NULL;
    at = template_member(at, str_sub(path, from, dot));
    from = dot + 1;
  }
  return at && !str_is(intrinsic_name(at, &ignored), "Fn::If") ? at : NULL;
}

static bool is_certain(const Entry *e) {
  if (!e->type || e->free_form || !e->type->nprimary) return false;
  for (size_t i = 0; i < e->type->nprimary; i++)
    if (!identifier(e, e->type->primary[i])) return false;
  return true;
}

static bool same_condition(const Entry *x, const Entry *y) {
  const Value *a = member(x, "Condition"), *b = member(y, "Condition");
  return a && b ? value_same(a, b) : !a && !b;
}

static bool are_twins(const Entry *x, const Entry *y) {
  if (x->type != y->type || !same_condition(x, y)) return false;
  for (size_t i = 0; i < x->type->nprimary; i++)
    if (!value_same(identifier(x, x->type->primary[i]), identifier(y, y->type->primary[i]))) return false;
  return true;
}

static uint64_t hash_of(const Entry *e) {
  uint64_t h = 0;
  for (size_t i = 0; i < e->type->nprimary; i++) h = h * 31 + value_hash(identifier(e, e->type->primary[i]));
  return h;
}

static void report(Validator *v, const Entry *first, const Entry *second) {
  Buf names = buf_new(v->a);
  for (size_t i = 0; i < second->type->nprimary; i++)
    buf_addf(&names, "%s%.*s", i ? ", " : "", STR_ARG(second->type->primary[i]));
  validate_enter(v, second->name);
  validate_enter(v, STR("Properties"));
  fault_here(v, TC5250, "Give it another name, or remove it.", "It has the same %.*s as %.*s", STR_ARG(buf_str(&names)),
             STR_ARG(first->name));
  validate_leave(v);
  validate_leave(v);
}

void validate_twins(Validator *v) {
  VEC(const Entry *) certain = {0};
  VEC(uint64_t) hashes = {0};
  validate_enter(v, STR("Resources"));
  for (size_t i = 0; i < v->resources.n; i++) {
    const Entry *e = v->resources.entries[i].value;
    if (!is_certain(e)) continue;
    uint64_t h = hash_of(e);
    for (size_t k = 0; k < certain.n; k++) {
      if (hashes.v[k] != h || !are_twins(certain.v[k], e)) continue;
      report(v, certain.v[k], e);
      break;
    }
    vec_push(v->a, &certain, e);
    vec_push(v->a, &hashes, h);
  }
  validate_leave(v);
}
