/* Maps that are known, read under a key that deployment decides: what CloudFormation has Mappings for.
 *
 * A mapping has two levels, keys and attributes, with text or lists of text below ("Mappings" in CloudFormation's user guide).
 * So `local.sizes[var.stage]` is one look-up, and of a map of objects the element is an object of look-ups, one for each leaf,
 * named by the path to it. A map is fit for that if its elements are alike; any other stays an operation that needs the key. */
#include "eval/convert.h"
#include "eval/eval.h"
#include "eval/sym.h"

enum { MAX_KEYS = 200 }; /* attributes of a mapping: "CloudFormation quotas" in the user guide */

static bool is_map(const Value *v) { return v->kind == VAL_MAP || v->kind == VAL_OBJECT; }
static bool is_list(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_TUPLE || v->kind == VAL_SET; }
static bool is_scalar(const Value *v) { return v->kind == VAL_STRING || v->kind == VAL_NUMBER || v->kind == VAL_BOOL; }

static const Value *at_path(const Value *v, const Step *path, size_t n) {
  for (size_t i = 0; v && i < n; i++) v = is_map(v) ? value_field(v, path[i].name) : NULL;
  return v;
}

/* --- What a mapping can hold ------------------------------------------------------------------------------------------- */

static bool is_key_text(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!alphanumeric && c != '.' && c != '-') return false;
  }
  return s.n > 0 && s.n <= 255;
}

static bool is_text_list(const Value *v) {
  if (!is_list(v) || !v->seq.n) return false;
  for (size_t i = 0; i < v->seq.n; i++)
    if (!is_scalar(v->seq.items[i])) return false;
  return true;
}

typedef enum { UNFIT, SCALARS, LISTS, OBJECTS } Shape;

static Shape shape_of(const Value *v) {
  if (is_scalar(v)) return SCALARS;
  if (is_text_list(v)) return LISTS;
  return is_map(v) && v->map.n ? OBJECTS : UNFIT;
}

static bool same_fields(const Value *x, const Value *y) {
  if (x->map.n != y->map.n) return false;
  for (size_t i = 0; i < x->map.n; i++)
    if (!str_eq(x->map.fields[i].key, y->map.fields[i].key)) return false;
  return true;
}

/* The shape that the values at a path have under every key. */
static Shape common_shape(const Value *map, const Step *path, size_t n) {
  const Value *first = at_path(map->map.fields[0].value, path, n);
  Shape shape = shape_of(first);
  for (size_t i = 1; i < map->map.n && shape != UNFIT; i++) {
    const Value *v = at_path(map->map.fields[i].value, path, n);
    if (shape_of(v) != shape || (shape == OBJECTS && !same_fields(first, v))) return UNFIT;
  }
  return shape;
}

static const Type *scalar_type(const Value *map, const Step *path, size_t n) {
  ValueKind kind = at_path(map->map.fields[0].value, path, n)->kind;
  for (size_t i = 1; i < map->map.n; i++)
    if (at_path(map->map.fields[i].value, path, n)->kind != kind) return &type_string;
  return kind == VAL_BOOL ? &type_bool : kind == VAL_NUMBER ? &type_number : &type_string;
}

/* --- Look-ups ---------------------------------------------------------------------------------------------------------- */

static const Value *element(Arena *a, Str label, const Value *map, const Value *key, const Step *path, size_t n);

static const Value *object_of_elements(Arena *a, Str label, const Value *map, const Value *key, const Step *path, size_t n) {
  const Value *first = at_path(map->map.fields[0].value, path, n);
  Field *f = NEW_N(a, Field, first->map.n);
  for (size_t i = 0; i < first->map.n; i++) {
    Step *longer = NEW_N(a, Step, n + 1);
    if (n) memcpy(longer, path, n * sizeof *path);
    longer[n] = (Step){.kind = STEP_ATTR, .name = first->map.fields[i].key};
    f[i] = (Field){first->map.fields[i].key, element(a, label, map, key, longer, n + 1)};
  }
  return value_object(a, f, first->map.n);
}

/* The part of the map's element at a path; where parts differ in shape, an operation that needs the key. */
static const Value *element(Arena *a, Str label, const Value *map, const Value *key, const Step *path, size_t n) {
  const Value *args[] = {map, key};
  switch (common_shape(map, path, n)) {
  case SCALARS: return sym_find(a, label, map, key, path, n, scalar_type(map, path, n));
  case LISTS: return sym_find(a, label, map, key, path, n, type_list(a, &type_string));
  case OBJECTS: return object_of_elements(a, label, map, key, path, n);
  case UNFIT: break;
  }
  const Value *part = sym_call(a, STR("[]"), args, 2, &type_dynamic, NULL, SPAN_NONE);
  for (size_t i = 0; i < n; i++) {
    const Value *step[] = {part, value_string(a, path[i].name)};
    part = sym_call(a, STR("[]"), step, 2, &type_dynamic, NULL, SPAN_NONE);
  }
  return part;
}

const Value *sym_lookup(Arena *a, Str label, const Value *map, const Value *key) {
  bool fit = is_map(map) && map->map.n && map->map.n <= MAX_KEYS && value_is_wholly_known(map) && !value_deep_marks(map);
  if (!fit || key->kind != VAL_SYM || common_shape(map, NULL, 0) == UNFIT) return NULL;
  for (size_t i = 0; i < map->map.n; i++)
    if (!is_key_text(map->map.fields[i].key)) return NULL;
  return element(a, label, map, key, NULL, 0);
}

const Value *sym_has_key(Arena *a, const Value *map, const Value *key) {
  const Value *any = &value_false;
  for (size_t i = 0; i < map->map.n; i++) any = sym_or(a, any, sym_eq(a, key, value_string(a, map->map.fields[i].key)));
  return any;
}

const Value *sym_find_value(const Sym *s, Str key) {
  const Value *entry = value_field(s->args[0], key);
  return entry ? at_path(entry, s->path, s->npath) : NULL;
}
