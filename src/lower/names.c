/* Logical IDs: alphanumeric, stable when neighbours are added, never colliding.
 *
 * An ID depends on its own address alone. It reads Type Name [key] [In Module [key]]…, each word capitalised:
 *
 *   aws_vpc.main                          VpcMain
 *   aws_subnet.private[0]                 SubnetPrivateAt0
 *   aws_vpc.env["dev"]                    VpcEnvForDev
 *   module.net["eu"].aws_vpc.main         VpcMainInNetForEu
 *
 * That is injective as long as every name is made of plain words, [a-z][a-z0-9]*, joined by single underscores, none of them is
 * one of the reserved words (in, for, at0…), and the type is the longest one that the leading words spell (aws_vpc.endpoint_x
 * would read like aws_vpc_endpoint.x; labels of `also` blocks count as types). An address that is not so simple gets a hash of
 * itself as suffix. */
#include "lower/internal.h"

typedef struct {
  Arena *a;
  Buf out;
  bool plain;
  bool alone; /* nothing follows the name, so words that begin what follows are words like others */
} Namer;

static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_alpha(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

static bool is_reserved(Str word) {
  if (str_is(word, "in") || str_is(word, "for")) return true;
  if (!str_starts(word, STR("at")) || word.n == 2) return false;
  for (size_t i = 2; i < word.n; i++)
    if (!is_digit(word.p[i])) return false;
  return true;
}

static bool is_plain_word(Str w, bool alone) {
  size_t i = w.n && is_lower(w.p[0]);
  while (i && i < w.n && (is_lower(w.p[i]) || is_digit(w.p[i]))) i++;
  return i && i == w.n && (alone || !is_reserved(w));
}

static char upper(char c) { return is_lower(c) ? (char)(c - 'a' + 'A') : c; }

/* Appends `name` in CamelCase; anything that is no letter or digit separates words. */
static void add_words(Namer *n, Str name) {
  size_t start = 0;
  for (size_t i = 0; i <= name.n; i++) {
    bool separator = i == name.n || !(is_alpha(name.p[i]) || is_digit(name.p[i]));
    if (!separator) continue;
    Str word = str_sub(name, start, i);
    if (!is_plain_word(word, n->alone) || (i < name.n && name.p[i] != '_')) n->plain = false;
    if (word.n) {
      buf_addc(&n->out, upper(word.p[0]));
      buf_add(&n->out, str_sub(word, 1, word.n));
    }
    start = i + 1;
  }
}

/* us-east-1, us-east-1a: the usual keys of for_each over regions and zones, with `separator` before the digit or without one.
 */
static bool is_place(Str s, const char *before_digit) {
  size_t letter = s.n && is_lower(s.p[s.n - 1]) && s.n > 1 && is_digit(s.p[s.n - 2]);
  size_t end = s.n - letter, dash = strlen(before_digit);
  if (s.n < 6 || !is_digit(s.p[end - 1]) || end < dash + 4 || memcmp(s.p + end - 1 - dash, before_digit, dash) != 0)
    return false;
  char separator = s.p[2];
  bool words = is_lower(s.p[0]) && is_lower(s.p[1]) && (separator == '-' || separator == '_');
  for (size_t i = 3; i < end - 1 - dash; i++) words &= is_lower(s.p[i]) || (s.p[i] == separator && s.p[i - 1] != separator);
  return words;
}

/* A place keeps its plain form, so what would read like one must not: us_east1 is hashed. */
static void add_key(Namer *n, InstanceKey key) {
  bool was = n->plain;
  if (key.kind == KEY_INT) buf_addf(&n->out, "At%lld", (long long)key.index);
  if (key.kind != KEY_STRING) return;
  buf_addz(&n->out, "For");
  add_words(n, key.name);
  if (is_place(key.name, "-"))
    n->plain = was;
  else if (is_place(key.name, ""))
    n->plain = false;
}

static void add_module_path(Namer *n, const ModuleInstance *m) {
  if (!m->call) return;
  add_module_path(n, m->parent);
  buf_addz(&n->out, "In");
  add_words(n, m->call->name);
  add_key(n, m->key);
}

static bool is_type(Lowering *l, Str without_aws) {
  return schema_resource(l->schemas, str_cat(l->a, STR("aws_"), without_aws)) != NULL;
}

static bool begins_an_id(Lowering *l, Str words) { return is_type(l, words) || rules_has_label(l->rules, words); }

/* Whether the words type_name could be read with another type or label than the first `type_n` bytes: a longer one that exists.
 */
static bool is_ambiguous(Lowering *l, Str type, Str name) {
  Str all = str_fmt(l->a, "%.*s_%.*s", STR_ARG(type), STR_ARG(name));
  for (size_t end = str_find_char(all, '_', type.n + 1); end < all.n; end = str_find_char(all, '_', end + 1))
    if (begins_an_id(l, str_sub(all, 0, end))) return true;
  return false;
}

static void add_hash(Namer *n, Str identity) {
  buf_addf(&n->out, "H%08X", (unsigned)(str_hash(identity) ^ (str_hash(identity) >> 32)));
}

Str logical_id(Lowering *l, const Instance *i, Str label, InstanceKey key) {
  Str type = i->decl->type;
  if (str_starts(type, STR("aws_"))) type = str_sub(type, 4, type.n);
  Namer n = {.a = l->a, .out = buf_new(l->a), .plain = true};
  if (label.p && is_type(l, label)) n.plain = false;
  if (label.p) type = label;
  add_words(&n, type);
  add_words(&n, i->decl->name);
  add_key(&n, i->key);
  if (label.p) add_key(&n, key);
  add_module_path(&n, i->module);
  if (n.plain && !is_ambiguous(l, type, i->decl->name) && n.out.n <= 255) return buf_str(&n.out);
  if (n.out.n > 200) n.out.n = 200;
  Buf identity = buf_new(l->a);
  buf_add(&identity, i->address);
  if (label.p) buf_addf(&identity, "#%.*s", STR_ARG(label));
  key_print(&identity, key);
  add_hash(&n, buf_str(&identity));
  return buf_str(&n.out);
}

static Str named(Namer *n, Str identity) {
  if (!n->plain) add_hash(n, identity);
  return buf_str(&n->out);
}

Str variable_id(Arena *a, Str name) {
  Namer n = {.a = a, .out = buf_new(a), .plain = true, .alone = true};
  add_words(&n, name);
  return named(&n, name);
}

Str camel_name(Arena *a, Str name) {
  Namer n = {.a = a, .out = buf_new(a), .plain = true};
  add_words(&n, name);
  return named(&n, name);
}

Str camel_key(Arena *a, InstanceKey key) {
  Namer n = {.a = a, .out = buf_new(a), .plain = true};
  add_key(&n, key);
  return named(&n, key.name);
}
