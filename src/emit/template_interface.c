/* AWS::CloudFormation::Interface: in which order and under which headings the console asks for parameters, and what it calls
 * them. Without it they stand in alphabetical order.
 *
 * The author has ordered the variables already, so the groups are what the source shows: the headings between the variables, or
 * the files that they are declared in, or the module that alone uses them. Within a group the order is that of the
 * declarations, and a label is the first sentence of the description. Looked-up values and those of other stacks, which nobody
 * has declared, come last. */
#include "base/file.h"
#include "emit/template.h"

typedef VEC(const Value *) Values;
typedef VEC(Field) Fields;

typedef struct {
  Str label;
  Values ids;
} Group;

typedef struct {
  Arena *a;
  Sources *sources;
  Program *p;
  Stack *s;
  Map users; /* logical ID -> Str*: the one module call that uses it; empty: the root module, or several */
  VEC(Group) groups;
  Fields labels;
} Doc;

enum {
  MAX_LABEL = 100, /* bytes; longer ones push the field off the console's page */
  MAX_HEADING = 3  /* lines of text in a comment that is a heading; the first one names the group */
};

/* --- words --------------------------------------------------------------------------------------------------------- */

static const char *const spelt[] = {
    "ACL", "ACM", "ALB",  "AMI",  "AMIs", "API", "ARN", "ARNs", "AWS", "AZ",   "AZs",   "CIDR", "CIDRs", "CPU",
    "DB",  "DNS", "EBS",  "EC2",  "ECR",  "ECS", "EFS", "EKS",  "ELB", "HTTP", "HTTPS", "IAM",  "ID",    "IDs",
    "IP",  "IPs", "IPv4", "IPv6", "KMS",  "MSK", "NAT", "NLB",  "RDS", "S3",   "SES",   "SG",   "SNS",   "SQS",
    "SSH", "SSL", "SSM",  "SSO",  "TLS",  "TTL", "URL", "URLs", "VPC", "VPCs", "VPN",   "WAF",
};

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }
static char upper(char c) { return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c; }
static bool is_alnum(char c) { return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z'); }

static bool same_word(Str word, const char *known) {
  size_t i = 0;
  while (i < word.n && known[i] && lower(word.p[i]) == lower(known[i])) i++;
  return i == word.n && !known[i];
}

static void add_word(Buf *out, Str word) {
  if (out->n) buf_addc(out, ' ');
  for (size_t i = 0; i < sizeof spelt / sizeof *spelt; i++)
    if (same_word(word, spelt[i])) {
      buf_addz(out, spelt[i]);
      return;
    }
  buf_addc(out, out->n ? word.p[0] : upper(word.p[0]));
  buf_add(out, str_sub(word, 1, word.n));
}

/* db_instance_class: DB instance class. `leave_out`: words that say nothing here. */
static Str words(Arena *a, Str name, const char *const *leave_out) {
  Buf out = buf_new(a);
  for (size_t i = 0, start = 0; i <= name.n; i++) {
    if (i < name.n && is_alnum(name.p[i])) continue;
    Str word = str_sub(name, start, i);
    bool skip = !word.n;
    for (size_t k = 0; leave_out && leave_out[k]; k++) skip |= same_word(word, leave_out[k]);
    if (!skip) add_word(&out, word);
    start = i + 1;
  }
  return buf_str(&out);
}

static Str first_sentence(Str s) {
  s = str_trim(s);
  size_t line = str_find_char(s, '\n', 0), stop = str_find(s, STR(". "), 0);
  s = str_trim(str_sub(s, 0, line < stop ? line : stop));
  return s.n && s.p[s.n - 1] == '.' ? str_sub(s, 0, s.n - 1) : s;
}

/* --- headings ------------------------------------------------------------------------------------------------------ */

static bool is_comment(Str line) { return str_starts(line, STR("#")) || str_starts(line, STR("//")); }

static bool is_mark(char c) { return c == '#' || c == '/' || c == '-' || c == '=' || c == '*' || c == '~' || c == '_'; }

static bool is_frame(char c) { return is_mark(c) || c == ' ' || c == '\t' || c == '\r'; }

/* What a comment says between its marks. */
static Str comment_text(Str line) {
  size_t from = 0, to = line.n;
  while (from < to && is_frame(line.p[from])) from++;
  while (to > from && is_frame(line.p[to - 1])) to--;
  return str_sub(line, from, to);
}

static bool has_row(Str s) {
  size_t row = 0;
  for (size_t i = 0; i < s.n && row < 3; i++) row = !is_mark(s.p[i]) ? 0 : row && s.p[i] == s.p[i - 1] ? row + 1 : 1;
  return row == 3;
}

/* Three marks in a row around the text, as headings are drawn with: "# ---", "#### Network". */
static bool is_drawn(Str line, Str text) {
  size_t from = text.n ? (size_t)(text.p - line.p) : line.n;
  return has_row(str_sub(line, 0, from)) || (text.n && has_row(str_sub(line, from + text.n, line.n)));
}

/* A row of comments. */
typedef struct {
  Str first;    /* line of text in it */
  size_t lines; /* of text */
  bool drawn;
} Comment;

static bool is_heading(const Comment *c) {
  return c->drawn && c->lines && c->lines <= MAX_HEADING && c->first.n <= MAX_LABEL && !str_starts(c->first, STR("Copyright"));
}

/* The heading that stands last before `end`. */
static Str heading_before(Str file, size_t end) {
  Str found = STR("");
  Comment c = {.first = STR("")};
  for (size_t i = 0; i < end;) {
    size_t stop = str_find_char(file, '\n', i);
    Str line = str_sub(file, i, stop), text = comment_text(line);
    i = stop + 1;
    if (is_comment(line)) {
      c.drawn |= is_drawn(line, text);
      if (text.n && !c.lines++) c.first = text;
      if (i < end) continue;
    }
    if (is_heading(&c)) found = c.first;
    c = (Comment){.first = STR("")};
  }
  return found;
}

/* --- groups -------------------------------------------------------------------------------------------------------- */

static const char *const plain_files[] = {"variables", "variable",  "vars", "inputs", "input",
                                          "main",      "terraform", "root", "tf",     NULL};

/* variables-network.tf: Network; variables.tf: nothing. */
static Str file_label(Doc *x, Str path) {
  Str name = path_base(path);
  return words(x->a, str_sub(name, 0, str_find_char(name, '.', 0)), plain_files);
}

/* The object variable that the parameter's variable is an attribute of, or NULL. */
static const Variable *object_of(const Parameter *p) {
  const Variable *v = p->variable;
  if (v) v = variable_declared(v);
  return v == p->variable ? NULL : v;
}

static Str object_label(Doc *x, const Variable *object) {
  Str sentence = first_sentence(object->description);
  return sentence.n && sentence.n <= MAX_LABEL ? sentence : words(x->a, object->name, NULL);
}

static Str label_of(Doc *x, const Parameter *p) {
  const Variable *object = object_of(p);
  if (p->lookup) return STR("Existing resources");
  if (object) return object_label(x, object);
  const SourceFile *file = source_file(x->sources, p->span.file);
  Str label = heading_before(file->bytes, p->span.start);
  if (!label.n) label = file_label(x, file->path);
  const Str *user = map_get(&x->users, p->logical_id);
  if (!label.n && user) label = words(x->a, *user, NULL);
  return label.n ? label : STR("General");
}

static Group *group(Doc *x, Str label) {
  for (size_t i = 0; i < x->groups.n; i++)
    if (str_eq(x->groups.v[i].label, label)) return &x->groups.v[i];
  vec_push(x->a, &x->groups, (Group){.label = label});
  return &x->groups.v[x->groups.n - 1];
}

static Field text_field(Doc *x, const char *key, Str s) { return (Field){str_from(key), value_string(x->a, s)}; }

/* {"default": label}, the form of both kinds of labels. */
static const Value *labelled(Doc *x, Str label) {
  Field *f = NEW(x->a, Field);
  *f = text_field(x, "default", label);
  return ordered_object(x->a, f, 1);
}

static void add(Doc *x, Str group_label, Str id, Str label) {
  Group *g = group(x, group_label);
  vec_push(x->a, &g->ids, value_string(x->a, id));
  if (!str_eq(label, id)) vec_push(x->a, &x->labels, (Field){id, labelled(x, label)});
}

static Str label_for(Doc *x, const Parameter *p) {
  const Variable *object = object_of(p);
  if (object) return words(x->a, str_sub(p->variable->name, object->name.n + 1, p->variable->name.n), NULL);
  Str sentence = first_sentence(p->description);
  if (sentence.n && sentence.n <= MAX_LABEL) return sentence;
  return p->variable ? words(x->a, p->variable->name, NULL) : p->logical_id;
}

/* --- which module uses what ---------------------------------------------------------------------------------------- */

typedef struct {
  Doc *x;
  Str call;
} User;

static bool note_user(void *ctx, const Value *leaf) {
  User *u = ctx;
  const Parameter *p = leaf->sym->op == SYM_PARAM ? map_get(&u->x->p->parameter_of, leaf->sym->name) : NULL;
  if (!p) return true;
  Str *known = map_get(&u->x->users, p->logical_id);
  if (known) {
    if (!str_eq(*known, u->call)) *known = STR("");
    return true;
  }
  known = NEW(u->x->a, Str);
  *known = u->call;
  map_put(u->x->a, &u->x->users, p->logical_id, known);
  return true;
}

static void note_users(Doc *x) {
  for (size_t i = 0; i < x->s->resources.n; i++) {
    const Resource *r = x->s->resources.v[i];
    const ModuleInstance *m = r->owner->instance->module;
    while (m->parent && m->parent->parent) m = m->parent;
    User u = {x, m->call ? m->call->name : STR("")};
    if (r->condition) sym_each(r->condition, note_user, &u);
    sym_each(r->properties, note_user, &u);
  }
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

static const Value *written_groups(Doc *x) {
  const Value **all = NEW_N(x->a, const Value *, x->groups.n);
  for (size_t i = 0; i < x->groups.n; i++) {
    const Group *g = &x->groups.v[i];
    Field *f = NEW_N(x->a, Field, 2);
    f[0] = (Field){STR("Label"), labelled(x, g->label)};
    f[1] = (Field){STR("Parameters"), value_tuple(x->a, g->ids.v, g->ids.n)};
    all[i] = ordered_object(x->a, f, 2);
  }
  return value_tuple(x->a, all, x->groups.n);
}

static void add_parameters(Doc *x, bool lookups) {
  for (size_t i = 0; i < x->s->parameters.n; i++) {
    const Parameter *p = x->s->parameters.v[i];
    if ((p->lookup != NULL) == lookups) add(x, label_of(x, p), p->logical_id, label_for(x, p));
  }
}

/* What a nested stack is given, it is given by the template around it. */
static bool is_asked_for(const Program *p, const Wire *w) {
  return p->wiring == WIRING_PARAMETERS || (!w->value && wire_is_parameter(p, w));
}

static void add_wires(Doc *x) {
  for (size_t i = 0; i < x->s->inputs.n; i++) {
    const Wire *w = x->s->inputs.v[i];
    if (!is_asked_for(x->p, w)) continue;
    add(x, STR("Outputs of other stacks"), w->parameter,
        str_fmt(x->a, "%.*s of %.*s", STR_ARG(w->output), STR_ARG(w->from->stack_name)));
  }
}

const Value *template_interface(Arena *a, Sources *sources, Program *p, Stack *s) {
  Doc d = {.a = a, .sources = sources, .p = p, .s = s}, *x = &d;
  size_t inputs = 0;
  for (size_t i = 0; i < s->inputs.n; i++) inputs += is_asked_for(p, s->inputs.v[i]);
  if (s->parameters.n + inputs < 2) return ordered_object(a, NULL, 0); /* nothing to order */
  note_users(x);
  add_parameters(x, false);
  add_parameters(x, true);
  add_wires(x);
  Field *f = NEW_N(a, Field, 2), *interface = NEW(a, Field);
  f[0] = (Field){STR("ParameterGroups"), written_groups(x)};
  f[1] = (Field){STR("ParameterLabels"), ordered_object(a, x->labels.v, x->labels.n)};
  *interface = (Field){STR("AWS::CloudFormation::Interface"), ordered_object(a, f, x->labels.n ? 2 : 1)};
  return ordered_object(a, interface, 1);
}
