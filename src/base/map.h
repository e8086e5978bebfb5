/* A hash map from Str to pointer that remembers insertion order.
 *
 * Keys are not copied: they must live as long as the map. There is no removal; nothing here needs one.
 * Iterate with `for (size_t i = 0; i < m.n; i++) use(m.entries[i].key, m.entries[i].value);` */
#ifndef TF2CFN_BASE_MAP_H
#define TF2CFN_BASE_MAP_H

#include "base/str.h"

typedef struct {
  Str key;
  void *value;
} MapEntry;

typedef struct {
  MapEntry *entries; /* in the order of insertion */
  size_t n, cap;
  uint32_t *slots; /* open addressing: index + 1 into entries, 0 = free; NULL while the map is small */
  size_t nslots;
} Map;

/* The value, or NULL when the key is absent. */
void *map_get(const Map *m, Str key);
bool map_has(const Map *m, Str key);
/* Sets or replaces; a replaced entry keeps its place. */
void map_put(Arena *a, Map *m, Str key, void *value);

#endif
