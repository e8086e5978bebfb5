/* What a service asks of several properties together: hcl/schema/services.tbl, whose lines are interpreted as they stand.
 *
 * A test of a value gives yes, no or perhaps: what deployment decides is open, and only what is certainly wrong is a fault.
 * One walk finds the values at a path; conditions, demands and loops are what is done with each of them. */
#include "schema/internal.h"
#include "schema/validate_internal.h"

typedef enum { NO, PERHAPS, YES } Answer;

/* The conditions that hold where a line stands, innermost first: "LaunchType is FARGATE". */
typedef struct Given {
  Str text;
  const struct Given *outer;
} Given;

typedef struct Walk Walk;
struct Walk {
  Validator *v;
  const Value *base;                          /* the object at hand */
  void (*visit)(Walk *w, const Value *value); /* NULL: nothing is there; value_unknown: nobody knows what is */
  Str path;                                   /* as the table has it */
  TableLine tests;
  Answer answer;      /* of a condition */
  TableCursor inside; /* of a loop: the lines below it, */
  size_t depth;       /* their depth */
  const Given *given;
};

static void apply(Validator *v, const Value *x, TableCursor c, size_t depth, const Given *given);

/* --- values at a path ---------------------------------------------------------------------------------------------- */

/* The first step of the path, which is shortened. */
static Str first_step(Str *path) {
  size_t dot = str_find_char(*path, '.', 0);
  Str step = str_sub(*path, 0, dot);
  *path = dot < path->n ? str_sub(*path, dot + 1, path->n) : STR("");
  return step;
}

static void walk(Walk *w, const Value *x, Str path);

static void walk_items(Walk *w, const Value *x, Str path) {
  if (!is_list(x)) {
    w->visit(w, &value_unknown);
    return;
  }
  for (size_t i = 0; i < x->seq.n; i++) {
    validate_enter_index(w->v, i);
    walk(w, x->seq.items[i], path);
    validate_leave(w->v);
  }
}

static void walk(Walk *w, const Value *x, Str path) {
  const Value *ignored;
  if (path.n) x = validate_branch(w->v, x);
  if (!path.n || !x) {
    w->visit(w, x);
  } else if (x->kind == VAL_UNKNOWN || intrinsic_name(x, &ignored).p) {
    w->visit(w, &value_unknown);
  } else {
    Str step = first_step(&path);
    if (str_is(step, "*")) {
      walk_items(w, x, path);
    } else if (!is_object(x)) {
      w->visit(w, &value_unknown);
    } else {
      const Value *member = template_member(x, step);
      if (!member) {
        w->visit(w, NULL);
        return;
      }
      validate_enter(w->v, step);
      walk(w, member, path);
      validate_leave(w->v);
    }
  }
}

/* --- tests --------------------------------------------------------------------------------------------------------- */

static Answer answer_of(bool yes) { return yes ? YES : NO; }

static bool number_of(Validator *v, const Value *x, double *out) {
  Num n;
  if (x && x->kind == VAL_NUMBER)
    n = x->number;
  else if (!x || x->kind != VAL_STRING || !num_parse(v->a, x->string, &n))
    return false;
  *out = num_to_double(n);
  return true;
}

/* A bound of a range; false when the field leaves it out. */
static bool bound(Validator *v, Str text, double *out) {
  Num n;
  if (!text.n) return false;
  if (!num_parse(v->a, text, &n)) BUG("malformed bound in the table of services");
  *out = num_to_double(n);
  return true;
}

static bool in_range(Validator *v, double d, Str range) {
  size_t dots = str_find(range, STR(".."), 0);
  double limit;
  if (bound(v, str_sub(range, 0, dots), &limit) && d < limit) return false;
  return !bound(v, str_sub(range, dots + 2, range.n), &limit) || d <= limit;
}

static Answer test_length(Validator *v, const Value *x, Str range) {
  if (!is_list(x)) return PERHAPS;
  for (size_t i = 0; i < x->seq.n; i++)
    if (validate_presence(v, x->seq.items[i]) != PRESENT) return PERHAPS;
  const Value *argument;
  for (size_t i = 0; i < x->seq.n; i++)
    if (intrinsic_name(x->seq.items[i], &argument).p && intrinsic_gives(v, x->seq.items[i]) != GIVES_TEXT) return PERHAPS;
  return answer_of(in_range(v, (double)x->seq.n, range));
}

