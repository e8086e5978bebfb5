/* Operations that a parameter leaves nothing to do for, if it is kept from some values.
 *
 * `lower("${var.project}-logs")` has no intrinsic. But while the variable holds no capital letter, it is "${var.project}-logs",
 * and a template can ask that of its parameter: a pattern, a length, a smallest number, with a sentence that says why. So where
 * the value at hand allows it, the operation is done as if the parameter were restricted, and a demand (see Demand) says how.
 * What AWS generates is restricted by itself: an account's ID has 12 digits, and the name of a region is in small letters. */
#include "base/grapheme.h"
#include "eval/eval.h"
#include "eval/ops.h"

/* --- What is asked ----------------------------------------------------------------------------------------------------- */

/* What a root variable's parameter is at conversion. */
typedef struct {
  const Value *value; /* NULL: nothing, or null */
} Given;

void eval_know_given(Eval *ev, Str variable, const Value *given) {
  Given *g = NEW(ev->run, Given);
  g->value = given && !value_is_null(given) ? given : NULL;
  map_put(ev->run, &ev->givens, variable, g);
}

static bool has_letter(Str s, unsigned char from, unsigned char to) {
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if ((c >= from && c <= to) || c >= 0x80) return true;
  }
  return false;
}

static bool meets_text(Str s, const Demand *d) {
  switch (d->need) {
  case NEED_NO_VERB: return str_find_char(s, '%', 0) == s.n;
  case NEED_LOWER: return !has_letter(s, 'A', 'Z');
  case NEED_UPPER: return !has_letter(s, 'a', 'z');
  case NEED_TRIMMED: return str_trim(s).n == s.n;
  case NEED_NO_PREFIX: return !str_starts(s, d->text);
  case NEED_NO_SUFFIX: return !str_ends(s, d->text);
  case NEED_AT_MOST: return grapheme_count(s) <= d->limit;
  case NEED_AT_LEAST: return grapheme_count(s) >= d->limit;
  default: return false;
  }
}

/* Of a list, each element: a parameter's pattern is held against each. */
bool need_is_met(const Value *given, const Demand *d) {
  bool list = given->kind == VAL_LIST || given->kind == VAL_SET || given->kind == VAL_TUPLE;
  for (size_t i = 0; list && i < given->seq.n; i++)
    if (!need_is_met(given->seq.items[i], d)) return false;
  if (given->kind == VAL_STRING) return meets_text(given->string, d);
  if (given->kind == VAL_NUMBER && d->need == NEED_NOT_NEGATIVE) return num_sign(given->number) >= 0;
  return list || d->need == NEED_NO_VERB;
}

typedef struct {
  Eval *ev;
  Str function; /* or operator */
  Demand asked; /* of each parameter */
} Restriction;

static bool is_text_param(const Value *v) { return sym_is(v, SYM_PARAM) && v->sym->type->kind == TYPE_STRING; }

/* NULL where the parameter is not that of a root variable. */
static const Given *given_of(const Eval *ev, const Value *param) { return map_get(&ev->givens, param->sym->name); }

/* In bytes: no smaller than what CloudFormation counts, so that a limit lets the value at hand through. */
static size_t given_length(const Given *g) { return g->value ? g->value->string.n : 0; }

/* Not a parameter without a value at hand: nothing says which answer its author expects of a condition. */
static bool is_at_hand(void *ctx, const Value *leaf) {
  const Given *g = leaf->sym->op == SYM_PARAM ? given_of(ctx, leaf) : NULL;
  return leaf->sym->op != SYM_PARAM || (g && g->value);
}

/* Demands it of a parameter; false where its value is not so. */
static bool ask(const Restriction *r, const Value *param) {
  const Given *given = given_of(r->ev, param);
  if (!given || (given->value && !need_is_met(given->value, &r->asked))) return false;
  Demand d = r->asked;
  d.variable = param->sym->name;
  vec_push(r->ev->run, &r->ev->demands, d);
  return true;
}

/* --- Capital and small letters ----------------------------------------------------------------------------------------- */

static const Value *recased(const Restriction *r, const Value *v);

static bool recase_all(const Restriction *r, const Value *const *v, const Value **out, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (!(out[i] = recased(r, v[i]))) return false;
  return true;
}

static const Value *recased_list(const Restriction *r, const Value *list) {
  const Value **items = NEW_N(r->ev->run, const Value *, list->seq.n + 1);
  return recase_all(r, list->seq.items, items, list->seq.n) ? value_tuple(r->ev->run, items, list->seq.n) : NULL;
}

