/* tf2cfn hcl2json: the syntax tree as JSON, without evaluating anything. */
#include "syntax/hcl2json.h"
#include "base/diag_render.h"
#include "base/file.h"
#include "cli/command.h"
#include "syntax/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static uint32_t open_input(Arena *a, Diags *d, Str path) {
  Str bytes;
  if (!file_read(a, d, path, SPAN_NONE, &bytes)) return 0;
  return source_add(d->sources, str_is(path, "-") ? STR("<stdin>") : path, bytes);
}

/* Several files are one body, as if they stood one behind the other. */
static const Body *read_inputs(Arena *a, Diags *d, const Arguments *args) {
  VEC(BodyItem) items = {0};
  Body *whole = NEW(a, Body);
  static const Str standard_input = {"-", 1};
  const Str *paths = args->operands.n ? args->operands.v : &standard_input;
  whole->json = args->operands.n > 0;
  for (size_t i = 0; i == 0 || i < args->operands.n; i++) {
    uint32_t file = open_input(a, d, paths[i]);
    if (!file) continue;
    const Body *b = parse_file(a, d, file);
    whole->json &= b->json;
    for (size_t k = 0; k < b->n; k++) vec_push(a, &items, b->items[k]);
  }
  whole->items = items.v;
  whole->n = items.n;
  return whole;
}

static int run(const Arguments *args) {
  Arena *a = arena_new();
  Diags *d = diags_new(a, sources_new(a));
  Buf out = buf_new(a), messages = buf_new(a);
  const Body *b = read_inputs(a, d, args);
  if (!d->errors) hcl2json(&out, d, b);
  diags_sort(d);
  const char *no_color = getenv("NO_COLOR");
  diag_render_text(&messages, d, isatty(STDERR_FILENO) && !(no_color && *no_color), 0);
  fwrite(buf_str(&messages).p, 1, messages.n, stderr);
  if (!d->errors) fwrite(buf_str(&out).p, 1, out.n, stdout);
  int status = d->errors ? EXIT_FAULTS : EXIT_DONE;
  arena_free(a);
  return status;
}

const Command command_hcl2json = {
    .name = "hcl2json",
    .summary = "Print the syntax tree of HCL files as JSON",
    .operands = "[FILE...]",
    .max_operands = SIZE_MAX,
    .details = "Reads any HCL, not only Terraform's; `-` or no FILE is standard input. Several files are read as one. Blocks "
               "are arrays\n"
               "below their types and labels, expressions are \"${…}\". A file *.json is read in HCL's JSON syntax.",
    .run = run,
};
