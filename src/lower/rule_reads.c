/* What an expression of a rule reads, found without evaluating it.
 *
 * The abstract value of an expression is the set of places in `self` that it may yield: `self.rule` is a list of blocks, the
 * variable of a `for` over it is one of these blocks, one(…) and coalesce(…) pass it on. Whatever is computed is no place. So
 * every traversal can be followed into the provider's schema, and a misspelt argument is found wherever it hides. */
#include "eval/call.h"
#include "eval/func.h"
#include "lower/internal.h"
#include "lower/rule_check_internal.h"

/* --- places -------------------------------------------------------------------------------------------------------- */

static void nodes_add(const Env *e, Nodes *to, const Nodes *from) {
  for (size_t i = 0; i < from->n; i++) vec_push(e->c->a, to, from->v[i]);
}

static void record(const Env *e, Str path) {
  if (e->reads && path.n) map_put(e->c->a, e->reads, path, (void *)path.p);
}

static Str path_of(const Env *e, const Node *n, Str name) {
  return n->path.n ? str_fmt(e->c->a, "%.*s.%.*s", STR_ARG(n->path), STR_ARG(name)) : name;
}

static bool type_is_sequence(const Type *t) { return t->kind == TYPE_LIST || t->kind == TYPE_SET; }

static Node typed(const Type *t, Str path) { return (Node){.type = t, .path = path}; }

/* False when the place has no such name. */
static bool node_field(const Env *e, const Node *n, Str name, Node *out) {
  Str path = path_of(e, n, name);
  if (n->block) {
    if (n->depth) return false;
    const AttrSchema *attr = schema_attr(n->block, name);
    const NestedBlock *nested = schema_block(n->block, name);
    if (attr) *out = typed(attr->type, path);
    if (nested) *out = (Node){.block = nested->block, .depth = 1, .path = path};
    return attr || nested;
  }
  const TypeField *field = n->type->kind == TYPE_OBJECT ? type_field(n->type, name) : NULL;
  if (field) *out = typed(field->type, path);
  if (n->type->kind == TYPE_MAP) *out = typed(n->type->elem, n->path);
  if (n->type->kind == TYPE_DYNAMIC) *out = *n;
  return field || n->type->kind == TYPE_MAP || n->type->kind == TYPE_DYNAMIC;
}

static bool node_elem(const Node *n, Node *out) {
  *out = *n;
  if (n->block) {
    out->depth -= n->depth > 0;
    return n->depth > 0;
  }
  switch (n->type->kind) {
  case TYPE_LIST:
  case TYPE_SET:
  case TYPE_MAP: out->type = n->type->elem; return true;
  case TYPE_DYNAMIC: return true;
  default: return false;
  }
}

Nodes nodes_elem(const Env *e, const Nodes *of) {
  Nodes out = {0};
  for (size_t i = 0; i < of->n; i++) {
    Node elem;
    if (node_elem(&of->v[i], &elem)) vec_push(e->c->a, &out, elem);
  }
  return out;
}

static Nodes nodes_field(const Env *e, const Nodes *of, Str name, Span at) {
  Nodes out = {0};
  for (size_t i = 0; i < of->n; i++) {
    Node field;
    if (node_field(e, &of->v[i], name, &field)) {
      record(e, field.path);
      vec_push(e->c->a, &out, field);
    } else if (of->v[i].depth) {
      rule_fault(e, TC5040, at, "\"%.*s\" is a list of blocks: use one(…), an index or a for expression",
                 STR_ARG(of->v[i].path));
    } else {
      Str where = of->v[i].path;
      rule_fault(e, TC5040, at, "No argument \"%.*s\"%s%.*s", STR_ARG(name), where.n ? " in " : "", STR_ARG(where));
    }
  }
  return out;
}

static Nodes follow(const Env *e, Nodes nodes, const Step *steps, size_t n) {
  for (size_t i = 0; i < n; i++)
    nodes = steps[i].kind == STEP_ATTR ? nodes_field(e, &nodes, steps[i].name, steps[i].span) : nodes_elem(e, &nodes);
  return nodes;
}

