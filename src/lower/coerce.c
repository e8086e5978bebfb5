/* Resolved values -> the shape that CloudFormation's schema asks for.
 *
 * null, empty objects and empty lists disappear (unless CloudFormation requires them, or the rule says `{}`); "80" becomes 80
 * where an integer is asked for; JSON text becomes an object where the property is a document. What does not fit is a fault of
 * the rule or of the source, reported with the property's path. */
#include "eval/convert.h"
#include "lower/internal.h"
#include "schema/pattern.h"

#include <strings.h>

typedef struct {
  Lowering *l;
  const Resource *r;
  VEC(Str) path;
  Patterns patterns;
} Coerce;

static const Value *coerce(Coerce *c, const Value *v, const CfnType *t);
static const Value *spelled(Lowering *l, const Value *v);
static const Value *json_text(Lowering *l, const Value *v);

static bool is_object(const Value *v) { return v->kind == VAL_OBJECT || v->kind == VAL_MAP; }
static bool is_list(const Value *v) { return v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET; }

static Str path_text(const Coerce *c) {
  Buf b = buf_new(c->l->a);
  for (size_t i = 0; i < c->path.n; i++) {
    if (i) buf_addc(&b, '.');
    buf_add(&b, c->path.v[i]);
  }
  return buf_str(&b);
}

static const Value *misfit(Coerce *c, const Value *v, const char *wanted) {
  if (v->kind == VAL_UNKNOWN) return NULL;
  diag_error(c->l->d, TC5014, c->r->owner->instance->span, "%.*s: property %.*s of %.*s takes %s",
             STR_ARG(c->r->owner->instance->address), STR_ARG(path_text(c)), STR_ARG(c->r->type), wanted);
  diag_detail(c->l->d,
              "The value is %.*s. Correct the argument that it comes from; if the argument is right, the rule for %.*s is not.",
              STR_ARG(value_brief(c->l->a, v)), STR_ARG(c->r->owner->instance->decl->type));
  return NULL;
}

/* --- JSON documents ------------------------------------------------------------------------------------------------ */

/* Symbolic parts of a text are replaced by marks from Unicode's private use area, which survive JSON parsing, and put back into
 * the strings that hold them. */
enum { FIRST_MARK = 0xF0000, MAX_MARKS = 0xFFFE, MARK_BYTES = 4 };

typedef struct {
  Lowering *l;
  const Value *const *parts;
  size_t n;
  bool marked_key; /* the name of a property has a mark: no object can stand for the text */
} Restore;

static size_t mark_at(Str s, size_t i) {
  const unsigned char *p = (const unsigned char *)s.p + i;
  if (s.n - i < MARK_BYTES || p[0] != 0xF3) return SIZE_MAX;
  return ((size_t)(p[0] & 7) << 18 | (size_t)(p[1] & 63) << 12 | (size_t)(p[2] & 63) << 6 | (size_t)(p[3] & 63)) - FIRST_MARK;
}

static const Value *restore_string(Restore *m, const Value *v) {
  VEC(const Value *) parts = {0};
  size_t start = 0;
  for (size_t i = 0; i < v->string.n; i++) {
    size_t mark = mark_at(v->string, i);
    if (mark >= m->n) continue;
    if (i > start) vec_push(m->l->a, &parts, value_string(m->l->a, str_sub(v->string, start, i)));
    vec_push(m->l->a, &parts, m->parts[mark]);
    start = i + MARK_BYTES;
    i = start - 1;
  }
  if (!start) return v;
  if (start < v->string.n) vec_push(m->l->a, &parts, value_string(m->l->a, str_sub(v->string, start, v->string.n)));
  return sym_concat(m->l->a, parts.v, parts.n);
}

static bool has_mark(Str s) {
  for (size_t i = 0; i < s.n; i++)
    if (mark_at(s, i) < MAX_MARKS) return true;
  return false;
}

static const Value *restore(Restore *m, const Value *v) {
  if (v->kind == VAL_STRING) return restore_string(m, v);
  if (is_object(v)) {
    Field *f = NEW_N(m->l->a, Field, v->map.n);
    for (size_t i = 0; i < v->map.n; i++) {
      m->marked_key |= has_mark(v->map.fields[i].key);
      f[i] = (Field){v->map.fields[i].key, restore(m, v->map.fields[i].value)};
    }
    return value_object(m->l->a, f, v->map.n);
  }
  if (!is_list(v)) return v;
  const Value **items = NEW_N(m->l->a, const Value *, v->seq.n);
  for (size_t i = 0; i < v->seq.n; i++) items[i] = restore(m, v->seq.items[i]);
  return value_tuple(m->l->a, items, v->seq.n);
}

