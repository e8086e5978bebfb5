/* Constructors of symbolic values.
 *
 * The one idea: a constructor is the only way to a node, and it folds. So no node holds an operation whose result is known: a
 * concatenation never holds two literals side by side or another concatenation, an `if` never has a known condition or twice
 * the same branch, and a nested `if` over the same condition is decided. Substituting leaves and building up again (sym_map)
 * therefore is evaluation. An unknown operand makes the result unknown, marks of the operands are marks of the result. */
#include "eval/sym.h"

#include "eval/convert.h"
#include "eval/eval.h"

/* --- Nodes ------------------------------------------------------------------------------------------------------------- */

bool sym_is(const Value *v, SymOp op) { return v->kind == VAL_SYM && v->sym->op == op; }

static uint64_t hash_pointer(uint64_t h, const void *p) { return hash_mix(h, (uint64_t)(uintptr_t)p); }

static uint64_t hash_path(uint64_t h, const Step *path, size_t n) {
  for (size_t i = 0; i < n; i++) {
    int64_t index = 0;
    h = hash_mix(h, (uint64_t)path[i].kind);
    if (path[i].kind != STEP_INDEX_NUM)
      h = hash_mix(h, str_hash(path[i].name));
    else if (num_to_int64(path[i].index, &index))
      h = hash_mix(h, (uint64_t)index);
  }
  return h;
}

static uint32_t add_weight(uint32_t x, uint32_t y) { return x > UINT32_MAX - y ? UINT32_MAX : x + y; }

/* Adds what is in `v` to the node's counts. */
static void count(Sym *s, const Value *v) {
  if (!(value_parts(v) & PART_SYM)) return;
  switch (v->kind) {
  case VAL_SYM:
    s->weight = add_weight(s->weight, v->sym->weight);
    s->conditional |= v->sym->conditional;
    break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE:
    for (size_t i = 0; i < v->seq.n; i++) count(s, v->seq.items[i]);
    break;
  case VAL_MAP:
  case VAL_OBJECT:
    for (size_t i = 0; i < v->map.n; i++) count(s, v->map.fields[i].value);
    break;
  default: s->weight = add_weight(s->weight, 1);
  }
}

static void deepen(Sym *s, const Value *v) {
  if (v && v->depth >= s->depth) s->depth = v->depth < UINT16_MAX ? (uint16_t)(v->depth + 1) : UINT16_MAX;
}

static const Value *finish(Arena *a, Sym *s) {
  uint64_t h = hash_mix(str_hash(s->name), (uint64_t)s->op);
  h = hash_pointer(h, s->instance);
  h = hash_pointer(h, s->resource);
  h = hash_pointer(h, s->wire);
  h = hash_pointer(h, s->provider);
  h = hash_path(h, s->path, s->npath);
  Marks marks = 0;
  s->weight = 1;
  s->conditional = s->op == SYM_IF;
  for (size_t i = 0; i < s->nargs; i++) {
    h = hash_mix(h, value_hash(s->args[i]));
    marks |= value_deep_marks(s->args[i]);
    count(s, s->args[i]);
    deepen(s, s->args[i]);
  }
  deepen(s, s->equiv);
  s->hash = h;
  return value_mark(a, value_sym(a, s), marks);
}

static Sym *leaf(Arena *a, SymOp op, const Type *t) {
  Sym *s = NEW(a, Sym);
  s->op = op;
  s->type = t;
  return s;
}

static Sym *with_args(Arena *a, SymOp op, const Type *t, const Value *const *args, size_t n) {
  Sym *s = leaf(a, op, t);
  const Value **copy = NEW_N(a, const Value *, n);
  if (n) memcpy(copy, args, n * sizeof *copy);
  s->args = copy;
  s->nargs = n;
  return s;
}

static const Value *node(Arena *a, SymOp op, const Type *t, const Value *const *args, size_t n) {
  return finish(a, with_args(a, op, t, args, n));
}

static bool same_path(const Sym *x, const Sym *y) {
  for (size_t i = 0; i < x->npath; i++) {
    const Step *p = &x->path[i], *q = &y->path[i];
    if ((p->kind == STEP_INDEX_NUM) != (q->kind == STEP_INDEX_NUM)) return false;
    if (p->kind == STEP_INDEX_NUM ? num_cmp(p->index, q->index) != 0 : !str_eq(p->name, q->name)) return false;
  }
  return true;
}

