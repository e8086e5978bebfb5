/* A template as a whole: its sections, what they declare, and each entry in turn.
 *
 * First everything that has a name is gathered, so that references can be followed in any direction; then the entries are
 * checked; what nothing used is left at the end. A template with macros is open: it may refer to what a macro adds. */
#include "schema/validate_internal.h"

Validator *validator_new(Arena *a, Diags *d, Schemas *s) {
  Validator *v = NEW(a, Validator);
  *v = (Validator){.a = a, .d = d, .schemas = s, .patterns = patterns_new(a)};
  return v;
}

/* --- faults and places --------------------------------------------------------------------------------------------- */

static Str place_text(Validator *v) {
  Buf b = buf_new(v->a);
  for (size_t i = 0; i < v->path.n; i++) {
    bool implied =
        (i == 0 && v->path.n > 1 && str_is(v->path.v[0], "Resources")) || (i == 2 && str_is(v->path.v[2], "Properties"));
    if (implied) continue;
    if (b.n) buf_addc(&b, '.');
    buf_add(&b, v->path.v[i]);
  }
  return b.n ? buf_str(&b) : STR("Template");
}

void validate_fault(Validator *v, Severity severity, DiagCode code, Str name, const char *advice, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str text = str_vfmt(v->a, fmt, ap), place = place_text(v);
  va_end(ap);
  if (v->possible && severity == SEV_ERROR) severity = SEV_WARNING;
  if (name.p) validate_enter(v, name);
  TemplatePath at = {v->path.v, v->path.n};
  Span span = v->origin->locate(v->origin->ctx, at, name.p != NULL);
  Str detail = v->origin->advise(v->origin->ctx, at, str_from(advice));
  if (name.p) validate_leave(v);
  diag_add(v->d, severity, code, span, "%.*s: %.*s", STR_ARG(place), STR_ARG(text));
  diag_detail(v->d, "%.*s", STR_ARG(detail));
}

void validate_enter(Validator *v, Str name) { vec_push(v->a, &v->path, name); }

void validate_enter_index(Validator *v, size_t i) {
  static const char digits[][3] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  validate_enter(v, i < 10 ? str_from(digits[i]) : str_fmt(v->a, "%zu", i));
}

const Value *template_member(const Value *object, Str name) {
  for (size_t i = 0; i < object->map.n; i++)
    if (str_eq(object->map.fields[i].key, name)) return object->map.fields[i].value;
  return NULL;
}

const char *template_kind(const Value *v) {
  switch (v->kind) {
  case VAL_NULL: return "null";
  case VAL_BOOL: return "true or false";
  case VAL_NUMBER: return "a number";
  case VAL_STRING: return "text";
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: return "a list";
  default: return "an object";
  }
}

static const Value *section_of(const Value *document, const char *name) {
  const Value *x = template_member(document, str_from(name));
  return x && is_object(x) ? x : NULL;
}

static bool is_one_of(Str s, const char *const *words) {
  while (*words && !str_is(s, *words)) words++;
  return *words != NULL;
}

/* The string member of that name; STR_NONE when it is absent or no string. */
static Str text_member(const Value *object, const char *name) {
  const Value *x = template_member(object, str_from(name));
  return x && x->kind == VAL_STRING ? x->string : STR_NONE;
}

static bool must_be_object(Validator *v, const Value *x) {
  if (!is_object(x)) fault_here(v, TC5215, "Write an object here.", "An object is expected, not %s", template_kind(x));
  return is_object(x);
}

static void check_members(Validator *v, const Value *x, const char *const *known, const char *what) {
  for (size_t i = 0; i < x->map.n; i++) {
    Str key = x->map.fields[i].key;
    if (is_one_of(key, known) || str_starts(key, STR("Fn::"))) continue;
    size_t n = 0;
    while (known[n]) n++;
    Str *names = NEW_N(v->a, Str, n);
    for (size_t k = 0; k < n; k++) names[k] = str_from(known[k]);
    Str near = str_nearest(key, names, n);
    Str advice = near.p ? str_fmt(v->a, "Did you mean \"%.*s\"?", STR_ARG(near)) : STR("Remove it.");
    validate_fault(v, SEV_ERROR, TC5215, key, str_z(v->a, advice), "%s has no member \"%.*s\"", what, STR_ARG(key));
  }
}

/* --- declarations -------------------------------------------------------------------------------------------------- */

