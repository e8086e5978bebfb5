/* Functions over strings.
 *
 * Terraform counts what a reader sees: substr, strrev and length go by extended grapheme clusters (UAX #29), which libunistring
 * finds. Case mapping is the simple one, code point by code point, because that is what Go's strings package does: upper("ß")
 * is "ß". */
#include "base/grapheme.h"
#include "eval/func_util.h"

#include <unicase.h>
#include <unictype.h>
#include <unistr.h>

static const uint8_t *bytes(Str s) { return (const uint8_t *)s.p; }

/* The code point at offset i; *len is its length in bytes. */
static ucs4_t code_point(Str s, size_t i, size_t *len) {
  ucs4_t u;
  int n = u8_mbtoucr(&u, bytes(s) + i, s.n - i);
  *len = n > 0 ? (size_t)n : 1;
  return n > 0 ? u : 0xFFFD;
}

static const Value *map_case(const Call *c, ucs4_t (*map)(ucs4_t)) {
  Str s = func_str(c, 0);
  Buf b = buf_new(c->a);
  for (size_t i = 0, len; i < s.n; i += len) buf_add_utf8(&b, map(code_point(s, i, &len)));
  return func_result(c, &b);
}

static const Value *fn_lower(const Call *c) { return map_case(c, uc_tolower); }

static const Value *fn_upper(const Call *c) { return map_case(c, uc_toupper); }

/* White space of Go's unicode.IsSpace: Unicode's White_Space property. */
static bool is_space(ucs4_t u) { return uc_is_property_white_space(u); }

