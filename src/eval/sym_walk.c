/* Walking and rebuilding symbolic values.
 *
 * All rebuilding goes through one function: take a node, put other arguments in, ask the constructor of its operation. Since
 * constructors fold, substitution, deciding conditions and following equivalents are three uses of the same walk. A DAG whose
 * shared nodes are many is walked with a memory of what was done, so that the work is bounded by its nodes and not by its
 * paths. */
#include "eval/convert.h"
#include "eval/eval.h"
#include "eval/sym.h"

enum { MEMO_WEIGHT = 256 }; /* from this size on results are remembered */

/* --- Rebuilding a node ------------------------------------------------------------------------------------------------- */

static const Value *rebuild_call(Arena *a, const Sym *s, const Value *const *args, const Value *equiv) {
  bool known = true;
  for (size_t i = 0; i < s->nargs && known; i++) known = value_is_wholly_known(args[i]);
  const Value *folded = known ? eval_reapply(a, s->name, args, s->nargs) : NULL;
  return folded ? folded : sym_call(a, s->name, args, s->nargs, s->type, equiv, s->span);
}

static const Value *construct(Arena *a, const Sym *s, const Value *const *x, const Value *equiv) {
  switch (s->op) {
  case SYM_CONCAT: return sym_concat(a, x, s->nargs);
  case SYM_JOIN: return sym_join(a, x[0], x[1]);
  case SYM_SPLIT: return sym_split(a, x[0], x[1]);
  case SYM_SELECT: return sym_select(a, x[0], x[1]);
  case SYM_FIND: return sym_find(a, s->name, x[0], x[1], s->path, s->npath, s->type);
  case SYM_IF: return sym_if(a, x[0], x[1], x[2]);
  case SYM_EQ: return sym_eq(a, x[0], x[1]);
  case SYM_NOT: return sym_not(a, x[0]);
  case SYM_AND: return sym_and(a, x[0], x[1]);
  case SYM_OR: return sym_or(a, x[0], x[1]);
  case SYM_PRESENT: return sym_present(a, x[0]);
  case SYM_CIDR: return sym_cidr(a, x[0], x[1], x[2]);
  case SYM_BASE64: return sym_base64(a, x[0]);
  case SYM_TO_JSON: return sym_to_json(a, x[0]);
  case SYM_AZS: return sym_azs(a, x[0]);
  case SYM_DYNREF: return sym_dynref(a, x[0], s->nargs > 1 ? x[1] : NULL);
  case SYM_IMPORT: return sym_import(a, x[0]);
  case SYM_OBJECT: return sym_object(a, x, s->nargs / 2, s->span);
  case SYM_CALL: return rebuild_call(a, s, x, equiv);
  default: BUG("a leaf has no arguments");
  }
}

/* The node's operation over other arguments; its own static type is kept where the operation left it as it was. */
static const Value *rebuild(Arena *a, const Value *v, const Value *const *args, const Value *equiv) {
  const Value *out = construct(a, v->sym, args, equiv);
  Str why;
  if (out->kind != VAL_UNKNOWN && !type_eq(value_type(a, out), v->type)) {
    const Value *same = convert(a, out, v->type, &why);
    if (same) out = same;
  }
  return value_mark(a, out, v->marks);
}

const Value *sym_rebuild(Arena *a, const Value *sym, const Value *const *args) { return rebuild(a, sym, args, NULL); }

/* --- The walk ---------------------------------------------------------------------------------------------------------- */

typedef struct Walk Walk;
struct Walk {
  Arena *a;
  /* The symbol's replacement, or NULL to go on into its arguments. */
  const Value *(*enter)(Walk *w, const Value *sym);
  /* True if a node below which nothing changes can be skipped. May be NULL. */
  bool (*skip)(const Sym *s);
  void *ctx;
  bool remember;
  Map memo; /* from the address of a Value to its result */
};

static const Value *walk(Walk *w, const Value *v);

static const Value *walk_child(void *ctx, const Value *v) { return walk(ctx, v); }

static Str address_key(Arena *a, const void *p) {
  Str bytes = {(const char *)&p, sizeof p};
  return str_dup(a, bytes);
}

static const Value *remembered(const Walk *w, const Value *v) {
  return w->remember ? map_get(&w->memo, (Str){(const char *)&v, sizeof v}) : NULL;
}

static void remember(Walk *w, const Value *v, const Value *result) {
  if (w->remember) map_put(w->a, &w->memo, address_key(w->a, v), (void *)(uintptr_t)result);
}

