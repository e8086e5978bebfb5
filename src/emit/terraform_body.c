/* The content of a block as a JSON object. In JSON an argument and a block look alike and blocks of one type share a property,
 * so three things need care:
 *
 *  - Blocks of different labels whose order counts (provisioners, dynamic blocks) are an array of one-property objects.
 *  - A dynamic block and plain blocks of the same type come from different properties, which Terraform reads one after the
 *    other. Plain blocks are written first; if the source has one behind a dynamic block, it is written as a dynamic
 *    block with one element, so that the order stays.
 *  - Some arguments of type list of object may be written as blocks in native syntax (the provider's schema has an attribute of
 *    that name). JSON always means the argument, whose objects must be complete: what is left out becomes null. */
#include "emit/terraform_internal.h"

typedef VEC(const Block *) Blocks;

static bool is_dynamic(const Block *b) { return str_is(b->type, "dynamic") && b->nlabels == 1; }

/* --- what is inside ------------------------------------------------------------------------------------------------ */

/* The object type of the argument `name` if blocks may stand for it, else NULL. */
static const Type *block_argument(TfShape shape, Str name) {
  const Type *t = NULL;
  if (shape.schema) {
    const AttrSchema *attr = schema_attr(shape.schema, name);
    t = attr ? attr->type : NULL;
  } else if (shape.type) {
    const TypeField *field = type_field(shape.type, name);
    t = field ? field->type : NULL;
  }
  bool list = t && (t->kind == TYPE_LIST || t->kind == TYPE_SET);
  return list && t->elem->kind == TYPE_OBJECT ? t->elem : NULL;
}

static TfShape inner_shape(TfShape shape, const BlockSpec *spec, Str type) {
  if (spec == &SPEC_DYNAMIC) return shape;
  if (spec_nest(spec, type)) return (TfShape){0};
  const NestedBlock *known = shape.schema ? schema_block(shape.schema, type) : NULL;
  if (known) return (TfShape){.schema = known->block};
  return (TfShape){.type = block_argument(shape, type)};
}

/* --- arguments ----------------------------------------------------------------------------------------------------- */

/* Entries of required_providers are read without a scope, but their aliases as syntax. */
static void required_provider(TfWriter *t, const Attribute *at) {
  JsonWriter *w = t->w;
  if (at->value->kind != EXPR_OBJECT) {
    tf_constant(t, at->value);
    return;
  }
  jw_object(w);
  for (size_t i = 0; i < at->value->object.n; i++) {
    const ObjectItem *item = &at->value->object.items[i];
    jw_key(w, item->key->string.value);
    bool aliases = str_is(item->key->string.value, "configuration_aliases");
    (aliases ? tf_syntax : tf_constant)(t, item->value);
  }
  jw_end(w);
}

static void attributes(TfWriter *t, const Body *b, const BlockSpec *spec) {
  for (size_t i = 0; i < b->n; i++) {
    const Attribute *at = b->items[i].attribute;
    if (!at) continue;
    jw_key(t->w, at->name);
    if (spec == &SPEC_REQUIRED_PROVIDERS)
      required_provider(t, at);
    else
      tf_argument(t, at->value, spec_kind(spec, at->name));
  }
}

/* --- blocks that stand for arguments ------------------------------------------------------------------------------- */

static void object_of_block(TfWriter *t, const Body *b, const Type *type);

static bool has_block(const Body *b, Str type) {
  for (size_t i = 0; i < b->n; i++)
    if (b->items[i].block && str_eq(b->items[i].block->type, type)) return true;
  return false;
}

static void objects_of_blocks(TfWriter *t, const Body *b, Str name, const Type *elem) {
  jw_array(t->w);
  for (size_t i = 0; i < b->n; i++)
    if (b->items[i].block && str_eq(b->items[i].block->type, name)) object_of_block(t, b->items[i].block->body, elem);
  jw_end(t->w);
}

static void object_of_block(TfWriter *t, const Body *b, const Type *type) {
  jw_object(t->w);
  attributes(t, b, &SPEC_SCHEMA);
  for (size_t i = 0; i < type->n; i++) {
    Str name = type->fields[i].name;
    if (body_attribute(b, name)) continue;
    jw_key(t->w, name);
    const Type *elem = block_argument((TfShape){.type = type}, name);
    if (elem && has_block(b, name))
      objects_of_blocks(t, b, name, elem);
    else
      jw_null(t->w);
  }
  jw_end(t->w);
}

