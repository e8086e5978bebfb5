/* One instance -> what its rule makes of it: a main resource, `also` resources, folds. Values may still refer to other
 * instances (SYM_ATTR): these are resolved when every instance is lowered and every stack is known. */
#include "lower/internal.h"

/* --- the rule ------------------------------------------------------------------------------------------------------ */

static const Trace *rule_trace(Lowering *l, const Instance *i) {
  Trace *t = NEW(l->a, Trace);
  *t = (Trace){.what = str_fmt(l->a, "by the rule for %.*s, applied to %.*s", STR_ARG(i->decl->type), STR_ARG(i->address)),
               .where = i->span};
  return t;
}

/* For the summary: what of the source the templates lack. */
static void not_expressed(Lowering *l, const Instance *i, const char *argument, const char *reason, Span at) {
  vec_push(l->a, &l->out->unsupported,
           (Remark){.instance = i, .argument = str_from(argument), .reason = str_from(reason), .span = at});
}

/* A rule that says what to do instead. */
static void report_no_peer(Lowering *l, const Instance *i, const Rule *rule) {
  not_expressed(l, i, "", "", i->span);
  unsupported(l, TC5070, i->span, "Nothing in CloudFormation does what %.*s does", STR_ARG(i->address));
  diag_detail(l->d, "%.*s.", STR_ARG(rule->no_peer));
}

/* Providers beside AWS, and what stands for what they make. */
static const struct {
  const char *prefix, *advice;
} foreign[] = {
    {"kubernetes_",
     "What runs in a cluster is deployed into it, not by CloudFormation: keep it in a configuration of its own that "
     "is applied when the stack is complete, or let a GitOps controller or kubectl apply it"},
    {"kubectl_",
     "What runs in a cluster is deployed into it, not by CloudFormation: run kubectl apply when the stack is complete"},
    {"helm_", "A chart is installed into the cluster, not by CloudFormation: run helm upgrade --install when the stack is "
              "complete, or use an EKS add-on (aws_eks_addon) where there is one"},
    {"docker_", "Build and push the image before the stack is deployed, and pass its URI in as a variable"},
    {"github_", "Settings of GitHub are no part of a stack: keep them in a configuration of their own"},
    {"gitlab_", "Settings of GitLab are no part of a stack: keep them in a configuration of their own"},
    {"cloudflare_", "Records and settings of Cloudflare are no part of a stack: keep them in a configuration of their own that "
                    "reads the outputs of the stack"},
    {"datadog_",
     "Keep it in a configuration of its own, or register Datadog's resource types in the CloudFormation registry and "
     "write a rule for it"},
    {"azurerm_", "It is part of Azure: keep it in a configuration of its own"},
    {"azuread_", "It is part of Azure: keep it in a configuration of its own"},
    {"google_", "It is part of Google Cloud: keep it in a configuration of its own"},
    {"vault_", "Vault is no part of a stack: keep it in a configuration of its own, or store the secret in Secrets Manager"},
    {"postgresql_", "What is inside of a database is set up when it runs, for example by a Lambda-backed custom resource"},
    {"mysql_", "What is inside of a database is set up when it runs, for example by a Lambda-backed custom resource"},
};

static bool report_foreign(Lowering *l, const Instance *i) {
  Str type = i->decl->type, provider = str_sub(type, 0, str_find_char(type, '_', 0));
  if (str_starts(type, STR("aws_")) || i->schema) return false;
  const char *advice = "Keep it in a configuration of its own, or write a rule for it (docs/rules.md) and pass it with --rules";
  for (size_t k = 0; k < sizeof foreign / sizeof *foreign; k++)
    if (str_starts(type, str_from(foreign[k].prefix))) advice = foreign[k].advice;
  not_expressed(l, i, "", "its provider is not AWS", i->span);
  unsupported(l, TC5071, i->span, "%.*s belongs to another provider: %.*s", STR_ARG(i->address), STR_ARG(provider));
  diag_detail(l->d, "%s. With --allow-unsupported it stays on Terraform's side alone.", advice);
  return true;
}

static void report_no_rule(Lowering *l, const Instance *i) {
  if (report_foreign(l, i)) return;
  size_t n;
  bool data = i->decl->mode == RESOURCE_DATA;
  const Str *types = rules_types(l->rules, data, &n);
  Str near = str_nearest(i->decl->type, types, n);
  not_expressed(l, i, "", "no rule for its type", i->span);
  unsupported(l, TC5002, i->span, "No rule for %s type \"%.*s\"", data ? "data source" : "resource", STR_ARG(i->decl->type));
  if (near.p)
    diag_detail(l->d, "Did you mean \"%.*s\"? Otherwise write a rule (docs/rules.md) and pass it with --rules.", STR_ARG(near));
  else
    diag_detail(l->d, "tf2cfn does not know how to express it in CloudFormation. Write a rule (docs/rules.md) and pass it with "
                      "--rules, or keep the resource in Terraform only and pass --allow-unsupported.");
}

