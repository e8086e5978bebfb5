/* Values against types of the schema: one function a kind of type.
 *
 * Scalars are as lenient as CloudFormation: 80 and "80", true and "true" are the same. A value that holds a dynamic reference
 * ({{resolve:…}}) is anything. */
#include "eval/convert.h"
#include "schema/format.h"
#include "schema/validate_internal.h"

#include <unistr.h>

static void check(Validator *v, const Value *x, const CfnType *t);
static bool check_if(Validator *v, const Value *x, const CfnType *t, bool free_form);

/* --- scalars ------------------------------------------------------------------------------------------------------- */

static const char *type_words(const CfnType *t) {
  static const char *const words[] = {
      [CFN_STRING] = "text",           [CFN_INTEGER] = "a whole number", [CFN_NUMBER] = "a number",
      [CFN_BOOLEAN] = "true or false", [CFN_OBJECT] = "an object",       [CFN_LIST] = "a list",
      [CFN_MAP] = "an object",         [CFN_JSON] = "a document"};
  return words[t->kind];
}

static void wrong_type(Validator *v, const CfnType *t, const char *what) {
  fault_here(v, TC5204, "Give it a value of that kind.", "The property takes %s, not %s", type_words(t), what);
}

static bool is_scalar(const Value *x) { return x->kind == VAL_STRING || x->kind == VAL_NUMBER || x->kind == VAL_BOOL; }

static bool scalar_fits(Validator *v, const Value *x, const CfnType *t, Num *number) {
  switch (t->kind) {
  case CFN_STRING: return true;
  case CFN_BOOLEAN: return x->kind == VAL_BOOL || (x->kind == VAL_STRING && schema_is_truth(x->string));
  default: break;
  }
  if (x->kind == VAL_NUMBER)
    *number = x->number;
  else if (x->kind != VAL_STRING || !num_parse(v->a, x->string, number))
    return false;
  return t->kind == CFN_NUMBER || num_is_integer(*number);
}

static void check_enum(Validator *v, Str text, const CfnType *t) {
  if (schema_allows(t, text)) return;
  Buf allowed = buf_new(v->a);
  enum { SHOWN = 12 };
  for (size_t i = 0; i < t->nenums && i < SHOWN; i++) buf_addf(&allowed, "%s%.*s", i ? ", " : "", STR_ARG(t->enums[i]));
  if (t->nenums > SHOWN) buf_addf(&allowed, " and %zu more", t->nenums - SHOWN);
  Str near = str_nearest(text, t->enums, t->nenums);
  Str advice = near.p ? str_fmt(v->a, "Did you mean \"%.*s\"?", STR_ARG(near)) : STR("Use one of these values.");
  fault_here(v, TC5205, str_z(v->a, advice), "\"%.*s\" is not one of the allowed values: %.*s", STR_ARG(text),
             STR_ARG(buf_str(&allowed)));
}

static size_t count_characters(Str s) { return u8_mbsnlen((const uint8_t *)(s.p ? s.p : ""), s.n); }

static bool check_length(Validator *v, size_t n, const CfnType *t, const char *unit) {
  bool few = t->min_length >= 0 && n < (size_t)t->min_length, many = t->max_length >= 0 && n > (size_t)t->max_length;
  if (few)
    fault_here(v, TC5207, "Give it more.", "%zu %s, and the property takes at least %lld", n, unit, (long long)t->min_length);
  if (many)
    fault_here(v, TC5207, "Give it less.", "%zu %s, and the property takes at most %lld", n, unit, (long long)t->max_length);
  return !few && !many;
}

static void check_bounds(Validator *v, Num n, const CfnType *t) {
  double d = num_to_double(n);
  Str text = num_to_str(v->a, n);
  if (t->has_minimum && d < t->minimum)
    fault_here(v, TC5208, "Use a larger number.", "%.*s is less than the minimum, %g", STR_ARG(text), t->minimum);
  if (t->has_maximum && d > t->maximum)
    fault_here(v, TC5208, "Use a smaller number.", "%.*s is more than the maximum, %g", STR_ARG(text), t->maximum);
}

