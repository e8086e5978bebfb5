/* tf2cfn convert: writes both sides below the output folder, only when everything was converted without errors. */
#include "base/file.h"
#include "cli/batch.h"

static bool write_file(Arena *a, Diags *d, Str out, Str prefix, const OutFile *f) {
  Str path = path_join(a, out, str_cat(a, prefix, f->path));
  return dir_make(a, d, path_dir(path)) && file_write(a, d, path, f->bytes);
}

static bool write_all(const Arguments *args, const Batch *b) {
  bool ok = true;
  for (size_t i = 0; i < b->items.n && ok; i++)
    for (size_t k = 0; k < b->items.v[i].result.files.n && ok; k++)
      ok = write_file(args->a, b->items.v[i].result.diags, b->out, b->items.v[i].prefix, &b->items.v[i].result.files.v[k]);
  return ok;
}

/* Of the kind that tools read without being told to; the state of terraform, say, is none. */
static bool is_generated(Str path) {
  return str_ends(path, STR(".tf.json")) || str_ends(path, STR(".template.json")) || str_ends(path, STR(".template.yaml"));
}

static void warn_of(void *ctx, Str path) {
  Diags *d = ctx;
  if (!is_generated(path)) return;
  diag_warning(d, TC6004, SPAN_NONE, "%.*s is left of an earlier conversion", STR_ARG(path));
  diag_detail(d, "Nothing in the configuration makes it any more. Delete it, so that no one deploys it.");
}

static int run(const Arguments *args) {
  Batch b = batch_run(args);
  int status = b.usage ? EXIT_USAGE : b.ok && write_all(args, &b) ? EXIT_DONE : EXIT_FAULTS;
  for (size_t i = 0; status == EXIT_DONE && i < b.items.n; i++)
    batch_stale(args->a, &b, &b.items.v[i], warn_of, b.items.v[i].result.diags);
  batch_report_all(args, &b);
  if (status == EXIT_DONE) batch_summary(args, &b);
  batch_free(&b);
  return status;
}

const Command command_convert = {
    .name = "convert",
    .summary = "Convert a configuration to Terraform JSON and CloudFormation",
    .operands = "[DIR]",
    .max_operands = 1,
    .options = batch_options,
    .details = "DIR (default: the current folder) is a root module, or a folder whose sub-folders are root modules; then each "
               "is converted.\n"
               "Writes OUT/[MODULE/]terraform/… and OUT/[MODULE/]cloudformation/STACK.template.json with manifest.json.\n"
               "Diagnostics and a summary go to standard error. With errors nothing is written.",
    .run = run,
};
