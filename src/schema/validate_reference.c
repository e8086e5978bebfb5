/* Intrinsic functions: that they are known, stand where they may, have the arguments that they take, and refer to what exists.
 */
#include "schema/validate_internal.h"

typedef struct Intrinsic {
  const char *name;
  unsigned places;
  Gives gives;
  size_t min, max; /* of the list of arguments; max 0: a single argument of its own shape */
  void (*check)(Validator *v, const Value *argument);
} Intrinsic;

static void check_ref(Validator *v, const Value *x);
static void check_getatt(Validator *v, const Value *x);
static void check_sub(Validator *v, const Value *x);
static void check_if(Validator *v, const Value *x);
static void check_find(Validator *v, const Value *x);
static void check_truth(Validator *v, const Value *x);
static void check_stack_output(Validator *v, const Value *x);

enum { VALUES = IN_RESOURCES | IN_OUTPUTS, TRUTHS = IN_CONDITIONS | IN_RULES, ANYWHERE = VALUES | TRUTHS };

/* "Intrinsic function reference" in the user guide: names, arguments, supported places. */
static const Intrinsic intrinsics[] = {
    {"Ref", ANYWHERE, GIVES_ANYTHING, 0, 0, check_ref},
    {"Fn::GetAtt", VALUES, GIVES_ANYTHING, 0, 0, check_getatt},
    {"Fn::Sub", VALUES | IN_CONDITIONS, GIVES_TEXT, 0, 0, check_sub},
    {"Fn::If", VALUES, GIVES_ANYTHING, 3, 3, check_if},
    {"Fn::Join", VALUES | IN_CONDITIONS, GIVES_TEXT, 2, 2, validate_references},
    {"Fn::Split", VALUES | IN_CONDITIONS, GIVES_LIST, 2, 2, validate_references},
    {"Fn::Select", VALUES | IN_CONDITIONS, GIVES_ANYTHING, 2, 2, validate_references},
    {"Fn::FindInMap", ANYWHERE, GIVES_ANYTHING, 3, 4, check_find},
    {"Fn::Cidr", VALUES, GIVES_LIST, 2, 3, validate_references},
    {"Fn::Base64", VALUES, GIVES_TEXT, 0, 0, validate_references},
    {"Fn::GetAZs", VALUES, GIVES_LIST, 0, 0, validate_references},
    {"Fn::ImportValue", VALUES, GIVES_ANYTHING, 0, 0, validate_references},
    {"Fn::GetStackOutput", VALUES, GIVES_ANYTHING, 0, 0, check_stack_output},
    {"Fn::Transform", VALUES, GIVES_ANYTHING, 0, 0, validate_references},
    {"Fn::ToJsonString", VALUES | IN_CONDITIONS, GIVES_TEXT, 0, 0, validate_references},
    {"Fn::Length", VALUES | IN_CONDITIONS, GIVES_TEXT, 0, 0, validate_references},
    {"Fn::Equals", TRUTHS, GIVES_TRUTH, 2, 2, validate_references},
    {"Fn::And", TRUTHS, GIVES_TRUTH, 2, 10, check_truth},
    {"Fn::Or", TRUTHS, GIVES_TRUTH, 2, 10, check_truth},
    {"Fn::Not", TRUTHS, GIVES_TRUTH, 1, 1, check_truth},
    {"Fn::Contains", IN_RULES, GIVES_TRUTH, 2, 2, validate_references},
    {"Fn::EachMemberEquals", IN_RULES, GIVES_TRUTH, 2, 2, validate_references},
    {"Fn::EachMemberIn", IN_RULES, GIVES_TRUTH, 2, 2, validate_references},
    {"Fn::RefAll", IN_RULES, GIVES_LIST, 0, 0, validate_references},
    {"Fn::ValueOf", IN_RULES, GIVES_ANYTHING, 2, 2, validate_references},
    {"Fn::ValueOfAll", IN_RULES, GIVES_LIST, 2, 2, validate_references},
};

static const Intrinsic *find_intrinsic(Str name) {
  for (size_t i = 0; i < sizeof intrinsics / sizeof *intrinsics; i++)
    if (str_is(name, intrinsics[i].name)) return &intrinsics[i];
  return NULL;
}

