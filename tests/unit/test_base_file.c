/* file: what is read, written and listed, and what is said when that fails. */
#include "base/file.h"
#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  Arena *arena;
  Diags *diags;
  Str dir;
} Fixture;

static int setup(void **state) {
  Arena *a = arena_new();
  Fixture *f = NEW(a, Fixture);
  const char *base = getenv("TMPDIR");
  char *dir = (char *)(uintptr_t)str_z(a, str_fmt(a, "%s/tf2cfn-test.XXXXXX", base ? base : "/tmp"));
  if (!mkdtemp(dir)) return -1;
  *f = (Fixture){a, diags_new(a, sources_new(a)), str_from(dir)};
  *state = f;
  return 0;
}

static void remove_tree(Arena *a, Diags *d, Str path) {
  DirEntries entries;
  if (dir_list(a, d, path, SPAN_NONE, &entries))
    for (size_t i = 0; i < entries.n; i++) {
      Str child = path_join(a, path, entries.v[i].name);
      if (entries.v[i].kind == FILE_DIR)
        remove_tree(a, d, child);
      else
        unlink(str_z(a, child));
    }
  rmdir(str_z(a, path));
}

static int teardown(void **state) {
  Fixture *f = *state;
  remove_tree(f->arena, f->diags, f->dir);
  arena_free(f->arena);
  return 0;
}

static Str in_dir(Fixture *f, const char *name) { return path_join(f->arena, f->dir, str_from(name)); }

static void assert_fault(Fixture *f, DiagCode code, const char *detail) {
  assert_int_equal(f->diags->list.n, 1);
  Diag *d = &f->diags->list.v[0];
  assert_int_equal(d->code, code);
  if (str_find(d->detail, str_from(detail), 0) == d->detail.n) {
    print_error("\"%s\" is not in: %.*s\n", detail, STR_ARG(d->detail));
    fail();
  }
  diags_truncate(f->diags, 0);
}

static void what_is_written_is_read(void **state) {
  Fixture *f = *state;
  Str path = in_dir(f, "a.txt"), got;
  assert_true(file_write(f->arena, f->diags, path, STR("one\0two")));
  assert_true(file_read(f->arena, f->diags, path, SPAN_NONE, &got));
  assert_true(str_eq(got, STR("one\0two")));
  assert_int_equal(got.p[got.n], '\0');
  assert_true(file_write(f->arena, f->diags, path, STR("")));
  assert_true(file_read(f->arena, f->diags, path, SPAN_NONE, &got));
  assert_str(got, "");
  char *big = arena_alloc(f->arena, 300001);
  for (int i = 0; i < 300001; i++) big[i] = (char)(i * 31 % 251);
  assert_true(file_write(f->arena, f->diags, path, (Str){big, 300001}));
  assert_true(file_read(f->arena, f->diags, path, SPAN_NONE, &got));
  assert_true(str_eq(got, (Str){big, 300001}));
  assert_int_equal(f->diags->list.n, 0);
}

static void writing_keeps_permissions_and_leaves_nothing_else(void **state) {
  Fixture *f = *state;
  Str path = in_dir(f, "a.txt");
  mode_t mask = umask(027);
  assert_true(file_write(f->arena, f->diags, path, STR("x")));
  umask(mask);
  struct stat st;
  assert_int_equal(stat(str_z(f->arena, path), &st), 0);
  assert_int_equal(st.st_mode & 0777, 0640);
  assert_int_equal(chmod(str_z(f->arena, path), 0604), 0);
  assert_true(file_write(f->arena, f->diags, path, STR("y")));
  assert_int_equal(stat(str_z(f->arena, path), &st), 0);
  assert_int_equal(st.st_mode & 0777, 0604);
  DirEntries entries;
  assert_true(dir_list(f->arena, f->diags, f->dir, SPAN_NONE, &entries));
  assert_int_equal(entries.n, 1);
}

static void pipes_are_read_to_their_end(void **state) {
  Fixture *f = *state;
  int ends[2];
  assert_int_equal(pipe(ends), 0);
  assert_int_equal(write(ends[1], "from a pipe", 11), 11);
  close(ends[1]);
  int saved = dup(STDIN_FILENO);
  dup2(ends[0], STDIN_FILENO);
  Str got;
  bool ok = file_read(f->arena, f->diags, STR("-"), SPAN_NONE, &got);
  dup2(saved, STDIN_FILENO);
  close(saved), close(ends[0]);
  assert_true(ok);
  assert_str(got, "from a pipe");
}

static void reading_faults_are_told(void **state) {
  Fixture *f = *state;
  Str got;
  assert_false(file_read(f->arena, f->diags, in_dir(f, "none"), SPAN_NONE, &got));
  assert_fault(f, TC9002, "none");
  assert_false(file_read(f->arena, f->diags, f->dir, SPAN_NONE, &got));
  assert_fault(f, TC9003, "is a folder");
  Str loop = in_dir(f, "loop");
  assert_int_equal(symlink("loop", str_z(f->arena, loop)), 0);
  assert_false(file_read(f->arena, f->diags, loop, SPAN_NONE, &got));
  assert_fault(f, TC9001, "symbolic links");
}

static void too_large_files_are_refused_unread(void **state) {
  Fixture *f = *state;
  Str path = in_dir(f, "large"), got;
  int fd = open(str_z(f->arena, path), O_CREAT | O_WRONLY, 0600);
  assert_true(fd >= 0);
  assert_int_equal(ftruncate(fd, (off_t)SOURCE_MAX_FILE + 1), 0);
  close(fd);
  size_t before = arena_used(f->arena);
  assert_false(file_read(f->arena, f->diags, path, SPAN_NONE, &got));
  assert_true(arena_used(f->arena) - before < 65536);
  assert_fault(f, TC9004, "268435456 bytes");
}

