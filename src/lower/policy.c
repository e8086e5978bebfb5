/* The document of data.aws_iam_policy_document, as the provider renders it ("aws_iam_policy_document" in the provider's
 * documentation; compared with what terraform reads by tests/rules/run-policy): one element stands alone, several in reverse
 * order, a statement replaces an earlier one with its Sid, "&{" becomes "${". Parts of it may be known only at deployment. */
#include "lower/internal.h"

typedef VEC(Field) Fields;
typedef VEC(const Value *) Values;

typedef struct {
  Lowering *l;
  Arena *a;
  Lowered *low;
  Values statements;
  const Value *id;
  Str version;
  const Value *fact; /* the choices of deployment that this document is for, or NULL */
} Policy;

static const Value *get(const Value *object, const char *name) {
  const Value *v = object->kind == VAL_OBJECT || object->kind == VAL_MAP ? value_field(object, str_from(name)) : NULL;
  return v && !value_is_null(v) ? v : NULL;
}

static bool is_list(const Value *v) { return v && (v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET); }

/* --- policy variables ---------------------------------------------------------------------------------------------- */

static Str replace_ampersand(Arena *a, Str s) {
  if (str_find(s, STR("&{"), 0) == s.n) return s;
  Buf b = buf_new(a);
  for (size_t i = 0; i < s.n; i++) buf_addc(&b, s.p[i] == '&' && i + 1 < s.n && s.p[i + 1] == '{' ? '$' : s.p[i]);
  return buf_str(&b);
}

static const Value *with_variables(Arena *a, const Value *v) {
  if (v->kind == VAL_STRING) return value_string(a, replace_ampersand(a, v->string));
  if (v->kind != VAL_SYM || v->sym->op != SYM_CONCAT) return v;
  const Value **parts = NEW_N(a, const Value *, v->sym->nargs);
  for (size_t i = 0; i < v->sym->nargs; i++) parts[i] = with_variables(a, v->sym->args[i]);
  return sym_concat(a, parts, v->sym->nargs);
}

/* --- lists --------------------------------------------------------------------------------------------------------- */

/* One string stands alone; NULL when there is none. */
static const Value *one_or_list(Policy *p, const Value *list, bool variables) {
  if (!list) return NULL;
  if (!is_list(list)) return list; /* symbolic as a whole */
  size_t n = list->seq.n;
  const Value **items = NEW_N(p->a, const Value *, n);
  for (size_t i = 0; i < n; i++) {
    const Value *v = list->seq.items[list->kind == VAL_SET ? n - 1 - i : i];
    items[i] = variables ? with_variables(p->a, v) : v;
  }
  if (!n) return NULL;
  return n == 1 ? items[0] : value_tuple(p->a, items, n);
}

/* The same for blocks, where a list without elements stands in the document. */
static const Value *one_or_empty(Policy *p, const Value *list) {
  const Value *v = one_or_list(p, list, true);
  return v || !list ? v : value_tuple(p->a, NULL, 0);
}

/* Blocks are a set: of equal ones the first counts. */
static bool is_repetition(const Value *blocks, size_t i) {
  for (size_t k = 0; k < i; k++)
    if (value_same(blocks->seq.items[k], blocks->seq.items[i])) return true;
  return false;
}

/* What two entries for the same key make together. */
static const Value *joined(Policy *p, const Value *x, const Value *y) {
  Values all = {0};
  const Value *both[] = {x, y};
  for (size_t k = 0; k < 2; k++) {
    if (!is_list(both[k])) vec_push(p->a, &all, both[k]);
    for (size_t i = 0; is_list(both[k]) && i < both[k]->seq.n; i++) vec_push(p->a, &all, both[k]->seq.items[i]);
  }
  return value_tuple(p->a, all.v, all.n);
}

static void put(Policy *p, Fields *f, const char *key, const Value *v) {
  if (v) vec_push(p->a, f, (Field){str_from(key), v});
}

/* Keys and values in turn: a key may be known only at deployment, as the issuer of a cluster's tokens in the variable of a
 * condition. */
typedef Values Named;

/* Adds under a key, joining with what is there. */
static void add_under(Policy *p, Named *f, const Value *key, const Value *v) {
  for (size_t i = 0; i < f->n; i += 2)
    if (value_same(f->v[i], key)) {
      f->v[i + 1] = joined(p, f->v[i + 1], v);
      return;
    }
  vec_push(p->a, f, key);
  vec_push(p->a, f, v);
}

static const Value *named(Policy *p, const Named *f) { return sym_object(p->a, f->v, f->n / 2, p->low->instance->span); }

/* --- statements ---------------------------------------------------------------------------------------------------- */

static Str text_of(const Value *v) { return v && v->kind == VAL_STRING ? v->string : STR(""); }

static const Value *name_of(Policy *p, const Value *v) {
  return v && (v->kind == VAL_SYM || v->kind == VAL_STRING) ? v : value_string(p->a, STR(""));
}

static bool is_any(const Value *v) { return v->kind == VAL_STRING && str_is(v->string, "*"); }

