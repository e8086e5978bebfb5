/* Runs the conformance cases: `conformance [--update | --list] FILE.cases…`. README.md describes their format.
 *
 *   (no option)  compares and prints TAP
 *   --update     rewrites the expected sections with what the parser gives
 *   --list       prints one line a case for the comparison with Terraform: FILE <tab> NAME <tab> KIND <tab> accept|reject <tab>
 *                same|"differs" <tab> input in hexadecimal */
#include "syntax/parse.h"
#include "syntax/print.h"
#include "tree.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
  Str name, kind, options; /* of the input section: "native", "escaped" */
  Str input;               /* as written */
  Str expected_kind;       /* "tree" or "errors" */
  Str expected;
  Str note; /* "--- differs: …" as a whole line, or absent */
} Case;

typedef struct {
  Arena *arena;
  Str text;
  size_t pos;
} Reader;

/* --- reading cases --- */

static bool at_marker(const Reader *r, const char *marker) {
  return str_starts(str_sub(r->text, r->pos, r->text.n), str_from(marker));
}

static Str line(Reader *r) {
  size_t end = str_find_char(r->text, '\n', r->pos);
  Str s = str_sub(r->text, r->pos, end);
  r->pos = end < r->text.n ? end + 1 : end;
  return s;
}

/* The lines up to the next marker. */
static Str section(Reader *r) {
  size_t start = r->pos;
  while (r->pos < r->text.n && !at_marker(r, "--- ") && !at_marker(r, "=== ")) line(r);
  return str_sub(r->text, start, r->pos);
}

static bool next_case(Reader *r, Case *c) {
  section(r);
  if (!at_marker(r, "=== ")) return false;
  *c = (Case){0};
  c->name = str_sub(line(r), 4, SIZE_MAX);
  while (at_marker(r, "--- ")) {
    Str head = str_sub(line(r), 4, SIZE_MAX);
    if (str_starts(head, STR("differs"))) {
      c->note = head;
      section(r);
    } else if (str_is(head, "tree") || str_is(head, "errors")) {
      c->expected_kind = head;
      c->expected = section(r);
    } else {
      size_t space = str_find_char(head, ' ', 0);
      c->kind = str_sub(head, 0, space);
      c->options = str_trim(str_sub(head, space, head.n));
      c->input = section(r);
    }
  }
  return true;
}

static unsigned hex(char c) { return c <= '9' ? (unsigned)(c - '0') : (unsigned)((c | 32) - 'a' + 10); }

/* \n \r \t \\ \xHH; line breaks do not count. */
static Str unescape(Arena *a, Str s) {
  Buf out = buf_new(a);
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '\n') continue;
    if (s.p[i] != '\\') {
      buf_addc(&out, s.p[i]);
      continue;
    }
    char c = s.p[++i];
    if (c == 'x') {
      buf_addc(&out, (char)(hex(s.p[i + 1]) << 4 | hex(s.p[i + 2])));
      i += 2;
    } else {
      buf_addc(&out, c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c);
    }
  }
  return buf_str(&out);
}

/* The bytes that are parsed. An expression or template has no newline at its end. */
static Str input_bytes(Arena *a, const Case *c) {
  if (str_is(c->options, "escaped")) return unescape(a, c->input);
  bool whole = str_is(c->kind, "native") || str_is(c->kind, "json");
  return whole || !c->input.n ? c->input : str_sub(c->input, 0, c->input.n - 1);
}

/* --- running --- */

static void tree_of(Arena *a, Diags *d, Buf *out, const Case *c, uint32_t file) {
  if (str_is(c->kind, "native")) {
    tree_body(out, parse_native(a, d, file), 0);
  } else if (str_is(c->kind, "json")) {
    const Body *b = parse_json(a, d, file);
    for (size_t i = 0; i < b->n; i++) {
      buf_addf(out, "%.*s = ", STR_ARG(b->items[i].attribute->name));
      tree_expr(out, json_template(a, d, b->items[i].attribute->value));
      buf_addc(out, '\n');
    }
  } else {
    bool template = str_is(c->kind, "template");
    tree_expr(out, template ? parse_template(a, d, file) : parse_expression(a, d, file));
    buf_addc(out, '\n');
  }
}

static void errors_of(Diags *d, Buf *out) {
  diags_sort(d);
  for (size_t i = 0; i < d->list.n; i++) {
    const Diag *g = &d->list.v[i];
    Position from = source_position(d->sources, g->subject.file, g->subject.start);
    Position to = source_position(d->sources, g->subject.file, g->subject.end);
    buf_addf(out, "%u:%u-%u:%u TC%d\n", from.line, from.column, to.line, to.column, (int)g->code);
  }
}

