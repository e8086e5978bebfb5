/* A call of a shape, `name(blocks)`, is a `for` expression under a name: [for item in blocks : VALUE]. So it is replaced by
 * just that in the syntax tree, and whoever evaluates or checks a rule sees literal structure, never a call. All calls share
 * the tree of the value. */
#include "lower/rule_shape.h"

#include "base/vec.h"
#include "syntax/walk.h"

typedef struct {
  const Block *block; /* NULL: there is none of that name */
  const Expr *value;  /* NULL after a fault */
  bool open;          /* it is being expanded */
} Shape;

typedef struct {
  Shapes *s;
  VEC(const Expr *) calls;
} Found;

static const Shape *shape_named(Shapes *s, Str name, Span at);

static void note_call(void *ctx, const Expr *e) {
  Found *f = ctx;
  if (e->kind == EXPR_CALL && shape_named(f->s, e->call.name, e->span)->block) vec_push(f->s->a, &f->calls, e);
}

static void fault(Shapes *s, Span at, const char *what) {
  diag_error(s->d, TC5001, at, "Invalid rule: %s", what);
  diag_detail(s->d, "docs/rules.md describes shapes.");
}

static Expr expansion(Shapes *s, const Expr *call) {
  const Shape *shape = shape_named(s, call->call.name, call->span);
  bool one_list = call->call.n == 1 && !call->call.expand;
  if (!one_list) fault(s, call->span, "a shape takes one list of blocks");
  if (!one_list || !shape->value) return (Expr){.kind = EXPR_ERROR, .span = call->span};
  ForClause *f = NEW(s->a, ForClause);
  *f = (ForClause){
      .value_var = STR("item"), .value_span = call->call.name_span, .collection = call->call.args[0], .value = shape->value};
  return (Expr){.kind = EXPR_FOR_TUPLE, .span = call->span, .for_ = f};
}

void shapes_expand(Shapes *s, const Body *body) {
  Found found = {.s = s};
  body_walk(body, note_call, &found);
  /* The tree is still the parser's and ours alone, so a node is rewritten where it is. */
  for (size_t i = 0; i < found.calls.n; i++) *(Expr *)found.calls.v[i] = expansion(s, found.calls.v[i]);
}

static void read_shape(Shapes *s, Shape *shape) {
  const Body *body = shape->block->body;
  const Attribute *value = body_attribute(body, STR("value"));
  if (!value || body->n != 1) {
    fault(s, shape->block->header_span, "a shape has a value and nothing else");
    return;
  }
  shape->open = true;
  shapes_expand(s, body);
  shape->open = false;
  shape->value = value->value;
}

static const Shape *shape_named(Shapes *s, Str name, Span at) {
  Shape *shape = map_get(&s->known, name);
  if (shape) {
    if (shape->open) fault(s, at, "a shape cannot contain itself");
    return shape;
  }
  shape = NEW(s->a, Shape);
  shape->block = s->find(s->ctx, name);
  map_put(s->a, &s->known, name, shape);
  if (shape->block) read_shape(s, shape);
  return shape;
}

bool shape_is_used(const Shapes *s, Str name) { return map_has(&s->known, name); }
