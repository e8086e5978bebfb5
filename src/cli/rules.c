/* tf2cfn rules: are the lowering rules complete and right, as far as the two schemas tell (check), and what do they say (list,
 * show, coverage: rules_report.c)? */
#include "base/diag_render.h"
#include "base/file.h"
#include "cli/rules_report.h"
#include "lower/rule_check.h"
#include "schema/embedded.h"
#include "syntax/parse.h"

#include <stdio.h>

static const OptionSpec options[] = {
    {"rules", 0, "DIR", "the rules in DIR: check only those; elsewhere they replace built-in ones"},
    {"diagnostics", 0, "FORMAT", "of check: text (one line a fault) or json"},
    {"markdown", 0, NULL, "of coverage: as the page docs/coverage.md"},
    {"weights", 0, "FILE", "of coverage: weighed by uses, in lines `TYPE<TAB>ARGUMENT<TAB>REPOSITORIES<TAB>COUNT`"},
    {NULL, 0, NULL, NULL},
};

static void add(RuleCheck *c, Arena *a, Diags *d, Str path, Str bytes, bool report) {
  rule_check_add(c, parse_native(a, d, source_add(d->sources, path, bytes)), report);
}

static void add_embedded(RuleCheck *c, Arena *a, Diags *d, bool report) {
  Embedded e;
  for (size_t i = 0; (e = embedded_at(i)).name.p; i++)
    if (str_ends(e.name, STR(".hcl"))) add(c, a, d, e.name, e.bytes, report);
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

static int check(const Arguments *args) {
  Str dir = argument(args, "rules"), format = argument(args, "diagnostics");
  bool json = str_is(format, "json");
  if (format.p && !json && !str_is(format, "text")) {
    fprintf(stderr, "tf2cfn: invalid value '%.*s' for --diagnostics\n", STR_ARG(format));
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

static int run(const Arguments *args) {
  static const struct {
    const char *name;
    size_t operands;
    int (*run)(const Arguments *args);
  } actions[] = {{"check", 0, check},
                 {"list", 0, rules_list},
                 {"show", 1, rules_show},
                 {"arguments", 0, rules_arguments},
                 {"arguments", 1, rules_arguments},
                 {"coverage", 0, rules_coverage}};
  for (size_t i = 0; i < sizeof actions / sizeof *actions; i++)
    if (str_is(args->operands.v[0], actions[i].name) && args->operands.n == actions[i].operands + 1)
      return actions[i].run(args);
  fputs("tf2cfn: usage is `tf2cfn rules check|list|show TYPE|arguments [TYPE]|coverage`\nTry 'tf2cfn rules --help'.\n", stderr);
  return EXIT_USAGE;
}

const Command command_rules = {
    .name = "rules",
    .summary = "List, show or check the lowering rules",
    .operands = "check|list|show TYPE|arguments [TYPE]|coverage",
    .min_operands = 1,
    .max_operands = 2,
    .options = options,
    .details =
        "check     Every argument of a rule's Terraform type has to be mapped or listed, every property and attribute has to\n"
        "          exist and to get a value of a fitting shape. Prints one line for each fault. Nothing is evaluated.\n"
        "list      Every type with a rule: Terraform type, kind (resource, fold, absorbed, data), what it becomes.\n"
        "show      The rule of TYPE, as it is written; of a data source with `data.`, of a shape with `shape.` in front.\n"
        "arguments Every argument of TYPE, or of every type with a rule, one a line, with tabs between: type, path, argument "
        "or block, what\n"
        "          becomes of it (mapped, no effect, unsupported), the properties that it feeds, why it is unsupported.\n"
        "coverage  For every type how many arguments are mapped, without effect and unsupported.",
    .run = run,
};
