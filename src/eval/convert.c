/* Conversion of values.
 *
 * A conversion walks the value and the wanted type together. Whether it exists is a matter of types (unify.c); whether it
 * succeeds can also depend on the value ("12" is a number, "x" is not). A value that already is what is wanted is returned
 * itself, so the common case costs a walk over types and no memory. Symbols are converted by giving the node another type: what
 * prints the node later knows that a template parameter is text anyway. */
#include "eval/convert.h"

#include "eval/sym.h"

typedef struct {
  Arena *a;
  Str why; /* of the first failure */
} Conv;

static const Value *conv(Conv *c, const Value *v, const Type *t);

/* --- Failure ----------------------------------------------------------------------------------------------------------- */

static Str wanted(Arena *a, const Type *t) {
  Buf b = buf_new(a);
  if (type_is_primitive(t)) buf_addz(&b, "a ");
  type_friendly(&b, t);
  return buf_str(&b);
}

static const Value *mismatch(Conv *c, const Value *v, const Type *t) {
  Str need = wanted(c->a, t);
  if (type_is_primitive(t) && v->kind == VAL_STRING) {
    c->why = str_fmt(c->a, "%.*s is required", STR_ARG(need));
    return NULL;
  }
  Buf got = buf_new(c->a);
  type_friendly(&got, value_type(c->a, v));
  Str have = buf_str(&got);
  if (str_eq(have, STR("object")) && t->kind == TYPE_OBJECT) have = STR("another object");
  if (str_eq(have, STR("tuple")) && t->kind == TYPE_TUPLE) have = STR("a tuple of another length");
  c->why = str_fmt(c->a, "%.*s is required, but this is %.*s", STR_ARG(need), STR_ARG(have));
  return NULL;
}

/* Puts where the failure was before its reason. */
static const Value *within(Conv *c, const char *what, Str key) {
  c->why = str_fmt(c->a, "%s \"%.*s\": %.*s", what, STR_ARG(key), STR_ARG(c->why));
  return NULL;
}

static bool within_index(Conv *c, size_t i) {
  c->why = str_fmt(c->a, "element %zu: %.*s", i, STR_ARG(c->why));
  return false;
}

/* --- Primitives -------------------------------------------------------------------------------------------------------- */

static const Value *string_to_bool(Conv *c, const Value *v, const Type *t) {
  if (str_is(v->string, "true") || str_is(v->string, "1")) return &value_true;
  if (str_is(v->string, "false") || str_is(v->string, "0")) return &value_false;
  if (str_is(v->string, "True") || str_is(v->string, "TRUE") || str_is(v->string, "False") || str_is(v->string, "FALSE")) {
    c->why = STR("a bool is required; as a string it is written in lower case");
    return NULL;
  }
  return mismatch(c, v, t);
}

static const Value *to_primitive(Conv *c, const Value *v, const Type *t) {
  if (t->kind == TYPE_STRING) {
    Str text = value_text(c->a, v);
    if (text.p) return value_string(c->a, text);
  }
  if (v->kind == VAL_STRING && t->kind == TYPE_BOOL) return string_to_bool(c, v, t);
  if (v->kind == VAL_STRING && t->kind == TYPE_NUMBER) {
    Num n;
    return num_parse(c->a, v->string, &n) ? value_number(c->a, n) : mismatch(c, v, t);
  }
  return mismatch(c, v, t);
}

/* --- Collections ------------------------------------------------------------------------------------------------------- */

static const Type *unify_items(Conv *c, const Value *const *items, size_t n) {
  const Type **types = NEW_N(c->a, const Type *, n);
  for (size_t i = 0; i < n; i++) types[i] = value_type(c->a, items[i]);
  return unify(c->a, types, n);
}

static bool no_common_type(Conv *c, const char *what) {
  c->why = str_fmt(c->a, "all %s elements must have the same type", what);
  return false;
}

