/* Helpers of the built-in functions: see func_util.h. */
#include "eval/func_util.h"

const Type func_list_any = {.kind = TYPE_LIST, .elem = &type_dynamic};
const Type func_list_string = {.kind = TYPE_LIST, .elem = &type_string};
const Type func_list_number = {.kind = TYPE_LIST, .elem = &type_number};
const Type func_list_bool = {.kind = TYPE_LIST, .elem = &type_bool};
const Type func_list_list_any = {.kind = TYPE_LIST, .elem = &func_list_any};
const Type func_set_any = {.kind = TYPE_SET, .elem = &type_dynamic};
const Type func_set_string = {.kind = TYPE_SET, .elem = &type_string};
const Type func_map_any = {.kind = TYPE_MAP, .elem = &type_dynamic};
const Type func_map_list_string = {.kind = TYPE_MAP, .elem = &func_list_string};

Str func_str(const Call *c, size_t i) { return c->args[i]->string; }

bool func_int(const Call *c, size_t i, int64_t *out) {
  if (num_to_int64(c->args[i]->number, out)) return true;
  func_error(c, (int)i, "value must be a whole number, between -9223372036854775808 and 9223372036854775807 inclusive");
  return false;
}

const Value *func_result(const Call *c, const Buf *b) { return value_string(c->a, buf_str(b)); }

const Value *func_text(const Call *c, Str s) { return value_string(c->a, s); }

const Value *func_strings(const Call *c, const Values *v) { return value_list(c->a, &type_string, v->v, v->n); }

bool func_too_long(const Call *c, size_t n) {
  size_t max = c->ev->limits.max_string;
  if (n <= max) return false;
  func_fail(c, TC3506, -1, "the result would be longer than %zu bytes; raise the limit with --max-string if that is wanted",
            max);
  return true;
}

bool func_too_many(const Call *c, size_t n) {
  size_t max = c->ev->limits.max_elements;
  if (n <= max) return false;
  func_fail(c, TC3506, -1,
            "the result would have more than %zu elements; raise the limit with --max-elements if that is wanted", max);
  return true;
}

bool func_is_seq(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE; }

bool func_is_map(const Value *v) { return v->kind == VAL_MAP || v->kind == VAL_OBJECT; }

bool func_is_open(const Value *v) { return v->kind == VAL_UNKNOWN || v->kind == VAL_SYM; }

const Value *func_open(const Call *c, const Value *v, const Type *t) {
  return v->kind == VAL_SYM ? NULL : value_unknown_of(c->a, t);
}

bool func_has_sym(const Value *v) {
  if (v->kind == VAL_SYM) return true;
  if (func_is_seq(v)) {
    for (size_t i = 0; i < v->seq.n; i++)
      if (func_has_sym(v->seq.items[i])) return true;
  } else if (func_is_map(v)) {
    for (size_t i = 0; i < v->map.n; i++)
      if (func_has_sym(v->map.fields[i].value)) return true;
  }
  return false;
}

const Value *func_undecided(const Call *c, const Value *v, const Type *t) {
  return func_has_sym(v) ? NULL : value_unknown_of(c->a, t);
}

Str func_type_name(const Call *c, const Value *v) {
  Buf b = buf_new(c->a);
  type_friendly(&b, value_type(c->a, v));
  return buf_str(&b);
}

/* Of several parts that must all be equal: one that differs decides, whatever the others hide. */
static int both(int so_far, int next) { return so_far == 0 || next == 0 ? 0 : so_far < 0 || next < 0 ? -1 : 1; }

static int equal_parts(Arena *a, const Value *x, const Value *y, bool *sym) {
  int all = 1;
  if (func_is_seq(x)) {
    if (x->seq.n != y->seq.n) return x->kind == VAL_SET && !(value_is_wholly_known(x) && value_is_wholly_known(y)) ? -1 : 0;
    for (size_t i = 0; i < x->seq.n && all; i++) all = both(all, func_equal(a, x->seq.items[i], y->seq.items[i], sym));
    if (!all && x->kind == VAL_SET && !(value_is_wholly_known(x) && value_is_wholly_known(y))) return -1;
    return all;
  }
  if (x->map.n != y->map.n) return 0;
  for (size_t i = 0; i < x->map.n && all; i++) {
    if (!str_eq(x->map.fields[i].key, y->map.fields[i].key)) return 0;
    all = both(all, func_equal(a, x->map.fields[i].value, y->map.fields[i].value, sym));
  }
  return all;
}

