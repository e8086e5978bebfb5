/* Conversions that are called by name, and the functions about marks.
 *
 * tolist, toset, tomap and tostring apply the same rules as implicit conversion (convert.h). The marks of sensitive and
 * ephemeral values are seen and changed only here. */
#include "eval/func_util.h"

/* `t` names the wanted type. A symbol keeps its operation and changes its static type. */
static const Value *to_type(const Call *c, const Type *t) {
  const Value *v = c->args[0];
  if (value_is_null(v) && value_type(c->a, v)->kind == TYPE_DYNAMIC) return value_mark(c->a, value_null_of(c->a, t), v->marks);
  const Value *r = func_convert(c, 0, v, t);
  return r ? r : &value_unknown;
}

static const Value *fn_tobool(const Call *c) { return to_type(c, &type_bool); }

static const Value *fn_tonumber(const Call *c) { return to_type(c, &type_number); }

static const Value *fn_tostring(const Call *c) { return to_type(c, &type_string); }

static const Value *fn_tolist(const Call *c) { return to_type(c, &func_list_any); }

static const Value *fn_toset(const Call *c) { return to_type(c, &func_set_any); }

static const Value *fn_tomap(const Call *c) { return to_type(c, &func_map_any); }

static const Value *fn_sensitive(const Call *c) { return value_mark(c->a, c->args[0], MARK_SENSITIVE); }

static const Value *fn_nonsensitive(const Call *c) { return value_unmark(c->a, c->args[0], MARK_SENSITIVE); }

static const Value *fn_issensitive(const Call *c) {
  const Value *v = c->args[0];
  if (v->marks & MARK_SENSITIVE) return &value_true;
  return v->kind == VAL_UNKNOWN ? value_unknown_of(c->a, &type_bool) : &value_false;
}

/* Ephemeral parts become null, at any depth. */
static const Value *without_ephemeral(void *arena, const Value *v) {
  if (v->marks & MARK_EPHEMERAL)
    return value_mark(arena, value_null_of(arena, value_type(arena, v)), v->marks & (Marks)~MARK_EPHEMERAL);
  if (!(value_deep_marks(v) & MARK_EPHEMERAL)) return v;
  return value_map_children(arena, v, without_ephemeral, arena);
}

static const Value *fn_ephemeralasnull(const Call *c) { return without_ephemeral(c->a, c->args[0]); }

/* Gone since Terraform 0.12; the message says what to write instead. */
static const Value *fn_list(const Call *c) {
  return func_error(c, -1,
                    "the \"list\" function was deprecated in Terraform v0.12 and is no longer available; use tolist([ ... ]) "
                    "syntax to write a literal list");
}

static const Value *fn_map(const Call *c) {
  return func_error(c, -1,
                    "the \"map\" function was deprecated in Terraform v0.12 and is no longer available; use tomap({ ... }) "
                    "syntax to write a literal map");
}

enum { ANYTHING = PARAM_NULL | PARAM_UNKNOWN | PARAM_SYMBOLIC | PARAM_MARKED | PARAM_UNTYPED };

static const char converts[] = "a deploy-time value is taken over with the new type";
static const char through[] = "a deploy-time value is taken over";

// clang-format off
const Function func_type[] = {
  {"ephemeralasnull", {P_ANY("value", ANYTHING)}, .fn = fn_ephemeralasnull, .lowering = through},
  {"issensitive", {P_ANY("value", ANYTHING)}, .returns = &type_bool, .fn = fn_issensitive, .lowering = "known at conversion"},
  {"list", .variadic = P_ANY("vals", ANYTHING), .fn = fn_list, .lowering = "not available in Terraform any more"},
  {"map", .variadic = P_ANY("vals", ANYTHING), .fn = fn_map, .lowering = "not available in Terraform any more"},
  {"nonsensitive", {P_ANY("value", ANYTHING)}, .fn = fn_nonsensitive, .lowering = through},
  {"sensitive", {P_ANY("value", ANYTHING)}, .fn = fn_sensitive, .lowering = through},
  {"tobool", {P_ANY("v", ANYTHING)}, .returns = &type_bool, .fn = fn_tobool, .lowering = converts},
  {"tolist", {P_ANY("v", ANYTHING | PARAM_ORDERED)}, .returns = &func_list_any, .fn = fn_tolist,
   .lowering = "a deploy-time value is taken over with the new type; the order of a set needs the values of parameters in it"},
  {"tomap", {P_ANY("v", ANYTHING)}, .returns = &func_map_any, .fn = fn_tomap, .lowering = converts},
  {"tonumber", {P_ANY("v", ANYTHING)}, .returns = &type_number, .fn = fn_tonumber, .lowering = converts},
  {"toset", {P_ANY("v", ANYTHING)}, .returns = &func_set_any, .fn = fn_toset, .lowering = converts},
  {"tostring", {P_ANY("v", ANYTHING)}, .returns = &type_string, .fn = fn_tostring, .lowering = converts},
  {0},
};
// clang-format on
