/* The reader of text tables.
 *
 * A record starts at a line in column 0; the lines that belong to it are indented. So from any offset the next record is found
 * by going on to a line that starts with no space, and the sorted file is its own index: no directory, no start-up cost. */
#include "schema/table.h"

static const char *line_end(const char *p, const char *end) {
  const char *nl = memchr(p, '\n', (size_t)(end - p));
  if (!nl) BUG("table does not end in a newline");
  return nl;
}

/* The first line in column 0 that starts at or after the line start `p`, or `end`. */
static const char *record_from(const char *p, const char *end) {
  while (p < end && *p == ' ') p = line_end(p, end) + 1;
  return p;
}

static Str record_key(const char *p, const char *end) {
  const char *stop = line_end(p, end);
  const char *tab = memchr(p, '\t', (size_t)(stop - p));
  return (Str){p, (size_t)((tab ? tab : stop) - p)};
}

static void open_record(const char *p, Str key, const char *end, TableLine *head, TableCursor *body) {
  const char *stop = line_end(p, end), *rest = p + key.n;
  *head = (TableLine){rest < stop ? rest + 1 : NULL, stop};
  *body = (TableCursor){stop + 1, end};
}

/* `low` is always the start of a record; the one that is sought starts in [low, high). Comments stand first, and '#' sorts
 * before every key. */
bool table_find(Str table, Str key, TableLine *head, TableCursor *body) {
  const char *low = table.p, *end = table.p + table.n, *high = end;
  while (low < high) {
    const char *mid = low + (high - low) / 2;
    const char *p = mid == low ? low : record_from(line_end(mid - 1, end) + 1, end);
    if (p >= high) {
      high = mid;
      continue;
    }
    Str found = record_key(p, end);
    int order = str_cmp(found, key);
    if (order == 0) return open_record(p, found, end, head, body), true;
    if (order < 0)
      low = record_from(line_end(p, end) + 1, end);
    else
      high = mid;
  }
  return false;
}

static size_t depth_of(const TableCursor *c) {
  size_t n = 0;
  while (c->p + n < c->end && c->p[n] == ' ') n++;
  return n;
}

bool table_next(TableCursor *c, size_t depth, TableLine *line) {
  size_t found = depth_of(c);
  if (found > depth) BUG("table line is indented too deep");
  if (found < depth || c->p == c->end) return false;
  const char *stop = line_end(c->p, c->end);
  *line = (TableLine){c->p + depth, stop};
  c->p = stop + 1;
  return true;
}

void table_skip(TableCursor *c, size_t depth) {
  while (depth_of(c) > depth) c->p = line_end(c->p, c->end) + 1;
}

size_t table_count(TableCursor c, size_t depth) {
  size_t n = 0;
  TableLine line;
  for (; table_next(&c, depth, &line); n++) table_skip(&c, depth);
  return n;
}

Str table_field(TableLine *line) {
  if (!line->p) return STR_NONE;
  const char *tab = memchr(line->p, '\t', (size_t)(line->end - line->p));
  Str field = {line->p, (size_t)((tab ? tab : line->end) - line->p)};
  line->p = tab ? tab + 1 : NULL;
  return field;
}

size_t table_fields(TableLine line) {
  size_t n = 0;
  while (table_field(&line).p) n++;
  return n;
}

char table_peek(const TableLine *line) { return line->p && line->p < line->end ? *line->p : '\0'; }
