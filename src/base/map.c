/* Up to SMALL entries are searched linearly: most maps here (attributes of a block, fields of an object) are that small. */
#include "base/map.h"

enum { SMALL = 8, NOT_FOUND = -1 };

static size_t slot_of(const Map *m, Str key) {
  size_t mask = m->nslots - 1, i = str_hash(key) & mask;
  while (m->slots[i] && !str_eq(m->entries[m->slots[i] - 1].key, key)) i = (i + 1) & mask;
  return i;
}

static ptrdiff_t find(const Map *m, Str key) {
  if (m->slots) return (ptrdiff_t)m->slots[slot_of(m, key)] - 1;
  for (size_t i = 0; i < m->n; i++)
    if (str_eq(m->entries[i].key, key)) return (ptrdiff_t)i;
  return NOT_FOUND;
}

void *map_get(const Map *m, Str key) {
  ptrdiff_t i = find(m, key);
  return i == NOT_FOUND ? NULL : m->entries[i].value;
}

bool map_has(const Map *m, Str key) { return find(m, key) != NOT_FOUND; }

static void rehash(Arena *a, Map *m) {
  m->nslots = m->cap * 2;
  m->slots = NEW_N(a, uint32_t, m->nslots);
  for (size_t i = 0; i < m->n; i++) m->slots[slot_of(m, m->entries[i].key)] = (uint32_t)i + 1;
}

void map_put(Arena *a, Map *m, Str key, void *value) {
  ptrdiff_t at = find(m, key);
  if (at != NOT_FOUND) {
    m->entries[at].value = value;
    return;
  }
  if (m->n == m->cap) {
    size_t cap = m->cap ? m->cap * 2 : SMALL;
    m->entries = arena_grow(a, m->entries, m->cap * sizeof *m->entries, cap * sizeof *m->entries);
    m->cap = cap;
    if (cap > SMALL) rehash(a, m);
  }
  m->entries[m->n++] = (MapEntry){key, value};
  if (m->slots) m->slots[slot_of(m, key)] = (uint32_t)m->n;
}
