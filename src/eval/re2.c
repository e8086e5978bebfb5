/* The translation: see re2.h.
 *
 *     alternatives = sequence { "|" sequence } .
 *     sequence     = { atom [ repetition [ "?" ] ] } .
 *     repetition   = "*" | "+" | "?" | "{" n [ "," [ n ] ] "}" .
 *     atom         = literal | "." | "^" | "$" | class | escape | "(" [ "?" flags ":" | "?P<" name ">" ] alternatives ")" .
 *
 * What is written says everything explicitly (flags become groups around single items, "$" becomes \z, \s a class), so no
 * option of PCRE2 but UTF mode takes part. Source: RE2's syntax page and Go's regexp/syntax documentation. */
#include "eval/re2.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

enum { MAX_DEPTH = 250, MAX_REPEAT = 1000, MAX_RUNE = 0x10FFFF };

typedef struct {
  bool fold, multi, dotall, ungreedy;
} Flags;

typedef struct {
  Arena *a;
  Str s;
  size_t i;
  Buf out;
  Flags flags;
  VEC(Str) names;
  Str *why;
  size_t depth;
  bool failed;
} Parser;

static bool fail(Parser *p, const char *what, Str at) {
  if (!p->failed) *p->why = str_fmt(p->a, "invalid regexp pattern: %s in %.*s", what, STR_ARG(at));
  p->failed = true;
  return false;
}

static bool more(const Parser *p) { return p->i < p->s.n; }

static Str rest(const Parser *p) { return str_sub(p->s, p->i, p->s.n); }

static bool ahead(const Parser *p, const char *text) { return str_starts(rest(p), str_from(text)); }

static bool accept(Parser *p, const char *text) {
  bool yes = ahead(p, text);
  if (yes) p->i += strlen(text);
  return yes;
}

static uint32_t next_rune(Parser *p) {
  ucs4_t u = 0;
  int n = u8_mbtoucr(&u, (const uint8_t *)p->s.p + p->i, p->s.n - p->i);
  p->i += n > 0 ? (size_t)n : 1;
  return n > 0 ? u : 0xFFFD;
}

