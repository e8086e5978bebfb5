/* Syntax tree to text, on one line.
 *
 * A precedence is passed down: an operand that binds less tightly than its place demands is put into parentheses. The trees of
 * the parser never need them (their parentheses are nodes), trees that the program composes do. Text within templates is
 * written so that reading it again gives the same parts. */
#include "syntax/print.h"

#include "syntax/lex.h"

/* How tightly a place binds; the binary operators lie between. */
enum { PREC_ANY = 0, PREC_OR = 1, PREC_AND, PREC_EQUAL, PREC_COMPARE, PREC_ADD, PREC_MUL, PREC_UNARY, PREC_POSTFIX };

static const unsigned char PRECEDENCE[] = {
    [OP_OR] = PREC_OR,      [OP_AND] = PREC_AND,    [OP_EQ] = PREC_EQUAL,   [OP_NE] = PREC_EQUAL,  [OP_LT] = PREC_COMPARE,
    [OP_LE] = PREC_COMPARE, [OP_GT] = PREC_COMPARE, [OP_GE] = PREC_COMPARE, [OP_ADD] = PREC_ADD,   [OP_SUB] = PREC_ADD,
    [OP_MUL] = PREC_MUL,    [OP_DIV] = PREC_MUL,    [OP_MOD] = PREC_MUL,    [OP_NEG] = PREC_UNARY, [OP_NOT] = PREC_UNARY,
};

/* Text stands in a quoted string (backslash escapes) or bare. */
typedef enum { IN_QUOTES, BARE } Place;

static void print_at(Buf *out, const Expr *e, unsigned least);

/* --- text --- */

static bool opens_sequence(Str s, size_t i) { return (s.p[i] == '$' || s.p[i] == '%') && i + 1 < s.n && s.p[i + 1] == '{'; }

static void print_char(Buf *out, char c, Place place) {
  static const char from[] = "\n\r\t\"\\", to[] = "nrt\"\\";
  const char *hit = c ? strchr(from, c) : NULL;
  if (place == BARE) {
    buf_addc(out, c);
  } else if (hit) {
    buf_addc(out, '\\');
    buf_addc(out, to[hit - from]);
  } else if ((unsigned char)c < 0x20 || c == 0x7F) {
    buf_addf(out, "\\u%04x", (unsigned)(unsigned char)c);
  } else {
    buf_addc(out, c);
  }
}

static void print_text(Buf *out, Str s, Place place) {
  for (size_t i = 0; i < s.n; i++) {
    if (opens_sequence(s, i)) buf_addc(out, s.p[i]);
    print_char(out, s.p[i], place);
  }
}

static void print_quoted(Buf *out, Str s) {
  buf_addc(out, '"');
  print_text(out, s, IN_QUOTES);
  buf_addc(out, '"');
}

/* --- templates --- */

static void print_parts(Buf *out, const Expr *e, Place place);

static void print_interpolation(Buf *out, const Expr *e) {
  buf_addz(out, "${");
  print_expr(out, e);
  buf_addc(out, '}');
}

static void print_if(Buf *out, const Expr *e, Place place) {
  buf_addz(out, "%{if ");
  print_expr(out, e->conditional.condition);
  buf_addc(out, '}');
  print_parts(out, e->conditional.then, place);
  if (e->conditional.otherwise) {
    buf_addz(out, "%{else}");
    print_parts(out, e->conditional.otherwise, place);
  }
  buf_addz(out, "%{endif}");
}

static void print_for_names(Buf *out, const ForClause *f) {
  if (f->key_var.p) {
    buf_add(out, f->key_var);
    buf_addz(out, ", ");
  }
  buf_add(out, f->value_var);
  buf_addz(out, " in ");
  print_expr(out, f->collection);
}

static void print_for_directive(Buf *out, const Expr *e, Place place) {
  buf_addz(out, "%{for ");
  print_for_names(out, e->for_);
  buf_addc(out, '}');
  print_parts(out, e->for_->value, place);
  buf_addz(out, "%{endfor}");
}

