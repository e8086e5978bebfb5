/* Evaluation of expressions: the dispatch over the syntax tree, and names.
 *
 * A partial evaluator never stops at what it does not know: each node's function gets values that may be known, unknown or
 * symbolic and makes the best of them. A fault is reported once, where it is, and its value_unknown passes silently through
 * everything above it. Depth is counted here, at the one place that all recursion passes (a name's value is an expression
 * again), so that no input can run the program out of stack. */
#include "eval/eval.h"

#include "eval/call.h"

#include "eval/convert.h"
#include "eval/ops.h"

const EvalLimits limits_default = {.max_depth = SOURCE_MAX_DEPTH + LIMIT_DEPTH_ROOM,
                                   .max_elements = 1 << 20,
                                   .max_string = 64 << 20,
                                   .max_instances = 200000,
                                   .max_steps = 5000000,
                                   .max_memory = (size_t)8 << 30,
                                   .max_file = SOURCE_MAX_FILE};

Eval *eval_new(Arena *run, Diags *d) {
  Eval *ev = NEW(run, Eval);
  ev->run = run;
  ev->diags = d;
  ev->sources = d->sources;
  ev->limits = limits_default;
  return ev;
}

/* --- Names ------------------------------------------------------------------------------------------------------------- */

static const Value *lookup_local(const Scope *s, Eval *ev, const Expr *traversal, size_t *used) {
  (void)ev;
  const LocalScope *local = (const LocalScope *)(const void *)s;
  for (size_t i = local->n; i-- > 0;)
    if (str_eq(local->fields[i].key, traversal->traversal.root)) {
      *used = 0;
      return local->fields[i].value;
    }
  return NULL;
}

static void local_names(const Scope *s, Eval *ev, Map *out) {
  const LocalScope *local = (const LocalScope *)(const void *)s;
  for (size_t i = 0; i < local->n; i++) map_put(ev->run, out, local->fields[i].key, NULL);
}

void scope_local(LocalScope *s, const Scope *parent, const Field *fields, size_t n) {
  *s = (LocalScope){.scope = {.parent = parent, .lookup = lookup_local, .names = local_names}, .fields = fields, .n = n};
}

static const Value *unknown_name(Eval *ev, const Scope *s, const Expr *e) {
  Map names = {0};
  for (; s; s = s->parent)
    if (s->names) s->names(s, ev, &names);
  Str *candidates = NEW_N(ev->run, Str, names.n);
  for (size_t i = 0; i < names.n; i++) candidates[i] = names.entries[i].key;
  Str near = str_nearest(e->traversal.root, candidates, names.n);
  diag_error(ev->diags, TC3001, e->traversal.root_span, "There is no \"%.*s\" here", STR_ARG(e->traversal.root));
  if (near.p)
    diag_detail(ev->diags, "Did you mean \"%.*s\"?", STR_ARG(near));
  else
    diag_detail(ev->diags, "Nothing of that name can be referred to at this place. To use it as text, put it into quotes.");
  return &value_unknown;
}

static const Value *traversal(Eval *ev, const Scope *scope, const Expr *e) {
  for (const Scope *s = scope; s; s = s->parent) {
    size_t used = 0;
    const Value *v = s->lookup ? s->lookup(s, ev, e, &used) : NULL;
    if (v) return used < e->traversal.n ? eval_steps(ev, v, e->traversal.steps + used, e->traversal.n - used, e->span) : v;
  }
  return unknown_name(ev, scope, e);
}

/* --- Constructors ------------------------------------------------------------------------------------------------------ */

static const Value *tuple(Eval *ev, const Scope *s, const Expr *e) {
  const Value **items = NEW_N(ev->run, const Value *, e->tuple.n);
  for (size_t i = 0; i < e->tuple.n; i++) items[i] = eval_expr(ev, s, e->tuple.items[i]);
  return value_tuple(ev->run, items, e->tuple.n);
}

static const Value *key_fault(Eval *ev, Span key, DiagCode code, const char *summary, const char *detail) {
  diag_error(ev->diags, code, key, "%s", summary);
  diag_detail(ev->diags, "%s", detail);
  return &value_unknown;
}

