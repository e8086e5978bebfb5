/* Whether what a rule gives a property has the shape that CloudFormation's schema asks for.
 *
 * Follows the literal structure of an expression (objects, tuples, for, conditionals, one(…), merge(…)) down the schema; where
 * it ends in a place of `self`, the argument's type has to fit, as far as coercion goes (coercion of scalars is generous). */
#include "eval/func.h"
#include "lower/rule_check_internal.h"

static const char *kind_name(CfnKind k) {
  static const char *const names[] = {
      [CFN_STRING] = "a string",  [CFN_INTEGER] = "an integer", [CFN_NUMBER] = "a number", [CFN_BOOLEAN] = "a boolean",
      [CFN_OBJECT] = "an object", [CFN_LIST] = "a list",        [CFN_MAP] = "a map",       [CFN_JSON] = "a document"};
  return names[k];
}

static bool is_scalar(const CfnType *t) { return t->kind <= CFN_BOOLEAN; }

static void misfit(const Env *e, Span at, const CfnType *t, const char *what) {
  rule_fault(e, TC5043, at, "The property takes %s, not %s", kind_name(t->kind), what);
}

/* --- places of self ------------------------------------------------------------------------------------------------ */

static bool type_fits(const Type *from, const CfnType *t) {
  switch (from->kind) {
  case TYPE_DYNAMIC: return true;
  case TYPE_STRING: return is_scalar(t) || t->kind == CFN_JSON;
  case TYPE_NUMBER: return t->kind == CFN_STRING || t->kind == CFN_INTEGER || t->kind == CFN_NUMBER || t->kind == CFN_JSON;
  case TYPE_BOOL: return t->kind == CFN_STRING || t->kind == CFN_BOOLEAN || t->kind == CFN_JSON;
  case TYPE_LIST:
  case TYPE_SET: return t->kind == CFN_JSON || (t->kind == CFN_LIST && type_fits(from->elem, t->elem));
  case TYPE_MAP: return t->kind == CFN_JSON || (t->kind == CFN_MAP && type_fits(from->elem, t->elem));
  case TYPE_TUPLE:
  case TYPE_OBJECT: return false;
  }
  return false;
}

static void fit_nodes(const Env *e, const Nodes *nodes, const CfnType *t, Span at) {
  for (size_t i = 0; i < nodes->n; i++) {
    const Node *n = &nodes->v[i];
    if (n->block) {
      rule_fault(e, TC5043, at, "Block \"%.*s\" is passed on whole: name its fields", STR_ARG(n->path));
    } else if (!type_fits(n->type, t)) {
      Buf b = buf_new(e->c->a);
      type_print(&b, n->type);
      rule_fault(e, TC5043, at, "The property takes %s, and \"%.*s\" is %.*s", kind_name(t->kind), STR_ARG(n->path),
                 STR_ARG(buf_str(&b)));
    }
  }
}

/* --- objects ------------------------------------------------------------------------------------------------------- */

typedef struct {
  const CfnType *type;
  Map given;  /* names of properties */
  bool open;  /* there may be others */
  bool whole; /* required properties must be given, also in objects within */
} Given;

/* What merges into a type that several rules make may set what one of them alone has. */
static bool is_of_other_variant(const Env *e, const CfnType *type, Str name) {
  bool root = false, has = false;
  for (size_t i = 0; e->host && i < e->host->blocks.n; i++) {
    Str made = literal_attribute(e->host->blocks.v[i]->body, "type");
    const CfnResourceType *t = made.p ? schema_cfn(e->c->schemas, made) : NULL;
    root |= t && t->root == type;
    has |= t && schema_property(t->root, name);
  }
  return root && has;
}

static void fit_property(const Env *e, Given *g, const ObjectItem *item) {
  if (item->key->kind != EXPR_STRING) {
    rule_fault(e, TC5043, item->key->span, "The names of properties are literal");
    rule_reads(e, item->value);
    return;
  }
  Str name = item->key->string.value;
  const CfnProperty *p = schema_property(g->type, name);
  if (map_has(&g->given, name)) rule_fault(e, TC5043, item->key->span, "Property \"%.*s\" is given twice", STR_ARG(name));
  map_put(e->c->a, &g->given, name, g);
  if (!p) {
    if (!is_of_other_variant(e, g->type, name)) rule_fault(e, TC5040, item->key->span, "No property \"%.*s\"", STR_ARG(name));
    rule_reads(e, item->value);
    return;
  }
  if (p->flags & CFN_READ_ONLY) rule_fault(e, TC5044, item->key->span, "Property \"%.*s\" is read-only", STR_ARG(name));
  rule_fit(e, item->value, p->type, g->whole);
}

