/* csvdecode: RFC 4180 as Go's encoding/csv reads it; the first record names the attributes of the others. */
#include "eval/func_util.h"

#include "base/map.h"

typedef struct {
  Str s;
  size_t i, line;
  const char *fault;
} Reader;

static bool at_line_end(const Reader *r) {
  return r->i >= r->s.n || r->s.p[r->i] == '\n' || (r->s.p[r->i] == '\r' && (r->i + 1 == r->s.n || r->s.p[r->i + 1] == '\n'));
}

static void skip_line_end(Reader *r) {
  if (r->i < r->s.n && r->s.p[r->i] == '\r') r->i++;
  if (r->i < r->s.n && r->s.p[r->i] == '\n') r->i++;
  r->line++;
}

/* Behind the opening quote; a quote is written twice, a line break is part of the field. */
static void read_quoted(Reader *r, Buf *b) {
  for (;;) {
    if (r->i >= r->s.n) {
      r->fault = "extraneous or missing \" in quoted-field";
      return;
    }
    char ch = r->s.p[r->i];
    if (ch == '"' && r->i + 1 < r->s.n && r->s.p[r->i + 1] == '"') {
      buf_addc(b, '"');
      r->i += 2;
    } else if (ch == '"') {
      r->i++;
      if (!at_line_end(r) && r->s.p[r->i] != ',') r->fault = "extraneous or missing \" in quoted-field";
      return;
    } else if (at_line_end(r)) {
      skip_line_end(r);
      buf_addc(b, '\n');
    } else {
      buf_addc(b, ch);
      r->i++;
    }
  }
}

static void read_plain(Reader *r, Buf *b) {
  for (; !at_line_end(r) && r->s.p[r->i] != ','; r->i++) {
    if (r->s.p[r->i] == '"') r->fault = "bare \" in non-quoted-field";
    buf_addc(b, r->s.p[r->i]);
  }
}

/* The next record that is not an empty line; false at the end or after a fault. */
static bool read_record(const Call *c, Reader *r, Values *out) {
  out->n = 0;
  while (r->i < r->s.n && at_line_end(r)) skip_line_end(r);
  if (r->i >= r->s.n) return false;
  for (;;) {
    Buf b = buf_new(c->a);
    if (r->i < r->s.n && r->s.p[r->i] == '"') {
      r->i++;
      read_quoted(r, &b);
    } else {
      read_plain(r, &b);
    }
    if (r->fault) return false;
    vec_push(c->a, out, value_string(c->a, b.n ? buf_str(&b) : STR("")));
    if (at_line_end(r)) break;
    r->i++;
  }
  skip_line_end(r);
  return true;
}

/* Reports a repeated column; the header's type otherwise. */
static const Type *row_type(const Call *c, const Values *header) {
  Map seen = {0};
  Field *fields = NEW_N(c->a, Field, header->n);
  for (size_t i = 0; i < header->n; i++) {
    Str name = header->v[i]->string;
    if (map_has(&seen, name)) {
      func_error(c, -1, "duplicate column name \"%.*s\"", STR_ARG(name));
      return NULL;
    }
    map_put(c->a, &seen, name, fields);
    fields[i] = (Field){name, value_null_of(c->a, &type_string)};
  }
  return value_type(c->a, value_object(c->a, fields, header->n));
}

static const Value *fn_csvdecode(const Call *c) {
  Reader r = {.s = func_str(c, 0), .line = 1};
  Values header = {0}, record = {0}, rows = {0};
  if (!read_record(c, &r, &header) && !r.fault) return func_error(c, -1, "missing header line");
  const Type *t = r.fault ? NULL : row_type(c, &header);
  if (!t && !r.fault) return &value_unknown;
  for (size_t line = r.line; !r.fault && read_record(c, &r, &record); line = r.line) {
    if (record.n != header.n) return func_error(c, -1, "CSV parse error on line %zu: wrong number of fields", line);
    Field *fields = NEW_N(c->a, Field, header.n);
    for (size_t i = 0; i < header.n; i++) fields[i] = (Field){header.v[i]->string, record.v[i]};
    vec_push(c->a, &rows, value_object(c->a, fields, header.n));
  }
  if (r.fault) return func_error(c, -1, "CSV parse error on line %zu: %s", r.line, r.fault);
  return value_list(c->a, t, rows.v, rows.n);
}

// clang-format off
const Function func_csv[] = {
  {"csvdecode", {P_STR("str")}, .fn = fn_csvdecode, .lowering = "needs a value known at conversion"},
  {0},
};
// clang-format on