static Answer test_number(Walk *w, const Value *x, char kind, Str operand) {
  double d, other;
  if (!number_of(w->v, x, &d)) return PERHAPS;
  if (kind == '~') return answer_of(in_range(w->v, d, operand));
  if (kind == '>') return number_of(w->v, template_member(w->base, operand), &other) ? answer_of(d >= other) : PERHAPS;
  Num n;
  if (!num_parse(w->v->a, operand, &n)) BUG("malformed multiple in the table of services");
  other = num_to_double(n);
  double times = d / other;
  return answer_of(times >= 0 && times < 1e15 && (double)(int64_t)times == times);
}

/* True, TRUE and true are the same. */
static bool same_truth(Str a, Str b) { return schema_is_truth(a) && schema_is_truth(b) && (a.p[0] | 0x20) == (b.p[0] | 0x20); }

static Answer test_text(Walk *w, const Value *x, char kind, Str operand) {
  Str text = value_text(w->v->a, x);
  if (kind == '/') {
    PatternResult r = pattern_match(&w->v->patterns, operand, text);
    return r == PATTERN_UNDECIDED ? PERHAPS : answer_of(r == PATTERN_MATCHES);
  }
  if (kind == '=') return answer_of(str_eq(text, operand) || same_truth(text, operand));
  const Value *other = template_member(w->base, operand);
  Str same = other ? value_text(w->v->a, other) : STR_NONE;
  return same.p ? answer_of(str_eq(text, same)) : PERHAPS;
}

/* One test of something that is there. */
static Answer test_one(Walk *w, const Value *x, Str field) {
  char kind = field.p[0];
  Str operand = str_sub(field, 1, field.n);
  Presence p = validate_presence(w->v, x);
  if (kind == '+' || kind == '-') return p == MAYBE ? PERHAPS : answer_of((p == PRESENT) == (kind == '+'));
  x = validate_branch(w->v, x);
  const Value *ignored;
  if (!x || x->kind == VAL_UNKNOWN || intrinsic_name(x, &ignored).p) return PERHAPS;
  if (kind == '#') return test_length(w->v, x, operand);
  if (!value_text(w->v->a, x).p || str_find(value_text(w->v->a, x), STR("{{resolve:"), 0) < value_text(w->v->a, x).n)
    return PERHAPS;
  return strchr("~>%", kind) ? test_number(w, x, kind, operand) : test_text(w, x, kind, operand);
}

