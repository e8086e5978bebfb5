/* Values of variables. Root variables take what the user gave or their default, child modules what the call passes; both are
 * converted to the declared type and checked against the author's validations. */
#include "eval/convert.h"
#include "expand/internal.h"

static const Value *checked(Eval *ev, const Variable *v, const Value *value, Span at, const Type *type) {
  Str why;
  const Value *converted = convert(ev->run, value, type, &why);
  if (converted) return converted;
  diag_error(ev->diags, TC4019, at, "Invalid value for variable \"%.*s\"", STR_ARG(v->name));
  diag_detail(ev->diags, "The value does not fit the declared type: %.*s.", STR_ARG(why));
  return &value_unknown;
}

/* An attribute of an object's value; NULL where there is no such object. */
static const Value *attribute_of(const Variable *v, const Value *object) {
  return object && object->kind == VAL_OBJECT ? value_field(object, v->attribute) : NULL;
}

const Value *variable_default(Eval *ev, const Variable *v) {
  if (v->of) return attribute_of(v, variable_default(ev, v->of));
  if (!v->default_value) return NULL;
  return checked(ev, v, eval_expr(ev, NULL, v->default_value), v->default_value->span, v->type);
}

const Value *variable_given(Eval *ev, const Config *c, const Variable *v) {
  if (v->of) return attribute_of(v, variable_given(ev, c, v->of));
  const VariableValue *given = map_get(&c->values, v->name);
  if (!given) return variable_default(ev, v);
  const Value *value = given->expr ? eval_expr(ev, NULL, given->expr) : value_string(ev->run, given->literal);
  value = checked(ev, v, value, given->span, v->type);
  if (value_is_null(value) && !v->nullable) return variable_default(ev, v);
  return value;
}

/* --- validations --------------------------------------------------------------------------------------------------- */

static void validate(Expander *x, ModuleInstance *m, const Variable *v, const Value *value) {
  ModuleScope s = module_scope(x, m);
  s.only_variable = v->name;
  s.only_value = value;
  for (size_t i = 0; i < v->nvalidations; i++) {
    const CheckRule *rule = &v->validations[i];
    if (!check_is_false(x, &s.scope, rule, NULL)) continue;
    const VariableValue *given = m->call ? NULL : map_get(&x->config->values, v->name);
    diag_error(x->d, TC4019, given ? given->span : v->span, "Invalid value for variable \"%.*s\"", STR_ARG(v->name));
    diag_detail(x->d, "%s", check_message(x, &s.scope, rule));
    diag_context(x->d, rule->span);
  }
}

/* --- root ---------------------------------------------------------------------------------------------------------- */

static const Value *missing(Expander *x, const Variable *v, const Demand *why) {
  diag_error(x->d, TC4018, v->span, "No value for variable \"%.*s\"", STR_ARG(v->name));
  Str reason = why ? demand_reason(x->a, why) : variable_unfit(x->a, v, NULL, NULL);
  Str place = why ? source_place(x->a, x->d->sources, why->where) : STR("");
  if (v->sensitive && why)
    diag_detail(
        x->d,
        "It cannot be a parameter: %.*s%.*s. A secret that is fixed at conversion would be written into a template: leave "
        "that to what reads the secret, or take what it gives as a sensitive variable of its own.",
        STR_ARG(reason), STR_ARG(place));
  else
    diag_detail(x->d, "It is fixed at conversion: %.*s%.*s. Pass --var %.*s=VALUE or a variable file.", STR_ARG(reason),
                STR_ARG(place), STR_ARG(v->name));
  return &value_unknown;
}

/* --- what a parameter can be --------------------------------------------------------------------------------------- */

/* What a validation says of a value, as far as deployment can tell; NULL: nothing. */
static const Value *asserted(Expander *x, ModuleInstance *m, const Variable *v, const CheckRule *rule, const Value *value) {
  ModuleScope s = module_scope(x, m);
  s.only_variable = v->name;
  s.only_value = value;
  size_t diags = x->d->list.n, demands = x->ev->demands.n;
  const Value *holds = eval_as(x->ev, &s.scope, rule->condition, &type_bool, "condition");
  bool ok = bindings_take_back(x->ev, x->bindings, demands) && x->d->list.n == diags;
  diags_truncate(x->d, diags);
  return ok ? holds : NULL;
}

