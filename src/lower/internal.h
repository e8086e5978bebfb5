/* Shared by the files of this folder only. */
#ifndef TF2CFN_LOWER_INTERNAL_H
#define TF2CFN_LOWER_INTERNAL_H

#include "lower/lower.h"
#include "lower/rule.h"

/* What may share a stack as long as references allow it: a partition, one of its stacks, or a part of a stack that would be too
 * large. Several layers of it are several stacks. */
typedef struct {
  const Partition *partition;
  Str name;                     /* of its stack, when it has one layer */
  size_t home;                  /* areas of one home are parts of one stack: only between these are layers needed */
  size_t layer;                 /* of the stack within its partition, from 1 */
  VEC(size_t) nodes;            /* by layer: the node in the graph of stacks, from 1; 0: none */
  bool shared;                  /* of what a stack set holds */
  bool open;                    /* of a root template with nested stacks: these may come between its resources */
  const ModuleInstance *module; /* of a nested stack: whose resources it holds; NULL: no nested stack */
} Area;

typedef VEC(struct Group *) Groups;

/* What is placed in a stack as one: a host with all that is folded into it. */
typedef struct Group {
  Lowered *host;
  Area *area;
  Groups deps;           /* groups that must be deployed before */
  size_t layer;          /* within its area, from 0 */
  size_t node;           /* in an open area: its own node in the graph of stacks */
  size_t number, lowest; /* of the search for cycles: order of discovery from 1, and the earliest that can be reached */
  size_t cycle;          /* groups in a cycle with each other share a number; 0: in none */
  bool open;
  /* of the search for connected parts (split.c) */
  struct Component *component; /* NULL: not in the set at hand */
  size_t users;                /* how many others of the set refer to it */
  const struct Group *last_user;
  bool counted;
  Stack *stack;
  /* of what a stack set may hold (share.c) */
  bool local, kept;
  Str reason;
  Groups hard; /* of its circle, see circle.c: what must exist before it */
  Groups cut;  /* what it refers to by name */
} Group;

/* Of resources that stand in different nested stacks: what must wait for what in the root template. */
typedef struct {
  Resource *r;
  const Resource *on;
  bool asked;
} LateNeed;

typedef struct Move Move; /* moved.c */

/* An argument that the stack does not honour, at one place of the source. */
typedef struct {
  const Unsupported *about;
  Remark first;
  VEC(const Instance *) others;
} Difference;

typedef struct {
  Eval *ev;
  Arena *a; /* = ev->run */
  Diags *d; /* = ev->diags */
  Schemas *schemas;
  Expansion *x;
  const LowerOptions *options;
  Rules *rules;
  Program *out;
  Groups groups;
  Groups ordered; /* the same in the order of their dependencies, groups of a cycle one after the other */
  VEC(Partition *) partitions;
  VEC(Area *) areas;
  VEC(Area *) homes; /* in the order of deployment */
  VEC(LateNeed) late;
  VEC(Move) moves;
  VEC(Difference) differences; /* to be reported (account.c) */
  Map wires;                   /* "stack|resource attribute" -> Wire* */
  Map unsaid;                  /* validations that were reported as such; see validations.c */
  Map asking;                  /* what a data source asks for -> the first Lowered that asks for it; see lookup.c */
  size_t visits;               /* searches through resources or instances so far */
  const Output *output;        /* the root output whose value is being resolved; NULL: none */
  VEC(Str) lacks;              /* what of it has no equivalent in CloudFormation */
} Lowering;

/* The scope in which a rule's expressions are evaluated for one instance. */
typedef struct {
  Scope scope;
  Lowering *l;
  Lowered *low;
  const Value *self;
  const Value *key, *item; /* each.key and each.value in `also`, or NULL */
} RuleScope;

/* A fault that --allow-unsupported turns into a warning: something that cannot be expressed. */
Diag *unsupported(Lowering *l, DiagCode code, Span at, const char *fmt, ...) PRINTF_LIKE(4, 5);

