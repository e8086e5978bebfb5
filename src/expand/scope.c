/* What names mean inside a module instance: var, local, module, data, resources, each, count, path, terraform.
 *
 * A lookup consumes as many literal steps as it needs to reach a value that was already evaluated (var.x: one; module.m.out:
 * two) and leaves the rest to the evaluator. */
#include "base/file.h"
#include "expand/internal.h"

typedef struct {
  Eval *ev;
  const ModuleScope *s;
  const Expr *e;
  const Step *steps;
  size_t n;
  size_t *used;
} Lookup;

static Str step_name(const Lookup *l, size_t i) {
  return i < l->n && l->steps[i].kind == STEP_ATTR ? l->steps[i].name : STR_NONE;
}

static void suggest(const Lookup *l, const Map *names, Str name) {
  Str *candidates = NEW_N(l->ev->run, Str, names->n);
  for (size_t i = 0; i < names->n; i++) candidates[i] = names->entries[i].key;
  Str best = str_nearest(name, candidates, names->n);
  if (best.p)
    diag_detail(l->ev->diags, "Did you mean \"%.*s\"?", STR_ARG(best));
  else
    diag_detail(l->ev->diags, "Nothing of that name is declared in this module.");
}

static const Value *undeclared(const Lookup *l, const char *what, Str name, const Map *declared) {
  diag_error(l->ev->diags, TC4002, l->e->span, "Reference to undeclared %s \"%.*s\"", what, STR_ARG(name));
  suggest(l, declared, name);
  return &value_unknown;
}

static const Value *malformed(const Lookup *l, const char *form) {
  diag_error(l->ev->diags, TC4003, l->e->span, "Incomplete reference \"%.*s\"", STR_ARG(l->e->traversal.root));
  diag_detail(l->ev->diags, "Write %s.", form);
  return &value_unknown;
}

/* The whole map of evaluated values as an object: `var` and `local` alone are not allowed, outputs of a module are. */
static const Value *object_of(Arena *a, const Map *m) {
  Field *f = NEW_N(a, Field, m->n);
  for (size_t i = 0; i < m->n; i++) f[i] = (Field){m->entries[i].key, m->entries[i].value};
  return value_object(a, f, m->n);
}

static const Value *look_up_variable(const Lookup *l) {
  Str name = step_name(l, 0);
  if (!name.p) return malformed(l, "var.NAME");
  *l->used = 1;
  if (l->s->only_value && str_eq(name, l->s->only_variable)) return l->s->only_value;
  const Value *v = map_get(&l->s->module->variables, name);
  if (v) return v;
  if (map_has(&l->s->module->module->variables, name)) return &value_unknown; /* its fault was reported */
  return undeclared(l, "input variable", name, &l->s->module->module->variables);
}

static const Value *look_up_local(const Lookup *l) {
  Str name = step_name(l, 0);
  if (!name.p) return malformed(l, "local.NAME");
  *l->used = 1;
  const Value *v = map_get(&l->s->module->locals, name);
  if (v) return v;
  if (map_has(&l->s->module->module->locals, name)) return &value_unknown;
  return undeclared(l, "local value", name, &l->s->module->module->locals);
}

/* --- modules ------------------------------------------------------------------------------------------------------- */

static bool same_key(const Step *s, InstanceKey k) {
  int64_t i;
  return s->kind == STEP_INDEX_NUM ? k.kind == KEY_INT && num_to_int64(s->index, &i) && i == k.index
                                   : s->kind == STEP_INDEX_STR && k.kind == KEY_STRING && str_eq(s->name, k.name);
}

static const Value *output_of(const Lookup *l, const ModuleInstance *m, Str name) {
  const Value *v = map_get(&m->outputs, name);
  if (v) return v;
  if (map_has(&m->module->outputs, name)) return &value_unknown;
  return undeclared(l, "module output", name, &m->module->outputs);
}

typedef struct {
  Arena *a;
  const ModuleSet *set;
} ModuleShape;

