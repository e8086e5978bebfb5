/* Symbols as intrinsic functions, conditions and their names, parameters. Whole templates are compared in tests/golden. */
#include "base/json_write.h"
#include "emit/template.h"
#include "project.h"

typedef struct {
  Project *p;
  Program program;
  Stack stack;
} Template;

static void add_parameter(Template *t, const char *variable, const char *id, const Type *type) {
  Parameter *p = NEW(t->p->a, Parameter);
  Variable *v = NEW(t->p->a, Variable);
  *v = (Variable){.name = str_from(variable)};
  *p = (Parameter){.logical_id = str_from(id), .variable = v, .type = type};
  map_put(t->p->a, &t->program.parameter_of, v->name, p);
  vec_push(t->p->a, &t->stack.parameters, p);
}

static Template *template_new(Project *p) {
  Template *t = NEW(p->a, Template);
  *t = (Template){.p = p, .program = {.name = STR("test"), .schemas = p->schemas}, .stack = {.name = STR("us-east-1")}};
  add_parameter(t, "env", "Env", &type_string);
  add_parameter(t, "on", "On", &type_bool);
  return t;
}

static Parameter *parameter_at(Template *t, size_t i) { return t->stack.parameters.v[i]; }

static void write_compact(JsonWriter *w, Arena *a, const Value *v) {
  switch (v->kind) {
  case VAL_STRING: jw_str(w, v->string); break;
  case VAL_BOOL: jw_bool(w, v->boolean); break;
  case VAL_NUMBER: jw_number(w, num_to_str(a, v->number)); break;
  case VAL_OBJECT:
    jw_object(w);
    for (size_t i = 0; i < v->map.n; i++) {
      jw_key(w, v->map.fields[i].key);
      write_compact(w, a, v->map.fields[i].value);
    }
    jw_end(w);
    break;
  case VAL_TUPLE:
    jw_array(w);
    for (size_t i = 0; i < v->seq.n; i++) write_compact(w, a, v->seq.items[i]);
    jw_end(w);
    break;
  default: fail_msg("a value of kind %d in a document", (int)v->kind);
  }
}

static void assert_json(Template *t, const Value *v, const char *expected) {
  Buf b = buf_new(t->p->a);
  JsonWriter w = jw_writer_compact(&b);
  write_compact(&w, t->p->a, v);
  jw_finish(&w);
  assert_str(buf_str(&b), expected);
}

static const Value *printed(Template *t, const Value *v) {
  return template_value(t->p->a, t->p->d, &t->program, &t->stack, v, SPAN_NONE);
}

static void assert_printed(Template *t, const Value *v, const char *expected) {
  assert_json(t, printed(t, v), expected);
  assert_int_equal(t->p->d->list.n, 0);
}

static void assert_conditions(Template *t, const char *expected) {
  assert_json(t, template_conditions(t->p->a, t->p->d, &t->program, &t->stack), expected);
}

static const Value *text(Template *t, const char *z) { return value_string(t->p->a, str_from(z)); }
static const Value *env(Template *t) { return sym_param(t->p->a, STR("env"), &type_string, SPAN_NONE); }
static const Value *on(Template *t) { return sym_param(t->p->a, STR("on"), &type_bool, SPAN_NONE); }
static const Value *region(Template *t) { return sym_pseudo(t->p->a, STR("Region"), NULL); }
static const Value *is_env(Template *t, const char *z) { return sym_eq(t->p->a, env(t), text(t, z)); }

static const Resource *queue(Template *t) {
  Resource *r = NEW(t->p->a, Resource);
  *r = (Resource){.logical_id = STR("Queue"), .type = STR("AWS::SQS::Queue")};
  return r;
}

#define CONCAT(t, ...)                                                                                                         \
  sym_concat((t)->p->a, (const Value *const[]){__VA_ARGS__}, sizeof((const Value *const[]){__VA_ARGS__}) / sizeof(Value *))

/* --- references and functions -------------------------------------------------------------------------------------- */

static void test_references(void **state) {
  Template *t = template_new(*state);
  assert_printed(t, env(t), "{\"Ref\":\"Env\"}");
  assert_printed(t, region(t), "{\"Ref\":\"AWS::Region\"}");
  assert_printed(t, sym_res_ref(t->p->a, queue(t), &type_string), "{\"Ref\":\"Queue\"}");
  assert_printed(t, sym_res_att(t->p->a, queue(t), STR("Arn"), &type_string), "{\"Fn::GetAtt\":[\"Queue\",\"Arn\"]}");
}

static void test_sub(void **state) {
  Template *t = template_new(*state);
  assert_printed(t, CONCAT(t, text(t, "a-"), env(t), text(t, ":"), region(t)), "{\"Fn::Sub\":\"a-${Env}:${AWS::Region}\"}");
  const Value *arn = sym_res_att(t->p->a, queue(t), STR("Arn"), &type_string);
  assert_printed(t, CONCAT(t, arn, text(t, "/*")), "{\"Fn::Sub\":\"${Queue.Arn}/*\"}");
}

