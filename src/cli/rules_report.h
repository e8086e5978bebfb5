/* What the rules say, for people: lists, texts, counts. */
#ifndef TF2CFN_CLI_RULES_REPORT_H
#define TF2CFN_CLI_RULES_REPORT_H

#include "cli/command.h"
#include "lower/rule_coverage.h"

/* The rules of --rules over the built-in ones, with what is needed to read them. */
typedef struct {
  Arena *a;
  Diags *d;
  Schemas *schemas;
  Rules *rules;
} RuleBook;

RuleBook rule_book(const Arguments *args);
/* Prints faults of the rules themselves; EXIT_FAULTS if there are any. */
int rule_book_close(RuleBook *b);
/* "data.aws_region" -> "aws_region", true. */
Str rule_book_type(Str name, bool *data);
/* "resource", "fold", "absorbed" or "data" */
const char *rule_kind(const Rule *r);
/* What a rule makes: "AWS::S3::Bucket", "into aws_s3_bucket"; empty for nothing. */
Str rule_target(Arena *a, const Rule *r);

int rules_list(const Arguments *args);
int rules_show(const Arguments *args);
/* One line an argument, of one type or of all: type, path, "argument" or "block", its fate, the properties it feeds, why it is
 * unsupported. */
int rules_arguments(const Arguments *args);
int rules_coverage(const Arguments *args);

#endif
