/* Function calls.
 *
 * The common work of every call is done here, so that a function sees only arguments that it can work with: counted, converted,
 * without marks, not null, not unknown. What is symbolic takes a ladder: the function itself where it says that it looks at
 * shapes only; its symbolic form; the folded result of the arguments' equivalents; at last a SYM_CALL. A symbolic `if` among
 * the arguments is called with in both branches. */
#include "eval/call.h"

#include "eval/convert.h"
#include "eval/func.h"
#include "eval/ops.h"

/* --- Arity ------------------------------------------------------------------------------------------------------------- */

static size_t positional(const Function *f) {
  size_t n = 0;
  while (n < FUNC_MAX_PARAMS && f->params[n].name) n++;
  return n;
}

static const Param *param_at(const Function *f, size_t i) {
  size_t n = positional(f);
  return i < n ? &f->params[i] : &f->variadic;
}

static bool arity_fits(Eval *ev, const Function *f, size_t n, Span where) {
  size_t most = positional(f), least = f->min_args ? f->min_args : most;
  bool open = f->variadic.name != NULL;
  if (n >= least && (open || n <= most)) return true;
  const char *limit = n < least && (open || least != most) ? "at least" : least != most ? "at most" : "exactly";
  size_t takes = n < least ? least : most;
  diag_error(ev->diags, TC3014, where, "%s arguments for %s", n < least ? "Too few" : "Too many", f->name);
  diag_detail(ev->diags, "It takes %s %zu, and %zu %s given here.", limit, takes, n, n == 1 ? "is" : "are");
  if (n < most)
    diag_detail(ev->diags, "It takes %s %zu, and the one named \"%s\" is missing.", limit, takes, f->params[n].name);
  return false;
}

static const Value *no_function(Eval *ev, Str name, Span where) {
  size_t n = 0;
  while (func_at(n)) n++;
  Str *names = NEW_N(ev->run, Str, n);
  for (size_t i = 0; i < n; i++) names[i] = str_from(func_at(i)->name);
  Str near = str_nearest(name, names, n);
  diag_error(ev->diags, TC3013, where, "There is no function \"%.*s\"", STR_ARG(name));
  if (near.p)
    diag_detail(ev->diags, "Did you mean \"%.*s\"?", STR_ARG(near));
  else
    diag_detail(ev->diags, "Functions are built in; a configuration cannot define its own.");
  return &value_unknown;
}

/* --- Arguments --------------------------------------------------------------------------------------------------------- */

typedef struct {
  const Function *f;
  Call call;
  const Value **args;
  Marks marks;
  bool unknown;      /* an argument that must be known is not */
  bool untyped;      /* of an argument not even the type is known: Terraform looks at nothing behind it */
  bool sym_in_plain; /* an argument that must not be symbolic is */
} Work;

enum { LARGE = 16 }; /* elements from which on a prepared argument is remembered */

static bool is_large(const Value *v) {
  bool seq = v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE;
  return value_is_collection(v) && (seq ? v->seq.n : v->map.n) >= LARGE;
}

/* The value without marks, as type `t`. A loop that passes one map to a function for each of its keys must not convert it each
 * time. */
static const Value *as_param(Eval *ev, const Value *v, const Type *t, bool keep_marks, Str *why) {
  Marks marks = 0;
  bool large = ev->depth && !keep_marks && is_large(v);
  for (size_t i = 0; large && i < ev->nprepared && i < EVAL_PREPARED; i++)
    if (ev->prepared[i].from == v && ev->prepared[i].type == t) return ev->prepared[i].to;
  const Value *plain = keep_marks ? v : value_unmark_deep(ev->run, v, &marks);
  const Value *x = t ? convert(ev->run, plain, t, why) : plain;
  if (large && x) ev->prepared[ev->nprepared++ % EVAL_PREPARED] = (Prepared){v, x, t};
  return x;
}

/* The argument as its parameter's type. */
static bool convert_arg(Eval *ev, Work *w, size_t i) {
  const Param *p = param_at(w->f, i);
  const Value *v = w->args[i];
  Str why;
  if (!(p->flags & PARAM_COUNTED)) value_read_all(v);
  if (p->flags & PARAM_ORDERED) v = ops_ordered(ev, v, w->call.span);
  bool keep_marks = (p->flags & PARAM_MARKED) != 0;
  if (!keep_marks) w->marks |= value_deep_marks(v);
  const Value *x = as_param(ev, v, p->type, keep_marks, &why);
  if (!x) {
    func_error(&w->call, (int)i, "%.*s", STR_ARG(why));
    return false;
  }
  ops_note(ev, x);
  w->args[i] = x;
  return true;
}

