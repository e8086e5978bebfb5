/* See check_eval.h. */
#include "check_eval.h"

#include "eval/convert.h"
#include "eval/eval.h"
#include "eval/sym.h"
#include "syntax/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

/* --- Values ------------------------------------------------------------------------------------------------------------- */

static void require(bool ok, const char *what) {
  if (ok) return;
  fprintf(stderr, "check_value: %s\n", what);
  abort();
}

static void check_elements(Arena *a, const Value *v) {
  for (size_t i = 0; i < v->seq.n; i++) {
    check_value(v->seq.items[i]);
    if (v->kind == VAL_TUPLE || v->type->kind == TYPE_DYNAMIC) continue;
    require(type_eq(value_type(a, v->seq.items[i]), v->type), "an element is not of its collection's type");
  }
  for (size_t i = 1; v->kind == VAL_SET && value_is_wholly_known(v) && i < v->seq.n; i++)
    require(value_order(v->seq.items[i - 1], v->seq.items[i]) < 0, "a set is not sorted, or repeats an element");
}

static void check_fields(Arena *a, const Value *v) {
  for (size_t i = 0; i < v->map.n; i++) {
    check_value(v->map.fields[i].value);
    if (i) require(str_cmp(v->map.fields[i - 1].key, v->map.fields[i].key) < 0, "keys are not sorted, or repeat");
    if (v->kind == VAL_MAP && v->type->kind != TYPE_DYNAMIC)
      require(type_eq(value_type(a, v->map.fields[i].value), v->type), "a value is not of its map's type");
  }
}

void check_value(const Value *v) {
  Arena *a = arena_new();
  switch (v->kind) {
  case VAL_STRING: require(!u8_check((const uint8_t *)v->string.p, v->string.n), "a string is not UTF-8"); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: check_elements(a, v); break;
  case VAL_MAP:
  case VAL_OBJECT: check_fields(a, v); break;
  case VAL_SYM: require(type_eq(v->type, v->sym->type), "a symbol is not of its value's type"); break;
  default: break;
  }
  arena_free(a);
}

/* --- Three evaluations --------------------------------------------------------------------------------------------------- */

typedef enum { KNOWN, UNKNOWN, DEPLOYED } Mode;

typedef struct {
  Arena *a;
  Diags *diags;
  Eval *ev;
  const Value *value; /* NULL: it failed, or demands something */
} Run;

static const Value *strings(Arena *a) {
  const Value **items = NEW_N(a, const Value *, 2);
  items[0] = value_string(a, STR("b"));
  items[1] = value_string(a, STR("a"));
  return value_list(a, &type_string, items, 2);
}

/* The variables that are not always known. */
static Field variable(Arena *a, const char *name, Mode mode) {
  const Value *v = name[0] == 's'   ? value_string(a, STR("ab"))
                   : name[0] == 'n' ? value_int(a, 2)
                   : name[0] == 'b' ? &value_true
                                    : strings(a);
  const Type *t = value_type(a, v);
  if (mode == UNKNOWN) v = value_unknown_of(a, t);
  if (mode == DEPLOYED) v = sym_param(a, str_from(name), t, (Span){0});
  return (Field){str_from(name), v};
}

static const Value *settings(Arena *a) {
  Field *fields = NEW_N(a, Field, 3);
  fields[0] = (Field){STR("k"), value_int(a, 1)};
  fields[1] = (Field){STR("l"), strings(a)};
  fields[2] = (Field){STR("z"), &value_null};
  return value_object(a, fields, 3);
}