static void gather(Validator *v, const Value *document, const char *section, Map *out) {
  const Value *x = section_of(document, section);
  for (size_t i = 0; x && i < x->map.n; i++) {
    Entry *e = NEW(v->a, Entry);
    e->name = x->map.fields[i].key;
    e->value = x->map.fields[i].value;
    map_put(v->a, out, x->map.fields[i].key, e);
    if (str_starts(x->map.fields[i].key, STR("Fn::"))) v->open = true; /* a loop or a macro in the section */
  }
}

/* Types whose properties and attributes their provider decides. */
static bool is_custom(Str type) {
  return str_starts(type, STR("Custom::")) || str_is(type, "AWS::CloudFormation::CustomResource");
}

static void gather_types(Validator *v) {
  for (size_t i = 0; i < v->resources.n; i++) {
    Entry *e = v->resources.entries[i].value;
    Str type = is_object(e->value) ? text_member(e->value, "Type") : STR_NONE;
    if (!type.p) continue;
    e->free_form = is_custom(type);
    e->type = schema_cfn(v->schemas, e->free_form ? STR("AWS::CloudFormation::CustomResource") : type);
    if (str_ends(type, STR("::MODULE"))) v->open = true;
  }
}

static void gather_all(Validator *v, const Value *document) {
  v->parameters = v->mappings = v->conditions = v->resources = (Map){0};
  v->open = template_member(document, STR("Transform")) != NULL;
  gather(v, document, "Parameters", &v->parameters);
  gather(v, document, "Mappings", &v->mappings);
  gather(v, document, "Conditions", &v->conditions);
  gather(v, document, "Resources", &v->resources);
  gather_types(v);
}

/* --- sections ------------------------------------------------------------------------------------------------------ */

/* "CloudFormation quotas" in the user guide. */
static const struct {
  const char *section;
  size_t limit;
} limits[] = {{"Resources", 500}, {"Parameters", 200}, {"Outputs", 200}, {"Mappings", 200}};

static bool is_alphanumeric(Str s) {
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) return false;
  }
  return s.n > 0;
}

static void check_names(Validator *v, const Value *section, size_t max) {
  for (size_t i = 0; i < section->map.n; i++) {
    Str name = section->map.fields[i].key;
    if (str_starts(name, STR("Fn::"))) continue;
    if (!is_alphanumeric(name))
      validate_fault(v, SEV_ERROR, TC5215, name, "Use letters and digits only.", "The name \"%.*s\" is not alphanumeric",
                     STR_ARG(name));
    else if (name.n > max)
      validate_fault(v, SEV_ERROR, TC5214, name, "Shorten it.", "The name has %zu characters; %zu are allowed", name.n, max);
  }
}

static void check_section(Validator *v, const Value *document, size_t which) {
  const Value *x = section_of(document, limits[which].section);
  if (!x) return;
  validate_enter(v, str_from(limits[which].section));
  if (x->map.n > limits[which].limit)
    fault_here(v, TC5214, "Split the template.", "%u entries, and a template may have %zu", x->map.n, limits[which].limit);
  check_names(v, x, 255);
  validate_leave(v);
}

static void check_sections(Validator *v, const Value *document) {
  static const char *const known[] = {"AWSTemplateFormatVersion",
                                      "Description",
                                      "Metadata",
                                      "Parameters",
                                      "Mappings",
                                      "Conditions",
                                      "Rules",
                                      "Transform",
                                      "Resources",
                                      "Outputs",
                                      "Hooks",
                                      NULL};
  static const char *const objects[] = {"Metadata", "Parameters", "Mappings", "Conditions",
                                        "Rules",    "Resources",  "Outputs",  NULL};
  check_members(v, document, known, "A template");
  for (size_t i = 0; i < document->map.n; i++) {
    if (!is_one_of(document->map.fields[i].key, objects)) continue;
    validate_enter(v, document->map.fields[i].key);
    must_be_object(v, document->map.fields[i].value);
    validate_leave(v);
  }
  if (!template_member(document, STR("Resources")))
    fault_here(v, TC5215, "A template declares at least one resource.", "There is no section Resources");
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) check_section(v, document, i);
}

/* --- parameters ---------------------------------------------------------------------------------------------------- */

static void check_default(Validator *v, const Value *parameter) {
  const Value *given = template_member(parameter, STR("Default")), *allowed = template_member(parameter, STR("AllowedValues"));
  Str type = text_member(parameter, "Type"), text = given ? value_text(v->a, given) : STR_NONE;
  if (!text.p || !allowed || !is_list(allowed) || str_is(type, "CommaDelimitedList") || str_starts(type, STR("List<"))) return;
  for (size_t i = 0; i < allowed->seq.n; i++)
    if (str_eq(value_text(v->a, allowed->seq.items[i]), text)) return;
  validate_fault(v, SEV_ERROR, TC5205, STR("Default"), "Use one of the values of AllowedValues.",
                 "The default \"%.*s\" is not one of the allowed values", STR_ARG(text));
}