static const Value *walk_args(Walk *w, const Value *v) {
  const Sym *s = v->sym;
  const Value **args = NEW_N(w->a, const Value *, s->nargs);
  bool changed = false;
  for (size_t i = 0; i < s->nargs; i++) {
    args[i] = walk(w, s->args[i]);
    changed |= args[i] != s->args[i];
  }
  const Value *equiv = s->equiv ? walk(w, s->equiv) : NULL;
  return changed || equiv != s->equiv ? rebuild(w->a, v, args, equiv) : v;
}

static const Value *walk(Walk *w, const Value *v) {
  if (!(value_parts(v) & PART_SYM)) return v;
  if (v->kind != VAL_SYM) return value_map_children(w->a, v, walk_child, w);
  if (w->skip && w->skip(v->sym)) return v;
  const Value *out = remembered(w, v);
  if (out) return out;
  if (v->sym->weight >= MEMO_WEIGHT) w->remember = true;
  out = w->enter(w, v);
  if (!out) out = v->sym->nargs ? walk_args(w, v) : v;
  remember(w, v, out);
  return out;
}

/* --- Substitution ------------------------------------------------------------------------------------------------------ */

typedef struct {
  SymMapFn fn;
  void *ctx;
} Substitution;

static const Value *substitute(Walk *w, const Value *v) {
  const Substitution *s = w->ctx;
  const Value *at = v;
  if (v->sym->nargs) {
    if (v->sym->op != SYM_CALL && v->sym->op != SYM_FIND) return NULL;
    at = walk_args(w, v);
    if (!sym_is(at, v->sym->op)) return at;
  }
  const Value *out = s->fn(s->ctx, at);
  return out == v ? v : value_mark(w->a, out, v->marks);
}

const Value *sym_map(Arena *a, const Value *v, SymMapFn fn, void *ctx) {
  Substitution s = {fn, ctx};
  Walk w = {.a = a, .enter = substitute, .ctx = &s};
  return walk(&w, v);
}

/* --- Assumption -------------------------------------------------------------------------------------------------------- */

static const Value *assume(Arena *a, const Value *v, const Value *fact);

/* ctx: the condition that is known to hold; within a branch its own condition holds as well. */
static const Value *decide(Walk *w, const Value *v) {
  if (v->sym->op != SYM_IF) return NULL;
  const Value *const *args = v->sym->args, *cond = sym_given(w->a, args[0], w->ctx);
  if (cond->kind == VAL_BOOL) return value_mark(w->a, walk(w, args[cond->boolean ? 1 : 2]), v->marks);
  const Value *then = assume(w->a, args[1], sym_and(w->a, w->ctx, cond));
  const Value *otherwise = assume(w->a, args[2], sym_and(w->a, w->ctx, sym_not(w->a, cond)));
  if (cond == args[0] && then == args[1] && otherwise == args[2]) return v;
  return value_mark(w->a, sym_if(w->a, cond, then, otherwise), v->marks);
}

static bool unconditional(const Sym *s) { return !s->conditional; }

static bool is_conditional(const Value *v) { return v->kind == VAL_SYM && v->sym->conditional; }

static const Value *assume(Arena *a, const Value *v, const Value *fact) {
  if (!(value_parts(v) & PART_SYM) || !value_any(v, is_conditional)) return v;
  Walk w = {.a = a, .enter = decide, .skip = unconditional, .ctx = (void *)(uintptr_t)fact};
  return walk(&w, v);
}

const Value *sym_assume(Arena *a, const Value *v, const Value *cond, bool truth) {
  if (!(value_parts(v) & PART_SYM) || !value_any(v, is_conditional)) return v;
  if (sym_is(cond, SYM_NOT)) return sym_assume(a, v, cond->sym->args[0], !truth);
  if (truth ? sym_is(cond, SYM_AND) : sym_is(cond, SYM_OR))
    v = sym_assume(a, sym_assume(a, v, cond->sym->args[0], truth), cond->sym->args[1], truth);
  return assume(a, v, truth ? cond : sym_not(a, cond));
}

/* --- Concrete values --------------------------------------------------------------------------------------------------- */

typedef struct {
  const Value *leaf; /* the first that has no equivalent */
} Concrete;

/* Of the attributes of an object some are known from the configuration, others are not. */
static bool is_part(const Sym *s) {
  const Value *known = s->equiv;
  return s->op == SYM_ATTR && s->type->kind == TYPE_OBJECT && known->kind == VAL_OBJECT && known->map.n < s->type->n;
}

static const Value *concrete_sym(Walk *w, const Value *v) {
  Concrete *c = w->ctx;
  if (c->leaf) return v;
  if (v->sym->equiv && !is_part(v->sym)) return value_mark(w->a, walk(w, v->sym->equiv), v->marks);
  const Value *out = v->sym->nargs ? walk_args(w, v) : v;
  if (out->kind == VAL_SYM && !c->leaf) c->leaf = v;
  return out;
}

