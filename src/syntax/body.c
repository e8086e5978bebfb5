/* Bodies as a reader sees them: arguments here, blocks there.
 *
 * In the native syntax that is how they are written. In the JSON syntax a property is a block if the reader says so: then its
 * labels are levels of nested objects, and an array at any level repeats the block (HCL JSON Syntax Specification, "Blocks").
 */
#include "syntax/parser.h"

#include "base/map.h"

typedef struct {
  Arena *arena;
  Diags *diags;
  VEC(const Attribute *) attributes;
  VEC(const Block *) blocks;
} Sorter;

/* --- JSON values as bodies --- */

static void wrong_kind(Sorter *s, const Expr *e, const char *detail, Str type) {
  if (e->kind == EXPR_ERROR) return; /* reported by the scanner */
  diag_error(s->diags, TC1056, e->span, "Wrong kind of JSON value");
  diag_detail(s->diags, detail, STR_ARG(type));
}

typedef VEC(BodyItem) Items;

static void add_properties(Arena *a, Items *items, const Expr *object) {
  for (size_t i = 0; i < object->object.n; i++) {
    const ObjectItem *p = &object->object.items[i];
    Attribute *attr = NEW(a, Attribute);
    *attr = (Attribute){p->key->string.value, p->value, p->span, p->key->span};
    vec_push(a, items, (BodyItem){attr, NULL});
  }
}

/* An object, or an array of objects that count as one. `complaint` is said of anything else. */
static const Body *json_body(Sorter *s, const Expr *e, Str type, const char *complaint) {
  Body *b = NEW(s->arena, Body);
  Items items = {0};
  bool many = e->kind == EXPR_TUPLE;
  for (size_t i = 0; i < (many ? e->tuple.n : 1); i++) {
    const Expr *one = many ? e->tuple.items[i] : e;
    if (one->kind == EXPR_OBJECT)
      add_properties(s->arena, &items, one);
    else
      wrong_kind(s, one, complaint, type);
  }
  uint32_t end = e->span.end;
  *b = (Body){items.v, items.n, e->span, {e->span.file, end > e->span.start ? end - 1 : end, end}, true};
  return b;
}

const Body *parse_json(Arena *a, Diags *d, uint32_t file) {
  Sorter s = {.arena = a, .diags = d};
  const Expr *e = json_tree(a, d, file);
  return json_body(&s, e, STR(""), "A configuration file is a JSON object, or an array of objects.%.*s");
}

/* --- JSON properties as blocks --- */

enum { MAX_LABELS = 8 };

typedef struct {
  const Attribute *property;
  size_t nlabels, used;
  Str labels[MAX_LABELS];
  Span spans[MAX_LABELS];
} Header;

static void add_block(Sorter *s, const Header *h, const Expr *e) {
  Block *b = NEW(s->arena, Block);
  Str *labels = NEW_N(s->arena, Str, h->used);
  Span *spans = NEW_N(s->arena, Span, h->used);
  for (size_t i = 0; i < h->used; i++) {
    labels[i] = h->labels[i];
    spans[i] = h->spans[i];
  }
  Span name = h->property->name_span;
  b->type = h->property->name;
  b->labels = labels;
  b->label_spans = spans;
  b->nlabels = h->used;
  b->body = json_body(s, e, b->type, "An object is expected here: the content of a \"%.*s\" block.");
  b->type_span = name;
  b->header_span = h->used ? spans[h->used - 1] : name;
  b->span = h->used ? span_join(b->header_span, e->span) : h->property->span;
  vec_push(s->arena, &s->blocks, b);
}

static void add_blocks(Sorter *s, const Header *h, const Expr *e) {
  if (e->kind == EXPR_NULL) return;
  if (e->kind == EXPR_OBJECT) {
    add_block(s, h, e);
  } else if (e->kind == EXPR_TUPLE) {
    for (size_t i = 0; i < e->tuple.n; i++) add_block(s, h, e->tuple.items[i]);
  } else {
    wrong_kind(s, e, "An object or an array of objects is expected here: the content of one or more \"%.*s\" blocks.",
               h->property->name);
  }
}

