/* random_password: the secret that stores a password generates it, and whoever needs it reads it from there.
 *
 * Terraform draws a password and hands it to a secret (aws_secretsmanager_secret_version) and to whatever is protected by it.
 * A template must not hold it; AWS::SecretsManager::Secret draws one itself (GenerateSecretString), and dynamic references put
 * it in place. So the first secret that stores a password, as its whole text or as a member of a JSON object, is its holder; a
 * password that none stores gets a secret of its own. So does one whose secret also stores what follows from its use, such as
 * the address of the database that it protects: that database needs the password before, and the secret comes last. */
#include "lower/internal.h"

static bool is_result_of(const Value *v, const Instance *password) {
  return value_instance(v) == password && v->sym->npath == 1 && str_is(v->sym->path[0].name, "result");
}

/* The member of a JSON object that is the password; absent when none or several are. */
static Str member_of(const Value *object, const Instance *password) {
  Str key = STR_NONE;
  for (size_t i = 0; i < object->map.n; i++) {
    if (!is_result_of(object->map.fields[i].value, password)) continue;
    if (key.p) return STR_NONE;
    key = object->map.fields[i].key;
  }
  return key;
}

/* Where in a secret the password is: "" the whole, absent: nowhere. */
static Str place_in(Lowering *l, const Value *secret, const Instance *password) {
  if (is_result_of(secret, password)) return STR("");
  const Value *object = json_document(l, secret);
  return object && (object->kind == VAL_OBJECT || object->kind == VAL_MAP) ? member_of(object, password) : STR_NONE;
}

/* --- what needs what ----------------------------------------------------------------------------------------------- */

/* A search for the password from what a secret stores beside it. */
typedef struct {
  Arena *a;
  const Instance *password;
  Map seen; /* address -> Instance* */
  VEC(const Instance *) open;
  bool found;
} Circle;

static bool note_needed(void *ctx, const Value *leaf) {
  Circle *n = ctx;
  const Instance *i = leaf->sym->op == SYM_ATTR ? leaf->sym->instance : NULL;
  if (!i) return true;
  n->found |= i == n->password;
  if (!map_has(&n->seen, i->address)) {
    map_put(n->a, &n->seen, i->address, (void *)(uintptr_t)i);
    vec_push(n->a, &n->open, i);
  }
  return !n->found;
}

/* Whether something in the text, besides the password itself, needs the password. */
static bool needs_itself(Lowering *l, const Value *secret, const Instance *password) {
  Circle n = {.a = l->a, .password = password};
  const Value *object = is_result_of(secret, password) ? NULL : json_document(l, secret);
  for (size_t i = 0; object && i < object->map.n; i++)
    if (!is_result_of(object->map.fields[i].value, password)) sym_each(object->map.fields[i].value, note_needed, &n);
  for (size_t i = 0; i < n.open.n && !n.found; i++)
    if (n.open.v[i]->config) sym_each(n.open.v[i]->config, note_needed, &n);
  return n.found;
}

const Instance *password_holder(Lowering *l, const Instance *password, Str *key) {
  for (size_t i = 0; i < l->x->instances.n; i++) {
    const Instance *version = l->x->instances.v[i];
    if (!str_is(version->decl->type, "aws_secretsmanager_secret_version") || !version->config) continue;
    if (version->condition && version->condition != password->condition) continue; /* it might not be there */
    const Value *secret = value_field(version->config, STR("secret_string"));
    if (!secret || value_is_null(secret)) continue;
    *key = place_in(l, secret, password);
    if (key->p && !needs_itself(l, secret, password)) return version;
  }
  return NULL;
}

/* --- where the secret is ------------------------------------------------------------------------------------------- */

typedef struct {
  const Instance *sought;
  bool found;
} Search;

static bool is_other(void *ctx, const Value *leaf) {
  Search *s = ctx;
  s->found |= leaf->sym->op == SYM_ATTR && leaf->sym->instance == s->sought;
  return !s->found;
}

static bool is_aws(const Instance *i) { return str_is(i->provider->name, "aws"); }

const ProviderInstance *password_provider(Lowering *l, const Instance *i) {
  Str key;
  const Instance *holder = password_holder(l, i, &key);
  if (holder) return holder->provider;
  const ProviderInstance *first = NULL;
  for (size_t k = 0; k < l->x->instances.n; k++) {
    const Instance *reader = l->x->instances.v[k];
    if (!is_aws(reader) || !reader->config) continue;
    if (!first) first = reader->provider;
    Search s = {.sought = i};
    sym_each(reader->config, is_other, &s);
    if (s.found) return reader->provider;
  }
  return first ? first : i->provider;
}
