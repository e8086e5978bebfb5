/* Parameters within the text of JSON.
 *
 * jsonencode() writes a quotation mark as \", and no intrinsic does. What deployment puts into such a text must therefore be
 * text that JSON holds as it is: what AWS generates is, and of a parameter the template asks it. A variable whose value at
 * conversion is another text is folded in, where it is escaped. */
#include "lower/internal.h"

#define JSON_TEXT_PATTERN "^[^\"\\\\\\x00-\\x1f]*$" /* RFC 8259, section 7: the characters that need no escape */

/* --- which they are ------------------------------------------------------------------------------------------------- */

static bool is_text_type(const Type *t) {
  if (t->kind == TYPE_LIST || t->kind == TYPE_SET) t = t->elem;
  return t->kind == TYPE_STRING;
}

void quoting_note(Lowering *l, const Value *part) {
  if (part->kind != VAL_SYM) return;
  const Sym *s = part->sym;
  size_t from = 0;
  switch (s->op) {
  case SYM_PARAM:
    if (is_variable_parameter(l, s) && is_text_type(part->type)) parameter_for(l, s)->quoted = true;
    return;
  case SYM_IF:
  case SYM_SELECT: from = 1; break; /* a condition or an index is no part of the text */
  case SYM_CONCAT:
  case SYM_JOIN:
  case SYM_SPLIT: break;
  default: return; /* Base64, blocks of addresses, what AWS generates */
  }
  for (size_t i = from; i < s->nargs; i++) quoting_note(l, s->args[i]);
}

/* --- what is asked of them ------------------------------------------------------------------------------------------- */

static bool is_plain_text(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '"' || c == '\\' || c < ' ') return false;
  }
  return true;
}

static bool is_plain(const Value *v) {
  if (v->kind == VAL_STRING) return is_plain_text(v->string);
  bool list = v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE;
  for (size_t i = 0; list && i < v->seq.n; i++)
    if (!is_plain(v->seq.items[i])) return false;
  return true;
}

static int letter_kind(char c) { return c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= '0' && c <= '9' ? 3 : 0; }

static bool is_in(Str set, char c) { return str_find_char(set, c, 0) < set.n; }

/* Whether a hyphen stands between a and z, A and Z, 0 and 9 or is itself. */
static bool is_plain_hyphen(Str p, size_t i) {
  if (i == 0 || i + 1 >= p.n || p.p[i - 1] == '[' || p.p[i + 1] == ']') return true;
  return letter_kind(p.p[i - 1]) && letter_kind(p.p[i - 1]) == letter_kind(p.p[i + 1]);
}

/* Whether a pattern that a value must match as a whole obviously lets through nothing but plain text. */
static bool is_strict(Str p) {
  for (size_t i = 0; i < p.n; i++) {
    char c = p.p[i];
    if (c == '\\' && i + 1 < p.n && is_in(STR("dw.-/+_:@"), p.p[i + 1])) {
      i++;
      continue;
    }
    if (c == '[' && i + 1 < p.n && p.p[i + 1] == '^') return false;
    if (c == '-' ? !is_plain_hyphen(p, i) : !letter_kind(c) && !is_in(STR("_:/@=+ ,^$[]{}()*?|"), c)) return false;
  }
  return p.n > 0;
}

static void fold_in(Lowering *l, const Parameter *p) {
  Demand d = {.variable = p->variable->name, .what = STR(""), .where = p->span};
  d.reason = STR("it stands within the text of JSON, and its value has a character that JSON escapes");
  vec_push(l->a, &l->ev->demands, d);
}

static void constrain(Lowering *l, Parameter *p) {
  if (is_strict(p->allowed_pattern)) return;
  parameter_add_pattern(l->a, p, STR(JSON_TEXT_PATTERN));
  Str why = STR("No quotation mark, backslash or control character, as the value stands within JSON.");
  Str *told = &p->constraint_description;
  *told = told->n ? str_fmt(l->a, "%.*s %.*s", STR_ARG(*told), STR_ARG(why)) : why;
}

void quoting_constrain(Lowering *l) {
  for (size_t i = 0; i < l->out->parameter_of.n; i++) {
    Parameter *p = l->out->parameter_of.entries[i].value;
    if (!p->quoted) continue;
    const Value *listed = p->allowed_values && p->allowed_values->seq.n ? p->allowed_values : NULL;
    bool secret = p->no_echo; /* its value is not written anywhere */
    if (!secret && ((p->given && !is_plain(p->given)) || (listed && !is_plain(listed))))
      fold_in(l, p);
    else if (!listed)
      constrain(l, p);
  }
}
