/* From a directory to the tree of modules. Each directory is read once, however often it is called; a module that calls itself,
 * directly or around corners, is a cycle. Modules that do not come from a local path are found where `terraform init` put
 * them (.terraform/modules/modules.json); nothing is fetched here. */
#include "config/internal.h"

#include <jansson.h>
#include <sys/stat.h>

/* --- installed modules --------------------------------------------------------------------------------------------- */

static void note_installed(Loader *l, const json_t *entry) {
  const char *key = json_string_value(json_object_get(entry, "Key"));
  const char *dir = json_string_value(json_object_get(entry, "Dir"));
  if (!key || !dir || !*key) return;
  Str *path = NEW(l->a, Str);
  *path = str_dup(l->a, str_from(dir));
  map_put(l->a, &l->installed, str_dup(l->a, str_from(key)), path);
}

static void read_installed(Loader *l) {
  Str path = path_join(l->a, l->root_dir, STR(".terraform/modules/modules.json")), bytes;
  if (file_kind(path) == FILE_MISSING || !file_read(l->a, l->d, path, SPAN_NONE, &bytes)) return;
  json_error_t error;
  json_t *root = json_loadb(bytes.p, bytes.n, 0, &error);
  if (!root) {
    diag_warning(l->d, TC2031, SPAN_NONE, "%.*s cannot be understood", STR_ARG(path));
    diag_detail(l->d, "Line %d: %s. Run terraform init to have it written anew.", error.line, error.text);
    return;
  }
  size_t i;
  json_t *entry;
  json_array_foreach(json_object_get(root, "Modules"), i, entry) note_installed(l, entry);
  json_decref(root);
}

/* --- where a module is --------------------------------------------------------------------------------------------- */

static bool is_local(Str source) {
  static const char *const FORMS[] = {".", ".."};
  for (size_t i = 0; i < 2; i++)
    if (str_is(source, FORMS[i])) return true;
  return str_starts(source, STR("./")) || str_starts(source, STR("../"));
}

/* A path in a module's sources, seen from the working directory. */
static Str dir_below(Loader *l, Str base, Str path) { return path_clean(l->a, path_join(l->a, base, path)); }

static Span source_span(const ModuleCall *call) {
  const Attribute *at = body_attribute(call->block->body, STR("source"));
  return at ? at->value->span : call->span;
}

static void not_installed(Loader *l, const ModuleCall *call) {
  diag_error(l->d, TC2018, source_span(call), "The source of module \"%.*s\" is not a local directory", STR_ARG(call->name));
  diag_detail(
      l->d,
      "Nothing is downloaded. Run terraform init, whose copy is then used, or point the source at a local copy (\"./%.*s\").",
      STR_ARG(call->name));
}

/* The directory of a called module, STR_NONE when it is not known (reported). */
static Str locate(Loader *l, const Module *caller, const ModuleCall *call, Str key) {
  if (is_local(call->source)) return dir_below(l, caller->dir, call->source);
  const Str *installed = map_get(&l->installed, key);
  if (installed) return dir_below(l, l->root_dir, *installed);
  not_installed(l, call);
  return STR_NONE;
}

/* --- one module ---------------------------------------------------------------------------------------------------- */

static Module *read_module(Loader *l, Str dir, Str id, const ConfigFiles *files) {
  Module *m = NEW(l->a, Module);
  *m = (Module){.dir = dir, .source_id = id};
  map_put(l->a, &l->config->modules, id, m);
  SourceBody *bodies = NEW_N(l->a, SourceBody, files->n);
  Decls decls = {0};
  for (size_t i = 0; i < files->n; i++) {
    uint32_t file = files_open(l, path_join(l->a, dir, files->v[i].name), SPAN_NONE);
    if (!file) continue;
    SourceBody *body = &bodies[m->nfiles++];
    *body = (SourceBody){file, parse_file(l->a, l->d, file), files->v[i].is_override};
    (body->is_override ? override_file : gather_file)(l, &decls, body->body);
  }
  m->files = bodies;
  decode_module(l, m, &decls);
  return m;
}

static bool same_directory(const LoadFrame *x, const LoadFrame *y) { return x->device == y->device && x->inode == y->inode; }

