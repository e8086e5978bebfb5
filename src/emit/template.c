/* A stack as a template document: sections in CloudFormation's customary order, resources in the order of the source. */
#include "emit/template.h"

#include "base/file.h"

typedef VEC(Field) Fields;

typedef struct {
  Arena *a;
  Diags *d;
  Program *p;
  Stack *s;
  TemplateFormat format;
} Doc;

/* value_object() sorts; a template's order is part of its readability, so these keep theirs. Such values are only printed. */
const Value *ordered_object(Arena *a, Field *f, size_t n) {
  Value *v = NEW(a, Value);
  v->kind = VAL_OBJECT;
  v->map.fields = f;
  v->map.n = (uint32_t)n;
  return v;
}

static void put(Doc *x, Fields *f, const char *key, const Value *v) { vec_push(x->a, f, (Field){str_from(key), v}); }
static void put_text(Doc *x, Fields *f, const char *key, Str s) { put(x, f, key, value_string(x->a, s)); }
static const Value *object(Doc *x, const Fields *f) { return ordered_object(x->a, f->v, f->n); }

/* --- resources ----------------------------------------------------------------------------------------------------- */

/* Relative to the root module, so that the output does not depend on where the tool was started. Without the line, which would
 * change with every edit above it: metadata that differs is an update to CloudFormation. */
static Str file_of(Doc *x, const Instance *i) {
  Str file = path_base(source_file(x->d->sources, i->span.file)->path);
  return path_join(x->a, i->module->module->source_id, file);
}

static const Value *origin(Doc *x, const Instance *i) {
  Fields f = {0};
  put_text(x, &f, "address", i->address);
  put_text(x, &f, "source", file_of(x, i));
  return object(x, &f);
}

static bool is_no_echo(void *ctx, const Value *leaf) {
  const Doc *x = ctx;
  const Parameter *p = leaf->sym->op == SYM_PARAM ? map_get(&x->p->parameter_of, leaf->sym->name) : NULL;
  return !p || !p->no_echo;
}

static const Value *ignored(Doc *x, const Value *const *checks, size_t n) {
  Fields ignore = {0}, config = {0};
  put(x, &ignore, "ignore_checks", value_tuple(x->a, checks, n));
  put(x, &config, "config", object(x, &ignore));
  return object(x, &config);
}

/* What cfn-lint would object to, and what is as it must be. */
static const Value *lint_exceptions(Doc *x, const Resource *r) {
  VEC(const Value *) checks = {0};
  /* A secret arrives as a NoEcho parameter, because that is what the source says: a sensitive variable. cfn-lint would rather
   * see a dynamic reference. */
  if (!sym_each(r->properties, is_no_echo, x)) vec_push(x->a, &checks, value_string(x->a, STR("W1011")));
  /* The template of a nested stack is a file beside its root's until `aws cloudformation package` uploads it. */
  if (r->nested) vec_push(x->a, &checks, value_string(x->a, STR("W3002")));
  return checks.n ? ignored(x, checks.v, checks.n) : NULL;
}

/* "DependsOn" takes names alone, and one that does not exist under the parameters at hand is an error (cfn-lint, E3005). A
 * reference in the metadata makes a resource wait as well, and there Fn::If may stand around it. */
static const Value *conditional_dependencies(Doc *x, const Resource *r) {
  const Value **items = NEW_N(x->a, const Value *, r->maybe.n);
  for (size_t i = 0; i < r->maybe.n; i++) {
    const Value *ref = sym_res_ref(x->a, r->maybe.v[i], &type_string);
    const Value *c = r->maybe.v[i]->condition;
    items[i] = c ? sym_if(x->a, c, ref, &value_null) : ref;
    if (c && r->condition) items[i] = sym_assume(x->a, items[i], r->condition, true);
  }
  return template_value(x->a, x->d, x->p, x->s, value_tuple(x->a, items, r->maybe.n), r->owner->instance->span);
}

/* The addresses of the resources that one of a stack set stands for. */
static const Value *twin_addresses(Doc *x, const Resource *r) {
  Fields f = {0};
  for (size_t i = 0; i < x->s->instances.n; i++)
    vec_push(x->a, &f, (Field){x->s->instances.v[i]->partition->region, value_string(x->a, twin_address(r, i))});
  return object(x, &f);
}

