/* References -> what stands in a template.
 *
 * Each SYM_ATTR is replaced by what the rule of the instance says. Within one stack that is a Ref or Fn::GetAtt; across stacks
 * first a value that follows from known names (synthesis), else a wire: an output there, an input here. */
#include "lower/internal.h"

typedef struct {
  Lowering *l;
  Stack *stack;
  Resource *reader; /* NULL: an output */
  Span at;
  size_t depth;
} Resolve;

enum { MAX_CHAIN = 64 };

static const Value *resolve_leaf(void *ctx, const Value *leaf);

static const Value *resolve_in(Resolve *x, const Value *v) {
  x->depth++;
  v = sym_map(x->l->a, v, resolve_leaf, x);
  x->depth--;
  return v;
}

const Value *resolve_value(Lowering *l, Stack *s, Resource *r, const Value *v, Span at) {
  Resolve x = {l, s, r, at, 0};
  return resolve_in(&x, v);
}

/* --- names of attributes ------------------------------------------------------------------------------------------- */

Str reference_path(Arena *a, const Step *steps, size_t n) {
  Buf out = buf_new(a);
  for (size_t i = 0; i < n; i++) {
    int64_t index;
    if (steps[i].kind == STEP_INDEX_NUM && num_to_int64(steps[i].index, &index))
      buf_addf(&out, "[%lld]", (long long)index);
    else
      buf_addf(&out, i ? ".%.*s" : "%.*s", STR_ARG(steps[i].name));
  }
  return buf_str(&out);
}

static Str path_of(Arena *a, const Sym *ref) { return reference_path(a, ref->path, ref->npath); }

Str reference_text(Arena *a, const Sym *ref) {
  return str_fmt(a, "%.*s%s%.*s", STR_ARG(ref->instance->address), ref->npath ? "." : "", STR_ARG(path_of(a, ref)));
}

/* --- wires --------------------------------------------------------------------------------------------------------- */

static bool is_listed(const Type *t) { return t && (t->kind == TYPE_LIST || t->kind == TYPE_SET || t->kind == TYPE_TUPLE); }

/* An output of stack `from`, once for everyone. */
static Str add_output(Lowering *l, Stack *from, Lowered *low, const Sym *ref, const Value *value, const Value *condition) {
  Str id = str_cat(l->a, low->resources.v[0]->logical_id, camel_name(l->a, path_of(l->a, ref)));
  for (size_t i = 0; i < from->outputs.n; i++)
    if (str_eq(from->outputs.v[i].logical_id, id)) return id;
  Str what = str_fmt(l->a, "%.*s, for other stacks", STR_ARG(reference_text(l->a, ref)));
  vec_push(l->a, &from->outputs,
           (StackOutput){.logical_id = id,
                         .description = what,
                         .value = value,
                         .condition = condition,
                         .resource = low->resources.v[0],
                         .path = STR("")});
  return id;
}

bool wire_is_parameter(const Program *p, const Wire *w) {
  /* Fn::GetStackOutput would need a role of another account to read there. */
  bool abroad = !str_eq(w->from->partition->account, w->to->partition->account);
  return w->value || w->from->shared || abroad || p->wiring == WIRING_PARAMETERS;
}

bool wire_is_optional(const Program *p, const Wire *w) {
  return !w->value && w->resource->condition && wire_is_parameter(p, w);
}

static Wire *find_wire(Lowering *l, Stack *from, Stack *to, Str output) {
  for (size_t i = 0; i < to->inputs.n; i++)
    if (to->inputs.v[i]->from == from && str_eq(to->inputs.v[i]->output, output)) return to->inputs.v[i];
  Wire *w = NEW(l->a, Wire);
  *w = (Wire){.from = from, .to = to, .output = output, .parameter = output, .type = &type_string};
  vec_push(l->a, &to->inputs, w);
  return w;
}

/* The condition of a resource in terms of its root template; NULL: always. */
static const Value *condition_in_root(Lowering *l, const Resource *r) {
  const Value *outer = r->stack->as ? r->stack->as->condition : NULL;
  return outer && r->condition ? sym_and(l->a, outer, r->condition) : outer ? outer : r->condition;
}

