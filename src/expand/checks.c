/* What authors assert: validations of variables, preconditions and postconditions, assertions of check blocks.
 *
 * A rule speaks only when its condition is known to be false. One that hangs on what deployment decides is silent here, as it
 * is in a plan, and evaluating it never fixes a variable. Messages are the author's, unless a secret is in them. */
#include "expand/internal.h"

static bool is_secret(const Value *v) { return (value_deep_marks(v) & (MARK_SENSITIVE | MARK_EPHEMERAL)) != 0; }

const char *check_message(Expander *x, const Scope *s, const CheckRule *rule) {
  const Value *m = sym_planned(x->a, eval_as(x->ev, s, rule->error_message, &type_string, "error_message"));
  if (is_secret(m)) return "The author's message contains a sensitive value, so it is not shown.";
  return m->kind == VAL_STRING ? str_z(x->a, m->string) : "The condition is false.";
}

bool check_is_false(Expander *x, const Scope *s, const CheckRule *rule, const Value *assumed) {
  size_t demands = x->ev->demands.n;
  Impure impure = x->ev->pins.otherwise;
  if (impure == IMPURE_REFUSED) x->ev->pins.otherwise = IMPURE_UNKNOWN; /* no output holds the condition */
  const Value *ok = eval_as(x->ev, s, rule->condition, &type_bool, "condition");
  x->ev->pins.otherwise = impure;
  if (assumed) ok = sym_assume(x->a, ok, assumed, true);
  ok = value_unmark(x->a, sym_planned(x->a, ok), MARK_SENSITIVE | MARK_EPHEMERAL);
  x->ev->demands.n = demands;
  if (!value_is_null(ok)) return ok->kind == VAL_BOOL && !ok->boolean;
  diag_error(x->d, TC4030, rule->condition->span, "The condition is null");
  diag_detail(x->d, "A condition must be true or false. Compare with null, or use coalesce().");
  return false;
}

void check_rules(Expander *x, const ModuleScope *s, const CheckRule *rules, size_t n, const CheckReport *report) {
  for (size_t i = 0; i < n; i++) {
    const CheckRule *rule = &rules[i];
    if (!check_is_false(x, &s->scope, rule, report->assumed)) continue;
    diag_add(x->d, report->severity, report->code, rule->condition->span, "%s of %.*s failed", report->what,
             STR_ARG(report->where));
    diag_detail(x->d, "%s", check_message(x, &s->scope, rule));
    diag_context(x->d, rule->span);
  }
}

/* --- check blocks -------------------------------------------------------------------------------------------------- */

static CheckRule read_assert(const Block *b) {
  const Attribute *condition = body_attribute(b->body, STR("condition"));
  const Attribute *message = body_attribute(b->body, STR("error_message"));
  return (CheckRule){condition ? condition->value : NULL, message ? message->value : NULL, b->header_span};
}

static void check_block(Expander *x, ModuleInstance *m, const Block *b) {
  ModuleScope s = module_scope(x, m);
  CheckReport report = {SEV_WARNING, TC4033, "An assertion", str_fmt(x->a, "check \"%.*s\"", STR_ARG(b->labels[0])), NULL};
  s.in_check = true;
  for (size_t i = 0; i < b->body->n; i++) {
    const Block *inner = b->body->items[i].block;
    if (!inner || !str_is(inner->type, "assert")) continue;
    CheckRule rule = read_assert(inner);
    if (rule.condition && rule.error_message) check_rules(x, &s, &rule, 1, &report);
  }
}

void check_blocks(Expander *x, ModuleInstance *m) {
  for (size_t i = 0; i < m->module->nchecks; i++)
    if (m->module->checks[i]->nlabels) check_block(x, m, m->module->checks[i]);
}
