/* Lists of which only the deployer knows how many elements they have.
 *
 * No intrinsic works on the elements of a list one by one, but text does: a list in a parameter is text with commas, so its
 * elements are joined with what stands between two of them, and taken apart again at the commas. That is the same list as long
 * as it has an element and nothing that is put around the elements holds a comma of its own. */
#include "lower/internal.h"

static bool is_sequence(const Value *v) { return v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET; }

/* --- what is text with commas -------------------------------------------------------------------------------------- */

static bool is_plain_text(const Value *v) {
  return v->kind == VAL_STRING && v->string.n && str_find_char(v->string, ',', 0) == v->string.n;
}

/* An element that stands between commas: literal text without one, or what AWS calls something. */
static bool is_item(const Value *v) {
  if (is_plain_text(v)) return true;
  return v->kind == VAL_SYM && type_is_primitive(v->sym->type) && v->sym->op >= SYM_PARAM && v->sym->op <= SYM_CONCAT;
}

/* Text that was taken apart at its commas has at least one part. What arrives from another stack may have none. */
static bool is_split_text(const Value *v) {
  const Value *comma = sym_is(v, SYM_SPLIT) ? v->sym->args[0] : NULL;
  return comma && comma->kind == VAL_STRING && str_is(comma->string, ",") && !sym_is(v->sym->args[1], SYM_WIRE);
}

/* A list that has elements for certain, one in a parameter does, none of which holds a comma. */
static bool is_open_list(const Value *v) {
  if (is_split_text(v)) return true;
  return sym_is(v, SYM_PARAM) && (v->sym->type->kind == TYPE_LIST || v->sym->type->kind == TYPE_SET);
}

/* The same, or a list whose elements hold no comma. */
static bool is_row(const Value *list) {
  if (is_open_list(list)) return true;
  if (!is_sequence(list)) return false;
  for (size_t i = 0; i < list->seq.n; i++)
    if (!is_item(list->seq.items[i])) return false;
  return true;
}

/* --- concat() ------------------------------------------------------------------------------------------------------ */

static const Value *joined_lists(Arena *a, const Sym *s) {
  const Value *comma = value_string(a, STR(",")), **parts = NEW_N(a, const Value *, 2 * s->nargs);
  size_t n = 0;
  for (size_t i = 0; i < s->nargs; i++) {
    if (!is_row(s->args[i])) return NULL;
    if (s->args[i]->kind != VAL_SYM && !s->args[i]->seq.n) continue;
    if (n) parts[n++] = comma;
    parts[n++] = sym_join(a, comma, s->args[i]);
  }
  return sym_split(a, comma, sym_concat(a, parts, n));
}

/* --- formatlist() -------------------------------------------------------------------------------------------------- */

/* The only list among the arguments, if it is an open one. */
static const Value *one_open_list(const Sym *s) {
  const Value *found = NULL;
  for (size_t i = 1; i < s->nargs; i++) {
    const Value *v = s->args[i];
    bool open = is_open_list(v);
    if (is_sequence(v) || (open && found) || (!open && v->kind == VAL_SYM && !type_is_primitive(v->sym->type))) return NULL;
    if (open) found = v;
  }
  return found;
}

/* The text that one element makes; the element stands in it as `element`. */
static const Value *text_of_one(Arena *a, const Sym *s, const Value *list, const Value *element) {
  const Value **args = NEW_N(a, const Value *, s->nargs);
  for (size_t i = 0; i < s->nargs; i++) args[i] = s->args[i] == list ? element : s->args[i];
  return eval_reapply(a, STR("format"), args, s->nargs);
}

/* The same text around each element: Fn::Join takes literal separators only ("Fn::Join" in CloudFormation's template
 * reference), so what stands between two elements must be known. */
static const Value *formatted_list(Arena *a, const Sym *s) {
  const Value *list = s->nargs > 1 ? one_open_list(s) : NULL;
  if (!list) return NULL;
  const Value *element = sym_call(a, STR("each"), &list, 1, &type_string, NULL, s->span);
  const Value *text = text_of_one(a, s, list, element);
  if (!sym_is(text, SYM_CONCAT)) return text && value_same(text, element) ? list : NULL;
  const Value *const *parts = text->sym->args, *around[] = {value_string(a, STR("")), value_string(a, STR(""))};
  size_t n = text->sym->nargs, at = 0;
  while (at < n && !value_same(parts[at], element)) at++;
  if (at == n || at > 1 || n - at > 2) return NULL;
  for (size_t i = 0; i < n; i++)
    if (i != at && !is_plain_text(parts[i])) return NULL;
  if (at) around[0] = parts[0];
  if (at + 1 < n) around[1] = parts[at + 1];
  const Value *comma = value_string(a, STR(",")), *between[] = {around[1], comma, around[0]};
  const Value *all[] = {around[0], sym_join(a, sym_concat(a, between, 3), list), around[1]};
  return sym_split(a, comma, sym_concat(a, all, 3));
}

const Value *list_call(Arena *a, const Sym *call) {
  if (str_is(call->name, "concat")) return joined_lists(a, call);
  return str_is(call->name, "formatlist") ? formatted_list(a, call) : NULL;
}
