/* Dates and times: RFC 3339 timestamps in and out.
 *
 * A timestamp is read strictly (upper-case T and Z, real days, no leap seconds), as cty reads it, and becomes days and
 * nanoseconds of the proleptic Gregorian calendar; its zone offset is kept for printing. The clock is read
 * only for who writes nothing; a conversion takes the pinned time (EvalPins). */
#include "eval/func_util.h"

#include <time.h>

typedef struct {
  int64_t year;
  int month, day, hour, minute, second;
  int64_t nanos;
  int offset; /* minutes east of UTC */
} Moment;

enum { SECONDS_PER_DAY = 86400 };

static const int64_t NANOS = 1000000000;

/* ------------------------------------------------------------------------------------------------------------ calendar */

/* Days since 1970-01-01, counted from a year that starts in March so that the leap day comes last. */
static int64_t days_of(int64_t year, int month, int day) {
  int64_t y = month <= 2 ? year - 1 : year;
  int64_t era = (y >= 0 ? y : y - 399) / 400, yoe = y - era * 400;
  int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

static void date_of(int64_t days, Moment *m) {
  int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097, doe = z - era * 146097;
  int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int64_t mp = (5 * doy + 2) / 153;
  m->day = (int)(doy - (153 * mp + 2) / 5 + 1);
  m->month = (int)(mp < 10 ? mp + 3 : mp - 9);
  m->year = yoe + era * 400 + (m->month <= 2);
}

static bool is_leap(int64_t y) { return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0); }

