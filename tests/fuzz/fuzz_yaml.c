/* YAML: any text is decoded or refused; what was decoded and encoded again decodes to the same value. */
#include "check_eval.h"
#include "eval/eval.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistr.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* yamlencode writes +Inf, which is text to yamldecode: Terraform does so. */
static bool is_infinite(const Value *v) { return v->kind == VAL_NUMBER && num_is_inf(v->number); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (u8_check(data, size)) return 0;
  Arena *a = arena_new();
  Diags *d = diags_new(a, sources_new(a));
  Eval *ev = eval_new(a, d);
  ev->limits.max_elements = 10000;
  ev->limits.max_string = 1 << 20;
  const Value *text = value_string(a, (Str){(const char *)data, size});
  const Value *first = eval_call(ev, STR("yamldecode"), &text, 1, (Span){0});
  if (!d->errors) {
    check_value(first);
    const Value *again = eval_call(ev, STR("yamlencode"), &first, 1, (Span){0});
    const Value *second = d->errors ? again : eval_call(ev, STR("yamldecode"), &again, 1, (Span){0});
    if (!d->errors && !value_any(first, is_infinite) && !value_same(first, second)) {
      fprintf(stderr, "encoded: %.*s\n", STR_ARG(again->string));
      abort();
    }
    if (d->errors && again->kind == VAL_STRING) {
      fprintf(stderr, "its own text is refused: %.*s\n", STR_ARG(again->string));
      abort();
    }
  }
  arena_free(a);
  return 0;
}