static bool holds(Lowering *l, const Scope *s, const Expr *when, bool *decided) {
  *decided = true;
  if (!when) return true;
  const Value *v = eval_demand(l->ev, eval_expr(l->ev, s, when), when->span, "the choice of a rule");
  *decided = v->kind == VAL_BOOL;
  return *decided && v->boolean;
}

/* Like holds(), but what a parameter decides becomes a condition, added to that of the instance. */
static bool may_hold(Lowering *l, const Lowered *low, const Scope *s, const Expr *when, const Value **condition) {
  *condition = low->instance->condition;
  const Value *v = when ? eval_expr(l->ev, s, when) : &value_true;
  if (v->kind == VAL_SYM && sym_is_switch(v)) {
    *condition = *condition ? sym_and(l->a, *condition, v) : v;
    return true;
  }
  bool decided;
  return holds(l, s, when, &decided);
}

static const Rule *choose_rule(Lowering *l, Lowered *low) {
  RuleList rules = rules_find(l->rules, low->instance->decl->type, low->instance->decl->mode == RESOURCE_DATA);
  if (!rules.n && low->instance->decl->mode == RESOURCE_DATA && low->instance->schema) return &lookup_rule;
  if (!rules.n) {
    report_no_rule(l, low->instance);
    return NULL;
  }
  l->d->trace = rule_trace(l, low->instance);
  RuleScope s = rule_scope(l, low, low->self);
  for (size_t i = 0; i < rules.n; i++) {
    bool decided;
    if (holds(l, &s.scope, rules.v[i]->when, &decided)) return rules.v[i];
    if (!decided) return NULL;
  }
  not_expressed(l, low->instance, "", "no variant of its rule applies", low->instance->span);
  unsupported(l, TC5002, low->instance->span, "No variant of the rule for \"%.*s\" applies",
              STR_ARG(low->instance->decl->type));
  diag_detail(l->d, "Every variant has a condition that does not hold for this resource. Write a rule for this case and pass "
                    "it with --rules.");
  return NULL;
}

/* --- resources ----------------------------------------------------------------------------------------------------- */

static Resource *add_resource(Lowering *l, Lowered *low, Str type, Str label, InstanceKey key) {
  Resource *r = NEW(l->a, Resource);
  *r = (Resource){.type = type, .schema = schema_cfn(l->schemas, type), .owner = low, .label = label, .key = key};
  r->condition = low->instance->condition;
  r->logical_id = logical_id(l, instance_origin(l, low->instance), label, key);
  vec_push(l->a, &low->resources, r);
  return r;
}

static const Value *evaluate(Lowering *l, const Scope *s, const Expr *e) { return e ? eval_expr(l->ev, s, e) : NULL; }

/* A creation or update policy; null is none. */
static const Value *policy(Lowering *l, const Scope *s, const Expr *e) {
  const Value *v = evaluate(l, s, e);
  return v && !value_is_null(v) ? v : NULL;
}

/* "Delete" is what CloudFormation does by itself, except with databases, which it snapshots ("DeletionPolicy attribute" in its
 * user guide): there it has to be said. */
const Value *deletion_policy_of(Str type, const Value *v) {
  bool snapshots = str_is(type, "AWS::RDS::DBInstance") || str_is(type, "AWS::RDS::DBCluster");
  if (v->kind == VAL_SYM) return v;
  return v->kind != VAL_STRING || (str_is(v->string, "Delete") && !snapshots) ? NULL : v;
}

static bool is_decided_early(void *ctx, const Value *leaf) {
  (void)ctx;
  return leaf->sym->op == SYM_PARAM;
}

/* Only the language extensions allow a choice here ("DeletionPolicy attribute" in the user guide). */
static const Value *deletion_policy(Lowering *l, const Scope *s, Str type, const Expr *e) {
  if (!e) return NULL;
  const Value *v = eval_expr(l->ev, s, e);
  if (!l->options->language_extensions || !sym_is(v, SYM_IF) || !sym_each(v, is_decided_early, NULL))
    v = eval_demand(l->ev, v, e->span, "a deletion policy (without --language-extensions)");
  return deletion_policy_of(type, v);
}