typedef struct {
  Resolve *x;
  Lowered *low;
  const Sym *ref;
} Crossing;

/* Out of a nested stack: an output, read in the root template. */
static const Value *bring_out(const Crossing *c, Stack *from, const Value *v) {
  Lowering *l = c->x->l;
  if (!from->as) return v;
  Str id = add_output(l, from, c->low, c->ref, v, c->low->resources.v[0]->condition);
  return sym_res_att(l->a, from->as, str_cat(l->a, STR("Outputs."), id), &type_string);
}

static Wire *wire_to(const Crossing *c, Stack *from, Stack *to, Str output) {
  Wire *w = find_wire(c->x->l, from, to, output);
  w->resource = c->low->resources.v[0];
  w->attribute = path_of(c->x->l->a, c->ref);
  return w;
}

/* From one root to another. */
static const Value *bring_over(const Crossing *c, Stack *from, Stack *to, const Value *v) {
  Lowering *l = c->x->l;
  if (from == to) return v;
  Str id = add_output(l, from, c->low, c->ref, v, condition_in_root(l, c->low->resources.v[0]));
  return sym_wire(l->a, wire_to(c, from, to, id), &type_string);
}

/* Into a nested stack: a parameter. What need not exist must not be referred to, whoever reads it. */
static const Value *pass_in(const Crossing *c, Stack *from, Stack *to, const Value *v) {
  Lowering *l = c->x->l;
  if (!to->as) return v;
  const Value *condition = condition_in_root(l, c->low->resources.v[0]);
  if (condition && from->root == to->root) v = sym_if(l->a, condition, v, value_string(l->a, STR("")));
  Str id = str_cat(l->a, c->low->resources.v[0]->logical_id, camel_name(l->a, path_of(l->a, c->ref)));
  Wire *w = wire_to(c, from, to, id);
  w->value = nested_value(l, to, v);
  return sym_wire(l->a, w, &type_string);
}

static const Value *wire(Resolve *x, Lowered *low, const Sym *ref, const Value *value) {
  Lowering *l = x->l;
  Stack *from = low->resources.v[0]->stack, *to = x->stack;
  if (from->root != to->root && from->root->position >= to->root->position) {
    diag_error(l->d, TC5008, ref->span, "%.*s is needed by a stack that is deployed before its own",
               STR_ARG(reference_text(l->a, ref)));
    diag_detail(l->d,
                "Stacks %.*s and %.*s need each other, and the value cannot be told from a configured name. Give the resource "
                "a name, so that the reference can be written without it.",
                STR_ARG(from->name), STR_ARG(x->stack->name));
    return &value_unknown;
  }
  const Value *comma = value_string(l->a, STR(","));
  bool list = is_listed(value_type(l->a, value)) || is_listed(ref->type);
  Crossing c = {x, low, ref};
  const Value *v = bring_out(&c, from, list ? sym_join(l->a, comma, value) : value);
  v = pass_in(&c, from, to, bring_over(&c, from->root, to->root, v));
  if (!to->as) v = resolve_in(x, v); /* it may refer to a nested stack of this template */
  return list ? sym_split(l->a, comma, v) : v;
}

static bool is_reference(void *ctx, const Value *leaf) {
  (void)ctx;
  return leaf->sym->op != SYM_RES_REF && leaf->sym->op != SYM_RES_ATT;
}

/* Whether the stack that is resolved for can tell it: another account's ID is known to that account alone. */
static bool is_told(void *ctx, const Value *leaf) {
  const Resolve *x = ctx;
  const ProviderInstance *p = leaf->sym->op == SYM_PSEUDO ? leaf->sym->provider : NULL;
  if (!p || partition_of(x->l, p) == x->stack->partition) return true;
  if (str_is(leaf->sym->name, "AccountId")) return str_eq(p->account, x->stack->partition->account);
  return !str_is(leaf->sym->name, "Region") || p->region.n;
}

