/* format and formatlist.
 *
 *     text = { literal | "%%" | "%" { flag } [ width ] [ "." { digit } ] [ "[" index "]" ] verb } .
 *     flag = "0" | "#" | "-" | "+" | " " .
 *
 * The verbs are Terraform's: v (any value: strings and numbers plainly, the rest as JSON), t (bool), b d o x X (integers), e E
 * f g G (numbers), s and q (strings). Widths of strings count grapheme clusters. Numbers come out as Go's math/big prints them.
 *
 * The text is split into pieces, one per literal and verb, so that a deploy-time string under a plain %s stays a piece of a
 * concatenation instead of making the whole result unknown. */
#include "base/grapheme.h"
#include "base/num_big.h"
#include "eval/func_util.h"

#include <gmp.h>

enum { MAX_WIDTH = 1000000 }; /* Go's fmt has the same */

typedef struct {
  Str raw;
  size_t offset;
  bool zero, sharp, minus, plus, space;
  bool has_width, has_precision, precision_given; /* "." alone is a precision of 0 for numbers and none for strings */
  int width, precision;
  size_t arg; /* from 1 */
  char verb;
} Verb;

typedef struct {
  const Call *c;
  Str text;
  const Value *const *args; /* what the verbs refer to */
  size_t nargs;
  size_t next_arg, highest;
  Values parts;
  bool failed;
  bool undecided; /* a symbol under a verb that no template can express, or a verb in a part of the text that is not known */
  bool more;      /* `text` is a part, and deploy-time text follows */
  size_t length;  /* bytes of the parts so far */
} Format;

static void fail(Format *f, const char *fmt, ...) PRINTF_LIKE(2, 3);
static void fail(Format *f, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str message = str_vfmt(f->c->a, fmt, ap);
  va_end(ap);
  if (!f->failed) func_error(f->c, -1, "%.*s", STR_ARG(message));
  f->failed = true;
}

static void unsupported(Format *f, const Verb *v, const char *why) {
  fail(f, "unsupported value for \"%.*s\" at %zu: %s", STR_ARG(v->raw), v->offset, why);
}

static void add_part(Format *f, Str s) {
  f->length += s.n;
  if (!f->failed && func_too_long(f->c, f->length)) f->failed = true;
  if (s.n) vec_push(f->c->a, &f->parts, value_string(f->c->a, s));
}

/* ----------------------------------------------------------------------------------------------------------- parsing */

/* The byte at i; only read where i < n was checked, or as 0 at the end. */
static char at(Str s, size_t i) { return i < s.n ? s.p[i] : '\0'; }

static bool is_digit(char ch) { return ch >= '0' && ch <= '9'; }

static int read_count(Format *f, size_t *i) {
  long n = 0;
  for (; is_digit(at(f->text, *i)); ++*i)
    if (n <= MAX_WIDTH) n = n * 10 + (f->text.p[*i] - '0');
  if (n > MAX_WIDTH) fail(f, "width or precision above %d", MAX_WIDTH);
  return (int)n;
}

static void read_flags(Str s, size_t *i, Verb *v) {
  for (;; ++*i) switch (at(s, *i)) {
    case '0': v->zero = true; break;
    case '#': v->sharp = true; break;
    case '-': v->minus = true; break;
    case '+': v->plus = true; break;
    case ' ': v->space = true; break;
    default: return;
    }
}

/* Whether deploy-time text comes before the verb at `i` has ended. */
static bool runs_on(const Format *f, size_t i) {
  while (++i < f->text.n)
    if (!strchr("0123456789#-+ .[]", f->text.p[i])) return false;
  return f->more;
}

/* The verb whose "%" is at *i; moves *i behind it. */
static bool read_verb(Format *f, size_t *i, Verb *v) {
  Str s = f->text;
  *v = (Verb){.offset = *i, .arg = f->next_arg};
  ++*i;
  read_flags(s, i, v);
  if (is_digit(at(s, *i))) {
    v->has_width = true;
    v->width = read_count(f, i);
  }
  if (at(s, *i) == '.') {
    ++*i;
    v->has_precision = true;
    v->precision_given = is_digit(at(s, *i));
    v->precision = read_count(f, i);
  }
  if (at(s, *i) == '[' && is_digit(at(s, *i + 1)) && at(s, *i + 1) != '0') {
    ++*i;
    v->arg = (size_t)read_count(f, i);
    if (at(s, *i) != ']') fail(f, "unrecognized format character at offset %zu", *i);
    ++*i;
  }
  if (f->failed) return false;
  if (*i >= s.n) {
    fail(f, "invalid format string starting at offset %zu", *i);
    return false;
  }
  v->verb = s.p[*i];
  if (!((v->verb >= 'a' && v->verb <= 'z') || (v->verb >= 'A' && v->verb <= 'Z'))) {
    fail(f, "unrecognized format character at offset %zu", *i);
    return false;
  }
  ++*i;
  v->raw = str_sub(s, v->offset, *i);
  f->next_arg = v->arg + 1;
  if (v->arg > f->highest) f->highest = v->arg;
  return true;
}

