/* tf2cfn rules list, show, coverage. Everything is read off the rules and the provider's schema; nothing is evaluated. */
#include "cli/rules_usage.h"

#include "base/diag_render.h"

#include <stdio.h>
#include <stdlib.h>

/* --- the rules ----------------------------------------------------------------------------------------------------- */

RuleBook rule_book(const Arguments *args) {
  Arena *a = args->a;
  Diags *d = diags_new(a, sources_new(a));
  Str dir = argument(args, "rules");
  return (RuleBook){a, d, schemas_new(a), rules_new(a, d, dir.p ? dir : STR(""))};
}

int rule_book_close(RuleBook *b) {
  Buf text = buf_new(b->a);
  diags_sort(b->d);
  diag_render_text(&text, b->d, false, 0);
  fwrite(buf_str(&text).p, 1, text.n, stderr);
  return b->d->errors ? EXIT_FAULTS : EXIT_DONE;
}

Str rule_book_type(Str name, bool *data) {
  *data = str_starts(name, STR("data."));
  return *data ? str_sub(name, 5, name.n) : name;
}

const char *rule_kind(const Rule *r) {
  if (r->data) return "data";
  return r->type.n || r->nalso ? "resource" : r->nfolds ? "fold" : r->no_peer.n ? "no-peer" : "absorbed";
}

static void add_word(Buf *b, Str word) {
  if (b->n) buf_addz(b, ", ");
  buf_add(b, word);
}

Str rule_target(Arena *a, const Rule *r) {
  Buf b = buf_new(a);
  if (r->type.n) add_word(&b, r->type);
  for (size_t i = 0; !r->type.n && i < r->nalso; i++) add_word(&b, r->also[i].type);
  for (size_t i = 0; !b.n && i < r->nfolds; i++)
    for (size_t k = 0; k < r->folds[i].nhosts; k++)
      if (!i || !str_eq(r->folds[i].hosts[k], r->folds[0].hosts[0]))
        add_word(&b, str_cat(a, STR("into "), r->folds[i].hosts[k]));
  return b.n ? buf_str(&b) : STR("");
}