bool sym_same(const Sym *x, const Sym *y) {
  if (x == y) return true;
  if (x->hash != y->hash || x->op != y->op || x->nargs != y->nargs || x->npath != y->npath) return false;
  if (x->instance != y->instance || x->resource != y->resource || x->wire != y->wire || x->provider != y->provider)
    return false;
  if (!str_eq(x->name, y->name) || !type_eq(x->type, y->type) || !same_path(x, y)) return false;
  for (size_t i = 0; i < x->nargs; i++)
    if (!value_same(x->args[i], y->args[i])) return false;
  return true;
}

/* --- Leaves ------------------------------------------------------------------------------------------------------------ */

const Value *sym_attr(Arena *a, const struct Instance *i, const Step *path, size_t npath, const Type *t, const Value *equiv,
                      Span at) {
  Sym *s = leaf(a, SYM_ATTR, t);
  s->instance = i;
  s->path = path;
  s->npath = npath;
  s->equiv = equiv;
  s->span = at;
  return finish(a, s);
}

const Value *sym_param(Arena *a, Str variable, const Type *t, Span at) {
  Sym *s = leaf(a, SYM_PARAM, t);
  s->name = variable;
  s->span = at;
  return finish(a, s);
}

const Value *sym_pseudo(Arena *a, Str name, const struct ProviderInstance *p) {
  Sym *s = leaf(a, SYM_PSEUDO, &type_string);
  s->name = name;
  s->provider = p;
  return finish(a, s);
}

const Value *sym_res_ref(Arena *a, const struct Resource *r, const Type *t) {
  Sym *s = leaf(a, SYM_RES_REF, t);
  s->resource = r;
  return finish(a, s);
}

const Value *sym_res_att(Arena *a, const struct Resource *r, Str attribute, const Type *t) {
  Sym *s = leaf(a, SYM_RES_ATT, t);
  s->resource = r;
  s->name = attribute;
  return finish(a, s);
}

const Value *sym_wire(Arena *a, const struct Wire *w, const Type *t) {
  Sym *s = leaf(a, SYM_WIRE, t);
  s->wire = w;
  return finish(a, s);
}

enum { MAX_NESTED = 256 }; /* nodes of a conditional that are searched for another one's condition */

/* --- Conditions -------------------------------------------------------------------------------------------------------- */

static bool is_bool(const Value *v, bool b) { return v->kind == VAL_BOOL && v->boolean == b; }
static bool is_unknown(const Value *v) { return v->kind == VAL_UNKNOWN; }

static const Value *unknown_from(Arena *a, const Type *t, const Value *x, const Value *y) {
  return value_mark(a, value_unknown_of(a, t), (Marks)(value_deep_marks(x) | value_deep_marks(y)));
}

/* A branch that failed, or null, takes the type of the other one. */
static const Type *branch_type(Arena *a, const Value *x, const Value *y) {
  const Type *types[] = {value_type(a, x), value_type(a, y)};
  if (types[0]->kind == TYPE_DYNAMIC && !value_is_known(y) && y->kind != VAL_SYM) return types[0];
  if (types[0]->kind == TYPE_DYNAMIC) return types[1];
  if (types[1]->kind == TYPE_DYNAMIC) return types[0];
  const Type *t = unify(a, types, 2);
  return t ? t : &type_dynamic;
}

/* Whether `v` is `other` where the condition is `truth`, so that it needs no choice around it. */
static bool says_already(Arena *a, const Value *v, const Value *cond, bool truth, const Value *other) {
  bool nested = value_hash(v) != value_hash(other) && v->kind == VAL_SYM && v->sym->conditional && v->sym->weight <= MAX_NESTED;
  return nested && value_same(sym_assume(a, v, cond, truth), other);
}

static bool is_truth(const Value *v) {
  return v->kind == VAL_SYM && v->type->kind == TYPE_BOOL && !v->sym->conditional && v->sym->op >= SYM_EQ &&
         v->sym->op <= SYM_PRESENT;
}

static bool is_condition(const Value *v) { return is_truth(v) || (sym_is(v, SYM_PARAM) && v->type->kind == TYPE_BOOL); }

