/* Region allocation: everything of one lifetime is freed together.
 *
 * Two arenas live in a run: `run` (whatever the output depends on) and `scratch` (reset after each unit of work).
 * A function that allocates takes the arena as its first parameter, so a lifetime is visible at the call.
 * Memory comes zeroed and aligned to 16 bytes. Running out of memory ends the process with a message (see die_oom). */
#ifndef TF2CFN_BASE_ARENA_H
#define TF2CFN_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

/* Under AddressSanitizer every allocation takes the long way, which puts poisoned bytes between two blocks. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

enum { ARENA_ALIGNMENT = 16 };

/* For arena.c and arena_alloc() alone. */
typedef struct {
  char *next;  /* the first free byte of the newest chunk */
  size_t room; /* free bytes there */
  struct Chunk *top;
  size_t closed; /* bytes handed out from the chunks before it */
} Arena;

Arena *arena_new(void);
void arena_free(Arena *a);
/* Frees all that was allocated, keeps the arena (and its first chunk) usable. */
void arena_reset(Arena *a);
/* arena_alloc() where the newest chunk does not do. */
void *arena_alloc_slow(Arena *a, size_t size);
/* Zeroed memory; never NULL, also for size 0. */
static inline void *arena_alloc(Arena *a, size_t size) {
#ifndef ARENA_ASAN
  size_t need = (size + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1);
  if (need - 1 < a->room) { /* neither 0 nor, after an overflow, too small */
    char *p = a->next;
    a->next += need;
    a->room -= need;
    return p;
  }
#endif
  return arena_alloc_slow(a, size);
}
/* Grows the block `p` of `old` bytes to `size` bytes, in place when it is the newest block; the added bytes are zero. */
void *arena_grow(Arena *a, void *p, size_t old, size_t size);
/* Bytes handed out since creation or the last reset. */
size_t arena_used(const Arena *a);

#define NEW(a, T)      ((T *)arena_alloc((a), sizeof(T)))
#define NEW_N(a, T, n) ((T *)arena_alloc((a), sizeof(T) * (size_t)(n)))

/* A violated invariant of this program, never a user's fault: prints where and aborts. */
_Noreturn void bug(const char *file, int line, const char *what);
_Noreturn void die_oom(size_t size);
#define BUG(what) bug(__FILE__, __LINE__, (what))

#endif
