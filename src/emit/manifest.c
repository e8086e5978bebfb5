/* manifest.json: what a deployer needs to know. Stacks in deployment order, where each is deployed, where each of its
 * parameters gets its value from, which capabilities it asks for. docs/manifest.md describes the format. */
#include "base/file.h"
#include "base/json_write.h"
#include "emit/stack_tags.h"
#include "emit/template.h"

typedef struct {
  Arena *a;
  JsonWriter *w;
  const Program *p;
  Sources *sources;
  TemplateFormat format;
} Manifest;

/* --- capabilities -------------------------------------------------------------------------------------------------- */

/* Types that need CAPABILITY_IAM, and the properties by which they have a name of their own (then CAPABILITY_NAMED_IAM):
 * "Acknowledging IAM resources in CloudFormation templates" in the user guide. */
static const struct {
  const char *type, *name;
} iam_types[] = {
    {"AWS::IAM::Role", "RoleName"},
    {"AWS::IAM::ManagedPolicy", "ManagedPolicyName"},
    {"AWS::IAM::User", "UserName"},
    {"AWS::IAM::Group", "GroupName"},
    {"AWS::IAM::InstanceProfile", "InstanceProfileName"},
    {"AWS::IAM::Policy", NULL},
    {"AWS::IAM::AccessKey", NULL},
    {"AWS::IAM::UserToGroupAddition", NULL},
    {"AWS::IAM::RolePolicy", NULL},
    {"AWS::IAM::UserPolicy", NULL},
    {"AWS::IAM::GroupPolicy", NULL},
};

static const char *stronger(const char *x, const char *y) {
  return !x || (y && strcmp(y, "CAPABILITY_NAMED_IAM") == 0) ? y : x;
}

/* A root template acknowledges for its nested stacks. */
const char *stack_capability(const Stack *s) {
  const char *need = NULL;
  for (size_t i = 0; i < s->resources.n; i++)
    for (size_t k = 0; k < sizeof iam_types / sizeof *iam_types; k++) {
      const Resource *r = s->resources.v[i];
      if (!str_is(r->type, iam_types[k].type)) continue;
      if (iam_types[k].name && value_field(r->properties, str_from(iam_types[k].name))) return "CAPABILITY_NAMED_IAM";
      need = stronger(need, "CAPABILITY_IAM");
    }
  for (size_t i = 0; i < s->resources.n; i++)
    if (s->resources.v[i]->nested) need = stronger(need, stack_capability(s->resources.v[i]->nested));
  return need;
}

bool stack_is_extended(const Stack *s) {
  if (s->extended) return true;
  for (size_t i = 0; i < s->resources.n; i++)
    if (s->resources.v[i]->nested && stack_is_extended(s->resources.v[i]->nested)) return true;
  return false;
}

/* --- stacks -------------------------------------------------------------------------------------------------------- */

static void variable_parameter(Manifest *m, const Parameter *p) {
  jw_key(m->w, p->logical_id);
  jw_object(m->w);
  jw_key_str(m->w, STR("variable"), p->variable->name);
  jw_key_bool(m->w, STR("required"), !p->default_value);
  if (p->empty) jw_key_str(m->w, STR("empty"), value_is_null(p->empty) ? STR("null") : STR("list"));
  if (p->no_echo) jw_key_bool(m->w, STR("secret"), true);
  jw_end(m->w);
}

/* --- look-ups ------------------------------------------------------------------------------------------------------ */

static bool is_object(const Value *v) { return v->kind == VAL_OBJECT || v->kind == VAL_MAP; }
static bool is_list(const Value *v) { return v->kind == VAL_LIST || v->kind == VAL_SET || v->kind == VAL_TUPLE; }

static bool is_unset(const Value *v) { return value_is_null(v) || (is_list(v) && !v->seq.n); }

typedef struct {
  Arena *a;
  Buf *out;
  size_t n;
} Leaves;

static bool name_leaf(void *ctx, const Value *leaf) {
  Leaves *x = ctx;
  buf_addz(x->out, x->n++ ? ", " : "");
  if (leaf->sym->op == SYM_ATTR)
    buf_add(x->out, reference_text(x->a, leaf->sym));
  else
    buf_addf(x->out, "%s%.*s", leaf->sym->op == SYM_PARAM ? "var." : "AWS::", STR_ARG(leaf->sym->name));
  return true;
}