static bool check_pattern(Validator *v, Str text, const CfnType *t) {
  if (!t->pattern.n || pattern_match(&v->patterns, t->pattern, text) != PATTERN_DIFFERS) return true;
  bool whole = text.n <= 80;
  fault_here(v, TC5206, "Write it in the form that the pattern describes.", "\"%.*s%s\" does not match the pattern %.*s",
             STR_ARG(whole ? text : str_sub(text, 0, 77)), whole ? "" : "…", STR_ARG(t->pattern));
  return false;
}

/* `name`: the text is one of a map's names. */
static void check_format(Validator *v, Str text, const CfnType *t, bool name) {
  Buf what = buf_new(v->a), how = buf_new(v->a);
  for (size_t i = 0; i < t->nformats; i++) {
    const Format *f = format_find(t->formats[i]);
    if (!f || format_fits(&v->patterns, f, text)) return;
    buf_addf(&what, "%s%s", i ? " or " : "", f->what);
    buf_addf(&how, "%s%s", i ? " or " : "Write it like ", f->example);
  }
  if (!t->nformats) return;
  buf_addc(&how, '.');
  validate_fault(v, SEV_ERROR, TC5248, name ? text : STR_NONE, str_z(v->a, buf_str(&how)), "\"%.*s\" is not %.*s",
                 STR_ARG(text), STR_ARG(buf_str(&what)));
}

static void check_scalar(Validator *v, const Value *x, const CfnType *t) {
  if (!is_scalar(x)) {
    wrong_type(v, t, template_kind(x));
    return;
  }
  Str text = value_text(v->a, x);
  Num number = num_int(0);
  if (str_find(text, STR("{{resolve:"), 0) < text.n) return;
  if (!scalar_fits(v, x, t, &number)) {
    wrong_type(v, t, str_z(v->a, str_fmt(v->a, "\"%.*s\"", STR_ARG(text))));
    return;
  }
  if (t->nenums) check_enum(v, text, t);
  bool fits = check_pattern(v, text, t);
  if (t->kind == CFN_STRING && x->kind == VAL_STRING) fits &= check_length(v, count_characters(text), t, "characters");
  if (fits) check_format(v, text, t, false);
  if (t->kind == CFN_INTEGER || t->kind == CFN_NUMBER) check_bounds(v, number, t);
}

/* --- presence ------------------------------------------------------------------------------------------------------ */

/* 1 or 0 where the condition is known to hold or not, else -1. */
static int assumed(const Validator *v, Str condition) {
  for (size_t i = v->assumptions.n; i-- > 0;)
    if (str_eq(v->assumptions.v[i].condition, condition)) return v->assumptions.v[i].holds;
  return -1;
}

/* The parts of {"Fn::If": [condition, then, otherwise]}; false for anything else, and for a malformed one. */
static bool split_if(const Value *x, Str *condition, const Value *branches[2]) {
  const Value *list;
  if (!str_is(intrinsic_name(x, &list), "Fn::If") || !is_list(list) || list->seq.n != 3) return false;
  if (list->seq.items[0]->kind != VAL_STRING) return false;
  *condition = list->seq.items[0]->string;
  branches[0] = list->seq.items[1];
  branches[1] = list->seq.items[2];
  return true;
}

Presence validate_presence(const Validator *v, const Value *x) {
  Str condition;
  const Value *branches[2];
  if (!x) return ABSENT;
  if (!split_if(x, &condition, branches)) return intrinsic_gives(v, x) == GIVES_NOTHING ? ABSENT : PRESENT;
  int known = assumed(v, condition);
  if (known >= 0) return validate_presence(v, branches[!known]);
  Presence then = validate_presence(v, branches[0]), otherwise = validate_presence(v, branches[1]);
  return then == otherwise ? then : MAYBE;
}

const Value *validate_branch(const Validator *v, const Value *x) {
  Str condition;
  const Value *branches[2];
  while (x && split_if(x, &condition, branches)) {
    int known = assumed(v, condition);
    if (known < 0) return &value_unknown;
    x = branches[!known];
  }
  return !x || intrinsic_gives(v, x) == GIVES_NOTHING ? NULL : x;
}

