/* tf2cfn console: evaluates expressions in the root module of a directory and prints values as `terraform console` does.
 * Interactive with line editing and history where both ends are a terminal; otherwise one expression a line from standard
 * input, as long as brackets are open also over several lines. */
#include "base/diag_render.h"
#include "cli/batch.h"
#include "syntax/lex.h"

#include <editline/readline.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct {
  Conversion *c;
  const Scope *scope;
  bool failed;
} Console;

static void report(Conversion *c, size_t keep) {
  Buf b = buf_new(c->run);
  const char *no_color = getenv("NO_COLOR");
  diags_sort(c->diags);
  diag_render_text(&b, c->diags, isatty(STDERR_FILENO) && !(no_color && *no_color), 0);
  fwrite(buf_str(&b).p, 1, b.n, stderr);
  diags_truncate(c->diags, keep);
}

/* --- type() ------------------------------------------------------------------------------------------------------ */

static void new_line(Buf *out, size_t indent) {
  buf_addc(out, '\n');
  buf_fill(out, ' ', indent);
}

static void print_type(Buf *out, const Type *t, size_t indent);

/* A tuple or object, which takes lines of its own, stands out within a collection. */
static void print_collection_type(Buf *out, const Type *t, size_t indent) {
  static const char *const wrappers[] = {[TYPE_LIST] = "list(", [TYPE_SET] = "set(", [TYPE_MAP] = "map("};
  bool structural = t->elem->kind == TYPE_OBJECT || t->elem->kind == TYPE_TUPLE;
  buf_addz(out, wrappers[t->kind]);
  if (structural) new_line(out, indent + 4);
  print_type(out, t->elem, structural ? indent + 4 : indent);
  if (structural) {
    buf_addc(out, ',');
    new_line(out, indent);
  }
  buf_addc(out, ')');
}

static void print_type(Buf *out, const Type *t, size_t indent) {
  bool object = t->kind == TYPE_OBJECT;
  if (t->kind == TYPE_LIST || t->kind == TYPE_SET || t->kind == TYPE_MAP) {
    print_collection_type(out, t, indent);
    return;
  }
  if (!object && t->kind != TYPE_TUPLE) {
    if (t->kind == TYPE_DYNAMIC)
      buf_addz(out, "dynamic");
    else
      type_print(out, t);
    return;
  }
  buf_addz(out, object ? "object({" : "tuple([");
  for (size_t i = 0; i < t->n; i++) {
    new_line(out, indent + 4);
    if (object) buf_addf(out, "%.*s: ", STR_ARG(t->fields[i].name));
    print_type(out, object ? t->fields[i].type : t->elems[i], indent + 4);
    buf_addc(out, ',');
  }
  if (t->n) new_line(out, indent);
  buf_addz(out, object ? "})" : "])");
}

/* The argument of type(x), which only a console has and only as the whole expression; else NULL. */
static const Expr *type_argument(const Expr *e) {
  while (e->kind == EXPR_PAREN) e = e->inner;
  return e->kind == EXPR_CALL && str_is(e->call.name, "type") && e->call.n == 1 && !e->call.expand ? e->call.args[0] : NULL;
}

/* --- evaluation ---------------------------------------------------------------------------------------------------- */

static void evaluate(Console *x, Str text) {
  Conversion *c = x->c;
  size_t keep = c->diags->list.n, errors = c->diags->errors;
  uint32_t file = source_add(c->diags->sources, STR("<console-input>"), str_dup(c->run, text));
  const Expr *e = parse_expression(c->run, c->diags, file);
  const Expr *asked = type_argument(e);
  const Value *v = c->diags->errors == errors ? eval_expr(c->eval, x->scope, asked ? asked : e) : &value_unknown;
  if (c->diags->errors > errors) {
    x->failed = true;
    report(c, keep);
    return;
  }
  Buf b = buf_new(c->run);
  v = sym_planned(c->run, v);
  if (asked)
    print_type(&b, value_is_null(v) ? v->type : type_plain(c->run, value_type(c->run, v)), 0);
  else
    value_print(&b, v);
  buf_addc(&b, '\n');
  fwrite(buf_str(&b).p, 1, b.n, stdout);
}

