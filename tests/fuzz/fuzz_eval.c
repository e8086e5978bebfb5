/* Expressions: any text is evaluated or refused within its limits, and partial evaluation agrees with full evaluation. */
#include "check_eval.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  check_evaluation((Str){(const char *)data, size}, false);
  return 0;
}