/* --- intrinsics.c --- */
RuleScope rule_scope(Lowering *l, Lowered *low, const Value *self);
/* How many arguments a function that only rules have takes; false when there is none of that name. */
bool intrinsic_arity(Str name, size_t *min, size_t *max);
/* The instance that a value is an attribute of, or NULL: follows conversions, not operations. */
Instance *value_instance(const Value *v);

/* --- apply.c --- */
/* What a deletion policy of `v` comes to for a resource of that type: NULL where CloudFormation does just that by itself. */
const Value *deletion_policy_of(Str type, const Value *v);
/* Chooses and applies the rule of an instance. */
Lowered *apply_rule(Lowering *l, Instance *i);
/* Sets, in dotted form without indices, what of `self` was set and not accounted for; reports it. */
void account_arguments(Lowering *l, Lowered *low);
/* Names the resources that a provider's default tags do not reach. */
void account_default_tags(Lowering *l);
/* Reports the arguments that stacks do not honour. */
void account_differences(Lowering *l);

/* --- names.c --- */
/* The logical ID of an instance (label.p == NULL) or of an `also` of it. */
Str logical_id(Lowering *l, const Instance *i, Str label, InstanceKey key);
/* A name (variable, output, path) in CamelCase for parameters and outputs. */
Str camel_name(Arena *a, Str name);
/* The same of a name that stands alone: nothing in it can be taken for what follows a name. */
Str variable_id(Arena *a, Str name);
/* The same for the key of a part. */
Str camel_key(Arena *a, InstanceKey key);

/* --- fold.c --- */
void fold_all(Lowering *l);

/* --- follow.c --- */
/* Finds what must be there before an instance although that does not refer to it. */
void follow_all(Lowering *l);

/* --- layer.c --- */
/* Makes partitions and groups, and stacks of them. */
void layer_all(Lowering *l);
/* The partition of a provider instance: made on first use. */
const Partition *partition_of(Lowering *l, const ProviderInstance *p);
Area *add_area(Lowering *l, Area area);

/* --- assemble.c --- */
/* Makes the stacks from groups with their areas and layers, and assigns every resource. */
void assemble_stacks(Lowering *l);
/* Merges the layers of each area as far as stacks stay without cycles, and makes each remaining layer an area of its own, a
 * home of its own. */
void merge_layers(Lowering *l);

/* --- split.c --- */
/* Divides each area that is too large for one template into several of the same home. */
void split_areas(Lowering *l);

/* --- merge.c --- */
/* Resources of several regions that are to be one. */
typedef struct Shared {
  Resource **of;    /* by region */
  Resource *merged; /* NULL: not made yet */
} Shared;

typedef struct {
  Lowering *l;
  const Partition *const *at; /* the regions */
  size_t n;
  bool strict; /* no choice by region: it could not stand there */
  Str place;   /* what the value at hand is of: the logical ID, and the keys below it */
} Regions;

/* One value for all regions, of one for each; NULL when they differ by more than values. */
const Value *merge_values(Regions *m, const Value *const *v);
/* The value of one region in the common template; NULL when it refers to what is not there. */
const Value *merge_transfer(Regions *m, size_t region, const Value *v);
/* The condition that the template is deployed to that region. */
const Value *merge_in_region(Regions *m, size_t region);

/* --- share.c --- */
/* Decides what a stack set holds; asks for another lowering if there is something. */
void share_decide(Lowering *l);
/* Condition, properties and policies of twins into those of `out`; false when they differ by more than values. */
bool merge_resource(Regions *m, const Shared *s, Resource *out);

/* --- share_merge.c --- */
/* Makes one stack of those that a stack set stands for. */
void share_merge(Lowering *l);

/* --- nest.c --- */
/* Makes an area of each module instance's resources, for a nested stack. */
void nest_modules(Lowering *l);
/* A nested stack of `root`, with the resource there that it is. */
Stack *nested_stack(Lowering *l, Stack *root, const Area *area, Str name, const Group *first);
/* The conditions under which nested stacks exist, in their root's terms. */
void resolve_nested(Lowering *l);
/* Condition or value of a nested stack where it exists; NULL as a condition that always holds there. */
const Value *nested_condition(Lowering *l, const Stack *s, const Value *condition);
const Value *nested_value(Lowering *l, const Stack *s, const Value *v);
/* Fills in the parameters that root templates pass to nested stacks, and what these wait for. */
void finish_nested(Lowering *l);

