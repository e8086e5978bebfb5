/* Template files, JSON or YAML, with the position of everything in them. */
#ifndef TF2CFN_SYNC_TEMPLATE_FILE_H
#define TF2CFN_SYNC_TEMPLATE_FILE_H

#include "schema/validate.h"

/* Runs parallel to the document: a child for each member or item, in the same order. */
typedef struct TemplateNode {
  Span key; /* of the member's name; SPAN_NONE for items */
  Span value;
  const struct TemplateNode *children;
  size_t n;
} TemplateNode;

typedef struct {
  const Value *document; /* members in the order of the file; short forms of functions as objects */
  const TemplateNode *root;
} TemplateFile;

/* Reads a registered file: JSON if it starts with `{`, else YAML with CloudFormation's tags. Faults go to `d`; false after one
 * that leaves nothing to look at. */
bool template_read(Arena *a, Diags *d, uint32_t file, TemplateFile *out);
/* Where something stands; of a place that is not there, the nearest one above it. */
Span template_locate(const TemplateFile *t, TemplatePath at, bool key);
/* The positions of a file, for the validator. `t` must stay. */
TemplateOrigin template_origin(const TemplateFile *t);

#endif
