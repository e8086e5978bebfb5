/* Values of a plan. Three trees describe one: what is known, where true stands for "known after apply", and where true stands
 * for "sensitive". A part that is not known is missing in the first (in lists: null). */
#include "expand/plan_internal.h"

static const Value *tuple_value(Arena *a, const Expr *e) {
  const Value **items = NEW_N(a, const Value *, e->tuple.n);
  for (size_t i = 0; i < e->tuple.n; i++) items[i] = json_value(a, e->tuple.items[i]);
  return value_tuple(a, items, e->tuple.n);
}

static const Value *object_value(Arena *a, const Expr *e) {
  Field *fields = NEW_N(a, Field, e->object.n);
  for (size_t i = 0; i < e->object.n; i++)
    fields[i] = (Field){e->object.items[i].key->string.value, json_value(a, e->object.items[i].value)};
  return value_object(a, fields, e->object.n);
}

const Value *json_value(Arena *a, const Expr *e) {
  switch (e->kind) {
  case EXPR_NULL: return &value_null;
  case EXPR_BOOL: return value_bool(e->boolean);
  case EXPR_NUMBER: return value_number(a, e->number.value);
  case EXPR_STRING: return value_string(a, e->string.value);
  case EXPR_TUPLE: return tuple_value(a, e);
  case EXPR_OBJECT: return object_value(a, e);
  default: return &value_unknown; /* what could not be read was reported */
  }
}

static const Value *planned_tuple(Arena *a, const Expr *values, const Expr *unknown, const Expr *sensitive) {
  size_t n = json_length(values) > json_length(unknown) ? json_length(values) : json_length(unknown);
  const Value **items = NEW_N(a, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = planned_value(a, json_at(values, i), json_at(unknown, i), json_at(sensitive, i));
  return value_tuple(a, items, n);
}

typedef VEC(Field) Fields;

static void add_fields(Arena *a, Fields *out, const Expr *names, const Expr *values, const Expr *unknown,
                       const Expr *sensitive) {
  for (size_t i = 0; names && names->kind == EXPR_OBJECT && i < names->object.n; i++) {
    Str key = names->object.items[i].key->string.value;
    if (names == unknown && json_get_str(values, key)) continue; /* added with the values */
    const Value *v = planned_value(a, json_get_str(values, key), json_get_str(unknown, key), json_get_str(sensitive, key));
    vec_push(a, out, (Field){key, v});
  }
}

const Value *planned_value(Arena *a, const Expr *values, const Expr *unknown, const Expr *sensitive) {
  const Expr *shape = values && values->kind != EXPR_NULL ? values : unknown;
  const Value *v = values ? NULL : &value_null;
  if (json_is_true(unknown)) {
    v = &value_unknown;
  } else if (shape && shape->kind == EXPR_TUPLE) {
    v = planned_tuple(a, values, unknown, sensitive);
  } else if (shape && shape->kind == EXPR_OBJECT) {
    Fields fields = {0};
    add_fields(a, &fields, values, values, unknown, sensitive);
    add_fields(a, &fields, unknown, values, unknown, sensitive);
    v = value_object(a, fields.v, fields.n);
  } else if (!v) {
    v = json_value(a, values);
  }
  return json_is_true(sensitive) ? value_mark(a, v, MARK_SENSITIVE) : v;
}
