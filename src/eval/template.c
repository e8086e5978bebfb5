/* Templates: strings with interpolations and directives.
 *
 * A template is a concatenation whose parts are converted to strings. With symbolic parts it becomes a SYM_CONCAT, which the
 * end of the pipeline prints as Fn::Sub or Fn::Join. */
#include "eval/convert.h"
#include "eval/ops.h"

const Value *template_part(Eval *ev, const Value *v, Span where) {
  if (v->kind == VAL_STRING) return v;
  if (v->kind == VAL_NULL) {
    diag_error(ev->diags, TC3004, where, "Null cannot be part of a string");
    diag_detail(ev->diags, "The expression is null. Give a fallback, for example with coalesce().");
    return value_unknown_of(ev->run, &type_string);
  }
  Str why;
  const Value *text = convert(ev->run, v, &type_string, &why);
  if (text) return sym_non_null(ev->run, text, &value_unknown); /* a branch of null fails */
  diag_error(ev->diags, TC3012, where, "The value cannot be part of a string");
  diag_detail(ev->diags, "In a template %.*s. Interpolate its parts, or encode it with jsonencode() or join().", STR_ARG(why));
  return value_unknown_of(ev->run, &type_string);
}

size_t template_known_length(const Value *part) {
  if (part->kind == VAL_STRING) return part->string.n;
  size_t n = 0;
  if (part->kind == VAL_SYM && part->sym->op == SYM_CONCAT)
    for (size_t i = 0; i < part->sym->nargs; i++)
      if (part->sym->args[i]->kind == VAL_STRING) n += part->sym->args[i]->string.n;
  return n;
}

static bool fits(const Value *const *parts, size_t n, size_t limit) {
  for (size_t i = 0; i < n; i++) {
    size_t length = template_known_length(parts[i]);
    if (length > limit) return false;
    limit -= length;
  }
  return true;
}

const Value *template_too_long(Eval *ev, Span where) {
  diag_error(ev->diags, TC3022, where, "The string is longer than %zu bytes", ev->limits.max_string);
  diag_detail(ev->diags, "The limit keeps a conversion within bounds. Make the string shorter, or raise it with --max-string.");
  return value_unknown_of(ev->run, &type_string);
}

const Value *template_concat(Eval *ev, const Value *const *parts, size_t n, Span where) {
  return fits(parts, n, ev->limits.max_string) ? sym_concat(ev->run, parts, n) : template_too_long(ev, where);
}

const Value *eval_template(Eval *ev, const Scope *s, const Expr *e) {
  size_t n = e->template_.n;
  const Value **parts = NEW_N(ev->run, const Value *, n);
  for (size_t i = 0; i < n; i++) {
    const Expr *part = e->template_.parts[i];
    parts[i] = template_part(ev, eval_expr(ev, s, part), part->span);
  }
  return template_concat(ev, parts, n, e->span);
}