/* jsondecode() without its diagnostics: text that is no JSON is the caller's to report. */
static const Value *decode(Lowering *l, const Value *text) {
  size_t keep = l->d->list.n;
  const Value *v = eval_call(l->ev, STR("jsondecode"), &text, 1, SPAN_NONE);
  bool ok = l->d->list.n == keep && v->kind != VAL_UNKNOWN && v->kind != VAL_SYM;
  diags_truncate(l->d, keep);
  return ok ? v : NULL;
}

static const Value *decode_concat(Lowering *l, const Sym *s) {
  Restore m = {.l = l, .parts = s->args, .n = s->nargs};
  Buf text = buf_new(l->a);
  for (size_t i = 0; i < s->nargs; i++) {
    if (s->args[i]->kind == VAL_STRING)
      buf_add(&text, s->args[i]->string);
    else
      buf_add_utf8(&text, (uint32_t)(FIRST_MARK + i));
  }
  const Value *v = decode(l, value_string(l->a, buf_str(&text)));
  if (v) v = restore(&m, v);
  return m.marked_key ? NULL : v;
}

const Value *data_attribute(Lowering *l, const Value *v) {
  Lowered *low = sym_is(v, SYM_ATTR) ? v->sym->instance->lowered : NULL;
  bool configured;
  return low && low->rule && low->rule->data ? attribute_value(l, low, v->sym, &configured) : NULL;
}

/* replace() on a document whose text is not known before (that of a data source), as evaluation leaves it: what it replaces and
 * by what. NULL for anything else. */
static const Value *replaced_document(Lowering *l, const Sym *s) {
  bool joined = s->op == SYM_JOIN && sym_is(s->args[1], SYM_SPLIT), call = s->op == SYM_CALL && str_is(s->name, "replace");
  if (!joined && !call) return NULL;
  const Value *const *inner = joined ? s->args[1]->sym->args : NULL;
  const Value *text = joined ? inner[1] : s->args[0], *what = joined ? inner[0] : s->args[1];
  const Value *with = joined ? s->args[0] : s->args[2];
  const Value *doc = what->kind == VAL_STRING && what->string.n ? json_document(l, text) : NULL;
  return doc ? sym_fill_json(l->a, doc, what->string, with) : NULL;
}

const Value *json_document(Lowering *l, const Value *v) {
  if (v->kind == VAL_STRING) return decode(l, v);
  if (v->kind != VAL_SYM) return is_object(v) || is_list(v) ? v : NULL;
  if (v->sym->op == SYM_TO_JSON) return v->sym->args[0];
  if (v->sym->op == SYM_OBJECT) return v;
  if (v->sym->op == SYM_CONCAT) {
    const Value *text = spelled(l, v);
    return sym_is(text, SYM_CONCAT) ? decode_concat(l, text->sym) : NULL;
  }
  if (v->sym->op == SYM_ATTR) {
    const Value *found = data_attribute(l, v);
    return found ? json_document(l, found) : NULL;
  }
  if (v->sym->op == SYM_JOIN || v->sym->op == SYM_CALL) return replaced_document(l, v->sym);
  if (v->sym->op != SYM_IF) return NULL;
  const Value *then = json_document(l, v->sym->args[1]), *otherwise = json_document(l, v->sym->args[2]);
  return then && otherwise ? sym_if(l->a, v->sym->args[0], then, otherwise) : NULL;
}

/* --- scalars ------------------------------------------------------------------------------------------------------- */

static const Value *scalar(Coerce *c, const Value *v, const Type *t, const char *wanted) {
  if (v->kind == VAL_SYM) return v->sym->op == SYM_TO_JSON ? coerce_text(c->l, v) : v;
  Str why;
  const Value *converted = convert(c->l->a, v, t, &why);
  return converted && converted->kind != VAL_UNKNOWN ? converted : misfit(c, v, wanted);
}

/* Terraform's whole numbers may arrive as text, also of the form "3600". */
static const Value *integer(Coerce *c, const Value *v) {
  const Value *n = scalar(c, v, &type_number, "a whole number");
  return n && n->kind == VAL_NUMBER && !num_is_integer(n->number) ? misfit(c, v, "a whole number") : n;
}

