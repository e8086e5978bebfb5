#include "cli/batch.h"

#include "base/diag_render.h"
#include "base/file.h"
#include "tf2cfn/tf2cfn.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

const OptionSpec batch_options[] = {
    {"out", 'o', "OUT", "the output folder (default: tf2cfn-out)"},
    {"target", 0, "SIDE", "terraform, cloudformation or both (default)"},
    {"format", 0, "FORMAT", "of templates: json (default) or yaml"},
    {"var", 0, "NAME=VALUE", "a value for a root variable; may be repeated"},
    {"var-file", 0, "FILE", "a file of values; may be repeated"},
    {"parameters", 0, "WHICH", "variables as parameters: auto (default), required, all or none"},
    {"param", 0, "NAME", "a variable that must be a parameter; may be repeated"},
    {"fix", 0, "NAME", "a variable whose value is folded in; may be repeated"},
    {"answer", 0, "A.ATTR=JSON", "what data source A gives, where a count or for_each needs it; may be repeated"},
    {"wiring", 0, "HOW", "values between stacks: stack-output (default, Fn::GetStackOutput) or parameters"},
    {"layout", 0, "LAYOUT",
     "per-region (default), nested (a stack for each module) or stackset (one template for like regions)"},
    {"max-resources", 0, "N", "resources in one stack; more are split into several (default and most: 500)"},
    {"language-extensions", 0, NULL, "templates may use the transform AWS::LanguageExtensions where that keeps a parameter"},
    {"rules", 0, "DIR", "further lowering rules (*.hcl), which replace the built-in ones type by type"},
    {"plan", 0, "FILE", "convert what `terraform show -json` printed of a plan ('-': standard input) instead of a folder"},
    {"assume-references", 0, NULL, "with --plan: take an unknown value to be just what its expression refers to"},
    {"allow-unsupported", 0, NULL, "warn about what CloudFormation cannot express instead of failing"},
    OPTIONS_PINS,
    OPTIONS_LIMITS,
    {"diagnostics", 0, "FORMAT", "text (default), json or sarif"},
    {"quiet", 'q', NULL, "no summary and no notes"},
    {NULL, 0, NULL, NULL},
};

/* --- options ------------------------------------------------------------------------------------------------------- */

static bool is_own(const char *name) {
  static const char *const own[] = {"out", "diagnostics", "quiet", "json"};
  for (size_t i = 0; i < sizeof own / sizeof *own; i++)
    if (strcmp(name, own[i]) == 0) return true;
  return false;
}

/* The convention of reproducible builds: seconds since 1970 that stand for the present. An unusable one counts as none. */
static void pin_by_environment(Arena *a, ConvertOptions *o) {
  const char *epoch = getenv("SOURCE_DATE_EPOCH");
  struct tm utc;
  char *end;
  if (o->pin_time.n || !epoch || !*epoch) return;
  errno = 0;
  time_t seconds = (time_t)strtoll(epoch, &end, 10);
  if (*end || errno || seconds < 0 || !gmtime_r(&seconds, &utc)) return;
  char text[64];
  size_t n = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  if (eval_is_timestamp((Str){text, n})) o->pin_time = str_dup(a, (Str){text, n});
}

bool batch_options_read(const Arguments *args, ConvertOptions *o) {
  for (size_t i = 0; i < args->options.n; i++) {
    const Option *x = &args->options.v[i];
    if (is_own(x->spec->name) || option_set(args->a, o, str_from(x->spec->name), x->value)) continue;
    fprintf(stderr, "tf2cfn: invalid value '%.*s' for --%s\n", STR_ARG(x->value), x->spec->name);
    return false;
  }
  pin_by_environment(args->a, o);
  Str format = argument(args, "diagnostics");
  if (!format.p || str_is(format, "text") || str_is(format, "json") || str_is(format, "sarif")) return true;
  fprintf(stderr, "tf2cfn: invalid value '%.*s' for --diagnostics\n", STR_ARG(format));
  return false;
}

/* --- diagnostics --------------------------------------------------------------------------------------------------- */

enum { SHOWN_PER_CODE = 50 };

static bool wants_color(void) {
  const char *no = getenv("NO_COLOR");
  return !(no && *no) && isatty(STDERR_FILENO);
}

static void drop_notes(Diags *d) {
  size_t kept = 0;
  for (size_t i = 0; i < d->list.n; i++)
    if (d->list.v[i].severity != SEV_NOTE) d->list.v[kept++] = d->list.v[i];
  d->list.n = kept;
}

void batch_report(const Arguments *args, Conversion *c) {
  Str format = argument(args, "diagnostics");
  Buf b = buf_new(c->run);
  if (argument(args, "quiet").p) drop_notes(c->diags);
  if (str_is(format, "json"))
    diag_render_json(&b, c->diags);
  else if (str_is(format, "sarif"))
    diag_render_sarif(&b, c->diags, STR(TF2CFN_VERSION));
  else
    diag_render_text(&b, c->diags, wants_color(), SHOWN_PER_CODE);
  fwrite(buf_str(&b).p, 1, b.n, stderr);
}

