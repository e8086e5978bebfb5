/* Plans: any bytes give instances or diagnostics, with and without assumptions about unknown values; what the instances hold
 * keeps the promises of values. */
#include "check_eval.h"
#include "check_tree.h"
#include "expand/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Some of both kinds, so that values and references are both taken. */
static bool is_symbolic(void *ctx, Str data_type) {
  (void)ctx;
  return data_type.n % 2 == 0;
}

static void expand_plan(const uint8_t *data, size_t size, bool assume) {
  Arena *a = arena_new();
  Sources *s = sources_new(a);
  Diags *d = diags_new(a, s);
  Eval *ev = eval_new(a, d);
  ev->cwd = STR(".");
  const Plan *plan = plan_parse(a, d, source_add(s, STR("plan.json"), (Str){(const char *)data, size}));
  Bindings bindings = {0};
  PlanOptions options = {.assume = assume, .is_symbolic = is_symbolic};
  if (plan) {
    const Expansion *x = plan_expand(ev, schemas_new(a), plan, &bindings, &options);
    for (size_t i = 0; i < x->instances.n; i++)
      if (x->instances.v[i]->config) check_value(x->instances.v[i]->config);
  }
  check_diags(d);
  arena_free(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  expand_plan(data, size, false);
  expand_plan(data, size, true);
  return 0;
}
