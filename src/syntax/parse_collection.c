/* Tuples, objects and the `for` expressions that share their brackets. */
#include "syntax/parser.h"

/* Whether `for` follows the bracket just taken. Newlines before it never count. */
static bool peek_for(Parser *p) {
  bool outer = set_newlines(p, false);
  bool is_for = peek_word(p, STR("for"));
  set_newlines(p, outer);
  return is_for;
}

/* --- tuples --- */

static void unclosed_tuple(Parser *p, uint32_t start) {
  if (!fail_unclosed(p, TC1022, start, start + 1, "tuple"))
    fail(p, TC1023, start, "Missing comma between elements", "A comma or the closing bracket (]) is expected here, not %s.",
         token_name(p->tok.kind));
}

/* "[" (Expression ("," Expression)* ","?)? "]" */
const Expr *tuple(Parser *p) {
  Token open = p->tok;
  advance(p);
  if (peek_for(p)) return for_expression(p, open);
  Expr *e = new_expr(p, EXPR_TUPLE, open.start);
  size_t base = stack_base(p);
  bool outer = set_newlines(p, false);
  while (peek(p) != TOK_CBRACK) {
    const Expr *item = expression(p);
    raise_height(p, e, item);
    stack_push(p, &item, sizeof item);
    if (p->panic || accept(p, TOK_COMMA)) {
      if (p->panic) break;
    } else if (peek(p) != TOK_CBRACK) {
      unclosed_tuple(p, open.start);
      break;
    }
  }
  set_newlines(p, outer);
  if (!p->panic) advance(p);
  e->tuple.n = STACK_COUNT(p, base, const Expr *);
  e->tuple.items = stack_take(p, base);
  return end_expr(p, e, open.start);
}

/* --- objects --- */

/* A key that is one bare name is that name, also true, false and null. */
static bool bare_name(const Parser *p, const Expr *key, uint32_t start, Str *name) {
  bool one_name = key->kind == EXPR_NULL || key->kind == EXPR_BOOL || (key->kind == EXPR_TRAVERSAL && key->traversal.n == 0);
  if (one_name) *name = slice(p, start, p->prev_end);
  return one_name;
}

static const Expr *object_key(Parser *p, ObjectItem *item) {
  uint32_t start = p->tok.start;
  const Expr *key = expression(p);
  Str name;
  if (p->panic || !bare_name(p, key, start, &name)) return key;
  Expr *e = (Expr *)key; /* made a moment ago: the same node becomes a string */
  e->kind = EXPR_STRING;
  e->string.value = name;
  e->string.quote = QUOTE_DOUBLE;
  item->bare_key = true;
  return e;
}

static void missing_value(Parser *p, uint32_t start, Token open) {
  TokenKind k = p->tok.kind;
  if (k == TOK_EOF)
    fail_at(p, TC1022, token_span(p, open), span_at(p, open.start, p->tok.end), "Unclosed object",
            "The file ends before the closing brace of this object.");
  else if (k == TOK_NEWLINE || k == TOK_COMMA || k == TOK_CBRACE)
    fail(p, TC1024, start, "Missing value", "This key has no value. Write it as key = value.");
  else
    fail(p, TC1024, start, "Missing value", "An equals sign and a value follow a key; found %s.", token_name(k));
}

/* ObjectItem = Expression ("=" | ":") Expression */
static void object_item(Parser *p, Expr *object, Token open) {
  ObjectItem item = {0};
  uint32_t start = p->tok.start;
  item.key = object_key(p, &item);
  item.value = item.key;
  if (!p->panic && !accept(p, TOK_ASSIGN) && !accept(p, TOK_COLON)) missing_value(p, start, open);
  if (p->panic)
    item.value = error_expr(p, p->tok.start);
  else
    item.value = expression(p);
  item.span = span_from(p, start);
  raise_height(p, object, item.key);
  raise_height(p, object, item.value);
  stack_push(p, &item, sizeof item);
}

static void item_separator(Parser *p, Token open) {
  if (p->panic || peek(p) == TOK_CBRACE || accept(p, TOK_COMMA) || accept(p, TOK_NEWLINE)) return;
  if (p->tok.kind == TOK_EOF)
    missing_value(p, open.start, open);
  else
    fail(p, TC1023, open.start, "Missing separator between items",
         "A newline, a comma or the closing brace is expected here, not %s.", token_name(p->tok.kind));
}

