/* Symbolic values: an immutable DAG of deploy-time operations over references.
 *
 * Built only through the constructors below, which fold what is known: sym_concat of known strings is a string, sym_if with a
 * known condition is a branch, an index into sym_if goes into both branches. What remains is printed as intrinsics at the end.
 *
 * Two levels share the one node type. Evaluation of a configuration yields SYM_ATTR ("attribute of a resource instance");
 * lowering replaces each by what the rule of that resource says, in terms of SYM_RES_REF and SYM_RES_ATT. */
#ifndef TF2CFN_EVAL_SYM_H
#define TF2CFN_EVAL_SYM_H

#include "base/diag.h"
#include "eval/value.h"
#include "syntax/ast.h"

typedef enum {
  SYM_ATTR,    /* attribute `path` of resource or data instance `instance` */
  SYM_PARAM,   /* root variable `name` bound at deploy time */
  SYM_PSEUDO,  /* `name` is Region, AccountId, Partition, URLSuffix, StackId, StackName; `provider` is whose */
  SYM_RES_REF, /* {"Ref": resource}: `resource` is a template resource of lowering */
  SYM_RES_ATT, /* {"Fn::GetAtt": [resource, name]} */
  SYM_WIRE,    /* a value that arrives from another stack: `wire` */
  SYM_CONCAT,  /* string concatenation of args */
  SYM_JOIN,    /* args: separator, list */
  SYM_SPLIT,   /* args: separator, string */
  SYM_SELECT,  /* args: index, list */
  SYM_FIND, /* args: a known map, a key: the scalar or list of text at `path` within its element. `name`: what the map is called
             */
  SYM_IF,   /* args: condition, then, otherwise */
  SYM_EQ,   /* args: two primitives. Only within a condition, as the next three */
  SYM_NOT,
  SYM_AND,
  SYM_OR,
  SYM_PRESENT, /* args: a parameter that may be left empty: whether it is not. Only within a condition */
  SYM_CIDR,    /* args: block, count, cidrBits (host bits): a list of blocks */
  SYM_BASE64,  /* args: string */
  SYM_TO_JSON, /* args: any value with symbolic leaves: its JSON text */
  SYM_AZS,     /* args: region: the list of availability zone names; length unknown until deployment */
  SYM_DYNREF,  /* args: string: the text of a dynamic reference, "{{resolve:…}}" */
  SYM_IMPORT,  /* args: string: the name under which another stack exports a value */
  SYM_OBJECT,  /* args: key, value, key, value…: an object or map of which deployment decides keys */
  SYM_CALL     /* any other function or operator, `name`: has no intrinsic; whoever needs it lowered must find it constant */
} SymOp;

struct Instance;         /* expand/expand.h; opaque here */
struct Resource;         /* lower/stack.h; opaque here */
struct Wire;             /* lower/stack.h; opaque here */
struct ProviderInstance; /* expand/expand.h; opaque here */

struct Sym {
  SymOp op;
  const Type *type;
  const Value *const *args;
  size_t nargs;
  Str name;                        /* SYM_PARAM, SYM_PSEUDO, SYM_RES_ATT, SYM_FIND, SYM_CALL */
  const struct Instance *instance; /* SYM_ATTR */
  const Step *path;                /* SYM_ATTR: steps from the instance: attribute first. SYM_FIND: from the map's element */
  size_t npath;
  const struct Resource *resource;         /* SYM_RES_REF, SYM_RES_ATT */
  const struct Wire *wire;                 /* SYM_WIRE */
  const struct ProviderInstance *provider; /* SYM_PSEUDO */
  /* A value that this one is known to equal and that says the same without this reference: the configured value of the
   * attribute (it may be symbolic in turn), the folded result of a call over such attributes. NULL when there is none.
   * Lowering prefers the reference (it carries the dependency); whoever needs a concrete value, takes this. */
  const Value *equiv;
  Span span;           /* where it was written: for diagnostics */
  uint64_t hash;       /* of the structure; kept by the constructors */
  uint32_t weight;     /* nodes in it, shared ones counted each time; saturates */
  uint16_t depth;      /* levels of arguments and equivalents below it; saturates */
  bool conditional;    /* a SYM_IF is in it */
  bool parsed;         /* text that is read as a number or bool, which fails for other text */
  const Type *written; /* text that is a number or bool written out: reading it as one does not fail; else NULL */
};