/* Choices within a document are told apart only where they differ. ctx: the arena. */
static const Value *merged(void *ctx, const Value *v) {
  if (!(value_parts(v) & PART_SYM)) return v;
  if (v->kind != VAL_SYM) return value_map_children(ctx, v, merged, ctx);
  if (v->sym->op != SYM_IF) return v;
  const Value *const *x = v->sym->args;
  return sym_merge(ctx, x[0], merged(ctx, x[1]), merged(ctx, x[2]));
}

static const Value *document(Coerce *c, const Value *v) {
  const Value *doc = json_document(c->l, v);
  if (doc) doc = merged(c->l->a, doc);
  if (doc) return sym_has_object(doc) ? json_text(c->l, doc) : doc;
  return v->kind == VAL_SYM || v->kind == VAL_BOOL || v->kind == VAL_NUMBER || v->kind == VAL_STRING
             ? v
             : misfit(c, v, "a JSON document");
}

/* --- structures ---------------------------------------------------------------------------------------------------- */

static const Value *list(Coerce *c, const Value *v, const CfnType *t) {
  if (v->kind == VAL_SYM) return v;
  if (!is_list(v)) return misfit(c, v, "a list");
  const Value **items = NEW_N(c->l->a, const Value *, v->seq.n);
  size_t n = 0;
  for (size_t i = 0; i < v->seq.n; i++) {
    vec_push(c->l->a, &c->path, str_fmt(c->l->a, "%zu", i));
    const Value *item = coerce(c, v->seq.items[i], t->elem);
    if (item) items[n++] = item;
    c->path.n--;
  }
  return n ? value_tuple(c->l->a, items, n) : NULL;
}

/* What remains of a property whose content has disappeared: an empty object or list where it is required. */
static const Value *hollow(Coerce *c, const Value *v, const CfnProperty *p) {
  if (!p || !(p->flags & CFN_REQUIRED) || value_is_null(v)) return NULL;
  return is_object(v) ? value_object(c->l->a, NULL, 0) : is_list(v) ? value_tuple(c->l->a, NULL, 0) : NULL;
}

/* --- empty text ---------------------------------------------------------------------------------------------------- */

/* What the schemas do not say: the name of a key or the ARN of something is never empty. */
static const char *const never_empty[] = {"Arn", "ARN", "KeyId", "KeyID", "KeyName", "KmsKey", "InstanceProfile", "SslPolicy"};

static bool is_identifier(Str property) {
  for (size_t i = 0; i < sizeof never_empty / sizeof *never_empty; i++)
    if (str_ends(property, str_from(never_empty[i]))) return true;
  return false;
}

static bool refuses_empty(Coerce *c, const CfnProperty *p) {
  const CfnType *t = p->type;
  if (t->kind != CFN_STRING) return false;
  if (t->min_length > 0 || t->nenums || t->parameter.n || is_identifier(p->name)) return true;
  return t->pattern.n && pattern_match(&c->patterns, t->pattern, STR("")) == PATTERN_DIFFERS;
}

/* A variable with a default of empty text. */
static bool is_empty_by_default(Lowering *l, const Value *v) {
  if (!sym_is(v, SYM_PARAM) || v->type->kind != TYPE_STRING || !is_variable_parameter(l, v->sym)) return false;
  const Value *given = parameter_for(l, v->sym)->given;
  return given && given->kind == VAL_STRING && !given->string.n;
}

static bool may_be_empty(Lowering *l, const Value *v) {
  if (sym_is(v, SYM_IF)) return may_be_empty(l, v->sym->args[1]) || may_be_empty(l, v->sym->args[2]);
  return v->kind == VAL_STRING ? !v->string.n : is_empty_by_default(l, v);
}

const Value *without_empty_text(Lowering *l, const Value *v) {
  Arena *a = l->a;
  if (v->kind == VAL_STRING) return v->string.n ? v : &value_null;
  if (is_empty_by_default(l, v)) return sym_if(a, sym_eq(a, v, value_string(a, STR(""))), &value_null, v);
  if (!sym_is(v, SYM_IF)) return v;
  const Value *const *s = v->sym->args;
  return sym_if(a, s[0], without_empty_text(l, s[1]), without_empty_text(l, s[2]));
}

