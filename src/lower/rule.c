/* Reading rules. One pass over the rule files finds where each `rule "type"` starts (rules stand at the start of a line, which
 * the format check enforces); only the rules of types that a configuration uses are parsed. */
#include "lower/rule.h"

#include "base/file.h"
#include "lower/rule_shape.h"
#include "schema/embedded.h"

typedef VEC(Str) Strs;

/* A rule's text, waiting to be parsed. */
typedef struct Pending {
  struct Pending *next; /* the next rule with the same label */
  Str path, text;
  uint32_t line;
  bool user; /* from --rules */
} Pending;

typedef struct {
  Pending *first, *last;
  const RuleList *parsed;
} Entry;

struct Rules {
  Arena *a;
  Diags *d;
  Map managed, data; /* type -> Entry* */
  Map shape_texts;   /* name -> Pending* */
  Map labels;        /* of `also` blocks */
  Shapes shapes;
  Strs managed_types, data_types;
  VEC(uint32_t) files; /* the sources of those that were parsed */
};

/* --- the index ----------------------------------------------------------------------------------------------------- */

typedef enum { HEADER_NONE, HEADER_RULE, HEADER_DATA, HEADER_SHAPE } HeaderKind;

typedef struct {
  HeaderKind kind;
  Str label;
  size_t start;
  uint32_t line;
} Header;

static void index_one(Rules *r, bool data, Str label, Pending *p) {
  Map *map = data ? &r->data : &r->managed;
  Entry *e = map_get(map, label);
  if (!e) {
    e = NEW(r->a, Entry);
    map_put(r->a, map, label, e);
    if (data)
      vec_push(r->a, &r->data_types, label);
    else
      vec_push(r->a, &r->managed_types, label);
  }
  if (e->first && p->user && !e->first->user) e->first = e->last = NULL; /* the user's rules replace the built-in ones */
  if (e->last)
    e->last->next = p;
  else
    e->first = p;
  e->last = p;
}

/* `rule "label" {`, `data "label" {` or `shape "label" {` at the start of a line. */
static Header read_header(Str line) {
  static const struct {
    HeaderKind kind;
    Str start;
  } starts[] = {{HEADER_RULE, {"rule \"", 6}}, {HEADER_DATA, {"data \"", 6}}, {HEADER_SHAPE, {"shape \"", 7}}};
  for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
    if (!str_starts(line, starts[i].start)) continue;
    size_t end = str_find_char(line, '"', starts[i].start.n);
    if (end < line.n) return (Header){.kind = starts[i].kind, .label = str_sub(line, starts[i].start.n, end)};
  }
  return (Header){.kind = HEADER_NONE};
}

static void index_until(Rules *r, Str path, Str bytes, Header h, size_t end, bool user) {
  if (h.kind == HEADER_NONE) return;
  Pending *p = NEW(r->a, Pending);
  *p = (Pending){.path = path, .text = str_sub(bytes, h.start, end), .line = h.line, .user = user};
  if (h.kind == HEADER_SHAPE)
    map_put(r->a, &r->shape_texts, h.label, p);
  else
    index_one(r, h.kind == HEADER_DATA, h.label, p);
}

/* Logical IDs are made of the labels of `also` blocks, so all of them have to be known, not only those of rules in use. */
static void index_label(Rules *r, Str line) {
  size_t start = 0;
  while (start < line.n && line.p[start] == ' ') start++;
  Str text = str_sub(line, start, line.n);
  if (!str_starts(text, STR("also \""))) return;
  size_t end = str_find_char(text, '"', 6);
  if (end < text.n) map_put(r->a, &r->labels, str_sub(text, 6, end), r);
}

bool rules_own(const Rules *r, uint32_t file) {
  for (size_t i = 0; i < r->files.n; i++)
    if (r->files.v[i] == file) return true;
  return false;
}

bool rules_has_label(const Rules *r, Str label) { return map_has(&r->labels, label); }