/* A choice between a condition and true or false, as and/or/not, which is how a condition reads; NULL for other choices. */
static const Value *truth_if(Arena *a, const Value *cond, const Value *then, const Value *otherwise) {
  if (otherwise->kind == VAL_BOOL && is_condition(then))
    return otherwise->boolean ? sym_or(a, sym_not(a, cond), then) : sym_and(a, cond, then);
  if (then->kind == VAL_BOOL && is_condition(otherwise))
    return then->boolean ? sym_or(a, cond, otherwise) : sym_and(a, sym_not(a, cond), otherwise);
  return NULL;
}

const Value *sym_if(Arena *a, const Value *cond, const Value *then, const Value *otherwise) {
  if (is_unknown(cond) || value_is_null(cond)) return unknown_from(a, branch_type(a, then, otherwise), cond, cond);
  if (cond->kind == VAL_BOOL) return value_mark(a, cond->boolean ? then : otherwise, cond->marks);
  if (sym_is(cond, SYM_NOT)) return sym_if(a, cond->sym->args[0], otherwise, then);
  const Value *concrete = sym_concrete(a, cond, NULL);
  if (concrete && concrete->kind == VAL_BOOL) return sym_if(a, concrete, then, otherwise);
  then = sym_assume(a, then, cond, true);
  otherwise = sym_assume(a, otherwise, cond, false);
  if (is_truth(then)) then = value_mark(a, sym_given(a, then, cond), then->marks);
  if (is_truth(otherwise)) otherwise = value_mark(a, sym_given(a, otherwise, sym_not(a, cond)), otherwise->marks);
  if (value_same(then, otherwise)) return value_mark(a, then, cond->marks);
  if (says_already(a, otherwise, cond, true, then)) return value_mark(a, otherwise, cond->marks);
  if (says_already(a, then, cond, false, otherwise)) return value_mark(a, then, cond->marks);
  if (is_bool(then, true) && is_bool(otherwise, false)) return cond;
  if (is_bool(then, false) && is_bool(otherwise, true)) return sym_not(a, cond);
  const Value *truth = truth_if(a, cond, then, otherwise);
  return truth ? truth : node(a, SYM_IF, branch_type(a, then, otherwise), (const Value *const[]){cond, then, otherwise}, 3);
}

const Value *sym_non_null(Arena *a, const Value *v, const Value *by) {
  if (value_is_null(v)) return value_mark(a, by, v->marks);
  if (!sym_is(v, SYM_IF)) return v;
  const Value *const *s = v->sym->args, *then = sym_non_null(a, s[1], by), *otherwise = sym_non_null(a, s[2], by);
  return then == s[1] && otherwise == s[2] ? v : value_mark(a, sym_if(a, s[0], then, otherwise), v->marks);
}

/* "Parameters" in CloudFormation's user guide, CommaDelimitedList. Where an empty one says an empty list, SYM_PRESENT tells. */
bool sym_is_parameter_length(const Value *v) {
  if (!sym_is(v, SYM_CALL) || !str_is(v->sym->name, "length") || !sym_is(v->sym->args[0], SYM_PARAM)) return false;
  TypeKind kind = v->sym->args[0]->type->kind;
  return kind == TYPE_LIST || kind == TYPE_SET;
}

/* The text of which `v` is the length, or NULL. */
static const Value *text_of_length(const Value *v) {
  bool length = sym_is(v, SYM_CALL) && str_is(v->sym->name, "length");
  return length && v->sym->args[0]->kind == VAL_SYM && v->sym->args[0]->type->kind == TYPE_STRING ? v->sym->args[0] : NULL;
}

/* x == literal where x is an `if`: decide in the branches. */
static const Value *eq_in_branches(Arena *a, const Value *x, const Value *literal) {
  const Value *const *args = x->sym->args;
  return sym_if(a, args[0], sym_eq(a, args[1], literal), sym_eq(a, args[2], literal));
}

/* Fn::Equals compares text, not conditions. */
static const Value *both_alike(Arena *a, const Value *x, const Value *y) {
  const Value *neither = sym_and(a, sym_not(a, x), sym_not(a, y));
  return sym_or(a, sym_and(a, x, y), neither);
}

/* The ARNs of two resources are never the same. */
static bool own_arns(const Value *x, const Value *y) {
  if (!sym_is(x, SYM_RES_ATT) || !sym_is(y, SYM_RES_ATT) || x->sym->resource == y->sym->resource) return false;
  return str_is(x->sym->name, "Arn") && str_is(y->sym->name, "Arn");
}

