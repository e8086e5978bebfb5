# optional() with defaults, nested; any; conversions that a constraint makes.
variable "services" {
  type = list(object({
    name    = string
    port    = optional(number, 8080)
    tags    = optional(map(string), { made = "by default" })
    limits  = optional(object({ cpu = optional(number, 1), memory = optional(string, "512") }), {})
    hosts   = optional(set(string))
    enabled = optional(bool, true)
  }))
  default = [
    { name = "a" },
    { name = "b", port = "9090", limits = { cpu = 2 }, hosts = ["z", "y", "z"], extra = "dropped" },
    { name = 7, port = null, tags = { x = true, y = 1 }, limits = null, enabled = "false" },
  ]
}

variable "anything" {
  type    = any
  default = { list = [1, "two", true], nested = { deep = [{ a = 1 }, { a = "x" }] } }
}

variable "list_of_any" {
  type    = list(any)
  default = [1, "b", true]
}

variable "map_of_any" {
  type    = map(any)
  default = { a = [1], b = ["x", "y"] }
}

variable "pair" {
  type    = tuple([string, number, bool])
  default = [1, "2", "true"]
}

variable "numbers" {
  type    = set(number)
  default = ["3", 1, "2", 3]
}

variable "untyped" {
  default = [1, "a", [true]]
}

output "services" {
  value = var.services
}

output "anything" {
  value = var.anything
}

output "list_of_any" {
  value = var.list_of_any
}

output "map_of_any" {
  value = var.map_of_any
}

output "pair" {
  value = var.pair
}

output "numbers" {
  value = var.numbers
}

output "untyped" {
  value = var.untyped
}

output "unified" {
  value = {
    lists   = [tolist(["a"]), tolist([1]), tolist([true])]
    branch  = true ? { a = 1 } : { b = "x" }
    branch2 = false ? [1, 2] : ["a"]
    tomap   = tomap({ a = 1, b = "two", c = true })
    tolist  = tolist([1, "2", false])
    toset   = toset(["b", "a", "b"])
    merged  = merge({ a = 1 }, { b = "x" }, { a = "z" })
    concat  = concat(["a"], [1], tolist([true]))
  }
}
