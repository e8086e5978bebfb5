/* A block's body -> an object with everything that the provider's schema lists.
 *
 * The result is uniform, which makes rules short: what the source does not set is null, a nested block is a list of objects in
 * source order, empty when absent. An attribute that is a list or set of objects may be written as blocks too
 * (attributes-as-blocks of older provider code); it becomes the same list. `dynamic` blocks are unrolled here. */
#include "expand/internal.h"

typedef VEC(Field) Fields;

typedef struct {
  Expander *x;
  const Scope *scope;
  const BlockSchema *schema;
  const Type *object; /* attributes-as-blocks: what the block makes; then `schema` is NULL */
  Fields *out;
} Conform;

const char *const meta_of_resource[] = {"count",     "for_each",    "provider",   "depends_on",
                                        "lifecycle", "provisioner", "connection", NULL};
const char *const meta_of_provider[] = {"alias", "version", NULL};
const char *const meta_none[] = {NULL};

static bool is_meta_argument(const char *const *meta, Str name) {
  for (; *meta; meta++)
    if (str_is(name, *meta)) return true;
  return false;
}

static bool is_object_list(const Type *t) {
  return t && (t->kind == TYPE_LIST || t->kind == TYPE_SET) && t->elem->kind == TYPE_OBJECT;
}

/* What reads as a block in the JSON syntax: nested blocks, attributes-as-blocks stay attributes there. */
static const BlockType *block_types(Expander *x, const BlockSchema *schema) {
  Str key = {(const char *)&schema, sizeof(const void *)};
  BlockType *types = map_get(&x->block_types, key);
  if (types) return types;
  size_t n = schema ? schema->nblocks : 0;
  types = NEW_N(x->a, BlockType, n + 2);
  for (size_t i = 0; i < n; i++) types[i] = (BlockType){str_z(x->a, schema->blocks[i].name), 0};
  types[n] = (BlockType){"dynamic", 1};
  map_put(x->a, &x->block_types, str_dup(x->a, key), types);
  return types;
}

/* --- unknown names ------------------------------------------------------------------------------------------------- */

static Str nearest_name(const Conform *c, Str name) {
  const BlockSchema *s = c->schema;
  size_t nattrs = s ? s->nattrs : c->object->n, nblocks = s ? s->nblocks : 0;
  Str *names = NEW_N(c->x->a, Str, nattrs + nblocks);
  for (size_t i = 0; i < nattrs; i++) names[i] = s ? s->attrs[i].name : c->object->fields[i].name;
  for (size_t i = 0; i < nblocks; i++) names[nattrs + i] = s->blocks[i].name;
  return str_nearest(name, names, nattrs + nblocks);
}

static void report_unknown(Conform *c, Span at, const char *what, Str name) {
  diag_error(c->x->d, TC4010, at, "Unsupported %s \"%.*s\"", what, STR_ARG(name));
  Str near = nearest_name(c, name);
  if (near.p)
    diag_detail(c->x->d, "The provider's schema has no %s of that name here. Did you mean \"%.*s\"?", what, STR_ARG(near));
  else
    diag_detail(c->x->d, "The provider's schema has no %s of that name here.", what);
}

/* --- attributes ---------------------------------------------------------------------------------------------------- */

static void conform_attribute(Conform *c, const Attribute *a) {
  if (!c->schema) {
    vec_push(c->x->a, c->out, (Field){a->name, eval_expr(c->x->ev, c->scope, a->value)});
    return;
  }
  const AttrSchema *attr = schema_attr(c->schema, a->name);
  if (!attr) {
    if (schema_block(c->schema, a->name)) {
      diag_error(c->x->d, TC4011, a->name_span, "\"%.*s\" is a nested block, not an argument", STR_ARG(a->name));
      diag_detail(c->x->d, "Write it as a block: %.*s { … }, or as a dynamic block.", STR_ARG(a->name));
    } else {
      report_unknown(c, a->name_span, "argument", a->name);
    }
    return;
  }
  if (!(attr->flags & (ATTR_REQUIRED | ATTR_OPTIONAL))) {
    diag_error(c->x->d, TC4012, a->name_span, "\"%.*s\" cannot be set", STR_ARG(a->name));
    diag_detail(c->x->d, "The provider computes this attribute. Remove the argument.");
    return;
  }
  const Value *v = eval_as(c->x->ev, c->scope, a->value, attr->type, str_z(c->x->a, a->name));
  if (attr->flags & ATTR_REQUIRED && value_is_null(v)) {
    diag_error(c->x->d, TC4013, a->name_span, "\"%.*s\" must not be null", STR_ARG(a->name));
    diag_detail(c->x->d, "The argument is required.");
  }
  vec_push(c->x->a, c->out, (Field){a->name, v});
}

