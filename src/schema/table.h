/* Text tables: records sorted by key, found by binary search, read line by line. Format: scripts/make-schemas.
 *
 * Internal to src/schema. Bad table data is a bug of the build, never a user's fault, and ends in BUG(). */
#ifndef TF2CFN_SCHEMA_TABLE_H
#define TF2CFN_SCHEMA_TABLE_H

#include "base/str.h"

/* A position in a table, always at the start of a line. Copy it to look ahead. */
typedef struct {
  const char *p, *end;
} TableCursor;

/* What is left to read of one line, behind its indentation: fields separated by tabs. */
typedef struct {
  const char *p, *end; /* p == NULL: no field is left */
} TableLine;

/* Finds the record with that key. Sets *head to the fields behind the key, *body to the lines below. */
bool table_find(Str table, Str key, TableLine *head, TableCursor *body);
/* Takes the next line if it is indented by exactly `depth` spaces; false at the end of that level. */
bool table_next(TableCursor *c, size_t depth, TableLine *line);
/* How many lines table_next would give at this depth; deeper ones between them are not counted. */
size_t table_count(TableCursor c, size_t depth);
/* Moves past lines that are deeper than `depth`. */
void table_skip(TableCursor *c, size_t depth);
/* The next field of the line, p == NULL when there is none. */
Str table_field(TableLine *line);
/* How many fields are left. */
size_t table_fields(TableLine line);
/* The first byte of the next field, or NUL. */
char table_peek(const TableLine *line);

#endif