static Run run(Arena *a, Str text, bool is_template, Mode mode) {
  Run r = {.a = a, .diags = diags_new(a, sources_new(a))};
  uint32_t id = source_add(r.diags->sources, STR("fuzz"), text);
  const Expr *e = is_template ? parse_template(a, r.diags, id) : parse_expression(a, r.diags, id);
  if (r.diags->errors) return r;
  r.ev = eval_new(a, r.diags);
  r.ev->limits.max_elements = 2000;
  r.ev->limits.max_string = 20000;
  r.ev->limits.max_steps = 20000;
  r.ev->limits.max_memory = 64 << 20;
  r.ev->pins = (EvalPins){.time = STR("2024-02-29T12:00:00Z"), .seed = STR("fuzz")};
  r.ev->cwd = STR("/nowhere");
  Field fields[] = {
      variable(a, "s", mode), variable(a, "n", mode), variable(a, "b", mode), variable(a, "l", mode), {STR("o"), settings(a)}};
  LocalScope scope;
  scope_local(&scope, NULL, fields, sizeof fields / sizeof *fields);
  const Value *v = eval_expr(r.ev, &scope.scope, e);
  if (!r.diags->errors && !r.ev->demands.n) r.value = v;
  if (r.value) check_value(r.value);
  Buf printed = buf_new(a);
  value_print(&printed, v);
  return r;
}

/* --- Their agreement ------------------------------------------------------------------------------------------------------ */

static bool agree(Arena *a, const Value *open, const Value *known);

static bool parts_agree(Arena *a, const Value *open, const Value *known) {
  bool named = open->kind == VAL_MAP || open->kind == VAL_OBJECT;
  size_t n = named ? open->map.n : open->seq.n;
  if (n != (named ? known->map.n : known->seq.n)) return false;
  for (size_t i = 0; i < n; i++)
    if (named ? !str_eq(open->map.fields[i].key, known->map.fields[i].key) ||
                    !agree(a, open->map.fields[i].value, known->map.fields[i].value)
              : !agree(a, open->seq.items[i], known->seq.items[i]))
      return false;
  return true;
}

/* Whether `open`, of which parts are not known, can become `known`. */
static bool agree(Arena *a, const Value *open, const Value *known) {
  if (open->kind == VAL_UNKNOWN || open->kind == VAL_SYM)
    return open->type->kind == TYPE_DYNAMIC || !type_is_known(open->type) || type_eq(open->type, value_type(a, known));
  if (open->kind != known->kind) return false;
  if (open->kind == VAL_SET && !value_is_wholly_known(open)) return true;
  if (value_is_collection(open)) return parts_agree(a, open, known);
  return value_same(value_unmark(a, open, PART_MARKS), value_unmark(a, known, PART_MARKS));
}

static void disagree(const char *mode, Arena *a, const Value *open, const Value *known) {
  Buf x = buf_new(a), y = buf_new(a);
  sym_print(&x, open);
  sym_print(&y, known);
  fprintf(stderr, "check_evaluation: %s: %.*s\nknown: %.*s\n", mode, STR_ARG(buf_str(&x)), STR_ARG(buf_str(&y)));
  abort();
}

static const Value *deploy(void *ctx, const Value *leaf) {
  Arena *a = ctx;
  if (leaf->sym->op != SYM_PARAM) return leaf;
  char name[] = {leaf->sym->name.p[0], 0};
  const Value *v = convert(a, variable(a, name, KNOWN).value, leaf->type, NULL);
  return v ? v : leaf;
}

void check_evaluation(Str text, bool is_template) {
  if (str_find(text, STR("file"), 0) < text.n) return; /* no input may make it read the machine's files */
  Arena *a = arena_new();
  Run known = run(a, text, is_template, KNOWN), unknown = run(a, text, is_template, UNKNOWN),
      deployed = run(a, text, is_template, DEPLOYED);
  if (known.value && unknown.value && !agree(a, unknown.value, known.value)) disagree("unknown", a, unknown.value, known.value);
  if (known.value && deployed.value) {
    if (!agree(a, deployed.value, known.value)) disagree("deploy-time", a, deployed.value, known.value);
    const Value *after = sym_map(a, deployed.value, deploy, a);
    if (!agree(a, after, known.value)) disagree("deployed", a, after, known.value);
  }
  arena_free(a);
}
