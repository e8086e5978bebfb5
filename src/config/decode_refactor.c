/* moved, removed, import and check blocks: CloudFormation has no such thing, so they are checked here and carried into the
 * Terraform side. */
#include "config/internal.h"

static void require_reference(Loader *l, const Content *c, const char *name) {
  const Expr *e = content_expr(c, name);
  if (e) literal_reference(l, e);
}

static void check_moved(Loader *l, const Block *b) {
  Content c = spec_read(l, b, &SPEC_MOVED);
  require_reference(l, &c, "from");
  require_reference(l, &c, "to");
}

/* What is removed is a whole declaration: its address has no instance keys. */
static void check_no_keys(Loader *l, const Expr *from) {
  for (size_t i = 0; from && from->kind == EXPR_TRAVERSAL && i < from->traversal.n; i++) {
    const Step *step = &from->traversal.steps[i];
    if (step->kind == STEP_ATTR) continue;
    diag_error(l->d, TC2012, step->span, "A removed block names no single instance");
    diag_detail(l->d, "All instances of a resource or module are removed together. Leave the key in brackets out.");
    return;
  }
}

static void check_removed(Loader *l, const Block *b) {
  Content c = spec_read(l, b, &SPEC_REMOVED);
  size_t n;
  require_reference(l, &c, "from");
  check_no_keys(l, content_expr(&c, "from"));
  decode_provisioners(l, &c, &n);
  const Block *life = content_block(&c, "lifecycle");
  if (!life) return;
  Content inner = spec_read(l, life, &SPEC_REMOVED_LIFECYCLE);
  const Expr *destroy = content_expr(&inner, "destroy");
  bool value;
  if (destroy) literal_bool(l, destroy, &value);
}

/* `to` may have a computed key: aws_vpc.main[each.key]. */
static void check_import(Loader *l, const Block *b) {
  Content c = spec_read(l, b, &SPEC_IMPORT);
  const Expr *to = content_expr(&c, "to"), *provider = content_expr(&c, "provider");
  ProviderRef ref;
  while (to && (to->kind == EXPR_INDEX || to->kind == EXPR_RELATIVE))
    to = to->kind == EXPR_INDEX ? to->index.collection : to->relative.source;
  if (to) literal_reference(l, to);
  if (provider) literal_provider(l, provider, &ref);
}

static void check_check(Loader *l, Module *m, const Block *b) {
  Content c = spec_read(l, b, &SPEC_CHECK);
  size_t asserts;
  decode_check_rules(l, &c, "assert", &asserts);
  if (!asserts) {
    diag_error(l->d, TC2006, b->body->end_span, "A check needs an \"assert\" block");
    diag_detail(l->d, "Without one it checks nothing. Add an assert block with a condition and an error_message.");
    diag_context(l->d, b->header_span);
  }
  const Block *data = content_block(&c, "data");
  if (!data || data->nlabels != 2) return;
  ResourceDecl *r = decode_nested_data(l, data);
  ResourceDecl *first = map_get(&m->resources, r->key);
  if (!first) first = map_get(&m->nested_data, r->key);
  if (first)
    spec_duplicate(l, r->span, first->span, "Data source", r->key);
  else
    map_put(l->a, &m->nested_data, r->key, r);
}

void decode_refactorings(Loader *l, Module *m, const Decls *decls) {
  Blocks checks = {0};
  for (size_t i = 0; i < decls->moved.n; i++) check_moved(l, decls->moved.v[i]);
  for (size_t i = 0; i < decls->removed.n; i++) check_removed(l, decls->removed.v[i]);
  for (size_t i = 0; i < decls->imports.n; i++) check_import(l, decls->imports.v[i]);
  for (size_t i = 0; i < decls->checks.n; i++) {
    check_check(l, m, decls->checks.entries[i].value);
    vec_push(l->a, &checks, decls->checks.entries[i].value);
  }
  m->moved = decls->moved.v, m->nmoved = decls->moved.n;
  m->removed = decls->removed.v, m->nremoved = decls->removed.n;
  m->imports = decls->imports.v, m->nimports = decls->imports.n;
  m->checks = checks.v, m->nchecks = checks.n;
}
