/* Attributes and indexes.
 *
 * Reading a part of a value is the operation that meets symbols most often, so each kind of symbol has its own answer: a
 * resource attribute extends its path (and its equivalent is read alongside); an `if` is read in both branches; a symbolic list
 * is selected from; of anything else the part is a SYM_CALL "[]", which computes once its arguments are known. */
#include "eval/convert.h"
#include "eval/ops.h"

/* --- Messages ---------------------------------------------------------------------------------------------------------- */

static Str type_text(Eval *ev, const Value *v) {
  Buf b = buf_new(ev->run);
  type_friendly(&b, value_type(ev->run, v));
  return buf_str(&b);
}

static Str nearest_key(Eval *ev, const Value *v, Str name) {
  if (v->kind == VAL_SYM) return STR_NONE;
  Str *names = NEW_N(ev->run, Str, v->map.n);
  for (size_t i = 0; i < v->map.n; i++) names[i] = v->map.fields[i].key;
  return str_nearest(name, names, v->map.n);
}

/* The way out where an attribute or key is missing. */
static void suggest(Eval *ev, const char *what, Str near, const Value *v) {
  if (v->kind == VAL_SYM)
    diag_detail(ev->diags, "None of its keys can be that one. Correct the key, or use try(…) where it may be absent.");
  else if (near.p)
    diag_detail(ev->diags, "Did you mean \"%.*s\"?", STR_ARG(near));
  else if (!v->map.n)
    diag_detail(ev->diags, "It has none at all.");
  else
    diag_detail(ev->diags, "Use %s that it has, or try(…) where it may be absent.", what);
}

static const Value *no_attribute(Eval *ev, const Value *v, Str name, Span where) {
  bool map = v->kind == VAL_MAP || sym_is(v, SYM_OBJECT);
  diag_error(ev->diags, map ? TC3003 : TC3002, where,
             map ? "The map has no element \"%.*s\"" : "The object has no attribute \"%.*s\"", STR_ARG(name));
  suggest(ev, map ? "a key" : "an attribute", nearest_key(ev, v, name), v);
  return &value_unknown;
}

static const Value *not_attributes(Eval *ev, const Value *v, Str name, Span where) {
  Str type = type_text(ev, v);
  diag_error(ev->diags, TC3002, where, "A %.*s has no attributes", STR_ARG(type));
  const Type *t = value_type(ev->run, v);
  if (t->kind == TYPE_LIST || t->kind == TYPE_TUPLE || t->kind == TYPE_SET)
    diag_detail(ev->diags,
                "To read \"%.*s\" of every element, write [*].%.*s; to read it of one element, give its index first.",
                STR_ARG(name), STR_ARG(name));
  else
    diag_detail(ev->diags, "Only objects and maps have attributes such as \"%.*s\".", STR_ARG(name));
  return &value_unknown;
}

static const Value *of_null(Eval *ev, const char *what, Span where) {
  diag_error(ev->diags, TC3004, where, "A null value has no %s", what);
  diag_detail(ev->diags, "The value is null here. Test for null first, or use try(…) with a fallback.");
  return &value_unknown;
}

static const Value *bad_index(Eval *ev, Span where, const char *detail) {
  diag_error(ev->diags, TC3003, where, "Invalid index");
  diag_detail(ev->diags, "%s", detail);
  return &value_unknown;
}

static const Value *out_of_range(Eval *ev, const Value *v, Span where) {
  const char *kind = v->kind == VAL_TUPLE ? "tuple" : "list";
  diag_error(ev->diags, TC3003, where, "Index out of range: the %s has %zu element%s", kind, v->seq.n,
             v->seq.n == 1 ? "" : "s");
  if (v->seq.n)
    diag_detail(ev->diags, "Indexes go from 0 to %zu.", v->seq.n - 1);
  else
    diag_detail(ev->diags, "Guard the index with a condition, or use try(…) or one(…[*]) where the list may be empty.");
  return &value_unknown;
}

/* --- Symbols ----------------------------------------------------------------------------------------------------------- */

/* The static type of v[key]; NULL when values of the type of `v` have no such part. */
static const Type *part_type(const Type *t, const Value *key) {
  switch (t->kind) {
  case TYPE_DYNAMIC: return &type_dynamic;
  case TYPE_LIST: return key->kind == VAL_STRING ? NULL : t->elem;
  case TYPE_MAP: return t->elem;
  case TYPE_OBJECT: {
    if (key->kind != VAL_STRING) return &type_dynamic;
    const TypeField *f = type_field(t, key->string);
    return f ? f->type : NULL;
  }
  case TYPE_TUPLE: {
    int64_t i;
    if (key->kind != VAL_NUMBER) return &type_dynamic;
    return num_to_int64(key->number, &i) && i >= 0 && (size_t)i < t->n ? t->elems[i] : NULL;
  }
  default: return NULL;
  }
}