static const Value *object_or_empty(Lowering *l, const Value *v) {
  return v && (v->kind == VAL_OBJECT || v->kind == VAL_MAP) ? v : value_object(l->a, NULL, 0);
}

/* After the others are made, which it may refer to. */
static void fill_main(Lowering *l, Lowered *low, const Scope *s) {
  const Rule *rule = low->rule;
  low->main->properties = object_or_empty(l, evaluate(l, s, rule->properties));
  low->main->creation_policy = policy(l, s, rule->creation_policy);
  low->main->update_policy = policy(l, s, rule->update_policy);
  low->main->deletion_policy = deletion_policy(l, s, rule->type, rule->deletion_policy);
}

static void make_also(Lowering *l, Lowered *low, RuleScope *s, const AlsoRule *also, InstanceKey key, const Value *condition) {
  Resource *r = add_resource(l, low, also->type, also->label, key);
  r->condition = condition;
  r->properties = object_or_empty(l, evaluate(l, &s->scope, also->properties));
  r->creation_policy = policy(l, &s->scope, also->creation_policy);
  r->update_policy = policy(l, &s->scope, also->update_policy);
  r->deletion_policy = deletion_policy(l, &s->scope, also->type, also->deletion_policy);
  r->also_after = also->after;
  r->nalso_after = also->nafter;
}

static InstanceKey key_of(const Value *v) {
  int64_t i;
  if (v->kind == VAL_NUMBER && num_to_int64(v->number, &i)) return (InstanceKey){.kind = KEY_INT, .index = i};
  return (InstanceKey){.kind = KEY_STRING, .name = v->kind == VAL_STRING ? v->string : STR("")};
}

/* --- for_each of `also`, over a collection or a choice of collections ----------------------------------------------- */

static const Value *pair_key(const Value *collection, const Pair *p) { return collection->kind == VAL_SET ? p->value : p->key; }

/* The item under a key; null in the branches that have none. */
static const Value *item_under(Lowering *l, const Value *v, const Value *key) {
  Pair *pairs;
  size_t n;
  if (sym_is(v, SYM_IF)) {
    const Value *const *x = v->sym->args;
    return sym_if(l->a, x[0], item_under(l, x[1], key), item_under(l, x[2], key));
  }
  if (!value_pairs(l->a, v, &pairs, &n)) return &value_null;
  for (size_t i = 0; i < n; i++)
    if (value_same(pair_key(v, &pairs[i]), key)) return pairs[i].value;
  return &value_null;
}

/* The condition under which there is an item under a key. */
static const Value *has_item(Lowering *l, const Value *v, const Value *key) {
  if (!sym_is(v, SYM_IF)) return value_bool(!value_is_null(item_under(l, v, key)));
  const Value *const *x = v->sym->args, *then = has_item(l, x[1], key), *otherwise = has_item(l, x[2], key);
  return sym_or(l->a, sym_and(l->a, x[0], then), sym_and(l->a, sym_not(l->a, x[0]), otherwise));
}

typedef VEC(const Value *) Values;

static void collect_keys(Lowering *l, const Value *v, Values *keys) {
  Pair *pairs;
  size_t n;
  if (sym_is(v, SYM_IF)) {
    collect_keys(l, v->sym->args[1], keys);
    collect_keys(l, v->sym->args[2], keys);
    return;
  }
  if (!value_pairs(l->a, v, &pairs, &n)) return;
  for (size_t i = 0; i < n; i++) {
    bool known = false;
    for (size_t k = 0; k < keys->n && !known; k++) known = value_same(keys->v[k], pair_key(v, &pairs[i]));
    if (!known) vec_push(l->a, keys, pair_key(v, &pairs[i]));
  }
}

static bool is_choice(const Value *v) {
  if (!sym_is(v, SYM_IF)) return value_is_collection(v) || value_is_null(v);
  return sym_is_switch(v->sym->args[0]) && is_choice(v->sym->args[1]) && is_choice(v->sym->args[2]);
}

/* One of a resource for each item of a known collection. */
static void repeat_known(Lowering *l, Lowered *low, const RuleScope *s, const AlsoRule *also, const Value *v,
                         const Value *condition) {
  Pair *pairs;
  size_t n;
  if (!value_pairs(l->a, v, &pairs, &n)) return;
  for (size_t i = 0; i < n; i++) {
    RuleScope each = *s;
    each.key = pair_key(v, &pairs[i]);
    each.item = pairs[i].value;
    make_also(l, low, &each, also, key_of(each.key), condition);
  }
}

