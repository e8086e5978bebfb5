/* Declarations of a module from their merged blocks: variables, locals, outputs, providers, module calls. */
#include "config/internal.h"

/* --- pieces that several blocks share ------------------------------------------------------------------------------ */

static void optional_string(Loader *l, const Content *c, const char *name, Str *out) {
  const Expr *e = content_expr(c, name);
  if (e) literal_string(l, e, out);
}

static void optional_bool(Loader *l, const Content *c, const char *name, bool *out) {
  const Expr *e = content_expr(c, name);
  if (e) literal_bool(l, e, out);
}

static CheckRule decode_check_rule(Loader *l, const Block *b) {
  Content c = spec_read(l, b, &SPEC_CHECK_RULE);
  return (CheckRule){literal_required(l, &c, "condition", b), literal_required(l, &c, "error_message", b), b->header_span};
}

const CheckRule *decode_check_rules(Loader *l, const Content *c, const char *type, size_t *n) {
  VEC(CheckRule) rules = {0};
  for (size_t i = 0; i < c->nblocks; i++)
    if (str_is(c->blocks[i]->type, type)) vec_push(l->a, &rules, decode_check_rule(l, c->blocks[i]));
  *n = rules.n;
  return rules.v;
}

void decode_repetition(Loader *l, const Content *c, const Block *b) {
  const Attribute *count = content_attribute(c, "count"), *each = content_attribute(c, "for_each");
  if (!count || !each) return;
  diag_error(l->d, TC2013, each->name_span, "\"count\" and \"for_each\" exclude each other");
  diag_detail(l->d, "One says how many instances there are, the other which: keep one of the two.");
  diag_context(l->d, b->header_span);
}

/* --- variable ------------------------------------------------------------------------------------------------------ */

static void decode_variable(Loader *l, Module *m, const Block *b) {
  Content c = spec_read(l, b, &SPEC_VARIABLE);
  Variable *v = NEW(l->a, Variable);
  *v = (Variable){.name = b->labels[0], .block = b, .type = &type_dynamic, .nullable = true, .span = b->header_span};
  v->type_expr = content_expr(&c, "type");
  if (v->type_expr) v->type = eval_type_constraint(l->ev, v->type_expr);
  v->default_value = content_expr(&c, "default");
  optional_string(l, &c, "description", &v->description);
  optional_bool(l, &c, "sensitive", &v->sensitive);
  optional_bool(l, &c, "ephemeral", &v->ephemeral);
  optional_bool(l, &c, "nullable", &v->nullable);
  v->validations = decode_check_rules(l, &c, "validation", &v->nvalidations);
  map_put(l->a, &m->variables, v->name, v);
}

/* --- locals, outputs ----------------------------------------------------------------------------------------------- */

static void decode_local(Loader *l, Module *m, const Attribute *at) {
  spec_name(l, at->name, at->name_span, "a local value");
  Local *local = NEW(l->a, Local);
  *local = (Local){at->name, at->value, at->span};
  map_put(l->a, &m->locals, at->name, local);
}

static void decode_output(Loader *l, Module *m, const Block *b) {
  Content c = spec_read(l, b, &SPEC_OUTPUT);
  Output *o = NEW(l->a, Output);
  *o = (Output){.name = b->labels[0], .block = b, .value = literal_required(l, &c, "value", b), .span = b->header_span};
  optional_string(l, &c, "description", &o->description);
  optional_bool(l, &c, "sensitive", &o->sensitive);
  optional_bool(l, &c, "ephemeral", &o->ephemeral);
  const Expr *depends = content_expr(&c, "depends_on");
  if (depends) o->depends_on = literal_references(l, depends, &o->ndepends_on);
  o->preconditions = decode_check_rules(l, &c, "precondition", &o->npreconditions);
  map_put(l->a, &m->outputs, o->name, o);
}

/* --- provider ------------------------------------------------------------------------------------------------------ */

/* Names that Terraform keeps for itself in provider blocks. */
static const char *const PROVIDER_RESERVED[] = {"count", "depends_on", "for_each", "source", "lifecycle", "locals"};

static void check_reserved(Loader *l, Str name, Span at) {
  for (size_t i = 0; i < sizeof PROVIDER_RESERVED / sizeof *PROVIDER_RESERVED; i++)
    if (str_is(name, PROVIDER_RESERVED[i])) {
      diag_error(l->d, TC2009, at, "A provider block cannot have \"%.*s\"", STR_ARG(name));
      diag_detail(l->d,
                  "Terraform reserves the name. To have several configurations of a provider, write a block for each and give "
                  "all but one an alias.");
    }
}

static void decode_provider(Loader *l, Module *m, Str key, const Block *b) {
  Content c = spec_read(l, b, &SPEC_PROVIDER);
  decode_dynamics(l, b->body);
  for (size_t i = 0; i < c.nattributes; i++) check_reserved(l, c.attributes[i]->name, c.attributes[i]->name_span);
  for (size_t i = 0; i < c.nblocks; i++) check_reserved(l, c.blocks[i]->type, c.blocks[i]->type_span);
  Provider *p = NEW(l->a, Provider);
  *p = (Provider){.ref = {b->labels[0], STR_NONE, b->header_span}, .block = b, .span = b->header_span};
  for (size_t i = 0; i < b->labels[0].n; i++)
    if (b->labels[0].p[i] >= 'A' && b->labels[0].p[i] <= 'Z') {
      diag_error(l->d, TC2008, b->label_spans[0], "The provider name \"%.*s\" has upper-case letters", STR_ARG(b->labels[0]));
      diag_detail(l->d, "Local names of providers are written in lower case.");
      break;
    }
  const Attribute *alias = content_attribute(&c, "alias"), *version = content_attribute(&c, "version");
  if (alias && literal_string(l, alias->value, &p->ref.alias)) spec_name(l, p->ref.alias, alias->value->span, "an alias");
  if (version) {
    diag_warning(l->d, TC2022, version->name_span, "Provider blocks no longer set versions");
    diag_detail(l->d, "Move the version constraint to required_providers in a terraform block.");
  }
  map_put(l->a, &m->providers, key, p);
}

