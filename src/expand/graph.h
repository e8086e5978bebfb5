/* The static dependency graph of a configuration: one node per variable, local, provider, resource, module call and output of
 * each module path, edges from every reference in its expressions. */
#ifndef TF2CFN_EXPAND_GRAPH_H
#define TF2CFN_EXPAND_GRAPH_H

#include "config/config.h"

struct ModuleInstance;

typedef enum { NODE_CALL, NODE_VARIABLE, NODE_LOCAL, NODE_PROVIDER, NODE_RESOURCE, NODE_OUTPUT, NODE_CLOSE } NodeKind;

/* A module as reached by one chain of calls; its instances are filled in by expansion. */
typedef struct ModulePath {
  const Module *module;
  const ModuleCall *call;
  struct ModulePath *parent;
  Str name;                  /* "module.a.module.b"; "" for the root */
  Map children;              /* call name -> ModulePath* */
  Map nodes;                 /* "var.x", "local.x", "provider.aws.west", "aws_vpc.a", "output.x" -> Node* */
  struct Node *open, *close; /* its call's expansion; all that is in it */
  VEC(struct ModuleInstance *) instances;
} ModulePath;

typedef struct Node {
  NodeKind kind;
  uint8_t state; /* of the topological search */
  ModulePath *path;
  Str name;
  const void *decl; /* Variable, Local, Provider, ResourceDecl, Output, ModuleCall */
  Span span;
  VEC(struct Node *) deps;
} Node;

typedef struct {
  ModulePath *root;
  VEC(Node *) nodes; /* in declaration order */
  VEC(Node *) order; /* topological: dependencies first; nodes in a cycle keep a place */
} Graph;

/* Builds and orders the graph; cycles are reported with their whole path. */
Graph *graph_build(Arena *a, Diags *d, const Config *c);

/* The node of the configuration that `ref` means in `p`: configured there, passed by the call or inherited. NULL when it is
 * configured nowhere. */
Node *graph_provider(Arena *a, ModulePath *p, ProviderRef ref);
/* Turns what a provider is called in a called module into what its caller calls it; false when it is not passed on. */
bool provider_pass(const ModuleCall *call, ProviderRef *ref);
/* "aws" or "aws.west" */
Str provider_key(Arena *a, ProviderRef ref);

#endif
