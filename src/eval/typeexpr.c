/* Type constraints: the small language within the language that stands in a variable's `type`.
 *
 *   type = any | bool | number | string | list(type) | set(type) | map(type) | tuple([type, ...]) | object({name = attr, ...})
 *   attr = type | optional(type) | optional(type, default)
 *
 * It is written with the syntax of expressions but not evaluated as one. `list` and `map` alone mean lists and maps of any
 * type, as in configurations from before element types existed. A default is converted to its attribute's type here, once, so
 * that filling it in later is a copy. */
#include "eval/convert.h"
#include "eval/ops.h"

static const Type *constraint(Eval *ev, const Expr *e);

static const Type *bad(Eval *ev, Span where, const char *detail) {
  diag_error(ev->diags, TC3017, where, "Invalid type constraint");
  diag_detail(ev->diags, "%s", detail);
  return &type_dynamic;
}

static const Type *keyword(Eval *ev, const Expr *e) {
  Str name = e->traversal.root;
  if (e->traversal.n)
    return bad(ev, e->span, "A type is one word, or one of the forms list(…), set(…), map(…), tuple([…]), object({…}).");
  if (str_is(name, "string")) return &type_string;
  if (str_is(name, "number")) return &type_number;
  if (str_is(name, "bool")) return &type_bool;
  if (str_is(name, "any")) return &type_dynamic;
  if (str_is(name, "list")) return type_list(ev->run, &type_dynamic);
  if (str_is(name, "map")) return type_map(ev->run, &type_dynamic);
  if (str_is(name, "set")) return bad(ev, e->span, "Write set(T), with the type of its elements.");
  if (str_is(name, "object")) return bad(ev, e->span, "Write object({name = T, …}), with its attributes.");
  if (str_is(name, "tuple")) return bad(ev, e->span, "Write tuple([T, …]), with the types of its elements.");
  static const char *const words[] = {"string", "number", "bool", "any", "list", "map", "set", "object", "tuple"};
  Str candidates[sizeof words / sizeof *words];
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) candidates[i] = str_from(words[i]);
  Str near = str_nearest(name, candidates, sizeof words / sizeof *words);
  bad(ev, e->span, "The types are any, bool, number, string, list(…), set(…), map(…), tuple([…]) and object({…}).");
  if (near.p) diag_detail(ev->diags, "There is no type \"%.*s\". Did you mean \"%.*s\"?", STR_ARG(name), STR_ARG(near));
  return &type_dynamic;
}

static const Type *tuple(Eval *ev, const Expr *arg) {
  if (arg->kind != EXPR_TUPLE)
    return bad(ev, arg->span, "A tuple type takes a list of types in brackets: tuple([string, number]).");
  const Type **elems = NEW_N(ev->run, const Type *, arg->tuple.n);
  for (size_t i = 0; i < arg->tuple.n; i++) elems[i] = constraint(ev, arg->tuple.items[i]);
  return type_tuple(ev->run, elems, arg->tuple.n);
}

static void optional(Eval *ev, const Expr *call, TypeField *f) {
  f->optional = true;
  if (!call->call.n || call->call.n > 2) {
    f->type = bad(ev, call->span, "optional takes a type, and perhaps a default: optional(string, \"x\").");
    return;
  }
  f->type = constraint(ev, call->call.args[0]);
  if (call->call.n == 2)
    f->default_value = eval_as(ev, NULL, call->call.args[1], f->type, "the default of an optional attribute");
}

static void attribute(Eval *ev, const ObjectItem *item, TypeField *f) {
  f->name = item->key->string.value;
  const Expr *e = item->value;
  if (e->kind == EXPR_CALL && str_is(e->call.name, "optional"))
    optional(ev, e, f);
  else
    f->type = constraint(ev, e);
}

/* Stable insertion by name; of equal names the last wins. */
static size_t insert_field(TypeField *fields, size_t n, TypeField f) {
  size_t i = n;
  while (i > 0 && str_cmp(fields[i - 1].name, f.name) > 0) i--;
  if (i > 0 && str_eq(fields[i - 1].name, f.name)) {
    fields[i - 1] = f;
    return n;
  }
  memmove(fields + i + 1, fields + i, (n - i) * sizeof *fields);
  fields[i] = f;
  return n + 1;
}

static const Type *object(Eval *ev, const Expr *arg) {
  if (arg->kind != EXPR_OBJECT)
    return bad(ev, arg->span, "An object type takes its attributes in braces: object({name = string}).");
  TypeField *fields = NEW_N(ev->run, TypeField, arg->object.n);
  size_t n = 0;
  for (size_t i = 0; i < arg->object.n; i++) {
    const ObjectItem *item = &arg->object.items[i];
    TypeField f = {0};
    if (!item->bare_key) {
      bad(ev, item->key->span, "An attribute of an object type is a plain name, without quotes.");
      continue;
    }
    attribute(ev, item, &f);
    n = insert_field(fields, n, f);
  }
  return type_object(ev->run, fields, n);
}

static const Type *form(Eval *ev, const Expr *e) {
  Str name = e->call.name;
  if (str_is(name, "optional")) return bad(ev, e->span, "optional(…) may only stand for an attribute of an object type.");
  bool structure = str_is(name, "object") || str_is(name, "tuple");
  bool collection = str_is(name, "list") || str_is(name, "set") || str_is(name, "map");
  if (!structure && !collection)
    return bad(ev, e->span, "The types are any, bool, number, string, list(…), set(…), map(…), tuple([…]) and object({…}).");
  if (e->call.n != 1 || e->call.expand)
    return bad(ev, e->span, "This type takes one argument: list(T), object({…}), tuple([…]).");
  const Expr *arg = e->call.args[0];
  if (str_is(name, "object")) return object(ev, arg);
  if (str_is(name, "tuple")) return tuple(ev, arg);
  const Type *elem = constraint(ev, arg);
  return str_is(name, "list")  ? type_list(ev->run, elem)
         : str_is(name, "set") ? type_set(ev->run, elem)
                               : type_map(ev->run, elem);
}

static const Type *constraint(Eval *ev, const Expr *e) {
  switch (e->kind) {
  case EXPR_TRAVERSAL: return keyword(ev, e);
  case EXPR_CALL: return form(ev, e);
  case EXPR_ERROR: return &type_dynamic;
  case EXPR_STRING: return bad(ev, e->span, "A type is written without quotes.");
  default: return bad(ev, e->span, "A type is a word such as string, or a form such as list(string).");
  }
}

const Type *eval_type_constraint(Eval *ev, const Expr *e) { return constraint(ev, e); }
