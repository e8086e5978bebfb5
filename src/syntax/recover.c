/* Recovery: where to go on after a fault.
 *
 * Counting brackets alone would make one missing bracket swallow the rest of the file, so the layout decides: people indent.
 * The next item begins on a line that is indented no more than the faulty item and looks like an item. The lexer is asked for
 * tokens all the way, so that neither a heredoc nor a comment is taken for code. */
#include "syntax/parser.h"

/* Columns are only compared with each other; a line longer than this has none. */
enum { COLUMN_MAX = 4096 };

static uint32_t column_of(const Parser *p, uint32_t at) {
  uint32_t column = 0;
  while (column < COLUMN_MAX && at > 0 && p->lex.src[at - 1] != '\n') {
    at--;
    column++;
  }
  return column;
}

/* The column of the first character of the line that holds `at`. */
static uint32_t indent_of(const Parser *p, uint32_t at) {
  uint32_t i = at - column_of(p, at);
  uint32_t start = i;
  while (i < at && (p->lex.src[i] == ' ' || p->lex.src[i] == '\t')) i++;
  return i - start;
}

/* The line behind a newline token: where its text begins, and how far that is indented. */
typedef struct {
  uint32_t at, indent;
  unsigned first; /* its first byte, 0 at the end of the file */
} Line;

static Line line_after(const Parser *p, Token newline) {
  uint32_t i = newline.end;
  while (i < p->lex.n && (p->lex.src[i] == ' ' || p->lex.src[i] == '\t')) i++;
  return (Line){i, i - newline.end, i < p->lex.n ? p->lex.src[i] : 0U};
}

/* Whether the text there reads like `name =`, `name {` or `name "label"`. */
static bool looks_like_item(const Parser *p, uint32_t at) {
  const Lexer *l = &p->lex;
  uint32_t i = at + (uint32_t)ident_length(l->src, l->n, at);
  if (i == at) return false;
  while (i < l->n && (l->src[i] == ' ' || l->src[i] == '\t')) i++;
  if (i >= l->n) return false;
  if (l->src[i] == '=') return i + 1 >= l->n || (l->src[i + 1] != '=' && l->src[i + 1] != '>');
  return l->src[i] == '{' || l->src[i] == '"';
}

/* The first character of the line that holds the next token, if that line is a later one than that of `item`, indented no more,
 * and reads like the next item; else UINT32_MAX. */
static uint32_t next_item(const Parser *p, uint32_t item) {
  uint32_t at = p->tok.start, line = at - column_of(p, at);
  uint32_t first = line + indent_of(p, at);
  if (line <= item || first - line > column_of(p, item)) return UINT32_MAX;
  return looks_like_item(p, first) ? first : UINT32_MAX;
}

bool at_next_item(const Parser *p) { return next_item(p, p->item_start) != UINT32_MAX; }

static void resume(Parser *p, LexMark m, uint32_t at) {
  lex_rewind(&p->lex, m, at);
  p->tok = lex_next(&p->lex);
  p->panic = false;
}

/* At a newline token: whether the item that failed ends with it. */
static bool item_ends(const Parser *p, LexMark body, Line next, uint32_t column) {
  bool balanced = p->tok.nest <= body.nest;
  if (next.first == 0) return balanced;
  if (next.indent > column) return false;
  return next.first == '}' || looks_like_item(p, next.at) || (balanced && next.first != ']' && next.first != ')');
}

void recover_item(Parser *p, LexMark body, uint32_t item, uint32_t outer) {
  if (p->gave_up) return;
  uint32_t column = column_of(p, item);
  bool own_brace = outer == UINT32_MAX || indent_of(p, outer) < column; /* a brace in our column is ours */
  uint32_t next_line = next_item(p, item);
  if (next_line != UINT32_MAX) {
    resume(p, body, next_line);
    return;
  }
  for (;;) {
    Token t = p->tok;
    if (t.kind == TOK_EOF) {
      p->gave_up = t.nest > body.nest;
      p->panic = p->gave_up;
      return;
    }
    if (t.kind == TOK_CBRACE && outer != UINT32_MAX && t.nest + 1U == body.nest && p->lex.outer.n == body.outer) {
      p->panic = false;
      return;
    }
    if (t.kind == TOK_NEWLINE) {
      Line next = line_after(p, t);
      bool ours = next.first == '}' && next.indent == column && own_brace;
      if (!ours && item_ends(p, body, next, column)) {
        resume(p, body, next.at);
        return;
      }
      if (ours) {
        resume(p, body, next.at + 1);
        p->panic = true;
        continue;
      }
    }
    advance(p);
  }
}

void recover_object(Parser *p, LexMark inside, Token open, uint32_t key) {
  if (p->gave_up) return;
  uint32_t indent = indent_of(p, open.start), key_column = column_of(p, key);
  for (;;) {
    Token t = p->tok;
    if (t.kind == TOK_EOF) return;
    if (t.kind == TOK_CBRACE && t.nest == open.nest && p->lex.outer.n == inside.outer) {
      p->panic = false;
      return;
    }
    if (t.kind == TOK_NEWLINE) {
      Line next = line_after(p, t);
      bool blank = next.first == 0 || next.first == '\n' || next.first == '\r' || next.first == '#' || next.first == '/';
      if (next.first == '}' && next.indent == indent) {
        resume(p, inside, next.at);
        return;
      }
      if (!blank && next.indent <= indent) return;
      if (!blank && next.indent == key_column && next.first != ']' && next.first != ')' && next.first != '}') {
        resume(p, inside, next.at);
        return;
      }
    }
    advance(p);
  }
}