/* Text directly before "${" or "%{" must not end in the same character, or the pair would be an escape. */
static void print_literal_part(Buf *out, Str s, Place place, const Expr *next) {
  char last = s.p[s.n - 1];
  char opener = !next ? 0 : next->kind == EXPR_TEMPLATE_IF || next->kind == EXPR_TEMPLATE_FOR ? '%' : '$';
  if (last != opener) {
    print_text(out, s, place);
    return;
  }
  print_text(out, str_sub(s, 0, s.n - 1), place);
  if (place == IN_QUOTES)
    buf_addf(out, "\\u%04x", (unsigned)(unsigned char)last);
  else
    buf_addf(out, "${\"%c\"}", last);
}

static void print_part(Buf *out, const Expr *e, Place place, bool after_text, const Expr *next) {
  if (e->kind == EXPR_TEMPLATE_IF)
    print_if(out, e, place);
  else if (e->kind == EXPR_TEMPLATE_FOR)
    print_for_directive(out, e, place);
  else if (e->kind == EXPR_STRING && e->string.value.n && !after_text)
    print_literal_part(out, e->string.value, place, next);
  else
    print_interpolation(out, e);
}

/* A template, or the body of a directive: a string or a template without quotes. */
static void print_parts(Buf *out, const Expr *e, Place place) {
  if (e->kind == EXPR_STRING) {
    print_text(out, e->string.value, place);
    return;
  }
  if (e->kind != EXPR_TEMPLATE) {
    print_part(out, e, place, false, NULL);
    return;
  }
  bool after_text = false;
  for (size_t i = 0; i < e->template_.n; i++) {
    const Expr *part = e->template_.parts[i];
    print_part(out, part, place, after_text, i + 1 < e->template_.n ? e->template_.parts[i + 1] : NULL);
    after_text = part->kind == EXPR_STRING && part->string.value.n && !after_text;
  }
}

static void print_quoted_parts(Buf *out, const Expr *e) {
  buf_addc(out, '"');
  print_parts(out, e, IN_QUOTES);
  buf_addc(out, '"');
}

/* --- postfix --- */

/* `.3` is kept where it was written, unless what follows would join with it to one number. */
static bool legacy_is_safe(const Step *next) {
  if (!next || next->kind == STEP_INDEX_STR) return true;
  if (next->kind == STEP_INDEX_NUM) return !next->legacy;
  return !next->name.n || (next->name.p[0] | 32) != 'e';
}

static void print_step(Buf *out, const Step *s, const Step *next) {
  if (s->kind == STEP_ATTR) {
    buf_addc(out, '.');
    buf_add(out, s->name);
  } else if (s->kind == STEP_INDEX_STR) {
    buf_addc(out, '[');
    print_quoted(out, s->name);
    buf_addc(out, ']');
  } else {
    bool legacy = s->legacy && legacy_is_safe(next);
    buf_addc(out, legacy ? '.' : '[');
    buf_add(out, num_to_str(out->arena, s->index));
    if (!legacy) buf_addc(out, ']');
  }
}

static void print_steps(Buf *out, const Step *steps, size_t n) {
  for (size_t i = 0; i < n; i++) print_step(out, &steps[i], i + 1 < n ? &steps[i + 1] : NULL);
}

/* The expression that steps follow. A splat would swallow them: .* takes attributes, [*] everything; and a dot would join with
 * the digits of a number. */
static void print_source(Buf *out, const Expr *e, bool dot_follows) {
  bool swallows = e->kind == EXPR_SPLAT && (e->splat.full || dot_follows);
  bool negative = e->kind == EXPR_NUMBER && num_sign(e->number.value) < 0;
  if (swallows || negative) buf_addc(out, '(');
  print_at(out, e, PREC_POSTFIX);
  if (swallows || negative)
    buf_addc(out, ')');
  else if (e->kind == EXPR_NUMBER && dot_follows)
    buf_addc(out, ' ');
}