static void index_file(Rules *r, Str path, Str bytes, bool user) {
  Header open = {.kind = HEADER_NONE};
  uint32_t line = 1;
  for (size_t at = 0; at < bytes.n; line++) {
    size_t end = str_find_char(bytes, '\n', at);
    Header h = read_header(str_sub(bytes, at, end));
    h.start = at;
    h.line = line;
    index_label(r, str_sub(bytes, at, end));
    if (h.kind != HEADER_NONE) {
      index_until(r, path, bytes, open, at, user);
      open = h;
    }
    at = end + 1;
  }
  index_until(r, path, bytes, open, bytes.n, user);
}

static void index_dir(Rules *r, Str dir) {
  DirEntries files;
  if (!dir_list(r->a, r->d, dir, SPAN_NONE, &files)) return;
  for (size_t i = 0; i < files.n; i++) {
    if (!str_ends(files.v[i].name, STR(".hcl"))) continue;
    Str path = path_join(r->a, dir, files.v[i].name), bytes;
    if (file_read(r->a, r->d, path, SPAN_NONE, &bytes)) index_file(r, path, bytes, true);
  }
}

/* --- parsing ------------------------------------------------------------------------------------------------------- */

static const Body *parse_pending(Rules *r, const Pending *p) {
  uint32_t file = source_add_part(r->d->sources, p->path, p->text, p->line);
  vec_push(r->a, &r->files, file);
  return parse_native(r->a, r->d, file);
}

static const Block *find_shape(void *ctx, Str name) {
  Rules *r = ctx;
  const Pending *p = map_get(&r->shape_texts, name);
  if (!p) return NULL;
  const Body *body = parse_pending(r, p);
  return body->n ? body->items[0].block : NULL;
}

const Block *rules_shape(Rules *r, Str name) { return find_shape(r, name); }

Rules *rules_new(Arena *a, Diags *d, Str dir) {
  Rules *r = NEW(a, Rules);
  r->a = a;
  r->d = d;
  r->shapes = (Shapes){.a = a, .d = d, .find = find_shape, .ctx = r};
  for (size_t i = 0; embedded_at(i).name.p; i++)
    if (str_ends(embedded_at(i).name, STR(".hcl"))) index_file(r, embedded_at(i).name, embedded_at(i).bytes, false);
  if (dir.n) index_dir(r, dir);
  return r;
}

typedef struct {
  Rules *r;
  Rule *rule;
  const Body *body;
} Reader;

static const Expr *optional(const Body *b, const char *name) {
  const Attribute *a = body_attribute(b, str_from(name));
  return a ? a->value : NULL;
}

static void misplaced(Reader *x, Span at, const char *what) {
  diag_error(x->r->d, TC5001, at, "Invalid rule: %s", what);
  diag_detail(x->r->d, "docs/rules.md describes what a rule may contain.");
}

static Str literal(Reader *x, const Expr *e, const char *what) {
  if (!e) return STR("");
  if (e->kind == EXPR_STRING) return e->string.value;
  misplaced(x, e->span, what);
  return STR("");
}

static const Str *literals(Reader *x, const Expr *e, size_t *n, const char *what) {
  *n = 0;
  if (!e) return NULL;
  if (e->kind == EXPR_STRING) {
    Str *one = NEW(x->r->a, Str);
    *one = e->string.value;
    *n = 1;
    return one;
  }
  if (e->kind != EXPR_TUPLE) {
    misplaced(x, e->span, what);
    return NULL;
  }
  Str *out = NEW_N(x->r->a, Str, e->tuple.n);
  for (size_t i = 0; i < e->tuple.n; i++) out[i] = literal(x, e->tuple.items[i], what);
  *n = e->tuple.n;
  return out;
}

/* The items of an object whose keys are literal, as a map from key to expression. */
static void entries(Reader *x, const Expr *e, Map *out, const char *what) {
  if (!e) return;
  if (e->kind != EXPR_OBJECT) {
    misplaced(x, e->span, what);
    return;
  }
  for (size_t i = 0; i < e->object.n; i++) {
    const ObjectItem *item = &e->object.items[i];
    if (item->key->kind == EXPR_STRING)
      map_put(x->r->a, out, item->key->string.value, (void *)item->value);
    else
      misplaced(x, item->key->span, what);
  }
}