/* --- module calls -------------------------------------------------------------------------------------------------- */

/* The name on the left side of an entry of `providers`: aws, aws.west, in JSON "aws.west". */
static bool inner_provider(Loader *l, const Expr *key, ProviderRef *out) {
  if (key->kind != EXPR_STRING) return literal_provider(l, key, out);
  Str s = key->string.value;
  size_t dot = str_find_char(s, '.', 0);
  Str name = str_sub(s, 0, dot), alias = dot < s.n ? str_sub(s, dot + 1, s.n) : STR_NONE;
  *out = (ProviderRef){name, alias, key->span};
  return spec_name(l, name, key->span, "a provider") && (!alias.p || spec_name(l, alias, key->span, "an alias"));
}

static bool same_provider(const ProviderRef *x, const ProviderRef *y) {
  return str_eq(x->name, y->name) && str_eq(x->alias, y->alias);
}

static void decode_passes(Loader *l, ModuleCall *call, const Expr *e) {
  if (e->kind != EXPR_OBJECT) {
    if (e->kind == EXPR_ERROR) return;
    diag_error(l->d, TC2030, e->span, "\"providers\" must be written out as a map");
    diag_detail(l->d, "Write { aws = aws.west }: on the left the module's name of the provider, on the right the one of here.");
    return;
  }
  VEC(ProviderPass) passes = {0};
  for (size_t i = 0; i < e->object.n; i++) {
    const ObjectItem *item = &e->object.items[i];
    ProviderPass pass;
    if (!inner_provider(l, item->key, &pass.inner) || !literal_provider(l, item->value, &pass.outer)) continue;
    for (size_t j = 0; j < passes.n; j++)
      if (same_provider(&passes.v[j].inner, &pass.inner))
        spec_duplicate(l, item->key->span, passes.v[j].inner.span, "Provider", source_text(l->ev->sources, item->key->span));
    vec_push(l->a, &passes, pass);
  }
  call->providers = passes.v;
  call->nproviders = passes.n;
}

/* Blocks within a module call: all are reserved, most are mistakes. */
static void refuse_blocks(Loader *l, const Content *c) {
  for (size_t i = 0; i < c->nblocks; i++) {
    const Block *b = c->blocks[i];
    diag_error(l->d, TC2004, b->type_span, "A module call has no blocks of type \"%.*s\"", STR_ARG(b->type));
    if (str_is(b->type, "providers"))
      diag_detail(l->d, "\"providers\" is an argument: set it with an equals sign.");
    else
      diag_detail(l->d, "A module takes arguments only: to pass something with structure, write name = { ... }.");
  }
}

static void decode_call(Loader *l, Module *m, const Block *b) {
  Content c = body_content(l->a, l->d, b->body, (BlockType[]){{NULL, 0}});
  refuse_blocks(l, &c);
  c.nblocks = 0;
  spec_check(l, b, &c, &SPEC_MODULE);
  decode_repetition(l, &c, b);
  ModuleCall *call = NEW(l->a, ModuleCall);
  *call = (ModuleCall){.name = b->labels[0], .block = b, .span = b->header_span};
  optional_string(l, &c, "source", &call->source);
  optional_string(l, &c, "version", &call->version);
  call->count = content_expr(&c, "count");
  call->for_each = content_expr(&c, "for_each");
  const Expr *providers = content_expr(&c, "providers"), *depends = content_expr(&c, "depends_on");
  if (providers) decode_passes(l, call, providers);
  if (depends) call->depends_on = literal_references(l, depends, &call->ndepends_on);
  VEC(const Attribute *) arguments = {0};
  for (size_t i = 0; i < c.nattributes; i++)
    if (!spec_arg(&SPEC_MODULE, c.attributes[i]->name)) vec_push(l->a, &arguments, c.attributes[i]);
  call->arguments = arguments.v;
  call->narguments = arguments.n;
  map_put(l->a, &m->calls, call->name, call);
}

/* --- everything ---------------------------------------------------------------------------------------------------- */

void decode_module(Loader *l, Module *m, const Decls *decls) {
  decode_terraform(l, m, decls);
  for (size_t i = 0; i < decls->providers.n; i++)
    decode_provider(l, m, decls->providers.entries[i].key, decls->providers.entries[i].value);
  for (size_t i = 0; i < decls->variables.n; i++) decode_variable(l, m, decls->variables.entries[i].value);
  for (size_t i = 0; i < decls->locals.n; i++) decode_local(l, m, decls->locals.entries[i].value);
  for (size_t i = 0; i < decls->resources.n; i++)
    decode_resource(l, m, decls->resources.entries[i].key, decls->resources.entries[i].value);
  for (size_t i = 0; i < decls->modules.n; i++) decode_call(l, m, decls->modules.entries[i].value);
  for (size_t i = 0; i < decls->outputs.n; i++) decode_output(l, m, decls->outputs.entries[i].value);
  decode_refactorings(l, m, decls);
}
