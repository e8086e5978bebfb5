/* Attributes of object variables of the root module.
 *
 * No parameter holds an object, but the attributes that its type lists are known, and each that is a scalar or a list can have
 * a parameter of its own. So they are variables of their own, named with a dot, which no declaration can be: whoever looks for
 * the variable of a parameter finds them in the module. Elsewhere the object is one variable. */
#include "config/internal.h"

Str attribute_flat_name(Arena *a, const Variable *v) {
  Buf b = buf_new(a);
  for (size_t i = 0; i < v->name.n; i++) buf_addc(&b, v->name.p[i] == '.' ? '_' : v->name.p[i]);
  return buf_str(&b);
}

const Variable *variable_declared(const Variable *v) {
  while (v->of) v = v->of;
  return v;
}

/* Whoever deploys names an attribute by its flat name: then nothing else may have it. */
static bool is_ambiguous(Loader *l, const Module *m, const Variable *v) {
  Str flat = attribute_flat_name(l->a, v);
  for (size_t i = 0; i < m->variables.n; i++) {
    const Variable *other = m->variables.entries[i].value;
    if (str_eq(flat, attribute_flat_name(l->a, other))) return true;
  }
  return false;
}

/* "Settings of the service: database.class" */
static Str description_of(Loader *l, const Variable *v) {
  const Variable *root = variable_declared(v);
  Str path = str_sub(v->name, root->name.n + 1, v->name.n);
  return root->description.n ? str_fmt(l->a, "%.*s: %.*s", STR_ARG(root->description), STR_ARG(path)) : STR("");
}

static void add_attributes(Loader *l, Module *m, const Variable *object) {
  for (size_t i = 0; i < object->type->n; i++) {
    const TypeField *f = &object->type->fields[i];
    Variable *v = NEW(l->a, Variable);
    *v = *object;
    v->name = str_fmt(l->a, "%.*s.%.*s", STR_ARG(object->name), STR_ARG(f->name));
    v->type = f->type;
    v->of = object;
    v->attribute = f->name;
    v->optional = f->optional || object->optional;
    v->nullable = true;
    v->description = description_of(l, v);
    if (f->type->kind == TYPE_OBJECT)
      add_attributes(l, m, v);
    else if (!is_ambiguous(l, m, v))
      map_put(l->a, &m->variables, v->name, v);
  }
}

void attributes_add(Loader *l, Module *root) {
  for (size_t i = 0, n = root->variables.n; i < n; i++) {
    const Variable *v = root->variables.entries[i].value;
    if (v->type->kind == TYPE_OBJECT) add_attributes(l, root, v);
  }
}
