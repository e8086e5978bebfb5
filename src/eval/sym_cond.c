/* Reasoning about conditions.
 *
 * A condition is a formula over few things: bool parameters, and comparisons of a parameter with literals, of which at most one
 * holds (that it is empty is one of them). So what follows from what need not be guessed from the shape of formulas: all cases
 * are tried. A case says which literal each compared thing equals, or that it equals none of them. Formulas with too many cases
 * are left as they are, which costs brevity and never truth. */
#include "eval/sym.h"

enum { MAX_CASES = 512, MAX_WEIGHT = 128 };

/* --- What the cases are about ------------------------------------------------------------------------------------------ */

/* Something that is compared. A truth value is "compared" with true. */
typedef struct {
  const Value *value;
  VEC(const Value *) literals, atoms; /* an atom is the formula that the literal is it */
  size_t chosen;                      /* in the case at hand: a literal, or literals.n for none of them */
} Subject;

typedef struct {
  Arena *a;
  VEC(Subject) subjects;
} Cases;

static const Value empty_text = {.kind = VAL_STRING, .string = {"", 0}};

/* The two sides of a comparison with a literal; anything else is true or false by itself. That a parameter is present says that
 * it is not empty; only text is compared with "" otherwise. */
static void comparison(const Value *v, const Value **subject, const Value **literal) {
  bool compares = sym_is(v, SYM_EQ) && v->sym->args[1]->kind != VAL_SYM, present = sym_is(v, SYM_PRESENT);
  *subject = compares || present ? v->sym->args[0] : v;
  *literal = compares ? v->sym->args[1] : present ? &empty_text : &value_true;
}

static Subject *subject_of(const Cases *c, const Value *value) {
  for (size_t i = 0; i < c->subjects.n; i++)
    if (value_same(c->subjects.v[i].value, value)) return &c->subjects.v[i];
  return NULL;
}

static bool is_junction(const Value *v) { return sym_is(v, SYM_AND) || sym_is(v, SYM_OR) || sym_is(v, SYM_NOT); }

static void collect(Cases *c, const Value *v) {
  if (v->kind != VAL_SYM) return;
  if (is_junction(v)) {
    for (size_t i = 0; i < v->sym->nargs; i++) collect(c, v->sym->args[i]);
    return;
  }
  const Value *value, *literal;
  comparison(v, &value, &literal);
  Subject *s = subject_of(c, value);
  if (!s) {
    vec_push(c->a, &c->subjects, (Subject){.value = value});
    s = &c->subjects.v[c->subjects.n - 1];
  }
  for (size_t i = 0; i < s->literals.n; i++)
    if (value_same(s->literals.v[i], literal)) return;
  vec_push(c->a, &s->literals, literal);
  vec_push(c->a, &s->atoms, sym_is(v, SYM_PRESENT) ? sym_not(c->a, v) : v);
}

/* --- One case ---------------------------------------------------------------------------------------------------------- */

static bool holds(const Cases *c, const Value *v) {
  if (v->kind != VAL_SYM) return v->kind == VAL_BOOL && v->boolean;
  const Value *const *args = v->sym->args;
  if (sym_is(v, SYM_NOT)) return !holds(c, args[0]);
  if (sym_is(v, SYM_AND)) return holds(c, args[0]) && holds(c, args[1]);
  if (sym_is(v, SYM_OR)) return holds(c, args[0]) || holds(c, args[1]);
  const Value *value, *literal;
  comparison(v, &value, &literal);
  const Subject *s = subject_of(c, value);
  bool equal = s->chosen < s->literals.n && value_same(s->literals.v[s->chosen], literal);
  return sym_is(v, SYM_PRESENT) ? !equal : equal;
}

static bool next_case(Cases *c) {
  for (size_t i = 0; i < c->subjects.n; i++) {
    Subject *s = &c->subjects.v[i];
    if (s->chosen++ < s->literals.n) return true;
    s->chosen = 0;
  }
  return false;
}

static bool few_cases(const Cases *c) {
  size_t n = 1;
  for (size_t i = 0; i < c->subjects.n && n <= MAX_CASES; i++) n *= c->subjects.v[i].literals.n + 1;
  return n <= MAX_CASES;
}

/* --- Interface --------------------------------------------------------------------------------------------------------- */

static bool is_formula(const Value *v) {
  return v->kind == VAL_BOOL || (v->kind == VAL_SYM && v->sym->weight <= MAX_WEIGHT && !v->sym->conditional);
}

static bool is_opposite(const Value *x, const Value *y) {
  return (sym_is(x, SYM_NOT) && value_same(x->sym->args[0], y)) || (sym_is(y, SYM_NOT) && value_same(y->sym->args[0], x));
}

/* The subjects of both. False when the fact speaks of nothing that `v` speaks of: then it has no say. */
static bool collect_both(Cases *c, const Value *v, const Value *fact) {
  Cases its = {.a = c->a};
  collect(c, v);
  collect(&its, fact);
  size_t own = c->subjects.n;
  collect(c, fact);
  return c->subjects.n < own + its.subjects.n;
}

