/* Binding times: which root variables are fixed at conversion, and why.
 *
 * A variable starts as a parameter unless the user says otherwise or no parameter can hold it. Rounds of expansion and lowering
 * leave demands; each demanded variable is fixed before the next round. Whatever fixes a variable leaves a reason and a place,
 * which the summary and the manifest repeat. Fixing one that the user wants as a parameter is a fault with the same reason: the
 * round goes on with the value, so that all such faults show at once. */
#include "expand/internal.h"

enum { MAX_PARAMETER = 4096 }; /* bytes of a parameter's value: "CloudFormation quotas" in its user guide */

/* --- what a parameter can hold ------------------------------------------------------------------------------------- */

static bool is_scalar(const Value *v) { return v->kind == VAL_BOOL || v->kind == VAL_NUMBER || v->kind == VAL_STRING; }

static Str type_reason(Arena *a, const Type *t) {
  Buf b = buf_new(a);
  type_friendly(&b, t);
  return str_fmt(a, "no parameter holds a value of type %.*s", STR_ARG(buf_str(&b)));
}

static bool is_list(const Type *t) {
  return (t->kind == TYPE_LIST || t->kind == TYPE_SET) && (t->elem->kind == TYPE_STRING || t->elem->kind == TYPE_NUMBER);
}

static Str too_long(Arena *a, size_t n) {
  return str_fmt(a, "its value has %zu bytes, and a parameter holds %d", n, MAX_PARAMETER);
}

/* A parameter's list is text that is taken apart at its commas, each part without the spaces around it; text without a comma is
 * a list of one. So there is no empty list ("Parameters" in CloudFormation's user guide, CommaDelimitedList). */
static Str unfit_list(Arena *a, const Value *list) {
  size_t bytes = 0;
  for (size_t i = 0; i < list->seq.n; i++) {
    const Value *v = list->seq.items[i];
    Str s = v->kind == VAL_NUMBER ? num_to_str(a, v->number) : v->kind == VAL_STRING ? v->string : STR("0");
    if (value_is_null(v)) return STR("an element of its value is null, which no parameter can say");
    if (!s.n) return STR("an element of its value is empty, which a list in a parameter cannot say");
    if (str_find_char(s, ',', 0) < s.n) return STR("an element of its value has a comma, at which a parameter would part it");
    if (str_trim(s).n < s.n) return STR("an element of its value begins or ends with a space, which a parameter takes off");
    bytes += s.n + (i > 0);
  }
  if (!list->seq.n) return STR("its value is an empty list, which no parameter can say");
  return bytes > MAX_PARAMETER ? too_long(a, bytes) : STR_NONE;
}

static bool is_empty_list(const Value *v) { return (v->kind == VAL_LIST || v->kind == VAL_SET) && !v->seq.n; }

static bool says_nothing(const Value *v) { return value_is_null(v) || is_empty_list(v); }

/* The value when an empty parameter says something of its own. */
static Str unfit_beside(const Value *given, const Value *empty) {
  if (is_empty_list(given)) return STR("its value is an empty list, and its parameter says null when it is empty");
  if (value_is_null(given)) return STR("its value is null, and its parameter says an empty list when it is empty");
  bool alike = given->kind == VAL_STRING && !given->string.n;
  if (alike && value_is_null(empty)) return STR("its value is empty text, and its parameter says null when it is empty");
  return STR_NONE;
}

static Str unfit_value(Arena *a, const Value *given, const Value *empty) {
  if (empty && given->kind == empty->kind && says_nothing(given)) return STR_NONE;
  Str beside = empty ? unfit_beside(given, empty) : STR_NONE;
  if (beside.n) return beside;
  if (value_is_null(given)) return STR("its value is null, which no parameter can be");
  if (given->kind == VAL_LIST || given->kind == VAL_SET) return unfit_list(a, given);
  if (!is_scalar(given)) return type_reason(a, value_type(a, given));
  return given->kind == VAL_STRING && given->string.n > MAX_PARAMETER ? too_long(a, given->string.n) : STR_NONE;
}

