/* Visiting every expression below a node. */
#ifndef TF2CFN_SYNTAX_WALK_H
#define TF2CFN_SYNTAX_WALK_H

#include "syntax/ast.h"

typedef void (*ExprVisit)(void *ctx, const Expr *e);

/* Calls visit(ctx, x) for `e` and all expressions within it, outer before inner, in source order. */
void expr_walk(const Expr *e, ExprVisit visit, void *ctx);
/* The same for all expressions of a body and of the blocks within it. */
void body_walk(const Body *b, ExprVisit visit, void *ctx);

#endif