/* --- blocks -------------------------------------------------------------------------------------------------------- */

typedef struct {
  Str name;
  const BlockSchema *schema; /* NULL without one */
  const Type *object;        /* attributes-as-blocks: the element type; then `schema` is NULL */
  const Value *value;        /* the blocks so far: a tuple, or a SYM_IF over tuples where a parameter decides */
} BlockList;

static const Value *object_block(Expander *x, const Scope *s, const Type *object, const Body *body);

typedef struct {
  Arena *a;
  const Value *item;
} Append;

static const Value *append_to(void *ctx, const Value *list) {
  const Append *x = ctx;
  const Value **items = NEW_N(x->a, const Value *, list->seq.n + 1);
  if (list->seq.n) memcpy(items, list->seq.items, list->seq.n * sizeof *items);
  items[list->seq.n] = x->item;
  return value_tuple(x->a, items, list->seq.n + 1);
}

static void add_block(Expander *x, const Scope *s, BlockList *list, const Body *body) {
  Append append = {x->a, NULL};
  append.item = list->object ? object_block(x, s, list->object, body) : conform_body(x, s, list->schema, body, meta_none);
  list->value = map_switch(x->a, list->value, append_to, &append);
}

static const Expr *dynamic_argument(const Body *body, const char *name) {
  const Attribute *a = body_attribute(body, str_from(name));
  return a ? a->value : NULL;
}

static const Body *dynamic_content(Expander *x, const Block *b) {
  static const BlockType types[] = {{"content", 0}, {NULL, 0}};
  Content c = body_content(x->a, x->d, b->body, types);
  for (size_t i = 0; i < c.nblocks; i++)
    if (str_is(c.blocks[i]->type, "content")) return c.blocks[i]->body;
  return NULL; /* reported when the block was read (config/) */
}

/* The iterator's name: a bare word, which parses as a traversal, or a string. */
static Str iterator_name(const Block *b) {
  const Expr *e = dynamic_argument(b->body, "iterator");
  if (e && e->kind == EXPR_TRAVERSAL && e->traversal.n == 0) return e->traversal.root;
  if (e && e->kind == EXPR_STRING) return e->string.value;
  return b->nlabels ? b->labels[0] : STR("");
}

typedef struct {
  const Block *block;
  const Body *content;
  Str iterator;
  const Expr *for_each;
} Dynamic;

static bool is_block_collection(const Value *v) { return value_is_collection(v); }

static void unroll_known(Conform *c, const Dynamic *d, const Value *collection, BlockList *list) {
  Expander *x = c->x;
  Pair *pairs;
  size_t n;
  if (!value_pairs(x->a, collection, &pairs, &n)) {
    diag_error(x->d, TC4015, d->for_each->span, "for_each of a dynamic block needs a collection");
    diag_detail(x->d, "It is %.*s. Give a list, set, map or object.", STR_ARG(value_brief(x->a, collection)));
    return;
  }
  for (size_t i = 0; i < n; i++) {
    Field *kv = NEW_N(x->a, Field, 2);
    kv[0] = (Field){STR("key"), pairs[i].key};
    kv[1] = (Field){STR("value"), pairs[i].value};
    Field name = {d->iterator, value_object(x->a, kv, 2)};
    LocalScope scope;
    scope_local(&scope, c->scope, &name, 1);
    add_block(x, &scope.scope, list, d->content);
  }
}

/* Where a parameter decides, the whole list does: with these blocks or with those. */
static void unroll_value(Conform *c, const Dynamic *d, const Value *v, BlockList *list) {
  if (!sym_is(v, SYM_IF)) {
    unroll_known(c, d, v, list);
    return;
  }
  BlockList then = *list, otherwise = *list;
  unroll_value(c, d, v->sym->args[1], &then);
  unroll_value(c, d, v->sym->args[2], &otherwise);
  list->value = sym_if(c->x->a, v->sym->args[0], then.value, otherwise.value);
}

static void unroll(Conform *c, const Block *b, BlockList *list) {
  Expander *x = c->x;
  Dynamic d = {.block = b, .for_each = dynamic_argument(b->body, "for_each"), .content = dynamic_content(x, b)};
  if (!d.for_each || !d.content) return;
  d.iterator = iterator_name(b);
  const Value *collection = eval_expr(x->ev, c->scope, d.for_each);
  collection = by_cases(x, collection, is_block_collection);
  if (!is_switch(collection, is_block_collection) && collection->kind == VAL_SYM)
    collection = eval_demand(x->ev, collection, d.for_each->span, "the for_each of a dynamic block");
  if (collection->kind != VAL_UNKNOWN) unroll_value(c, &d, collection, list);
}

