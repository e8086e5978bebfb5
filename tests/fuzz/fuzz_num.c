/* Number text: what is printed is read, and printed again without a change, at a cost that is known before. It need not be the
 * same number: Go's shortest digits, which Terraform prints, may round a power of two to its neighbour. */
#include "base/num.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { TEXT_LIMIT = 20000 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  Arena *a = arena_new();
  Num n, again;
  if (num_parse(a, (Str){(const char *)data, size}, &n) && num_str_bound(n) < TEXT_LIMIT) {
    Str text = num_to_str(a, n);
    if (text.n > num_str_bound(n)) abort();
    if (!num_parse(a, text, &again) || !str_eq(num_to_str(a, again), text)) abort();
    num_to_str(a, num_div(a, n, num_parse(a, STR("3"), &again) ? again : n));
  }
  arena_free(a);
  return 0;
}
