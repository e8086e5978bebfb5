/* What JSON strings mean: templates, or expressions in native syntax, as the reader asks.
 *
 * The text of a string is parsed after its escapes were resolved, with a map that leads each position back to the file, so
 * that a range within "\n\n${x}" is as exact as one in a native file. */
#include "syntax/parser.h"

#include "base/map.h"

/* --- ranges --- */

/* How many bytes of UTF-8 the escape at raw[i] stands for, and in *len how many bytes it is written with. */
static size_t escape_size(Str raw, size_t i, size_t *len) {
  *len = 2;
  if (raw.p[i + 1] != 'u') return 1;
  *len = 6;
  uint32_t cp = 0;
  for (size_t k = i + 2; k < i + 6; k++) {
    unsigned c = (unsigned char)raw.p[k];
    cp = cp << 4 | (c - '0' < 10 ? c - '0' : (c | 32) - 'a' + 10);
  }
  if (cp < 0x80) return 1;
  if (cp < 0x800) return 2;
  bool high = cp >= 0xD800 && cp < 0xDC00;
  if (high && i + 12 <= raw.n && raw.p[i + 6] == '\\' && raw.p[i + 7] == 'u' && (raw.p[i + 8] | 32) == 'd' &&
      (raw.p[i + 9] | 32) >= 'c') {
    *len = 12;
    return 4;
  }
  return 3;
}

/* The map for the string literal at `literal`, which was scanned without fault. */
static ShiftMap shift_map(Arena *a, const Diags *d, Span literal) {
  Str raw = source_text(d->sources, (Span){literal.file, literal.start + 1, literal.end - 1});
  VEC(Shift) v = {0};
  vec_push(a, &v, (Shift){0, literal.start + 1});
  uint32_t at = 0;
  for (size_t i = 0; i < raw.n;) {
    size_t len = 1, size = 1;
    if (raw.p[i] == '\\') size = escape_size(raw, i, &len);
    i += len;
    at += (uint32_t)size;
    if (len != size) vec_push(a, &v, (Shift){at, literal.start + 1 + (uint32_t)i});
  }
  return (ShiftMap){v.v, v.n};
}

static const Expr *parse_string(Arena *a, Diags *d, const Expr *e, LexMode mode) {
  Arena *scratch = arena_new();
  const Expr *out = parse_text(a, d, e->span.file, e->string.value, mode, shift_map(scratch, d, e->span));
  arena_free(scratch);
  return out;
}

/* --- templates --- */

static bool holds_sequence(Str s) {
  for (size_t i = 0; i + 1 < s.n; i++)
    if (s.p[i + 1] == '{' && (s.p[i] == '$' || s.p[i] == '%')) return true;
  return false;
}

static const Expr *string_template(Arena *a, Diags *d, const Expr *e) {
  Expr *out = NEW(a, Expr);
  *out = holds_sequence(e->string.value) ? *parse_string(a, d, e, MODE_BARE) : *e;
  out->span = e->span;
  out->json = 0;
  return out;
}

static Expr *copy(Arena *a, const Expr *e) {
  Expr *out = NEW(a, Expr);
  *out = *e;
  out->json = 0;
  return out;
}

/* A template within nested lists makes the tree higher than the file nests: both together keep the limit. */
static void raise_copy(Diags *d, Expr *e, const Expr *child) {
  if (child->height >= d->sources->max_depth && e->kind != EXPR_ERROR) {
    diag_error(d, TC1008, child->span, "Nested too deeply");
    diag_detail(d,
                "Objects, arrays and the templates in them go deeper than the limit. Flatten the data, or raise the limit with "
                "--max-depth.");
    e->kind = EXPR_ERROR; /* cuts off what is below */
    e->height = 1;
  }
  if (e->kind != EXPR_ERROR && child->height >= e->height) e->height = (child->height + 1U) & 0xFFFF;
}

static const Expr *tuple_template(Arena *a, Diags *d, const Expr *e) {
  const Expr **items = NEW_N(a, const Expr *, e->tuple.n);
  Expr *out = copy(a, e);
  for (size_t i = 0; i < e->tuple.n; i++) {
    items[i] = json_template(a, d, e->tuple.items[i]);
    raise_copy(d, out, items[i]);
  }
  out->tuple.items = items;
  return out;
}

static void check_repeated(Diags *d, Arena *scratch, Map *seen, const ObjectItem *item) {
  if (item->key->kind != EXPR_STRING) return;
  const ObjectItem *first = map_get(seen, item->key->string.value);
  if (!first) {
    map_put(scratch, seen, item->key->string.value, (void *)item);
    return;
  }
  Position at = source_position(d->sources, first->span.file, first->span.start);
  diag_error(d, TC1057, item->key->span, "Property set twice");
  diag_detail(d, "\"%.*s\" was already set on line %u. Remove one of them.", STR_ARG(item->key->string.value), at.line);
}

static const Expr *object_template(Arena *a, Diags *d, const Expr *e) {
  ObjectItem *items = NEW_N(a, ObjectItem, e->object.n);
  Expr *out = copy(a, e);
  Arena *scratch = arena_new();
  Map seen = {0};
  for (size_t i = 0; i < e->object.n; i++) {
    items[i] = e->object.items[i];
    items[i].key = json_template(a, d, items[i].key);
    items[i].value = json_template(a, d, items[i].value);
    raise_copy(d, out, items[i].key);
    raise_copy(d, out, items[i].value);
    check_repeated(d, scratch, &seen, &items[i]);
  }
  arena_free(scratch);
  out->object.items = items;
  return out;
}

const Expr *json_template(Arena *a, Diags *d, const Expr *e) {
  if (!e || !e->json) return e;
  switch (e->kind) {
  case EXPR_STRING: return string_template(a, d, e);
  case EXPR_TUPLE: return tuple_template(a, d, e);
  case EXPR_OBJECT: return object_template(a, d, e);
  default: return e;
  }
}

/* --- expressions in native syntax --- */

static const Expr *tuple_traversal(Arena *a, Diags *d, const Expr *e) {
  const Expr **items = NEW_N(a, const Expr *, e->tuple.n);
  Expr *out = copy(a, e);
  for (size_t i = 0; i < e->tuple.n; i++) {
    items[i] = json_as_traversal(a, d, e->tuple.items[i]);
    raise_copy(d, out, items[i]);
  }
  out->tuple.items = items;
  return out;
}

static const Expr *object_traversal(Arena *a, Diags *d, const Expr *e) {
  ObjectItem *items = NEW_N(a, ObjectItem, e->object.n);
  Expr *out = copy(a, e);
  for (size_t i = 0; i < e->object.n; i++) {
    items[i] = e->object.items[i];
    items[i].value = json_as_traversal(a, d, items[i].value);
    raise_copy(d, out, items[i].value);
  }
  out->object.items = items;
  return out;
}

const Expr *json_as_traversal(Arena *a, Diags *d, const Expr *e) {
  if (!e || !e->json) return e;
  switch (e->kind) {
  case EXPR_STRING: return parse_string(a, d, e, MODE_CODE);
  case EXPR_TUPLE: return tuple_traversal(a, d, e);
  case EXPR_OBJECT: return object_traversal(a, d, e);
  default: return e;
  }
}
