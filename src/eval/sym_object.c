/* Objects with keys that deployment decides: `{ "kubernetes.io/cluster/${var.name}" = "shared" }`.
 *
 * No value has such a key, but tags and the text of JSON do. What reads one part of the object must know that the key is no
 * other one: texts that begin or end differently are never the same. */
#include "base/vec.h"
#include "eval/eval.h"
#include "eval/sym.h"

/* --- texts that may be the same ------------------------------------------------------------------------------------ */

/* What is known of a text at its front or end. */
static Str edge(const Value *v, bool front) {
  if (v->kind == VAL_STRING) return v->string;
  if (!sym_is(v, SYM_CONCAT)) return STR("");
  const Value *part = v->sym->args[front ? 0 : v->sym->nargs - 1];
  return part->kind == VAL_STRING ? part->string : STR("");
}

static size_t known_length(const Value *v) {
  if (v->kind == VAL_STRING) return v->string.n;
  size_t n = 0;
  for (size_t i = 0; sym_is(v, SYM_CONCAT) && i < v->sym->nargs; i++)
    if (v->sym->args[i]->kind == VAL_STRING) n += v->sym->args[i]->string.n;
  return n;
}

static bool fits(const Value *x, const Value *y) { return x->kind != VAL_STRING || known_length(y) <= x->string.n; }

bool sym_may_equal(const Value *x, const Value *y) {
  if (x->kind == VAL_STRING && y->kind == VAL_STRING) return str_eq(x->string, y->string);
  if (!fits(x, y) || !fits(y, x)) return false;
  Str p = edge(x, true), q = edge(y, true), r = edge(x, false), s = edge(y, false);
  size_t front = p.n < q.n ? p.n : q.n, back = r.n < s.n ? r.n : s.n;
  return str_eq(str_sub(p, 0, front), str_sub(q, 0, front)) && str_eq(str_sub(r, r.n - back, r.n), str_sub(s, s.n - back, s.n));
}

/* --- objects ------------------------------------------------------------------------------------------------------- */

bool sym_object_find(const Value *v, Str key, const Value **found) {
  const Value wanted = {.kind = VAL_STRING, .string = key};
  *found = NULL;
  for (size_t i = v->sym->nargs; i > 0; i -= 2) {
    const Value *k = v->sym->args[i - 2];
    if (k->kind == VAL_STRING && str_eq(k->string, key)) {
      *found = v->sym->args[i - 1];
      return true;
    }
    if (k->kind != VAL_STRING && sym_may_equal(k, &wanted)) return false;
  }
  return true;
}

const Value *sym_object_clash(const Value *v) {
  const Value *const *args = v->sym->args;
  for (size_t i = 0; i < v->sym->nargs; i += 2) {
    if (!sym_has_parameter(args[i])) continue;
    for (size_t k = 0; k < v->sym->nargs; k += 2)
      if (k != i && !value_same(args[i], args[k]) && sym_may_equal(args[i], args[k])) return args[i];
  }
  return NULL;
}

static bool is_plain(void *ctx, const Value *node) {
  (void)ctx;
  return node->sym->op != SYM_IF && (node->sym->op != SYM_CALL || node->sym->equiv);
}

bool sym_is_key(const Value *v) {
  return v->kind == VAL_SYM && v->type->kind == TYPE_STRING && sym_each_node(v, is_plain, NULL);
}

static bool is_no_object(void *ctx, const Value *node) {
  (void)ctx;
  return node->sym->op != SYM_OBJECT;
}

bool sym_has_object(const Value *v) { return !sym_each_node(v, is_no_object, NULL); }

/* --- trees of maps ------------------------------------------------------------------------------------------------- */

static bool is_map(const Value *v) { return v->kind == VAL_MAP || v->kind == VAL_OBJECT || sym_is(v, SYM_OBJECT); }

static bool is_tree_of_maps(const Value *v) {
  if (!sym_is(v, SYM_IF)) return is_map(v) || value_is_null(v);
  return is_tree_of_maps(v->sym->args[1]) && is_tree_of_maps(v->sym->args[2]);
}

static const Value *under_symbol(const Value *object, const Value *key) {
  for (size_t i = 0; i < object->sym->nargs; i += 2)
    if (value_same(object->sym->args[i], key)) return object->sym->args[i + 1];
  return NULL;
}

