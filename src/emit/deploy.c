/* deploy.sh: deploys the stacks with nothing but a POSIX shell and the aws command.
 *
 * Its first part is made here, what there is to know of these stacks as shell functions: the same facts that the manifest has,
 * in a form that needs no JSON reader. Its second part, src/emit/deploy.sh, is the same for every configuration; it is a file
 * of the source tree, so that it can be read, checked and tested as what it is. */
#include "emit/stack_tags.h"
#include "emit/template.h"
#include "schema/embedded.h"

typedef struct {
  Arena *a;
  Buf *out;
  const Program *p;
  TemplateFormat format;
} Script;

/* --- shell text ---------------------------------------------------------------------------------------------------- */

static bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
         c == '/' || c == ':' || c == '@';
}

/* One word: as it is where that is safe, else in single quotes. */
static void add_word(Buf *b, Str s) {
  size_t plain = 0;
  while (plain < s.n && is_plain(s.p[plain])) plain++;
  if (s.n && plain == s.n) {
    buf_add(b, s);
    return;
  }
  buf_addc(b, '\'');
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] == '\'')
      buf_addz(b, "'\\''");
    else
      buf_addc(b, s.p[i]);
  }
  buf_addc(b, '\'');
}

static void assign(Script *x, const char *name, Str value) {
  buf_addf(x->out, "%s=", name);
  add_word(x->out, value);
}

static Str names(Script *x, Stack *const *v, size_t n) {
  Buf b = buf_new(x->a);
  for (size_t i = 0; i < n; i++) {
    if (i) buf_addc(&b, ' ');
    buf_add(&b, v[i]->name);
  }
  return buf_str(&b);
}

/* --- accounts ------------------------------------------------------------------------------------------------------ */

