/* Module tree -> Terraform's JSON syntax. The program is kept as it is: variables, locals, count, modules, expressions. */
#ifndef TF2CFN_EMIT_TERRAFORM_H
#define TF2CFN_EMIT_TERRAFORM_H

#include "config/config.h"
#include "emit/out.h"

/* Appends to *out, paths relative to the folder of the Terraform side:
 *  - main.tf.json of the root module, and of each local child module in a sub-folder that mirrors where its source stands
 *    relative to the root (each "../" that leads out of the root becomes a folder "_parent"); `source` is rewritten to match;
 *  - terraform.tfvars.json and *.auto.tfvars.json, without the values of sensitive variables (a warning names them);
 *  - the files that functions read while `ev` evaluated the configuration (ev->reads), and those that arguments name as
 *    "${path.module}/NAME" or "${path.root}/NAME", for a provider to read.
 * Modules that are not local keep their source. `schemas` may be NULL: then blocks that a provider's schema has as
 * arguments are not recognised. Faults go to ev->diags. Strings live in `a`. */
void emit_terraform(Arena *a, Eval *ev, Schemas *schemas, const Config *c, OutFiles *out);

#endif
