/* Values of the partial evaluator: known, partly known, symbolic (design: docs/architecture.md, "Partial evaluation").
 *
 * A Value is immutable and shared freely; handle it as `const Value *`. It is one of
 *   - known: null, bool, number, string; list, set, tuple, map, object (whose elements may be anything);
 *   - unknown: nothing is known but perhaps the type. Stands for what failed (already reported), for what only a provider
 *     can tell, and while probing;
 *   - symbolic: a deploy-time operation (sym.h) with a static type.
 * Maps and objects keep their fields sorted by key; sets keep their elements sorted in Terraform's order (symbolic elements
 * last, in order of appearance) and without repeats.
 * Marks travel with values: a result of marked operands is marked. */
#ifndef TF2CFN_EVAL_VALUE_H
#define TF2CFN_EVAL_VALUE_H

#include "base/num.h"
#include "base/source.h"
#include "eval/type.h"

typedef enum {
  VAL_NULL,
  VAL_BOOL,
  VAL_NUMBER,
  VAL_STRING,
  VAL_LIST,
  VAL_SET,
  VAL_TUPLE,
  VAL_MAP,
  VAL_OBJECT,
  VAL_UNKNOWN,
  VAL_SYM
} ValueKind;

enum { MARK_SENSITIVE = 1, MARK_EPHEMERAL = 2 };
typedef uint8_t Marks;

/* What occurs in a value, itself included; the low bits are its marks. Kept while values are built, so that asking is cheap. */
enum { PART_MARKS = 3, PART_UNKNOWN = 4, PART_SYM = 8, PART_TRACKED = 16 };

typedef struct Sym Sym;

typedef struct {
  Str key;
  const Value *value;
} Field;

/* Which fields of an object were read; see value_tracked(). */
typedef struct {
  uint8_t *read; /* one per field of the object */
} ReadTrack;

struct Value {
  ValueKind kind;
  Marks marks;
  uint8_t below;  /* parts of the elements: the constructors' business, see value_parts() */
  uint16_t depth; /* levels of elements below it, or of a symbol's arguments; saturates */
  /* VAL_NULL, VAL_UNKNOWN, VAL_SYM: its type. VAL_LIST, VAL_SET, VAL_MAP: the element type. Otherwise NULL. */
  const Type *type;
  union {
    bool boolean;
    Num number;
    Str string; /* NFC-normalised UTF-8 */
    struct {
      const Value *const *items;
      size_t n;
      uint32_t weight; /* see value_weight() */
    } seq;             /* list, set, tuple */
    struct {
      const Field *fields;
      uint32_t n, weight;
      ReadTrack *track;
    } map; /* map, object; track: objects under accounting */
    const Sym *sym;
  };
};

extern const Value value_null, value_true, value_false, value_unknown; /* null and unknown of type dynamic */

const Value *value_bool(bool b);
const Value *value_number(Arena *a, Num n);
const Value *value_int(Arena *a, int64_t i);
/* The bytes are kept, not copied; value_string() normalises to NFC when it has to (then it copies). */
const Value *value_string(Arena *a, Str s);
const Value *value_null_of(Arena *a, const Type *t);
const Value *value_unknown_of(Arena *a, const Type *t);
/* Arrays are kept. Elements of list, set and map must already be of type `elem` (convert.h makes them so). */
const Value *value_tuple(Arena *a, const Value *const *items, size_t n);
const Value *value_list(Arena *a, const Type *elem, const Value *const *items, size_t n);
const Value *value_set(Arena *a, const Type *elem, const Value *const *items, size_t n); /* sorts and drops repeats */
/* Sort by key in place; of equal keys the last wins. */
const Value *value_map(Arena *a, const Type *elem, Field *fields, size_t n);
const Value *value_object(Arena *a, Field *fields, size_t n);
const Value *value_sym(Arena *a, const Sym *s);
/* The same value with these marks added / taken away (returns `v` itself when nothing changes). */
const Value *value_mark(Arena *a, const Value *v, Marks m);
const Value *value_unmark(Arena *a, const Value *v, Marks m);
/* Marks of the value and of everything in it. */
Marks value_deep_marks(const Value *v);
/* The value without any mark, in parts too; what was taken off is added to *marks. */
const Value *value_unmark_deep(Arena *a, const Value *v, Marks *marks);

const Type *value_type(Arena *a, const Value *v);
bool value_is_null(const Value *v);
bool value_is_collection(const Value *v); /* list, set, tuple, map, object */
/* Neither unknown nor symbolic itself (elements may be). */
bool value_is_known(const Value *v);
/* PART_* of the value and of everything in it. */
uint8_t value_parts(const Value *v);
/* Values in it, itself included; what is shared counts each time that it occurs. Saturates. */
uint32_t value_weight(const Value *v);
/* Known through and through: no unknown and no symbolic part. */
bool value_is_wholly_known(const Value *v);
/* True if `test` holds for the value or some part of it (collections are entered, symbols are not). */
bool value_any(const Value *v, bool (*test)(const Value *part));
/* The collection with fn(ctx, element) in place of each element; `v` itself when nothing changed or it has no elements. */
typedef const Value *(*ValueMapFn)(void *ctx, const Value *element);
const Value *value_map_children(Arena *a, const Value *v, ValueMapFn fn, void *ctx);
/* The field, or NULL. Records the read when the object is tracked. */
const Value *value_field(const Value *object_or_map, Str key);
/* Deep structural equality, also of symbolic parts. For sorting and sharing; the language's == is in ops.h. */
bool value_same(const Value *x, const Value *y);
/* Total order used for sets (cty's): by type kind, then content. */
int value_order(const Value *x, const Value *y);
uint64_t value_hash(const Value *v);
/* Combines hashes. */
uint64_t hash_mix(uint64_t h, uint64_t x);

/* A copy of `v` in which every object (not map) records which of its fields are read; for argument accounting. */
const Value *value_tracked(Arena *a, const Value *v);

/* Records that all of `v` was read: it was handed on whole. */
void value_read_all(const Value *v);

/* As `terraform console` prints it (multi-line, two spaces of indentation). */
void value_print(Buf *out, const Value *v);
/* Compact text for messages: `"a"`, `3`, `list of 2`, "(known after apply)"; "(sensitive value)" for marked ones. */
Str value_brief(Arena *a, const Value *v);
/* A bool, number or string as text, as tostring() has it; STR_NONE for anything else. */
Str value_text(Arena *a, const Value *v);

#endif
