/* Override files: their blocks are laid over the declarations of the other files, as syntax. Rules from "Override Files" in
 * Terraform's language documentation, and where it is silent from what Terraform 1.11 does:
 *
 *  - an argument replaces the argument of that name; a nested block replaces all blocks of its type, and the dynamic blocks
 *    that make such blocks;
 *  - lifecycle blocks merge argument by argument; required_providers entry by entry; locals name by name;
 *  - a backend or cloud block replaces whichever of the two there was; required_version replaces all others;
 *  - what is overridden must exist; depends_on, conditions, checks, moved and import blocks cannot be overridden. */
#include "config/internal.h"

typedef VEC(BodyItem) Items;

static const Block *with_items(Loader *l, const Block *b, const Items *items) {
  Body *body = NEW(l->a, Body);
  *body = *b->body;
  body->items = items->v;
  body->n = items->n;
  Block *copy = NEW(l->a, Block);
  *copy = *b;
  copy->body = body;
  return copy;
}

/* --- laying one block over another --------------------------------------------------------------------------------- */

static bool is_dynamic(const Block *b) { return str_is(b->type, "dynamic") && b->nlabels == 1; }

/* What the block makes: a dynamic block makes blocks of the type in its label. */
static Str made_type(const Block *b) { return is_dynamic(b) ? b->labels[0] : b->type; }

static bool makes_blocks(const Body *over, Str type) {
  for (size_t i = 0; i < over->n; i++)
    if (over->items[i].block && str_eq(made_type(over->items[i].block), type)) return true;
  return false;
}

static const Block *block_of_type(const Body *b, const char *type) {
  for (size_t i = 0; i < b->n; i++)
    if (b->items[i].block && str_is(b->items[i].block->type, type)) return b->items[i].block;
  return NULL;
}

static bool merges(const Block *b) { return str_is(b->type, "lifecycle") || str_is(b->type, "required_providers"); }

static const Block *overlay(Loader *l, const Block *base, const Block *over) {
  Items items = {0};
  for (size_t i = 0; i < base->body->n; i++) {
    BodyItem item = base->body->items[i];
    if (item.attribute) {
      const Attribute *newer = body_attribute(over->body, item.attribute->name);
      if (newer) item.attribute = newer;
    } else if (makes_blocks(over->body, made_type(item.block))) {
      if (!merges(item.block)) continue;
      item.block = overlay(l, item.block, block_of_type(over->body, str_z(l->a, item.block->type)));
    }
    vec_push(l->a, &items, item);
  }
  for (size_t i = 0; i < over->body->n; i++) {
    BodyItem item = over->body->items[i];
    bool present = item.attribute ? body_attribute(base->body, item.attribute->name) != NULL
                                  : merges(item.block) && makes_blocks(base->body, item.block->type);
    if (!present) vec_push(l->a, &items, item);
  }
  return with_items(l, base, &items);
}

/* --- what cannot be overridden ------------------------------------------------------------------------------------- */

static void refuse(Loader *l, Span at, Str what) {
  diag_error(l->d, TC2016, at, "An override file cannot set \"%.*s\"", STR_ARG(what));
  diag_detail(l->d, "Terraform reads it from normal files only. Move it into the block that is overridden.");
}

static bool is_condition(Str type) {
  return str_is(type, "validation") || str_is(type, "precondition") || str_is(type, "postcondition");
}

static void refuse_fixed_parts(Loader *l, const Body *over) {
  for (size_t i = 0; i < over->n; i++) {
    BodyItem item = over->items[i];
    if (item.attribute && str_is(item.attribute->name, "depends_on"))
      refuse(l, item.attribute->name_span, item.attribute->name);
    if (item.block && is_condition(item.block->type)) refuse(l, item.block->header_span, item.block->type);
    if (item.block && str_is(item.block->type, "lifecycle")) refuse_fixed_parts(l, item.block->body);
  }
}

static void nothing_to_override(Loader *l, Span at, const char *what, Str key) {
  diag_error(l->d, TC2015, at, "There is no %s \"%.*s\" to override", what, STR_ARG(key));
  diag_detail(l->d, "An override file changes what other files declare. Declare it in one of them, or check the name.");
}

static void override_named(Loader *l, Map *map, const Block *b, Str key, const char *what) {
  const Block *base = map_get(map, key);
  if (!base) {
    nothing_to_override(l, b->header_span, what, key);
    return;
  }
  if (!str_is(b->type, "provider")) refuse_fixed_parts(l, b->body);
  map_put(l->a, map, key, (void *)overlay(l, base, b));
}

