/* Which parameters have one of AWS's own types, AWS::EC2::VPC::Id or List<AWS::EC2::Subnet::Id>: CloudFormation then checks
 * that what is given exists before it makes anything, and the console offers a choice.
 *
 * Nothing is read off names. CloudFormation's schema says of a property what its values name; a parameter that stands there
 * names one of these. Such a parameter can no longer be empty, or anything else, so it gets the type only where that takes
 * nothing away: the value is always used (a switch could leave it out, and with it the need for a value), all such places
 * agree, nothing compares it, its default is of that form, and its validation allows each value of that form. Places that take
 * any text (tags, outputs, parts of longer text) do not count: they get the same text. Each stack decides for itself, because
 * values are looked for in its region and account. */
#include "lower/internal.h"
#include "schema/pattern.h"

typedef struct {
  Str type;    /* of one value; empty: nothing says it */
  bool always; /* some place is there under all circumstances */
  bool clash;
  bool list, text; /* of a wire: some place takes its value as a list, as text */
} Uses;

typedef struct {
  Lowering *l;
  Map uses;      /* in the stack at hand: logical ID -> Uses* */
  Map *compared; /* in any: logical ID -> Parameter* */
  Patterns *patterns;
} Types;

/* --- what values look like ----------------------------------------------------------------------------------------- */

/* IDs are a word and 8 or 17 hexadecimal digits ("Resource IDs", EC2 user guide). */
static const struct {
  Str type, prefix;
} ids[] = {
    {{"AWS::EC2::VPC::Id", 17}, {"vpc-", 4}},          {{"AWS::EC2::Subnet::Id", 20}, {"subnet-", 7}},
    {{"AWS::EC2::SecurityGroup::Id", 27}, {"sg-", 3}}, {{"AWS::EC2::Image::Id", 19}, {"ami-", 4}},
    {{"AWS::EC2::Instance::Id", 22}, {"i-", 2}},       {{"AWS::EC2::Volume::Id", 20}, {"vol-", 4}},
};

enum { OLD_DIGITS = 8, NEW_DIGITS = 17, MAX_ZONE_ID = 32, MAX_KEY_NAME = 255 };

static Str prefix_of(Str type) {
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
    if (str_eq(ids[i].type, type)) return ids[i].prefix;
  return STR_NONE;
}

static bool all_of(Str s, const char *allowed) {
  for (size_t i = 0; i < s.n; i++)
    if (!s.p[i] || !strchr(allowed, s.p[i])) return false;
  return true;
}

static bool is_zone_name(Str s, Str region) {
  return region.n && s.n == region.n + 1 && str_starts(s, region) && s.p[region.n] >= 'a' && s.p[region.n] <= 'z';
}

