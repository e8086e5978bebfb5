/* The command line: finds the subcommand in a table, reads its options by its own table, and runs it. */
#include "base/buf.h"
#include "cli/command.h"

#include <stdio.h>

static const Command *const commands[] = {&command_convert,  &command_check,    &command_expand,
                                          &command_console,  &command_hcl2json, &command_rules,
                                          &command_validate, &command_explain,  &command_version};
enum { NCOMMANDS = sizeof commands / sizeof *commands };

static const OptionSpec help_option = {"help", 'h', NULL, "show this help"};

/* --- help ---------------------------------------------------------------------------------------------------------- */

static void print_help(void) {
  puts("Usage: tf2cfn COMMAND [OPTION…] [DIR]\n\n"
       "Converts Terraform configurations for AWS into Terraform JSON and matching CloudFormation templates.\n\nCommands:");
  for (size_t i = 0; i < NCOMMANDS; i++) printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
  puts("\n`tf2cfn COMMAND --help` describes a command.\n"
       "Exit status: 0 done, 1 errors (then nothing is written), 2 check found differences, 64 wrong usage.");
}

static void print_option(const OptionSpec *o) {
  char name[64];
  snprintf(name, sizeof name, "--%s%s%s", o->name, o->argument ? " " : "", o->argument ? o->argument : "");
  if (o->letter)
    printf("  -%c, %-24s %s\n", o->letter, name, o->help);
  else
    printf("      %-24s %s\n", name, o->help);
}

static void print_command_help(const Command *c) {
  printf("Usage: tf2cfn %s [OPTION…]%s%s\n\n%s.\n", c->name, c->operands ? " " : "", c->operands ? c->operands : "",
         c->summary);
  if (c->details) printf("\n%s\n", c->details);
  puts("\nOptions:");
  for (const OptionSpec *o = c->options; o && o->name; o++) print_option(o);
  print_option(&help_option);
}

static int usage(const Command *c, const char *fmt, Str what) {
  fputs("tf2cfn: ", stderr);
  fprintf(stderr, fmt, STR_ARG(what));
  fprintf(stderr, "\nTry 'tf2cfn %s%s--help'.\n", c ? c->name : "", c ? " " : "");
  return EXIT_USAGE;
}

/* --- arguments ----------------------------------------------------------------------------------------------------- */

Str argument(const Arguments *args, const char *name) {
  for (size_t i = args->options.n; i-- > 0;)
    if (strcmp(args->options.v[i].spec->name, name) == 0) return args->options.v[i].value;
  return STR_NONE;
}

static const OptionSpec *find_option(const Command *c, Str name, char letter) {
  if (str_is(name, help_option.name) || letter == help_option.letter) return &help_option;
  for (const OptionSpec *o = c->options; o && o->name; o++)
    if (letter ? o->letter == letter : str_is(name, o->name)) return o;
  return NULL;
}

typedef struct {
  const Command *command;
  char **argv;
  int argc, at;
  Arguments *out;
  bool operands_only, help;
} Parse;

/* --name, --name=value, --name value, -o value, -ovalue */
static int parse_option(Parse *p, Str word) {
  bool is_long = str_starts(word, STR("--"));
  size_t equals = is_long ? str_find_char(word, '=', 0) : word.n;
  Str name = is_long ? str_sub(word, 2, equals) : STR("");
  const OptionSpec *spec = find_option(p->command, name, is_long ? '\0' : word.p[1]);
  Str value = is_long ? str_sub(word, equals, word.n) : str_sub(word, 2, word.n);
  bool given = value.n > 0;
  if (is_long && given) value = str_sub(value, 1, value.n);
  if (!spec) return usage(p->command, "unknown option '%.*s'", word);
  if (!spec->argument && given) return usage(p->command, "option '%.*s' takes no value", word);
  if (spec->argument && !given) {
    if (++p->at == p->argc) return usage(p->command, "option '%.*s' needs a value", word);
    value = str_from(p->argv[p->at]);
  }
  p->help |= spec == &help_option;
  vec_push(p->out->a, &p->out->options, (Option){spec, value});
  return EXIT_DONE;
}

static int parse_word(Parse *p, Str word) {
  if (!p->operands_only && str_is(word, "--")) {
    p->operands_only = true;
  } else if (!p->operands_only && word.n > 1 && word.p[0] == '-') {
    return parse_option(p, word);
  } else if (p->out->operands.n == p->command->max_operands) {
    return usage(p->command, "unexpected argument '%.*s'", word);
  } else {
    vec_push(p->out->a, &p->out->operands, word);
  }
  return EXIT_DONE;
}

static int run_command(const Command *c, int argc, char **argv, Arena *a) {
  Arguments args = {.a = a};
  Parse p = {.command = c, .argv = argv, .argc = argc, .out = &args};
  for (; p.at < argc; p.at++) {
    int status = parse_word(&p, str_from(argv[p.at]));
    if (status) return status;
  }
  if (p.help) {
    print_command_help(c);
    return EXIT_DONE;
  }
  if (args.operands.n < c->min_operands) return usage(c, "%.*s is missing", str_from(c->operands));
  return c->run(&args);
}

static int dispatch(int argc, char **argv, Arena *a) {
  if (argc < 2) {
    print_help();
    return EXIT_USAGE;
  }
  Str name = str_from(argv[1]);
  if (str_is(name, "--help") || str_is(name, "-h") || str_is(name, "help")) {
    print_help();
    return EXIT_DONE;
  }
  if (str_is(name, "--version")) name = STR("version");
  for (size_t i = 0; i < NCOMMANDS; i++)
    if (str_is(name, commands[i]->name)) return run_command(commands[i], argc - 2, argv + 2, a);
  return usage(NULL, "unknown command '%.*s'", name);
}

int main(int argc, char **argv) {
  Arena *a = arena_new();
  int status = dispatch(argc, argv, a);
  arena_free(a);
  if (fflush(stdout) != 0 || ferror(stdout)) {
    fputs("tf2cfn: cannot write to standard output\n", stderr);
    return EXIT_FAULTS;
  }
  return status;
}
