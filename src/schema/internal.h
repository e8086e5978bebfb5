/* What the files of src/schema share. */
#ifndef TF2CFN_SCHEMA_INTERNAL_H
#define TF2CFN_SCHEMA_INTERNAL_H

#include "schema/schema.h"
#include "schema/table.h"

typedef struct {
  const Str *v;
  size_t n; /* 0: not read yet */
} NameList;

/* A parsed block together with the type of its value, made on demand. */
typedef struct {
  BlockSchema block; /* first: a BlockSchema pointer that left this file is one of these */
  const Type *type;
} ParsedBlock;

struct Schemas {
  Arena *arena;
  Str provider, utility;          /* the tables; `utility`: of other providers, by hand */
  Str cfn, policies, services;    /* `policies`: grammars of documents, `services`: what properties ask of others; by hand */
  Map resources, data, providers; /* name -> BlockSchema */
  Map shapes;                     /* ID of a shared block -> BlockSchema */
  Map types;                      /* ID of a long object type -> Type */
  Map cfn_types;                  /* name -> CfnResourceType */
  Map cfn_parts;                  /* key of a definition's record -> CfnType */
  NameList resource_names, data_names, cfn_names;
};

/* The block of the record "KIND NAME" of the providers' tables, NULL when there is none. Kept in `cache` under its name. */
const BlockSchema *provider_block(Schemas *s, Map *cache, const char *kind, Str name);

#endif
