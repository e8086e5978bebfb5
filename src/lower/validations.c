/* Validations of root variables -> what a template says about its parameters.
 *
 * A condition is taken apart at its &&. Each part becomes a constraint of the parameter (AllowedValues, AllowedPattern,
 * MinValue, MinLength and so on) or, evaluated with parameters in place of variables, an assertion in the template's Rules,
 * which may speak of several. What neither can say is true of the value at hand, because expansion checked that, and the user
 * is told that nobody checks values given at deployment. A constraint never turns away what the author allows: where one cannot
 * be exact, it is wider, and the part counts as not said.
 *
 * A module that a root variable is passed on to holds it against validations of its own, so these speak of the parameter too:
 * of one passed on as it is like its own validations, of other values, and in modules that need not exist, as assertions. */
#include "lower/validation.h"
#include "syntax/walk.h"

typedef struct {
  Lowering *l;
  Parameter *p;
  const Scope *scope;
  const Variable *v;        /* whose validations are read: the parameter's own, or a module's that it is passed on to */
  const ModuleInstance *at; /* where they stand */
  const Value *empty;       /* what the variable is when the parameter is left empty; NULL: that says nothing else */
  const Value *exists;      /* the condition under which it exists; NULL: always */
  bool exact;               /* the value is the parameter as it is */
  Str element;              /* the name of an element within alltrue([for …]); p == NULL: the value as a whole */
  bool integers;            /* some part asks for a whole number */
} Reader;

typedef enum { UNSAID, PARTLY, SAID } Said;

/* --- expressions --------------------------------------------------------------------------------------------------- */

static const Expr *strip(const Expr *e) {
  while (e->kind == EXPR_PAREN || e->kind == EXPR_WRAP) e = e->inner;
  return e;
}

/* How many steps lead from `var` to the variable: more than one to an attribute of an object. */
static size_t steps_to(const Variable *v) { return v->of ? steps_to(v->of) + 1 : 1; }

/* Whether the first n steps lead to the variable, or on the way to it; `perhaps`: an index may be any name. */
static bool leads_to(const Step *steps, size_t n, const Variable *v, bool perhaps) {
  while (steps_to(v) > n) v = v->of;
  for (; v; v = v->of) {
    const Step *s = &steps[steps_to(v) - 1];
    bool named = s->kind == STEP_ATTR;
    if (named ? !str_eq(s->name, v->of ? v->attribute : v->name) : !perhaps) return false;
  }
  return true;
}

static bool is_var(const Expr *e, const Variable *v) {
  return e->kind == EXPR_TRAVERSAL && str_is(e->traversal.root, "var") && e->traversal.n == steps_to(v) &&
         leads_to(e->traversal.steps, e->traversal.n, v, false);
}

/* What the condition speaks of: the variable, or an element of it. */
static bool is_subject(const Reader *r, const Expr *e) {
  e = strip(e);
  if (!r->element.p) return r->exact && is_var(e, r->v);
  return e->kind == EXPR_TRAVERSAL && str_eq(e->traversal.root, r->element) && !e->traversal.n;
}

static const Expr *call(const Expr *e, const char *name, size_t n) {
  e = strip(e);
  return e->kind == EXPR_CALL && str_is(e->call.name, name) && e->call.n == n && !e->call.expand ? e : NULL;
}

static const Expr *binary(const Expr *e, Operator op) {
  e = strip(e);
  return e->kind == EXPR_BINARY && e->binary.op == op ? e : NULL;
}

/* The value of an expression that no parameter decides; NULL for others. */
static const Value *constant(const Reader *r, const Expr *e) {
  Eval *ev = r->l->ev;
  size_t keep = ev->diags->list.n, demands = ev->demands.n;
  const Value *v = eval_expr(ev, r->element.p ? NULL : r->scope, e);
  bool ok = ev->diags->list.n == keep && ev->demands.n == demands && value_is_wholly_known(v) && !value_deep_marks(v);
  diags_truncate(ev->diags, keep);
  ev->demands.n = demands;
  return ok ? v : NULL;
}

static const Value *constant_text(const Reader *r, const Expr *e) {
  const Value *v = constant(r, e);
  return v && v->kind == VAL_STRING ? v : NULL;
}

