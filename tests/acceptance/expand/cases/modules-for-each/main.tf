# for_each over modules, from a map of objects, and over outputs of other modules.
locals {
  teams = {
    red  = { size = 2, labels = ["a", "b"] }
    blue = { size = "3", labels = [] }
  }
}

module "team" {
  source   = "./team"
  for_each = local.teams
  name     = each.key
  size     = each.value.size
  labels   = each.value.labels
}

resource "terraform_data" "per_member" {
  for_each = toset(flatten([for t in module.team : t.members]))
  input    = "${each.key}=${each.value}"
}

resource "terraform_data" "per_team" {
  for_each = module.team
  input    = { team = each.key, members = each.value.members, total = each.value.size * 2 }
}

resource "terraform_data" "per_object" {
  for_each = { for k, t in module.team : k => t.settings if length(t.members) > 2 }
  input    = each.value
}

output "sizes" {
  value = { for k, t in module.team : k => t.size }
}

output "members" {
  value = values(module.team)[*].members
}

output "keys" {
  value = sort(keys(module.team))
}

output "one" {
  value = module.team["red"].settings.labels[0]
}