const Value *eval_key(Eval *ev, const Value *k, Span where, const char *what) {
  const Value *concrete = k->kind == VAL_SYM ? sym_concrete(ev->run, k, NULL) : k;
  if (!concrete && sym_is_key(k)) return k;
  if (!concrete) concrete = eval_demand(ev, k, where, what);
  if (concrete->kind == VAL_STRING || concrete->kind == VAL_UNKNOWN) return concrete;
  if (concrete->kind == VAL_NULL)
    return key_fault(ev, where, TC3011, "The key is null", "A key is a string. Give a fallback, for example with coalesce().");
  Str why;
  const Value *text = convert(ev->run, concrete, &type_string, &why);
  return text ? text
              : key_fault(ev, where, TC3011, "The key is not a string",
                          "A key is a string, or a number or bool that converts to one.");
}

/* NULL for a key that stands there as it is. */
static const Value *object_key(Eval *ev, const Scope *s, const ObjectItem *item) {
  const Expr *key = item->key;
  if (item->bare_key) return NULL;
  if (key->kind == EXPR_TRAVERSAL && key->traversal.n)
    return key_fault(ev, key->span, TC3021, "Ambiguous object key",
                     "Write (…) around it for the value of the reference, or quotes for the text itself.");
  return eval_key(ev, eval_expr(ev, s, key), key->span, "an object key");
}

/* Some keys are not known. */
static const Value *open_object(Eval *ev, const Expr *e, const Field *fields, const Value *const *keys) {
  size_t n = e->object.n;
  const Value **pairs = NEW_N(ev->run, const Value *, 2 * n);
  for (size_t i = 0; i < n; i++) {
    pairs[2 * i] = keys[i] ? keys[i] : value_string(ev->run, fields[i].key);
    pairs[2 * i + 1] = fields[i].value;
  }
  return sym_object(ev->run, pairs, n, e->span);
}

static const Value *object(Eval *ev, const Scope *s, const Expr *e) {
  size_t n = e->object.n;
  Field *fields = NEW_N(ev->run, Field, n);
  const Value **keys = NEW_N(ev->run, const Value *, n);
  Marks marks = 0;
  bool known = true;
  for (size_t i = 0; i < n; i++) {
    const ObjectItem *item = &e->object.items[i];
    fields[i].value = eval_expr(ev, s, item->value);
    keys[i] = object_key(ev, s, item);
    marks |= keys[i] ? keys[i]->marks : 0;
    known &= !keys[i] || keys[i]->kind == VAL_STRING;
    if (!keys[i] || keys[i]->kind == VAL_STRING) fields[i].key = keys[i] ? keys[i]->string : item->key->string.value;
  }
  return known ? value_mark(ev->run, value_object(ev->run, fields, n), marks) : open_object(ev, e, fields, keys);
}

/* --- Conditionals ------------------------------------------------------------------------------------------------------ */

typedef struct {
  const Value *value;
  size_t from, to;    /* its diagnostics */
  const Value *doubt; /* that is noted if the branch is taken */
} Branch;

static Branch branch(Eval *ev, const Scope *s, const Expr *e, bool text) {
  Branch b = {.from = ev->diags->list.n};
  const Value *outer = ev->doubt;
  ev->doubt = NULL;
  b.value = e ? eval_expr(ev, s, e) : value_string(ev->run, STR(""));
  if (text && e) b.value = template_part(ev, b.value, e->span);
  b.to = ev->diags->list.n;
  b.doubt = ev->doubt;
  ev->doubt = outer;
  return b;
}

static void note_branch(Eval *ev, const Branch *b) {
  if (b->doubt) ops_note(ev, b->doubt);
}

/* Copies of the diagnostics from index `from` on. */
static Diag *copies(Eval *ev, size_t from) {
  size_t n = ev->diags->list.n - from;
  Diag *saved = NEW_N(ev->run, Diag, n);
  if (n) memcpy(saved, ev->diags->list.v + from, n * sizeof *saved);
  return saved;
}

static void put_back(Diags *d, const Diag *saved, size_t n) {
  for (size_t i = 0; i < n; i++) {
    vec_push(d->arena, &d->list, saved[i]);
    d->errors += saved[i].severity == SEV_ERROR;
    d->warnings += saved[i].severity == SEV_WARNING;
  }
}

/* Takes the diagnostics of the branch out of the list. */
static void drop_branch(Eval *ev, const Branch *b) {
  if (b->from == b->to) return;
  size_t after = ev->diags->list.n - b->to;
  Diag *saved = copies(ev, b->to);
  diags_truncate(ev->diags, b->from);
  put_back(ev->diags, saved, after);
}

static bool failed(const Branch *b) { return b->value->kind == VAL_UNKNOWN && b->to > b->from; }

