/* What the files of the validator share: validate.c (sections), validate_value.c (values against types), validate_reference.c
 * (intrinsic functions and what they refer to), validate_service.c (what properties ask of others), validate_circle.c
 * (resources that need each other), validate_twins.c (resources that are the same thing), pattern.c (ECMA-262 patterns). */
#ifndef TF2CFN_SCHEMA_VALIDATE_INTERNAL_H
#define TF2CFN_SCHEMA_VALIDATE_INTERNAL_H

#include "schema/pattern.h"
#include "schema/validate.h"

/* Something that a template declares by a name: a parameter, mapping, condition or resource. */
typedef struct Entry {
  Str name;
  const Value *value;
  const CfnResourceType *type; /* of a resource; NULL when nothing is known about it */
  bool free_form;              /* a resource whose properties and attributes are its own */
  bool used;
  VEC(struct Entry *) needs; /* of a resource: the resources that it refers to */
  struct Entry *from;        /* validate_circle.c: where the search came from, what is left of `needs`, ... */
  size_t next;
  int visit;
  bool circular; /* part of a circle that was reported */
} Entry;

/* What is known to hold inside of a branch. */
typedef struct {
  Str condition;
  bool holds;
} Assumption;

/* Where intrinsic functions stand; decides which are allowed and what they may refer to. */
typedef enum { IN_RESOURCES = 1, IN_OUTPUTS = 2, IN_CONDITIONS = 4, IN_RULES = 8 } Place;

struct Validator {
  Arena *a;
  Diags *d;
  Schemas *schemas;
  Patterns patterns;
  /* of the template at hand: */
  const TemplateOrigin *origin;
  VEC(Str) path;
  VEC(Assumption) assumptions;
  Map parameters, mappings, conditions, resources; /* name -> Entry* */
  bool open;                                       /* macros or modules may add what is not there */
  Place place;
  bool possible;  /* the value at hand is one of several that deployment chooses from: a fault in it is a warning */
  Entry *current; /* the resource whose references are checked, or NULL */
};

/* --- validate.c --- */

/* A fault at the current place (below it: at `name`, if name.p != NULL), with advice. */
void validate_fault(Validator *v, Severity severity, DiagCode code, Str name, const char *advice, const char *fmt, ...)
    PRINTF_LIKE(6, 7);
#define fault_here(v, code, advice, ...) validate_fault((v), SEV_ERROR, (code), STR_NONE, (advice), __VA_ARGS__)
/* Steps into a member or item, and back. */
void validate_enter(Validator *v, Str name);
void validate_enter_index(Validator *v, size_t i);
static inline void validate_leave(Validator *v) { v->path.n--; }
/* The member of that name, or NULL. Members of a template are in no order. */
const Value *template_member(const Value *object, Str name);
static inline bool is_object(const Value *v) { return v->kind == VAL_OBJECT || v->kind == VAL_MAP; }
static inline bool is_list(const Value *v) { return v->kind == VAL_TUPLE || v->kind == VAL_LIST || v->kind == VAL_SET; }
/* "a string", "an object" */
const char *template_kind(const Value *v);

/* --- validate_value.c --- */

typedef enum { ABSENT, MAYBE, PRESENT } Presence;
/* Whether there is a value, as far as it is known; `x` may be NULL. */
Presence validate_presence(const Validator *v, const Value *x);
/* What stands for an Fn::If where its condition is known: NULL for nothing, value_unknown where it is not known. Other values
 * as they are. */
const Value *validate_branch(const Validator *v, const Value *x);
/* Whether a member of that name makes other members: a macro or a loop. */
bool validate_is_generator(Str name);
/* The properties of a resource, or NULL when it has none, against its type. */
void validate_properties(Validator *v, const Value *properties, const CfnType *root, bool free_form);

/* --- validate_reference.c --- */

/* Checks the intrinsic functions in a value, wherever they stand. */
void validate_references(Validator *v, const Value *x);
/* A boolean function, as a condition's body has it. */
void validate_condition_body(Validator *v, const Value *x);
/* The condition that a resource, output or function names. */
void validate_condition_name(Validator *v, const Value *name);

/* --- validate_service.c --- */

/* What the service asks of the properties of a resource of that type (NULL when it has none) together. */
void validate_service(Validator *v, const Value *properties, Str type);

/* --- validate_circle.c --- */

/* Notes that the current resource needs the one of that name, if there is one. */
void validate_needs(Validator *v, Str name);
/* Reports circles in what was noted. */
void validate_circles(Validator *v);

/* --- validate_twins.c --- */

/* Reports resources that have the same identifiers. */
void validate_twins(Validator *v);

/* --- validate_reference.c --- */

/* The function's name when the object is an intrinsic function, else STR_NONE. *argument is what it is given. */
Str intrinsic_name(const Value *x, const Value **argument);
/* What an intrinsic function can give. */
typedef enum { GIVES_ANYTHING, GIVES_TEXT, GIVES_LIST, GIVES_TRUTH, GIVES_NOTHING } Gives;
Gives intrinsic_gives(const Validator *v, const Value *x);

#endif
