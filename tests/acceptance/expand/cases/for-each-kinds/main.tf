# for_each over sets, maps, objects, empty collections, and keys that need quoting.
variable "flags" {
  type    = map(bool)
  default = { on = true, off = false }
}

resource "terraform_data" "set" {
  for_each = toset(["b", "a", "c d", "quote\"d", "back\\slash", "é", "$${x}", "line\nbreak"])
  input    = each.key == each.value
}

resource "terraform_data" "object" {
  for_each = { x = 1, y = "two", z = [3] }
  input    = each.value
}

resource "terraform_data" "filtered" {
  for_each = { for k, v in var.flags : k => v if v }
  input    = each.key
}

resource "terraform_data" "none" {
  for_each = {}
  input    = "never"
}

resource "terraform_data" "zero" {
  count = 0
}

resource "terraform_data" "follow" {
  for_each = terraform_data.object
  input    = "${each.key} follows"
}

resource "terraform_data" "string_count" {
  count = "2"
}

resource "terraform_data" "switch" {
  count = var.flags["on"] ? 1 : 0
  input = one(terraform_data.zero[*].input)
}

output "none" {
  value = [terraform_data.none, terraform_data.zero, one(terraform_data.zero[*].id)]
}

output "object" {
  value = { for k, r in terraform_data.object : k => r.input }
}

output "switch" {
  value = terraform_data.switch[0].input
}
