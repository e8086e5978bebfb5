/* The machine-readable form. Its shape is a contract (diag_render.h): keys are added, never renamed or left out. */
#include "base/diag_render.h"
#include "base/json_write.h"

enum { SNIPPET_MAX = 8 * 1024 }; /* generated one-line files are not copied into every message */

static void write_position(JsonWriter *w, Str key, Diags *d, uint32_t file, uint32_t offset) {
  Position p = source_position(d->sources, file, offset);
  jw_key(w, key);
  jw_object(w);
  jw_key_int(w, STR("line"), p.line);
  jw_key_int(w, STR("column"), p.column);
  jw_key_int(w, STR("byte"), offset);
  jw_end(w);
}

static void write_range(JsonWriter *w, Diags *d, Span s) {
  jw_key(w, STR("range"));
  if (!s.file) {
    jw_null(w);
    return;
  }
  jw_object(w);
  jw_key_str(w, STR("filename"), source_file(d->sources, s.file)->path);
  write_position(w, STR("start"), d, s.file, s.start);
  write_position(w, STR("end"), d, s.file, s.end);
  jw_end(w);
}

/* The whole lines that the subject touches. A subject that ends with a newline does not reach into the next line. */
static Span lines_of(Diags *d, Span s) {
  uint32_t from, last, end = s.end > s.start ? s.end - 1 : s.end;
  source_line(d->sources, s.file, s.start, &from);
  Str line = source_line(d->sources, s.file, end, &last);
  uint32_t to = last + (uint32_t)line.n;
  return (Span){s.file, from, to > from ? to : from};
}

static uint32_t clamp(uint32_t x, uint32_t low, uint32_t high) { return x < low ? low : x > high ? high : x; }

static void write_snippet(JsonWriter *w, Diags *d, const Diag *x) {
  jw_key(w, STR("snippet"));
  Span lines = x->subject.file ? lines_of(d, x->subject) : SPAN_NONE;
  if (!lines.file || lines.end - lines.start > SNIPPET_MAX) {
    jw_null(w);
    return;
  }
  Str container = diag_container(d, x);
  jw_object(w);
  jw_key(w, STR("context"));
  if (container.p)
    jw_str(w, container);
  else
    jw_null(w);
  jw_key_str(w, STR("code"), source_text(d->sources, lines));
  jw_key_int(w, STR("start_line"), source_position(d->sources, lines.file, x->subject.start).line);
  jw_key_int(w, STR("highlight_start_offset"), clamp(x->subject.start, lines.start, lines.end) - lines.start);
  jw_key_int(w, STR("highlight_end_offset"), clamp(x->subject.end, lines.start, lines.end) - lines.start);
  jw_end(w);
}

static void write_trace(JsonWriter *w, Diags *d, const Trace *t) {
  jw_key(w, STR("trace"));
  jw_array(w);
  for (; t; t = t->next) {
    jw_object(w);
    jw_key_str(w, STR("what"), t->what);
    write_range(w, d, t->where);
    jw_end(w);
  }
  jw_end(w);
}

static void write_diag(JsonWriter *w, Diags *d, const Diag *x) {
  jw_object(w);
  jw_key_str(w, STR("severity"), str_from(severity_name(x->severity)));
  jw_key_str(w, STR("code"), str_fmt(d->arena, "TC%d", x->code));
  jw_key_str(w, STR("summary"), x->summary);
  jw_key_str(w, STR("detail"), x->detail);
  write_range(w, d, x->subject);
  write_snippet(w, d, x);
  write_trace(w, d, x->trace);
  jw_end(w);
}

void diag_render_json(Buf *out, Diags *d) {
  JsonWriter w = jw_writer(out);
  jw_object(&w);
  jw_key_str(&w, STR("format_version"), STR("1.0"));
  jw_key_bool(&w, STR("valid"), d->errors == 0);
  jw_key_int(&w, STR("error_count"), (int64_t)d->errors);
  jw_key_int(&w, STR("warning_count"), (int64_t)d->warnings);
  jw_key(&w, STR("diagnostics"));
  jw_array(&w);
  for (size_t i = 0; i < d->list.n; i++) write_diag(&w, d, &d->list.v[i]);
  jw_end(&w);
  jw_end(&w);
  jw_finish(&w);
}
