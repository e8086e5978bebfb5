/* Which files of a directory are configuration, in which order. The rules are Terraform's ("Files and Directories" and
 * "Override Files" in its language documentation): *.tf and *.tf.json, no hidden file, no editor's backup, sorted by name,
 * override files behind all others. Nothing is read from sub-directories. */
#include "config/internal.h"

/* Hidden files and what Emacs and vi leave behind. */
static bool is_ignored(Str name) {
  if (str_starts(name, STR(".")) || str_ends(name, STR("~"))) return true;
  return str_starts(name, STR("#")) && str_ends(name, STR("#"));
}

/* The name without its configuration extension, STR_NONE if it has none. */
static Str stem(Str name) {
  static const Str EXTENSIONS[] = {{".tf", 3}, {".tf.json", 8}};
  for (size_t i = 0; i < 2; i++)
    if (str_ends(name, EXTENSIONS[i])) return str_sub(name, 0, name.n - EXTENSIONS[i].n);
  return STR_NONE;
}

static bool is_override_stem(Str s) { return str_is(s, "override") || str_ends(s, STR("_override")); }

static bool is_candidate(const DirEntry *e) { return e->kind != FILE_DIR && !is_ignored(e->name); }

bool files_list(Loader *l, Str dir, Span blame, ConfigFiles *out) {
  DirEntries entries = {0};
  if (!dir_list(l->a, l->d, dir, blame, &entries)) return false;
  for (int overrides = 0; overrides <= 1; overrides++)
    for (size_t i = 0; i < entries.n; i++) {
      Str s = is_candidate(&entries.v[i]) ? stem(entries.v[i].name) : STR_NONE;
      if (s.p && is_override_stem(s) == (overrides == 1)) vec_push(l->a, out, (ConfigFile){entries.v[i].name, overrides == 1});
    }
  return true;
}

bool files_matching(Loader *l, Str dir, bool (*match)(Str name), Names *out) {
  DirEntries entries = {0};
  if (!dir_list(l->a, l->d, dir, SPAN_NONE, &entries)) return false;
  for (size_t i = 0; i < entries.n; i++)
    if (is_candidate(&entries.v[i]) && match(entries.v[i].name)) vec_push(l->a, out, entries.v[i].name);
  return true;
}

uint32_t files_open(Loader *l, Str path, Span blame) {
  Str bytes;
  return file_read(l->a, l->d, path, blame, &bytes) ? source_add(l->ev->sources, path, bytes) : 0;
}

/* Asked about directories that may not be readable, and that is no fault then: whoever converts them will say so. */
bool config_is_module_dir(Arena *a, Str dir) {
  if (file_kind(dir) != FILE_DIR) return false;
  Sources *sources = sources_new(a);
  Loader l = {.a = a, .d = diags_new(a, sources)};
  ConfigFiles files = {0};
  return files_list(&l, dir, SPAN_NONE, &files) && files.n > 0;
}

/* --- paths --------------------------------------------------------------------------------------------------------- */

Str files_clean_path(Arena *a, Str path) {
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

Str files_relative_path(Arena *a, Str from, Str to) {
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
