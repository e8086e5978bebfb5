/* A syntax tree as an S-expression, for comparing trees and stating expectations (tests/conformance/README.md describes it).
 * Ranges and the kind of quotes are left out; text that stands in several adjacent pieces of a template is one piece. */
#ifndef TF2CFN_TESTS_TREE_H
#define TF2CFN_TESTS_TREE_H

#include "base/buf.h"
#include "syntax/ast.h"

void tree_expr(Buf *out, const Expr *e);
/* One item after the other, each on its own line; nested bodies indented. */
void tree_body(Buf *out, const Body *b, unsigned indent);

#endif