/* Whether text has the form of what the type checks. Whether the thing exists is CloudFormation's question. */
static bool has_form(Str type, Str s, const Stack *stack) {
  Str prefix = prefix_of(type);
  if (prefix.p) {
    bool length = s.n == prefix.n + OLD_DIGITS || s.n == prefix.n + NEW_DIGITS;
    return length && str_starts(s, prefix) && all_of(str_sub(s, prefix.n, s.n), "0123456789abcdef");
  }
  if (str_is(type, "AWS::EC2::AvailabilityZone::Name")) return is_zone_name(s, stack->partition->region);
  if (str_is(type, "AWS::Route53::HostedZone::Id"))
    return s.n > 1 && s.n <= MAX_ZONE_ID && s.p[0] == 'Z' && all_of(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return s.n > 0 && s.n <= MAX_KEY_NAME;
}

/* --- uses ---------------------------------------------------------------------------------------------------------- */

static Parameter *parameter_of(Types *x, const Value *leaf) { return map_get(&x->l->out->parameter_of, leaf->sym->name); }

static Uses *uses_of(Types *x, Str id) {
  Uses *u = map_get(&x->uses, id);
  if (u) return u;
  u = NEW(x->l->a, Uses);
  map_put(x->l->a, &x->uses, id, u);
  return u;
}

static void note_type(Types *x, Str id, Str type, bool always) {
  Uses *u = uses_of(x, id);
  if (!type.n) return;
  u->clash |= u->type.n && !str_eq(u->type, type);
  u->always |= always;
  u->type = type;
}

static void note(Types *x, const Value *leaf, Str type, bool always) {
  const Parameter *p = parameter_of(x, leaf);
  if (p && type.n) note_type(x, p->logical_id, type, always);
}

/* The wire that a list arrives on: its elements, joined with commas, are taken apart again. */
static const Wire *wire_of_list(const Value *v) {
  if (!sym_is(v, SYM_SPLIT) || !sym_is(v->sym->args[1], SYM_WIRE)) return NULL;
  const Value *separator = v->sym->args[0];
  return separator->kind == VAL_STRING && str_is(separator->string, ",") ? v->sym->args[1]->sym->wire : NULL;
}

static bool note_compared(void *ctx, const Value *leaf) {
  Types *x = ctx;
  Parameter *p = leaf->sym->op == SYM_PARAM ? parameter_of(x, leaf) : NULL;
  if (p) map_put(x->l->a, x->compared, p->logical_id, p);
  return true;
}

static void read_condition(Types *x, const Value *condition) {
  if (condition) sym_each(condition, note_compared, x);
}

static void read_value(Types *x, const Value *v, const CfnType *t, bool always);

static Str type_at(const CfnType *t, bool list) {
  if (list) t = t && t->kind == CFN_LIST ? t->elem : NULL;
  return t && t->kind == CFN_STRING ? t->parameter : STR("");
}

static bool is_list_type(const Type *t) { return t->kind == TYPE_LIST || t->kind == TYPE_SET; }

/* `t` is NULL where any text is welcome. */
static void read_symbol(Types *x, const Value *v, const CfnType *t, bool always) {
  const Sym *s = v->sym;
  const Wire *list = wire_of_list(v);
  if (list) {
    note_type(x, list->parameter, type_at(t, true), always);
    uses_of(x, list->parameter)->list = true;
  } else if (s->op == SYM_WIRE) {
    note_type(x, s->wire->parameter, type_at(t, false), always);
    uses_of(x, s->wire->parameter)->text = true;
  } else if (s->op == SYM_PARAM) {
    note(x, v, type_at(t, is_list_type(s->type)), always);
  } else if (s->op == SYM_SELECT && sym_is(s->args[1], SYM_PARAM)) {
    note(x, s->args[1], type_at(t, false), always);
  } else if (s->op == SYM_IF) {
    read_condition(x, s->args[0]);
    read_value(x, s->args[1], t, false);
    read_value(x, s->args[2], t, false);
  } else {
    for (size_t i = 0; i < s->nargs; i++) read_value(x, s->args[i], NULL, always);
  }
}

static const CfnType *field_type(const CfnType *t, Str key) {
  if (!t || t->kind == CFN_MAP) return t ? t->elem : NULL;
  const CfnProperty *p = t->kind == CFN_OBJECT ? schema_property(t, key) : NULL;
  return p ? p->type : NULL;
}

static void read_value(Types *x, const Value *v, const CfnType *t, bool always) {
  if (!(value_parts(v) & PART_SYM)) return;
  if (v->kind == VAL_SYM) {
    read_symbol(x, v, t, always);
  } else if (v->kind == VAL_OBJECT || v->kind == VAL_MAP) {
    for (size_t i = 0; i < v->map.n; i++) read_value(x, v->map.fields[i].value, field_type(t, v->map.fields[i].key), always);
  } else {
    for (size_t i = 0; i < v->seq.n; i++) read_value(x, v->seq.items[i], t && t->kind == CFN_LIST ? t->elem : NULL, always);
  }
}

static void read_resource(Types *x, const Resource *r) {
  read_condition(x, r->condition);
  read_value(x, r->properties, r->schema ? r->schema->root : NULL, !r->condition);
  if (r->creation_policy) read_value(x, r->creation_policy, NULL, false);
  if (r->update_policy) read_value(x, r->update_policy, NULL, false);
}

static void read_stack(Types *x, const Stack *s) {
  for (size_t i = 0; i < s->resources.n; i++) read_resource(x, s->resources.v[i]);
  for (size_t i = 0; i < s->outputs.n; i++) {
    read_condition(x, s->outputs.v[i].condition);
    read_value(x, s->outputs.v[i].value, NULL, false);
  }
}

/* --- constraints --------------------------------------------------------------------------------------------------- */

/* Whether a pattern allows every ID: tried with each digit, in both lengths, and with all of them. */
static bool allows_ids(Types *x, Str pattern, Str prefix) {
  static const char digits[] = "0123456789abcdef";
  for (size_t i = 0; i < 2 * (sizeof digits - 1); i++) {
    size_t n = i % 2 ? NEW_DIGITS : OLD_DIGITS;
    for (size_t step = 0; step < 2; step++) {
      Buf id = buf_new(x->l->a);
      buf_add(&id, prefix);
      for (size_t k = 0; k < n; k++) buf_addc(&id, digits[(i / 2 + k * step) % (sizeof digits - 1)]);
      if (pattern_match(x->patterns, pattern, buf_str(&id)) != PATTERN_MATCHES) return false;
    }
  }
  return true;
}

static bool within(const Value *min, const Value *max, size_t shortest, size_t longest) {
  return (!min || num_cmp(min->number, num_int((int64_t)shortest)) <= 0) &&
         (!max || num_cmp(max->number, num_int((int64_t)longest)) >= 0);
}

/* Whether what the type checks makes the author's constraints superfluous: parameters of these types have none. */
static bool implies_constraints(Types *x, const Parameter *p, Str type) {
  Str prefix = prefix_of(type);
  if (p->allowed_values) return false;
  if (!prefix.p) return !p->allowed_pattern.n && within(p->min_length, p->max_length, 1, MAX_KEY_NAME);
  if (p->allowed_pattern.n && !allows_ids(x, p->allowed_pattern, prefix)) return false;
  return within(p->min_length, p->max_length, prefix.n + OLD_DIGITS, prefix.n + NEW_DIGITS);
}

/* --- choice -------------------------------------------------------------------------------------------------------- */

static bool is_text_type(const Type *t) { return (is_list_type(t) ? t->elem : t)->kind == TYPE_STRING; }

static bool default_has_form(const Parameter *p, Str type, const Stack *s) {
  const Value *v = p->default_value;
  if (!v || v->kind == VAL_STRING) return !v || has_form(type, v->string, s);
  if (v->kind != VAL_LIST && v->kind != VAL_SET && v->kind != VAL_TUPLE) return false;
  for (size_t i = 0; i < v->seq.n; i++)
    if (v->seq.items[i]->kind != VAL_STRING || !has_form(type, v->seq.items[i]->string, s)) return false;
  return true;
}

/* A look-up that its rule types, or that belongs to another region, stays as it is. */
static bool is_free(const Parameter *p, const Stack *s) {
  return p->variable || (lookup_is_here(p, s) && str_find(p->cfn_type, STR("AWS::"), 0) == p->cfn_type.n);
}

static void choose(Types *x, Stack *s, const Parameter *p) {
  const Uses *u = map_get(&x->uses, p->logical_id);
  if (!u || !u->type.n || u->clash || !u->always || p->no_echo || !is_free(p, s) || !is_text_type(p->type)) return;
  if (s->instances.n) return; /* a value of one of its regions */
  if (map_has(x->compared, p->logical_id)) return;
  if (!default_has_form(p, u->type, s) || !implies_constraints(x, p, u->type)) return;
  Str *type = NEW(x->l->a, Str);
  *type = is_list_type(p->type) ? str_fmt(x->l->a, "List<%.*s>", STR_ARG(u->type)) : u->type;
  map_put(x->l->a, &s->parameter_types, p->logical_id, type);
}

/* --- wires --------------------------------------------------------------------------------------------------------- */

/* Whether the value is there for sure, and of the region and account in which CloudFormation looks for it. */
static bool is_here(const Wire *w, const Stack *s) {
  const Resource *r = w->resource;
  bool certain = !r->condition && !(r->stack->as && r->stack->as->condition);
  return certain && r->stack->partition == s->partition && !s->instances.n && !s->set && !w->from->set;
}

/* A list that no place takes as text arrives as one, without being taken apart by every reader. */
static void choose_wire(Types *x, Stack *s, const Wire *w) {
  const Uses *u = map_get(&x->uses, w->parameter);
  if (!u || !wire_is_parameter(x->l->out, w) || (u->list && u->text)) return;
  bool typed = u->type.n && !u->clash && u->always && is_here(w, s);
  if (!typed && !u->list) return;
  Str *type = NEW(x->l->a, Str);
  *type = typed ? u->type : STR("CommaDelimitedList");
  if (typed && u->list) *type = str_fmt(x->l->a, "List<%.*s>", STR_ARG(u->type));
  map_put(x->l->a, &s->parameter_types, w->parameter, type);
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

/* The parameters of a nested stack are checked where they are given, in its root template. */
void choose_parameter_types(Lowering *l) {
  Map compared = {0}, *uses = NEW_N(l->a, Map, l->out->all.n);
  Patterns patterns = patterns_new(l->a);
  Types x = {.l = l, .compared = &compared, .patterns = &patterns};
  for (size_t i = 0; i < l->out->all.n; i++) {
    x.uses = (Map){0};
    read_stack(&x, l->out->all.v[i]);
    uses[i] = x.uses;
  }
  for (size_t i = 0; i < l->out->assertions.n; i++) read_condition(&x, l->out->assertions.v[i].holds);
  for (size_t i = 0; i < l->out->all.n; i++) {
    Stack *s = l->out->all.v[i];
    x.uses = uses[i];
    for (size_t k = 0; k < s->parameters.n && !s->as; k++) choose(&x, s, s->parameters.v[k]);
    for (size_t k = 0; k < s->inputs.n; k++) choose_wire(&x, s, s->inputs.v[k]);
  }
}