static int compare(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

static Str *sorted_types(RuleBook *b, bool data, size_t *n) {
  const Str *types = rules_types(b->rules, data, n);
  Str *copy = NEW_N(b->a, Str, *n);
  memcpy(copy, types, *n * sizeof *copy);
  qsort(copy, *n, sizeof *copy, compare);
  return copy;
}

/* --- list, show ---------------------------------------------------------------------------------------------------- */

int rules_list(const Arguments *args) {
  RuleBook b = rule_book(args);
  for (int data = 0; data < 2; data++) {
    size_t n;
    Str *types = sorted_types(&b, data, &n);
    for (size_t i = 0; i < n; i++) {
      RuleList rules = rules_find(b.rules, types[i], data);
      for (size_t k = 0; k < rules.n; k++) {
        Str target = rule_target(b.a, rules.v[k]);
        printf("%s%.*s\t%s%s%.*s\n", data ? "data." : "", STR_ARG(types[i]), rule_kind(rules.v[k]), target.n ? "\t" : "",
               STR_ARG(target));
      }
    }
  }
  return rule_book_close(&b);
}

static int unknown_type(RuleBook *b, Str type, bool data) {
  size_t n;
  const Str *types = rules_types(b->rules, data, &n);
  Str near = str_nearest(type, types, n);
  fprintf(stderr, "tf2cfn: there is no rule for %s%.*s\n", data ? "data source " : "", STR_ARG(type));
  if (near.p) fprintf(stderr, "Did you mean %s%.*s?\n", data ? "data." : "", STR_ARG(near));
  return EXIT_FAULTS;
}

static void show_block(const RuleBook *b, const Block *block) {
  Str text = source_text(b->d->sources, block->span);
  printf("# %.*s\n%.*s\n", STR_ARG(source_file(b->d->sources, block->span.file)->path), STR_ARG(text));
}

static int show_shape(RuleBook *b, Str name) {
  const Block *shape = rules_shape(b->rules, name);
  if (shape)
    show_block(b, shape);
  else
    fprintf(stderr, "tf2cfn: there is no shape %.*s\n", STR_ARG(name));
  int status = rule_book_close(b);
  return shape ? status : EXIT_FAULTS;
}

int rules_show(const Arguments *args) {
  RuleBook b = rule_book(args);
  Str operand = args->operands.v[1];
  if (str_starts(operand, STR("shape."))) return show_shape(&b, str_sub(operand, 6, operand.n));
  bool data;
  Str type = rule_book_type(operand, &data);
  RuleList rules = rules_find(b.rules, type, data);
  if (!rules.n) return unknown_type(&b, type, data);
  for (size_t i = 0; i < rules.n; i++) {
    if (i) putchar('\n');
    show_block(&b, rules.v[i]->block);
  }
  return rule_book_close(&b);
}

static ArgumentStates states_of(RuleBook *b, Str type, bool data) {
  ArgumentStates states = {0};
  const BlockSchema *schema = data ? schema_data(b->schemas, type) : schema_resource(b->schemas, type);
  RuleList rules = rules_find(b->rules, type, data);
  if (schema && rules.n) rule_arguments(b->a, schema, rules, &states);
  return states;
}

/* --- arguments ----------------------------------------------------------------------------------------------------- */

static const char *fate_name(ArgumentFate f) {
  static const char *const names[] = {
      [FATE_OPEN] = "open", [FATE_NO_EFFECT] = "no effect", [FATE_UNSUPPORTED] = "unsupported", [FATE_MAPPED] = "mapped"};
  return names[f];
}

/* Argument -> Buf of the properties that it feeds in any variant of its type's rule, each once. */
static Map properties_of(RuleBook *b, RuleList rules) {
  Map out = {0}, seen = {0};
  for (size_t k = 0; k < rules.n; k++) {
    RuleUses uses = {0};
    rule_uses(b->a, rules.v[k], &uses);
    for (size_t i = 0; i < uses.n; i++) {
      const RuleUse *u = &uses.v[i];
      Str name = str_fmt(b->a, "%.*s.%.*s", STR_ARG(u->type), STR_ARG(u->property));
      Str key = str_fmt(b->a, "%.*s %.*s", STR_ARG(u->argument), STR_ARG(name));
      if (!u->property.n || map_has(&seen, key)) continue;
      map_put(b->a, &seen, key, b);
      Buf *names = map_get(&out, u->argument);
      if (!names) {
        names = NEW(b->a, Buf);
        *names = buf_new(b->a);
        map_put(b->a, &out, u->argument, names);
      }
      add_word(names, name);
    }
  }
  return out;
}

static void print_arguments(RuleBook *b, Str type, bool data) {
  Map properties = properties_of(b, rules_find(b->rules, type, data));
  ArgumentStates states = states_of(b, type, data);
  for (size_t i = 0; i < states.n; i++) {
    const ArgumentState *s = &states.v[i];
    Buf *names = map_get(&properties, s->path);
    printf("%s%.*s\t%.*s\t%s\t%s\t%.*s\t%.*s\n", data ? "data." : "", STR_ARG(type), STR_ARG(s->path),
           s->block ? "block" : "argument", fate_name(s->fate), STR_ARG(names ? buf_str(names) : STR("")), STR_ARG(s->reason));
  }
}

static int one_type(RuleBook *b, Str operand) {
  bool data;
  Str type = rule_book_type(operand, &data);
  if (!rules_find(b->rules, type, data).n) return unknown_type(b, type, data);
  print_arguments(b, type, data);
  return rule_book_close(b);
}

int rules_arguments(const Arguments *args) {
  RuleBook b = rule_book(args);
  if (args->operands.n > 1) return one_type(&b, args->operands.v[1]);
  for (int data = 0; data < 2; data++) {
    size_t n;
    Str *types = sorted_types(&b, data, &n);
    for (size_t i = 0; i < n; i++) print_arguments(&b, types[i], data);
  }
  return rule_book_close(&b);
}

/* --- coverage ------------------------------------------------------------------------------------------------------ */

typedef struct {
  size_t n[FATE_MAPPED + 1];
} Tally;

static size_t total(const Tally *t) {
  size_t sum = 0;
  for (size_t i = 0; i <= FATE_MAPPED; i++) sum += t->n[i];
  return sum;
}

static double percent(size_t part, size_t whole) { return whole ? 100.0 * (double)part / (double)whole : 100.0; }

static Tally tally_of(const ArgumentStates *states) {
  Tally t = {0};
  for (size_t i = 0; i < states->n; i++) t.n[states->v[i].fate] += !states->v[i].block;
  return t;
}

static void print_row(bool markdown, const char *prefix, Str type, Str target, const Tally *t) {
  double share = percent(t->n[FATE_MAPPED], total(t));
  if (markdown)
    printf("| `%s%.*s` | %.*s |", prefix, STR_ARG(type), STR_ARG(target));
  else
    printf("%s%.*s\t%.*s", prefix, STR_ARG(type), STR_ARG(target));
  for (size_t i = FATE_MAPPED + 1; i-- > 0;) {
    static const ArgumentFate order[] = {FATE_OPEN, FATE_UNSUPPORTED, FATE_NO_EFFECT, FATE_MAPPED};
    printf(markdown ? " %zu |" : "\t%zu", t->n[order[i]]);
  }
  printf(markdown ? " %.0f %% |" : "\t%.0f", share);
}

/* Empty for a type that nobody was seen to use. */
static void print_use(const Usage *u) {
  size_t covered = usage_covered(u);
  if (covered)
    printf(" %zu | %.0f %% |", covered, percent(u->fate[FATE_MAPPED], covered));
  else
    printf(" | |");
}

/* `uses` adds columns, if it is not NULL. */
static Tally print_table(RuleBook *b, bool data, bool markdown, const UsageTable *uses) {
  size_t n;
  Str *types = sorted_types(b, data, &n);
  Tally sum = {0};
  for (size_t i = 0; i < n; i++) {
    RuleList rules = rules_find(b->rules, types[i], data);
    ArgumentStates states = states_of(b, types[i], data);
    Tally t = tally_of(&states);
    Str target = rules.n ? rule_target(b->a, rules.v[0]) : STR("");
    print_row(markdown, data ? "data." : "", types[i], target.n ? target : STR("-"), &t);
    Usage u = uses ? usage_of(uses, types[i], &states) : (Usage){0};
    if (uses) print_use(&u);
    putchar('\n');
    for (size_t k = 0; k <= FATE_MAPPED; k++) sum.n[k] += t.n[k];
  }
  return sum;
}

static void print_unsupported(RuleBook *b) {
  size_t n;
  Str *types = sorted_types(b, false, &n);
  for (size_t i = 0; i < n; i++) {
    ArgumentStates states = states_of(b, types[i], false);
    bool headed = false;
    for (size_t k = 0; k < states.n; k++) {
      const ArgumentState *s = &states.v[k];
      if (s->fate != FATE_UNSUPPORTED) continue;
      if (!headed) printf("\n### %.*s\n\n", STR_ARG(types[i]));
      headed = true;
      printf("- `%.*s`: %.*s\n", STR_ARG(s->path), STR_ARG(s->reason));
    }
  }
}

static void print_headline(const Usage *u) {
  size_t covered = usage_covered(u), all = covered + u->without_rule;
  printf("Of %zu arguments that public modules set (`docs/argument-uses.tsv`), %zu (%.1f %%) belong to a type with a rule. Of\n"
         "these, %.1f %% are mapped or change nothing that is deployed (%.1f %% and %.1f %%), %.1f %% are unsupported,\n"
         "%.1f %% open, and %.1f %% belong to other versions of the provider.\n\n",
         all, covered, percent(covered, all), percent(u->fate[FATE_MAPPED] + u->fate[FATE_NO_EFFECT], covered),
         percent(u->fate[FATE_MAPPED], covered), percent(u->fate[FATE_NO_EFFECT], covered),
         percent(u->fate[FATE_UNSUPPORTED], covered), percent(u->fate[FATE_OPEN], covered), percent(u->unknown, covered));
}

static void print_header(bool uses) {
  printf("| type | becomes | mapped | no effect | unsupported | open | share mapped |%s\n"
         "| --- | --- | ---: | ---: | ---: | ---: | ---: |%s\n",
         uses ? " uses | mapped by use |" : "", uses ? " ---: | ---: |" : "");
}

static void print_page(RuleBook *b, const UsageTable *table, const Usage *uses) {
  size_t managed, data;
  rules_types(b->rules, false, &managed);
  rules_types(b->rules, true, &data);
  printf(
      "# Coverage\n\n"
      "What becomes of every argument that the provider's schema lists, for the %zu resource types and %zu data sources that\n"
      "have a rule. Arguments in nested blocks count on their own; what has no effect changes nothing that is deployed; open\n"
      "are those that no rule mentions, so that setting one is an error. `tf2cfn explain TYPE.ARGUMENT` says more. This page\n"
      "is generated from `hcl/` by `make docs`.\n\n",
      managed, data);
  if (table) print_headline(uses);
  printf("## Resource types\n\n");
  print_header(table != NULL);
  Tally sum = print_table(b, false, true, table);
  print_row(true, "", STR("all"), STR("-"), &sum);
  if (table) print_use(uses);
  printf("\n\n## Data sources\n\n");
  print_header(false);
  print_table(b, true, true, NULL);
  printf("\n## What is unsupported\n");
  print_unsupported(b);
}

/* --- by use -------------------------------------------------------------------------------------------------------- */

static Usage sum_of_uses(RuleBook *b, const UsageTable *table) {
  Usage sum = {0};
  for (size_t i = 0; i < table->types.n; i++) {
    Str type = table->types.entries[i].key;
    ArgumentStates states = states_of(b, type, false);
    Usage u = usage_of(table, type, states.n ? &states : NULL);
    usage_add(&sum, &u);
  }
  return sum;
}

static void print_uses(const Usage *u) {
  size_t covered = usage_covered(u), all = covered + u->without_rule;
  printf("argument uses of types with a rule: %zu of %zu (%.1f %%)\n", covered, all, percent(covered, all));
  printf(
      "of these mapped %.1f %%, no effect %.1f %%, unsupported %.1f %%, open %.1f %%, not in the provider's schema %.1f %%\n",
      percent(u->fate[FATE_MAPPED], covered), percent(u->fate[FATE_NO_EFFECT], covered),
      percent(u->fate[FATE_UNSUPPORTED], covered), percent(u->fate[FATE_OPEN], covered), percent(u->unknown, covered));
}

static void print_tables(RuleBook *b) {
  puts("type\tbecomes\tmapped\tno effect\tunsupported\topen\tshare mapped in %");
  Tally sum = print_table(b, false, false, NULL);
  print_row(false, "", STR("all"), STR("-"), &sum);
  putchar('\n');
  print_table(b, true, false, NULL);
}

int rules_coverage(const Arguments *args) {
  RuleBook b = rule_book(args);
  Str weights = argument(args, "weights");
  UsageTable table = {0};
  if (weights.p && !usage_read(&b, weights, &table)) return rule_book_close(&b);
  Usage uses = sum_of_uses(&b, &table);
  if (argument(args, "markdown").p)
    print_page(&b, weights.p ? &table : NULL, &uses);
  else if (weights.p)
    print_uses(&uses);
  else
    print_tables(&b);
  return rule_book_close(&b);
}