static const Expr *object_item(const Expr *object, const char *name) {
  for (size_t i = 0; i < object->object.n; i++)
    if (object->object.items[i].key->kind == EXPR_STRING && str_is(object->object.items[i].key->string.value, name))
      return object->object.items[i].value;
  return NULL;
}

typedef VEC(Unsupported) Reasons;

static void read_reasons(Reader *x, Reasons *out, const Expr *e, bool differs) {
  Map m = {0};
  entries(x, e, &m, "unsupported and differs are objects from argument to reason");
  for (size_t i = 0; i < m.n; i++) {
    const Expr *v = m.entries[i].value;
    bool object = v->kind == EXPR_OBJECT;
    Unsupported u = {.path = m.entries[i].key, .differs = differs, .span = v->span};
    u.unless = object ? object_item(v, "unless") : NULL;
    u.reason = literal(x, object ? object_item(v, "reason") : v, "a reason is a literal string");
    if (!u.reason.n) misplaced(x, v->span, "an argument of unsupported or differs needs a reason");
    vec_push(x->r->a, out, u);
  }
}

static void read_unsupported(Reader *x) {
  Reasons reasons = {0};
  read_reasons(x, &reasons, optional(x->body, "unsupported"), false);
  read_reasons(x, &reasons, optional(x->body, "differs"), true);
  x->rule->unsupported = reasons.v;
  x->rule->nunsupported = reasons.n;
}

static AlsoRule read_also(Reader *x, const Block *b) {
  AlsoRule a = {.label = b->nlabels ? b->labels[0] : STR(""), .span = b->header_span};
  if (b->nlabels != 1) misplaced(x, b->header_span, "also takes one label");
  a.type = literal(x, optional(b->body, "type"), "type is a literal string");
  a.when = optional(b->body, "when");
  a.for_each = optional(b->body, "for_each");
  a.properties = optional(b->body, "properties");
  a.creation_policy = optional(b->body, "creation_policy");
  a.update_policy = optional(b->body, "update_policy");
  a.deletion_policy = optional(b->body, "deletion_policy");
  a.after = literals(x, optional(b->body, "depends_on"), &a.nafter, "depends_on is a list of labels");
  if (!a.type.n) misplaced(x, b->header_span, "also needs a type");
  return a;
}

static FoldRule read_fold(Reader *x, const Block *b) {
  FoldRule f = {.span = b->header_span};
  f.when = optional(b->body, "when");
  f.into = optional(b->body, "into");
  f.id = optional(b->body, "id");
  f.properties = optional(b->body, "properties");
  f.append = optional(b->body, "append");
  f.hosts = literals(x, optional(b->body, "host"), &f.nhosts, "host is a type or a list of types");
  f.also = literal(x, optional(b->body, "also"), "also is the label of a resource of the host");
  if (!f.into || !f.nhosts) misplaced(x, b->header_span, "fold needs into and host");
  return f;
}

static ParameterRule read_parameter(Reader *x, const Block *b) {
  ParameterRule p = {.name = b->nlabels ? b->labels[0] : STR(""), .span = b->header_span};
  if (b->nlabels != 1) misplaced(x, b->header_span, "parameter takes one label");
  p.type = literal(x, optional(b->body, "type"), "type is a literal string");
  p.description = literal(x, optional(b->body, "description"), "description is a literal string");
  p.default_value = optional(b->body, "default");
  if (!p.type.n || !p.description.n) misplaced(x, b->header_span, "parameter needs type and description");
  return p;
}

static void read_blocks(Reader *x) {
  VEC(AlsoRule) also = {0};
  VEC(FoldRule) folds = {0};
  VEC(ParameterRule) parameters = {0};
  for (size_t i = 0; i < x->body->n; i++) {
    const Block *b = x->body->items[i].block;
    if (!b) continue;
    if (str_is(b->type, "also"))
      vec_push(x->r->a, &also, read_also(x, b));
    else if (str_is(b->type, "fold"))
      vec_push(x->r->a, &folds, read_fold(x, b));
    else if (str_is(b->type, "parameter"))
      vec_push(x->r->a, &parameters, read_parameter(x, b));
    else
      misplaced(x, b->header_span, "only also, fold and parameter are blocks of a rule");
  }
  x->rule->parameters = parameters.v;
  x->rule->nparameters = parameters.n;
  x->rule->also = also.v;
  x->rule->nalso = also.n;
  x->rule->folds = folds.v;
  x->rule->nfolds = folds.n;
}

