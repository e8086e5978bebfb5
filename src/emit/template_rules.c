/* The Rules section: what must be true of parameters beyond what each of them says for itself.
 *
 * Rules have functions of their own and know neither Conditions nor Mappings ("Rules" in CloudFormation's user guide): a
 * condition is spelt out wherever it is needed. An assertion stands in each stack that has all the parameters of which it
 * speaks. */
#include "emit/template.h"

enum { MOST_OPERANDS = 10 }; /* of Fn::And and Fn::Or, which take at least two */

typedef VEC(Field) Fields;
typedef VEC(const Value *) Values;

typedef struct {
  Arena *a;
  Program *p;
  Stack *s;
} Doc;

static const Value *assertion(Doc *x, const Value *v);

static const Value *call(Doc *x, const char *function, const Value *const *v, size_t n) {
  Field *f = NEW(x->a, Field);
  const Value **items = NEW_N(x->a, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = v[i];
  *f = (Field){str_from(function), value_tuple(x->a, items, n)};
  return ordered_object(x->a, f, 1);
}

static const Value *call2(Doc *x, const char *function, const Value *left, const Value *right) {
  return call(x, function, (const Value *const[]){left, right}, 2);
}

static const Value *operand(Doc *x, const Value *v) {
  Str text = value_text(x->a, v);
  if (text.p) return value_string(x->a, text);
  const Parameter *p = map_get(&x->p->parameter_of, v->sym->name);
  if (!p) BUG("an assertion about a parameter that no stack has");
  Field *f = NEW(x->a, Field);
  *f = (Field){STR("Ref"), value_string(x->a, p->logical_id)};
  return ordered_object(x->a, f, 1);
}

/* --- and, or ------------------------------------------------------------------------------------------------------- */

static void flatten(Doc *x, SymOp op, const Value *v, Values *out) {
  if (!sym_is(v, op)) {
    vec_push(x->a, out, v);
    return;
  }
  flatten(x, op, v->sym->args[0], out);
  flatten(x, op, v->sym->args[1], out);
}

static bool is_choice(const Value *v, const Value *of) {
  return sym_is(v, SYM_EQ) && v->sym->args[1]->kind != VAL_SYM && value_same(v->sym->args[0], of);
}

/* Puts Fn::Contains in place of several comparisons of one parameter with text; the rest becomes assertions. */
static Values with_choices(Doc *x, const Values *v) {
  Values out = {0};
  for (size_t i = 0; i < v->n; i++) {
    const Value *of = sym_is(v->v[i], SYM_EQ) ? v->v[i]->sym->args[0] : NULL;
    Values literals = {0};
    bool seen = false;
    for (size_t k = 0; of && k < v->n; k++) {
      if (!is_choice(v->v[k], of)) continue;
      seen |= k < i;
      vec_push(x->a, &literals, operand(x, v->v[k]->sym->args[1]));
    }
    if (literals.n < 2)
      vec_push(x->a, &out, assertion(x, v->v[i]));
    else if (!seen)
      vec_push(x->a, &out, call2(x, "Fn::Contains", value_tuple(x->a, literals.v, literals.n), operand(x, of)));
  }
  return out;
}

static const Value *joined(Doc *x, const char *function, const Value *const *v, size_t n) {
  if (n <= MOST_OPERANDS) return n == 1 ? v[0] : call(x, function, v, n);
  const Value *first[MOST_OPERANDS];
  memcpy(first, v, (MOST_OPERANDS - 1) * sizeof *first);
  first[MOST_OPERANDS - 1] = joined(x, function, v + MOST_OPERANDS - 1, n - (MOST_OPERANDS - 1));
  return call(x, function, first, MOST_OPERANDS);
}

static const Value *junction(Doc *x, const Value *v) {
  Values operands = {0}, out = {0};
  flatten(x, v->sym->op, v, &operands);
  if (v->sym->op == SYM_OR)
    out = with_choices(x, &operands);
  else
    for (size_t i = 0; i < operands.n; i++) vec_push(x->a, &out, assertion(x, operands.v[i]));
  return joined(x, v->sym->op == SYM_OR ? "Fn::Or" : "Fn::And", out.v, out.n);
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

static const Value *is_empty(Doc *x, const Value *v) {
  return call2(x, "Fn::Equals", operand(x, v), value_string(x->a, STR("")));
}

static const Value *negation(Doc *x, const Value *v) {
  if (sym_is(v, SYM_PRESENT)) return is_empty(x, v->sym->args[0]);
  const Value *inner = assertion(x, v);
  return call(x, "Fn::Not", &inner, 1);
}

static const Value *presence(Doc *x, const Value *v) {
  const Value *empty = is_empty(x, v);
  return call(x, "Fn::Not", &empty, 1);
}

static const Value *choice(Doc *x, const Sym *s) {
  const Value *then = call2(x, "Fn::And", assertion(x, s->args[0]), assertion(x, s->args[1]));
  return call2(x, "Fn::Or", then, call2(x, "Fn::And", negation(x, s->args[0]), assertion(x, s->args[2])));
}

static const Value *assertion(Doc *x, const Value *v) {
  if (v->kind != VAL_SYM) return call2(x, "Fn::Equals", operand(x, v), value_string(x->a, STR("true")));
  switch (v->sym->op) {
  case SYM_AND:
  case SYM_OR: return junction(x, v);
  case SYM_NOT: return negation(x, v->sym->args[0]);
  case SYM_EQ: return call2(x, "Fn::Equals", operand(x, v->sym->args[0]), operand(x, v->sym->args[1]));
  case SYM_PRESENT: return presence(x, v->sym->args[0]);
  case SYM_IF: return choice(x, v->sym);
  default: return call2(x, "Fn::Equals", operand(x, v), value_string(x->a, STR("true")));
  }
}

static bool is_here(void *ctx, const Value *leaf) {
  const Doc *x = ctx;
  const Parameter *p = map_get(&x->p->parameter_of, leaf->sym->name);
  for (size_t i = 0; i < x->s->parameters.n; i++)
    if (x->s->parameters.v[i] == p) return true;
  return false;
}

static const Value *rule(Doc *x, const Assertion *a) {
  Fields one = {0}, whole = {0};
  vec_push(x->a, &one, (Field){STR("Assert"), assertion(x, a->holds)});
  if (a->message.n) vec_push(x->a, &one, (Field){STR("AssertDescription"), value_string(x->a, a->message)});
  const Value **assertions = NEW(x->a, const Value *);
  assertions[0] = ordered_object(x->a, one.v, one.n);
  vec_push(x->a, &whole, (Field){STR("Assertions"), value_tuple(x->a, assertions, 1)});
  return ordered_object(x->a, whole.v, whole.n);
}

const Value *template_rules(Arena *a, Program *p, Stack *s) {
  Doc x = {a, p, s};
  Fields f = {0};
  Map used = {0};
  for (size_t i = 0; i < p->assertions.n; i++) {
    const Assertion *one = &p->assertions.v[i];
    if (!sym_each(one->holds, is_here, &x)) continue;
    Str base = str_cat(a, one->parameter->logical_id, STR("IsValid")), id = base;
    for (size_t n = 2; map_has(&used, id); n++) id = str_fmt(a, "%.*s%zu", STR_ARG(base), n);
    map_put(a, &used, id, p);
    vec_push(a, &f, (Field){id, rule(&x, one)});
  }
  return ordered_object(a, f.v, f.n);
}
