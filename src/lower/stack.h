/* The CloudFormation side: template resources, stacks, parameters, outputs, and how stacks are wired.
 *
 * Lowering (lower.h) fills this model; emission and comparison read it. Values in it have been resolved: their symbols are
 * SYM_RES_REF, SYM_RES_ATT, SYM_PARAM, SYM_PSEUDO, SYM_WIRE and operations over these. */
#ifndef TF2CFN_LOWER_STACK_H
#define TF2CFN_LOWER_STACK_H

#include "expand/expand.h"
#include "schema/schema.h"

typedef struct Stack Stack;
typedef struct Resource Resource;
typedef struct Lowered Lowered;
typedef struct Rule Rule; /* lower/rule.h */

/* A property set that one instance merges into another's resource. */
typedef struct {
  Lowered *from;
  const struct FoldRule *rule;
  const Value *into;       /* as the rule gave it */
  const Value *id;         /* Terraform's ID of the host, where `into` alone does not tell it; NULL: none */
  const Value *properties; /* object, or NULL */
  const Value *condition;  /* it applies only if that holds; NULL: always */
  const Value *append;     /* object of lists, or NULL */
  Lowered *host;           /* found through these; NULL after a reported fault */
  Resource *part;          /* of the host: its main resource, or the one that the rule names */
  VEC(Lowered *) waits;    /* what its depends_on names, as far as that can come before the host */
} Fold;

struct Resource {
  Str logical_id;
  Str type;
  const CfnResourceType *schema; /* NULL: a type without a table (custom resources) */
  Lowered *owner;
  const Value *condition;                       /* it exists only if that holds; NULL: always */
  Str label;                                    /* of an `also` resource; p == NULL: the main one */
  InstanceKey key;                              /* of an `also` with for_each */
  const Value *properties;                      /* an object */
  const Value *creation_policy, *update_policy; /* objects or NULL */
  const Value *deletion_policy;                 /* a string, or a choice of strings by parameters; NULL: none */
  const Str *also_after;                        /* labels that an `also` names in depends_on */
  size_t nalso_after;
  VEC(Lowered *) needs;          /* instances that must be complete before */
  VEC(const Resource *) refs;    /* resources of the same stack that its values refer to */
  VEC(const Resource *) depends; /* DependsOn: needed and not implied by a reference */
  VEC(const Resource *) maybe;   /* the same where DependsOn cannot say it: of what need not exist when this does */
  Stack *stack;
  struct Shared *shared; /* with which resources of other regions it is one; NULL: none */
  Stack *nested;         /* of type AWS::CloudFormation::Stack: the stack that it is; NULL: any other resource */
  size_t ordinal;        /* among the resources of its stack, as expansion made them */
  uint8_t state;         /* of the search for cycles */
  size_t reached;        /* by which search of depends.c */
};

/* What an instance became. */
struct Lowered {
  Instance *instance;
  const Rule *rule;          /* NULL after a reported fault */
  const Value *self;         /* its arguments, reads recorded */
  Resource *main;            /* NULL: folded, absorbed, a data source */
  VEC(Resource *) resources; /* main first */
  VEC(Fold) folds;
  VEC(Fold *) merged;                  /* folds of others into this one */
  const Value *following;              /* an object, as its rule says in `follows`; NULL: nothing */
  VEC(Instance *) follows;             /* what comes first because of that (follow.c) */
  Map attributes, synthesis, patterns; /* evaluated entries: attribute name -> const Value* */
  struct Group *group;
  const Stack *suffix_of; /* the first stack that reads a value made of its ID; see suffix.c */
  size_t visit;           /* the last search that came through; see attribute.c */
  bool faulty;            /* evaluating an attribute gave a diagnostic, so what it reads is not known */
  bool suffix_alike;      /* that another instance has this value was reported */
};

/* A template parameter: a root variable, or a value that only a look-up can give (lookup.c). */
typedef struct {
  Str logical_id;
  const Variable *variable;   /* NULL: a look-up */
  const Lowered *lookup;      /* whose attribute it stands for; NULL: a variable */
  Str attribute;              /* of `lookup`, as a reference writes it: "vpc_config[0].vpc_id" */
  Str cfn_type;               /* of a look-up: CloudFormation's type; empty: by `type` */
  Str description;            /* empty: none */
  Span span;                  /* of the declaration */
  const Type *type;           /* bool, number, string, or a list or set of these (not of bool) */
  const Value *default_value; /* null: empty text. NULL: none (required, or a secret) */
  const Value *given;         /* the value at conversion, of a secret too; NULL: none */
  const Value *empty;         /* what an empty value says: null or an empty list; NULL: nothing else than it is */
  bool no_echo;
  const Value *allowed_values;                                  /* tuple, or NULL */
  Str allowed_pattern;                                          /* empty: none */
  const Value *min_value, *max_value, *min_length, *max_length; /* numbers, or NULL */
  Str constraint_description;
  bool quoted;                      /* it stands within the text of JSON */
  bool refuses_empty;               /* a validation does not hold for what an empty value says */
  const Restrictions *restrictions; /* what operations ask of it, or NULL */
} Parameter;

/* What must be true of parameters: an entry of Rules. */
typedef struct {
  const Parameter *parameter; /* whose validation says it */
  const Value *holds;         /* symbolic bool over parameters */
  Str message;                /* empty: none */
} Assertion;

/* A value that crosses from one stack to another. */
typedef struct Wire {
  Stack *from, *to;
  const Value *value; /* what the root template passes in, when `to` is a nested stack; NULL: `to` gets an output of `from` */
  Str output;         /* logical ID of the output in `from` */
  Str parameter;      /* --wiring=parameters: logical ID of the parameter in `to` */
  const Type *type;
  const Resource *resource; /* what it is read from */
  Str attribute;            /* Terraform's name of it, for descriptions */
} Wire;

