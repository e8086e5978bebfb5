/* Rules: indexed by type without parsing, parsed when first used. The language is described in docs/rules.md. */
#ifndef TF2CFN_LOWER_RULE_H
#define TF2CFN_LOWER_RULE_H

#include "eval/eval.h"
#include "schema/schema.h"
#include "syntax/parse.h"

typedef struct {
  Str label;
  Str type;
  const Expr *when, *for_each, *properties;
  const Str *after;
  size_t nafter;
  const Expr *creation_policy, *update_policy, *deletion_policy;
  Span span;
} AlsoRule;

typedef struct FoldRule {
  const Expr *when, *into, *id, *properties, *append;
  const Str *hosts;
  size_t nhosts;
  Str also; /* the label of the host's resource that it merges into; empty: the main one */
  Span span;
} FoldRule;

typedef struct {
  Str path;           /* "block.argument" */
  const Expr *unless; /* a tuple of values that ask for nothing, or NULL */
  Str reason;
  bool differs; /* only how the tools work, not what is deployed: a warning */
  Span span;
} Unsupported;

/* A value that only a look-up can give. */
typedef struct {
  Str name;
  Str type; /* of CloudFormation's parameter */
  Str description;
  const Expr *default_value; /* NULL: none */
  Span span;
} ParameterRule;

struct Rule {
  Str label; /* the Terraform type */
  bool data;
  const Block *block;
  const Expr *when;
  Str same_as; /* the type whose rules apply; empty: its own */
  Str type;    /* CloudFormation's; empty: no main resource */
  const Expr *properties;
  Map attributes, synthesis, patterns; /* name -> const Expr* */
  const AlsoRule *also;
  size_t nalso;
  const FoldRule *folds;
  size_t nfolds;
  const ParameterRule *parameters;
  size_t nparameters;
  Str absorbed; /* empty: not absorbed */
  Str no_peer;  /* what to do instead, because CloudFormation has nothing like it; empty: it has */
  const Expr *deletion_policy, *creation_policy, *update_policy;
  const Expr *follows; /* an object: type, or type and argument, to what both refer to; or NULL */
  const Str *no_effect;
  size_t nno_effect;
  const Unsupported *unsupported;
  size_t nunsupported;
  Span span;
};
typedef struct Rule Rule;

typedef struct {
  const Rule *const *v; /* in order of choice */
  size_t n;
} RuleList;

typedef struct Rules Rules;

/* Indexes the embedded rules and those of `dir` (empty: none), which replace them type by type. Faults go to d. */
Rules *rules_new(Arena *a, Diags *d, Str dir);
/* The rules of a type, those of another one where it is only another name for that; n == 0 when there is none. */
RuleList rules_find(Rules *r, Str type, bool data);
/* The types that have rules, in the order of the files: for listings and did-you-mean. */
const Str *rules_types(Rules *r, bool data, size_t *n);
/* Whether the file is one of rules (and not of the configuration). */
bool rules_own(const Rules *r, uint32_t file);
/* The block `shape "NAME"` (rule_shape.h), or NULL. */
const Block *rules_shape(Rules *r, Str name);
/* Whether a rule has an `also` block of this label. */
bool rules_has_label(const Rules *r, Str label);

#endif
