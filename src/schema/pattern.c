/* ECMA-262 in PCRE2.
 *
 * The two agree on almost everything that the schemas use. PCRE2's options take care of most of the rest: "\uXXXX" is a
 * character,
 * "$" is only the very end, a class may be empty, a reference to a group without a match matches nothing. What ECMA-262 reads
 * as literal text and PCRE2 does not (an identity escape of a letter, a brace that opens no repetition) does not occur in the
 * tables; a test compiles all of their patterns. */
#include "schema/pattern.h"

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

static pcre2_code *compile(Patterns *p, Str pattern) {
  int fault = 0;
  PCRE2_SIZE at = 0;
  pcre2_compile_context *context = pcre2_compile_context_create(p->memory);
  if (!context) die_oom(0);
  uint32_t options = PCRE2_UTF | PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS | PCRE2_MATCH_UNSET_BACKREF | PCRE2_DOLLAR_ENDONLY;
  return pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, options, &fault, &at, context);
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
  return r >= 0 ? PATTERN_MATCHES : r == PCRE2_ERROR_NOMATCH ? PATTERN_DIFFERS : PATTERN_UNDECIDED;
}
