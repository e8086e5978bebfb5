/* Equality, order and hash of values.
 *
 * Three relations that must agree: values that are the same have order 0 and equal hashes. The order is the one in which
 * Terraform iterates sets: strings by bytes, numbers by size, false before true, nulls after everything else, what is not
 * known last; and structures by the bytes of a textual digest (cty, "set internals"), odd as that is, because the order of a
 * set's elements shows in outputs. */
#include "eval/value.h"

#include "base/buf.h"
#include "eval/sym.h"

#include <stdio.h>

/* --- Same -------------------------------------------------------------------------------------------------------------- */

static bool same_seq(const Value *x, const Value *y) {
  if (x->seq.n != y->seq.n) return false;
  for (size_t i = 0; i < x->seq.n; i++)
    if (!value_same(x->seq.items[i], y->seq.items[i])) return false;
  return true;
}

static bool same_map(const Value *x, const Value *y) {
  if (x->map.n != y->map.n) return false;
  for (size_t i = 0; i < x->map.n; i++) {
    const Field *f = &x->map.fields[i], *g = &y->map.fields[i];
    if (!str_eq(f->key, g->key) || !value_same(f->value, g->value)) return false;
  }
  return true;
}

bool value_same(const Value *x, const Value *y) {
  if (x == y) return true;
  if (x->kind != y->kind || x->marks != y->marks) return false;
  switch (x->kind) {
  case VAL_BOOL: return x->boolean == y->boolean;
  case VAL_NUMBER: return num_equal(x->number, y->number);
  case VAL_STRING: return str_eq(x->string, y->string);
  case VAL_LIST:
  case VAL_SET: return type_eq(x->type, y->type) && same_seq(x, y);
  case VAL_TUPLE: return same_seq(x, y);
  case VAL_MAP: return type_eq(x->type, y->type) && same_map(x, y);
  case VAL_OBJECT: return same_map(x, y);
  case VAL_NULL:
  case VAL_UNKNOWN: return type_eq(x->type, y->type);
  case VAL_SYM: return x->sym == y->sym || sym_same(x->sym, y->sym);
  }
  BUG("value kind");
}

/* --- Order ------------------------------------------------------------------------------------------------------------- */

static void digest(Buf *out, const Value *v);

static void digest_string(Buf *out, Str s) {
  buf_addc(out, '"');
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '"' || s.p[i] == '\\') buf_addc(out, '\\');
    buf_addc(out, s.p[i]);
  }
  buf_addc(out, '"');
}

static void digest_number(Buf *out, Num n) {
  char text[40]; /* %.10g of a double never takes more than 17 characters */
  snprintf(text, sizeof text, "%.10g", num_to_double(n));
  buf_addz(out, text);
}

static void digest_seq(Buf *out, const Value *v) {
  buf_addc(out, v->kind == VAL_TUPLE ? '<' : '[');
  for (size_t i = 0; i < v->seq.n; i++) {
    digest(out, v->seq.items[i]);
    buf_addc(out, ';');
  }
  buf_addc(out, v->kind == VAL_TUPLE ? '>' : ']');
}

static void digest_map(Buf *out, const Value *v) {
  buf_addc(out, v->kind == VAL_OBJECT ? '<' : '{');
  for (size_t i = 0; i < v->map.n; i++) {
    if (v->kind == VAL_MAP) {
      digest_string(out, v->map.fields[i].key);
      buf_addc(out, ':');
    }
    digest(out, v->map.fields[i].value);
    buf_addc(out, ';');
  }
  buf_addc(out, v->kind == VAL_OBJECT ? '>' : '}');
}

static void digest(Buf *out, const Value *v) {
  switch (v->kind) {
  case VAL_NULL: buf_addc(out, '~'); break;
  case VAL_UNKNOWN:
  case VAL_SYM: buf_addc(out, '?'); break;
  case VAL_BOOL: buf_addc(out, v->boolean ? 'T' : 'F'); break;
  case VAL_NUMBER: digest_number(out, v->number); break;
  case VAL_STRING: digest_string(out, v->string); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: digest_seq(out, v); break;
  case VAL_MAP:
  case VAL_OBJECT: digest_map(out, v); break;
  }
}

static int order_digests(const Value *x, const Value *y) {
  Arena *a = arena_new();
  Buf bx = buf_new(a), by = buf_new(a);
  digest(&bx, x);
  digest(&by, y);
  int c = str_cmp(buf_str(&bx), buf_str(&by));
  arena_free(a);
  return c;
}

/* Known values first, then nulls, then what is unknown, then symbols. */
static int rank(const Value *v) {
  switch (v->kind) {
  case VAL_NULL: return 1;
  case VAL_UNKNOWN: return 2;
  case VAL_SYM: return 3;
  default: return 0;
  }
}

static int compare(int x, int y) { return (x > y) - (x < y); }

int value_order(const Value *x, const Value *y) {
  if (rank(x) || rank(y)) return compare(rank(x), rank(y));
  if (x->kind != y->kind) return compare((int)x->kind, (int)y->kind);
  switch (x->kind) {
  case VAL_BOOL: return compare(x->boolean, y->boolean);
  case VAL_NUMBER: return num_cmp(x->number, y->number);
  case VAL_STRING: return str_cmp(x->string, y->string);
  default: return x == y ? 0 : order_digests(x, y);
  }
}

/* --- Hash -------------------------------------------------------------------------------------------------------------- */

uint64_t hash_mix(uint64_t h, uint64_t x) { return (h ^ x) * UINT64_C(0x9E3779B97F4A7C15) + (h >> 29); }

/* Numbers that compare equal have the same nearest double. */
static uint64_t hash_number(Num n) {
  double d = num_to_double(n);
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  return d == 0 ? 0 : bits;
}

uint64_t value_hash(const Value *v) {
  uint64_t h = hash_mix(UINT64_C(0xCBF29CE484222325), (uint64_t)v->kind);
  switch (v->kind) {
  case VAL_NULL:
  case VAL_UNKNOWN: return h;
  case VAL_BOOL: return hash_mix(h, v->boolean);
  case VAL_NUMBER: return hash_mix(h, hash_number(v->number));
  case VAL_STRING: return hash_mix(h, str_hash(v->string));
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE:
    for (size_t i = 0; i < v->seq.n; i++) h = hash_mix(h, value_hash(v->seq.items[i]));
    return h;
  case VAL_MAP:
  case VAL_OBJECT:
    for (size_t i = 0; i < v->map.n; i++)
      h = hash_mix(hash_mix(h, str_hash(v->map.fields[i].key)), value_hash(v->map.fields[i].value));
    return h;
  case VAL_SYM: return v->sym->hash;
  }
  BUG("value kind");
}
