/* From a plan to an Expansion: modules and instances first, then providers, then arguments in the order of their references. */
#include "expand/plan_internal.h"

static const PlanModule *plan_module(const ModuleInstance *m) { return (const PlanModule *)(const void *)m->module; }

/* --- keys ---------------------------------------------------------------------------------------------------------- */

static InstanceKey key_of_step(const Step *s) {
  InstanceKey key = {.kind = s->kind == STEP_INDEX_NUM ? KEY_INT : KEY_STRING};
  if (key.kind == KEY_INT)
    num_to_int64(s->index, &key.index);
  else
    key.name = s->name;
  return key;
}

static InstanceKey key_of_index(const Expr *e) {
  if (e && e->kind == EXPR_STRING) return (InstanceKey){.kind = KEY_STRING, .name = e->string.value};
  InstanceKey key = {0};
  if (e && e->kind == EXPR_NUMBER && num_to_int64(e->number.value, &key.index)) key.kind = KEY_INT;
  return key;
}

static ExpandMode mode_of(const Expr *count, const Expr *for_each) {
  return count ? EXPAND_COUNT : for_each ? EXPAND_FOR_EACH : EXPAND_ONE;
}

/* An expression that is neither constant nor refers to anything, toset(["a"]), is not in a plan; the keys of instances are. */
static ExpandMode mode_with(ExpandMode mode, InstanceKey key) {
  if (mode != EXPAND_ONE || key.kind == KEY_NONE) return mode;
  return key.kind == KEY_INT ? EXPAND_COUNT : EXPAND_FOR_EACH;
}

static Str below(Planner *p, const ModuleInstance *m, Str name, InstanceKey key) {
  Buf b = buf_new(p->x.a);
  buf_addf(&b, "%.*s%s%.*s", STR_ARG(m->address), m->address.n ? "." : "", STR_ARG(name));
  key_print(&b, key);
  return buf_str(&b);
}

/* --- modules ------------------------------------------------------------------------------------------------------- */

static bool within_limit(Planner *p, Span at) {
  size_t max = p->x.ev->limits.max_instances;
  if (p->x.instances++ < max) return true;
  if (p->x.instances == max + 1) {
    diag_error(p->x.d, TC4034, at, "More than %zu instances", max);
    diag_detail(p->x.d, "The plan holds more than the limit allows. Raise it with --max-instances if that many are wanted.");
  }
  return false;
}

/* Every call has a set, though a plan does not mention modules in which there is nothing to do. */
static void add_sets(Planner *p, ModuleInstance *m) {
  const Map *calls = &m->module->calls, *resources = &m->module->resources;
  for (size_t i = 0; i < calls->n; i++) {
    ModuleSet *set = NEW(p->x.a, ModuleSet);
    set->call = calls->entries[i].value;
    set->mode = mode_of(set->call->count, set->call->for_each);
    map_put(p->x.a, &m->children, calls->entries[i].key, set);
  }
  for (size_t i = 0; i < resources->n; i++) {
    InstanceSet *set = NEW(p->x.a, InstanceSet);
    set->decl = resources->entries[i].value;
    set->mode = mode_of(set->decl->count, set->decl->for_each);
    map_put(p->x.a, &m->sets, resources->entries[i].key, set);
  }
}

static ModuleInstance *add_child(Planner *p, ModuleInstance *parent, ModuleSet *set, InstanceKey key) {
  ModuleInstance *m = NEW(p->x.a, ModuleInstance);
  *m = (ModuleInstance){.module = set->call->module, .call = set->call, .parent = parent, .key = key};
  m->address = below(p, parent, str_cat(p->x.a, STR("module."), set->call->name), key);
  set->v = arena_grow(p->x.a, set->v, set->n * sizeof *set->v, (set->n + 1) * sizeof *set->v);
  set->v[set->n++] = m;
  set->mode = mode_with(set->mode, key);
  add_sets(p, m);
  return m;
}

static bool same_key(InstanceKey x, InstanceKey y) { return x.kind == y.kind && x.index == y.index && str_eq(x.name, y.name); }

