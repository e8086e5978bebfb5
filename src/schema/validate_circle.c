/* Circles of references: resources that need each other can be created in no order.
 *
 * What each resource needs is noted while its references are checked. A depth-first search then keeps the way on which it came;
 * a resource that stands on that way already closes a circle. The way is a chain through the entries, so no template is too
 * deep. */
#include "schema/validate_internal.h"

typedef enum { UNSEEN, ON_THE_WAY, DONE } Visit;

void validate_needs(Validator *v, Str name) {
  Entry *needed = map_get(&v->resources, name);
  if (v->current && needed) vec_push(v->a, &v->current->needs, needed);
}

/* From `last` back to `first`, which it needs, and on to `last` again. */
static void report(Validator *v, Entry *first, Entry *last) {
  VEC(Entry *) circle = {0};
  for (Entry *e = last; e != first; e = e->from) vec_push(v->a, &circle, e);
  Buf way = buf_new(v->a);
  buf_add(&way, first->name);
  first->circular = true;
  for (size_t i = circle.n; i-- > 0;) {
    circle.v[i]->circular = true;
    buf_addf(&way, " needs %.*s, which", STR_ARG(circle.v[i]->name));
  }
  buf_addf(&way, " needs %.*s", STR_ARG(first->name));
  validate_enter(v, first->name);
  fault_here(v, TC5249, "Remove one of the references, or move it to a resource of its own.", "Resources need each other: %.*s",
             STR_ARG(buf_str(&way)));
  validate_leave(v);
}

static void search(Validator *v, Entry *start) {
  for (Entry *at = start; at;) {
    at->visit = ON_THE_WAY;
    if (at->next == at->needs.n) {
      at->visit = DONE;
      at = at->from;
      continue;
    }
    Entry *needed = at->needs.v[at->next++];
    if (needed->visit == ON_THE_WAY && !(needed->circular && at->circular)) report(v, needed, at);
    if (needed->visit != UNSEEN) continue;
    needed->from = at;
    at = needed;
  }
}

void validate_circles(Validator *v) {
  validate_enter(v, STR("Resources"));
  for (size_t i = 0; i < v->resources.n; i++) {
    Entry *e = v->resources.entries[i].value;
    if (e->visit == UNSEEN) search(v, e);
  }
  validate_leave(v);
}
