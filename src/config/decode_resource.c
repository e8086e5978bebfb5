/* Resources, data sources and ephemeral resources: meta-arguments are decoded here, the rest is left to the provider's schema.
 */
#include "config/internal.h"

/* --- lifecycle ----------------------------------------------------------------------------------------------------- */

static bool flag(Loader *l, const Content *c, const char *name, bool *out) {
  const Expr *e = content_expr(c, name);
  return e && literal_bool(l, e, out);
}

static void decode_ignore_changes(Loader *l, Lifecycle *life, const Expr *e) {
  if (str_is(literal_keyword(l, e), "all")) {
    life->ignore_all = true;
    return;
  }
  /* ["*"] is how Terraform 0.11 wrote `all`. */
  if (e->kind == EXPR_TUPLE && e->tuple.n == 1 && str_is(literal_keyword(l, e->tuple.items[0]), "*")) {
    diag_error(l->d, TC2014, e->span, "\"*\" is no longer a form of ignore_changes");
    diag_detail(l->d, "Write ignore_changes = all.");
    return;
  }
  life->ignore_changes = literal_references(l, e, &life->nignore_changes);
}

static void check_triggers(Loader *l, const Lifecycle *life) {
  const Expr *e = life->replace_triggered_by;
  if (!e || e->kind == EXPR_TUPLE || e->kind == EXPR_ERROR) return;
  diag_error(l->d, TC2014, e->span, "\"replace_triggered_by\" is a list of references");
  diag_detail(l->d, "Write the references to resources in square brackets.");
}

static void decode_lifecycle(Loader *l, ResourceDecl *r, const Block *b) {
  Lifecycle *life = &r->lifecycle;
  Content c = spec_read(l, b, r->mode == RESOURCE_MANAGED ? &SPEC_LIFECYCLE : &SPEC_DATA_LIFECYCLE);
  life->span = b->header_span;
  life->has_create_before_destroy = flag(l, &c, "create_before_destroy", &life->create_before_destroy);
  flag(l, &c, "prevent_destroy", &life->prevent_destroy);
  const Expr *ignore = content_expr(&c, "ignore_changes");
  if (ignore) decode_ignore_changes(l, life, ignore);
  life->replace_triggered_by = content_expr(&c, "replace_triggered_by");
  check_triggers(l, life);
  life->preconditions = decode_check_rules(l, &c, "precondition", &life->npreconditions);
  life->postconditions = decode_check_rules(l, &c, "postcondition", &life->npostconditions);
}

/* --- provisioners -------------------------------------------------------------------------------------------------- */

static const char *const PROVISIONERS[] = {"file", "local-exec", "remote-exec"};
/* Tools whose provisioners Terraform 0.15 removed. */
static const char *const FORMER_PROVISIONERS[] = {"chef", "habitat", "puppet", "salt-masterless"};

static bool is_one_of(Str s, const char *const *list, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (str_is(s, list[i])) return true;
  return false;
}

static void check_word(Loader *l, const Expr *e, const char *name, const char *const *words) {
  if (!e || e->kind == EXPR_ERROR || is_one_of(literal_keyword(l, e), words, 2)) return;
  diag_error(l->d, TC2028, e->span, "\"%s\" is either %s or %s", name, words[0], words[1]);
  diag_detail(l->d, "Write one of the two words, without quotes.");
}

static void check_provisioner(Loader *l, const Block *b) {
  static const char *const WHEN[] = {"create", "destroy"}, *const ON_FAILURE[] = {"continue", "fail"};
  if (b->nlabels != 1) return;
  if (is_one_of(b->labels[0], FORMER_PROVISIONERS, 4)) {
    diag_error(l->d, TC2028, b->label_spans[0], "Terraform no longer has the \"%.*s\" provisioner", STR_ARG(b->labels[0]));
    diag_detail(l->d, "Run the tool by remote-exec, or prepare the machine image with it.");
  } else if (!is_one_of(b->labels[0], PROVISIONERS, 3)) {
    diag_error(l->d, TC2028, b->label_spans[0], "There is no provisioner \"%.*s\"", STR_ARG(b->labels[0]));
    diag_detail(l->d, "Terraform has the provisioners file, local-exec and remote-exec.");
  }
  Content c = spec_read(l, b, &SPEC_PROVISIONER);
  check_word(l, content_expr(&c, "when"), "when", WHEN);
  check_word(l, content_expr(&c, "on_failure"), "on_failure", ON_FAILURE);
}

const Block *const *decode_provisioners(Loader *l, const Content *c, size_t *n) {
  Blocks list = {0};
  for (size_t i = 0; i < c->nblocks; i++)
    if (str_is(c->blocks[i]->type, "provisioner")) {
      check_provisioner(l, c->blocks[i]);
      vec_push(l->a, &list, c->blocks[i]);
    }
  *n = list.n;
  return list.v;
}

/* --- the rest ------------------------------------------------------------------------------------------------------ */