/* A value that belongs to a resource of another stack. */
static const Value *across(Resolve *x, Lowered *low, const Sym *ref, const Value *attribute) {
  const Stack *from = low->resources.v[0]->stack->root, *to = x->stack->root;
  const Value *known = from == to ? NULL : attribute_synthesis(x->l, low, ref); /* a reference orders nested stacks, too */
  if (known && (sym_each(known, is_told, x) || from->position >= to->position)) return resolve_in(x, known);
  const Value *there = resolve_value(x->l, low->resources.v[0]->stack, NULL, attribute, ref->span);
  if (there->kind == VAL_UNKNOWN) return there;
  return sym_each(there, is_reference, NULL) ? there : wire(x, low, ref, there);
}

/* --- leaves -------------------------------------------------------------------------------------------------------- */

static void need(Resolve *x, Lowered *low) {
  Resource *r = x->reader;
  if (r && low != r->owner && (!r->needs.n || r->needs.v[r->needs.n - 1] != low)) vec_push(x->l->a, &r->needs, low);
}

static const Value *no_equivalent(Resolve *x, const Sym *ref) {
  const Instance *i = ref->instance;
  Str name = reference_text(x->l->a, ref);
  if (x->l->output) {
    vec_push(x->l->a, &x->l->lacks, name);
    return &value_unknown;
  }
  unsupported(x->l, TC5007, ref->npath && ref->span.file ? ref->span : x->at, "%.*s has no CloudFormation equivalent",
              STR_ARG(name));
  if (ref->npath && i->decl->mode == RESOURCE_DATA)
    diag_detail(
        x->l->d,
        "Only a look-up gives this attribute, and a parameter holds nothing but text, a number or a list of these. Read "
        "a part of it that is one of them, or pass the value in as a variable.");
  else if (ref->npath)
    diag_detail(x->l->d,
                "Neither Ref nor Fn::GetAtt of %.*s gives this attribute, and the configuration does not set it. Use another "
                "attribute, or pass the value in as a variable.",
                STR_ARG(i->decl->type));
  else
    diag_detail(x->l->d, "A whole resource object cannot be a value in a template. Refer to single attributes.");
  return &value_unknown;
}

/* Whether a reference would close a circle between resources, or of one with itself (a bucket's inventory that goes to this
 * bucket): then a value made from names is better. */
static bool in_circle(const Resolve *x, const Lowered *low) {
  const Group *reader = x->reader ? x->reader->owner->group : NULL, *g = low->group;
  if (x->reader && x->reader == low->main) return true;
  return reader && g && g != reader && is_cut(reader, g);
}

static bool is_dynamic(const Value *v) {
  if (sym_is(v, SYM_IF)) return is_dynamic(v->sym->args[1]) || is_dynamic(v->sym->args[2]);
  return sym_is(v, SYM_DYNREF);
}

/* CloudFormation resolves a dynamic reference in the region and account of the stack, and knows the ID of that account:
 * elsewhere the value must be passed in. */
static const Value *passed_in(Resolve *x, Lowered *low, const Sym *ref, const Value *v) {
  bool told = !low->rule->data || sym_each(v, is_told, x);
  if ((told && !is_dynamic(v)) || !low->instance->schema || !str_is(low->instance->provider->name, "aws") ||
      partition_of(x->l, low->instance->provider) == x->stack->partition)
    return v;
  return lookup_attribute(x->l, low, ref);
}

static const Value *resolve_attribute(Resolve *x, const Value *leaf) {
  const Sym *ref = leaf->sym;
  Lowered *low = ref->instance->lowered;
  if (!low || !low->rule) return &value_unknown; /* the missing rule was reported */
  if (x->depth > MAX_CHAIN) return no_equivalent(x, ref);
  bool configured = false;
  const Value *v = ref->npath ? attribute_value(x->l, low, ref, &configured) : NULL;
  if (v) v = passed_in(x, low, ref, v);
  if (!v) return no_equivalent(x, ref);
  for (size_t i = 0; i < low->folds.n; i++)
    if (low->folds.v[i].host) need(x, low->folds.v[i].host);
  note_suffix(x->l, low, x->stack, v);
  if (!low->resources.n) return resolve_in(x, v);
  const Value *named = in_circle(x, low) ? attribute_synthesis(x->l, low, ref) : NULL;
  if (!named && in_circle(x, low) && takes_pattern(x->reader)) named = attribute_pattern(x->l, low, ref);
  if (named) return resolve_in(x, named);
  need(x, low);
  if (is_dynamic(v)) return resolve_in(x, v); /* what it refers to is wired, its text is not */
  return low->resources.v[0]->stack == x->stack ? resolve_in(x, v) : across(x, low, ref, v);
}