const Value *sym_concrete(Arena *a, const Value *v, const Value **leaf) {
  if (leaf) *leaf = NULL;
  if (!(value_parts(v) & PART_SYM)) return v;
  if (v->kind == VAL_SYM && !v->sym->nargs && !v->sym->equiv) {
    if (leaf) *leaf = v;
    return NULL;
  }
  Concrete c = {NULL};
  Walk w = {.a = a, .enter = concrete_sym, .ctx = &c};
  const Value *out = walk(&w, v);
  if (leaf) *leaf = c.leaf;
  return c.leaf ? NULL : out;
}

static const Value *planned(void *ctx, const Value *v) {
  Arena *a = ctx;
  if (v->kind != VAL_SYM) return value_map_children(a, v, planned, a);
  const Value *concrete = sym_concrete(a, v, NULL);
  return concrete ? concrete : v;
}

const Value *sym_planned(Arena *a, const Value *v) { return planned(a, v); }

/* --- Visiting ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  bool (*fn)(void *ctx, const Value *leaf);
  void *ctx;
  bool nodes;    /* not only leaves */
  Arena *memory; /* of `seen`; made when a node is heavy */
  Map seen;
} Visit;

static bool visit(Visit *w, const Value *v);

static bool visit_sym(Visit *w, const Value *v) {
  const Sym *s = v->sym;
  if (!s->nargs) return w->fn(w->ctx, v);
  if (s->weight >= MEMO_WEIGHT) {
    if (!w->memory) w->memory = arena_new();
    if (map_has(&w->seen, (Str){(const char *)&s, sizeof s})) return true;
    map_put(w->memory, &w->seen, address_key(w->memory, s), w);
  }
  if (w->nodes && !w->fn(w->ctx, v)) return false;
  for (size_t i = 0; i < s->nargs; i++)
    if (!visit(w, s->args[i])) return false;
  return true;
}

static bool visit(Visit *w, const Value *v) {
  if (!(value_parts(v) & PART_SYM)) return true;
  switch (v->kind) {
  case VAL_SYM: return visit_sym(w, v);
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE:
    for (size_t i = 0; i < v->seq.n; i++)
      if (!visit(w, v->seq.items[i])) return false;
    return true;
  case VAL_MAP:
  case VAL_OBJECT:
    for (size_t i = 0; i < v->map.n; i++)
      if (!visit(w, v->map.fields[i].value)) return false;
    return true;
  default: return true;
  }
}

static bool visit_all(Visit w, const Value *v) {
  bool all = visit(&w, v);
  if (w.memory) arena_free(w.memory);
  return all;
}

bool sym_each(const Value *v, bool (*fn)(void *ctx, const Value *leaf), void *ctx) {
  return visit_all((Visit){.fn = fn, .ctx = ctx}, v);
}

static bool is_no_parameter(void *ctx, const Value *leaf) {
  (void)ctx;
  return leaf->sym->op != SYM_PARAM;
}

bool sym_has_parameter(const Value *v) { return !sym_each(v, is_no_parameter, NULL); }

bool sym_each_node(const Value *v, bool (*fn)(void *ctx, const Value *node), void *ctx) {
  return visit_all((Visit){.fn = fn, .ctx = ctx, .nodes = true}, v);
}

static bool is_no_call(void *ctx, const Value *node) {
  (void)ctx;
  return node->sym->op != SYM_CALL;
}

bool sym_is_computed(const Value *v) { return sym_each_node(v, is_no_call, NULL); }

/* --- Faults in branches ------------------------------------------------------------------------------------------------ */

static bool failed(const Value *v) { return v->kind == VAL_UNKNOWN && v->type->kind == TYPE_DYNAMIC; }

static const Value *fault_in(const Value *const *items, size_t n, bool *truth) {
  const Value *cond = NULL;
  for (size_t i = 0; i < n && !cond; i++) cond = sym_fault(items[i], truth);
  return cond;
}

static const Value *fault_in_sym(const Sym *s, bool *truth) {
  if (!s->conditional) return NULL;
  if (s->op == SYM_IF && (failed(s->args[1]) || failed(s->args[2]))) {
    *truth = failed(s->args[1]);
    return s->args[0];
  }
  return fault_in(s->args, s->nargs, truth);
}

const Value *sym_fault(const Value *v, bool *truth) {
  if (!(value_parts(v) & PART_SYM)) return NULL;
  switch (v->kind) {
  case VAL_SYM: return fault_in_sym(v->sym, truth);
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: return fault_in(v->seq.items, v->seq.n, truth);
  case VAL_MAP:
  case VAL_OBJECT:
    for (size_t i = 0; i < v->map.n; i++) {
      const Value *cond = sym_fault(v->map.fields[i].value, truth);
      if (cond) return cond;
    }
    return NULL;
  default: return NULL;
  }
}
