/* The pipeline as a list of calls. Expansion and lowering are repeated while they demand that variables be fixed: each round
 * fixes at least one, so the number of rounds is bounded by the number of variables. */
#include "cli/session.h"

#include "base/file.h"
#include "emit/terraform.h"
#include "lower/rule.h"

#include <stdlib.h>

/* --- options ------------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *text;
  int value;
} Choice;

static bool choose(Str value, const Choice *choices, int *out) {
  for (; choices->text; choices++)
    if (str_is(value, choices->text)) {
      *out = choices->value;
      return true;
    }
  return false;
}

static const Choice targets[] = {
    {"both", TARGET_BOTH}, {"terraform", TARGET_TERRAFORM}, {"cloudformation", TARGET_CLOUDFORMATION}, {NULL, 0}};
static const Choice formats[] = {{"json", FORMAT_JSON}, {"yaml", FORMAT_YAML}, {NULL, 0}};
static const Choice parameter_modes[] = {{"auto", PARAMETERS_AUTO},
                                         {"required", PARAMETERS_REQUIRED},
                                         {"all", PARAMETERS_ALL},
                                         {"none", PARAMETERS_NONE},
                                         {NULL, 0}};
static const Choice wirings[] = {{"stack-output", WIRING_STACK_OUTPUT}, {"parameters", WIRING_PARAMETERS}, {NULL, 0}};

static const Choice layouts[] = {
    {"per-region", LAYOUT_PER_REGION}, {"nested", LAYOUT_NESTED}, {"stackset", LAYOUT_STACKSET}, {NULL, 0}};

/* A limit: a whole number from 1 up to the most that it can be raised to. */
static bool limit_set(ConvertOptions *o, Str name, Str value) {
  const struct {
    const char *name;
    size_t *limit, most;
  } limits[] = {
      {"max-depth", &o->max_depth, SOURCE_MOST_DEPTH},       {"max-file", &o->limits.max_file, SOURCE_MOST_FILE},
      {"max-instances", &o->limits.max_instances, SIZE_MAX}, {"max-elements", &o->limits.max_elements, SIZE_MAX / 32},
      {"max-string", &o->limits.max_string, UINT32_MAX},     {"max-steps", &o->limits.max_steps, UINT32_MAX},
      {"max-memory", &o->limits.max_memory, SIZE_MAX},       {"max-resources", &o->max_resources, MAX_RESOURCES},
  };
  size_t n = 0;
  for (size_t i = 0; i < value.n; i++) {
    if (value.p[i] < '0' || value.p[i] > '9' || n > SIZE_MAX / 10 - 10) return false;
    n = n * 10 + (size_t)(value.p[i] - '0');
  }
  for (size_t i = 0; n && i < sizeof limits / sizeof *limits; i++)
    if (str_is(name, limits[i].name) && n <= limits[i].most) {
      *limits[i].limit = n;
      return true;
    }
  return false;
}

static bool pin_set(Arena *a, ConvertOptions *o, Str name, Str value) {
  if (str_is(name, "pin-time") && eval_is_timestamp(value))
    o->pin_time = str_dup(a, value);
  else if (str_is(name, "pin-seed") && value.n)
    o->pin_seed = str_dup(a, value);
  else
    return false;
  return true;
}

/* What the options say about evaluation. */
static void apply(Eval *ev, const ConvertOptions *o) {
  const struct {
    size_t *limit, set;
  } limits[] = {
      {&ev->limits.max_file, o->limits.max_file},         {&ev->limits.max_instances, o->limits.max_instances},
      {&ev->limits.max_elements, o->limits.max_elements}, {&ev->limits.max_string, o->limits.max_string},
      {&ev->limits.max_steps, o->limits.max_steps},       {&ev->limits.max_memory, o->limits.max_memory},
  };
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    if (limits[i].set) *limits[i].limit = limits[i].set;
  ev->sources->max_file = ev->limits.max_file;
  if (o->max_depth) ev->sources->max_depth = (unsigned)o->max_depth;
  ev->limits.max_depth = ev->sources->max_depth + LIMIT_DEPTH_ROOM;
  ev->pins = (EvalPins){o->impure, o->pin_time, o->pin_seed};
}