const Value *sym_eq(Arena *a, const Value *x, const Value *y) {
  if (is_unknown(x) || is_unknown(y)) return unknown_from(a, &type_bool, x, y);
  Marks marks = (Marks)(x->marks | y->marks);
  const Value *ux = value_unmark(a, x, marks), *uy = value_unmark(a, y, marks);
  if (value_same(ux, uy)) return value_mark(a, &value_true, marks);
  if (x->kind != VAL_SYM && y->kind != VAL_SYM) return value_mark(a, &value_false, marks);
  if (y->kind == VAL_SYM && x->kind != VAL_SYM) return sym_eq(a, y, x);
  if (type_is_known(x->type) && type_is_known(value_type(a, y)) && !type_eq(x->type, value_type(a, y)))
    return value_mark(a, &value_false, marks);
  if (x->sym->op == SYM_IF && y->kind != VAL_SYM) return eq_in_branches(a, x, y);
  const Value *text = text_of_length(x);
  if (text && y->kind == VAL_NUMBER && !num_sign(y->number)) {
    const Value *empty = sym_eq(a, text, value_string(a, STR("")));
    if (empty->kind != VAL_SYM || sym_is_switch(empty)) return value_mark(a, empty, marks);
  }
  if (sym_is_parameter_length(x) && y->kind == VAL_NUMBER && num_cmp(y->number, num_int(1)) < 0)
    return value_mark(a, &value_false, marks);
  if (own_arns(x, y)) return value_mark(a, &value_false, marks);
  if (x->sym->op == SYM_CONCAT && !sym_may_equal(x, y)) return value_mark(a, &value_false, marks);
  if (y->kind == VAL_BOOL && x->type->kind == TYPE_BOOL) return value_mark(a, y->boolean ? x : sym_not(a, x), marks);
  if (y->kind == VAL_SYM && x->type->kind == TYPE_BOOL && y->type->kind == TYPE_BOOL) return both_alike(a, x, y);
  return node(a, SYM_EQ, &type_bool, (const Value *const[]){x, y}, 2);
}

const Value *sym_not(Arena *a, const Value *x) {
  if (is_unknown(x)) return unknown_from(a, &type_bool, x, x);
  if (x->kind == VAL_BOOL) return value_mark(a, value_bool(!x->boolean), x->marks);
  if (sym_is(x, SYM_NOT)) return value_mark(a, x->sym->args[0], x->marks);
  if (sym_is(x, SYM_IF)) return sym_if(a, x->sym->args[0], sym_not(a, x->sym->args[1]), sym_not(a, x->sym->args[2]));
  return node(a, SYM_NOT, &type_bool, &x, 1);
}

/* Whether x follows from y (or its opposite does), where it matters: in x && y where y holds, in x || y where y fails. */
static int beside(Arena *a, bool zero, const Value *x, const Value *y) { return sym_decided(a, x, zero ? sym_not(a, y) : y); }

/* And, or: `zero` decides alone, its opposite does nothing; a side that the other one implies says nothing new. */
static const Value *logic(Arena *a, SymOp op, bool zero, const Value *x, const Value *y) {
  Marks marks = (Marks)(x->marks | y->marks);
  if (is_bool(x, zero) || is_bool(y, zero)) return value_mark(a, value_bool(zero), marks);
  if (x->kind == VAL_BOOL) return value_mark(a, y, marks);
  if (y->kind == VAL_BOOL || value_same(x, y)) return value_mark(a, x, marks);
  if (is_unknown(x) || is_unknown(y)) return unknown_from(a, &type_bool, x, y);
  int decisive = zero ? 1 : 0, right = beside(a, zero, y, x), left = beside(a, zero, x, y);
  if (right == decisive || left == decisive) return value_mark(a, value_bool(zero), marks);
  if (right >= 0) return value_mark(a, x, marks);
  if (left >= 0) return value_mark(a, y, marks);
  return node(a, op, &type_bool, (const Value *const[]){x, y}, 2);
}

const Value *sym_and(Arena *a, const Value *x, const Value *y) { return logic(a, SYM_AND, false, x, y); }
const Value *sym_or(Arena *a, const Value *x, const Value *y) { return logic(a, SYM_OR, true, x, y); }

/* Left empty, a parameter says null or an empty list. */
const Value *sym_present(Arena *a, const Value *x) {
  if (is_unknown(x)) return unknown_from(a, &type_bool, x, x);
  if (x->kind == VAL_SYM) return node(a, SYM_PRESENT, &type_bool, &x, 1);
  bool empty = x->kind == VAL_NULL || ((x->kind == VAL_LIST || x->kind == VAL_SET) && !x->seq.n);
  return value_mark(a, value_bool(!empty), x->marks);
}