static void print_relative(Buf *out, const Expr *e) {
  const Step *first = e->relative.n ? e->relative.steps : NULL;
  bool dot = first && (first->kind == STEP_ATTR || first->legacy);
  if (e->relative.source->kind != EXPR_SPLAT_ITEM) print_source(out, e->relative.source, dot);
  print_steps(out, e->relative.steps, e->relative.n);
}

/* What stands behind the star: a chain that ends in EXPR_SPLAT_ITEM prints to nothing there. */
static void print_splat(Buf *out, const Expr *e) {
  if (e->splat.source->kind != EXPR_SPLAT_ITEM) print_source(out, e->splat.source, !e->splat.full);
  buf_addz(out, e->splat.full ? "[*]" : ".*");
  if (e->splat.each->kind != EXPR_SPLAT_ITEM) print_at(out, e->splat.each, PREC_POSTFIX);
}

static void print_index(Buf *out, const Expr *e) {
  if (e->index.collection->kind != EXPR_SPLAT_ITEM) print_source(out, e->index.collection, false);
  const Expr *key = e->index.key;
  bool literal = key->kind == EXPR_NUMBER || key->kind == EXPR_STRING; /* would be read as a step */
  buf_addz(out, literal ? "[(" : "[");
  print_expr(out, key);
  buf_addz(out, literal ? ")]" : "]");
}

/* --- lists --- */

static void print_list(Buf *out, const Expr *const *items, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (i) buf_addz(out, ", ");
    print_expr(out, items[i]);
  }
}

static bool is_identifier(Str s) { return s.n && ident_length((const unsigned char *)s.p, s.n, 0) == s.n; }

static void print_key(Buf *out, const ObjectItem *item, bool first) {
  const Expr *k = item->key;
  bool bare =
      item->bare_key && k->kind == EXPR_STRING && is_identifier(k->string.value) && !(first && str_is(k->string.value, "for"));
  bool one_name = k->kind == EXPR_NULL || k->kind == EXPR_BOOL || (k->kind == EXPR_TRAVERSAL && !k->traversal.n);
  if (bare) {
    buf_add(out, k->string.value);
  } else if (one_name) {
    buf_addc(out, '(');
    print_expr(out, k);
    buf_addc(out, ')');
  } else {
    print_expr(out, k);
  }
}

static void print_object(Buf *out, const Expr *e) {
  if (!e->object.n) {
    buf_addz(out, "{}");
    return;
  }
  for (size_t i = 0; i < e->object.n; i++) {
    buf_addz(out, i ? ", " : "{ ");
    print_key(out, &e->object.items[i], i == 0);
    buf_addz(out, " = ");
    print_expr(out, e->object.items[i].value);
  }
  buf_addz(out, " }");
}

static void print_call(Buf *out, const Expr *e) {
  buf_add(out, e->call.name);
  buf_addc(out, '(');
  print_list(out, e->call.args, e->call.n);
  buf_addz(out, e->call.expand ? "...)" : ")");
}

static void print_for(Buf *out, const Expr *e) {
  bool object = e->kind == EXPR_FOR_OBJECT;
  const ForClause *f = e->for_;
  buf_addz(out, object ? "{for " : "[for ");
  print_for_names(out, f);
  buf_addz(out, " : ");
  if (object) {
    print_expr(out, f->key);
    buf_addz(out, " => ");
  }
  print_expr(out, f->value);
  if (f->group) buf_addz(out, "...");
  if (f->condition) {
    buf_addz(out, " if ");
    print_expr(out, f->condition);
  }
  buf_addc(out, object ? '}' : ']');
}

/* --- expressions --- */

