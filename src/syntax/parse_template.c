/* Templates: text with interpolations and directives, in quotes, heredocs, bare files and JSON strings.
 *
 *   Template      = (Literal | Interpolation | Directive)*
 *   Interpolation = ("${" | "${~") Expression ("}" | "~}")
 *   Directive     = "%{" ("if" E | "else" | "endif" | "for" names "in" E | "endfor") "}"
 *
 * Read in three steps, as the meaning demands: a flat list of parts, where strip markers trim the piece of text beside them
 * (in a heredoc a piece is at most a line); then a flush heredoc loses its common indentation; then directives find their ends.
 */
#include "syntax/parser.h"

typedef enum { PART_LITERAL, PART_INTERP, PART_IF, PART_ELSE, PART_ENDIF, PART_FOR, PART_ENDFOR, PART_KINDS } PartKind;

typedef struct {
  PartKind kind;
  Span span;
  Str text;          /* PART_LITERAL */
  const Expr *expr;  /* PART_INTERP; the condition of PART_IF */
  ForClause *clause; /* PART_FOR */
} Part;

/* --- step 1: parts --- */

static Part *part_at(const Parser *p, size_t base, size_t i) { return (Part *)(void *)(p->stack.p + base) + i; }

/* A strip marker at the start of a sequence trims the text before it. */
static void strip_before(Parser *p, size_t base) {
  size_t n = STACK_COUNT(p, base, Part);
  if (!n) return;
  Part *last = part_at(p, base, n - 1);
  if (last->kind == PART_LITERAL) last->text = trim_space_right(last->text);
}

/* The closing brace of a sequence; returns whether it strips what follows. */
static bool close_sequence(Parser *p, uint32_t start, const char *what) {
  if (p->panic) return false;
  TokenKind k = peek(p);
  if (k == TOK_TEMPLATE_END) {
    bool strip = p->tok.flags & LEX_STRIP;
    advance(p);
    return strip;
  }
  if (fail_unclosed(p, TC1040, start, start + 2, what)) return false;
  if (k == TOK_COLON)
    fail(p, TC1041, start, "Extra characters in a template sequence",
         "A colon cannot stand here. To write this sequence itself, for another language to read, double its first character: "
         "$${.");
  else
    fail(p, TC1041, start, "Extra characters in a template sequence", "The closing brace of this %s is expected here, not %s.",
         what, token_name(k));
  return false;
}

static bool interpolation(Parser *p, Part *part) {
  uint32_t start = p->tok.start;
  advance(p);
  part->kind = PART_INTERP;
  part->expr = expression(p);
  return close_sequence(p, start, "interpolation");
}

static void read_if(Parser *p, Part *part, uint32_t start) {
  (void)start;
  part->expr = expression(p);
}

static void read_for(Parser *p, Part *part, uint32_t start) {
  part->clause = NEW(p->arena, ForClause);
  if (!for_names(p, part->clause))
    fail(p, TC1042, start, "Invalid \"for\" directive",
         "Behind \"for\" follow one or two names and \"in\": %%{for value in list} or %%{for key, value in map}.");
  part->clause->collection = p->panic ? error_expr(p, start) : expression(p);
}

typedef struct {
  const char *keyword;
  void (*read)(Parser *p, Part *part, uint32_t start); /* what follows the keyword */
} Directive;

static const Directive DIRECTIVES[PART_KINDS] = {
    [PART_IF] = {"if", read_if},    [PART_ELSE] = {"else", NULL},     [PART_ENDIF] = {"endif", NULL},
    [PART_FOR] = {"for", read_for}, [PART_ENDFOR] = {"endfor", NULL},
};

static PartKind directive_kind(Parser *p) {
  for (PartKind k = PART_IF; k < PART_KINDS; k++)
    if (peek(p) == TOK_IDENT && str_is(token_text(p), DIRECTIVES[k].keyword)) return k;
  return PART_KINDS;
}

static bool directive(Parser *p, Part *part) {
  uint32_t start = p->tok.start;
  advance(p);
  part->kind = directive_kind(p);
  if (part->kind == PART_KINDS) {
    part->kind = PART_LITERAL;
    fail(p, TC1042, start, "Invalid template directive",
         "A directive is one of if, else, endif, for and endfor. To write \"%%{\" itself, double the percent sign: %%%%{.");
    return false;
  }
  const Directive *d = &DIRECTIVES[part->kind];
  advance(p);
  if (d->read) d->read(p, part, start);
  return close_sequence(p, start, "directive");
}