/* Deep structural equality of nodes (spans and equivalents aside). */
bool sym_same(const Sym *x, const Sym *y);

const Value *sym_attr(Arena *a, const struct Instance *i, const Step *path, size_t npath, const Type *t, const Value *equiv,
                      Span at);
const Value *sym_param(Arena *a, Str variable, const Type *t, Span at);
const Value *sym_pseudo(Arena *a, Str name, const struct ProviderInstance *p);
const Value *sym_res_ref(Arena *a, const struct Resource *r, const Type *t);
const Value *sym_res_att(Arena *a, const struct Resource *r, Str attribute, const Type *t);
const Value *sym_wire(Arena *a, const struct Wire *w, const Type *t);
/* Parts are converted to strings already. Flattens nested concatenations, joins adjacent literals. */
const Value *sym_concat(Arena *a, const Value *const *parts, size_t n);
const Value *sym_join(Arena *a, const Value *sep, const Value *list);
const Value *sym_split(Arena *a, const Value *sep, const Value *string);
/* What stands in a text behind the n-th `sep` (n > 0); NULL where that cannot be told before deployment. */
const Value *sym_after(Arena *a, const Value *text, Str sep, int64_t n);
const Value *sym_select(Arena *a, const Value *index, const Value *list);
const Value *sym_find(Arena *a, Str label, const Value *map, const Value *key, const Step *path, size_t npath, const Type *t);
const Value *sym_if(Arena *a, const Value *cond, const Value *then, const Value *otherwise);
const Value *sym_eq(Arena *a, const Value *x, const Value *y);
const Value *sym_not(Arena *a, const Value *x);
const Value *sym_and(Arena *a, const Value *x, const Value *y);
const Value *sym_or(Arena *a, const Value *x, const Value *y);
/* `x` is a parameter of which an empty value says null or an empty list; folds for what is known. */
const Value *sym_present(Arena *a, const Value *x);
const Value *sym_cidr(Arena *a, const Value *block, const Value *count, const Value *bits);
const Value *sym_base64(Arena *a, const Value *s);
const Value *sym_to_json(Arena *a, const Value *v);
const Value *sym_azs(Arena *a, const Value *region);
/* `secure` is the text where CloudFormation takes secure strings; NULL: the same. */
const Value *sym_dynref(Arena *a, const Value *text, const Value *secure);
const Value *sym_import(Arena *a, const Value *name);
/* `pairs` holds n times a key (text) and its value; of equal keys the last counts. An object when all keys are known. */
const Value *sym_object(Arena *a, const Value *const *pairs, size_t n, Span at);
/* `equiv` as in Sym. */
const Value *sym_call(Arena *a, Str fn, const Value *const *args, size_t n, const Type *t, const Value *equiv, Span at);

/* The same operation, with another static type (a conversion between types that deployment does not tell apart) and equivalent.
 */
const Value *sym_retype(Arena *a, const Value *sym, const Type *t, const Value *equiv);

/* The operation of `sym`, which has arguments, over other ones: as many. */
const Value *sym_rebuild(Arena *a, const Value *sym, const Value *const *args);

/* As text on one line: `concat("a-", param.name)`; unknown parts are `?`. For tests and traces. */
void sym_print(Buf *out, const Value *v);

/* What a SYM_CALL of that name is called in the source: "the function upper", "a for expression". */
Str sym_operation(Arena *a, Str name);

/* `v` where the condition `cond` is known to be `truth`: each SYM_IF that this decides is decided. */
const Value *sym_assume(Arena *a, const Value *v, const Value *cond, bool truth);
/* map[key] for a key that deployment decides: a SYM_FIND, or an object of such; NULL where the map is not fit for a mapping. */
const Value *sym_lookup(Arena *a, Str label, const Value *map, const Value *key);
/* The condition that the map has that key. */
const Value *sym_has_key(Arena *a, const Value *map, const Value *key);
/* What a SYM_FIND gives under a key; NULL when there is none. */
const Value *sym_find_value(const Sym *s, Str key);

/* Whether condition `v` holds wherever `fact` does (NULL: everywhere): 1, 0 if it fails there, or -1 when neither follows. */
int sym_decided(Arena *a, const Value *v, const Value *fact);
/* Condition `v` in its simplest form where `fact` holds (NULL: everywhere). */
const Value *sym_given(Arena *a, const Value *v, const Value *fact);
/* True if parameters and pseudo parameters alone decide it, so that it may stand in a template's Conditions. */
bool sym_is_switch(const Value *v);
/* What `make` makes of the items whose condition holds, as a tree of SYM_IF. `conditions[i]` is a bool or a switch; `make` gets
 * the choice as bools. NULL when that would be a large tree. */
