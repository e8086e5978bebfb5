/* Which files the Terraform side consists of, and what stands in each. One main.tf.json holds a whole module, its top-level
 * kinds in a fixed order, the declarations of a kind in source order. Folders mirror the sources, so that path.module, relative
 * module sources and files read by functions keep their meaning. */
#include "emit/terraform.h"

#include "base/file.h"
#include "emit/terraform_internal.h"

typedef struct {
  TfWriter writer;
  Diags *d;
  const Config *config;
  OutFiles *out;
} Emitter;

/* --- where things go ----------------------------------------------------------------------------------------------- */

static bool is_local(Str source) {
  return str_is(source, ".") || str_is(source, "..") || str_starts(source, STR("./")) || str_starts(source, STR("../"));
}

static Str local_source(Arena *a, const Module *caller, const Module *called) {
  Str from = str_fmt(a, "/%.*s", STR_ARG(tf_place(a, caller->source_id)));
  Str to = str_fmt(a, "/%.*s", STR_ARG(tf_place(a, called->source_id)));
  Str way = path_relative(a, path_clean(a, from), path_clean(a, to));
  return str_starts(way, STR("..")) ? way : str_fmt(a, "./%.*s", STR_ARG(way));
}

static void add_file(Emitter *x, Str folder, Str name, Str bytes) {
  vec_push(x->writer.a, x->out, (OutFile){path_join(x->writer.a, folder, name), bytes});
}

/* --- declarations -------------------------------------------------------------------------------------------------- */

static TfShape provider_shape(Emitter *x, const Block *b) {
  Schemas *s = x->writer.schemas;
  if (!s || !b->nlabels) return (TfShape){0};
  if (str_is(b->type, "resource")) return (TfShape){.schema = schema_resource(s, b->labels[0])};
  if (str_is(b->type, "data")) return (TfShape){.schema = schema_data(s, b->labels[0])};
  if (str_is(b->type, "provider")) return (TfShape){.schema = schema_provider(s, b->labels[0])};
  return (TfShape){0};
}

static void body_of(Emitter *x, const Block *b) {
  tf_body(&x->writer, b->body, spec_inner(&SPEC_FILE, b->type), provider_shape(x, b));
}

/* {"name": {...}} for each of the map's declarations; `block` gives a declaration's block. */
static void named(Emitter *x, const char *kind, const Map *map, const Block *(*block)(const void *declaration)) {
  if (!map->n) return;
  JsonWriter *w = x->writer.w;
  jw_key(w, str_from(kind));
  jw_object(w);
  for (size_t i = 0; i < map->n; i++) {
    const Block *b = block(map->entries[i].value);
    if (!b) continue;
    jw_key(w, map->entries[i].key);
    body_of(x, b);
  }
  jw_end(w);
}

/* NULL for an attribute of another variable. */
static const Block *variable_block(const void *v) {
  const Variable *variable = v;
  return variable->of ? NULL : variable->block;
}
static const Block *output_block(const void *o) { return ((const Output *)o)->block; }

static const Block *resource_block(const void *r) { return ((const ResourceDecl *)r)->block; }

/* An object, or an array of them when there are several: how JSON repeats blocks. */
static void listed(Emitter *x, const char *kind, const Block *const *blocks, size_t n) {
  JsonWriter *w = x->writer.w;
  if (!n) return;
  jw_key(w, str_from(kind));
  if (n > 1) jw_array(w);
  for (size_t i = 0; i < n; i++) body_of(x, blocks[i]);
  if (n > 1) jw_end(w);
}