/* What separates words for Go's strings.Title. */
static bool is_separator(ucs4_t u) {
  if (u < 0x80) return !((u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '_');
  if (uc_is_general_category(u, UC_LETTER) || uc_is_general_category(u, UC_DECIMAL_DIGIT_NUMBER)) return false;
  return is_space(u);
}

static const Value *fn_title(const Call *c) {
  Str s = func_str(c, 0);
  Buf b = buf_new(c->a);
  bool start = true;
  for (size_t i = 0, len; i < s.n; i += len) {
    ucs4_t u = code_point(s, i, &len);
    buf_add_utf8(&b, start ? uc_totitle(u) : u);
    start = is_separator(u);
  }
  return func_result(c, &b);
}

static const Value *fn_chomp(const Call *c) {
  Str s = func_str(c, 0);
  while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r')) s.n--;
  return func_text(c, s);
}

static const Value *fn_indent(const Call *c) {
  int64_t spaces;
  if (!func_int(c, 0, &spaces)) return &value_unknown;
  if (spaces < 0) return func_error(c, 0, "the number of spaces must not be negative");
  Str s = func_str(c, 1);
  size_t lines = 0;
  for (size_t i = 0; i < s.n; i++) lines += s.p[i] == '\n';
  if (lines && func_too_long(c, (size_t)spaces > SIZE_MAX / 2 / lines ? SIZE_MAX : (size_t)spaces * lines + s.n))
    return &value_unknown;
  Buf b = buf_new(c->a);
  for (size_t i = 0; i < s.n; i++) {
    buf_addc(&b, s.p[i]);
    if (s.p[i] == '\n') buf_fill(&b, ' ', (size_t)spaces);
  }
  return func_result(c, &b);
}

/* join: null elements are the one thing that can be wrong with a list of strings. */
static bool add_list(const Call *c, Values *parts, size_t arg) {
  const Value *list = c->args[arg];
  for (size_t i = 0; i < list->seq.n; i++) {
    if (value_is_null(list->seq.items[i])) {
      func_error(c, (int)arg, "element %zu of list %zu is null; cannot concatenate null values", i, arg - 1);
      return false;
    }
    if (parts->n) vec_push(c->a, parts, c->args[0]);
    vec_push(c->a, parts, sym_non_null(c->a, list->seq.items[i], &value_unknown)); /* a branch of null fails, too */
  }
  return true;
}

static const Value *fn_join(const Call *c) {
  if (c->n < 2) return func_error(c, -1, "at least one list is required");
  Values parts = {0};
  for (size_t i = 1; i < c->n; i++)
    if (!add_list(c, &parts, i)) return &value_unknown;
  size_t total = 0;
  for (size_t i = 0; i < parts.n; i++) total += parts.v[i]->string.n;
  if (func_too_long(c, total)) return &value_unknown;
  Buf b = buf_new(c->a);
  for (size_t i = 0; i < parts.n; i++) buf_add(&b, parts.v[i]->string);
  return func_result(c, &b);
}

/* A list of known length is a plain concatenation; a list that is one symbol needs Fn::Join, and then the separators around it
 * can only be told when it is alone. */
static const Value *sym_of_join(const Call *c) {
  Values parts = {0};
  for (size_t i = 1; i < c->n; i++) {
    if (func_is_open(c->args[i])) {
      bool alone = c->n == 2 && c->args[i]->kind == VAL_SYM && c->args[0]->kind == VAL_STRING;
      return alone ? sym_join(c->a, c->args[0], c->args[i]) : NULL;
    }
    if (!add_list(c, &parts, i)) return &value_unknown;
  }
  return sym_concat(c->a, parts.v, parts.n);
}

/* Pieces of s between occurrences of a non-empty `sep`, or its code points when `sep` is empty. */
static const Value *fn_split(const Call *c) {
  Str sep = func_str(c, 0), s = func_str(c, 1);
  Values parts = {0};
  if (!sep.n) {
    for (size_t i = 0, len; i < s.n; i += len) {
      code_point(s, i, &len);
      vec_push(c->a, &parts, func_text(c, str_sub(s, i, i + len)));
    }
    return func_strings(c, &parts);
  }
  for (size_t from = 0;;) {
    size_t at = str_find(s, sep, from);
    vec_push(c->a, &parts, func_text(c, str_sub(s, from, at)));
    if (at >= s.n) return func_strings(c, &parts);
    from = at + sep.n;
  }
}

static const Value *sym_of_split(const Call *c) {
  if (c->args[0]->kind != VAL_STRING || !c->args[0]->string.n) return NULL;
  return sym_split(c->a, c->args[0], c->args[1]);
}

static const Value *fn_strrev(const Call *c) {
  Str s = func_str(c, 0);
  char *out = arena_alloc(c->a, s.n + 1);
  for (size_t i = 0, next; i < s.n; i = next) {
    next = grapheme_next(s, i);
    memcpy(out + s.n - next, s.p + i, next - i);
  }
  return func_text(c, (Str){out, s.n});
}

/* The details follow cty's stdlib: a negative offset counts from the end and turns off the rule that length 0 gives "". */
static const Value *fn_substr(const Call *c) {
  int64_t offset, length;
  if (!func_int(c, 1, &offset) || !func_int(c, 2, &length)) return &value_unknown;
  Str s = func_str(c, 0);
  if (offset < 0)
    offset += (int64_t)grapheme_count(s);
  else if (!length)
    return func_text(c, STR(""));
  size_t from = 0;
  for (; offset > 0 && from < s.n; offset--) from = grapheme_next(s, from);
  if (offset > 0 || length <= 0) return func_text(c, offset > 0 ? STR("") : str_sub(s, from, s.n));
  size_t to = from;
  for (; length > 0 && to < s.n; length--) to = grapheme_next(s, to);
  return func_text(c, str_sub(s, from, to));
}

static bool in_set(Str set, ucs4_t u) {
  for (size_t i = 0, len; i < set.n; i += len)
    if (code_point(set, i, &len) == u) return true;
  return false;
}

/* s without the code points at both ends that `drop` accepts. */
static Str trim_both(Str s, bool (*drop)(Str set, ucs4_t u), Str set) {
  size_t from = 0, to = s.n, len;
  while (from < to && drop(set, code_point(s, from, &len))) from += len;
  while (to > from) {
    size_t last = to - 1;
    while (last > from && ((unsigned char)s.p[last] & 0xC0) == 0x80) last--;
    if (!drop(set, code_point(s, last, &len))) break;
    to = last;
  }
  return str_sub(s, from, to);
}

static bool drop_space(Str set, ucs4_t u) {
  (void)set;
  return is_space(u);
}

static const Value *fn_trim(const Call *c) { return func_text(c, trim_both(func_str(c, 0), in_set, func_str(c, 1))); }

static const Value *fn_trimspace(const Call *c) { return func_text(c, trim_both(func_str(c, 0), drop_space, STR(""))); }

static const Value *fn_trimprefix(const Call *c) {
  Str s = func_str(c, 0), prefix = func_str(c, 1);
  return func_text(c, str_starts(s, prefix) ? str_sub(s, prefix.n, s.n) : s);
}

static const Value *fn_trimsuffix(const Call *c) {
  Str s = func_str(c, 0), suffix = func_str(c, 1);
  return func_text(c, str_ends(s, suffix) ? str_sub(s, 0, s.n - suffix.n) : s);
}

static const Value *fn_startswith(const Call *c) { return value_bool(str_starts(func_str(c, 0), func_str(c, 1))); }

static const Value *fn_endswith(const Call *c) { return value_bool(str_ends(func_str(c, 0), func_str(c, 1))); }

static const Value *fn_strcontains(const Call *c) {
  Str s = func_str(c, 0), part = func_str(c, 1);
  return value_bool(!part.n || str_find(s, part, 0) < s.n);
}

/* A prefix (or suffix) question about a concatenation is decided by the literal part at that end, when it is long enough. */
static const Value *decide_by_edge(const Call *c, bool front) {
  const Value *s = c->args[0], *probe = c->args[1];
  if (probe->kind != VAL_STRING || s->kind != VAL_SYM || s->sym->op != SYM_CONCAT) return NULL;
  const Value *edge = s->sym->args[front ? 0 : s->sym->nargs - 1];
  if (edge->kind != VAL_STRING) return NULL;
  Str e = edge->string, p = probe->string;
  size_t n = e.n < p.n ? e.n : p.n;
  bool agree = front ? str_eq(str_sub(e, 0, n), str_sub(p, 0, n)) : str_eq(str_sub(e, e.n - n, e.n), str_sub(p, p.n - n, p.n));
  return agree && e.n < p.n ? NULL : value_bool(agree);
}

static const Value *sym_of_startswith(const Call *c) { return decide_by_edge(c, true); }

/* Whether a concatenation ends in the parts of another one: "www.${var.domain}" in ".${var.domain}". */
static bool ends_in_parts(const Sym *s, const Sym *probe) {
  if (s->op != SYM_CONCAT || probe->op != SYM_CONCAT || s->nargs < probe->nargs) return false;
  for (size_t i = 1; i <= probe->nargs; i++) {
    const Value *x = s->args[s->nargs - i], *p = probe->args[probe->nargs - i];
    if (value_same(x, p)) continue;
    return i == probe->nargs && x->kind == VAL_STRING && p->kind == VAL_STRING && str_ends(x->string, p->string);
  }
  return true;
}

/* With the configured values in place of the attributes that are known to have them: the name of a zone is `var.domain`. */
static const Value *with_equivalents(Arena *a, const Value *v) {
  if (v->kind != VAL_SYM) return v;
  if (v->sym->op == SYM_ATTR && v->sym->equiv) return with_equivalents(a, v->sym->equiv);
  if (v->sym->op != SYM_CONCAT) return v;
  const Value **parts = NEW_N(a, const Value *, v->sym->nargs);
  for (size_t i = 0; i < v->sym->nargs; i++) parts[i] = with_equivalents(a, v->sym->args[i]);
  return sym_concat(a, parts, v->sym->nargs);
}

static const Value *sym_of_endswith(const Call *c) {
  const Value *s = with_equivalents(c->a, c->args[0]), *probe = with_equivalents(c->a, c->args[1]);
  if (s->kind == VAL_SYM && probe->kind == VAL_SYM && ends_in_parts(s->sym, probe->sym)) return &value_true;
  return decide_by_edge(c, false);
}

/* Where the text at that end decides, the concatenation without what is trimmed. */
static const Value *trim_edge(const Call *c, bool front) {
  const Value *found = decide_by_edge(c, front);
  if (!found || !found->boolean) return found ? c->args[0] : NULL;
  const Sym *s = c->args[0]->sym;
  size_t n = c->args[1]->string.n, at = front ? 0 : s->nargs - 1;
  const Value **parts = NEW_N(c->a, const Value *, s->nargs);
  memcpy(parts, s->args, s->nargs * sizeof *parts);
  Str edge = parts[at]->string;
  parts[at] = func_text(c, front ? str_sub(edge, n, edge.n) : str_sub(edge, 0, edge.n - n));
  return sym_concat(c->a, parts, s->nargs);
}

static const Value *sym_of_trimprefix(const Call *c) { return trim_edge(c, true); }

static const Value *sym_of_trimsuffix(const Call *c) { return trim_edge(c, false); }

static const char known[] = "needs a value known at conversion";
static const char restricted[] =
    "its argument, where parameters can be kept from what it would change; otherwise needs a value known at conversion";
static const char from_start[] =
    "its argument, where parameters can be kept so short that nothing is cut off; otherwise needs a value known at conversion";
static const char edge[] = "decided by the literal text at that end of a template; otherwise needs a value known at conversion";

// clang-format off
const Function func_string[] = {
  {"chomp", {P_STR("str")}, .returns = &type_string, .fn = fn_chomp, .lowering = known},
  {"endswith", {P_STR("str"), P_STR("suffix")}, .returns = &type_bool, .fn = fn_endswith, .symbolic = sym_of_endswith,
   .lowering = edge},
  {"indent", {P_NUM("spaces"), P_STR("str")}, .returns = &type_string, .fn = fn_indent, .lowering = known},
  {"join", {P_STR("separator")}, .variadic = {"lists", &func_list_string, PARAM_ORDERED}, .returns = &type_string, .fn = fn_join,
   .symbolic = sym_of_join, .lowering = "`Fn::Sub` over the elements where the length is known, `Fn::Join` over one list that is not; the order of a set needs the values of "
   "parameters in it"},
  {"lower", {P_STR("str")}, .returns = &type_string, .fn = fn_lower, .lowering = restricted},
  {"split", {P_STR("separator"), P_STR("str")}, .returns = &func_list_string, .fn = fn_split, .symbolic = sym_of_split,
   .lowering = "`Fn::Split`, when the separator is known and not empty"},
  {"startswith", {P_STR("str"), P_STR("prefix")}, .returns = &type_bool, .fn = fn_startswith, .symbolic = sym_of_startswith,
   .lowering = edge},
  {"strcontains", {P_STR("str"), P_STR("substr")}, .returns = &type_bool, .fn = fn_strcontains, .lowering = known},
  {"strrev", {P_STR("str")}, .returns = &type_string, .fn = fn_strrev, .lowering = known},
  {"substr", {P_STR("str"), P_NUM("offset"), P_NUM("length")}, .returns = &type_string, .fn = fn_substr, .lowering = from_start},
  {"title", {P_STR("str")}, .returns = &type_string, .fn = fn_title, .lowering = known},
  {"trim", {P_STR("str"), P_STR("cutset")}, .returns = &type_string, .fn = fn_trim, .lowering = known},
  {"trimprefix", {P_STR("str"), P_STR("prefix")}, .returns = &type_string, .fn = fn_trimprefix, .symbolic = sym_of_trimprefix,
   .lowering = edge},
  {"trimspace", {P_STR("str")}, .returns = &type_string, .fn = fn_trimspace, .lowering = restricted},
  {"trimsuffix", {P_STR("str"), P_STR("suffix")}, .returns = &type_string, .fn = fn_trimsuffix, .symbolic = sym_of_trimsuffix,
   .lowering = edge},
  {"upper", {P_STR("str")}, .returns = &type_string, .fn = fn_upper, .lowering = restricted},
  {0},
};
// clang-format on