static bool is_alnum(uint32_t c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

static bool is_octal(const Parser *p) { return more(p) && p->s.p[p->i] >= '0' && p->s.p[p->i] <= '7'; }

static int hex_digit(char ch) {
  if (ch >= '0' && ch <= '9') return ch - '0';
  if (ch >= 'a' && ch <= 'f') return ch - 'a' + 10;
  return ch >= 'A' && ch <= 'F' ? ch - 'A' + 10 : -1;
}

/* --------------------------------------------------------------------------------------------------------- characters */

/* \x41 and \x{1F600}, behind the x. */
static bool read_hex(Parser *p, uint32_t *out) {
  uint32_t u = 0;
  size_t digits = 0;
  bool braced = accept(p, "{");
  while (more(p) && (braced || digits < 2)) {
    int d = hex_digit(p->s.p[p->i]);
    if (d < 0) break;
    u = u * 16 + (uint32_t)d;
    if (u > MAX_RUNE) return false;
    p->i++;
    digits++;
  }
  *out = u;
  return braced ? digits && accept(p, "}") : digits == 2;
}

/* The character that an escape stands for; p is behind the backslash. */
static bool read_escape(Parser *p, uint32_t *out) {
  static const char letters[] = "afnrtv", values[] = "\a\f\n\r\t\v";
  size_t from = p->i - 1;
  if (!more(p)) return fail(p, "trailing backslash at end of expression", STR(""));
  uint32_t c = next_rune(p);
  const char *at = c < 0x80 ? strchr(letters, (int)c) : NULL;
  bool ok = true;
  *out = c;
  if (c == 'x') {
    ok = read_hex(p, out);
  } else if (c && at) {
    *out = (unsigned char)values[at - letters];
  } else if (c == '0' || (c >= '1' && c <= '7' && is_octal(p))) {
    uint32_t u = c - '0';
    for (int k = 0; k < 2 && is_octal(p); k++) u = u * 8 + (uint32_t)(p->s.p[p->i++] - '0');
    *out = u;
  } else {
    ok = c < 0x80 && !is_alnum(c);
  }
  return ok || fail(p, "invalid escape sequence", str_sub(p->s, from, p->i));
}

static void put_rune(Parser *p, uint32_t u) { buf_addf(&p->out, "\\x{%x}", (unsigned)u); }

static void put_literal(Parser *p, uint32_t u) {
  if (p->flags.fold) buf_addz(&p->out, "(?i:");
  if (is_alnum(u))
    buf_addc(&p->out, (char)u);
  else
    put_rune(p, u);
  if (p->flags.fold) buf_addc(&p->out, ')');
}

/* ------------------------------------------------------------------------------------------------------------ classes */

typedef struct {
  const char *name, *yes, *no; /* as the inside of a PCRE2 class */
} NamedClass;

#define CLASS_D     "0-9"
#define CLASS_NOT_D "\\x{0}-/:-\\x{10ffff}"
#define CLASS_S     "\\t\\n\\f\\r "
#define CLASS_NOT_S "\\x{0}-\\x{8}\\x{b}\\x{e}-\\x{1f}!-\\x{10ffff}"
#define CLASS_W     "0-9A-Za-z_"
#define CLASS_NOT_W "\\x{0}-/:-@\\[-\\^`{-\\x{10ffff}"

static const NamedClass perl_classes[] = {
    {"d", CLASS_D, CLASS_NOT_D}, {"s", CLASS_S, CLASS_NOT_S}, {"w", CLASS_W, CLASS_NOT_W}};

static const NamedClass posix_classes[] = {
    {"alnum", "0-9A-Za-z", "\\x{0}-/:-@\\[-`{-\\x{10ffff}"},
    {"alpha", "A-Za-z", "\\x{0}-@\\[-`{-\\x{10ffff}"},
    {"ascii", "\\x{0}-\\x{7f}", "\\x{80}-\\x{10ffff}"},
    {"blank", "\\t ", "\\x{0}-\\x{8}\\x{a}-\\x{1f}!-\\x{10ffff}"},
    {"cntrl", "\\x{0}-\\x{1f}\\x{7f}", " -~\\x{80}-\\x{10ffff}"},
    {"digit", CLASS_D, CLASS_NOT_D},
    {"graph", "!-~", "\\x{0}- \\x{7f}-\\x{10ffff}"},
    {"lower", "a-z", "\\x{0}-`{-\\x{10ffff}"},
    {"print", " -~", "\\x{0}-\\x{1f}\\x{7f}-\\x{10ffff}"},
    {"punct", "!-/:-@\\[-`{-~", "\\x{0}- 0-9A-Za-z\\x{7f}-\\x{10ffff}"},
    {"space", "\\t-\\r ", "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{10ffff}"},
    {"upper", "A-Z", "\\x{0}-@\\[-\\x{10ffff}"},
    {"word", CLASS_W, CLASS_NOT_W},
    {"xdigit", "0-9A-Fa-f", "\\x{0}-/:-@G-`g-\\x{10ffff}"},
};

static const NamedClass *find_class(const NamedClass *table, size_t n, Str name) {
  for (size_t i = 0; i < n; i++)
    if (str_is(name, table[i].name)) return &table[i];
  return NULL;
}

/* \d \D \s \S \w \W behind the backslash, as the inside of a class. */
static bool put_perl_class(Parser *p) {
  static const char letters[] = "dDsSwW";
  char ch = more(p) ? p->s.p[p->i] : '\0';
  const char *at = ch ? strchr(letters, ch) : NULL;
  if (!at) return false;
  size_t k = (size_t)(at - letters);
  buf_addz(&p->out, k % 2 ? perl_classes[k / 2].no : perl_classes[k / 2].yes);
  p->i++;
  return true;
}

/* Go knows the general categories by their one or two letters and the scripts by name. */
static bool known_property(Arena *a, Str name, bool *script) {
  const char *z = str_z(a, name);
  *script = false;
  if (str_is(name, "Any")) return true;
  if (name.n <= 2 && uc_general_category_byname(z).bitmask) return !strchr(z, '&') && !str_is(name, "LC");
  const uc_script_t *scripts;
  size_t n;
  uc_all_scripts(&scripts, &n);
  for (size_t i = 0; i < n; i++)
    if (str_is(name, scripts[i].name)) return *script = true;
  return false;
}

/* \pL, \p{Greek}, \P{^L}; p is at the p. */
static bool put_property(Parser *p) {
  size_t from = p->i - 1;
  bool negated = p->s.p[p->i++] == 'P', script;
  Str name;
  if (!more(p)) return fail(p, "invalid character class range", str_sub(p->s, from, p->i));
  if (accept(p, "{")) {
    size_t to = str_find_char(p->s, '}', p->i);
    if (to >= p->s.n) return fail(p, "invalid character class range", str_sub(p->s, from, p->s.n));
    if (accept(p, "^")) negated = !negated;
    name = str_sub(p->s, p->i, to);
    p->i = to + 1;
  } else {
    size_t at = p->i;
    next_rune(p);
    name = str_sub(p->s, at, p->i);
  }
  if (!known_property(p->a, name, &script)) return fail(p, "invalid character class range", str_sub(p->s, from, p->i));
  buf_addf(&p->out, "\\%c{%s%.*s}", negated ? 'P' : 'p', script ? "sc:" : "", STR_ARG(name));
  return true;
}

/* [:alpha:] and [:^alpha:] within a class. True when it was one (or a fault). */
static bool put_posix_class(Parser *p) {
  size_t end = str_find(p->s, STR(":]"), p->i + 2);
  if (!ahead(p, "[:") || end >= p->s.n) return false;
  Str whole = str_sub(p->s, p->i, end + 2), name = str_sub(p->s, p->i + 2, end);
  bool negated = name.n && name.p[0] == '^';
  const NamedClass *c = find_class(posix_classes, sizeof posix_classes / sizeof *posix_classes, str_sub(name, negated, name.n));
  p->i = end + 2;
  if (c)
    buf_addz(&p->out, negated ? c->no : c->yes);
  else
    fail(p, "invalid character class range", whole);
  return true;
}

static bool read_class_char(Parser *p, uint32_t *out) {
  if (accept(p, "\\")) return read_escape(p, out);
  *out = next_rune(p);
  return true;
}

static bool put_range(Parser *p) {
  size_t from = p->i;
  uint32_t low, high;
  if (!read_class_char(p, &low)) return false;
  high = low;
  if (p->i + 1 < p->s.n && p->s.p[p->i] == '-' && p->s.p[p->i + 1] != ']') {
    p->i++;
    if (!read_class_char(p, &high)) return false;
    if (high < low) return fail(p, "invalid character class range", str_sub(p->s, from, p->i));
  }
  put_rune(p, low);
  if (high != low) {
    buf_addc(&p->out, '-');
    put_rune(p, high);
  }
  return true;
}

/* Behind the "[". */
static bool put_class(Parser *p) {
  size_t from = p->i - 1;
  if (p->flags.fold) buf_addz(&p->out, "(?i:");
  buf_addc(&p->out, '[');
  if (accept(p, "^")) buf_addc(&p->out, '^');
  for (bool first = true; first || !ahead(p, "]"); first = false) {
    if (!more(p)) return fail(p, "missing closing ]", str_sub(p->s, from, p->s.n));
    if (put_posix_class(p)) {
      if (p->failed) return false;
      continue;
    }
    if (ahead(p, "\\p") || ahead(p, "\\P")) {
      p->i++;
      if (!put_property(p)) return false;
      continue;
    }
    if (accept(p, "\\")) {
      if (put_perl_class(p)) continue;
      p->i--;
    }
    if (!put_range(p)) return false;
  }
  p->i++;
  buf_addz(&p->out, p->flags.fold ? "])" : "]");
  return true;
}

/* ------------------------------------------------------------------------------------------------- groups, repetition */

static bool put_alternatives(Parser *p, size_t *weight);

/* The flags behind "(?", up to ")" or ":". */
static bool read_flags(Parser *p, size_t from, bool *group) {
  Flags f = p->flags;
  bool on = true, saw = false;
  while (more(p)) {
    char ch = p->s.p[p->i++];
    bool *flag = ch == 'i' ? &f.fold : ch == 'm' ? &f.multi : ch == 's' ? &f.dotall : ch == 'U' ? &f.ungreedy : NULL;
    if (flag) {
      *flag = on;
      saw = true;
    } else if (ch == '-' && on) {
      on = false;
      saw = false;
    } else if ((ch == ':' || ch == ')') && (on || saw)) {
      p->flags = f;
      *group = ch == ':';
      return true;
    } else {
      break;
    }
  }
  return fail(p, "invalid or unsupported Perl syntax", str_sub(p->s, from, p->i));
}

static bool read_name(Parser *p, size_t from, Str *name) {
  size_t to = str_find_char(p->s, '>', p->i);
  bool ok = to < p->s.n && to > p->i;
  for (size_t i = p->i; ok && i < to; i++) ok = is_alnum((unsigned char)p->s.p[i]) || p->s.p[i] == '_';
  if (!ok) return fail(p, "invalid named capture", str_sub(p->s, from, to < p->s.n ? to + 1 : to));
  *name = str_sub(p->s, p->i, to);
  p->i = to + 1;
  return true;
}

/* Behind the "(". *atom is false for a mere change of flags. */
static bool put_group(Parser *p, bool *atom, size_t *weight) {
  size_t from = p->i - 1;
  Flags outer = p->flags;
  Str name = STR_NONE;
  bool group = true, capture = true;
  if (accept(p, "?P<") || accept(p, "?<")) {
    if (!read_name(p, from, &name)) return false;
  } else if (accept(p, "?")) {
    capture = false;
    if (!read_flags(p, from, &group)) return false;
    if (!group) {
      *atom = false;
      return true;
    }
  }
  if (capture) vec_push(p->a, &p->names, name);
  if (++p->depth > MAX_DEPTH) return fail(p, "expression nests too deeply", STR(""));
  buf_addz(&p->out, capture ? "(" : "(?:");
  if (!put_alternatives(p, weight)) return false;
  if (!accept(p, ")")) return fail(p, "missing closing )", str_sub(p->s, 0, p->s.n));
  buf_addc(&p->out, ')');
  p->depth--;
  p->flags = outer;
  return true;
}

/* An escape outside of a class, behind the backslash. */
static bool put_escape(Parser *p) {
  static const struct {
    char letter;
    const char *out;
  } anchors[] = {{'A', "\\A"}, {'z', "\\z"}, {'b', "\\b"}, {'B', "\\B"}};
  char ch = more(p) ? p->s.p[p->i] : '\0';
  for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++)
    if (ch == anchors[i].letter) {
      p->i++;
      buf_addz(&p->out, anchors[i].out);
      return true;
    }
  size_t mark = p->out.n;
  buf_addz(&p->out, p->flags.fold ? "(?i:[" : "[");
  if (put_perl_class(p)) {
    buf_addz(&p->out, p->flags.fold ? "])" : "]");
    return true;
  }
  p->out.n = mark;
  uint32_t u;
  if (ch == 'p' || ch == 'P') {
    if (p->flags.fold) buf_addz(&p->out, "(?i:");
    if (!put_property(p)) return false;
    if (p->flags.fold) buf_addc(&p->out, ')');
    return true;
  }
  if (!read_escape(p, &u)) return false;
  put_literal(p, u);
  return true;
}

