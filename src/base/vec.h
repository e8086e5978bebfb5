/* Growable typed arrays in an arena.
 *
 *   VEC(Str) names = {0};
 *   vec_push(arena, &names, STR("a"));
 *   for (size_t i = 0; i < names.n; i++) use(names.v[i]);
 *
 * `VEC(T)` is an anonymous struct; give it a typedef where it crosses a function's border. */
#ifndef TF2CFN_BASE_VEC_H
#define TF2CFN_BASE_VEC_H

#include "base/arena.h"

#define VEC(T)                                                                                                                 \
  struct {                                                                                                                     \
    T *v;                                                                                                                      \
    size_t n, cap;                                                                                                             \
  }

/* Appends *in place*; evaluates `vec` more than once. */
#define vec_push(a, vec, ...)                                                                                                  \
  do {                                                                                                                         \
    if ((vec)->n == (vec)->cap) {                                                                                              \
      size_t vec_cap_ = (vec)->cap ? (vec)->cap * 2 : 4;                                                                       \
      (vec)->v = arena_grow((a), (vec)->v, (vec)->cap * sizeof *(vec)->v, vec_cap_ * sizeof *(vec)->v);                        \
      (vec)->cap = vec_cap_;                                                                                                   \
    }                                                                                                                          \
    (vec)->v[(vec)->n++] = (__VA_ARGS__);                                                                                      \
  } while (0)

#endif
