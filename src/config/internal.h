/* What the files of this folder share; nobody else includes it.
 *
 * Reading a module takes three steps. Gathering sorts the top-level blocks of all files into a table of declarations, one entry
 * a name. Overriding lays the blocks of override files over those entries, still as syntax. Decoding turns each merged block
 * into the typed declaration of config.h. So override rules are stated once, as rules over syntax, and decoders never
 * know where a block came from. */
#ifndef TF2CFN_CONFIG_INTERNAL_H
#define TF2CFN_CONFIG_INTERNAL_H

#include "base/file.h"
#include "config/config.h"
#include "config/spec.h"

typedef VEC(const Block *) Blocks;

/* One module being read: the table of declarations that gathering fills. Values of the maps are const Block *, merged. */
typedef struct {
  Map variables, outputs, modules, providers, resources, checks;
  Map locals; /* -> const Attribute * */
  Blocks terraform, moved, removed, imports;
} Decls;

/* One directory on the way from the root to the module being loaded: finds cycles, also through symbolic links. */
typedef struct LoadFrame {
  const struct LoadFrame *outer;
  Str dir, name; /* name: of the module call */
  uint64_t device, inode;
} LoadFrame;

typedef struct {
  Arena *a;
  Eval *ev;
  Diags *d;
  Schemas *schemas; /* may be NULL: then no block is known to come from a provider's schema */
  Config *config;
  Str root_dir;
  Map installed; /* module path "a.b" -> Str *: the directory, relative to the root's */
} Loader;

/* --- files.c: directories and paths --- */

typedef struct {
  Str name;
  bool is_override;
} ConfigFile;
typedef VEC(ConfigFile) ConfigFiles;
typedef VEC(Str) Names;

/* The configuration files of a directory: sorted by name, override files last. False when it cannot be read (reported). */
bool files_list(Loader *l, Str dir, Span blame, ConfigFiles *out);
/* The names in a directory that are neither directories nor hidden and that `match` accepts, sorted. */
bool files_matching(Loader *l, Str dir, bool (*match)(Str name), Names *out);
/* Reads and registers a file; 0 when it cannot be read (reported). */
uint32_t files_open(Loader *l, Str path, Span blame);

/* --- spec_check.c, shape.c: blocks against their tables --- */

/* The arguments and blocks of `b`; reports what does not fit the specification. */
Content spec_read(Loader *l, const Block *b, const BlockSpec *spec);
void spec_check(Loader *l, const Block *b, const Content *c, const BlockSpec *spec);
const Attribute *content_attribute(const Content *c, const char *name);
/* The expression of that argument, or NULL. */
const Expr *content_expr(const Content *c, const char *name);
/* The first block of that type, or NULL. */
const Block *content_block(const Content *c, const char *type);
/* True if the block has `n` labels; else reports it, `names` being what they are called ("type and name"). */
bool spec_labels(Loader *l, const Block *b, size_t n, const char *names);
/* True if `name` is an identifier; else reports it. */
bool spec_name(Loader *l, Str name, Span at, const char *what);
bool spec_is_identifier(Str s);
/* The same block in the shape of native syntax, whichever it was written in: JSON properties sorted into arguments and blocks,
 * their strings read as `spec` says, at every depth. `schema` (may be NULL) knows the blocks of REST_SCHEMA. */
const Block *shape_native(Loader *l, const Block *b, const BlockSpec *spec, const BlockSchema *schema);
/* The provider's schema for a resource, data or provider block; NULL when it is not known. */
const BlockSchema *shape_schema(Loader *l, const Block *b);
/* Reports a second declaration of `what`, with the place of the first. */
void spec_duplicate(Loader *l, Span second, Span first, const char *what, Str name);
/* "main.tf:12" */
Str spec_where(Loader *l, Span s);

/* --- literal.c: arguments that must be constant or must be references --- */

/* The constant string / boolean that `e` is; reports and returns false when it is none. */
bool literal_string(Loader *l, const Expr *e, Str *out);
bool literal_bool(Loader *l, const Expr *e, bool *out);
/* A static reference: a traversal. NULL when it is none (reported). */
const Expr *literal_reference(Loader *l, const Expr *e);
/* The elements of a literal list of references (depends_on and the like). */
const Expr *const *literal_references(Loader *l, const Expr *e, size_t *n);
/* aws or aws.west */
bool literal_provider(Loader *l, const Expr *e, ProviderRef *out);
/* The keyword that `e` is (`all`, `destroy`), or STR_NONE. */
Str literal_keyword(Loader *l, const Expr *e);
/* The expression of a required argument; an EXPR_ERROR where it is missing (which spec_read reported). */
const Expr *literal_required(Loader *l, const Content *c, const char *name, const Block *b);
/* condition and error_message of the blocks of that type (validation, precondition and so on). */
const CheckRule *decode_check_rules(Loader *l, const Content *c, const char *type, size_t *n);
/* Checks the dynamic blocks in a body, at any depth; expansion relies on it. */
void decode_dynamics(Loader *l, const Body *body);
/* count together with for_each is an error. */
void decode_repetition(Loader *l, const Content *c, const Block *b);
const Block *const *decode_provisioners(Loader *l, const Content *c, size_t *n);

/* --- gather.c, override.c, decode*.c --- */

void gather_file(Loader *l, Decls *decls, const Body *body);
void override_file(Loader *l, Decls *decls, const Body *body);
/* The top-level blocks of a file, each in the shape of native syntax. */
Blocks gather_blocks(Loader *l, const Body *body);
/* The name under which a provider block is declared: "aws", "aws.west". */
Str gather_provider_key(Loader *l, const Block *b);
/* "aws_vpc.main", "data.aws_region.current", "ephemeral.random_password.p" */
Str gather_resource_key(Loader *l, const Block *b);

void decode_module(Loader *l, Module *m, const Decls *decls);
void decode_terraform(Loader *l, Module *m, const Decls *decls);
void decode_resource(Loader *l, Module *m, Str key, const Block *b);
void decode_refactorings(Loader *l, Module *m, const Decls *decls);
/* A data source declared in a check block. */
ResourceDecl *decode_nested_data(Loader *l, const Block *b);

/* --- version.c --- */

/* True if `constraints` is a list of version constraints ("~> 5.0, != 5.3"). */
bool version_constraints_valid(Str constraints);
/* True if the dotted version meets all of them. */
bool version_allowed(Str constraints, Str version);

/* --- values.c --- */

void values_load(Loader *l, const VariableInputs *inputs);

/* --- attributes.c --- */
/* Adds the attributes of object variables to the variables of the root module. */
void attributes_add(Loader *l, Module *root);

#endif
