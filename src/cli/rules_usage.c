/* The table of uses is data of its own (docs/argument-uses.tsv): which arguments matter is known from what people write. */
#include "cli/rules_usage.h"

#include "base/file.h"

typedef struct {
  Str argument;
  size_t count;
} Use;

typedef VEC(Use) Uses;

static bool is_meta(Str argument) {
  static const char *const meta[] = {"count",      "for_each", "depends_on", "provider", "lifecycle", "provisioner",
                                     "connection", "dynamic",  "timeouts",   "tags_all", "region",    "id"};
  for (size_t i = 0; i < sizeof meta / sizeof *meta; i++)
    if (str_is(argument, meta[i])) return true;
  return false;
}

static Str next_field(Str *line) {
  size_t tab = str_find_char(*line, '\t', 0);
  Str field = str_sub(*line, 0, tab);
  *line = str_sub(*line, tab < line->n ? tab + 1 : tab, line->n);
  return field;
}

static void read_line(RuleBook *b, UsageTable *out, Str line) {
  Str type = next_field(&line), argument = next_field(&line);
  next_field(&line);
  size_t count = 0;
  for (size_t i = 0; i < line.n && line.p[i] >= '0' && line.p[i] <= '9'; i++) count = count * 10 + (size_t)(line.p[i] - '0');
  if (!str_starts(type, STR("aws_")) || is_meta(argument)) return;
  Uses *uses = map_get(&out->types, type);
  if (!uses) {
    uses = NEW(b->a, Uses);
    map_put(b->a, &out->types, type, uses);
  }
  vec_push(b->a, uses, ((Use){argument, count}));
}

bool usage_read(RuleBook *b, Str path, UsageTable *out) {
  Str text;
  if (!file_read(b->a, b->d, path, SPAN_NONE, &text)) return false;
  for (size_t at = 0, end; at < text.n; at = end + 1) {
    end = str_find_char(text, '\n', at);
    read_line(b, out, str_sub(text, at, end));
  }
  return true;
}

Usage usage_of(const UsageTable *t, Str type, const ArgumentStates *states) {
  Usage u = {0};
  const Uses *uses = map_get(&t->types, type);
  for (size_t i = 0; uses && i < uses->n; i++) {
    const ArgumentState *s = states ? argument_state(states, uses->v[i].argument) : NULL;
    *(!states ? &u.without_rule : s ? &u.fate[s->fate] : &u.unknown) += uses->v[i].count;
  }
  return u;
}

void usage_add(Usage *sum, const Usage *more) {
  for (size_t i = 0; i <= FATE_MAPPED; i++) sum->fate[i] += more->fate[i];
  sum->unknown += more->unknown;
  sum->without_rule += more->without_rule;
}

size_t usage_covered(const Usage *u) {
  size_t sum = u->unknown;
  for (size_t i = 0; i <= FATE_MAPPED; i++) sum += u->fate[i];
  return sum;
}
