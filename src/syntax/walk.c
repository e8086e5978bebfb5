#include "syntax/walk.h"

static void walk_all(const Expr *const *v, size_t n, ExprVisit visit, void *ctx) {
  for (size_t i = 0; i < n; i++) expr_walk(v[i], visit, ctx);
}

static void walk_object(const Expr *e, ExprVisit visit, void *ctx) {
  for (size_t i = 0; i < e->object.n; i++) {
    expr_walk(e->object.items[i].key, visit, ctx);
    expr_walk(e->object.items[i].value, visit, ctx);
  }
}

static void walk_for(const Expr *e, ExprVisit visit, void *ctx) {
  expr_walk(e->for_->collection, visit, ctx);
  expr_walk(e->for_->key, visit, ctx);
  expr_walk(e->for_->value, visit, ctx);
  expr_walk(e->for_->condition, visit, ctx);
}

void expr_walk(const Expr *e, ExprVisit visit, void *ctx) {
  if (!e) return;
  visit(ctx, e);
  switch (e->kind) {
  case EXPR_NULL:
  case EXPR_BOOL:
  case EXPR_NUMBER:
  case EXPR_STRING:
  case EXPR_TRAVERSAL:
  case EXPR_SPLAT_ITEM:
  case EXPR_ERROR: break;
  case EXPR_TEMPLATE: walk_all(e->template_.parts, e->template_.n, visit, ctx); break;
  case EXPR_TUPLE: walk_all(e->tuple.items, e->tuple.n, visit, ctx); break;
  case EXPR_CALL: walk_all(e->call.args, e->call.n, visit, ctx); break;
  case EXPR_OBJECT: walk_object(e, visit, ctx); break;
  case EXPR_RELATIVE: expr_walk(e->relative.source, visit, ctx); break;
  case EXPR_INDEX:
    expr_walk(e->index.collection, visit, ctx);
    expr_walk(e->index.key, visit, ctx);
    break;
  case EXPR_SPLAT:
    expr_walk(e->splat.source, visit, ctx);
    expr_walk(e->splat.each, visit, ctx);
    break;
  case EXPR_CONDITIONAL:
  case EXPR_TEMPLATE_IF:
    expr_walk(e->conditional.condition, visit, ctx);
    expr_walk(e->conditional.then, visit, ctx);
    expr_walk(e->conditional.otherwise, visit, ctx);
    break;
  case EXPR_BINARY:
    expr_walk(e->binary.left, visit, ctx);
    expr_walk(e->binary.right, visit, ctx);
    break;
  case EXPR_UNARY: expr_walk(e->unary.operand, visit, ctx); break;
  case EXPR_FOR_TUPLE:
  case EXPR_FOR_OBJECT:
  case EXPR_TEMPLATE_FOR: walk_for(e, visit, ctx); break;
  case EXPR_PAREN:
  case EXPR_WRAP: expr_walk(e->inner, visit, ctx); break;
  }
}

void body_walk(const Body *b, ExprVisit visit, void *ctx) {
  for (size_t i = 0; i < b->n; i++) {
    if (b->items[i].attribute) expr_walk(b->items[i].attribute->value, visit, ctx);
    if (b->items[i].block) body_walk(b->items[i].block->body, visit, ctx);
  }
}
