/* The values that root variables are given, in Terraform's order ("Variable Definition Precedence" in its language
 * documentation): environment, terraform.tfvars, terraform.tfvars.json, *.auto.tfvars[.json] by name, then the command line
 * from left to right. Nothing is evaluated here; a later value replaces an earlier one whole. */
#include "config/internal.h"

#include <stdlib.h>

/* A name that no variable has is an error on the command line, a warning in a file (it may serve several configurations), and
 * nothing in the environment (which is everybody's). */
typedef enum { FROM_ENVIRONMENT, FROM_FILE, FROM_COMMAND_LINE } Origin;

static void undeclared(Loader *l, Str name, Span at, Origin origin) {
  VEC(Str) names = {0};
  const Map *variables = &l->config->root->variables;
  if (origin == FROM_ENVIRONMENT) return;
  for (size_t i = 0; i < variables->n; i++) vec_push(l->a, &names, variables->entries[i].key);
  Str near = str_nearest(name, names.v, names.n);
  diag_add(l->d, origin == FROM_FILE ? SEV_WARNING : SEV_ERROR, TC2025, at, "There is no variable \"%.*s\"", STR_ARG(name));
  if (near.p)
    diag_detail(l->d, "A value was given for it, but the root module declares no such variable. Did you mean \"%.*s\"?",
                STR_ARG(near));
  else
    diag_detail(l->d,
                "A value was given for it, but the root module declares no such variable. Declare it, or take the value away.");
}

static void give(Loader *l, Str name, const Expr *expr, Str literal, Span at) {
  VariableValue *v = NEW(l->a, VariableValue);
  *v = (VariableValue){name, expr, literal, at};
  map_put(l->a, &l->config->values, name, v);
}

/* --- text values --------------------------------------------------------------------------------------------------- */

/* Variables of primitive type, and those without a type, take the text as it is; others an expression. */
static bool takes_text(const Variable *v) { return !v->type_expr || type_is_primitive(v->type); }

static void give_text(Loader *l, Str name, Str text, Str origin, Origin kind) {
  uint32_t file = source_add(l->ev->sources, origin, text);
  Span whole = {file, 0, (uint32_t)text.n};
  const Variable *v = map_get(&l->config->root->variables, name);
  if (!v)
    undeclared(l, name, whole, kind);
  else if (takes_text(v))
    give(l, name, NULL, text, whole);
  else
    give(l, name, parse_expression(l->a, l->d, file), STR_NONE, whole);
}

/* POSIX: each entry is NAME=VALUE. Declared nowhere else. */
extern char **environ;

static int by_text(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

static void read_environment(Loader *l) {
  static const Str PREFIX = {"TF_VAR_", 7};
  Names entries = {0};
  for (char **e = environ; e && *e; e++)
    if (str_starts(str_from(*e), PREFIX)) vec_push(l->a, &entries, str_dup(l->a, str_from(*e)));
  if (entries.n) qsort(entries.v, entries.n, sizeof *entries.v, by_text);
  for (size_t i = 0; i < entries.n; i++) {
    size_t eq = str_find_char(entries.v[i], '=', 0);
    Str name = str_sub(entries.v[i], PREFIX.n, eq);
    give_text(l, name, str_sub(entries.v[i], eq + 1, entries.v[i].n),
              str_fmt(l->a, "<environment variable TF_VAR_%.*s>", STR_ARG(name)), FROM_ENVIRONMENT);
  }
}

/* --- files --------------------------------------------------------------------------------------------------------- */

static void refuse_block(Loader *l, const Block *b) {
  diag_error(l->d, TC2004, b->type_span, "A file of variable values has no blocks");
  if (str_is(b->type, "variable"))
    diag_detail(l->d, "Variables are declared in .tf files; here they are given values: name = value.");
  else
    diag_detail(l->d, "Write name = { ... } to give a variable a value with structure.");
}

static const Body *read_values(Loader *l, uint32_t file) {
  const Body *body = parse_file(l->a, l->d, file);
  Content c = body_content(l->a, l->d, body, (BlockType[]){{NULL, 0}});
  for (size_t i = 0; i < c.nblocks; i++) refuse_block(l, c.blocks[i]);
  for (size_t i = 0; i < c.nattributes; i++) {
    const Attribute *at = c.attributes[i];
    if (map_has(&l->config->root->variables, at->name))
      give(l, at->name, at->value, STR_NONE, at->span);
    else
      undeclared(l, at->name, at->name_span, FROM_FILE);
  }
  return body;
}

static bool is_auto(Str name) { return str_ends(name, STR(".auto.tfvars")) || str_ends(name, STR(".auto.tfvars.json")); }

static void automatic_files(Loader *l, Names *out) {
  static const char *const FIXED[] = {"terraform.tfvars", "terraform.tfvars.json"};
  for (size_t i = 0; i < 2; i++)
    if (file_kind(path_join(l->a, l->root_dir, str_from(FIXED[i]))) != FILE_MISSING) vec_push(l->a, out, str_from(FIXED[i]));
  files_matching(l, l->root_dir, is_auto, out);
}

static void read_automatic_files(Loader *l) {
  Names names = {0};
  automatic_files(l, &names);
  SourceBody *bodies = NEW_N(l->a, SourceBody, names.n);
  for (size_t i = 0; i < names.n; i++) {
    uint32_t file = files_open(l, path_join(l->a, l->root_dir, names.v[i]), SPAN_NONE);
    if (!file) continue;
    bodies[l->config->nvalue_files++] = (SourceBody){file, read_values(l, file), false};
  }
  l->config->value_files = bodies;
}

/* --- command line -------------------------------------------------------------------------------------------------- */

static void read_argument(Loader *l, Str argument) {
  if (str_starts(argument, STR("@"))) {
    uint32_t file = files_open(l, str_sub(argument, 1, argument.n), SPAN_NONE);
    if (file) read_values(l, file);
    return;
  }
  size_t eq = str_find_char(argument, '=', 0);
  Str name = str_trim(str_sub(argument, 0, eq));
  if (eq == argument.n || !spec_is_identifier(name)) {
    diag_error(l->d, TC2026, SPAN_NONE, "--var %.*s does not give a variable a value", STR_ARG(argument));
    diag_detail(l->d, "Write --var NAME=VALUE.");
    return;
  }
  give_text(l, name, str_sub(argument, eq + 1, argument.n), str_fmt(l->a, "<value of --var %.*s>", STR_ARG(name)),
            FROM_COMMAND_LINE);
}

void values_load(Loader *l, const VariableInputs *inputs) {
  if (!inputs || !inputs->ignore_environment) read_environment(l);
  read_automatic_files(l);
  for (size_t i = 0; inputs && i < inputs->nvars; i++) read_argument(l, inputs->vars[i]);
}
