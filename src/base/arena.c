/* Chunked bump allocation. A chunk is at least CHUNK_MIN bytes and doubles with use up to CHUNK_MAX, so that neither a
 * ten-line configuration nor one with 100,000 resources pays for the other. */
#ifdef __linux__
#define _DEFAULT_SOURCE /* madvise */
#endif
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef __linux__
#include <sys/mman.h>
#endif

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif
#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define RED_ZONE 16 /* poisoned bytes between two blocks, so that an overrun inside a chunk is found */
#else
#define RED_ZONE                          0
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

enum { ALIGNMENT = 16, CHUNK_MIN = 64 * 1024, CHUNK_MAX = 8 * 1024 * 1024 };

typedef struct Chunk {
  struct Chunk *prev;
  size_t cap;
  size_t used;
  size_t pad; /* keeps the bytes that follow aligned to 16 */
} Chunk;

struct Arena {
  Chunk *top;
  size_t total;
};

void bug(const char *file, int line, const char *what) {
  fprintf(stderr, "tf2cfn: internal error at %s:%d: %s\n", file, line, what);
  abort();
}

void die_oom(size_t size) {
  fprintf(stderr, "tf2cfn: out of memory (%zu bytes wanted)\n", size);
  abort();
}

static char *chunk_bytes(Chunk *c) { return (char *)(c + 1); }

/* A page fault for every 4 KiB is a third of the time that parsing a large file takes. Asking is only a hint: where it is not
 * heard, nothing is lost. */
static void prefer_huge_pages(void *p, size_t n) {
#ifdef MADV_HUGEPAGE
  enum { HUGE_PAGE = 2 * 1024 * 1024 };
  size_t skip = HUGE_PAGE - (size_t)((uintptr_t)p % HUGE_PAGE);
  if (n >= 2 * HUGE_PAGE) (void)madvise((char *)p + skip, (n - skip) / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
#else
  (void)p;
  (void)n;
#endif
}

static Chunk *chunk_new(Chunk *prev, size_t want) {
  size_t cap = prev ? prev->cap * 2 : CHUNK_MIN;
  if (cap > CHUNK_MAX) cap = CHUNK_MAX;
  if (cap < want) cap = want;
  Chunk *c = calloc(1, sizeof *c + cap);
  if (!c) die_oom(cap);
  prefer_huge_pages(c, sizeof *c + cap);
  c->prev = prev;
  c->cap = cap;
  ASAN_POISON_MEMORY_REGION(chunk_bytes(c), cap);
  return c;
}

Arena *arena_new(void) {
  Arena *a = calloc(1, sizeof *a);
  if (!a) die_oom(sizeof *a);
  a->top = chunk_new(NULL, 0);
  return a;
}

void arena_reset(Arena *a) {
  while (a->top->prev) {
    Chunk *c = a->top;
    a->top = c->prev;
    free(c);
  }
  ASAN_UNPOISON_MEMORY_REGION(chunk_bytes(a->top), a->top->used);
  memset(chunk_bytes(a->top), 0, a->top->used);
  ASAN_POISON_MEMORY_REGION(chunk_bytes(a->top), a->top->cap);
  a->top->used = 0;
  a->total = 0;
}

void arena_free(Arena *a) {
  if (!a) return;
  for (Chunk *c = a->top, *prev; c; c = prev) {
    prev = c->prev;
    free(c);
  }
  free(a);
}

static size_t rounded(size_t size) { return (size + RED_ZONE + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1); }

void *arena_alloc(Arena *a, size_t size) {
  if (size > (size_t)1 << 46) die_oom(size);
  size_t need = rounded(size ? size : 1);
  if (a->top->cap - a->top->used < need) a->top = chunk_new(a->top, need);
  char *p = chunk_bytes(a->top) + a->top->used;
  a->top->used += need;
  a->total += need;
  ASAN_UNPOISON_MEMORY_REGION(p, size);
  return p;
}

void *arena_grow(Arena *a, void *p, size_t old, size_t size) {
  if (p && size <= old) return p;
  Chunk *top = a->top;
  if (p && (char *)p + rounded(old ? old : 1) == chunk_bytes(top) + top->used) {
    size_t extra = rounded(size) - rounded(old ? old : 1);
    if (top->cap - top->used >= extra) {
      top->used += extra;
      a->total += extra;
      ASAN_UNPOISON_MEMORY_REGION(p, size);
      return p;
    }
  }
  void *q = arena_alloc(a, size);
  if (p && old) memcpy(q, p, old);
  return q;
}

size_t arena_used(const Arena *a) { return a->total; }
