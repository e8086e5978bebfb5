/* Diagnostics for people at a terminal.
 *
 *   Error: Unsupported argument [TC2104]
 *
 *     main.tf:12:3, in resource "aws_vpc" "main":
 *      12 |   cidr_blok = "10.0.0.0/16"
 *         |   ^^^^^^^^^
 *
 *     An argument named "cidr_blok" is not expected here. Did you mean "cidr_block"?
 *
 *     in module.network (main.tf:3:1)
 *
 * Source text is drawn in display columns: tabs widen to the next stop, East Asian characters take two columns, combining
 * marks none, and what could steer the terminal or reorder the text becomes U+FFFD. A line that is too wide is shown as the
 * window around the subject. */
#include "base/diag_render.h"

#include <unistr.h>
#include <uniwidth.h>

enum {
  TAB_STOP = 4,
  LINE_WIDTH = 100, /* of source text */
  LEAD = 30,        /* columns kept before the subject when a line is clipped */
  TEXT_WIDTH = 80,  /* of the detail, its indentation included */
  MAX_LINES = 4,    /* of a subject that spans more lines */
  REPLACEMENT = 0xfffd,
};

typedef struct {
  Buf *out;
  Diags *diags;
  bool color;
} Render;

/* --- colour -------------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *name, *color;
} SeverityStyle;

static const SeverityStyle STYLES[] = {
    [SEV_ERROR] = {"Error", "\033[1;31m"},
    [SEV_WARNING] = {"Warning", "\033[1;33m"},
    [SEV_NOTE] = {"Note", "\033[1;36m"},
};
static const char BOLD[] = "\033[1m", DIM[] = "\033[2m", PLAIN[] = "\033[0m";

static void style(const Render *r, const char *escape) {
  if (r->color) buf_addz(r->out, escape);
}

/* --- characters ---------------------------------------------------------------------------------------------------- */

/* Bidirectional controls make text read differently from what it says (CVE-2021-42574). */
static bool is_bidi_control(ucs4_t c) { return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069); }

/* The character at s[*i], made harmless; advances *i. */
static ucs4_t next_char(Str s, size_t *i) {
  ucs4_t c;
  int n = u8_mbtouc(&c, (const uint8_t *)s.p + *i, s.n - *i);
  *i += n > 0 ? (size_t)n : 1;
  bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || is_bidi_control(c);
  return control && c != '\t' && c != '\n' ? REPLACEMENT : c;
}

/* Columns that the character takes when it starts in column `at`. */
static size_t width_of(ucs4_t c, size_t at) {
  if (c == '\t') return TAB_STOP - at % TAB_STOP;
  int w = uc_width(c, "UTF-8");
  return w > 0 ? (size_t)w : 0;
}

static size_t text_width(Str s) {
  size_t at = 0;
  for (size_t i = 0; i < s.n;) at += width_of(next_char(s, &i), at);
  return at;
}

static void add_char(Buf *out, ucs4_t c, size_t at) {
  if (c == '\t')
    buf_fill(out, ' ', width_of(c, at));
  else
    buf_add_utf8(out, c);
}

/* One line of text from anywhere, harmless. */
static void add_text(Buf *out, Str s) {
  for (size_t i = 0; i < s.n;) {
    ucs4_t c = next_char(s, &i);
    add_char(out, c == '\n' ? ' ' : c, 0);
  }
}

/* --- the snippet --------------------------------------------------------------------------------------------------- */

/* A source line and the part of it, in display columns, that is shown and that is marked. */
typedef struct {
  Str text;
  size_t number;
  size_t mark_from, mark_to; /* bytes of text */
  size_t from, to;           /* window, columns */
} Line;

static void clip(Line *line) {
  size_t width = text_width(line->text), mark = text_width(str_sub(line->text, 0, line->mark_from));
  line->from = 0;
  line->to = width;
  if (width <= LINE_WIDTH) return;
  if (mark + LEAD > LINE_WIDTH) line->from = mark - LEAD;
  if (width - line->from > LINE_WIDTH) line->to = line->from + LINE_WIDTH;
}

