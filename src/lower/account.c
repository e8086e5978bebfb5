/* Nothing is lost silently: every argument that the source sets was read by the rule, is declared without effect, is declared
 * unsupported or to differ in how the tools work, or is an error. The rule's reads were recorded on the tracked `self` while it
 * was evaluated. */
#include "lower/internal.h"

typedef struct {
  Lowering *l;
  Lowered *low;
  VEC(Str) path; /* names from `self` to the value at hand */
} Account;

/* Arguments of every type that no rule needs to mention. */
static bool is_common(Str name) {
  static const char *const common[] = {"timeouts", "tags_all", "id", "region"};
  for (size_t i = 0; i < sizeof common / sizeof *common; i++)
    if (str_is(name, common[i])) return true;
  return false;
}

static Str dotted(const Account *c) {
  Buf b = buf_new(c->l->a);
  for (size_t i = 0; i < c->path.n; i++) {
    if (i) buf_addc(&b, '.');
    buf_add(&b, c->path.v[i]);
  }
  return buf_str(&b);
}

/* "block" covers "block.argument". */
static bool covers(Str declared, Str path) {
  return str_eq(declared, path) || (path.n > declared.n && path.p[declared.n] == '.' && str_starts(path, declared));
}

static Span span_of(const Account *c) { return instance_argument_span(c->low->instance, c->path.v, c->path.n); }

static bool is_empty(const Value *v) { return (v->kind == VAL_OBJECT || v->kind == VAL_MAP) && !v->map.n; }

/* {} in a rule is an object, an argument without tags an empty map. */
static bool both_empty(const Value *x, const Value *y) { return is_empty(x) && is_empty(y); }

static bool is_harmless(Account *c, const Unsupported *u, const Value *v) {
  if (!u->unless) return false;
  RuleScope s = rule_scope(c->l, c->low, c->low->self);
  const Value *list = eval_expr(c->l->ev, &s.scope, u->unless);
  for (size_t i = 0; list->kind == VAL_TUPLE && i < list->seq.n; i++) {
    if (both_empty(list->seq.items[i], v)) return true;
    const Value *same = eval_binary(c->l->ev, OP_EQ, list->seq.items[i], v, u->span);
    if (same->kind == VAL_BOOL && same->boolean) return true;
  }
  return false;
}

/* Modules set the same argument of many resources, which is one thing to know. */
static void note_difference(Lowering *l, const Unsupported *u, const Remark *remark) {
  for (size_t i = 0; i < l->differences.n; i++) {
    Difference *d = &l->differences.v[i];
    if (d->about != u) continue;
    vec_push(l->a, &d->others, remark->instance);
    return;
  }
  vec_push(l->a, &l->differences, (Difference){.about = u, .first = *remark});
}

static void report_difference(Lowering *l, const Difference *d) {
  enum { NAMED = 5 };
  Str argument = d->first.argument, address = d->first.instance->address;
  if (d->others.n)
    diag_warning(l->d, TC5021, d->first.span, "Argument \"%.*s\" of %.*s and %zu more does not hold for the stack",
                 STR_ARG(argument), STR_ARG(address), d->others.n);
  else
    diag_warning(l->d, TC5021, d->first.span, "Argument \"%.*s\" of %.*s does not hold for the stack", STR_ARG(argument),
                 STR_ARG(address));
  Buf names = buf_new(l->a);
  for (size_t i = 0; i < d->others.n && i < NAMED; i++)
    buf_addf(&names, "%s%.*s", i ? ", " : " The others: ", STR_ARG(d->others.v[i]->address));
  if (d->others.n > NAMED) buf_addf(&names, " and %zu more", d->others.n - NAMED);
  if (d->others.n) buf_addz(&names, ".");
  diag_detail(l->d, "%.*s.%.*s", STR_ARG(d->about->reason), STR_ARG(buf_str(&names)));
}

void account_differences(Lowering *l) {
  for (size_t i = 0; i < l->differences.n; i++) report_difference(l, &l->differences.v[i]);
}

static void say_reason(const Account *c, const Unsupported *u, Str path) {
  Span at = span_of(c);
  Remark remark = {.instance = c->low->instance, .argument = path, .reason = u->reason, .span = at, .warned = u->differs};
  if (u->differs) {
    vec_push(c->l->a, &c->l->out->no_effect, remark);
    note_difference(c->l, u, &remark);
    return;
  }
  vec_push(c->l->a, &c->l->out->unsupported, remark);
  unsupported(c->l, TC5003, at, "Argument \"%.*s\" of %.*s cannot be expressed", STR_ARG(path),
              STR_ARG(c->low->instance->address));
  diag_detail(c->l->d, "%.*s.", STR_ARG(u->reason));
}

