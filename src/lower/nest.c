/* Nested stacks: what a module instance holds -> a stack of its own, which is a resource of its region's root template.
 *
 * The resources of the root module stay in the root template. Those of each module instance become one nested stack; modules
 * within modules, too, stand in the root template, because a value would otherwise travel through each level, and two calls
 * that take turns in needing each other would tear everything around them apart. A nested stack is complete before what needs
 * it begins. So where resources of one module need something that in turn needs others of the same module, layers are made as
 * for regions: `net` and `net-2`.
 *
 * What crosses goes out as an output, through the root template, and in as a parameter. So do the variables. References of the
 * parameters order the nested stacks; where nothing crosses, DependsOn says so. */
#include "lower/internal.h"

/* --- areas --------------------------------------------------------------------------------------------------------- */

static char name_char(char c) {
  if (c >= 'A' && c <= 'Z') return (char)(c - 'A' + 'a');
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
}

/* net-eu of module.net["eu"], net-subnets of module.net.module.subnets */
static void add_path(Buf *b, const ModuleInstance *m) {
  if (!m->call) return;
  add_path(b, m->parent);
  Buf part = buf_new(b->arena);
  buf_add(&part, m->call->name);
  if (m->key.kind == KEY_INT) buf_addf(&part, "-%lld", (long long)m->key.index);
  if (m->key.kind == KEY_STRING) buf_addf(&part, "-%.*s", STR_ARG(m->key.name));
  buf_addc(b, '-');
  for (size_t i = 0; i < part.n; i++)
    if (name_char(part.p[i]) != '-' || b->p[b->n - 1] != '-') buf_addc(b, name_char(part.p[i]));
  while (b->p[b->n - 1] == '-') b->n--;
}

static Area *area_of(Lowering *l, Map *areas, Area *home, const ModuleInstance *m) {
  Str key = str_fmt(l->a, "%zu %.*s", home->home, STR_ARG(m->address));
  Area *area = map_get(areas, key);
  if (area) return area;
  Buf name = buf_new(l->a);
  buf_add(&name, home->name);
  add_path(&name, m);
  Area new = *home;
  new.name = buf_str(&name);
  new.module = m;
  new.open = false;
  area = add_area(l, new);
  map_put(l->a, areas, key, area);
  return area;
}

void nest_modules(Lowering *l) {
  Map areas = {0};
  for (size_t i = 0; i < l->groups.n; i++) {
    Group *g = l->groups.v[i];
    const ModuleInstance *m = g->host->instance->module;
    g->area->open = true;
    if (m->call) g->area = area_of(l, &areas, g->area, m);
  }
}

/* --- the stack as a resource --------------------------------------------------------------------------------------- */

/* What stands for the source of a nested stack: the module call. Parts of the root module are no call; they are blamed on the
 * first of their resources. */
static Instance *source_of(Lowering *l, const ModuleInstance *m, const Group *first) {
  ResourceDecl *decl = NEW(l->a, ResourceDecl);
  Instance *i = NEW(l->a, Instance);
  decl->type = STR("module");
  decl->name = m->call ? m->call->name : STR("root");
  decl->span = m->call ? m->call->span : first->host->instance->span;
  *i = (Instance){.decl = decl, .module = m->call ? m->parent : (ModuleInstance *)m, .key = m->key, .span = decl->span};
  i->address = m->call ? m->address : STR("root module");
  i->condition = m->condition;
  i->provider = first->host->instance->provider;
  return i;
}

