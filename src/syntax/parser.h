/* The parser's own interface, shared by parse*.c and json*.c and by nobody else.
 *
 * Faults put the parser into panic: it reports nothing more and every function returns quickly with what it has, until a body
 * or an object constructor finds the place where the next item begins (recover.c). So one fault gives one message. */
#ifndef TF2CFN_SYNTAX_PARSER_H
#define TF2CFN_SYNTAX_PARSER_H

#include "syntax/lex.h"
#include "syntax/parse.h"

/* Text that does not stand in the file as it is read (a JSON string with escapes): from offset `at` on, a position is `source`
 * + the distance from `at`. */
typedef struct {
  uint32_t at, source;
} Shift;

typedef struct {
  const Shift *v; /* ascending; v[0].at == 0 */
  size_t n;
} ShiftMap;

typedef struct {
  Lexer lex;
  Token tok;         /* the next token, newlines not yet skipped */
  uint32_t prev_end; /* end of the last token taken */
  bool newlines;     /* whether a newline is a token here, or white space */
  bool panic;
  bool gave_up; /* nothing more is read or reported: the end was reached in panic, or too many faults */
  unsigned depth, max_depth;
  size_t faults;
  uint32_t item_start; /* where the item of the innermost body begins */
  Arena *arena;
  Arena *scratch;
  Diags *diags;
  uint32_t file;
  ShiftMap shift;
  struct {
    char *p;
    size_t n, cap;
  } stack; /* items of the lists that are being read, innermost last */
} Parser;

enum { PARSE_MAX_FAULTS = 1000 };

/* --- parse.c: tokens, ranges, nodes --- */

void parser_init(Parser *p, Arena *a, Arena *scratch, Diags *d, uint32_t file, Str text, LexMode mode, ShiftMap shift);

static inline void advance(Parser *p) {
  p->prev_end = p->tok.end;
  p->tok = lex_next(&p->lex);
}
/* The kind of the next token that counts here. */
static inline TokenKind peek(Parser *p) {
  while (p->tok.kind == TOK_NEWLINE && !p->newlines) p->tok = lex_next(&p->lex);
  return p->tok.kind;
}
static inline bool accept(Parser *p, TokenKind k) {
  if (peek(p) != k) return false;
  advance(p);
  return true;
}
/* Sets whether newlines count; returns what held before. */
static inline bool set_newlines(Parser *p, bool on) {
  bool old = p->newlines;
  p->newlines = on;
  return old;
}
static inline Str slice(const Parser *p, uint32_t start, uint32_t end) {
  return (Str){(const char *)p->lex.src + start, end - start};
}
static inline Str token_text(const Parser *p) { return slice(p, p->tok.start, p->tok.end); }
/* Whether the next token is the identifier `word`. */
bool peek_word(Parser *p, Str word);

Span shifted_span(const Parser *p, uint32_t start, uint32_t end);
static inline Span span_at(const Parser *p, uint32_t start, uint32_t end) {
  return p->shift.n ? shifted_span(p, start, end) : (Span){p->file, start, end};
}
static inline Span token_span(const Parser *p, Token t) { return span_at(p, t.start, t.end); }
/* From `start` to the last token taken. */
static inline Span span_from(const Parser *p, uint32_t start) { return span_at(p, start, p->prev_end); }

static inline Expr *new_expr(Parser *p, ExprKind kind, uint32_t start) {
  Expr *e = NEW(p->arena, Expr);
  e->kind = kind;
  e->height = 1;
  e->span = span_at(p, start, p->tok.end);
  return e;
}
/* Ends a node at the last token taken. */
static inline const Expr *end_expr(Parser *p, Expr *e, uint32_t start) {
  e->span = span_from(p, start);
  return e;
}
void too_deep(Parser *p, Span where);
/* `e` has a child that is as high as is allowed: a fault, and `e` becomes EXPR_ERROR. */
void too_high(Parser *p, Expr *e, const Expr *child);
/* Makes `e` one higher than `child`, if it is not already. */
static inline void raise_height(Parser *p, Expr *e, const Expr *child) {
  if (child->height < e->height) return;
  if (child->height >= p->max_depth)
    too_high(p, e, child);
  else
    e->height = (child->height + 1U) & 0xFFFF;
}
const Expr *error_expr(Parser *p, uint32_t start);
/* Enters one more level of brackets or blocks; false (and a fault) when that is too deep. */
static inline bool enter(Parser *p) {
  if (++p->depth <= p->max_depth) return true;
  too_deep(p, token_span(p, p->tok));
  return false;
}
static inline void leave(Parser *p) { p->depth--; }