bool option_set(Arena *a, ConvertOptions *o, Str name, Str value) {
  int choice = 0;
  if (str_is(name, "target")) o->target_given = true;
  if (str_is(name, "target") && choose(value, targets, &choice))
    o->target = (Target)choice;
  else if (str_is(name, "format") && choose(value, formats, &choice))
    o->format = (TemplateFormat)choice;
  else if (str_is(name, "wiring") && choose(value, wirings, &choice))
    o->wiring = (Wiring)choice;
  else if (str_is(name, "layout") && choose(value, layouts, &choice))
    o->layout = (Layout)choice;
  else if (str_is(name, "parameters") && choose(value, parameter_modes, &choice))
    o->parameters = (ParameterMode)choice;
  else if (str_is(name, "param"))
    vec_push(a, &o->param, str_dup(a, value));
  else if (str_is(name, "fix"))
    vec_push(a, &o->fix, str_dup(a, value));
  else if (str_is(name, "answer"))
    vec_push(a, &o->answers, str_dup(a, value));
  else if (str_is(name, "rules"))
    o->rules_dir = str_dup(a, value);
  else if (str_is(name, "allow-unsupported"))
    o->allow_unsupported = true;
  else if (str_is(name, "language-extensions"))
    o->language_extensions = true;
  else if (str_is(name, "plan") && value.n)
    o->plan = str_dup(a, value);
  else if (str_is(name, "assume-references"))
    o->assume_references = true;
  else if (str_is(name, "var") && str_find_char(value, '=', 0) < value.n)
    vec_push(a, &o->vars, str_dup(a, value));
  else if (str_is(name, "var-file"))
    vec_push(a, &o->vars, str_cat(a, STR("@"), value));
  else
    return pin_set(a, o, name, value) || limit_set(o, name, value);
  return true;
}

/* --- names --------------------------------------------------------------------------------------------------------- */

Str configuration_name(Arena *a, Str dir) {
  char *full = realpath(str_z(a, dir), NULL);
  Str path = full ? str_dup(a, str_from(full)) : dir;
  free(full);
  while (path.n > 1 && path.p[path.n - 1] == '/') path.n--;
  Buf name = buf_new(a);
  for (size_t i = 0; i < path.n; i++) {
    char c = path.p[i];
    if (c == '/')
      name.n = 0;
    else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (name.n && ((c >= '0' && c <= '9') || c == '-')))
      buf_addc(&name, c);
    else if (name.n && name.p[name.n - 1] != '-')
      buf_addc(&name, '-');
  }
  return name.n ? buf_str(&name) : STR("stack");
}

/* --- rounds -------------------------------------------------------------------------------------------------------- */

static LowerOptions lower_options(Conversion *c, const ConvertOptions *o, Diags *lasting) {
  LowerOptions options = {.name = c->name, .wiring = o->wiring, .allow_unsupported = o->allow_unsupported};
  options.layout = o->layout;
  options.share = NEW(c->run, Share);
  options.max_resources = o->max_resources;
  if (o->out.n) options.template_dir = path_join(c->run, o->out, STR("cloudformation"));
  options.language_extensions = o->language_extensions;
  options.too_large = NEW(c->run, Map);
  options.bindings = &c->bindings;
  if (o->target != TARGET_TERRAFORM) options.rules = rules_new(c->run, lasting, o->rules_dir);
  return options;
}

static bool has_rule(void *rules, Str data_type) { return rules_find(rules, data_type, true).n > 0; }

static Expansion *expand_input(Conversion *c, const ConvertOptions *o, const LowerOptions *lowering) {
  if (!c->plan) return expand(c->eval, c->schemas, c->config, &c->bindings);
  PlanOptions options = {.assume = o->assume_references, .is_symbolic = has_rule, .ctx = lowering->rules};
  return plan_expand(c->eval, c->schemas, c->plan, &c->bindings, &options);
}

/* One round. True: another one is needed, with more variables fixed or smaller stacks. */
static bool evaluate(Conversion *c, const ConvertOptions *o, const LowerOptions *options, Diags *lasting) {
  c->eval->demands.n = 0;
  c->eval->templates = (Map){0}; /* their faults belong to the round */
  c->program = NULL;
  c->expansion = expand_input(c, o, options);
  c->config = c->expansion->config;
  bindings_drop_met(c->eval, &c->bindings);
  if (o->target != TARGET_TERRAFORM && !c->eval->demands.n) c->program = lower(c->eval, c->schemas, c->expansion, options);
  if (c->program) c->program->fixed = &c->bindings.fixed;
  return bindings_fix_demanded(c->eval, c->config, &c->bindings, lasting) || (c->program && c->program->again);
}

