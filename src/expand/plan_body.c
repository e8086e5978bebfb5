/* The arguments of an instance, as conform_body() would have made them.
 *
 * Planned values hold what the provider adds; what the author wrote stands in the configuration's `expressions`. Two things are
 * missing there: blocks that a `dynamic` block makes, and what a block says where arguments are written as blocks. Their
 * planned values are taken: when something is created, providers do not add blocks to what is configured. */
#include "eval/convert.h"
#include "expand/plan_internal.h"

typedef VEC(Field) Fields;

/* One body: an instance's own, or that of a nested block. */
typedef struct {
  Planner *p;
  PlanInstance *i;
  const BlockSchema *schema;
  const Expr *expressions;                  /* NULL: made by a dynamic block */
  const Expr *values, *unknown, *sensitive; /* true as `unknown`: all of it */
} PlanBody;

static const Expr *part_of(const Expr *tree, Str name) { return json_is_true(tree) ? tree : json_get_str(tree, name); }

static const Value *planned_part(const PlanBody *b, Str name, bool marks) {
  return planned_value(b->p->x.a, json_get_str(b->values, name), part_of(b->unknown, name),
                       marks ? part_of(b->sensitive, name) : NULL);
}

static PlanPlace place_of(const PlanBody *b, Str argument, const Type *t, const Expr *e) {
  return (PlanPlace){.module = b->i->instance->module,
                     .self = b->i,
                     .argument = argument,
                     .address = b->i->instance->address,
                     .type = t,
                     .at = e ? e->span : b->i->instance->span};
}

/* --- whose blocks -------------------------------------------------------------------------------------------------- */

/* Blocks of common types that the provider fills in where the configuration has none: a plan of their creation says "known
 * after apply" for them (hashicorp/aws 5.100.0). */
// clang-format off
static const struct {
  const char *type, *blocks;
} provider_fills[] = {
    {"aws_autoscaling_group", " availability_zone_distribution capacity_reservation_specification mixed_instances_policy traffic_source "},
    {"aws_backup_selection", " condition "},
    {"aws_dynamodb_table", " point_in_time_recovery server_side_encryption ttl "},
    {"aws_eks_cluster", " kubernetes_network_config upgrade_policy "},
    {"aws_eks_node_group", " node_repair_config "},
    {"aws_iam_role", " inline_policy "},
    {"aws_instance", " capacity_reservation_specification cpu_options ebs_block_device enclave_options ephemeral_block_device "
                     "instance_market_options maintenance_options metadata_options network_interface private_dns_name_options "
                     "root_block_device "},
    {"aws_lambda_event_source_mapping", " amazon_managed_kafka_event_source_config self_managed_kafka_event_source_config "},
    {"aws_lambda_function", " ephemeral_storage logging_config "},
    {"aws_lb", " subnet_mapping "},
    {"aws_lb_listener", " mutual_authentication "},
    {"aws_lb_target_group", " health_check stickiness target_failover target_group_health target_health_state "},
    {"aws_s3_bucket", " cors_rule grant lifecycle_rule logging object_lock_configuration replication_configuration "
                      "server_side_encryption_configuration versioning website "},
    {"aws_secretsmanager_secret", " replica "},
    {"aws_vpc_endpoint", " dns_options subnet_configuration "},
    {"aws_vpc_peering_connection", " accepter requester "},
    {"aws_vpc_peering_connection_accepter", " accepter requester "},
};
// clang-format on

static bool fills(const PlanBody *b, Str name) {
  Str word = str_fmt(b->p->x.a, " %.*s ", STR_ARG(name));
  for (size_t i = 0; i < sizeof provider_fills / sizeof *provider_fills; i++) {
    Str blocks = str_from(provider_fills[i].blocks);
    if (str_is(b->i->instance->decl->type, provider_fills[i].type) && str_find(blocks, word, 0) < blocks.n) return true;
  }
  return false;
}

/* Whether blocks that the configuration does not show are its author's: made by a dynamic block. For what exists already that
 * cannot always be told. */
