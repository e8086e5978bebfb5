/* DependsOn, reduced to what nothing implies.
 *
 * resolve.c notes which resources must come before one because no reference of its own says so. Those go that a way over other
 * resources of the template implies. A way is sure only when each resource on it exists whenever the reader does, and when none
 * of its references stands in a branch that a condition may not choose. A template holds at most 500 resources, so the search
 * for ways is bounded for each resource. */
#include "lower/internal.h"

typedef VEC(const Resource *) Resources;

static bool is_conditional(const Value *v) { return v->kind == VAL_SYM && v->sym->conditional; }

/* Whether references may stand in a branch that is not chosen. */
static bool may_skip_references(const Resource *r) {
  return value_any(r->properties, is_conditional) || (r->creation_policy && value_any(r->creation_policy, is_conditional)) ||
         (r->update_policy && value_any(r->update_policy, is_conditional));
}

static bool exists_with(Lowering *l, const Resource *r, const Resource *reader) {
  return !r->condition || sym_decided(l->a, r->condition, reader->condition) == 1;
}

/* Adds what `from` surely waits for to the resources that are to be visited. */
static void follow(Lowering *l, const Resource *from, size_t visit, Resources *next) {
  size_t nrefs = may_skip_references(from) ? 0 : from->refs.n;
  for (size_t i = 0; i < nrefs + from->depends.n; i++) {
    Resource *to = (Resource *)(i < nrefs ? from->refs.v[i] : from->depends.v[i - nrefs]);
    if (to->reached == visit) continue;
    to->reached = visit;
    vec_push(l->a, next, to);
  }
}

/* Drops what is reached over another resource. */
static void drop_implied(Lowering *l, Resource *r) {
  Resources direct = {0}, next = {0};
  follow(l, r, ++l->visits, &direct);
  size_t visit = ++l->visits;
  for (size_t i = 0; i < direct.n; i++)
    if (direct.v[i] != r && exists_with(l, direct.v[i], r)) follow(l, direct.v[i], visit, &next);
  for (size_t i = 0; i < next.n; i++)
    if (next.v[i] != r && exists_with(l, next.v[i], r)) follow(l, next.v[i], visit, &next);
  size_t kept = 0;
  for (size_t i = 0; i < r->depends.n; i++)
    if (r->depends.v[i]->reached != visit) r->depends.v[kept++] = r->depends.v[i];
  r->depends.n = kept;
}

void reduce_depends(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++)
    for (size_t k = 0; k < l->out->all.v[i]->resources.n; k++)
      if (l->out->all.v[i]->resources.v[k]->depends.n) drop_implied(l, l->out->all.v[i]->resources.v[k]);
}