static bool may_fit(const Type *t) { return type_is_primitive(t) || t->kind == TYPE_DYNAMIC || is_list(t); }

Str variable_unfit(Arena *a, const Variable *v, const Value *given, const Value *empty) {
  if (v->ephemeral) return STR("an ephemeral value has no parameter");
  if (!may_fit(v->type)) return type_reason(a, v->type);
  return given && given->kind != VAL_UNKNOWN ? unfit_value(a, given, empty) : STR_NONE;
}

/* A variable with a default of null, or that is null, can be null in the deployment too; likewise a list that is empty. The
 * default comes first: it says what an author means who leaves the variable out. */
const Value *variable_empty(Eval *ev, const Variable *v, const Value *given) {
  if (!may_fit(v->type)) return NULL;
  const Value *candidates[] = {variable_default(ev, v), given};
  const Type *t = variable_parameter_type(ev->run, v, given);
  for (size_t i = 0; i < 2; i++) {
    if (!candidates[i] || !says_nothing(candidates[i])) continue;
    return value_is_null(candidates[i]) ? value_null_of(ev->run, t) : candidates[i];
  }
  return NULL;
}

/* An untyped variable is a parameter of its default's type, without a default (or with null) one of text, as on a command line.
 */
const Type *variable_parameter_type(Arena *a, const Variable *v, const Value *given) {
  if (v->type->kind != TYPE_DYNAMIC) return v->type;
  return given && !value_is_null(given) ? value_type(a, given) : &type_string;
}

/* --- fixing -------------------------------------------------------------------------------------------------------- */

/* What was asked of parameters may have shared out what this variable leaves: the next round asks again. */
static void fix(Eval *ev, Bindings *b, Str name, Demand d) {
  Demand *kept = NEW(ev->run, Demand);
  *kept = d;
  kept->variable = name;
  map_put(ev->run, &b->fixed, name, kept);
  b->restricted = (Map){0};
}

static bool is_plural(Str what) { return str_starts(what, STR("the keys ")) || str_starts(what, STR("the variables ")); }

Str demand_reason(Arena *a, const Demand *d) {
  return d->reason.n ? d->reason : str_fmt(a, "%.*s need%s its value", STR_ARG(d->what), is_plural(d->what) ? "" : "s");
}

/* Whether the user names the variable, or the object that it is an attribute of. */
static bool is_named(const Map *names, Str variable) {
  for (size_t i = 0; i < variable.n; i++)
    if (variable.p[i] == '.' && map_has(names, str_sub(variable, 0, i))) return true;
  return map_has(names, variable);
}

bool bindings_keep(const Bindings *b, Str name) {
  return is_named(&b->kept, name) || (b->mode == PARAMETERS_ALL && !is_named(&b->given_up, name));
}

/* Reports that a variable cannot be the parameter that the user wants. */
static void refuse(Eval *ev, const Bindings *b, Diags *faults, const Variable *v, const Demand *d) {
  const char *option = is_named(&b->kept, v->name) ? "--param" : "--parameters all";
  Str reason = demand_reason(ev->run, d);
  diag_error(faults, TC4070, d->where.file ? d->where : v->span, "Variable \"%.*s\" cannot be a parameter", STR_ARG(v->name));
  diag_detail(faults, "%s asks for it, but %.*s. Change that, or fold the value in with --fix %.*s.", option, STR_ARG(reason),
              STR_ARG(v->name));
  if (d->where.file) diag_context(faults, v->span);
}

static void fix_reported(Eval *ev, Bindings *b, Diags *faults, const Variable *v, Demand d) {
  if (bindings_keep(b, v->name)) refuse(ev, b, faults, v, &d);
  fix(ev, b, v->name, d);
}

/* Whether the value at hand is as asked, so that it can be asked of the parameter. Null (or an empty list) would be a fault
 * where something must be present, and is not the value of a parameter that it is restricted beside. */
static bool is_met(const Value *given, const Demand *d) {
  if (d->need == NEED_PRESENCE) return given && !says_nothing(given);
  return !given || value_is_null(given) || need_is_met(given, d);
}

