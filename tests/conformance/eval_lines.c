/* Evaluates the expressions on standard input, one a line, and prints for each its type and value as Terraform's JSON writes
 * them:
 * {"type": "string", "value": "a"}, or "error", "unknown", "infinite". The argument is the folder that relative paths start
 * from. */
#include "eval/func_util.h"
#include "syntax/parse.h"

#include <stdio.h>

static const char *const kind_names[] = {"dynamic", "bool", "number", "string", "list", "set", "map", "tuple", "object"};

/* A type as cty writes it in JSON: "string", ["list", T], ["tuple", [T…]], ["object", {name: T}]. */
static void write_type(Buf *b, const Type *t) {
  const char *name = kind_names[t->kind];
  if (t->kind <= TYPE_STRING) {
    buf_addf(b, "\"%s\"", name);
    return;
  }
  buf_addf(b, "[\"%s\",", name);
  if (t->elem) write_type(b, t->elem);
  if (t->kind == TYPE_TUPLE) {
    for (size_t i = 0; i < t->n; i++) {
      buf_addc(b, i ? ',' : '[');
      write_type(b, t->elems[i]);
    }
    buf_addz(b, t->n ? "]" : "[]");
  }
  if (t->kind == TYPE_OBJECT) {
    buf_addc(b, '{');
    for (size_t i = 0; i < t->n; i++) {
      Value key = {.kind = VAL_STRING, .string = t->fields[i].name};
      if (i) buf_addc(b, ',');
      func_write_json(b, &key, SIZE_MAX);
      buf_addc(b, ':');
      write_type(b, t->fields[i].type);
    }
    buf_addc(b, '}');
  }
  buf_addc(b, ']');
}

static void evaluate(Str line, Str cwd) {
  Arena *a = arena_new();
  Diags *d = diags_new(a, sources_new(a));
  Eval *ev = eval_new(a, d);
  ev->cwd = cwd;
  const Expr *e = parse_expression(a, d, source_add(d->sources, STR("line"), str_dup(a, line)));
  const Value *v = d->errors ? &value_unknown : eval_expr(ev, NULL, e);
  Buf b = buf_new(a);
  if (d->errors) {
    buf_addz(&b, "\"error\"");
  } else if (!value_is_wholly_known(v)) {
    buf_addz(&b, "\"unknown\"");
  } else if (func_has_infinity(v)) {
    buf_addz(&b, "\"infinite\"");
  } else {
    buf_addz(&b, "{\"type\":");
    write_type(&b, value_type(a, v));
    buf_addz(&b, ",\"value\":");
    func_write_json(&b, v, SIZE_MAX);
    buf_addc(&b, '}');
  }
  Str out = buf_str(&b);
  fwrite(out.p, 1, out.n, stdout);
  putchar('\n');
  arena_free(a);
}

int main(int argc, char **argv) {
  Arena *a = arena_new();
  Buf line = buf_new(a);
  Str cwd = argc > 1 ? str_from(argv[1]) : STR(".");
  for (int c; (c = getchar()) != EOF;) {
    if (c != '\n') {
      buf_addc(&line, (char)c);
      continue;
    }
    evaluate(line.n ? buf_str(&line) : STR(""), cwd);
    line.n = 0;
  }
  arena_free(a);
  return 0;
}
