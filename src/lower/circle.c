/* Which references within a circle are made from names.
 *
 * Folding can close a circle that Terraform does not have: a bucket's notification names a queue whose policy names the bucket.
 * Two kinds of references differ in what they ask for. S3 looks for the queue when it is told of it, so the queue must exist. A
 * policy may name what does not exist, except as a principal, which IAM looks up. So a circle is cut where a reference does no
 * more than name, and the others keep their order; only where these still need each other, all of them become names. */
#include "lower/internal.h"

/* Properties beside policies whose services take what they name as text. Lambda compares with StringLike (AddPermission in its
 * API reference), so that a pattern will do where a name has a part that AWS generates. */
static const struct {
  const char *type, *property;
  bool pattern;
} names_only[] = {
    {"AWS::Lambda::Permission", "SourceArn", true},
    {"AWS::SQS::Queue", "RedriveAllowPolicy", false},
};

bool takes_pattern(const Resource *reader) {
  for (size_t i = 0; i < sizeof names_only / sizeof *names_only; i++)
    if (str_is(reader->type, names_only[i].type)) return names_only[i].pattern;
  return false;
}

static bool only_names(Str type, Str property) {
  for (size_t i = 0; i < sizeof names_only / sizeof *names_only; i++)
    if (str_is(type, names_only[i].type) && str_is(property, names_only[i].property)) return true;
  return false;
}

static bool is_in(const Groups *list, const Group *g) {
  for (size_t i = 0; i < list->n; i++)
    if (list->v[i] == g) return true;
  return false;
}

/* --- what must exist ----------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  Group *g;
  Groups hard; /* of the circle: what must exist before `g` */
} Needs;

static void add_hard(void *ctx, Lowered *low) {
  Needs *n = ctx;
  Group *on = low->group;
  if (on && on != n->g && on->cycle == n->g->cycle && !is_in(&n->hard, on)) vec_push(n->l->a, &n->hard, on);
}

static void need_all(Needs *n, const Value *v) { value_dependencies(n->l, v, add_hard, n); }

static bool is_object(const Value *v) { return v->kind == VAL_OBJECT || v->kind == VAL_MAP; }
static bool is_list(const Value *v) { return v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET; }

static void need_principals(Needs *n, const Value *statement) {
  if (sym_is(statement, SYM_IF)) {
    need_principals(n, statement->sym->args[1]);
    need_principals(n, statement->sym->args[2]);
  }
  const Value *in = is_object(statement) ? value_field(statement, STR("Principal")) : NULL;
  const Value *out = is_object(statement) ? value_field(statement, STR("NotPrincipal")) : NULL;
  if (in) need_all(n, in);
  if (out) need_all(n, out);
}

static void need_of_policy(Needs *n, const Value *doc) {
  if (doc && sym_is(doc, SYM_IF)) {
    need_of_policy(n, doc->sym->args[1]);
    need_of_policy(n, doc->sym->args[2]);
  }
  const Value *all = doc && is_object(doc) ? value_field(doc, STR("Statement")) : NULL;
  if (doc && is_object(doc) && !all) need_all(n, doc); /* another document than a policy: where dead letters go */
  if (all && !is_list(all)) need_principals(n, all);
  for (size_t i = 0; all && is_list(all) && i < all->seq.n; i++) need_principals(n, all->seq.items[i]);
}

/* `t`: what the schema says of the value; NULL where it does not. */
static void need_in(Needs *n, const Value *v, const CfnType *t) {
  if (!(value_parts(v) & PART_SYM)) return;
  bool policy = t && t->kind == CFN_JSON && t->elem;
  const Value *doc = policy ? json_document(n->l, v) : NULL;
  if (doc)
    need_of_policy(n, doc);
  else if (sym_is(v, SYM_IF))
    for (size_t i = 1; i < 3; i++) need_in(n, v->sym->args[i], t);
  else if (is_list(v))
    for (size_t i = 0; i < v->seq.n; i++) need_in(n, v->seq.items[i], t && t->kind == CFN_LIST ? t->elem : NULL);
  else if (is_object(v) && t && t->kind == CFN_OBJECT)
    for (size_t i = 0; i < v->map.n; i++) {
      const CfnProperty *p = schema_property(t, v->map.fields[i].key);
      need_in(n, v->map.fields[i].value, p ? p->type : NULL);
    }
  else
    need_all(n, v);
}

static void need_of_resource(Needs *n, const Resource *r) {
  const CfnResourceType *type = schema_cfn(n->l->schemas, r->type);
  for (size_t i = 0; is_object(r->properties) && i < r->properties->map.n; i++) {
    Field f = r->properties->map.fields[i];
    const CfnProperty *p = type ? schema_property(type->root, f.key) : NULL;
    if (!only_names(r->type, f.key)) need_in(n, f.value, p ? p->type : NULL);
  }
}

static Groups hard_needs(Lowering *l, Group *g) {
  Needs n = {.l = l, .g = g};
  const Lowered *low = g->host;
  for (size_t i = 0; i < low->resources.n; i++) need_of_resource(&n, low->resources.v[i]);
  explicit_dependencies(l, low->instance, add_hard, &n);
  for (size_t i = 0; i < low->merged.n; i++)
    for (size_t k = 0; k < low->merged.v[i]->waits.n; k++) add_hard(&n, low->merged.v[i]->waits.v[k]);
  return n.hard;
}

/* --- cuts ---------------------------------------------------------------------------------------------------------- */

/* Whether `from` needs `to`, over whatever lies between. */
static bool reaches(Lowering *l, Group *from, const Group *to) {
  Groups todo = {0};
  l->visits++;
  vec_push(l->a, &todo, from);
  for (size_t i = 0; i < todo.n; i++) {
    const Group *g = todo.v[i];
    if (g == to) return true;
    if (g->host->visit == l->visits) continue;
    g->host->visit = l->visits;
    for (size_t k = 0; k < g->hard.n; k++) vec_push(l->a, &todo, g->hard.v[k]);
  }
  return false;
}

bool is_cut(const Group *from, const Group *to) { return is_in(&from->cut, to); }

void cut_circles(Lowering *l) {
  for (size_t i = 0; i < l->groups.n; i++)
    if (l->groups.v[i]->cycle) l->groups.v[i]->hard = hard_needs(l, l->groups.v[i]);
  for (size_t i = 0; i < l->groups.n; i++) {
    Group *g = l->groups.v[i];
    for (size_t k = 0; g->cycle && k < g->deps.n; k++) {
      Group *on = g->deps.v[k];
      if (on->cycle == g->cycle && (!is_in(&g->hard, on) || reaches(l, on, g))) vec_push(l->a, &g->cut, on);
    }
  }
}
