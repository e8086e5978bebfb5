/* Operators.
 *
 * Each operator converts its operands to the type that it works on, and then meets one of three situations: everything is known
 * and it computes; something is unknown and so is the result; something is symbolic. Logic and equality exist at deployment
 * (conditions), so they become symbols of their own kind; arithmetic and order do not, so they become a SYM_CALL that remembers
 * the folded result when the operands have equivalents. An operand that is a symbolic `if` is computed with in both branches.
 */
#include "eval/ops.h"

#include "eval/convert.h"

bool ops_has_sym(const Value *v) { return (value_parts(v) & PART_SYM) != 0; }

/* --- Symbols in general ------------------------------------------------------------------------------------------------ */

/* The operation where each part of its arguments that is known is that value: keys of a map, say, whose values are not known.
 * NULL if this does not compute it. */
static const Value *with_known_parts(Eval *ev, Str name, const Value *const *args, size_t n, Span where) {
  const Value **known = NEW_N(ev->run, const Value *, n);
  bool changed = false;
  for (size_t i = 0; i < n; i++) {
    known[i] = sym_planned(ev->run, args[i]);
    changed |= known[i] != args[i];
  }
  const Value *out = changed ? ops_apply(ev, name, known, n, where) : NULL;
  return out && sym_is_computed(out) ? out : NULL;
}

const Value *ops_defer(Eval *ev, Str name, const Value *const *args, size_t n, const Type *t, Span where) {
  const Value **concrete = NEW_N(ev->run, const Value *, n);
  for (size_t i = 0; i < n; i++)
    if (!(concrete[i] = sym_concrete(ev->run, args[i], NULL))) {
      const Value *out = ops_enumerate(ev, name, args, n, where);
      if (!out) out = eval_restricted(ev, name, args, where);
      if (!out) out = with_known_parts(ev, name, args, n, where);
      return out ? out : sym_call(ev->run, name, args, n, t, NULL, where);
    }
  const Value *folded = ops_apply(ev, name, concrete, n, where);
  if (folded->kind == VAL_UNKNOWN) return folded;
  return sym_call(ev->run, name, args, n, value_type(ev->run, folded), folded, where);
}

/* One branch of ops_distribute. */
static const Value *in_branch(Eval *ev, const Value *const *args, size_t n, size_t which, bool truth, ApplyFn fn, void *ctx) {
  const Sym *s = args[which]->sym;
  const Value **branch = NEW_N(ev->run, const Value *, n);
  for (size_t i = 0; i < n; i++)
    branch[i] = i == which ? s->args[truth ? 1 : 2] : sym_assume(ev->run, args[i], s->args[0], truth);
  return fn(ev, ctx, branch, n);
}

const Value *ops_distribute(Eval *ev, const Value *const *args, size_t n, ApplyFn fn, void *ctx) {
  size_t which = 0;
  while (which < n && !sym_is(args[which], SYM_IF)) which++;
  if (which == n) return NULL;
  const Value *cond = args[which]->sym->args[0];
  size_t start = ev->diags->list.n;
  const Value *then = in_branch(ev, args, n, which, true, fn, ctx);
  size_t middle = ev->diags->list.n;
  bool then_failed = then->kind == VAL_UNKNOWN && middle > start;
  const Value *otherwise = in_branch(ev, args, n, which, false, fn, ctx);
  bool otherwise_failed = otherwise->kind == VAL_UNKNOWN && ev->diags->list.n > middle;
  if (then_failed && otherwise_failed) {
    diags_truncate(ev->diags, middle);
    return &value_unknown;
  }
  if (then_failed || otherwise_failed) diags_truncate(ev->diags, start);
  return sym_if(ev->run, cond, then_failed ? &value_unknown : then, otherwise_failed ? &value_unknown : otherwise);
}

/* --- Order ------------------------------------------------------------------------------------------------------------- */

typedef struct {
  Eval *ev;
  Span where;
} Ordering;

