/* Values: construction, access, marks.
 *
 * The one idea: a value is immutable, so making one is all there is to it. What a configuration is full of (true, false, null,
 * small numbers) exists statically and costs no allocation. Objects and maps are arrays sorted by key; building one that the
 * source wrote in order, or that another object's fields were copied into, costs one pass and no sort. */
#include "eval/value.h"

#include "eval/sym.h"

#include <uninorm.h>
#include <unistr.h>

#include <stdlib.h>

const Value value_null = {.kind = VAL_NULL, .type = &type_dynamic};
const Value value_unknown = {.kind = VAL_UNKNOWN, .type = &type_dynamic};
const Value value_true = {.kind = VAL_BOOL, .boolean = true};
const Value value_false = {.kind = VAL_BOOL, .boolean = false};

// clang-format off
#define INT1(i) {.kind = VAL_NUMBER, .number = {.small = (i)}}
#define INT4(i) INT1(i), INT1((i) + 1), INT1((i) + 2), INT1((i) + 3)
#define INT16(i) INT4(i), INT4((i) + 4), INT4((i) + 8), INT4((i) + 12)
#define INT64(i) INT16(i), INT16((i) + 16), INT16((i) + 32), INT16((i) + 48)
static const Value small_ints[] = {INT64(0), INT64(64), INT64(128), INT64(192)};
static const Value typed_nulls[] = {
  [TYPE_DYNAMIC] = {.kind = VAL_NULL, .type = &type_dynamic}, [TYPE_BOOL] = {.kind = VAL_NULL, .type = &type_bool},
  [TYPE_NUMBER] = {.kind = VAL_NULL, .type = &type_number},   [TYPE_STRING] = {.kind = VAL_NULL, .type = &type_string},
};
static const Value typed_unknowns[] = {
  [TYPE_DYNAMIC] = {.kind = VAL_UNKNOWN, .type = &type_dynamic}, [TYPE_BOOL] = {.kind = VAL_UNKNOWN, .type = &type_bool},
  [TYPE_NUMBER] = {.kind = VAL_UNKNOWN, .type = &type_number},   [TYPE_STRING] = {.kind = VAL_UNKNOWN, .type = &type_string},
};
static const Value empty_string = {.kind = VAL_STRING, .string = {"", 0}};
// clang-format on

/* --- Parts -------------------------------------------------------------------------------------------------------------- */

static bool is_seq(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE; }
static bool is_mapping(const Value *v) { return v->kind == VAL_MAP || v->kind == VAL_OBJECT; }

uint8_t value_parts(const Value *v) {
  unsigned parts = v->below | v->marks;
  if (v->kind == VAL_UNKNOWN) parts |= PART_UNKNOWN;
  if (v->kind == VAL_SYM) parts |= PART_SYM;
  if (v->kind == VAL_OBJECT && v->map.track) parts |= PART_TRACKED;
  return (uint8_t)parts;
}

uint32_t value_weight(const Value *v) {
  if (v->kind == VAL_SYM) return v->sym->weight;
  return is_seq(v) ? v->seq.weight : is_mapping(v) ? v->map.weight : 1;
}

/* What a collection knows of its elements. */
typedef struct {
  unsigned below, depth;
  uint64_t weight;
} Below;

static void add_below(Below *b, const Value *v) {
  b->below |= value_parts(v);
  if (v->depth >= b->depth) b->depth = v->depth + 1U;
  b->weight += value_weight(v);
}

/* Sets what the elements say. */
static const Value *sealed(Value *v) {
  Below b = {.weight = 1};
  if (is_seq(v))
    for (size_t i = 0; i < v->seq.n; i++) add_below(&b, v->seq.items[i]);
  else
    for (size_t i = 0; i < v->map.n; i++) add_below(&b, v->map.fields[i].value);
  uint32_t weight = b.weight > UINT32_MAX ? UINT32_MAX : (uint32_t)b.weight;
  v->below = (uint8_t)b.below;
  v->depth = b.depth > UINT16_MAX ? UINT16_MAX : (uint16_t)b.depth;
  if (is_seq(v))
    v->seq.weight = weight;
  else
    v->map.weight = weight;
  return v;
}

/* --- Primitives -------------------------------------------------------------------------------------------------------- */

static Value *new_value(Arena *a, ValueKind kind) {
  Value *v = NEW(a, Value);
  v->kind = kind;
  return v;
}

const Value *value_bool(bool b) { return b ? &value_true : &value_false; }

