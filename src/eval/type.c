/* Types.
 *
 * The one idea: a type is a small immutable tree that is compared by structure, so nobody owns it and nobody interns it.
 * The primitives and the collections of primitives exist once, statically; making one of those allocates nothing. */
#include "eval/type.h"

const Type type_dynamic = {.kind = TYPE_DYNAMIC}, type_bool = {.kind = TYPE_BOOL}, type_number = {.kind = TYPE_NUMBER},
           type_string = {.kind = TYPE_STRING};

#define COLLECTIONS(k)                                                                                                         \
  {                                                                                                                            \
    {.kind = (k), .elem = &type_dynamic}, {.kind = (k), .elem = &type_bool}, {.kind = (k), .elem = &type_number},              \
        {.kind = (k), .elem = &type_string},                                                                                   \
  }
static const Type lists[] = COLLECTIONS(TYPE_LIST), sets[] = COLLECTIONS(TYPE_SET), maps[] = COLLECTIONS(TYPE_MAP);

static const Type *collection(Arena *a, TypeKind kind, const Type *elem, const Type *ready) {
  if (elem->kind <= TYPE_STRING) return &ready[elem->kind];
  Type *t = NEW(a, Type);
  t->kind = kind;
  t->elem = elem;
  return t;
}

const Type *type_list(Arena *a, const Type *elem) { return collection(a, TYPE_LIST, elem, lists); }
const Type *type_set(Arena *a, const Type *elem) { return collection(a, TYPE_SET, elem, sets); }
const Type *type_map(Arena *a, const Type *elem) { return collection(a, TYPE_MAP, elem, maps); }

const Type *type_tuple(Arena *a, const Type *const *elems, size_t n) {
  Type *t = NEW(a, Type);
  t->kind = TYPE_TUPLE;
  t->elems = elems;
  t->n = n;
  return t;
}

const Type *type_object(Arena *a, const TypeField *fields, size_t n) {
  Type *t = NEW(a, Type);
  t->kind = TYPE_OBJECT;
  t->fields = fields;
  t->n = n;
  return t;
}

static bool fields_eq(const Type *x, const Type *y) {
  for (size_t i = 0; i < x->n; i++)
    if (!str_eq(x->fields[i].name, y->fields[i].name) || !type_eq(x->fields[i].type, y->fields[i].type)) return false;
  return true;
}

static bool elems_eq(const Type *x, const Type *y) {
  for (size_t i = 0; i < x->n; i++)
    if (!type_eq(x->elems[i], y->elems[i])) return false;
  return true;
}

bool type_eq(const Type *x, const Type *y) {
  if (x == y) return true;
  if (x->kind != y->kind || x->n != y->n) return false;
  switch (x->kind) {
  case TYPE_LIST:
  case TYPE_SET:
  case TYPE_MAP: return type_eq(x->elem, y->elem);
  case TYPE_TUPLE: return elems_eq(x, y);
  case TYPE_OBJECT: return fields_eq(x, y);
  default: return true;
  }
}

const TypeField *type_field(const Type *object, Str name) {
  if (object->kind != TYPE_OBJECT) return NULL;
  for (size_t lo = 0, hi = object->n; lo < hi;) {
    size_t mid = lo + (hi - lo) / 2;
    int c = str_cmp(object->fields[mid].name, name);
    if (c == 0) return &object->fields[mid];
    if (c < 0)
      lo = mid + 1;
    else
      hi = mid;
  }
  return NULL;
}

bool type_is_primitive(const Type *t) { return t->kind == TYPE_BOOL || t->kind == TYPE_NUMBER || t->kind == TYPE_STRING; }

bool type_is_known(const Type *t) {
  switch (t->kind) {
  case TYPE_DYNAMIC: return false;
  case TYPE_LIST:
  case TYPE_SET:
  case TYPE_MAP: return type_is_known(t->elem);
  case TYPE_TUPLE:
    for (size_t i = 0; i < t->n; i++)
      if (!type_is_known(t->elems[i])) return false;
    return true;
  case TYPE_OBJECT:
    for (size_t i = 0; i < t->n; i++)
      if (!type_is_known(t->fields[i].type)) return false;
    return true;
  default: return true;
  }
}

static const Type *object_plain(Arena *a, const Type *t) {
  TypeField *fields = NEW_N(a, TypeField, t->n);
  bool changed = false;
  for (size_t i = 0; i < t->n; i++) {
    fields[i] = (TypeField){.name = t->fields[i].name, .type = type_plain(a, t->fields[i].type)};
    changed |= t->fields[i].optional || fields[i].type != t->fields[i].type;
  }
  return changed ? type_object(a, fields, t->n) : t;
}

static const Type *tuple_plain(Arena *a, const Type *t) {
  const Type **elems = NEW_N(a, const Type *, t->n);
  bool changed = false;
  for (size_t i = 0; i < t->n; i++) {
    elems[i] = type_plain(a, t->elems[i]);
    changed |= elems[i] != t->elems[i];
  }
  return changed ? type_tuple(a, elems, t->n) : t;
}

const Type *type_plain(Arena *a, const Type *t) {
  switch (t->kind) {
  case TYPE_LIST:
  case TYPE_SET:
  case TYPE_MAP: {
    const Type *elem = type_plain(a, t->elem);
    if (elem == t->elem) return t;
    return t->kind == TYPE_LIST ? type_list(a, elem) : t->kind == TYPE_SET ? type_set(a, elem) : type_map(a, elem);
  }
  case TYPE_TUPLE: return tuple_plain(a, t);
  case TYPE_OBJECT: return object_plain(a, t);
  default: return t;
  }
}

// clang-format off
static const char *const kind_names[] = {
  [TYPE_DYNAMIC] = "dynamic", [TYPE_BOOL] = "bool",  [TYPE_NUMBER] = "number", [TYPE_STRING] = "string", [TYPE_LIST] = "list",
  [TYPE_SET] = "set",         [TYPE_MAP] = "map",    [TYPE_TUPLE] = "tuple",   [TYPE_OBJECT] = "object",
};
// clang-format on

void type_friendly(Buf *out, const Type *t) {
  buf_addz(out, kind_names[t->kind]);
  if (!t->elem) return;
  buf_addz(out, " of ");
  if (t->elem->kind == TYPE_DYNAMIC)
    buf_addz(out, "any single type");
  else
    type_friendly(out, t->elem);
}

static bool is_identifier(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-'))) return false;
  }
  return s.n > 0;
}

static void print_field(Buf *out, const TypeField *f) {
  if (is_identifier(f->name))
    buf_add(out, f->name);
  else {
    buf_addc(out, '"');
    buf_add(out, f->name);
    buf_addc(out, '"');
  }
  buf_addz(out, f->optional ? "=optional(" : "=");
  type_print(out, f->type);
  if (f->optional) buf_addc(out, ')');
}

void type_print(Buf *out, const Type *t) {
  if (t->kind == TYPE_DYNAMIC) {
    buf_addz(out, "any");
    return;
  }
  buf_addz(out, kind_names[t->kind]);
  if (t->kind < TYPE_LIST) return;
  buf_addz(out, t->kind == TYPE_TUPLE ? "([" : t->kind == TYPE_OBJECT ? "({" : "(");
  if (t->elem) type_print(out, t->elem);
  for (size_t i = 0; i < t->n; i++) {
    if (i) buf_addc(out, ',');
    if (t->kind == TYPE_TUPLE)
      type_print(out, t->elems[i]);
    else
      print_field(out, &t->fields[i]);
  }
  buf_addz(out, t->kind == TYPE_TUPLE ? "])" : t->kind == TYPE_OBJECT ? "})" : ")");
}
