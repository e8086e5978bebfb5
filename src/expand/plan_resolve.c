/* From a planned value back to references.
 *
 * Where the plan knows a value, references are found in it by their own planned values: one that is equal stands for the whole,
 * one that is part of a text for that part. So what is written is true for this plan in any case, and follows the resource as
 * in the source wherever that can be seen. This also keeps what data sources read (the account, the region) out of the
 * templates.
 *
 * Where the value is not known, only the names are left, and `aws_lb.a.arn` cannot be told from a text that starts with it. An
 * argument that takes just what the attribute is (vpc_id and the id of an aws_vpc) is taken at its word, with a note. Anything
 * else is refused, or assumed on demand with a warning. */
#include "eval/convert.h"
#include "expand/plan_reference.h"

typedef struct {
  Planner *p;
  Arena *a;
  const PlanPlace *at;
  References refs;
} Resolve;

/* --- what references are ------------------------------------------------------------------------------------------- */

/* Steps that were written against other types than the plan's are the writer's fault and not reported here. */
static const Value *quiet_steps(Resolve *r, const Value *v, const Step *steps, size_t n) {
  size_t keep = r->p->x.d->list.n;
  v = n ? eval_steps(r->p->x.ev, v, steps, n, r->at->at) : v;
  diags_truncate(r->p->x.d, keep);
  return v;
}

static const PlanInstance *planned(const Resolve *r, const Instance *i) { return map_get(&r->p->instances, i->address); }

static const Value *known_of(Resolve *r, Reference *x) {
  if (!x->known) x->known = x->instance ? quiet_steps(r, planned(r, x->instance)->actual, x->steps, x->nsteps) : &value_unknown;
  return x->known;
}

static const Value *symbol_of(Resolve *r, Reference *x) {
  x->used = true;
  if (x->parameter) return x->parameter;
  const Value *v = instance_value(&r->p->x, x->instance);
  return x->nsteps ? quiet_steps(r, v, x->steps, x->nsteps) : v;
}

static const Value *attribute_of(Resolve *r, Instance *i, Str name) {
  Step s = {.kind = STEP_ATTR, .name = name};
  Step *step = NEW(r->a, Step);
  *step = s;
  return quiet_steps(r, instance_value(&r->p->x, i), step, 1);
}

static const Value *as_text(Resolve *r, const Value *v) {
  Str why;
  const Value *text = convert(r->a, v, &type_string, &why);
  return text ? text : &value_unknown;
}

static bool is_known(const Value *v) { return !(value_parts(v) & PART_UNKNOWN); }

static const Value *without_marks(Resolve *r, const Value *v) {
  Marks m = 0;
  return value_unmark_deep(r->a, v, &m);
}

/* --- known values -------------------------------------------------------------------------------------------------- */

static bool is_sequence(const Value *v) { return v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET; }

/* The attribute of an instance whose index is lost: one that names things and has this very value. */
static const Value *find_in_set(Resolve *r, Reference *x, const Value *v) {
  const Str names[] = {r->at->argument, STR("id"), STR("arn"), STR("name")};
  if (v->kind != VAL_STRING || v->string.n < 3) return NULL;
  for (size_t i = 0; i < x->set->n; i++)
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
      const Value *known = value_field(planned(r, x->set->v[i])->actual, names[k]);
      if (!known || known->kind != VAL_STRING || !str_eq(known->string, v->string)) continue;
      x->used = true;
      return attribute_of(r, x->set->v[i], names[k]);
    }
  return NULL;
}

static bool is_nothing(const Value *v) {
  return value_is_null(v) || (v->kind == VAL_STRING && !v->string.n) || (is_sequence(v) && !v->seq.n) ||
         ((v->kind == VAL_OBJECT || v->kind == VAL_MAP) && !v->map.n);
}

static const Value *document_of(Resolve *r, const Value *v) {
  if (v->kind != VAL_STRING || v->string.n < 2 || (v->string.p[0] != '{' && v->string.p[0] != '[')) return NULL;
  size_t keep = r->p->x.d->list.n;
  v = eval_call(r->p->x.ev, STR("jsondecode"), &v, 1, r->at->at);
  diags_truncate(r->p->x.d, keep);
  return is_known(v) ? v : NULL;
}