/* CloudFormation calls a port text that Terraform calls a number: in JSON it stands without quotes. */
static const Value *as_declared(Arena *a, const Value *v, const Type *t) {
  bool text = v->kind == VAL_SYM && v->sym->op != SYM_IF && v->sym->type && v->sym->type->kind == TYPE_STRING;
  return text && (t->kind == TYPE_NUMBER || t->kind == TYPE_BOOL) ? sym_retype(a, v, t, v->sym->equiv) : v;
}

static const Value *resolve_pseudo(Resolve *x, const Value *leaf) {
  const ProviderInstance *p = leaf->sym->provider;
  const Partition *its = p ? partition_of(x->l, p) : x->stack->partition;
  if (its == x->stack->partition || !p) return leaf;
  Str name = leaf->sym->name;
  if (str_is(name, "Region") && p->region.n) return value_string(x->l->a, p->region);
  if (!str_is(name, "Region") && (!str_is(name, "AccountId") || str_eq(p->account, x->stack->partition->account)))
    return sym_pseudo(x->l->a, name, x->stack->partition->provider);
  diag_error(x->l->d, TC5009, x->at, "The %s of provider %.*s is not known here", str_is(name, "Region") ? "region" : "account",
             STR_ARG(p->address));
  diag_detail(x->l->d, "A template in another %s needs it as a literal. %s", str_is(name, "Region") ? "region" : "account",
              str_is(name, "Region") ? "Set region in the provider block." : "Pass the account ID in as a variable.");
  return &value_unknown;
}

static const Value *resolve_resource(Resolve *x, const Value *leaf) {
  const Resource *r = leaf->sym->resource;
  if (!x->reader) return leaf;
  for (size_t i = 0; i < x->reader->refs.n; i++)
    if (x->reader->refs.v[i] == r) return leaf;
  vec_push(x->l->a, &x->reader->refs, r);
  return leaf;
}

typedef struct {
  const Lowering *l;
  const Sym *parameter, *reference;
} Cause;

static bool find_cause(void *ctx, const Value *leaf) {
  Cause *c = ctx;
  bool variable = leaf->sym->op == SYM_PARAM && is_variable_parameter(c->l, leaf->sym);
  if (variable && !c->parameter) c->parameter = leaf->sym;
  if (!variable && !c->reference) c->reference = leaf->sym;
  return true;
}

/* Why nobody knows the value, and what to do. */
static void explain_cause(Lowering *l, const Sym *reference) {
  static const char *const advice = "Rewrite the expression so that it does not compute with that value.";
  const Parameter *p = reference && reference->op == SYM_PARAM ? map_get(&l->out->parameter_of, reference->name) : NULL;
  if (!p || !p->lookup) {
    bool pseudo = reference && reference->op == SYM_PSEUDO;
    diag_detail(l->d, "CloudFormation has no equivalent of it, and an argument depends on %s. %s",
                pseudo ? "the account or region of the deployment" : "an attribute of a resource", advice);
    return;
  }
  size_t end = str_find_char(p->attribute, '.', 0), index = str_find_char(p->attribute, '[', 0);
  Str address = p->lookup->instance->address, attribute = str_sub(p->attribute, 0, end < index ? end : index);
  diag_detail(
      l->d,
      "CloudFormation has no equivalent of it, and an argument depends on %.*s.%.*s, which has to be looked up. Say what "
      "it is with --answer '%.*s.%.*s=JSON', which the template then holds. Or rewrite the expression so that it does not "
      "compute with that value.",
      STR_ARG(address), STR_ARG(p->attribute), STR_ARG(address), STR_ARG(attribute));
}

/* --- members of secrets -------------------------------------------------------------------------------------------- */

static bool is_call_of(const Value *v, const char *name) { return sym_is(v, SYM_CALL) && str_is(v->sym->name, name); }

/* jsondecode() of a secret stays until its member is taken. */
static bool is_decoded_secret(const Value *v) {
  return is_call_of(v, "jsondecode") && v->sym->nargs == 1 && sym_is(v->sym->args[0], SYM_DYNREF);
}

