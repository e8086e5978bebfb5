/* The syntax tree as JSON for other programs.
 *
 * First a tree of names is built, since the blocks of a body have to be gathered by type and label and then sorted; then it is
 * written. The source text of an expression is taken as it stands, so that what is shown is what was written. */
#include "syntax/hcl2json.h"

#include "base/json_write.h"
#include "base/map.h"
#include "syntax/print.h"

#include <stdlib.h>

/* A name's value: exactly one of `expr`, `names` (an object of labels) and `bodies` (an array of them) is in use. */
typedef struct {
  const Expr *expr;
  Map *names;
  VEC(const Body *) bodies;
} Node;

typedef struct {
  JsonWriter w;
  Arena *arena;
  Diags *diags;
} Writer;

static void write_body(Writer *w, const Body *b);
static void write_expr(Writer *w, const Expr *e);
static void add_text(Writer *w, Buf *out, const Expr *e);

/* --- gathering --- */

static Node *node_of(Writer *w, Map *names, Str name) {
  Node *n = map_get(names, name);
  if (n) return n;
  n = NEW(w->arena, Node);
  map_put(w->arena, names, name, n);
  return n;
}

static void mixed_labels(Writer *w, const Block *b) {
  diag_error(w->diags, TC1060, b->header_span, "Blocks with different numbers of labels");
  diag_detail(w->diags, "Other \"%.*s\" blocks of this body have more or fewer labels, which JSON cannot show side by side.",
              STR_ARG(b->type));
}

static void gather_block(Writer *w, Map *names, const Block *b) {
  Node *n = node_of(w, names, b->type);
  for (size_t i = 0; i < b->nlabels; i++) {
    if (n->bodies.n) {
      mixed_labels(w, b);
      return;
    }
    if (!n->names) n->names = NEW(w->arena, Map);
    n = node_of(w, n->names, b->labels[i]);
  }
  if (n->names)
    mixed_labels(w, b);
  else
    vec_push(w->arena, &n->bodies, b->body);
}

static Map *gather(Writer *w, const Body *b) {
  Map *names = NEW(w->arena, Map);
  for (size_t i = 0; i < b->n; i++)
    if (b->items[i].block) gather_block(w, names, b->items[i].block);
  for (size_t i = 0; i < b->n; i++)
    if (b->items[i].attribute) node_of(w, names, b->items[i].attribute->name)->expr = b->items[i].attribute->value;
  return names;
}

static int by_name(const void *a, const void *b) { return str_cmp(((const MapEntry *)a)->key, ((const MapEntry *)b)->key); }

/* The entries of a map in the order of their names. */
static MapEntry *sorted(Writer *w, const Map *m) {
  MapEntry *entries = NEW_N(w->arena, MapEntry, m->n);
  if (!m->n) return entries;
  memcpy(entries, m->entries, m->n * sizeof *entries);
  qsort(entries, m->n, sizeof *entries, by_name);
  return entries;
}

/* --- strings --- */

static Str source_of(Writer *w, const Expr *e) { return source_text(w->diags->sources, e->span); }

static void add_wrapped(Writer *w, Buf *out, const Expr *e) {
  buf_addz(out, "${");
  buf_add(out, source_of(w, e));
  buf_addc(out, '}');
}

/* A directive, or a conditional within a template, which means the same. */
static void add_if(Writer *w, Buf *out, const Expr *e) {
  buf_addz(out, "%{if ");
  buf_add(out, source_of(w, e->conditional.condition));
  buf_addc(out, '}');
  add_text(w, out, e->conditional.then);
  Buf otherwise = buf_new(w->arena);
  if (e->conditional.otherwise) add_text(w, &otherwise, e->conditional.otherwise);
  if (otherwise.n) {
    buf_addz(out, "%{else}");
    buf_add(out, buf_str(&otherwise));
  }
  buf_addz(out, "%{endif}");
}

static void add_for(Writer *w, Buf *out, const ForClause *f) {
  buf_addz(out, "%{for ");
  if (f->key_var.p) {
    buf_add(out, f->key_var);
    buf_addz(out, ", ");
  }
  buf_add(out, f->value_var);
  buf_addz(out, " in ");
  buf_add(out, source_of(w, f->collection));
  buf_addc(out, '}');
  add_text(w, out, f->value);
  buf_addz(out, "%{endfor}");
}

