/* Bodies: arguments and blocks.
 *
 *   Body      = (Attribute | Block | OneLineBlock)*
 *   Attribute = Identifier "=" Expression Newline
 *
 * A fault within an item ends in recover_item(), so that the items that follow are read as if nothing had happened. */
#include "syntax/parser.h"

#include "base/map.h"

static const Body EMPTY_BODY;

/* What follows an item must be the end of its line. */
static void end_of_item(Parser *p, uint32_t start, DiagCode code, const char *what) {
  if (p->panic) return;
  TokenKind k = peek(p);
  if (k == TOK_EOF || accept(p, TOK_NEWLINE)) return;
  if (k == TOK_COMMA)
    fail(p, code, start, "Unexpected comma", "A newline, not a comma, ends %s. Remove the comma.", what);
  else
    fail(p, code, start, "Missing newline", "%s ends with its line. Put what follows on a line of its own.", what);
}

/* "=" is the next token. */
static const Attribute *attribute(Parser *p, Token name) {
  Attribute *a = NEW(p->arena, Attribute);
  a->name = slice(p, name.start, name.end);
  a->name_span = token_span(p, name);
  advance(p);
  a->value = expression(p);
  a->span = span_from(p, name.start);
  return a;
}

/* --- blocks --- */

typedef struct {
  Str text;
  Span span;
} Label;

/* A label in quotes: text without interpolation. */
static void quoted_label(Parser *p, uint32_t block) {
  uint32_t start = p->tok.start;
  advance(p);
  Label l = {STR(""), SPAN_NONE};
  if (p->tok.kind == TOK_LITERAL) {
    l.text = literal_value(p, p->tok, true);
    advance(p);
  }
  if (p->tok.kind == TOK_INTERP || p->tok.kind == TOK_CONTROL) {
    fail(p, TC1020, block, "Invalid block label",
         "The labels of a block are fixed names: no ${…} and no %%{…}. To write these characters themselves, double the first "
         "one.");
  } else if (p->tok.kind != TOK_CQUOTE) {
    fail(p, TC1004, block, "Unterminated string", "This label has no closing quote.");
  } else {
    advance(p);
    l.span = span_from(p, start);
    stack_push(p, &l, sizeof l);
  }
}

/* (StringLit | Identifier)* "{"; false when it ends otherwise. */
static bool labels(Parser *p, Token type) {
  for (;;) {
    TokenKind k = peek(p);
    if (k == TOK_OBRACE) return true;
    if (k == TOK_OQUOTE) {
      quoted_label(p, type.start);
      if (p->panic) return false;
    } else if (k == TOK_IDENT) {
      Label l = {token_text(p), token_span(p, p->tok)};
      stack_push(p, &l, sizeof l);
      advance(p);
    } else {
      break;
    }
  }
  if (p->tok.kind == TOK_ASSIGN)
    fail(p, TC1015, type.start, "Invalid block header",
         "An equals sign makes an argument, and an argument has one name only. Remove the labels for an argument, or the "
         "equals sign for a block.");
  else if (p->tok.kind == TOK_NEWLINE || p->tok.kind == TOK_EOF)
    fail(p, TC1015, type.start, "Block without a body",
         "The opening brace of a block stands on the line of its type and labels.");
  else
    fail(p, TC1015, type.start, "Invalid block header", "A label in quotes or an opening brace ({) is expected here, not %s.",
         token_name(p->tok.kind));
  return false;
}

static void set_labels(Parser *p, Block *b, size_t base) {
  size_t n = STACK_COUNT(p, base, Label);
  Str *texts = NEW_N(p->arena, Str, n);
  Span *spans = NEW_N(p->arena, Span, n);
  for (size_t i = 0; i < n; i++) {
    Label l;
    memcpy(&l, p->stack.p + base + i * sizeof l, sizeof l);
    texts[i] = l.text;
    spans[i] = l.span;
  }
  p->stack.n = base;
  b->labels = texts;
  b->label_spans = spans;
  b->nlabels = n;
}

