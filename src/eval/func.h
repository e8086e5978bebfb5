/* The built-in functions: one table, one entry each.
 *
 * The caller (eval_call) has done the common work when `fn` runs: the argument count is right, each argument is converted to
 * its parameter's type, marks are taken off and will be put on the result, null was refused unless the parameter allows it, and
 * unknown arguments have short-circuited to an unknown result unless the parameter allows them. Arguments that are symbolic or
 * contain symbolic parts reach `fn` only when the parameter says PARAM_SYMBOLIC or the function has a `symbolic` handler;
 * otherwise eval_call looks for equivalents and, failing that, makes a SYM_CALL. An argument that is a SYM_IF is distributed
 * over before (the call is made for both branches).
 *
 * `fn` may return NULL when the shape of symbolic arguments does not decide the result (length of a list that is one symbol):
 * eval_call then goes on with `symbolic`, equivalents and SYM_CALL, in that order. With arguments that are not symbolic, fn
 * never returns NULL. Where fn cannot tell because of unknown parts, it returns an unknown value. */
#ifndef TF2CFN_EVAL_FUNC_H
#define TF2CFN_EVAL_FUNC_H

#include "eval/eval.h"

typedef struct Call {
  Eval *ev;
  Arena *a; /* = ev->run */
  const char *name;
  Span span; /* the whole call */
  const Value *const *args;
  const Span *arg_spans; /* may be NULL (then use span) */
  size_t n;
} Call;

/* Reports an error in the call, or in argument `arg` (-1: the call), as Terraform would word its cause; returns value_unknown.
 */
const Value *func_error(const Call *c, int arg, const char *fmt, ...) PRINTF_LIKE(3, 4);

typedef enum {
  PARAM_NULL = 1,     /* accepts null */
  PARAM_UNKNOWN = 2,  /* accepts unknown values and values with unknown parts */
  PARAM_SYMBOLIC = 4, /* accepts symbolic values and values with symbolic parts */
  PARAM_MARKED = 8,   /* sees marks itself */
  PARAM_UNTYPED = 32, /* accepts a value of which not even the type is known */
  PARAM_ORDERED = 64, /* the order of the elements of sets shows in the result */
  PARAM_COUNTED = 16  /* its elements are counted, nothing in them is read */
} ParamFlags;

typedef struct {
  const char *name;
  const Type *type; /* NULL means any type (type_dynamic): the function checks */
  unsigned flags;
} Param;

enum { FUNC_MAX_PARAMS = 4 };

typedef struct {
  const char *name;
  Param params[FUNC_MAX_PARAMS]; /* ends at the first without a name */
  Param variadic;                /* name NULL: not variadic */
  size_t min_args;               /* only where trailing positional parameters are optional by variadic trick; else 0 */
  const Type *returns;           /* static type of the result when it is not known; NULL = dynamic */
  const Value *(*fn)(const Call *c);
  /* What happens to symbolic arguments: builds a symbolic value, or returns NULL to fall back to equivalents / SYM_CALL. May be
   * NULL. `lowering` says in words what it does, for docs/functions.md. */
  const Value *(*symbolic)(const Call *c);
  const char *lowering;
} Function;

/* The function of that name ("core::" prefix removed by the caller), or NULL. */
const Function *func_find(Str name);
/* All in alphabetical order; NULL past the end. */
const Function *func_at(size_t i);

/* The tables; each file contributes one, terminated by an entry without a name. */
extern const Function func_numeric[], func_string[], func_format[], func_regex[], func_collection[], func_sequence[],
    func_map[], func_set[], func_encoding[], func_json[], func_csv[], func_yaml[], func_hash[], func_date[], func_network[],
    func_file[], func_type[], func_aws[];

#endif
