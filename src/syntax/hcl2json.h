/* The syntax tree as plain JSON, in the shape of the hcl2json tools: for scripts that want to look into configurations. */
#ifndef TF2CFN_SYNTAX_HCL2JSON_H
#define TF2CFN_SYNTAX_HCL2JSON_H

#include "base/buf.h"
#include "base/diag.h"
#include "syntax/ast.h"

/* Writes `b` as one JSON document, with a newline at its end.
 *  - a body is an object; its names are sorted by bytes;
 *  - blocks of a type are an array of bodies, below one object a label: {"resource": {"aws_vpc": {"main": [{…}]}}};
 *  - literals, tuples and objects are JSON; text stays a template ("a${b}", "$${" for "${" itself); any other expression is its
 * source text in
 *    "${…}"; type constraints are their source text alone ("list(string)");
 *  - in an object or body where a name appears twice, the last one counts; an argument wins over a block of its name.
 * Blocks of one type with and without labels cannot be shown side by side: that is a fault in `d`, and the later one is left
 * out. A body of the JSON syntax is written as it stands. */
void hcl2json(Buf *out, Diags *d, const Body *b);

#endif