/* ---------------------------------------------------------------------------------------------------------- printing */

static void pad(Format *f, const Verb *v, Str s) {
  size_t len = grapheme_count(s), want = v->has_width ? (size_t)v->width : 0;
  Buf b = buf_new(f->c->a);
  if (v->minus) buf_add(&b, s);
  if (len < want) buf_fill(&b, v->zero ? '0' : ' ', want - len);
  if (!v->minus) buf_add(&b, s);
  add_part(f, buf_str(&b));
}

static Str json_text(Format *f, const Value *v) {
  Buf b = buf_new(f->c->a);
  func_write_json(&b, v, f->c->ev->limits.max_string);
  return buf_str(&b);
}

/* The first n grapheme clusters. */
static Str clip(Str s, size_t n) {
  size_t to = 0;
  while (n-- && to < s.n) to = grapheme_next(s, to);
  return str_sub(s, 0, to);
}

static void print_string(Format *f, const Verb *v, const Value *arg) {
  Str why;
  const Value *s = convert(f->c->a, arg, &type_string, &why);
  if (!s) {
    unsupported(f, v, "string required");
    return;
  }
  Str text = v->precision_given && v->precision > 0 ? clip(s->string, (size_t)v->precision) : s->string;
  pad(f, v, v->verb == 'q' ? json_text(f, value_string(f->c->a, text)) : text);
}

static void print_bool(Format *f, const Verb *v, const Value *arg) {
  Str why;
  const Value *b = convert(f->c->a, arg, &type_bool, &why);
  if (b)
    add_part(f, b->boolean ? STR("true") : STR("false"));
  else
    unsupported(f, v, "bool required");
}

/* Sign, prefix, zeros and digits, padded as Go does it: zeros go between sign and digits, "-" wins over "0". */
static void print_padded(Format *f, const Verb *v, Str sign, Str prefix, size_t zeros, Str digits, bool zero_pad) {
  size_t len = sign.n + prefix.n + zeros + digits.n, want = v->has_width ? (size_t)v->width : 0;
  size_t fill = want > len ? want - len : 0;
  bool left = !v->minus && !zero_pad;
  Buf b = buf_new(f->c->a);
  if (left) buf_fill(&b, ' ', fill);
  buf_add(&b, sign);
  buf_add(&b, prefix);
  buf_fill(&b, '0', zeros + (!v->minus && zero_pad ? fill : 0));
  buf_add(&b, digits);
  if (v->minus) buf_fill(&b, ' ', fill);
  add_part(f, buf_str(&b));
}

static Str sign_of(const Verb *v, bool negative) {
  return negative ? STR("-") : v->plus ? STR("+") : v->space ? STR(" ") : STR("");
}

static void print_integer(Format *f, const Verb *v, Num n) {
  if (!num_is_integer(n)) {
    unsupported(f, v, "an integer is required");
    return;
  }
  int base = v->verb == 'b' ? 2 : v->verb == 'o' ? 8 : v->verb == 'd' ? 10 : 16;
  Str prefix = !v->sharp || base == 10 ? STR("")
               : base == 2             ? STR("0b")
               : base == 8             ? STR("0")
               : v->verb == 'x'        ? STR("0x")
                                       : STR("0X");
  NumOperand room;
  mpz_t z;
  mpz_init(z);
  mpfr_get_z(z, num_load(&room, n), MPFR_RNDZ);
  char *text = arena_alloc(f->c->a, mpz_sizeinbase(z, base) + 2);
  mpz_get_str(text, v->verb == 'X' ? -16 : base, z);
  mpz_clear(z);
  Str digits = str_from(text);
  bool negative = digits.p[0] == '-';
  digits = str_sub(digits, negative, digits.n);
  size_t zeros = v->has_precision && (size_t)v->precision > digits.n ? (size_t)v->precision - digits.n : 0;
  if (v->has_precision && !v->precision && str_is(digits, "0")) return;
  print_padded(f, v, sign_of(v, negative), prefix, zeros, digits, v->zero && !v->has_precision);
}

