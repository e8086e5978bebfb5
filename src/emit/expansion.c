/* The shape is that of `terraform show -json`: values without what is unknown, beside them trees of `true` that tell what is
 * unknown and what is sensitive. */
#include "emit/expansion.h"

#include "base/json_write.h"

typedef struct {
  Arena *a;
  JsonWriter *w;
  const Expansion *x;
} Dump;

static bool is_open(const Value *v) { return v->kind == VAL_UNKNOWN || v->kind == VAL_SYM; }
static bool is_object(const Value *v) { return v->kind == VAL_OBJECT || v->kind == VAL_MAP; }
static bool is_list(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE; }

/* A value that follows references to configured arguments, as a plan knows it. */
static const Value *planned(const Dump *d, const Value *v) {
  if (v->kind != VAL_SYM) return v;
  const Value *concrete = sym_concrete(d->a, v, NULL);
  return concrete ? concrete : v;
}

/* --- values -------------------------------------------------------------------------------------------------------- */

static void write_value(const Dump *d, const Value *v) {
  v = planned(d, v);
  switch (v->kind) {
  case VAL_BOOL: jw_bool(d->w, v->boolean); break;
  case VAL_NUMBER: jw_number(d->w, num_to_str(d->a, v->number)); break;
  case VAL_STRING: jw_str(d->w, v->string); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE:
    jw_array(d->w);
    for (size_t i = 0; i < v->seq.n; i++) write_value(d, v->seq.items[i]);
    jw_end(d->w);
    break;
  case VAL_MAP:
  case VAL_OBJECT:
    jw_object(d->w);
    for (size_t i = 0; i < v->map.n; i++) {
      const Value *field = planned(d, v->map.fields[i].value);
      if (is_open(field)) continue;
      jw_key(d->w, v->map.fields[i].key);
      write_value(d, field);
    }
    jw_end(d->w);
    break;
  case VAL_NULL:
  case VAL_UNKNOWN:
  case VAL_SYM: jw_null(d->w); break; /* in a list, as terraform does */
  }
}

/* --- trees of marks ------------------------------------------------------------------------------------------------ */

typedef bool (*Test)(const Value *);

static bool is_secret(const Value *v) { return (v->marks & MARK_SENSITIVE) != 0; }

static bool any(const Dump *d, const Value *v, Test test) {
  if (test(v)) return true;
  v = planned(d, v);
  if (test(v)) return true;
  for (size_t i = 0; is_list(v) && i < v->seq.n; i++)
    if (any(d, v->seq.items[i], test)) return true;
  for (size_t i = 0; is_object(v) && i < v->map.n; i++)
    if (any(d, v->map.fields[i].value, test)) return true;
  return false;
}

/* true where the test holds, structures where it holds for a part. */
static void write_tree(const Dump *d, const Value *v, Test test) {
  bool whole = test(v) && test != is_open;
  v = planned(d, v);
  if (whole || test(v)) {
    jw_bool(d->w, true);
  } else if (is_list(v)) {
    jw_array(d->w);
    for (size_t i = 0; i < v->seq.n; i++) write_tree(d, v->seq.items[i], test);
    jw_end(d->w);
  } else if (is_object(v)) {
    jw_object(d->w);
    for (size_t i = 0; i < v->map.n; i++) {
      const Value *field = test == is_open ? planned(d, v->map.fields[i].value) : v->map.fields[i].value;
      if (!any(d, field, test)) continue;
      jw_key(d->w, v->map.fields[i].key);
      write_tree(d, field, test);
    }
    jw_end(d->w);
  } else {
    jw_bool(d->w, false);
  }
}

/* --- types --------------------------------------------------------------------------------------------------------- */

static const char *const type_names[] = {
    [TYPE_DYNAMIC] = "dynamic", [TYPE_BOOL] = "bool", [TYPE_NUMBER] = "number", [TYPE_STRING] = "string", [TYPE_LIST] = "list",
    [TYPE_SET] = "set",         [TYPE_MAP] = "map",   [TYPE_TUPLE] = "tuple",   [TYPE_OBJECT] = "object",
};

/* "string", ["list", "string"], ["object", {"a": "number"}] */
static void write_type(const Dump *d, const Type *t) {
  Str name = str_from(type_names[t->kind]);
  if (t->kind == TYPE_DYNAMIC || type_is_primitive(t)) {
    jw_str(d->w, name);
    return;
  }
  jw_array(d->w);
  jw_str(d->w, name);
  if (t->kind == TYPE_TUPLE) {
    jw_array(d->w);
    for (size_t i = 0; i < t->n; i++) write_type(d, t->elems[i]);
    jw_end(d->w);
  } else if (t->kind == TYPE_OBJECT) {
    jw_object(d->w);
    for (size_t i = 0; i < t->n; i++) {
      jw_key(d->w, t->fields[i].name);
      write_type(d, t->fields[i].type);
    }
    jw_end(d->w);
  } else {
    write_type(d, t->elem);
  }
  jw_end(d->w);
}

/* --- arguments ----------------------------------------------------------------------------------------------------- */

static const Value *shape_block(const Dump *d, const BlockSchema *schema, const Value *config);

/* Expansion has every nested block as a list; where the schema nests one alone, a plan has the object or null. */
static const Value *shape_nested(const Dump *d, const NestedBlock *nested, const Value *list) {
  const Value **items = NEW_N(d->a, const Value *, list->seq.n);
  for (size_t i = 0; i < list->seq.n; i++) items[i] = shape_block(d, nested->block, list->seq.items[i]);
  if (nested->mode != NEST_SINGLE && nested->mode != NEST_GROUP) return value_tuple(d->a, items, list->seq.n);
  return list->seq.n ? items[0] : &value_null;
}

