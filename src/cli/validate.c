/* tf2cfn validate: any template against CloudFormation's resource schemas. */
#include "base/file.h"
#include "cli/batch.h"
#include "sync/template_file.h"

#include <stdio.h>

typedef VEC(Str) Paths;

static bool is_template_name(Str name) {
  static const char *const endings[] = {".template", ".template.json", ".template.yaml", ".template.yml"};
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (str_ends(name, str_from(endings[i]))) return true;
  return false;
}

/* The templates in a folder and below it, in byte order. */
static void add_folder(Arena *a, Diags *d, Str dir, Paths *out) {
  DirEntries entries = {0};
  if (!dir_list(a, d, dir, SPAN_NONE, &entries)) return;
  for (size_t i = 0; i < entries.n; i++) {
    Str path = path_join(a, dir, entries.v[i].name);
    if (entries.v[i].name.p[0] == '.') continue;
    if (entries.v[i].kind == FILE_DIR)
      add_folder(a, d, path, out);
    else if (is_template_name(path))
      vec_push(a, out, path);
  }
}

enum { MAX_TEMPLATE = 1024 * 1024 }; /* "CloudFormation quotas" in the user guide */

static void validate_one(Conversion *c, Validator *v, Str path) {
  Str bytes;
  TemplateFile t;
  if (!file_read(c->run, c->diags, path, SPAN_NONE, &bytes)) return;
  uint32_t file = source_add(c->diags->sources, str_is(path, "-") ? STR("<stdin>") : path, bytes);
  if (bytes.n > MAX_TEMPLATE) {
    diag_error(c->diags, TC6102, ((Span){file, 0, 0}), "The template has %zu bytes; CloudFormation allows %d", bytes.n,
               MAX_TEMPLATE);
    diag_detail(c->diags, "Split it.");
  }
  if (!template_read(c->run, c->diags, file, &t)) return;
  TemplateOrigin origin = template_origin(&t);
  validate_template(v, t.document, &origin);
}

static int run(const Arguments *args) {
  ConvertOptions o = {0};
  if (!batch_options_read(args, &o)) return EXIT_USAGE;
  Arena *a = arena_new();
  Conversion c = {.run = a, .diags = diags_new(a, sources_new(a)), .schemas = schemas_new(a)};
  Validator *v = validator_new(a, c.diags, c.schemas);
  Paths paths = {0};
  for (size_t i = 0; i < args->operands.n; i++) {
    Str path = args->operands.v[i];
    if (!str_is(path, "-") && file_kind(path) == FILE_DIR)
      add_folder(a, c.diags, path, &paths);
    else
      vec_push(a, &paths, path);
  }
  for (size_t i = 0; i < paths.n; i++) validate_one(&c, v, paths.v[i]);
  diags_sort(c.diags);
  batch_report(args, &c);
  int status = c.diags->errors ? EXIT_FAULTS : EXIT_DONE;
  arena_free(a);
  return status;
}

static const OptionSpec options[] = {
    {"diagnostics", 0, "FORMAT", "text (default), json or sarif"},
    {"quiet", 'q', NULL, "no notes"},
    {NULL, 0, NULL, NULL},
};

const Command command_validate = {
    .name = "validate",
    .summary = "Check templates against CloudFormation's resource schemas",
    .operands = "FILE…",
    .min_operands = 1,
    .max_operands = SIZE_MAX,
    .options = options,
    .details =
        "FILE is a template in JSON or YAML, by whatever it was written; `-` is standard input; a folder stands for the\n"
        "files in it that end in .template, .template.json, .template.yaml or .template.yml. Nothing is asked of AWS.\n"
        "Diagnostics go to standard error.",
    .run = run,
};