/* --- lists --------------------------------------------------------------------------------------------------------- */

static bool may_vanish(const Validator *v, const Value *x) {
  Str condition;
  const Value *branches[2];
  return intrinsic_gives(v, x) == GIVES_NOTHING || split_if(x, &condition, branches);
}

static void check_unique(Validator *v, const Value *x) {
  uint64_t *hashes = NEW_N(v->a, uint64_t, x->seq.n);
  for (size_t i = 0; i < x->seq.n; i++) {
    hashes[i] = value_hash(x->seq.items[i]);
    if (may_vanish(v, x->seq.items[i])) continue;
    for (size_t k = 0; k < i; k++) {
      if (hashes[k] != hashes[i] || !value_same(x->seq.items[k], x->seq.items[i])) continue;
      validate_enter_index(v, i);
      fault_here(v, TC5209, "Remove one of them.", "The item repeats item %zu, and the list takes each only once", k);
      validate_leave(v);
      break;
    }
  }
}

/* What every service takes ("Tag naming limits and requirements" in the guide to tagging). */
static void check_tag(Validator *v, Str key, const Value *value) {
  enum { KEY = 128, VALUE = 256 };
  size_t n = count_characters(key), m = value && value->kind == VAL_STRING ? count_characters(value->string) : 0;
  if (!n || n > KEY || m > VALUE)
    fault_here(v, TC5207, "Shorten it.", "A tag has a key of 1 to %d characters and a value of at most %d", KEY, VALUE);
  else if (str_starts(key, STR("aws:")))
    fault_here(v, TC5206, "Begin it with something else.", "Keys of tags that begin with aws: belong to AWS");
}

/* Tags of the resource itself: Resources.ID.Properties.Tags. */
static bool are_own_tags(const Validator *v) { return v->path.n == 4 && str_is(v->path.v[3], "Tags"); }

/* Whether the schema of a tag has a Key that it does not ask for. */
static bool lacks_key(const CfnType *tag) {
  const CfnProperty *key = tag->kind == CFN_OBJECT ? schema_property(tag, STR("Key")) : NULL;
  return key && !(key->flags & CFN_REQUIRED);
}

/* Items that agree in the member `name`. */
static void check_keys(Validator *v, const Value *x, Str name) {
  Map seen = {0};
  for (size_t i = 0; i < x->seq.n; i++) {
    const Value *key = is_object(x->seq.items[i]) ? template_member(x->seq.items[i], name) : NULL;
    if (!key || key->kind != VAL_STRING) continue;
    if (map_has(&seen, key->string)) {
      validate_enter_index(v, i);
      fault_here(v, TC5209, "Remove one of them.", "There are two items with the %.*s \"%.*s\"", STR_ARG(name),
                 STR_ARG(key->string));
      validate_leave(v);
    }
    map_put(v->a, &seen, key->string, v);
  }
}

static void check_count(Validator *v, const Value *x, const CfnType *t) {
  size_t certain = 0, possible = 0;
  for (size_t i = 0; i < x->seq.n; i++) {
    Presence p = validate_presence(v, x->seq.items[i]);
    certain += p == PRESENT;
    possible += p != ABSENT;
  }
  if (t->min_length >= 0 && possible < (size_t)t->min_length)
    check_length(v, possible, t, "items");
  else if (t->max_length >= 0 && certain > (size_t)t->max_length)
    check_length(v, certain, t, "items");
}

