/* The terraform block: versions, required providers, where state is kept. */
#include "config/internal.h"

/* The version of Terraform whose language this program reads. */
static const Str LANGUAGE_VERSION = {"1.11.4", 6};

static void check_required_version(Loader *l, const Expr *e) {
  Str text;
  if (!literal_string(l, e, &text)) return;
  if (!version_constraints_valid(text)) {
    diag_error(l->d, TC2022, e->span, "This is no version constraint");
    diag_detail(l->d, "Write comparisons separated by commas, such as \">= 1.5, < 2.0\" or \"~> 1.11\".");
  } else if (!version_allowed(text, LANGUAGE_VERSION)) {
    diag_error(l->d, TC2023, e->span, "The configuration asks for a Terraform version other than %.*s",
               STR_ARG(LANGUAGE_VERSION));
    diag_detail(l->d,
                "It is read with the meaning that Terraform %.*s gives it, which \"%.*s\" rules out. Widen the constraint.",
                STR_ARG(LANGUAGE_VERSION), STR_ARG(text));
  }
}

static void check_experiments(Loader *l, const Attribute *experiments) {
  diag_error(l->d, TC2029, experiments->name_span, "Released versions of Terraform have no experiments");
  diag_detail(l->d, "Remove the argument. What was an experiment once is either part of the language now or gone.");
}

static void check_language(Loader *l, const Expr *e) {
  if (str_is(literal_keyword(l, e), "TF2021")) return;
  diag_error(l->d, TC2029, e->span, "There is no such language edition");
  diag_detail(l->d, "Terraform knows the edition TF2021 only. Remove the argument.");
}

/* --- required_providers -------------------------------------------------------------------------------------------- */

static const char *const ENTRY_KEYS[] = {"source", "version", "configuration_aliases"};

/* hashicorp/aws for aws; registry.terraform.io/hashicorp/aws is the same. */
static Str normal_source(Loader *l, Str s) {
  static const Str HOST = {"registry.terraform.io/", 22};
  if (str_starts(s, HOST)) s = str_sub(s, HOST.n, s.n);
  if (str_find_char(s, '/', 0) == s.n) s = str_fmt(l->a, "hashicorp/%.*s", STR_ARG(s));
  return s;
}

static bool is_source(Str s) {
  size_t parts = 0;
  for (size_t at = 0; at <= s.n; parts++) {
    size_t slash = str_find_char(s, '/', at);
    if (slash == at) return false;
    at = slash + 1;
  }
  return parts <= 3;
}

static void decode_version(Loader *l, const Expr *e, Str *out) {
  if (!literal_string(l, e, out) || version_constraints_valid(*out)) return;
  diag_error(l->d, TC2022, e->span, "This is no version constraint");
  diag_detail(l->d, "Write comparisons separated by commas, such as \">= 5.0, < 6.0\" or \"~> 5.0\".");
}

static void decode_aliases(Loader *l, RequiredProvider *p, const Expr *e) {
  const Expr *list = json_as_traversal(l->a, l->d, e);
  if (list->kind != EXPR_TUPLE) {
    diag_error(l->d, TC2030, e->span, "\"configuration_aliases\" is a list of provider references");
    diag_detail(l->d, "Write [ aws.east, aws.west ].");
    return;
  }
  ProviderRef *refs = NEW_N(l->a, ProviderRef, list->tuple.n);
  for (size_t i = 0; i < list->tuple.n; i++) {
    ProviderRef *ref = &refs[p->naliases];
    if (!literal_provider(l, list->tuple.items[i], ref)) continue;
    if (str_eq(ref->name, p->local_name) && ref->alias.p) {
      p->naliases++;
      continue;
    }
    diag_error(l->d, TC2030, ref->span, "A configuration alias has the form %.*s.ALIAS", STR_ARG(p->local_name));
    diag_detail(l->d, "It names an additional configuration of this provider, which callers of the module must pass.");
  }
  p->configuration_aliases = refs;
}