/* The type of map elements: an untyped null takes the type of the others, which in a list it does not. */
static const Type *unify_ignoring_nulls(Conv *c, const Value *const *items, size_t n) {
  const Value **typed = NEW_N(c->a, const Value *, n);
  size_t k = 0;
  for (size_t i = 0; i < n; i++)
    if (items[i]->kind != VAL_NULL || items[i]->type->kind != TYPE_DYNAMIC) typed[k++] = items[i];
  return k ? unify_items(c, typed, k) : &type_dynamic;
}

static bool same_types(Conv *c, const Value *const *items, size_t n) {
  for (size_t i = 1; i < n; i++)
    if (!type_eq(value_type(c->a, items[0]), value_type(c->a, items[i]))) return false;
  return true;
}

static bool all_known(const Value *const *items, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!value_is_wholly_known(items[i])) return false;
  return true;
}

static bool conv_each(Conv *c, const Value **items, size_t n, const Type *t) {
  for (size_t i = 0; i < n; i++)
    if (!(items[i] = conv(c, items[i], t))) return within_index(c, i);
  return true;
}

/* Converts the items to `elem`; where that leaves the type open, to the type that they all converge on. An untyped null among
 * structures keeps them from converging. */
static bool conv_items(Conv *c, const Value **items, size_t n, const Type **elem, bool map, const char *what) {
  const Type *t = *elem;
  if (t->kind == TYPE_DYNAMIC && n) t = map ? unify_ignoring_nulls(c, items, n) : unify_items(c, items, n);
  if (!t) return no_common_type(c, what);
  if (!conv_each(c, items, n, t)) return false;
  if (n && !type_is_known(t)) {
    if (!(t = unify_items(c, items, n))) return no_common_type(c, what);
    if (!conv_each(c, items, n, t)) return false;
    if (!same_types(c, items, n) && all_known(items, n)) return no_common_type(c, what);
  }
  *elem = type_plain(c->a, t);
  return true;
}

static bool has_optional(const Type *t) {
  if (t->elem) return has_optional(t->elem);
  for (size_t i = 0; i < t->n; i++)
    if (t->kind == TYPE_TUPLE ? has_optional(t->elems[i]) : t->fields[i].optional || has_optional(t->fields[i].type))
      return true;
  return false;
}

/* The elements have exactly the wanted type. */
static bool elements_fit(const Value *v, const Type *elem) {
  return type_eq(v->type, elem) && !has_optional(elem) && (type_is_known(elem) || !v->seq.n);
}

/* An empty collection converts only if its elements would. */
static bool empty_fits(Conv *c, const Value *v, const Type *t) {
  return !v->type || convertible(v->type, t->elem) || mismatch(c, v, t);
}

static const Value *to_sequence(Conv *c, const Value *v, const Type *t) {
  bool set = t->kind == TYPE_SET;
  if (v->kind == (set ? VAL_SET : VAL_LIST) && elements_fit(v, t->elem)) return v;
  if (!v->seq.n && !empty_fits(c, v, t)) return NULL;
  const Type *elem = t->elem;
  if (!v->seq.n && elem->kind == TYPE_DYNAMIC && v->type) elem = v->type;
  const Value **items = NEW_N(c->a, const Value *, v->seq.n);
  if (v->seq.n) memcpy(items, v->seq.items, v->seq.n * sizeof *items);
  if (!conv_items(c, items, v->seq.n, &elem, false, set ? "set" : "list")) return NULL;
  return set ? value_set(c->a, elem, items, v->seq.n) : value_list(c->a, elem, items, v->seq.n);
}

static const Value *to_tuple(Conv *c, const Value *v, const Type *t) {
  if (v->seq.n != t->n) return mismatch(c, v, t);
  const Value **items = NEW_N(c->a, const Value *, t->n);
  bool changed = false;
  for (size_t i = 0; i < t->n; i++) {
    items[i] = conv(c, v->seq.items[i], t->elems[i]);
    if (!items[i] && !within_index(c, i)) return NULL;
    changed |= items[i] != v->seq.items[i];
  }
  return changed ? value_tuple(c->a, items, t->n) : v;
}