static void check_list(Validator *v, const Value *x, const CfnType *t) {
  if (!is_list(x)) {
    if (t->single)
      check(v, x, t->elem);
    else
      wrong_type(v, t, template_kind(x));
    return;
  }
  check_count(v, x, t);
  if (t->unique) check_unique(v, x);
  /* Every service refuses two tags with one key, though only some schemas can say so. */
  bool tags = str_is(v->path.v[v->path.n - 1], "Tags");
  if (tags || t->key.n) check_keys(v, x, tags ? STR("Key") : t->key);
  bool own = are_own_tags(v);
  for (size_t i = 0; i < x->seq.n; i++) {
    const Value *ignored, *item = x->seq.items[i], *key = own && is_object(item) ? template_member(item, STR("Key")) : NULL;
    validate_enter_index(v, i);
    check(v, item, t->elem);
    if (key && key->kind == VAL_STRING) check_tag(v, key->string, template_member(item, STR("Value")));
    if (own && !key && is_object(item) && !intrinsic_name(item, &ignored).p && lacks_key(t->elem))
      fault_here(v, TC5203, "Add it.", "A tag needs a Key");
    validate_leave(v);
  }
}

/* --- objects ------------------------------------------------------------------------------------------------------- */

static Str group_names(Validator *v, const CfnGroup *g, size_t first) {
  Buf b = buf_new(v->a);
  for (size_t i = first; i < g->n; i++) buf_addf(&b, "%s%.*s", i > first ? ", " : "", STR_ARG(g->names[i]));
  return buf_str(&b);
}

static void check_choice(Validator *v, const Value *x, const CfnGroup *g) {
  size_t certain = 0, possible = 0;
  Str last = STR_NONE;
  for (size_t i = 0; i < g->n; i++) {
    Presence p = validate_presence(v, template_member(x, g->names[i]));
    certain += p == PRESENT;
    possible += p != ABSENT;
    if (p == PRESENT) last = g->names[i];
  }
  if (!possible)
    fault_here(v, TC5203, "Add one of them.", "One of these properties is required: %.*s", STR_ARG(group_names(v, g, 0)));
  else if (certain > 1 && g->kind == CFN_EXACTLY_ONE)
    validate_fault(v, SEV_ERROR, TC5210, last, "Keep one of them.", "Only one of these properties is allowed: %.*s",
                   STR_ARG(group_names(v, g, 0)));
}

static void check_group(Validator *v, const Value *x, const CfnGroup *g) {
  if (g->kind == CFN_EXACTLY_ONE || g->kind == CFN_AT_LEAST_ONE) {
    check_choice(v, x, g);
    return;
  }
  if (!g->n || validate_presence(v, template_member(x, g->names[0])) != PRESENT) return;
  for (size_t i = 1; i < g->n; i++) {
    Presence p = validate_presence(v, template_member(x, g->names[i]));
    if (g->kind == CFN_EXCLUDES && p == PRESENT)
      validate_fault(v, SEV_ERROR, TC5210, g->names[i], "Keep one of them.", "%.*s is not allowed beside %.*s",
                     STR_ARG(g->names[i]), STR_ARG(g->names[0]));
    if (g->kind == CFN_NEEDS && p == ABSENT)
      validate_fault(v, SEV_ERROR, TC5210, g->names[0], "Add the other, or remove this one.", "%.*s needs %.*s",
                     STR_ARG(g->names[0]), STR_ARG(g->names[i]));
  }
}

static void check_required(Validator *v, const Value *x, const CfnType *t) {
  for (size_t i = 0; i < t->nprops; i++) {
    const CfnProperty *p = &t->props[i];
    if (!(p->flags & CFN_REQUIRED) || (p->flags & CFN_READ_ONLY)) continue;
    Presence found = validate_presence(v, template_member(x, p->name));
    if (found == ABSENT)
      fault_here(v, TC5203, "Add it.", "Property %.*s is required", STR_ARG(p->name));
    else if (found == MAYBE && !v->assumptions.n)
      validate_fault(v, SEV_ERROR, TC5203, p->name, "Give it a value in both branches.",
                     "Property %.*s is required, and one branch of its condition leaves it out", STR_ARG(p->name));
  }
  for (size_t i = 0; i < t->ngroups; i++) check_group(v, x, &t->groups[i]);
}

