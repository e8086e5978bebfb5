# Every form of expression, inside and outside of templates.

variable "on" {
  default = true
}

variable "list" {
  default = ["a", "b", "c"]
}

locals {
  arithmetic = [1 + 2 * 3, (1 + 2) * 3, 10 / 4, 10 % 4, -(-1), 2 - -2, 1 - (2 - 3), -local.one]
  one        = 1
  logic      = [!var.on, var.on && !var.on || var.on, 1 < 2, 2 >= 2, 1 == 1.0, "a" != "b", !(var.on && false)]
  choice     = var.on ? "yes" : var.list[0] == "a" ? "a" : "b"
  nested     = (var.on ? var.list : [])[0]
  index      = [var.list[1], var.list[length(var.list) - 1], var.list.0, local.object["k"].x, local.object.k["x"], { a = 1 }["a"], [1, 2][0]]
  object     = { k = { x = 1 }, l = { x = 2 } }
  splats     = [var.list[*], local.objects[*].x, local.objects.*.x, local.objects[*].y[0], local.one[*], [for o in local.objects : o.y][*][0]]
  objects    = [{ x = 1, y = [1] }, { x = 2, y = [2, 3] }]
  calls      = [upper("x"), max(var.numbers...), concat(var.list, ["d"]), can(var.list[9]), try(var.list[9], "none"), coalesce(null, "x")]
  loops      = [for i, s in var.list : "${i}:${s}" if i > 0]
  maps       = { for k, v in local.object : "${k}$${v}" => v.x... }
  templates  = ["%{if var.on}on%{else}off%{endif}", "%{for s in var.list}<${s}>%{endfor}", "a ${~ " b " ~} c", "${var.on}", "${var.on}!"]
  quotes     = "${join(",", [for s in var.list : "\"${s}\""])}"
  long       = "${var.on ? "x ${upper("y ${"z"}")}" : "w"}"
  core       = [core::upper("x"), core::jsonencode({ a = [1, "${"$"}{b}"] })]
  lambda     = jsonencode({ a = { for s in var.list : s => [for t in var.list : t if t != s] }, "b" = null, c = <<-EOT
    text in ${var.list[0]} call
  EOT
  })
}

variable "numbers" {
  default = [1, 5, 3]
}

resource "terraform_data" "all" {
  input = [
    local.arithmetic, local.logic, local.choice, local.nested, local.index, local.splats, local.calls, local.loops, local.maps,
    local.templates, local.quotes, local.long, local.core, local.lambda,
  ]
}

resource "terraform_data" "counted" {
  count = var.on ? 2 : 0
  input = terraform_data.all.input[0][count.index]
}

output "ids" {
  value = {
    splat  = terraform_data.counted[*].id
    legacy = terraform_data.counted.*.input
    first  = try(terraform_data.counted[0].input, null)
  }
}