static bool says_as_much(const Demand *r, const Demand *d) {
  if (r->need != d->need || !str_eq(r->text, d->text)) return false;
  return d->need == NEED_AT_MOST ? r->limit <= d->limit : r->limit >= d->limit;
}

/* Where a parameter is never null, nothing asks again. */
bool bindings_meet(const Bindings *b, const Demand *d) {
  const Restrictions *r = map_get(&b->restricted, d->variable);
  for (size_t i = 0; r && i < r->v.n; i++)
    if (says_as_much(&r->v.v[i], d)) return true;
  return false;
}

/* Without a value at hand, both may be asked of a parameter: no word would do. */
static bool contradicts(const Restrictions *r, const Demand *d) {
  Need other = d->need == NEED_LOWER ? NEED_UPPER : d->need == NEED_UPPER ? NEED_LOWER : NEED_VALUE;
  for (size_t i = 0; i < r->v.n; i++)
    if (r->v.v[i].need == other) return true;
  return false;
}

/* Notes what a parameter must not say, where that is enough. */
static bool restrict_parameter(Eval *ev, const Config *c, Bindings *b, const Variable *v, const Demand *d) {
  if (d->need == NEED_VALUE || !is_met(variable_given(ev, c, v), d)) return false;
  if (d->need == NEED_PRESENCE) {
    map_put(ev->run, &b->present, v->name, b);
    return true;
  }
  Restrictions *r = map_get(&b->restricted, v->name);
  if (!r) map_put(ev->run, &b->restricted, v->name, r = NEW(ev->run, Restrictions));
  if (contradicts(r, d)) return false;
  if (!bindings_meet(b, d)) vec_push(ev->run, &r->v, *d);
  return true;
}

void bindings_drop_met(Eval *ev, const Bindings *b) {
  size_t n = 0;
  for (size_t i = 0; i < ev->demands.n; i++)
    if (!bindings_meet(b, &ev->demands.v[i])) ev->demands.v[n++] = ev->demands.v[i];
  ev->demands.n = n;
}

bool bindings_take_back(Eval *ev, const Bindings *b, size_t from) {
  bool met = true;
  for (size_t i = from; i < ev->demands.n; i++) met &= b && bindings_meet(b, &ev->demands.v[i]);
  ev->demands.n = from;
  return met;
}

bool bindings_fix_demanded(Eval *ev, const Config *c, Bindings *b, Diags *faults) {
  bool any = false;
  bindings_drop_met(ev, b);
  for (size_t i = 0; i < ev->demands.n; i++) {
    const Demand *d = &ev->demands.v[i];
    const Variable *v = map_get(&c->root->variables, d->variable);
    if (!v || map_has(&b->fixed, v->name)) continue;
    if (!restrict_parameter(ev, c, b, v, d)) fix_reported(ev, b, faults, v, *d);
    any = true;
  }
  return any;
}

/* --- what the user wants ------------------------------------------------------------------------------------------- */

/* Whether it is an object within an object variable. */
static bool has_within(const Map *variables, Str name) {
  for (size_t i = 0; i < variables->n; i++) {
    Str key = variables->entries[i].key;
    if (key.n > name.n && key.p[name.n] == '.' && str_starts(key, name)) return true;
  }
  return false;
}

static bool is_declared(Eval *ev, const Config *c, Diags *faults, Str name, const char *option) {
  const Map *variables = &c->root->variables;
  if (map_has(variables, name) || has_within(variables, name)) return true;
  Str *names = NEW_N(ev->run, Str, variables->n);
  for (size_t i = 0; i < variables->n; i++) names[i] = variables->entries[i].key;
  Str near = str_nearest(name, names, variables->n);
  diag_error(faults, TC4071, SPAN_NONE, "There is no variable \"%.*s\"", STR_ARG(name));
  if (near.p)
    diag_detail(faults, "%s names it, but the root module declares no such variable. Did you mean \"%.*s\"?", option,
                STR_ARG(near));
  else
    diag_detail(faults, "%s names it, but the root module declares no such variable. Correct the name.", option);
  return false;
}