static void unknown_property(Validator *v, Str name, const CfnType *t) {
  Str *names = NEW_N(v->a, Str, t->nprops);
  for (size_t i = 0; i < t->nprops; i++) names[i] = t->props[i].name;
  Str near = str_nearest(name, names, t->nprops);
  Str advice =
      near.p ? str_fmt(v->a, "Did you mean \"%.*s\"?", STR_ARG(near)) : STR("Remove it, or move it to where it belongs.");
  validate_fault(v, SEV_ERROR, TC5202, name, str_z(v->a, advice), "There is no property \"%.*s\"", STR_ARG(name));
}

/* Macros and loops write properties that are not there yet. */
bool validate_is_generator(Str name) { return str_is(name, "Fn::Transform") || str_starts(name, STR("Fn::ForEach::")); }

/* Text in place of an object, at Resources.ID.Properties.NAME. */
static bool is_local_path(const Validator *v, const Value *x) {
  if (x->kind != VAL_STRING || v->path.n != 4 || !str_is(v->path.v[0], "Resources")) return false;
  const Entry *e = map_get(&v->resources, v->path.v[1]);
  return e && e->type && schema_is_packaged(e->type->name, v->path.v[3]);
}

static void check_field(Validator *v, Field f, const CfnType *t, bool free_form) {
  const CfnProperty *p = schema_property(t, f.key);
  if (!p) {
    if (!free_form) unknown_property(v, f.key, t);
    return;
  }
  if ((p->flags & CFN_READ_ONLY) && !free_form)
    validate_fault(v, SEV_ERROR, TC5211, f.key, "Remove it.", "Property %.*s is read-only: CloudFormation sets it",
                   STR_ARG(f.key));
  validate_enter(v, f.key);
  if (!is_local_path(v, f.value)) check(v, f.value, p->type);
  validate_leave(v);
}

static void check_object(Validator *v, const Value *x, const CfnType *t, bool free_form) {
  if (!is_object(x)) {
    if (t->nenums && x->kind == VAL_STRING)
      check_enum(v, x->string, t);
    else
      wrong_type(v, t, template_kind(x));
    return;
  }
  bool complete = true;
  for (size_t i = 0; i < x->map.n; i++) {
    if (validate_is_generator(x->map.fields[i].key))
      complete = false;
    else
      check_field(v, x->map.fields[i], t, free_form);
  }
  if (complete) check_required(v, x, t);
}

static void check_name(Validator *v, Str name, const CfnType *t) {
  check_format(v, name, t, true);
  if (t->pattern.n && pattern_match(&v->patterns, t->pattern, name) == PATTERN_DIFFERS)
    validate_fault(v, SEV_ERROR, TC5206, name, "Write it in the form that the pattern describes.",
                   "The name \"%.*s\" does not match the pattern %.*s", STR_ARG(name), STR_ARG(t->pattern));
}

static void check_map(Validator *v, const Value *x, const CfnType *t) {
  if (!is_object(x)) {
    wrong_type(v, t, template_kind(x));
    return;
  }
  size_t certain = 0, generated = 0;
  for (size_t i = 0; i < x->map.n; i++) {
    Field f = x->map.fields[i];
    generated += validate_is_generator(f.key);
    if (validate_is_generator(f.key)) continue;
    certain += validate_presence(v, f.value) == PRESENT;
    check_name(v, f.key, t);
    bool own = are_own_tags(v);
    validate_enter(v, f.key);
    if (own) check_tag(v, f.key, f.value);
    check(v, f.value, t->elem);
    validate_leave(v);
  }
  if (certain == x->map.n || (!generated && t->max_length >= 0 && certain > (size_t)t->max_length))
    check_length(v, certain, t, "members");
}

/* --- documents as text --------------------------------------------------------------------------------------------- */

static bool has_placeholder(Str s) { return str_find(s, STR("${"), 0) < s.n; }

