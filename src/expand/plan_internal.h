/* Shared by the files that read plans (plan*.c). A plan is kept as the syntax tree of its JSON text, so everything in it has a
 * position. */
#ifndef TF2CFN_EXPAND_PLAN_INTERNAL_H
#define TF2CFN_EXPAND_PLAN_INTERNAL_H

#include "expand/internal.h"
#include "expand/plan.h"

/* A module of the configuration, as reached by one chain of calls. */
typedef struct PlanModule {
  Module module; /* first: a ModuleInstance points at it */
  const Expr *config;
  const struct PlanModule *parent;
  const Expr *call; /* its entry in module_calls; NULL for the root */
  Map resources;    /* key -> const Expr*: entries of `resources` */
} PlanModule;

struct Plan {
  const Expr *configuration, *planned, *prior, *variables;
  Map changes;         /* address -> const Expr*: `change` of an entry of resource_changes */
  Map moved;           /* address -> const Expr*: its previous_address */
  const Expr *outputs; /* output_changes */
  Config config;
  Span span; /* the start of the file */
};

/* An instance with what the plan says of it. */
typedef struct {
  Instance *instance;
  const Expr *config;                       /* its resource in the configuration */
  const Expr *values, *unknown, *sensitive; /* any may be NULL */
  const Value *actual; /* an object of all that the plan knows, provider's values included; the rest unknown */
  bool created;        /* there was nothing before: the provider had no part in its blocks */
  uint8_t state;       /* of the topological search */
} PlanInstance;

typedef struct {
  Expander x;
  const Plan *plan;
  const PlanOptions *options;
  Map instances;            /* address -> PlanInstance* */
  VEC(PlanInstance *) list; /* as the plan lists them */
} Planner;

/* --- the tree (plan_read.c) --- */

/* The value of a property; NULL where there is none or `object` is no object. */
const Expr *json_get(const Expr *object, const char *name);
const Expr *json_get_str(const Expr *object, Str name);
/* The i-th element of an array, or NULL. */
const Expr *json_at(const Expr *array, size_t i);
size_t json_length(const Expr *array);
/* The text of a string; p == NULL for anything else. */
Str json_text(const Expr *e);
bool json_is_true(const Expr *e);

/* --- values (plan_value.c) --- */

const Value *json_value(Arena *a, const Expr *e);
/* `values` with unknown parts where the tree `unknown` says true, and marked where `sensitive` does. Each may be NULL. */
const Value *planned_value(Arena *a, const Expr *values, const Expr *unknown, const Expr *sensitive);

/* --- references (plan_reference.c) --- */

/* The place of an expression. */
typedef struct {
  ModuleInstance *module;
  const PlanInstance *self; /* NULL in outputs */
  Str argument;             /* the nearest name: of the argument or output */
  Str address;              /* whose argument, for messages */
  const Type *type;         /* that is wanted */
  Span at;
} PlanPlace;

/* What an expression that was planned to be `planned` evaluates to. Unknown after a reported fault. */
const Value *plan_resolve(Planner *p, const PlanPlace *at, const Expr *expression, const Value *planned);
/* Whether the expression may hold a secret that `planned` does not show to be one. */
bool plan_may_be_secret(Planner *p, const PlanPlace *at, const Expr *expression);
/* Calls fn for every instance that the expression refers to. */
void plan_each_target(Planner *p, const PlanPlace *at, const Expr *expression, void (*fn)(void *ctx, Instance *target),
                      void *ctx);
/* The value of a constant, or of a variable that has one; NULL for anything else. */
const Value *plan_constant(Planner *p, const PlanModule *m, const Expr *expression);

/* --- bodies (plan_body.c) --- */

/* The arguments of an instance: an object as conform_body() makes it. */
const Value *plan_config(Planner *p, PlanInstance *i);
/* Calls fn for each expression in `expressions`, those of nested blocks included. */
void plan_each_expression(const Expr *expressions, void (*fn)(void *ctx, const Expr *expression), void *ctx);

#endif