/* --- circle.c --- */
/* Decides which references within the circles that were found are made from names. */
void cut_circles(Lowering *l);
/* Whether a reference of `from` to `to` is one of these. */
bool is_cut(const Group *from, const Group *to);
/* Whether such a reference may be a pattern that also matches others, because `reader` holds patterns there. */
bool takes_pattern(const Resource *reader);

/* --- attribute.c --- */
/* What the rule of `low` says of a reference to attribute `path`, in terms of the resources of its own stack and of further
 * SYM_ATTR; NULL when the rule has no entry and nothing is configured. *configured: it is the configured value, without a
 * reference. */
const Value *attribute_value(Lowering *l, Lowered *low, const Sym *ref, bool *configured);
/* What the rule's own entry says of an attribute; NULL when it has none. */
const Value *rule_attribute(Lowering *l, Lowered *low, Str name);
/* The same without references: from `synthesis` or the configured value; NULL when it depends on what only deployment knows. */
const Value *attribute_synthesis(Lowering *l, Lowered *low, const Sym *ref);
/* Whether an attribute of an instance is `v`, as far as names and references tell. */
bool attribute_is(Lowering *l, Lowered *low, Str name, const Value *v);
/* A pattern that the attribute matches, from `patterns`, without references; NULL when there is none. */
const Value *attribute_pattern(Lowering *l, Lowered *low, const Sym *ref);
/* Calls fn for every instance with resources that `v` depends on, through data sources and absorbed instances. */
void value_dependencies(Lowering *l, const Value *v, void (*fn)(void *ctx, Lowered *low), void *ctx);

/* The same for what depends_on names, of the instance and of the module calls around it. */
void explicit_dependencies(Lowering *l, const Instance *i, void (*fn)(void *ctx, Lowered *low), void *ctx);

/* --- resolve.c --- */
/* Resolves the values of all resources and root outputs in their stacks. */
void resolve_all(Lowering *l);
/* A value as it stands in stack `s`, for resource `r` (NULL: an output). */
const Value *resolve_value(Lowering *l, Stack *s, Resource *r, const Value *v, Span at);

/* `r` waits for `on`; `asked`: the source says so, in every case. */
void depend_on(Lowering *l, Resource *r, const Resource *on, bool asked);

/* --- secure.c --- */
/* Puts secure strings where a resource takes them, and reports them elsewhere. */
void place_secure_strings(Lowering *l, Resource *r);

/* --- moved.c --- */
/* Reads the moved blocks. */
void moves_collect(Lowering *l);
/* The instance under the address that it had first; itself when nothing was moved. */
const Instance *instance_origin(Lowering *l, const Instance *i);

/* --- depends.c --- */
/* Drops from Resource.depends what others imply, when all resources have theirs. */
void reduce_depends(Lowering *l);

/* --- coerce.c --- */
/* A resolved value in the shape that the schema asks for; NULL when nothing is left of it. */
const Value *coerce_properties(Lowering *l, const Resource *r, const Value *properties);
/* null in place of text that is empty, in each branch; of a parameter that is empty by default, where it is. */
const Value *without_empty_text(Lowering *l, const Value *v);
/* A value as text (outputs, parameters' defaults). */
const Value *coerce_text(Lowering *l, const Value *v);
/* What the rule of a data source says of the attribute that `v` is, NULL when it is none. */
const Value *data_attribute(Lowering *l, const Value *v);
/* JSON text as a value, with its symbolic parts in place; NULL when it is no JSON. */
const Value *json_document(Lowering *l, const Value *v);

/* --- policy.c --- */
/* The text of data.aws_iam_policy_document with the arguments `self`. */
const Value *policy_document(Lowering *l, Lowered *low, const Value *self);

/* --- lists.c --- */
/* What concat() and formatlist() make of lists whose length only deployment knows; NULL for other calls, and where a list may
 * be empty or text holds a comma. */
