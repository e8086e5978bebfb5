/* The names and functions that rules have beyond Terraform's: one table. Each function gets its arguments evaluated. */
#include "base/file.h"
#include "eval/func.h"
#include "lower/internal.h"

typedef struct {
  Lowering *l;
  Lowered *low;
  const Expr *call;
  const Value *const *args;
  size_t n;
} Use;

static const ProviderInstance *provider_of(const Use *u) { return u->low->instance->provider; }

static Str string_arg(const Use *u, size_t i) {
  return i < u->n && u->args[i]->kind == VAL_STRING ? u->args[i]->string : STR("");
}

static const Value *misuse(const Use *u, const char *what) {
  diag_error(u->l->d, TC5001, u->call->span, "Invalid rule: %s", what);
  diag_detail(u->l->d, "docs/rules.md describes the functions that rules have.");
  return &value_unknown;
}

/* --- references ---------------------------------------------------------------------------------------------------- */

static const Resource *resource_labelled(const Use *u, Str label) {
  if (!label.n) return u->low->main;
  for (size_t i = 0; i < u->low->resources.n; i++)
    if (str_eq(u->low->resources.v[i]->label, label)) return u->low->resources.v[i];
  return NULL;
}

static const Value *fn_ref(const Use *u) {
  const Resource *r = resource_labelled(u, string_arg(u, 0));
  return r ? sym_res_ref(u->l->a, r, &type_string) : misuse(u, "ref() of a resource that the rule does not make");
}

/* Lists can be indexed and iterated over; whatever else there is, Fn::GetAtt gives as text. */
static const Type *attribute_type(const Use *u, const Resource *r, Str path) {
  const CfnType *t = r->schema ? r->schema->root : NULL;
  while (t && t->kind == CFN_OBJECT && path.n) {
    size_t dot = 0;
    while (dot < path.n && path.p[dot] != '.') dot++;
    const CfnProperty *p = schema_property(t, (Str){path.p, dot});
    t = p ? p->type : NULL;
    path = dot < path.n ? (Str){path.p + dot + 1, path.n - dot - 1} : (Str){path.p + path.n, 0};
  }
  return t && t->kind == CFN_LIST ? type_list(u->l->a, &type_string) : &type_string;
}

static const Value *fn_getatt(const Use *u) {
  const Resource *r = resource_labelled(u, string_arg(u, 1));
  if (!r) return misuse(u, "getatt() of a resource that the rule does not make");
  return sym_res_att(u->l->a, r, string_arg(u, 0), attribute_type(u, r, string_arg(u, 0)));
}

Instance *value_instance(const Value *v) {
  return v->kind == VAL_SYM && v->sym->op == SYM_ATTR ? (Instance *)v->sym->instance : NULL;
}

static const Value *fn_refers(const Use *u) {
  const Instance *i = value_instance(u->args[0]);
  if (!i) return &value_false;
  if (i->decl->mode != RESOURCE_MANAGED) {
    for (size_t k = 1; k < u->n; k++)
      if (str_eq(str_cat(u->l->a, STR("data."), i->decl->type), string_arg(u, k))) return &value_true;
    return &value_false;
  }
  bool hit = u->n == 1;
  RuleList rules = rules_find(u->l->rules, i->decl->type, false);
  Str type = rules.n ? rules.v[0]->label : i->decl->type; /* aws_alb is aws_lb */
  for (size_t k = 1; k < u->n && !hit; k++) hit = str_eq(type, string_arg(u, k));
  return value_bool(hit);
}

/* Of what is read off an element of a list of objects: the field of the same element, the last one that has it (a wildcard,
 * which shares the record of its domain, is sorted before it). NULL when it is no such thing. */
static const Value *beside(const Value *list, const Value *v, Str name) {
  if (list->kind == VAL_SYM) return list->sym->equiv ? beside(list->sym->equiv, v, name) : NULL;
  if (list->kind != VAL_LIST && list->kind != VAL_SET && list->kind != VAL_TUPLE) return NULL;
  for (size_t i = list->seq.n; i-- > 0;) {
    const Value *element = list->seq.items[i];
    for (size_t k = 0; element->kind == VAL_OBJECT && k < element->map.n; k++)
      if (value_same(element->map.fields[k].value, v)) return value_field(element, name);
  }
  return NULL;
}