static bool any_given(const Given *g, const CfnGroup *group) {
  for (size_t i = 0; i < group->n; i++)
    if (map_has(&g->given, group->names[i])) return true;
  return false;
}

static void fit_required(const Env *e, const Given *g, Span at) {
  for (size_t i = 0; i < g->type->nprops; i++) {
    const CfnProperty *p = &g->type->props[i];
    if ((p->flags & CFN_REQUIRED) && !(p->flags & CFN_READ_ONLY) && !map_has(&g->given, p->name))
      rule_fault(e, TC5042, at, "Required property \"%.*s\" is missing", STR_ARG(p->name));
  }
  for (size_t i = 0; i < g->type->ngroups; i++) {
    const CfnGroup *group = &g->type->groups[i];
    if (group->kind <= CFN_AT_LEAST_ONE && !any_given(g, group))
      rule_fault(e, TC5042, at, "One of %zu properties is required, such as \"%.*s\"", group->n, STR_ARG(group->names[0]));
  }
}

static bool is_call(const Expr *x, const char *name) { return x->kind == EXPR_CALL && str_is(x->call.name, name); }

static void gather(const Env *e, const Expr *x, Given *g);
static void gather_elems(const Env *e, const Expr *x, Given *g);

/* One literal object; the objects around it may give the same properties again. */
static void gather_object(const Env *e, const Expr *x, Given *g) {
  Given own = {.type = g->type};
  for (size_t i = 0; i < x->object.n; i++) fit_property(e, &own, &x->object.items[i]);
  for (size_t i = 0; i < own.given.n; i++) map_put(e->c->a, &g->given, own.given.entries[i].key, g);
}

/* The arguments from `first` on; the last one may be a list that is expanded. */
static void gather_arguments(const Env *e, const Expr *x, size_t first, Given *g,
                             void (*one)(const Env *, const Expr *, Given *)) {
  for (size_t i = 0; i < first; i++) rule_reads(e, x->call.args[i]);
  for (size_t i = first; i < x->call.n; i++) {
    if (x->call.expand && i == x->call.n - 1)
      gather_elems(e, x->call.args[i], g);
    else
      one(e, x->call.args[i], g);
  }
}

/* An object that is computed: what it holds is not known, so nothing can be missing. */
static void gather_unknown(const Env *e, const Expr *x, Given *g) {
  g->open = true;
  Nodes nodes = rule_reads(e, x);
  fit_nodes(e, &nodes, g->type, x->span);
}

static void gather_choice(const Env *e, const Expr *x, Given *g, void (*one)(const Env *, const Expr *, Given *)) {
  rule_reads(e, x->conditional.condition);
  one(e, x->conditional.then, g);
  one(e, x->conditional.otherwise, g);
}

/* Objects that are the elements of an expression. */
static void gather_elems(const Env *e, const Expr *x, Given *g) {
  switch (x->kind) {
  case EXPR_NULL: return;
  case EXPR_PAREN: gather_elems(e, x->inner, g); return;
  case EXPR_CONDITIONAL: gather_choice(e, x, g, gather_elems); return;
  case EXPR_TUPLE:
    for (size_t i = 0; i < x->tuple.n; i++) gather(e, x->tuple.items[i], g);
    return;
  case EXPR_FOR_TUPLE: {
    Binding room[2];
    Env inner = rule_for_env(e, x->for_, room);
    gather(&inner, x->for_->value, g);
    return;
  }
  case EXPR_CALL:
    if (is_call(x, "concat") || is_call(x, "coalesce") || is_call(x, "tolist")) {
      gather_arguments(e, x, 0, g, gather_elems);
      return;
    }
    break;
  default: break;
  }
  g->open = true;
  rule_reads(e, x);
}

