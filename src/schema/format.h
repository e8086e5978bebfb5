/* Formats: what the text of a property names, where a schema says it by a word (`ipv4-network`, `AWS::EC2::VPC.Id`). */
#ifndef TF2CFN_SCHEMA_FORMAT_H
#define TF2CFN_SCHEMA_FORMAT_H

#include "schema/pattern.h"

typedef struct {
  const char *name;    /* in the schemas */
  const char *what;    /* "the ID of a VPC" */
  const char *example; /* how one looks */
  const char *pattern; /* ECMA-262, or NULL: */
  bool (*fits)(Str);
} Format;

/* NULL when there is no such format. */
const Format *format_find(Str name);
bool format_fits(Patterns *p, const Format *f, Str text);

#endif
