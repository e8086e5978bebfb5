/* Answers: what the user says that data sources give (--answer ADDRESS.ATTRIBUTE=JSON).
 *
 * A template asks nothing while it is made, so what a data source gives is not known at conversion. Where the number or the
 * keys of something depend on it (count = length(data.aws_availability_zones.all.names)), there is nothing to convert without
 * it. An answer is the value that such places get; everywhere else what stands for the data source stays as it is: Fn::GetAZs,
 * a parameter. */
#include "eval/convert.h"
#include "expand/internal.h"

/* The first '=' that is in no quotes: keys of instances may hold one. */
static size_t find_equals(Str s) {
  bool quoted = false;
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '"') quoted = !quoted;
    if (s.p[i] == '=' && !quoted) return i;
  }
  return s.n;
}

static size_t last_dot(Str s) {
  size_t i = s.n;
  while (i > 0 && s.p[i - 1] != '.') i--;
  return i;
}

static const Value *decode(Eval *ev, Str json) {
  size_t keep = ev->diags->list.n;
  const Value *text = value_string(ev->run, json), *v = eval_call(ev, STR("jsondecode"), &text, 1, SPAN_NONE);
  bool ok = ev->diags->list.n == keep && v->kind != VAL_UNKNOWN;
  diags_truncate(ev->diags, keep);
  return ok ? v : NULL;
}

static void report(Diags *d, Str option, const char *why) {
  diag_error(d, TC5074, SPAN_NONE, "--answer %.*s cannot be used", STR_ARG(option));
  diag_detail(d,
              "%s. Write the address of a data source, one of its attributes and the value in JSON: "
              "--answer 'data.aws_availability_zones.all.names=[\"eu-west-1a\", \"eu-west-1b\"]'.",
              why);
}

static void read_one(Eval *ev, Bindings *b, Str option, Diags *faults) {
  size_t equals = find_equals(option);
  Str left = str_sub(option, 0, equals), json = str_sub(option, equals + (equals < option.n), option.n);
  size_t dot = last_dot(left);
  bool data = str_starts(left, STR("data.")) || str_find(left, STR(".data."), 0) < left.n;
  const Value *v = data && dot && equals < option.n ? decode(ev, json) : NULL;
  Answer answer = {.option = option, .attribute = str_sub(left, dot, left.n), .value = v};
  if (!data || !dot || equals == option.n)
    report(faults, option, "It does not name an attribute of a data source");
  else if (!v)
    report(faults, option, "What follows the equals sign is no JSON");
  else
    answer.address = str_sub(left, 0, dot - 1);
  if (answer.address.n) vec_push(ev->run, &b->answers, answer);
}

void answers_read(Eval *ev, Bindings *b, const Str *options, size_t n, Diags *faults) {
  for (size_t i = 0; i < n; i++) read_one(ev, b, options[i], faults);
}

/* In the attribute's type; NULL after a reported fault. */
static const Value *typed(Expander *x, const Instance *i, const Answer *answer) {
  const AttrSchema *attr = i->schema ? schema_attr(i->schema, answer->attribute) : NULL;
  Str why = STR("the provider's schema has no such attribute");
  const Value *v = attr ? convert(x->a, answer->value, attr->type, &why) : NULL;
  if (v) return v;
  diag_error(x->d, TC5074, i->span, "--answer %.*s cannot be used", STR_ARG(answer->option));
  diag_detail(x->d, "It does not fit %.*s: %.*s.", STR_ARG(i->address), STR_ARG(why));
  return NULL;
}

const Value *answers_of(Expander *x, const Instance *i) {
  VEC(Field) fields = {0};
  for (size_t k = 0; x->bindings && k < x->bindings->answers.n; k++) {
    const Answer *answer = &x->bindings->answers.v[k];
    const Value *v = str_eq(answer->address, i->address) ? typed(x, i, answer) : NULL;
    if (v) vec_push(x->a, &fields, (Field){answer->attribute, v});
  }
  return fields.n ? value_object(x->a, fields.v, fields.n) : NULL;
}

void answers_check(Expander *x) {
  for (size_t k = 0; k < x->bindings->answers.n; k++) {
    const Answer *answer = &x->bindings->answers.v[k];
    if (!map_has(&x->out->by_address, answer->address))
      report(x->d, answer->option, "The configuration has no data source of that address");
  }
}