/* The shortest digits of |n| as %g prints them: with an exponent below 1e-4 and from 1e6 on. */
static Str shortest_g(Arena *a, Num n, char e) {
  Str plain = num_to_str(a, num_abs(a, n));
  Buf digits = buf_new(a);
  size_t point = str_find_char(plain, '.', 0);
  long exponent = (long)point - 1;
  for (size_t i = 0; i < plain.n; i++)
    if (plain.p[i] != '.') buf_addc(&digits, plain.p[i]);
  Str d = buf_str(&digits);
  while (d.n > 1 && d.p[0] == '0') {
    d = str_sub(d, 1, d.n);
    exponent--;
  }
  while (d.n > 1 && d.p[d.n - 1] == '0') d.n--;
  if (str_is(d, "0") || (exponent >= -4 && exponent < 6)) return plain;
  Buf b = buf_new(a);
  buf_addc(&b, d.p[0]);
  if (d.n > 1) buf_addc(&b, '.');
  buf_add(&b, str_sub(d, 1, d.n));
  buf_addf(&b, "%c%c%02ld", e, exponent < 0 ? '-' : '+', exponent < 0 ? -exponent : exponent);
  return buf_str(&b);
}

static void print_float(Format *f, const Verb *v, Num n) {
  NumOperand room;
  mpfr_srcptr x = num_load(&room, n);
  bool negative = mpfr_signbit(x) != 0, infinite = num_is_inf(n);
  Str digits;
  if (infinite) {
    digits = STR("Inf");
  } else if ((v->verb == 'g' || v->verb == 'G') && !v->has_precision) {
    digits = shortest_g(f->c->a, n, v->verb == 'g' ? 'e' : 'E');
  } else {
    static const struct {
      char verb;
      const char *format;
    } formats[] = {{'e', "%.*RNe"}, {'E', "%.*RNE"}, {'f', "%.*RNf"}, {'g', "%.*RNg"}, {'G', "%.*RNG"}};
    size_t k = 0;
    while (formats[k].verb != v->verb) k++;
    char *text = NULL;
    if (mpfr_asprintf(&text, formats[k].format, v->has_precision ? v->precision : 6, x) < 0) {
      unsupported(f, v, "the number is too large");
      return;
    }
    digits = str_dup(f->c->a, str_from(text));
    mpfr_free_str(text);
    if (negative) digits = str_sub(digits, 1, digits.n);
  }
  Str sign = infinite && !negative && !v->space ? STR("+") : sign_of(v, negative);
  print_padded(f, v, sign, STR(""), 0, digits, v->zero && !infinite);
}

static void print_number(Format *f, const Verb *v, const Value *arg) {
  Str why;
  const Value *n = convert(f->c->a, arg, &type_number, &why);
  if (!n)
    unsupported(f, v, "a number is required");
  else if (strchr("bdoxX", v->verb))
    print_integer(f, v, n->number);
  else
    print_float(f, v, n->number);
}

static void print_any(Format *f, const Verb *v, const Value *arg) {
  if (!v->sharp && arg->kind == VAL_STRING) {
    pad(f, v, arg->string);
  } else if (!v->sharp && arg->kind == VAL_NUMBER) {
    Str g = num_is_inf(arg->number) ? num_to_str(f->c->a, arg->number) : shortest_g(f->c->a, arg->number, 'e');
    bool negative = num_sign(arg->number) < 0 && !num_is_inf(arg->number);
    pad(f, v, negative ? str_cat(f->c->a, STR("-"), g) : g);
  } else {
    pad(f, v, json_text(f, arg));
  }
}

/* A symbol stays a piece of its own under a verb that adds nothing to its text. */
static void add_symbolic(Format *f, const Verb *v, const Value *arg) {
  const Type *t = value_type(f->c->a, arg);
  bool plain = !v->has_width && !v->has_precision && !v->plus && !v->space && !v->sharp;
  bool fits = v->verb == 's'   ? type_is_primitive(t)
              : v->verb == 'v' ? t->kind == TYPE_STRING
                               : v->verb == 'd' && t->kind == TYPE_NUMBER;
  Str why;
  const Value *s = plain && fits && arg->kind == VAL_SYM ? convert(f->c->a, arg, &type_string, &why) : NULL;
  if (s)
    vec_push(f->c->a, &f->parts, s);
  else
    f->undecided = true;
}