/* Pushes parts behind those since `base`, up to a token that belongs to no template. */
static void parts_until_end(Parser *p, size_t base, bool quoted) {
  bool strip = false, outer = set_newlines(p, false);
  while (!p->panic) {
    Token t = p->tok;
    Part part = {0};
    if (t.kind == TOK_LITERAL) {
      part.text = literal_value(p, t, quoted);
      if (strip) part.text = trim_space_left(part.text);
      strip = false;
      advance(p);
    } else if (t.kind == TOK_INTERP || t.kind == TOK_CONTROL) {
      if (t.flags & LEX_STRIP) strip_before(p, base);
      strip = t.kind == TOK_INTERP ? interpolation(p, &part) : directive(p, &part);
    } else {
      break;
    }
    part.span = span_from(p, t.start);
    stack_push(p, &part, sizeof part);
  }
  set_newlines(p, outer);
}

/* --- step 2: flush heredocs --- */

static bool ends_line(const Part *part) { return part->kind == PART_LITERAL && str_ends(part->text, STR("\n")); }

/* The indentation of a part that begins a line; SIZE_MAX for a blank line, which does not count. */
static size_t indentation(const Part *part) {
  if (part->kind != PART_LITERAL) return 0;
  Str rest = trim_space_left(part->text);
  if (!rest.n && ends_line(part)) return SIZE_MAX;
  return cluster_count(str_sub(part->text, 0, part->text.n - rest.n));
}

static void flush(Parser *p, size_t base) {
  size_t n = STACK_COUNT(p, base, Part), least = SIZE_MAX;
  bool begins = true;
  for (size_t i = 0; i < n; i++) {
    const Part *part = part_at(p, base, i);
    size_t own = begins ? indentation(part) : SIZE_MAX;
    if (own < least) least = own;
    begins = ends_line(part);
  }
  begins = true;
  for (size_t i = 0; i < n; i++) {
    Part *part = part_at(p, base, i);
    bool next = ends_line(part);
    if (begins && part->kind == PART_LITERAL && indentation(part) != SIZE_MAX)
      part->text = str_sub(part->text, cluster_bytes(part->text, least), part->text.n);
    begins = next;
  }
}

/* --- step 3: the tree --- */

typedef struct {
  const Part *parts;
  size_t n, i;
  QuoteKind quote;
} Cursor;

static const Expr *sequence(Parser *p, Cursor *c, Span at, bool whole);

static Span join(Span a, Span b) { return (Span){a.file, a.start, b.end}; }

static void raise(Parser *p, Expr *e, const Expr *child) {
  if (child) raise_height(p, e, child);
}

/* Reports a directive that stands where it cannot, and skips it. */
static void misplaced(Parser *p, const Part *part) {
  fault(p, TC1043, part->span, SPAN_NONE, "Misplaced template directive", "No directive is open that \"%s\" could belong to.",
        DIRECTIVES[part->kind].keyword);
}

/* Takes the directive that ends `open`. What stands wrongly before it is reported and left out. */
static void end_directive(Parser *p, Cursor *c, const Part *open, PartKind want) {
  while (c->i < c->n && c->parts[c->i].kind == PART_ELSE) {
    const Part *other = &c->parts[c->i++];
    fault(p, TC1043, other->span, SPAN_NONE, "Misplaced template directive",
          "This \"else\" cannot belong to the \"%s\" before it.", DIRECTIVES[open->kind].keyword);
    sequence(p, c, other->span, false);
  }
  const Part *end = c->i < c->n ? &c->parts[c->i] : NULL;
  if (end) c->i++;
  if (end && end->kind == want) return;
  fault(p, TC1043, end ? end->span : open->span, end ? join(open->span, end->span) : SPAN_NONE,
        end ? "Misplaced template directive" : "Unclosed template directive", "The \"%s\" directive ends with \"%s\"%s.",
        DIRECTIVES[open->kind].keyword, DIRECTIVES[want].keyword, end ? "" : ", which is missing in this template");
}

static const Part *next_part(const Cursor *c) { return c->i < c->n ? &c->parts[c->i] : NULL; }

