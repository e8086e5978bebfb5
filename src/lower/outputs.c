/* Root outputs. A template's outputs are text, so a structured output becomes several: lists are joined with commas, objects
 * and maps are split by key. A part lives in the last of the stacks that it reads from; values of earlier ones are wired to it.
 */
#include "lower/internal.h"

typedef struct {
  Lowering *l;
  Stack *last;
} Place;

static void later(void *ctx, Lowered *low) {
  Place *p = ctx;
  Stack *s = low->resources.v[0]->stack->root;
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
  return v->kind == VAL_SYM && v->sym->type &&
         (v->sym->type->kind == TYPE_LIST || v->sym->type->kind == TYPE_SET || v->sym->type->kind == TYPE_TUPLE);
}

static const Value *as_text(Lowering *l, const Value *v) {
  if (is_scalar_list(v)) return parts_as_text(l, v);
  if (is_list_type(v)) return sym_join(l->a, value_string(l->a, STR(",")), v);
  return coerce_text(l, v);
}

typedef struct {
  Lowering *l;
  const Output *output;
  const Value *condition; /* on which the part at hand exists; NULL: always */
  Stack *otherwise;       /* for parts in which nothing is deployed: where the rest of the output is */
} Emit;

/* CloudFormation refuses outputs without a value. */
static bool is_nothing(const Value *v) {
  if (v->kind == VAL_STRING) return v->string.n == 0;
  if (v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET) return v->seq.n == 0;
  return value_is_null(v) || v->kind == VAL_UNKNOWN;
}

/* The condition under which there is something. */
static const Value *present(Arena *a, const Value *v) {
  if (!sym_is(v, SYM_IF)) return value_bool(!is_nothing(v));
  const Value *const *x = v->sym->args, *then = present(a, x[1]), *otherwise = present(a, x[2]);
  return sym_or(a, sym_and(a, x[0], then), sym_and(a, sym_not(a, x[0]), otherwise));
}

static bool is_structure(const Value *v) { return (v->kind == VAL_OBJECT || v->kind == VAL_MAP) && v->map.n > 0; }

/* A list whose elements live in several stacks cannot be one text. */
static bool is_spread(Lowering *l, const Value *v) {
  const Stack *first = NULL;
  if (!is_scalar_list(v)) return false;
  for (size_t i = 0; i < v->seq.n; i++) {
    const Stack *s = stack_for(l, v->seq.items[i]);
    if (s && first && s != first) return true;
    if (s) first = s;
  }
  return false;
}

static bool is_no_wire(void *ctx, const Value *leaf) {
  return leaf->sym->op != SYM_WIRE || wire_is_parameter(ctx, leaf->sym->wire);
}

/* "Fn::GetStackOutput" is not allowed in the Outputs section (cfn-lint, E6101). */
static void report_mixed(Emit *e) {
  diag_warning(e->l->d, TC5018, e->output->span, "Output \"%.*s\" combines values of several stacks", STR_ARG(e->output->name));
  diag_detail(e->l->d, "The outputs of a stack cannot read those of another one, so this part is left out of the templates. "
                       "Output the values one by one, or use --wiring=parameters.");
}

static void add_text(Emit *e, const Value *v, Str path, Str id) {
  Lowering *l = e->l;
  Stack *s = stack_for(l, v);
  if (!s) s = e->otherwise;
  l->output = e->output;
  const Value *text = as_text(l, resolve_value(l, s, NULL, v, e->output->span));
  l->output = NULL;
  if (is_nothing(text)) return;
  if (l->options->wiring == WIRING_STACK_OUTPUT && !sym_each(text, is_no_wire, l->out)) {
    report_mixed(e);
    return;
  }
  vec_push(l->a, &s->outputs,
           (StackOutput){.logical_id = id,
                         .description = e->output->description,
                         .value = text,
                         .condition = e->condition ? resolve_value(l, s, NULL, e->condition, e->output->span) : NULL,
                         .output = e->output,
                         .path = path});
}

static void add(Emit *e, const Value *v, Str path, Str id);