static bool is_text(const Reader *r) {
  const Type *t = r->p->type;
  return (r->element.p ? t->elem : t)->kind == TYPE_STRING;
}

/* --- attributes of objects ----------------------------------------------------------------------------------------- */

typedef struct {
  const Variable *v;
  bool found;
} Mention;

static void visit_mention(void *ctx, const Expr *e) {
  Mention *m = ctx;
  if (e->kind != EXPR_TRAVERSAL || !str_is(e->traversal.root, "var") || !e->traversal.n) return;
  size_t n = steps_to(m->v);
  m->found |= leads_to(e->traversal.steps, e->traversal.n < n ? e->traversal.n : n, m->v, true);
}

/* Whether a part of a condition speaks of the variable: that of an object also speaks of its other attributes. */
static bool concerns(const Reader *r, const Expr *e) {
  Mention m = {r->v, !r->v->of || r->element.p};
  if (!m.found) expr_walk(e, visit_mention, &m);
  return m.found;
}

/* --- allowed values ------------------------------------------------------------------------------------------------ */

static bool holds(const Value *list, const Value *v) {
  for (size_t i = 0; i < list->seq.n; i++)
    if (value_same(list->seq.items[i], v)) return true;
  return false;
}

/* Of two such conditions, what both allow. */
static void allow(Reader *r, const Value *list) {
  Arena *a = r->l->a;
  const Value **items = NEW_N(a, const Value *, list->seq.n);
  size_t n = 0;
  for (size_t i = 0; i < list->seq.n; i++)
    if (!r->p->allowed_values || holds(r->p->allowed_values, list->seq.items[i])) items[n++] = list->seq.items[i];
  r->p->allowed_values = value_tuple(a, items, n);
}

/* contains(["a", "b"], x), of elements that have the parameter's own type: contains() converts nothing. */
static Said read_contains(Reader *r, const Expr *e) {
  const Expr *c = call(e, "contains", 2);
  if (!c || !is_subject(r, c->call.args[1])) return UNSAID;
  const Value *v = constant(r, c->call.args[0]);
  if (!v || (v->kind != VAL_TUPLE && v->kind != VAL_LIST && v->kind != VAL_SET) || !v->seq.n) return UNSAID;
  ValueKind kind = is_text(r) ? VAL_STRING : VAL_NUMBER;
  for (size_t i = 0; i < v->seq.n; i++)
    if (v->seq.items[i]->kind != kind) return UNSAID;
  allow(r, v);
  return SAID;
}

/* Collects the literals of `x == "a" || x == "b"`; false when it is something else. */
static bool collect_equal(const Reader *r, const Value *v, const Value **items, size_t *n) {
  if (sym_is(v, SYM_NOT) && sym_is(v->sym->args[0], SYM_PRESENT)) return true; /* see admit_empty() */
  if (sym_is(v, SYM_OR)) return collect_equal(r, v->sym->args[0], items, n) && collect_equal(r, v->sym->args[1], items, n);
  if (!sym_is(v, SYM_EQ) || !sym_is(v->sym->args[0], SYM_PARAM) || v->sym->args[1]->kind == VAL_SYM) return false;
  if (!str_eq(v->sym->args[0]->sym->name, r->p->variable->name)) return false;
  items[(*n)++] = v->sym->args[1];
  return true;
}

static bool read_equal(Reader *r, const Value *v) {
  const Value **items = NEW_N(r->l->a, const Value *, v->sym->weight + 1);
  size_t n = 0;
  if (!collect_equal(r, v, items, &n) || !n) return false;
  allow(r, value_tuple(r->l->a, items, n));
  return true;
}

/* --- patterns ------------------------------------------------------------------------------------------------------ */

static Said alternatives_of(Reader *r, const Expr *e, Alternatives *out);

static Said of_regex(Reader *r, const Expr *pattern, Alternatives *out) {
  const Value *v = constant_text(r, pattern);
  return v && alternatives_of_regex(r->l->a, v->string, out) ? SAID : UNSAID;
}