static const Value *fn_sibling(const Use *u) {
  const Instance *i = value_instance(u->args[0]);
  if (!i || !i->value) return &value_null;
  const Sym *s = u->args[0]->sym;
  if (s->npath > 2) {
    const Value *list = eval_steps(u->l->ev, i->value, s->path, 1, u->call->span);
    const Value *found = beside(list, u->args[0], string_arg(u, 1));
    if (found) return found;
  }
  Step *step = NEW(u->l->a, Step);
  *step = (Step){.kind = STEP_ATTR, .name = string_arg(u, 1), .span = u->call->span};
  /* What only rules know of has no type in the provider's schema: it is text. */
  if (str_starts(step->name, STR("_"))) return sym_attr(u->l->a, i, step, 1, &type_string, NULL, u->call->span);
  return eval_steps(u->l->ev, i->value, step, 1, u->call->span);
}

static const Value *fn_is_attribute(const Use *u) {
  const Sym *s = value_instance(u->args[0]) ? u->args[0]->sym : NULL;
  return value_bool(s && s->npath && s->path[0].kind == STEP_ATTR && str_eq(s->path[0].name, string_arg(u, 1)));
}

static const Value *fn_config(const Use *u) {
  const Instance *i = value_instance(u->args[0]);
  const Value *v = i && i->config ? value_field(i->config, string_arg(u, 1)) : NULL;
  return v ? v : &value_null;
}

/* Whether the resource's lifecycle block leaves changes of an argument to others. */
static const Value *fn_ignored(const Use *u) {
  const Lifecycle *c = &u->low->instance->decl->lifecycle;
  bool hit = c->ignore_all;
  for (size_t i = 0; i < c->nignore_changes; i++) hit |= str_eq(c->ignore_changes[i]->traversal.root, string_arg(u, 0));
  return value_bool(hit);
}

/* --- where --------------------------------------------------------------------------------------------------------- */

static const Value *pseudo(const Use *u, const char *name) { return sym_pseudo(u->l->a, str_from(name), provider_of(u)); }
static const Value *fn_region(const Use *u) { return pseudo(u, "Region"); }
static const Value *fn_account(const Use *u) { return pseudo(u, "AccountId"); }
static const Value *fn_partition(const Use *u) { return pseudo(u, "Partition"); }
static const Value *fn_url_suffix(const Use *u) { return pseudo(u, "URLSuffix"); }
static const Value *fn_azs(const Use *u) { return sym_azs(u->l->a, pseudo(u, "Region")); }

/* The fourth part of an ARN; absent for what is none. */
static Str region_in(Str arn) {
  size_t at = 0;
  if (!str_starts(arn, STR("arn:"))) return STR_NONE;
  for (size_t i = 0; i < 3; i++) at = str_find_char(arn, ':', at) + 1;
  return at < arn.n ? str_sub(arn, at, str_find_char(arn, ':', at)) : STR_NONE;
}

/* Where something else lives, if that is another region than the resource's own. */
static const Value *fn_other_region(const Use *u) {
  const Instance *i = value_instance(u->args[0]);
  Str own = provider_of(u)->region, its = i ? i->provider->region : STR_NONE;
  if (!i && u->args[0]->kind == VAL_STRING) its = region_in(u->args[0]->string);
  return its.n && !str_eq(its, own) ? value_string(u->l->a, its) : &value_null;
}

/* What tells the account of something else, if that is another one than the resource's own: a role, a profile. */
static const Value *fn_other_account(const Use *u) {
  const Instance *i = value_instance(u->args[0]);
  if (!i || str_eq(i->provider->account, provider_of(u)->account)) return &value_null;
  return value_string(u->l->a, i->provider->account.n ? i->provider->account : STR("the deployer's own"));
}

/* An ARN without its resource part is none: null in, null out. */
static const Value *fn_arn(const Use *u) {
  for (size_t i = 0; i < u->n; i++) {
    if (value_is_null(u->args[i])) return &value_null;
    if (u->args[i]->kind == VAL_UNKNOWN) return &value_unknown;
  }
  const Value *colon = value_string(u->l->a, STR(":"));
  const Value *parts[] = {value_string(u->l->a, STR("arn:")),
                          pseudo(u, "Partition"),
                          colon,
                          u->args[0],
                          colon,
                          u->args[1],
                          colon,
                          u->args[2],
                          colon,
                          u->args[3]};
  return sym_concat(u->l->a, parts, sizeof parts / sizeof *parts);
}

