/* The syntax tree, the same for native HCL and for the JSON syntax.
 *
 * A Body is attributes and blocks in source order. An Expr is a tagged union; every node carries its range.
 * Nodes are immutable after parsing and live in the run arena; strings are slices of the source where that is possible.
 * Names follow HCL's specification (HCL Native Syntax Specification, "Expressions"). */
#ifndef TF2CFN_SYNTAX_AST_H
#define TF2CFN_SYNTAX_AST_H

#include "base/num.h"
#include "base/source.h"

// clang-format off
typedef struct Expr Expr;
typedef struct Body Body;

typedef enum {
  EXPR_NULL,
  EXPR_BOOL,
  EXPR_NUMBER,
  EXPR_STRING,       /* a literal string without interpolation: from "…", a heredoc or JSON; escapes resolved */
  EXPR_TEMPLATE,     /* parts: strings and expressions, concatenated. Never a single string part alone (that is EXPR_STRING) */
  EXPR_WRAP,         /* "${x}" alone: the value of x, of any type */
  EXPR_TUPLE,        /* [a, b] */
  EXPR_OBJECT,       /* {k = v} */
  EXPR_TRAVERSAL,    /* a.b[0]["c"].d from a root name, literal steps only */
  EXPR_RELATIVE,     /* the same steps after any other expression: f(x).b[0] */
  EXPR_INDEX,        /* a[k] with a computed key */
  EXPR_SPLAT,        /* a.*.b (attribute-only) and a[*].b (full) */
  EXPR_SPLAT_ITEM,   /* within the `each` of a splat: the current element */
  EXPR_CALL,         /* f(a, b...) and ns::f(a) */
  EXPR_CONDITIONAL,  /* c ? a : b */
  EXPR_BINARY,
  EXPR_UNARY,
  EXPR_FOR_TUPLE,    /* [for k, v in c : x if p] */
  EXPR_FOR_OBJECT,   /* {for k, v in c : kx => x... if p} */
  EXPR_PAREN,        /* (x): kept because it matters for object keys and for printing */
  EXPR_TEMPLATE_IF,  /* %{if c}a%{else}b%{endif} */
  EXPR_TEMPLATE_FOR, /* %{for k, v in c}x%{endfor} */
  EXPR_ERROR         /* stands where the parser could not read: evaluates to an unknown, already reported */
} ExprKind;

typedef enum {
  OP_OR, OP_AND, OP_EQ, OP_NE, OP_LT, OP_LE, OP_GT, OP_GE, OP_ADD, OP_SUB, OP_MUL, OP_DIV, OP_MOD, /* binary */
  OP_NEG, OP_NOT                                                                                    /* unary */
} Operator;

/* One step of a traversal: .name, or a literal index [3] / ["k"] / .3 (legacy). */
typedef enum { STEP_ATTR, STEP_INDEX_NUM, STEP_INDEX_STR } StepKind;

typedef struct {
  StepKind kind : 8;
  bool legacy : 1; /* written .3 */
  Span span;
  union {
    Str name;  /* STEP_ATTR, STEP_INDEX_STR */
    Num index; /* STEP_INDEX_NUM */
  };
} Step;

/* A bare identifier as key (also true, null) is an EXPR_STRING with `bare_key`; (expr) is an EXPR_PAREN; "t${x}" a template.
 * A key written a.b without parentheses is an EXPR_TRAVERSAL with steps: static readers take it (`providers = {aws.x = …}`),
 * evaluation must refuse it as ambiguous, as Terraform does. */
typedef struct {
  const Expr *key;
  const Expr *value;
  bool bare_key; /* written as an identifier */
  Span span;
} ObjectItem;