/* ":SecretString}}" with the key put in, and before a version or stage; absent for any other text. */
static Str with_key(Arena *a, Str text, Str key) {
  static const Str whole = {"SecretString", 12};
  size_t at = str_find(text, whole, 0), end = at + whole.n;
  if (at >= text.n || str_find_char(key, ':', 0) < key.n || str_find_char(key, '}', 0) < key.n) return STR_NONE;
  Str rest = str_sub(text, end, text.n);
  if (str_starts(rest, STR("::"))) rest = str_sub(rest, 1, rest.n);
  return str_fmt(a, "%.*s:%.*s%.*s", STR_ARG(str_sub(text, 0, end)), STR_ARG(key), STR_ARG(rest));
}

/* jsondecode(secret)["key"]: a dynamic reference takes one member of a JSON secret by itself. */
static const Value *secret_member(Resolve *x, const Sym *call) {
  if (!str_is(call->name, "[]") || call->nargs != 2 || !is_decoded_secret(call->args[0])) return NULL;
  if (call->args[1]->kind != VAL_STRING) return NULL;
  Arena *a = x->l->a;
  const Value *text = call->args[0]->sym->args[0]->sym->args[0];
  size_t n = sym_is(text, SYM_CONCAT) ? text->sym->nargs : 1;
  const Value **parts = NEW_N(a, const Value *, n);
  for (size_t i = 0; i < n; i++) parts[i] = sym_is(text, SYM_CONCAT) ? text->sym->args[i] : text;
  if (parts[n - 1]->kind != VAL_STRING) return NULL;
  Str last = with_key(a, parts[n - 1]->string, call->args[1]->string);
  if (!last.p) return NULL;
  parts[n - 1] = value_string(a, last);
  return sym_dynref(a, sym_concat(a, parts, n), NULL);
}

/* text_after() of a text that is resolved by now. */
static const Value *text_after(const Resolve *x, const Sym *s) {
  int64_t n;
  if (!str_is(s->name, "text_after") || !num_to_int64(s->args[2]->number, &n)) return NULL;
  return sym_after(x->l->a, s->args[0], s->args[1]->string, n);
}

/* How many elements a list parameter has. CloudFormation counts one in an empty text, so the value must not be empty. */
static bool is_list_length(const Resolve *x, const Sym *s) {
  if (!str_is(s->name, "length") || s->nargs != 1 || !sym_is(s->args[0], SYM_PARAM)) return false;
  if (!is_variable_parameter(x->l, s->args[0]->sym) || !is_listed(s->args[0]->sym->type)) return false;
  const Value *given = parameter_for(x->l, s->args[0]->sym)->given;
  return given && given->kind != VAL_SYM && given->seq.n;
}

static bool is_input(void *ctx, const Value *leaf) {
  (void)ctx;
  return leaf->sym->op == SYM_PARAM || leaf->sym->op == SYM_PSEUDO || leaf->sym->op == SYM_FIND;
}

/* Text that is made of parameters alone. */
static bool is_composed(const Value *key) { return sym_is(key, SYM_CONCAT) && sym_each(key, is_input, NULL); }

/* Whether the language extensions have a form for a call. */
static bool is_extension(const Resolve *x, const Sym *s) {
  return is_list_length(x, s) || (str_is(s->name, "[]") && s->nargs == 2 && is_composed(s->args[1]));
}

/* What has to be known: of a list with text around its elements, the list. */
static const Value *open_part(const Value *call) {
  const Sym *s = call->sym;
  for (size_t i = 0; str_is(s->name, "formatlist") && i < s->nargs; i++)
    if (s->args[i]->kind == VAL_SYM && is_listed(s->args[i]->sym->type)) return s->args[i];
  return call;
}

/* What a function makes of its arguments as they stand in the template: references that were different may have become the
 * same, or text. NULL where that decides nothing. */
static const Value *applied_again(Resolve *x, const Sym *s) {
  static const char *const functions[] = {"replace", "max", "min", "distinct", "compact"};
  bool known = false;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) known |= str_is(s->name, functions[i]);
  const Value *v = known ? eval_call(x->l->ev, s->name, s->args, s->nargs, s->span) : NULL;
  return v && v->kind != VAL_UNKNOWN && sym_is_computed(v) ? v : NULL;
}

