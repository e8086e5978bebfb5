/* The shape of a block, by table: which arguments and nested blocks it may have, which it must have. One checker serves all
 * block types, so messages about unknown, missing and repeated things read the same everywhere. */
#include "config/internal.h"

#include <unictype.h>
#include <unistr.h>

/* --- names --------------------------------------------------------------------------------------------------------- */

bool spec_is_identifier(Str s) {
  const uint8_t *at = (const uint8_t *)s.p;
  if (!s.n) return false;
  for (size_t i = 0; i < s.n;) {
    ucs4_t c;
    int width = u8_mbtoucr(&c, at + i, s.n - i);
    if (width <= 0) return false;
    if (!uc_is_property_id_start(c) && (i == 0 || (!uc_is_property_id_continue(c) && c != '-'))) return false;
    i += (size_t)width;
  }
  return true;
}

bool spec_name(Loader *l, Str name, Span at, const char *what) {
  if (spec_is_identifier(name)) return true;
  diag_error(l->d, TC2008, at, "\"%.*s\" is no valid name of %s", STR_ARG(name), what);
  diag_detail(l->d, "A name starts with a letter or underscore and may contain letters, digits, underscores and dashes.");
  return false;
}

Str spec_where(Loader *l, Span s) {
  Position p = source_position(l->ev->sources, s.file, s.start);
  return str_fmt(l->a, "%.*s:%u", STR_ARG(source_file(l->ev->sources, s.file)->path), p.line);
}

void spec_duplicate(Loader *l, Span second, Span first, const char *what, Str name) {
  Str place = spec_where(l, first);
  diag_error(l->d, TC2003, second, "%s \"%.*s\" is declared twice", what, STR_ARG(name));
  diag_detail(l->d, "The first declaration is at %.*s. Within a module each may have one only: rename or remove one of them.",
              STR_ARG(place));
}

bool spec_labels(Loader *l, const Block *b, size_t n, const char *names) {
  if (b->nlabels == n) return true;
  bool extra = b->nlabels > n;
  Span at = extra ? b->label_spans[n] : b->header_span;
  diag_error(l->d, TC2007, at, "A %.*s block has %zu label%s, not %zu", STR_ARG(b->type), n, n == 1 ? "" : "s", b->nlabels);
  if (n)
    diag_detail(l->d, "The labels are its %s. %s", names,
                extra ? "Remove the surplus." : "Write them between the type and the brace.");
  else
    diag_detail(l->d, "Write the brace right behind the block type.");
  diag_context(l->d, b->header_span);
  return false;
}

/* --- content ------------------------------------------------------------------------------------------------------- */

const Attribute *content_attribute(const Content *c, const char *name) {
  for (size_t i = 0; i < c->nattributes; i++)
    if (str_is(c->attributes[i]->name, name)) return c->attributes[i];
  return NULL;
}

const Expr *content_expr(const Content *c, const char *name) {
  const Attribute *at = content_attribute(c, name);
  return at ? at->value : NULL;
}

const Block *content_block(const Content *c, const char *type) {
  for (size_t i = 0; i < c->nblocks; i++)
    if (str_is(c->blocks[i]->type, type)) return c->blocks[i];
  return NULL;
}

static Str suggest(Loader *l, Str word, const BlockSpec *s, bool blocks) {
  VEC(Str) names = {0};
  if (blocks)
    for (const NestSpec *n = s->blocks; n && n->type; n++) vec_push(l->a, &names, str_from(n->type));
  else
    for (const ArgSpec *n = s->args; n && n->name; n++) vec_push(l->a, &names, str_from(n->name));
  return str_nearest(word, names.v, names.n);
}

static void unknown_argument(Loader *l, const Attribute *at, const BlockSpec *s) {
  diag_error(l->d, TC2005, at->name_span, "%s has no argument \"%.*s\"", s->what, STR_ARG(at->name));
  Str near = suggest(l, at->name, s, false);
  if (spec_nest(s, at->name))
    diag_detail(l->d, "\"%.*s\" is a block: write it with braces and without an equals sign.", STR_ARG(at->name));
  else if (near.p)
    diag_detail(l->d, "Did you mean \"%.*s\"?", STR_ARG(near));
  else
    diag_detail(l->d, "Remove it, or check its spelling.");
}

static void unknown_block(Loader *l, const Block *b, const BlockSpec *s) {
  diag_error(l->d, TC2004, b->type_span, "%s has no blocks of type \"%.*s\"", s->what, STR_ARG(b->type));
  Str near = suggest(l, b->type, s, true);
  if (spec_arg(s, b->type))
    diag_detail(l->d, "\"%.*s\" is an argument: set it with an equals sign.", STR_ARG(b->type));
  else if (near.p)
    diag_detail(l->d, "Did you mean \"%.*s\"?", STR_ARG(near));
  else
    diag_detail(l->d, "Remove it, or check its spelling.");
}

static void check_blocks(Loader *l, const Content *c, const BlockSpec *s) {
  for (size_t i = 0; i < c->nblocks; i++) {
    const Block *b = c->blocks[i], *first = NULL;
    const NestSpec *nest = spec_nest(s, b->type);
    if (!nest && s->rest != REST_SCHEMA) unknown_block(l, b, s);
    if (!nest) continue;
    spec_labels(l, b, nest->nlabels, nest->nlabels == 1 ? "name" : "type and name");
    for (size_t j = 0; j < i && !first; j++)
      if (str_eq(c->blocks[j]->type, b->type)) first = c->blocks[j];
    if (!first || !nest->single) continue;
    Str place = spec_where(l, first->header_span);
    diag_error(l->d, TC2010, b->header_span, "%s has a second \"%.*s\" block", s->what, STR_ARG(b->type));
    diag_detail(l->d, "The first one is at %.*s and only one is allowed: move everything into one block.", STR_ARG(place));
  }
}

static void check_arguments(Loader *l, const Block *b, const Content *c, const BlockSpec *s) {
  for (size_t i = 0; i < c->nattributes && s->rest == REST_NONE; i++)
    if (!spec_arg(s, c->attributes[i]->name)) unknown_argument(l, c->attributes[i], s);
  for (const ArgSpec *arg = s->args; arg && arg->name; arg++)
    if (arg->required && !content_attribute(c, arg->name)) {
      diag_error(l->d, TC2006, b->body->end_span, "%s needs the argument \"%s\"", s->what, arg->name);
      diag_detail(l->d, "It is required and has no default: add it to the block.");
      diag_context(l->d, b->header_span);
    }
}

static const BlockType NO_TYPES[] = {{NULL, 0}};

void spec_check(Loader *l, const Block *b, const Content *c, const BlockSpec *spec) {
  check_arguments(l, b, c, spec);
  check_blocks(l, c, spec);
}

Content spec_read(Loader *l, const Block *b, const BlockSpec *spec) {
  Content c = body_content(l->a, l->d, b->body, NO_TYPES);
  spec_check(l, b, &c, spec);
  return c;
}
