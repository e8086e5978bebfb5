/* What follows a primary expression: attributes, indexes, splats.
 *
 *   GetAttr = "." Identifier | "." Number          (the number is the legacy form of an index)
 *   Index   = "[" Expression "]"
 *   Splat   = "." "*" GetAttr*  |  "[" "*" "]" (GetAttr | Index | Splat)*
 *
 * Runs of literal steps become one node; a computed index or a splat begins a new one. */
#include "syntax/parser.h"

/* Puts the steps since `base` onto `e`. They end at `end`. */
static const Expr *with_steps(Parser *p, const Expr *e, uint32_t start, size_t base, uint32_t end) {
  size_t n = STACK_COUNT(p, base, Step);
  if (!n) return e;
  const Step *steps = stack_take(p, base);
  if (e->kind == EXPR_TRAVERSAL && e->traversal.n == 0) {
    Expr *t = (Expr *)e; /* made by name() a moment ago and seen by nobody else */
    t->traversal.steps = steps;
    t->traversal.n = n;
    t->span = span_at(p, start, end);
    return t;
  }
  Expr *r = new_expr(p, EXPR_RELATIVE, start);
  r->relative.source = e;
  r->relative.steps = steps;
  r->relative.n = n;
  r->span = span_at(p, start, end);
  raise_height(p, r, e);
  return r;
}

/* The number of a legacy index; .0.1 arrives as one number and is refused, as Terraform does. */
static void legacy_index(Parser *p, uint32_t dot) {
  Token t = p->tok;
  Str text = token_text(p);
  Step s = {.kind = STEP_INDEX_NUM, .legacy = true};
  size_t point = str_find_char(text, '.', 0);
  if (point < text.n)
    fault(p, TC1026, token_span(p, t), span_at(p, dot, t.end), "Invalid legacy index",
          "Two indexes in a row cannot be written with dots. Use brackets: [%.*s][%.*s].", (int)point, text.p,
          (int)(text.n - point - 1), text.p + point + 1);
  else if (!num_parse(p->arena, text, &s.index))
    fault(p, TC1007, token_span(p, t), span_at(p, dot, t.end), "Invalid number", "An index is written in digits.");
  advance(p);
  s.span = span_from(p, dot);
  stack_push(p, &s, sizeof s);
}

/* The attribute name or number behind a dot that was taken. */
static bool attribute_step(Parser *p, uint32_t dot, uint32_t start) {
  if (peek(p) == TOK_NUMBER) {
    legacy_index(p, dot);
    return true;
  }
  if (p->tok.kind != TOK_IDENT) {
    fail(p, TC1025, start, "Missing attribute name", "An attribute name is expected behind the dot, not %s.",
         token_name(p->tok.kind));
    return false;
  }
  Step s = {.kind = STEP_ATTR, .name = token_text(p)};
  advance(p);
  s.span = span_from(p, dot);
  stack_push(p, &s, sizeof s);
  return true;
}

static Expr *new_splat(Parser *p, const Expr *source, uint32_t start, bool full) {
  Expr *e = new_expr(p, EXPR_SPLAT, start);
  e->splat.source = source;
  e->splat.full = full;
  raise_height(p, e, source);
  return e;
}

static const Expr *end_splat(Parser *p, Expr *e, const Expr *each, uint32_t start) {
  e->splat.each = each;
  raise_height(p, e, each);
  return end_expr(p, e, start);
}

/* "*" GetAttr*: the star is the next token. */
static const Expr *attribute_splat(Parser *p, const Expr *source, uint32_t start) {
  uint32_t star = p->tok.start;
  advance(p);
  Expr *e = new_splat(p, source, start, false);
  Expr *item = new_expr(p, EXPR_SPLAT_ITEM, star);
  end_expr(p, item, star);
  size_t base = stack_base(p);
  while (!p->panic && peek(p) == TOK_DOT) {
    uint32_t dot = p->tok.start;
    advance(p);
    if (peek(p) == TOK_STAR)
      fail(p, TC1027, start, "Nested splat", "A splat written .* cannot stand within another one. Use [*] instead.");
    else if (!attribute_step(p, dot, start))
      break;
  }
  return end_splat(p, e, with_steps(p, item, star, base, p->prev_end), start);
}

/* "*" "]" and everything that follows: the star is the next token. */
static const Expr *full_splat(Parser *p, const Expr *source, uint32_t start, uint32_t open) {
  advance(p);
  Expr *e = new_splat(p, source, start, true);
  if (!accept(p, TOK_CBRACK)) {
    fail(p, TC1027, open, "Unclosed splat", "The closing bracket follows the star directly: [*].");
    return end_splat(p, e, error_expr(p, open), start);
  }
  Expr *item = new_expr(p, EXPR_SPLAT_ITEM, open);
  end_expr(p, item, open);
  const Expr *each = enter(p) ? postfix(p, item, open) : item;
  leave(p);
  return end_splat(p, e, each, start);
}

/* A literal key is a step and goes onto the stack; NULL then. Any other key is returned. */
static const Expr *index_key(Parser *p, uint32_t open) {
  bool outer = set_newlines(p, false);
  const Expr *key = expression(p);
  if (!p->panic && peek(p) != TOK_CBRACK && !fail_unclosed(p, TC1022, open, open + 1, "index"))
    fail(p, TC1022, open, "Unclosed index", "The closing bracket is expected here, not %s.", token_name(p->tok.kind));
  set_newlines(p, outer);
  if (p->panic) return key;
  advance(p);
  Step s = {.span = span_from(p, open)};
  if (key->kind == EXPR_NUMBER) {
    s.kind = STEP_INDEX_NUM;
    s.index = key->number.value;
  } else if (key->kind == EXPR_STRING) {
    s.kind = STEP_INDEX_STR;
    s.name = key->string.value;
  } else {
    return key;
  }
  stack_push(p, &s, sizeof s);
  return NULL;
}

static const Expr *computed_index(Parser *p, const Expr *e, const Expr *key, uint32_t start) {
  Expr *i = new_expr(p, EXPR_INDEX, start);
  i->index.collection = e;
  i->index.key = key;
  raise_height(p, i, e);
  raise_height(p, i, key);
  return end_expr(p, i, start);
}

const Expr *postfix(Parser *p, const Expr *e, uint32_t start) {
  size_t base = stack_base(p);
  uint32_t end = p->prev_end;
  for (;; end = p->prev_end) {
    TokenKind k = p->panic ? TOK_EOF : peek(p);
    uint32_t at = p->tok.start;
    if (k == TOK_DOT) {
      advance(p);
      if (peek(p) == TOK_STAR)
        e = attribute_splat(p, with_steps(p, e, start, base, end), start);
      else if (!attribute_step(p, at, start))
        break;
    } else if (k == TOK_OBRACK) {
      advance(p);
      if (peek(p) == TOK_STAR) return full_splat(p, with_steps(p, e, start, base, end), start, at);
      const Expr *key = index_key(p, at);
      if (key) e = computed_index(p, with_steps(p, e, start, base, end), key, start);
    } else {
      break;
    }
  }
  return with_steps(p, e, start, base, end);
}