static Str resource_id(Lowering *l, const Stack *root, Str name) {
  Buf b = buf_new(l->a);
  bool start = true;
  buf_addz(&b, "Module");
  for (size_t i = root->name.n; i < name.n; i++) {
    char c = name.p[i];
    if (c != '-') buf_addc(&b, start && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    start = c == '-';
  }
  return parameter_id_like(l, buf_str(&b));
}

Stack *nested_stack(Lowering *l, Stack *root, const Area *area, Str name, const Group *first) {
  Stack *s = NEW(l->a, Stack);
  *s = (Stack){.root = root, .name = name, .stack_name = name, .partition = root->partition, .layer = root->layer};
  s->area = area->name;
  s->position = root->position;
  Lowered *low = NEW(l->a, Lowered);
  Resource *r = NEW(l->a, Resource);
  low->instance = source_of(l, area->module, first);
  low->main = r;
  vec_push(l->a, &low->resources, r);
  *r = (Resource){.type = STR("AWS::CloudFormation::Stack"), .owner = low, .condition = low->instance->condition};
  r->logical_id = resource_id(l, root, name);
  r->label = STR_NONE;
  r->properties = value_object(l->a, NULL, 0);
  r->deletion_policy = NULL;
  r->stack = root;
  r->nested = s;
  s->as = r;
  vec_push(l->a, &root->resources, r);
  vec_push(l->a, &l->out->all, s);
  return s;
}

/* --- conditions ---------------------------------------------------------------------------------------------------- */

void resolve_nested(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++) {
    const Stack *s = l->out->all.v[i];
    if (!s->as || !s->as->condition) continue;
    s->as->condition = resolve_value(l, s->root, NULL, s->as->condition, s->as->owner->instance->span);
  }
}

const Value *nested_condition(Lowering *l, const Stack *s, const Value *condition) {
  if (!condition || !s->as || !s->as->condition) return condition;
  const Value *left = sym_given(l->a, condition, s->as->condition);
  return left->kind == VAL_BOOL && left->boolean ? NULL : left;
}

const Value *nested_value(Lowering *l, const Stack *s, const Value *v) {
  return s->as && s->as->condition ? sym_assume(l->a, v, s->as->condition, true) : v;
}

/* --- parameters ---------------------------------------------------------------------------------------------------- */

static const Value *as_text(Lowering *l, const Value *v) {
  const Type *t = value_type(l->a, v);
  bool list = t->kind == TYPE_LIST || t->kind == TYPE_SET || t->kind == TYPE_TUPLE;
  return list ? sym_join(l->a, value_string(l->a, STR(",")), v) : v;
}

/* The name under which `parameter_of` has it is that of its symbol. One that may be empty is passed on as it is, of no type. */
static const Value *parameter_symbol(Lowering *l, const Parameter *p) {
  const Type *t = p->empty && !p->type->elem ? &type_dynamic : p->type;
  for (size_t i = 0; i < l->out->parameter_of.n; i++)
    if (l->out->parameter_of.entries[i].value == p) return sym_param(l->a, l->out->parameter_of.entries[i].key, t, p->span);
  BUG("a parameter without a name");
}

static void pass_parameters(Lowering *l, const Stack *s) {
  VEC(Field) passed = {0};
  for (size_t i = 0; i < s->parameters.n; i++) {
    const Value *v = parameter_symbol(l, s->parameters.v[i]);
    vec_push(l->a, &passed, (Field){s->parameters.v[i]->logical_id, as_text(l, v)});
  }
  for (size_t i = 0; i < s->inputs.n; i++)
    if (s->inputs.v[i]->value) vec_push(l->a, &passed, (Field){s->inputs.v[i]->parameter, s->inputs.v[i]->value});
  if (!passed.n) return;
  Field *f = NEW(l->a, Field);
  *f = (Field){STR("Parameters"), value_object(l->a, passed.v, passed.n)};
  Span at = s->as->owner->instance->span;
  s->as->properties = resolve_value(l, s->root, s->as, nested_value(l, s, value_object(l->a, f, 1)), at);
}

void finish_nested(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++)
    if (l->out->all.v[i]->as) pass_parameters(l, l->out->all.v[i]);
  for (size_t i = 0; i < l->late.n; i++) depend_on(l, l->late.v[i].r, l->late.v[i].on, l->late.v[i].asked);
}
