/* The functions that are more than a function of values.
 *
 * try() and can() look at faults: those that happened (diagnostics, taken back) and those that would happen under a condition
 * of deployment (a branch of a symbolic `if` that could not be evaluated), which makes their result a symbolic `if` over that
 * condition. templatefile() and templatestring() evaluate a template of their own, whose only names are the variables given. */
#include "eval/call.h"

#include "eval/convert.h"
#include "eval/ops.h"
#include "syntax/parse.h"

/* --- try, can ---------------------------------------------------------------------------------------------------------- */

static bool errors_since(const Diags *d, size_t from) {
  for (size_t i = from; i < d->list.n; i++)
    if (d->list.v[i].severity == SEV_ERROR) return true;
  return false;
}

/* Whether only deployment could tell that this fails: a function of parameters, an element of a list of any length,
 * text that must be a number. */
static bool is_safe(void *ctx, const Value *node) {
  const Sym *s = node->sym;
  const Value **doubtful = ctx;
  bool first =
      s->op == SYM_SELECT && s->args[0]->kind == VAL_NUMBER && !num_sign(s->args[0]->number) && !sym_is(s->args[1], SYM_PARAM);
  bool element = s->op == SYM_SELECT && s->args[1]->kind == VAL_SYM && !first;
  if ((s->op != SYM_CALL && !element && !s->parsed) || s->equiv) return true;
  *doubtful = node;
  return false;
}

static bool is_doubtful(const Value *node) {
  const Value *doubtful;
  return !is_safe(&doubtful, node) && sym_has_parameter(node);
}

/* The result need not show it: length([tonumber(var.x)]) is 1, and fails all the same. */
void ops_note(Eval *ev, const Value *v) {
  if (!ev->trying || ev->doubt || v->kind != VAL_SYM) return;
  if (sym_is(v, SYM_IF)) {
    ops_note(ev, v->sym->args[1]);
    ops_note(ev, v->sym->args[2]);
  } else if (is_doubtful(v))
    ev->doubt = v;
}

/* try() and can() must know whether a value fails, or `noted` on the way to it: the parameters that decide it are demanded. */
static const Value *certain(Eval *ev, const Value *v, const Value *noted, Span where, const char *what) {
  const Value *doubtful = noted;
  if (!noted && (sym_each_node(v, is_safe, &doubtful) || !sym_has_parameter(doubtful))) return v;
  return eval_demand(ev, doubtful, where, what)->kind == VAL_UNKNOWN ? &value_unknown : v;
}

/* Evaluates; NULL, with the diagnostics and what was noted taken back, when that fails. */
static const Value *attempt(Eval *ev, const Scope *s, const Expr *e) {
  size_t keep = ev->diags->list.n;
  const Value *before = ev->doubt;
  ev->trying++;
  const Value *v = eval_expr(ev, s, e);
  ev->trying--;
  if (!errors_since(ev->diags, keep)) return v;
  diags_truncate(ev->diags, keep);
  ev->doubt = before;
  return NULL;
}

/* The first alternative from index i on that works; NULL when none does. In *next_one the index behind it. */
static const Value *first_of(Eval *ev, const Scope *s, const Expr *e, size_t i, size_t *next_one) {
  const Value *v = NULL;
  for (; i < e->call.n && !v; i++) v = attempt(ev, s, e->call.args[i]);
  *next_one = i;
  bool truth;
  const Value *cond = v ? sym_fault(v, &truth) : NULL;
  const Value *rest = cond && i < e->call.n ? first_of(ev, s, e, i, &i) : NULL;
  while (cond && rest) {
    const Value *good = sym_assume(ev->run, v, cond, !truth);
    v = truth ? sym_if(ev->run, cond, rest, good) : sym_if(ev->run, cond, good, rest);
    const Value *next = sym_fault(v, &truth);
    if (next && value_same(next, cond)) break;
    cond = next;
  }
  return v;
}

/* Whether it works can only be told of what is known: later, another alternative may count. */
static bool is_open(const Value *v) { return (value_parts(v) & PART_UNKNOWN) != 0; }