/* Whether the value passes one of the tests. `absent`: what those of values make of nothing. */
static Answer test(Walk *w, const Value *x, Answer absent) {
  Answer best = NO;
  TableLine tests = w->tests;
  for (Str field; best != YES && (field = table_field(&tests)).p;) {
    bool certain = x && x->kind == VAL_UNKNOWN;
    Answer a = certain                                ? PERHAPS
               : validate_presence(w->v, x) == ABSENT ? (field.p[0] == '-'   ? YES
                                                         : field.p[0] == '+' ? NO
                                                                             : absent)
                                                      : test_one(w, x, field);
    if (a > best) best = a;
  }
  return best;
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static void add_range(Buf *b, Str range, const char *unit) {
  size_t dots = str_find(range, STR(".."), 0);
  Str low = str_sub(range, 0, dots), high = str_sub(range, dots + 2, range.n);
  if (!high.n)
    buf_addf(b, "%.*s%s or more", STR_ARG(low), unit);
  else
    buf_addf(b, "%.*s to %.*s%s", STR_ARG(low), STR_ARG(high), unit);
}

static void add_test(Buf *b, Str field) {
  Str operand = str_sub(field, 1, field.n);
  switch (field.p[0]) {
  case '=': buf_addf(b, "%.*s", STR_ARG(operand)); break;
  case '/': buf_addf(b, "of the form %.*s", STR_ARG(operand)); break;
  case '~': add_range(b, operand, ""); break;
  case '#': add_range(b, operand, " items"); break;
  case '%': buf_addf(b, "a multiple of %.*s", STR_ARG(operand)); break;
  case '>': buf_addf(b, "at least %.*s", STR_ARG(operand)); break;
  case '@': buf_addf(b, "the same as %.*s", STR_ARG(operand)); break;
  default: break; /* said in other words */
  }
}

/* "A, B or C" of the tests of values. */
static Str allowed(Validator *v, TableLine tests) {
  Buf b = buf_new(v->a);
  size_t left = 0;
  for (TableLine l = tests; (table_peek(&l));) {
    Str field = table_field(&l);
    left += field.p[0] != '-' && field.p[0] != '+';
  }
  for (Str field; (field = table_field(&tests)).p;) {
    if (field.p[0] == '-' || field.p[0] == '+') continue;
    if (b.n) buf_addz(&b, left == 1 ? " or " : ", ");
    add_test(&b, field);
    left--;
  }
  return buf_str(&b);
}

/* "With LaunchType FARGATE, without Body: " */
static void add_given(Buf *b, const Given *given) {
  if (!given) return;
  add_given(b, given->outer);
  buf_addf(b, "%s%.*s", b->n ? ", " : "", STR_ARG(given->text));
}

static Str given_text(Validator *v, const Given *given) {
  Buf b = buf_new(v->a);
  add_given(&b, given);
  if (!b.n) return STR("");
  return str_fmt(v->a, "With %.*s: ", STR_ARG(buf_str(&b)));
}

/* --- lines --------------------------------------------------------------------------------------------------------- */

static void visit_condition(Walk *w, const Value *x) {
  Answer a = test(w, x, NO);
  if (a > w->answer) w->answer = a;
}

static Str last_step(Str path) {
  Str step = STR("");
  while (path.n) {
    Str next = first_step(&path);
    if (!str_is(next, "*")) step = next;
  }
  return step;
}

static void visit_demand(Walk *w, const Value *x) {
  if (test(w, x, YES) != NO) return;
  Str with = given_text(w->v, w->given), name = last_step(w->path);
  char kind = table_peek(&w->tests);
  if (kind == '+')
    fault_here(w->v, TC5251, "Add it.", "%.*s%.*s is required", STR_ARG(with), STR_ARG(name));
  else if (kind == '-' && table_fields(w->tests) == 1)
    fault_here(w->v, TC5251, "Remove one of them.", "%.*s%.*s is not allowed", STR_ARG(with), STR_ARG(name));
  else
    fault_here(w->v, TC5251, "Change one of them.", "%.*s%.*s has to be %.*s", STR_ARG(with), STR_ARG(name),
               STR_ARG(allowed(w->v, w->tests)));
}

static void visit_object(Walk *w, const Value *x) {
  const Value *ignored;
  if (x) x = validate_branch(w->v, x);
  if (x && is_object(x) && !intrinsic_name(x, &ignored).p) apply(w->v, x, w->inside, w->depth, w->given);
}

/* What is at a path without *, as far as it goes through objects; or NULL. */
static const Value *at_path(const Value *x, Str path) {
  while (path.n && x && is_object(x)) x = template_member(x, first_step(&path));
  return path.n ? NULL : x;
}

/* What the condition found, for messages: the value when it has been looked at, else its presence. */
static Str condition_text(Walk *w, const Value *x) {
  Str name = last_step(w->path), allowed_values = allowed(w->v, w->tests);
  const Value *there = at_path(x, w->path);
  if (table_peek(&w->tests) == '-' && !there) return str_fmt(w->v->a, "no %.*s", STR_ARG(name));
  if (table_peek(&w->tests) == '+') return name;
  Str text = there ? value_text(w->v->a, there) : STR_NONE;
  return str_fmt(w->v->a, "%.*s %.*s", STR_ARG(name), STR_ARG(text.p ? text : allowed_values));
}

static void apply_line(Walk w, Str word) {
  if (str_is(word, "if")) {
    w.visit = visit_condition;
    walk(&w, w.base, w.path);
    if (w.answer != YES) return;
    Given given = {condition_text(&w, w.base), w.given};
    apply(w.v, w.base, w.inside, w.depth, &given);
  } else if (str_is(word, "must")) {
    w.visit = visit_demand;
    walk(&w, w.base, w.path);
  } else if (str_is(word, "each")) {
    w.visit = visit_object;
    walk(&w, w.base, w.path);
  } else {
    TableLine head;
    TableCursor body;
    if (!str_is(word, "use") ||
        !table_find(w.v->schemas->services, str_fmt(w.v->a, "part %.*s", STR_ARG(w.path)), &head, &body))
      BUG("malformed line in the table of services");
    apply(w.v, w.base, body, 1, w.given);
  }
}

/* The lines of that depth, for the object. */
static void apply(Validator *v, const Value *x, TableCursor c, size_t depth, const Given *given) {
  for (TableLine line; table_next(&c, depth, &line); table_skip(&c, depth)) {
    Str word = table_field(&line), path = table_field(&line);
    apply_line((Walk){.v = v, .base = x, .path = path, .tests = line, .inside = c, .depth = depth + 1, .given = given}, word);
  }
}

void validate_service(Validator *v, const Value *properties, Str type) {
  TableLine head;
  TableCursor body;
  static const Value none = {.kind = VAL_OBJECT};
  const Value *ignored, *x = properties ? properties : &none;
  if (!is_object(x) || intrinsic_name(x, &ignored).p || !table_find(v->schemas->services, type, &head, &body)) return;
  for (size_t i = 0; i < x->map.n; i++)
    if (validate_is_generator(x->map.fields[i].key)) return;
  apply(v, x, body, 1, NULL);
}
