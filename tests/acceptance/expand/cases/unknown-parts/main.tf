# Unknown stays unknown, and only where it must.
resource "terraform_data" "base" {
  input = { known = "k", list = [1, 2] }
}

locals {
  id    = terraform_data.base.id
  mixed = { id = local.id, name = "n" }
  list  = [local.id, "b", "c"]
}

resource "terraform_data" "uses" {
  input = {
    whole    = local.mixed
    name     = local.mixed.name
    length   = length(local.list)
    second   = local.list[1]
    merged   = merge(local.mixed, { extra = 1 })
    coalesce = coalesce("first", local.id)
    text     = "id is ${local.id}"
    keys     = keys(local.mixed)
    cond     = local.id == "x" ? 1 : 2
    same     = true || local.id == ""
    element  = element(local.list, 2)
    concat   = concat(local.list, ["d"])
    zipmap   = zipmap(["a", "b"], [local.id, 2])
    for_     = [for i, x in local.list : i]
    object   = { for k, v in local.mixed : upper(k) => v }
    contains = contains(["a", "b"], "b")
    encoded  = jsonencode({ a = local.id })
    try      = try(local.mixed.nope, "fallback")
    input    = terraform_data.base.input.known
    set      = length(toset(["a", "a"]))
    values   = values(local.mixed)
    slice    = slice(local.list, 1, 3)
    flat     = flatten([local.list, [local.id]])
    tolist   = tolist(local.list)
    lookup   = lookup(local.mixed, "name", "z")
    reverse  = reverse(local.list)
    null     = local.id == null
  }
}

output "whole" {
  value = local.mixed
}

output "known" {
  value = [length(local.list), local.mixed.name, can(local.id)]
}

output "output" {
  value = terraform_data.base.output
}