/* Equal, or the same document: providers write JSON in their own way. */
static bool is_same(Resolve *r, const Value *x, const Value *y) {
  if (value_same(x, y)) return true;
  const Value *document = document_of(r, x), *other = document ? document_of(r, y) : NULL;
  return other && value_same(document, other);
}

/* The reference, or the element of one, that is planned to be this value. */
static const Value *find_equal(Resolve *r, const Value *v) {
  for (size_t i = 0; i < r->refs.list.n; i++) {
    Reference *x = &r->refs.list.v[i];
    const Value *found = x->instance || x->parameter ? NULL : find_in_set(r, x, v);
    if (found) return found;
    const Value *known = known_of(r, x);
    if (is_nothing(v) || !is_known(known)) continue;
    known = without_marks(r, known);
    if (is_same(r, known, v) && (v->kind != VAL_BOOL || r->refs.list.n == 1)) return symbol_of(r, x);
    for (size_t k = 0; v->kind == VAL_STRING && is_sequence(known) && k < known->seq.n; k++)
      if (value_same(known->seq.items[k], v))
        return eval_index(r->p->x.ev, symbol_of(r, x), value_int(r->a, (int64_t)k), r->at->at);
  }
  return NULL;
}

/* Takes the texts of references out of a text, in their order. */
static const Value *find_within(Resolve *r, Str s) {
  VEC(const Value *) parts = {0};
  size_t done = 0;
  for (size_t i = 0; i < r->refs.list.n; i++) {
    Reference *x = &r->refs.list.v[i];
    const Value *known = known_of(r, x);
    if (!is_known(known) || value_is_null(known) || known->kind == VAL_BOOL) continue;
    known = as_text(r, without_marks(r, known));
    if (known->kind != VAL_STRING || known->string.n < 2) continue;
    size_t at = str_find(s, known->string, done);
    if (at == s.n) continue;
    vec_push(r->a, &parts, value_string(r->a, str_sub(s, done, at)));
    vec_push(r->a, &parts, as_text(r, symbol_of(r, x)));
    done = at + known->string.n;
  }
  if (!parts.n) return NULL;
  vec_push(r->a, &parts, value_string(r->a, str_sub(s, done, s.n)));
  return sym_concat(r->a, parts.v, parts.n);
}

static const Value *match(Resolve *r, const Value *v);

/* A document: references are found in its texts, so that rules still see its structure. */
static const Value *find_in_json(Resolve *r, const Value *v) {
  const Value *document = document_of(r, v), *found = document ? match(r, document) : NULL;
  return found && value_parts(found) & PART_SYM ? sym_to_json(r->a, found) : NULL;
}

static const Value *match_child(void *ctx, const Value *v) { return match(ctx, v); }

static const Value *match_plain(Resolve *r, const Value *v) {
  const Value *found = find_equal(r, v);
  if (found) return found;
  if (v->kind == VAL_STRING && (found = find_in_json(r, v))) return found;
  if (v->kind == VAL_STRING && (found = find_within(r, v->string))) return found;
  return value_is_collection(v) ? value_map_children(r->a, v, match_child, r) : v;
}

/* A secret keeps its mark, unless all of it is symbols now. */
static const Value *match(Resolve *r, const Value *v) {
  if (!v->marks) return match_plain(r, v);
  const Value *found = match_plain(r, value_unmark(r->a, v, v->marks));
  return value_mark(r->a, found, v->marks);
}

/* References that left no trace in the value still order resources. */
static void keep_order(Resolve *r) {
  bool any = false;
  for (size_t i = 0; i < r->refs.list.n; i++) any |= r->refs.list.v[i].used;
  if (any && r->refs.partial) return; /* the others are what was not meant */
  for (size_t i = 0; r->at->self && i < r->refs.list.n; i++) {
    const Reference *x = &r->refs.list.v[i];
    Instance *self = r->at->self->instance;
    if (x->used || x->parameter) continue;
    if (x->instance && x->instance->decl->mode == RESOURCE_MANAGED) vec_push(r->a, &self->after, x->instance);
    for (size_t k = 0; !x->instance && x->set->decl->mode == RESOURCE_MANAGED && k < x->set->n; k++)
      vec_push(r->a, &self->after, x->set->v[k]);
  }
}