static void unpack(Sorter *s, Header h, const Expr *e) {
  if (h.used == h.nlabels) {
    add_blocks(s, &h, e);
    return;
  }
  size_t before = s->diags->list.n;
  const Body *level =
      json_body(s, e, h.property->name, "An object is expected here: its properties are labels of \"%.*s\" blocks.");
  if (!level->n && e->kind != EXPR_ERROR && s->diags->list.n == before) {
    diag_error(s->diags, TC1056, e->span, "Missing block label");
    diag_detail(s->diags, "A \"%.*s\" block has %zu label%s, each a property name. Add the property, or remove this one.",
                STR_ARG(h.property->name), h.nlabels, h.nlabels == 1 ? "" : "s");
  }
  for (size_t i = 0; i < level->n; i++) {
    const Attribute *a = level->items[i].attribute;
    Header next = h;
    next.labels[next.used] = a->name;
    next.spans[next.used++] = a->name_span;
    unpack(s, next, a->value);
  }
}

/* --- sorting --- */

/* A reader's question about a property: -1 for an argument, else the number of labels. */
typedef int LabelsOf(const void *ctx, Str name);

static void add_argument(Sorter *s, Arena *scratch, Map *seen, const Attribute *a) {
  const Attribute *first = map_get(seen, a->name);
  if (!first) {
    map_put(scratch, seen, a->name, (void *)a);
    vec_push(s->arena, &s->attributes, a);
    return;
  }
  Position at = source_position(s->diags->sources, first->span.file, first->span.start);
  diag_error(s->diags, TC1019, a->name_span, "Argument set twice");
  diag_detail(s->diags, "\"%.*s\" was already set on line %u. Each argument may be set once only: remove one of them.",
              STR_ARG(a->name), at.line);
}

static void sort_json(Sorter *s, const Body *b, LabelsOf *labels_of, const void *ctx) {
  Arena *scratch = arena_new();
  Map seen = {0};
  for (size_t i = 0; i < b->n; i++) {
    const Attribute *a = b->items[i].attribute;
    if (str_is(a->name, "//")) continue; /* a comment */
    int labels = labels_of(ctx, a->name);
    if (labels < 0)
      add_argument(s, scratch, &seen, a);
    else
      unpack(s, (Header){.property = a, .nlabels = (size_t)labels}, a->value);
  }
  arena_free(scratch);
}

static void sort_native(Sorter *s, const Body *b) {
  for (size_t i = 0; i < b->n; i++) {
    if (b->items[i].attribute) vec_push(s->arena, &s->attributes, b->items[i].attribute);
    if (b->items[i].block) vec_push(s->arena, &s->blocks, b->items[i].block);
  }
}

static Content content(Arena *a, Diags *d, const Body *b, LabelsOf *labels_of, const void *ctx) {
  Sorter s = {.arena = a, .diags = d};
  if (b->json)
    sort_json(&s, b, labels_of, ctx);
  else
    sort_native(&s, b);
  return (Content){s.attributes.v, s.attributes.n, s.blocks.v, s.blocks.n};
}

static int labels_by_table(const void *ctx, Str name) {
  for (const BlockType *t = ctx; t->type; t++)
    if (str_is(name, t->type)) return (int)t->nlabels;
  return -1;
}

typedef struct {
  bool (*is_block)(void *ctx, Str name);
  void *ctx;
} Question;

static int labels_by_question(const void *ctx, Str name) {
  const Question *q = ctx;
  if (str_is(name, "dynamic")) return 1;
  return q->is_block(q->ctx, name) ? 0 : -1;
}

Content body_content(Arena *a, Diags *d, const Body *b, const BlockType *block_types) {
  return content(a, d, b, labels_by_table, block_types);
}

Content body_content_by(Arena *a, Diags *d, const Body *b, bool (*is_block)(void *ctx, Str name), void *ctx) {
  Question q = {is_block, ctx};
  return content(a, d, b, labels_by_question, &q);
}