/* --- Strings ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  Arena *a;
  VEC(const Value *) parts;
  Buf literal; /* not yet a part */
  Marks marks;
  bool unknown;
} Concat;

static void flush_literal(Concat *c) {
  if (!c->literal.n) return;
  vec_push(c->a, &c->parts, value_string(c->a, buf_str(&c->literal)));
  c->literal = buf_new(c->a);
}

static void add_part(Concat *c, const Value *v) {
  c->marks |= v->marks;
  if (is_unknown(v))
    c->unknown = true;
  else if (v->kind == VAL_STRING)
    buf_add(&c->literal, v->string);
  else if (sym_is(v, SYM_CONCAT) && v->type->kind == TYPE_STRING)
    for (size_t i = 0; i < v->sym->nargs; i++) add_part(c, v->sym->args[i]);
  else if (v->kind == VAL_SYM) {
    flush_literal(c);
    vec_push(c->a, &c->parts, value_unmark(c->a, v, v->marks));
  } else
    BUG("part of a concatenation is no string");
}

const Value *sym_concat(Arena *a, const Value *const *parts, size_t n) {
  Concat c = {.a = a, .literal = buf_new(a)};
  for (size_t i = 0; i < n; i++) add_part(&c, parts[i]);
  if (c.unknown) return value_mark(a, value_unknown_of(a, &type_string), c.marks);
  if (!c.parts.n) return value_mark(a, value_string(a, buf_str(&c.literal)), c.marks);
  flush_literal(&c);
  if (c.parts.n == 1) {
    Str why;
    const Value *text = convert(a, c.parts.v[0], &type_string, &why);
    return value_mark(a, text ? text : value_unknown_of(a, &type_string), c.marks);
  }
  return value_mark(a, node(a, SYM_CONCAT, &type_string, c.parts.v, c.parts.n), c.marks);
}

static bool is_sequence(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_TUPLE || v->kind == VAL_SET; }

static bool text_or_symbol(const Value *v) {
  if (sym_is(v, SYM_IF))
    return text_or_symbol(v->sym->args[1]) && text_or_symbol(v->sym->args[2]); /* no null, which is left out */
  return v->kind == VAL_STRING || v->kind == VAL_SYM || v->kind == VAL_UNKNOWN;
}

static bool all_text(const Value *list) {
  for (size_t i = 0; i < list->seq.n; i++)
    if (!text_or_symbol(list->seq.items[i])) return false;
  return true;
}

static const Value *join_items(Arena *a, const Value *sep, const Value *list) {
  size_t n = list->seq.n;
  const Value **parts = NEW_N(a, const Value *, 2 * n + 1);
  size_t k = 0;
  for (size_t i = 0; i < n; i++) {
    if (i) parts[k++] = sep;
    parts[k++] = list->seq.items[i];
  }
  return value_mark(a, sym_concat(a, parts, k), (Marks)(list->marks | sep->marks));
}

const Value *sym_join(Arena *a, const Value *sep, const Value *list) {
  if (is_unknown(sep) || is_unknown(list)) return unknown_from(a, &type_string, sep, list);
  if (is_sequence(list) && all_text(list)) return join_items(a, sep, list);
  if (sym_is(list, SYM_IF)) {
    const Value *const *args = list->sym->args;
    return sym_if(a, args[0], sym_join(a, sep, args[1]), sym_join(a, sep, args[2]));
  }
  if (sym_is(list, SYM_SPLIT) && value_same(list->sym->args[0], sep)) return list->sym->args[1];
  return node(a, SYM_JOIN, &type_string, (const Value *const[]){sep, list}, 2);
}

/* Text that is known to be `v`, and without `sep`: what deployment puts in its place is no border between pieces. */
static bool holds_no(Arena *a, const Value *v, Str sep) {
  if (sym_is(v, SYM_IF)) return holds_no(a, v->sym->args[1], sep) && holds_no(a, v->sym->args[2], sep);
  const Value *text = sym_concrete(a, v, NULL);
  return text && text->kind == VAL_STRING && str_find(text->string, sep, 0) == text->string.n;
}

/* The pieces between the separators in the literal parts of a text, where no other part can hold one, nor the rest of one that
 * a literal begins: their number is known, and each keeps its references. NULL for other text. */