/* The part of the equivalent, if it has it: what was not configured has no equivalent. */
static const Value *equiv_part(Eval *ev, const Value *equiv, const Value *key, Span where) {
  if (!equiv) return NULL;
  /* The usual case, an attribute that AWS computes: not worth a message that is thrown away. */
  bool fields = equiv->kind == VAL_OBJECT || equiv->kind == VAL_MAP;
  if (fields && key->kind == VAL_STRING && !value_field(equiv, key->string)) return NULL;
  size_t keep = ev->diags->list.n;
  const Value *part = eval_index(ev, equiv, key, where);
  if (ev->diags->list.n == keep) return part->kind == VAL_UNKNOWN ? NULL : part;
  diags_truncate(ev->diags, keep);
  return NULL;
}

static const Value *extend(Eval *ev, const Sym *s, const Value *key, bool attribute, const Type *t, const Value *equiv,
                           Span where) {
  Step *path = NEW_N(ev->run, Step, s->npath + 1);
  if (s->npath) memcpy(path, s->path, s->npath * sizeof *path);
  Step *last = &path[s->npath];
  last->span = where;
  bool named = attribute || s->type->kind == TYPE_OBJECT; /* x["arn"] is x.arn */
  last->kind = named ? STEP_ATTR : key->kind == VAL_NUMBER ? STEP_INDEX_NUM : STEP_INDEX_STR;
  if (key->kind == VAL_NUMBER)
    last->index = key->number;
  else
    last->name = key->string;
  return sym_attr(ev->run, s->instance, path, s->npath + 1, t, equiv, where);
}

typedef struct {
  Span where;
  bool attribute;
} Access;

static const Value *access(Eval *ev, const Value *v, const Value *key, Span where, bool attribute);

static const Value *apply_access(Eval *ev, void *ctx, const Value *const *args, size_t n) {
  (void)n;
  const Access *x = ctx;
  return access(ev, args[0], args[1], x->where, x->attribute);
}

/* A key that deployment looks up in a mapping. Terraform fails where the map has no such key, and so does the deployment;
 * within try() that is one of two cases. */
static const Value *by_mapping(Eval *ev, const Value *v, const Value *key) {
  const Value *found = sym_lookup(ev->run, ev->collection, v, key);
  return found && ev->trying ? sym_if(ev->run, sym_has_key(ev->run, v, key), found, &value_unknown) : found;
}

/* The region of a provider. Where the configuration says which one it is, a mapping still says what the author meant. */
static bool is_place(const Value *key) {
  return sym_is(key, SYM_PSEUDO) || (sym_is(key, SYM_ATTR) && key->sym->equiv && sym_is(key->sym->equiv, SYM_PSEUDO));
}

/* A key that is not known before deployment. */
static const Value *by_symbol(Eval *ev, const Value *v, const Value *key, Span where) {
  const Type *t = value_type(ev->run, v);
  const Value *args[] = {v, key};
  if (!sym_concrete(ev->run, key, NULL) && (t->kind == TYPE_LIST || t->kind == TYPE_TUPLE)) return sym_select(ev->run, key, v);
  const Type *part = t->elem ? t->elem : &type_dynamic;
  const Value *concrete = sym_concrete(ev->run, key, NULL);
  const Value *found = !concrete || (is_place(key) && !ev->trying) ? by_mapping(ev, v, key) : NULL;
  if (!found && !concrete) found = ops_enumerate(ev, STR("[]"), args, 2, where);
  if (found) return found;
  if (!concrete) return sym_call(ev->run, STR("[]"), args, 2, part, NULL, where);
  const Value *equiv = eval_index(ev, v, concrete, where);
  if (equiv->kind == VAL_UNKNOWN) return equiv;
  return sym_call(ev->run, STR("[]"), args, 2, value_type(ev->run, equiv), equiv, where);
}

static const Value *of_symbol(Eval *ev, const Value *v, const Value *key, Access x) {
  const Value *args[] = {v, key};
  const Value *out = ops_distribute(ev, args, 2, apply_access, &x);
  if (out) return out;
  if (key->kind == VAL_SYM) return by_symbol(ev, v, key, x.where);
  const Type *t = part_type(v->type, key);
  if (!t && x.attribute && v->type->kind != TYPE_OBJECT) return not_attributes(ev, v, key->string, x.where);
  if (!t && key->kind == VAL_STRING) {
    diag_error(ev->diags, TC3002, x.where, "The object has no attribute \"%.*s\"", STR_ARG(key->string));
    diag_detail(ev->diags, "Its type does not have it. Correct the name.");
    return &value_unknown;
  }
  if (!t) return bad_index(ev, x.where, "A value of this type has no such element. Correct the index.");
  const Value *found;
  if (v->sym->op == SYM_OBJECT && key->kind == VAL_STRING && sym_object_find(v, key->string, &found))
    return found ? found : no_attribute(ev, v, key->string, x.where);
  const Value *equiv = equiv_part(ev, v->sym->equiv, key, x.where);
  if (v->sym->op == SYM_ATTR) return extend(ev, v->sym, key, x.attribute, t, equiv, x.where);
  if (v->type->kind == TYPE_LIST && !v->sym->equiv) return sym_select(ev->run, key, v);
  return sym_call(ev->run, STR("[]"), args, 2, t, equiv, x.where);
}