static bool is_index(const Value *v, int64_t i) { return v->kind == VAL_NUMBER && num_cmp(v->number, num_int(i)) == 0; }

/* A group of the UUID at the end of a stack's ID, which is in small letters; the index of the group, or -1. */
static int64_t stack_group(const Value *v) {
  int64_t i;
  const Value *uuid = sym_is(v, SYM_SELECT) && sym_is(v->sym->args[1], SYM_SPLIT) ? v->sym->args[1]->sym->args[1] : NULL;
  const Value *of = uuid && sym_is(uuid, SYM_SELECT) && is_index(uuid->sym->args[0], 2) ? uuid->sym->args[1] : NULL;
  bool found = of && sym_is(of, SYM_SPLIT) && sym_is(of->sym->args[1], SYM_PSEUDO) &&
               str_is(of->sym->args[1]->sym->name, "StackId") && v->sym->args[0]->kind == VAL_NUMBER;
  return found && num_to_int64(v->sym->args[0]->number, &i) ? i : -1;
}

static bool is_pseudo_recased(const Restriction *r, Str name) {
  bool small = str_is(name, "Region") || str_is(name, "Partition") || str_is(name, "URLSuffix");
  return str_is(name, "AccountId") || (small && r->asked.need == NEED_LOWER);
}

/* The operation over recased arguments, from the `from`th on. */
static const Value *recased_node(const Restriction *r, const Value *v, size_t from) {
  const Value **args = NEW_N(r->ev->run, const Value *, v->sym->nargs);
  memcpy(args, v->sym->args, v->sym->nargs * sizeof *args);
  return recase_all(r, args + from, args + from, v->sym->nargs - from) ? sym_rebuild(r->ev->run, v, args) : NULL;
}

/* One of few values is written in other letters where it must be. */
static const Value *recased_param(const Restriction *r, const Value *v) {
  if (!is_text_param(v)) return NULL;
  if (eval_domain(r->ev, v->sym->name)) return ops_enumerate(r->ev, r->function, &v, 1, r->asked.where);
  return ask(r, v) ? v : NULL;
}

/* The text in the letters that are asked for; NULL where only deployment knows how that reads. */
static const Value *recased(const Restriction *r, const Value *v) {
  if (v->kind == VAL_STRING) return ops_apply(r->ev, r->function, &v, 1, r->asked.where);
  if (v->kind == VAL_LIST || v->kind == VAL_TUPLE) return recased_list(r, v);
  if (v->kind != VAL_SYM) return NULL;
  switch (v->sym->op) {
  case SYM_PARAM: return recased_param(r, v);
  case SYM_PSEUDO: return is_pseudo_recased(r, v->sym->name) ? v : NULL;
  case SYM_CONCAT:
  case SYM_JOIN: return recased_node(r, v, 0);
  case SYM_IF: return recased_node(r, v, 1);
  case SYM_SELECT: return r->asked.need == NEED_LOWER && stack_group(v) >= 0 ? v : NULL;
  default: return NULL;
  }
}

static const Value *recase(Restriction *r, const Value *const *args, Need need) {
  r->asked.need = need;
  return recased(r, args[0]);
}

static const Value *of_lower(Restriction *r, const Value *const *args) { return recase(r, args, NEED_LOWER); }

static const Value *of_upper(Restriction *r, const Value *const *args) { return recase(r, args, NEED_UPPER); }

/* --- Lengths ----------------------------------------------------------------------------------------------------------- */

/* Names of regions and partitions in the AWS SDK's partitions.json: "us-isof-south-1" and "aws-us-gov" are the longest. */
enum { LONGEST_REGION = 15, LONGEST_PARTITION = 10, ACCOUNT_DIGITS = 12 };

typedef struct {
  const Eval *ev;
  size_t known; /* characters, at most, besides those of parameters */
  size_t given; /* characters that the parameters have at conversion */
  VEC(const Value *) params;
} Extent;

static size_t longest(const Value *texts) {
  size_t most = 0;
  for (size_t i = 0; i < texts->seq.n; i++) {
    const Value *v = texts->seq.items[i];
    size_t n = v->kind == VAL_STRING ? grapheme_count(v->string) : 0;
    if (n > most) most = n;
  }
  return most;
}

static bool measure(Extent *x, const Value *v);

static bool measure_param(Extent *x, const Value *v) {
  const Given *given = given_of(x->ev, v);
  const Domain *d = eval_domain(x->ev, v->sym->name);
  if (!is_text_param(v) || !given) return false;
  if (d) {
    x->known += longest(d->values);
    return true;
  }
  x->given += given_length(given);
  vec_push(x->ev->run, &x->params, v);
  return true;
}

