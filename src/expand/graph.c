/* Nodes first (a walk over the tree of module calls), then edges (a walk over every expression), then one iterative depth-first
 * search that orders the nodes and finds cycles. Nothing here recurses over dependencies: a chain of 100,000 resources is
 * as good as one of two. */
#include "expand/graph.h"

#include "syntax/walk.h"

typedef struct {
  Arena *a;
  Diags *d;
  Graph *g;
  Node *from;        /* while edges are added: the node whose expressions are read */
  ModulePath *scope; /* where its references resolve */
} Builder;

/* --- nodes --------------------------------------------------------------------------------------------------------- */

Str provider_key(Arena *a, ProviderRef ref) {
  return ref.alias.p ? str_fmt(a, "%.*s.%.*s", STR_ARG(ref.name), STR_ARG(ref.alias)) : ref.name;
}

static Node *add_node(Builder *b, ModulePath *p, NodeKind kind, Str key, Str name, const void *decl, Span span) {
  Node *n = NEW(b->a, Node);
  *n = (Node){.kind = kind, .path = p, .name = name, .decl = decl, .span = span};
  vec_push(b->a, &b->g->nodes, n);
  if (key.p) map_put(b->a, &p->nodes, key, n);
  return n;
}

static void add_edge(Builder *b, Node *from, Node *to) {
  if (to && (from->deps.n == 0 || from->deps.v[from->deps.n - 1] != to)) vec_push(b->a, &from->deps, to);
}

static Str prefixed(Arena *a, const char *prefix, Str name) { return str_cat(a, str_from(prefix), name); }

static void add_members(Builder *b, ModulePath *p) {
  const Module *m = p->module;
  for (size_t i = 0; i < m->variables.n; i++) {
    const Variable *v = m->variables.entries[i].value;
    if (v->of) continue;
    add_node(b, p, NODE_VARIABLE, prefixed(b->a, "var.", v->name), v->name, v, v->span);
  }
  for (size_t i = 0; i < m->locals.n; i++) {
    const Local *l = m->locals.entries[i].value;
    add_node(b, p, NODE_LOCAL, prefixed(b->a, "local.", l->name), l->name, l, l->span);
  }
  for (size_t i = 0; i < m->providers.n; i++) {
    const Provider *v = m->providers.entries[i].value;
    if (v->block)
      add_node(b, p, NODE_PROVIDER, prefixed(b->a, "provider.", m->providers.entries[i].key), m->providers.entries[i].key, v,
               v->span);
  }
  for (size_t i = 0; i < m->resources.n; i++) {
    const ResourceDecl *r = m->resources.entries[i].value;
    add_node(b, p, NODE_RESOURCE, r->key, r->key, r, r->span);
  }
  for (size_t i = 0; i < m->outputs.n; i++) {
    const Output *o = m->outputs.entries[i].value;
    add_node(b, p, NODE_OUTPUT, prefixed(b->a, "output.", o->name), o->name, o, o->span);
  }
}

static ModulePath *add_path(Builder *b, ModulePath *parent, const Module *m, const ModuleCall *call) {
  ModulePath *p = NEW(b->a, ModulePath);
  *p = (ModulePath){.module = m, .call = call, .parent = parent, .name = STR("")};
  if (call) {
    p->name = str_fmt(b->a, "%.*s%smodule.%.*s", STR_ARG(parent->name), parent->name.n ? "." : "", STR_ARG(call->name));
    map_put(b->a, &parent->children, call->name, p);
  }
  p->open = add_node(b, p, NODE_CALL, STR_NONE, p->name, call, call ? call->span : SPAN_NONE);
  add_members(b, p);
  for (size_t i = 0; i < m->calls.n; i++) {
    const ModuleCall *c = m->calls.entries[i].value;
    if (c->module) add_path(b, p, c->module, c);
  }
  p->close = add_node(b, p, NODE_CLOSE, STR_NONE, p->name, NULL, call ? call->span : SPAN_NONE);
  return p;
}

/* --- edges --------------------------------------------------------------------------------------------------------- */

static Node *member(Builder *b, const char *prefix, Str name) {
  return map_get(&b->scope->nodes, prefixed(b->a, prefix, name));
}

/* module.x.out, module.x[k].out: the output; module.x alone: all of them. */
static void module_edges(Builder *b, const Step *steps, size_t n) {
  if (n == 0 || steps[0].kind != STEP_ATTR) return;
  ModulePath *child = map_get(&b->scope->children, steps[0].name);
  if (!child) return;
  size_t out = 1;
  while (out < n && steps[out].kind != STEP_ATTR) out++;
  Node *output = out < n ? map_get(&child->nodes, prefixed(b->a, "output.", steps[out].name)) : NULL;
  if (output) {
    add_edge(b, b->from, output);
    return;
  }
  add_edge(b, b->from, child->open);
  for (size_t i = 0; i < child->module->outputs.n; i++)
    add_edge(b, b->from, map_get(&child->nodes, prefixed(b->a, "output.", child->module->outputs.entries[i].key)));
}