/* What the cases in which `fact` holds say. */
static int try_cases(Cases *c, const Value *v, const Value *fact) {
  bool seen[2] = {false, false};
  if (!few_cases(c)) return -1;
  do
    if (!fact || holds(c, fact)) seen[holds(c, v)] = true;
  while (!(seen[0] && seen[1]) && next_case(c));
  return seen[0] == seen[1] ? -1 : seen[1];
}

int sym_decided(Arena *a, const Value *v, const Value *fact) {
  if (v->kind == VAL_BOOL) return v->boolean;
  if (fact && value_same(v, fact)) return 1;
  if (fact && is_opposite(v, fact)) return 0;
  if (!is_formula(v) || (fact && !is_formula(fact))) return -1;
  Cases c = {.a = a};
  if (fact && fact->kind == VAL_SYM && collect_both(&c, v, fact)) return try_cases(&c, v, fact);
  Cases own = {.a = a};
  if (!is_junction(v)) return -1;
  collect(&own, v);
  return try_cases(&own, v, NULL);
}

/* Where the fact leaves a few literals, of which one thing is one: which of them, or which not. NULL when that is not much
 * shorter: what the author wrote reads best. */
static const Value *in_few_words(Arena *a, const Value *v, const Value *fact) {
  Cases c = {.a = a};
  if (!is_junction(v) || !is_formula(v) || !fact || fact->kind != VAL_SYM || !is_formula(fact)) return NULL;
  collect(&c, v);
  if (c.subjects.n != 1) return NULL;
  collect(&c, fact);
  if (!few_cases(&c)) return NULL;
  const Subject *s = &c.subjects.v[0];
  size_t nothing = s->literals.n, hold = 0, fail = 0;
  bool *possible = NEW_N(a, bool, nothing + 1), *truth = NEW_N(a, bool, nothing + 1);
  do {
    if (!holds(&c, fact) || possible[s->chosen]) continue;
    possible[s->chosen] = true;
    truth[s->chosen] = holds(&c, v);
    ++*(truth[s->chosen] ? &hold : &fail);
  } while (next_case(&c));
  if (possible[nothing]) return NULL; /* it can be anything */
  bool positive = hold <= fail;
  const Value *any = &value_false;
  for (size_t i = 0; i < nothing; i++)
    if (possible[i] && truth[i] == positive) any = sym_or(a, any, s->atoms.v[i]);
  const Value *out = positive ? any : sym_not(a, any);
  return out->kind == VAL_SYM && 2 * out->sym->weight <= v->sym->weight ? value_mark(a, out, v->marks) : NULL;
}

const Value *sym_given(Arena *a, const Value *v, const Value *fact) {
  if (v->kind != VAL_SYM) return v;
  int decided = sym_decided(a, v, fact);
  if (decided >= 0) return value_mark(a, value_bool(decided), v->marks);
  const Value *shorter = in_few_words(a, v, fact);
  if (shorter) return shorter;
  const Value *const *x = v->sym->args;
  if (sym_is(v, SYM_NOT)) {
    const Value *inner = sym_given(a, x[0], fact);
    return inner == x[0] ? v : sym_not(a, inner);
  }
  bool both = sym_is(v, SYM_AND);
  if (!is_formula(v) || (!both && !sym_is(v, SYM_OR))) return v;
  /* The right side matters only where the left one leaves the result open, and the other way round. */
  const Value *left = both ? x[0] : sym_not(a, x[0]);
  const Value *y = sym_given(a, x[1], fact ? sym_and(a, fact, left) : left);
  const Value *right = both ? y : sym_not(a, y);
  const Value *z = sym_given(a, x[0], fact ? sym_and(a, fact, right) : right);
  if (z == x[0] && y == x[1]) return v;
  return value_mark(a, both ? sym_and(a, z, y) : sym_or(a, z, y), v->marks);
}

static bool is_open(void *ctx, const Value *leaf) {
  (void)ctx;
  return leaf->sym->op == SYM_PARAM || leaf->sym->op == SYM_PSEUDO;
}

bool sym_is_switch(const Value *v) { return sym_each(v, is_open, NULL); }

/* --- Choices ----------------------------------------------------------------------------------------------------------- */

enum { MAX_CHOICES = 5 }; /* one after another: as many levels of the tree */

typedef struct {
  Arena *a;
  size_t n;
  SymMakeFn make;
  void *ctx;
} Choice;

static const Value *choose(const Choice *x, const Value *const *conditions, size_t level);

/* With condition `i` known to be what `fact` says. */
static const Value *choose_under(const Choice *x, const Value *const *conditions, const Value *fact, size_t level) {
  const Value **decided = NEW_N(x->a, const Value *, x->n);
  for (size_t i = 0; i < x->n; i++) decided[i] = sym_given(x->a, conditions[i], fact);
  return choose(x, decided, level + 1);
}

