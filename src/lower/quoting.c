/* Parameters within the text of JSON.
 *
 * jsonencode() writes a quotation mark as \", and no intrinsic does. What deployment puts into such a text must therefore be
 * text that JSON holds as it is: what AWS generates is, and of a parameter the template asks it. A variable whose value at
 * conversion is another text is folded in, where it is escaped. */
#include "lower/internal.h"

#define JSON_TEXT_PATTERN "^[^\"\\\\\\x00-\\x1f]*$" /* RFC 8259, section 7: the characters that need no escape */

/* --- which they are ------------------------------------------------------------------------------------------------- */

static bool is_plain_text(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '"' || c == '\\' || c < ' ') return false;
  }
  return true;
}

static bool is_not_plain(const Value *v) { return v->kind == VAL_STRING && !is_plain_text(v->string); }

static bool is_text_type(const Type *t) {
  if (t->kind == TYPE_LIST || t->kind == TYPE_SET) t = t->elem;
  return t->kind == TYPE_STRING;
}

static bool demand_choice(void *ctx, const Value *leaf) {
  Lowering *l = ctx;
  if (leaf->sym->op != SYM_PARAM || !is_variable_parameter(l, leaf->sym)) return true;
  Demand d = {.variable = leaf->sym->name, .what = STR(""), .where = parameter_for(l, leaf->sym)->span};
  d.reason = STR("it decides on text within JSON, some of which has a character that JSON escapes");
  vec_push(l->a, &l->ev->demands, d);
  return true;
}

/* What deployment looks up or selects stands there as it was written: where that needs escapes, the choice must be known. */
static void note_literal(Lowering *l, const Value *part, const Value *literal) {
  size_t before = l->ev->demands.n;
  if (!value_any(literal, is_not_plain)) return;
  sym_each(part, demand_choice, l);
  if (l->ev->demands.n == before) eval_demand(l->ev, part, part->sym->span, "text within JSON");
}

void quoting_note(Lowering *l, const Value *part) {
  if (part->kind != VAL_SYM) return;
  const Sym *s = part->sym;
  size_t from = 0;
  switch (s->op) {
  case SYM_PARAM:
    if (is_variable_parameter(l, s) && is_text_type(part->type)) parameter_for(l, s)->quoted = true;
    return;
  case SYM_FIND: note_literal(l, part, s->args[0]); return;
  case SYM_IF:
  case SYM_SPLIT:
  case SYM_SELECT: from = 1; break; /* a condition, a separator that goes, or an index is no part of the text */
  case SYM_CONCAT:
  case SYM_JOIN: break;
  default: return; /* Base64, blocks of addresses, what AWS generates */
  }
  for (size_t i = from; i < s->nargs; i++) {
    note_literal(l, part, s->args[i]);
    quoting_note(l, s->args[i]);
  }
}

/* --- what is asked of them ------------------------------------------------------------------------------------------- */

static void fold_in(Lowering *l, const Parameter *p) {
  Demand d = {.variable = p->variable->name, .what = STR(""), .where = p->span};
  d.reason = STR("it stands within the text of JSON, and its value has a character that JSON escapes");
  vec_push(l->a, &l->ev->demands, d);
}

void quoting_constrain(Lowering *l) {
  for (size_t i = 0; i < l->out->parameter_of.n; i++) {
    Parameter *p = l->out->parameter_of.entries[i].value;
    if (!p->quoted) continue;
    const Value *listed = p->allowed_values && p->allowed_values->seq.n ? p->allowed_values : NULL;
    bool secret = p->no_echo; /* its value is not written anywhere */
    if (!secret && ((p->given && value_any(p->given, is_not_plain)) || (listed && value_any(listed, is_not_plain))))
      fold_in(l, p);
    else if (!listed)
      parameter_restrict(l->a, p, STR(JSON_TEXT_PATTERN),
                         STR("No quotation mark, backslash or control character, as the value stands within JSON."));
  }
}
