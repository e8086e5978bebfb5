/* Calls: what call.c and special.c share. */
#ifndef TF2CFN_EVAL_CALL_H
#define TF2CFN_EVAL_CALL_H

#include "eval/eval.h"

/* Calls a built-in; `arg_spans` may be NULL. */
const Value *call_values(Eval *ev, Str name, const Value *const *args, const Span *arg_spans, size_t n, Span where);

/* The call of a function that needs its arguments as expressions, or a scope (try, can, templatefile, templatestring); NULL
 * when `name` is none of them. */
const Value *special_call(Eval *ev, const Scope *s, const Expr *e, Str name);
/* Whether special_call knows the name. */
bool special_exists(Str name);

#endif
