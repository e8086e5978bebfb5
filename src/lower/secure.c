/* Secure strings of Parameter Store, which CloudFormation resolves in a few properties only.
 *
 * {{resolve:ssm-secure:…}} stands where the reference lists it ("Get a secure string value from Systems Manager Parameter
 * Store" in the CloudFormation user guide): in passwords, by and large. Everywhere else the stack fails, so it is a fault here.
 * A data source does not say of which kind its parameter is (Terraform decrypts what has to be decrypted); where one of these
 * properties takes its value as it is, the parameter is a secure one, and a plain one anywhere else. */
#include "lower/internal.h"

static const struct {
  const char *type, *property;
} places[] = {
    {"AWS::DirectoryService::MicrosoftAD", "Password"},
    {"AWS::DirectoryService::SimpleAD", "Password"},
    {"AWS::ElastiCache::ReplicationGroup", "AuthToken"},
    {"AWS::IAM::User", "LoginProfile.Password"},
    {"AWS::KinesisFirehose::DeliveryStream", "RedshiftDestinationConfiguration.Password"},
    {"AWS::OpsWorks::App", "AppSource.Password"},
    {"AWS::OpsWorks::Stack", "CustomCookbooksSource.Password"},
    {"AWS::OpsWorks::Stack", "RdsDbInstances.DbPassword"},
    {"AWS::RDS::DBCluster", "MasterUserPassword"},
    {"AWS::RDS::DBInstance", "MasterUserPassword"},
    {"AWS::Redshift::Cluster", "MasterUserPassword"},
};

typedef struct {
  Lowering *l;
  const Resource *r;
  Str path; /* of the property at hand, without indices */
} Place;

static bool takes_secure(const Place *p) {
  for (size_t i = 0; i < sizeof places / sizeof *places; i++)
    if (str_is(p->r->type, places[i].type) && str_is(p->path, places[i].property)) return true;
  return false;
}

/* The text of a dynamic reference as far as it is known from its start. */
static Str start_of(const Value *text) {
  if (sym_is(text, SYM_CONCAT)) text = text->sym->args[0];
  return text->kind == VAL_STRING ? text->string : STR("");
}

static bool is_secure(const Value *v) {
  return sym_is(v, SYM_DYNREF) && str_starts(start_of(v->sym->args[0]), STR("{{resolve:ssm-secure:"));
}

static void report(const Place *p) {
  const Instance *i = p->r->owner->instance;
  unsupported(p->l, TC5077, i->span, "%.*s cannot be given a secure string in property %.*s", STR_ARG(i->address),
              STR_ARG(p->path));
  diag_detail(p->l->d,
              "CloudFormation resolves secure strings of Parameter Store in a few passwords only. Keep the value in Secrets "
              "Manager (data.aws_secretsmanager_secret_version), let the program read the parameter itself, or leave "
              "`with_decryption` out if the parameter is of type String.");
}

static bool is_other(void *ctx, const Value *node) {
  if (is_secure(node)) report(ctx);
  return true;
}

static const Value *placed(Place *p, const Value *v);

static const Value *placed_symbol(Place *p, const Value *v) {
  const Sym *s = v->sym;
  if (s->op == SYM_IF) return sym_if(p->l->a, s->args[0], placed(p, s->args[1]), placed(p, s->args[2]));
  if (s->op == SYM_DYNREF && takes_secure(p)) return s->nargs > 1 ? sym_dynref(p->l->a, s->args[1], NULL) : v;
  sym_each_node(v, is_other, p);
  return v;
}

static const Value *placed_object(Place *p, const Value *v) {
  Arena *a = p->l->a;
  Field *f = NEW_N(a, Field, v->map.n);
  for (size_t i = 0; i < v->map.n; i++) {
    Place inner = *p;
    if (p->path.n)
      inner.path = str_fmt(a, "%.*s.%.*s", STR_ARG(p->path), STR_ARG(v->map.fields[i].key));
    else
      inner.path = v->map.fields[i].key;
    f[i] = (Field){v->map.fields[i].key, placed(&inner, v->map.fields[i].value)};
  }
  return v->kind == VAL_MAP ? value_map(a, v->type, f, v->map.n) : value_object(a, f, v->map.n);
}

static const Value *placed_item(void *ctx, const Value *v) { return placed(ctx, v); }

static const Value *placed(Place *p, const Value *v) {
  if (!(value_parts(v) & PART_SYM)) return v;
  if (v->kind == VAL_SYM) return placed_symbol(p, v);
  if (v->kind == VAL_OBJECT || v->kind == VAL_MAP) return placed_object(p, v);
  return value_map_children(p->l->a, v, placed_item, p);
}

void place_secure_strings(Lowering *l, Resource *r) {
  Place p = {l, r, STR("")};
  if (r->properties) r->properties = placed(&p, r->properties);
}