/* The instance that an entry of child_modules describes: its address ends with what is called, and the key. */
static ModuleInstance *child_of(Planner *p, ModuleInstance *parent, const Expr *child) {
  const Expr *address = json_get(child, "address");
  if (!json_text(address).p) return NULL;
  const Expr *e = json_as_traversal(p->x.a, p->x.d, address);
  if (e->kind != EXPR_TRAVERSAL || !e->traversal.n) return NULL;
  const Step *last = &e->traversal.steps[e->traversal.n - 1];
  InstanceKey key = {0};
  if (last->kind != STEP_ATTR) key = key_of_step(last--);
  ModuleSet *set = last->kind == STEP_ATTR ? map_get(&parent->children, last->name) : NULL;
  for (size_t i = 0; set && i < set->n; i++)
    if (same_key(set->v[i]->key, key)) return set->v[i];
  return set && within_limit(p, address->span) ? add_child(p, parent, set, key) : NULL;
}

/* Where nothing is planned in a module, its outputs may be asked for nevertheless. */
static void add_silent_modules(Planner *p, ModuleInstance *m) {
  for (size_t i = 0; i < m->children.n; i++) {
    ModuleSet *set = m->children.entries[i].value;
    if (set->mode == EXPAND_ONE && !set->n && within_limit(p, set->call->span)) add_child(p, m, set, (InstanceKey){0});
    for (size_t k = 0; k < set->n; k++) add_silent_modules(p, set->v[k]);
  }
}

/* --- instances ----------------------------------------------------------------------------------------------------- */

static bool is_created(const Expr *change) {
  const Expr *actions = json_get(change, "actions");
  for (size_t i = 0; i < json_length(actions); i++)
    if (str_is(json_text(actions->tuple.items[i]), "create")) return json_length(actions) == 1;
  return false;
}

static bool is_reference(const Planner *p, const ResourceDecl *d) {
  return d->mode == RESOURCE_MANAGED || p->options->is_symbolic(p->options->ctx, d->type);
}

/* What the plan says of an instance; NULL after a reported fault. */
static PlanInstance *planned_instance(Planner *p, Instance *i, const Expr *e) {
  PlanInstance *planned = NEW(p->x.a, PlanInstance);
  const Expr *change = map_get(&p->plan->changes, i->address);
  *planned = (PlanInstance){.instance = i,
                            .config = map_get(&plan_module(i->module)->resources, i->decl->key),
                            .values = json_get(e, "values"),
                            .unknown = json_get(change, "after_unknown"),
                            .sensitive = json_get(e, "sensitive_values"),
                            .created = is_created(change)};
  planned->actual = planned_value(p->x.a, planned->values, planned->unknown, NULL);
  if (planned->actual->kind == VAL_OBJECT) return planned; /* "values" are left out where all are unknown */
  diag_error(p->x.d, TC4050, e->span, "The plan does not hold the values of %.*s", STR_ARG(i->address));
  diag_detail(p->x.d,
              "Neither \"values\" nor \"after_unknown\" is an object. Make the plan anew with: terraform show -json PLANFILE.");
  return NULL;
}

static void add_to_set(Planner *p, InstanceSet *set, Instance *i, const Expr *e) {
  PlanInstance *planned = planned_instance(p, i, e);
  if (!planned) return;
  set->v = arena_grow(p->x.a, set->v, set->n * sizeof *set->v, (set->n + 1) * sizeof *set->v);
  set->v[set->n++] = i;
  set->mode = mode_with(set->mode, i->key);
  map_put(p->x.a, &p->instances, i->address, planned);
  vec_push(p->x.a, &p->list, planned);
}

static void not_configured(Planner *p, const Expr *e, Str key) {
  diag_error(p->x.d, TC4050, e->span, "%.*s is planned but not configured", STR_ARG(key));
  diag_detail(p->x.d,
              "The plan's configuration does not declare it, so what its author wrote is not known. Make the plan anew.");
}

