/* What the two sides accept: the AWS provider's schema and CloudFormation's resource schemas, as compact tables; and, in a
 * table kept by hand, what the small providers have that configurations use beside it (random, archive, tls and the like).
 *
 * The tables are data files in hcl/schema/, made by scripts/make-schemas from `terraform providers schema -json` and from the
 * published CloudFormation resource schemas, and embedded in the binary. They are indexed by type name and parsed lazily: a run
 * pays only for the types that it uses. */
#ifndef TF2CFN_SCHEMA_SCHEMA_H
#define TF2CFN_SCHEMA_SCHEMA_H

#include "base/map.h"
#include "eval/type.h"

/* --- Terraform ----------------------------------------------------------------------------------------------------- */

typedef struct BlockSchema BlockSchema;

enum {
  ATTR_REQUIRED = 1,
  ATTR_OPTIONAL = 2,
  ATTR_COMPUTED = 4,
  ATTR_SENSITIVE = 8,
  ATTR_WRITE_ONLY = 16,
  ATTR_DEPRECATED = 32,
  ATTR_PLACE = 64 /* `region` of version 6 of the provider: where the thing is */
};

typedef struct {
  Str name;
  const Type *type; /* nested attribute types (plugin framework) appear as object types */
  unsigned flags;
} AttrSchema;

typedef enum { NEST_SINGLE, NEST_GROUP, NEST_LIST, NEST_SET, NEST_MAP } NestMode;

typedef struct {
  Str name;
  NestMode mode;
  uint32_t min, max; /* max 0: unbounded */
  bool deprecated;
  const BlockSchema *block;
} NestedBlock;

struct BlockSchema {
  const AttrSchema *attrs; /* sorted by name */
  size_t nattrs;
  const NestedBlock *blocks; /* sorted by name */
  size_t nblocks;
};

/* --- CloudFormation ------------------------------------------------------------------------------------------------ */

typedef enum { CFN_STRING, CFN_INTEGER, CFN_NUMBER, CFN_BOOLEAN, CFN_OBJECT, CFN_LIST, CFN_MAP, CFN_JSON } CfnKind;

typedef struct CfnType CfnType;

enum { CFN_REQUIRED = 1, CFN_READ_ONLY = 2, CFN_CREATE_ONLY = 4, CFN_WRITE_ONLY = 8 };

typedef struct {
  Str name;
  const CfnType *type;
  unsigned flags;
} CfnProperty;

/* What a schema says about several properties of one object. */
typedef enum {
  CFN_EXACTLY_ONE,
  CFN_AT_LEAST_ONE,
  CFN_EXCLUDES, /* the first one excludes each of the others */
  CFN_NEEDS     /* the first one needs all of the others */
} CfnGroupKind;

typedef struct {
  CfnGroupKind kind;
  const Str *names;
  size_t n;
} CfnGroup;

struct CfnType {
  CfnKind kind;             /* CFN_JSON: free-form object or text; CFN_MAP: names are free, values are `elem` */
  const CfnType *elem;      /* list, map; of CFN_JSON the grammar of the document, or NULL */
  bool unique;              /* list: uniqueItems */
  bool single;              /* list: its single item may stand alone */
  Str key;                  /* list: the member in which items differ, or empty */
  const CfnProperty *props; /* object, sorted by name */
  size_t nprops;
  const CfnGroup *groups; /* object */
  size_t ngroups;
  const Str *enums; /* allowed values of a scalar, as text; of an object: what text may stand in its place */
  size_t nenums;
  bool fold;          /* their case does not count */
  const Str *formats; /* a string, or a map's names, have one of these (schema/format.h) */
  size_t nformats;
  Str pattern;                    /* ECMA-262 pattern of a scalar or of a map's names, or empty */
  Str parameter;                  /* the type of template parameters that hold such values, AWS::EC2::VPC::Id, or empty */
  int64_t min_length, max_length; /* of strings, lists and maps; -1: no limit */
  bool has_minimum, has_maximum;
  double minimum, maximum; /* of numbers */
};

typedef struct {
  Str name;              /* AWS::EC2::VPC */
  const CfnType *root;   /* CFN_OBJECT of its properties (read-only ones included, flagged) */
  const Str *attributes; /* what Fn::GetAtt accepts, "Endpoint.Address" for nested ones, "Outputs.*" for any; sorted */
  size_t nattributes;
  const Str *primary; /* primaryIdentifier: property paths; what Ref returns is mostly the first */
  size_t nprimary;
} CfnResourceType;

/* --- look-up ------------------------------------------------------------------------------------------------------- */

typedef struct Schemas Schemas;

/* Uses the embedded tables. */
Schemas *schemas_new(Arena *a);
/* NULL when the provider has no such type. Cached: a type is parsed once, and equal nested blocks are one BlockSchema. */
const BlockSchema *schema_resource(Schemas *s, Str type);
const BlockSchema *schema_data(Schemas *s, Str type);
/* The provider block itself ("aws"); NULL for providers without a table. */
const BlockSchema *schema_provider(Schemas *s, Str name);
/* All type names of a kind, sorted: for did-you-mean and logical IDs. */
const Str *schema_resource_names(Schemas *s, size_t *n);
const Str *schema_data_names(Schemas *s, size_t *n);
/* NULL when CloudFormation has no such type. Cached; recursive types are cyclic (a WAF statement within a statement). */
const CfnResourceType *schema_cfn(Schemas *s, Str type);
const Str *schema_cfn_names(Schemas *s, size_t *n);

/* Whether a template parameter can have this type ("CloudFormation-supplied parameter types" in its user guide). */
bool schema_is_parameter_type(Str type);

/* Whether a property that takes an object may be the path of a file or folder, which `aws cloudformation package` uploads and
 * replaces by its place. */
bool schema_is_packaged(Str type, Str property);

/* By name; NULL when there is none. */
const AttrSchema *schema_attr(const BlockSchema *b, Str name);
const NestedBlock *schema_block(const BlockSchema *b, Str name);
const CfnProperty *schema_property(const CfnType *object, Str name);
/* Whether CloudFormation takes the text for true or false. */
bool schema_is_truth(Str s);
/* Whether a text is one of the allowed values; true when they are not listed. The case of true and false never counts. */
bool schema_allows(const CfnType *t, Str text);
/* Whether Fn::GetAtt accepts the name. */
bool schema_has_attribute(const CfnResourceType *t, Str name);
/* The type of the object that the block evaluates to: attributes and nested blocks as Terraform represents them. */
const Type *schema_block_type(Schemas *s, const BlockSchema *b);

#endif