/* Names and clauses of a `for`, apart from the Expr so that the common nodes stay small. */
typedef struct {
  Str key_var, value_var; /* key_var.p == NULL when only one name is given */
  Span key_span, value_span;
  const Expr *collection;
  const Expr *key;       /* EXPR_FOR_OBJECT only */
  const Expr *value;     /* EXPR_TEMPLATE_FOR: the body */
  const Expr *condition; /* NULL without `if` */
  bool group;            /* `...` after the value */
} ForClause;

typedef enum { QUOTE_DOUBLE, QUOTE_HEREDOC, QUOTE_HEREDOC_FLUSH, QUOTE_JSON } QuoteKind;

/* One cache line. `height` counts the nodes on the longest way down to a leaf and never exceeds Sources.max_depth in what the
 * parser made, whether brackets nest or operators chain: a reader may recurse. Nodes made elsewhere may leave it 0. */
struct Expr {
  ExprKind kind : 8;
  unsigned height : 16;
  unsigned json : 1; /* read from the JSON syntax, and its strings not yet interpreted (see json_template) */
  Span span;
  union {
    bool boolean;                                                                  /* EXPR_BOOL */
    struct { Num value; Str text; } number;                                        /* EXPR_NUMBER; text as written */
    struct { Str value; QuoteKind quote; } string;                                 /* EXPR_STRING */
    struct { const Expr *const *parts; size_t n; QuoteKind quote; } template_;     /* EXPR_TEMPLATE; also bodies of directives */
    struct { const Expr *const *items; size_t n; } tuple;                          /* EXPR_TUPLE */
    struct { const ObjectItem *items; size_t n; } object;                          /* EXPR_OBJECT */
    struct { Str root; Span root_span; const Step *steps; size_t n; } traversal;   /* EXPR_TRAVERSAL */
    struct { const Expr *source; const Step *steps; size_t n; } relative;          /* EXPR_RELATIVE */
    struct { const Expr *collection, *key; } index;                                /* EXPR_INDEX */
    struct { const Expr *source, *each; bool full; } splat;                        /* EXPR_SPLAT; each is built over EXPR_SPLAT_ITEM */
    struct { Str name; Span name_span; bool expand; const Expr *const *args; size_t n; } call; /* name holds "ns::f" whole; expand: last arg has ... */
    struct { const Expr *condition, *then, *otherwise; } conditional;              /* EXPR_CONDITIONAL, EXPR_TEMPLATE_IF (otherwise may be NULL) */
    struct { Operator op; const Expr *left, *right; } binary;                      /* EXPR_BINARY */
    struct { Operator op; const Expr *operand; } unary;                            /* EXPR_UNARY */
    const ForClause *for_;                                                         /* EXPR_FOR_TUPLE, _OBJECT, EXPR_TEMPLATE_FOR */
    const Expr *inner;                                                             /* EXPR_PAREN, EXPR_WRAP */
  };
};

typedef struct {
  Str name;
  const Expr *value;
  Span span;      /* the whole item */
  Span name_span;
} Attribute;

typedef struct Block {
  Str type;
  const Str *labels;
  const Span *label_spans;
  size_t nlabels;
  const Body *body;
  Span span;        /* from the type to the closing brace */
  Span header_span; /* type and labels: what a diagnostic about the block underlines */
  Span type_span;
} Block;

/* An item of a body: exactly one of the two is set. */
typedef struct {
  const Attribute *attribute;
  const Block *block;
} BodyItem;

struct Body {
  const BodyItem *items; /* in source order */
  size_t n;
  Span span;             /* within the braces, or the whole file */
  Span end_span;         /* the closing brace (or the end of file): where a missing argument is reported */
  /* JSON syntax: what a property means (argument or block) depends on the schema of the reader, so a JSON body keeps its
   * properties as attributes and body_content() (parse.h) reads them as blocks on demand. */
  bool json;
};

/* The attribute of that name, or NULL. */
const Attribute *body_attribute(const Body *b, Str name);
/* Operator spelling, "&&" and so on. */
const char *operator_text(Operator op);
// clang-format on

#endif
