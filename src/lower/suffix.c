/* What random names become: a part of the stack's ID.
 *
 * Terraform draws random_id and its like once and keeps them in its state. A template has no memory but its stack, whose ID
 * ends in a UUID: "arn:aws:cloudformation:eu-west-1:111122223333:stack/app/466df9e0-0dff-08e3-8e2f-5088487c4896". Fn::Split
 * takes it apart into groups of 8, 4, 4, 4 and 12 digits; what is still missing is filled up with digits of a hash of the
 * address, which also keep the instances of a count or a module apart. Each stack has an ID of its own, so two stacks that read
 * the same random value get different ones, and two short values without a hash in one stack are alike: the user is told of
 * both.
 *
 * Other `keepers` make Terraform draw again. They go into the hash, so that they make another value here, too; where they are
 * known only at deployment, or no digit is left for a hash, the user is told that they do not. */
#include "lower/internal.h"

static const Value *number(Lowering *l, size_t n) { return value_int(l->a, (int64_t)n); }
static const Value *text(Lowering *l, const char *s) { return value_string(l->a, str_from(s)); }

static const Value *group_of(Lowering *l, size_t i) {
  const Value *uuid = sym_select(l->a, number(l, 2), sym_split(l->a, text(l, "/"), sym_pseudo(l->a, STR("StackId"), NULL)));
  return sym_select(l->a, number(l, i), sym_split(l->a, text(l, "-"), uuid));
}

/* Which groups give 4, 8, 12… digits. The UUIDs are made of the time (RFC 9562, version 1): the first group changes with every
 * stack, the fourth is drawn by each host that makes them, the second changes every seven minutes, the last names the host. */
// clang-format off
static const struct {
  size_t digits, ngroups, groups[5];
} choices[] = {
    {32, 5, {0, 1, 2, 3, 4}}, {28, 4, {0, 1, 3, 4}}, {24, 3, {0, 3, 4}}, {20, 2, {0, 4}},
    {16, 3, {0, 1, 3}},       {12, 2, {0, 3}},       {8, 1, {0}},        {4, 1, {3}},
};
// clang-format on

static bool is_repeated(const Instance *i) { return i->key.kind != KEY_NONE || i->module->call; }

static bool has_keepers(const Value *keepers) {
  return keepers && !value_is_null(keepers) && !(value_is_collection(keepers) && value_is_known(keepers) && !keepers->map.n);
}

/* Digits of the hash that must be there, so that instances differ: all of them where there is room, else those of one
 * declaration. */
static size_t reserved(const Instance *i, size_t n) { return n >= 12 || (n >= 8 && is_repeated(i)) ? 4 : 0; }

/* The text of the keepers that the hash takes in; empty when it takes none. */
static Str keepers_text(Lowering *l, const Instance *i, const Value *keepers, bool room) {
  if (!has_keepers(keepers)) return STR("");
  Buf text = buf_new(l->a);
  const Value *known = room ? sym_concrete(l->a, keepers, NULL) : NULL;
  if (known && value_is_wholly_known(known)) {
    value_print(&text, known);
    return buf_str(&text);
  }
  diag_warning(l->d, TC5075, i->span, "Other keepers do not change %.*s", STR_ARG(i->address));
  diag_detail(l->d,
              "Terraform draws again when they change. Here it stands for a part of the stack's ID, %s. Change the name of the "
              "resource "
              "where a new value is wanted, or use a literal in `keepers` and 12 digits or more.",
              room ? "and what only the deployment knows cannot go into it" : "which leaves no digit for them");
  return STR("");
}

static const Value *hash_digits(Lowering *l, const Instance *i, Str keepers, size_t n) {
  Buf digits = buf_new(l->a);
  uint64_t seed = str_hash(i->address);
  if (keepers.n) seed = hash_mix(seed, str_hash(keepers));
  for (uint64_t h = hash_mix(seed, n); digits.n < n; h = hash_mix(h, n)) buf_addf(&digits, "%016llx", (unsigned long long)h);
  digits.n = n;
  return value_string(l->a, buf_str(&digits));
}

const Value *stack_suffix(Lowering *l, const Instance *i, const Value *keepers, size_t n) {
  const Value *parts[6];
  i = instance_origin(l, i);
  size_t nparts = 0, left = n, room = n - reserved(i, n);
  for (size_t k = 0; k < sizeof choices / sizeof *choices && !nparts; k++) {
    if (choices[k].digits > room) continue;
    while (nparts < choices[k].ngroups) parts[nparts] = group_of(l, choices[k].groups[nparts]), nparts++;
    left -= choices[k].digits;
  }
  Str salt = keepers_text(l, i, keepers, left > 0);
  if (left) parts[nparts++] = hash_digits(l, i, salt, left);
  return sym_concat(l->a, parts, nparts);
}

const Value *stack_uuid(Lowering *l, const Instance *i, const Value *keepers) {
  const Value *parts[9];
  i = instance_origin(l, i);
  for (size_t k = 0; k < 4; k++) parts[2 * k] = group_of(l, k), parts[2 * k + 1] = text(l, "-");
  parts[8] = hash_digits(l, i, keepers_text(l, i, keepers, true), 12);
  return sym_concat(l->a, parts, 9);
}

static bool is_no_stack_id(void *ctx, const Value *leaf) {
  (void)ctx;
  return leaf->sym->op != SYM_PSEUDO || !str_is(leaf->sym->name, "StackId");
}

static void warn_of_stacks(Lowering *l, const Lowered *low, const Stack *reader) {
  diag_warning(l->d, TC5072, low->instance->span, "%.*s differs from stack to stack", STR_ARG(low->instance->address));
  diag_detail(
      l->d,
      "It stands for a part of the ID of the stack that reads it, and stacks %.*s and %.*s both do. References between "
      "resources are right all the same; a name that is put together from the same random part in two stacks is not. Pass "
      "the part in as a variable if that matters.",
      STR_ARG(low->suffix_of->name), STR_ARG(reader->name));
}

static void warn_of_likeness(Lowering *l, Lowered *low, const Lowered *other) {
  if (low->suffix_alike) return;
  low->suffix_alike = true;
  diag_warning(l->d, TC5073, low->instance->span, "%.*s and %.*s stand for the same digits", STR_ARG(low->instance->address),
               STR_ARG(other->instance->address));
  diag_detail(l->d,
              "Both are the same part of the stack's ID, and too short to hold something of their addresses. Names that differ "
              "in nothing else collide: ask for 12 digits or more (a byte_length of 6, three words), or for another number "
              "than the other one's.");
}

static void compare_in_stack(Lowering *l, Lowered *low, Stack *reader, const Value *v) {
  for (size_t i = 0; i < reader->suffixes.n; i++) {
    const Suffix *s = &reader->suffixes.v[i];
    if (!value_same(s->value, v)) continue;
    if (s->of != low) warn_of_likeness(l, low, s->of);
    return;
  }
  vec_push(l->a, &reader->suffixes, (Suffix){.of = low, .value = v});
}

void note_suffix(Lowering *l, Lowered *low, Stack *reader, const Value *v) {
  if (low->resources.n || !v || sym_each(v, is_no_stack_id, NULL)) return;
  compare_in_stack(l, low, reader, v);
  if (!low->suffix_of) low->suffix_of = reader;
  if (low->suffix_of != reader) warn_of_stacks(l, low, reader);
}