/* A function without an intrinsic: its result must be known now, or become so by fixing a variable. */
static const Value *resolve_call(Resolve *x, const Value *call) {
  const Sym *s = call->sym;
  if (x->l->options->language_extensions && is_list_length(x, s)) {
    x->stack->extended = true;
    return call;
  }
  if (s->equiv) return resolve_in(x, s->equiv);
  const Value *again = applied_again(x, s);
  if (again) return again;
  const Value *made = eval_restricted(x->l->ev, s->name, s->args, s->span);
  if (!made) made = list_call(x->l->a, s);
  if (!made) made = text_after(x, s);
  if (made) return made;
  const Value *member = secret_member(x, s);
  if (member || is_decoded_secret(call)) return member ? member : call;
  for (size_t i = 0; i < s->nargs; i++)
    if (is_decoded_secret(s->args[i])) s = s->args[i]->sym; /* whatever computes with it is not to blame */
  for (size_t i = 0; i < s->nargs; i++)
    if (s->args[i]->kind == VAL_UNKNOWN) return s->args[i]; /* it was reported */
  if (eval_report_clock(x->l->ev, call)) return &value_unknown;
  Cause c = {.l = x->l};
  const Value *part = open_part(call);
  sym_each(part, find_cause, &c);
  bool word = s->name.p[0] >= 'a' && s->name.p[0] <= 'z';
  Str what = word ? s->name : sym_operation(x->l->a, s->name);
  if (c.parameter && !c.reference) {
    Str operation = sym_operation(x->l->a, s->name);
    if (is_extension(x, s)) operation = str_cat(x->l->a, operation, STR(" (without --language-extensions)"));
    eval_demand(x->l->ev, part, s->span.file ? s->span : x->at, str_z(x->l->a, operation));
    return &value_unknown;
  }
  if (x->l->output && c.reference) {
    vec_push(x->l->a, &x->l->lacks, str_cat(x->l->a, STR("what is computed by "), what));
    return &value_unknown;
  }
  unsupported(x->l, TC5012, s->span.file ? s->span : x->at, "The result of %.*s is needed but known only after deployment",
              STR_ARG(what));
  explain_cause(x->l, c.reference);
  return &value_unknown;
}

/* The region is known where the provider says it: a map that lacks it fails now rather than in the deployment. */
static bool lacks_region(const Resolve *x, const Sym *find) {
  const Value *key = find->args[1];
  Str region = x->stack->partition->region;
  return sym_is(key, SYM_PSEUDO) && str_is(key->sym->name, "Region") && region.n && !sym_find_value(find, region);
}

/* Fn::FindInMap takes a parameter, a pseudo parameter or another look-up as key (its page in the user guide); with the language
 * extensions text that is made of these, too. */
static const Value *resolve_find(Resolve *x, const Value *leaf) {
  const Value *const *args = leaf->sym->args, *key = args[1];
  if (lacks_region(x, leaf->sym)) {
    diag_error(x->l->d, TC5060, x->at, "The map has no element \"%.*s\"", STR_ARG(x->stack->partition->region));
    diag_detail(x->l->d,
                "%.*s is read by the name of the region that this is deployed to. Add the region to it, or use lookup() with a "
                "default.",
                STR_ARG(leaf->sym->name.n ? leaf->sym->name : STR("It")));
    return &value_unknown;
  }
  if (sym_is(key, SYM_PARAM) || sym_is(key, SYM_PSEUDO) || sym_is(key, SYM_FIND)) return leaf;
  if (x->l->options->language_extensions && is_composed(key)) {
    x->stack->extended = true;
    return leaf;
  }
  return resolve_call(x, sym_call(x->l->a, STR("[]"), args, 2, leaf->type, NULL, key->sym->span));
}