/* Whether an expression takes one element of a list with a literal index: xs[0]. */
static bool is_element(const Expr *x) {
  return x->kind == EXPR_RELATIVE && x->relative.n == 1 && x->relative.steps[0].kind == STEP_INDEX_NUM;
}

/* Collects the properties that an expression for an object gives, in any of its branches. */
static void gather(const Env *e, const Expr *x, Given *g) {
  switch (x->kind) {
  case EXPR_NULL: return;
  case EXPR_PAREN: gather(e, x->inner, g); return;
  case EXPR_OBJECT: gather_object(e, x, g); return;
  case EXPR_CONDITIONAL: gather_choice(e, x, g, gather); return;
  case EXPR_CALL:
    if (is_call(x, "merge"))
      gather_arguments(e, x, 0, g, gather);
    else if (is_call(x, "choose"))
      gather_arguments(e, x, 1, g, gather);
    else if (is_call(x, "one"))
      gather_arguments(e, x, 0, g, gather_elems);
    else
      gather_unknown(e, x, g);
    return;
  case EXPR_FOR_OBJECT:
    rule_fault(e, TC5043, x->span, "The names of properties are literal");
    rule_reads(e, x);
    return;
  default: break;
  }
  if (is_element(x))
    gather_elems(e, x->relative.source, g);
  else
    gather_unknown(e, x, g);
}

static void fit_object(const Env *e, const Expr *x, const CfnType *t, bool whole) {
  Given g = {.type = t, .whole = whole};
  gather(e, x, &g);
  if (whole && !g.open) fit_required(e, &g, x->span);
}

static void fit_object_expr(const Env *e, const Expr *x, const CfnType *t, bool whole) {
  if (t->kind == CFN_OBJECT) {
    fit_object(e, x, t, whole);
    return;
  }
  if (t->kind != CFN_MAP && t->kind != CFN_JSON) misfit(e, x->span, t, "an object");
  for (size_t i = 0; i < x->object.n; i++) {
    const ObjectItem *item = &x->object.items[i];
    if (item->key->kind != EXPR_STRING) rule_reads(e, item->key);
    if (t->kind == CFN_MAP)
      rule_fit(e, item->value, t->elem, true);
    else
      rule_reads(e, item->value);
  }
}

/* --- collections --------------------------------------------------------------------------------------------------- */

/* Checks an expression whose elements have to fit `t`: [a, b], [for …], a list of self. */
static void fit_elems(const Env *e, const Expr *x, const CfnType *t, bool whole) {
  switch (x->kind) {
  case EXPR_PAREN:
  case EXPR_WRAP: fit_elems(e, x->inner, t, whole); return;
  case EXPR_TUPLE:
    for (size_t i = 0; i < x->tuple.n; i++) rule_fit(e, x->tuple.items[i], t, whole);
    return;
  case EXPR_FOR_TUPLE:
  case EXPR_FOR_OBJECT: {
    Binding room[2];
    Env inner = rule_for_env(e, x->for_, room);
    rule_fit(&inner, x->for_->value, t, whole);
    return;
  }
  case EXPR_CONDITIONAL:
    rule_reads(e, x->conditional.condition);
    fit_elems(e, x->conditional.then, t, whole);
    fit_elems(e, x->conditional.otherwise, t, whole);
    return;
  case EXPR_CALL:
    if (is_call(x, "choose")) {
      rule_reads(e, x->call.args[0]);
      for (size_t i = 1; i < x->call.n; i++) fit_elems(e, x->call.args[i], t, whole);
      return;
    }
    if (call_passes_through(x->call.name) && !x->call.expand && !is_call(x, "one") && !is_call(x, "element") &&
        !is_call(x, "flatten")) {
      for (size_t i = 0; i < x->call.n; i++) fit_elems(e, x->call.args[i], t, whole);
      return;
    }
    break;
  default: break;
  }
  Nodes nodes = rule_reads(e, x), elems = nodes_elem(e, &nodes);
  fit_nodes(e, &elems, t, x->span);
}

static void fit_tuple(const Env *e, const Expr *x, const CfnType *t) {
  if (t->kind == CFN_LIST) {
    fit_elems(e, x, t->elem, true);
    return;
  }
  if (t->kind != CFN_JSON) misfit(e, x->span, t, "a list");
  rule_reads(e, x);
}