/* --- tags ---------------------------------------------------------------------------------------------------------- */

static const Value *tag_source(const Use *u, const Value *v) {
  if (!v) return value_map(u->l->a, &type_string, NULL, 0);
  v = sym_spread(u->l->a, v);
  const Value *clash = sym_is(v, SYM_OBJECT) ? sym_object_clash(v) : v->kind == VAL_SYM ? v : NULL;
  if (clash) v = eval_demand(u->l->ev, clash, u->low->instance->span, "the keys of tags");
  if (v->kind == VAL_MAP || v->kind == VAL_OBJECT || sym_is(v, SYM_OBJECT)) return v;
  return value_map(u->l->a, &type_string, NULL, 0);
}

/* The tag itself; where it is there in one case only, the default of that name in the other. */
static const Value *or_default(Arena *a, const Value *own, const Value *otherwise) {
  if (!sym_is(own, SYM_IF)) return value_is_null(own) ? otherwise : own;
  const Value *const *x = own->sym->args;
  return sym_if(a, x[0], or_default(a, x[1], otherwise), or_default(a, x[2], otherwise));
}

/* A map, or a SYM_OBJECT. */
static const Value *merged_tags(const Use *u) {
  const Value *defaults = tag_source(u, provider_of(u)->default_tags), *own = tag_source(u, u->args[0]);
  Pair *pairs;
  size_t n, k = 0;
  if (!value_pairs(u->l->a, own, &pairs, &n)) BUG("tags are a map");
  const Value **merged = NEW_N(u->l->a, const Value *, 2 * (defaults->map.n + n));
  for (size_t i = 0; i < defaults->map.n; i++) {
    merged[k++] = value_string(u->l->a, defaults->map.fields[i].key);
    merged[k++] = defaults->map.fields[i].value;
  }
  for (size_t i = 0; i < n; i++) { /* of equal keys the last wins */
    const Value *key = pairs[i].key, *v = pairs[i].value;
    const Value *otherwise = sym_is(v, SYM_IF) && key->kind == VAL_STRING ? value_field(defaults, key->string) : NULL;
    merged[k++] = key;
    merged[k++] = otherwise ? or_default(u->l->a, v, otherwise) : v;
  }
  return sym_object(u->l->a, merged, k / 2, u->call->span);
}

static bool may_be_absent(const Value *v) {
  return value_is_null(v) || (sym_is(v, SYM_IF) && (may_be_absent(v->sym->args[1]) || may_be_absent(v->sym->args[2])));
}

static const Value *tag(Arena *a, const Value *key, const Value *v) {
  if (value_is_null(v)) return &value_null;
  if (sym_is(v, SYM_IF) && may_be_absent(v))
    return sym_if(a, v->sym->args[0], tag(a, key, v->sym->args[1]), tag(a, key, v->sym->args[2]));
  Field *kv = NEW_N(a, Field, 2);
  kv[0] = (Field){STR("Key"), key};
  kv[1] = (Field){STR("Value"), v};
  return value_object(a, kv, 2);
}

static const Value *fn_tags_map(const Use *u) {
  const Value *m = merged_tags(u);
  return m->kind == VAL_SYM || m->map.n ? m : &value_null;
}

static const Value *fn_tags(const Use *u) {
  Pair *pairs;
  size_t n, k = 0;
  if (!value_pairs(u->l->a, merged_tags(u), &pairs, &n)) BUG("tags are a map");
  if (!n) return &value_null;
  const Value **items = NEW_N(u->l->a, const Value *, n);
  for (size_t i = 0; i < n; i++)
    if (!value_is_null(pairs[i].value)) items[k++] = tag(u->l->a, pairs[i].key, pairs[i].value);
  return value_tuple(u->l->a, items, k);
}

/* --- values -------------------------------------------------------------------------------------------------------- */

static bool is_empty(const Value *v) {
  return value_is_null(v) || ((v->kind == VAL_OBJECT || v->kind == VAL_MAP) && v->map.n == 0) ||
         ((v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET) && v->seq.n == 0);
}