static bool accept_arg(Eval *ev, Work *w, size_t i) {
  const Param *p = param_at(w->f, i);
  const Value *x = w->args[i];
  if (x->kind == VAL_NULL && !(p->flags & PARAM_NULL)) {
    func_error(&w->call, (int)i, "argument must not be null");
    return false;
  }
  w->untyped = x->kind == VAL_UNKNOWN && x->type->kind == TYPE_DYNAMIC && !p->type && !(p->flags & PARAM_UNTYPED);
  if (p->flags & PARAM_SYMBOLIC)
    x = ops_expose(ev, x, w->call.arg_spans ? w->call.arg_spans[i] : w->call.span);
  else
    w->sym_in_plain |= ops_has_sym(x);
  w->unknown |= !(p->flags & PARAM_UNKNOWN) && (value_parts(x) & PART_UNKNOWN) != 0;
  w->args[i] = x;
  return true;
}

static bool prepare(Eval *ev, Work *w, const Value *const *args) {
  w->args = NEW_N(ev->run, const Value *, w->call.n);
  if (w->call.n) memcpy(w->args, args, w->call.n * sizeof *args);
  w->call.args = w->args;
  bool ok = true;
  for (size_t i = 0; i < w->call.n; i++) ok &= convert_arg(ev, w, i);
  for (size_t i = 0; ok && i < w->call.n && !w->untyped; i++) ok = accept_arg(ev, w, i);
  return ok;
}

/* --- The ladder -------------------------------------------------------------------------------------------------------- */

static const Value *apply_call(Eval *ev, void *ctx, const Value *const *args, size_t n) {
  const Call *c = ctx;
  return call_values(ev, str_from(c->name), args, c->arg_spans, n, c->span);
}

/* An `if` whose branches are ordinary texts or numbers can stay an operand of a symbolic operation. */
static bool plain_if(const Value *v) {
  if (!sym_is(v, SYM_IF)) return v->kind != VAL_NULL && v->kind != VAL_UNKNOWN;
  return type_is_primitive(v->type) && plain_if(v->sym->args[1]) && plain_if(v->sym->args[2]);
}

static bool wants_branches(const Work *w) {
  for (size_t i = 0; i < w->call.n; i++)
    if (sym_is(w->args[i], SYM_IF) && (!w->f->symbolic || !plain_if(w->args[i]))) return true;
  return false;
}

static const Value *ladder(Eval *ev, Work *w) {
  const Value *out = NULL;
  Call *c = &w->call;
  if (wants_branches(w)) out = ops_distribute(ev, c->args, c->n, apply_call, c);
  if (!out && !w->sym_in_plain) out = w->f->fn(c);
  if (!out && w->f->symbolic) out = w->f->symbolic(c);
  if (!out) out = ops_distribute(ev, c->args, c->n, apply_call, c);
  if (!out) out = ops_defer(ev, str_from(c->name), c->args, c->n, w->f->returns ? w->f->returns : &type_dynamic, c->span);
  return out;
}

const Value *call_values(Eval *ev, Str name, const Value *const *args, const Span *arg_spans, size_t n, Span where) {
  const Function *f = func_find(name);
  if (!f) return no_function(ev, name, where);
  if (ops_exhausted(ev, where)) return &value_unknown;
  if (!arity_fits(ev, f, n, where)) return &value_unknown;
  Work w = {.f = f, .call = {.ev = ev, .a = ev->run, .name = f->name, .span = where, .arg_spans = arg_spans, .n = n}};
  if (!prepare(ev, &w, args)) return &value_unknown;
  size_t errors = ev->diags->errors;
  const Value *out = w.untyped   ? &value_unknown
                     : w.unknown ? value_unknown_of(ev->run, f->returns ? f->returns : &type_dynamic)
                                 : ladder(ev, &w);
  return ev->diags->errors > errors ? out : value_mark(ev->run, out, w.marks); /* what failed tells nothing */
}

static Str plain_name(Str name) { return str_starts(name, STR("core::")) ? str_sub(name, 6, name.n) : name; }

const Value *eval_call(Eval *ev, Str name, const Value *const *args, size_t n, Span where) {
  return call_values(ev, plain_name(name), args, NULL, n, where);
}

/* --- Names of SYM_CALL ------------------------------------------------------------------------------------------------- */

static bool operator_named(Str name, Operator *op) {
  for (int i = OP_OR; i <= OP_MOD; i++)
    if (str_is(name, operator_text((Operator)i))) {
      *op = (Operator)i;
      return true;
    }
  return false;
}