static void fit_for_object(const Env *e, const Expr *x, const CfnType *t) {
  if (t->kind == CFN_MAP) {
    fit_elems(e, x, t->elem, true);
    return;
  }
  if (t->kind != CFN_JSON) misfit(e, x->span, t, "a map");
  rule_reads(e, x);
}

/* flatten([[…], [for …: [for …: v]]]): lists within lists, to any depth. */
static void fit_flattened(const Env *e, const Expr *x, const CfnType *elem) {
  switch (x->kind) {
  case EXPR_PAREN: fit_flattened(e, x->inner, elem); return;
  case EXPR_TUPLE:
    for (size_t i = 0; i < x->tuple.n; i++) fit_flattened(e, x->tuple.items[i], elem);
    return;
  case EXPR_FOR_TUPLE: {
    Binding room[2];
    Env inner = rule_for_env(e, x->for_, room);
    fit_flattened(&inner, x->for_->value, elem);
    return;
  }
  case EXPR_CONDITIONAL:
    rule_reads(e, x->conditional.condition);
    fit_flattened(e, x->conditional.then, elem);
    fit_flattened(e, x->conditional.otherwise, elem);
    return;
  case EXPR_OBJECT: rule_fit(e, x, elem, true); return;
  case EXPR_CALL:
    if (is_call(x, "one")) {
      for (size_t i = 0; i < x->call.n; i++) fit_flattened(e, x->call.args[i], elem);
      return;
    }
    break;
  default: break;
  }
  Nodes nodes = rule_reads(e, x);
  for (size_t i = 0; i < nodes.n; i++)
    while (!nodes.v[i].block && (nodes.v[i].type->kind == TYPE_LIST || nodes.v[i].type->kind == TYPE_SET))
      nodes.v[i].type = nodes.v[i].type->elem;
  fit_nodes(e, &nodes, elem, x->span);
}

/* --- calls and leaves ---------------------------------------------------------------------------------------------- */

static bool is_tag(const CfnType *t) {
  return t->kind == CFN_OBJECT && schema_property(t, STR("Key")) && schema_property(t, STR("Value"));
}

static void fit_returned(const Env *e, const Expr *x, const CfnType *t) {
  const Function *f = func_find(x->call.name);
  if (is_call(x, "tags") && !(t->kind == CFN_LIST && is_tag(t->elem))) misfit(e, x->span, t, "a list of tags");
  if (is_call(x, "tags_map") && t->kind != CFN_MAP && t->kind != CFN_JSON) misfit(e, x->span, t, "a map");
  if (is_call(x, "arn") && t->kind != CFN_STRING) misfit(e, x->span, t, "an ARN");
  if (f && f->returns && !type_fits(f->returns, t)) {
    Buf b = buf_new(e->c->a);
    type_print(&b, f->returns);
    rule_fault(e, TC5043, x->span, "The property takes %s, and %s() gives %.*s", kind_name(t->kind), f->name,
               STR_ARG(buf_str(&b)));
  }
  rule_reads(e, x);
}

static void fit_call(const Env *e, const Expr *x, const CfnType *t, bool whole) {
  size_t n = x->call.n;
  if (is_call(x, "merge") && t->kind == CFN_OBJECT) {
    fit_object(e, x, t, whole);
  } else if (is_call(x, "flatten") && t->kind == CFN_LIST && n == 1) {
    fit_flattened(e, x->call.args[0], t->elem);
  } else if ((is_call(x, "one") || is_call(x, "element") || is_call(x, "slice")) && n) {
    if (is_call(x, "slice"))
      rule_fit(e, x->call.args[0], t, whole);
    else
      fit_elems(e, x->call.args[0], t, whole);
    for (size_t i = 1; i < n; i++) rule_reads(e, x->call.args[i]);
  } else if (is_call(x, "choose") && n) {
    rule_reads(e, x->call.args[0]);
    for (size_t i = 1; i < n; i++) rule_fit(e, x->call.args[i], t, whole);
  } else if (call_passes_through(x->call.name) && !is_call(x, "lookup") && !is_call(x, "values")) {
    for (size_t i = 0; i < n; i++) {
      if (x->call.expand && i == n - 1)
        fit_elems(e, x->call.args[i], t, whole);
      else
        rule_fit(e, x->call.args[i], t, whole);
    }
  } else {
    fit_returned(e, x, t);
  }
}

