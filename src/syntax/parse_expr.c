/* Expressions: the conditional operator, binary operators by precedence, unary operators.
 *
 *   Expression = BinaryExpr ("?" Expression ":" Expression)? */
#include "syntax/parser.h"

typedef struct {
  unsigned char precedence; /* 0: not a binary operator; higher binds tighter */
  unsigned char op;
} Binary;

// clang-format off
static const Binary BINARY[TOK_COUNT] = {
  [TOK_OR] = {1, OP_OR},
  [TOK_AND] = {2, OP_AND},
  [TOK_EQ] = {3, OP_EQ}, [TOK_NE] = {3, OP_NE},
  [TOK_LT] = {4, OP_LT}, [TOK_LE] = {4, OP_LE}, [TOK_GT] = {4, OP_GT}, [TOK_GE] = {4, OP_GE},
  [TOK_PLUS] = {5, OP_ADD}, [TOK_MINUS] = {5, OP_SUB},
  [TOK_STAR] = {6, OP_MUL}, [TOK_SLASH] = {6, OP_DIV}, [TOK_PERCENT] = {6, OP_MOD},
};

static const char *const OPERATORS[] = {
  [OP_OR] = "||", [OP_AND] = "&&", [OP_EQ] = "==", [OP_NE] = "!=", [OP_LT] = "<", [OP_LE] = "<=", [OP_GT] = ">", [OP_GE] = ">=",
  [OP_ADD] = "+", [OP_SUB] = "-", [OP_MUL] = "*", [OP_DIV] = "/", [OP_MOD] = "%", [OP_NEG] = "-", [OP_NOT] = "!",
};
// clang-format on

const char *operator_text(Operator op) { return OPERATORS[op]; }

/* UnaryOp = ("-" | "!") Operand: binds tighter than any binary operator, looser than postfix. */
static const Expr *unary(Parser *p, Operator op) {
  uint32_t start = p->tok.start;
  advance(p);
  Expr *e = new_expr(p, EXPR_UNARY, start);
  e->unary.op = op;
  e->unary.operand = enter(p) ? operand(p) : error_expr(p, start);
  raise_height(p, e, e->unary.operand);
  leave(p);
  return end_expr(p, e, start);
}

const Expr *operand(Parser *p) {
  switch (peek(p)) {
  case TOK_MINUS: return unary(p, OP_NEG);
  case TOK_NOT: return unary(p, OP_NOT);
  default: {
    uint32_t start = p->tok.start;
    return postfix(p, primary(p), start);
  }
  }
}

/* BinaryExpr = Operand (BinaryOperator Operand)*, all operators left-associative. */
static const Expr *binary(Parser *p, unsigned least) {
  peek(p);
  uint32_t start = p->tok.start;
  const Expr *left = operand(p);
  while (!p->panic) {
    Binary b = BINARY[peek(p)];
    if (!b.precedence || b.precedence < least) break;
    advance(p);
    Expr *e = new_expr(p, EXPR_BINARY, start);
    e->binary.op = (Operator)b.op;
    e->binary.left = left;
    e->binary.right = binary(p, b.precedence + 1U);
    raise_height(p, e, left);
    raise_height(p, e, e->binary.right);
    left = end_expr(p, e, start);
  }
  return left;
}

static const Expr *conditional(Parser *p, const Expr *condition, uint32_t start) {
  advance(p);
  Expr *e = new_expr(p, EXPR_CONDITIONAL, start);
  e->conditional.condition = condition;
  e->conditional.then = expression(p);
  if (!p->panic && !accept(p, TOK_COLON))
    fail(p, TC1028, start, "Incomplete conditional",
         "The operator \"?\" needs a second value, behind a colon: condition ? a : b.");
  e->conditional.otherwise = p->panic ? error_expr(p, p->tok.start) : expression(p);
  raise_height(p, e, condition);
  raise_height(p, e, e->conditional.then);
  raise_height(p, e, e->conditional.otherwise);
  return end_expr(p, e, start);
}

const Expr *expression(Parser *p) {
  peek(p);
  uint32_t start = p->tok.start;
  if (!enter(p)) {
    leave(p);
    return error_expr(p, start);
  }
  const Expr *e = binary(p, 1);
  if (!p->panic && peek(p) == TOK_QUESTION) e = conditional(p, e, start);
  leave(p);
  return e;
}