/* Lists under construction: push items, then take all since `base` (a former stack_base) as an array in the arena. */
static inline size_t stack_base(const Parser *p) { return p->stack.n; }
void stack_grow(Parser *p, size_t size);
static inline void stack_push(Parser *p, const void *item, size_t size) {
  if (p->stack.n + size > p->stack.cap) stack_grow(p, size);
  memcpy(p->stack.p + p->stack.n, item, size);
  p->stack.n += size;
}
void *stack_take(Parser *p, size_t base);
#define STACK_COUNT(p, base, T) (((p)->stack.n - (base)) / sizeof(T))

/* A template (MODE_BARE) or an expression (MODE_CODE) in text that is not a file of its own. */
const Expr *parse_text(Arena *a, Diags *d, uint32_t file, Str text, LexMode mode, ShiftMap shift);

/* --- faults.c --- */

/* Reports unless in panic; `detail` may be NULL. */
void fault(Parser *p, DiagCode code, Span subject, Span context, const char *summary, const char *detail, ...)
    PRINTF_LIKE(6, 7);
/* Reports about the next token and begins to panic. A token that is bad in itself is reported as that. `start`: where the
 * construct begins that cannot go on. */
void fail(Parser *p, DiagCode code, uint32_t start, const char *summary, const char *detail, ...) PRINTF_LIKE(5, 6);
/* Reports a bracket that is open at the end of the file or where the next item begins; false (and nothing) if it is neither.
 * `what`: "function call"; [start, end): its opening. */
bool fail_unclosed(Parser *p, DiagCode code, uint32_t start, uint32_t end, const char *what);
/* `fail`, but the subject is a range. */
void fail_at(Parser *p, DiagCode code, Span subject, Span context, const char *summary, const char *detail, ...)
    PRINTF_LIKE(6, 7);
/* Reports what is wrong with the bytes of a literal or identifier flagged LEX_DIRTY; no panic. */
void fault_dirty(Parser *p, Token t);

/* --- recover.c --- */

/* Ends a panic at the end of the item that begins at `item`, or before the closing brace of the body around it. `body` was
 * taken when the body began; `outer` is where the block of that body begins, or UINT32_MAX at top level. */
void recover_item(Parser *p, LexMark body, uint32_t item, uint32_t outer);
/* Whether the next token stands on a line that reads like the next item of the body: then a bracket was left open. */
bool at_next_item(const Parser *p);
/* Ends a panic before the next item of an object constructor or its closing brace. `open` is its opening brace, `key` where its
 * first item begins. When the rest of the object cannot be told, the panic stays. */
void recover_object(Parser *p, LexMark inside, Token open, uint32_t key);

/* --- parse_body.c --- */
/* `block_start`: of the block around, or UINT32_MAX at top level. `mark`: as it was right behind the opening brace. */
const Body *body_until(Parser *p, TokenKind end, uint32_t block_start, LexMark mark);

/* --- parse_expr.c, parse_primary.c, parse_postfix.c, parse_collection.c --- */

/* Never NULL; EXPR_ERROR or an incomplete tree in panic. */
const Expr *expression(Parser *p);
const Expr *operand(Parser *p);
const Expr *primary(Parser *p);
/* The steps, indexes and splats that follow `e`, which began at `start`. */
const Expr *postfix(Parser *p, const Expr *e, uint32_t start);
const Expr *tuple(Parser *p);
const Expr *object(Parser *p);
/* From the keyword `for` on; `open` is the bracket before it. */
const Expr *for_expression(Parser *p, Token open);
/* Identifier ("," Identifier)? "in"; false (and nothing reported) when the next token cannot be part of that. */
bool for_names(Parser *p, ForClause *f);

/* --- parse_template.c, literal.c --- */

/* After TOK_OQUOTE or TOK_OHEREDOC, which began at `start`, was taken; takes the closing token too. */
const Expr *quoted_template(Parser *p, uint32_t start);
const Expr *heredoc_template(Parser *p, Token open);
/* Up to TOK_EOF. */
const Expr *bare_template(Parser *p, QuoteKind quote);
/* The meaning of a TOK_LITERAL. Escapes with a backslash count in quoted strings only. */
Str literal_value(Parser *p, Token t, bool quoted);

/* --- json_scan.c --- */

/* The one value of a JSON file; EXPR_ERROR if there is none. */
const Expr *json_tree(Arena *a, Diags *d, uint32_t file);

#endif
