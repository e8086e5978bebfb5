/* regex, regexall and replace.
 *
 * The pattern is RE2's (re2.h). Unlike RE2, PCRE2 can backtrack for long, so the steps of one match are bounded; giving up is a
 * fault of its own. Which matches follow one another is Go's rule: an empty match right behind another match does not count. */
#include "eval/func_util.h"
#include "eval/re2.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

enum { PARENS_LIMIT = 4096 };

/* A compiled pattern with the room for its matches. */
typedef struct {
  const Call *c;
  Re2 re;
  pcre2_code *code;
  pcre2_match_data *data;
  pcre2_match_context *context;
  const size_t *at; /* of the newest match: start and end of the whole and of each group; PCRE2_UNSET */
  bool failed;
} Matcher;

static void matcher_close(Matcher *m) {
  pcre2_match_context_free(m->context);
  pcre2_match_data_free(m->data);
  pcre2_code_free(m->code);
}

/* Compiles; reports against argument `arg` and returns false when the pattern is wrong. Close it in either case. */
static bool matcher_open(Matcher *m, const Call *c, int arg, Str pattern) {
  Str why;
  *m = (Matcher){.c = c};
  if (!re2_translate(c->a, pattern, &m->re, &why)) {
    func_error(c, arg, "%.*s", STR_ARG(why));
    return false;
  }
  int code = 0;
  PCRE2_SIZE at = 0;
  pcre2_compile_context *context = pcre2_compile_context_create(NULL);
  if (!context) die_oom(0);
  pcre2_set_parens_nest_limit(context, PARENS_LIMIT);
  uint32_t options = PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DOLLAR_ENDONLY;
  m->code = pcre2_compile((PCRE2_SPTR)m->re.pattern.p, m->re.pattern.n, options, &code, &at, context);
  pcre2_compile_context_free(context);
  if (!m->code) {
    PCRE2_UCHAR text[256] = {0};
    pcre2_get_error_message(code, text, sizeof text);
    func_error(c, arg, "invalid regexp pattern: %s", (char *)text);
    return false;
  }
  size_t steps = c->ev->limits.max_steps;
  m->data = pcre2_match_data_create_from_pattern(m->code, NULL);
  m->context = pcre2_match_context_create(NULL);
  if (!m->data || !m->context) die_oom(0);
  pcre2_set_match_limit(m->context, steps < UINT32_MAX ? (uint32_t)steps : UINT32_MAX);
  return true;
}

/* The first match in s at or behind `from`. */
static bool matcher_find(Matcher *m, Str s, size_t from) {
  int r = pcre2_match(m->code, (PCRE2_SPTR)(s.p ? s.p : ""), s.n, from, PCRE2_NO_UTF_CHECK, m->data, m->context);
  m->at = pcre2_get_ovector_pointer(m->data);
  if (r >= 0) return true;
  if (r != PCRE2_ERROR_NOMATCH && !m->failed) {
    m->failed = true;
    func_fail(
        m->c, TC3505, 0,
        "matching took more than %zu steps; simplify nested repetitions in the pattern, or raise the limit with --max-steps",
        m->c->ev->limits.max_steps);
  }
  return false;
}

static const Value *group_value(const Matcher *m, Str s, size_t group) {
  size_t from = m->at[2 * group], to = m->at[2 * group + 1];
  return from == PCRE2_UNSET ? value_null_of(m->c->a, &type_string) : func_text(m->c, str_sub(s, from, to));
}