/* A document in which text with placeholders is text that deployment knows; members whose names hold some are left out. */
static const Value *with_placeholders(Validator *v, const Value *x) {
  if (x->kind == VAL_STRING && has_placeholder(x->string)) {
    Field *sub = NEW(v->a, Field);
    *sub = (Field){STR("Fn::Sub"), x};
    return value_object(v->a, sub, 1);
  }
  if (is_list(x)) {
    const Value **items = NEW_N(v->a, const Value *, x->seq.n);
    for (size_t i = 0; i < x->seq.n; i++) items[i] = with_placeholders(v, x->seq.items[i]);
    return value_tuple(v->a, items, x->seq.n);
  }
  if (!is_object(x)) return x;
  Field *fields = NEW_N(v->a, Field, x->map.n);
  size_t n = 0;
  for (size_t i = 0; i < x->map.n; i++)
    if (!has_placeholder(x->map.fields[i].key))
      fields[n++] = (Field){x->map.fields[i].key, with_placeholders(v, x->map.fields[i].value)};
  return value_object(v->a, fields, n);
}

/* The text of Fn::Sub with its placeholders, or of Fn::Join without separator with placeholders for what is no text; STR_NONE
 * for other functions. */
static Str text_of_function(Validator *v, Str name, const Value *argument) {
  bool list = is_list(argument) && argument->seq.n == 2;
  if (str_is(name, "Fn::Sub")) {
    const Value *text = list ? argument->seq.items[0] : argument;
    return text->kind == VAL_STRING ? text->string : STR_NONE;
  }
  if (!str_is(name, "Fn::Join") || !list || !is_list(argument->seq.items[1])) return STR_NONE;
  const Value *separator = argument->seq.items[0], *parts = argument->seq.items[1];
  if (separator->kind != VAL_STRING || separator->string.n) return STR_NONE;
  Buf b = buf_new(v->a);
  for (size_t i = 0; i < parts->seq.n; i++)
    buf_add(&b, parts->seq.items[i]->kind == VAL_STRING ? parts->seq.items[i]->string : STR("${x}"));
  return buf_str(&b);
}

/* A document that stands in a template as JSON. Placeholders outside of its texts leave open what it is. */
static void check_text_document(Validator *v, Str text, const CfnType *t, bool computed) {
  enum { MAX_DEPTH = 100 };
  const char *why;
  size_t at;
  if (str_find(text, STR("{{resolve:"), 0) < text.n) return;
  const Value *document = value_from_json(v->a, text, MAX_DEPTH, &why, &at);
  if (document)
    check(v, computed ? with_placeholders(v, document) : document, t);
  else if (!computed || !has_placeholder(text))
    fault_here(v, TC5204, "Write the document as JSON, or as an object of the template.",
               "The property takes a document, and the text is no JSON: %s, at byte %zu", why, at);
}