static void add_instance(Planner *p, ModuleInstance *m, const Expr *e, bool prior) {
  Str type = json_text(json_get(e, "type")), name = json_text(json_get(e, "name"));
  bool data = str_is(json_text(json_get(e, "mode")), "data");
  Str key = str_fmt(p->x.a, "%s%.*s.%.*s", data ? "data." : "", STR_ARG(type), STR_ARG(name));
  InstanceSet *set = map_get(&m->sets, key);
  if (!set) {
    if (!prior) not_configured(p, e, key); /* what was read may be of an earlier configuration */
    return;
  }
  InstanceKey index = key_of_index(json_get(e, "index"));
  Str address = below(p, m, key, index);
  if (map_has(&p->instances, address) || !is_reference(p, set->decl) || !within_limit(p, e->span)) return;
  const BlockSchema *schema = resource_schema(&p->x, set->decl);
  if (!schema && str_starts(type, STR("aws_"))) {
    set->failed = true;
    return;
  }
  Instance *i = NEW(p->x.a, Instance);
  *i = (Instance){.decl = set->decl, .module = m, .key = index, .address = address, .schema = schema, .span = set->decl->span};
  const Expr *previous = map_get(&p->plan->moved, address);
  i->previous = previous ? json_as_traversal(p->x.a, p->x.d, previous) : NULL;
  add_to_set(p, set, i, e);
}

/* An entry of planned_values or prior_state: of the latter only what was read. */
static void add_tree(Planner *p, ModuleInstance *m, const Expr *module, bool prior) {
  const Expr *resources = json_get(module, "resources"), *children = json_get(module, "child_modules");
  for (size_t i = 0; i < json_length(resources); i++) {
    const Expr *e = resources->tuple.items[i];
    if (!prior || str_is(json_text(json_get(e, "mode")), "data")) add_instance(p, m, e, prior);
  }
  for (size_t i = 0; i < json_length(children); i++) {
    ModuleInstance *child = child_of(p, m, children->tuple.items[i]);
    if (child) add_tree(p, child, children->tuple.items[i], prior);
  }
}

/* --- providers ----------------------------------------------------------------------------------------------------- */

/* An object of those arguments of a provider block that are constants or variables. */
static const Value *provider_block(Planner *p, const PlanModule *m, const Expr *expressions) {
  VEC(Field) fields = {0};
  Arena *a = p->x.a;
  for (size_t i = 0; expressions && expressions->kind == EXPR_OBJECT && i < expressions->object.n; i++) {
    const ObjectItem *item = &expressions->object.items[i];
    const Expr *e = item->value;
    const Value *v;
    if (e->kind == EXPR_TUPLE) {
      const Value **blocks = NEW_N(a, const Value *, e->tuple.n);
      for (size_t k = 0; k < e->tuple.n; k++) blocks[k] = provider_block(p, m, e->tuple.items[k]);
      v = value_tuple(a, blocks, e->tuple.n);
    } else {
      v = plan_constant(p, m, e);
    }
    if (v) vec_push(a, &fields, (Field){item->key->string.value, v});
  }
  return value_object(a, fields.v, fields.n);
}

static bool has_argument(const Value *config, Str name) {
  return config->kind == VAL_OBJECT && value_field(config, name) && !value_is_null(value_field(config, name));
}

static void require(Planner *p, const ProviderInstance *i, const Expr *expressions, const Value *config, const char *name) {
  const Expr *e = json_get(expressions, name);
  if (!e || has_argument(config, str_from(name))) return;
  diag_error(p->x.d, TC4054, e->span, "The plan does not say the %s of provider %.*s", name, STR_ARG(i->address));
  diag_detail(p->x.d,
              "It is neither a constant nor a variable, and a plan holds no other expressions. Convert from the source, or "
              "write it as a constant or variable and plan again.");
}

static const PlanModule *module_at(const PlanModule *root, Str address) {
  const PlanModule *m = root;
  for (size_t at = 0; m && at < address.n;) {
    at += sizeof "module." - 1;
    size_t end = str_find_char(address, '.', at);
    const ModuleCall *c = map_get(&m->module.calls, str_sub(address, at, end));
    m = c ? (const PlanModule *)(const void *)c->module : NULL;
    at = end + 1;
  }
  return m;
}

