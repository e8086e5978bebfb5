/* Invariants of syntax trees that the fuzz targets assert: ranges lie within their file and within their parent, no child is
 * absent, heights are right. Each violation aborts. */
#ifndef TF2CFN_TESTS_CHECK_TREE_H
#define TF2CFN_TESTS_CHECK_TREE_H

#include "base/diag.h"
#include "syntax/ast.h"

void check_expr(const Sources *s, const Expr *e);
void check_body(const Sources *s, const Body *b);
/* Diagnostics have a code, a summary and ranges within their file. */
void check_diags(const Diags *d);

#endif