/* After %{if c}: Template ("%{else}" Template)? "%{endif}" */
static const Expr *if_directive(Parser *p, Cursor *c, const Part *open) {
  Expr *e = NEW(p->arena, Expr);
  *e = (Expr){.kind = EXPR_TEMPLATE_IF, .height = 1, .span = open->span};
  e->conditional.condition = open->expr;
  e->conditional.then = sequence(p, c, open->span, false);
  const Part *next = next_part(c);
  if (next && next->kind == PART_ELSE) {
    c->i++;
    e->conditional.otherwise = sequence(p, c, next->span, false);
  }
  end_directive(p, c, open, PART_ENDIF);
  e->span = join(open->span, c->parts[c->i - 1].span);
  raise(p, e, open->expr);
  raise(p, e, e->conditional.then);
  raise(p, e, e->conditional.otherwise);
  return e;
}

/* After %{for v in c}: Template "%{endfor}" */
static const Expr *for_directive(Parser *p, Cursor *c, const Part *open) {
  Expr *e = NEW(p->arena, Expr);
  *e = (Expr){.kind = EXPR_TEMPLATE_FOR, .height = 1, .span = open->span};
  open->clause->value = sequence(p, c, open->span, false);
  e->for_ = open->clause;
  end_directive(p, c, open, PART_ENDFOR);
  e->span = join(open->span, c->parts[c->i - 1].span);
  raise(p, e, open->clause->collection);
  raise(p, e, open->clause->value);
  return e;
}

/* Text: this piece and the ones that directly follow. */
static const Expr *literal_run(Parser *p, Cursor *c) {
  size_t first = c->i, size = 0;
  while (c->i < c->n && c->parts[c->i].kind == PART_LITERAL) size += c->parts[c->i++].text.n;
  Expr *e = NEW(p->arena, Expr);
  *e = (Expr){.kind = EXPR_STRING, .height = 1, .span = join(c->parts[first].span, c->parts[c->i - 1].span)};
  e->string.quote = c->quote;
  e->string.value = c->parts[first].text;
  if (c->i - first == 1) return e;
  char *text = arena_alloc(p->arena, size), *at = text;
  for (size_t i = first; i < c->i; i++) {
    Str s = c->parts[i].text;
    if (s.n) memcpy(at, s.p, s.n);
    at += s.n;
  }
  e->string.value = (Str){text, size};
  return e;
}

static const Expr *one_part(Parser *p, Cursor *c) {
  const Part *part = &c->parts[c->i];
  if (part->kind == PART_LITERAL) return literal_run(p, c);
  c->i++;
  if (part->kind == PART_INTERP) return part->expr;
  return part->kind == PART_IF ? if_directive(p, c, part) : for_directive(p, c, part);
}

static const Expr *empty_string(Parser *p, Cursor *c, Span at) {
  Expr *e = NEW(p->arena, Expr);
  *e = (Expr){.kind = EXPR_STRING, .height = 1, .span = {at.file, at.end, at.end}};
  e->string.value = STR("");
  e->string.quote = c->quote;
  return e;
}

/* What the parts since `base` amount to. Text that was trimmed away is dropped, except beside a lone interpolation of a whole
 * template: "${x}" is x itself, "${x ~} " is a string. */
static const Expr *assemble(Parser *p, Cursor *c, size_t base, Span at, bool keep_trimmed) {
  size_t n = STACK_COUNT(p, base, const Expr *);
  if (n == 0) return empty_string(p, c, at);
  const Expr *first;
  memcpy(&first, p->stack.p + base, sizeof first);
  if (n == 1 && first->kind == EXPR_STRING) {
    p->stack.n = base;
    return first;
  }
  if (n == 1 && keep_trimmed && first->kind != EXPR_TEMPLATE_IF && first->kind != EXPR_TEMPLATE_FOR) {
    const Expr *empty = empty_string(p, c, at);
    stack_push(p, &empty, sizeof empty);
    n = 2;
  }
  Expr *e = NEW(p->arena, Expr);
  *e = (Expr){.kind = EXPR_TEMPLATE, .height = 1, .span = at};
  e->template_.quote = c->quote;
  e->template_.n = n;
  e->template_.parts = stack_take(p, base);
  for (size_t i = 0; i < n; i++) raise_height(p, e, e->template_.parts[i]);
  return e;
}