static bool is_authors(const PlanBody *b, Str name) {
  Diags *d = b->p->x.d;
  if (!b->expressions || b->i->created || str_is(name, "timeouts")) return true; /* nobody else sets timeouts */
  Str address = b->i->instance->address;
  if (fills(b, name)) {
    diag_note(d, TC4056, b->i->instance->span, "%.*s of %.*s is taken to be the provider's", STR_ARG(name), STR_ARG(address));
    diag_detail(
        d, "The configuration shows no such block, and the provider fills it in. Convert from the source if a dynamic block "
           "makes it.");
    return false;
  }
  bool assume = b->p->options->assume;
  diag_add(d, assume ? SEV_WARNING : SEV_ERROR, TC4056, b->i->instance->span, "The plan does not say who set %.*s of %.*s",
           STR_ARG(name), STR_ARG(address));
  diag_detail(d, "The resource exists already, and these blocks come from a dynamic block or from AWS. %s",
              assume ? "They are taken as configured; convert from the source to be sure."
                     : "Convert from the source, or pass --assume-references to take them as configured.");
  return true;
}

/* --- arguments ----------------------------------------------------------------------------------------------------- */

static bool is_object_list(const Type *t) {
  return (t->kind == TYPE_LIST || t->kind == TYPE_SET) && t->elem->kind == TYPE_OBJECT;
}

static const Value *conformed(const PlanBody *b, const Value *v, const Type *t, const PlanPlace *at) {
  Str why;
  const Value *converted = convert(b->p->x.a, v, t, &why);
  if (converted) return converted;
  diag_error(b->p->x.d, TC4050, at->at, "The plan does not fit the provider's schema");
  diag_detail(b->p->x.d, "%.*s of %.*s: %.*s. Make the plan with hashicorp/aws 5.100.0 or near.", STR_ARG(at->argument),
              STR_ARG(at->address), STR_ARG(why));
  return &value_unknown;
}

static bool is_list_type(const Type *t) { return t->kind == TYPE_LIST || t->kind == TYPE_SET; }

/* Unset members of blocks that are arguments are planned as zero values; a list of one reference may have become that one. */
static const Value *object_item(Arena *a, const Value *item, const Type *t) {
  if (item->kind != VAL_OBJECT) return item;
  Field *f = NEW_N(a, Field, item->map.n);
  for (size_t i = 0; i < item->map.n; i++) {
    const Value *v = item->map.fields[i].value;
    const TypeField *field = type_field(t, item->map.fields[i].key);
    bool zero =
        (v->kind == VAL_STRING && !v->string.n) || (v->kind == VAL_TUPLE && !v->seq.n) || (v->kind == VAL_BOOL && !v->boolean);
    if (field && is_list_type(field->type) && v->kind == VAL_SYM && !is_list_type(value_type(a, v))) {
      const Value **one = NEW_N(a, const Value *, 1);
      *one = v;
      v = value_tuple(a, one, 1);
    }
    f[i] = (Field){item->map.fields[i].key, zero ? &value_null : v};
  }
  return value_object(a, f, item->map.n);
}

static const Value *object_items(const PlanBody *b, const Value *list, const Type *t, const PlanPlace *at) {
  if (list->kind != VAL_TUPLE) return conformed(b, list, t, at);
  const Value **items = NEW_N(b->p->x.a, const Value *, list->seq.n);
  for (size_t i = 0; i < list->seq.n; i++)
    items[i] = conformed(b, object_item(b->p->x.a, list->seq.items[i], t->elem), t->elem, at);
  return value_tuple(b->p->x.a, items, list->seq.n);
}

/* What a dynamic block set; null where the provider alone would answer. */
static const Value *without_expression(const PlanBody *b, const AttrSchema *attr, const PlanPlace *at) {
  const Value *v = planned_part(b, attr->name, true);
  bool settable = attr->flags & (ATTR_REQUIRED | ATTR_OPTIONAL), unknown = value_parts(v) & PART_UNKNOWN;
  if (!settable || (unknown && attr->flags & ATTR_COMPUTED)) return &value_null;
  return unknown ? plan_resolve(b->p, at, NULL, v) : v;
}

