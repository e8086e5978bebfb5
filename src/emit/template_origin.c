/* From a place in a template back to the Terraform source: the resource's instance, and where the rule tells which argument the
 * property is made of, that argument. Looked up only when there is a fault. */
#include "emit/template.h"
#include "lower/rule_map.h"

typedef struct {
  Arena *a;
  const Stack *s;
} Origin;

static const Resource *resource_at(const Origin *x, TemplatePath at) {
  if (at.n < 2 || !str_is(at.v[0], "Resources")) return NULL;
  for (size_t i = 0; i < x->s->resources.n; i++)
    if (str_eq(x->s->resources.v[i]->logical_id, at.v[1])) return x->s->resources.v[i];
  return NULL;
}

/* The property's path without indices and functions: "Tags.Key". */
static Str property_at(const Origin *x, TemplatePath at) {
  Buf b = buf_new(x->a);
  for (size_t i = 3; i < at.n; i++) {
    Str step = at.v[i];
    if (str_starts(step, STR("Fn::")) || (step.n && step.p[0] >= '0' && step.p[0] <= '9')) continue;
    if (b.n) buf_addc(&b, '.');
    buf_add(&b, step);
  }
  return b.n ? buf_str(&b) : STR("");
}

static Span argument_span(const Origin *x, const Instance *i, Str argument) {
  VEC(Str) path = {0};
  for (size_t from = 0, dot; argument.p && from <= argument.n; from = dot + 1) {
    dot = str_find_char(argument, '.', from);
    vec_push(x->a, &path, str_sub(argument, from, dot));
  }
  return instance_argument_span(i, path.v, path.n);
}

/* The instance that gave the property, and the argument, if it can be told. */
static const Instance *source_of(const Origin *x, const Resource *r, Str property, Str *argument) {
  const Lowered *owner = r->owner;
  Str top = str_sub(property, 0, str_find_char(property, '.', 0));
  for (size_t i = 0; i < owner->merged.n; i++) {
    const Fold *f = owner->merged.v[i];
    if (f->part != r) continue;
    if ((!f->properties || !value_field(f->properties, top)) && (!f->append || !value_field(f->append, top))) continue;
    RuleUses uses = {0};
    if (f->from->rule) rule_uses(x->a, f->from->rule, &uses);
    *argument = rule_source(&uses, true, STR_NONE, property);
    return f->from->instance;
  }
  RuleUses uses = {0};
  if (owner->rule) rule_uses(x->a, owner->rule, &uses);
  *argument = rule_source(&uses, false, r->label, property);
  return owner->instance;
}

static Span entry_span(const Origin *x, TemplatePath at) {
  for (size_t i = 0; at.n > 1 && i < x->s->outputs.n; i++)
    if (str_eq(x->s->outputs.v[i].logical_id, at.v[1]) && x->s->outputs.v[i].output) return x->s->outputs.v[i].output->span;
  for (size_t i = 0; at.n > 1 && i < x->s->parameters.n; i++)
    if (str_eq(x->s->parameters.v[i]->logical_id, at.v[1])) return x->s->parameters.v[i]->span;
  return SPAN_NONE;
}

static Span locate(void *ctx, TemplatePath at, bool key) {
  (void)key;
  const Origin *x = ctx;
  const Resource *r = resource_at(x, at);
  if (!r) return entry_span(x, at);
  Str argument;
  const Instance *i = source_of(x, r, property_at(x, at), &argument);
  return argument.p ? argument_span(x, i, argument) : i->span;
}

static Str advise(void *ctx, TemplatePath at, Str usual) {
  const Origin *x = ctx;
  const Resource *r = resource_at(x, at);
  if (!r) return str_fmt(x->a, "%.*s The template of stack %.*s is made from here.", STR_ARG(usual), STR_ARG(x->s->name));
  Str argument;
  const Instance *i = source_of(x, r, property_at(x, at), &argument);
  if (!argument.p)
    return str_fmt(x->a, "%.*s %.*s becomes this %.*s. If its arguments are right, the rule for %.*s is not: please report it.",
                   STR_ARG(usual), STR_ARG(i->address), STR_ARG(r->type), STR_ARG(i->decl->type));
  return str_fmt(x->a,
                 "%.*s The property is made from argument \"%.*s\" of %.*s. If that is right, the rule for %.*s is not: please "
                 "report it.",
                 STR_ARG(usual), STR_ARG(argument), STR_ARG(i->address), STR_ARG(i->decl->type));
}

TemplateOrigin stack_origin(Arena *a, const Stack *s) {
  Origin *x = NEW(a, Origin);
  *x = (Origin){a, s};
  return (TemplateOrigin){locate, advise, x};
}