/* A branch that cannot be evaluated under a condition of deployment: whether that matters only the condition's value can tell.
 */
static const Value *demand_condition(Eval *ev, const Value *cond, const Expr *e, size_t keep) {
  size_t before = ev->demands.n, n = ev->diags->list.n - keep;
  Diag *saved = copies(ev, keep);
  diags_truncate(ev->diags, keep);
  eval_demand(ev, cond, e->conditional.condition->span, "a conditional that cannot be evaluated both ways");
  if (ev->demands.n > before) return &value_unknown;
  diags_truncate(ev->diags, keep);
  put_back(ev->diags, saved, n);
  return &value_unknown;
}

/* The condition is not known, perhaps because it failed: the branches decide the type, and their faults do not count. */
static const Value *undecided(Eval *ev, const Expr *e, const Value *cond, const Branch *then, const Branch *otherwise,
                              bool quiet) {
  size_t keep = then->from;
  diags_truncate(ev->diags, keep);
  const Value *out = ops_conditional(ev, cond, then->value, otherwise->value, e);
  if (quiet) diags_truncate(ev->diags, keep);
  return out;
}

/* A condition that is known. The faults of the branch that is not taken do not count, but as far as its type can be told in
 * spite of them, it takes part in the type of the result. */
static const Value *decided(Eval *ev, const Expr *e, const Value *cond, bool truth, const Branch *then,
                            const Branch *otherwise) {
  const Branch *live = truth ? then : otherwise, *dead = truth ? otherwise : then;
  bool untyped = failed(dead) && dead->value->type->kind == TYPE_DYNAMIC;
  drop_branch(ev, dead);
  note_branch(ev, live);
  if (untyped) return value_mark(ev->run, live->value, (Marks)(cond->marks | dead->value->marks));
  size_t keep = ev->diags->list.n;
  const Value *out = ops_conditional(ev, cond, then->value, otherwise->value, e);
  if (failed(live)) diags_truncate(ev->diags, keep);
  return out;
}

/* `c ? x : y`, and %{if}, whose branches are texts. Both are evaluated: for their types, and for their marks. */
static const Value *conditional(Eval *ev, const Scope *s, const Expr *e) {
  size_t errors = ev->diags->errors;
  const Value *raw = eval_expr(ev, s, e->conditional.condition);
  const Value *cond = ops_condition(ev, raw, e->conditional.condition->span);
  bool cond_failed = ev->diags->errors > errors;
  size_t keep = ev->diags->list.n;
  bool text = e->kind == EXPR_TEMPLATE_IF;
  Branch then = branch(ev, s, e->conditional.then, text), otherwise = branch(ev, s, e->conditional.otherwise, text);
  if (cond->kind == VAL_UNKNOWN) return undecided(ev, e, cond, &then, &otherwise, cond_failed);
  const Value *concrete = sym_concrete(ev->run, cond, NULL);
  if (concrete && concrete->kind == VAL_BOOL) return decided(ev, e, cond, concrete->boolean, &then, &otherwise);
  if (cond->kind == VAL_SYM && (failed(&then) || failed(&otherwise))) return demand_condition(ev, cond, e, keep);
  note_branch(ev, &then);
  note_branch(ev, &otherwise);
  return ops_conditional(ev, cond, then.value, otherwise.value, e);
}

/* --- Operators --------------------------------------------------------------------------------------------------------- */

/* A chain of left-associative operators is one loop: x + y + z has as many nodes on its left spine as operators. */
static const Value *binary(Eval *ev, const Scope *s, const Expr *e) {
  size_t n = 0;
  const Expr *left = e;
  for (; left->kind == EXPR_BINARY; left = left->binary.left) n++;
  const Expr **spine = NEW_N(ev->run, const Expr *, n);
  left = e;
  for (size_t i = n; i-- > 0; left = left->binary.left) spine[i] = left;
  size_t errors = ev->diags->errors;
  const Value *v = eval_expr(ev, s, left);
  for (size_t i = 0; i < n; i++) {
    const Expr *x = spine[i];
    const Value *right = eval_expr(ev, s, x->binary.right);
    v = ops_binary(ev, x->binary.op, v, right, x->span, x->binary.left->span, x->binary.right->span);
    if (ev->diags->errors > errors)
      v = value_unknown_of(ev->run, ops_type(x->binary.op)); /* even if it does not hang on them */
  }
  return v;
}