/* Blocks that are arguments: the configuration holds those that are no dynamic blocks, as if they were all. */
static bool is_block_argument(const PlanBody *b, const AttrSchema *attr) {
  const Value *v = planned_part(b, attr->name, false);
  return is_object_list(attr->type) && v->kind == VAL_TUPLE && v->seq.n && attr->flags & ATTR_OPTIONAL;
}

static const Value *argument(const PlanBody *b, const AttrSchema *attr) {
  const Expr *e = json_get_str(b->expressions, attr->name);
  PlanPlace at = place_of(b, attr->name, attr->type, e);
  const Value *v = &value_null;
  bool blocks = is_block_argument(b, attr), constant = json_get(e, "constant_value");
  if (e && !(blocks && constant)) {
    bool marks = !(attr->flags & ATTR_SENSITIVE) || plan_may_be_secret(b->p, &at, e);
    v = plan_resolve(b->p, &at, e, planned_part(b, attr->name, marks && !constant));
  } else if (!b->expressions || (blocks && (e || is_authors(b, attr->name)))) {
    v = without_expression(b, attr, &at);
  }
  if (value_is_null(v)) return &value_null;
  return is_object_list(attr->type) ? object_items(b, v, attr->type, &at) : conformed(b, v, attr->type, &at);
}

/* --- blocks -------------------------------------------------------------------------------------------------------- */

static const Value *body(const PlanBody *b);

static const Value *block(const PlanBody *b, const NestedBlock *nested, const Expr *expressions, const Expr *values,
                          const Expr *unknown, const Expr *sensitive) {
  PlanBody inner = {b->p, b->i, nested->block, expressions, values, unknown, sensitive};
  return body(&inner);
}

/* An array of one for blocks that are an object. */
static const Expr *as_array(Arena *a, const Expr *e) {
  if (!e || e->kind == EXPR_TUPLE || e->kind == EXPR_NULL) return e;
  const Expr **items = NEW_N(a, const Expr *, 1);
  Expr *array = NEW(a, Expr);
  items[0] = e;
  *array = (Expr){.kind = EXPR_TUPLE, .span = e->span, .tuple = {items, 1}};
  return array;
}

/* Whether a planned block can be the one that these expressions made: its constants are the same. */
static bool fits(Arena *a, const Expr *expressions, const Expr *values) {
  for (size_t i = 0; i < expressions->object.n; i++) {
    const Expr *constant = json_get(expressions->object.items[i].value, "constant_value");
    const Expr *value = json_get_str(values, expressions->object.items[i].key->string.value);
    if (!constant || !value || constant->kind == EXPR_NULL || constant->kind != value->kind) continue;
    if (constant->kind != EXPR_TUPLE && constant->kind != EXPR_OBJECT &&
        !value_same(json_value(a, constant), json_value(a, value)))
      return false;
  }
  return true;
}

typedef struct {
  const Expr *expressions, *values, *unknown, *sensitive; /* arrays */
  size_t *made_by; /* per planned block: 1 + index into expressions, 0: a dynamic block */
} Pairing;

static const Expr *item_of(const Expr *tree, size_t i) { return json_is_true(tree) ? tree : json_at(tree, i); }

/* The planned blocks of a set are sorted, and those of dynamic blocks stand between the others. */
static void pair(Arena *a, Pairing *x) {
  size_t n = json_length(x->values), m = json_length(x->expressions);
  x->made_by = NEW_N(a, size_t, n + 1);
  for (size_t i = 0; i < n; i++) x->made_by[i] = 0;
  for (size_t k = 0; k < m; k++)
    for (size_t i = 0; i < n; i++)
      if (!x->made_by[i] && x->expressions->tuple.items[k]->kind == EXPR_OBJECT &&
          fits(a, x->expressions->tuple.items[k], x->values->tuple.items[i])) {
        x->made_by[i] = k + 1;
        break;
      }
}