static const Value *in_order(void *ctx, const Value *v) {
  const Ordering *o = ctx;
  if (!ops_has_sym(v) || v->kind == VAL_SYM) return v;
  if (v->kind == VAL_SET && v->seq.n > 1 && sym_has_parameter(v)) return eval_demand(o->ev, v, o->where, "the order of a set");
  return value_map_children(o->ev->run, v, in_order, ctx);
}

const Value *ops_ordered(Eval *ev, const Value *v, Span where) {
  Ordering o = {ev, where};
  return ev->in_rule ? v : in_order(&o, v);
}

/* --- Operands ---------------------------------------------------------------------------------------------------------- */

static const Value *null_operand(Eval *ev, Operator op, Span at, Span where) {
  diag_error(ev->diags, TC3004, at, "Operator %s cannot work on null", operator_text(op));
  diag_detail(ev->diags, "This operand is null. Give it a value, for example with coalesce().");
  diag_context(ev->diags, where);
  return NULL;
}

/* What an unsuitable value is: itself in brief, or its type where that is all that can be told. */
static Str described(Eval *ev, const Value *v) {
  if (value_is_known(v) && !v->marks) return value_brief(ev->run, v);
  Buf b = buf_new(ev->run);
  type_friendly(&b, value_type(ev->run, v));
  return buf_str(&b);
}

/* The operand as `t`, or NULL when it was reported. */
static const Value *operand(Eval *ev, Operator op, const Value *v, const Type *t, Span at, Span where) {
  if (v->kind == VAL_NULL) return null_operand(ev, op, at, where);
  Str why;
  const Value *x = convert(ev->run, v, t, &why);
  if (x) {
    ops_note(ev, x);
    return x;
  }
  diag_error(ev->diags, TC3005, at, "Unsuitable operand for %s", operator_text(op));
  diag_detail(ev->diags, "It works on a %s, and this is %.*s.", t->kind == TYPE_BOOL ? "bool" : "number",
              STR_ARG(described(ev, v)));
  diag_context(ev->diags, where);
  return NULL;
}

/* --- Arithmetic and order ---------------------------------------------------------------------------------------------- */

static Num arithmetic(Arena *a, Operator op, Num x, Num y) {
  switch (op) {
  case OP_ADD: return num_add(a, x, y);
  case OP_SUB: return num_sub(a, x, y);
  case OP_MUL: return num_mul(a, x, y);
  case OP_DIV: return num_div(a, x, y);
  case OP_MOD: return num_mod(a, x, y);
  default: BUG("no arithmetic operator");
  }
}

static bool ordered(Operator op, int c) {
  switch (op) {
  case OP_LT: return c < 0;
  case OP_LE: return c <= 0;
  case OP_GT: return c > 0;
  case OP_GE: return c >= 0;
  default: BUG("no comparison operator");
  }
}

static const Value *compute(Eval *ev, Operator op, Num x, Num y, Span where) {
  if (op >= OP_LT && op <= OP_GE) return value_bool(ordered(op, num_cmp(x, y)));
  Num n = arithmetic(ev->run, op, x, y);
  if (!num_is_nan(n)) return value_number(ev->run, n);
  diag_error(ev->diags, TC3006, where, "The operation %s has no result", operator_text(op));
  diag_detail(ev->diags,
              "Zero cannot be divided by zero, nor infinities subtracted or divided. Guard the operation with a conditional.");
  return value_unknown_of(ev->run, &type_number);
}

typedef struct {
  Operator op;
  Span where;
} Operation;

static const Value *apply_numeric(Eval *ev, void *ctx, const Value *const *args, size_t n) {
  (void)n;
  const Operation *o = ctx;
  return eval_binary(ev, o->op, args[0], args[1], o->where);
}

/* The length of a list in a parameter beside numbers of which no list is that short: 1 and 0, -1 when it is not decided. */
static int length_decides(Operator op, const Value *x, const Value *y) {
  if (y->kind != VAL_NUMBER || !sym_is_parameter_length(x)) return -1;
  int order = num_cmp(y->number, num_int(1));
  if (order > 0 || (order == 0 && (op == OP_GT || op == OP_LE))) return -1;
  return op == OP_GT || op == OP_GE ? 1 : op == OP_LT || op == OP_LE ? 0 : -1;
}

