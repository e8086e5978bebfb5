/* What a provider computes while it plans, beyond defaults.
 *
 * Most attributes that a configuration does not set are known only after a resource exists. A few the provider works out
 * earlier, and configurations rely on that: the records that validate a certificate are made by a for_each over
 * `domain_validation_options`, one element for each domain name ("aws_acm_certificate" in the provider's documentation). So
 * the elements and their domain names are known here as well; what Certificate Manager chooses stays symbolic. */
#include "expand/internal.h"

static const Value *without_dot(Arena *a, const Value *name) {
  if (name->kind != VAL_STRING || !str_ends(name->string, STR("."))) return name;
  return value_string(a, str_sub(name->string, 0, name->string.n - 1));
}

static const Value *argument(const Instance *i, const char *name) {
  const Value *v = value_field(i->config, str_from(name));
  return v && !value_is_null(v) ? v : NULL;
}

static bool is_listed(const Value *const *v, size_t n, const Value *x) {
  for (size_t i = 0; i < n; i++)
    if (value_same(v[i], x)) return true;
  return false;
}

/* The certificate's names, each once; false where their number is not known. */
static bool domains_of(Arena *a, const Instance *i, const Value ***out, size_t *n) {
  const Value *domain = argument(i, "domain_name"), *others = argument(i, "subject_alternative_names");
  if (!domain || domain->kind == VAL_UNKNOWN || (others && !value_is_collection(others))) return false;
  const Value **v = NEW_N(a, const Value *, 1 + (others ? others->seq.n : 0));
  *n = 0;
  v[(*n)++] = without_dot(a, domain);
  for (size_t k = 0; others && k < others->seq.n; k++) {
    const Value *name = without_dot(a, others->seq.items[k]);
    if (!is_listed(v, *n, name)) v[(*n)++] = name;
  }
  *out = v;
  return true;
}

/* A wildcard is validated by the record of its domain: the place of that one, or its own. */
static size_t recorded_at(Arena *a, const Value *const *domains, size_t n, size_t at) {
  if (domains[at]->kind != VAL_STRING || !str_starts(domains[at]->string, STR("*."))) return at;
  const Value *domain = value_string(a, str_sub(domains[at]->string, 2, domains[at]->string.n));
  for (size_t i = 0; i < n; i++)
    if (value_same(domains[i], domain)) return i;
  return at;
}

static const Value *option_of(Expander *x, const Instance *i, const Type *t, const Value *domain, size_t record) {
  Field *f = NEW_N(x->a, Field, t->n);
  for (size_t k = 0; k < t->n; k++) {
    Step *path = NEW_N(x->a, Step, 3);
    path[0] = (Step){.kind = STEP_ATTR, .name = STR("domain_validation_options"), .span = i->span};
    path[1] = (Step){.kind = STEP_INDEX_NUM, .index = num_int((int64_t)record), .span = i->span};
    path[2] = (Step){.kind = STEP_ATTR, .name = t->fields[k].name, .span = i->span};
    const Value *v = sym_attr(x->a, i, path, 3, t->fields[k].type, NULL, i->span);
    f[k] = (Field){t->fields[k].name, str_is(t->fields[k].name, "domain_name") ? domain : v};
  }
  return value_object(x->a, f, t->n);
}

static const Value *validation_options(Expander *x, const Instance *i, const Type *set) {
  const Value **domains, *method = argument(i, "validation_method");
  size_t n;
  if (!method || method->kind != VAL_STRING || !str_is(method->string, "DNS") || !domains_of(x->a, i, &domains, &n))
    return NULL;
  const Value **items = NEW_N(x->a, const Value *, n);
  for (size_t k = 0; k < n; k++) items[k] = option_of(x, i, set->elem, domains[k], recorded_at(x->a, domains, n, k));
  return value_set(x->a, set->elem, items, n);
}

