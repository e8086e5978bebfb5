/* tf2cfn check: is what is committed in the output folder what a fresh conversion gives? */
#include "base/file.h"
#include "cli/batch.h"

#include <stdio.h>

static size_t first_difference(Str x, Str y) {
  size_t line = 1;
  for (size_t i = 0; i < x.n && i < y.n && x.p[i] == y.p[i]; i++) line += x.p[i] == '\n';
  return line;
}

/* False if the file on disk is missing or differs; says so on standard output. */
static bool same_file(Arena *a, Str path, Str want) {
  Diags *d = diags_new(a, sources_new(a));
  Str have;
  if (file_kind(path) != FILE_REGULAR || !file_read(a, d, path, SPAN_NONE, &have)) {
    printf("missing: %.*s\n", STR_ARG(path));
    return false;
  }
  if (str_eq(have, want)) return true;
  printf("differs: %.*s (line %zu)\n", STR_ARG(path), first_difference(have, want));
  return false;
}

static void print_stale(void *ctx, Str path) {
  *(bool *)ctx = false;
  printf("stale: %.*s\n", STR_ARG(path));
}

static bool same_item(Arena *a, const Batch *b, const BatchItem *item) {
  bool same = true;
  for (size_t i = 0; i < item->result.files.n; i++) {
    const OutFile *f = &item->result.files.v[i];
    same &= same_file(a, path_join(a, b->out, str_cat(a, item->prefix, f->path)), f->bytes);
  }
  batch_stale(a, b, item, print_stale, &same);
  return same;
}

static int run(const Arguments *args) {
  Batch b = batch_run(args);
  batch_report_all(args, &b);
  int status = b.usage ? EXIT_USAGE : b.ok ? EXIT_DONE : EXIT_FAULTS;
  for (size_t i = 0; status != EXIT_USAGE && b.ok && i < b.items.n; i++)
    if (!same_item(args->a, &b, &b.items.v[i])) status = EXIT_DIFFERENT;
  batch_free(&b);
  return status;
}

const Command command_check = {
    .name = "check",
    .summary = "Check that committed output equals a fresh conversion",
    .operands = "[DIR]",
    .max_operands = 1,
    .options = batch_options,
    .details =
        "Takes the options of convert and compares instead of writing. Prints each file that is missing, differs or is stale.\n"
        "Exit status 2 if there is any.",
    .run = run,
};
