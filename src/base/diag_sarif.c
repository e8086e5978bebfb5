/* SARIF 2.1.0 (OASIS Standard, 27 March 2020), the form that code-scanning services read. One run, the codes that occur as its
 * rules, the trace of a diagnostic as related locations. Section numbers below are of that standard. */
#include "base/diag_render.h"
#include "base/json_write.h"

#include <unistr.h>

static const char *const LEVELS[] = {[SEV_ERROR] = "error", [SEV_WARNING] = "warning", [SEV_NOTE] = "note"};

/* The codes that occur, in the order of the rules array. */
typedef VEC(DiagCode) Codes;

static size_t rule_index(const Codes *codes, DiagCode code) {
  size_t i = 0;
  while (i < codes->n && codes->v[i] != code) i++;
  return i;
}

static Codes codes_used(Diags *d) {
  Codes codes = {0};
  for (size_t i = 0; i < d->list.n; i++)
    if (rule_index(&codes, d->list.v[i].code) == codes.n) vec_push(d->arena, &codes, d->list.v[i].code);
  return codes;
}

static void write_text(JsonWriter *w, const char *key, Str text) {
  jw_key(w, str_from(key));
  jw_object(w);
  jw_key_str(w, STR("text"), text);
  jw_end(w);
}

static void write_rules(JsonWriter *w, Diags *d, const Codes *codes) {
  jw_key(w, STR("rules"));
  jw_array(w);
  for (size_t i = 0; i < codes->n; i++) {
    jw_object(w);
    jw_key_str(w, STR("id"), str_fmt(d->arena, "TC%d", codes->v[i]));
    write_text(w, "shortDescription", str_from(code_title((int)codes->v[i])));
    write_text(w, "fullDescription", str_from(code_explanation((int)codes->v[i])));
    jw_end(w);
  }
  jw_end(w);
}

static bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c);
}

/* A path as a URI reference (3.4.3): relative ones stay relative. */
static Str uri_of(Arena *a, Str path) {
  Buf b = buf_new(a);
  if (str_starts(path, STR("/"))) buf_add(&b, STR("file://"));
  for (size_t i = 0; i < path.n; i++) {
    if (path.p[i] && is_unreserved(path.p[i]))
      buf_addc(&b, path.p[i]);
    else
      buf_addf(&b, "%%%02X", (unsigned char)path.p[i]);
  }
  return buf_str(&b);
}

/* Columns are counted in code points here (the run's columnKind, 3.14.17), not in grapheme clusters. */
static void write_place(JsonWriter *w, Diags *d, const char *line_key, const char *column_key, uint32_t file, uint32_t offset) {
  uint32_t start;
  Str line = source_line(d->sources, file, offset, &start);
  size_t before = offset > start ? offset - start : 0;
  size_t column = u8_mbsnlen((const uint8_t *)line.p, before < line.n ? before : line.n);
  jw_key_int(w, str_from(line_key), source_position(d->sources, file, offset).line);
  jw_key_int(w, str_from(column_key), (int64_t)column + 1);
}

static void write_location(JsonWriter *w, Diags *d, Span s, Str message) {
  jw_object(w);
  if (message.p) write_text(w, "message", message);
  if (s.file) {
    jw_key(w, STR("physicalLocation"));
    jw_object(w);
    jw_key(w, STR("artifactLocation"));
    jw_object(w);
    jw_key_str(w, STR("uri"), uri_of(d->arena, source_file(d->sources, s.file)->path));
    jw_end(w);
    jw_key(w, STR("region"));
    jw_object(w);
    write_place(w, d, "startLine", "startColumn", s.file, s.start);
    write_place(w, d, "endLine", "endColumn", s.file, s.end);
    jw_end(w);
    jw_end(w);
  }
  jw_end(w);
}

static void write_locations(JsonWriter *w, Diags *d, const Diag *x) {
  jw_key(w, STR("locations"));
  jw_array(w);
  if (x->subject.file) write_location(w, d, x->subject, STR_NONE);
  jw_end(w);
  if (!x->trace) return;
  jw_key(w, STR("relatedLocations"));
  jw_array(w);
  for (const Trace *t = x->trace; t; t = t->next) write_location(w, d, t->where, t->what);
  jw_end(w);
}

static void write_result(JsonWriter *w, Diags *d, const Codes *codes, const Diag *x) {
  Str message = x->detail.n ? str_fmt(d->arena, "%.*s. %.*s", STR_ARG(x->summary), STR_ARG(x->detail)) : x->summary;
  jw_object(w);
  jw_key_str(w, STR("ruleId"), str_fmt(d->arena, "TC%d", x->code));
  jw_key_int(w, STR("ruleIndex"), (int64_t)rule_index(codes, x->code));
  jw_key_str(w, STR("level"), str_from(LEVELS[x->severity]));
  write_text(w, "message", message);
  write_locations(w, d, x);
  jw_end(w);
}

static void write_tool(JsonWriter *w, Diags *d, const Codes *codes, Str version) {
  jw_key(w, STR("tool"));
  jw_object(w);
  jw_key(w, STR("driver"));
  jw_object(w);
  jw_key_str(w, STR("name"), STR("tf2cfn"));
  jw_key_str(w, STR("version"), version);
  write_rules(w, d, codes);
  jw_end(w);
  jw_end(w);
}

void diag_render_sarif(Buf *out, Diags *d, Str version) {
  Codes codes = codes_used(d);
  JsonWriter w = jw_writer(out);
  jw_object(&w);
  jw_key_str(&w, STR("$schema"), STR("https://json.schemastore.org/sarif-2.1.0.json"));
  jw_key_str(&w, STR("version"), STR("2.1.0"));
  jw_key(&w, STR("runs"));
  jw_array(&w);
  jw_object(&w);
  write_tool(&w, d, &codes, version);
  jw_key_str(&w, STR("columnKind"), STR("unicodeCodePoints"));
  jw_key(&w, STR("results"));
  jw_array(&w);
  for (size_t i = 0; i < d->list.n; i++) write_result(&w, d, &codes, &d->list.v[i]);
  jw_end(&w);
  jw_end(&w);
  jw_end(&w);
  jw_end(&w);
  jw_finish(&w);
}
