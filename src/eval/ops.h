/* Operators, access and loops: what the evaluator's files share with each other. */
#ifndef TF2CFN_EVAL_OPS_H
#define TF2CFN_EVAL_OPS_H

#include "eval/eval.h"

/* True, and reported once, when evaluation took more memory than it may: then nothing is evaluated any more. */
bool ops_exhausted(Eval *ev, Span where);
/* Within try() or can(): keeps `v`, which something there came to, if only deployment could tell whether it fails. */
void ops_note(Eval *ev, const Value *v);
/* `v` where the order of the elements of sets in it shows, and whether two are one. Parameters that decide it are demanded;
 * what only deployment generates comes last, in order of appearance. */
const Value *ops_ordered(Eval *ev, const Value *v, Span where);
/* The language's ==: a bool, symbolic or unknown where its operands are. */
const Value *ops_equal(Eval *ev, const Value *x, const Value *y, Span where);
/* The type of a binary operator's results. */
const Type *ops_type(Operator op);
/* eval_binary with the ranges of the operands, for its messages. */
const Value *ops_binary(Eval *ev, Operator op, const Value *x, const Value *y, Span where, Span left, Span right);
/* `c ? then : otherwise` over values; the spans are for messages. A branch that failed is value_unknown. */
const Value *ops_conditional(Eval *ev, const Value *cond, const Value *then, const Value *otherwise, const Expr *e);
/* A condition as a bool: known, symbolic or unknown; reports what is none of these and returns value_unknown. */
const Value *ops_condition(Eval *ev, const Value *cond, Span where);
/* The key of an object that is made, as text: known, unknown or (sym_is_key) symbolic. Reports what is none, and names `what`
 * where it demands variables. */
const Value *eval_key(Eval *ev, const Value *key, Span where, const char *what);
/* v.name. */
const Value *ops_attribute(Eval *ev, const Value *v, Str name, Span where);

/* Applies a function by its SYM_CALL name (eval_reapply), reporting faults. */
const Value *ops_apply(Eval *ev, Str name, const Value *const *args, size_t n, Span where);
/* The last name of a reference: "sizes" of local.sizes; empty for other expressions. */
Str eval_name_of(const Expr *e);
/* What an operation over symbols that deployment has no operation for becomes: a SYM_CALL, with the folded result as its
 * equivalent when all the arguments have one. */
const Value *ops_defer(Eval *ev, Str name, const Value *const *args, size_t n, const Type *t, Span where);

/* The operation, done for each value of the only parameter with a domain that its arguments have: a look-up in a mapping, a
 * condition, a tree of SYM_IF or, where it changes nothing, an argument. NULL where that does not go. Reports nothing. */
const Value *ops_enumerate(Eval *ev, Str name, const Value *const *args, size_t n, Span where);

typedef const Value *(*ApplyFn)(Eval *ev, void *ctx, const Value *const *args, size_t n);
/* If one of the arguments is a SYM_IF: the operation in both branches, as a SYM_IF. A branch in which it fails becomes
 * value_unknown without a report, unless it fails in both. NULL when no argument is a SYM_IF. */
const Value *ops_distribute(Eval *ev, const Value *const *args, size_t n, ApplyFn fn, void *ctx);
/* A symbolic collection whose configured value has a shape: that shape, with symbols for its elements; an object of attributes:
 * all of them, read at `where`. Else `v` itself. */
const Value *ops_expose(Eval *ev, const Value *v, Span where);
/* A symbol stands in `v` somewhere. */
bool ops_has_sym(const Value *v);

/* for expressions, the %{for} directive and splats. */
const Value *loop_tuple(Eval *ev, const Scope *s, const Expr *e);
const Value *loop_object(Eval *ev, const Scope *s, const Expr *e);
const Value *loop_template(Eval *ev, const Scope *s, const Expr *e);
const Value *loop_splat(Eval *ev, const Scope *s, const Expr *e);
/* Function calls, special forms included. */
const Value *call_expr(Eval *ev, const Scope *s, const Expr *e);
/* A string with interpolations. */
const Value *eval_template(Eval *ev, const Scope *s, const Expr *e);
/* The value as part of a string; reports what is no string. */
const Value *template_part(Eval *ev, const Value *v, Span where);
/* Bytes that are known of a part. */
size_t template_known_length(const Value *part);
/* Reports a string above the limit; an unknown string. */
const Value *template_too_long(Eval *ev, Span where);
/* The parts one after the other; reports at `where` what is longer than the limit, before it takes memory. */
const Value *template_concat(Eval *ev, const Value *const *parts, size_t n, Span where);

#endif
