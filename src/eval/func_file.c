/* Files and paths.
 *
 * Relative paths are resolved against the root module's folder (ev->cwd), "~" is the home folder. Contents are read once and
 * kept; every file is recorded in ev->reads, because the outputs must carry what they were made from. Paths themselves are
 * cleaned textually, as Go's path/filepath does on Unix. */
#include "eval/func_util.h"

#include "base/file.h"
#include "base/map.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ------------------------------------------------------------------------------------------------------------- paths */

/* "~" and "~/x"; false for "~user", which Terraform refuses. */
static bool expand_home(const Call *c, Str path, Str *out) {
  *out = path;
  if (!path.n || path.p[0] != '~') return true;
  const char *home = getenv("HOME");
  if (path.n > 1 && path.p[1] != '/') {
    func_error(c, -1, "cannot expand user-specific home dir");
    return false;
  }
  if (!home || !*home) {
    func_error(c, -1, "the home folder is not known: HOME is not set");
    return false;
  }
  *out = path.n == 1 ? str_dup(c->a, str_from(home))
                     : path_clean(c->a, str_fmt(c->a, "%s/%.*s", home, STR_ARG(str_sub(path, 1, path.n))));
  return true;
}

/* The path as it is opened; `home`: "~" counts. */
static bool resolve_path(const Call *c, size_t arg, bool home, Str *out) {
  *out = func_str(c, arg);
  if (home && !expand_home(c, *out, out)) return false;
  if (memchr(out->p ? out->p : "", '\0', out->n)) {
    func_error(c, (int)arg, "a path cannot hold a NUL character");
    return false;
  }
  if (!out->n || out->p[0] != '/')
    *out = str_fmt(c->a, "%.*s/%.*s", STR_ARG(c->ev->cwd.n ? c->ev->cwd : STR(".")), STR_ARG(*out));
  *out = path_clean(c->a, *out);
  return true;
}

static bool resolve(const Call *c, size_t arg, Str *out) { return resolve_path(c, arg, true, out); }

static const Value *fn_abspath(const Call *c) {
  Str path = func_str(c, 0), base = c->ev->cwd;
  if (path.n && path.p[0] == '/') return func_text(c, path_clean(c->a, path));
  if (!base.n || base.p[0] != '/') {
    char *cwd = getcwd(NULL, 0);
    if (!cwd) return func_error(c, -1, "the current folder is not known: %s", strerror(errno));
    base = str_fmt(c->a, "%s/%.*s", cwd, STR_ARG(base));
    free(cwd);
  }
  return func_text(c, path_clean(c->a, str_fmt(c->a, "%.*s/%.*s", STR_ARG(base), STR_ARG(path))));
}

/* Offset behind the last slash. */
static size_t behind_slash(Str s) {
  size_t i = s.n;
  while (i && s.p[i - 1] != '/') i--;
  return i;
}

static const Value *fn_basename(const Call *c) {
  Str s = func_str(c, 0);
  if (!s.n) return func_text(c, STR("."));
  while (s.n && s.p[s.n - 1] == '/') s.n--;
  return func_text(c, s.n ? str_sub(s, behind_slash(s), s.n) : STR("/"));
}

static const Value *fn_dirname(const Call *c) {
  Str s = func_str(c, 0);
  return func_text(c, path_clean(c->a, str_sub(s, 0, behind_slash(s))));
}

static const Value *fn_pathexpand(const Call *c) {
  Str out;
  return expand_home(c, func_str(c, 0), &out) ? func_text(c, out) : &value_unknown;
}

/* ---------------------------------------------------------------------------------------------------------- contents */

static void record(Eval *ev, Str path) {
  for (size_t i = 0; i < ev->reads.n; i++)
    if (str_eq(ev->reads.v[i].path, path)) return;
  vec_push(ev->run, &ev->reads, (FileRead){path});
}

static bool slurp(const Call *c, int arg, FILE *f, Buf *b) {
  char chunk[16384];
  size_t n;
  while ((n = fread(chunk, 1, sizeof chunk, f)) > 0) {
    buf_add(b, (Str){chunk, n});
    if (b->n <= c->ev->limits.max_file) continue;
    func_fail(c, TC3506, arg, "the file is larger than %zu bytes; raise the limit with --max-file if that is wanted",
              c->ev->limits.max_file);
    return false;
  }
  return true;
}