typedef struct {
  const Value *param;
  VEC(const Value *) values;
  bool optional; /* or it is empty */
} Choices;

static bool is_of(Choices *c, const Value *param) {
  if (!c->param) c->param = param;
  return sym_is(param, SYM_PARAM) && value_same(c->param, param);
}

/* contains([1, 2], p): whether two numbers are the same is no condition, and so this stays a call. */
static bool read_listed(Arena *a, const Value *list, const Value *param, Choices *c) {
  if (!value_is_wholly_known(list) || !is_of(c, param)) return false;
  for (size_t i = 0; i < list->seq.n; i++) {
    if (list->seq.items[i]->kind != VAL_NUMBER || param->type->kind != TYPE_NUMBER) return false;
    vec_push(a, &c->values, list->seq.items[i]);
  }
  return true;
}

/* The literals of `p == "a" || p == "b"`; false when it is something else. */
static bool read_choices(Arena *a, const Value *holds, Choices *c) {
  if (holds->kind != VAL_SYM || !holds->sym->nargs) return false;
  const Value *const *x = holds->sym->args;
  if (holds->sym->op == SYM_OR) return read_choices(a, x[0], c) && read_choices(a, x[1], c);
  if (holds->sym->op == SYM_CALL && str_is(holds->sym->name, "contains")) return read_listed(a, x[0], x[1], c);
  if (holds->sym->op == SYM_NOT && sym_is(x[0], SYM_PRESENT)) return (c->optional = is_of(c, x[0]->sym->args[0]));
  if (holds->sym->op != SYM_EQ || !is_of(c, x[0])) return false;
  if (x[1]->kind != VAL_STRING && x[1]->kind != VAL_NUMBER) return false;
  vec_push(a, &c->values, x[1]);
  return true;
}

static void read_domains(Expander *x, const Value *holds, bool optional) {
  Choices c = {.optional = false};
  if (sym_is(holds, SYM_AND)) {
    read_domains(x, holds->sym->args[0], optional);
    read_domains(x, holds->sym->args[1], optional);
  } else if (read_choices(x->a, holds, &c) && c.values.n) {
    eval_know_domain(x->ev, c.param->sym->name, value_tuple(x->a, c.values.v, c.values.n), optional || c.optional);
  }
}

/* `value`: the parameter, or an object with parameters in it. */
static void learn_domains(Expander *x, ModuleInstance *m, const Variable *v, const Value *value, bool optional) {
  for (size_t i = 0; i < v->nvalidations; i++) {
    const Value *holds = asserted(x, m, v, &v->validations[i], value);
    if (holds) read_domains(x, holds, optional);
  }
}

/* Where an empty value says something, a condition tells it from others. */
static const Value *parameter(Expander *x, ModuleInstance *m, const Variable *v, const Value *given) {
  const Value *param = sym_param(x->a, v->name, variable_parameter_type(x->a, v, given), v->span);
  const Value *empty = map_has(&x->bindings->present, v->name) ? NULL : variable_empty(x->ev, v, given);
  if (!v->of) learn_domains(x, m, v, param, empty != NULL);
  eval_know_given(x->ev, v->name, given);
  return empty ? sym_if(x->a, sym_present(x->a, param), param, empty) : param;
}

static bool is_parameter(Expander *x, const Variable *v, const Value *given) {
  if (x->bindings->all || map_has(&x->bindings->fixed, v->name)) return false;
  return !variable_unfit(x->a, v, given, variable_empty(x->ev, v, given)).n;
}

