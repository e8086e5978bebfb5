/* fileset: the regular files below a folder that match a pattern.
 *
 * Patterns are those of Terraform's glob library: "*" and "?" within a name, "[a-z]" and "[^a]", "{a,b}", "\" before any of
 * them, and "**" as a whole name for any number of folders. Braces are expanded first; each alternative is then matched name by
 * name while folders are walked, so only folders that can lead to a match are read. */
#include "eval/func_util.h"

#include "base/file.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistr.h>

typedef VEC(Str) Strs;

/* --------------------------------------------------------------------------------------------------------- patterns */

/* Offset of the bracket or brace that closes the one at `open`, or s.n. */
static size_t closing(Str s, size_t open) {
  char end = s.p[open] == '{' ? '}' : ']';
  size_t depth = 0;
  for (size_t i = open; i < s.n; i++) {
    if (s.p[i] == '\\') {
      i++;
    } else if (end == '}' && s.p[i] == '{') {
      depth++;
    } else if (s.p[i] == end && (end == ']' || --depth == 0) && i > open + 1) {
      return i;
    }
  }
  return s.n;
}

enum { MAX_ALTERNATIVES = 1000 };

/* Alternatives of a pattern without braces; false when a bracket is not closed or there are too many. */
static bool expand_braces(Arena *a, Str s, Strs *out) {
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '\\') {
      if (++i >= s.n) return false;
      continue;
    }
    if (s.p[i] != '{' && s.p[i] != '[') continue;
    size_t end = closing(s, i);
    if (end >= s.n) return false;
    if (s.p[i] == '[') {
      i = end;
      continue;
    }
    if (str_find_char(s, '/', i) < end) return false; /* alternatives are within one name */
    Str head = str_sub(s, 0, i), tail = str_sub(s, end + 1, s.n);
    size_t from = i + 1, depth = 0;
    for (size_t k = from; k <= end; k++) {
      if (s.p[k] == '\\') {
        k++;
        continue;
      }
      depth += s.p[k] == '{';
      if (k == end || (s.p[k] == ',' && !depth)) {
        Str one = str_cat(a, str_cat(a, head, str_sub(s, from, k)), tail);
        if (!expand_braces(a, one, out)) return false;
        from = k + 1;
      } else {
        depth -= s.p[k] == '}';
      }
    }
    return true;
  }
  if (out->n >= MAX_ALTERNATIVES) return false;
  vec_push(a, out, s);
  return true;
}

static ucs4_t next(Str s, size_t *i) {
  ucs4_t u;
  int n = u8_mbtoucr(&u, (const uint8_t *)s.p + *i, s.n - *i);
  *i += n > 0 ? (size_t)n : 1;
  return n > 0 ? u : 0xFFFD;
}

/* A class from behind its "["; *i ends behind its "]". */
static bool in_class(Str p, size_t *i, ucs4_t u) {
  bool negated = p.p[*i] == '^', in = false;
  *i += negated;
  while (*i < p.n && p.p[*i] != ']') {
    if (p.p[*i] == '\\') ++*i;
    ucs4_t low = next(p, i), high = low;
    if (*i + 1 < p.n && p.p[*i] == '-' && p.p[*i + 1] != ']') {
      ++*i;
      if (p.p[*i] == '\\') ++*i;
      high = next(p, i);
    }
    in = in || (u >= low && u <= high);
  }
  ++*i;
  return in != negated;
}

/* Classic matching with one point to go back to: the newest "*". */
static bool match_name(Str p, Str name) {
  size_t i = 0, k = 0, star = SIZE_MAX, star_at = 0;
  while (k < name.n || i < p.n) {
    if (i < p.n && p.p[i] == '*') {
      star = ++i;
      star_at = k;
      continue;
    }
    if (i < p.n && k < name.n) {
      size_t pi = i, ki = k;
      ucs4_t u = next(name, &ki);
      char ch = p.p[i];
      bool same = true;
      if (ch == '?') {
        pi++;
      } else if (ch == '[') {
        pi++;
        same = in_class(p, &pi, u);
      } else {
        pi += ch == '\\';
        same = next(p, &pi) == u;
      }
      if (same) {
        i = pi;
        k = ki;
        continue;
      }
    }
    if (star == SIZE_MAX || star_at >= name.n) return false;
    next(name, &star_at);
    i = star;
    k = star_at;
  }
  return true;
}

