/* Shared by rule_check.c (rules as a whole), rule_reads.c (what expressions read) and rule_fit.c (what properties get). */
#ifndef TF2CFN_LOWER_RULE_CHECK_INTERNAL_H
#define TF2CFN_LOWER_RULE_CHECK_INTERNAL_H

#include "base/vec.h"
#include "lower/rule_check.h"

struct RuleCheck {
  Arena *a;
  Diags *d;
  Schemas *schemas;
  Map rules;  /* Terraform type, of data sources behind "data." -> RuleGroup */
  Map shapes; /* name -> Block */
  VEC(const Body *) files;
  VEC(const Block *) todo, own_shapes;
};

/* All rules of one type. A user's rules replace the built-in ones. */
typedef struct {
  bool reported;
  VEC(const Block *) blocks;
} RuleGroup;

/* A place in `self`: a nested block (as a list, or one of it), or a value of a Terraform type in an attribute. */
typedef struct {
  const BlockSchema *block; /* NULL: a value of `type` */
  unsigned depth;           /* of lists around the block: 1 for a nested block as `self` holds it, 0 for one of it */
  const Type *type;
  Str path; /* "block.argument"; "" for self */
} Node;

/* What an expression may yield of `self`; empty for values that are computed. */
typedef VEC(Node) Nodes;

typedef struct Binding {
  const struct Binding *next;
  Str name;
  const Nodes *nodes;
} Binding;

/* Recorded for a function that takes the whole of `self` and accounts for all of it. */
#define RULE_READS_ALL STR("*")

/* The names in scope and what is known of the rule around an expression. */
typedef struct {
  RuleCheck *c;
  const Block *rule;
  bool data;
  const BlockSchema *schema; /* of the Terraform type */
  Map *reads;                /* path -> itself; NULL where reading maps nothing (attributes) */
  const Binding *names;
  const Nodes *item;     /* what a splat iterates over */
  const Nodes *each;     /* each.value of an `also` with for_each; NULL elsewhere */
  const RuleGroup *host; /* of a fold: the rules that make its host; NULL elsewhere */
} Env;

Diag *rule_fault(const Env *e, DiagCode code, Span at, const char *fmt, ...) PRINTF_LIKE(4, 5);

/* --- rule_reads.c --- */
/* Checks the names and calls in an expression and records what it reads. */
Nodes rule_reads(const Env *e, const Expr *x);
/* `e` with the variables of a `for` bound, its collection and condition (and key) visited. */
Env rule_for_env(const Env *e, const ForClause *f, Binding room[2]);
Nodes nodes_elem(const Env *e, const Nodes *of);
/* Whether the function yields one of its arguments, or a collection made of their elements. */
bool call_passes_through(Str name);
/* The CloudFormation type of the main resource (label.p == NULL) or of an `also`; NULL when there is none. */
const CfnResourceType *rule_cfn_type(const Env *e, Str label);
/* The literal string of an attribute of a block, or absent. */
Str literal_attribute(const Body *b, const char *name);

/* --- rule_fit.c --- */
/* Checks that an expression fits a property's type. `whole`: required properties of an object must be given. */
void rule_fit(const Env *e, const Expr *x, const CfnType *t, bool whole);
/* Checks that the keys of an expression for a Terraform attribute exist in its type. */
void rule_fit_terraform(const Env *e, const Expr *x, const Type *t);

#endif