const Value *value_number(Arena *a, Num n) {
  if (!n.big && n.small >= 0 && (size_t)n.small < sizeof small_ints / sizeof *small_ints) return &small_ints[n.small];
  Value *v = new_value(a, VAL_NUMBER);
  v->number = n;
  return v;
}

const Value *value_int(Arena *a, int64_t i) { return value_number(a, num_int(i)); }

/* Every code point below U+0300 is its own normal form, and those are encoded with lead bytes below 0xCC. */
static bool may_need_nfc(Str s) {
  for (size_t i = 0; i < s.n; i++)
    if ((unsigned char)s.p[i] >= 0xCC) return true;
  return false;
}

/* Bytes that are no UTF-8 stay as they are: whoever read them reports it. */
static Str to_nfc(Arena *a, Str s) {
  if (!may_need_nfc(s) || u8_check((const uint8_t *)s.p, s.n)) return s;
  size_t n = 0;
  uint8_t *p = u8_normalize(UNINORM_NFC, (const uint8_t *)s.p, s.n, NULL, &n);
  if (!p) return s;
  bool same = n == s.n && memcmp(p, s.p, n) == 0;
  Str out = same ? s : str_dup(a, (Str){(const char *)p, n});
  free(p);
  return out;
}

const Value *value_string(Arena *a, Str s) {
  if (!s.n) return &empty_string;
  Value *v = new_value(a, VAL_STRING);
  v->string = to_nfc(a, s);
  return v;
}

static const Value *typed(Arena *a, ValueKind kind, const Type *t, const Value *ready) {
  if (t->kind <= TYPE_STRING) return &ready[t->kind];
  Value *v = new_value(a, kind);
  v->type = type_plain(a, t);
  return v;
}

const Value *value_null_of(Arena *a, const Type *t) { return typed(a, VAL_NULL, t, typed_nulls); }
const Value *value_unknown_of(Arena *a, const Type *t) { return typed(a, VAL_UNKNOWN, t, typed_unknowns); }

const Value *value_sym(Arena *a, const Sym *s) {
  Value *v = new_value(a, VAL_SYM);
  v->sym = s;
  v->type = s->type;
  v->depth = s->depth;
  return v;
}

/* --- Sequences --------------------------------------------------------------------------------------------------------- */

const Value *value_tuple(Arena *a, const Value *const *items, size_t n) {
  Value *v = new_value(a, VAL_TUPLE);
  v->seq.items = items;
  v->seq.n = n;
  return sealed(v);
}

const Value *value_list(Arena *a, const Type *elem, const Value *const *items, size_t n) {
  Value *v = new_value(a, VAL_LIST);
  v->type = elem;
  v->seq.items = items;
  v->seq.n = n;
  return sealed(v);
}

static bool sorted_strictly(const Value *const *v, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (value_order(v[i - 1], v[i]) >= 0) return false;
  return true;
}

/* A stable merge sort, so that what has no order keeps the order of appearance. */
static void sort_values(const Value **v, const Value **spare, size_t n) {
  if (n < 2) return;
  size_t half = n / 2;
  sort_values(v, spare, half);
  sort_values(v + half, spare, n - half);
  if (value_order(v[half - 1], v[half]) <= 0) return;
  memcpy(spare, v, half * sizeof *v);
  for (size_t i = 0, j = half, k = 0; i < half; k++) v[k] = j < n && value_order(v[j], spare[i]) < 0 ? v[j++] : spare[i++];
}

static bool repeats(const Value *const *kept, size_t nkept, const Value *v) {
  if (v->kind == VAL_UNKNOWN) return false;
  for (size_t i = nkept; i-- > 0;) {
    if (value_same(kept[i], v)) return true;
    if (value_order(kept[i], v) != 0) return false;
  }
  return false;
}

/* Elements of a set carry no marks of their own: they move to the set, as in Terraform. */
const Value *value_set(Arena *a, const Type *elem, const Value *const *items, size_t n) {
  const Value **kept = NEW_N(a, const Value *, n);
  Marks marks = 0;
  for (size_t i = 0; i < n; i++) kept[i] = value_unmark_deep(a, items[i], &marks);
  if (!sorted_strictly(kept, n)) {
    sort_values(kept, NEW_N(a, const Value *, n / 2 + 1), n);
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
      if (!repeats(kept, k, kept[i])) kept[k++] = kept[i];
    n = k;
  }
  Value *v = new_value(a, VAL_SET);
  v->marks = marks;
  v->type = elem;
  v->seq.items = kept;
  v->seq.n = n;
  return sealed(v);
}