typedef const Value *(*SymMakeFn)(void *ctx, const Value *const *conditions);
const Value *sym_choose(Arena *a, const Value *const *conditions, size_t n, SymMakeFn make, void *ctx);
/* A tree of SYM_IF over maps or objects as one object: under each key the tree of its values, null where a branch lacks it. `v`
 * itself when it is something else. */
const Value *sym_spread(Arena *a, const Value *v);
/* cond ? x : y for where null says that there is nothing, as in a template: what both have stands once, and the condition only
 * around that in which they differ. */
const Value *sym_merge(Arena *a, const Value *cond, const Value *x, const Value *y);
/* The condition under which some part of `v` could not be evaluated (a SYM_IF has a branch that is value_unknown), and in
 * *truth the side that failed; NULL when there is none. What try() and can() look for. */
const Value *sym_fault(const Value *v, bool *truth);
/* `v` with `by` in place of null, in the branches of a SYM_IF too. */
const Value *sym_non_null(Arena *a, const Value *v, const Value *by);
/* Whether two texts can be the same in some deployment. */
bool sym_may_equal(const Value *x, const Value *y);
/* In *found what a SYM_OBJECT has under a known key, or NULL; false when a key of it may be that one, or not. */
bool sym_object_find(const Value *v, Str key, const Value **found);
/* The first key of a SYM_OBJECT that has a parameter and may be another key of it, or NULL. */
const Value *sym_object_clash(const Value *v);
/* Whether a symbol can be a key of a SYM_OBJECT: text without a choice in it, or an operation that must be known. */
bool sym_is_key(const Value *v);
/* What a JSON text stands for, with `with` in place of each `what` in its strings: replace() on that text. What deployment puts
 * into a string is taken to hold no `what`. NULL where `what` could stand elsewhere in the text, or `with` needs escapes. */
const Value *sym_fill_json(Arena *a, const Value *json, Str what, const Value *with);
/* Whether a SYM_OBJECT is in `v`. */
bool sym_has_object(const Value *v);
/* Whether it is the length of a list in a parameter, which has at least one element. */
bool sym_is_parameter_length(const Value *v);
/* True if `v` is a symbol with that operation. */
bool sym_is(const Value *v, SymOp op);

/* Rebuilds `v` with fn(ctx, leaf) in place of each leaf symbol (SYM_ATTR, SYM_PARAM, SYM_PSEUDO, SYM_RES_*, SYM_WIRE), folding
 * again on the way up. `fn` returns the leaf's own value to leave it. Shared nodes are rebuilt once per occurrence; v itself is
 * returned when nothing changed. SYM_CALL nodes are re-applied through eval_call() when all their arguments became known; one
 * that remains is a leaf too: fn sees it with its new arguments. A SYM_FIND is treated likewise. */
typedef const Value *(*SymMapFn)(void *ctx, const Value *leaf);
const Value *sym_map(Arena *a, const Value *v, SymMapFn fn, void *ctx);
/* Calls fn(ctx, leaf) for each leaf symbol in v, also within equiv-less calls. Stops early and returns false when fn does. */
bool sym_each(const Value *v, bool (*fn)(void *ctx, const Value *leaf), void *ctx);
/* Whether some part of v is a parameter, whose value fixing its variable would give. */
bool sym_has_parameter(const Value *v);
/* The same for every symbol, those with arguments before their arguments. */
bool sym_each_node(const Value *v, bool (*fn)(void *ctx, const Value *node), void *ctx);
/* Whether no function or operator is left in `v` that something still has to compute. */
bool sym_is_computed(const Value *v);

/* The concrete value that `v` is known to have: follows `equiv` through and through, folding. NULL when something in it is
 * known only at deployment. With `leaf` not NULL, *leaf is then the first symbol that has no equivalent. */
const Value *sym_concrete(Arena *a, const Value *v, const Value **leaf);

/* `v` as a plan knows it: each symbol that has a concrete value is replaced by it, the others stay. */
const Value *sym_planned(Arena *a, const Value *v);

#endif
