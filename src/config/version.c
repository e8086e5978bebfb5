/* Version constraints: "~> 5.0, != 5.3.1" (Terraform's language documentation, "Version Constraints"). */
#include "config/internal.h"

typedef struct {
  uint64_t part[3];
  size_t n;       /* how many were written */
  Str prerelease; /* behind the dash, or empty */
} Version;

typedef enum { AT_LEAST, AT_MOST, NOT_EQUAL, PESSIMISTIC, GREATER, LESS, EQUAL } Relation;

/* Longer spellings first. */
static const struct {
  Str text;
  Relation relation;
} RELATIONS[] = {{{">=", 2}, AT_LEAST}, {{"<=", 2}, AT_MOST}, {{"!=", 2}, NOT_EQUAL}, {{"~>", 2}, PESSIMISTIC},
                 {{">", 1}, GREATER},   {{"<", 1}, LESS},     {{"=", 1}, EQUAL},      {{"", 0}, EQUAL}};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* number { "." number } [ "-" prerelease ] [ "+" metadata ], up to three numbers. */
static bool parse_version(Str s, Version *out) {
  size_t at = str_starts(s, STR("v")) ? 1 : 0;
  *out = (Version){.prerelease = STR("")};
  for (;;) {
    size_t start = at;
    uint64_t value = 0;
    for (; at < s.n && is_digit(s.p[at]); at++) value = value * 10 + (uint64_t)(s.p[at] - '0');
    if (at == start || at - start > 18 || out->n == 3) return false;
    out->part[out->n++] = value;
    if (at == s.n || s.p[at] != '.') break;
    at++;
  }
  Str rest = str_sub(s, at, str_find_char(s, '+', at));
  if (rest.n && (rest.p[0] != '-' || rest.n == 1)) return false;
  out->prerelease = str_sub(rest, 1, rest.n);
  return true;
}

static int compare(const Version *x, const Version *y) {
  for (size_t i = 0; i < 3; i++)
    if (x->part[i] != y->part[i]) return x->part[i] < y->part[i] ? -1 : 1;
  if (!x->prerelease.n || !y->prerelease.n) return (y->prerelease.n != 0) - (x->prerelease.n != 0);
  return str_cmp(x->prerelease, y->prerelease);
}

/* ~> 1.2.3 lets the last written number grow, and nothing before it. */
static bool pessimistic(const Version *v, const Version *c) {
  if (compare(v, c) < 0) return false;
  for (size_t i = 0; i + 1 < c->n; i++)
    if (v->part[i] != c->part[i]) return false;
  return true;
}

static bool meets(const Version *v, Relation relation, const Version *c) {
  int order = compare(v, c);
  switch (relation) {
  case AT_LEAST: return order >= 0;
  case AT_MOST: return order <= 0;
  case NOT_EQUAL: return order != 0;
  case PESSIMISTIC: return pessimistic(v, c);
  case GREATER: return order > 0;
  case LESS: return order < 0;
  case EQUAL: return order == 0;
  }
  BUG("an unknown relation of versions");
}

static bool parse_constraint(Str s, Relation *relation, Version *out) {
  size_t i = 0;
  while (!str_starts(s, RELATIONS[i].text)) i++;
  *relation = RELATIONS[i].relation;
  return parse_version(str_trim(str_sub(s, RELATIONS[i].text.n, s.n)), out);
}

/* Calls for each constraint of the list; `v` may be NULL to check the syntax alone. */
static bool all_met(Str constraints, const Version *v) {
  for (size_t at = 0; at <= constraints.n;) {
    size_t comma = str_find_char(constraints, ',', at);
    Relation relation;
    Version c;
    if (!parse_constraint(str_trim(str_sub(constraints, at, comma)), &relation, &c)) return false;
    if (v && !meets(v, relation, &c)) return false;
    at = comma + 1;
  }
  return true;
}

bool version_constraints_valid(Str constraints) { return all_met(constraints, NULL); }

bool version_allowed(Str constraints, Str version) {
  Version v;
  return parse_version(version, &v) && all_met(constraints, &v);
}
