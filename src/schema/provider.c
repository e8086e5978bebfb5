/* Reads blocks of the Terraform provider's table.
 *
 * A line is an attribute (name, type, flags) or a nested block (name, nesting, MIN..MAX), whose content is either one level
 * deeper or a shared record. Shared content is parsed once, so trees that the provider repeats at every level cost one copy. */
#include "base/vec.h"
#include "schema/internal.h"

/* --- types --------------------------------------------------------------------------------------------------------- */

typedef struct {
  Schemas *s;
  const char *p, *end;
} TypeReader;

static const Type *read_type(TypeReader *r);

static void expect(TypeReader *r, char c) {
  if (r->p >= r->end || *r->p != c) BUG("malformed type in the provider table");
  r->p++;
}

static const Type *read_elem(TypeReader *r, char close) {
  const Type *elem = read_type(r);
  expect(r, close);
  return elem;
}

static const Type *read_object(TypeReader *r) {
  VEC(TypeField) fields = {0};
  while (r->p < r->end && *r->p != ')') {
    if (fields.n) expect(r, ',');
    const char *start = r->p;
    while (r->p < r->end && *r->p != ':') r->p++;
    Str name = {start, (size_t)(r->p - start)};
    expect(r, ':');
    const Type *type = read_type(r);
    vec_push(r->s->arena, &fields, (TypeField){.name = name, .type = type});
  }
  expect(r, ')');
  return type_object(r->s->arena, fields.v, fields.n);
}

static const Type *parse_type(Schemas *s, Str text) {
  TypeReader r = {s, text.p, text.p + text.n};
  const Type *t = read_type(&r);
  if (r.p != r.end) BUG("malformed type in the provider table");
  return t;
}

/* A long object type has a record of its own. */
static const Type *read_reference(TypeReader *r) {
  enum { ID_LENGTH = 8 };
  if (r->end - r->p < ID_LENGTH) BUG("malformed type in the provider table");
  Str id = {r->p, ID_LENGTH};
  r->p += ID_LENGTH;
  const Type *known = map_get(&r->s->types, id);
  if (known) return known;
  TableLine head;
  TableCursor body;
  if (!table_find(r->s->provider, str_cat(r->s->arena, STR("type "), id), &head, &body))
    BUG("missing type in the provider table");
  known = parse_type(r->s, table_field(&head));
  map_put(r->s->arena, &r->s->types, id, (void *)known);
  return known;
}

static const Type *read_type(TypeReader *r) {
  Arena *a = r->s->arena;
  switch (r->p < r->end ? *r->p++ : '\0') {
  case 's': return &type_string;
  case 'n': return &type_number;
  case 'b': return &type_bool;
  case '?': return &type_dynamic;
  case '[': return type_list(a, read_elem(r, ']'));
  case '<': return type_set(a, read_elem(r, '>'));
  case '{': return type_map(a, read_elem(r, '}'));
  case '(': return read_object(r);
  case '@': return read_reference(r);
  default: BUG("malformed type in the provider table");
  }
}

/* --- blocks -------------------------------------------------------------------------------------------------------- */

static const char *const nestings[] = {
    [NEST_SINGLE] = "single", [NEST_GROUP] = "group", [NEST_LIST] = "list", [NEST_SET] = "set", [NEST_MAP] = "map"};

/* The nesting that a line's second field names; false for an attribute. */
static bool nesting_of(TableLine line, NestMode *mode) {
  table_field(&line);
  Str field = table_field(&line);
  for (size_t i = 0; i < sizeof nestings / sizeof *nestings; i++)
    if (str_is(field, nestings[i])) return *mode = (NestMode)i, true;
  return false;
}

static unsigned flags_of(Str letters) {
  static const struct {
    char letter;
    unsigned flag;
  } known[] = {{'r', ATTR_REQUIRED},  {'o', ATTR_OPTIONAL},   {'c', ATTR_COMPUTED},
               {'s', ATTR_SENSITIVE}, {'w', ATTR_WRITE_ONLY}, {'d', ATTR_DEPRECATED}};
  unsigned flags = 0;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (str_find_char(letters, known[i].letter, 0) < letters.n) flags |= known[i].flag;
  return flags;
}

