/* Regular expressions: the first line is a pattern, the rest the text to search. What the translation accepts PCRE2 compiles,
 * with the same groups; searching ends, and replacing each match by itself gives the text again. */
#include "eval/eval.h"
#include "eval/re2.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok, const char *what, Str pattern) {
  if (ok) return;
  fprintf(stderr, "fuzz_regex: %s: %.*s\n", what, STR_ARG(pattern));
  abort();
}

static void check_translation(Arena *a, Str pattern) {
  Re2 re;
  Str why;
  if (!re2_translate(a, pattern, &re, &why)) {
    require(why.n > 0, "no reason given", pattern);
    return;
  }
  int code = 0;
  PCRE2_SIZE at = 0;
  pcre2_code *compiled =
      pcre2_compile((PCRE2_SPTR)re.pattern.p, re.pattern.n, PCRE2_UTF | PCRE2_DOLLAR_ENDONLY, &code, &at, NULL);
  bool too_large = code == 120 || code == 119 || code == 152; /* as a whole; nested too deep; workspace */
  require(compiled || too_large, "PCRE2 refuses the translation", re.pattern);
  if (!compiled) return;
  uint32_t groups = 0;
  pcre2_pattern_info(compiled, PCRE2_INFO_CAPTURECOUNT, &groups);
  pcre2_code_free(compiled);
  require(groups == re.groups, "other groups", pattern);
}

static const Value *call(Eval *ev, const char *name, const Value *x, const Value *y, const Value *z) {
  const Value *args[] = {x, y, z};
  return eval_call(ev, str_from(name), args, z ? 3 : 2, (Span){0});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const uint8_t *line = size ? memchr(data, '\n', size) : NULL;
  size_t n = line ? (size_t)(line - data) : size;
  Str pattern = {(const char *)data, n}, text = line ? (Str){(const char *)line + 1, size - n - 1} : STR("aab");
  if (u8_check(data, n) || u8_check((const uint8_t *)text.p, text.n)) return 0;
  Arena *a = arena_new();
  check_translation(a, pattern);
  Diags *d = diags_new(a, sources_new(a));
  Eval *ev = eval_new(a, d);
  ev->limits.max_steps = 20000;
  ev->limits.max_string = 100000;
  const Value *p = value_string(a, pattern), *t = value_string(a, text);
  const Value *all = call(ev, "regexall", p, t, NULL);
  if (!d->errors) {
    const Value *first = call(ev, "regex", p, t, NULL);
    require((all->seq.n > 0) == !d->errors, "regex and regexall disagree", pattern);
    require(!all->seq.n || value_same(first, all->seq.items[0]), "the first match is another one", pattern);
    d->errors = 0;
    const Value *same =
        call(ev, "replace", t, value_string(a, str_fmt(a, "/%.*s/", STR_ARG(p->string))), value_string(a, STR("${0}")));
    require(d->errors || value_same(same, t), "replacing what was found by itself changes the text", pattern);
  }
  arena_free(a);
  return 0;
}
