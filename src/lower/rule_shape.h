/* Shapes: what a block becomes, under a name, for blocks that occur in several places (docs/rules.md). */
#ifndef TF2CFN_LOWER_RULE_SHAPE_H
#define TF2CFN_LOWER_RULE_SHAPE_H

#include "base/diag.h"
#include "base/map.h"
#include "syntax/ast.h"

typedef struct {
  Arena *a;
  Diags *d;
  /* The block `shape "NAME"`, or NULL. Asked once for a name. */
  const Block *(*find)(void *ctx, Str name);
  void *ctx;
  Map known; /* name -> Shape* */
} Shapes;

/* Replaces the calls of shapes in a body that was just parsed, with everything within; what is no shape stays. Faults go to
 * s->d: a shape without a value, or one that contains itself. */
void shapes_expand(Shapes *s, const Body *body);
/* Whether shapes_expand() met a call of that shape. */
bool shape_is_used(const Shapes *s, Str name);

#endif
