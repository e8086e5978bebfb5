/* The list of what the user will be told. Appending never fails and never stops the work; order and repeats are settled
 * once, at the end, because evaluation visits the source in the order of its dependencies, not of its lines. */
#include "base/diag.h"

#include <stdlib.h>

typedef struct {
  int code;
  const char *title, *explanation;
} CodeInfo;

static const CodeInfo CODES[] = {
#define CODE(number, title, explanation) {number, title, explanation},
#include "base/codes.def"
#undef CODE
};
enum { NCODES = sizeof CODES / sizeof CODES[0] };

static const char *const SEVERITY_NAMES[] = {[SEV_ERROR] = "error", [SEV_WARNING] = "warning", [SEV_NOTE] = "note"};

Diags *diags_new(Arena *a, Sources *s) {
  Diags *d = NEW(a, Diags);
  d->arena = a;
  d->sources = s;
  return d;
}

static void count(Diags *d, Severity sev) {
  if (sev == SEV_ERROR) d->errors++;
  if (sev == SEV_WARNING) d->warnings++;
}

static void recount(Diags *d) {
  d->errors = d->warnings = 0;
  for (size_t i = 0; i < d->list.n; i++) count(d, d->list.v[i].severity);
}

Diag *diag_add(Diags *d, Severity sev, DiagCode code, Span subject, const char *summary, ...) {
  va_list ap;
  va_start(ap, summary);
  Str text = str_vfmt(d->arena, summary, ap);
  va_end(ap);
  vec_push(d->arena, &d->list,
           (Diag){.severity = sev, .code = code, .summary = text, .detail = STR(""), .subject = subject, .trace = d->trace});
  count(d, sev);
  return &d->list.v[d->list.n - 1];
}

static Diag *newest(Diags *d) {
  if (!d->list.n) BUG("no diagnostic to complete");
  return &d->list.v[d->list.n - 1];
}

void diag_detail(Diags *d, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  newest(d)->detail = str_vfmt(d->arena, fmt, ap);
  va_end(ap);
}

void diag_context(Diags *d, Span context) { newest(d)->context = context; }

void diags_append(Diags *d, const Diags *from) {
  for (size_t i = 0; i < from->list.n; i++) vec_push(d->arena, &d->list, from->list.v[i]);
  d->errors += from->errors;
  d->warnings += from->warnings;
}

void diags_truncate(Diags *d, size_t keep) {
  if (keep >= d->list.n) return;
  d->list.n = keep;
  recount(d);
}

typedef struct {
  Diag diag;
  size_t order; /* keeps the sort stable */
} Ranked;

#define COMPARE(x, y) (((x) > (y)) - ((x) < (y)))

/* Files rank in the order in which they were read: the root module before its children. */
static int by_position(const void *x, const void *y) {
  const Ranked *a = x, *b = y;
  int c = COMPARE(a->diag.subject.file, b->diag.subject.file);
  if (!c) c = COMPARE(a->diag.subject.start, b->diag.subject.start);
  if (!c) c = COMPARE(a->diag.subject.end, b->diag.subject.end);
  return c ? c : COMPARE(a->order, b->order);
}

static bool same_span(Span a, Span b) { return a.file == b.file && a.start == b.start && a.end == b.end; }

/* The trace does not count: a module that is called ten times has its fault once. */
static bool same_fault(const Diag *a, const Diag *b) {
  return a->severity == b->severity && a->code == b->code && same_span(a->subject, b->subject) &&
         str_eq(a->summary, b->summary) && str_eq(a->detail, b->detail);
}

static bool is_repeat(const Diags *d, const Diag *x) {
  for (size_t i = d->list.n; i-- > 0 && same_span(d->list.v[i].subject, x->subject);)
    if (same_fault(&d->list.v[i], x)) return true;
  return false;
}

void diags_sort(Diags *d) {
  size_t n = d->list.n;
  if (!n) return;
  Ranked *ranked = NEW_N(d->arena, Ranked, n);
  for (size_t i = 0; i < n; i++) ranked[i] = (Ranked){d->list.v[i], i};
  qsort(ranked, n, sizeof *ranked, by_position);
  d->list.n = 0;
  for (size_t i = 0; i < n; i++)
    if (!is_repeat(d, &ranked[i].diag)) d->list.v[d->list.n++] = ranked[i].diag;
  recount(d);
}

const char *severity_name(Severity s) { return SEVERITY_NAMES[s]; }

static const CodeInfo *find_code(int code) {
  for (size_t i = 0; i < NCODES; i++)
    if (CODES[i].code == code) return &CODES[i];
  return NULL;
}

const char *code_title(int code) {
  const CodeInfo *info = find_code(code);
  return info ? info->title : NULL;
}

const char *code_explanation(int code) {
  const CodeInfo *info = find_code(code);
  return info ? info->explanation : NULL;
}

int code_at(size_t i) { return i < NCODES ? CODES[i].code : 0; }