static const Value *resolve_leaf(void *ctx, const Value *leaf) {
  Resolve *x = ctx;
  switch (leaf->sym->op) {
  case SYM_ATTR: return as_declared(x->l->a, resolve_attribute(x, leaf), leaf->type);
  case SYM_PSEUDO: return resolve_pseudo(x, leaf);
  case SYM_RES_REF:
  case SYM_RES_ATT: return resolve_resource(x, leaf);
  case SYM_CALL: return resolve_call(x, leaf);
  case SYM_FIND: return resolve_find(x, leaf);
  default: return leaf;
  }
}

/* --- DependsOn ----------------------------------------------------------------------------------------------------- */

static bool is_listed_in(const Resource *const *v, size_t n, const Resource *r) {
  for (size_t i = 0; i < n; i++)
    if (v[i] == r) return true;
  return false;
}

/* The condition under which a value refers to a resource. */
static const Value *refers_when(Lowering *l, const Value *v, const Resource *on);

static const Value *any_refers(Lowering *l, const Value *const *v, size_t n, const Resource *on) {
  const Value *any = &value_false;
  for (size_t i = 0; i < n; i++) any = sym_or(l->a, any, refers_when(l, v[i], on));
  return any;
}

static const Value *refers_when(Lowering *l, const Value *v, const Resource *on) {
  const Value *any = &value_false;
  if (!(value_parts(v) & PART_SYM)) return any;
  switch (v->kind) {
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: return any_refers(l, v->seq.items, v->seq.n, on);
  case VAL_MAP:
  case VAL_OBJECT:
    for (size_t i = 0; i < v->map.n; i++) any = sym_or(l->a, any, refers_when(l, v->map.fields[i].value, on));
    return any;
  default: break;
  }
  const Sym *s = v->sym;
  if (s->op == SYM_RES_REF || s->op == SYM_RES_ATT) return value_bool(s->resource == on);
  if (s->op != SYM_IF) return any_refers(l, s->args, s->nargs, on);
  const Value *then = refers_when(l, s->args[1], on), *otherwise = refers_when(l, s->args[2], on);
  return sym_or(l->a, sym_and(l->a, s->args[0], then), sym_and(l->a, sym_not(l->a, s->args[0]), otherwise));
}

static const Value *both_exist(Lowering *l, const Resource *x, const Resource *y) {
  const Value *c = x->condition ? x->condition : &value_true;
  return y->condition ? sym_and(l->a, c, y->condition) : c;
}

/* Whether references make `r` wait for `on`: whenever both exist (1), in some cases (0) or never (-1). */
static int implied(Lowering *l, const Resource *r, const Resource *on) {
  if (!is_listed_in(r->refs.v, r->refs.n, on)) return -1;
  const Value *when = refers_when(l, r->properties, on);
  if (when->kind == VAL_BOOL && !when->boolean) return -1;
  return sym_decided(l->a, when, both_exist(l, r, on)) == 1;
}

/* `r` waits for `on`. Where that follows from a reference of its own, the cases in which it refers suffice; what the source
 * asks for in so many words holds in every case. */
void depend_on(Lowering *l, Resource *r, const Resource *on, bool asked) {
  if (on == r || on->stack->root != r->stack->root) return;
  if (on->stack != r->stack) {
    LateNeed late = {r->stack->as ? r->stack->as : r, on->stack->as ? on->stack->as : on, asked};
    vec_push(l->a, &l->late, late);
    return;
  }
  if (is_listed_in(r->depends.v, r->depends.n, on) || is_listed_in(r->maybe.v, r->maybe.n, on)) return;
  int exists = on->condition ? sym_decided(l->a, on->condition, r->condition) : 1, refers = implied(l, r, on);
  if (exists == 0 || refers == 1 || (refers == 0 && !asked)) return;
  if (exists == 1 && refers < 0)
    vec_push(l->a, &r->depends, on);
  else
    vec_push(l->a, &r->maybe, on);
}

static void depend_on_instance(Lowering *l, Resource *r, const Lowered *low, bool asked) {
  for (size_t i = 0; low != r->owner && i < low->resources.n; i++) depend_on(l, r, low->resources.v[i], asked);
}

static void add_need(void *ctx, Lowered *low) {
  Resolve *x = ctx;
  need(x, low);
}

/* What an argument refers to that says only how Terraform works gives an order all the same: with `triggers`, a deployment of
 * an API follows its methods. */