/* Where CloudFormation takes no empty text, an argument that is empty is as one that is null: the provider sends neither. */
static const Value *provided(Coerce *c, const Value *v, const CfnProperty *p) {
  bool may_lack = p && !(p->flags & CFN_REQUIRED) && may_be_empty(c->l, v) && refuses_empty(c, p);
  if (!may_lack) return v;
  v = without_empty_text(c->l, v);
  return c->r->condition ? sym_assume(c->l->a, v, c->r->condition, true) : v; /* it may exist only where that is not empty */
}

/* Rules spell properties as CloudFormation does. A JSON document of the source spells them as the service's API does, which
 * differs in case: containerPort for ContainerPort. */
static const CfnProperty *property_of(const CfnType *t, Str key) {
  const CfnProperty *exact = schema_property(t, key);
  for (size_t i = 0; !exact && i < t->nprops; i++)
    if (t->props[i].name.n == key.n && !strncasecmp(t->props[i].name.p, key.p, key.n)) return &t->props[i];
  return exact;
}

/* A path, which the AWS CLI replaces before the template is deployed. */
static bool is_local(const Coerce *c, const Value *v) {
  return v->kind == VAL_STRING && c->path.n == 1 && schema_is_packaged(c->r->type, c->path.v[0]);
}

/* A template's objects have the keys that are written there. */
static const Value *with_known_keys(Coerce *c, const Value *v) {
  Str what = str_fmt(c->l->a, "a key in property %.*s of %.*s", STR_ARG(path_text(c)), STR_ARG(c->r->type));
  eval_demand(c->l->ev, v, v->sym->span.file ? v->sym->span : c->r->owner->instance->span, str_z(c->l->a, what));
  return NULL;
}

static const Value *fields(Coerce *c, const Value *v, const CfnType *t) {
  if (sym_is(v, SYM_OBJECT)) return with_known_keys(c, v);
  if (v->kind == VAL_SYM) return v;
  if (!is_object(v)) return misfit(c, v, "an object");
  if (!v->map.n && t->kind == CFN_OBJECT) return v; /* "allow", with nothing to say about it */
  Field *f = NEW_N(c->l->a, Field, v->map.n);
  size_t n = 0;
  for (size_t i = 0; i < v->map.n; i++) {
    Field x = v->map.fields[i];
    const CfnProperty *p = t->kind == CFN_OBJECT ? property_of(t, x.key) : NULL;
    if (p) x.key = p->name;
    vec_push(c->l->a, &c->path, x.key);
    if (t->kind == CFN_OBJECT && !p && !value_is_null(x.value)) misfit(c, x.value, "no property of this name");
    const Value *whole = provided(c, x.value, p);
    if (!is_local(c, whole)) x.value = t->kind != CFN_OBJECT ? coerce(c, whole, t->elem) : p ? coerce(c, whole, p->type) : NULL;
    if (!x.value) x.value = hollow(c, whole, p);
    c->path.n--;
    if (x.value) f[n++] = x;
  }
  return n ? value_object(c->l->a, f, n) : NULL;
}

/* A conditional value: each branch on its own; a branch with nothing in it stays null, which is printed as AWS::NoValue. */
static const Value *branches(Coerce *c, const Value *v, const CfnType *t) {
  const Value *then = coerce(c, v->sym->args[1], t), *otherwise = coerce(c, v->sym->args[2], t);
  if (!then && !otherwise) return NULL;
  return sym_merge(c->l->a, v->sym->args[0], then ? then : &value_null, otherwise ? otherwise : &value_null);
}

static const Value *coerce(Coerce *c, const Value *v, const CfnType *t) {
  if (value_is_null(v) || v->kind == VAL_UNKNOWN) return NULL;
  if (v->kind == VAL_SYM && v->sym->op == SYM_IF) return branches(c, v, t);
  switch (t->kind) {
  case CFN_STRING: return scalar(c, v, &type_string, "text");
  case CFN_INTEGER: return integer(c, v);
  case CFN_NUMBER: return scalar(c, v, &type_number, "a number");
  case CFN_BOOLEAN: return scalar(c, v, &type_bool, "true or false");
  case CFN_LIST: return list(c, v, t);
  case CFN_OBJECT:
  case CFN_MAP: return fields(c, v, t);
  case CFN_JSON: return document(c, v);
  }
  BUG("a CloudFormation type of no kind");
}

