/* Native files: any bytes give a tree whose ranges and heights hold, or diagnostics; expressions survive printing. */
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
  print_expr(&text, e);
  const Expr *again = parse_expression(a, d, source_add(s, STR("printed"), buf_str(&text)));
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
  const Body *b = parse_native(a, d, source_add(s, STR("fuzz.tf"), (Str){(const char *)data, size}));
  check_body(s, b);
  check_diags(d);
  for (size_t i = 0; i < b->n && !d->errors; i++)
    if (b->items[i].attribute && b->items[i].attribute->value->height < PARSE_MAX_DEPTH / 2)
      print_again(a, s, b->items[i].attribute->value);
  arena_free(a);
  return 0;
}