static const Value *principals(Policy *p, const Value *blocks) {
  Named f = {0};
  for (size_t i = 0; is_list(blocks) && i < blocks->seq.n; i++) {
    const Value *b = blocks->seq.items[i], *ids = one_or_empty(p, get(b, "identifiers"));
    const Value *type = name_of(p, get(b, "type"));
    if (ids && !is_repetition(blocks, i)) add_under(p, &f, type, ids);
  }
  if (!f.n) return NULL;
  return f.n == 2 && is_any(f.v[0]) && is_any(f.v[1]) ? f.v[1] : named(p, &f);
}

static const Value *conditions(Policy *p, const Value *blocks) {
  Values tests = {0};
  VEC(Named) variables = {0};
  Named all = {0};
  for (size_t i = 0; is_list(blocks) && i < blocks->seq.n; i++) {
    const Value *c = blocks->seq.items[i], *values = one_or_empty(p, get(c, "values"));
    const Value *test = name_of(p, get(c, "test")), *variable = name_of(p, get(c, "variable"));
    size_t at = 0;
    while (at < tests.n && !value_same(tests.v[at], test)) at++;
    if (at == tests.n) {
      vec_push(p->a, &tests, test);
      vec_push(p->a, &variables, (Named){0});
    }
    if (values && !is_repetition(blocks, i)) add_under(p, &variables.v[at], variable, values);
  }
  for (size_t i = 0; i < tests.n; i++) add_under(p, &all, tests.v[i], named(p, &variables.v[i]));
  return all.n ? named(p, &all) : NULL;
}

static const Value *statement(Policy *p, const Value *s) {
  Fields f = {0};
  const Value *sid = get(s, "sid"), *effect = get(s, "effect");
  if (sid && !(sid->kind == VAL_STRING && !sid->string.n)) put(p, &f, "Sid", sid);
  put(p, &f, "Effect", effect ? effect : value_string(p->a, STR("Allow")));
  put(p, &f, "Action", one_or_list(p, get(s, "actions"), false));
  put(p, &f, "NotAction", one_or_list(p, get(s, "not_actions"), false));
  put(p, &f, "Resource", one_or_list(p, get(s, "resources"), true));
  put(p, &f, "NotResource", one_or_list(p, get(s, "not_resources"), true));
  put(p, &f, "Principal", principals(p, get(s, "principals")));
  put(p, &f, "NotPrincipal", principals(p, get(s, "not_principals")));
  put(p, &f, "Condition", conditions(p, get(s, "condition")));
  return value_object(p->a, f.v, f.n);
}

static void report_sid(Policy *p, Str sid) {
  diag_error(p->l->d, TC5017, p->low->instance->span, "Two statements of %.*s have the Sid \"%.*s\"",
             STR_ARG(p->low->instance->address), STR_ARG(sid));
  diag_detail(p->l->d,
              "Only a document of override_policy_documents replaces statements of the same origin. Rename one of the two.");
}

/* A statement replaces the earlier one with its Sid, but not one of the same origin: `sids` are those of its own, NULL where
 * the last one wins. */
static void merge_statement(Policy *p, const Value *s, Map *sids) {
  Str sid = text_of(get(s, "Sid"));
  if (sids && sid.n && map_has(sids, sid)) report_sid(p, sid);
  if (sids) map_put(p->a, sids, sid, p);
  for (size_t i = 0; sid.n && i < p->statements.n; i++)
    if (str_eq(text_of(get(p->statements.v[i], "Sid")), sid)) {
      p->statements.v[i] = s;
      return;
    }
  vec_push(p->a, &p->statements, s);
}

/* --- other documents ----------------------------------------------------------------------------------------------- */

static void report_document(Policy *p, const Value *v) {
  diag_error(p->l->d, TC5017, p->low->instance->span, "A source of %.*s is no JSON document that can be read at conversion",
             STR_ARG(p->low->instance->address));
  diag_detail(
      p->l->d,
      "It is %.*s. Merging needs the document's text: use another data.aws_iam_policy_document, jsonencode() or a file.",
      STR_ARG(value_brief(p->a, v)));
}

static void merge_document(Policy *p, const Value *text, Map *sids) {
  const Value *doc = json_document(p->l, text);
  if (!doc && sym_has_parameter(text)) { /* the whole text is given at deployment */
    text = eval_demand(p->l->ev, text, p->low->instance->span, "a source of a policy document");
    doc = json_document(p->l, text);
  }
  if (doc && p->fact) doc = sym_assume(p->a, doc, p->fact, true);
  if (!doc || (doc->kind != VAL_OBJECT && doc->kind != VAL_MAP)) {
    if (!(text->kind == VAL_STRING && !text->string.n) && text->kind != VAL_UNKNOWN) report_document(p, text);
    return;
  }
  const Value *id = get(doc, "Id"), *all = get(doc, "Statement");
  Str version = text_of(get(doc, "Version"));
  if (id) p->id = id;
  if (str_cmp(version, p->version) > 0) p->version = version;
  if (all && !is_list(all)) merge_statement(p, all, sids);
  for (size_t i = 0; is_list(all) && i < all->seq.n; i++) merge_statement(p, all->seq.items[i], sids);
}

