/* Syntax tree to text. */
#ifndef TF2CFN_SYNTAX_PRINT_H
#define TF2CFN_SYNTAX_PRINT_H

#include "base/buf.h"
#include "syntax/ast.h"

/* The expression in native syntax on one line, with the fewest parentheses that keep its meaning (source parentheses
 * stay). Heredocs become quoted strings. Parsing the text again gives the same tree (spans and quote kinds aside). */
void print_expr(Buf *out, const Expr *e);
/* The expression as template source: what stands between the quotes of a JSON string in Terraform's JSON syntax, before
 * JSON escaping. A literal string is escaped (`${` -> `$${`, `%{` -> `%%{`); any other expression becomes "${…}". */
void print_template(Buf *out, const Expr *e);

#endif
