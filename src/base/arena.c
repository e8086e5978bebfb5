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

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
#define RED_ZONE 16 /* poisoned bytes between two blocks, so that an overrun inside a chunk is found */
#else
#define RED_ZONE                          0
#define ASAN_POISON_MEMORY_REGION(p, n)   ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

enum { CHUNK_MIN = 64 * 1024, CHUNK_MAX = 8 * 1024 * 1024, HUGE_PAGE = 2 * 1024 * 1024 };

typedef struct Chunk {
  struct Chunk *prev;
  size_t cap;
  size_t used; /* of a chunk that is no longer the newest */
  char *bytes; /* behind this header; in a large chunk, where a huge page begins */
} Chunk;

void bug(const char *file, int line, const char *what) {
  fprintf(stderr, "tf2cfn: internal error at %s:%d: %s\n", file, line, what);
  abort();
}

void die_oom(size_t size) {
  fprintf(stderr, "tf2cfn: out of memory (%zu bytes wanted)\n", size);
  abort();
}

static size_t top_used(const Arena *a) { return a->top->cap - a->room; }

/* A page fault for every 4 KiB is a third of the time that parsing a large file takes. What lies before the first huge page is
 * never touched. Asking is only a hint: where it is not heard, nothing is lost. */
static void prefer_huge_pages(Chunk *c) {
  if (c->cap < HUGE_PAGE) return;
  c->bytes += HUGE_PAGE - (uintptr_t)c->bytes % HUGE_PAGE;
#ifdef MADV_HUGEPAGE
  (void)madvise(c->bytes, c->cap / HUGE_PAGE * HUGE_PAGE, MADV_HUGEPAGE);
#endif
}

static Chunk *chunk_new(size_t cap) {
  Chunk *c = calloc(1, sizeof *c + cap + (cap < HUGE_PAGE ? 0 : HUGE_PAGE));
  if (!c) die_oom(cap);
  c->cap = cap;
  c->bytes = (char *)(c + 1);
  prefer_huge_pages(c);
  ASAN_POISON_MEMORY_REGION(c->bytes, cap);
  return c;
}

static void set_top(Arena *a, Chunk *c) {
  a->top = c;
  a->next = c->bytes;
  a->room = c->cap;
}

static void add_chunk(Arena *a, size_t want) {
  Chunk *prev = a->top;
  size_t cap = prev ? prev->cap * 2 : CHUNK_MIN;
  if (cap > CHUNK_MAX) cap = CHUNK_MAX;
  if (cap < want) cap = want;
  Chunk *c = chunk_new(cap);
  c->prev = prev;
  if (prev) a->closed += prev->used = top_used(a);
  set_top(a, c);
}

Arena *arena_new(void) {
  Arena *a = calloc(1, sizeof *a);
  if (!a) die_oom(sizeof *a);
  add_chunk(a, 0);
  return a;
}

void arena_reset(Arena *a) {
  Chunk *first = a->top;
  first->used = top_used(a);
  for (Chunk *prev = first->prev; prev; prev = first->prev) {
    free(first);
    first = prev;
  }
  ASAN_UNPOISON_MEMORY_REGION(first->bytes, first->used);
  memset(first->bytes, 0, first->used);
  ASAN_POISON_MEMORY_REGION(first->bytes, first->cap);
  set_top(a, first);
  a->closed = 0;
}

void arena_free(Arena *a) {
  if (!a) return;
  for (Chunk *c = a->top, *prev; c; c = prev) {
    prev = c->prev;
    free(c);
  }
  free(a);
}

static size_t rounded(size_t size) { return (size + RED_ZONE + ARENA_ALIGNMENT - 1) & ~(size_t)(ARENA_ALIGNMENT - 1); }

static char *take(Arena *a, size_t need) {
  char *p = a->next;
  a->next += need;
  a->room -= need;
  return p;
}

void *arena_alloc_slow(Arena *a, size_t size) {
  if (size > (size_t)1 << 46) die_oom(size);
  size_t need = rounded(size ? size : 1);
  if (a->room < need) add_chunk(a, need);
  char *p = take(a, need);
  ASAN_UNPOISON_MEMORY_REGION(p, size);
  return p;
}

void *arena_grow(Arena *a, void *p, size_t old, size_t size) {
  if (p && size <= old) return p;
  if (p && (char *)p + rounded(old ? old : 1) == a->next) {
    size_t extra = rounded(size) - rounded(old ? old : 1);
    if (a->room >= extra) {
      (void)take(a, extra);
      ASAN_UNPOISON_MEMORY_REGION(p, size);
      return p;
    }
  }
  void *q = arena_alloc(a, size);
  if (p && old) memcpy(q, p, old);
  return q;
}

size_t arena_used(const Arena *a) { return a->closed + top_used(a); }
