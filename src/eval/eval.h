/* The partial evaluator: expression + scope -> value.
 *
 * A fault appends a diagnostic and yields value_unknown. What is known only at deployment yields a symbolic value; an operation
 * without deploy-time equivalent yields SYM_CALL, which becomes a fault only if its value is needed in a template. */
#ifndef TF2CFN_EVAL_EVAL_H
#define TF2CFN_EVAL_EVAL_H

#include "base/diag.h"
#include "base/map.h"
#include "eval/sym.h"
#include "eval/value.h"
#include "syntax/ast.h"

typedef struct Scope Scope;
typedef struct Eval Eval;

/* What suffices instead of the value of a variable: that its parameter is never empty (where that says null or an empty list),
 * or that it is kept from some values, see restrict.c. */
typedef enum {
  NEED_VALUE,
  NEED_PRESENCE,
  NEED_NO_VERB,     /* no `%`, which a format text would take for a verb */
  NEED_LOWER,       /* no letter that lower() changes */
  NEED_UPPER,       /* no letter that upper() changes */
  NEED_TRIMMED,     /* no white space at its ends */
  NEED_NO_PREFIX,   /* it does not begin with Demand.text */
  NEED_NO_SUFFIX,   /* it does not end with Demand.text */
  NEED_AT_MOST,     /* Demand.limit characters */
  NEED_AT_LEAST,    /* Demand.limit characters */
  NEED_NOT_NEGATIVE /* a number of 0 or more */
} Need;

/* A place that needs a concrete value and met a deploy-time variable: that variable must be fixed and evaluation repeated. */
typedef struct {
  Str variable;
  Str what; /* "count", "the keys of for_each", "the function upper" */
  Span where;
  const Trace *trace; /* what was being done, or NULL */
  const Value *value; /* whose concrete value is needed, or NULL */
  Str reason;         /* the end of a sentence, where it is something else than that `what` needs its value; or empty */
  Need need;
  size_t limit; /* of a length */
  Str text;     /* one character: a prefix or suffix */
} Demand;

/* What a file function read, in order and without repeats: outputs must carry the same files. */
typedef struct {
  Str path; /* as opened */
} FileRead;

/* Limits that input can drive. eval_new() sets limits_default. */
typedef struct {
  size_t max_depth;     /* nesting of evaluation and of values */
  size_t max_elements;  /* elements that one expression may make */
  size_t max_string;    /* bytes of one string */
  size_t max_instances; /* resources, data sources and modules after expansion */
  size_t max_steps;     /* of one match of a regular expression */
  size_t max_memory;    /* bytes that all of evaluation may take */
  size_t max_file;      /* bytes of one file that a function reads */
} EvalLimits;
extern const EvalLimits limits_default;
/* A value may hold this many times max_elements values, shared ones counted each time: a walk through it must end. */
enum { LIMIT_WEIGHT_FACTOR = 16 };
/* max_depth over the nesting that the parser allows (Sources.max_depth): names and templates add to an expression's own. */
enum { LIMIT_DEPTH_ROOM = 1500 };

/* What functions answer that give another result on every run (timestamp, plantimestamp, uuid, bcrypt) and are not pinned. */
typedef enum {
  IMPURE_REFUSED, /* an error: what is written must be reproducible */
  IMPURE_UNKNOWN, /* an unknown value, as in a plan */
  IMPURE_FREE     /* the present, and chance: nothing is written */
} Impure;

/* The answers that the user fixed. */
typedef struct {
  Impure otherwise;
  Str time; /* RFC 3339: what timestamp() and plantimestamp() answer; empty: not pinned */
  Str seed; /* uuid() and bcrypt() follow from it, from EvalPlace and from their arguments; empty: not pinned */
} EvalPins;

/* What is being evaluated, as its address, and how many pinned calls of chance it has made: two calls differ, and an edit
 * elsewhere changes neither. */
typedef struct {
  Str address;
  uint64_t calls;
} EvalPlace;

/* A large argument as a function takes it: the same map is often passed again and again, within a loop. */
typedef struct {
  const Value *from, *to;
  const Type *type;
} Prepared;
enum { EVAL_PREPARED = 8 };

/* What a parameter can be, as validations of its variable say. */
typedef struct {
  const Value *values; /* a tuple of primitives */
  bool optional;       /* or it is left empty */
} Domain;

struct Eval {
  Arena *run;
  Diags *diags;
  Sources *sources;
  VEC(Demand) demands;
  VEC(FileRead) reads;
  Map file_cache;
  EvalLimits limits;
  EvalPins pins;
  EvalPlace place;
  /* The address of a data source; absent for other instances. May be NULL. */
  Str (*looked_up)(const struct Instance *i);
  Str cwd;      /* base of relative paths for file functions: the directory of the root module */
  bool in_rule; /* a lowering rule is evaluated: text that AWS generates never equals a rule's literal, such as "-1" or
                   "$Latest" */
  size_t depth;
  bool exhausted;                   /* max_memory was passed, and reported */
  size_t template_depth;            /* templatefile within templatefile is refused */
  Map templates;                    /* parsed templates of templatefile, by path */
  size_t trying;                    /* nesting of try() and can(): there a key that a map lacks is no fault */
  const Value *doubt;               /* of the innermost of these: what ops_note() kept, or NULL */
  Map domains;                      /* name of a parameter -> Domain */
  Map givens;                       /* name of a root variable's parameter -> what it is at conversion; see restrict.c */
  bool enumerating;                 /* ops_enumerate() is at work */
  Str collection;                   /* what the source calls the map that is read by a key: local.sizes; empty: nothing */
  const Value *splat_item;          /* the element that EXPR_SPLAT_ITEM stands for */
  size_t made;                      /* elements made by the outermost `for` that is running */
  size_t loops;                     /* nesting of `for` */
  Prepared prepared[EVAL_PREPARED]; /* the latest; forgotten when the outermost expression ends */
  size_t nprepared;
};