static void resource_edge(Builder *b, const char *prefix, Str type, Str name) {
  add_edge(b, b->from, map_get(&b->scope->nodes, str_fmt(b->a, "%s%.*s.%.*s", prefix, STR_ARG(type), STR_ARG(name))));
}

static bool is_mode_root(Str root) { return str_is(root, "data") || str_is(root, "ephemeral"); }

static void traversal_edges(Builder *b, Str root, const Step *s, size_t n) {
  bool one = n >= 1 && s[0].kind == STEP_ATTR, two = one && n >= 2 && s[1].kind == STEP_ATTR;
  if (str_is(root, "var")) {
    if (one) add_edge(b, b->from, member(b, "var.", s[0].name));
  } else if (str_is(root, "local")) {
    if (one) add_edge(b, b->from, member(b, "local.", s[0].name));
  } else if (str_is(root, "module")) {
    module_edges(b, s, n);
  } else if (is_mode_root(root)) {
    if (two) resource_edge(b, str_is(root, "data") ? "data." : "ephemeral.", s[0].name, s[1].name);
  } else if (one) {
    resource_edge(b, "", root, s[0].name);
  }
}

static void visit_expr(void *ctx, const Expr *e) {
  if (e->kind == EXPR_TRAVERSAL) traversal_edges(ctx, e->traversal.root, e->traversal.steps, e->traversal.n);
}

static void expr_edges(Builder *b, const Expr *e) { expr_walk(e, visit_expr, b); }

static void check_edges(Builder *b, const CheckRule *rules, size_t n) {
  for (size_t i = 0; i < n; i++) {
    expr_edges(b, rules[i].condition);
    expr_edges(b, rules[i].error_message);
  }
}

/* depends_on names whole things: a module means everything in it. */
static void depends_edges(Builder *b, const Expr *const *v, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (v[i]->kind != EXPR_TRAVERSAL) continue;
    ModulePath *child =
        str_is(v[i]->traversal.root, "module") && v[i]->traversal.n && v[i]->traversal.steps[0].kind == STEP_ATTR
            ? map_get(&b->scope->children, v[i]->traversal.steps[0].name)
            : NULL;
    if (child)
      add_edge(b, b->from, child->close);
    else
      expr_edges(b, v[i]);
  }
}

static bool same_ref(ProviderRef x, ProviderRef y) {
  return str_eq(x.name, y.name) && (x.alias.p != NULL) == (y.alias.p != NULL) && str_eq(x.alias, y.alias);
}

bool provider_pass(const ModuleCall *call, ProviderRef *ref) {
  for (size_t i = 0; i < call->nproviders; i++)
    if (same_ref(call->providers[i].inner, *ref)) {
      *ref = call->providers[i].outer;
      return true;
    }
  return !ref->alias.p; /* default configurations are inherited */
}

Node *graph_provider(Arena *a, ModulePath *p, ProviderRef ref) {
  for (;;) {
    Node *node = map_get(&p->nodes, prefixed(a, "provider.", provider_key(a, ref)));
    if (node || !p->parent || !provider_pass(p->call, &ref)) return node;
    p = p->parent;
  }
}

static void resource_edges(Builder *b, const ResourceDecl *r) {
  expr_edges(b, r->count);
  expr_edges(b, r->for_each);
  for (size_t i = 0; i < r->content.nattributes; i++) expr_edges(b, r->content.attributes[i]->value);
  for (size_t i = 0; i < r->content.nblocks; i++) body_walk(r->content.blocks[i]->body, visit_expr, b);
  depends_edges(b, r->depends_on, r->ndepends_on);
  check_edges(b, r->lifecycle.preconditions, r->lifecycle.npreconditions);
  check_edges(b, r->lifecycle.postconditions, r->lifecycle.npostconditions);
  add_edge(b, b->from, graph_provider(b->a, b->scope, r->provider_ref));
}

static void output_edges(Builder *b, const Output *o) {
  expr_edges(b, o->value);
  depends_edges(b, o->depends_on, o->ndepends_on);
  check_edges(b, o->preconditions, o->npreconditions);
}

static void call_edges(Builder *b, Node *n) {
  const ModuleCall *call = n->decl;
  if (!call) return;
  add_edge(b, n, n->path->parent->open);
  b->scope = n->path->parent;
  expr_edges(b, call->count);
  expr_edges(b, call->for_each);
  depends_edges(b, call->depends_on, call->ndepends_on);
}

/* The value of a child module's variable is an expression of the caller. */
static void variable_edges(Builder *b, Node *n) {
  const ModuleCall *call = n->path->call;
  for (size_t i = 0; call && i < call->narguments; i++)
    if (str_eq(call->arguments[i]->name, n->name)) {
      b->scope = n->path->parent;
      expr_edges(b, call->arguments[i]->value);
    }
}

