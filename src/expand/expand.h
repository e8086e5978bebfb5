/* Expansion: the module tree and the variables' values -> resource instances with evaluated arguments.
 *
 * Everything that can be referred to is a node of one static graph (graph.h); nodes are evaluated in topological order, so no
 * reference is ever met before its value, however long the chain, and a cycle is reported with its whole path.
 *
 * Binding times: a root variable is deploy-time (its value is a SYM_PARAM) or convert-time (its value is folded in). Evaluation
 * starts with every variable deploy-time that a template Parameter can express. A place that needs a concrete value leaves a
 * Demand in the Eval; the caller adds it to the Bindings and expands again. Each round fixes at least one variable, so this
 * ends. */
#ifndef TF2CFN_EXPAND_EXPAND_H
#define TF2CFN_EXPAND_EXPAND_H

#include "config/config.h"

typedef enum { KEY_NONE, KEY_INT, KEY_STRING } KeyKind;

typedef struct {
  KeyKind kind;
  int64_t index;
  Str name;
} InstanceKey;

/* One configuration of a provider: what decides where (region, account) a resource lives. */
typedef struct ProviderInstance {
  Str address;               /* "aws", "aws.west", "module.a.aws.west" */
  Str name, alias;           /* alias.p == NULL: the default configuration */
  const Value *config;       /* an object of the block's arguments; NULL without a block */
  Str region;                /* concrete; empty: the deployer's default */
  Str account;               /* what tells accounts apart (role, profile, key); empty: the deployer's own */
  const Value *default_tags; /* map of string, or NULL */
  Span span;
} ProviderInstance;

typedef struct ModuleInstance ModuleInstance;

typedef struct Instance {
  const ResourceDecl *decl;
  ModuleInstance *module;
  InstanceKey key;
  Str address;            /* module.a[0].aws_vpc.main["x"] */
  const Value *condition; /* symbolic: it exists only if that holds; NULL: always */
  const ProviderInstance *provider;
  const BlockSchema *schema; /* NULL: a type without a table */
  /* An object with every argument and nested block of the schema: unset ones null, blocks as lists (possibly empty). Without
   * a schema: what the source sets. NULL until evaluated. */
  const Value *config;
  const Value *answers;         /* what the user says that a data source gives: an object of attributes, or NULL */
  const Value *value;           /* what a reference gives: a SYM_ATTR without path; made on first use */
  VEC(struct Instance *) after; /* what it depends on though no value in `config` says so */
  const Expr *previous;         /* of a plan: the address that it had before, a traversal; NULL: the same */
  Span span;
  struct Lowered *lowered; /* lower/stack.h: what became of it */
} Instance;

typedef enum { EXPAND_ONE, EXPAND_COUNT, EXPAND_FOR_EACH } ExpandMode;

typedef struct {
  const ResourceDecl *decl;
  ExpandMode mode;
  Instance **v;
  size_t n;
  const Value *shape; /* of a repetition that a switch decides, else NULL */
  bool failed;        /* count or for_each could not be evaluated: references are unknown */
  const Value *value; /* what a reference to the whole gives; made on first use */
} InstanceSet;

typedef struct {
  const ModuleCall *call;
  ExpandMode mode;
  ModuleInstance **v;
  size_t n;
  const Value *shape;
  bool failed;
} ModuleSet;

struct ModuleInstance {
  const Module *module;
  const ModuleCall *call; /* NULL for the root */
  ModuleInstance *parent;
  InstanceKey key;
  const Value *condition;         /* as of an Instance */
  const Value *each_value;        /* of a call with for_each */
  Str address;                    /* "" for the root */
  Map variables, locals, outputs; /* Str -> const Value* */
  Map sets;                       /* "aws_vpc.main" -> InstanceSet* */
  Map children;                   /* call name -> ModuleSet* */
  Map providers;                  /* "aws.west" -> ProviderInstance*, those configured here */
};

/* Which variables start as parameters: all that can be (and fixing one is a fault with PARAMETERS_ALL), only those without a
 * default, none but secrets. */
typedef enum { PARAMETERS_AUTO, PARAMETERS_REQUIRED, PARAMETERS_ALL, PARAMETERS_NONE } ParameterMode;

/* What the user wants; names are those of root variables. */
typedef struct {
  ParameterMode mode;
  const Str *param, *fix; /* these must be parameters; these must not */
  size_t nparam, nfix;
  const Str *answers; /* of data sources, "ADDRESS.ATTRIBUTE=JSON" */
  size_t nanswers;
} BindingOptions;

