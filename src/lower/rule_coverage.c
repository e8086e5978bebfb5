/* The fate of an argument: read by an expression of a rule, declared without effect, declared unsupported. A rule with variants
 * is asked for each of them: what one variant rules out, another one maps. What is read and declared without effect has none in
 * some cases only (ports of a protocol that has none): it is mapped. Of equal fates the first one with a reason counts. */
#include "lower/rule_coverage.h"

#include "lower/rule_check_internal.h"

typedef struct {
  Arena *a;
  RuleList rules;
  Map *reads; /* of each rule: what it reads, and all that contains it */
  ArgumentStates *out;
} Coverage;

static bool is_within(Str path, Str outer) { return str_starts(path, outer) && (path.n == outer.n || path.p[outer.n] == '.'); }

/* What a rule reads as a map: there are types with ten thousands of arguments. */
static Map reads_of(Arena *a, const Rule *r) {
  RuleUses uses = {0};
  Map out = {0};
  rule_uses(a, r, &uses);
  for (size_t i = 0; i < uses.n; i++) {
    Str path = uses.v[i].argument;
    for (size_t n = 1; n <= path.n; n++)
      if (n == path.n || path.p[n] == '.') map_put(a, &out, str_sub(path, 0, n), a);
  }
  return out;
}

static ArgumentFate fate_in(const Coverage *c, size_t rule, Str path, Str *reason) {
  const Rule *r = c->rules.v[rule];
  if (r->no_peer.n) {
    *reason = r->no_peer;
    return FATE_UNSUPPORTED;
  }
  for (size_t i = 0; i < r->nunsupported; i++)
    if (is_within(path, r->unsupported[i].path)) {
      *reason = r->unsupported[i].reason;
      if (r->unsupported[i].differs && map_has(&c->reads[rule], path)) return FATE_MAPPED;
      return r->unsupported[i].differs ? FATE_NO_EFFECT : FATE_UNSUPPORTED;
    }
  if (map_has(&c->reads[rule], path)) return FATE_MAPPED;
  for (size_t i = 0; i < r->nno_effect; i++)
    if (is_within(path, r->no_effect[i])) return FATE_NO_EFFECT;
  if (map_has(&c->reads[rule], RULE_READS_ALL)) return FATE_MAPPED;
  return r->absorbed.n ? FATE_NO_EFFECT : FATE_OPEN;
}

static void add(const Coverage *c, Str path, bool block) {
  ArgumentState s = {.path = path, .block = block, .reason = STR("")};
  for (size_t i = 0; i < c->rules.n; i++) {
    Str reason = STR("");
    ArgumentFate fate = fate_in(c, i, path, &reason);
    if (fate < s.fate || (fate == s.fate && (s.reason.n || !reason.n))) continue;
    s.fate = fate;
    s.reason = reason;
  }
  vec_push(c->a, c->out, s);
}

static bool is_common(Str path) {
  static const char *const common[] = {"timeouts", "tags_all", "id", "region"};
  for (size_t i = 0; i < sizeof common / sizeof *common; i++)
    if (str_is(path, common[i])) return true;
  return false;
}

/* Whether a rule declares something below the path, though nothing of all of it. */
static bool is_declared_in_part(const Coverage *c, Str path) {
  for (size_t i = 0; i < c->rules.n; i++) {
    const Rule *r = c->rules.v[i];
    for (size_t k = 0; k < r->nunsupported; k++)
      if (is_within(r->unsupported[k].path, path)) return true;
    for (size_t k = 0; k < r->nno_effect; k++)
      if (is_within(r->no_effect[k], path)) return true;
  }
  return false;
}

static void add_block(const Coverage *c, const BlockSchema *b, Str prefix);

/* What a rule settles as a whole needs no list of its parts; a block of which only parts are declared is what they are. */
static void add_nested(const Coverage *c, const BlockSchema *b, Str path) {
  size_t at = c->out->n;
  add(c, path, true);
  ArgumentFate fate = c->out->v[at].fate;
  if (fate != FATE_MAPPED && (fate != FATE_OPEN || !is_declared_in_part(c, path))) {
    c->out->v[at].block = false;
    return;
  }
  add_block(c, b, path);
  for (size_t i = at + 1; i < c->out->n; i++)
    if (c->out->v[i].fate > c->out->v[at].fate) c->out->v[at].fate = c->out->v[i].fate;
}

static void add_block(const Coverage *c, const BlockSchema *b, Str prefix) {
  for (size_t i = 0; i < b->nattrs; i++) {
    Str path = prefix.n ? str_fmt(c->a, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(b->attrs[i].name)) : b->attrs[i].name;
    if ((b->attrs[i].flags & (ATTR_REQUIRED | ATTR_OPTIONAL)) && !is_common(path)) add(c, path, false);
  }
  for (size_t i = 0; i < b->nblocks; i++) {
    Str path = prefix.n ? str_fmt(c->a, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(b->blocks[i].name)) : b->blocks[i].name;
    if (is_common(path)) continue;
    add_nested(c, b->blocks[i].block, path);
  }
}

void rule_arguments(Arena *a, const BlockSchema *schema, RuleList rules, ArgumentStates *out) {
  Coverage c = {.a = a, .rules = rules, .reads = NEW_N(a, Map, rules.n), .out = out};
  for (size_t i = 0; i < rules.n; i++) c.reads[i] = reads_of(a, rules.v[i]);
  add_block(&c, schema, STR(""));
}

const ArgumentState *argument_state(const ArgumentStates *states, Str path) {
  for (size_t i = 0; i < states->n; i++)
    if (str_eq(states->v[i].path, path)) return &states->v[i];
  return NULL;
}
