/* Types of values (Terraform's type system, "Types and Values" and "Type Constraints" in its language documentation).
 * Immutable, compared by structure; the primitives are singletons. */
#ifndef TF2CFN_EVAL_TYPE_H
#define TF2CFN_EVAL_TYPE_H

#include "base/buf.h"
#include "base/str.h"

typedef enum {
  TYPE_DYNAMIC, /* `any`: not known */
  TYPE_BOOL,
  TYPE_NUMBER,
  TYPE_STRING,
  TYPE_LIST,
  TYPE_SET,
  TYPE_MAP,
  TYPE_TUPLE,
  TYPE_OBJECT
} TypeKind;

typedef struct Type Type;

typedef struct Value Value;

typedef struct {
  Str name;
  const Type *type;
  bool optional;              /* optional(T) in a constraint */
  const Value *default_value; /* optional(T, default), else NULL */
} TypeField;

struct Type {
  TypeKind kind;
  const Type *elem;         /* list, set, map */
  const Type *const *elems; /* tuple */
  const TypeField *fields;  /* object, sorted by name */
  size_t n;                 /* of elems or fields */
};

extern const Type type_dynamic, type_bool, type_number, type_string;

const Type *type_list(Arena *a, const Type *elem);
const Type *type_set(Arena *a, const Type *elem);
const Type *type_map(Arena *a, const Type *elem);
/* The arrays are kept, not copied; fields must be sorted by name. */
const Type *type_tuple(Arena *a, const Type *const *elems, size_t n);
const Type *type_object(Arena *a, const TypeField *fields, size_t n);
bool type_eq(const Type *x, const Type *y);
/* The field of that name, or NULL. */
const TypeField *type_field(const Type *object, Str name);
bool type_is_primitive(const Type *t);
/* True if no part of it is TYPE_DYNAMIC. */
bool type_is_known(const Type *t);
/* The type without optional() and its defaults: what a value of the constraint has. */
const Type *type_plain(Arena *a, const Type *t);
/* As Terraform's messages name it: "list of string", "object". */
void type_friendly(Buf *out, const Type *t);
/* As a constraint is written: list(string), object({a=number}). */
void type_print(Buf *out, const Type *t);

#endif
