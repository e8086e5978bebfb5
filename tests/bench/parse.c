/* How fast a file is parsed: parse FILE [SECONDS]. Prints the best megabytes per second of CPU time over the runs that fit into
 * the time, and the bytes of arena that the tree takes for each byte of source. */
#include "syntax/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static Str read_whole(Arena *a, const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f || fseek(f, 0, SEEK_END) != 0) {
    perror(path);
    exit(1);
  }
  long n = ftell(f);
  rewind(f);
  char *bytes = arena_alloc(a, (size_t)n);
  size_t got = fread(bytes, 1, (size_t)n, f);
  fclose(f);
  return (Str){bytes, got};
}

static double cpu_seconds(void) { return (double)clock() / CLOCKS_PER_SEC; }

int main(int argc, char **argv) {
  if (argc < 2) return 64;
  Arena *keep = arena_new();
  Str text = read_whole(keep, argv[1]);
  double limit = argc > 2 ? strtod(argv[2], NULL) : 2.0, begin = cpu_seconds(), best = 1e9;
  size_t used = 0, errors = 0;
  do {
    Arena *a = arena_new();
    Diags *d = diags_new(a, sources_new(a));
    uint32_t file = source_add(d->sources, str_from(argv[1]), text);
    double start = cpu_seconds();
    parse_file(a, d, file);
    double took = cpu_seconds() - start;
    if (took < best) best = took;
    used = arena_used(a);
    errors = d->errors;
    arena_free(a);
  } while (cpu_seconds() - begin < limit);
  printf("%.1f %.2f\n", (double)text.n / 1e6 / best, (double)used / (double)text.n);
  arena_free(keep);
  return errors ? 1 : 0;
}