static bool read_new(const Call *c, int arg, Str path, Str *out) {
  struct stat st;
  Str shown = func_str(c, (size_t)arg);
  FILE *f = fopen(str_z(c->a, path), "rb");
  if (!f) {
    if (errno == ENOENT || errno == ENOTDIR)
      func_fail(c, TC3504, arg,
                "no file exists at \"%.*s\"; this function works only with files that exist before the conversion, so what a "
                "resource "
                "of this configuration creates must be referred to by that resource's attributes",
                STR_ARG(shown));
    else
      func_fail(c, TC3504, arg, "failed to open \"%.*s\": %s", STR_ARG(shown), strerror(errno));
    return false;
  }
  Buf b = buf_new(c->a);
  bool folder = !fstat(fileno(f), &st) && S_ISDIR(st.st_mode);
  if (folder) errno = EISDIR;
  bool ok = !folder && slurp(c, arg, f, &b);
  if (folder || ferror(f)) func_fail(c, TC3504, arg, "failed to read \"%.*s\": %s", STR_ARG(shown), strerror(errno));
  ok = ok && !ferror(f);
  fclose(f);
  *out = buf_str(&b);
  return ok;
}

bool func_read_file(const Call *c, size_t arg, Str *out) {
  Str path;
  if (!resolve(c, arg, &path)) return false;
  Str *cached = map_get(&c->ev->file_cache, path);
  if (!cached) {
    if (!read_new(c, (int)arg, path, out)) return false;
    cached = NEW(c->ev->run, Str);
    *cached = *out;
    map_put(c->ev->run, &c->ev->file_cache, path, cached);
    record(c->ev, path);
  }
  *out = *cached;
  return true;
}

static const Value *fn_file(const Call *c) {
  Str s;
  if (!func_read_file(c, 0, &s)) return &value_unknown;
  Str shown = func_str(c, 0);
  if (!func_is_utf8(s))
    return func_error(
        c, 0,
        "contents of \"%.*s\" are not valid UTF-8; use the filebase64 function to obtain the Base64 encoded contents "
        "or the other file functions (e.g. filemd5, filesha256) to obtain file hashing results instead",
        STR_ARG(shown));
  return func_too_long(c, s.n) ? &value_unknown : func_text(c, s);
}

static const Value *fn_filebase64(const Call *c) {
  Str s;
  Buf b = buf_new(c->a);
  if (!func_read_file(c, 0, &s)) return &value_unknown;
  if (func_too_long(c, s.n / 3 * 4)) return &value_unknown;
  func_base64(&b, s);
  return func_result(c, &b);
}

static const Value *hash_file(const Call *c, const char *algorithm, bool base64) {
  Str s;
  return func_read_file(c, 0, &s) ? func_digest(c, algorithm, s, base64) : &value_unknown;
}

static const Value *fn_filemd5(const Call *c) { return hash_file(c, "MD5", false); }

static const Value *fn_filesha1(const Call *c) { return hash_file(c, "SHA1", false); }

static const Value *fn_filesha256(const Call *c) { return hash_file(c, "SHA256", false); }

static const Value *fn_filesha512(const Call *c) { return hash_file(c, "SHA512", false); }

static const Value *fn_filebase64sha256(const Call *c) { return hash_file(c, "SHA256", true); }

static const Value *fn_filebase64sha512(const Call *c) { return hash_file(c, "SHA512", true); }

static const Value *fn_fileexists(const Call *c) {
  Str path, shown = func_str(c, 0);
  struct stat st;
  if (!resolve(c, 0, &path)) return &value_unknown;
  if (stat(str_z(c->a, path), &st)) {
    if (errno == ENOENT) return &value_false;
    return func_fail(c, TC3504, 0, "failed to stat \"%.*s\": %s", STR_ARG(shown), strerror(errno));
  }
  if (S_ISDIR(st.st_mode)) return func_error(c, 0, "\"%.*s\" is a directory, not a file", STR_ARG(shown));
  if (!S_ISREG(st.st_mode)) return func_error(c, 0, "\"%.*s\" is not a regular file", STR_ARG(shown));
  return &value_true;
}

static const Value *fn_fileset(const Call *c) {
  Str folder;
  return resolve_path(c, 0, false, &folder) ? func_fileset_of(c, folder, func_str(c, 1)) : &value_unknown;
}

static const char known[] = "needs a path known at conversion";

// clang-format off
#define PATH_FUNCTION(n, t) {#n, {P_STR("path")}, .returns = (t), .fn = fn_##n, .lowering = known}
const Function func_file[] = {
  PATH_FUNCTION(abspath, &type_string),
  PATH_FUNCTION(basename, &type_string),
  PATH_FUNCTION(dirname, &type_string),
  PATH_FUNCTION(file, &type_string),
  PATH_FUNCTION(filebase64, &type_string),
  PATH_FUNCTION(filebase64sha256, &type_string),
  PATH_FUNCTION(filebase64sha512, &type_string),
  PATH_FUNCTION(fileexists, &type_bool),
  PATH_FUNCTION(filemd5, &type_string),
  {"fileset", {P_STR("path"), P_STR("pattern")}, .returns = &func_set_string, .fn = fn_fileset, .lowering = known},
  PATH_FUNCTION(filesha1, &type_string),
  PATH_FUNCTION(filesha256, &type_string),
  PATH_FUNCTION(filesha512, &type_string),
  PATH_FUNCTION(pathexpand, &type_string),
  {0},
};
// clang-format on
