/* The configuration: files -> a tree of modules, still unevaluated.
 *
 * Reads a directory as Terraform does: *.tf and *.tf.json, override files merged last, child modules from local paths.
 * Everything keeps its syntax tree, because the Terraform side is emitted from it. */
#ifndef TF2CFN_CONFIG_CONFIG_H
#define TF2CFN_CONFIG_CONFIG_H

#include "base/map.h"
#include "eval/eval.h"
#include "schema/schema.h"
#include "syntax/parse.h"

typedef struct Module Module;

typedef struct {
  const Expr *condition, *error_message; /* never NULL: EXPR_ERROR where one is missing */
  Span span;
} CheckRule; /* validation, precondition, postcondition, assert */

typedef struct Variable Variable;
struct Variable {
  Str name;
  const Block *block;
  const Type *type;          /* the constraint, type_dynamic when it is absent */
  const Expr *type_expr;     /* NULL when absent */
  const Expr *default_value; /* NULL: required */
  const Variable *of;        /* an attribute of this object variable, see attributes.c; NULL: as declared */
  Str attribute;             /* which; the name is then "settings.instance_type" */
  bool optional;             /* as an attribute: optional(…) */
  Str description;
  bool sensitive, ephemeral, nullable;
  const CheckRule *validations;
  size_t nvalidations;
  Span span; /* the header */
};

typedef struct {
  Str name;
  const Expr *value;
  Span span;
} Local;

/* A provider reference as written: aws or aws.west. alias.p == NULL for the default. */
typedef struct {
  Str name, alias;
  Span span;
} ProviderRef;

typedef struct {
  ProviderRef ref;
  const Block *block; /* NULL in a module that only inherits it */
  Span span;
} Provider;

typedef struct {
  Str local_name, source; /* "aws", "hashicorp/aws" */
  Str version;
  const ProviderRef *configuration_aliases;
  size_t naliases;
} RequiredProvider;

typedef enum { RESOURCE_MANAGED, RESOURCE_DATA, RESOURCE_EPHEMERAL } ResourceMode;

typedef struct {
  bool create_before_destroy, prevent_destroy;
  bool has_create_before_destroy;
  bool ignore_all;
  const Expr *const *ignore_changes;
  size_t nignore_changes;
  const Expr *replace_triggered_by; /* the tuple, or NULL */
  const CheckRule *preconditions, *postconditions;
  size_t npreconditions, npostconditions;
  Span span;
} Lifecycle;

typedef struct {
  ResourceMode mode;
  Str type, name;
  const Block *block;
  const Expr *count, *for_each; /* at most one */
  const Expr *provider;         /* as written, or NULL */
  ProviderRef provider_ref;     /* explicit or implied by the type's prefix */
  const Expr *const *depends_on;
  size_t ndepends_on;
  Lifecycle lifecycle;
  /* What is left for the provider's schema: arguments and nested blocks without meta-arguments, in source order;
   * `dynamic` blocks are among the blocks, provisioner, connection and lifecycle are not. */
  Content content;
  const Block *const *provisioners;
  size_t nprovisioners;
  Str key;   /* "aws_vpc.main", "data.aws_region.current": the name within its module */
  Span span; /* the header */
} ResourceDecl;

typedef struct {
  Str name;
  const Block *block;
  const Expr *value; /* never NULL: EXPR_ERROR where it is missing */
  Str description;
  bool sensitive, ephemeral;
  const Expr *const *depends_on;
  size_t ndepends_on;
  const CheckRule *preconditions;
  size_t npreconditions;
  Span span;
} Output;

typedef struct {
  ProviderRef inner, outer;
} ProviderPass;

typedef struct {
  Str name;
  const Block *block;
  Str source, version;
  const Expr *count, *for_each;
  const ProviderPass *providers;
  size_t nproviders;
  const Expr *const *depends_on;
  size_t ndepends_on;
  const Attribute *const *arguments; /* input variables */
  size_t narguments;
  Module *module; /* the loaded child; NULL if it could not be loaded (reported) */
  Span span;
} ModuleCall;

typedef struct SourceBody {
  uint32_t file;
  const Body *body;
  bool is_override;
} SourceBody;

struct Module {
  Str dir;                 /* as opened, relative to the working directory or absolute */
  Str source_id;           /* path of the directory relative to the root module's, "." for the root: one Module per directory */
  const SourceBody *files; /* every file's body, in Terraform's order (overrides last) */
  size_t nfiles;
  Map variables;          /* Str -> Variable* */
  Map locals;             /* -> Local* */
  Map providers;          /* "aws" / "aws.west" -> Provider* */
  Map required_providers; /* -> RequiredProvider* */
  Map resources;          /* key -> ResourceDecl* (managed, data, ephemeral) */
  Map nested_data;        /* key -> ResourceDecl*: data sources within check blocks, visible there only */
  Map outputs;            /* -> Output* */
  Map calls;              /* -> ModuleCall* */
  const Block *const *terraform_blocks;
  size_t nterraform_blocks;
  const Block *const *moved, *const *removed, *const *imports, *const *checks;
  size_t nmoved, nremoved, nimports, nchecks;
};

/* A value given to a root variable, in Terraform's order of precedence: environment, terraform.tfvars,
 * terraform.tfvars.json, *.auto.tfvars[.json] in lexical order, --var and --var-file in order. Later wins. */
typedef struct {
  Str name;
  const Expr *expr; /* from files, and of complex --var / TF_VAR_ values */
  Str literal;      /* of --var and TF_VAR_ for variables of primitive type: the text itself; expr == NULL */
  Span span;
} VariableValue;

typedef struct {
  Module *root;
  Map modules; /* source_id -> Module*: each directory is loaded once */
  Map values;  /* Str -> VariableValue*: what won */
  /* The files of values that apply by themselves (terraform.tfvars and so on), in the order in which they apply. */
  const SourceBody *value_files;
  size_t nvalue_files;
} Config;

typedef struct {
  const Str *vars; /* "name=value" and, marked by a leading '@', variable files, in the order of the command line */
  size_t nvars;
  bool ignore_environment; /* for tests */
} VariableInputs;

/* Loads the root module in `dir` and all local child modules; reports every fault. NULL only if there is nothing to work with.
 */
Config *config_load(Arena *a, Eval *ev, Schemas *schemas, Str dir, const VariableInputs *inputs);

/* True if the directory holds *.tf or *.tf.json files itself. */
bool config_is_module_dir(Arena *a, Str dir);

/* What whoever deploys calls a variable: its name, of an attribute with "_" in place of the dots. */
Str attribute_flat_name(Arena *a, const Variable *v);
/* The variable that is declared: of an attribute the outermost object, of others itself. */
const Variable *variable_declared(const Variable *v);

#endif