static LoadFrame frame_for(Loader *l, const LoadFrame *outer, Str dir, Str name) {
  struct stat st;
  LoadFrame f = {.outer = outer, .dir = dir, .name = name};
  if (stat(str_z(l->a, dir), &st) == 0) f.device = (uint64_t)st.st_dev, f.inode = (uint64_t)st.st_ino;
  return f;
}

/* "module.a, module.b", outermost first, of the frames within `until`. */
static Str call_path(Loader *l, const LoadFrame *f, const LoadFrame *until) {
  Str text = STR("");
  for (; f && f != until; f = f->outer)
    text = str_fmt(l->a, "module.%.*s%s%.*s", STR_ARG(f->name), text.n ? " -> " : "", STR_ARG(text));
  return text;
}

static bool is_cycle(Loader *l, const LoadFrame *f, const ModuleCall *call) {
  for (const LoadFrame *o = f->outer; o; o = o->outer) {
    if (!same_directory(o, f)) continue;
    Str path = call_path(l, f, o);
    diag_error(l->d, TC2017, source_span(call), "Module \"%.*s\" contains itself", STR_ARG(call->name));
    diag_detail(
        l->d,
        "%.*s leads back to the directory %.*s, where it starts. A module cannot call itself, directly or through others: "
        "move what both need into a module of its own.",
        STR_ARG(path), STR_ARG(o->dir));
    return true;
  }
  return false;
}

static void load_calls(Loader *l, Module *m, const LoadFrame *frame, Str key);

static Module *load_child(Loader *l, const ModuleCall *call, const LoadFrame *frame, Str key) {
  Str id = path_relative(l->a, path_absolute(l->a, l->root_dir), path_absolute(l->a, frame->dir));
  Module *known = map_get(&l->config->modules, id);
  if (known) return known;
  FileKind kind = file_kind(frame->dir);
  ConfigFiles files = {0};
  if (kind != FILE_DIR) {
    diag_error(l->d, TC2019, source_span(call), "There is no module directory %.*s", STR_ARG(frame->dir));
    diag_detail(l->d, kind == FILE_MISSING
                          ? "Nothing has that name. The source is relative to the directory of the file that contains it."
                          : "It is no directory. The source names the directory that holds the module's files.");
    return NULL;
  }
  if (!files_list(l, frame->dir, source_span(call), &files)) return NULL;
  if (!files.n) {
    diag_error(l->d, TC2002, source_span(call), "The module directory %.*s has no configuration files", STR_ARG(frame->dir));
    diag_detail(l->d, "A module is at least one file that ends in .tf or .tf.json. Check the source.");
    return NULL;
  }
  Module *m = read_module(l, frame->dir, id, &files);
  load_calls(l, m, frame, key);
  return m;
}

/* --- what a call and its module must agree on ---------------------------------------------------------------------- */

static bool passes(const ModuleCall *call, Str name) {
  for (size_t i = 0; i < call->narguments; i++)
    if (str_eq(call->arguments[i]->name, name)) return true;
  return false;
}

static void check_arguments(Loader *l, const ModuleCall *call) {
  const Module *m = call->module;
  VEC(Str) names = {0};
  for (size_t i = 0; i < m->variables.n; i++) {
    const Variable *v = m->variables.entries[i].value;
    vec_push(l->a, &names, v->name);
    if (v->default_value || passes(call, v->name)) continue;
    Str place = spec_where(l, v->span);
    diag_error(l->d, TC2006, call->span, "Module \"%.*s\" needs the argument \"%.*s\"", STR_ARG(call->name), STR_ARG(v->name));
    diag_detail(l->d, "Its variable at %.*s has no default. Set the argument in the call.", STR_ARG(place));
  }
  for (size_t i = 0; i < call->narguments; i++) {
    const Attribute *at = call->arguments[i];
    if (map_has(&m->variables, at->name)) continue;
    Str near = str_nearest(at->name, names.v, names.n);
    diag_error(l->d, TC2005, at->name_span, "Module \"%.*s\" has no variable \"%.*s\"", STR_ARG(call->name), STR_ARG(at->name));
    if (near.p)
      diag_detail(l->d, "Did you mean \"%.*s\"?", STR_ARG(near));
    else
      diag_detail(l->d, "Declare it in %.*s, or remove the argument.", STR_ARG(m->dir));
  }
}