/* Resolves names. `lookup` sees a traversal root name followed by literal steps, consumes the root and *used steps (var.x: one
 * step; data.t.n: two) and returns the value, or NULL when it does not know the root name (then `parent` is asked).
 * When the root is its but the rest is wrong, it reports and returns value_unknown. */
struct Scope {
  const Scope *parent;
  const Value *(*lookup)(const Scope *s, Eval *ev, const Expr *traversal, size_t *used);
  /* Functions beyond the built-in ones (rule intrinsics), or NULL. Returns NULL when the name is not its. */
  const Value *(*call)(const Scope *s, Eval *ev, const Expr *call, const Scope *at);
  /* Names for did-you-mean; may be NULL. */
  void (*names)(const Scope *s, Eval *ev, Map *out);
};

/* A scope of local names (for expressions, each, iterators). */
typedef struct {
  Scope scope;
  const Field *fields;
  size_t n;
} LocalScope;
void scope_local(LocalScope *s, const Scope *parent, const Field *fields, size_t n);

Eval *eval_new(Arena *run, Diags *d);
const Value *eval_expr(Eval *ev, const Scope *s, const Expr *e);
/* Evaluates and converts to `t`; the diagnostic names `what` ("the value of variable x"). */
const Value *eval_as(Eval *ev, const Scope *s, const Expr *e, const Type *t, const char *what);
/* A value that must be concrete here: follows equivalents; a deploy-time variable in it becomes a Demand (and the result is
 * unknown), a reference to what only deployment knows an error naming `what`. Unknown stays unknown silently. */
const Value *eval_demand(Eval *ev, const Value *v, Span where, const char *what);
/* Says what the parameter of a variable can be: `values` is a tuple, `optional` whether it may be left empty instead. */
void eval_know_domain(Eval *ev, Str variable, const Value *values, bool optional);
/* What was said; NULL: it can be anything. */
const Domain *eval_domain(const Eval *ev, Str variable);
/* Says that a root variable is a parameter, and its value at conversion; NULL: none. */
void eval_know_given(Eval *ev, Str variable, const Value *given);
/* Whether a value is as a Demand asks that is neither NEED_VALUE nor NEED_PRESENCE. */
bool need_is_met(const Value *given, const Demand *d);
/* The operation of a SYM_CALL of that name, where it leaves text as it is or decides a condition if parameters are restricted:
 * that is demanded. NULL for others. */
const Value *eval_restricted(Eval *ev, Str name, const Value *const *args, Span where);
/* `fact` (a condition, or NULL for none) and what the parameters in a condition can be, where these are few. */
const Value *eval_known(Eval *ev, const Value *condition, const Value *fact);
/* A value that depends on one parameter of few values: a tree of SYM_IF over what it is for each of them. NULL for others, and
 * where some result is not known. */
const Value *eval_cases(Eval *ev, const Value *v);
/* Applies steps to a value: attributes and indices, into symbolic values too. */
const Value *eval_steps(Eval *ev, const Value *v, const Step *steps, size_t n, Span whole);
/* value[key]. */
const Value *eval_index(Eval *ev, const Value *collection, const Value *key, Span where);
const Value *eval_unary(Eval *ev, Operator op, const Value *x, Span where);
const Value *eval_binary(Eval *ev, Operator op, const Value *x, const Value *y, Span where);
/* Calls a built-in by name with evaluated arguments (not try/can/templatefile, which need expressions or scopes). */
const Value *eval_call(Eval *ev, Str name, const Value *const *args, size_t n, Span where);
/* What a SYM_CALL of that name (a function, or an operator's spelling, or "index") gives for these arguments; NULL when it
 * fails, which is not reported. */
const Value *eval_reapply(Arena *a, Str name, const Value *const *args, size_t n);
/* Reports each call of timestamp() and plantimestamp() that `v` needs and nobody pinned; false when there is none. */
bool eval_report_clock(Eval *ev, const Value *v);
/* Whether `s` is a timestamp that EvalPins takes. */
bool eval_is_timestamp(Str s);
/* The type constraint written in a variable's `type`; with optional() and defaults. `any` is type_dynamic. Reports faults. */
const Type *eval_type_constraint(Eval *ev, const Expr *e);
/* Elements of a known collection as (key, value) pairs in iteration order; false when it is not iterable. */
typedef struct {
  const Value *key, *value;
} Pair;
bool value_pairs(Arena *a, const Value *collection, Pair **out, size_t *n);

#endif
