/* Prints docs/diagnostics.md: every diagnostic code, from the table that the program itself uses. */
#include "base/diag.h"

#include <stdio.h>

typedef struct {
  int first;
  const char *title;
} Section;

static const Section SECTIONS[] = {
    {1000, "Syntax"},
    {2000, "Configuration"},
    {3000, "Evaluation"},
    {4000, "Expansion"},
    {5000, "Lowering and rules"},
    {6000, "Emission"},
    {7000, "Comparison"},
    {8000, "Fetching"},
    {9000, "Command line and files"},
};
enum { NSECTIONS = sizeof SECTIONS / sizeof SECTIONS[0] };

static void print_section(size_t index, size_t *at) {
  int end = index + 1 < NSECTIONS ? SECTIONS[index + 1].first : 10000;
  if (!code_at(*at) || code_at(*at) >= end) return;
  printf("\n## %s\n", SECTIONS[index].title);
  for (; code_at(*at) && code_at(*at) < end; ++*at)
    printf("\n### TC%d: %s\n\n%s\n", code_at(*at), code_title(code_at(*at)), code_explanation(code_at(*at)));
}

int main(void) {
  printf("# Diagnostics\n\n"
         "Every message of tf2cfn carries one of these codes. A code keeps its meaning for ever. This page is generated from\n"
         "`src/base/codes.def` by `make docs`.\n");
  size_t at = 0;
  for (size_t i = 0; i < NSECTIONS; i++) print_section(i, &at);
  return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