/* ---------------------------------------------------------------------------------------------------------- walking */

enum { MAX_FOLDERS = 256 };

typedef struct {
  const Call *c;
  Values *out;
  size_t seen;
  bool full;
} Walk;

static int by_bytes(const void *x, const void *y) { return str_cmp(*(const Str *)x, *(const Str *)y); }

/* Names in a folder, sorted; none when it cannot be read. */
static Strs names_in(Walk *w, Str folder) {
  Strs names = {0};
  DIR *d = opendir(str_z(w->c->a, folder));
  if (!d) return names;
  for (struct dirent *e; (e = readdir(d));) {
    if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, "..")) continue;
    vec_push(w->c->a, &names, str_dup(w->c->a, str_from(e->d_name)));
  }
  closedir(d);
  if (names.n) qsort(names.v, names.n, sizeof *names.v, by_bytes);
  w->full = w->full || func_too_many(w->c, w->seen += names.n);
  return names;
}

static bool is_kind(Walk *w, Str path, mode_t kind) {
  struct stat st;
  const char *z = str_z(w->c->a, path);
  return !stat(z, &st) && (st.st_mode & S_IFMT) == kind;
}

/* Matches parts[0..n) below `folder`; `rel` is the path so far as the result shows it. */
static void walk(Walk *w, Str folder, Str rel, const Str *parts, size_t n, size_t depth) {
  if (w->full || depth > MAX_FOLDERS) return;
  Arena *a = w->c->a;
  if (!n) {
    if (is_kind(w, folder, S_IFREG)) vec_push(a, w->out, func_text(w->c, rel.n ? rel : STR(".")));
    return;
  }
  if (str_is(parts[0], "..")) {
    walk(w, path_join(a, folder, parts[0]), path_join(a, rel, parts[0]), parts + 1, n - 1, depth + 1);
    return;
  }
  bool any_depth = str_is(parts[0], "**");
  if (any_depth && n > 1) walk(w, folder, rel, parts + 1, n - 1, depth + 1);
  Strs names = names_in(w, folder);
  for (size_t i = 0; i < names.n && !w->full; i++) {
    Str path = path_join(a, folder, names.v[i]), shown = path_join(a, rel, names.v[i]);
    if (any_depth) {
      if (is_kind(w, path, S_IFDIR))
        walk(w, path, shown, parts, n, depth + 1);
      else if (n == 1)
        walk(w, path, shown, NULL, 0, depth + 1);
    } else if (match_name(parts[0], names.v[i]) && (n == 1 || is_kind(w, path, S_IFDIR))) {
      walk(w, path, shown, parts + 1, n - 1, depth + 1);
    }
  }
}

/* The names of a pattern. A run of "**" is one; when more follows, Terraform wants at least one folder there. */
static Strs split_pattern(Arena *a, Str p) {
  Strs parts = {0};
  bool run = false;
  for (size_t from = 0, to; from < p.n; from = to + 1) {
    to = str_find_char(p, '/', from);
    Str part = str_sub(p, from, to);
    if (!part.n || str_is(part, ".")) continue;
    bool again = str_is(part, "**") && parts.n && str_is(parts.v[parts.n - 1], "**");
    if (again) {
      run = true;
      continue;
    }
    if (run) {
      parts.v[parts.n - 1] = STR("*");
      vec_push(a, &parts, STR("**"));
      run = false;
    }
    vec_push(a, &parts, part);
  }
  return parts;
}

const Value *func_fileset_of(const Call *c, Str folder, Str pattern) {
  Strs patterns = {0};
  Values out = {0};
  Walk w = {c, &out, 0, false};
  if (!expand_braces(c->a, pattern, &patterns))
    return func_error(c, 1, "failed to glob pattern \"%.*s\": syntax error in pattern", STR_ARG(pattern));
  for (size_t i = 0; i < patterns.n && !w.full; i++) {
    Strs parts = split_pattern(c->a, path_clean(c->a, patterns.v[i]));
    walk(&w, folder, STR(""), parts.v, parts.n, 0);
  }
  return w.full ? &value_unknown : value_set(c->a, &type_string, out.v, out.n);
}
