/* See check_tree.h. */
#include "check_tree.h"

#include "syntax/parse.h"

#include <stdio.h>
#include <stdlib.h>

static void require(bool ok, const char *what) {
  if (ok) return;
  fprintf(stderr, "check_tree: %s\n", what);
  abort();
}

static void check_span(const Sources *s, Span at) {
  require(at.start <= at.end, "a range ends before it begins");
  require(at.end <= source_file(s, at.file)->bytes.n, "a range leaves its file");
}

static void check_child(const Sources *s, const Expr *parent, const Expr *e) {
  require(e != NULL, "a child is absent");
  require(e->height < parent->height || parent->height == PARSE_MAX_DEPTH || parent->kind == EXPR_ERROR,
          "a child is as high as its parent");
  check_expr(s, e);
}

static void check_list(const Sources *s, const Expr *parent, const Expr *const *items, size_t n) {
  for (size_t i = 0; i < n; i++) check_child(s, parent, items[i]);
}

static void check_for(const Sources *s, const Expr *e) {
  const ForClause *f = e->for_;
  check_child(s, e, f->collection);
  check_child(s, e, f->value);
  if (e->kind == EXPR_FOR_OBJECT && f->key) check_child(s, e, f->key);
  if (f->condition) check_child(s, e, f->condition);
}

void check_expr(const Sources *s, const Expr *e) {
  check_span(s, e->span);
  require(e->height >= 1 && e->height <= PARSE_MAX_DEPTH, "a height is out of range");
  switch (e->kind) {
  case EXPR_NULL:
  case EXPR_BOOL:
  case EXPR_NUMBER:
  case EXPR_STRING:
  case EXPR_TRAVERSAL:
  case EXPR_SPLAT_ITEM:
  case EXPR_ERROR: break;
  case EXPR_TEMPLATE:
    require(e->template_.n > 0, "a template without parts");
    check_list(s, e, e->template_.parts, e->template_.n);
    break;
  case EXPR_TUPLE: check_list(s, e, e->tuple.items, e->tuple.n); break;
  case EXPR_OBJECT:
    for (size_t i = 0; i < e->object.n; i++) {
      check_child(s, e, e->object.items[i].key);
      check_child(s, e, e->object.items[i].value);
    }
    break;
  case EXPR_RELATIVE: check_child(s, e, e->relative.source); break;
  case EXPR_INDEX:
    check_child(s, e, e->index.collection);
    check_child(s, e, e->index.key);
    break;
  case EXPR_SPLAT:
    check_child(s, e, e->splat.source);
    check_child(s, e, e->splat.each);
    break;
  case EXPR_CALL: check_list(s, e, e->call.args, e->call.n); break;
  case EXPR_CONDITIONAL:
  case EXPR_TEMPLATE_IF:
    check_child(s, e, e->conditional.condition);
    check_child(s, e, e->conditional.then);
    if (e->kind == EXPR_CONDITIONAL || e->conditional.otherwise) check_child(s, e, e->conditional.otherwise);
    break;
  case EXPR_BINARY:
    check_child(s, e, e->binary.left);
    check_child(s, e, e->binary.right);
    break;
  case EXPR_UNARY: check_child(s, e, e->unary.operand); break;
  case EXPR_FOR_TUPLE:
  case EXPR_FOR_OBJECT:
  case EXPR_TEMPLATE_FOR: check_for(s, e); break;
  case EXPR_PAREN:
  case EXPR_WRAP: check_child(s, e, e->inner); break;
  }
}

void check_body(const Sources *s, const Body *b) {
  check_span(s, b->span);
  check_span(s, b->end_span);
  for (size_t i = 0; i < b->n; i++) {
    const BodyItem *item = &b->items[i];
    require(!item->attribute != !item->block, "a body item is neither or both");
    if (item->attribute) {
      check_span(s, item->attribute->span);
      check_span(s, item->attribute->name_span);
      check_expr(s, item->attribute->value);
    } else {
      check_span(s, item->block->span);
      check_span(s, item->block->header_span);
      for (size_t k = 0; k < item->block->nlabels; k++) check_span(s, item->block->label_spans[k]);
      check_body(s, item->block->body);
    }
  }
}

void check_diags(const Diags *d) {
  for (size_t i = 0; i < d->list.n; i++) {
    const Diag *g = &d->list.v[i];
    require(code_title((int)g->code) != NULL, "a diagnostic without a code");
    require(g->summary.n > 0 && g->subject.file != 0, "a diagnostic without summary or position");
    check_span(d->sources, g->subject);
    if (g->context.file) check_span(d->sources, g->context);
  }
}
