/* Conditions on text -> AllowedPattern.
 *
 * Terraform's regular expressions are RE2's and look for a match anywhere; AllowedPattern is Java's and must match the whole
 * value. So a pattern is taken apart into its alternatives; where one is not anchored, anything may stand beside it. What the
 * two dialects read differently is rewritten (`.`, `\s`) or refused: a pattern that says nearly the same would let values
 * through, or turn them away, without a word. */
#include "lower/validation.h"

#include <string.h>

/* --- one alternative ----------------------------------------------------------------------------------------------- */

typedef struct {
  Str in;
  size_t at;
  Buf out;
  size_t depth; /* of groups */
  bool failed;
} Dialect;

static char peek(const Dialect *x, size_t ahead) { return x->at + ahead < x->in.n ? x->in.p[x->at + ahead] : '\0'; }

static void copy(Dialect *x, size_t n) {
  buf_add(&x->out, str_sub(x->in, x->at, x->at + n));
  x->at += n;
}

static bool is_punctuation(char c) {
  return c > ' ' && c < 127 && !(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
}

/* An escape; `in_class`: within brackets. Java's \s has the vertical tab too. */
static void escape(Dialect *x, bool in_class) {
  char c = peek(x, 1);
  if (is_punctuation(c) || c == 'd' || c == 'D' || c == 'w' || c == 'W' || c == 't' || c == 'n' || c == 'r' || c == 'f') {
    copy(x, 2);
  } else if (c == 's' || (c == 'S' && !in_class)) {
    const char *set = in_class ? "\\t\\n\\f\\r " : c == 's' ? "[\\t\\n\\f\\r ]" : "[^\\t\\n\\f\\r ]";
    buf_addz(&x->out, set);
    x->at += 2;
  } else {
    x->failed = true;
  }
}

/* [...]; what Java would read as a union, an intersection or a name of a class is refused. */
static void bracket(Dialect *x) {
  copy(x, peek(x, 1) == '^' ? 2 : 1);
  if (peek(x, 0) == ']') x->failed = true;
  while (!x->failed && x->at < x->in.n && peek(x, 0) != ']') {
    if (peek(x, 0) == '[' || (peek(x, 0) == '&' && peek(x, 1) == '&'))
      x->failed = true;
    else if (peek(x, 0) == '\\')
      escape(x, true);
    else
      copy(x, 1);
  }
  if (x->at == x->in.n) x->failed = true;
  if (!x->failed) copy(x, 1);
}

/* {2}, {2,}, {2,3}: other braces are text in RE2 and a fault in Java. */
static void repetition(Dialect *x) {
  size_t n = 1;
  while (peek(x, n) >= '0' && peek(x, n) <= '9') n++;
  if (n > 1 && peek(x, n) == ',')
    for (n++; peek(x, n) >= '0' && peek(x, n) <= '9';) n++;
  if (n == 1 || peek(x, n) != '}')
    x->failed = true;
  else
    copy(x, n + 1);
}

static void group(Dialect *x) {
  bool plain = peek(x, 1) != '?', silent = !plain && peek(x, 2) == ':';
  x->failed |= !plain && !silent;
  x->depth++;
  copy(x, silent ? 3 : 1);
}

static void next(Dialect *x) {
  switch (peek(x, 0)) {
  case '\\': escape(x, false); break;
  case '[': bracket(x); break;
  case '{': repetition(x); break;
  case '(': group(x); break;
  case ')':
    x->failed |= x->depth == 0;
    if (x->depth) x->depth--;
    copy(x, 1);
    break;
  case '.':
    buf_addz(&x->out, "[^\\n]");
    x->at++;
    break;
  case '^':
  case '$': x->failed = true; break; /* an anchor in the middle */
  default: copy(x, 1); break;
  }
}

/* --- the alternatives ---------------------------------------------------------------------------------------------- */

/* The end of the alternative that starts at `from`: the next | outside of groups and brackets. */
static size_t alternative_end(Str s, size_t from) {
  size_t depth = 0;
  bool in_class = false;
  for (size_t i = from; i < s.n; i++) {
    char c = s.p[i];
    if (c == '\\')
      i++;
    else if (in_class)
      in_class = c != ']';
    else if (c == '[')
      in_class = true;
    else if (c == '(')
      depth++;
    else if (c == ')' && depth)
      depth--;
    else if (c == '|' && !depth)
      return i;
  }
  return s.n;
}

/* An unescaped $ at the end. */
static bool anchored_behind(Str s) {
  size_t slashes = 0;
  while (slashes + 1 < s.n && s.p[s.n - 2 - slashes] == '\\') slashes++;
  return s.n && s.p[s.n - 1] == '$' && slashes % 2 == 0;
}

static bool add_alternative(Arena *a, Alternatives *out, Str s) {
  static const char anything[] = "[\\s\\S]*";
  bool front = s.n && s.p[0] == '^', back = anchored_behind(s);
  Dialect x = {.in = str_sub(s, front ? 1 : 0, back ? s.n - 1 : s.n), .out = buf_new(a)};
  if (!front) buf_addz(&x.out, anything);
  while (!x.failed && x.at < x.in.n) next(&x);
  if (x.failed || x.depth) return false;
  if (!back) buf_addz(&x.out, anything);
  vec_push(a, out, buf_str(&x.out));
  return true;
}

bool alternatives_of_regex(Arena *a, Str pattern, Alternatives *out) {
  for (size_t from = 0; from <= pattern.n;) {
    size_t to = alternative_end(pattern, from);
    if (!add_alternative(a, out, str_sub(pattern, from, to))) return false;
    from = to + 1;
  }
  return true;
}

/* --- other tests --------------------------------------------------------------------------------------------------- */

void alternative_of_literal(Arena *a, const char *before, Str literal, const char *behind, Alternatives *out) {
  Buf b = buf_new(a);
  buf_addz(&b, before);
  for (size_t i = 0; i < literal.n; i++) {
    if (is_punctuation(literal.p[i]) && !strchr("-_/:,;=@%#~\"'<>!&`", literal.p[i])) buf_addc(&b, '\\');
    buf_addc(&b, literal.p[i]);
  }
  buf_addz(&b, behind);
  vec_push(a, out, buf_str(&b));
}

#define OCTET "0*(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
#define IPV4  OCTET "(?:\\." OCTET "){3}"

void alternative_of_ipv4_block(Arena *a, Alternatives *out) { vec_push(a, out, str_from(IPV4 "/0*(?:3[0-2]|[12]?[0-9])")); }

void alternative_of_ipv6_block(Arena *a, Alternatives *out) {
  vec_push(a, out, str_from("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/[0-9]+"));
}

static bool is_in(const char *set, char c) { return str_find_char(str_from(set), c, 0) < strlen(set); }

static int letter_kind(char c) { return c >= 'a' && c <= 'z' ? 1 : c >= 'A' && c <= 'Z' ? 2 : c >= '0' && c <= '9' ? 3 : 0; }

/* Whether a hyphen stands between a and z, A and Z, 0 and 9 or is itself. */
static bool is_plain_hyphen(Str p, size_t i) {
  if (i == 0 || i + 1 >= p.n || p.p[i - 1] == '[' || p.p[i + 1] == ']') return true;
  return letter_kind(p.p[i - 1]) && letter_kind(p.p[i - 1]) == letter_kind(p.p[i + 1]);
}

bool pattern_is_plain(Str p) {
  bool class = false;
  for (size_t i = 0; i < p.n; i++) {
    char c = p.p[i], next = i + 1 < p.n ? p.p[i + 1] : '\0';
    if (c == '\\' && is_in("dw.-/+_:@", next)) {
      i++;
      continue;
    }
    if (c == '[' && next == '^') return false;
    class = c == '[' || (class && c != ']');
    bool plain = c == '-' ? is_plain_hyphen(p, i) : c == '.' ? class : letter_kind(c) || is_in("_:/@=+ ,^$[]{}()*?|", c);
    if (!plain) return false;
  }
  return p.n > 0;
}

bool pattern_lacks_case(Str p, bool capitals) {
  if (!pattern_is_plain(p)) return false;
  for (size_t i = 0; i < p.n; i++) {
    bool escaped = i && p.p[i - 1] == '\\';
    if (escaped ? p.p[i] == 'w' : letter_kind(p.p[i]) == (capitals ? 2 : 1)) return false;
  }
  return true;
}

Str alternatives_pattern(Arena *a, const Alternatives *v) {
  Buf b = buf_new(a);
  buf_addz(&b, v->n == 1 ? "^" : "^(?:");
  for (size_t i = 0; i < v->n; i++) {
    if (i) buf_addc(&b, '|');
    buf_add(&b, v->v[i]);
  }
  buf_addz(&b, v->n == 1 ? "$" : ")$");
  return buf_str(&b);
}