static const Value *modules_counted(void *ctx, const Value *leaf) {
  const ModuleShape *s = ctx;
  size_t n = leaf ? count_of(leaf) : s->set->n;
  const Value **items = NEW_N(s->a, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = object_of(s->a, &s->set->v[i]->outputs);
  return value_tuple(s->a, items, n);
}

static bool in_leaf(const Value *leaf, Str key) {
  if (!leaf) return true;
  if (leaf->kind != VAL_SET) return value_field(leaf, key) != NULL;
  for (size_t i = 0; i < leaf->seq.n; i++)
    if (leaf->seq.items[i]->kind == VAL_STRING && str_eq(leaf->seq.items[i]->string, key)) return true;
  return false;
}

static const Value *modules_keyed(void *ctx, const Value *leaf) {
  const ModuleShape *s = ctx;
  Field *fields = NEW_N(s->a, Field, s->set->n);
  size_t n = 0;
  for (size_t i = 0; i < s->set->n; i++)
    if (in_leaf(leaf, s->set->v[i]->key.name))
      fields[n++] = (Field){s->set->v[i]->key.name, object_of(s->a, &s->set->v[i]->outputs)};
  return value_object(s->a, fields, n);
}

static const Value *whole_module(Arena *a, const ModuleSet *set) {
  if (set->mode == EXPAND_ONE) return object_of(a, &set->v[0]->outputs);
  ModuleShape s = {a, set};
  SwitchFn fn = set->mode == EXPAND_COUNT ? modules_counted : modules_keyed;
  return set->shape ? map_switch(a, set->shape, fn, &s) : fn(&s, NULL);
}

static const Value *look_up_module(const Lookup *l) {
  Str name = step_name(l, 0);
  if (!name.p) return malformed(l, "module.NAME.OUTPUT");
  *l->used = 1;
  const ModuleSet *set = map_get(&l->s->module->children, name);
  if (!set) {
    if (map_has(&l->s->module->module->calls, name)) return &value_unknown;
    return undeclared(l, "module", name, &l->s->module->module->calls);
  }
  if (set->failed) return &value_unknown;
  if (set->mode == EXPAND_ONE) {
    Str output = step_name(l, 1);
    if (!output.p) return whole_module(l->ev->run, set);
    *l->used = 2;
    return output_of(l, set->v[0], output);
  }
  if (!set->shape && l->n >= 3 && step_name(l, 2).p)
    for (size_t i = 0; i < set->n; i++)
      if (same_key(&l->steps[1], set->v[i]->key)) {
        *l->used = 3;
        return output_of(l, set->v[i], step_name(l, 2));
      }
  return whole_module(l->ev->run, set);
}

/* --- resources ----------------------------------------------------------------------------------------------------- */

/* An object with the fields of another one, also in place of its own. */
static const Value *with_fields(Arena *a, const Value *object, const Value *others) {
  Field *f = NEW_N(a, Field, object->map.n + others->map.n);
  size_t n = 0;
  for (size_t i = 0; i < object->map.n; i++)
    if (!value_field(others, object->map.fields[i].key)) f[n++] = object->map.fields[i];
  for (size_t i = 0; i < others->map.n; i++) f[n++] = others->map.fields[i];
  return value_object(a, f, n);
}

const Value *instance_value(Expander *x, Instance *i) {
  if (!i->value) {
    const Type *t = i->schema ? schema_block_type(x->schemas, i->schema) : &type_dynamic;
    const Value *known = i->config ? conform_known(x->a, i->schema, i->config) : NULL;
    i->answers = i->decl->mode == RESOURCE_DATA ? answers_of(x, i) : NULL;
    const Value *planned = planned_attributes(x, i);
    if (i->answers && known) known = with_fields(x->a, known, i->answers);
    if (planned && known) known = with_fields(x->a, known, planned);
    i->value = sym_attr(x->a, i, NULL, 0, t, known, i->span);
  }
  return i->value;
}

typedef struct {
  Expander *x;
  const InstanceSet *set;
} SetShape;

static const Value *instances_counted(void *ctx, const Value *leaf) {
  const SetShape *s = ctx;
  size_t n = leaf ? count_of(leaf) : s->set->n;
  const Value **items = NEW_N(s->x->a, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = instance_value(s->x, s->set->v[i]);
  return value_tuple(s->x->a, items, n);
}

static const Value *instances_keyed(void *ctx, const Value *leaf) {
  const SetShape *s = ctx;
  Field *fields = NEW_N(s->x->a, Field, s->set->n);
  size_t n = 0;
  for (size_t i = 0; i < s->set->n; i++)
    if (in_leaf(leaf, s->set->v[i]->key.name))
      fields[n++] = (Field){s->set->v[i]->key.name, instance_value(s->x, s->set->v[i])};
  return value_object(s->x->a, fields, n);
}

static const Value *set_value(Expander *x, InstanceSet *set) {
  if (set->value) return set->value;
  if (set->failed) return &value_unknown;
  if (set->mode == EXPAND_ONE) return set->value = instance_value(x, set->v[0]);
  SetShape s = {x, set};
  SwitchFn fn = set->mode == EXPAND_COUNT ? instances_counted : instances_keyed;
  return set->value = set->shape ? map_switch(x->a, set->shape, fn, &s) : fn(&s, NULL);
}

static const Value *look_up_resource(const Lookup *l, const char *prefix, Str type, Str name) {
  Str key = str_fmt(l->ev->run, "%s%.*s.%.*s", prefix, STR_ARG(type), STR_ARG(name));
  InstanceSet *set = map_get(&l->s->module->sets, key);
  if (set) return set_value(l->s->x, set);
  if (map_has(&l->s->module->module->resources, key)) return &value_unknown;                     /* part of a cycle, reported */
  if (l->s->in_check && map_has(&l->s->module->module->nested_data, key)) return &value_unknown; /* read after apply */
  return undeclared(l, *prefix ? "data source" : "resource", key, &l->s->module->module->resources);
}

static const Value *look_up_moded(const Lookup *l) {
  Str type = step_name(l, 0), name = step_name(l, 1);
  bool data = str_is(l->e->traversal.root, "data");
  if (!name.p || !type.p) return malformed(l, data ? "data.TYPE.NAME" : "ephemeral.TYPE.NAME");
  *l->used = 2;
  return look_up_resource(l, data ? "data." : "ephemeral.", type, name);
}

/* --- each, count, path, terraform ---------------------------------------------------------------------------------- */

static const Value *look_up_each(const Lookup *l) {
  Str name = step_name(l, 0);
  bool key = str_is(name, "key"), value = str_is(name, "value");
  if (!key && !value) return malformed(l, "each.key or each.value");
  *l->used = 1;
  if (!l->s->key) {
    diag_error(l->ev->diags, TC4004, l->e->span, "\"each\" is used where there is no for_each");
    diag_detail(l->ev->diags,
                "each.key and each.value exist only in a resource, data source or module call that has for_each.");
    return &value_unknown;
  }
  return key ? l->s->key : l->s->item;
}

static const Value *look_up_count(const Lookup *l) {
  if (!str_is(step_name(l, 0), "index")) return malformed(l, "count.index");
  *l->used = 1;
  if (!l->s->index) {
    diag_error(l->ev->diags, TC4004, l->e->span, "\"count.index\" is used where there is no count");
    diag_detail(l->ev->diags, "count.index exists only in a resource, data source or module call that has count.");
    return &value_unknown;
  }
  return l->s->index;
}

static const Value *look_up_path(const Lookup *l) {
  Str name = step_name(l, 0);
  *l->used = 1;
  if (str_is(name, "module")) return value_string(l->ev->run, l->s->module->module->source_id);
  if (str_is(name, "root")) return value_string(l->ev->run, STR("."));
  if (str_is(name, "cwd")) return value_string(l->ev->run, path_absolute(l->ev->run, STR(".")));
  return malformed(l, "path.module, path.root or path.cwd");
}

static const Value *look_up_terraform(const Lookup *l) {
  Str name = step_name(l, 0);
  *l->used = 1;
  if (str_is(name, "workspace")) return value_string(l->ev->run, STR("default"));
  if (str_is(name, "applying")) return value_mark(l->ev->run, &value_false, MARK_EPHEMERAL);
  return malformed(l, "terraform.workspace");
}

static const Value *look_up_self(const Lookup *l) {
  if (l->s->self) return instance_value(l->s->x, l->s->self);
  diag_error(l->ev->diags, TC4004, l->e->span, "\"self\" is used where there is no instance");
  diag_detail(l->ev->diags, "self exists only in postconditions, provisioners and connections. Write the resource's address.");
  return &value_unknown;
}

static const Value *look_up(const Scope *scope, Eval *ev, const Expr *e, size_t *used) {
  static const struct {
    const char *root;
    const Value *(*fn)(const Lookup *);
  } roots[] = {
      {"var", look_up_variable},        {"local", look_up_local},     {"module", look_up_module}, {"data", look_up_moded},
      {"each", look_up_each},           {"ephemeral", look_up_moded}, {"count", look_up_count},   {"path", look_up_path},
      {"terraform", look_up_terraform}, {"self", look_up_self},
  };
  Lookup l = {ev, (const ModuleScope *)(const void *)scope, e, e->traversal.steps, e->traversal.n, used};
  *used = 0;
  for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
    if (str_is(e->traversal.root, roots[i].root)) return roots[i].fn(&l);
  Str name = step_name(&l, 0);
  if (!name.p) return NULL;
  *used = 1;
  return look_up_resource(&l, "", e->traversal.root, name);
}

ModuleScope module_scope(Expander *x, ModuleInstance *m) {
  return (ModuleScope){.scope = {.lookup = look_up}, .x = x, .module = m};
}

ModuleScope instance_scope(Expander *x, ModuleInstance *m, InstanceKey key, const Value *item) {
  ModuleScope s = module_scope(x, m);
  if (key.kind == KEY_INT) s.index = value_int(x->a, key.index);
  if (key.kind == KEY_STRING) {
    s.key = value_string(x->a, key.name);
    s.item = item;
  }
  return s;
}
