/* Bare templates: any bytes give a tree or diagnostics, a tree survives printing, and it is evaluated within its limits. */
#include "check_eval.h"
#include "check_tree.h"
#include "syntax/parse.h"
#include "syntax/print.h"
#include "tree.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void print_again(Arena *a, Sources *s, const Expr *e) {
  Diags *d = diags_new(a, s);
  Buf text = buf_new(a), first = buf_new(a), second = buf_new(a);
  print_template(&text, e);
  const Expr *again = parse_template(a, d, source_add(s, STR("printed"), buf_str(&text)));
  tree_expr(&first, e);
  tree_expr(&second, again);
  if (!d->errors && str_eq(buf_str(&first), buf_str(&second))) return;
  fprintf(stderr, "printed: %.*s\nbefore: %.*s\nafter:  %.*s\n", STR_ARG(buf_str(&text)), STR_ARG(buf_str(&first)),
          STR_ARG(buf_str(&second)));
  abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *a = arena_new();
  Sources *s = sources_new(a);
  Diags *d = diags_new(a, s);
  const Expr *e = parse_template(a, d, source_add(s, STR("fuzz.tftpl"), (Str){(const char *)data, size}));
  check_expr(s, e);
  check_diags(d);
  if (!d->errors && e->height < PARSE_MAX_DEPTH / 2) print_again(a, s, e);
  check_evaluation((Str){(const char *)data, size}, true);
  arena_free(a);
  return 0;
}