static void report_fixed(Resolve *r) {
  for (size_t i = 0; i < r->refs.list.n; i++) {
    const Reference *x = &r->refs.list.v[i];
    if (x->used || !x->instance || x->instance->decl->mode != RESOURCE_DATA || !x->nsteps) continue;
    diag_warning(r->p->x.d, TC4057, r->at->at, "%.*s of %.*s is fixed as planned", STR_ARG(r->at->argument),
                 STR_ARG(r->at->address));
    diag_detail(
        r->p->x.d,
        "It was computed from %.*s, but the plan does not say how, so what was read in the planning account and region is "
        "written. Convert from the source to keep it variable.",
        STR_ARG(x->instance->address));
    return;
  }
}

/* --- what an argument takes ---------------------------------------------------------------------------------------- */

static bool ends_with_word(Str s, Str word) {
  return str_eq(s, word) || (s.n > word.n && str_ends(s, word) && s.p[s.n - word.n - 1] == '_');
}

static Str singular(Str s) { return s.n > 2 && s.p[s.n - 1] == 's' && s.p[s.n - 2] != 's' ? str_sub(s, 0, s.n - 1) : s; }

static bool is_one_of(Str s, const char *const *words) {
  for (; *words; words++)
    if (str_is(s, *words)) return true;
  return false;
}

static bool ends_with_one_of(Str s, const char *const *words) {
  for (; *words; words++)
    if (ends_with_word(s, str_from(*words))) return true;
  return false;
}

/* Arguments whose values are patterns, texts or labels as often as identifiers. */
static const char *const made_up[] = {"source_arn",       "resource",    "resources",   "resource_id",
                                      "resource_arn",     "origin_id",   "external_id", "statement_id",
                                      "target_origin_id", "identifiers", "principals",  NULL};
static const char *const texts[] = {"name", "description", "value", "values", "path", "content", "comment", NULL};
static const char *const documents[] = {"policy", "document", "definition", "definitions",
                                        "body",   "template", "user_data",  NULL};
static const char *const ids[] = {"id", "identifier", NULL};
static const char *const host_names[] = {"dns_name", "domain_name", "fqdn", NULL};
/* What AWS calls otherwise than by "arn", though it is one. */
static const char *const arns[] = {"arn", "action", "log_destination", "replicate_source_db", NULL};

/* "cluster" of an aws_ecs_cluster, "peer_vpc" of an aws_vpc: the argument says the type. */
static bool says_type(Str argument, Str type) {
  Str kind = str_starts(type, STR("aws_")) ? str_sub(type, 4, type.n) : type;
  return ends_with_word(kind, argument) || ends_with_word(argument, kind);
}

/* Whether nobody would write anything but the attribute itself there. */
static bool takes(Str argument, Str type, Str attribute) {
  Str one = singular(argument);
  if (ends_with_one_of(argument, documents)) return str_is(attribute, "json");
  if (str_is(argument, "name") || ends_with_one_of(argument, host_names)) return ends_with_one_of(attribute, host_names);
  if (is_one_of(argument, made_up) || is_one_of(argument, texts)) return false;
  bool names = str_is(attribute, "id") || str_is(attribute, "arn") || str_is(attribute, "name");
  if (names && says_type(one, type)) return true;
  if (ends_with_one_of(one, ids)) return ends_with_one_of(attribute, ids) || ends_with_word(one, STR("key_id"));
  if (ends_with_one_of(one, arns)) return ends_with_word(attribute, STR("arn"));
  return !is_one_of(attribute, texts) && (ends_with_word(one, attribute) || ends_with_word(attribute, one));
}

/* The attribute that is meant where only "some attribute of an aws_subnet" is left. */
static Str likely_attribute(Str argument, Str type) {
  Str one = singular(argument);
  if (ends_with_one_of(one, arns)) return STR("arn");
  return ends_with_one_of(one, ids) || says_type(one, type) ? STR("id") : STR_NONE;
}

/* --- unknown values ------------------------------------------------------------------------------------------------ */

/* A value that a reference may stand for. */
typedef struct {
  const Value *value;
  Instance *instance;
  Str attribute;
  bool taken;
} Candidate;

typedef struct {
  VEC(Candidate) candidates; /* in the order of the source */
  VEC(Str) places;           /* the names of what is not known, in order */
  VEC(Str) names;            /* what was taken */
  bool ordered;              /* places are in the order of the source, too */
  bool certain, impossible;
} Guess;