static void add_part(Emit *e, const Value *v, Str path, Str id, InstanceKey key) {
  Arena *a = e->l->a;
  Str step = key.kind == KEY_INT ? str_fmt(a, "[%lld]", (long long)key.index) : str_cat(a, STR("."), key.name);
  add(e, v, str_cat(a, path, step), str_cat(a, id, camel_key(a, key)));
}

/* A part that is there in some cases only becomes outputs with a condition. */
static void add_conditional(Emit *e, const Value *v, const Value *when, Str path, Str id) {
  Arena *a = e->l->a;
  const Value *was = e->condition;
  e->condition = was ? sym_and(a, was, when) : when;
  add(e, sym_assume(a, v, when, true), path, id);
  e->condition = was;
}

/* Each part goes to the stack that it reads from. */
static void add(Emit *e, const Value *v, Str path, Str id) {
  if (!sym_has_object(v)) v = sym_spread(e->l->a, v);
  const Value *when = present(e->l->a, v);
  if (when->kind == VAL_BOOL && !when->boolean) return;
  if (when->kind == VAL_SYM && !(e->condition && sym_decided(e->l->a, when, e->condition) == 1)) {
    add_conditional(e, v, when, path, id);
    return;
  }
  if (is_spread(e->l, v)) {
    for (size_t i = 0; i < v->seq.n; i++)
      add_part(e, v->seq.items[i], path, id, (InstanceKey){.kind = KEY_INT, .index = (int64_t)i});
  } else if (is_structure(v)) {
    for (size_t i = 0; i < v->map.n; i++)
      add_part(e, v->map.fields[i].value, path, id, (InstanceKey){.kind = KEY_STRING, .name = v->map.fields[i].key});
  } else {
    add_text(e, v, path, id);
  }
}

static void not_deployed(Lowering *l, const Output *o, const char *reason) {
  Remark r = {.argument = str_fmt(l->a, "output.%.*s", STR_ARG(o->name)), .reason = str_from(reason), .span = o->span};
  vec_push(l->a, &l->out->no_effect, r);
}

/* Outputs of other modules are seldom read whole, and no resource needs them: what they cannot tell is left out. */
static void report_lacks(Lowering *l, const Output *o) {
  enum { NAMED = 5 };
  size_t n = l->lacks.n;
  if (!n) return;
  Buf others = buf_new(l->a);
  for (size_t i = 1; i < n && i < NAMED; i++) buf_addf(&others, "%s%.*s", i > 1 ? ", " : " Likewise ", STR_ARG(l->lacks.v[i]));
  if (n > NAMED) buf_addf(&others, " and %zu more", n - NAMED);
  if (n > 1) buf_addz(&others, ".");
  diag_warning(l->d, TC5007, o->span, "Output \"%.*s\" lacks %.*s", STR_ARG(o->name), STR_ARG(l->lacks.v[0]));
  diag_detail(l->d,
              "CloudFormation does not tell it, or it is a whole resource, which is no value in a template: this part of the "
              "output is left out.%.*s",
              STR_ARG(buf_str(&others)));
  l->lacks.n = 0;
}

static void lower_output(Lowering *l, const Output *o) {
  const Value *v = map_get(&l->x->root->outputs, o->name);
  if (!v || v->kind == VAL_UNKNOWN || value_is_null(v)) return;
  Emit e = {.l = l, .output = o, .otherwise = stack_for(l, v)};
  if (o->sensitive || value_deep_marks(v) & MARK_SENSITIVE)
    not_deployed(l, o, "a sensitive value would be readable in the outputs of a stack");
  else if (!e.otherwise)
    not_deployed(l, o, "no deployed resource is part of it");
  else
    add(&e, v, STR(""), camel_name(l->a, o->name));
  report_lacks(l, o);
}

void lower_outputs(Lowering *l) {
  const Map *outputs = &l->x->config->root->outputs;
  for (size_t i = 0; i < outputs->n; i++) lower_output(l, outputs->entries[i].value);
}
