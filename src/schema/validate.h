/* Checking a whole template against CloudFormation's resource schemas, without any other tool.
 *
 * A template is a Value as emission makes it or a file gives it: objects, lists and scalars, intrinsic functions as objects.
 * Only what is certainly wrong is a fault: a value that deployment decides counts as anything of a plausible kind, each branch
 * of an Fn::If is checked on its own, AWS::NoValue is absence. */
#ifndef TF2CFN_SCHEMA_VALIDATE_H
#define TF2CFN_SCHEMA_VALIDATE_H

#include "base/diag.h"
#include "eval/value.h"
#include "schema/schema.h"

/* A place in a template: names and decimal indices from its top, `Resources`, `Bucket`, `Properties`, `Tags`, `0`. */
typedef struct {
  const Str *v;
  size_t n;
} TemplatePath;

/* What knows where a template comes from. Asked only when there is a fault. */
typedef struct {
  /* Where a fault at that place is shown; `key`: the name is wrong rather than the value. */
  Span (*locate)(void *ctx, TemplatePath at, bool key);
  /* What to do about it, as sentences; `usual` is the advice for a template that people write. */
  Str (*advise)(void *ctx, TemplatePath at, Str usual);
  void *ctx;
} TemplateOrigin;

/* Keeps what several templates share (compiled patterns). It lives in the arena, nothing has to be closed. */
typedef struct Validator Validator;
Validator *validator_new(Arena *a, Diags *d, Schemas *s);
/* Appends what is wrong with the template to the diagnostics (TC5201 to TC5217, TC5248 to TC5251). */
void validate_template(Validator *v, const Value *document, const TemplateOrigin *origin);

#endif
