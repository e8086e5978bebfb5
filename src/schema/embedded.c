/* Each file of the list that scripts/embed makes becomes a pair of symbols around an .incbin, which gcc and clang both
 * assemble in no time, whatever the size; arrays of numbers in C would take the compiler seconds a megabyte. */
#include "schema/embedded.h"

#ifdef __APPLE__
#define SECTION ".section __TEXT,__const\n"
#define SYMBOL  "_"
#define RESTORE ".text\n"
#else
#define SECTION ".section .rodata\n"
#define SYMBOL  ""
#define RESTORE ".text\n"
#endif

/* Top-level assembly is GNU C. The symbols are global, because the compiler may assemble it away from the code below. */
// clang-format off
#define EMBED(n, path)                                        \
  __asm__(SECTION                                             \
          ".globl " SYMBOL "tf2cfn_embedded_" #n "\n"         \
          ".globl " SYMBOL "tf2cfn_embedded_end_" #n "\n"     \
          ".balign 16\n"                                      \
          SYMBOL "tf2cfn_embedded_" #n ":\n"                  \
          ".incbin \"" path "\"\n"                            \
          SYMBOL "tf2cfn_embedded_end_" #n ":\n"              \
          ".byte 0\n"                                         \
          RESTORE);                                           \
  extern const char tf2cfn_embedded_##n[], tf2cfn_embedded_end_##n[];
// clang-format on
#include "embedded.inc"
#undef EMBED

typedef struct {
  const char *name, *start, *end;
} Entry;

static const Entry ENTRIES[] = {
#define EMBED(n, path) {path, tf2cfn_embedded_##n, tf2cfn_embedded_end_##n},
#include "embedded.inc"
#undef EMBED
    {NULL, NULL, NULL},
};
static const size_t NENTRIES = sizeof ENTRIES / sizeof ENTRIES[0] - 1;

static Str bytes_of(const Entry *e) { return (Str){e->start, (size_t)(e->end - e->start)}; }

Str embedded_file(Str name) {
  size_t low = 0, high = NENTRIES;
  while (low < high) {
    size_t mid = low + (high - low) / 2;
    int c = str_cmp(str_from(ENTRIES[mid].name), name);
    if (c == 0) return bytes_of(&ENTRIES[mid]);
    if (c < 0)
      low = mid + 1;
    else
      high = mid;
  }
  return STR_NONE;
}

Embedded embedded_at(size_t i) {
  if (i >= NENTRIES) return (Embedded){STR_NONE, STR_NONE};
  return (Embedded){str_from(ENTRIES[i].name), bytes_of(&ENTRIES[i])};
}
