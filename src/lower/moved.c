/* What was moved keeps its logical ID.
 *
 * A moved block tells Terraform that an object has a new address; it changes nothing that exists. CloudFormation knows a
 * resource by its logical ID alone, and one with a new ID is a new resource beside which the old one is deleted. So names are
 * made of the address that an object had first: the moved blocks are followed back from `to` to `from` as far as they lead.
 * That holds as long as the blocks are in the configuration, so they must stay there. A block between two types changes nothing
 * here, because CloudFormation cannot change the type behind an ID.
 *
 * A plan has no moved blocks. The one that carries them out holds the previous address of each resource, later ones do not: so
 * what was moved long ago keeps its ID only when the source is converted.
 *
 * An address is taken apart into steps, because a block may name a resource with all its instances, one of them, a module call
 * with all that is in it, or an instance of it. */
#include "lower/internal.h"

typedef struct {
  Str name;
  InstanceKey key;
} Part;

typedef VEC(Part) Parts;

/* module.a["x"].module.b.aws_vpc.main[0]: two modules, a type, a name with its key. Of a module, `type` is empty. */
typedef struct {
  Parts modules;
  Str type;
  Part resource;
} Place;

struct Move {
  Parts within; /* the module instance whose block it is */
  Place from, to;
  Span span;
};

/* --- addresses ----------------------------------------------------------------------------------------------------- */

static void add_modules(Arena *a, Parts *out, const ModuleInstance *m) {
  if (!m->call) return;
  add_modules(a, out, m->parent);
  vec_push(a, out, (Part){m->call->name, m->key});
}

static Place place_of(Arena *a, const Instance *i) {
  Place p = {.type = i->decl->type, .resource = {i->decl->name, i->key}};
  add_modules(a, &p.modules, i->module);
  return p;
}

/* The key that follows step `*i`, which it passes. */
static InstanceKey read_key(const Expr *e, size_t *i) {
  InstanceKey key = {.kind = KEY_NONE};
  if (*i == e->traversal.n || e->traversal.steps[*i].kind == STEP_ATTR) return key;
  const Step *s = &e->traversal.steps[(*i)++];
  if (s->kind == STEP_INDEX_STR) return (InstanceKey){.kind = KEY_STRING, .name = s->name};
  key.kind = KEY_INT;
  num_to_int64(s->index, &key.index);
  return key;
}

/* An address as a moved block writes it: the root of a traversal and its steps. False for what is none. */
static bool read_place(Arena *a, const Expr *e, Place *out) {
  *out = (Place){.type = STR("")};
  if (!e || e->kind != EXPR_TRAVERSAL) return false;
  Str word = e->traversal.root;
  for (size_t i = 0; i < e->traversal.n;) {
    const Step *s = &e->traversal.steps[i++];
    if (s->kind != STEP_ATTR) return false;
    Part part = {s->name, read_key(e, &i)};
    if (!str_is(word, "module")) {
      out->type = word;
      out->resource = part;
      return i == e->traversal.n;
    }
    vec_push(a, &out->modules, part);
    if (i == e->traversal.n) return true;
    if (e->traversal.steps[i].kind != STEP_ATTR) return false;
    word = e->traversal.steps[i++].name;
  }
  return false;
}

static bool same_key(InstanceKey x, InstanceKey y) {
  return x.kind == y.kind && (x.kind != KEY_INT || x.index == y.index) && (x.kind != KEY_STRING || str_eq(x.name, y.name));
}

static bool same_part(Part x, Part y) { return str_eq(x.name, y.name) && same_key(x.key, y.key); }

static void print_part(Buf *out, const char *kind, Part p) {
  buf_addf(out, "%s%s%.*s", out->n ? "." : "", kind, STR_ARG(p.name));
  key_print(out, p.key);
}

static Str print_place(Arena *a, const Place *p) {
  Buf out = buf_new(a);
  for (size_t i = 0; i < p->modules.n; i++) print_part(&out, "module.", p->modules.v[i]);
  if (p->type.n) print_part(&out, str_z(a, str_cat(a, p->type, STR("."))), p->resource);
  return buf_str(&out);
}

/* --- following back ------------------------------------------------------------------------------------------------ */

/* Of a block without keys, whatever key there is: all instances were moved. */
static bool fits(Part part, const Part *from, const Part *to) {
  if (!str_eq(part.name, to->name)) return false;
  return (from->key.kind == KEY_NONE && to->key.kind == KEY_NONE) || same_key(part.key, to->key);
}

static Part moved_back(Part part, const Part *from, const Part *to) {
  bool all = from->key.kind == KEY_NONE && to->key.kind == KEY_NONE;
  return (Part){from->name, all ? part.key : from->key};
}

