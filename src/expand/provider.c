/* Provider configurations: where resources live. The region must be known at conversion, because it decides the stack. */
#include "expand/internal.h"

static const Value *field(const Value *object, const char *name) {
  const Value *v = object && object->kind == VAL_OBJECT ? value_field(object, str_from(name)) : NULL;
  return v && !value_is_null(v) ? v : NULL;
}

/* A choice between values, or between one and none: which account is meant must be known at conversion. */
static const Value *chosen(Expander *x, const Value *object, const char *name, Span at) {
  const Value *v = field(object, name);
  if (!v || !sym_is(v, SYM_IF)) return v;
  v = eval_demand(x->ev, v, at, "the configuration of a provider");
  return value_is_null(v) ? NULL : v;
}

static const Value *first_block(const Value *object, const char *name) {
  const Value *list = field(object, name);
  return list && list->kind == VAL_TUPLE && list->seq.n ? list->seq.items[0] : NULL;
}

static Str text(Expander *x, const Value *v, Span at, const char *what) {
  if (!v) return STR("");
  v = value_unmark(x->a, eval_demand(x->ev, v, at, what), MARK_SENSITIVE | MARK_EPHEMERAL);
  return v->kind == VAL_STRING ? v->string : STR("");
}

/* What distinguishes the account: a secret key does so without being named. */
static Str account_of(Expander *x, const Value *config, Span at) {
  const Value *roles = chosen(x, config, "assume_role", at);
  const Value *role = roles && roles->kind == VAL_TUPLE && roles->seq.n ? roles->seq.items[0] : NULL;
  if (role) return str_cat(x->a, STR("role "), text(x, field(role, "role_arn"), at, "the role of a provider"));
  const Value *profile = chosen(x, config, "profile", at);
  if (profile) return str_cat(x->a, STR("profile "), text(x, profile, at, "the profile of a provider"));
  return chosen(x, config, "access_key", at) ? STR("access key") : STR("");
}

static Str address_of(Expander *x, const ModuleInstance *m, Str key) {
  return m->address.n ? str_fmt(x->a, "%.*s.%.*s", STR_ARG(m->address), STR_ARG(key)) : key;
}

static ProviderInstance *provider_add(Expander *x, ModuleInstance *m, ProviderRef ref, Span at) {
  ProviderInstance *p = NEW(x->a, ProviderInstance);
  Str key = provider_key(x->a, ref);
  *p = (ProviderInstance){.address = address_of(x, m, key),
                          .name = ref.name,
                          .alias = ref.alias,
                          .region = STR(""),
                          .account = STR(""),
                          .span = at};
  map_put(x->a, &m->providers, key, p);
  vec_push(x->a, &x->out->providers, p);
  return p;
}

void provider_describe(Expander *x, ProviderInstance *p) {
  p->region = text(x, field(p->config, "region"), p->span, "the region of a provider");
  p->account = account_of(x, p->config, p->span);
  const Value *defaults = first_block(p->config, "default_tags");
  p->default_tags = defaults ? field(defaults, "tags") : NULL;
  if (p->default_tags && sym_has_object(p->default_tags)) {
    const Value *tags = eval_demand(x->ev, p->default_tags, p->span, "the keys of default_tags");
    p->default_tags = tags->kind == VAL_UNKNOWN ? NULL : tags;
  }
}

void provider_eval(Expander *x, ModuleInstance *m, const Provider *decl) {
  ProviderInstance *p = provider_add(x, m, decl->ref, decl->span);
  ModuleScope s = module_scope(x, m);
  p->config = conform_body(x, &s.scope, schema_provider(x->schemas, decl->ref.name), decl->block->body, meta_of_provider);
  provider_describe(x, p);
}

/* The same account, with the same tags, in the region that a resource says. */
static const ProviderInstance *moved_to(Expander *x, const ProviderInstance *p, Str region) {
  Str key = str_fmt(x->a, "%.*s in %.*s", STR_ARG(p->address), STR_ARG(region));
  ProviderInstance *there = map_get(&x->elsewhere, key);
  if (there) return there;
  there = NEW(x->a, ProviderInstance);
  *there = *p;
  there->region = region;
  map_put(x->a, &x->elsewhere, key, there);
  return there;
}

const ProviderInstance *provider_of_instance(Expander *x, const ProviderInstance *p, const Instance *i) {
  const AttrSchema *attr = i->schema ? schema_attr(i->schema, STR("region")) : NULL;
  if (!attr || !(attr->flags & ATTR_PLACE)) return p;
  Str region = text(x, field(i->config, "region"), i->span, "the region of a resource");
  return !region.n || str_eq(region, p->region) ? p : moved_to(x, p, region);
}

const ProviderInstance *provider_resolve(Expander *x, ModuleInstance *m, ProviderRef ref) {
  for (;;) {
    const ProviderInstance *p = map_get(&m->providers, provider_key(x->a, ref));
    if (p) return p;
    if (!m->parent || !provider_pass(m->call, &ref)) break;
    m = m->parent;
  }
  if (ref.alias.p) {
    diag_error(x->d, TC4022, ref.span, "Provider configuration \"%.*s\" is not available", STR_ARG(provider_key(x->a, ref)));
    diag_detail(x->d, "Declare the provider block with this alias, or pass it in the module call's providers argument.");
  }
  return provider_add(x, m, ref, ref.span);
}