/* The configuration under its key in provider_config: "aws.west", "module.m:aws.west". */
static const ProviderInstance *provider_at(Planner *p, const ResourceDecl *d, const Expr *key) {
  Str name = json_text(key);
  ProviderInstance *i = map_get(&p->x.out->root->providers, name);
  if (i) return i;
  const Expr *e = name.p ? json_get_str(json_get(p->plan->configuration, "provider_config"), name) : NULL;
  const Expr *expressions = json_get(e, "expressions");
  const PlanModule *m = module_at(plan_module(p->x.out->root), json_text(json_get(e, "module_address")));
  i = NEW(p->x.a, ProviderInstance);
  size_t colon = name.p ? str_find_char(name, ':', 0) : 0;
  Str address =
      colon < name.n ? str_fmt(p->x.a, "%.*s.%.*s", (int)colon, name.p, STR_ARG(str_sub(name, colon + 1, name.n))) : name;
  *i = (ProviderInstance){.address = address, .name = d->provider_ref.name, .alias = d->provider_ref.alias};
  i->span = e ? e->span : d->span;
  i->config = provider_block(p, m ? m : plan_module(p->x.out->root), expressions);
  provider_describe(&p->x, i);
  require(p, i, expressions, i->config, "region");
  require(p, i, expressions, i->config, "profile");
  const Expr *role = json_at(json_get(expressions, "assume_role"), 0);
  const Value *roles = value_field(i->config, STR("assume_role"));
  if (role && roles && roles->kind == VAL_TUPLE) require(p, i, role, roles->seq.items[0], "role_arn");
  map_put(p->x.a, &p->x.out->root->providers, name, i);
  vec_push(p->x.a, &p->x.out->providers, i);
  return i;
}

/* Default tags that are no constants show in the planned tags_all of what they apply to. */
static void gather_default_tags(Planner *p, const PlanInstance *i, ProviderInstance *provider) {
  const Value *all = value_field(i->actual, STR("tags_all")), *own = value_field(i->actual, STR("tags"));
  if (!all || all->kind != VAL_OBJECT) return;
  VEC(Field) tags = {0};
  const Value *was = provider->default_tags;
  for (size_t k = 0; was && k < was->map.n; k++) vec_push(p->x.a, &tags, was->map.fields[k]);
  for (size_t k = 0; k < all->map.n; k++) {
    Field f = all->map.fields[k];
    bool is_own = own && (own->kind != VAL_OBJECT ? !value_is_null(own) : value_field(own, f.key) != NULL);
    if (!is_own && f.value->kind == VAL_STRING && !(was && value_field(was, f.key))) vec_push(p->x.a, &tags, f);
  }
  provider->default_tags = tags.n ? value_map(p->x.a, &type_string, tags.v, tags.n) : NULL;
}

static void add_providers(Planner *p) {
  for (size_t i = 0; i < p->list.n; i++) {
    PlanInstance *x = p->list.v[i];
    x->instance->provider = provider_at(p, x->instance->decl, json_get(x->config, "provider_config_key"));
  }
  for (size_t i = 0; i < p->list.n; i++) {
    ProviderInstance *provider = (ProviderInstance *)p->list.v[i]->instance->provider;
    const Value *blocks = value_field(provider->config, STR("default_tags"));
    bool open = blocks && blocks->kind == VAL_TUPLE && blocks->seq.n && !has_argument(blocks->seq.items[0], STR("tags"));
    if (open && p->list.v[i]->instance->decl->mode == RESOURCE_MANAGED) gather_default_tags(p, p->list.v[i], provider);
  }
}

/* --- order --------------------------------------------------------------------------------------------------------- */

typedef VEC(PlanInstance *) Instances;

typedef struct {
  Planner *p;
  PlanPlace at;
  Instances targets;
} Targets;

static void add_target(void *ctx, Instance *target) {
  Targets *t = ctx;
  PlanInstance *i = map_get(&t->p->instances, target->address);
  if (i && !i->state) vec_push(t->p->x.a, &t->targets, i);
}

static void add_targets(void *ctx, const Expr *expression) {
  Targets *t = ctx;
  plan_each_target(t->p, &t->at, expression, add_target, t);
}

enum { STATE_NEW, STATE_OPEN, STATE_DONE };

typedef struct {
  PlanInstance *i;
  Instances targets;
  size_t next;
} Frame;

static Frame frame_of(Planner *p, PlanInstance *i) {
  Targets t = {.p = p, .at = {.module = i->instance->module, .self = i}};
  i->state = STATE_OPEN;
  plan_each_expression(json_get(i->config, "expressions"), add_targets, &t);
  return (Frame){.i = i, .targets = t.targets};
}