static void check_names(Reader *x) {
  static const char *const known[] = {
      "when",     "type",      "properties",  "attributes",      "synthesis",       "patterns",
      "absorbed", "no_effect", "unsupported", "deletion_policy", "creation_policy", "update_policy",
      "same_as",  "differs",   "no_peer",     "follows"};
  for (size_t i = 0; i < x->body->n; i++) {
    const Attribute *a = x->body->items[i].attribute;
    bool ok = !a;
    for (size_t k = 0; k < sizeof known / sizeof *known && !ok; k++) ok = str_is(a->name, known[k]);
    if (!ok) misplaced(x, a->name_span, "unknown item");
  }
}

static Rule *read_rule(Rules *r, const Block *b) {
  Rule *rule = NEW(r->a, Rule);
  Reader x = {r, rule, b->body};
  *rule = (Rule){.label = b->labels[0], .data = str_is(b->type, "data"), .block = b, .span = b->header_span};
  check_names(&x);
  rule->when = optional(b->body, "when");
  rule->same_as = literal(&x, optional(b->body, "same_as"), "same_as is the name of a type");
  rule->type = literal(&x, optional(b->body, "type"), "type is a literal string");
  rule->properties = optional(b->body, "properties");
  rule->absorbed = literal(&x, optional(b->body, "absorbed"), "absorbed is a literal string");
  rule->no_peer = literal(&x, optional(b->body, "no_peer"), "no_peer is a literal string");
  rule->deletion_policy = optional(b->body, "deletion_policy");
  rule->creation_policy = optional(b->body, "creation_policy");
  rule->update_policy = optional(b->body, "update_policy");
  rule->follows = optional(b->body, "follows");
  rule->no_effect = literals(&x, optional(b->body, "no_effect"), &rule->nno_effect, "no_effect is a list of arguments");
  entries(&x, optional(b->body, "attributes"), &rule->attributes, "attributes is an object");
  entries(&x, optional(b->body, "synthesis"), &rule->synthesis, "synthesis is an object");
  entries(&x, optional(b->body, "patterns"), &rule->patterns, "patterns is an object");
  read_unsupported(&x);
  read_blocks(&x);
  if (!rule->data && !rule->same_as.n && !rule->type.n && !rule->nalso && !rule->nfolds && !rule->absorbed.n &&
      !rule->no_peer.n)
    misplaced(&x, b->header_span, "it makes nothing, folds nothing and does not say why (absorbed, no_peer)");
  return rule;
}

static const RuleList *parse_entry(Rules *r, const Entry *e) {
  VEC(const Rule *) out = {0};
  for (const Pending *p = e->first; p; p = p->next) {
    const Body *body = parse_pending(r, p);
    shapes_expand(&r->shapes, body);
    for (size_t i = 0; i < body->n; i++)
      if (body->items[i].block && body->items[i].block->nlabels == 1) vec_push(r->a, &out, read_rule(r, body->items[i].block));
  }
  RuleList *list = NEW(r->a, RuleList);
  *list = (RuleList){out.v, out.n};
  return list;
}

static RuleList own_rules(Rules *r, Str type, bool data) {
  Entry *e = map_get(data ? &r->data : &r->managed, type);
  if (!e) return (RuleList){NULL, 0};
  if (!e->parsed) e->parsed = parse_entry(r, e);
  return *e->parsed;
}

RuleList rules_find(Rules *r, Str type, bool data) {
  RuleList own = own_rules(r, type, data);
  return own.n && own.v[0]->same_as.n ? own_rules(r, own.v[0]->same_as, data) : own;
}

const Str *rules_types(Rules *r, bool data, size_t *n) {
  *n = data ? r->data_types.n : r->managed_types.n;
  return data ? r->data_types.v : r->managed_types.v;
}