static void unread_dependencies(Lowering *l, const Lowered *low, Resolve *x) {
  const Value *config = low->instance->config;
  for (size_t i = 0; config && low->rule && i < low->rule->nunsupported; i++) {
    const Unsupported *u = &low->rule->unsupported[i];
    if (u->differs) value_dependencies(l, value_field(config, u->path), add_need, x);
  }
}

static void find_dependencies(Lowering *l, Resource *r) {
  Resolve x = {.l = l, .reader = r, .stack = r->stack};
  size_t referred = r->needs.n;
  explicit_dependencies(l, r->owner->instance, add_need, &x);
  if (r == r->owner->main) unread_dependencies(l, r->owner, &x);
  for (size_t i = 0; i < r->owner->merged.n; i++)
    for (size_t k = 0; r == r->owner->merged.v[i]->part && k < r->owner->merged.v[i]->waits.n; k++)
      need(&x, r->owner->merged.v[i]->waits.v[k]);
  for (size_t i = referred; i < r->needs.n; i++) depend_on_instance(l, r, r->needs.v[i], true);
  for (size_t i = 0; i < referred; i++) depend_on_instance(l, r, r->needs.v[i], false);
  for (size_t i = 0; i < r->nalso_after; i++)
    for (size_t k = 0; k < r->owner->resources.n; k++)
      if (str_eq(r->owner->resources.v[k]->label, r->also_after[i])) depend_on(l, r, r->owner->resources.v[k], true);
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

typedef struct {
  Lowering *l;
  const Value *fact; /* NULL: none */
} Known;

/* What the parameters in a condition can be. */
static bool add_condition(void *ctx, const Value *node) {
  Known *x = ctx;
  if (node->sym->op == SYM_IF) x->fact = eval_known(x->l->ev, node->sym->args[0], x->fact);
  return true;
}

/* A truth value that is a property, where the fact decides it. */
static const Value *decide_truth(void *ctx, const Value *v) {
  Known *x = ctx;
  if (v->kind != VAL_SYM) return value_map_children(x->l->a, v, decide_truth, x);
  return v->type->kind == TYPE_BOOL && sym_is_switch(v) ? sym_given(x->l->a, v, x->fact) : v;
}

/* A value as it stands in the resource: where the resource exists, its condition holds. */
static const Value *resolve_optional(Lowering *l, Resource *r, const Value *v) {
  if (!v) return NULL;
  v = nested_value(l, r->stack, resolve_value(l, r->stack, r, v, r->owner->instance->span));
  Known x = {l, r->condition};
  sym_each_node(v, add_condition, &x);
  return x.fact ? decide_truth(&x, sym_assume(l->a, v, x.fact, true)) : v;
}

static void resolve_deletion_policy(Lowering *l, Resource *r) {
  if (!r->deletion_policy) return;
  r->deletion_policy = deletion_policy_of(r->type, resolve_optional(l, r, r->deletion_policy));
  if (r->deletion_policy && r->deletion_policy->kind == VAL_SYM) r->stack->extended = true;
}

static const Trace *resource_trace(Lowering *l, const Resource *r) {
  Trace *t = NEW(l->a, Trace);
  *t = (Trace){.what = str_fmt(l->a, "in %.*s", STR_ARG(r->owner->instance->address)), .where = r->owner->instance->span};
  return t;
}

void resolve_all(Lowering *l) {
  for (size_t i = 0; i < l->out->lowered.n; i++) {
    Lowered *low = l->out->lowered.v[i];
    for (size_t k = 0; k < low->resources.n; k++) {
      Resource *r = low->resources.v[k];
      l->d->trace = resource_trace(l, r);
      if (r->condition) r->condition = resolve_value(l, r->stack, NULL, r->condition, r->owner->instance->span);
      r->condition = nested_condition(l, r->stack, r->condition);
      r->properties = coerce_properties(l, r, resolve_optional(l, r, r->properties));
      place_secure_strings(l, r);
      r->creation_policy = resolve_optional(l, r, r->creation_policy);
      r->update_policy = resolve_optional(l, r, r->update_policy);
      resolve_deletion_policy(l, r);
      find_dependencies(l, r);
      l->d->trace = NULL;
    }
  }
}
