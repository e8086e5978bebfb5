/* Bytes to syntax tree. */
#ifndef TF2CFN_SYNTAX_PARSE_H
#define TF2CFN_SYNTAX_PARSE_H

#include "base/diag.h"
#include "syntax/ast.h"

/* Parses a registered file in HCL's native syntax. Faults go to `d` (all of them: the parser recovers); the result is never
 * NULL and holds what could be read. Nodes are made in `a`. Nesting deeper than Sources.max_depth is an error. */
const Body *parse_native(Arena *a, Diags *d, uint32_t file);
/* The same for the JSON syntax (HCL JSON Syntax Specification). A string becomes a template on
 * demand: see json_template(). */
const Body *parse_json(Arena *a, Diags *d, uint32_t file);
/* parse_json() for a file named *.json, else parse_native(). */
const Body *parse_file(Arena *a, Diags *d, uint32_t file);
/* One expression that makes up the whole file (console input, --var values). */
const Expr *parse_expression(Arena *a, Diags *d, uint32_t file);
/* The bytes of the whole file as a template, without quotes around it (templatefile, templatestring). */
const Expr *parse_template(Arena *a, Diags *d, uint32_t file);

/* Brackets and blocks may nest, and operators and indexes chain, this deep, unless Sources.max_depth says otherwise. */
enum { PARSE_MAX_DEPTH = SOURCE_MAX_DEPTH };

/* A JSON tree holds strings as EXPR_STRING with QUOTE_JSON, not yet interpreted, because what they mean depends on the reader.
 * A reader asks for one of three things:
 *  - nothing: the string is literal (names, descriptions, a variable's default: what Terraform decodes without a scope);
 *  - json_template(): every string in `e`, property names included, is a template (all arguments that are evaluated);
 *  - json_as_traversal(): the string is an expression in native syntax: depends_on, provider, providers, ignore_changes,
 *    replace_triggered_by, type constraints, moved from and to. Goes into tuples and into property values.
 * All ranges point into the JSON text. An expression from a native file is returned as it is, so a reader need not ask. */
const Expr *json_template(Arena *a, Diags *d, const Expr *e);
const Expr *json_as_traversal(Arena *a, Diags *d, const Expr *e);

/* Splits a body into what a reader wants. Works on native and JSON bodies alike: in a JSON body a property is a block if
 * its name is in `block_types`; with label levels as given there. */
typedef struct {
  const char *type;
  size_t nlabels;
} BlockType;

typedef struct {
  const Attribute *const *attributes;
  size_t nattributes;
  const Block *const *blocks;
  size_t nblocks;
} Content;

/* All items of `b`. `block_types` ends with {NULL, 0}; for a native body it is not consulted (blocks are what they are). */
Content body_content(Arena *a, Diags *d, const Body *b, const BlockType *block_types);
/* As body_content, but block names come from a function (nested blocks known from a provider's schema);
 * `is_block` returns whether a property of that name is a block without labels. "dynamic" always is one with one label. */
Content body_content_by(Arena *a, Diags *d, const Body *b, bool (*is_block)(void *ctx, Str name), void *ctx);

#endif
