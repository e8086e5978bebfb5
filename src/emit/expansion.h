/* An expansion as JSON: every resource and data instance with its evaluated arguments. */
#ifndef TF2CFN_EMIT_EXPANSION_H
#define TF2CFN_EMIT_EXPANSION_H

#include "base/buf.h"
#include "expand/expand.h"

/* One object with
 *   planned_values: outputs and root_module (resources, child_modules) as `terraform show -json` has them, with the arguments
 * that the source sets or the schema lists; unknown values are left out; after_unknown: address -> the unknown parts, as in a
 * resource change; providers: address -> the provider instance. Values that only a provider computes or defaults are not part
 * of it. */
void emit_expansion(Buf *out, Arena *a, const Expansion *x);

#endif