/* --- Maps and objects -------------------------------------------------------------------------------------------------- */

static void sort_fields(Field *v, Field *spare, size_t n) {
  if (n < 2) return;
  size_t half = n / 2;
  sort_fields(v, spare, half);
  sort_fields(v + half, spare, n - half);
  if (str_cmp(v[half - 1].key, v[half].key) <= 0) return;
  memcpy(spare, v, half * sizeof *v);
  for (size_t i = 0, j = half, k = 0; i < half; k++) v[k] = j < n && str_cmp(v[j].key, spare[i].key) < 0 ? v[j++] : spare[i++];
}

static bool fields_sorted_strictly(const Field *v, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (str_cmp(v[i - 1].key, v[i].key) >= 0) return false;
  return true;
}

/* Sorts by key and keeps the last of equal keys; returns how many are left. */
static size_t order_fields(Arena *a, Field *fields, size_t n) {
  if (fields_sorted_strictly(fields, n)) return n;
  sort_fields(fields, NEW_N(a, Field, n / 2 + 1), n);
  size_t k = 0;
  for (size_t i = 0; i < n; i++) {
    if (k && str_eq(fields[k - 1].key, fields[i].key)) k--;
    fields[k++] = fields[i];
  }
  return k;
}

static const Value *mapping(Arena *a, ValueKind kind, const Type *elem, Field *fields, size_t n) {
  Value *v = new_value(a, kind);
  v->type = elem;
  v->map.fields = fields;
  if (n > UINT32_MAX) die_oom(n);
  v->map.n = (uint32_t)order_fields(a, fields, n);
  return sealed(v);
}

const Value *value_map(Arena *a, const Type *elem, Field *fields, size_t n) { return mapping(a, VAL_MAP, elem, fields, n); }
const Value *value_object(Arena *a, Field *fields, size_t n) { return mapping(a, VAL_OBJECT, NULL, fields, n); }

const Value *value_field(const Value *m, Str key) {
  for (size_t lo = 0, hi = m->map.n; lo < hi;) {
    size_t mid = lo + (hi - lo) / 2;
    int c = str_cmp(m->map.fields[mid].key, key);
    if (c == 0) {
      if (m->map.track) m->map.track->read[mid] = 1;
      return m->map.fields[mid].value;
    }
    if (c < 0)
      lo = mid + 1;
    else
      hi = mid;
  }
  return NULL;
}

/* --- Kinds ------------------------------------------------------------------------------------------------------------- */

bool value_is_null(const Value *v) { return v->kind == VAL_NULL; }
bool value_is_collection(const Value *v) { return is_seq(v) || is_mapping(v); }
bool value_is_known(const Value *v) { return v->kind != VAL_UNKNOWN && v->kind != VAL_SYM; }

bool value_any(const Value *v, bool (*test)(const Value *part)) {
  if (test(v)) return true;
  if (is_seq(v)) {
    for (size_t i = 0; i < v->seq.n; i++)
      if (value_any(v->seq.items[i], test)) return true;
  } else if (is_mapping(v)) {
    for (size_t i = 0; i < v->map.n; i++)
      if (value_any(v->map.fields[i].value, test)) return true;
  }
  return false;
}

bool value_is_wholly_known(const Value *v) { return !(value_parts(v) & (PART_UNKNOWN | PART_SYM)); }

/* --- Rebuilding -------------------------------------------------------------------------------------------------------- */

static const Value *map_seq(Arena *a, const Value *v, ValueMapFn fn, void *ctx) {
  const Value **items = NULL;
  for (size_t i = 0; i < v->seq.n; i++) {
    const Value *x = fn(ctx, v->seq.items[i]);
    if (!items && x == v->seq.items[i]) continue;
    if (!items) {
      items = NEW_N(a, const Value *, v->seq.n);
      memcpy(items, v->seq.items, i * sizeof *items);
    }
    items[i] = x;
  }
  if (!items) return v;
  if (v->kind == VAL_SET) return value_mark(a, value_set(a, v->type, items, v->seq.n), v->marks);
  Value *out = new_value(a, v->kind);
  *out = *v;
  out->seq.items = items;
  return sealed(out);
}