static bool at_digit(const Parser *p) { return more(p) && p->s.p[p->i] >= '0' && p->s.p[p->i] <= '9'; }

static size_t read_number(Parser *p) {
  size_t n = 0;
  while (at_digit(p)) {
    if (n <= MAX_REPEAT) n = n * 10 + (size_t)(p->s.p[p->i] - '0');
    p->i++;
  }
  return n;
}

/* {n}, {n,} or {n,m}; without moving when it is none (then "{" is a literal). *max is SIZE_MAX for none. */
static bool read_bounds(Parser *p, size_t *min, size_t *max) {
  size_t from = p->i;
  bool ok = accept(p, "{") && at_digit(p);
  if (ok) *min = *max = read_number(p);
  if (ok && accept(p, ",")) {
    ok = at_digit(p) || ahead(p, "}");
    *max = at_digit(p) ? read_number(p) : SIZE_MAX;
  }
  if (ok && accept(p, "}")) return true;
  p->i = from;
  return false;
}

/* The repetition at p, if there is one: `text` receives how PCRE2 writes it. */
static bool read_repetition(Parser *p, Buf *text, size_t *weight) {
  size_t from = p->i, min, max;
  if (more(p) && strchr("*+?", p->s.p[p->i]) && p->s.p[p->i]) {
    buf_addc(text, p->s.p[p->i++]);
  } else if (ahead(p, "{") && read_bounds(p, &min, &max)) {
    size_t times = max == SIZE_MAX ? min : max;
    *weight *= times ? times : 1;
    if (min > MAX_REPEAT || (max != SIZE_MAX && (max > MAX_REPEAT || max < min)) || *weight > MAX_REPEAT)
      fail(p, "invalid repeat count", str_sub(p->s, from, p->i));
    if (max == SIZE_MAX)
      buf_addf(text, "{%zu,}", min);
    else
      buf_addf(text, "{%zu,%zu}", min, max);
  } else {
    return false;
  }
  bool lazy = accept(p, "?");
  if (lazy != p->flags.ungreedy) buf_addc(text, '?');
  return true;
}