static uint32_t read_count(Str digits) {
  uint32_t n = 0;
  for (size_t i = 0; i < digits.n; i++) {
    if (digits.p[i] < '0' || digits.p[i] > '9' || n > UINT32_MAX / 10 - 1) BUG("malformed count in the provider table");
    n = n * 10 + (uint32_t)(digits.p[i] - '0');
  }
  return n;
}

static AttrSchema read_attribute(Schemas *s, TableLine line) {
  AttrSchema attr = {.name = table_field(&line)};
  attr.type = parse_type(s, table_field(&line));
  attr.flags = flags_of(table_field(&line));
  return attr;
}

static BlockSchema *read_content(Schemas *s, TableCursor *c, size_t depth);

static const BlockSchema *shared_block(Schemas *s, Str id) {
  const BlockSchema *b = provider_block(s, &s->shapes, "shape", id);
  if (!b) BUG("missing block in the provider table");
  return b;
}

static NestedBlock read_nested(Schemas *s, TableLine line, NestMode mode, TableCursor *c, size_t depth) {
  NestedBlock nested = {.name = table_field(&line), .mode = mode};
  table_field(&line);
  Str range = table_field(&line);
  size_t dots = str_find(range, STR(".."), 0);
  nested.min = read_count(str_sub(range, 0, dots));
  nested.max = read_count(str_sub(range, dots + 2, range.n));
  if (table_peek(&line) == 'd') nested.deprecated = table_field(&line).p;
  if (table_peek(&line) == '@') {
    Str id = table_field(&line);
    nested.block = shared_block(s, str_sub(id, 1, id.n));
  } else {
    nested.block = read_content(s, c, depth + 1);
  }
  return nested;
}

static size_t count_blocks(TableCursor c, size_t depth) {
  size_t n = 0;
  TableLine line;
  NestMode mode;
  for (; table_next(&c, depth, &line); table_skip(&c, depth)) n += nesting_of(line, &mode);
  return n;
}

static BlockSchema *read_content(Schemas *s, TableCursor *c, size_t depth) {
  ParsedBlock *parsed = NEW(s->arena, ParsedBlock);
  BlockSchema *b = &parsed->block;
  size_t nblocks = count_blocks(*c, depth), nattrs = table_count(*c, depth) - nblocks;
  AttrSchema *attrs = NEW_N(s->arena, AttrSchema, nattrs);
  NestedBlock *blocks = NEW_N(s->arena, NestedBlock, nblocks);
  TableLine line;
  NestMode mode;
  while (table_next(c, depth, &line)) {
    if (nesting_of(line, &mode))
      blocks[b->nblocks++] = read_nested(s, line, mode, c, depth);
    else
      attrs[b->nattrs++] = read_attribute(s, line);
  }
  b->attrs = attrs;
  b->blocks = blocks;
  return b;
}

/* --- the region of a resource -------------------------------------------------------------------------------------- */

/* What is in no region ("Enhanced Region Support" in the guide of version 6 of the provider), and data sources that ask nobody.
 */
