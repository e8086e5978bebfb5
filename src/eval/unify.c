/* Which types convert to which, and the one type that several types converge on.
 *
 * Unification answers "what is the type of `c ? x : y`, and of the list that holds x and y". It works by kind first: objects
 * with the same attributes unify attribute by attribute, other objects become a map; tuples of one length unify place by place,
 * others become a list. What is left is decided by preference: of the given types the most general one to which all the others
 * convert. The rules are those of cty's convert package in its "unsafe" mode, the mode in which the language uses it. */
#include "eval/convert.h"

#include "eval/value.h"

/* --- Convertibility ---------------------------------------------------------------------------------------------------- */

static bool objects_convertible(const Type *from, const Type *to) {
  for (size_t i = 0; i < to->n; i++) {
    const TypeField *f = type_field(from, to->fields[i].name);
    if (f ? !convertible(f->type, to->fields[i].type) : !to->fields[i].optional) return false;
  }
  return true;
}

static bool tuples_convertible(const Type *from, const Type *to) {
  if (from->n != to->n) return false;
  for (size_t i = 0; i < to->n; i++)
    if (!convertible(from->elems[i], to->elems[i])) return false;
  return true;
}

static const Type **part_types(Arena *a, const Type *structure) {
  const Type **types = NEW_N(a, const Type *, structure->n);
  for (size_t i = 0; i < structure->n; i++)
    types[i] = structure->kind == TYPE_TUPLE ? structure->elems[i] : structure->fields[i].type;
  return types;
}

const Type *unify_parts(Arena *a, const Type *structure) { return unify(a, part_types(a, structure), structure->n); }

static bool all_open(const Type *tuple) {
  for (size_t i = 0; i < tuple->n; i++)
    if (tuple->elems[i]->kind != TYPE_DYNAMIC) return false;
  return true;
}

/* Whether the parts have a type in common: for a list or set not just any type, as a null among structures leaves it. */
static bool parts_converge(const Type *from) {
  Arena *a = arena_new();
  const Type *t = from->n ? unify_parts(a, from) : &type_dynamic;
  bool ok = t && (t->kind != TYPE_DYNAMIC || from->kind == TYPE_OBJECT || all_open(from));
  arena_free(a);
  return ok;
}

/* Tuple to list or set, object to map. */
static bool parts_convertible(const Type *from, const Type *elem) {
  if (elem->kind == TYPE_DYNAMIC) return parts_converge(from);
  for (size_t i = 0; i < from->n; i++)
    if (!convertible(from->kind == TYPE_TUPLE ? from->elems[i] : from->fields[i].type, elem)) return false;
  return true;
}

static bool map_to_object(const Type *from, const Type *to) {
  for (size_t i = 0; i < to->n; i++)
    if (!convertible(from->elem, to->fields[i].type)) return false;
  return true;
}

static bool is_sequence(const Type *t) { return t->kind == TYPE_LIST || t->kind == TYPE_SET; }

bool convertible(const Type *from, const Type *to) {
  if (to->kind == TYPE_DYNAMIC || from->kind == TYPE_DYNAMIC) return true;
  if (type_is_primitive(from) && type_is_primitive(to))
    return from->kind == to->kind || from->kind == TYPE_STRING || to->kind == TYPE_STRING;
  if (is_sequence(from) && is_sequence(to)) return convertible(from->elem, to->elem);
  if (from->kind == TYPE_MAP && to->kind == TYPE_MAP) return convertible(from->elem, to->elem);
  if (from->kind == TYPE_TUPLE && is_sequence(to)) return parts_convertible(from, to->elem);
  if (from->kind == TYPE_OBJECT && to->kind == TYPE_MAP) return parts_convertible(from, to->elem);
  if (from->kind == TYPE_MAP && to->kind == TYPE_OBJECT) return map_to_object(from, to);
  if (from->kind == TYPE_OBJECT && to->kind == TYPE_OBJECT) return objects_convertible(from, to);
  if (from->kind == TYPE_TUPLE && to->kind == TYPE_TUPLE) return tuples_convertible(from, to);
  return false;
}

/* --- Unification of one kind ------------------------------------------------------------------------------------------- */

static const Type *unify_elements(Arena *a, const Type *const *types, size_t n, TypeKind kind) {
  const Type **elems = NEW_N(a, const Type *, n);
  for (size_t i = 0; i < n; i++) elems[i] = types[i]->elem;
  const Type *elem = unify(a, elems, n);
  if (!elem) return NULL;
  return kind == TYPE_LIST ? type_list(a, elem) : kind == TYPE_SET ? type_set(a, elem) : type_map(a, elem);
}

/* Structures whose shapes differ: a list (map) of what all their parts unify to. */
static const Type *unify_flattened(Arena *a, const Type *const *types, size_t n, TypeKind kind) {
  size_t total = 0, k = 0;
  for (size_t i = 0; i < n; i++) total += types[i]->n;
  const Type **parts = NEW_N(a, const Type *, total);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < types[i]->n; j++)
      parts[k++] = types[i]->kind == TYPE_TUPLE ? types[i]->elems[j] : types[i]->fields[j].type;
  const Type *elem = unify(a, parts, total);
  for (size_t i = 0; elem && elem->kind == TYPE_DYNAMIC && i < n; i++)
    if (!parts_converge(types[i])) return NULL;
  return !elem ? NULL : kind == TYPE_LIST ? type_list(a, elem) : type_map(a, elem);
}

static bool same_names(const Type *x, const Type *y) {
  if (x->n != y->n) return false;
  for (size_t i = 0; i < x->n; i++)
    if (!str_eq(x->fields[i].name, y->fields[i].name)) return false;
  return true;
}

