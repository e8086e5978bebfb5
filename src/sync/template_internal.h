/* What the readers of template files share. */
#ifndef TF2CFN_SYNC_TEMPLATE_INTERNAL_H
#define TF2CFN_SYNC_TEMPLATE_INTERNAL_H

#include "sync/template_file.h"

/* A part that was read: its value and positions. */
typedef struct {
  const Value *value;
  TemplateNode node;
} Part;

/* A collection while it is read: an object, or with keys ignored a list. */
typedef struct {
  VEC(Field) fields;
  VEC(TemplateNode) nodes;
} Parts;

/* Adds a member; reports one of the same name. */
void parts_add(Arena *a, Diags *d, Parts *p, Str key, Span key_span, Part part);
void parts_add_item(Arena *a, Parts *p, Part part);
Part parts_object(Arena *a, Parts *p, Span span);
Part parts_list(Arena *a, Parts *p, Span span);

/* template_yaml.c; false after a fault. */
bool template_read_yaml(Arena *a, Diags *d, uint32_t file, Part *out);

#endif