/* A validation may refer to other variables (and to its own, which is no edge). */
static void validation_edges(Builder *b, Node *n, const Variable *v) {
  b->scope = n->path;
  check_edges(b, v->validations, v->nvalidations);
  size_t kept = 0;
  for (size_t i = 0; i < n->deps.n; i++)
    if (n->deps.v[i] != n) n->deps.v[kept++] = n->deps.v[i];
  n->deps.n = kept;
}

static void close_edges(Builder *b, Node *n) {
  for (size_t i = 0; i < n->path->nodes.n; i++) {
    Node *inner = n->path->nodes.entries[i].value;
    if (inner->kind != NODE_PROVIDER) add_edge(b, n, inner);
  }
  for (size_t i = 0; i < n->path->children.n; i++) add_edge(b, n, ((ModulePath *)n->path->children.entries[i].value)->close);
}

static void add_edges(Builder *b, Node *n) {
  b->from = n;
  b->scope = n->path;
  if (n->kind != NODE_CALL) add_edge(b, n, n->path->open);
  switch (n->kind) {
  case NODE_CALL: call_edges(b, n); break;
  case NODE_VARIABLE:
    variable_edges(b, n);
    validation_edges(b, n, n->decl);
    break;
  case NODE_LOCAL: expr_edges(b, ((const Local *)n->decl)->value); break;
  case NODE_PROVIDER: body_walk(((const Provider *)n->decl)->block->body, visit_expr, b); break;
  case NODE_RESOURCE: resource_edges(b, n->decl); break;
  case NODE_OUTPUT: output_edges(b, n->decl); break;
  case NODE_CLOSE: close_edges(b, n); break;
  }
}

/* --- order --------------------------------------------------------------------------------------------------------- */

enum { STATE_NEW, STATE_OPEN, STATE_DONE };

typedef struct {
  Node *node;
  size_t next; /* the dependency to look at next */
} Frame;

typedef VEC(Frame) Stack;

static void node_label(Buf *out, const Node *n) {
  static const char *const prefix[] = {
      [NODE_VARIABLE] = "var.", [NODE_LOCAL] = "local.", [NODE_PROVIDER] = "provider.", [NODE_OUTPUT] = "output."};
  if (n->kind == NODE_CALL || n->kind == NODE_CLOSE) {
    buf_add(out, n->name);
    buf_addz(out, n->kind == NODE_CALL ? " (expand)" : " (close)");
    return;
  }
  if (n->path->name.n) {
    buf_add(out, n->path->name);
    buf_addc(out, '.');
  }
  if (n->kind < sizeof prefix / sizeof *prefix && prefix[n->kind]) buf_addz(out, prefix[n->kind]);
  buf_add(out, n->name);
}

/* The cycle is the part of the search stack from `back` to its top. */
static void report_cycle(Builder *b, const Stack *stack, const Node *back) {
  Buf path = buf_new(b->a);
  size_t i = stack->n;
  while (stack->v[i - 1].node != back) i--;
  for (size_t k = i - 1; k < stack->n; k++) {
    node_label(&path, stack->v[k].node);
    buf_addz(&path, " -> ");
  }
  node_label(&path, back);
  diag_error(b->d, TC4001, back->span, "Reference cycle");
  diag_detail(b->d, "These refer to each other in a circle: %.*s. Break it by taking one of the references out.",
              STR_ARG(buf_str(&path)));
}

static void visit(Builder *b, Node *start) {
  Stack stack = {0};
  start->state = STATE_OPEN;
  vec_push(b->a, &stack, (Frame){start, 0});
  while (stack.n) {
    Frame *top = &stack.v[stack.n - 1];
    if (top->next == top->node->deps.n) {
      top->node->state = STATE_DONE;
      vec_push(b->a, &b->g->order, top->node);
      stack.n--;
      continue;
    }
    Node *dep = top->node->deps.v[top->next++];
    if (dep->state == STATE_OPEN) {
      report_cycle(b, &stack, dep);
    } else if (dep->state == STATE_NEW) {
      dep->state = STATE_OPEN;
      vec_push(b->a, &stack, (Frame){dep, 0});
    }
  }
}

Graph *graph_build(Arena *a, Diags *d, const Config *c) {
  Graph *g = NEW(a, Graph);
  Builder b = {.a = a, .d = d, .g = g};
  g->root = add_path(&b, NULL, c->root, NULL);
  for (size_t i = 0; i < g->nodes.n; i++) add_edges(&b, g->nodes.v[i]);
  for (size_t i = 0; i < g->nodes.n; i++)
    if (g->nodes.v[i]->state == STATE_NEW) visit(&b, g->nodes.v[i]);
  return g;
}