/* A module with provider configurations of its own is a leftover of old Terraform versions: it can be called once only. */
static void check_own_providers(Loader *l, const ModuleCall *call) {
  const char *meta = call->count ? "count" : call->for_each ? "for_each" : call->ndepends_on ? "depends_on" : NULL;
  const Module *m = call->module;
  for (size_t i = 0; meta && i < m->providers.n; i++) {
    const Provider *p = m->providers.entries[i].value;
    if (!p->block || !p->block->body->n) continue;
    Str place = spec_where(l, p->span);
    diag_error(l->d, TC2027, body_attribute(call->block->body, str_from(meta))->name_span,
               "Module \"%.*s\" cannot be called with \"%s\"", STR_ARG(call->name), meta);
    diag_detail(l->d, "It configures a provider itself, at %.*s. Move that block to the caller and pass it with \"providers\".",
                STR_ARG(place));
    return;
  }
}

static void check_version(Loader *l, const ModuleCall *call) {
  const Attribute *version = body_attribute(call->block->body, STR("version"));
  if (!version) return;
  if (is_local(call->source)) {
    diag_error(l->d, TC2021, version->name_span, "A local module has no version");
    diag_detail(l->d, "Versions are for modules of a registry. Remove the argument.");
  } else if (call->version.p && !version_constraints_valid(call->version)) {
    diag_error(l->d, TC2022, version->value->span, "This is no version constraint");
    diag_detail(l->d, "Write comparisons separated by commas, such as \">= 5.0, < 6.0\" or \"~> 5.0\".");
  }
}

static void load_call(Loader *l, const Module *caller, ModuleCall *call, const LoadFrame *outer, Str prefix) {
  if (!call->source.p) return;
  check_version(l, call);
  Str key = prefix.n ? str_fmt(l->a, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(call->name)) : call->name;
  Str dir = locate(l, caller, call, key);
  if (!dir.p) return;
  LoadFrame frame = frame_for(l, outer, dir, call->name);
  if (file_kind(dir) == FILE_DIR && is_cycle(l, &frame, call)) return;
  call->module = load_child(l, call, &frame, key);
  if (!call->module) return;
  check_arguments(l, call);
  check_own_providers(l, call);
}

static void load_calls(Loader *l, Module *m, const LoadFrame *frame, Str key) {
  for (size_t i = 0; i < m->calls.n; i++) load_call(l, m, m->calls.entries[i].value, frame, key);
}

/* --- the root ------------------------------------------------------------------------------------------------------ */

static bool list_root(Loader *l, ConfigFiles *files) {
  FileKind kind = file_kind(l->root_dir);
  if (kind != FILE_DIR) {
    diag_error(l->d, TC2001, SPAN_NONE, "%.*s is no directory", STR_ARG(l->root_dir));
    diag_detail(l->d, kind == FILE_MISSING ? "Nothing has that name. Check the path."
                                           : "Name the directory that holds the configuration, not one of its files.");
    return false;
  }
  if (!files_list(l, l->root_dir, SPAN_NONE, files)) return false;
  if (files->n) return true;
  diag_error(l->d, TC2002, SPAN_NONE, "%.*s has no configuration files", STR_ARG(l->root_dir));
  diag_detail(l->d, "A configuration is at least one file that ends in .tf or .tf.json. Check the path.");
  return false;
}

Config *config_load(Arena *a, Eval *ev, Schemas *schemas, Str dir, const VariableInputs *inputs) {
  Config *c = NEW(a, Config);
  Loader l = {.a = a, .ev = ev, .d = ev->diags, .schemas = schemas, .config = c, .root_dir = path_clean(a, dir)};
  ConfigFiles files = {0};
  if (!list_root(&l, &files)) return NULL;
  ev->cwd = l.root_dir;
  read_installed(&l);
  c->root = read_module(&l, l.root_dir, STR("."), &files);
  LoadFrame frame = frame_for(&l, NULL, l.root_dir, STR("root"));
  load_calls(&l, c->root, &frame, STR(""));
  values_load(&l, inputs);
  attributes_add(&l, c->root);
  return c;
}
