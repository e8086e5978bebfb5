/* What a template asks of a parameter beyond what the author says of its variable.
 *
 * Operations that deployment lacks are left out where parameters are kept from the values that they would change (see
 * eval/restrict.c), and text within JSON or a format is safe without certain characters. Each restriction comes with a sentence
 * in the parameter's ConstraintDescription. */
#include "lower/internal.h"

void parameter_match(Arena *a, Parameter *p, Str pattern) {
  Str *known = &p->allowed_pattern;
  if (!known->n)
    *known = pattern;
  else if (str_find(*known, pattern, 0) == known->n) /* both: one is looked for ahead of the other */
    *known = str_fmt(a, "(?=%.*s)%.*s", STR_ARG(*known), STR_ARG(pattern));
}

void parameter_bound(const Value **slot, const Value *v, int direction) {
  if (!*slot || num_cmp(v->number, (*slot)->number) * direction > 0) *slot = v;
}

static void say(Arena *a, Parameter *p, Str why) {
  Str *told = &p->constraint_description;
  const char *stop = str_ends(*told, STR(".")) ? "" : ".";
  *told = told->n ? str_fmt(a, "%.*s%s %.*s", STR_ARG(*told), stop, STR_ARG(why)) : why;
}

void parameter_restrict(Arena *a, Parameter *p, Str pattern, Str why) {
  if (pattern_is_plain(p->allowed_pattern)) return;
  parameter_match(a, p, pattern);
  say(a, p, why);
}

/* --- what operations ask ------------------------------------------------------------------------------------------- */

static bool all_meet(const Value *values, const Demand *d) {
  for (size_t i = 0; i < values->seq.n; i++)
    if (!need_is_met(values->seq.items[i], d)) return false;
  return true;
}

/* One character within the brackets of a pattern. */
static Str in_class(Arena *a, Str c) {
  bool special = str_find_char(STR("\\]^-"), c.p[0], 0) < 4;
  return special ? str_fmt(a, "\\%.*s", STR_ARG(c)) : c;
}

/* What the author's constraints say already. */
static bool is_implied(const Parameter *p, const Demand *d) {
  if (p->allowed_values && all_meet(p->allowed_values, d)) return true;
  return (d->need == NEED_LOWER || d->need == NEED_UPPER) && pattern_lacks_case(p->allowed_pattern, d->need == NEED_LOWER);
}

static void match(Arena *a, Parameter *p, Str pattern, Str why) {
  parameter_match(a, p, pattern);
  say(a, p, why);
}

/* Letters beyond ASCII are left out altogether: patterns have no class for those that have another case. */
static void apply(Arena *a, Parameter *p, const Demand *d) {
  const Value *limit = value_int(a, (int64_t)d->limit);
  Str edge = d->text.n ? in_class(a, d->text) : STR("");
  switch (d->need) {
  case NEED_NO_VERB: parameter_restrict(a, p, STR("^[^%]*$"), STR("A % would be read as a part of a format.")); return;
  case NEED_LOWER: match(a, p, STR("^[^A-Z\\x80-\\uffff]*$"), STR("Letters must be small ones, a to z.")); return;
  case NEED_UPPER: match(a, p, STR("^[^a-z\\x80-\\uffff]*$"), STR("Letters must be capitals, A to Z.")); return;
  case NEED_TRIMMED: match(a, p, STR("^([!-~]([\\s\\S]*[!-~])?)?$"), STR("No white space at either end.")); return;
  case NEED_NO_PREFIX:
    match(a, p, str_fmt(a, "^([^%.*s][\\s\\S]*)?$", STR_ARG(edge)), str_fmt(a, "No %.*s at the beginning.", STR_ARG(d->text)));
    return;
  case NEED_NO_SUFFIX:
    match(a, p, str_fmt(a, "^([\\s\\S]*[^%.*s])?$", STR_ARG(edge)), str_fmt(a, "No %.*s at the end.", STR_ARG(d->text)));
    return;
  case NEED_AT_MOST:
    parameter_bound(&p->max_length, limit, -1);
    say(a, p, str_fmt(a, "At most %zu characters.", d->limit));
    return;
  case NEED_AT_LEAST:
    parameter_bound(&p->min_length, limit, 1);
    say(a, p, str_fmt(a, "At least %zu characters.", d->limit));
    return;
  case NEED_NOT_NEGATIVE:
    parameter_bound(&p->min_value, value_int(a, 0), 1);
    say(a, p, STR("Not negative."));
    return;
  case NEED_VALUE:
  case NEED_PRESENCE: BUG("no restriction");
  }
}

/* Of limits of one kind, the tightest says it all. */
static bool is_tightest(const Restrictions *r, size_t i) {
  const Demand *d = &r->v.v[i];
  for (size_t k = 0; k < r->v.n; k++) {
    const Demand *other = &r->v.v[k];
    if (other->need != d->need || k == i) continue;
    if (d->need == NEED_AT_MOST ? other->limit < d->limit : other->limit > d->limit) return false;
  }
  return true;
}

void restrictions_apply(Arena *a, Parameter *p) {
  for (size_t i = 0; i < p->restrictions->v.n; i++) {
    const Demand *d = &p->restrictions->v.v[i];
    if (!is_implied(p, d) && is_tightest(p->restrictions, i)) apply(a, p, d);
  }
}