static const Value *form_try(Eval *ev, const Scope *s, const Expr *e) {
  const Value *outer = ev->doubt;
  ev->doubt = NULL;
  size_t next = 0;
  const Value *v = first_of(ev, s, e, 0, &next), *noted = ev->doubt;
  bool last_counts = next == e->call.n; /* where that fails in the deployment, all of it does */
  ev->doubt = last_counts && ev->trying && !outer ? noted : outer;
  if (v && !is_open(v) && !last_counts) v = certain(ev, v, noted, e->span, "try()");
  if (v) return is_open(v) ? value_mark(ev->run, &value_unknown, v->marks) : v;
  const Expr *last = e->call.args[e->call.n - 1];
  size_t keep = ev->diags->list.n;
  eval_expr(ev, s, last);
  Str cause = ev->diags->list.n > keep ? ev->diags->list.v[keep].summary : STR("");
  diags_truncate(ev->diags, keep);
  diag_error(ev->diags, TC3020, e->span, "No alternative of try() can be evaluated");
  diag_detail(ev->diags, "The last one fails too: %.*s. Add a fallback that cannot fail, such as null.", STR_ARG(cause));
  return &value_unknown;
}

/* The condition under which `v` has no fault. */
static const Value *faultless(Eval *ev, const Value *v) {
  bool truth;
  const Value *all = &value_true;
  for (const Value *cond; (cond = sym_fault(v, &truth));) {
    const Value *good = sym_assume(ev->run, v, cond, !truth);
    if (value_same(good, v)) break;
    all = sym_and(ev->run, all, truth ? sym_not(ev->run, cond) : cond);
    v = good;
  }
  return all;
}

static const Value *form_can(Eval *ev, const Scope *s, const Expr *e) {
  const Value *outer = ev->doubt;
  ev->doubt = NULL;
  const Value *v = attempt(ev, s, e->call.args[0]), *noted = ev->doubt;
  ev->doubt = outer;
  if (!v) return &value_false;
  if (is_open(v) || certain(ev, v, noted, e->span, "can()") != v) return value_unknown_of(ev->run, &type_bool);
  return faultless(ev, v);
}

/* --- Templates --------------------------------------------------------------------------------------------------------- */

static const Value *fault(Eval *ev, Span where, const char *summary, const char *detail) {
  diag_error(ev->diags, TC3501, where, "%s", summary);
  diag_detail(ev->diags, "%s", detail);
  return &value_unknown;
}

static bool is_name(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-'))) return false;
  }
  return s.n > 0;
}

/* The variables of a template: a map or object of known shape, or unknown. */
static const Value *variables(Eval *ev, const Scope *s, const Expr *e) {
  const Value *vars = ops_expose(ev, eval_expr(ev, s, e), e->span);
  if (vars->kind == VAL_SYM) vars = eval_demand(ev, vars, e->span, "the variables of a template");
  if (vars->kind == VAL_UNKNOWN) return vars;
  if (vars->kind != VAL_OBJECT && vars->kind != VAL_MAP)
    return fault(ev, e->span, "The variables of a template must be a map", "Give an object such as {name = value}.");
  value_read_all(vars);
  for (size_t i = 0; i < vars->map.n; i++)
    if (!is_name(vars->map.fields[i].key))
      return fault(ev, e->span, "A template variable has an invalid name",
                   "A name starts with a letter or underscore and goes on with letters, digits, underscores and hyphens.");
  return vars;
}

/* The text of a file or of an expression, known. */
static const Value *known_text(Eval *ev, const Value *v, Span where, const char *what) {
  Str why;
  const Value *text = v->kind == VAL_NULL ? NULL : convert(ev->run, eval_demand(ev, v, where, what), &type_string, &why);
  return text ? text : fault(ev, where, "The argument must be a string", "It names or holds the template.");
}

/* A template that stands in a registered file; NULL when it has syntax errors. */
static const Expr *parsed(Eval *ev, Str key, Str path, Str text) {
  const Expr *e = map_get(&ev->templates, key);
  if (e) return e;
  size_t before = ev->diags->errors;
  e = parse_template(ev->run, ev->diags, source_add(ev->sources, path, text));
  if (ev->diags->errors > before) return NULL;
  map_put(ev->run, &ev->templates, key, (void *)(uintptr_t)e);
  return e;
}

/* Evaluates the template; the call becomes part of what is said about faults in it. */
static const Value *render(Eval *ev, const Expr *call, Str key, Str path, const Value *text, const Value *vars) {
  const Trace *outer = ev->diags->trace;
  Trace *trace = NEW(ev->run, Trace);
  *trace = (Trace){outer, str_fmt(ev->run, "in call to %.*s", STR_ARG(call->call.name)), call->span};
  ev->diags->trace = trace;
  ev->template_depth++;
  const Expr *e = parsed(ev, key, path, text->string);
  LocalScope scope;
  scope_local(&scope, NULL, vars->map.fields, vars->map.n);
  const Value *out = e ? eval_expr(ev, &scope.scope, e) : &value_unknown;
  ev->template_depth--;
  ev->diags->trace = outer;
  return value_mark(ev->run, out, (Marks)(text->marks | vars->marks));
}