static void decode_source(Loader *l, const Expr *e, RequiredProvider *p) {
  if (!literal_string(l, e, &p->source)) return;
  if (is_source(p->source)) {
    p->source = normal_source(l, p->source);
    return;
  }
  diag_error(l->d, TC2030, e->span, "This is no provider source address");
  diag_detail(l->d,
              "Write NAMESPACE/TYPE, such as \"hashicorp/aws\", with the registry's host name in front if it is another one.");
}

static void decode_entry(Loader *l, RequiredProvider *p, const ObjectItem *item) {
  Str key = item->key->kind == EXPR_STRING ? item->key->string.value : STR("");
  if (str_is(key, ENTRY_KEYS[0])) {
    decode_source(l, item->value, p);
  } else if (str_is(key, ENTRY_KEYS[1])) {
    decode_version(l, item->value, &p->version);
  } else if (str_is(key, ENTRY_KEYS[2])) {
    decode_aliases(l, p, item->value);
  } else {
    diag_error(l->d, TC2005, item->key->span,
               "A required provider has \"source\", \"version\" and \"configuration_aliases\" only");
    diag_detail(l->d, "Remove the entry, or check its spelling.");
  }
}

static void decode_required(Loader *l, Module *m, const Attribute *at) {
  RequiredProvider *p = NEW(l->a, RequiredProvider);
  *p = (RequiredProvider){.local_name = at->name, .source = str_fmt(l->a, "hashicorp/%.*s", STR_ARG(at->name))};
  if (str_is(at->name, "terraform")) p->source = STR("terraform.io/builtin/terraform");
  if (at->value->kind == EXPR_OBJECT) {
    for (size_t i = 0; i < at->value->object.n; i++) decode_entry(l, p, &at->value->object.items[i]);
  } else {
    decode_version(l, at->value, &p->version);
  }
  map_put(l->a, &m->required_providers, p->local_name, p);
}

/* --- the block ----------------------------------------------------------------------------------------------------- */

/* Blocks of which a module has one, whichever terraform block they stand in. */
typedef struct {
  const Block *required, *backend, *cloud;
} Singles;

static void once(Loader *l, const Block **first, const Block *b) {
  if (*first)
    spec_duplicate(l, b->header_span, (*first)->header_span, "The block", b->type);
  else
    *first = b;
}

static void decode_nested(Loader *l, Module *m, Singles *singles, const Block *b) {
  if (str_is(b->type, "backend")) once(l, &singles->backend, b);
  if (str_is(b->type, "cloud")) once(l, &singles->cloud, b);
  if (!str_is(b->type, "required_providers")) return;
  once(l, &singles->required, b);
  if (singles->required != b) return;
  for (size_t i = 0; i < b->body->n; i++) {
    const Attribute *at = b->body->items[i].attribute;
    if (at) decode_required(l, m, at);
  }
}

void decode_terraform(Loader *l, Module *m, const Decls *decls) {
  Singles singles = {0};
  for (size_t i = 0; i < decls->terraform.n; i++) {
    Content c = spec_read(l, decls->terraform.v[i], &SPEC_TERRAFORM);
    const Expr *version = content_expr(&c, "required_version"), *language = content_expr(&c, "language");
    if (version) check_required_version(l, version);
    if (language) check_language(l, language);
    if (content_attribute(&c, "experiments")) check_experiments(l, content_attribute(&c, "experiments"));
    for (size_t j = 0; j < c.nblocks; j++) decode_nested(l, m, &singles, c.blocks[j]);
  }
  if (singles.backend && singles.cloud) {
    Str place = spec_where(l, singles.cloud->header_span);
    diag_error(l->d, TC2024, singles.backend->header_span, "State is kept either by a backend or by a cloud block");
    diag_detail(l->d, "The cloud block is at %.*s. Remove one of the two.", STR_ARG(place));
  }
  m->terraform_blocks = decls->terraform.v;
  m->nterraform_blocks = decls->terraform.n;
}