/* What the parser makes of the input; `kind` becomes "tree" or "errors". */
static Str run(Arena *a, const Case *c, Str *kind) {
  Sources *s = sources_new(a);
  Diags *d = diags_new(a, s);
  uint32_t file = source_add(s, str_is(c->kind, "json") ? STR("case.json") : STR("case"), input_bytes(a, c));
  Buf out = buf_new(a), errors = buf_new(a);
  buf_addz(&out, "");
  tree_of(a, d, &out, c, file);
  *kind = d->errors ? STR("errors") : STR("tree");
  if (!d->errors) return buf_str(&out);
  errors_of(d, &errors);
  return buf_str(&errors);
}

/* Printing an expression and reading it again must not change it. */
static bool prints_back(Arena *a, const Case *c) {
  bool template = str_is(c->kind, "template");
  if (!template && !str_is(c->kind, "expression")) return true;
  Sources *s = sources_new(a);
  Diags *d = diags_new(a, s);
  uint32_t file = source_add(s, STR("case"), input_bytes(a, c));
  const Expr *e = template ? parse_template(a, d, file) : parse_expression(a, d, file);
  if (d->errors) return true;
  Buf text = buf_new(a), first = buf_new(a), second = buf_new(a);
  if (template)
    print_template(&text, e);
  else
    print_expr(&text, e);
  uint32_t printed = source_add(s, STR("printed"), buf_str(&text));
  const Expr *again = template ? parse_template(a, d, printed) : parse_expression(a, d, printed);
  tree_expr(&first, e);
  tree_expr(&second, again);
  return !d->errors && str_eq(buf_str(&first), buf_str(&second));
}

/* --- modes --- */

typedef struct {
  const char *mode, *path;
  size_t count, failed;
} Run;

static void comment(const char *label, Str s) {
  for (size_t at = 0; at < s.n;) {
    size_t end = str_find_char(s, '\n', at);
    printf("#   %s %.*s\n", label, (int)(end - at), s.p + at);
    at = end + 1;
  }
}

static void compare(Arena *a, Run *r, const Case *c) {
  Str kind;
  Str got = run(a, c, &kind);
  bool same = str_eq(kind, c->expected_kind) && str_eq(got, c->expected);
  bool printed = prints_back(a, c);
  r->count++;
  printf("%s %zu - %.*s\n", same && printed ? "ok" : "not ok", r->count, STR_ARG(c->name));
  if (!same) {
    comment("expected", c->expected);
    comment("got     ", got);
  }
  if (!printed) printf("#   printing and reading again gives another tree\n");
  if (!same || !printed) r->failed++;
}

static void list_case(Arena *a, const Run *r, const Case *c) {
  Str kind, in = input_bytes(a, c);
  run(a, c, &kind);
  printf("%s\t%.*s\t%.*s\t%s\t%s\t", r->path, STR_ARG(c->name), STR_ARG(c->kind), str_is(kind, "tree") ? "accept" : "reject",
         c->note.p ? "differs" : "same");
  for (size_t i = 0; i < in.n; i++) printf("%02x", (unsigned)(unsigned char)in.p[i]);
  putchar('\n');
}

static void update(Arena *a, Buf *out, const Case *c) {
  Str kind;
  Str got = run(a, c, &kind);
  buf_addf(out, "=== %.*s\n", STR_ARG(c->name));
  if (c->note.p) buf_addf(out, "--- %.*s\n", STR_ARG(c->note));
  buf_addf(out, "--- %.*s%s%.*s\n", STR_ARG(c->kind), c->options.n ? " " : "", STR_ARG(c->options));
  buf_add(out, c->input);
  buf_addf(out, "--- %.*s\n", STR_ARG(kind));
  buf_add(out, got);
}

static Str read_file(Arena *a, const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) {
    fprintf(stderr, "conformance: cannot read %s\n", path);
    exit(2);
  }
  Buf out = buf_new(a);
  char chunk[4096];
  size_t n;
  while ((n = fread(chunk, 1, sizeof chunk, f)) > 0) buf_add(&out, (Str){chunk, n});
  fclose(f);
  return buf_str(&out);
}

static void run_file(Run *r) {
  Arena *a = arena_new();
  Reader reader = {a, read_file(a, r->path), 0};
  Buf out = buf_new(a);
  Case c;
  Str head = section(&reader);
  buf_add(&out, head);
  while (next_case(&reader, &c)) {
    if (str_is(str_from(r->mode), "--update"))
      update(a, &out, &c);
    else if (str_is(str_from(r->mode), "--list"))
      list_case(a, r, &c);
    else
      compare(a, r, &c);
  }
  if (str_is(str_from(r->mode), "--update")) {
    FILE *f = fopen(r->path, "wb");
    if (f) {
      fwrite(out.p, 1, out.n, f);
      fclose(f);
    }
  }
  arena_free(a);
}

int main(int argc, char **argv) {
  Run r = {.mode = argc > 1 && argv[1][0] == '-' ? argv[1] : ""};
  for (int i = r.mode[0] ? 2 : 1; i < argc; i++) {
    r.path = argv[i];
    run_file(&r);
  }
  if (!r.mode[0]) printf("1..%zu\n", r.count);
  return r.failed || (!r.mode[0] && !r.count) ? 1 : 0;
}