/* Parts up to the end, or up to a directive that ends something. `at`: what stands before. */
static const Expr *sequence(Parser *p, Cursor *c, Span at, bool whole) {
  size_t base = stack_base(p);
  bool trimmed = false, deep = !enter(p);
  while (c->i < c->n && !deep) {
    const Part *part = &c->parts[c->i];
    if (part->kind == PART_ELSE || part->kind == PART_ENDIF || part->kind == PART_ENDFOR) {
      if (!whole) break;
      misplaced(p, part);
      c->i++;
      continue;
    }
    const Expr *e = one_part(p, c);
    at.end = c->parts[c->i - 1].span.end;
    if (e->kind == EXPR_STRING && !e->string.value.n && part->kind == PART_LITERAL)
      trimmed = true;
    else
      stack_push(p, &e, sizeof e);
  }
  leave(p);
  return assemble(p, c, base, at, whole && trimmed);
}

/* The parts since `base` as an expression with the range `at`. A lone interpolation keeps the type of its value. */
static const Expr *tree(Parser *p, size_t base, QuoteKind quote, Span at) {
  size_t n = STACK_COUNT(p, base, Part);
  Part *parts = NEW_N(p->scratch, Part, n);
  if (n) memcpy(parts, p->stack.p + base, n * sizeof *parts);
  p->stack.n = base;
  Cursor c = {parts, n, 0, quote};
  Expr *e = NULL;
  if (n == 1 && parts[0].kind == PART_INTERP) {
    e = NEW(p->arena, Expr);
    *e = (Expr){.kind = EXPR_WRAP, .height = 1};
    e->inner = parts[0].expr;
    raise_height(p, e, e->inner);
  } else {
    Span start = {at.file, at.start, at.start};
    e = (Expr *)sequence(p, &c, start, true); /* made just now */
  }
  e->span = at;
  return e;
}

/* --- the ways in --- */

static const Expr *plain_string(Parser *p, Str text, QuoteKind quote, uint32_t start) {
  Expr *e = new_expr(p, EXPR_STRING, start);
  e->string.value = text;
  e->string.quote = quote;
  return end_expr(p, e, start);
}

const Expr *quoted_template(Parser *p, uint32_t start) {
  Token t = p->tok;
  size_t base = stack_base(p);
  if (t.kind == TOK_LITERAL && !t.flags) {
    advance(p);
    Str text = slice(p, t.start, t.end);
    if (p->tok.kind == TOK_CQUOTE) {
      advance(p);
      return plain_string(p, text, QUOTE_DOUBLE, start);
    }
    Part part = {.kind = PART_LITERAL, .text = text, .span = span_from(p, t.start)};
    stack_push(p, &part, sizeof part);
  }
  parts_until_end(p, base, true);
  if (!p->panic && p->tok.kind != TOK_CQUOTE) {
    const char *detail = p->tok.kind == TOK_BAD && p->tok.flags == BAD_STRING_OPEN
                             ? "The file ends before the closing quote of this string."
                             : "A quoted string ends on the line where it begins. Add the closing quote; for several lines "
                               "write \\n or a heredoc.";
    fail_at(p, TC1004, span_at(p, start, p->tok.start), SPAN_NONE, "Unterminated string", "%s", detail);
  }
  if (!p->panic) advance(p);
  return tree(p, base, QUOTE_DOUBLE, span_from(p, start));
}

const Expr *heredoc_template(Parser *p, Token open) {
  size_t base = stack_base(p);
  QuoteKind quote = open.flags & LEX_FLUSH ? QUOTE_HEREDOC_FLUSH : QUOTE_HEREDOC;
  parts_until_end(p, base, false);
  if (quote == QUOTE_HEREDOC_FLUSH) flush(p, base);
  if (!p->panic && p->tok.kind != TOK_CHEREDOC) {
    bool at_end = p->tok.kind == TOK_BAD && p->tok.flags == BAD_HEREDOC_AT_END;
    uint32_t end = open.end;
    while (end > open.start && (p->lex.src[end - 1] == '\n' || p->lex.src[end - 1] == '\r')) end--;
    fail_at(p, TC1005, span_at(p, open.start, end), SPAN_NONE, "Unterminated heredoc", "%s",
            at_end ? "The closing marker is the last line of the file and needs a newline behind it."
                   : "No line consists of the closing marker alone before the end of the file.");
  }
  if (!p->panic) advance(p);
  return tree(p, base, quote, span_from(p, open.start));
}

const Expr *bare_template(Parser *p, QuoteKind quote) {
  size_t base = stack_base(p);
  uint32_t start = p->tok.start;
  parts_until_end(p, base, false);
  return tree(p, base, quote, span_from(p, start));
}
