/* The parser's tool box and its entry points.
 *
 * Recursive descent with one token of look-ahead, in a single pass over the bytes. The grammar is spread over parse_body.c,
 * parse_expr.c, parse_primary.c, parse_postfix.c, parse_collection.c and parse_template.c; each production stands above the
 * function that reads it (HCL Native Syntax Specification). Lists grow on a stack of the parser and are copied to the arena
 * once, at their exact size. */
#include "syntax/parser.h"

void parser_init(Parser *p, Arena *a, Arena *scratch, Diags *d, uint32_t file, Str text, LexMode mode, ShiftMap shift) {
  *p = (Parser){.arena = a, .scratch = scratch, .diags = d, .file = file, .shift = shift};
  p->max_depth = d->sources->max_depth;
  lex_init(&p->lex, scratch, text, mode);
  p->prev_end = p->lex.pos;
  p->tok = lex_next(&p->lex);
}

bool peek_word(Parser *p, Str word) { return peek(p) == TOK_IDENT && str_eq(token_text(p), word); }

/* --- ranges --- */

static uint32_t shifted(const ShiftMap *m, uint32_t at) {
  size_t lo = 0, hi = m->n;
  while (hi - lo > 1) {
    size_t mid = lo + (hi - lo) / 2;
    if (m->v[mid].at <= at)
      lo = mid;
    else
      hi = mid;
  }
  return m->v[lo].source + (at - m->v[lo].at);
}

Span shifted_span(const Parser *p, uint32_t start, uint32_t end) {
  return (Span){p->file, shifted(&p->shift, start), shifted(&p->shift, end)};
}

/* --- nodes --- */

void too_deep(Parser *p, Span where) {
  fail_at(p, TC1008, where, SPAN_NONE, "Expression or block nested too deeply",
          "At most %u levels of brackets, blocks or chained operators are read. Move a part of it into a local value, or raise "
          "the limit with --max-depth.",
          p->max_depth);
  p->gave_up = true;
}

void too_high(Parser *p, Expr *e, const Expr *child) {
  too_deep(p, child->span);
  e->kind = EXPR_ERROR; /* cuts off what is below */
  e->height = 1;
}

const Expr *error_expr(Parser *p, uint32_t start) { return new_expr(p, EXPR_ERROR, start); }

/* --- lists --- */

void stack_grow(Parser *p, size_t size) {
  size_t cap = p->stack.cap ? p->stack.cap : 4096;
  while (cap < p->stack.n + size) cap *= 2;
  p->stack.p = arena_grow(p->scratch, p->stack.p, p->stack.cap, cap);
  p->stack.cap = cap;
}

void *stack_take(Parser *p, size_t base) {
  size_t size = p->stack.n - base;
  p->stack.n = base;
  if (!size) return NULL;
  void *out = arena_alloc(p->arena, size);
  memcpy(out, p->stack.p + base, size);
  return out;
}

/* --- entry points --- */

static const Expr *whole_expression(Parser *p) {
  const Expr *e = expression(p);
  if (!p->panic && peek(p) != TOK_EOF)
    fail(p, TC1031, p->tok.start, "Extra characters after the expression", "The expression is complete before this point.");
  return e;
}

/* A template must reach the end: in bare mode nothing but panic stops it earlier. */
const Expr *parse_text(Arena *a, Diags *d, uint32_t file, Str text, LexMode mode, ShiftMap shift) {
  Parser p;
  Arena *scratch = arena_new();
  parser_init(&p, a, scratch, d, file, text, mode, shift);
  const Expr *e = mode == MODE_CODE ? whole_expression(&p) : bare_template(&p, shift.n ? QUOTE_JSON : QUOTE_DOUBLE);
  arena_free(scratch);
  return e;
}

const Expr *parse_expression(Arena *a, Diags *d, uint32_t file) {
  return parse_text(a, d, file, source_file(d->sources, file)->bytes, MODE_CODE, (ShiftMap){0});
}

const Expr *parse_template(Arena *a, Diags *d, uint32_t file) {
  return parse_text(a, d, file, source_file(d->sources, file)->bytes, MODE_BARE, (ShiftMap){0});
}

const Body *parse_native(Arena *a, Diags *d, uint32_t file) {
  Parser p;
  Arena *scratch = arena_new();
  parser_init(&p, a, scratch, d, file, source_file(d->sources, file)->bytes, MODE_CODE, (ShiftMap){0});
  p.newlines = true;
  const Body *b = body_until(&p, TOK_EOF, UINT32_MAX, (LexMark){0});
  arena_free(scratch);
  return b;
}

const Body *parse_file(Arena *a, Diags *d, uint32_t file) {
  bool json = str_ends(source_file(d->sources, file)->path, STR(".json"));
  return json ? parse_json(a, d, file) : parse_native(a, d, file);
}
