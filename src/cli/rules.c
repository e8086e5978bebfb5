/* tf2cfn rules check: are the lowering rules complete and right, as far as the two schemas tell? */
#include "base/diag_render.h"
#include "base/file.h"
#include "cli/command.h"
#include "lower/rule_check.h"
#include "schema/embedded.h"
#include "syntax/parse.h"

#include <stdio.h>

static const OptionSpec options[] = {
    {"rules", 0, "DIR", "check the rules in DIR instead of the built-in ones"},
    {"diagnostics", 0, "FORMAT", "text (one line a fault) or json"},
    {NULL, 0, NULL, NULL},
};

static void add(RuleCheck *c, Arena *a, Diags *d, Str path, Str bytes, bool report) {
  rule_check_add(c, parse_native(a, d, source_add(d->sources, path, bytes)), report);
}

static void add_embedded(RuleCheck *c, Arena *a, Diags *d, bool report) {
  Embedded e;
  for (size_t i = 0; (e = embedded_at(i)).name.p; i++)
    if (str_starts(e.name, STR("hcl/aws/"))) add(c, a, d, e.name, e.bytes, report);
}

static void add_dir(RuleCheck *c, Arena *a, Diags *d, Str dir) {
  DirEntries entries = {0};
  if (!dir_list(a, d, dir, SPAN_NONE, &entries)) return;
  for (size_t i = 0; i < entries.n; i++) {
    Str path = path_join(a, dir, entries.v[i].name), bytes;
    if (entries.v[i].kind == FILE_REGULAR && str_ends(path, STR(".hcl")) && file_read(a, d, path, SPAN_NONE, &bytes))
      add(c, a, d, path, bytes, true);
  }
}

static void add_line(Buf *out, Diags *d, const Diag *fault) {
  const SourceFile *file = source_file(d->sources, fault->subject.file);
  Position at = source_position(d->sources, fault->subject.file, fault->subject.start);
  if (fault->subject.file) buf_addf(out, "%.*s:%u:%u: ", STR_ARG(file->path), at.line, at.column);
  buf_addf(out, "%s TC%d: %.*s\n", severity_name(fault->severity), fault->code, STR_ARG(fault->summary));
}

static int run(const Arguments *args) {
  Str dir = argument(args, "rules"), format = argument(args, "diagnostics");
  bool json = str_is(format, "json");
  if (!str_is(args->operands.v[0], "check") || (format.p && !json && !str_is(format, "text"))) {
    fputs("tf2cfn: usage is `tf2cfn rules check [--rules DIR] [--diagnostics text|json]`\n", stderr);
    return EXIT_USAGE;
  }
  Arena *a = args->a;
  Diags *d = diags_new(a, sources_new(a));
  RuleCheck *c = rule_check_new(a, d, schemas_new(a));
  add_embedded(c, a, d, !dir.p);
  if (dir.p) add_dir(c, a, d, dir);
  size_t rules = rule_check_run(c);
  diags_sort(d);
  Buf out = buf_new(a);
  if (json) diag_render_json(&out, d);
  for (size_t i = 0; !json && i < d->list.n; i++) add_line(&out, d, &d->list.v[i]);
  Str text = buf_str(&out);
  fwrite(text.p, 1, text.n, stdout);
  fprintf(stderr, "%zu rules checked, %zu faults\n", rules, d->errors);
  return d->errors ? EXIT_FAULTS : EXIT_DONE;
}

const Command command_rules = {
    .name = "rules",
    .summary = "Check lowering rules against the schemas",
    .operands = "check",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .details =
        "Every argument of a rule's Terraform type has to be mapped or listed, every property and attribute has to exist and\n"
        "to get a value of a fitting shape. Prints one line for each fault. Nothing is evaluated.",
    .run = run,
};
