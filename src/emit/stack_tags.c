/* What the manifest and the deployer say of a stack's tags. */
#include "emit/stack_tags.h"

static bool is_map(const Value *v) { return v && (v->kind == VAL_MAP || v->kind == VAL_OBJECT); }

/* Whether the provider of every resource of the stack, of those nested in it and of those of a stack set gives the tag this
 * value: all of these get it. */
static bool is_common(const Stack *s, Field tag) {
  for (size_t i = 0; i < s->instances.n; i++)
    if (!is_common(s->instances.v[i], tag)) return false;
  for (size_t i = 0; i < s->resources.n; i++) {
    const Stack *inner = s->resources.v[i]->nested;
    if (inner && !is_common(inner, tag)) return false;
    if (inner) continue;
    const Value *tags = s->resources.v[i]->owner->instance->provider->default_tags;
    const Value *same = is_map(tags) ? value_field(tags, tag.key) : NULL;
    if (!same || (same != tag.value && !value_same(same, tag.value))) return false;
  }
  return true;
}

static bool has_parameter(const Stack *s, const Parameter *p) {
  for (size_t i = 0; i < s->parameters.n; i++)
    if (s->parameters.v[i] == p) return true;
  return false;
}

void stack_tags(Arena *a, const Program *p, const Stack *s, StackTags *out) {
  const Value *tags = s->partition->provider->default_tags;
  for (size_t i = 0; is_map(tags) && i < tags->map.n; i++) {
    Field f = tags->map.fields[i];
    const Parameter *parameter = sym_is(f.value, SYM_PARAM) ? map_get(&p->parameter_of, f.value->sym->name) : NULL;
    bool shown = parameter ? !parameter->no_echo && has_parameter(s, parameter)
                           : f.value->kind == VAL_STRING && !(f.value->marks & MARK_SENSITIVE);
    if (!shown || !is_common(s, f)) continue;
    const Value *value = parameter ? parameter->default_value : f.value;
    vec_push(a, out, ((StackTag){f.key, value ? value_text(a, value) : STR(""), parameter}));
  }
}
