/* What the files of the Terraform emitter share. */
#ifndef TF2CFN_EMIT_TERRAFORM_INTERNAL_H
#define TF2CFN_EMIT_TERRAFORM_INTERNAL_H

#include "base/json_write.h"
#include "config/spec.h"
#include "emit/terraform.h"

typedef struct {
  Arena *a;
  Eval *ev;
  Schemas *schemas;
  JsonWriter *w; /* of the file being written */
} TfWriter;

/* What is known about the inside of a provider's block: its schema, or the object type of an argument that is written as
 * a block. Both NULL: nothing. */
typedef struct {
  const BlockSchema *schema;
  const Type *type;
} TfShape;

/* --- terraform_expr.c: an expression as the JSON syntax has it, by how its argument is read --- */

void tf_value(TfWriter *t, const Expr *e);
void tf_constant(TfWriter *t, const Expr *e);
void tf_syntax(TfWriter *t, const Expr *e);
void tf_argument(TfWriter *t, const Expr *e, ArgKind kind);

/* --- terraform_body.c: a block's content as a JSON object --- */

void tf_body(TfWriter *t, const Body *b, const BlockSpec *spec, TfShape shape);

/* --- terraform_files.c: the files beside the modules --- */

/* The place in the output of what stands at `relative`, a path relative to the root module: what lies outside of the root goes
 * into folders "_parent". "" is the output's top. */
Str tf_place(Arena *a, Str relative);
/* Copies the files that `modules` (source_id -> const Module *) refer to. */
void tf_files(Arena *a, Eval *ev, const Config *c, const Map *modules, OutFiles *out);

#endif
