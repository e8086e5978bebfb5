/* Checks rules as a whole: what they name, what they set, and that no argument of the Terraform type is forgotten.
 *
 * The accounting follows what happens at run time (an argument that nothing read has to be declared), but over all arguments
 * that the provider's schema knows instead of those that a configuration sets. */
#include "lower/rule_check_internal.h"
#include "lower/rule_shape.h"
#include "syntax/walk.h"

RuleCheck *rule_check_new(Arena *a, Diags *d, Schemas *s) {
  RuleCheck *c = NEW(a, RuleCheck);
  *c = (RuleCheck){.a = a, .d = d, .schemas = s};
  return c;
}

static bool is_rule(const Block *b) { return str_is(b->type, "rule"); }

/* No managed type has a dot in its name. */
static Str group_key(const RuleCheck *c, bool managed, Str type) { return managed ? type : str_cat(c->a, STR("data."), type); }

void rule_check_add(RuleCheck *c, const Body *file, bool report) {
  vec_push(c->a, &c->files, file);
  for (size_t i = 0; i < file->n; i++) {
    const Block *b = file->items[i].block;
    if (b && b->nlabels == 1 && str_is(b->type, "shape")) {
      map_put(c->a, &c->shapes, b->labels[0], (void *)b);
      if (report) vec_push(c->a, &c->own_shapes, b);
      continue;
    }
    if (!b || b->nlabels != 1 || (!is_rule(b) && !str_is(b->type, "data"))) {
      Span at = b ? b->header_span : file->items[i].attribute->name_span;
      if (report) diag_error(c->d, TC5001, at, "A rule file holds rule \"TYPE\", data \"TYPE\" and shape \"NAME\" blocks");
      continue;
    }
    if (report) vec_push(c->a, &c->todo, b);
    Str key = group_key(c, is_rule(b), b->labels[0]);
    RuleGroup *g = map_get(&c->rules, key);
    if (!g || (report && !g->reported)) map_put(c->a, &c->rules, key, g = NEW(c->a, RuleGroup));
    g->reported = report;
    vec_push(c->a, &g->blocks, b);
  }
}

Diag *rule_fault(const Env *e, DiagCode code, Span at, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str text = str_vfmt(e->c->a, fmt, ap);
  va_end(ap);
  return diag_error(e->c->d, code, at, "%.*s: %.*s", STR_ARG(e->rule->labels[0]), STR_ARG(text));
}

/* --- accounting ---------------------------------------------------------------------------------------------------- */

typedef struct {
  const Env *env;
  VEC(Str) declared; /* no_effect, unsupported, and what `when` rules out */
} Account;

/* Arguments of every type that no rule mentions (docs/rules.md). */
static bool is_common(Str path) {
  static const char *const common[] = {"timeouts", "tags_all", "id", "region"};
  for (size_t i = 0; i < sizeof common / sizeof *common; i++)
    if (str_is(path, common[i])) return true;
  return false;
}

static bool is_declared(const Account *c, Str path) {
  for (size_t i = 0; i < c->declared.n; i++) {
    Str d = c->declared.v[i];
    if (str_starts(path, d) && (path.n == d.n || path.p[d.n] == '.')) return true;
  }
  return false;
}

/* Whether something below `path` is declared: then each part of it has to be. */
static bool is_declared_in_part(const Account *c, Str path) {
  for (size_t i = 0; i < c->declared.n; i++)
    if (str_starts(c->declared.v[i], path) && c->declared.v[i].n > path.n && c->declared.v[i].p[path.n] == '.') return true;
  return false;
}

/* Whether to look into what is at `path`: false when it is settled as a whole, or was reported. */
static bool was_read(const Account *c, Str path) {
  if (is_declared(c, path)) return false;
  if (map_has(c->env->reads, path) || is_declared_in_part(c, path)) return true;
  rule_fault(c->env, TC5041, c->env->rule->header_span, "Argument \"%.*s\" is neither read nor listed", STR_ARG(path));
  return false;
}