const Value *list_call(Arena *a, const Sym *call);

/* --- params.c --- */
/* The parameter that a SYM_PARAM stands for. */
Parameter *parameter_for(Lowering *l, const Sym *s);

/* Demands lists of which an element is selected that the value at hand does not have. */
void check_elements(Lowering *l);
/* Adds it to the parameters of a stack. */
void use_parameter(Lowering *l, Stack *s, const Sym *sym);

/* A logical ID that no resource and no other parameter has, made of `id`. */
Str parameter_id_like(Lowering *l, Str id);
/* Whether a SYM_PARAM is a root variable, which can be fixed at conversion. */
bool is_variable_parameter(const Lowering *l, const Sym *s);

/* --- lookup.c --- */
/* What parameter("name") of a rule stands for. */
const Value *lookup_named(Lowering *l, Lowered *low, const ParameterRule *rule);
/* What a reference to an attribute that nothing else gives stands for; NULL when a parameter cannot hold it. */
const Value *lookup_attribute(Lowering *l, Lowered *low, const Sym *ref);
/* The rule of data sources that have none: every attribute is looked up. */
extern const Rule lookup_rule;
/* The steps of a reference as it is written, "vpc_config[0].vpc_id". */
Str reference_path(Arena *a, const Step *steps, size_t n);

/* Whether the value of a look-up is looked for in the stack's own region and account, always. */
bool lookup_is_here(const Parameter *p, const Stack *s);

/* --- quoting.c --- */
/* `part` stands within the text of JSON. */
void quoting_note(Lowering *l, const Value *part);
/* Has the parameters there hold no character that JSON escapes. */
void quoting_constrain(Lowering *l);

/* --- parameter_types.c --- */
/* Gives parameters the types that the places where they stand ask for. */
void choose_parameter_types(Lowering *l);

/* --- validations.c --- */
/* What the validations of root variables say about the parameters of the stacks. */
void lower_validations(Lowering *l);
/* --- restrict.c --- */
/* Values of the parameter must match `pattern`, too. */
void parameter_match(Arena *a, Parameter *p, Str pattern);
/* Takes the tighter of two bounds: `direction` is 1 for the larger one, -1 for the smaller one. *slot may be NULL. */
void parameter_bound(const Value **slot, const Value *v, int direction);
/* Values of the parameter must match `pattern`, too, which keeps characters out; `why` says so to whoever deploys. Nothing is
 * added where the parameter's own pattern obviously lets through nothing but letters, digits and the marks of paths and lists.
 */
void parameter_restrict(Arena *a, Parameter *p, Str pattern, Str why);
/* Has the parameter be as its restrictions ask, where its constraints do not say so. */
void restrictions_apply(Arena *a, Parameter *p);

/* --- allowed_pattern.c --- */
/* Whether a pattern that a value must match as a whole obviously lets through nothing but these. */
bool pattern_is_plain(Str pattern);
/* Whether such a pattern lets through no capital letter (or no small one) either. */
bool pattern_lacks_case(Str pattern, bool capitals);

/* --- password.c --- */
/* The secret version that stores what a random_password draws, and in *key the member of its JSON ("": the whole text); NULL
 * when none does. */
const Instance *password_holder(Lowering *l, const Instance *password, Str *key);
/* Where the secret that holds a password is: the provider of the one that stores it, else of the first AWS resource that reads
 * the password, else of the first AWS resource of all. */
const ProviderInstance *password_provider(Lowering *l, const Instance *password);

/* --- suffix.c --- */
/* A UUID made of that in the ID of the stack where it is read, and of the address. */
const Value *stack_uuid(Lowering *l, const Instance *i, const Value *keepers);
/* `n` hexadecimal digits that differ from stack to stack and, as far as they suffice, from instance to instance. */
const Value *stack_suffix(Lowering *l, const Instance *i, const Value *keepers, size_t n);
/* Warns when a value made of the stack's ID is read in a second stack, or is that of another instance, too. */
void note_suffix(Lowering *l, Lowered *low, Stack *reader, const Value *v);

/* --- outputs.c --- */
void lower_outputs(Lowering *l);

#endif
