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