/* The last name of a reference. */
Str eval_name_of(const Expr *e) {
  if (e->kind != EXPR_TRAVERSAL) return STR("");
  for (size_t i = e->traversal.n; i-- > 0;)
    if (e->traversal.steps[i].kind == STEP_ATTR) return e->traversal.steps[i].name;
  return e->traversal.root;
}

static const Value *index_expr(Eval *ev, const Scope *s, const Expr *e) {
  const Value *collection = eval_expr(ev, s, e->index.collection);
  const Value *key = eval_expr(ev, s, e->index.key);
  size_t before = ev->diags->list.n;
  ev->collection = eval_name_of(e->index.collection);
  const Value *v = eval_index(ev, collection, key, e->index.key->span);
  ev->collection = STR("");
  if (ev->diags->list.n > before) diag_context(ev->diags, e->span);
  return v;
}

/* --- Dispatch ---------------------------------------------------------------------------------------------------------- */

static const Value *dispatch(Eval *ev, const Scope *s, const Expr *e) {
  switch (e->kind) {
  case EXPR_NULL: return &value_null;
  case EXPR_BOOL: return value_bool(e->boolean);
  case EXPR_NUMBER: return value_number(ev->run, e->number.value);
  case EXPR_STRING: return value_string(ev->run, e->string.value);
  case EXPR_TEMPLATE: return eval_template(ev, s, e);
  case EXPR_WRAP:
  case EXPR_PAREN: return eval_expr(ev, s, e->inner);
  case EXPR_TUPLE: return tuple(ev, s, e);
  case EXPR_OBJECT: return object(ev, s, e);
  case EXPR_TRAVERSAL: return traversal(ev, s, e);
  case EXPR_RELATIVE: return eval_steps(ev, eval_expr(ev, s, e->relative.source), e->relative.steps, e->relative.n, e->span);
  case EXPR_INDEX: return index_expr(ev, s, e);
  case EXPR_SPLAT: return loop_splat(ev, s, e);
  case EXPR_SPLAT_ITEM: return ev->splat_item;
  case EXPR_CALL: return call_expr(ev, s, e);
  case EXPR_CONDITIONAL:
  case EXPR_TEMPLATE_IF: return conditional(ev, s, e);
  case EXPR_BINARY: return binary(ev, s, e);
  case EXPR_UNARY: return eval_unary(ev, e->unary.op, eval_expr(ev, s, e->unary.operand), e->unary.operand->span);
  case EXPR_FOR_TUPLE: return loop_tuple(ev, s, e);
  case EXPR_FOR_OBJECT: return loop_object(ev, s, e);
  case EXPR_TEMPLATE_FOR: return loop_template(ev, s, e);
  case EXPR_ERROR: return &value_unknown;
  }
  BUG("expression kind");
}

static const Value *too_deep(Eval *ev, const Expr *e) {
  diag_error(ev->diags, TC3015, e->span, "Evaluation nests more than %zu levels deep", ev->limits.max_depth);
  diag_detail(ev->diags,
              "Values that hold one another, or expressions within expressions, go too deep. Flatten them, or raise the limit "
              "with --max-depth.");
  return &value_unknown;
}

static const Value *too_heavy(Eval *ev, const Expr *e) {
  diag_error(ev->diags, TC3016, e->span, "The value holds more than %zu values", ev->limits.max_elements * LIMIT_WEIGHT_FACTOR);
  diag_detail(ev->diags,
              "Values that hold others several times over grow with each step. Build less, or raise the limit with "
              "--max-elements (a value may hold %d times as many).",
              LIMIT_WEIGHT_FACTOR);
  return &value_unknown;
}

bool ops_exhausted(Eval *ev, Span where) {
  if (arena_used(ev->run) <= ev->limits.max_memory) return false;
  if (!ev->exhausted) {
    diag_error(ev->diags, TC3023, where, "Evaluation takes more than %zu bytes", ev->limits.max_memory);
    diag_detail(ev->diags,
                "Here the limit was passed. Make less of large strings and collections, or raise it with --max-memory.");
  }
  return ev->exhausted = true;
}

/* A value within the limits, or a fault. */
static const Value *bounded(Eval *ev, const Expr *e, const Value *v) {
  if (v->depth > ev->limits.max_depth) return too_deep(ev, e);
  return value_weight(v) / LIMIT_WEIGHT_FACTOR > ev->limits.max_elements ? too_heavy(ev, e) : v;
}