static const Value *under_key(Arena *a, const Value *tree, const Value *key) {
  if (sym_is(tree, SYM_IF)) {
    const Value *const *x = tree->sym->args;
    return sym_if(a, x[0], under_key(a, x[1], key), under_key(a, x[2], key));
  }
  const Value *v = sym_is(tree, SYM_OBJECT)                  ? under_symbol(tree, key)
                   : is_map(tree) && key->kind == VAL_STRING ? value_field(tree, key->string)
                                                             : NULL;
  return v ? v : &value_null;
}

typedef VEC(const Value *) Values;

/* Each with null as its value. */
static void add_keys(Arena *a, const Value *tree, Values *out) {
  Pair *pairs;
  size_t n;
  if (sym_is(tree, SYM_IF)) {
    add_keys(a, tree->sym->args[1], out);
    add_keys(a, tree->sym->args[2], out);
  } else if (is_map(tree) && value_pairs(a, tree, &pairs, &n))
    for (size_t i = 0; i < n; i++) {
      vec_push(a, out, pairs[i].key);
      vec_push(a, out, &value_null);
    }
}

const Value *sym_spread(Arena *a, const Value *v) {
  if (!sym_is(v, SYM_IF) || !is_tree_of_maps(v)) return v;
  Values keys = {0};
  add_keys(a, v, &keys);
  Pair *all; /* each key once */
  size_t n;
  value_pairs(a, sym_object(a, keys.v, keys.n / 2, SPAN_NONE), &all, &n);
  const Value **pairs = NEW_N(a, const Value *, 2 * n);
  for (size_t i = 0; i < n; i++) {
    pairs[2 * i] = all[i].key;
    pairs[2 * i + 1] = under_key(a, v, all[i].key);
  }
  return value_mark(a, sym_object(a, pairs, n, SPAN_NONE), v->marks);
}

/* --- JSON ---------------------------------------------------------------------------------------------------------- */

/* Text that stands in the strings of a JSON document only, and is no part of an escape: a name with an underscore or capital.
 */
static bool is_placeholder(Str s) {
  bool marked = false;
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool capital = c >= 'A' && c <= 'Z', plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    if (!capital && !plain && c != '_') return false;
    marked |= capital || c == '_';
  }
  return marked;
}

typedef struct {
  Arena *a;
  Str what;
  const Value *with;
  bool failed;
} Replace;

static bool has_placeholder(const Replace *r, Str s) { return str_find(s, r->what, 0) < s.n; }

static const Value *filled(const Replace *r, Str s) {
  VEC(const Value *) parts = {0};
  for (size_t from = 0, at;; from = at + r->what.n) {
    at = str_find(s, r->what, from);
    vec_push(r->a, &parts, value_string(r->a, str_sub(s, from, at)));
    if (at >= s.n) break;
    vec_push(r->a, &parts, r->with);
  }
  return sym_concat(r->a, parts.v, parts.n);
}

static const Value *fill(void *ctx, const Value *v) {
  Replace *r = ctx;
  if (v->kind == VAL_STRING) return has_placeholder(r, v->string) ? filled(r, v->string) : v;
  if (v->kind == VAL_SYM && !v->sym->nargs) return v;
  if (v->kind == VAL_SYM) {
    const Value **args = NEW_N(r->a, const Value *, v->sym->nargs);
    bool text = v->sym->op == SYM_CONCAT || v->sym->op == SYM_IF || v->sym->op == SYM_JOIN;
    for (size_t i = 0; text && i < v->sym->nargs; i++)
      args[i] = v->sym->op == SYM_IF && !i ? v->sym->args[i] : fill(r, v->sym->args[i]);
    return text ? value_mark(r->a, sym_rebuild(r->a, v, args), v->marks) : v;
  }
  if (v->kind == VAL_OBJECT || v->kind == VAL_MAP)
    for (size_t i = 0; i < v->map.n; i++) r->failed |= has_placeholder(r, v->map.fields[i].key);
  return value_map_children(r->a, v, fill, r);
}

const Value *sym_fill_json(Arena *a, const Value *json, Str what, const Value *with) {
  bool plain = with->kind == VAL_SYM || with->kind == VAL_STRING;
  for (size_t i = 0; with->kind == VAL_STRING && i < with->string.n; i++)
    plain &= (unsigned char)with->string.p[i] >= ' ' && with->string.p[i] != '"' && with->string.p[i] != '\\';
  if (!plain || !is_placeholder(what)) return NULL;
  Replace r = {a, what, with, false};
  const Value *out = fill(&r, json);
  return r.failed ? NULL : out;
}