/* --- conversions --------------------------------------------------------------------------------------------------- */

static void add_result(const Arguments *args, Batch *b, Str prefix, Conversion result) {
  b->ok &= result.ok;
  vec_push(args->a, &b->items, (BatchItem){.prefix = str_dup(args->a, prefix), .result = result});
}

static void add_item(const Arguments *args, Batch *b, const ConvertOptions *o, Str dir, Str prefix) {
  Arena *run = arena_new();
  ConvertOptions own = *o;
  own.out = path_join(args->a, b->out, prefix);
  add_result(args, b, prefix, conversion_run(run, &own, str_dup(run, dir)));
}

/* Sub-folders that are root modules, in byte order. */
static bool add_below(const Arguments *args, Batch *b, const ConvertOptions *o, Str dir) {
  DirEntries entries;
  Diags *d = diags_new(args->a, sources_new(args->a));
  bool any = false;
  if (file_kind(dir) != FILE_DIR || !dir_list(args->a, d, dir, SPAN_NONE, &entries)) return false;
  for (size_t i = 0; i < entries.n; i++) {
    Str sub = path_join(args->a, dir, entries.v[i].name);
    if (entries.v[i].kind != FILE_DIR || entries.v[i].name.p[0] == '.' || !config_is_module_dir(args->a, sub)) continue;
    add_item(args, b, o, sub, str_cat(args->a, entries.v[i].name, STR("/")));
    any = true;
  }
  return any;
}

/* A plan holds values, not the program: what needs the source is refused. */
static bool fits_plan(const Arguments *args, const ConvertOptions *o) {
  const char *wrong = NULL;
  if (!o->plan.n && o->assume_references)
    wrong = "--assume-references goes with --plan";
  else if (o->plan.n && args->operands.n)
    wrong = "give either a folder or --plan, not both";
  else if (o->plan.n && o->target_given && o->target != TARGET_CLOUDFORMATION)
    wrong = "a plan does not hold the source, so only --target cloudformation can be made of it";
  else if (o->plan.n && (o->vars.n || o->param.n || o->fix.n || o->answers.n || o->parameters != PARAMETERS_AUTO))
    wrong = "variables have their values in the plan: --var, --var-file, --parameters, --param, --fix and --answer do not go "
            "with --plan";
  if (wrong) fprintf(stderr, "tf2cfn: %s\n", wrong);
  return !wrong;
}

Batch batch_run(const Arguments *args) {
  Batch b = {.out = argument(args, "out").p ? argument(args, "out") : STR("tf2cfn-out"), .ok = true};
  ConvertOptions o = {0};
  b.usage = !batch_options_read(args, &o) || !fits_plan(args, &o);
  if (b.usage) return b;
  if (o.plan.n) {
    o.out = b.out;
    add_result(args, &b, STR(""), conversion_of_plan(arena_new(), &o));
    return b;
  }
  Str dir = args->operands.n ? args->operands.v[0] : STR(".");
  if (config_is_module_dir(args->a, dir) || !add_below(args, &b, &o, dir)) add_item(args, &b, &o, dir, STR(""));
  return b;
}

void batch_report_all(const Arguments *args, Batch *b) {
  for (size_t i = 0; i < b->items.n; i++) batch_report(args, &b->items.v[i].result);
}

void batch_free(Batch *b) {
  for (size_t i = 0; i < b->items.n; i++) arena_free(b->items.v[i].result.run);
}

/* --- stale files --------------------------------------------------------------------------------------------------- */

typedef struct {
  Arena *a;
  const Batch *batch;
  const BatchItem *item;
  void (*fn)(void *ctx, Str path);
  void *ctx;
} Stale;

static bool is_expected(const BatchItem *item, Str relative) {
  for (size_t i = 0; i < item->result.files.n; i++)
    if (str_eq(item->result.files.v[i].path, relative)) return true;
  return false;
}

static void visit(const Stale *x, Str below) {
  Str dir = path_join(x->a, x->batch->out, str_cat(x->a, x->item->prefix, below));
  Diags *d = diags_new(x->a, sources_new(x->a));
  DirEntries entries;
  if (file_kind(dir) != FILE_DIR || !dir_list(x->a, d, dir, SPAN_NONE, &entries)) return;
  for (size_t i = 0; i < entries.n; i++) {
    Str relative = path_join(x->a, below, entries.v[i].name);
    if (entries.v[i].name.p[0] == '.') continue;
    if (entries.v[i].kind == FILE_DIR)
      visit(x, relative);
    else if (!is_expected(x->item, relative))
      x->fn(x->ctx, path_join(x->a, dir, entries.v[i].name));
  }
}

void batch_stale(Arena *a, const Batch *b, const BatchItem *item, void (*fn)(void *ctx, Str path), void *ctx) {
  static const char *const sides[] = {"terraform", "cloudformation"};
  Stale x = {a, b, item, fn, ctx};
  for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) visit(&x, str_from(sides[i]));
}