static bool measure_pseudo(Extent *x, Str name) {
  size_t n = str_is(name, "AccountId") ? ACCOUNT_DIGITS : str_is(name, "Region") ? LONGEST_REGION : 0;
  if (str_is(name, "Partition")) n = LONGEST_PARTITION;
  x->known += n;
  return n > 0;
}

/* The longer branch, where no parameter stands in either. */
static bool measure_if(Extent *x, const Sym *s) {
  Extent branch[2] = {{.ev = x->ev}, {.ev = x->ev}};
  for (size_t i = 0; i < 2; i++)
    if (!measure(&branch[i], s->args[i + 1]) || branch[i].params.n) return false;
  x->known += branch[0].known > branch[1].known ? branch[0].known : branch[1].known;
  return true;
}

static bool measure_group(Extent *x, const Value *v) {
  static const size_t digits[] = {8, 4, 4, 4, 12}; /* RFC 9562, section 4 */
  int64_t i = stack_group(v);
  if (i < 0 || i >= 5) return false;
  x->known += digits[i];
  return true;
}

/* The longest text in a mapping. */
static bool measure_find(Extent *x, const Sym *s) {
  size_t most = 0;
  for (size_t i = 0; i < s->args[0]->map.n; i++) {
    const Value *v = sym_find_value(s, s->args[0]->map.fields[i].key);
    if (!v || v->kind != VAL_STRING) return false;
    size_t n = grapheme_count(v->string);
    if (n > most) most = n;
  }
  x->known += most;
  return true;
}

/* Adds up the longest that a text can be. */
static bool measure(Extent *x, const Value *v) {
  if (v->kind == VAL_STRING) {
    x->known += grapheme_count(v->string);
    return true;
  }
  if (v->kind != VAL_SYM) return false;
  switch (v->sym->op) {
  case SYM_PARAM: return measure_param(x, v);
  case SYM_PSEUDO: return measure_pseudo(x, v->sym->name);
  case SYM_IF: return measure_if(x, v->sym);
  case SYM_SELECT: return measure_group(x, v);
  case SYM_FIND: return measure_find(x, v->sym);
  case SYM_CONCAT:
    for (size_t i = 0; i < v->sym->nargs; i++)
      if (!measure(x, v->sym->args[i])) return false;
    return true;
  default: return false;
  }
}

/* Keeps text to at most `n` characters: what is left beside the values at conversion is shared among the parameters. */
static bool keep_short(Restriction *r, const Value *text, size_t n) {
  Extent x = {.ev = r->ev};
  if (!measure(&x, text) || x.known + x.given > n) return false;
  size_t share = x.params.n ? (n - x.known - x.given) / x.params.n : 0;
  for (size_t i = 0; i < x.params.n; i++) {
    r->asked.need = NEED_AT_MOST;
    r->asked.limit = share + given_length(given_of(r->ev, x.params.v[i]));
    if (!r->asked.limit || !ask(r, x.params.v[i])) return false;
  }
  return true;
}

static bool to_size(const Value *v, size_t *n) {
  int64_t i;
  if (v->kind != VAL_NUMBER || !num_to_int64(v->number, &i) || i < 0) return false;
  *n = (size_t)i;
  return true;
}

/* From the beginning on, and to the end. */
static const Value *of_substr(Restriction *r, const Value *const *args) {
  size_t n;
  if (!is_index(args[1], 0)) return NULL;
  if (is_index(args[2], -1)) return args[0];
  return to_size(args[2], &n) && keep_short(r, args[0], n) ? args[0] : NULL;
}

/* The only parameter in text, and the bytes beside it; NULL for text that is made of something else. */
static const Value *only_param(const Value *text, size_t *beside) {
  const Value *param = NULL;
  if (is_text_param(text)) return text;
  for (size_t i = 0; sym_is(text, SYM_CONCAT) && i < text->sym->nargs; i++) {
    const Value *part = text->sym->args[i];
    if (part->kind == VAL_STRING)
      *beside += part->string.n;
    else if (param || !is_text_param(part))
      return NULL;
    else
      param = part;
  }
  return param;
}

