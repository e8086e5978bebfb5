/* Symbols -> intrinsic functions, each in its simplest form: Ref where that is enough, one Fn::Sub instead of nested joins. */
#include "emit/template.h"

typedef struct {
  Arena *a;
  Diags *d;
  Program *p;
  Stack *s;
  Span blame;
  bool argument; /* of a function that takes no Fn::GetStackOutput */
} Print;

static const Value *print(Print *x, const Value *v);

static const Value *text(Print *x, const char *z) { return value_string(x->a, str_from(z)); }

static const Value *object1(Print *x, const char *key, const Value *v) {
  Field *f = NEW(x->a, Field);
  *f = (Field){str_from(key), v};
  return ordered_object(x->a, f, 1);
}

static const Value *printed_all(Print *x, const Value *const *v, size_t n, bool arguments) {
  bool outer = x->argument;
  x->argument = arguments;
  const Value **items = NEW_N(x->a, const Value *, n);
  for (size_t i = 0; i < n; i++) items[i] = print(x, v[i]);
  x->argument = outer;
  return value_tuple(x->a, items, n);
}

static const Value *list_of(Print *x, const Value *const *v, size_t n) { return printed_all(x, v, n, false); }

static const Value *call(Print *x, const char *fn, const Sym *s) {
  return object1(x, fn, printed_all(x, s->args, s->nargs, true));
}

/* --- references ---------------------------------------------------------------------------------------------------- */

static Str parameter_id(const Print *x, Str variable) {
  const Parameter *p = map_get(&x->p->parameter_of, variable);
  if (!p) BUG("a parameter that no stack collected");
  return p->logical_id;
}

static const Value *reference(Print *x, const Sym *s) {
  return object1(x, "Ref", value_string(x->a, parameter_id(x, s->name)));
}

/* true, false or empty: where it is a value and may be empty, that is false. Of no type, it is passed on as it is (nest.c). */
static bool is_optional_truth(const Print *x, const Value *v) {
  const Parameter *p = map_get(&x->p->parameter_of, v->sym->name);
  return p && p->empty && p->type->kind == TYPE_BOOL && v->sym->type->kind != TYPE_DYNAMIC;
}

static Str pseudo_name(Print *x, const Sym *s) { return str_cat(x->a, STR("AWS::"), s->name); }

static const Value *stack_output(Print *x, const Wire *w) {
  VEC(Field) f = {0};
  vec_push(x->a, &f, (Field){STR("StackName"), value_string(x->a, w->from->stack_name)});
  vec_push(x->a, &f, (Field){STR("OutputName"), value_string(x->a, w->output)});
  if (w->from->partition->region.n && !str_eq(w->from->partition->region, w->to->partition->region))
    vec_push(x->a, &f, (Field){STR("Region"), value_string(x->a, w->from->partition->region)});
  return object1(x, "Fn::GetStackOutput", ordered_object(x->a, f.v, f.n));
}

/* Fn::GetStackOutput may be the value of a property or stand in a list, but not as the argument of most functions (cfn-lint,
 * E1018): there it is taken from a list. */
static const Value *print_wire(Print *x, const Wire *w) {
  if (wire_is_parameter(x->p, w)) return object1(x, "Ref", value_string(x->a, w->parameter));
  if (!x->argument) return stack_output(x, w);
  const Value **parts = NEW_N(x->a, const Value *, 2), **only = NEW(x->a, const Value *);
  *only = stack_output(x, w);
  parts[0] = value_int(x->a, 0);
  parts[1] = value_tuple(x->a, only, 1);
  return object1(x, "Fn::Select", value_tuple(x->a, parts, 2));
}

