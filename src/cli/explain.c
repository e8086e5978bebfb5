/* tf2cfn explain: what becomes of a type or argument, and why; what a diagnostic means. */
#include "cli/rules_report.h"

#include <stdio.h>

/* --- codes --------------------------------------------------------------------------------------------------------- */

/* The number of "TC1203", or -1. */
static int code_number(Str s) {
  if (s.n != 6 || !str_starts(s, STR("TC"))) return -1;
  int n = 0;
  for (size_t i = 2; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9') return -1;
    n = n * 10 + (s.p[i] - '0');
  }
  return n;
}

static int explain_code(int code) {
  if (!code_title(code)) {
    fprintf(stderr, "tf2cfn: there is no diagnostic TC%04d\n", code);
    return EXIT_FAULTS;
  }
  printf("TC%d: %s\n\n%s\n", code, code_title(code), code_explanation(code));
  return EXIT_DONE;
}

/* --- types --------------------------------------------------------------------------------------------------------- */

typedef struct {
  RuleBook book;
  Str type;
  bool data;
  RuleList rules;
  const BlockSchema *schema;
  ArgumentStates states;
} Subject;

static const char *fate_words(ArgumentFate f) {
  static const char *const words[] = {[FATE_OPEN] = "not covered by the rule: setting it is an error",
                                      [FATE_NO_EFFECT] = "no effect",
                                      [FATE_UNSUPPORTED] = "cannot be expressed",
                                      [FATE_MAPPED] = "mapped"};
  return words[f];
}

static void print_rule(const Subject *s, const Rule *r) {
  Str target = rule_target(s->book.a, r);
  if (r->data)
    printf("  read at conversion or expressed by what refers to it\n");
  else if (target.n)
    printf("  %s %.*s\n", r->type.n || r->nalso ? "becomes" : "is merged", STR_ARG(target));
  for (size_t i = 0; r->type.n && i < r->nalso; i++)
    printf("  makes %.*s as well, where it is needed\n", STR_ARG(r->also[i].type));
  for (size_t i = 0; (r->type.n || r->nalso) && i < r->nfolds; i++)
    printf("  merges into %.*s\n", STR_ARG(r->folds[i].nhosts ? r->folds[i].hosts[0] : STR("")));
  if (r->no_peer.n) printf("  has no peer: %.*s\n", STR_ARG(r->no_peer));
  if (r->absorbed.n) printf("  needs no resource: %.*s\n", STR_ARG(r->absorbed));
}

static void print_properties(const Subject *s, Str path, const char *indent) {
  Str seen = STR_NONE;
  for (size_t k = 0; k < s->rules.n; k++) {
    RuleUses uses = {0};
    rule_uses(s->book.a, s->rules.v[k], &uses);
    for (size_t i = 0; i < uses.n; i++) {
      const RuleUse *u = &uses.v[i];
      if (!str_eq(u->argument, path) || (seen.p && str_eq(seen, u->property))) continue;
      seen = u->property;
      if (!u->property.n)
        printf("%sdecides what the rule makes\n", indent);
      else if (s->data || !u->type.n)
        printf("%sattribute %.*s\n", indent, STR_ARG(u->property));
      else
        printf("%s%s%.*s.%.*s\n", indent, u->fold ? "merged into " : "", STR_ARG(u->type), STR_ARG(u->property));
    }
  }
}

static int explain_type(Subject *s) {
  printf("%s%.*s\n", s->data ? "data." : "", STR_ARG(s->type));
  for (size_t i = 0; i < s->rules.n; i++) print_rule(s, s->rules.v[i]);
  printf("\nArguments:\n");
  for (size_t i = 0; i < s->states.n; i++) {
    const ArgumentState *x = &s->states.v[i];
    if (str_find_char(x->path, '.', 0) < x->path.n) continue;
    bool told = !x->reason.n || s->rules.v[0]->no_peer.n;
    printf("  %-36.*s %s%s%.*s\n", STR_ARG(x->path), fate_words(x->fate), told ? "" : ": ",
           STR_ARG(told ? STR("") : x->reason));
  }
  return rule_book_close(&s->book);
}

/* --- arguments ----------------------------------------------------------------------------------------------------- */

static int unknown_argument(const Subject *s, Str path) {
  VEC(Str) names = {0};
  for (size_t i = 0; i < s->states.n; i++) vec_push(s->book.a, &names, s->states.v[i].path);
  Str near = str_nearest(path, names.v, names.n);
  fprintf(stderr, "tf2cfn: %.*s has no argument \"%.*s\"\n", STR_ARG(s->type), STR_ARG(path));
  if (near.p) fprintf(stderr, "Did you mean %.*s.%.*s?\n", STR_ARG(s->type), STR_ARG(near));
  return EXIT_FAULTS;
}

