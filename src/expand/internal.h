/* Shared by the files of this folder only. */
#ifndef TF2CFN_EXPAND_INTERNAL_H
#define TF2CFN_EXPAND_INTERNAL_H

#include "expand/expand.h"
#include "expand/graph.h"

typedef struct {
  Eval *ev;
  Arena *a; /* = ev->run */
  Diags *d; /* = ev->diags */
  Schemas *schemas;
  const Config *config;
  const Bindings *bindings;
  Graph *graph;
  size_t instances; /* of resources and modules so far, against the limit */
  Expansion *out;
  Map elsewhere;   /* "aws in us-east-1" -> ProviderInstance*: where resources say their region themselves */
  Map block_types; /* names of nested blocks per schema, see conform.c; keyed by the schema's address */
} Expander;

/* Where expressions of a module instance are evaluated; with the repetition of a resource or module call. */
typedef struct {
  Scope scope;
  Expander *x;
  ModuleInstance *module;
  const Value *index;      /* count.index, or NULL */
  const Value *key, *item; /* each.key and each.value, or NULL */
  Str only_variable;       /* in a validation: this variable ... */
  const Value *only_value; /* ... has this value, also if it is deploy-time elsewhere */
  Instance *self;          /* what self means in a postcondition, or NULL */
  bool in_check;           /* data sources of check blocks are visible */
} ModuleScope;

/* What a reference to one instance gives. */
const Value *instance_value(Expander *x, Instance *i);
/* --- answers.c --- */
void answers_read(Eval *ev, Bindings *b, const Str *options, size_t n, Diags *faults);
/* What the user says of an instance: an object of attributes, or NULL. */
const Value *answers_of(Expander *x, const Instance *i);
/* Reports answers for what is not there. */
void answers_check(Expander *x);

/* --- planned.c --- */
/* What the provider computes while it plans: an object of attributes, or NULL. */
const Value *planned_attributes(Expander *x, const Instance *i);

ModuleScope module_scope(Expander *x, ModuleInstance *m);
ModuleScope instance_scope(Expander *x, ModuleInstance *m, InstanceKey key, const Value *item);

/* The keys (and for_each values) of a repeated thing; false when count or for_each failed or awaits a fixed variable. */
typedef struct {
  ExpandMode mode;
  size_t n;
  InstanceKey *keys;
  const Value **items;      /* for_each only */
  const Value **conditions; /* NULL: none; an entry of NULL: always */
  const Value *shape;       /* the deploy-time switch that decided (a SYM_IF over counts or collections), or NULL */
} Repetition;
bool repetition_eval(Expander *x, ModuleInstance *m, const Expr *count, const Expr *for_each, Repetition *out);

/* A tree of SYM_IF whose conditions are decided by parameters, with leaves that satisfy is_leaf; or one such leaf. */
bool is_switch(const Value *v, bool (*is_leaf)(const Value *));
/* A value that is no switch over such leaves, as the switch over the cases of a parameter that it depends on; else `v` itself.
 */
const Value *by_cases(Expander *x, const Value *v, bool (*is_leaf)(const Value *));
/* The tree with fn(ctx, leaf) in place of each leaf. */
typedef const Value *(*SwitchFn)(void *ctx, const Value *leaf);
const Value *map_switch(Arena *a, const Value *v, SwitchFn fn, void *ctx);
/* x and y; NULL stands for "always". */
const Value *both_conditions(Arena *a, const Value *x, const Value *y);
/* The number in a leaf of a count's switch. */
size_t count_of(const Value *v);

/* A body as an object of the schema (conform.c); without a schema, of what the source sets. `meta` names what belongs to the
 * language and not to the schema; the list ends with NULL. */
const Value *conform_body(Expander *x, const Scope *s, const BlockSchema *schema, const Body *body, const char *const *meta);
extern const char *const meta_of_resource[], *const meta_of_provider[], *const meta_none[];
/* `config` without the arguments that are unset and that the provider may compute. */
const Value *conform_known(Arena *a, const BlockSchema *schema, const Value *config);

/* Demands of parameters that they are never empty, where the value has a fault when they are (presence.c). `condition`: under
 * which it is needed at all, or NULL. */
void presence_check(Expander *x, const Value *v, const Value *condition, Span at);
/* The same where an argument that the schema requires would be null. */
void presence_check_required(Expander *x, const BlockSchema *schema, const Value *config, Span at);

/* How a failed rule is reported: "A precondition of aws_vpc.main failed". */
typedef struct {
  Severity severity;
  DiagCode code;
  const char *what;
  Str where;
  const Value *assumed; /* the condition under which the thing exists at all, or NULL */
} CheckReport;
/* Reports each rule whose condition is known to be false (checks.c). */
void check_rules(Expander *x, const ModuleScope *s, const CheckRule *rules, size_t n, const CheckReport *report);
/* The assertions of the check blocks of a module instance; everything else must have been evaluated. */
void check_blocks(Expander *x, ModuleInstance *m);
/* True if the condition is known to be false; where it is null, that is reported. */
bool check_is_false(Expander *x, const Scope *s, const CheckRule *rule, const Value *assumed);
/* The author's error_message. */
const char *check_message(Expander *x, const Scope *s, const CheckRule *rule);

/* The value of variable `v` in module instance `m`; NULL after a reported fault. */
const Value *variable_eval(Expander *x, ModuleInstance *m, const Variable *v);

/* The provider's schema of the type; NULL where there is none, which is reported if the type is one of AWS. */
const BlockSchema *resource_schema(Expander *x, const ResourceDecl *r);

/* Reads region, account and default tags out of p->config. */
void provider_describe(Expander *x, ProviderInstance *p);
/* Evaluates a provider block into m->providers. */
void provider_eval(Expander *x, ModuleInstance *m, const Provider *decl);
/* The provider configuration that a reference means in a module instance: configured there, passed by the call or inherited.
 * Makes an empty one, once, for a provider that is configured nowhere. */
const ProviderInstance *provider_resolve(Expander *x, ModuleInstance *m, ProviderRef ref);
/* The configuration with which an instance is made: `p`, in the region that the instance says. */
const ProviderInstance *provider_of_instance(Expander *x, const ProviderInstance *p, const Instance *i);

#endif