static bool has_region(Str name) {
  static const char *const elsewhere[] = {"aws_account_",
                                          "aws_arn",
                                          "aws_billing_",
                                          "aws_budgets_",
                                          "aws_caller_identity",
                                          "aws_canonical_user_id",
                                          "aws_ce_",
                                          "aws_cloudfront_",
                                          "aws_cur_",
                                          "aws_default_tags",
                                          "aws_globalaccelerator_",
                                          "aws_iam_",
                                          "aws_ip_ranges",
                                          "aws_networkmanager_",
                                          "aws_organizations_",
                                          "aws_partition",
                                          "aws_regions",
                                          "aws_route53domains_",
                                          "aws_savingsplans_",
                                          "aws_shield_",
                                          "aws_waf_"};
  if (!str_starts(name, STR("aws_"))) return false;
  for (size_t i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
    if (str_starts(name, str_from(elsewhere[i]))) return false;
  return !str_starts(name, STR("aws_route53_")) || str_starts(name, STR("aws_route53_resolver_"));
}

/* Version 6 of the provider lets every resource say its region, and tells it. Where version 5 has an argument of that name,
 * which means something else, that stays. */
static void add_region(Schemas *s, BlockSchema *b) {
  AttrSchema *attrs = NEW_N(s->arena, AttrSchema, b->nattrs + 1);
  size_t at = 0;
  while (at < b->nattrs && str_cmp(b->attrs[at].name, STR("region")) < 0) at++;
  bool there = at < b->nattrs && str_is(b->attrs[at].name, "region");
  bool other = there && (b->attrs[at].flags & (ATTR_REQUIRED | ATTR_OPTIONAL) || b->attrs[at].type != &type_string);
  if (other || schema_block(b, STR("region"))) return;
  if (at) memcpy(attrs, b->attrs, at * sizeof *attrs);
  attrs[at] = (AttrSchema){.name = STR("region"), .type = &type_string, .flags = ATTR_OPTIONAL | ATTR_COMPUTED | ATTR_PLACE};
  if (b->nattrs - at - there) memcpy(attrs + at + 1, b->attrs + at + there, (b->nattrs - at - there) * sizeof *attrs);
  b->attrs = attrs;
  b->nattrs += !there;
}

const BlockSchema *provider_block(Schemas *s, Map *cache, const char *kind, Str name) {
  const BlockSchema *known = map_get(cache, name);
  if (known) return known;
  Str key = str_fmt(s->arena, "%s %.*s", kind, STR_ARG(name));
  TableLine head;
  TableCursor body;
  if (!table_find(s->provider, key, &head, &body) && !table_find(s->utility, key, &head, &body)) return NULL;
  BlockSchema *block = read_content(s, &body, 1);
  if (has_region(name) && (str_is(str_from(kind), "resource") || str_is(str_from(kind), "data"))) add_region(s, block);
  known = block;
  map_put(s->arena, cache, str_sub(key, key.n - name.n, key.n), (void *)known);
  return known;
}

/* --- the type of a block's value ----------------------------------------------------------------------------------- */

/* A list or map of blocks with an attribute of any type can differ from element to element; Terraform then gives up on the
 * type. */
static const Type *nested_type(Schemas *s, const NestedBlock *n) {
  const Type *object = schema_block_type(s, n->block);
  switch (n->mode) {
  case NEST_SINGLE:
  case NEST_GROUP: return object;
  case NEST_LIST: return type_is_known(object) ? type_list(s->arena, object) : &type_dynamic;
  case NEST_SET: return type_set(s->arena, object);
  case NEST_MAP: return type_is_known(object) ? type_map(s->arena, object) : &type_dynamic;
  }
  BUG("no such nesting");
}

const Type *schema_block_type(Schemas *s, const BlockSchema *b) {
  ParsedBlock *parsed = (ParsedBlock *)(void *)b;
  if (parsed->type) return parsed->type;
  size_t n = b->nattrs + b->nblocks, attr = 0, block = 0;
  TypeField *fields = NEW_N(s->arena, TypeField, n);
  for (size_t i = 0; i < n; i++) {
    bool take_attr = block == b->nblocks || (attr < b->nattrs && str_cmp(b->attrs[attr].name, b->blocks[block].name) < 0);
    if (take_attr) {
      fields[i] = (TypeField){.name = b->attrs[attr].name, .type = b->attrs[attr].type};
      attr++;
    } else {
      fields[i] = (TypeField){.name = b->blocks[block].name, .type = nested_type(s, &b->blocks[block])};
      block++;
    }
  }
  return parsed->type = type_object(s->arena, fields, n);
}