static Said of_can(Reader *r, const Expr *e, Alternatives *out) {
  const Expr *x = call(e, "regex", 2);
  if (x && is_subject(r, x->call.args[1])) return of_regex(r, x->call.args[0], out);
  if ((x = call(e, "cidrnetmask", 1)) && is_subject(r, x->call.args[0])) {
    alternative_of_ipv4_block(r->l->a, out);
    return SAID;
  }
  x = call(e, "cidrhost", 2);
  const Value *zero = x && is_subject(r, x->call.args[0]) ? constant(r, x->call.args[1]) : NULL;
  if (!zero || zero->kind != VAL_NUMBER || num_sign(zero->number)) return UNSAID;
  alternative_of_ipv4_block(r->l->a, out);
  alternative_of_ipv6_block(r->l->a, out);
  return PARTLY;
}

/* length(regexall(P, x)) > 0 */
static const Expr *matched_pattern(const Reader *r, const Expr *e) {
  const Expr *more = binary(e, OP_GT);
  const Expr *length = more ? call(more->binary.left, "length", 1) : NULL;
  const Expr *all = length ? call(length->call.args[0], "regexall", 2) : NULL;
  const Value *zero = all && is_subject(r, all->call.args[1]) ? constant(r, more->binary.right) : NULL;
  return zero && zero->kind == VAL_NUMBER && !num_sign(zero->number) ? all->call.args[0] : NULL;
}

static bool is_ascii(Str s) {
  for (size_t i = 0; i < s.n; i++)
    if ((unsigned char)s.p[i] >= 128) return false;
  return true;
}

/* substr(x, 0, 4) == "ami-" */
static const Value *compared_prefix(const Reader *r, const Expr *e, const Expr *text) {
  const Expr *s = call(e, "substr", 3);
  if (!s || !is_subject(r, s->call.args[0])) return NULL;
  const Value *from = constant(r, s->call.args[1]), *n = constant(r, s->call.args[2]), *literal = constant_text(r, text);
  if (!from || !n || !literal || from->kind != VAL_NUMBER || n->kind != VAL_NUMBER || num_sign(from->number)) return NULL;
  return is_ascii(literal->string) && num_cmp(n->number, num_int((int64_t)literal->string.n)) == 0 ? literal : NULL;
}

static Said of_equality(Reader *r, const Expr *e, Alternatives *out) {
  const Expr *left = strip(e->binary.left), *right = strip(e->binary.right);
  if (is_subject(r, right)) {
    const Expr *swap = left;
    left = right;
    right = swap;
  }
  const Value *prefix = compared_prefix(r, left, right);
  const Value *whole = is_subject(r, left) ? constant(r, right) : NULL;
  if (prefix) alternative_of_literal(r->l->a, "", prefix->string, "[\\s\\S]*", out);
  if (whole && whole->kind == VAL_STRING) alternative_of_literal(r->l->a, "", whole->string, "", out);
  return prefix || (whole && (whole->kind == VAL_STRING || whole->kind == VAL_NULL)) ? SAID : UNSAID; /* null it never is */
}

static Said of_affix(Reader *r, const Expr *e, const char *function, Alternatives *out) {
  const Expr *c = call(e, function, 2);
  const Value *v = c && is_subject(r, c->call.args[0]) ? constant_text(r, c->call.args[1]) : NULL;
  if (!v) return UNSAID;
  bool front = function[0] == 's';
  alternative_of_literal(r->l->a, front ? "" : "[\\s\\S]*", v->string, front ? "[\\s\\S]*" : "", out);
  return SAID;
}

static Said of_either(Reader *r, const Expr *e, Alternatives *out) {
  Said left = alternatives_of(r, e->binary.left, out);
  Said right = left == UNSAID ? UNSAID : alternatives_of(r, e->binary.right, out);
  return left < right ? left : right;
}

/* Patterns of which a value matches one exactly if the condition holds (PARTLY: at least if it holds). */
static Said alternatives_of(Reader *r, const Expr *e, Alternatives *out) {
  const Expr *x, *pattern;
  Said said;
  if ((x = binary(e, OP_OR))) return of_either(r, x, out);
  if ((x = binary(e, OP_EQ))) return of_equality(r, x, out);
  if ((x = call(e, "can", 1))) return of_can(r, x->call.args[0], out);
  if ((pattern = matched_pattern(r, e))) return of_regex(r, pattern, out);
  return (said = of_affix(r, e, "startswith", out)) ? said : of_affix(r, e, "endswith", out);
}