/* --- Known collections ------------------------------------------------------------------------------------------------- */

/* The key as `t`, or NULL when it was reported. */
static const Value *key_as(Eval *ev, const Value *key, const Type *t, Span where) {
  Str why;
  const Value *k = convert(ev->run, key, t, &why);
  if (k) return k;
  diag_error(ev->diags, TC3003, where, "Invalid index");
  diag_detail(ev->diags, "To select an element, %.*s.", STR_ARG(why));
  return NULL;
}

static const Value *element(Eval *ev, const Value *v, const Value *key, Span where) {
  int64_t i;
  if (!num_is_integer(key->number)) return bad_index(ev, where, "An index is a whole number.");
  if (num_sign(key->number) < 0)
    return bad_index(ev, where, "An index is not negative. Count from the end with element(list, -1).");
  if (!num_to_int64(key->number, &i) || (size_t)i >= v->seq.n) return out_of_range(ev, v, where);
  return v->seq.items[i];
}

static const Value *field(Eval *ev, const Value *v, Str name, Span where) {
  const Value *x = value_field(v, name);
  return x ? x : no_attribute(ev, v, name, where);
}

/* v[key] of a known collection by a known key of the right type. */
static const Value *select_part(Eval *ev, const Value *v, const Value *key, Span where) {
  return key->kind == VAL_NUMBER ? element(ev, v, key, where) : field(ev, v, key->string, where);
}

static const Value *of_known(Eval *ev, const Value *v, const Value *key, Access x) {
  bool seq = v->kind == VAL_LIST || v->kind == VAL_TUPLE;
  if (x.attribute && seq) return not_attributes(ev, v, key->string, x.where);
  if (key->kind == VAL_UNKNOWN && key->type->kind == TYPE_DYNAMIC) return &value_unknown;
  const Value *k = key_as(ev, key, seq ? &type_number : &type_string, x.where);
  if (!k) return &value_unknown;
  if (k->kind == VAL_UNKNOWN) return value_unknown_of(ev->run, v->type ? v->type : &type_dynamic);
  if (k->kind != VAL_SYM) return select_part(ev, v, k, x.where);
  const Value *args[] = {v, k};
  const Value *out = ops_distribute(ev, args, 2, apply_access, &x);
  return out ? out : by_symbol(ev, v, k, x.where);
}

/* Of an unknown value its type can still tell that it has no such part. */
static const Value *of_unknown(Eval *ev, const Value *v, const Value *key, Access x) {
  const Type *t = part_type(v->type, key);
  bool named = v->type->kind == TYPE_OBJECT || v->type->kind == TYPE_MAP || v->type->kind == TYPE_DYNAMIC;
  if (x.attribute && !named) return not_attributes(ev, v, key->string, x.where);
  if (t) return value_unknown_of(ev->run, t);
  if (v->type->kind == TYPE_OBJECT && !x.attribute) return &value_unknown;
  if (v->type->kind != TYPE_OBJECT)
    return bad_index(ev, x.where, "A value of this type has no such element. Correct the index.");
  diag_error(ev->diags, TC3002, x.where, "The object has no attribute \"%.*s\"", STR_ARG(key->string));
  diag_detail(ev->diags, "Its type does not have it. Correct the name.");
  return &value_unknown;
}

static const Value *not_indexable(Eval *ev, const Value *v, const Value *key, Access x) {
  if (x.attribute) return not_attributes(ev, v, key->string, x.where);
  if (v->kind == VAL_SET)
    return bad_index(ev, x.where,
                     "The elements of a set have no index. Use tolist(…) for an order, or a for expression over all.");
  return bad_index(ev, x.where, "This value is no collection, so it has no elements.");
}

static const Value *part_of(Eval *ev, const Value *v, const Value *key, Access x) {
  switch (v->kind) {
  case VAL_NULL: return of_null(ev, x.attribute ? "attributes" : "elements", x.where);
  case VAL_UNKNOWN: return of_unknown(ev, v, key, x);
  case VAL_SYM: return of_symbol(ev, v, key, x);
  case VAL_LIST:
  case VAL_TUPLE:
  case VAL_MAP:
  case VAL_OBJECT: return of_known(ev, v, key, x);
  default: return not_indexable(ev, v, key, x);
  }
}