static const Value *prune(Arena *a, const Value *v) {
  if (v->kind == VAL_OBJECT || v->kind == VAL_MAP) {
    Field *f = NEW_N(a, Field, v->map.n);
    size_t n = 0;
    for (size_t i = 0; i < v->map.n; i++) {
      f[n] = (Field){v->map.fields[i].key, prune(a, v->map.fields[i].value)};
      if (!is_empty(f[n].value)) n++;
    }
    return value_object(a, f, n);
  }
  if (v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET) {
    const Value **items = NEW_N(a, const Value *, v->seq.n);
    size_t n = 0;
    for (size_t i = 0; i < v->seq.n; i++) {
      items[n] = prune(a, v->seq.items[i]);
      if (!is_empty(items[n])) n++;
    }
    return value_tuple(a, items, n);
  }
  return v;
}

static const Value *fn_prune(const Use *u) { return prune(u->l->a, u->args[0]); }

static const Value *fn_json(const Use *u) {
  if (value_is_null(u->args[0])) return &value_null;
  const Value *v = json_document(u->l, u->args[0]);
  return v ? v : u->args[0];
}

static const Value *fn_policy_document(const Use *u) { return policy_document(u->l, u->low, u->args[0]); }

/* The argument that was given this very value: for telling the user what became of it. */
static Str argument_with(const Use *u, const Value *v) {
  const Value *config = u->low->instance->config;
  for (size_t i = 0; i < config->map.n; i++)
    if (config->map.fields[i].value == v) return config->map.fields[i].key;
  return STR("name_prefix");
}

static const Value *fn_physical_name(const Use *u) {
  if (value_is_null(u->args[0]) && !value_is_null(u->args[1])) {
    Str argument = argument_with(u, u->args[1]);
    Remark r = {.instance = u->low->instance, .argument = argument, .reason = STR("CloudFormation generates the name itself")};
    r.span = instance_argument_span(u->low->instance, &argument, 1);
    vec_push(u->l->a, &u->l->out->no_effect, r);
  }
  return u->args[0];
}

/* From the address: stable, and unlike that of any other resource of the stack. Names may have up to 64 characters. */
static const Value *fn_unique_name(const Use *u) {
  Str id = logical_id(u->l, instance_origin(u->l, u->low->instance), STR_NONE, (InstanceKey){0});
  if (id.n > 64) id = str_fmt(u->l->a, "%.48s%016llx", id.p, (unsigned long long)str_hash(id));
  return value_string(u->l->a, id);
}

static const Value *fn_fail(const Use *u) {
  Str reason = string_arg(u, 0);
  unsupported(u->l, TC5010, u->low->instance->span, "%.*s cannot be expressed", STR_ARG(u->low->instance->address));
  diag_detail(u->l->d, "%.*s", STR_ARG(reason));
  return &value_null;
}

static const Value *own_id(const Use *u, const Instance *i) {
  Step *step = NEW(u->l->a, Step);
  *step = (Step){.kind = STEP_ATTR, .name = STR("id"), .span = u->call->span};
  return sym_attr(u->l->a, i, step, 1, &type_string, NULL, u->call->span);
}

/* Of the password that the value refers to, or (null) that the rule is for. */
static const Value *fn_secret_of(const Use *u) {
  const Instance *referred = value_instance(u->args[0]), *i = referred ? referred : u->low->instance;
  Str what = string_arg(u, 1), key = STR("");
  const Instance *holder = password_holder(u->l, i, &key);
  if (str_is(what, "stored")) return value_bool(holder);
  if (str_is(what, "here")) return value_bool(holder == u->low->instance);
  if (str_is(what, "key")) return value_string(u->l->a, holder ? key : STR(""));
  if (str_is(what, "id")) return holder ? value_field(holder->config, STR("secret_id")) : own_id(u, i);
  return misuse(u, "secret_of() tells \"id\", \"key\", \"stored\" or \"here\"");
}

/* Paths of a configuration start where terraform is run, which is its root module. */
static const Value *fn_local_path(const Use *u) {
  const Value *said = data_attribute(u->l, u->args[0]), *v = sym_concrete(u->l->a, said ? said : u->args[0], NULL);
  if (!v) v = eval_demand(u->l->ev, u->args[0], u->low->instance->span, "the path of a file");
  if (v->kind != VAL_STRING) return &value_unknown;
  Arena *a = u->l->a;
  Str from = path_absolute(a, u->l->options->template_dir.n ? u->l->options->template_dir : u->l->out->root_dir);
  Str to = path_absolute(a, path_join(a, u->l->out->root_dir, v->string));
  return value_string(a, path_relative(a, from, to));
}