/* Named groups make an object, unnamed ones a tuple, none the matched text. */
static const Value *match_value(const Matcher *m, Str s) {
  Arena *a = m->c->a;
  size_t n = m->re.groups;
  if (!n) return group_value(m, s, 0);
  if (m->re.named) {
    Field *fields = NEW_N(a, Field, n);
    for (size_t i = 0; i < n; i++) fields[i] = (Field){m->re.names[i], group_value(m, s, i + 1)};
    return value_object(a, fields, n);
  }
  const Value **items = NEW_N(a, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = group_value(m, s, i + 1);
  return value_tuple(a, items, n);
}

static const Type *match_type(const Matcher *m) {
  Arena *a = m->c->a;
  size_t n = m->re.groups;
  if (!n) return &type_string;
  if (m->re.named) {
    Field *fields = NEW_N(a, Field, n);
    for (size_t i = 0; i < n; i++) fields[i] = (Field){m->re.names[i], value_null_of(a, &type_string)};
    return value_type(a, value_object(a, fields, n));
  }
  const Type **types = NEW_N(a, const Type *, n);
  for (size_t i = 0; i < n; i++) types[i] = &type_string;
  return type_tuple(a, types, n);
}

static bool open_for_values(Matcher *m, const Call *c) {
  if (!matcher_open(m, c, 0, func_str(c, 0))) return false;
  for (size_t i = 0; m->re.named && i < m->re.groups; i++)
    if (!m->re.names[i].p) {
      func_error(c, 0, "invalid regexp pattern: cannot mix both named and unnamed capture groups");
      return false;
    }
  return true;
}

static const Value *fn_regex(const Call *c) {
  Matcher m;
  const Value *r = &value_unknown;
  Str s = func_str(c, 1);
  if (open_for_values(&m, c)) {
    if (matcher_find(&m, s, 0))
      r = match_value(&m, s);
    else if (!m.failed)
      func_error(c, -1, "pattern did not match any part of the given string");
  }
  matcher_close(&m);
  return r;
}

/* Offset behind the character at i; past the end when there is none. */
static size_t behind(Str s, size_t i) {
  i++;
  while (i < s.n && ((unsigned char)s.p[i] & 0xC0) == 0x80) i++;
  return i;
}

static const Value *fn_regexall(const Call *c) {
  Matcher m;
  Values out = {0};
  const Value *r = &value_unknown;
  Str s = func_str(c, 1);
  if (open_for_values(&m, c)) {
    size_t last = SIZE_MAX; /* end of the match before */
    for (size_t from = 0; from <= s.n && matcher_find(&m, s, from);) {
      size_t start = m.at[0], end = m.at[1];
      if (start != end || start != last) vec_push(c->a, &out, match_value(&m, s));
      last = end;
      from = end > from ? end : behind(s, from);
    }
    if (!m.failed) r = value_list(c->a, match_type(&m), out.v, out.n);
  }
  matcher_close(&m);
  return r;
}

/* ------------------------------------------------------------------------------------------------------------ replace */

/* Every `what`, or with an empty one every place between characters. False when the result grows over the limit. */
static bool replace_all(const Call *c, Buf *out, Str s, Str what, Str with) {
  size_t from = 0;
  while (from < s.n || (!what.n && from == s.n)) {
    size_t at = what.n ? str_find(s, what, from) : from;
    buf_add(out, str_sub(s, from, at));
    if (what.n && at >= s.n) return true;
    buf_add(out, with);
    if (func_too_long(c, out->n)) return false;
    size_t next = what.n ? at + what.n : behind(s, from);
    if (!what.n) buf_add(out, str_sub(s, from, next));
    from = next;
  }
  return true;
}

/* The group that a reference in a replacement names, or SIZE_MAX. */
static size_t find_group(const Matcher *m, Str name) {
  size_t n = 0, digits = 0;
  while (digits < name.n && name.p[digits] >= '0' && name.p[digits] <= '9' && n <= m->re.groups)
    n = n * 10 + (size_t)(name.p[digits++] - '0');
  if (digits == name.n) return n <= m->re.groups ? n : SIZE_MAX;
  for (size_t i = 0; i < m->re.groups; i++)
    if (str_eq(m->re.names[i], name) && m->at[2 * i + 2] != PCRE2_UNSET) return i + 1;
  return SIZE_MAX;
}

static bool is_word(char ch) {
  return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch == '_';
}

/* $name and ${name} at the "$" of t[i]; returns the offset behind it, or i when there is no reference. */
static size_t read_reference(Str t, size_t i, Str *name) {
  bool braced = i + 1 < t.n && t.p[i + 1] == '{';
  size_t from = i + 1 + braced, to = from;
  while (to < t.n && is_word(t.p[to])) to++;
  if (to == from || (braced && (to >= t.n || t.p[to] != '}'))) return i;
  *name = str_sub(t, from, to);
  return to + braced;
}

static void expand(Buf *out, const Matcher *m, Str s, Str t) {
  for (size_t i = 0; i < t.n;) {
    Str name;
    if (t.p[i] != '$') {
      buf_addc(out, t.p[i++]);
    } else if (i + 1 < t.n && t.p[i + 1] == '$') {
      buf_addc(out, '$');
      i += 2;
    } else {
      size_t next = read_reference(t, i, &name);
      size_t group = next > i ? find_group(m, name) : SIZE_MAX;
      if (next == i) buf_addc(out, '$');
      if (group != SIZE_MAX && m->at[2 * group] != PCRE2_UNSET)
        buf_add(out, str_sub(s, m->at[2 * group], m->at[2 * group + 1]));
      i = next > i ? next : i + 1;
    }
  }
}

static const Value *replace_matches(const Call *c, Str s, Str pattern, Str with) {
  Matcher m;
  Buf out = buf_new(c->a);
  bool ok = matcher_open(&m, c, 1, pattern);
  if (ok) {
    size_t last = 0;
    for (size_t from = 0; from <= s.n && matcher_find(&m, s, from);) {
      size_t start = m.at[0], end = m.at[1];
      buf_add(&out, str_sub(s, last, start));
      if (end > last || !start) expand(&out, &m, s, with);
      last = end;
      from = end > from ? end : behind(s, from);
      if (func_too_long(c, out.n)) m.failed = true;
      if (m.failed) break;
    }
    buf_add(&out, str_sub(s, last, s.n));
    ok = !m.failed;
  }
  matcher_close(&m);
  return ok ? func_result(c, &out) : &value_unknown;
}

static bool is_pattern(Str what) { return what.n > 1 && what.p[0] == '/' && what.p[what.n - 1] == '/'; }

static const Value *fn_replace(const Call *c) {
  Str s = func_str(c, 0), what = func_str(c, 1), with = func_str(c, 2);
  if (is_pattern(what)) return replace_matches(c, s, str_sub(what, 1, what.n - 1), with);
  Buf out = buf_new(c->a);
  return replace_all(c, &out, s, what, with) ? func_result(c, &out) : &value_unknown;
}

/* Cut at each occurrence of plain text, and joined again with the other one. The text of JSON stays that: it may be a policy.
 */
static const Value *sym_of_replace(const Call *c) {
  const Value *text = c->args[0], *what = c->args[1], *with = c->args[2];
  if (what->kind != VAL_STRING || !what->string.n || is_pattern(what->string)) return NULL;
  const Value *json = sym_is(text, SYM_TO_JSON) ? sym_fill_json(c->a, text->sym->args[0], what->string, with) : NULL;
  if (json) return sym_to_json(c->a, json);
  if (with->kind != VAL_STRING && text->kind != VAL_STRING) return NULL;
  return sym_join(c->a, with, sym_split(c->a, what, text));
}

static const char known[] = "needs values known at conversion";

// clang-format off
const Function func_regex[] = {
  {"regex", {P_STR("pattern"), P_STR("string")}, .fn = fn_regex, .lowering = known},
  {"regexall", {P_STR("pattern"), P_STR("string")}, .returns = &func_list_any, .fn = fn_regexall, .lowering = known},
  {"replace", {P_STR("str"), P_STR("substr"), P_STR("replace")}, .returns = &type_string, .fn = fn_replace, .symbolic = sym_of_replace,
   .lowering = "`Fn::Join` over `Fn::Split`, when both texts are known and the first is neither empty nor a pattern; within JSON and known text also otherwise"},
  {0},
};
// clang-format on