/* What was written from `start` on is one atom; repeats it as often as the source says. */
static bool put_repetition(Parser *p, size_t start, size_t *weight) {
  Buf text = buf_new(p->a), again = buf_new(p->a);
  size_t from = p->i;
  if (!read_repetition(p, &text, weight)) return true;
  if (p->failed) return false;
  if (start == SIZE_MAX) return fail(p, "missing argument to repetition operator", str_sub(p->s, from, p->i));
  Str atom = str_dup(p->a, str_sub(buf_str(&p->out), start, p->out.n));
  p->out.n = start;
  buf_addz(&p->out, "(?:");
  buf_add(&p->out, atom);
  buf_addc(&p->out, ')');
  buf_add(&p->out, buf_str(&text));
  size_t ignored = 1;
  if (read_repetition(p, &again, &ignored) && !p->failed)
    return fail(p, "invalid nested repetition operator", str_sub(p->s, from, p->i));
  return !p->failed;
}

static bool put_quoted(Parser *p, size_t *start) {
  size_t end = str_find(p->s, STR("\\E"), p->i);
  while (p->i < end) {
    *start = p->out.n;
    put_literal(p, next_rune(p));
  }
  accept(p, "\\E");
  return true;
}

/* One item; *start becomes where its translation starts, unless it is no atom. */
static bool put_item(Parser *p, size_t *start, size_t *weight) {
  size_t mark = p->out.n;
  bool atom = true, ok = true;
  *weight = 1;
  if (accept(p, "("))
    ok = put_group(p, &atom, weight);
  else if (accept(p, "["))
    ok = put_class(p);
  else if (accept(p, "."))
    buf_addz(&p->out, p->flags.dotall ? "(?s:.)" : "[^\\n]");
  else if (accept(p, "^"))
    buf_addz(&p->out, p->flags.multi ? "(?:\\A|(?<=\\n))" : "\\A");
  else if (accept(p, "$"))
    buf_addz(&p->out, p->flags.multi ? "(?:(?=\\n)|\\z)" : "\\z");
  else if (accept(p, "\\Q"))
    return put_quoted(p, start);
  else if (accept(p, "\\"))
    ok = put_escape(p);
  else
    put_literal(p, next_rune(p));
  if (atom) *start = mark;
  return ok;
}

