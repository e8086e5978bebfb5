/* Conversion and unification of types ("Type Conversion" in Terraform's language documentation, cty's convert package). */
#ifndef TF2CFN_EVAL_CONVERT_H
#define TF2CFN_EVAL_CONVERT_H

#include "eval/value.h"

/* `v` as a value of `t`, or NULL with *why (a phrase such as "a number is required") when there is no conversion. Unknown and
 * symbolic values convert to unknown/symbolic values of the type. Object constraints drop extra attributes and fill optional
 * ones with their defaults or null. */
const Value *convert(Arena *a, const Value *v, const Type *t, Str *why);
/* True if some value of type `from` could convert to `to`. */
bool convertible(const Type *from, const Type *to);
/* The type that all of `types` convert to (of a conditional's branches, a list's elements); NULL when there is none. */
const Type *unify(Arena *a, const Type *const *types, size_t n);
/* Of the elements of a tuple type, or the attributes of an object type. */
const Type *unify_parts(Arena *a, const Type *structure);

/* The value of a JSON text: arrays are tuples, objects objects. NULL for what is none, with *why (a phrase that lives for ever)
 * and the byte where it stands. */
const Value *value_from_json(Arena *a, Str text, size_t max_depth, const char **why, size_t *at);

#endif
