/* Diagnostics: what the user is told.
 *
 * A fault is appended and work goes on with a poison value, so one run reports them all. Codes are stable and listed in
 * codes.def (TC1xxx syntax, TC2xxx configuration, TC3xxx evaluation, TC4xxx expansion, TC5xxx lowering and rules,
 * TC6xxx emission, TC7xxx comparison, TC8xxx fetching, TC9xxx command line and files).
 * The severity belongs to the call, not to the code; a code names one kind of fault.
 * Summaries are one line without a full stop; details are sentences and end with the way out. */
#ifndef TF2CFN_BASE_DIAG_H
#define TF2CFN_BASE_DIAG_H

#include "base/source.h"

typedef enum { SEV_ERROR, SEV_WARNING, SEV_NOTE } Severity;

typedef enum {
#define CODE(number, title, explanation) TC##number = number,
#include "base/codes.def"
#undef CODE
} DiagCode;

/* Where a fault came from, innermost first: the module calls that led there, the rule that was applied. */
typedef struct Trace {
  const struct Trace *next;
  Str what; /* "in module.network", "by rule aws_vpc" */
  Span where;
} Trace;

typedef struct {
  Severity severity;
  DiagCode code;
  Str summary;
  Str detail; /* may be empty */
  Span subject;
  Span context; /* may be SPAN_NONE */
  const Trace *trace;
} Diag;

typedef struct {
  Arena *arena;
  Sources *sources;
  VEC(Diag) list;
  size_t errors, warnings;
  const Trace *trace; /* copied into each new diagnostic; set and restored by whoever enters a module or rule */
} Diags;

Diags *diags_new(Arena *a, Sources *s);
/* Appends a diagnostic with a one-line summary; returns it so that the caller can add detail and context. The pointer is
 * valid until the next diagnostic. */
Diag *diag_add(Diags *d, Severity sev, DiagCode code, Span subject, const char *summary, ...) PRINTF_LIKE(5, 6);
#define diag_error(d, code, subject, ...)   diag_add((d), SEV_ERROR, (code), (subject), __VA_ARGS__)
#define diag_warning(d, code, subject, ...) diag_add((d), SEV_WARNING, (code), (subject), __VA_ARGS__)
#define diag_note(d, code, subject, ...)    diag_add((d), SEV_NOTE, (code), (subject), __VA_ARGS__)
/* Sets the detail of the newest diagnostic. */
void diag_detail(Diags *d, const char *fmt, ...) PRINTF_LIKE(2, 3);
void diag_context(Diags *d, Span context);
/* Forgets all diagnostics after the first `keep` (for evaluation that is tried: try, can, a new binding-time round). */
void diags_truncate(Diags *d, size_t keep);
/* Appends all of `from`, which has the same sources. */
void diags_append(Diags *d, const Diags *from);
/* Sorts by file and position, drops repeats. Call once before rendering. */
void diags_sort(Diags *d);

const char *severity_name(Severity s);
/* Title and explanation of a code from codes.def; NULL when there is no such code. */
const char *code_title(int code);
const char *code_explanation(int code);
/* All codes in order, for documentation and `explain`: returns the code at index i, or 0 past the end. */
int code_at(size_t i);

#endif