static void check_parameter(Validator *v, const Value *x) {
  static const char *const known[] = {"Type",      "Default",   "AllowedValues", "AllowedPattern", "ConstraintDescription",
                                      "MinLength", "MaxLength", "MinValue",      "MaxValue",       "Description",
                                      "NoEcho",    NULL};
  if (!must_be_object(v, x)) return;
  check_members(v, x, known, "A parameter");
  Str type = text_member(x, "Type");
  if (!type.p)
    fault_here(v, TC5215, "Most parameters are of type String.", "A parameter needs a Type");
  else if (!schema_is_parameter_type(type))
    validate_fault(v, SEV_ERROR, TC5215, STR("Type"), "Use String, Number, CommaDelimitedList or an AWS-specific type.",
                   "There is no parameter type \"%.*s\"", STR_ARG(type));
  check_default(v, x);
}

/* --- resources ----------------------------------------------------------------------------------------------------- */

static void check_dependency(Validator *v, const Value *x, Str self) {
  if (x->kind != VAL_STRING) {
    fault_here(v, TC5215, "Name resources by their logical IDs.", "DependsOn takes names, not %s", template_kind(x));
  } else if (str_eq(x->string, self)) {
    fault_here(v, TC5212, "Remove it.", "The resource depends on itself");
  } else if (map_has(&v->resources, x->string)) {
    validate_needs(v, x->string);
  } else if (!v->open) {
    VEC(Str) names = {0};
    for (size_t i = 0; i < v->resources.n; i++) vec_push(v->a, &names, v->resources.entries[i].key);
    Str near = str_nearest(x->string, names.v, names.n);
    Str advice = near.p ? str_fmt(v->a, "Did you mean \"%.*s\"?", STR_ARG(near)) : STR("Declare it, or remove the dependency.");
    fault_here(v, TC5212, str_z(v->a, advice), "No resource is called \"%.*s\"", STR_ARG(x->string));
  }
}

static void check_depends_on(Validator *v, const Value *x, Str self) {
  validate_enter(v, STR("DependsOn"));
  if (!is_list(x)) check_dependency(v, x, self);
  for (size_t i = 0; is_list(x) && i < x->seq.n; i++) {
    validate_enter_index(v, i);
    check_dependency(v, x->seq.items[i], self);
    validate_leave(v);
  }
  validate_leave(v);
}

static void check_policy(Validator *v, const Value *resource, const char *name) {
  static const char *const known[] = {"Delete", "Retain", "Snapshot", "RetainExceptOnCreate", NULL};
  Str policy = text_member(resource, name);
  if (policy.p && !is_one_of(policy, known))
    validate_fault(v, SEV_ERROR, TC5205, str_from(name), "Use Delete, Retain or Snapshot.", "There is no policy \"%.*s\"",
                   STR_ARG(policy));
}

static bool is_third_party(Str type) { return !str_starts(type, STR("AWS::")) && str_find(type, STR("::"), 0) < type.n; }

static void unknown_type(Validator *v, Str type) {
  if (is_third_party(type) || (v->open && (str_starts(type, STR("AWS::Serverless::")) || str_ends(type, STR("::MODULE")))))
    return;
  size_t n;
  const Str *names = schema_cfn_names(v->schemas, &n);
  Str near = str_nearest(type, names, n);
  Str advice = near.p ? str_fmt(v->a, "Did you mean \"%.*s\"?", STR_ARG(near)) : STR("Correct the type.");
  validate_fault(v, SEV_ERROR, TC5201, STR("Type"), str_z(v->a, advice), "CloudFormation has no resource type \"%.*s\"",
                 STR_ARG(type));
}

/* A member of a resource or output in which functions may stand. */
static void check_part(Validator *v, const Value *x, const char *name) {
  const Value *part = template_member(x, str_from(name));
  if (!part) return;
  validate_enter(v, str_from(name));
  validate_references(v, part);
  validate_leave(v);
}

static bool check_condition(Validator *v, const Value *x) {
  const Value *condition = template_member(x, STR("Condition"));
  if (!condition) return false;
  validate_enter(v, STR("Condition"));
  validate_condition_name(v, condition);
  validate_leave(v);
  if (condition->kind != VAL_STRING) return false;
  vec_push(v->a, &v->assumptions, (Assumption){condition->string, true});
  return true;
}

