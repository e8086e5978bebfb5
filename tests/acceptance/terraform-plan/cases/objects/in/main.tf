# Object expressions: which keys JSON can carry, and which objects must stay expressions.

variable "name" {
  default = "dynamic"
}

locals {
  literal  = { a = 1, "b" = [1, "two", { c = null }], "c-d" = true }
  computed = { (var.name) = 1, "${var.name}-x" = 2, fixed = 3 }
  repeated = { a = 1, b = 2, "a" = 3 }
  loop     = { for i, s in ["x", "y"] : s => { index = i, "$${s}" = s } }
  grouped  = { for s in ["a", "b", "a"] : s => upper(s)... if s != "c" }
  tuples   = [for s in ["x", "y"] : "${s}!" if s != "z"]
  deep     = [[1, [2, { three = [4, {}] }]], [], {}]
  parens   = ({ a = (1 + 2) * 3 })
  colon    = { a : 1, b : { c : 2 } }
  cond     = var.name == "dynamic" ? { yes = 1 } : { yes = 2 }
}

resource "terraform_data" "all" {
  for_each = { for k, v in { literal = local.literal, computed = local.computed, repeated = local.repeated } : k => v }
  input    = each.value
}

resource "terraform_data" "nested" {
  input = {
    loop     = local.loop
    grouped  = local.grouped
    tuples   = local.tuples
    deep     = local.deep
    parens   = local.parens
    colon    = local.colon
    cond     = local.cond
    computed = { (var.name) = { "${var.name}" = [var.name] } }
  }
}
