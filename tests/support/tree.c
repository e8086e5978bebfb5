/* See tree.h. */
#include "tree.h"

static void text(Buf *out, Str s) {
  buf_addc(out, '"');
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '\n')
      buf_addz(out, "\\n");
    else if (c == '\r')
      buf_addz(out, "\\r");
    else if (c == '\t')
      buf_addz(out, "\\t");
    else if (c == '"' || c == '\\')
      buf_addf(out, "\\%c", c);
    else if (c < 0x20)
      buf_addf(out, "\\x%02x", c);
    else
      buf_addc(out, (char)c);
  }
  buf_addc(out, '"');
}

static void child(Buf *out, const Expr *e) {
  buf_addc(out, ' ');
  tree_expr(out, e);
}

static void list(Buf *out, const char *name, const Expr *const *items, size_t n) {
  buf_addf(out, "(%s", name);
  for (size_t i = 0; i < n; i++) child(out, items[i]);
  buf_addc(out, ')');
}

static void pair(Buf *out, const char *name, const Expr *a, const Expr *b) {
  buf_addf(out, "(%s", name);
  child(out, a);
  child(out, b);
  buf_addc(out, ')');
}

static void steps(Buf *out, const Step *s, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (s[i].kind == STEP_ATTR)
      buf_addf(out, " .%.*s", STR_ARG(s[i].name));
    else
      buf_addz(out, " [");
    if (s[i].kind == STEP_INDEX_NUM) buf_add(out, num_to_str(out->arena, s[i].index));
    if (s[i].kind == STEP_INDEX_STR) text(out, s[i].name);
    if (s[i].kind != STEP_ATTR) buf_addc(out, ']');
  }
}

static bool is_text(const Expr *e) { return e->kind == EXPR_STRING; }

static void template_parts(Buf *out, const Expr *e) {
  buf_addz(out, "(template");
  const Expr *const *parts = e->template_.parts;
  for (size_t i = 0; i < e->template_.n;) {
    Buf run = buf_new(out->arena);
    size_t first = i;
    while (i < e->template_.n && is_text(parts[i])) buf_add(&run, parts[i++]->string.value);
    buf_addc(out, ' ');
    if (i > first)
      text(out, buf_str(&run));
    else
      tree_expr(out, parts[i++]);
  }
  buf_addc(out, ')');
}

static void object(Buf *out, const Expr *e) {
  buf_addz(out, "(object");
  for (size_t i = 0; i < e->object.n; i++) {
    const ObjectItem *item = &e->object.items[i];
    buf_addz(out, " (");
    tree_expr(out, item->key);
    child(out, item->value);
    buf_addc(out, ')');
  }
  buf_addc(out, ')');
}

static void for_clause(Buf *out, const char *name, const ForClause *f) {
  buf_addf(out, "(%s (", name);
  if (f->key_var.p) buf_addf(out, "%.*s ", STR_ARG(f->key_var));
  buf_addf(out, "%.*s)", STR_ARG(f->value_var));
  child(out, f->collection);
  if (f->key) child(out, f->key);
  child(out, f->value);
  if (f->group) buf_addz(out, " ...");
  if (f->condition) {
    buf_addz(out, " (if");
    child(out, f->condition);
    buf_addc(out, ')');
  }
  buf_addc(out, ')');
}

static void conditional(Buf *out, const char *name, const Expr *e) {
  buf_addf(out, "(%s", name);
  child(out, e->conditional.condition);
  child(out, e->conditional.then);
  if (e->conditional.otherwise) child(out, e->conditional.otherwise);
  buf_addc(out, ')');
}

void tree_expr(Buf *out, const Expr *e) {
  switch (e->kind) {
  case EXPR_NULL: buf_addz(out, "null"); break;
  case EXPR_BOOL: buf_addz(out, e->boolean ? "true" : "false"); break;
  case EXPR_NUMBER: buf_add(out, num_to_str(out->arena, e->number.value)); break;
  case EXPR_STRING: text(out, e->string.value); break;
  case EXPR_TEMPLATE: template_parts(out, e); break;
  case EXPR_WRAP: list(out, "wrap", &e->inner, 1); break;
  case EXPR_TUPLE: list(out, "tuple", e->tuple.items, e->tuple.n); break;
  case EXPR_OBJECT: object(out, e); break;
  case EXPR_TRAVERSAL:
    buf_addf(out, e->traversal.n ? "(get %.*s" : "%.*s", STR_ARG(e->traversal.root));
    steps(out, e->traversal.steps, e->traversal.n);
    if (e->traversal.n) buf_addc(out, ')');
    break;
  case EXPR_RELATIVE:
    buf_addz(out, "(get ");
    tree_expr(out, e->relative.source);
    steps(out, e->relative.steps, e->relative.n);
    buf_addc(out, ')');
    break;
  case EXPR_INDEX: pair(out, "index", e->index.collection, e->index.key); break;
  case EXPR_SPLAT: pair(out, e->splat.full ? "splat" : "attr-splat", e->splat.source, e->splat.each); break;
  case EXPR_SPLAT_ITEM: buf_addz(out, "@"); break;
  case EXPR_CALL:
    buf_addf(out, "(call %.*s", STR_ARG(e->call.name));
    for (size_t i = 0; i < e->call.n; i++) child(out, e->call.args[i]);
    buf_addz(out, e->call.expand ? " ...)" : ")");
    break;
  case EXPR_CONDITIONAL: conditional(out, "?", e); break;
  case EXPR_BINARY: pair(out, operator_text(e->binary.op), e->binary.left, e->binary.right); break;
  case EXPR_UNARY: list(out, operator_text(e->unary.op), &e->unary.operand, 1); break;
  case EXPR_FOR_TUPLE: for_clause(out, "for-tuple", e->for_); break;
  case EXPR_FOR_OBJECT: for_clause(out, "for-object", e->for_); break;
  case EXPR_PAREN: list(out, "paren", &e->inner, 1); break;
  case EXPR_TEMPLATE_IF: conditional(out, "%if", e); break;
  case EXPR_TEMPLATE_FOR: for_clause(out, "%for", e->for_); break;
  case EXPR_ERROR: buf_addz(out, "error"); break;
  }
}

static void block(Buf *out, const Block *b, unsigned indent) {
  buf_add(out, b->type);
  for (size_t i = 0; i < b->nlabels; i++) {
    buf_addc(out, ' ');
    text(out, b->labels[i]);
  }
  buf_addz(out, " {\n");
  tree_body(out, b->body, indent + 2);
  buf_fill(out, ' ', indent);
  buf_addz(out, "}\n");
}

void tree_body(Buf *out, const Body *b, unsigned indent) {
  for (size_t i = 0; i < b->n; i++) {
    const BodyItem *item = &b->items[i];
    buf_fill(out, ' ', indent);
    if (item->block) {
      block(out, item->block, indent);
      continue;
    }
    buf_addf(out, "%.*s = ", STR_ARG(item->attribute->name));
    tree_expr(out, item->attribute->value);
    buf_addc(out, '\n');
  }
}