/* The text that stands between ${ and } for a symbol that Fn::Sub can name itself; absent for others. */
static Str sub_name(Print *x, const Value *v) {
  if (v->kind != VAL_SYM) return STR_NONE;
  switch (v->sym->op) {
  case SYM_PARAM: return is_optional_truth(x, v) ? STR_NONE : parameter_id(x, v->sym->name);
  case SYM_PSEUDO: return pseudo_name(x, v->sym);
  case SYM_RES_REF: return v->sym->resource->logical_id;
  case SYM_RES_ATT: return str_fmt(x->a, "%.*s.%.*s", STR_ARG(v->sym->resource->logical_id), STR_ARG(v->sym->name));
  case SYM_WIRE: return wire_is_parameter(x->p, v->sym->wire) ? v->sym->wire->parameter : STR_NONE;
  default: return STR_NONE;
  }
}

static const Value *get_att(Print *x, const Sym *s) {
  const Value *parts[] = {value_string(x->a, s->resource->logical_id), value_string(x->a, s->name)};
  return object1(x, "Fn::GetAtt", list_of(x, parts, 2));
}

/* --- concatenation ------------------------------------------------------------------------------------------------- */

/* Literal text within Fn::Sub: "${" is written "${!". */
static void add_literal(Buf *out, Str s) {
  for (size_t i = 0; i < s.n; i++) {
    buf_addc(out, s.p[i]);
    if (s.p[i] == '$' && i + 1 < s.n && s.p[i + 1] == '{') {
      buf_addz(out, "{!");
      i++;
    }
  }
}

static bool is_no_stack_output(void *ctx, const Value *leaf) {
  const Print *x = ctx;
  return leaf->sym->op != SYM_WIRE || wire_is_parameter(x->p, leaf->sym->wire);
}

/* Fn::GetStackOutput may stand among the parts of Fn::Join, but not behind a variable of Fn::Sub (cfn-lint, E1019). */
static const Value *print_join(Print *x, const Sym *s) {
  const Value **parts = NEW_N(x->a, const Value *, 2);
  parts[0] = text(x, "");
  parts[1] = list_of(x, s->args, s->nargs);
  return object1(x, "Fn::Join", value_tuple(x->a, parts, 2));
}

typedef struct {
  Buf out;   /* as Fn::Sub has it */
  Buf plain; /* as text, as long as it is one */
  size_t names;
  VEC(Field) variables;
} Concat;

/* The name of a part that the text cannot hold by itself: the same one each time. */
static Str variable_name(Print *x, Concat *c, const Value *part) {
  const Value *printed = print(x, part);
  for (size_t i = 0; i < c->variables.n; i++)
    if (value_same(c->variables.v[i].value, printed)) return c->variables.v[i].key;
  Str name = str_fmt(x->a, "Part%zu", c->variables.n + 1);
  vec_push(x->a, &c->variables, (Field){name, printed});
  return name;
}

/* The text of a dynamic reference stands in that of the whole. */
static void add_part(Print *x, Concat *c, const Value *part) {
  if (part->kind == VAL_STRING) {
    add_literal(&c->out, part->string);
    buf_add(&c->plain, part->string);
    return;
  }
  if (sym_is(part, SYM_DYNREF)) part = part->sym->args[0];
  if (part->kind == VAL_STRING || sym_is(part, SYM_CONCAT)) {
    size_t n = part->kind == VAL_STRING ? 1 : part->sym->nargs;
    for (size_t i = 0; i < n; i++) add_part(x, c, part->kind == VAL_STRING ? part : part->sym->args[i]);
    return;
  }
  Str name = sub_name(x, part);
  if (!name.p) name = variable_name(x, c, part);
  buf_addf(&c->out, "${%.*s}", STR_ARG(name));
  c->names++;
}

static const Value *print_concat(Print *x, const Sym *s) {
  for (size_t i = 0; i < s->nargs; i++)
    if (!sym_each(s->args[i], is_no_stack_output, x)) return print_join(x, s);
  Concat c = {.out = buf_new(x->a), .plain = buf_new(x->a)};
  for (size_t i = 0; i < s->nargs; i++) add_part(x, &c, s->args[i]);
  if (!c.names) return value_string(x->a, buf_str(&c.plain));
  const Value *template = value_string(x->a, buf_str(&c.out));
  if (!c.variables.n) return object1(x, "Fn::Sub", template);
  const Value **parts = NEW_N(x->a, const Value *, 2);
  parts[0] = template;
  parts[1] = ordered_object(x->a, c.variables.v, c.variables.n);
  return object1(x, "Fn::Sub", value_tuple(x->a, parts, 2));
}