/* What a comparison of a text's length with a number asks of the text: 1 that it is not empty, 0 that it is, -1 anything else.
 */
static int asks_for_text(Operator op, Num n) {
  int zero = num_sign(n), one = num_cmp(n, num_int(1));
  if ((op == OP_GT && zero >= 0 && one < 0) || (op == OP_GE && zero > 0 && one <= 0)) return 1;
  return (op == OP_LT && zero > 0 && one <= 0) || (op == OP_LE && zero >= 0 && one < 0) ? 0 : -1;
}

/* length(text) > 0: whether it is empty is a condition. NULL for anything else. */
static const Value *text_test(Eval *ev, Operator op, const Value *x, const Value *y) {
  static const Operator mirrored[] = {[OP_LT] = OP_GT, [OP_LE] = OP_GE, [OP_GT] = OP_LT, [OP_GE] = OP_LE};
  bool ordered = op == OP_LT || op == OP_LE || op == OP_GT || op == OP_GE;
  if (ordered && x->kind == VAL_NUMBER) return y->kind == VAL_SYM ? text_test(ev, mirrored[op], y, x) : NULL;
  int wants = ordered && y->kind == VAL_NUMBER ? asks_for_text(op, y->number) : -1;
  if (wants < 0 || !sym_is(x, SYM_CALL) || !str_is(x->sym->name, "length")) return NULL;
  if (value_type(ev->run, x->sym->args[0])->kind != TYPE_STRING) return NULL;
  const Value *empty = sym_eq(ev->run, x, value_int(ev->run, 0));
  if (empty->kind != VAL_BOOL && !sym_is_switch(empty)) return NULL;
  return wants ? sym_not(ev->run, empty) : empty;
}

static const Value *numeric(Eval *ev, Operator op, const Value *x, const Value *y, Span where) {
  Marks marks = (Marks)(x->marks | y->marks);
  const Type *t = ops_type(op);
  const Value *args[] = {x, y};
  Operation o = {op, where};
  const Value *out;
  if (x->kind == VAL_UNKNOWN || y->kind == VAL_UNKNOWN)
    out = value_unknown_of(ev->run, t);
  else if (x->kind == VAL_NUMBER && y->kind == VAL_NUMBER)
    out = compute(ev, op, x->number, y->number, where);
  else if (length_decides(op, x, y) >= 0)
    out = value_bool(length_decides(op, x, y));
  else if (!(out = text_test(ev, op, x, y)) && !(out = ops_distribute(ev, args, 2, apply_numeric, &o)))
    out = ops_defer(ev, str_from(operator_text(op)), args, 2, t, where);
  return value_mark(ev->run, out, marks);
}

/* --- Equality ---------------------------------------------------------------------------------------------------------- */

// clang-format off
/* What a symbol of each kind is beside null. */
typedef enum { NEVER_NULL = 1, MAYBE_NULL } Nullness;
static const Nullness nullness[] = {
  [SYM_ATTR] = MAYBE_NULL,   [SYM_PARAM] = NEVER_NULL, [SYM_PSEUDO] = NEVER_NULL, [SYM_RES_REF] = NEVER_NULL,
  [SYM_RES_ATT] = NEVER_NULL, [SYM_WIRE] = NEVER_NULL, [SYM_CONCAT] = NEVER_NULL, [SYM_JOIN] = NEVER_NULL,
  [SYM_SPLIT] = NEVER_NULL,  [SYM_SELECT] = NEVER_NULL, [SYM_IF] = MAYBE_NULL,    [SYM_EQ] = NEVER_NULL,
  [SYM_NOT] = NEVER_NULL,    [SYM_AND] = NEVER_NULL,   [SYM_OR] = NEVER_NULL,     [SYM_CIDR] = NEVER_NULL,
  [SYM_BASE64] = NEVER_NULL, [SYM_TO_JSON] = NEVER_NULL, [SYM_AZS] = NEVER_NULL,  [SYM_DYNREF] = NEVER_NULL, [SYM_IMPORT] = NEVER_NULL,
  [SYM_CALL] = MAYBE_NULL,   [SYM_FIND] = NEVER_NULL,  [SYM_PRESENT] = NEVER_NULL, [SYM_OBJECT] = NEVER_NULL,
};
// clang-format on

