/* The Parameters section: what the deployer is asked for, each with everything that a template can say about its value. */
#include "emit/template.h"

enum { MAX_DESCRIPTION = 4000 }; /* bytes: "Parameters" in CloudFormation's user guide */

typedef VEC(Field) Fields;

typedef struct {
  Arena *a;
  Program *p;
  Stack *s;
} Doc;

static void put(Doc *x, Fields *f, const char *key, const Value *v) { vec_push(x->a, f, (Field){str_from(key), v}); }
static void put_text(Doc *x, Fields *f, const char *key, Str s) { put(x, f, key, value_string(x->a, s)); }
static const Value *object(Doc *x, const Fields *f) { return ordered_object(x->a, f->v, f->n); }

static bool is_list(const Type *t) { return t->kind == TYPE_LIST || t->kind == TYPE_SET; }

static Str list_text(Doc *x, const Value *v) {
  Buf b = buf_new(x->a);
  for (size_t i = 0; i < v->seq.n; i++) {
    if (i) buf_addc(&b, ',');
    buf_add(&b, value_text(x->a, v->seq.items[i]));
  }
  return buf_str(&b);
}

/* CloudFormation's defaults and allowed values: numbers for Number, text for everything else. */
static const Value *parameter_value(Doc *x, const Parameter *p, const Value *v) {
  if (value_is_null(v)) return value_string(x->a, STR("")); /* which then says null */
  if (v->kind == VAL_LIST || v->kind == VAL_SET) return value_string(x->a, list_text(x, v));
  return p->type->kind == TYPE_NUMBER && !p->empty && v->kind == VAL_NUMBER ? v : value_string(x->a, value_text(x->a, v));
}

static const Value *parameter_values(Doc *x, const Parameter *p, const Value *list) {
  const Value **items = NEW_N(x->a, const Value *, list->seq.n);
  for (size_t i = 0; i < list->seq.n; i++) items[i] = parameter_value(x, p, list->seq.items[i]);
  return value_tuple(x->a, items, list->seq.n);
}

static const Value *truth_values(Doc *x, bool or_empty) {
  const Value **items = NEW_N(x->a, const Value *, 3);
  items[0] = value_string(x->a, STR("true"));
  items[1] = value_string(x->a, STR("false"));
  items[2] = value_string(x->a, STR(""));
  return value_tuple(x->a, items, or_empty ? 3 : 2);
}

static const Value *lookup_parameter(Doc *x, const Parameter *p) {
  Fields f = {0};
  const Value *given = lookup_default(x->a, p, x->s);
  const Str *own = map_get(&x->s->parameter_types, p->logical_id);
  put_text(x, &f, "Type", own ? *own : lookup_type(p, x->s));
  put_text(x, &f, "Description", str_head(p->description, MAX_DESCRIPTION));
  if (given) put(x, &f, "Default", given);
  if (p->no_echo) put(x, &f, "NoEcho", &value_true);
  return object(x, &f);
}

static bool is_numeric(const Type *t) { return (is_list(t) ? t->elem : t)->kind == TYPE_NUMBER; }

/* A Number is never empty: where that says something, the parameter is text that reads as a number. */
static Str type_name(const Parameter *p) {
  bool number = is_numeric(p->type) && !p->empty;
  if (is_list(p->type)) return number ? STR("List<Number>") : STR("CommaDelimitedList");
  return number ? STR("Number") : STR("String");
}

static void put_number_pattern(Doc *x, Fields *f) { put_text(x, f, "AllowedPattern", STR("^$|^-?[0-9]+([.][0-9]+)?$")); }

static void put_constraints(Doc *x, Fields *f, const Parameter *p) {
  if (p->type->kind == TYPE_BOOL)
    put(x, f, "AllowedValues", truth_values(x, p->empty != NULL));
  else if (p->allowed_values && p->allowed_values->seq.n)
    put(x, f, "AllowedValues", parameter_values(x, p, p->allowed_values));
  else if (p->empty && is_numeric(p->type) && !p->allowed_pattern.n)
    put_number_pattern(x, f);
  if (p->allowed_pattern.n) put_text(x, f, "AllowedPattern", p->allowed_pattern);
  if (p->min_value) put(x, f, "MinValue", p->min_value);
  if (p->max_value) put(x, f, "MaxValue", p->max_value);
  if (p->min_length) put(x, f, "MinLength", p->min_length);
  if (p->max_length) put(x, f, "MaxLength", p->max_length);
  if (p->constraint_description.n) put_text(x, f, "ConstraintDescription", p->constraint_description);
}

static const Value *parameter(Doc *x, const Parameter *p) {
  Fields f = {0};
  if (p->lookup) return lookup_parameter(x, p);
  const Str *own = map_get(&x->s->parameter_types, p->logical_id);
  put_text(x, &f, "Type", own ? *own : type_name(p));
  if (p->description.n) put_text(x, &f, "Description", str_head(p->description, MAX_DESCRIPTION));
  if (p->default_value) put(x, &f, "Default", parameter_value(x, p, p->default_value));
  if (!own) put_constraints(x, &f, p);
  if (p->no_echo) put(x, &f, "NoEcho", &value_true);
  return object(x, &f);
}

static Str wire_description(Doc *x, const Wire *w) {
  const Stack *from = w->from, *set = from->set;
  if (w->value) return str_fmt(x->a, "%.*s.%.*s", STR_ARG(w->resource->owner->instance->address), STR_ARG(w->attribute));
  if (!set) return str_fmt(x->a, "Output %.*s of stack %.*s", STR_ARG(w->output), STR_ARG(from->stack_name));
  return str_fmt(x->a, "Output %.*s of the stack of stack set %.*s in %.*s", STR_ARG(w->output), STR_ARG(set->stack_name),
                 STR_ARG(from->partition->region));
}

static const Value *wire_parameter(Doc *x, const Wire *w) {
  Fields f = {0};
  const Str *type = map_get(&x->s->parameter_types, w->parameter);
  put_text(x, &f, "Type", type ? *type : STR("String"));
  if (wire_is_optional(x->p, w)) put_text(x, &f, "Default", STR(""));
  put_text(x, &f, "Description", wire_description(x, w));
  return object(x, &f);
}

const Value *template_parameters(Arena *a, Program *p, Stack *s) {
  Doc d = {a, p, s}, *x = &d;
  Fields f = {0};
  for (size_t i = 0; i < s->parameters.n; i++)
    vec_push(a, &f, (Field){s->parameters.v[i]->logical_id, parameter(x, s->parameters.v[i])});
  for (size_t i = 0; i < s->inputs.n; i++)
    if (wire_is_parameter(p, s->inputs.v[i]))
      vec_push(a, &f, (Field){s->inputs.v[i]->parameter, wire_parameter(x, s->inputs.v[i])});
  return object(x, &f);
}