Str intrinsic_name(const Value *x, const Value **argument) {
  if (!is_object(x) || x->map.n != 1) return STR_NONE;
  Str key = x->map.fields[0].key;
  if (!str_is(key, "Ref") && !str_starts(key, STR("Fn::"))) return STR_NONE;
  if (str_starts(key, STR("Fn::ForEach::"))) return STR_NONE;
  *argument = x->map.fields[0].value;
  return key;
}

/* --- what functions give ------------------------------------------------------------------------------------------- */

static bool is_list_parameter(const Entry *e) {
  const Value *type = is_object(e->value) ? template_member(e->value, STR("Type")) : NULL;
  return type && type->kind == VAL_STRING &&
         (str_is(type->string, "CommaDelimitedList") || str_find(type->string, STR("List<"), 0) < type->string.n);
}

static Gives ref_gives(const Validator *v, const Value *argument) {
  if (argument->kind != VAL_STRING) return GIVES_ANYTHING;
  if (str_is(argument->string, "AWS::NoValue")) return GIVES_NOTHING;
  if (str_is(argument->string, "AWS::NotificationARNs")) return GIVES_LIST;
  if (str_starts(argument->string, STR("AWS::")) || map_has(&v->resources, argument->string)) return GIVES_TEXT;
  const Entry *parameter = map_get(&v->parameters, argument->string);
  return !parameter ? GIVES_ANYTHING : is_list_parameter(parameter) ? GIVES_LIST : GIVES_TEXT;
}

Gives intrinsic_gives(const Validator *v, const Value *x) {
  const Value *argument;
  Str name = intrinsic_name(x, &argument);
  if (!name.p) return GIVES_ANYTHING;
  if (str_is(name, "Ref")) return ref_gives(v, argument);
  const Intrinsic *f = find_intrinsic(name);
  return f ? f->gives : GIVES_ANYTHING;
}

/* --- names --------------------------------------------------------------------------------------------------------- */

static bool is_pseudo(Str name) {
  static const char *const known[] = {"AWS::AccountId", "AWS::NotificationARNs", "AWS::NoValue",   "AWS::Partition",
                                      "AWS::Region",    "AWS::StackId",          "AWS::StackName", "AWS::URLSuffix"};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (str_is(name, known[i])) return true;
  return false;
}

/* The declared name nearest to one that is not declared, for advice. */
static const char *nearest(Validator *v, Str name, const Map *x, const Map *y, const char *otherwise) {
  VEC(Str) names = {0};
  for (size_t i = 0; i < x->n; i++) vec_push(v->a, &names, x->entries[i].key);
  for (size_t i = 0; y && i < y->n; i++) vec_push(v->a, &names, y->entries[i].key);
  Str near = str_nearest(name, names.v, names.n);
  return near.p ? str_z(v->a, str_fmt(v->a, "Did you mean \"%.*s\"?", STR_ARG(near))) : otherwise;
}

static void refer(Validator *v, Str name) {
  validate_needs(v, name);
  Entry *parameter = map_get(&v->parameters, name);
  if (parameter) parameter->used = true;
  if (parameter || is_pseudo(name) || v->open) return;
  if (map_has(&v->resources, name) && v->place & VALUES) return;
  if (v->place & VALUES)
    fault_here(v, TC5212, nearest(v, name, &v->resources, &v->parameters, "Declare it, or correct the name."),
               "No parameter or resource is called \"%.*s\"", STR_ARG(name));
  else
    fault_here(v, TC5212, nearest(v, name, &v->parameters, NULL, "Conditions and rules can refer to parameters only."),
               "No parameter is called \"%.*s\"", STR_ARG(name));
}