/* --- names --------------------------------------------------------------------------------------------------------- */

Str literal_attribute(const Body *b, const char *name) {
  const Attribute *attr = body_attribute(b, str_from(name));
  return attr && attr->value->kind == EXPR_STRING ? attr->value->string.value : STR_NONE;
}

const CfnResourceType *rule_cfn_type(const Env *e, Str label) {
  const Body *body = label.p ? NULL : e->rule->body;
  for (size_t i = 0; label.p && i < e->rule->body->n; i++) {
    const Block *b = e->rule->body->items[i].block;
    if (b && str_is(b->type, "also") && b->nlabels == 1 && str_eq(b->labels[0], label)) body = b->body;
  }
  Str type = body ? literal_attribute(body, "type") : STR_NONE;
  return type.p ? schema_cfn(e->c->schemas, type) : NULL;
}

static Nodes traversal(const Env *e, const Expr *x) {
  Str root = x->traversal.root;
  const Step *steps = x->traversal.steps;
  if (str_is(root, "self")) {
    Nodes self = {0};
    vec_push(e->c->a, &self, (Node){.block = e->schema});
    return follow(e, self, steps, x->traversal.n);
  }
  if (str_is(root, "each") && e->each) {
    bool value = x->traversal.n && steps[0].kind == STEP_ATTR && str_is(steps[0].name, "value");
    return value ? follow(e, *e->each, steps + 1, x->traversal.n - 1) : (Nodes){0};
  }
  for (const Binding *b = e->names; b; b = b->next)
    if (str_eq(b->name, root)) return follow(e, *b->nodes, steps, x->traversal.n);
  rule_fault(e, TC5001, x->traversal.root_span, "No value is called \"%.*s\" here", STR_ARG(root));
  return (Nodes){0};
}

/* --- calls --------------------------------------------------------------------------------------------------------- */

static const char *const passing[] = {"one",      "coalesce", "try",      "concat", "flatten", "tolist", "toset",
                                      "distinct", "reverse",  "element",  "slice",  "sort",    "prune",  "compact",
                                      "merge",    "values",   "setunion", "lookup", "nonempty"};

bool call_passes_through(Str name) {
  for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
    if (str_is(name, passing[i])) return true;
  return false;
}

static Str literal_argument(const Env *e, const Expr *x, size_t i) {
  if (i >= x->call.n) return STR_NONE;
  const Expr *arg = x->call.args[i];
  if (arg->kind == EXPR_STRING) return arg->string.value;
  rule_fault(e, TC5001, arg->span, "%.*s() takes literal names", STR_ARG(x->call.name));
  return STR_NONE;
}

/* The type that ref("label") or getatt("A", "label") speaks of. */
static const CfnResourceType *call_target(const Env *e, const Expr *x, size_t label_at) {
  if (e->data) {
    rule_fault(e, TC5001, x->span, "%.*s() in a rule for a data source, which makes no resource", STR_ARG(x->call.name));
    return NULL;
  }
  Str label = literal_argument(e, x, label_at);
  const CfnResourceType *t = rule_cfn_type(e, label);
  if (t) return t;
  if (label.p)
    rule_fault(e, TC5001, x->span, "The rule makes no resource \"%.*s\"", STR_ARG(label));
  else
    rule_fault(e, TC5001, x->span, "The rule makes no main resource: name an `also` resource");
  return NULL;
}

static void check_attribute_call(const Env *e, const Expr *x) {
  Str attribute = literal_argument(e, x, 0);
  const CfnResourceType *t = call_target(e, x, 1);
  if (attribute.p && t && !schema_has_attribute(t, attribute))
    rule_fault(e, TC5040, x->call.args[0]->span, "%.*s has no attribute \"%.*s\"", STR_ARG(t->name), STR_ARG(attribute));
}