/* What a policy means by ${aws:username} is no variable of Fn::Sub; only where there is an Fn::Sub. */
static void test_sub_escapes(void **state) {
  Template *t = template_new(*state);
  assert_printed(t, CONCAT(t, text(t, "${aws:username}$$x${"), env(t), text(t, "$")),
                 "{\"Fn::Sub\":\"${!aws:username}$$x${!${Env}$\"}");
  assert_printed(t, text(t, "${aws:username}"), "\"${aws:username}\"");
}

static void test_sub_with_parts(void **state) {
  Template *t = template_new(*state);
  const Value *list = sym_azs(t->p->a, region(t)), *zone = sym_select(t->p->a, value_int(t->p->a, 1), list);
  assert_printed(
      t, CONCAT(t, text(t, "z-"), zone, text(t, "-"), env(t)),
      "{\"Fn::Sub\":[\"z-${Part1}-${Env}\",{\"Part1\":{\"Fn::Select\":[1,{\"Fn::GetAZs\":{\"Ref\":\"AWS::Region\"}}]}}]}");
}

static void test_lists(void **state) {
  Template *t = template_new(*state);
  Arena *a = t->p->a;
  const Value *split = sym_split(a, text(t, ","), env(t));
  assert_printed(t, split, "{\"Fn::Split\":[\",\",{\"Ref\":\"Env\"}]}");
  assert_printed(t, sym_join(a, text(t, "-"), split), "{\"Fn::Join\":[\"-\",{\"Fn::Split\":[\",\",{\"Ref\":\"Env\"}]}]}");
  assert_printed(t, sym_select(a, value_int(a, 0), split), "{\"Fn::Select\":[0,{\"Fn::Split\":[\",\",{\"Ref\":\"Env\"}]}]}");
  assert_printed(t, sym_cidr(a, env(t), value_int(a, 4), value_int(a, 8)), "{\"Fn::Cidr\":[{\"Ref\":\"Env\"},4,8]}");
  assert_printed(t, sym_base64(a, env(t)), "{\"Fn::Base64\":{\"Ref\":\"Env\"}}");
}

/* --- conditions ---------------------------------------------------------------------------------------------------- */

static void test_if(void **state) {
  Template *t = template_new(*state);
  assert_printed(t, sym_if(t->p->a, is_env(t, "prod"), text(t, "large"), text(t, "small")),
                 "{\"Fn::If\":[\"EnvIsProd\",\"large\",\"small\"]}");
  assert_conditions(t, "{\"EnvIsProd\":{\"Fn::Equals\":[{\"Ref\":\"Env\"},\"prod\"]}}");
}

/* null in a branch takes the property away; as a member it is left out. */
static void test_no_value(void **state) {
  Template *t = template_new(*state);
  assert_printed(t, sym_if(t->p->a, on(t), text(t, "x"), &value_null),
                 "{\"Fn::If\":[\"OnIsTrue\",\"x\",{\"Ref\":\"AWS::NoValue\"}]}");
  assert_conditions(t, "{\"OnIsTrue\":{\"Fn::Equals\":[{\"Ref\":\"On\"},\"true\"]}}");
  Field f[] = {{STR("A"), &value_null}, {STR("B"), text(t, "b")}};
  assert_printed(t, value_object(t->p->a, f, 2), "{\"B\":\"b\"}");
}

/* One condition however often it is asked for; another one that reads alike gets another name. */
static void test_condition_names(void **state) {
  Template *t = template_new(*state);
  Arena *a = t->p->a;
  assert_str(template_condition(a, t->p->d, &t->program, &t->stack, is_env(t, "prod")), "EnvIsProd");
  assert_str(template_condition(a, t->p->d, &t->program, &t->stack, is_env(t, "prod")), "EnvIsProd");
  assert_int_equal(t->stack.conditions.n, 1);
  assert_str(template_condition(a, t->p->d, &t->program, &t->stack, is_env(t, "-prod")), "EnvIsProd2");
  assert_str(template_condition(a, t->p->d, &t->program, &t->stack, is_env(t, "Prod")), "EnvIsProd3");
  assert_str(template_condition(a, t->p->d, &t->program, &t->stack, is_env(t, "")), "EnvIsEmpty");
  assert_int_equal(t->stack.conditions.n, 4);
}

static void test_condition_bodies(void **state) {
  Template *t = template_new(*state);
  Arena *a = t->p->a;
  const Value *both = sym_and(a, sym_not(a, is_env(t, "dev")), on(t));
  template_condition(a, t->p->d, &t->program, &t->stack, sym_or(a, both, is_env(t, "x")));
  assert_conditions(t, "{\"EnvIsNotDevAndOnOrEnvIsX\":{\"Fn::Or\":[{\"Fn::And\":[{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":"
                       "\"Env\"},\"dev\"]}]},{\"Fn::Equals\":[{\"Ref\":\"On\"},\"true\"]}]},{\"Fn::Equals\":[{\"Ref\":"
                       "\"Env\"},\"x\"]}]}}");
}