static void finish(Planner *p, PlanInstance *i) {
  i->state = STATE_DONE;
  i->instance->config = plan_config(p, i);
  vec_push(p->x.a, &p->x.out->instances, i->instance);
  map_put(p->x.a, &p->x.out->by_address, i->instance->address, i->instance);
}

/* What others refer to comes before those that do, so that references know what is configured there. */
static void evaluate_from(Planner *p, PlanInstance *start) {
  VEC(Frame) path = {0};
  vec_push(p->x.a, &path, frame_of(p, start));
  while (path.n) {
    Frame *top = &path.v[path.n - 1];
    if (top->next == top->targets.n) {
      finish(p, top->i);
      path.n--;
      continue;
    }
    PlanInstance *next = top->targets.v[top->next++];
    if (next->state == STATE_NEW) vec_push(p->x.a, &path, frame_of(p, next));
  }
}

/* --- the root ------------------------------------------------------------------------------------------------------ */

/* Only secrets stay parameters: their values must not reach a template. */
static void add_variables(Planner *p, ModuleInstance *root) {
  const Map *variables = &root->module->variables;
  for (size_t i = 0; i < variables->n; i++) {
    const Variable *v = variables->entries[i].value;
    if (v->of) continue;
    const Expr *given = json_get(json_get_str(p->plan->variables, v->name), "value");
    const Value *value = given ? json_value(p->x.a, given) : &value_null;
    if (v->sensitive && type_is_primitive(v->type) && !map_has(&p->x.bindings->fixed, v->name))
      value = sym_param(p->x.a, v->name, v->type, v->span);
    if (v->sensitive) value = value_mark(p->x.a, value, MARK_SENSITIVE);
    map_put(p->x.a, &root->variables, v->name, (void *)value);
  }
}

static void add_outputs(Planner *p, ModuleInstance *root) {
  const Map *outputs = &root->module->outputs;
  for (size_t i = 0; i < outputs->n; i++) {
    const Output *o = outputs->entries[i].value;
    const Expr *change = json_get_str(p->plan->outputs, o->name),
               *planned = json_get_str(json_get(p->plan->planned, "outputs"), o->name);
    const Value *v = planned_value(p->x.a, json_get(planned, "value"), json_get(change, "after_unknown"), NULL);
    PlanPlace at = {.module = root, .argument = o->name, .address = STR("the outputs"), .at = o->span};
    v = plan_resolve(p, &at, json_get(o->value, "expression"), v);
    if (o->sensitive) v = value_mark(p->x.a, v, MARK_SENSITIVE);
    map_put(p->x.a, &root->outputs, o->name, (void *)v);
  }
}

static void say_what_is_missing(Planner *p) {
  diag_note(p->x.d, TC4055, p->plan->span, "A plan does not hold lifecycle blocks");
  diag_detail(p->x.d,
              "What prevent_destroy keeps is not kept in the templates, and checks are those of the plan. Convert from the "
              "source where that matters.");
}

Expansion *plan_expand(Eval *ev, Schemas *schemas, const Plan *plan, const Bindings *bindings, const PlanOptions *options) {
  Expansion *out = NEW(ev->run, Expansion);
  Planner p = {.plan = plan, .options = options};
  p.x = (Expander){
      .ev = ev, .a = ev->run, .d = ev->diags, .schemas = schemas, .config = &plan->config, .bindings = bindings, .out = out};
  ModuleInstance *root = NEW(ev->run, ModuleInstance);
  *root = (ModuleInstance){.module = plan->config.root, .address = STR("")};
  out->config = &plan->config;
  out->root = root;
  add_variables(&p, root);
  add_sets(&p, root);
  add_tree(&p, root, json_get(plan->planned, "root_module"), false);
  add_tree(&p, root, json_get(plan->prior, "root_module"), true);
  add_silent_modules(&p, root);
  add_providers(&p);
  for (size_t i = 0; i < p.list.n; i++)
    if (p.list.v[i]->state == STATE_NEW) evaluate_from(&p, p.list.v[i]);
  add_outputs(&p, root);
  say_what_is_missing(&p);
  return out;
}