static void override_locals(Loader *l, Map *map, const Block *b) {
  for (size_t i = 0; i < b->body->n; i++) {
    const Attribute *at = b->body->items[i].attribute;
    if (at && map_has(map, at->name))
      map_put(l->a, map, at->name, (void *)at);
    else if (at)
      nothing_to_override(l, at->name_span, "local value", at->name);
  }
  spec_read(l, b, &SPEC_LOCALS);
}

/* --- terraform blocks ---------------------------------------------------------------------------------------------- */

static bool is_state_storage(Str type) { return str_is(type, "backend") || str_is(type, "cloud"); }

/* True if `over` replaces this item of an earlier terraform block outright. */
static bool replaces(const Body *over, BodyItem item) {
  if (item.attribute) return body_attribute(over, item.attribute->name) != NULL;
  for (size_t i = 0; i < over->n; i++) {
    const Block *b = over->items[i].block;
    if (!b) continue;
    if (is_state_storage(b->type) && is_state_storage(item.block->type)) return true;
    bool meta = str_is(b->type, "provider_meta") && str_eq(b->type, item.block->type);
    if (meta && b->nlabels && item.block->nlabels && str_eq(b->labels[0], item.block->labels[0])) return true;
  }
  return false;
}

static const Block *strip_replaced(Loader *l, const Block *base, const Body *over) {
  Items kept = {0};
  for (size_t i = 0; i < base->body->n; i++)
    if (!replaces(over, base->body->items[i])) vec_push(l->a, &kept, base->body->items[i]);
  return with_items(l, base, &kept);
}

/* Merges the block's required_providers into those of `base`. */
static const Block *merge_providers(Loader *l, const Block *base, const Block *providers) {
  Items items = {0};
  for (size_t i = 0; i < base->body->n; i++) {
    BodyItem item = base->body->items[i];
    if (item.block && str_is(item.block->type, "required_providers")) item.block = overlay(l, item.block, providers);
    vec_push(l->a, &items, item);
  }
  return with_items(l, base, &items);
}

static const Block *without_providers(Loader *l, const Block *b) {
  Items items = {0};
  for (size_t i = 0; i < b->body->n; i++) {
    const Block *nested = b->body->items[i].block;
    if (!nested || !str_is(nested->type, "required_providers")) vec_push(l->a, &items, b->body->items[i]);
  }
  return with_items(l, b, &items);
}

static void override_terraform(Loader *l, Blocks *list, const Block *over) {
  const Block *providers = block_of_type(over->body, "required_providers");
  bool merged = false;
  for (size_t i = 0; i < list->n; i++) {
    list->v[i] = strip_replaced(l, list->v[i], over->body);
    if (!providers || !block_of_type(list->v[i]->body, "required_providers")) continue;
    list->v[i] = merge_providers(l, list->v[i], providers);
    merged = true;
  }
  vec_push(l->a, list, merged ? without_providers(l, over) : over);
}

/* --- files --------------------------------------------------------------------------------------------------------- */

static void override_block(Loader *l, Decls *decls, const Block *b) {
  if (str_is(b->type, "terraform"))
    override_terraform(l, &decls->terraform, b);
  else if (str_is(b->type, "locals"))
    override_locals(l, &decls->locals, b);
  else if (str_is(b->type, "provider"))
    override_named(l, &decls->providers, b, gather_provider_key(l, b), "provider configuration");
  else if (str_is(b->type, "variable"))
    override_named(l, &decls->variables, b, b->labels[0], "variable");
  else if (str_is(b->type, "output"))
    override_named(l, &decls->outputs, b, b->labels[0], "output");
  else if (str_is(b->type, "module"))
    override_named(l, &decls->modules, b, b->labels[0], "module call");
  else if (b->nlabels == 2)
    override_named(l, &decls->resources, b, gather_resource_key(l, b), str_is(b->type, "data") ? "data source" : "resource");
  else if (str_is(b->type, "removed"))
    vec_push(l->a, &decls->removed, b);
  else
    refuse(l, b->header_span, b->type);
}

void override_file(Loader *l, Decls *decls, const Body *body) {
  Blocks blocks = gather_blocks(l, body);
  for (size_t i = 0; i < blocks.n; i++) override_block(l, decls, blocks.v[i]);
}
