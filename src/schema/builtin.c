/* Terraform's built-in provider ("terraform"): it comes with the program, so no table that is made from provider schemas has
 * it.
 *
 * Facts: the pages "terraform_data" and "The terraform_remote_state Data Source" of Terraform's language documentation. */
#include "schema/internal.h"

typedef struct {
  const char *name;
  const Type *type;
  unsigned flags;
} BuiltinAttr;

typedef struct {
  const char *type;
  BuiltinAttr attrs[6]; /* sorted by name; ends with {NULL} */
} Builtin;

static const Builtin resources[] = {
    {"terraform_data",
     {{"id", &type_string, ATTR_COMPUTED},
      {"input", &type_dynamic, ATTR_OPTIONAL},
      {"output", &type_dynamic, ATTR_COMPUTED},
      {"triggers_replace", &type_dynamic, ATTR_OPTIONAL}}},
    {NULL, {{0}}},
};

static const Builtin data[] = {
    {"terraform_remote_state",
     {{"backend", &type_string, ATTR_REQUIRED},
      {"config", &type_dynamic, ATTR_OPTIONAL},
      {"defaults", &type_dynamic, ATTR_OPTIONAL},
      {"outputs", &type_dynamic, ATTR_COMPUTED},
      {"workspace", &type_string, ATTR_OPTIONAL}}},
    {NULL, {{0}}},
};

static const BlockSchema *make(Schemas *s, Map *cache, const Builtin *b) {
  ParsedBlock *parsed = NEW(s->arena, ParsedBlock);
  AttrSchema *attrs = NEW_N(s->arena, AttrSchema, sizeof b->attrs / sizeof *b->attrs);
  parsed->block.attrs = attrs;
  for (const BuiltinAttr *a = b->attrs; a->name; a++)
    attrs[parsed->block.nattrs++] = (AttrSchema){.name = str_from(a->name), .type = a->type, .flags = a->flags};
  map_put(s->arena, cache, str_from(b->type), &parsed->block);
  return &parsed->block;
}

static const BlockSchema *find(Schemas *s, Map *cache, const Builtin *b, Str type) {
  const BlockSchema *known = map_get(cache, type);
  if (known) return known;
  for (; b->type; b++)
    if (str_is(type, b->type)) return make(s, cache, b);
  return NULL;
}

const BlockSchema *builtin_resource(Schemas *s, Str type) { return find(s, &s->resources, resources, type); }
const BlockSchema *builtin_data(Schemas *s, Str type) { return find(s, &s->data, data, type); }
