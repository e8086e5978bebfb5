/* Subcommands: one table, one file each. */
#ifndef TF2CFN_CLI_COMMAND_H
#define TF2CFN_CLI_COMMAND_H

#include "base/str.h"
#include "base/vec.h"

/* Exit statuses, for scripts. */
enum { EXIT_DONE = 0, EXIT_FAULTS = 1, EXIT_DIFFERENT = 2, EXIT_USAGE = 64 };

typedef struct {
  const char *name;     /* without dashes */
  char letter;          /* short form, or 0 */
  const char *argument; /* what it takes, for help; NULL: a switch */
  const char *help;
} OptionSpec;

typedef struct {
  const OptionSpec *spec;
  Str value;
} Option;

typedef struct {
  Arena *a;
  VEC(Option) options; /* in the order of the command line */
  VEC(Str) operands;
} Arguments;

typedef struct {
  const char *name;
  const char *summary;  /* one line */
  const char *operands; /* "DIR", for the usage line */
  size_t min_operands, max_operands;
  const OptionSpec *options; /* ends with a name of NULL */
  const char *details;       /* further paragraphs of help */
  int (*run)(const Arguments *args);
} Command;

/* The limits of what input can drive, as entries of a table of options. */
// clang-format off
#define OPTIONS_LIMITS                                                                                  \
    {"max-instances", 0, "N", "resources, data sources and modules after expansion (default: 200000)"}, \
    {"max-elements", 0, "N", "elements that one expression may make (default: 1048576)"},               \
    {"max-string", 0, "N", "bytes of one string (default: 67108864)"},                                  \
    {"max-memory", 0, "N", "bytes that evaluation may take (default: 8589934592)"},                     \
    {"max-depth", 0, "N", "nesting of expressions and blocks, 2500 at most (default: 1000)"},           \
    {"max-steps", 0, "N", "of one match of a regular expression (default: 5000000)"},                   \
    {"max-file", 0, "N", "bytes of one file that is read (default: 268435456)"}
// clang-format on

/* What to take for functions that answer differently on every run. */
// clang-format off
#define OPTIONS_PINS                                                                                               \
    {"pin-time", 0, "RFC3339", "what timestamp() and plantimestamp() give (default: $SOURCE_DATE_EPOCH, if set)"}, \
    {"pin-seed", 0, "TEXT", "what uuid() and bcrypt() are made from"}
// clang-format on

extern const Command command_convert, command_check, command_expand, command_console, command_hcl2json, command_rules,
    command_validate, command_explain, command_version;

/* The value of an option's last use; p == NULL when it was not given. A switch gives "". */
Str argument(const Arguments *args, const char *name);

#endif
