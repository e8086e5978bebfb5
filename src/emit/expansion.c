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

static bool any_open(const Dump *d, const Value *v) {
  v = planned(d, v);
  if (is_open(v)) return true;
  for (size_t i = 0; is_list(v) && i < v->seq.n; i++)
    if (any_open(d, v->seq.items[i])) return true;
  for (size_t i = 0; is_object(v) && i < v->map.n; i++)
    if (any_open(d, v->map.fields[i].value)) return true;
  return false;
}

/* true where unknown, structures where a part is. */
static void write_unknown(const Dump *d, const Value *v) {
  v = planned(d, v);
  if (is_list(v)) {
    jw_array(d->w);
    for (size_t i = 0; i < v->seq.n; i++) write_unknown(d, v->seq.items[i]);
    jw_end(d->w);
  } else if (is_object(v)) {
    jw_object(d->w);
    for (size_t i = 0; i < v->map.n; i++) {
      if (!any_open(d, v->map.fields[i].value)) continue;
      jw_key(d->w, v->map.fields[i].key);
      write_unknown(d, v->map.fields[i].value);
    }
    jw_end(d->w);
  } else {
    jw_bool(d->w, is_open(v));
  }
}

/* --- instances ----------------------------------------------------------------------------------------------------- */

static void write_instance(const Dump *d, const Instance *i) {
  bool data = i->decl->mode == RESOURCE_DATA;
  jw_object(d->w);
  jw_key_str(d->w, STR("address"), i->address);
  jw_key_str(d->w, STR("mode"), data ? STR("data") : STR("managed"));
  jw_key_str(d->w, STR("type"), i->decl->type);
  jw_key_str(d->w, STR("name"), i->decl->name);
  if (i->key.kind == KEY_INT) jw_key_int(d->w, STR("index"), i->key.index);
  if (i->key.kind == KEY_STRING) jw_key_str(d->w, STR("index"), i->key.name);
  jw_key(d->w, STR("values"));
  write_value(d, i->config);
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
    const Value *v = planned(d, d->x->root->outputs.entries[i].value);
    jw_key(d->w, d->x->root->outputs.entries[i].key);
    jw_object(d->w);
    jw_key_bool(d->w, STR("sensitive"), (value_deep_marks(v) & MARK_SENSITIVE) != 0);
    if (!any_open(d, v)) {
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
    if (!x->instances.v[i]->config) continue;
    jw_key(&w, x->instances.v[i]->address);
    write_unknown(&d, x->instances.v[i]->config);
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