static const Value *access(Eval *ev, const Value *v, const Value *key, Span where, bool attribute) {
  const Value *out = part_of(ev, v, key, (Access){where, attribute});
  return value_mark(ev->run, out, (Marks)(v->marks | key->marks));
}

/* --- Interface --------------------------------------------------------------------------------------------------------- */

const Value *eval_index(Eval *ev, const Value *collection, const Value *key, Span where) {
  if (collection->kind == VAL_NULL) return of_null(ev, "elements", where);
  if (key->kind == VAL_NULL) return bad_index(ev, where, "The index is null.");
  if (key->kind == VAL_UNKNOWN && collection->kind == VAL_SYM) return &value_unknown;
  if (collection->kind == VAL_SYM && value_is_known(key)) {
    const Type *t = collection->type->kind == TYPE_LIST || collection->type->kind == TYPE_TUPLE ? &type_number : &type_string;
    if (key->kind != VAL_NUMBER || collection->type->kind != TYPE_DYNAMIC) key = key_as(ev, key, t, where);
    if (!key) return &value_unknown;
  }
  return access(ev, collection, key, where, false);
}

const Value *ops_attribute(Eval *ev, const Value *v, Str name, Span where) {
  if (v->kind == VAL_OBJECT) {
    const Value *x = value_field(v, name);
    return x ? value_mark(ev->run, x, v->marks) : no_attribute(ev, v, name, where);
  }
  return access(ev, v, value_string(ev->run, name), where, true);
}

static const Value *step(Eval *ev, const Value *v, const Step *s) {
  switch (s->kind) {
  case STEP_ATTR: return ops_attribute(ev, v, s->name, s->span);
  case STEP_INDEX_NUM: return eval_index(ev, v, value_number(ev->run, s->index), s->span);
  case STEP_INDEX_STR: return eval_index(ev, v, value_string(ev->run, s->name), s->span);
  }
  BUG("step kind");
}

const Value *eval_steps(Eval *ev, const Value *v, const Step *steps, size_t n, Span whole) {
  for (size_t i = 0; i < n; i++) {
    size_t before = ev->diags->list.n;
    v = step(ev, v, &steps[i]);
    if (ev->diags->list.n > before) {
      diag_context(ev->diags, whole);
      return &value_unknown;
    }
  }
  return v;
}

/* Of an object that a resource exports all attributes are told, also those that the configuration does not set. */
static const Value *object_of_attributes(Eval *ev, const Value *v, Span where) {
  const Type *t = v->type;
  Field *fields = NEW_N(ev->run, Field, t->n);
  for (size_t i = 0; i < t->n; i++) fields[i] = (Field){t->fields[i].name, ops_attribute(ev, v, t->fields[i].name, where)};
  return value_mark(ev->run, value_object(ev->run, fields, t->n), v->marks);
}

static const Value *set_of(Eval *ev, const Value *v, const Value *elements) {
  Str why;
  const Value *set = convert(ev->run, elements, v->type, &why);
  return set ? value_mark(ev->run, set, v->marks) : v;
}

const Value *ops_expose(Eval *ev, const Value *v, Span where) {
  if (sym_is(v, SYM_ATTR) && v->type->kind == TYPE_OBJECT) return object_of_attributes(ev, v, where);
  if (v->kind != VAL_SYM || !v->sym->equiv || type_is_primitive(v->type)) return v;
  const Value *shape = ops_expose(ev, v->sym->equiv, where);
  if (v->type->kind == TYPE_SET && value_is_collection(shape)) return set_of(ev, v, shape); /* no element has a place */
  if (!value_is_collection(shape) || shape->kind == VAL_SET) return shape->kind == VAL_SET ? shape : v;
  const Value *out;
  if (shape->kind == VAL_LIST || shape->kind == VAL_TUPLE) {
    const Value **items = NEW_N(ev->run, const Value *, shape->seq.n);
    for (size_t i = 0; i < shape->seq.n; i++) items[i] = eval_index(ev, v, value_int(ev->run, (int64_t)i), where);
    out = shape->kind == VAL_LIST ? value_list(ev->run, shape->type, items, shape->seq.n)
                                  : value_tuple(ev->run, items, shape->seq.n);
  } else {
    Field *fields = NEW_N(ev->run, Field, shape->map.n);
    for (size_t i = 0; i < shape->map.n; i++) {
      Str key = shape->map.fields[i].key;
      fields[i] = (Field){key, eval_index(ev, v, value_string(ev->run, key), where)};
    }
    out = shape->kind == VAL_MAP ? value_map(ev->run, shape->type, fields, shape->map.n)
                                 : value_object(ev->run, fields, shape->map.n);
  }
  return value_mark(ev->run, out, (Marks)(v->marks | shape->marks));
}
