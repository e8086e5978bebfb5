/* The tags of a stack. */
#ifndef TF2CFN_EMIT_STACK_TAGS_H
#define TF2CFN_EMIT_STACK_TAGS_H

#include "lower/stack.h"

typedef struct {
  Str key;
  Str text;                   /* the value, or the default of the parameter */
  const Parameter *parameter; /* of the stack's template, or NULL */
} StackTag;

typedef VEC(StackTag) StackTags;

/* The default tags that all providers of a stack's resources agree on: CloudFormation gives a stack's tags to whatever it
 * creates
 * ("Tags" in the user guide's "Stack options"). Left out is what a tag must not show, and what is composed. */
void stack_tags(Arena *a, const Program *p, const Stack *s, StackTags *out);

#endif
