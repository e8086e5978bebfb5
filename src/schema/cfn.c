/* Reads the CloudFormation table.
 *
 * A property's type is a chain of fields on its line (list of, map of, ... then a scalar, an object or a definition); the
 * properties of an object stand one level deeper. A definition is registered before its content is read, so that a type that
 * contains itself becomes a cycle. The grammars of documents are definitions in a table of their own. */
#include "base/num.h"
#include "base/vec.h"
#include "schema/internal.h"

typedef struct {
  Schemas *s;
  Str resource; /* definitions are looked up as "RESOURCE DEFINITION" */
} Reader;

static void read_object(Reader *r, CfnType *t, TableCursor *c, size_t depth);
static const CfnType *read_type(Reader *r, TableLine *line, TableCursor *c, size_t depth);
static void fill_type(Reader *r, CfnType *t, TableLine *line, TableCursor *c, size_t depth);

static Str *read_strings(Arena *a, TableLine *line, size_t *n) {
  *n = table_fields(*line);
  Str *v = NEW_N(a, Str, *n);
  for (size_t i = 0; i < *n; i++) v[i] = table_field(line);
  return v;
}

/* --- bounds and scalars -------------------------------------------------------------------------------------------- */

static Num read_number(Arena *a, Str text) {
  Num n;
  if (!num_parse(a, text, &n)) BUG("malformed number in the CloudFormation table");
  return n;
}

/* The two sides of "xMIN..MAX" behind its mark. */
static void split_range(Str field, Str *low, Str *high) {
  size_t dots = str_find(field, STR(".."), 1);
  if (dots == field.n) BUG("malformed range in the CloudFormation table");
  *low = str_sub(field, 1, dots);
  *high = str_sub(field, dots + 2, field.n);
}

static int64_t read_limit(Arena *a, Str text) {
  int64_t limit = -1;
  if (text.n && !num_to_int64(read_number(a, text), &limit)) BUG("malformed limit in the CloudFormation table");
  return limit;
}

static void read_lengths(Arena *a, CfnType *t, Str field) {
  Str low, high;
  split_range(field, &low, &high);
  t->min_length = read_limit(a, low);
  t->max_length = read_limit(a, high);
}

static void read_values(Arena *a, CfnType *t, Str field) {
  Str low, high;
  split_range(field, &low, &high);
  t->has_minimum = low.n;
  t->has_maximum = high.n;
  if (low.n) t->minimum = num_to_double(read_number(a, low));
  if (high.n) t->maximum = num_to_double(read_number(a, high));
}

/* The next field without its mark; empty when it does not start with the mark. */
static Str read_marked(TableLine *line, char mark) {
  if (table_peek(line) != mark) return (Str){"", 0};
  Str field = table_field(line);
  return str_sub(field, 1, field.n);
}

/* The fields that start with the mark, without it. */
static const Str *read_all_marked(Arena *a, TableLine *line, char mark, size_t *n) {
  VEC(Str) found = {0};
  while (table_peek(line) == mark) vec_push(a, &found, read_marked(line, mark));
  *n = found.n;
  return found.v;
}

static void read_allowed(Arena *a, CfnType *t, TableLine *line) {
  t->fold = table_peek(line) == '?';
  t->enums = read_all_marked(a, line, t->fold ? '?' : '=', &t->nenums);
  if (table_fields(*line)) BUG("malformed type in the CloudFormation table");
}

static void read_scalar(Arena *a, CfnType *t, TableLine *line) {
  if (table_peek(line) == '#') read_lengths(a, t, table_field(line));
  if (table_peek(line) == '~') read_values(a, t, table_field(line));
  t->parameter = read_marked(line, '^');
  t->formats = read_all_marked(a, line, '&', &t->nformats);
  t->pattern = read_marked(line, '/');
  read_allowed(a, t, line);
}

/* --- types --------------------------------------------------------------------------------------------------------- */

static CfnType *new_type(Arena *a) {
  CfnType *t = NEW(a, CfnType);
  t->min_length = t->max_length = -1;
  return t;
}

static const CfnType *definition(Reader *r, Str name) {
  Arena *a = r->s->arena;
  Str key = str_fmt(a, "%.*s %.*s", STR_ARG(r->resource), STR_ARG(name));
  CfnType *t = map_get(&r->s->cfn_parts, key);
  if (t) return t;
  TableLine head;
  TableCursor body;
  if (!table_find(r->s->cfn, key, &head, &body) && !table_find(r->s->policies, key, &head, &body))
    BUG("missing definition in the CloudFormation table");
  t = new_type(a);
  map_put(a, &r->s->cfn_parts, key, t);
  fill_type(r, t, &head, &body, 0);
  return t;
}

static CfnKind kind_of(Str code) {
  static const char codes[] = {[CFN_STRING] = 's', [CFN_INTEGER] = 'i', [CFN_NUMBER] = 'n', [CFN_BOOLEAN] = 'b',
                               [CFN_OBJECT] = '{', [CFN_LIST] = '[',    [CFN_MAP] = '%',    [CFN_JSON] = 'j'};
  const char *at = code.n ? memchr(codes, code.p[0], sizeof codes) : NULL;
  if (!at) BUG("malformed type in the CloudFormation table");
  return (CfnKind)(at - codes);
}