/* --- conditions ---------------------------------------------------------------------------------------------------- */

static const Value *condition_body(Print *x, const Value *c);

static void name_words(Print *x, Buf *out, const Value *v);

static void add_capitalised(Buf *out, Str s) {
  bool start = true;
  for (size_t i = 0; i < s.n; i++) {
    char c = s.p[i];
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
    if (letter || digit) buf_addc(out, start && c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
    start = !letter && !digit;
  }
}

static void name_comparison(Print *x, Buf *out, const Sym *s, const char *word) {
  name_words(x, out, s->args[0]);
  buf_addz(out, word);
  name_words(x, out, s->args[1]);
}

/* The parts of a chain of one operation; what follows the first of several comparisons of one thing is the literal alone:
 * EnvironmentIsProdOrStaging. */
static void name_chain(Print *x, Buf *out, const Value *v, const Value **subject) {
  SymOp op = v->sym->op;
  for (size_t i = 0; i < v->sym->nargs; i++) {
    const Value *part = v->sym->args[i];
    if (i) buf_addz(out, op == SYM_AND ? "And" : "Or");
    if (sym_is(part, op)) {
      name_chain(x, out, part, subject);
      continue;
    }
    bool same = op == SYM_OR && sym_is(part, SYM_EQ) && *subject && value_same(part->sym->args[0], *subject);
    name_words(x, out, same ? part->sym->args[1] : part);
    *subject = sym_is(part, SYM_EQ) ? part->sym->args[0] : NULL;
  }
}

static void name_look_up(Print *x, Buf *out, const Sym *s) {
  add_capitalised(out, s->name);
  for (size_t i = 0; i < s->npath; i++) add_capitalised(out, s->path[i].name);
  if (!out->n) name_words(x, out, s->args[1]);
}

static void name_negation(Print *x, Buf *out, const Value *v) {
  if (sym_is(v, SYM_EQ)) {
    name_comparison(x, out, v->sym, "IsNot");
    return;
  }
  buf_addz(out, sym_is(v, SYM_PRESENT) ? "No" : "Not");
  name_words(x, out, sym_is(v, SYM_PRESENT) ? v->sym->args[0] : v);
}

/* A name for what the condition means: EnvironmentIsProd, NotEnableNat, SuffixIsEmpty. */
static void name_words(Print *x, Buf *out, const Value *v) {
  if (v->kind != VAL_SYM) {
    add_capitalised(out, v->kind == VAL_STRING && !v->string.n ? STR("empty") : value_brief(x->a, v));
    return;
  }
  switch (v->sym->op) {
  case SYM_PARAM: buf_add(out, parameter_id(x, v->sym->name)); break;
  case SYM_PSEUDO: add_capitalised(out, v->sym->name); break;
  case SYM_EQ: name_comparison(x, out, v->sym, "Is"); break;
  case SYM_FIND: name_look_up(x, out, v->sym); break;
  case SYM_AND:
  case SYM_OR: {
    const Value *subject = NULL;
    name_chain(x, out, v, &subject);
    break;
  }
  case SYM_PRESENT:
    buf_addz(out, "Has");
    name_words(x, out, v->sym->args[0]);
    break;
  case SYM_NOT: name_negation(x, out, v->sym->args[0]); break;
  default: add_capitalised(out, value_brief(x->a, v)); break;
  }
}

static Str unused_name(Print *x, Str base) {
  Str name = base.n ? base : STR("Condition");
  for (size_t n = 2, i = 0; i < x->s->conditions.n; i++)
    if (str_eq(x->s->conditions.v[i].logical_id, name)) {
      name = str_fmt(x->a, "%.*s%zu", STR_ARG(base), n++);
      i = (size_t)-1;
    }
  return name;
}

static Str condition_name(Print *x, const Value *c) {
  for (size_t i = 0; i < x->s->conditions.n; i++)
    if (value_same(x->s->conditions.v[i].condition, c)) return x->s->conditions.v[i].logical_id;
  Buf b = buf_new(x->a);
  name_words(x, &b, c);
  if (sym_is(c, SYM_PARAM) || sym_is(c, SYM_FIND)) buf_addz(&b, "IsTrue"); /* never the name of the parameter itself */
  Str name = buf_str(&b);
  if (name.n > 200) name.n = 200;
  name = unused_name(x, name);
  vec_push(x->a, &x->s->conditions, (Condition){name, c});
  return name;
}

static const Value *operand(Print *x, const Value *v) {
  Str scalar = value_text(x->a, v);
  if (sym_is(v, SYM_PARAM)) return reference(x, v->sym);
  return scalar.p ? value_string(x->a, scalar) : print(x, v);
}

static const Value *equals(Print *x, const Value *left, const Value *right) {
  const Value **parts = NEW_N(x->a, const Value *, 2);
  parts[0] = operand(x, left);
  parts[1] = operand(x, right);
  return object1(x, "Fn::Equals", value_tuple(x->a, parts, 2));
}

/* A condition within another: by name where it has one, so that it is stated once. */
static const Value *part_of_condition(Print *x, const Value *c) {
  for (size_t i = 0; i < x->s->conditions.n; i++)
    if (value_same(x->s->conditions.v[i].condition, c))
      return object1(x, "Condition", value_string(x->a, x->s->conditions.v[i].logical_id));
  return condition_body(x, c);
}

typedef VEC(const Value *) Values;

/* The operands of a chain of one operation. */
static void add_operands(Print *x, Values *out, const Value *c, SymOp op) {
  if (!sym_is(c, op)) {
    vec_push(x->a, out, c);
    return;
  }
  for (size_t i = 0; i < c->sym->nargs; i++) add_operands(x, out, c->sym->args[i], op);
}

static bool holds(const Values *all, const Value *v) {
  for (size_t i = 0; i < all->n; i++)
    if (value_same(all->v[i], v)) return true;
  return false;
}

/* The condition with a name that is the same operation over the most of these operands, but not over all; its own go to *part.
 */
static const Value *named_part(Print *x, const Values *all, SymOp op, Values *part) {
  const Value *best = NULL;
  for (size_t i = 0; i < x->s->conditions.n; i++) {
    const Value *c = x->s->conditions.v[i].condition;
    Values own = {0};
    if (!sym_is(c, op)) continue;
    add_operands(x, &own, c, op);
    bool within = own.n < all->n && own.n > part->n;
    for (size_t k = 0; within && k < own.n; k++) within = holds(all, own.v[k]);
    if (!within) continue;
    *part = own;
    best = c;
  }
  return best;
}

/* Where some of the operands have a name together, that stands for them. */
static void use_named_parts(Print *x, Values *all, SymOp op) {
  for (;;) {
    Values part = {0}, rest = {0};
    const Value *named = named_part(x, all, op, &part);
    if (!named) return;
    for (size_t i = 0; i < all->n; i++) {
      bool within = holds(&part, all->v[i]);
      if (!within || named) vec_push(x->a, &rest, within ? named : all->v[i]);
      if (within) named = NULL;
    }
    *all = rest;
  }
}

/* Fn::And and Fn::Or take up to ten conditions ("Condition functions" in the user guide); of more, groups are made. */
static const Value *junction(Print *x, const char *fn, const Value *c) {
  enum { MOST = 10 };
  Values all = {0};
  add_operands(x, &all, c, c->sym->op);
  use_named_parts(x, &all, c->sym->op);
  for (size_t i = 0; i < all.n; i++) all.v[i] = part_of_condition(x, all.v[i]);
  while (all.n > MOST) {
    Values groups = {0};
    for (size_t i = 0; i < all.n; i += MOST) {
      size_t n = all.n - i < MOST ? all.n - i : MOST;
      vec_push(x->a, &groups, n == 1 ? all.v[i] : object1(x, fn, value_tuple(x->a, all.v + i, n)));
    }
    all = groups;
  }
  return object1(x, fn, value_tuple(x->a, all.v, all.n));
}

static const Value *negation(Print *x, const Value *c) {
  const Value **part = NEW(x->a, const Value *);
  part[0] = part_of_condition(x, c->sym->args[0]);
  return object1(x, "Fn::Not", value_tuple(x->a, part, 1));
}

static bool is_list_type(const Type *t) { return t->kind == TYPE_LIST || t->kind == TYPE_SET; }

/* A list is empty if its elements together are: whatever CloudFormation takes an empty parameter for, that is true of it. */
static const Value *is_empty(Print *x, const Value *v) {
  const Value *nothing = text(x, "");
  return equals(x, is_list_type(v->type) ? sym_join(x->a, nothing, v) : v, nothing);
}

static const Value *presence(Print *x, const Value *v) {
  const Value **part = NEW(x->a, const Value *);
  part[0] = is_empty(x, v);
  return object1(x, "Fn::Not", value_tuple(x->a, part, 1));
}

/* By the name of its opposite, where that has one. */
static const Value *absence(Print *x, const Value *present) {
  const Value *part = part_of_condition(x, present);
  const Value **opposite = NEW(x->a, const Value *);
  opposite[0] = part;
  bool named = value_field(part, STR("Condition")) != NULL;
  return named ? object1(x, "Fn::Not", value_tuple(x->a, opposite, 1)) : is_empty(x, present->sym->args[0]);
}

static const Value *condition_body(Print *x, const Value *c) {
  if (c->kind != VAL_SYM) return equals(x, &value_true, c);
  switch (c->sym->op) {
  case SYM_EQ: return equals(x, c->sym->args[0], c->sym->args[1]);
  case SYM_NOT: return sym_is(c->sym->args[0], SYM_PRESENT) ? absence(x, c->sym->args[0]) : negation(x, c);
  case SYM_PRESENT: return presence(x, c->sym->args[0]);
  case SYM_AND: return junction(x, "Fn::And", c);
  case SYM_OR: return junction(x, "Fn::Or", c);
  default: return equals(x, c, &value_true);
  }
}

/* A branch that could not be evaluated cannot be reached: what it refers to does not exist then. */
static const Value *print_branch(Print *x, const Value *v) { return print(x, v->kind == VAL_UNKNOWN ? &value_null : v); }

/* if(a, if(b, x, y), y) is if(a && b, x, y), and if(a, x, if(b, x, y)) is if(a || b, x, y); with !b where the inner one has its
 * branches the other way round. */
static const Sym *flat_if(Print *x, const Sym *s) {
  const Value *cond = s->args[0], *then = s->args[1], *otherwise = s->args[2];
  for (;;) {
    if (sym_is(then, SYM_IF) && value_same(then->sym->args[2], otherwise)) {
      cond = sym_and(x->a, cond, then->sym->args[0]);
      then = then->sym->args[1];
    } else if (sym_is(otherwise, SYM_IF) && value_same(otherwise->sym->args[1], then)) {
      cond = sym_or(x->a, cond, otherwise->sym->args[0]);
      otherwise = otherwise->sym->args[2];
    } else if (sym_is(then, SYM_IF) && value_same(then->sym->args[1], otherwise)) {
      cond = sym_and(x->a, cond, sym_not(x->a, then->sym->args[0]));
      then = then->sym->args[2];
    } else if (sym_is(otherwise, SYM_IF) && value_same(otherwise->sym->args[2], then)) {
      cond = sym_or(x->a, cond, sym_not(x->a, otherwise->sym->args[0]));
      otherwise = otherwise->sym->args[1];
    } else {
      const Value *flat = sym_if(x->a, cond, then, otherwise);
      return flat->kind == VAL_SYM && flat->sym->op == SYM_IF ? flat->sym : s;
    }
  }
}

/* Where a parameter is present, what it holds: also of one that is true or false. */
static const Value *print_present(Print *x, const Value *cond, const Value *v) {
  const Value *param = sym_is(cond, SYM_PRESENT) ? cond->sym->args[0] : NULL;
  bool itself = param && sym_is(param, SYM_PARAM) && sym_is(v, SYM_PARAM) && str_eq(v->sym->name, param->sym->name);
  return itself ? reference(x, v->sym) : print_branch(x, v);
}

static const Value *print_if(Print *x, const Sym *s) {
  s = flat_if(x, s);
  if (!sym_is_switch(s->args[0])) {
    diag_error(x->d, TC6101, s->span.file ? s->span : x->blame, "The condition is known only when the resource exists");
    diag_detail(x->d, "CloudFormation decides conditions before it creates anything, from parameters alone. Base the condition "
                      "on a variable.");
    return &value_unknown;
  }
  const Value **parts = NEW_N(x->a, const Value *, 3);
  parts[0] = value_string(x->a, condition_name(x, s->args[0]));
  parts[1] = print_present(x, s->args[0], s->args[1]);
  parts[2] = print_branch(x, s->args[2]);
  return object1(x, "Fn::If", value_tuple(x->a, parts, 3));
}

/* --- all ----------------------------------------------------------------------------------------------------------- */

/* A truth value outside a condition: text that a Boolean property accepts. */
static const Value *print_truth(Print *x, const Value *v) {
  const Value **parts = NEW_N(x->a, const Value *, 3);
  const Value *truth = sym_is(v, SYM_PARAM) ? sym_param(x->a, v->sym->name, &type_bool, v->sym->span) : v;
  bool negated = sym_is(truth, SYM_NOT) && !sym_is(truth->sym->args[0], SYM_PRESENT);
  bool text_wanted = v->sym->type->kind == TYPE_STRING;
  parts[0] = value_string(x->a, condition_name(x, negated ? truth->sym->args[0] : truth));
  parts[negated ? 2 : 1] = text_wanted ? text(x, "true") : &value_true;
  parts[negated ? 1 : 2] = text_wanted ? text(x, "false") : &value_false;
  return object1(x, "Fn::If", value_tuple(x->a, parts, 3));
}

/* Only jsondecode() of a dynamic reference comes this far: its members can be had, the whole cannot. */
static const Value *print_call(Print *x, const Sym *s) {
  if (str_is(s->name, "length")) return object1(x, "Fn::Length", print(x, s->args[0]));
  diag_error(x->d, TC5012, s->span.file ? s->span : x->blame, "The result of %.*s is needed but known only after deployment",
             STR_ARG(s->name));
  diag_detail(x->d, "CloudFormation puts the secret in place while it deploys, and can take a member of it by its name. Use "
                    "single members: jsondecode(…)[\"password\"].");
  return &value_unknown;
}

static const Value *print_base64(Print *x, const Sym *s) {
  return object1(x, "Fn::Base64", printed_all(x, s->args, 1, true)->seq.items[0]);
}

/* A list that arrives in a parameter of a list type is one. */
static const Value *print_split(Print *x, const Sym *s) {
  const Value *from = s->args[1];
  const Str *type = sym_is(from, SYM_WIRE) ? map_get(&x->s->parameter_types, from->sym->wire->parameter) : NULL;
  return type ? print(x, from) : call(x, "Fn::Split", s);
}

static const Value *print_parameter(Print *x, const Value *v) {
  return is_optional_truth(x, v) ? print_truth(x, v) : reference(x, v->sym);
}

static const Value *print_symbol(Print *x, const Value *v) {
  const Sym *s = v->sym;
  switch (s->op) {
  case SYM_PARAM: return print_parameter(x, v);
  case SYM_PSEUDO: return object1(x, "Ref", value_string(x->a, pseudo_name(x, s)));
  case SYM_RES_REF: return object1(x, "Ref", value_string(x->a, s->resource->logical_id));
  case SYM_RES_ATT: return get_att(x, s);
  case SYM_WIRE: return print_wire(x, s->wire);
  case SYM_CONCAT: return print_concat(x, s);
  case SYM_JOIN: return call(x, "Fn::Join", s);
  case SYM_SPLIT: return print_split(x, s);
  case SYM_SELECT: return call(x, "Fn::Select", s);
  case SYM_FIND: return template_find(x->a, x->s, s, print(x, s->args[1]));
  case SYM_CIDR: return call(x, "Fn::Cidr", s);
  case SYM_BASE64: return print_base64(x, s);
  case SYM_AZS: return object1(x, "Fn::GetAZs", print(x, s->args[0]));
  case SYM_DYNREF: return print(x, s->args[0]);
  case SYM_IMPORT: return object1(x, "Fn::ImportValue", print(x, s->args[0]));
  case SYM_IF: return print_if(x, s);
  case SYM_EQ:
  case SYM_NOT:
  case SYM_AND:
  case SYM_OR:
  case SYM_PRESENT: return print_truth(x, v);
  case SYM_CALL: return print_call(x, s);
  case SYM_TO_JSON:
  case SYM_OBJECT:
  case SYM_ATTR: break;
  }
  BUG("a symbol that lowering should have resolved");
}

static const Value *print_structure(Print *x, const Value *v) {
  if (v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET) return list_of(x, v->seq.items, v->seq.n);
  Field *f = NEW_N(x->a, Field, v->map.n);
  size_t n = 0;
  for (size_t i = 0; i < v->map.n; i++)
    if (!value_is_null(v->map.fields[i].value)) f[n++] = (Field){v->map.fields[i].key, print(x, v->map.fields[i].value)};
  return ordered_object(x->a, f, n);
}

static const Value *secret(Print *x) {
  diag_error(x->d, TC5016, x->blame, "A secret would be written into a template");
  diag_detail(x->d, "The value is sensitive and known at conversion. Make it a sensitive variable without default: it becomes "
                    "a parameter with NoEcho.");
  return &value_unknown;
}

static const Value *print(Print *x, const Value *v) {
  if (v->marks & MARK_SENSITIVE && v->kind != VAL_SYM && v->kind != VAL_NULL) return secret(x);
  switch (v->kind) {
  case VAL_NULL: return object1(x, "Ref", text(x, "AWS::NoValue"));
  case VAL_BOOL:
  case VAL_NUMBER:
  case VAL_STRING:
  case VAL_UNKNOWN: return v;
  case VAL_SYM: return print_symbol(x, v);
  default: return print_structure(x, v);
  }
}

const Value *template_value(Arena *a, Diags *d, Program *p, Stack *s, const Value *v, Span blame) {
  Print x = {.a = a, .d = d, .p = p, .s = s, .blame = blame};
  return print(&x, v);
}

Str template_condition(Arena *a, Diags *d, Program *p, Stack *s, const Value *condition) {
  Print x = {.a = a, .d = d, .p = p, .s = s, .blame = SPAN_NONE};
  return condition_name(&x, condition);
}

/* The bodies of the stack's conditions, by name, so that the first resource with one moves none; printing one may add further
 * ones at the end. */
const Value *template_conditions(Arena *a, Diags *d, Program *p, Stack *s) {
  Print x = {.a = a, .d = d, .p = p, .s = s, .blame = SPAN_NONE};
  VEC(Field) f = {0};
  for (size_t i = 0; i < s->conditions.n; i++)
    vec_push(a, &f, (Field){s->conditions.v[i].logical_id, condition_body(&x, s->conditions.v[i].condition)});
  return value_object(a, f.v, f.n);
}