static void writing_faults_are_told_and_change_nothing(void **state) {
  Fixture *f = *state;
  assert_false(file_write(f->arena, f->diags, in_dir(f, "no/such/folder"), STR("x")));
  assert_fault(f, TC9005, "No such file");
  assert_false(file_write(f->arena, f->diags, f->dir, STR("x")));
  assert_fault(f, TC9003, "is a folder");
}

/* A limit on file sizes stands in for a full disk: write() fails midway. */
static void a_full_disk_leaves_the_old_content(void **state) {
  Fixture *f = *state;
  Str path = in_dir(f, "a.txt"), got;
  assert_true(file_write(f->arena, f->diags, path, STR("old")));
  struct rlimit saved, tight;
  assert_int_equal(getrlimit(RLIMIT_FSIZE, &saved), 0);
  tight = saved;
  tight.rlim_cur = 4096;
  signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &tight);
  char *big = arena_alloc(f->arena, 100000);
  bool ok = file_write(f->arena, f->diags, path, (Str){big, 100000});
  setrlimit(RLIMIT_FSIZE, &saved);
  assert_false(ok);
  assert_fault(f, TC9005, "too large");
  assert_true(file_read(f->arena, f->diags, path, SPAN_NONE, &got));
  assert_str(got, "old");
  DirEntries entries;
  assert_true(dir_list(f->arena, f->diags, f->dir, SPAN_NONE, &entries));
  assert_int_equal(entries.n, 1);
}

static void folders_are_made_and_listed_in_order(void **state) {
  Fixture *f = *state;
  static const char *const NAMES[] = {"b.tf", "a.tf", "B.tf", ".hidden", "\xc3\xa9.tf"};
  assert_true(dir_make(f->arena, f->diags, in_dir(f, "x//y/z/")));
  assert_true(dir_make(f->arena, f->diags, in_dir(f, "x/y/z")));
  for (size_t i = 0; i < 5; i++) assert_true(file_write(f->arena, f->diags, in_dir(f, NAMES[i]), STR("")));
  assert_int_equal(symlink("nowhere", str_z(f->arena, in_dir(f, "dangling"))), 0);
  assert_int_equal(symlink("x", str_z(f->arena, in_dir(f, "link"))), 0);
  DirEntries entries;
  assert_true(dir_list(f->arena, f->diags, f->dir, SPAN_NONE, &entries));
  static const struct {
    const char *name;
    FileKind kind;
  } EXPECTED[] = {
      {".hidden", FILE_REGULAR},  {"B.tf", FILE_REGULAR}, {"a.tf", FILE_REGULAR}, {"b.tf", FILE_REGULAR},
      {"dangling", FILE_MISSING}, {"link", FILE_DIR},     {"x", FILE_DIR},        {"\xc3\xa9.tf", FILE_REGULAR},
  };
  assert_int_equal(entries.n, 8);
  for (size_t i = 0; i < 8; i++) {
    assert_str(entries.v[i].name, EXPECTED[i].name);
    assert_int_equal(entries.v[i].kind, EXPECTED[i].kind);
  }
  assert_int_equal(file_kind(in_dir(f, "x/y/z")), FILE_DIR);
  assert_int_equal(file_kind(STR("/dev/null")), FILE_OTHER);
}

static void folder_faults_are_told(void **state) {
  Fixture *f = *state;
  DirEntries entries;
  assert_false(dir_list(f->arena, f->diags, in_dir(f, "none"), SPAN_NONE, &entries));
  assert_fault(f, TC9006, "No such file");
  assert_true(file_write(f->arena, f->diags, in_dir(f, "file"), STR("")));
  assert_false(dir_make(f->arena, f->diags, in_dir(f, "file/sub")));
  assert_fault(f, TC9007, "Not a directory");
  assert_false(dir_make(f->arena, f->diags, in_dir(f, "file")));
  assert_fault(f, TC9007, "Not a directory");
}

static void paths(void **state) {
  Fixture *f = *state;
  assert_str(path_join(f->arena, STR("a"), STR("b")), "a/b");
  assert_str(path_join(f->arena, STR("a/"), STR("b")), "a/b");
  assert_str(path_join(f->arena, STR("."), STR("b")), "b");
  assert_str(path_join(f->arena, STR(""), STR("b")), "b");
  assert_str(path_join(f->arena, STR("a"), STR("/b")), "/b");
  assert_str(path_base(STR("a/b.tf")), "b.tf");
  assert_str(path_base(STR("b.tf")), "b.tf");
  assert_str(path_dir(STR("a/c/b.tf")), "a/c");
  assert_str(path_dir(STR("b.tf")), ".");
  assert_str(path_dir(STR("/b.tf")), "/");
}

#define FILE_TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      FILE_TEST(what_is_written_is_read),
      FILE_TEST(writing_keeps_permissions_and_leaves_nothing_else),
      FILE_TEST(pipes_are_read_to_their_end),
      FILE_TEST(reading_faults_are_told),
      FILE_TEST(too_large_files_are_refused_unread),
      FILE_TEST(writing_faults_are_told_and_change_nothing),
      FILE_TEST(a_full_disk_leaves_the_old_content),
      FILE_TEST(folders_are_made_and_listed_in_order),
      FILE_TEST(folder_faults_are_told),
      FILE_TEST(paths),
  };
  return cmocka_run_group_tests_name("base_file", tests, NULL, NULL);
}
