/* The passes of lowering, in order. */
#include "lower/internal.h"

#include <stdlib.h>

enum { MAX_PARAMETERS = 200, MAX_OUTPUTS = 200 }; /* of a template: "CloudFormation quotas" in its user guide */

Diag *unsupported(Lowering *l, DiagCode code, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str summary = str_vfmt(l->a, fmt, ap);
  va_end(ap);
  return diag_add(l->d, l->options->allow_unsupported ? SEV_WARNING : SEV_ERROR, code, at, "%.*s", STR_ARG(summary));
}

static void apply_all(Lowering *l) {
  for (size_t i = 0; i < l->x->instances.n; i++) apply_rule(l, l->x->instances.v[i]);
}

/* The arguments of data sources and of what needs no resource are mapped by the attributes that were read. A data source that
 * nothing reads has no part in the templates. */
static void account_read(Lowering *l) {
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *low = l->out->lowered.v[i];
    if (low->rule && (low->rule->data ? low->attributes.n > 0 : low->rule->absorbed.n > 0)) account_arguments(l, low);
  }
}

/* --- conditions ---------------------------------------------------------------------------------------------------- */

/* One that never holds stays as it is. */
static const Value *in_short(const Lowering *l, const Value *condition) {
  if (!condition) return NULL;
  const Value *given = sym_given(l->a, condition, eval_known(l->ev, condition, NULL));
  if (given->kind == VAL_SYM) return given;
  return given->boolean ? NULL : condition;
}

/* Conditions in view of what their parameters can be. At the end: until then they are compared with each other. */
static void shorten_conditions(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++) {
    Stack *s = l->out->all.v[i];
    for (size_t k = 0; k < s->resources.n; k++) s->resources.v[k]->condition = in_short(l, s->resources.v[k]->condition);
    for (size_t k = 0; k < s->outputs.n; k++) s->outputs.v[k].condition = in_short(l, s->outputs.v[k].condition);
  }
}

/* --- parameters ---------------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  Stack *stack;
} Collect;

static bool collect_parameter(void *ctx, const Value *leaf) {
  Collect *c = ctx;
  if (leaf->sym->op == SYM_PARAM) use_parameter(c->l, c->stack, leaf->sym);
  return true;
}

/* In the order of their declarations, so that a new resource moves no parameter. */
static int by_declaration(const void *a, const void *b) {
  const Parameter *p = *(Parameter *const *)a, *q = *(Parameter *const *)b;
  Span x = p->span, y = q->span;
  if (x.file != y.file) return x.file < y.file ? -1 : 1;
  if (x.start != y.start) return x.start < y.start ? -1 : 1;
  return str_cmp(p->logical_id, q->logical_id); /* several values of one look-up */
}

static void collect_parameters(Lowering *l, Stack *s) {
  Collect c = {l, s};
  for (size_t k = 0; k < s->resources.n; k++) {
    if (s->resources.v[k]->condition) sym_each(s->resources.v[k]->condition, collect_parameter, &c);
    sym_each(s->resources.v[k]->properties, collect_parameter, &c);
    if (s->resources.v[k]->creation_policy) sym_each(s->resources.v[k]->creation_policy, collect_parameter, &c);
    if (s->resources.v[k]->update_policy) sym_each(s->resources.v[k]->update_policy, collect_parameter, &c);
    if (s->resources.v[k]->deletion_policy) sym_each(s->resources.v[k]->deletion_policy, collect_parameter, &c);
  }
  for (size_t k = 0; k < s->outputs.n; k++) {
    sym_each(s->outputs.v[k].value, collect_parameter, &c);
    if (s->outputs.v[k].condition) sym_each(s->outputs.v[k].condition, collect_parameter, &c);
  }
  if (s->parameters.n) qsort(s->parameters.v, s->parameters.n, sizeof *s->parameters.v, by_declaration);
}

/* Root templates pass on what their nested stacks ask for, so these come first. */
static void collect_all_parameters(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++)
    if (l->out->all.v[i]->as) collect_parameters(l, l->out->all.v[i]);
  finish_nested(l);
  for (size_t i = 0; i < l->out->stacks.n; i++) collect_parameters(l, l->out->stacks.v[i]);
}

/* --- wiring -------------------------------------------------------------------------------------------------------- */