static void read_collection(Reader *r, CfnType *t, TableLine *line, TableCursor *c, size_t depth) {
  if (table_peek(line) == '#') read_lengths(r->s->arena, t, table_field(line));
  t->key = read_marked(line, '+');
  t->formats = read_all_marked(r->s->arena, line, '&', &t->nformats);
  t->pattern = read_marked(line, '/');
  t->elem = read_type(r, line, c, depth);
}

/* `depth` is that of the line; what belongs to the type stands below it. */
static void fill_type(Reader *r, CfnType *t, TableLine *line, TableCursor *c, size_t depth) {
  Str code = table_field(line);
  t->kind = kind_of(code);
  switch (t->kind) {
  case CFN_OBJECT:
    read_allowed(r->s->arena, t, line);
    read_object(r, t, c, depth + 1);
    break;
  case CFN_LIST:
    t->unique = str_is(code, "[u");
    t->single = str_is(code, "[1");
    read_collection(r, t, line, c, depth);
    break;
  case CFN_MAP: read_collection(r, t, line, c, depth); break;
  case CFN_JSON:
    if (table_peek(line) == '@') t->elem = definition(&(Reader){r->s, STR("policy")}, read_marked(line, '@'));
    break;
  default: read_scalar(r->s->arena, t, line);
  }
}

static const CfnType *read_type(Reader *r, TableLine *line, TableCursor *c, size_t depth) {
  if (table_peek(line) == '@') {
    Str name = table_field(line);
    return definition(r, str_sub(name, 1, name.n));
  }
  CfnType *t = new_type(r->s->arena);
  fill_type(r, t, line, c, depth);
  return t;
}

/* --- objects ------------------------------------------------------------------------------------------------------- */

static unsigned flags_of(Str letters) {
  static const struct {
    char letter;
    unsigned flag;
  } known[] = {{'r', CFN_REQUIRED}, {'o', CFN_READ_ONLY}, {'c', CFN_CREATE_ONLY}, {'w', CFN_WRITE_ONLY}};
  unsigned flags = 0;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (str_find_char(letters, known[i].letter, 0) < letters.n) flags |= known[i].flag;
  return flags;
}

static CfnProperty read_property(Reader *r, TableLine line, TableCursor *c, size_t depth) {
  CfnProperty p = {.name = table_field(&line)};
  if (table_peek(&line) == '!') p.flags = flags_of(table_field(&line));
  p.type = read_type(r, &line, c, depth);
  return p;
}

static CfnGroup read_group(Arena *a, TableLine line) {
  static const char *const kinds[] = {
      [CFN_EXACTLY_ONE] = "!xor", [CFN_AT_LEAST_ONE] = "!or", [CFN_EXCLUDES] = "!not", [CFN_NEEDS] = "!with"};
  Str word = table_field(&line);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (!str_is(word, kinds[i])) continue;
    CfnGroup g = {.kind = (CfnGroupKind)i};
    g.names = read_strings(a, &line, &g.n);
    return g;
  }
  BUG("malformed group in the CloudFormation table");
}

static size_t count_marked(TableCursor c, size_t depth) {
  size_t n = 0;
  TableLine line;
  for (; table_next(&c, depth, &line); table_skip(&c, depth)) n += table_peek(&line) == '!';
  return n;
}

/* Groups stand before properties. */
static void read_object(Reader *r, CfnType *t, TableCursor *c, size_t depth) {
  Arena *a = r->s->arena;
  size_t ngroups = count_marked(*c, depth), nprops = table_count(*c, depth) - ngroups;
  CfnGroup *groups = NEW_N(a, CfnGroup, ngroups);
  CfnProperty *props = NEW_N(a, CfnProperty, nprops);
  TableLine line;
  while (table_next(c, depth, &line)) {
    if (table_peek(&line) == '!')
      groups[t->ngroups++] = read_group(a, line);
    else
      props[t->nprops++] = read_property(r, line, c, depth);
  }
  t->groups = groups;
  t->props = props;
}

/* --- resource types ------------------------------------------------------------------------------------------------ */

/* Takes the line " WORD NAME..." if it is next. */
static const Str *read_names(Arena *a, TableCursor *c, const char *word, size_t *n) {
  TableCursor ahead = *c;
  TableLine line;
  if (!table_next(&ahead, 1, &line) || !str_is(table_field(&line), word)) return NULL;
  *c = ahead;
  return read_strings(a, &line, n);
}

static const CfnResourceType *read_resource(Schemas *s, Str type, TableCursor c) {
  CfnResourceType *t = NEW(s->arena, CfnResourceType);
  t->name = str_dup(s->arena, type);
  t->attributes = read_names(s->arena, &c, "!att", &t->nattributes);
  t->primary = read_names(s->arena, &c, "!id", &t->nprimary);
  CfnType *root = new_type(s->arena);
  root->kind = CFN_OBJECT;
  Reader r = {s, t->name};
  read_object(&r, root, &c, 1);
  t->root = root;
  return t;
}

const CfnResourceType *schema_cfn(Schemas *s, Str type) {
  const CfnResourceType *known = map_get(&s->cfn_types, type);
  if (known) return known;
  TableLine head;
  TableCursor body;
  if (!str_starts(type, STR("AWS::")) || str_find_char(type, ' ', 0) < type.n || !table_find(s->cfn, type, &head, &body))
    return NULL;
  known = read_resource(s, type, body);
  map_put(s->arena, &s->cfn_types, known->name, (void *)known);
  return known;
}