/* --- input --------------------------------------------------------------------------------------------------------- */

/* Whether brackets or a heredoc are still open: then the expression goes on in the next line. */
static bool is_open(Arena *a, Str s) {
  Lexer l;
  int depth = 0;
  lex_init(&l, a, str_cat(a, s, STR("\n")), MODE_CODE);
  for (;;) {
    switch (lex_next(&l).kind) {
    case TOK_OPAREN:
    case TOK_OBRACK:
    case TOK_OBRACE:
    case TOK_INTERP:
    case TOK_CONTROL:
    case TOK_OHEREDOC: depth++; break;
    case TOK_CPAREN:
    case TOK_CBRACK:
    case TOK_CBRACE:
    case TOK_TEMPLATE_END:
    case TOK_CHEREDOC: depth--; break;
    case TOK_EOF: return depth > 0;
    case TOK_BAD: return false;
    default: break;
    }
  }
}

typedef char *(*ReadLine)(const char *prompt);

static char *read_plain(const char *prompt) {
  (void)prompt;
  char *line = NULL;
  size_t cap = 0;
  ssize_t n = getline(&line, &cap, stdin);
  if (n < 0) {
    free(line);
    return NULL;
  }
  if (n && line[n - 1] == '\n') line[n - 1] = '\0';
  return line;
}

static void loop(Console *x, ReadLine next, bool interactive) {
  Buf text = buf_new(x->c->run);
  for (char *line; (line = next(text.n ? ": " : "> ")); free(line)) {
    if (text.n) buf_addc(&text, '\n');
    buf_addz(&text, line);
    Str whole = str_trim(buf_str(&text));
    if (is_open(x->c->run, whole)) continue;
    if (str_is(whole, "exit")) {
      free(line);
      return;
    }
    if (whole.n && interactive) add_history(str_z(x->c->run, whole));
    if (whole.n) evaluate(x, whole);
    fflush(stdout);
    text = buf_new(x->c->run);
  }
  if (text.n) evaluate(x, buf_str(&text));
}

static int run(const Arguments *args) {
  ConvertOptions o = {.impure = IMPURE_FREE};
  if (!batch_options_read(args, &o)) return EXIT_USAGE;
  Str dir = args->operands.n ? args->operands.v[0] : STR(".");
  Arena *run = arena_new();
  Conversion c =
      config_is_module_dir(args->a, dir) || args->operands.n ? expansion_run(run, &o, dir) : expansion_empty(run, &o);
  Console x = {.c = &c};
  bool interactive = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
  if (!c.ok) batch_report(args, &c);
  diags_truncate(c.diags, 0);
  if (c.ok) {
    x.scope = c.expansion ? expansion_scope(c.eval, c.schemas, c.expansion) : NULL;
    if (interactive) using_history();
    loop(&x, interactive ? readline : read_plain, interactive);
  }
  int status = c.ok && (!x.failed || interactive) ? EXIT_DONE : EXIT_FAULTS;
  arena_free(run);
  return status;
}

static const OptionSpec options[] = {
    {"var", 0, "NAME=VALUE", "a value for a root variable; may be repeated"},
    {"var-file", 0, "FILE", "a file of values; may be repeated"},
    OPTIONS_PINS,
    OPTIONS_LIMITS,
    {NULL, 0, NULL, NULL},
};

const Command command_console = {
    .name = "console",
    .summary = "Evaluate expressions in a configuration",
    .operands = "[DIR]",
    .max_operands = 1,
    .options = options,
    .details =
        "Reads expressions from the terminal (with history) or from standard input, one a line, and prints their values as\n"
        "`terraform console` does. Ends at the end of input or with `exit`. type(x)\n"
        "shows the type of x. Exit status 1 if an expression failed.",
    .run = run,
};