typedef struct {
  Str logical_id;
  Str description;
  const Value *value;
  const Value *condition;   /* NULL: always */
  const Output *output;     /* the root output it belongs to; NULL for wiring */
  const Resource *resource; /* of wiring: what it is read from */
  Str path;                 /* which part of a structured output: "" or ".key" */
} StackOutput;

typedef struct {
  Str logical_id;
  const Value *condition; /* symbolic bool */
} Condition;

/* A value made of the ID of the stack; see suffix.c. */
typedef struct {
  Lowered *of;
  const Value *value;
} Suffix;

/* A map of the configuration that a template looks things up in: known values under a key and an attribute. */
typedef struct {
  Str name;
  const Value *map;
  const Step *path; /* within an element of the map */
  size_t npath;
} MappingAttribute;

/* The name of the one mapping that holds what differs between regions, from many maps. */
#define MAPPING_OF_REGIONS "Regions"

typedef struct {
  Str logical_id;
  const Value *map;
  VEC(MappingAttribute) attributes; /* those that are used */
} Mapping;

/* All resources of one provider instance (region and account); see layer.c. */
typedef struct {
  Str region, account;
  Str name; /* unique, usable in file names */
  const ProviderInstance *provider;
} Partition;

struct Stack {
  Stack *root;            /* itself, or the stack in which it is nested */
  Resource *as;           /* the resource of the root that a nested stack is; NULL: deployed by itself */
  Stack *set;             /* the stack set whose stack in one region it is; NULL: none */
  VEC(Stack *) instances; /* of a stack set: its stacks, each in a region of its own */
  bool shared;            /* it holds what a stack set is to hold */
  Str name;               /* file name and manifest key: "us-east-1", "us-east-1-2" */
  Str stack_name;         /* CloudFormation's stack name */
  const Partition *partition;
  Str area;                  /* its name without the number of a layer: what is split when it is too large */
  size_t layer;              /* within its partition, from 1 */
  size_t position;           /* in the deployment order */
  VEC(Resource *) resources; /* in source order */
  VEC(Parameter *) parameters;
  Map parameter_types; /* those of AWS's own types in this stack: logical ID -> Str*, List<AWS::EC2::Subnet::Id> */
  VEC(Wire *) inputs;  /* wires that end here */
  VEC(StackOutput) outputs;
  VEC(Condition) conditions;
  VEC(Mapping) mappings;
  bool extended;        /* it uses what only the transform AWS::LanguageExtensions understands */
  VEC(Suffix) suffixes; /* one of each instance and value that its resources read */
  VEC(Stack *) after;   /* stacks that must be deployed before */
};

/* Where resources of one region and account go: into one template; those of each module into a nested stack; those that other
 * regions have as well into the template of a stack set. */
typedef enum { LAYOUT_PER_REGION, LAYOUT_NESTED, LAYOUT_STACKSET } Layout;

typedef enum { WIRING_STACK_OUTPUT, WIRING_PARAMETERS } Wiring;

/* How an instance or argument ended, for the summary. */
typedef struct {
  const Instance *instance;
  Str argument; /* empty: the whole instance */
  Str reason;
  Span span;
  bool warned; /* a diagnostic says it, too */
} Remark;

typedef struct {
  Str name;            /* of the configuration: prefix of stack names */
  Str root_dir;        /* of its root module, as opened */
  Schemas *schemas;    /* that its resources were made with */
  VEC(Stack *) stacks; /* those that are deployed one by one, in that order */
  VEC(Stack *) all;    /* each with the nested ones behind it */
  VEC(Lowered *) lowered;
  const Remark *apart; /* instances that a stack set does not hold, and why */
  size_t napart;
  VEC(Remark) no_effect;   /* arguments declared without effect */
  VEC(Remark) unsupported; /* what could not be expressed */
  VEC(Remark) absorbed;    /* instances that need nothing */
  Wiring wiring;
  Layout layout;
  Map parameter_of; /* variable name, or address and attribute of a look-up -> Parameter* */
  VEC(Assertion) assertions;
  const Map *fixed; /* variables folded in: name -> const Demand* */
  Map *too_large;   /* LowerOptions.too_large */
  bool again;       /* a stack passed a limit, and may be split further */
} Program;

/* A reference to an attribute as it is written, "aws_vpc.main.id". */
Str reference_text(Arena *a, const Sym *ref);
/* The Type of a look-up's parameter in a stack: CloudFormation looks for the values of its own types in the stack's region and
 * account, so elsewhere it is text. Also when it may be left out. */
Str lookup_type(const Parameter *p, const Stack *s);
/* Its default in that stack; NULL when the deployer has to find the value. */
const Value *lookup_default(Arena *a, const Parameter *p, const Stack *s);

/* The address of what a resource of a stack set is in the set's i-th region. */
Str twin_address(const Resource *r, size_t i);
/* Whether the value arrives as a parameter of the template. */
bool wire_is_parameter(const Program *p, const Wire *w);
/* Whether it does, and the output that it comes from may be absent: the parameter is empty then. */
bool wire_is_optional(const Program *p, const Wire *w);

/* How often stacks of one area were too large. */
typedef struct {
  size_t times;
  const Program *last; /* that counted: once each */
} TooLarge;

/* Notes that a stack passes a limit. True: the next lowering splits it; false: it cannot be split (further). */
bool stack_too_large(Arena *a, Program *p, const Stack *s);

#endif