/* Of a group that needs one of its properties, the only one must not disappear with the value of a parameter. */
static void check_group(const Coerce *c, const Value *v, const CfnGroup *g) {
  const Value *only = NULL;
  for (size_t i = 0; i < g->n; i++) {
    const Value *p = value_field(v, g->names[i]);
    if (p && only) return;
    if (p) only = p;
  }
  if (!only || !sym_is(only, SYM_IF)) return;
  const Value *const *s = only->sym->args;
  if (value_is_null(s[1]) || value_is_null(s[2]))
    presence_demand(c->l->ev, s[0], c->r->owner->instance->span, "an argument that must be set takes its value");
}

const Value *coerce_properties(Lowering *l, const Resource *r, const Value *properties) {
  static const CfnType anything = {.kind = CFN_JSON};
  static const CfnType free_form = {.kind = CFN_MAP, .elem = &anything};
  Coerce c = {.l = l, .r = r, .patterns = patterns_new(l->a)};
  const Value *v = coerce(&c, properties, r->schema ? r->schema->root : &free_form);
  for (size_t i = 0; v && r->schema && i < r->schema->root->ngroups; i++) {
    const CfnGroup *g = &r->schema->root->groups[i];
    if (g->kind == CFN_EXACTLY_ONE || g->kind == CFN_AT_LEAST_ONE) check_group(&c, v, g);
  }
  return v ? spelled(l, v) : value_object(l->a, NULL, 0);
}

/* --- text ---------------------------------------------------------------------------------------------------------- */

typedef VEC(const Value *) Values;

typedef struct {
  Lowering *l;
  Buf text; /* literal text since the last symbolic part */
  Values parts;
} JsonText;

static void flush(JsonText *j) {
  if (j->text.n) vec_push(j->l->a, &j->parts, value_string(j->l->a, str_dup(j->l->a, buf_str(&j->text))));
  j->text.n = 0;
}

/* The JSON form of a known value; of a string without its quotes when `inner`. */
static void add_known(JsonText *j, const Value *v, bool inner) {
  const Value *s = eval_call(j->l->ev, STR("jsonencode"), &v, 1, SPAN_NONE);
  if (s->kind != VAL_STRING) BUG("jsonencode of a known value");
  buf_add(&j->text, inner ? str_sub(s->string, 1, s->string.n - 1) : s->string);
}

/* A list of deploy-time length: its elements are joined within the brackets. */
static void add_list_symbol(JsonText *j, const Value *v) {
  bool quoted = !v->sym->type->elem || v->sym->type->elem->kind != TYPE_NUMBER;
  buf_addz(&j->text, quoted ? "[\"" : "[");
  flush(j);
  if (quoted) quoting_note(j->l, v);
  vec_push(j->l->a, &j->parts, sym_join(j->l->a, value_string(j->l->a, quoted ? STR("\",\"") : STR(",")), v));
  buf_addz(&j->text, quoted ? "\"]" : "]");
}

static bool is_list_symbol(const Value *v) {
  return v->sym->type && (v->sym->type->kind == TYPE_LIST || v->sym->type->kind == TYPE_SET);
}

/* Whether every branch of a choice is text, so that its quotes can stand around it. */
static bool is_text(const Value *v) {
  if (sym_is(v, SYM_IF)) return is_text(v->sym->args[1]) && is_text(v->sym->args[2]);
  return v->kind == VAL_STRING || (v->kind == VAL_SYM && v->sym->type && v->sym->type->kind == TYPE_STRING);
}

/* JSON text without the quotes. */
static const Value *inner_text(Lowering *l, const Value *v) {
  if (sym_is(v, SYM_IF)) return sym_if(l->a, v->sym->args[0], inner_text(l, v->sym->args[1]), inner_text(l, v->sym->args[2]));
  if (sym_is(v, SYM_CONCAT)) {
    const Value **parts = NEW_N(l->a, const Value *, v->sym->nargs);
    for (size_t i = 0; i < v->sym->nargs; i++) parts[i] = inner_text(l, v->sym->args[i]);
    return sym_concat(l->a, parts, v->sym->nargs);
  }
  if (v->kind != VAL_STRING) {
    quoting_note(l, v);
    return v;
  }
  Str text = eval_call(l->ev, STR("jsonencode"), &v, 1, SPAN_NONE)->string;
  return value_string(l->a, str_sub(text, 1, text.n - 1));
}

/* A choice of values is one of their texts. */
static void add_choice(JsonText *j, const Value *v) {
  Lowering *l = j->l;
  const Value *const *x = v->sym->args;
  bool quoted = is_text(v);
  if (quoted) buf_addc(&j->text, '"');
  flush(j);
  vec_push(l->a, &j->parts, quoted ? inner_text(l, v) : sym_if(l->a, x[0], json_text(l, x[1]), json_text(l, x[2])));
  if (quoted) buf_addc(&j->text, '"');
}