/* What only the deployment knows, by the names of what it is made of. */
static void placeholder(const Manifest *m, Buf *out, const Value *v) {
  if (v->kind == VAL_STRING) {
    buf_add(out, v->string);
  } else if (sym_is(v, SYM_CONCAT) && !(v->marks & MARK_SENSITIVE)) {
    for (size_t i = 0; i < v->sym->nargs; i++) placeholder(m, out, v->sym->args[i]);
  } else {
    Leaves x = {m->a, out, 0};
    buf_addz(out, "${");
    if (v->kind == VAL_SYM) sym_each(v, name_leaf, &x);
    buf_addc(out, '}');
  }
}

static Str placeholder_text(const Manifest *m, const Value *v) {
  Buf text = buf_new(m->a);
  placeholder(m, &text, v->kind == VAL_SYM ? v : &value_unknown);
  return buf_str(&text);
}

static void argument(Manifest *m, const Value *v) {
  const Value *concrete = v->kind == VAL_SYM ? sym_concrete(m->a, v, NULL) : v;
  if (!concrete || concrete->kind == VAL_UNKNOWN || concrete->marks & MARK_SENSITIVE) {
    jw_str(m->w, placeholder_text(m, v));
  } else if (is_object(concrete)) {
    jw_object(m->w);
    for (size_t i = 0; i < concrete->map.n; i++) {
      if (is_unset(concrete->map.fields[i].value)) continue;
      jw_key(m->w, concrete->map.fields[i].key);
      argument(m, concrete->map.fields[i].value);
    }
    jw_end(m->w);
  } else if (is_list(concrete)) {
    jw_array(m->w);
    for (size_t i = 0; i < concrete->seq.n; i++) argument(m, concrete->seq.items[i]);
    jw_end(m->w);
  } else if (concrete->kind == VAL_BOOL) {
    jw_bool(m->w, concrete->boolean);
  } else if (concrete->kind == VAL_NUMBER) {
    jw_number(m->w, num_to_str(m->a, concrete->number));
  } else if (concrete->kind == VAL_STRING) {
    jw_str(m->w, concrete->string);
  } else {
    jw_null(m->w);
  }
}

static void lookup_parameter(Manifest *m, const Stack *s, const Parameter *p) {
  const Instance *i = p->lookup->instance;
  jw_key(m->w, p->logical_id);
  jw_object(m->w);
  jw_key_str(m->w, STR("lookup"), i->address);
  jw_key_str(m->w, STR("attribute"), p->attribute);
  if (i->provider->region.n) jw_key_str(m->w, STR("region"), i->provider->region);
  jw_key(m->w, STR("arguments"));
  argument(m, i->config);
  jw_key_bool(m->w, STR("required"), !lookup_default(m->a, p, s));
  if (p->no_echo) jw_key_bool(m->w, STR("secret"), true);
  jw_end(m->w);
}

static void wired_parameter(Manifest *m, const Wire *w) {
  jw_key(m->w, w->parameter);
  jw_object(m->w);
  jw_key_str(m->w, STR("stack"), w->from->set ? w->from->set->name : w->from->name);
  if (w->from->set) jw_key_str(m->w, STR("region"), w->from->partition->region);
  jw_key_str(m->w, STR("output"), w->output);
  jw_end(m->w);
}

static void parameters(Manifest *m, const Stack *s) {
  jw_key(m->w, STR("parameters"));
  jw_object(m->w);
  if (s->instances.n) {
    jw_key(m->w, stack_set_names(m->a, s).url);
    jw_object(m->w);
    jw_key_str(m->w, STR("template"), template_file(m->a, s, m->format));
    jw_end(m->w);
  }
  for (size_t i = 0; i < s->parameters.n; i++) {
    if (s->parameters.v[i]->lookup)
      lookup_parameter(m, s, s->parameters.v[i]);
    else
      variable_parameter(m, s->parameters.v[i]);
  }
  for (size_t i = 0; i < s->inputs.n; i++)
    if (wire_is_parameter(m->p, s->inputs.v[i])) wired_parameter(m, s->inputs.v[i]);
  jw_end(m->w);
}

static void imports(Manifest *m, const Stack *s) {
  jw_key(m->w, STR("imports"));
  jw_array(m->w);
  for (size_t i = 0; m->p->wiring == WIRING_STACK_OUTPUT && i < s->inputs.n; i++) {
    if (wire_is_parameter(m->p, s->inputs.v[i])) continue;
    jw_object(m->w);
    jw_key_str(m->w, STR("stack"), s->inputs.v[i]->from->name);
    jw_key_str(m->w, STR("output"), s->inputs.v[i]->output);
    jw_end(m->w);
  }
  jw_end(m->w);
}