/* An object variable, with a parameter for each attribute that has one. */
static const Value *opened(Expander *x, ModuleInstance *m, Str name, const Value *object) {
  if (object->kind != VAL_OBJECT) return object;
  Field *fields = NEW_N(x->a, Field, object->map.n);
  for (size_t i = 0; i < object->map.n; i++) {
    Field f = object->map.fields[i];
    Str path = str_fmt(x->a, "%.*s.%.*s", STR_ARG(name), STR_ARG(f.key));
    const Variable *v = map_get(&x->config->root->variables, path);
    const Value *value =
        v ? (is_parameter(x, v, f.value) ? parameter(x, m, v, f.value) : f.value) : opened(x, m, path, f.value);
    fields[i] = (Field){f.key, value};
  }
  return value_mark(x->a, value_object(x->a, fields, object->map.n), object->marks);
}

static const Value *root_variable(Expander *x, ModuleInstance *m, const Variable *v) {
  const Value *given = variable_given(x->ev, x->config, v);
  const Demand *fixed = map_get(&x->bindings->fixed, v->name);
  if (given && given->kind == VAL_UNKNOWN) return given;
  if (given) validate(x, m, v, v->sensitive ? value_mark(x->a, given, MARK_SENSITIVE) : given);
  if (x->bindings->all && !given) return value_unknown_of(x->a, v->type);
  if (is_parameter(x, v, given)) return parameter(x, m, v, given);
  if (given && !fixed) {
    given = opened(x, m, v->name, given);
    if (value_parts(given) & PART_SYM) learn_domains(x, m, v, given, false);
  }
  if (given) return given;
  return bindings_keep(x->bindings, v->name) ? &value_unknown /* reported */ : missing(x, v, fixed);
}

/* --- child modules ------------------------------------------------------------------------------------------------- */

/* The value at conversion in place of a parameter. ctx: the expander. */
static const Value *at_hand(void *ctx, const Value *leaf) {
  Expander *x = ctx;
  const Variable *v = leaf->sym->op == SYM_PARAM ? map_get(&x->config->root->variables, leaf->sym->name) : NULL;
  const Value *given = v ? variable_given(x->ev, x->config, v) : NULL;
  const Value *converted = given && given->kind != VAL_UNKNOWN ? convert(x->a, given, leaf->type, NULL) : NULL;
  return converted ? value_mark(x->a, converted, leaf->marks) : leaf;
}

/* Parameters have values at conversion too, which the author's validations hold for. */
static void validate_at_hand(Expander *x, ModuleInstance *m, const Variable *v, const Value *value) {
  if (!v->nvalidations) return;
  size_t keep = x->d->list.n;
  const Value *exists = m->condition ? sym_map(x->a, m->condition, at_hand, x) : &value_true;
  const Value *known = sym_map(x->a, value, at_hand, x);
  diags_truncate(x->d, keep); /* faults of the value itself are reported where it is used */
  if (exists->kind != VAL_BOOL || exists->boolean) validate(x, m, v, known);
}

static const Attribute *argument(const ModuleCall *call, Str name) {
  for (size_t i = 0; i < call->narguments; i++)
    if (str_eq(call->arguments[i]->name, name)) return call->arguments[i];
  return NULL;
}

static const Value *child_variable(Expander *x, ModuleInstance *m, const Variable *v) {
  const Attribute *a = argument(m->call, v->name);
  const Value *value = NULL;
  if (a) {
    ModuleScope s = instance_scope(x, m->parent, m->key, m->each_value);
    value = checked(x->ev, v, eval_expr(x->ev, &s.scope, a->value), a->value->span, v->type);
    if (value_is_null(value) && !v->nullable) value = NULL;
    if (value && !v->nullable && v->default_value) value = sym_non_null(x->a, value, variable_default(x->ev, v));
  }
  if (!value) value = variable_default(x->ev, v);
  if (!value) return &value_unknown; /* reported with the module call (config/) */
  validate_at_hand(x, m, v, v->sensitive ? value_mark(x->a, value, MARK_SENSITIVE) : value);
  return value;
}

const Value *variable_eval(Expander *x, ModuleInstance *m, const Variable *v) {
  const Value *value = m->call ? child_variable(x, m, v) : root_variable(x, m, v);
  Marks marks = (Marks)((v->sensitive ? MARK_SENSITIVE : 0) | (v->ephemeral ? MARK_EPHEMERAL : 0));
  return marks ? value_mark(x->a, value, marks) : value;
}