typedef VEC(BlockList *) BlockLists;

static const Type *type_of_argument(const Conform *c, Str name) {
  if (c->object) {
    const TypeField *f = type_field(c->object, name);
    return f ? f->type : NULL;
  }
  const AttrSchema *attr = schema_attr(c->schema, name);
  return attr ? attr->type : NULL;
}

static BlockList *find_list(Conform *c, BlockLists *lists, Str name, Span at) {
  for (size_t i = 0; i < lists->n; i++)
    if (str_eq(lists->v[i]->name, name)) return lists->v[i];
  const NestedBlock *nested = c->schema ? schema_block(c->schema, name) : NULL;
  const Type *type = c->schema || c->object ? type_of_argument(c, name) : NULL;
  if ((c->schema || c->object) && !nested && !is_object_list(type)) {
    report_unknown(c, at, "block type", name);
    return NULL;
  }
  BlockList *list = NEW(c->x->a, BlockList);
  *list = (BlockList){.value = value_tuple(c->x->a, NULL, 0),
                      .name = name,
                      .schema = nested ? nested->block : NULL,
                      .object = !nested && type ? type->elem : NULL};
  vec_push(c->x->a, lists, list);
  return list;
}

static void conform_blocks(Conform *c, const Content *content, const char *const *meta, BlockLists *lists) {
  for (size_t i = 0; i < content->nblocks; i++) {
    const Block *b = content->blocks[i];
    bool dynamic = str_is(b->type, "dynamic");
    if (is_meta_argument(meta, b->type)) continue;
    if (dynamic && !b->nlabels) continue;
    BlockList *list = find_list(c, lists, dynamic ? b->labels[0] : b->type, dynamic ? b->label_spans[0] : b->type_span);
    if (!list) continue;
    if (dynamic)
      unroll(c, b, list);
    else
      add_block(c->x, c->scope, list, b->body);
  }
}

static bool is_set(const Fields *f, Str name) {
  for (size_t i = 0; i < f->n; i++)
    if (str_eq(f->v[i].key, name)) return true;
  return false;
}

/* An argument written as dynamic blocks of which there are none is not set: the provider may compute it. */
static bool is_unset(const BlockList *list) { return !list->value || (list->value->kind == VAL_TUPLE && !list->value->seq.n); }

/* A block that an attribute is written as: an object of its element type, whose own lists of objects may be written as blocks
 * again. */
static const Value *object_block(Expander *x, const Scope *s, const Type *object, const Body *body) {
  Fields fields = {0};
  BlockLists lists = {0};
  Conform c = {.x = x, .scope = s, .object = object, .out = &fields};
  Content content = body_content(x->a, x->d, body, block_types(x, NULL));
  for (size_t i = 0; i < content.nattributes; i++) {
    const Attribute *a = content.attributes[i];
    const TypeField *f = type_field(object, a->name);
    if (f)
      vec_push(x->a, &fields, (Field){a->name, eval_as(x->ev, s, a->value, f->type, str_z(x->a, a->name))});
    else
      report_unknown(&c, a->name_span, "argument", a->name);
  }
  conform_blocks(&c, &content, meta_none, &lists);
  for (size_t i = 0; i < lists.n; i++)
    if (!is_unset(lists.v[i])) vec_push(x->a, &fields, (Field){lists.v[i]->name, lists.v[i]->value});
  Fields set = fields; /* before those that are filled in */
  for (size_t i = 0; i < object->n; i++)
    if (!is_set(&set, object->fields[i].name)) vec_push(x->a, &fields, (Field){object->fields[i].name, &value_null});
  return value_object(x->a, fields.v, fields.n);
}

/* --- what is missing ----------------------------------------------------------------------------------------------- */

static void fill_attributes(Conform *c, const Body *body) {
  Fields set = *c->out; /* before those that are filled in */
  for (size_t i = 0; i < c->schema->nattrs; i++) {
    const AttrSchema *a = &c->schema->attrs[i];
    if (is_set(&set, a->name)) continue;
    vec_push(c->x->a, c->out, (Field){a->name, &value_null});
    if (!(a->flags & ATTR_REQUIRED)) continue;
    diag_error(c->x->d, TC4016, body->end_span, "Missing required argument \"%.*s\"", STR_ARG(a->name));
    diag_detail(c->x->d, "The provider's schema requires it here. Add the argument.");
  }
}