static bool put_sequence(Parser *p, size_t *weight) {
  size_t start = SIZE_MAX;
  while (more(p) && !ahead(p, "|") && !ahead(p, ")")) {
    size_t w = 1, before = p->i;
    bool operator_first = strchr("*+?", p->s.p[p->i]) && p->s.p[p->i];
    size_t lo, hi;
    if (!operator_first && ahead(p, "{") && start == SIZE_MAX) {
      operator_first = read_bounds(p, &lo, &hi);
      p->i = before;
    }
    if (!operator_first && !put_item(p, &start, &w)) return false;
    if (!put_repetition(p, start, &w)) return false;
    if (w > *weight) *weight = w;
  }
  return true;
}

static bool put_alternatives(Parser *p, size_t *weight) {
  *weight = 1;
  do {
    if (!put_sequence(p, weight)) return false;
    if (!ahead(p, "|")) return true;
    buf_addc(&p->out, '|');
  } while (accept(p, "|"));
  return true;
}

bool re2_translate(Arena *a, Str s, Re2 *out, Str *why) {
  Parser p = {.a = a, .s = s, .out = buf_new(a), .why = why};
  size_t weight;
  if (!put_alternatives(&p, &weight)) return false;
  if (more(&p)) return fail(&p, "unexpected )", s);
  *out = (Re2){.pattern = p.out.n ? buf_str(&p.out) : STR(""), .names = p.names.v, .groups = p.names.n};
  for (size_t i = 0; i < p.names.n; i++) out->named = out->named || p.names.v[i].p;
  return true;
}