static Said read_pattern(Reader *r, const Expr *e) {
  Alternatives all = {0};
  if (!is_text(r)) return UNSAID;
  Said said = alternatives_of(r, e, &all);
  if (said == UNSAID || !all.n) return UNSAID;
  parameter_match(r->l->a, r->p, alternatives_pattern(r->l->a, &all));
  return said;
}

/* --- bounds -------------------------------------------------------------------------------------------------------- */

static Operator mirrored(Operator op) {
  switch (op) {
  case OP_LT: return OP_GT;
  case OP_LE: return OP_GE;
  case OP_GT: return OP_LT;
  case OP_GE: return OP_LE;
  default: return op;
  }
}

/* `what` compared with a number, whichever stands on the left. */
typedef struct {
  const Expr *what;
  Operator op;
  const Value *number;
} Comparison;

static bool read_comparison(const Reader *r, const Expr *e, Comparison *c) {
  e = strip(e);
  if (e->kind != EXPR_BINARY || e->binary.op < OP_EQ || e->binary.op > OP_GE) return false;
  *c = (Comparison){strip(e->binary.left), e->binary.op, constant(r, e->binary.right)};
  if (!c->number) *c = (Comparison){strip(e->binary.right), mirrored(e->binary.op), constant(r, e->binary.left)};
  return c->number && c->number->kind == VAL_NUMBER;
}

static const Value *shifted(const Reader *r, const Value *v, int64_t by) {
  return value_number(r->l->a, num_add(r->l->a, v->number, num_int(by)));
}

/* `whole`: only whole numbers come into question, so > n is >= n + 1. Otherwise the bound is that of >=. */
static Said read_bound(Reader *r, const Comparison *c, bool whole, const Value **min, const Value **max) {
  bool strict = c->op == OP_GT || c->op == OP_LT, shift = strict && whole && num_is_integer(c->number->number);
  const Value *v = shift ? shifted(r, c->number, c->op == OP_GT ? 1 : -1) : c->number;
  if (c->op == OP_GT || c->op == OP_GE || c->op == OP_EQ) parameter_bound(min, v, 1);
  if (c->op == OP_LT || c->op == OP_LE || c->op == OP_EQ) parameter_bound(max, v, -1);
  return c->op == OP_NE ? UNSAID : strict && !shift ? PARTLY : SAID;
}

/* A list in a parameter is never empty, and has no bounds. */
static Said read_list_length(const Comparison *c) {
  Num n = c->number->number;
  if (c->op == OP_GT || c->op == OP_NE) return num_sign(n) ? UNSAID : SAID;
  return c->op == OP_GE && num_cmp(n, num_int(1)) <= 0 ? SAID : UNSAID;
}

static Said read_length(Reader *r, const Comparison *c) {
  if (!r->element.p && r->p->type->elem) return r->p->empty ? UNSAID : read_list_length(c);
  if (r->element.p || !is_text(r) || !num_is_integer(c->number->number) || num_sign(c->number->number) < 0) return UNSAID;
  Comparison not_empty = {c->what, OP_GT, c->number};
  bool empty = !num_sign(c->number->number);
  return read_bound(r, c->op == OP_NE && empty ? &not_empty : c, true, &r->p->min_length, &r->p->max_length);
}

static Said read_bounds(Reader *r, const Expr *e) {
  Comparison c;
  if (!read_comparison(r, e, &c)) return UNSAID;
  const Expr *length = call(c.what, "length", 1);
  if (length && is_subject(r, length->call.args[0])) return read_length(r, &c);
  if (r->element.p || r->p->type->kind != TYPE_NUMBER || !is_subject(r, c.what) || c.op == OP_EQ) return UNSAID;
  if (r->p->empty && !range_is_plain(c.number)) return UNSAID;
  return read_bound(r, &c, r->integers, &r->p->min_value, &r->p->max_value);
}

/* x != "" */
static Said read_not_empty(Reader *r, const Expr *e) {
  const Expr *x = binary(e, OP_NE);
  if (!x || r->element.p || !is_text(r)) return UNSAID;
  bool left = is_subject(r, x->binary.left);
  if (!left && !is_subject(r, x->binary.right)) return UNSAID;
  const Value *v = constant_text(r, left ? x->binary.right : x->binary.left);
  if (!v || v->string.n) return UNSAID;
  parameter_bound(&r->p->min_length, value_int(r->l->a, 1), 1);
  return SAID;
}