/* Of a literal, whether deploy-time text is its end: not, where that text has more characters than the literal has bytes. */
static const Value *of_endswith(Restriction *r, const Value *const *args) {
  size_t beside = 0, n = args[0]->kind == VAL_STRING ? args[0]->string.n + 1 : 0;
  const Value *param = n ? only_param(args[1], &beside) : NULL;
  if (!param || !is_at_hand(r->ev, param)) return NULL;
  if (beside >= n) return &value_false;
  r->asked.need = NEED_AT_LEAST;
  r->asked.limit = n - beside;
  return ask(r, param) ? &value_false : NULL;
}

/* --- Ends of text ------------------------------------------------------------------------------------------------------ */

static const Value *of_trimspace(Restriction *r, const Value *const *args) {
  r->asked.need = NEED_TRIMMED;
  return is_text_param(args[0]) && ask(r, args[0]) ? args[0] : NULL;
}

/* A single character, so that the pattern for it is one that people read. */
static const Value *trimmed(Restriction *r, const Value *const *args, Need need) {
  if (args[1]->kind != VAL_STRING || args[1]->string.n != 1) return NULL;
  r->asked.need = need;
  r->asked.text = args[1]->string;
  return is_text_param(args[0]) && ask(r, args[0]) ? args[0] : NULL;
}

static const Value *of_trimprefix(Restriction *r, const Value *const *args) { return trimmed(r, args, NEED_NO_PREFIX); }

static const Value *of_trimsuffix(Restriction *r, const Value *const *args) { return trimmed(r, args, NEED_NO_SUFFIX); }

/* --- Order ------------------------------------------------------------------------------------------------------------- */

/* x > n, for x a length or a number that is not negative. */
static const Value *exceeds(Restriction *r, const Value *x, int64_t n) {
  const Sym *s = x->sym;
  if (n < 0 || !sym_each(x, is_at_hand, r->ev)) return NULL;
  if (s->op == SYM_CALL) return keep_short(r, s->args[0], (size_t)n) ? &value_false : NULL;
  r->asked.need = NEED_NOT_NEGATIVE;
  return !n && ask(r, x) ? sym_not(r->ev->run, sym_eq(r->ev->run, x, value_int(r->ev->run, 0))) : NULL;
}

static bool is_length(const Eval *ev, const Value *v) {
  return sym_is(v, SYM_CALL) && str_is(v->sym->name, "length") && value_type(ev->run, v->sym->args[0])->kind == TYPE_STRING;
}

static bool is_number_param(const Value *v) { return sym_is(v, SYM_PARAM) && v->sym->type->kind == TYPE_NUMBER; }

static const Value *compared(Restriction *r, const Value *const *args) {
  static const char *const mirrored[] = {"<", ">", "<=", ">="};
  const Value *x = args[0], *than = args[1];
  Str op = r->function;
  int64_t n;
  for (size_t i = 0; than->kind == VAL_SYM && i < 4; i++) {
    if (!str_is(op, mirrored[i])) continue;
    x = args[1], than = args[0], op = str_from(mirrored[i ^ 1]);
    break;
  }
  if (than->kind != VAL_NUMBER || !num_to_int64(than->number, &n) || (!is_length(r->ev, x) && !is_number_param(x))) return NULL;
  bool or_equal = op.n == 2, more = op.p[0] == '>';
  bool before = more == or_equal; /* x >= n and x < n speak of n - 1 */
  if (before && !is_length(r->ev, x)) return NULL;
  const Value *out = exceeds(r, x, before ? n - 1 : n);
  return !out || more ? out : out->kind == VAL_BOOL ? value_bool(!out->boolean) : sym_not(r->ev->run, out);
}

/* --- The operations ---------------------------------------------------------------------------------------------------- */

static const struct {
  const char *name;
  const Value *(*apply)(Restriction *r, const Value *const *args);
} operations[] = {
    {"lower", of_lower},
    {"upper", of_upper},
    {"substr", of_substr},
    {"endswith", of_endswith},
    {"trimspace", of_trimspace},
    {"trimprefix", of_trimprefix},
    {"trimsuffix", of_trimsuffix},
    {">", compared},
    {"<", compared},
    {"<=", compared},
    {">=", compared},
};

const Value *eval_restricted(Eval *ev, Str name, const Value *const *args, Span where) {
  for (size_t i = 0; i < sizeof operations / sizeof *operations; i++) {
    if (!str_is(name, operations[i].name)) continue;
    Restriction r = {.ev = ev, .function = name};
    r.asked = (Demand){.what = sym_operation(ev->run, name), .where = where, .trace = ev->diags->trace};
    size_t demands = ev->demands.n;
    const Value *out = operations[i].apply(&r, args);
    if (!out) ev->demands.n = demands;
    return out;
  }
  return NULL;
}
