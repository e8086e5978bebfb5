/* Source files and positions in them.
 *
 * A Span is a half-open byte range in one file. Lines and columns are computed only when a message needs them:
 * the line map of a file is built on first use. Columns count grapheme clusters from 1, as Terraform's do. */
#ifndef TF2CFN_BASE_SOURCE_H
#define TF2CFN_BASE_SOURCE_H

#include "base/str.h"
#include "base/vec.h"

typedef struct {
  uint32_t file; /* index into Sources; 0 = no position */
  uint32_t start, end;
} Span;

#define SPAN_NONE ((Span){0, 0, 0})

typedef struct {
  Str path;  /* as the user would write it; "<stdin>", "<var>" and the like for what is no file */
  Str bytes; /* the whole content */
  uint32_t *line_starts;
  size_t nlines;       /* 0 until the line map is built */
  uint32_t first_line; /* of what the bytes are a part of; 1 for whole files */
} SourceFile;

typedef struct {
  Arena *arena;
  VEC(SourceFile) files; /* files.v[0] is unused */
  size_t max_file;       /* bytes of one file that is read */
  unsigned max_depth;    /* nesting of expressions and blocks */
} Sources;

/* The limits that sources_new() sets, and the most that they can be raised to: positions have 32 bits, and what recurses has 8
 * MB of stack. */
enum { SOURCE_MAX_FILE = 256 * 1024 * 1024, SOURCE_MAX_DEPTH = 1000, SOURCE_MOST_DEPTH = 2500 };
#define SOURCE_MOST_FILE ((size_t)UINT32_MAX - 1)

typedef struct {
  uint32_t line, column; /* from 1 */
} Position;

Sources *sources_new(Arena *a);
/* Registers a file whose bytes the arena (or a literal) keeps; returns its index. Files over 4 GiB are refused earlier. */
uint32_t source_add(Sources *s, Str path, Str bytes);
/* A part of a file that starts at line `first_line` of it: positions are reported in the whole file's lines. */
uint32_t source_add_part(Sources *s, Str path, Str bytes, uint32_t first_line);
const SourceFile *source_file(const Sources *s, uint32_t file);
/* The text of a range. */
Str source_text(const Sources *s, Span span);
Position source_position(Sources *s, uint32_t file, uint32_t offset);
/* Where a range begins, as " (main.tf:20:11)" for the end of a sentence; empty for SPAN_NONE and for what is no file (the value
 * of an option). */
Str source_place(Arena *a, Sources *s, Span span);
/* The whole line (without its newline) that holds `offset`, and in *start the offset of its first byte. */
Str source_line(Sources *s, uint32_t file, uint32_t offset, uint32_t *start);
/* From the start of `a` to the end of `b` (same file); either may be SPAN_NONE. */
Span span_join(Span a, Span b);

#endif