static const Value *map_mapping(Arena *a, const Value *v, ValueMapFn fn, void *ctx) {
  Field *fields = NULL;
  for (size_t i = 0; i < v->map.n; i++) {
    const Value *x = fn(ctx, v->map.fields[i].value);
    if (!fields && x == v->map.fields[i].value) continue;
    if (!fields) {
      fields = NEW_N(a, Field, v->map.n);
      memcpy(fields, v->map.fields, v->map.n * sizeof *fields);
    }
    fields[i].value = x;
  }
  if (!fields) return v;
  Value *out = new_value(a, v->kind);
  *out = *v;
  out->map.fields = fields;
  return sealed(out);
}

const Value *value_map_children(Arena *a, const Value *v, ValueMapFn fn, void *ctx) {
  return is_seq(v) ? map_seq(a, v, fn, ctx) : is_mapping(v) ? map_mapping(a, v, fn, ctx) : v;
}

/* --- Marks ------------------------------------------------------------------------------------------------------------- */

static const Value *with_marks(Arena *a, const Value *v, Marks m) {
  if (v->marks == m) return v;
  Value *out = new_value(a, v->kind);
  *out = *v;
  out->marks = m;
  return out;
}

const Value *value_mark(Arena *a, const Value *v, Marks m) { return with_marks(a, v, (Marks)(v->marks | m)); }
const Value *value_unmark(Arena *a, const Value *v, Marks m) { return with_marks(a, v, (Marks)(v->marks & ~m)); }

Marks value_deep_marks(const Value *v) { return value_parts(v) & PART_MARKS; }

typedef struct {
  Arena *a;
  Marks *marks;
} Unmark;

static const Value *unmark_child(void *ctx, const Value *v) {
  Unmark *u = ctx;
  return value_unmark_deep(u->a, v, u->marks);
}

const Value *value_unmark_deep(Arena *a, const Value *v, Marks *marks) {
  if (!value_deep_marks(v)) return v;
  *marks |= v->marks;
  Unmark u = {a, marks};
  return with_marks(a, value_map_children(a, v, unmark_child, &u), 0);
}

/* --- Tracking ---------------------------------------------------------------------------------------------------------- */

static const Value *track_child(void *ctx, const Value *v) { return value_tracked(ctx, v); }

const Value *value_tracked(Arena *a, const Value *v) {
  if (sym_is(v, SYM_IF))
    return sym_if(a, v->sym->args[0], value_tracked(a, v->sym->args[1]), value_tracked(a, v->sym->args[2]));
  const Value *copy = value_map_children(a, v, track_child, a);
  if (copy->kind != VAL_OBJECT) return copy;
  Value *out = new_value(a, VAL_OBJECT);
  *out = *copy;
  out->map.track = NEW(a, ReadTrack);
  out->map.track->read = NEW_N(a, uint8_t, out->map.n);
  return out;
}

void value_read_all(const Value *v) {
  if (!(value_parts(v) & PART_TRACKED)) return;
  if (is_seq(v))
    for (size_t i = 0; i < v->seq.n; i++) value_read_all(v->seq.items[i]);
  if (!is_mapping(v)) return;
  if (v->map.track && v->map.n) memset(v->map.track->read, 1, v->map.n);
  for (size_t i = 0; i < v->map.n; i++) value_read_all(v->map.fields[i].value);
}

/* --- Types ------------------------------------------------------------------------------------------------------------- */

static const Type *tuple_type(Arena *a, const Value *v) {
  const Type **elems = NEW_N(a, const Type *, v->seq.n);
  for (size_t i = 0; i < v->seq.n; i++) elems[i] = value_type(a, v->seq.items[i]);
  return type_tuple(a, elems, v->seq.n);
}

static const Type *object_type(Arena *a, const Value *v) {
  TypeField *fields = NEW_N(a, TypeField, v->map.n);
  for (size_t i = 0; i < v->map.n; i++)
    fields[i] = (TypeField){.name = v->map.fields[i].key, .type = value_type(a, v->map.fields[i].value)};
  return type_object(a, fields, v->map.n);
}

const Type *value_type(Arena *a, const Value *v) {
  switch (v->kind) {
  case VAL_BOOL: return &type_bool;
  case VAL_NUMBER: return &type_number;
  case VAL_STRING: return &type_string;
  case VAL_LIST: return type_list(a, v->type);
  case VAL_SET: return type_set(a, v->type);
  case VAL_MAP: return type_map(a, v->type);
  case VAL_TUPLE: return tuple_type(a, v);
  case VAL_OBJECT: return object_type(a, v);
  case VAL_NULL:
  case VAL_UNKNOWN:
  case VAL_SYM: return v->type;
  }
  BUG("value kind");
}
