/* Root outputs. A template's outputs are text, so a structured output becomes several: lists are joined with commas, objects and maps
 * are split by key. An output lives in the last of the stacks that it reads from; values of earlier ones are wired to it. */
#include "lower/internal.h"

typedef struct {
  Lowering *l;
  Stack *last;
} Place;

static void later(void *ctx, Lowered *low) {
  Place *p = ctx;
  Stack *s = low->resources.v[0]->stack;
  if (!p->last || s->position > p->last->position) p->last = s;
}

static Stack *stack_for(Lowering *l, const Value *v) {
  Place p = {l, NULL};
  value_dependencies(l, v, later, &p);
  return p.last;
}

static const Value *parts_as_text(Lowering *l, const Value *v) {
  const Value **items = NEW_N(l->a, const Value *, v->seq.n);
  for (size_t i = 0; i < v->seq.n; i++) items[i] = coerce_text(l, v->seq.items[i]);
  return sym_join(l->a, value_string(l->a, STR(",")), value_tuple(l->a, items, v->seq.n));
}

static bool is_scalar_list(const Value *v) {
  if (v->kind != VAL_TUPLE && v->kind != VAL_LIST && v->kind != VAL_SET) return false;
  for (size_t i = 0; i < v->seq.n; i++)
    if (value_is_collection(v->seq.items[i])) return false;
  return true;
}

static bool is_list_type(const Value *v) {
  return v->kind == VAL_SYM && v->sym->type && (v->sym->type->kind == TYPE_LIST || v->sym->type->kind == TYPE_SET || v->sym->type->kind == TYPE_TUPLE);
}

static const Value *as_text(Lowering *l, const Value *v) {
  if (is_scalar_list(v)) return parts_as_text(l, v);
  if (is_list_type(v)) return sym_join(l->a, value_string(l->a, STR(",")), v);
  return coerce_text(l, v);
}

typedef struct {
  Lowering *l;
  Stack *stack;
  const Output *output;
} Emit;

static void add(Emit *e, const Value *v, Str path) {
  Lowering *l = e->l;
  if (value_is_null(v) || v->kind == VAL_UNKNOWN) return;
  if ((v->kind == VAL_OBJECT || v->kind == VAL_MAP) && v->map.n) {
    for (size_t i = 0; i < v->map.n; i++) add(e, v->map.fields[i].value, str_fmt(l->a, "%.*s.%.*s", STR_ARG(path), STR_ARG(v->map.fields[i].key)));
    return;
  }
  const Value *text = as_text(l, v);
  if (value_is_null(text) || (text->kind == VAL_STRING && text->string.n == 0)) return; /* CloudFormation refuses empty outputs */
  Str id = camel_name(l->a, e->output->name);
  if (path.n) id = str_cat(l->a, id, camel_name(l->a, str_sub(path, 1, path.n)));
  vec_push(l->a, &e->stack->outputs,
           (StackOutput){.logical_id = id, .description = e->output->description, .value = text, .output = e->output, .path = path});
}

static void lower_output(Lowering *l, const Output *o) {
  const Value *v = map_get(&l->x->root->outputs, o->name);
  if (!v || v->kind == VAL_UNKNOWN || value_is_null(v)) return;
  if (o->sensitive || value_deep_marks(v) & MARK_SENSITIVE) {
    vec_push(l->a, &l->out->no_effect, (Remark){.argument = str_fmt(l->a, "output.%.*s", STR_ARG(o->name)), .reason = STR("a sensitive output would be readable in the stack's outputs"), .span = o->span});
    return;
  }
  Stack *s = stack_for(l, v);
  if (!s) { /* nothing deployed in it: its value is known from the configuration alone */
    vec_push(l->a, &l->out->no_effect, (Remark){.argument = str_fmt(l->a, "output.%.*s", STR_ARG(o->name)), .reason = STR("no deployed resource is part of it"), .span = o->span});
    return;
  }
  Emit e = {l, s, o};
  add(&e, resolve_value(l, s, NULL, v, o->span), STR(""));
}

void lower_outputs(Lowering *l) {
  const Map *outputs = &l->x->config->root->outputs;
  for (size_t i = 0; i < outputs->n; i++) lower_output(l, outputs->entries[i].value);
}