static Str joined(const Account *c, Str prefix, Str name) {
  return prefix.n ? str_fmt(c->env->c->a, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(name)) : name;
}

static const Type *innermost(const Type *t) {
  while (t->kind == TYPE_LIST || t->kind == TYPE_SET || t->kind == TYPE_MAP) t = t->elem;
  return t;
}

static void account_value(const Account *c, const Type *type, Str path) {
  if (!was_read(c, path)) return;
  const Type *object = innermost(type);
  if (object->kind != TYPE_OBJECT) return;
  for (size_t i = 0; i < object->n; i++) account_value(c, object->fields[i].type, joined(c, path, object->fields[i].name));
}

static void account_block(const Account *c, const BlockSchema *b, Str prefix) {
  for (size_t i = 0; i < b->nattrs; i++) {
    Str path = joined(c, prefix, b->attrs[i].name);
    if ((b->attrs[i].flags & (ATTR_REQUIRED | ATTR_OPTIONAL)) && !is_common(path)) account_value(c, b->attrs[i].type, path);
  }
  for (size_t i = 0; i < b->nblocks; i++) {
    Str path = joined(c, prefix, b->blocks[i].name);
    if (!is_common(path) && was_read(c, path)) account_block(c, b->blocks[i].block, path);
  }
}

/* --- what `when` rules out ----------------------------------------------------------------------------------------- */

static Str path_of_argument(const Env *e, const Expr *x) {
  while (x->kind == EXPR_CALL && x->call.n && (str_is(x->call.name, "length") || str_is(x->call.name, "coalesce")))
    x = x->call.args[0];
  if (x->kind != EXPR_TRAVERSAL || !str_is(x->traversal.root, "self")) return STR_NONE;
  Str path = STR("");
  for (size_t i = 0; i < x->traversal.n; i++) {
    if (x->traversal.steps[i].kind != STEP_ATTR) return STR_NONE;
    path = i ? str_fmt(e->c->a, "%.*s.%.*s", STR_ARG(path), STR_ARG(x->traversal.steps[i].name)) : x->traversal.steps[i].name;
  }
  return path;
}

static bool is_nothing(const Expr *x) {
  return x->kind == EXPR_NULL || (x->kind == EXPR_NUMBER && str_is(x->number.text, "0"));
}

/* Adds the arguments that are certainly absent where `x` has the value `truth`: self.a == null, length(self.b) > 0 and the
 * like. */
static void rule_out(Account *c, const Expr *x, bool truth) {
  if (x->kind == EXPR_PAREN) rule_out(c, x->inner, truth);
  if (x->kind == EXPR_UNARY && x->unary.op == OP_NOT) rule_out(c, x->unary.operand, !truth);
  if (x->kind != EXPR_BINARY) return;
  if (x->binary.op == (truth ? OP_AND : OP_OR)) {
    rule_out(c, x->binary.left, truth);
    rule_out(c, x->binary.right, truth);
  }
  bool absent = truth ? x->binary.op == OP_EQ : x->binary.op == OP_NE || x->binary.op == OP_GT;
  Str path = absent && is_nothing(x->binary.right) ? path_of_argument(c->env, x->binary.left) : STR_NONE;
  if (path.n) vec_push(c->env->c->a, &c->declared, path);
}

/* A rule applies when its own condition holds and those of the rules before it do not. */
static void rule_out_by_when(Account *c) {
  const Attribute *own = body_attribute(c->env->rule->body, STR("when"));
  if (own) rule_out(c, own->value, true);
  const RuleGroup *g = map_get(&c->env->c->rules, group_key(c->env->c, !c->env->data, c->env->rule->labels[0]));
  for (size_t i = 0; g && i < g->blocks.n && g->blocks.v[i] != c->env->rule; i++) {
    const Attribute *earlier = body_attribute(g->blocks.v[i]->body, STR("when"));
    if (earlier) rule_out(c, earlier->value, false);
  }
}

/* --- declarations -------------------------------------------------------------------------------------------------- */

