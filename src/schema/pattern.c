/* ECMA-262 in PCRE2.
 *
 * The two agree on almost everything that the schemas use, and PCRE2's options take care of most of the rest. A hyphen behind
 * \w in a class is a hyphen in ECMA-262 and no range. Its characters have 16 bits, so that a pattern may name the halves of a
 * pair: where that would decide, nothing is decided. Nor is it where a pattern cannot be compiled; a test names those few. */
#include "schema/pattern.h"

#include "base/buf.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { MATCH_LIMIT = 1000000 };

typedef struct {
  pcre2_code *code; /* NULL: cannot be compiled */
} Compiled;

static void *take(PCRE2_SIZE size, void *arena) { return arena_alloc(arena, size); }
static void give_back(void *block, void *arena) { (void)block, (void)arena; }

Patterns patterns_new(Arena *a) { return (Patterns){.a = a}; }

static void open_memory(Patterns *p) {
  pcre2_general_context *memory = pcre2_general_context_create(take, give_back, p->a);
  pcre2_match_context *limits = pcre2_match_context_create(memory);
  pcre2_match_data *now = pcre2_match_data_create(1, memory);
  if (!memory || !limits || !now) die_oom(0);
  pcre2_set_match_limit(limits, MATCH_LIMIT);
  p->memory = memory;
  p->limits = limits;
  p->now = now;
}

/* How many bytes of a class escape (\w, \p{…}) stand at `at`; 0 for anything else. */
static size_t class_escape(Str s, size_t at) {
  if (at + 1 >= s.n || s.p[at] != '\\') return 0;
  if (s.p[at + 1] == 'p' || s.p[at + 1] == 'P') return str_find_char(s, '}', at) < s.n ? str_find_char(s, '}', at) + 1 - at : 0;
  return strchr("wWdDsS", s.p[at + 1]) ? 2 : 0;
}

/* The pattern with the hyphens behind class escapes written "\-". */
static Str escape_hyphens(Arena *a, Str s) {
  Buf out = buf_new(a);
  bool inside = false;
  for (size_t at = 0, n; at < s.n; at += n) {
    size_t class = class_escape(s, at);
    n = class ? class : s.p[at] == '\\' && at + 1 < s.n ? 2 : 1;
    buf_add(&out, str_sub(s, at, at + n));
    if (n == 1 && s.p[at] == '[') inside = true;
    if (n == 1 && s.p[at] == ']') inside = false;
    if (inside && class && at + n < s.n && s.p[at + n] == '-') buf_addc(&out, '\\');
  }
  return buf_str(&out);
}

static pcre2_code *compile(Patterns *p, Str pattern) {
  int fault = 0;
  PCRE2_SIZE at = 0;
  pcre2_compile_context *context = pcre2_compile_context_create(p->memory);
  if (!context) die_oom(0);
  pcre2_set_compile_extra_options(context, PCRE2_EXTRA_ALLOW_SURROGATE_ESCAPES);
  pattern = escape_hyphens(p->a, pattern);
  uint32_t options = PCRE2_UTF | PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF | PCRE2_DOLLAR_ENDONLY;
  return pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, options, &fault, &at, context);
}

/* Whether the answer hangs on characters that ECMA-262 sees as two. */
static bool is_split(Str pattern, Str text) {
  bool wide = false;
  for (size_t i = 0; i < text.n; i++) wide |= (unsigned char)text.p[i] >= 0xF0;
  return wide && str_find(pattern, STR("\\uD"), 0) < pattern.n;
}

PatternResult pattern_match(Patterns *p, Str pattern, Str text) {
  if (!p->memory) open_memory(p);
  Compiled *c = map_get(&p->compiled, pattern);
  if (!c) {
    c = NEW(p->a, Compiled);
    c->code = compile(p, pattern);
    map_put(p->a, &p->compiled, pattern, c);
  }
  if (!c->code) return PATTERN_UNDECIDED;
  int r = pcre2_match(c->code, (PCRE2_SPTR)(text.p ? text.p : ""), text.n, 0, 0, p->now, p->limits);
  if (r == PCRE2_ERROR_NOMATCH && is_split(pattern, text)) return PATTERN_UNDECIDED;
  return r >= 0 ? PATTERN_MATCHES : r == PCRE2_ERROR_NOMATCH ? PATTERN_DIFFERS : PATTERN_UNDECIDED;
}