/* What the user says that an attribute of a data source is, see answers.c. */
typedef struct {
  Str option, address, attribute;
  const Value *value;
} Answer;

/* What is asked of a parameter: demands that are neither NEED_VALUE nor NEED_PRESENCE. */
typedef struct {
  VEC(Demand) v;
} Restrictions;

/* Which root variables are fixed at conversion, and why. */
typedef struct {
  Map fixed; /* variable -> const Demand* */
  bool all;  /* every variable is fixed; one without a value is unknown, as before terraform asks for it */
  ParameterMode mode;
  Map kept, given_up; /* variables that BindingOptions name in `param` and in `fix` */
  Map present;        /* variables whose parameters must not be empty, though empty would say something */
  Map restricted;     /* variables whose parameters are kept from some values -> Restrictions */
  VEC(Answer) answers;
} Bindings;

/* Fixes what the user wants fixed and what no parameter can hold, before the first round. */
void bindings_begin(Eval *ev, const Config *c, const BindingOptions *o, Bindings *b, Diags *faults);
/* Whether the parameter is kept already from what the demand asks to keep it from. */
bool bindings_meet(const Bindings *b, const Demand *d);
/* Takes back the demands from the `from`th on; whether the bindings (NULL: none) meet them all. */
bool bindings_take_back(Eval *ev, const Bindings *b, size_t from);
/* Takes the demands away that the bindings meet, so that those left mean another round. */
void bindings_drop_met(Eval *ev, const Bindings *b);
/* Fixes the variables that ev->demands name, or keeps their parameters from saying what must not be said; false when that
 * changes nothing. In both, a variable that the user wants as a parameter and that cannot be one is reported to `faults`, which
 * outlives the rounds. */
bool bindings_fix_demanded(Eval *ev, const Config *c, Bindings *b, Diags *faults);
/* Whether the user wants the variable as a parameter, so that fixing it is a fault. */
bool bindings_keep(const Bindings *b, Str name);
/* Why a variable is fixed, as the end of a sentence: "count needs its value". */
Str demand_reason(Arena *a, const Demand *d);

typedef struct {
  const Config *config;
  ModuleInstance *root;
  VEC(Instance *) instances; /* managed and data, what others refer to before those that do */
  Map by_address;            /* -> Instance* */
  VEC(ProviderInstance *) providers;
} Expansion;

/* Evaluates everything; faults go to ev->diags, demands to ev->demands. Never NULL. */
Expansion *expand(Eval *ev, Schemas *schemas, const Config *config, const Bindings *bindings);

/* The scope of the root module, for expressions of the user (console). */
const Scope *expansion_scope(Eval *ev, Schemas *schemas, const Expansion *x);
/* The same of any module. */
const Scope *expansion_module_scope(Eval *ev, Schemas *schemas, const Expansion *x, const ModuleInstance *m);

/* The same with another value of one of its variables. */
const Scope *expansion_scope_assuming(Eval *ev, Schemas *schemas, const Expansion *x, const ModuleInstance *m, Str variable,
                                      const Value *value);

/* Demands of the parameters of which `condition` asks whether they are empty that they never are. `reason` ends a sentence. */
void presence_demand(Eval *ev, const Value *condition, Span at, const char *reason);

/* As an address has it: [0], ["a"] or nothing; characters that a quoted string cannot hold are escaped. */
void key_print(Buf *out, InstanceKey key);

/* Where the source sets an argument: a path into nested blocks, by names; the resource's header when it is not set there. */
Span instance_argument_span(const Instance *i, const Str *path, size_t n);

/* The value that a root variable has at conversion (given or default), converted; NULL when there is none. */
const Value *variable_given(Eval *ev, const Config *c, const Variable *v);
/* Its default, converted; NULL when there is none. */
const Value *variable_default(Eval *ev, const Variable *v);
/* The type of a Parameter that stands for it: the declared one, or that of the value of an untyped variable. */
const Type *variable_parameter_type(Arena *a, const Variable *v, const Value *given);
/* Why no Parameter can stand for the variable; empty when one can. `given` as above, `empty` as below. */
Str variable_unfit(Arena *a, const Variable *v, const Value *given, const Value *empty);
/* What an empty value of its Parameter says: null or an empty list, of the parameter's type. NULL when it says nothing else. */
const Value *variable_empty(Eval *ev, const Variable *v, const Value *given);

#endif