static void one_line_fault(Parser *p, uint32_t block) {
  TokenKind k = peek(p);
  const char *summary = "Invalid one-line block";
  if (k == TOK_COMMA)
    fail(p, TC1016, block, summary, "A block on one line holds one argument. Write several arguments on lines of their own.");
  else if (k == TOK_NEWLINE)
    fail(p, TC1016, block, summary,
         "A block whose first argument stands on the line of the brace must be closed on that line too. Move the argument to "
         "the next line.");
  else if (k == TOK_EOF)
    fail(p, TC1017, block, "Unclosed block", "The file ends before the closing brace of this block.");
  else
    fail(p, TC1016, block, summary, "The closing brace is expected behind the single argument, not %s.", token_name(k));
}

/* OneLineBlock: Identifier "=" Expression "}" follows. */
static const Body *one_line_body(Parser *p, uint32_t block) {
  Body *b = NEW(p->arena, Body);
  Token name = p->tok;
  if (peek(p) != TOK_IDENT) {
    fail(p, TC1016, block, "Invalid one-line block", "An argument name, a newline or the closing brace is expected here.");
    return b;
  }
  advance(p);
  if (peek(p) != TOK_ASSIGN) {
    fail_at(p, TC1016, token_span(p, name), span_at(p, block, p->tok.end), "Invalid one-line block",
            "A block on one line holds a single argument, as in { name = value }. Put a nested block on a line of its own.");
    return b;
  }
  uint32_t outer_item = p->item_start;
  p->item_start = name.start;
  BodyItem *item = NEW(p->arena, BodyItem);
  item->attribute = attribute(p, name);
  p->item_start = outer_item;
  b->items = item;
  b->n = 1;
  b->span = item->attribute->span;
  b->end_span = token_span(p, p->tok);
  if (!p->panic && !accept(p, TOK_CBRACE)) one_line_fault(p, block);
  return b;
}

/* Block = Identifier (StringLit | Identifier)* "{" Newline Body "}" Newline */
static const Block *block(Parser *p, Token type) {
  Block *b = NEW(p->arena, Block);
  b->type = slice(p, type.start, type.end);
  b->type_span = token_span(p, type);
  b->body = &EMPTY_BODY;
  size_t base = stack_base(p);
  bool open = labels(p, type);
  b->header_span = span_from(p, type.start);
  set_labels(p, b, base);
  if (open && enter(p)) {
    LexMark mark = lex_mark(&p->lex);
    advance(p);
    TokenKind k = peek(p);
    bool lines = k == TOK_NEWLINE || k == TOK_CBRACE || k == TOK_EOF;
    b->body = lines ? body_until(p, TOK_CBRACE, type.start, mark) : one_line_body(p, type.start);
  }
  if (open) leave(p);
  b->span = span_from(p, type.start);
  return b;
}

/* --- bodies --- */

/* Finds a second argument of the same name: by looking through the few items of an ordinary body, with a map in a long one. */
typedef struct {
  size_t base; /* of the body's items on the stack */
  Map map;
} Seen;

enum { SEEN_BY_LOOKING = 16 };

static const Attribute *seen_attribute(const Parser *p, size_t base, size_t i) {
  BodyItem item;
  memcpy(&item, p->stack.p + base + i * sizeof item, sizeof item);
  return item.attribute;
}

static const Attribute *seen_before(Parser *p, Seen *seen, Str name) {
  size_t n = STACK_COUNT(p, seen->base, BodyItem);
  if (n < SEEN_BY_LOOKING) {
    for (size_t i = 0; i < n; i++) {
      const Attribute *a = seen_attribute(p, seen->base, i);
      if (a && str_eq(a->name, name)) return a;
    }
    return NULL;
  }
  for (size_t i = seen->map.n ? n - 1 : 0; i < n; i++) {
    const Attribute *a = seen_attribute(p, seen->base, i);
    if (a && !map_has(&seen->map, a->name)) map_put(p->scratch, &seen->map, a->name, (void *)a);
  }
  return map_get(&seen->map, name);
}

