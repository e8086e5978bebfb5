/* Root variables as template parameters: type, default and the constraints that a validation states. Look-ups, the other kind
 * of parameter, are made in lookup.c. */
#include "lower/internal.h"

/* --- validations --------------------------------------------------------------------------------------------------- */

static const Expr *strip(const Expr *e) {
  while (e && (e->kind == EXPR_PAREN || e->kind == EXPR_WRAP)) e = e->inner;
  return e;
}

static bool is_variable(const Expr *e, Str name) {
  e = strip(e);
  return e->kind == EXPR_TRAVERSAL && str_is(e->traversal.root, "var") && e->traversal.n == 1 &&
         str_eq(e->traversal.steps[0].name, name);
}

static bool is_call(const Expr *e, const char *name, size_t n) {
  return e->kind == EXPR_CALL && str_is(e->call.name, name) && e->call.n == n;
}

/* contains(["a", "b"], var.x) */
static void read_allowed_values(Lowering *l, Parameter *p, const Expr *e) {
  if (!is_call(e, "contains", 2) || !is_variable(e->call.args[1], p->variable->name)) return;
  const Value *v = eval_expr(l->ev, NULL, e->call.args[0]);
  if (v->kind != VAL_TUPLE && v->kind != VAL_LIST && v->kind != VAL_SET) return;
  if (value_is_wholly_known(v) && v->seq.n) p->allowed_values = v;
}

/* can(regex("^…$", var.x)): AllowedPattern matches whole values, so only an anchored pattern says the same. */
static void read_allowed_pattern(Parameter *p, const Expr *e) {
  if (!is_call(e, "can", 1)) return;
  const Expr *r = strip(e->call.args[0]);
  if (!is_call(r, "regex", 2) || !is_variable(r->call.args[1], p->variable->name) || r->call.args[0]->kind != EXPR_STRING)
    return;
  Str pattern = r->call.args[0]->string.value;
  bool alternatives = str_find_char(pattern, '|', 0) < pattern.n; /* ^a|b$ anchors neither as a whole */
  if (pattern.n >= 2 && pattern.p[0] == '^' && pattern.p[pattern.n - 1] == '$' && pattern.p[pattern.n - 2] != '\\' &&
      !alternatives)
    p->allowed_pattern = pattern;
}

static void read_validations(Lowering *l, Parameter *p) {
  const Variable *v = p->variable;
  for (size_t i = 0; i < v->nvalidations; i++) {
    const Expr *e = strip(v->validations[i].condition);
    bool had = p->allowed_values || p->allowed_pattern.n;
    if (!p->allowed_values) read_allowed_values(l, p, e);
    if (!p->allowed_pattern.n) read_allowed_pattern(p, e);
    if (!had && (p->allowed_values || p->allowed_pattern.n) && v->validations[i].error_message &&
        v->validations[i].error_message->kind == EXPR_STRING)
      p->constraint_description = v->validations[i].error_message->string.value;
  }
}

/* --- parameters ---------------------------------------------------------------------------------------------------- */

static bool is_taken(const Lowering *l, Str id) {
  for (size_t i = 0; i < l->out->lowered.n; i++)
    for (size_t k = 0; k < l->out->lowered.v[i]->resources.n; k++)
      if (str_eq(l->out->lowered.v[i]->resources.v[k]->logical_id, id)) return true;
  return false;
}

static bool is_parameter(const Lowering *l, Str id) {
  for (size_t i = 0; i < l->out->parameter_of.n; i++)
    if (str_eq(((const Parameter *)l->out->parameter_of.entries[i].value)->logical_id, id)) return true;
  return false;
}

Str parameter_id_like(Lowering *l, Str id) {
  if (is_taken(l, id)) id = str_cat(l->a, id, STR("Parameter"));
  Str unique = id;
  for (size_t n = 2; is_parameter(l, unique) || is_taken(l, unique); n++) unique = str_fmt(l->a, "%.*s%zu", STR_ARG(id), n);
  return unique;
}

bool is_variable_parameter(const Lowering *l, const Sym *s) { return map_has(&l->x->config->root->variables, s->name); }

Parameter *parameter_for(Lowering *l, const Sym *s) {
  Parameter *p = map_get(&l->out->parameter_of, s->name);
  if (p) return p;
  const Variable *v = map_get(&l->x->config->root->variables, s->name);
  if (!v) BUG("a parameter for a variable that is not declared");
  p = NEW(l->a, Parameter);
  const Value *given = variable_given(l->ev, l->x->config, v);
  *p = (Parameter){.logical_id = parameter_id_like(l, camel_name(l->a, v->name)),
                   .variable = v,
                   .attribute = STR(""),
                   .cfn_type = STR(""),
                   .description = v->description,
                   .span = v->span,
                   .type = variable_parameter_type(l->a, v, given),
                   .allowed_pattern = STR(""),
                   .constraint_description = STR("")};
  p->no_echo = v->sensitive;
  p->given = given;
  if (!p->no_echo) p->default_value = given;
  read_validations(l, p);
  map_put(l->a, &l->out->parameter_of, v->name, p);
  return p;
}

void use_parameter(Lowering *l, Stack *s, const Sym *sym) {
  Parameter *p = parameter_for(l, sym);
  for (size_t i = 0; i < s->parameters.n; i++)
    if (s->parameters.v[i] == p) return;
  vec_push(l->a, &s->parameters, p);
}

/* --- elements ------------------------------------------------------------------------------------------------------ */

typedef struct {
  Lowering *l;
  Span at;
} Elements;

/* Fn::Select fails beyond the end of a list, where element() starts over and try() takes its fallback. */
static bool check_element(void *ctx, const Value *node) {
  const Elements *x = ctx;
  const Sym *s = node->sym;
  int64_t i;
  if (s->op != SYM_SELECT || !sym_is(s->args[1], SYM_PARAM) || !is_variable_parameter(x->l, s->args[1]->sym)) return true;
  const Value *given = parameter_for(x->l, s->args[1]->sym)->given;
  if (!given || s->args[0]->kind != VAL_NUMBER || !num_to_int64(s->args[0]->number, &i)) return true;
  if (i >= 0 && (size_t)i < given->seq.n) return true;
  size_t from = x->l->ev->demands.n;
  eval_demand(x->l->ev, node, x->at, "an element");
  for (; from < x->l->ev->demands.n; from++)
    x->l->ev->demands.v[from].reason = str_fmt(x->l->a, "its value has no element %lld, which is used", (long long)i);
  return true;
}

void check_elements(Lowering *l) {
  for (size_t i = 0; i < l->out->stacks.n; i++) {
    const Stack *s = l->out->stacks.v[i];
    for (size_t k = 0; k < s->resources.n; k++) {
      Elements x = {l, s->resources.v[k]->owner->instance->span};
      sym_each_node(s->resources.v[k]->properties, check_element, &x);
    }
    for (size_t k = 0; k < s->outputs.n; k++) {
      Elements x = {l, s->outputs.v[k].output ? s->outputs.v[k].output->span : SPAN_NONE};
      sym_each_node(s->outputs.v[k].value, check_element, &x);
    }
  }
}