static const Value *fn_stack_uuid(const Use *u) { return stack_uuid(u->l, u->low->instance, u->n ? u->args[0] : NULL); }

static const Value *fn_stack_suffix(const Use *u) {
  const Value *v = sym_concrete(u->l->a, u->args[0], NULL);
  int64_t n;
  if (!v) v = eval_demand(u->l->ev, u->args[0], u->low->instance->span, "the length of a suffix");
  if (v->kind != VAL_NUMBER || !num_to_int64(v->number, &n) || n < 1) return &value_unknown;
  return stack_suffix(u->l, u->low->instance, u->n > 1 ? u->args[1] : NULL, (size_t)n);
}

static const Value *fn_attribute(const Use *u) {
  const Value *v = rule_attribute(u->l, u->low, string_arg(u, 0));
  return v ? v : misuse(u, "attribute() of a name that the rule's attributes lack");
}

static void add_known(const Use *u, Buf *out, const Value *v) {
  if (sym_is(v, SYM_PSEUDO) && str_is(v->sym->name, "Region") && v->sym->provider->region.n)
    v = value_string(u->l->a, v->sym->provider->region);
  const Value *known = sym_concrete(u->l->a, v, NULL);
  if (known && known->kind == VAL_STRING)
    buf_add(out, known->string);
  else if (sym_is(v, SYM_CONCAT))
    for (size_t i = 0; i < v->sym->nargs; i++) add_known(u, out, v->sym->args[i]);
  else if (sym_is(v, SYM_ATTR) && v->sym->equiv)
    add_known(u, out, v->sym->equiv);
  else if (!known || !value_is_null(known))
    buf_addc(out, '*');
}

static const Value *fn_text_after(const Use *u) {
  int64_t n = 0;
  if (u->args[0]->kind == VAL_UNKNOWN) return u->args[0];
  if (u->args[2]->kind != VAL_NUMBER || !num_to_int64(u->args[2]->number, &n) || n < 1)
    return misuse(u, "the number of separators in text_after() is a positive number");
  const Value *v = sym_after(u->l->a, u->args[0], string_arg(u, 1), n);
  if (v || u->args[0]->kind == VAL_SYM)
    return v ? v : sym_call(u->l->a, STR("text_after"), u->args, 3, &type_string, NULL, u->low->instance->span);
  return value_string(u->l->a, STR(""));
}

/* For decisions that must not depend on what only the deployment knows. */
static const Value *fn_known_text(const Use *u) {
  Buf out = buf_new(u->l->a);
  add_known(u, &out, u->args[0]);
  return value_string(u->l->a, buf_str(&out));
}

/* Whether an instance of that type names this one by that argument: a fold that decides what its host is. */
static const Value *fn_joined_by(const Use *u) {
  Str type = string_arg(u, 0), argument = string_arg(u, 1);
  const Expansion *x = u->l->x;
  for (size_t i = 0; i < x->instances.n; i++) {
    const Instance *other = x->instances.v[i];
    if (other->decl->mode != RESOURCE_MANAGED || !str_eq(other->decl->type, type)) continue;
    const Value *v = other->config->kind == VAL_OBJECT ? value_field(other->config, argument) : NULL;
    if (v && value_instance(v) == u->low->instance) return &value_true;
  }
  return &value_false;
}

static const Value *fn_nonempty(const Use *u) { return without_empty_text(u->l, u->args[0]); }

/* Its text is known, its value is not: nothing may compute with it. */
static const Value *fn_dynamic_reference(const Use *u) {
  if (value_is_null(u->args[0]) || u->args[0]->kind == VAL_UNKNOWN) return u->args[0];
  return sym_dynref(u->l->a, u->args[0], u->n > 1 ? u->args[1] : NULL);
}

static const Value *fn_import_value(const Use *u) { return sym_import(u->l->a, u->args[0]); }

static const Value *fn_parameter(const Use *u) {
  Str name = string_arg(u, 0);
  for (size_t i = 0; i < u->low->rule->nparameters; i++)
    if (str_eq(u->low->rule->parameters[i].name, name)) return lookup_named(u->l, u->low, &u->low->rule->parameters[i]);
  return misuse(u, "parameter() of a name for which the rule has no parameter block");
}