static int days_in(int64_t year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Seconds since 1970, UTC. */
static int64_t seconds_of(const Moment *m) {
  return days_of(m->year, m->month, m->day) * SECONDS_PER_DAY + m->hour * 3600 + m->minute * 60 + m->second - m->offset * 60;
}

static void set_seconds(Moment *m, int64_t seconds) {
  int64_t local = seconds + m->offset * 60, days = local / SECONDS_PER_DAY, rest = local % SECONDS_PER_DAY;
  if (rest < 0) {
    rest += SECONDS_PER_DAY;
    days--;
  }
  date_of(days, m);
  m->hour = (int)(rest / 3600);
  m->minute = (int)(rest / 60 % 60);
  m->second = (int)(rest % 60);
}

/* ------------------------------------------------------------------------------------------------------------- reading */

static bool digits(Str s, size_t *i, size_t n, int *out) {
  int v = 0;
  if (s.n - *i < n) return false;
  for (size_t k = 0; k < n; k++) {
    char ch = s.p[*i + k];
    if (ch < '0' || ch > '9') return false;
    v = v * 10 + (ch - '0');
  }
  *i += n;
  *out = v;
  return true;
}

static bool accept(Str s, size_t *i, char ch) {
  bool yes = *i < s.n && s.p[*i] == ch;
  *i += yes;
  return yes;
}

static bool read_fraction(Str s, size_t *i, int64_t *nanos) {
  size_t n = 0;
  int64_t v = 0;
  for (; *i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9'; ++*i, n++)
    if (n < 9) v = v * 10 + (s.p[*i] - '0');
  for (size_t k = n; k < 9; k++) v *= 10;
  *nanos = v;
  return n > 0;
}

static bool read_zone(Str s, size_t *i, int *offset) {
  int h, m;
  *offset = 0;
  if (accept(s, i, 'Z')) return true;
  bool west = *i < s.n && s.p[*i] == '-';
  if (!accept(s, i, west ? '-' : '+') || !digits(s, i, 2, &h) || !accept(s, i, ':') || !digits(s, i, 2, &m)) return false;
  *offset = (west ? -1 : 1) * (h * 60 + m);
  return h <= 24 && m < 60;
}

/* The reason why `s` is not a timestamp, or NULL. */
static const char *read_moment(Str s, Moment *m) {
  size_t i = 0;
  int year;
  *m = (Moment){0};
  if (!digits(s, &i, 4, &year) || !accept(s, &i, '-') || !digits(s, &i, 2, &m->month) || !accept(s, &i, '-') ||
      !digits(s, &i, 2, &m->day))
    return "it must start with a date such as 2006-01-02";
  m->year = year;
  if (!accept(s, &i, 'T')) return "missing required time introducer 'T'";
  if (!digits(s, &i, 2, &m->hour) || !accept(s, &i, ':') || !digits(s, &i, 2, &m->minute) || !accept(s, &i, ':') ||
      !digits(s, &i, 2, &m->second))
    return "the time must be written as 15:04:05";
  if (accept(s, &i, '.') && !read_fraction(s, &i, &m->nanos)) return "digits are missing after the decimal point";
  if (!read_zone(s, &i, &m->offset)) return "missing UTC offset: Z, or hours and minutes such as +02:00";
  if (i < s.n) return "extra characters after the UTC offset";
  if (m->month < 1 || m->month > 12) return "month must be between 1 and 12 inclusive";
  if (m->day < 1 || m->day > days_in(m->year, m->month)) return "day out of range";
  if (m->hour > 23) return "hour must be between 0 and 23 inclusive";
  if (m->minute > 59) return "minute must be between 0 and 59 inclusive";
  return m->second > 59 ? "second must be between 0 and 59 inclusive" : NULL;
}

static bool moment_arg(const Call *c, size_t arg, Moment *m) {
  const char *why = read_moment(func_str(c, arg), m);
  if (why) func_error(c, (int)arg, "not a valid RFC3339 timestamp: %s", why);
  return !why;
}

static void add_offset(Buf *b, int offset, const char *separator) {
  int minutes = offset < 0 ? -offset : offset;
  buf_addf(b, "%c%02d%s%02d", offset < 0 ? '-' : '+', minutes / 60, separator, minutes % 60);
}

static void print_moment(Buf *b, const Moment *m) {
  buf_addf(b, "%s%04lld-%02d-%02dT%02d:%02d:%02d", m->year < 0 ? "-" : "", (long long)(m->year < 0 ? -m->year : m->year),
           m->month, m->day, m->hour, m->minute, m->second);
  if (m->offset)
    add_offset(b, m->offset, ":");
  else
    buf_addc(b, 'Z');
}

static const Value *moment_value(const Call *c, const Moment *m) {
  Buf b = buf_new(c->a);
  print_moment(&b, m);
  return func_result(c, &b);
}

/* One or two digits. */
static bool short_number(Str s, size_t *i, int *out) { return digits(s, i, 2, out) || digits(s, i, 1, out); }

/* YAML 1.1's timestamps, as Terraform's YAML package takes them: 2006-1-2, 2006-1-2 15:4:5 without a zone, and with "T" or "t"
 * between date and time and a zone behind. */
bool func_yaml_timestamp(Arena *a, Str s, Str *out) {
  Moment m = {0};
  size_t i = 0;
  int year;
  if (!digits(s, &i, 4, &year) || !accept(s, &i, '-') || !short_number(s, &i, &m.month) || !accept(s, &i, '-') ||
      !short_number(s, &i, &m.day))
    return false;
  m.year = year;
  if (i < s.n) {
    bool space = accept(s, &i, ' ');
    if (!space && !accept(s, &i, 'T') && !accept(s, &i, 't')) return false;
    if (!short_number(s, &i, &m.hour) || !accept(s, &i, ':') || !short_number(s, &i, &m.minute) || !accept(s, &i, ':') ||
        !short_number(s, &i, &m.second))
      return false;
    if (accept(s, &i, '.') && !read_fraction(s, &i, &m.nanos)) return false;
    if (!space && !read_zone(s, &i, &m.offset)) return false;
  }
  bool valid = i == s.n && m.month >= 1 && m.month <= 12 && m.day >= 1 && m.day <= days_in(m.year, m.month) && m.hour < 24 &&
               m.minute < 60 && m.second < 60;
  if (!valid) return false;
  Buf b = buf_new(a);
  print_moment(&b, &m);
  *out = buf_str(&b);
  return true;
}

/* ---------------------------------------------------------------------------------------------------------- formatdate */

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
static const char *const weekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

static int weekday_of(const Moment *m) {
  int64_t d = (days_of(m->year, m->month, m->day) + 4) % 7;
  return (int)(d < 0 ? d + 7 : d);
}

static void add_padded(Buf *b, int value, size_t width) { buf_addf(b, "%0*d", (int)width, value); }

static bool verb_year(Buf *b, const Moment *m, size_t n) {
  if (n == 2)
    add_padded(b, (int)(m->year % 100), 2);
  else if (n == 4)
    add_padded(b, (int)m->year, 4);
  return n == 2 || n == 4;
}

static bool verb_name(Buf *b, const char *name, size_t n, size_t full) {
  buf_add(b, n == full ? str_from(name) : str_sub(str_from(name), 0, 3));
  return n == full || n == full - 1;
}

static bool verb_number(Buf *b, int value, size_t n) {
  add_padded(b, value, n);
  return n <= 2;
}

static bool verb_zone(Buf *b, const Moment *m, size_t n) {
  if (n == 1 && !m->offset)
    buf_addc(b, 'Z');
  else if (n == 3 && !m->offset)
    buf_addz(b, "UTC");
  else
    add_offset(b, m->offset, n == 1 || n == 5 ? ":" : "");
  return n == 1 || (n >= 3 && n <= 5);
}

/* One run of a letter; false when there is no such verb. */
static bool add_verb(Buf *b, const Moment *m, char letter, size_t n) {
  int hour12 = m->hour % 12 ? m->hour % 12 : 12;
  switch (letter) {
  case 'Y': return verb_year(b, m, n);
  case 'M': return n > 2 ? verb_name(b, months[m->month - 1], n, 4) : verb_number(b, m->month, n);
  case 'D': return verb_number(b, m->day, n);
  case 'E': return n >= 3 && verb_name(b, weekdays[weekday_of(m)], n, 4);
  case 'h': return verb_number(b, m->hour, n);
  case 'H': return verb_number(b, hour12, n);
  case 'A': buf_addz(b, m->hour < 12 ? "AM" : "PM"); return n == 2;
  case 'a': buf_addz(b, m->hour < 12 ? "am" : "pm"); return n == 2;
  case 'm': return verb_number(b, m->minute, n);
  case 's': return verb_number(b, m->second, n);
  case 'Z': return verb_zone(b, m, n);
  default: return false;
  }
}

static bool is_letter(char ch) { return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z'); }

/* 'text' with '' for a quote; *i is at the opening quote and ends behind the closing one. */
static bool add_quoted(Buf *b, Str f, size_t *i) {
  for (++*i; *i < f.n; ++*i) {
    if (f.p[*i] != '\'') {
      buf_addc(b, f.p[*i]);
    } else if (*i + 1 < f.n && f.p[*i + 1] == '\'') {
      buf_addc(b, '\'');
      ++*i;
    } else {
      ++*i;
      return true;
    }
  }
  return false;
}

static const Value *fn_formatdate(const Call *c) {
  Moment m;
  Str f = func_str(c, 0);
  if (!moment_arg(c, 1, &m)) return &value_unknown;
  Buf b = buf_new(c->a);
  for (size_t i = 0; i < f.n;) {
    if (f.p[i] == '\'') {
      if (!add_quoted(&b, f, &i)) return func_error(c, 0, "unterminated literal '");
      continue;
    }
    size_t run = 1;
    while (is_letter(f.p[i]) && i + run < f.n && f.p[i + run] == f.p[i]) run++;
    if (!is_letter(f.p[i])) {
      buf_addc(&b, f.p[i]);
    } else if (!add_verb(&b, &m, f.p[i], run)) {
      Str verb = str_sub(f, i, i + run);
      return func_error(c, 0, "invalid date format verb \"%.*s\"", STR_ARG(verb));
    }
    i += run;
  }
  return func_result(c, &b);
}

/* ------------------------------------------------------------------------------------------------- timeadd and timecmp */

static bool read_unit(Str s, size_t *i, int64_t *nanos) {
  static const struct {
    const char *name;
    int64_t nanos;
  } units[] = {{"ns", 1},       {"us", 1000},      {"\xC2\xB5s", 1000},      {"\xCE\xBCs", 1000},
               {"ms", 1000000}, {"s", 1000000000}, {"m", 60 * 1000000000ll}, {"h", 3600 * 1000000000ll}};
  size_t to = *i;
  while (to < s.n && s.p[to] != '.' && (s.p[to] < '0' || s.p[to] > '9')) to++;
  for (size_t k = 0; k < sizeof units / sizeof *units; k++)
    if (str_is(str_sub(s, *i, to), units[k].name)) {
      *nanos = units[k].nanos;
      *i = to;
      return true;
    }
  return false;
}

/* One "1.5h" of a duration, added to *total; false when it is none or too long (Go's durations have 63 bits). */
static bool read_component(Arena *a, Str s, size_t *i, Num *total) {
  size_t from = *i, dots = 0, n = 0;
  for (; *i < s.n && (s.p[*i] == '.' || (s.p[*i] >= '0' && s.p[*i] <= '9')); ++*i) {
    dots += s.p[*i] == '.';
    n += s.p[*i] != '.';
  }
  Str text = str_sub(s, from, *i);
  if (!n || dots > 1) return false;
  Num value;
  int64_t unit;
  if (text.p[0] == '.') text = str_cat(a, STR("0"), text);
  if (text.p[text.n - 1] == '.') text.n--;
  if (!num_parse(a, text, &value) || !read_unit(s, i, &unit)) return false;
  *total = num_add(a, *total, num_floor(a, num_mul(a, value, num_int(unit))));
  return true;
}

static bool read_duration(Arena *a, Str s, int64_t *nanos) {
  size_t i = 0;
  bool negative = accept(s, &i, '-');
  if (!negative) accept(s, &i, '+');
  *nanos = 0;
  if (str_is(str_sub(s, i, s.n), "0")) return true;
  if (i >= s.n) return false;
  Num total = num_int(0);
  while (i < s.n)
    if (!read_component(a, s, &i, &total)) return false;
  return num_to_int64(negative ? num_neg(a, total) : total, nanos);
}

static const Value *fn_timeadd(const Call *c) {
  Moment m;
  int64_t nanos;
  Str d = func_str(c, 1);
  if (!moment_arg(c, 0, &m)) return &value_unknown;
  if (!read_duration(c->a, d, &nanos)) return func_error(c, 1, "invalid duration \"%.*s\"", STR_ARG(d));
  int64_t seconds = nanos / NANOS, rest = m.nanos + nanos % NANOS;
  if (rest < 0) seconds--;
  if (rest >= NANOS) seconds++;
  set_seconds(&m, seconds_of(&m) + seconds);
  return moment_value(c, &m);
}

static const Value *fn_timecmp(const Call *c) {
  Moment x, y;
  if (!moment_arg(c, 0, &x) || !moment_arg(c, 1, &y)) return &value_unknown;
  int64_t d = seconds_of(&x) - seconds_of(&y);
  if (!d) d = x.nanos - y.nanos;
  return value_int(c->a, (d > 0) - (d < 0));
}

/* ------------------------------------------------------------------------------------------------------------ the clock */

bool eval_is_timestamp(Str s) {
  Moment m;
  return !read_moment(s, &m);
}

/* The pinned time or the present, in UTC and whole seconds. Where it must be pinned and is not, as in a plan nobody knows it
 * yet: that is a fault only where a template would hold what is made of it. */
static const Value *fn_timestamp(const Call *c) {
  Moment pinned, now = {0};
  Str time_text = c->ev->pins.time;
  if (!time_text.n && c->ev->pins.otherwise == IMPURE_REFUSED)
    return sym_call(c->a, str_from(c->name), NULL, 0, &type_string, NULL, c->span);
  const Value *none = time_text.n ? NULL : func_unpinned(c, "--pin-time RFC3339");
  if (none) return none;
  if (time_text.n && read_moment(time_text, &pinned)) BUG("pinned time");
  set_seconds(&now, time_text.n ? seconds_of(&pinned) : (int64_t)time(NULL));
  return moment_value(c, &now);
}

typedef struct {
  Eval *ev;
  bool found;
} ClockSearch;

static bool report_clock(void *ctx, const Value *node) {
  ClockSearch *w = ctx;
  const Sym *s = node->sym;
  bool clock = s->op == SYM_CALL && (str_is(s->name, "timestamp") || str_is(s->name, "plantimestamp"));
  if (clock) func_unpinned(&(Call){.ev = w->ev, .a = w->ev->run, .name = s->name.p, .span = s->span}, "--pin-time RFC3339");
  w->found |= clock;
  return true;
}

bool eval_report_clock(Eval *ev, const Value *v) {
  ClockSearch w = {.ev = ev};
  sym_each_node(v, report_clock, &w);
  return w.found;
}

static const char known[] = "needs values known at conversion";
static const char clock_text[] =
    "refused where it shows, because it gives another result on every run, unless `--pin-time` pins it";

// clang-format off
const Function func_date[] = {
  {"formatdate", {P_STR("format"), P_STR("time")}, .returns = &type_string, .fn = fn_formatdate, .lowering = known},
  {"plantimestamp", .returns = &type_string, .fn = fn_timestamp, .lowering = clock_text},
  {"timeadd", {P_STR("timestamp"), P_STR("duration")}, .returns = &type_string, .fn = fn_timeadd, .lowering = known},
  {"timecmp", {P_STR("timestamp_a"), P_STR("timestamp_b")}, .returns = &type_number, .fn = fn_timecmp, .lowering = known},
  {"timestamp", .returns = &type_string, .fn = fn_timestamp, .lowering = clock_text},
  {0},
};
// clang-format on