/* One for each item of any choice, on the condition that there is one. */
static void repeat_choice(Lowering *l, Lowered *low, const RuleScope *s, const AlsoRule *also, const Value *v,
                          const Value *condition) {
  Values keys = {0};
  collect_keys(l, v, &keys);
  for (size_t i = 0; i < keys.n; i++) {
    RuleScope each = *s;
    const Value *when = has_item(l, v, keys.v[i]);
    each.key = keys.v[i];
    each.item = sym_assume(l->a, item_under(l, v, keys.v[i]), when, true);
    if (condition) when = sym_and(l->a, condition, when);
    make_also(l, low, &each, also, key_of(each.key), when->kind == VAL_SYM ? when : NULL);
  }
}

static void repeat_also(Lowering *l, Lowered *low, const RuleScope *s, const AlsoRule *also, const Value *condition) {
  const Value *v = eval_expr(l->ev, &s->scope, also->for_each);
  if (condition) v = sym_assume(l->a, v, condition, true);
  if (v->kind == VAL_SYM && !is_choice(v)) v = eval_demand(l->ev, v, also->for_each->span, "for_each of a rule");
  if (v->kind == VAL_SYM)
    repeat_choice(l, low, s, also, v, condition);
  else
    repeat_known(l, low, s, also, v, condition);
}

static void make_alsos(Lowering *l, Lowered *low, RuleScope *s) {
  for (size_t i = 0; i < low->rule->nalso; i++) {
    const AlsoRule *also = &low->rule->also[i];
    const Value *condition;
    if (!may_hold(l, low, &s->scope, also->when, &condition)) continue;
    if (also->for_each)
      repeat_also(l, low, s, also, condition);
    else
      make_also(l, low, s, also, (InstanceKey){0}, condition);
  }
}

static void make_folds(Lowering *l, Lowered *low, const Scope *s) {
  for (size_t i = 0; i < low->rule->nfolds; i++) {
    const FoldRule *f = &low->rule->folds[i];
    const Value *condition;
    if (!may_hold(l, low, s, f->when, &condition)) continue;
    Fold fold = {.from = low, .rule = f, .into = eval_expr(l->ev, s, f->into), .condition = condition};
    fold.id = f->id ? eval_expr(l->ev, s, f->id) : NULL;
    fold.properties = evaluate(l, s, f->properties);
    fold.append = evaluate(l, s, f->append);
    vec_push(l->a, &low->folds, fold);
  }
}

/* --- meta-arguments ------------------------------------------------------------------------------------------------ */

static void remark(Lowering *l, const Instance *i, const char *argument, const char *reason, Span at) {
  vec_push(l->a, &l->out->no_effect,
           (Remark){.instance = i, .argument = str_from(argument), .reason = str_from(reason), .span = at});
}

static void apply_lifecycle(Lowering *l, Lowered *low) {
  const Lifecycle *c = &low->instance->decl->lifecycle;
  const Value *retain = value_string(l->a, STR("Retain"));
  for (size_t i = 0; c->prevent_destroy && i < low->resources.n; i++) low->resources.v[i]->deletion_policy = retain;
  if (c->prevent_destroy && !low->resources.n)
    remark(l, low->instance, "lifecycle.prevent_destroy",
           "it is a part of another resource, which is kept or deleted as a whole", c->span);
  if (c->has_create_before_destroy)
    remark(l, low->instance, "lifecycle.create_before_destroy",
           "CloudFormation creates the replacement first wherever names allow it", c->span);
  if (c->ignore_all || c->nignore_changes)
    remark(l, low->instance, "lifecycle.ignore_changes",
           "CloudFormation looks at templates alone: it undoes no change from outside until the template says another value",
           c->span);
  if (c->replace_triggered_by) {
    not_expressed(l, low->instance, "lifecycle.replace_triggered_by", "", c->replace_triggered_by->span);
    unsupported(l, TC5011, c->replace_triggered_by->span, "replace_triggered_by cannot be expressed");
    diag_detail(l->d, "CloudFormation replaces a resource only when one of its own properties asks for it. Put the trigger's "
                      "value into such a property, for example the name.");
  }
}

static const char *provisioner_advice(const Block *b) {
  static const struct {
    const char *kind, *advice;
  } table[] = {
      {"local-exec",
       "Run the command before or after the stack is deployed, or in a Lambda-backed custom resource while it is"},
      {"remote-exec",
       "Run the commands by the instance's user data, by AWS::CloudFormation::Init, or by a Systems Manager document "
       "(aws_ssm_association)"},
      {"file", "Write the file by the instance's user data or AWS::CloudFormation::Init, or read it from a bucket"},
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++)
    if (b->nlabels && str_is(b->labels[0], table[i].kind)) return table[i].advice;
  return "Use the instance's user data, AWS::CloudFormation::Init or a custom resource";
}