static void add_gutter(const Render *r, size_t number, int digits) {
  style(r, DIM);
  if (number)
    buf_addf(r->out, "  %*zu | ", digits, number);
  else
    buf_addf(r->out, "  %*s | ", digits, "");
  style(r, PLAIN);
}

static void add_line(const Render *r, const Line *line, int digits) {
  add_gutter(r, line->number, digits);
  if (line->from) buf_add(r->out, STR("…"));
  for (size_t i = 0, at = 0; i < line->text.n;) {
    ucs4_t c = next_char(line->text, &i);
    if (at >= line->from && at < line->to) add_char(r->out, c, at);
    at += width_of(c, at);
  }
  if (line->to < text_width(line->text)) buf_add(r->out, STR("…"));
  buf_addc(r->out, '\n');
}

/* Carets under the subject, at least one. */
static void add_marks(const Render *r, const Line *line, int digits, const char *color) {
  size_t from = text_width(str_sub(line->text, 0, line->mark_from)), to = text_width(str_sub(line->text, 0, line->mark_to));
  if (to > line->to) to = line->to;
  if (to <= from) to = from + 1;
  add_gutter(r, 0, digits);
  buf_fill(r->out, ' ', from - line->from + (line->from ? 1 : 0));
  style(r, color);
  buf_fill(r->out, '^', to - from);
  style(r, PLAIN);
  buf_addc(r->out, '\n');
}

static size_t indentation(Str s) {
  size_t i = 0;
  while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t')) i++;
  return i;
}

/* The line that holds `offset`, marked where the subject covers it (its indentation only if the subject starts there). */
static Line line_at(const Render *r, Span s, uint32_t offset) {
  uint32_t start;
  Sources *sources = r->diags->sources;
  Line line = {.text = source_line(sources, s.file, offset, &start)};
  line.number = source_position(sources, s.file, offset).line;
  line.mark_from = s.start >= start ? s.start - start : indentation(line.text);
  line.mark_to = s.end > start ? s.end - start : 0;
  if (line.mark_to > line.text.n) line.mark_to = line.text.n;
  if (line.mark_from > line.text.n) line.mark_from = line.text.n;
  clip(&line);
  return line;
}

static int digits_of(size_t n) {
  int digits = 1;
  while (n >= 10) n /= 10, digits++;
  return digits < 3 ? 3 : digits;
}

/* The offset of the first byte of the next line, or the end of the file. */
static uint32_t next_line(const Render *r, uint32_t file, uint32_t offset) {
  Str bytes = source_file(r->diags->sources, file)->bytes;
  size_t newline = str_find_char(bytes, '\n', offset);
  return (uint32_t)(newline < bytes.n ? newline + 1 : bytes.n);
}

static void add_snippet(const Render *r, Span s, const char *color) {
  Sources *sources = r->diags->sources;
  if (source_file(sources, s.file)->bytes.n == 0) return;
  uint32_t last = s.end > s.start ? s.end - 1 : s.start; /* inside the subject's last line */
  uint32_t first_number = source_position(sources, s.file, s.start).line;
  uint32_t last_number = source_position(sources, s.file, last).line;
  int digits = digits_of(last_number);
  uint32_t at = s.start;
  for (uint32_t n = first_number; n <= last_number; n++, at = next_line(r, s.file, at)) {
    if (n == first_number + MAX_LINES - 2 && last_number - first_number >= MAX_LINES) {
      add_gutter(r, 0, digits);
      buf_add(r->out, STR("…\n"));
      n = last_number;
      at = last;
    }
    Line line = line_at(r, s, at);
    add_line(r, &line, digits);
    if (line.mark_to > line.mark_from || n == first_number) add_marks(r, &line, digits, color);
  }
}

/* --- place, detail, trace ------------------------------------------------------------------------------------------ */

static void add_place(const Render *r, Span s) {
  Position p = source_position(r->diags->sources, s.file, s.start);
  add_text(r->out, source_file(r->diags->sources, s.file)->path);
  buf_addf(r->out, ":%u:%u", (unsigned)p.line, (unsigned)p.column);
}

