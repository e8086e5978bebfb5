/* The system's files behind diagnostics. Reading does not trust a file's announced size (a pipe has none, a file may grow);
 * writing goes to a temporary file beside the target that is renamed when it is safely on the disk. */
#include "base/file.h"

#include "base/buf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MODE_NEW_FILE = 0666, MODE_NEW_DIR = 0777, READ_CHUNK = 64 * 1024 };

static FileKind kind_of(mode_t mode) { return S_ISREG(mode) ? FILE_REGULAR : S_ISDIR(mode) ? FILE_DIR : FILE_OTHER; }

/* Paths longer than any real one exist only by mistake; the heap serves them without an arena. */
FileKind file_kind(Str path) {
  char *z = malloc(path.n + 1);
  if (!z) die_oom(path.n + 1);
  if (path.n) memcpy(z, path.p, path.n);
  z[path.n] = '\0';
  struct stat st;
  FileKind kind = stat(z, &st) == 0 ? kind_of(st.st_mode) : FILE_MISSING;
  free(z);
  return kind;
}

static bool missing(int error) { return error == ENOENT || error == ENOTDIR; }

static bool cannot_read(Diags *d, Str path, Span blame, int error) {
  if (missing(error)) {
    diag_error(d, TC9002, blame, "File not found: %.*s", STR_ARG(path));
    diag_detail(d, "There is no file %.*s. Check the path; a relative one starts at the current folder.", STR_ARG(path));
  } else {
    diag_error(d, TC9001, blame, "File cannot be read: %.*s", STR_ARG(path));
    diag_detail(d, "The system says: %s. Check the permissions of the file and of the folders above it.", strerror(error));
  }
  return false;
}

static bool too_large(Diags *d, Str path, Span blame) {
  diag_error(d, TC9004, blame, "File is too large: %.*s", STR_ARG(path));
  diag_detail(d, "Files of more than %zu bytes are not read. Take it out, split it, or raise the limit with --max-file.",
              d->sources->max_file);
  return false;
}

static bool is_folder(Diags *d, Str path, Span blame) {
  diag_error(d, TC9003, blame, "A folder stands where a file is expected: %.*s", STR_ARG(path));
  diag_detail(d, "%.*s is a folder. Name a file in it.", STR_ARG(path));
  return false;
}

static void make_room(Buf *b, size_t n) {
  buf_fill(b, '\0', n);
  b->n -= n;
}

/* Returns 0, or the error number. Stops one byte past the limit. */
static int read_all(int fd, Buf *b, size_t limit) {
  for (;;) {
    if (b->cap - b->n < 2) make_room(b, READ_CHUNK);
    ssize_t n = read(fd, b->p + b->n, b->cap - b->n - 1);
    if (n == 0) break;
    if (n < 0 && errno != EINTR) return errno;
    if (n > 0) b->n += (size_t)n;
    if (b->n > limit) break;
  }
  b->p[b->n] = '\0';
  return 0;
}

static bool read_open(Arena *a, Diags *d, Str path, Span blame, int fd, Str *out) {
  struct stat st;
  if (fstat(fd, &st) != 0) return cannot_read(d, path, blame, errno);
  if (S_ISDIR(st.st_mode)) return is_folder(d, path, blame);
  size_t limit = d->sources->max_file;
  if (st.st_size > 0 && (uintmax_t)st.st_size > limit) return too_large(d, path, blame);
  Buf b = buf_new(a);
  make_room(&b, (size_t)st.st_size + 1); /* one more than is announced, to see the end of the file */
  int error = read_all(fd, &b, limit);
  if (error) return cannot_read(d, path, blame, error);
  if (b.n > limit) return too_large(d, path, blame);
  *out = buf_str(&b);
  return true;
}