static void report_provisioners(Lowering *l, const Instance *i) {
  for (size_t k = 0; k < i->decl->nprovisioners; k++) {
    const Block *b = i->decl->provisioners[k];
    not_expressed(l, i, "provisioner", "", b->header_span);
    unsupported(l, TC5011, b->header_span, "A provisioner cannot be expressed");
    diag_detail(l->d, "CloudFormation runs no commands. %s.", provisioner_advice(b));
  }
}

/* --- self ---------------------------------------------------------------------------------------------------------- */

static bool is_block_like(const Type *t) {
  return (t->kind == TYPE_LIST || t->kind == TYPE_SET) && t->elem->kind == TYPE_OBJECT;
}

static const Value *block_like(Arena *a, const Type *t, const Value *v);

static const Value *block_like_object(Arena *a, const Type *t, const Value *v) {
  Field *f = NEW_N(a, Field, v->map.n);
  for (size_t i = 0; i < v->map.n; i++) {
    f[i] = v->map.fields[i];
    const TypeField *field = type_field(t, f[i].key);
    if (field && is_block_like(field->type)) f[i].value = block_like(a, field->type, f[i].value);
  }
  return value_object(a, f, v->map.n);
}

static bool has_block_like(const Type *object) {
  for (size_t i = 0; i < object->n; i++)
    if (is_block_like(object->fields[i].type)) return true;
  return false;
}

/* A list of objects that is null is empty, at any depth. */
static const Value *block_like(Arena *a, const Type *t, const Value *v) {
  if (value_is_null(v)) return value_tuple(a, NULL, 0);
  if ((v->kind != VAL_TUPLE && v->kind != VAL_LIST && v->kind != VAL_SET) || !has_block_like(t->elem)) return v;
  const Value **items = NEW_N(a, const Value *, v->seq.n);
  for (size_t i = 0; i < v->seq.n; i++)
    items[i] = v->seq.items[i]->kind == VAL_OBJECT ? block_like_object(a, t->elem, v->seq.items[i]) : v->seq.items[i];
  return value_tuple(a, items, v->seq.n);
}

/* The configured values as rules see them: attributes that older providers let one write as blocks are lists, never null. */
static const Value *self_of(Lowering *l, const Instance *i) {
  const Value *config = i->config;
  if (!i->schema) return config;
  Field *f = NEW_N(l->a, Field, config->map.n);
  for (size_t k = 0; k < config->map.n; k++) {
    f[k] = config->map.fields[k];
    const AttrSchema *attr = schema_attr(i->schema, f[k].key);
    if (attr && is_block_like(attr->type)) f[k].value = block_like(l->a, attr->type, f[k].value);
  }
  return value_object(l->a, f, config->map.n);
}

Lowered *apply_rule(Lowering *l, Instance *i) {
  Lowered *low = NEW(l->a, Lowered);
  *low = (Lowered){.instance = i, .self = value_tracked(l->a, self_of(l, i))};
  i->lowered = low;
  vec_push(l->a, &l->out->lowered, low);
  size_t errors = l->d->errors;
  l->ev->in_rule = true;
  low->rule = choose_rule(l, low);
  if (low->rule) {
    RuleScope s = rule_scope(l, low, low->self);
    if (str_is(i->decl->type, "random_password")) i->provider = password_provider(l, i);
    if (low->rule->type.n) low->main = add_resource(l, low, low->rule->type, STR_NONE, (InstanceKey){0});
    make_alsos(l, low, &s);
    if (low->main) fill_main(l, low, &s.scope);
    make_folds(l, low, &s.scope);
    if (low->rule->follows) low->following = object_or_empty(l, evaluate(l, &s.scope, low->rule->follows));
    if (low->rule->no_peer.n) report_no_peer(l, i, low->rule);
    if (low->rule->absorbed.n)
      vec_push(l->a, &l->out->absorbed,
               (Remark){.instance = i, .argument = STR(""), .reason = low->rule->absorbed, .span = i->span});
  }
  l->ev->in_rule = false;
  l->d->trace = NULL;
  if (low->rule) apply_lifecycle(l, low);
  report_provisioners(l, i);
  if (low->rule && !low->rule->data && !low->rule->no_peer.n && !low->rule->absorbed.n && l->d->errors == errors)
    account_arguments(l, low);
  return low;
}