static void outputs_of(Manifest *m, const Stack *s) {
  jw_object(m->w);
  for (size_t i = 0; i < s->outputs.n; i++) {
    if (!s->outputs.v[i].output) continue;
    jw_key_str(m->w, s->outputs.v[i].logical_id, str_cat(m->a, s->outputs.v[i].output->name, s->outputs.v[i].path));
  }
  jw_end(m->w);
}

/* Those of a stack set are outputs of its stacks. */
static void outputs(Manifest *m, const Stack *s) {
  jw_key(m->w, STR("outputs"));
  if (!s->instances.n) {
    outputs_of(m, s);
  } else {
    jw_object(m->w);
    jw_end(m->w);
  }
}

static void stack_set(Manifest *m, const Stack *s) {
  if (!s->instances.n) return;
  const char *need = stack_capability(s);
  StackSetNames names = stack_set_names(m->a, s);
  jw_key(m->w, STR("stack_set"));
  jw_object(m->w);
  jw_key_str(m->w, STR("name"), s->stack_name);
  jw_key_str(m->w, STR("template"), template_file(m->a, s, m->format));
  jw_key_str(m->w, STR("url_parameter"), names.url);
  jw_key_str(m->w, STR("accounts_parameter"), names.accounts);
  jw_key_str(m->w, STR("units_parameter"), names.units);
  jw_key_str(m->w, STR("caller_parameter"), names.caller);
  jw_key(m->w, STR("capabilities"));
  jw_array(m->w);
  if (need) jw_str(m->w, str_from(need));
  if (stack_is_extended(s)) jw_str(m->w, STR("CAPABILITY_AUTO_EXPAND"));
  jw_end(m->w);
  jw_key(m->w, STR("regions"));
  jw_object(m->w);
  for (size_t i = 0; i < s->instances.n; i++) {
    jw_key(m->w, s->instances.v[i]->partition->region);
    jw_object(m->w);
    jw_key_str(m->w, STR("provider"), s->instances.v[i]->partition->provider->address);
    jw_key(m->w, STR("outputs"));
    outputs_of(m, s->instances.v[i]);
    jw_end(m->w);
  }
  jw_end(m->w);
  jw_end(m->w);
}

/* --- variables that are folded in ---------------------------------------------------------------------------------- */

/* FILE:LINE relative to the root module, so that the output does not depend on where the tool was started; what is no file (the
 * value of an option) has no place. */
static void place(Manifest *m, Span at) {
  if (!at.file) return;
  Str file = source_file(m->sources, at.file)->path;
  if (str_starts(file, STR("<"))) return;
  Str root = path_absolute(m->a, m->p->root_dir);
  file = path_relative(m->a, root, path_absolute(m->a, file));
  jw_key_str(m->w, STR("at"), str_fmt(m->a, "%.*s:%u", STR_ARG(file), source_position(m->sources, at.file, at.start).line));
}

static void fixed(Manifest *m) {
  if (!m->p->fixed || !m->p->fixed->n) return;
  jw_key(m->w, STR("fixed"));
  jw_object(m->w);
  for (size_t i = 0; i < m->p->fixed->n; i++) {
    const Demand *d = m->p->fixed->entries[i].value;
    jw_key(m->w, d->variable);
    jw_object(m->w);
    jw_key_str(m->w, STR("because"), demand_reason(m->a, d));
    place(m, d->where);
    jw_end(m->w);
  }
  jw_end(m->w);
}

static void tags(Manifest *m, const Stack *s) {
  StackTags all = {0};
  stack_tags(m->a, m->p, s, &all);
  if (!all.n) return;
  jw_key(m->w, STR("tags"));
  jw_object(m->w);
  for (size_t i = 0; i < all.n; i++) {
    const StackTag *t = &all.v[i];
    if (!t->parameter) {
      jw_key_str(m->w, t->key, t->text);
      continue;
    }
    jw_key(m->w, t->key);
    jw_object(m->w);
    jw_key_str(m->w, STR("parameter"), t->parameter->logical_id);
    jw_end(m->w);
  }
  jw_end(m->w);
}

static void nested_one(Manifest *m, const Resource *r) {
  jw_object(m->w);
  jw_key_str(m->w, STR("name"), r->nested->name);
  jw_key_str(m->w, STR("resource"), r->logical_id);
  if (r->owner->instance->address.n) jw_key_str(m->w, STR("module"), r->owner->instance->address);
  jw_key_str(m->w, STR("template"), template_file(m->a, r->nested, m->format));
  jw_key_int(m->w, STR("resources"), (int64_t)r->nested->resources.n);
  jw_end(m->w);
}