static void check_document(Validator *v, const Value *x, const CfnType *t) {
  const Value *argument;
  if (!t->elem) return;
  Str function = intrinsic_name(x, &argument);
  if (x->kind == VAL_STRING) {
    check_text_document(v, x->string, t->elem, false);
  } else if (!function.p) {
    check(v, x, t->elem);
  } else if (!check_if(v, x, t, false)) {
    Str text = text_of_function(v, function, argument);
    if (text.p) check_text_document(v, text, t->elem, true);
  }
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

static void check_branch(Validator *v, const Value *x, const CfnType *t, bool free_form, Assumption a, size_t index) {
  vec_push(v->a, &v->assumptions, a);
  validate_enter(v, STR("Fn::If"));
  validate_enter_index(v, index);
  const Value *ignored;
  if (free_form && !intrinsic_name(x, &ignored).p)
    check_object(v, x, t, true);
  else
    check(v, x, t);
  validate_leave(v);
  validate_leave(v);
  v->assumptions.n--;
}

/* Each branch that can be taken here. False when it is no Fn::If. */
static bool check_if(Validator *v, const Value *x, const CfnType *t, bool free_form) {
  Str condition;
  const Value *branches[2];
  if (!split_if(x, &condition, branches)) return false;
  int known = assumed(v, condition);
  if (known != 0) check_branch(v, branches[0], t, free_form, (Assumption){condition, true}, 1);
  if (known != 1) check_branch(v, branches[1], t, free_form, (Assumption){condition, false}, 2);
  return true;
}

/* One of the values that deployment chooses from. Which one may hang together with the conditions around it, so that a value
 * that does not fit need never stand here. */
static void check_possible(Validator *v, const Value *x, const CfnType *t) {
  bool was = v->possible;
  v->possible = true;
  check(v, x, t);
  v->possible = was;
}

/* What a look-up gives, under each key that is not known. `keys`: the names of the row and of the value in it. */
static void check_rows(Validator *v, const Value *rows, const Value *const *keys, size_t n, const CfnType *t) {
  if (!n) check_possible(v, rows, t);
  for (size_t i = 0; n && is_object(rows) && i < rows->map.n; i++) {
    Field f = rows->map.fields[i];
    if (keys[0]->kind != VAL_STRING || str_eq(keys[0]->string, f.key)) check_rows(v, f.value, keys + 1, n - 1, t);
  }
}

static void check_find(Validator *v, const Value *argument, const CfnType *t) {
  if (!is_list(argument) || argument->seq.n < 3 || argument->seq.items[0]->kind != VAL_STRING) return;
  const Entry *mapping = map_get(&v->mappings, argument->seq.items[0]->string);
  if (mapping) check_rows(v, mapping->value, argument->seq.items + 1, 2, t);
}

/* What a parameter is where nobody gives another value, and what its list allows. Empty text often says that there is none. */
static void check_parameter(Validator *v, const Value *name, const CfnType *t) {
  const Entry *p = name->kind == VAL_STRING ? map_get(&v->parameters, name->string) : NULL;
  const Value *type = p && is_object(p->value) ? template_member(p->value, STR("Type")) : NULL;
  if (!type || type->kind != VAL_STRING || (!str_is(type->string, "String") && !str_is(type->string, "Number"))) return;
  const Value *allowed = template_member(p->value, STR("AllowedValues")), *given = template_member(p->value, STR("Default"));
  for (size_t i = 0; allowed && is_list(allowed) && i < allowed->seq.n; i++) check_possible(v, allowed->seq.items[i], t);
  bool empty = given && given->kind == VAL_STRING && !given->string.n;
  if (given && !allowed && !empty) check_possible(v, given, t);
}

static void check_function(Validator *v, const Value *x, const CfnType *t, Str name) {
  bool scalar = t->kind == CFN_STRING || t->kind == CFN_INTEGER || t->kind == CFN_NUMBER || t->kind == CFN_BOOLEAN;
  Gives gives = intrinsic_gives(v, x);
  if (t->kind == CFN_JSON || t->single || (t->nenums && t->kind == CFN_OBJECT) || gives == GIVES_ANYTHING ||
      gives == GIVES_NOTHING || gives == GIVES_TRUTH)
    return;
  if (gives == GIVES_TEXT ? !scalar : t->kind != CFN_LIST)
    wrong_type(v, t, str_z(v->a, str_fmt(v->a, "%s (%.*s)", gives == GIVES_TEXT ? "text" : "a list", STR_ARG(name))));
}

static void check(Validator *v, const Value *x, const CfnType *t) {
  const Value *argument;
  if (x->kind == VAL_UNKNOWN || x->kind == VAL_NULL) return; /* null is reported with the references */
  Str function = intrinsic_name(x, &argument);
  if (t->kind == CFN_JSON) {
    check_document(v, x, t);
    return;
  }
  if (function.p) {
    if (!check_if(v, x, t, false)) check_function(v, x, t, function);
    if (str_is(function, "Fn::FindInMap")) check_find(v, argument, t);
    if (str_is(function, "Ref")) check_parameter(v, argument, t);
    return;
  }
  switch (t->kind) {
  case CFN_LIST: check_list(v, x, t); return;
  case CFN_OBJECT: check_object(v, x, t, false); return;
  case CFN_MAP: check_map(v, x, t); return;
  default: check_scalar(v, x, t);
  }
}

void validate_properties(Validator *v, const Value *properties, const CfnType *root, bool free_form) {
  static const Value none = {.kind = VAL_OBJECT};
  const Value *ignored, *x = properties ? properties : &none;
  if (check_if(v, x, root, free_form) || intrinsic_name(x, &ignored).p) return;
  check_object(v, x, root, free_form);
}
