/* Functions over maps and objects. What is known are the keys; the values may be anything. */
#include "base/map.h"
#include "eval/func_util.h"

static bool maps_to(const Type *t) { return t->kind == TYPE_MAP || t->kind == TYPE_OBJECT; }

static const Value *fn_keys(const Call *c) {
  const Value *v = c->args[0];
  const Type *t = value_type(c->a, v);
  if (!maps_to(t) && t->kind != TYPE_DYNAMIC) return func_error(c, 0, "must have map or object type");
  bool object = t->kind == TYPE_OBJECT;
  if (func_is_open(v) && !object)
    return func_marked(c, func_open(c, v, t->kind == TYPE_MAP ? &func_list_string : &type_dynamic));
  Values keys = {0};
  for (size_t i = 0; i < (object ? t->n : v->map.n); i++)
    vec_push(c->a, &keys, func_text(c, object ? t->fields[i].name : v->map.fields[i].key));
  return func_marked(c, object ? value_tuple(c->a, keys.v, keys.n) : func_strings(c, &keys));
}

static const Value *fn_values(const Call *c) {
  const Value *v = c->args[0];
  const Type *t = value_type(c->a, v);
  if (!maps_to(t) && t->kind != TYPE_DYNAMIC) return func_error(c, -1, "values() requires a map as the first argument");
  if (func_is_open(v)) return func_marked(c, func_open(c, v, t->kind == TYPE_MAP ? type_list(c->a, t->elem) : &type_dynamic));
  Values out = {0};
  for (size_t i = 0; i < v->map.n; i++) vec_push(c->a, &out, v->map.fields[i].value);
  return func_marked(c, v->kind == VAL_OBJECT ? value_tuple(c->a, out.v, out.n) : value_list(c->a, t->elem, out.v, out.n));
}

/* A choice by a deploy-time key: a mapping; with a default, in the cases that a condition finds the key, or
 * if(key = k1, v1, if(key = k2, v2, default)). */
static const Value *choose(const Call *c, const Value *map, const Value *key, const Value *otherwise) {
  const Value *found = map->map.n > 1 || !otherwise ? sym_lookup(c->a, c->ev->collection, map, key) : NULL;
  if (found && otherwise) return sym_if(c->a, sym_has_key(c->a, map, key), found, otherwise);
  if (found && c->ev->trying) return sym_if(c->a, sym_has_key(c->a, map, key), found, &value_unknown);
  if (found || !otherwise || !func_fits_condition(key)) return found;
  const Value *r = otherwise;
  for (size_t i = map->map.n; i-- > 0;)
    r = sym_if(c->a, sym_eq(c->a, key, func_text(c, map->map.fields[i].key)), map->map.fields[i].value, r);
  return r;
}

static const Value *lookup_value(const Call *c, const Value *map, const Value *key, const Value *otherwise) {
  const Value *own;
  if (sym_is(map, SYM_OBJECT) && otherwise && key->kind == VAL_STRING && sym_object_find(map, key->string, &own))
    return own ? own : otherwise;
  if (func_is_open(map)) return func_open(c, map, func_elem_type(map->type));
  if (key->kind == VAL_UNKNOWN) return value_unknown_of(c->a, map->kind == VAL_MAP ? map->type : &type_dynamic);
  if (key->kind == VAL_SYM) return choose(c, map, key, otherwise);
  const Value *found = value_field(map, key->string);
  if (found || otherwise) return found ? found : otherwise;
  Str k = key->string;
  if (map->kind == VAL_OBJECT) return func_error(c, 0, "the given object has no attribute \"%.*s\"", STR_ARG(k));
  return func_error(c, -1, "lookup failed to find key \"%.*s\"", STR_ARG(k));
}