/* A condition that has a name is not stated a second time; a chain is one list, of no more than ten. */
static void test_condition_parts(void **state) {
  Template *t = template_new(*state);
  Arena *a = t->p->a;
  const Value *any = is_env(t, "a0");
  for (int i = 1; i < 12; i++) any = sym_or(a, any, is_env(t, str_z(a, str_fmt(a, "a%d", i))));
  template_condition(a, t->p->d, &t->program, &t->stack, on(t));
  Str name = template_condition(a, t->p->d, &t->program, &t->stack, any);
  assert_str(name, "EnvIsA0OrA1OrA2OrA3OrA4OrA5OrA6OrA7OrA8OrA9OrA10OrA11");
  template_condition(a, t->p->d, &t->program, &t->stack, sym_and(a, sym_and(a, on(t), is_env(t, "a0")), any));
  const Value *all = template_conditions(a, t->p->d, &t->program, &t->stack);
  const Value *groups = value_field(value_field(all, name), STR("Fn::Or"));
  assert_int_equal(groups->seq.n, 2);
  assert_int_equal(value_field(groups->seq.items[0], STR("Fn::Or"))->seq.n, 10);
  assert_json(t, value_field(all, STR("OnAndEnvIsA0")),
              "{\"Fn::And\":[{\"Condition\":\"OnIsTrue\"},{\"Fn::Equals\":[{\"Ref\":\"Env\"},\"a0\"]}]}");
}

static void test_nested_choices(void **state) {
  Template *t = template_new(*state);
  Arena *a = t->p->a;
  const Value *inner = sym_if(a, is_env(t, "x"), text(t, "a"), &value_null);
  assert_printed(t, sym_if(a, on(t), inner, &value_null), "{\"Fn::If\":[\"OnAndEnvIsX\",\"a\",{\"Ref\":\"AWS::NoValue\"}]}");
  assert_printed(t, sym_if(a, on(t), text(t, "a"), inner), "{\"Fn::If\":[\"OnOrEnvIsX\",\"a\",{\"Ref\":\"AWS::NoValue\"}]}");
}

static void test_truth_as_a_value(void **state) {
  Template *t = template_new(*state);
  assert_printed(t, is_env(t, "prod"), "{\"Fn::If\":[\"EnvIsProd\",true,false]}");
}

static void test_condition_known_too_late(void **state) {
  Template *t = template_new(*state);
  const Value *id = sym_res_ref(t->p->a, queue(t), &type_string);
  const Value *v = printed(t, sym_if(t->p->a, sym_eq(t->p->a, id, text(t, "x")), text(t, "a"), text(t, "b")));
  assert_int_equal(v->kind, VAL_UNKNOWN);
  project_expect(t->p, TC6101, SEV_ERROR);
}

static void test_secrets_are_refused(void **state) {
  Template *t = template_new(*state);
  printed(t, value_mark(t->p->a, text(t, "hunter2"), MARK_SENSITIVE));
  project_expect(t->p, TC5016, SEV_ERROR);
  diags_truncate(t->p->d, 0);
  assert_printed(t, value_mark(t->p->a, env(t), MARK_SENSITIVE), "{\"Ref\":\"Env\"}"); /* a NoEcho parameter */
}

/* --- parameters ---------------------------------------------------------------------------------------------------- */

static void assert_parameters(Template *t, const char *expected) {
  const Value *doc = template_document(t->p->a, t->p->d, &t->program, &t->stack, FORMAT_JSON);
  assert_json(t, value_field(doc, STR("Parameters")), expected);
}

static void test_parameters(void **state) {
  Template *t = template_new(*state);
  add_parameter(t, "n", "N", &type_number);
  parameter_at(t, 0)->no_echo = true;
  parameter_at(t, 0)->allowed_pattern = STR("^a+$");
  parameter_at(t, 1)->default_value = &value_true;
  parameter_at(t, 2)->default_value = value_int(t->p->a, 3);
  assert_parameters(t, "{\"Env\":{\"Type\":\"String\",\"AllowedPattern\":\"^a+$\",\"NoEcho\":true},"
                       "\"On\":{\"Type\":\"String\",\"Default\":\"true\",\"AllowedValues\":[\"true\",\"false\"]},"
                       "\"N\":{\"Type\":\"Number\",\"Default\":3}}");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      PROJECT_TEST(test_references),
      PROJECT_TEST(test_sub),
      PROJECT_TEST(test_sub_escapes),
      PROJECT_TEST(test_sub_with_parts),
      PROJECT_TEST(test_lists),
      PROJECT_TEST(test_if),
      PROJECT_TEST(test_no_value),
      PROJECT_TEST(test_condition_names),
      PROJECT_TEST(test_condition_bodies),
      PROJECT_TEST(test_condition_parts),
      PROJECT_TEST(test_nested_choices),
      PROJECT_TEST(test_truth_as_a_value),
      PROJECT_TEST(test_condition_known_too_late),
      PROJECT_TEST(test_secrets_are_refused),
      PROJECT_TEST(test_parameters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
