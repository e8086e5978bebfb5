/* One shape for both syntaxes. What a property of the JSON syntax means (argument or block, template or literal or reference)
 * depends on who reads it. The tables of spec.h and the provider's schema say so, and this file applies them once, when a block
 * is gathered. Nothing behind it needs to know in which syntax something was written. */
#include "config/internal.h"

const BlockSchema *shape_schema(Loader *l, const Block *b) {
  if (!l->schemas || !b->nlabels) return NULL;
  if (str_is(b->type, "resource")) return schema_resource(l->schemas, b->labels[0]);
  if (str_is(b->type, "data")) return schema_data(l->schemas, b->labels[0]);
  if (str_is(b->type, "provider")) return schema_provider(l->schemas, b->labels[0]);
  return NULL;
}

static const BlockType *block_types(Loader *l, const BlockSpec *s, const BlockSchema *schema) {
  VEC(BlockType) types = {0};
  for (const NestSpec *n = s->blocks; n && n->type; n++) vec_push(l->a, &types, (BlockType){n->type, n->nlabels});
  if (s->rest == REST_SCHEMA) {
    vec_push(l->a, &types, (BlockType){"dynamic", 1});
    for (size_t i = 0; schema && i < schema->nblocks; i++)
      vec_push(l->a, &types, (BlockType){str_z(l->a, schema->blocks[i].name), 0});
  }
  vec_push(l->a, &types, (BlockType){NULL, 0});
  return types.v;
}

static const Attribute *native_attribute(Loader *l, const Attribute *at, const BlockSpec *s) {
  ArgKind kind = spec_kind(s, at->name);
  if (kind == ARG_CONSTANT) return at;
  Attribute *copy = NEW(l->a, Attribute);
  *copy = *at;
  copy->value = kind == ARG_VALUE ? json_template(l->a, l->d, at->value) : json_as_traversal(l->a, l->d, at->value);
  return copy;
}

/* The schema of a nested block. A dynamic block has that of the blocks it makes, and hands it on to its content. */
static const BlockSchema *nested_schema(const Block *b, const BlockSpec *s, const BlockSchema *schema) {
  if (s == &SPEC_DYNAMIC || !schema || spec_nest(s, b->type)) return s == &SPEC_DYNAMIC ? schema : NULL;
  const NestedBlock *known = schema_block(schema, str_is(b->type, "dynamic") && b->nlabels ? b->labels[0] : b->type);
  return known ? known->block : NULL;
}

static const Block *native_nested(Loader *l, const Block *b, const BlockSpec *s, const BlockSchema *schema) {
  return shape_native(l, b, spec_inner(s, b->type), nested_schema(b, s, schema));
}

const Block *shape_native(Loader *l, const Block *b, const BlockSpec *spec, const BlockSchema *schema) {
  if (!b->body->json) return b;
  Content c = body_content(l->a, l->d, b->body, block_types(l, spec, schema));
  BodyItem *items = NEW_N(l->a, BodyItem, c.nattributes + c.nblocks);
  size_t n = 0, i = 0, j = 0;
  while (i < c.nattributes || j < c.nblocks) {
    bool attribute = j == c.nblocks || (i < c.nattributes && c.attributes[i]->span.start < c.blocks[j]->span.start);
    if (attribute)
      items[n++].attribute = native_attribute(l, c.attributes[i++], spec);
    else
      items[n++].block = native_nested(l, c.blocks[j++], spec, schema);
  }
  Body *body = NEW(l->a, Body);
  *body = (Body){.items = items, .n = n, .span = b->body->span, .end_span = b->body->end_span};
  Block *copy = NEW(l->a, Block);
  *copy = *b;
  copy->body = body;
  return copy;
}