static void check_count(Conform *c, const NestedBlock *nested, size_t n, const Body *body) {
  if (n < nested->min) {
    diag_error(c->x->d, TC4017, body->end_span, "At least %u \"%.*s\" block%s required", nested->min, STR_ARG(nested->name),
               nested->min == 1 ? " is" : "s are");
    diag_detail(c->x->d, "The source has %zu. Add the block.", n);
  } else if (nested->max && n > nested->max) {
    diag_error(c->x->d, TC4017, body->end_span, "No more than %u \"%.*s\" block%s allowed", nested->max, STR_ARG(nested->name),
               nested->max == 1 ? " is" : "s are");
    diag_detail(c->x->d, "The source has %zu. Remove what is too much.", n);
  }
}

static void check_counts(Conform *c, const NestedBlock *nested, const Value *list, const Body *body) {
  if (!sym_is(list, SYM_IF)) {
    check_count(c, nested, list->seq.n, body);
    return;
  }
  check_counts(c, nested, list->sym->args[1], body);
  check_counts(c, nested, list->sym->args[2], body);
}

static const Value *list_value(Arena *a, const BlockList *list) { return list ? list->value : value_tuple(a, NULL, 0); }

static void fill_blocks(Conform *c, const BlockLists *lists, const Body *body) {
  for (size_t i = 0; i < c->schema->nblocks; i++) {
    const NestedBlock *nested = &c->schema->blocks[i];
    const BlockList *list = NULL;
    for (size_t k = 0; k < lists->n && !list; k++)
      if (str_eq(lists->v[k]->name, nested->name)) list = lists->v[k];
    if (list)
      check_counts(c, nested, list->value, body);
    else
      check_count(c, nested, 0, body);
    vec_push(c->x->a, c->out, (Field){nested->name, list_value(c->x->a, list)});
  }
}

const Value *conform_body(Expander *x, const Scope *s, const BlockSchema *schema, const Body *body, const char *const *meta) {
  Fields fields = {0};
  BlockLists lists = {0};
  Conform c = {.x = x, .scope = s, .schema = schema, .out = &fields};
  Content content = body_content(x->a, x->d, body, block_types(x, schema));
  for (size_t i = 0; i < content.nattributes; i++)
    if (!is_meta_argument(meta, content.attributes[i]->name)) conform_attribute(&c, content.attributes[i]);
  conform_blocks(&c, &content, meta, &lists);
  for (size_t i = 0; i < lists.n; i++)
    if ((lists.v[i]->object && !is_unset(lists.v[i])) || !schema)
      vec_push(x->a, &fields, (Field){lists.v[i]->name, list_value(x->a, lists.v[i])});
  if (schema) {
    fill_attributes(&c, body);
    fill_blocks(&c, &lists, body);
  }
  return value_object(x->a, fields.v, fields.n);
}

/* --- what references may rely on ----------------------------------------------------------------------------------- */

typedef struct {
  Arena *a;
  const BlockSchema *schema;
} Known;

static const Value *known_items(void *ctx, const Value *list) {
  Arena *a = ((const Known *)ctx)->a;
  const BlockSchema *schema = ((const Known *)ctx)->schema;
  const Value **items = NEW_N(a, const Value *, list->seq.n);
  for (size_t i = 0; i < list->seq.n; i++) items[i] = conform_known(a, schema, list->seq.items[i]);
  return value_tuple(a, items, list->seq.n);
}

/* Whether the provider may put another value in the place of null: what it computes, and what has a default. The schema does
 * not tell defaults; numbers and switches have them, while a text that is not set is null for most. */
static bool provider_decides(const AttrSchema *attr) {
  return attr->flags & ATTR_COMPUTED || attr->type->kind == TYPE_BOOL || attr->type->kind == TYPE_NUMBER;
}

const Value *conform_known(Arena *a, const BlockSchema *schema, const Value *config) {
  if (!schema || config->kind != VAL_OBJECT) return config;
  Fields out = {0};
  for (size_t i = 0; i < config->map.n; i++) {
    Field f = config->map.fields[i];
    const AttrSchema *attr = schema_attr(schema, f.key);
    const NestedBlock *nested = attr ? NULL : schema_block(schema, f.key);
    if (attr && value_is_null(f.value) && provider_decides(attr)) continue;
    if (nested && f.value->kind == VAL_TUPLE && f.value->seq.n == 0) continue; /* the provider may fill it */
    Known k = {a, nested ? nested->block : NULL};
    if (nested) f.value = map_switch(a, f.value, known_items, &k);
    vec_push(a, &out, f);
  }
  return value_object(a, out.v, out.n);
}
