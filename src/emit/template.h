/* Stacks -> CloudFormation templates and the manifest that says how to deploy them. */
#ifndef TF2CFN_EMIT_TEMPLATE_H
#define TF2CFN_EMIT_TEMPLATE_H

#include "emit/out.h"
#include "lower/stack.h"
#include "schema/validate.h"

typedef enum { FORMAT_JSON, FORMAT_YAML } TemplateFormat;

/* The file of a stack's template, beside the manifest. */
Str template_file(Arena *a, const Stack *s, TemplateFormat format);
/* Appends <stack>.template.json (or .yaml) per stack, manifest.json and deploy.sh. A sensitive value that would be written is
 * an error, and so is a template that does not fit the schemas of `p`. With p->again, a template was too large: lower and emit
 * again. */
void emit_templates(Arena *a, Diags *d, Program *p, TemplateFormat format, OutFiles *out);

/* --- shared by the files of the emitter --- */

/* A template before it is text: JSON in memory. Values are strings, numbers, bools, objects and lists only; intrinsics are
 * objects. */
const Value *template_document(Arena *a, Diags *d, Program *p, Stack *s, TemplateFormat format);
/* Its Parameters section. */
const Value *template_parameters(Arena *a, Program *p, Stack *s);
/* Its Metadata section: groups and labels of the parameters; without fields when there are fewer than two of these. */
const Value *template_interface(Arena *a, Sources *sources, Program *p, Stack *s);
/* Its Rules section. */
const Value *template_rules(Arena *a, Program *p, Stack *s);
/* A resolved value with intrinsic functions in place of its symbols. Conditions that it needs are added to `s`. */
const Value *template_value(Arena *a, Diags *d, Program *p, Stack *s, const Value *v, Span blame);
/* The name of a condition in `s`, made on first use. */
Str template_condition(Arena *a, Diags *d, Program *p, Stack *s, const Value *condition);
/* The stack's conditions, named; complete once every value was printed. */
const Value *template_conditions(Arena *a, Diags *d, Program *p, Stack *s);
/* What deployment of the stack has to acknowledge of its IAM resources ("CAPABILITY_IAM"); NULL: nothing. A stack that is
 * extended needs CAPABILITY_AUTO_EXPAND as well, because its transform is a macro. */
const char *stack_capability(const Stack *s);
/* Whether the stack, or one nested in it, uses the language extensions. Then CAPABILITY_AUTO_EXPAND is needed, too. */
bool stack_is_extended(const Stack *s);
/* How many properties of a stack hold the path of a file or folder, which `aws cloudformation package` has to upload before; fn
 * (or NULL) sees each. */
typedef void (*PackagedFn)(void *ctx, const Resource *r, Str property, Str path);
size_t stack_packaged(const Stack *s, PackagedFn fn, void *ctx);
/* deploy.sh, which deploys the stacks. */
void emit_deployer(Arena *a, const Program *p, TemplateFormat format, OutFiles *out);
/* The parameters that the template of a stack set has besides those of the template in it. */
typedef struct {
  Str url, accounts, units, caller;
} StackSetNames;
StackSetNames stack_set_names(Arena *a, const Stack *s);
/* The template that deploys a stack set, and its file. */
const Value *stack_set_document(Arena *a, Program *p, Stack *s);
Str stack_set_file(Arena *a, const Stack *s, TemplateFormat format);
/* {"Fn::FindInMap": [mapping, key, attribute]} for a SYM_FIND with its key as printed; adds what it needs to the mappings of
 * `s`. */
const Value *template_find(Arena *a, Stack *s, const Sym *find, const Value *key);
/* The stack's mappings; complete once every value and condition was printed. */
const Value *template_mappings(Arena *a, const Stack *s);
/* The manifest of a program. */
void emit_manifest(Arena *a, Diags *d, Program *p, TemplateFormat format, OutFiles *out);
/* Leads faults in the template of a stack back to the Terraform source. */
TemplateOrigin stack_origin(Arena *a, const Stack *s);
/* Any known value as pretty JSON, members in the order of `v` (see ordered_object()). */
void write_json(Buf *out, const Value *v);
/* The same as YAML block style with short-form intrinsics. */
void write_yaml(Buf *out, const Value *v);
/* An object whose members keep the order in which they are given (a template's sections, an intrinsic's arguments). */
const Value *ordered_object(Arena *a, Field *f, size_t n);

#endif