static const Value *metadata(Doc *x, const Resource *r) {
  Fields f = {0}, inner = {0};
  put_text(x, &inner, "address", r->owner->instance->address);
  put_text(x, &inner, "source", file_of(x, r->owner->instance));
  if (x->s->instances.n) put(x, &inner, "regions", twin_addresses(x, r));
  VEC(const Value *) merged = {0};
  for (size_t i = 0; i < r->owner->merged.n; i++)
    if (r->owner->merged.v[i]->part == r) vec_push(x->a, &merged, origin(x, r->owner->merged.v[i]->from->instance));
  if (merged.n) put(x, &inner, "merged", value_tuple(x->a, merged.v, merged.n));
  put(x, &f, "Terraform", object(x, &inner));
  if (r->maybe.n) put(x, &f, "DependsOn", conditional_dependencies(x, r));
  const Value *exceptions = lint_exceptions(x, r);
  if (exceptions) put(x, &f, "cfn-lint", exceptions);
  return object(x, &f);
}

static const Value *depends_on(Doc *x, const Resource *r) {
  const Value **items = NEW_N(x->a, const Value *, r->depends.n);
  for (size_t i = 0; i < r->depends.n; i++) items[i] = value_string(x->a, r->depends.v[i]->logical_id);
  return r->depends.n == 1 ? items[0] : value_tuple(x->a, items, r->depends.n);
}

Str template_file(Arena *a, const Stack *s, TemplateFormat format) {
  return str_fmt(a, "%.*s.template.%s", STR_ARG(s->name), format == FORMAT_YAML ? "yaml" : "json");
}

/* `aws cloudformation package` uploads the file, and puts its URL in place. */
static const Value *with_template(Doc *x, const Resource *r, const Value *properties) {
  Fields f = {0};
  put_text(x, &f, "TemplateURL", template_file(x->a, r->nested, x->format));
  for (size_t i = 0; i < properties->map.n; i++) vec_push(x->a, &f, properties->map.fields[i]);
  return object(x, &f);
}

static const Value *properties(Doc *x, const Resource *r) {
  const Value *v = template_value(x->a, x->d, x->p, x->s, r->properties, r->owner->instance->span);
  return r->nested ? with_template(x, r, v) : v;
}

static const Value *resource(Doc *x, const Resource *r) {
  Fields f = {0};
  Span blame = r->owner->instance->span;
  put_text(x, &f, "Type", r->type);
  if (r->condition) put_text(x, &f, "Condition", template_condition(x->a, x->d, x->p, x->s, r->condition));
  if (r->depends.n) put(x, &f, "DependsOn", depends_on(x, r));
  if (r->creation_policy) put(x, &f, "CreationPolicy", template_value(x->a, x->d, x->p, x->s, r->creation_policy, blame));
  if (r->update_policy) put(x, &f, "UpdatePolicy", template_value(x->a, x->d, x->p, x->s, r->update_policy, blame));
  if (r->deletion_policy) {
    const Value *policy = template_value(x->a, x->d, x->p, x->s, r->deletion_policy, blame);
    put(x, &f, "DeletionPolicy", policy);
    put(x, &f, "UpdateReplacePolicy", policy);
  }
  put(x, &f, "Metadata", metadata(x, r));
  if (r->properties->map.n || r->nested) put(x, &f, "Properties", properties(x, r));
  return object(x, &f);
}

static const Value *resources(Doc *x) {
  Fields f = {0};
  for (size_t i = 0; i < x->s->resources.n; i++)
    vec_push(x->a, &f, (Field){x->s->resources.v[i]->logical_id, resource(x, x->s->resources.v[i])});
  return object(x, &f);
}

/* --- outputs ------------------------------------------------------------------------------------------------------- */

static const Value *outputs(Doc *x) {
  Fields f = {0};
  for (size_t i = 0; i < x->s->outputs.n; i++) {
    const StackOutput *o = &x->s->outputs.v[i];
    Fields one = {0};
    if (o->condition) put_text(x, &one, "Condition", template_condition(x->a, x->d, x->p, x->s, o->condition));
    if (o->description.n) put_text(x, &one, "Description", str_head(o->description, 1024));
    put(x, &one, "Value", template_value(x->a, x->d, x->p, x->s, o->value, o->output ? o->output->span : SPAN_NONE));
    vec_push(x->a, &f, (Field){o->logical_id, object(x, &one)});
  }
  return object(x, &f);
}

/* --- metadata ------------------------------------------------------------------------------------------------------ */

/* A looked-up value, or that of another stack, that is not there in every case: its parameter is empty then. */
static bool has_optional_value(const Doc *x) {
  for (size_t i = 0; i < x->s->parameters.n; i++) {
    const Parameter *p = x->s->parameters.v[i];
    const Value *v = p->lookup ? lookup_default(x->a, p, x->s) : NULL;
    if (v && v->kind == VAL_STRING && !v->string.n) return true;
  }
  for (size_t i = 0; i < x->s->inputs.n; i++)
    if (wire_is_optional(x->p, x->s->inputs.v[i])) return true;
  return false;
}