static int by_parameter(const void *a, const void *b) {
  return str_cmp((*(Wire *const *)a)->parameter, (*(Wire *const *)b)->parameter);
}

static int by_wire(const void *a, const void *b) {
  const StackOutput *x = a, *y = b;
  return str_cmp(x->logical_id, y->logical_id);
}

/* The outputs of the configuration, then those for other stacks. */
static void sort_outputs(Lowering *l, Stack *s) {
  VEC(StackOutput) own = {0}, wires = {0};
  for (size_t i = 0; i < s->outputs.n; i++)
    if (s->outputs.v[i].output)
      vec_push(l->a, &own, s->outputs.v[i]);
    else
      vec_push(l->a, &wires, s->outputs.v[i]);
  if (wires.n) qsort(wires.v, wires.n, sizeof *wires.v, by_wire);
  s->outputs.n = 0;
  for (size_t i = 0; i < own.n; i++) vec_push(l->a, &s->outputs, own.v[i]);
  for (size_t i = 0; i < wires.n; i++) vec_push(l->a, &s->outputs, wires.v[i]);
}

/* Wires are found as resources use them; what is first used by another resource keeps its place. */
static void sort_wiring(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++) {
    Stack *s = l->out->all.v[i];
    if (s->inputs.n) qsort(s->inputs.v, s->inputs.n, sizeof *s->inputs.v, by_parameter);
    sort_outputs(l, s);
  }
}

/* --- cycles -------------------------------------------------------------------------------------------------------- */

typedef struct {
  Resource *r;
  size_t next;
} Frame;

typedef VEC(Frame) Path;

enum { STATE_NEW, STATE_OPEN, STATE_DONE };

static void report_cycle(Lowering *l, const Path *path, const Resource *back) {
  Buf text = buf_new(l->a);
  size_t i = path->n;
  while (path->v[i - 1].r != back) i--;
  for (size_t k = i - 1; k < path->n; k++) buf_addf(&text, "%.*s -> ", STR_ARG(path->v[k].r->logical_id));
  buf_add(&text, back->logical_id);
  diag_error(l->d, TC5013, back->owner->instance->span, "%.*s would depend on itself in its template",
             STR_ARG(back->owner->instance->address));
  diag_detail(l->d,
              "In CloudFormation these refer to each other in a circle: %.*s. Something that Terraform keeps as a resource of "
              "its own is a property there. Use a configured name instead of one of the references.",
              STR_ARG(buf_str(&text)));
}

static size_t dependencies(const Resource *r) { return r->refs.n + r->depends.n + r->maybe.n; }

static Resource *dependency(const Resource *r, size_t i) {
  size_t n = r->refs.n, both = n + r->depends.n;
  const Resource *d = i < n ? r->refs.v[i] : i < both ? r->depends.v[i - n] : r->maybe.v[i - both];
  return (Resource *)d;
}

static void visit(Lowering *l, Resource *start) {
  Path path = {0};
  start->state = STATE_OPEN;
  vec_push(l->a, &path, (Frame){start, 0});
  while (path.n) {
    Frame *top = &path.v[path.n - 1];
    if (top->next == dependencies(top->r)) {
      top->r->state = STATE_DONE;
      path.n--;
      continue;
    }
    Resource *dep = dependency(top->r, top->next++);
    if (dep->state == STATE_OPEN) report_cycle(l, &path, dep);
    if (dep->state != STATE_NEW) continue;
    dep->state = STATE_OPEN;
    vec_push(l->a, &path, (Frame){dep, 0});
  }
}

static void check_cycles(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++)
    for (size_t k = 0; k < l->out->all.v[i]->resources.n; k++)
      if (l->out->all.v[i]->resources.v[k]->state == STATE_NEW) visit(l, l->out->all.v[i]->resources.v[k]);
}

/* --- logical IDs --------------------------------------------------------------------------------------------------- */

/* Two rules whose `also` blocks share a label could give two resources one ID. */
static void check_ids(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++) {
    Map seen = {0};
    for (size_t k = 0; k < l->out->all.v[i]->resources.n; k++) {
      Resource *r = l->out->all.v[i]->resources.v[k];
      const Resource *other = map_get(&seen, r->logical_id);
      map_put(l->a, &seen, r->logical_id, r);
      if (!other) continue;
      diag_error(l->d, TC5019, r->owner->instance->span, "%.*s and %.*s have the same logical ID %.*s",
                 STR_ARG(other->owner->instance->address), STR_ARG(r->owner->instance->address), STR_ARG(r->logical_id));
      diag_detail(l->d, "Labels of `also` blocks must differ between rules. Rename one of them.");
    }
  }
}

