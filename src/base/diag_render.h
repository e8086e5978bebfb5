/* Diagnostics as text for people, and as JSON and SARIF for programs. All expect diags_sort to have run. */
#ifndef TF2CFN_BASE_DIAG_RENDER_H
#define TF2CFN_BASE_DIAG_RENDER_H

#include "base/buf.h"
#include "base/diag.h"

/* Text for a terminal: severity, code and summary; place, source snippet with the subject underlined; detail; trace.
 * `color`: with ANSI escapes. At most `cap` diagnostics of one code are shown (0: all); what was left out is counted at
 * the end. Control characters of the input are never passed on. */
void diag_render_text(Buf *out, Diags *d, bool color, size_t cap);

/* One JSON object, its keys always present and in this order:
 *   format_version "1.0"; valid (no errors); error_count; warning_count; diagnostics: an array of
 *     severity "error", "warning" or "note"; code "TC1203"; summary; detail (may be "");
 *     range: null or filename, start and end, each line and column (from 1, in grapheme clusters) and byte (from 0);
 *     snippet: null or context (what the lines stand in, or null), code (the subject's lines), start_line,
 *       highlight_start_offset and highlight_end_offset (bytes in code);
 *     trace: an array of what ("in module.network") and range, innermost first.
 * The names follow `terraform validate -json`. */
void diag_render_json(Buf *out, Diags *d);

/* A SARIF 2.1.0 log with one run. `version` is the program's. */
void diag_render_sarif(Buf *out, Diags *d, Str version);

/* What a diagnostic's subject stands in: the first line of its context, as `resource "aws_vpc" "main"`; STR_NONE when it
 * has no context or starts on the same line. */
Str diag_container(Diags *d, const Diag *x);

#endif
