/* A configuration in a temporary folder, for tests of what reads configurations. */
#ifndef TF2CFN_TESTS_PROJECT_H
#define TF2CFN_TESTS_PROJECT_H

#include "base/file.h"
#include "config/config.h"
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

typedef struct {
  Arena *a;
  Str dir;
  Sources *sources;
  Diags *d;
  Eval *ev;
  Schemas *schemas;
} Project;

static inline int project_setup(void **state) {
  Arena *a = arena_new();
  Project *p = NEW(a, Project);
  char *dir = arena_alloc(a, 64);
  snprintf(dir, 64, "/tmp/tf2cfn-test-XXXXXX");
  if (!mkdtemp(dir)) return -1;
  p->a = a;
  p->dir = str_from(dir);
  p->sources = sources_new(a);
  p->d = diags_new(a, p->sources);
  p->ev = eval_new(a, p->d);
  p->schemas = schemas_new(a);
  *state = p;
  return 0;
}

static inline int project_teardown(void **state) {
  Project *p = *state;
  char command[128];
  snprintf(command, sizeof command, "rm -rf '%.*s'", STR_ARG(p->dir));
  int status = system(command);
  arena_free(p->a);
  return status;
}

#define PROJECT_TEST(f) cmocka_unit_test_setup_teardown(f, project_setup, project_teardown)

/* Writes a file below the project's folder. */
static inline void project_file(Project *p, const char *name, const char *text) {
  Str path = path_join(p->a, p->dir, str_from(name));
  assert_true(dir_make(p->a, p->d, path_dir(path)));
  assert_true(file_write(p->a, p->d, path, str_from(text)));
}

/* Loads the configuration in a folder below the project's ("" for itself); the environment gives no values. */
static inline Config *project_load(Project *p, const char *folder, const Str *vars, size_t nvars) {
  VariableInputs inputs = {.vars = vars, .nvars = nvars, .ignore_environment = true};
  return config_load(p->a, p->ev, p->schemas, path_join(p->a, p->dir, str_from(folder)), &inputs);
}

/* The same, of a configuration in which nothing is wrong. */
static inline Config *project_load_good(Project *p) {
  Config *c = project_load(p, "", NULL, 0);
  for (size_t i = 0; i < p->d->list.n; i++) print_error("TC%d: %.*s\n", p->d->list.v[i].code, STR_ARG(p->d->list.v[i].summary));
  assert_int_equal(p->d->list.n, 0);
  assert_non_null(c);
  return c;
}

/* Asserts that exactly one diagnostic was given, and which. */
static inline void project_expect(Project *p, DiagCode code, Severity severity) {
  assert_int_equal(p->d->list.n, 1);
  assert_int_equal(p->d->list.v[0].code, code);
  assert_int_equal(p->d->list.v[0].severity, severity);
}

#endif
