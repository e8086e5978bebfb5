/* Primary expressions: literals, names, calls, parentheses, and where strings and collections begin.
 *
 *   ExprTerm = LiteralValue | TemplateExpr | CollectionValue | VariableExpr | FunctionCall | ForExpr | "(" Expression ")" */
#include "syntax/parser.h"

/* Integers of up to 18 digits need no big numbers. */
static bool small_int(Str s, int64_t *out) {
  if (s.n > 18) return false;
  int64_t v = 0;
  for (size_t i = 0; i < s.n; i++) {
    unsigned d = (unsigned char)s.p[i] - (unsigned)'0';
    if (d > 9) return false;
    v = v * 10 + (int64_t)d;
  }
  *out = v;
  return true;
}

static const Expr *number(Parser *p) {
  Token t = p->tok;
  Expr *e = new_expr(p, EXPR_NUMBER, t.start);
  e->number.text = token_text(p);
  int64_t small = 0;
  if (small_int(e->number.text, &small)) {
    e->number.value = num_literal(small);
  } else if (!num_parse(p->arena, e->number.text, &e->number.value)) {
    fault(p, TC1007, token_span(p, t), SPAN_NONE, "Invalid number",
          "A number is digits with at most one decimal point and an exponent, such as 10, 2.5 or 1e6.");
    e->kind = EXPR_ERROR;
  }
  advance(p);
  return e;
}

/* --- calls --- */

static void unclosed_call(Parser *p, const Expr *call, uint32_t name) {
  if (!fail_unclosed(p, TC1022, name, name + (uint32_t)call->call.name.n, "function call"))
    fail(p, TC1023, name, "Missing comma between arguments", "A comma or the closing parenthesis is expected here, not %s.",
         token_name(p->tok.kind));
}

/* Arguments = (Expression ("," Expression)* ("," | "...")?)? ")" */
static void arguments(Parser *p, Expr *call, uint32_t name) {
  size_t base = stack_base(p);
  bool outer = set_newlines(p, false);
  while (!accept(p, TOK_CPAREN)) {
    const Expr *arg = expression(p);
    raise_height(p, call, arg);
    stack_push(p, &arg, sizeof arg);
    if (p->panic) break;
    if (accept(p, TOK_ELLIPSIS)) {
      call->call.expand = true;
      if (!accept(p, TOK_CPAREN))
        fail(p, TC1022, name, "Misplaced ellipsis",
             "Only the last argument can be expanded with \"...\": the closing parenthesis follows it directly.");
      break;
    }
    if (!accept(p, TOK_COMMA) && peek(p) != TOK_CPAREN) {
      unclosed_call(p, call, name);
      break;
    }
  }
  set_newlines(p, outer);
  call->call.n = STACK_COUNT(p, base, const Expr *);
  call->call.args = stack_take(p, base);
}

/* Identifier ("::" Identifier)*, the first of which was taken; false if it is no function name. */
static bool function_name(Parser *p, Expr *call, Token first) {
  Str name = slice(p, first.start, first.end);
  while (accept(p, TOK_DOUBLE_COLON)) {
    call->call.name = name;
    call->call.name_span = span_from(p, first.start);
    if (peek(p) != TOK_IDENT) {
      fail(p, TC1029, first.start, "Invalid function name",
           "Behind \"::\" follows the name of a function or namespace, as in provider::aws::arn_parse(…).");
      return false;
    }
    name = str_cat(p->arena, str_cat(p->arena, name, STR("::")), token_text(p));
    advance(p);
  }
  call->call.name = name;
  call->call.name_span = span_from(p, first.start);
  if (accept(p, TOK_OPAREN)) return true;
  fail(p, TC1029, first.start, "Function without arguments",
       "A name with \"::\" is a function; an opening parenthesis and its arguments follow.");
  return false;
}

/* FunctionCall = Identifier ("::" Identifier)* "(" Arguments */
static const Expr *call(Parser *p, Token name) {
  Expr *e = new_expr(p, EXPR_CALL, name.start);
  if (function_name(p, e, name)) arguments(p, e, name.start);
  return end_expr(p, e, name.start);
}

/* --- names --- */

/* VariableExpr, true, false, null, or a call. */
static const Expr *name(Parser *p) {
  Token t = p->tok;
  Str text = token_text(p);
  advance(p);
  TokenKind k = peek(p);
  if (k == TOK_OPAREN || k == TOK_DOUBLE_COLON) return call(p, t);
  Expr *e = new_expr(p, EXPR_TRAVERSAL, t.start);
  e->span = token_span(p, t);
  if (str_eq(text, STR("null"))) {
    e->kind = EXPR_NULL;
  } else if (str_eq(text, STR("true")) || str_eq(text, STR("false"))) {
    e->kind = EXPR_BOOL;
    e->boolean = text.n == 4;
  } else {
    e->traversal.root = text;
    e->traversal.root_span = e->span;
  }
  return e;
}

/* "(" Expression ")" */
static const Expr *parenthesised(Parser *p) {
  uint32_t start = p->tok.start;
  advance(p);
  bool outer = set_newlines(p, false);
  Expr *e = new_expr(p, EXPR_PAREN, start);
  e->inner = expression(p);
  raise_height(p, e, e->inner);
  if (!p->panic && peek(p) != TOK_CPAREN && !fail_unclosed(p, TC1022, start, start + 1, "parenthesis"))
    fail(p, TC1022, start, "Unbalanced parentheses", "The closing parenthesis is expected here, not %s.",
         token_name(p->tok.kind));
  set_newlines(p, outer);
  if (!p->panic) advance(p);
  return end_expr(p, e, start);
}

static const Expr *no_expression(Parser *p) {
  uint32_t start = p->tok.start;
  Expr *e = new_expr(p, EXPR_ERROR, start);
  fail(p, TC1021, p->item_start, "Missing expression", "A value is expected here, not %s.", token_name(p->tok.kind));
  return e;
}

const Expr *primary(Parser *p) {
  Token t = p->tok;
  switch (peek(p)) {
  case TOK_NUMBER: return number(p);
  case TOK_IDENT: return name(p);
  case TOK_OPAREN: return parenthesised(p);
  case TOK_OBRACK: return tuple(p);
  case TOK_OBRACE: return object(p);
  case TOK_OQUOTE: advance(p); return quoted_template(p, t.start);
  case TOK_OHEREDOC: advance(p); return heredoc_template(p, t);
  default: return no_expression(p);
  }
}
