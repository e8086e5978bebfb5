/* Expressions in Terraform's JSON syntax ("JSON Configuration Syntax" in its language documentation). Literals become JSON
 * literals; everything else a string that holds the expression. What such a string means depends on the argument: a template
 * for what is evaluated, the text itself for what is read without a scope, native syntax for references and types. */
#include "emit/terraform_internal.h"
#include "syntax/print.h"

static Str template_text(TfWriter *t, const Expr *e) {
  Buf b = buf_new(t->a);
  print_template(&b, e);
  return buf_str(&b);
}

static Str native_text(TfWriter *t, const Expr *e) {
  Buf b = buf_new(t->a);
  print_expr(&b, e);
  return buf_str(&b);
}

/* HCL reads 007 as a number, JSON does not. */
static Str number_text(Str s) {
  size_t zeros = 0;
  while (zeros + 1 < s.n && s.p[zeros] == '0' && s.p[zeros + 1] >= '0' && s.p[zeros + 1] <= '9') zeros++;
  return str_sub(s, zeros, s.n);
}

/* A literal number with its minus sign; STR_NONE for any other expression. */
static Str signed_number(TfWriter *t, const Expr *e) {
  if (e->kind == EXPR_NUMBER) return number_text(e->number.text);
  bool negative = e->kind == EXPR_UNARY && e->unary.op == OP_NEG && e->unary.operand->kind == EXPR_NUMBER;
  return negative ? str_cat(t->a, STR("-"), number_text(e->unary.operand->number.text)) : STR_NONE;
}

/* The text of a key that needs no evaluation. */
static bool literal_key(const Expr *key, Str *out) {
  if (key->kind == EXPR_STRING) *out = key->string.value;
  if (key->kind == EXPR_NUMBER) *out = number_text(key->number.text);
  return key->kind == EXPR_STRING || key->kind == EXPR_NUMBER;
}

/* JSON objects cannot repeat a key, and a computed key may turn out to be a repeat: both are left to HCL's own objects. */
static bool has_plain_keys(TfWriter *t, const Expr *object) {
  Map seen = {0};
  for (size_t i = 0; i < object->object.n; i++) {
    Str key;
    if (!literal_key(object->object.items[i].key, &key) || map_has(&seen, key)) return false;
    map_put(t->a, &seen, key, t);
  }
  return true;
}

static const Expr *without_parens(const Expr *e) {
  while (e->kind == EXPR_PAREN) e = e->inner;
  return e;
}

/* --- evaluated arguments ------------------------------------------------------------------------------------------- */

static void value_object_expr(TfWriter *t, const Expr *e) {
  jw_object(t->w);
  for (size_t i = 0; i < e->object.n; i++) {
    const Expr *key = e->object.items[i].key;
    Str text = STR_NONE;
    literal_key(key, &text);
    jw_key(t->w, key->kind == EXPR_STRING ? template_text(t, key) : text);
    tf_value(t, e->object.items[i].value);
  }
  jw_end(t->w);
}

void tf_value(TfWriter *t, const Expr *e) {
  e = without_parens(e);
  Str number = signed_number(t, e);
  if (number.p) {
    jw_number(t->w, number);
  } else if (e->kind == EXPR_NULL) {
    jw_null(t->w);
  } else if (e->kind == EXPR_BOOL) {
    jw_bool(t->w, e->boolean);
  } else if (e->kind == EXPR_TUPLE) {
    jw_array(t->w);
    for (size_t i = 0; i < e->tuple.n; i++) tf_value(t, e->tuple.items[i]);
    jw_end(t->w);
  } else if (e->kind == EXPR_OBJECT && has_plain_keys(t, e)) {
    value_object_expr(t, e);
  } else {
    jw_str(t->w, template_text(t, e));
  }
}

/* --- constants ----------------------------------------------------------------------------------------------------- */

static void constant_value(TfWriter *t, const Value *v) {
  switch (v->kind) {
  case VAL_BOOL: jw_bool(t->w, v->boolean); break;
  case VAL_NUMBER: jw_number(t->w, num_to_str(t->a, v->number)); break;
  case VAL_STRING: jw_str(t->w, v->string); break;
  case VAL_LIST:
  case VAL_SET:
  case VAL_TUPLE:
    jw_array(t->w);
    for (size_t i = 0; i < v->seq.n; i++) constant_value(t, v->seq.items[i]);
    jw_end(t->w);
    break;
  case VAL_MAP:
  case VAL_OBJECT:
    jw_object(t->w);
    for (size_t i = 0; i < v->map.n; i++) {
      jw_key(t->w, v->map.fields[i].key);
      constant_value(t, v->map.fields[i].value);
    }
    jw_end(t->w);
    break;
  case VAL_NULL:
  case VAL_UNKNOWN: /* was reported when it was evaluated */
  case VAL_SYM: jw_null(t->w); break;
  }
}

static void constant_object(TfWriter *t, const Expr *e) {
  jw_object(t->w);
  for (size_t i = 0; i < e->object.n; i++) {
    Str key = STR_NONE;
    literal_key(e->object.items[i].key, &key);
    jw_key(t->w, key);
    tf_constant(t, e->object.items[i].value);
  }
  jw_end(t->w);
}

/* Strings are literal here: nothing is escaped, and an operator must be computed now. */
void tf_constant(TfWriter *t, const Expr *e) {
  e = without_parens(e);
  Str number = signed_number(t, e);
  if (number.p) {
    jw_number(t->w, number);
  } else if (e->kind == EXPR_STRING) {
    jw_str(t->w, e->string.value);
  } else if (e->kind == EXPR_TUPLE) {
    jw_array(t->w);
    for (size_t i = 0; i < e->tuple.n; i++) tf_constant(t, e->tuple.items[i]);
    jw_end(t->w);
  } else if (e->kind == EXPR_OBJECT && has_plain_keys(t, e)) {
    constant_object(t, e);
  } else {
    constant_value(t, eval_expr(t->ev, NULL, e));
  }
}

/* --- syntax -------------------------------------------------------------------------------------------------------- */

static Str syntax_text(TfWriter *t, const Expr *e) { return e->kind == EXPR_STRING ? e->string.value : native_text(t, e); }

void tf_syntax(TfWriter *t, const Expr *e) {
  if (e->kind == EXPR_TUPLE) {
    jw_array(t->w);
    for (size_t i = 0; i < e->tuple.n; i++) tf_syntax(t, e->tuple.items[i]);
    jw_end(t->w);
  } else if (e->kind == EXPR_OBJECT) {
    jw_object(t->w);
    for (size_t i = 0; i < e->object.n; i++) {
      jw_key(t->w, syntax_text(t, e->object.items[i].key));
      tf_syntax(t, e->object.items[i].value);
    }
    jw_end(t->w);
  } else {
    jw_str(t->w, syntax_text(t, e));
  }
}

void tf_argument(TfWriter *t, const Expr *e, ArgKind kind) {
  switch (kind) {
  case ARG_VALUE: tf_value(t, e); break;
  case ARG_CONSTANT: tf_constant(t, e); break;
  case ARG_SYNTAX: tf_syntax(t, e); break;
  }
}