static void check_repeated(Parser *p, Seen *seen, const Attribute *a) {
  const Attribute *first = seen_before(p, seen, a->name);
  if (!first) return;
  Position at = source_position(p->diags->sources, p->file, first->span.start);
  fault(p, TC1019, a->name_span, SPAN_NONE, "Argument set twice",
        "\"%.*s\" was already set on line %u. Each argument may be set once only: remove one of them.", STR_ARG(a->name),
        at.line);
}

static BodyItem body_item(Parser *p, Seen *seen) {
  BodyItem item = {0};
  Token name = p->tok;
  advance(p);
  TokenKind k = peek(p);
  if (k == TOK_ASSIGN) {
    item.attribute = attribute(p, name);
    check_repeated(p, seen, item.attribute);
    end_of_item(p, name.start, TC1013, "An argument");
  } else if (k == TOK_OQUOTE || k == TOK_OBRACE || k == TOK_IDENT) {
    item.block = block(p, name);
    end_of_item(p, name.start, TC1014, "A block");
  } else {
    fail(p, TC1011, name.start, "Invalid argument or block",
         "Behind the name follows an equals sign and a value (an argument), or labels and an opening brace (a block).");
  }
  return item;
}

/* The lines by which version control marks a conflict. */
static bool conflict_marker(const Parser *p) {
  Str s = slice(p, p->tok.start, p->lex.n);
  return str_starts(s, STR("<<<<<<<")) || str_starts(s, STR("=======")) || str_starts(s, STR(">>>>>>>"));
}

/* Anything that cannot begin an item. */
static void stray_token(Parser *p) {
  TokenKind k = p->tok.kind;
  if (conflict_marker(p))
    fail_at(p, TC1011, span_at(p, p->tok.start, p->tok.start + 7), SPAN_NONE, "Unresolved conflict",
            "Version control left this marker. Keep one of the two versions and remove the markers.");
  else if (k == TOK_OQUOTE)
    fail(p, TC1012, p->tok.start, "Invalid argument name", "The name of an argument or block is written without quotes.");
  else if (k == TOK_CBRACE)
    fail(p, TC1018, p->tok.start, "Unexpected closing brace",
         "No block is open here. Remove the brace, or look for one that closes too early.");
  else
    fail(p, TC1011, p->tok.start, "Argument or block expected", "A name is expected here, not %s.", token_name(k));
  advance(p);
}

static void unclosed_block(Parser *p, uint32_t block_start) {
  uint32_t end = block_start;
  while (end < p->lex.n && p->lex.src[end] != '\n' && p->lex.src[end] != '{') end++;
  fail_at(p, TC1017, span_at(p, block_start, end < p->lex.n && p->lex.src[end] == '{' ? end + 1 : end), SPAN_NONE,
          "Unclosed block",
          "The file ends before the closing brace of this block. It may also be missing from a block nested in it.");
  p->gave_up = true;
}

const Body *body_until(Parser *p, TokenKind end, uint32_t block_start, LexMark mark) {
  Body *b = NEW(p->arena, Body);
  size_t base = stack_base(p);
  Seen seen = {.base = base};
  uint32_t start = block_start == UINT32_MAX ? 0 : p->prev_end, outer_item = p->item_start;
  while (peek(p) != end && p->tok.kind != TOK_EOF && !p->gave_up) {
    if (accept(p, TOK_NEWLINE)) continue;
    p->item_start = p->tok.start;
    if (p->tok.kind == TOK_IDENT) {
      BodyItem item = body_item(p, &seen);
      if (item.attribute || item.block) stack_push(p, &item, sizeof item);
    } else {
      stray_token(p);
    }
    if (p->panic) recover_item(p, mark, p->item_start, block_start);
  }
  p->item_start = outer_item;
  b->n = STACK_COUNT(p, base, BodyItem);
  b->items = stack_take(p, base);
  b->end_span = token_span(p, p->tok);
  b->span = span_at(p, start, p->tok.start);
  if (end == TOK_CBRACE && !accept(p, TOK_CBRACE)) unclosed_block(p, block_start);
  return b;
}

const Attribute *body_attribute(const Body *b, Str name) {
  for (size_t i = 0; i < b->n; i++)
    if (b->items[i].attribute && str_eq(b->items[i].attribute->name, name)) return b->items[i].attribute;
  return NULL;
}