static bool value_has_path(const Type *t, Str path) {
  while (path.n) {
    size_t dot = str_find_char(path, '.', 0);
    t = innermost(t);
    const TypeField *f = t->kind == TYPE_OBJECT ? type_field(t, str_sub(path, 0, dot)) : NULL;
    if (!f) return false;
    t = f->type;
    path = str_sub(path, dot + 1, path.n);
  }
  return true;
}

static bool block_has_path(const BlockSchema *b, Str path) {
  for (;;) {
    size_t dot = str_find_char(path, '.', 0);
    Str name = str_sub(path, 0, dot), rest = str_sub(path, dot + 1, path.n);
    const AttrSchema *attr = schema_attr(b, name);
    if (attr) return (attr->flags & (ATTR_REQUIRED | ATTR_OPTIONAL)) && value_has_path(attr->type, rest);
    const NestedBlock *nested = schema_block(b, name);
    if (!nested || !rest.n) return nested;
    b = nested->block;
    path = rest;
  }
}

static void declare(Account *c, Str path, Span at) {
  if (is_common(path))
    rule_fault(c->env, TC5041, at, "\"%.*s\" is handled for all types: no rule lists it", STR_ARG(path));
  else if (!block_has_path(c->env->schema, path))
    rule_fault(c->env, TC5040, at, "No argument \"%.*s\"", STR_ARG(path));
  vec_push(c->env->c->a, &c->declared, path);
}

static void declare_no_effect(Account *c, const Expr *x) {
  for (size_t i = 0; x->kind == EXPR_TUPLE && i < x->tuple.n; i++)
    if (x->tuple.items[i]->kind == EXPR_STRING) declare(c, x->tuple.items[i]->string.value, x->tuple.items[i]->span);
}

static void declare_reasons(Account *c, const Expr *x) {
  for (size_t i = 0; x->kind == EXPR_OBJECT && i < x->object.n; i++) {
    const ObjectItem *item = &x->object.items[i];
    if (item->key->kind == EXPR_STRING) declare(c, item->key->string.value, item->key->span);
    rule_reads(c->env, item->value);
  }
}

/* --- the parts of a rule ------------------------------------------------------------------------------------------- */

static void read_item(const Env *e, const Body *b, const char *name) {
  const Attribute *attr = body_attribute(b, str_from(name));
  if (attr) rule_reads(e, attr->value);
}

static void check_items(const Env *e, const Body *b, const char *const *known) {
  for (size_t i = 0; i < b->n; i++) {
    const Attribute *attr = b->items[i].attribute;
    if (!attr) continue;
    size_t k = 0;
    while (known[k] && !str_is(attr->name, known[k])) k++;
    if (!known[k]) rule_fault(e, TC5001, attr->name_span, "A rule has no item \"%.*s\" here", STR_ARG(attr->name));
  }
}

static const CfnResourceType *check_type(const Env *e, const Body *b) {
  const Attribute *attr = body_attribute(b, STR("type"));
  if (!attr) return NULL;
  if (attr->value->kind != EXPR_STRING) {
    rule_fault(e, TC5001, attr->value->span, "A type is a literal string");
    return NULL;
  }
  const CfnResourceType *t = schema_cfn(e->c->schemas, attr->value->string.value);
  if (!t) rule_fault(e, TC5040, attr->value->span, "CloudFormation has no type \"%.*s\"", STR_ARG(attr->value->string.value));
  return t;
}

/* The properties and policies of a main or further resource. */
static void check_resource(const Env *e, const Body *b, Span at) {
  const CfnResourceType *t = check_type(e, b);
  const Attribute *properties = body_attribute(b, STR("properties"));
  const Expr nothing = {.kind = EXPR_OBJECT, .span = at};
  if (t)
    rule_fit(e, properties ? properties->value : &nothing, t->root, true);
  else if (properties)
    rule_reads(e, properties->value);
  read_item(e, b, "when");
  read_item(e, b, "deletion_policy");
  read_item(e, b, "creation_policy");
  read_item(e, b, "update_policy");
}