static const Value *apply_equal(Eval *ev, void *ctx, const Value *const *args, size_t n) {
  (void)n;
  return ops_equal(ev, args[0], args[1], *(const Span *)ctx);
}

static const Value *sym_is_null(Eval *ev, const Value *v, const Value *null, Span where) {
  if (nullness[v->sym->op] == NEVER_NULL) return &value_false;
  const Value *args[] = {v, null};
  const Value *out = ops_distribute(ev, args, 2, apply_equal, &where);
  if (out) return out;
  if (v->sym->equiv) return ops_equal(ev, v->sym->equiv, null, where);
  if (v->sym->op == SYM_ATTR) return &value_false; /* what deployment yields for an attribute is a value, never null */
  return sym_call(ev->run, STR("=="), args, 2, &type_bool, NULL, where);
}

static bool may_be_primitive(const Type *t) { return type_is_primitive(t) || t->kind == TYPE_DYNAMIC; }

static bool is_generated_leaf(void *ctx, const Value *leaf) {
  (void)ctx;
  return leaf->sym->op == SYM_ATTR && !leaf->sym->equiv;
}

/* An attribute that AWS generates: nothing in it comes from a parameter or from the configuration. */
static bool is_generated(const Value *v) {
  return v->kind == VAL_SYM && v->sym->op == SYM_ATTR && sym_each(v, is_generated_leaf, NULL);
}

static bool is_choice_of_parts(const Value *v) { return sym_is(v, SYM_IF) && !may_be_primitive(v->type); }

static const Value *equal_syms(Eval *ev, const Value *x, const Value *y, Span where) {
  const Value *args[] = {x, y};
  if (is_choice_of_parts(x) || is_choice_of_parts(y))
    return ops_distribute(ev, args, 2, apply_equal, &where); /* each has its type */
  if (ev->in_rule && (is_generated(x) ? y->kind == VAL_STRING : is_generated(y) && x->kind == VAL_STRING)) return &value_false;
  const Type *tx = value_type(ev->run, x), *ty = value_type(ev->run, y);
  if (type_is_known(tx) && type_is_known(ty) && !type_eq(tx, ty)) return &value_false;
  bool looked_up = sym_is(x, SYM_FIND) || sym_is(y, SYM_FIND);
  const Value *cases = looked_up ? ops_enumerate(ev, STR("=="), args, 2, where) : NULL;
  if (cases) return cases;
  if (may_be_primitive(tx) && may_be_primitive(ty)) return sym_eq(ev->run, x, y);
  const Value *ex = ops_expose(ev, x, where), *ey = ops_expose(ev, y, where);
  if (ex != x || ey != y) return ops_equal(ev, ex, ey, where);
  const Value *out = ops_distribute(ev, args, 2, apply_equal, &where);
  return out ? out : ops_defer(ev, STR("=="), args, 2, &type_bool, where);
}

static const Value *equal_seqs(Eval *ev, const Value *x, const Value *y, Span where) {
  if (x->seq.n != y->seq.n) return &value_false;
  const Value *all = &value_true;
  for (size_t i = 0; i < x->seq.n && !(all->kind == VAL_BOOL && !all->boolean); i++)
    all = sym_and(ev->run, all, ops_equal(ev, x->seq.items[i], y->seq.items[i], where));
  return all;
}

static const Value *equal_maps(Eval *ev, const Value *x, const Value *y, Span where) {
  if (x->map.n != y->map.n) return &value_false;
  const Value *all = &value_true;
  for (size_t i = 0; i < x->map.n && !(all->kind == VAL_BOOL && !all->boolean); i++) {
    if (!str_eq(x->map.fields[i].key, y->map.fields[i].key)) return &value_false;
    all = sym_and(ev->run, all, ops_equal(ev, x->map.fields[i].value, y->map.fields[i].value, where));
  }
  return all;
}

