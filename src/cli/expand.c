/* tf2cfn expand: every resource and data instance after evaluation. */
#include "cli/batch.h"
#include "emit/expansion.h"

#include <stdio.h>

/* Lines after the first are indented as deep as the first one. */
static void print_indented(Buf *out, const Value *v) {
  Buf text = buf_new(out->arena);
  value_print(&text, v);
  for (size_t i = 0; i < text.n; i++) {
    buf_addc(out, text.p[i]);
    if (text.p[i] == '\n') buf_addz(out, "  ");
  }
  buf_addc(out, '\n');
}

static bool is_unset(const Value *v) { return value_is_null(v) || (v->kind == VAL_TUPLE && !v->seq.n); }

static void print_text(const Conversion *c) {
  for (size_t i = 0; i < c->expansion->instances.n; i++) {
    const Instance *x = c->expansion->instances.v[i];
    Buf b = buf_new(c->run);
    buf_addf(&b, "%.*s  (provider %.*s)\n", STR_ARG(x->address), STR_ARG(x->provider->address));
    for (size_t k = 0; x->config && k < x->config->map.n; k++) {
      Field f = x->config->map.fields[k];
      if (is_unset(f.value)) continue;
      buf_addf(&b, "  %.*s = ", STR_ARG(f.key));
      print_indented(&b, sym_planned(c->run, f.value));
    }
    fwrite(buf_str(&b).p, 1, b.n, stdout);
  }
}

static int run(const Arguments *args) {
  ConvertOptions o = {.impure = IMPURE_UNKNOWN};
  if (!batch_options_read(args, &o)) return EXIT_USAGE;
  Arena *run = arena_new();
  Conversion c = expansion_run(run, &o, args->operands.n ? args->operands.v[0] : STR("."));
  batch_report(args, &c);
  if (c.ok && argument(args, "json").p) {
    Buf b = buf_new(run);
    emit_expansion(&b, run, c.expansion);
    fwrite(buf_str(&b).p, 1, b.n, stdout);
  } else if (c.ok) {
    print_text(&c);
  }
  int status = c.ok ? EXIT_DONE : EXIT_FAULTS;
  arena_free(run);
  return status;
}

static const OptionSpec options[] = {
    {"json", 0, NULL, "as JSON, in the shape of `terraform show -json`"},
    {"var", 0, "NAME=VALUE", "a value for a root variable; may be repeated"},
    {"var-file", 0, "FILE", "a file of values; may be repeated"},
    OPTIONS_PINS,
    OPTIONS_LIMITS,
    {"diagnostics", 0, "FORMAT", "text (default), json or sarif"},
    {"quiet", 'q', NULL, "no notes"},
    {NULL, 0, NULL, NULL},
};

const Command command_expand = {
    .name = "expand",
    .summary = "Print every resource and data instance after evaluation",
    .operands = "[DIR]",
    .max_operands = 1,
    .options = options,
    .details = "Shows address, provider instance and arguments of each instance. What only a provider computes is not part of "
               "it; what\n"
               "only deployment knows is marked as unknown.",
    .run = run,
};