static const Value *choose(const Choice *x, const Value *const *conditions, size_t level) {
  size_t i = 0;
  while (i < x->n && conditions[i]->kind != VAL_SYM) i++;
  if (i == x->n) return x->make(x->ctx, conditions);
  if (level == MAX_CHOICES) return NULL;
  const Value *then = choose_under(x, conditions, conditions[i], level);
  const Value *otherwise = then ? choose_under(x, conditions, sym_not(x->a, conditions[i]), level) : NULL;
  return otherwise ? sym_if(x->a, conditions[i], then, otherwise) : NULL;
}

const Value *sym_choose(Arena *a, const Value *const *conditions, size_t n, SymMakeFn make, void *ctx) {
  Choice x = {a, n, make, ctx};
  return choose(&x, conditions, 0);
}

/* --- Merging ----------------------------------------------------------------------------------------------------------- */

static bool is_map(const Value *v) { return v->kind == VAL_MAP || v->kind == VAL_OBJECT; }
static bool is_list(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_TUPLE || v->kind == VAL_SET; }

/* The one value that says both, if there is one: p where the condition holds, q elsewhere. */
static const Value *one_for_both(Arena *a, const Value *cond, const Value *p, const Value *q) {
  if (value_same(p, q) || value_same(sym_assume(a, p, cond, false), q)) return p;
  return value_same(sym_assume(a, q, cond, true), p) ? q : NULL;
}

/* How many items x and y have in common at their start or end; puts them into `out`. */
static size_t common(Arena *a, const Value *cond, const Value *x, const Value *y, bool end, size_t most, const Value **out) {
  size_t n = 0;
  for (; n < most; n++) {
    const Value *p = x->seq.items[end ? x->seq.n - 1 - n : n], *q = y->seq.items[end ? y->seq.n - 1 - n : n];
    if (!(out[end ? most - 1 - n : n] = one_for_both(a, cond, p, q))) break;
  }
  return n;
}

/* What both begin and end with, and between that the items of each on its condition; pair by pair if these are as many. */
static const Value *merge_lists(Arena *a, const Value *cond, const Value *x, const Value *y) {
  const Value *const *p = x->seq.items, *const *q = y->seq.items;
  size_t least = x->seq.n < y->seq.n ? x->seq.n : y->seq.n, n;
  const Value **items = NEW_N(a, const Value *, x->seq.n + y->seq.n), **tail = NEW_N(a, const Value *, least);
  size_t start = n = common(a, cond, x, y, false, least, items), end = common(a, cond, x, y, true, least - start, tail);
  size_t left = x->seq.n - end, right = y->seq.n - end;
  for (size_t i = start; left == right && i < left; i++) items[n++] = sym_merge(a, cond, p[i], q[i]);
  for (size_t i = start; left != right && i < left; i++) items[n++] = sym_if(a, cond, p[i], &value_null);
  for (size_t i = start; left != right && i < right; i++) items[n++] = sym_if(a, cond, &value_null, q[i]);
  for (size_t i = 0; i < end; i++) items[n++] = tail[least - start - end + i];
  return value_tuple(a, items, n);
}

/* Both fields' keys, each once; the values are those of y where x has none. */
static const Value *all_keys(Arena *a, const Value *x, const Value *y) {
  Field *f = NEW_N(a, Field, x->map.n + y->map.n);
  if (y->map.n) memcpy(f, y->map.fields, y->map.n * sizeof *f);
  if (x->map.n) memcpy(f + y->map.n, x->map.fields, x->map.n * sizeof *f);
  return value_object(a, f, x->map.n + y->map.n);
}

static const Value *field_or_null(const Value *object, Str key) {
  const Value *v = value_field(object, key);
  return v ? v : &value_null;
}

/* Objects that differ in one field are one object; others are different things. */
static const Value *merge_objects(Arena *a, const Value *cond, const Value *x, const Value *y) {
  const Value *all = all_keys(a, x, y);
  Field *f = NEW_N(a, Field, all->map.n);
  size_t different = 0;
  for (size_t i = 0; i < all->map.n; i++) {
    f[i] = all->map.fields[i];
    const Value *p = field_or_null(x, f[i].key), *q = field_or_null(y, f[i].key);
    if (value_same(p, q)) continue;
    f[i].value = sym_merge(a, cond, p, q);
    different++;
  }
  return different == 1 ? value_object(a, f, all->map.n) : sym_if(a, cond, x, y);
}

const Value *sym_merge(Arena *a, const Value *cond, const Value *x, const Value *y) {
  if (is_list(x) && is_list(y) && x->seq.n && y->seq.n) return merge_lists(a, cond, x, y);
  if (is_map(x) && is_map(y)) return merge_objects(a, cond, x, y);
  return sym_if(a, cond, x, y);
}