static const Type *unify_objects(Arena *a, const Type *const *types, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (!same_names(types[0], types[i])) return unify_flattened(a, types, n, TYPE_MAP);
  TypeField *fields = NEW_N(a, TypeField, types[0]->n);
  const Type **across = NEW_N(a, const Type *, n);
  for (size_t f = 0; f < types[0]->n; f++) {
    for (size_t i = 0; i < n; i++) across[i] = types[i]->fields[f].type;
    fields[f] = (TypeField){.name = types[0]->fields[f].name, .type = unify(a, across, n)};
    if (!fields[f].type) return NULL;
  }
  return type_object(a, fields, types[0]->n);
}

static const Type *unify_tuples(Arena *a, const Type *const *types, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (types[i]->n != types[0]->n) return unify_flattened(a, types, n, TYPE_LIST);
  const Type **elems = NEW_N(a, const Type *, types[0]->n);
  const Type **across = NEW_N(a, const Type *, n);
  for (size_t e = 0; e < types[0]->n; e++) {
    for (size_t i = 0; i < n; i++) across[i] = types[i]->elems[e];
    elems[e] = unify(a, across, n);
    if (!elems[e]) return NULL;
  }
  return type_tuple(a, elems, types[0]->n);
}

/* Lists (maps) and tuples (objects), which are often lists (maps) in disguise: that of the tuples is one of the lists. */
static const Type *unify_disguised(Arena *a, const Type *const *types, size_t n, TypeKind kind) {
  const Type **lists = NEW_N(a, const Type *, n + 1), **tuples = NEW_N(a, const Type *, n);
  size_t nlists = 0, ntuples = 0;
  for (size_t i = 0; i < n; i++)
    if (types[i]->kind == kind)
      lists[nlists++] = types[i];
    else
      tuples[ntuples++] = types[i];
  lists[nlists] = unify_flattened(a, tuples, ntuples, kind);
  return lists[nlists] ? unify(a, lists, nlists + 1) : NULL;
}

/* --- Preference -------------------------------------------------------------------------------------------------------- */

// clang-format off
/* The more general kind wins; a kind with a higher number is asked first. */
static const int generality[] = {
  [TYPE_DYNAMIC] = 0, [TYPE_BOOL] = 1, [TYPE_NUMBER] = 1, [TYPE_STRING] = 2,
  [TYPE_SET] = 4, [TYPE_TUPLE] = 3, [TYPE_LIST] = 5, [TYPE_OBJECT] = 3, [TYPE_MAP] = 5,
};
// clang-format on

static bool all_convert_to(const Type *const *types, size_t n, const Type *to) {
  for (size_t i = 0; i < n; i++)
    if (!type_eq(types[i], to) && !convertible(types[i], to)) return false;
  return true;
}

static bool preferred(const Type *x, const Type *y) {
  if (x->elem && y->elem && x->kind == y->kind) return preferred(x->elem, y->elem);
  return generality[x->kind] > generality[y->kind];
}

/* A stable insertion sort: the lists are short, and of equal types the first is asked first. */
static const Type *unify_by_preference(Arena *a, const Type *const *types, size_t n) {
  const Type **order = NEW_N(a, const Type *, n);
  size_t k = 0;
  for (size_t i = 0; i < n; i++) {
    bool seen = false;
    for (size_t j = 0; j < k && !seen; j++) seen = type_eq(order[j], types[i]);
    if (seen) continue;
    size_t j = k++;
    for (; j > 0 && preferred(types[i], order[j - 1]); j--) order[j] = order[j - 1];
    order[j] = types[i];
  }
  for (size_t i = 0; i < k; i++)
    if (all_convert_to(types, n, order[i])) return order[i];
  return NULL;
}

static bool all_equal(const Type *const *types, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (!type_eq(types[0], types[i])) return false;
  return true;
}

const Type *unify(Arena *a, const Type *const *types, size_t n) {
  if (!n) return NULL;
  if (all_equal(types, n)) return type_plain(a, types[0]);
  size_t of[TYPE_OBJECT + 1] = {0};
  for (size_t i = 0; i < n; i++) of[types[i]->kind]++;
  size_t open = of[TYPE_DYNAMIC];
  if (open && (of[TYPE_LIST] || of[TYPE_SET] || of[TYPE_MAP] || of[TYPE_TUPLE] || of[TYPE_OBJECT])) {
    bool one_kind = of[TYPE_LIST] + open == n || of[TYPE_SET] + open == n || of[TYPE_MAP] + open == n ||
                    of[TYPE_TUPLE] + open == n || of[TYPE_OBJECT] + open == n;
    if (one_kind) return &type_dynamic;
  }
  if (of[TYPE_MAP] == n) return unify_elements(a, types, n, TYPE_MAP);
  if (of[TYPE_LIST] == n) return unify_elements(a, types, n, TYPE_LIST);
  if (of[TYPE_SET] == n) return unify_elements(a, types, n, TYPE_SET);
  if (of[TYPE_OBJECT] == n) return unify_objects(a, types, n);
  if (of[TYPE_TUPLE] == n) return unify_tuples(a, types, n);
  if (of[TYPE_OBJECT] && of[TYPE_TUPLE]) return NULL;
  const Type *t = NULL;
  if (of[TYPE_MAP] && of[TYPE_MAP] + of[TYPE_OBJECT] == n) t = unify_disguised(a, types, n, TYPE_MAP);
  if (of[TYPE_LIST] && of[TYPE_LIST] + of[TYPE_TUPLE] == n) t = unify_disguised(a, types, n, TYPE_LIST);
  return t ? t : unify_by_preference(a, types, n);
}