static void fit_string(const Env *e, const Expr *x, const CfnType *t) {
  if (!is_scalar(t) && t->kind != CFN_JSON) misfit(e, x->span, t, "a string");
  if (!schema_allows(t, x->string.value))
    rule_fault(e, TC5043, x->span, "The property does not allow \"%.*s\"", STR_ARG(x->string.value));
}

/* A choice from a literal table: {a = 1, b = 2}[key], or ["x"][0]. */
static void fit_chosen(const Env *e, const Expr *table, const CfnType *t, bool whole) {
  for (size_t i = 0; i < table->object.n; i++) {
    if (table->object.items[i].key->kind != EXPR_STRING) rule_reads(e, table->object.items[i].key);
    rule_fit(e, table->object.items[i].value, t, whole);
  }
}

void rule_fit(const Env *e, const Expr *x, const CfnType *t, bool whole) {
  switch (x->kind) {
  case EXPR_NULL:
  case EXPR_ERROR: return;
  case EXPR_PAREN:
  case EXPR_WRAP: rule_fit(e, x->inner, t, whole); return;
  case EXPR_OBJECT: fit_object_expr(e, x, t, whole); return;
  case EXPR_TUPLE:
  case EXPR_FOR_TUPLE: fit_tuple(e, x, t); return;
  case EXPR_FOR_OBJECT: fit_for_object(e, x, t); return;
  case EXPR_CALL: fit_call(e, x, t, whole); return;
  case EXPR_CONDITIONAL:
    rule_reads(e, x->conditional.condition);
    rule_fit(e, x->conditional.then, t, whole);
    rule_fit(e, x->conditional.otherwise, t, whole);
    return;
  case EXPR_INDEX:
    if (x->index.collection->kind == EXPR_OBJECT) {
      rule_reads(e, x->index.key);
      fit_chosen(e, x->index.collection, t, whole);
      return;
    }
    break;
  case EXPR_STRING: fit_string(e, x, t); return;
  case EXPR_BOOL:
    if (!type_fits(&type_bool, t)) misfit(e, x->span, t, "a boolean");
    return;
  case EXPR_NUMBER:
    if (!type_fits(&type_number, t)) misfit(e, x->span, t, "a number");
    return;
  case EXPR_TEMPLATE:
  case EXPR_BINARY:
  case EXPR_UNARY:
    if (!is_scalar(t) && t->kind != CFN_JSON) misfit(e, x->span, t, "a scalar");
    break;
  default: break;
  }
  Nodes nodes = rule_reads(e, x);
  fit_nodes(e, &nodes, t, x->span);
}

/* --- attributes ---------------------------------------------------------------------------------------------------- */

void rule_fit_terraform(const Env *e, const Expr *x, const Type *t) {
  if (x->kind == EXPR_PAREN) {
    rule_fit_terraform(e, x->inner, t);
  } else if (x->kind == EXPR_OBJECT && t->kind == TYPE_OBJECT) {
    for (size_t i = 0; i < x->object.n; i++) {
      const ObjectItem *item = &x->object.items[i];
      const TypeField *f = item->key->kind == EXPR_STRING ? type_field(t, item->key->string.value) : NULL;
      if (f)
        rule_fit_terraform(e, item->value, f->type);
      else
        rule_fault(e, TC5040, item->key->span, "The provider's attribute has no such field");
    }
  } else if (x->kind == EXPR_TUPLE && (t->kind == TYPE_LIST || t->kind == TYPE_SET)) {
    for (size_t i = 0; i < x->tuple.n; i++) rule_fit_terraform(e, x->tuple.items[i], t->elem);
  } else if (x->kind == EXPR_FOR_TUPLE && (t->kind == TYPE_LIST || t->kind == TYPE_SET)) {
    Binding room[2];
    Env inner = rule_for_env(e, x->for_, room);
    rule_fit_terraform(&inner, x->for_->value, t->elem);
  } else {
    rule_reads(e, x);
  }
}
