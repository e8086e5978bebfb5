/* Invariants of evaluation that the fuzz targets assert: values keep the promises of value.h, and what is not known stays not
 * known. Each violation aborts. */
#ifndef TF2CFN_TESTS_CHECK_EVAL_H
#define TF2CFN_TESTS_CHECK_EVAL_H

#include "eval/value.h"

/* Elements have the type that their collection names, keys are sorted and single, strings are UTF-8. */
void check_value(const Value *v);

/* Evaluates `text`, an expression or a template, with known variables, with unknown ones and with deploy-time ones. What the
 * latter two give must agree with the first: an unknown part may become anything of its type, everything else is equal; a
 * symbol in which the parameters are replaced by their values must become the value itself. */
void check_evaluation(Str text, bool is_template);

#endif