static const Value *fn_lookup(const Call *c) {
  const Value *map = c->args[0], *otherwise = c->n > 2 ? c->args[2] : NULL;
  /* The type of a large object is not made for each key that a loop looks up. */
  static const Type any_object = {.kind = TYPE_OBJECT};
  const Type *t = map->kind == VAL_OBJECT ? &any_object : value_type(c->a, map);
  if (c->n > 3) return func_error(c, -1, "lookup() takes two or three arguments, got %zu", c->n);
  if (!maps_to(t) && t->kind != TYPE_DYNAMIC) return func_error(c, 0, "lookup() requires a map as the first argument");
  if (otherwise && t->kind == TYPE_MAP) {
    Str why;
    otherwise = convert(c->a, otherwise, t->elem, &why);
    if (!otherwise) return func_error(c, 2, "the default value must have the same type as the map elements");
  }
  const Value *r = lookup_value(c, map, c->args[1], otherwise);
  return r ? value_mark(c->a, r, map->marks | c->args[1]->marks) : NULL;
}

/* The static type of a merge: the arguments' own where they all agree, an object otherwise. */
static const Type *agreed_type(const Call *c) {
  const Type *first = c->n ? value_type(c->a, c->args[0]) : NULL;
  for (size_t i = 1; i < c->n; i++)
    if (!type_eq(first, value_type(c->a, c->args[i]))) return NULL;
  return first && maps_to(first) ? first : NULL;
}

static const Value *fn_merge(const Call *c) {
  const Value *open = NULL;
  size_t total = 0;
  for (size_t i = 0; i < c->n; i++) {
    const Type *t = value_type(c->a, c->args[i]);
    if (!maps_to(t) && t->kind != TYPE_DYNAMIC) {
      Str name = func_type_name(c, c->args[i]);
      return func_error(c, -1, "arguments must be maps or objects, got \"%.*s\"", STR_ARG(name));
    }
    if (func_is_open(c->args[i]) && (!open || c->args[i]->kind == VAL_UNKNOWN)) open = c->args[i];
    if (open && open->kind == VAL_UNKNOWN && open->type->kind == TYPE_DYNAMIC) break; /* what comes after it does not count */
    if (func_is_map(c->args[i])) total += c->args[i]->map.n;
  }
  const Type *t = agreed_type(c);
  if (open) return func_marked(c, func_open(c, open, t ? t : &type_dynamic));
  if (func_too_many(c, total)) return &value_unknown;
  Field *fields = NEW_N(c->a, Field, total);
  size_t n = 0;
  for (size_t i = 0; i < c->n; i++)
    for (size_t k = 0; func_is_map(c->args[i]) && k < c->args[i]->map.n; k++) {
      Field f = c->args[i]->map.fields[k];
      fields[n++] = (Field){f.key, value_field(c->args[i], f.key)}; /* through value_field: it records the read */
    }
  Marks marks = 0; /* a null adds nothing, so it does not tell anything either */
  for (size_t i = 0; i < c->n; i++) marks |= value_is_null(c->args[i]) ? 0 : c->args[i]->marks;
  const Value *out = t && t->kind == TYPE_MAP ? value_map(c->a, t->elem, fields, n) : value_object(c->a, fields, n);
  return value_mark(c->a, out, marks);
}

/* Maps with keys of deployment among them. */
static const Value *sym_of_merge(const Call *c) {
  Values pairs = {0};
  for (size_t i = 0; i < c->n; i++) {
    Pair *p;
    size_t n;
    if (value_is_null(c->args[i])) continue;
    if (!value_pairs(c->a, c->args[i], &p, &n)) return NULL;
    for (size_t k = 0; k < n; k++) {
      vec_push(c->a, &pairs, p[k].key);
      vec_push(c->a, &pairs, p[k].value);
    }
  }
  return func_marked(c, sym_object(c->a, pairs.v, pairs.n / 2, c->span));
}