static void check_properties(Validator *v, const Value *x, const Entry *e) {
  const Value *properties = template_member(x, STR("Properties"));
  if (!properties && e->free_form) return;
  if (properties) validate_enter(v, STR("Properties"));
  validate_properties(v, properties, e->type->root, e->free_form);
  validate_service(v, properties, e->type->name);
  if (properties) validate_leave(v);
}

static void check_resource(Validator *v, const Entry *e) {
  static const char *const known[] = {
      "Type",         "Properties",     "DependsOn",           "Condition", "Metadata", "CreationPolicy",
      "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy", "Version",   NULL};
  const Value *x = e->value;
  if (!must_be_object(v, x)) return;
  if (!v->open) check_members(v, x, known, "A resource");
  Str type = text_member(x, "Type");
  if (!type.p)
    fault_here(v, TC5215, "Add its Type.", "A resource needs a Type");
  else if (!e->type)
    unknown_type(v, type);
  const Value *after = template_member(x, STR("DependsOn"));
  if (after) check_depends_on(v, after, e->name);
  check_policy(v, x, "DeletionPolicy");
  check_policy(v, x, "UpdateReplacePolicy");
  bool conditional = check_condition(v, x);
  static const char *const parts[] = {"Properties", "Metadata", "CreationPolicy", "UpdatePolicy"};
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) check_part(v, x, parts[i]);
  if (e->type) check_properties(v, x, e);
  if (conditional) v->assumptions.n--;
}

/* --- outputs and the rest ------------------------------------------------------------------------------------------ */

static void check_output(Validator *v, const Value *x) {
  static const char *const known[] = {"Value", "Description", "Export", "Condition", NULL};
  if (!must_be_object(v, x)) return;
  check_members(v, x, known, "An output");
  if (!template_member(x, STR("Value"))) fault_here(v, TC5215, "Add its Value.", "An output needs a Value");
  bool conditional = check_condition(v, x);
  check_part(v, x, "Value");
  check_part(v, x, "Export");
  if (conditional) v->assumptions.n--;
}

static void check_rule(Validator *v, const Value *x) {
  const Value *condition = is_object(x) ? template_member(x, STR("RuleCondition")) : NULL;
  if (condition) check_part(v, x, "RuleCondition");
  if (must_be_object(v, x)) check_part(v, x, "Assertions");
}

static void each(Validator *v, const Value *document, const char *section, Place place,
                 void (*one)(Validator *, const Value *)) {
  const Value *x = section_of(document, section);
  v->place = place;
  validate_enter(v, str_from(section));
  for (size_t i = 0; x && i < x->map.n; i++) {
    if (str_starts(x->map.fields[i].key, STR("Fn::"))) continue;
    validate_enter(v, x->map.fields[i].key);
    one(v, x->map.fields[i].value);
    validate_leave(v);
  }
  validate_leave(v);
}

static void check_resources(Validator *v) {
  v->place = IN_RESOURCES;
  validate_enter(v, STR("Resources"));
  for (size_t i = 0; i < v->resources.n; i++) {
    if (str_starts(v->resources.entries[i].key, STR("Fn::"))) continue;
    v->current = v->resources.entries[i].value;
    validate_enter(v, v->current->name);
    check_resource(v, v->current);
    validate_leave(v);
  }
  v->current = NULL;
  validate_leave(v);
}

static void check_unused(Validator *v, const Map *entries, const char *section, const char *what) {
  validate_enter(v, str_from(section));
  for (size_t i = 0; i < entries->n && !v->open; i++) {
    const Entry *e = entries->entries[i].value;
    if (!e->used)
      validate_fault(v, SEV_WARNING, TC5217, entries->entries[i].key, "Remove it.", "%s %.*s is not used", what,
                     STR_ARG(entries->entries[i].key));
  }
  validate_leave(v);
}

void validate_template(Validator *v, const Value *document, const TemplateOrigin *origin) {
  v->origin = origin;
  if (!must_be_object(v, document)) return;
  gather_all(v, document);
  check_sections(v, document);
  each(v, document, "Parameters", IN_RESOURCES, check_parameter);
  each(v, document, "Conditions", IN_CONDITIONS, validate_condition_body);
  each(v, document, "Rules", IN_RULES, check_rule);
  check_resources(v);
  validate_circles(v);
  validate_twins(v);
  each(v, document, "Outputs", IN_OUTPUTS, check_output);
  check_unused(v, &v->parameters, "Parameters", "Parameter");
  check_unused(v, &v->conditions, "Conditions", "Condition");
  check_unused(v, &v->mappings, "Mappings", "Mapping");
}