static void print_verb(Format *f, const Verb *v) {
  static const struct {
    const char *verbs;
    void (*print)(Format *, const Verb *, const Value *);
  } kinds[] = {{"v", print_any}, {"t", print_bool}, {"bdoxXeEfgG", print_number}, {"sq", print_string}};
  if (v->arg > f->nargs) {
    fail(f, "not enough arguments for \"%.*s\" at %zu: need index %zu but have %zu total", STR_ARG(v->raw), v->offset, v->arg,
         f->nargs);
    return;
  }
  const Value *arg = f->args[v->arg - 1];
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!strchr(kinds[i].verbs, v->verb)) continue;
    if (func_has_sym(arg))
      add_symbolic(f, v, arg);
    else if (value_is_null(arg) && v->verb != 'v')
      unsupported(f, v, "null value cannot be formatted");
    else
      kinds[i].print(f, v, arg);
    return;
  }
  fail(f, "unsupported format verb '%c' in \"%.*s\" at offset %zu", v->verb, STR_ARG(v->raw), v->offset);
}

static void format_text(Format *f, Str text) {
  f->text = text;
  for (size_t i = 0; i < text.n && !f->failed;) {
    size_t to = str_find_char(text, '%', i);
    Verb v;
    add_part(f, str_sub(text, i, to));
    i = to;
    if (i >= text.n) break;
    if (runs_on(f, i)) {
      f->undecided = true;
      break;
    }
    if (at(text, i + 1) == '%') {
      add_part(f, STR("%"));
      i += 2;
    } else if (read_verb(f, &i, &v)) {
      print_verb(f, &v);
    }
  }
}

static bool may_hold_verb(Format *f, const Value *v);

static bool any_may_hold_verb(Format *f, const Value *const *v, size_t n) {
  bool any = false;
  for (size_t i = 0; i < n; i++) any |= may_hold_verb(f, v[i]);
  return any;
}

static bool symbol_may_hold_verb(Format *f, const Sym *s) {
  switch (s->op) {
  case SYM_PARAM:
    if (type_is_primitive(s->type) && s->type->kind != TYPE_STRING) return false;
    vec_push(f->c->a, &f->c->ev->demands,
             ((Demand){.variable = s->name, .what = STR("the function format"), .where = f->c->span, .need = NEED_NO_VERB}));
    return false;
  case SYM_ATTR: return s->equiv && may_hold_verb(f, s->equiv);
  case SYM_IF: return any_may_hold_verb(f, s->args + 1, 2); /* whatever decides is no part of the text */
  case SYM_FIND: return may_hold_verb(f, s->args[0]);
  default: return any_may_hold_verb(f, s->args, s->nargs);
  }
}

/* Whether deploy-time text may hold a verb. What AWS calls something does not, and of parameters it is asked that they do not.
 */
static bool may_hold_verb(Format *f, const Value *v) {
  if (v->kind == VAL_STRING) return str_find_char(v->string, '%', 0) < v->string.n;
  if (v->kind == VAL_SYM) return symbol_may_hold_verb(f, v->sym);
  bool any = false;
  for (size_t i = 0; func_is_seq(v) && i < v->seq.n; i++) any |= may_hold_verb(f, v->seq.items[i]);
  for (size_t i = 0; func_is_map(v) && i < v->map.n; i++) any |= may_hold_verb(f, v->map.fields[i].value);
  return any;
}

/* Deploy-time text between verbs stands as it is. */
static void format_symbol(Format *f, const Value *text) {
  f->undecided |= may_hold_verb(f, text);
  vec_push(f->c->a, &f->parts, text);
}

static void check_all_used(Format *f) {
  if (f->failed || f->highest >= f->nargs) return;
  f->failed = true;
  if (f->highest)
    func_error(f->c, (int)f->highest + 1, "too many arguments; only %zu used by format string", f->highest);
  else
    func_error(f->c, 1, "too many arguments; no verbs in format string");
}