static void check_parameter_call(const Env *e, const Expr *x) {
  Str name = literal_argument(e, x, 0);
  for (size_t i = 0; name.p && i < e->rule->body->n; i++) {
    const Block *b = e->rule->body->items[i].block;
    if (b && str_is(b->type, "parameter") && b->nlabels == 1 && str_eq(b->labels[0], name)) return;
  }
  if (name.p) rule_fault(e, TC5001, x->span, "The rule has no parameter \"%.*s\"", STR_ARG(name));
}

static void check_own_attribute_call(const Env *e, const Expr *x) {
  Str name = literal_argument(e, x, 0);
  const Attribute *attributes = body_attribute(e->rule->body, STR("attributes"));
  for (size_t i = 0; name.p && attributes && attributes->value->kind == EXPR_OBJECT && i < attributes->value->object.n; i++) {
    const Expr *key = attributes->value->object.items[i].key;
    if (key->kind == EXPR_STRING && str_eq(key->string.value, name)) return;
  }
  if (name.p) rule_fault(e, TC5001, x->span, "The rule's attributes lack \"%.*s\"", STR_ARG(name));
}

static void check_call(const Env *e, const Expr *x) {
  size_t min, max;
  if (!intrinsic_arity(x->call.name, &min, &max)) {
    if (!func_find(x->call.name) && !special_exists(x->call.name))
      rule_fault(e, TC5001, x->call.name_span, "No function is called \"%.*s\"", STR_ARG(x->call.name));
  } else if (x->call.n < min || x->call.n > max) {
    rule_fault(e, TC5001, x->span, "Wrong number of arguments for %.*s()", STR_ARG(x->call.name));
  } else if (str_is(x->call.name, "ref")) {
    call_target(e, x, 0);
  } else if (str_is(x->call.name, "getatt")) {
    check_attribute_call(e, x);
  } else if (str_is(x->call.name, "parameter")) {
    check_parameter_call(e, x);
  } else if (str_is(x->call.name, "attribute")) {
    check_own_attribute_call(e, x);
  }
}

/* flatten() leaves one list of what is in lists within lists. */
static void flatten(Nodes *nodes) {
  for (size_t i = 0; i < nodes->n; i++) {
    Node *n = &nodes->v[i];
    if (n->block && n->depth > 1) n->depth = 1;
    while (!n->block && type_is_sequence(n->type) && type_is_sequence(n->type->elem)) n->type = n->type->elem;
  }
}

static Nodes call(const Env *e, const Expr *x) {
  check_call(e, x);
  Nodes all = {0};
  for (size_t i = 0; i < x->call.n; i++) {
    Nodes arg = rule_reads(e, x->call.args[i]);
    if (x->call.expand && i == x->call.n - 1) arg = nodes_elem(e, &arg);
    nodes_add(e, &all, &arg);
  }
  if (str_is(x->call.name, "policy_document") || str_is(x->call.name, "parameter")) record(e, RULE_READS_ALL);
  if (!call_passes_through(x->call.name)) return (Nodes){0};
  if (str_is(x->call.name, "flatten")) flatten(&all);
  bool element = str_is(x->call.name, "one") || str_is(x->call.name, "element");
  return element ? nodes_elem(e, &all) : all;
}

/* --- expressions --------------------------------------------------------------------------------------------------- */

static const Nodes no_nodes = {0};

Env rule_for_env(const Env *e, const ForClause *f, Binding room[2]) {
  Nodes *elem = NEW(e->c->a, Nodes);
  Nodes collection = rule_reads(e, f->collection);
  *elem = nodes_elem(e, &collection);
  Env inner = *e;
  if (f->key_var.p) {
    room[0] = (Binding){inner.names, f->key_var, &no_nodes};
    inner.names = &room[0];
  }
  room[1] = (Binding){inner.names, f->value_var, elem};
  inner.names = &room[1];
  if (f->condition) rule_reads(&inner, f->condition);
  if (f->key) rule_reads(&inner, f->key);
  return inner;
}