/* Whether the place lies at or in `to`; then `out` is where it was before. */
static bool step_back(Arena *a, const Place *p, const Move *m, Place *out) {
  size_t outer = m->within.n, inner = m->to.modules.n, last = inner - 1;
  bool module = !m->to.type.n;
  if (p->modules.n < outer + inner || (!module && p->modules.n != outer + inner)) return false;
  for (size_t i = 0; i < outer; i++)
    if (!same_part(p->modules.v[i], m->within.v[i])) return false;
  for (size_t i = 0; i < inner; i++) {
    const Part *to = &m->to.modules.v[i], *from = module && i == last ? &m->from.modules.v[m->from.modules.n - 1] : NULL;
    Part here = p->modules.v[outer + i];
    if (from ? !fits(here, from, to) : !same_part(here, *to)) return false;
  }
  if (!module && (!str_eq(p->type, m->to.type) || !fits(p->resource, &m->from.resource, &m->to.resource))) return false;
  *out =
      (Place){.type = p->type, .resource = module ? p->resource : moved_back(p->resource, &m->from.resource, &m->to.resource)};
  for (size_t i = 0; i < outer; i++) vec_push(a, &out->modules, m->within.v[i]);
  for (size_t i = 0; i < m->from.modules.n; i++) vec_push(a, &out->modules, m->from.modules.v[i]);
  if (module) {
    Part *end = &out->modules.v[out->modules.n - 1];
    *end = moved_back(p->modules.v[outer + last], &m->from.modules.v[m->from.modules.n - 1], &m->to.modules.v[last]);
  }
  for (size_t i = outer + inner; i < p->modules.n; i++) vec_push(a, &out->modules, p->modules.v[i]);
  return true;
}

/* --- the blocks ---------------------------------------------------------------------------------------------------- */

static bool same_kind(const Move *m) {
  return str_eq(m->from.type, m->to.type) && (m->from.type.n || (m->from.modules.n && m->to.modules.n));
}

static const Expr *argument(const Block *b, const char *name) {
  const Attribute *at = body_attribute(b->body, str_from(name));
  return at ? at->value : NULL;
}

static void collect(Lowering *l, const ModuleInstance *m) {
  for (size_t i = 0; i < m->module->nmoved; i++) {
    const Block *b = m->module->moved[i];
    Move move = {.span = b->header_span};
    add_modules(l->a, &move.within, m);
    if (!read_place(l->a, argument(b, "from"), &move.from) || !read_place(l->a, argument(b, "to"), &move.to)) continue;
    if (same_kind(&move)) vec_push(l->a, &l->moves, move);
  }
  for (size_t i = 0; i < m->children.n; i++) {
    const ModuleSet *set = m->children.entries[i].value;
    for (size_t k = 0; k < set->n; k++) collect(l, set->v[k]);
  }
}

void moves_collect(Lowering *l) { collect(l, l->x->root); }

/* --- instances ----------------------------------------------------------------------------------------------------- */

static ModuleInstance *module_at(Arena *a, const Parts *modules, size_t n) {
  ModuleInstance *m = NEW(a, ModuleInstance);
  *m = (ModuleInstance){.address = STR("")};
  if (!n) return m;
  ModuleCall *call = NEW(a, ModuleCall);
  call->name = modules->v[n - 1].name;
  m->call = call;
  m->key = modules->v[n - 1].key;
  m->parent = module_at(a, modules, n - 1);
  return m;
}

/* An instance that has nothing but its names. */
static Instance *instance_at(Arena *a, const Instance *now, const Place *p) {
  ResourceDecl *decl = NEW(a, ResourceDecl);
  Instance *i = NEW(a, Instance);
  *decl = *now->decl;
  decl->name = p->resource.name;
  *i = *now;
  i->decl = decl;
  i->key = p->resource.key;
  i->module = module_at(a, &p->modules, p->modules.n);
  i->address = print_place(a, p);
  return i;
}

static void report_taken(Lowering *l, const Move *m, const Instance *i, Str origin) {
  diag_error(l->d, TC5076, m->span, "%.*s was %.*s, which is still there", STR_ARG(i->address), STR_ARG(origin));
  diag_detail(
      l->d,
      "What was moved keeps the name that it had before, and another object has that. Remove the moved block, or the other "
      "object.");
}

/* The block that moved something to that place. Blocks of inner modules speak of what is within them now, so they come first.
 */
static const Move *find_move(const Lowering *l, const Place *p, const Move *last, Place *before) {
  const Move *found = NULL;
  for (size_t k = 0; k < l->moves.n; k++) {
    const Move *m = &l->moves.v[k];
    Place place;
    if (m == last || (found && m->within.n <= found->within.n) || !step_back(l->a, p, m, &place)) continue;
    found = m;
    *before = place;
  }
  return found;
}

/* What a plan moves it says of the instance. */
static const Instance *origin_in_plan(Lowering *l, const Instance *i) {
  Place before;
  if (!read_place(l->a, i->previous, &before) || !str_eq(before.type, i->decl->type)) return i;
  return instance_at(l->a, i, &before);
}

const Instance *instance_origin(Lowering *l, const Instance *i) {
  if (i->previous) return origin_in_plan(l, i);
  if (!l->moves.n || i->decl->mode == RESOURCE_DATA) return i;
  Place p = place_of(l->a, i), before;
  const Move *last = NULL;
  for (size_t turns = l->moves.n; turns > 0; turns--) { /* more would be a circle */
    const Move *found = find_move(l, &p, last, &before);
    if (!found) break;
    p = before;
    last = found;
    if (str_eq(print_place(l->a, &p), i->address)) return i;
  }
  if (!last) return i;
  Str origin = print_place(l->a, &p);
  if (map_has(&l->x->by_address, origin)) {
    report_taken(l, last, i, origin);
    return i;
  }
  return instance_at(l->a, i, &p);
}