static const Value *split_literals(Arena *a, Str sep, const Value *string, const Type *t) {
  if (sep.n != 1) return NULL;
  bool joined = sym_is(string, SYM_CONCAT);
  const Value *const *parts = joined ? string->sym->args : &string;
  size_t n = joined ? string->sym->nargs : 1;
  VEC(const Value *) pieces = {0}, piece = {0};
  for (size_t i = 0; i < n; i++) {
    if (parts[i]->kind != VAL_STRING) {
      if (!holds_no(a, parts[i], sep)) return NULL;
      vec_push(a, &piece, parts[i]);
      continue;
    }
    Str s = parts[i]->string;
    for (size_t from = 0, at;; from = at + 1) {
      at = str_find(s, sep, from);
      vec_push(a, &piece, value_string(a, str_sub(s, from, at)));
      if (at >= s.n) break;
      vec_push(a, &pieces, sym_concat(a, piece.v, piece.n));
      piece.n = 0;
    }
  }
  vec_push(a, &pieces, sym_concat(a, piece.v, piece.n));
  return value_mark(a, value_list(a, t->elem, pieces.v, pieces.n), string->marks);
}

const Value *sym_split(Arena *a, const Value *sep, const Value *string) {
  const Type *t = type_list(a, &type_string);
  if (is_unknown(sep) || is_unknown(string)) return unknown_from(a, t, sep, string);
  const Value *args[] = {sep, string};
  if (sep->kind == VAL_STRING && string->kind == VAL_STRING) return eval_reapply(a, STR("split"), args, 2);
  if (sym_is(string, SYM_IF)) {
    const Value *const *branch = string->sym->args;
    return sym_if(a, branch[0], sym_split(a, sep, branch[1]), sym_split(a, sep, branch[2]));
  }
  const Value *pieces = sep->kind == VAL_STRING ? split_literals(a, sep->string, string, t) : NULL;
  return pieces ? pieces : node(a, SYM_SPLIT, t, args, 2);
}

/* No ID of an account, region or partition and no domain has one of these. */
static bool is_no_separator(const Value *v, Str sep) {
  return sym_is(v, SYM_PSEUDO) && !str_starts(v->sym->name, STR("Stack")) && (str_is(sep, ":") || str_is(sep, "/"));
}

const Value *sym_after(Arena *a, const Value *text, Str sep, int64_t n) {
  if (sym_is(text, SYM_IF)) {
    const Value *const *x = text->sym->args, *then = sym_after(a, x[1], sep, n), *otherwise = sym_after(a, x[2], sep, n);
    return then && otherwise ? sym_if(a, x[0], then, otherwise) : NULL;
  }
  bool joined = sym_is(text, SYM_CONCAT);
  const Value *const *parts = joined ? text->sym->args : &text;
  size_t nparts = joined ? text->sym->nargs : 1;
  for (size_t i = 0; i < nparts; i++) {
    if (parts[i]->kind != VAL_STRING) {
      if (!is_no_separator(parts[i], sep) && !holds_no(a, parts[i], sep)) return NULL;
      continue;
    }
    Str s = parts[i]->string;
    for (size_t at = str_find(s, sep, 0); at < s.n; at = str_find(s, sep, at + sep.n)) {
      if (--n > 0) continue;
      const Value **rest = NEW_N(a, const Value *, nparts - i);
      memcpy(rest, parts + i, (nparts - i) * sizeof *rest);
      rest[0] = value_string(a, str_sub(s, at + sep.n, s.n));
      return value_mark(a, sym_concat(a, rest, nparts - i), text->marks);
    }
  }
  return NULL;
}

/* What stands in a text before the first `sep`, all of it where there is none; NULL where that cannot be told. */
static const Value *before(Arena *a, const Value *text, Str sep) {
  if (text->kind == VAL_STRING) return value_string(a, str_sub(text->string, 0, str_find(text->string, sep, 0)));
  if (!sym_is(text, SYM_CONCAT)) return is_no_separator(text, sep) || holds_no(a, text, sep) ? text : NULL;
  VEC(const Value *) parts = {0};
  for (size_t i = 0; i < text->sym->nargs; i++) {
    const Value *part = text->sym->args[i], *piece = before(a, part, sep);
    if (!piece) return NULL;
    vec_push(a, &parts, piece);
    if (part->kind == VAL_STRING && piece->string.n < part->string.n) break;
  }
  return sym_concat(a, parts.v, parts.n);
}