/* The elements of a tuple or `for` are places too: as if the expression yielded lists of them. */
static Nodes as_list(const Env *e, const Nodes *elems) {
  Nodes out = {0};
  for (size_t i = 0; i < elems->n; i++) {
    Node n = elems->v[i];
    if (n.block)
      n.depth++;
    else
      n.type = type_list(e->c->a, n.type);
    vec_push(e->c->a, &out, n);
  }
  return out;
}

static Nodes for_reads(const Env *e, const Expr *x) {
  Binding room[2];
  Env inner = rule_for_env(e, x->for_, room);
  Nodes value = rule_reads(&inner, x->for_->value);
  return x->kind == EXPR_TEMPLATE_FOR ? (Nodes){0} : as_list(e, &value);
}

static Nodes splat(const Env *e, const Expr *x) {
  Nodes source = rule_reads(e, x->splat.source), elems = nodes_elem(e, &source);
  Env inner = *e;
  inner.item = &elems;
  Nodes each = rule_reads(&inner, x->splat.each);
  return as_list(e, &each);
}

static Nodes tuple(const Env *e, const Expr *x) {
  Nodes all = {0};
  for (size_t i = 0; i < x->tuple.n; i++) {
    Nodes item = rule_reads(e, x->tuple.items[i]);
    nodes_add(e, &all, &item);
  }
  return as_list(e, &all);
}

static void read_each(const Env *e, const Expr *const *v, size_t n) {
  for (size_t i = 0; i < n; i++) rule_reads(e, v[i]);
}

static void read_object(const Env *e, const Expr *x) {
  for (size_t i = 0; i < x->object.n; i++) {
    if (x->object.items[i].key->kind != EXPR_STRING) rule_reads(e, x->object.items[i].key);
    rule_reads(e, x->object.items[i].value);
  }
}

static Nodes conditional(const Env *e, const Expr *x) {
  rule_reads(e, x->conditional.condition);
  Nodes both = rule_reads(e, x->conditional.then);
  if (x->conditional.otherwise) {
    Nodes other = rule_reads(e, x->conditional.otherwise);
    nodes_add(e, &both, &other);
  }
  return x->kind == EXPR_CONDITIONAL ? both : (Nodes){0};
}

static Nodes index_of(const Env *e, const Expr *x) {
  Nodes collection = rule_reads(e, x->index.collection);
  rule_reads(e, x->index.key);
  return nodes_elem(e, &collection);
}

Nodes rule_reads(const Env *e, const Expr *x) {
  Nodes none = {0};
  switch (x->kind) {
  case EXPR_TRAVERSAL: return traversal(e, x);
  case EXPR_RELATIVE: return follow(e, rule_reads(e, x->relative.source), x->relative.steps, x->relative.n);
  case EXPR_INDEX: return index_of(e, x);
  case EXPR_SPLAT: return splat(e, x);
  case EXPR_SPLAT_ITEM: return e->item ? *e->item : none;
  case EXPR_CALL: return call(e, x);
  case EXPR_CONDITIONAL:
  case EXPR_TEMPLATE_IF: return conditional(e, x);
  case EXPR_FOR_TUPLE:
  case EXPR_FOR_OBJECT:
  case EXPR_TEMPLATE_FOR: return for_reads(e, x);
  case EXPR_PAREN:
  case EXPR_WRAP: return rule_reads(e, x->inner);
  case EXPR_TUPLE: return tuple(e, x);
  case EXPR_OBJECT: read_object(e, x); return none;
  case EXPR_TEMPLATE: read_each(e, x->template_.parts, x->template_.n); return none;
  case EXPR_BINARY:
    rule_reads(e, x->binary.left);
    rule_reads(e, x->binary.right);
    return none;
  case EXPR_UNARY: rule_reads(e, x->unary.operand); return none;
  case EXPR_NULL:
  case EXPR_BOOL:
  case EXPR_NUMBER:
  case EXPR_STRING:
  case EXPR_ERROR: return none;
  }
  return none;
}