static const Value *equal_sets(Eval *ev, const Value *x, const Value *y, Span where) {
  if (value_same(x, y)) return &value_true;
  if (!ops_has_sym(x) && !ops_has_sym(y)) return value_unknown_of(ev->run, &type_bool);
  return ops_defer(ev, STR("=="), (const Value *const[]){x, y}, 2, &type_bool, where);
}

/* Neither is a symbol, unknown or null at the top, and something in them is not known. */
static const Value *equal_parts(Eval *ev, const Value *x, const Value *y, Span where) {
  if (x->kind != y->kind) return &value_false;
  const Type *tx = value_type(ev->run, x), *ty = value_type(ev->run, y);
  if (type_is_known(tx) && type_is_known(ty) && !type_eq(tx, ty)) return &value_false;
  switch (x->kind) {
  case VAL_LIST:
  case VAL_TUPLE: return equal_seqs(ev, x, y, where);
  case VAL_SET: return equal_sets(ev, x, y, where);
  case VAL_MAP:
  case VAL_OBJECT: return equal_maps(ev, x, y, where);
  default: return value_bool(value_same(x, y));
  }
}

/* Values of different types differ, whatever they are. */
static const Value *equal_unknown(Eval *ev, const Value *x, const Value *y) {
  const Type *tx = value_type(ev->run, x), *ty = value_type(ev->run, y);
  bool differ = x->kind != VAL_NULL && y->kind != VAL_NULL && type_is_known(tx) && type_is_known(ty) && !type_eq(tx, ty);
  return differ ? &value_false : value_unknown_of(ev->run, &type_bool);
}

static const Value *equal(Eval *ev, const Value *x, const Value *y, Span where) {
  if (x->kind == VAL_NULL && y->kind == VAL_NULL) return &value_true;
  if (x->kind == VAL_UNKNOWN || y->kind == VAL_UNKNOWN) return equal_unknown(ev, x, y);
  if (x->kind == VAL_NULL) return y->kind == VAL_SYM ? sym_is_null(ev, y, x, where) : &value_false;
  if (y->kind == VAL_NULL) return x->kind == VAL_SYM ? sym_is_null(ev, x, y, where) : &value_false;
  if (x->kind == VAL_SYM || y->kind == VAL_SYM) return equal_syms(ev, x, y, where);
  if (value_is_wholly_known(x) && value_is_wholly_known(y)) return value_bool(value_same(x, y));
  return equal_parts(ev, x, y, where);
}

const Value *ops_equal(Eval *ev, const Value *x, const Value *y, Span where) {
  Marks marks = 0;
  value_read_all(x);
  value_read_all(y);
  x = value_unmark_deep(ev->run, x, &marks);
  y = value_unmark_deep(ev->run, y, &marks);
  return value_mark(ev->run, equal(ev, x, y, where), marks);
}

/* --- All operators ----------------------------------------------------------------------------------------------------- */

const Type *ops_type(Operator op) { return op >= OP_ADD && op <= OP_MOD ? &type_number : &type_bool; }

const Value *ops_binary(Eval *ev, Operator op, const Value *x, const Value *y, Span where, Span left, Span right) {
  if (op == OP_EQ) return ops_equal(ev, x, y, where);
  if (op == OP_NE) return sym_not(ev->run, ops_equal(ev, x, y, where));
  const Type *t = op == OP_AND || op == OP_OR ? &type_bool : &type_number;
  const Value *cx = operand(ev, op, x, t, left, where), *cy = operand(ev, op, y, t, right, where);
  if (!cx || !cy) return value_unknown_of(ev->run, ops_type(op));
  if (t == &type_bool && (cx->kind == VAL_UNKNOWN || cy->kind == VAL_UNKNOWN))
    return value_mark(ev->run, value_unknown_of(ev->run, t),
                      (Marks)(cx->marks | cy->marks)); /* nothing is decided by one side */
  if (op == OP_AND) return sym_and(ev->run, cx, cy);
  if (op == OP_OR) return sym_or(ev->run, cx, cy);
  return numeric(ev, op, cx, cy, where);
}

