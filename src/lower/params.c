/* Root variables as template parameters: type, default and the constraints that a validation states. Look-ups, the other kind
 * of parameter, are made in lookup.c. */
#include "lower/internal.h"

/* --- parameters ---------------------------------------------------------------------------------------------------- */

static bool is_taken(const Lowering *l, Str id) {
  for (size_t i = 0; i < l->out->all.n; i++) {
    const Stack *s = l->out->all.v[i];
    if (s->as && str_eq(s->as->logical_id, id)) return true;
    for (size_t k = 0; k < s->inputs.n; k++)
      if (str_eq(s->inputs.v[k]->parameter, id)) return true;
  }
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

static const Variable *declared(const Lowering *l, Str name) {
  const Map *variables = &l->x->config->root->variables;
  if (!map_has(variables, name)) BUG("a parameter for a variable that is not declared");
  return map_get(variables, name);
}

Parameter *parameter_for(Lowering *l, const Sym *s) {
  Parameter *p = map_get(&l->out->parameter_of, s->name);
  if (p) return p;
  const Variable *v = declared(l, s->name);
  p = NEW(l->a, Parameter);
  const Value *given = variable_given(l->ev, l->x->config, v);
  *p = (Parameter){.logical_id = parameter_id_like(l, variable_id(l->a, attribute_flat_name(l->a, v))),
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
  bool present = l->options->bindings && map_has(&l->options->bindings->present, v->name);
  if (l->options->bindings) p->restrictions = map_get(&l->options->bindings->restricted, v->name);
  if (!present) p->empty = variable_empty(l->ev, v, given);
  if (present && p->type->kind == TYPE_STRING) p->min_length = value_int(l->a, 1);
  if (!p->no_echo || (given && value_is_null(given))) p->default_value = given; /* null is no secret */
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

/* Fn::Length is a value or a side of Fn::Equals; it cannot stand within text (cfn-lint, E1019 and E1022). */
static void check_length(const Elements *x, const Value *node) {
  const Sym *s = node->sym;
  if (s->op == SYM_IF || s->op == SYM_EQ || s->op == SYM_CALL) return;
  for (size_t i = 0; i < s->nargs; i++)
    if (sym_is(s->args[i], SYM_CALL) && str_is(s->args[i]->sym->name, "length"))
      eval_demand(x->l->ev, node, x->at, "a length within text");
}

/* Fn::Select fails beyond the end of a list, where element() starts over and try() takes its fallback. */
static bool check_element(void *ctx, const Value *node) {
  const Elements *x = ctx;
  const Sym *s = node->sym;
  int64_t i;
  if (x->l->options->language_extensions) check_length(x, node);
  if (s->op != SYM_SELECT || !sym_is(s->args[1], SYM_PARAM) || !is_variable_parameter(x->l, s->args[1]->sym)) return true;
  const Value *given = parameter_for(x->l, s->args[1]->sym)->given;
  if (!given || value_is_null(given) || s->args[0]->kind != VAL_NUMBER || !num_to_int64(s->args[0]->number, &i)) return true;
  if (i >= 0 && (size_t)i < given->seq.n) return true;
  size_t from = x->l->ev->demands.n;
  eval_demand(x->l->ev, node, x->at, "an element");
  for (; from < x->l->ev->demands.n; from++)
    x->l->ev->demands.v[from].reason = str_fmt(x->l->a, "its value has no element %lld, which is used", (long long)i);
  return true;
}

void check_elements(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++) {
    const Stack *s = l->out->all.v[i];
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