/* cfn-lint takes the empty default to where the parameter stands, although a condition keeps it from there, and asks for types
 * that have no empty value. */
static const Value *stack_metadata(Doc *x) {
  Fields f = {0};
  const Value *interface = template_interface(x->a, x->d->sources, x->p, x->s);
  for (size_t i = 0; i < interface->map.n; i++) vec_push(x->a, &f, interface->map.fields[i]);
  if (has_optional_value(x)) {
    VEC(const Value *) checks = {0};
    vec_push(x->a, &checks, value_string(x->a, STR("W1030")));
    vec_push(x->a, &checks, value_string(x->a, STR("W1031")));
    vec_push(x->a, &checks, value_string(x->a, STR("W2506")));
    put(x, &f, "cfn-lint", ignored(x, checks.v, checks.n));
  }
  return object(x, &f);
}

static void section(Doc *x, Fields *f, const char *name, const Value *v) {
  if (v->map.n) put(x, f, name, v);
}

const Value *template_document(Arena *a, Diags *d, Program *p, Stack *s, TemplateFormat format) {
  Doc x = {a, d, p, s, format};
  Fields f = {0};
  put_text(&x, &f, "AWSTemplateFormatVersion", STR("2010-09-09"));
  if (s->extended) put_text(&x, &f, "Transform", STR("AWS::LanguageExtensions"));
  put_text(
      &x, &f, "Description",
      str_fmt(a, "%.*s, stack %.*s (made by tf2cfn from the Terraform configuration)", STR_ARG(p->name), STR_ARG(s->name)));
  const Value *body = resources(&x), *out = outputs(&x), *conditions = template_conditions(a, d, p, s);
  section(&x, &f, "Metadata", stack_metadata(&x));
  section(&x, &f, "Parameters", template_parameters(a, p, s));
  section(&x, &f, "Rules", template_rules(a, p, s));
  section(&x, &f, "Mappings", template_mappings(a, s));
  section(&x, &f, "Conditions", conditions);
  section(&x, &f, "Resources", body);
  section(&x, &f, "Outputs", out);
  return object(&x, &f);
}

/* --- writing ------------------------------------------------------------------------------------------------------- */

enum { MAX_TEMPLATE = 1024 * 1024 }; /* bytes, from S3: "CloudFormation quotas" in its user guide */

static void check_size(Arena *a, Diags *d, Program *p, const Stack *s, size_t n) {
  if (n <= MAX_TEMPLATE || stack_too_large(a, p, s)) return;
  diag_error(d, TC6102, SPAN_NONE, "The template of stack %.*s has %zu bytes; CloudFormation allows %d", STR_ARG(s->name), n,
             MAX_TEMPLATE);
  diag_detail(d, "It cannot be split: what is left is one resource with all that is part of it, or resources that need each "
                 "other. Move long texts, such as user data or a state machine's definition, out of it.");
}

static void write_text(Buf *text, const Value *doc, TemplateFormat format) {
  if (format == FORMAT_YAML)
    write_yaml(text, doc);
  else
    write_json(text, doc);
}

typedef struct {
  Arena *a, *scratch;
  Diags *d;
  Program *p;
  TemplateFormat format;
  Validator *validator;
  OutFiles *out;
} Emission;

/* A document is several times as large as its text and not needed behind it, so it lives in an arena of its own. */
static void emit_document(Emission *x, Stack *s, const Value *doc, Str path) {
  Buf text = buf_new(x->scratch);
  TemplateOrigin origin = stack_origin(x->a, s);
  validate_template(x->validator, doc, &origin);
  write_text(&text, doc, x->format);
  check_size(x->a, x->d, x->p, s, text.n);
  vec_push(x->a, x->out, (OutFile){path, str_dup(x->a, buf_str(&text))});
  memset(&s->conditions, 0, sizeof s->conditions); /* they are in the scratch arena */
  memset(&s->mappings, 0, sizeof s->mappings);
  arena_reset(x->scratch);
}

void emit_templates(Arena *a, Diags *d, Program *p, TemplateFormat format, OutFiles *out) {
  Emission x = {a, arena_new(), d, p, format, validator_new(a, d, p->schemas), out};
  for (size_t i = 0; i < p->all.n; i++) {
    Stack *s = p->all.v[i];
    emit_document(&x, s, template_document(x.scratch, d, p, s, format), template_file(a, s, format));
    if (s->instances.n) emit_document(&x, s, stack_set_document(x.scratch, p, s), stack_set_file(a, s, format));
  }
  arena_free(x.scratch);
  emit_manifest(a, d, p, format, out);
  emit_deployer(a, p, format, out);
}
