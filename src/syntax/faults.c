/* What the parser says about faults.
 *
 * Two rules keep the messages few and to the point: in panic nothing is reported, and where a token is bad in itself (a single
 * quote, an unterminated string) that is the message, not that something else was expected. */
#include "syntax/parser.h"

#include <stdio.h>

static void report(Parser *p, DiagCode code, Span subject, Span context, const char *summary, const char *detail, va_list ap) {
  if (p->panic || p->gave_up) return;
  if (++p->faults > PARSE_MAX_FAULTS) {
    diag_error(p->diags, TC1009, subject, "Too many syntax errors");
    diag_detail(p->diags, "The rest of this file is not read. Correct the errors above, then try again.");
    p->gave_up = true;
    return;
  }
  Diag *d = diag_error(p->diags, code, subject, "%s", summary);
  if (detail) d->detail = str_vfmt(p->diags->arena, detail, ap);
  d->context = context;
}

void fault(Parser *p, DiagCode code, Span subject, Span context, const char *summary, const char *detail, ...) {
  va_list ap;
  va_start(ap, detail);
  report(p, code, subject, context, summary, detail, ap);
  va_end(ap);
}

void fail_at(Parser *p, DiagCode code, Span subject, Span context, const char *summary, const char *detail, ...) {
  va_list ap;
  va_start(ap, detail);
  report(p, code, subject, context, summary, detail, ap);
  va_end(ap);
  p->panic = true;
}

/* --- tokens that are bad in themselves --- */

typedef struct {
  DiagCode code;
  const char *summary, *detail;
} BadText;

// clang-format off
static const BadText BAD[] = {
  [BAD_CHARACTER] = {TC1001, "Invalid character", "This character has no meaning here. Remove it, or put it into a quoted string."},
  [BAD_UTF8] = {TC1002, "Invalid UTF-8", "These bytes are not UTF-8. Save the file in UTF-8 encoding."},
  [BAD_NUL] = {TC1002, "NUL byte", "A configuration file is text and has no NUL bytes. Save it as UTF-8; files in UTF-16 look like this."},
  [BAD_BITWISE] = {TC1010, "Unsupported operator", "There are no bitwise operators. For logic use \"&&\", \"||\" and \"!\"."},
  [BAD_SINGLE_QUOTE] = {TC1001, "Invalid character", "Strings stand in double quotes (\"), not in single quotes."},
  [BAD_BACKTICK] = {TC1001, "Invalid character", "Strings stand in double quotes (\"). For text of several lines write a heredoc that begins with <<EOT."},
  [BAD_SEMICOLON] = {TC1001, "Invalid character", "Semicolons separate nothing. Put each argument and block on its own line, and commas between elements."},
  [BAD_CARRIAGE_RETURN] = {TC1001, "Invalid line ending", "A carriage return is part of a line ending only before a line feed. Convert the file to LF or CRLF line endings."},
  [BAD_HEREDOC] = {TC1044, "Invalid heredoc", "Behind << or <<- follows a bare marker word and then directly the end of the line, as in <<EOT."},
  [BAD_COMMENT_OPEN] = {TC1003, "Unterminated comment", "This comment has no closing */ before the end of the file."},
  [BAD_STRING_NEWLINE] = {TC1004, "Unterminated string", "A quoted string ends on the line where it begins. Add the closing quote; for several lines write \\n or a heredoc."},
  [BAD_STRING_OPEN] = {TC1004, "Unterminated string", "The file ends before the closing quote of this string."},
  [BAD_HEREDOC_OPEN] = {TC1005, "Unterminated heredoc", "The closing marker stands alone on a line; no such line follows before the end of the file."},
  [BAD_HEREDOC_AT_END] = {TC1005, "Unterminated heredoc", "The closing marker needs a line ending behind it. Add a newline at the end of the file."},
};
// clang-format on

/* Behind a heredoc that began wrongly its text would be taken for code: goes on behind the line that looks like its end. */
static void skip_heredoc(Parser *p) {
  enum { LOOK_AHEAD = 1 << 20 };
  Lexer *l = &p->lex;
  uint32_t i = p->tok.start + 2, stop = l->n - i > LOOK_AHEAD ? i + LOOK_AHEAD : l->n;
  while (i < stop && strchr("-<\"' \t", l->src[i]) && l->src[i]) i++;
  Str marker = slice(p, i, i + (uint32_t)ident_length(l->src, l->n, i));
  while (marker.n && i < stop) {
    uint32_t end = (uint32_t)str_find_char(slice(p, 0, stop), '\n', i);
    if (str_eq(str_trim(slice(p, i, end)), marker) && i > p->tok.start + 3 && l->src[i - 1] == '\n') {
      l->pos = end;
      return;
    }
    i = end + 1;
  }
}

void fail(Parser *p, DiagCode code, uint32_t start, const char *summary, const char *detail, ...) {
  Token t = p->tok;
  Span subject = token_span(p, t), context = span_at(p, start < t.start ? start : t.start, t.end);
  if (t.kind == TOK_BAD) {
    const BadText *b = &BAD[t.flags];
    bool whole = t.flags == BAD_COMMENT_OPEN;
    if (whole) subject = span_at(p, t.start, t.start + 2);
    bool first = !p->panic;
    fail_at(p, b->code, subject, whole ? SPAN_NONE : context, b->summary, "%s", b->detail);
    if (first && t.flags == BAD_HEREDOC) skip_heredoc(p);
    return;
  }
  va_list ap;
  va_start(ap, detail);
  report(p, code, subject, context, summary, detail, ap);
  va_end(ap);
  p->panic = true;
}

bool fail_unclosed(Parser *p, DiagCode code, uint32_t start, uint32_t end, const char *what) {
  bool at_end = p->tok.kind == TOK_EOF;
  if (!at_end && (p->tok.kind == TOK_BAD || !at_next_item(p))) return false;
  const char *detail = at_end ? "The text ends before the closing bracket of this %s."
                              : "The next argument begins before the closing bracket of this %s.";
  char summary[64];
  snprintf(summary, sizeof summary, "Unclosed %s", what);
  fail_at(p, code, span_at(p, start, end), SPAN_NONE, summary, detail, what);
  return true;
}

void fault_dirty(Parser *p, Token t) {
  uint32_t i = t.start;
  while (i < t.end) {
    uint32_t cp = 0;
    size_t len = p->lex.src[i] ? utf8_decode(p->lex.src, p->lex.n, i, &cp) : 0;
    if (len) {
      i += (uint32_t)len;
      continue;
    }
    const BadText *b = &BAD[p->lex.src[i] ? BAD_UTF8 : BAD_NUL];
    uint32_t end = i + 1;
    while (end < t.end && p->lex.src[i] && p->lex.src[end] >= 0x80 && !utf8_decode(p->lex.src, p->lex.n, end, &cp)) end++;
    fault(p, b->code, span_at(p, i, end), token_span(p, t), b->summary, "%s", b->detail);
    return;
  }
}