static const struct {
  const char *name;
  size_t min, max;
  const Value *(*fn)(const Use *);
} table[] = {
    {"ref", 0, 1, fn_ref},
    {"getatt", 1, 2, fn_getatt},
    {"region", 0, 0, fn_region},
    {"account", 0, 0, fn_account},
    {"partition", 0, 0, fn_partition},
    {"url_suffix", 0, 0, fn_url_suffix},
    {"arn", 4, 4, fn_arn},
    {"azs", 0, 0, fn_azs},
    {"tags", 1, 1, fn_tags},
    {"tags_map", 1, 1, fn_tags_map},
    {"json", 1, 1, fn_json},
    {"prune", 1, 1, fn_prune},
    {"refers", 1, SIZE_MAX, fn_refers},
    {"sibling", 2, 2, fn_sibling},
    {"is_attribute", 2, 2, fn_is_attribute},
    {"ignored", 1, 1, fn_ignored},
    {"other_region", 1, 1, fn_other_region},
    {"other_account", 1, 1, fn_other_account},
    {"config", 2, 2, fn_config},
    {"physical_name", 2, 2, fn_physical_name},
    {"unique_name", 0, 0, fn_unique_name},
    {"fail", 1, 1, fn_fail},
    {"parameter", 1, 1, fn_parameter},
    {"attribute", 1, 1, fn_attribute},
    {"known_text", 1, 1, fn_known_text},
    {"text_after", 3, 3, fn_text_after},
    {"nonempty", 1, 1, fn_nonempty},
    {"joined_by", 2, 2, fn_joined_by},
    {"secret_of", 2, 2, fn_secret_of},
    {"import_value", 1, 1, fn_import_value},
    {"local_path", 1, 1, fn_local_path},
    {"stack_uuid", 0, 1, fn_stack_uuid},
    {"stack_suffix", 1, 2, fn_stack_suffix},
    {"dynamic_reference", 1, 2, fn_dynamic_reference},
    {"policy_document", 1, 1, fn_policy_document},
};

/* choose(condition, a, b): a conditional whose branches need not have one type, because properties often take text or a list.
 * Like one, it evaluates only the branch that is taken. */
static const Value *choose(Eval *ev, const Expr *e, const Scope *at) {
  const Value *c = eval_as(ev, at, e->call.args[0], &type_bool, "the condition of choose()");
  if (c->kind == VAL_BOOL) return eval_expr(ev, at, e->call.args[c->boolean ? 1 : 2]);
  if (c->kind != VAL_SYM) return &value_unknown;
  return sym_if(ev->run, c, eval_expr(ev, at, e->call.args[1]), eval_expr(ev, at, e->call.args[2]));
}

bool intrinsic_arity(Str name, size_t *min, size_t *max) {
  if (str_is(name, "choose")) return *min = *max = 3, true;
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (!str_is(name, table[i].name)) continue;
    *min = table[i].min;
    *max = table[i].max;
    return true;
  }
  return false;
}

static const Value *call(const Scope *scope, Eval *ev, const Expr *e, const Scope *at) {
  const RuleScope *s = (const RuleScope *)(const void *)scope;
  if (str_is(e->call.name, "choose") && e->call.n == 3) return choose(ev, e, at);
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    if (!str_is(e->call.name, table[i].name)) continue;
    const Value **args = NEW_N(ev->run, const Value *, e->call.n);
    for (size_t k = 0; k < e->call.n; k++) args[k] = eval_expr(ev, at, e->call.args[k]);
    Use u = {s->l, s->low, e, args, e->call.n};
    if (u.n < table[i].min || u.n > table[i].max) return misuse(&u, "wrong number of arguments");
    return table[i].fn(&u);
  }
  return NULL;
}

static const Value *look_up(const Scope *scope, Eval *ev, const Expr *e, size_t *used) {
  const RuleScope *s = (const RuleScope *)(const void *)scope;
  (void)ev;
  *used = 0;
  if (str_is(e->traversal.root, "self")) return s->self;
  if (!str_is(e->traversal.root, "each") || !s->key || !e->traversal.n) return NULL;
  *used = 1;
  return str_is(e->traversal.steps[0].name, "key") ? s->key : s->item;
}

RuleScope rule_scope(Lowering *l, Lowered *low, const Value *self) {
  return (RuleScope){.scope = {.lookup = look_up, .call = call}, .l = l, .low = low, .self = self};
}
