/* Files and folders. Every failure is a diagnostic that names the path and the system's reason; `blame` is the place in
 * the source that named the path (SPAN_NONE for the command line). Paths are as the user wrote them. */
#ifndef TF2CFN_BASE_FILE_H
#define TF2CFN_BASE_FILE_H

#include "base/diag.h"

typedef enum { FILE_MISSING, FILE_REGULAR, FILE_DIR, FILE_OTHER } FileKind;

typedef struct {
  Str name;
  FileKind kind; /* of what a symbolic link points at; FILE_MISSING for a dangling one */
} DirEntry;

typedef struct {
  DirEntry *v;
  size_t n, cap;
} DirEntries;

FileKind file_kind(Str path);
/* The whole content, NUL-terminated behind its last byte; "-" is standard input. Files larger than Sources.max_file are
 * refused. */
bool file_read(Arena *a, Diags *d, Str path, Span blame, Str *out);
/* Replaces or creates the file in one step: readers see the old content or the new, never a part. An existing file keeps
 * its permissions. */
bool file_write(Arena *a, Diags *d, Str path, Str bytes);
/* The entries of a folder in byte order, without "." and "..". */
bool dir_list(Arena *a, Diags *d, Str path, Span blame, DirEntries *out);
/* Makes the folder and those above it; fine if it exists. */
bool dir_make(Arena *a, Diags *d, Str path);

/* "dir/name"; `name` alone when dir is empty or ".", or when name is absolute. */
Str path_join(Arena *a, Str dir, Str name);
/* The part behind the last slash. */
Str path_base(Str path);
/* The part before the last slash; "." when there is none, "/" for "/x". */
Str path_dir(Str path);
/* Without ".", "x/.." and repeated slashes, as text: no link is followed. "." when nothing is left. */
Str path_clean(Arena *a, Str path);
/* The clean path from the root of the file system; relative ones start in the working directory. */
Str path_absolute(Arena *a, Str path);
/* The way from one clean absolute path to another: "../modules/x"; "." when they are the same. */
Str path_relative(Arena *a, Str from, Str to);

#endif