static const Value *to_map(Conv *c, const Value *v, const Type *t) {
  if (v->kind == VAL_MAP && type_eq(v->type, t->elem) && !has_optional(t->elem) && (type_is_known(t->elem) || !v->map.n))
    return v;
  if (!v->map.n && v->kind == VAL_MAP && !empty_fits(c, v, t)) return NULL;
  value_read_all(v);
  size_t n = v->map.n;
  const Type *elem = !n && t->elem->kind == TYPE_DYNAMIC && v->type ? v->type : t->elem;
  const Value **items = NEW_N(c->a, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = v->map.fields[i].value;
  if (!conv_items(c, items, n, &elem, true, "map")) return NULL;
  Field *fields = NEW_N(c->a, Field, n);
  for (size_t i = 0; i < n; i++) fields[i] = (Field){v->map.fields[i].key, items[i]};
  return value_map(c->a, elem, fields, n);
}

/* What stands for an optional attribute that was not given, or given as null. */
static const Value *absent(Conv *c, const TypeField *f) {
  return f->default_value ? f->default_value : value_null_of(c->a, f->type);
}

static const Value *to_field(Conv *c, const Value *v, const TypeField *f) {
  const Value *x = value_field(v, f->name);
  if (!x) {
    if (f->optional) return absent(c, f);
    c->why = str_fmt(c->a, "attribute \"%.*s\" is required", STR_ARG(f->name));
    return NULL;
  }
  if (f->default_value) x = sym_non_null(c->a, x, f->default_value);
  const Value *out = x == f->default_value ? x : conv(c, x, f->type);
  return out ? out : within(c, "attribute", f->name);
}

static const Value *to_object(Conv *c, const Value *v, const Type *t) {
  Field *fields = NEW_N(c->a, Field, t->n);
  bool changed = v->kind != VAL_OBJECT || v->map.n != t->n;
  for (size_t i = 0; i < t->n; i++) {
    fields[i] = (Field){t->fields[i].name, to_field(c, v, &t->fields[i])};
    if (!fields[i].value) return NULL;
    changed |= !changed && fields[i].value != v->map.fields[i].value;
  }
  return changed ? value_object(c->a, fields, t->n) : v;
}

/* --- Dispatch ---------------------------------------------------------------------------------------------------------- */

static bool is_seq(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE; }
static bool is_mapping(const Value *v) { return v->kind == VAL_MAP || v->kind == VAL_OBJECT; }

/* An object with keys of deployment, as a map. */
static const Value *object_to_map(Conv *c, const Value *v, const Type *t) {
  const Sym *s = v->sym;
  size_t n = s->nargs / 2;
  const Value **items = NEW_N(c->a, const Value *, n), **pairs = NEW_N(c->a, const Value *, 2 * n);
  for (size_t i = 0; i < n; i++) items[i] = s->args[2 * i + 1];
  const Type *elem = t->elem;
  if (!conv_items(c, items, n, &elem, true, "map")) return NULL;
  for (size_t i = 0; i < n; i++) {
    pairs[2 * i] = s->args[2 * i];
    pairs[2 * i + 1] = items[i];
  }
  return sym_retype(c->a, sym_object(c->a, pairs, n, s->span), type_map(c->a, elem), NULL);
}

/* A branch that cannot be evaluated stays what it is. */
static const Value *conv_branch(Conv *c, const Value *v, const Type *t) {
  return v->kind == VAL_UNKNOWN && convertible(v->type, t) ? v : conv(c, v, t);
}

/* The type of a choice is what its branches have in common, which none of them need have itself. */
static const Value *conv_if(Conv *c, const Value *v, const Type *t) {
  const Value *const *x = v->sym->args;
  const Value *then = conv_branch(c, x[1], t), *otherwise = then ? conv_branch(c, x[2], t) : NULL;
  if (!otherwise) return NULL;
  return then == x[1] && otherwise == x[2] ? v : sym_if(c->a, x[0], then, otherwise);
}

static const Value *conv_sym(Conv *c, const Value *v, const Type *t) {
  if (v->sym->op == SYM_IF) return conv_if(c, v, t);
  if (type_eq(v->type, t) && !has_optional(t)) return v;
  if (v->sym->op == SYM_OBJECT && t->kind == TYPE_MAP) return object_to_map(c, v, t);
  if (v->sym->op == SYM_OBJECT && t->kind != TYPE_OBJECT) return mismatch(c, v, t);
  if (!convertible(v->type, t)) return mismatch(c, v, t);
  if (v->type->kind != TYPE_DYNAMIC && !type_is_known(t) && v->type->kind == t->kind) return v;
  /* The order of a set is Terraform's; what a deployer gives for it comes in any. */
  if (v->sym->op == SYM_PARAM && v->type->kind == TYPE_SET && t->kind == TYPE_LIST)
    return sym_call(c->a, STR("tolist"), &v, 1, type_is_known(t) ? t : type_list(c->a, v->type->elem), NULL, SPAN_NONE);
  const Value *equiv = v->sym->equiv ? conv(c, v->sym->equiv, t) : NULL;
  if (v->sym->equiv && !equiv) return NULL;
  return sym_retype(c->a, v, type_plain(c->a, t), equiv);
}

static const Value *conv_known(Conv *c, const Value *v, const Type *t) {
  switch (t->kind) {
  case TYPE_BOOL:
    if (v->kind == VAL_BOOL) return v;
    break;
  case TYPE_NUMBER:
    if (v->kind == VAL_NUMBER) return v;
    break;
  case TYPE_STRING:
    if (v->kind == VAL_STRING) return v;
    break;
  case TYPE_LIST:
  case TYPE_SET: return is_seq(v) ? to_sequence(c, v, t) : mismatch(c, v, t);
  case TYPE_TUPLE: return v->kind == VAL_TUPLE ? to_tuple(c, v, t) : mismatch(c, v, t);
  case TYPE_MAP: return is_mapping(v) ? to_map(c, v, t) : mismatch(c, v, t);
  case TYPE_OBJECT: return is_mapping(v) ? to_object(c, v, t) : mismatch(c, v, t);
  default: return v;
  }
  return to_primitive(c, v, t);
}

/* `t`, its open element type replaced by that of the elements that a value of type `from` would have. */
static const Type *closed_type(Conv *c, const Type *from, const Type *t) {
  if (!t->elem || t->elem->kind != TYPE_DYNAMIC || (!from->elem && !from->n)) return t;
  const Type *elem = from->elem ? from->elem : unify_parts(c->a, from);
  if (!elem) return t;
  return t->kind == TYPE_LIST ? type_list(c->a, elem) : t->kind == TYPE_SET ? type_set(c->a, elem) : type_map(c->a, elem);
}

/* A null or unknown value has nothing to convert but its type. */
static const Value *conv_empty(Conv *c, const Value *v, const Type *t) {
  if (!convertible(v->type, t)) return mismatch(c, v, t);
  t = closed_type(c, v->type, t);
  return v->kind == VAL_NULL ? value_null_of(c->a, t) : value_unknown_of(c->a, t);
}

static const Value *conv(Conv *c, const Value *v, const Type *t) {
  if (t->kind == TYPE_DYNAMIC) return v;
  const Value *out;
  switch (v->kind) {
  case VAL_NULL:
  case VAL_UNKNOWN: out = conv_empty(c, v, t); break;
  case VAL_SYM: out = conv_sym(c, v, t); break;
  default: out = conv_known(c, v, t); break;
  }
  return out ? value_mark(c->a, out, v->marks) : NULL;
}

const Value *convert(Arena *a, const Value *v, const Type *t, Str *why) {
  Conv c = {.a = a};
  const Value *out = conv(&c, v, t);
  if (!out && why) *why = c.why;
  return out;
}
