/* Symbolic values as text, for tests, traces and the messages of developers: `if(param.create, concat("a-", attr.id), null)`.
 * Known parts are printed compactly and whole; what a leaf belongs to (an instance, a resource) is not this layer's to name. */
#include "eval/sym.h"

// clang-format off
static const char *const op_names[] = {
  [SYM_ATTR] = "attr", [SYM_PARAM] = "param", [SYM_PSEUDO] = "pseudo", [SYM_RES_REF] = "ref", [SYM_RES_ATT] = "att",
  [SYM_WIRE] = "wire", [SYM_CONCAT] = "concat", [SYM_JOIN] = "join", [SYM_SPLIT] = "split", [SYM_SELECT] = "select", [SYM_FIND] = "find",
  [SYM_IF] = "if", [SYM_EQ] = "eq", [SYM_NOT] = "not", [SYM_AND] = "and", [SYM_OR] = "or", [SYM_PRESENT] = "present", [SYM_CIDR] = "cidr",
  [SYM_BASE64] = "base64", [SYM_TO_JSON] = "to_json", [SYM_AZS] = "azs", [SYM_DYNREF] = "dynref", [SYM_IMPORT] = "import", [SYM_CALL] = "call",
  [SYM_OBJECT] = "object",
};
// clang-format on

static void print_steps(Buf *out, const Sym *s) {
  for (size_t i = 0; i < s->npath; i++) {
    const Step *p = &s->path[i];
    if (p->kind == STEP_ATTR)
      buf_addf(out, ".%.*s", STR_ARG(p->name));
    else if (p->kind == STEP_INDEX_STR)
      buf_addf(out, "[\"%.*s\"]", STR_ARG(p->name));
    else {
      int64_t index = -1;
      num_to_int64(p->index, &index);
      buf_addf(out, "[%lld]", (long long)index);
    }
  }
}

static void print_sym(Buf *out, const Sym *s) {
  if (s->op == SYM_CALL)
    buf_add(out, s->name);
  else
    buf_addz(out, op_names[s->op]);
  if (!s->nargs) {
    if (s->op != SYM_CALL && s->name.n) buf_addf(out, ".%.*s", STR_ARG(s->name));
    print_steps(out, s);
    if (s->op != SYM_CALL) return;
  }
  buf_addc(out, '(');
  for (size_t i = 0; i < s->nargs; i++) {
    if (i) buf_addz(out, ", ");
    sym_print(out, s->args[i]);
  }
  buf_addc(out, ')');
}

static void print_items(Buf *out, const Value *v) {
  buf_addc(out, '[');
  for (size_t i = 0; i < v->seq.n; i++) {
    if (i) buf_addz(out, ", ");
    sym_print(out, v->seq.items[i]);
  }
  buf_addc(out, ']');
}

static void print_fields(Buf *out, const Value *v) {
  buf_addc(out, '{');
  for (size_t i = 0; i < v->map.n; i++) {
    buf_addf(out, "%s%.*s=", i ? ", " : "", STR_ARG(v->map.fields[i].key));
    sym_print(out, v->map.fields[i].value);
  }
  buf_addc(out, '}');
}

void sym_print(Buf *out, const Value *v) {
  switch (v->kind) {
  case VAL_SYM: print_sym(out, v->sym); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE: print_items(out, v); break;
  case VAL_MAP:
  case VAL_OBJECT: print_fields(out, v); break;
  case VAL_UNKNOWN: buf_addc(out, '?'); break;
  default: value_print(out, v);
  }
}

Str sym_operation(Arena *a, Str name) {
  static const struct {
    const char *name, *text;
  } forms[] = {{"[for]", "a for expression"},
               {"{for}", "a for expression"},
               {"%{for}", "a for directive"},
               {"[*]", "a splat"},
               {"[]", "an index"},
               {"tolist", "the order of a set"},
               {"formatlist", "text around each element of a list"}};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
    if (str_is(name, forms[i].name)) return str_from(forms[i].text);
  bool word = name.n && name.p[0] >= 'a' && name.p[0] <= 'z';
  return str_fmt(a, word ? "the function %.*s" : "the operator %.*s", STR_ARG(name));
}