/* --- limits -------------------------------------------------------------------------------------------------------- */

static void check_limit(Lowering *l, const Stack *s, size_t n, size_t max, const char *what) {
  if (n <= max || stack_too_large(l->a, l->out, s)) return;
  diag_error(l->d, TC5015, SPAN_NONE, "Stack %.*s has %zu %s; CloudFormation allows %zu", STR_ARG(s->name), n, what, max);
  diag_detail(l->d, "It cannot be split: what is left is one resource with all that is part of it, or resources that need each "
                    "other. Divide that resource.");
}

/* A variable that may be folded in: that has a value, is no secret, and that the user has not asked for. */
static bool may_be_fixed(const Lowering *l, const Parameter *p) {
  const Bindings *b = l->options->bindings;
  return p->variable && p->given && !p->no_echo && !(b && bindings_keep(b, p->variable->name));
}

static void fix_parameter(Lowering *l, const Parameter *p, const Stack *s, size_t n) {
  Demand d = {.variable = p->variable->name, .what = STR(""), .where = p->span};
  d.reason =
      str_fmt(l->a, "stack %.*s would have %zu parameters, and CloudFormation allows %d", STR_ARG(s->name), n, MAX_PARAMETERS);
  vec_push(l->a, &l->ev->demands, d);
}

/* Of too many parameters the last declared ones are folded in: a variable that is added changes no other, and no resource moves
 * to another stack, which would replace it. False when too few can be. */
static bool fix_surplus(Lowering *l, const Stack *s, size_t n) {
  size_t surplus = n - MAX_PARAMETERS, free = 0;
  for (size_t i = 0; i < s->parameters.n; i++) free += may_be_fixed(l, s->parameters.v[i]);
  if (free < surplus) return false;
  for (size_t i = s->parameters.n; surplus && i-- > 0;) {
    if (!may_be_fixed(l, s->parameters.v[i])) continue;
    fix_parameter(l, s->parameters.v[i], s, n);
    surplus--;
  }
  return true;
}

static void check_parameters(Lowering *l, const Stack *s) {
  size_t n = s->parameters.n;
  for (size_t i = 0; i < s->inputs.n; i++) n += wire_is_parameter(l->out, s->inputs.v[i]);
  if (n > MAX_PARAMETERS && !fix_surplus(l, s, n)) check_limit(l, s, n, MAX_PARAMETERS, "parameters");
}

/* Parts of a stack that is split anyway have fewer parameters. */
static void check_limits(Lowering *l) {
  for (size_t i = 0; i < l->out->all.n; i++) {
    const Stack *s = l->out->all.v[i];
    check_limit(l, s, s->resources.n, MAX_RESOURCES, "resources");
    check_limit(l, s, s->outputs.n, MAX_OUTPUTS, "outputs");
  }
  for (size_t i = 0; i < l->out->all.n && !l->out->again; i++) check_parameters(l, l->out->all.v[i]);
}

/* --- demands ------------------------------------------------------------------------------------------------------- */

typedef struct {
  const Lowering *l;
  const Demand *demand;
  const Value *call;
} Operation;

static bool is_not_variable(void *ctx, const Value *leaf) {
  const Str *name = ctx;
  return leaf->sym->op != SYM_PARAM || !str_eq(leaf->sym->name, *name);
}

/* Stops at an operation of the configuration that only conversion can do, over the demanded variable. */
static bool find_operation(void *ctx, const Value *node) {
  Operation *o = ctx;
  const Sym *s = node->sym;
  Str variable = o->demand->variable;
  bool own = s->op == SYM_CALL && !s->equiv && s->span.file && !rules_own(o->l->rules, s->span.file);
  if (!own || sym_each(node, is_not_variable, &variable)) return true;
  o->call = node;
  return false;
}

typedef VEC(Str) Names;

static bool has_variable(const Value *v, Str variable) { return !sym_each(v, is_not_variable, &variable); }