static void nested(Manifest *m, const Stack *s) {
  if (m->p->layout != LAYOUT_NESTED) return;
  jw_key(m->w, STR("nested"));
  jw_array(m->w);
  for (size_t i = 0; i < s->resources.n; i++)
    if (s->resources.v[i]->nested) nested_one(m, s->resources.v[i]);
  jw_end(m->w);
}

size_t stack_packaged(const Stack *s, PackagedFn fn, void *ctx) {
  size_t n = 0;
  for (size_t i = 0; i < s->resources.n; i++) {
    const Resource *r = s->resources.v[i];
    if (r->nested) n += stack_packaged(r->nested, fn, ctx);
    for (size_t k = 0; k < r->properties->map.n; k++) {
      Field f = r->properties->map.fields[k];
      if (f.value->kind != VAL_STRING || !schema_is_packaged(r->type, f.key)) continue;
      if (fn) fn(ctx, r, f.key, f.value->string);
      n++;
    }
  }
  return n;
}

static void packaged(void *ctx, const Resource *r, Str property, Str path) {
  JsonWriter *w = ctx;
  jw_object(w);
  if (r->stack->as) jw_key_str(w, STR("nested"), r->stack->name);
  jw_key_str(w, STR("resource"), r->logical_id);
  jw_key_str(w, STR("property"), property);
  jw_key_str(w, STR("path"), path);
  jw_end(w);
}

/* Properties that hold the path of what is to be uploaded before. */
static void package(Manifest *m, const Stack *s) {
  if (!stack_packaged(s, NULL, NULL)) return;
  jw_key(m->w, STR("package"));
  jw_array(m->w);
  stack_packaged(s, packaged, m->w);
  jw_end(m->w);
}

static void stack(Manifest *m, const Stack *s) {
  const char *need = s->instances.n ? NULL : stack_capability(s); /* a stack set acknowledges itself */
  jw_object(m->w);
  jw_key_str(m->w, STR("name"), s->name);
  jw_key_str(m->w, STR("stack_name"), s->stack_name);
  if (s->partition->region.n) jw_key_str(m->w, STR("region"), s->partition->region);
  if (s->partition->account.n) jw_key_str(m->w, STR("account"), s->partition->account);
  jw_key_str(m->w, STR("provider"), s->partition->provider->address);
  jw_key_int(m->w, STR("layer"), (int64_t)s->layer);
  jw_key_str(m->w, STR("template"), s->instances.n ? stack_set_file(m->a, s, m->format) : template_file(m->a, s, m->format));
  jw_key_int(m->w, STR("resources"), (int64_t)s->resources.n);
  jw_key(m->w, STR("capabilities"));
  jw_array(m->w);
  if (need) jw_str(m->w, str_from(need));
  if (!s->instances.n && stack_is_extended(s)) jw_str(m->w, STR("CAPABILITY_AUTO_EXPAND"));
  jw_end(m->w);
  nested(m, s);
  stack_set(m, s);
  tags(m, s);
  package(m, s);
  jw_key(m->w, STR("after"));
  jw_array(m->w);
  for (size_t i = 0; i < s->after.n; i++) jw_str(m->w, s->after.v[i]->name);
  jw_end(m->w);
  parameters(m, s);
  imports(m, s);
  outputs(m, s);
  jw_end(m->w);
}

void emit_manifest(Arena *a, Diags *d, Program *p, TemplateFormat format, OutFiles *out) {
  Buf text = buf_new(a);
  JsonWriter w = jw_writer(&text);
  Manifest m = {a, &w, p, d->sources, format};
  jw_object(&w);
  jw_key_int(&w, STR("manifest_version"), 1);
  jw_key_str(&w, STR("configuration"), p->name);
  jw_key_str(&w, STR("wiring"), p->wiring == WIRING_PARAMETERS ? STR("parameters") : STR("stack-output"));
  if (p->layout == LAYOUT_NESTED) jw_key_str(&w, STR("layout"), STR("nested"));
  if (p->layout == LAYOUT_STACKSET) jw_key_str(&w, STR("layout"), STR("stackset"));
  jw_key(&w, STR("stacks"));
  jw_array(&w);
  for (size_t i = 0; i < p->stacks.n; i++) stack(&m, p->stacks.v[i]);
  jw_end(&w);
  fixed(&m);
  jw_end(&w);
  jw_finish(&w);
  vec_push(a, out, (OutFile){STR("manifest.json"), buf_str(&text)});
}