const Value *ops_apply(Eval *ev, Str name, const Value *const *args, size_t n, Span where) {
  Operator op;
  if (n == 1 && str_is(name, "-")) return eval_unary(ev, OP_NEG, args[0], where);
  if (n == 2 && str_is(name, "[]")) {
    bool collection = value_is_collection(args[0]) && args[0]->kind != VAL_SET;
    bool key = args[1]->kind == VAL_NUMBER || args[1]->kind == VAL_STRING;
    if (collection && key) return eval_index(ev, args[0], args[1], where);
  }
  if (n == 2 && operator_named(name, &op)) return eval_binary(ev, op, args[0], args[1], where);
  return eval_call(ev, name, args, n, where);
}

const Value *eval_reapply(Arena *a, Str name, const Value *const *args, size_t n) {
  Operator op;
  if (!str_is(name, "[]") && !operator_named(name, &op) && !func_find(plain_name(name))) return NULL;
  Diags *d = diags_new(a, NULL);
  Eval *ev = eval_new(a, d);
  const Value *out = ops_apply(ev, name, args, n, SPAN_NONE);
  return d->errors || out->kind == VAL_UNKNOWN ? NULL : out;
}

/* --- Calls in expressions ---------------------------------------------------------------------------------------------- */

typedef struct {
  VEC(const Value *) values;
  VEC(Span) spans;
  Marks marks;       /* of an expanded list: they go to the result */
  const Value *open; /* an expanded argument without a shape */
} Args;

static void add_arg(Eval *ev, Args *args, const Value *v, Span span) {
  vec_push(ev->run, &args->values, v);
  vec_push(ev->run, &args->spans, span);
}

/* f(xs...): false when it was reported. */
static bool expand_arg(Eval *ev, Args *args, const Value *v, Span span) {
  args->marks |= v->marks;
  v = ops_expose(ev, v, span);
  if (v->kind == VAL_UNKNOWN || v->kind == VAL_SYM) {
    args->open = v;
    return true;
  }
  if (v->kind == VAL_LIST || v->kind == VAL_TUPLE || v->kind == VAL_SET) {
    for (size_t i = 0; i < v->seq.n; i++) add_arg(ev, args, v->seq.items[i], span);
    return true;
  }
  diag_error(ev->diags, v->kind == VAL_NULL ? TC3004 : TC3009, span, "Only a list can be expanded into arguments");
  diag_detail(ev->diags, "The value before ... must be a list, set or tuple, and this is %.*s.",
              STR_ARG(value_brief(ev->run, v)));
  return false;
}

typedef struct {
  const Expr *e;
  Str name;
  const Args *args;
} Expansion;

static const Value *apply_expansion(Eval *ev, void *ctx, const Value *const *list, size_t n) {
  (void)n;
  const Expansion *x = ctx;
  Args args = {0};
  for (size_t i = 0; i < x->args->values.n; i++) add_arg(ev, &args, x->args->values.v[i], x->args->spans.v[i]);
  Span span = x->e->call.args[x->e->call.n - 1]->span;
  if (!expand_arg(ev, &args, list[0], span)) return &value_unknown;
  if (!args.open) return call_values(ev, x->name, args.values.v, args.spans.v, args.values.n, x->e->span);
  if (args.open->kind == VAL_UNKNOWN) return &value_unknown;
  const Value *out = ops_distribute(ev, &args.open, 1, apply_expansion, ctx);
  if (out) return out;
  const Value *concrete = eval_demand(ev, args.open, span, "an argument list");
  return concrete->kind == VAL_UNKNOWN ? concrete : apply_expansion(ev, ctx, &concrete, 1);
}

static const Value *ordinary_call(Eval *ev, const Scope *s, const Expr *e, Str name) {
  if (!func_find(name)) return no_function(ev, name, e->call.name_span);
  Args args = {0};
  size_t n = e->call.n - (e->call.expand ? 1 : 0), errors = ev->diags->errors;
  for (size_t i = 0; i < n; i++) add_arg(ev, &args, eval_expr(ev, s, e->call.args[i]), e->call.args[i]->span);
  if (ev->diags->errors > errors) return &value_unknown; /* of no type: Terraform does not call either */
  if (!e->call.expand) {
    ev->collection = n ? eval_name_of(e->call.args[0]) : STR("");
    const Value *out = call_values(ev, name, args.values.v, args.spans.v, args.values.n, e->span);
    ev->collection = STR("");
    return out;
  }
  const Value *last = eval_expr(ev, s, e->call.args[n]);
  Expansion x = {e, name, &args};
  return value_mark(ev->run, apply_expansion(ev, &x, &last, 1), last->marks);
}

const Value *call_expr(Eval *ev, const Scope *s, const Expr *e) {
  for (const Scope *at = s; at; at = at->parent) {
    const Value *v = at->call ? at->call(at, ev, e, s) : NULL;
    if (v) return v;
  }
  Str name = plain_name(e->call.name);
  const Value *v = special_call(ev, s, e, name);
  return v ? v : ordinary_call(ev, s, e, name);
}