/* The path of the argument that has the variable in it; it ends where several blocks come into question. */
static void find_argument(Arena *a, const Value *config, Str variable, Names *out) {
  for (size_t i = 0; config->kind == VAL_OBJECT && i < config->map.n; i++) {
    Field f = config->map.fields[i];
    bool list = f.value->kind == VAL_TUPLE || f.value->kind == VAL_LIST || f.value->kind == VAL_SET;
    bool blocks = list && f.value->seq.n && f.value->seq.items[0]->kind == VAL_OBJECT;
    if (!has_variable(f.value, variable)) continue;
    if (blocks && f.value->seq.n > 1) return;
    vec_push(a, out, f.key);
    if (blocks) find_argument(a, f.value->seq.items[0], variable, out);
    return;
  }
}

/* Where the resource at `at` takes the variable's value: the argument, or the resource. */
static Span place_of(const Lowering *l, Span at, Str variable) {
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    const Instance *instance = l->out->lowered.v[i]->instance;
    Names path = {0};
    if (instance->span.file != at.file || instance->span.start != at.start || !instance->config) continue;
    find_argument(l->a, instance->config, variable, &path);
    if (path.n) return instance_argument_span(instance, path.v, path.n);
  }
  return at;
}

/* A rule that loops over a list makes an item, or a resource, of each element: templates have no loops that could. */
static Str loop_reason(const Demand *d) {
  bool loop = str_is(d->what, "a for expression") || str_is(d->what, "a splat");
  return loop ? STR("each of its elements becomes a part of its own, and a template has no loop for that") : d->reason;
}

/* The place where a rule needs a value says little to whoever wrote the configuration: what it computes there does, or else the
 * argument or the resource. */
static void blame_configuration(Lowering *l) {
  for (size_t i = 0; i < l->ev->demands.n; i++) {
    Demand *d = &l->ev->demands.v[i];
    if (!d->trace || !rules_own(l->rules, d->where.file)) continue;
    Operation o = {.l = l, .demand = d};
    if (d->value && !sym_each_node(d->value, find_operation, &o)) {
      d->what = sym_operation(l->a, o.call->sym->name);
      d->where = o.call->sym->span;
      continue;
    }
    d->reason = loop_reason(d);
    if (str_starts(d->what, STR("the operator "))) d->what = STR("the resource's rule");
    if (!str_ends(d->what, STR("rule"))) d->what = str_cat(l->a, d->what, STR(" in the rule"));
    d->where = place_of(l, d->trace->where, d->variable);
  }
}

static LowerOptions with_defaults(Arena *a, const LowerOptions *options) {
  LowerOptions o = *options;
  if (!o.max_resources) o.max_resources = MAX_RESOURCES;
  if (!o.share) o.share = NEW(a, Share);
  if (!o.too_large) o.too_large = NEW(a, Map);
  return o;
}

Program *lower(Eval *ev, Schemas *schemas, Expansion *x, const LowerOptions *given) {
  const LowerOptions filled = with_defaults(ev->run, given), *options = &filled;
  Lowering l = {.ev = ev, .a = ev->run, .d = ev->diags, .schemas = schemas, .x = x, .options = options};
  l.out = NEW(l.a, Program);
  l.out->name = options->name;
  l.out->root_dir = x->config->root->dir;
  l.out->wiring = options->wiring;
  l.out->layout = options->layout;
  l.out->schemas = schemas;
  l.out->too_large = options->too_large;
  l.rules = options->rules;
  moves_collect(&l);
  apply_all(&l);
  fold_all(&l);
  follow_all(&l);
  layer_all(&l);
  resolve_nested(&l);
  resolve_all(&l);
  lower_outputs(&l);
  share_decide(&l);
  share_merge(&l);
  sort_wiring(&l);
  account_read(&l);
  account_default_tags(&l);
  shorten_conditions(&l);
  account_differences(&l);
  collect_all_parameters(&l);
  reduce_depends(&l);
  check_elements(&l);
  lower_validations(&l);
  quoting_constrain(&l);
  choose_parameter_types(&l);
  check_ids(&l);
  check_cycles(&l);
  if (!l.out->again) check_limits(&l); /* what is shared with other regions will not count */
  blame_configuration(&l);
  return l.out;
}