static void read_names(Eval *ev, const Config *c, const BindingOptions *o, Bindings *b, Diags *faults) {
  for (size_t i = 0; i < o->nparam; i++)
    if (is_declared(ev, c, faults, o->param[i], "--param")) map_put(ev->run, &b->kept, o->param[i], b);
  for (size_t i = 0; i < o->nfix; i++) {
    if (!is_declared(ev, c, faults, o->fix[i], "--fix")) continue;
    map_put(ev->run, &b->given_up, o->fix[i], b);
    if (!map_has(&b->kept, o->fix[i])) continue;
    diag_error(faults, TC4072, SPAN_NONE, "--param and --fix both name \"%.*s\"", STR_ARG(o->fix[i]));
    diag_detail(faults, "A variable is either a parameter or folded in. Take one of the two away.");
  }
}

/* Why a variable is fixed before anything is evaluated; an empty reason if it is not. A secret stays a parameter unless it is
 * named: folded in, it would be written into a template. */
static Demand wish(const Bindings *b, const Variable *v) {
  Demand d = {.what = STR(""), .reason = STR_NONE, .where = SPAN_NONE};
  if (is_named(&b->given_up, v->name))
    d.reason = STR("--fix names it");
  else if (is_named(&b->kept, v->name) || v->sensitive)
    d.reason = STR_NONE;
  else if (b->mode == PARAMETERS_NONE)
    d.reason = STR("--parameters none leaves no other choice");
  else if (b->mode == PARAMETERS_REQUIRED && (v->default_value || v->optional))
    d.reason = STR("it has a default, and --parameters required asks for those without");
  return d;
}

/* Where the source says what no parameter can hold. */
static Span unfit_at(const Config *c, const Variable *v, const Value *given) {
  const VariableValue *value = map_get(&c->values, v->name);
  bool by_type = !given || !may_fit(v->type);
  if (by_type) return v->type_expr ? v->type_expr->span : v->span;
  return value ? value->span : v->default_value ? v->default_value->span : v->span;
}

/* Whether it is an object some attribute of which is a variable of its own. */
static bool has_attributes(const Config *c, const Variable *v, const Value *given) {
  if (v->type->kind != TYPE_OBJECT || !given || given->kind != VAL_OBJECT) return false;
  for (size_t i = 0; i < c->root->variables.n; i++) {
    const Variable *of = ((const Variable *)c->root->variables.entries[i].value)->of;
    while (of && of != v) of = of->of;
    if (of) return true;
  }
  return false;
}

/* An attribute of an object that is fixed, or absent, is fixed with it. */
static bool is_within(Eval *ev, const Config *c, const Bindings *b, const Variable *v) {
  for (const Variable *of = v->of; of; of = of->of) {
    const Value *given = variable_given(ev, c, of);
    if (map_has(&b->fixed, of->name) || !given || given->kind != VAL_OBJECT) return true;
  }
  return false;
}

void bindings_begin(Eval *ev, const Config *c, const BindingOptions *o, Bindings *b, Diags *faults) {
  b->mode = o->mode;
  read_names(ev, c, o, b, faults);
  answers_read(ev, b, o->answers, o->nanswers, faults);
  size_t keep = ev->diags->list.n;
  for (size_t i = 0; i < c->root->variables.n; i++) {
    const Variable *v = c->root->variables.entries[i].value;
    if (is_within(ev, c, b, v)) continue;
    Demand d = wish(b, v);
    const Value *given = variable_given(ev, c, v);
    const Value *empty = variable_empty(ev, v, given);
    if (!d.reason.n && has_attributes(c, v, given)) continue; /* each of them may be a parameter */
    if (!d.reason.n && (d.reason = variable_unfit(ev->run, v, given, empty)).n) d.where = unfit_at(c, v, given);
    if (d.reason.n) fix_reported(ev, b, faults, v, d);
  }
  diags_truncate(ev->diags, keep); /* the rounds report them */
}
