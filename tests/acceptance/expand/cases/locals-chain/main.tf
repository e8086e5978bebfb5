# Chains of locals in any order, references in strings, conditionals and loops.
locals {
  e = "${local.d}-e"
  d = local.c[1]
  c = [local.b, upper(local.b)]
  b = local.a == 1 ? "one" : "other"
  a = 1

  matrix = { for x in ["p", "q"] : x => [for y in range(3) : "${x}${y}" if y != 1] }
  groups = { for w in ["apple", "avocado", "bean"] : substr(w, 0, 1) => w... }
  flat   = flatten([for k, v in local.matrix : [for x in v : { key = k, item = x }]])
  index  = { for f in local.flat : "${f.key}.${f.item}" => f }
}

resource "terraform_data" "each" {
  for_each = local.index
  input    = each.value
}

resource "terraform_data" "chain" {
  count = length(local.flat)
  input = count.index == 0 ? local.e : local.flat[count.index - 1].item
}

output "e" {
  value = local.e
}

output "matrix" {
  value = local.matrix
}

output "groups" {
  value = local.groups
}

output "references" {
  value = [for r in terraform_data.each : r.input.item]
}

output "by_key" {
  value = terraform_data.each["p.p0"].input
}

output "ids" {
  value = terraform_data.chain[*].id
}

output "count_of_ids" {
  value = length(terraform_data.chain[*].id)
}