Str diag_container(Diags *d, const Diag *x) {
  if (!x->context.file || !x->subject.file || x->context.file != x->subject.file) return STR_NONE;
  uint32_t here, there;
  Str line = source_line(d->sources, x->context.file, x->context.start, &there);
  source_line(d->sources, x->subject.file, x->subject.start, &here);
  if (here <= there) return STR_NONE;
  line = str_trim(str_sub(line, x->context.start - there, line.n));
  if (str_ends(line, STR("{"))) line = str_trim(str_sub(line, 0, line.n - 1));
  return line.n ? line : STR_NONE;
}

static void add_location(const Render *r, const Diag *x) {
  if (!x->subject.file) return;
  buf_add(r->out, STR("\n  "));
  add_place(r, x->subject);
  Str container = diag_container(r->diags, x);
  if (container.p) {
    buf_add(r->out, STR(", in "));
    add_text(r->out, container);
  }
  buf_add(r->out, STR(":\n"));
  add_snippet(r, x->subject, STYLES[x->severity].color);
}

/* One line of the detail, wrapped at spaces; a line that starts with a space is kept as it is. */
static void add_paragraph(Buf *out, Str s) {
  if (s.n == 0 || s.p[0] == ' ') {
    if (s.n) buf_add(out, STR("  "));
    add_text(out, s);
    buf_addc(out, '\n');
    return;
  }
  size_t at = 0;
  for (size_t i = 0; i < s.n;) {
    size_t end = str_find_char(s, ' ', i);
    Str word = str_sub(s, i, end);
    size_t width = text_width(word);
    if (at && at + 1 + width > TEXT_WIDTH) {
      buf_addc(out, '\n');
      at = 0;
    }
    buf_add(out, at ? STR(" ") : STR("  "));
    add_text(out, word);
    at += (at ? 1 : 2) + width;
    i = end + 1;
  }
  buf_addc(out, '\n');
}

static void add_detail(const Render *r, Str detail) {
  if (!detail.n) return;
  buf_addc(r->out, '\n');
  for (size_t i = 0; i < detail.n;) {
    size_t end = str_find_char(detail, '\n', i);
    add_paragraph(r->out, str_sub(detail, i, end));
    i = end + 1;
  }
}

static void add_trace(const Render *r, const Trace *t) {
  if (t) buf_addc(r->out, '\n');
  for (; t; t = t->next) {
    buf_add(r->out, STR("  "));
    add_text(r->out, t->what);
    if (t->where.file) {
      buf_add(r->out, STR(" ("));
      add_place(r, t->where);
      buf_addc(r->out, ')');
    }
    buf_addc(r->out, '\n');
  }
}

static void add_diag(const Render *r, const Diag *x) {
  const SeverityStyle *s = &STYLES[x->severity];
  style(r, s->color);
  buf_addf(r->out, "%s: ", s->name);
  style(r, PLAIN);
  style(r, BOLD);
  add_text(r->out, x->summary);
  style(r, PLAIN);
  buf_addf(r->out, " [TC%d]\n", x->code);
  add_location(r, x);
  add_detail(r, x->detail);
  add_trace(r, x->trace);
  buf_addc(r->out, '\n');
}

/* --- all of them --------------------------------------------------------------------------------------------------- */

typedef struct {
  DiagCode code;
  size_t seen;
} CodeCount;

typedef VEC(CodeCount) CodeCounts;

/* How many of its code came before this one. */
static size_t count_code(Arena *a, CodeCounts *counts, DiagCode code) {
  for (size_t i = 0; i < counts->n; i++)
    if (counts->v[i].code == code) return counts->v[i].seen++;
  vec_push(a, counts, (CodeCount){code, 1});
  return 0;
}

void diag_render_text(Buf *out, Diags *d, bool color, size_t cap) {
  Render r = {out, d, color};
  CodeCounts counts = {0};
  for (size_t i = 0; i < d->list.n; i++)
    if (count_code(d->arena, &counts, d->list.v[i].code) < cap || !cap) add_diag(&r, &d->list.v[i]);
  for (size_t i = 0; cap && i < counts.n; i++)
    if (counts.v[i].seen > cap) buf_addf(out, "Not shown: %zu more of TC%d.\n", counts.v[i].seen - cap, counts.v[i].code);
}
