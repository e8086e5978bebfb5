/* JSON files: any bytes give a body or diagnostics, whichever way it is read. */
#include "check_tree.h"
#include "syntax/parse.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool short_name(void *ctx, Str name) {
  (void)ctx;
  return name.n < 3;
}

static void read_all(Arena *a, Diags *d, const Body *b, unsigned depth) {
  static const BlockType types[] = {{"resource", 2}, {"variable", 1}, {"locals", 0}, {"a", 1}, {NULL, 0}};
  Content c = depth ? body_content_by(a, d, b, short_name, NULL) : body_content(a, d, b, types);
  for (size_t i = 0; i < c.nattributes; i++) {
    check_expr(d->sources, c.attributes[i]->value);
    check_expr(d->sources, json_template(a, d, c.attributes[i]->value));
    check_expr(d->sources, json_as_traversal(a, d, c.attributes[i]->value));
  }
  for (size_t i = 0; i < c.nblocks; i++)
    if (depth < 8) read_all(a, d, c.blocks[i]->body, depth + 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *a = arena_new();
  Sources *s = sources_new(a);
  Diags *d = diags_new(a, s);
  const Body *b = parse_json(a, d, source_add(s, STR("fuzz.tf.json"), (Str){(const char *)data, size}));
  check_body(s, b);
  read_all(a, d, b, 0);
  check_diags(d);
  arena_free(a);
  return 0;
}