/* floor(x) == x */
static bool asks_for_integer(const Reader *r, const Expr *e) {
  const Expr *x;
  if ((x = binary(e, OP_AND))) return asks_for_integer(r, x->binary.left) || asks_for_integer(r, x->binary.right);
  if (!(x = binary(e, OP_EQ))) return false;
  const Expr *floor = call(x->binary.left, "floor", 1), *other = x->binary.right;
  if (!floor) {
    floor = call(x->binary.right, "floor", 1);
    other = x->binary.left;
  }
  return floor && is_subject(r, floor->call.args[0]) && is_subject(r, other);
}

/* --- assertions ---------------------------------------------------------------------------------------------------- */

/* Rules know parameters, text, and, or, not and equality ("Rule functions" in CloudFormation's template reference). */
static bool is_assertion(const Reader *r, const Value *v) {
  if (v->kind != VAL_SYM) return v->kind == VAL_BOOL || v->kind == VAL_STRING || v->kind == VAL_NUMBER;
  switch (v->sym->op) {
  case SYM_PARAM: return type_is_primitive(v->type) && is_variable_parameter(r->l, v->sym);
  case SYM_EQ:
  case SYM_AND:
  case SYM_OR:
  case SYM_NOT:
  case SYM_PRESENT: break;
  case SYM_IF:
    if (v->type->kind != TYPE_BOOL) return false;
    break;
  default: return false;
  }
  for (size_t i = 0; i < v->sym->nargs; i++)
    if (!is_assertion(r, v->sym->args[i])) return false;
  return true;
}

/* The condition with parameters in it, or NULL. */
static const Value *symbolic(const Reader *r, const Expr *e) {
  Eval *ev = r->l->ev;
  size_t keep = ev->diags->list.n, demands = ev->demands.n;
  const Value *v = eval_as(ev, r->scope, e, &type_bool, "condition");
  bool ok = bindings_take_back(ev, r->l->options->bindings, demands) && ev->diags->list.n == keep;
  Marks marks;
  diags_truncate(ev->diags, keep);
  return ok ? value_unmark_deep(r->l->a, v, &marks) : NULL;
}

static Str message_of(const Reader *r, const CheckRule *rule) {
  const Value *v = constant_text(r, rule->error_message);
  return v ? v->string : STR("");
}

/* Of an object, what speaks of two attributes is read for both. */
static bool is_asserted(const Lowering *l, const Value *v) {
  for (size_t i = 0; i < l->out->assertions.n; i++)
    if (value_same(l->out->assertions.v[i].holds, v)) return true;
  return false;
}

static Said read_assertion(Reader *r, const Expr *e, const CheckRule *rule) {
  const Value *v = r->element.p ? NULL : symbolic(r, e);
  if (v && r->exists) v = sym_or(r->l->a, sym_not(r->l->a, r->exists), v);
  if (!v || !is_assertion(r, v)) return UNSAID;
  if (v->kind == VAL_BOOL) return v->boolean ? SAID : UNSAID;
  if (r->exact && read_equal(r, v)) return SAID;
  if (!is_asserted(r->l, v)) vec_push(r->l->a, &r->l->out->assertions, (Assertion){r->p, v, message_of(r, rule)});
  return SAID;
}

/* --- all parts ----------------------------------------------------------------------------------------------------- */

static Said read_parts(Reader *r, const Expr *e, const CheckRule *rule);

/* alltrue([for v in x : …]): AllowedValues and AllowedPattern of a list are those of its elements. */
static Said read_elements(Reader *r, const Expr *e, const CheckRule *rule) {
  const Expr *c = call(e, "alltrue", 1), *loop = c ? strip(c->call.args[0]) : NULL;
  if (!loop || loop->kind != EXPR_FOR_TUPLE || r->element.p || !is_subject(r, loop->for_->collection)) return UNSAID;
  if (loop->for_->condition || loop->for_->key_var.p || !r->p->type->elem) return UNSAID;
  r->element = loop->for_->value_var;
  Said said = read_parts(r, loop->for_->value, rule);
  r->element = STR_NONE;
  return said;
}