static void list_places(Resolve *r, Guess *g, const Value *v, Str name) {
  if (v->kind == VAL_UNKNOWN) vec_push(r->a, &g->places, name);
  for (size_t i = 0; is_sequence(v) && i < v->seq.n; i++) list_places(r, g, v->seq.items[i], name);
  if (v->kind != VAL_OBJECT && v->kind != VAL_MAP) return;
  size_t before = g->places.n;
  for (size_t i = 0; i < v->map.n; i++) list_places(r, g, v->map.fields[i].value, v->map.fields[i].key);
  if (g->places.n > before + 1) g->ordered = false;
}

static void add_candidate(Resolve *r, Guess *g, const Value *v, Instance *i, Str attribute) {
  vec_push(r->a, &g->candidates, (Candidate){v, i, attribute, false});
}

static void add_set(Resolve *r, Guess *g, const Reference *x, Str place, bool all) {
  Str attribute = likely_attribute(place, x->set->decl->type);
  const InstanceKey *own = r->at->self ? &r->at->self->instance->key : NULL;
  for (size_t i = 0; attribute.p && i < x->set->n; i++) {
    InstanceKey key = x->set->v[i]->key;
    bool same = own && own->kind == key.kind && own->index == key.index && str_eq(own->name, key.name);
    if (all || x->set->n == 1 || (same && r->refs.by_key))
      add_candidate(r, g, attribute_of(r, x->set->v[i], attribute), x->set->v[i], attribute);
  }
}

static Str last_attribute(const Reference *x) {
  for (size_t i = x->nsteps; i > 0; i--)
    if (x->steps[i - 1].kind == STEP_ATTR) return x->steps[i - 1].name;
  return STR("");
}

static bool wants_many(const Type *t) { return t && (t->kind == TYPE_LIST || t->kind == TYPE_SET); }

static void list_candidates(Resolve *r, Guess *g, bool all) {
  for (size_t i = 0; i < r->refs.list.n; i++) {
    Reference *x = &r->refs.list.v[i];
    if (x->parameter || is_known(known_of(r, x))) continue;
    if (!x->instance)
      add_set(r, g, x, g->places.v[0], all);
    else if (x->nsteps)
      add_candidate(r, g, symbol_of(r, x), x->instance, last_attribute(x));
    else
      g->impossible = true;
  }
}

/* The candidate for a place: the first that it takes, else the next one. */
static Candidate *choose(const Guess *g, Str place) {
  for (int strict = 1; strict >= 0; strict--)
    for (size_t i = 0; i < g->candidates.n; i++) {
      Candidate *c = &g->candidates.v[i];
      if (!c->taken && (!strict || takes(place, c->instance->decl->type, c->attribute))) return c;
    }
  return NULL;
}

static const Value *take(Resolve *r, Guess *g, Str place) {
  Candidate *c = choose(g, place);
  bool certain = c && takes(place, c->instance->decl->type, c->attribute);
  if (!c || (!certain && ends_with_one_of(place, documents))) g->impossible = true;
  if (!certain) g->certain = false;
  if (!certain && !g->ordered) g->impossible = true;
  if (!c) return &value_unknown;
  c->taken = true;
  vec_push(r->a, &g->names, str_fmt(r->a, "%.*s.%.*s", STR_ARG(c->instance->address), STR_ARG(c->attribute)));
  return c->value;
}

static bool is_collection_type(Resolve *r, const Value *v) {
  const Type *t = value_type(r->a, v);
  return t->kind != TYPE_DYNAMIC && !type_is_primitive(t);
}