/* One piece of a text that is taken apart, where it stands in front of all that may hold a separator. */
static const Value *piece_at(Arena *a, int64_t i, const Sym *split) {
  const Value *sep = split->args[0], *text = split->args[1];
  if (sep->kind != VAL_STRING || !sep->string.n || i < 0 || text->kind != VAL_SYM) return NULL;
  const Value *rest = i ? sym_after(a, text, sep->string, i) : text;
  return rest && !sym_is(rest, SYM_IF) ? before(a, rest, sep->string) : NULL;
}

static const Type *element_type(Arena *a, const Value *list) {
  const Type *t = value_type(a, list);
  if (t->elem) return t->elem;
  const Type *elem = t->kind == TYPE_TUPLE ? unify(a, t->elems, t->n) : NULL;
  return elem ? elem : &type_dynamic;
}

const Value *sym_select(Arena *a, const Value *index, const Value *list) {
  const Type *t = element_type(a, list);
  if (is_unknown(index) || is_unknown(list)) return unknown_from(a, t, index, list);
  int64_t i;
  if (is_sequence(list) && index->kind == VAL_NUMBER) {
    bool inside = num_to_int64(index->number, &i) && i >= 0 && (size_t)i < list->seq.n;
    if (!inside) return &value_unknown;
    return value_mark(a, list->seq.items[i], (Marks)(list->marks | index->marks));
  }
  if (sym_is(list, SYM_IF)) {
    const Value *const *args = list->sym->args;
    return sym_if(a, args[0], sym_select(a, index, args[1]), sym_select(a, index, args[2]));
  }
  bool pieces = sym_is(list, SYM_SPLIT) && index->kind == VAL_NUMBER && num_to_int64(index->number, &i);
  const Value *piece = pieces ? piece_at(a, i, list->sym) : NULL;
  if (piece) return value_mark(a, piece, (Marks)(list->marks | index->marks));
  return node(a, SYM_SELECT, t, (const Value *const[]){index, list}, 2);
}

const Value *sym_find(Arena *a, Str label, const Value *map, const Value *key, const Step *path, size_t npath, const Type *t) {
  if (is_unknown(key)) return unknown_from(a, t, key, key);
  if (sym_is(key, SYM_IF)) {
    const Value *const *x = key->sym->args, *then = sym_find(a, label, map, x[1], path, npath, t);
    return sym_if(a, x[0], then, sym_find(a, label, map, x[2], path, npath, t));
  }
  const Value *args[] = {map, key};
  Sym *s = with_args(a, SYM_FIND, t, args, 2);
  s->name = label;
  s->path = path;
  s->npath = npath;
  const Value *text = sym_concrete(a, key, NULL);
  if (!text || text->kind != VAL_STRING) return finish(a, s);
  Str why;
  const Value *found = sym_find_value(s, text->string), *as = found ? convert(a, found, t, &why) : NULL;
  if (key->kind == VAL_STRING) return as ? value_mark(a, as, key->marks) : value_unknown_of(a, t);
  s->equiv = as;
  return finish(a, s);
}

/* --- Functions that deployment has ------------------------------------------------------------------------------------- */

static const Value *unary_text(Arena *a, SymOp op, const char *function, const Value *v) {
  if (is_unknown(v)) return unknown_from(a, &type_string, v, v);
  if (value_is_wholly_known(v)) {
    const Value *folded = eval_reapply(a, str_from(function), &v, 1);
    if (folded) return folded;
  }
  return node(a, op, &type_string, &v, 1);
}

const Value *sym_base64(Arena *a, const Value *s) { return unary_text(a, SYM_BASE64, "base64encode", s); }
const Value *sym_to_json(Arena *a, const Value *v) { return unary_text(a, SYM_TO_JSON, "jsonencode", v); }
const Value *sym_azs(Arena *a, const Value *region) { return node(a, SYM_AZS, type_list(a, &type_string), &region, 1); }
const Value *sym_import(Arena *a, const Value *name) { return node(a, SYM_IMPORT, &type_string, &name, 1); }
const Value *sym_dynref(Arena *a, const Value *text, const Value *secure) {
  const Value *args[] = {text, secure};
  return node(a, SYM_DYNREF, &type_string, args, secure ? 2 : 1);
}

