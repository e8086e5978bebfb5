/* Arguments that Terraform reads before anything can be evaluated: constants (a description, a module's source) and syntax
 * (references, keywords). */
#include "config/internal.h"

/* --- constants ----------------------------------------------------------------------------------------------------- */

/* Knows no name at all: what is evaluated in it is constant or wrong. */
static const Value *no_names(const Scope *s, Eval *ev, const Expr *traversal, size_t *used) {
  (void)s;
  diag_error(ev->diags, TC2011, traversal->span, "Nothing can be referred to here");
  diag_detail(ev->diags, "Terraform reads this argument before it evaluates anything. Write the value itself.");
  *used = traversal->traversal.n;
  return &value_unknown;
}

static const Scope CONSTANT_SCOPE = {.lookup = no_names};

bool literal_string(Loader *l, const Expr *e, Str *out) {
  if (e->kind == EXPR_STRING) {
    *out = e->string.value;
    return true;
  }
  const Value *v = eval_as(l->ev, &CONSTANT_SCOPE, e, &type_string, "this argument");
  if (v->kind == VAL_STRING) {
    *out = v->string;
    return true;
  }
  if (value_is_null(v)) {
    diag_error(l->d, TC2011, e->span, "A text is needed here, not null");
    diag_detail(l->d, "Write a string in quotes, or leave the argument out.");
  }
  return false;
}

bool literal_bool(Loader *l, const Expr *e, bool *out) {
  if (e->kind == EXPR_BOOL) {
    *out = e->boolean;
    return true;
  }
  const Value *v = eval_as(l->ev, &CONSTANT_SCOPE, e, &type_bool, "this argument");
  if (v->kind == VAL_BOOL) {
    *out = v->boolean;
    return true;
  }
  if (value_is_null(v)) {
    diag_error(l->d, TC2011, e->span, "true or false is needed here, not null");
    diag_detail(l->d, "Write one of the two, or leave the argument out.");
  }
  return false;
}

/* --- syntax -------------------------------------------------------------------------------------------------------- */

/* Terraform still reads the quoted references of its version 0.11. */
static const Expr *unquoted(Loader *l, const Expr *e) {
  if (e->kind != EXPR_STRING) return e;
  uint32_t file =
      source_add(l->ev->sources, str_fmt(l->a, "<quoted reference at %.*s>", STR_ARG(spec_where(l, e->span))), e->string.value);
  size_t before = l->d->errors, keep = l->d->list.n;
  const Expr *parsed = parse_expression(l->a, l->d, file);
  bool clean = l->d->errors == before;
  diags_truncate(l->d, keep);
  if (!clean || parsed->kind != EXPR_TRAVERSAL) return e;
  Expr *copy = NEW(l->a, Expr);
  *copy = *parsed;
  copy->span = e->span;
  diag_warning(l->d, TC2012, e->span, "References need no quotes here");
  diag_detail(l->d, "Quotes around a reference are a form of old Terraform versions. Write %.*s instead.",
              STR_ARG(e->string.value));
  return copy;
}

const Expr *literal_reference(Loader *l, const Expr *e) {
  if (e->kind == EXPR_ERROR) return NULL;
  const Expr *r = unquoted(l, e);
  if (r->kind == EXPR_TRAVERSAL) return r;
  diag_error(l->d, TC2012, e->span, "A reference is needed here");
  diag_detail(l->d,
              "Only the name of something, such as aws_vpc.main or module.network, can stand here; no computed expression.");
  return NULL;
}

const Expr *const *literal_references(Loader *l, const Expr *e, size_t *n) {
  *n = 0;
  if (e->kind != EXPR_TUPLE) {
    if (e->kind == EXPR_ERROR) return NULL;
    diag_error(l->d, TC2012, e->span, "A list of references is needed here");
    diag_detail(l->d, "Write the references in square brackets, separated by commas; the list itself cannot be computed.");
    return NULL;
  }
  const Expr **list = NEW_N(l->a, const Expr *, e->tuple.n);
  for (size_t i = 0; i < e->tuple.n; i++) {
    const Expr *r = literal_reference(l, e->tuple.items[i]);
    if (r) list[(*n)++] = r;
  }
  return list;
}

bool literal_provider(Loader *l, const Expr *e, ProviderRef *out) {
  const Expr *r = e->kind == EXPR_STRING ? unquoted(l, e) : e;
  bool fits = r->kind == EXPR_TRAVERSAL && r->traversal.n <= 1;
  if (fits && r->traversal.n == 1) fits = r->traversal.steps[0].kind == STEP_ATTR;
  if (!fits) {
    if (r->kind == EXPR_ERROR) return false;
    diag_error(l->d, TC2030, e->span, "This is no reference to a provider configuration");
    diag_detail(l->d, "Write the provider's local name, followed by a dot and its alias if it has one: aws or aws.west.");
    return false;
  }
  *out = (ProviderRef){r->traversal.root, r->traversal.n ? r->traversal.steps[0].name : STR_NONE, e->span};
  return true;
}

Str literal_keyword(Loader *l, const Expr *e) {
  (void)l;
  if (e->kind == EXPR_TRAVERSAL && e->traversal.n == 0) return e->traversal.root;
  return e->kind == EXPR_STRING ? e->string.value : STR_NONE;
}

const Expr *literal_required(Loader *l, const Content *c, const char *name, const Block *b) {
  const Expr *e = content_expr(c, name);
  if (e) return e;
  Expr *missing = NEW(l->a, Expr);
  *missing = (Expr){.kind = EXPR_ERROR, .span = b->header_span};
  return missing;
}
