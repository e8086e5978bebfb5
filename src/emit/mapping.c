/* Mappings: the maps that a template reads with Fn::FindInMap.
 *
 * A mapping is a map of the configuration, named as the source names it, with those attributes of its elements that the
 * template reads. What has one level in the source gets the attribute "Value"; deeper ones are named by their path. */
#include "emit/template.h"

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Names of mappings and attributes are alphanumeric ("Mappings" in the user guide): instance_type is InstanceType. */
static void add_name(Buf *out, Str s) {
  bool start = true;
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool keep = is_letter(c) || is_digit(c);
    if (keep) buf_addc(out, start && c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
    start = !keep;
  }
}

enum { MAX_NAME = 255 };

static Str numbered(Arena *a, Str base, size_t n) {
  if (base.n > MAX_NAME - 20) base.n = MAX_NAME - 20;
  return n > 1 ? str_fmt(a, "%.*s%zu", STR_ARG(base), n) : base;
}

/* --- attributes ---------------------------------------------------------------------------------------------------- */

static bool same_path(const MappingAttribute *m, const Sym *s) {
  if (m->npath != s->npath || !value_same(m->map, s->args[0])) return false;
  for (size_t i = 0; i < s->npath; i++)
    if (!str_eq(m->path[i].name, s->path[i].name)) return false;
  return true;
}

static bool has_attribute(const Mapping *m, Str name) {
  for (size_t i = 0; i < m->attributes.n; i++)
    if (str_eq(m->attributes.v[i].name, name)) return true;
  return false;
}

static Str attribute_of(Arena *a, Mapping *m, const Sym *s) {
  for (size_t i = 0; i < m->attributes.n; i++)
    if (same_path(&m->attributes.v[i], s)) return m->attributes.v[i].name;
  Buf b = buf_new(a);
  for (size_t i = 0; i < s->npath; i++) add_name(&b, s->path[i].name);
  Str base = b.n ? buf_str(&b) : STR("Value"), name;
  for (size_t n = 1; has_attribute(m, name = numbered(a, base, n)); n++) continue;
  vec_push(a, &m->attributes, (MappingAttribute){name, s->args[0], s->path, s->npath});
  return name;
}

/* --- mappings ------------------------------------------------------------------------------------------------------ */

static bool has_mapping(const Stack *s, Str name) {
  for (size_t i = 0; i < s->mappings.n; i++)
    if (str_eq(s->mappings.v[i].logical_id, name)) return true;
  return false;
}

/* A map without a name in the source is named by its key: ByEnvironment. */
static void add_key_name(Buf *out, const Value *key) {
  const Value *ref = value_field(key, STR("Ref"));
  buf_addz(out, "By");
  if (ref) add_name(out, str_starts(ref->string, STR("AWS::")) ? str_sub(ref->string, 5, ref->string.n) : ref->string);
}

static bool same_keys(const Value *x, const Value *y) {
  if (x->map.n != y->map.n) return false;
  for (size_t i = 0; i < x->map.n; i++)
    if (!str_eq(x->map.fields[i].key, y->map.fields[i].key)) return false;
  return true;
}

static bool is_in(const Mapping *m, const Sym *find) {
  bool regions = str_is(find->name, MAPPING_OF_REGIONS) && str_is(m->logical_id, MAPPING_OF_REGIONS);
  return value_same(m->map, find->args[0]) || (regions && same_keys(m->map, find->args[0]));
}

static Mapping *mapping_of(Arena *a, Stack *s, const Sym *find, const Value *key) {
  for (size_t i = 0; i < s->mappings.n; i++)
    if (is_in(&s->mappings.v[i], find)) return &s->mappings.v[i];
  Buf b = buf_new(a);
  add_name(&b, find->name);
  if (!b.n) add_key_name(&b, key);
  Str base = buf_str(&b), name;
  for (size_t n = 1; has_mapping(s, name = numbered(a, base, n)); n++) continue;
  vec_push(a, &s->mappings, (Mapping){.logical_id = name, .map = find->args[0]});
  return &s->mappings.v[s->mappings.n - 1];
}

const Value *template_find(Arena *a, Stack *s, const Sym *find, const Value *key) {
  Mapping *m = mapping_of(a, s, find, key);
  const Value **parts = NEW_N(a, const Value *, 3);
  parts[0] = value_string(a, m->logical_id);
  parts[1] = key;
  parts[2] = value_string(a, attribute_of(a, m, find));
  Field *f = NEW(a, Field);
  *f = (Field){STR("Fn::FindInMap"), value_tuple(a, parts, 3)};
  return ordered_object(a, f, 1);
}

/* --- the section --------------------------------------------------------------------------------------------------- */

/* Mappings hold text and lists of text. */
static const Value *as_text(Arena *a, const Value *v) {
  Str text = value_text(a, v);
  if (text.p) return value_string(a, text);
  const Value **items = NEW_N(a, const Value *, v->seq.n);
  for (size_t i = 0; i < v->seq.n; i++) items[i] = as_text(a, v->seq.items[i]);
  return value_tuple(a, items, v->seq.n);
}

static const Value *element(Arena *a, const Mapping *m, Str key) {
  Field *f = NEW_N(a, Field, m->attributes.n);
  for (size_t i = 0; i < m->attributes.n; i++) {
    const MappingAttribute *at = &m->attributes.v[i];
    const Value *v = value_field(at->map, key);
    for (size_t k = 0; k < at->npath; k++) v = value_field(v, at->path[k].name);
    f[i] = (Field){at->name, as_text(a, v)};
  }
  return value_object(a, f, m->attributes.n);
}

static const Value *mapping(Arena *a, const Mapping *m) {
  Field *f = NEW_N(a, Field, m->map->map.n);
  for (size_t i = 0; i < m->map->map.n; i++)
    f[i] = (Field){m->map->map.fields[i].key, element(a, m, m->map->map.fields[i].key)};
  return value_object(a, f, m->map->map.n);
}

const Value *template_mappings(Arena *a, const Stack *s) {
  Field *f = NEW_N(a, Field, s->mappings.n);
  for (size_t i = 0; i < s->mappings.n; i++) f[i] = (Field){s->mappings.v[i].logical_id, mapping(a, &s->mappings.v[i])};
  return value_object(a, f, s->mappings.n);
}