/* Blocks that only managed resources have. */
static void refuse_managed_blocks(Loader *l, const Content *c, const BlockSpec *spec) {
  for (size_t i = 0; i < c->nblocks; i++) {
    const Block *b = c->blocks[i];
    bool managed = str_is(b->type, "provisioner") || str_is(b->type, "connection");
    if (!managed && !(spec == &SPEC_NESTED_DATA && str_is(b->type, "lifecycle"))) continue;
    diag_error(l->d, TC2004, b->type_span, "%s has no blocks of type \"%.*s\"", spec->what, STR_ARG(b->type));
    diag_detail(l->d, "Only resources that Terraform manages can have it. Remove it.");
  }
}

static void refuse_repetition(Loader *l, const Content *c) {
  static const char *const NAMES[] = {"count", "for_each"};
  for (size_t i = 0; i < 2; i++) {
    const Attribute *at = content_attribute(c, NAMES[i]);
    if (!at) continue;
    diag_error(l->d, TC2005, at->name_span, "The data source of a check has no argument \"%s\"", NAMES[i]);
    diag_detail(l->d, "It is read once. Declare it outside of the check to have several instances.");
  }
}

static void check_dynamic(Loader *l, const Block *b) {
  if (!spec_labels(l, b, 1, "the type of the blocks to make")) return;
  Content c = spec_read(l, b, &SPEC_DYNAMIC);
  if (!content_block(&c, "content")) {
    diag_error(l->d, TC2006, b->body->end_span, "A dynamic block needs a \"content\" block");
    diag_detail(l->d, "It holds what each of the generated blocks contains.");
    diag_context(l->d, b->header_span);
  }
  const Expr *iterator = content_expr(&c, "iterator");
  if (!iterator || literal_keyword(l, iterator).p || iterator->kind == EXPR_ERROR) return;
  diag_error(l->d, TC2012, iterator->span, "\"iterator\" is a name");
  diag_detail(l->d, "Write the name by which the content refers to the current element, without quotes.");
}

void decode_dynamics(Loader *l, const Body *body) {
  for (size_t i = 0; i < body->n; i++) {
    const Block *b = body->items[i].block;
    if (!b) continue;
    if (str_is(b->type, "dynamic")) check_dynamic(l, b);
    decode_dynamics(l, b->body);
  }
}

static Content without_meta(Loader *l, const Content *c, const BlockSpec *spec) {
  VEC(const Attribute *) attributes = {0};
  Blocks blocks = {0};
  for (size_t i = 0; i < c->nattributes; i++)
    if (!spec_arg(spec, c->attributes[i]->name)) vec_push(l->a, &attributes, c->attributes[i]);
  for (size_t i = 0; i < c->nblocks; i++)
    if (!spec_nest(spec, c->blocks[i]->type)) vec_push(l->a, &blocks, c->blocks[i]);
  return (Content){attributes.v, attributes.n, blocks.v, blocks.n};
}

/* Without an explicit provider the first word of the type names it. */
static ProviderRef implied_provider(Str type, Span at) {
  return (ProviderRef){str_sub(type, 0, str_find_char(type, '_', 0)), STR_NONE, at};
}

static ResourceDecl *decode(Loader *l, Str key, const Block *b, ResourceMode mode, const BlockSpec *spec) {
  Content c = spec_read(l, b, spec);
  ResourceDecl *r = NEW(l->a, ResourceDecl);
  *r = (ResourceDecl){.mode = mode, .type = b->labels[0], .name = b->labels[1], .block = b, .key = key, .span = b->header_span};
  decode_dynamics(l, b->body);
  if (mode != RESOURCE_MANAGED) refuse_managed_blocks(l, &c, spec);
  if (spec == &SPEC_NESTED_DATA) refuse_repetition(l, &c);
  decode_repetition(l, &c, b);
  r->count = content_expr(&c, "count");
  r->for_each = content_expr(&c, "for_each");
  r->provider = content_expr(&c, "provider");
  r->provider_ref = implied_provider(r->type, b->label_spans[0]);
  if (r->provider) literal_provider(l, r->provider, &r->provider_ref);
  const Expr *depends = content_expr(&c, "depends_on");
  if (depends) r->depends_on = literal_references(l, depends, &r->ndepends_on);
  const Block *life = content_block(&c, "lifecycle");
  if (life && spec != &SPEC_NESTED_DATA) decode_lifecycle(l, r, life);
  r->provisioners = decode_provisioners(l, &c, &r->nprovisioners);
  r->content = without_meta(l, &c, spec);
  return r;
}

void decode_resource(Loader *l, Module *m, Str key, const Block *b) {
  static const struct {
    const char *type;
    ResourceMode mode;
    const BlockSpec *spec;
  } MODES[] = {{"resource", RESOURCE_MANAGED, &SPEC_RESOURCE},
               {"data", RESOURCE_DATA, &SPEC_DATA},
               {"ephemeral", RESOURCE_EPHEMERAL, &SPEC_EPHEMERAL}};
  for (size_t i = 0; i < 3; i++)
    if (str_is(b->type, MODES[i].type)) map_put(l->a, &m->resources, key, decode(l, key, b, MODES[i].mode, MODES[i].spec));
}

ResourceDecl *decode_nested_data(Loader *l, const Block *b) {
  return decode(l, gather_resource_key(l, b), b, RESOURCE_DATA, &SPEC_NESTED_DATA);
}
