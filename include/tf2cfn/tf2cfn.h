/* libtf2cfn: Terraform configurations as Terraform JSON and CloudFormation templates, from a program of your own.
 *
 *   Tf2cfn *t = tf2cfn_new();
 *   tf2cfn_option(t, "var", "environment=prod");
 *   if (tf2cfn_convert(t, "modules/network")) {
 *     Tf2cfnFile f;
 *     for (size_t i = 0; tf2cfn_file(t, i, &f); i++) save(f.path, f.bytes, f.size);
 *   } else {
 *     fputs(tf2cfn_diagnostics(t, TF2CFN_TEXT), stderr);
 *   }
 *   tf2cfn_free(t);
 *
 * A session is used by one thread at a time; sessions do not share anything. Nothing is written to disk. */
#ifndef TF2CFN_H
#define TF2CFN_H

#include <stdbool.h>
#include <stddef.h>

#define TF2CFN_VERSION "0.1.0"

typedef struct Tf2cfn Tf2cfn;

typedef struct {
  const char *path;  /* "terraform/main.tf.json", "cloudformation/us-east-1.template.json" */
  const char *bytes; /* NUL-terminated behind the last byte */
  size_t size;
} Tf2cfnFile;

typedef enum { TF2CFN_TEXT, TF2CFN_JSON, TF2CFN_SARIF } Tf2cfnFormat;

Tf2cfn *tf2cfn_new(void);
void tf2cfn_free(Tf2cfn *t);

/* Sets an option of `tf2cfn convert` by its long name without dashes ("target", "format", "wiring", "rules", "var",
 * "var-file", "allow-unsupported", "pin-time", "pin-seed", "max-instances" and the other limits); `value` is ignored for
 * switches. "var" and "var-file" add up. False for an unknown name or value. Strings are copied. */
bool tf2cfn_option(Tf2cfn *t, const char *name, const char *value);

/* Converts the root module in `dir`. False if there were errors. Results of an earlier conversion become invalid. */
bool tf2cfn_convert(Tf2cfn *t, const char *dir);

/* The i-th file of the last successful conversion; false past the end. Valid until the next conversion or tf2cfn_free. */
bool tf2cfn_file(Tf2cfn *t, size_t i, Tf2cfnFile *out);

/* The diagnostics of the last conversion, NUL-terminated. Valid as the files are. */
const char *tf2cfn_diagnostics(Tf2cfn *t, Tf2cfnFormat format);

#endif
