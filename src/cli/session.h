/* One conversion from a directory to files in memory: what the subcommands and the C API share. */
#ifndef TF2CFN_CLI_SESSION_H
#define TF2CFN_CLI_SESSION_H

#include "emit/template.h"
#include "expand/plan.h"
#include "lower/lower.h"

typedef enum { TARGET_BOTH, TARGET_TERRAFORM, TARGET_CLOUDFORMATION } Target;

typedef struct {
  Target target;
  bool target_given;
  TemplateFormat format;
  Wiring wiring;
  Layout layout;
  Str rules_dir;
  bool allow_unsupported, language_extensions;
  size_t max_resources; /* of a stack; 0: MAX_RESOURCES */
  ParameterMode parameters;
  VEC(Str) param, fix;    /* names of variables that must be parameters, and that must not */
  VEC(Str) answers;       /* "ADDRESS.ATTRIBUTE=JSON" of data sources */
  size_t max_depth;       /* of expressions, see Sources; 0: the default */
  EvalLimits limits;      /* 0: the default; max_depth is not used */
  Str pin_time, pin_seed; /* see EvalPins; empty: not pinned */
  Impure impure;          /* what is not pinned; the command decides */
  Str plan;               /* a plan in JSON as input, "-": standard input; empty: a folder is the input */
  bool assume_references; /* see PlanOptions */
  Str out;                /* the folder that will hold cloudformation/; empty: none is known */
  VEC(Str) vars;          /* "name=value", or '@' and the path of a variable file, in order */
} ConvertOptions;

typedef struct {
  Arena *run;
  Diags *diags;
  Eval *eval;
  Schemas *schemas;
  Str dir, name;
  const Config *config;
  const Plan *plan;  /* NULL: a folder was converted */
  Bindings bindings; /* variables fixed at conversion */
  Program *program;  /* NULL without the CloudFormation side or after faults */
  Expansion *expansion;
  OutFiles files; /* paths below terraform/ and cloudformation/ */
  bool ok;        /* no errors */
} Conversion;

/* Sets an option by its long name; false for an unknown name or value. */
bool option_set(Arena *a, ConvertOptions *o, Str name, Str value);

/* Converts the root module in `dir`. Everything lives in `run`; diags are sorted. */
Conversion conversion_run(Arena *run, const ConvertOptions *o, Str dir);

/* The same for the plan that `o` names, CloudFormation side only. */
Conversion conversion_of_plan(Arena *run, const ConvertOptions *o);

/* Only loads and expands it, with every variable at its convert-time value; no files. */
Conversion expansion_run(Arena *run, const ConvertOptions *o, Str dir);

/* No configuration at all: only for evaluating expressions. */
Conversion expansion_empty(Arena *run, const ConvertOptions *o);

/* The name of a configuration: its directory's own name, made fit for a stack's name. */
Str configuration_name(Arena *a, Str dir);

#endif
