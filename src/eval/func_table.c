/* The table of tables.
 *
 * Each file of functions ends in one table; here they are put together. A lookup walks them: about a hundred names, compared by
 * their first byte before anything else, take less time than one argument to evaluate, and no table has to be kept sorted by
 * hand. */
#include "eval/func_util.h"

static const Function *const tables[] = {func_numeric, func_string,  func_format, func_regex,    func_collection, func_sequence,
                                         func_map,     func_set,     func_type,   func_encoding, func_json,       func_csv,
                                         func_yaml,    func_network, func_file,   func_hash,     func_date,       func_aws};

enum { NTABLES = sizeof tables / sizeof *tables };

const Function *func_find(Str name) {
  if (!name.n) return NULL;
  for (size_t t = 0; t < NTABLES; t++)
    for (const Function *f = tables[t]; f->name; f++)
      if (f->name[0] == name.p[0] && str_is(name, f->name)) return f;
  return NULL;
}

static size_t count_before(const char *name) {
  size_t n = 0;
  for (size_t t = 0; t < NTABLES; t++)
    for (const Function *f = tables[t]; f->name; f++) n += strcmp(f->name, name) < 0;
  return n;
}

/* Names are unique, so the function at index i is the one with i names before it. */
const Function *func_at(size_t i) {
  for (size_t t = 0; t < NTABLES; t++)
    for (const Function *f = tables[t]; f->name; f++)
      if (count_before(f->name) == i) return f;
  return NULL;
}

static const char *param_name(const Call *c, int arg) {
  const Function *f = func_find(str_from(c->name));
  if (!f) return NULL;
  for (int i = 0; i < FUNC_MAX_PARAMS && f->params[i].name; i++)
    if (i == arg) return f->params[i].name;
  return f->variadic.name;
}

static const Value *report(const Call *c, DiagCode code, int arg, Str message) {
  Span at = arg >= 0 && c->arg_spans && (size_t)arg < c->n ? c->arg_spans[arg] : c->span;
  const char *param = arg >= 0 ? param_name(c, arg) : NULL;
  diag_error(c->ev->diags, code, at, "%s in call to %s", arg >= 0 ? "Invalid argument" : "Error", c->name);
  if (param)
    diag_detail(c->ev->diags, "Invalid value for \"%s\" parameter: %.*s.", param, STR_ARG(message));
  else
    diag_detail(c->ev->diags, "Call to function \"%s\" failed: %.*s.", c->name, STR_ARG(message));
  diag_context(c->ev->diags, c->span);
  return &value_unknown;
}

const Value *func_error(const Call *c, int arg, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str message = str_vfmt(c->a, fmt, ap);
  va_end(ap);
  return report(c, arg >= 0 ? TC3501 : TC3502, arg, message);
}

const Value *func_fail(const Call *c, DiagCode code, int arg, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str message = str_vfmt(c->a, fmt, ap);
  va_end(ap);
  return report(c, code, arg, message);
}
