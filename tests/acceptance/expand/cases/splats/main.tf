# Splats over resources, modules, single things and null.
resource "terraform_data" "many" {
  count = 3
  input = { n = count.index, tags = ["t${count.index}"] }
}

resource "terraform_data" "single" {
  input = { n = 9 }
}

resource "terraform_data" "keyed" {
  for_each = { a = 1, b = 2 }
  input    = each.value
}

locals {
  nothing = null
  list    = [{ a = [{ b = 1 }, { b = 2 }] }, { a = [] }]
}

output "splats" {
  value = {
    full     = terraform_data.many[*].input.n
    attr     = terraform_data.many.*.input.n
    indexed  = terraform_data.many[*].input.tags[0]
    single   = terraform_data.single[*].input.n
    null     = local.nothing[*]
    nested   = local.list[*].a[*].b
    values   = values(terraform_data.keyed)[*].input
    legacy   = local.list.0.a.0.b
    last     = terraform_data.many[length(terraform_data.many) - 1].input.n
    slice    = slice(terraform_data.many, 0, 2)[*].input.n
    in_for   = [for k, r in terraform_data.keyed : "${k}:${r.input}"]
    in_count = { for i, r in terraform_data.many : "n${i}" => r.input.tags }
  }
}
