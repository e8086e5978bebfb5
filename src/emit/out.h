/* What a conversion writes: files in memory, until everything is known to be right. */
#ifndef TF2CFN_EMIT_OUT_H
#define TF2CFN_EMIT_OUT_H

#include "base/str.h"
#include "base/vec.h"

typedef struct {
  Str path; /* relative to the output folder of its target, with slashes, never with ".." */
  Str bytes;
} OutFile;

typedef VEC(OutFile) OutFiles;

#endif