static const Value *recursive(Eval *ev, const Expr *e) {
  return fault(ev, e->span, "A template cannot render another template",
               "templatefile and templatestring cannot be called within a template. Pass the rendered text as a variable.");
}

typedef struct {
  const Expr *e;
  const Value *vars;
} TemplateFile;

/* A path that hangs on a parameter names one of several templates. */
static const Value *render_file(Eval *ev, void *ctx, const Value *const *args, size_t n) {
  const TemplateFile *f = ctx;
  Span where = f->e->call.args[0]->span;
  const Value *cases = args[0]->kind == VAL_SYM ? eval_cases(ev, args[0]) : NULL;
  const Value *chosen = ops_distribute(ev, cases ? &cases : args, n, render_file, ctx);
  if (chosen) return chosen;
  const Value *path = known_text(ev, args[0], where, "the path of a template");
  if (path->kind == VAL_UNKNOWN) return &value_unknown;
  const Value *text = call_values(ev, STR("file"), &path, &where, 1, f->e->span);
  if (text->kind != VAL_STRING) return &value_unknown;
  return render(ev, f->e, path->string, path->string, text, f->vars);
}

static const Value *form_templatefile(Eval *ev, const Scope *s, const Expr *e) {
  if (ev->template_depth) return recursive(ev, e);
  const Value *path = eval_expr(ev, s, e->call.args[0]);
  TemplateFile f = {e, variables(ev, s, e->call.args[1])};
  return f.vars->kind == VAL_UNKNOWN ? &value_unknown : render_file(ev, &f, &path, 1);
}

static const Value *form_templatestring(Eval *ev, const Scope *s, const Expr *e) {
  if (ev->template_depth) return recursive(ev, e);
  const Expr *arg = e->call.args[0];
  while (arg->kind == EXPR_PAREN) arg = arg->inner;
  bool reference = arg->kind == EXPR_TRAVERSAL || arg->kind == EXPR_RELATIVE || arg->kind == EXPR_INDEX;
  if (!reference)
    return fault(
        ev, arg->span, "The template must be a reference",
        "templatestring takes a reference to a string, such as local.text. A template written here needs no function.");
  const Value *text = known_text(ev, eval_expr(ev, s, arg), arg->span, "the text of a template");
  const Value *vars = variables(ev, s, e->call.args[1]);
  if (text->kind == VAL_UNKNOWN || vars->kind == VAL_UNKNOWN) return &value_unknown;
  Str key = str_fmt(ev->run, "<templatestring>%.*s", STR_ARG(text->string));
  return render(ev, e, key, STR("<templatestring>"), text, vars);
}

/* --- The table --------------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *name;
  size_t min_args, max_args;
  const Value *(*fn)(Eval *ev, const Scope *s, const Expr *e);
} SpecialForm;

static const SpecialForm forms[] = {
    {"try", 1, SIZE_MAX, form_try},
    {"can", 1, 1, form_can},
    {"templatefile", 2, 2, form_templatefile},
    {"templatestring", 2, 2, form_templatestring},
};

static const SpecialForm *form_named(Str name) {
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (str_is(name, forms[i].name)) return &forms[i];
  return NULL;
}

bool special_exists(Str name) { return form_named(name); }

static const Value *wrong_count(Eval *ev, const SpecialForm *form, const Expr *e) {
  size_t n = e->call.n;
  diag_error(ev->diags, TC3014, e->span, "%s arguments for %s", n < form->min_args ? "Too few" : "Too many", form->name);
  diag_detail(ev->diags, "It takes %s %zu, and %zu %s given here.", form->max_args == SIZE_MAX ? "at least" : "exactly",
              form->min_args, n, n == 1 ? "is" : "are");
  return &value_unknown;
}

const Value *special_call(Eval *ev, const Scope *s, const Expr *e, Str name) {
  const SpecialForm *form = form_named(name);
  if (!form) return NULL;
  if (e->call.expand)
    return fault(ev, e->span, "Arguments cannot be expanded here", "Write the arguments of this function out one by one.");
  if (e->call.n < form->min_args || e->call.n > form->max_args) return wrong_count(ev, form, e);
  return form->fn(ev, s, e);
}
