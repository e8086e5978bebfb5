/* jsonencode() of an object that is written out, with keys that only deployment knows.
 *
 * Policies name the issuer of a cluster's tokens in a key of theirs. No value has such a key, but the text has: what is around
 * it is text as well, and the rest stays the JSON of values. */
#include "eval/call.h"

typedef struct {
  Eval *ev;
  const Scope *s;
} Json;

/* What is written, or the text of it. */
typedef struct {
  const Value *value;
  bool text;
} Written;

typedef VEC(const Value *) Parts;

static Written written(Json *j, const Expr *e);

static void add_text(Json *j, Parts *p, const char *text) { vec_push(j->ev->run, p, value_string(j->ev->run, str_from(text))); }

/* The JSON of a text, without its quotes. */
static void add_inner(Json *j, Parts *p, const Value *v) {
  if (v->kind != VAL_STRING) {
    vec_push(j->ev->run, p, v);
    return;
  }
  Str quoted = sym_to_json(j->ev->run, v)->string;
  vec_push(j->ev->run, p, value_string(j->ev->run, str_sub(quoted, 1, quoted.n - 1)));
}

static void add_key(Json *j, Parts *p, const Value *key) {
  add_text(j, p, "\"");
  bool concat = sym_is(key, SYM_CONCAT);
  for (size_t i = 0; i < (concat ? key->sym->nargs : 1); i++) add_inner(j, p, concat ? key->sym->args[i] : key);
  add_text(j, p, "\":");
}

static void add_written(Json *j, Parts *p, Written w) {
  vec_push(j->ev->run, p, w.text ? w.value : sym_to_json(j->ev->run, w.value));
}

static Written text_of(Json *j, const Parts *p) { return (Written){sym_concat(j->ev->run, p->v, p->n), true}; }

static Written tuple(Json *j, const Expr *e) {
  Written *w = NEW_N(j->ev->run, Written, e->tuple.n);
  const Value **items = NEW_N(j->ev->run, const Value *, e->tuple.n);
  bool text = false;
  for (size_t i = 0; i < e->tuple.n; i++) {
    w[i] = written(j, e->tuple.items[i]);
    items[i] = w[i].value;
    text |= w[i].text;
  }
  if (!text) return (Written){value_tuple(j->ev->run, items, e->tuple.n), false};
  Parts p = {0};
  for (size_t i = 0; i < e->tuple.n; i++) {
    add_text(j, &p, i ? "," : "[");
    add_written(j, &p, w[i]);
  }
  add_text(j, &p, "]");
  return text_of(j, &p);
}

/* Whether a later item has the same key, and counts. */
static bool is_overridden(const Value *const *keys, size_t n, size_t i) {
  for (size_t k = i + 1; k < n; k++)
    if (value_same(keys[k], keys[i])) return true;
  return false;
}

static Written object_text(Json *j, const Value *const *keys, const Written *w, size_t n) {
  Parts p = {0};
  const char *before = "{";
  for (size_t i = 0; i < n; i++) {
    if (is_overridden(keys, n, i)) continue;
    add_text(j, &p, before);
    add_key(j, &p, keys[i]);
    add_written(j, &p, w[i]);
    before = ",";
  }
  add_text(j, &p, "}");
  return text_of(j, &p);
}

static Written object(Json *j, const Expr *e) {
  size_t n = e->object.n;
  const Value **keys = NEW_N(j->ev->run, const Value *, n);
  Written *w = NEW_N(j->ev->run, Written, n);
  Field *fields = NEW_N(j->ev->run, Field, n);
  Marks marks = 0;
  bool text = false, known = true;
  for (size_t i = 0; i < n; i++) {
    const ObjectItem *item = &e->object.items[i];
    w[i] = written(j, item->value);
    keys[i] =
        item->bare_key ? value_string(j->ev->run, item->key->string.value) : eval_object_key(j->ev, j->s, item->key, true);
    text |= w[i].text || keys[i]->kind == VAL_SYM;
    known &= keys[i]->kind != VAL_UNKNOWN;
    marks |= keys[i]->marks;
    fields[i] = (Field){keys[i]->kind == VAL_STRING ? keys[i]->string : STR(""), w[i].value};
  }
  if (!known) return (Written){&value_unknown, false};
  Written out = text ? object_text(j, keys, w, n) : (Written){value_object(j->ev->run, fields, n), false};
  out.value = value_mark(j->ev->run, out.value, marks);
  return out;
}

static Written written(Json *j, const Expr *e) {
  while (e->kind == EXPR_PAREN) e = e->inner;
  if (e->kind == EXPR_TUPLE) return tuple(j, e);
  if (e->kind == EXPR_OBJECT) return object(j, e);
  return (Written){eval_expr(j->ev, j->s, e), false};
}

const Value *json_literal(Eval *ev, const Scope *s, const Expr *e) {
  Json j = {ev, s};
  const Expr *arg = e->call.args[0];
  Written w = written(&j, arg);
  return w.text ? w.value : call_values(ev, STR("jsonencode"), &w.value, &arg->span, 1, e->span);
}