const Value *eval_expr(Eval *ev, const Scope *s, const Expr *e) {
  if (ev->depth >= ev->limits.max_depth) return too_deep(ev, e);
  if (ops_exhausted(ev, e->span)) return &value_unknown;
  ev->depth++;
  const Value *v = bounded(ev, e, dispatch(ev, s, e));
  ops_note(ev, v);
  if (--ev->depth == 0) ev->nprepared = 0;
  return v;
}

const Value *eval_as(Eval *ev, const Scope *s, const Expr *e, const Type *t, const char *what) {
  const Value *v = eval_expr(ev, s, e);
  Str why;
  const Value *x = convert(ev->run, v, t, &why);
  if (x) return x;
  diag_error(ev->diags, TC3018, e->span, "Unsuitable value for %s", what);
  diag_detail(ev->diags, "The value has the wrong type: %.*s.", STR_ARG(why));
  return value_unknown_of(ev->run, t);
}

/* --- Demands ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  Eval *ev;
  const Value *value;
  Str what;
  Span where;
  bool any;
  bool leaf;          /* look at this leaf only for what to name */
  const Value *other; /* a leaf that is no variable */
} DemandWalk;

static bool add_demand(void *ctx, const Value *leaf) {
  DemandWalk *w = ctx;
  if (leaf->sym->op == SYM_PARAM) {
    Demand d = {
        .variable = leaf->sym->name, .what = w->what, .where = w->where, .trace = w->ev->diags->trace, .value = w->value};
    vec_push(w->ev->run, &w->ev->demands, d);
    w->any = true;
  } else if (!leaf->sym->equiv && !w->other)
    w->other = leaf;
  else if (leaf->sym->equiv)
    sym_each(leaf->sym->equiv, add_demand, ctx);
  return true;
}

static Str leaf_text(Eval *ev, const Value *v) {
  Str text = v->sym->span.file && ev->sources ? source_text(ev->sources, v->sym->span) : v->sym->name;
  if (str_starts(text, STR("."))) return str_fmt(ev->run, "attribute \"%.*s\"", STR_ARG(str_sub(text, 1, text.n)));
  return text;
}

static bool add_keys(void *ctx, const Value *node) {
  for (size_t i = 0; node->sym->op == SYM_OBJECT && i < node->sym->nargs; i += 2) sym_each(node->sym->args[i], add_demand, ctx);
  return true;
}

static bool was_said(const Diags *d, DiagCode code, Str detail) {
  for (size_t i = 0; i < d->list.n; i++)
    if (d->list.v[i].code == code && str_eq(d->list.v[i].detail, detail)) return true;
  return false;
}

/* What a data source gives is said once, because one answer is enough for all places. */
static const Value *report_late(Eval *ev, const Value *leaf, Span where, const char *what) {
  const Sym *s = leaf->sym;
  Str source = s->op == SYM_ATTR && s->npath && ev->looked_up ? ev->looked_up(s->instance) : STR_NONE, detail;
  if (source.n) {
    Str attribute = s->path[0].name;
    detail = str_fmt(ev->run,
                     "It depends on %.*s.%.*s, which has to be looked up: say what it is with --answer '%.*s.%.*s=JSON'. Or "
                     "compute it from variables, locals and configured arguments.",
                     STR_ARG(source), STR_ARG(attribute), STR_ARG(source), STR_ARG(attribute));
    if (was_said(ev->diags, TC3019, detail)) return &value_unknown;
  } else {
    Str name = leaf_text(ev, leaf);
    detail = str_fmt(ev->run,
                     "It depends on %.*s, which the deployment determines. Compute it from variables, locals and configured "
                     "arguments.",
                     STR_ARG(name.n ? name : STR("a value")));
  }
  diag_error(ev->diags, TC3019, where, "The value of %s is known only after deployment", what);
  diag_detail(ev->diags, "%.*s", STR_ARG(detail));
  return &value_unknown;
}

const Value *eval_demand(Eval *ev, const Value *v, Span where, const char *what) {
  const Value *leaf;
  const Value *concrete = sym_concrete(ev->run, v, &leaf);
  if (concrete) return concrete;
  DemandWalk w = {.ev = ev, .value = v, .what = str_from(what), .where = where};
  sym_each_node(v, add_keys, &w); /* an object with its keys may be all that is wanted */
  if (!w.any) sym_each(v, add_demand, &w);
  if (w.any || eval_report_clock(ev, v)) return &value_unknown;
  return report_late(ev, leaf, where, what);
}