static Said read_part(Reader *r, const Expr *e, const CheckRule *rule) {
  if (!concerns(r, e)) return SAID; /* where the others are read */
  if (!r->exact) return read_assertion(r, e, rule);
  bool scalar = r->element.p || !r->p->type->elem;
  Said said = scalar ? read_contains(r, e) : read_elements(r, e, rule);
  if (!said) said = read_bounds(r, e);
  if (!said && scalar) said = read_not_empty(r, e);
  if (!said) said = read_assertion(r, e, rule);
  return said || !scalar ? said : read_pattern(r, e);
}

static bool is_null_test(const Reader *r, const Expr *e, Operator op) {
  const Expr *test = binary(e, op);
  if (!test) return false;
  const Expr *left = strip(test->binary.left), *other = strip(test->binary.right);
  if (!is_subject(r, left)) other = is_subject(r, other) ? left : NULL;
  const Value *v = other ? constant(r, other) : NULL;
  return v && value_is_null(v);
}

static bool is_true(const Reader *r, const Expr *e) {
  const Value *v = constant(r, e);
  return v && v->kind == VAL_BOOL && v->boolean;
}

/* P of x == null || P, x == null ? true : P and x != null ? P : true. What null comes to is another question, admits_empty().
 */
static const Expr *unguarded(const Reader *r, const Expr *e) {
  const Expr *either = binary(e, OP_OR), *c = strip(e);
  if (!r->empty || !value_is_null(r->empty)) return e;
  if (either && is_null_test(r, either->binary.left, OP_EQ)) return either->binary.right;
  if (c->kind != EXPR_CONDITIONAL) return e;
  const Expr *then = c->conditional.then, *otherwise = c->conditional.otherwise;
  if (is_null_test(r, c->conditional.condition, OP_EQ) && is_true(r, then)) return otherwise;
  return is_null_test(r, c->conditional.condition, OP_NE) && is_true(r, otherwise) ? then : e;
}

static Said read_parts(Reader *r, const Expr *e, const CheckRule *rule) {
  e = unguarded(r, e);
  const Expr *both = binary(e, OP_AND);
  if (!both) return read_part(r, e, rule);
  Said left = read_parts(r, both->binary.left, rule), right = read_parts(r, both->binary.right, rule);
  return left == right ? left : PARTLY;
}

/* --- parameters that may be empty ---------------------------------------------------------------------------------- */

/* The value of an object variable, or of an object in it. */
static const Value *object_value(const Reader *r, const Variable *v) {
  const Value *object = v->of ? object_value(r, v->of) : map_get(&r->at->variables, v->name);
  return v->of && object ? value_field(object, v->attribute) : object;
}

/* The object that `v` is an attribute of, with another value for that. */
static const Value *with_attribute(const Reader *r, const Variable *v, const Value *value) {
  const Value *object = object_value(r, v->of);
  Field *fields = NEW_N(r->l->a, Field, object->map.n);
  for (size_t i = 0; i < object->map.n; i++) {
    Field f = object->map.fields[i];
    fields[i] = (Field){f.key, str_eq(f.key, v->attribute) ? value : f.value};
  }
  return value_object(r->l->a, fields, object->map.n);
}

/* Whether a condition, as far as it speaks of the variable, holds when the parameter is left empty. */
static bool admits_empty(const Reader *r, const Expr *e) {
  const Expr *both = binary(e, OP_AND);
  if (both) return admits_empty(r, both->binary.left) && admits_empty(r, both->binary.right);
  if (!concerns(r, e)) return true;
  Reader then = *r;
  const Variable *v = r->v;
  const Value *assumed = r->empty;
  for (; v->of; v = v->of) assumed = with_attribute(r, v, assumed);
  then.scope = expansion_scope_assuming(r->l->ev, r->l->schemas, r->l->x, r->at, v->name, assumed);
  const Value *holds = symbolic(&then, e);
  return holds && holds->kind == VAL_BOOL && holds->boolean;
}

/* "^[\s\S]{3,10}$" for a length of 3 to 10. */
static Str length_pattern(Arena *a, const Parameter *p) {
  Str min = num_to_str(a, p->min_length->number), max = p->max_length ? num_to_str(a, p->max_length->number) : STR("");
  return str_fmt(a, "^[\\s\\S]{%.*s,%.*s}$", STR_ARG(min), STR_ARG(max));
}