static void check_order(const Env *e, const Body *b) {
  const Attribute *after = body_attribute(b, STR("depends_on"));
  if (!after || after->value->kind != EXPR_TUPLE) return;
  for (size_t i = 0; i < after->value->tuple.n; i++) {
    const Expr *label = after->value->tuple.items[i];
    if (label->kind != EXPR_STRING || !rule_cfn_type(e, label->string.value))
      rule_fault(e, TC5001, label->span, "depends_on names the labels of `also` blocks");
  }
}

static void check_also(const Env *e, const Block *b) {
  static const char *const items[] = {
      "type", "properties", "when", "for_each", "depends_on", "deletion_policy", "creation_policy", "update_policy", NULL};
  check_items(e, b->body, items);
  Env inner = *e;
  Nodes each = {0};
  const Attribute *for_each = body_attribute(b->body, STR("for_each"));
  if (for_each) {
    Nodes collection = rule_reads(e, for_each->value);
    each = nodes_elem(e, &collection);
    inner.each = &each;
  }
  check_resource(&inner, b->body, b->header_span);
  check_order(e, b->body);
  Str type = literal_attribute(b->body, "type");
  if (!type.p) rule_fault(e, TC5001, b->header_span, "`also` needs a type");
  if (b->nlabels == 1 && schema_resource(e->c->schemas, str_cat(e->c->a, STR("aws_"), b->labels[0])))
    rule_fault(e, TC5001, b->header_span, "The label \"%.*s\" is the name of a Terraform type", STR_ARG(b->labels[0]));
}

/* What a rule of a host makes that a fold merges into: its main resource, or the one with the label `also`. */
static const CfnResourceType *made_by(const Env *e, const Block *rule, Str also) {
  const Body *body = also.n ? NULL : rule->body;
  for (size_t i = 0; also.n && i < rule->body->n; i++) {
    const Block *b = rule->body->items[i].block;
    if (b && str_is(b->type, "also") && b->nlabels == 1 && str_eq(b->labels[0], also)) body = b->body;
  }
  Str type = body ? literal_attribute(body, "type") : STR_NONE;
  return type.p ? schema_cfn(e->c->schemas, type) : NULL;
}

/* The CloudFormation types that the rules of a host make. */
static void check_host(const Env *e, Str host, Str also, Span at, const Expr *properties) {
  const RuleGroup *g = map_get(&e->c->rules, host);
  Env inner = *e;
  inner.host = g;
  bool found = false;
  for (size_t i = 0; g && i < g->blocks.n; i++) {
    const CfnResourceType *t = made_by(e, g->blocks.v[i], also);
    found |= t != NULL;
    if (t && properties) rule_fit(&inner, properties, t->root, false);
  }
  if (!schema_resource(e->c->schemas, host))
    rule_fault(e, TC5040, at, "The provider has no resource type \"%.*s\"", STR_ARG(host));
  else if (!found)
    rule_fault(e, TC5040, at, "No rule makes a resource%s%.*s of \"%.*s\"", also.n ? " with the label " : "", STR_ARG(also),
               STR_ARG(host));
  if (!found && properties) rule_reads(e, properties);
}

static void check_hosts(const Env *e, const Expr *hosts, Str also, const Expr *properties) {
  if (hosts->kind == EXPR_STRING) check_host(e, hosts->string.value, also, hosts->span, properties);
  for (size_t i = 0; hosts->kind == EXPR_TUPLE && i < hosts->tuple.n; i++)
    check_hosts(e, hosts->tuple.items[i], also, properties);
}

static void check_fold(const Env *e, const Block *b) {
  static const char *const items[] = {"into", "id", "host", "also", "properties", "append", "when", NULL};
  check_items(e, b->body, items);
  read_item(e, b->body, "when");
  read_item(e, b->body, "into");
  read_item(e, b->body, "id");
  const Attribute *host = body_attribute(b->body, STR("host")), *properties = body_attribute(b->body, STR("properties")),
                  *append = body_attribute(b->body, STR("append"));
  if (!host || !body_attribute(b->body, STR("into"))) rule_fault(e, TC5001, b->header_span, "`fold` needs into and host");
  if (!host) return;
  Str also = literal_attribute(b->body, "also");
  if (properties || !append) check_hosts(e, host->value, also, properties ? properties->value : NULL);
  if (append) check_hosts(e, host->value, also, append->value);
}

