/* A template file as a document beside a tree of positions. JSON comes from the scanner of the JSON syntax, which keeps byte
 * ranges; a library's parser would lose them. */
#include "syntax/parser.h"

#include "sync/template_internal.h"

/* --- collections --------------------------------------------------------------------------------------------------- */

void parts_add(Arena *a, Diags *d, Parts *p, Str key, Span key_span, Part part) {
  for (size_t i = 0; i < p->fields.n; i++) {
    if (!str_eq(p->fields.v[i].key, key)) continue;
    diag_error(d, TC5215, key_span, "Member \"%.*s\" is set twice", STR_ARG(key));
    diag_detail(d, "Only one of them would count. Remove the other.");
    return;
  }
  part.node.key = key_span;
  vec_push(a, &p->fields, (Field){key, part.value});
  vec_push(a, &p->nodes, part.node);
}

void parts_add_item(Arena *a, Parts *p, Part part) {
  vec_push(a, &p->fields, (Field){STR(""), part.value});
  vec_push(a, &p->nodes, part.node);
}

Part parts_object(Arena *a, Parts *p, Span span) {
  Value *v = NEW(a, Value); /* value_object() would sort */
  v->kind = VAL_OBJECT;
  v->map.fields = p->fields.v;
  v->map.n = (uint32_t)p->fields.n;
  return (Part){v, {.value = span, .children = p->nodes.v, .n = p->nodes.n}};
}

Part parts_list(Arena *a, Parts *p, Span span) {
  const Value **items = NEW_N(a, const Value *, p->fields.n);
  for (size_t i = 0; i < p->fields.n; i++) items[i] = p->fields.v[i].value;
  return (Part){value_tuple(a, items, p->fields.n), {.value = span, .children = p->nodes.v, .n = p->nodes.n}};
}

/* --- JSON ---------------------------------------------------------------------------------------------------------- */

static Part from_json(Arena *a, Diags *d, const Expr *e) {
  Parts parts = {0};
  switch (e->kind) {
  case EXPR_OBJECT:
    for (size_t i = 0; i < e->object.n; i++) {
      const ObjectItem *item = &e->object.items[i];
      parts_add(a, d, &parts, item->key->string.value, item->key->span, from_json(a, d, item->value));
    }
    return parts_object(a, &parts, e->span);
  case EXPR_TUPLE:
    for (size_t i = 0; i < e->tuple.n; i++) parts_add_item(a, &parts, from_json(a, d, e->tuple.items[i]));
    return parts_list(a, &parts, e->span);
  case EXPR_STRING: return (Part){value_string(a, e->string.value), {.value = e->span}};
  case EXPR_NUMBER: return (Part){value_number(a, e->number.value), {.value = e->span}};
  case EXPR_BOOL: return (Part){value_bool(e->boolean), {.value = e->span}};
  case EXPR_NULL: return (Part){&value_null, {.value = e->span}};
  default: return (Part){&value_unknown, {.value = e->span}};
  }
}

static bool read_json(Arena *a, Diags *d, uint32_t file, Part *out) {
  size_t errors = d->errors;
  const Expr *e = json_tree(a, d, file);
  if (d->errors > errors) return false;
  *out = from_json(a, d, e);
  return true;
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

bool template_read(Arena *a, Diags *d, uint32_t file, TemplateFile *out) {
  Part whole;
  Str text = str_trim(source_file(d->sources, file)->bytes);
  bool json = text.n && text.p[0] == '{';
  if (!(json ? read_json(a, d, file, &whole) : template_read_yaml(a, d, file, &whole))) return false;
  TemplateNode *root = NEW(a, TemplateNode);
  *root = whole.node;
  *out = (TemplateFile){whole.value, root};
  return true;
}

static size_t child_of(const Value *v, Str step) {
  if (v->kind == VAL_OBJECT)
    for (size_t i = 0; i < v->map.n; i++)
      if (str_eq(v->map.fields[i].key, step)) return i;
  if (v->kind != VAL_TUPLE) return SIZE_MAX;
  size_t i = 0;
  for (size_t k = 0; k < step.n; k++) {
    if (step.p[k] < '0' || step.p[k] > '9') return SIZE_MAX;
    i = i * 10 + (size_t)(step.p[k] - '0');
  }
  return i < v->seq.n ? i : SIZE_MAX;
}

Span template_locate(const TemplateFile *t, TemplatePath at, bool key) {
  const Value *v = t->document;
  const TemplateNode *node = t->root;
  for (size_t i = 0; i < at.n; i++) {
    size_t child = child_of(v, at.v[i]);
    if (child == SIZE_MAX) break;
    v = v->kind == VAL_OBJECT ? v->map.fields[child].value : v->seq.items[child];
    node = &node->children[child];
  }
  /* A collection is shown by its name: all of its lines would bury the message. */
  return node->key.file && (key || node->n) ? node->key : node->value;
}

static Span locate(void *ctx, TemplatePath at, bool key) { return template_locate(ctx, at, key); }

static Str advise(void *ctx, TemplatePath at, Str usual) {
  (void)ctx, (void)at;
  return usual;
}

TemplateOrigin template_origin(const TemplateFile *t) { return (TemplateOrigin){locate, advise, (void *)t}; }