/* The parameter is text, which has no MinValue. */
static void bound_text(Arena *a, Parameter *p) {
  if (!p->min_value && !p->max_value) return;
  parameter_match(a, p, range_pattern(a, p->min_value, p->max_value));
  p->min_value = p->max_value = NULL;
}

/* What the author says of other values must not turn away the empty one. */
static void admit_empty(Arena *a, Parameter *p) {
  if (p->min_length && num_sign(p->min_length->number) > 0) {
    parameter_match(a, p, length_pattern(a, p));
    p->min_length = p->max_length = NULL;
  }
  if (p->allowed_pattern.n) p->allowed_pattern = str_cat(a, STR("^$|"), p->allowed_pattern);
  const Value *nothing = value_string(a, STR(""));
  if (!p->allowed_values || holds(p->allowed_values, nothing)) return;
  size_t n = p->allowed_values->seq.n;
  const Value **items = NEW_N(a, const Value *, n + 1);
  if (n) memcpy(items, p->allowed_values->seq.items, n * sizeof *items);
  items[n] = nothing;
  p->allowed_values = value_tuple(a, items, n + 1);
}

/* --- what is not said ---------------------------------------------------------------------------------------------- */

/* Of an object, what speaks of several attributes is said once, of the object. */
static bool is_unsaid(Reader *r, const CheckRule *rule) {
  Str key = str_fmt(r->l->a, "%p %.*s", (const void *)rule, STR_ARG(r->at->address));
  if (map_has(&r->l->unsaid, key)) return true;
  map_put(r->l->a, &r->l->unsaid, key, r->p);
  return false;
}

static void report_unsaid(Reader *r, const CheckRule *rule, Said said) {
  const Variable *v = variable_declared(r->v), *root = variable_declared(r->p->variable);
  if (is_unsaid(r, rule)) return;
  Str name = root->name;
  diag_note(r->l->d, TC5050, rule->condition->span, "%s of variable \"%.*s\"%s%.*s is checked at conversion only",
            said == PARTLY ? "A part of a validation" : "A validation", STR_ARG(v->name), r->at->address.n ? " of " : "",
            STR_ARG(r->at->address));
  if (r->p->given)
    diag_detail(r->l->d,
                "A template cannot say the whole condition. The value at hand satisfies it; a value that is given at "
                "deployment is not held against it. To fold the value in, pass --fix %.*s.",
                STR_ARG(name));
  else
    diag_detail(r->l->d,
                "A template cannot say the whole condition, and there is no value to hold against it. To fold one in, pass "
                "--var %.*s=VALUE --fix %.*s.",
                STR_ARG(name), STR_ARG(name));
}

/* What constraints there are; to tell whether a validation added one. */
static size_t constraints(const Parameter *p) {
  return (p->allowed_values ? p->allowed_values->seq.n + 1 : 0) + p->allowed_pattern.n + (p->min_value != NULL) +
         (p->max_value != NULL) + (p->min_length != NULL) + (p->max_length != NULL);
}

static void describe(Reader *r, const CheckRule *rule) {
  Str message = message_of(r, rule), *all = &r->p->constraint_description;
  if (message.n && str_find(*all, message, 0) < all->n) return;
  *all = all->n && message.n ? str_fmt(r->l->a, "%.*s %.*s", STR_ARG(*all), STR_ARG(message)) : message.n ? message : *all;
}

static void read_validations(Reader *r) {
  for (size_t i = 0; i < r->v->nvalidations; i++) r->integers |= asks_for_integer(r, r->v->validations[i].condition);
  for (size_t i = 0; i < r->v->nvalidations; i++) {
    size_t before = constraints(r->p);
    Said said = read_parts(r, r->v->validations[i].condition, &r->v->validations[i]);
    if (constraints(r->p) != before) describe(r, &r->v->validations[i]);
    if (said != SAID) report_unsaid(r, &r->v->validations[i], said);
    if (r->exact && r->empty && !admits_empty(r, r->v->validations[i].condition)) r->p->refuses_empty = true;
  }
}