static void add_json(JsonText *j, const Value *v);

static void add_open_object(JsonText *j, const Sym *s) {
  for (size_t i = 0; i < s->nargs; i += 2) {
    buf_addc(&j->text, i ? ',' : '{');
    add_json(j, s->args[i]);
    buf_addc(&j->text, ':');
    add_json(j, s->args[i + 1]);
  }
  buf_addc(&j->text, '}');
}

static void add_symbol(JsonText *j, const Value *v) {
  if (v->sym->op == SYM_OBJECT) {
    add_open_object(j, v->sym);
    return;
  }
  if (v->sym->op == SYM_IF) {
    add_choice(j, v);
    return;
  }
  if (is_list_symbol(v)) {
    add_list_symbol(j, v);
    return;
  }
  bool quoted = !v->sym->type || (v->sym->type->kind != TYPE_NUMBER && v->sym->type->kind != TYPE_BOOL);
  if (quoted) buf_addc(&j->text, '"');
  const Value *const *parts = v->sym->op == SYM_CONCAT ? v->sym->args : &v;
  size_t n = v->sym->op == SYM_CONCAT ? v->sym->nargs : 1;
  for (size_t i = 0; i < n; i++) {
    if (parts[i]->kind == VAL_STRING) {
      add_known(j, parts[i], true);
      continue;
    }
    flush(j);
    if (quoted) quoting_note(j->l, parts[i]);
    vec_push(j->l->a, &j->parts, parts[i]);
  }
  if (quoted) buf_addc(&j->text, '"');
}

static void add_json(JsonText *j, const Value *v) {
  if (v->kind == VAL_SYM) {
    add_symbol(j, v);
  } else if (is_object(v)) {
    buf_addc(&j->text, '{');
    for (size_t i = 0; i < v->map.n; i++) {
      if (i) buf_addc(&j->text, ',');
      add_known(j, value_string(j->l->a, v->map.fields[i].key), false);
      buf_addc(&j->text, ':');
      add_json(j, v->map.fields[i].value);
    }
    buf_addc(&j->text, '}');
  } else if (is_list(v)) {
    buf_addc(&j->text, '[');
    for (size_t i = 0; i < v->seq.n; i++) {
      if (i) buf_addc(&j->text, ',');
      add_json(j, v->seq.items[i]);
    }
    buf_addc(&j->text, ']');
  } else {
    add_known(j, v, false);
  }
}

/* A concatenation: symbolic leaves stand inside JSON strings. References never hold a quote or a backslash, so they need no
 * escaping at deployment. */
static const Value *json_text(Lowering *l, const Value *v) {
  JsonText j = {.l = l, .text = buf_new(l->a)};
  add_json(&j, spelled(l, v));
  flush(&j);
  return sym_concat(l->a, j.parts.v, j.parts.n);
}

static const Value *spelled_child(void *ctx, const Value *v) { return spelled(ctx, v); }

/* With the JSON texts within it spelled out: within other texts, as a secret's string in a script that is encoded, and within
 * each other. */
static const Value *spelled(Lowering *l, const Value *v) {
  if (!(value_parts(v) & PART_SYM)) return v;
  if (v->kind != VAL_SYM) return value_map_children(l->a, v, spelled_child, l);
  const Sym *s = v->sym;
  if (s->op == SYM_TO_JSON) return json_text(l, s->args[0]);
  const Value **args = NEW_N(l->a, const Value *, s->nargs + 1);
  bool same = true;
  for (size_t i = 0; i < s->nargs; i++) {
    args[i] = spelled(l, s->args[i]);
    same &= args[i] == s->args[i];
  }
  return same ? v : sym_rebuild(l->a, v, args);
}

const Value *coerce_text(Lowering *l, const Value *v) {
  if (is_object(v) || is_list(v) || sym_is(v, SYM_OBJECT)) return json_text(l, v);
  if (sym_is(v, SYM_IF) && sym_has_object(v)) {
    const Value *const *x = v->sym->args;
    return sym_if(l->a, x[0], coerce_text(l, x[1]), coerce_text(l, x[2]));
  }
  if (v->kind == VAL_SYM) return spelled(l, v);
  Str why;
  const Value *s = convert(l->a, v, &type_string, &why);
  return s ? s : &value_null;
}
