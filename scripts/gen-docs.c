/* Prints a generated page of docs/ from the tables that the program itself uses: `gen-docs diagnostics` every diagnostic code,
 * `gen-docs functions` every built-in function with what becomes of values that only deployment knows. */
#include "base/diag.h"
#include "eval/func.h"

#include <stdio.h>

typedef struct {
  int first;
  const char *title;
} Section;

static const Section SECTIONS[] = {
    {1000, "Syntax"},     {2000, "Configuration"},      {3000, "Evaluation"},
    {4000, "Expansion"},  {5000, "Lowering and rules"}, {6000, "Emission"},
    {7000, "Comparison"}, {8000, "Fetching"},           {9000, "Command line and files"},
};
enum { NSECTIONS = sizeof SECTIONS / sizeof SECTIONS[0] };

static void print_section(size_t index, size_t *at) {
  int end = index + 1 < NSECTIONS ? SECTIONS[index + 1].first : 10000;
  if (!code_at(*at) || code_at(*at) >= end) return;
  printf("\n## %s\n", SECTIONS[index].title);
  for (; code_at(*at) && code_at(*at) < end; ++*at)
    printf("\n### TC%d: %s\n\n%s\n", code_at(*at), code_title(code_at(*at)), code_explanation(code_at(*at)));
}

static void print_diagnostics(void) {
  printf("# Diagnostics\n\n"
         "Every message of tf2cfn carries one of these codes. A code keeps its meaning for ever. This page is generated from\n"
         "`src/base/codes.def` by `make docs`.\n");
  size_t at = 0;
  for (size_t i = 0; i < NSECTIONS; i++) print_section(i, &at);
}

static void print_function(const Function *f) {
  const char *separator = "";
  printf("| `%s(", f->name);
  for (size_t i = 0; i < FUNC_MAX_PARAMS && f->params[i].name; i++) {
    printf("%s%s", separator, f->params[i].name);
    separator = ", ";
  }
  if (f->variadic.name) printf("%s%s...", separator, f->variadic.name);
  printf(")` | %s |\n", f->lowering);
}

static void print_functions(void) {
  printf("# Functions\n\n"
         "All of Terraform 1.11's built-in functions are evaluated with its semantics. Where an argument is known only at "
         "deployment\n"
         "(a parameter, an attribute of a resource), the second column says what becomes of the call. A call that needs a "
         "value known\n"
         "at conversion takes it from the configuration where an attribute is set to a known value, makes the variable behind "
         "it a\n"
         "convert-time one (and reports that), or is an error that names the place. Every function takes deploy-time values "
         "that are a\n"
         "choice (`condition ? a : b`) of known ones: the choice moves outside of the call.\n\n"
         "Not in the table, because they see expressions instead of values: `try` and `can` (decided by the first expression "
         "that\n"
         "works), `templatefile` and `templatestring` (a template may hold deploy-time values: it becomes `Fn::Sub`).\n\n"
         "This page is generated from the tables of `src/eval/func_*.c` by `make docs`.\n\n"
         "| function | with deploy-time values |\n| --- | --- |\n");
  for (size_t i = 0; func_at(i); i++) print_function(func_at(i));
}

int main(int argc, char **argv) {
  static const struct {
    const char *name;
    void (*print)(void);
  } pages[] = {{"diagnostics", print_diagnostics}, {"functions", print_functions}};
  for (size_t i = 0; argc == 2 && i < sizeof pages / sizeof *pages; i++)
    if (!strcmp(argv[1], pages[i].name)) {
      pages[i].print();
      return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
    }
  fprintf(stderr, "usage: gen-docs diagnostics|functions\n");
  return 64;
}