/* --- summary ------------------------------------------------------------------------------------------------------- */

static size_t count_managed(const Conversion *c) {
  size_t n = 0;
  for (size_t i = 0; i < c->expansion->instances.n; i++) n += c->expansion->instances.v[i]->decl->mode == RESOURCE_MANAGED;
  return n;
}

static const char *plural(size_t n) { return n == 1 ? "" : "s"; }

static void print_lookup(const Parameter *p) {
  if (!p->lookup) return;
  fprintf(stderr, "    parameter %.*s: %.*s.%.*s\n", STR_ARG(p->logical_id), STR_ARG(p->lookup->instance->address),
          STR_ARG(p->attribute));
}

static void print_stacks(const Program *p) {
  for (size_t i = 0; i < p->all.n; i++) {
    const Stack *s = p->all.v[i];
    fprintf(stderr, "  %s %.*s: %zu resource%s",
            s->as            ? "  nested stack"
            : s->instances.n ? "stack set"
                             : "stack",
            STR_ARG(s->name), s->resources.n, plural(s->resources.n));
    for (size_t k = 0; k < s->after.n; k++) fprintf(stderr, "%s%.*s", k ? ", " : ", after ", STR_ARG(s->after.v[k]->name));
    fputc('\n', stderr);
    for (size_t k = 0; !s->as && k < s->parameters.n; k++) print_lookup(s->parameters.v[k]);
  }
}

static void print_where(const Conversion *c, Span at) {
  Str place = source_place(c->run, c->diags->sources, at);
  fprintf(stderr, "%.*s", STR_ARG(place));
}

static void print_fixed(const Conversion *c) {
  for (size_t i = 0; i < c->bindings.fixed.n; i++) {
    const Demand *d = c->bindings.fixed.entries[i].value;
    fprintf(stderr, "  variable %.*s fixed at conversion: %.*s", STR_ARG(d->variable), STR_ARG(demand_reason(c->run, d)));
    print_where(c, d->where);
    fputc('\n', stderr);
  }
}

static void print_remark(const Conversion *c, const char *what, const Remark *r, size_t others) {
  fprintf(stderr, "  %s: ", what);
  if (r->instance) fprintf(stderr, "%.*s%s", STR_ARG(r->instance->address), r->argument.n ? " " : "");
  fprintf(stderr, "%.*s", STR_ARG(r->argument));
  if (others) fprintf(stderr, " and %zu more", others);
  if (r->reason.n) fprintf(stderr, ": %.*s", STR_ARG(r->reason));
  print_where(c, r->span);
  fputc('\n', stderr);
}

/* How often something is said of one place: in the instances of a resource and of the modules around it. */
typedef struct {
  const Remark *first;
  size_t n;
} Remarks;

/* What a diagnostic says is not repeated. */
static void print_remarks(const Conversion *c, const char *what, const Remark *list, size_t n) {
  Map places = {0};
  for (size_t i = 0; i < n; i++) {
    const Remark *r = &list[i];
    if (r->warned) continue;
    Str place = source_place(c->run, c->diags->sources, r->span);
    Str key = str_fmt(c->run, "%.*s %.*s %.*s", STR_ARG(place), STR_ARG(r->argument), STR_ARG(r->reason));
    if (!r->span.file) key = str_fmt(c->run, "%zu", i);
    Remarks *same = map_get(&places, key);
    if (!same) {
      map_put(c->run, &places, key, same = NEW(c->run, Remarks));
      same->first = r;
    }
    same->n++;
  }
  for (size_t i = 0; i < places.n; i++) {
    const Remarks *r = places.entries[i].value;
    print_remark(c, what, r->first, r->n - 1);
  }
}

static void print_program(const Conversion *c) {
  const Program *p = c->program;
  print_fixed(c);
  print_stacks(p);
  print_remarks(c, "not shared", p->apart, p->napart);
  print_remarks(c, "nothing needed", p->absorbed.v, p->absorbed.n);
  print_remarks(c, "no effect", p->no_effect.v, p->no_effect.n);
  print_remarks(c, "not expressed", p->unsupported.v, p->unsupported.n);
}

void batch_summary(const Arguments *args, const Batch *b) {
  if (argument(args, "quiet").p || str_is(argument(args, "diagnostics"), "json") ||
      str_is(argument(args, "diagnostics"), "sarif"))
    return;
  for (size_t i = 0; i < b->items.n; i++) {
    const Conversion *c = &b->items.v[i].result;
    if (!c->ok) continue;
    size_t managed = count_managed(c), data = c->expansion->instances.n - managed;
    fprintf(stderr, "%.*s: %zu resource%s and %zu data source%s in %zu file%s\n", STR_ARG(c->name), managed, plural(managed),
            data, plural(data), c->files.n, plural(c->files.n));
    if (c->program) print_program(c);
  }
}