/* A part of something that is settled as a whole has the fate of the whole. */
static const ArgumentState *find_state(const Subject *s, Str path) {
  const ArgumentState *whole = NULL;
  for (size_t end = path.n; end > 0; end--) {
    if (end < path.n && path.p[end] != '.') continue;
    whole = argument_state(&s->states, str_sub(path, 0, end));
    if (whole) return end == path.n || whole->fate != FATE_MAPPED ? whole : NULL;
  }
  return NULL;
}

static bool is_attribute(const Subject *s, Str path) {
  const AttrSchema *attr = schema_attr(s->schema, path);
  return attr && !(attr->flags & (ATTR_REQUIRED | ATTR_OPTIONAL));
}

static int explain_attribute(Subject *s, Str path) {
  bool given = false;
  for (size_t i = 0; i < s->rules.n; i++) given |= map_has(&s->rules.v[i]->attributes, path);
  printf("%.*s.%.*s: an attribute that the provider computes; %s\n", STR_ARG(s->type), STR_ARG(path),
         given ? "what refers to it reads the resource in the template" : "CloudFormation cannot give it to what refers to it");
  return rule_book_close(&s->book);
}

static int explain_argument(Subject *s, Str path) {
  const ArgumentState *state = find_state(s, path);
  if (!state) return is_attribute(s, path) ? explain_attribute(s, path) : unknown_argument(s, path);
  printf("%.*s.%.*s: %s\n", STR_ARG(s->type), STR_ARG(path), fate_words(state->fate));
  if (state->reason.n) printf("  %.*s\n", STR_ARG(state->reason));
  if (state->fate == FATE_NO_EFFECT && !state->reason.n)
    printf("  It exists only on Terraform's side: nothing that is deployed depends on it.\n");
  if (state->fate == FATE_MAPPED) print_properties(s, path, "  ");
  for (size_t i = 0; i < s->states.n; i++) {
    const ArgumentState *x = &s->states.v[i];
    if (x->path.n <= path.n || !str_starts(x->path, path) || x->path.p[path.n] != '.') continue;
    printf("  %.*s: %s%s%.*s\n", STR_ARG(str_sub(x->path, path.n + 1, x->path.n)), fate_words(x->fate), x->reason.n ? ": " : "",
           STR_ARG(x->reason));
    if (x->fate == FATE_MAPPED) print_properties(s, x->path, "    ");
  }
  return rule_book_close(&s->book);
}

/* --- names --------------------------------------------------------------------------------------------------------- */

static int unknown_type(Subject *s, bool in_schema) {
  size_t n;
  const Str *names = s->data ? schema_data_names(s->book.schemas, &n) : schema_resource_names(s->book.schemas, &n);
  const char *prefix = s->data ? "data." : "";
  if (in_schema) {
    fprintf(stderr, "tf2cfn: there is no rule for %s%.*s yet\nWrite one (docs/rules.md) and pass it with --rules.\n", prefix,
            STR_ARG(s->type));
    return EXIT_FAULTS;
  }
  Str near = str_nearest(s->type, names, n);
  fprintf(stderr, "tf2cfn: the provider has no type %s%.*s\n", prefix, STR_ARG(s->type));
  if (near.p) fprintf(stderr, "Did you mean %s%.*s?\n", prefix, STR_ARG(near));
  return EXIT_FAULTS;
}

static int run(const Arguments *args) {
  Str name = args->operands.v[0];
  int code = code_number(name);
  if (code >= 0) return explain_code(code);
  Subject s = {.book = rule_book(args)};
  Str path = rule_book_type(name, &s.data);
  size_t dot = str_find_char(path, '.', 0);
  s.type = str_sub(path, 0, dot);
  path = str_sub(path, dot + 1, path.n);
  s.rules = rules_find(s.book.rules, s.type, s.data);
  s.schema = s.data ? schema_data(s.book.schemas, s.type) : schema_resource(s.book.schemas, s.type);
  if (!s.schema || !s.rules.n) return unknown_type(&s, s.schema != NULL);
  rule_arguments(s.book.a, s.schema, s.rules, &s.states);
  return path.n ? explain_argument(&s, path) : explain_type(&s);
}

static const OptionSpec options[] = {
    {"rules", 0, "DIR", "further lowering rules (*.hcl), which replace the built-in ones type by type"},
    {NULL, 0, NULL, NULL},
};

const Command command_explain = {
    .name = "explain",
    .summary = "Say what becomes of a type or argument, or what a diagnostic means",
    .operands = "TYPE[.ARGUMENT]|CODE",
    .min_operands = 1,
    .max_operands = 1,
    .options = options,
    .details =
        "TYPE is a resource type, or data.TYPE for a data source; ARGUMENT goes into nested blocks with dots, as in\n"
        "aws_instance.root_block_device.iops. CODE is that of a diagnostic, as TC1203. Exit status 1 for an unknown name.",
    .run = run,
};