/* {"aws": {...}} or {"aws": [{...}, {"alias": ...}]}. */
static void providers(Emitter *x, const Map *map) {
  JsonWriter *w = x->writer.w;
  Map names = {0}; /* local name -> VEC of blocks, in order of appearance */
  typedef VEC(const Block *) Blocks;
  for (size_t i = 0; i < map->n; i++) {
    const Provider *p = map->entries[i].value;
    Blocks *list = map_get(&names, p->ref.name);
    if (!list) map_put(x->writer.a, &names, p->ref.name, list = NEW(x->writer.a, Blocks));
    if (p->block) vec_push(x->writer.a, list, p->block);
  }
  if (!names.n) return;
  jw_key(w, STR("provider"));
  jw_object(w);
  for (size_t i = 0; i < names.n; i++) {
    const Blocks *list = names.entries[i].value;
    listed(x, str_z(x->writer.a, names.entries[i].key), list->v, list->n);
  }
  jw_end(w);
}

static void locals(Emitter *x, const Map *map) {
  if (!map->n) return;
  jw_key(x->writer.w, STR("locals"));
  jw_object(x->writer.w);
  for (size_t i = 0; i < map->n; i++) {
    const Local *local = map->entries[i].value;
    jw_key(x->writer.w, local->name);
    tf_value(&x->writer, local->value);
  }
  jw_end(x->writer.w);
}

/* {"aws_vpc": {"main": {...}}} for the resources of one mode; types in order of appearance. */
static void resources(Emitter *x, const char *kind, const Map *map, ResourceMode mode) {
  Arena *a = x->writer.a;
  Map types = {0}; /* type -> Map: name -> ResourceDecl */
  for (size_t i = 0; i < map->n; i++) {
    ResourceDecl *r = map->entries[i].value;
    if (r->mode != mode) continue;
    Map *names = map_get(&types, r->type);
    if (!names) map_put(a, &types, r->type, names = NEW(a, Map));
    map_put(a, names, r->name, r);
  }
  if (!types.n) return;
  jw_key(x->writer.w, str_from(kind));
  jw_object(x->writer.w);
  for (size_t i = 0; i < types.n; i++) named(x, str_z(a, types.entries[i].key), types.entries[i].value, resource_block);
  jw_end(x->writer.w);
}

/* The call with the source that leads to the module's place in the output. */
static const Block *relocated(Emitter *x, const Module *caller, const ModuleCall *call) {
  if (!call->module || !is_local(call->source)) return call->block;
  Arena *a = x->writer.a;
  const Body *old = call->block->body;
  BodyItem *items = NEW_N(a, BodyItem, old->n);
  for (size_t i = 0; i < old->n; i++) {
    items[i] = old->items[i];
    if (!items[i].attribute || !str_is(items[i].attribute->name, "source")) continue;
    Expr *source = NEW(a, Expr);
    *source = (Expr){.kind = EXPR_STRING, .span = items[i].attribute->value->span};
    source->string.value = local_source(a, caller, call->module);
    Attribute *at = NEW(a, Attribute);
    *at = *items[i].attribute;
    at->value = source;
    items[i].attribute = at;
  }
  Body *body = NEW(a, Body);
  *body = *old;
  body->items = items;
  Block *block = NEW(a, Block);
  *block = *call->block;
  block->body = body;
  return block;
}

static void calls(Emitter *x, const Module *m) {
  if (!m->calls.n) return;
  jw_key(x->writer.w, STR("module"));
  jw_object(x->writer.w);
  for (size_t i = 0; i < m->calls.n; i++) {
    jw_key(x->writer.w, m->calls.entries[i].key);
    body_of(x, relocated(x, m, m->calls.entries[i].value));
  }
  jw_end(x->writer.w);
}

static void checks(Emitter *x, const Module *m) {
  if (!m->nchecks) return;
  jw_key(x->writer.w, STR("check"));
  jw_object(x->writer.w);
  for (size_t i = 0; i < m->nchecks; i++) {
    jw_key(x->writer.w, m->checks[i]->labels[0]);
    body_of(x, m->checks[i]);
  }
  jw_end(x->writer.w);
}

/* --- modules ------------------------------------------------------------------------------------------------------- */

