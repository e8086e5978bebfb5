/* What the files of built-in functions share: argument access, result types, and the small predicates over values. */
#ifndef TF2CFN_EVAL_FUNC_UTIL_H
#define TF2CFN_EVAL_FUNC_UTIL_H

#include "base/vec.h"
#include "eval/convert.h"
#include "eval/func.h"

typedef VEC(const Value *) Values;

/* Static types for the tables. */
extern const Type func_list_any, func_list_string, func_list_number, func_list_bool, func_list_list_any, func_set_any,
    func_set_string, func_map_any, func_map_list_string;

/* Table entry shorthands. */
#define P_ANY(name, flags)                                                                                                     \
  { (name), NULL, (flags) }
#define P_STR(name)                                                                                                            \
  { (name), &type_string, 0 }
#define P_NUM(name)                                                                                                            \
  { (name), &type_number, 0 }
/* Accepts symbolic and unknown values: the function looks at the shape. */
#define PARAM_SHAPE (PARAM_UNKNOWN | PARAM_SYMBOLIC)

/* Reports with a code of its own; returns value_unknown. `arg` as in func_error. */
const Value *func_fail(const Call *c, DiagCode code, int arg, const char *fmt, ...) PRINTF_LIKE(4, 5);

/* The string of argument i, which is a known string. */
Str func_str(const Call *c, size_t i);
/* Argument i as a whole number that fits; reports and returns false otherwise. */
bool func_int(const Call *c, size_t i, int64_t *out);
/* The value as Go's encoding/json writes it; it is wholly known. Stops soon after `limit` bytes: ask func_too_long. */
void func_write_json(Buf *out, const Value *v, size_t limit);
bool func_has_infinity(const Value *v);
/* True, with its RFC 3339 form, if `s` is a timestamp or date as YAML 1.1 writes them. */
bool func_yaml_timestamp(Arena *a, Str s, Str *out);
/* A string result of the buffer's content. */
const Value *func_result(const Call *c, const Buf *b);
/* The text as a string value. */
const Value *func_text(const Call *c, Str s);
/* Base64 with padding; the other way it is false for what is none. */
void func_base64(Buf *out, Str s);
bool func_unbase64(Arena *a, Str s, Str *out);
bool func_is_utf8(Str s);
/* The digest of `s` by OpenSSL's name of the algorithm, in hexadecimal or Base64. */
const Value *func_digest(const Call *c, const char *algorithm, Str s, bool base64);
/* The bytes of the file that argument `arg` names, read once per evaluation and recorded; reports and returns false when it
 * cannot be. */
bool func_read_file(const Call *c, size_t arg, Str *out);
/* The files below `folder` that match the pattern in argument 1. */
const Value *func_fileset_of(const Call *c, Str folder, Str pattern);
/* What a function answers that is not pinned: an unknown string or, after a report that names the `option` that pins it,
 * value_unknown; NULL when it may run freely. */
const Value *func_unpinned(const Call *c, const char *option);
/* A list of strings from values that are strings. */
const Value *func_strings(const Call *c, const Values *v);
/* True (and reported) when `n` bytes, or elements, are over the evaluator's limit. */
bool func_too_long(const Call *c, size_t n);
bool func_too_many(const Call *c, size_t n);

/* A known list, set or tuple; a known map or object. */
bool func_is_seq(const Value *v);
bool func_is_map(const Value *v);
/* Anything that cannot be told from the value itself: unknown or symbolic at the top. */
bool func_is_open(const Value *v);
/* What a function answers for an argument that is open at the top: NULL for a symbol, an unknown of type `t` otherwise. */
const Value *func_open(const Call *c, const Value *v, const Type *t);
/* True if some part of `v` is symbolic. */
bool func_has_sym(const Value *v);
/* What func_open answers, for a value that is not wholly known. */
const Value *func_undecided(const Call *c, const Value *v, const Type *t);
/* "string", "list of string": a type's name for messages. */
Str func_type_name(const Call *c, const Value *v);
/* Equality as cty's Equals sees it: false for values of different types. 1, 0, or -1 when an unknown or symbolic part hides it;
 * `sym` (may be NULL) is set when it was a symbol. */
int func_equal(Arena *a, const Value *x, const Value *y, bool *sym);
/* `v` (deep) with the marks that sit on the arguments themselves: for functions that see marks. */
const Value *func_marked(const Call *c, const Value *v);
/* True if `v` may stand in a template's condition: every symbol in it is a parameter or a pseudo parameter. */
bool func_fits_condition(const Value *v);
/* True of a string, known or symbolic, that cannot be empty: literal text, an ID or ARN, or made of such. */
bool func_never_empty(const Value *v);
/* The element type of a list, set or map type; type_dynamic of others. */
const Type *func_elem_type(const Type *t);
/* `v` converted to `t`; reports against argument `arg` and returns NULL when that cannot be. */
const Value *func_convert(const Call *c, int arg, const Value *v, const Type *t);

#endif
