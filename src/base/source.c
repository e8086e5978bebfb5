/* Positions are byte offsets everywhere; lines and columns exist only for people. The line map of a file costs one pass
 * over its bytes and is built by the first question about it, so a run without messages never pays. */
#include "base/source.h"

#include "base/grapheme.h"

static const Str BOM = {"\xef\xbb\xbf", 3};

Sources *sources_new(Arena *a) {
  Sources *s = NEW(a, Sources);
  s->arena = a;
  s->max_file = SOURCE_MAX_FILE;
  s->max_depth = SOURCE_MAX_DEPTH;
  vec_push(a, &s->files, (SourceFile){.path = STR(""), .bytes = STR("")});
  return s;
}

uint32_t source_add(Sources *s, Str path, Str bytes) { return source_add_part(s, path, bytes, 1); }

uint32_t source_add_part(Sources *s, Str path, Str bytes, uint32_t first_line) {
  if (bytes.n > UINT32_MAX) BUG("a source file over 4 GiB");
  vec_push(s->arena, &s->files, (SourceFile){.path = path, .bytes = bytes, .first_line = first_line});
  return (uint32_t)(s->files.n - 1);
}

static SourceFile *file_at(const Sources *s, uint32_t file) {
  if (file >= s->files.n) BUG("a span that names no source file");
  return &s->files.v[file];
}

const SourceFile *source_file(const Sources *s, uint32_t file) { return file_at(s, file); }

Str source_text(const Sources *s, Span span) { return str_sub(file_at(s, span.file)->bytes, span.start, span.end); }

static void build_line_map(Arena *a, SourceFile *f) {
  VEC(uint32_t) starts = {0};
  vec_push(a, &starts, 0);
  for (size_t i = 0; (i = str_find_char(f->bytes, '\n', i)) < f->bytes.n; i++) vec_push(a, &starts, (uint32_t)(i + 1));
  f->line_starts = starts.v;
  f->nlines = starts.n;
}

/* Index (from 0) of the line that holds `offset`: the last one that starts at or before it. */
static size_t line_index(Sources *s, SourceFile *f, uint32_t offset) {
  if (!f->nlines) build_line_map(s->arena, f);
  size_t low = 0, high = f->nlines;
  while (high - low > 1) {
    size_t mid = low + (high - low) / 2;
    if (f->line_starts[mid] <= offset)
      low = mid;
    else
      high = mid;
  }
  return low;
}

/* The bytes of a line without its end. A byte order mark is no part of the first line's text. */
static Str line_text(const SourceFile *f, size_t index) {
  size_t from = f->line_starts[index], to = index + 1 < f->nlines ? f->line_starts[index + 1] - 1u : f->bytes.n;
  if (index == 0 && str_starts(f->bytes, BOM)) from = BOM.n;
  if (index + 1 < f->nlines && to > from && f->bytes.p[to - 1] == '\r') to--;
  return (Str){f->bytes.p + from, to - from};
}

/* How many grapheme clusters of `line` end at or before byte `offset`; a position inside a cluster counts as its start. */
static size_t clusters_before(Str line, size_t offset) {
  size_t count = 0;
  for (size_t i = 0; i < line.n && (i = grapheme_next(line, i)) <= offset;) count++;
  return count;
}

Position source_position(Sources *s, uint32_t file, uint32_t offset) {
  SourceFile *f = file_at(s, file);
  size_t index = line_index(s, f, offset);
  Str line = line_text(f, index);
  size_t from = (size_t)(line.p - f->bytes.p);
  size_t column = offset > from ? clusters_before(line, offset - from) : 0;
  return (Position){(uint32_t)index + f->first_line, (uint32_t)(column + 1)};
}

Str source_place(Arena *a, Sources *s, Span span) {
  Str path = span.file ? source_file(s, span.file)->path : STR("<");
  if (str_starts(path, STR("<"))) return STR("");
  Position at = source_position(s, span.file, span.start);
  return str_fmt(a, " (%.*s:%u:%u)", STR_ARG(path), at.line, at.column);
}

Str source_line(Sources *s, uint32_t file, uint32_t offset, uint32_t *start) {
  SourceFile *f = file_at(s, file);
  Str line = line_text(f, line_index(s, f, offset));
  if (start) *start = (uint32_t)(line.p - f->bytes.p);
  return line;
}

Span span_join(Span a, Span b) {
  if (!a.file || !b.file) return a.file ? a : b;
  if (a.file != b.file) BUG("a join of spans in two files");
  return (Span){a.file, a.start, b.end};
}
