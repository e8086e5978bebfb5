variable "free" { type = list(any) }
variable "loose" { type = map(any) }
variable "pair" { type = tuple([string, number]) }
variable "tags" { type = set(string) }
variable "unset" {
  type    = object({ a = optional(string), b = optional(number, 3) })
  default = {}
}
variable "spec" {
  type = object({
    name  = string
    owner = optional(string, "nobody")
    rules = optional(list(object({
      port  = number
      proto = optional(string, "tcp")
      tags  = optional(set(string), [])
      extra = optional(object({ on = optional(bool, false), level = optional(number, 7) }), {})
    })), [])
    more = optional(map(list(number)))
  })
}
resource "aws_sqs_queue" "q" {
  count         = length(var.spec.rules)
  name          = "${var.spec.name}-${var.spec.owner}-${var.spec.rules[count.index].proto}"
  delay_seconds = var.spec.rules[count.index].extra.level
  tags          = merge(var.loose, { on = var.spec.rules[count.index].extra.on }, { p = var.pair[1] + 1 }, { for t in var.tags : "t${t}" => t })
}
output "all" { value = [var.free, var.loose, var.pair, var.spec, var.unset, var.tags, sum([for r in var.spec.rules : r.port])] }