static void refer_attribute(Validator *v, Str name, Str attribute) {
  validate_needs(v, name);
  const Entry *e = map_get(&v->resources, name);
  if (!e) {
    if (!v->open)
      fault_here(v, TC5212, nearest(v, name, &v->resources, NULL, "Declare it, or correct the name."),
                 "No resource is called \"%.*s\"", STR_ARG(name));
    return;
  }
  if (!e->type || e->free_form || !attribute.p || schema_has_attribute(e->type, attribute)) return;
  Str near = str_nearest(attribute, e->type->attributes, e->type->nattributes);
  Str advice = near.p ? str_fmt(v->a, "Did you mean \"%.*s\"?", STR_ARG(near)) : STR("Read another attribute, or use Ref.");
  fault_here(v, TC5213, str_z(v->a, advice), "%.*s has no attribute \"%.*s\"", STR_ARG(e->type->name), STR_ARG(attribute));
}

void validate_condition_name(Validator *v, const Value *name) {
  if (name->kind == VAL_UNKNOWN) return;
  if (name->kind != VAL_STRING) {
    fault_here(v, TC5216, "Write the name of a condition.", "A condition is named by text, not by %s", template_kind(name));
    return;
  }
  Entry *e = map_get(&v->conditions, name->string);
  if (e)
    e->used = true;
  else if (!v->open)
    fault_here(v, TC5212, nearest(v, name->string, &v->conditions, NULL, "Declare it in Conditions, or correct the name."),
               "No condition is called \"%.*s\"", STR_ARG(name->string));
}

/* --- functions ----------------------------------------------------------------------------------------------------- */

static void malformed(Validator *v, const char *what) {
  fault_here(v, TC5216, "Write it as the function's page in the user guide shows.", "%s", what);
}

static void check_ref(Validator *v, const Value *x) {
  if (x->kind == VAL_STRING)
    refer(v, x->string);
  else
    malformed(v, "Ref takes the name of a parameter or resource");
}

static void check_getatt(Validator *v, const Value *x) {
  if (x->kind == VAL_STRING) {
    size_t dot = str_find_char(x->string, '.', 0);
    if (dot < x->string.n)
      refer_attribute(v, str_sub(x->string, 0, dot), str_sub(x->string, dot + 1, x->string.n));
    else
      malformed(v, "Fn::GetAtt takes a resource and an attribute");
    return;
  }
  bool pair = is_list(x) && x->seq.n == 2 && x->seq.items[0]->kind == VAL_STRING;
  if (!pair) {
    malformed(v, "Fn::GetAtt takes a resource and an attribute");
    return;
  }
  const Value *attribute = x->seq.items[1];
  refer_attribute(v, x->seq.items[0]->string, attribute->kind == VAL_STRING ? attribute->string : STR_NONE);
  validate_references(v, attribute);
}

static void check_sub_name(Validator *v, Str name, const Value *variables) {
  if (variables && template_member(variables, name)) return;
  size_t dot = str_find_char(name, '.', 0);
  if (dot == name.n)
    refer(v, name);
  else if (v->place & VALUES)
    refer_attribute(v, str_sub(name, 0, dot), str_sub(name, dot + 1, name.n));
  else
    malformed(v, "A condition cannot read an attribute of a resource");
}

/* ${Name}, ${Name.Attribute}; ${!literal} is text. */
static void check_sub_text(Validator *v, Str text, const Value *variables) {
  for (size_t at = 0; (at = str_find(text, STR("${"), at)) < text.n; at += 2) {
    size_t end = str_find_char(text, '}', at);
    if (end == text.n) return;
    Str name = str_trim(str_sub(text, at + 2, end));
    if (name.n && name.p[0] != '!') check_sub_name(v, name, variables);
  }
}

static void check_sub(Validator *v, const Value *x) {
  bool pair = is_list(x) && x->seq.n == 2 && x->seq.items[0]->kind == VAL_STRING && is_object(x->seq.items[1]);
  if (x->kind == VAL_STRING) {
    check_sub_text(v, x->string, NULL);
  } else if (pair) {
    check_sub_text(v, x->seq.items[0]->string, x->seq.items[1]);
    validate_references(v, x->seq.items[1]);
  } else {
    malformed(v, "Fn::Sub takes a text, or a text and an object of variables");
  }
}

static void check_if(Validator *v, const Value *x) {
  validate_condition_name(v, x->seq.items[0]);
  for (size_t i = 1; i < x->seq.n; i++) {
    validate_enter_index(v, i);
    validate_references(v, x->seq.items[i]);
    validate_leave(v);
  }
}

