/* Converting what a command line names: one root module, or every root module below a folder. */
#ifndef TF2CFN_CLI_BATCH_H
#define TF2CFN_CLI_BATCH_H

#include "cli/command.h"
#include "cli/session.h"

typedef struct {
  Str prefix; /* "" or "name/": where its files go below the output folder */
  Conversion result;
} BatchItem;

typedef struct {
  Str out; /* the output folder */
  VEC(BatchItem) items;
  bool ok;
  bool usage; /* the command line was wrong (reported) */
} Batch;

/* The options that convert and check share. */
extern const OptionSpec batch_options[];

/* Reads the options of a conversion; false after a message about a wrong one. */
bool batch_options_read(const Arguments *args, ConvertOptions *o);
/* Prints the diagnostics of one conversion to standard error, in the format that was asked for. */
void batch_report(const Arguments *args, Conversion *c);

/* Reads the options and converts everything. Ends with batch_report_all and batch_free. */
Batch batch_run(const Arguments *args);
/* Prints the diagnostics of every conversion to standard error. */
void batch_report_all(const Arguments *args, Batch *b);
void batch_free(Batch *b);
/* Calls `fn` for each file below the item's output folders that the conversion does not write, and that is not hidden. */
void batch_stale(Arena *a, const Batch *b, const BatchItem *item, void (*fn)(void *ctx, Str path), void *ctx);
/* A line or two for each conversion on standard error, unless --quiet. */
void batch_summary(const Arguments *args, const Batch *b);

#endif