static const Value *block_list(const PlanBody *b, const NestedBlock *nested) {
  Arena *a = b->p->x.a;
  Pairing x = {as_array(a, json_get_str(b->expressions, nested->name)), as_array(a, json_get_str(b->values, nested->name)),
               as_array(a, part_of(b->unknown, nested->name)), as_array(a, part_of(b->sensitive, nested->name)), NULL};
  if (json_is_true(part_of(b->unknown, nested->name))) x.unknown = part_of(b->unknown, nested->name);
  size_t n = json_length(x.values), m = json_length(x.expressions);
  VEC(const Value *) items = {0};
  if (!n)
    for (size_t k = 0; k < m && json_is_true(x.unknown); k++)
      vec_push(a, &items, block(b, nested, json_at(x.expressions, k), NULL, x.unknown, NULL));
  bool in_order = n == m && nested->mode != NEST_SET;
  if (n && !in_order) pair(a, &x);
  if (n && !m && !is_authors(b, nested->name)) return value_tuple(a, NULL, 0);
  /* in the order of the source, then what dynamic blocks made */
  for (size_t k = 0; k <= m && n; k++)
    for (size_t i = 0; i < n; i++) {
      size_t by = in_order ? i + 1 : x.made_by[i];
      if (by != (k < m ? k + 1 : 0)) continue;
      vec_push(a, &items,
               block(b, nested, by ? json_at(x.expressions, by - 1) : NULL, json_at(x.values, i), item_of(x.unknown, i),
                     item_of(x.sensitive, i)));
    }
  return value_tuple(a, items.v, items.n);
}

/* --- bodies -------------------------------------------------------------------------------------------------------- */

static const Value *body(const PlanBody *b) {
  Fields fields = {0};
  Arena *a = b->p->x.a;
  for (size_t i = 0; i < b->schema->nattrs; i++)
    vec_push(a, &fields, (Field){b->schema->attrs[i].name, argument(b, &b->schema->attrs[i])});
  for (size_t i = 0; i < b->schema->nblocks; i++)
    vec_push(a, &fields, (Field){b->schema->blocks[i].name, block_list(b, &b->schema->blocks[i])});
  return value_object(a, fields.v, fields.n);
}

/* Without a schema: what the source sets. */
static const Value *free_body(const PlanBody *b) {
  Fields fields = {0};
  for (size_t i = 0; b->expressions && b->expressions->kind == EXPR_OBJECT && i < b->expressions->object.n; i++) {
    const ObjectItem *item = &b->expressions->object.items[i];
    Str name = item->key->string.value;
    PlanPlace at = place_of(b, name, NULL, item->value);
    const Value *v = planned_part(b, name, true);
    vec_push(b->p->x.a, &fields, (Field){name, item->value->kind == EXPR_OBJECT ? plan_resolve(b->p, &at, item->value, v) : v});
  }
  return value_object(b->p->x.a, fields.v, fields.n);
}

const Value *plan_config(Planner *p, PlanInstance *i) {
  static const Expr none = {.kind = EXPR_OBJECT};
  const Expr *expressions = json_get(i->config, "expressions");
  PlanBody b = {p, i, i->instance->schema, expressions ? expressions : &none, i->values, i->unknown, i->sensitive};
  return b.schema ? body(&b) : free_body(&b);
}

void plan_each_expression(const Expr *e, void (*fn)(void *ctx, const Expr *expression), void *ctx) {
  for (size_t i = 0; i < json_length(e); i++) plan_each_expression(e->tuple.items[i], fn, ctx);
  if (!e || e->kind != EXPR_OBJECT) return;
  if (json_get(e, "references"))
    fn(ctx, e);
  else
    for (size_t i = 0; i < e->object.n; i++) plan_each_expression(e->object.items[i].value, fn, ctx);
}