static void print_binary(Buf *out, const Expr *e) {
  unsigned p = PRECEDENCE[e->binary.op];
  print_at(out, e->binary.left, p);
  buf_addc(out, ' ');
  buf_addz(out, operator_text(e->binary.op));
  buf_addc(out, ' ');
  print_at(out, e->binary.right, p + 1);
}

static void print_conditional(Buf *out, const Expr *e) {
  print_at(out, e->conditional.condition, PREC_OR);
  buf_addz(out, " ? ");
  print_expr(out, e->conditional.then);
  buf_addz(out, " : ");
  if (e->conditional.otherwise) print_expr(out, e->conditional.otherwise);
}

static void print_number(Buf *out, const Expr *e) {
  buf_add(out, e->number.text.p ? e->number.text : num_to_str(out->arena, e->number.value));
}

static unsigned precedence_of(const Expr *e) {
  switch (e->kind) {
  case EXPR_CONDITIONAL: return PREC_ANY;
  case EXPR_BINARY: return PRECEDENCE[e->binary.op];
  case EXPR_UNARY: return PREC_UNARY;
  default: return PREC_POSTFIX;
  }
}

static void print_node(Buf *out, const Expr *e) {
  switch (e->kind) {
  case EXPR_NULL: buf_addz(out, "null"); break;
  case EXPR_BOOL: buf_addz(out, e->boolean ? "true" : "false"); break;
  case EXPR_NUMBER: print_number(out, e); break;
  case EXPR_STRING: print_quoted(out, e->string.value); break;
  case EXPR_TEMPLATE:
  case EXPR_TEMPLATE_IF:
  case EXPR_TEMPLATE_FOR: print_quoted_parts(out, e); break;
  case EXPR_WRAP:
    buf_addc(out, '"');
    print_interpolation(out, e->inner);
    buf_addc(out, '"');
    break;
  case EXPR_TUPLE:
    buf_addc(out, '[');
    print_list(out, e->tuple.items, e->tuple.n);
    buf_addc(out, ']');
    break;
  case EXPR_OBJECT: print_object(out, e); break;
  case EXPR_TRAVERSAL:
    buf_add(out, e->traversal.root);
    print_steps(out, e->traversal.steps, e->traversal.n);
    break;
  case EXPR_RELATIVE: print_relative(out, e); break;
  case EXPR_INDEX: print_index(out, e); break;
  case EXPR_SPLAT: print_splat(out, e); break;
  case EXPR_SPLAT_ITEM: break;
  case EXPR_CALL: print_call(out, e); break;
  case EXPR_CONDITIONAL: print_conditional(out, e); break;
  case EXPR_BINARY: print_binary(out, e); break;
  case EXPR_UNARY:
    buf_addz(out, operator_text(e->unary.op));
    print_at(out, e->unary.operand, PREC_UNARY);
    break;
  case EXPR_FOR_TUPLE:
  case EXPR_FOR_OBJECT: print_for(out, e); break;
  case EXPR_PAREN:
    buf_addc(out, '(');
    print_expr(out, e->inner);
    buf_addc(out, ')');
    break;
  case EXPR_ERROR: buf_addz(out, "null"); break; /* reported; whoever prints it is about to fail */
  }
}

static void print_at(Buf *out, const Expr *e, unsigned least) {
  bool parens = precedence_of(e) < least;
  if (parens) buf_addc(out, '(');
  print_node(out, e);
  if (parens) buf_addc(out, ')');
}

void print_expr(Buf *out, const Expr *e) { print_at(out, e, PREC_ANY); }

void print_template(Buf *out, const Expr *e) {
  switch (e->kind) {
  case EXPR_STRING:
  case EXPR_TEMPLATE:
  case EXPR_TEMPLATE_IF:
  case EXPR_TEMPLATE_FOR: print_parts(out, e, BARE); break;
  case EXPR_WRAP: print_interpolation(out, e->inner); break;
  default: print_interpolation(out, e);
  }
}