static void write_module(Emitter *x, const Module *m) {
  Buf text = buf_new(x->writer.a);
  JsonWriter w = jw_writer(&text);
  x->writer.w = &w;
  jw_object(&w);
  listed(x, "terraform", m->terraform_blocks, m->nterraform_blocks);
  providers(x, &m->providers);
  named(x, "variable", &m->variables, variable_block);
  locals(x, &m->locals);
  resources(x, "data", &m->resources, RESOURCE_DATA);
  resources(x, "ephemeral", &m->resources, RESOURCE_EPHEMERAL);
  resources(x, "resource", &m->resources, RESOURCE_MANAGED);
  calls(x, m);
  named(x, "output", &m->outputs, output_block);
  listed(x, "moved", m->moved, m->nmoved);
  listed(x, "removed", m->removed, m->nremoved);
  listed(x, "import", m->imports, m->nimports);
  checks(x, m);
  jw_end(&w);
  jw_finish(&w);
  add_file(x, tf_place(x->writer.a, m->source_id), STR("main.tf.json"), buf_str(&text));
}

/* The module and those that it calls by local paths, each once. */
static void write_modules(Emitter *x, Map *done, const Module *m) {
  if (map_has(done, m->source_id)) return;
  map_put(x->writer.a, done, m->source_id, (void *)m);
  write_module(x, m);
  for (size_t i = 0; i < m->calls.n; i++) {
    const ModuleCall *call = m->calls.entries[i].value;
    if (call->module && is_local(call->source)) write_modules(x, done, call->module);
  }
}

/* --- values of variables ------------------------------------------------------------------------------------------- */

/* Whoever has the secret passes it on; a copy in an output file would end up in a repository. */
static bool is_secret(Emitter *x, const Attribute *at) {
  const Variable *v = map_get(&x->config->root->variables, at->name);
  if (!v || !v->sensitive) return false;
  diag_warning(x->d, TC6001, at->name_span, "The value of the sensitive variable \"%.*s\" is not copied", STR_ARG(at->name));
  diag_detail(x->d, "The generated configuration takes it from TF_VAR_%.*s or from a variable file of yours.",
              STR_ARG(at->name));
  return true;
}

static Str values_name(Emitter *x, const SourceBody *file) {
  Str name = path_base(source_file(x->writer.ev->sources, file->file)->path);
  return str_ends(name, STR(".json")) ? name : str_cat(x->writer.a, name, STR(".json"));
}

/* The values of all files that become `name`; a later one replaces an earlier one. */
static void write_values(Emitter *x, Str name) {
  Map values = {0};
  for (size_t i = 0; i < x->config->nvalue_files; i++) {
    const SourceBody *file = &x->config->value_files[i];
    if (!str_eq(values_name(x, file), name)) continue;
    for (size_t j = 0; j < file->body->n; j++) {
      const Attribute *at = file->body->items[j].attribute;
      if (at && !is_secret(x, at)) map_put(x->writer.a, &values, at->name, (void *)at->value);
    }
  }
  Buf text = buf_new(x->writer.a);
  JsonWriter w = jw_writer(&text);
  x->writer.w = &w;
  jw_object(&w);
  for (size_t i = 0; i < values.n; i++) {
    jw_key(&w, values.entries[i].key);
    tf_constant(&x->writer, values.entries[i].value);
  }
  jw_end(&w);
  jw_finish(&w);
  add_file(x, STR(""), name, buf_str(&text));
}

static void write_all_values(Emitter *x) {
  Map names = {0};
  for (size_t i = 0; i < x->config->nvalue_files; i++)
    map_put(x->writer.a, &names, values_name(x, &x->config->value_files[i]), x);
  for (size_t i = 0; i < names.n; i++) write_values(x, names.entries[i].key);
}

/* --- everything ---------------------------------------------------------------------------------------------------- */

void emit_terraform(Arena *a, Eval *ev, Schemas *schemas, const Config *c, OutFiles *out) {
  Emitter x = {.writer = {.a = a, .ev = ev, .schemas = schemas}, .d = ev->diags, .config = c, .out = out};
  Map modules = {0};
  write_modules(&x, &modules, c->root);
  write_all_values(&x);
  tf_files(a, ev, c, &modules, out);
}