static void refuse_reference(void *ctx, const Expr *x) {
  const Env *e = ctx;
  if (x->kind == EXPR_CALL && (str_is(x->call.name, "ref") || str_is(x->call.name, "getatt")))
    rule_fault(e, TC5001, x->span, "A synthesized value holds no %.*s()", STR_ARG(x->call.name));
}

static void check_attributes(const Env *e, const char *name) {
  const Attribute *attr = body_attribute(e->rule->body, str_from(name));
  if (!attr) return;
  if (attr->value->kind != EXPR_OBJECT) {
    rule_fault(e, TC5001, attr->value->span, "\"%s\" is an object", name);
    return;
  }
  Env inner = *e;
  if (!e->data && !body_attribute(e->rule->body, STR("absorbed"))) inner.reads = NULL;
  const Type *type = schema_block_type(e->c->schemas, e->schema);
  for (size_t i = 0; i < attr->value->object.n; i++) {
    const ObjectItem *item = &attr->value->object.items[i];
    const TypeField *f = item->key->kind == EXPR_STRING ? type_field(type, item->key->string.value) : NULL;
    bool inside = item->key->kind == EXPR_STRING && str_starts(item->key->string.value, STR("_"));
    if (f)
      rule_fit_terraform(&inner, item->value, f->type);
    else if (!inside) /* `_name`: what only other rules read */
      rule_fault(e, TC5040, item->key->span, "The provider's type has no attribute of this name");
  }
  if (!str_is(attr->name, "attributes")) expr_walk(attr->value, refuse_reference, (void *)e);
}

static void check_parameter(const Env *e, const Block *b) {
  static const char *const items[] = {"type", "description", "default", NULL};
  check_items(e, b->body, items);
  const Attribute *type = body_attribute(b->body, STR("type"));
  Str name = literal_attribute(b->body, "type");
  if (!name.n || !literal_attribute(b->body, "description").n)
    rule_fault(e, TC5001, b->header_span, "`parameter` needs a type and a description, as literal strings");
  else if (!schema_is_parameter_type(name))
    rule_fault(e, TC5040, type->value->span, "CloudFormation has no parameter type \"%.*s\"", STR_ARG(name));
  read_item(e, b->body, "default");
}

static void check_blocks(const Env *e) {
  for (size_t i = 0; i < e->rule->body->n; i++) {
    const Block *b = e->rule->body->items[i].block;
    if (!b) continue;
    if (!e->data && str_is(b->type, "also") && b->nlabels == 1)
      check_also(e, b);
    else if (!e->data && str_is(b->type, "fold") && b->nlabels == 0)
      check_fold(e, b);
    else if (str_is(b->type, "parameter") && b->nlabels == 1)
      check_parameter(e, b);
    else
      rule_fault(e, TC5001, b->header_span, "No block of this form belongs here");
  }
}

/* What an instance follows has rules, and the argument by which it refers to the same. */
static void check_follows(const Env *e) {
  const Attribute *follows = body_attribute(e->rule->body, STR("follows"));
  if (!follows) return;
  read_item(e, e->rule->body, "follows");
  for (size_t i = 0; follows->value->kind == EXPR_OBJECT && i < follows->value->object.n; i++) {
    const Expr *key = follows->value->object.items[i].key;
    Str who = key->kind == EXPR_STRING ? key->string.value : STR("");
    size_t dot = str_find_char(who, '.', 0);
    const BlockSchema *schema = schema_resource(e->c->schemas, str_sub(who, 0, dot));
    if (!schema || (dot < who.n && !schema_attr(schema, str_sub(who, dot + 1, who.n))))
      rule_fault(e, TC5040, key->span, "This is no resource type, nor an argument of one");
  }
}