/* "{" (ObjectItem (("," | Newline) ObjectItem)* ("," | Newline)?)? "}" */
const Expr *object(Parser *p) {
  Token open = p->tok;
  LexMark inside = lex_mark(&p->lex);
  advance(p);
  if (peek_for(p)) return for_expression(p, open);
  Expr *e = new_expr(p, EXPR_OBJECT, open.start);
  size_t base = stack_base(p);
  bool outer = set_newlines(p, true);
  uint32_t first = UINT32_MAX;
  while (!p->panic && peek(p) != TOK_CBRACE) {
    if (accept(p, TOK_NEWLINE)) continue;
    if (first == UINT32_MAX) first = p->tok.start;
    object_item(p, e, open);
    item_separator(p, open);
    if (p->panic) recover_object(p, inside, open, first);
  }
  set_newlines(p, outer);
  if (!p->panic) advance(p);
  e->object.n = STACK_COUNT(p, base, ObjectItem);
  e->object.items = stack_take(p, base);
  return end_expr(p, e, open.start);
}

/* --- for --- */

static void invalid_for(Parser *p, uint32_t start, const char *detail) {
  fail(p, TC1030, start, "Invalid \"for\" expression", "%s", detail);
}

bool for_names(Parser *p, ForClause *f) {
  if (peek(p) != TOK_IDENT) return false;
  f->value_var = token_text(p);
  f->value_span = token_span(p, p->tok);
  advance(p);
  if (accept(p, TOK_COMMA)) {
    if (peek(p) != TOK_IDENT) return false;
    f->key_var = f->value_var;
    f->key_span = f->value_span;
    f->value_var = token_text(p);
    f->value_span = token_span(p, p->tok);
    advance(p);
  }
  if (!peek_word(p, STR("in"))) return false;
  advance(p);
  return true;
}

/* Expression ("=>" Expression)? "..."? ("if" Expression)? */
static void for_result(Parser *p, ForClause *f, uint32_t start) {
  f->value = expression(p);
  if (!p->panic && accept(p, TOK_FAT_ARROW)) {
    f->key = f->value;
    f->value = expression(p);
  }
  if (!p->panic) f->group = accept(p, TOK_ELLIPSIS);
  if (!p->panic && peek_word(p, STR("if"))) {
    advance(p);
    f->condition = expression(p);
  }
  if (p->panic) return;
  TokenKind k = peek(p);
  if (k != TOK_CBRACK && k != TOK_CBRACE && !fail_unclosed(p, TC1022, start, start + 1, "\"for\" expression"))
    invalid_for(p, start, "The expression is complete before this point; its closing bracket is expected here.");
}

static void close_for(Parser *p, const ForClause *f, Token open) {
  if (p->panic) return;
  bool object = open.kind == TOK_OBRACE;
  if (p->tok.kind != (object ? TOK_CBRACE : TOK_CBRACK)) {
    invalid_for(p, open.start,
                object ? "This expression began with \"{\" and is closed by \"}\"."
                       : "This expression began with \"[\" and is closed by \"]\".");
    return;
  }
  advance(p);
  Span whole = span_from(p, open.start);
  const char *wrong = object && !f->key
                          ? "An object needs a key and a value for each element: key => value. For a tuple use brackets: [ ]."
                      : !object && f->key   ? "A tuple has no keys. For an object use braces: { }."
                      : !object && f->group ? "Grouping with \"...\" works only where an object is made, with braces."
                                            : NULL;
  if (wrong)
    fault(p, TC1030, object ? f->value->span : f->key ? f->key->span : whole, whole, "Invalid \"for\" expression", "%s", wrong);
}

static void raise_for(Parser *p, Expr *e, const ForClause *f) {
  const Expr *const children[] = {f->collection, f->key, f->value, f->condition};
  for (size_t i = 0; i < sizeof children / sizeof *children; i++)
    if (children[i]) raise_height(p, e, children[i]);
}

/* "for" Identifier ("," Identifier)? "in" Expression ":" Result */
const Expr *for_expression(Parser *p, Token open) {
  bool outer = set_newlines(p, false);
  Expr *e = new_expr(p, open.kind == TOK_OBRACE ? EXPR_FOR_OBJECT : EXPR_FOR_TUPLE, open.start);
  ForClause *f = NEW(p->arena, ForClause);
  e->for_ = f;
  advance(p);
  if (!for_names(p, f)) {
    invalid_for(p, open.start,
                "Behind \"for\" follow one or two names and \"in\": for value in list, or for key, value in map.");
  } else {
    f->collection = expression(p);
    if (!p->panic && !accept(p, TOK_COLON))
      invalid_for(p, open.start, "A colon is expected behind the collection: for v in list : result.");
    if (!p->panic) for_result(p, f, open.start);
  }
  set_newlines(p, outer);
  close_for(p, f, open);
  raise_for(p, e, f);
  if (p->panic) e->kind = EXPR_ERROR;
  return end_expr(p, e, open.start);
}
