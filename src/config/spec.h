/* The shape of Terraform's blocks, as tables: which arguments and nested blocks each may have, and how an argument is read.
 *
 * The same tables serve the reader, which checks blocks against them, and the writer of Terraform JSON, which must know how
 * each argument is written there. Facts: Terraform's language documentation (a page per block type) and its "JSON Configuration
 * Syntax" page. */
#ifndef TF2CFN_CONFIG_SPEC_H
#define TF2CFN_CONFIG_SPEC_H

#include "syntax/ast.h"

typedef enum {
  ARG_VALUE,    /* evaluated in the module's scope; JSON strings are templates */
  ARG_CONSTANT, /* read without a scope; JSON strings are literal */
  ARG_SYNTAX    /* read as syntax: references, type constraints, keywords; JSON strings hold native syntax */
} ArgKind;

typedef struct {
  const char *name;
  ArgKind kind;
  bool required;
} ArgSpec;

typedef struct BlockSpec BlockSpec;

typedef struct {
  const char *type;
  size_t nlabels;
  bool single; /* at most once */
  const BlockSpec *spec;
} NestSpec;

/* What else a block may hold besides what its tables list. */
typedef enum {
  REST_NONE,
  REST_ARGUMENTS, /* arguments that somebody else declares (input variables, locals) */
  REST_SCHEMA     /* arguments and blocks of a provider's schema, `dynamic` blocks among them */
} RestKind;

struct BlockSpec {
  const char *what;       /* for messages: "A variable" */
  const ArgSpec *args;    /* ends with {NULL} */
  const NestSpec *blocks; /* ends with {NULL} */
  RestKind rest;
  ArgKind rest_kind; /* how the other arguments are read */
};

/* Everything that a file may hold: the top level as a block without header. */
extern const BlockSpec SPEC_FILE;
extern const BlockSpec SPEC_TERRAFORM, SPEC_PROVIDER, SPEC_VARIABLE, SPEC_LOCALS, SPEC_OUTPUT, SPEC_MODULE, SPEC_RESOURCE,
    SPEC_DATA, SPEC_EPHEMERAL, SPEC_MOVED, SPEC_REMOVED, SPEC_IMPORT, SPEC_CHECK, SPEC_NESTED_DATA, SPEC_DYNAMIC,
    SPEC_CHECK_RULE, SPEC_REQUIRED_PROVIDERS, SPEC_LIFECYCLE, SPEC_DATA_LIFECYCLE, SPEC_PROVISIONER, SPEC_REMOVED_LIFECYCLE;
/* A block whose content is a provider's schema alone (a nested block of a resource, the content of a dynamic block). */
extern const BlockSpec SPEC_SCHEMA;
/* Settings that Terraform reads before there is a scope: of a backend, of Terraform Cloud. */
extern const BlockSpec SPEC_SETTINGS;

const ArgSpec *spec_arg(const BlockSpec *s, Str name);
const NestSpec *spec_nest(const BlockSpec *s, Str type);
/* How an argument of that name is read. */
ArgKind spec_kind(const BlockSpec *s, Str name);
/* The specification of a nested block of that type, listed or not. */
const BlockSpec *spec_inner(const BlockSpec *s, Str type);

#endif