/* The region of the instance's provider: a pseudo parameter, also where the configuration says which one it is. */
static const Value *region_of(Expander *x, const Instance *i) {
  if (!i->provider) return NULL;
  const Value *region = sym_pseudo(x->a, STR("Region"), i->provider);
  if (!i->provider->region.n) return region;
  return sym_retype(x->a, region, &type_string, value_string(x->a, i->provider->region));
}

/* Every resource tells the region that it is in, which its provider says where it does not. */
static const Value *own_region(Expander *x, const Instance *i) {
  const AttrSchema *attr = i->schema ? schema_attr(i->schema, STR("region")) : NULL;
  return attr && attr->flags & ATTR_PLACE ? region_of(x, i) : NULL;
}

/* What the data source says of the region that it is asked about: its own, or that of its provider. */
static const Value *region_name(Expander *x, const Instance *i, const Type *t) {
  (void)t;
  const Value *name = argument(i, "name");
  if (!name) name = argument(i, "region");
  return name ? name : region_of(x, i);
}

/* Of the partitions, those that the provider tells by the beginning of the region and whose names are public. */
static const struct {
  const char *regions, *name, *suffix;
} partitions[] = {
    {"cn-", "aws-cn", "amazonaws.com.cn"},
    {"us-gov-", "aws-us-gov", "amazonaws.com"},
    {"us-iso", NULL, NULL},
    {"eu-iso", NULL, NULL},
    {"eusc-", NULL, NULL},
    {"", "aws", "amazonaws.com"},
};

/* The row of the instance's partition; the one without names where its region is not known. */
static size_t partition_of(const Instance *i) {
  Str region = i->provider && i->provider->region.n ? i->provider->region : STR("us-iso");
  size_t k = 0;
  while (!str_starts(region, str_from(partitions[k].regions))) k++;
  return k;
}

static const Value *partition_name(Expander *x, const Instance *i, const Type *t) {
  (void)t;
  const char *name = partitions[partition_of(i)].name;
  return name ? value_string(x->a, str_from(name)) : NULL;
}

static const Value *partition_suffix(Expander *x, const Instance *i, const Type *t) {
  (void)t;
  const char *suffix = partitions[partition_of(i)].suffix;
  return suffix ? value_string(x->a, str_from(suffix)) : NULL;
}

/* Which attribute of which type, and how it follows from the arguments. */
static const struct {
  ResourceMode mode;
  const char *type, *attribute;
  const Value *(*make)(Expander *x, const Instance *i, const Type *t);
} planned[] = {
    {RESOURCE_MANAGED, "aws_acm_certificate", "domain_validation_options", validation_options},
    {RESOURCE_DATA, "aws_region", "id", region_name},
    {RESOURCE_DATA, "aws_region", "name", region_name},
    {RESOURCE_DATA, "aws_region", "region", region_name},
    {RESOURCE_DATA, "aws_partition", "id", partition_name},
    {RESOURCE_DATA, "aws_partition", "partition", partition_name},
    {RESOURCE_DATA, "aws_partition", "dns_suffix", partition_suffix},
};

const Value *planned_attributes(Expander *x, const Instance *i) {
  Field *f = NEW_N(x->a, Field, 1 + sizeof planned / sizeof *planned);
  size_t n = 0;
  const Value *region = i->config && !argument(i, "region") ? own_region(x, i) : NULL;
  if (region) f[n++] = (Field){STR("region"), region};
  for (size_t k = 0; k < sizeof planned / sizeof *planned; k++) {
    if (i->decl->mode != planned[k].mode || !str_is(i->decl->type, planned[k].type) || !i->schema || !i->config) continue;
    const AttrSchema *attr = schema_attr(i->schema, str_from(planned[k].attribute));
    const Value *v = attr ? planned[k].make(x, i, attr->type) : NULL;
    if (v) f[n++] = (Field){str_from(planned[k].attribute), v};
  }
  return n ? value_object(x->a, f, n) : NULL;
}