static const Value *shape_block(const Dump *d, const BlockSchema *schema, const Value *config) {
  if (!schema || config->kind != VAL_OBJECT) return config;
  Field *fields = NEW_N(d->a, Field, config->map.n);
  for (size_t i = 0; i < config->map.n; i++) {
    Field f = config->map.fields[i];
    const AttrSchema *attr = schema_attr(schema, f.key);
    const NestedBlock *nested = attr ? NULL : schema_block(schema, f.key);
    if (nested && f.value->kind == VAL_TUPLE) f.value = shape_nested(d, nested, f.value);
    if (attr && attr->flags & ATTR_SENSITIVE && !value_is_null(f.value)) f.value = value_mark(d->a, f.value, MARK_SENSITIVE);
    fields[i] = f;
  }
  return value_object(d->a, fields, config->map.n);
}

/* --- instances ----------------------------------------------------------------------------------------------------- */

/* "registry.terraform.io/hashicorp/aws" */
static Str provider_name(const Dump *d, const Instance *i) {
  const RequiredProvider *r = map_get(&i->module->module->required_providers, i->decl->provider_ref.name);
  Str name = i->decl->provider_ref.name;
  if (!r && str_is(name, "terraform")) return STR("terraform.io/builtin/terraform");
  Str source = r && r->source.n ? r->source : str_cat(d->a, STR("hashicorp/"), name);
  size_t first = str_find_char(source, '/', 0), second = str_find_char(source, '/', first + 1);
  return second < source.n ? source : str_cat(d->a, STR("registry.terraform.io/"), source);
}

static void write_instance(const Dump *d, const Instance *i) {
  bool data = i->decl->mode == RESOURCE_DATA;
  const Value *values = shape_block(d, i->schema, i->config);
  jw_object(d->w);
  jw_key_str(d->w, STR("address"), i->address);
  jw_key_str(d->w, STR("mode"), data ? STR("data") : STR("managed"));
  jw_key_str(d->w, STR("type"), i->decl->type);
  jw_key_str(d->w, STR("name"), i->decl->name);
  if (i->key.kind == KEY_INT) jw_key_int(d->w, STR("index"), i->key.index);
  if (i->key.kind == KEY_STRING) jw_key_str(d->w, STR("index"), i->key.name);
  jw_key_str(d->w, STR("provider_name"), provider_name(d, i));
  jw_key(d->w, STR("values"));
  write_value(d, values);
  jw_key(d->w, STR("sensitive_values"));
  write_tree(d, values, is_secret);
  jw_end(d->w);
}

static void write_module(const Dump *d, const ModuleInstance *m) {
  jw_object(d->w);
  if (m->call) jw_key_str(d->w, STR("address"), m->address);
  jw_key(d->w, STR("resources"));
  jw_array(d->w);
  for (size_t i = 0; i < m->sets.n; i++) {
    const InstanceSet *set = m->sets.entries[i].value;
    for (size_t k = 0; k < set->n; k++)
      if (set->v[k]->config) write_instance(d, set->v[k]);
  }
  jw_end(d->w);
  jw_key(d->w, STR("child_modules"));
  jw_array(d->w);
  for (size_t i = 0; i < m->children.n; i++) {
    const ModuleSet *set = m->children.entries[i].value;
    for (size_t k = 0; k < set->n; k++) write_module(d, set->v[k]);
  }
  jw_end(d->w);
  jw_end(d->w);
}

static void write_outputs(const Dump *d) {
  jw_object(d->w);
  for (size_t i = 0; i < d->x->root->outputs.n; i++) {
    Str name = d->x->root->outputs.entries[i].key;
    const Value *v = sym_planned(d->a, d->x->root->outputs.entries[i].value);
    const Output *o = map_get(&d->x->root->module->outputs, name);
    jw_key(d->w, name);
    jw_object(d->w);
    jw_key_bool(d->w, STR("sensitive"), o->sensitive);
    if (!any(d, v, is_open)) { /* a plan forgets the type of null */
      jw_key(d->w, STR("type"));
      write_type(d, value_is_null(v) ? &type_dynamic : type_plain(d->a, value_type(d->a, v)));
      jw_key(d->w, STR("value"));
      write_value(d, v);
    }
    jw_end(d->w);
  }
  jw_end(d->w);
}

void emit_expansion(Buf *out, Arena *a, const Expansion *x) {
  JsonWriter w = jw_writer(out);
  Dump d = {a, &w, x};
  jw_object(&w);
  jw_key_str(&w, STR("format_version"), STR("1.0"));
  jw_key(&w, STR("planned_values"));
  jw_object(&w);
  jw_key(&w, STR("outputs"));
  write_outputs(&d);
  jw_key(&w, STR("root_module"));
  write_module(&d, x->root);
  jw_end(&w);
  jw_key(&w, STR("after_unknown"));
  jw_object(&w);
  for (size_t i = 0; i < x->instances.n; i++) {
    const Instance *instance = x->instances.v[i];
    if (!instance->config) continue;
    jw_key(&w, instance->address);
    write_tree(&d, shape_block(&d, instance->schema, instance->config), is_open);
  }
  jw_end(&w);
  jw_key(&w, STR("providers"));
  jw_object(&w);
  for (size_t i = 0; i < x->instances.n; i++)
    if (x->instances.v[i]->provider) jw_key_str(&w, x->instances.v[i]->address, x->instances.v[i]->provider->address);
  jw_end(&w);
  jw_end(&w);
  jw_finish(&w);
}