/* --- modules ------------------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  Map used; /* logical IDs of the parameters that some stack has -> Parameter* */
  Map done; /* a module's variable and its value: several instances of a module say the same */
} Modules;

/* The first parameter of a value that is a root variable, and in use. */
typedef struct {
  const Modules *m;
  Parameter *found;
} First;

static bool find_parameter(void *ctx, const Value *leaf) {
  First *f = ctx;
  if (leaf->sym->op != SYM_PARAM || !is_variable_parameter(f->m->l, leaf->sym)) return true;
  Parameter *p = map_get(&f->m->l->out->parameter_of, leaf->sym->name);
  if (p && map_has(&f->m->used, p->logical_id)) f->found = p;
  return !f->found;
}

/* What holds always need not be said again of a module that need not exist. */
static bool is_repeated(Modules *m, const ModuleInstance *at, const Variable *v, const Value *value) {
  Buf key = buf_new(m->l->a);
  buf_addf(&key, "%u:%u ", v->span.file, v->span.start);
  sym_print(&key, value);
  if (map_has(&m->done, buf_str(&key))) return true;
  if (at->condition) {
    buf_addz(&key, " if ");
    sym_print(&key, at->condition);
  }
  bool known = map_has(&m->done, buf_str(&key));
  map_put(m->l->a, &m->done, buf_str(&key), m);
  return known;
}

/* Of a parameter that may be empty, itself. */
static const Value *present_value(const Value *v) {
  bool optional = sym_is(v, SYM_IF) && sym_is(v->sym->args[0], SYM_PRESENT);
  return optional && value_same(v->sym->args[0]->sym->args[0], v->sym->args[1]) ? v->sym->args[1] : v;
}

static void read_passed_on(Modules *m, const ModuleInstance *at, const Variable *v) {
  Lowering *l = m->l;
  const Value *value = map_get(&at->variables, v->name);
  Marks marks;
  First first = {m, NULL};
  if (!v->nvalidations || !value) return;
  value = value_unmark_deep(l->a, value, &marks);
  sym_each(value, find_parameter, &first);
  if (!first.found || is_repeated(m, at, v, value)) return;
  const Value *param = present_value(value);
  bool exact = sym_is(param, SYM_PARAM) && type_eq(param->type, first.found->type) && !at->condition;
  Reader r = {.l = l, .p = first.found, .scope = expansion_module_scope(l->ev, l->schemas, l->x, at), .v = v};
  r.at = at;
  r.empty = param != value ? value->sym->args[2] : NULL;
  r.exists = at->condition;
  r.exact = exact;
  read_validations(&r);
}

static void read_modules(Modules *m, const ModuleInstance *parent, bool conditional) {
  for (size_t i = 0; i < parent->children.n; i++) {
    const ModuleSet *set = parent->children.entries[i].value;
    for (size_t k = 0; k < set->n; k++) {
      const Map *variables = &set->v[k]->module->variables;
      bool now = conditional == (set->v[k]->condition != NULL);
      for (size_t n = 0; now && n < variables->n; n++) read_passed_on(m, set->v[k], variables->entries[n].value);
      read_modules(m, set->v[k], conditional);
    }
  }
}

void lower_validations(Lowering *l) {
  const Scope *scope = expansion_scope(l->ev, l->schemas, l->x);
  Modules m = {.l = l};
  for (size_t i = 0; i < l->out->stacks.n; i++)
    for (size_t k = 0; k < l->out->stacks.v[i]->parameters.n; k++) {
      Parameter *p = l->out->stacks.v[i]->parameters.v[k];
      if (!p->variable || map_has(&m.used, p->logical_id)) continue;
      map_put(l->a, &m.used, p->logical_id, p);
      read_validations(
          &(Reader){.l = l, .p = p, .scope = scope, .v = p->variable, .exact = true, .at = l->x->root, .empty = p->empty});
    }
  read_modules(&m, l->x->root, false);
  read_modules(&m, l->x->root, true);
  for (size_t i = 0; i < m.used.n; i++) {
    Parameter *p = m.used.entries[i].value;
    if (p->restrictions) restrictions_apply(l->a, p);
    if (p->empty) bound_text(l->a, p);
    if (p->empty && !p->refuses_empty) admit_empty(l->a, p);
  }
}
