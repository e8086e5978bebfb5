/* Sorting the top-level blocks of all files into one table of declarations: the files of a module are one configuration,
 * whatever is written where. Here names are checked and second declarations are found; what is inside of the blocks is
 * read later, after override files had their say. */
#include "config/internal.h"

/* --- the top level of a file --------------------------------------------------------------------------------------- */

static const BlockType *file_block_types(Loader *l) {
  VEC(BlockType) types = {0};
  for (const NestSpec *n = SPEC_FILE.blocks; n->type; n++) vec_push(l->a, &types, (BlockType){n->type, n->nlabels});
  vec_push(l->a, &types, (BlockType){NULL, 0});
  return types.v;
}

static void stray_argument(Loader *l, const Attribute *at) {
  diag_error(l->d, TC2005, at->name_span, "Arguments stand within blocks; \"%.*s\" does not", STR_ARG(at->name));
  if (spec_nest(&SPEC_FILE, at->name))
    diag_detail(l->d, "\"%.*s\" is a block: write it with braces and without an equals sign.", STR_ARG(at->name));
  else
    diag_detail(l->d,
                "Move it into the block that it belongs to. Values to share within a module go into a locals block; values of "
                "variables into a .tfvars file.");
}

static void unknown_type(Loader *l, const Block *b) {
  VEC(Str) names = {0};
  for (const NestSpec *n = SPEC_FILE.blocks; n->type; n++) vec_push(l->a, &names, str_from(n->type));
  Str near = str_nearest(b->type, names.v, names.n);
  diag_error(l->d, TC2004, b->type_span, "Terraform has no blocks of type \"%.*s\"", STR_ARG(b->type));
  if (near.p)
    diag_detail(l->d, "Did you mean \"%.*s\"?", STR_ARG(near));
  else
    diag_detail(l->d,
                "At the top level of a file stand terraform, provider, variable, locals, resource, data, ephemeral, module, "
                "output, moved, removed, import and check blocks.");
}

Blocks gather_blocks(Loader *l, const Body *body) {
  static const char *const LABELS[] = {"", "name", "type and name"};
  Content c = body_content(l->a, l->d, body, file_block_types(l));
  Blocks out = {0};
  for (size_t i = 0; i < c.nattributes; i++) stray_argument(l, c.attributes[i]);
  for (size_t i = 0; i < c.nblocks; i++) {
    const Block *b = c.blocks[i];
    const NestSpec *nest = spec_nest(&SPEC_FILE, b->type);
    if (!nest)
      unknown_type(l, b);
    else if (spec_labels(l, b, nest->nlabels, LABELS[nest->nlabels]))
      vec_push(l->a, &out, shape_native(l, b, nest->spec, shape_schema(l, b)));
  }
  return out;
}

/* --- names --------------------------------------------------------------------------------------------------------- */

Str gather_provider_key(Loader *l, const Block *b) {
  const Attribute *alias = body_attribute(b->body, STR("alias"));
  Str text;
  if (!alias || !literal_string(l, alias->value, &text)) return b->labels[0];
  return str_fmt(l->a, "%.*s.%.*s", STR_ARG(b->labels[0]), STR_ARG(text));
}

Str gather_resource_key(Loader *l, const Block *b) {
  const char *prefix = str_is(b->type, "resource") ? "" : str_is(b->type, "data") ? "data." : "ephemeral.";
  return str_fmt(l->a, "%s%.*s.%.*s", prefix, STR_ARG(b->labels[0]), STR_ARG(b->labels[1]));
}

/* Names that a module call uses for itself, so that no input variable can have them. */
static const char *const RESERVED_VARIABLES[] = {"source",   "version",   "providers",  "count",
                                                 "for_each", "lifecycle", "depends_on", "locals"};

static void check_variable_name(Loader *l, const Block *b) {
  for (size_t i = 0; i < sizeof RESERVED_VARIABLES / sizeof *RESERVED_VARIABLES; i++)
    if (str_is(b->labels[0], RESERVED_VARIABLES[i])) {
      diag_error(l->d, TC2009, b->label_spans[0], "No variable may be named \"%s\"", RESERVED_VARIABLES[i]);
      diag_detail(l->d, "A module call uses this name for a setting of its own. Choose another name.");
    }
}

/* --- declarations -------------------------------------------------------------------------------------------------- */

static void declare(Loader *l, Map *map, const Block *b, Str key, const char *what) {
  const Block *first = map_get(map, key);
  if (first)
    spec_duplicate(l, b->header_span, first->header_span, what, key);
  else
    map_put(l->a, map, key, (void *)b);
}

static bool is_within(Span inner, Span outer) {
  return inner.file == outer.file && inner.start >= outer.start && inner.end <= outer.end;
}

static void declare_locals(Loader *l, Map *map, const Block *b) {
  for (size_t i = 0; i < b->body->n; i++) {
    const Attribute *at = b->body->items[i].attribute;
    const Attribute *first = at ? map_get(map, at->name) : NULL;
    if (first && is_within(first->span, b->span)) continue; /* the parser said so */
    if (first)
      spec_duplicate(l, at->name_span, first->name_span, "Local value", at->name);
    else if (at)
      map_put(l->a, map, at->name, (void *)at);
  }
  spec_read(l, b, &SPEC_LOCALS);
}

static void declare_named(Loader *l, Decls *decls, const Block *b) {
  const struct {
    const char *type;
    Map *map;
    const char *what, *of;
  } NAMED[] = {{"variable", &decls->variables, "Variable", "a variable"},
               {"output", &decls->outputs, "Output", "an output"},
               {"module", &decls->modules, "Module call", "a module call"},
               {"check", &decls->checks, "Check", "a check"}};
  for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
    if (str_is(b->type, NAMED[i].type)) {
      spec_name(l, b->labels[0], b->label_spans[0], NAMED[i].of);
      declare(l, NAMED[i].map, b, b->labels[0], NAMED[i].what);
    }
}

static void declare_resource(Loader *l, Decls *decls, const Block *b) {
  bool good = spec_name(l, b->labels[0], b->label_spans[0], "a resource type");
  good &= spec_name(l, b->labels[1], b->label_spans[1], "a resource");
  if (good) declare(l, &decls->resources, b, gather_resource_key(l, b), str_is(b->type, "data") ? "Data source" : "Resource");
}

static void declare_provider(Loader *l, Decls *decls, const Block *b) {
  if (spec_name(l, b->labels[0], b->label_spans[0], "a provider"))
    declare(l, &decls->providers, b, gather_provider_key(l, b), "Provider configuration");
}

/* Blocks without a name, of which there may be many. */
static Blocks *unnamed(Decls *decls, Str type) {
  if (str_is(type, "terraform")) return &decls->terraform;
  if (str_is(type, "moved")) return &decls->moved;
  if (str_is(type, "removed")) return &decls->removed;
  return str_is(type, "import") ? &decls->imports : NULL;
}

void gather_file(Loader *l, Decls *decls, const Body *body) {
  Blocks blocks = gather_blocks(l, body);
  for (size_t i = 0; i < blocks.n; i++) {
    const Block *b = blocks.v[i];
    Blocks *list = unnamed(decls, b->type);
    if (list)
      vec_push(l->a, list, b);
    else if (str_is(b->type, "locals"))
      declare_locals(l, &decls->locals, b);
    else if (str_is(b->type, "provider"))
      declare_provider(l, decls, b);
    else if (b->nlabels == 2)
      declare_resource(l, decls, b);
    else
      declare_named(l, decls, b);
    if (str_is(b->type, "variable")) check_variable_name(l, b);
  }
}