/* Without the pairs whose key comes again. */
static size_t last_pairs(Arena *a, const Value **pairs, size_t n) {
  Map seen = {0}; /* by hash */
  size_t from = n;
  for (size_t i = n; i-- > 0;) {
    uint64_t h = value_hash(pairs[2 * i]);
    Str key = {(const char *)&h, sizeof h};
    const Value *other = map_get(&seen, key);
    if (other && value_same(other, pairs[2 * i])) continue;
    map_put(a, &seen, str_dup(a, key), (void *)(uintptr_t)pairs[2 * i]);
    from--;
    pairs[2 * from] = pairs[2 * i];
    pairs[2 * from + 1] = pairs[2 * i + 1];
  }
  return from;
}

const Value *sym_object(Arena *a, const Value *const *given, size_t n, Span at) {
  Marks marks = 0;
  bool known = true, open = false;
  for (size_t i = 0; i < n; i++) {
    marks |= given[2 * i]->marks;
    known &= given[2 * i]->kind == VAL_STRING;
    open |= is_unknown(given[2 * i]);
  }
  if (open) return value_mark(a, &value_unknown, marks);
  if (known) {
    Field *fields = NEW_N(a, Field, n);
    for (size_t i = 0; i < n; i++) fields[i] = (Field){given[2 * i]->string, given[2 * i + 1]};
    return value_mark(a, value_object(a, fields, n), marks);
  }
  const Value **pairs = NEW_N(a, const Value *, 2 * n);
  memcpy(pairs, given, 2 * n * sizeof *pairs);
  size_t from = last_pairs(a, pairs, n);
  Sym *s = with_args(a, SYM_OBJECT, &type_dynamic, pairs + 2 * from, 2 * (n - from));
  s->span = at;
  return finish(a, s);
}

/* The blocks, when all is known: subnets of 32 (128) - bits, from the start of the block; NULL when they do not fit. */
static const Value *cidr_blocks(Arena *a, const Value *block, const Value *count_, const Value *bits) {
  size_t slash = str_find_char(block->string, '/', 0);
  Num prefix;
  int64_t n, host, length;
  if (slash == block->string.n || !num_parse(a, str_sub(block->string, slash + 1, block->string.n), &prefix)) return NULL;
  if (!num_to_int64(prefix, &length) || !num_to_int64(count_->number, &n) || !num_to_int64(bits->number, &host)) return NULL;
  int64_t width = str_find_char(block->string, ':', 0) < slash ? 128 : 32;
  if (n < 0 || n > 256 || host < 0 || host > width) return NULL;
  const Value **items = NEW_N(a, const Value *, n);
  for (int64_t i = 0; i < n; i++) {
    const Value *args[] = {block, value_int(a, width - host - length), value_int(a, i)};
    if (!(items[i] = eval_reapply(a, STR("cidrsubnet"), args, 3))) return NULL;
  }
  return value_list(a, &type_string, items, (size_t)n);
}

const Value *sym_cidr(Arena *a, const Value *block, const Value *count_, const Value *bits) {
  const Type *t = type_list(a, &type_string);
  if (is_unknown(block) || is_unknown(count_) || is_unknown(bits)) return unknown_from(a, t, block, count_);
  if (block->kind == VAL_STRING && count_->kind == VAL_NUMBER && bits->kind == VAL_NUMBER) {
    const Value *folded = cidr_blocks(a, block, count_, bits);
    if (folded) return folded;
  }
  return node(a, SYM_CIDR, t, (const Value *const[]){block, count_, bits}, 3);
}

const Value *sym_call(Arena *a, Str fn, const Value *const *args, size_t n, const Type *t, const Value *equiv, Span at) {
  Sym *s = with_args(a, SYM_CALL, t, args, n);
  s->name = fn;
  s->equiv = equiv;
  s->span = at;
  return finish(a, s);
}

const Value *sym_retype(Arena *a, const Value *v, const Type *t, const Value *equiv) {
  Sym *s = NEW(a, Sym);
  *s = *v->sym;
  bool read = s->type->kind == TYPE_STRING && (t->kind == TYPE_NUMBER || t->kind == TYPE_BOOL);
  bool written = t->kind == TYPE_STRING && (s->type->kind == TYPE_NUMBER || s->type->kind == TYPE_BOOL);
  s->parsed |= read && !(s->written && type_eq(s->written, t));
  s->written = written ? s->type : NULL;
  s->type = t;
  s->equiv = equiv;
  deepen(s, equiv);
  return value_mark(a, value_sym(a, s), v->marks);
}