static void check_names(const Env *e) {
  static const char *const managed[] = {"when",     "type",      "properties",      "attributes",      "synthesis",
                                        "patterns", "absorbed",  "deletion_policy", "creation_policy", "update_policy",
                                        "follows",  "no_effect", "unsupported",     "same_as",         "differs",
                                        "no_peer",  NULL};
  static const char *const data[] = {"when", "attributes", "no_effect", "unsupported", "differs", "same_as", NULL};
  check_items(e, e->rule->body, e->data ? data : managed);
}

/* One rule, for its own type or for one that is another name for it. */
static void check_rule_for(RuleCheck *c, const Block *rule, Str type) {
  Map reads = {0};
  Env e = {.c = c, .rule = rule, .data = !is_rule(rule), .reads = &reads};
  e.schema = e.data ? schema_data(c->schemas, type) : schema_resource(c->schemas, type);
  if (!e.schema) {
    rule_fault(&e, TC5040, rule->header_span, "The provider has no such %s", e.data ? "data source" : "resource type");
    return;
  }
  Account account = {.env = &e};
  check_names(&e);
  if (e.data)
    read_item(&e, rule->body, "when");
  else
    check_resource(&e, rule->body, rule->header_span);
  check_blocks(&e);
  check_follows(&e);
  check_attributes(&e, "attributes");
  check_attributes(&e, "synthesis");
  check_attributes(&e, "patterns");
  const Attribute *none = body_attribute(rule->body, STR("no_effect")), *not_ = body_attribute(rule->body, STR("unsupported")),
                  *differs = body_attribute(rule->body, STR("differs"));
  if (none) declare_no_effect(&account, none->value);
  if (not_) declare_reasons(&account, not_->value);
  if (differs) declare_reasons(&account, differs->value);
  rule_out_by_when(&account);
  bool refused = body_attribute(rule->body, STR("no_peer"));
  if (!refused && !map_has(&reads, RULE_READS_ALL)) account_block(&account, e.schema, STR(""));
}

/* The rules of the other name must fit this type as well as theirs. */
static void check_rule(RuleCheck *c, const Block *rule) {
  Str same = literal_attribute(rule->body, "same_as");
  if (!same.p) {
    check_rule_for(c, rule, rule->labels[0]);
    return;
  }
  const RuleGroup *g = map_get(&c->rules, group_key(c, is_rule(rule), same));
  Env e = {.c = c, .rule = rule};
  if (!g || literal_attribute(g->blocks.v[0]->body, "same_as").p)
    rule_fault(&e, TC5040, rule->header_span, "No rules of its own for \"%.*s\"", STR_ARG(same));
  for (size_t i = 0; g && i < g->blocks.n; i++) check_rule_for(c, g->blocks.v[i], rule->labels[0]);
}

static const Block *find_shape(void *ctx, Str name) {
  const RuleCheck *c = ctx;
  return map_get(&c->shapes, name);
}

/* What a shape reads and gives depends on where it is called: it is checked in every such place. */
static void expand_shapes(RuleCheck *c) {
  Shapes shapes = {.a = c->a, .d = c->d, .find = find_shape, .ctx = c};
  for (size_t i = 0; i < c->files.n; i++)
    for (size_t k = 0; k < c->files.v[i]->n; k++) {
      const Block *b = c->files.v[i]->items[k].block;
      if (b && !str_is(b->type, "shape")) shapes_expand(&shapes, b->body);
    }
  for (size_t i = 0; i < c->own_shapes.n; i++)
    if (!shape_is_used(&shapes, c->own_shapes.v[i]->labels[0]))
      diag_error(c->d, TC5001, c->own_shapes.v[i]->header_span, "No rule calls this shape");
}

size_t rule_check_run(RuleCheck *c) {
  expand_shapes(c);
  for (size_t i = 0; i < c->todo.n; i++) check_rule(c, c->todo.v[i]);
  return c->todo.n;
}
