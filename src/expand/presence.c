/* Parameters that may be left empty.
 *
 * CloudFormation has no null and no empty list. A variable that is null by default (or an empty list) is a parameter with an
 * empty default, and its value is a choice: if the parameter is present, what it holds, else null. Everything else follows,
 * because operations go into both branches of a choice: `var.x == null` becomes a condition, coalesce() a choice, an argument
 * is absent.
 *
 * A branch in which evaluation fails says that the configuration does not work with null. terraform would say so when it meets
 * the value, so the parameter must be present: it loses the choice, if the variable has another value, or is fixed, and then
 * the fault shows. The same where a required argument would be null. */
#include "expand/internal.h"

/* --- demands ------------------------------------------------------------------------------------------------------- */

typedef struct {
  Eval *ev;
  Span at;
  const char *reason;
} Presence;

static bool demand_present(void *ctx, const Value *node) {
  const Presence *x = ctx;
  const Value *param = sym_is(node, SYM_PRESENT) ? node->sym->args[0] : NULL;
  if (!param || !sym_is(param, SYM_PARAM)) return true;
  Demand d = {.variable = param->sym->name, .what = STR(""), .where = x->at, .trace = x->ev->diags->trace};
  d.reason = str_from(x->reason);
  d.need = NEED_PRESENCE;
  vec_push(x->ev->run, &x->ev->demands, d);
  return true;
}

void presence_demand(Eval *ev, const Value *condition, Span at, const char *reason) {
  Presence x = {ev, at, reason};
  sym_each_node(condition, demand_present, &x);
}

/* --- faults -------------------------------------------------------------------------------------------------------- */

static bool is_failed(const Value *v) { return v->kind == VAL_UNKNOWN; }

static bool check_branches(void *ctx, const Value *node) {
  const Presence *x = ctx;
  const Value *const *s = node->sym->args;
  if (node->sym->op == SYM_IF && (is_failed(s[1]) || is_failed(s[2]))) presence_demand(x->ev, s[0], x->at, x->reason);
  return true;
}

void presence_check(Expander *x, const Value *v, const Value *condition, Span at) {
  Presence p = {x->ev, at, "the configuration does not work without it"};
  if (!(value_parts(v) & PART_SYM)) return;
  sym_each_node(condition ? sym_assume(x->a, v, condition, true) : v, check_branches, &p);
}

/* --- required arguments -------------------------------------------------------------------------------------------- */

static void check_required(Expander *x, const Value *v, Span at) {
  if (!sym_is(v, SYM_IF)) return;
  for (size_t i = 1; i < 3; i++) {
    if (value_is_null(v->sym->args[i]))
      presence_demand(x->ev, v->sym->args[0], at, "an argument that must be set takes its value");
    check_required(x, v->sym->args[i], at);
  }
}

void presence_check_required(Expander *x, const BlockSchema *schema, const Value *config, Span at) {
  if (!schema || !(value_parts(config) & PART_SYM)) return;
  if (sym_is(config, SYM_IF)) {
    presence_check_required(x, schema, config->sym->args[1], at);
    presence_check_required(x, schema, config->sym->args[2], at);
  } else if (config->kind == VAL_TUPLE) {
    for (size_t i = 0; i < config->seq.n; i++) presence_check_required(x, schema, config->seq.items[i], at);
  }
  for (size_t i = 0; config->kind == VAL_OBJECT && i < config->map.n; i++) {
    Field f = config->map.fields[i];
    const AttrSchema *attr = schema_attr(schema, f.key);
    const NestedBlock *nested = attr ? NULL : schema_block(schema, f.key);
    if (attr && attr->flags & ATTR_REQUIRED) check_required(x, f.value, at);
    if (nested) presence_check_required(x, nested->block, f.value, at);
  }
}
