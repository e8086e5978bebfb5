/* The files beside the modules. The generated configuration must find what the source finds: what functions read (the evaluator
 * knows), and what providers read at deployment, such as the archive of a function's code. Of the latter only the usual
 * spelling is recognised: a template that consists of path.module or path.root and literal text. */
#include "base/file.h"
#include "emit/terraform_internal.h"
#include "syntax/walk.h"

typedef struct {
  Arena *a;
  Diags *d;
  const Config *config;
  Str root;             /* absolute path of the root module's directory */
  const Module *module; /* whose expressions are looked at */
  Map done;             /* places */
  OutFiles *out;
} Copier;

Str tf_place(Arena *a, Str relative) {
  Buf b = buf_new(a);
  while (str_is(relative, "..") || str_starts(relative, STR("../"))) {
    if (b.n) buf_addc(&b, '/');
    buf_addz(&b, "_parent");
    relative = str_sub(relative, 3, relative.n);
  }
  if (str_is(relative, ".")) relative = STR("");
  if (b.n && relative.n) buf_addc(&b, '/');
  buf_add(&b, relative);
  return b.n ? buf_str(&b) : STR("");
}

/* False if the output has no place for the file, because it is neither below the root nor below a module outside of it. */
static bool place_of(Copier *x, Str path, Str *place) {
  Str relative = path_relative(x->a, x->root, path_absolute(x->a, path));
  *place = tf_place(x->a, relative);
  if (!str_starts(relative, STR("../"))) return true;
  for (size_t i = 0; i < x->config->modules.n; i++) {
    Str dir = x->config->modules.entries[i].key;
    if (str_starts(dir, STR("..")) && str_starts(relative, str_cat(x->a, dir, STR("/")))) return true;
  }
  return false;
}

static void copy_file(Copier *x, Str path, Span at) {
  Str place, bytes;
  if (!place_of(x, path, &place)) {
    diag_warning(x->d, TC6002, at, "%.*s lies outside of the configuration and is not copied", STR_ARG(path));
    diag_detail(
        x->d, "Put it into the directory of the module that refers to it, or beside the generated configuration where its path "
              "leads.");
    return;
  }
  if (map_has(&x->done, place) || !file_read(x->a, x->d, path, at, &bytes)) return;
  map_put(x->a, &x->done, place, x);
  vec_push(x->a, x->out, (OutFile){place, bytes});
}

/* --- paths in arguments -------------------------------------------------------------------------------------------- */

/* The directory that path.module or path.root is; STR_NONE for any other expression. */
static Str path_base_of(const Copier *x, const Expr *e) {
  if (e->kind != EXPR_TRAVERSAL || !str_is(e->traversal.root, "path") || e->traversal.n != 1) return STR_NONE;
  const Step *step = &e->traversal.steps[0];
  if (step->kind != STEP_ATTR) return STR_NONE;
  if (str_is(step->name, "module")) return x->module->dir;
  return str_is(step->name, "root") ? x->config->root->dir : STR_NONE;
}

static void visit(void *ctx, const Expr *e) {
  Copier *x = ctx;
  if (e->kind != EXPR_TEMPLATE || e->template_.n != 2 || e->template_.parts[1]->kind != EXPR_STRING) return;
  Str base = path_base_of(x, e->template_.parts[0]), rest = e->template_.parts[1]->string.value;
  if (!base.p || !str_starts(rest, STR("/"))) return;
  Str path = path_clean(x->a, str_cat(x->a, base, rest));
  switch (file_kind(path)) {
  case FILE_REGULAR: copy_file(x, path, e->span); break;
  case FILE_DIR:
    diag_warning(x->d, TC6003, e->span, "The folder %.*s is not copied", STR_ARG(path));
    diag_detail(x->d, "If files in it are read by path, copy it beside the generated configuration yourself.");
    break;
  case FILE_OTHER:
  case FILE_MISSING: break; /* made by something else before it is read */
  }
}

static void visit_module(Copier *x, const Module *m) {
  x->module = m;
  for (size_t i = 0; i < m->nfiles; i++)
    if (!m->files[i].body->json) body_walk(m->files[i].body, visit, x);
  for (size_t i = 0; i < m->resources.n; i++) body_walk(((ResourceDecl *)m->resources.entries[i].value)->block->body, visit, x);
}

void tf_files(Arena *a, Eval *ev, const Config *c, const Map *modules, OutFiles *out) {
  Copier x = {.a = a, .d = ev->diags, .config = c, .root = path_absolute(a, c->root->dir), .out = out};
  for (size_t i = 0; i < ev->reads.n; i++)
    if (file_kind(ev->reads.v[i].path) == FILE_REGULAR) copy_file(&x, ev->reads.v[i].path, SPAN_NONE);
  for (size_t i = 0; i < modules->n; i++) visit_module(&x, modules->entries[i].value);
}