const Value *eval_binary(Eval *ev, Operator op, const Value *x, const Value *y, Span where) {
  return ops_binary(ev, op, x, y, where, where, where);
}

static const Value *apply_negation(Eval *ev, void *ctx, const Value *const *args, size_t n) {
  (void)n;
  return eval_unary(ev, OP_NEG, args[0], *(const Span *)ctx);
}

static const Value *negation(Eval *ev, const Value *x, Span where) {
  if (x->kind == VAL_NUMBER) return value_mark(ev->run, value_number(ev->run, num_neg(ev->run, x->number)), x->marks);
  if (x->kind == VAL_UNKNOWN) return x;
  const Value *out = ops_distribute(ev, &x, 1, apply_negation, &where);
  return out ? out : ops_defer(ev, STR("-"), &x, 1, &type_number, where);
}

const Value *eval_unary(Eval *ev, Operator op, const Value *v, Span where) {
  const Type *t = op == OP_NOT ? &type_bool : &type_number;
  const Value *x = operand(ev, op, v, t, where, where);
  if (!x) return value_unknown_of(ev->run, t);
  return op == OP_NOT ? sym_not(ev->run, x) : negation(ev, x, where);
}

/* --- Conditionals ------------------------------------------------------------------------------------------------------ */

const Value *ops_condition(Eval *ev, const Value *cond, Span where) {
  if (cond->kind == VAL_NULL) {
    diag_error(ev->diags, TC3004, where, "The condition is null");
    diag_detail(ev->diags, "A condition is true or false. Compare the value with null to test for it.");
    return &value_unknown;
  }
  Str why;
  const Value *c = convert(ev->run, cond, &type_bool, &why);
  if (c) {
    ops_note(ev, c);
    return c;
  }
  diag_error(ev->diags, TC3008, where, "The condition is not a bool");
  diag_detail(ev->diags, "A condition is true or false, but this is %.*s. Compare it with something, as in x != \"\".",
              STR_ARG(described(ev, cond)));
  return &value_unknown;
}

static bool untyped_null(const Value *v) { return v->kind == VAL_NULL && v->type->kind == TYPE_DYNAMIC; }
static bool untyped_unknown(const Value *v) { return v->kind == VAL_UNKNOWN && v->type->kind == TYPE_DYNAMIC; }

static void add_difference(Eval *ev, Buf *b, const Type *then, const Type *otherwise);

static bool fit(Eval *ev, const Type *x, const Type *y) { return unify(ev->run, (const Type *const[]){x, y}, 2) != NULL; }

/* What sets two object types apart: an attribute that one of them lacks, or else one whose types differ. */
static void add_object_difference(Eval *ev, Buf *b, const Type *then, const Type *otherwise) {
  const Type *both[] = {then, otherwise};
  for (int k = 0; k < 2; k++)
    for (size_t i = 0; i < both[k]->n; i++) {
      Str name = both[k]->fields[i].name;
      if (type_field(both[1 - k], name)) continue;
      buf_addf(b, "an object with attribute \"%.*s\" when the condition is %s and one without it when it is %s", STR_ARG(name),
               k ? "false" : "true", k ? "true" : "false");
      return;
    }
  for (size_t i = 0; i < then->n; i++) {
    const Type *x = then->fields[i].type, *y = type_field(otherwise, then->fields[i].name)->type;
    if (fit(ev, x, y)) continue;
    buf_addf(b, "an object whose attribute \"%.*s\" is ", STR_ARG(then->fields[i].name));
    add_difference(ev, b, x, y);
    return;
  }
}