static void account_one(Account *c, const Value *v) {
  Str path = dotted(c);
  const Rule *rule = c->low->rule;
  for (size_t i = 0; i < rule->nno_effect; i++)
    if (covers(rule->no_effect[i], path)) {
      vec_push(c->l->a, &c->l->out->no_effect,
               (Remark){.instance = c->low->instance, .argument = path, .reason = STR(""), .span = span_of(c)});
      return;
    }
  for (size_t i = 0; i < rule->nunsupported; i++) {
    const Unsupported *u = &rule->unsupported[i];
    if (!covers(u->path, path)) continue;
    if (!is_harmless(c, u, v)) say_reason(c, u, path);
    return;
  }
  if (rule->absorbed.n && !c->low->attributes.n) return; /* what attributes are made of, and nothing reads one */
  if (c->low->faulty) return;
  diag_error(c->l->d, TC5004, span_of(c), "Argument \"%.*s\" of %.*s is not covered by its rule", STR_ARG(path),
             STR_ARG(c->low->instance->address));
  diag_detail(c->l->d, "The rule neither maps it nor says that it has no effect or cannot be expressed. Please report this, or "
                       "override the rule with --rules.");
}

static void account_object(Account *c, const Value *object);
static void account_value(Account *c, const Value *v);

static bool is_list(const Value *v) { return v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET; }

static bool has_objects(const Value *v) { return is_list(v) && v->seq.n && v->seq.items[0]->kind == VAL_OBJECT; }

/* Whether the rule declares the current path as a whole, or only something below it: then each part of it has to be. */
static bool declared_in_part(const Account *c) {
  Str path = dotted(c);
  const Rule *rule = c->low->rule;
  bool part = false;
  for (size_t i = 0; i < rule->nno_effect + rule->nunsupported; i++) {
    Str declared = i < rule->nno_effect ? rule->no_effect[i] : rule->unsupported[i - rule->nno_effect].path;
    if (covers(declared, path)) return false;
    part |= covers(path, declared);
  }
  return part;
}

/* What the rule maps may still work in another way. */
static void warn_of_mapped(Account *c, const Value *v) {
  Str path = dotted(c);
  for (size_t i = 0; i < c->low->rule->nunsupported; i++) {
    const Unsupported *u = &c->low->rule->unsupported[i];
    if (u->differs && str_eq(u->path, path) && !is_harmless(c, u, v))
      note_difference(c->l, u,
                      &(Remark){.instance = c->low->instance, .argument = path, .reason = u->reason, .span = span_of(c)});
  }
}

static void account_field(Account *c, Field f, bool read) {
  if (value_is_null(f.value) || (is_list(f.value) && f.value->seq.n == 0)) return;
  if (c->path.n == 0 && is_common(f.key)) return;
  vec_push(c->l->a, &c->path, f.key);
  if (!read && !declared_in_part(c))
    account_one(c, f.value);
  else
    account_value(c, f.value);
  if (read) warn_of_mapped(c, f.value);
  c->path.n--;
}

/* What was read further down: in blocks, and in both branches of what a parameter decides. */
static void account_value(Account *c, const Value *v) {
  if (v->kind == VAL_OBJECT) account_object(c, v);
  for (size_t i = 0; has_objects(v) && i < v->seq.n; i++) account_object(c, v->seq.items[i]);
  for (size_t i = 1; sym_is(v, SYM_IF) && i < 3; i++) account_value(c, v->sym->args[i]);
}

static void account_object(Account *c, const Value *object) {
  if (object->kind != VAL_OBJECT || !object->map.track) return;
  for (size_t i = 0; i < object->map.n; i++) account_field(c, object->map.fields[i], object->map.track->read[i]);
}

void account_arguments(Lowering *l, Lowered *low) {
  Account c = {.l = l, .low = low};
  account_object(&c, low->self);
}

/* --- default tags ---

 * A provider's default tags reach what the rules tag (`tags()`); CloudFormation cannot tag every type that Terraform can. */

static bool is_untaggable(const Lowered *low) {
  for (size_t i = 0; low->rule && i < low->rule->nunsupported; i++)
    if (str_is(low->rule->unsupported[i].path, "tags")) return true;
  return false;
}

static void report_untagged(Lowering *l, const ProviderInstance *p) {
  enum { NAMED = 10 };
  Buf names = buf_new(l->a);
  size_t n = 0;
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    const Instance *instance = l->out->lowered.v[i]->instance;
    if (instance->provider != p || !is_untaggable(l->out->lowered.v[i])) continue;
    if (++n <= NAMED) buf_addf(&names, "%s%.*s", n > 1 ? ", " : "", STR_ARG(instance->address));
  }
  if (!n) return;
  if (n > NAMED) buf_addf(&names, " and %zu more", n - NAMED);
  diag_warning(l->d, TC5022, p->span, "Default tags do not reach %zu resource%s", n, n > 1 ? "s" : "");
  diag_detail(l->d, "CloudFormation cannot tag %.*s. Tag %s when the stack is complete if something depends on the tags.",
              STR_ARG(buf_str(&names)), n > 1 ? "them" : "it");
}

void account_default_tags(Lowering *l) {
  for (size_t i = 0; i < l->x->providers.n; i++) {
    const Value *tags = l->x->providers.v[i]->default_tags;
    bool none = !tags || tags->kind == VAL_NULL || ((tags->kind == VAL_MAP || tags->kind == VAL_OBJECT) && !tags->map.n);
    if (!none) report_untagged(l, l->x->providers.v[i]);
  }
}