/* All of an argument: one value, or a list of what is referred to. */
static const Value *take_whole(Resolve *r, Guess *g, bool many) {
  const Type *t = r->at->type;
  if (g->candidates.n == 1 && (!many || is_collection_type(r, g->candidates.v[0].value))) {
    const Value *v = take(r, g, r->at->argument);
    if (t && t->kind != TYPE_DYNAMIC && type_is_primitive(t) == is_collection_type(r, v)) g->impossible = true;
    return v;
  }
  if (!many || !g->candidates.n) g->impossible = true;
  size_t n = g->candidates.n;
  const Value **items = NEW_N(r->a, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = take(r, g, r->at->argument);
  return value_tuple(r->a, items, n);
}

typedef struct {
  Resolve *r;
  Guess *g;
  size_t next;
} Fill;

static const Value *fill(void *ctx, const Value *v) {
  Fill *f = ctx;
  if (v->kind == VAL_UNKNOWN) return value_mark(f->r->a, take(f->r, f->g, f->g->places.v[f->next++]), v->marks);
  return value_parts(v) & PART_UNKNOWN ? value_map_children(f->r->a, v, fill, f) : match(f->r, v);
}

/* The value with references in its unknown places; `g` says how sure that is. */
static const Value *guess(Resolve *r, Guess *g, const Value *v) {
  bool whole = v->kind == VAL_UNKNOWN, many = whole && wants_many(r->at->type);
  *g = (Guess){.certain = !r->refs.opaque && !r->refs.partial, .ordered = true};
  list_places(r, g, v, r->at->argument);
  list_candidates(r, g, whole ? many : g->places.n > 1);
  if (whole) return value_mark(r->a, take_whole(r, g, many), v->marks);
  if (g->candidates.n != g->places.n) g->impossible = true;
  Fill f = {r, g, 0};
  return g->impossible ? v : fill(&f, v);
}

/* --- reports ------------------------------------------------------------------------------------------------------- */

static Severity severity_of(const Resolve *r) { return r->at->self ? SEV_ERROR : SEV_WARNING; }

static const Value *refuse(Resolve *r) {
  diag_add(r->p->x.d, severity_of(r), TC4052, r->at->at, "The plan does not say what %.*s of %.*s is", STR_ARG(r->at->argument),
           STR_ARG(r->at->address));
  diag_detail(r->p->x.d, "It is known only after apply, and %s. %s.",
              r->refs.opaque ? "stems from local values, which plans do not hold"
                             : "a plan holds the names in an expression, not what is made of them",
              r->at->self ? "Convert from the source, or plan again after apply"
                          : "It is left out; convert from the source to have it");
  return &value_unknown;
}

static Str names_of(Resolve *r, const Guess *g) {
  Buf b = buf_new(r->a);
  for (size_t i = 0; i < g->names.n && i < 4; i++) {
    if (i) buf_addz(&b, ", ");
    buf_add(&b, g->names.v[i]);
  }
  if (g->names.n > 4) buf_addf(&b, " and %zu more", g->names.n - 4);
  return buf_str(&b);
}

static const Value *not_certain(Resolve *r, const Guess *g) {
  diag_add(r->p->x.d, severity_of(r), TC4053, r->at->at, "The plan does not say how %.*s of %.*s is made",
           STR_ARG(r->at->argument), STR_ARG(r->at->address));
  diag_detail(
      r->p->x.d,
      "It is known only after apply, and may be %.*s or something made from it.%s Convert from the source, plan again after "
      "apply, or pass --assume-references if it is just that.",
      STR_ARG(names_of(r, g)), r->at->self ? "" : " It is left out.");
  return &value_unknown;
}

static void report_taken(Resolve *r, const Guess *g) {
  diag_add(r->p->x.d, g->certain ? SEV_NOTE : SEV_WARNING, TC4053, r->at->at, "%.*s of %.*s is taken to be %.*s",
           STR_ARG(r->at->argument), STR_ARG(r->at->address), STR_ARG(names_of(r, g)));
  diag_detail(r->p->x.d, "The plan names it but not the expression that it stands in. Convert from the source to be sure.");
}

static const Value *resolve_unknown(Resolve *r, const Value *v) {
  Guess g;
  const Value *out = guess(r, &g, v);
  if (g.impossible) return refuse(r);
  if (!g.certain && !r->p->options->assume) return not_certain(r, &g);
  report_taken(r, &g);
  return out;
}

const Value *plan_resolve(Planner *p, const PlanPlace *at, const Expr *expression, const Value *v) {
  const Expr *constant = json_get(expression, "constant_value");
  if (constant) return json_value(p->x.a, constant);
  Resolve r = {.p = p, .a = p->x.a, .at = at, .refs = references_of(p, at, expression)};
  if (!is_known(v)) return resolve_unknown(&r, v);
  v = match(&r, v);
  report_fixed(&r);
  keep_order(&r);
  return v;
}