static void add_difference(Eval *ev, Buf *b, const Type *then, const Type *otherwise) {
  if (then->kind == TYPE_OBJECT && otherwise->kind == TYPE_OBJECT) {
    add_object_difference(ev, b, then, otherwise);
    return;
  }
  for (size_t i = 0; then->kind == TYPE_TUPLE && otherwise->kind == TYPE_TUPLE && i < then->n && i < otherwise->n; i++) {
    if (fit(ev, then->elems[i], otherwise->elems[i])) continue;
    buf_addf(b, "a tuple whose element %zu is ", i);
    add_difference(ev, b, then->elems[i], otherwise->elems[i]);
    return;
  }
  type_friendly(b, then);
  buf_addz(b, " when the condition is true and ");
  type_friendly(b, otherwise);
  buf_addz(b, " when it is false");
}

/* The type that both branches take; NULL (and reported) when there is none. */
static const Type *result_type(Eval *ev, const Value *then, const Value *otherwise, const Expr *e) {
  const Type *types[] = {value_type(ev->run, then), value_type(ev->run, otherwise)};
  if (untyped_unknown(then) || untyped_unknown(otherwise)) return &type_dynamic;
  if (untyped_null(then)) return types[1];
  if (untyped_null(otherwise)) return types[0];
  const Type *t = unify(ev->run, types, 2);
  if (t) return t;
  Buf b = buf_new(ev->run);
  add_difference(ev, &b, types[0], types[1]);
  diag_error(ev->diags, TC3007, e->span, "The branches of the conditional have different types");
  diag_detail(ev->diags, "The result is %.*s, and no type fits both. Make them alike.", STR_ARG(buf_str(&b)));
  return NULL;
}

/* A conditional leaves the parts of a tuple or object as they are where the type of elements is left open, so they must be
 * alike. */
static bool parts_alike(Eval *ev, const Value *v, const Type *t) {
  if (!t->elem || t->elem->kind != TYPE_DYNAMIC || t->kind == TYPE_SET || (v->kind != VAL_TUPLE && v->kind != VAL_OBJECT))
    return true;
  const Type *first = NULL;
  for (size_t i = 0; i < (v->kind == VAL_TUPLE ? v->seq.n : v->map.n); i++) {
    const Type *part = value_type(ev->run, v->kind == VAL_TUPLE ? v->seq.items[i] : v->map.fields[i].value);
    if (!first && part->kind != TYPE_DYNAMIC) first = part;
    if (part->kind != TYPE_DYNAMIC && !type_eq(part, first)) return false;
  }
  return true;
}

static const Value *branch_as(Eval *ev, const Value *v, const Type *t, Span where) {
  Str why = STR("its elements have different types");
  const Value *x = parts_alike(ev, v, t) ? convert(ev->run, v, t, &why) : NULL;
  if (x) return x;
  diag_error(ev->diags, TC3007, where, "The branches of the conditional have different types");
  diag_detail(ev->diags, "This result is converted to the type of both, but %.*s.", STR_ARG(why));
  return &value_unknown;
}

/* %{if} may lack the other branch. */
static Span branch_span(const Expr *e, bool truth) {
  const Expr *branch = truth ? e->conditional.then : e->conditional.otherwise;
  return branch ? branch->span : e->span;
}

const Value *ops_conditional(Eval *ev, const Value *cond, const Value *then, const Value *otherwise, const Expr *e) {
  const Type *t = result_type(ev, then, otherwise, e);
  if (!t) return &value_unknown;
  Marks marks = (Marks)(cond->marks | then->marks | otherwise->marks);
  if (cond->kind == VAL_UNKNOWN) return value_mark(ev->run, value_unknown_of(ev->run, t), marks);
  const Value *concrete = cond->kind == VAL_SYM ? sym_concrete(ev->run, cond, NULL) : cond;
  if (concrete && concrete->kind == VAL_BOOL) {
    const Value *v = concrete->boolean ? then : otherwise;
    return value_mark(ev->run, branch_as(ev, v, t, branch_span(e, concrete->boolean)), marks);
  }
  then = branch_as(ev, then, t, branch_span(e, true));
  otherwise = branch_as(ev, otherwise, t, branch_span(e, false));
  return sym_if(ev->run, cond, then, otherwise);
}