/* All pieces of the text with these arguments; NULL after a fault, or for a symbol that cannot be expressed. */
static const Value *format_once(const Call *c, const Value *const *args, size_t nargs, Format *f) {
  const Value *text = c->args[0], *const *parts = &text;
  size_t n = 1;
  bool open = text->kind == VAL_SYM;
  *f = (Format){.c = c, .args = args, .nargs = nargs, .next_arg = 1};
  if (sym_is(text, SYM_CONCAT)) {
    parts = text->sym->args;
    n = text->sym->nargs;
  }
  for (size_t i = 0; i < n && !f->failed; i++) {
    f->more = i + 1 < n;
    if (parts[i]->kind == VAL_STRING)
      format_text(f, parts[i]->string);
    else
      format_symbol(f, parts[i]);
  }
  if (open && f->highest < nargs) f->undecided = true; /* the verbs are in what is not known */
  if (!f->undecided) check_all_used(f);
  return f->failed || f->undecided ? NULL : sym_concat(c->a, f->parts.v, f->parts.n);
}

/* Terraform takes a bare null for a value of no known type, and a format with one for not known. */
static bool has_bare_null(const Call *c) {
  for (size_t i = 1; i < c->n; i++)
    if (value_is_null(c->args[i]) && value_type(c->a, c->args[i])->kind == TYPE_DYNAMIC) return true;
  return false;
}

/* The first argument that is unknown without being symbolic, or NULL. */
static const Value *unknown_argument(const Call *c) {
  for (size_t i = 1; i < c->n; i++)
    if (!value_is_wholly_known(c->args[i]) && !func_has_sym(c->args[i])) return c->args[i];
  return NULL;
}

static const Value *fn_format(const Call *c) {
  if (has_bare_null(c)) return &value_unknown;
  if (unknown_argument(c)) return value_unknown_of(c->a, &type_string);
  Format f;
  const Value *r = format_once(c, c->args + 1, c->n - 1, &f);
  return f.failed ? &value_unknown : r;
}

/* How many rows the arguments make; false when their lengths differ. SIZE_MAX: none of them is a list. */
static bool count_rows(const Call *c, size_t *rows) {
  size_t by = 0;
  *rows = SIZE_MAX;
  for (size_t i = 1; i < c->n; i++) {
    if (!func_is_seq(c->args[i])) continue;
    size_t n = c->args[i]->seq.n;
    if (*rows != SIZE_MAX && *rows != n) {
      func_error(c, (int)i, "argument %zu has length %zu, which is inconsistent with argument %zu of length %zu", i, n, by,
                 *rows);
      return false;
    }
    *rows = n;
    by = i;
  }
  return true;
}

static const Value *fn_formatlist(const Call *c) {
  size_t rows;
  if (has_bare_null(c)) return &value_unknown;
  if (unknown_argument(c)) return value_unknown_of(c->a, &func_list_string);
  for (size_t i = 1; i < c->n; i++) {
    TypeKind k = value_type(c->a, c->args[i])->kind;
    bool list = k == TYPE_LIST || k == TYPE_SET || k == TYPE_TUPLE || k == TYPE_DYNAMIC;
    if (c->args[i]->kind == VAL_SYM && list) return NULL;
  }
  if (!count_rows(c, &rows)) return &value_unknown;
  Values out = {0};
  const Value **args = NEW_N(c->a, const Value *, c->n);
  for (size_t row = 0; row < (rows == SIZE_MAX ? 1 : rows); row++) {
    for (size_t i = 1; i < c->n; i++) args[i - 1] = func_is_seq(c->args[i]) ? c->args[i]->seq.items[row] : c->args[i];
    Format f;
    const Value *r = format_once(c, args, c->n - 1, &f);
    if (!r) return f.failed ? &value_unknown : NULL;
    vec_push(c->a, &out, r);
  }
  return func_strings(c, &out);
}

static const char plain[] =
    "`Fn::Sub` for deploy-time values under %s, %v of a string and %d of a number, without width or precision, and in the text "
    "itself (a parameter there may not hold a %)";
static const char listed[] =
    "as `format`; with one list of unknown length and literal text around its elements, `Fn::Split` of `Fn::Join`";

// clang-format off
const Function func_format[] = {
  {"format", {{"format", &type_string, PARAM_SYMBOLIC}}, .variadic = {"args", NULL, PARAM_SHAPE | PARAM_NULL}, .returns = &type_string, .fn = fn_format,
   .lowering = plain},
  {"formatlist", {{"format", &type_string, PARAM_SYMBOLIC}}, .variadic = {"args", NULL, PARAM_SHAPE | PARAM_NULL}, .returns = &func_list_string,
   .fn = fn_formatlist, .lowering = listed},
  {0},
};
// clang-format on