static void add_files(Conversion *c, const char *folder, const OutFiles *files) {
  for (size_t i = 0; i < files->n; i++)
    vec_push(c->run, &c->files, (OutFile){str_cat(c->run, str_from(folder), files->v[i].path), files->v[i].bytes});
}

/* True: a template is too large, and another round will split it. */
static bool emit(Conversion *c, const ConvertOptions *o) {
  OutFiles terraform = {0}, templates = {0};
  if (c->program) emit_templates(c->run, c->diags, c->program, o->format, &templates);
  if (c->program && c->program->again) return true;
  if (o->target != TARGET_CLOUDFORMATION) emit_terraform(c->run, c->eval, c->schemas, c->config, &terraform);
  add_files(c, "terraform/", &terraform);
  add_files(c, "cloudformation/", &templates);
  return false;
}

/* Rounds until nothing asks for another one; their diagnostics are dropped. */
static void convert(Conversion *c, const ConvertOptions *o) {
  Diags *lasting = diags_new(c->run, c->diags->sources); /* a rule is read and a variable fixed once, in whichever round */
  LowerOptions options = lower_options(c, o, lasting);
  BindingOptions bindings = {o->parameters, o->param.v, o->fix.v, o->param.n, o->fix.n, o->answers.v, o->answers.n};
  if (!c->plan) bindings_begin(c->eval, c->config, &bindings, &c->bindings, lasting);
  size_t keep = c->diags->list.n;
  do {
    diags_truncate(c->diags, keep);
  } while (evaluate(c, o, &options, lasting) || (!c->diags->errors && !lasting->errors && emit(c, o)));
  diags_append(c->diags, lasting);
}

/* Whether parts of the source could not be read: then everything that refers to them would look wrong. */
static bool has_syntax_errors(const Diags *d) {
  for (size_t i = 0; i < d->list.n; i++)
    if (d->list.v[i].severity == SEV_ERROR && d->list.v[i].code < 2000) return true;
  return false;
}

static Conversion load(Arena *run, const ConvertOptions *o, Str dir) {
  Conversion c = {.run = run, .dir = dir, .name = configuration_name(run, dir)};
  VariableInputs inputs = {.vars = o->vars.v, .nvars = o->vars.n};
  c.diags = diags_new(run, sources_new(run));
  c.eval = eval_new(run, c.diags);
  apply(c.eval, o);
  c.schemas = schemas_new(run);
  c.config = config_load(run, c.eval, c.schemas, dir, &inputs);
  if (has_syntax_errors(c.diags)) c.config = NULL;
  return c;
}

static Conversion finished(Conversion c) {
  diags_sort(c.diags);
  c.ok = c.diags->errors == 0;
  return c;
}

Conversion conversion_run(Arena *run, const ConvertOptions *o, Str dir) {
  Conversion c = load(run, o, dir);
  if (o->target == TARGET_TERRAFORM) c.eval->pins.otherwise = IMPURE_UNKNOWN; /* expressions are written, not their values */
  if (c.config) convert(&c, o);
  return finished(c);
}

Conversion conversion_of_plan(Arena *run, const ConvertOptions *o) {
  ConvertOptions only = *o;
  Conversion c = {.run = run, .dir = str_is(o->plan, "-") ? STR(".") : path_dir(o->plan)};
  only.target = TARGET_CLOUDFORMATION;
  c.name = configuration_name(run, c.dir);
  c.diags = diags_new(run, sources_new(run));
  c.eval = eval_new(run, c.diags);
  apply(c.eval, o);
  c.eval->cwd = STR(".");
  c.schemas = schemas_new(run);
  c.plan = plan_read(run, c.diags, o->plan);
  if (c.plan) convert(&c, &only);
  return finished(c);
}

Conversion expansion_run(Arena *run, const ConvertOptions *o, Str dir) {
  Conversion c = load(run, o, dir);
  c.bindings.all = true;
  if (c.config) c.expansion = expand(c.eval, c.schemas, c.config, &c.bindings);
  return finished(c);
}

Conversion expansion_empty(Arena *run, const ConvertOptions *o) {
  Conversion c = {.run = run, .name = STR("stack")};
  c.diags = diags_new(run, sources_new(run));
  c.eval = eval_new(run, c.diags);
  apply(c.eval, o);
  c.eval->cwd = STR(".");
  c.schemas = schemas_new(run);
  return finished(c);
}