/* What stands for `e` within a template. */
static void add_text(Writer *w, Buf *out, const Expr *e) {
  switch (e->kind) {
  case EXPR_STRING:
    if (e->string.quote == QUOTE_JSON)
      buf_add(out, e->string.value);
    else
      print_template(out, e);
    break;
  case EXPR_NUMBER: buf_add(out, num_to_str(w->arena, e->number.value)); break;
  case EXPR_BOOL: buf_addz(out, e->boolean ? "true" : "false"); break;
  case EXPR_TEMPLATE:
    for (size_t i = 0; i < e->template_.n; i++) add_text(w, out, e->template_.parts[i]);
    break;
  case EXPR_WRAP: add_text(w, out, e->inner); break;
  case EXPR_CONDITIONAL:
  case EXPR_TEMPLATE_IF: add_if(w, out, e); break;
  case EXPR_TEMPLATE_FOR: add_for(w, out, e->for_); break;
  default: add_wrapped(w, out, e);
  }
}

static Str text_of(Writer *w, const Expr *e) {
  Buf out = buf_new(w->arena);
  buf_addz(&out, "");
  add_text(w, &out, e);
  return buf_str(&out);
}

/* --- expressions --- */

/* string, list(…) and so on: written without "${}". */
static bool is_type(const Expr *e) {
  static const char *const types[] = {"string", "number", "bool", "list", "set", "map", "object", "tuple"};
  bool bare = e->kind == EXPR_TRAVERSAL && !e->traversal.n;
  Str name = bare ? e->traversal.root : e->kind == EXPR_CALL ? e->call.name : STR("");
  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (str_is(name, types[i])) return true;
  return false;
}

static void write_other(Writer *w, const Expr *e) {
  Buf out = buf_new(w->arena);
  if (is_type(e))
    buf_add(&out, source_of(w, e));
  else
    add_wrapped(w, &out, e);
  jw_str(&w->w, buf_str(&out));
}

/* -1 and !true are literals. */
static void write_unary(Writer *w, const Expr *e) {
  const Expr *of = e->unary.operand;
  if (e->unary.op == OP_NEG && of->kind == EXPR_NUMBER)
    jw_number(&w->w, num_to_str(w->arena, num_neg(w->arena, of->number.value)));
  else if (e->unary.op == OP_NOT && of->kind == EXPR_BOOL)
    jw_bool(&w->w, !of->boolean);
  else
    write_other(w, e);
}

static void write_object(Writer *w, const Expr *e) {
  Map names = {0};
  for (size_t i = 0; i < e->object.n; i++) {
    const ObjectItem *item = &e->object.items[i];
    Str key = item->key->kind == EXPR_TRAVERSAL ? source_of(w, item->key)
              : item->bare_key                  ? item->key->string.value
                                                : text_of(w, item->key);
    map_put(w->arena, &names, key, (void *)item->value);
  }
  MapEntry *entries = sorted(w, &names);
  jw_object(&w->w);
  for (size_t i = 0; i < names.n; i++) {
    jw_key(&w->w, entries[i].key);
    write_expr(w, entries[i].value);
  }
  jw_end(&w->w);
}

static void write_expr(Writer *w, const Expr *e) {
  switch (e->kind) {
  case EXPR_NULL: jw_null(&w->w); break;
  case EXPR_BOOL: jw_bool(&w->w, e->boolean); break;
  case EXPR_NUMBER: jw_number(&w->w, num_to_str(w->arena, e->number.value)); break;
  case EXPR_STRING:
  case EXPR_TEMPLATE: jw_str(&w->w, text_of(w, e)); break;
  case EXPR_WRAP: write_expr(w, e->inner); break;
  case EXPR_TUPLE:
    jw_array(&w->w);
    for (size_t i = 0; i < e->tuple.n; i++) write_expr(w, e->tuple.items[i]);
    jw_end(&w->w);
    break;
  case EXPR_OBJECT: write_object(w, e); break;
  case EXPR_UNARY: write_unary(w, e); break;
  default: write_other(w, e);
  }
}

/* --- bodies --- */

static void write_names(Writer *w, const Map *names) {
  MapEntry *entries = sorted(w, names);
  jw_object(&w->w);
  for (size_t i = 0; i < names->n; i++) {
    const Node *n = entries[i].value;
    jw_key(&w->w, entries[i].key);
    if (n->expr) {
      write_expr(w, n->expr);
    } else if (n->names) {
      write_names(w, n->names);
    } else {
      jw_array(&w->w);
      for (size_t k = 0; k < n->bodies.n; k++) write_body(w, n->bodies.v[k]);
      jw_end(&w->w);
    }
  }
  jw_end(&w->w);
}

static void write_body(Writer *w, const Body *b) { write_names(w, gather(w, b)); }

void hcl2json(Buf *out, Diags *d, const Body *b) {
  Arena *scratch = arena_new();
  Writer w = {.w = jw_writer(out), .arena = scratch, .diags = d};
  write_body(&w, b);
  jw_finish(&w.w);
  arena_free(scratch);
}