int func_equal(Arena *a, const Value *x, const Value *y, bool *sym) {
  if (x->kind == VAL_SYM && y->kind == VAL_SYM && value_same(x, y)) return 1;
  if (func_is_open(x) || func_is_open(y)) {
    if (sym && (x->kind == VAL_SYM || y->kind == VAL_SYM)) *sym = true;
    const Type *tx = value_type(a, x), *ty = value_type(a, y);
    return type_is_known(tx) && type_is_known(ty) && !type_eq(tx, ty) && !value_is_null(x) && !value_is_null(y) ? 0 : -1;
  }
  if (value_is_null(x) || value_is_null(y)) return value_is_null(x) && value_is_null(y);
  if (x->kind != y->kind || !type_eq(value_type(a, x), value_type(a, y))) {
    /* Objects and tuples with dynamic parts may still agree; known ones of different types never do. */
    if (value_is_wholly_known(x) && value_is_wholly_known(y)) return 0;
    if (x->kind != y->kind) return 0;
  }
  if (func_is_seq(x) || func_is_map(x)) return equal_parts(a, x, y, sym);
  return value_same(x, y);
}

const Value *func_marked(const Call *c, const Value *v) {
  Marks m = 0;
  for (size_t i = 0; i < c->n; i++) m |= c->args[i]->marks;
  return v && m ? value_mark(c->a, v, m) : v;
}

bool func_fits_condition(const Value *v) { return v->kind != VAL_UNKNOWN && sym_is_switch(v); }

/* What AWS generates for whatever has such an attribute: IDs, ARNs, the names and addresses under which it answers; and the
 * text of a policy document, which the provider renders. */
// clang-format off
static const char *const generated[] = {
  "id", "arn", "arn_suffix", "qualified_arn", "invoke_arn", "key_id", "unique_id", "dns_name", "fqdn", "domain_name", "zone_id",
  "hosted_zone_id", "bucket_domain_name", "bucket_regional_domain_name", "function_url", "invoke_url", "repository_url",
  "json", "minified_json",
};
// clang-format on

static bool is_identity(const Sym *s) {
  const Step *p = s->path;
  if (s->npath != 1 || p->kind != STEP_ATTR) return false;
  for (size_t i = 0; i < sizeof generated / sizeof *generated; i++)
    if (str_is(p->name, generated[i])) return true;
  return false;
}

static bool any_never_empty(const Value *const *v, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (v[i]->kind == VAL_STRING ? v[i]->string.n > 0 : func_never_empty(v[i])) return true;
  return false;
}

bool func_never_empty(const Value *v) {
  if (v->kind != VAL_SYM) return v->kind == VAL_STRING && v->string.n;
  const Sym *s = v->sym;
  switch (s->op) {
  case SYM_CONCAT: return any_never_empty(s->args, s->nargs);
  case SYM_IF: return func_never_empty(s->args[1]) && func_never_empty(s->args[2]);
  case SYM_ATTR: return is_identity(s) || (s->equiv && func_never_empty(s->equiv));
  case SYM_PSEUDO: return true;
  default: return false;
  }
}

const Type *func_elem_type(const Type *t) {
  return t->kind == TYPE_LIST || t->kind == TYPE_SET || t->kind == TYPE_MAP ? t->elem : &type_dynamic;
}

const Value *func_convert(const Call *c, int arg, const Value *v, const Type *t) {
  Str why = STR_NONE;
  const Value *r = convert(c->a, v, t, &why);
  if (!r) func_error(c, arg, "%.*s", STR_ARG(why));
  return r;
}
