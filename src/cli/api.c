/* The public C interface over a session. */
#include "base/diag_render.h"
#include "cli/session.h"
#include "tf2cfn/tf2cfn.h"

#include <stdlib.h>

struct Tf2cfn {
  Arena *own; /* the options */
  Arena *run; /* the last conversion; NULL before the first */
  ConvertOptions options;
  Conversion result;
};

Tf2cfn *tf2cfn_new(void) {
  Arena *own = arena_new();
  Tf2cfn *t = NEW(own, Tf2cfn);
  t->own = own;
  return t;
}

void tf2cfn_free(Tf2cfn *t) {
  if (!t) return;
  arena_free(t->run);
  arena_free(t->own);
}

bool tf2cfn_option(Tf2cfn *t, const char *name, const char *value) {
  return option_set(t->own, &t->options, str_from(name), value ? str_from(value) : STR(""));
}

bool tf2cfn_convert(Tf2cfn *t, const char *dir) {
  arena_free(t->run);
  t->run = arena_new();
  t->result = conversion_run(t->run, &t->options, str_dup(t->run, str_from(dir)));
  return t->result.ok;
}

bool tf2cfn_file(Tf2cfn *t, size_t i, Tf2cfnFile *out) {
  if (!t->run || !t->result.ok || i >= t->result.files.n) return false;
  const OutFile *f = &t->result.files.v[i];
  *out = (Tf2cfnFile){str_z(t->run, f->path), f->bytes.p, f->bytes.n};
  return true;
}

const char *tf2cfn_diagnostics(Tf2cfn *t, Tf2cfnFormat format) {
  if (!t->run) return "";
  Buf b = buf_new(t->run);
  if (format == TF2CFN_JSON)
    diag_render_json(&b, t->result.diags);
  else if (format == TF2CFN_SARIF)
    diag_render_sarif(&b, t->result.diags, STR(TF2CFN_VERSION));
  else
    diag_render_text(&b, t->result.diags, false, 0);
  return buf_str(&b).p;
}