/* --- groups of blocks ---------------------------------------------------------------------------------------------- */

/* The blocks of one property. `as_dynamic` holds, for "dynamic", the plain blocks that must keep their place among them. */
typedef struct {
  Str type;
  Blocks blocks;
} Group;

typedef VEC(Group) Groups;

static Group *group_of(TfWriter *t, Groups *groups, Str type) {
  for (size_t i = 0; i < groups->n; i++)
    if (str_eq(groups->v[i].type, type)) return &groups->v[i];
  vec_push(t->a, groups, (Group){.type = type});
  return &groups->v[groups->n - 1];
}

/* True if the plain block at `index` must be written as a dynamic block: one of its type stands before it, or, where blocks
 * stand for an argument, anywhere. */
static bool needs_dynamic(const Body *b, size_t index, TfShape shape) {
  const Block *plain = b->items[index].block;
  bool anywhere = block_argument(shape, plain->type) != NULL;
  for (size_t i = 0; i < (anywhere ? b->n : index); i++) {
    const Block *other = b->items[i].block;
    if (other && is_dynamic(other) && str_eq(other->labels[0], plain->type)) return true;
  }
  return false;
}

/* Groups in order of first appearance; "dynamic" last, behind the plain blocks. */
static Groups group_blocks(TfWriter *t, const Body *b, TfShape shape) {
  Groups groups = {0}, dynamic = {0};
  for (size_t i = 0; i < b->n; i++) {
    const Block *block = b->items[i].block;
    if (!block) continue;
    bool to_dynamic = is_dynamic(block) || needs_dynamic(b, i, shape);
    Group *g = to_dynamic ? group_of(t, &dynamic, STR("dynamic")) : group_of(t, &groups, block->type);
    vec_push(t->a, &g->blocks, block);
  }
  if (dynamic.n) vec_push(t->a, &groups, dynamic.v[0]);
  return groups;
}

/* A plain block as a dynamic one that makes it once. The iterator has a name of its own: the content may refer to the
 * iterator of a block around it, which is named like the block by default. */
static void single_dynamic(TfWriter *t, const Block *b, TfShape shape) {
  jw_object(t->w);
  jw_key(t->w, b->type);
  jw_object(t->w);
  jw_key(t->w, STR("for_each"));
  jw_array(t->w), jw_bool(t->w, true), jw_end(t->w);
  jw_key_str(t->w, STR("iterator"), STR("static_block"));
  jw_key(t->w, STR("content"));
  tf_body(t, b->body, &SPEC_SCHEMA, shape);
  jw_end(t->w);
  jw_end(t->w);
}

static void one_block(TfWriter *t, const Block *b, const BlockSpec *spec, TfShape shape) {
  const BlockSpec *inner = spec_inner(spec, b->type);
  Str made = is_dynamic(b) ? b->labels[0] : b->type;
  for (size_t i = 0; i < b->nlabels; i++) {
    jw_object(t->w);
    jw_key(t->w, b->labels[i]);
  }
  tf_body(t, b->body, inner, inner_shape(shape, spec, made));
  for (size_t i = 0; i < b->nlabels; i++) jw_end(t->w);
}

static void write_group(TfWriter *t, const Group *g, const BlockSpec *spec, TfShape shape) {
  bool dynamic = str_is(g->type, "dynamic"), many = g->blocks.n > 1;
  jw_key(t->w, g->type);
  if (many) jw_array(t->w);
  for (size_t i = 0; i < g->blocks.n; i++) {
    const Block *b = g->blocks.v[i];
    if (dynamic && !is_dynamic(b))
      single_dynamic(t, b, inner_shape(shape, spec, b->type));
    else
      one_block(t, b, spec, shape);
  }
  if (many) jw_end(t->w);
}

void tf_body(TfWriter *t, const Body *b, const BlockSpec *spec, TfShape shape) {
  jw_object(t->w);
  attributes(t, b, spec);
  Groups groups = group_blocks(t, b, shape);
  for (size_t i = 0; i < groups.n; i++) {
    const Group *g = &groups.v[i];
    const Type *elem = spec->rest == REST_SCHEMA ? block_argument(shape, g->type) : NULL;
    if (elem) {
      jw_key(t->w, g->type);
      objects_of_blocks(t, b, g->type, elem);
    } else {
      write_group(t, g, spec, shape);
    }
  }
  jw_end(t->w);
}
