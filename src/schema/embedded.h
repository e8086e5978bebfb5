/* The files that are part of the program: the lowering rules and the schema tables below hcl/.
 *
 * The assembler copies them into the binary as they are (.incbin); nothing is generated but the list of their names. Their
 * bytes live as long as the program and are NUL-terminated. */
#ifndef TF2CFN_SCHEMA_EMBEDDED_H
#define TF2CFN_SCHEMA_EMBEDDED_H

#include "base/str.h"

typedef struct {
  Str name; /* the path in the source tree: "hcl/aws/ec2.hcl" */
  Str bytes;
} Embedded;

/* The file's bytes, or STR_NONE when there is no such file. */
Str embedded_file(Str name);
/* All files in byte order of their names; an entry with name.p == NULL past the end. */
Embedded embedded_at(size_t i);

#endif