static const Value *fn_zipmap(const Call *c) {
  const Value *keys = c->args[0], *values = c->args[1];
  const Type *t = value_type(c->a, values);
  if (t->kind != TYPE_LIST && t->kind != TYPE_TUPLE && t->kind != TYPE_DYNAMIC)
    return func_error(c, -1, "values argument must be a list or tuple value");
  const Type *map = t->kind == TYPE_LIST ? type_map(c->a, t->elem) : &type_dynamic;
  if (func_is_open(keys)) return func_marked(c, func_open(c, keys, map));
  if (func_is_open(values)) return func_marked(c, func_open(c, values, map));
  size_t n = keys->seq.n;
  for (size_t i = 0; i < n; i++)
    if (keys->seq.items[i]->kind == VAL_UNKNOWN) return func_marked(c, func_undecided(c, keys, map));
  if (n != values->seq.n)
    return func_error(c, -1, "number of keys (%zu) does not match number of values (%zu)", n, values->seq.n);
  Marks marks = 0;
  Field *fields = NEW_N(c->a, Field, n);
  for (size_t i = 0; i < n; i++) {
    const Value *k = keys->seq.items[i];
    if (value_is_null(k)) return func_error(c, -1, "keys list has null value at index %zu", i);
    if (func_is_open(k)) return func_marked(c, func_undecided(c, keys, map));
    marks |= k->marks;
    fields[i] = (Field){k->string, values->seq.items[i]};
  }
  const Value *r = values->kind == VAL_LIST ? value_map(c->a, t->elem, fields, n) : value_object(c->a, fields, n);
  return value_mark(c->a, func_marked(c, r), marks);
}

/* {k = [v]} to {v = [k]}: keys arrive in order, so each list comes out sorted. */
static const Value *fn_transpose(const Call *c) {
  const Value *in = c->args[0];
  Map lists = {0};
  for (size_t i = 0; i < in->map.n; i++) {
    const Field *f = &in->map.fields[i];
    if (value_is_null(f->value)) return func_error(c, -1, "input must not contain null list");
    for (size_t k = 0; k < f->value->seq.n; k++) {
      const Value *v = f->value->seq.items[k];
      if (value_is_null(v)) return func_error(c, -1, "input list must not contain null string");
      Values *list = map_get(&lists, v->string);
      if (!list) map_put(c->a, &lists, v->string, list = NEW(c->a, Values));
      vec_push(c->a, list, func_text(c, f->key));
    }
  }
  Field *fields = NEW_N(c->a, Field, lists.n);
  for (size_t i = 0; i < lists.n; i++) fields[i] = (Field){lists.entries[i].key, func_strings(c, lists.entries[i].value)};
  return value_map(c->a, &func_list_string, fields, lists.n);
}

static const char shape[] = "works on the shape: values may be deploy-time values, keys are known";

// clang-format off
const Function func_map[] = {
  {"keys", {P_ANY("inputMap", PARAM_SHAPE | PARAM_MARKED)}, .fn = fn_keys, .lowering = shape},
  {"lookup", {P_ANY("inputMap", PARAM_SHAPE | PARAM_MARKED), {"key", &type_string, PARAM_SHAPE | PARAM_MARKED}},
   .variadic = {"default", NULL, PARAM_SHAPE | PARAM_MARKED | PARAM_NULL | PARAM_UNTYPED}, .fn = fn_lookup,
   .lowering = "works on the shape; with a parameter as key, `Fn::FindInMap` or a chain of `Fn::If` over the keys"},
  {"merge", .variadic = {"maps", NULL, PARAM_SHAPE | PARAM_MARKED | PARAM_NULL | PARAM_UNTYPED}, .fn = fn_merge, .symbolic = sym_of_merge,
   .lowering = shape},
  {"transpose", {{"values", &func_map_list_string, 0}}, .returns = &func_map_list_string, .fn = fn_transpose,
   .lowering = "needs values known at conversion"},
  {"values", {P_ANY("mapping", PARAM_SHAPE | PARAM_MARKED)}, .fn = fn_values, .lowering = shape},
  {"zipmap", {{"keys", &func_list_string, PARAM_SHAPE | PARAM_MARKED}, P_ANY("values", PARAM_SHAPE | PARAM_MARKED)}, .fn = fn_zipmap,
   .lowering = shape},
  {0},
};
// clang-format on