static void merge_documents(Policy *p, const Value *list, Map *sids) {
  if (list && list->kind == VAL_SYM)
    list = eval_demand(p->l->ev, list, p->low->instance->span, "the sources of a policy document");
  for (size_t i = 0; is_list(list) && i < list->seq.n; i++) merge_document(p, list->seq.items[i], sids);
}

static const Value *one_document(Lowering *l, Lowered *low, const Value *self, const Value *fact) {
  Policy p = {.l = l, .a = l->a, .low = low, .version = STR(""), .fact = fact};
  const Value *own = get(self, "statement"), *id = get(self, "policy_id"), *version = get(self, "version");
  const Value *source = get(self, "source_json"), *override = get(self, "override_json");
  Map sourced = {0}, owned = {0};
  if (source) merge_document(&p, source, &sourced);
  merge_documents(&p, get(self, "source_policy_documents"), &sourced);
  if (id) p.id = id;
  if (version) version = eval_demand(l->ev, version, low->instance->span, "the version of a policy document");
  Str own_version = version ? text_of(version) : STR("2012-10-17");
  if (str_cmp(own_version, p.version) > 0) p.version = own_version;
  for (size_t i = 0; is_list(own) && i < own->seq.n; i++) merge_statement(&p, statement(&p, own->seq.items[i]), &owned);
  merge_documents(&p, get(self, "override_policy_documents"), NULL);
  if (override) merge_document(&p, override, NULL);
  Fields f = {0};
  put(&p, &f, "Version", value_string(l->a, p.version));
  put(&p, &f, "Id", p.id);
  put(&p, &f, "Statement", p.statements.n ? value_tuple(l->a, p.statements.v, p.statements.n) : NULL);
  return sym_to_json(l->a, value_object(l->a, f.v, f.n));
}

/* --- choices of deployment ----------------------------------------------------------------------------------------- */

enum { MAX_CHOICES = 5 }; /* one after another: as many levels of the tree */

/* Text that shapes the document; elsewhere a conditional text is a text. */
static bool shapes(Str key) {
  static const char *const keys[] = {"sid", "type", "test", "variable", "version", "source_json", "override_json"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (str_is(key, keys[i])) return true;
  return str_ends(key, STR("_policy_documents"));
}

/* The condition of the first conditional that shapes the document; NULL when there is none. */
static const Value *choice_in(Lowering *l, const Value *v, Str key, const Value *fact);

static const Value *choice_of_symbol(Lowering *l, const Value *v, Str key, const Value *fact) {
  const Value *doc = shapes(key) && v->sym->op == SYM_ATTR ? json_document(l, v) : NULL;
  if (doc && doc->kind == VAL_SYM) v = fact ? sym_assume(l->a, doc, fact, true) : doc;
  if (!sym_is(v, SYM_IF) || !sym_is_switch(v->sym->args[0])) return NULL;
  bool text = type_is_primitive(v->type) && !value_is_null(v->sym->args[1]) && !value_is_null(v->sym->args[2]);
  return text && !shapes(key) ? NULL : v->sym->args[0];
}

static const Value *choice_in(Lowering *l, const Value *v, Str key, const Value *fact) {
  const Value *c = NULL;
  if (!(value_parts(v) & PART_SYM)) return NULL;
  if (v->kind == VAL_SYM) return choice_of_symbol(l, v, key, fact);
  for (size_t i = 0; is_list(v) && i < v->seq.n && !c; i++) c = choice_in(l, v->seq.items[i], key, fact);
  bool object = v->kind == VAL_OBJECT || v->kind == VAL_MAP;
  for (size_t i = 0; object && i < v->map.n && !c; i++) c = choice_in(l, v->map.fields[i].value, v->map.fields[i].key, fact);
  return c;
}

static const Value *documents(Lowering *l, Lowered *low, const Value *self, const Value *fact, size_t level) {
  const Value *c = choice_in(l, self, STR(""), fact);
  if (!c) return one_document(l, low, self, fact);
  if (level == MAX_CHOICES) {
    eval_demand(l->ev, c, low->instance->span, "a policy document with many conditions");
    return &value_unknown;
  }
  const Value *no = sym_not(l->a, c), *yes[] = {c, no}, *doc[2];
  for (size_t i = 0; i < 2; i++)
    doc[i] = documents(l, low, sym_assume(l->a, self, yes[i], true), fact ? sym_and(l->a, fact, yes[i]) : yes[i], level + 1);
  return sym_if(l->a, c, doc[0], doc[1]);
}

const Value *policy_document(Lowering *l, Lowered *low, const Value *self) {
  if (!choice_in(l, self, STR(""), NULL)) return one_document(l, low, self, NULL);
  value_read_all(self); /* every argument has its place in each of the documents */
  return documents(l, low, self, NULL, 0);
}