static Str upper_name(Arena *a, Str s) {
  Buf b = buf_new(a);
  buf_addz(&b, "PROFILE");
  for (size_t i = 0, gap = 1; i < s.n; i++) {
    char c = s.p[i];
    bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (word && gap) buf_addc(&b, '_');
    if (word) buf_addc(&b, c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
    gap = !word;
  }
  return buf_str(&b);
}

/* The variable that names a profile for an account. Accounts that would read alike are told apart by a number. */
static Str profile_variable(Script *x, Str account) {
  Str name = upper_name(x->a, account);
  VEC(Str) alike = {0};
  for (size_t i = 0; i < x->p->stacks.n; i++) {
    Str other = x->p->stacks.v[i]->partition->account;
    bool known = !str_eq(upper_name(x->a, other), name);
    for (size_t k = 0; k < alike.n; k++) known |= str_eq(alike.v[k], other);
    if (!known) vec_push(x->a, &alike, other);
  }
  for (size_t k = 1; k < alike.n; k++)
    if (str_eq(alike.v[k], account)) return str_fmt(x->a, "%.*s_%zu", STR_ARG(name), k + 1);
  return name;
}

/* --- stacks -------------------------------------------------------------------------------------------------------- */

/* A stack set acknowledges for its template itself. */
static Str capabilities(Script *x, const Stack *s) {
  if (s->instances.n) return STR("");
  Str iam = str_from(stack_capability(s));
  if (!stack_is_extended(s)) return iam;
  return str_fmt(x->a, "%.*s%sCAPABILITY_AUTO_EXPAND", STR_ARG(iam), iam.n ? " " : "");
}

static bool has_nested(const Stack *s) {
  for (size_t i = 0; i < s->resources.n; i++)
    if (s->resources.v[i]->nested) return true;
  return false;
}

/* What `aws cloudformation package` has to upload: files whose paths stand in the template, and the templates nested in it. */
static bool is_packaged(const Stack *s) { return stack_packaged(s, NULL, NULL) || has_nested(s); }

static Str yes(bool b) { return b ? STR("yes") : STR(""); }

/* What there is to know besides where stacks are nested, or some are stack sets. */
static void describe_layout(Script *x, const Stack *s) {
  buf_addz(x->out, "    ");
  if (x->p->layout == LAYOUT_NESTED) {
    assign(x, "nested", yes(has_nested(s)));
  } else {
    assign(x, "common", s->instances.n ? template_file(x->a, s, x->format) : STR(""));
    assign(x, " url_parameter", s->instances.n ? stack_set_names(x->a, s).url : STR(""));
    assign(x, " caller_parameter", s->instances.n ? stack_set_names(x->a, s).caller : STR(""));
  }
  buf_addc(x->out, '\n');
}

static void describe(Script *x, const Stack *s) {
  Str account = s->partition->account;
  buf_addz(x->out, "    ");
  assign(x, "stack_name", s->stack_name);
  assign(x, " region", s->partition->region);
  assign(x, " account", account);
  assign(x, " profile_variable", account.n ? profile_variable(x, account) : STR(""));
  buf_addz(x->out, "\n    ");
  assign(x, "template", s->instances.n ? stack_set_file(x->a, s, x->format) : template_file(x->a, s, x->format));
  assign(x, " capabilities", capabilities(x, s));
  assign(x, " packaged", yes(is_packaged(s)));
  assign(x, " after", names(x, s->after.v, s->after.n));
  buf_addc(x->out, '\n');
  if (x->p->layout != LAYOUT_PER_REGION) describe_layout(x, s);
}

static bool is_scalar(const Type *t) { return t->kind == TYPE_BOOL || t->kind == TYPE_NUMBER || t->kind == TYPE_STRING; }

/* The first attribute stands for the object. */
static void object_of(Script *x, const Variable *v, Map *seen) {
  const Variable *root = variable_declared(v);
  if (root == v || map_has(seen, root->name)) return;
  map_put(x->a, seen, root->name, x);
  buf_addz(x->out, "    object ");
  add_word(x->out, root->name);
  buf_addc(x->out, ' ');
  add_word(x->out, attribute_flat_name(x->a, v));
  buf_addc(x->out, '\n');
}

static void variable(Script *x, const Parameter *p) {
  buf_addf(x->out, "    %s %.*s ", is_scalar(p->type) ? "variable" : "list_variable", STR_ARG(p->logical_id));
  add_word(x->out, attribute_flat_name(x->a, p->variable));
  buf_addz(x->out, p->default_value ? "\n" : " required\n");
}

static void lookup(Script *x, const Stack *s, const Parameter *p) {
  buf_addf(x->out, "    lookup %.*s ", STR_ARG(p->logical_id));
  add_word(x->out, str_fmt(x->a, "%.*s.%.*s", STR_ARG(p->lookup->instance->address), STR_ARG(p->attribute)));
  buf_addz(x->out, lookup_default(x->a, p, s) ? "\n" : " required\n");
}

/* A stack of a set is found by its region. */
static void wired(Script *x, const Wire *w) {
  buf_addf(x->out, "    output %.*s ", STR_ARG(w->parameter));
  add_word(x->out, w->from->set ? w->from->set->name : w->from->name);
  buf_addf(x->out, " %.*s", STR_ARG(w->output));
  if (w->from->set) {
    buf_addc(x->out, ' ');
    add_word(x->out, w->from->partition->region);
  }
  buf_addc(x->out, '\n');
}

/* Where a stack set goes to: to the account that deploys it, if nobody says so. */
static void targets(Script *x, const Stack *s) {
  StackSetNames names = stack_set_names(x->a, s);
  buf_addf(x->out, "    list_variable %.*s %.*s\n", STR_ARG(names.accounts), STR_ARG(names.accounts));
  buf_addf(x->out, "    list_variable %.*s %.*s\n", STR_ARG(names.units), STR_ARG(names.units));
  buf_addf(x->out, "    variable %.*s %.*s\n", STR_ARG(names.caller), STR_ARG(names.caller));
}

static void parameters(Script *x, const Stack *s) {
  Map objects = {0};
  if (s->instances.n) targets(x, s);
  for (size_t i = 0; i < s->parameters.n; i++) {
    const Parameter *p = s->parameters.v[i];
    if (p->lookup) {
      lookup(x, s, p);
      continue;
    }
    object_of(x, p->variable, &objects);
    variable(x, p);
  }
  for (size_t i = 0; i < s->inputs.n; i++)
    if (wire_is_parameter(x->p, s->inputs.v[i])) wired(x, s->inputs.v[i]);
}

static void tags(Script *x, const Stack *s) {
  StackTags all = {0};
  stack_tags(x->a, x->p, s, &all);
  for (size_t i = 0; i < all.n; i++) {
    const Parameter *p = all.v[i].parameter;
    buf_addz(x->out, p ? "    parameter_tag " : "    tag ");
    add_word(x->out, all.v[i].key);
    if (p) {
      buf_addf(x->out, " %.*s ", STR_ARG(p->logical_id));
      add_word(x->out, p->lookup ? p->logical_id : attribute_flat_name(x->a, p->variable));
    }
    if (!p || p->default_value) {
      buf_addc(x->out, ' ');
      add_word(x->out, all.v[i].text);
    }
    buf_addc(x->out, '\n');
  }
}

/* A function with a branch for each stack that `branch` has something to say of. */
static void per_stack(Script *x, const char *comment, const char *name, void (*branch)(Script *, const Stack *)) {
  buf_addf(x->out, "\n# %s\n%s() {\n  case $1 in\n", comment, name);
  for (size_t i = 0; i < x->p->stacks.n; i++) {
    const Stack *s = x->p->stacks.v[i];
    size_t before = x->out->n;
    buf_addz(x->out, "  ");
    add_word(x->out, s->name);
    buf_addz(x->out, ")\n");
    size_t empty = x->out->n;
    branch(x, s);
    if (x->out->n == empty)
      x->out->n = before;
    else
      buf_addz(x->out, "    ;;\n");
  }
  buf_addz(x->out, "  esac\n}\n");
}

void emit_deployer(Arena *a, const Program *p, TemplateFormat format, OutFiles *out) {
  Buf text = buf_new(a);
  Script x = {a, &text, p, format};
  buf_addf(&text,
           "#!/bin/sh\n# Deploys the stacks of %.*s. Made by tf2cfn; `sh deploy.sh --help` says how to use it.\nset -u\n\n",
           STR_ARG(p->name));
  assign(&x, "configuration", p->name);
  buf_addz(&text, "\n# In deployment order.\n");
  assign(&x, "stacks", names(&x, p->stacks.v, p->stacks.n));
  buf_addc(&text, '\n');
  per_stack(&x, "What there is to know of a stack.", "describe", describe);
  per_stack(&x, "Where the values of its parameters come from.", "parameters", parameters);
  per_stack(&x, "Its tags.", "tags", tags);
  buf_addc(&text, '\n');
  buf_add(&text, embedded_file(STR("src/emit/deploy.sh")));
  vec_push(a, out, (OutFile){STR("deploy.sh"), buf_str(&text)});
}