static void check_find(Validator *v, const Value *x) {
  const Value *name = x->seq.items[0];
  if (name->kind == VAL_STRING) {
    Entry *mapping = map_get(&v->mappings, name->string);
    if (mapping)
      mapping->used = true;
    else if (!v->open)
      fault_here(v, TC5212, nearest(v, name->string, &v->mappings, NULL, "Declare it in Mappings, or correct the name."),
                 "No mapping is called \"%.*s\"", STR_ARG(name->string));
  } else {
    for (size_t i = 0; i < v->mappings.n; i++) ((Entry *)v->mappings.entries[i].value)->used = true;
  }
  validate_references(v, x);
}

static void check_truth(Validator *v, const Value *x) {
  for (size_t i = 0; i < x->seq.n; i++) {
    validate_enter_index(v, i);
    validate_condition_body(v, x->seq.items[i]);
    validate_leave(v);
  }
}

static void check_stack_output(Validator *v, const Value *x) {
  if (!is_object(x) || !template_member(x, STR("StackName")) || !template_member(x, STR("OutputName")))
    malformed(v, "Fn::GetStackOutput takes an object with StackName and OutputName");
  validate_references(v, x);
}

static bool has_arguments(Validator *v, const Intrinsic *f, const Value *x) {
  if (!f->max) return true;
  if (!is_list(x)) {
    /* A macro or an outer function may give the whole list of arguments. */
    if (intrinsic_gives(v, x) != GIVES_ANYTHING || !is_object(x)) malformed(v, "The function takes a list of arguments");
    return false;
  }
  if (x->seq.n >= f->min && x->seq.n <= f->max) return true;
  if (f->min == f->max)
    fault_here(v, TC5216, "Write it as the function's page in the user guide shows.", "%s takes %zu arguments, not %zu",
               f->name, f->min, x->seq.n);
  else
    fault_here(v, TC5216, "Write it as the function's page in the user guide shows.", "%s takes %zu to %zu arguments, not %zu",
               f->name, f->min, f->max, x->seq.n);
  return false;
}

static void check_call(Validator *v, Str name, const Value *argument) {
  const Intrinsic *f = find_intrinsic(name);
  validate_enter(v, name);
  if (!f && !v->open)
    fault_here(v, TC5216, "Correct the function's name.", "CloudFormation has no function %.*s", STR_ARG(name));
  else if (f && !(f->places & (unsigned)v->place) && !v->open)
    fault_here(v, TC5216, "Use the function where the user guide allows it.", "%s is not allowed here", f->name);
  if (!f)
    validate_references(v, argument);
  else if (has_arguments(v, f, argument))
    f->check(v, argument);
  validate_leave(v);
}

void validate_condition_body(Validator *v, const Value *x) {
  const Value *argument, *named = is_object(x) && x->map.n == 1 ? template_member(x, STR("Condition")) : NULL;
  Str name = intrinsic_name(x, &argument);
  if (named) {
    validate_condition_name(v, named);
  } else if (name.p && (intrinsic_gives(v, x) == GIVES_TRUTH || !find_intrinsic(name) || v->open)) {
    check_call(v, name, argument);
  } else if (x->kind != VAL_UNKNOWN) {
    malformed(v, "A condition is Fn::Equals, Fn::And, Fn::Or, Fn::Not or another condition");
  }
}

void validate_references(Validator *v, const Value *x) {
  const Value *argument;
  if (x->kind == VAL_NULL) fault_here(v, TC5215, "Remove it, or use AWS::NoValue.", "CloudFormation accepts no null values");
  Str name = intrinsic_name(x, &argument);
  if (name.p) {
    check_call(v, name, argument);
    return;
  }
  for (size_t i = 0; is_list(x) && i < x->seq.n; i++) {
    validate_enter_index(v, i);
    validate_references(v, x->seq.items[i]);
    validate_leave(v);
  }
  for (size_t i = 0; is_object(x) && i < x->map.n; i++) {
    validate_enter(v, x->map.fields[i].key);
    validate_references(v, x->map.fields[i].value);
    validate_leave(v);
  }
}