bool file_read(Arena *a, Diags *d, Str path, Span blame, Str *out) {
  if (str_is(path, "-")) return read_open(a, d, STR("<stdin>"), blame, STDIN_FILENO, out);
  int fd = open(str_z(a, path), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return cannot_read(d, path, blame, errno);
  bool ok = read_open(a, d, path, blame, fd, out);
  close(fd);
  return ok;
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

static bool cannot_write(Diags *d, Str path, int error) {
  diag_error(d, TC9005, SPAN_NONE, "File cannot be written: %.*s", STR_ARG(path));
  diag_detail(d, "The system says: %s. Check the folder's permissions and the space on its disk, or choose another output.",
              strerror(error));
  return false;
}

static int write_all(int fd, Str bytes) {
  for (size_t at = 0; at < bytes.n;) {
    ssize_t n = write(fd, bytes.p + at, bytes.n - at);
    if (n < 0 && errno != EINTR) return errno;
    if (n > 0) at += (size_t)n;
  }
  return 0;
}

/* The permissions that the target has, or that a new file would get. */
static mode_t target_mode(const char *path) {
  struct stat st;
  if (stat(path, &st) == 0) return st.st_mode & 07777;
  mode_t mask = umask(0);
  umask(mask);
  return MODE_NEW_FILE & ~mask;
}

static int fill_and_close(int fd, Str bytes, mode_t mode) {
  int error = write_all(fd, bytes);
  if (!error && fchmod(fd, mode) != 0) error = errno;
  if (close(fd) != 0 && !error) error = errno;
  return error;
}

bool file_write(Arena *a, Diags *d, Str path, Str bytes) {
  const char *target = str_z(a, path);
  if (file_kind(path) == FILE_DIR) return is_folder(d, path, SPAN_NONE);
  Str pattern = str_fmt(a, "%.*s/.%.*s.XXXXXX", STR_ARG(path_dir(path)), STR_ARG(path_base(path)));
  char *temp = arena_alloc(a, pattern.n + 1);
  memcpy(temp, pattern.p, pattern.n);
  int fd = mkstemp(temp);
  if (fd < 0) return cannot_write(d, path, errno);
  int error = fill_and_close(fd, bytes, target_mode(target));
  if (!error && rename(temp, target) != 0) error = errno;
  if (!error) return true;
  unlink(temp);
  return cannot_write(d, path, error);
}

/* --- folders ------------------------------------------------------------------------------------------------------- */

static int by_name(const void *x, const void *y) { return str_cmp(((const DirEntry *)x)->name, ((const DirEntry *)y)->name); }

static bool cannot_list(Diags *d, Str path, Span blame, int error) {
  diag_error(d, TC9006, blame, "Folder cannot be read: %.*s", STR_ARG(path));
  diag_detail(d, "The system says: %s. Name an existing folder that you may read.", strerror(error));
  return false;
}

static int list_open(Arena *a, DIR *dir, DirEntries *out) {
  for (;;) {
    errno = 0;
    struct dirent *e = readdir(dir);
    if (!e) return errno;
    if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0) continue;
    struct stat st;
    FileKind kind = fstatat(dirfd(dir), e->d_name, &st, 0) == 0 ? kind_of(st.st_mode) : FILE_MISSING;
    vec_push(a, out, (DirEntry){str_dup(a, str_from(e->d_name)), kind});
  }
}

bool dir_list(Arena *a, Diags *d, Str path, Span blame, DirEntries *out) {
  *out = (DirEntries){0};
  DIR *dir = opendir(path.n ? str_z(a, path) : ".");
  if (!dir) return cannot_list(d, path, blame, errno);
  int error = list_open(a, dir, out);
  closedir(dir);
  if (error) return cannot_list(d, path, blame, error);
  if (out->n) qsort(out->v, out->n, sizeof *out->v, by_name);
  return true;
}

bool dir_make(Arena *a, Diags *d, Str path) {
  for (size_t end = 0; end < path.n;) {
    end = str_find_char(path, '/', end + 1);
    Str part = str_sub(path, 0, end);
    int error = mkdir(str_z(a, part), MODE_NEW_DIR) == 0 ? 0 : errno;
    if (!error || file_kind(part) == FILE_DIR) continue;
    if (error == EEXIST) error = ENOTDIR;
    diag_error(d, TC9007, SPAN_NONE, "Folder cannot be made: %.*s", STR_ARG(part));
    diag_detail(d, "The system says: %s. Choose another output, or remove what is in the way.", strerror(error));
    return false;
  }
  return true;
}

/* --- paths --------------------------------------------------------------------------------------------------------- */

Str path_join(Arena *a, Str dir, Str name) {
  if (dir.n == 0 || str_is(dir, ".") || str_starts(name, STR("/"))) return name;
  return str_fmt(a, "%.*s%s%.*s", STR_ARG(dir), str_ends(dir, STR("/")) ? "" : "/", STR_ARG(name));
}

static size_t last_slash(Str path) {
  size_t i = path.n;
  while (i && path.p[i - 1] != '/') i--;
  return i; /* the index behind it, 0 for none */
}

Str path_base(Str path) { return str_sub(path, last_slash(path), path.n); }

Str path_dir(Str path) {
  size_t i = last_slash(path);
  if (i == 0) return STR(".");
  return i == 1 ? STR("/") : str_sub(path, 0, i - 1);
}

Str path_clean(Arena *a, Str path) {
  VEC(Str) parts = {0};
  bool absolute = str_starts(path, STR("/"));
  for (size_t at = 0; at < path.n;) {
    size_t slash = str_find_char(path, '/', at);
    Str part = str_sub(path, at, slash);
    at = slash + 1;
    if (!part.n || str_is(part, ".")) continue;
    bool up = str_is(part, "..");
    if (up && parts.n && !str_is(parts.v[parts.n - 1], ".."))
      parts.n--;
    else if (!up || !absolute)
      vec_push(a, &parts, part);
  }
  Buf b = buf_new(a);
  for (size_t i = 0; i < parts.n; i++) {
    if (i || absolute) buf_addc(&b, '/');
    buf_add(&b, parts.v[i]);
  }
  if (b.n) return buf_str(&b);
  return absolute ? STR("/") : STR(".");
}

Str path_relative(Arena *a, Str from, Str to) {
  if (str_eq(from, to)) return STR(".");
  size_t common = 0, n = from.n < to.n ? from.n : to.n, i = 0;
  for (; i < n && from.p[i] == to.p[i]; i++)
    if (from.p[i] == '/') common = i + 1;
  bool prefix = i == n && (from.n == to.n || (from.n > n ? from.p[n] : to.p[n]) == '/');
  if (prefix) common = n + 1;
  if (str_is(from, "/") || str_is(to, "/")) common = 1;
  Buf b = buf_new(a);
  for (size_t at = common; at < from.n;) {
    buf_addz(&b, "../");
    at = str_find_char(from, '/', at) + 1;
  }
  if (common < to.n) buf_add(&b, str_sub(to, common, to.n));
  Str s = buf_str(&b);
  return str_ends(s, STR("/")) ? str_sub(s, 0, s.n - 1) : s;
}

Str path_absolute(Arena *a, Str path) {
  if (str_starts(path, STR("/"))) return path_clean(a, path);
  size_t size = 256;
  char *cwd = arena_alloc(a, size);
  while (!getcwd(cwd, size)) {
    if (errno != ERANGE) return path_clean(a, path);
    cwd = arena_grow(a, cwd, size, size * 2);
    size *= 2;
  }
  return path_clean(a, str_fmt(a, "%s/%.*s", cwd, STR_ARG(path)));
}
